#include "config.h"

#include "ent-text-notes.h"

#include "ent-address.h"
#include "ent-note-export.h"
#include "ent-slide-maker.h"

struct _EntTextNotes
{
  GObject      parent_instance;

  GtkWidget   *page;
  EntReading  *reading;
  EntPersonal *personal;
  EntCase     *item;
  GPtrArray   *texts;  /* borrowed */
};

G_DEFINE_FINAL_TYPE (EntTextNotes, ent_text_notes, G_TYPE_OBJECT)

enum
{
  WANTED,
  N_SIGNALS
};
static guint signals[N_SIGNALS];

static void
show_notes (EntTextNotes *self,
            EntNotedText *text)
{
  g_autoptr(GPtrArray) notes = NULL;

  if (self->personal == NULL || self->item == NULL)
    return;
  notes = ent_personal_list_notes (self->personal, self->item->id, (int) ent_noted_text_get_kind (text),
                                   ent_noted_text_get_id (text));
  ent_noted_text_set_notes (text, notes, self->personal);
}

static void
notes_changed_cb (EntTextNotes *self,
                  const char   *case_id)
{
  if (self->item == NULL || (case_id != NULL && g_strcmp0 (case_id, self->item->id) != 0))
    return;
  for (guint i = 0; i < self->texts->len; i++)
    show_notes (self, self->texts->pdata[i]);
}

static void
layers_changed_cb (EntTextNotes *self)
{
  notes_changed_cb (self, NULL);
}

void
ent_text_notes_set_personal (EntTextNotes *self,
                             EntPersonal  *personal)
{
  g_return_if_fail (ENT_IS_TEXT_NOTES (self));
  g_return_if_fail (self->personal == NULL);

  self->personal = g_object_ref (personal);
  g_signal_connect_object (personal, "notes-changed", G_CALLBACK (notes_changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (personal, "layers-changed", G_CALLBACK (layers_changed_cb), self, G_CONNECT_SWAPPED);
  notes_changed_cb (self, NULL);
}

void
ent_text_notes_set_case (EntTextNotes *self,
                         EntCase      *item)
{
  g_return_if_fail (ENT_IS_TEXT_NOTES (self));
  g_return_if_fail (item != NULL);

  g_ptr_array_set_size (self->texts, 0);
  ent_case_ref (item);
  g_clear_pointer (&self->item, ent_case_unref);
  self->item = item;
}

static EntTarget *
dup_target (EntTextNotes *self,
            EntNotedText *text)
{
  g_autoptr(EntAnchor) anchor = ent_noted_text_dup_anchor (text);

  return ent_case_dup_target (self->item, ent_noted_text_get_kind (text), ent_noted_text_get_id (text), anchor);
}

static void
note_wanted_cb (EntTextNotes *self,
                EntNotedText *text)
{
  g_autoptr(EntTarget) target = dup_target (self, text);

  if (target != NULL)
    g_signal_emit (self, signals[WANTED], 0, target);
}

static void
citation_wanted_cb (EntTextNotes *self,
                    EntNotedText *text)
{
  g_autoptr(EntNote) note = ent_note_new ();
  g_autoptr(EntTarget) target = dup_target (self, text);
  g_autofree char *citation = NULL;

  if (target == NULL)
    return;
  note->case_id = g_strdup (self->item->id);
  ent_target_free (note->target);
  note->target = g_steal_pointer (&target);
  citation = ent_note_to_citation (note, self->item);
  gdk_clipboard_set_text (gtk_widget_get_clipboard (self->page), citation);
}

static void
slide_wanted_cb (EntTextNotes *self,
                 EntNotedText *text)
{
  g_autoptr(EntAnchor) anchor = ent_noted_text_dup_anchor (text);
  EntAddressKind kind = ent_noted_text_get_kind (text) == ENT_TARGET_STORY ? ENT_ADDRESS_STORY : ENT_ADDRESS_DOCUMENT;
  g_autofree char *link = ent_address_format (kind, self->item->id, ent_noted_text_get_id (text));

  ent_slide_maker_add_link (self->page, link, anchor != NULL ? anchor->exact : NULL);
}

/* Going on in another text leaves what was selected; going to a bar or the inspector does not. */
static void
entered_cb (EntTextNotes            *self,
            GtkEventControllerFocus *focus)
{
  GtkWidget *text = gtk_event_controller_get_widget (GTK_EVENT_CONTROLLER (focus));

  for (guint i = 0; i < self->texts->len; i++)
    if (self->texts->pdata[i] != text)
      ent_noted_text_unselect (self->texts->pdata[i]);
}

void
ent_text_notes_add (EntTextNotes *self,
                    EntNotedText *text)
{
  GtkEventController *focus;

  g_return_if_fail (ENT_IS_TEXT_NOTES (self));
  g_return_if_fail (ENT_IS_NOTED_TEXT (text));

  focus = gtk_event_controller_focus_new ();
  gtk_widget_add_controller (GTK_WIDGET (text), focus);
  g_signal_connect_object (focus, "enter", G_CALLBACK (entered_cb), self, G_CONNECT_SWAPPED);
  g_ptr_array_add (self->texts, text);
  g_signal_connect_object (text, "note-wanted", G_CALLBACK (note_wanted_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (text, "citation-wanted", G_CALLBACK (citation_wanted_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (text, "slide-wanted", G_CALLBACK (slide_wanted_cb), self, G_CONNECT_SWAPPED);
  show_notes (self, text);
}

static EntNotedText *
find_selected (EntTextNotes *self)
{
  guint start, end;

  for (guint i = 0; i < self->texts->len; i++)
    if (ent_noted_text_get_selection (self->texts->pdata[i], &start, &end))
      return self->texts->pdata[i];
  return NULL;
}

EntTarget *
ent_text_notes_dup_selected (EntTextNotes *self)
{
  EntNotedText *text;

  g_return_val_if_fail (ENT_IS_TEXT_NOTES (self), NULL);

  text = find_selected (self);
  return text != NULL ? dup_target (self, text) : NULL;
}

/* The text with the focus, else the first that can be seen. */
static EntNotedText *
find_current (EntTextNotes *self)
{
  GtkRoot *root = gtk_widget_get_root (self->page);
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;
  GtkWidget *text = focus != NULL ? gtk_widget_get_ancestor (focus, ENT_TYPE_NOTED_TEXT) : NULL;
  graphene_rect_t bounds;

  if (text != NULL && gtk_widget_is_ancestor (text, self->page))
    return ENT_NOTED_TEXT (text);
  for (guint i = 0; i < self->texts->len; i++)
    if (gtk_widget_compute_bounds (self->texts->pdata[i], GTK_WIDGET (self->reading), &bounds)
        && bounds.origin.y + bounds.size.height > 0)
      return self->texts->pdata[i];
  return NULL;
}

static gboolean
add_note_cb (GtkWidget *page,
             GVariant  *args,
             gpointer   user_data)
{
  EntTextNotes *self = user_data;
  EntNotedText *text = find_selected (self);

  if (text == NULL)
    text = find_current (self);
  if (text == NULL)
    return FALSE;
  ent_noted_text_want_note (text);
  return TRUE;
}

void
ent_text_notes_show_words (EntTextNotes *self,
                           const char   *id,
                           guint         start,
                           guint         end)
{
  g_return_if_fail (ENT_IS_TEXT_NOTES (self));

  for (guint i = 0; i < self->texts->len; i++)
    if (g_strcmp0 (ent_noted_text_get_id (self->texts->pdata[i]), id) == 0)
      {
        GtkWidget *spot = start < end ? ent_noted_text_emphasise (self->texts->pdata[i], start, end) : NULL;

        ent_reading_scroll_to (self->reading, spot != NULL ? spot : GTK_WIDGET (self->texts->pdata[i]));
        return;
      }
}

static void
ent_text_notes_finalize (GObject *object)
{
  EntTextNotes *self = ENT_TEXT_NOTES (object);

  g_clear_object (&self->personal);
  g_clear_pointer (&self->item, ent_case_unref);
  g_ptr_array_unref (self->texts);
  G_OBJECT_CLASS (ent_text_notes_parent_class)->finalize (object);
}

static void
ent_text_notes_class_init (EntTextNotesClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = ent_text_notes_finalize;
  signals[WANTED] = g_signal_new ("wanted", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                  G_TYPE_NONE, 1, G_TYPE_POINTER);
}

static void
ent_text_notes_init (EntTextNotes *self)
{
  self->texts = g_ptr_array_new ();
}

EntTextNotes *
ent_text_notes_new (GtkWidget  *page,
                    EntReading *reading)
{
  EntTextNotes *self = g_object_new (ENT_TYPE_TEXT_NOTES, NULL);
  GtkEventController *keys = gtk_shortcut_controller_new ();

  self->page = page;
  self->reading = reading;
  gtk_shortcut_controller_add_shortcut (GTK_SHORTCUT_CONTROLLER (keys),
                                        gtk_shortcut_new (gtk_keyval_trigger_new (GDK_KEY_n, 0),
                                                          gtk_callback_action_new (add_note_cb, self, NULL)));
  gtk_widget_add_controller (page, keys);
  return self;
}
