#pragma once

#include "ent-case.h"
#include "ent-codebook.h"
#include "ent-json.h"

G_BEGIN_DECLS

/* What the parts of the case reader share. */

typedef enum
{
  ENT_ID_ACTOR,
  ENT_ID_PHASE,
  ENT_ID_EVENT,
  ENT_ID_STORY,
  ENT_ID_DOCUMENT,
  ENT_ID_LECTURE,
  ENT_ID_SOURCE,
} EntIdKind;
#define ENT_N_ID_KINDS (ENT_ID_SOURCE + 1)

typedef struct
{
  EntJson     *json;
  EntCodebook *codebook;  /* borrowed; or NULL */
  EntCase     *item;      /* borrowed: the case being built */

  /* Every id of the file, known before the first record is read, so that a reference is
   * checked where it stands: id → index + 1, borrowed from the tree. */
  GHashTable  *ids[ENT_N_ID_KINDS];
  GHashTable  *cited;     /* set of source ids, borrowed from ids */
  GHashTable  *assessed;  /* set of factor ids */

  /* The step before, to see steps out of order; borrowed. */
  EntDate     *previous;
  /* Stands in for a date that could not be read; nothing is compared with it. */
  EntDate     *any_date;
} EntCaseReader;

/* Every record of ids is made even where a part of it has a fault, with something in the
 * place of that part, so that the rest of the record is read and checked too. */
EntDate   *ent_case_reader_date      (EntCaseReader *self,
                                      JsonObject    *object,
                                      const char    *name);
EntText   *ent_case_reader_need_text (EntCaseReader *self,
                                      JsonObject    *object,
                                      const char    *name);
char      *ent_case_reader_need_id   (EntCaseReader *self,
                                      JsonObject    *object,
                                      const char    *name);
/* NULL where it is missing or has a fault. */
EntText   *ent_case_reader_text      (EntCaseReader *self,
                                      JsonObject    *object,
                                      const char    *name);

/* Reports at the present place where there is no such thing. */
gboolean   ent_case_reader_check_id  (EntCaseReader *self,
                                      EntIdKind      kind,
                                      const char    *id);
gboolean   ent_case_reader_check_factor (EntCaseReader *self,
                                      const char    *id);
/* The id of something else in the file. */
char      *ent_case_reader_reference (EntCaseReader *self,
                                      JsonObject    *object,
                                      const char    *name,
                                      EntIdKind      kind);
/* A list of them, each once, into @ids. */
void       ent_case_reader_references (EntCaseReader *self,
                                      JsonObject    *object,
                                      const char    *name,
                                      EntIdKind      kind,
                                      GPtrArray     *ids);
void       ent_case_reader_factors   (EntCaseReader *self,
                                      JsonObject    *object,
                                      const char    *name,
                                      GPtrArray     *ids);
/* A list of sources, into @cites. */
void       ent_case_reader_cites     (EntCaseReader *self,
                                      JsonObject    *object,
                                      const char    *name,
                                      GPtrArray     *cites);

/* Readers of whole lists, each of one kind of records into the case. */
void       ent_case_reader_parties   (EntCaseReader *self,
                                      JsonObject    *object);
void       ent_case_reader_events    (EntCaseReader *self,
                                      JsonObject    *object);
void       ent_case_reader_assessments (EntCaseReader *self,
                                      JsonObject    *object);
void       ent_case_reader_story     (EntCaseReader *self,
                                      JsonObject    *object);
void       ent_case_reader_documents (EntCaseReader *self,
                                      JsonObject    *object);
void       ent_case_reader_questions (EntCaseReader *self,
                                      JsonObject    *object);
void       ent_case_reader_lectures  (EntCaseReader *self,
                                      JsonObject    *object);
void       ent_case_reader_sources   (EntCaseReader *self,
                                      JsonObject    *object);

/**
 * ent_case_read:
 * @root: the whole file
 *
 * Returns: (transfer full) (nullable): the case, not yet sealed; of no use where @json has faults
 */
EntCase   *ent_case_read             (EntJson       *json,
                                      JsonNode      *root,
                                      EntCodebook   *codebook);

G_END_DECLS
