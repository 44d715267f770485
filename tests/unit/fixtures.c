#include "fixtures.h"

#include <gio/gio.h>
#include <glib/gstdio.h>
#include <sqlite3.h>

/* One case in words */

static EntDate *
date (const char *text)
{
  GError *error = NULL;
  EntDate *parsed = ent_date_parse (text, &error);

  g_assert_no_error (error);
  return parsed;
}

/* A text with its own words in no language and others in @language. */
static EntText *
text (const char *own,
      const char *language,
      const char *other)
{
  EntText *made = ent_text_new (own);

  if (language != NULL)
    ent_text_set (made, language, other);
  return made;
}

static void
add_actor (EntCase    *c,
           const char *id,
           const char *name,
           const char *language,
           const char *native,
           gboolean    party)
{
  EntActor *actor = ent_actor_new (id, ent_text_new (name));

  actor->kind = party ? ENT_ACTOR_STATE : ENT_ACTOR_PERSON;
  actor->native = ent_text_new_empty ();
  ent_text_set (actor->native, language, native);
  g_ptr_array_add (c->actors, actor);
  if (party)
    g_ptr_array_add (c->parties, g_strdup (id));
}

static EntEvent *
add_event (EntCase    *c,
           const char *id,
           const char *edtf,
           EntText    *title,
           EntText    *body)
{
  EntEvent *event = ent_event_new (id, date (edtf), title);

  event->text = body;
  event->phase = g_strdup ("armistice");
  g_ptr_array_add (event->actors, g_strdup ("south-korea"));
  g_ptr_array_add (event->factors, ent_factor_sign_new ("negotiation-and-mediation", 1));
  g_ptr_array_add (event->sources, ent_cite_new ("armstrong", "p. 12"));
  g_ptr_array_add (c->events, event);
  return event;
}

static void
fill_events (EntCase *c)
{
  EntEvent *event;

  event = add_event (c, "armistice-signed", "1953-07-27",
                     text ("Armistice signed", "ko", "정전협정 조인"),
                     text ("Signed at Panmunjom by three commanders; no peace treaty followed.",
                           "ko", "판문점에서 정전협정이 조인되었다."));
  event->importance = ENT_IMPORTANCE_TURNING_POINT;
  event->place = ent_place_new (text ("Panmunjom", "ko", "판문점"));
  event->place->country = g_strdup ("KR");
  event->place->has_position = TRUE;
  event->place->lat = 37.956;
  event->place->lon = 126.677;

  add_event (c, "talks-open", "1951-07-10", text ("Armistice talks open", NULL, NULL),
             text ("Talks open at Kaesong & move later.", NULL, NULL));
  add_event (c, "paris-treaty", "1973-01-27",
             text ("Paris Peace Accords", "vi", "Hiệp định Paris"),
             text ("An agreement elsewhere, for comparison.", NULL, NULL));
  add_event (c, "camp-david", "1978-09-17",
             text ("Camp David Accords", "ar", "اتفاقية كامب ديفيد من أجل السَّلام"), NULL);
}

static void
fill_rest (EntCase *c)
{
  EntDocument *document;
  EntSource *source;
  EntAssessment *assessment;
  EntRelationStep *step;

  g_ptr_array_add (c->phases, ent_phase_new ("armistice", ent_text_new ("Armistice"),
                                             date ("1951/1978")));
  step = ent_relation_step_new (date ("1953-07-27"), ENT_RELATION_RUPTURE);
  step->event = g_strdup ("armistice-signed");
  step->text = ent_text_new ("The guns fall silent.");
  g_ptr_array_add (step->sources, ent_cite_new ("armstrong", NULL));
  g_ptr_array_add (c->relations, step);

  assessment = ent_assessment_new ("negotiation-and-mediation");
  assessment->has_rating = TRUE;
  assessment->rating = 2;
  assessment->confidence = ENT_CONFIDENCE_MEDIUM;
  g_ptr_array_add (assessment->evidence, g_strdup ("armistice-signed"));
  g_ptr_array_add (c->assessments, assessment);

  g_ptr_array_add (c->story,
                   ent_story_section_new ("line", ent_text_new ("The line"),
                                          ent_text_new ("The *demarcation* line follows the "
                                                        "[front](event:armistice-signed) of that "
                                                        "day [@armstrong, p. 3].")));

  document = ent_document_new ("armistice-agreement", ent_text_new ("Armistice Agreement"),
                               date ("1953-07-27"));
  document->url = g_strdup ("https://example.org/armistice");
  g_ptr_array_add (document->quotations,
                   ent_quotation_new (ent_text_new ("complete cessation of hostilities")));
  g_ptr_array_add (c->documents, document);

  source = ent_source_new ("armstrong", "book", "The Koreas");
  g_ptr_array_add (source->authors, ent_name_new ("Armstrong", "Charles K."));
  source->fields[ENT_SOURCE_PUBLISHER] = g_strdup ("Routledge");
  source->issued.n_dates = 1;
  source->issued.n_parts[0] = 1;
  source->issued.parts[0][0] = 2007;
  g_ptr_array_add (c->sources, source);
}

EntCase *
ent_fixture_case_new (const char *id)
{
  EntCase *c = ent_case_new (id);

  c->version = 1;
  c->language = g_strdup ("en");
  c->title = text ("The Koreas: Panmunjom", "ko", "남북한: 판문점");
  c->summary = text ("Seventy years of an armistice without peace.", NULL, NULL);
  c->period = date ("1950/..");
  add_actor (c, "south-korea", "South Korea", "ko", "대한민국", TRUE);
  add_actor (c, "north-korea", "North Korea", "ko", "조선민주주의인민공화국", TRUE);
  add_actor (c, "sadat", "Anwar Sadat", "ar", "أنور السادات", FALSE);
  fill_events (c);
  fill_rest (c);
  ent_case_seal (c);
  return c;
}

/* Folders */

char *
ent_fixture_dup_folder (void)
{
  GError *error = NULL;
  char *path = g_dir_make_tmp ("entente-test-XXXXXX", &error);

  g_assert_no_error (error);
  return path;
}

void
ent_fixture_remove_folder (const char *path)
{
  g_autoptr(GDir) dir = g_dir_open (path, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *child = g_build_filename (path, name, NULL);

      if (g_file_test (child, G_FILE_TEST_IS_DIR) && !g_file_test (child, G_FILE_TEST_IS_SYMLINK))
        ent_fixture_remove_folder (child);
      else
        g_unlink (child);
    }
  g_rmdir (path);
}

/* Files */

void
ent_fixture_execute (const char *path,
                     const char *sql)
{
  sqlite3 *db = NULL;
  char *message = NULL;

  g_assert_cmpint (sqlite3_open (path, &db), ==, SQLITE_OK);
  /* The program may be writing. */
  sqlite3_busy_timeout (db, 10000);
  sqlite3_exec (db, sql, NULL, NULL, &message);
  g_assert_cmpstr (message, ==, NULL);
  sqlite3_close (db);
}

char *
ent_fixture_dup_query (const char *path,
                       const char *sql)
{
  sqlite3 *db = NULL;
  sqlite3_stmt *stmt = NULL;
  char *text;

  g_assert_cmpint (sqlite3_open_v2 (path, &db, SQLITE_OPEN_READONLY, NULL), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_prepare_v2 (db, sql, -1, &stmt, NULL), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_step (stmt), ==, SQLITE_ROW);
  text = g_strdup ((const char *) sqlite3_column_text (stmt, 0));
  sqlite3_finalize (stmt);
  sqlite3_close (db);
  return text;
}

void
ent_fixture_execute_file (const char *path,
                          const char *name)
{
  g_autofree char *sql_path = g_test_build_filename (G_TEST_DIST, "data", name, NULL);
  g_autofree char *sql = NULL;
  GError *error = NULL;

  if (!g_file_test (sql_path, G_FILE_TEST_EXISTS))
    {
      /* Started by hand: beside this source. */
      g_autofree char *source = g_path_get_dirname (__FILE__);

      g_free (sql_path);
      sql_path = g_build_filename (source, "data", name, NULL);
    }
  g_file_get_contents (sql_path, &sql, NULL, &error);
  g_assert_no_error (error);
  ent_fixture_execute (path, sql);
}
