#pragma once

#include "ent-store.h"

G_BEGIN_DECLS

/* The library as the interface sees it: every call is answered later, from a worker thread
 * with its own connection; replies come on the caller's main context.
 *
 * Signals: "changed", when a job changed the library; "touched" (GPtrArray of EntTouch, or NULL:
 * anything may have changed), after that and after what another process changed.
 * Properties: "undo-name" and "redo-name" (read only): what the change that can be taken back or made
 * again is called, "Edit Note", or NULL where there is none. */
#define ENT_TYPE_LIBRARY (ent_library_get_type ())
G_DECLARE_FINAL_TYPE (EntLibrary, ent_library, ENT, LIBRARY, GObject)

/* Does its work in a worker thread with a store that is open for writing; an import, say. */
typedef gboolean (*EntLibraryJob) (EntStore      *store,
                                   gpointer       data,
                                   GCancellable  *cancellable,
                                   GError       **error);

/* @path: (nullable): NULL for the default */
EntLibrary     *ent_library_new                (const char           *path);
const char     *ent_library_get_path           (EntLibrary           *self);

/* Runs @job after all jobs asked for before it; "changed" is emitted when it returned TRUE. */
void            ent_library_run_async          (EntLibrary           *self,
                                                EntLibraryJob         job,
                                                gpointer              data,
                                                GDestroyNotify        data_free,
                                                GCancellable         *cancellable,
                                                GAsyncReadyCallback   callback,
                                                gpointer              user_data);
gboolean        ent_library_run_finish         (EntLibrary           *self,
                                                GAsyncResult         *result,
                                                GError              **error);
/* A callback for it, whose @user_data is the GTask (transfer full) of somebody else's call: ends that as the job ended. */
void            ent_library_return_run_cb      (GObject              *source,
                                                GAsyncResult         *result,
                                                gpointer              user_data);

/**
 * ent_library_change_async:
 * @name: translated: what a menu calls it after "Undo"
 * @merge_key: (nullable): of a change that goes on with the last one, if that had the same key
 *
 * The same for a job on personal rows: all of it or nothing, and it can be taken back.
 */
void            ent_library_change_async       (EntLibrary           *self,
                                                const char           *name,
                                                const char           *merge_key,
                                                EntLibraryJob         job,
                                                gpointer              data,
                                                GDestroyNotify        data_free,
                                                GCancellable         *cancellable,
                                                GAsyncReadyCallback   callback,
                                                gpointer              user_data);
/* Takes the last change back; then that can be done again until another one is made. The
 * name of what was taken back is given; NULL without error where there was nothing.
 * ENT_STORE_ERROR_CONFLICT where it was changed since by another process: then nothing happens, and the
 * change is forgotten. */
void            ent_library_undo_async         (EntLibrary           *self,
                                                GAsyncReadyCallback   callback,
                                                gpointer              user_data);
char           *ent_library_undo_finish        (EntLibrary           *self,
                                                GAsyncResult         *result,
                                                GError              **error);
void            ent_library_redo_async         (EntLibrary           *self,
                                                GAsyncReadyCallback   callback,
                                                gpointer              user_data);
char           *ent_library_redo_finish        (EntLibrary           *self,
                                                GAsyncResult         *result,
                                                GError              **error);
/* (nullable) */
const char     *ent_library_get_undo_name      (EntLibrary           *self);
const char     *ent_library_get_redo_name      (EntLibrary           *self);

/* Asks any question of the library in a thread with a connection that only reads. The worker
 * returns what finish gives, or NULL with @error. */
typedef gpointer (*EntLibraryQuestion) (EntStore      *store,
                                        gpointer       data,
                                        GCancellable  *cancellable,
                                        GError       **error);
void            ent_library_ask_async          (EntLibrary           *self,
                                                EntLibraryQuestion    question,
                                                gpointer              data,
                                                GDestroyNotify        data_free,
                                                GDestroyNotify        answer_free,
                                                GCancellable         *cancellable,
                                                GAsyncReadyCallback   callback,
                                                gpointer              user_data);
gpointer        ent_library_ask_finish         (EntLibrary           *self,
                                                GAsyncResult         *result,
                                                GError              **error);

/* Opens for the first time; the report tells what a person should hear.  Call it before any
 * other. */
void            ent_library_open_async         (EntLibrary           *self,
                                                GCancellable         *cancellable,
                                                GAsyncReadyCallback   callback,
                                                gpointer              user_data);
gboolean        ent_library_open_finish        (EntLibrary           *self,
                                                GAsyncResult         *result,
                                                EntStoreReport       *report,
                                                GError              **error);

/* Each finish gives (transfer full) what the function of ent-store.h of its name gives, and
 * NULL with an error; the codebook is NULL without one where none was put yet.  A call that
 * was cancelled ends with G_IO_ERROR_CANCELLED, whatever was found meanwhile. */
void            ent_library_list_async         (EntLibrary           *self,
                                                GCancellable         *cancellable,
                                                GAsyncReadyCallback   callback,
                                                gpointer              user_data);
GPtrArray      *ent_library_list_finish        (EntLibrary           *self,
                                                GAsyncResult         *result,
                                                GError              **error);
void            ent_library_load_case_async    (EntLibrary           *self,
                                                const char           *case_id,
                                                GCancellable         *cancellable,
                                                GAsyncReadyCallback   callback,
                                                gpointer              user_data);
EntCase        *ent_library_load_case_finish   (EntLibrary           *self,
                                                GAsyncResult         *result,
                                                GError              **error);
/* ent_store_load_table(); its records are then read on the thread that asks for them. */
void            ent_library_load_table_async   (EntLibrary           *self,
                                                const char           *case_id,
                                                GCancellable         *cancellable,
                                                GAsyncReadyCallback   callback,
                                                gpointer              user_data);
EntEventTable  *ent_library_load_table_finish  (EntLibrary           *self,
                                                GAsyncResult         *result,
                                                GError              **error);
void            ent_library_load_codebook_async  (EntLibrary         *self,
                                                GCancellable         *cancellable,
                                                GAsyncReadyCallback   callback,
                                                gpointer              user_data);
EntCodebook    *ent_library_load_codebook_finish (EntLibrary         *self,
                                                GAsyncResult         *result,
                                                GError              **error);
void            ent_library_search_async       (EntLibrary           *self,
                                                const char           *words,
                                                int                   limit,
                                                GCancellable         *cancellable,
                                                GAsyncReadyCallback   callback,
                                                gpointer              user_data);
GPtrArray      *ent_library_search_finish      (EntLibrary           *self,
                                                GAsyncResult         *result,
                                                GError              **error);

/* Of a case's id, as ent-store-views.h has them. */
void            ent_library_list_views_async   (EntLibrary           *self,
                                                const char           *case_id,
                                                GCancellable         *cancellable,
                                                GAsyncReadyCallback   callback,
                                                gpointer              user_data);
GPtrArray      *ent_library_list_views_finish  (EntLibrary           *self,
                                                GAsyncResult         *result,
                                                GError              **error);
void            ent_library_list_event_tags_async  (EntLibrary       *self,
                                                const char           *case_id,
                                                GCancellable         *cancellable,
                                                GAsyncReadyCallback   callback,
                                                gpointer              user_data);
GHashTable     *ent_library_list_event_tags_finish (EntLibrary       *self,
                                                GAsyncResult         *result,
                                                GError              **error);

G_END_DECLS
