#include "config.h"

#include "ent-order-detail.h"

#include <glib/gi18n-lib.h>

#include "ent-address.h"
#include "ent-duration.h"
#include "ent-order-strip.h"

#define MAX_ROWS 40 /* in each part */
#define DAY_SEC  86400
#define YEAR_SEC 31556952.0
#define MARGIN   .06 /* of the span, beside the outermost marks */
#define ROOM     .2  /* the same at the end, where a year's label follows its place */

struct _EntOrderDetail
{
  GtkWidget  parent_instance;

  GtkLabel  *sentence;
  GtkGrid   *grid;
  int        n_lines;    /* in it */

  EntOrder  *order;
  guint      things[2];
  double     begin_sec;  /* what the strips show */
  double     end_sec;
};

G_DEFINE_FINAL_TYPE (EntOrderDetail, ent_order_detail, GTK_TYPE_WIDGET)

/* In which cases are shown. */
static const EntPrecedence parts[] = {
  ENT_PRECEDENCE_BEFORE, ENT_PRECEDENCE_AFTER, ENT_PRECEDENCE_SAME, ENT_PRECEDENCE_UNTOLD, ENT_PRECEDENCE_MISSING,
};

static const EntDating *
get_dating (EntOrderDetail *self,
            guint           mark,
            guint           item)
{
  return ent_order_get_dating (self->order, self->things[mark], item);
}

/* Words */

static char *
dup_words (EntOrderDetail *self,
           guint           mark)
{
  return ent_thing_dup_words (self->order->matrix, self->order->things[self->things[mark]]);
}

static char *
format_part (EntOrderDetail *self,
             EntPrecedence   precedence,
             guint           n)
{
  g_autofree char *first = dup_words (self, 0), *second = dup_words (self, 1);

  switch (precedence)
    {
    case ENT_PRECEDENCE_BEFORE:
      /* Translators: two things, as “trade restoration” and “relations”, and a number of cases */
      return g_strdup_printf (_("First %s, then %s: %u"), first, second, n);
    case ENT_PRECEDENCE_AFTER:
      /* Translators: two things, as “relations” and “trade restoration”, and a number of cases */
      return g_strdup_printf (_("Differ: first %s, then %s: %u"), second, first, n);
    case ENT_PRECEDENCE_SAME:
      return g_strdup_printf (_("Differ: both at the same time: %u"), n);
    case ENT_PRECEDENCE_UNTOLD:
      return g_strdup_printf (_("The dates leave it open: %u"), n);
    case ENT_PRECEDENCE_MISSING:
      return g_strdup_printf (_("One of the two is missing: %u"), n);
    }
  g_return_val_if_reached (NULL);
}

/* How long from one to the other, or why that cannot be told. */
static char *
format_distance (EntOrderDetail *self,
                 EntPrecedence   precedence,
                 guint           item)
{
  const EntDating *first = get_dating (self, 0, item), *second = get_dating (self, 1, item);
  const EntDating *early = precedence == ENT_PRECEDENCE_BEFORE ? first : second, *late = early == first ? second : first;
  g_autofree char *words = NULL, *duration = NULL;

  if (precedence == ENT_PRECEDENCE_SAME)
    return g_strdup (_("at the same time"));
  if (precedence == ENT_PRECEDENCE_UNTOLD)
    return g_strdup (_("their dates overlap"));
  if (precedence == ENT_PRECEDENCE_MISSING)
    {
      gboolean lacks_first = first->basis == ENT_ORDER_BASIS_NONE, lacks_second = second->basis == ENT_ORDER_BASIS_NONE;

      if (lacks_first && lacks_second)
        return g_strdup (_("neither has a date"));
      words = dup_words (self, lacks_first ? 0 : 1);
      /* Translators: %s is a thing, as “trade restoration” or “relations” */
      return g_strdup_printf (_("no date for %s"), words);
    }
  if (early->earliest == ENT_DATE_OPEN_PAST || late->earliest == ENT_DATE_OPEN_FUTURE)
    return g_strdup ("");
  /* Uncertain to more than a day: what is sure is the least. */
  if (late->latest == ENT_DATE_OPEN_FUTURE || late->latest - late->earliest > DAY_SEC
      || early->latest - early->earliest > DAY_SEC)
    {
      duration = ent_duration_format (early->latest, late->earliest);
      /* Translators: %s is a time, as “3 years 2 months” */
      return g_strdup_printf (_("at least %s later"), duration);
    }
  duration = ent_duration_format (early->earliest, late->earliest);
  /* Translators: %s is a time, as “3 years 2 months” */
  return g_strdup_printf (_("%s later"), duration);
}

static const char *
get_basis_words (const EntDating *dating)
{
  switch (dating->basis)
    {
    case ENT_ORDER_BASIS_SIGN:
      return _("the first event that shows it");
    case ENT_ORDER_BASIS_EVIDENCE:
      return _("the first evidence of its rating");
    case ENT_ORDER_BASIS_STEP:
      return _("a step of the relations");
    case ENT_ORDER_BASIS_MOMENT:
      return _("as the case sets it");
    case ENT_ORDER_BASIS_NONE:
      break;
    }
  return "";
}

/* Rows */

static char *
dup_link (EntOrderDetail *self,
          guint           mark,
          guint           item)
{
  const EntDating *dating = get_dating (self, mark, item);

  if (dating->event == NULL)
    return NULL;
  return ent_address_format (ENT_ADDRESS_EVENT, ent_matrix_get_case (self->order->matrix, item)->id, dating->event);
}

static void
mark_activated_cb (GtkWidget      *strip,
                   guint           mark,
                   EntOrderDetail *self)
{
  guint item = GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (strip), "case"));
  g_autofree char *link = dup_link (self, mark, item);

  if (link != NULL)
    gtk_widget_activate_action (GTK_WIDGET (self), "win.inspect", "s", link);
}

/* “◆ 11 July 1995”, which leads to the event. */
static GtkWidget *
create_date (EntOrderDetail *self,
             guint           mark,
             guint           item)
{
  const EntDating *dating = get_dating (self, mark, item);
  EntCase *record = ent_matrix_get_case (self->order->matrix, item);
  const EntEvent *event = ent_case_find_event (record, dating->event);
  g_autofree char *date = NULL, *text = NULL, *link = NULL, *title = NULL, *name = NULL, *tooltip = NULL;
  GtkWidget *label, *button;

  if (dating->basis == ENT_ORDER_BASIS_NONE)
    return gtk_label_new (NULL);
  date = ent_date_format (dating->date);
  text = g_strdup_printf ("%s %s", mark == 0 ? "◆" : "●", date);
  label = g_object_new (GTK_TYPE_LABEL, "label", text, "xalign", 0.0, "wrap", TRUE, "width-chars", 12,
                        "max-width-chars", 22, NULL);
  if (event == NULL)
    return label;
  link = dup_link (self, mark, item);
  title = ent_thing_dup_title (self->order->matrix, self->order->things[self->things[mark]]);
  /* Translators: a thing, as “Trade restoration”; a date; the title of an event */
  name = g_strdup_printf (_("%s, %s: %s"), title, date, ent_text_get (event->title));
  /* Translators: the title of an event; why it counts: “the first event that shows it” */
  tooltip = g_strdup_printf (_("%s (%s)"), ent_text_get (event->title), get_basis_words (dating));
  button = g_object_new (GTK_TYPE_BUTTON, "child", label, "tooltip-text", tooltip, "action-name", "win.inspect", NULL);
  gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "s", link);
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_add_css_class (button, "line");
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  return button;
}

static void
append_row (EntOrderDetail *self,
            EntPrecedence   precedence,
            guint           item)
{
  const char *title = ent_case_get_short_title (ent_matrix_get_case (self->order->matrix, item));
  g_autofree char *distance = format_distance (self, precedence, item), *name = NULL;
  GtkWidget *head = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0), *detail, *strip;

  gtk_box_append (GTK_BOX (head), g_object_new (GTK_TYPE_LABEL, "label", title, "xalign", 0.0, "wrap", TRUE,
                                                "width-chars", 12, "max-width-chars", 22, NULL));
  detail = g_object_new (GTK_TYPE_LABEL, "label", distance, "xalign", 0.0, "wrap", TRUE, "width-chars", 12,
                         "max-width-chars", 22, "visible", *distance != '\0', NULL);
  gtk_widget_add_css_class (detail, "caption");
  gtk_widget_add_css_class (detail, "dim-label");
  gtk_box_append (GTK_BOX (head), detail);
  /* Translators: a case, and what is told of it: “3 years later” */
  name = g_strdup_printf (_("%s: %s"), title, distance);
  strip = ent_order_strip_new (get_dating (self, 0, item), get_dating (self, 1, item), self->begin_sec, self->end_sec,
                               name);
  g_object_set (strip, "hexpand", TRUE, "valign", GTK_ALIGN_CENTER, NULL);
  g_object_set_data (G_OBJECT (strip), "case", GUINT_TO_POINTER (item));
  g_signal_connect_object (strip, "mark-activated", G_CALLBACK (mark_activated_cb), self, 0);
  gtk_grid_attach (self->grid, head, 0, self->n_lines, 1, 1);
  gtk_grid_attach (self->grid, strip, 1, self->n_lines, 1, 1);
  gtk_grid_attach (self->grid, create_date (self, 0, item), 2, self->n_lines, 1, 1);
  gtk_grid_attach (self->grid, create_date (self, 1, item), 3, self->n_lines, 1, 1);
  self->n_lines++;
}

static void
append_heading (EntOrderDetail *self,
                const char     *text,
                const char     *css_class)
{
  GtkWidget *label = g_object_new (GTK_TYPE_LABEL, "label", text, "xalign", 0.0, "wrap", TRUE, NULL);

  gtk_widget_add_css_class (label, css_class);
  gtk_grid_attach (self->grid, label, 0, self->n_lines++, 4, 1);
}

static void
append_part (EntOrderDetail *self,
             EntPrecedence   precedence)
{
  guint n = ent_order_count (self->order, self->things[0], self->things[1], precedence), n_shown = 0;
  g_autofree char *heading = NULL;

  if (n == 0)
    return;
  heading = format_part (self, precedence, n);
  append_heading (self, heading, "part-heading");
  for (guint i = 0; i < ent_matrix_get_n_cases (self->order->matrix) && n_shown < MAX_ROWS; i++)
    if (ent_order_get_precedence (self->order, self->things[0], self->things[1], i) == precedence)
      {
        append_row (self, precedence, i);
        n_shown++;
      }
  if (n > n_shown)
    {
      g_autofree char *more = g_strdup_printf (ngettext ("and %u more case", "and %u more cases", n - n_shown),
                                               n - n_shown);

      append_heading (self, more, "dim-label");
    }
}

/* From the earliest mark of all cases to the latest, counted from the first of each. */
static void
find_range (EntOrderDetail *self)
{
  double first, second, span;

  self->begin_sec = self->end_sec = 0;
  for (guint i = 0; i < ent_matrix_get_n_cases (self->order->matrix); i++)
    if (ent_order_strip_find_middle (get_dating (self, 0, i), &first)
        && ent_order_strip_find_middle (get_dating (self, 1, i), &second))
      {
        self->begin_sec = MIN (self->begin_sec, second - first);
        self->end_sec = MAX (self->end_sec, second - first);
      }
  /* A year at least, so that days do not look like ages. */
  span = MAX (self->end_sec - self->begin_sec, YEAR_SEC);
  self->begin_sec -= MARGIN * span;
  self->end_sec += ROOM * span;
}

void
ent_order_detail_set (EntOrderDetail *self,
                      EntOrder       *order,
                      guint           first,
                      guint           second)
{
  g_autoptr(EntStatement) statement = NULL;
  g_autofree char *titles[2] = { NULL }, *key = NULL;
  GtkWidget *child, *label;

  g_return_if_fail (ENT_IS_ORDER_DETAIL (self) && order != NULL);

  ent_order_ref (order);
  g_clear_pointer (&self->order, ent_order_unref);
  self->order = order;
  self->things[0] = first;
  self->things[1] = second;
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->grid))) != NULL)
    gtk_grid_remove (self->grid, child);
  self->n_lines = 0;
  statement = ent_order_create_statement (order, first, second);
  gtk_label_set_label (self->sentence, statement->text);
  find_range (self);
  for (guint i = 0; i < 2; i++)
    titles[i] = ent_thing_dup_title (order->matrix, order->things[self->things[i]]);
  key = g_strdup_printf ("◆ %s\n● %s", titles[0], titles[1]);
  label = g_object_new (GTK_TYPE_LABEL, "label", key, "xalign", 0.0, "wrap", TRUE, "max-width-chars", 22, NULL);
  gtk_widget_add_css_class (label, "caption");
  gtk_grid_attach (self->grid, label, 0, 0, 1, 1);
  gtk_grid_attach (self->grid, g_object_new (GTK_TYPE_BOX, NULL), 2, 0, 2, 1);
  child = ent_order_ruler_new (self->begin_sec, self->end_sec);
  g_object_set (child, "hexpand", TRUE, "valign", GTK_ALIGN_END, NULL);
  gtk_grid_attach (self->grid, child, 1, self->n_lines++, 1, 1);
  for (guint i = 0; i < G_N_ELEMENTS (parts); i++)
    append_part (self, parts[i]);
}

static void
ent_order_detail_dispose (GObject *object)
{
  EntOrderDetail *self = ENT_ORDER_DETAIL (object);
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (object))) != NULL)
    gtk_widget_unparent (child);
  g_clear_pointer (&self->order, ent_order_unref);
  G_OBJECT_CLASS (ent_order_detail_parent_class)->dispose (object);
}

static void
ent_order_detail_class_init (EntOrderDetailClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = ent_order_detail_dispose;
  gtk_widget_class_set_css_name (widget_class, "orderdetail");
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BOX_LAYOUT);
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
ent_order_detail_init (EntOrderDetail *self)
{
  GtkBoxLayout *layout = GTK_BOX_LAYOUT (gtk_widget_get_layout_manager (GTK_WIDGET (self)));

  gtk_orientable_set_orientation (GTK_ORIENTABLE (layout), GTK_ORIENTATION_VERTICAL);
  gtk_box_layout_set_spacing (layout, 9);
  self->sentence = g_object_new (GTK_TYPE_LABEL, "xalign", 0.0, "wrap", TRUE, "selectable", TRUE, NULL);
  gtk_widget_add_css_class (GTK_WIDGET (self->sentence), "title-4");
  gtk_widget_set_parent (GTK_WIDGET (self->sentence), GTK_WIDGET (self));
  self->grid = g_object_new (GTK_TYPE_GRID, "column-spacing", 12, "row-spacing", 3, NULL);
  gtk_widget_set_parent (GTK_WIDGET (self->grid), GTK_WIDGET (self));
}

GtkWidget *
ent_order_detail_new (void)
{
  return g_object_new (ENT_TYPE_ORDER_DETAIL, NULL);
}
