#include "config.h"

#include "ent-case-page.h"

#include <glib/gi18n-lib.h>

#include "ent-blocks.h"
#include "ent-documents-page.h"
#include "ent-items.h"
#include "ent-matrix-page.h"
#include "ent-notes-page.h"
#include "ent-placing.h"
#include "ent-story-page.h"
#include "ent-withdrawn-bar.h"

struct _EntCasePage
{
  GtkWidget        parent_instance;

  EntWithdrawnBar *withdrawn;
  GtkStack        *stack;
  EntStoryPage    *story;
  EntTimelinePage *timeline;
  EntMatrixPage   *factors;
  EntDocumentsPage *documents;
  EntNotesPage     *notes;

  EntSession      *session;
  EntCase         *item;
  char            *case_id;  /* that is shown, or NULL */
};

G_DEFINE_FINAL_TYPE (EntCasePage, ent_case_page, GTK_TYPE_WIDGET)

enum
{
  NOTE_WANTED,
  N_SIGNALS
};
static guint signals[N_SIGNALS];

GtkStack *
ent_case_page_get_stack (EntCasePage *self)
{
  g_return_val_if_fail (ENT_IS_CASE_PAGE (self), NULL);
  return self->stack;
}

EntTimelinePage *
ent_case_page_get_timeline (EntCasePage *self)
{
  g_return_val_if_fail (ENT_IS_CASE_PAGE (self), NULL);
  return self->timeline;
}

void
ent_case_page_set_library (EntCasePage *self,
                           EntLibrary  *library)
{
  g_return_if_fail (ENT_IS_CASE_PAGE (self));

  ent_timeline_page_set_library (self->timeline, library);
}

static void
show_matrix (EntCasePage *self)
{
  g_autoptr(GPtrArray) cases = g_ptr_array_new ();
  g_autoptr(EntMatrix) matrix = NULL;

  if (self->item == NULL)
    return;
  g_ptr_array_add (cases, self->item);
  matrix = ent_session_create_matrix (self->session, cases);
  if (matrix != NULL)
    ent_matrix_page_set (self->factors, matrix);
}

/* Whether it is still published may change while it is open. */
static void
update_withdrawn (EntCasePage *self)
{
  GListModel *cases = ent_session_get_cases (self->session);
  const EntCaseInfo *found = NULL;

  for (guint i = 0; self->case_id != NULL && found == NULL && i < g_list_model_get_n_items (cases); i++)
    {
      g_autoptr(EntCaseItem) item = g_list_model_get_item (cases, i);

      if (g_str_equal (ent_case_item_get_info (item)->id, self->case_id))
        found = ent_case_item_get_info (item);
    }
  ent_withdrawn_bar_set_info (self->withdrawn, found);
}

static void
set_case_id (EntCasePage *self,
             const char  *case_id)
{
  char *id = g_strdup (case_id);

  g_free (self->case_id);
  self->case_id = id;
  update_withdrawn (self);
}

void
ent_case_page_set_session (EntCasePage *self,
                           EntSession  *session)
{
  EntPersonal *personal;

  g_return_if_fail (ENT_IS_CASE_PAGE (self));

  g_set_object (&self->session, session);
  personal = ent_session_get_personal (session);
  g_signal_connect_object (ent_session_get_cases (session), "items-changed", G_CALLBACK (update_withdrawn), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (personal, "ratings-changed", G_CALLBACK (show_matrix), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (personal, "layers-changed", G_CALLBACK (show_matrix), self, G_CONNECT_SWAPPED);
  ent_story_page_set_personal (self->story, personal);
  ent_documents_page_set_personal (self->documents, personal);
  ent_notes_page_set_session (self->notes, session);
  ent_timeline_page_set_personal (self->timeline, personal);
}

void
ent_case_page_set_case (EntCasePage *self,
                        EntCase     *item,
                        EntCodebook *codebook)
{
  g_return_if_fail (ENT_IS_CASE_PAGE (self));
  g_return_if_fail (item != NULL);

  if (self->item == item)
    return;
  g_clear_pointer (&self->item, ent_case_unref);
  self->item = ent_case_ref (item);
  set_case_id (self, item->id);
  ent_story_page_set_case (self->story, item);
  ent_timeline_page_set_case (self->timeline, item, codebook);
  ent_documents_page_set_case (self->documents, item);
  ent_notes_page_set_case (self->notes, item->id);
  show_matrix (self);
}

void
ent_case_page_set_table (EntCasePage   *self,
                         EntEventTable *table,
                         EntCodebook   *codebook)
{
  g_return_if_fail (ENT_IS_CASE_PAGE (self));
  g_return_if_fail (table != NULL);

  g_clear_pointer (&self->item, ent_case_unref);
  set_case_id (self, table->item->id);
  ent_timeline_page_set_table (self->timeline, table, codebook);
  gtk_stack_set_visible_child_name (self->stack, "timeline");
}

void
ent_case_page_mark (EntCasePage      *self,
                    const EntAddress *link)
{
  EntAssessment *assessment;

  g_return_if_fail (ENT_IS_CASE_PAGE (self));

  if (self->item == NULL)
    return;
  if (link->kind == ENT_ADDRESS_EVENT)
    {
      ent_timeline_page_highlight (self->timeline, NULL, NULL);
      ent_timeline_page_select (self->timeline, link->id);
      ent_matrix_page_light_event (self->factors, self->item->id, link->id);
    }
  else if (link->kind == ENT_ADDRESS_FACTOR)
    {
      ent_matrix_page_select (self->factors, self->item->id, link->id);
      ent_matrix_page_light_event (self->factors, NULL, NULL);
      assessment = ent_case_find_assessment (self->item, link->id);
      /* What a judgement rests on stands out on the timeline. */
      if (assessment != NULL && assessment->evidence->len > 0)
        {
          g_autoptr(GPtrArray) ids = g_ptr_array_new ();

          g_ptr_array_extend (ids, assessment->evidence, NULL, NULL);
          g_ptr_array_add (ids, NULL);
          ent_timeline_page_highlight (self->timeline, (const char * const *) ids->pdata, link->id);
        }
    }
}

static void
show_view (EntCasePage *self,
           const char  *link)
{
  g_autoptr(EntViewSpec) spec = ent_view_spec_parse (link, NULL);

  if (spec != NULL)
    ent_timeline_page_show (self->timeline, spec);
}

void
ent_case_page_go (EntCasePage      *self,
                  const EntAddress *link)
{
  const char *view = NULL;

  g_return_if_fail (ENT_IS_CASE_PAGE (self));

  switch (link->kind)
    {
    case ENT_ADDRESS_EVENT:
      view = "timeline";
      break;
    case ENT_ADDRESS_DOCUMENT:
      view = "documents";
      ent_documents_page_show (self->documents, link->id);
      break;
    case ENT_ADDRESS_STORY:
      view = "story";
      ent_story_page_show (self->story, link->id);
      break;
    case ENT_ADDRESS_FACTOR:
      view = "factors";
      break;
    case ENT_ADDRESS_VIEW:
      view = "timeline";
      show_view (self, link->id);
      break;
    case ENT_ADDRESS_CASE:
    case ENT_ADDRESS_ACTOR:
    case ENT_ADDRESS_SOURCE:
    case ENT_ADDRESS_FACTORS:
    case ENT_ADDRESS_COMPARE:
    case ENT_ADDRESS_INBOX:
    case ENT_ADDRESS_NOTES:
    case ENT_ADDRESS_NEWS:
    case ENT_ADDRESS_NOTE:
    case ENT_ADDRESS_URL:
    default:
      break;
    }
  if (view != NULL)
    gtk_stack_set_visible_child_name (self->stack, view);
  ent_case_page_mark (self, link);
}

/* The words where they stand in what is shown; of those that are not in it only the beginning. */
static void
find_words (EntCasePage     *self,
            const EntTarget *target,
            guint           *start,
            guint           *end)
{
  g_autofree char *shown = NULL;
  g_autofree char *text = ent_case_dup_target_text (self->item, target->kind, target->id, NULL, &shown);
  const EntAnchor *anchor = target->anchor;
  EntAnchorMatch match;

  *start = *end = 0;
  if (text == NULL || anchor == NULL
      || g_strcmp0 (anchor->language ? anchor->language : self->item->language, shown ? shown : self->item->language) != 0
      || !ent_anchor_find (anchor, text, &match) || !match.sure)
    return;
  *start = match.start;
  *end = match.end;
}

void
ent_case_page_show_target (EntCasePage     *self,
                           const EntTarget *target)
{
  const char *view = target->kind == ENT_TARGET_STORY ? "story" : "documents";
  guint start, end;

  g_return_if_fail (ENT_IS_CASE_PAGE (self));

  if (self->item == NULL || (target->kind != ENT_TARGET_STORY && target->kind != ENT_TARGET_DOCUMENT))
    return;
  find_words (self, target, &start, &end);
  gtk_stack_set_visible_child_name (self->stack, view);
  if (target->kind == ENT_TARGET_STORY)
    ent_story_page_show_words (self->story, target->id, start, end);
  else
    ent_documents_page_show_words (self->documents, target->id, start, end);
}

EntTarget *
ent_case_page_dup_selected (EntCasePage *self)
{
  g_autoptr(EntViewSpec) spec = NULL;
  GtkWidget *view;

  g_return_val_if_fail (ENT_IS_CASE_PAGE (self), NULL);

  view = gtk_stack_get_visible_child (self->stack);
  if (self->item == NULL)
    return NULL;
  if (view == GTK_WIDGET (self->story))
    return ent_story_page_dup_selected (self->story);
  if (view == GTK_WIDGET (self->documents))
    return ent_documents_page_dup_selected (self->documents);
  if (view != GTK_WIDGET (self->timeline))
    return NULL;
  spec = ent_timeline_page_dup_spec (self->timeline);
  return spec != NULL && spec->selected != NULL
         ? ent_case_dup_target (self->item, ENT_TARGET_EVENT, spec->selected, NULL) : NULL;
}

static void
note_wanted_cb (EntCasePage *self,
                EntTarget   *target)
{
  g_signal_emit (self, signals[NOTE_WANTED], 0, target);
}

static void
cell_selected_cb (EntMatrixPage *factors,
                  const char     *case_id,
                  const char     *factor_id,
                  EntCasePage    *self)
{
  /* A factor's name stands for its one cell. */
  g_autofree char *link = ent_address_format (ENT_ADDRESS_FACTOR, self->item->id, factor_id);

  gtk_widget_activate_action (GTK_WIDGET (self), "win.inspect", "s", link);
}

static void
ent_case_page_dispose (GObject *object)
{
  EntCasePage *self = ENT_CASE_PAGE (object);

  if (self->withdrawn != NULL)
    gtk_widget_unparent (GTK_WIDGET (self->withdrawn));
  self->withdrawn = NULL;
  if (self->stack != NULL)
    gtk_widget_unparent (GTK_WIDGET (self->stack));
  self->stack = NULL;
  g_clear_pointer (&self->item, ent_case_unref);
  g_clear_object (&self->session);
  G_OBJECT_CLASS (ent_case_page_parent_class)->dispose (object);
}

static void
ent_case_page_finalize (GObject *object)
{
  g_free (ENT_CASE_PAGE (object)->case_id);
  G_OBJECT_CLASS (ent_case_page_parent_class)->finalize (object);
}

static void
ent_case_page_class_init (EntCasePageClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = ent_case_page_dispose;
  G_OBJECT_CLASS (klass)->finalize = ent_case_page_finalize;
  signals[NOTE_WANTED] = g_signal_new ("note-wanted", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                       NULL, G_TYPE_NONE, 1, G_TYPE_POINTER);
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BOX_LAYOUT);
  gtk_widget_class_set_accessible_role (GTK_WIDGET_CLASS (klass), GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
ent_case_page_init (EntCasePage *self)
{
  GtkLayoutManager *layout = gtk_widget_get_layout_manager (GTK_WIDGET (self));

  gtk_orientable_set_orientation (GTK_ORIENTABLE (layout), GTK_ORIENTATION_VERTICAL);
  self->withdrawn = ENT_WITHDRAWN_BAR (ent_withdrawn_bar_new ());
  gtk_widget_set_parent (GTK_WIDGET (self->withdrawn), GTK_WIDGET (self));
  self->stack = ent_stack_new ();
  gtk_widget_set_vexpand (GTK_WIDGET (self->stack), TRUE);
  gtk_widget_set_parent (GTK_WIDGET (self->stack), GTK_WIDGET (self));
  self->story = ENT_STORY_PAGE (ent_story_page_new ());
  self->timeline = ENT_TIMELINE_PAGE (ent_timeline_page_new ());
  self->factors = ENT_MATRIX_PAGE (ent_matrix_page_new ());
  self->documents = ENT_DOCUMENTS_PAGE (ent_documents_page_new ());
  self->notes = ENT_NOTES_PAGE (ent_notes_page_new ());
  gtk_stack_add_titled (self->stack, GTK_WIDGET (self->story), "story", _("Story"));
  gtk_stack_add_titled (self->stack, GTK_WIDGET (self->timeline), "timeline", _("Timeline"));
  gtk_stack_add_titled (self->stack, GTK_WIDGET (self->factors), "factors", _("Factors"));
  gtk_stack_add_titled (self->stack, GTK_WIDGET (self->documents), "documents", _("Documents"));
  g_signal_connect_object (self->story, "note-wanted", G_CALLBACK (note_wanted_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->documents, "note-wanted", G_CALLBACK (note_wanted_cb), self, G_CONNECT_SWAPPED);
  gtk_stack_add_titled (self->stack, GTK_WIDGET (self->notes), "notes", _("Notes"));
  g_signal_connect_object (self->factors, "cell-selected", G_CALLBACK (cell_selected_cb), self, 0);
}

GtkWidget *
ent_case_page_new (void)
{
  return g_object_new (ENT_TYPE_CASE_PAGE, NULL);
}
