#pragma once

#include "exchange-fixture.h"

#include "ent-note.h"

G_BEGIN_DECLS

/* Looking at one requirement of the Web Annotation Data Model: annotation-musts.c has them all,
 * annotation-musts-write.c what looks at what Entente writes, annotation-musts-read.c what reads. */

#define CONTEXT "http://www.w3.org/ns/anno.jsonld"

/* A document with all that the model has; the reader takes it. */
extern const char good_document[];

/* Where in that the annotation is, and its selectors. */
#define A "/first/items/0"
#define S A "/target/selector"

/* The note of that document with one thing changed. @pointer: (nullable): nothing */
EntNote *read_changed           (const char *pointer,
                                 const char *value);

/* @root: all that was written of random notes */
void     check_context          (JsonObject *root);
void     check_annotation_ids   (JsonObject *root);
void     check_annotation_types (JsonObject *root);
void     check_targets          (JsonObject *root);
void     check_external         (JsonObject *root);
void     check_directions       (JsonObject *root);
void     check_values           (JsonObject *root);
void     check_string_bodies    (JsonObject *root);
void     check_choices          (JsonObject *root);
void     check_times            (JsonObject *root);
void     check_agents           (JsonObject *root);
void     check_nothing_else     (JsonObject *root);
void     check_sources          (JsonObject *root);
void     check_fragments        (JsonObject *root);
void     check_selectors        (JsonObject *root);
void     check_quotes           (JsonObject *root);
void     check_positions        (JsonObject *root);
void     check_collection       (JsonObject *root);
void     check_total            (JsonObject *root);
void     check_page             (JsonObject *root);
void     check_code_points      (JsonObject *root);
void     check_logical_order    (JsonObject *root);
void     check_normalized       (JsonObject *root);

/* The same, which read something by themselves. */
void     check_string_body_read (JsonObject *root);
void     check_canonical_read   (JsonObject *root);
void     check_one_segment_read (JsonObject *root);
void     check_states_read      (JsonObject *root);
void     check_style_read       (JsonObject *root);
void     check_page_context     (JsonObject *root);

G_END_DECLS
