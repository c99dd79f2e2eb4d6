-- SPDX-License-Identifier: GPL-3.0-or-later
-- Clients, their contacts and their goods.

CREATE TABLE clients (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  number TEXT NOT NULL UNIQUE,
  name TEXT NOT NULL,
  category TEXT,
  chat TEXT,
  chat_name TEXT,
  phone TEXT,
  address TEXT,
  class TEXT,
  note TEXT,
  former_numbers TEXT
) STRICT;
CREATE INDEX clients_name ON clients (name);
CREATE INDEX clients_former ON clients (former_numbers) WHERE former_numbers IS NOT NULL;

CREATE TABLE contacts (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  client_id INTEGER NOT NULL REFERENCES clients (id),
  at TEXT NOT NULL CHECK (at IS strftime('%Y-%m-%d %H:%M', at)),
  channel TEXT NOT NULL DEFAULT 'chat'
    CHECK (channel IN ('chat', 'phone', 'forum', 'parcel', 'visit', 'other')),
  text TEXT NOT NULL,
  by_id INTEGER REFERENCES people (id),
  shoot_id INTEGER REFERENCES shoots (id)
) STRICT;
CREATE INDEX contacts_client ON contacts (client_id, at);
CREATE INDEX contacts_shoot ON contacts (shoot_id, at) WHERE shoot_id IS NOT NULL;

-- One row for each sort of goods in a parcel; rows of one parcel share its number.
CREATE TABLE goods (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  parcel TEXT NOT NULL,
  client_id INTEGER NOT NULL REFERENCES clients (id),
  shoot_id INTEGER REFERENCES shoots (id),
  name TEXT NOT NULL,
  declared INTEGER CHECK (declared >= 0),
  quantity INTEGER NOT NULL CHECK (quantity > 0),
  condition TEXT,
  accompanying TEXT,
  tracking TEXT,
  received TEXT NOT NULL CHECK (received IS strftime('%Y-%m-%d %H:%M', received)),
  receiver_id INTEGER REFERENCES people (id),
  place TEXT,
  quantity_out INTEGER CHECK (quantity_out >= 0),
  condition_out TEXT,
  difference TEXT,
  tracking_out TEXT,
  returned TEXT CHECK (returned IS strftime('%Y-%m-%d %H:%M', returned)),
  sender_id INTEGER REFERENCES people (id),
  slip TEXT,
  override TEXT,
  note TEXT,
  CHECK ((returned IS NULL) = (quantity_out IS NULL)),
  CHECK ((returned IS NULL) = (slip IS NULL)),
  CHECK (returned IS NULL OR returned >= received)
) STRICT;
CREATE INDEX goods_client ON goods (client_id, received);
CREATE INDEX goods_shoot ON goods (shoot_id) WHERE shoot_id IS NOT NULL;
CREATE INDEX goods_here ON goods (received) WHERE returned IS NULL;
CREATE INDEX goods_parcel ON goods (parcel);
CREATE INDEX goods_slip ON goods (slip) WHERE slip IS NOT NULL;

-- INV-12: goods are in custody as items and keys are.
ALTER TABLE custody ADD COLUMN goods_id INTEGER REFERENCES goods (id);
CREATE INDEX custody_goods ON custody (goods_id, "from") WHERE goods_id IS NOT NULL;
CREATE UNIQUE INDEX custody_goods_now ON custody (goods_id)
  WHERE until IS NULL AND goods_id IS NOT NULL;
