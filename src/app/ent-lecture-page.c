#include "config.h"

#include "ent-lecture-page-private.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>

#include "ent-blocks.h"
#include "ent-lecture-window.h"

#define LIST_WIDTH 220
#define SIDE_WIDTH 300

G_DEFINE_FINAL_TYPE (EntLecturePage, ent_lecture_page, GTK_TYPE_WIDGET)

enum { PROP_0, PROP_TITLE, PROP_SHOW_SIDE, N_PROPS };
static GParamSpec *properties[N_PROPS];

static EntDeck *
get_deck (EntLecturePage *self)
{
  return self->model != NULL ? ent_deck_model_get_deck (self->model) : NULL;
}

const EntSlide *
ent_lecture_page_get_slide (EntLecturePage *self)
{
  EntDeck *deck = get_deck (self);
  guint at = ent_slide_list_get_current (self->list);

  return deck != NULL && at < deck->slides->len ? deck->slides->pdata[at] : NULL;
}

/* What it shows */

static void
set_title (EntLecturePage *self,
           const char     *title)
{
  if (g_strcmp0 (self->title, title) == 0)
    return;
  g_free (self->title);
  self->title = g_strdup (title);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_TITLE]);
}

static void
update_change (EntLecturePage *self)
{
  const EntSlide *slide = ent_lecture_page_get_slide (self);
  gboolean stale = slide != NULL && self->watch != NULL && ent_slide_watch_is_stale (self->watch, slide->id);

  gtk_widget_set_visible (GTK_WIDGET (self->change), stale);
  if (stale)
    ent_slide_change_set (self->change, slide, ent_slide_watch_get_remade (self->watch, slide->id));
}

static void
update_slide (EntLecturePage *self)
{
  const EntSlide *slide = ent_lecture_page_get_slide (self);
  g_autofree char *id = slide != NULL ? g_strdup (slide->id) : NULL;

  ent_slide_editor_set (self->editor, self->model, id);
  ent_slide_pane_set (self->pane, self->model, id);
  gtk_stack_set_visible_child_name (self->middle, id != NULL ? "slide" : "empty");
  update_change (self);
}

static void
update_header (EntLecturePage *self)
{
  const EntDeck *deck = get_deck (self);
  g_autofree char *plan = ent_deck_dup_plan (deck), *name = NULL;

  /* Translators: a button with the title of a lecture */
  name = g_strdup_printf (_("%s: title, course, date, length and look"), deck->lecture->title);
  gtk_label_set_label (self->title_label, deck->lecture->title);
  gtk_label_set_label (self->plan, plan);
  gtk_widget_set_tooltip_text (self->title_button, _("Title, course, date, length and look of this lecture"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->title_button), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "lecture.present", deck->slides->len > 0);
  set_title (self, deck->lecture->title);
}

/* The list is connected first: it knows already. */
static void
deck_changed_cb (EntLecturePage *self)
{
  if (get_deck (self) == NULL)
    return;
  gtk_stack_set_visible_child_name (self->stack, "lecture");
  update_header (self);
  update_slide (self);
}

static void
watch_changed_cb (EntLecturePage *self)
{
  ent_slide_list_set_stale (self->list, ent_slide_watch_get_ids (self->watch));
  update_change (self);
}

static void
gone_cb (EntLecturePage *self)
{
  gtk_stack_set_visible_child_name (self->stack, "gone");
  set_title (self, NULL);
}

static void
failed_cb (EntLecturePage *self,
           const char     *message)
{
  gtk_widget_activate_action (GTK_WIDGET (self), "win.tell", "s", message);
}

/* Its source changed */

static void
replace (char       **text,
         const char  *value)
{
  g_free (*text);
  *text = g_strdup (value);
}

static void
take_cb (EntLecturePage *self)
{
  const EntSlide *slide = ent_lecture_page_get_slide (self);
  const EntSlide *remade = slide != NULL ? ent_slide_watch_get_remade (self->watch, slide->id) : NULL;
  g_autoptr(EntSlide) taken = NULL, there = NULL;

  if (remade == NULL)
    return;
  ent_slide_editor_flush (self->editor);
  there = ent_slide_copy (ent_lecture_page_get_slide (self));
  taken = ent_slide_copy (remade);
  /* A title of the person's own, or one that was kept, stays unless the change is one of the title. */
  if (g_strcmp0 (there->made_title, taken->made_title) != 0)
    replace (&taken->title, taken->made_title);
  /* Since it was made anew the person may have gone on. */
  replace (&taken->notes, there->notes);
  replace (&taken->section, there->section);
  replace (&taken->reveal, there->reveal);
  taken->planned_sec = there->planned_sec;
  taken->skipped = there->skipped;
  taken->own_events = there->own_events;
  /* Without a digest the library's copy of the case is kept with it. */
  for (guint i = 0; i < taken->cases->len; i++)
    g_clear_pointer (&((EntSlideCase *) taken->cases->pdata[i])->digest, g_free);
  ent_deck_model_put_slide (self->model, taken, _("Take New Source"), NULL);
}

/* The words and the cases stay; what was made is what is to be compared with from now on. */
static void
keep_cb (EntLecturePage *self)
{
  const EntSlide *there = ent_lecture_page_get_slide (self);
  const EntSlide *remade = there != NULL ? ent_slide_watch_get_remade (self->watch, there->id) : NULL;
  g_autoptr(EntSlide) slide = there != NULL ? ent_slide_copy (there) : NULL;

  if (slide == NULL)
    return;
  replace (&slide->made_title, remade != NULL ? remade->made_title : NULL);
  replace (&slide->made_body, remade != NULL ? remade->made_body : NULL);
  ent_deck_model_put_slide (self->model, slide, _("Keep Slide"), NULL);
}

/* Opening */

static void
close_model (EntLecturePage *self)
{
  ent_slide_editor_set (self->editor, NULL, NULL);
  ent_slide_pane_set (self->pane, NULL, NULL);
  ent_slide_list_set_model (self->list, NULL);
  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  self->cancellable = g_cancellable_new ();
  if (self->model != NULL)
    g_signal_handlers_disconnect_by_data (self->model, self);
  if (self->watch != NULL)
    g_signal_handlers_disconnect_by_data (self->watch, self);
  g_clear_object (&self->watch);
  g_clear_object (&self->model);
}

void
ent_lecture_page_open (EntLecturePage *self,
                       const char     *id)
{
  g_return_if_fail (ENT_IS_LECTURE_PAGE (self));
  g_return_if_fail (self->session != NULL);

  /* Coming back to it, one finds it as one left it. */
  if (self->model != NULL && g_strcmp0 (ent_deck_model_get_id (self->model), id) == 0
      && g_strcmp0 (gtk_stack_get_visible_child_name (self->stack), "gone") != 0)
    return;
  close_model (self);
  set_title (self, NULL);
  gtk_stack_set_visible_child_name (self->stack, "loading");
  self->model = ent_deck_model_new (self->session, id);
  self->watch = ent_slide_watch_new (self->model);
  ent_slide_list_set_model (self->list, self->model);
  g_signal_connect_object (self->model, "changed", G_CALLBACK (deck_changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->model, "gone", G_CALLBACK (gone_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->model, "failed", G_CALLBACK (failed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->watch, "changed", G_CALLBACK (watch_changed_cb), self, G_CONNECT_SWAPPED);
}

const char *
ent_lecture_page_get_title (EntLecturePage *self)
{
  g_return_val_if_fail (ENT_IS_LECTURE_PAGE (self), NULL);

  return self->title;
}

void
ent_lecture_page_flush (EntLecturePage *self)
{
  g_return_if_fail (ENT_IS_LECTURE_PAGE (self));

  ent_slide_editor_flush (self->editor);
}

/* What a person does */

static void
about_action (GtkWidget  *widget,
              const char *name,
              GVariant   *parameter)
{
  EntLecturePage *self = ENT_LECTURE_PAGE (widget);

  if (get_deck (self) != NULL)
    ent_lecture_window_present (widget, self->model);
}

/* What is shown and written is what was typed up to now. */
static void
pass_on (EntLecturePage *self,
         const char     *action)
{
  if (self->model == NULL)
    return;
  ent_slide_editor_flush (self->editor);
  gtk_widget_activate_action (GTK_WIDGET (self), action, "s", ent_deck_model_get_id (self->model));
}

static void
present_action (GtkWidget  *widget,
                const char *name,
                GVariant   *parameter)
{
  pass_on (ENT_LECTURE_PAGE (widget), "win.present-lecture");
}

static void
export_action (GtkWidget  *widget,
               const char *name,
               GVariant   *parameter)
{
  pass_on (ENT_LECTURE_PAGE (widget), "win.export-lecture");
}

static void
print_action (GtkWidget  *widget,
              const char *name,
              GVariant   *parameter)
{
  pass_on (ENT_LECTURE_PAGE (widget), "win.print-lecture");
}

static void
share_action (GtkWidget  *widget,
              const char *name,
              GVariant   *parameter)
{
  pass_on (ENT_LECTURE_PAGE (widget), "win.share-lecture");
}

static void
add_action (GtkWidget  *widget,
            const char *name,
            GVariant   *parameter)
{
  EntLecturePage *self = ENT_LECTURE_PAGE (widget);

  g_object_set (self->panes, "show-inspector", TRUE, NULL);
  ent_slide_adder_focus_search (self->adder);
}

static void
edit_cb (EntLecturePage *self)
{
  ent_slide_editor_focus_words (self->editor);
}

static void
editor_closed_cb (EntLecturePage *self)
{
  gtk_widget_grab_focus (GTK_WIDGET (self->list));
}

/* Where the side lies over the slide it comes only when it is asked for. */
static void
narrow_changed_cb (EntLecturePage *self)
{
  gboolean narrow;

  g_object_get (self->panes, "narrow", &narrow, NULL);
  g_object_set (self->panes, "show-inspector", !narrow && self->wants_side, NULL);
}

static void
side_changed_cb (EntLecturePage *self)
{
  gboolean narrow, shown;

  g_object_get (self->panes, "narrow", &narrow, "show-inspector", &shown, NULL);
  if (!narrow)
    self->wants_side = shown;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_SHOW_SIDE]);
}

/* The widget */

static void
ent_lecture_page_get_property (GObject    *object,
                               guint       id,
                               GValue     *value,
                               GParamSpec *pspec)
{
  EntLecturePage *self = ENT_LECTURE_PAGE (object);

  switch (id)
    {
    case PROP_TITLE:
      g_value_set_string (value, self->title);
      break;
    case PROP_SHOW_SIDE:
      g_object_get_property (G_OBJECT (self->panes), "show-inspector", value);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
ent_lecture_page_set_property (GObject      *object,
                               guint         id,
                               const GValue *value,
                               GParamSpec   *pspec)
{
  if (id == PROP_SHOW_SIDE)
    g_object_set_property (G_OBJECT (ENT_LECTURE_PAGE (object)->panes), "show-inspector", value);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static void
ent_lecture_page_dispose (GObject *object)
{
  EntLecturePage *self = ENT_LECTURE_PAGE (object);

  if (self->stack != NULL)
    {
      close_model (self);
      gtk_widget_unparent (GTK_WIDGET (self->stack));
    }
  self->stack = NULL;
  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_object (&self->chooser);
  g_clear_object (&self->session);
  G_OBJECT_CLASS (ent_lecture_page_parent_class)->dispose (object);
}

static void
ent_lecture_page_finalize (GObject *object)
{
  g_free (ENT_LECTURE_PAGE (object)->title);
  g_free (ENT_LECTURE_PAGE (object)->picture_id);
  G_OBJECT_CLASS (ent_lecture_page_parent_class)->finalize (object);
}

static void
ent_lecture_page_class_init (EntLecturePageClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = ent_lecture_page_get_property;
  object_class->set_property = ent_lecture_page_set_property;
  object_class->dispose = ent_lecture_page_dispose;
  object_class->finalize = ent_lecture_page_finalize;
  properties[PROP_TITLE] = g_param_spec_string ("title", NULL, NULL, NULL, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  properties[PROP_SHOW_SIDE] = g_param_spec_boolean ("show-side", NULL, NULL, TRUE,
                                                     G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY);
  g_object_class_install_properties (object_class, N_PROPS, properties);
  gtk_widget_class_install_action (widget_class, "lecture.about", NULL, about_action);
  gtk_widget_class_install_action (widget_class, "lecture.present", NULL, present_action);
  gtk_widget_class_install_action (widget_class, "lecture.export", NULL, export_action);
  gtk_widget_class_install_action (widget_class, "lecture.print", NULL, print_action);
  gtk_widget_class_install_action (widget_class, "lecture.share", NULL, share_action);
  gtk_widget_class_install_action (widget_class, "lecture.add", NULL, add_action);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_F5, 0, "lecture.present", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Insert, 0, "lecture.add", NULL);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "lecturepage");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
}

static GtkWidget *
create_slides_toggle (EntLecturePage *self)
{
  GtkWidget *toggle = g_object_new (GTK_TYPE_TOGGLE_BUTTON, "icon-name", "view-list-symbolic", "tooltip-text",
                                    _("List of slides"), NULL);

  gtk_widget_add_css_class (toggle, "flat");
  gtk_accessible_update_property (GTK_ACCESSIBLE (toggle), GTK_ACCESSIBLE_PROPERTY_LABEL, _("List of slides"), -1);
  g_object_bind_property (self->panes, "show-sidebar", toggle, "active", G_BINDING_SYNC_CREATE | G_BINDING_BIDIRECTIONAL);
  return toggle;
}

static GtkWidget *
create_title (EntLecturePage *self)
{
  GtkWidget *line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6), *icon = gtk_image_new_from_icon_name ("document-edit-symbolic");

  self->title_label = g_object_new (GTK_TYPE_LABEL, "ellipsize", PANGO_ELLIPSIZE_END, "xalign", 0., NULL);
  gtk_widget_add_css_class (GTK_WIDGET (self->title_label), "heading");
  g_object_set (icon, "accessible-role", GTK_ACCESSIBLE_ROLE_PRESENTATION, NULL);
  gtk_box_append (GTK_BOX (line), GTK_WIDGET (self->title_label));
  gtk_box_append (GTK_BOX (line), icon);
  self->title_button = g_object_new (GTK_TYPE_BUTTON, "child", line, "action-name", "lecture.about", NULL);
  gtk_widget_add_css_class (self->title_button, "flat");
  return self->title_button;
}

static GtkWidget *
create_export (EntLecturePage *self)
{
  g_autoptr(GMenu) menu = g_menu_new ();

  g_menu_append (menu, _("_Export…"), "lecture.export");
  g_menu_append (menu, _("_Print…"), "lecture.print");
  g_menu_append (menu, _("_Share as a File…"), "lecture.share");
  self->export_button = g_object_new (GTK_TYPE_MENU_BUTTON, "label", _("_Export"), "use-underline", TRUE, "menu-model", menu,
                                      NULL);
  return GTK_WIDGET (self->export_button);
}

static GtkWidget *
create_present (EntLecturePage *self)
{
  GtkWidget *content = g_object_new (ADW_TYPE_BUTTON_CONTENT, "icon-name", "media-playback-start-symbolic", "label",
                                     _("_Present"), "use-underline", TRUE, NULL);

  self->present_button = g_object_new (GTK_TYPE_BUTTON, "child", content, "action-name", "lecture.present", "tooltip-text",
                                       _("Present this lecture (F5)"), NULL);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->present_button), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _("Present this lecture"), -1);
  gtk_widget_add_css_class (self->present_button, "suggested-action");
  return self->present_button;
}

static GtkWidget *
create_header (EntLecturePage *self)
{
  GtkWidget *header = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);

  self->plan = g_object_new (GTK_TYPE_LABEL, "ellipsize", PANGO_ELLIPSIZE_END, "xalign", 0., "hexpand", TRUE, NULL);
  gtk_widget_add_css_class (GTK_WIDGET (self->plan), "dim-label");
  gtk_box_append (GTK_BOX (header), create_slides_toggle (self));
  gtk_box_append (GTK_BOX (header), create_title (self));
  gtk_box_append (GTK_BOX (header), GTK_WIDGET (self->plan));
  gtk_box_append (GTK_BOX (header), create_export (self));
  gtk_box_append (GTK_BOX (header), create_present (self));
  gtk_widget_add_css_class (header, "tools");
  return header;
}

static GtkWidget *
create_pill (const char *label,
             const char *action)
{
  GtkWidget *button = g_object_new (GTK_TYPE_BUTTON, "label", label, "use-underline", TRUE, "halign", GTK_ALIGN_CENTER,
                                    "action-name", action, NULL);

  gtk_widget_add_css_class (button, "pill");
  return button;
}

static GtkWidget *
create_middle (EntLecturePage *self)
{
  GtkWidget *empty = g_object_new (ADW_TYPE_STATUS_PAGE, "icon-name", "x-office-presentation-symbolic", "title",
                                   _("No Slides Yet"), "description",
                                   _("Search for events, quotations and notes beside this, or begin with a title. Whatever "
                                     "you find can also be dragged into the list."),
                                   "child", create_pill (_("_Add to This Lecture"), "lecture.add"), NULL);

  self->editor = ENT_SLIDE_EDITOR (ent_slide_editor_new ());
  g_signal_connect_object (self->editor, "closed", G_CALLBACK (editor_closed_cb), self, G_CONNECT_SWAPPED);
  self->middle = ent_stack_new ();
  gtk_stack_add_named (self->middle, empty, "empty");
  gtk_stack_add_named (self->middle, GTK_WIDGET (self->editor), "slide");
  return GTK_WIDGET (self->middle);
}

static GtkWidget *
create_side (EntLecturePage *self)
{
  GtkWidget *side = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12);

  self->change = ENT_SLIDE_CHANGE (ent_slide_change_new ());
  gtk_widget_set_visible (GTK_WIDGET (self->change), FALSE);
  g_signal_connect_object (self->change, "take", G_CALLBACK (take_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->change, "keep", G_CALLBACK (keep_cb), self, G_CONNECT_SWAPPED);
  self->pane = ENT_SLIDE_PANE (ent_slide_pane_new ());
  gtk_box_append (GTK_BOX (side), GTK_WIDGET (self->change));
  gtk_box_append (GTK_BOX (side), GTK_WIDGET (self->adder));
  gtk_box_append (GTK_BOX (side), GTK_WIDGET (self->pane));
  gtk_widget_add_css_class (side, "inspector");
  return g_object_new (GTK_TYPE_SCROLLED_WINDOW, "child", side, "hscrollbar-policy", GTK_POLICY_NEVER, NULL);
}

static GtkWidget *
create_builder (EntLecturePage *self)
{
  GtkWidget *builder = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);

  self->list = ENT_SLIDE_LIST (ent_slide_list_new ());
  g_signal_connect_object (self->list, "current-changed", G_CALLBACK (update_slide), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->list, "edit", G_CALLBACK (edit_cb), self, G_CONNECT_SWAPPED);
  self->panes = ENT_PANES (ent_panes_new ());
  g_object_set (self->panes, "content", create_middle (self), "sidebar", self->list, "inspector", create_side (self),
                "sidebar-width", LIST_WIDTH, "inspector-width", SIDE_WIDTH, "show-sidebar", TRUE, "show-inspector", TRUE,
                "vexpand", TRUE, NULL);
  self->wants_side = TRUE;
  g_signal_connect_object (self->panes, "notify::narrow", G_CALLBACK (narrow_changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->panes, "notify::show-inspector", G_CALLBACK (side_changed_cb), self, G_CONNECT_SWAPPED);
  gtk_box_append (GTK_BOX (builder), create_header (self));
  gtk_box_append (GTK_BOX (builder), GTK_WIDGET (self->panes));
  return builder;
}

static GtkWidget *
create_gone (void)
{
  GtkWidget *button = create_pill (_("All _Lectures"), "win.go");

  gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "s", "lectures:");
  return g_object_new (ADW_TYPE_STATUS_PAGE, "icon-name", "x-office-presentation-symbolic", "title",
                       _("This Lecture Is Not in Your Library"), "description",
                       _("It was deleted, or never was here. What was deleted a moment ago comes back with Undo."), "child",
                       button, NULL);
}

static GtkWidget *
create_loading (void)
{
  return g_object_new (GTK_TYPE_SPINNER, "spinning", TRUE, "halign", GTK_ALIGN_CENTER, "valign", GTK_ALIGN_CENTER,
                       "width-request", 32, "height-request", 32, NULL);
}

/* What is worth knowing of the library comes with the session. */
void
ent_lecture_page_set_session (EntLecturePage *self,
                              EntSession     *session)
{
  g_return_if_fail (ENT_IS_LECTURE_PAGE (self));

  self->session = g_object_ref (session);
  self->adder = ENT_SLIDE_ADDER (ent_slide_adder_new (session));
  gtk_stack_add_named (self->stack, create_builder (self), "lecture");
  ent_lecture_page_connect_adding (self);
}

static void
ent_lecture_page_init (EntLecturePage *self)
{
  self->cancellable = g_cancellable_new ();
  self->stack = ent_stack_new ();
  gtk_stack_add_named (self->stack, create_loading (), "loading");
  gtk_stack_add_named (self->stack, create_gone (), "gone");
  gtk_widget_set_parent (GTK_WIDGET (self->stack), GTK_WIDGET (self));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Lecture"), -1);
}
