#include "config.h"

#include "ent-slide-window.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>

#include "ent-case-combo.h"
#include "ent-case-slide.h"
#include "ent-dialog.h"
#include "ent-matrix-slide.h"
#include "ent-slide-making.h"
#include "ent-store-views.h"

typedef struct
{
  GtkWindow          *window;
  GtkWidget          *button;
  AdwComboRow        *first;    /* a case; of a matrix NULL is all */
  AdwComboRow        *second;   /* another case, or what of the first */

  EntSession         *session;
  EntSlideKind        kind;
  GPtrArray          *views;    /* of EntSavedView, after the whole timeline */
  GCancellable       *cancellable;
  EntSlideWindowFunc  func;
  gpointer            data;
} Asking;

static void
asking_free (gpointer  data,
             GObject  *window)
{
  Asking *self = data;

  g_cancellable_cancel (self->cancellable);
  g_object_unref (self->cancellable);
  g_object_unref (self->session);
  g_ptr_array_unref (self->views);
  g_object_unref (self->data);
  g_free (self);
}

/* Making, in a thread */

typedef struct
{
  EntSlideKind   kind;
  EntViewSpec   *view;    /* of a timeline or a comparison */
  char          *case_id; /* of factors, or NULL: all cases */
  char          *factor;  /* one, or NULL: all */
} Plan;

static void
plan_free (gpointer data)
{
  Plan *plan = data;

  g_clear_pointer (&plan->view, ent_view_spec_free);
  g_free (plan->case_id);
  g_free (plan->factor);
  g_free (plan);
}

static EntSlide *
make_factors (EntMatrix  *matrix,
              const Plan *plan)
{
  int factor = plan->factor != NULL ? ent_matrix_find_factor (matrix, plan->factor) : -1;
  int item = plan->case_id != NULL ? ent_matrix_find_case (matrix, plan->case_id) : -1;
  g_autoptr(EntMatrixSpec) spec = NULL;

  if ((plan->factor != NULL && factor < 0) || (plan->case_id != NULL && item < 0)
      || ent_matrix_get_n_cases (matrix) == 0)
    return NULL;
  if (factor >= 0)
    return item >= 0 ? ent_slide_new_assessment (matrix, (guint) factor, (guint) item)
                     : ent_slide_new_factor (matrix, (guint) factor);
  spec = ent_matrix_spec_new ();
  if (plan->case_id != NULL)
    ent_matrix_spec_set_in_list (spec->cases, plan->case_id, TRUE);
  return ent_slide_new_matrix (matrix, spec);
}

static EntSlide *
make (EntMatrix *matrix,
      gpointer   data)
{
  const Plan *plan = data;
  g_autoptr(GPtrArray) cases = g_ptr_array_new ();

  if (plan->kind == ENT_SLIDE_MATRIX)
    return make_factors (matrix, plan);
  for (guint i = 0; i < plan->view->case_ids->len; i++)
    {
      int index = ent_matrix_find_case (matrix, plan->view->case_ids->pdata[i]);

      if (index < 0)
        return NULL;
      g_ptr_array_add (cases, ent_matrix_get_case (matrix, (guint) index));
    }
  return plan->kind == ENT_SLIDE_COMPARISON ? ent_slide_new_comparison (matrix, plan->view)
                                            : ent_slide_new_timeline (cases, plan->view);
}

static void
made_cb (GObject      *source,
         GAsyncResult *result,
         gpointer      user_data)
{
  Asking *self = user_data;
  g_autoptr(GError) error = NULL;
  EntSlide *slide = ent_slide_make_finish (G_ASYNC_RESULT (result), &error);
  GtkWindow *parent;

  /* The window was closed, and all of it is gone. */
  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  parent = gtk_window_get_transient_for (self->window);
  if (slide != NULL)
    self->func (slide, self->data);
  else if (parent != NULL)
    gtk_widget_activate_action (GTK_WIDGET (parent), "win.tell", "s", error->message);
  gtk_window_close (self->window);
}

/* The moment on which both are laid: they count their years from it. */
static EntViewSpec *
create_comparison (Asking *self)
{
  EntViewSpec *spec = ent_view_spec_new (ent_case_combo_get_id (self->first));
  GtkWidget *row = g_object_get_data (G_OBJECT (self->window), "moment");
  guint moment = adw_combo_row_get_selected (ADW_COMBO_ROW (row));

  g_ptr_array_add (spec->case_ids, g_strdup (ent_case_combo_get_id (self->second)));
  if (moment > 0)
    {
      spec->aligned = TRUE;
      spec->moment = (EntMomentKind) (moment - 1);
    }
  return spec;
}

static Plan *
create_plan (Asking *self)
{
  guint second = adw_combo_row_get_selected (self->second);
  EntCodebook *codebook = ent_session_get_codebook (self->session);
  Plan *plan = g_new0 (Plan, 1);

  plan->kind = self->kind;
  if (self->kind == ENT_SLIDE_COMPARISON)
    plan->view = create_comparison (self);
  else if (self->kind == ENT_SLIDE_TIMELINE)
    {
      if (second > 0 && second <= self->views->len)
        plan->view = ent_view_spec_parse (((EntSavedView *) self->views->pdata[second - 1])->link, NULL);
      if (plan->view == NULL)
        plan->view = ent_view_spec_new (ent_case_combo_get_id (self->first));
    }
  else
    {
      plan->case_id = g_strdup (ent_case_combo_get_id (self->first));
      if (second > 0 && codebook != NULL && second <= codebook->factors->len)
        plan->factor = g_strdup (((EntFactor *) codebook->factors->pdata[second - 1])->id);
    }
  return plan;
}

static void
add_cb (Asking *self)
{
  Plan *plan = create_plan (self);
  g_autoptr(GPtrArray) ids = g_ptr_array_new ();

  gtk_widget_set_sensitive (self->button, FALSE);
  if (plan->view != NULL)
    g_ptr_array_extend (ids, plan->view->case_ids, NULL, NULL);
  else if (plan->case_id != NULL)
    g_ptr_array_add (ids, plan->case_id);
  ent_slide_make_async (self->session, ids->len > 0 ? ids : NULL, make, plan, plan_free, self->cancellable, made_cb,
                        self);
}

/* The choices */

static void
update_button (Asking *self)
{
  gboolean complete = self->kind == ENT_SLIDE_MATRIX || ent_case_combo_get_id (self->first) != NULL;

  if (self->kind == ENT_SLIDE_COMPARISON)
    complete = complete && ent_case_combo_get_id (self->second) != NULL
               && adw_combo_row_get_selected (self->first) != adw_combo_row_get_selected (self->second);
  gtk_widget_set_sensitive (self->button, complete);
}

static void
views_cb (GObject      *source,
          GAsyncResult *result,
          gpointer      user_data)
{
  Asking *self = user_data;
  g_autoptr(GError) error = NULL;
  GPtrArray *views = ent_library_list_views_finish (ENT_LIBRARY (source), result, &error);
  g_autoptr(GtkStringList) names = NULL;

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED) || views == NULL)
    return;
  g_ptr_array_unref (self->views);
  self->views = views;
  names = gtk_string_list_new ((const char *[]) { _("The Whole Timeline"), NULL });
  for (guint i = 0; i < views->len; i++)
    gtk_string_list_append (names, ((EntSavedView *) views->pdata[i])->name);
  adw_combo_row_set_model (self->second, G_LIST_MODEL (names));
}

static void
first_changed_cb (Asking *self)
{
  const char *id = ent_case_combo_get_id (self->first);

  if (self->kind == ENT_SLIDE_TIMELINE && id != NULL)
    ent_library_list_views_async (ent_session_get_library (self->session), id, self->cancellable, views_cb, self);
  update_button (self);
}

static AdwComboRow *
create_combo (const char         *title,
              const char * const *names)
{
  g_autoptr(GtkStringList) model = gtk_string_list_new (names);

  return g_object_new (ADW_TYPE_COMBO_ROW, "title", title, "model", model, NULL);
}

static AdwComboRow *
create_factors (Asking *self)
{
  EntCodebook *codebook = ent_session_get_codebook (self->session);
  g_autoptr(GPtrArray) names = g_ptr_array_new ();

  g_ptr_array_add (names, (gpointer) _("All Factors"));
  for (guint i = 0; codebook != NULL && i < codebook->factors->len; i++)
    g_ptr_array_add (names, (gpointer) ent_text_get (((EntFactor *) codebook->factors->pdata[i])->title));
  g_ptr_array_add (names, NULL);
  return create_combo (_("Factor"), (const char * const *) names->pdata);
}

static AdwComboRow *
create_moments (Asking *self)
{
  g_autoptr(GPtrArray) names = g_ptr_array_new ();
  AdwComboRow *row;

  g_ptr_array_add (names, (gpointer) _("The Calendar"));
  for (guint i = 0; i <= ENT_MOMENT_RELATIONS; i++)
    g_ptr_array_add (names, (gpointer) ent_moment_kind_to_label ((EntMomentKind) i));
  g_ptr_array_add (names, NULL);
  row = create_combo (_("Years Count From"), (const char * const *) names->pdata);
  g_object_set_data (G_OBJECT (self->window), "moment", row);
  return row;
}

static void
append_rows (Asking              *self,
             AdwPreferencesGroup *group,
             const char          *case_id)
{
  GListModel *cases = ent_session_get_cases (self->session);

  self->first = ent_case_combo_new (self->kind == ENT_SLIDE_COMPARISON ? _("Above") : _("Case"), cases,
                                    self->kind == ENT_SLIDE_MATRIX ? _("All Cases") : NULL, case_id);
  if (self->kind == ENT_SLIDE_COMPARISON)
    {
      self->second = ent_case_combo_new (_("Below"), cases, NULL, NULL);
      if (adw_combo_row_get_selected (self->first) == 0 && g_list_model_get_n_items (cases) > 1)
        adw_combo_row_set_selected (self->second, 1);
    }
  else if (self->kind == ENT_SLIDE_MATRIX)
    self->second = create_factors (self);
  else
    self->second = create_combo (_("View"), (const char *[]) { _("The Whole Timeline"), NULL });
  adw_preferences_group_add (group, GTK_WIDGET (self->first));
  adw_preferences_group_add (group, GTK_WIDGET (self->second));
  if (self->kind == ENT_SLIDE_COMPARISON)
    adw_preferences_group_add (group, GTK_WIDGET (create_moments (self)));
  g_signal_connect_swapped (self->first, "notify::selected", G_CALLBACK (first_changed_cb), self);
  g_signal_connect_swapped (self->second, "notify::selected", G_CALLBACK (update_button), self);
}

static const char *
get_window_title (EntSlideKind kind)
{
  return kind == ENT_SLIDE_TIMELINE ? _("Slide of a Timeline")
         : kind == ENT_SLIDE_MATRIX ? _("Slide of Factors") : _("Slide of a Comparison");
}

static GtkWidget *
create_content (Asking     *self,
                const char *case_id)
{
  GtkWidget *content = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0), *header = adw_header_bar_new ();
  GtkWidget *cancel = gtk_button_new_with_mnemonic (_("_Cancel")), *page = adw_preferences_page_new ();
  GtkWidget *group = adw_preferences_group_new ();

  self->button = gtk_button_new_with_mnemonic (_("_Add"));
  gtk_widget_add_css_class (self->button, "suggested-action");
  g_signal_connect_swapped (self->button, "clicked", G_CALLBACK (add_cb), self);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (cancel), "window.close");
  adw_header_bar_set_show_end_title_buttons (ADW_HEADER_BAR (header), FALSE);
  adw_header_bar_set_show_start_title_buttons (ADW_HEADER_BAR (header), FALSE);
  adw_header_bar_pack_start (ADW_HEADER_BAR (header), cancel);
  adw_header_bar_pack_end (ADW_HEADER_BAR (header), self->button);
  append_rows (self, ADW_PREFERENCES_GROUP (group), case_id);
  adw_preferences_page_add (ADW_PREFERENCES_PAGE (page), ADW_PREFERENCES_GROUP (group));
  gtk_widget_set_vexpand (page, TRUE);
  gtk_box_append (GTK_BOX (content), header);
  gtk_box_append (GTK_BOX (content), page);
  return content;
}

GtkWindow *
ent_slide_window_present (GtkWidget          *over,
                          EntSession         *session,
                          EntSlideKind        kind,
                          const char         *case_id,
                          EntSlideWindowFunc  func,
                          gpointer            data)
{
  Asking *self = g_new0 (Asking, 1);

  self->session = g_object_ref (session);
  self->kind = kind;
  self->views = g_ptr_array_new ();
  self->cancellable = g_cancellable_new ();
  self->func = func;
  self->data = g_object_ref (data);
  self->window = ent_dialog_new (over, get_window_title (kind), 460, 320);
  g_object_weak_ref (G_OBJECT (self->window), asking_free, self);
  adw_window_set_content (ADW_WINDOW (self->window), create_content (self, case_id));
  gtk_window_set_default_widget (self->window, self->button);
  first_changed_cb (self);
  gtk_window_present (self->window);
  return self->window;
}
