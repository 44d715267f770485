/* Which addresses may be asked. They are taken apart by libcurl's own parser: it is libcurl that asks them, and two
 * parsers that differ are a way around a check. */

#include "config.h"

#include "ent-fetch-private.h"

#include <string.h>

#include <glib/gi18n-lib.h>

#include "ent-sync-error.h"

#define MAX_LENGTH 2000

/* (transfer full): NULL where there is none */
static char *
get_part (CURLU        *parsed,
          CURLUPart     part,
          unsigned int  flags)
{
  char *value = NULL, *copy = NULL;

  if (curl_url_get (parsed, part, &value, flags) == CURLUE_OK)
    copy = g_strdup (value);
  curl_free (value);
  return copy;
}

/* (transfer full) (nullable) */
static CURLU *
parse (const char   *url,
       unsigned int  flags,
       GError      **error)
{
  g_autoptr(CURLU) parsed = curl_url ();
  g_autofree char *user = NULL;

  if (strlen (url) > MAX_LENGTH || curl_url_set (parsed, CURLUPART_URL, url, flags) != CURLUE_OK)
    {
      g_autofree char *start = g_utf8_make_valid (url, MIN (strlen (url), 60));

      /* Translators: %s is what stands where the address of a web page is expected */
      g_set_error (error, ENT_SYNC_ERROR, ENT_SYNC_ERROR_ADDRESS,
                   _("“%s” is no address: one looks like https://example.org/feed/"), start);
      return NULL;
    }
  user = get_part (parsed, CURLUPART_USER, 0);
  if (user != NULL)
    {
      g_autofree char *host = get_part (parsed, CURLUPART_HOST, 0);

      g_set_error (error, ENT_SYNC_ERROR, ENT_SYNC_ERROR_ADDRESS,
                   _("the address has a user's name in front of %s: feeds are for everybody, take it out"), host);
      return NULL;
    }
  return g_steal_pointer (&parsed);
}

/* 127.0.0.0/8, ::1 and localhost, which libcurl itself takes for these; no other name is looked up for it. */
static gboolean
is_loopback (CURLU *parsed)
{
  g_autofree char *host = get_part (parsed, CURLUPART_HOST, 0);
  g_autoptr(GInetAddress) address = NULL;

  if (host == NULL)
    return FALSE;
  if (g_ascii_strcasecmp (host, "localhost") == 0)
    return TRUE;
  if (host[0] == '[' && g_str_has_suffix (host, "]"))
    {
      host[strlen (host) - 1] = '\0';
      address = g_inet_address_new_from_string (host + 1);
    }
  else
    {
      address = g_inet_address_new_from_string (host);
    }
  return address != NULL && g_inet_address_get_is_loopback (address);
}

static gboolean
is_folder (const char *url)
{
  return url[0] == '/' || g_ascii_strncasecmp (url, "file:", strlen ("file:")) == 0;
}

static EntFetchUrlKind
check_parsed (CURLU       *parsed,
              GError     **error)
{
  g_autofree char *scheme = get_part (parsed, CURLUPART_SCHEME, 0);

  if (g_strcmp0 (scheme, "https") == 0)
    return is_loopback (parsed) ? ENT_FETCH_URL_LOOPBACK : ENT_FETCH_URL_REMOTE;
  if (g_strcmp0 (scheme, "http") == 0 && is_loopback (parsed))
    return ENT_FETCH_URL_LOOPBACK;

  if (g_strcmp0 (scheme, "http") == 0)
    {
      g_autofree char *host = get_part (parsed, CURLUPART_HOST, 0);

      g_set_error (error, ENT_SYNC_ERROR, ENT_SYNC_ERROR_ADDRESS,
                   _("%s is not asked over http:, where everybody on the way reads along: use https:"), host);
    }
  else
    {
      g_set_error (error, ENT_SYNC_ERROR, ENT_SYNC_ERROR_ADDRESS,
                   _("feeds are fetched from https: addresses and from folders, not from “%s:”"), scheme);
    }
  return ENT_FETCH_URL_NONE;
}

EntFetchUrlKind
ent_fetch_url_check (const char  *url,
                     GError     **error)
{
  g_autoptr(CURLU) parsed = NULL;

  if (is_folder (url))
    return ENT_FETCH_URL_FOLDER;
  parsed = parse (url, CURLU_NON_SUPPORT_SCHEME, error);
  return parsed != NULL ? check_parsed (parsed, error) : ENT_FETCH_URL_NONE;
}

char *
ent_fetch_url_dup_host (const char *url)
{
  g_autoptr(CURLU) parsed = is_folder (url) ? NULL : parse (url, CURLU_NON_SUPPORT_SCHEME, NULL);
  g_autofree char *host = parsed != NULL ? get_part (parsed, CURLUPART_HOST, 0) : NULL;
  g_autofree char *port = parsed != NULL ? get_part (parsed, CURLUPART_PORT, 0) : NULL;
  g_autofree char *shown = NULL;

  if (host == NULL)
    return g_strdup (url);
  shown = g_hostname_to_unicode (host);
  return g_strconcat (shown != NULL ? shown : host, port != NULL ? ":" : NULL, port, NULL);
}

gboolean
ent_fetch_url_check_redirect (const char  *from,
                              const char  *to,
                              GError     **error)
{
  g_autofree char *host = ent_fetch_url_dup_host (from);
  g_autoptr(CURLU) parsed = parse (to, CURLU_NON_SUPPORT_SCHEME, NULL);
  EntFetchUrlKind kind = parsed != NULL ? check_parsed (parsed, NULL) : ENT_FETCH_URL_NONE;

  if (kind == ENT_FETCH_URL_REMOTE
      || (kind == ENT_FETCH_URL_LOOPBACK && ent_fetch_url_check (from, NULL) == ENT_FETCH_URL_LOOPBACK))
    return TRUE;
  /* Translators: %s is the name of a server */
  g_set_error (error, ENT_SYNC_ERROR, ENT_SYNC_ERROR_SERVER,
               _("%s sends on to an address that is not safe, which was not followed"), host);
  return FALSE;
}

/* What a person types */

static char *
set_no_address (const char  *message,
                GError     **error)
{
  g_set_error_literal (error, ENT_SYNC_ERROR, ENT_SYNC_ERROR_ADDRESS, message);
  return NULL;
}

/* A feed is known by its folder, but people copy the address of what they see in it. */
static void
cut_file (char *path)
{
  static const char *const names[] = { "index.json", "index.json.minisig", "feed.pub" };
  char *name = strrchr (path, '/');

  for (guint i = 0; name != NULL && i < G_N_ELEMENTS (names); i++)
    if (strcmp (name + 1, names[i]) == 0)
      {
        name[1] = '\0';
        return;
      }
}

/* (transfer full) */
static char *
fix_folder (const char  *text,
            GError     **error)
{
  g_autofree char *path = NULL, *whole = NULL, *uri = NULL;

  if (g_ascii_strncasecmp (text, "file:", strlen ("file:")) == 0)
    {
      g_autofree char *host = NULL;

      path = g_filename_from_uri (text, &host, NULL);
      if (path == NULL || (host != NULL && host[0] != '\0' && g_ascii_strcasecmp (host, "localhost") != 0))
        return set_no_address (_("this is no address of a folder on this computer: one looks like "
                                 "file:///media/stick/feed/"), error);
    }
  else if (text[0] == '~' && (text[1] == '/' || text[1] == '\0'))
    {
      path = g_build_filename (g_get_home_dir (), text + 1, NULL);
    }
  else
    {
      path = g_strdup (text);
    }
  cut_file (path);
  whole = g_canonicalize_filename (path, NULL);
  uri = g_filename_to_uri (whole, NULL, NULL);
  return g_strconcat (uri, g_str_has_suffix (uri, "/") ? NULL : "/", NULL);
}

/* (transfer full) (nullable) */
static char *
put_together (CURLU   *parsed,
              GError **error)
{
  g_autofree char *scheme = get_part (parsed, CURLUPART_SCHEME, 0);
  g_autofree char *host = get_part (parsed, CURLUPART_HOST, 0);
  g_autofree char *port = get_part (parsed, CURLUPART_PORT, CURLU_NO_DEFAULT_PORT);
  g_autofree char *path = get_part (parsed, CURLUPART_PATH, 0);
  g_autofree char *query = get_part (parsed, CURLUPART_QUERY, 0);
  /* By GLib, for libcurl's own way depends on the locale. */
  g_autofree char *ascii = host != NULL ? g_hostname_to_ascii (host) : NULL;
  g_autofree char *small = NULL;

  if (ascii == NULL || path == NULL)
    return set_no_address (_("the address names no server: one looks like https://example.org/feed/"), error);
  if (query != NULL)
    return set_no_address (_("the address of a feed is that of a folder: it has no “?”"), error);

  small = g_ascii_strdown (ascii, -1);
  cut_file (path);
  return g_strconcat (scheme, "://", small, port != NULL ? ":" : "", port != NULL ? port : "", path,
                      g_str_has_suffix (path, "/") ? NULL : "/", NULL);
}

char *
ent_fetch_fix_url (const char  *text,
                   GError     **error)
{
  g_autofree char *bare = NULL, *url = NULL;
  g_autoptr(CURLU) parsed = NULL;

  g_return_val_if_fail (text != NULL, NULL);

  bare = g_strstrip (g_strdup (text));
  if (bare[0] == '\0')
    return set_no_address (_("give the address of a feed, or a folder that holds one"), error);
  if (is_folder (bare) || bare[0] == '~' || g_str_has_prefix (bare, "./") || g_str_has_prefix (bare, "../")
      || strcmp (bare, ".") == 0 || strcmp (bare, "..") == 0)
    return fix_folder (bare, error);

  if (strstr (bare, "://") != NULL)
    {
      parsed = parse (bare, CURLU_NON_SUPPORT_SCHEME | CURLU_URLENCODE, error);
    }
  else
    {
      url = g_strconcat ("https://", bare, NULL);
      parsed = parse (url, CURLU_URLENCODE, error);
      /* On this machine there is seldom a certificate. */
      if (parsed != NULL && is_loopback (parsed))
        curl_url_set (parsed, CURLUPART_SCHEME, "http", 0);
    }
  if (parsed == NULL || check_parsed (parsed, error) == ENT_FETCH_URL_NONE)
    return NULL;
  return put_together (parsed, error);
}
