/* The schema of the library.
 *
 * The file knows itself by application_id, and its version by user_version.  Each version is
 * a list of SQL that makes it from the one before; a released list is never changed again, a
 * new one is put at the end.
 *
 * Published tables.  A case has a key that is only known inside this file; everything in it
 * hangs on (case_key, position), its place in its list, and goes when the case goes.  Rows
 * name each other by their text ids, as the case file does, and without foreign keys: a case
 * must come back as it was put, and it is the case file's reader that refuses dangling ids.
 * Where a list's items have lists of their own, the children carry the item's position.
 *
 * A text's own-language words are in its row.  case_texts holds the others by kind of row,
 * item and field: position 0 names the language of the words in the row, if they had one,
 * and holds no string; 1 and on are the other languages, in order.  An empty string in a row
 * is a text without any language.
 *
 * Personal tables point at published things by text id alone and keep a copy of what they
 * show, so that no foreign key leads from them to a published row.
 *
 * search is the full-text index over what ent-fold.c makes of the texts; search_items says
 * what each of its rows is.  A trigger cannot keep the two together, as SQLite trusts no
 * virtual table in a schema that may come from anywhere; ent-store-index.c does. */

#include "config.h"

#include "ent-store-schema.h"

#include <glib/gi18n-lib.h>

#include "ent-store-schema-private.h"
#include "ent-store.h"

static const char * const version_1[] = {
  /* The library itself. */
  "CREATE TABLE settings ("
  "  key TEXT NOT NULL PRIMARY KEY,"
  "  value TEXT NOT NULL"
  ") STRICT, WITHOUT ROWID",
  "CREATE TABLE feeds ("
  "  id TEXT NOT NULL PRIMARY KEY"
  ") STRICT, WITHOUT ROWID",

  /* The codebook. */
  "CREATE TABLE codebook ("
  "  codebook_key INTEGER PRIMARY KEY CHECK (codebook_key = 1),"
  "  id TEXT NOT NULL,"
  "  version INTEGER NOT NULL,"
  "  language TEXT,"
  "  license TEXT,"
  "  title TEXT,"
  "  summary TEXT"
  ") STRICT",
  "CREATE TABLE factor_groups ("
  "  codebook_key INTEGER NOT NULL REFERENCES codebook ON DELETE CASCADE,"
  "  position INTEGER NOT NULL,"
  "  id TEXT NOT NULL,"
  "  title TEXT,"
  "  text TEXT,"
  "  PRIMARY KEY (codebook_key, position),"
  "  UNIQUE (codebook_key, id)"
  ") STRICT",
  "CREATE TABLE factors ("
  "  codebook_key INTEGER NOT NULL REFERENCES codebook ON DELETE CASCADE,"
  "  position INTEGER NOT NULL,"
  "  id TEXT NOT NULL,"
  "  group_id TEXT NOT NULL,"
  "  title TEXT,"
  "  definition TEXT,"
  "  question TEXT,"
  "  confusion TEXT,"
  "  PRIMARY KEY (codebook_key, position),"
  "  UNIQUE (codebook_key, id)"
  ") STRICT",
  "CREATE TABLE factor_ratings ("
  "  codebook_key INTEGER NOT NULL,"
  "  factor INTEGER NOT NULL,"
  "  rating INTEGER NOT NULL CHECK (rating BETWEEN -3 AND 3),"
  "  text TEXT NOT NULL,"
  "  PRIMARY KEY (codebook_key, factor, rating),"
  "  FOREIGN KEY (codebook_key, factor) REFERENCES factors (codebook_key, position)"
  "    ON DELETE CASCADE"
  ") STRICT",
  "CREATE TABLE codebook_texts ("
  "  codebook_key INTEGER NOT NULL REFERENCES codebook ON DELETE CASCADE,"
  "  kind TEXT NOT NULL,"
  "  item INTEGER NOT NULL,"
  "  field TEXT NOT NULL,"
  "  position INTEGER NOT NULL,"
  "  language TEXT,"
  "  string TEXT,"
  "  PRIMARY KEY (codebook_key, kind, item, field, position)"
  ") STRICT, WITHOUT ROWID",

  /* Cases. */
  "CREATE TABLE cases ("
  "  case_key INTEGER PRIMARY KEY,"
  "  id TEXT NOT NULL UNIQUE,"
  "  feed TEXT NOT NULL REFERENCES feeds (id),"
  "  version INTEGER NOT NULL,"
  "  language TEXT,"
  "  license TEXT,"
  "  updated TEXT,"
  "  title TEXT NOT NULL,"
  "  short_title TEXT,"
  "  summary TEXT,"
  "  status TEXT,"
  "  outcome TEXT,"
  "  period TEXT,"
  "  earliest INTEGER,"
  "  latest INTEGER"
  ") STRICT",
  "CREATE INDEX cases_feed ON cases (feed)",
  "CREATE TABLE case_texts ("
  "  case_key INTEGER NOT NULL REFERENCES cases ON DELETE CASCADE,"
  "  kind TEXT NOT NULL,"
  "  item INTEGER NOT NULL,"
  "  field TEXT NOT NULL,"
  "  position INTEGER NOT NULL,"
  "  language TEXT,"
  "  string TEXT,"
  "  PRIMARY KEY (case_key, kind, item, field, position)"
  ") STRICT, WITHOUT ROWID",
  "CREATE TABLE moments ("
  "  case_key INTEGER NOT NULL REFERENCES cases ON DELETE CASCADE,"
  "  position INTEGER NOT NULL,"
  "  kind TEXT NOT NULL,"
  "  date TEXT NOT NULL,"
  "  event TEXT,"
  "  PRIMARY KEY (case_key, position)"
  ") STRICT, WITHOUT ROWID",
  "CREATE TABLE actors ("
  "  case_key INTEGER NOT NULL REFERENCES cases ON DELETE CASCADE,"
  "  position INTEGER NOT NULL,"
  "  id TEXT NOT NULL,"
  "  kind TEXT NOT NULL,"
  "  name TEXT NOT NULL,"
  "  native TEXT,"
  "  party TEXT,"
  "  role TEXT,"
  "  active TEXT,"
  "  PRIMARY KEY (case_key, position),"
  "  UNIQUE (case_key, id)"
  ") STRICT",
  "CREATE TABLE parties ("
  "  case_key INTEGER NOT NULL REFERENCES cases ON DELETE CASCADE,"
  "  position INTEGER NOT NULL,"
  "  actor TEXT NOT NULL,"
  "  PRIMARY KEY (case_key, position)"
  ") STRICT, WITHOUT ROWID",
  "CREATE TABLE phases ("
  "  case_key INTEGER NOT NULL REFERENCES cases ON DELETE CASCADE,"
  "  position INTEGER NOT NULL,"
  "  id TEXT NOT NULL,"
  "  title TEXT NOT NULL,"
  "  date TEXT NOT NULL,"
  "  text TEXT,"
  "  PRIMARY KEY (case_key, position),"
  "  UNIQUE (case_key, id)"
  ") STRICT",
  "CREATE TABLE relation_steps ("
  "  case_key INTEGER NOT NULL REFERENCES cases ON DELETE CASCADE,"
  "  position INTEGER NOT NULL,"
  "  date TEXT NOT NULL,"
  "  level TEXT NOT NULL,"
  "  event TEXT,"
  "  text TEXT,"
  "  PRIMARY KEY (case_key, position)"
  ") STRICT",
  "CREATE TABLE events ("
  "  case_key INTEGER NOT NULL REFERENCES cases ON DELETE CASCADE,"
  "  position INTEGER NOT NULL,"
  "  id TEXT NOT NULL,"
  "  date TEXT NOT NULL,"
  "  earliest INTEGER NOT NULL,"
  "  latest INTEGER NOT NULL,"
  "  title TEXT NOT NULL,"
  "  label TEXT,"
  "  text TEXT,"
  "  place TEXT,"
  "  country TEXT,"
  "  lat REAL,"
  "  lon REAL,"
  "  phase TEXT,"
  "  importance INTEGER NOT NULL,"
  "  unverified INTEGER NOT NULL,"
  "  PRIMARY KEY (case_key, position),"
  "  UNIQUE (case_key, id)"
  ") STRICT",
  "CREATE INDEX events_time ON events (case_key, earliest, latest)",
  "CREATE TABLE event_actors ("
  "  case_key INTEGER NOT NULL,"
  "  event INTEGER NOT NULL,"
  "  position INTEGER NOT NULL,"
  "  actor TEXT NOT NULL,"
  "  PRIMARY KEY (case_key, event, position),"
  "  FOREIGN KEY (case_key, event) REFERENCES events (case_key, position) ON DELETE CASCADE"
  ") STRICT, WITHOUT ROWID",
  "CREATE TABLE event_factors ("
  "  case_key INTEGER NOT NULL,"
  "  event INTEGER NOT NULL,"
  "  position INTEGER NOT NULL,"
  "  factor TEXT NOT NULL,"
  "  sign INTEGER NOT NULL,"
  "  PRIMARY KEY (case_key, event, position),"
  "  FOREIGN KEY (case_key, event) REFERENCES events (case_key, position) ON DELETE CASCADE"
  ") STRICT, WITHOUT ROWID",
  "CREATE INDEX event_factors_factor ON event_factors (factor)",
  "CREATE TABLE assessments ("
  "  case_key INTEGER NOT NULL REFERENCES cases ON DELETE CASCADE,"
  "  position INTEGER NOT NULL,"
  "  factor TEXT NOT NULL,"
  "  rating INTEGER,"
  "  confidence TEXT,"
  "  rationale TEXT,"
  "  PRIMARY KEY (case_key, position),"
  "  UNIQUE (case_key, factor)"
  ") STRICT",
  "CREATE TABLE evidence ("
  "  case_key INTEGER NOT NULL,"
  "  assessment INTEGER NOT NULL,"
  "  position INTEGER NOT NULL,"
  "  event TEXT NOT NULL,"
  "  PRIMARY KEY (case_key, assessment, position),"
  "  FOREIGN KEY (case_key, assessment) REFERENCES assessments (case_key, position)"
  "    ON DELETE CASCADE"
  ") STRICT, WITHOUT ROWID",
  "CREATE TABLE story_sections ("
  "  case_key INTEGER NOT NULL REFERENCES cases ON DELETE CASCADE,"
  "  position INTEGER NOT NULL,"
  "  id TEXT NOT NULL,"
  "  title TEXT NOT NULL,"
  "  text TEXT,"
  "  PRIMARY KEY (case_key, position),"
  "  UNIQUE (case_key, id)"
  ") STRICT",
  "CREATE TABLE documents ("
  "  case_key INTEGER NOT NULL REFERENCES cases ON DELETE CASCADE,"
  "  position INTEGER NOT NULL,"
  "  id TEXT NOT NULL,"
  "  title TEXT NOT NULL,"
  "  date TEXT NOT NULL,"
  "  event TEXT,"
  "  text TEXT,"
  "  whereabouts TEXT,"
  "  url TEXT,"
  "  PRIMARY KEY (case_key, position),"
  "  UNIQUE (case_key, id)"
  ") STRICT",
  "CREATE TABLE document_parties ("
  "  case_key INTEGER NOT NULL,"
  "  document INTEGER NOT NULL,"
  "  position INTEGER NOT NULL,"
  "  actor TEXT NOT NULL,"
  "  PRIMARY KEY (case_key, document, position),"
  "  FOREIGN KEY (case_key, document) REFERENCES documents (case_key, position)"
  "    ON DELETE CASCADE"
  ") STRICT, WITHOUT ROWID",
  /* Positions of quotations and of slides run through the whole case. */
  "CREATE TABLE quotations ("
  "  case_key INTEGER NOT NULL,"
  "  document INTEGER NOT NULL,"
  "  position INTEGER NOT NULL,"
  "  text TEXT NOT NULL,"
  "  locator TEXT,"
  "  terms TEXT,"
  "  PRIMARY KEY (case_key, document, position),"
  "  FOREIGN KEY (case_key, document) REFERENCES documents (case_key, position)"
  "    ON DELETE CASCADE"
  ") STRICT",
  "CREATE TABLE questions ("
  "  case_key INTEGER NOT NULL REFERENCES cases ON DELETE CASCADE,"
  "  position INTEGER NOT NULL,"
  "  text TEXT NOT NULL,"
  "  PRIMARY KEY (case_key, position)"
  ") STRICT",
  "CREATE TABLE question_events ("
  "  case_key INTEGER NOT NULL,"
  "  question INTEGER NOT NULL,"
  "  position INTEGER NOT NULL,"
  "  event TEXT NOT NULL,"
  "  PRIMARY KEY (case_key, question, position),"
  "  FOREIGN KEY (case_key, question) REFERENCES questions (case_key, position)"
  "    ON DELETE CASCADE"
  ") STRICT, WITHOUT ROWID",
  "CREATE TABLE lecture_outlines ("
  "  case_key INTEGER NOT NULL REFERENCES cases ON DELETE CASCADE,"
  "  position INTEGER NOT NULL,"
  "  id TEXT NOT NULL,"
  "  title TEXT NOT NULL,"
  "  minutes INTEGER NOT NULL,"
  "  PRIMARY KEY (case_key, position),"
  "  UNIQUE (case_key, id)"
  ") STRICT",
  "CREATE TABLE slide_outlines ("
  "  case_key INTEGER NOT NULL,"
  "  position INTEGER NOT NULL,"
  "  outline INTEGER NOT NULL,"
  "  title TEXT NOT NULL,"
  "  text TEXT,"
  "  PRIMARY KEY (case_key, position),"
  "  FOREIGN KEY (case_key, outline) REFERENCES lecture_outlines (case_key, position)"
  "    ON DELETE CASCADE"
  ") STRICT",
  "CREATE INDEX slide_outlines_outline ON slide_outlines (case_key, outline)",
  "CREATE TABLE slide_outline_items ("
  "  case_key INTEGER NOT NULL,"
  "  slide INTEGER NOT NULL,"
  "  kind TEXT NOT NULL CHECK (kind IN ('event', 'factor', 'document')),"
  "  position INTEGER NOT NULL,"
  "  id TEXT NOT NULL,"
  "  PRIMARY KEY (case_key, slide, kind, position),"
  "  FOREIGN KEY (case_key, slide) REFERENCES slide_outlines (case_key, position)"
  "    ON DELETE CASCADE"
  ") STRICT, WITHOUT ROWID",
  "CREATE TABLE sources ("
  "  case_key INTEGER NOT NULL REFERENCES cases ON DELETE CASCADE,"
  "  position INTEGER NOT NULL,"
  "  id TEXT NOT NULL,"
  "  type TEXT NOT NULL,"
  /* CSL's date-parts: [[1977,9,5],[1989]] */
  "  issued TEXT,"
  "  issued_circa INTEGER NOT NULL,"
  "  issued_literal TEXT,"
  "  accessed TEXT,"
  "  accessed_circa INTEGER NOT NULL,"
  "  accessed_literal TEXT,"
  "  PRIMARY KEY (case_key, position),"
  "  UNIQUE (case_key, id)"
  ") STRICT",
  "CREATE TABLE source_names ("
  "  case_key INTEGER NOT NULL,"
  "  source INTEGER NOT NULL,"
  "  role TEXT NOT NULL CHECK (role IN ('author', 'editor')),"
  "  position INTEGER NOT NULL,"
  "  family TEXT,"
  "  given TEXT,"
  "  literal TEXT,"
  "  PRIMARY KEY (case_key, source, role, position),"
  "  FOREIGN KEY (case_key, source) REFERENCES sources (case_key, position) ON DELETE CASCADE"
  ") STRICT, WITHOUT ROWID",
  "CREATE TABLE source_fields ("
  "  case_key INTEGER NOT NULL,"
  "  source INTEGER NOT NULL,"
  "  field TEXT NOT NULL,"
  "  value TEXT NOT NULL,"
  "  PRIMARY KEY (case_key, source, field),"
  "  FOREIGN KEY (case_key, source) REFERENCES sources (case_key, position) ON DELETE CASCADE"
  ") STRICT, WITHOUT ROWID",
  /* Claims and their sources: kind and item say which event, assessment, document or step. */
  "CREATE TABLE cites ("
  "  case_key INTEGER NOT NULL REFERENCES cases ON DELETE CASCADE,"
  "  kind TEXT NOT NULL,"
  "  item INTEGER NOT NULL,"
  "  position INTEGER NOT NULL,"
  "  source TEXT NOT NULL,"
  "  locator TEXT,"
  "  PRIMARY KEY (case_key, kind, item, position)"
  ") STRICT, WITHOUT ROWID",

  /* What a person wrote.  With rowids, so that a damaged table can be read in ranges. */
  "CREATE TABLE notes ("
  "  note_key INTEGER PRIMARY KEY,"
  "  id TEXT NOT NULL UNIQUE,"
  "  case_id TEXT,"
  "  target_kind TEXT NOT NULL,"
  "  target_id TEXT,"
  "  target_title TEXT,"
  "  target_date TEXT,"
  "  quote TEXT,"
  "  body TEXT NOT NULL,"
  "  created_usec INTEGER NOT NULL,"
  "  modified_usec INTEGER NOT NULL"
  ") STRICT",
  "CREATE INDEX notes_case ON notes (case_id)",
  "CREATE TABLE note_tags ("
  "  note TEXT NOT NULL REFERENCES notes (id) ON DELETE CASCADE,"
  "  position INTEGER NOT NULL,"
  "  tag TEXT NOT NULL,"
  "  PRIMARY KEY (note, position)"
  ") STRICT",
  "CREATE INDEX note_tags_tag ON note_tags (tag)",
  "CREATE TABLE own_events ("
  "  id TEXT NOT NULL PRIMARY KEY,"
  "  case_id TEXT NOT NULL,"
  "  case_title TEXT,"
  "  date TEXT NOT NULL,"
  "  earliest INTEGER NOT NULL,"
  "  latest INTEGER NOT NULL,"
  "  title TEXT NOT NULL,"
  "  text TEXT,"
  "  created_usec INTEGER NOT NULL,"
  "  modified_usec INTEGER NOT NULL"
  ") STRICT",
  "CREATE INDEX own_events_time ON own_events (case_id, earliest, latest)",
  "CREATE TABLE own_assessments ("
  "  case_id TEXT NOT NULL,"
  "  factor TEXT NOT NULL,"
  "  case_title TEXT,"
  "  factor_title TEXT,"
  "  rating INTEGER CHECK (rating BETWEEN -3 AND 3),"
  "  confidence TEXT,"
  "  rationale TEXT,"
  "  created_usec INTEGER NOT NULL,"
  "  modified_usec INTEGER NOT NULL,"
  "  PRIMARY KEY (case_id, factor)"
  ") STRICT",
  "CREATE TABLE lectures ("
  "  id TEXT NOT NULL PRIMARY KEY,"
  "  title TEXT NOT NULL,"
  "  case_id TEXT,"
  "  case_title TEXT,"
  "  case_version INTEGER,"
  "  minutes INTEGER,"
  "  created_usec INTEGER NOT NULL,"
  "  modified_usec INTEGER NOT NULL"
  ") STRICT",
  "CREATE TABLE slides ("
  "  id TEXT NOT NULL PRIMARY KEY,"
  "  lecture TEXT NOT NULL REFERENCES lectures (id) ON DELETE CASCADE,"
  "  position INTEGER NOT NULL,"
  "  kind TEXT NOT NULL,"
  "  case_id TEXT,"
  "  target_kind TEXT,"
  "  target_id TEXT,"
  "  target_title TEXT,"
  "  target_date TEXT,"
  "  quote TEXT,"
  "  title TEXT,"
  "  body TEXT,"
  "  notes TEXT"
  ") STRICT",
  "CREATE INDEX slides_lecture ON slides (lecture, position)",
  "CREATE TABLE case_settings ("
  "  case_id TEXT NOT NULL,"
  "  key TEXT NOT NULL,"
  "  value TEXT NOT NULL,"
  "  PRIMARY KEY (case_id, key)"
  ") STRICT",

  /* Search. */
  "CREATE TABLE search_items ("
  "  search_key INTEGER PRIMARY KEY,"
  "  kind TEXT NOT NULL,"
  "  case_key INTEGER REFERENCES cases ON DELETE CASCADE,"
  "  item INTEGER,"
  "  note_key INTEGER REFERENCES notes ON DELETE CASCADE"
  ") STRICT",
  "CREATE INDEX search_items_case ON search_items (case_key, kind, item)",
  "CREATE INDEX search_items_note ON search_items (note_key)",
  "CREATE VIRTUAL TABLE search USING fts5 ("
  "  title, body, prefix = '2 3',"
  "  tokenize = \"unicode61 remove_diacritics 0 categories 'L* M* N* Co'\""
  ")",
  NULL
};

/* Notes stand on words, have colours, flags, versions and a bin; events and ratings of one's own
 * have sources and evidence; others hand in layers; every change leaves a trace (touches), so
 * that whoever shows something knows that it changed. */
#define TARGET_COLUMNS \
  "  target_kind TEXT NOT NULL," \
  "  target_id TEXT," \
  "  target_title TEXT," \
  "  target_date TEXT," \
  "  target_text TEXT," \
  "  quote TEXT," \
  "  prefix TEXT," \
  "  suffix TEXT," \
  "  start_char INTEGER," \
  "  end_char INTEGER," \
  "  language TEXT,"

static const char * const version_2[] = {
  "CREATE TABLE layers ("
  "  id TEXT NOT NULL PRIMARY KEY,"
  "  name TEXT NOT NULL,"
  "  imported_usec INTEGER NOT NULL"
  ") STRICT",

  "ALTER TABLE notes ADD COLUMN layer TEXT REFERENCES layers (id) ON DELETE CASCADE",
  "ALTER TABLE notes ADD COLUMN target_text TEXT",
  "ALTER TABLE notes ADD COLUMN prefix TEXT",
  "ALTER TABLE notes ADD COLUMN suffix TEXT",
  "ALTER TABLE notes ADD COLUMN start_char INTEGER",
  "ALTER TABLE notes ADD COLUMN end_char INTEGER",
  "ALTER TABLE notes ADD COLUMN language TEXT",
  "ALTER TABLE notes ADD COLUMN color TEXT NOT NULL DEFAULT 'none'",
  "ALTER TABLE notes ADD COLUMN flag TEXT NOT NULL DEFAULT 'none'",
  "ALTER TABLE notes ADD COLUMN deleted_usec INTEGER NOT NULL DEFAULT 0",
  "CREATE INDEX notes_layer ON notes (layer)",
  "CREATE INDEX notes_bin ON notes (deleted_usec) WHERE deleted_usec > 0",
  "CREATE TABLE note_versions ("
  "  version_key INTEGER PRIMARY KEY,"
  "  note TEXT NOT NULL REFERENCES notes (id) ON DELETE CASCADE,"
  "  body TEXT NOT NULL,"
  "  tags TEXT NOT NULL,"  /* one on each line */
  "  color TEXT NOT NULL,"
  "  flag TEXT NOT NULL,"
  "  modified_usec INTEGER NOT NULL"
  ") STRICT",
  "CREATE INDEX note_versions_note ON note_versions (note, version_key)",
  /* What an update did to a note's place, and what it stood on and would stand on. */
  "CREATE TABLE note_places ("
  "  note TEXT NOT NULL PRIMARY KEY REFERENCES notes (id) ON DELETE CASCADE,"
  "  state TEXT NOT NULL,"
  "  since_usec INTEGER NOT NULL"
  ") STRICT",
  "CREATE TABLE note_targets ("
  "  note TEXT NOT NULL REFERENCES note_places (note) ON DELETE CASCADE,"
  "  role TEXT NOT NULL CHECK (role IN ('before', 'now')),"
  TARGET_COLUMNS
  "  PRIMARY KEY (note, role)"
  ") STRICT",

  "ALTER TABLE own_events ADD COLUMN layer TEXT REFERENCES layers (id) ON DELETE CASCADE",
  "ALTER TABLE own_events ADD COLUMN lane TEXT",
  "ALTER TABLE own_events ADD COLUMN deleted_usec INTEGER NOT NULL DEFAULT 0",
  "CREATE INDEX own_events_layer ON own_events (layer)",
  "CREATE TABLE own_event_sources ("
  "  event TEXT NOT NULL REFERENCES own_events (id) ON DELETE CASCADE,"
  "  position INTEGER NOT NULL,"
  "  source TEXT NOT NULL,"
  "  PRIMARY KEY (event, position)"
  ") STRICT",

  /* One rating of a factor in a case for each layer. */
  "ALTER TABLE own_assessments RENAME TO old_assessments",
  "CREATE TABLE own_assessments ("
  "  rating_key INTEGER PRIMARY KEY,"
  "  layer TEXT REFERENCES layers (id) ON DELETE CASCADE,"
  "  case_id TEXT NOT NULL,"
  "  factor TEXT NOT NULL,"
  "  case_title TEXT,"
  "  factor_title TEXT,"
  "  rating INTEGER CHECK (rating BETWEEN -3 AND 3),"
  "  confidence TEXT,"
  "  rationale TEXT,"
  "  created_usec INTEGER NOT NULL,"
  "  modified_usec INTEGER NOT NULL"
  ") STRICT",
  "INSERT INTO own_assessments (case_id, factor, case_title, factor_title, rating, confidence,"
  " rationale, created_usec, modified_usec) SELECT case_id, factor, case_title, factor_title,"
  " rating, confidence, rationale, created_usec, modified_usec FROM old_assessments",
  "DROP TABLE old_assessments",
  "CREATE UNIQUE INDEX own_assessments_own ON own_assessments (case_id, factor)"
  " WHERE layer IS NULL",
  "CREATE UNIQUE INDEX own_assessments_layer ON own_assessments (layer, case_id, factor)"
  " WHERE layer IS NOT NULL",
  "CREATE TABLE own_evidence ("
  "  rating_key INTEGER NOT NULL REFERENCES own_assessments ON DELETE CASCADE,"
  "  position INTEGER NOT NULL,"
  "  event TEXT NOT NULL,"
  "  title TEXT,"
  "  PRIMARY KEY (rating_key, position)"
  ") STRICT",

  "CREATE TABLE touches ("
  "  seq INTEGER PRIMARY KEY AUTOINCREMENT,"
  "  kind TEXT NOT NULL,"
  "  id TEXT NOT NULL"
  ") STRICT",
  TOUCHES ("cases", "case", "id"),
  TOUCHES ("notes", "note", "id"),
  TOUCHES ("note_tags", "note", "note"),
  TOUCHES ("note_places", "note", "note"),
  TOUCHES ("note_targets", "note", "note"),
  TOUCHES ("own_events", "own-event", "id"),
  TOUCHES ("own_event_sources", "own-event", "event"),
  TOUCHES ("own_assessments", "own-rating", "case_id"),
  TOUCHES ("layers", "layer", "id"),
  TOUCHES ("case_settings", "setting", "case_id"),
  TOUCHES ("lectures", "lecture", "id"),
  TOUCHES ("slides", "lecture", "lecture"),
  NULL
};

/* Feeds of a person's own.  A subscription has rowids, so that a damaged table can be read in ranges: the key
 * that is pinned is worth keeping.  A row of feeds outlives it where cases of it are kept.
 *
 * A case that a feed published has a published_id beside the id by which the library knows it, and what
 * its file was; of a case without one both are the same.  What a person wrote stands on the id in the library: which one
 * was given to which case outlives the case, in case_ids, where what ships with the program and what came from files is
 * the feed "local".  News keep what an update did as rows. */
static const char * const version_3[] = {
  "CREATE TABLE subscriptions ("
  "  id TEXT NOT NULL PRIMARY KEY,"
  "  url TEXT NOT NULL,"
  "  title TEXT NOT NULL,"
  "  key TEXT NOT NULL,"
  /* Of the index that was applied last. */
  "  serial INTEGER NOT NULL DEFAULT 0,"
  "  issued_sec INTEGER NOT NULL DEFAULT 0,"
  "  expires_sec INTEGER NOT NULL DEFAULT 0,"
  "  index_sha256 TEXT,"
  "  etag TEXT,"
  "  last_modified TEXT,"
  /* Of the last look at it. */
  "  checked_usec INTEGER NOT NULL DEFAULT 0,"
  "  state TEXT NOT NULL DEFAULT 'never',"
  "  message TEXT"
  ") STRICT",
  "CREATE TABLE subscription_old_keys ("
  "  feed TEXT NOT NULL REFERENCES subscriptions (id) ON DELETE CASCADE,"
  "  position INTEGER NOT NULL,"
  "  key TEXT NOT NULL,"
  "  PRIMARY KEY (feed, position)"
  ") STRICT",

  "CREATE TABLE case_ids ("
  "  feed TEXT NOT NULL,"
  "  published_id TEXT NOT NULL,"
  "  id TEXT NOT NULL UNIQUE,"
  "  PRIMARY KEY (feed, published_id)"
  ") STRICT",
  "INSERT INTO case_ids (feed, published_id, id) SELECT 'local', id, id FROM cases",

  "ALTER TABLE feeds ADD COLUMN title TEXT",
  "ALTER TABLE cases ADD COLUMN published_id TEXT",
  "ALTER TABLE cases ADD COLUMN file_size INTEGER NOT NULL DEFAULT 0",
  "ALTER TABLE cases ADD COLUMN file_sha256 TEXT",
  "ALTER TABLE cases ADD COLUMN withdrawn INTEGER NOT NULL DEFAULT 0 CHECK (withdrawn IN (0, 1))",
  "CREATE UNIQUE INDEX cases_published ON cases (feed, published_id) WHERE published_id IS NOT NULL",

  "CREATE TABLE news ("
  "  news_key INTEGER PRIMARY KEY,"
  "  when_usec INTEGER NOT NULL,"
  "  feed TEXT NOT NULL,"
  "  feed_title TEXT NOT NULL,"
  "  kind TEXT NOT NULL,"
  "  case_id TEXT NOT NULL,"
  "  case_title TEXT NOT NULL,"
  /* Of the diff; NULL where there is none. */
  "  version_before INTEGER,"
  "  version_after INTEGER,"
  "  n_events INTEGER NOT NULL DEFAULT 0,"
  "  n_lost INTEGER NOT NULL DEFAULT 0,"
  "  seen_usec INTEGER NOT NULL DEFAULT 0"
  ") STRICT",
  "CREATE INDEX news_fresh ON news (feed, case_id) WHERE seen_usec = 0",
  "CREATE TABLE news_changes ("
  "  news_key INTEGER NOT NULL REFERENCES news ON DELETE CASCADE,"
  "  position INTEGER NOT NULL,"
  "  kind TEXT NOT NULL,"
  "  part TEXT NOT NULL,"
  "  id TEXT,"
  "  title TEXT,"
  "  date TEXT,"
  "  PRIMARY KEY (news_key, position)"
  ") STRICT, WITHOUT ROWID",
  "CREATE TABLE news_fields ("
  "  news_key INTEGER NOT NULL,"
  "  change INTEGER NOT NULL,"
  "  position INTEGER NOT NULL,"
  "  field TEXT NOT NULL,"
  "  before_words TEXT,"
  "  after_words TEXT,"
  "  PRIMARY KEY (news_key, change, position),"
  "  FOREIGN KEY (news_key, change) REFERENCES news_changes (news_key, position)"
  "    ON DELETE CASCADE"
  ") STRICT, WITHOUT ROWID",

  TOUCHES ("subscriptions", "feed", "id"),
  TOUCHES ("news", "news", "feed"),
  NULL
};

/* At index i what makes version i + 1 of version i. */
static const char * const * const migrations[] = {
  version_1,
  version_2,
  version_3,
  ent_store_schema_version_4,
};

/* Parents before children. */
const char * const ent_store_personal_tables[] = {
  "layers",
  "notes",
  "note_tags",
  "note_versions",
  "note_places",
  "note_targets",
  "own_events",
  "own_event_sources",
  "own_assessments",
  "own_evidence",
  "lectures",
  "slides",
  "slide_cases",
  "rehearsals",
  "rehearsal_slides",
  "case_settings",
  NULL
};

const char * const ent_store_kept_tables[] = {
  "kept_cases",
  "images",
  NULL
};

const char * const ent_store_subscription_tables[] = {
  "subscriptions",
  "subscription_old_keys",
  "case_ids",
  NULL
};

int
ent_store_schema_get_version (void)
{
  return (int) G_N_ELEMENTS (migrations);
}

static gboolean
migrate (sqlite3 *db,
         GError **error)
{
  g_autofree char *ids = NULL;
  gint64 version;

  /* Asked for inside the transaction: another process may have done it just now. */
  if (!ent_sql_get_int64 (db, "PRAGMA user_version", &version, error))
    return FALSE;

  for (gsize i = (gsize) MAX (version, 0); i < G_N_ELEMENTS (migrations); i++)
    for (gsize j = 0; migrations[i][j] != NULL; j++)
      if (!ent_sql_exec (db, migrations[i][j], error))
        return FALSE;

  if (version >= (gint64) G_N_ELEMENTS (migrations))
    return TRUE;

  ids = g_strdup_printf ("PRAGMA application_id = %d; PRAGMA user_version = %d",
                         ENT_STORE_APPLICATION_ID, (int) G_N_ELEMENTS (migrations));
  return ent_sql_exec (db, ids, error);
}

gboolean
ent_store_schema_migrate (sqlite3 *db,
                          GError **error)
{
  if (!ent_sql_exec (db, "BEGIN IMMEDIATE", error))
    return FALSE;
  if (migrate (db, error) && ent_sql_exec (db, "COMMIT", error))
    return TRUE;

  if (!sqlite3_get_autocommit (db))
    sqlite3_exec (db, "ROLLBACK", NULL, NULL, NULL);
  return FALSE;
}
