#include "config.h"

#include "ent-slide-row.h"

#include <glib/gi18n-lib.h>

#include "ent-deck-picture.h"

struct _EntSlideRow
{
  GtkWidget       parent_instance;

  GtkWidget      *section;
  GtkWidget      *line;
  GtkWidget      *caption;
  GtkWidget      *stale;
  EntDeckPicture *picture;

  EntSlideItem   *item;      /* or NULL */
  GSignalGroup   *signals;   /* of it */
};

G_DEFINE_FINAL_TYPE (EntSlideRow, ent_slide_row, GTK_TYPE_WIDGET)

/* "3 · 2 min · Quotation", "skipped · Event" */
static char *
dup_caption (const EntSlide *slide,
             guint           number)
{
  GString *caption = g_string_new (NULL);
  g_autofree char *minutes = slide->planned_sec > 0 ? ent_slide_dup_minutes (slide->planned_sec) : NULL;

  if (number > 0)
    g_string_append_printf (caption, "%u", number);
  else
    /* Translators: in place of the number of a slide that stays in the lecture and is not shown */
    g_string_append (caption, _("skipped"));
  if (minutes != NULL)
    g_string_append_printf (caption, " · %s", minutes);
  g_string_append_printf (caption, " · %s", slide->reveal != NULL ? _("What happens next?")
                                                                  : ent_slide_kind_to_label (slide->kind));
  return g_string_free (caption, FALSE);
}

/* A row in GTK 4.8 has no name of its own: it is read out as its parts. */
static void
name_row (EntSlideRow    *self,
          const EntSlide *slide,
          const char     *caption)
{
  GtkWidget *row = gtk_widget_get_parent (GTK_WIDGET (self));
  g_autofree char *title = ent_slide_dup_name (slide);
  g_autoptr(GString) name = g_string_new (title);

  g_string_append_printf (name, ". %s", caption);
  if (gtk_widget_get_visible (self->stale))
    g_string_append_printf (name, ". %s", _("Its source changed"));
  if (slide->section != NULL)
    {
      g_string_append (name, ". ");
      /* Translators: a section of the lecture */
      g_string_append_printf (name, _("Here begins “%s”"), slide->section);
    }
  if (row != NULL)
    gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, name->str, -1);
}

static void
item_changed_cb (EntSlideRow *self)
{
  const EntSlide *slide = ent_slide_item_get_slide (self->item);
  guint index = ent_slide_item_get_index (self->item);
  g_autofree char *caption = dup_caption (slide, ent_slide_item_get_number (self->item));

  gtk_label_set_label (GTK_LABEL (self->section), slide->section ? slide->section : "");
  gtk_widget_set_visible (self->section, slide->section != NULL);
  gtk_label_set_label (GTK_LABEL (self->caption), caption);
  gtk_widget_set_visible (self->stale, ent_slide_item_is_stale (self->item));
  if (slide->skipped)
    gtk_widget_add_css_class (GTK_WIDGET (self), "skipped");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self), "skipped");
  ent_deck_picture_set (self->picture, ent_slide_item_get_deck (self->item), index, 0);
  name_row (self, slide, caption);
}

void
ent_slide_row_bind (EntSlideRow  *self,
                    EntSlideItem *item)
{
  g_return_if_fail (ENT_IS_SLIDE_ROW (self));

  if (g_set_object (&self->item, item))
    /* Another slide's picture would stand there until this one is painted. */
    ent_deck_picture_set (self->picture, NULL, 0, 0);
  g_signal_group_set_target (self->signals, item);
  item_changed_cb (self);
}

void
ent_slide_row_unbind (EntSlideRow *self)
{
  g_return_if_fail (ENT_IS_SLIDE_ROW (self));

  g_signal_group_set_target (self->signals, NULL);
}

EntSlideItem *
ent_slide_row_get_item (EntSlideRow *self)
{
  g_return_val_if_fail (ENT_IS_SLIDE_ROW (self), NULL);

  return self->item;
}

static void
ent_slide_row_dispose (GObject *object)
{
  EntSlideRow *self = ENT_SLIDE_ROW (object);

  g_clear_object (&self->signals);
  g_clear_pointer (&self->section, gtk_widget_unparent);
  g_clear_pointer (&self->line, gtk_widget_unparent);
  if (self->picture != NULL)
    gtk_widget_unparent (GTK_WIDGET (self->picture));
  self->picture = NULL;
  g_clear_object (&self->item);
  G_OBJECT_CLASS (ent_slide_row_parent_class)->dispose (object);
}

static void
ent_slide_row_class_init (EntSlideRowClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = ent_slide_row_dispose;
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BOX_LAYOUT);
  gtk_widget_class_set_css_name (GTK_WIDGET_CLASS (klass), "sliderow");
  gtk_widget_class_set_accessible_role (GTK_WIDGET_CLASS (klass), GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
ent_slide_row_init (EntSlideRow *self)
{
  GtkLayoutManager *layout = gtk_widget_get_layout_manager (GTK_WIDGET (self));

  gtk_orientable_set_orientation (GTK_ORIENTABLE (layout), GTK_ORIENTATION_VERTICAL);
  gtk_box_layout_set_spacing (GTK_BOX_LAYOUT (layout), 3);
  self->section = g_object_new (GTK_TYPE_LABEL, "xalign", 0., "wrap", TRUE, "visible", FALSE, NULL);
  gtk_widget_add_css_class (self->section, "heading");
  gtk_widget_add_css_class (self->section, "slide-section");
  self->line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  self->caption = g_object_new (GTK_TYPE_LABEL, "xalign", 0., "ellipsize", PANGO_ELLIPSIZE_END, "hexpand", TRUE, NULL);
  gtk_widget_add_css_class (self->caption, "caption");
  self->stale = g_object_new (GTK_TYPE_IMAGE, "icon-name", "software-update-available-symbolic", "pixel-size", 14,
                              "tooltip-text", _("Its source changed"), "visible", FALSE, "accessible-role",
                              GTK_ACCESSIBLE_ROLE_IMG, NULL);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->stale), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Its source changed"), -1);
  gtk_box_append (GTK_BOX (self->line), self->caption);
  gtk_box_append (GTK_BOX (self->line), self->stale);
  self->picture = ENT_DECK_PICTURE (ent_deck_picture_new ());
  ent_deck_picture_set_whole (self->picture, TRUE);
  ent_deck_picture_set_edge (self->picture, TRUE);
  ent_deck_picture_set_fixed (self->picture, TRUE);
  gtk_widget_set_parent (self->section, GTK_WIDGET (self));
  gtk_widget_set_parent (self->line, GTK_WIDGET (self));
  gtk_widget_set_parent (GTK_WIDGET (self->picture), GTK_WIDGET (self));
  self->signals = g_signal_group_new (ENT_TYPE_SLIDE_ITEM);
  g_signal_group_connect_swapped (self->signals, "changed", G_CALLBACK (item_changed_cb), self);
}

GtkWidget *
ent_slide_row_new (void)
{
  return g_object_new (ENT_TYPE_SLIDE_ROW, NULL);
}
