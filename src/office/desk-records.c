/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "desk-records.h"

#include <string.h>

#include "desk-bulletin.h"
#include "desk-clients.h"
#include "desk-diary.h"
#include "desk-attachments.h"
#include "desk-equipment.h"
#include "desk-flow.h"
#include "desk-goods.h"
#include "desk-language.h"
#include "desk-ledger.h"
#include "desk-meetings.h"
#include "desk-notices.h"
#include "desk-office-private.h"
#include "desk-people.h"
#include "desk-plans.h"
#include "desk-reports.h"
#include "desk-rooms.h"
#include "desk-rota-private.h"
#include "desk-supplies.h"

static gboolean
check_order (DeskDraft   *draft,
             const char  *first,
             const char  *second,
             const char  *message,
             GError     **error)
{
  const char *from = desk_draft_get_text (draft, first);
  const char *to = desk_draft_get_text (draft, second);

  if (from == NULL || to == NULL || strcmp (from, to) <= 0)
    return TRUE;
  g_set_error_literal (error, DESK_ERROR, DESK_ERROR_INVALID, message);
  return FALSE;
}

/* Two of one name are told apart by their phone (CLI.md, import of people). */
static gboolean
check_person (DeskOffice  *office,
              DeskDraft   *draft,
              GError     **error)
{
  const char *phone = desk_draft_get_text (draft, "phone");
  g_autoptr (DeskRows) rows = NULL;

  if (!check_order (draft, "entry_date", "left_date",
                    _ ("The day of leaving is before the entry date"), error) ||
      !check_order (draft, "birth_date", "entry_date",
                    _ ("The entry date is before the birth date"), error))
    return FALSE;
  if (phone == NULL)
    return TRUE;
  rows = desk_store_select (office->store, error,
                            "SELECT id FROM people WHERE name = ? AND phone = ? AND id <> ?", "tti",
                            desk_draft_get_text (draft, "name"), phone, desk_draft_get_id (draft));
  if (rows == NULL)
    return FALSE;
  if (desk_rows_next (rows))
    {
      g_set_error (error, DESK_ERROR, DESK_ERROR_EXISTS,
                   /* Translators: a name and a phone number */
                   _ ("“%s” with the phone %s is there already"),
                   desk_draft_get_text (draft, "name"), phone);
      return FALSE;
    }
  return TRUE;
}

static gboolean
check_duty (DeskOffice  *office,
            DeskDraft   *draft,
            GError     **error)
{
  if (g_strcmp0 (desk_draft_get_text (draft, "kind"), "group") == 0 ||
      desk_draft_get_number (draft, "group") == 0)
    return TRUE;
  g_set_error_literal (error, DESK_ERROR, DESK_ERROR_INVALID,
                       _ ("Only a plain duty day has a group; team cleaning is everybody's"));
  return FALSE;
}

/* Fills in what follows from other fields. */
static void
complete (DeskOffice *office,
          DeskDraft  *draft)
{
  const DeskKind *kind = desk_draft_get_kind (draft);

  if (kind == &desk_kind_people && desk_draft_get_text (draft, "status") == NULL)
    desk_draft_set_text (draft, "status", "regular");
  if ((kind == &desk_kind_areas || kind == &desk_kind_groups) && desk_draft_get_id (draft) == 0 &&
      !desk_draft_get_value (draft, "position")->set)
    {
      g_autofree char *sql =
        g_strdup_printf ("SELECT ifnull(max(position), 0) + 1 FROM %s", kind->table);
      g_autoptr (DeskRows) rows = desk_store_select (office->store, NULL, sql, "");
      if (rows != NULL && desk_rows_next (rows))
        desk_draft_set_number (draft, "position", desk_rows_int (rows, 0));
    }
  desk_equipment_complete (office, draft);
  desk_clients_complete (office, draft);
  desk_goods_complete (office, draft);
  desk_diary_complete (office, draft);
  desk_ledger_complete (office, draft);
  desk_plans_complete (office, draft);
  desk_meetings_complete (office, draft);
}

/* Whether the draft may be saved: the fields' own checks and those of its kind. */
gboolean
desk_records_check (DeskOffice  *office,
                    DeskDraft   *draft,
                    GError     **error)
{
  const DeskKind *kind = desk_draft_get_kind (draft);

  complete (office, draft);
  if (kind == &desk_kind_attachments && !desk_attachments_check_draft (office, draft, error))
    return FALSE;
  if (!desk_flow_check_draft (draft, error) ||
      !desk_notices_check_draft (office, draft, error) ||
      !desk_rooms_check_draft (office, draft, error) ||
      !desk_plans_check_draft (office, draft, error) ||
      !desk_bulletin_check_draft (office, draft, error) ||
      !desk_supplies_check_draft (office, draft, error) || !desk_draft_check (draft, error))
    return FALSE;
  if (kind == &desk_kind_people)
    return check_person (office, draft, error);
  if (kind == &desk_kind_ledger)
    return desk_ledger_check_draft (office, draft, error);
  if (kind == &desk_kind_absences)
    return check_order (draft, "from", "to", _ ("The last day is before the first one"), error);
  if (kind == &desk_kind_duties)
    return check_duty (office, draft, error);
  return desk_equipment_check_draft (office, draft, error) &&
         desk_clients_check_draft (office, draft, error) &&
         desk_goods_check_draft (office, draft, error) &&
         desk_diary_check_draft (office, draft, error) &&
         desk_meetings_check_draft (office, draft, error) &&
         desk_reports_check_draft (office, draft, error);
}

/* Checks and writes the draft, as part of the act that runs. */
gboolean
desk_records_write (DeskOffice  *office,
                    DeskDraft   *draft,
                    GError     **error)
{
  /* A booking may displace others. */
  if (desk_draft_get_kind (draft) == &desk_kind_bookings)
    return desk_rooms_write_draft (office, draft, NULL, error);
  return desk_records_check (office, draft, error) && desk_draft_save (draft, error);
}

static char *
draft_name (DeskOffice *office,
            DeskDraft  *draft)
{
  const DeskField *title = desk_kind_get_title (desk_draft_get_kind (draft));

  return desk_value_to_display (office->store, title, desk_draft_get_value (draft, title->name),
                                desk_language_current ());
}

/**
 * desk_records_save:
 *
 * Adds or changes the record, as one act; one that changes nothing leaves no trace.
 */
gboolean
desk_records_save (DeskOffice  *office,
                   DeskDraft   *draft,
                   GError     **error)
{
  const DeskKind *kind = desk_draft_get_kind (draft);
  g_autoptr (DeskAct) act = NULL;
  g_autofree char *name = NULL;
  g_autofree char *title = NULL;

  /* The name may be a number that is given out now. */
  complete (office, draft);
  name = draft_name (office, draft);
  /* Translators: a kind of record, as "person", and its name */
  title =
    g_strdup_printf (desk_draft_get_id (draft) == 0 ? _ ("Add %s “%s”") : _ ("Change %s “%s”"),
                     _ (kind->singular), name);
  act = desk_ledger_is_final (draft) ? desk_store_begin_final (office->store, error, title)
                                     : desk_store_begin (office->store, error, title);
  if (act == NULL || !desk_records_write (office, draft, error))
    return FALSE;
  return desk_act_commit (g_steal_pointer (&act), error);
}

/* The parts of a duty day go with it. */
static gboolean
remove_parts (DeskOffice      *office,
              const DeskKind  *kind,
              gint64           id,
              GError         **error)
{
  if (kind != &desk_kind_duties)
    return TRUE;
  return desk_rota_clear_duty (office, id, error);
}

/* Ledger entries are never deleted by hand: reversal is a new entry (CON-2). */
gboolean
desk_records_remove (DeskOffice      *office,
                     const DeskKind  *kind,
                     gint64           id,
                     GError         **error)
{
  g_autoptr (DeskDraft) draft = NULL;
  g_autoptr (DeskAct) act = NULL;
  g_autofree char *name = NULL;
  g_autofree char *title = NULL;

  if (desk_meetings_removes (kind))
    return desk_meetings_remove (office, kind, id, error);
  if (kind == &desk_kind_ledger)
    {
      g_set_error_literal (error, DESK_ERROR, DESK_ERROR_REFUSED,
                           _ ("Nothing is deleted from the ledger; reverse the entry instead"));
      return FALSE;
    }
  if (!desk_flow_check_remove (kind, error) || !desk_equipment_check_remove (kind, error) ||
      !desk_goods_check_remove (kind, error) ||
      !desk_clients_check_remove (office, kind, id, error) ||
      !desk_rooms_check_remove (kind, error) || !desk_plans_check_remove (office, kind, id, error))
    return FALSE;
  draft = desk_draft_edit (office->store, kind, id, error);
  if (draft == NULL)
    return FALSE;
  name = draft_name (office, draft);
  /* Translators: a kind of record, as "person", and its name */
  title = g_strdup_printf (_ ("Remove %s “%s”"), _ (kind->singular), name);
  act = desk_store_begin (office->store, error, title);
  if (act == NULL || !remove_parts (office, kind, id, error) || !desk_draft_delete (draft, error))
    return FALSE;
  return desk_act_commit (g_steal_pointer (&act), error);
}

/**
 * desk_records_find:
 * @id_or_name: a number, or the name of the record
 *
 * Returns: the id, or 0 with %DESK_ERROR_NOT_FOUND or %DESK_ERROR_INVALID
 */
gint64
desk_records_find (DeskOffice      *office,
                   const DeskKind  *kind,
                   const char      *id_or_name,
                   GError         **error)
{
  g_autoptr (GError) local = NULL;
  /* What is named by another record has no name of its own but its number. */
  gboolean is_named = desk_kind_get_title (kind)->type != DESK_FIELD_REFERENCE;
  gint64 id = is_named ? desk_store_find_named (office->store, kind, id_or_name, &local) : 0;
  guint64 number;

  if (id == 0 && g_ascii_string_to_unsigned (id_or_name, 10, 1, G_MAXINT64, &number, NULL))
    {
      g_autofree char *sql = g_strdup_printf ("SELECT id FROM %s WHERE id = ?", kind->table);
      g_autoptr (DeskRows) rows =
        desk_store_select (office->store, NULL, sql, "i", (gint64) number);
      if (rows != NULL && desk_rows_next (rows))
        return desk_rows_int (rows, 0);
    }
  if (id == 0 && local == NULL)
    g_set_error (error, DESK_ERROR, DESK_ERROR_NOT_FOUND, _ ("There is no %s “%s”"),
                 _ (kind->singular), id_or_name);
  else if (id == 0)
    g_propagate_error (error, g_steal_pointer (&local));
  return id;
}

void
desk_field_change_free (DeskFieldChange *self)
{
  g_free (self->record);
  g_free (self->field);
  g_free (self->before);
  g_free (self->after);
  g_free (self);
}

static const DeskKind *
kind_of_table (DeskOffice *office,
               const char *table)
{
  const DeskKind *const *kinds = desk_store_get_schema (office->store)->kinds;

  for (guint i = 0; kinds[i] != NULL; i++)
    if (g_str_equal (kinds[i]->table, table))
      return kinds[i];
  return NULL;
}

/* The record's name now, else as the change knew it. */
static char *
change_name (DeskOffice       *office,
             const DeskKind   *kind,
             const DeskChange *change,
             const char       *language)
{
  const DeskField *title = desk_kind_get_title (kind);
  int place = desk_kind_find_field (kind, title->name);
  const DeskValue *value = NULL;
  g_autoptr (DeskDraft) draft = desk_draft_edit (office->store, kind, change->id, NULL);

  if (draft != NULL)
    value = desk_draft_get_value (draft, title->name);
  else if (change->before != NULL && place + 1 < (int) change->n_columns)
    value = &change->before[place + 1];
  else if (change->after != NULL && place + 1 < (int) change->n_columns)
    value = &change->after[place + 1];
  return value != NULL ? desk_value_to_display (office->store, title, value, language)
                       : g_strdup ("");
}

/**
 * desk_records_describe:
 * @entry: a journal entry
 *
 * Returns: (transfer full) (element-type DeskFieldChange): what it changed, field
 *   by field
 */
GPtrArray *
desk_records_describe (DeskOffice  *office,
                       gint64       entry,
                       const char  *language,
                       GError     **error)
{
  g_autoptr (DeskChanges) changes = desk_journal_get_changes (office->store, entry, error);
  GPtrArray *lines;

  if (changes == NULL)
    return NULL;
  lines = g_ptr_array_new_with_free_func ((GDestroyNotify) desk_field_change_free);
  for (guint i = 0; i < changes->items->len; i++)
    {
      const DeskChange *change = changes->items->pdata[i];
      const DeskKind *kind = kind_of_table (office, change->table);
      g_autofree char *name = NULL;

      if (kind == NULL)
        continue;
      name = change_name (office, kind, change, language);
      for (guint f = 0; kind->fields[f].name != NULL && f + 1 < change->n_columns; f++)
        {
          const DeskValue none = { FALSE };
          const DeskValue *before = change->before != NULL ? &change->before[f + 1] : &none;
          const DeskValue *after = change->after != NULL ? &change->after[f + 1] : &none;
          DeskFieldChange *line;

          if (!change->touched[f + 1] || (!before->set && !after->set))
            continue;
          line = g_new0 (DeskFieldChange, 1);
          line->kind = kind;
          line->id = change->id;
          line->type = change->type;
          line->record = g_strdup (name);
          line->field = g_strdup (desk_language_text (language, kind->fields[f].label));
          line->before = desk_value_to_display (office->store, &kind->fields[f], before, language);
          line->after = desk_value_to_display (office->store, &kind->fields[f], after, language);
          g_ptr_array_add (lines, line);
        }
    }
  return lines;
}
