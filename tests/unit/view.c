/* What a view shows: filters, views as links, and the views that a person keeps. */

#include "config.h"

#include <locale.h>
#include <string.h>

#include "ent-store-views.h"
#include "ent-view-spec.h"
#include "store-fixture.h"

/* A case for filters: three actors, of whom "sadat" acts for "egypt"; two phases. */
static EntActor *
add_actor (EntCase    *item,
           const char *id,
           const char *name,
           const char *party)
{
  EntActor *actor = ent_actor_new (id, ent_text_new (name));

  actor->party = g_strdup (party);
  g_ptr_array_add (item->actors, actor);
  return actor;
}

static EntEvent *
add_event (EntCase    *item,
           const char *id,
           const char *date,
           const char *title,
           const char *actor,
           const char *phase,
           int         importance)
{
  EntEvent *event = ent_event_new (id, ent_date_parse (date, NULL), ent_text_new (title));

  if (actor != NULL)
    g_ptr_array_add (event->actors, g_strdup (actor));
  event->phase = g_strdup (phase);
  event->importance = importance;
  g_ptr_array_add (item->events, event);
  return event;
}

static EntCase *
make_case (void)
{
  EntCase *item = ent_case_new ("camp-david");
  EntEvent *event;

  item->language = g_strdup ("en");
  item->title = ent_text_new ("Camp David");
  item->period = ent_date_parse ("1973/1982", NULL);
  add_actor (item, "egypt", "Egypt", NULL);
  add_actor (item, "israel", "Israel", NULL);
  add_actor (item, "sadat", "Anwar Sadat", "egypt")->native = ent_text_new ("أنور السادات");
  g_ptr_array_add (item->parties, g_strdup ("egypt"));
  g_ptr_array_add (item->parties, g_strdup ("israel"));
  g_ptr_array_add (item->phases, ent_phase_new ("war", ent_text_new ("War"), ent_date_parse ("1973/1974", NULL)));
  g_ptr_array_add (item->phases, ent_phase_new ("peace", ent_text_new ("Peace"), ent_date_parse ("1977/1982", NULL)));

  event = add_event (item, "a-embargo", "1973-10-17", "The oil embargo", "egypt", "war", 2);
  g_ptr_array_add (event->factors, ent_factor_sign_new ("trade", -1));
  event->place = ent_place_new (ent_text_new ("Kuwait"));
  event = add_event (item, "b-visit", "1977-11-19", "Turmoil and a visit", "sadat", "peace", 1);
  event->text = ent_text_new ("Speech at the Knesset, heard in Đà Nẵng too.");
  g_ptr_array_add (event->factors, ent_factor_sign_new ("dialogue", 1));
  g_ptr_array_add (event->factors, ent_factor_sign_new ("trade", 1));
  event = add_event (item, "c-fields", "1979-11-25", "Israel hands back the oil fields", "israel", "peace", 3);
  g_ptr_array_add (event->factors, ent_factor_sign_new ("dialogue", -1));
  add_event (item, "d-nobody", "1981", "Nobody's event", NULL, NULL, 2);
  ent_case_seal (item);
  return item;
}

/* The initials of the events that match. */
static char *
match (const EntEventFilter *filter,
       GHashTable           *tags)
{
  g_autoptr(EntCase) item = make_case ();
  g_autoptr(EntEventTable) table = ent_event_table_new (item, NULL);
  guint n;
  g_autofree guint8 *matches = ent_event_filter_match (filter, table, tags, NULL, NULL, &n);
  GString *out = g_string_new (NULL);

  g_assert_nonnull (matches);
  for (guint i = 0; i < table->n; i++)
    {
      g_assert_cmpuint (matches[i], <=, 1);
      if (matches[i])
        g_string_append_c (out, ent_event_table_get_event (table, i)->id[0]);
    }
  g_assert_cmpuint (out->len, ==, n);
  return g_string_free (out, FALSE);
}

static void
assert_match (const char *link,
              const char *expected)
{
  g_autofree char *whole = g_strconcat ("entente:camp-david?", link, NULL);
  g_autoptr(GError) error = NULL;
  g_autoptr(EntViewSpec) spec = ent_view_spec_parse (whole, &error);
  g_autofree char *found = NULL;

  g_assert_no_error (error);
  found = match (spec->filter, NULL);
  if (strcmp (found, expected) != 0)
    g_error ("%s: %s instead of %s", link, found, expected);
}

static void
test_match (void)
{
  static const struct { const char *link, *expected; } cases[] = {
    { "", "abcd" },
    { "actor=sadat", "b" },
    { "actor=egypt", "ab" },          /* also who acts for it */
    { "actor=egypt,israel", "abc" },
    { "actor=unknown", "" },
    { "phase=peace", "bc" },
    { "phase=war,unknown", "a" },
    { "phase=unknown", "" },
    { "factor=trade", "ab" },
    { "factor=trade&sign=1", "b" },
    { "factor=trade&sign=-1", "a" },   /* not the sign of another factor */
    { "factor=trade,dialogue&sign=-1", "ac" },
    { "factor=unknown", "" },
    { "sign=1", "b" },
    { "sign=-1", "ac" },
    { "importance=1", "b" },
    { "importance=2,3", "acd" },
    { "importance=1,2,3", "abcd" },
    { "tag=x", "" },
    { "text=oil", "ac" },              /* not "turmoil" */
    { "text=OIL%20fields", "c" },
    { "text=fie%20isr", "c" },
    { "text=da%20nang", "b" },
    { "text=kuw", "a" },
    { "text=anwar", "b" },
    { "text=%E2%80%94", "abcd" },      /* no word in it */
    { "text=السادات", "b" },
    { "text=ادات", "b" },
    { "text=oil&actor=israel&importance=3&phase=peace&sign=-1", "c" },
    { "text=oil&actor=israel&importance=1", "" },
    { "hide=1", "abcd" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    assert_match (cases[i].link, cases[i].expected);
}

static void
test_match_tags (void)
{
  g_autoptr(GHashTable) tags = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, (GDestroyNotify) g_ptr_array_unref);
  g_autoptr(EntEventFilter) filter = ent_event_filter_new ();
  GPtrArray *list = ent_ids_new ();
  g_autofree char *one = NULL;
  g_autofree char *none = NULL;

  g_ptr_array_add (list, g_strdup ("exam"));
  g_ptr_array_add (list, g_strdup ("ask"));
  g_hash_table_insert (tags, (char *) "c-fields", list);
  g_ptr_array_add (filter->tags, g_strdup ("ask"));
  one = match (filter, tags);
  g_assert_cmpstr (one, ==, "c");
  none = match (filter, NULL);
  g_assert_cmpstr (none, ==, "");
}

static void
test_match_cancelled (void)
{
  g_autoptr(EntCase) item = make_case ();
  g_autoptr(EntEventTable) table = ent_event_table_new (item, NULL);
  g_autoptr(EntEventFilter) filter = ent_event_filter_new ();
  g_autoptr(GCancellable) cancellable = g_cancellable_new ();

  g_cancellable_cancel (cancellable);
  g_assert_null (ent_event_filter_match (filter, table, NULL, (EntCancelFunc) g_cancellable_is_cancelled,
                                         cancellable, NULL));
}

/* A lazy table over the same case. */

static EntEvent *
load_event (guint32  row,
            gpointer data)
{
  g_autoptr(EntCase) item = make_case ();
  int *n_loads = data;

  (*n_loads)++;
  return g_ptr_array_steal_index (item->events, row);
}

static gboolean
find_event (const char *id,
            guint32    *row,
            gint64     *earliest,
            gpointer    data)
{
  return FALSE;
}

static void
test_match_lazy (void)
{
  static const EntEventTableSource source = { load_event, find_event };
  g_autoptr(EntCase) item = make_case ();
  g_autoptr(EntEventFilter) filter = ent_event_filter_new ();
  g_autoptr(EntEventTable) table = NULL;
  int n_loads = 0;
  guint n;

  table = ent_event_table_new_lazy (item, 4, 0, &source, &n_loads, NULL);
  for (guint i = 0; i < 4; i++)
    {
      table->row[i] = i;
      table->importance[i] = i == 1 ? 1 : 2;
      table->phase[i] = ENT_EVENT_NO_PHASE;
    }

  filter->importances = 1 << 2;
  g_free (ent_event_filter_match (filter, table, NULL, NULL, NULL, &n));
  g_assert_cmpuint (n, ==, 3);
  g_assert_cmpint (n_loads, ==, 0);
  /* Only of those that the columns leave are the records read. */
  ent_event_filter_set_text (filter, "oil");
  g_free (ent_event_filter_match (filter, table, NULL, NULL, NULL, &n));
  g_assert_cmpuint (n, ==, 2);
  g_assert_cmpint (n_loads, ==, 3);
}

static void
assert_parts (const EntEventFilter *filter,
              const char           *expected)
{
  g_autoptr(EntCase) item = make_case ();
  g_autoptr(GPtrArray) cases = g_ptr_array_new ();
  g_autoptr(EntCodebook) codebook = ent_codebook_new ();
  g_autoptr(GPtrArray) parts = NULL;
  g_autoptr(GString) labels = g_string_new (NULL);

  g_ptr_array_add (cases, item);
  g_ptr_array_add (codebook->factors, ent_factor_new ("trade", "economy", ent_text_new ("Trade restoration")));
  parts = ent_event_filter_list_parts (filter, cases, codebook);
  for (guint i = 0; i < parts->len; i++)
    g_string_append_printf (labels, "%s%s", i > 0 ? "|" : "", ((EntFilterPart *) parts->pdata[i])->label);
  g_assert_cmpstr (labels->str, ==, expected);
}

static void
test_parts (void)
{
  g_autoptr(EntViewSpec) spec =
    ent_view_spec_parse ("entente:camp-david?text=oil&actor=sadat,nobody&factor=trade,other&sign=1&phase=peace"
                         "&importance=1,3&tag=ask", NULL);
  g_autoptr(EntEventFilter) filter = ent_event_filter_copy (spec->filter);

  assert_parts (filter, "“oil”|Actor: Anwar Sadat|Actor: nobody|Helping: Trade restoration|Helping: other|"
                "Phase: Peace|Turning points|Details|Tag: ask");
  filter->sign = -1;
  g_ptr_array_set_size (filter->factors, 1);
  assert_parts (filter, "“oil”|Actor: Anwar Sadat|Actor: nobody|Hindering: Trade restoration|"
                "Phase: Peace|Turning points|Details|Tag: ask");

  /* Taken away one by one, from the front, nothing is left at the end; each time one. */
  for (guint left = 8; left > 0; left--)
    {
      g_autoptr(GPtrArray) parts = ent_event_filter_list_parts (filter, NULL, NULL);
      EntEventFilter *without;

      g_assert_cmpuint (parts->len, ==, left);
      g_assert_false (ent_event_filter_is_empty (filter));
      without = ent_event_filter_copy_without (filter, parts->pdata[0]);
      g_assert_false (ent_event_filter_equal (filter, without));
      ent_event_filter_free (filter);
      filter = without;
    }
  g_assert_true (ent_event_filter_is_empty (filter));

  filter->sign = -1;
  assert_parts (filter, "Hindering any factor");
}

/* Links. */

static void
assert_link (const char *link,
             const char *written)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(EntViewSpec) spec = ent_view_spec_parse (link, &error);
  g_autoptr(EntViewSpec) again = NULL;
  g_autofree char *out = NULL;

  g_assert_no_error (error);
  out = ent_view_spec_to_link (spec);
  g_assert_cmpstr (out, ==, written != NULL ? written : link);
  again = ent_view_spec_parse (out, &error);
  g_assert_no_error (error);
  g_assert_true (ent_view_spec_equal (spec, again));
}

static void
test_link (void)
{
  static const struct { const char *link, *written; } cases[] = {
    { "entente:us-vietnam", NULL },
    { "entente:us-vietnam?from=1990&to=1996&lanes=factor", NULL },
    { "entente:us-vietnam?from=1990-01&to=1996-12-31", "entente:us-vietnam?from=1990&to=1996" },
    { "entente:us-vietnam?from=1990-02&to=1996-02-29", "entente:us-vietnam?from=1990-02&to=1996-02" },
    { "entente:x?from=1978-09-05&to=1978-09-17", NULL },
    { "entente:x?from=1978-09-05T10:00:00&to=1978-09-05T11:59:59", NULL },
    { "entente:x?from=1978-09-05T00:00:00&to=1978-09-05T23:59:59", "entente:x?from=1978-09-05&to=1978-09-05" },
    { "entente:x?from=1990~/1992&to=1991/1996", "entente:x?from=1990&to=1996" },
    { "entente:x?from=-0431&to=-0403", NULL },
    { "entente:x?from=-0001&to=0000", NULL },
    { "entente:x?from=9998-12&to=9999", NULL },
    { "entente:x?from=9999-06-01&to=Y10000", "entente:x?from=9999-06&to=Y10000" },
    { "entente:x?from=Y-17E7&to=1950", "entente:x?from=Y-170000000&to=1950" },
    { "entente:x?from=1990", NULL },
    { "entente:x?from=1990/..&to=1996/..", "entente:x?from=1990" },
    { "entente:x?to=1996-05", NULL },
    { "entente:x?from=..&to=..", "entente:x?from=.." },
    { "entente:x,y?align=war-end&from=-10&to=20", NULL },
    { "entente:us-vietnam@demo,us-vietnam%40other", "entente:us-vietnam@demo,us-vietnam@other" },
    { "entente:x,y?from=-0.5&to=.25&align=relations", "entente:x,y?align=relations&from=-0.5&to=0.25" },
    { "ENTENTE:a%2db?hide=0&lanes=party&future=thing&x", "entente:a-b" },
    { "entente:x?actor=a,b&actor=b,c&importance=3,1", "entente:x?actor=a,b,c&importance=1,3" },
    { "entente:x?text=a%2Cb%26c%20%E2%80%9Cd%3D&tag=%D8%A3,x%2Cy", "entente:x?tag=أ,x%2Cy&text=a%2Cb%26c%20“d%3D" },
    { "entente:x?text=  #fragment", "entente:x" },
    { "entente:x?event=own/1:2&collapsed=group%20a,b&sign=%2B1&hide=1",
      "entente:x?sign=1&hide=1&collapsed=group%20a,b&event=own/1:2" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    assert_link (cases[i].link, cases[i].written);
}

static void
test_link_values (void)
{
  g_autoptr(EntViewSpec) spec = ent_view_spec_parse ("entente:us-vietnam?from=1990&to=1996", NULL);
  g_autoptr(EntViewSpec) aligned = ent_view_spec_parse ("entente:a,b?align=agreement&from=-10&to=1.5", NULL);

  g_assert_true (spec->has_range);
  g_assert_cmpint (spec->begin, ==, ent_date_seconds_from_civil (1990, 1, 1));
  g_assert_cmpint (spec->end, ==, ent_date_seconds_from_civil (1997, 1, 1));
  g_assert_cmpint (spec->lanes, ==, ENT_TIMELINE_LANES_PARTY);
  g_assert_true (ent_event_filter_is_empty (spec->filter));
  g_assert_true (aligned->aligned);
  g_assert_cmpint (aligned->moment, ==, ENT_MOMENT_AGREEMENT);
  g_assert_cmpuint (aligned->case_ids->len, ==, 2);
  g_assert_cmpint (aligned->begin, ==, -315569520);
  g_assert_cmpint (aligned->end, ==, 47335428);
}

static void
assert_no_link (const char *link,
                int         code,
                const char *message)
{
  g_autoptr(GError) error = NULL;

  g_assert_null (ent_view_spec_parse (link, &error));
  g_assert_error (error, ENT_VIEW_SPEC_ERROR, code);
  if (strstr (error->message, message) == NULL)
    g_error ("%s: “%s” without “%s”", link, error->message, message);
}

static void
test_link_errors (void)
{
  static const struct { const char *link; int code; const char *message; } cases[] = {
    { "", ENT_VIEW_SPEC_ERROR_SYNTAX, "no link" },
    { "case:x", ENT_VIEW_SPEC_ERROR_SYNTAX, "no link" },
    { "entente://x", ENT_VIEW_SPEC_ERROR_SYNTAX, "no link" },
    { "entente:x?text=%zz", ENT_VIEW_SPEC_ERROR_SYNTAX, "no link" },
    { "entente:x?text=\xff", ENT_VIEW_SPEC_ERROR_SYNTAX, "no link" },
    { "entente:", ENT_VIEW_SPEC_ERROR_VALUE, "“case” in the link: it is empty" },
    { "entente:a,,b", ENT_VIEW_SPEC_ERROR_VALUE, "“case” in the link: it is empty" },
    { "entente:a/b", ENT_VIEW_SPEC_ERROR_VALUE, "“case” in the link: it is no id" },
    { "entente:a,b,c,d,e,f,g", ENT_VIEW_SPEC_ERROR_VALUE, "“case” in the link: it has too many" },
    { "entente:x?from=", ENT_VIEW_SPEC_ERROR_VALUE, "“from” in the link: it is empty" },
    { "entente:x?from", ENT_VIEW_SPEC_ERROR_VALUE, "“from” in the link: it is empty" },
    { "entente:x?from=1990-13", ENT_VIEW_SPEC_ERROR_VALUE, "“from” in the link: At character" },
    { "entente:x?to=soon", ENT_VIEW_SPEC_ERROR_VALUE, "“to” in the link: At character" },
    { "entente:x?from=1996&to=1990", ENT_VIEW_SPEC_ERROR_VALUE, "“to” in the link: it is not after" },
    { "entente:x?from=1&to=1&align=war-end", ENT_VIEW_SPEC_ERROR_VALUE, "“to” in the link: it is not after" },
    { "entente:x?from=1990&from=1991", ENT_VIEW_SPEC_ERROR_VALUE, "“from” in the link: it stands there twice" },
    { "entente:x?align=war-end&from=inf", ENT_VIEW_SPEC_ERROR_VALUE, "“from” in the link: it must be a number" },
    { "entente:x?align=war-end&from=0x10", ENT_VIEW_SPEC_ERROR_VALUE, "“from” in the link: it must be a number" },
    { "entente:x?align=war-end&to=999999999", ENT_VIEW_SPEC_ERROR_VALUE, "“to” in the link: it is too far" },
    { "entente:x?align=peace", ENT_VIEW_SPEC_ERROR_VALUE, "“align” in the link: it must be war-start" },
    { "entente:x?lanes=colour", ENT_VIEW_SPEC_ERROR_VALUE, "“lanes” in the link: it must be party" },
    { "entente:x?sign=2", ENT_VIEW_SPEC_ERROR_VALUE, "“sign” in the link" },
    { "entente:x?importance=1,4", ENT_VIEW_SPEC_ERROR_VALUE, "“importance” in the link" },
    { "entente:x?importance=12", ENT_VIEW_SPEC_ERROR_VALUE, "“importance” in the link" },
    { "entente:x?hide=yes", ENT_VIEW_SPEC_ERROR_VALUE, "“hide” in the link" },
    { "entente:x?actor=%00", ENT_VIEW_SPEC_ERROR_VALUE, "“actor” in the link: it is not well-formed" },
    { "entente:x?actor=%FF", ENT_VIEW_SPEC_ERROR_VALUE, "“actor” in the link: it is not well-formed" },
    { "entente:x?actor=a%0Ab", ENT_VIEW_SPEC_ERROR_VALUE, "“actor” in the link: it has a control" },
  };
  g_autofree char *filler = g_strnfill (ENT_VIEW_SPEC_MAX_LENGTH, 'a');
  g_autofree char *endless = g_strconcat ("entente:", filler, NULL);
  g_autofree char *wide = NULL;
  g_autoptr(GString) many = g_string_new ("entente:x?tag=0");

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    assert_no_link (cases[i].link, cases[i].code, cases[i].message);

  assert_no_link (endless, ENT_VIEW_SPEC_ERROR_LIMIT, "too long");
  filler[ENT_VIEW_SPEC_MAX_TEXT + 1] = '\0';
  wide = g_strconcat ("entente:x?text=", filler, NULL);
  assert_no_link (wide, ENT_VIEW_SPEC_ERROR_VALUE, "“text” in the link: it is too long");
  for (int i = 1; i <= ENT_VIEW_SPEC_MAX_ITEMS; i++)
    g_string_append_printf (many, ",%d", i);
  assert_no_link (many->str, ENT_VIEW_SPEC_ERROR_VALUE, "“tag” in the link: it has too many");
}

/* Any spec within the limits comes back from its link. */

static char *
random_word (GRand *rand)
{
  static const char * const pieces[] = {
    "a", "Z", "9", "-", " ", ",", "&", "=", "%", "?", "#", "+", "/", ":", "'", "\"", "<", "\\", "é", "أ", "판", "😀", "%2C",
  };
  GString *word = g_string_new ("w");

  for (int n = g_rand_int_range (rand, 0, 8); n > 0; n--)
    g_string_append (word, pieces[g_rand_int_range (rand, 0, G_N_ELEMENTS (pieces))]);
  g_string_append_c (word, 'w');
  return g_string_free (word, FALSE);
}

static void
add_random_words (GRand     *rand,
                  GPtrArray *words)
{
  for (int n = MAX (0, g_rand_int_range (rand, -3, 5)); n > 0; n--)
    {
      g_autofree char *word = random_word (rand);

      if (!g_ptr_array_find_with_equal_func (words, word, g_str_equal, NULL))
        g_ptr_array_add (words, g_steal_pointer (&word));
    }
}

/* A moment at the edge of a year, month, day, or of nothing but a second. */
static gint64
random_moment (GRand *rand)
{
  gint64 year = g_rand_int_range (rand, -9998, 9999);
  int unit = g_rand_int_range (rand, 0, 4);

  if (g_rand_int_range (rand, 0, 5) == 0)
    return ent_date_seconds_from_civil (year * 1000000, 1, 1);
  return ent_date_seconds_from_civil (year, unit > 0 ? g_rand_int_range (rand, 1, 13) : 1,
                                      unit > 1 ? g_rand_int_range (rand, 1, 29) : 1) +
         (unit > 2 ? g_rand_int_range (rand, 0, 86400) : 0);
}

static void
fill_random_range (GRand       *rand,
                   EntViewSpec *spec)
{
  gint64 a, b;

  spec->has_range = g_rand_boolean (rand);
  spec->aligned = g_rand_boolean (rand);
  spec->moment = (EntMomentKind) g_rand_int_range (rand, 0, ENT_MOMENT_RELATIONS + 1);
  do
    {
      a = spec->aligned ? g_rand_int_range (rand, G_MININT32, G_MAXINT32) : random_moment (rand);
      b = spec->aligned ? g_rand_int_range (rand, G_MININT32, G_MAXINT32) : random_moment (rand);
    }
  while (a == b);
  spec->begin = g_rand_int_range (rand, 0, 8) == 0 ? ENT_DATE_OPEN_PAST : MIN (a, b);
  spec->end = g_rand_int_range (rand, 0, 8) == 0 ? ENT_DATE_OPEN_FUTURE : MAX (a, b);
}

static EntViewSpec *
random_spec (GRand *rand)
{
  EntViewSpec *spec = ent_view_spec_new (NULL);
  EntEventFilter *filter = spec->filter;
  g_autofree char *text = random_word (rand);

  for (int i = g_rand_int_range (rand, 1, ENT_VIEW_SPEC_MAX_CASES + 1); i > 0; i--)
    g_ptr_array_add (spec->case_ids, g_strdup_printf ("case-%d", i));
  fill_random_range (rand, spec);
  spec->lanes = (EntTimelineLanes) g_rand_int_range (rand, 0, ENT_N_TIMELINE_LANES);
  add_random_words (rand, spec->collapsed);
  add_random_words (rand, filter->actors);
  add_random_words (rand, filter->factors);
  add_random_words (rand, filter->phases);
  add_random_words (rand, filter->tags);
  filter->sign = g_rand_int_range (rand, -1, 2);
  filter->importances = (guint) g_rand_int_range (rand, 0, 8) << 1;
  filter->hide = g_rand_boolean (rand);
  if (g_rand_boolean (rand))
    ent_event_filter_set_text (filter, text);
  if (g_rand_boolean (rand))
    spec->selected = random_word (rand);
  return spec;
}

static void
test_link_random (void)
{
  g_autoptr(GRand) rand = g_rand_new_with_seed (4);

  for (int i = 0; i < 5000; i++)
    {
      g_autoptr(EntViewSpec) spec = random_spec (rand);
      g_autoptr(EntViewSpec) copy = ent_view_spec_copy (spec);
      g_autofree char *link = ent_view_spec_to_link (spec);
      g_autoptr(GError) error = NULL;
      g_autoptr(EntViewSpec) again = ent_view_spec_parse (link, &error);
      g_autofree char *second = NULL;

      if (error != NULL)
        g_error ("%s: %s", link, error->message);
      second = ent_view_spec_to_link (again);
      g_assert_cmpstr (second, ==, link);
      if (!ent_view_spec_equal (spec, again))
        g_error ("%s is not the view it came from", link);
      g_assert_true (ent_view_spec_equal (spec, copy));
    }
}

static void
test_boxed (void)
{
  g_auto(GValue) value = G_VALUE_INIT;
  g_autoptr(EntViewSpec) spec = ent_view_spec_parse ("entente:x?from=1990&text=a", NULL);

  g_value_init (&value, ENT_TYPE_VIEW_SPEC);
  g_value_set_boxed (&value, spec);
  g_assert_true (g_value_get_boxed (&value) != spec);
  g_assert_true (ent_view_spec_equal (g_value_get_boxed (&value), spec));
  g_value_unset (&value);
  g_value_init (&value, ENT_TYPE_EVENT_FILTER);
  g_value_set_boxed (&value, spec->filter);
  g_assert_true (ent_event_filter_equal (g_value_get_boxed (&value), spec->filter));
}

/* Kept views. */

static void
assert_views (EntStore   *store,
              const char *case_id,
              const char *expected)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(GPtrArray) views = ent_store_list_views (store, case_id, &error);
  g_autoptr(GString) out = g_string_new (NULL);

  g_assert_no_error (error);
  for (guint i = 0; i < views->len; i++)
    {
      const EntSavedView *view = views->pdata[i];

      g_string_append_printf (out, "%s%s>%s", i > 0 ? "|" : "", view->name, view->link);
    }
  g_assert_cmpstr (out->str, ==, expected);
}

static void
test_views (Fixture       *self,
            gconstpointer  data)
{
  EntStore *store = self->store;
  GError *error = NULL;

  assert_views (store, "a", "");
  g_assert_true (ent_store_put_view (store, "a", "The summit", "entente:a?x", &error));
  g_assert_true (ent_store_put_view (store, "a", "50% 'off'", "entente:a?y", &error));
  g_assert_true (ent_store_put_view (store, "a,b", "Both", "entente:a,b", &error));
  assert_views (store, "a", "50% 'off'>entente:a?y|The summit>entente:a?x");
  assert_views (store, "a,b", "Both>entente:a,b");
  assert_views (store, "b", "");

  g_assert_true (ent_store_put_view (store, "a", "The summit", "entente:a?z", &error));
  assert_views (store, "a", "50% 'off'>entente:a?y|The summit>entente:a?z");

  g_assert_false (ent_store_rename_view (store, "a", "The summit", "50% 'off'", &error));
  g_assert_error (error, ENT_STORE_ERROR, ENT_STORE_ERROR_NAME);
  g_clear_error (&error);
  g_assert_false (ent_store_rename_view (store, "b", "The summit", "Other", &error));
  g_assert_error (error, ENT_STORE_ERROR, ENT_STORE_ERROR_NOT_FOUND);
  g_clear_error (&error);
  g_assert_true (ent_store_rename_view (store, "a", "The summit", "The summit", &error));
  g_assert_true (ent_store_rename_view (store, "a", "The summit", "A summit", &error));
  assert_views (store, "a", "50% 'off'>entente:a?y|A summit>entente:a?z");

  g_assert_true (ent_store_remove_view (store, "a", "A summit", &error));
  g_assert_false (ent_store_remove_view (store, "a", "A summit", &error));
  g_assert_error (error, ENT_STORE_ERROR, ENT_STORE_ERROR_NOT_FOUND);
  g_clear_error (&error);
  assert_views (store, "a", "50% 'off'>entente:a?y");
}

static void
test_view_names (Fixture       *self,
                 gconstpointer  data)
{
  static const char * const wrong[] = { "", " ", " a", "a ", "a\nb", "\xff" };
  g_autoptr(GString) longest = g_string_new (NULL);
  GError *error = NULL;

  for (gsize i = 0; i < G_N_ELEMENTS (wrong); i++)
    {
      g_assert_false (ent_store_is_view_name (wrong[i]));
      g_assert_false (ent_store_put_view (self->store, "a", wrong[i], "entente:a", &error));
      g_assert_error (error, ENT_STORE_ERROR, ENT_STORE_ERROR_NAME);
      g_clear_error (&error);
    }
  for (int i = 0; i < ENT_STORE_MAX_VIEW_NAME; i++)
    g_string_append (longest, "é");
  g_assert_true (ent_store_is_view_name (longest->str));
  g_string_append_c (longest, 'x');
  g_assert_false (ent_store_is_view_name (longest->str));
  assert_views (self->store, "a", "");
}

static void
put_note (EntStore      *store,
          EntTargetKind  kind,
          const char    *target,
          const char    *tags)
{
  g_autoptr(EntNote) note = ent_note_new ();
  g_auto(GStrv) words = g_strsplit (tags, " ", -1);
  GError *error = NULL;

  note->case_id = g_strdup ("a");
  note->target->kind = kind;
  note->target->id = g_strdup (target);
  for (char **word = words; *word != NULL; word++)
    g_ptr_array_add (note->tags, g_strdup (*word));
  g_assert_true (ent_store_put_note (store, note, &error));
  g_assert_no_error (error);
}

static void
test_event_tags (Fixture       *self,
                 gconstpointer  data)
{
  g_autoptr(GHashTable) tags = NULL;
  g_autoptr(GHashTable) none = NULL;
  GPtrArray *list;

  put_note (self->store, ENT_TARGET_EVENT, "x", "exam ask");
  put_note (self->store, ENT_TARGET_EVENT, "x", "ask zebra");
  put_note (self->store, ENT_TARGET_EVENT, "y", "");
  put_note (self->store, ENT_TARGET_STORY, "z", "story");
  tags = ent_store_list_event_tags (self->store, "a", NULL);
  none = ent_store_list_event_tags (self->store, "b", NULL);
  list = g_hash_table_lookup (tags, "x");
  g_assert_nonnull (list);
  g_assert_cmpuint (list->len, ==, 3);
  g_assert_cmpstr (list->pdata[0], ==, "ask");
  g_assert_cmpstr (list->pdata[1], ==, "exam");
  g_assert_cmpstr (list->pdata[2], ==, "zebra");
  g_assert_null (g_hash_table_lookup (tags, "z"));
  g_assert_cmpuint (g_hash_table_size (none), ==, 0);
}

int
main (int   argc,
      char *argv[])
{
  setlocale (LC_ALL, "");
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/filter/match", test_match);
  g_test_add_func ("/filter/tags", test_match_tags);
  g_test_add_func ("/filter/cancelled", test_match_cancelled);
  g_test_add_func ("/filter/lazy", test_match_lazy);
  g_test_add_func ("/filter/parts", test_parts);
  g_test_add_func ("/view/link", test_link);
  g_test_add_func ("/view/values", test_link_values);
  g_test_add_func ("/view/errors", test_link_errors);
  g_test_add_func ("/view/random", test_link_random);
  g_test_add_func ("/view/boxed", test_boxed);
  g_test_add ("/store/views", Fixture, NULL, set_up, test_views, tear_down);
  g_test_add ("/store/view-names", Fixture, NULL, set_up, test_view_names, tear_down);
  g_test_add ("/store/event-tags", Fixture, NULL, set_up, test_event_tags, tear_down);

  return g_test_run ();
}
