/* A lecture as one page of the web that needs nothing else.
 *
 * Each page of slides is a section, whose boxes stand where they stand on the slide: lengths are points, and a property
 * says how long a point is (ent-lecture-html.css), so that slides are as large as there is room for, be it one that
 * fills the screen, all below one another where no script runs, a grid, or paper.  The script (ent-lecture-html.js)
 * turns pages.  A policy at the top forbids all that the file does not hold itself. */

#include "config.h"

#include "ent-lecture-export.h"
#include "ent-lecture-html-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "ent-date.h"
#include "ent-duration.h"
#include "ent-lecture-resources.h"

#define RESOURCES "/io/github/entente/Entente/lecture/"
#define FONTS     "\"" ENT_SLIDE_FONT "\",\"Noto Sans CJK KR\",system-ui,-apple-system,\"Segoe UI\",Roboto," \
                  "\"Helvetica Neue\",Arial,sans-serif"

typedef struct
{
  const EntLectureJob *job;
  GString             *out;
  int                  section;    /* index of the slide that begins it, or −1: before the first */
  guint                number;     /* of the slide before, and how many pages have had it */
  guint                n_same;
} Document;

/* (transfer full) */
static char *
load_resource (const char *name)
{
  g_autofree char *path = g_strconcat (RESOURCES, name, NULL);
  g_autoptr(GBytes) bytes = g_resource_lookup_data (ent_lecture_get_resource (), path, G_RESOURCE_LOOKUP_FLAGS_NONE,
                                                    NULL);

  g_assert (bytes != NULL);
  return g_strndup (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
}

static void
append_element (Document   *self,
                const char *begin,
                const char *words,
                const char *end)
{
  g_string_append (self->out, begin);
  ent_html_append_words (self->out, words);
  g_string_append (self->out, end);
}

/* Boxes */

static void
append_property (Document   *self,
                 const char *name,
                 double      value)
{
  g_string_append_printf (self->out, "--%s:", name);
  ent_html_append_number (self->out, value);
  g_string_append_c (self->out, ';');
}

static void
append_color (Document      *self,
              const char    *name,
              const GdkRGBA *color)
{
  g_autofree char *words = gdk_rgba_to_string (color);

  g_string_append_printf (self->out, "%s:%s;", name, words);
}

/* Opens an element where the box stands. */
static void
open_box (Document          *self,
          const EntSlideBox *box,
          const char        *element,
          const char        *attributes)
{
  gboolean words = box->paragraphs != NULL;

  g_string_append_printf (self->out, "<%s class=\"box%s", element, words ? " text" : "");
  g_string_append (self->out, box->halign == ENT_SLIDE_ALIGN_CENTER ? " center"
                              : box->halign == ENT_SLIDE_ALIGN_END ? " end" : "");
  g_string_append (self->out, box->valign == ENT_SLIDE_ALIGN_CENTER ? " middle"
                              : box->valign == ENT_SLIDE_ALIGN_END ? " bottom" : "");
  g_string_append (self->out, box->flags & ENT_RUN_BOLD ? " bold" : "");
  g_string_append (self->out, box->flags & ENT_RUN_ITALIC ? " italic" : "");
  g_string_append (self->out, "\" style=\"");
  append_property (self, "x", box->area.origin.x);
  append_property (self, "y", box->area.origin.y);
  append_property (self, "w", box->area.size.width);
  append_property (self, "h", box->area.size.height);
  if (words)
    {
      append_property (self, "s", box->size_pt);
      append_color (self, "color", &box->color);
    }
  else if (box->kind == ENT_SLIDE_BOX_RULE)
    {
      append_color (self, "background", &box->color);
    }
  g_string_append_printf (self->out, "\"%s>", attributes);
}

static void
append_title (Document          *self,
              EntHtmlWords      *words,
              const EntSlideBox *box)
{
  const EntSlidePage *page = words->page;

  open_box (self, box, "div", "");
  g_string_append_printf (self->out, "<h%u class=\"in\">", words->level);
  ent_html_append_inline (self->out, words, box->paragraphs);
  if (page->n_parts > 1)
    {
      /* Translators: after the title of a slide that goes on: which part of how many it is */
      g_autofree char *part = g_strdup_printf (_("(%u of %u)"), page->part + 1, page->n_parts);

      /* The blank is hidden too: it would have a width. */
      append_element (self, "<span class=\"hidden\"> ", part, "</span>");
    }
  g_string_append_printf (self->out, "</h%u></div>\n", words->level);
}

static void
append_picture (Document          *self,
                EntHtmlWords      *words,
                const EntSlideBox *box,
                guint              index)
{
  const char *description = box->description != NULL ? box->description : "";
  g_autofree char *id = g_strdup_printf ("%s-picture-%u", words->id, index);
  g_autofree char *base64 = NULL;
  gsize length;
  const guchar *bytes;

  open_box (self, box, "figure", "");
  if (box->node != NULL
      && !ent_html_append_svg (self->out, box->node, box->area.size.width, box->area.size.height, id,
                               words->page->title, description))
    append_element (self, "<p>", description, "</p>");
  if (box->image != NULL)
    {
      bytes = g_bytes_get_data (box->image->bytes, &length);
      base64 = g_base64_encode (bytes, length);
      append_element (self, "<img alt=\"", description, "\"");
      g_string_append_printf (self->out, " src=\"data:%s;base64,%s\">", box->image->type, base64);
    }
  g_string_append (self->out, "</figure>\n");
}

/* What says nothing to who cannot see it: a surface of color, a large mark; the slide's number is said elsewhere. */
static void
append_ornament (Document          *self,
                 EntHtmlWords      *words,
                 const EntSlideBox *box)
{
  open_box (self, box, "div", " aria-hidden=\"true\"");
  if (box->paragraphs != NULL)
    {
      g_string_append (self->out, "<div class=\"in\">");
      ent_html_append_blocks (self->out, words, box->paragraphs);
      g_string_append (self->out, "</div>");
    }
  g_string_append (self->out, "</div>\n");
}

static void
append_words (Document          *self,
              EntHtmlWords      *words,
              const EntSlideBox *box,
              const char        *element)
{
  if (box->paragraphs == NULL || box->paragraphs->len == 0)
    return;

  words->foot = box->kind == ENT_SLIDE_BOX_FOOTNOTES;
  open_box (self, box, element, "");
  g_string_append (self->out, "<div class=\"in\">");
  ent_html_append_blocks (self->out, words, box->paragraphs);
  g_string_append_printf (self->out, "</div></%s>\n", element);
  words->foot = FALSE;
}

static void
append_box (Document     *self,
            EntHtmlWords *words,
            guint         index)
{
  const EntSlideBox *box = words->page->boxes->pdata[index];
  gboolean quoted = ent_slide_page_get_slide (words->page)->kind == ENT_SLIDE_QUOTATION;

  switch (box->kind)
    {
    case ENT_SLIDE_BOX_TITLE:
      append_title (self, words, box);
      break;
    case ENT_SLIDE_BOX_RULE:
    case ENT_SLIDE_BOX_MARK:
    case ENT_SLIDE_BOX_NUMBER:
      append_ornament (self, words, box);
      break;
    case ENT_SLIDE_BOX_PICTURE:
    case ENT_SLIDE_BOX_IMAGE:
      append_picture (self, words, box, index);
      break;
    case ENT_SLIDE_BOX_QUOTE:
      append_words (self, words, box, quoted ? "blockquote" : "div");
      break;
    case ENT_SLIDE_BOX_FOOTNOTES:
      append_words (self, words, box, "footer");
      break;
    case ENT_SLIDE_BOX_SUBTITLE:
    case ENT_SLIDE_BOX_BODY:
    case ENT_SLIDE_BOX_CREDIT:
    default:
      append_words (self, words, box, "div");
      break;
    }
}

/* Pages */

static void
find_footnotes (EntHtmlWords *words)
{
  for (guint i = 0; i < words->page->boxes->len; i++)
    {
      const EntSlideBox *box = words->page->boxes->pdata[i];

      if (box->kind == ENT_SLIDE_BOX_FOOTNOTES && box->paragraphs != NULL)
        words->written |= ent_html_find_footnotes (box->paragraphs);
    }
}

static gboolean
has_title (const EntSlidePage *page)
{
  for (guint i = 0; i < page->boxes->len; i++)
    if (((EntSlideBox *) page->boxes->pdata[i])->kind == ENT_SLIDE_BOX_TITLE)
      return TRUE;
  return FALSE;
}

/* "slide-3", and "slide-3-2" where several pages have its number. */
static char *
dup_id (Document           *self,
        const EntSlidePage *page)
{
  guint number = ent_slide_page_get_number (page);

  self->n_same = number == self->number ? self->n_same + 1 : 1;
  self->number = number;
  if (self->n_same > 1)
    return g_strdup_printf ("slide-%u-%u", number, self->n_same);
  return g_strdup_printf ("slide-%u", number);
}

static void
append_notes (Document           *self,
              const EntHtmlWords *words)
{
  const EntSlide *slide = ent_slide_page_get_slide (words->page);
  g_autoptr(EntRichText) text = ent_rich_text_new (slide->notes);
  /* Their footnotes are none of the slide's. */
  EntHtmlWords own = { .page = words->page, .id = words->id, .level = words->level };

  if (words->page->part > 0 || (slide->planned_sec == 0 && text->paragraphs->len == 0))
    return;
  append_element (self, "<details class=\"notes\"><summary>", _("Notes"), "</summary>\n");
  if (slide->planned_sec > 0)
    {
      g_autofree char *duration = ent_duration_format (0, slide->planned_sec);
      g_autofree char *planned = g_strdup_printf (_("Planned: %s"), duration);

      append_element (self, "<p>", planned, "</p>\n");
    }
  ent_html_append_blocks (self->out, &own, text->paragraphs);
  for (guint i = 0; i < text->footnotes->len; i++)
    {
      g_autoptr(GPtrArray) note = g_ptr_array_new ();

      g_ptr_array_add (note, text->footnotes->pdata[i]);
      g_string_append_printf (self->out, "<p><sup>%u</sup> ", i + 1);
      ent_html_append_inline (self->out, &own, note);
      g_string_append (self->out, "</p>\n");
    }
  g_string_append (self->out, "</details>\n");
}

static void
append_page (Document           *self,
             const EntSlidePage *page)
{
  int section = ent_lecture_find_section (page->deck, page->slide);
  g_autofree char *id = dup_id (self, page);
  EntHtmlWords words = { .page = page, .id = id };

  /* The slide that begins it may be skipped. */
  if (section != self->section)
    append_element (self, "<h2 class=\"section hidden\">", ((EntSlide *) page->deck->slides->pdata[section])->section,
                    "</h2>\n");
  self->section = section;
  words.level = section >= 0 ? 3 : 2;
  find_footnotes (&words);
  g_string_append_printf (self->out, "<section class=\"slide\" id=\"%s\" data-number=\"%u\" aria-label=\"", id,
                          ent_slide_page_get_number (page));
  ent_html_append_words (self->out, page->title);
  g_string_append (self->out, "\">\n<div class=\"page\">\n");
  if (!has_title (page))
    {
      g_string_append_printf (self->out, "<h%u class=\"hidden\">", words.level);
      ent_html_append_words (self->out, page->title);
      g_string_append_printf (self->out, "</h%u>\n", words.level);
    }
  for (guint i = 0; i < page->boxes->len; i++)
    append_box (self, &words, i);
  g_string_append (self->out, "</div>\n");
  append_notes (self, &words);
  g_string_append (self->out, "</section>\n");
}

/* Head */

static void
append_policy (Document   *self,
               const char *script)
{
  g_autoptr(GChecksum) sum = g_checksum_new (G_CHECKSUM_SHA256);
  guint8 digest[32];
  gsize length = sizeof (digest);
  g_autofree char *base64 = NULL;

  g_checksum_update (sum, (const guchar *) script, (gssize) strlen (script));
  g_checksum_get_digest (sum, digest, &length);
  base64 = g_base64_encode (digest, length);
  g_string_append_printf (self->out, "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; "
                          "img-src data:; style-src 'unsafe-inline'; script-src 'sha256-%s'; base-uri 'none'; "
                          "form-action 'none'\">\n", base64);
}

/* Colors and sizes of this lecture; all else is in the style sheet. */
static void
append_style (Document *self)
{
  const EntSlidePage *page = self->job->pages->pdata[0];
  g_autofree char *sheet = load_resource ("ent-lecture-html.css");
  EntPictureStyle style;

  ent_picture_style_init (&style, page->flags);
  g_string_append (self->out, "<style>\n:root {--font:" FONTS ";");
  append_property (self, "width", page->width);
  append_property (self, "height", page->height);
  append_color (self, "--paper", &page->background);
  append_color (self, "--around", &page->background);
  append_color (self, "--ink", &style.text);
  append_color (self, "--line", &style.dim_text);
  append_color (self, "--accent", &page->accent);
  g_string_append_printf (self->out, "}\n%s", sheet);
  g_string_append (self->out, page->flags & ENT_PICTURE_DARK ? "html { color-scheme: dark; }\n"
                                                              : "html { color-scheme: light; }\n");
  g_string_append (self->out, "@page { margin: 0; size: ");
  ent_html_append_number (self->out, page->width);
  g_string_append (self->out, "pt ");
  ent_html_append_number (self->out, page->height);
  g_string_append (self->out, "pt; }\n</style>\n");
}

/* (transfer full) */
static char *
dup_language (void)
{
  const char *language = pango_language_to_string (pango_language_get_default ());

  return g_strdup (g_str_equal (language, "c") || g_str_equal (language, "posix") ? "en" : language);
}

static void
append_head (Document   *self,
             const char *script)
{
  const EntLecture *lecture = self->job->deck->lecture;
  const EntSlidePage *page = self->job->pages->pdata[0];
  g_autofree char *language = dup_language ();

  g_string_append_printf (self->out, "<!DOCTYPE html>\n<html lang=\"%s\" dir=\"%s\">\n<head>\n", language,
                          page->flags & ENT_PICTURE_RTL ? "rtl" : "ltr");
  g_string_append (self->out, "<meta charset=\"utf-8\">\n");
  append_policy (self, script);
  g_string_append (self->out, "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n"
                   "<meta name=\"referrer\" content=\"no-referrer\">\n"
                   "<meta name=\"generator\" content=\"Entente " ENT_VERSION "\">\n");
  append_element (self, "<title>", lecture->title, "</title>\n");
  append_style (self);
  g_string_append (self->out, "</head>\n");
}

/* The lecture's title and facts: seen where no script runs. */
static void
append_header (Document *self)
{
  const EntLecture *lecture = self->job->deck->lecture;
  g_autoptr(EntDate) date = lecture->date != NULL ? ent_date_parse (lecture->date, NULL) : NULL;
  g_autofree char *day = date != NULL ? ent_date_format (date) : g_strdup (lecture->date);
  g_autoptr(GString) facts = g_string_new (lecture->course);

  if (day != NULL)
    g_string_append_printf (facts, "%s%s", facts->len > 0 ? " · " : "", day);
  if (lecture->minutes > 0)
    {
      g_autofree char *minutes = g_strdup_printf (ngettext ("%d minute", "%d minutes", lecture->minutes),
                                                  lecture->minutes);

      g_string_append_printf (facts, "%s%s", facts->len > 0 ? " · " : "", minutes);
    }
  append_element (self, "<header>\n<h1>", lecture->title, "</h1>\n");
  if (facts->len > 0)
    append_element (self, "<p>", facts->str, "</p>\n");
  g_string_append (self->out, "</header>\n");
}

/* What only the script needs: without it, it stays hidden. */

static void
append_button (Document   *self,
               const char *move,
               const char *label,
               const char *sign)
{
  g_string_append_printf (self->out, "<button type=\"button\" data-move=\"%s\" title=\"", move);
  ent_html_append_words (self->out, label);
  g_string_append (self->out, "\" aria-label=\"");
  ent_html_append_words (self->out, label);
  append_element (self, "\">", sign, "</button>\n");
}

static void
append_bar (Document *self)
{
  gboolean rtl = ((EntSlidePage *) self->job->pages->pdata[0])->flags & ENT_PICTURE_RTL;

  g_string_append (self->out, "<nav hidden aria-label=\"");
  ent_html_append_words (self->out, _("Slides"));
  g_string_append (self->out, "\">\n");
  append_button (self, "previous", _("Previous Slide"), rtl ? "→" : "←");
  /* Translators: %1 is which slide is shown, %2 how many there are, as they are */
  append_element (self, "<span id=\"place\" data-words=\"", _("%1 of %2"), "\"></span>\n");
  append_button (self, "next", _("Next Slide"), rtl ? "←" : "→");
  append_button (self, "overview", _("All Slides"), "▦");
  append_button (self, "notes", _("Notes"), "✎");
  append_button (self, "fullscreen", _("Full Screen"), "⛶");
  append_button (self, "help", _("Keys"), "?");
  g_string_append (self->out, "</nav>\n");
  /* Translators: %1 is which slide is shown, %2 how many there are, %3 its title, as they are */
  append_element (self, "<p id=\"status\" class=\"hidden\" role=\"status\" aria-live=\"polite\" data-words=\"",
                  _("%1 of %2: %3"), "\"></p>\n");
}

static void
append_help (Document *self)
{
  const struct
  {
    const char *keys;
    const char *words;
  } rows[] = {
    { _("Space, →, Page Down"), _("Next slide") },
    { _("Backspace, ←, Page Up"), _("Previous slide") },
    { _("Home, End"), _("First and last slide") },
    { _("A number, then Enter"), _("The slide with this number") },
    { "O", _("All slides") },
    { "N", _("Speaker notes") },
    { "F", _("Full screen") },
    { "B, W", _("Black screen, white screen") },
  };

  g_string_append (self->out, "<dialog id=\"help\" aria-label=\"");
  ent_html_append_words (self->out, _("Keys"));
  g_string_append (self->out, "\"><dl>\n");
  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      append_element (self, "<dt>", rows[i].keys, "</dt>");
      append_element (self, "<dd>", rows[i].words, "</dd>\n");
    }
  append_element (self, "</dl>\n<button type=\"button\" data-move=\"close\">", _("Close"), "</button>\n</dialog>\n");
}

GBytes *
ent_lecture_to_html (const EntLectureJob  *job,
                     GError              **error)
{
  Document document = { .job = job, .section = -1 };
  g_autofree char *script = NULL;

  if (job->pages->len == 0)
    {
      g_set_error_literal (error, ENT_LECTURE_ERROR, ENT_LECTURE_ERROR_EMPTY,
                           _("The lecture has no slide to show: add one, or skip fewer"));
      return NULL;
    }
  script = load_resource ("ent-lecture-html.js");
  document.out = g_string_new (NULL);
  append_head (&document, script);
  g_string_append (document.out, "<body>\n");
  append_header (&document);
  g_string_append (document.out, "<main>\n");
  for (guint i = 0; i < job->pages->len; i++)
    {
      append_page (&document, job->pages->pdata[i]);
      if (!ent_lecture_job_step (job, i + 1, job->pages->len, error))
        {
          g_string_free (document.out, TRUE);
          return NULL;
        }
    }
  g_string_append (document.out, "</main>\n");
  append_bar (&document);
  append_help (&document);
  g_string_append_printf (document.out, "<script>%s</script>\n</body>\n</html>\n", script);
  return g_string_free_to_bytes (document.out);
}
