#include "config.h"

#include "ent-slide-grid.h"

#include <glib/gi18n-lib.h>

#include "ent-deck-picture.h"

#define PICTURE_WIDTH 200

struct _EntSlideGrid
{
  GtkWidget   parent_instance;

  GtkWidget  *scroller;
  GtkFlowBox *box;
};

G_DEFINE_FINAL_TYPE (EntSlideGrid, ent_slide_grid, GTK_TYPE_WIDGET)

enum { CHOSEN, N_SIGNALS };
static guint signals[N_SIGNALS];

static GtkWidget *
create_item (EntShow *show,
             guint    index)
{
  EntDeck *deck = ent_show_get_deck (show);
  const EntSlide *slide = deck->slides->pdata[index];
  const char *title = slide->title != NULL && *slide->title != '\0' ? slide->title : ent_slide_kind_to_label (slide->kind);
  GtkWidget *child = gtk_flow_box_child_new (), *lines = gtk_box_new (GTK_ORIENTATION_VERTICAL, 4);
  GtkWidget *picture = ent_deck_picture_new (), *label;
  g_autofree char *text = NULL;

  if (slide->skipped)
    /* Translators: %s is the title of a slide that is not shown */
    text = g_strdup_printf (_("%s (skipped)"), title);
  else
    /* Translators: number and title of a slide */
    text = g_strdup_printf (_("%u. %s"), ent_show_get_number (show, index), title);
  label = g_object_new (GTK_TYPE_LABEL, "label", text, "xalign", 0.0, "ellipsize", PANGO_ELLIPSIZE_END,
                        "max-width-chars", 20, NULL);
  gtk_widget_add_css_class (label, "caption");
  gtk_widget_set_size_request (picture, PICTURE_WIDTH,
                               (int) (PICTURE_WIDTH * ENT_SLIDE_HEIGHT_PT / ent_lecture_get_width_pt (deck->lecture)));
  if (slide->skipped)
    gtk_widget_add_css_class (picture, "skipped");
  ent_deck_picture_set (ENT_DECK_PICTURE (picture), deck, index, 0);
  gtk_box_append (GTK_BOX (lines), picture);
  gtk_box_append (GTK_BOX (lines), label);
  gtk_flow_box_child_set_child (GTK_FLOW_BOX_CHILD (child), lines);
  gtk_accessible_update_property (GTK_ACCESSIBLE (child), GTK_ACCESSIBLE_PROPERTY_LABEL, text, -1);
  return child;
}

void
ent_slide_grid_open (EntSlideGrid *self,
                     EntShow      *show)
{
  GtkWidget *child, *now = NULL;
  EntShowPlace place;

  g_return_if_fail (ENT_IS_SLIDE_GRID (self));

  ent_show_get_place (show, &place);
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->box))) != NULL)
    gtk_flow_box_remove (self->box, child);
  for (guint i = 0; i < ent_show_get_deck (show)->slides->len; i++)
    {
      child = create_item (show, i);
      gtk_flow_box_append (self->box, child);
      if (i == place.slide)
        now = child;
    }
  if (now == NULL)
    return;
  gtk_widget_add_css_class (now, "now");
  gtk_flow_box_select_child (self->box, GTK_FLOW_BOX_CHILD (now));
  gtk_widget_grab_focus (now);
}

static void
activated_cb (EntSlideGrid    *self,
              GtkFlowBoxChild *child)
{
  g_signal_emit (self, signals[CHOSEN], 0, (guint) gtk_flow_box_child_get_index (child));
}

static void
ent_slide_grid_dispose (GObject *object)
{
  g_clear_pointer (&ENT_SLIDE_GRID (object)->scroller, gtk_widget_unparent);
  G_OBJECT_CLASS (ent_slide_grid_parent_class)->dispose (object);
}

static void
ent_slide_grid_class_init (EntSlideGridClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = ent_slide_grid_dispose;
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "slidegrid");
  signals[CHOSEN] = g_signal_new ("chosen", ENT_TYPE_SLIDE_GRID, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                  G_TYPE_NONE, 1, G_TYPE_UINT);
}

static void
ent_slide_grid_init (EntSlideGrid *self)
{
  self->box = g_object_new (GTK_TYPE_FLOW_BOX, "homogeneous", TRUE, "valign", GTK_ALIGN_START, "selection-mode",
                            GTK_SELECTION_SINGLE, "activate-on-single-click", TRUE, "max-children-per-line", 12,
                            "row-spacing", 6, "column-spacing", 6, NULL);
  gtk_widget_add_css_class (GTK_WIDGET (self->box), "slide-grid");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->box), GTK_ACCESSIBLE_PROPERTY_LABEL, _("All slides"), -1);
  g_signal_connect_swapped (self->box, "child-activated", G_CALLBACK (activated_cb), self);
  self->scroller = g_object_new (GTK_TYPE_SCROLLED_WINDOW, "hscrollbar-policy", GTK_POLICY_NEVER, "child", self->box, NULL);
  gtk_widget_set_parent (self->scroller, GTK_WIDGET (self));
}
