#pragma once

#include "ent-sql.h"
#include "ent-store.h"

G_BEGIN_DECLS

/* What of each thing goes into the search index, and in which words. */

/* The strings of one thing in which words are found. */
typedef struct
{
  gboolean   for_reader;  /* reader's language first and as shown, not as indexed */
  GPtrArray *titles;      /* of char* */
  GPtrArray *bodies;      /* of char* */
} EntIndexTexts;

void            ent_index_texts_init      (EntIndexTexts         *self,
                                           gboolean               for_reader);
void            ent_index_texts_clear     (EntIndexTexts         *self);
void            ent_index_texts_case      (EntIndexTexts         *self,
                                           const EntCase         *c);
void            ent_index_texts_event     (EntIndexTexts         *self,
                                           const EntEvent        *event);
void            ent_index_texts_actor     (EntIndexTexts         *self,
                                           const EntActor        *actor);
void            ent_index_texts_document  (EntIndexTexts         *self,
                                           const EntDocument     *document);
void            ent_index_texts_source    (EntIndexTexts         *self,
                                           const EntSource       *source);
void            ent_index_texts_story     (EntIndexTexts         *self,
                                           const EntStorySection *section);
void            ent_index_texts_note      (EntIndexTexts         *self,
                                           const EntNote         *note);

/* What the index holds of them: one folded line for each string and one for parts of words. */
char           *ent_index_texts_dup_title (EntIndexTexts         *self);
char           *ent_index_texts_dup_body  (EntIndexTexts         *self);

/* @item: position in its list; 0 for a case. @title, @body: (transfer full). Return FALSE to stop. */
typedef gboolean (*EntIndexFunc) (EntHitKind  kind,
                                  int         item,
                                  char       *title,
                                  char       *body,
                                  gpointer    data);

/* Calls @func with everything in @c that can be found. */
void            ent_index_case            (const EntCase         *c,
                                           EntIndexFunc           func,
                                           gpointer               data);

/* Writes search rows, inside the caller's transaction. */
typedef struct _EntIndexWriter EntIndexWriter;

EntIndexWriter *ent_index_writer_new      (sqlite3               *db,
                                           GError               **error);
void            ent_index_writer_free     (EntIndexWriter        *self);
/* @title, @body: (transfer full): they may wait for ent_index_writer_finish() */
gboolean        ent_index_writer_add      (EntIndexWriter        *self,
                                           EntHitKind             kind,
                                           gint64                 case_key,
                                           int                    item,
                                           char                  *title,
                                           char                  *body,
                                           GError               **error);
/* To be called before the rows that were added are searched or removed, and at the end. */
gboolean        ent_index_writer_finish   (EntIndexWriter        *self,
                                           GError               **error);
gboolean        ent_index_writer_add_note (EntIndexWriter        *self,
                                           gint64                 note_key,
                                           const EntNote         *note,
                                           GError               **error);

/* Take the search rows away, before what they stand for goes. */
gboolean        ent_index_remove_case     (sqlite3               *db,
                                           const char            *case_id,
                                           GError               **error);
gboolean        ent_index_remove_note     (sqlite3               *db,
                                           const char            *note_id,
                                           GError               **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (EntIndexWriter, ent_index_writer_free)
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (EntIndexTexts, ent_index_texts_clear)

G_END_DECLS
