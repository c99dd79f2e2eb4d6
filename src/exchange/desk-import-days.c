/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A new year's holiday notice (SET-4): what it moves is said before it is applied. */

#include "desk-calendar-moves.h"
#include "desk-import-private.h"
#include "desk-kinds.h"

/**
 * desk_import_moves:
 *
 * Returns: (transfer full) (element-type utf8): a sentence for each planned duty that
 *   an import of days moves or makes fall away; nothing for other kinds
 */
GPtrArray *
desk_import_moves (DeskImport  *self,
                   GError     **error)
{
  g_autoptr (GPtrArray) changes =
    g_ptr_array_new_with_free_func ((GDestroyNotify) desk_calendar_change_free);

  for (guint i = 0; self->kind == &desk_kind_days && i < self->rows->len; i++)
    {
      const DeskImportEntry *entry = self->rows->pdata[i];
      const char *kind;

      if (entry->draft == NULL ||
          (entry->row.action != DESK_IMPORT_ADDED && entry->row.action != DESK_IMPORT_CHANGED))
        continue;
      kind = desk_draft_get_text (entry->draft, "kind");
      g_ptr_array_add (changes, desk_calendar_change_new (
                                  desk_date_parse (desk_draft_get_text (entry->draft, "date")),
                                  g_strcmp0 (kind, "work") == 0 ? DESK_DAY_WORK : DESK_DAY_OFF,
                                  desk_draft_get_text (entry->draft, "name")));
    }
  return desk_calendar_moves (self->office, changes, error);
}
