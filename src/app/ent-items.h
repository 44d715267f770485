#pragma once

#include <glib-object.h>

#include "ent-store.h"

G_BEGIN_DECLS

/* Rows of list models: what the store returns, wrapped. */

#define ENT_TYPE_CASE_ITEM (ent_case_item_get_type ())
G_DECLARE_FINAL_TYPE (EntCaseItem, ent_case_item, ENT, CASE_ITEM, GObject)
EntCaseItem       *ent_case_item_new      (EntCaseInfo *info); /* (transfer full) */
const EntCaseInfo *ent_case_item_get_info (EntCaseItem *self);
/* How many notes the person has on it. Property "n-notes". */
guint              ent_case_item_get_n_notes (EntCaseItem *self);
void               ent_case_item_set_n_notes (EntCaseItem *self,
                                           guint        n_notes);
/* (nullable): whose case it is, where another one has the same id where it was published. Once, by whoever has all of
 * them. */
const char        *ent_case_item_get_origin    (EntCaseItem *self);
void               ent_case_item_set_origin    (EntCaseItem *self,
                                                const char  *origin);
/* Its title, with whose it is where that tells it from another. (transfer full) */
char              *ent_case_item_dup_title     (EntCaseItem *self);
/* What is new about it, in a word, with an icon; (nullable): nothing. Property "news": the word. */
const char        *ent_case_item_get_news      (EntCaseItem *self);
const char        *ent_case_item_get_news_icon (EntCaseItem *self);
/* @news, @icon: (nullable): static */
void               ent_case_item_set_news      (EntCaseItem *self,
                                                const char  *news,
                                                const char  *icon);

#define ENT_TYPE_HIT_ITEM (ent_hit_item_get_type ())
G_DECLARE_FINAL_TYPE (EntHitItem, ent_hit_item, ENT, HIT_ITEM, GObject)
EntHitItem        *ent_hit_item_new       (EntHit      *hit);  /* (transfer full) */
const EntHit      *ent_hit_item_get_hit   (EntHitItem  *self);
/* Where it leads, as a link. (transfer full) (nullable) */
char              *ent_hit_item_dup_link  (EntHitItem  *self);

G_END_DECLS
