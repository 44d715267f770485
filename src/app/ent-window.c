/* A window is always at one place: a link, and for a case one of its views. */
#include "config.h"

#include "ent-window-private.h"

#include <glib/gi18n-lib.h>

#include "ent-versions-window.h"

G_DEFINE_FINAL_TYPE (EntWindow, ent_window, ADW_TYPE_APPLICATION_WINDOW)

void
ent_window_tell (EntWindow  *self,
                 const char *message)
{
  g_autofree char *escaped = g_markup_escape_text (message, -1);

  adw_toast_overlay_add_toast (self->toasts, adw_toast_new (escaped));
}

static void
update_history_actions (EntWindow *self)
{
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "win.back", ent_history_can_go (self->history, -1));
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "win.forward", ent_history_can_go (self->history, 1));
}

gboolean
ent_window_shows_timeline (EntWindow *self)
{
  GtkStack *stack = ent_case_page_get_stack (self->case_page);

  return self->place != NULL
         && (self->place->kind == ENT_ADDRESS_CASE || self->place->kind == ENT_ADDRESS_EVENT
             || self->place->kind == ENT_ADDRESS_VIEW)
         && g_strcmp0 (gtk_stack_get_visible_child_name (self->pages), "case") == 0
         && g_strcmp0 (gtk_stack_get_visible_child_name (stack), "timeline") == 0;
}

/* The place with its view, as the history and the settings keep it: "story case:x"; of a timeline
 * with all that it shows: "timeline entente:x?from=1990". */
static char *
dup_place (EntWindow *self)
{
  g_autofree char *timeline = ent_window_shows_timeline (self)
                              ? ent_timeline_page_dup_link (ent_case_page_get_timeline (self->case_page)) : NULL;
  g_autofree char *link = ent_address_to_string (self->place);
  const char *view = gtk_stack_get_visible_child_name (ent_case_page_get_stack (self->case_page));

  if (timeline != NULL)
    return g_strconcat ("timeline ", timeline, NULL);
  return self->place->case_id != NULL ? g_strdup_printf ("%s %s", view, link) : g_steal_pointer (&link);
}

static void
remember_place (EntWindow *self,
                gboolean   is_new)
{
  g_autofree char *place = dup_place (self);

  if (self->moving || !is_new)
    ent_history_replace (self->history, place);
  else
    ent_history_push (self->history, place);
  self->moving = FALSE;
  update_history_actions (self);
  /* At once: a desktop that ends its session does not ask. */
  g_settings_set_string (self->settings, "last-place", place);
}

void
ent_window_set_title (EntWindow  *self,
                      const char *title)
{
  g_autofree char *whole = title ? g_strdup_printf ("%s – %s", title, _("Entente")) : g_strdup (_("Entente"));

  gtk_label_set_label (self->title_label, title ? title : _("Entente"));
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->title_label), title);
  gtk_window_set_title (GTK_WINDOW (self), whole);
}

/* Factors across cases, or one of them. */
static gboolean
is_in_factors (EntWindow *self)
{
  return self->place != NULL && (self->place->kind == ENT_ADDRESS_FACTORS
                                 || (self->place->kind == ENT_ADDRESS_FACTOR && self->place->case_id == NULL));
}

/* A narrow header bar has room for the title or for the views, not for both. */
static void
update_header (EntWindow *self)
{
  gboolean in_case = self->place != NULL && self->place->case_id != NULL, narrow;
  gboolean in_factors = is_in_factors (self);
  gboolean in_compare = self->place != NULL && self->place->kind == ENT_ADDRESS_COMPARE;
  gboolean has_views = in_case || in_factors || in_compare;

  g_object_get (self->panes, "narrow", &narrow, NULL);
  gtk_stack_switcher_set_stack (self->switcher, in_factors ? ent_factors_page_get_stack (self->factors_page)
                                                : in_compare ? ent_compare_page_get_stack (self->compare_page)
                                                : ent_case_page_get_stack (self->case_page));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->switcher), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  in_factors ? _("Views of the factors") : in_compare ? _("Views of the comparison")
                                                                                      : _("Views of the case"), -1);
  gtk_widget_set_visible (GTK_WIDGET (self->switcher), has_views);
  gtk_widget_set_visible (GTK_WIDGET (self->title_label), !(narrow && has_views));
}

void
ent_window_set_place (EntWindow        *self,
                      const EntAddress *link)
{
  EntAddress *place = ent_address_new (link->kind, link->case_id, link->id);

  g_clear_pointer (&self->place, ent_address_free);
  self->place = place;
  update_header (self);
  ent_sidebar_set_place (self->sidebar, link);
  remember_place (self, TRUE);
}

static void
go_action (GtkWidget  *widget,
           const char *name,
           GVariant   *parameter)
{
  EntWindow *self = ENT_WINDOW (widget);
  const char *uri = g_variant_get_string (parameter, NULL);

  ent_window_open_link (self, uri, NULL, FALSE);
  /* A narrow window's sidebar lies over what was asked for. */
  if (gtk_widget_get_width (GTK_WIDGET (self->panes)) < ENT_PANES_TINY_WIDTH)
    g_object_set (self->panes, "show-sidebar", FALSE, NULL);
}

static void
inspect_action (GtkWidget  *widget,
                const char *name,
                GVariant   *parameter)
{
  ent_window_open_link (ENT_WINDOW (widget), g_variant_get_string (parameter, NULL), NULL, TRUE);
  g_object_set (ENT_WINDOW (widget)->panes, "show-inspector", TRUE, NULL);
}

static void
tell_action (GtkWidget  *widget,
             const char *name,
             GVariant   *parameter)
{
  ent_window_tell (ENT_WINDOW (widget), g_variant_get_string (parameter, NULL));
}

static void
note_versions_action (GtkWidget  *widget,
                      const char *name,
                      GVariant   *parameter)
{
  ent_versions_window_present (widget, ENT_WINDOW (widget)->session, g_variant_get_string (parameter, NULL));
}

static void
view_action (GtkWidget  *widget,
             const char *name,
             GVariant   *parameter)
{
  EntWindow *self = ENT_WINDOW (widget);
  GtkStack *stack = ent_case_page_get_stack (self->case_page);
  const char *view = g_variant_get_string (parameter, NULL);

  if (self->item == NULL || gtk_stack_get_child_by_name (stack, view) == NULL)
    return;
  gtk_stack_set_visible_child_name (stack, view);
  if (self->place == NULL || self->place->case_id == NULL)
    {
      g_autofree char *link = ent_address_format (ENT_ADDRESS_CASE, self->item->id, NULL);

      ent_window_open_link (self, link, view, FALSE);
    }
}

static void
search_action (GtkWidget  *widget,
               const char *name,
               GVariant   *parameter)
{
  EntWindow *self = ENT_WINDOW (widget);

  g_object_set (self->panes, "show-sidebar", TRUE, NULL);
  ent_sidebar_focus_search (self->sidebar);
}

static void
go_to_date_action (GtkWidget  *widget,
                   const char *name,
                   GVariant   *parameter)
{
  EntWindow *self = ENT_WINDOW (widget);

  if (self->item == NULL)
    return;
  gtk_widget_activate_action (widget, "win.view", "s", "timeline");
  gtk_stack_set_visible_child_name (self->pages, "case");
  ent_timeline_page_ask_date (ent_case_page_get_timeline (self->case_page));
}

static void
move (EntWindow *self,
      int        steps)
{
  const char *place;

  ent_timeline_page_settle (ent_case_page_get_timeline (self->case_page));
  place = ent_history_go (self->history, steps);
  if (place == NULL)
    return;
  self->moving = TRUE;
  ent_window_open_place (self, place);
}

static void
back_action (GtkWidget  *widget,
             const char *name,
             GVariant   *parameter)
{
  move (ENT_WINDOW (widget), -1);
}

static void
forward_action (GtkWidget  *widget,
                const char *name,
                GVariant   *parameter)
{
  move (ENT_WINDOW (widget), 1);
}

static void
view_changed_cb (EntWindow *self)
{
  /* Turning to another view of the same thing is a place of its own. */
  if (self->place != NULL && self->place->case_id != NULL && !self->arriving
      && g_strcmp0 (gtk_stack_get_visible_child_name (self->pages), "case") == 0)
    remember_place (self, TRUE);
}

static void
note_wanted_cb (EntWindow       *self,
                const EntTarget *target)
{
  if (self->place != NULL && self->place->case_id != NULL)
    ent_window_add_note (self, self->place->case_id, ent_target_copy (target));
}

/* The timeline has come to stand elsewhere: after a jump at a place of its own. */
static void
timeline_stood_cb (EntWindow *self,
                   gboolean   is_new)
{
  if (!self->moving && !self->arriving && ent_window_shows_timeline (self))
    remember_place (self, is_new);
}

static void
factors_changed_cb (EntWindow *self,
                    gboolean   is_new)
{
  if (!is_in_factors (self))
    return;
  /* The same view, looked at otherwise, is no place of its own. */
  self->moving = !is_new;
  ent_window_set_factors_place (self);
}

static void
cell_selected_cb (EntFactorsPage *page,
                  const char     *case_id,
                  const char     *factor_id,
                  EntWindow      *self)
{
  EntAddress link = { ENT_ADDRESS_FACTOR, (char *) case_id, (char *) factor_id };
  EntCase *item = NULL;

  /* A factor's name leads to its page. */
  if (case_id == NULL)
    {
      g_autofree char *uri = ent_address_to_string (&link);

      ent_window_open_link (self, uri, NULL, FALSE);
      return;
    }
  item = ent_factors_page_find_case (page, case_id);
  ent_window_inspect (self, item, &link);
  g_object_set (self->panes, "show-inspector", TRUE, NULL);
}

void
ent_window_open (EntWindow  *self,
                 const char *uri)
{
  g_return_if_fail (ENT_IS_WINDOW (self));
  g_return_if_fail (uri != NULL);

  if (ent_session_is_ready (self->session))
    {
      ent_window_open_link (self, uri, NULL, FALSE);
      return;
    }
  g_free (self->pending);
  self->pending = g_strdup (uri);
}

void
ent_window_started (EntWindow            *self,
                    const EntStoreReport *report,
                    const GError         *error)
{
  g_autofree char *place = NULL;

  g_return_if_fail (ENT_IS_WINDOW (self));

  if (error != NULL)
    {
      adw_status_page_set_description (self->failed, error->message);
      gtk_stack_set_visible_child_name (self->pages, "failed");
      return;
    }
  if (report->newer)
    ent_window_tell (self, _("This library was written by a newer Entente. You can read it here, but not change it."));
  if (report->set_aside != NULL)
    {
      g_autofree char *message = g_strdup_printf (
        ngettext ("The library was damaged. It was kept as “%s”; %d note was carried over.",
                  "The library was damaged. It was kept as “%s”; %d notes were carried over.",
                  report->n_notes), report->set_aside, report->n_notes);

      ent_window_tell (self, message);
    }
  if (ent_session_get_problem (self->session) != NULL)
    ent_window_tell (self, ent_session_get_problem (self->session));
  place = g_settings_get_string (self->settings, "last-place");
  gtk_stack_set_visible_child_name (self->pages, "welcome");
  if (self->pending != NULL)
    ent_window_open_link (self, self->pending, NULL, FALSE);
  else if (g_settings_get_boolean (self->settings, "reopen") && *place != '\0')
    ent_window_open_place (self, place);
  g_clear_pointer (&self->pending, g_free);
  if (self->pending_files != NULL)
    {
      g_autoptr(GPtrArray) files = g_steal_pointer (&self->pending_files);

      ent_window_open_files (self, files);
    }
}

static void
save_state (EntWindow *self)
{
  gboolean maximized = gtk_window_is_maximized (GTK_WINDOW (self));
  int width, height;

  gtk_window_get_default_size (GTK_WINDOW (self), &width, &height);
  g_settings_delay (self->settings);
  if (!maximized && width >= 360 && height >= 300)
    {
      g_settings_set_int (self->settings, "window-width", width);
      g_settings_set_int (self->settings, "window-height", height);
    }
  g_settings_set_boolean (self->settings, "window-maximized", maximized);
  g_settings_apply (self->settings);
}

static gboolean
ent_window_close_request (GtkWindow *window)
{
  return !ent_window_may_close (ENT_WINDOW (window))
         || GTK_WINDOW_CLASS (ent_window_parent_class)->close_request (window);
}

static void
ent_window_unmap (GtkWidget *widget)
{
  save_state (ENT_WINDOW (widget));
  GTK_WIDGET_CLASS (ent_window_parent_class)->unmap (widget);
}

static void
ent_window_dispose (GObject *object)
{
  EntWindow *self = ENT_WINDOW (object);

  if (self->loading != NULL)
    g_cancellable_cancel (self->loading);
  g_clear_object (&self->loading);
  g_clear_handle_id (&self->busy_timeout, g_source_remove);
  g_clear_pointer (&self->item, ent_case_unref);
  g_clear_pointer (&self->all_cases, g_ptr_array_unref);
  g_clear_pointer (&self->marked, ent_address_free);
  g_clear_pointer (&self->place, ent_address_free);
  g_clear_pointer (&self->history, ent_history_free);
  g_clear_pointer (&self->pending, g_free);
  g_clear_object (&self->undo_menu);
  g_clear_pointer (&self->pending_files, g_ptr_array_unref);
  g_clear_object (&self->chooser);
  ent_window_forget_wanted_note (self);
  g_clear_object (&self->session);
  g_clear_object (&self->settings);
  G_OBJECT_CLASS (ent_window_parent_class)->dispose (object);
}

static void
ent_window_class_init (EntWindowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = ent_window_dispose;
  widget_class->unmap = ent_window_unmap;
  GTK_WINDOW_CLASS (klass)->close_request = ent_window_close_request;

  g_type_ensure (ENT_TYPE_PLACE_BAR);
  g_type_ensure (ENT_TYPE_SYNC_BUTTON);
  g_type_ensure (ENT_TYPE_PANES);
  g_type_ensure (ENT_TYPE_CASE_PAGE);
  g_type_ensure (ENT_TYPE_FACTORS_PAGE);
  g_type_ensure (ENT_TYPE_COMPARE_PAGE);
  g_type_ensure (ENT_TYPE_INBOX_PAGE);
  g_type_ensure (ENT_TYPE_LECTURE_PAGE);
  g_type_ensure (ENT_TYPE_LECTURES_PAGE);
  g_type_ensure (ENT_TYPE_NEWS_PAGE);
  g_type_ensure (ENT_TYPE_NOTES_PAGE);
  g_type_ensure (ENT_TYPE_INSPECTOR);
  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/entente/Entente/ent-window.ui");
  gtk_widget_class_bind_template_child (widget_class, EntWindow, switcher);
  gtk_widget_class_bind_template_child (widget_class, EntWindow, busy);
  gtk_widget_class_bind_template_child (widget_class, EntWindow, title_label);
  gtk_widget_class_bind_template_child (widget_class, EntWindow, sync_button);
  gtk_widget_class_bind_template_child (widget_class, EntWindow, menu_button);
  gtk_widget_class_bind_template_child (widget_class, EntWindow, primary_menu);
  gtk_widget_class_bind_template_child (widget_class, EntWindow, place_bar);
  gtk_widget_class_bind_template_child (widget_class, EntWindow, toasts);
  gtk_widget_class_bind_template_child (widget_class, EntWindow, panes);
  gtk_widget_class_bind_template_child (widget_class, EntWindow, pages);
  gtk_widget_class_bind_template_child (widget_class, EntWindow, failed);
  gtk_widget_class_bind_template_child (widget_class, EntWindow, case_page);
  gtk_widget_class_bind_template_child (widget_class, EntWindow, factors_page);
  gtk_widget_class_bind_template_child (widget_class, EntWindow, compare_page);
  gtk_widget_class_bind_template_child (widget_class, EntWindow, inbox_page);
  gtk_widget_class_bind_template_child (widget_class, EntWindow, lecture_page);
  gtk_widget_class_bind_template_child (widget_class, EntWindow, lectures_page);
  gtk_widget_class_bind_template_child (widget_class, EntWindow, news_page);
  gtk_widget_class_bind_template_child (widget_class, EntWindow, notes_page);
  gtk_widget_class_bind_template_child (widget_class, EntWindow, inspector);

  gtk_widget_class_install_action (widget_class, "win.go", "s", go_action);
  gtk_widget_class_install_action (widget_class, "win.inspect", "s", inspect_action);
  gtk_widget_class_install_action (widget_class, "win.tell", "s", tell_action);
  ent_window_install_note_actions (widget_class);
  gtk_widget_class_install_action (widget_class, "win.view", "s", view_action);
  gtk_widget_class_install_action (widget_class, "win.note-versions", "s", note_versions_action);
  gtk_widget_class_install_action (widget_class, "win.go-to-date", NULL, go_to_date_action);
  gtk_widget_class_install_action (widget_class, "win.search", NULL, search_action);
  gtk_widget_class_install_action (widget_class, "win.back", NULL, back_action);
  gtk_widget_class_install_action (widget_class, "win.forward", NULL, forward_action);
  ent_window_class_install_live (widget_class);
  ent_window_class_install_placing (widget_class);
  ent_window_class_install_files (widget_class);
  ent_window_class_install_lectures (widget_class);
}

static void
ent_window_init (EntWindow *self)
{
  self->history = ent_history_new ();
  self->undo_menu = g_menu_new ();
  self->loading = g_cancellable_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
  /* What has the focus, and is read out, is the button inside. */
  gtk_accessible_update_property (GTK_ACCESSIBLE (gtk_widget_get_first_child (GTK_WIDGET (self->menu_button))),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, _("Main Menu"), -1);
}

static gboolean
is_in_lecture (EntWindow *self)
{
  return g_strcmp0 (gtk_stack_get_visible_child_name (self->pages), "lecture") == 0;
}

static void
lecture_title_cb (EntWindow *self)
{
  const char *title = ent_lecture_page_get_title (self->lecture_page);

  if (self->place != NULL && self->place->kind == ENT_ADDRESS_LECTURE)
    ent_window_set_title (self, title != NULL ? title : _("Lecture"));
}

/* Where the inspector lies over the content it comes only when it is asked for, and that is
 * not what the person wants of a wide window. */
static void
narrow_changed_cb (EntWindow *self)
{
  gboolean narrow;

  if (is_in_lecture (self))
    {
      update_header (self);
      return;
    }
  g_object_get (self->panes, "narrow", &narrow, NULL);
  g_object_set (self->panes, "show-inspector",
                !narrow && g_settings_get_boolean (self->settings, "inspector-visible"), NULL);
  update_header (self);
}

static void
show_inspector_changed_cb (EntWindow *self)
{
  gboolean narrow, shown;

  g_object_get (self->panes, "narrow", &narrow, "show-inspector", &shown, NULL);
  if (is_in_lecture (self))
    {
      /* A lecture has its own side, and that of all other places stays as it was. */
      g_object_set (self->lecture_page, "show-side", shown, NULL);
      return;
    }
  if (!narrow)
    g_settings_set_boolean (self->settings, "inspector-visible", shown);
}

static void
lecture_side_cb (EntWindow *self)
{
  gboolean shown;

  g_object_get (self->lecture_page, "show-side", &shown, NULL);
  if (is_in_lecture (self))
    g_object_set (self->panes, "show-inspector", shown, NULL);
}

/* To a lecture, or from one. */
static void
page_changed_cb (EntWindow *self)
{
  gboolean away;

  g_object_get (self->panes, "inspector-away", &away, NULL);
  if (away == is_in_lecture (self))
    return;
  g_object_set (self->panes, "inspector-away", !away, NULL);
  if (away)
    narrow_changed_cb (self);
  else
    lecture_side_cb (self);
}

/* The sides' visibility and widths live in the settings, and whether a timeline has its list
 * beside it, and the factors over time below; an action turns each. */
static void
bind_settings (EntWindow *self)
{
  static const char *sides[] = { "sidebar", "inspector" };
  g_autoptr(GAction) chronology = g_settings_create_action (self->settings, "chronology-visible");
  g_autoptr(GAction) evidence = g_settings_create_action (self->settings, "evidence-visible");

  for (guint i = 0; i < G_N_ELEMENTS (sides); i++)
    {
      g_autofree char *show = g_strconcat ("show-", sides[i], NULL);
      g_autofree char *width = g_strconcat (sides[i], "-width", NULL);
      g_autoptr(GPropertyAction) action = g_property_action_new (show, self->panes, show);

      g_settings_bind (self->settings, width, self->panes, width, G_SETTINGS_BIND_DEFAULT);
      g_action_map_add_action (G_ACTION_MAP (self), G_ACTION (action));
    }
  g_action_map_add_action (G_ACTION_MAP (self), chronology);
  g_action_map_add_action (G_ACTION_MAP (self), evidence);
  g_settings_bind (self->settings, "sidebar-visible", self->panes, "show-sidebar", G_SETTINGS_BIND_DEFAULT);
  g_signal_connect_object (self->panes, "notify::narrow", G_CALLBACK (narrow_changed_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->panes, "notify::show-inspector", G_CALLBACK (show_inspector_changed_cb), self,
                           G_CONNECT_SWAPPED);
  narrow_changed_cb (self);
}

EntWindow *
ent_window_new (EntApplication *application)
{
  EntWindow *self = g_object_new (ENT_TYPE_WINDOW, "application", application, NULL);
  GtkStack *stack = ent_case_page_get_stack (self->case_page);

  self->session = g_object_ref (ent_application_get_session (application));
  self->settings = g_object_ref (ent_application_get_settings (application));
  self->sidebar = ENT_SIDEBAR (ent_sidebar_new (self->session));
  g_object_set (self->panes, "sidebar", self->sidebar, NULL);
  ent_compare_page_set_session (self->compare_page, self->session);
  ent_inbox_page_set_session (self->inbox_page, self->session);
  ent_news_page_set_session (self->news_page, self->session);
  ent_lectures_page_set_session (self->lectures_page, self->session);
  ent_lecture_page_set_session (self->lecture_page, self->session);
  ent_notes_page_set_session (self->notes_page, self->session);
  ent_case_page_set_session (self->case_page, self->session);
  ent_factors_page_set_session (self->factors_page, self->session);
  ent_inspector_set_personal (self->inspector, ent_session_get_personal (self->session));
  ent_case_page_set_library (self->case_page, ent_session_get_library (self->session));
  ent_sync_button_set_feeds (self->sync_button, ent_session_get_feeds (self->session));
  bind_settings (self);
  ent_window_go_live (self);
  ent_window_init_placing (self);
  ent_window_take_files (self);

  g_signal_connect_object (stack, "notify::visible-child", G_CALLBACK (view_changed_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->pages, "notify::visible-child", G_CALLBACK (page_changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->lecture_page, "notify::title", G_CALLBACK (lecture_title_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->lecture_page, "notify::show-side", G_CALLBACK (lecture_side_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (ent_case_page_get_timeline (self->case_page), "stood", G_CALLBACK (timeline_stood_cb),
                           self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->case_page, "note-wanted", G_CALLBACK (note_wanted_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (ent_case_page_get_timeline (self->case_page), "note-wanted", G_CALLBACK (note_wanted_cb),
                           self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->compare_page, "changed", G_CALLBACK (ent_window_update_comparison), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->factors_page, "cell-selected", G_CALLBACK (cell_selected_cb), self, 0);
  g_signal_connect_object (self->factors_page, "changed", G_CALLBACK (factors_changed_cb), self, G_CONNECT_SWAPPED);
  update_history_actions (self);
  gtk_window_set_default_size (GTK_WINDOW (self),
                               g_settings_get_int (self->settings, "window-width"),
                               g_settings_get_int (self->settings, "window-height"));
  if (g_settings_get_boolean (self->settings, "window-maximized"))
    gtk_window_maximize (GTK_WINDOW (self));
  return self;
}
