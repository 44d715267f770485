#include "config.h"

#include "ent-timeline-item.h"

struct _EntTimelineItem
{
  GtkWidget       parent_instance;

  char           *label;
  gboolean        selected;
  graphene_rect_t area;
};

G_DEFINE_FINAL_TYPE (EntTimelineItem, ent_timeline_item, GTK_TYPE_WIDGET)

void
ent_timeline_item_set (EntTimelineItem       *self,
                       const char            *label,
                       gboolean               selected,
                       const graphene_rect_t *area)
{
  self->area = *area;
  if (g_strcmp0 (self->label, label) != 0)
    {
      g_free (self->label);
      self->label = g_strdup (label);
      gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
    }
  if (self->selected != selected)
    {
      self->selected = selected;
      gtk_accessible_update_state (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_STATE_SELECTED, selected, -1);
    }
}

void
ent_timeline_item_allocate (EntTimelineItem *self)
{
  int minimum;

  /* GTK wants to be asked before it is told. */
  gtk_widget_measure (GTK_WIDGET (self), GTK_ORIENTATION_HORIZONTAL, -1, &minimum, NULL, NULL, NULL);
  gtk_widget_size_allocate (GTK_WIDGET (self),
                            &(GtkAllocation) { (int) self->area.origin.x, (int) self->area.origin.y,
                                               (int) self->area.size.width, (int) self->area.size.height },
                            -1);
}

static void
ent_timeline_item_finalize (GObject *object)
{
  g_free (ENT_TIMELINE_ITEM (object)->label);
  G_OBJECT_CLASS (ent_timeline_item_parent_class)->finalize (object);
}

static void
ent_timeline_item_class_init (EntTimelineItemClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = ent_timeline_item_finalize;
  gtk_widget_class_set_css_name (GTK_WIDGET_CLASS (klass), "event");
  gtk_widget_class_set_accessible_role (GTK_WIDGET_CLASS (klass), GTK_ACCESSIBLE_ROLE_LIST_ITEM);
}

static void
ent_timeline_item_init (EntTimelineItem *self)
{
  gtk_widget_set_can_target (GTK_WIDGET (self), FALSE);
}

GtkWidget *
ent_timeline_item_new (void)
{
  return g_object_new (ENT_TYPE_TIMELINE_ITEM, NULL);
}
