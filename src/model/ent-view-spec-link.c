/* Links to views.
 *
 * A link is read in two steps: it is cut into its keys and their values, still escaped, as a
 * comma that parts two items must be told from one that stands in an item; then each
 * key is understood on its own.  "from" and "to" wait for the end, because "align", which
 * says what they count in, may come after them. */

#include "config.h"

#include <math.h>
#include <string.h>

#include <glib/gi18n-lib.h>

#include "ent-date-private.h"
#include "ent-view-spec.h"

/* Aligned views reach no farther than this: seconds of so many years are exact in a double. */
#define MAX_YEARS 1e8

G_DEFINE_QUARK (ent-view-spec-error-quark, ent_view_spec_error)

typedef struct
{
  EntViewSpec *spec;
  char        *from;   /* or NULL */
  char        *to;
  guint        seen;   /* bit i for keys[i] */
} Reader;

static gboolean
fail (GError     **error,
      const char  *key,
      const char  *reason)
{
  /* Translators: the first %s is a part of a link, "from", the second the reason why it is wrong. */
  g_set_error (error, ENT_VIEW_SPEC_ERROR, ENT_VIEW_SPEC_ERROR_VALUE, _("“%s” in the link: %s"), key, reason);
  return FALSE;
}

/* @text: escaped; NULL with @error where what it stands for is no text. */
static char *
unescape (const char  *key,
          const char  *text,
          gsize        max_length,
          GError     **error)
{
  g_autofree char *plain = g_uri_unescape_string (text, NULL);

  if (plain == NULL || !g_utf8_validate (plain, -1, NULL))
    fail (error, key, _("it is not well-formed text"));
  else if (*plain == '\0')
    fail (error, key, _("it is empty"));
  else if (strlen (plain) > max_length)
    fail (error, key, _("it is too long"));
  else
    return g_steal_pointer (&plain);
  return NULL;
}

static gboolean
is_id (const char *text)
{
  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    if (g_unichar_iscntrl (g_utf8_get_char (p)))
      return FALSE;
  return TRUE;
}

static char *
read_id (const char  *key,
         const char  *text,
         GError     **error)
{
  g_autofree char *id = unescape (key, text, ENT_VIEW_SPEC_MAX_ID, error);

  if (id != NULL && !is_id (id))
    {
      fail (error, key, _("it has a control character"));
      return NULL;
    }
  return g_steal_pointer (&id);
}

static gboolean
read_list (const char  *key,
           const char  *text,
           guint        max_items,
           GPtrArray   *ids,
           GError     **error)
{
  g_auto(GStrv) items = g_strsplit (text, ",", max_items + 1);

  for (char **item = items; *item != NULL; item++)
    {
      g_autofree char *id = NULL;

      if (item - items == max_items || ids->len == max_items)
        return fail (error, key, _("it has too many items"));
      id = read_id (key, *item, error);
      if (id == NULL)
        return FALSE;
      if (!g_ptr_array_find_with_equal_func (ids, id, g_str_equal, NULL))
        g_ptr_array_add (ids, g_steal_pointer (&id));
    }
  return TRUE;
}

static gboolean
read_cases (Reader      *self,
            const char  *text,
            GError     **error)
{
  /* Translators: the part of a link that names a case or several. */
  const char *key = _("case");
  GPtrArray *ids = self->spec->case_ids;

  if (*text == '\0')
    return fail (error, key, _("it is empty"));
  if (!read_list (key, text, ENT_VIEW_SPEC_MAX_CASES, ids, error))
    return FALSE;
  for (guint i = 0; i < ids->len; i++)
    if (strpbrk (ids->pdata[i], ",/") != NULL)
      return fail (error, key, _("it is no id of a case"));
  return TRUE;
}

static gboolean
read_from (Reader      *self,
           const char  *key,
           const char  *text,
           GError     **error)
{
  self->from = unescape (key, text, ENT_DATE_MAX_LENGTH, error);
  return self->from != NULL;
}

static gboolean
read_to (Reader      *self,
         const char  *key,
         const char  *text,
         GError     **error)
{
  self->to = unescape (key, text, ENT_DATE_MAX_LENGTH, error);
  return self->to != NULL;
}

static gboolean
read_lanes (Reader      *self,
            const char  *key,
            const char  *text,
            GError     **error)
{
  if (!ent_timeline_lanes_from_word (text, &self->spec->lanes))
    return fail (error, key, _("it must be party, phase, factor, group, place or none"));
  return TRUE;
}

static gboolean
read_align (Reader      *self,
            const char  *key,
            const char  *text,
            GError     **error)
{
  if (!ent_moment_kind_from_word (text, &self->spec->moment))
    return fail (error, key, _("it must be war-start, war-end, first-contact, agreement or relations"));
  self->spec->aligned = TRUE;
  return TRUE;
}

static gboolean
read_event (Reader      *self,
            const char  *key,
            const char  *text,
            GError     **error)
{
  self->spec->selected = read_id (key, text, error);
  return self->spec->selected != NULL;
}

static gboolean
read_sign (Reader      *self,
           const char  *key,
           const char  *text,
           GError     **error)
{
  if (strcmp (text, "1") == 0 || strcmp (text, "+1") == 0 || strcmp (text, "%2B1") == 0)
    self->spec->filter->sign = 1;
  else if (strcmp (text, "-1") == 0)
    self->spec->filter->sign = -1;
  else
    return fail (error, key, _("it must be 1 or -1"));
  return TRUE;
}

static gboolean
read_importance (Reader      *self,
                 const char  *key,
                 const char  *text,
                 GError     **error)
{
  for (const char *p = text; ; p += 2)
    {
      if (*p < '1' || *p > '3' || (p[1] != ',' && p[1] != '\0'))
        return fail (error, key, _("it must be a list of 1, 2 and 3"));
      self->spec->filter->importances |= 1u << (*p - '0');
      if (p[1] == '\0')
        return TRUE;
    }
}

static gboolean
read_text (Reader      *self,
           const char  *key,
           const char  *text,
           GError     **error)
{
  g_autofree char *plain = unescape (key, text, ENT_VIEW_SPEC_MAX_TEXT, error);

  if (plain == NULL)
    return FALSE;
  ent_event_filter_set_text (self->spec->filter, plain);
  return TRUE;
}

static gboolean
read_hide (Reader      *self,
           const char  *key,
           const char  *text,
           GError     **error)
{
  if ((*text != '0' && *text != '1') || text[1] != '\0')
    return fail (error, key, _("it must be 1 or 0"));
  self->spec->filter->hide = *text == '1';
  return TRUE;
}

static gboolean
read_ids (Reader      *self,
          const char  *key,
          const char  *text,
          GError     **error)
{
  EntEventFilter *filter = self->spec->filter;
  GPtrArray *ids = strcmp (key, "actor") == 0 ? filter->actors
                 : strcmp (key, "factor") == 0 ? filter->factors
                 : strcmp (key, "phase") == 0 ? filter->phases
                 : strcmp (key, "tag") == 0 ? filter->tags : self->spec->collapsed;

  return read_list (key, text, ENT_VIEW_SPEC_MAX_ITEMS, ids, error);
}

static const struct
{
  const char *key;
  gboolean    list;  /* may stand more than once */
  gboolean  (*read) (Reader      *self,
                     const char  *key,
                     const char  *text,
                     GError     **error);
} keys[] = {
  { "from", FALSE, read_from },
  { "to", FALSE, read_to },
  { "lanes", FALSE, read_lanes },
  { "align", FALSE, read_align },
  { "event", FALSE, read_event },
  { "actor", TRUE, read_ids },
  { "factor", TRUE, read_ids },
  { "phase", TRUE, read_ids },
  { "tag", TRUE, read_ids },
  { "collapsed", TRUE, read_ids },
  { "sign", FALSE, read_sign },
  { "importance", TRUE, read_importance },
  { "text", FALSE, read_text },
  { "hide", FALSE, read_hide },
};

static gboolean
read_pair (Reader      *self,
           const char  *pair,
           GError     **error)
{
  const char *equals = strchr (pair, '=');
  gsize length = equals != NULL ? (gsize) (equals - pair) : strlen (pair);

  for (guint i = 0; i < G_N_ELEMENTS (keys); i++)
    {
      if (strlen (keys[i].key) != length || strncmp (keys[i].key, pair, length) != 0)
        continue;
      if (!keys[i].list && self->seen & 1u << i)
        return fail (error, keys[i].key, _("it stands there twice"));
      self->seen |= 1u << i;
      if (equals == NULL || equals[1] == '\0')
        return fail (error, keys[i].key, _("it is empty"));
      return keys[i].read (self, keys[i].key, equals + 1, error);
    }
  return TRUE;
}

static gboolean
read_query (Reader      *self,
            const char  *query,
            GError     **error)
{
  g_auto(GStrv) pairs = g_strsplit (query, "&", -1);

  for (char **pair = pairs; *pair != NULL; pair++)
    if (!read_pair (self, *pair, error))
      return FALSE;
  return TRUE;
}

static gboolean
read_years (const char  *key,
            const char  *text,
            gint64      *seconds,
            GError     **error)
{
  gsize length = strspn (text, "+-0123456789.");
  char *end;
  double years = g_ascii_strtod (text, &end);

  if (length == 0 || text[length] != '\0' || *end != '\0' || !isfinite (years))
    return fail (error, key, _("it must be a number of years"));
  if (fabs (years) > MAX_YEARS)
    return fail (error, key, _("it is too far away"));
  *seconds = llround (years * ENT_VIEW_SPEC_YEAR_SEC);
  return TRUE;
}

static EntDate *
read_date (const char  *key,
           const char  *text,
           GError     **error)
{
  g_autoptr(GError) date_error = NULL;
  EntDate *date = ent_date_parse (text, &date_error);

  if (date == NULL)
    fail (error, key, date_error->message);
  return date;
}

static gboolean
read_begin (Reader  *self,
            GError **error)
{
  g_autoptr(EntDate) date = NULL;

  self->spec->begin = ENT_DATE_OPEN_PAST;
  if (self->from == NULL)
    return TRUE;
  self->spec->has_range = TRUE;
  if (self->spec->aligned && strcmp (self->from, "..") != 0)
    return read_years ("from", self->from, &self->spec->begin, error);
  if (strcmp (self->from, "..") == 0)
    return TRUE;
  date = read_date ("from", self->from, error);
  if (date == NULL)
    return FALSE;
  self->spec->begin = ent_date_get_earliest (date);
  return TRUE;
}

static gboolean
read_end (Reader  *self,
          GError **error)
{
  g_autoptr(EntDate) date = NULL;

  self->spec->end = ENT_DATE_OPEN_FUTURE;
  if (self->to == NULL)
    return TRUE;
  self->spec->has_range = TRUE;
  if (strcmp (self->to, "..") == 0)
    return TRUE;
  if (self->spec->aligned)
    return read_years ("to", self->to, &self->spec->end, error);
  date = read_date ("to", self->to, error);
  if (date == NULL)
    return FALSE;
  self->spec->end = ent_date_get_latest (date);
  if (self->spec->end != ENT_DATE_OPEN_FUTURE)
    self->spec->end++;
  return TRUE;
}

static gboolean
read_range (Reader  *self,
            GError **error)
{
  EntViewSpec *spec = self->spec;

  if (!read_begin (self, error) || !read_end (self, error))
    return FALSE;
  if (spec->begin >= spec->end)
    return fail (error, "to", _("it is not after “from”"));
  if (!spec->has_range)
    spec->begin = spec->end = 0;
  return TRUE;
}

gboolean
ent_view_spec_is_link (const char *link)
{
  return link != NULL && g_ascii_strncasecmp (link, ENT_VIEW_SPEC_SCHEME ":", strlen (ENT_VIEW_SPEC_SCHEME ":")) == 0;
}

EntViewSpec *
ent_view_spec_parse (const char  *link,
                     GError     **error)
{
  g_autoptr(EntViewSpec) spec = NULL;
  g_autofree char *path = NULL;
  g_autofree char *query = NULL;
  g_autofree char *host = NULL;
  Reader reader = { NULL };
  gboolean read;

  g_return_val_if_fail (link != NULL, NULL);

  if (strnlen (link, ENT_VIEW_SPEC_MAX_LENGTH + 1) > ENT_VIEW_SPEC_MAX_LENGTH)
    {
      g_set_error (error, ENT_VIEW_SPEC_ERROR, ENT_VIEW_SPEC_ERROR_LIMIT, _("The link is too long"));
      return NULL;
    }
  if (!ent_view_spec_is_link (link) || !g_utf8_validate (link, -1, NULL) ||
      !g_uri_split (link, G_URI_FLAGS_ENCODED, NULL, NULL, &host, NULL, &path, &query, NULL, NULL) ||
      host != NULL)
    {
      g_set_error (error, ENT_VIEW_SPEC_ERROR, ENT_VIEW_SPEC_ERROR_SYNTAX,
                   /* Translators: leave the link as it is. */
                   _("This is no link to a view, such as “entente:us-vietnam?from=1990&to=1996”"));
      return NULL;
    }
  spec = ent_view_spec_new (NULL);
  reader.spec = spec;
  read = read_cases (&reader, path, error) &&
         (query == NULL || read_query (&reader, query, error)) &&
         read_range (&reader, error);
  g_free (reader.from);
  g_free (reader.to);
  return read ? g_steal_pointer (&spec) : NULL;
}

/* Writing. */

static void
add_key (GString    *out,
         const char *key)
{
  g_string_append_c (out, strchr (out->str, '?') != NULL ? '&' : '?');
  g_string_append_printf (out, "%s=", key);
}

static void
add_escaped (GString    *out,
             const char *text)
{
  /* What a query may hold (RFC 3986) and means nothing here. */
  g_string_append_uri_escaped (out, text, "/:@!$'()*;", TRUE);
}

static void
add_value (GString    *out,
           const char *key,
           const char *text)
{
  if (text == NULL)
    return;
  add_key (out, key);
  add_escaped (out, text);
}

static void
add_list (GString    *out,
          const char *key,
          GPtrArray  *ids)
{
  if (ids->len == 0)
    return;
  add_key (out, key);
  for (guint i = 0; i < ids->len; i++)
    {
      if (i > 0)
        g_string_append_c (out, ',');
      add_escaped (out, ids->pdata[i]);
    }
}

static char *
dup_year (gint64 year)
{
  if (year > 9999 || year < -9999)
    return g_strdup_printf ("Y%" G_GINT64_FORMAT, year);
  return g_strdup_printf ("%s%04d", year < 0 ? "-" : "", (int) ABS (year));
}

/* The longest of year, month, day or second that begins at @begin, or, for an @is_end, that
 * ends before @seconds. */
static char *
dup_date (gint64   seconds,
          gboolean is_end)
{
  gint64 year, next_year, last = is_end ? seconds - 1 : seconds;
  int month, day, next_month, next_day, second;
  g_autofree char *text = NULL;
  g_autofree char *date = NULL;

  /* In which unit it lies, and which one an end is the end of. */
  ent_date_civil_from_seconds (last, &year, &month, &day);
  ent_date_civil_from_seconds (seconds, &next_year, &next_month, &next_day);
  if (ABS (year) > ENT_DATE_MAX_YEAR)
    return g_strdup ("..");
  text = dup_year (year);
  second = (int) (seconds - ent_date_seconds_from_civil (next_year, next_month, next_day));
  if (*text == 'Y' || (next_month == 1 && next_day == 1 && second == 0))
    return g_steal_pointer (&text);
  if (next_day == 1 && second == 0)
    return g_strdup_printf ("%s-%02d", text, month);
  date = g_strdup_printf ("%s-%02d-%02d", text, month, day);
  if (second == 0)
    return g_steal_pointer (&date);
  second = (int) (last - ent_date_seconds_from_civil (year, month, day));
  return g_strdup_printf ("%sT%02d:%02d:%02d", date, second / 3600, second / 60 % 60, second % 60);
}

/* The shortest decimal that means so many seconds. */
static char *
dup_years (gint64 seconds)
{
  char years[G_ASCII_DTOSTR_BUF_SIZE];

  for (int digits = 0; digits <= 9; digits++)
    {
      g_autofree char *format = g_strdup_printf ("%%.%df", digits);

      g_ascii_formatd (years, sizeof years, format, (double) seconds / ENT_VIEW_SPEC_YEAR_SEC);
      if (llround (g_ascii_strtod (years, NULL) * ENT_VIEW_SPEC_YEAR_SEC) == seconds)
        break;
    }
  return g_strdup (strcmp (years, "-0") == 0 ? "0" : years);
}

static void
add_range (GString           *out,
           const EntViewSpec *self)
{
  gboolean open_begin = self->begin == ENT_DATE_OPEN_PAST, open_end = self->end == ENT_DATE_OPEN_FUTURE;
  g_autofree char *from = NULL;
  g_autofree char *to = NULL;

  if (!self->has_range)
    return;
  /* Of a range that is open on both sides one side must be there to say so. */
  if (!open_begin)
    from = self->aligned ? dup_years (self->begin) : dup_date (self->begin, FALSE);
  else if (open_end)
    from = g_strdup ("..");
  if (!open_end)
    to = self->aligned ? dup_years (self->end) : dup_date (self->end, TRUE);
  add_value (out, "from", from);
  add_value (out, "to", to);
}

static void
add_filter (GString              *out,
            const EntEventFilter *filter)
{
  add_list (out, "actor", filter->actors);
  add_list (out, "factor", filter->factors);
  if (filter->sign != 0)
    add_value (out, "sign", filter->sign > 0 ? "1" : "-1");
  add_list (out, "phase", filter->phases);
  if (filter->importances != 0)
    {
      const char *comma = "";

      add_key (out, "importance");
      for (int i = 1; i <= 3; i++)
        if (filter->importances & 1u << i)
          {
            g_string_append_printf (out, "%s%d", comma, i);
            comma = ",";
          }
    }
  add_list (out, "tag", filter->tags);
  add_value (out, "text", filter->text);
  if (filter->hide)
    add_value (out, "hide", "1");
}

char *
ent_view_spec_to_link (const EntViewSpec *self)
{
  GString *out;

  g_return_val_if_fail (self != NULL, NULL);

  out = g_string_new (ENT_VIEW_SPEC_SCHEME ":");
  for (guint i = 0; i < self->case_ids->len; i++)
    {
      if (i > 0)
        g_string_append_c (out, ',');
      g_string_append_uri_escaped (out, self->case_ids->pdata[i], "@", TRUE);
    }
  if (self->aligned)
    add_value (out, "align", ent_moment_kind_to_word (self->moment));
  add_range (out, self);
  if (self->lanes != ENT_TIMELINE_LANES_PARTY)
    add_value (out, "lanes", ent_timeline_lanes_to_word (self->lanes));
  add_filter (out, self->filter);
  add_list (out, "collapsed", self->collapsed);
  add_value (out, "event", self->selected);
  return g_string_free (out, FALSE);
}
