/* Reading a lecture's file, which may come from anywhere.
 *
 * Excerpts are read as any case file is, from bytes of their own, and known by the digest of what they are written as;
 * what the file calls them only leads from slides to them.  Slides of kinds that only a later Entente knows are left
 * out, and said so. */

#include "config.h"

#include "ent-lecture-file-private.h"

#include <string.h>

#include <glib/gi18n-lib.h>

#include "ent-annotation-read-private.h"
#include "ent-file.h"
#include "ent-image-size.h"
#include "ent-json-scan.h"
#include "ent-layer-parts-private.h"

#define MAX_CASES   1000
#define MAX_TARGET  300000  /* a matrix names a thousand cases */
#define MAX_IMAGES  1000
#define MAX_FEEDS   100
#define MAX_KEY     200
#define MAX_DIGEST  64

/* The first bytes are enough to see what a file is. */
#define SNIFF_BYTES 4096

typedef struct
{
  EntLectureFile      *file;
  EntAnnotationReader  common;   /* for times */
  GHashTable          *digests;  /* as the file calls an excerpt → its digest; both owned */
  GHashTable          *slides;   /* sets of borrowed ids */
  GHashTable          *images;
} Reader;

static void
reader_clear (Reader *self)
{
  g_clear_pointer (&self->file, ent_lecture_file_free);
  ent_annotation_reader_clear (&self->common);
  g_clear_pointer (&self->digests, g_hash_table_unref);
  g_clear_pointer (&self->slides, g_hash_table_unref);
  g_clear_pointer (&self->images, g_hash_table_unref);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Reader, reader_clear)

/* (transfer full) (nullable): as it is written */
static char *
read_date (EntJson    *json,
           JsonObject *object,
           const char *name)
{
  g_autoptr(EntDate) date = ent_json_date (json, object, name);

  return date != NULL ? g_strdup (ent_date_get_text (date)) : NULL;
}

static gboolean
is_digest (const char *text)
{
  return strlen (text) == MAX_DIGEST && strspn (text, "0123456789abcdef") == MAX_DIGEST;
}

/* (transfer full) (nullable) */
static char *
read_digest (EntJson    *json,
             JsonObject *object,
             const char *name)
{
  g_autofree char *digest = ent_json_string (json, object, name, MAX_DIGEST);
  g_autofree char *quoted = NULL;

  if (digest == NULL || is_digest (digest))
    return g_steal_pointer (&digest);
  quoted = ent_json_quote (digest);
  ent_json_fault_in (json, name, _("%s is no SHA-256: write its 64 digits and small letters a–f"), quoted);
  return NULL;
}

/* The lecture */

static const EntJsonMember lecture_case_members[] = {
  { "id", TRUE }, { "title", FALSE }, { "version", FALSE }, { NULL, FALSE }
};

static void
read_lecture_case (EntJson    *json,
                   JsonObject *object,
                   EntLecture *lecture)
{
  gsize mark;
  JsonNode *node = ent_json_enter_member (json, object, "case", &mark);
  JsonObject *item;

  if (node == NULL)
    return;
  item = ent_json_object (json, node, lecture_case_members);
  if (item != NULL)
    {
      lecture->case_id = ent_json_case_id (json, item, "id");
      lecture->case_title = ent_json_string (json, item, "title", ENT_LECTURE_FILE_MAX_TITLE);
      ent_json_integer (json, item, "version", 1, G_MAXINT, &lecture->case_version);
    }
  ent_json_leave (json, mark);
}

static const EntJsonMember lecture_members[] = {
  { "id", TRUE }, { "title", FALSE }, { "course", FALSE }, { "date", FALSE }, { "minutes", FALSE }, { "theme", FALSE },
  { "aspect", FALSE }, { "case", FALSE }, { "created", TRUE }, { "modified", FALSE }, { NULL, FALSE }
};

static void
read_lecture (Reader     *self,
              EntJson    *json,
              JsonObject *root)
{
  static const char * const themes[] = { "light", "dark", "contrast", NULL };
  static const char * const aspects[] = { "16:9", "4:3", NULL };
  EntLecture *lecture = self->file->deck->lecture;
  gsize mark;
  JsonNode *node = ent_json_enter_member (json, root, "lecture", &mark);
  JsonObject *object = node != NULL ? ent_json_object (json, node, lecture_members) : NULL;
  char *id, *title;

  if (object != NULL)
    {
      id = ent_layer_read_uuid (json, object);
      title = ent_json_string (json, object, "title", ENT_LECTURE_FILE_MAX_TITLE);
      if (id != NULL)
        {
          g_free (lecture->id);
          lecture->id = id;
        }
      if (title != NULL)
        {
          g_free (lecture->title);
          lecture->title = title;
        }
      lecture->course = ent_json_string (json, object, "course", ENT_LECTURE_FILE_MAX_COURSE);
      lecture->date = read_date (json, object, "date");
      ent_json_integer (json, object, "minutes", 1, ENT_LECTURE_FILE_MAX_MINUTES, &lecture->minutes);
      ent_lecture_theme_from_word (ent_json_word (json, object, "theme", themes), &lecture->theme);
      ent_lecture_aspect_from_word (ent_json_word (json, object, "aspect", aspects), &lecture->aspect);
      read_lecture_case (json, object, lecture);
      ent_layer_read_times (&self->common, object, &lecture->created_usec, &lecture->modified_usec);
    }
  if (node != NULL)
    ent_json_leave (json, mark);
}

/* Cases */

/* (transfer full) (nullable): warnings are not for who only wants to see the lecture */
static EntCase *
read_file (EntJson     *json,
           JsonNode    *node,
           const char  *name,
           char       **digest)
{
  g_autoptr(JsonGenerator) generator = json_generator_new ();
  g_autoptr(GPtrArray) faults = ent_faults_new ();
  g_autoptr(GError) error = NULL;
  g_autofree char *bytes = NULL;
  gsize length;
  EntCase *item;

  json_generator_set_root (generator, node);
  bytes = json_generator_to_data (generator, &length);
  item = ent_lecture_read_excerpt (bytes, length, name, faults, digest, &error);
  for (guint i = 0; item == NULL && i < faults->len; i++)
    if (!((EntFault *) faults->pdata[i])->warning)
      ent_json_take_over (json, faults->pdata[i]);
  if (g_error_matches (error, ENT_EXCHANGE_ERROR, ENT_EXCHANGE_ERROR_TOO_LARGE))
    ent_json_set_too_large (json);
  return item;
}

/* The case in the file calls itself as its feed does. */
static gboolean
is_named (JsonNode   *file,
          const char *id)
{
  g_autofree char *published = ent_case_id_dup_published (id);

  return g_str_equal (json_object_get_string_member (json_node_get_object (file), "id"), published);
}

static const EntJsonMember case_members[] = {
  { "id", TRUE }, { "digest", TRUE }, { "file", TRUE }, { NULL, FALSE }
};

static void
read_case (EntJson  *json,
           JsonNode *node,
           gpointer  data)
{
  Reader *self = data;
  JsonObject *object = ent_json_object (json, node, case_members);
  g_autofree char *id = NULL, *name = NULL, *digest = NULL;
  g_autoptr(EntCase) item = NULL;
  JsonNode *file;
  gsize mark;

  if (object == NULL)
    return;
  id = ent_json_case_id (json, object, "id");
  name = read_digest (json, object, "digest");
  file = ent_json_enter_member (json, object, "file", &mark);
  if (file == NULL)
    return;
  if (id != NULL)
    item = read_file (json, file, id, &digest);
  ent_json_leave (json, mark);
  if (item == NULL || name == NULL)
    return;
  if (!is_named (file, id))
    ent_json_fault_in (json, "id", _("is not that of the case in “file”: write the same in both"));
  if (!g_hash_table_insert (self->digests, g_strdup (name), g_strdup (digest)))
    ent_json_fault_in (json, "digest", _("there is another case with this digest: keep one"));
  else if (!ent_lecture_deck_has_case (self->file->deck, digest))
    ent_deck_add_case (self->file->deck, digest, item);
}

/* Pictures */

/* Faults where the picture is not what the file says of it: what is believed of it later is checked here. */
static void
check_image (EntJson        *json,
             const EntImage *image,
             const char     *id)
{
  const char *type = NULL;
  int width = 0, height = 0;

  if (!ent_image_read_size (image->bytes, &type, &width, &height) || !g_str_equal (type, image->type))
    ent_json_fault_in (json, "data", _("is no picture of the type “%s”"), image->type);
  else if (width > ENT_IMAGE_MAX_PX || height > ENT_IMAGE_MAX_PX)
    ent_json_fault_in (json, "data", _("the picture has %d × %d pixels, and may have %d on a side: use a smaller one"),
                       width, height, ENT_IMAGE_MAX_PX);
  else if (width != image->width || height != image->height)
    ent_json_fault_in (json, "data", _("the picture has %d × %d pixels, and not what “width” and “height” say: correct "
                                       "these"), width, height);
  if (!g_str_equal (image->id, id))
    ent_json_fault_in (json, "id", _("is not the SHA-256 of the picture: it was damaged or changed"));
}

/* (transfer full) (nullable) */
static GBytes *
read_data (EntJson    *json,
           JsonObject *object)
{
  gsize mark, size;
  JsonNode *node = ent_json_enter_member (json, object, "data", &mark);
  const char *text;
  GBytes *bytes = NULL;

  if (node == NULL)
    return NULL;
  /* Four letters for three bytes. */
  text = ent_json_node_string (json, node, G_MAXSIZE);
  if (text != NULL && strlen (text) / 4 > ENT_LECTURE_FILE_MAX_IMAGE / 3)
    {
      ent_json_set_too_large (json);
      ent_json_fault (json, _("the picture has more than %d MiB: use a smaller one"),
                      ENT_LECTURE_FILE_MAX_IMAGE / (1024 * 1024));
    }
  else if (text != NULL)
    {
      guchar *data = g_base64_decode (text, &size);

      bytes = g_bytes_new_take (data, size);
    }
  ent_json_leave (json, mark);
  return bytes;
}

static const EntJsonMember image_members[] = {
  { "id", TRUE }, { "type", TRUE }, { "width", TRUE }, { "height", TRUE }, { "data", TRUE }, { NULL, FALSE }
};

static void
read_image (EntJson  *json,
            JsonNode *node,
            gpointer  data)
{
  static const char * const types[] = { "image/png", "image/jpeg", NULL };
  Reader *self = data;
  JsonObject *object = ent_json_object (json, node, image_members);
  g_autofree char *id = NULL;
  g_autoptr(GBytes) bytes = NULL;
  g_autoptr(EntImage) image = NULL;
  const char *type;
  int width = 0, height = 0;

  if (object == NULL)
    return;
  id = read_digest (json, object, "id");
  type = ent_json_word (json, object, "type", types);
  ent_json_integer (json, object, "width", 1, ENT_IMAGE_MAX_PX, &width);
  ent_json_integer (json, object, "height", 1, ENT_IMAGE_MAX_PX, &height);
  bytes = read_data (json, object);
  if (id == NULL || type == NULL || bytes == NULL)
    return;
  image = ent_image_new (type, width, height, bytes);
  check_image (json, image, id);
  if (g_hash_table_contains (self->images, id))
    ent_json_fault_in (json, "id", _("this picture is there a second time: keep one"));
  else
    {
      g_hash_table_add (self->images, image->id);
      g_ptr_array_add (self->file->deck->images, g_steal_pointer (&image));
    }
}

/* Slides */

static const EntJsonMember slide_case_members[] = {
  { "id", TRUE }, { "version", FALSE }, { "digest", FALSE }, { NULL, FALSE }
};

typedef struct
{
  Reader   *reader;
  EntSlide *slide;
} SlideReader;

/* Whether an excerpt is of this case, whatever feed the library has it from. */
static gboolean
is_of_case (const EntDeck *deck,
            const char    *digest,
            const char    *id)
{
  g_autofree char *wanted = ent_case_id_dup_published (id);

  for (guint i = 0; i < deck->cases->len; i++)
    {
      const EntDeckCase *kept = deck->cases->pdata[i];
      g_autofree char *found = ent_case_id_dup_published (kept->item->id);

      if (g_str_equal (kept->digest, digest))
        return g_str_equal (found, wanted);
    }
  return FALSE;
}

static void
read_slide_case (EntJson  *json,
                 JsonNode *node,
                 gpointer  data)
{
  SlideReader *self = data;
  JsonObject *object = ent_json_object (json, node, slide_case_members);
  g_autofree char *id = NULL, *name = NULL;
  const char *digest = NULL;
  int version = 0;

  if (object == NULL)
    return;
  id = ent_json_case_id (json, object, "id");
  ent_json_integer (json, object, "version", 1, G_MAXINT, &version);
  name = read_digest (json, object, "digest");
  if (id == NULL)
    return;
  if (name != NULL)
    digest = g_hash_table_lookup (self->reader->digests, name);
  if (name != NULL && digest == NULL)
    ent_json_warn (json, _("the file lacks the case “%s” as the slide was made from it"), id);
  if (digest != NULL && !is_of_case (self->reader->file->deck, digest, id))
    ent_json_fault_in (json, "digest", _("leads to another case than “%s”"), id);
  if (ent_slide_find_case (self->slide, id) != NULL)
    ent_json_fault_in (json, "id", _("“%s” is listed a second time: remove it"), id);
  ent_slide_add_case (self->slide, id, version, digest);
}

static const EntJsonMember slide_members[] = {
  { "id", TRUE }, { "kind", TRUE }, { "section", FALSE }, { "seconds", FALSE }, { "skipped", FALSE },
  { "own-events", FALSE }, { "reveal", FALSE }, { "case", FALSE }, { "target", FALSE }, { "target-title", FALSE },
  { "target-date", FALSE }, { "title", FALSE }, { "body", FALSE }, { "notes", FALSE }, { "image", FALSE },
  { "made-title", FALSE }, { "made-body", FALSE }, { "cases", FALSE }, { NULL, FALSE }
};

static void
read_words (EntJson    *json,
            JsonObject *object,
            EntSlide   *slide)
{
  slide->section = ent_json_string (json, object, "section", ENT_LECTURE_FILE_MAX_TITLE);
  slide->target_id = ent_json_string (json, object, "target", MAX_TARGET);
  slide->target_title = ent_json_string (json, object, "target-title", ENT_LECTURE_FILE_MAX_TITLE);
  slide->target_date = ent_json_string (json, object, "target-date", ENT_LECTURE_FILE_MAX_TITLE);
  slide->title = ent_json_string (json, object, "title", ENT_LECTURE_FILE_MAX_TITLE);
  slide->body = ent_json_string (json, object, "body", ENT_LAYER_MAX_TEXT);
  slide->notes = ent_json_string (json, object, "notes", ENT_LAYER_MAX_TEXT);
  slide->made_title = ent_json_string (json, object, "made-title", ENT_LECTURE_FILE_MAX_TITLE);
  slide->made_body = ent_json_string (json, object, "made-body", ENT_LAYER_MAX_TEXT);
}

static void
read_slide_id (Reader     *self,
               EntJson    *json,
               JsonObject *object,
               EntSlide   *slide)
{
  char *id = ent_layer_read_uuid (json, object);

  if (id == NULL)
    return;
  g_free (slide->id);
  slide->id = id;
  if (!g_hash_table_add (self->slides, slide->id))
    ent_json_fault_in (json, "id", _("the id “%s” is taken: choose another"), id);
}

static void
read_known_slide (Reader       *self,
                  EntJson      *json,
                  JsonNode     *node,
                  EntSlideKind  kind)
{
  JsonObject *object = ent_json_object (json, node, slide_members);
  EntSlide *slide;
  SlideReader nested;

  if (object == NULL)
    return;
  slide = ent_slide_new (kind);
  g_ptr_array_add (self->file->deck->slides, slide);
  read_slide_id (self, json, object, slide);
  read_words (json, object, slide);
  ent_json_integer (json, object, "seconds", 1, ENT_LECTURE_FILE_MAX_SECONDS, &slide->planned_sec);
  ent_json_boolean (json, object, "skipped", &slide->skipped);
  ent_json_boolean (json, object, "own-events", &slide->own_events);
  slide->reveal = read_date (json, object, "reveal");
  slide->case_id = ent_json_case_id (json, object, "case");
  slide->image_id = read_digest (json, object, "image");
  if (slide->image_id != NULL && !g_hash_table_contains (self->images, slide->image_id))
    ent_json_warn (json, _("the file lacks the picture of this slide"));
  nested = (SlideReader) { self, slide };
  ent_json_each (json, object, "cases", 0, MAX_CASES, read_slide_case, &nested);
}

static void
read_slide (EntJson  *json,
            JsonNode *node,
            gpointer  data)
{
  JsonNode *word = JSON_NODE_HOLDS_OBJECT (node) ? json_object_get_member (json_node_get_object (node), "kind") : NULL;
  EntSlideKind kind = ENT_SLIDE_TEXT;

  if (word != NULL && json_node_get_value_type (word) == G_TYPE_STRING
      && !ent_slide_kind_from_word (json_node_get_string (word), &kind))
    {
      g_autofree char *quoted = ent_json_quote (json_node_get_string (word));

      ent_json_warn (json, _("this Entente knows no slides of the kind %s: the slide is left out"), quoted);
      return;
    }
  if (word != NULL && json_node_get_value_type (word) != G_TYPE_STRING)
    ent_json_fault_in (json, "kind", _("should be the word for a kind of slides, as “text”"));
  read_known_slide (data, json, node, kind);
}

/* Feeds */

static void
read_feed_case (EntJson  *json,
                JsonNode *node,
                gpointer  data)
{
  EntLectureFeed *feed = data;
  const char *id = ent_json_node_string (json, node, ENT_MAX_CASE_ID);

  if (id != NULL && !ent_case_id_is_valid (id))
    ent_json_fault (json, _("is not the id of a case"));
  else if (id != NULL)
    g_ptr_array_add (feed->case_ids, g_strdup (id));
}

static const EntJsonMember feed_members[] = {
  { "url", TRUE }, { "title", FALSE }, { "id", FALSE }, { "key", TRUE }, { "cases", TRUE }, { NULL, FALSE }
};

static void
read_feed (EntJson  *json,
           JsonNode *node,
           gpointer  data)
{
  Reader *self = data;
  JsonObject *object = ent_json_object (json, node, feed_members);
  EntLectureFeed *feed;

  if (object == NULL)
    return;
  feed = ent_lecture_feed_new (NULL, NULL, NULL);
  g_ptr_array_add (self->file->feeds, feed);
  feed->url = ent_json_url (json, object, "url");
  if (feed->url != NULL && !g_str_has_prefix (feed->url, "https://"))
    ent_json_fault_in (json, "url", _("is not safe: a feed’s address begins with https://"));
  feed->id = ent_json_id (json, object, "id");
  feed->key = ent_json_string (json, object, "key", MAX_KEY);
  feed->title = ent_json_string (json, object, "title", ENT_LECTURE_FILE_MAX_TITLE);
  if (feed->title == NULL)
    feed->title = g_strdup (feed->url);
  ent_json_each (json, object, "cases", 1, MAX_CASES, read_feed_case, feed);
}

/* The whole */

static const EntJsonMember root_members[] = {
  { "type", TRUE }, { "format", TRUE }, { "exported", TRUE }, { "lecture", TRUE }, { "slides", TRUE },
  { "images", FALSE }, { "cases", FALSE }, { "feeds", FALSE }, { NULL, FALSE }
};

static void
read_root (Reader   *self,
           EntJson  *json,
           JsonNode *node)
{
  static const char * const types[] = { ENT_LECTURE_FILE_TYPE, NULL };
  JsonObject *root = ent_json_object (json, node, root_members);
  int format;

  if (root == NULL)
    return;
  ent_json_word (json, root, "type", types);
  ent_json_integer (json, root, "format", 1, ENT_LECTURE_FILE_FORMAT, &format);
  ent_annotation_get_time (&self->common, root, "exported", &self->file->exported_usec);
  read_lecture (self, json, root);
  /* Slides point at both. */
  ent_json_each (json, root, "images", 0, MAX_IMAGES, read_image, self);
  ent_json_each (json, root, "cases", 0, MAX_CASES, read_case, self);
  ent_json_each (json, root, "slides", 0, ENT_LECTURE_FILE_MAX_SLIDES, read_slide, self);
  ent_json_each (json, root, "feeds", 0, MAX_FEEDS, read_feed, self);
}

/* A large file is not read to its end only to see what it is: its type comes first as we write it. */
gboolean
ent_lecture_file_sniff (const char *bytes,
                        gsize       length)
{
  g_autofree char *head = g_strndup (bytes, MIN (length, SNIFF_BYTES));

  if (g_regex_match_simple ("^\\s*\\{\\s*\"type\"\\s*:\\s*\"" ENT_LECTURE_FILE_TYPE "\"", head, G_REGEX_RAW, 0))
    return TRUE;
  return ent_layer_has_type (bytes, length, ENT_LECTURE_FILE_TYPE);
}

EntLectureFile *
ent_lecture_file_parse (const char  *bytes,
                        gsize        length,
                        GPtrArray   *faults,
                        GError     **error)
{
  g_autoptr(EntJson) json = ent_json_new (faults);
  g_auto(Reader) reader = { NULL };
  g_autoptr(JsonNode) root = NULL;

  ent_json_allow_control (json);
  root = ent_file_read_root_of (json, bytes, length, ENT_LECTURE_FILE_MAX_BYTES, error);
  if (root == NULL || !ent_file_check_format (json, root, error))
    return NULL;
  reader.file = ent_lecture_file_new (ent_deck_new (ent_lecture_new ("")));
  ent_annotation_reader_init (&reader.common, json, NULL);
  reader.digests = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  reader.slides = g_hash_table_new (g_str_hash, g_str_equal);
  reader.images = g_hash_table_new (g_str_hash, g_str_equal);
  read_root (&reader, json, root);
  if (!ent_file_finish (json, error))
    return NULL;
  return g_steal_pointer (&reader.file);
}

EntLectureFile *
ent_lecture_file_load (const char    *path,
                       GPtrArray     *faults,
                       GCancellable  *cancellable,
                       GError       **error)
{
  gsize length;
  g_autofree char *bytes = ent_file_load_bytes (path, ENT_LECTURE_FILE_MAX_BYTES, faults, &length, cancellable, error);

  if (bytes == NULL)
    return NULL;
  return ent_lecture_file_parse (bytes, length, faults, error);
}
