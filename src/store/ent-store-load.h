#pragma once

#include "ent-case.h"
#include "ent-store-rows.h"

G_BEGIN_DECLS

/* The lists of one case, or ranges of them: @reader's owner is the case's key.  What cannot
 * be read stays in the reader's error. */

EntReader ent_load_reader    (sqlite3   *db,
                              gint64     case_key);
/* Title, short title, summary, status and outcome. */
void      ent_load_head      (EntReader *reader,
                              EntCase   *c);
void      ent_load_actors    (EntReader *reader,
                              GPtrArray *actors,
                              EntRange   range);
/* @whole: with texts and sources */
void      ent_load_relations (EntReader *reader,
                              GPtrArray *relations,
                              gboolean   whole);
void      ent_load_events    (EntReader *reader,
                              GPtrArray *events,
                              EntRange   range);
void      ent_load_story     (EntReader *reader,
                              GPtrArray *story,
                              EntRange   range);
void      ent_load_documents (EntReader *reader,
                              GPtrArray *documents,
                              EntRange   range);
void      ent_load_sources   (EntReader *reader,
                              GPtrArray *sources,
                              EntRange   range);
/* Moments, parties and phases. */
void      ent_load_frame     (EntReader *reader,
                              EntCase   *c);
/* Assessments, questions and suggested lectures. */
void      ent_load_rest      (EntReader *reader,
                              EntCase   *c);

/* The events of a range one after another.  The statements are prepared once, for as many
 * ranges as one likes. */
typedef struct
{
  EntReader    *reader;
  sqlite3_stmt *stmt;
  EntLanguages  languages;
  EntChildren   actors;
  EntChildren   factors;
  EntChildren   cites;
} EntEventReader;

void      ent_event_reader_init  (EntEventReader *self,
                                  EntReader      *reader,
                                  EntRange        range);
void      ent_event_reader_clear (EntEventReader *self);
/* Begins anew with another range; until the next event is asked for, no statement keeps the
 * library from being written. */
void      ent_event_reader_seek  (EntEventReader *self,
                                  EntRange        range);
/* (transfer full) (nullable): NULL at the end, and where the reader has an error */
EntEvent *ent_event_reader_next  (EntEventReader *self);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (EntEventReader, ent_event_reader_clear)

G_END_DECLS
