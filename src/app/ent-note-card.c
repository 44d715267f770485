#include "config.h"

#include "ent-note-card.h"

#include <glib/gi18n-lib.h>

#include "ent-blocks.h"
#include "ent-note-editor.h"
#include "ent-note-look.h"
#include "ent-note-markup.h"
#include "ent-slide-maker.h"

#define MAX_CHARS 400  /* of a note on its card */
#define MAX_QUOTED 200

struct _EntNoteCard
{
  GtkWidget      parent_instance;

  EntPersonal   *personal;
  EntNoteItem   *item;        /* or NULL: it is new */
  EntNote       *note;
  gboolean       where;
  gboolean       born_here;   /* it was new when the card came */

  GtkWidget     *head;        /* on what it stands, whose it is, what an update did to it */
  GtkWidget     *face;
  GtkWidget     *editor;      /* while it is open */
  GtkEventControllerFocus *focus;
  const char    *color_class; /* static */
};

enum { OPENED, VANISH, N_SIGNALS };
static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (EntNoteCard, ent_note_card, GTK_TYPE_WIDGET)

const char *
ent_note_card_get_id (EntNoteCard *self)
{
  g_return_val_if_fail (ENT_IS_NOTE_CARD (self), NULL);
  return self->note->id;
}

gboolean
ent_note_card_is_open (EntNoteCard *self)
{
  g_return_val_if_fail (ENT_IS_NOTE_CARD (self), FALSE);
  return self->editor != NULL;
}

static gboolean
is_blank (const EntNote *note)
{
  g_autofree char *words = g_strstrip (g_strdup (note->body));

  return *words == '\0' && note->tags->len == 0;
}

gboolean
ent_note_card_is_new (EntNoteCard *self)
{
  g_autoptr(EntNote) note = NULL;

  g_return_val_if_fail (ENT_IS_NOTE_CARD (self), FALSE);

  if (self->item != NULL)
    return FALSE;
  note = self->editor != NULL ? ent_note_editor_dup_note (ENT_NOTE_EDITOR (self->editor)) : NULL;
  return is_blank (note != NULL ? note : self->note);
}

/* The head */

static char *
cut (const char *text)
{
  if (g_utf8_strlen (text, -1) <= MAX_QUOTED)
    return g_strdup (text);
  return g_strdup_printf ("%.*s…", (int) (g_utf8_offset_to_pointer (text, MAX_QUOTED) - text), text);
}

static GtkWidget *
append_line (EntNoteCard *self,
             const char  *text,
             const char  *css_class)
{
  GtkWidget *label = g_object_new (GTK_TYPE_LABEL, "label", text, "xalign", 0.0, "wrap", TRUE,
                                   "wrap-mode", PANGO_WRAP_WORD_CHAR, NULL);

  gtk_widget_add_css_class (label, "caption");
  gtk_widget_add_css_class (label, css_class);
  gtk_box_append (GTK_BOX (self->head), label);
  return label;
}

static void
append_where (EntNoteCard *self)
{
  const EntTarget *target = self->note->target;
  g_autoptr(EntDate) date = target->date != NULL ? ent_date_parse (target->date, NULL) : NULL;
  g_autofree char *when = date != NULL ? ent_date_format (date) : NULL;
  g_autofree char *where = NULL;

  /* A span is called by its dates. */
  if (target->title != NULL && when != NULL && !g_str_equal (target->title, when))
    where = g_strdup_printf ("%s · %s", target->title, when);
  else
    where = g_strdup (target->title != NULL ? target->title : when);
  if (where != NULL)
    append_line (self, where, "dim-label");
}

static void
append_place (EntNoteCard *self)
{
  const EntNotePlace *place = self->note->place;
  GtkWidget *button;

  if (place == NULL || (place->state != ENT_PLACE_LOST && place->state != ENT_PLACE_NEEDS_YOU))
    return;
  append_line (self, place->state == ENT_PLACE_LOST
                     ? _("What this note stood on is gone. It is kept as it was.")
                     : _("What this note stands on has changed. Its place needs you."), "warning");
  button = gtk_button_new_with_label (_("Show in Inbox"));
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "win.go");
  gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "s", "inbox:");
  gtk_widget_set_halign (button, GTK_ALIGN_START);
  gtk_widget_add_css_class (button, "chip");
  gtk_box_append (GTK_BOX (self->head), button);
}

static void
update_head (EntNoteCard *self)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (self->head)) != NULL)
    gtk_box_remove (GTK_BOX (self->head), child);
  if (self->note->layer != NULL)
    append_line (self, ent_personal_get_layer_name (self->personal, self->note->layer), "heading");
  if (self->where)
    append_where (self);
  if (self->note->target->anchor != NULL)
    {
      g_autofree char *words = cut (self->note->target->anchor->exact);
      g_autofree char *quoted = g_strdup_printf (_("“%s”"), words);

      append_line (self, quoted, "quoted");
    }
  append_place (self);
  gtk_widget_set_visible (self->head, gtk_widget_get_first_child (self->head) != NULL);
}

/* The face */

static char *
dup_details (const EntNote *note)
{
  g_autoptr(GString) details = g_string_new (NULL);

  if (note->flag != ENT_NOTE_FLAG_NONE)
    g_string_append (details, ent_note_flag_to_label (note->flag));
  if (note->color != ENT_NOTE_COLOR_NONE)
    g_string_append_printf (details, "%s%s", details->len > 0 ? " · " : "", ent_note_color_to_label (note->color));
  for (guint i = 0; i < note->tags->len; i++)
    g_string_append_printf (details, "%s#%s", i > 0 ? " " : details->len > 0 ? " · " : "", (char *) note->tags->pdata[i]);
  return g_strdup (details->str);
}

static void
update_face (EntNoteCard *self)
{
  GtkWidget *lines = gtk_box_new (GTK_ORIENTATION_VERTICAL, 4), *line;
  g_autofree char *markup = ent_note_dup_markup (self->note->body, MAX_CHARS), *details = dup_details (self->note);
  g_autofree char *words = NULL, *name = NULL, *link = g_strconcat ("note:", self->note->id, NULL);

  gtk_box_append (GTK_BOX (lines), g_object_new (GTK_TYPE_LABEL, "label", markup, "use-markup", TRUE, "xalign", 0.0,
                                                 "wrap", TRUE, "wrap-mode", PANGO_WRAP_WORD_CHAR,
                                                 "visible", *markup != '\0', NULL));
  if (*details != '\0')
    {
      line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
      if (self->note->flag != ENT_NOTE_FLAG_NONE)
        gtk_box_append (GTK_BOX (line), g_object_new (GTK_TYPE_IMAGE, "valign", GTK_ALIGN_START, "icon-name",
                                                      ent_note_flag_to_icon (self->note->flag), NULL));
      gtk_box_append (GTK_BOX (line), g_object_new (GTK_TYPE_LABEL, "label", details, "xalign", 0.0, "wrap", TRUE,
                                                    "wrap-mode", PANGO_WRAP_WORD_CHAR, NULL));
      gtk_widget_add_css_class (gtk_widget_get_last_child (line), "caption");
      gtk_widget_add_css_class (line, "dim-label");
      gtk_box_append (GTK_BOX (lines), line);
    }
  gtk_button_set_child (GTK_BUTTON (self->face), lines);
  ent_slide_maker_set_drag (self->face, link);
  pango_parse_markup (markup, -1, 0, NULL, &words, NULL, NULL);
  /* Translators: what a screen reader says of a note: its words, then flag, colour and tags */
  name = *details != '\0' ? g_strdup_printf (_("Note: %s; %s"), words, details) : g_strdup_printf (_("Note: %s"), words);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->face), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
}

static void
update_color (EntNoteCard *self)
{
  const char *color_class = ent_note_color_to_class (self->note->color);

  if (self->color_class != NULL)
    gtk_widget_remove_css_class (GTK_WIDGET (self), self->color_class);
  self->color_class = color_class;
  gtk_widget_add_css_class (GTK_WIDGET (self), color_class);
}

/* The editor */

static void
update_state (EntNoteCard *self)
{
  EntSaveState state;

  if (self->editor == NULL || self->item == NULL)
    return;
  state = ent_note_item_get_state (self->item);
  ent_note_editor_set_saved (ENT_NOTE_EDITOR (self->editor), state == ENT_SAVE_SAVED,
                             state == ENT_SAVE_FAILED ? ent_note_item_get_problem (self->item) : NULL);
  /* What came while it was not saved yet was not shown. */
  if (state == ENT_SAVE_SAVED)
    ent_note_editor_set_note (ENT_NOTE_EDITOR (self->editor), self->note);
}

static void
update_note (EntNoteCard *self)
{
  const EntNote *note = self->item != NULL ? ent_note_item_get_note (self->item) : self->note;

  if (note != self->note)
    {
      ent_note_free (self->note);
      self->note = ent_note_copy (note);
    }
  update_head (self);
  update_face (self);
  update_color (self);
  if (self->editor != NULL)
    ent_note_editor_set_note (ENT_NOTE_EDITOR (self->editor), self->note);
}

static void
set_item (EntNoteCard *self,
          EntNoteItem *item)
{
  if (self->item == item)
    return;
  if (self->item != NULL)
    g_signal_handlers_disconnect_by_data (self->item, self);
  g_set_object (&self->item, item);
  if (item == NULL)
    return;
  g_signal_connect_object (item, "notify::note", G_CALLBACK (update_note), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (item, "notify::state", G_CALLBACK (update_state), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (item, "notify::problem", G_CALLBACK (update_state), self, G_CONNECT_SWAPPED);
  update_note (self);
  update_state (self);
}

gboolean
ent_note_card_update (EntNoteCard *self)
{
  EntNoteItem *item;

  g_return_val_if_fail (ENT_IS_NOTE_CARD (self), FALSE);

  item = ent_personal_find_note (self->personal, self->note->id);
  if (item == NULL && self->item != NULL)
    return FALSE;
  set_item (self, item);
  return TRUE;
}

static void
save_cb (EntNoteCard   *self,
         const EntNote *note)
{
  ent_personal_save_note (self->personal, ent_note_copy (note), NULL, NULL);
  set_item (self, ent_personal_find_note (self->personal, note->id));
}

static void
bin (EntNoteCard *self)
{
  const char *ids[] = { self->note->id, NULL };

  ent_personal_bin_notes (self->personal, ids, TRUE, NULL, NULL);
}

/* An empty note that is left is none. */
static gboolean
is_left_empty (EntNoteCard *self)
{
  return self->born_here && self->item != NULL && is_blank (ent_note_item_get_note (self->item));
}

static void
delete_cb (EntNoteCard *self)
{
  g_autoptr(EntNoteCard) keep = g_object_ref (self);

  if (self->item == NULL)
    {
      g_signal_emit (self, signals[VANISH], 0);
      return;
    }
  gtk_widget_activate_action (GTK_WIDGET (self), "win.tell-undo", "s", _("Note deleted"));
  bin (self);
}

static void
closed_cb (EntNoteCard *self)
{
  g_autoptr(EntNoteCard) keep = g_object_ref (self);

  ent_note_card_close (self);
  if (gtk_widget_get_parent (GTK_WIDGET (self)) != NULL)
    gtk_widget_grab_focus (self->face);
}

/* The tags of all notes of the person, those used most first. */
static GPtrArray *
list_tags (EntNoteCard *self)
{
  GListModel *notes = ent_personal_get_notes (self->personal);
  g_autoptr(GHashTable) seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  GPtrArray *tags = g_ptr_array_new_with_free_func (g_free);

  for (guint i = g_list_model_get_n_items (notes); i-- > 0;)
    {
      g_autoptr(EntNoteItem) item = g_list_model_get_item (notes, i);
      const EntNote *note = ent_note_item_get_note (item);

      for (guint j = 0; j < note->tags->len; j++)
        if (g_hash_table_add (seen, g_utf8_casefold (note->tags->pdata[j], -1)))
          g_ptr_array_add (tags, g_strdup (note->tags->pdata[j]));
    }
  return tags;
}

static void
set_menu (EntNoteCard *self)
{
  g_autoptr(GMenu) section = g_menu_new ();
  g_autoptr(GMenuItem) versions = g_menu_item_new (_("_Earlier Versions…"), NULL);
  g_autoptr(GMenuItem) text = g_menu_item_new (_("Copy as Te_xt"), NULL);
  g_autoptr(GMenuItem) citation = g_menu_item_new (_("Copy as C_itation"), NULL);
  g_autofree char *link = g_strconcat ("note:", self->note->id, NULL);
  g_autoptr(GMenuItem) lecture = ent_slide_maker_item_new (_("Add to _Lecture…"), link);

  g_menu_item_set_action_and_target (versions, "win.note-versions", "s", self->note->id);
  g_menu_append_item (section, versions);
  g_menu_item_set_action_and_target (text, "win.copy-note", "s", self->note->id);
  g_menu_append_item (section, text);
  g_menu_item_set_action_and_target (citation, "win.copy-note-citation", "s", self->note->id);
  g_menu_append_item (section, citation);
  g_menu_append_item (section, lecture);
  ent_note_editor_set_menu (ENT_NOTE_EDITOR (self->editor), G_MENU_MODEL (section));
}

void
ent_note_card_open (EntNoteCard *self)
{
  g_autoptr(GPtrArray) tags = NULL;

  g_return_if_fail (ENT_IS_NOTE_CARD (self));

  if (self->editor == NULL)
    {
      self->editor = ent_note_editor_new ();
      gtk_widget_add_css_class (self->editor, "note-body");
      gtk_widget_set_parent (self->editor, GTK_WIDGET (self));
      g_signal_connect_object (self->editor, "save", G_CALLBACK (save_cb), self, G_CONNECT_SWAPPED);
      g_signal_connect_object (self->editor, "delete", G_CALLBACK (delete_cb), self, G_CONNECT_SWAPPED);
      g_signal_connect_object (self->editor, "closed", G_CALLBACK (closed_cb), self, G_CONNECT_SWAPPED);
      g_object_set (self->editor, "editable", self->note->layer == NULL, NULL);
      set_menu (self);
      tags = list_tags (self);
      ent_note_editor_set_tags (ENT_NOTE_EDITOR (self->editor), tags);
      ent_note_editor_set_note (ENT_NOTE_EDITOR (self->editor), self->note);
      update_state (self);
      gtk_widget_set_visible (self->face, FALSE);
      g_signal_emit (self, signals[OPENED], 0);
    }
  gtk_widget_grab_focus (self->editor);
}

void
ent_note_card_close (EntNoteCard *self)
{
  g_return_if_fail (ENT_IS_NOTE_CARD (self));

  if (self->editor == NULL)
    return;
  ent_note_editor_flush (ENT_NOTE_EDITOR (self->editor));
  if (ent_note_card_is_new (self))
    {
      g_signal_emit (self, signals[VANISH], 0);
      return;
    }
  gtk_widget_set_visible (self->face, TRUE);
  g_clear_pointer (&self->editor, gtk_widget_unparent);
  if (is_left_empty (self))
    bin (self);
}

/* The widget */

static gboolean
vanish_cb (gpointer data)
{
  EntNoteCard *self = data;
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));

  /* Another window that comes before this one takes nothing away. */
  if (self->editor != NULL && GTK_IS_WINDOW (root) && gtk_window_is_active (GTK_WINDOW (root))
      && !gtk_event_controller_focus_contains_focus (self->focus) && ent_note_card_is_new (self))
    g_signal_emit (self, signals[VANISH], 0);
  return G_SOURCE_REMOVE;
}

/* Not while the focus is on its way. */
static void
left_cb (EntNoteCard *self)
{
  if (self->editor != NULL)
    g_idle_add_full (G_PRIORITY_DEFAULT, vanish_cb, g_object_ref (self), g_object_unref);
}

static void
ent_note_card_dispose (GObject *object)
{
  EntNoteCard *self = ENT_NOTE_CARD (object);

  set_item (self, NULL);
  g_clear_pointer (&self->head, gtk_widget_unparent);
  g_clear_pointer (&self->face, gtk_widget_unparent);
  g_clear_pointer (&self->editor, gtk_widget_unparent);
  G_OBJECT_CLASS (ent_note_card_parent_class)->dispose (object);
}

static void
ent_note_card_finalize (GObject *object)
{
  EntNoteCard *self = ENT_NOTE_CARD (object);

  ent_note_free (self->note);
  g_clear_object (&self->personal);
  G_OBJECT_CLASS (ent_note_card_parent_class)->finalize (object);
}

static void
ent_note_card_class_init (EntNoteCardClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = ent_note_card_dispose;
  object_class->finalize = ent_note_card_finalize;
  signals[OPENED] = g_signal_new ("opened", ENT_TYPE_NOTE_CARD, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[VANISH] = g_signal_new ("vanish", ENT_TYPE_NOTE_CARD, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  gtk_widget_class_set_css_name (widget_class, "notecard");
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BOX_LAYOUT);
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
ent_note_card_init (EntNoteCard *self)
{
  GtkEventController *focus = gtk_event_controller_focus_new ();

  self->focus = GTK_EVENT_CONTROLLER_FOCUS (focus);
  gtk_orientable_set_orientation (GTK_ORIENTABLE (gtk_widget_get_layout_manager (GTK_WIDGET (self))),
                                  GTK_ORIENTATION_VERTICAL);
  self->head = gtk_box_new (GTK_ORIENTATION_VERTICAL, 3);
  gtk_widget_add_css_class (self->head, "note-head");
  gtk_widget_set_parent (self->head, GTK_WIDGET (self));
  self->face = gtk_button_new ();
  gtk_widget_add_css_class (self->face, "flat");
  gtk_widget_add_css_class (self->face, "note-face");
  gtk_widget_set_parent (self->face, GTK_WIDGET (self));
  g_signal_connect_object (self->face, "clicked", G_CALLBACK (ent_note_card_open), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (focus, "leave", G_CALLBACK (left_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (GTK_WIDGET (self), focus);
}

GtkWidget *
ent_note_card_new (EntPersonal   *personal,
                   const EntNote *note,
                   gboolean       where)
{
  EntNoteCard *self;

  g_return_val_if_fail (ENT_IS_PERSONAL (personal), NULL);
  g_return_val_if_fail (note != NULL, NULL);

  self = g_object_new (ENT_TYPE_NOTE_CARD, NULL);
  self->personal = g_object_ref (personal);
  self->note = ent_note_copy (note);
  self->where = where;
  self->born_here = ent_personal_find_note (personal, note->id) == NULL;
  update_note (self);
  ent_note_card_update (self);
  return GTK_WIDGET (self);
}
