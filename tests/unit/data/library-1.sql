-- A library as version 1 of the schema holds it: never changed again.
PRAGMA application_id = 1164866661;
PRAGMA user_version = 1;
PRAGMA journal_mode = WAL;
BEGIN;
CREATE TABLE settings  (
  key TEXT NOT NULL PRIMARY KEY,
  value TEXT NOT NULL
) STRICT, WITHOUT ROWID;
CREATE TABLE feeds  (
  id TEXT NOT NULL PRIMARY KEY
) STRICT, WITHOUT ROWID;
CREATE TABLE codebook  (
  codebook_key INTEGER PRIMARY KEY CHECK (codebook_key = 1),
  id TEXT NOT NULL,
  version INTEGER NOT NULL,
  language TEXT,
  license TEXT,
  title TEXT,
  summary TEXT
) STRICT;
CREATE TABLE factor_groups  (
  codebook_key INTEGER NOT NULL REFERENCES codebook ON DELETE CASCADE,
  position INTEGER NOT NULL,
  id TEXT NOT NULL,
  title TEXT,
  text TEXT,
  PRIMARY KEY (codebook_key, position),
  UNIQUE (codebook_key, id)
) STRICT;
CREATE TABLE factors  (
  codebook_key INTEGER NOT NULL REFERENCES codebook ON DELETE CASCADE,
  position INTEGER NOT NULL,
  id TEXT NOT NULL,
  group_id TEXT NOT NULL,
  title TEXT,
  definition TEXT,
  question TEXT,
  confusion TEXT,
  PRIMARY KEY (codebook_key, position),
  UNIQUE (codebook_key, id)
) STRICT;
CREATE TABLE factor_ratings  (
  codebook_key INTEGER NOT NULL,
  factor INTEGER NOT NULL,
  rating INTEGER NOT NULL CHECK (rating BETWEEN -3 AND 3),
  text TEXT NOT NULL,
  PRIMARY KEY (codebook_key, factor, rating),
  FOREIGN KEY (codebook_key, factor) REFERENCES factors (codebook_key, position)    ON DELETE CASCADE
) STRICT;
CREATE TABLE codebook_texts  (
  codebook_key INTEGER NOT NULL REFERENCES codebook ON DELETE CASCADE,
  kind TEXT NOT NULL,
  item INTEGER NOT NULL,
  field TEXT NOT NULL,
  position INTEGER NOT NULL,
  language TEXT,
  string TEXT,
  PRIMARY KEY (codebook_key, kind, item, field, position)
) STRICT, WITHOUT ROWID;
CREATE TABLE cases  (
  case_key INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  feed TEXT NOT NULL REFERENCES feeds (id),
  version INTEGER NOT NULL,
  language TEXT,
  license TEXT,
  updated TEXT,
  title TEXT NOT NULL,
  short_title TEXT,
  summary TEXT,
  status TEXT,
  outcome TEXT,
  period TEXT,
  earliest INTEGER,
  latest INTEGER
) STRICT;
CREATE INDEX cases_feed ON cases (feed);
CREATE TABLE case_texts  (
  case_key INTEGER NOT NULL REFERENCES cases ON DELETE CASCADE,
  kind TEXT NOT NULL,
  item INTEGER NOT NULL,
  field TEXT NOT NULL,
  position INTEGER NOT NULL,
  language TEXT,
  string TEXT,
  PRIMARY KEY (case_key, kind, item, field, position)
) STRICT, WITHOUT ROWID;
CREATE TABLE moments  (
  case_key INTEGER NOT NULL REFERENCES cases ON DELETE CASCADE,
  position INTEGER NOT NULL,
  kind TEXT NOT NULL,
  date TEXT NOT NULL,
  event TEXT,
  PRIMARY KEY (case_key, position)
) STRICT, WITHOUT ROWID;
CREATE TABLE actors  (
  case_key INTEGER NOT NULL REFERENCES cases ON DELETE CASCADE,
  position INTEGER NOT NULL,
  id TEXT NOT NULL,
  kind TEXT NOT NULL,
  name TEXT NOT NULL,
  native TEXT,
  party TEXT,
  role TEXT,
  active TEXT,
  PRIMARY KEY (case_key, position),
  UNIQUE (case_key, id)
) STRICT;
CREATE TABLE parties  (
  case_key INTEGER NOT NULL REFERENCES cases ON DELETE CASCADE,
  position INTEGER NOT NULL,
  actor TEXT NOT NULL,
  PRIMARY KEY (case_key, position)
) STRICT, WITHOUT ROWID;
CREATE TABLE phases  (
  case_key INTEGER NOT NULL REFERENCES cases ON DELETE CASCADE,
  position INTEGER NOT NULL,
  id TEXT NOT NULL,
  title TEXT NOT NULL,
  date TEXT NOT NULL,
  text TEXT,
  PRIMARY KEY (case_key, position),
  UNIQUE (case_key, id)
) STRICT;
CREATE TABLE relation_steps  (
  case_key INTEGER NOT NULL REFERENCES cases ON DELETE CASCADE,
  position INTEGER NOT NULL,
  date TEXT NOT NULL,
  level TEXT NOT NULL,
  event TEXT,
  text TEXT,
  PRIMARY KEY (case_key, position)
) STRICT;
CREATE TABLE events  (
  case_key INTEGER NOT NULL REFERENCES cases ON DELETE CASCADE,
  position INTEGER NOT NULL,
  id TEXT NOT NULL,
  date TEXT NOT NULL,
  earliest INTEGER NOT NULL,
  latest INTEGER NOT NULL,
  title TEXT NOT NULL,
  label TEXT,
  text TEXT,
  place TEXT,
  country TEXT,
  lat REAL,
  lon REAL,
  phase TEXT,
  importance INTEGER NOT NULL,
  unverified INTEGER NOT NULL,
  PRIMARY KEY (case_key, position),
  UNIQUE (case_key, id)
) STRICT;
CREATE INDEX events_time ON events (case_key, earliest, latest);
CREATE TABLE event_actors  (
  case_key INTEGER NOT NULL,
  event INTEGER NOT NULL,
  position INTEGER NOT NULL,
  actor TEXT NOT NULL,
  PRIMARY KEY (case_key, event, position),
  FOREIGN KEY (case_key, event) REFERENCES events (case_key, position) ON DELETE CASCADE
) STRICT, WITHOUT ROWID;
CREATE TABLE event_factors  (
  case_key INTEGER NOT NULL,
  event INTEGER NOT NULL,
  position INTEGER NOT NULL,
  factor TEXT NOT NULL,
  sign INTEGER NOT NULL,
  PRIMARY KEY (case_key, event, position),
  FOREIGN KEY (case_key, event) REFERENCES events (case_key, position) ON DELETE CASCADE
) STRICT, WITHOUT ROWID;
CREATE INDEX event_factors_factor ON event_factors (factor);
CREATE TABLE assessments  (
  case_key INTEGER NOT NULL REFERENCES cases ON DELETE CASCADE,
  position INTEGER NOT NULL,
  factor TEXT NOT NULL,
  rating INTEGER,
  confidence TEXT,
  rationale TEXT,
  PRIMARY KEY (case_key, position),
  UNIQUE (case_key, factor)
) STRICT;
CREATE TABLE evidence  (
  case_key INTEGER NOT NULL,
  assessment INTEGER NOT NULL,
  position INTEGER NOT NULL,
  event TEXT NOT NULL,
  PRIMARY KEY (case_key, assessment, position),
  FOREIGN KEY (case_key, assessment) REFERENCES assessments (case_key, position)    ON DELETE CASCADE
) STRICT, WITHOUT ROWID;
CREATE TABLE story_sections  (
  case_key INTEGER NOT NULL REFERENCES cases ON DELETE CASCADE,
  position INTEGER NOT NULL,
  id TEXT NOT NULL,
  title TEXT NOT NULL,
  text TEXT,
  PRIMARY KEY (case_key, position),
  UNIQUE (case_key, id)
) STRICT;
CREATE TABLE documents  (
  case_key INTEGER NOT NULL REFERENCES cases ON DELETE CASCADE,
  position INTEGER NOT NULL,
  id TEXT NOT NULL,
  title TEXT NOT NULL,
  date TEXT NOT NULL,
  event TEXT,
  text TEXT,
  whereabouts TEXT,
  url TEXT,
  PRIMARY KEY (case_key, position),
  UNIQUE (case_key, id)
) STRICT;
CREATE TABLE document_parties  (
  case_key INTEGER NOT NULL,
  document INTEGER NOT NULL,
  position INTEGER NOT NULL,
  actor TEXT NOT NULL,
  PRIMARY KEY (case_key, document, position),
  FOREIGN KEY (case_key, document) REFERENCES documents (case_key, position)    ON DELETE CASCADE
) STRICT, WITHOUT ROWID;
CREATE TABLE quotations  (
  case_key INTEGER NOT NULL,
  document INTEGER NOT NULL,
  position INTEGER NOT NULL,
  text TEXT NOT NULL,
  locator TEXT,
  terms TEXT,
  PRIMARY KEY (case_key, document, position),
  FOREIGN KEY (case_key, document) REFERENCES documents (case_key, position)    ON DELETE CASCADE
) STRICT;
CREATE TABLE questions  (
  case_key INTEGER NOT NULL REFERENCES cases ON DELETE CASCADE,
  position INTEGER NOT NULL,
  text TEXT NOT NULL,
  PRIMARY KEY (case_key, position)
) STRICT;
CREATE TABLE question_events  (
  case_key INTEGER NOT NULL,
  question INTEGER NOT NULL,
  position INTEGER NOT NULL,
  event TEXT NOT NULL,
  PRIMARY KEY (case_key, question, position),
  FOREIGN KEY (case_key, question) REFERENCES questions (case_key, position)    ON DELETE CASCADE
) STRICT, WITHOUT ROWID;
CREATE TABLE lecture_outlines  (
  case_key INTEGER NOT NULL REFERENCES cases ON DELETE CASCADE,
  position INTEGER NOT NULL,
  id TEXT NOT NULL,
  title TEXT NOT NULL,
  minutes INTEGER NOT NULL,
  PRIMARY KEY (case_key, position),
  UNIQUE (case_key, id)
) STRICT;
CREATE TABLE slide_outlines  (
  case_key INTEGER NOT NULL,
  position INTEGER NOT NULL,
  outline INTEGER NOT NULL,
  title TEXT NOT NULL,
  text TEXT,
  PRIMARY KEY (case_key, position),
  FOREIGN KEY (case_key, outline) REFERENCES lecture_outlines (case_key, position)    ON DELETE CASCADE
) STRICT;
CREATE INDEX slide_outlines_outline ON slide_outlines (case_key, outline);
CREATE TABLE slide_outline_items  (
  case_key INTEGER NOT NULL,
  slide INTEGER NOT NULL,
  kind TEXT NOT NULL CHECK (kind IN ('event', 'factor', 'document')),
  position INTEGER NOT NULL,
  id TEXT NOT NULL,
  PRIMARY KEY (case_key, slide, kind, position),
  FOREIGN KEY (case_key, slide) REFERENCES slide_outlines (case_key, position)    ON DELETE CASCADE
) STRICT, WITHOUT ROWID;
CREATE TABLE sources  (
  case_key INTEGER NOT NULL REFERENCES cases ON DELETE CASCADE,
  position INTEGER NOT NULL,
  id TEXT NOT NULL,
  type TEXT NOT NULL,
  issued TEXT,
  issued_circa INTEGER NOT NULL,
  issued_literal TEXT,
  accessed TEXT,
  accessed_circa INTEGER NOT NULL,
  accessed_literal TEXT,
  PRIMARY KEY (case_key, position),
  UNIQUE (case_key, id)
) STRICT;
CREATE TABLE source_names  (
  case_key INTEGER NOT NULL,
  source INTEGER NOT NULL,
  role TEXT NOT NULL CHECK (role IN ('author', 'editor')),
  position INTEGER NOT NULL,
  family TEXT,
  given TEXT,
  literal TEXT,
  PRIMARY KEY (case_key, source, role, position),
  FOREIGN KEY (case_key, source) REFERENCES sources (case_key, position) ON DELETE CASCADE
) STRICT, WITHOUT ROWID;
CREATE TABLE source_fields  (
  case_key INTEGER NOT NULL,
  source INTEGER NOT NULL,
  field TEXT NOT NULL,
  value TEXT NOT NULL,
  PRIMARY KEY (case_key, source, field),
  FOREIGN KEY (case_key, source) REFERENCES sources (case_key, position) ON DELETE CASCADE
) STRICT, WITHOUT ROWID;
CREATE TABLE cites  (
  case_key INTEGER NOT NULL REFERENCES cases ON DELETE CASCADE,
  kind TEXT NOT NULL,
  item INTEGER NOT NULL,
  position INTEGER NOT NULL,
  source TEXT NOT NULL,
  locator TEXT,
  PRIMARY KEY (case_key, kind, item, position)
) STRICT, WITHOUT ROWID;
CREATE TABLE notes  (
  note_key INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  case_id TEXT,
  target_kind TEXT NOT NULL,
  target_id TEXT,
  target_title TEXT,
  target_date TEXT,
  quote TEXT,
  body TEXT NOT NULL,
  created_usec INTEGER NOT NULL,
  modified_usec INTEGER NOT NULL
) STRICT;
CREATE INDEX notes_case ON notes (case_id);
CREATE TABLE note_tags  (
  note TEXT NOT NULL REFERENCES notes (id) ON DELETE CASCADE,
  position INTEGER NOT NULL,
  tag TEXT NOT NULL,
  PRIMARY KEY (note, position)
) STRICT;
CREATE INDEX note_tags_tag ON note_tags (tag);
CREATE TABLE own_events  (
  id TEXT NOT NULL PRIMARY KEY,
  case_id TEXT NOT NULL,
  case_title TEXT,
  date TEXT NOT NULL,
  earliest INTEGER NOT NULL,
  latest INTEGER NOT NULL,
  title TEXT NOT NULL,
  text TEXT,
  created_usec INTEGER NOT NULL,
  modified_usec INTEGER NOT NULL
) STRICT;
CREATE INDEX own_events_time ON own_events (case_id, earliest, latest);
CREATE TABLE own_assessments  (
  case_id TEXT NOT NULL,
  factor TEXT NOT NULL,
  case_title TEXT,
  factor_title TEXT,
  rating INTEGER CHECK (rating BETWEEN -3 AND 3),
  confidence TEXT,
  rationale TEXT,
  created_usec INTEGER NOT NULL,
  modified_usec INTEGER NOT NULL,
  PRIMARY KEY (case_id, factor)
) STRICT;
CREATE TABLE lectures  (
  id TEXT NOT NULL PRIMARY KEY,
  title TEXT NOT NULL,
  case_id TEXT,
  case_title TEXT,
  case_version INTEGER,
  minutes INTEGER,
  created_usec INTEGER NOT NULL,
  modified_usec INTEGER NOT NULL
) STRICT;
CREATE TABLE slides  (
  id TEXT NOT NULL PRIMARY KEY,
  lecture TEXT NOT NULL REFERENCES lectures (id) ON DELETE CASCADE,
  position INTEGER NOT NULL,
  kind TEXT NOT NULL,
  case_id TEXT,
  target_kind TEXT,
  target_id TEXT,
  target_title TEXT,
  target_date TEXT,
  quote TEXT,
  title TEXT,
  body TEXT,
  notes TEXT
) STRICT;
CREATE INDEX slides_lecture ON slides (lecture, position);
CREATE TABLE case_settings  (
  case_id TEXT NOT NULL,
  key TEXT NOT NULL,
  value TEXT NOT NULL,
  PRIMARY KEY (case_id, key)
) STRICT;
CREATE TABLE search_items  (
  search_key INTEGER PRIMARY KEY,
  kind TEXT NOT NULL,
  case_key INTEGER REFERENCES cases ON DELETE CASCADE,
  item INTEGER,
  note_key INTEGER REFERENCES notes ON DELETE CASCADE
) STRICT;
CREATE INDEX search_items_case ON search_items (case_key, kind, item);
CREATE INDEX search_items_note ON search_items (note_key);
CREATE VIRTUAL TABLE search USING fts5 (  title, body, prefix = '2 3',
  tokenize = "unicode61 remove_diacritics 0 categories 'L* M* N* Co'");
INSERT INTO feeds VALUES ('bundled');
INSERT INTO cases VALUES (1, 'panmunjom', 'bundled', 1, 'en', NULL, NULL, 'The Koreas: Panmunjom', NULL, 'Seventy years of an armistice without peace.', NULL, NULL, '1950/..', -631152000, 9223372036854775807);
INSERT INTO case_texts VALUES (1, 'actor', 0, 'native', 0, 'ko', NULL);
INSERT INTO case_texts VALUES (1, 'actor', 1, 'native', 0, 'ko', NULL);
INSERT INTO case_texts VALUES (1, 'actor', 2, 'native', 0, 'ar', NULL);
INSERT INTO case_texts VALUES (1, 'case', 0, 'title', 1, 'ko', '남북한: 판문점');
INSERT INTO case_texts VALUES (1, 'event', 1, 'place', 1, 'ko', '판문점');
INSERT INTO case_texts VALUES (1, 'event', 1, 'text', 1, 'ko', '판문점에서 정전협정이 조인되었다.');
INSERT INTO case_texts VALUES (1, 'event', 1, 'title', 1, 'ko', '정전협정 조인');
INSERT INTO case_texts VALUES (1, 'event', 2, 'title', 1, 'vi', 'Hiệp định Paris');
INSERT INTO case_texts VALUES (1, 'event', 3, 'title', 1, 'ar', 'اتفاقية كامب ديفيد من أجل السَّلام');
INSERT INTO actors VALUES (1, 0, 'south-korea', 'state', 'South Korea', '대한민국', NULL, NULL, NULL);
INSERT INTO actors VALUES (1, 1, 'north-korea', 'state', 'North Korea', '조선민주주의인민공화국', NULL, NULL, NULL);
INSERT INTO actors VALUES (1, 2, 'sadat', 'person', 'Anwar Sadat', 'أنور السادات', NULL, NULL, NULL);
INSERT INTO parties VALUES (1, 0, 'south-korea');
INSERT INTO parties VALUES (1, 1, 'north-korea');
INSERT INTO phases VALUES (1, 0, 'armistice', 'Armistice', '1951/1978', NULL);
INSERT INTO relation_steps VALUES (1, 0, '1953-07-27', 'rupture', 'armistice-signed', 'The guns fall silent.');
INSERT INTO events VALUES (1, 0, 'talks-open', '1951-07-10', -583200000, -583113601, 'Armistice talks open', NULL, 'Talks open at Kaesong & move later.', NULL, NULL, NULL, NULL, 'armistice', 2, 0);
INSERT INTO events VALUES (1, 1, 'armistice-signed', '1953-07-27', -518572800, -518486401, 'Armistice signed', NULL, 'Signed at Panmunjom by three commanders; no peace treaty followed.', 'Panmunjom', 'KR', 37.956, 126.677, 'armistice', 1, 0);
INSERT INTO events VALUES (1, 2, 'paris-treaty', '1973-01-27', 96940800, 97027199, 'Paris Peace Accords', NULL, 'An agreement elsewhere, for comparison.', NULL, NULL, NULL, NULL, 'armistice', 2, 0);
INSERT INTO events VALUES (1, 3, 'camp-david', '1978-09-17', 274838400, 274924799, 'Camp David Accords', NULL, NULL, NULL, NULL, NULL, NULL, 'armistice', 2, 0);
INSERT INTO event_actors VALUES (1, 0, 0, 'south-korea');
INSERT INTO event_actors VALUES (1, 1, 0, 'south-korea');
INSERT INTO event_actors VALUES (1, 2, 0, 'south-korea');
INSERT INTO event_actors VALUES (1, 3, 0, 'south-korea');
INSERT INTO event_factors VALUES (1, 0, 0, 'negotiation-and-mediation', 1);
INSERT INTO event_factors VALUES (1, 1, 0, 'negotiation-and-mediation', 1);
INSERT INTO event_factors VALUES (1, 2, 0, 'negotiation-and-mediation', 1);
INSERT INTO event_factors VALUES (1, 3, 0, 'negotiation-and-mediation', 1);
INSERT INTO assessments VALUES (1, 0, 'negotiation-and-mediation', 2, 'medium', NULL);
INSERT INTO evidence VALUES (1, 0, 0, 'armistice-signed');
INSERT INTO story_sections VALUES (1, 0, 'line', 'The line', 'The *demarcation* line follows the [front](event:armistice-signed) of that day [@armstrong, p. 3].');
INSERT INTO documents VALUES (1, 0, 'armistice-agreement', 'Armistice Agreement', '1953-07-27', NULL, NULL, NULL, 'https://example.org/armistice');
INSERT INTO quotations VALUES (1, 0, 0, 'complete cessation of hostilities', NULL, NULL);
INSERT INTO sources VALUES (1, 0, 'armstrong', 'book', '[[2007]]', 0, NULL, NULL, 0, NULL);
INSERT INTO source_names VALUES (1, 0, 'author', 0, 'Armstrong', 'Charles K.', NULL);
INSERT INTO source_fields VALUES (1, 0, 'publisher', 'Routledge');
INSERT INTO source_fields VALUES (1, 0, 'title', 'The Koreas');
INSERT INTO cites VALUES (1, 'event', 0, 0, 'armstrong', 'p. 12');
INSERT INTO cites VALUES (1, 'event', 1, 0, 'armstrong', 'p. 12');
INSERT INTO cites VALUES (1, 'event', 2, 0, 'armstrong', 'p. 12');
INSERT INTO cites VALUES (1, 'event', 3, 0, 'armstrong', 'p. 12');
INSERT INTO cites VALUES (1, 'relation', 0, 0, 'armstrong', NULL);
INSERT INTO notes VALUES (1, '7d444840-9dc0-11d1-b245-5ffdce74fad2', 'panmunjom', 'event', 'armistice-signed', 'Armistice signed', '1953-07-27', NULL, 'Why no treaty?', 1700000000000000, 1700000000000001);
INSERT INTO note_tags VALUES ('7d444840-9dc0-11d1-b245-5ffdce74fad2', 0, 'exam');
INSERT INTO note_tags VALUES ('7d444840-9dc0-11d1-b245-5ffdce74fad2', 1, '시험');
INSERT INTO search_items VALUES (1, 'case', 1, 0, NULL);
INSERT INTO search_items VALUES (2, 'actor', 1, 0, NULL);
INSERT INTO search_items VALUES (3, 'actor', 1, 1, NULL);
INSERT INTO search_items VALUES (4, 'actor', 1, 2, NULL);
INSERT INTO search_items VALUES (5, 'event', 1, 0, NULL);
INSERT INTO search_items VALUES (6, 'event', 1, 1, NULL);
INSERT INTO search_items VALUES (7, 'event', 1, 2, NULL);
INSERT INTO search_items VALUES (8, 'event', 1, 3, NULL);
INSERT INTO search_items VALUES (9, 'story', 1, 0, NULL);
INSERT INTO search_items VALUES (10, 'document', 1, 0, NULL);
INSERT INTO search_items VALUES (11, 'source', 1, 0, NULL);
INSERT INTO search_items VALUES (12, 'note', NULL, NULL, 1);
INSERT INTO search (rowid, title, body) VALUES (1, replace('the koreas panmunjom\n남북한 판문점\n 북한 한 문점 점', '\n', char(10)), 'seventy years of an armistice without peace');
INSERT INTO search (rowid, title, body) VALUES (2, replace('south korea\n대한민국\n 한민국 민국 국', '\n', char(10)), '');
INSERT INTO search (rowid, title, body) VALUES (3, replace('north korea\n조선민주주의인민공화국\n 선민주주의인민공화국 민주주의인민공화국 주주의인민공화국 주의인민공화국 의인민공화국 인민공화국 민공화국 공화국 화국 국', '\n', char(10)), '');
INSERT INTO search (rowid, title, body) VALUES (4, replace('anwar sadat\nانور السادات\n نور ور ر لسادات سادات ادات دات ات ت', '\n', char(10)), '');
INSERT INTO search (rowid, title, body) VALUES (5, 'armistice talks open', replace('talks open at kaesong move later\n1951 07 10', '\n', char(10)));
INSERT INTO search (rowid, title, body) VALUES (6, replace('armistice signed\n정전협정 조인\n 전협정 협정 정 인', '\n', char(10)), replace('signed at panmunjom by three commanders no peace treaty followed\n판문점에서 정전협정이 조인되었다\npanmunjom\n판문점\n1953 07 27\n 문점에서 점에서 에서 서 전협정이 협정이 정이 이 인되었다 되었다 었다 다 문점 점', '\n', char(10)));
INSERT INTO search (rowid, title, body) VALUES (7, replace('paris peace accords\nhiep dinh paris', '\n', char(10)), replace('an agreement elsewhere for comparison\n1973 01 27', '\n', char(10)));
INSERT INTO search (rowid, title, body) VALUES (8, replace('camp david accords\nاتفاقيه كامب ديفيد من اجل السلام\n تفاقيه فاقيه اقيه قيه يه ه امب مب ب يفيد فيد يد د ن جل ل لسلام سلام لام ام م', '\n', char(10)), '1978 09 17');
INSERT INTO search (rowid, title, body) VALUES (9, 'the line', 'the demarcation line follows the front of that day');
INSERT INTO search (rowid, title, body) VALUES (10, 'armistice agreement', replace('complete cessation of hostilities\n1953 07 27', '\n', char(10)));
INSERT INTO search (rowid, title, body) VALUES (11, 'the koreas', replace('charles k\narmstrong\nroutledge\n2007', '\n', char(10)));
INSERT INTO search (rowid, title, body) VALUES (12, 'armistice signed', replace('why no treaty\nexam\n시험\n 험', '\n', char(10)));
COMMIT;
