#pragma once

#include "ent-personal.h"

G_BEGIN_DECLS

struct _EntNoteItem
{
  GObject       parent_instance;

  EntNote      *note;
  EntSaveState  state;
  char         *problem;
};

/* ent-personal.c holds what is known, ent-personal-read.c keeps it up to date, ent-personal-write.c writes. */
struct _EntPersonal
{
  GObject     parent_instance;

  EntLibrary *library;
  GListStore *notes;         /* of EntNoteItem */
  GHashTable *items;         /* note id → EntNoteItem, borrowed */
  GHashTable *case_items;    /* case id → GPtrArray of borrowed EntNoteItem */
  GPtrArray  *events;        /* of EntOwnEvent, by date */
  GPtrArray  *ratings;       /* of EntOwnRating */
  GPtrArray  *layers;        /* of EntLayer, by name */
  GHashTable *hidden;        /* ids of layers */

  gboolean    reading;
  gboolean    read_again;    /* something was touched meanwhile */
  gboolean    touched_all;
  GHashTable *touched_notes; /* ids */
  gboolean    touched_events, touched_ratings, touched_layers;
  GPtrArray  *starting;      /* of GTask: those who wait for the first reading */

  GHashTable *binned;        /* ids of notes that went into the bin here */
  GHashTable *in_deeds;      /* note id → how many deeds with it are on their way to the disk */
  GHashTable *pending;       /* key of a record → Pending (ent-personal-write.c) */
  guint       retry;         /* timeout, or 0 */
};

EntNoteItem *ent_note_item_new          (EntNote      *note); /* (transfer full) */
/* @note: (transfer full). Nothing is told where it is the same. Returns: whether it changed */
gboolean     ent_note_item_set_note     (EntNoteItem  *self,
                                         EntNote      *note);
void         ent_note_item_set_state    (EntNoteItem  *self,
                                         EntSaveState  state,
                                         const char   *problem);

/* What is seen before it is on the disk. Each tells who listens.
 * @note: (transfer full): one in the bin goes from the lists */
EntNoteItem *ent_personal_take_note     (EntPersonal  *self,
                                         EntNote      *note);
void         ent_personal_drop_note     (EntPersonal  *self,
                                         const char   *id);
/* (transfer full) */
void         ent_personal_take_event    (EntPersonal  *self,
                                         EntOwnEvent  *event);
void         ent_personal_drop_event    (EntPersonal  *self,
                                         const char   *id);
/* (transfer full) */
void         ent_personal_take_rating   (EntPersonal  *self,
                                         EntOwnRating *rating);
void         ent_personal_drop_rating   (EntPersonal  *self,
                                         const char   *case_id,
                                         const char   *factor);
/* Many at once, which were not known. (element-type EntNote): taken out of @notes */
void         ent_personal_add_notes     (EntPersonal  *self,
                                         GPtrArray    *notes);

/* Reads these again, whatever was seen before. */
void         ent_personal_read_all      (EntPersonal  *self);
void         ent_personal_read_notes    (EntPersonal  *self,
                                         GPtrArray    *ids);

void         ent_personal_init_writing  (EntPersonal  *self);
void         ent_personal_clear_writing (EntPersonal  *self);
/* Whether a newer one of this key is on its way to the disk. */
gboolean     ent_personal_is_pending    (EntPersonal  *self,
                                         const char   *kind,
                                         const char   *id);
/* Whether it was deleted since. */
gboolean     ent_personal_is_gone       (EntPersonal  *self,
                                         const char   *kind,
                                         const char   *id);
void         ent_personal_notify_unsaved (EntPersonal *self);

G_END_DECLS
