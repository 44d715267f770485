#include "config.h"

#include "ent-truth-page-private.h"

G_DEFINE_FINAL_TYPE (EntTruthPage, ent_truth_page, GTK_TYPE_WIDGET)

static guint changed_signal;

static void
computed_cb (GObject      *source,
             GAsyncResult *result,
             gpointer      user_data)
{
  g_autoptr(EntTruthPage) self = user_data;
  EntTruthResult *computed = ent_truth_result_new_finish (result, NULL);

  /* Cancelled: something else is wanted by now. */
  if (computed == NULL)
    return;
  g_clear_object (&self->computing);
  g_clear_pointer (&self->result, ent_truth_result_unref);
  self->result = computed;
  ent_truth_page_update_content (self);
}

/* Not before somebody looks: every rating that somebody changes would compute it. */
static void
compute (EntTruthPage *self)
{
  self->stale = TRUE;
  if (self->matrix == NULL || !gtk_widget_get_mapped (GTK_WIDGET (self)))
    return;
  self->stale = FALSE;
  g_cancellable_cancel (self->computing);
  g_clear_object (&self->computing);
  self->computing = g_cancellable_new ();
  ent_truth_result_new_async (self->matrix, self->spec, self->computing, computed_cb, g_object_ref (self));
}

static void
update (EntTruthPage *self)
{
  if (self->matrix == NULL)
    return;
  ent_truth_spec_resolve (self->spec, self->matrix);
  ent_truth_page_update_tools (self);
  compute (self);
}

void
ent_truth_page_changed (EntTruthPage *self)
{
  if (self->updating)
    return;
  update (self);
  g_signal_emit (self, changed_signal, 0);
}

void
ent_truth_page_set (EntTruthPage *self,
                    EntMatrix    *matrix)
{
  g_return_if_fail (ENT_IS_TRUTH_PAGE (self));

  ent_matrix_ref (matrix);
  g_clear_pointer (&self->matrix, ent_matrix_unref);
  self->matrix = matrix;
  update (self);
}

void
ent_truth_page_show (EntTruthPage *self,
                     const char   *query)
{
  g_return_if_fail (ENT_IS_TRUTH_PAGE (self));

  if (query == NULL)
    return;
  ent_truth_spec_free (self->spec);
  self->spec = ent_truth_spec_parse (query);
  update (self);
}

char *
ent_truth_page_dup_query (EntTruthPage *self)
{
  g_return_val_if_fail (ENT_IS_TRUTH_PAGE (self), NULL);

  return ent_truth_spec_to_query (self->spec);
}

static void
ent_truth_page_map (GtkWidget *widget)
{
  EntTruthPage *self = ENT_TRUTH_PAGE (widget);

  GTK_WIDGET_CLASS (ent_truth_page_parent_class)->map (widget);
  if (self->stale)
    compute (self);
}

static void
ent_truth_page_dispose (GObject *object)
{
  EntTruthPage *self = ENT_TRUTH_PAGE (object);
  GtkWidget *child;

  g_cancellable_cancel (self->computing);
  g_clear_object (&self->computing);
  self->updating = TRUE;
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (object))) != NULL)
    gtk_widget_unparent (child);
  g_clear_pointer (&self->result, ent_truth_result_unref);
  g_clear_pointer (&self->matrix, ent_matrix_unref);
  g_clear_pointer (&self->codebook, ent_codebook_unref);
  G_OBJECT_CLASS (ent_truth_page_parent_class)->dispose (object);
}

static void
ent_truth_page_finalize (GObject *object)
{
  EntTruthPage *self = ENT_TRUTH_PAGE (object);

  ent_truth_spec_free (self->spec);
  g_ptr_array_unref (self->outcomes);
  G_OBJECT_CLASS (ent_truth_page_parent_class)->finalize (object);
}

static void
ent_truth_page_class_init (EntTruthPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = ent_truth_page_dispose;
  G_OBJECT_CLASS (klass)->finalize = ent_truth_page_finalize;
  widget_class->map = ent_truth_page_map;
  changed_signal = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                 G_TYPE_NONE, 0);
  g_type_ensure (ENT_TYPE_TRUTH_VIEW);
  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/entente/Entente/ent-truth-page.ui");
  ent_truth_page_class_install_tools (widget_class);
  ent_truth_page_class_install_content (widget_class);
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
  gtk_widget_class_set_css_name (widget_class, "truthpage");
}

static void
ent_truth_page_init (EntTruthPage *self)
{
  self->spec = ent_truth_spec_new ();
  self->outcomes = g_ptr_array_new_with_free_func (g_free);
  gtk_widget_init_template (GTK_WIDGET (self));
  ent_truth_page_init_tools (self);
  ent_truth_page_init_content (self);
}

GtkWidget *
ent_truth_page_new (void)
{
  return g_object_new (ENT_TYPE_TRUTH_PAGE, NULL);
}
