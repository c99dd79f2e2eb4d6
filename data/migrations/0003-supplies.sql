-- SPDX-License-Identifier: GPL-3.0-or-later
-- Supplies and their movements, rounds with their marks, stocktakes.

CREATE TABLE supplies (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  name TEXT NOT NULL UNIQUE,
  unit TEXT,
  stock INTEGER NOT NULL DEFAULT 0 CHECK (stock >= 0),
  minimum INTEGER NOT NULL DEFAULT 0 CHECK (minimum >= 0),
  place TEXT,
  note TEXT
) STRICT;

CREATE TABLE supply_receipts (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  date TEXT NOT NULL CHECK (date IS date(date)),
  supply_id INTEGER NOT NULL REFERENCES supplies (id),
  quantity INTEGER NOT NULL CHECK (quantity > 0),
  note TEXT,
  at TEXT
) STRICT;
CREATE INDEX supply_receipts_supply ON supply_receipts (supply_id, date);

CREATE TABLE supply_issues (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  date TEXT NOT NULL CHECK (date IS date(date)),
  supply_id INTEGER NOT NULL REFERENCES supplies (id),
  person_id INTEGER NOT NULL REFERENCES people (id),
  quantity INTEGER NOT NULL CHECK (quantity > 0),
  purpose TEXT,
  at TEXT
) STRICT;
CREATE INDEX supply_issues_supply ON supply_issues (supply_id, date);
CREATE INDEX supply_issues_person ON supply_issues (person_id, date);

CREATE TABLE supply_counts (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  date TEXT NOT NULL CHECK (date IS date(date)),
  supply_id INTEGER NOT NULL REFERENCES supplies (id),
  counted INTEGER NOT NULL CHECK (counted >= 0),
  difference INTEGER NOT NULL DEFAULT 0,
  note TEXT,
  at TEXT
) STRICT;
CREATE INDEX supply_counts_supply ON supply_counts (supply_id, date);

CREATE TABLE purchase_requests (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  number TEXT NOT NULL UNIQUE,
  date TEXT NOT NULL CHECK (date IS date(date)),
  supply_id INTEGER NOT NULL REFERENCES supplies (id),
  quantity INTEGER NOT NULL CHECK (quantity > 0),
  state TEXT NOT NULL DEFAULT 'asked'
    CHECK (state IN ('asked', 'approved', 'received', 'cancelled')),
  person_id INTEGER REFERENCES people (id),
  approver_id INTEGER REFERENCES people (id),
  note TEXT
) STRICT;
CREATE INDEX purchase_requests_supply ON purchase_requests (supply_id, state);

CREATE TABLE rounds (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  code TEXT NOT NULL UNIQUE,
  name TEXT NOT NULL UNIQUE,
  rhythm TEXT NOT NULL DEFAULT 'daily' CHECK (rhythm IN ('daily', 'weekly', 'use')),
  target TEXT NOT NULL DEFAULT 'lines' CHECK (target IN ('lines', 'equipment', 'people')),
  inspector TEXT NOT NULL DEFAULT 'administration'
    CHECK (inspector IN ('responsible', 'head', 'administration', 'monitor', 'equipment-keeper')),
  signer TEXT CHECK (signer IN ('head', 'administration', 'monitor', 'equipment-keeper')),
  since TEXT CHECK (since IS date(since)),
  standard TEXT,
  position INTEGER NOT NULL DEFAULT 0,
  active INTEGER NOT NULL DEFAULT 1 CHECK (active IN (0, 1))
) STRICT;

CREATE TABLE round_columns (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  round_id INTEGER NOT NULL REFERENCES rounds (id),
  name TEXT NOT NULL,
  standard TEXT,
  position INTEGER NOT NULL DEFAULT 0,
  active INTEGER NOT NULL DEFAULT 1 CHECK (active IN (0, 1)),
  UNIQUE (round_id, name)
) STRICT;

CREATE TABLE round_lines (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  round_id INTEGER NOT NULL REFERENCES rounds (id),
  name TEXT NOT NULL,
  standard TEXT,
  position INTEGER NOT NULL DEFAULT 0,
  active INTEGER NOT NULL DEFAULT 1 CHECK (active IN (0, 1)),
  UNIQUE (round_id, name)
) STRICT;

-- What was checked on a day; of a weekly round the day is the week's Monday.
CREATE TABLE round_checks (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  round_id INTEGER NOT NULL REFERENCES rounds (id),
  date TEXT NOT NULL CHECK (date IS date(date)),
  line_id INTEGER REFERENCES round_lines (id),
  equipment_id INTEGER REFERENCES equipment (id),
  person_id INTEGER REFERENCES people (id),
  checker_id INTEGER REFERENCES people (id),
  checked TEXT,
  remark TEXT,
  rectified INTEGER NOT NULL DEFAULT 0 CHECK (rectified IN (0, 1)),
  CHECK ((line_id IS NOT NULL) + (equipment_id IS NOT NULL) + (person_id IS NOT NULL) = 1)
) STRICT;
CREATE UNIQUE INDEX round_checks_line ON round_checks (round_id, date, line_id)
  WHERE line_id IS NOT NULL;
CREATE UNIQUE INDEX round_checks_equipment ON round_checks (round_id, date, equipment_id)
  WHERE equipment_id IS NOT NULL;
CREATE UNIQUE INDEX round_checks_person ON round_checks (round_id, date, person_id)
  WHERE person_id IS NOT NULL;
CREATE INDEX round_checks_date ON round_checks (round_id, date);
CREATE INDEX round_checks_item ON round_checks (equipment_id) WHERE equipment_id IS NOT NULL;

CREATE TABLE round_marks (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  check_id INTEGER NOT NULL REFERENCES round_checks (id),
  column_id INTEGER NOT NULL REFERENCES round_columns (id),
  mark TEXT NOT NULL CHECK (mark IN ('ok', 'fail')),
  UNIQUE (check_id, column_id)
) STRICT;

CREATE TABLE round_signs (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  round_id INTEGER NOT NULL REFERENCES rounds (id),
  date TEXT NOT NULL CHECK (date IS date(date)),
  department_id INTEGER REFERENCES departments (id),
  person_id INTEGER NOT NULL REFERENCES people (id),
  signed TEXT NOT NULL,
  remark TEXT
) STRICT;
CREATE UNIQUE INDEX round_signs_day ON round_signs (round_id, date, ifnull(department_id, 0));

-- The sheets that were looked at for a meeting (INV-3).
CREATE TABLE round_reviews (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  round_id INTEGER NOT NULL REFERENCES rounds (id),
  date TEXT NOT NULL CHECK (date IS date(date)),
  "from" TEXT NOT NULL CHECK ("from" IS date("from")),
  "to" TEXT NOT NULL CHECK ("to" IS date("to")),
  deadline TEXT NOT NULL,
  UNIQUE (round_id, date)
) STRICT;

CREATE TABLE stocktakes (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  number TEXT NOT NULL UNIQUE,
  date TEXT NOT NULL CHECK (date IS date(date)),
  what TEXT NOT NULL CHECK (what IN ('equipment', 'supplies')),
  place TEXT,
  department_id INTEGER REFERENCES departments (id),
  state TEXT NOT NULL DEFAULT 'open' CHECK (state IN ('open', 'closed')),
  person_id INTEGER REFERENCES people (id),
  note TEXT
) STRICT;

CREATE TABLE stocktake_lines (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  stocktake_id INTEGER NOT NULL REFERENCES stocktakes (id),
  equipment_id INTEGER REFERENCES equipment (id),
  supply_id INTEGER REFERENCES supplies (id),
  code TEXT,
  expected INTEGER NOT NULL DEFAULT 0 CHECK (expected >= 0),
  counted INTEGER CHECK (counted >= 0),
  at TEXT,
  remark TEXT,
  adjusted TEXT
) STRICT;
CREATE UNIQUE INDEX stocktake_lines_equipment ON stocktake_lines (stocktake_id, equipment_id)
  WHERE equipment_id IS NOT NULL;
CREATE UNIQUE INDEX stocktake_lines_supply ON stocktake_lines (stocktake_id, supply_id)
  WHERE supply_id IS NOT NULL;
CREATE INDEX stocktake_lines_of ON stocktake_lines (stocktake_id);
