/* Models:
 *
 *   GListStore of EntStudyItem ─ GtkNoSelection ─ list
 *
 * A row is a box of labels, each as wide as the one that stands above it in the header. */
#include "config.h"

#include "ent-pair-list.h"

#include <glib/gi18n-lib.h>

#include "ent-blocks.h"
#include "ent-study-item.h"

#define N_COLUMNS    5
#define NAME_CHARS   6 /* at least */
#define NUMBER_CHARS 8

struct _EntPairList
{
  GtkWidget      parent_instance;

  GtkStack      *stack;
  GtkWidget     *none;    /* label: why there are none */
  GListStore    *items;
  EntCoderStudy *study;   /* or NULL */
  EntPairOrder   order;
};

G_DEFINE_FINAL_TYPE (EntPairList, ent_pair_list, GTK_TYPE_WIDGET)

const char *
ent_pair_order_to_label (EntPairOrder order)
{
  static const char * const labels[ENT_N_PAIR_ORDERS] = {
    N_("Least Agreement First"), N_("Most Agreement First"), N_("By Name"),
  };

  return _(labels[order]);
}

static const EntCoderPair *
get_pair (const EntCoderStudy *study,
          guint                index)
{
  return &g_array_index (study->agreement->pairs, EntCoderPair, index);
}

static char *
dup_key (const EntCoderStudy *study,
         guint                index)
{
  const EntCoderPair *pair = get_pair (study, index);

  return g_strdup_printf ("%s %s",
                          ent_matrix_get_coder_id (study->matrix, g_array_index (study->coders, guint, pair->a)),
                          ent_matrix_get_coder_id (study->matrix, g_array_index (study->coders, guint, pair->b)));
}

/* Those who were never told apart from chance come last, whichever way. */
static int
compare_pairs (gconstpointer a,
               gconstpointer b,
               gpointer      data)
{
  const EntPairList *self = data;
  guint first = *(const guint *) a, second = *(const guint *) b;
  const EntCoefficient *one = &get_pair (self->study, first)->quadratic;
  const EntCoefficient *other = &get_pair (self->study, second)->quadratic;
  gboolean has_one = one->undefined == ENT_UNDEFINED_NOT, has_other = other->undefined == ENT_UNDEFINED_NOT;

  if (self->order != ENT_PAIR_ORDER_NAME && has_one != has_other)
    return has_one ? -1 : 1;
  if (self->order != ENT_PAIR_ORDER_NAME && has_one && one->value != other->value)
    return (one->value < other->value) == (self->order == ENT_PAIR_ORDER_LEAST) ? -1 : 1;
  return (first > second) - (first < second);
}

static void
update (EntPairList *self)
{
  g_autoptr(GArray) order = g_array_new (FALSE, FALSE, sizeof (guint));

  for (guint i = 0; i < self->study->agreement->pairs->len; i++)
    g_array_append_val (order, i);
  g_array_sort_with_data (order, compare_pairs, self);
  ent_study_items_update (self->items, self->study, order, dup_key);
  gtk_label_set_text (GTK_LABEL (self->none), ent_undefined_to_string (ENT_UNDEFINED_CODERS));
  gtk_stack_set_visible_child_name (self->stack, order->len > 0 ? "list" : "none");
}

void
ent_pair_list_set (EntPairList   *self,
                   EntCoderStudy *study)
{
  g_return_if_fail (ENT_IS_PAIR_LIST (self));
  g_return_if_fail (study != NULL);

  ent_coder_study_ref (study);
  g_clear_pointer (&self->study, ent_coder_study_unref);
  self->study = study;
  update (self);
}

void
ent_pair_list_set_order (EntPairList  *self,
                         EntPairOrder  order)
{
  g_return_if_fail (ENT_IS_PAIR_LIST (self));

  if (self->order == order)
    return;
  self->order = order;
  if (self->study != NULL)
    update (self);
}

/* Rows */

static void
set_number (GtkWidget            *label,
            const char           *text,
            const EntCoefficient *coefficient)
{
  gtk_label_set_text (GTK_LABEL (label), text);
  gtk_widget_set_tooltip_text (label, coefficient->undefined != ENT_UNDEFINED_NOT
                                      ? ent_undefined_to_string (coefficient->undefined) : NULL);
}

static void
bind_row (GtkWidget    *line,
          EntStudyItem *item)
{
  EntCoderStudy *study = ent_study_item_get_study (item);
  const EntCoderPair *pair = get_pair (study, ent_study_item_get_index (item));
  GtkWidget *label = gtk_widget_get_first_child (line), *row = gtk_widget_get_parent (line);
  g_autofree char *share = ent_coefficient_format_share (&pair->share);
  g_autofree char *kappa = ent_coefficient_format (&pair->kappa);
  g_autofree char *weighted = ent_coefficient_format (&pair->quadratic);
  g_autofree char *n = g_strdup_printf ("%u", pair->share.n_units);
  /* Translators: two people who are compared */
  g_autofree char *names = g_strdup_printf (_("%s – %s"), ent_coder_study_get_name (study, pair->a),
                                            ent_coder_study_get_name (study, pair->b));
  /* Translators: two people, number of cells, how often they said the same, kappa, weighted kappa */
  g_autofree char *name = g_strdup_printf (ngettext ("%s: %u cell, the same %s, kappa %s, weighted %s",
                                                     "%s: %u cells, the same %s, kappa %s, weighted %s",
                                                     pair->share.n_units),
                                           names, pair->share.n_units, share, kappa, weighted);

  gtk_label_set_text (GTK_LABEL (label), names);
  gtk_widget_set_tooltip_text (label, names);
  set_number (label = gtk_widget_get_next_sibling (label), n, &pair->share);
  set_number (label = gtk_widget_get_next_sibling (label), share, &pair->share);
  set_number (label = gtk_widget_get_next_sibling (label), kappa, &pair->kappa);
  set_number (gtk_widget_get_next_sibling (label), weighted, &pair->quadratic);
  /* A row in GTK 4.8 has no name of its own. */
  if (row != NULL)
    gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
}

static void
item_changed_cb (GtkWidget    *line,
                 EntStudyItem *item)
{
  bind_row (line, item);
}

static void
bind_cb (GtkSignalListItemFactory *factory,
         GtkListItem              *item)
{
  GtkWidget *line = gtk_list_item_get_child (item);

  bind_row (line, gtk_list_item_get_item (item));
  g_signal_connect_object (gtk_list_item_get_item (item), "changed", G_CALLBACK (item_changed_cb), line,
                           G_CONNECT_SWAPPED);
}

static void
unbind_cb (GtkSignalListItemFactory *factory,
           GtkListItem              *item)
{
  g_signal_handlers_disconnect_by_data (gtk_list_item_get_item (item), gtk_list_item_get_child (item));
}

static GtkWidget *
create_line (const char * const *titles)
{
  GtkWidget *line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);

  for (guint i = 0; i < N_COLUMNS; i++)
    {
      GtkWidget *label = g_object_new (GTK_TYPE_LABEL, "label", titles[i], "ellipsize", PANGO_ELLIPSIZE_END, NULL);

      gtk_box_append (GTK_BOX (line), label);
      gtk_widget_set_hexpand (label, i == 0);
      g_object_set (label, "xalign", i == 0 ? 0. : 1., "width-chars", i == 0 ? NAME_CHARS : NUMBER_CHARS,
                    "max-width-chars", i == 0 ? -1 : NUMBER_CHARS, NULL);
      /* Numbers are written so in every language: the sign before them, "%" after them. */
      if (i > 0)
        gtk_widget_set_direction (label, GTK_TEXT_DIR_LTR);
    }
  return line;
}

static void
setup_cb (GtkSignalListItemFactory *factory,
          GtkListItem              *item)
{
  static const char * const empty[N_COLUMNS] = { "", "", "", "", "" };

  gtk_list_item_set_child (item, create_line (empty));
  gtk_list_item_set_activatable (item, FALSE);
}

static GtkWidget *
create_header (void)
{
  static const char * const tips[N_COLUMNS] = {
    NULL, N_("Cells that both judged"), N_("Of how many they said the same"),
    N_("Cohen’s kappa: agreement beyond chance, whatever the difference"),
    N_("Cohen’s kappa, weighted by the square of the difference; “no evidence” is missing"),
  };
  /* Translators: heads of a narrow table: coders, cells, how often they said the same, Cohen's kappa, the same
   * weighted */
  const char * const titles[N_COLUMNS] = { _("Coders"), _("Cells"), _("Same"), _("Kappa"), _("Weighted") };
  GtkWidget *header = create_line (titles), *label = gtk_widget_get_first_child (header);

  gtk_widget_add_css_class (header, "pair-header");
  for (guint i = 0; i < N_COLUMNS; i++, label = gtk_widget_get_next_sibling (label))
    {
      /* Of the same font as what stands below, so that it is as wide. */
      gtk_widget_add_css_class (label, "dim-label");
      gtk_widget_set_tooltip_text (label, tips[i] != NULL ? _(tips[i]) : NULL);
    }
  return header;
}

static GtkWidget *
create_list (EntPairList *self)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();
  GtkWidget *list;

  g_signal_connect (factory, "setup", G_CALLBACK (setup_cb), NULL);
  g_signal_connect (factory, "bind", G_CALLBACK (bind_cb), NULL);
  g_signal_connect (factory, "unbind", G_CALLBACK (unbind_cb), NULL);
  self->items = g_list_store_new (ENT_TYPE_STUDY_ITEM);
  list = gtk_list_view_new (GTK_SELECTION_MODEL (gtk_no_selection_new (G_LIST_MODEL (g_object_ref (self->items)))),
                            factory);
  gtk_accessible_update_property (GTK_ACCESSIBLE (list), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Coders two by two"), -1);
  return g_object_new (GTK_TYPE_SCROLLED_WINDOW, "child", list, "hscrollbar-policy", GTK_POLICY_NEVER, "vexpand", TRUE,
                       NULL);
}

static void
ent_pair_list_dispose (GObject *object)
{
  EntPairList *self = ENT_PAIR_LIST (object);

  if (self->stack != NULL)
    gtk_widget_unparent (GTK_WIDGET (self->stack));
  self->stack = NULL;
  g_clear_object (&self->items);
  g_clear_pointer (&self->study, ent_coder_study_unref);
  G_OBJECT_CLASS (ent_pair_list_parent_class)->dispose (object);
}

static void
ent_pair_list_class_init (EntPairListClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = ent_pair_list_dispose;
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_css_name (GTK_WIDGET_CLASS (klass), "pairlist");
  gtk_widget_class_set_accessible_role (GTK_WIDGET_CLASS (klass), GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
ent_pair_list_init (EntPairList *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);

  self->stack = ent_stack_new ();
  self->none = g_object_new (GTK_TYPE_LABEL, "wrap", TRUE, "justify", GTK_JUSTIFY_CENTER, "margin-start", 18,
                             "margin-end", 18, NULL);
  gtk_widget_add_css_class (self->none, "dim-label");
  gtk_box_append (GTK_BOX (box), create_header ());
  gtk_box_append (GTK_BOX (box), create_list (self));
  gtk_stack_add_named (self->stack, self->none, "none");
  gtk_stack_add_named (self->stack, box, "list");
  gtk_widget_set_parent (GTK_WIDGET (self->stack), GTK_WIDGET (self));
}

GtkWidget *
ent_pair_list_new (void)
{
  return g_object_new (ENT_TYPE_PAIR_LIST, NULL);
}
