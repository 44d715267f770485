/* Models:
 *
 *   GListStore of EntStudyItem ─ GtkSingleSelection ─ list
 */
#include "config.h"

#include "ent-difference-list.h"

#include <glib/gi18n-lib.h>

#include "ent-address.h"
#include "ent-blocks.h"
#include "ent-difference-row.h"

/* Who walks along the list does not see each cell beside. */
#define INSPECT_MSEC 120

struct _EntDifferenceList
{
  GtkWidget           parent_instance;

  GtkStack           *stack;
  GtkWidget          *list;
  GtkWidget          *none;        /* label: why there are none */
  GListStore         *items;
  GtkSingleSelection *selection;
  char               *selected;    /* key, or NULL */
  guint               inspect;     /* source */
  gboolean            updating;
};

G_DEFINE_FINAL_TYPE (EntDifferenceList, ent_difference_list, GTK_TYPE_WIDGET)

/* "camp-david/trade-restoration" */
static char *
dup_key (const EntCoderStudy *study,
         guint                index)
{
  const EntDifference *difference = &g_array_index (study->agreement->differences, EntDifference, index);
  const EntCodedCell *cell = &g_array_index (study->cells, EntCodedCell, difference->unit);

  return g_strdup_printf ("%s/%s", ent_matrix_get_case (study->matrix, cell->item)->id,
                          ent_matrix_get_factor (study->matrix, cell->factor)->id);
}

static gboolean
inspect_cb (gpointer data)
{
  EntDifferenceList *self = data;
  g_auto(GStrv) parts = self->selected != NULL ? g_strsplit (self->selected, "/", 2) : NULL;

  self->inspect = 0;
  if (parts != NULL && gtk_widget_get_mapped (GTK_WIDGET (self)))
    {
      g_autofree char *link = ent_address_format (ENT_ADDRESS_FACTOR, parts[0], parts[1]);

      gtk_widget_activate_action (GTK_WIDGET (self), "win.inspect", "s", link);
    }
  return G_SOURCE_REMOVE;
}

static void
queue_inspect (EntDifferenceList *self,
               guint              msec)
{
  g_clear_handle_id (&self->inspect, g_source_remove);
  self->inspect = g_timeout_add (msec, inspect_cb, self);
}

static void
selected_cb (EntDifferenceList *self)
{
  EntStudyItem *item = gtk_single_selection_get_selected_item (self->selection);

  if (self->updating)
    return;
  g_free (self->selected);
  self->selected = item != NULL ? g_strdup (ent_study_item_get_key (item)) : NULL;
  queue_inspect (self, INSPECT_MSEC);
}

/* Again, though it is selected: the inspector may show something else by now. */
static void
activate_cb (EntDifferenceList *self,
             guint              position)
{
  gtk_single_selection_set_selected (self->selection, position);
  queue_inspect (self, 0);
}

static void
select_again (EntDifferenceList *self)
{
  GListModel *model = G_LIST_MODEL (self->items);
  guint n = g_list_model_get_n_items (model), found = GTK_INVALID_LIST_POSITION;

  for (guint i = 0; i < n && self->selected != NULL && found == GTK_INVALID_LIST_POSITION; i++)
    {
      g_autoptr(EntStudyItem) item = g_list_model_get_item (model, i);

      if (g_str_equal (ent_study_item_get_key (item), self->selected))
        found = i;
    }
  gtk_single_selection_set_selected (self->selection, found);
}

void
ent_difference_list_set (EntDifferenceList *self,
                         EntCoderStudy     *study)
{
  g_autoptr(GArray) order = g_array_new (FALSE, FALSE, sizeof (guint));
  const EntAgreement *agreement;

  g_return_if_fail (ENT_IS_DIFFERENCE_LIST (self));
  g_return_if_fail (study != NULL);

  agreement = study->agreement;
  for (guint i = 0; i < agreement->differences->len; i++)
    g_array_append_val (order, i);
  self->updating = TRUE;
  ent_study_items_update (self->items, study, order, dup_key);
  select_again (self);
  self->updating = FALSE;
  gtk_label_set_text (GTK_LABEL (self->none), agreement->n_units > 0
                                              ? _("They do not differ: all said the same of each cell.")
                                              : ent_undefined_to_string (agreement->unanimous.undefined));
  gtk_stack_set_visible_child_name (self->stack, order->len > 0 ? "list" : "none");
}

static void
setup_cb (GtkSignalListItemFactory *factory,
          GtkListItem              *item)
{
  gtk_list_item_set_child (item, ent_difference_row_new ());
}

static void
bind_cb (GtkSignalListItemFactory *factory,
         GtkListItem              *item)
{
  ent_difference_row_bind (ENT_DIFFERENCE_ROW (gtk_list_item_get_child (item)), gtk_list_item_get_item (item));
}

static void
unbind_cb (GtkSignalListItemFactory *factory,
           GtkListItem              *item)
{
  ent_difference_row_unbind (ENT_DIFFERENCE_ROW (gtk_list_item_get_child (item)));
}

static GtkWidget *
create_list (EntDifferenceList *self)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();

  g_signal_connect (factory, "setup", G_CALLBACK (setup_cb), NULL);
  g_signal_connect (factory, "bind", G_CALLBACK (bind_cb), NULL);
  g_signal_connect (factory, "unbind", G_CALLBACK (unbind_cb), NULL);
  self->items = g_list_store_new (ENT_TYPE_STUDY_ITEM);
  self->selection = gtk_single_selection_new (G_LIST_MODEL (g_object_ref (self->items)));
  gtk_single_selection_set_autoselect (self->selection, FALSE);
  gtk_single_selection_set_can_unselect (self->selection, TRUE);
  gtk_single_selection_set_selected (self->selection, GTK_INVALID_LIST_POSITION);
  g_signal_connect_object (self->selection, "notify::selected", G_CALLBACK (selected_cb), self, G_CONNECT_SWAPPED);
  self->list = gtk_list_view_new (GTK_SELECTION_MODEL (g_object_ref (self->selection)), factory);
  gtk_list_view_set_show_separators (GTK_LIST_VIEW (self->list), TRUE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->list), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _("Where they differ most"), -1);
  g_signal_connect_object (self->list, "activate", G_CALLBACK (activate_cb), self, G_CONNECT_SWAPPED);
  return g_object_new (GTK_TYPE_SCROLLED_WINDOW, "child", self->list, "hscrollbar-policy", GTK_POLICY_NEVER, NULL);
}

static void
ent_difference_list_dispose (GObject *object)
{
  EntDifferenceList *self = ENT_DIFFERENCE_LIST (object);

  self->updating = TRUE;
  g_clear_handle_id (&self->inspect, g_source_remove);
  if (self->stack != NULL)
    gtk_widget_unparent (GTK_WIDGET (self->stack));
  self->stack = NULL;
  g_clear_object (&self->selection);
  g_clear_object (&self->items);
  G_OBJECT_CLASS (ent_difference_list_parent_class)->dispose (object);
}

static void
ent_difference_list_finalize (GObject *object)
{
  g_free (ENT_DIFFERENCE_LIST (object)->selected);
  G_OBJECT_CLASS (ent_difference_list_parent_class)->finalize (object);
}

static void
ent_difference_list_class_init (EntDifferenceListClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = ent_difference_list_dispose;
  G_OBJECT_CLASS (klass)->finalize = ent_difference_list_finalize;
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_css_name (GTK_WIDGET_CLASS (klass), "differencelist");
  gtk_widget_class_set_accessible_role (GTK_WIDGET_CLASS (klass), GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
ent_difference_list_init (EntDifferenceList *self)
{
  self->stack = ent_stack_new ();
  self->none = g_object_new (GTK_TYPE_LABEL, "wrap", TRUE, "justify", GTK_JUSTIFY_CENTER, "margin-start", 18,
                             "margin-end", 18, NULL);
  gtk_widget_add_css_class (self->none, "dim-label");
  gtk_stack_add_named (self->stack, self->none, "none");
  gtk_stack_add_named (self->stack, create_list (self), "list");
  gtk_widget_set_parent (GTK_WIDGET (self->stack), GTK_WIDGET (self));
}

GtkWidget *
ent_difference_list_new (void)
{
  return g_object_new (ENT_TYPE_DIFFERENCE_LIST, NULL);
}
