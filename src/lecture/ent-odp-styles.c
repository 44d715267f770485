/* Automatic styles.  Each is known by all it says: asked for the same a second time, it has the same name. */
#include "config.h"

#include "ent-odp-styles.h"

#define LINE_HEIGHT_PERCENT (100 * ENT_SLIDE_LINE_HEIGHT / ENT_OFFICE_FONT_HEIGHT)
#define CALL_POSITION       "33% 65%"  /* raised by, and its size: ENT_SLIDE_CALL_SCALE */

typedef struct
{
  char *name;
  char *element;     /* "style:style" */
  char *attributes;  /* beside its name, as XML */
  char *inside;
} Style;

struct _EntOdpStyles
{
  GPtrArray  *styles;  /* of Style, in the order in which they came */
  GHashTable *known;   /* what it says -> Style */
};

static void
style_free (gpointer data)
{
  Style *style = data;

  g_free (style->name);
  g_free (style->element);
  g_free (style->attributes);
  g_free (style->inside);
  g_free (style);
}

EntOdpStyles *
ent_odp_styles_new (void)
{
  EntOdpStyles *self = g_new0 (EntOdpStyles, 1);

  self->styles = g_ptr_array_new_with_free_func (style_free);
  self->known = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  return self;
}

void
ent_odp_styles_free (EntOdpStyles *self)
{
  if (self == NULL)
    return;

  g_hash_table_unref (self->known);
  g_ptr_array_unref (self->styles);
  g_free (self);
}

void
ent_odp_styles_write (EntOdpStyles *self,
                      EntOfficeXml *xml)
{
  for (guint i = 0; i < self->styles->len; i++)
    {
      const Style *style = self->styles->pdata[i];
      g_autofree char *whole = g_strdup_printf ("<%s style:name=\"%s\"%s>%s</%s>", style->element, style->name,
                                                style->attributes, style->inside, style->element);

      ent_office_xml_raw (xml, whole);
    }
}

/* @inside: consumed. Returns: its name */
static const char *
intern (EntOdpStyles *self,
        const char   *prefix,
        const char   *element,
        const char   *attributes,
        EntOfficeXml *inside)
{
  g_autofree char *piece = ent_office_xml_finish_piece (inside);
  g_autofree char *key = g_strconcat (element, attributes, ">", piece, NULL);
  Style *style = g_hash_table_lookup (self->known, key);

  if (style != NULL)
    return style->name;
  style = g_new0 (Style, 1);
  style->name = g_strdup_printf ("%s%u", prefix, self->styles->len + 1);
  style->element = g_strdup (element);
  style->attributes = g_strdup (attributes);
  style->inside = g_steal_pointer (&piece);
  g_ptr_array_add (self->styles, style);
  g_hash_table_insert (self->known, g_steal_pointer (&key), style);
  return style->name;
}

static const char *
add_style (EntOdpStyles *self,
           const char   *prefix,
           const char   *family,
           const char   *parent,
           EntOfficeXml *inside)
{
  g_autofree char *below = parent != NULL ? g_strdup_printf (" style:parent-style-name=\"%s\"", parent) : g_strdup ("");
  g_autofree char *attributes = g_strdup_printf (" style:family=\"%s\"%s", family, below);

  return intern (self, prefix, "style:style", attributes, inside);
}

static char *
format_color (char           buffer[8],
              const GdkRGBA *color)
{
  char hex[8];

  ent_office_format_color (hex, color);
  g_snprintf (buffer, 8, "#%.6s", hex);
  return buffer;
}
#define COLOR(color) format_color ((char[8]) { 0 }, (color))

const char *
ent_odp_styles_page (EntOdpStyles  *self,
                     const GdkRGBA *background,
                     gboolean       numbered,
                     gboolean       hidden)
{
  EntOfficeXml *xml = ent_office_xml_new_piece ();

  ent_office_xml_leaf (xml, "style:drawing-page-properties",
                       "draw:fill", background != NULL ? "solid" : NULL,
                       "draw:fill-color", background != NULL ? COLOR (background) : NULL,
                       "draw:background-size", background != NULL ? "border" : NULL,
                       "presentation:background-visible", "true",
                       "presentation:background-objects-visible", "true",
                       "presentation:display-header", "false",
                       "presentation:display-footer", "false",
                       "presentation:display-page-number", numbered ? "true" : "false",
                       "presentation:display-date-time", "false",
                       "presentation:visibility", hidden ? "hidden" : NULL,
                       NULL);
  return add_style (self, "dp", "drawing-page", NULL, xml);
}

const char *
ent_odp_styles_box (EntOdpStyles  *self,
                    const char    *parent,
                    EntSlideAlign  valign,
                    double         above,
                    gboolean       shrink)
{
  static const char * const aligns[] = { "top", "middle", "bottom" };
  EntOfficeXml *xml = ent_office_xml_new_piece ();

  ent_office_xml_leaf (xml, "style:graphic-properties",
                       "draw:stroke", "none", "draw:fill", "none",
                       "draw:textarea-horizontal-align", "justify",
                       "draw:textarea-vertical-align", aligns[valign],
                       "draw:auto-grow-height", "false", "draw:auto-grow-width", "false",
                       "draw:fit-to-size", shrink ? "shrink-to-fit" : "false",
                       "fo:wrap-option", "wrap", "fo:min-height", "0pt",
                       "fo:padding-top", ENT_OFFICE_UNIT (above, "pt"), "fo:padding-bottom", "0pt",
                       "fo:padding-left", "0pt", "fo:padding-right", "0pt",
                       NULL);
  return add_style (self, parent != NULL ? "pr" : "gr", parent != NULL ? "presentation" : "graphic",
                    parent != NULL ? parent : "standard", xml);
}

const char *
ent_odp_styles_fill (EntOdpStyles  *self,
                     const GdkRGBA *color)
{
  EntOfficeXml *xml = ent_office_xml_new_piece ();

  if (color != NULL)
    ent_office_xml_leaf (xml, "style:graphic-properties", "draw:stroke", "none", "draw:fill", "solid",
                         "draw:fill-color", COLOR (color),
                         "draw:opacity", color->alpha < 1 ? ENT_OFFICE_UNIT (100 * color->alpha, "%") : NULL, NULL);
  else
    ent_office_xml_leaf (xml, "style:graphic-properties", "draw:stroke", "none", "draw:fill", "none", NULL);
  return add_style (self, "gr", "graphic", "standard", xml);
}

/* Letters of all scripts: each of the three has a font and a size of its own. */
static void
write_letters (EntOfficeXml  *xml,
               double         size_pt,
               EntRunFlags    flags,
               const GdkRGBA *color,
               gboolean       call)
{
  const char *font = flags & ENT_RUN_CODE ? ENT_OFFICE_CODE_FONT : ENT_SLIDE_FONT;
  const char *weight = flags & ENT_RUN_BOLD ? "bold" : "normal", *slant = flags & ENT_RUN_ITALIC ? "italic" : "normal";
  char size[ENT_OFFICE_NUMBER_SIZE];

  ent_office_format_unit (size, size_pt, "pt");
  ent_office_xml_leaf (xml, "style:text-properties",
                       "fo:color", color != NULL ? COLOR (color) : NULL,
                       "style:text-position", call ? CALL_POSITION : NULL,
                       "style:font-name", font,
                       "fo:font-size", size, "fo:font-weight", weight, "fo:font-style", slant,
                       "style:font-size-asian", size, "style:font-weight-asian", weight,
                       "style:font-style-asian", slant,
                       "style:font-name-complex", font,
                       "style:font-size-complex", size, "style:font-weight-complex", weight,
                       "style:font-style-complex", slant,
                       NULL);
}

const char *
ent_odp_styles_paragraph (EntOdpStyles             *self,
                          const EntOfficeParagraph *paragraph)
{
  static const char * const adjusts[] = { "left", "center", "right" };
  EntOfficeXml *xml = ent_office_xml_new_piece ();
  gboolean item = paragraph->level > 0;
  char indent[ENT_OFFICE_NUMBER_SIZE];

  ent_office_format_unit (indent, paragraph->indent, "pt");
  ent_office_xml_leaf (xml, "style:paragraph-properties",
                       "fo:text-align", adjusts[paragraph->adjust],
                       "style:writing-mode", paragraph->rtl ? "rl-tb" : "lr-tb",
                       "fo:line-height", ENT_OFFICE_UNIT (LINE_HEIGHT_PERCENT, "%"),
                       "fo:margin-top", ENT_OFFICE_UNIT (paragraph->gap, "pt"), "fo:margin-bottom", "0pt",
                       "fo:margin-left", item ? NULL : indent,
                       "fo:margin-right", item ? NULL : "0pt",
                       "fo:text-indent", item ? NULL : "0pt",
                       NULL);
  write_letters (xml, paragraph->size_pt, paragraph->bold ? ENT_RUN_BOLD : 0, NULL, FALSE);
  return add_style (self, "P", "paragraph", NULL, xml);
}

const char *
ent_odp_styles_run (EntOdpStyles  *self,
                    double         size_pt,
                    EntRunFlags    flags,
                    const GdkRGBA *color,
                    gboolean       call)
{
  EntOfficeXml *xml = ent_office_xml_new_piece ();

  write_letters (xml, size_pt, flags, color, call);
  return add_style (self, "T", "text", NULL, xml);
}

static void
write_level (EntOfficeXml  *xml,
             guint          level,
             double         size_pt,
             const GdkRGBA *color,
             gboolean       numbers)
{
  EntParagraph item = { .kind = ENT_PARAGRAPH_ITEM, .level = level };
  g_autofree char *bullet = ent_slide_dup_bullet (&item);

  if (numbers)
    ent_office_xml_open (xml, "text:list-level-style-number", "text:level", ENT_OFFICE_INT (level),
                         "style:num-suffix", ".", "style:num-format", "1", NULL);
  else
    ent_office_xml_open (xml, "text:list-level-style-bullet", "text:level", ENT_OFFICE_INT (level),
                         "text:bullet-char", bullet, NULL);
  ent_office_xml_leaf (xml, "style:list-level-properties",
                       "text:space-before", ENT_OFFICE_UNIT ((level - 1) * ENT_SLIDE_INDENT * size_pt, "pt"),
                       "text:min-label-width", ENT_OFFICE_UNIT (ENT_SLIDE_INDENT * size_pt, "pt"), NULL);
  ent_office_xml_leaf (xml, "style:text-properties", "style:font-name", ENT_SLIDE_FONT, "fo:color", COLOR (color),
                       "fo:font-size", "100%", NULL);
  ent_office_xml_close (xml);
}

static void
write_levels (EntOfficeXml  *xml,
              double         size_pt,
              const GdkRGBA *color,
              gboolean       numbers)
{
  for (guint level = 1; level <= ENT_RICH_TEXT_MAX_LEVEL; level++)
    write_level (xml, level, size_pt, color, numbers);
}

void
ent_odp_write_list (EntOfficeXml  *xml,
                    const char    *name,
                    double         size_pt,
                    const GdkRGBA *color,
                    gboolean       numbers)
{
  ent_office_xml_open (xml, "text:list-style", "style:name", name, NULL);
  write_levels (xml, size_pt, color, numbers);
  ent_office_xml_close (xml);
}

const char *
ent_odp_styles_list (EntOdpStyles  *self,
                     double         size_pt,
                     const GdkRGBA *color,
                     gboolean       numbers)
{
  EntOfficeXml *xml = ent_office_xml_new_piece ();

  write_levels (xml, size_pt, color, numbers);
  return intern (self, "L", "text:list-style", "", xml);
}

/* What every document begins with */

void
ent_odp_open_root (EntOfficeXml *xml,
                   const char   *name)
{
  ent_office_xml_open (xml, name,
                       "xmlns:office", "urn:oasis:names:tc:opendocument:xmlns:office:1.0",
                       "xmlns:style", "urn:oasis:names:tc:opendocument:xmlns:style:1.0",
                       "xmlns:text", "urn:oasis:names:tc:opendocument:xmlns:text:1.0",
                       "xmlns:draw", "urn:oasis:names:tc:opendocument:xmlns:drawing:1.0",
                       "xmlns:fo", "urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0",
                       "xmlns:presentation", "urn:oasis:names:tc:opendocument:xmlns:presentation:1.0",
                       "xmlns:svg", "urn:oasis:names:tc:opendocument:xmlns:svg-compatible:1.0",
                       "xmlns:meta", "urn:oasis:names:tc:opendocument:xmlns:meta:1.0",
                       "xmlns:dc", "http://purl.org/dc/elements/1.1/",
                       "xmlns:xlink", "http://www.w3.org/1999/xlink",
                       "office:version", "1.3",
                       NULL);
}

void
ent_odp_write_fonts (EntOfficeXml *xml)
{
  ent_office_xml_open (xml, "office:font-face-decls", NULL);
  ent_office_xml_leaf (xml, "style:font-face", "style:name", ENT_SLIDE_FONT,
                       "svg:font-family", "'" ENT_SLIDE_FONT "', sans-serif", "style:font-family-generic", "swiss",
                       "style:font-pitch", "variable", NULL);
  ent_office_xml_leaf (xml, "style:font-face", "style:name", ENT_OFFICE_CODE_FONT,
                       "svg:font-family", "'" ENT_OFFICE_CODE_FONT "', monospace",
                       "style:font-family-generic", "modern", "style:font-pitch", "fixed", NULL);
  ent_office_xml_close (xml);
}
