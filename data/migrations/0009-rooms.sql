-- SPDX-License-Identifier: GPL-3.0-or-later
-- Rooms, their bookings, plans and bulletins.

CREATE TABLE rooms (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  name TEXT NOT NULL UNIQUE,
  kind TEXT NOT NULL DEFAULT 'meeting' CHECK (kind IN ('meeting', 'training', 'studio', 'other')),
  seats INTEGER CHECK (seats > 0),
  equipment TEXT,
  key_id INTEGER REFERENCES keys (id),
  note TEXT,
  position INTEGER NOT NULL DEFAULT 0,
  active INTEGER NOT NULL DEFAULT 1 CHECK (active IN (0, 1))
) STRICT;

CREATE TABLE bookings (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  room_id INTEGER NOT NULL REFERENCES rooms (id),
  date TEXT NOT NULL CHECK (date IS date(date)),
  start TEXT NOT NULL CHECK (start GLOB '[0-2][0-9]:[0-5][0-9]' AND start < '24:00'),
  "end" TEXT NOT NULL CHECK ("end" GLOB '[0-2][0-9]:[0-5][0-9]' AND "end" <= '24:00'),
  level TEXT NOT NULL DEFAULT 'other' CHECK (level IN ('company', 'department', 'other')),
  by_id INTEGER NOT NULL REFERENCES people (id),
  urgent INTEGER NOT NULL DEFAULT 0 CHECK (urgent IN (0, 1)),
  title TEXT,
  equipment TEXT,
  outsider INTEGER NOT NULL DEFAULT 0 CHECK (outsider IN (0, 1)),
  leader_id INTEGER REFERENCES people (id),
  note TEXT,
  state TEXT NOT NULL DEFAULT 'booked' CHECK (state IN ('booked', 'displaced', 'cancelled')),
  short_notice INTEGER NOT NULL DEFAULT 0 CHECK (short_notice IN (0, 1)),
  displaced_by INTEGER,
  acknowledged TEXT,
  tidied TEXT,
  tidied_by_id INTEGER REFERENCES people (id),
  meeting INTEGER,
  at TEXT,
  CHECK (start < "end"),
  CHECK (outsider = 0 OR leader_id IS NOT NULL),
  CHECK ((state = 'displaced') = (displaced_by IS NOT NULL))
) STRICT;
CREATE INDEX bookings_room ON bookings (room_id, date, start);
CREATE INDEX bookings_date ON bookings (date, start);
CREATE INDEX bookings_meeting ON bookings (meeting) WHERE meeting IS NOT NULL;

CREATE TABLE plans (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  title TEXT NOT NULL,
  period TEXT NOT NULL CHECK (period IN ('year', 'term', 'month', 'week')),
  "from" TEXT NOT NULL CHECK ("from" IS date("from")),
  "to" TEXT NOT NULL CHECK ("to" IS date("to")),
  department_id INTEGER REFERENCES departments (id),
  person_id INTEGER NOT NULL REFERENCES people (id),
  content TEXT NOT NULL,
  result TEXT,
  state TEXT NOT NULL DEFAULT 'draft'
    CHECK (state IN ('draft', 'submitted', 'returned', 'approved')),
  submitted TEXT,
  reviewer_id INTEGER REFERENCES people (id),
  reviewed TEXT,
  review TEXT,
  CHECK ("from" <= "to"),
  CHECK (state NOT IN ('returned', 'approved') OR (reviewer_id IS NOT NULL AND reviewed IS NOT NULL))
) STRICT;
CREATE INDEX plans_span ON plans ("from", "to");

CREATE TABLE bulletins (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  month TEXT NOT NULL UNIQUE CHECK (month IS strftime('%Y-%m', month || '-01')),
  foreword TEXT,
  outlook TEXT,
  editor_id INTEGER REFERENCES people (id),
  issued TEXT
) STRICT;
