/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The journal: undo, redo, log. */

#include "desk-ctl.h"

#include <string.h>

#include "desk-journal.h"
#include "desk-language.h"
#include "desk-records.h"

/* The acts that `undo --last` takes back, newest first; all of them must be there
 * and none of them final before the first is touched. */
static GArray *
find_last (DeskCtl  *self,
           guint     wanted,
           GError  **error)
{
  DeskStore *store = desk_office_get_store (self->office);
  const char *actor = desk_ctl_option (self, "as");
  g_autoptr (GPtrArray) entries = desk_journal_list (store, NULL, NULL, error);
  g_autoptr (GHashTable) taken_back = g_hash_table_new (g_int64_hash, g_int64_equal);
  g_autoptr (GArray) found = g_array_new (FALSE, FALSE, sizeof (gint64));

  if (entries == NULL)
    return NULL;
  for (guint i = entries->len; i > 0 && found->len < wanted; i--)
    {
      DeskJournalEntry *entry = entries->pdata[i - 1];

      if (g_hash_table_contains (taken_back, &entry->id))
        continue;
      if (entry->target != 0)
        g_hash_table_add (taken_back, &entry->target);
      else if (actor != NULL && !g_str_equal (actor, entry->actor))
        continue;
      else if (entry->final)
        {
          g_set_error (error, DESK_ERROR, DESK_ERROR_REFUSED,
                       _ ("Entry %lld “%s” is final; reverse or void it instead"),
                       (long long) entry->id, entry->title);
          return NULL;
        }
      else
        g_array_append_val (found, entry->id);
    }
  if (found->len < wanted)
    {
      g_set_error (
        error, DESK_ERROR, DESK_ERROR_NOT_FOUND,
        ngettext ("Only %u act can be taken back", "Only %u acts can be taken back", found->len),
        found->len);
      return NULL;
    }
  return g_steal_pointer (&found);
}

static void
print_newest (DeskCtl *self)
{
  DeskStore *store = desk_office_get_store (self->office);
  g_autoptr (GPtrArray) entries = desk_journal_list (store, NULL, NULL, NULL);

  if (entries != NULL && entries->len > 0)
    {
      const DeskJournalEntry *newest = entries->pdata[entries->len - 1];
      desk_ctl_print (self, newest->title);
    }
}

static int
undo_last (DeskCtl    *self,
           const char *count)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GArray) acts = NULL;
  guint64 wanted;

  if (!g_ascii_string_to_unsigned (count, 10, 1, 100000, &wanted, NULL))
    return desk_ctl_usage ("--last", _ ("say how many acts to take back"));
  acts = find_last (self, (guint) wanted, &error);
  if (acts == NULL)
    return desk_ctl_fail ("undo", error);
  for (guint i = 0; i < acts->len; i++)
    {
      if (!desk_office_undo (self->office, g_array_index (acts, gint64, i), NULL, &error))
        {
          /* All of them or none: what was taken back comes again. */
          for (; i > 0; i--)
            desk_office_redo (self->office, desk_ctl_option (self, "as"), NULL);
          g_string_truncate (self->output, 0);
          return desk_ctl_fail ("undo", error);
        }
      print_newest (self);
    }
  return DESK_CTL_DONE;
}

static int
run_undo (DeskCtl *self)
{
  const char *word = desk_ctl_word (self, 0);
  g_autoptr (GError) error = NULL;
  guint64 entry = 0;

  if (desk_ctl_has (self, "last"))
    return word == NULL ? undo_last (self, desk_ctl_option (self, "last"))
                        : desk_ctl_usage ("undo", _ ("give an entry or --last, not both"));
  if (word != NULL && !g_ascii_string_to_unsigned (word, 10, 1, G_MAXINT64, &entry, NULL))
    return desk_ctl_usage (word, _ ("give the number of a journal entry; “log” lists them"));
  if (!desk_office_undo (self->office, (gint64) entry, desk_ctl_option (self, "as"), &error))
    return desk_ctl_fail ("undo", error);
  print_newest (self);
  return DESK_CTL_DONE;
}

static int
run_redo (DeskCtl *self)
{
  g_autoptr (GError) error = NULL;

  if (!desk_office_redo (self->office, desk_ctl_option (self, "as"), &error))
    return desk_ctl_fail ("redo", error);
  print_newest (self);
  return DESK_CTL_DONE;
}

/* The table of the log: an entry's columns, repeated for each field it changed. */
enum
{
  LOG_ENTRY,
  LOG_AT,
  LOG_HAPPENED,
  LOG_ACTOR,
  LOG_ACTION,
  LOG_TITLE,
  LOG_TARGET,
  LOG_RECORD,
  LOG_NAME,
  LOG_CHANGE,
  LOG_FIELD,
  LOG_BEFORE,
  LOG_AFTER,
  N_LOG
};

static const struct
{
  const char *name;
  DeskListingType type;
} log_columns[N_LOG] = {
  [LOG_ENTRY] = { "entry", DESK_LISTING_NUMBER },
  [LOG_AT] = { "at", DESK_LISTING_TEXT },
  [LOG_HAPPENED] = { "happened", DESK_LISTING_TEXT },
  [LOG_ACTOR] = { "actor", DESK_LISTING_TEXT },
  [LOG_ACTION] = { "action", DESK_LISTING_TEXT },
  [LOG_TITLE] = { "title", DESK_LISTING_TEXT },
  [LOG_TARGET] = { "target", DESK_LISTING_NUMBER },
  [LOG_RECORD] = { "record", DESK_LISTING_TEXT },
  [LOG_NAME] = { "name", DESK_LISTING_TEXT },
  [LOG_CHANGE] = { "change", DESK_LISTING_TEXT },
  [LOG_FIELD] = { "field", DESK_LISTING_TEXT },
  [LOG_BEFORE] = { "before", DESK_LISTING_TEXT },
  [LOG_AFTER] = { "after", DESK_LISTING_TEXT },
};

static const struct
{
  const char *code;
  const char *words;
} change_types[] = {
  [DESK_CHANGE_INSERT] = { "added", N_ ("added") },
  [DESK_CHANGE_UPDATE] = { "changed", N_ ("changed") },
  [DESK_CHANGE_DELETE] = { "removed", N_ ("removed") },
};

static const char *
action_words (const char *code)
{
  if (g_str_equal (code, "undo"))
    return C_ ("journal", "undo");
  if (g_str_equal (code, "redo"))
    return C_ ("journal", "redo");
  return C_ ("journal", "act");
}

typedef struct
{
  DeskCtl *ctl;
  DeskListing *listing;
  DeskListingNames *names;
  const DeskKind *kind; /* (nullable) only this record */
  gint64 id;
} Log;

static DeskListingCell *
add_log_row (Log                    *self,
             const DeskJournalEntry *entry)
{
  DeskListingCell *row = desk_listing_add_row (self->listing);
  g_autofree char *id = g_strdup_printf ("%" G_GINT64_FORMAT, entry->id);
  g_autofree char *target =
    entry->target != 0 ? g_strdup_printf ("%" G_GINT64_FORMAT, entry->target) : NULL;

  desk_listing_cell_set (&row[LOG_ENTRY], id, id);
  desk_listing_cell_set (&row[LOG_AT], entry->at, entry->at);
  desk_listing_cell_set (&row[LOG_HAPPENED], entry->happened, entry->happened);
  desk_listing_cell_set (&row[LOG_ACTOR], entry->actor,
                         *entry->actor != '\0' ? entry->actor : NULL);
  desk_listing_cell_set (&row[LOG_ACTION], action_words (entry->kind), entry->kind);
  desk_listing_cell_set (&row[LOG_TITLE], entry->title, entry->title);
  desk_listing_cell_set (&row[LOG_TARGET], target, target);
  return row;
}

static const DeskKind *
kind_of_table (DeskCtl    *self,
               const char *table)
{
  const DeskKind *const *kinds =
    desk_store_get_schema (desk_office_get_store (self->office))->kinds;

  for (guint i = 0; kinds[i] != NULL; i++)
    if (g_str_equal (kinds[i]->table, table))
      return kinds[i];
  return NULL;
}

/* The record's name as the change knows it, else as it is now. */
static DeskListingCell
name_of (Log              *self,
         const DeskKind   *kind,
         const DeskChange *change)
{
  const DeskField *title = desk_kind_get_title (kind);
  guint place = (guint) desk_kind_find_field (kind, title->name) + 1;
  const DeskValue *values = change->after != NULL ? change->after : change->before;
  DeskListingCell cell = { NULL, NULL };

  if (place < change->n_columns && change->touched[place])
    return desk_listing_cell_new (self->names, title, &values[place]);
  desk_listing_cell_set (&cell, desk_listing_names_get (self->names, kind->name, change->id, FALSE),
                         desk_listing_names_get (self->names, kind->name, change->id, TRUE));
  return cell;
}

static void
log_change (Log                    *self,
            const DeskJournalEntry *entry,
            const DeskKind         *kind,
            const DeskChange       *change)
{
  g_autofree char *record = g_strdup_printf ("%s/%" G_GINT64_FORMAT, kind->name, change->id);

  for (guint f = 0; kind->fields[f].name != NULL && f + 1 < change->n_columns; f++)
    {
      const DeskField *field = &kind->fields[f];
      const DeskValue none = { FALSE };
      const DeskValue *before = change->before != NULL ? &change->before[f + 1] : &none;
      const DeskValue *after = change->after != NULL ? &change->after[f + 1] : &none;
      DeskListingCell *row;

      if (!change->touched[f + 1] || (!before->set && !after->set))
        continue;
      row = add_log_row (self, entry);
      desk_listing_cell_set (&row[LOG_RECORD], record, record);
      row[LOG_NAME] = name_of (self, kind, change);
      desk_listing_cell_set (&row[LOG_CHANGE], _ (change_types[change->type].words),
                             change_types[change->type].code);
      desk_listing_cell_set (&row[LOG_FIELD], desk_field_get_label (field), field->name);
      row[LOG_BEFORE] = desk_listing_cell_new (self->names, field, before);
      row[LOG_AFTER] = desk_listing_cell_new (self->names, field, after);
    }
}

static gboolean
log_entry (Log                     *self,
           const DeskJournalEntry  *entry,
           GError                 **error)
{
  g_autoptr (DeskChanges) changes =
    desk_journal_get_changes (desk_office_get_store (self->ctl->office), entry->id, error);

  if (changes == NULL)
    return FALSE;
  for (guint i = 0; i < changes->items->len; i++)
    {
      const DeskChange *change = changes->items->pdata[i];
      const DeskKind *kind = kind_of_table (self->ctl, change->table);

      if (kind != NULL && (self->kind == NULL || (self->kind == kind && self->id == change->id)))
        log_change (self, entry, kind, change);
    }
  return TRUE;
}

/* --record KIND/ID; ID may be the name of a record that is there. */
static int
choose_record (Log *self)
{
  const char *record = desk_ctl_option (self->ctl, "record");
  g_auto (GStrv) parts = record != NULL ? g_strsplit (record, "/", 2) : NULL;
  g_autoptr (GError) error = NULL;
  guint64 number;

  if (record == NULL)
    return DESK_CTL_DONE;
  if (parts[0] == NULL || parts[1] == NULL)
    return desk_ctl_usage ("--record", _ ("write KIND/ID, as people/3"));
  self->kind = desk_ctl_kind (self->ctl, parts[0]);
  if (self->kind == NULL)
    return DESK_CTL_USAGE;
  /* What was removed has no name any more, but its number. */
  if (g_ascii_string_to_unsigned (parts[1], 10, 1, G_MAXINT64, &number, NULL))
    self->id = (gint64) number;
  else
    self->id = desk_records_find (self->ctl->office, self->kind, parts[1], &error);
  return self->id != 0 ? DESK_CTL_DONE : desk_ctl_fail (record, error);
}

static int
run_log (DeskCtl *self)
{
  g_autoptr (DeskListing) listing = desk_listing_make ();
  g_autoptr (DeskListingNames) names =
    desk_listing_names_new (self->office, desk_language_current ());
  Log log = { .ctl = self, .listing = listing, .names = names };
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) entries = NULL;
  g_autofree char *first = NULL;
  g_autofree char *last = NULL;
  DeskDate from = DESK_DATE_NONE, to = DESK_DATE_NONE;
  int result = choose_record (&log);

  if (result != DESK_CTL_DONE)
    return result;
  if (!desk_ctl_date_option (self, "from", &from) || !desk_ctl_date_option (self, "to", &to))
    return DESK_CTL_FAILED;
  first = desk_date_to_iso (from);
  last = desk_date_to_iso (to);
  for (guint i = 0; i < N_LOG; i++)
    desk_listing_add_column (listing, log_columns[i].name, log_columns[i].type);
  entries = desk_journal_list (desk_office_get_store (self->office), first, last, &error);
  if (entries == NULL)
    return desk_ctl_fail ("log", error);
  for (guint i = 0; i < entries->len; i++)
    if (!log_entry (&log, entries->pdata[i], &error))
      return desk_ctl_fail ("log", error);
  desk_ctl_print_listing (self, listing, NULL);
  return DESK_CTL_DONE;
}

static const DeskCtlOption undo_options[] = {
  { "last", "K", N_ ("take back the newest K acts, all of them or none") },
  { NULL },
};

static const DeskCtlOption log_options[] = {
  { "from", "D", N_ ("from this day on") },
  { "to", "D", N_ ("until this day") },
  { "record", "KIND/ID", N_ ("only what was done to this record") },
  { NULL },
};

const DeskCtlCommand desk_ctl_journal_commands[] = {
  { "undo", "[N|--last K]",
    N_ ("Takes back the newest act, journal entry N, or the newest K acts.\n"
        "With --as only what that person did."),
    "undo --as 番番", undo_options, 0, 1, FALSE, run_undo },
  { "redo", "", N_ ("Brings back what was taken back last."), "redo", NULL, 0, 0, FALSE, run_redo },
  { "log", "[--from D] [--to D] [--record KIND/ID]",
    N_ ("Lists the journal, field by field: who changed what, when."), "log --record people/3",
    log_options, 0, 0, FALSE, run_log },
  { NULL },
};
