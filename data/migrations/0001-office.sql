-- SPDX-License-Identifier: GPL-3.0-or-later
-- The office: people, the duty rota, the ledger and the journal.
--
-- Every content table begins with its id; its columns stand in the order of the
-- kind's fields. No ON DELETE action, no trigger that writes content, no
-- generated column: undoing an act would then do something else.

CREATE TABLE journal (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  at TEXT NOT NULL,
  happened TEXT NOT NULL,
  actor TEXT NOT NULL,
  title TEXT NOT NULL,
  kind TEXT NOT NULL CHECK (kind IN ('act', 'undo', 'redo')),
  target INTEGER REFERENCES journal (id),
  final INTEGER NOT NULL DEFAULT 0 CHECK (final IN (0, 1)),
  changeset BLOB NOT NULL,
  hash TEXT NOT NULL
) STRICT;
CREATE INDEX journal_target ON journal (target) WHERE target IS NOT NULL;

CREATE VIRTUAL TABLE search USING fts5 (body, pinyin);
CREATE VIRTUAL TABLE search_grams USING fts5 (body, tokenize = 'trigram');

CREATE TABLE settings (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  key TEXT NOT NULL UNIQUE,
  value TEXT NOT NULL
) STRICT;

CREATE TABLE departments (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  name TEXT NOT NULL UNIQUE,
  head_id INTEGER REFERENCES people (id),
  deputy_id INTEGER REFERENCES people (id)
) STRICT;

CREATE TABLE duty_groups (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  name TEXT NOT NULL UNIQUE,
  position INTEGER NOT NULL DEFAULT 0,
  active INTEGER NOT NULL DEFAULT 1 CHECK (active IN (0, 1))
) STRICT;

CREATE TABLE people (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  name TEXT NOT NULL,
  sex TEXT CHECK (sex IN ('male', 'female')),
  department_id INTEGER REFERENCES departments (id),
  group_id INTEGER REFERENCES duty_groups (id),
  status TEXT NOT NULL DEFAULT 'regular'
    CHECK (status IN ('trainee', 'probation', 'regular', 'suspended', 'left')),
  entry_date TEXT CHECK (entry_date IS date(entry_date)),
  phone TEXT,
  birth_date TEXT CHECK (birth_date IS date(birth_date)),
  id_document TEXT,
  grade TEXT,
  education TEXT,
  probation_end TEXT CHECK (probation_end IS date(probation_end)),
  term_end TEXT CHECK (term_end IS date(term_end)),
  contract_signed TEXT CHECK (contract_signed IS date(contract_signed)),
  confidentiality_signed TEXT CHECK (confidentiality_signed IS date(confidentiality_signed)),
  left_date TEXT CHECK (left_date IS date(left_date)),
  note TEXT
) STRICT;
CREATE INDEX people_group ON people (group_id);
CREATE INDEX people_name ON people (name);

CREATE TABLE posts (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  post TEXT NOT NULL UNIQUE,
  holder_id INTEGER REFERENCES people (id),
  deputy_id INTEGER REFERENCES people (id)
) STRICT;

CREATE TABLE absences (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  person_id INTEGER NOT NULL REFERENCES people (id),
  "from" TEXT NOT NULL CHECK ("from" IS date("from")),
  "to" TEXT NOT NULL CHECK ("to" IS date("to")),
  reason TEXT,
  CHECK ("to" >= "from")
) STRICT;
CREATE INDEX absences_person ON absences (person_id, "from");

CREATE TABLE days (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  date TEXT NOT NULL UNIQUE CHECK (date IS date(date)),
  kind TEXT NOT NULL CHECK (kind IN ('off', 'work')),
  name TEXT
) STRICT;

CREATE TABLE areas (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  name TEXT NOT NULL UNIQUE,
  tasks TEXT,
  shift TEXT NOT NULL DEFAULT 'evening' CHECK (shift IN ('morning', 'evening')),
  standard TEXT,
  position INTEGER NOT NULL DEFAULT 0,
  active INTEGER NOT NULL DEFAULT 1 CHECK (active IN (0, 1))
) STRICT;

CREATE TABLE duties (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  date TEXT NOT NULL UNIQUE CHECK (date IS date(date)),
  kind TEXT NOT NULL CHECK (kind IN ('group', 'team', 'holiday')),
  group_id INTEGER REFERENCES duty_groups (id),
  pinned INTEGER NOT NULL DEFAULT 0 CHECK (pinned IN (0, 1)),
  remark TEXT,
  handover TEXT,
  inspector_id INTEGER REFERENCES people (id),
  inspected TEXT,
  why TEXT
) STRICT;

CREATE TABLE duty_people (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  duty_id INTEGER NOT NULL REFERENCES duties (id),
  person_id INTEGER NOT NULL REFERENCES people (id),
  position INTEGER NOT NULL DEFAULT 0,
  stands_for_id INTEGER REFERENCES people (id),
  UNIQUE (duty_id, person_id)
) STRICT;
CREATE INDEX duty_people_person ON duty_people (person_id);

CREATE TABLE duty_areas (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  duty_id INTEGER NOT NULL REFERENCES duties (id),
  area_id INTEGER NOT NULL REFERENCES areas (id),
  person_id INTEGER REFERENCES people (id),
  mark TEXT CHECK (mark IN ('ok', 'fail')),
  remark TEXT,
  rectified INTEGER NOT NULL DEFAULT 0 CHECK (rectified IN (0, 1)),
  UNIQUE (duty_id, area_id)
) STRICT;

CREATE TABLE swaps (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  date TEXT NOT NULL CHECK (date IS date(date)),
  person_id INTEGER NOT NULL REFERENCES people (id),
  with_id INTEGER NOT NULL REFERENCES people (id),
  with_date TEXT CHECK (with_date IS date(with_date)),
  kind TEXT NOT NULL CHECK (kind IN ('colleague', 'self')),
  approver_id INTEGER REFERENCES people (id),
  repaid TEXT CHECK (repaid IS date(repaid))
) STRICT;
CREATE INDEX swaps_person ON swaps (person_id, date);

CREATE TABLE ledger (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  number TEXT NOT NULL UNIQUE,
  date TEXT NOT NULL CHECK (date IS date(date)),
  person_id INTEGER NOT NULL REFERENCES people (id),
  clause TEXT NOT NULL,
  amount INTEGER NOT NULL DEFAULT 0,
  kind TEXT NOT NULL CHECK (kind IN ('praise', 'bonus', 'criticism', 'warning', 'fine', 'demerit',
    'major-demerit', 'suspension', 'transfer', 'dismissal')),
  state TEXT NOT NULL DEFAULT 'proposed'
    CHECK (state IN ('proposed', 'confirmed', 'closed', 'reversed')),
  evidence TEXT,
  source TEXT,
  entered_by TEXT
) STRICT;
CREATE INDEX ledger_source ON ledger (source);
CREATE INDEX ledger_person ON ledger (person_id, date);
