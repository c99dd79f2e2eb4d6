-- SPDX-License-Identifier: GPL-3.0-or-later
-- Flows, the cases that run through them, who signed which step, and the pauses.

-- A version is never changed: a changed template is the next one (SHO-10).
CREATE TABLE flows (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  code TEXT NOT NULL,
  version INTEGER NOT NULL CHECK (version > 0),
  name TEXT NOT NULL,
  template TEXT NOT NULL,
  active INTEGER NOT NULL DEFAULT 1 CHECK (active IN (0, 1)),
  position INTEGER NOT NULL DEFAULT 0,
  UNIQUE (code, version)
) STRICT;

CREATE TABLE shoots (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  number TEXT NOT NULL UNIQUE,
  client_id INTEGER REFERENCES clients (id),
  flow_id INTEGER NOT NULL REFERENCES flows (id),
  title TEXT,
  category TEXT,
  step TEXT NOT NULL,
  step_since TEXT NOT NULL CHECK (step_since IS strftime('%Y-%m-%d %H:%M', step_since)),
  round INTEGER NOT NULL DEFAULT 1 CHECK (round > 0),
  state TEXT NOT NULL DEFAULT 'running'
    CHECK (state IN ('running', 'paused', 'closed', 'cancelled')),
  begun TEXT NOT NULL CHECK (begun IS strftime('%Y-%m-%d %H:%M', begun)),
  ended TEXT CHECK (ended IS strftime('%Y-%m-%d %H:%M', ended)),
  reason TEXT,
  note TEXT,
  CHECK ((ended IS NULL) = (state IN ('running', 'paused'))),
  CHECK (step_since >= begun),
  CHECK (ended IS NULL OR ended >= step_since)
) STRICT;
CREATE INDEX shoots_client ON shoots (client_id);
CREATE INDEX shoots_open ON shoots (flow_id, step) WHERE ended IS NULL;
CREATE INDEX shoots_ended ON shoots (ended) WHERE ended IS NOT NULL;

-- One row a visit of a step: begun when the case comes to the step, signed when it
-- leaves it. What a wrong turn took back stays, with the moment it was withdrawn.
CREATE TABLE signoffs (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  shoot_id INTEGER NOT NULL REFERENCES shoots (id),
  step TEXT NOT NULL,
  round INTEGER NOT NULL DEFAULT 1 CHECK (round > 0),
  person_id INTEGER REFERENCES people (id),
  signed TEXT CHECK (signed IS strftime('%Y-%m-%d %H:%M', signed)),
  monitor_id INTEGER REFERENCES people (id),
  monitored TEXT CHECK (monitored IS strftime('%Y-%m-%d %H:%M', monitored)),
  days INTEGER CHECK (days >= 0),
  fields TEXT,
  entered TEXT NOT NULL CHECK (entered IS strftime('%Y-%m-%d %H:%M', entered)),
  late INTEGER CHECK (late >= 0),
  withdrawn TEXT CHECK (withdrawn IS strftime('%Y-%m-%d %H:%M', withdrawn)),
  CHECK ((person_id IS NULL) = (signed IS NULL)),
  CHECK ((monitor_id IS NULL) = (monitored IS NULL)),
  CHECK (signed IS NULL OR (monitored IS NOT NULL AND signed >= monitored)),
  CHECK (monitored IS NULL OR monitored >= entered)
) STRICT;
CREATE INDEX signoffs_shoot ON signoffs (shoot_id, id);
CREATE UNIQUE INDEX signoffs_visit ON signoffs (shoot_id, step, round) WHERE withdrawn IS NULL;
CREATE INDEX signoffs_signed ON signoffs (signed) WHERE signed IS NOT NULL;

-- SHO-4
CREATE TABLE pauses (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  shoot_id INTEGER NOT NULL REFERENCES shoots (id),
  reason TEXT NOT NULL CHECK (reason IN ('client', 'parcel')),
  note TEXT,
  "from" TEXT NOT NULL CHECK ("from" IS strftime('%Y-%m-%d %H:%M', "from")),
  until TEXT CHECK (until IS strftime('%Y-%m-%d %H:%M', until)),
  CHECK (until IS NULL OR until >= "from")
) STRICT;
CREATE INDEX pauses_shoot ON pauses (shoot_id, "from");
CREATE UNIQUE INDEX pauses_open ON pauses (shoot_id) WHERE until IS NULL;

-- SHO-5
CREATE TABLE flow_remarks (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  shoot_id INTEGER NOT NULL REFERENCES shoots (id),
  step TEXT NOT NULL,
  round INTEGER NOT NULL DEFAULT 1 CHECK (round > 0),
  kind TEXT NOT NULL CHECK (kind IN ('wrong-turn', 'complaint')),
  text TEXT NOT NULL,
  person_id INTEGER REFERENCES people (id),
  at TEXT NOT NULL CHECK (at IS strftime('%Y-%m-%d %H:%M', at)),
  by_id INTEGER REFERENCES people (id)
) STRICT;
CREATE INDEX flow_remarks_shoot ON flow_remarks (shoot_id, id);
CREATE INDEX flow_remarks_person ON flow_remarks (person_id) WHERE person_id IS NOT NULL;
