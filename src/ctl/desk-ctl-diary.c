/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The shoot diary: book, move, cancel, propose, look (SHO-8). */

#include "desk-ctl.h"

#include "desk-diary.h"
#include "desk-language.h"
#include "desk-people.h"
#include "desk-records.h"

/* How many days are listed where no end is named. */
#define DAYS 7

static void
set_text (DeskListingCell *row,
          guint            place,
          const char      *text)
{
  desk_listing_cell_set (&row[place], text, text);
}

static void
set_day (DeskListingCell *row,
         guint            place,
         DeskDate         date)
{
  g_autofree char *iso = desk_date_to_iso (date);

  set_text (row, place, iso);
}

static void
set_time (DeskListingCell *row,
          guint            place,
          int              minutes)
{
  g_autofree char *time = desk_diary_format_time (minutes);

  set_text (row, place, time);
}

static void
set_number (DeskListingCell *row,
            guint            place,
            gint64           number)
{
  g_autofree char *text = g_strdup_printf ("%" G_GINT64_FORMAT, number);

  set_text (row, place, text);
}

static void
set_yes_no (DeskListingCell *row,
            guint            place,
            gboolean         yes)
{
  desk_listing_cell_set (&row[place], yes ? _ ("yes") : _ ("no"), yes ? "true" : "false");
}

/* The record that an option names, 0 where it is not given. */
static gboolean
read_reference (DeskCtl        *self,
                const char     *option,
                const DeskKind *kind,
                gint64         *id)
{
  const char *word = desk_ctl_option (self, option);
  g_autoptr (GError) error = NULL;

  if (word == NULL)
    return TRUE;
  *id = desk_records_find (self->office, kind, word, &error);
  if (*id == 0)
    desk_ctl_fail (word, error);
  return *id != 0;
}

static gboolean
read_time (DeskCtl    *self,
           const char *option,
           int        *minutes)
{
  const char *text = desk_ctl_option (self, option);

  if (text == NULL || desk_diary_parse_time (text, minutes))
    return TRUE;
  desk_ctl_problem (text, _ ("this is no time of day; write it like 09:00"));
  return FALSE;
}

static gint64
read_shoot (DeskCtl *self)
{
  const char *word = desk_ctl_word (self, 1);
  g_autoptr (GError) error = NULL;
  gint64 shoot;

  if (word == NULL)
    {
      desk_ctl_usage ("diary", _ ("say which shoot"));
      return 0;
    }
  shoot = desk_records_find (self->office, &desk_kind_shoots, word, &error);
  if (shoot == 0)
    desk_ctl_fail (word, error);
  return shoot;
}

static DeskDiaryEntry *
read_entry (DeskCtl *self)
{
  const char *word = desk_ctl_word (self, 1);
  g_autoptr (GError) error = NULL;
  DeskDiaryEntry *entry;
  gint64 id = 0;

  if (word == NULL || !g_ascii_string_to_signed (word, 10, 1, G_MAXINT64, &id, NULL))
    {
      desk_ctl_usage ("diary", _ ("say which entry, by the id that “diary” lists"));
      return NULL;
    }
  entry = desk_diary_get (self->office, id, &error);
  if (entry == NULL)
    desk_ctl_fail (word, error);
  return entry;
}

/* The items of @words, of kits each. */
static GPtrArray *
read_items (DeskCtl   *self,
            GPtrArray *words,
            guint      first)
{
  g_autoptr (GPtrArray) items =
    g_ptr_array_new_with_free_func ((GDestroyNotify) desk_loan_item_free);

  for (guint i = first; words != NULL && i < words->len; i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (GPtrArray) found =
        desk_lending_find_items (self->office, words->pdata[i], FALSE, &error);

      if (found == NULL)
        {
          desk_ctl_fail (words->pdata[i], error);
          return NULL;
        }
      g_ptr_array_extend_and_steal (items, g_steal_pointer (&found));
    }
  return g_steal_pointer (&items);
}

static int
run_list (DeskCtl *self)
{
  static const char *const columns[] = { "id", "date", "from", "until",
                                         "shoot", "client", "task", "photographer",
                                         "set", "client_name", "slip", "equipment",
                                         "note" };
  const DeskField *task = desk_kind_get_field (&desk_kind_diary, "task");
  DeskDate from = desk_ctl_today (self), to = DESK_DATE_NONE;
  g_autoptr (DeskListing) listing = desk_listing_make ();
  g_autoptr (GPtrArray) entries = NULL;
  g_autoptr (GError) error = NULL;

  if (!desk_ctl_date_option (self, "from", &from) || !desk_ctl_date_option (self, "to", &to))
    return DESK_CTL_FAILED;
  entries = desk_diary_entries (self->office, from,
                                to != DESK_DATE_NONE ? to : from + DAYS - 1, &error);
  if (entries == NULL)
    return desk_ctl_fail ("diary", error);
  for (guint i = 0; i < G_N_ELEMENTS (columns); i++)
    desk_listing_add_column (listing, columns[i],
                             i == 0 ? DESK_LISTING_NUMBER : DESK_LISTING_TEXT);
  for (guint i = 0; i < entries->len; i++)
    {
      const DeskDiaryEntry *entry = entries->pdata[i];
      DeskListingCell *row = desk_listing_add_row (listing);

      set_number (row, 0, entry->id);
      set_day (row, 1, entry->date);
      set_time (row, 2, entry->from);
      set_time (row, 3, entry->until);
      set_text (row, 4, entry->shoot_number);
      set_text (row, 5, entry->client_number);
      desk_listing_cell_set (
        &row[6], desk_field_choice_label (task, entry->task, desk_language_current ()),
        entry->task);
      set_text (row, 7, entry->photographer_name);
      set_text (row, 8, entry->set_name);
      set_text (row, 9, entry->client_name);
      set_text (row, 10, entry->slip);
      set_text (row, 11, entry->equipment);
      set_text (row, 12, entry->note);
    }
  desk_ctl_print_listing (self, listing, NULL);
  return DESK_CTL_DONE;
}

static int
run_days (DeskCtl *self)
{
  static const char *const columns[] = { "date", "working", "photographers", "shoots",
                                         "capacity", "minutes" };
  DeskDate from = desk_ctl_today (self), to = DESK_DATE_NONE;
  g_autoptr (DeskListing) listing = desk_listing_make ();
  g_autoptr (GPtrArray) days = NULL;
  g_autoptr (GError) error = NULL;

  if (!desk_ctl_date_option (self, "from", &from) || !desk_ctl_date_option (self, "to", &to))
    return DESK_CTL_FAILED;
  days = desk_diary_days (self->office, from, to != DESK_DATE_NONE ? to : from + DAYS - 1, &error);
  if (days == NULL)
    return desk_ctl_fail ("diary days", error);
  for (guint i = 0; i < G_N_ELEMENTS (columns); i++)
    desk_listing_add_column (listing, columns[i],
                             i == 0   ? DESK_LISTING_TEXT
                             : i == 1 ? DESK_LISTING_YES_NO
                                      : DESK_LISTING_NUMBER);
  for (guint i = 0; i < days->len; i++)
    {
      const DeskDiaryDay *day = days->pdata[i];
      DeskListingCell *row = desk_listing_add_row (listing);

      set_day (row, 0, day->date);
      set_yes_no (row, 1, day->is_working);
      set_number (row, 2, day->n_photographers);
      set_number (row, 3, day->n_entries);
      set_number (row, 4, day->capacity);
      set_number (row, 5, day->booked);
    }
  desk_ctl_print_listing (self, listing, NULL);
  return DESK_CTL_DONE;
}

static int
read_task (DeskCtl     *self,
           const char **task)
{
  const char *word = desk_ctl_option (self, "task");
  const DeskField *field = desk_kind_get_field (&desk_kind_diary, "task");
  const DeskChoice *choice = word != NULL ? desk_field_find_choice (field, word) : NULL;

  if (word != NULL && choice == NULL)
    return desk_ctl_usage (word, _ ("write sample or shoot"));
  *task = choice != NULL ? choice->code : NULL;
  return DESK_CTL_DONE;
}

static int
run_book (DeskCtl *self)
{
  DeskDiaryRequest request = { .from = -1, .until = -1 };
  g_autoptr (GPtrArray) items = NULL;
  g_autofree char *line = NULL;
  g_autoptr (GError) error = NULL;
  gint64 entry;
  int result;

  if (desk_ctl_option (self, "date") == NULL || desk_ctl_option (self, "from") == NULL ||
      desk_ctl_option (self, "until") == NULL || desk_ctl_option (self, "photographer") == NULL)
    return desk_ctl_usage ("diary book",
                           _ ("say when and who: --date D --from T --until T --photographer P"));
  result = read_task (self, &request.task);
  if (result != DESK_CTL_DONE)
    return result;
  request.shoot = read_shoot (self);
  if (request.shoot == 0 || !desk_ctl_date_option (self, "date", &request.date) ||
      !read_time (self, "from", &request.from) || !read_time (self, "until", &request.until) ||
      !read_reference (self, "photographer", &desk_kind_people, &request.photographer) ||
      !read_reference (self, "set", &desk_kind_sets, &request.set))
    return DESK_CTL_FAILED;
  items = read_items (self, desk_ctl_options (self, "item"), 0);
  if (items == NULL)
    return DESK_CTL_FAILED;
  request.items = items;
  request.note = desk_ctl_option (self, "note");
  entry = desk_diary_book (self->office, &request, &error);
  if (entry == 0)
    return desk_ctl_fail ("diary book", error);
  line = g_strdup_printf ("%" G_GINT64_FORMAT, entry);
  desk_ctl_print (self, line);
  return DESK_CTL_DONE;
}

/* What is not said stays; a new beginning alone keeps the length. */
static int
run_move (DeskCtl *self)
{
  g_autoptr (DeskDiaryEntry) entry = read_entry (self);
  gint64 photographer = DESK_DIARY_KEEP, set = DESK_DIARY_KEEP;
  g_autoptr (GError) error = NULL;
  DeskDate date;
  int from, until;

  if (entry == NULL)
    return DESK_CTL_FAILED;
  date = entry->date;
  from = entry->from;
  if (!desk_ctl_date_option (self, "date", &date) || !read_time (self, "from", &from))
    return DESK_CTL_FAILED;
  until = from + entry->until - entry->from;
  if (!read_time (self, "until", &until) ||
      !read_reference (self, "photographer", &desk_kind_people, &photographer))
    return DESK_CTL_FAILED;
  if (g_strcmp0 (desk_ctl_option (self, "set"), "") == 0)
    set = 0;
  else if (!read_reference (self, "set", &desk_kind_sets, &set))
    return DESK_CTL_FAILED;
  if (!desk_diary_move (self->office, entry->id, date, from, until, photographer, set, &error))
    return desk_ctl_fail (desk_ctl_word (self, 1), error);
  return DESK_CTL_DONE;
}

static int
run_cancel (DeskCtl *self)
{
  g_autoptr (DeskDiaryEntry) entry = read_entry (self);
  g_autoptr (GError) error = NULL;

  if (entry == NULL)
    return DESK_CTL_FAILED;
  if (!desk_diary_cancel (self->office, entry->id, &error))
    return desk_ctl_fail (desk_ctl_word (self, 1), error);
  return DESK_CTL_DONE;
}

static int
run_equip (DeskCtl *self)
{
  g_autoptr (DeskDiaryEntry) entry = read_entry (self);
  g_autoptr (GPtrArray) items = entry != NULL ? read_items (self, self->words, 2) : NULL;
  g_autoptr (GError) error = NULL;

  if (items == NULL)
    return DESK_CTL_FAILED;
  if (!desk_diary_equip (self->office, entry->id, items, &error))
    return desk_ctl_fail (desk_ctl_word (self, 1), error);
  return DESK_CTL_DONE;
}

static int
run_propose (DeskCtl *self)
{
  static const char *const columns[] = { "date", "from", "until", "photographer",
                                         "set", "due", "late" };
  const char *text = desk_ctl_option (self, "minutes");
  gint64 shoot = read_shoot (self), minutes = 0;
  g_autoptr (DeskListing) listing = desk_listing_make ();
  g_autofree char *photographer = NULL;
  g_autoptr (DeskDraft) set = NULL;
  g_autoptr (GError) error = NULL;
  DeskDiaryProposal proposal;
  DeskListingCell *row;

  if (shoot == 0)
    return DESK_CTL_FAILED;
  if (text != NULL && !g_ascii_string_to_signed (text, 10, 1, 24 * 60, &minutes, NULL))
    return desk_ctl_usage (text, _ ("give whole minutes"));
  if (!desk_diary_propose (self->office, shoot, (int) minutes, &proposal, &error))
    return desk_ctl_fail (desk_ctl_word (self, 1), error);
  photographer = desk_people_dup_name (self->office, proposal.photographer);
  if (proposal.set != 0)
    set = desk_draft_edit (desk_office_get_store (self->office), &desk_kind_sets, proposal.set,
                           NULL);
  for (guint i = 0; i < G_N_ELEMENTS (columns); i++)
    desk_listing_add_column (listing, columns[i],
                             i == 6 ? DESK_LISTING_YES_NO : DESK_LISTING_TEXT);
  row = desk_listing_add_row (listing);
  set_day (row, 0, proposal.date);
  set_time (row, 1, proposal.from);
  set_time (row, 2, proposal.until);
  set_text (row, 3, photographer);
  set_text (row, 4, set != NULL ? desk_draft_get_text (set, "name") : NULL);
  set_day (row, 5, proposal.due);
  set_yes_no (row, 6, proposal.late);
  desk_ctl_print_listing (self, listing, NULL);
  return DESK_CTL_DONE;
}

static int
run_diary (DeskCtl *self)
{
  static const DeskCtlVerb verbs[] = {
    { "book", run_book },
    { "move", run_move },
    { "cancel", run_cancel },
    { "equip", run_equip },
    { "propose", run_propose },
    { "days", run_days },
    { NULL },
  };

  if (desk_ctl_word (self, 0) == NULL)
    return run_list (self);
  return desk_ctl_run_verb (self, verbs);
}

static const DeskCtlOption diary_options[] = {
  { "date", "D", N_ ("which day") },
  { "from", "T", N_ ("from which time of day, as 09:00; of a list from which day") },
  { "until", "T", N_ ("until which time of day") },
  { "to", "D", N_ ("of a list until which day") },
  { "photographer", "PERSON", N_ ("who shoots") },
  { "set", "SET", N_ ("on which set; empty: none") },
  { "task", "sample|shoot", N_ ("what is shot; else as the step says") },
  { "item", "ITEM", N_ ("equipment reserved with it; can be given several times") },
  { "minutes", "N", N_ ("of a proposal: how long it takes") },
  { "note", "TEXT", N_ ("a note") },
  { NULL },
};

const DeskCtlCommand desk_ctl_diary_commands[] = {
  { "diary",
    "[--from D] [--to D] | days | book SHOOT | move ID | cancel ID | equip ID ITEM… | propose"
    " SHOOT",
    N_ ("Lists the shoot diary, books a shoot and prints its id, moves and cancels it; the"
        " equipment that is reserved with it follows.\n"
        "“days” lists how full the days are, “propose” the first day a shoot can be done."),
    "diary book PS-2026-0001 --date 2026-10-12 --from 09:00 --until 11:00 --photographer 高强",
    diary_options, 0, G_MAXUINT, FALSE, run_diary },
  { NULL },
};
