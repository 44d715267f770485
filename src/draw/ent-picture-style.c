#include "config.h"

#include "ent-picture-style.h"

#include <math.h>

/* GNOME's palette: dark tones for a light page, light tones of the same hue for a dark one. The
 * green is a shade darker than the palette's, to be seen at 3:1 on tinted ground too. */
#define RGB(r, g, b) { (r) / 255.0f, (g) / 255.0f, (b) / 255.0f, 1 }

static const GdkRGBA light_colors[ENT_N_PICTURE_COLORS] = {
  RGB (0x1c, 0x71, 0xd8), RGB (0xc6, 0x46, 0x00), RGB (0x61, 0x35, 0x83),
  RGB (0x23, 0x98, 0x63), RGB (0xa5, 0x1d, 0x2d), RGB (0x63, 0x45, 0x2c),
};
static const GdkRGBA light_neutral = RGB (0x6b, 0x6b, 0x70), light_own = RGB (0x9a, 0x75, 0x00);

static const GdkRGBA dark_colors[ENT_N_PICTURE_COLORS] = {
  RGB (0x78, 0xae, 0xed), RGB (0xff, 0x9d, 0x4d), RGB (0xc9, 0x9b, 0xe0),
  RGB (0x57, 0xd3, 0x8c), RGB (0xf6, 0x6d, 0x62), RGB (0xcd, 0xab, 0x8f),
};
static const GdkRGBA dark_neutral = RGB (0xb8, 0xb8, 0xb8), dark_own = RGB (0xe5, 0xb9, 0x4a);

static const GdkRGBA white = RGB (0xff, 0xff, 0xff), black = RGB (0, 0, 0);

/* Blue, green, orange, purple, yellow: neighbours in time differ in hue and little else. */
static const char * const tints[] = { "#3584e4", "#33a05a", "#ff9020", "#9141ac", "#b5a000" };

static GdkRGBA
parse (const char *text)
{
  GdkRGBA color;

  if (!gdk_rgba_parse (&color, text))
    g_assert_not_reached ();
  return color;
}

static guint
get_surface_place (int color)
{
  if (color >= 0)
    return (guint) color % ENT_N_PICTURE_COLORS;
  return ENT_N_PICTURE_COLORS + (color == ENT_COLOR_OWN);
}

/* White on these hues, a little darker where the palette's own tone is too light for it. */
static GdkRGBA
make_surface (const EntPictureStyle *self,
              int                    color)
{
  GdkRGBA surface = ent_picture_style_get_color (self, color);

  while (!(self->flags & ENT_PICTURE_DARK) && ent_color_contrast (&surface, &white) < 4.5)
    {
      surface.red *= 0.96f;
      surface.green *= 0.96f;
      surface.blue *= 0.96f;
    }
  return surface;
}

void
ent_picture_style_init (EntPictureStyle *self,
                        EntPictureFlags  flags)
{
  gboolean dark = (flags & ENT_PICTURE_DARK) != 0, contrast = (flags & ENT_PICTURE_HIGH_CONTRAST) != 0;

  g_return_if_fail (self != NULL);

  self->flags = flags;
  self->page = parse (dark ? "#1e1e1e" : "#ffffff");
  self->margin = parse (dark ? "#242424" : "#fafafa");
  self->trough = parse (dark ? "#2a2a2a" : "#f1f1f1");
  self->text = parse (dark ? "#ffffff" : contrast ? "#000000" : "#2a2a2e");
  self->dim_text = parse (dark ? contrast ? "#ffffff" : "#b4b4b4" : contrast ? "#000000" : "#66666b");
  self->line = ent_color_fade (&self->text, contrast ? 0.6 : dark ? 0.17 : 0.15);
  self->faint_line = ent_color_fade (&self->text, contrast ? 0.35 : dark ? 0.14 : 0.13);
  self->accent = parse (dark ? "#78aeed" : "#1c71d8");
  for (int color = ENT_COLOR_OWN; color < ENT_N_PICTURE_COLORS; color++)
    self->surfaces[get_surface_place (color)] = make_surface (self, color);
}

gboolean
ent_picture_style_equal (const EntPictureStyle *a,
                         const EntPictureStyle *b)
{
  return a->flags == b->flags
         && gdk_rgba_equal (&a->page, &b->page)
         && gdk_rgba_equal (&a->margin, &b->margin)
         && gdk_rgba_equal (&a->trough, &b->trough)
         && gdk_rgba_equal (&a->text, &b->text)
         && gdk_rgba_equal (&a->dim_text, &b->dim_text)
         && gdk_rgba_equal (&a->line, &b->line)
         && gdk_rgba_equal (&a->faint_line, &b->faint_line)
         && gdk_rgba_equal (&a->accent, &b->accent);
}

gboolean
ent_picture_language_is_rtl (const char *language)
{
  int n = 0;
  const PangoScript *scripts = pango_language_get_scripts (pango_language_from_string (language), &n);

  return n > 0 && (scripts[0] == PANGO_SCRIPT_ARABIC || scripts[0] == PANGO_SCRIPT_HEBREW
                   || scripts[0] == PANGO_SCRIPT_SYRIAC || scripts[0] == PANGO_SCRIPT_THAANA);
}

GdkRGBA
ent_picture_style_get_color (const EntPictureStyle *self,
                             int                    color)
{
  gboolean dark = (self->flags & ENT_PICTURE_DARK) != 0;

  if (color == ENT_COLOR_OWN)
    return dark ? dark_own : light_own;
  if (color < 0)
    return dark ? dark_neutral : light_neutral;
  return (dark ? dark_colors : light_colors)[color % ENT_N_PICTURE_COLORS];
}

GdkRGBA
ent_picture_style_get_surface (const EntPictureStyle *self,
                               int                    color,
                               GdkRGBA               *text)
{
  *text = self->flags & ENT_PICTURE_DARK ? black : white;
  return self->surfaces[get_surface_place (color)];
}

GdkRGBA
ent_picture_style_get_tint (const EntPictureStyle *self,
                            guint                  index)
{
  GdkRGBA tint = parse (tints[index % G_N_ELEMENTS (tints)]);

  tint.alpha = self->flags & ENT_PICTURE_DARK ? 0.13f : 0.09f;
  return tint;
}

static double
linear (double channel)
{
  return channel <= 0.04045 ? channel / 12.92 : pow ((channel + 0.055) / 1.055, 2.4);
}

static double
luminance (const GdkRGBA *color)
{
  return 0.2126 * linear (color->red) + 0.7152 * linear (color->green) + 0.0722 * linear (color->blue);
}

double
ent_color_contrast (const GdkRGBA *a,
                    const GdkRGBA *b)
{
  double la = luminance (a), lb = luminance (b);

  return (MAX (la, lb) + 0.05) / (MIN (la, lb) + 0.05);
}

GdkRGBA
ent_color_fade (const GdkRGBA *color,
                double         alpha)
{
  GdkRGBA faded = *color;

  faded.alpha *= (float) alpha;
  return faded;
}
