#pragma once

#include <json-glib/json-glib.h>

#include "ent-date.h"
#include "ent-fault.h"
#include "ent-text.h"

G_BEGIN_DECLS

/* Reading JSON so that nothing wrong goes unsaid: an EntJson knows where in the file the
 * reader stands (a JSON Pointer) and gathers every fault.  Each getter below reports what is
 * wrong with its member and returns NULL (or FALSE); a missing member is no fault here, as
 * ent_json_object() has reported it if it is required.  A reader can thus go on after any
 * fault and find the others. */
typedef struct _EntJson EntJson;

/* More faults than this are counted, not listed. */
#define ENT_JSON_MAX_LISTED 1000

typedef struct
{
  const char *name;
  gboolean    required;
} EntJsonMember;

typedef void (*EntJsonItemFunc)   (EntJson    *self,
                                   JsonNode   *node,
                                   gpointer    data);
typedef void (*EntJsonMemberFunc) (EntJson    *self,
                                   const char *name,
                                   JsonNode   *node,
                                   gpointer    data);

/* @faults: (nullable): gets what is found */
EntJson    *ent_json_new              (GPtrArray           *faults);
void        ent_json_free             (EntJson             *self);
/* Texts may hold all that JSON lets them hold: control characters too, as escapes, but for NUL.
 * For files that no person writes by hand. */
void        ent_json_allow_control    (EntJson             *self);
gboolean    ent_json_allows_control   (EntJson             *self);
/* Says that a limit stopped the reading, and whether one did. */
void        ent_json_set_too_large    (EntJson             *self);
gboolean    ent_json_is_too_large     (EntJson             *self);
/* Whether what is found now is only counted, so that no effort is worth making for its words. */
gboolean    ent_json_is_full          (EntJson             *self);
/* (transfer none): the list it adds to */
GPtrArray  *ent_json_get_faults       (EntJson             *self);
/* No more faults: closes a list that was cut with a line that says so. */
void        ent_json_finish           (EntJson             *self);
/* How many are no warnings, listed or not. */
guint       ent_json_get_n_faults     (EntJson             *self);
/* Of those, the first; NULL if none. */
const EntFault *
            ent_json_get_first_fault  (EntJson             *self);

/* Something wrong at the present place, at @pointer, or worth mending at the present place. */
void        ent_json_fault            (EntJson             *self,
                                       const char          *format,
                                       ...) G_GNUC_PRINTF (2, 3);
void        ent_json_fault_at         (EntJson             *self,
                                       const char          *pointer,
                                       const char          *format,
                                       ...) G_GNUC_PRINTF (3, 4);
/* At the member of this name of the present place. */
void        ent_json_fault_in         (EntJson             *self,
                                       const char          *name,
                                       const char          *format,
                                       ...) G_GNUC_PRINTF (3, 4);
void        ent_json_warn             (EntJson             *self,
                                       const char          *format,
                                       ...) G_GNUC_PRINTF (2, 3);

/* What was found in a part that was read by itself, below the present place. */
void        ent_json_take_over        (EntJson             *self,
                                       const EntFault      *fault);

/* One step down, and back to the mark that the step returned. */
gsize       ent_json_enter            (EntJson             *self,
                                       const char          *name);
gsize       ent_json_enter_item       (EntJson             *self,
                                       guint                index);
void        ent_json_leave            (EntJson             *self,
                                       gsize                mark);
/* Appends one step of a JSON Pointer; a very long name is cut. */
void        ent_json_pointer_append   (GString             *pointer,
                                       const char          *name);
/* How many letters must be added or taken away to make one word the other, without regard to
 * case; G_MAXUINT for long words. */
guint       ent_json_distance         (const char          *a,
                                       const char          *b);
/* The words in quotation marks and short enough for a message. (transfer full) */
char       *ent_json_quote            (const char          *words);

/* The object in @node, its unknown and missing members reported; NULL if it is none.
 * @members ends with one without a name. */
JsonObject *ent_json_object           (EntJson             *self,
                                       JsonNode            *node,
                                       const EntJsonMember *members);

/* Says that the present object lacks a member. */
void        ent_json_missing          (EntJson             *self,
                                       const char          *name);
/* To a member, as ent_json_enter() does; NULL, and no step, where there is none. */
JsonNode   *ent_json_enter_member     (EntJson             *self,
                                       JsonObject          *object,
                                       const char          *name,
                                       gsize               *mark);

/* (transfer full): a string that is not empty and has at most @max_chars characters */
char       *ent_json_string           (EntJson             *self,
                                       JsonObject          *object,
                                       const char          *name,
                                       gsize                max_chars);
char       *ent_json_id               (EntJson             *self,
                                       JsonObject          *object,
                                       const char          *name);
/* By which a library knows a case: "us-vietnam@demo" too. */
char       *ent_json_case_id          (EntJson             *self,
                                       JsonObject          *object,
                                       const char          *name);
char       *ent_json_language         (EntJson             *self,
                                       JsonObject          *object,
                                       const char          *name);
char       *ent_json_url              (EntJson             *self,
                                       JsonObject          *object,
                                       const char          *name);
EntDate    *ent_json_date             (EntJson             *self,
                                       JsonObject          *object,
                                       const char          *name);
/* @own: (nullable): the file's language, whose variant comes first */
EntText    *ent_json_text             (EntJson             *self,
                                       JsonObject          *object,
                                       const char          *name,
                                       const char          *own);
/* A map from language tag to string, without a language of its own. */
EntText    *ent_json_text_map         (EntJson             *self,
                                       JsonObject          *object,
                                       const char          *name,
                                       gsize                max_chars);
/* One of @words, which end with NULL. (transfer none) */
const char *ent_json_word             (EntJson             *self,
                                       JsonObject          *object,
                                       const char          *name,
                                       const char * const  *words);
gboolean    ent_json_integer          (EntJson             *self,
                                       JsonObject          *object,
                                       const char          *name,
                                       int                  min,
                                       int                  max,
                                       int                 *value);
gboolean    ent_json_number           (EntJson             *self,
                                       JsonObject          *object,
                                       const char          *name,
                                       double               min,
                                       double               max,
                                       double              *value);
gboolean    ent_json_boolean          (EntJson             *self,
                                       JsonObject          *object,
                                       const char          *name,
                                       gboolean            *value);

/* The same for what stands in an array or a map: the node at the present place. */
const char *ent_json_node_string      (EntJson             *self,
                                       JsonNode            *node,
                                       gsize                max_chars);
const char *ent_json_node_id          (EntJson             *self,
                                       JsonNode            *node);
gboolean    ent_json_node_integer     (EntJson             *self,
                                       JsonNode            *node,
                                       int                  min,
                                       int                  max,
                                       int                 *value);
/* Reports that the node is no @wanted, "a string". */
void        ent_json_wrong_type       (EntJson             *self,
                                       JsonNode            *node,
                                       const char          *wanted);
/* Whether the node is of this kind; else reports it. */
gboolean    ent_json_expect           (EntJson             *self,
                                       JsonNode            *node,
                                       JsonNodeType         type,
                                       const char          *wanted);

/* Calls @func for each item or member, standing there.  An array with more than @max items
 * is reported and not read.  FALSE if there is none to read. */
gboolean    ent_json_each             (EntJson             *self,
                                       JsonObject          *object,
                                       const char          *name,
                                       guint                min,
                                       guint                max,
                                       EntJsonItemFunc      func,
                                       gpointer             data);
gboolean    ent_json_node_each        (EntJson             *self,
                                       JsonNode            *node,
                                       guint                min,
                                       guint                max,
                                       EntJsonItemFunc      func,
                                       gpointer             data);
gboolean    ent_json_each_member      (EntJson             *self,
                                       JsonObject          *object,
                                       const char          *name,
                                       EntJsonMemberFunc    func,
                                       gpointer             data);

gboolean    ent_json_is_language      (const char          *string);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (EntJson, ent_json_free)

G_END_DECLS
