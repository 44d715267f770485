/* What is chosen is kept as ids, which outlive a matrix: a query may come before the first one, and a codebook may
 * lose a factor.  The order is found in a thread; one that was asked for later wins. */
#include "config.h"

#include "ent-order-page.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>

#include "ent-blocks.h"
#include "ent-order-detail.h"
#include "ent-order-table.h"
#include "ent-thing-chooser.h"
#include "ent-titled-drop-down.h"

#define MAX_QUERY 8192 /* bytes */

struct _EntOrderPage
{
  GtkWidget        parent_instance;

  GtkMenuButton   *things_button;
  EntThingChooser *chooser;
  GtkDropDown     *from_drop_down;
  GtkStack        *stack;        /* "order", or "none" */
  EntOrderTable   *table;
  EntOrderDetail  *detail;

  EntMatrix       *matrix;       /* or NULL */
  EntOrder        *order;        /* what is shown; or NULL */
  GStrv            things;       /* ids; NULL: those at first */
  EntOrderFrom     from;
  char            *selected[2];  /* ids of the pair, or NULL */
  GCancellable    *finding;
  gboolean         arriving;     /* the tools are set by us */
};

G_DEFINE_FINAL_TYPE (EntOrderPage, ent_order_page, GTK_TYPE_WIDGET)

static guint changed_signal;

/* What is shown at first, as far as the codebook has it: how relations came about, and what is asked about most. */
static const char * const first_things[] = {
  "moment.war-end", "moment.agreement", "reached.relations", "helps.negotiation-mediation", "helps.trade-restoration",
  "helps.security-pacts", "helps.external-powers", "helps.cross-cultural-dialogue", NULL,
};
static const char * const first_pair[2] = { "helps.trade-restoration", "reached.relations" };

/* Things */

static void
append_thing (GArray          *list,
              const EntMatrix *matrix,
              const char      *id)
{
  EntThing thing;

  if (list->len == ENT_THING_CHOOSER_MAX || !ent_thing_from_id (matrix, id, &thing))
    return;
  for (guint i = 0; i < list->len; i++)
    if (g_array_index (list, EntThing, i).kind == thing.kind && g_array_index (list, EntThing, i).what == thing.what)
      return;
  g_array_append_val (list, thing);
}

/* Those that are chosen and there are; with too few, more. (transfer full) (element-type EntThing) */
static GArray *
list_things (EntOrderPage *self)
{
  GArray *list = g_array_new (FALSE, FALSE, sizeof (EntThing));

  for (guint i = 0; self->things != NULL && self->things[i] != NULL; i++)
    append_thing (list, self->matrix, self->things[i]);
  if (list->len < ENT_THING_CHOOSER_MIN)
    for (guint i = 0; first_things[i] != NULL; i++)
      append_thing (list, self->matrix, first_things[i]);
  return list;
}

static void
keep_things (EntOrderPage *self,
             GArray       *list)
{
  g_autoptr(GStrvBuilder) builder = g_strv_builder_new ();

  for (guint i = 0; i < list->len; i++)
    {
      g_autofree char *id = ent_thing_dup_id (self->matrix, g_array_index (list, EntThing, i));

      g_strv_builder_add (builder, id);
    }
  g_strfreev (self->things);
  self->things = g_strv_builder_end (builder);
}

static int
find_place (EntOrderPage *self,
            const char   *id)
{
  EntThing thing;

  return id != NULL && ent_thing_from_id (self->matrix, id, &thing) ? ent_order_find (self->order, thing) : -1;
}

/* The pair */

static void
show_pair (EntOrderPage *self)
{
  int a = find_place (self, self->selected[0]), b = find_place (self, self->selected[1]);

  if (a < 0 || b < 0 || a == b)
    {
      a = find_place (self, first_pair[0]);
      b = find_place (self, first_pair[1]);
    }
  if (a < 0 || b < 0)
    {
      a = 0;
      b = 1;
    }
  ent_order_table_select (self->table, (guint) a, (guint) b);
  ent_order_detail_set (self->detail, self->order, (guint) a, (guint) b);
}

static void
keep_pair (EntOrderPage *self,
           guint         row,
           guint         column)
{
  guint places[] = { row, column };

  for (guint i = 0; i < 2; i++)
    {
      g_free (self->selected[i]);
      self->selected[i] = ent_thing_dup_id (self->matrix, self->order->things[places[i]]);
    }
}

static void
pair_selected_cb (EntOrderPage *self,
                  guint         row,
                  guint         column)
{
  keep_pair (self, row, column);
  ent_order_detail_set (self->detail, self->order, row, column);
  g_signal_emit (self, changed_signal, 0);
}

/* Finding the order */

typedef struct
{
  EntMatrix    *matrix;
  EntOrderFrom  from;
  GArray       *things;  /* of EntThing */
} Question;

static void
question_free (gpointer data)
{
  Question *self = data;

  ent_matrix_unref (self->matrix);
  g_array_unref (self->things);
  g_free (self);
}

static void
find_thread_cb (GTask        *task,
                gpointer      source,
                gpointer      data,
                GCancellable *cancellable)
{
  const Question *question = data;
  EntOrder *order = ent_order_new (question->matrix, ENT_CODER_PUBLISHED, question->from,
                                   (EntThing *) question->things->data, question->things->len);

  ent_order_sort (order);
  g_task_return_pointer (task, order, (GDestroyNotify) ent_order_unref);
}

static void
found_cb (GObject      *source,
          GAsyncResult *result,
          gpointer      user_data)
{
  g_autoptr(EntOrderPage) self = user_data;
  EntOrder *order = g_task_propagate_pointer (G_TASK (result), NULL);

  /* Cancelled: others were asked for. */
  if (order == NULL)
    return;
  g_clear_pointer (&self->order, ent_order_unref);
  self->order = order;
  ent_order_table_set (self->table, order);
  show_pair (self);
  gtk_stack_set_visible_child_name (self->stack, "order");
}

static void
update_tools (EntOrderPage *self,
              GArray       *things)
{
  g_autofree char *label = g_strdup_printf (ngettext ("%u thing", "%u things", things->len), things->len);

  self->arriving = TRUE;
  gtk_menu_button_set_label (self->things_button, label);
  ent_thing_chooser_set (self->chooser, self->matrix, things);
  gtk_drop_down_set_selected (self->from_drop_down, self->from);
  self->arriving = FALSE;
}

static void
find (EntOrderPage *self)
{
  g_autoptr(GArray) things = NULL;
  g_autoptr(GTask) task = NULL;
  Question *question;

  g_cancellable_cancel (self->finding);
  g_clear_object (&self->finding);
  if (self->matrix == NULL)
    return;
  things = list_things (self);
  update_tools (self, things);
  if (things->len < ENT_THING_CHOOSER_MIN || ent_matrix_get_n_cases (self->matrix) == 0)
    {
      gtk_stack_set_visible_child_name (self->stack, "none");
      return;
    }
  self->finding = g_cancellable_new ();
  task = g_task_new (NULL, self->finding, found_cb, g_object_ref (self));
  question = g_new (Question, 1);
  *question = (Question) { ent_matrix_ref (self->matrix), self->from, g_array_ref (things) };
  g_task_set_task_data (task, question, question_free);
  g_task_run_in_thread (task, find_thread_cb);
}

void
ent_order_page_set (EntOrderPage *self,
                    EntMatrix    *matrix)
{
  g_return_if_fail (ENT_IS_ORDER_PAGE (self) && matrix != NULL);

  ent_matrix_ref (matrix);
  g_clear_pointer (&self->matrix, ent_matrix_unref);
  self->matrix = matrix;
  find (self);
}

/* What a person chooses */

static void
chosen_cb (EntOrderPage *self)
{
  g_autoptr(GArray) list = NULL;

  if (self->arriving)
    return;
  list = ent_thing_chooser_list (self->chooser);
  keep_things (self, list);
  find (self);
  g_signal_emit (self, changed_signal, 0);
}

static void
from_cb (EntOrderPage *self)
{
  guint position = gtk_drop_down_get_selected (self->from_drop_down);

  if (self->arriving || position >= ENT_N_ORDER_FROMS)
    return;
  self->from = position;
  find (self);
  g_signal_emit (self, changed_signal, 0);
}

/* The query */

static void
take_id (GHashTable  *params,
         const char  *key,
         char       **id)
{
  const char *value = g_hash_table_lookup (params, key);

  if (value == NULL)
    return;
  g_free (*id);
  *id = g_strdup (value);
}

void
ent_order_page_show (EntOrderPage *self,
                     const char   *query)
{
  g_autoptr(GHashTable) params = NULL;
  const char *things, *from;

  g_return_if_fail (ENT_IS_ORDER_PAGE (self));

  if (query == NULL || strlen (query) > MAX_QUERY)
    return;
  params = g_uri_parse_params (query, -1, "&", G_URI_PARAMS_NONE, NULL);
  if (params == NULL)
    return;
  things = g_hash_table_lookup (params, "things");
  from = g_hash_table_lookup (params, "from");
  if (things != NULL)
    {
      g_strfreev (self->things);
      self->things = g_strsplit (things, ",", 100);
    }
  if (from != NULL)
    ent_order_from_from_word (from, &self->from);
  take_id (params, "a", &self->selected[0]);
  take_id (params, "b", &self->selected[1]);
  if (things != NULL || from != NULL || g_hash_table_contains (params, "a"))
    find (self);
}

static void
append_param (GString    *query,
              const char *key,
              const char *value)
{
  g_string_append_printf (query, "%s%s=", query->len > 0 ? "&" : "", key);
  g_string_append_uri_escaped (query, value, ",", TRUE);
}

char *
ent_order_page_dup_query (EntOrderPage *self)
{
  g_autoptr(GString) query = g_string_new (NULL);

  g_return_val_if_fail (ENT_IS_ORDER_PAGE (self), NULL);

  if (self->things != NULL)
    {
      g_autofree char *things = g_strjoinv (",", self->things);

      append_param (query, "things", things);
    }
  if (self->from != ENT_ORDER_FROM_WAR_START)
    append_param (query, "from", ent_order_from_to_word (self->from));
  if (self->selected[0] != NULL && self->selected[1] != NULL)
    {
      append_param (query, "a", self->selected[0]);
      append_param (query, "b", self->selected[1]);
    }
  return g_strdup (query->str);
}

/* Object */

static GtkWidget *
create_toolbar (EntOrderPage *self)
{
  GtkWidget *toolbar = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  /* Translators: from where on events count: from … */
  const char *froms[] = { _("Start of war"), _("End of war"), _("Beginning"), NULL };

  gtk_widget_add_css_class (toolbar, "tools");
  self->chooser = ENT_THING_CHOOSER (ent_thing_chooser_new ());
  g_signal_connect_object (self->chooser, "changed", G_CALLBACK (chosen_cb), self, G_CONNECT_SWAPPED);
  self->things_button = g_object_new (GTK_TYPE_MENU_BUTTON, "always-show-arrow", TRUE, "tooltip-text",
                                      _("Choose what to put in order"), "popover",
                                      g_object_new (GTK_TYPE_POPOVER, "child", self->chooser, NULL), NULL);
  gtk_widget_add_css_class (GTK_WIDGET (self->things_button), "flat");
  gtk_box_append (GTK_BOX (toolbar), GTK_WIDGET (self->things_button));
  self->from_drop_down = ent_titled_drop_down_new (GTK_BOX (toolbar), _("_Count from:"), froms);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->from_drop_down),
                               _("What came before does not count; levels of relations count from the end of the war"));
  g_signal_connect_object (self->from_drop_down, "notify::selected", G_CALLBACK (from_cb), self, G_CONNECT_SWAPPED);
  return g_object_new (GTK_TYPE_SCROLLED_WINDOW, "child", toolbar, "hscrollbar-policy", GTK_POLICY_EXTERNAL,
                       "vscrollbar-policy", GTK_POLICY_NEVER, NULL);
}

static GtkWidget *
create_content (EntOrderPage *self)
{
  GtkWidget *content = gtk_box_new (GTK_ORIENTATION_VERTICAL, 9), *hint;

  gtk_widget_add_css_class (content, "order-content");
  hint = g_object_new (GTK_TYPE_LABEL, "label",
                       _("In how many of the cases of which it can be told the row came before the column; what usually "
                         "came first stands on top."), "xalign", 0.0, "wrap", TRUE, NULL);
  gtk_widget_add_css_class (hint, "dim-label");
  gtk_box_append (GTK_BOX (content), hint);
  self->table = ENT_ORDER_TABLE (ent_order_table_new ());
  gtk_box_append (GTK_BOX (content), GTK_WIDGET (self->table));
  self->detail = ENT_ORDER_DETAIL (ent_order_detail_new ());
  gtk_box_append (GTK_BOX (content), GTK_WIDGET (self->detail));
  g_signal_connect_object (self->table, "pair-selected", G_CALLBACK (pair_selected_cb), self, G_CONNECT_SWAPPED);
  return g_object_new (GTK_TYPE_SCROLLED_WINDOW, "child", content, "vexpand", TRUE, NULL);
}

static void
ent_order_page_dispose (GObject *object)
{
  EntOrderPage *self = ENT_ORDER_PAGE (object);
  GtkWidget *child;

  g_cancellable_cancel (self->finding);
  g_clear_object (&self->finding);
  self->arriving = TRUE;
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (object))) != NULL)
    gtk_widget_unparent (child);
  g_clear_pointer (&self->order, ent_order_unref);
  g_clear_pointer (&self->matrix, ent_matrix_unref);
  g_clear_pointer (&self->things, g_strfreev);
  g_clear_pointer (&self->selected[0], g_free);
  g_clear_pointer (&self->selected[1], g_free);
  G_OBJECT_CLASS (ent_order_page_parent_class)->dispose (object);
}

static void
ent_order_page_class_init (EntOrderPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = ent_order_page_dispose;
  changed_signal = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                 G_TYPE_NONE, 0);
  gtk_widget_class_set_css_name (widget_class, "orderpage");
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BOX_LAYOUT);
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
ent_order_page_init (EntOrderPage *self)
{
  GtkWidget *none = g_object_new (ADW_TYPE_STATUS_PAGE, "title", _("Nothing to Put in Order"), "description",
                                  _("It takes a case, and two things that happened in it."), NULL);

  gtk_orientable_set_orientation (GTK_ORIENTABLE (gtk_widget_get_layout_manager (GTK_WIDGET (self))),
                                  GTK_ORIENTATION_VERTICAL);
  gtk_widget_set_parent (create_toolbar (self), GTK_WIDGET (self));
  self->stack = ent_stack_new ();
  gtk_widget_set_vexpand (GTK_WIDGET (self->stack), TRUE);
  gtk_stack_add_named (self->stack, create_content (self), "order");
  gtk_stack_add_named (self->stack, none, "none");
  gtk_widget_set_parent (GTK_WIDGET (self->stack), GTK_WIDGET (self));
}

GtkWidget *
ent_order_page_new (void)
{
  return g_object_new (ENT_TYPE_ORDER_PAGE, NULL);
}
