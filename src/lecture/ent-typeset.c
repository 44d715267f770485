/* Words in pages.
 *
 * Whatever is added becomes a list of lines at once: of letters, of a picture, or to write on.  Each knows how high
 * it is, what goes above it, and whether it is glued to the line before it: the second of a paragraph, so that the
 * first is not alone at the foot of a page; the last, so that it is not alone at the head of the next; what follows
 * a heading.  A page then takes lines as long as they fit, and gives back those that are glued to the first that
 * does not. */

#include "config.h"

#include "ent-typeset-private.h"

#include <math.h>
#include <string.h>

#include "ent-slide-page.h"

#define PX_PER_PT    (96 / 72.0)
#define RISE         0.36   /* of a footnote's call, as a part of the size */
#define RULE_PX      0.75
#define RULE_ALPHA   0.6
#define QUOTE_INDENT 1.6
#define NOTE_SCALE   0.86
#define LINKS_KEY    "entente-links"
#define MARK_GAP     0.45   /* after a mark, as a part of the size */
#define NOTE_INDENT  1.6

typedef struct
{
  PangoLayout   *layout;    /* or NULL */
  int            line;      /* of the layout */
  PangoLayout   *mark;      /* beside it, or NULL */
  GskRenderNode *node;      /* or NULL */
  double         indent;
  double         height;
  double         before;
  double         baseline;  /* from its top */
  gboolean       glued;
  gboolean       dim;
  gboolean       rule;
  gboolean       breaks;    /* begins a page */
} Line;

struct _EntTypeset
{
  PangoContext    *context;
  EntPictureStyle  style;
  double           width;
  GArray          *lines;
  guint            next;    /* the first that is on no page yet */
  gboolean         keep;    /* what comes is glued to the last */
  gboolean         breaks;  /* what comes begins a page */
};

static void
clear_line (gpointer data)
{
  Line *line = data;

  g_clear_object (&line->layout);
  g_clear_object (&line->mark);
  g_clear_pointer (&line->node, gsk_render_node_unref);
}

EntTypeset *
ent_typeset_new (PangoContext          *context,
                 const EntPictureStyle *style,
                 double                 width)
{
  EntTypeset *self = g_new0 (EntTypeset, 1);

  self->context = g_object_ref (context);
  self->style = *style;
  self->width = width;
  self->lines = g_array_new (FALSE, FALSE, sizeof (Line));
  g_array_set_clear_func (self->lines, clear_line);
  return self;
}

void
ent_typeset_free (EntTypeset *self)
{
  g_array_unref (self->lines);
  g_object_unref (self->context);
  g_free (self);
}

/* Links */

static void
free_link (gpointer data)
{
  EntTypesetLink *link = data;

  g_free (link->url);
  g_free (link);
}

GPtrArray *
ent_typeset_links_new (void)
{
  return g_ptr_array_new_with_free_func (free_link);
}

/* Of a layout: the bytes of its text that are a link. */
typedef struct
{
  int   begin;
  int   end;
  char *url;
} Span;

static void
clear_span (gpointer data)
{
  g_free (((Span *) data)->url);
}

static GArray *
create_spans (void)
{
  GArray *spans = g_array_new (FALSE, FALSE, sizeof (Span));

  g_array_set_clear_func (spans, clear_span);
  return spans;
}

/* Where the links of a line stand; @x is its left end, @y its top. */
static void
list_links (const Line *line,
            double      x,
            double      y,
            GPtrArray  *links)
{
  const GArray *spans = g_object_get_data (G_OBJECT (line->layout), LINKS_KEY);
  PangoLayoutLine *letters = pango_layout_get_line_readonly (line->layout, line->line);
  int line_end = letters->start_index + letters->length;

  for (guint i = 0; i < spans->len; i++)
    {
      const Span *span = &g_array_index (spans, Span, i);
      EntTypesetLink *link;
      int begin, end;

      if (span->end <= letters->start_index || span->begin >= line_end)
        continue;
      pango_layout_line_index_to_x (letters, MAX (span->begin, letters->start_index), FALSE, &begin);
      pango_layout_line_index_to_x (letters, MIN (span->end, line_end), FALSE, &end);
      link = g_new0 (EntTypesetLink, 1);
      link->url = g_strdup (span->url);
      graphene_rect_init (&link->area, (float) (x + MIN (begin, end) / (double) PANGO_SCALE), (float) y,
                          (float) (ABS (end - begin) / (double) PANGO_SCALE), (float) line->height);
      g_ptr_array_add (links, link);
    }
}

/* Paragraphs */

static void
insert (PangoAttrList  *attributes,
        PangoAttribute *attribute,
        gsize           begin,
        gsize           end)
{
  attribute->start_index = (guint) begin;
  attribute->end_index = (guint) end;
  pango_attr_list_insert (attributes, attribute);
}

/* On paper only what a person could type leads anywhere. */
static gboolean
leads_out (const char *link)
{
  return link != NULL && (g_str_has_prefix (link, "https://") || g_str_has_prefix (link, "http://"));
}

static void
insert_run (const EntTypeset      *self,
            PangoAttrList         *attributes,
            const EntRun          *run,
            const EntTypesetStyle *style,
            gsize                  begin,
            gsize                  end)
{
  EntRunFlags flags = run->flags | style->flags;

  if (flags & ENT_RUN_BOLD)
    insert (attributes, pango_attr_weight_new (PANGO_WEIGHT_BOLD), begin, end);
  /* What stands out of an italic text stands upright. */
  if (((run->flags ^ style->flags) & ENT_RUN_ITALIC) != 0)
    insert (attributes, pango_attr_style_new (PANGO_STYLE_ITALIC), begin, end);
  if (flags & ENT_RUN_CODE)
    insert (attributes, pango_attr_family_new ("Noto Sans Mono,monospace"), begin, end);
  if (run->footnote > 0)
    {
      insert (attributes, pango_attr_scale_new (ENT_SLIDE_CALL_SCALE), begin, end);
      insert (attributes, pango_attr_rise_new ((int) (RISE * style->size_pt * PX_PER_PT * PANGO_SCALE)), begin, end);
    }
  else if (leads_out (run->link))
    {
      const GdkRGBA *color = &self->style.accent;

      insert (attributes, pango_attr_foreground_new ((guint16) (color->red * 65535), (guint16) (color->green * 65535),
                                                     (guint16) (color->blue * 65535)), begin, end);
    }
}

static PangoLayout *
create_layout (const EntTypeset      *self,
               const EntTypesetStyle *style)
{
  PangoLayout *layout = pango_layout_new (self->context);
  PangoFontDescription *font = pango_font_description_from_string (style->family);

  pango_font_description_set_absolute_size (font, style->size_pt * PX_PER_PT * PANGO_SCALE);
  pango_layout_set_font_description (layout, font);
  pango_font_description_free (font);
  return layout;
}

/* Lines begin where those of the page do, whatever the direction of their words: Pango's left is the right where
 * text and context differ. */
static void
align (const EntTypeset *self,
       PangoLayout      *layout)
{
  gboolean rtl = (self->style.flags & ENT_PICTURE_RTL) != 0;
  PangoDirection direction = pango_layout_line_get_resolved_direction (pango_layout_get_line_readonly (layout, 0));

  pango_layout_set_alignment (layout, (direction == PANGO_DIRECTION_RTL) == rtl
                                        ? (rtl ? PANGO_ALIGN_RIGHT : PANGO_ALIGN_LEFT)
                                        : (rtl ? PANGO_ALIGN_LEFT : PANGO_ALIGN_RIGHT));
}

static PangoLayout *
create_paragraph (const EntTypeset      *self,
                  const EntParagraph    *paragraph,
                  const EntTypesetStyle *style)
{
  PangoLayout *layout = create_layout (self, style);
  g_autoptr(PangoAttrList) attributes = pango_attr_list_new ();
  g_autoptr(GString) text = g_string_new (NULL);
  GArray *spans = create_spans ();

  g_object_set_data_full (G_OBJECT (layout), LINKS_KEY, spans, (GDestroyNotify) g_array_unref);
  for (guint i = 0; i < paragraph->runs->len; i++)
    {
      const EntRun *run = paragraph->runs->pdata[i];
      gsize begin = text->len;

      g_string_append (text, run->text);
      insert_run (self, attributes, run, style, begin, text->len);
      if (leads_out (run->link))
        {
          Span span = { (int) begin, (int) text->len, g_strdup (run->link) };

          g_array_append_val (spans, span);
        }
    }
  /* Where an address is broken, a hyphen would be read as part of it. */
  insert (attributes, pango_attr_insert_hyphens_new (FALSE), 0, text->len);
  pango_layout_set_text (layout, text->str, (int) text->len);
  pango_layout_set_attributes (layout, attributes);
  pango_layout_set_width (layout, (int) (MAX (self->width - style->indent_px, 1) * PANGO_SCALE));
  pango_layout_set_indent (layout, -(int) (style->hanging_px * PANGO_SCALE));
  pango_layout_set_wrap (layout, PANGO_WRAP_WORD_CHAR);
  align (self, layout);
  return layout;
}

static PangoLayout *
create_mark (const EntTypeset      *self,
             const char            *mark,
             const EntTypesetStyle *style)
{
  PangoLayout *layout = create_layout (self, style);

  pango_layout_set_text (layout, mark, -1);
  return layout;
}

/* All lines of letters of one size are equally high, unless a script needs more. */
static void
place_line (const EntTypeset      *self,
            Line                  *line,
            const EntTypesetStyle *style)
{
  double wanted = style->size_pt * PX_PER_PT * style->line_height;
  PangoRectangle logical;

  pango_layout_line_get_extents (pango_layout_get_line_readonly (line->layout, line->line), NULL, &logical);
  line->height = wanted;
  line->baseline = wanted - (style->line_height - 0.72) / 2 * style->size_pt * PX_PER_PT;
  if (logical.height > 1.3 * wanted * PANGO_SCALE)
    {
      line->height = (double) logical.height / PANGO_SCALE;
      line->baseline = (double) PANGO_ASCENT (logical) / PANGO_SCALE;
    }
}

static void
add_line (EntTypeset *self,
          Line       *line)
{
  line->glued |= self->keep;
  line->breaks = self->breaks;
  self->keep = self->breaks = FALSE;
  g_array_append_vals (self->lines, line, 1);
}

void
ent_typeset_add (EntTypeset            *self,
                 const EntParagraph    *paragraph,
                 const char            *mark,
                 const EntTypesetStyle *style)
{
  g_autoptr(PangoLayout) layout = create_paragraph (self, paragraph, style);
  int n = pango_layout_get_line_count (layout);

  for (int i = 0; i < n; i++)
    {
      Line line = { .layout = g_object_ref (layout), .line = i, .dim = style->dim };

      line.indent = style->indent_px + (i > 0 ? style->hanging_px : 0);
      line.before = i == 0 ? style->before_px : 0;
      line.mark = i == 0 && mark != NULL ? create_mark (self, mark, style) : NULL;
      line.glued = i == 1 || (i > 0 && i == n - 1) || (i > 0 && style->keep);
      place_line (self, &line, style);
      add_line (self, &line);
    }
  self->keep = style->keep;
}

void
ent_typeset_add_words (EntTypeset            *self,
                       const char            *words,
                       const EntTypesetStyle *style)
{
  g_autoptr(EntParagraph) paragraph = ent_paragraph_new_words (words, 0);

  ent_typeset_add (self, paragraph, NULL, style);
}

/* How a kind of paragraph differs from the text that it stands in. */
static EntTypesetStyle
get_style (const EntParagraph    *paragraph,
           const EntTypesetStyle *text)
{
  EntTypesetStyle style = *text;
  double em = text->size_pt * PX_PER_PT;

  style.indent_px += ENT_SLIDE_INDENT * em * (paragraph->kind == ENT_PARAGRAPH_HEADING ? 0 : paragraph->level);
  switch (paragraph->kind)
    {
    case ENT_PARAGRAPH_HEADING:
      style.family = ENT_TYPESET_SANS;
      style.size_pt *= paragraph->level == 1 ? 1.3 : paragraph->level == 2 ? 1.15 : 1;
      style.line_height = 1.25;
      style.before_px = (paragraph->level == 1 ? 1.7 : 1.2) * em;
      style.flags |= ENT_RUN_BOLD;
      style.keep = TRUE;
      break;
    case ENT_PARAGRAPH_QUOTE:
      style.indent_px += QUOTE_INDENT * em;
      break;
    case ENT_PARAGRAPH_ITEM:
      style.before_px *= 0.6;
      break;
    case ENT_PARAGRAPH_CODE:
      style.flags |= ENT_RUN_CODE;
      style.size_pt *= 0.9;
      break;
    case ENT_PARAGRAPH_TEXT:
    default:
      break;
    }
  return style;
}

void
ent_typeset_add_paragraphs (EntTypeset            *self,
                            GPtrArray             *paragraphs,
                            const EntTypesetStyle *style)
{
  for (guint i = 0; i < paragraphs->len; i++)
    {
      EntTypesetStyle own = get_style (paragraphs->pdata[i], style);
      g_autofree char *mark = ent_slide_dup_bullet (paragraphs->pdata[i]);

      ent_typeset_add (self, paragraphs->pdata[i], mark, &own);
    }
}

void
ent_typeset_add_text (EntTypeset            *self,
                      const EntRichText     *text,
                      const EntTypesetStyle *style)
{
  EntTypesetStyle note = *style;

  ent_typeset_add_paragraphs (self, text->paragraphs, style);
  note.size_pt *= NOTE_SCALE;
  note.indent_px += NOTE_INDENT * note.size_pt * PX_PER_PT;
  note.dim = TRUE;
  for (guint i = 0; i < text->footnotes->len; i++)
    {
      g_autofree char *mark = g_strdup_printf ("%u", i + 1);

      note.before_px = (i == 0 ? 1 : 0.2) * style->size_pt * PX_PER_PT;
      ent_typeset_add (self, text->footnotes->pdata[i], mark, &note);
    }
}

void
ent_typeset_add_rules (EntTypeset *self,
                       guint       n,
                       double      distance_px)
{
  for (guint i = 0; i < n; i++)
    {
      Line line = { .height = distance_px, .glued = TRUE, .rule = TRUE };

      add_line (self, &line);
    }
}

void
ent_typeset_add_picture (EntTypeset    *self,
                         GskRenderNode *node,
                         double         height_px,
                         double         before_px)
{
  Line line = { .node = node, .height = height_px, .before = before_px };

  add_line (self, &line);
}

void
ent_typeset_add_page_break (EntTypeset *self)
{
  self->breaks = TRUE;
}

/* Pages */

static const Line *
get_line (const EntTypeset *self,
          guint             index)
{
  return &g_array_index (self->lines, Line, index);
}

/* The first line of the page after the one that begins with self->next. */
static guint
find_end (const EntTypeset *self,
          double            height)
{
  guint end = self->next;
  double y = 0;

  for (; end < self->lines->len; end++)
    {
      const Line *line = get_line (self, end);

      if (end > self->next && line->breaks)
        return end;
      y += line->height + (end > self->next ? line->before : 0);
      if (y > height + 0.01 && end > self->next)
        break;
    }
  if (end == self->lines->len)
    return end;
  /* Where all of a page is glued to the next one, it is torn after all. */
  for (guint back = end; back > self->next; back--)
    if (!get_line (self, back)->glued)
      return back;
  return end;
}

static void
paint_letters (const EntTypeset *self,
               cairo_t          *cr,
               const Line       *line,
               double            y,
               GPtrArray        *links)
{
  gboolean rtl = (self->style.flags & ENT_PICTURE_RTL) != 0;
  PangoLayoutLine *letters = pango_layout_get_line_readonly (line->layout, line->line);
  PangoRectangle logical;
  double width, x;

  pango_layout_line_get_extents (letters, NULL, &logical);
  width = (double) logical.width / PANGO_SCALE;
  x = rtl ? self->width - line->indent - width : line->indent;
  gdk_cairo_set_source_rgba (cr, line->dim ? &self->style.dim_text : &self->style.text);
  cairo_move_to (cr, x, y + line->baseline);
  pango_cairo_show_layout_line (cr, letters);
  if (links != NULL)
    list_links (line, x, y, links);
  if (line->mark != NULL)
    {
      PangoLayoutLine *mark = pango_layout_get_line_readonly (line->mark, 0);
      const PangoFontDescription *font = pango_layout_get_font_description (line->mark);
      double gap = MARK_GAP * pango_font_description_get_size (font) / PANGO_SCALE;

      pango_layout_line_get_extents (mark, NULL, &logical);
      width = (double) logical.width / PANGO_SCALE;
      cairo_move_to (cr, rtl ? self->width - line->indent + gap : line->indent - gap - width, y + line->baseline);
      pango_cairo_show_layout_line (cr, mark);
    }
}

/* Dark enough for a printer, and lighter than what is written on it. */
static GdkRGBA
get_rule_color (const EntPictureStyle *style)
{
  return ent_color_fade (&style->dim_text, RULE_ALPHA);
}

static void
paint_rule (const EntTypeset *self,
            cairo_t          *cr,
            double            y)
{
  GdkRGBA color = get_rule_color (&self->style);

  gdk_cairo_set_source_rgba (cr, &color);
  cairo_rectangle (cr, 0, y - RULE_PX, self->width, RULE_PX);
  cairo_fill (cr);
}

GskRenderNode *
ent_typeset_next (EntTypeset *self,
                  double      height_px,
                  GPtrArray  *links)
{
  GtkSnapshot *snapshot;
  guint end;
  double y = 0;
  cairo_t *cr;

  if (self->next >= self->lines->len)
    return NULL;
  end = find_end (self, height_px);
  snapshot = gtk_snapshot_new ();
  cr = gtk_snapshot_append_cairo (snapshot, &GRAPHENE_RECT_INIT (0, 0, (float) self->width, (float) height_px));
  for (guint i = self->next; i < end; i++)
    {
      const Line *line = get_line (self, i);

      y += i > self->next ? line->before : 0;
      if (line->layout != NULL)
        paint_letters (self, cr, line, y, links);
      if (line->rule)
        paint_rule (self, cr, y + line->height);
      if (line->node != NULL)
        {
          gtk_snapshot_save (snapshot);
          gtk_snapshot_translate (snapshot, &GRAPHENE_POINT_INIT (0, (float) y));
          gtk_snapshot_append_node (snapshot, line->node);
          gtk_snapshot_restore (snapshot);
        }
      y += line->height;
    }
  cairo_destroy (cr);
  self->next = end;
  return gtk_snapshot_free_to_node (snapshot);
}

gboolean
ent_typeset_is_done (const EntTypeset *self)
{
  return self->next >= self->lines->len;
}

double
ent_typeset_get_height (const EntTypeset *self)
{
  double height = 0;

  for (guint i = 0; i < self->lines->len; i++)
    height += get_line (self, i)->height + (i > 0 ? get_line (self, i)->before : 0);
  return height;
}

void
ent_typeset_paint_rules (GtkSnapshot           *snapshot,
                         const EntPictureStyle *style,
                         double                 x,
                         double                 y,
                         double                 width,
                         double                 height,
                         double                 distance_px)
{
  GdkRGBA color = get_rule_color (style);

  for (double at = distance_px; at <= height + 0.01; at += distance_px)
    gtk_snapshot_append_color (snapshot, &color,
                               &GRAPHENE_RECT_INIT ((float) x, (float) (y + at - RULE_PX), (float) width, RULE_PX));
}
