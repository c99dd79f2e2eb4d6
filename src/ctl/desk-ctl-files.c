/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Files that belong to records: attach, attachments, detach, extract. */

#include "desk-ctl.h"

#include "desk-attachments.h"
#include "desk-language.h"
#include "desk-people.h"
#include "desk-records.h"

static int
run_attach (DeskCtl *self)
{
  const DeskKind *kind = desk_ctl_kind (self, desk_ctl_word (self, 0));
  const char *name = desk_ctl_word (self, 1);
  g_autoptr (GPtrArray) paths = g_ptr_array_new ();
  g_autoptr (GArray) ids = NULL;
  g_autoptr (GError) error = NULL;
  gint64 record;

  if (kind == NULL)
    return DESK_CTL_USAGE;
  record = desk_records_find (self->office, kind, name, &error);
  if (record == 0)
    return desk_ctl_fail (name, error);
  for (guint i = 2; i < self->words->len; i++)
    g_ptr_array_add (paths, self->words->pdata[i]);
  g_ptr_array_add (paths, NULL);
  ids = desk_attachments_add_files (self->office, kind, record,
                                    (const char *const *) paths->pdata, &error);
  if (ids == NULL)
    return desk_ctl_fail ("attach", error);
  for (guint i = 0; i < ids->len; i++)
    {
      g_autofree char *line = g_strdup_printf ("%" G_GINT64_FORMAT, g_array_index (ids, gint64, i));
      desk_ctl_print (self, line);
    }
  return DESK_CTL_DONE;
}

/* Which attachments the words and options ask for. */
static int
read_filing (DeskCtl    *self,
             DeskFiling *filing)
{
  const char *kind = desk_ctl_word (self, 0);
  const char *record = desk_ctl_word (self, 1);
  const char *person = desk_ctl_option (self, "person");
  const char *year = desk_ctl_option (self, "year");
  g_autoptr (GError) error = NULL;
  gint64 number = 0;

  if (kind != NULL && (filing->kind = desk_ctl_kind (self, kind)) == NULL)
    return DESK_CTL_USAGE;
  if (year != NULL && !g_ascii_string_to_signed (year, 10, 1900, 9999, &number, NULL))
    return desk_ctl_usage (year, _ ("give a year, as 2026"));
  filing->year = (int) number;
  if (record != NULL &&
      (filing->record = desk_records_find (self->office, filing->kind, record, &error)) == 0)
    return desk_ctl_fail (record, error);
  if (person != NULL &&
      (filing->person = desk_people_find (self->office, person, &error)) == 0)
    return desk_ctl_fail (person, error);
  return DESK_CTL_DONE;
}

static void
add_row (DeskListing          *listing,
         const DeskAttachment *attachment)
{
  DeskListingCell *row = desk_listing_add_row (listing);
  const char *kind = attachment->kind != NULL ? attachment->kind->name : "";
  g_autofree char *id = g_strdup_printf ("%" G_GINT64_FORMAT, attachment->id);
  g_autofree char *record = g_strdup_printf ("%" G_GINT64_FORMAT, attachment->record);
  g_autofree char *size = g_strdup_printf ("%" G_GINT64_FORMAT, attachment->size);

  desk_listing_cell_set (&row[0], attachment->kind != NULL ? _ (attachment->kind->label) : "",
                         kind);
  desk_listing_cell_set (&row[1], record, record);
  desk_listing_cell_set (&row[2], attachment->title, attachment->title);
  desk_listing_cell_set (&row[3], attachment->name, attachment->name);
  desk_listing_cell_set (&row[4], attachment->media_type, attachment->media_type);
  desk_listing_cell_set (&row[5], size, size);
  desk_listing_cell_set (&row[6], attachment->added, attachment->added);
  desk_listing_cell_set (&row[7], attachment->note, attachment->note);
  desk_listing_cell_set (&row[8], attachment->hash, attachment->hash);
  desk_listing_cell_set (&row[9], id, id);
}

static int
run_attachments (DeskCtl *self)
{
  static const struct
  {
    const char *name;
    DeskListingType type;
  } columns[] = {
    { "kind", DESK_LISTING_TEXT },
    { "record", DESK_LISTING_NUMBER },
    { "title", DESK_LISTING_TEXT },
    { "name", DESK_LISTING_TEXT },
    { "media_type", DESK_LISTING_TEXT },
    { "size", DESK_LISTING_NUMBER },
    { "added", DESK_LISTING_TEXT },
    { "note", DESK_LISTING_TEXT },
    { "hash", DESK_LISTING_TEXT },
    { "id", DESK_LISTING_NUMBER },
  };
  DeskFiling filing = { NULL };
  g_autoptr (DeskListing) listing = NULL;
  g_autoptr (GPtrArray) list = NULL;
  g_autoptr (GError) error = NULL;
  int result = read_filing (self, &filing);

  if (result != DESK_CTL_DONE)
    return result;
  list = desk_attachments_list (self->office, &filing, &error);
  if (list == NULL)
    return desk_ctl_fail ("attachments", error);
  listing = desk_listing_make ();
  for (guint i = 0; i < G_N_ELEMENTS (columns); i++)
    desk_listing_add_column (listing, columns[i].name, columns[i].type);
  for (guint i = 0; i < list->len; i++)
    add_row (listing, list->pdata[i]);
  desk_ctl_print_listing (self, listing, NULL);
  return DESK_CTL_DONE;
}

/* The number of an attachment, as `attach` printed it; an impossible one is answered. */
static gint64
read_id (const char *word)
{
  gint64 id = 0;

  if (!g_ascii_string_to_signed (word, 10, 1, G_MAXINT64, &id, NULL))
    desk_ctl_problem (word, _ ("give the number of the file; “attachments” lists them"));
  return id;
}

static int
run_detach (DeskCtl *self)
{
  const char *word = desk_ctl_word (self, 0);
  g_autoptr (GError) error = NULL;
  gint64 id = read_id (word);

  if (id == 0)
    return DESK_CTL_USAGE;
  return desk_attachments_remove (self->office, id, &error) ? DESK_CTL_DONE
                                                            : desk_ctl_fail (word, error);
}

static int
run_extract (DeskCtl *self)
{
  const char *word = desk_ctl_word (self, 0);
  g_autoptr (GError) error = NULL;
  gint64 id = read_id (word);

  if (id == 0)
    return DESK_CTL_USAGE;
  return desk_attachments_extract (self->office, id, desk_ctl_word (self, 1), &error)
           ? DESK_CTL_DONE
           : desk_ctl_fail (word, error);
}

static const DeskCtlOption attachments_options[] = {
  { "person", "PERSON", N_ ("of this person, or of what names the person") },
  { "year", "YEAR", N_ ("added in that year") },
  { NULL },
};

const DeskCtlCommand desk_ctl_files_commands[] = {
  { "attach", "KIND ID FILE…",
    N_ ("Stores files with a record, all of them or none; prints their numbers."),
    "attach equipment EQ-001 photo.jpg", NULL, 3, G_MAXUINT, FALSE, run_attach, N_ ("Kinds:"),
    desk_ctl_stored_kinds },
  { "attachments", "[KIND [ID]] [--person PERSON] [--year YEAR]",
    N_ ("Lists files by kind and record; of one kind, record, person or year."),
    "attachments people --year 2026", attachments_options, 0, 2, FALSE, run_attachments },
  { "detach", "NUMBER", N_ ("Takes a file off its record; undo brings it back."), "detach 12",
    NULL, 1, 1, FALSE, run_detach },
  { "extract", "NUMBER FILE",
    N_ ("Writes a file’s content to FILE, never over another one, or into a folder."),
    "extract 12 photo.jpg", NULL, 2, 2, FALSE, run_extract },
  { NULL },
};
