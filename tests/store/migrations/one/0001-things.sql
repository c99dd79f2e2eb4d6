-- SPDX-License-Identifier: GPL-3.0-or-later
-- A small file of an older program.
CREATE TABLE journal (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  at TEXT NOT NULL,
  happened TEXT NOT NULL,
  actor TEXT NOT NULL,
  title TEXT NOT NULL,
  kind TEXT NOT NULL,
  target INTEGER REFERENCES journal (id),
  final INTEGER NOT NULL DEFAULT 0,
  changeset BLOB NOT NULL,
  hash TEXT NOT NULL
) STRICT;
CREATE INDEX journal_target ON journal (target) WHERE target IS NOT NULL;
CREATE VIRTUAL TABLE search USING fts5 (body, pinyin);
CREATE VIRTUAL TABLE search_grams USING fts5 (body, tokenize = 'trigram');
CREATE TABLE things (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  name TEXT NOT NULL
) STRICT;
