#include "config.h"

#include "ent-pdf-link.h"

#include <string.h>

/* What may stand in a URI stays, all else becomes "%27": so nothing of it can end the string it is written in. */
static void
append_uri (GString    *out,
            const char *url)
{
  for (const guchar *p = (const guchar *) url; *p != '\0'; p++)
    if (*p <= ' ' || *p >= 0x7f || strchr ("\"'<>\\^`{|}", *p) != NULL)
      g_string_append_printf (out, "%%%02X", *p);
    else
      g_string_append_c (out, (char) *p);
}

void
ent_pdf_link_write (cairo_t               *cr,
                    const graphene_rect_t *area,
                    const char            *url)
{
  g_autoptr(GString) tag = g_string_new ("rect=[");
  float numbers[] = { area->origin.x, area->origin.y, area->size.width, area->size.height };

  for (guint i = 0; i < G_N_ELEMENTS (numbers); i++)
    {
      char buffer[G_ASCII_DTOSTR_BUF_SIZE];

      g_string_append (tag, g_ascii_formatd (buffer, sizeof buffer, "%.2f", (double) numbers[i]));
      g_string_append (tag, i + 1 < G_N_ELEMENTS (numbers) ? " " : "] uri='");
    }
  append_uri (tag, url);
  g_string_append_c (tag, '\'');
  cairo_tag_begin (cr, CAIRO_TAG_LINK, tag->str);
  cairo_tag_end (cr, CAIRO_TAG_LINK);
}
