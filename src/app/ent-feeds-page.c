#include "config.h"

#include "ent-feeds-page.h"

#include <string.h>

#include "ent-feed-row.h"
#include "ent-feed-window.h"

struct _EntFeedsPage
{
  AdwPreferencesPage  parent_instance;

  GtkListBox         *list;
  GtkWidget          *add_button;
  GtkWidget          *empty;
  GtkWidget          *at_start;
  GtkWidget          *daily;
  GtkWidget          *metered;

  EntFeeds           *feeds;
};

G_DEFINE_FINAL_TYPE (EntFeedsPage, ent_feeds_page, ADW_TYPE_PREFERENCES_PAGE)

static void
add_cb (EntFeedsPage *self)
{
  ent_feed_window_present (GTK_WIDGET (self), self->feeds);
}

static GtkWidget *
create_row (gpointer item,
            gpointer data)
{
  EntFeedsPage *self = data;

  return ent_feed_row_new (self->feeds, item);
}

static void
count_changed_cb (EntFeedsPage *self)
{
  gboolean any = g_list_model_get_n_items (ent_feeds_get_model (self->feeds)) > 0;

  gtk_widget_set_visible (GTK_WIDGET (self->list), any);
  gtk_widget_set_visible (self->add_button, any);
  gtk_widget_set_visible (self->empty, !any);
}

static void
ent_feeds_page_dispose (GObject *object)
{
  EntFeedsPage *self = ENT_FEEDS_PAGE (object);

  g_clear_object (&self->feeds);
  G_OBJECT_CLASS (ent_feeds_page_parent_class)->dispose (object);
}

static void
ent_feeds_page_class_init (EntFeedsPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = ent_feeds_page_dispose;
  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/entente/Entente/ent-feeds-page.ui");
  gtk_widget_class_bind_template_child (widget_class, EntFeedsPage, list);
  gtk_widget_class_bind_template_child (widget_class, EntFeedsPage, add_button);
  gtk_widget_class_bind_template_child (widget_class, EntFeedsPage, empty);
  gtk_widget_class_bind_template_child (widget_class, EntFeedsPage, at_start);
  gtk_widget_class_bind_template_child (widget_class, EntFeedsPage, daily);
  gtk_widget_class_bind_template_child (widget_class, EntFeedsPage, metered);
  gtk_widget_class_bind_template_callback (widget_class, add_cb);
}

static void
ent_feeds_page_init (EntFeedsPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

EntFeedsPage *
ent_feeds_page_new (EntFeeds  *feeds,
                    GSettings *settings)
{
  EntFeedsPage *self = g_object_new (ENT_TYPE_FEEDS_PAGE, NULL);

  self->feeds = g_object_ref (feeds);
  gtk_list_box_bind_model (self->list, ent_feeds_get_model (feeds), create_row, self, NULL);
  g_signal_connect_object (ent_feeds_get_model (feeds), "items-changed", G_CALLBACK (count_changed_cb), self,
                           G_CONNECT_SWAPPED);
  count_changed_cb (self);
  g_settings_bind (settings, "sync-at-start", self->at_start, "active", G_SETTINGS_BIND_DEFAULT);
  g_settings_bind (settings, "sync-daily", self->daily, "active", G_SETTINGS_BIND_DEFAULT);
  g_settings_bind (settings, "sync-metered", self->metered, "active", G_SETTINGS_BIND_DEFAULT);
  return self;
}

void
ent_feeds_page_show (EntFeedsPage *self,
                     const char   *id)
{
  GListModel *model;

  g_return_if_fail (ENT_IS_FEEDS_PAGE (self));
  g_return_if_fail (id != NULL);

  model = ent_feeds_get_model (self->feeds);
  for (guint i = 0; i < g_list_model_get_n_items (model); i++)
    {
      g_autoptr(EntFeedItem) item = g_list_model_get_item (model, i);

      if (strcmp (ent_feed_item_get_feed (item)->id, id) == 0)
        adw_expander_row_set_expanded (ADW_EXPANDER_ROW (gtk_list_box_get_row_at_index (self->list, (int) i)), TRUE);
    }
}
