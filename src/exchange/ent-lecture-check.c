/* Whether what is written could be read again: a lecture in the library may be longer than its file. */

#include "config.h"

#include "ent-lecture-file-private.h"

#include <glib/gi18n-lib.h>

#include "ent-image-size.h"
#include "ent-layer-parts-private.h"

G_GNUC_PRINTF (2, 3)
static gboolean
set_too_large (GError     **error,
               const char  *format,
               ...)
{
  g_autofree char *message = NULL;
  va_list arguments;

  va_start (arguments, format);
  message = g_strdup_vprintf (format, arguments);
  va_end (arguments);
  g_set_error_literal (error, ENT_EXCHANGE_ERROR, ENT_EXCHANGE_ERROR_TOO_LARGE, message);
  return FALSE;
}

static gboolean
is_longer (const char *text,
           glong       limit)
{
  return text != NULL && g_utf8_strlen (text, -1) > limit;
}

static gboolean
check_lecture (const EntLecture  *lecture,
               GError           **error)
{
  if (is_longer (lecture->title, ENT_LECTURE_FILE_MAX_TITLE))
    return set_too_large (error, _("The lecture’s title has more than %d characters: shorten it, and try again"),
                          ENT_LECTURE_FILE_MAX_TITLE);
  if (is_longer (lecture->course, ENT_LECTURE_FILE_MAX_COURSE))
    return set_too_large (error, _("The name of the lecture’s course has more than %d characters: shorten it, and try "
                                   "again"), ENT_LECTURE_FILE_MAX_COURSE);
  if (lecture->minutes > ENT_LECTURE_FILE_MAX_MINUTES)
    return set_too_large (error, _("The lecture is planned to take more than %d minutes: plan fewer, and try again"),
                          ENT_LECTURE_FILE_MAX_MINUTES);
  return TRUE;
}

/* What it is called among the slides: "7 “The embargo”". (transfer full) */
static char *
dup_slide_name (const EntSlide *slide,
                guint           number)
{
  g_autofree char *start = slide->title != NULL ? g_utf8_substring (slide->title, 0,
                                                                    MIN (g_utf8_strlen (slide->title, -1), 60))
                                                : g_strdup (ent_slide_kind_to_label (slide->kind));

  /* Translators: the number of a slide, and how its title begins */
  return g_strdup_printf (_("%u “%s”"), number, start);
}

static gboolean
check_slide (const EntSlide  *slide,
             guint            number,
             GError         **error)
{
  g_autofree char *name = dup_slide_name (slide, number);

  if (is_longer (slide->title, ENT_LECTURE_FILE_MAX_TITLE))
    return set_too_large (error, _("The title of slide %s has more than %d characters: shorten it, and try again"), name,
                          ENT_LECTURE_FILE_MAX_TITLE);
  if (is_longer (slide->section, ENT_LECTURE_FILE_MAX_TITLE))
    return set_too_large (error, _("The section that begins with slide %s has a title of more than %d characters: "
                                   "shorten it, and try again"), name, ENT_LECTURE_FILE_MAX_TITLE);
  if (is_longer (slide->body, ENT_LAYER_MAX_TEXT) || is_longer (slide->notes, ENT_LAYER_MAX_TEXT))
    return set_too_large (error, _("The text or the notes of slide %s have more than %d characters: divide the slide, and "
                                   "try again"), name, ENT_LAYER_MAX_TEXT);
  if (slide->planned_sec > ENT_LECTURE_FILE_MAX_SECONDS)
    return set_too_large (error, _("Slide %s is planned to take more than %d hours: plan less, and try again"), name,
                          ENT_LECTURE_FILE_MAX_SECONDS / 3600);
  return TRUE;
}

/* The slide that shows it is named, so that the person finds it. */
static gboolean
check_image (const EntDeck   *deck,
             const EntImage  *image,
             GError         **error)
{
  g_autofree char *name = NULL;

  if (g_bytes_get_size (image->bytes) <= ENT_LECTURE_FILE_MAX_IMAGE && image->width <= ENT_IMAGE_MAX_PX
      && image->height <= ENT_IMAGE_MAX_PX)
    return TRUE;
  for (guint i = 0; i < deck->slides->len && name == NULL; i++)
    if (g_strcmp0 (((EntSlide *) deck->slides->pdata[i])->image_id, image->id) == 0)
      name = dup_slide_name (deck->slides->pdata[i], i + 1);
  return set_too_large (error, _("The picture of slide %s is too large: choose a smaller one, and try again"),
                        name != NULL ? name : image->id);
}

gboolean
ent_lecture_file_check (const EntLectureFile  *self,
                        GError               **error)
{
  const EntDeck *deck = self->deck;

  if (!check_lecture (deck->lecture, error))
    return FALSE;
  if (deck->slides->len > ENT_LECTURE_FILE_MAX_SLIDES)
    return set_too_large (error, _("The lecture has %u slides, and its file can have %d: divide it into several lectures"),
                          deck->slides->len, ENT_LECTURE_FILE_MAX_SLIDES);
  for (guint i = 0; i < deck->slides->len; i++)
    if (!check_slide (deck->slides->pdata[i], i + 1, error))
      return FALSE;
  for (guint i = 0; i < deck->images->len; i++)
    if (!check_image (deck, deck->images->pdata[i], error))
      return FALSE;
  return TRUE;
}
