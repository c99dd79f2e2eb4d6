/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Lending: lend, return, reserve, release; keys and who had what. */

#include "desk-ctl.h"

#include <string.h>

#include "desk-custody.h"
#include "desk-equipment.h"
#include "desk-language.h"
#include "desk-lending.h"
#include "desk-people.h"
#include "desk-records.h"
#include "desk-settings.h"

/* A moment as people write it: with its minute, or a day alone, which ends with work,
 * or a time of the day of --at. */
static gboolean
read_moment (DeskCtl     *self,
             const char  *text,
             char       **moment)
{
  g_autofree char *today = desk_date_to_iso (desk_ctl_today (self));
  g_autofree char *end = desk_settings_get (self->office, "attendance.end");
  g_autofree char *full = NULL;
  gboolean has_time = strchr (text, ':') != NULL;
  DeskDate day = has_time ? DESK_DATE_NONE : desk_date_parse_lenient (text);
  int minutes;

  if (day != DESK_DATE_NONE)
    {
      g_autofree char *iso = desk_date_to_iso (day);
      full = g_strdup_printf ("%s %s", iso, end);
    }
  else if (has_time && strlen (text) <= strlen ("08:41"))
    full = g_strdup_printf ("%s %s", today, text);
  else
    full = g_strdup (text);
  if (!desk_moment_parse (full, &day, &minutes))
    {
      desk_ctl_problem (text, _ ("this is no moment; write it like '2026-10-09 08:41'"));
      return FALSE;
    }
  *moment = desk_moment_format (day, minutes);
  return TRUE;
}

static gboolean
read_person (DeskCtl    *self,
             const char *option,
             gint64     *person)
{
  const char *name = desk_ctl_option (self, option);
  g_autoptr (GError) error = NULL;

  *person = 0;
  if (name == NULL)
    return TRUE;
  *person = desk_people_find (self->office, name, &error);
  if (*person == 0)
    desk_ctl_fail (name, error);
  return *person != 0;
}

static DeskLoanItem *
find_item (GPtrArray *items,
           gint64     item)
{
  for (guint i = 0; i < items->len; i++)
    {
      DeskLoanItem *one = items->pdata[i];
      if (one->item == item)
        return one;
    }
  return NULL;
}

/* The items that the words from @first on name; of kits and slips each. */
static GPtrArray *
read_items (DeskCtl  *self,
            gboolean  is_return)
{
  g_autoptr (GPtrArray) items =
    g_ptr_array_new_with_free_func ((GDestroyNotify) desk_loan_item_free);

  for (guint i = 0; i < self->words->len; i++)
    {
      const char *word = desk_ctl_word (self, i);
      g_autoptr (GError) error = NULL;
      g_autoptr (GPtrArray) found =
        desk_lending_find_items (self->office, word, is_return, &error);

      if (found == NULL)
        {
          desk_ctl_fail (word, error);
          return NULL;
        }
      while (found->len > 0)
        {
          DeskLoanItem *item = g_ptr_array_steal_index (found, 0);

          if (find_item (items, item->item) == NULL)
            g_ptr_array_add (items, item);
          else
            desk_loan_item_free (item);
        }
    }
  return g_steal_pointer (&items);
}

/* The item that "ITEM=VALUE" of an option is about. */
static DeskLoanItem *
find_named (DeskCtl    *self,
            GPtrArray  *items,
            const char *number)
{
  g_autoptr (GError) error = NULL;
  gint64 id = desk_equipment_find (self->office, number, &error);
  DeskLoanItem *item = id != 0 ? find_item (items, id) : NULL;

  if (id == 0)
    desk_ctl_fail (number, error);
  else if (item == NULL)
    desk_ctl_problem (number, _ ("this item is not among those named"));
  return item;
}

/* --missing ITEM=WHAT, several times. */
static int
read_missing (DeskCtl   *self,
              GPtrArray *items)
{
  GPtrArray *values = desk_ctl_options (self, "missing");

  for (guint i = 0; values != NULL && i < values->len; i++)
    {
      g_autofree char *number = NULL;
      g_autofree char *before = NULL;
      const char *what;
      DeskLoanItem *item;

      if (!desk_ctl_split (self, values->pdata[i], &number, &what))
        return DESK_CTL_USAGE;
      item = find_named (self, items, number);
      if (item == NULL)
        return DESK_CTL_FAILED;
      before = item->missing;
      item->missing = before != NULL ? g_strdup_printf ("%s;%s", before, what) : g_strdup (what);
    }
  return DESK_CTL_DONE;
}

/* --battery ITEM=MIN, or ITEM#2=MIN for its second battery. */
static int
read_batteries (DeskCtl   *self,
                GPtrArray *items)
{
  GPtrArray *values = desk_ctl_options (self, "battery");

  for (guint i = 0; values != NULL && i < values->len; i++)
    {
      g_autofree char *number = NULL;
      const char *minutes;
      DeskBatteryMinutes measured = { 1, 0 };
      DeskLoanItem *item;
      char *hash;

      if (!desk_ctl_split (self, values->pdata[i], &number, &minutes))
        return DESK_CTL_USAGE;
      hash = strrchr (number, '#');
      if (hash != NULL &&
          g_ascii_string_to_signed (hash + 1, 10, 1, 99, &measured.battery, NULL))
        *hash = '\0';
      if (!g_ascii_string_to_signed (minutes, 10, 0, 100000, &measured.minutes, NULL))
        return desk_ctl_usage (values->pdata[i], _ ("give whole minutes, as EQ-001=95"));
      item = find_named (self, items, number);
      if (item == NULL)
        return DESK_CTL_FAILED;
      g_array_append_val (item->minutes, measured);
    }
  return DESK_CTL_DONE;
}

/* --condition C for all, --condition ITEM=C for one. */
static void
read_conditions (DeskCtl     *self,
                 GPtrArray   *items,
                 const char **all)
{
  GPtrArray *values = desk_ctl_options (self, "condition");

  for (guint i = 0; values != NULL && i < values->len; i++)
    {
      const char *text = values->pdata[i];
      const char *sign = strchr (text, '=');
      g_autofree char *number = sign != NULL ? g_strndup (text, (gsize) (sign - text)) : NULL;
      gint64 id = number != NULL ? desk_equipment_find (self->office, number, NULL) : 0;
      DeskLoanItem *item = id != 0 ? find_item (items, id) : NULL;

      if (item == NULL)
        *all = text;
      else
        {
          g_free (item->condition);
          item->condition = g_strdup (sign + 1);
        }
    }
}

/* What lend and reserve have in common. */
static int
read_request (DeskCtl          *self,
              DeskLoanRequest  *request,
              char            **until)
{
  const char *text = desk_ctl_option (self, "until");

  if (desk_ctl_option (self, "to") == NULL)
    return desk_ctl_usage (self->command->name, _ ("say to whom with --to PERSON"));
  if (text == NULL)
    return desk_ctl_usage (self->command->name, _ ("say until when with --until T"));
  request->is_private = desk_ctl_has (self, "private");
  request->reason = desk_ctl_option (self, "reason");
  request->shoot = desk_ctl_option (self, "shoot");
  request->for_shoot = request->shoot != NULL || desk_ctl_has (self, "for-shoot");
  if (!read_moment (self, text, until) || !read_person (self, "to", &request->borrower) ||
      !read_person (self, "leader", &request->leader) || !desk_ctl_by (self, &request->keeper))
    return DESK_CTL_FAILED;
  request->until = *until;
  return DESK_CTL_DONE;
}

static int
run_lend (DeskCtl *self)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) items = NULL;
  g_autofree char *until = NULL;
  g_autofree char *slip = NULL;
  DeskLoanRequest request = { 0 };
  int result = read_request (self, &request, &until);

  if (result != DESK_CTL_DONE)
    return result;
  items = read_items (self, FALSE);
  if (items == NULL)
    return DESK_CTL_FAILED;
  request.items = items;
  read_conditions (self, items, &request.condition);
  result = read_missing (self, items);
  if (result != DESK_CTL_DONE)
    return result;
  slip = desk_lending_lend (self->office, &request, &error);
  if (slip == NULL)
    return desk_ctl_fail ("lend", error);
  desk_ctl_print (self, slip);
  return DESK_CTL_DONE;
}

static int
run_reserve (DeskCtl *self)
{
  const char *text = desk_ctl_option (self, "from");
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) items = NULL;
  g_autofree char *from = NULL;
  g_autofree char *until = NULL;
  g_autofree char *slip = NULL;
  DeskLoanRequest request = { 0 };
  int result;

  if (text == NULL)
    return desk_ctl_usage ("reserve", _ ("say from when with --from T"));
  result = read_request (self, &request, &until);
  if (result != DESK_CTL_DONE)
    return result;
  items = read_moment (self, text, &from) ? read_items (self, FALSE) : NULL;
  if (items == NULL)
    return DESK_CTL_FAILED;
  request.items = items;
  request.from = from;
  slip = desk_lending_reserve (self->office, &request, &error);
  if (slip == NULL)
    return desk_ctl_fail ("reserve", error);
  desk_ctl_print (self, slip);
  return DESK_CTL_DONE;
}

static int
run_release (DeskCtl *self)
{
  const char *slip = desk_ctl_word (self, 0);
  const char *number = desk_ctl_word (self, 1);
  g_autoptr (GError) error = NULL;
  gint64 item = number != NULL ? desk_equipment_find (self->office, number, &error) : 0;

  if ((number != NULL && item == 0) || !desk_lending_release (self->office, slip, item, &error))
    return desk_ctl_fail (slip, error);
  return DESK_CTL_DONE;
}

/* The words of yes and no that a field takes. */
static gboolean
read_yes_no (DeskCtl    *self,
             const char *option,
             int        *value)
{
  const char *text = desk_ctl_option (self, option);
  g_autoptr (DeskDraft) draft =
    desk_draft_new (desk_office_get_store (self->office), &desk_kind_loans);
  g_autoptr (GError) error = NULL;

  *value = -1;
  if (text == NULL)
    return TRUE;
  if (!desk_draft_enter (draft, desk_kind_get_field (&desk_kind_loans, option), text, &error))
    {
      desk_ctl_fail (option, error);
      return FALSE;
    }
  *value = (int) desk_draft_get_number (draft, option);
  return TRUE;
}

static int
read_return (DeskCtl           *self,
             DeskReturnRequest *request)
{
  const char *battery = desk_ctl_option (self, "emergency-battery");
  const DeskField *field = desk_kind_get_field (&desk_kind_loans, "emergency_battery");
  const DeskChoice *choice = battery != NULL ? desk_field_find_choice (field, battery) : NULL;

  if (battery != NULL && choice == NULL)
    {
      g_autoptr (GPtrArray) known = g_ptr_array_new ();
      for (choice = field->choices; choice->code != NULL; choice++)
        g_ptr_array_add (known, (gpointer) choice->code);
      return desk_ctl_unknown (_ ("battery"), battery, known);
    }
  request->emergency_battery = choice != NULL ? choice->code : NULL;
  request->settings_changed = desk_ctl_option (self, "settings");
  if (!read_yes_no (self, "cleaned", &request->cleaned) ||
      !read_person (self, "leave-of", &request->settings_leave) ||
      !desk_ctl_by (self, &request->keeper))
    return DESK_CTL_FAILED;
  return DESK_CTL_DONE;
}

static int
run_return (DeskCtl *self)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) items = NULL;
  g_autoptr (GPtrArray) followed = NULL;
  DeskReturnRequest request = { 0 };
  int result = read_return (self, &request);

  if (result != DESK_CTL_DONE)
    return result;
  items = read_items (self, TRUE);
  if (items == NULL)
    return DESK_CTL_FAILED;
  request.items = items;
  read_conditions (self, items, &request.condition);
  for (guint i = 0; i < items->len; i++)
    ((DeskLoanItem *) items->pdata[i])->lost = desk_ctl_has (self, "lost");
  result = read_missing (self, items);
  if (result == DESK_CTL_DONE)
    result = read_batteries (self, items);
  if (result != DESK_CTL_DONE)
    return result;
  if (!desk_lending_return (self->office, &request, &followed, &error))
    return desk_ctl_fail ("return", error);
  for (guint i = 0; i < followed->len; i++)
    desk_ctl_print (self, followed->pdata[i]);
  return DESK_CTL_DONE;
}

static int
run_key (DeskCtl *self)
{
  const char *verb = desk_ctl_word (self, 0);
  const char *number = desk_ctl_word (self, 1);
  const char *text = desk_ctl_option (self, "until");
  gboolean is_out = g_str_equal (verb, "out");
  g_autoptr (GError) error = NULL;
  g_autofree char *until = NULL;
  gint64 key, person;

  if (!is_out && !g_str_equal (verb, "in"))
    {
      g_autoptr (GPtrArray) known = g_ptr_array_new ();
      g_ptr_array_add (known, (gpointer) "out");
      g_ptr_array_add (known, (gpointer) "in");
      return desk_ctl_unknown (_ ("step"), verb, known);
    }
  if (is_out && desk_ctl_option (self, "to") == NULL)
    return desk_ctl_usage ("key", _ ("say to whom with --to PERSON"));
  if (!read_person (self, "to", &person) || (text != NULL && !read_moment (self, text, &until)))
    return DESK_CTL_FAILED;
  key = desk_records_find (self->office, &desk_kind_keys, number, &error);
  if (key == 0 ||
      !(is_out ? desk_custody_hand_out (self->office, key, person, until, &error)
               : desk_custody_take_back (self->office, key, desk_ctl_option (self, "condition"),
                                         &error)))
    return desk_ctl_fail (number, error);
  return DESK_CTL_DONE;
}

static int
run_history (DeskCtl *self)
{
  static const char *const columns[] = { "person", "reason", "from", "until",
                                         "condition", "slip", "due" };
  const char *number = desk_ctl_word (self, 0);
  const DeskField *field = desk_kind_get_field (&desk_kind_custody, "reason");
  const DeskKind *kind = &desk_kind_equipment;
  g_autoptr (DeskListing) listing = desk_listing_make ();
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) entries = NULL;
  gint64 id = desk_equipment_find (self->office, number, &error);

  if (id == 0)
    {
      id = desk_records_find (self->office, &desk_kind_keys, number, NULL);
      kind = &desk_kind_keys;
    }
  if (id == 0)
    return desk_ctl_fail (number, error);
  g_clear_error (&error);
  entries = desk_custody_history (self->office, kind, id, &error);
  if (entries == NULL)
    return desk_ctl_fail (number, error);
  for (guint i = 0; i < G_N_ELEMENTS (columns); i++)
    desk_listing_add_column (listing, columns[i], DESK_LISTING_TEXT);
  for (guint i = 0; i < entries->len; i++)
    {
      const DeskCustodyEntry *entry = entries->pdata[i];
      DeskListingCell *row = desk_listing_add_row (listing);
      const char *name = entry->person != 0 ? entry->name : NULL;

      desk_listing_cell_set (&row[0], name, name);
      desk_listing_cell_set (
        &row[1], desk_field_choice_label (field, entry->reason, desk_language_current ()),
        entry->reason);
      desk_listing_cell_set (&row[2], entry->from, entry->from);
      desk_listing_cell_set (&row[3], entry->until, entry->until);
      desk_listing_cell_set (&row[4], entry->condition, entry->condition);
      desk_listing_cell_set (&row[5], entry->slip, entry->slip);
      desk_listing_cell_set (&row[6], entry->due, entry->due);
    }
  desk_ctl_print_listing (self, listing, NULL);
  return DESK_CTL_DONE;
}

static const DeskCtlOption lend_options[] = {
  { "to", "PERSON", N_ ("who borrows") },
  { "until", "T", N_ ("when it is due back, as '2026-10-09 18:00'") },
  { "shoot", "ID", N_ ("for this shoot") },
  { "for-shoot", NULL, N_ ("for a shoot task") },
  { "private", NULL, N_ ("for private use; with --reason and --leader") },
  { "reason", "R", N_ ("why it is needed") },
  { "leader", "L", N_ ("the leader who approved") },
  { "condition", "C", N_ ("the condition, of all or as ITEM=C") },
  { "missing", "ITEM=WHAT", N_ ("an accessory that is not there, as EQ-001=充电器×1") },
  { NULL },
};

static const DeskCtlOption reserve_options[] = {
  { "to", "PERSON", N_ ("who borrows") },
  { "from", "T", N_ ("when it begins, as '2026-10-09 08:30'") },
  { "until", "T", N_ ("when it is due back, as '2026-10-09 18:00'") },
  { "shoot", "ID", N_ ("for this shoot") },
  { "for-shoot", NULL, N_ ("for a shoot task") },
  { "private", NULL, N_ ("for private use; with --reason and --leader") },
  { "reason", "R", N_ ("why it is needed") },
  { "leader", "L", N_ ("the leader who approved") },
  { NULL },
};

static const DeskCtlOption return_options[] = {
  { "condition", "C", N_ ("the condition, of all or as ITEM=C") },
  { "battery", "ITEM=MIN", N_ ("measured minutes; ITEM#2=MIN of the second battery") },
  { "missing", "ITEM=WHAT", N_ ("an accessory that is not there, as EQ-001=充电器×1") },
  { "cleaned", "yes|no", N_ ("whether it came back clean") },
  { "emergency-battery", "KIND", N_ ("none nimh alkaline nicd carbon zinc-manganese other-model") },
  { "settings", "WHICH", N_ ("which settings were changed") },
  { "leave-of", "PERSON", N_ ("with whose leave they were changed") },
  { "lost", NULL, N_ ("it does not come back at all") },
  { NULL },
};

static const DeskCtlOption key_options[] = {
  { "to", "PERSON", N_ ("who takes it") },
  { "until", "T", N_ ("when it is due back, as '2026-10-09 18:00'") },
  { "condition", "C", N_ ("the condition, of all or as ITEM=C") },
  { NULL },
};

const DeskCtlCommand desk_ctl_lending_commands[] = {
  { "lend",
    "ITEM… --to PERSON --until T [--shoot ID|--for-shoot] [--private --reason R --leader L]",
    N_ ("Hands items over on one slip and prints its number.\n"
        "ITEM is a number, a serial number or a kit. --by names who hands over."),
    "lend EQ-001 EQ-004 --to 张三 --until '2026-11-23 18:00' --for-shoot --by 何磊", lend_options, 1,
    G_MAXUINT, FALSE, run_lend },
  { "return", "ITEM… [--condition C] [--battery ITEM=MIN]… [--missing ITEM=WHAT]…",
    N_ ("Takes items back and says what follows.\n"
        "ITEM may be a slip or a kit: then all of it that is out. --by names who takes back."),
    "return EQ-001 --battery EQ-001=95 --missing EQ-001=充电器×1", return_options, 1, G_MAXUINT,
    FALSE, run_return },
  { "reserve", "ITEM… --to PERSON --from T --until T",
    N_ ("Reserves items on one slip and prints its number."),
    "reserve EQ-001 --to 张三 --from '2026-11-24 08:30' --until '2026-11-24 18:00'",
    reserve_options, 1, G_MAXUINT, FALSE, run_reserve },
  { "release", "SLIP [ITEM]", N_ ("Gives up what is reserved with a slip, or one item of it."),
    "release JY-2026-0007", NULL, 1, 2, FALSE, run_release },
  { "key", "out|in KEY [--to PERSON] [--until T]", N_ ("Hands out a key or takes it back."),
    "key out Y-1 --to 张三", key_options, 2, 2, FALSE, run_key },
  { "history", "ITEM", N_ ("Prints who had an item or a key, when, in what condition."),
    "history EQ-001", NULL, 1, 1, FALSE, run_history },
  { NULL },
};
