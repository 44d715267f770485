/* Choosing a step makes the rating, "Remove" takes it away; all between is saved as a note is.  While
 * it is on its way to the disk, the state says so. */
#include "config.h"

#include "ent-rating-editor.h"

#include <glib/gi18n-lib.h>

#include "ent-blocks.h"
#include "ent-evidence-chooser.h"
#include "ent-inspector-private.h"
#include "ent-note-markup.h"
#include "ent-note-text.h"
#include "ent-titled-drop-down.h"

#define MAX_RATIONALE 600  /* of other people, in characters */

/* The places of the drop-down: none, +3 … −3, no evidence. */
#define STEP_NONE        0
#define STEP_NO_EVIDENCE 8

struct _EntRatingEditor
{
  GtkWidget           parent_instance;

  EntPersonal        *personal;
  EntCase            *item;
  EntCodebook        *codebook;
  EntFactor          *factor;      /* in it */

  GtkDropDown        *step;
  GtkWidget          *details;     /* all that a rating has beside its step */
  GtkDropDown        *confidence;
  EntNoteText        *rationale;
  EntEvidenceChooser *chooser;
  GtkWidget          *evidence;    /* links */
  GtkLabel           *state;
  GtkWidget          *others;
  gboolean            setting;     /* the program sets, not the person */
};

G_DEFINE_FINAL_TYPE (EntRatingEditor, ent_rating_editor, GTK_TYPE_WIDGET)

static void
clear_box (GtkWidget *box)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (box)) != NULL)
    gtk_box_remove (GTK_BOX (box), child);
}

static guint
step_of (const EntOwnRating *rating)
{
  if (rating == NULL)
    return STEP_NONE;
  return rating->has_rating ? (guint) (4 - rating->rating) : STEP_NO_EVIDENCE;
}

/* State */

static void
set_state (EntRatingEditor *self,
           const char      *text,
           gboolean         failed)
{
  gtk_label_set_label (self->state, text);
  if (failed)
    gtk_widget_add_css_class (GTK_WIDGET (self->state), "error");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self->state), "error");
}

/* What is typed after it was given out is not saved yet. */
static void
update_state (EntRatingEditor *self)
{
  const char *problem;
  EntSaveState state = ent_personal_get_rating_state (self->personal, self->item->id, self->factor->id, &problem);

  if (state == ENT_SAVE_FAILED)
    set_state (self, problem, TRUE);
  else if (state == ENT_SAVE_SAVING)
    set_state (self, _("Saving…"), FALSE);
  else if (*gtk_label_get_label (self->state) != '\0' && !ent_note_text_is_dirty (self->rationale))
    set_state (self, _("Saved"), FALSE);
}

/* The evidence */

static void
update_evidence (EntRatingEditor    *self,
                 const EntOwnRating *rating)
{
  g_autoptr(GPtrArray) ids = g_ptr_array_new ();

  clear_box (self->evidence);
  for (guint i = 0; rating != NULL && i < rating->evidence->len; i++)
    {
      const EntEvidence *evidence = rating->evidence->pdata[i];

      g_ptr_array_add (ids, evidence->event);
      /* What is gone from the case is named as it was. */
      if (ent_case_find_event (self->item, evidence->event) == NULL
          && ent_personal_find_event (self->personal, evidence->event) == NULL && evidence->title != NULL)
        ent_block_dim (GTK_BOX (self->evidence), evidence->title);
    }
  ent_block_events (GTK_BOX (self->evidence), self->item, NULL, ids);
  ent_evidence_chooser_set_chosen (self->chooser, ids);
}

/* Other people */

static void
update_others (EntRatingEditor *self)
{
  g_autoptr(GPtrArray) ratings = ent_personal_list_ratings (self->personal, self->item->id, self->factor->id);
  GtkBox *box = GTK_BOX (self->others);

  clear_box (self->others);
  for (guint i = 0; i < ratings->len; i++)
    {
      const EntOwnRating *rating = ratings->pdata[i];
      g_autoptr(GPtrArray) ids = g_ptr_array_new ();

      if (rating->layer == NULL)
        continue;
      ent_block_heading (box, ent_personal_get_layer_name (self->personal, rating->layer));
      ent_inspector_append_rating (box, rating->has_rating, rating->rating, rating->confidence);
      if (rating->rationale != NULL && *rating->rationale != '\0')
        {
          g_autofree char *markup = ent_note_dup_markup (rating->rationale, MAX_RATIONALE);

          gtk_label_set_markup (GTK_LABEL (ent_block_text (box, "")), markup);
        }
      for (guint j = 0; j < rating->evidence->len; j++)
        g_ptr_array_add (ids, ((EntEvidence *) rating->evidence->pdata[j])->event);
      ent_block_events (box, self->item, NULL, ids);
    }
}

/* All of it */

static void
update (EntRatingEditor *self)
{
  const EntOwnRating *rating = ent_personal_find_rating (self->personal, self->item->id, self->factor->id);

  self->setting = TRUE;
  gtk_drop_down_set_selected (self->step, step_of (rating));
  gtk_widget_set_visible (self->details, rating != NULL);
  gtk_drop_down_set_selected (self->confidence, rating != NULL ? (guint) rating->confidence : 0);
  if (!ent_note_text_is_dirty (self->rationale))
    ent_note_text_update (self->rationale, rating != NULL ? rating->rationale : NULL);
  update_evidence (self, rating);
  self->setting = FALSE;
  update_others (self);
}

static void
ratings_changed_cb (EntRatingEditor *self,
                    const char      *case_id)
{
  if (case_id == NULL || g_str_equal (case_id, self->item->id))
    update (self);
}

static void
fill_evidence (EntRatingEditor *self,
               EntOwnRating    *rating)
{
  GPtrArray *chosen = ent_evidence_chooser_get_chosen (self->chooser);

  g_ptr_array_set_size (rating->evidence, 0);
  for (guint i = 0; i < chosen->len; i++)
    {
      EntEvent *event = ent_case_find_event (self->item, chosen->pdata[i]);
      const EntOwnEvent *own = ent_personal_find_event (self->personal, chosen->pdata[i]);

      g_ptr_array_add (rating->evidence,
                       ent_evidence_new (chosen->pdata[i], event != NULL ? ent_text_get (event->title)
                                                           : own != NULL ? own->title : NULL));
    }
}

/* As the widgets show it. */
static void
save (EntRatingEditor *self)
{
  const EntOwnRating *before = ent_personal_find_rating (self->personal, self->item->id, self->factor->id);
  guint step = gtk_drop_down_get_selected (self->step);
  EntOwnRating *rating;

  if (self->setting || step == STEP_NONE)
    return;
  rating = before != NULL ? ent_own_rating_copy (before) : ent_own_rating_new (self->item->id, self->factor->id);
  g_free (rating->case_title);
  rating->case_title = g_strdup (ent_text_get (self->item->title));
  g_free (rating->factor_title);
  rating->factor_title = g_strdup (ent_text_get (self->factor->title));
  rating->has_rating = step != STEP_NO_EVIDENCE;
  rating->rating = rating->has_rating ? 4 - (int) step : 0;
  rating->confidence = gtk_drop_down_get_selected (self->confidence);
  g_free (rating->rationale);
  rating->rationale = ent_note_text_dup (self->rationale);
  if (*rating->rationale == '\0')
    g_clear_pointer (&rating->rationale, g_free);
  fill_evidence (self, rating);
  ent_note_text_set_clean (self->rationale);
  if (before != NULL && ent_own_rating_equal (before, rating))
    {
      ent_own_rating_free (rating);
      return;
    }
  rating->modified_usec = g_get_real_time ();
  ent_personal_save_rating (self->personal, rating, NULL, NULL);
}

static void
remove_cb (EntRatingEditor *self)
{
  ent_note_text_set_clean (self->rationale);
  set_state (self, "", FALSE);
  gtk_widget_activate_action (GTK_WIDGET (self), "win.tell-undo", "s", _("Rating removed"));
  gtk_widget_grab_focus (GTK_WIDGET (self->step));
  ent_personal_remove_rating (self->personal, self->item->id, self->factor->id, NULL, NULL);
}

static void
step_cb (EntRatingEditor *self)
{
  if (self->setting)
    return;
  if (gtk_drop_down_get_selected (self->step) != STEP_NONE)
    save (self);
  else if (ent_personal_find_rating (self->personal, self->item->id, self->factor->id) != NULL)
    remove_cb (self);
}

static void
typed_cb (EntRatingEditor *self)
{
  set_state (self, _("Saving…"), FALSE);
}

/* The widget */

static void
ent_rating_editor_dispose (GObject *object)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (object))) != NULL)
    gtk_widget_unparent (child);
  G_OBJECT_CLASS (ent_rating_editor_parent_class)->dispose (object);
}

static void
ent_rating_editor_finalize (GObject *object)
{
  EntRatingEditor *self = ENT_RATING_EDITOR (object);

  g_clear_object (&self->personal);
  g_clear_pointer (&self->item, ent_case_unref);
  g_clear_pointer (&self->codebook, ent_codebook_unref);
  G_OBJECT_CLASS (ent_rating_editor_parent_class)->finalize (object);
}

static void
ent_rating_editor_class_init (EntRatingEditorClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = ent_rating_editor_dispose;
  G_OBJECT_CLASS (klass)->finalize = ent_rating_editor_finalize;
  gtk_widget_class_set_css_name (widget_class, "ratingeditor");
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BOX_LAYOUT);
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
}

/* A drop-down under its title. */
static GtkDropDown *
add_drop_down (GtkBox             *box,
               const char         *title,
               const char * const *names)
{
  GtkDropDown *drop_down = ent_titled_drop_down_new (box, title, names);

  gtk_label_set_xalign (GTK_LABEL (gtk_widget_get_prev_sibling (GTK_WIDGET (drop_down))), 0);
  gtk_widget_remove_css_class (GTK_WIDGET (drop_down), "flat");
  return drop_down;
}

static void
create_steps (EntRatingEditor *self,
              GtkBox          *box)
{
  g_autoptr(GPtrArray) names = g_ptr_array_new_with_free_func (g_free);

  g_ptr_array_add (names, g_strdup (_("Not rated")));
  for (int rating = 3; rating >= -3; rating--)
    /* The sign stands before the number whatever the direction of the text around it. */
    g_ptr_array_add (names, g_strdup_printf ("\u2066%s\u2069 · %s", ent_rating_to_string (rating),
                                             ent_rating_to_label (rating)));
  g_ptr_array_add (names, g_strdup (_("No evidence")));
  g_ptr_array_add (names, NULL);
  self->step = add_drop_down (box, _("_Rating:"), (const char * const *) names->pdata);
  g_signal_connect_object (self->step, "notify::selected", G_CALLBACK (step_cb), self, G_CONNECT_SWAPPED);
}

static void
create_details (EntRatingEditor *self)
{
  const char *confidences[] = {
    _("Not stated"), ent_confidence_to_label (ENT_CONFIDENCE_LOW), ent_confidence_to_label (ENT_CONFIDENCE_MEDIUM),
    ent_confidence_to_label (ENT_CONFIDENCE_HIGH), NULL,
  };
  GtkWidget *button;

  self->details = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  self->confidence = add_drop_down (GTK_BOX (self->details), _("_Confidence:"), confidences);
  self->rationale = ENT_NOTE_TEXT (ent_note_text_new (_("Rationale"), _("Why do you rate it so?")));
  gtk_box_append (GTK_BOX (self->details), GTK_WIDGET (self->rationale));
  self->state = g_object_new (GTK_TYPE_LABEL, "xalign", 0.0, "wrap", TRUE,
                              "accessible-role", GTK_ACCESSIBLE_ROLE_STATUS, NULL);
  gtk_widget_add_css_class (GTK_WIDGET (self->state), "caption");
  gtk_widget_add_css_class (GTK_WIDGET (self->state), "saved");
  gtk_box_append (GTK_BOX (self->details), GTK_WIDGET (self->state));
  self->evidence = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  gtk_box_append (GTK_BOX (self->details), self->evidence);
  self->chooser = ENT_EVIDENCE_CHOOSER (ent_evidence_chooser_new (self->item));
  gtk_box_append (GTK_BOX (self->details), GTK_WIDGET (self->chooser));
  button = gtk_button_new_with_label (_("Remove My Rating"));
  gtk_widget_set_halign (button, GTK_ALIGN_START);
  gtk_box_append (GTK_BOX (self->details), button);
  g_signal_connect_object (self->confidence, "notify::selected", G_CALLBACK (save), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->rationale, "changed", G_CALLBACK (typed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->rationale, "save", G_CALLBACK (save), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->chooser, "changed", G_CALLBACK (save), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (button, "clicked", G_CALLBACK (remove_cb), self, G_CONNECT_SWAPPED);
}

static void
ent_rating_editor_init (EntRatingEditor *self)
{
  GtkBoxLayout *layout = GTK_BOX_LAYOUT (gtk_widget_get_layout_manager (GTK_WIDGET (self)));

  gtk_orientable_set_orientation (GTK_ORIENTABLE (layout), GTK_ORIENTATION_VERTICAL);
  gtk_box_layout_set_spacing (layout, 6);
}

GtkWidget *
ent_rating_editor_new (EntPersonal *personal,
                       EntCase     *item,
                       EntCodebook *codebook,
                       EntFactor   *factor)
{
  EntRatingEditor *self;
  GtkWidget *box;

  g_return_val_if_fail (ENT_IS_PERSONAL (personal), NULL);
  g_return_val_if_fail (item != NULL && codebook != NULL && factor != NULL, NULL);

  self = g_object_new (ENT_TYPE_RATING_EDITOR, NULL);
  self->personal = g_object_ref (personal);
  self->item = ent_case_ref (item);
  self->codebook = ent_codebook_ref (codebook);
  self->factor = factor;
  box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  ent_block_heading (GTK_BOX (box), _("Your rating"));
  gtk_widget_add_css_class (gtk_widget_get_last_child (box), "own-heading");
  create_steps (self, GTK_BOX (box));
  create_details (self);
  gtk_box_append (GTK_BOX (box), self->details);
  self->others = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  gtk_widget_set_parent (box, GTK_WIDGET (self));
  gtk_widget_set_parent (self->others, GTK_WIDGET (self));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Your rating"), -1);
  g_signal_connect_object (personal, "notify::unsaved", G_CALLBACK (update_state), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (personal, "ratings-changed", G_CALLBACK (ratings_changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (personal, "layers-changed", G_CALLBACK (update_others), self, G_CONNECT_SWAPPED);
  update (self);
  return GTK_WIDGET (self);
}
