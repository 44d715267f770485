/* Models:
 *
 *   session's cases ─ GtkSingleSelection ─ "cases" list
 *   hits (GListStore) ─ GtkSingleSelection ─ "results" list
 *
 * A search runs in the library's threads; a reply is dropped when a later search was asked. */
#include "config.h"

#include "ent-sidebar.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>

#include "ent-inbox-list.h"
#include "ent-news-words.h"
#include "ent-rows.h"

#define MAX_HITS  100
/* Of each frame, for marks of news. */
#define MARK_USEC 1000
#define MARK_MSEC 16

struct _EntSidebar
{
  GtkWidget           parent_instance;

  GtkSearchEntry     *search;
  GtkStack           *stack;
  GtkListView        *cases;
  GtkListView        *results;
  GtkListBoxRow      *factors_row;
  GtkListBoxRow      *compare_row;
  GtkListBoxRow      *lectures_row;
  GtkLabel           *lectures_count;
  GtkListBoxRow      *news_row;
  GtkLabel           *news_count;
  GtkListBoxRow      *inbox_row;
  GtkLabel           *inbox_count;
  GtkListBoxRow      *notes_row;
  GtkLabel           *notes_count;

  EntSession         *session;
  GtkSingleSelection *case_selection;
  EntAddress         *place;       /* that is open, or NULL */
  guint               open_case;   /* position, or GTK_INVALID_LIST_POSITION */
  GListStore         *hits;
  GtkSingleSelection *hit_selection;
  GCancellable       *searching;
  guint               update_notes; /* idle */
  guint               mark_news;   /* timeout */
  guint               n_marked;    /* cases, so far */
  gboolean            open_first;  /* Enter was pressed before the hits came */
};

G_DEFINE_FINAL_TYPE (EntSidebar, ent_sidebar, GTK_TYPE_WIDGET)

void
ent_sidebar_focus_search (EntSidebar *self)
{
  g_return_if_fail (ENT_IS_SIDEBAR (self));

  gtk_widget_grab_focus (GTK_WIDGET (self->search));
  gtk_editable_select_region (GTK_EDITABLE (self->search), 0, -1);
}

static void
set_open (GtkListBoxRow *row,
          gboolean       open)
{
  if (open)
    gtk_widget_add_css_class (GTK_WIDGET (row), "open");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (row), "open");
  gtk_accessible_update_state (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_STATE_SELECTED, open, -1);
}

static void
show_place (EntSidebar *self)
{
  const EntAddress *link = self->place;
  GListModel *cases;
  guint selected = GTK_INVALID_LIST_POSITION;

  if (link == NULL)
    return;
  cases = ent_session_get_cases (self->session);
  for (guint i = 0; link->case_id != NULL && i < g_list_model_get_n_items (cases); i++)
    {
      g_autoptr(EntCaseItem) item = g_list_model_get_item (cases, i);

      if (g_str_equal (ent_case_item_get_info (item)->id, link->case_id))
        selected = i;
    }
  self->open_case = selected;
  gtk_single_selection_set_selected (self->case_selection, selected);
  set_open (self->factors_row, link->kind == ENT_ADDRESS_FACTORS
                               || (link->kind == ENT_ADDRESS_FACTOR && link->case_id == NULL));
  set_open (self->compare_row, link->kind == ENT_ADDRESS_COMPARE);
  set_open (self->news_row, link->kind == ENT_ADDRESS_NEWS);
  set_open (self->inbox_row, link->kind == ENT_ADDRESS_INBOX);
  set_open (self->notes_row, link->kind == ENT_ADDRESS_NOTES);
  set_open (self->lectures_row, link->kind == ENT_ADDRESS_LECTURES || link->kind == ENT_ADDRESS_LECTURE);
}

void
ent_sidebar_set_place (EntSidebar       *self,
                       const EntAddress *link)
{
  g_return_if_fail (ENT_IS_SIDEBAR (self));

  g_clear_pointer (&self->place, ent_address_free);
  self->place = ent_address_new (link->kind, link->case_id, link->id);
  show_place (self);
}

/* What is selected is what is open, wherever focus and pointer go. */
static void
keep_selection_cb (EntSidebar *self)
{
  if (gtk_single_selection_get_selected (self->case_selection) != self->open_case)
    gtk_single_selection_set_selected (self->case_selection, self->open_case);
}

static void
go (EntSidebar *self,
    const char *link)
{
  if (link != NULL)
    gtk_widget_activate_action (GTK_WIDGET (self), "win.go", "s", link);
}

static void
case_activate_cb (EntSidebar *self,
                  guint       position)
{
  g_autoptr(EntCaseItem) item = g_list_model_get_item (ent_session_get_cases (self->session), position);
  g_autofree char *link = NULL;

  if (item == NULL)
    return;
  link = ent_address_format (ENT_ADDRESS_CASE, ent_case_item_get_info (item)->id, NULL);
  go (self, link);
}

static void
across_activated_cb (EntSidebar    *self,
                     GtkListBoxRow *row)
{
  go (self, row == self->compare_row ? "compare:" : row == self->news_row ? "news:" : "factors:");
}

static void
yours_activated_cb (EntSidebar    *self,
                    GtkListBoxRow *row)
{
  go (self, row == self->inbox_row ? "inbox:" : row == self->lectures_row ? "lectures:" : "notes:");
}

/* Notes */

/* case id → how many notes of the person's own there are; all of them under "". */
static GHashTable *
count_notes (EntSidebar *self)
{
  GListModel *notes = ent_personal_get_notes (ent_session_get_personal (self->session));
  GHashTable *counts = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; i < g_list_model_get_n_items (notes); i++)
    {
      g_autoptr(EntNoteItem) item = g_list_model_get_item (notes, i);
      const EntNote *note = ent_note_item_get_note (item);
      const char *ids[] = { "", note->case_id };

      for (guint j = 0; j < G_N_ELEMENTS (ids) && note->layer == NULL; j++)
        if (ids[j] != NULL)
          g_hash_table_insert (counts, (gpointer) ids[j],
                               GUINT_TO_POINTER (GPOINTER_TO_UINT (g_hash_table_lookup (counts, ids[j])) + 1));
    }
  return counts;
}

/* The inbox is there when there is something in it; it counts what waits for the person. */
static void
update_inbox (EntSidebar *self)
{
  EntPersonal *personal = ent_session_get_personal (self->session);
  guint n_waiting = ent_inbox_count_waiting (personal);
  g_autofree char *count = n_waiting > 0 ? g_strdup_printf ("%u", n_waiting) : g_strdup ("");
  g_autofree char *name = n_waiting > 0
                          ? g_strdup_printf (ngettext ("Inbox, %u note needs you", "Inbox, %u notes need you",
                                                       n_waiting), n_waiting)
                          : g_strdup (_("Inbox"));

  gtk_label_set_text (self->inbox_count, count);
  gtk_widget_set_visible (GTK_WIDGET (self->inbox_row), ent_inbox_count_all (personal) > 0);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->inbox_row), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
}

static gboolean
update_notes_cb (gpointer data)
{
  EntSidebar *self = data;
  GListModel *cases = ent_session_get_cases (self->session);
  g_autoptr(GHashTable) counts = count_notes (self);
  guint n = GPOINTER_TO_UINT (g_hash_table_lookup (counts, ""));
  g_autofree char *number = n > 0 ? g_strdup_printf ("%u", n) : g_strdup ("");
  /* Translators: a row of the sidebar and how many notes there are, read out. */
  g_autofree char *name = g_strdup_printf (_("Notes, %u"), n);

  self->update_notes = 0;
  gtk_label_set_label (self->notes_count, number);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->notes_row), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  for (guint i = 0; i < g_list_model_get_n_items (cases); i++)
    {
      g_autoptr(EntCaseItem) item = g_list_model_get_item (cases, i);
      const char *id = ent_case_item_get_info (item)->id;

      ent_case_item_set_n_notes (item, GPOINTER_TO_UINT (g_hash_table_lookup (counts, id)));
    }
  update_inbox (self);
  return G_SOURCE_REMOVE;
}

static void
update_lectures (EntSidebar *self)
{
  guint n = g_list_model_get_n_items (ent_lecture_list_get_model (ent_session_get_lectures (self->session)));
  g_autofree char *number = n > 0 ? g_strdup_printf ("%u", n) : g_strdup ("");
  /* Translators: a row of the sidebar and how many lectures there are, read out. */
  g_autofree char *name = g_strdup_printf (_("Lectures, %u"), n);

  gtk_label_set_label (self->lectures_count, number);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->lectures_row), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
}

/* Many changes that come together are counted once. */
static void
queue_update_notes (EntSidebar *self)
{
  if (self->update_notes == 0)
    self->update_notes = g_idle_add (update_notes_cb, self);
}

/* News */

static void
mark_news (EntSidebar *self,
           guint       position)
{
  EntNewsList *news = ent_session_get_news (self->session);
  g_autoptr(EntCaseItem) item = g_list_model_get_item (ent_session_get_cases (self->session), position);
  EntNewsKind kind = ENT_NEWS_ADDED;
  gboolean unseen = ent_news_list_find_unseen (news, ent_case_item_get_info (item)->id, &kind);

  ent_case_item_set_news (item, unseen ? ent_news_kind_to_label (kind) : NULL,
                          unseen ? ent_news_kind_to_icon (kind) : NULL);
}

/* From where the last turn ended: all cases at once where they are few, else some in each frame, for the rows that
 * change have to be laid out in it. */
static gboolean
mark_news_cb (gpointer data)
{
  EntSidebar *self = data;
  gint64 end = g_get_monotonic_time () + MARK_USEC;

  while (self->n_marked < g_list_model_get_n_items (ent_session_get_cases (self->session)))
    {
      mark_news (self, self->n_marked++);
      if (g_get_monotonic_time () < end)
        continue;
      if (self->mark_news == 0)
        self->mark_news = g_timeout_add (MARK_MSEC, mark_news_cb, self);
      return G_SOURCE_CONTINUE;
    }
  self->mark_news = 0;
  return G_SOURCE_REMOVE;
}

/* A list that was not scrolled is to begin with its first case, also when that is new: GtkListView stays with the rows
 * that it shows. */
static void
keep_at_top (EntSidebar *self)
{
  GtkAdjustment *adjustment = gtk_scrollable_get_vadjustment (GTK_SCROLLABLE (self->cases));

  if (adjustment != NULL && gtk_adjustment_get_value (adjustment) <= gtk_adjustment_get_lower (adjustment))
    gtk_widget_activate_action (GTK_WIDGET (self->cases), "list.scroll-to-item", "u", 0);
}

static void
cases_changed_cb (EntSidebar *self,
                  guint       position,
                  guint       n_removed,
                  guint       n_added)
{
  if (position == 0 && n_added > 0)
    keep_at_top (self);
  self->n_marked = MIN (self->n_marked, position);
  for (guint i = 0; i < n_added; i++)
    mark_news (self, position + i);
}

/* The row is there when there is something to read, and counts what was not read. */
static void
update_news (EntSidebar *self)
{
  EntNewsList *news = ent_session_get_news (self->session);
  guint n = ent_news_list_count_unseen (news);
  g_autofree char *number = g_strdup_printf ("%u", n);
  g_autofree char *name = n > 0 ? g_strdup_printf (ngettext ("What’s New, %u case", "What’s New, %u cases", n), n)
                                : g_strdup (_("What’s New"));

  gtk_label_set_label (self->news_count, number);
  gtk_widget_set_visible (GTK_WIDGET (self->news_count), n > 0);
  gtk_widget_set_visible (GTK_WIDGET (self->news_row), ent_news_list_get_items (news)->len > 0);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->news_row), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  self->n_marked = 0;
  g_clear_handle_id (&self->mark_news, g_source_remove);
  mark_news_cb (self);
}

static void
open_hit (EntSidebar *self,
          guint       position)
{
  g_autoptr(EntHitItem) item = g_list_model_get_item (G_LIST_MODEL (self->hits), position);
  g_autofree char *link = item ? ent_hit_item_dup_link (item) : NULL;

  go (self, link);
}

static void
result_activate_cb (EntSidebar *self,
                    guint       position)
{
  open_hit (self, position);
}

static void
search_activate_cb (EntSidebar *self)
{
  if (g_list_model_get_n_items (G_LIST_MODEL (self->hits)) > 0 && self->searching == NULL)
    open_hit (self, gtk_single_selection_get_selected (self->hit_selection));
  else
    self->open_first = TRUE;
}

static gboolean
search_key_cb (GtkEventControllerKey *controller,
               guint                  keyval,
               guint                  keycode,
               GdkModifierType        state,
               EntSidebar            *self)
{
  guint n = g_list_model_get_n_items (G_LIST_MODEL (self->hits));
  guint selected = gtk_single_selection_get_selected (self->hit_selection);

  if (n == 0 || (keyval != GDK_KEY_Down && keyval != GDK_KEY_Up))
    return FALSE;
  if (keyval == GDK_KEY_Down)
    selected = MIN (selected + 1, n - 1);
  else if (selected > 0)
    selected--;
  gtk_single_selection_set_selected (self->hit_selection, selected);
  gtk_widget_activate_action (GTK_WIDGET (self->results), "list.scroll-to-item", "u", selected);
  return TRUE;
}

static void
show_hits (EntSidebar *self,
           GPtrArray  *hits)
{
  g_autoptr(GPtrArray) items = g_ptr_array_new_with_free_func (g_object_unref);

  g_ptr_array_set_free_func (hits, NULL);
  for (guint i = 0; i < hits->len; i++)
    g_ptr_array_add (items, ent_hit_item_new (hits->pdata[i]));
  g_list_store_splice (self->hits, 0, g_list_model_get_n_items (G_LIST_MODEL (self->hits)),
                       items->pdata, items->len);
  gtk_stack_set_visible_child_name (self->stack, items->len > 0 ? "results" : "nothing");
  if (self->open_first && items->len > 0)
    open_hit (self, 0);
  self->open_first = FALSE;
}

static void
found_cb (GObject      *source,
          GAsyncResult *result,
          gpointer      user_data)
{
  g_autoptr(EntSidebar) self = user_data;
  g_autoptr(GError) error = NULL;
  g_autoptr(GPtrArray) hits = ent_library_search_finish (ENT_LIBRARY (source), result, &error);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  g_clear_object (&self->searching);
  if (hits != NULL)
    show_hits (self, hits);
  else
    gtk_widget_activate_action (GTK_WIDGET (self), "win.tell", "s", error->message);
}

static void
cancel_search (EntSidebar *self)
{
  if (self->searching != NULL)
    g_cancellable_cancel (self->searching);
  g_clear_object (&self->searching);
}

static void
search_changed_cb (EntSidebar *self)
{
  g_autofree char *words = g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->search))));

  cancel_search (self);
  if (*words == '\0')
    {
      self->open_first = FALSE;
      g_list_store_remove_all (self->hits);
      gtk_stack_set_visible_child_name (self->stack, "places");
      return;
    }
  self->searching = g_cancellable_new ();
  ent_library_search_async (ent_session_get_library (self->session), words, MAX_HITS, self->searching,
                            found_cb, g_object_ref (self));
}

static void
stop_search_cb (EntSidebar *self)
{
  gtk_editable_set_text (GTK_EDITABLE (self->search), "");
}

static void
setup_cb (GtkSignalListItemFactory *factory,
          GtkListItem              *list_item,
          gpointer                  type)
{
  gtk_list_item_set_child (list_item, g_object_new (GPOINTER_TO_SIZE (type), NULL));
}

static void
bind_case_cb (GtkSignalListItemFactory *factory,
              GtkListItem              *list_item)
{
  ent_case_row_bind (ENT_CASE_ROW (gtk_list_item_get_child (list_item)), gtk_list_item_get_item (list_item));
}

static void
bind_hit_cb (GtkSignalListItemFactory *factory,
             GtkListItem              *list_item)
{
  ent_hit_row_bind (ENT_HIT_ROW (gtk_list_item_get_child (list_item)), gtk_list_item_get_item (list_item));
}

static void
unbind_case_cb (GtkSignalListItemFactory *factory,
                GtkListItem              *list_item)
{
  ent_case_row_unbind (ENT_CASE_ROW (gtk_list_item_get_child (list_item)));
}

static void
set_factory (GtkListView *view,
             GType        type,
             GCallback    bind_cb,
             GCallback    unbind_cb)
{
  g_autoptr(GtkListItemFactory) factory = gtk_signal_list_item_factory_new ();

  g_signal_connect (factory, "setup", G_CALLBACK (setup_cb), GSIZE_TO_POINTER (type));
  g_signal_connect (factory, "bind", bind_cb, NULL);
  if (unbind_cb != NULL)
    g_signal_connect (factory, "unbind", unbind_cb, NULL);
  gtk_list_view_set_factory (view, factory);
}

static void
ent_sidebar_dispose (GObject *object)
{
  EntSidebar *self = ENT_SIDEBAR (object);
  GtkWidget *child;

  cancel_search (self);
  g_clear_handle_id (&self->update_notes, g_source_remove);
  g_clear_handle_id (&self->mark_news, g_source_remove);
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (object))) != NULL)
    gtk_widget_unparent (child);
  g_clear_pointer (&self->place, ent_address_free);
  g_clear_object (&self->case_selection);
  g_clear_object (&self->hit_selection);
  g_clear_object (&self->hits);
  g_clear_object (&self->session);
  G_OBJECT_CLASS (ent_sidebar_parent_class)->dispose (object);
}

static void
ent_sidebar_class_init (EntSidebarClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = ent_sidebar_dispose;
  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/entente/Entente/ent-sidebar.ui");
  gtk_widget_class_bind_template_child (widget_class, EntSidebar, search);
  gtk_widget_class_bind_template_child (widget_class, EntSidebar, stack);
  gtk_widget_class_bind_template_child (widget_class, EntSidebar, cases);
  gtk_widget_class_bind_template_child (widget_class, EntSidebar, results);
  gtk_widget_class_bind_template_child (widget_class, EntSidebar, factors_row);
  gtk_widget_class_bind_template_child (widget_class, EntSidebar, compare_row);
  gtk_widget_class_bind_template_child (widget_class, EntSidebar, lectures_row);
  gtk_widget_class_bind_template_child (widget_class, EntSidebar, lectures_count);
  gtk_widget_class_bind_template_child (widget_class, EntSidebar, news_row);
  gtk_widget_class_bind_template_child (widget_class, EntSidebar, news_count);
  gtk_widget_class_bind_template_child (widget_class, EntSidebar, inbox_row);
  gtk_widget_class_bind_template_child (widget_class, EntSidebar, inbox_count);
  gtk_widget_class_bind_template_child (widget_class, EntSidebar, notes_row);
  gtk_widget_class_bind_template_child (widget_class, EntSidebar, notes_count);
  gtk_widget_class_bind_template_callback (widget_class, search_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, search_activate_cb);
  gtk_widget_class_bind_template_callback (widget_class, search_key_cb);
  gtk_widget_class_bind_template_callback (widget_class, stop_search_cb);
  gtk_widget_class_bind_template_callback (widget_class, case_activate_cb);
  gtk_widget_class_bind_template_callback (widget_class, across_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, yours_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, result_activate_cb);
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_NAVIGATION);
}

static void
ent_sidebar_init (EntSidebar *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Library"), -1);
  self->hits = g_list_store_new (ENT_TYPE_HIT_ITEM);
}

GtkWidget *
ent_sidebar_new (EntSession *session)
{
  EntSidebar *self = g_object_new (ENT_TYPE_SIDEBAR, NULL);

  self->session = g_object_ref (session);
  self->case_selection = gtk_single_selection_new (g_object_ref (ent_session_get_cases (session)));
  gtk_single_selection_set_autoselect (self->case_selection, FALSE);
  gtk_single_selection_set_can_unselect (self->case_selection, TRUE);
  self->open_case = GTK_INVALID_LIST_POSITION;
  g_signal_connect_object (self->case_selection, "notify::selected", G_CALLBACK (keep_selection_cb), self,
                           G_CONNECT_SWAPPED);
  set_factory (self->cases, ENT_TYPE_CASE_ROW, G_CALLBACK (bind_case_cb), G_CALLBACK (unbind_case_cb));
  gtk_list_view_set_model (self->cases, GTK_SELECTION_MODEL (self->case_selection));
  /* After the selection has learnt of it: cases come and go. */
  g_signal_connect_object (self->case_selection, "items-changed", G_CALLBACK (show_place), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->case_selection, "items-changed", G_CALLBACK (queue_update_notes), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (ent_session_get_personal (session), "notes-changed", G_CALLBACK (queue_update_notes), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->case_selection, "items-changed", G_CALLBACK (cases_changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (ent_session_get_news (session), "changed", G_CALLBACK (update_news), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (ent_lecture_list_get_model (ent_session_get_lectures (session)), "items-changed",
                           G_CALLBACK (update_lectures), self, G_CONNECT_SWAPPED);
  update_notes_cb (self);
  update_lectures (self);
  update_news (self);
  self->hit_selection = gtk_single_selection_new (G_LIST_MODEL (g_object_ref (self->hits)));
  set_factory (self->results, ENT_TYPE_HIT_ROW, G_CALLBACK (bind_hit_cb), NULL);
  gtk_list_view_set_model (self->results, GTK_SELECTION_MODEL (self->hit_selection));
  return GTK_WIDGET (self);
}
