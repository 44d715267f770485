#include "config.h"

#include "ent-factor-page.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>

#include "ent-address.h"
#include "ent-blocks.h"
#include "ent-factor-card.h"
#include "ent-factor-glance.h"
#include "ent-factor-summary.h"
#include "ent-slide-maker.h"
#include "ent-titled-drop-down.h"

#define MAX_WIDTH    880
#define CARDS_STEP   12     /* made at a time, as one comes near the end of those there are */
#define NEAR_END_PX  1500.0

/* Isolated from the direction of the text around it: the sign stands before the number. */
#define LEFT_TO_RIGHT(text) "\u2066" text "\u2069"

typedef enum
{
  SORT_RATING,  /* best first; those without evidence last */
  SORT_TITLE,
  SORT_DATE,    /* of the case's begin */
} Sort;

struct _EntFactorPage
{
  GtkWidget        parent_instance;

  GtkWidget       *toolbar;
  GtkButton       *previous;
  GtkButton       *next;
  GtkDropDown     *chooser;
  GtkDropDown     *sort;
  GtkStack        *stack;
  GtkWidget       *scroller;
  GtkBox          *meaning;   /* title, definition and what ratings mean */
  GtkLabel        *summary;
  EntFactorGlance *glance;
  GtkBox          *cards;

  EntMatrix       *matrix;    /* or NULL */
  char            *id;        /* of the factor, or NULL */
  GArray          *order;     /* of guint: indices of cases, as sorted */
  gboolean         arriving;  /* it is not a person who chooses */
};

G_DEFINE_FINAL_TYPE (EntFactorPage, ent_factor_page, GTK_TYPE_WIDGET)

static int
get_factor (EntFactorPage *self)
{
  return self->matrix != NULL && self->id != NULL ? ent_matrix_find_factor (self->matrix, self->id) : -1;
}

/* Order */

static int
get_rank (EntFactorPage *self,
          guint          item)
{
  EntRating rating;

  if (!ent_matrix_get_rating (self->matrix, ENT_CODER_PUBLISHED, (guint) get_factor (self), item, &rating)
      || !rating.has_rating)
    return G_MININT;
  return rating.rating;
}

static int
compare_cases (gconstpointer a,
               gconstpointer b,
               gpointer      data)
{
  EntFactorPage *self = data;
  guint one = *(const guint *) a, other = *(const guint *) b;
  EntCase *case_a = ent_matrix_get_case (self->matrix, one), *case_b = ent_matrix_get_case (self->matrix, other);
  Sort sort = gtk_drop_down_get_selected (self->sort);
  int order = 0;

  if (sort == SORT_RATING)
    {
      int rank_a = get_rank (self, one), rank_b = get_rank (self, other);

      order = rank_a > rank_b ? -1 : rank_a < rank_b;
    }
  else if (sort == SORT_DATE && case_a->period != NULL && case_b->period != NULL)
    order = ent_date_compare (case_a->period, case_b->period);
  if (order == 0)
    order = g_utf8_collate (ent_text_get (case_a->title), ent_text_get (case_b->title));
  return order != 0 ? order : one < other ? -1 : one > other;
}

static void
sort_cases (EntFactorPage *self)
{
  g_array_set_size (self->order, 0);
  for (guint i = 0; i < ent_matrix_get_n_cases (self->matrix); i++)
    g_array_append_val (self->order, i);
  g_array_sort_with_data (self->order, compare_cases, self);
}

/* Cards */

static guint
count_cards (EntFactorPage *self)
{
  guint n = 0;

  for (GtkWidget *child = gtk_widget_get_first_child (GTK_WIDGET (self->cards)); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    n++;
  return n;
}

/* Makes cards until there are so many. */
static void
add_cards (EntFactorPage *self,
           guint          n)
{
  for (guint i = count_cards (self); i < MIN (n, self->order->len); i++)
    gtk_box_append (self->cards, ent_factor_card_new (self->matrix, (guint) get_factor (self),
                                                      g_array_index (self->order, guint, i)));
}

/* Only what is looked at is made, and what comes next. */
static void
fill_view (EntFactorPage *self)
{
  GtkAdjustment *adjustment = gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (self->scroller));
  double end = gtk_adjustment_get_value (adjustment) + gtk_adjustment_get_page_size (adjustment);

  if (get_factor (self) >= 0 && count_cards (self) < self->order->len
      && end + NEAR_END_PX > gtk_adjustment_get_upper (adjustment))
    add_cards (self, count_cards (self) + CARDS_STEP);
}

/* Those that would look the same stay where they are. */
static void
update_cards (EntFactorPage *self)
{
  guint n = MAX (count_cards (self), CARDS_STEP), i = 0;
  GtkWidget *card = gtk_widget_get_first_child (GTK_WIDGET (self->cards)), *next, *before = NULL;

  for (; card != NULL && i < self->order->len; card = next, i++)
    {
      guint item = g_array_index (self->order, guint, i);

      next = gtk_widget_get_next_sibling (card);
      if (!ent_factor_card_is_up_to_date (ENT_FACTOR_CARD (card), self->matrix, (guint) get_factor (self), item))
        {
          GtkWidget *fresh = ent_factor_card_new (self->matrix, (guint) get_factor (self), item);

          gtk_box_insert_child_after (self->cards, fresh, before);
          gtk_box_remove (self->cards, card);
          card = fresh;
        }
      before = card;
    }
  for (; card != NULL; card = next)
    {
      next = gtk_widget_get_next_sibling (card);
      gtk_box_remove (self->cards, card);
    }
  add_cards (self, n);
}

static void
remove_children (GtkBox *box)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (box))) != NULL)
    gtk_box_remove (box, child);
}

static void
reveal_card (EntFactorPage *self,
             GtkWidget     *card)
{
  GtkAdjustment *adjustment = gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (self->scroller));
  GtkWidget *page = gtk_widget_get_parent (GTK_WIDGET (self->cards));
  graphene_rect_t bounds;

  gtk_widget_child_focus (card, GTK_DIR_TAB_FORWARD);
  if (gtk_widget_compute_bounds (card, page, &bounds))
    gtk_adjustment_set_value (adjustment, bounds.origin.y);
}

/* A card that was only made now has its place after the next frame. */
typedef struct
{
  EntFactorPage *page;
  GtkWidget     *card;
} Reveal;

static gboolean
reveal_cb (GtkWidget     *widget,
           GdkFrameClock *clock,
           gpointer       data)
{
  Reveal *reveal = data;

  if (gtk_widget_get_height (reveal->card) == 0 && gtk_widget_get_parent (reveal->card) != NULL)
    return G_SOURCE_CONTINUE;
  if (gtk_widget_get_parent (reveal->card) != NULL)
    reveal_card (reveal->page, reveal->card);
  return G_SOURCE_REMOVE;
}

static void
free_reveal (gpointer data)
{
  Reveal *reveal = data;

  g_object_unref (reveal->card);
  g_free (reveal);
}

static void
case_picked_cb (EntFactorPage *self,
                const char    *id)
{
  for (guint i = 0; i < self->order->len; i++)
    {
      GtkWidget *card;
      Reveal *reveal;

      if (!g_str_equal (ent_matrix_get_case (self->matrix, g_array_index (self->order, guint, i))->id, id))
        continue;
      add_cards (self, i + 1);
      card = gtk_widget_get_first_child (GTK_WIDGET (self->cards));
      for (; card != NULL && !g_str_equal (ent_factor_card_get_case_id (ENT_FACTOR_CARD (card)), id);)
        card = gtk_widget_get_next_sibling (card);
      if (card == NULL)
        return;
      reveal = g_new (Reveal, 1);
      *reveal = (Reveal) { self, g_object_ref (card) };
      gtk_widget_add_tick_callback (GTK_WIDGET (self), reveal_cb, reveal, free_reveal);
      return;
    }
}

/* The factor */

static void
append_ratings (EntFactorPage   *self,
                const EntFactor *factor)
{
  GtkWidget *expander = gtk_expander_new (_("What each rating means"));
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 4);
  guint n = 0;

  for (int rating = 3; rating >= -3; rating--)
    if (factor->ratings[rating + 3] != NULL)
      {
        g_autofree char *text = g_strdup_printf (LEFT_TO_RIGHT ("%s") "  %s", ent_rating_to_string (rating),
                                                 ent_text_get (factor->ratings[rating + 3]));

        ent_block_text (GTK_BOX (box), text);
        n++;
      }
  gtk_widget_set_margin_start (box, 18);
  gtk_expander_set_child (GTK_EXPANDER (expander), box);
  gtk_widget_set_visible (expander, n > 0);
  gtk_box_append (self->meaning, expander);
}

static void
update_meaning (EntFactorPage   *self,
                const EntFactor *factor)
{
  EntFactorGroup *group = ent_codebook_find_group (self->matrix->codebook, factor->group);
  GtkWidget *title = g_object_new (GTK_TYPE_LABEL, "label", ent_text_get (factor->title), "xalign", 0.0, "wrap", TRUE,
                                   "selectable", TRUE, NULL);

  remove_children (self->meaning);
  ent_block_overline (self->meaning, group != NULL ? ent_text_get (group->title) : factor->group);
  gtk_widget_add_css_class (title, "title-1");
  gtk_box_append (self->meaning, title);
  ent_block_text (self->meaning, ent_text_get (factor->definition));
  ent_block_heading (self->meaning, _("Guiding question"));
  ent_block_text (self->meaning, ent_text_get (factor->question));
  if (factor->confusion != NULL)
    {
      ent_block_heading (self->meaning, _("Not to be confused with"));
      ent_block_text (self->meaning, ent_text_get (factor->confusion));
    }
  append_ratings (self, factor);
}

/* The button says which factor it leads to. */
static void
update_step (EntFactorPage *self,
             GtkButton     *button,
             int            factor,
             const char    *name)
{
  gboolean is_there = factor >= 0 && factor < (int) ent_matrix_get_n_factors (self->matrix);
  const EntFactor *record = is_there ? ent_matrix_get_factor (self->matrix, (guint) factor) : NULL;
  g_autofree char *tip = record != NULL ? g_strdup_printf ("%s: %s", name, ent_text_get (record->title))
                                        : g_strdup (name);
  g_autofree char *link = record != NULL ? ent_address_format (ENT_ADDRESS_FACTOR, NULL, record->id) : NULL;

  gtk_widget_set_tooltip_text (GTK_WIDGET (button), tip);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, tip, -1);
  /* Its name after its target: without one GTK would not know the action. */
  if (record != NULL)
    gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "s", link);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), record != NULL ? "win.go" : NULL);
  gtk_widget_set_sensitive (GTK_WIDGET (button), record != NULL);
}

static void
update_toolbar (EntFactorPage *self)
{
  int factor = get_factor (self);
  g_autoptr(GtkStringList) names = gtk_string_list_new (NULL);
  GListModel *before = gtk_drop_down_get_model (self->chooser);
  guint n = ent_matrix_get_n_factors (self->matrix);
  gboolean changed = before == NULL || g_list_model_get_n_items (before) != n;

  for (guint i = 0; i < n; i++)
    {
      const char *title = ent_text_get (ent_matrix_get_factor (self->matrix, i)->title);

      gtk_string_list_append (names, title);
      changed = changed || strcmp (gtk_string_list_get_string (GTK_STRING_LIST (before), i), title) != 0;
    }
  self->arriving = TRUE;
  if (changed)
    gtk_drop_down_set_model (self->chooser, G_LIST_MODEL (names));
  gtk_drop_down_set_selected (self->chooser, factor >= 0 ? (guint) factor : GTK_INVALID_LIST_POSITION);
  self->arriving = FALSE;
  update_step (self, self->previous, factor - 1, _("Previous factor"));
  update_step (self, self->next, factor >= 0 ? factor + 1 : -1, _("Next factor"));
}

static void
update (EntFactorPage *self)
{
  int factor = get_factor (self);
  g_autoptr(EntStatement) summary = NULL;

  if (self->matrix == NULL)
    return;
  update_toolbar (self);
  gtk_stack_set_visible_child_name (self->stack, factor < 0 ? "none" : "factor");
  if (factor < 0)
    return;
  summary = ent_factor_summary_new (self->matrix, (guint) factor);
  gtk_label_set_label (self->summary, summary->text);
  ent_factor_glance_set (self->glance, self->matrix, (guint) factor);
  sort_cases (self);
  update_cards (self);
}

void
ent_factor_page_set (EntFactorPage *self,
                     EntMatrix     *matrix)
{
  int factor;
  gboolean has_codebook;

  g_return_if_fail (ENT_IS_FACTOR_PAGE (self));
  g_return_if_fail (matrix != NULL);

  has_codebook = self->matrix != NULL && self->matrix->codebook == matrix->codebook;
  ent_matrix_ref (matrix);
  g_clear_pointer (&self->matrix, ent_matrix_unref);
  self->matrix = matrix;
  factor = get_factor (self);
  if (!has_codebook && factor >= 0)
    update_meaning (self, ent_matrix_get_factor (matrix, (guint) factor));
  update (self);
}

gboolean
ent_factor_page_show_id (EntFactorPage *self,
                         const char    *id)
{
  int factor;

  g_return_val_if_fail (ENT_IS_FACTOR_PAGE (self), FALSE);

  factor = self->matrix != NULL && id != NULL ? ent_matrix_find_factor (self->matrix, id) : -1;
  if (factor < 0)
    return FALSE;
  if (g_strcmp0 (self->id, id) == 0)
    return TRUE;
  g_free (self->id);
  self->id = g_strdup (id);
  remove_children (self->cards);
  update_meaning (self, ent_matrix_get_factor (self->matrix, (guint) factor));
  update (self);
  gtk_adjustment_set_value (gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (self->scroller)), 0);
  return TRUE;
}

void
ent_factor_page_show (EntFactorPage *self,
                      const char    *query)
{
  g_autoptr(GHashTable) params = NULL;

  g_return_if_fail (ENT_IS_FACTOR_PAGE (self));

  params = query != NULL ? g_uri_parse_params (query, -1, "&", G_URI_PARAMS_NONE, NULL) : NULL;
  if (params != NULL)
    ent_factor_page_show_id (self, g_hash_table_lookup (params, "id"));
}

char *
ent_factor_page_dup_query (EntFactorPage *self)
{
  g_autofree char *escaped = NULL;

  g_return_val_if_fail (ENT_IS_FACTOR_PAGE (self), NULL);

  if (self->id == NULL)
    return g_strdup ("");
  escaped = g_uri_escape_string (self->id, NULL, FALSE);
  return g_strconcat ("id=", escaped, NULL);
}

/* Tools */

static void
chosen_cb (EntFactorPage *self)
{
  guint factor = gtk_drop_down_get_selected (self->chooser);
  g_autofree char *link = NULL;

  if (self->arriving || self->matrix == NULL || factor >= ent_matrix_get_n_factors (self->matrix))
    return;
  link = ent_address_format (ENT_ADDRESS_FACTOR, NULL, ent_matrix_get_factor (self->matrix, factor)->id);
  gtk_widget_activate_action (GTK_WIDGET (self), "win.go", "s", link);
}

static void
sorted_cb (EntFactorPage *self)
{
  if (get_factor (self) < 0)
    return;
  sort_cases (self);
  update_cards (self);
}

static void
add_slide_cb (EntFactorPage *self)
{
  if (get_factor (self) >= 0)
    ent_slide_maker_present_factor (GTK_WIDGET (self), self->matrix, (guint) get_factor (self));
}

static GtkButton *
add_step (GtkWidget  *toolbar,
          const char *icon)
{
  GtkWidget *button = gtk_button_new_from_icon_name (icon);

  gtk_widget_add_css_class (button, "flat");
  gtk_box_append (GTK_BOX (toolbar), button);
  return GTK_BUTTON (button);
}

static void
create_toolbar (EntFactorPage *self)
{
  const char * const orders[] = { _("Rating"), _("Title"), _("Date"), NULL };
  const char * const none[] = { NULL };
  GtkWidget *toolbar = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *add = gtk_button_new_with_label (_("Add to Lecture…"));

  gtk_widget_add_css_class (toolbar, "tools");
  self->previous = add_step (toolbar, "go-previous-symbolic");
  self->next = add_step (toolbar, "go-next-symbolic");
  self->chooser = ent_titled_drop_down_new (GTK_BOX (toolbar), _("_Factor:"), none);
  gtk_box_append (GTK_BOX (toolbar), g_object_new (GTK_TYPE_BOX, "hexpand", TRUE, NULL));
  self->sort = ent_titled_drop_down_new (GTK_BOX (toolbar), _("_Sort by:"), orders);
  gtk_widget_add_css_class (add, "flat");
  gtk_box_append (GTK_BOX (toolbar), add);
  g_signal_connect_object (add, "clicked", G_CALLBACK (add_slide_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->chooser, "notify::selected", G_CALLBACK (chosen_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->sort, "notify::selected", G_CALLBACK (sorted_cb), self, G_CONNECT_SWAPPED);

  /* In a narrow window the line scrolls, rather than keep the window wide. */
  self->toolbar = gtk_scrolled_window_new ();
  g_object_set (self->toolbar, "child", toolbar, "hscrollbar-policy", GTK_POLICY_EXTERNAL, "vscrollbar-policy",
                GTK_POLICY_NEVER, NULL);
  gtk_widget_set_parent (self->toolbar, GTK_WIDGET (self));
}

static void
create_content (EntFactorPage *self)
{
  GtkWidget *page = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6), *clamp = adw_clamp_new ();
  GtkAdjustment *adjustment;

  gtk_widget_add_css_class (page, "factor-page");
  self->meaning = GTK_BOX (gtk_box_new (GTK_ORIENTATION_VERTICAL, 6));
  gtk_box_append (GTK_BOX (page), GTK_WIDGET (self->meaning));
  ent_block_heading (GTK_BOX (page), _("Across cases"));
  self->summary = GTK_LABEL (ent_block_text (GTK_BOX (page), ""));
  gtk_widget_add_css_class (GTK_WIDGET (self->summary), "heading");
  self->glance = ENT_FACTOR_GLANCE (ent_factor_glance_new ());
  g_signal_connect_object (self->glance, "case-picked", G_CALLBACK (case_picked_cb), self, G_CONNECT_SWAPPED);
  gtk_box_append (GTK_BOX (page), GTK_WIDGET (self->glance));
  ent_block_heading (GTK_BOX (page), _("Case by case"));
  self->cards = GTK_BOX (g_object_new (GTK_TYPE_BOX, "orientation", GTK_ORIENTATION_VERTICAL, "spacing", 12,
                                       "accessible-role", GTK_ACCESSIBLE_ROLE_LIST, NULL));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->cards), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Case by case"), -1);
  gtk_box_append (GTK_BOX (page), GTK_WIDGET (self->cards));
  adw_clamp_set_maximum_size (ADW_CLAMP (clamp), MAX_WIDTH);
  adw_clamp_set_child (ADW_CLAMP (clamp), page);
  self->scroller = gtk_scrolled_window_new ();
  g_object_set (self->scroller, "child", clamp, "hscrollbar-policy", GTK_POLICY_NEVER, NULL);
  adjustment = gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (self->scroller));
  g_signal_connect_object (adjustment, "value-changed", G_CALLBACK (fill_view), self, G_CONNECT_SWAPPED);
  gtk_stack_add_named (self->stack, self->scroller, "factor");
}

static void
ent_factor_page_dispose (GObject *object)
{
  EntFactorPage *self = ENT_FACTOR_PAGE (object);
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (object))) != NULL)
    gtk_widget_unparent (child);
  g_clear_pointer (&self->matrix, ent_matrix_unref);
  G_OBJECT_CLASS (ent_factor_page_parent_class)->dispose (object);
}

static void
ent_factor_page_finalize (GObject *object)
{
  EntFactorPage *self = ENT_FACTOR_PAGE (object);

  g_free (self->id);
  g_array_unref (self->order);
  G_OBJECT_CLASS (ent_factor_page_parent_class)->finalize (object);
}

static void
ent_factor_page_class_init (EntFactorPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = ent_factor_page_dispose;
  G_OBJECT_CLASS (klass)->finalize = ent_factor_page_finalize;
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BOX_LAYOUT);
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
ent_factor_page_init (EntFactorPage *self)
{
  GtkWidget *none = adw_status_page_new ();

  gtk_orientable_set_orientation (GTK_ORIENTABLE (gtk_widget_get_layout_manager (GTK_WIDGET (self))),
                                  GTK_ORIENTATION_VERTICAL);
  self->order = g_array_new (FALSE, FALSE, sizeof (guint));
  create_toolbar (self);
  self->stack = ent_stack_new ();
  gtk_widget_set_vexpand (GTK_WIDGET (self->stack), TRUE);
  gtk_widget_set_parent (GTK_WIDGET (self->stack), GTK_WIDGET (self));
  create_content (self);
  g_object_set (none, "title", _("Choose a Factor"), "description",
                _("Read what it means, and how it helped and hindered in each case."), NULL);
  gtk_stack_add_named (self->stack, none, "none");
}

GtkWidget *
ent_factor_page_new (void)
{
  return g_object_new (ENT_TYPE_FACTOR_PAGE, NULL);
}
