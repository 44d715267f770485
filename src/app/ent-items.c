#include "config.h"

#include "ent-items.h"

#include "ent-address.h"

struct _EntCaseItem
{
  GObject      parent_instance;
  EntCaseInfo *info;
};

G_DEFINE_FINAL_TYPE (EntCaseItem, ent_case_item, G_TYPE_OBJECT)

static void
ent_case_item_finalize (GObject *object)
{
  ent_case_info_free (ENT_CASE_ITEM (object)->info);
  G_OBJECT_CLASS (ent_case_item_parent_class)->finalize (object);
}

static void
ent_case_item_class_init (EntCaseItemClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = ent_case_item_finalize;
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
