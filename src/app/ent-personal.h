#pragma once

#include "ent-library.h"
#include "ent-own.h"

G_BEGIN_DECLS

/* What people wrote, as windows see it: notes, events and ratings of their own, and layers that were
 * handed in.  One for the program, kept in memory and up to date with what this or any other
 * process writes.  Main thread. */

/* Whether what a person typed is on the disk. */
typedef enum
{
  ENT_SAVE_SAVED,
  ENT_SAVE_SAVING,
  ENT_SAVE_FAILED,  /* tried again by itself until it succeeds; the text is not lost meanwhile */
} EntSaveState;

/* A note in a list model; the same object as long as the note lives. Properties: "note" (pointer; notified
 * when it is another one), "state" (EntSaveState as int), "problem" (string: why it could not be saved, or NULL). */
#define ENT_TYPE_NOTE_ITEM (ent_note_item_get_type ())
G_DECLARE_FINAL_TYPE (EntNoteItem, ent_note_item, ENT, NOTE_ITEM, GObject)

const EntNote *ent_note_item_get_note    (EntNoteItem *self);
EntSaveState   ent_note_item_get_state   (EntNoteItem *self);
const char    *ent_note_item_get_problem (EntNoteItem *self);

/* Signals: "notes-changed", "events-changed", "ratings-changed" (each with a string: the case's id, or
 * NULL: of any), "layers-changed". Property: "unsaved" (boolean): something could not be saved yet. */
#define ENT_TYPE_PERSONAL (ent_personal_get_type ())
G_DECLARE_FINAL_TYPE (EntPersonal, ent_personal, ENT, PERSONAL, GObject)

EntPersonal   *ent_personal_new              (EntLibrary          *library);
/* Reads what there is, of an open library, and goes on reading what changes. */
void           ent_personal_start_async      (EntPersonal         *self,
                                              GAsyncReadyCallback  callback,
                                              gpointer             user_data);
gboolean       ent_personal_start_finish     (EntPersonal         *self,
                                              GAsyncResult        *result,
                                              GError             **error);
EntLibrary    *ent_personal_get_library      (EntPersonal         *self);

/* (transfer none) (element-type EntNoteItem): of all cases and all layers, without the bin; in no order */
GListModel    *ent_personal_get_notes        (EntPersonal         *self);
/* (transfer none) (nullable) */
EntNoteItem   *ent_personal_find_note        (EntPersonal         *self,
                                              const char          *id);
/* (transfer container) (element-type EntNoteItem): notes of layers that are shown, oldest first;
 * with @kind −1 all of the case, with @id NULL all of the kind */
GPtrArray     *ent_personal_list_notes       (EntPersonal         *self,
                                              const char          *case_id,
                                              int                  kind,
                                              const char          *id);
/* (transfer container) (element-type EntOwnEvent): borrowed until the main loop runs again; of layers that
 * are shown */
GPtrArray     *ent_personal_list_events      (EntPersonal         *self,
                                              const char          *case_id);
const EntOwnEvent *
               ent_personal_find_event       (EntPersonal         *self,
                                              const char          *id);
/* (transfer container) (element-type EntOwnRating): the person's own first; of layers that are shown. @case_id:
 * (nullable): NULL for all, @factor too */
GPtrArray     *ent_personal_list_ratings     (EntPersonal         *self,
                                              const char          *case_id,
                                              const char          *factor);
/* The person's own, or NULL. */
const EntOwnRating *
               ent_personal_find_rating      (EntPersonal         *self,
                                              const char          *case_id,
                                              const char          *factor);

/* (transfer none) (element-type EntLayer): by name */
GPtrArray     *ent_personal_get_layers       (EntPersonal         *self);
/* "Anna Kim"; for NULL "You". */
const char    *ent_personal_get_layer_name   (EntPersonal         *self,
                                              const char          *id);
gboolean       ent_personal_is_layer_shown   (EntPersonal         *self,
                                              const char          *id);
void           ent_personal_set_layer_shown  (EntPersonal         *self,
                                              const char          *id,
                                              gboolean             shown);

/* These and no others are shown. @ids: (nullable): NULL for all */
void           ent_personal_show_layers      (EntPersonal         *self,
                                              const char * const  *ids);

/* Writing.  Each can be undone; it is seen at once, before it is on the disk, and a callback says when it is.
 * @callback may be NULL; then what goes wrong is told by the item's state, or by "failed" (string). */

/* @note: (transfer full): new or changed. Typing on in the same note is one change to undo. */
void           ent_personal_save_note        (EntPersonal         *self,
                                              EntNote             *note,
                                              GAsyncReadyCallback  callback,
                                              gpointer             user_data);
/* Many at once. @name: translated, for "Undo"; @notes: (element-type EntNote), copied */
void           ent_personal_save_notes       (EntPersonal         *self,
                                              const char          *name,
                                              GPtrArray           *notes,
                                              GAsyncReadyCallback  callback,
                                              gpointer             user_data);
void           ent_personal_bin_notes        (EntPersonal         *self,
                                              const char * const  *ids,
                                              gboolean             binned,
                                              GAsyncReadyCallback  callback,
                                              gpointer             user_data);
/* @event: (transfer full). @name: translated, for "Undo", or NULL for the usual one; changes of the same
 * @merge_key (nullable) are one to undo. */
void           ent_personal_save_event       (EntPersonal         *self,
                                              EntOwnEvent         *event,
                                              const char          *name,
                                              const char          *merge_key,
                                              GAsyncReadyCallback  callback,
                                              gpointer             user_data);
void           ent_personal_bin_event        (EntPersonal         *self,
                                              const char          *id,
                                              gboolean             binned,
                                              GAsyncReadyCallback  callback,
                                              gpointer             user_data);
/* @rating: (transfer full) */
void           ent_personal_save_rating      (EntPersonal         *self,
                                              EntOwnRating        *rating,
                                              GAsyncReadyCallback  callback,
                                              gpointer             user_data);
/* Of the person's own rating; "notify::unsaved" comes when it changes. @problem: (out): why it could not be
 * saved, or NULL; borrowed */
EntSaveState   ent_personal_get_rating_state (EntPersonal         *self,
                                              const char          *case_id,
                                              const char          *factor,
                                              const char         **problem);
void           ent_personal_remove_rating    (EntPersonal         *self,
                                              const char          *case_id,
                                              const char          *factor,
                                              GAsyncReadyCallback  callback,
                                              gpointer             user_data);
void           ent_personal_remove_layer     (EntPersonal         *self,
                                              const char          *id,
                                              GAsyncReadyCallback  callback,
                                              gpointer             user_data);
/* The words of what could not be saved yet, as Markdown; NULL where all is. @problem: (out) (optional)
 * (nullable) (transfer full): why, once it has failed */
char          *ent_personal_dup_unsaved      (EntPersonal         *self,
                                              char               **problem);
/* The person gives up what could not be saved. */
void           ent_personal_give_up          (EntPersonal         *self);
gboolean       ent_personal_write_finish     (EntPersonal         *self,
                                              GAsyncResult        *result,
                                              GError             **error);

G_END_DECLS
