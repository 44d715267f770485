/* What stands below a matrix: samples of cells and what they mean. */
#include "config.h"

#include "ent-matrix-picture.h"

#include <glib/gi18n-lib.h>

#include "ent-matrix-cell.h"
#include "ent-shapes.h"

#define SWATCH_WIDTH  34.0
#define SAMPLE_WIDTH  44.0
#define SAMPLE_GAP    6.0
#define ENTRY_GAP     20.0
#define LINE_GAP      5.0
#define LINE_HEIGHT   20.0

typedef struct
{
  GtkSnapshot           *snapshot;  /* NULL: only measures */
  EntLabelCache         *labels;
  const EntPictureStyle *style;
  double                 x, y, width;
  double                 at;        /* along the line, from where it begins */
} Key;

static double
place (const Key *self,
       double     width)
{
  return self->style->flags & ENT_PICTURE_RTL ? self->x + self->width - self->at - width : self->x + self->at;
}

/* Begins a line where there is no room for an entry. */
static void
make_room (Key    *self,
           double  width)
{
  if (self->at > 0 && self->at + width > self->width)
    {
      self->at = 0;
      self->y += LINE_HEIGHT + LINE_GAP;
    }
}

static void
add_words (Key        *self,
           const char *words)
{
  double width = MIN (ent_label_cache_measure (self->labels, words, ENT_LABEL_NORMAL), self->width);

  if (self->snapshot != NULL)
    ent_label_cache_paint (self->labels, self->snapshot, words, ENT_LABEL_NORMAL, &self->style->dim_text,
                           place (self, width), self->y + LINE_HEIGHT / 2, width + 1);
  self->at += width;
}

/* A cell as it stands in the matrix. */
static void
add_cell (Key             *self,
          double           width,
          EntMatrixWhose   whose,
          const EntRating *rating)
{
  graphene_rect_t area = GRAPHENE_RECT_INIT ((float) place (self, width), (float) self->y, (float) width,
                                             (float) LINE_HEIGHT);

  if (self->snapshot != NULL)
    ent_matrix_cell_paint (self->snapshot, self->labels, self->style, &area, whose, rating, rating, 0);
  self->at += width;
}

/* From "hindering" to "enabling", each with its number. */
static void
add_scale (Key *self)
{
  const char *least = _("hindering"), *most = _("enabling");

  make_room (self, ent_label_cache_measure (self->labels, least, ENT_LABEL_NORMAL)
                   + ent_label_cache_measure (self->labels, most, ENT_LABEL_NORMAL)
                   + 7 * (SWATCH_WIDTH + 2) + 2 * SAMPLE_GAP);
  add_words (self, least);
  self->at += SAMPLE_GAP;
  for (int rating = -3; rating <= 3; rating++)
    {
      const EntRating sample = { TRUE, rating, ENT_CONFIDENCE_NONE, 1 };

      add_cell (self, SWATCH_WIDTH, ENT_MATRIX_PUBLISHED, &sample);
      self->at += 2;
    }
  self->at += SAMPLE_GAP;
  add_words (self, most);
  self->at += ENTRY_GAP;
}

static void
add_entry (Key             *self,
           double           width,
           EntMatrixWhose   whose,
           const EntRating *rating,
           const char      *words)
{
  make_room (self, width + SAMPLE_GAP + ent_label_cache_measure (self->labels, words, ENT_LABEL_NORMAL));
  add_cell (self, width, whose, rating);
  self->at += SAMPLE_GAP;
  add_words (self, words);
  self->at += ENTRY_GAP;
}

double
ent_matrix_key_paint (GtkSnapshot           *snapshot,
                      EntLabelCache         *labels,
                      const EntPictureStyle *style,
                      EntMatrixWhose         whose,
                      double                 x,
                      double                 y,
                      double                 width)
{
  const EntRating sure = { TRUE, 1, ENT_CONFIDENCE_MEDIUM, 1 }, bare = { TRUE, 1, ENT_CONFIDENCE_NONE, 0 };
  const EntRating none = { FALSE, 0, ENT_CONFIDENCE_NONE, 0 };
  Key key = { snapshot, labels, style, x, y, width, 0 };

  add_scale (&key);
  add_entry (&key, 64, ENT_MATRIX_PUBLISHED, &sure, _("dots: confidence"));
  add_entry (&key, SAMPLE_WIDTH, ENT_MATRIX_PUBLISHED, &bare, _("hatched: no event carries it"));
  add_entry (&key, SAMPLE_WIDTH, ENT_MATRIX_PUBLISHED, &none, _("dashed: no evidence"));
  if (whose != ENT_MATRIX_PUBLISHED)
    add_entry (&key, SAMPLE_WIDTH, ENT_MATRIX_OWN, &(EntRating) { TRUE, 1, ENT_CONFIDENCE_NONE, 1 },
               _("golden edge: yours"));
  return key.y + LINE_HEIGHT - y;
}
