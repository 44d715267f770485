#include "config.h"

#include "ent-note-editor.h"

#include <glib/gi18n-lib.h>

#include "ent-choice-button.h"
#include "ent-note-look.h"
#include "ent-note-text.h"
#include "ent-tag-box.h"
#include "ent-wrap-layout.h"

typedef enum
{
  STATE_NOTHING,  /* there was nothing to save yet */
  STATE_SAVING,
  STATE_SAVED,
  STATE_FAILED,
} State;

struct _EntNoteEditor
{
  GtkWidget        parent_instance;

  EntNoteText     *text;
  EntTagBox       *tags;
  EntChoiceButton *flag;
  EntChoiceButton *color;
  GtkLabel        *label;    /* whether it is saved */
  GtkWidget       *menu_button;

  EntNote         *note;     /* as it was given out last, or came; or NULL */
  State            state;
  char            *problem;  /* why it could not be saved, or NULL */
  gboolean         setting;  /* the program sets choices, not the person */
};

enum { PROP_0, PROP_EDITABLE, N_PROPS };
static GParamSpec *properties[N_PROPS];
enum { SAVE, DELETE, CLOSED, N_SIGNALS };
static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (EntNoteEditor, ent_note_editor, GTK_TYPE_WIDGET)

static void
update_state (EntNoteEditor *self)
{
  State state = self->state;
  const char *text = "";

  /* What was typed since is not saved, whatever was before. */
  if (ent_note_text_is_dirty (self->text) && state != STATE_FAILED)
    state = STATE_SAVING;
  if (state == STATE_SAVED)
    text = _("Saved");
  else if (state == STATE_SAVING)
    text = _("Saving…");
  else if (state == STATE_FAILED)
    text = self->problem;
  gtk_label_set_label (self->label, text);
  if (state == STATE_FAILED)
    gtk_widget_add_css_class (GTK_WIDGET (self->label), "error");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self->label), "error");
}

EntNote *
ent_note_editor_dup_note (EntNoteEditor *self)
{
  g_autofree char *body = NULL;
  EntNote *note;

  g_return_val_if_fail (ENT_IS_NOTE_EDITOR (self), NULL);

  if (self->note == NULL)
    return NULL;
  note = ent_note_copy (self->note);
  body = ent_note_text_dup (self->text);
  ent_note_set_body (note, body, ent_tag_box_get_added (self->tags));
  note->color = ent_choice_button_get_selected (self->color);
  note->flag = ent_choice_button_get_selected (self->flag);
  return note;
}

static gboolean
is_blank (const EntNote *note)
{
  g_autofree char *words = g_strstrip (g_strdup (note->body));

  return *words == '\0' && note->tags->len == 0;
}

/* Gives out what is new. A new note is none before something is written in it. */
static void
save (EntNoteEditor *self)
{
  g_autoptr(EntNote) note = ent_note_editor_dup_note (self);

  ent_note_text_set_clean (self->text);
  if (note != NULL && !ent_note_equal (note, self->note) && !(self->state == STATE_NOTHING && is_blank (note)))
    {
      note->modified_usec = g_get_real_time ();
      ent_note_free (self->note);
      self->note = ent_note_copy (note);
      self->state = STATE_SAVING;
      update_state (self);
      g_signal_emit (self, signals[SAVE], 0, note);
    }
  else
    update_state (self);
}

void
ent_note_editor_flush (EntNoteEditor *self)
{
  g_return_if_fail (ENT_IS_NOTE_EDITOR (self));

  ent_note_text_flush (self->text);
}

static void
update_tags (EntNoteEditor *self,
             GPtrArray     *tags)
{
  g_autofree char *body = ent_note_text_dup (self->text);
  g_autoptr(GPtrArray) fixed = ent_tags_scan (body);

  ent_tag_box_set (self->tags, fixed, tags);
}

static void
show_choices (EntNoteEditor *self,
              const EntNote *note)
{
  self->setting = TRUE;
  ent_choice_button_set_selected (self->flag, note->flag);
  ent_choice_button_set_selected (self->color, note->color);
  update_tags (self, note->tags);
  self->setting = FALSE;
}

/* What was typed since it was last saved stays, and the rest is as it is elsewhere. */
static void
keep_typed (EntNoteEditor *self,
            EntNote       *note)
{
  g_autoptr(GPtrArray) tags = g_ptr_array_ref (self->note->tags);

  ent_note_set_body (note, self->note->body, tags);
  note->color = self->note->color;
  note->flag = self->note->flag;
  ent_note_free (self->note);
  self->note = note;
}

void
ent_note_editor_set_note (EntNoteEditor *self,
                          const EntNote *note)
{
  g_return_if_fail (ENT_IS_NOTE_EDITOR (self));
  g_return_if_fail (note != NULL);

  if (self->note != NULL && g_str_equal (self->note->id, note->id))
    {
      if (ent_note_text_is_dirty (self->text) || self->state == STATE_SAVING || self->state == STATE_FAILED)
        {
          keep_typed (self, ent_note_copy (note));
          return;
        }
      ent_note_text_update (self->text, note->body);
    }
  else
    {
      ent_note_editor_flush (self);
      ent_note_text_set (self->text, note->body);
      self->state = STATE_NOTHING;
    }
  ent_note_free (self->note);
  self->note = ent_note_copy (note);
  show_choices (self, self->note);
  update_state (self);
}

void
ent_note_editor_set_saved (EntNoteEditor *self,
                           gboolean       saved,
                           const char    *problem)
{
  g_return_if_fail (ENT_IS_NOTE_EDITOR (self));

  g_free (self->problem);
  self->problem = g_strdup (problem);
  self->state = saved ? STATE_SAVED : problem != NULL ? STATE_FAILED : STATE_SAVING;
  update_state (self);
}

void
ent_note_editor_set_tags (EntNoteEditor *self,
                          GPtrArray     *tags)
{
  g_return_if_fail (ENT_IS_NOTE_EDITOR (self));

  ent_tag_box_set_suggestions (self->tags, tags);
}

void
ent_note_editor_set_menu (EntNoteEditor *self,
                          GMenuModel    *section)
{
  g_autoptr(GMenu) menu = g_menu_new (), own = g_menu_new ();

  g_return_if_fail (ENT_IS_NOTE_EDITOR (self));

  if (section != NULL)
    g_menu_append_section (menu, NULL, section);
  g_menu_append (own, _("_Delete"), "note.delete");
  g_menu_append_section (menu, NULL, G_MENU_MODEL (own));
  gtk_menu_button_set_menu_model (GTK_MENU_BUTTON (self->menu_button), G_MENU_MODEL (menu));
}

/* What the person does */

static void
typed_cb (EntNoteEditor *self)
{
  update_tags (self, ent_tag_box_get_added (self->tags));
  update_state (self);
}

static void
chosen_cb (EntNoteEditor *self)
{
  if (!self->setting)
    save (self);
}

static void
closed_cb (EntNoteEditor *self)
{
  ent_note_editor_flush (self);
  g_signal_emit (self, signals[CLOSED], 0);
}

static gboolean
escape_cb (GtkWidget *widget,
           GVariant  *arguments,
           gpointer   user_data)
{
  closed_cb (ENT_NOTE_EDITOR (widget));
  return TRUE;
}

static void
delete_action (GtkWidget  *widget,
               const char *name,
               GVariant   *parameter)
{
  /* What was typed is in what can be taken back. */
  ent_note_editor_flush (ENT_NOTE_EDITOR (widget));
  g_signal_emit (widget, signals[DELETE], 0);
}

/* The widget */

static gboolean
ent_note_editor_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (GTK_WIDGET (ENT_NOTE_EDITOR (widget)->text));
}

static gboolean
get_editable (EntNoteEditor *self)
{
  gboolean editable;

  g_object_get (self->text, "editable", &editable, NULL);
  return editable;
}

static void
ent_note_editor_get_property (GObject    *object,
                              guint       id,
                              GValue     *value,
                              GParamSpec *pspec)
{
  if (id == PROP_EDITABLE)
    g_value_set_boolean (value, get_editable (ENT_NOTE_EDITOR (object)));
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static void
ent_note_editor_set_property (GObject      *object,
                              guint         id,
                              const GValue *value,
                              GParamSpec   *pspec)
{
  EntNoteEditor *self = ENT_NOTE_EDITOR (object);
  gboolean editable;

  if (id != PROP_EDITABLE)
    {
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
      return;
    }
  editable = g_value_get_boolean (value);
  if (editable == get_editable (self))
    return;
  g_object_set (self->text, "editable", editable, NULL);
  g_object_set (self->tags, "editable", editable, NULL);
  gtk_widget_set_sensitive (GTK_WIDGET (self->flag), editable);
  gtk_widget_set_sensitive (GTK_WIDGET (self->color), editable);
  gtk_widget_set_visible (GTK_WIDGET (self->label), editable);
  gtk_widget_set_visible (self->menu_button, editable);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "note.delete", editable);
  g_object_notify_by_pspec (object, pspec);
}

static void
ent_note_editor_dispose (GObject *object)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (object))) != NULL)
    gtk_widget_unparent (child);
  G_OBJECT_CLASS (ent_note_editor_parent_class)->dispose (object);
}

static void
ent_note_editor_finalize (GObject *object)
{
  EntNoteEditor *self = ENT_NOTE_EDITOR (object);

  ent_note_free (self->note);
  g_free (self->problem);
  G_OBJECT_CLASS (ent_note_editor_parent_class)->finalize (object);
}

static void
ent_note_editor_class_init (EntNoteEditorClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = ent_note_editor_get_property;
  object_class->set_property = ent_note_editor_set_property;
  object_class->dispose = ent_note_editor_dispose;
  object_class->finalize = ent_note_editor_finalize;
  widget_class->grab_focus = ent_note_editor_grab_focus;

  properties[PROP_EDITABLE] = g_param_spec_boolean ("editable", NULL, NULL, TRUE,
                                                    G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY);
  g_object_class_install_properties (object_class, N_PROPS, properties);
  signals[SAVE] = g_signal_new ("save", ENT_TYPE_NOTE_EDITOR, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                G_TYPE_NONE, 1, G_TYPE_POINTER);
  signals[DELETE] = g_signal_new ("delete", ENT_TYPE_NOTE_EDITOR, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                  G_TYPE_NONE, 0);
  signals[CLOSED] = g_signal_new ("closed", ENT_TYPE_NOTE_EDITOR, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                  G_TYPE_NONE, 0);
  gtk_widget_class_install_action (widget_class, "note.delete", NULL, delete_action);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_Escape, 0, escape_cb, NULL);
  gtk_widget_class_set_css_name (widget_class, "noteeditor");
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BOX_LAYOUT);
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
create_choices (EntNoteEditor *self)
{
  EntChoice flags[ENT_N_NOTE_FLAGS] = { 0 }, colors[ENT_N_NOTE_COLORS] = { 0 };

  for (guint i = 0; i < ENT_N_NOTE_FLAGS; i++)
    flags[i] = (EntChoice) { ent_note_flag_to_label (i), ent_note_flag_to_icon (i), NULL };
  for (guint i = 0; i < ENT_N_NOTE_COLORS; i++)
    colors[i] = (EntChoice) { ent_note_color_to_label (i), NULL, ent_note_color_to_class (i) };
  self->flag = ENT_CHOICE_BUTTON (ent_choice_button_new (_("Flag"), flags, ENT_N_NOTE_FLAGS));
  self->color = ENT_CHOICE_BUTTON (ent_choice_button_new (_("Colour"), colors, ENT_N_NOTE_COLORS));
  g_signal_connect_object (self->flag, "notify::selected", G_CALLBACK (chosen_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->color, "notify::selected", G_CALLBACK (chosen_cb), self, G_CONNECT_SWAPPED);
}

static void
create_line (EntNoteEditor *self)
{
  GtkWidget *line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);

  gtk_widget_set_layout_manager (line, ent_wrap_layout_new (3));
  self->label = g_object_new (GTK_TYPE_LABEL, "xalign", 1.0, "hexpand", TRUE, "wrap", TRUE, "selectable", FALSE,
                              "accessible-role", GTK_ACCESSIBLE_ROLE_STATUS, NULL);
  gtk_widget_add_css_class (GTK_WIDGET (self->label), "caption");
  gtk_widget_add_css_class (GTK_WIDGET (self->label), "saved");
  self->menu_button = g_object_new (GTK_TYPE_MENU_BUTTON, "icon-name", "view-more-symbolic",
                                    "tooltip-text", _("More"), NULL);
  gtk_widget_add_css_class (self->menu_button, "flat");
  gtk_accessible_update_property (GTK_ACCESSIBLE (gtk_widget_get_first_child (self->menu_button)),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, _("More"), -1);
  gtk_box_append (GTK_BOX (line), GTK_WIDGET (self->flag));
  gtk_box_append (GTK_BOX (line), GTK_WIDGET (self->color));
  gtk_box_append (GTK_BOX (line), GTK_WIDGET (self->label));
  gtk_box_append (GTK_BOX (line), self->menu_button);
  gtk_widget_set_parent (line, GTK_WIDGET (self));
}

static void
ent_note_editor_init (EntNoteEditor *self)
{
  GtkBoxLayout *layout = GTK_BOX_LAYOUT (gtk_widget_get_layout_manager (GTK_WIDGET (self)));

  gtk_orientable_set_orientation (GTK_ORIENTABLE (layout), GTK_ORIENTATION_VERTICAL);
  gtk_box_layout_set_spacing (layout, 6);
  /* Translators: shown in an empty note; "#" makes a tag */
  self->text = ENT_NOTE_TEXT (ent_note_text_new (_("Note"), _("Write a note; a # makes a tag")));
  gtk_widget_set_parent (GTK_WIDGET (self->text), GTK_WIDGET (self));
  self->tags = ENT_TAG_BOX (ent_tag_box_new ());
  gtk_widget_set_parent (GTK_WIDGET (self->tags), GTK_WIDGET (self));
  create_choices (self);
  create_line (self);
  ent_note_editor_set_menu (self, NULL);
  g_signal_connect_object (self->text, "changed", G_CALLBACK (typed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->text, "save", G_CALLBACK (save), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->text, "closed", G_CALLBACK (closed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->tags, "changed", G_CALLBACK (chosen_cb), self, G_CONNECT_SWAPPED);
}

GtkWidget *
ent_note_editor_new (void)
{
  return g_object_new (ENT_TYPE_NOTE_EDITOR, NULL);
}
