#pragma once

#include "ent-types.h"

G_BEGIN_DECLS

/* How slides look. */
typedef enum
{
  ENT_LECTURE_LIGHT,
  ENT_LECTURE_DARK,
  ENT_LECTURE_CONTRAST,  /* for projectors that show little of it */
} EntLectureTheme;
#define ENT_N_LECTURE_THEMES (ENT_LECTURE_CONTRAST + 1)

typedef enum
{
  ENT_LECTURE_16_9,
  ENT_LECTURE_4_3,
} EntLectureAspect;
#define ENT_N_LECTURE_ASPECTS (ENT_LECTURE_4_3 + 1)

/* A lecture that a person prepares. */
struct _EntLecture
{
  char             *id;           /* UUID */
  char             *title;
  char             *course;       /* "HIST 204", or NULL */
  char             *date;         /* EDTF: when it is given, or NULL */
  int               minutes;      /* planned, or 0 */
  EntLectureTheme   theme;
  EntLectureAspect  aspect;
  char             *case_id;      /* that it is about, or NULL */
  char             *case_title;   /* as it was, or NULL */
  int               case_version; /* that it was made from, or 0 */
  int               n_slides;     /* as the library counts them; not written */
  gint64            created_usec; /* since 1970 UTC */
  gint64            modified_usec;
};

/* What a slide shows, and how its target_id names it.  Its title and body keep in words what there was to be
 * seen when it was made, so that it can be read, searched and exported without the picture. */
typedef enum
{
  ENT_SLIDE_TITLE,       /* NULL: title, and body below it */
  ENT_SLIDE_TEXT,        /* NULL: something that is said, with what carries it */
  ENT_SLIDE_EVENT,       /* "event:camp-david/treaty" */
  ENT_SLIDE_EVENTS,      /* "events:camp-david/treaty,accords" */
  ENT_SLIDE_QUOTATION,   /* "document:camp-david/accords#2": the second quotation of it */
  ENT_SLIDE_TIMELINE,    /* the view that it is the link of (ent-view-spec.h), of one case or several */
  ENT_SLIDE_MATRIX,      /* factors by cases: "factors:?view=matrix&…" */
  ENT_SLIDE_FACTOR,      /* one factor across cases, "factor:trade-restoration", or in one: "factor:camp-david/…" */
  ENT_SLIDE_COMPARISON,  /* of the two to six cases of a view: their relations one above the other, and what sets
                          * them apart */
  ENT_SLIDE_PICTURE,     /* NULL: the person's own, image_id; body is its caption */
  ENT_SLIDE_QUESTION,    /* "question:camp-david/2", or NULL: one that the person asks; body */
  ENT_SLIDE_SOURCES,     /* NULL: all that the other slides cite; body is not looked at */
} EntSlideKind;
#define ENT_N_SLIDE_KINDS (ENT_SLIDE_SOURCES + 1)

/* A case that a slide was made from, as it was: a lecture shows what was put into it, until a person takes what came
 * since. */
typedef struct
{
  char *case_id;
  int   version;
  char *digest;   /* of the copy that the library keeps (ent-store-kept.h), or NULL: none yet */
} EntSlideCase;

/* In body and notes links name things with their case, "[words](event:camp-david/treaty)", and sources are
 * footnotes: "[^1]", and below "[^1]: [Quandt, Camp David (1986)](source:camp-david/quandt), p. 12". */
struct _EntSlide
{
  char         *id;           /* UUID */
  EntSlideKind  kind;
  char         *case_id;      /* or NULL: of none, or of several */
  char         *target_id;    /* what it shows, or NULL */
  char         *target_title; /* as it was, or NULL */
  char         *target_date;  /* for people, as it was, or NULL */
  char         *title;        /* or NULL */
  char         *body;         /* CommonMark, or NULL */
  char         *notes;        /* the speaker's, CommonMark, or NULL */
  char         *section;      /* the title of the section that begins with it, or NULL */
  int           planned_sec;  /* 0: not planned */
  gboolean      skipped;      /* stays, and is not shown */
  gboolean      own_events;   /* of a timeline: the person's own are on it */
  char         *reveal;       /* EDTF; of a timeline, "What happens next?": what comes after is hidden at first; or
                               * NULL */
  char         *image_id;     /* of an EntImage, or NULL */
  char         *made_title;   /* as they were made of the target, whatever became of title and body since; NULL: they */
  char         *made_body;    /* were not made */
  GPtrArray    *cases;        /* of EntSlideCase: what it was made from */
};

/* A picture of the person's own. */
struct _EntImage
{
  char   *id;      /* SHA-256 of the bytes, in hexadecimal */
  char   *type;    /* "image/png" or "image/jpeg" */
  int     width;   /* px */
  int     height;
  GBytes *bytes;
};

EntLecture   *ent_lecture_new                (const char         *title); /* with a new UUID and the present time */
EntLecture   *ent_lecture_copy               (const EntLecture   *self);
void          ent_lecture_free               (EntLecture         *self);

EntSlide     *ent_slide_new                  (EntSlideKind        kind);  /* with a new UUID */
/* With the same id; a duplicate gets another. */
EntSlide     *ent_slide_copy                 (const EntSlide     *self);
void          ent_slide_free                 (EntSlide           *self);
gboolean      ent_slide_equal                (const EntSlide     *a,
                                              const EntSlide     *b);
/* Once title and body are made: keeps them as what was made. */
void          ent_slide_set_made             (EntSlide           *self);
/* Of the case, once. @digest: (nullable) */
void          ent_slide_add_case             (EntSlide           *self,
                                              const char         *case_id,
                                              int                 version,
                                              const char         *digest);
/* (transfer none) (nullable) */
EntSlideCase *ent_slide_find_case            (const EntSlide     *self,
                                              const char         *case_id);

EntSlideCase *ent_slide_case_new             (const char         *case_id,
                                              int                 version,
                                              const char         *digest);
void          ent_slide_case_free            (EntSlideCase       *self);

/* Counts width and height as given; the id is made of the bytes. */
EntImage     *ent_image_new                  (const char         *type,
                                              int                 width,
                                              int                 height,
                                              GBytes             *bytes);
EntImage     *ent_image_copy                 (const EntImage     *self);
void          ent_image_free                 (EntImage           *self);

const char   *ent_slide_kind_to_word         (EntSlideKind        kind);
gboolean      ent_slide_kind_from_word       (const char         *word,
                                              EntSlideKind       *kind);
const char   *ent_slide_kind_to_label        (EntSlideKind        kind);   /* translated: "Quotation" */
const char   *ent_lecture_theme_to_word      (EntLectureTheme     theme);
gboolean      ent_lecture_theme_from_word    (const char         *word,
                                              EntLectureTheme    *theme);
const char   *ent_lecture_theme_to_label     (EntLectureTheme     theme);  /* translated */
const char   *ent_lecture_aspect_to_word     (EntLectureAspect    aspect); /* "16:9" */
gboolean      ent_lecture_aspect_from_word   (const char         *word,
                                              EntLectureAspect   *aspect);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (EntLecture, ent_lecture_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (EntSlide, ent_slide_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (EntImage, ent_image_free)

G_END_DECLS
