#include "config.h"

#include "ent-annotation-iri.h"

#include <string.h>

#define SCHEME  "entente:"
#define NO_CASE "-"
#define OWN     "own"
#define DATE    "date="

static char *
escape (const char *id)
{
  return g_uri_escape_string (id, NULL, FALSE);
}

char *
ent_target_to_iri (const char      *case_id,
                   const EntTarget *target)
{
  GString *iri = g_string_new (SCHEME);
  g_autofree char *escaped = case_id != NULL ? escape (case_id) : g_strdup (NO_CASE);

  g_string_append (iri, case_id != NULL && strcmp (case_id, NO_CASE) == 0 ? "%2D" : escaped);
  if (target->kind != ENT_TARGET_CASE)
    {
      gboolean own = target->kind == ENT_TARGET_EVENT && target->id != NULL && g_uuid_string_is_valid (target->id);

      g_string_append_printf (iri, "/%s", own ? OWN : ent_target_kind_to_word (target->kind));
    }
  /* A case has its id already; "/case/" is written only where a note says more than that. */
  else if (target->id != NULL)
    {
      g_string_append (iri, "/case");
    }
  if (target->id != NULL)
    {
      g_autofree char *id = escape (target->id);

      g_string_append_printf (iri, "/%s", id);
    }
  return g_string_free (iri, FALSE);
}

EntTarget *
ent_target_from_iri (const char  *iri,
                     char       **case_id)
{
  g_auto(GStrv) steps = NULL;
  g_autofree char *item = NULL;
  g_autofree char *id = NULL;
  EntTargetKind kind = ENT_TARGET_CASE;
  guint n;

  if (!g_str_has_prefix (iri, SCHEME) || strpbrk (iri, "?#") != NULL)
    return NULL;
  steps = g_strsplit (iri + strlen (SCHEME), "/", 4);
  n = g_strv_length (steps);
  if (n < 1 || n > 3 || *steps[0] == '\0')
    return NULL;
  if (n > 1 && strcmp (steps[1], OWN) == 0)
    kind = ENT_TARGET_EVENT;
  else if (n > 1 && !ent_target_kind_from_word (steps[1], &kind))
    return NULL;

  item = g_uri_unescape_string (steps[0], NULL);
  id = n > 2 ? g_uri_unescape_string (steps[2], NULL) : NULL;
  if (item == NULL || (n > 2 && id == NULL) || !g_utf8_validate (item, -1, NULL)
      || (id != NULL && !g_utf8_validate (id, -1, NULL)))
    return NULL;
  *case_id = strcmp (steps[0], NO_CASE) == 0 ? NULL : g_steal_pointer (&item);
  return ent_target_new (kind, id);
}

char *
ent_date_to_fragment (const char *date)
{
  g_autofree char *escaped = g_uri_escape_string (date, "/,?~.:+", TRUE);

  return g_strconcat (DATE, escaped, NULL);
}

char *
ent_date_from_fragment (const char *fragment)
{
  g_autofree char *date = NULL;

  if (!g_str_has_prefix (fragment, DATE))
    return NULL;
  date = g_uri_unescape_string (fragment + strlen (DATE), NULL);
  return date != NULL && g_utf8_validate (date, -1, NULL) ? g_steal_pointer (&date) : NULL;
}

gboolean
ent_iri_is_valid (const char *string)
{
  const char *colon = strchr (string, ':');

  if (colon == NULL || colon[1] == '\0' || !g_ascii_isalpha (*string))
    return FALSE;
  for (const char *at = string; at < colon; at++)
    if (!g_ascii_isalnum (*at) && strchr ("+-.", *at) == NULL)
      return FALSE;
  for (const char *at = colon; *at != '\0'; at = g_utf8_next_char (at))
    {
      gunichar c = g_utf8_get_char (at);

      if (c <= ' ' || (c >= 0x7F && c < 0xA0) || g_unichar_isspace (c)
          || (c < 0x80 && strchr ("<>\"{}|\\^`", (int) c) != NULL))
        return FALSE;
    }
  return TRUE;
}
