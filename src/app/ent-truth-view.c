/* Models:
 *
 *   GListStore of EntTruthLineItem ─ GtkNoSelection ─ list
 *
 * A wide table scrolls sideways with its header, a high one below it. */
#include "config.h"

#include "ent-truth-view.h"

#include <glib/gi18n-lib.h>

#include "ent-address.h"
#include "ent-truth-case.h"
#include "ent-truth-line.h"

#define MANY_ROWS  64  /* more scroll in a window of their own, so that only what shows is built */
#define MAX_HEIGHT 560 /* of that */
#define SCROLLBAR  15  /* which lies over the last row else */

struct _EntTruthView
{
  GtkWidget        parent_instance;

  GtkWidget       *across;      /* scrolls sideways */
  GtkWidget       *down;        /* scrolls many rows */
  GtkBox          *header;
  GtkListView     *list;
  GListStore      *items;       /* of EntTruthLineItem */
  GPtrArray       *conditions;  /* of char*: ids, of which the columns are */
  EntTruthColumns  columns;
};

G_DEFINE_FINAL_TYPE (EntTruthView, ent_truth_view, GTK_TYPE_WIDGET)

/* Columns */

static GtkWidget *
create_title (const char *title,
              const char *tip,
              int         width,
              gboolean    start)
{
  GtkWidget *label = g_object_new (GTK_TYPE_LABEL, "label", title, "wrap", TRUE, "wrap-mode", PANGO_WRAP_WORD_CHAR,
                                   "lines", 3, "ellipsize", PANGO_ELLIPSIZE_END, "width-chars", 1, "max-width-chars", 1,
                                   "justify", start ? GTK_JUSTIFY_LEFT : GTK_JUSTIFY_CENTER, "xalign", start ? 0. : .5,
                                   "valign", GTK_ALIGN_END, "width-request", width, "tooltip-text", tip, NULL);

  gtk_widget_add_css_class (label, "column-title");
  return label;
}

/* Leads to the factor. */
static GtkWidget *
create_condition_title (EntTruthView   *self,
                        EntTruthResult *result,
                        guint           condition)
{
  EntMeasure measure = result->calibrations[condition + 1].measure;
  const char *title = ent_truth_result_get_title (result, condition);
  g_autofree char *set = ent_calibration_describe (&result->calibrations[condition + 1]);
  g_autofree char *tip = g_strdup_printf (_("%s, %s"), title, set), *target = NULL;
  GtkWidget *label = create_title (title, tip, self->columns.condition, FALSE), *button;

  if (measure.kind != ENT_MEASURE_FACTOR)
    return label;
  target = ent_address_format (ENT_ADDRESS_FACTOR, NULL, ent_measure_get_id (result->matrix, measure));
  button = g_object_new (GTK_TYPE_BUTTON, "child", label, "valign", GTK_ALIGN_END, "action-name", "win.inspect",
                         "action-target", g_variant_new_string (target), NULL);
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_add_css_class (button, "truth-title");
  g_object_set_data_full (G_OBJECT (button), "key", g_strconcat ("title/", target, NULL), g_free);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, tip, -1);
  return button;
}

static void
create_header (EntTruthView   *self,
               EntTruthResult *result)
{
  const EntTruthColumns *columns = &self->columns;
  GtkWidget *child, *cases;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->header))) != NULL)
    gtk_box_remove (self->header, child);
  /* Translators: title of the column with the number of the row; keep it short */
  gtk_box_append (self->header, create_title (_("Row"), NULL, columns->row, FALSE));
  for (guint i = 0; i < result->table->options.n_conditions; i++)
    gtk_box_append (self->header, create_condition_title (self, result, i));
  gtk_box_append (self->header, create_title (_("Cases"), _("How many cases have this combination"), columns->n, FALSE));
  gtk_box_append (self->header, create_title (_("Consistency"), _("How far cases in this combination have the outcome"),
                                              columns->consistency, FALSE));
  gtk_box_append (self->header, create_title (_("PRI"),
                                              _("Consistency without what speaks for the outcome and against it at once"),
                                              columns->pri, FALSE));
  gtk_box_append (self->header, create_title (_("Outcome"), _("Whether this combination leads to the outcome"),
                                              columns->outcome, TRUE));
  cases = create_title (_("Which cases"), NULL, columns->cases, TRUE);
  gtk_widget_set_hexpand (cases, TRUE);
  gtk_box_append (self->header, cases);
}

/* Rows */

static void
setup_cb (EntTruthView *self,
          GtkListItem  *list_item)
{
  gtk_list_item_set_child (list_item, ent_truth_line_new (self->conditions->len, &self->columns));
}

static void
bind_cb (EntTruthView *self,
         GtkListItem  *list_item)
{
  ent_truth_line_bind (ENT_TRUTH_LINE (gtk_list_item_get_child (list_item)), gtk_list_item_get_item (list_item));
}

static void
unbind_cb (EntTruthView *self,
           GtkListItem  *list_item)
{
  ent_truth_line_unbind (ENT_TRUTH_LINE (gtk_list_item_get_child (list_item)));
}

static void
create_factory (EntTruthView *self)
{
  g_autoptr(GtkListItemFactory) factory = gtk_signal_list_item_factory_new ();

  g_signal_connect_object (factory, "setup", G_CALLBACK (setup_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (factory, "bind", G_CALLBACK (bind_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (factory, "unbind", G_CALLBACK (unbind_cb), self, G_CONNECT_SWAPPED);
  gtk_list_view_set_factory (self->list, factory);
}

static gboolean
has_columns_of (EntTruthView   *self,
                EntTruthResult *result)
{
  GPtrArray *conditions = result->spec->conditions;

  if (self->conditions->len != conditions->len)
    return FALSE;
  for (guint i = 0; i < conditions->len; i++)
    if (!g_str_equal (self->conditions->pdata[i], conditions->pdata[i]))
      return FALSE;
  return TRUE;
}

static void
set_columns (EntTruthView   *self,
             EntTruthResult *result)
{
  g_list_store_remove_all (self->items);
  g_ptr_array_set_size (self->conditions, 0);
  for (guint i = 0; i < result->spec->conditions->len; i++)
    g_ptr_array_add (self->conditions, g_strdup (result->spec->conditions->pdata[i]));
  ent_truth_columns_init (&self->columns, GTK_WIDGET (self));
  create_factory (self);
}

/* The items there are, by their row. (transfer full) */
static GHashTable *
index_items (EntTruthView *self)
{
  GHashTable *index = g_hash_table_new_full (NULL, NULL, NULL, g_object_unref);

  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (self->items)); i++)
    {
      EntTruthLineItem *item = g_list_model_get_item (G_LIST_MODEL (self->items), i);

      g_hash_table_insert (index, GUINT_TO_POINTER (ent_truth_line_item_get_row (item)), item);
    }
  return index;
}

/* Replaces only what lies between the common beginning and the common end. */
static void
splice (EntTruthView *self,
        GPtrArray    *wanted)
{
  guint n = g_list_model_get_n_items (G_LIST_MODEL (self->items)), prefix = 0, suffix = 0;

  for (; prefix < MIN (n, wanted->len); prefix++)
    {
      g_autoptr(GObject) item = g_list_model_get_item (G_LIST_MODEL (self->items), prefix);

      if (item != wanted->pdata[prefix])
        break;
    }
  for (; suffix < MIN (n, wanted->len) - prefix; suffix++)
    {
      g_autoptr(GObject) item = g_list_model_get_item (G_LIST_MODEL (self->items), n - suffix - 1);

      if (item != wanted->pdata[wanted->len - suffix - 1])
        break;
    }
  if (n > prefix + suffix || wanted->len > prefix + suffix)
    g_list_store_splice (self->items, prefix, n - prefix - suffix, wanted->pdata + prefix,
                         wanted->len - prefix - suffix);
}

static gboolean
has_many (EntTruthView *self)
{
  return g_list_model_get_n_items (G_LIST_MODEL (self->items)) > MANY_ROWS;
}

void
ent_truth_view_set (EntTruthView   *self,
                    EntTruthResult *result,
                    gboolean        remainders)
{
  g_autoptr(GArray) rows = ent_truth_result_list_rows (result, remainders);
  g_autoptr(GPtrArray) wanted = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr(GHashTable) index = NULL;

  g_return_if_fail (ENT_IS_TRUTH_VIEW (self));

  if (!has_columns_of (self, result))
    set_columns (self, result);
  /* What makes a set stands in it too. */
  create_header (self, result);
  index = index_items (self);
  for (guint i = 0; i < rows->len; i++)
    {
      guint row = g_array_index (rows, guint, i);
      EntTruthLineItem *item = g_hash_table_lookup (index, GUINT_TO_POINTER (row));

      item = item != NULL ? g_object_ref (item) : ent_truth_line_item_new (row);
      ent_truth_line_item_set (item, result);
      g_ptr_array_add (wanted, item);
    }
  splice (self, wanted);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (self->down), GTK_POLICY_NEVER,
                                  has_many (self) ? GTK_POLICY_AUTOMATIC : GTK_POLICY_NEVER);
}

/* A row is higher where its cases stand in several lines; but neither a list nor a scrolled window knows how high its
 * content is for the width it has. */

static GtkSizeRequestMode
ent_truth_view_get_request_mode (GtkWidget *widget)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

static int
measure_height (EntTruthView *self,
                int           width)
{
  int least, header, list = 0, most = has_many (self) ? MAX_HEIGHT : G_MAXINT;

  gtk_widget_measure (gtk_widget_get_parent (GTK_WIDGET (self->header)), GTK_ORIENTATION_HORIZONTAL, -1, &least, NULL,
                      NULL, NULL);
  gtk_widget_measure (GTK_WIDGET (self->header), GTK_ORIENTATION_VERTICAL, MAX (width, least), NULL, &header, NULL, NULL);
  for (GtkWidget *row = gtk_widget_get_first_child (GTK_WIDGET (self->list)); row != NULL && list < most;
       row = gtk_widget_get_next_sibling (row))
    {
      int height;

      gtk_widget_measure (row, GTK_ORIENTATION_VERTICAL, MAX (width, least), NULL, &height, NULL, NULL);
      list += height;
    }
  return header + MIN (list, most) + (width < least ? SCROLLBAR : 0);
}

static void
ent_truth_view_measure (GtkWidget      *widget,
                        GtkOrientation  orientation,
                        int             for_size,
                        int            *minimum,
                        int            *natural,
                        int            *minimum_baseline,
                        int            *natural_baseline)
{
  EntTruthView *self = ENT_TRUTH_VIEW (widget);

  gtk_widget_measure (self->across, orientation, for_size, minimum, natural, NULL, NULL);
  if (orientation == GTK_ORIENTATION_VERTICAL)
    *natural = *minimum = MAX (*minimum, measure_height (self, for_size));
}

static void
ent_truth_view_size_allocate (GtkWidget *widget,
                              int        width,
                              int        height,
                              int        baseline)
{
  gtk_widget_allocate (ENT_TRUTH_VIEW (widget)->across, width, height, baseline, NULL);
}

static void
ent_truth_view_dispose (GObject *object)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (object))) != NULL)
    gtk_widget_unparent (child);
  g_clear_object (&ENT_TRUTH_VIEW (object)->items);
  G_OBJECT_CLASS (ent_truth_view_parent_class)->dispose (object);
}

static void
ent_truth_view_finalize (GObject *object)
{
  g_ptr_array_unref (ENT_TRUTH_VIEW (object)->conditions);
  G_OBJECT_CLASS (ent_truth_view_parent_class)->finalize (object);
}

static void
ent_truth_view_class_init (EntTruthViewClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = ent_truth_view_dispose;
  G_OBJECT_CLASS (klass)->finalize = ent_truth_view_finalize;
  widget_class->get_request_mode = ent_truth_view_get_request_mode;
  widget_class->measure = ent_truth_view_measure;
  widget_class->size_allocate = ent_truth_view_size_allocate;
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
  gtk_widget_class_set_css_name (widget_class, "truthview");
}

static void
ent_truth_view_init (EntTruthView *self)
{
  GtkWidget *column = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkNoSelection *selection;

  self->conditions = g_ptr_array_new_with_free_func (g_free);
  self->items = g_list_store_new (ENT_TYPE_TRUTH_LINE_ITEM);
  self->header = GTK_BOX (gtk_box_new (GTK_ORIENTATION_HORIZONTAL, ENT_TRUTH_COLUMN_SPACING));
  gtk_widget_add_css_class (GTK_WIDGET (self->header), "truth-header");
  selection = gtk_no_selection_new (g_object_ref (G_LIST_MODEL (self->items)));
  self->list = GTK_LIST_VIEW (gtk_list_view_new (GTK_SELECTION_MODEL (selection), NULL));
  gtk_list_view_set_show_separators (self->list, TRUE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->list), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Truth table"), -1);
  self->down = g_object_new (GTK_TYPE_SCROLLED_WINDOW, "hscrollbar-policy", GTK_POLICY_NEVER, "vscrollbar-policy",
                             GTK_POLICY_NEVER, "child", self->list, "vexpand", TRUE, NULL);
  gtk_box_append (GTK_BOX (column), GTK_WIDGET (self->header));
  gtk_box_append (GTK_BOX (column), self->down);
  self->across = g_object_new (GTK_TYPE_SCROLLED_WINDOW, "vscrollbar-policy", GTK_POLICY_NEVER, "child", column, NULL);
  ent_truth_pass_wheel (GTK_WIDGET (self->header));
  ent_truth_pass_wheel (GTK_WIDGET (self->list));
  gtk_widget_set_parent (self->across, GTK_WIDGET (self));
}

GtkWidget *
ent_truth_view_new (void)
{
  return g_object_new (ENT_TYPE_TRUTH_VIEW, NULL);
}
