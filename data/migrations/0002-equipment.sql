-- SPDX-License-Identifier: GPL-3.0-or-later
-- Equipment: the register, who has what, who may use what, loans, batteries,
-- maintenance, damage. Moments are days with hour and minute.

CREATE TABLE equipment (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  number TEXT NOT NULL UNIQUE,
  class TEXT NOT NULL,
  make TEXT,
  model TEXT,
  serial TEXT,
  accessories TEXT,
  place TEXT,
  responsible_id INTEGER REFERENCES people (id),
  bought TEXT CHECK (bought IS date(bought)),
  price INTEGER CHECK (price >= 0),
  state TEXT NOT NULL DEFAULT 'in-store'
    CHECK (state IN ('in-store', 'out', 'repair', 'lost', 'retired')),
  department_id INTEGER REFERENCES departments (id),
  condition TEXT,
  missing TEXT,
  service_days INTEGER CHECK (service_days > 0),
  storage_note TEXT,
  photo TEXT,
  note TEXT
) STRICT;
CREATE INDEX equipment_responsible ON equipment (responsible_id);
CREATE INDEX equipment_state ON equipment (state);
CREATE INDEX equipment_serial ON equipment (serial);

CREATE TABLE kits (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  number TEXT NOT NULL UNIQUE,
  name TEXT NOT NULL,
  note TEXT
) STRICT;

CREATE TABLE kit_items (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  kit_id INTEGER NOT NULL REFERENCES kits (id),
  item_id INTEGER NOT NULL REFERENCES equipment (id),
  UNIQUE (kit_id, item_id)
) STRICT;
CREATE INDEX kit_items_item ON kit_items (item_id);

CREATE TABLE keys (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  number TEXT NOT NULL UNIQUE,
  name TEXT NOT NULL,
  place TEXT,
  responsible_id INTEGER REFERENCES people (id),
  state TEXT NOT NULL DEFAULT 'in-store' CHECK (state IN ('in-store', 'out', 'lost', 'retired')),
  note TEXT
) STRICT;

CREATE TABLE qualifications (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  person_id INTEGER NOT NULL REFERENCES people (id),
  class TEXT NOT NULL,
  assessor_id INTEGER REFERENCES people (id),
  date TEXT NOT NULL CHECK (date IS date(date)),
  valid_until TEXT CHECK (valid_until IS date(valid_until)),
  CHECK (valid_until IS NULL OR valid_until >= date)
) STRICT;
CREATE INDEX qualifications_person ON qualifications (person_id, class);

CREATE TABLE loans (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  slip TEXT NOT NULL,
  item_id INTEGER NOT NULL REFERENCES equipment (id),
  borrower_id INTEGER NOT NULL REFERENCES people (id),
  purpose TEXT NOT NULL DEFAULT 'work' CHECK (purpose IN ('work', 'private')),
  for_shoot INTEGER NOT NULL DEFAULT 0 CHECK (for_shoot IN (0, 1)),
  "from" TEXT NOT NULL CHECK ("from" IS strftime('%Y-%m-%d %H:%M', "from")),
  until TEXT CHECK (until IS strftime('%Y-%m-%d %H:%M', until)),
  returned TEXT CHECK (returned IS strftime('%Y-%m-%d %H:%M', returned)),
  condition_out TEXT,
  condition_in TEXT,
  state TEXT NOT NULL DEFAULT 'reserved'
    CHECK (state IN ('reserved', 'out', 'returned', 'cancelled')),
  kit_id INTEGER REFERENCES kits (id),
  shoot TEXT,
  reason TEXT,
  leader_id INTEGER REFERENCES people (id),
  keeper_out_id INTEGER REFERENCES people (id),
  keeper_in_id INTEGER REFERENCES people (id),
  accessories_out TEXT,
  accessories_missing TEXT,
  cleaned INTEGER CHECK (cleaned IN (0, 1)),
  emergency_battery TEXT CHECK (emergency_battery IN ('none', 'nimh', 'alkaline', 'nicd', 'carbon',
    'zinc-manganese', 'other-model')),
  settings_changed TEXT,
  settings_leave_id INTEGER REFERENCES people (id),
  CHECK (until IS NULL OR until > "from" OR state IN ('returned', 'cancelled')),
  CHECK ((state = 'returned') = (returned IS NOT NULL)),
  CHECK (returned IS NULL OR returned >= "from")
) STRICT;
CREATE INDEX loans_item ON loans (item_id, "from");
CREATE UNIQUE INDEX loans_out ON loans (item_id) WHERE state = 'out';
CREATE INDEX loans_state ON loans (state, until);
CREATE INDEX loans_borrower ON loans (borrower_id);
CREATE INDEX loans_slip ON loans (slip);

CREATE TABLE custody (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  equipment_id INTEGER REFERENCES equipment (id),
  key_id INTEGER REFERENCES keys (id),
  person_id INTEGER REFERENCES people (id),
  reason TEXT NOT NULL CHECK (reason IN ('store', 'lent', 'repair', 'lost', 'retired')),
  "from" TEXT NOT NULL CHECK ("from" IS strftime('%Y-%m-%d %H:%M', "from")),
  until TEXT CHECK (until IS strftime('%Y-%m-%d %H:%M', until)),
  condition TEXT,
  loan_id INTEGER REFERENCES loans (id),
  due TEXT CHECK (due IS strftime('%Y-%m-%d %H:%M', due)),
  CHECK (until IS NULL OR until >= "from")
) STRICT;
CREATE INDEX custody_equipment ON custody (equipment_id, "from");
CREATE UNIQUE INDEX custody_equipment_now ON custody (equipment_id)
  WHERE until IS NULL AND equipment_id IS NOT NULL;
CREATE INDEX custody_key ON custody (key_id, "from");
CREATE UNIQUE INDEX custody_key_now ON custody (key_id) WHERE until IS NULL AND key_id IS NOT NULL;
CREATE INDEX custody_person ON custody (person_id);
CREATE INDEX custody_loan ON custody (loan_id);

CREATE TABLE battery_readings (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  item_id INTEGER NOT NULL REFERENCES equipment (id),
  battery INTEGER NOT NULL DEFAULT 1 CHECK (battery > 0),
  taken TEXT NOT NULL CHECK (taken IS strftime('%Y-%m-%d %H:%M', taken)),
  minutes INTEGER NOT NULL CHECK (minutes >= 0),
  new_battery INTEGER NOT NULL DEFAULT 0 CHECK (new_battery IN (0, 1)),
  loan_id INTEGER REFERENCES loans (id)
) STRICT;
CREATE INDEX battery_readings_item ON battery_readings (item_id, battery, taken);
CREATE INDEX battery_readings_loan ON battery_readings (loan_id);

CREATE TABLE jobs (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  number TEXT NOT NULL UNIQUE,
  item_id INTEGER NOT NULL REFERENCES equipment (id),
  kind TEXT NOT NULL DEFAULT 'repair'
    CHECK (kind IN ('repair', 'battery', 'service', 'ready-test')),
  reported TEXT NOT NULL CHECK (reported IS strftime('%Y-%m-%d %H:%M', reported)),
  reporter_id INTEGER REFERENCES people (id),
  fault TEXT NOT NULL,
  state TEXT NOT NULL DEFAULT 'open' CHECK (state IN ('open', 'away', 'done', 'cancelled')),
  due TEXT CHECK (due IS date(due)),
  done TEXT CHECK (done IS strftime('%Y-%m-%d %H:%M', done)),
  result TEXT,
  cost INTEGER CHECK (cost >= 0),
  source TEXT
) STRICT;
CREATE INDEX jobs_item ON jobs (item_id, state);
CREATE INDEX jobs_state ON jobs (state);
CREATE INDEX jobs_source ON jobs (source);

CREATE TABLE damages (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  number TEXT NOT NULL UNIQUE,
  item_id INTEGER NOT NULL REFERENCES equipment (id),
  kind TEXT NOT NULL DEFAULT 'damage' CHECK (kind IN ('damage', 'wear', 'missing', 'lost')),
  happened TEXT NOT NULL CHECK (happened IS strftime('%Y-%m-%d %H:%M', happened)),
  event TEXT NOT NULL,
  person_id INTEGER REFERENCES people (id),
  loan_id INTEGER REFERENCES loans (id),
  for_shoot INTEGER NOT NULL DEFAULT 0 CHECK (for_shoot IN (0, 1)),
  cause TEXT CHECK (cause IN ('correct-use', 'misuse', 'force-majeure')),
  severity TEXT CHECK (severity IN ('slight', 'moderate', 'severe')),
  liability TEXT CHECK (liability IN ('none', 'partial', 'full')),
  value INTEGER CHECK (value >= 0),
  amount INTEGER CHECK (amount >= 0),
  state TEXT NOT NULL DEFAULT 'open'
    CHECK (state IN ('open', 'proposed', 'approved', 'cancelled')),
  proposer_id INTEGER REFERENCES people (id),
  approver_id INTEGER REFERENCES people (id),
  approved TEXT CHECK (approved IS strftime('%Y-%m-%d %H:%M', approved)),
  note TEXT
) STRICT;
CREATE INDEX damages_item ON damages (item_id);
CREATE INDEX damages_loan ON damages (loan_id);
CREATE INDEX damages_person ON damages (person_id);
CREATE INDEX damages_state ON damages (state);
