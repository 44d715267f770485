#include "config.h"

#include "ent-picture-style.h"

#include <math.h>

/* GNOME's palette: dark tones for a light page, light tones of the same hue for a dark one. The
 * green is a shade darker than the palette's, to be seen at 3:1 on tinted ground too. */
static const char * const light_colors[] = { "#1c71d8", "#c64600", "#613583", "#239863", "#a51d2d", "#63452c" };
static const char * const dark_colors[] = { "#78aeed", "#ff9d4d", "#c99be0", "#57d38c", "#f66d62", "#cdab8f" };

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
    return parse (dark ? "#e5b94a" : "#9a7500");
  if (color < 0)
    return parse (dark ? "#b8b8b8" : "#6b6b70");
  return parse ((dark ? dark_colors : light_colors)[color % G_N_ELEMENTS (light_colors)]);
}

GdkRGBA
ent_picture_style_get_surface (const EntPictureStyle *self,
                               int                    color,
                               GdkRGBA               *text)
{
  GdkRGBA surface = ent_picture_style_get_color (self, color);

  if (self->flags & ENT_PICTURE_DARK)
    {
      *text = parse ("#000000");
      return surface;
    }

  /* White on these hues, a little darker where the palette's own tone is too light for it. */
  *text = parse ("#ffffff");
  while (ent_color_contrast (&surface, text) < 4.5)
    {
      surface.red *= 0.96f;
      surface.green *= 0.96f;
      surface.blue *= 0.96f;
    }
  return surface;
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
