/* Pictures in a page of the web, as Cairo writes them.  Each is a document of its own, whose ids begin anew: in one
 * page they need a prefix, where they are given and where they are used. */

#include "config.h"

#include "ent-lecture-html-private.h"

#include <cairo-svg.h>
#include <string.h>

/* What stands before an id; quotation marks cannot stand in text, so these are attributes. */
static const char * const before_id[] = { " id=\"", "href=\"#", "url(#" };

static cairo_status_t
write_cb (void                *closure,
          const unsigned char *bytes,
          unsigned int         length)
{
  g_string_append_len (closure, (const char *) bytes, length);
  return CAIRO_STATUS_SUCCESS;
}

static GString *
write_svg (GskRenderNode *node,
           double         width,
           double         height)
{
  GString *svg = g_string_new (NULL);
  cairo_surface_t *surface = cairo_svg_surface_create_for_stream (write_cb, svg, width, height);
  cairo_t *cr = cairo_create (surface);
  cairo_status_t status;

  gsk_render_node_draw (node, cr);
  status = cairo_status (cr);
  cairo_destroy (cr);
  cairo_surface_finish (surface);
  if (status == CAIRO_STATUS_SUCCESS)
    status = cairo_surface_status (surface);
  cairo_surface_destroy (surface);
  if (status == CAIRO_STATUS_SUCCESS)
    return svg;
  g_string_free (svg, TRUE);
  return NULL;
}

static void
append_prefixed (GString    *out,
                 const char *svg,
                 const char *id)
{
  const char *last = svg;

  for (const char *at = svg; *at != '\0'; at++)
    for (gsize i = 0; i < G_N_ELEMENTS (before_id); i++)
      if (*at == before_id[i][0] && g_str_has_prefix (at, before_id[i]))
        {
          gsize length = strlen (before_id[i]);

          g_string_append_len (out, last, at + length - last);
          g_string_append_printf (out, "%s-", id);
          last = at + length;
        }
  g_string_append (out, last);
}

gboolean
ent_html_append_svg (GString       *out,
                     GskRenderNode *node,
                     double         width,
                     double         height,
                     const char    *id,
                     const char    *title,
                     const char    *description)
{
  GString *svg = write_svg (node, width, height);
  const char *tag = svg != NULL ? strstr (svg->str, "<svg ") : NULL, *end = tag != NULL ? strchr (tag, '>') : NULL;

  if (end != NULL)
    {
      g_string_append_printf (out, "<svg xmlns=\"http://www.w3.org/2000/svg\" "
                              "xmlns:xlink=\"http://www.w3.org/1999/xlink\" role=\"img\" "
                              "aria-describedby=\"%s-d\" viewBox=\"0 0 ", id);
      ent_html_append_number (out, width);
      g_string_append_c (out, ' ');
      ent_html_append_number (out, height);
      g_string_append (out, "\">\n<title>");
      ent_html_append_words (out, title);
      g_string_append_printf (out, "</title>\n<desc id=\"%s-d\">", id);
      ent_html_append_words (out, description);
      g_string_append (out, "</desc>");
      append_prefixed (out, end + 1, id);
    }
  if (svg != NULL)
    g_string_free (svg, TRUE);
  return end != NULL;
}
