/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The file as a whole: init, settings, today, backup, restore, check. */

#include "desk-ctl.h"

#include <glib/gstdio.h>

#include "desk-backup.h"
#include "desk-kinds.h"
#include "desk-language.h"
#include "desk-sample.h"
#include "desk-settings.h"
#include "desk-today.h"

/* A file that could not be set up must not stay half made. */
static void
remove_new_file (const char *path)
{
  static const char *const endings[] = { "", "-wal", "-shm" };

  for (guint i = 0; i < G_N_ELEMENTS (endings); i++)
    {
      g_autofree char *name = g_strconcat (path, endings[i], NULL);
      g_unlink (name);
    }
}

static int
run_init (DeskCtl *self)
{
  g_autoptr (GError) error = NULL;

  self->office = desk_office_create (self->path, desk_ctl_option (self, "preset"), &error);
  if (self->office == NULL)
    return desk_ctl_fail (self->path, error);
  if (desk_ctl_has (self, "sample") &&
      !desk_sample_fill (self->office, desk_ctl_today (self), &error))
    {
      g_clear_object (&self->office);
      remove_new_file (self->path);
      return desk_ctl_fail (self->path, error);
    }
  desk_ctl_print (self, self->path);
  return DESK_CTL_DONE;
}

static int
list_settings (DeskCtl    *self,
               const char *key)
{
  g_autoptr (GPtrArray) where = g_ptr_array_new_with_free_func (g_free);
  DeskListingFilter filter = { .where = where };
  g_autoptr (GError) error = NULL;
  g_autoptr (DeskListing) listing = NULL;

  if (key != NULL)
    g_ptr_array_add (where, g_strconcat ("key=", key, NULL));
  listing =
    desk_listing_new (self->office, "settings", &filter, desk_language_current (), &error);
  if (listing == NULL)
    return desk_ctl_fail ("settings", error);
  desk_ctl_print_listing (self, listing, NULL);
  return DESK_CTL_DONE;
}

static int
unknown_setting (const char *key)
{
  g_autoptr (GPtrArray) known = g_ptr_array_new ();

  for (const DeskSetting *setting = desk_settings_list (); setting->key != NULL; setting++)
    g_ptr_array_add (known, (gpointer) setting->key);
  return desk_ctl_unknown (_ ("setting"), key, known);
}

static int
run_settings (DeskCtl *self)
{
  const char *key = desk_ctl_word (self, 0);
  const char *value = desk_ctl_word (self, 1);
  g_autoptr (GError) error = NULL;

  if (key != NULL && desk_settings_find (key) == NULL)
    return unknown_setting (key);
  if (value != NULL)
    return desk_settings_set (self->office, key, value, &error) ? DESK_CTL_DONE
                                                                : desk_ctl_fail (key, error);
  if (key != NULL && !self->json)
    {
      g_autofree char *text = desk_settings_get (self->office, key);
      desk_ctl_print (self, text);
      return DESK_CTL_DONE;
    }
  return list_settings (self, key);
}

static const struct
{
  const char *code;
  const char *words;
} today_kinds[] = {
  { "duty", NC_ ("today", "duty") },
  { "inspection", NC_ ("today", "inspection") },
  { "plan", NC_ ("today", "planning") },
  { "rectify", NC_ ("today", "to put right") },
  { "swap", NC_ ("today", "owed turn") },
  { "fine", NC_ ("today", "ledger") },
  { "people", NC_ ("today", "people") },
  { "post", NC_ ("today", "post") },
  { "probation", NC_ ("today", "probation") },
  { "term", NC_ ("today", "term") },
  { "backup", NC_ ("today", "backup") },
  { "displaced", NC_ ("today", "displaced booking") },
  { "tidy", NC_ ("today", "room to tidy") },
  { "roomless", NC_ ("today", "meeting without a room") },
  { "key", NC_ ("today", "key") },
  { "work-plan", NC_ ("today", "work plan") },
};

static const char *
today_words (const char *code)
{
  for (guint i = 0; i < G_N_ELEMENTS (today_kinds); i++)
    if (g_str_equal (today_kinds[i].code, code))
      return C_ ("today", today_kinds[i].words);
  return code;
}

static int
run_today (DeskCtl *self)
{
  static const char *const columns[] = { "kind", "date", "who", "text", "late" };
  DeskDate day = desk_ctl_today (self);
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) items = NULL;
  g_autoptr (DeskListing) listing = desk_listing_make ();

  if (!desk_ctl_date_option (self, "day", &day))
    return DESK_CTL_FAILED;
  items = desk_today_list (self->office, day, &error);
  if (items == NULL)
    return desk_ctl_fail ("today", error);
  for (guint i = 0; i < G_N_ELEMENTS (columns); i++)
    desk_listing_add_column (listing, columns[i],
                             g_str_equal (columns[i], "late") ? DESK_LISTING_YES_NO
                                                              : DESK_LISTING_TEXT);
  for (guint i = 0; i < items->len; i++)
    {
      const DeskTodayItem *item = items->pdata[i];
      DeskListingCell *row = desk_listing_add_row (listing);
      g_autofree char *date = desk_date_to_iso (item->date);
      const char *who = item->who != NULL && *item->who != '\0' ? item->who : NULL;

      desk_listing_cell_set (&row[0], today_words (item->kind), item->kind);
      desk_listing_cell_set (&row[1], date, date);
      desk_listing_cell_set (&row[2], who, who);
      desk_listing_cell_set (&row[3], item->text, item->text);
      desk_listing_cell_set (&row[4], item->late ? _ ("yes") : _ ("no"),
                             item->late ? "true" : "false");
    }
  desk_ctl_print_listing (self, listing, NULL);
  return DESK_CTL_DONE;
}

static int
run_backup (DeskCtl *self)
{
  const char *path = desk_ctl_word (self, 0);
  g_autoptr (GError) error = NULL;

  if (!desk_backup_write (desk_office_get_store (self->office), path, &error))
    return desk_ctl_fail (path, error);
  desk_ctl_print (self, path);
  return DESK_CTL_DONE;
}

/* What restoring would bring and take. */
static int
preview_restore (DeskCtl    *self,
                 const char *backup)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DeskBackupInfo) info =
    desk_backup_inspect (backup, desk_schema_get (), self->path, &error);
  g_autofree char *text = NULL;

  if (info == NULL)
    return desk_ctl_fail (backup, error);
  text = desk_backup_info_to_text (info);
  desk_ctl_print (self, text);
  return DESK_CTL_DONE;
}

static int
run_restore (DeskCtl *self)
{
  const char *backup = desk_ctl_word (self, 0);
  g_autoptr (GError) error = NULL;
  g_autofree char *kept_aside = NULL;

  if (desk_ctl_has (self, "dry-run"))
    return preview_restore (self, backup);
  if (!desk_backup_restore (backup, self->path, desk_schema_get (), &kept_aside, &error))
    return desk_ctl_fail (backup, error);
  if (kept_aside != NULL)
    {
      /* Translators: %s: a file */
      g_autofree char *line = g_strdup_printf (_ ("What was there is kept as %s"), kept_aside);
      desk_ctl_print (self, line);
    }
  return DESK_CTL_DONE;
}

static int
run_check (DeskCtl *self)
{
  g_autoptr (GPtrArray) problems = desk_office_check (self->office);

  for (guint i = 0; i < problems->len; i++)
    desk_ctl_problem (self->path, problems->pdata[i]);
  if (problems->len > 0)
    return DESK_CTL_FAILED;
  desk_ctl_print (self, _ ("Everything is in order"));
  return DESK_CTL_DONE;
}

static const DeskCtlOption init_options[] = {
  { "preset", "NAME", N_ ("photo-studio (else), office, project-studio or call-centre") },
  { "sample", NULL, N_ ("a lively example studio, with weeks around today") },
  { NULL },
};

static const DeskCtlOption today_options[] = {
  { "day", "D", N_ ("another day than today") },
  { NULL },
};

static const DeskCtlOption restore_options[] = {
  { "dry-run", NULL, N_ ("only say what is in the backup, and what is newer than it") },
  { NULL },
};

const DeskCtlCommand desk_ctl_file_commands[] = {
  { "init", "[--preset NAME] [--sample]",
    N_ ("Makes a new file, never over an old one; prints its name."),
    "--db studio.db init --preset photo-studio", init_options, 0, 0, TRUE, run_init },
  { "settings", "[KEY [VALUE]]", N_ ("Lists settings, prints one, or sets one."),
    "settings hygiene.fine 10.00", NULL, 0, 2, FALSE, run_settings },
  { "today", "[--day D]", N_ ("Lists all that waits for someone: due, late, missing, to sign."),
    "today --day 2026-10-12", today_options, 0, 0, FALSE, run_today },
  { "backup", "FILE",
    N_ ("Writes the whole studio, files included, into one archive and reads it back; prints its "
        "name."),
    "backup /media/usb/studio-2026-10-09.zip", NULL, 1, 1, FALSE, run_backup },
  { "restore", "FILE [--dry-run]",
    N_ ("Brings back what a backup holds, on this or another computer; the old file is kept "
        "aside."),
    "restore /media/usb/studio-2026-10-09.zip", restore_options, 1, 1, TRUE, run_restore },
  { "check", "", N_ ("Checks the file, the journal and every rule that must always hold."), "check",
    NULL, 0, 0, FALSE, run_check },
  { NULL },
};
