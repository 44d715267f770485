/* Paragraphs of a slide, set with Pango.  An item's mark stands in a column of its own, so that its lines begin below one
 * another; a footnote's number is small and raised, with no room between it and the word that it stands at. */

#include "config.h"

#include "ent-slide-text-private.h"

#include <math.h>
#include <string.h>

#include "ent-label-cache.h"

#define SIZE_STEP_PT   1.0
#define LINE_SEPARATOR "\342\200\250"
#define CALL_RISE     0.38  /* of the size */
#define HEADING_SCALE 1.1
#define EPSILON       0.25

/* One paragraph. Positions are from the text's top left corner. */
typedef struct
{
  const EntParagraph *paragraph;  /* borrowed */
  PangoLayout        *layout;
  PangoLayout        *bullet;     /* or NULL */
  double              x;          /* of the layout, unmirrored */
  double              y;
  double              width;      /* that it has */
  double              height;
  GArray             *starts;     /* of guint: where each run begins in the layout's text, and its end */
} Piece;

struct _EntSlideText
{
  GPtrArray         *paragraphs;
  EntSlideTextStyle  style;
  gboolean           rtl;
  GArray            *pieces;
  double             height;
};

GPtrArray *
ent_paragraphs_new (void)
{
  return g_ptr_array_new_with_free_func ((GDestroyNotify) ent_paragraph_free);
}

GPtrArray *
ent_paragraphs_copy (GPtrArray *paragraphs)
{
  GPtrArray *copy = ent_paragraphs_new ();

  for (guint i = 0; i < paragraphs->len; i++)
    g_ptr_array_add (copy, ent_paragraph_copy (paragraphs->pdata[i]));
  return copy;
}

char *
ent_slide_dup_bullet (const EntParagraph *paragraph)
{
  if (paragraph->kind != ENT_PARAGRAPH_ITEM)
    return NULL;
  if (paragraph->number > 0)
    return g_strdup_printf ("%u.", paragraph->number);
  return g_strdup (paragraph->level > 1 ? "–" : "•");
}

static void
insert (PangoAttrList  *list,
        PangoAttribute *attribute,
        gsize           begin,
        gsize           end)
{
  attribute->start_index = (guint) begin;
  attribute->end_index = (guint) end;
  pango_attr_list_insert (list, attribute);
}

static void
insert_color (PangoAttrList *list,
              const GdkRGBA *color,
              gsize          begin,
              gsize          end)
{
  insert (list, pango_attr_foreground_new ((guint16) (color->red * 65535), (guint16) (color->green * 65535),
                                           (guint16) (color->blue * 65535)), begin, end);
}

static void
insert_run (PangoAttrList           *list,
            const EntRun            *run,
            const EntSlideTextStyle *style,
            double                   size,
            gsize                    begin,
            gsize                    end)
{
  EntRunFlags flags = run->flags | style->flags;

  if (flags & ENT_RUN_BOLD)
    insert (list, pango_attr_weight_new (PANGO_WEIGHT_BOLD), begin, end);
  if (flags & ENT_RUN_ITALIC)
    insert (list, pango_attr_style_new (PANGO_STYLE_ITALIC), begin, end);
  if (flags & ENT_RUN_CODE)
    insert (list, pango_attr_family_new ("monospace"), begin, end);
  if (run->footnote > 0)
    {
      insert (list, pango_attr_size_new_absolute ((int) (size * ENT_SLIDE_CALL_SCALE * PANGO_SCALE)), begin, end);
      insert (list, pango_attr_rise_new ((int) (size * CALL_RISE * PANGO_SCALE)), begin, end);
    }
  /* Where a reader can go; what the program knows itself is marked enough by being there. */
  else if (run->link != NULL && g_str_has_prefix (run->link, "http"))
    {
      insert_color (list, &style->accent, begin, end);
    }
}

static double
get_size (const EntSlideText *self,
          const EntParagraph *paragraph)
{
  return paragraph->kind == ENT_PARAGRAPH_HEADING ? self->style.size_pt * HEADING_SCALE : self->style.size_pt;
}

static PangoLayout *
create_layout (PangoContext *context,
               double        size)
{
  PangoLayout *layout = pango_layout_new (context);
  g_autoptr(PangoFontDescription) font = pango_font_description_copy (pango_context_get_font_description (context));

  pango_font_description_set_absolute_size (font, size * PANGO_SCALE);
  pango_layout_set_font_description (layout, font);
  pango_layout_set_wrap (layout, PANGO_WRAP_WORD_CHAR);
  /* As other programs set lines at this height. */
  pango_layout_set_line_spacing (layout, 0);
  return layout;
}

/* Between lines: what makes them ENT_SLIDE_LINE_HEIGHT of the size. */
static void
space_lines (PangoLayout *layout,
             double       size)
{
  PangoLayoutLine *line = pango_layout_get_line_readonly (layout, 0);
  PangoRectangle logical;

  pango_layout_line_get_extents (line, NULL, &logical);
  pango_layout_set_spacing (layout, (int) (ENT_SLIDE_LINE_HEIGHT * size * PANGO_SCALE) - logical.height);
}

/* Where lines begin is a matter of the page, not of the language of each paragraph, for which Pango turns left and
 * right round where it runs against the page. */
static void
align_lines (PangoLayout   *layout,
             EntSlideAlign  align,
             gboolean       rtl)
{
  PangoLayoutLine *line = pango_layout_get_line_readonly (layout, 0);
  gboolean against = (line->resolved_dir == PANGO_DIRECTION_RTL) != rtl;
  gboolean at_right = ((align == ENT_SLIDE_ALIGN_END) != rtl) != against;

  if (align == ENT_SLIDE_ALIGN_CENTER)
    pango_layout_set_alignment (layout, PANGO_ALIGN_CENTER);
  else
    pango_layout_set_alignment (layout, at_right ? PANGO_ALIGN_RIGHT : PANGO_ALIGN_LEFT);
}

static void
set_runs (EntSlideText *self,
          Piece        *piece,
          double        size)
{
  g_autoptr(GString) text = g_string_new (NULL);
  g_autoptr(PangoAttrList) attributes = pango_attr_list_new ();
  guint end;

  for (guint i = 0; i < piece->paragraph->runs->len; i++)
    {
      const EntRun *run = piece->paragraph->runs->pdata[i];
      guint begin = (guint) text->len;

      g_array_append_val (piece->starts, begin);
      for (const char *p = run->text; *p != '\0'; p++)
        if (*p == '\n' && piece->paragraph->kind != ENT_PARAGRAPH_CODE)
          g_string_append (text, LINE_SEPARATOR);
        else
          g_string_append_c (text, *p);
      insert_run (attributes, run, &self->style, size, begin, text->len);
    }
  end = (guint) text->len;
  g_array_append_val (piece->starts, end);
  if (piece->paragraph->kind == ENT_PARAGRAPH_HEADING)
    insert (attributes, pango_attr_weight_new (PANGO_WEIGHT_BOLD), 0, text->len);
  pango_layout_set_text (piece->layout, text->str, (int) text->len);
  pango_layout_set_attributes (piece->layout, attributes);
}

static void
set_piece (EntSlideText       *self,
           PangoContext       *context,
           const EntParagraph *paragraph,
           double              y)
{
  Piece piece = { .paragraph = paragraph, .y = y };
  double size = get_size (self, paragraph), indent = paragraph->level * ENT_SLIDE_INDENT * self->style.size_pt;
  g_autofree char *bullet = ent_slide_dup_bullet (paragraph);
  PangoRectangle logical;

  if (paragraph->kind == ENT_PARAGRAPH_HEADING)
    indent = 0;
  else if (paragraph->kind == ENT_PARAGRAPH_QUOTE)
    indent += ENT_SLIDE_INDENT * self->style.size_pt;
  piece.starts = g_array_new (FALSE, FALSE, sizeof (guint));
  piece.layout = create_layout (context, size);
  piece.x = indent;
  piece.width = MAX (self->style.width - indent, size);
  pango_layout_set_width (piece.layout, (int) (piece.width * PANGO_SCALE));
  set_runs (self, &piece, size);
  align_lines (piece.layout, self->style.halign, self->rtl);
  space_lines (piece.layout, size);
  pango_layout_get_extents (piece.layout, NULL, &logical);
  piece.height = (double) (logical.y + logical.height) / PANGO_SCALE;
  if (bullet != NULL)
    {
      piece.bullet = create_layout (context, size);
      pango_layout_set_text (piece.bullet, bullet, -1);
    }
  g_array_append_val (self->pieces, piece);
}

static void
clear_piece (gpointer data)
{
  Piece *piece = data;

  g_clear_object (&piece->layout);
  g_clear_object (&piece->bullet);
  g_clear_pointer (&piece->starts, g_array_unref);
}

/* Items of one list stand closer. */
static double
get_gap (const EntSlideText *self,
         guint               index)
{
  const EntParagraph *paragraph = self->paragraphs->pdata[index];
  const EntParagraph *before = self->paragraphs->pdata[index - 1];
  gboolean items = paragraph->kind == ENT_PARAGRAPH_ITEM && before->kind == ENT_PARAGRAPH_ITEM;

  return self->style.size_pt * ENT_SLIDE_PARAGRAPH_GAP * (items ? 0.75 : 1.25);
}

EntSlideText *
ent_slide_text_new (PangoContext            *context,
                    GPtrArray               *paragraphs,
                    const EntSlideTextStyle *style)
{
  EntSlideText *self = g_new0 (EntSlideText, 1);

  self->paragraphs = g_ptr_array_ref (paragraphs);
  self->style = *style;
  self->rtl = pango_context_get_base_dir (context) == PANGO_DIRECTION_RTL;
  self->pieces = g_array_new (FALSE, FALSE, sizeof (Piece));
  g_array_set_clear_func (self->pieces, clear_piece);
  for (guint i = 0; i < paragraphs->len; i++)
    {
      self->height += i > 0 ? get_gap (self, i) : 0;
      set_piece (self, context, paragraphs->pdata[i], self->height);
      self->height += g_array_index (self->pieces, Piece, i).height;
    }
  return self;
}

void
ent_slide_text_free (EntSlideText *self)
{
  g_array_unref (self->pieces);
  g_ptr_array_unref (self->paragraphs);
  g_free (self);
}

double
ent_slide_text_get_height (const EntSlideText *self)
{
  return self->height;
}

double
ent_slide_text_get_width (const EntSlideText *self)
{
  double width = 0;

  for (guint i = 0; i < self->pieces->len; i++)
    {
      const Piece *piece = &g_array_index (self->pieces, Piece, i);
      PangoRectangle logical;

      pango_layout_get_extents (piece->layout, NULL, &logical);
      width = MAX (width, piece->x + (double) logical.width / PANGO_SCALE);
    }
  return width;
}

guint
ent_slide_text_get_n_lines (const EntSlideText *self)
{
  guint n = 0;

  for (guint i = 0; i < self->pieces->len; i++)
    n += (guint) pango_layout_get_line_count (g_array_index (self->pieces, Piece, i).layout);
  return n;
}

/* Left edge of a piece. */
static double
get_left (const EntSlideText *self,
          const Piece        *piece)
{
  return self->rtl ? self->style.width - piece->x - piece->width : piece->x;
}

static double
get_bullet_left (const EntSlideText *self,
                 const Piece        *piece)
{
  double column = ENT_SLIDE_INDENT * self->style.size_pt;
  PangoRectangle logical;

  if (!self->rtl)
    return piece->x - column;
  pango_layout_get_extents (piece->bullet, NULL, &logical);
  return self->style.width - piece->x + column - (double) logical.width / PANGO_SCALE;
}

static void
append_layout (GtkSnapshot   *snapshot,
               PangoLayout   *layout,
               const GdkRGBA *color,
               double         x,
               double         y,
               gboolean       as_text)
{
  gtk_snapshot_save (snapshot);
  gtk_snapshot_translate (snapshot, &GRAPHENE_POINT_INIT ((float) x, (float) y));
  ent_label_append_layout (snapshot, layout, color, as_text);
  gtk_snapshot_restore (snapshot);
}

void
ent_slide_text_snapshot (const EntSlideText *self,
                         GtkSnapshot        *snapshot,
                         double              x,
                         double              y,
                         gboolean            as_text)
{
  for (guint i = 0; i < self->pieces->len; i++)
    {
      const Piece *piece = &g_array_index (self->pieces, Piece, i);

      if (piece->bullet != NULL)
        append_layout (snapshot, piece->bullet, &self->style.color, x + get_bullet_left (self, piece), y + piece->y,
                       as_text);
      append_layout (snapshot, piece->layout, &self->style.color, x + get_left (self, piece), y + piece->y, as_text);
    }
}

/* Where a run stands, one rectangle for each line that it is on. */
static void
list_run (const EntSlideText *self,
          const Piece        *piece,
          guint               index,
          double              x,
          double              y,
          GPtrArray          *links)
{
  const EntRun *run = piece->paragraph->runs->pdata[index];
  int begin = (int) g_array_index (piece->starts, guint, index);
  int end = (int) g_array_index (piece->starts, guint, index + 1);
  PangoLayoutIter *iter = pango_layout_get_iter (piece->layout);

  do
    {
      PangoLayoutLine *line = pango_layout_iter_get_line_readonly (iter);
      int from = MAX (begin, line->start_index), to = MIN (end, line->start_index + line->length), n_ranges;
      g_autofree int *ranges = NULL;
      PangoRectangle logical;

      if (from >= to)
        continue;
      pango_layout_iter_get_line_extents (iter, NULL, &logical);
      pango_layout_line_get_x_ranges (line, from, to, &ranges, &n_ranges);
      for (int i = 0; i < n_ranges; i++)
        {
          EntSlideLink *link = g_new0 (EntSlideLink, 1);
          double left = (double) ranges[2 * i] / PANGO_SCALE, right = (double) ranges[2 * i + 1] / PANGO_SCALE;

          link->link = g_strdup (run->link);
          graphene_rect_init (&link->area, (float) (x + get_left (self, piece) + left),
                              (float) (y + piece->y + (double) logical.y / PANGO_SCALE), (float) (right - left),
                              (float) ((double) logical.height / PANGO_SCALE));
          g_ptr_array_add (links, link);
        }
    }
  while (pango_layout_iter_next_line (iter));
  pango_layout_iter_free (iter);
}

void
ent_slide_text_list_links (const EntSlideText *self,
                           double              x,
                           double              y,
                           GPtrArray          *links)
{
  for (guint i = 0; i < self->pieces->len; i++)
    {
      const Piece *piece = &g_array_index (self->pieces, Piece, i);

      for (guint run = 0; run < piece->paragraph->runs->len; run++)
        if (((EntRun *) piece->paragraph->runs->pdata[run])->link != NULL)
          list_run (self, piece, run, x, y, links);
    }
}

/* Fitting */

double
ent_slide_text_fit (PangoContext            *context,
                    GPtrArray               *paragraphs,
                    const EntSlideTextStyle *style,
                    double                   most,
                    double                   least,
                    double                   height)
{
  for (double size = most; size > least - EPSILON; size -= SIZE_STEP_PT)
    {
      EntSlideTextStyle own = *style;
      g_autoptr(EntSlideText) text = NULL;

      own.size_pt = size;
      text = ent_slide_text_new (context, paragraphs, &own);
      if (text->height <= height + EPSILON)
        return size;
    }
  return 0;
}

/* With the line ends that set_runs() wrote its own way. */
static char *
dup_lines (const char *text,
           gsize       length)
{
  g_autofree char *part = g_strndup (text, length);
  g_auto(GStrv) lines = g_strsplit (part, LINE_SEPARATOR, -1);

  return g_strjoinv ("\n", lines);
}

/* The part of a paragraph from @begin to @end in the text of its layout, without the blanks at the cut. */
static EntParagraph *
cut_paragraph (const Piece *piece,
               guint        begin,
               guint        end)
{
  EntParagraph *part = ent_paragraph_new (begin == 0 ? piece->paragraph->kind : ENT_PARAGRAPH_TEXT);

  if (piece->paragraph->kind != ENT_PARAGRAPH_ITEM)
    part->kind = piece->paragraph->kind;
  part->level = piece->paragraph->level;
  part->number = piece->paragraph->number;
  for (guint i = 0; i < piece->paragraph->runs->len; i++)
    {
      const EntRun *run = piece->paragraph->runs->pdata[i];
      guint run_begin = g_array_index (piece->starts, guint, i), run_end = g_array_index (piece->starts, guint, i + 1);
      guint from = MAX (begin, run_begin), to = MIN (end, run_end);
      const char *text = pango_layout_get_text (piece->layout);
      g_autofree char *words = NULL;

      if (from >= to)
        continue;
      words = dup_lines (text + from, to - from);
      if (to == end)
        g_strchomp (words);
      if (*words != '\0')
        ent_paragraph_add_run (part, words, run->flags, run->link, run->footnote);
    }
  return part;
}

/* How many lines of a piece lie within @height. */
static int
count_lines (const Piece *piece,
             double       height)
{
  PangoLayoutIter *iter = pango_layout_get_iter (piece->layout);
  int n = 0;

  do
    {
      PangoRectangle logical;

      pango_layout_iter_get_line_extents (iter, NULL, &logical);
      if ((double) (logical.y + logical.height) / PANGO_SCALE > height + EPSILON)
        break;
      n++;
    }
  while (pango_layout_iter_next_line (iter));
  pango_layout_iter_free (iter);
  return n;
}

/* Of the piece at the cut. */
static void
split_piece (const Piece *piece,
             double       height,
             gboolean     forced,
             gboolean     uncut,
             GPtrArray   *first,
             GPtrArray   *rest)
{
  int n_lines = pango_layout_get_line_count (piece->layout), n = count_lines (piece, height);
  guint cut;

  /* No line is alone. */
  if (n_lines - n == 1 && n > 2)
    n--;
  if (((n == 1 && n_lines > 1) || (uncut && n_lines > n)) && !forced)
    n = 0;
  if (n == 0 && forced)
    n = 1;
  if (n == 0)
    {
      g_ptr_array_add (rest, ent_paragraph_copy (piece->paragraph));
      return;
    }
  if (n >= n_lines)
    {
      g_ptr_array_add (first, ent_paragraph_copy (piece->paragraph));
      return;
    }
  cut = (guint) pango_layout_get_line_readonly (piece->layout, n)->start_index;
  g_ptr_array_add (first, cut_paragraph (piece, 0, cut));
  g_ptr_array_add (rest, cut_paragraph (piece, cut, G_MAXUINT));
}

GPtrArray *
ent_slide_text_split (PangoContext            *context,
                      GPtrArray               *paragraphs,
                      const EntSlideTextStyle *style,
                      double                   height,
                      GPtrArray              **rest)
{
  g_autoptr(EntSlideText) text = ent_slide_text_new (context, paragraphs, style);
  GPtrArray *first = ent_paragraphs_new ();

  *rest = ent_paragraphs_new ();
  for (guint i = 0; i < text->pieces->len; i++)
    {
      const Piece *piece = &g_array_index (text->pieces, Piece, i);

      if ((*rest)->len > 0)
        g_ptr_array_add (*rest, ent_paragraph_copy (piece->paragraph));
      else if (piece->y + piece->height <= height + EPSILON)
        g_ptr_array_add (first, ent_paragraph_copy (piece->paragraph));
      else
        split_piece (piece, height - piece->y, first->len == 0, style->uncut, first, *rest);
    }
  return first;
}
