#include "config.h"

#include "ent-evidence-strips.h"

#include <glib/gi18n-lib.h>

#include "ent-event-list.h"
#include "ent-evidence-row.h"

#define LIST_WIDTH      300
#define MAX_LIST_HEIGHT 320
#define DESCRIBE_MSEC   200  /* after the last change: nobody reads along while it moves */

struct _EntEvidenceStrips
{
  GtkWidget           parent_instance;

  EntEvidencePicture  picture;     /* labels NULL: there is none */
  GtkWidget          *scroller;
  GtkBox             *rows;
  GtkWidget          *last_row;    /* that had the focus, or NULL */

  GtkPopover         *popover;     /* lists what is in a bar */
  GtkLabel           *heading;
  GtkListView        *list;
  guint               listed_row;  /* whose events it lists */
  guint               describe;    /* timeout, or 0 */
};

G_DEFINE_FINAL_TYPE (EntEvidenceStrips, ent_evidence_strips, GTK_TYPE_WIDGET)

enum
{
  EVENT_PICKED,
  FACTOR_PICKED,
  RANGE_WANTED,
  N_SIGNALS
};
static guint signals[N_SIGNALS];

static EntEventTable *
get_table (EntEvidenceStrips *self)
{
  return ent_evidence_sums_get_table (self->picture.all);
}

/* What is in a bar */

static void
setup_cb (EntEvidenceStrips *self,
          GtkListItem       *item)
{
  GtkWidget *line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 9), *words = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *sign = gtk_label_new (NULL);
  GtkWidget *title = g_object_new (GTK_TYPE_LABEL, "xalign", 0.0, "wrap", TRUE, "max-width-chars", 34, NULL);
  GtkWidget *date = g_object_new (GTK_TYPE_LABEL, "xalign", 0.0, "wrap", TRUE, NULL);

  gtk_widget_set_valign (sign, GTK_ALIGN_START);
  gtk_widget_add_css_class (date, "caption");
  gtk_widget_add_css_class (date, "dim-label");
  gtk_box_append (GTK_BOX (words), title);
  gtk_box_append (GTK_BOX (words), date);
  gtk_box_append (GTK_BOX (line), sign);
  gtk_box_append (GTK_BOX (line), words);
  gtk_list_item_set_child (item, line);
}

static void
bind_cb (EntEvidenceStrips *self,
         GtkListItem       *item)
{
  guint index = ent_event_list_item_get_index (gtk_list_item_get_item (item));
  const EntEvent *event = ent_event_table_get_event (get_table (self), index);
  GtkWidget *sign = gtk_widget_get_first_child (gtk_list_item_get_child (item));
  GtkWidget *title = gtk_widget_get_first_child (gtk_widget_get_next_sibling (sign));
  gboolean helps = ent_event_get_sign (event, ent_evidence_sums_get_id (self->picture.all, self->listed_row)) > 0;
  g_autofree char *date = ent_date_format (event->date);

  gtk_label_set_label (GTK_LABEL (sign), helps ? "+" : "−");
  gtk_widget_set_css_classes (sign, (const char *[]) { helps ? "helping" : "hindering", NULL });
  gtk_label_set_label (GTK_LABEL (title), ent_text_get (event->title));
  gtk_label_set_label (GTK_LABEL (gtk_widget_get_next_sibling (title)), date);
}

static void
pick_event (EntEvidenceStrips *self,
            guint              index)
{
  g_autofree char *id = g_strdup (ent_event_table_get_event (get_table (self), index)->id);

  g_signal_emit (self, signals[EVENT_PICKED], 0, id);
}

static void
activate_cb (EntEvidenceStrips *self,
             guint              position)
{
  GListModel *model = G_LIST_MODEL (gtk_list_view_get_model (self->list));
  g_autoptr(EntEventListItem) item = g_list_model_get_item (model, position);
  guint index = ent_event_list_item_get_index (item);

  gtk_popover_popdown (self->popover);
  pick_event (self, index);
}

/* The list goes with its table. */
static void
closed_cb (EntEvidenceStrips *self)
{
  gtk_list_view_set_model (self->list, NULL);
  if (self->last_row != NULL && gtk_widget_get_mapped (self->last_row))
    gtk_widget_grab_focus (self->last_row);
}

static void
create_popover (EntEvidenceStrips *self)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6), *scroller = gtk_scrolled_window_new ();

  g_signal_connect_swapped (factory, "setup", G_CALLBACK (setup_cb), self);
  g_signal_connect_swapped (factory, "bind", G_CALLBACK (bind_cb), self);
  self->popover = GTK_POPOVER (gtk_popover_new ());
  self->heading = g_object_new (GTK_TYPE_LABEL, "xalign", 0.0, "wrap", TRUE, "max-width-chars", 34, NULL);
  gtk_widget_add_css_class (GTK_WIDGET (self->heading), "heading");
  self->list = GTK_LIST_VIEW (gtk_list_view_new (NULL, factory));
  gtk_list_view_set_single_click_activate (self->list, TRUE);
  gtk_widget_add_css_class (GTK_WIDGET (self->list), "navigation-sidebar");
  g_signal_connect_swapped (self->list, "activate", G_CALLBACK (activate_cb), self);
  g_object_set (scroller, "child", self->list, "hscrollbar-policy", GTK_POLICY_NEVER, "width-request", LIST_WIDTH,
                "max-content-height", MAX_LIST_HEIGHT, "propagate-natural-height", TRUE, NULL);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->heading));
  gtk_box_append (GTK_BOX (box), scroller);
  gtk_popover_set_child (self->popover, box);
  gtk_widget_set_parent (GTK_WIDGET (self->popover), GTK_WIDGET (self));
  g_signal_connect_swapped (self->popover, "closed", G_CALLBACK (closed_cb), self);
}

static void
point_to (EntEvidenceStrips *self,
          GtkWidget         *row,
          gint64             bucket)
{
  graphene_rect_t bounds;
  double x, width;
  GdkRectangle area;

  if (!gtk_widget_compute_bounds (row, GTK_WIDGET (self), &bounds)
      || !ent_evidence_picture_get_area (&self->picture, bucket, &x, &width))
    return;
  area = (GdkRectangle) { (int) (bounds.origin.x + x), (int) bounds.origin.y, MAX ((int) width, 1),
                          (int) bounds.size.height };
  gtk_popover_set_pointing_to (self->popover, &area);
}

static void
list_events (EntEvidenceStrips *self,
             EntEvidenceRow    *row,
             gint64             bucket,
             GArray            *events)
{
  gint64 months = ent_evidence_picture_get_months (&self->picture);
  g_autofree guint8 *listed = g_new0 (guint8, MAX (get_table (self)->n, 1));
  g_autofree char *when = ent_evidence_format_bucket (months, bucket), *heading = NULL;
  GListModel *model;

  for (guint i = 0; i < events->len; i++)
    listed[g_array_index (events, guint32, i)] = 1;
  self->listed_row = ent_evidence_row_get_row (row);
  heading = g_strdup_printf (_("%s, %s"), ent_evidence_sums_get_title (self->picture.all, self->listed_row), when);
  gtk_label_set_label (self->heading, heading);
  model = G_LIST_MODEL (ent_event_list_new (get_table (self), listed));
  gtk_list_view_set_model (self->list, GTK_SELECTION_MODEL (gtk_no_selection_new (model)));
  point_to (self, GTK_WIDGET (row), bucket);
  gtk_popover_popup (self->popover);
}

static void
picked_cb (EntEvidenceStrips *self,
           gint64             bucket,
           EntEvidenceRow    *row)
{
  gint64 months = ent_evidence_picture_get_months (&self->picture);
  g_autoptr(GArray) events = ent_evidence_sums_list (ent_evidence_picture_get_sums (&self->picture),
                                                     ent_evidence_row_get_row (row),
                                                     ent_evidence_get_begin_sec (months, bucket),
                                                     ent_evidence_get_begin_sec (months, bucket + 1));

  if (events->len == 1)
    pick_event (self, g_array_index (events, guint32, 0));
  else if (events->len > 1)
    list_events (self, row, bucket, events);
}

static void
named_cb (EntEvidenceStrips *self,
          EntEvidenceRow    *row)
{
  g_signal_emit (self, signals[FACTOR_PICKED], 0,
                 ent_evidence_sums_get_id (self->picture.all, ent_evidence_row_get_row (row)));
}

static void
walked_cb (EntEvidenceStrips *self,
           gint64             bucket)
{
  gint64 months = ent_evidence_picture_get_months (&self->picture);

  g_signal_emit (self, signals[RANGE_WANTED], 0, ent_evidence_get_begin_sec (months, bucket),
                 ent_evidence_get_begin_sec (months, bucket + 1));
}

/* Rows */

static void
row_focused_cb (EntEvidenceStrips *self,
                GParamSpec        *pspec,
                GtkWidget         *row)
{
  if (gtk_widget_has_focus (row))
    self->last_row = row;
}

static void
update_rows (EntEvidenceStrips *self)
{
  guint n = self->picture.labels != NULL ? ent_evidence_sums_get_n_rows (self->picture.all) : 0, row = 0;
  GtkWidget *child = gtk_widget_get_first_child (GTK_WIDGET (self->rows)), *next;

  for (; child != NULL && row < n; child = gtk_widget_get_next_sibling (child), row++)
    ent_evidence_row_update (ENT_EVIDENCE_ROW (child));
  for (; child != NULL; child = next)
    {
      next = gtk_widget_get_next_sibling (child);
      if (child == self->last_row)
        self->last_row = NULL;
      gtk_box_remove (self->rows, child);
    }
  for (; row < n; row++)
    {
      child = ent_evidence_row_new (&self->picture, row);
      g_signal_connect_object (child, "picked", G_CALLBACK (picked_cb), self, G_CONNECT_SWAPPED);
      g_signal_connect_object (child, "named", G_CALLBACK (named_cb), self, G_CONNECT_SWAPPED);
      g_signal_connect_object (child, "walked", G_CALLBACK (walked_cb), self, G_CONNECT_SWAPPED);
      g_signal_connect_object (child, "notify::has-focus", G_CALLBACK (row_focused_cb), self, G_CONNECT_SWAPPED);
      gtk_box_append (self->rows, child);
    }
}

static gboolean
describe_cb (gpointer data)
{
  EntEvidenceStrips *self = data;

  self->describe = 0;
  for (GtkWidget *row = gtk_widget_get_first_child (GTK_WIDGET (self->rows)); row != NULL;
       row = gtk_widget_get_next_sibling (row))
    ent_evidence_row_describe (ENT_EVIDENCE_ROW (row));
  return G_SOURCE_REMOVE;
}

void
ent_evidence_strips_set_picture (EntEvidenceStrips        *self,
                                 const EntEvidencePicture *picture)
{
  gboolean same_events;

  g_return_if_fail (ENT_IS_EVIDENCE_STRIPS (self));

  same_events = picture != NULL && self->picture.labels != NULL && self->picture.all == picture->all;
  if (!same_events && gtk_widget_get_visible (GTK_WIDGET (self->popover)))
    gtk_popover_popdown (self->popover);
  if (!same_events)
    gtk_list_view_set_model (self->list, NULL);
  /* What is no longer borrowed is not looked at again. */
  self->picture = picture != NULL ? *picture : (EntEvidencePicture) { 0 };
  if (picture != NULL)
    gtk_widget_set_margin_top (self->scroller, (int) ent_evidence_picture_get_head_height (picture));
  update_rows (self);
  g_clear_handle_id (&self->describe, g_source_remove);
  self->describe = g_timeout_add (DESCRIBE_MSEC, describe_cb, self);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

/* Object */

/* Tab stops here once; arrows walk among the rows. */
static gboolean
ent_evidence_strips_focus (GtkWidget        *widget,
                           GtkDirectionType  direction)
{
  EntEvidenceStrips *self = ENT_EVIDENCE_STRIPS (widget);
  GtkWidget *row = self->last_row != NULL ? self->last_row : gtk_widget_get_first_child (GTK_WIDGET (self->rows));

  if (direction != GTK_DIR_TAB_FORWARD && direction != GTK_DIR_TAB_BACKWARD)
    return GTK_WIDGET_CLASS (ent_evidence_strips_parent_class)->focus (widget, direction);
  return gtk_widget_get_focus_child (widget) == NULL && row != NULL && gtk_widget_grab_focus (row);
}

static void
ent_evidence_strips_snapshot (GtkWidget   *widget,
                              GtkSnapshot *snapshot)
{
  EntEvidenceStrips *self = ENT_EVIDENCE_STRIPS (widget);

  if (self->picture.labels != NULL)
    ent_evidence_picture_paint_head (&self->picture, snapshot);
  GTK_WIDGET_CLASS (ent_evidence_strips_parent_class)->snapshot (widget, snapshot);
}

static void
ent_evidence_strips_dispose (GObject *object)
{
  EntEvidenceStrips *self = ENT_EVIDENCE_STRIPS (object);

  if (self->popover != NULL)
    {
      g_signal_handlers_disconnect_by_data (self->popover, self);
      gtk_widget_unparent (GTK_WIDGET (self->popover));
    }
  self->popover = NULL;
  g_clear_handle_id (&self->describe, g_source_remove);
  g_clear_pointer (&self->scroller, gtk_widget_unparent);
  G_OBJECT_CLASS (ent_evidence_strips_parent_class)->dispose (object);
}

static void
ent_evidence_strips_class_init (EntEvidenceStripsClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = ent_evidence_strips_dispose;
  widget_class->focus = ent_evidence_strips_focus;
  widget_class->snapshot = ent_evidence_strips_snapshot;
  signals[EVENT_PICKED] = g_signal_new ("event-picked", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                        NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
  signals[FACTOR_PICKED] = g_signal_new ("factor-picked", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                         NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
  signals[RANGE_WANTED] = g_signal_new ("range-wanted", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                        NULL, G_TYPE_NONE, 2, G_TYPE_DOUBLE, G_TYPE_DOUBLE);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "evidencestrips");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
ent_evidence_strips_init (EntEvidenceStrips *self)
{
  self->rows = GTK_BOX (g_object_new (GTK_TYPE_BOX, "orientation", GTK_ORIENTATION_VERTICAL, "accessible-role",
                                      GTK_ACCESSIBLE_ROLE_LIST, NULL));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->rows), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Factors over time"),
                                  -1);
  self->scroller = gtk_scrolled_window_new ();
  g_object_set (self->scroller, "child", self->rows, "hscrollbar-policy", GTK_POLICY_NEVER, "focusable", FALSE, NULL);
  gtk_widget_set_parent (self->scroller, GTK_WIDGET (self));
  gtk_widget_set_overflow (GTK_WIDGET (self), GTK_OVERFLOW_HIDDEN);
  create_popover (self);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Factors over time"), -1);
}

GtkWidget *
ent_evidence_strips_new (void)
{
  return g_object_new (ENT_TYPE_EVIDENCE_STRIPS, NULL);
}
