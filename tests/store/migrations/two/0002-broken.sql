-- SPDX-License-Identifier: GPL-3.0-or-later
-- Fails half way.
ALTER TABLE things ADD COLUMN size INTEGER;
INSERT INTO nowhere VALUES (1);
