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
/* Moments, parties, phases, assessments, questions and suggested lectures. */
void      ent_load_rest      (EntReader *reader,
                              EntCase   *c);

G_END_DECLS
