#include "config.h"

#include "ent-items.h"

#include <glib/gi18n-lib.h>

#include "ent-address.h"

struct _EntCaseItem
{
  GObject      parent_instance;
  EntCaseInfo *info;
  char        *origin;     /* or NULL */
  guint        n_notes;
  const char  *news;       /* or NULL */
  const char  *news_icon;
};

enum { PROP_0, PROP_N_NOTES, PROP_NEWS, N_PROPS };
static GParamSpec *properties[N_PROPS];

G_DEFINE_FINAL_TYPE (EntCaseItem, ent_case_item, G_TYPE_OBJECT)

static void
ent_case_item_finalize (GObject *object)
{
  ent_case_info_free (ENT_CASE_ITEM (object)->info);
  g_free (ENT_CASE_ITEM (object)->origin);
  G_OBJECT_CLASS (ent_case_item_parent_class)->finalize (object);
}

static void
ent_case_item_get_property (GObject    *object,
                            guint       id,
                            GValue     *value,
                            GParamSpec *pspec)
{
  if (id == PROP_N_NOTES)
    g_value_set_uint (value, ENT_CASE_ITEM (object)->n_notes);
  else if (id == PROP_NEWS)
    g_value_set_string (value, ENT_CASE_ITEM (object)->news);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static void
ent_case_item_class_init (EntCaseItemClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = ent_case_item_finalize;
  G_OBJECT_CLASS (klass)->get_property = ent_case_item_get_property;

  properties[PROP_N_NOTES] = g_param_spec_uint ("n-notes", NULL, NULL, 0, G_MAXUINT, 0,
                                                G_PARAM_READABLE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY);
  properties[PROP_NEWS] = g_param_spec_string ("news", NULL, NULL, NULL,
                                               G_PARAM_READABLE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY);
  g_object_class_install_properties (G_OBJECT_CLASS (klass), N_PROPS, properties);
}

static void
ent_case_item_init (EntCaseItem *self)
{
}

EntCaseItem *
ent_case_item_new (EntCaseInfo *info)
{
  EntCaseItem *self = g_object_new (ENT_TYPE_CASE_ITEM, NULL);

  self->info = info;
  return self;
}

guint
ent_case_item_get_n_notes (EntCaseItem *self)
{
  return self->n_notes;
}

void
ent_case_item_set_n_notes (EntCaseItem *self,
                           guint        n_notes)
{
  if (self->n_notes == n_notes)
    return;
  self->n_notes = n_notes;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_N_NOTES]);
}

const char *
ent_case_item_get_origin (EntCaseItem *self)
{
  return self->origin;
}

void
ent_case_item_set_origin (EntCaseItem *self,
                          const char  *origin)
{
  g_free (self->origin);
  self->origin = g_strdup (origin);
}

char *
ent_case_item_dup_title (EntCaseItem *self)
{
  const char *title = ent_text_get (self->info->title);

  if (self->origin == NULL)
    return g_strdup (title);
  /* Translators: the title of a case, and whose it is: "US–Vietnam (Demo Cases)" */
  return g_strdup_printf (_("%s (%s)"), title, self->origin);
}

const char *
ent_case_item_get_news (EntCaseItem *self)
{
  return self->news;
}

const char *
ent_case_item_get_news_icon (EntCaseItem *self)
{
  return self->news_icon;
}

void
ent_case_item_set_news (EntCaseItem *self,
                        const char  *news,
                        const char  *icon)
{
  if (g_strcmp0 (self->news, news) == 0)
    return;
  self->news = news;
  self->news_icon = icon;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_NEWS]);
}

const EntCaseInfo *
ent_case_item_get_info (EntCaseItem *self)
{
  return self->info;
}

struct _EntHitItem
{
  GObject  parent_instance;
  EntHit  *hit;
};

G_DEFINE_FINAL_TYPE (EntHitItem, ent_hit_item, G_TYPE_OBJECT)

static void
ent_hit_item_finalize (GObject *object)
{
  ent_hit_free (ENT_HIT_ITEM (object)->hit);
  G_OBJECT_CLASS (ent_hit_item_parent_class)->finalize (object);
}

static void
ent_hit_item_class_init (EntHitItemClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = ent_hit_item_finalize;
}

static void
ent_hit_item_init (EntHitItem *self)
{
}

EntHitItem *
ent_hit_item_new (EntHit *hit)
{
  EntHitItem *self = g_object_new (ENT_TYPE_HIT_ITEM, NULL);

  self->hit = hit;
  return self;
}

const EntHit *
ent_hit_item_get_hit (EntHitItem *self)
{
  return self->hit;
}

char *
ent_hit_item_dup_link (EntHitItem *self)
{
  static const int kinds[] = {
    [ENT_HIT_CASE] = ENT_ADDRESS_CASE,
    [ENT_HIT_EVENT] = ENT_ADDRESS_EVENT,
    [ENT_HIT_ACTOR] = ENT_ADDRESS_ACTOR,
    [ENT_HIT_DOCUMENT] = ENT_ADDRESS_DOCUMENT,
    [ENT_HIT_SOURCE] = ENT_ADDRESS_SOURCE,
    [ENT_HIT_STORY] = ENT_ADDRESS_STORY,
    [ENT_HIT_NOTE] = ENT_ADDRESS_NOTE,
  };
  const EntHit *hit = self->hit;

  if (hit->kind == ENT_HIT_NOTE)
    return ent_address_format (ENT_ADDRESS_NOTE, NULL, hit->id);
  return hit->case_id ? ent_address_format (kinds[hit->kind], hit->case_id, hit->id) : NULL;
}
