-- SPDX-License-Identifier: GPL-3.0-or-later
-- What a newer program adds.
ALTER TABLE things ADD COLUMN colour TEXT NOT NULL DEFAULT 'red';
CREATE TABLE boxes (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  name TEXT NOT NULL
) STRICT;
