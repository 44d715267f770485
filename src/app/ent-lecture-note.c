#include "config.h"

#include "ent-lecture-note.h"

#include <glib/gi18n-lib.h>

#include "ent-address.h"
#include "ent-placing.h"

struct _EntLectureNote
{
  GtkPopover     parent_instance;

  GtkLabel      *heading;
  GtkLabel      *where;
  GtkTextBuffer *buffer;
  GtkWidget     *text;

  EntShow       *show;
  EntDeckModel  *model;
  EntStage      *stage;
  char          *slide_id;  /* on which it lands, or NULL: it is closed */
  char          *link;      /* of what was open on it, or NULL */
};

G_DEFINE_FINAL_TYPE (EntLectureNote, ent_lecture_note, GTK_TYPE_POPOVER)

enum { SAVED, N_SIGNALS };
static guint signals[N_SIGNALS];

/* What a note on a slide stands on */

/* "document:camp-david/accords#2" is the document. */
static EntTarget *
create_target (EntDeck        *deck,
               const EntSlide *slide,
               const char     *link,
               char          **case_id)
{
  static const struct { EntAddressKind kind; EntTargetKind target; } kinds[] = {
    { ENT_ADDRESS_EVENT, ENT_TARGET_EVENT }, { ENT_ADDRESS_DOCUMENT, ENT_TARGET_DOCUMENT },
    { ENT_ADDRESS_FACTOR, ENT_TARGET_FACTOR },
  };
  g_autofree char *whole = g_strdelimit (g_strdup (link), "#", '\0');
  g_autoptr(EntAddress) address = ent_address_parse (whole, NULL);
  EntCase *item = address != NULL ? ent_deck_find_case (deck, slide, address->case_id) : NULL;

  for (guint i = 0; item != NULL && i < G_N_ELEMENTS (kinds); i++)
    if (address->kind == kinds[i].kind)
      {
        EntTarget *target = ent_case_dup_target (item, kinds[i].target, address->id, NULL);
        const EntFactor *factor = deck->codebook != NULL ? ent_codebook_find_factor (deck->codebook, address->id) : NULL;

        if (target == NULL)
          return NULL;
        *case_id = g_strdup (item->id);
        if (target->title == NULL && factor != NULL)
          target->title = g_strdup (ent_text_get (factor->title));
        return target;
      }
  return NULL;
}

EntNote *
ent_lecture_note_make (EntDeck        *deck,
                       const EntSlide *slide,
                       const char     *link,
                       const char     *text)
{
  EntNote *note = ent_note_new ();
  const char *links[] = { link, slide->target_id };
  const char *case_id = slide->case_id;
  g_autoptr(GPtrArray) tags = g_ptr_array_new ();
  EntTarget *target = NULL;
  EntCase *item;

  for (guint i = 0; i < G_N_ELEMENTS (links) && target == NULL; i++)
    if (links[i] != NULL)
      target = create_target (deck, slide, links[i], &note->case_id);
  if (target == NULL)
    {
      if (case_id == NULL && slide->cases->len > 0)
        case_id = ((EntSlideCase *) slide->cases->pdata[0])->case_id;
      if (case_id == NULL)
        case_id = deck->lecture->case_id;
      item = ent_deck_find_case (deck, slide, case_id);
      note->case_id = g_strdup (case_id);
      target = item != NULL ? ent_case_dup_target (item, ENT_TARGET_CASE, NULL, NULL) : ent_target_new (ENT_TARGET_CASE, NULL);
      if (target->title == NULL)
        target->title = g_strdup (slide->target_title != NULL ? slide->target_title : slide->title);
    }
  ent_target_free (note->target);
  note->target = target;
  /* Translators: a tag of notes that were taken while a lecture was held: one word */
  g_ptr_array_add (tags, (gpointer) _("lecture"));
  ent_note_set_body (note, text, tags);
  note->flag = ENT_NOTE_FLAG_FOR_LECTURE;
  return note;
}

/* Saving */

static char *
dup_text (EntLectureNote *self)
{
  GtkTextIter begin, end;

  gtk_text_buffer_get_bounds (self->buffer, &begin, &end);
  return g_strstrip (gtk_text_buffer_get_text (self->buffer, &begin, &end, FALSE));
}

/* "*Noted on 25 November 2026, 10:42:* …", after what there is. */
static void
add_to_slide (EntLectureNote *self,
              const EntSlide *slide,
              const char     *text)
{
  g_autoptr(EntSlide) changed = ent_slide_copy (slide);
  g_autoptr(GDateTime) now = g_date_time_new_now_local ();
  /* Translators: a day and a time, see g_date_time_format() */
  g_autofree char *when = g_date_time_format (now, _("%-d %B %Y, %H:%M"));
  /* Translators: CommonMark, among the speaker's notes; the first %s is a day and a time */
  g_autofree char *note = g_strdup_printf (_("*Noted on %s:* %s"), when, text);
  g_autofree char *before = g_steal_pointer (&changed->notes);

  changed->notes = before != NULL && *before != '\0' ? g_strconcat (before, "\n\n", note, NULL) : g_strdup (note);
  ent_deck_model_put_slide (self->model, changed, _("Note While Presenting"), NULL);
}

void
ent_lecture_note_save (EntLectureNote *self)
{
  g_autofree char *text = NULL, *message = NULL;
  EntDeck *deck;
  EntNote *note;
  int index;

  g_return_if_fail (ENT_IS_LECTURE_NOTE (self));

  text = dup_text (self);
  deck = ent_deck_model_get_deck (self->model);
  if (self->slide_id == NULL || *text == '\0' || deck == NULL)
    return;
  index = ent_deck_find_slide (deck, self->slide_id);
  /* The slide may have been thrown away meanwhile: the words are kept without it. */
  if (index >= 0)
    {
      const EntSlide *slide = deck->slides->pdata[index];

      note = ent_lecture_note_make (deck, slide, self->link, text);
      add_to_slide (self, slide, text);
    }
  else
    {
      note = ent_note_new ();
      ent_note_set_body (note, text, NULL);
    }
  message = note->target->title != NULL
            /* Translators: %s is what a slide shows: a case, an event */
            ? g_strdup_printf (_("Noted on this slide and on “%s”"), note->target->title)
            : g_strdup (_("Noted"));
  ent_personal_save_note (ent_session_get_personal (ent_deck_model_get_session (self->model)), note, NULL, NULL);
  gtk_text_buffer_set_text (self->buffer, "", 0);
  g_signal_emit (self, signals[SAVED], 0, message);
}

static void
opened_cb (EntLectureNote *self)
{
  EntShowPlace place;
  const EntSlide *slide;
  const char *link;

  ent_show_get_place (self->show, &place);
  slide = ent_show_get_slide (self->show, &place);
  /* After the end one has the last slide in mind. */
  if (slide == NULL && ent_show_peek (self->show, -1, &place))
    slide = ent_show_get_slide (self->show, &place);
  if (slide == NULL)
    return;
  g_free (self->slide_id);
  self->slide_id = g_strdup (slide->id);
  g_free (self->link);
  link = ent_live_view_get_link (ent_stage_get_live (self->stage));
  self->link = g_strdup (link);
  gtk_label_set_label (self->heading, slide->title != NULL ? slide->title : ent_slide_kind_to_label (slide->kind));
  gtk_widget_grab_focus (self->text);
}

static void
closed_cb (EntLectureNote *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));

  if (self->model == NULL)
    return;
  /* The keys are the lecture's again. */
  if (root != NULL)
    gtk_root_set_focus (root, NULL);
  ent_lecture_note_save (self);
  g_clear_pointer (&self->slide_id, g_free);
}

static gboolean
save_cb (GtkWidget *widget,
         GVariant  *arguments,
         gpointer   data)
{
  gtk_popover_popdown (GTK_POPOVER (gtk_widget_get_ancestor (widget, ENT_TYPE_LECTURE_NOTE)));
  return TRUE;
}

static void
ent_lecture_note_dispose (GObject *object)
{
  EntLectureNote *self = ENT_LECTURE_NOTE (object);

  if (self->model != NULL)
    closed_cb (self);
  g_clear_object (&self->show);
  g_clear_object (&self->model);
  g_clear_object (&self->stage);
  g_clear_pointer (&self->link, g_free);
  G_OBJECT_CLASS (ent_lecture_note_parent_class)->dispose (object);
}

static void
ent_lecture_note_class_init (EntLectureNoteClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = ent_lecture_note_dispose;
  signals[SAVED] = g_signal_new ("saved", ENT_TYPE_LECTURE_NOTE, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                 G_TYPE_NONE, 1, G_TYPE_STRING);
}

static void
ent_lecture_note_init (EntLectureNote *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6), *scroller, *button;
  GtkEventController *shortcuts = gtk_shortcut_controller_new ();

  self->heading = g_object_new (GTK_TYPE_LABEL, "xalign", 0.0, "wrap", TRUE, "max-width-chars", 40, NULL);
  gtk_widget_add_css_class (GTK_WIDGET (self->heading), "heading");
  self->where = g_object_new (GTK_TYPE_LABEL, "xalign", 0.0, "wrap", TRUE, "max-width-chars", 40, "label",
                              _("It is kept with the slide, and on what the slide shows."), NULL);
  gtk_widget_add_css_class (GTK_WIDGET (self->where), "dim-label");
  self->text = g_object_new (GTK_TYPE_TEXT_VIEW, "wrap-mode", GTK_WRAP_WORD_CHAR, "accepts-tab", FALSE, "left-margin", 6,
                             "right-margin", 6, "top-margin", 6, "bottom-margin", 6, NULL);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->text), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Note"), -1);
  self->buffer = gtk_text_view_get_buffer (GTK_TEXT_VIEW (self->text));
  scroller = g_object_new (GTK_TYPE_SCROLLED_WINDOW, "child", self->text, "min-content-height", 120, "width-request", 360,
                           "hscrollbar-policy", GTK_POLICY_NEVER, "has-frame", TRUE, NULL);
  button = gtk_button_new_with_mnemonic (_("_Keep"));
  gtk_widget_set_tooltip_text (button, _("Keep the note (Ctrl+Enter)"));
  gtk_widget_add_css_class (button, "suggested-action");
  gtk_widget_set_halign (button, GTK_ALIGN_END);
  g_signal_connect_swapped (button, "clicked", G_CALLBACK (gtk_popover_popdown), self);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->heading));
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->where));
  gtk_box_append (GTK_BOX (box), scroller);
  gtk_box_append (GTK_BOX (box), button);
  gtk_popover_set_child (GTK_POPOVER (self), box);
  gtk_shortcut_controller_add_shortcut (GTK_SHORTCUT_CONTROLLER (shortcuts),
                                        gtk_shortcut_new (gtk_keyval_trigger_new (GDK_KEY_Return, GDK_CONTROL_MASK),
                                                          gtk_callback_action_new (save_cb, NULL, NULL)));
  gtk_event_controller_set_propagation_phase (shortcuts, GTK_PHASE_CAPTURE);
  gtk_widget_add_controller (self->text, shortcuts);
  g_signal_connect (self, "map", G_CALLBACK (opened_cb), NULL);
  g_signal_connect (self, "closed", G_CALLBACK (closed_cb), NULL);
}

GtkPopover *
ent_lecture_note_new (EntShow      *show,
                      EntDeckModel *model,
                      EntStage     *stage)
{
  EntLectureNote *self = g_object_new (ENT_TYPE_LECTURE_NOTE, NULL);

  self->show = g_object_ref (show);
  self->model = g_object_ref (model);
  self->stage = g_object_ref (stage);
  return GTK_POPOVER (self);
}
