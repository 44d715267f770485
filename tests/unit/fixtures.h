#pragma once

#include "ent-case.h"
#include "ent-codebook.h"
#include "ent-note.h"

G_BEGIN_DECLS

/* Cases built through the model, for the tests of all folders. */

/* Two parties, four events, one of everything else; Panmunjom in a few words, with Korean,
 * Arabic and Vietnamese in it. Sealed. */
EntCase     *ent_fixture_case_new            (const char        *id);

/* Random records.  A field that may be missing is there with a probability of @filled;
 * lists have up to @n_items items (events exactly as many).  Ids are unique, references
 * lead somewhere. Sealed. */
EntCase     *ent_fixture_case_new_random     (const char        *id,
                                              GRand             *rand,
                                              double             filled,
                                              guint              n_items);
EntCodebook *ent_fixture_codebook_new_random (GRand             *rand,
                                              double             filled);
EntNote     *ent_fixture_note_new_random     (GRand             *rand,
                                              double             filled);

/* Assert that every field is the same. */
void         ent_fixture_assert_case         (const EntCase     *a,
                                              const EntCase     *b);
void         ent_fixture_assert_event        (const EntEvent    *a,
                                              const EntEvent    *b);
void         ent_fixture_assert_codebook     (const EntCodebook *a,
                                              const EntCodebook *b);
void         ent_fixture_assert_note         (const EntNote     *a,
                                              const EntNote     *b);

/* A new empty folder, and a folder's end with all that is in it. */
char        *ent_fixture_dup_folder          (void);
void         ent_fixture_remove_folder       (const char        *path);

/* Runs SQL on a library's file, past the library. */
void         ent_fixture_execute             (const char        *path,
                                              const char        *sql);
/* One text from the file. */
char        *ent_fixture_dup_query           (const char        *path,
                                              const char        *sql);
/* Runs the SQL that a file of tests/unit/data holds. */
void         ent_fixture_execute_file        (const char        *path,
                                              const char        *name);

G_END_DECLS
