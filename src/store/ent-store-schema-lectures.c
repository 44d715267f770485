/* The fourth version of the schema: lectures that are held.
 *
 * A slide knows from which version of which cases it was made, in slide_cases, and by its digest the copy of the case
 * as it was then.  Copies of cases and pictures are kept once, whatever number of slides knows them, so that no foreign
 * key leads to them; unused_usec says since when none does.  They stay for a while, since a change that takes a slide
 * away can be taken back, and are not part of such a change themselves.
 *
 * A rehearsal keeps the titles of its slides, which go and change while it stays. */

#include "config.h"

#include "ent-store-schema-private.h"

const char * const ent_store_schema_version_4[] = {
  "ALTER TABLE lectures ADD COLUMN course TEXT",
  "ALTER TABLE lectures ADD COLUMN date TEXT",
  "ALTER TABLE lectures ADD COLUMN theme TEXT NOT NULL DEFAULT 'light'",
  "ALTER TABLE lectures ADD COLUMN aspect TEXT NOT NULL DEFAULT '16:9'",

  "ALTER TABLE slides ADD COLUMN section TEXT",
  "ALTER TABLE slides ADD COLUMN planned_sec INTEGER NOT NULL DEFAULT 0",
  "ALTER TABLE slides ADD COLUMN skipped INTEGER NOT NULL DEFAULT 0 CHECK (skipped IN (0, 1))",
  "ALTER TABLE slides ADD COLUMN own_events INTEGER NOT NULL DEFAULT 0 CHECK (own_events IN (0, 1))",
  "ALTER TABLE slides ADD COLUMN reveal TEXT",
  "ALTER TABLE slides ADD COLUMN image_id TEXT",
  "ALTER TABLE slides ADD COLUMN made_title TEXT",
  "ALTER TABLE slides ADD COLUMN made_body TEXT",
  "CREATE INDEX slides_image ON slides (image_id) WHERE image_id IS NOT NULL",
  "CREATE TABLE slide_cases ("
  "  slide TEXT NOT NULL REFERENCES slides (id) ON DELETE CASCADE,"
  "  position INTEGER NOT NULL,"
  "  case_id TEXT NOT NULL,"
  "  version INTEGER NOT NULL,"
  "  digest TEXT,"
  "  PRIMARY KEY (slide, position)"
  ") STRICT",
  "CREATE INDEX slide_cases_case ON slide_cases (case_id)",
  "CREATE INDEX slide_cases_digest ON slide_cases (digest) WHERE digest IS NOT NULL",

  "CREATE TABLE kept_cases ("
  "  digest TEXT NOT NULL PRIMARY KEY,"
  "  case_id TEXT NOT NULL,"
  "  version INTEGER NOT NULL,"
  "  unused_usec INTEGER NOT NULL DEFAULT 0,"
  "  bytes BLOB NOT NULL"
  ") STRICT",
  "CREATE TABLE images ("
  "  id TEXT NOT NULL PRIMARY KEY,"
  "  type TEXT NOT NULL,"
  "  width INTEGER NOT NULL,"
  "  height INTEGER NOT NULL,"
  "  unused_usec INTEGER NOT NULL DEFAULT 0,"
  "  bytes BLOB NOT NULL"
  ") STRICT",

  "CREATE TABLE rehearsals ("
  "  id TEXT NOT NULL PRIMARY KEY,"
  "  lecture TEXT NOT NULL REFERENCES lectures (id) ON DELETE CASCADE,"
  "  started_usec INTEGER NOT NULL,"
  "  planned_sec INTEGER NOT NULL,"
  "  seconds INTEGER NOT NULL"
  ") STRICT",
  "CREATE INDEX rehearsals_lecture ON rehearsals (lecture, started_usec)",
  "CREATE TABLE rehearsal_slides ("
  "  rehearsal TEXT NOT NULL REFERENCES rehearsals (id) ON DELETE CASCADE,"
  "  position INTEGER NOT NULL,"
  "  slide TEXT NOT NULL,"
  "  title TEXT NOT NULL,"
  "  section TEXT,"
  "  planned_sec INTEGER NOT NULL,"
  "  seconds INTEGER NOT NULL,"
  "  PRIMARY KEY (rehearsal, position)"
  ") STRICT",
  TOUCHES ("rehearsals", "lecture", "lecture"),
  NULL
};
