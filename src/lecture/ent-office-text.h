#pragma once

#include "ent-slide-page.h"

G_BEGIN_DECLS

/* Words as office programs set them: what both formats take of boxes and of speaker's notes. */

/* Paragraphs and how they look. Borrows all it points at but paragraphs, which it holds. */
typedef struct
{
  const EntSlidePage *page;
  GPtrArray          *paragraphs;  /* of EntParagraph */
  double              size_pt;
  GdkRGBA             color;
  GdkRGBA             accent;      /* of links to the web */
  EntRunFlags         flags;       /* that all runs have beside their own */
  EntSlideAlign       halign;
} EntOfficeText;

typedef enum
{
  ENT_OFFICE_LEFT,
  ENT_OFFICE_CENTER,
  ENT_OFFICE_RIGHT,
} EntOfficeAdjust;

/* How one of them stands. */
typedef struct
{
  double           size_pt;
  double           indent;  /* pt, of its lines, from where lines begin; an item's mark stands before that */
  double           gap;     /* pt, above it */
  guint            level;   /* of an item, from 1; 0: it is none */
  gboolean         rtl;
  gboolean         marked;  /* its words begin and end with ENT_OFFICE_LTR_MARK */
  EntOfficeAdjust  adjust;
  gboolean         bold;
} EntOfficeParagraph;

/* Office programs make a line that is lower than its font's lower at the top. Here, the first line of a paragraph keeps
 * its height: so they get that much more room above each paragraph. */
#define ENT_OFFICE_FONT_HEIGHT 1.362  /* of ENT_SLIDE_FONT: a line, as a part of the size */
#define ENT_OFFICE_FIRST_LINE  (ENT_OFFICE_FONT_HEIGHT - ENT_SLIDE_LINE_HEIGHT)
#define ENT_OFFICE_LTR_MARK    "\342\200\216"  /* what stands between two of them reads from left to right */
#define ENT_OFFICE_CODE_FONT   "Noto Sans Mono"

void          ent_office_text_init_box    (EntOfficeText       *self,
                                           const EntSlidePage  *page,
                                           const EntSlideBox   *box);
/* The speaker's notes of the page's slide, with their footnotes; they stand on its first page only. Returns: whether
 * there are any */
gboolean      ent_office_text_init_notes  (EntOfficeText       *self,
                                           const EntSlidePage  *page,
                                           double               size_pt);
void          ent_office_text_clear       (EntOfficeText       *self);
void          ent_office_text_measure     (const EntOfficeText *self,
                                           guint                index,
                                           EntOfficeParagraph  *paragraph);
EntRunFlags   ent_office_text_get_flags   (const EntOfficeText *self,
                                           const EntRun        *run);
const GdkRGBA *ent_office_text_get_color  (const EntOfficeText *self,
                                           const EntRun        *run);
/* Where a run leads, as other programs take it: nothing in it that an address must not hold. (transfer full)
 * (nullable) */
char         *ent_office_text_dup_url     (const EntOfficeText *self,
                                           const EntRun        *run);

/* A name for each page, no two the same. (transfer full) (element-type utf8) */
GPtrArray    *ent_office_list_names       (GPtrArray           *pages);
/* (transfer none) (nullable): its first of this kind that has words */
const EntSlideBox *ent_office_find_box    (const EntSlidePage  *page,
                                           EntSlideBoxKind      kind);
/* "6B1F00" */
char         *ent_office_format_color     (char                 buffer[8],
                                           const GdkRGBA       *color);
#define ENT_OFFICE_COLOR(color) ent_office_format_color ((char[8]) { 0 }, (color))

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (EntOfficeText, ent_office_text_clear)

G_END_DECLS
