-- SPDX-License-Identifier: GPL-3.0-or-later
-- The shoot diary: sets and who shoots what on which day.

CREATE TABLE sets (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  name TEXT NOT NULL UNIQUE,
  capacity INTEGER CHECK (capacity > 0),
  active INTEGER NOT NULL DEFAULT 1 CHECK (active IN (0, 1)),
  note TEXT
) STRICT;

-- Times are those of the day; an entry does not pass midnight. The slip is that
-- of the equipment that is reserved with it.
CREATE TABLE diary (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  date TEXT NOT NULL CHECK (date IS date(date)),
  "from" TEXT NOT NULL CHECK ("from" IS strftime('%H:%M', "from")),
  until TEXT NOT NULL CHECK (until IS strftime('%H:%M', until)),
  shoot_id INTEGER NOT NULL REFERENCES shoots (id),
  task TEXT NOT NULL DEFAULT 'sample' CHECK (task IN ('sample', 'shoot')),
  photographer_id INTEGER NOT NULL REFERENCES people (id),
  set_id INTEGER REFERENCES sets (id),
  slip TEXT,
  note TEXT,
  CHECK ("from" < until)
) STRICT;
CREATE INDEX diary_photographer ON diary (photographer_id, date);
CREATE INDEX diary_set ON diary (set_id, date) WHERE set_id IS NOT NULL;
CREATE INDEX diary_date ON diary (date);
CREATE INDEX diary_shoot ON diary (shoot_id);
CREATE INDEX diary_slip ON diary (slip) WHERE slip IS NOT NULL;
