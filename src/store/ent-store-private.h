#pragma once

#include <sys/stat.h>

#include "ent-sql.h"
#include "ent-store.h"

G_BEGIN_DECLS

struct _EntStore
{
  GObject       parent_instance;

  sqlite3      *db;
  char         *path;         /* absolute */
  gboolean      read_only;
  gboolean      newer;        /* read-only because a newer Entente wrote it */
  gboolean      counted;      /* among the open ones of its path */
  struct stat   identity;     /* of the file when it was opened */
  GCancellable *cancellable;  /* (unowned) (nullable): of the call at hand */
  sqlite3_session *recorder;  /* of the change at hand, or NULL */
  char         *written_note; /* id of the note that was written last, or NULL */
  gint64        written_usec; /* its modified_usec */
};

/* One read or write transaction with its cancellable; rolled back unless committed.  Start
 * it as { NULL } with g_auto().  Inside another one it is part of that. */
typedef struct
{
  EntStore *store;
  gboolean  nested;
  gboolean  writes;
} EntTransaction;

gboolean  ent_transaction_begin_read  (EntTransaction *self,
                                       EntStore       *store,
                                       GCancellable   *cancellable,
                                       GError        **error);
gboolean  ent_transaction_begin_write (EntTransaction *self,
                                       EntStore       *store,
                                       GCancellable   *cancellable,
                                       GError        **error);
gboolean  ent_transaction_commit      (EntTransaction *self,
                                       GError        **error);
void      ent_transaction_clear       (EntTransaction *self);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (EntTransaction, ent_transaction_clear)

/* Makes the damaged library at @path into a set-aside one and a new one with what could be
 * read of its personal rows.  Nobody else may have it open. */
gboolean  ent_store_recover           (const char     *path,
                                       EntStoreReport *report,
                                       GError        **error);
/* Whether the write-ahead log of @path begins with something that SQLite would throw away
 * without a word. */
gboolean  ent_store_is_wal_damaged    (const char     *path);

/* Searches find the notes again whose search rows are missing. */
gboolean  ent_store_index_notes       (EntStore       *self,
                                       GError        **error);
/* The same for one note, from its row as it is; nothing where there is none. */
gboolean  ent_store_index_note        (EntStore       *self,
                                       const char     *id,
                                       GError        **error);

/* Keeps @old, which the library holds and @note is to replace, as a version where it is worth that. */
gboolean  ent_store_keep_version      (EntStore       *self,
                                       const EntNote  *old,
                                       const EntNote  *note,
                                       GError        **error);

/* Finds the places of a case's notes, of all layers and in the bin too, in the case as it is now;
 * @item: (nullable): NULL where it is gone.  Only what changed is written, and of it only the place. */
gboolean  ent_store_place_notes       (EntStore       *self,
                                       const char     *case_id,
                                       EntCase        *item,
                                       GError        **error);

/* The key of a case; FALSE with @error where there is none. */
gboolean  ent_store_find_case         (EntStore       *self,
                                       const char     *case_id,
                                       gint64         *case_key,
                                       GError        **error);

/* Messages that more than one place gives. */
void      ent_store_set_not_found     (GError        **error,
                                       const char     *case_id);

G_END_DECLS
