#include "config.h"

#include "ent-slide-editor.h"

#include <glib/gi18n-lib.h>

#include "ent-deck-picture.h"
#include "ent-note-text.h"
#include "ent-side-by-side.h"
#include "ent-slide-item.h"

/* From here on words and notes stand beside each other. */
#define PAIR_WIDTH   520
/* What the fields keep, however large the slide could be. */
#define FIELDS_HEIGHT 236

typedef enum { FIELD_TITLE, FIELD_BODY, FIELD_NOTES } Field;

struct _EntSlideEditor
{
  GtkWidget       parent_instance;

  GtkWidget      *stage;      /* the slide, and a line below it */
  GtkWidget      *scroller;   /* of the fields */
  EntDeckPicture *picture;
  GtkWidget      *plan;       /* what is planned up to here */
  GtkWidget      *turning;    /* the line to turn its pages by */
  GtkWidget      *part_label;
  GtkWidget      *fields;
  GtkWidget      *title;
  GtkWidget      *body_label;
  GtkWidget      *body_box;
  EntNoteText    *body;
  EntNoteText    *notes;

  EntDeckModel   *model;      /* or NULL */
  char           *slide_id;   /* whose words the fields hold, or NULL */
  guint           part;
  gboolean        setting;    /* the program writes the title, not the person */
  gboolean        dirty;      /* the title is not saved */
  guint           timeout;
};

G_DEFINE_FINAL_TYPE (EntSlideEditor, ent_slide_editor, GTK_TYPE_WIDGET)

enum { CLOSED, N_SIGNALS };
static guint signals[N_SIGNALS];

/* (nullable) */
static const EntSlide *
get_slide (EntSlideEditor *self,
           guint          *index)
{
  EntDeck *deck = self->model != NULL ? ent_deck_model_get_deck (self->model) : NULL;
  int found = deck != NULL && self->slide_id != NULL ? ent_deck_find_slide (deck, self->slide_id) : -1;

  if (found < 0)
    return NULL;
  if (index != NULL)
    *index = (guint) found;
  return deck->slides->pdata[found];
}

/* Saving */

static const char *
get_field_name (Field field)
{
  return field == FIELD_TITLE ? "title" : field == FIELD_BODY ? "body" : "notes";
}

static char **
get_field (EntSlide *slide,
           Field     field)
{
  return field == FIELD_TITLE ? &slide->title : field == FIELD_BODY ? &slide->body : &slide->notes;
}

static void
save (EntSlideEditor *self,
      Field           field,
      const char     *text)
{
  const EntSlide *there = get_slide (self, NULL);
  g_autoptr(EntSlide) slide = there != NULL ? ent_slide_copy (there) : NULL;
  g_autofree char *key = NULL;
  char **value;

  /* Somebody deleted it meanwhile. */
  if (slide == NULL)
    return;
  value = get_field (slide, field);
  if (g_strcmp0 (*value != NULL ? *value : "", text) == 0)
    return;
  g_free (*value);
  *value = *text != '\0' ? g_strdup (text) : NULL;
  key = g_strdup_printf ("slide-%s-%s", slide->id, get_field_name (field));
  ent_deck_model_put_slide (self->model, slide, field == FIELD_NOTES ? _("Edit Speaker Notes") : _("Edit Slide"), key);
}

static void
flush_title (EntSlideEditor *self)
{
  g_clear_handle_id (&self->timeout, g_source_remove);
  if (!self->dirty)
    return;
  self->dirty = FALSE;
  save (self, FIELD_TITLE, gtk_editable_get_text (GTK_EDITABLE (self->title)));
}

static gboolean
timeout_cb (gpointer data)
{
  EntSlideEditor *self = data;

  self->timeout = 0;
  flush_title (self);
  return G_SOURCE_REMOVE;
}

static void
title_changed_cb (EntSlideEditor *self)
{
  if (self->setting)
    return;
  self->dirty = TRUE;
  g_clear_handle_id (&self->timeout, g_source_remove);
  self->timeout = g_timeout_add (ENT_NOTE_TEXT_PAUSE_MSEC, timeout_cb, self);
}

static void
save_body_cb (EntSlideEditor *self)
{
  g_autofree char *text = ent_note_text_dup (self->body);

  save (self, FIELD_BODY, text);
}

static void
save_notes_cb (EntSlideEditor *self)
{
  g_autofree char *text = ent_note_text_dup (self->notes);

  save (self, FIELD_NOTES, text);
}

void
ent_slide_editor_flush (EntSlideEditor *self)
{
  g_return_if_fail (ENT_IS_SLIDE_EDITOR (self));

  flush_title (self);
  ent_note_text_flush (self->body);
  ent_note_text_flush (self->notes);
}

/* Showing */

/* What the body is to the reader of a slide of this kind. */
static const char *
get_body_name (EntSlideKind kind)
{
  switch (kind)
    {
    case ENT_SLIDE_TITLE:
      return _("Below the title");
    case ENT_SLIDE_QUESTION:
      return _("Question");
    case ENT_SLIDE_QUOTATION:
      return _("Words quoted");
    case ENT_SLIDE_PICTURE:
      return _("Caption");
    case ENT_SLIDE_TIMELINE:
    case ENT_SLIDE_MATRIX:
    case ENT_SLIDE_COMPARISON:
      return _("The picture in words");
    case ENT_SLIDE_TEXT:
    case ENT_SLIDE_EVENT:
    case ENT_SLIDE_EVENTS:
    case ENT_SLIDE_FACTOR:
    case ENT_SLIDE_SOURCES:
    default:
      return _("Text");
    }
}

static void
set_title (EntSlideEditor *self,
           const char     *title)
{
  if (g_strcmp0 (gtk_editable_get_text (GTK_EDITABLE (self->title)), title != NULL ? title : "") == 0)
    return;
  self->setting = TRUE;
  gtk_editable_set_text (GTK_EDITABLE (self->title), title != NULL ? title : "");
  self->setting = FALSE;
}

static void
show_turning (EntSlideEditor *self)
{
  guint n = ent_deck_picture_get_n_parts (self->picture);
  g_autofree char *text = NULL;

  gtk_widget_set_visible (self->turning, n > 1);
  if (n == 0)
    return;
  self->part = MIN (self->part, n - 1);
  /* Translators: page of a slide that goes on on a further page */
  text = g_strdup_printf (_("Page %u of %u"), self->part + 1, n);
  gtk_label_set_label (GTK_LABEL (self->part_label), text);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "slide.previous-part", self->part > 0);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "slide.next-part", self->part + 1 < n);
}

/* "3 min · after this slide 4 of 20 min" */
static void
show_plan (EntSlideEditor *self,
           const EntSlide *slide,
           guint           index)
{
  const EntDeck *deck = ent_deck_model_get_deck (self->model);
  int after = ent_deck_get_planned (deck, index + 1);
  g_autofree char *own = ent_slide_dup_minutes (slide->planned_sec), *sum = ent_slide_dup_minutes (after), *text = NULL;

  if (slide->skipped)
    text = g_strdup (_("Skipped when presenting"));
  else if (after == 0)
    text = g_strdup ("");
  else if (deck->lecture->minutes > 0)
    /* Translators: "2 min · after this slide 4 min of 20" */
    text = g_strdup_printf (_("%s · after this slide %s of %d"), own, sum, deck->lecture->minutes);
  else
    text = g_strdup_printf (_("%s · after this slide %s"), own, sum);
  gtk_label_set_label (GTK_LABEL (self->plan), text);
}

static void
update (EntSlideEditor *self,
        gboolean        same)
{
  guint index = 0;
  const EntSlide *slide = get_slide (self, &index);

  gtk_widget_set_sensitive (self->fields, slide != NULL);
  if (slide == NULL)
    {
      ent_deck_picture_set (self->picture, NULL, 0, 0);
      return;
    }
  ent_deck_picture_set (self->picture, ent_deck_model_get_deck (self->model), index, self->part);
  show_plan (self, slide, index);
  show_turning (self);
  gtk_label_set_label (GTK_LABEL (self->body_label), get_body_name (slide->kind));
  gtk_widget_set_visible (self->body_box, slide->kind != ENT_SLIDE_SOURCES);
  if (!same)
    {
      set_title (self, slide->title);
      ent_note_text_set (self->body, slide->body);
      ent_note_text_set (self->notes, slide->notes);
      return;
    }
  if (!self->dirty)
    set_title (self, slide->title);
  if (!ent_note_text_is_dirty (self->body))
    ent_note_text_update (self->body, slide->body);
  if (!ent_note_text_is_dirty (self->notes))
    ent_note_text_update (self->notes, slide->notes);
}

void
ent_slide_editor_set (EntSlideEditor *self,
                      EntDeckModel   *model,
                      const char     *slide_id)
{
  gboolean same;

  g_return_if_fail (ENT_IS_SLIDE_EDITOR (self));

  same = self->model == model && slide_id != NULL && g_strcmp0 (self->slide_id, slide_id) == 0;
  if (!same)
    {
      g_autofree char *id = g_strdup (slide_id);

      ent_slide_editor_flush (self);
      g_set_object (&self->model, model);
      g_free (self->slide_id);
      self->slide_id = g_steal_pointer (&id);
      self->part = 0;
    }
  update (self, same);
}

void
ent_slide_editor_focus_words (EntSlideEditor *self)
{
  g_return_if_fail (ENT_IS_SLIDE_EDITOR (self));

  gtk_widget_grab_focus (self->title);
}

/* What a person does */

static void
turn (EntSlideEditor *self,
      int             by)
{
  self->part = (guint) MAX ((int) self->part + by, 0);
  update (self, TRUE);
}

static void
previous_part_action (GtkWidget  *widget,
                      const char *name,
                      GVariant   *parameter)
{
  turn (ENT_SLIDE_EDITOR (widget), -1);
}

static void
next_part_action (GtkWidget  *widget,
                  const char *name,
                  GVariant   *parameter)
{
  turn (ENT_SLIDE_EDITOR (widget), 1);
}

static void
edit_action (GtkWidget  *widget,
             const char *name,
             GVariant   *parameter)
{
  ent_slide_editor_focus_words (ENT_SLIDE_EDITOR (widget));
}

static void
pressed_cb (GtkGestureClick *gesture,
            int              n_press,
            double           x,
            double           y,
            EntSlideEditor  *self)
{
  gtk_widget_grab_focus (GTK_WIDGET (self->picture));
  if (n_press == 2)
    ent_slide_editor_focus_words (self);
}

static void
closed_cb (EntSlideEditor *self)
{
  g_signal_emit (self, signals[CLOSED], 0);
}

static gboolean
escape_cb (GtkWidget *widget,
           GVariant  *arguments,
           gpointer   data)
{
  flush_title (data);
  closed_cb (data);
  return TRUE;
}

/* The title is saved at once when Enter is pressed, and one goes on with the words. */
static void
title_activate_cb (EntSlideEditor *self)
{
  flush_title (self);
  if (gtk_widget_get_visible (self->body_box))
    gtk_widget_grab_focus (GTK_WIDGET (self->body));
}

static gboolean
undo_cb (GtkWidget *widget,
         GVariant  *arguments,
         gpointer   data)
{
  /* What the entry itself could take back was saved since; the library takes back all of it. */
  flush_title (data);
  return gtk_widget_activate_action (widget, "win.undo", NULL);
}

static gboolean
redo_cb (GtkWidget *widget,
         GVariant  *arguments,
         gpointer   data)
{
  return gtk_widget_activate_action (widget, "win.redo", NULL);
}

/* The widget */

static void
add_key (EntSlideEditor  *self,
         GtkWidget       *widget,
         const char      *keys,
         GtkShortcutFunc  func)
{
  GtkEventController *controller = gtk_shortcut_controller_new ();

  gtk_event_controller_set_propagation_phase (controller, GTK_PHASE_CAPTURE);
  gtk_shortcut_controller_add_shortcut (GTK_SHORTCUT_CONTROLLER (controller),
                                        gtk_shortcut_new (gtk_shortcut_trigger_parse_string (keys),
                                                          gtk_callback_action_new (func, self, NULL)));
  gtk_widget_add_controller (widget, controller);
}

static GtkSizeRequestMode
ent_slide_editor_get_request_mode (GtkWidget *widget)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

static void
ent_slide_editor_measure (GtkWidget      *widget,
                          GtkOrientation  orientation,
                          int             for_size,
                          int            *minimum,
                          int            *natural,
                          int            *minimum_baseline,
                          int            *natural_baseline)
{
  EntSlideEditor *self = ENT_SLIDE_EDITOR (widget);
  int stage_minimum, stage_natural, fields_minimum, fields_natural;

  gtk_widget_measure (self->stage, orientation, for_size, &stage_minimum, &stage_natural, NULL, NULL);
  gtk_widget_measure (self->scroller, orientation, for_size, &fields_minimum, &fields_natural, NULL, NULL);
  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    {
      *minimum = MAX (stage_minimum, fields_minimum);
      *natural = MAX (stage_natural, fields_natural);
    }
  else
    {
      *minimum = stage_minimum + fields_minimum;
      *natural = stage_natural + MAX (fields_natural, FIELDS_HEIGHT);
    }
}

/* The slide is as wide as there is room; what it does not need of the height is the fields'. */
static void
ent_slide_editor_size_allocate (GtkWidget *widget,
                                int        width,
                                int        height,
                                int        baseline)
{
  EntSlideEditor *self = ENT_SLIDE_EDITOR (widget);
  int minimum, natural, stage;

  gtk_widget_measure (self->stage, GTK_ORIENTATION_VERTICAL, width, &minimum, &natural, NULL, NULL);
  stage = CLAMP (height - FIELDS_HEIGHT, minimum, natural);
  gtk_widget_allocate (self->stage, width, stage, -1, NULL);
  gtk_widget_allocate (self->scroller, width, MAX (height - stage, 0), -1,
                       gsk_transform_translate (NULL, &GRAPHENE_POINT_INIT (0, (float) stage)));
}

static void
ent_slide_editor_unmap (GtkWidget *widget)
{
  ent_slide_editor_flush (ENT_SLIDE_EDITOR (widget));
  GTK_WIDGET_CLASS (ent_slide_editor_parent_class)->unmap (widget);
}

static void
ent_slide_editor_dispose (GObject *object)
{
  EntSlideEditor *self = ENT_SLIDE_EDITOR (object);

  g_clear_handle_id (&self->timeout, g_source_remove);
  g_clear_pointer (&self->stage, gtk_widget_unparent);
  g_clear_pointer (&self->scroller, gtk_widget_unparent);
  g_clear_object (&self->model);
  G_OBJECT_CLASS (ent_slide_editor_parent_class)->dispose (object);
}

static void
ent_slide_editor_finalize (GObject *object)
{
  g_free (ENT_SLIDE_EDITOR (object)->slide_id);
  G_OBJECT_CLASS (ent_slide_editor_parent_class)->finalize (object);
}

static void
ent_slide_editor_class_init (EntSlideEditorClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = ent_slide_editor_dispose;
  G_OBJECT_CLASS (klass)->finalize = ent_slide_editor_finalize;
  widget_class->unmap = ent_slide_editor_unmap;
  gtk_widget_class_install_action (widget_class, "slide.previous-part", NULL, previous_part_action);
  gtk_widget_class_install_action (widget_class, "slide.next-part", NULL, next_part_action);
  gtk_widget_class_install_action (widget_class, "slide.edit", NULL, edit_action);
  signals[CLOSED] = g_signal_new ("closed", ENT_TYPE_SLIDE_EDITOR, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                  G_TYPE_NONE, 0);
  widget_class->get_request_mode = ent_slide_editor_get_request_mode;
  widget_class->measure = ent_slide_editor_measure;
  widget_class->size_allocate = ent_slide_editor_size_allocate;
  gtk_widget_class_set_css_name (widget_class, "slideeditor");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
}

static GtkWidget *
create_heading (const char *text)
{
  GtkWidget *heading = g_object_new (GTK_TYPE_LABEL, "label", text, "xalign", 0., "wrap", TRUE, NULL);

  gtk_widget_add_css_class (heading, "part-heading");
  return heading;
}

static GtkWidget *
create_turning_button (const char *icon,
                       const char *name,
                       const char *action)
{
  GtkWidget *button = gtk_button_new_from_icon_name (icon);

  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_tooltip_text (button, name);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), action);
  return button;
}

static void
add_picture_keys (EntSlideEditor *self)
{
  GtkEventController *keys = gtk_shortcut_controller_new ();
  GtkGesture *click = gtk_gesture_click_new ();
  static const struct { const char *keys, *action; } shortcuts[] = {
    { "Return|KP_Enter|F2", "slide.edit" }, { "Page_Up", "slide.previous-part" }, { "Page_Down", "slide.next-part" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (shortcuts); i++)
    gtk_shortcut_controller_add_shortcut (GTK_SHORTCUT_CONTROLLER (keys),
                                          gtk_shortcut_new (gtk_shortcut_trigger_parse_string (shortcuts[i].keys),
                                                            gtk_named_action_new (shortcuts[i].action)));
  gtk_widget_add_controller (GTK_WIDGET (self->picture), keys);
  g_signal_connect (click, "pressed", G_CALLBACK (pressed_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self->picture), GTK_EVENT_CONTROLLER (click));
}

static GtkWidget *
create_stage (EntSlideEditor *self)
{
  GtkWidget *stage = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6), *line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);

  self->picture = ENT_DECK_PICTURE (ent_deck_picture_new ());
  g_object_set (self->picture, "vexpand", TRUE, "focusable", TRUE, "height-request", 120, NULL);
  ent_deck_picture_set_edge (self->picture, TRUE);
  add_picture_keys (self);
  g_signal_connect_object (self->picture, "painted", G_CALLBACK (show_turning), self, G_CONNECT_SWAPPED);
  self->plan = g_object_new (GTK_TYPE_LABEL, "xalign", 0., "hexpand", TRUE, "wrap", TRUE, NULL);
  gtk_widget_add_css_class (self->plan, "caption");
  self->turning = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  self->part_label = gtk_label_new (NULL);
  gtk_widget_add_css_class (self->part_label, "caption");
  gtk_box_append (GTK_BOX (self->turning), create_turning_button ("go-previous-symbolic", _("Previous page of this slide"),
                                                                  "slide.previous-part"));
  gtk_box_append (GTK_BOX (self->turning), self->part_label);
  gtk_box_append (GTK_BOX (self->turning), create_turning_button ("go-next-symbolic", _("Next page of this slide"),
                                                                  "slide.next-part"));
  gtk_box_append (GTK_BOX (line), self->plan);
  gtk_box_append (GTK_BOX (line), self->turning);
  gtk_box_append (GTK_BOX (stage), GTK_WIDGET (self->picture));
  gtk_box_append (GTK_BOX (stage), line);
  gtk_widget_add_css_class (stage, "stage");
  return stage;
}

static GtkWidget *
create_words (EntSlideEditor *self)
{
  GtkWidget *words = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);

  self->title = g_object_new (GTK_TYPE_ENTRY, "placeholder-text", _("Title"), NULL);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->title), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Title of the slide"), -1);
  g_signal_connect_object (self->title, "changed", G_CALLBACK (title_changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->title, "activate", G_CALLBACK (title_activate_cb), self, G_CONNECT_SWAPPED);
  add_key (self, self->title, "<Control>z", undo_cb);
  add_key (self, self->title, "<Control><Shift>z|<Control>y", redo_cb);
  add_key (self, self->title, "Escape", escape_cb);
  self->body_box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 3);
  self->body_label = create_heading ("");
  self->body = ENT_NOTE_TEXT (ent_note_text_new (_("Text of the slide"), _("**Bold**, *italic*, “- ” for a list")));
  g_signal_connect_object (self->body, "save", G_CALLBACK (save_body_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->body, "closed", G_CALLBACK (closed_cb), self, G_CONNECT_SWAPPED);
  gtk_box_append (GTK_BOX (self->body_box), self->body_label);
  gtk_box_append (GTK_BOX (self->body_box), GTK_WIDGET (self->body));
  gtk_box_append (GTK_BOX (words), create_heading (_("Title")));
  gtk_box_append (GTK_BOX (words), self->title);
  gtk_box_append (GTK_BOX (words), self->body_box);
  return words;
}

static GtkWidget *
create_notes (EntSlideEditor *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);

  self->notes = ENT_NOTE_TEXT (ent_note_text_new (_("Speaker notes"), _("What you will say. Only you see it.")));
  g_signal_connect_object (self->notes, "save", G_CALLBACK (save_notes_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->notes, "closed", G_CALLBACK (closed_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_set_vexpand (GTK_WIDGET (self->notes), TRUE);
  gtk_box_append (GTK_BOX (box), create_heading (_("Speaker notes")));
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->notes));
  return box;
}

static void
ent_slide_editor_init (EntSlideEditor *self)
{
  GtkEventController *focus = gtk_event_controller_focus_new ();

  self->fields = ent_side_by_side_new (PAIR_WIDTH, create_words (self), create_notes (self));
  gtk_widget_add_css_class (self->fields, "slide-fields");
  self->scroller = g_object_new (GTK_TYPE_SCROLLED_WINDOW, "child", self->fields, "hscrollbar-policy", GTK_POLICY_NEVER,
                                 NULL);
  self->stage = create_stage (self);
  gtk_widget_set_parent (self->stage, GTK_WIDGET (self));
  gtk_widget_set_parent (self->scroller, GTK_WIDGET (self));
  g_signal_connect_object (focus, "leave", G_CALLBACK (flush_title), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (self->title, focus);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Slide"), -1);
  show_turning (self);
}

GtkWidget *
ent_slide_editor_new (void)
{
  return g_object_new (ENT_TYPE_SLIDE_EDITOR, NULL);
}
