#include "config.h"

#include "ent-tool-key.h"

#include <string.h>

#include <glib/gi18n-lib.h>

#include "ent-bundle.h"
#include "ent-feed-publish.h"
#include "ent-json-writer.h"

#define VALID_DAYS 180
#define KEEP_DAYS  30

typedef struct
{
  char *key_path;
  char *passphrase_path;
  char *next_key_path;
  char *title;
  char *id;
  int   valid_days;
  int   keep_days;
  int   serial;
} Options;

static void
options_clear (Options *self)
{
  g_free (self->key_path);
  g_free (self->passphrase_path);
  g_free (self->next_key_path);
  g_free (self->title);
  g_free (self->id);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Options, options_clear)

/* Whether @inner is @outer or lies in it. */
static gboolean
is_within (const char *inner,
           const char *outer)
{
  g_autofree char *whole = g_canonicalize_filename (inner, NULL), *folder = g_canonicalize_filename (outer, NULL);
  gsize length = strlen (folder);

  return g_str_has_prefix (whole, folder) && (whole[length] == '\0' || whole[length] == '/');
}

/* Whether the options make sense; says why not. */
static gboolean
check (const Options *options,
       char         **operands)
{
  if (options->key_path == NULL)
    ent_tool_error (_("the secret key to sign with is missing: --key FILE (“entente-tool key new NAME” makes one)"));
  else if (options->serial < 0)
    ent_tool_error (_("--serial should be 1 or more"));
  else if (options->valid_days < 1)
    ent_tool_error (_("--valid-days should be 1 or more"));
  else if (is_within (options->key_path, operands[1]))
    ent_tool_error (_("the secret key lies in the folder that everyone is to read: keep it elsewhere"));
  else if (is_within (operands[0], operands[1]))
    ent_tool_error (_("the cases lie in the folder of the feed: keep them in one of their own"));
  else
    return TRUE;
  return FALSE;
}

/* When it is issued: now, or as whoever wants the same bytes again says. */
static gboolean
choose_time (gint64 *now_sec)
{
  const char *text = g_getenv ("SOURCE_DATE_EPOCH");
  guint64 seconds;

  if (text == NULL)
    *now_sec = g_get_real_time () / G_USEC_PER_SEC;
  else if (g_ascii_string_to_unsigned (text, 10, 1, G_MAXUINT32, &seconds, NULL))
    *now_sec = (gint64) seconds;
  else
    {
      ent_tool_error (_("SOURCE_DATE_EPOCH should be seconds since 1970, but is “%s”"), text);
      return FALSE;
    }
  return TRUE;
}

static EntCodebook *
find_codebook (void)
{
  g_autofree char *data_dir = ent_bundle_dup_data_dir ();
  g_autofree char *path = g_build_filename (data_dir, "codebook.json", NULL);
  EntCodebook *codebook = ent_codebook_file_load (path, NULL, NULL, NULL);

  if (codebook == NULL)
    ent_tool_error (_("there is no codebook at hand: factors are not checked"));
  return codebook;
}

static char *
format_day (gint64 seconds)
{
  g_autoptr(GDateTime) time = g_date_time_new_from_unix_utc (seconds);

  return g_date_time_format (time, "%Y-%m-%d");
}

static void
print_text (const EntFeedPublished *published)
{
  const EntFeedIndex *index = published->index;
  g_autofree char *day = format_day (index->expires_sec);
  g_autofree char *cases = g_strdup_printf (ngettext ("%u case", "%u cases", index->cases->len), index->cases->len);

  if (published->written)
    /* Translators: id of a feed, a number that grows, "6 cases", a date. */
    ent_tool_print (_("%s: published as serial %d, %s, valid until %s"), index->feed, (int) index->serial, cases, day);
  else
    /* Translators: id of a feed, a number that grows, "6 cases", a date. */
    ent_tool_print (_("%s: nothing has changed since serial %d, %s, valid until %s"), index->feed, (int) index->serial,
                    cases, day);
  ent_tool_print ("\n");
  if (published->n_new > 0)
    ent_tool_print (ngettext ("%u new case file\n", "%u new case files\n", published->n_new), published->n_new);
  if (published->n_pruned > 0)
    ent_tool_print (ngettext ("%u old case file removed\n", "%u old case files removed\n", published->n_pruned),
                    published->n_pruned);
}

static void
print_json (const EntFeedPublished *published,
            const char             *key)
{
  const EntFeedIndex *index = published->index;
  EntJsonWriter *writer = ent_json_writer_new (NULL);
  g_autoptr(GDateTime) issued = g_date_time_new_from_unix_utc (index->issued_sec);
  g_autoptr(GDateTime) expires = g_date_time_new_from_unix_utc (index->expires_sec);
  g_autofree char *fingerprint = ent_public_key_fingerprint (key), *json = NULL;
  g_autofree char *issued_text = g_date_time_format_iso8601 (issued);
  g_autofree char *expires_text = g_date_time_format_iso8601 (expires);

  ent_json_writer_open (writer, NULL, '{');
  ent_json_writer_string (writer, "feed", index->feed);
  ent_json_writer_string (writer, "title", index->title);
  ent_json_writer_integer (writer, "serial", (int) index->serial);
  ent_json_writer_string (writer, "issued", issued_text);
  ent_json_writer_string (writer, "expires", expires_text);
  ent_json_writer_string (writer, "key", key);
  ent_json_writer_string (writer, "fingerprint", fingerprint);
  ent_json_writer_string (writer, "next_key", index->key);
  ent_json_writer_boolean (writer, "written", published->written);
  ent_json_writer_integer (writer, "cases", (int) index->cases->len);
  ent_json_writer_integer (writer, "new", (int) published->n_new);
  ent_json_writer_integer (writer, "pruned", (int) published->n_pruned);
  ent_json_writer_close (writer, '}');
  json = ent_json_writer_finish (writer, NULL);
  ent_tool_print_json (json);
}

static EntToolStatus
publish (EntTool       *self,
         const Options *options,
         char         **operands)
{
  g_autoptr(EntSecretKey) key = NULL;
  g_autofree char *next_key = NULL, *word = NULL;
  EntCodebook *codebook;
  g_autoptr(EntFeedPublished) published = NULL;
  g_autoptr(GError) error = NULL;
  EntFeedPublishOptions wanted = { .feed = options->id, .title = options->title, .valid_days = options->valid_days,
                                   .serial = options->serial, .keep_days = options->keep_days };

  if (!choose_time (&wanted.now_sec))
    return ENT_TOOL_USAGE;
  key = ent_tool_load_secret_key (options->key_path, options->passphrase_path);
  if (key == NULL)
    return ENT_TOOL_FAILED;
  if (options->next_key_path != NULL)
    {
      next_key = ent_tool_load_public_key (options->next_key_path);
      if (next_key == NULL)
        return ENT_TOOL_FAILED;
      wanted.next_key = next_key;
    }
  codebook = find_codebook ();
  published = ent_feed_publish (operands[0], operands[1], key, codebook, &wanted, NULL, &error);
  g_clear_pointer (&codebook, ent_codebook_unref);
  if (published == NULL)
    {
      ent_tool_error ("%s", error->message);
      return ENT_TOOL_FAILED;
    }
  word = ent_secret_key_dup_public (key);
  if (self->json)
    print_json (published, word);
  else
    print_text (published);
  return ENT_TOOL_OK;
}

EntToolStatus
ent_tool_publish (EntTool  *self,
                  char    **arguments)
{
  g_auto(Options) options = { .valid_days = VALID_DAYS, .keep_days = KEEP_DAYS };
  const GOptionEntry entries[] = {
    { "key", 0, G_OPTION_FLAG_NONE, G_OPTION_ARG_FILENAME, &options.key_path, N_("The secret key to sign with"),
      N_("FILE") },
    { "title", 0, G_OPTION_FLAG_NONE, G_OPTION_ARG_STRING, &options.title,
      N_("What the feed is called; once is enough"), N_("TITLE") },
    { "id", 0, G_OPTION_FLAG_NONE, G_OPTION_ARG_STRING, &options.id,
      N_("Its id, which it keeps; made of the title if not said"), N_("ID") },
    { "valid-days", 0, G_OPTION_FLAG_NONE, G_OPTION_ARG_INT, &options.valid_days,
      N_("How long readers take it for fresh; 180 if not said"), N_("NUMBER") },
    { "serial", 0, G_OPTION_FLAG_NONE, G_OPTION_ARG_INT, &options.serial,
      N_("Its number, which only grows; the next one if not said"), N_("NUMBER") },
    { "keep-days", 0, G_OPTION_FLAG_NONE, G_OPTION_ARG_INT, &options.keep_days,
      N_("How long case files stay that are replaced; 30 if not said, -1 for ever"), N_("NUMBER") },
    { "next-key", 0, G_OPTION_FLAG_NONE, G_OPTION_ARG_FILENAME, &options.next_key_path,
      N_("Hand the feed over to this public key, which signs from the next time on"), N_("FILE") },
    { "passphrase-file", 0, G_OPTION_FLAG_NONE, G_OPTION_ARG_FILENAME, &options.passphrase_path,
      N_("The passphrase of an encrypted key is the first line of this file"), N_("FILE") },
    G_OPTION_ENTRY_NULL
  };
  g_auto(GStrv) operands = ent_tool_parse (self, arguments, "publish CASES_DIR FEED_DIR --key FILE --title TITLE",
                                           _("Makes a feed of the case files in a folder: signed files in another folder, "
                                             "for any web server, or for a USB stick, from which readers have the cases. "
                                             "Again, it brings the feed up to date. Nothing is changed if a case has a "
                                             "fault, or changed without a higher version."),
                                           entries, 2, 2);

  if (operands == NULL || !check (&options, operands))
    return ENT_TOOL_USAGE;
  return publish (self, &options, operands);
}
