#pragma once

#include "ent-matrix.h"
#include "ent-statement.h"

G_BEGIN_DECLS

/* Order in time: what came before what, in how many cases, as the dates of events tell.  Any thread. */

/* What can be dated in a case. */
typedef enum
{
  ENT_THING_HELPS,    /* a factor: the first event that shows it helping */
  ENT_THING_HINDERS,  /* the first that shows it hindering */
  ENT_THING_LEVEL,    /* relations first stand at a level, or better, after the war */
  ENT_THING_MOMENT,   /* as the authors of the case set it */
} EntThingKind;

typedef struct
{
  EntThingKind kind;
  guint        what;  /* index of a factor in the matrix, EntRelationLevel, or EntMomentKind */
} EntThing;

/* From where in a case events count: what came before is another story. */
typedef enum
{
  ENT_ORDER_FROM_WAR_START,  /* levels count from the end of the war even so */
  ENT_ORDER_FROM_WAR_END,
  ENT_ORDER_FROM_BEGINNING,  /* of the case; levels too */
} EntOrderFrom;
#define ENT_N_ORDER_FROMS 3

/* What a date comes from. */
typedef enum
{
  ENT_ORDER_BASIS_NONE,      /* there is no date */
  ENT_ORDER_BASIS_SIGN,      /* the event's own sign for the factor */
  ENT_ORDER_BASIS_EVIDENCE,  /* the event is evidence of a rating with that sign */
  ENT_ORDER_BASIS_STEP,      /* a step of the relations */
  ENT_ORDER_BASIS_MOMENT,
} EntOrderBasis;

typedef struct
{
  EntOrderBasis  basis;
  const EntDate *date;      /* of the first event; borrowed from the case */
  const char    *event;     /* its id, or NULL */
  gint64         earliest;  /* s from 1970, inclusive: within these it was. What is said to be approximate or */
  gint64         latest;    /* uncertain can be off by its own length to both sides */
} EntDating;

typedef enum
{
  ENT_PRECEDENCE_BEFORE,
  ENT_PRECEDENCE_AFTER,
  ENT_PRECEDENCE_SAME,     /* one event, or one day */
  ENT_PRECEDENCE_UNTOLD,   /* the dates leave it open */
  ENT_PRECEDENCE_MISSING,  /* one of the two, or both, did not come about, or have no date */
} EntPrecedence;
#define ENT_N_PRECEDENCES 5

/* Things by cases: an atomically counted value. */
typedef struct
{
  gatomicrefcount  ref_count;
  EntMatrix       *matrix;
  guint            coder;
  EntOrderFrom     from;
  guint            n;
  EntThing        *things;

  /*< private >*/
  EntDating       *datings;
} EntOrder;

/* FALSE where there is no such thing: "helps.trade-restoration", "hinders.…", "reached.relations", "moment.war-end" */
gboolean         ent_thing_from_id              (const EntMatrix  *matrix,
                                                 const char       *id,
                                                 EntThing         *thing);
char            *ent_thing_dup_id               (const EntMatrix  *matrix,
                                                 EntThing          thing);
/* For people, in their language: "Trade restoration", "Relations reached", "End of war". (transfer full) */
char            *ent_thing_dup_title            (const EntMatrix  *matrix,
                                                 EntThing          thing);
/* The same inside of a sentence: "trade restoration", "relations", "the end of war". (transfer full) */
char            *ent_thing_dup_words            (const EntMatrix  *matrix,
                                                 EntThing          thing);
/* All that there are: (element-type EntThing) (transfer full): moments, levels, factors helping and hindering */
GArray          *ent_thing_list_all             (const EntMatrix  *matrix);

/* FALSE where @from is no such word; "war-start", "war-end", "beginning" */
gboolean         ent_order_from_from_word       (const char       *word,
                                                 EntOrderFrom     *from);
const char      *ent_order_from_to_word         (EntOrderFrom      from);

/**
 * ent_order_date:
 * @coder: whose evidence counts where it is not the authors'
 * @dating: (out): of basis ENT_ORDER_BASIS_NONE where there is no date
 *
 * Where several events could be the first, the bounds are those of whichever it was.
 */
void             ent_order_date                 (const EntMatrix  *matrix,
                                                 guint             coder,
                                                 EntOrderFrom      from,
                                                 EntThing          thing,
                                                 guint             item,
                                                 EntDating        *dating);
EntPrecedence    ent_order_compare              (const EntDating  *a,
                                                 const EntDating  *b);

/* @things: copied. O(things × events of the cases). (transfer full) */
EntOrder        *ent_order_new                  (EntMatrix        *matrix,
                                                 guint             coder,
                                                 EntOrderFrom      from,
                                                 const EntThing   *things,
                                                 guint             n);
EntOrder        *ent_order_ref                  (EntOrder         *self);
void             ent_order_unref                (EntOrder         *self);
/* Returns: the place of @thing in things, or −1 */
int              ent_order_find                 (const EntOrder   *self,
                                                 EntThing          thing);
/* @thing: its place in things. (transfer none) */
const EntDating *ent_order_get_dating           (const EntOrder   *self,
                                                 guint             thing,
                                                 guint             item);
EntPrecedence    ent_order_get_precedence       (const EntOrder   *self,
                                                 guint             a,
                                                 guint             b,
                                                 guint             item);
/* In how many cases it is so of @a and @b. O(cases) */
guint            ent_order_count                (const EntOrder   *self,
                                                 guint             a,
                                                 guint             b,
                                                 EntPrecedence     precedence);
/* Puts the things into the order in which they usually came: those that came before most others first. Only while
 * nobody else has it. */
void             ent_order_sort                 (EntOrder         *self);
/**
 * ent_order_create_statement:
 *
 * That @a came before @b: "In 5 of 7 cases trade restoration came before relations; not so in …".  The
 * cases of which it can be told are n_of.
 * Returns: (transfer full)
 */
EntStatement    *ent_order_create_statement     (const EntOrder   *self,
                                                 guint             a,
                                                 guint             b);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (EntOrder, ent_order_unref)

G_END_DECLS
