-- A library as version 3 of the schema holds it: never changed again.
PRAGMA application_id = 1164866661;
PRAGMA user_version = 3;
PRAGMA journal_mode = WAL;
BEGIN;
CREATE TABLE settings (  key TEXT NOT NULL PRIMARY KEY,  value TEXT NOT NULL) STRICT, WITHOUT ROWID;
CREATE TABLE feeds (  id TEXT NOT NULL PRIMARY KEY, title TEXT) STRICT, WITHOUT ROWID;
CREATE TABLE codebook (  codebook_key INTEGER PRIMARY KEY CHECK (codebook_key = 1),  id TEXT NOT NULL,  version INTEGER NOT NULL,  language TEXT,  license TEXT,  title TEXT,  summary TEXT) STRICT;
CREATE TABLE factor_groups (  codebook_key INTEGER NOT NULL REFERENCES codebook ON DELETE CASCADE,  position INTEGER NOT NULL,  id TEXT NOT NULL,  title TEXT,  text TEXT,  PRIMARY KEY (codebook_key, position),  UNIQUE (codebook_key, id)) STRICT;
CREATE TABLE factors (  codebook_key INTEGER NOT NULL REFERENCES codebook ON DELETE CASCADE,  position INTEGER NOT NULL,  id TEXT NOT NULL,  group_id TEXT NOT NULL,  title TEXT,  definition TEXT,  question TEXT,  confusion TEXT,  PRIMARY KEY (codebook_key, position),  UNIQUE (codebook_key, id)) STRICT;
CREATE TABLE factor_ratings (  codebook_key INTEGER NOT NULL,  factor INTEGER NOT NULL,  rating INTEGER NOT NULL CHECK (rating BETWEEN -3 AND 3),  text TEXT NOT NULL,  PRIMARY KEY (codebook_key, factor, rating),  FOREIGN KEY (codebook_key, factor) REFERENCES factors (codebook_key, position)    ON DELETE CASCADE) STRICT;
CREATE TABLE codebook_texts (  codebook_key INTEGER NOT NULL REFERENCES codebook ON DELETE CASCADE,  kind TEXT NOT NULL,  item INTEGER NOT NULL,  field TEXT NOT NULL,  position INTEGER NOT NULL,  language TEXT,  string TEXT,  PRIMARY KEY (codebook_key, kind, item, field, position)) STRICT, WITHOUT ROWID;
CREATE TABLE cases (  case_key INTEGER PRIMARY KEY,  id TEXT NOT NULL UNIQUE,  feed TEXT NOT NULL REFERENCES feeds (id),  version INTEGER NOT NULL,  language TEXT,  license TEXT,  updated TEXT,  title TEXT NOT NULL,  short_title TEXT,  summary TEXT,  status TEXT,  outcome TEXT,  period TEXT,  earliest INTEGER,  latest INTEGER, published_id TEXT, file_size INTEGER NOT NULL DEFAULT 0, file_sha256 TEXT, withdrawn INTEGER NOT NULL DEFAULT 0 CHECK (withdrawn IN (0, 1))) STRICT;
CREATE INDEX cases_feed ON cases (feed);
CREATE TABLE case_texts (  case_key INTEGER NOT NULL REFERENCES cases ON DELETE CASCADE,  kind TEXT NOT NULL,  item INTEGER NOT NULL,  field TEXT NOT NULL,  position INTEGER NOT NULL,  language TEXT,  string TEXT,  PRIMARY KEY (case_key, kind, item, field, position)) STRICT, WITHOUT ROWID;
CREATE TABLE moments (  case_key INTEGER NOT NULL REFERENCES cases ON DELETE CASCADE,  position INTEGER NOT NULL,  kind TEXT NOT NULL,  date TEXT NOT NULL,  event TEXT,  PRIMARY KEY (case_key, position)) STRICT, WITHOUT ROWID;
CREATE TABLE actors (  case_key INTEGER NOT NULL REFERENCES cases ON DELETE CASCADE,  position INTEGER NOT NULL,  id TEXT NOT NULL,  kind TEXT NOT NULL,  name TEXT NOT NULL,  native TEXT,  party TEXT,  role TEXT,  active TEXT,  PRIMARY KEY (case_key, position),  UNIQUE (case_key, id)) STRICT;
CREATE TABLE parties (  case_key INTEGER NOT NULL REFERENCES cases ON DELETE CASCADE,  position INTEGER NOT NULL,  actor TEXT NOT NULL,  PRIMARY KEY (case_key, position)) STRICT, WITHOUT ROWID;
CREATE TABLE phases (  case_key INTEGER NOT NULL REFERENCES cases ON DELETE CASCADE,  position INTEGER NOT NULL,  id TEXT NOT NULL,  title TEXT NOT NULL,  date TEXT NOT NULL,  text TEXT,  PRIMARY KEY (case_key, position),  UNIQUE (case_key, id)) STRICT;
CREATE TABLE relation_steps (  case_key INTEGER NOT NULL REFERENCES cases ON DELETE CASCADE,  position INTEGER NOT NULL,  date TEXT NOT NULL,  level TEXT NOT NULL,  event TEXT,  text TEXT,  PRIMARY KEY (case_key, position)) STRICT;
CREATE TABLE events (  case_key INTEGER NOT NULL REFERENCES cases ON DELETE CASCADE,  position INTEGER NOT NULL,  id TEXT NOT NULL,  date TEXT NOT NULL,  earliest INTEGER NOT NULL,  latest INTEGER NOT NULL,  title TEXT NOT NULL,  label TEXT,  text TEXT,  place TEXT,  country TEXT,  lat REAL,  lon REAL,  phase TEXT,  importance INTEGER NOT NULL,  unverified INTEGER NOT NULL,  PRIMARY KEY (case_key, position),  UNIQUE (case_key, id)) STRICT;
CREATE INDEX events_time ON events (case_key, earliest, latest);
CREATE TABLE event_actors (  case_key INTEGER NOT NULL,  event INTEGER NOT NULL,  position INTEGER NOT NULL,  actor TEXT NOT NULL,  PRIMARY KEY (case_key, event, position),  FOREIGN KEY (case_key, event) REFERENCES events (case_key, position) ON DELETE CASCADE) STRICT, WITHOUT ROWID;
CREATE TABLE event_factors (  case_key INTEGER NOT NULL,  event INTEGER NOT NULL,  position INTEGER NOT NULL,  factor TEXT NOT NULL,  sign INTEGER NOT NULL,  PRIMARY KEY (case_key, event, position),  FOREIGN KEY (case_key, event) REFERENCES events (case_key, position) ON DELETE CASCADE) STRICT, WITHOUT ROWID;
CREATE INDEX event_factors_factor ON event_factors (factor);
CREATE TABLE assessments (  case_key INTEGER NOT NULL REFERENCES cases ON DELETE CASCADE,  position INTEGER NOT NULL,  factor TEXT NOT NULL,  rating INTEGER,  confidence TEXT,  rationale TEXT,  PRIMARY KEY (case_key, position),  UNIQUE (case_key, factor)) STRICT;
CREATE TABLE evidence (  case_key INTEGER NOT NULL,  assessment INTEGER NOT NULL,  position INTEGER NOT NULL,  event TEXT NOT NULL,  PRIMARY KEY (case_key, assessment, position),  FOREIGN KEY (case_key, assessment) REFERENCES assessments (case_key, position)    ON DELETE CASCADE) STRICT, WITHOUT ROWID;
CREATE TABLE story_sections (  case_key INTEGER NOT NULL REFERENCES cases ON DELETE CASCADE,  position INTEGER NOT NULL,  id TEXT NOT NULL,  title TEXT NOT NULL,  text TEXT,  PRIMARY KEY (case_key, position),  UNIQUE (case_key, id)) STRICT;
CREATE TABLE documents (  case_key INTEGER NOT NULL REFERENCES cases ON DELETE CASCADE,  position INTEGER NOT NULL,  id TEXT NOT NULL,  title TEXT NOT NULL,  date TEXT NOT NULL,  event TEXT,  text TEXT,  whereabouts TEXT,  url TEXT,  PRIMARY KEY (case_key, position),  UNIQUE (case_key, id)) STRICT;
CREATE TABLE document_parties (  case_key INTEGER NOT NULL,  document INTEGER NOT NULL,  position INTEGER NOT NULL,  actor TEXT NOT NULL,  PRIMARY KEY (case_key, document, position),  FOREIGN KEY (case_key, document) REFERENCES documents (case_key, position)    ON DELETE CASCADE) STRICT, WITHOUT ROWID;
CREATE TABLE quotations (  case_key INTEGER NOT NULL,  document INTEGER NOT NULL,  position INTEGER NOT NULL,  text TEXT NOT NULL,  locator TEXT,  terms TEXT,  PRIMARY KEY (case_key, document, position),  FOREIGN KEY (case_key, document) REFERENCES documents (case_key, position)    ON DELETE CASCADE) STRICT;
CREATE TABLE questions (  case_key INTEGER NOT NULL REFERENCES cases ON DELETE CASCADE,  position INTEGER NOT NULL,  text TEXT NOT NULL,  PRIMARY KEY (case_key, position)) STRICT;
CREATE TABLE question_events (  case_key INTEGER NOT NULL,  question INTEGER NOT NULL,  position INTEGER NOT NULL,  event TEXT NOT NULL,  PRIMARY KEY (case_key, question, position),  FOREIGN KEY (case_key, question) REFERENCES questions (case_key, position)    ON DELETE CASCADE) STRICT, WITHOUT ROWID;
CREATE TABLE lecture_outlines (  case_key INTEGER NOT NULL REFERENCES cases ON DELETE CASCADE,  position INTEGER NOT NULL,  id TEXT NOT NULL,  title TEXT NOT NULL,  minutes INTEGER NOT NULL,  PRIMARY KEY (case_key, position),  UNIQUE (case_key, id)) STRICT;
CREATE TABLE slide_outlines (  case_key INTEGER NOT NULL,  position INTEGER NOT NULL,  outline INTEGER NOT NULL,  title TEXT NOT NULL,  text TEXT,  PRIMARY KEY (case_key, position),  FOREIGN KEY (case_key, outline) REFERENCES lecture_outlines (case_key, position)    ON DELETE CASCADE) STRICT;
CREATE INDEX slide_outlines_outline ON slide_outlines (case_key, outline);
CREATE TABLE slide_outline_items (  case_key INTEGER NOT NULL,  slide INTEGER NOT NULL,  kind TEXT NOT NULL CHECK (kind IN ('event', 'factor', 'document')),  position INTEGER NOT NULL,  id TEXT NOT NULL,  PRIMARY KEY (case_key, slide, kind, position),  FOREIGN KEY (case_key, slide) REFERENCES slide_outlines (case_key, position)    ON DELETE CASCADE) STRICT, WITHOUT ROWID;
CREATE TABLE sources (  case_key INTEGER NOT NULL REFERENCES cases ON DELETE CASCADE,  position INTEGER NOT NULL,  id TEXT NOT NULL,  type TEXT NOT NULL,  issued TEXT,  issued_circa INTEGER NOT NULL,  issued_literal TEXT,  accessed TEXT,  accessed_circa INTEGER NOT NULL,  accessed_literal TEXT,  PRIMARY KEY (case_key, position),  UNIQUE (case_key, id)) STRICT;
CREATE TABLE source_names (  case_key INTEGER NOT NULL,  source INTEGER NOT NULL,  role TEXT NOT NULL CHECK (role IN ('author', 'editor')),  position INTEGER NOT NULL,  family TEXT,  given TEXT,  literal TEXT,  PRIMARY KEY (case_key, source, role, position),  FOREIGN KEY (case_key, source) REFERENCES sources (case_key, position) ON DELETE CASCADE) STRICT, WITHOUT ROWID;
CREATE TABLE source_fields (  case_key INTEGER NOT NULL,  source INTEGER NOT NULL,  field TEXT NOT NULL,  value TEXT NOT NULL,  PRIMARY KEY (case_key, source, field),  FOREIGN KEY (case_key, source) REFERENCES sources (case_key, position) ON DELETE CASCADE) STRICT, WITHOUT ROWID;
CREATE TABLE cites (  case_key INTEGER NOT NULL REFERENCES cases ON DELETE CASCADE,  kind TEXT NOT NULL,  item INTEGER NOT NULL,  position INTEGER NOT NULL,  source TEXT NOT NULL,  locator TEXT,  PRIMARY KEY (case_key, kind, item, position)) STRICT, WITHOUT ROWID;
CREATE TABLE notes (  note_key INTEGER PRIMARY KEY,  id TEXT NOT NULL UNIQUE,  case_id TEXT,  target_kind TEXT NOT NULL,  target_id TEXT,  target_title TEXT,  target_date TEXT,  quote TEXT,  body TEXT NOT NULL,  created_usec INTEGER NOT NULL,  modified_usec INTEGER NOT NULL, layer TEXT REFERENCES layers (id) ON DELETE CASCADE, target_text TEXT, prefix TEXT, suffix TEXT, start_char INTEGER, end_char INTEGER, language TEXT, color TEXT NOT NULL DEFAULT 'none', flag TEXT NOT NULL DEFAULT 'none', deleted_usec INTEGER NOT NULL DEFAULT 0) STRICT;
CREATE INDEX notes_case ON notes (case_id);
CREATE TABLE note_tags (  note TEXT NOT NULL REFERENCES notes (id) ON DELETE CASCADE,  position INTEGER NOT NULL,  tag TEXT NOT NULL,  PRIMARY KEY (note, position)) STRICT;
CREATE INDEX note_tags_tag ON note_tags (tag);
CREATE TABLE own_events (  id TEXT NOT NULL PRIMARY KEY,  case_id TEXT NOT NULL,  case_title TEXT,  date TEXT NOT NULL,  earliest INTEGER NOT NULL,  latest INTEGER NOT NULL,  title TEXT NOT NULL,  text TEXT,  created_usec INTEGER NOT NULL,  modified_usec INTEGER NOT NULL, layer TEXT REFERENCES layers (id) ON DELETE CASCADE, lane TEXT, deleted_usec INTEGER NOT NULL DEFAULT 0) STRICT;
CREATE INDEX own_events_time ON own_events (case_id, earliest, latest);
CREATE TABLE lectures (  id TEXT NOT NULL PRIMARY KEY,  title TEXT NOT NULL,  case_id TEXT,  case_title TEXT,  case_version INTEGER,  minutes INTEGER,  created_usec INTEGER NOT NULL,  modified_usec INTEGER NOT NULL) STRICT;
CREATE TABLE slides (  id TEXT NOT NULL PRIMARY KEY,  lecture TEXT NOT NULL REFERENCES lectures (id) ON DELETE CASCADE,  position INTEGER NOT NULL,  kind TEXT NOT NULL,  case_id TEXT,  target_kind TEXT,  target_id TEXT,  target_title TEXT,  target_date TEXT,  quote TEXT,  title TEXT,  body TEXT,  notes TEXT) STRICT;
CREATE INDEX slides_lecture ON slides (lecture, position);
CREATE TABLE case_settings (  case_id TEXT NOT NULL,  key TEXT NOT NULL,  value TEXT NOT NULL,  PRIMARY KEY (case_id, key)) STRICT;
CREATE TABLE search_items (  search_key INTEGER PRIMARY KEY,  kind TEXT NOT NULL,  case_key INTEGER REFERENCES cases ON DELETE CASCADE,  item INTEGER,  note_key INTEGER REFERENCES notes ON DELETE CASCADE) STRICT;
CREATE INDEX search_items_case ON search_items (case_key, kind, item);
CREATE INDEX search_items_note ON search_items (note_key);
CREATE VIRTUAL TABLE search USING fts5 (  title, body, prefix = '2 3',  tokenize = "unicode61 remove_diacritics 0 categories 'L* M* N* Co'");
CREATE TABLE layers (  id TEXT NOT NULL PRIMARY KEY,  name TEXT NOT NULL,  imported_usec INTEGER NOT NULL) STRICT;
CREATE INDEX notes_layer ON notes (layer);
CREATE INDEX notes_bin ON notes (deleted_usec) WHERE deleted_usec > 0;
CREATE TABLE note_versions (  version_key INTEGER PRIMARY KEY,  note TEXT NOT NULL REFERENCES notes (id) ON DELETE CASCADE,  body TEXT NOT NULL,  tags TEXT NOT NULL,  color TEXT NOT NULL,  flag TEXT NOT NULL,  modified_usec INTEGER NOT NULL) STRICT;
CREATE INDEX note_versions_note ON note_versions (note, version_key);
CREATE TABLE note_places (  note TEXT NOT NULL PRIMARY KEY REFERENCES notes (id) ON DELETE CASCADE,  state TEXT NOT NULL,  since_usec INTEGER NOT NULL) STRICT;
CREATE TABLE note_targets (  note TEXT NOT NULL REFERENCES note_places (note) ON DELETE CASCADE,  role TEXT NOT NULL CHECK (role IN ('before', 'now')),  target_kind TEXT NOT NULL,  target_id TEXT,  target_title TEXT,  target_date TEXT,  target_text TEXT,  quote TEXT,  prefix TEXT,  suffix TEXT,  start_char INTEGER,  end_char INTEGER,  language TEXT,  PRIMARY KEY (note, role)) STRICT;
CREATE INDEX own_events_layer ON own_events (layer);
CREATE TABLE own_event_sources (  event TEXT NOT NULL REFERENCES own_events (id) ON DELETE CASCADE,  position INTEGER NOT NULL,  source TEXT NOT NULL,  PRIMARY KEY (event, position)) STRICT;
CREATE TABLE own_assessments (  rating_key INTEGER PRIMARY KEY,  layer TEXT REFERENCES layers (id) ON DELETE CASCADE,  case_id TEXT NOT NULL,  factor TEXT NOT NULL,  case_title TEXT,  factor_title TEXT,  rating INTEGER CHECK (rating BETWEEN -3 AND 3),  confidence TEXT,  rationale TEXT,  created_usec INTEGER NOT NULL,  modified_usec INTEGER NOT NULL) STRICT;
CREATE UNIQUE INDEX own_assessments_own ON own_assessments (case_id, factor) WHERE layer IS NULL;
CREATE UNIQUE INDEX own_assessments_layer ON own_assessments (layer, case_id, factor) WHERE layer IS NOT NULL;
CREATE TABLE own_evidence (  rating_key INTEGER NOT NULL REFERENCES own_assessments ON DELETE CASCADE,  position INTEGER NOT NULL,  event TEXT NOT NULL,  title TEXT,  PRIMARY KEY (rating_key, position)) STRICT;
CREATE TABLE touches (  seq INTEGER PRIMARY KEY AUTOINCREMENT,  kind TEXT NOT NULL,  id TEXT NOT NULL) STRICT;
CREATE TABLE subscriptions (  id TEXT NOT NULL PRIMARY KEY,  url TEXT NOT NULL,  title TEXT NOT NULL,  key TEXT NOT NULL,  serial INTEGER NOT NULL DEFAULT 0,  issued_sec INTEGER NOT NULL DEFAULT 0,  expires_sec INTEGER NOT NULL DEFAULT 0,  index_sha256 TEXT,  etag TEXT,  last_modified TEXT,  checked_usec INTEGER NOT NULL DEFAULT 0,  state TEXT NOT NULL DEFAULT 'never',  message TEXT) STRICT;
CREATE TABLE subscription_old_keys (  feed TEXT NOT NULL REFERENCES subscriptions (id) ON DELETE CASCADE,  position INTEGER NOT NULL,  key TEXT NOT NULL,  PRIMARY KEY (feed, position)) STRICT;
CREATE TABLE case_ids (  feed TEXT NOT NULL,  published_id TEXT NOT NULL,  id TEXT NOT NULL UNIQUE,  PRIMARY KEY (feed, published_id)) STRICT;
CREATE TABLE news (  news_key INTEGER PRIMARY KEY,  when_usec INTEGER NOT NULL,  feed TEXT NOT NULL,  feed_title TEXT NOT NULL,  kind TEXT NOT NULL,  case_id TEXT NOT NULL,  case_title TEXT NOT NULL,  version_before INTEGER,  version_after INTEGER,  n_events INTEGER NOT NULL DEFAULT 0,  n_lost INTEGER NOT NULL DEFAULT 0,  seen_usec INTEGER NOT NULL DEFAULT 0) STRICT;
CREATE INDEX news_fresh ON news (feed, case_id) WHERE seen_usec = 0;
CREATE TABLE news_changes (  news_key INTEGER NOT NULL REFERENCES news ON DELETE CASCADE,  position INTEGER NOT NULL,  kind TEXT NOT NULL,  part TEXT NOT NULL,  id TEXT,  title TEXT,  date TEXT,  PRIMARY KEY (news_key, position)) STRICT, WITHOUT ROWID;
CREATE TABLE news_fields (  news_key INTEGER NOT NULL,  change INTEGER NOT NULL,  position INTEGER NOT NULL,  field TEXT NOT NULL,  before_words TEXT,  after_words TEXT,  PRIMARY KEY (news_key, change, position),  FOREIGN KEY (news_key, change) REFERENCES news_changes (news_key, position)    ON DELETE CASCADE) STRICT, WITHOUT ROWID;
CREATE UNIQUE INDEX cases_published ON cases (feed, published_id) WHERE published_id IS NOT NULL;
INSERT INTO settings (key, value) VALUES ('own-layer', '0b6f6a3e-5f1c-4f57-9a53-999999999999');
INSERT INTO feeds (id, title) VALUES ('bundled', NULL);
INSERT INTO feeds (id, title) VALUES ('demo', 'Demo');
INSERT INTO cases (case_key, id, feed, version, language, license, updated, title, short_title, summary, status, outcome, period, earliest, latest, published_id, file_size, file_sha256, withdrawn) VALUES (1, 'panmunjom', 'demo', 1, 'en', NULL, NULL, 'The Koreas: Panmunjom', NULL, 'Seventy years of an armistice without peace.', NULL, NULL, '1950/..', -631152000, 9223372036854775807, 'panmunjom', 1234, '9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08', 0);
INSERT INTO case_texts (case_key, kind, item, field, position, language, string) VALUES (1, 'actor', 0, 'native', 0, 'ko', NULL);
INSERT INTO case_texts (case_key, kind, item, field, position, language, string) VALUES (1, 'actor', 1, 'native', 0, 'ko', NULL);
INSERT INTO case_texts (case_key, kind, item, field, position, language, string) VALUES (1, 'actor', 2, 'native', 0, 'ar', NULL);
INSERT INTO case_texts (case_key, kind, item, field, position, language, string) VALUES (1, 'case', 0, 'title', 1, 'ko', '남북한: 판문점');
INSERT INTO case_texts (case_key, kind, item, field, position, language, string) VALUES (1, 'event', 1, 'place', 1, 'ko', '판문점');
INSERT INTO case_texts (case_key, kind, item, field, position, language, string) VALUES (1, 'event', 1, 'text', 1, 'ko', '판문점에서 정전협정이 조인되었다.');
INSERT INTO case_texts (case_key, kind, item, field, position, language, string) VALUES (1, 'event', 1, 'title', 1, 'ko', '정전협정 조인');
INSERT INTO case_texts (case_key, kind, item, field, position, language, string) VALUES (1, 'event', 2, 'title', 1, 'vi', 'Hiệp định Paris');
INSERT INTO case_texts (case_key, kind, item, field, position, language, string) VALUES (1, 'event', 3, 'title', 1, 'ar', 'اتفاقية كامب ديفيد من أجل السَّلام');
INSERT INTO actors (case_key, position, id, kind, name, native, party, role, active) VALUES (1, 0, 'south-korea', 'state', 'South Korea', '대한민국', NULL, NULL, NULL);
INSERT INTO actors (case_key, position, id, kind, name, native, party, role, active) VALUES (1, 1, 'north-korea', 'state', 'North Korea', '조선민주주의인민공화국', NULL, NULL, NULL);
INSERT INTO actors (case_key, position, id, kind, name, native, party, role, active) VALUES (1, 2, 'sadat', 'person', 'Anwar Sadat', 'أنور السادات', NULL, NULL, NULL);
INSERT INTO parties (case_key, position, actor) VALUES (1, 0, 'south-korea');
INSERT INTO parties (case_key, position, actor) VALUES (1, 1, 'north-korea');
INSERT INTO phases (case_key, position, id, title, date, text) VALUES (1, 0, 'armistice', 'Armistice', '1951/1978', NULL);
INSERT INTO relation_steps (case_key, position, date, level, event, text) VALUES (1, 0, '1953-07-27', 'rupture', 'armistice-signed', 'The guns fall silent.');
INSERT INTO events (case_key, position, id, date, earliest, latest, title, label, text, place, country, lat, lon, phase, importance, unverified) VALUES (1, 0, 'talks-open', '1951-07-10', -583200000, -583113601, 'Armistice talks open', NULL, 'Talks open at Kaesong & move later.', NULL, NULL, NULL, NULL, 'armistice', 2, 0);
INSERT INTO events (case_key, position, id, date, earliest, latest, title, label, text, place, country, lat, lon, phase, importance, unverified) VALUES (1, 1, 'armistice-signed', '1953-07-27', -518572800, -518486401, 'Armistice signed', NULL, 'Signed at Panmunjom by three commanders; no peace treaty followed.', 'Panmunjom', 'KR', 37.956, 126.677, 'armistice', 1, 0);
INSERT INTO events (case_key, position, id, date, earliest, latest, title, label, text, place, country, lat, lon, phase, importance, unverified) VALUES (1, 2, 'paris-treaty', '1973-01-27', 96940800, 97027199, 'Paris Peace Accords', NULL, 'An agreement elsewhere, for comparison.', NULL, NULL, NULL, NULL, 'armistice', 2, 0);
INSERT INTO events (case_key, position, id, date, earliest, latest, title, label, text, place, country, lat, lon, phase, importance, unverified) VALUES (1, 3, 'camp-david', '1978-09-17', 274838400, 274924799, 'Camp David Accords', NULL, NULL, NULL, NULL, NULL, NULL, 'armistice', 2, 0);
INSERT INTO event_actors (case_key, event, position, actor) VALUES (1, 0, 0, 'south-korea');
INSERT INTO event_actors (case_key, event, position, actor) VALUES (1, 1, 0, 'south-korea');
INSERT INTO event_actors (case_key, event, position, actor) VALUES (1, 2, 0, 'south-korea');
INSERT INTO event_actors (case_key, event, position, actor) VALUES (1, 3, 0, 'south-korea');
INSERT INTO event_factors (case_key, event, position, factor, sign) VALUES (1, 0, 0, 'negotiation-and-mediation', 1);
INSERT INTO event_factors (case_key, event, position, factor, sign) VALUES (1, 1, 0, 'negotiation-and-mediation', 1);
INSERT INTO event_factors (case_key, event, position, factor, sign) VALUES (1, 2, 0, 'negotiation-and-mediation', 1);
INSERT INTO event_factors (case_key, event, position, factor, sign) VALUES (1, 3, 0, 'negotiation-and-mediation', 1);
INSERT INTO assessments (case_key, position, factor, rating, confidence, rationale) VALUES (1, 0, 'negotiation-and-mediation', 2, 'medium', NULL);
INSERT INTO evidence (case_key, assessment, position, event) VALUES (1, 0, 0, 'armistice-signed');
INSERT INTO story_sections (case_key, position, id, title, text) VALUES (1, 0, 'line', 'The line', 'The *demarcation* line follows the [front](event:armistice-signed) of that day [@armstrong, p. 3].');
INSERT INTO documents (case_key, position, id, title, date, event, text, whereabouts, url) VALUES (1, 0, 'armistice-agreement', 'Armistice Agreement', '1953-07-27', NULL, NULL, NULL, 'https://example.org/armistice');
INSERT INTO quotations (case_key, document, position, text, locator, terms) VALUES (1, 0, 0, 'complete cessation of hostilities', NULL, NULL);
INSERT INTO sources (case_key, position, id, type, issued, issued_circa, issued_literal, accessed, accessed_circa, accessed_literal) VALUES (1, 0, 'armstrong', 'book', '[[2007]]', 0, NULL, NULL, 0, NULL);
INSERT INTO source_names (case_key, source, role, position, family, given, literal) VALUES (1, 0, 'author', 0, 'Armstrong', 'Charles K.', NULL);
INSERT INTO source_fields (case_key, source, field, value) VALUES (1, 0, 'publisher', 'Routledge');
INSERT INTO source_fields (case_key, source, field, value) VALUES (1, 0, 'title', 'The Koreas');
INSERT INTO cites (case_key, kind, item, position, source, locator) VALUES (1, 'event', 0, 0, 'armstrong', 'p. 12');
INSERT INTO cites (case_key, kind, item, position, source, locator) VALUES (1, 'event', 1, 0, 'armstrong', 'p. 12');
INSERT INTO cites (case_key, kind, item, position, source, locator) VALUES (1, 'event', 2, 0, 'armstrong', 'p. 12');
INSERT INTO cites (case_key, kind, item, position, source, locator) VALUES (1, 'event', 3, 0, 'armstrong', 'p. 12');
INSERT INTO cites (case_key, kind, item, position, source, locator) VALUES (1, 'relation', 0, 0, 'armstrong', NULL);
INSERT INTO notes (note_key, id, case_id, target_kind, target_id, target_title, target_date, quote, body, created_usec, modified_usec, layer, target_text, prefix, suffix, start_char, end_char, language, color, flag, deleted_usec) VALUES (1, '0b6f6a3e-5f1c-4f57-9a53-222222222222', 'panmunjom', 'story', 'line', 'The line', NULL, 'demarcation line', 'Why no treaty? #armistice #law', 1700000000000000, 1700000600000000, NULL, 'The demarcation line follows the front of that day.', 'The ', ' follows the front', 4, 20, NULL, 'yellow', 'question', 0);
INSERT INTO notes (note_key, id, case_id, target_kind, target_id, target_title, target_date, quote, body, created_usec, modified_usec, layer, target_text, prefix, suffix, start_char, end_char, language, color, flag, deleted_usec) VALUES (2, '0b6f6a3e-5f1c-4f57-9a53-333333333333', NULL, 'case', NULL, NULL, NULL, NULL, 'Thrown away', 1700000000000000, 1700000000000000, NULL, NULL, NULL, NULL, NULL, NULL, NULL, 'none', 'none', 1700000001000000);
INSERT INTO notes (note_key, id, case_id, target_kind, target_id, target_title, target_date, quote, body, created_usec, modified_usec, layer, target_text, prefix, suffix, start_char, end_char, language, color, flag, deleted_usec) VALUES (3, '0b6f6a3e-5f1c-4f57-9a53-444444444444', 'panmunjom', 'case', NULL, NULL, NULL, NULL, 'A student''s treaty', 1700000000000000, 1700000000000000, '0b6f6a3e-5f1c-4f57-9a53-111111111111', NULL, NULL, NULL, NULL, NULL, NULL, 'none', 'none', 0);
INSERT INTO note_tags (note, position, tag) VALUES ('0b6f6a3e-5f1c-4f57-9a53-222222222222', 0, 'armistice');
INSERT INTO note_tags (note, position, tag) VALUES ('0b6f6a3e-5f1c-4f57-9a53-222222222222', 1, 'law');
INSERT INTO own_events (id, case_id, case_title, date, earliest, latest, title, text, created_usec, modified_usec, layer, lane, deleted_usec) VALUES ('0b6f6a3e-5f1c-4f57-9a53-555555555555', 'panmunjom', 'Panmunjom', '1953-08~', -518140800, -515462401, 'Class begins', NULL, 1700000000000000, 1700000000000000, NULL, 'Class', 0);
INSERT INTO own_events (id, case_id, case_title, date, earliest, latest, title, text, created_usec, modified_usec, layer, lane, deleted_usec) VALUES ('0b6f6a3e-5f1c-4f57-9a53-666666666666', 'panmunjom', 'Panmunjom', '1953-08~', -518140800, -515462401, 'Theirs', NULL, 1700000000000000, 1700000000000000, '0b6f6a3e-5f1c-4f57-9a53-111111111111', 'Class', 0);
INSERT INTO lectures (id, title, case_id, case_title, case_version, minutes, created_usec, modified_usec) VALUES ('0b6f6a3e-5f1c-4f57-9a53-777777777777', 'On armistices', NULL, NULL, 0, 0, 1700000000000000, 1795563473978453);
INSERT INTO slides (id, lecture, position, kind, case_id, target_kind, target_id, target_title, target_date, quote, title, body, notes) VALUES ('0b6f6a3e-5f1c-4f57-9a53-888888888888', '0b6f6a3e-5f1c-4f57-9a53-777777777777', 0, 'timeline', NULL, NULL, 'entente:panmunjom?from=1951', NULL, NULL, NULL, 'The years', NULL, NULL);
INSERT INTO case_settings (case_id, key, value) VALUES ('panmunjom', 'view:The talks', 'entente:panmunjom?from=1951');
INSERT INTO search_items (search_key, kind, case_key, item, note_key) VALUES (1, 'case', 1, 0, NULL);
INSERT INTO search_items (search_key, kind, case_key, item, note_key) VALUES (2, 'actor', 1, 0, NULL);
INSERT INTO search_items (search_key, kind, case_key, item, note_key) VALUES (3, 'actor', 1, 1, NULL);
INSERT INTO search_items (search_key, kind, case_key, item, note_key) VALUES (4, 'actor', 1, 2, NULL);
INSERT INTO search_items (search_key, kind, case_key, item, note_key) VALUES (5, 'event', 1, 0, NULL);
INSERT INTO search_items (search_key, kind, case_key, item, note_key) VALUES (6, 'event', 1, 1, NULL);
INSERT INTO search_items (search_key, kind, case_key, item, note_key) VALUES (7, 'event', 1, 2, NULL);
INSERT INTO search_items (search_key, kind, case_key, item, note_key) VALUES (8, 'event', 1, 3, NULL);
INSERT INTO search_items (search_key, kind, case_key, item, note_key) VALUES (9, 'story', 1, 0, NULL);
INSERT INTO search_items (search_key, kind, case_key, item, note_key) VALUES (10, 'document', 1, 0, NULL);
INSERT INTO search_items (search_key, kind, case_key, item, note_key) VALUES (11, 'source', 1, 0, NULL);
INSERT INTO search_items (search_key, kind, case_key, item, note_key) VALUES (12, 'note', NULL, NULL, 1);
INSERT INTO search_items (search_key, kind, case_key, item, note_key) VALUES (13, 'note', NULL, NULL, 3);
INSERT INTO search (rowid, title, body) VALUES (1, 'the koreas panmunjom
남북한 판문점
 북한 한 문점 점', 'seventy years of an armistice without peace');
INSERT INTO search (rowid, title, body) VALUES (2, 'south korea
대한민국
 한민국 민국 국', '');
INSERT INTO search (rowid, title, body) VALUES (3, 'north korea
조선민주주의인민공화국
 선민주주의인민공화국 민주주의인민공화국 주주의인민공화국 주의인민공화국 의인민공화국 인민공화국 민공화국 공화국 화국 국', '');
INSERT INTO search (rowid, title, body) VALUES (4, 'anwar sadat
انور السادات
 نور ور ر لسادات سادات ادات دات ات ت', '');
INSERT INTO search (rowid, title, body) VALUES (5, 'armistice talks open', 'talks open at kaesong move later
1951 07 10');
INSERT INTO search (rowid, title, body) VALUES (6, 'armistice signed
정전협정 조인
 전협정 협정 정 인', 'signed at panmunjom by three commanders no peace treaty followed
판문점에서 정전협정이 조인되었다
panmunjom
판문점
1953 07 27
 문점에서 점에서 에서 서 전협정이 협정이 정이 이 인되었다 되었다 었다 다 문점 점');
INSERT INTO search (rowid, title, body) VALUES (7, 'paris peace accords
hiep dinh paris', 'an agreement elsewhere for comparison
1973 01 27');
INSERT INTO search (rowid, title, body) VALUES (8, 'camp david accords
اتفاقيه كامب ديفيد من اجل السلام
 تفاقيه فاقيه اقيه قيه يه ه امب مب ب يفيد فيد يد د ن جل ل لسلام سلام لام ام م', '1978 09 17');
INSERT INTO search (rowid, title, body) VALUES (9, 'the line', 'the demarcation line follows the front of that day');
INSERT INTO search (rowid, title, body) VALUES (10, 'armistice agreement', 'complete cessation of hostilities
1953 07 27');
INSERT INTO search (rowid, title, body) VALUES (11, 'the koreas', 'charles k
armstrong
routledge
2007');
INSERT INTO search (rowid, title, body) VALUES (12, 'the line', 'why no treaty armistice law
demarcation line
armistice
law');
INSERT INTO search (rowid, title, body) VALUES (13, '', 'a student s treaty');
INSERT INTO layers (id, name, imported_usec) VALUES ('0b6f6a3e-5f1c-4f57-9a53-111111111111', 'Kim', 1700000000000000);
INSERT INTO note_versions (version_key, note, body, tags, color, flag, modified_usec) VALUES (1, '0b6f6a3e-5f1c-4f57-9a53-222222222222', 'An earlier thought', '', 'none', 'none', 1700000000000000);
INSERT INTO note_places (note, state, since_usec) VALUES ('0b6f6a3e-5f1c-4f57-9a53-222222222222', 'needs-you', 1700000600000000);
INSERT INTO note_targets (note, role, target_kind, target_id, target_title, target_date, target_text, quote, prefix, suffix, start_char, end_char, language) VALUES ('0b6f6a3e-5f1c-4f57-9a53-222222222222', 'before', 'story', 'line', 'The line', NULL, 'The demarcation line follows the front of that day.', 'demarcation line', 'The ', ' follows the front', 4, 20, NULL);
INSERT INTO note_targets (note, role, target_kind, target_id, target_title, target_date, target_text, quote, prefix, suffix, start_char, end_char, language) VALUES ('0b6f6a3e-5f1c-4f57-9a53-222222222222', 'now', 'event', 'armistice-signed', 'Armistice signed', NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL);
INSERT INTO own_event_sources (event, position, source) VALUES ('0b6f6a3e-5f1c-4f57-9a53-555555555555', 0, 'Handout 3');
INSERT INTO own_event_sources (event, position, source) VALUES ('0b6f6a3e-5f1c-4f57-9a53-555555555555', 1, 'Handout 4');
INSERT INTO own_event_sources (event, position, source) VALUES ('0b6f6a3e-5f1c-4f57-9a53-666666666666', 0, 'Handout 3');
INSERT INTO own_event_sources (event, position, source) VALUES ('0b6f6a3e-5f1c-4f57-9a53-666666666666', 1, 'Handout 4');
INSERT INTO own_assessments (rating_key, layer, case_id, factor, case_title, factor_title, rating, confidence, rationale, created_usec, modified_usec) VALUES (1, NULL, 'panmunjom', 'negotiation-and-mediation', NULL, NULL, 2, NULL, 'Because', 1700000000000000, 1700000000000000);
INSERT INTO own_assessments (rating_key, layer, case_id, factor, case_title, factor_title, rating, confidence, rationale, created_usec, modified_usec) VALUES (2, '0b6f6a3e-5f1c-4f57-9a53-111111111111', 'panmunjom', 'negotiation-and-mediation', NULL, NULL, -1, NULL, 'Because', 1700000000000000, 1700000000000000);
INSERT INTO own_evidence (rating_key, position, event, title) VALUES (1, 0, 'armistice-signed', 'Armistice signed');
INSERT INTO own_evidence (rating_key, position, event, title) VALUES (2, 0, 'armistice-signed', 'Armistice signed');
INSERT INTO touches (seq, kind, id) VALUES (1, 'case', 'panmunjom');
INSERT INTO touches (seq, kind, id) VALUES (2, 'layer', '0b6f6a3e-5f1c-4f57-9a53-111111111111');
INSERT INTO touches (seq, kind, id) VALUES (3, 'note', '0b6f6a3e-5f1c-4f57-9a53-222222222222');
INSERT INTO touches (seq, kind, id) VALUES (4, 'note', '0b6f6a3e-5f1c-4f57-9a53-222222222222');
INSERT INTO touches (seq, kind, id) VALUES (5, 'note', '0b6f6a3e-5f1c-4f57-9a53-222222222222');
INSERT INTO touches (seq, kind, id) VALUES (6, 'note', '0b6f6a3e-5f1c-4f57-9a53-222222222222');
INSERT INTO touches (seq, kind, id) VALUES (7, 'note', '0b6f6a3e-5f1c-4f57-9a53-222222222222');
INSERT INTO touches (seq, kind, id) VALUES (8, 'note', '0b6f6a3e-5f1c-4f57-9a53-222222222222');
INSERT INTO touches (seq, kind, id) VALUES (9, 'note', '0b6f6a3e-5f1c-4f57-9a53-222222222222');
INSERT INTO touches (seq, kind, id) VALUES (10, 'note', '0b6f6a3e-5f1c-4f57-9a53-333333333333');
INSERT INTO touches (seq, kind, id) VALUES (11, 'note', '0b6f6a3e-5f1c-4f57-9a53-444444444444');
INSERT INTO touches (seq, kind, id) VALUES (12, 'own-event', '0b6f6a3e-5f1c-4f57-9a53-555555555555');
INSERT INTO touches (seq, kind, id) VALUES (13, 'own-event', '0b6f6a3e-5f1c-4f57-9a53-555555555555');
INSERT INTO touches (seq, kind, id) VALUES (14, 'own-event', '0b6f6a3e-5f1c-4f57-9a53-555555555555');
INSERT INTO touches (seq, kind, id) VALUES (15, 'own-rating', 'panmunjom');
INSERT INTO touches (seq, kind, id) VALUES (16, 'own-rating', 'panmunjom');
INSERT INTO touches (seq, kind, id) VALUES (17, 'own-event', '0b6f6a3e-5f1c-4f57-9a53-666666666666');
INSERT INTO touches (seq, kind, id) VALUES (18, 'own-event', '0b6f6a3e-5f1c-4f57-9a53-666666666666');
INSERT INTO touches (seq, kind, id) VALUES (19, 'own-event', '0b6f6a3e-5f1c-4f57-9a53-666666666666');
INSERT INTO touches (seq, kind, id) VALUES (20, 'own-rating', 'panmunjom');
INSERT INTO touches (seq, kind, id) VALUES (21, 'own-rating', 'panmunjom');
INSERT INTO touches (seq, kind, id) VALUES (22, 'lecture', '0b6f6a3e-5f1c-4f57-9a53-777777777777');
INSERT INTO touches (seq, kind, id) VALUES (23, 'lecture', '0b6f6a3e-5f1c-4f57-9a53-777777777777');
INSERT INTO touches (seq, kind, id) VALUES (24, 'lecture', '0b6f6a3e-5f1c-4f57-9a53-777777777777');
INSERT INTO touches (seq, kind, id) VALUES (25, 'setting', 'panmunjom');
INSERT INTO touches (seq, kind, id) VALUES (26, 'feed', 'demo');
INSERT INTO touches (seq, kind, id) VALUES (27, 'case', 'panmunjom');
INSERT INTO touches (seq, kind, id) VALUES (28, 'news', 'demo');
INSERT INTO subscriptions (id, url, title, key, serial, issued_sec, expires_sec, index_sha256, etag, last_modified, checked_usec, state, message) VALUES ('demo', 'https://example.org/feed/', 'Demo', 'RWQf6LRCGA9i53mlYecO4IzT51TGPpvWucNSCh1CBM0QTaLn73Y7GFO3', 7, 1795000000, 1797000000, '60303ae22b998861bce3b28f33eec1be758a213c86c93c076dbe9f558c11c752', '"abc"', 'Wed, 25 Nov 2026 09:00:00 GMT', 1795600000000000, 'new', NULL);
INSERT INTO subscription_old_keys (feed, position, key) VALUES ('demo', 0, 'RWRnu+lqu0SWUXYpUq9l2sJ8AdvGl5iRPq4SfLzUoNgYCw1pQ0vZbX2k');
INSERT INTO case_ids (feed, published_id, id) VALUES ('demo', 'panmunjom', 'panmunjom');
INSERT INTO news (news_key, when_usec, feed, feed_title, kind, case_id, case_title, version_before, version_after, n_events, n_lost, seen_usec) VALUES (1, 1795600000000000, 'demo', 'Demo', 'changed', 'panmunjom', 'The Koreas: Panmunjom', 1, 2, 4, 1, 0);
INSERT INTO news_changes (news_key, position, kind, part, id, title, date) VALUES (1, 0, 'changed', 'event', 'armistice-signed', 'Armistice signed', '1953-07-27');
INSERT INTO news_fields (news_key, change, position, field, before_words, after_words) VALUES (1, 0, 0, 'text', 'Signed.', 'Signed at Panmunjom.');
CREATE TRIGGER touch_cases_insert AFTER INSERT ON cases BEGIN INSERT INTO touches (kind, id) VALUES ('case', new.id); END;
CREATE TRIGGER touch_cases_update AFTER UPDATE ON cases BEGIN INSERT INTO touches (kind, id) VALUES ('case', new.id); END;
CREATE TRIGGER touch_cases_delete AFTER DELETE ON cases BEGIN INSERT INTO touches (kind, id) VALUES ('case', old.id); END;
CREATE TRIGGER touch_notes_insert AFTER INSERT ON notes BEGIN INSERT INTO touches (kind, id) VALUES ('note', new.id); END;
CREATE TRIGGER touch_notes_update AFTER UPDATE ON notes BEGIN INSERT INTO touches (kind, id) VALUES ('note', new.id); END;
CREATE TRIGGER touch_notes_delete AFTER DELETE ON notes BEGIN INSERT INTO touches (kind, id) VALUES ('note', old.id); END;
CREATE TRIGGER touch_note_tags_insert AFTER INSERT ON note_tags BEGIN INSERT INTO touches (kind, id) VALUES ('note', new.note); END;
CREATE TRIGGER touch_note_tags_update AFTER UPDATE ON note_tags BEGIN INSERT INTO touches (kind, id) VALUES ('note', new.note); END;
CREATE TRIGGER touch_note_tags_delete AFTER DELETE ON note_tags BEGIN INSERT INTO touches (kind, id) VALUES ('note', old.note); END;
CREATE TRIGGER touch_note_places_insert AFTER INSERT ON note_places BEGIN INSERT INTO touches (kind, id) VALUES ('note', new.note); END;
CREATE TRIGGER touch_note_places_update AFTER UPDATE ON note_places BEGIN INSERT INTO touches (kind, id) VALUES ('note', new.note); END;
CREATE TRIGGER touch_note_places_delete AFTER DELETE ON note_places BEGIN INSERT INTO touches (kind, id) VALUES ('note', old.note); END;
CREATE TRIGGER touch_note_targets_insert AFTER INSERT ON note_targets BEGIN INSERT INTO touches (kind, id) VALUES ('note', new.note); END;
CREATE TRIGGER touch_note_targets_update AFTER UPDATE ON note_targets BEGIN INSERT INTO touches (kind, id) VALUES ('note', new.note); END;
CREATE TRIGGER touch_note_targets_delete AFTER DELETE ON note_targets BEGIN INSERT INTO touches (kind, id) VALUES ('note', old.note); END;
CREATE TRIGGER touch_own_events_insert AFTER INSERT ON own_events BEGIN INSERT INTO touches (kind, id) VALUES ('own-event', new.id); END;
CREATE TRIGGER touch_own_events_update AFTER UPDATE ON own_events BEGIN INSERT INTO touches (kind, id) VALUES ('own-event', new.id); END;
CREATE TRIGGER touch_own_events_delete AFTER DELETE ON own_events BEGIN INSERT INTO touches (kind, id) VALUES ('own-event', old.id); END;
CREATE TRIGGER touch_own_event_sources_insert AFTER INSERT ON own_event_sources BEGIN INSERT INTO touches (kind, id) VALUES ('own-event', new.event); END;
CREATE TRIGGER touch_own_event_sources_update AFTER UPDATE ON own_event_sources BEGIN INSERT INTO touches (kind, id) VALUES ('own-event', new.event); END;
CREATE TRIGGER touch_own_event_sources_delete AFTER DELETE ON own_event_sources BEGIN INSERT INTO touches (kind, id) VALUES ('own-event', old.event); END;
CREATE TRIGGER touch_own_assessments_insert AFTER INSERT ON own_assessments BEGIN INSERT INTO touches (kind, id) VALUES ('own-rating', new.case_id); END;
CREATE TRIGGER touch_own_assessments_update AFTER UPDATE ON own_assessments BEGIN INSERT INTO touches (kind, id) VALUES ('own-rating', new.case_id); END;
CREATE TRIGGER touch_own_assessments_delete AFTER DELETE ON own_assessments BEGIN INSERT INTO touches (kind, id) VALUES ('own-rating', old.case_id); END;
CREATE TRIGGER touch_layers_insert AFTER INSERT ON layers BEGIN INSERT INTO touches (kind, id) VALUES ('layer', new.id); END;
CREATE TRIGGER touch_layers_update AFTER UPDATE ON layers BEGIN INSERT INTO touches (kind, id) VALUES ('layer', new.id); END;
CREATE TRIGGER touch_layers_delete AFTER DELETE ON layers BEGIN INSERT INTO touches (kind, id) VALUES ('layer', old.id); END;
CREATE TRIGGER touch_case_settings_insert AFTER INSERT ON case_settings BEGIN INSERT INTO touches (kind, id) VALUES ('setting', new.case_id); END;
CREATE TRIGGER touch_case_settings_update AFTER UPDATE ON case_settings BEGIN INSERT INTO touches (kind, id) VALUES ('setting', new.case_id); END;
CREATE TRIGGER touch_case_settings_delete AFTER DELETE ON case_settings BEGIN INSERT INTO touches (kind, id) VALUES ('setting', old.case_id); END;
CREATE TRIGGER touch_lectures_insert AFTER INSERT ON lectures BEGIN INSERT INTO touches (kind, id) VALUES ('lecture', new.id); END;
CREATE TRIGGER touch_lectures_update AFTER UPDATE ON lectures BEGIN INSERT INTO touches (kind, id) VALUES ('lecture', new.id); END;
CREATE TRIGGER touch_lectures_delete AFTER DELETE ON lectures BEGIN INSERT INTO touches (kind, id) VALUES ('lecture', old.id); END;
CREATE TRIGGER touch_slides_insert AFTER INSERT ON slides BEGIN INSERT INTO touches (kind, id) VALUES ('lecture', new.lecture); END;
CREATE TRIGGER touch_slides_update AFTER UPDATE ON slides BEGIN INSERT INTO touches (kind, id) VALUES ('lecture', new.lecture); END;
CREATE TRIGGER touch_slides_delete AFTER DELETE ON slides BEGIN INSERT INTO touches (kind, id) VALUES ('lecture', old.lecture); END;
CREATE TRIGGER touch_subscriptions_insert AFTER INSERT ON subscriptions BEGIN INSERT INTO touches (kind, id) VALUES ('feed', new.id); END;
CREATE TRIGGER touch_subscriptions_update AFTER UPDATE ON subscriptions BEGIN INSERT INTO touches (kind, id) VALUES ('feed', new.id); END;
CREATE TRIGGER touch_subscriptions_delete AFTER DELETE ON subscriptions BEGIN INSERT INTO touches (kind, id) VALUES ('feed', old.id); END;
CREATE TRIGGER touch_news_insert AFTER INSERT ON news BEGIN INSERT INTO touches (kind, id) VALUES ('news', new.feed); END;
CREATE TRIGGER touch_news_update AFTER UPDATE ON news BEGIN INSERT INTO touches (kind, id) VALUES ('news', new.feed); END;
CREATE TRIGGER touch_news_delete AFTER DELETE ON news BEGIN INSERT INTO touches (kind, id) VALUES ('news', old.feed); END;
COMMIT;
