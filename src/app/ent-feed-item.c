#include "config.h"

#include "ent-feed-item-private.h"

#include <glib/gi18n-lib.h>

#define DAY_SEC (24 * 60 * 60)

struct _EntFeedItem
{
  GObject  parent_instance;

  EntFeed *feed;
  char    *work;      /* how far its sync is, or NULL: none is at hand */
  double   fraction;
};

G_DEFINE_FINAL_TYPE (EntFeedItem, ent_feed_item, G_TYPE_OBJECT)

enum
{
  PROP_0,
  PROP_TITLE,
  PROP_STATUS,
  PROP_BUSY,
  PROP_FRACTION,
  N_PROPS
};
static GParamSpec *properties[N_PROPS];

/* Words */

/* (transfer full): what a person has of it, as a clause */
static char *
dup_having (const EntFeed *feed,
            int            days)
{
  if (feed->serial == 0)
    return g_strdup (_("you have nothing of it yet"));
  if (days == 0)
    return g_strdup (_("you have what was there today"));
  return g_strdup_printf (ngettext ("you have what was there %d day ago", "you have what was there %d days ago", days),
                          days);
}

static char *
dup_current (const EntFeed *feed,
             int            days)
{
  if (days == 0)
    return g_strdup (_("Up to date, published today"));
  return g_strdup_printf (ngettext ("Up to date, published %d day ago", "Up to date, published %d days ago", days), days);
}

/* (transfer full) (nullable): NULL where it is up to date, or was never looked at */
static char *
dup_state (EntFeedState  state,
           const char   *having)
{
  switch (state)
    {
    case ENT_FEED_OLDER:
      /* Translators: of a feed; %s: “you have what was there 12 days ago” */
      return g_strdup_printf (_("Nothing newer yet; %s"), having);
    case ENT_FEED_OFFLINE:
      /* Translators: of a feed; %s: “you have what was there 12 days ago” */
      return g_strdup_printf (_("Could not be reached; %s"), having);
    case ENT_FEED_REFUSED:
      /* Translators: of a feed; %s: “you have what was there 12 days ago” */
      return g_strdup_printf (_("Not updated, for it cannot be trusted; %s"), having);
    case ENT_FEED_BAD:
      /* Translators: of a feed; %s: “you have what was there 12 days ago” */
      return g_strdup_printf (_("Not updated, for there is a fault in it; %s"), having);
    case ENT_FEED_FAILED:
      /* Translators: of a feed; %s: “you have what was there 12 days ago” */
      return g_strdup_printf (_("Could not be updated; %s"), having);
    case ENT_FEED_NEVER:
    case ENT_FEED_NEW:
    case ENT_FEED_SAME:
    default:
      return NULL;
    }
}

static char *
dup_status (const EntFeed *feed)
{
  gint64 now_sec = g_get_real_time () / G_USEC_PER_SEC;
  int days = (int) (CLAMP (now_sec - feed->issued_sec, 0, (gint64) G_MAXINT) / DAY_SEC);
  g_autofree char *having = dup_having (feed, days);
  char *state = dup_state (feed->state, having);

  if (state != NULL)
    return state;
  if (feed->serial == 0)
    return g_strdup (_("Was not fetched yet"));
  if (feed->expires_sec <= now_sec)
    return g_strdup_printf (ngettext ("Due for renewal, published %d day ago", "Due for renewal, published %d days ago",
                                      days), days);
  return dup_current (feed, days);
}

/* The object */

static void
ent_feed_item_get_property (GObject    *object,
                            guint       prop_id,
                            GValue     *value,
                            GParamSpec *pspec)
{
  EntFeedItem *self = ENT_FEED_ITEM (object);

  switch (prop_id)
    {
    case PROP_TITLE:
      g_value_set_string (value, self->feed->title);
      break;
    case PROP_STATUS:
      g_value_take_string (value, self->work != NULL ? g_strdup (self->work) : dup_status (self->feed));
      break;
    case PROP_BUSY:
      g_value_set_boolean (value, self->work != NULL);
      break;
    case PROP_FRACTION:
      g_value_set_double (value, self->fraction);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
ent_feed_item_finalize (GObject *object)
{
  EntFeedItem *self = ENT_FEED_ITEM (object);

  ent_feed_free (self->feed);
  g_free (self->work);
  G_OBJECT_CLASS (ent_feed_item_parent_class)->finalize (object);
}

static void
ent_feed_item_class_init (EntFeedItemClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GParamFlags flags = G_PARAM_READABLE | G_PARAM_STATIC_STRINGS;

  object_class->get_property = ent_feed_item_get_property;
  object_class->finalize = ent_feed_item_finalize;
  properties[PROP_TITLE] = g_param_spec_string ("title", NULL, NULL, NULL, flags);
  properties[PROP_STATUS] = g_param_spec_string ("status", NULL, NULL, NULL, flags);
  properties[PROP_BUSY] = g_param_spec_boolean ("busy", NULL, NULL, FALSE, flags);
  properties[PROP_FRACTION] = g_param_spec_double ("fraction", NULL, NULL, 0, 1, 0, flags);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
ent_feed_item_init (EntFeedItem *self)
{
}

EntFeedItem *
ent_feed_item_new (EntFeed *feed)
{
  EntFeedItem *self = g_object_new (ENT_TYPE_FEED_ITEM, NULL);

  self->feed = feed;
  return self;
}

const EntFeed *
ent_feed_item_get_feed (EntFeedItem *self)
{
  g_return_val_if_fail (ENT_IS_FEED_ITEM (self), NULL);

  return self->feed;
}

void
ent_feed_item_set_feed (EntFeedItem *self,
                        EntFeed     *feed)
{
  gboolean renamed = g_strcmp0 (self->feed->title, feed->title) != 0;

  ent_feed_free (self->feed);
  self->feed = feed;
  if (renamed)
    g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_TITLE]);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_STATUS]);
}

void
ent_feed_item_set_work (EntFeedItem *self,
                        const char  *work,
                        double       fraction)
{
  gboolean turned = (work != NULL) != (self->work != NULL);
  gboolean moved = fraction != self->fraction;

  self->fraction = fraction;
  if (g_strcmp0 (work, self->work) != 0)
    {
      g_free (self->work);
      self->work = g_strdup (work);
      g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_STATUS]);
    }
  if (moved)
    g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_FRACTION]);
  if (turned)
    g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_BUSY]);
}
