#pragma once

#include "ent-annotation-read.h"
#include "ent-json.h"

G_BEGIN_DECLS

/* How annotations are read, in four files: what may stand in many places of one (-check), what bodies
 * and targets say (-resource), what parts of targets are meant (-selector), and the whole (-read). */

typedef struct
{
  EntJson    *json;
  const char *case_id;     /* (nullable): borrowed */
  GPtrArray  *notes;       /* of EntNote */
  GPtrArray  *layers;      /* of EntLayer */
  GHashTable *layer_ids;   /* set of borrowed ids */
  GHashTable *ids;         /* set of borrowed ids of notes */
  gsize       n_bytes;     /* of bodies, as often as they are notes */
  gboolean    hypothesis;  /* not everything is as the model has it */
} EntAnnotationReader;

/* The part of a target that is meant. */
typedef struct
{
  char     *exact;     /* or NULL */
  char     *prefix;
  char     *suffix;
  gboolean  has_position;
  guint     start;
  guint     end;
  char     *fragment;  /* or NULL */
  GString  *others;    /* what selectors say that no note has room for, or NULL */
} EntAnnotationSelection;

typedef struct
{
  char                   *iri;      /* of the source */
  char                   *title;    /* or NULL, as the rest */
  char                   *date;
  char                   *text;
  char                   *language;
  EntTarget              *ours;     /* without those; NULL: nothing of Entente */
  char                   *case_id;  /* of what is ours */
  EntAnnotationSelection  selection;
} EntAnnotationTarget;

/* An annotation while it is read. */
typedef struct
{
  char         *identity;  /* IRI */
  GPtrArray    *targets;   /* of EntAnnotationTarget */
  GString      *body;      /* CommonMark */
  GPtrArray    *tags;      /* of char*, as they stand there */
  GPtrArray    *links;     /* of char*: IRIs that belong to it */
  GString      *author;
  char         *creator;   /* IRI of the first one, or NULL */
  char         *name;      /* of that one, or NULL */
  gboolean      ours;      /* all targets are */
  gboolean      tagging;   /* what its bodies are for if they do not say */
  EntNoteColor  color;
  EntNoteFlag   flag;
  gint64        created_usec;   /* 0: not said */
  gint64        modified_usec;
  gint64        deleted_usec;
  EntNotePlace *place;     /* or NULL */
} EntAnnotationDraft;

typedef void (*EntAnnotationFunc) (EntAnnotationReader *reader,
                                   JsonNode            *node,
                                   gpointer             data);

/* Calls @func for the value of a member, or for each where it is an array, standing there. Returns how many. */
guint     ent_annotation_each        (EntAnnotationReader *reader,
                                      JsonObject          *object,
                                      const char          *name,
                                      EntAnnotationFunc    func,
                                      gpointer             data);
/* The one value of a member, which may stand alone in an array; several are a fault.  Leave with
 * ent_json_leave(@mark) where it returned one. */
JsonNode *ent_annotation_enter_one   (EntAnnotationReader *reader,
                                      JsonObject          *object,
                                      const char          *name,
                                      gsize               *mark);
/* The member "items", which must be there: NULL, and reported, where it is not. */
JsonNode *ent_annotation_enter_items (EntAnnotationReader *reader,
                                      JsonObject          *object,
                                      gsize               *mark);
/* One value of a member that is a string, maybe an empty one. (transfer full) (nullable) */
char     *ent_annotation_dup_string  (EntAnnotationReader *reader,
                                      JsonObject          *object,
                                      const char          *name,
                                      gsize                max_chars);
/* Words at the present place: a string, one with a language, or a map from languages to strings. (transfer full) */
char     *ent_annotation_dup_words   (EntAnnotationReader *reader,
                                      JsonNode            *node,
                                      gsize                max_chars);
/* The first of the words of a member. (transfer full) (nullable) */
char     *ent_annotation_dup_label   (EntAnnotationReader *reader,
                                      JsonObject          *object,
                                      const char          *name);
/* The IRI at the present place; NULL, and reported, where it is none. */
const char *ent_annotation_get_iri   (EntAnnotationReader *reader,
                                      JsonNode            *node);
/* The IRI of a member that there is once; @required: reports that it is missing. (transfer full) (nullable) */
char     *ent_annotation_dup_iri     (EntAnnotationReader *reader,
                                      JsonObject          *object,
                                      const char          *name,
                                      gboolean             required);
/* xsd:dateTime in UTC; from Hypothesis of any zone. FALSE where there is none that can be used. */
gboolean  ent_annotation_get_time    (EntAnnotationReader *reader,
                                      JsonObject          *object,
                                      const char          *name,
                                      gint64              *usec);
/* An EntAnnotationFunc that only checks such a time. */
void      ent_annotation_check_time  (EntAnnotationReader *reader,
                                      JsonNode            *node,
                                      gpointer             data);
/* Whether the words of a member, one or more, are such, and @word among them. */
gboolean  ent_annotation_has_word    (EntAnnotationReader *reader,
                                      JsonObject          *object,
                                      const char          *name,
                                      const char          *word);
/* Checks what annotations, bodies and targets may all have: times, agents, rights, other identities, the
 * direction of text.
 * @draft: (nullable): of the annotation itself: gets the links, and reads creators and times elsewhere */
void      ent_annotation_check_common (EntAnnotationReader *reader,
                                       JsonObject          *object,
                                       EntAnnotationDraft  *draft);
void      ent_annotation_read_creator (EntAnnotationReader *reader,
                                       JsonObject          *object,
                                       EntAnnotationDraft  *draft);

void      ent_annotation_read_selectors (EntAnnotationReader    *reader,
                                         JsonObject             *resource,
                                         EntAnnotationSelection *selection);
void      ent_annotation_selection_clear (EntAnnotationSelection *self);

/* What "target" and "body" hold, into the draft. */
void      ent_annotation_read_target (EntAnnotationReader *reader,
                                      JsonNode            *node,
                                      gpointer             draft);
void      ent_annotation_read_body   (EntAnnotationReader *reader,
                                      JsonNode            *node,
                                      gpointer             draft);
EntAnnotationTarget *
          ent_annotation_target_new  (const char          *iri);
void      ent_annotation_target_free (EntAnnotationTarget *self);
/* With an anchor where it stands on words. (transfer full) */
EntTarget *ent_annotation_target_make (const EntAnnotationTarget *self);
/* A paragraph, after those that are there. */
void      ent_annotation_add_paragraph (EntAnnotationDraft *draft,
                                        const char         *markdown);

EntAnnotationDraft *
          ent_annotation_draft_new   (void);
void      ent_annotation_draft_free  (EntAnnotationDraft  *self);
/* The notes that it is, into the reader's list. */
void      ent_annotation_draft_finish (EntAnnotationDraft  *self,
                                       EntAnnotationReader *reader);

/* An annotation, a page or the like at the present place. @context: an outer one has said what the words mean */
void      ent_annotation_read        (EntAnnotationReader *reader,
                                      JsonNode            *node,
                                      gboolean             context);
void      ent_annotation_read_hypothesis (EntAnnotationReader *reader,
                                          JsonNode            *node);

/* The members of ours in "ent:place" and such: a resource as write_target() writes it. (transfer full) (nullable) */
EntTarget *ent_annotation_read_our_target (EntAnnotationReader *reader,
                                           JsonObject          *object,
                                           const char          *name);

void      ent_annotation_reader_init  (EntAnnotationReader *self,
                                       EntJson             *json,
                                       const char          *case_id);
void      ent_annotation_reader_clear (EntAnnotationReader *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (EntAnnotationDraft, ent_annotation_draft_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (EntAnnotationTarget, ent_annotation_target_free)
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (EntAnnotationReader, ent_annotation_reader_clear)

G_END_DECLS
