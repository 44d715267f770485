/* Cases are read one after the other, and their events put into columns, off the main thread;
 * when all are there the timelines come at once.  A later wish wins over one that is still being
 * read (it is cancelled). */
#include "config.h"

#include "ent-compare-page-private.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>

#include "ent-address.h"
#include "ent-blocks.h"
#include "ent-items.h"
#include "ent-slide-maker.h"
#include "ent-titled-drop-down.h"

#define N_MOMENTS   (ENT_MOMENT_RELATIONS + 1)
#define N_AT_FIRST  3
#define DAY_SEC     86400
#define SETTLE_MSEC 400 /* after which a range is where it was to be */

G_DEFINE_FINAL_TYPE (EntComparePage, ent_compare_page, GTK_TYPE_WIDGET)

static guint changed_signal;

static void
tell_changed (EntComparePage *self)
{
  if (!self->arriving)
    g_signal_emit (self, changed_signal, 0);
}

/* The spec */

EntViewSpec *
ent_compare_page_dup_spec (EntComparePage *self)
{
  EntViewSpec *spec;
  double begin_sec, end_sec;

  g_return_val_if_fail (ENT_IS_COMPARE_PAGE (self), NULL);

  if (self->wished != NULL)
    return ent_view_spec_copy (self->wished);
  spec = ent_view_spec_new (NULL);
  for (guint i = 0; i < self->tables->len; i++)
    g_ptr_array_add (spec->case_ids, g_strdup (((EntEventTable *) self->tables->pdata[i])->item->id));
  spec->aligned = ent_timeline_group_get_alignment (self->group) >= 0;
  if (spec->aligned)
    spec->moment = (EntMomentKind) ent_timeline_group_get_alignment (self->group);
  spec->lanes = ent_timeline_group_get_lanes (self->group);
  ent_event_filter_free (spec->filter);
  spec->filter = ent_event_filter_copy (ent_filter_bar_get_filter (self->filter_bar));
  if (!ent_timeline_group_shows_all (self->group)
      && ent_timeline_group_get_range (self->group, &begin_sec, &end_sec))
    {
      /* Nobody wants to read seconds in a link, unless the view is of hours. */
      gint64 unit = end_sec - begin_sec > 10 * DAY_SEC ? DAY_SEC : 60;

      spec->has_range = TRUE;
      spec->begin = (gint64) (begin_sec / (double) unit) * unit;
      spec->end = (gint64) (end_sec / (double) unit) * unit;
    }
  for (guint i = 0; i < self->tables->len && spec->selected == NULL; i++)
    if (ent_timeline_view_get_selected (ent_compare_page_get_view (self, i)) != NULL)
      spec->selected = g_strconcat (((EntEventTable *) self->tables->pdata[i])->item->id, "/",
                                    ent_timeline_view_get_selected (ent_compare_page_get_view (self, i)), NULL);
  return spec;
}

static void
show_range (EntComparePage    *self,
            const EntViewSpec *spec)
{
  /* Farther than any limit: open sides end there. */
  double begin_sec = spec->begin == ENT_DATE_OPEN_PAST ? -G_MAXDOUBLE / 4 : (double) spec->begin;
  double end_sec = spec->end == ENT_DATE_OPEN_FUTURE ? G_MAXDOUBLE / 4 : (double) spec->end;

  if (spec->has_range)
    ent_timeline_group_show_range (self->group, begin_sec, end_sec, FALSE);
}

static void
update_cases_button (EntComparePage *self,
                     GPtrArray      *ids)
{
  /* Saved views belong to these cases in this order. */
  g_autofree char *all = g_strjoinv (",", (char **) ids->pdata), *label = NULL;
  guint n = self->tables->len;

  ent_views_menu_set_case (self->views_menu, n > 0 ? all : NULL);
  label = g_strdup_printf (ngettext ("%u case", "%u cases", n), n);
  gtk_menu_button_set_label (self->cases_button, label);
}

static void
select_wished (EntComparePage    *self,
               const EntViewSpec *spec)
{
  g_auto(GStrv) parts = spec->selected != NULL ? g_strsplit (spec->selected, "/", 2) : NULL;

  if (parts != NULL && parts[0] != NULL && parts[1] != NULL)
    ent_timeline_group_select (self->group, parts[0], parts[1]);
}

/* Of the cases as they are shown now. */
static void
update_reading (EntComparePage *self)
{
  g_autoptr(GPtrArray) cases = g_ptr_array_new ();
  g_autoptr(EntMatrix) matrix = NULL;

  for (guint i = 0; i < self->tables->len; i++)
    g_ptr_array_add (cases, ((EntEventTable *) self->tables->pdata[i])->item);
  matrix = cases->len > 0 ? ent_session_create_matrix (self->session, cases) : NULL;
  if (matrix != NULL)
    ent_compare_reading_set (self->reading, matrix);
}

/* All cases are there. */
static void
arrive (EntComparePage *self,
        GPtrArray      *tables)
{
  g_autoptr(EntViewSpec) spec = g_steal_pointer (&self->wished);
  EntCodebook *codebook = ent_session_get_codebook (self->session);
  g_autoptr(GPtrArray) cases = g_ptr_array_new (), ids = g_ptr_array_new ();

  for (guint i = 0; i < tables->len; i++)
    {
      EntEventTable *table = tables->pdata[i];

      g_ptr_array_add (cases, table->item);
      g_ptr_array_add (ids, table->item->id);
    }
  g_ptr_array_add (ids, NULL);
  self->arriving = TRUE;
  g_clear_pointer (&self->tables, g_ptr_array_unref);
  self->tables = g_ptr_array_ref (tables);
  ent_timeline_group_set_lanes (self->group, spec->lanes);
  ent_timeline_group_set_tables (self->group, tables, codebook);
  ent_timeline_group_set_alignment (self->group, spec->aligned ? (int) spec->moment : -1);
  gtk_drop_down_set_selected (self->alignment, spec->aligned ? spec->moment + 1 : 0);
  gtk_drop_down_set_selected (self->lanes, spec->lanes);
  ent_case_chooser_set_ids (self->chooser, (const char * const *) ids->pdata);
  ent_filter_bar_set_cases (self->filter_bar, cases, codebook);
  ent_filter_bar_set_filter (self->filter_bar, spec->filter);
  show_range (self, spec);
  select_wished (self, spec);
  update_cases_button (self, ids);
  gtk_stack_set_visible_child_name (self->stack, tables->len > 0 ? "cases" : "none");
  update_reading (self);
  ent_compare_page_match (self);
  self->arriving = FALSE;
}

/* Reading */

typedef struct
{
  GPtrArray *tables;
  guint      next;      /* of the wished cases */
  guint      n_missing;
  char      *problem;   /* with the one that is missing, or the last of them; or NULL */
} Reading;

static void
reading_free (gpointer data)
{
  Reading *self = data;

  g_ptr_array_unref (self->tables);
  g_free (self->problem);
  g_free (self);
}

static void read_next (GTask *task);

static void
table_thread_cb (GTask        *task,
                 gpointer      source,
                 gpointer      data,
                 GCancellable *cancellable)
{
  g_task_return_pointer (task, ent_event_table_new (data, NULL), (GDestroyNotify) ent_event_table_unref);
}

static void
table_cb (GObject      *source,
          GAsyncResult *result,
          gpointer      user_data)
{
  g_autoptr(GTask) task = user_data;
  Reading *reading = g_task_get_task_data (task);
  EntEventTable *table = g_task_propagate_pointer (G_TASK (result), NULL);

  if (table == NULL)
    return;
  g_ptr_array_add (reading->tables, table);
  read_next (g_steal_pointer (&task));
}

/* (nullable): of the case as it is shown now */
static EntEventTable *
find_table (EntComparePage *self,
            const EntCase  *item)
{
  for (guint i = 0; i < self->tables->len; i++)
    if (((EntEventTable *) self->tables->pdata[i])->item == item)
      return self->tables->pdata[i];
  return NULL;
}

static void
case_cb (GObject      *source,
         GAsyncResult *result,
         gpointer      user_data)
{
  g_autoptr(GTask) task = user_data, columns = NULL;
  EntComparePage *self = g_task_get_source_object (task);
  Reading *reading = g_task_get_task_data (task);
  g_autoptr(GError) error = NULL;
  g_autoptr(EntCase) item = ent_session_load_case_finish (ENT_SESSION (source), result, &error);
  EntEventTable *table;

  if (g_cancellable_is_cancelled (g_task_get_cancellable (task)))
    return;
  if (item == NULL)
    {
      reading->n_missing++;
      g_free (reading->problem);
      reading->problem = g_strdup (error->message);
      read_next (g_steal_pointer (&task));
      return;
    }
  table = find_table (self, item);
  if (table != NULL)
    {
      g_ptr_array_add (reading->tables, ent_event_table_ref (table));
      read_next (g_steal_pointer (&task));
      return;
    }
  columns = g_task_new (NULL, g_task_get_cancellable (task), table_cb, g_object_ref (task));
  g_task_set_task_data (columns, ent_case_ref (item), (GDestroyNotify) ent_case_unref);
  g_task_run_in_thread (columns, table_thread_cb);
}

/* Of several cases at once, rather than of each in a message of its own. */
static void
tell_missing (EntComparePage *self,
              const Reading  *reading)
{
  g_autofree char *message = NULL;

  if (reading->n_missing > 1)
    message = g_strdup_printf (ngettext ("%u of these cases cannot be read from the library",
                                         "%u of these cases cannot be read from the library", reading->n_missing),
                               reading->n_missing);
  if (reading->n_missing > 0)
    gtk_widget_activate_action (GTK_WIDGET (self), "win.tell", "s", message != NULL ? message : reading->problem);
}

/* @task: (transfer full) */
static void
read_next (GTask *task)
{
  g_autoptr(GTask) owned = task;
  EntComparePage *self = g_task_get_source_object (task);
  Reading *reading = g_task_get_task_data (task);

  if (g_cancellable_is_cancelled (g_task_get_cancellable (task)))
    return;
  if (reading->next == self->wished->case_ids->len)
    {
      arrive (self, reading->tables);
      tell_missing (self, reading);
      return;
    }
  ent_session_load_case_async (self->session, self->wished->case_ids->pdata[reading->next++],
                               g_task_get_cancellable (task), case_cb, g_steal_pointer (&owned));
}

static EntViewSpec *
create_default (EntComparePage *self)
{
  EntViewSpec *spec = ent_view_spec_new (NULL);
  GListModel *cases = ent_session_get_cases (self->session);

  /* In the height of a case among others, one lane shows what matters most of all parties. */
  spec->lanes = ENT_TIMELINE_LANES_NONE;
  for (guint i = 0; i < MIN (g_list_model_get_n_items (cases), N_AT_FIRST); i++)
    {
      g_autoptr(EntCaseItem) item = g_list_model_get_item (cases, i);

      g_ptr_array_add (spec->case_ids, g_strdup (ent_case_item_get_info (item)->id));
    }
  return spec;
}

void
ent_compare_page_show (EntComparePage    *self,
                       const EntViewSpec *spec)
{
  EntViewSpec *wished;
  Reading *reading;
  GTask *task;

  g_return_if_fail (ENT_IS_COMPARE_PAGE (self));
  g_return_if_fail (self->session != NULL);

  if (spec != NULL)
    wished = ent_view_spec_copy (spec);
  else if (self->tables->len > 0 || self->wished != NULL)
    wished = ent_compare_page_dup_spec (self);
  else
    wished = create_default (self);
  g_clear_pointer (&self->wished, ent_view_spec_free);
  self->wished = wished;
  g_cancellable_cancel (self->loading);
  g_clear_object (&self->loading);
  self->loading = g_cancellable_new ();
  reading = g_new0 (Reading, 1);
  reading->tables = g_ptr_array_new_with_free_func ((GDestroyNotify) ent_event_table_unref);
  task = g_task_new (self, self->loading, NULL, NULL);
  g_task_set_task_data (task, reading, reading_free);
  read_next (task);
}

/* Views */

void
ent_compare_page_show_view (EntComparePage *self,
                            const char     *link)
{
  const char *query = link != NULL ? strchr (link, '?') : NULL;
  g_autoptr(GHashTable) params = NULL;
  const char *view;

  g_return_if_fail (ENT_IS_COMPARE_PAGE (self));

  /* Whatever was shown last. */
  if (link == NULL)
    return;
  params = query != NULL ? g_uri_parse_params (query + 1, -1, "&", G_URI_PARAMS_NONE, NULL) : NULL;
  view = params != NULL ? g_hash_table_lookup (params, "view") : NULL;
  self->arriving = TRUE;
  gtk_stack_set_visible_child_name (self->views, g_strcmp0 (view, "reading") == 0 ? "reading" : "timelines");
  ent_compare_reading_show (self->reading, query != NULL ? query + 1 : NULL);
  self->arriving = FALSE;
}

GtkStack *
ent_compare_page_get_stack (EntComparePage *self)
{
  g_return_val_if_fail (ENT_IS_COMPARE_PAGE (self), NULL);
  return self->views;
}

char *
ent_compare_page_dup_link (EntComparePage *self)
{
  g_autoptr(EntViewSpec) spec = NULL;
  g_autofree char *link = NULL, *query = NULL;

  g_return_val_if_fail (ENT_IS_COMPARE_PAGE (self), NULL);

  spec = ent_compare_page_dup_spec (self);
  if (spec->case_ids->len == 0)
    return NULL;
  link = ent_view_spec_to_link (spec);
  if (!g_str_equal (gtk_stack_get_visible_child_name (self->views), "reading"))
    return g_steal_pointer (&link);
  query = ent_compare_reading_dup_query (self->reading);
  return g_strconcat (link, strchr (link, '?') != NULL ? "&" : "?", "view=reading", *query != '\0' ? "&" : NULL, query,
                      NULL);
}

static void
view_changed_cb (EntComparePage *self)
{
  gtk_widget_set_visible (self->timeline_tools,
                          g_str_equal (gtk_stack_get_visible_child_name (self->views), "timelines"));
  tell_changed (self);
}

static void
lit_cb (EntComparePage     *self,
        const EntStatement *statement)
{
  gboolean had = self->lit != NULL;

  g_clear_pointer (&self->lit, ent_statement_free);
  if (statement != NULL)
    self->lit = ent_statement_copy (statement);
  gtk_widget_set_visible (self->lit_bar, self->lit != NULL);
  gtk_label_set_label (self->lit_label, self->lit != NULL ? self->lit->text : "");
  if (had || self->lit != NULL)
    ent_compare_page_match (self);
}

/* What a person does */

static void
chosen_cb (EntComparePage *self)
{
  g_autoptr(EntViewSpec) spec = ent_compare_page_dup_spec (self);
  GPtrArray *ids = ent_case_chooser_get_ids (self->chooser);

  g_ptr_array_set_size (spec->case_ids, 0);
  for (guint i = 0; i < ids->len; i++)
    g_ptr_array_add (spec->case_ids, g_strdup (ids->pdata[i]));
  ent_compare_page_show (self, spec);
  tell_changed (self);
}

static void
align_cb (EntComparePage *self)
{
  guint position = gtk_drop_down_get_selected (self->alignment);

  if (self->arriving || position > N_MOMENTS)
    return;
  ent_timeline_group_set_alignment (self->group, (int) position - 1);
  tell_changed (self);
}

static void
align_on_cb (EntComparePage *self,
             int             kind)
{
  gtk_drop_down_set_selected (self->alignment, (guint) kind + 1);
}

static void
lanes_cb (EntComparePage *self)
{
  guint position = gtk_drop_down_get_selected (self->lanes);

  if (self->arriving || position >= ENT_N_TIMELINE_LANES)
    return;
  ent_timeline_group_set_lanes (self->group, (EntTimelineLanes) position);
  tell_changed (self);
}

static void
filter_cb (EntComparePage *self)
{
  if (self->arriving)
    return;
  ent_compare_page_match (self);
  tell_changed (self);
}

static gboolean
settled_cb (gpointer data)
{
  EntComparePage *self = data;

  self->settling = 0;
  tell_changed (self);
  return G_SOURCE_REMOVE;
}

static void
moved_cb (EntComparePage *self)
{
  if (self->arriving)
    return;
  g_clear_handle_id (&self->settling, g_source_remove);
  self->settling = g_timeout_add (SETTLE_MSEC, settled_cb, self);
}

static void
event_selected_cb (EntComparePage *self,
                   const char     *case_id,
                   const char     *event_id)
{
  g_autofree char *link = ent_address_format (ENT_ADDRESS_EVENT, case_id, event_id);

  gtk_widget_activate_action (GTK_WIDGET (self), "win.inspect", "s", link);
  tell_changed (self);
}

static void
case_opened_cb (EntComparePage *self,
                const char     *case_id)
{
  g_autofree char *link = ent_address_format (ENT_ADDRESS_CASE, case_id, NULL);

  gtk_widget_activate_action (GTK_WIDGET (self), "win.go", "s", link);
}

static char *
dup_link (gpointer data)
{
  g_autoptr(EntViewSpec) spec = ent_compare_page_dup_spec (data);

  return spec->case_ids->len > 0 ? ent_view_spec_to_link (spec) : NULL;
}

static void
open_view_cb (EntComparePage *self,
              const char     *link)
{
  gtk_widget_activate_action (GTK_WIDGET (self), "win.go", "s", link);
}

static void
add_to_lecture_cb (EntComparePage *self)
{
  g_autofree char *link = dup_link (self);

  if (link != NULL)
    ent_slide_maker_add_link (GTK_WIDGET (self), link, NULL);
}

/* What sets the cases apart, under their relations. */
static void
add_comparison_cb (EntComparePage *self)
{
  g_autofree char *link = ent_compare_page_dup_link (self);

  if (link != NULL)
    ent_slide_maker_add_link (GTK_WIDGET (self), link, NULL);
}

/* The toolbar */

static void
button_cb (GtkButton      *button,
           EntComparePage *self)
{
  ent_timeline_group_run (self->group, g_object_get_data (G_OBJECT (button), "action"));
}

static void
append_button (EntComparePage *self,
               GtkWidget      *toolbar,
               const char     *icon,
               const char     *name,
               const char     *action)
{
  /* Keys go on to the case one is in. */
  GtkWidget *button = g_object_new (GTK_TYPE_BUTTON, "icon-name", icon, "tooltip-text", name, "focus-on-click", FALSE,
                                    NULL);

  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  gtk_widget_add_css_class (button, "flat");
  g_object_set_data (G_OBJECT (button), "action", (gpointer) action);
  g_signal_connect (button, "clicked", G_CALLBACK (button_cb), self);
  gtk_box_append (GTK_BOX (toolbar), button);
}

/* What is for the timelines alone. */
static GtkWidget *
create_timeline_tools (EntComparePage *self)
{
  GtkWidget *tools = g_object_new (GTK_TYPE_BOX, "spacing", 6, "hexpand", TRUE, NULL);
  const char *moments[N_MOMENTS + 2] = { NULL }, *lanes[ENT_N_TIMELINE_LANES + 1] = { NULL };

  /* Translators: cases are aligned by their years, as on any calendar */
  moments[0] = _("Calendar");
  for (guint i = 0; i < N_MOMENTS; i++)
    moments[i + 1] = ent_moment_kind_to_label (i);
  self->alignment = ent_titled_drop_down_new (GTK_BOX (tools), _("_Align on:"), moments);
  for (guint i = 0; i < ENT_N_TIMELINE_LANES; i++)
    lanes[i] = ent_timeline_lanes_to_label (i);
  self->lanes = ent_titled_drop_down_new (GTK_BOX (tools), _("_Lanes:"), lanes);
  self->filter_bar = ENT_FILTER_BAR (ent_filter_bar_new ());
  gtk_box_append (GTK_BOX (tools), GTK_WIDGET (self->filter_bar));
  gtk_box_append (GTK_BOX (tools), g_object_new (GTK_TYPE_BOX, "hexpand", TRUE, NULL));
  self->views_menu = ENT_VIEWS_MENU (ent_views_menu_new (dup_link, self));
  g_signal_connect_object (self->views_menu, "open", G_CALLBACK (open_view_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->views_menu, "add-to-lecture", G_CALLBACK (add_to_lecture_cb), self,
                           G_CONNECT_SWAPPED);
  gtk_box_append (GTK_BOX (tools), GTK_WIDGET (self->views_menu));
  append_button (self, tools, "zoom-out-symbolic", _("Zoom out"), "timeline.zoom-out");
  append_button (self, tools, "zoom-fit-best-symbolic", _("Whole period"), "timeline.zoom-all");
  append_button (self, tools, "zoom-in-symbolic", _("Zoom in"), "timeline.zoom-in");
  return tools;
}

static GtkWidget *
create_toolbar (EntComparePage *self)
{
  GtkWidget *toolbar = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6), *add;

  gtk_widget_add_css_class (toolbar, "tools");
  self->cases_button = GTK_MENU_BUTTON (gtk_menu_button_new ());
  gtk_widget_add_css_class (GTK_WIDGET (self->cases_button), "flat");
  gtk_menu_button_set_always_show_arrow (self->cases_button, TRUE);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->cases_button), _("Choose the cases"));
  gtk_box_append (GTK_BOX (toolbar), GTK_WIDGET (self->cases_button));
  self->timeline_tools = create_timeline_tools (self);
  gtk_box_append (GTK_BOX (toolbar), self->timeline_tools);
  /* At the end, also where there are no tools of the timelines. */
  add = gtk_button_new_from_icon_name ("x-office-presentation-symbolic");
  gtk_widget_add_css_class (add, "flat");
  gtk_widget_set_tooltip_text (add, _("Add this comparison to a lecture"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (add), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _("Add this comparison to a lecture"), -1);
  g_signal_connect_object (add, "clicked", G_CALLBACK (add_comparison_cb), self, G_CONNECT_SWAPPED);
  gtk_box_append (GTK_BOX (toolbar), add);
  /* In a narrow window the line scrolls, rather than keep the window wide. */
  return g_object_new (GTK_TYPE_SCROLLED_WINDOW, "child", toolbar, "hscrollbar-policy", GTK_POLICY_EXTERNAL,
                       "vscrollbar-policy", GTK_POLICY_NEVER, NULL);
}

/* Over the timelines: which sentence their events carry, and the way back to all. */
static GtkWidget *
create_lit_bar (EntComparePage *self)
{
  GtkWidget *button = gtk_button_new_with_mnemonic (_("Show _All Events"));

  self->lit_bar = g_object_new (GTK_TYPE_BOX, "spacing", 12, "visible", FALSE, NULL);
  gtk_widget_add_css_class (self->lit_bar, "lit-bar");
  self->lit_label = g_object_new (GTK_TYPE_LABEL, "xalign", 0.0, "wrap", TRUE, "hexpand", TRUE, NULL);
  gtk_box_append (GTK_BOX (self->lit_bar), GTK_WIDGET (self->lit_label));
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  g_signal_connect_object (button, "clicked", G_CALLBACK (ent_compare_reading_close), self->reading, G_CONNECT_SWAPPED);
  gtk_box_append (GTK_BOX (self->lit_bar), button);
  return self->lit_bar;
}

static GtkWidget *
create_views (EntComparePage *self)
{
  GtkWidget *timelines = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);

  self->reading = ENT_COMPARE_READING (ent_compare_reading_new ());
  self->group = ENT_TIMELINE_GROUP (ent_timeline_group_new ());
  gtk_widget_set_vexpand (GTK_WIDGET (self->group), TRUE);
  gtk_box_append (GTK_BOX (timelines), create_lit_bar (self));
  gtk_box_append (GTK_BOX (timelines), GTK_WIDGET (self->group));
  self->views = ent_stack_new ();
  gtk_stack_add_titled (self->views, timelines, "timelines", _("Timelines"));
  gtk_stack_add_titled (self->views, GTK_WIDGET (self->reading), "reading", _("Matrix and Reading"));
  g_signal_connect_object (self->views, "notify::visible-child", G_CALLBACK (view_changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->reading, "changed", G_CALLBACK (tell_changed), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->reading, "lit", G_CALLBACK (lit_cb), self, G_CONNECT_SWAPPED);
  return GTK_WIDGET (self->views);
}

/* Object */

static void
ent_compare_page_dispose (GObject *object)
{
  EntComparePage *self = ENT_COMPARE_PAGE (object);
  GtkWidget *child;

  g_clear_handle_id (&self->settling, g_source_remove);
  g_cancellable_cancel (self->loading);
  g_clear_object (&self->loading);
  g_cancellable_cancel (self->matching);
  g_clear_object (&self->matching);
  self->arriving = TRUE;
  /* A stack that goes turns to other views. */
  if (self->views != NULL)
    g_signal_handlers_disconnect_by_data (self->views, self);
  self->views = NULL;
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (object))) != NULL)
    gtk_widget_unparent (child);
  g_clear_object (&self->session);
  g_clear_pointer (&self->wished, ent_view_spec_free);
  g_clear_pointer (&self->tables, g_ptr_array_unref);
  g_clear_pointer (&self->lit, ent_statement_free);
  G_OBJECT_CLASS (ent_compare_page_parent_class)->dispose (object);
}

static void
ent_compare_page_class_init (EntComparePageClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = ent_compare_page_dispose;
  changed_signal = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                 G_TYPE_NONE, 0);
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BOX_LAYOUT);
  gtk_widget_class_set_accessible_role (GTK_WIDGET_CLASS (klass), GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
ent_compare_page_init (EntComparePage *self)
{
  GtkWidget *none = g_object_new (ADW_TYPE_STATUS_PAGE, "title", _("Nothing to Compare"), "description",
                                  _("Choose two to six cases above."), NULL);

  gtk_orientable_set_orientation (GTK_ORIENTABLE (gtk_widget_get_layout_manager (GTK_WIDGET (self))),
                                  GTK_ORIENTATION_VERTICAL);
  self->tables = g_ptr_array_new_with_free_func ((GDestroyNotify) ent_event_table_unref);
  self->stack = ent_stack_new ();
  gtk_widget_set_vexpand (GTK_WIDGET (self->stack), TRUE);
  gtk_stack_add_named (self->stack, none, "none");
  gtk_stack_add_named (self->stack, create_views (self), "cases");
  gtk_widget_set_parent (create_toolbar (self), GTK_WIDGET (self));
  gtk_widget_set_parent (GTK_WIDGET (self->stack), GTK_WIDGET (self));
  g_signal_connect_object (self->alignment, "notify::selected", G_CALLBACK (align_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->lanes, "notify::selected", G_CALLBACK (lanes_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->filter_bar, "notify::filter", G_CALLBACK (filter_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->group, "moved", G_CALLBACK (moved_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->group, "align", G_CALLBACK (align_on_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->group, "event-selected", G_CALLBACK (event_selected_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->group, "case-opened", G_CALLBACK (case_opened_cb), self, G_CONNECT_SWAPPED);
}

void
ent_compare_page_set_session (EntComparePage *self,
                              EntSession     *session)
{
  GtkWidget *popover;

  g_return_if_fail (ENT_IS_COMPARE_PAGE (self));
  g_return_if_fail (self->session == NULL);

  self->session = g_object_ref (session);
  self->chooser = ENT_CASE_CHOOSER (ent_case_chooser_new (ent_session_get_cases (session), ENT_VIEW_SPEC_MAX_CASES));
  g_signal_connect_object (self->chooser, "changed", G_CALLBACK (chosen_cb), self, G_CONNECT_SWAPPED);
  popover = g_object_new (GTK_TYPE_POPOVER, "child", self->chooser, NULL);
  gtk_menu_button_set_popover (self->cases_button, popover);
  ent_views_menu_set_library (self->views_menu, ent_session_get_library (session));
  g_signal_connect_object (ent_session_get_personal (session), "ratings-changed", G_CALLBACK (update_reading), self,
                           G_CONNECT_SWAPPED);
}

GtkWidget *
ent_compare_page_new (void)
{
  return g_object_new (ENT_TYPE_COMPARE_PAGE, NULL);
}
