-- SPDX-License-Identifier: GPL-3.0-or-later
-- Meetings, minutes, task notices, work reports.

-- A weekday or a start that is not set is that of the weekly meeting's settings.
CREATE TABLE meeting_series (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  title TEXT NOT NULL UNIQUE,
  rhythm TEXT NOT NULL DEFAULT 'weekly' CHECK (rhythm IN ('daily', 'weekly', 'monthly', 'term')),
  weekday INTEGER CHECK (weekday BETWEEN 1 AND 7),
  day INTEGER CHECK (day BETWEEN 1 AND 31),
  start TEXT CHECK (start GLOB '[0-2][0-9]:[0-5][0-9]' AND start < '24:00'),
  "end" TEXT CHECK ("end" GLOB '[0-2][0-9]:[0-5][0-9]' AND "end" <= '24:00'),
  room TEXT,
  chair_post TEXT,
  minuter_post TEXT,
  department_id INTEGER REFERENCES departments (id),
  carry TEXT NOT NULL DEFAULT 'all' CHECK (carry IN ('all', 'own', 'none')),
  points TEXT,
  since TEXT CHECK (since IS date(since)),
  position INTEGER NOT NULL DEFAULT 0,
  active INTEGER NOT NULL DEFAULT 1 CHECK (active IN (0, 1))
) STRICT;

-- The slot is the day that the series gave the meeting, wherever it was moved.
CREATE TABLE meetings (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  date TEXT NOT NULL CHECK (date IS date(date)),
  start TEXT NOT NULL CHECK (start GLOB '[0-2][0-9]:[0-5][0-9]' AND start < '24:00'),
  "end" TEXT CHECK ("end" GLOB '[0-2][0-9]:[0-5][0-9]' AND "end" <= '24:00'),
  title TEXT NOT NULL,
  room TEXT,
  chair_id INTEGER REFERENCES people (id),
  minuter_id INTEGER REFERENCES people (id),
  series_id INTEGER REFERENCES meeting_series (id),
  state TEXT NOT NULL DEFAULT 'planned'
    CHECK (state IN ('planned', 'held', 'closed', 'cancelled')),
  points TEXT,
  note TEXT,
  slot TEXT CHECK (slot IS date(slot)),
  opened TEXT,
  closed TEXT,
  CHECK ("end" > start),
  CHECK ((state = 'closed') = (closed IS NOT NULL))
) STRICT;
CREATE INDEX meetings_date ON meetings (date, start);
CREATE UNIQUE INDEX meetings_slot ON meetings (series_id, slot)
  WHERE series_id IS NOT NULL AND slot IS NOT NULL;

-- Who is invited, and what became of it.
CREATE TABLE meeting_people (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  meeting_id INTEGER NOT NULL REFERENCES meetings (id),
  person_id INTEGER NOT NULL REFERENCES people (id),
  mark TEXT CHECK (mark IN ('present', 'leave', 'late', 'left-early', 'absent')),
  minutes INTEGER CHECK (minutes >= 0),
  note TEXT,
  UNIQUE (meeting_id, person_id)
) STRICT;
CREATE INDEX meeting_people_person ON meeting_people (person_id);

-- Someone's or some department's task; the number is used once and for all when it is printed.
CREATE TABLE notices (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  number TEXT NOT NULL UNIQUE,
  person_id INTEGER REFERENCES people (id),
  department_id INTEGER REFERENCES departments (id),
  issued TEXT NOT NULL CHECK (issued IS date(issued)),
  due TEXT NOT NULL CHECK (due IS date(due)),
  content TEXT NOT NULL,
  standard TEXT,
  state TEXT NOT NULL DEFAULT 'issued' CHECK (state IN ('issued', 'received', 'in-progress',
    'done', 'confirmed', 'returned', 'void')),
  progress INTEGER NOT NULL DEFAULT 0 CHECK (progress BETWEEN 0 AND 100),
  issuer_id INTEGER NOT NULL REFERENCES people (id),
  meeting_id INTEGER REFERENCES meetings (id),
  printed TEXT,
  closed TEXT,
  at TEXT NOT NULL,
  steps INTEGER NOT NULL DEFAULT 0,
  CHECK ((person_id IS NULL) + (department_id IS NULL) = 1),
  CHECK ((state IN ('confirmed', 'void')) = (closed IS NOT NULL))
) STRICT;
CREATE INDEX notices_person ON notices (person_id) WHERE person_id IS NOT NULL;
CREATE INDEX notices_department ON notices (department_id) WHERE department_id IS NOT NULL;
CREATE INDEX notices_meeting ON notices (meeting_id) WHERE meeting_id IS NOT NULL;
CREATE INDEX notices_open ON notices (due) WHERE closed IS NULL;

CREATE TABLE notice_events (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  notice_id INTEGER NOT NULL REFERENCES notices (id),
  at TEXT NOT NULL,
  event TEXT NOT NULL CHECK (event IN ('issued', 'printed', 'received', 'progress', 'done',
    'confirmed', 'returned', 'void')),
  person_id INTEGER REFERENCES people (id),
  percent INTEGER CHECK (percent BETWEEN 0 AND 100),
  note TEXT
) STRICT;
CREATE INDEX notice_events_notice ON notice_events (notice_id, id);

-- A topic is what stands on the agenda before anything came of it. A parked item is
-- open until another one takes it up.
CREATE TABLE minutes (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  meeting_id INTEGER NOT NULL REFERENCES meetings (id),
  kind TEXT NOT NULL DEFAULT 'information'
    CHECK (kind IN ('topic', 'information', 'decision', 'task', 'parked')),
  text TEXT NOT NULL,
  position INTEGER NOT NULL DEFAULT 0,
  planned INTEGER NOT NULL DEFAULT 0 CHECK (planned IN (0, 1)),
  from_id INTEGER REFERENCES minutes (id),
  notice_id INTEGER REFERENCES notices (id),
  at TEXT,
  CHECK (notice_id IS NULL OR kind = 'task')
) STRICT;
CREATE INDEX minutes_meeting ON minutes (meeting_id, position);
CREATE INDEX minutes_from ON minutes (from_id) WHERE from_id IS NOT NULL;
CREATE UNIQUE INDEX minutes_notice ON minutes (notice_id) WHERE notice_id IS NOT NULL;

CREATE TABLE reports (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  week TEXT NOT NULL CHECK (week GLOB '[0-9][0-9][0-9][0-9]-W[0-5][0-9]'),
  person_id INTEGER NOT NULL REFERENCES people (id),
  handed_in TEXT,
  done TEXT,
  shortcomings TEXT,
  next TEXT,
  reviewer_id INTEGER REFERENCES people (id),
  reviewed TEXT,
  comment TEXT,
  UNIQUE (week, person_id),
  CHECK (reviewed IS NULL OR (handed_in IS NOT NULL AND reviewer_id IS NOT NULL))
) STRICT;
CREATE INDEX reports_person ON reports (person_id, week);
