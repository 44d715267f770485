#include "config.h"

#include "ent-factors-page.h"

#include <glib/gi18n-lib.h>

#include "ent-agreement-page.h"
#include "ent-blocks.h"
#include "ent-factor-page.h"
#include "ent-matrix-page.h"
#include "ent-order-page.h"
#include "ent-truth-page.h"

struct _EntFactorsPage
{
  GtkWidget         parent_instance;

  GtkStack         *stack;
  EntMatrixPage    *matrix_page;
  EntOrderPage     *order_page;
  EntTruthPage     *truth_page;
  EntAgreementPage *agreement_page;
  EntFactorPage    *factor_page;

  EntSession       *session;
  GPtrArray        *cases;     /* of EntCase, or NULL */
  gboolean          arriving;  /* it is not a person who turns to another view */
  GCancellable     *reloading; /* while cases are read that changed, or NULL */
};

G_DEFINE_FINAL_TYPE (EntFactorsPage, ent_factors_page, GTK_TYPE_WIDGET)

enum
{
  CELL_SELECTED,
  CHANGED,
  N_SIGNALS
};
static guint signals[N_SIGNALS];

static void
update (EntFactorsPage *self)
{
  g_autoptr(EntMatrix) matrix = self->cases != NULL ? ent_session_create_matrix (self->session, self->cases) : NULL;

  if (matrix == NULL)
    return;
  ent_matrix_page_set (self->matrix_page, matrix);
  ent_order_page_set (self->order_page, matrix);
  ent_truth_page_set (self->truth_page, matrix);
  ent_agreement_page_set (self->agreement_page, matrix);
  ent_factor_page_set (self->factor_page, matrix);
}

void
ent_factors_page_set (EntFactorsPage *self,
                      GPtrArray      *cases)
{
  g_return_if_fail (ENT_IS_FACTORS_PAGE (self));

  g_ptr_array_ref (cases);
  g_clear_pointer (&self->cases, g_ptr_array_unref);
  self->cases = cases;
  update (self);
}

void
ent_factors_page_show (EntFactorsPage *self,
                       const char     *query)
{
  g_autoptr(GHashTable) params = NULL;
  const char *view;

  g_return_if_fail (ENT_IS_FACTORS_PAGE (self));

  /* The page of one factor is no view of its own: who asks for the factors wants them all. */
  if (query == NULL && g_str_equal (gtk_stack_get_visible_child_name (self->stack), "factor"))
    {
      self->arriving = TRUE;
      gtk_stack_set_visible_child_name (self->stack, "matrix");
      self->arriving = FALSE;
    }
  if (query == NULL)
    return;
  params = g_uri_parse_params (query, -1, "&", G_URI_PARAMS_NONE, NULL);
  view = params != NULL ? g_hash_table_lookup (params, "view") : NULL;
  self->arriving = TRUE;
  if (g_strcmp0 (view, "matrix") == 0)
    ent_matrix_page_show (self->matrix_page, query);
  else if (g_strcmp0 (view, "factor") == 0)
    ent_factor_page_show (self->factor_page, query);
  else if (g_strcmp0 (view, "agreement") == 0)
    ent_agreement_page_show (self->agreement_page, query);
  else if (g_strcmp0 (view, "order") == 0)
    ent_order_page_show (self->order_page, query);
  else if (g_strcmp0 (view, "truth") == 0 && g_hash_table_size (params) > 1)
    ent_truth_page_show (self->truth_page, query);
  if (view != NULL && gtk_stack_get_child_by_name (self->stack, view) != NULL)
    gtk_stack_set_visible_child_name (self->stack, view);
  self->arriving = FALSE;
}

char *
ent_factors_page_dup_query (EntFactorsPage *self)
{
  const char *view;
  g_autofree char *rest = NULL;

  g_return_val_if_fail (ENT_IS_FACTORS_PAGE (self), NULL);

  view = gtk_stack_get_visible_child_name (self->stack);
  if (g_str_equal (view, "matrix"))
    rest = ent_matrix_page_dup_query (self->matrix_page);
  else if (g_str_equal (view, "factor"))
    rest = ent_factor_page_dup_query (self->factor_page);
  else if (g_str_equal (view, "agreement"))
    rest = ent_agreement_page_dup_query (self->agreement_page);
  else if (g_str_equal (view, "order"))
    rest = ent_order_page_dup_query (self->order_page);
  else if (g_str_equal (view, "truth"))
    rest = ent_truth_page_dup_query (self->truth_page);
  return rest != NULL && *rest != '\0' ? g_strdup_printf ("view=%s&%s", view, rest) : g_strdup_printf ("view=%s", view);
}

gboolean
ent_factors_page_show_factor (EntFactorsPage *self,
                              const char     *factor_id)
{
  g_return_val_if_fail (ENT_IS_FACTORS_PAGE (self), FALSE);

  if (!ent_factor_page_show_id (self->factor_page, factor_id))
    return FALSE;
  self->arriving = TRUE;
  gtk_stack_set_visible_child_name (self->stack, "factor");
  self->arriving = FALSE;
  return TRUE;
}

void
ent_factors_page_select (EntFactorsPage *self,
                         const char     *case_id,
                         const char     *factor_id)
{
  g_return_if_fail (ENT_IS_FACTORS_PAGE (self));

  ent_matrix_page_select (self->matrix_page, case_id, factor_id);
}

void
ent_factors_page_light_event (EntFactorsPage *self,
                              const char     *case_id,
                              const char     *event)
{
  g_return_if_fail (ENT_IS_FACTORS_PAGE (self));

  ent_matrix_page_light_event (self->matrix_page, case_id, event);
}

EntCase *
ent_factors_page_find_case (EntFactorsPage *self,
                            const char     *case_id)
{
  g_return_val_if_fail (ENT_IS_FACTORS_PAGE (self), NULL);

  for (guint i = 0; self->cases != NULL && i < self->cases->len; i++)
    if (g_strcmp0 (((EntCase *) self->cases->pdata[i])->id, case_id) == 0)
      return self->cases->pdata[i];
  return NULL;
}

GtkStack *
ent_factors_page_get_stack (EntFactorsPage *self)
{
  g_return_val_if_fail (ENT_IS_FACTORS_PAGE (self), NULL);
  return self->stack;
}

/* Cases that were replaced, came or went, while the page is open. */

static void
reloaded_cb (GObject      *source,
             GAsyncResult *result,
             gpointer      user_data)
{
  g_autoptr(EntFactorsPage) self = user_data;
  g_autoptr(GError) error = NULL;
  g_autoptr(GPtrArray) cases = ent_session_load_all_finish (ENT_SESSION (source), result, &error);

  /* One that came after it is on its way. */
  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  g_clear_object (&self->reloading);
  /* What is shown is old, but better than nothing. */
  if (cases != NULL && self->stack != NULL)
    ent_factors_page_set (self, cases);
}

static void
case_changed_cb (EntFactorsPage *self)
{
  /* They are read when it is opened. */
  if (self->cases == NULL)
    return;
  if (self->reloading != NULL)
    g_cancellable_cancel (self->reloading);
  g_clear_object (&self->reloading);
  self->reloading = g_cancellable_new ();
  ent_session_load_all_async (self->session, self->reloading, reloaded_cb, g_object_ref (self));
}

void
ent_factors_page_set_session (EntFactorsPage *self,
                              EntSession     *session)
{
  EntPersonal *personal;

  g_return_if_fail (ENT_IS_FACTORS_PAGE (self));

  g_set_object (&self->session, session);
  personal = ent_session_get_personal (session);
  g_signal_connect_object (personal, "ratings-changed", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (personal, "layers-changed", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (session, "case-changed", G_CALLBACK (case_changed_cb), self, G_CONNECT_SWAPPED);
}

static void
cell_selected_cb (EntFactorsPage *self,
                  const char     *case_id,
                  const char     *factor_id)
{
  g_signal_emit (self, signals[CELL_SELECTED], 0, case_id, factor_id);
}

static void
view_changed_cb (EntFactorsPage *self)
{
  if (!self->arriving && self->cases != NULL)
    g_signal_emit (self, signals[CHANGED], 0, TRUE);
}

/* The same view shows something else. */
static void
shown_changed_cb (EntFactorsPage *self)
{
  if (!self->arriving && self->cases != NULL)
    g_signal_emit (self, signals[CHANGED], 0, FALSE);
}

static void
ent_factors_page_dispose (GObject *object)
{
  EntFactorsPage *self = ENT_FACTORS_PAGE (object);

  if (self->stack != NULL)
    {
      g_signal_handlers_disconnect_by_data (self->stack, self);
      gtk_widget_unparent (GTK_WIDGET (self->stack));
    }
  self->stack = NULL;
  if (self->reloading != NULL)
    g_cancellable_cancel (self->reloading);
  g_clear_object (&self->reloading);
  g_clear_pointer (&self->cases, g_ptr_array_unref);
  g_clear_object (&self->session);
  G_OBJECT_CLASS (ent_factors_page_parent_class)->dispose (object);
}

static void
ent_factors_page_class_init (EntFactorsPageClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = ent_factors_page_dispose;
  signals[CELL_SELECTED] = g_signal_new ("cell-selected", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST,
                                         0, NULL, NULL, NULL, G_TYPE_NONE, 2,
                                         G_TYPE_STRING, G_TYPE_STRING);
  signals[CHANGED] = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST,
                                   0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_BOOLEAN);
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_accessible_role (GTK_WIDGET_CLASS (klass), GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
ent_factors_page_init (EntFactorsPage *self)
{
  self->stack = ent_stack_new ();
  gtk_widget_set_parent (GTK_WIDGET (self->stack), GTK_WIDGET (self));
  self->matrix_page = ENT_MATRIX_PAGE (ent_matrix_page_new ());
  gtk_stack_add_titled (self->stack, GTK_WIDGET (self->matrix_page), "matrix", _("Matrix"));
  g_signal_connect_object (self->matrix_page, "cell-selected", G_CALLBACK (cell_selected_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->matrix_page, "changed", G_CALLBACK (shown_changed_cb), self, G_CONNECT_SWAPPED);
  self->order_page = ENT_ORDER_PAGE (ent_order_page_new ());
  gtk_stack_add_titled (self->stack, GTK_WIDGET (self->order_page), "order", _("Order in Time"));
  g_signal_connect_object (self->order_page, "changed", G_CALLBACK (shown_changed_cb), self, G_CONNECT_SWAPPED);
  self->truth_page = ENT_TRUTH_PAGE (ent_truth_page_new ());
  gtk_stack_add_titled (self->stack, GTK_WIDGET (self->truth_page), "truth", _("Truth Table"));
  g_signal_connect_object (self->truth_page, "changed", G_CALLBACK (shown_changed_cb), self, G_CONNECT_SWAPPED);
  self->agreement_page = ENT_AGREEMENT_PAGE (ent_agreement_page_new ());
  gtk_stack_add_titled (self->stack, GTK_WIDGET (self->agreement_page), "agreement", _("Agreement"));
  g_signal_connect_object (self->agreement_page, "changed", G_CALLBACK (shown_changed_cb), self, G_CONNECT_SWAPPED);
  self->factor_page = ENT_FACTOR_PAGE (ent_factor_page_new ());
  gtk_stack_add_named (self->stack, GTK_WIDGET (self->factor_page), "factor");
  g_signal_connect_object (self->stack, "notify::visible-child", G_CALLBACK (view_changed_cb), self,
                           G_CONNECT_SWAPPED);
}

GtkWidget *
ent_factors_page_new (void)
{
  return g_object_new (ENT_TYPE_FACTORS_PAGE, NULL);
}
