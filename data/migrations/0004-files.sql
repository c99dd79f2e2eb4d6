-- SPDX-License-Identifier: GPL-3.0-or-later
-- Files that belong to records. The contents lie beside the database, under their hash.

CREATE TABLE attachments (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  kind TEXT NOT NULL,
  record INTEGER NOT NULL CHECK (record > 0),
  name TEXT NOT NULL CHECK (name <> ''),
  media_type TEXT NOT NULL,
  size INTEGER NOT NULL CHECK (size >= 0),
  hash TEXT NOT NULL CHECK (length (hash) = 64),
  note TEXT,
  added TEXT NOT NULL
) STRICT;
CREATE INDEX attachments_record ON attachments (kind, record);
CREATE INDEX attachments_hash ON attachments (hash);
