#pragma once

#include <gio/gio.h>

#include "ent-case.h"
#include "ent-codebook.h"
#include "ent-event-table.h"
#include "ent-note.h"

G_BEGIN_DECLS

/* The library: one SQLite file.  An EntStore is one connection to it and belongs to the
 * thread that uses it; open another one for another thread (WAL lets readers go on while
 * one writes). */

#define ENT_STORE_ERROR (ent_store_error_quark ())
typedef enum
{
  ENT_STORE_ERROR_BUSY,       /* another process writes: retry */
  ENT_STORE_ERROR_READ_ONLY,  /* from a newer Entente, or no right to write: say so */
  ENT_STORE_ERROR_CORRUPT,    /* the file is damaged: offer recovery */
  ENT_STORE_ERROR_FULL,       /* no room on the disk: keep the text, retry */
  ENT_STORE_ERROR_NOT_FOUND,  /* no such case, note or view */
  ENT_STORE_ERROR_CONFLICT,   /* changed meanwhile by somebody else: look again */
  ENT_STORE_ERROR_NAME,       /* taken, or none that can be: ask for another */
  ENT_STORE_ERROR_FAILED,     /* anything else SQLite says */
} EntStoreError;
GQuark ent_store_error_quark (void);

typedef enum
{
  ENT_STORE_CREATE   = 0,       /* create, migrate or recover as needed */
  ENT_STORE_READ     = 1 << 0,  /* only read; the file must exist and is never changed */
} EntStoreFlags;

/* What opening found; each may hold for a person to be told. */
typedef struct
{
  gboolean  created;         /* there was no library */
  gboolean  newer;           /* written by a newer Entente: opened read-only */
  char     *set_aside;       /* path of the damaged file that was moved away, or NULL */
  int       n_notes;         /* notes carried over from it */
  int       n_recovered;     /* personal rows carried over from it, those notes among them */
  int       n_lost;          /* personal rows known to be unreadable there */
} EntStoreReport;

void ent_store_report_clear (EntStoreReport *report);

#define ENT_TYPE_STORE (ent_store_get_type ())
G_DECLARE_FINAL_TYPE (EntStore, ent_store, ENT, STORE, GObject)

/* Feeds that are none: of the cases that ship with the program, and of those that a person has imported from
 * files. They replace each other's cases, and never a real feed's. */
#define ENT_BUNDLE_FEED "bundled"
#define ENT_LOCAL_FEED "local"

/* What an update of a feed did to a case (ent-store-feeds.h). */
typedef enum
{
  ENT_NEWS_NONE,
  ENT_NEWS_ADDED,
  ENT_NEWS_CHANGED,
  ENT_NEWS_WITHDRAWN,  /* no longer published, and kept */
  ENT_NEWS_REMOVED,    /* no longer published, and gone */
  ENT_NEWS_BACK,       /* published again */
} EntNewsKind;
#define ENT_N_NEWS_KINDS (ENT_NEWS_BACK + 1)

/* "added"; ENT_NEWS_NONE for what is none. */
const char *ent_news_kind_to_word   (EntNewsKind  kind);
EntNewsKind ent_news_kind_from_word (const char  *word);

/* What a case list shows, without the case's texts. */
typedef struct
{
  char      *id;            /* in the library: "us-vietnam", or "us-vietnam@demo" beside another one of that id */
  char      *published_id;  /* in its feed and its file: "us-vietnam" */
  char      *feed;
  char      *feed_title;    /* NULL for ENT_BUNDLE_FEED and ENT_LOCAL_FEED */
  gboolean   withdrawn;     /* its feed publishes it no more */
  EntNewsKind fresh;        /* the last news of it that were not seen; ADDED and BACK before CHANGED */
  int        version;
  EntText   *title;
  EntText   *short_title;  /* or NULL */
  EntText   *summary;
  EntText   *status;       /* or NULL */
  EntDate   *period;
  GPtrArray *relations;    /* of EntRelationStep, without text and sources */
  int        n_events;
} EntCaseInfo;
void ent_case_info_free (EntCaseInfo *self);

typedef enum
{
  ENT_HIT_CASE,
  ENT_HIT_EVENT,
  ENT_HIT_ACTOR,
  ENT_HIT_DOCUMENT,
  ENT_HIT_SOURCE,
  ENT_HIT_STORY,
  ENT_HIT_NOTE,
} EntHitKind;

/* Something that a search found. */
typedef struct
{
  EntHitKind  kind;
  char       *case_id;     /* or NULL for a note without a case */
  char       *case_title;  /* in the reader's language, or NULL */
  char       *id;          /* inside the case; the case's own id for a case; a note's UUID */
  char       *title;
  char       *date;        /* EDTF, or NULL */
  char       *snippet;     /* Pango markup: the words around the hit, hits in <b>; or NULL */
} EntHit;
void        ent_hit_free            (EntHit     *self);
const char *ent_hit_kind_to_word    (EntHitKind  kind);  /* "event" */
const char *ent_hit_kind_to_label   (EntHitKind  kind);  /* translated: "Event" */

/* $XDG_DATA_HOME/entente/library.db (transfer full) */
char       *ent_store_dup_default_path (void);

/**
 * ent_store_open:
 * @report: (out caller-allocates) (optional): clear with ent_store_report_clear()
 *
 * Makes the folder and the file where there is none; migrates an older library in one
 * transaction; opens a newer one read-only; sets a damaged one aside under a name with its
 * date and carries its readable personal rows into a new one.  May take long: off the main
 * thread, unless the library was opened before in this process.
 * Returns: (transfer full) (nullable)
 */
EntStore   *ent_store_open          (const char       *path,
                                     EntStoreFlags     flags,
                                     EntStoreReport   *report,
                                     GError          **error);
const char *ent_store_get_path      (EntStore         *self);
gboolean    ent_store_is_read_only  (EntStore         *self);

/* Published rows.  put replaces the cases of these ids whole, in one transaction: all of
 * them or none.  Personal rows are not touched, but for the places of notes, which are found in the new
 * case (ent_note_place_in()) or said to be lost. */
gboolean     ent_store_put_cases     (EntStore         *self,
                                      GPtrArray        *cases, /* of EntCase */
                                      const char       *feed,
                                      GCancellable     *cancellable,
                                      GError          **error);
gboolean     ent_store_remove_case   (EntStore         *self,
                                      const char       *case_id,
                                      GError          **error);
/* (transfer full) (element-type EntCaseInfo): by title in the reader's language */
GPtrArray   *ent_store_list_cases    (EntStore         *self,
                                      GError          **error);
/* The whole case, sealed; equal to what was put. NOT_FOUND where there is none. */
EntCase     *ent_store_load_case     (EntStore         *self,
                                      const char       *case_id,
                                      GCancellable     *cancellable,
                                      GError          **error);
/**
 * ent_store_load_table:
 *
 * The case's events in columns, as ent_event_table_new() makes them of the whole case, but
 * without making a record of any: its item has no events, assessments, story, documents,
 * questions, lectures and sources.  Records are read as they are asked for, through a connection
 * that the table opens for itself and keeps; one that was meanwhile replaced by another is
 * one that cannot be read any more. Off the main thread for a large case.
 * Returns: (transfer full) (nullable): NOT_FOUND where there is no such case
 */
EntEventTable *ent_store_load_table  (EntStore         *self,
                                      const char       *case_id,
                                      GCancellable     *cancellable,
                                      GError          **error);
gboolean     ent_store_put_codebook  (EntStore         *self,
                                      EntCodebook      *codebook,
                                      GError          **error);
/* NULL without error where none was put yet. */
EntCodebook *ent_store_load_codebook (EntStore         *self,
                                      GError          **error);

/* A small memory of the library's own: which bundle was imported, and the like. */
char        *ent_store_dup_setting   (EntStore         *self,
                                      const char       *key);
gboolean     ent_store_set_setting   (EntStore         *self,
                                      const char       *key,
                                      const char       *value,
                                      GError          **error);

/* Personal rows. A note is on disk when put returns. */
gboolean     ent_store_put_note      (EntStore         *self,
                                      EntNote          *note,
                                      GError          **error);
gboolean     ent_store_remove_note   (EntStore         *self,
                                      const char       *id,
                                      GError          **error);
/* (element-type EntNote), newest first; @case_id NULL: all */
GPtrArray   *ent_store_list_notes    (EntStore         *self,
                                      const char       *case_id,
                                      GError          **error);

/**
 * ent_store_search:
 * @words: as a person types them; every word must be found, the last one may be unfinished
 * @limit: most hits to return
 *
 * Over cases, events, actors, documents, sources, stories and notes; case, diacritics (đ
 * too) and Arabic vowel signs and letter variants do not matter; Hangul, Arabic, Hebrew, Han
 * and kana are found by parts of words.
 * Returns: (transfer full) (element-type EntHit): best first; empty for no words
 */
GPtrArray   *ent_store_search        (EntStore         *self,
                                      const char       *words,
                                      int               limit,
                                      GCancellable     *cancellable,
                                      GError          **error);

/**
 * ent_store_check:
 * @n_rows: (out) (optional): rows looked at
 *
 * SQLite's integrity check, foreign keys, the search index against its rows, and personal
 * rows whose published thing is gone.
 * Returns: (transfer full) (element-type utf8) (nullable): one line for each fault; empty if none
 */
GPtrArray   *ent_store_check         (EntStore         *self,
                                      gint64           *n_rows,
                                      GCancellable     *cancellable,
                                      GError          **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (EntCaseInfo, ent_case_info_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (EntHit, ent_hit_free)

G_END_DECLS
