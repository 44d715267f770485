#include "config.h"

#include "ent-note-tint.h"

typedef struct
{
  guint32 fill;
  guint32 edge;
} Tint;

/* Without a colour a note has the gold of all that is the person's own. */
static const Tint light[ENT_N_NOTE_COLORS] = {
  [ENT_NOTE_COLOR_NONE] = { 0xf7ebc4, 0x8a6900 },
  [ENT_NOTE_COLOR_YELLOW] = { 0xfff4a1, 0x7d7300 },
  [ENT_NOTE_COLOR_GREEN] = { 0xd2f3d6, 0x1d7446 },
  [ENT_NOTE_COLOR_BLUE] = { 0xd6e7fd, 0x1a5fb4 },
  [ENT_NOTE_COLOR_PINK] = { 0xfddce8, 0xa81d5a },
  [ENT_NOTE_COLOR_PURPLE] = { 0xe9dcf7, 0x613583 },
};

static const Tint dark_tints[ENT_N_NOTE_COLORS] = {
  [ENT_NOTE_COLOR_NONE] = { 0x4a3b08, 0xe5c25b },
  [ENT_NOTE_COLOR_YELLOW] = { 0x4d4a00, 0xf5e663 },
  [ENT_NOTE_COLOR_GREEN] = { 0x14422a, 0x57e389 },
  [ENT_NOTE_COLOR_BLUE] = { 0x17385f, 0x8fbdf5 },
  [ENT_NOTE_COLOR_PINK] = { 0x55193a, 0xf59bbd },
  [ENT_NOTE_COLOR_PURPLE] = { 0x3d2456, 0xcfaaf0 },
};

static GdkRGBA
to_rgba (guint32 rgb)
{
  return (GdkRGBA) { (float) (rgb >> 16) / 255.f, (float) (rgb >> 8 & 0xff) / 255.f, (float) (rgb & 0xff) / 255.f, 1 };
}

void
ent_note_tint_get (EntNoteColor  color,
                   gboolean      dark,
                   gboolean      high_contrast,
                   GdkRGBA      *fill,
                   GdkRGBA      *edge)
{
  const Tint *tint;

  g_return_if_fail ((guint) color < ENT_N_NOTE_COLORS);

  tint = dark ? &dark_tints[color] : &light[color];
  *fill = to_rgba (tint->fill);
  *edge = to_rgba (tint->edge);
  if (high_contrast)
    for (int i = 0; i < 3; i++)
      {
        float *part = i == 0 ? &edge->red : i == 1 ? &edge->green : &edge->blue;

        *part = dark ? *part + (1 - *part) * .3f : *part * .7f;
      }
}
