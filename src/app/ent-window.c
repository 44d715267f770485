/* A window is always at one place: a link, and for a case one of its views.  Opening a place
 * may have to wait for the case to be read; a place asked for later wins over one that is
 * still being read (the generation tells them apart). */
#include "config.h"

#include "ent-window.h"

#include <glib/gi18n-lib.h>

#include "ent-case-page.h"
#include "ent-factors-page.h"
#include "ent-history.h"
#include "ent-inspector.h"
#include "ent-panes.h"
#include "ent-sidebar.h"

struct _EntWindow
{
  AdwApplicationWindow  parent_instance;

  GtkStackSwitcher *switcher;
  GtkLabel        *title_label;
  GtkMenuButton   *menu_button;
  AdwToastOverlay *toasts;
  EntPanes        *panes;
  GtkStack        *pages;
  AdwStatusPage   *failed;
  EntCasePage     *case_page;
  EntFactorsPage  *factors_page;
  EntInspector    *inspector;
  EntSidebar      *sidebar;

  EntSession      *session;
  GSettings       *settings;
  EntHistory      *history;
  EntCase         *item;        /* the open case, or NULL */
  GPtrArray       *all_cases;   /* of EntCase, once the matrix was opened */
  EntAddress         *place;       /* that is open, or NULL */
  GCancellable    *loading;
  guint            generation;
  gboolean         moving;      /* through the history: do not add to it */
  gboolean         arriving;    /* views turn by themselves while a place opens */
};

G_DEFINE_FINAL_TYPE (EntWindow, ent_window, ADW_TYPE_APPLICATION_WINDOW)

/* What is being opened while a case is read. */
typedef struct
{
  EntWindow *window;
  EntAddress   *link;
  char      *view;          /* of the case, or NULL: the one where the link lives */
  EntViewSpec *spec;        /* what its timeline shows, or NULL: what it showed */
  gboolean   inspect_only;
  guint      generation;
} Opening;

static void
opening_free (Opening *opening)
{
  g_object_unref (opening->window);
  ent_address_free (opening->link);
  g_free (opening->view);
  g_clear_pointer (&opening->spec, ent_view_spec_free);
  g_free (opening);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Opening, opening_free)

static void
tell (EntWindow  *self,
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

static gboolean
shows_timeline (EntWindow *self)
{
  GtkStack *stack = ent_case_page_get_stack (self->case_page);

  return self->place != NULL
         && (self->place->kind == ENT_ADDRESS_CASE || self->place->kind == ENT_ADDRESS_EVENT)
         && g_strcmp0 (gtk_stack_get_visible_child_name (self->pages), "case") == 0
         && g_strcmp0 (gtk_stack_get_visible_child_name (stack), "timeline") == 0;
}

/* The place with its view, as the history and the settings keep it: "story case:x"; of a timeline
 * with all that it shows: "timeline entente:x?from=1990". */
static char *
dup_place (EntWindow *self)
{
  g_autofree char *timeline = shows_timeline (self)
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

static void
set_title (EntWindow  *self,
           const char *title)
{
  g_autofree char *whole = title ? g_strdup_printf ("%s – %s", title, _("Entente")) : g_strdup (_("Entente"));

  gtk_label_set_label (self->title_label, title ? title : _("Entente"));
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->title_label), title);
  gtk_window_set_title (GTK_WINDOW (self), whole);
}

/* A narrow header bar has room for the title or for the views, not for both. */
static void
update_header (EntWindow *self)
{
  gboolean in_case = self->place != NULL && self->place->case_id != NULL, narrow;

  g_object_get (self->panes, "narrow", &narrow, NULL);
  gtk_widget_set_visible (GTK_WIDGET (self->switcher), in_case);
  gtk_widget_set_visible (GTK_WIDGET (self->title_label), !(narrow && in_case));
}

static void
set_place (EntWindow        *self,
           const EntAddress *link)
{
  EntAddress *place = ent_address_new (link->kind, link->case_id, link->id);

  g_clear_pointer (&self->place, ent_address_free);
  self->place = place;
  update_header (self);
  ent_sidebar_set_place (self->sidebar, link);
  remember_place (self, TRUE);
}

/* Beside the content; where the inspector lies over it, it comes only when asked for. */
static void
inspect (EntWindow        *self,
         EntCase          *item,
         const EntAddress *link)
{
  if (!ent_inspector_show (self->inspector, item, ent_session_get_codebook (self->session),
                           self->all_cases, link))
    {
      g_autofree char *name = ent_address_to_string (link);
      g_autofree char *message = g_strdup_printf (_("“%s” is not in this library"), name);

      tell (self, message);
    }
}

static void
open_case (EntWindow        *self,
           EntCase          *item,
           const EntAddress *link,
           const char       *view,
           const EntViewSpec *spec)
{
  /* What was still moving belongs to the place one leaves. */
  ent_timeline_page_settle (ent_case_page_get_timeline (self->case_page));
  self->arriving = TRUE;
  if (self->item != item)
    {
      g_clear_pointer (&self->item, ent_case_unref);
      self->item = ent_case_ref (item);
      ent_case_page_set_case (self->case_page, item, ent_session_get_codebook (self->session));
    }
  set_title (self, ent_text_get (item->title));
  gtk_stack_set_visible_child_name (self->pages, "case");
  ent_case_page_go (self->case_page, link);
  if (view != NULL)
    gtk_stack_set_visible_child_name (ent_case_page_get_stack (self->case_page), view);
  if (spec != NULL)
    ent_timeline_page_show_spec (ent_case_page_get_timeline (self->case_page), spec);
  inspect (self, item, link);
  self->arriving = FALSE;
  set_place (self, link);
}

static void
case_loaded_cb (GObject      *source,
                GAsyncResult *result,
                gpointer      user_data)
{
  g_autoptr(Opening) opening = user_data;
  EntWindow *self = opening->window;
  g_autoptr(GError) error = NULL;
  g_autoptr(EntCase) item = ent_session_load_case_finish (ENT_SESSION (source), result, &error);

  /* Something else was asked for meanwhile, or the window was closed. */
  if (opening->generation != self->generation || self->loading == NULL)
    return;
  if (item == NULL)
    {
      self->moving = FALSE;
      tell (self, error->message);
    }
  else if (opening->inspect_only)
    {
      inspect (self, item, opening->link);
      if (self->item == item)
        ent_case_page_mark (self->case_page, opening->link);
      else if (opening->link->kind == ENT_ADDRESS_FACTOR)
        ent_factors_page_select (self->factors_page, item->id, opening->link->id);
    }
  else
    open_case (self, item, opening->link, opening->view, opening->spec);
}

static void
all_loaded_cb (GObject      *source,
               GAsyncResult *result,
               gpointer      user_data)
{
  g_autoptr(Opening) opening = user_data;
  EntWindow *self = opening->window;
  EntCodebook *codebook;
  g_autoptr(GError) error = NULL;
  g_autoptr(GPtrArray) cases = ent_session_load_all_finish (ENT_SESSION (source), result, &error);

  /* Something else was asked for meanwhile, or the window was closed. */
  if (opening->generation != self->generation || self->loading == NULL)
    return;
  codebook = ent_session_get_codebook (self->session);
  if (cases == NULL || codebook == NULL)
    {
      self->moving = FALSE;
      tell (self, cases == NULL ? error->message : _("This library has no codebook yet"));
      return;
    }
  if (self->all_cases == NULL || self->all_cases->len != cases->len)
    ent_factors_page_set (self->factors_page, codebook, cases);
  g_clear_pointer (&self->all_cases, g_ptr_array_unref);
  self->all_cases = g_steal_pointer (&cases);
  if (opening->inspect_only)
    {
      inspect (self, NULL, opening->link);
      return;
    }
  gtk_stack_set_visible_child_name (self->pages, "factors");
  set_title (self, _("Factors across cases"));
  if (opening->link->kind == ENT_ADDRESS_FACTOR)
    {
      ent_factors_page_select (self->factors_page, NULL, opening->link->id);
      inspect (self, NULL, opening->link);
    }
  else
    ent_inspector_clear (self->inspector);
  set_place (self, opening->link);
}

/* Where a link to a timeline leads, and what the timeline is to show. */
static EntAddress *
parse_timeline_link (const char   *uri,
                     EntViewSpec **spec)
{
  g_autoptr(EntViewSpec) parsed = ent_view_spec_parse (uri, NULL);
  EntAddress *link;

  if (parsed == NULL || parsed->case_ids->len != 1)
    return NULL;
  link = ent_address_new (parsed->selected != NULL ? ENT_ADDRESS_EVENT : ENT_ADDRESS_CASE,
                          parsed->case_ids->pdata[0], parsed->selected);
  *spec = g_steal_pointer (&parsed);
  return link;
}

static void
open_link (EntWindow  *self,
           const char *uri,
           const char *view,
           gboolean    inspect_only)
{
  g_autoptr(EntViewSpec) spec = NULL;
  g_autoptr(EntAddress) link = ent_view_spec_is_link (uri) ? parse_timeline_link (uri, &spec)
                                                           : ent_address_parse (uri, NULL);
  Opening *opening;

  if (link == NULL || link->kind == ENT_ADDRESS_URL)
    {
      g_autofree char *message = g_strdup_printf (_("“%s” leads nowhere in this library"), uri);

      tell (self, message);
      return;
    }
  opening = g_new0 (Opening, 1);
  opening->window = g_object_ref (self);
  opening->link = g_steal_pointer (&link);
  opening->view = g_strdup (spec != NULL ? "timeline" : view);
  opening->spec = g_steal_pointer (&spec);
  opening->inspect_only = inspect_only;
  opening->generation = ++self->generation;
  if (opening->link->case_id != NULL)
    ent_session_load_case_async (self->session, opening->link->case_id, self->loading,
                                 case_loaded_cb, opening);
  else
    ent_session_load_all_async (self->session, self->loading, all_loaded_cb, opening);
}

/* A place as dup_place() writes it. */
static void
open_place (EntWindow  *self,
            const char *place)
{
  const char *space = strchr (place, ' ');
  g_autofree char *view = space ? g_strndup (place, space - place) : NULL;

  if (view != NULL && gtk_stack_get_child_by_name (ent_case_page_get_stack (self->case_page), view) == NULL)
    g_clear_pointer (&view, g_free);
  open_link (self, space ? space + 1 : place, view, FALSE);
}

static void
go_action (GtkWidget  *widget,
           const char *name,
           GVariant   *parameter)
{
  EntWindow *self = ENT_WINDOW (widget);
  const char *uri = g_variant_get_string (parameter, NULL);

  open_link (self, uri, NULL, FALSE);
  /* A narrow window's sidebar lies over what was asked for. */
  if (gtk_widget_get_width (GTK_WIDGET (self->panes)) < ENT_PANES_TINY_WIDTH)
    g_object_set (self->panes, "show-sidebar", FALSE, NULL);
}

static void
inspect_action (GtkWidget  *widget,
                const char *name,
                GVariant   *parameter)
{
  open_link (ENT_WINDOW (widget), g_variant_get_string (parameter, NULL), NULL, TRUE);
  g_object_set (ENT_WINDOW (widget)->panes, "show-inspector", TRUE, NULL);
}

static void
tell_action (GtkWidget  *widget,
             const char *name,
             GVariant   *parameter)
{
  tell (ENT_WINDOW (widget), g_variant_get_string (parameter, NULL));
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

      open_link (self, link, view, FALSE);
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
  open_place (self, place);
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

/* The timeline has come to stand elsewhere: after a jump at a place of its own. */
static void
timeline_stood_cb (EntWindow *self,
                   gboolean   is_new)
{
  if (!self->moving && !self->arriving && shows_timeline (self))
    remember_place (self, is_new);
}

static void
cell_selected_cb (EntFactorsPage *page,
                  const char     *case_id,
                  const char     *factor_id,
                  EntWindow      *self)
{
  EntAddress link = { ENT_ADDRESS_FACTOR, (char *) case_id, (char *) factor_id };
  EntCase *item = NULL;

  for (guint i = 0; case_id != NULL && i < self->all_cases->len; i++)
    if (g_str_equal (((EntCase *) self->all_cases->pdata[i])->id, case_id))
      item = self->all_cases->pdata[i];
  inspect (self, item, &link);
  g_object_set (self->panes, "show-inspector", TRUE, NULL);
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
    tell (self, _("This library was written by a newer Entente. You can read it here, but not change it."));
  if (report->set_aside != NULL)
    {
      g_autofree char *message = g_strdup_printf (
        ngettext ("The library was damaged. It was kept as “%s”; %d note was carried over.",
                  "The library was damaged. It was kept as “%s”; %d notes were carried over.",
                  report->n_recovered), report->set_aside, report->n_recovered);

      tell (self, message);
    }
  if (ent_session_get_problem (self->session) != NULL)
    tell (self, ent_session_get_problem (self->session));
  place = g_settings_get_string (self->settings, "last-place");
  gtk_stack_set_visible_child_name (self->pages, "welcome");
  if (g_settings_get_boolean (self->settings, "reopen") && *place != '\0')
    open_place (self, place);
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
  g_clear_pointer (&self->item, ent_case_unref);
  g_clear_pointer (&self->all_cases, g_ptr_array_unref);
  g_clear_pointer (&self->place, ent_address_free);
  g_clear_pointer (&self->history, ent_history_free);
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

  g_type_ensure (ENT_TYPE_PANES);
  g_type_ensure (ENT_TYPE_CASE_PAGE);
  g_type_ensure (ENT_TYPE_FACTORS_PAGE);
  g_type_ensure (ENT_TYPE_INSPECTOR);
  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/entente/Entente/ent-window.ui");
  gtk_widget_class_bind_template_child (widget_class, EntWindow, switcher);
  gtk_widget_class_bind_template_child (widget_class, EntWindow, title_label);
  gtk_widget_class_bind_template_child (widget_class, EntWindow, menu_button);
  gtk_widget_class_bind_template_child (widget_class, EntWindow, toasts);
  gtk_widget_class_bind_template_child (widget_class, EntWindow, panes);
  gtk_widget_class_bind_template_child (widget_class, EntWindow, pages);
  gtk_widget_class_bind_template_child (widget_class, EntWindow, failed);
  gtk_widget_class_bind_template_child (widget_class, EntWindow, case_page);
  gtk_widget_class_bind_template_child (widget_class, EntWindow, factors_page);
  gtk_widget_class_bind_template_child (widget_class, EntWindow, inspector);

  gtk_widget_class_install_action (widget_class, "win.go", "s", go_action);
  gtk_widget_class_install_action (widget_class, "win.inspect", "s", inspect_action);
  gtk_widget_class_install_action (widget_class, "win.tell", "s", tell_action);
  gtk_widget_class_install_action (widget_class, "win.view", "s", view_action);
  gtk_widget_class_install_action (widget_class, "win.go-to-date", NULL, go_to_date_action);
  gtk_widget_class_install_action (widget_class, "win.search", NULL, search_action);
  gtk_widget_class_install_action (widget_class, "win.back", NULL, back_action);
  gtk_widget_class_install_action (widget_class, "win.forward", NULL, forward_action);
}

static void
ent_window_init (EntWindow *self)
{
  self->history = ent_history_new ();
  self->loading = g_cancellable_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
  /* What has the focus, and is read out, is the button inside. */
  gtk_accessible_update_property (GTK_ACCESSIBLE (gtk_widget_get_first_child (GTK_WIDGET (self->menu_button))),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, _("Main Menu"), -1);
}

/* Where the inspector lies over the content it comes only when it is asked for, and that is
 * not what the person wants of a wide window. */
static void
narrow_changed_cb (EntWindow *self)
{
  gboolean narrow;

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
  if (!narrow)
    g_settings_set_boolean (self->settings, "inspector-visible", shown);
}

/* The sides' visibility and widths live in the settings; an action turns each. */
static void
bind_settings (EntWindow *self)
{
  static const char *sides[] = { "sidebar", "inspector" };

  for (guint i = 0; i < G_N_ELEMENTS (sides); i++)
    {
      g_autofree char *show = g_strconcat ("show-", sides[i], NULL);
      g_autofree char *width = g_strconcat (sides[i], "-width", NULL);
      g_autoptr(GPropertyAction) action = g_property_action_new (show, self->panes, show);

      g_settings_bind (self->settings, width, self->panes, width, G_SETTINGS_BIND_DEFAULT);
      g_action_map_add_action (G_ACTION_MAP (self), G_ACTION (action));
    }
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
  bind_settings (self);

  gtk_stack_switcher_set_stack (self->switcher, stack);
  g_signal_connect_object (stack, "notify::visible-child", G_CALLBACK (view_changed_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (ent_case_page_get_timeline (self->case_page), "stood", G_CALLBACK (timeline_stood_cb),
                           self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->factors_page, "cell-selected", G_CALLBACK (cell_selected_cb), self, 0);
  update_history_actions (self);
  gtk_window_set_default_size (GTK_WINDOW (self),
                               g_settings_get_int (self->settings, "window-width"),
                               g_settings_get_int (self->settings, "window-height"));
  if (g_settings_get_boolean (self->settings, "window-maximized"))
    gtk_window_maximize (GTK_WINDOW (self));
  return self;
}
