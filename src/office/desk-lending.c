/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Lending: reserve and hand over (INV-4, INV-5); several items and kits on one slip. */

#include <string.h>

#include "desk-equipment-private.h"
#include "desk-language.h"
#include "desk-lending-private.h"
#include "desk-people.h"
#include "desk-qualifications.h"
#include "desk-records.h"

DeskLoanItem *
desk_loan_item_new (gint64 item)
{
  DeskLoanItem *self = g_new0 (DeskLoanItem, 1);

  self->item = item;
  self->minutes = g_array_new (FALSE, FALSE, sizeof (DeskBatteryMinutes));
  return self;
}

void
desk_loan_item_free (DeskLoanItem *self)
{
  g_free (self->condition);
  g_free (self->missing);
  g_array_unref (self->minutes);
  g_free (self);
}

static GPtrArray *
read_items (DeskOffice  *office,
            const char  *sql,
            const char  *word,
            GError     **error)
{
  g_autoptr (DeskRows) rows = desk_store_select (desk_office_get_store (office), error, sql, "t",
                                                 word);
  GPtrArray *items;

  if (rows == NULL)
    return NULL;
  items = g_ptr_array_new_with_free_func ((GDestroyNotify) desk_loan_item_free);
  while (desk_rows_next (rows))
    {
      DeskLoanItem *item = desk_loan_item_new (desk_rows_int (rows, 0));
      item->kit = desk_rows_int (rows, 1);
      g_ptr_array_add (items, item);
    }
  return items;
}

/**
 * desk_lending_find_items:
 * @word: an item's number or serial number, a kit's number, or for a return a
 *   slip's number
 *
 * Returns: (transfer full) (nullable) (element-type DeskLoanItem): the items meant:
 *   of a kit or slip that comes back those that are out
 */
GPtrArray *
desk_lending_find_items (DeskOffice  *office,
                         const char  *word,
                         gboolean     is_return,
                         GError     **error)
{
  g_autoptr (GPtrArray) items = NULL;
  g_autoptr (GError) missing = NULL;
  gint64 item = desk_equipment_find (office, word, &missing);

  if (item != 0)
    {
      items = g_ptr_array_new_with_free_func ((GDestroyNotify) desk_loan_item_free);
      g_ptr_array_add (items, desk_loan_item_new (item));
      return g_steal_pointer (&items);
    }
  items = read_items (
    office,
    is_return
      ? "SELECT item_id, ifnull(kit_id, 0) FROM loans WHERE slip = ? AND state = 'out' ORDER BY id"
      : "SELECT i.item_id, k.id FROM kits k JOIN kit_items i ON i.kit_id = k.id WHERE k.number = ?"
        " ORDER BY i.id",
    word, error);
  if (items == NULL)
    return NULL;
  if (items->len == 0 && is_return)
    {
      g_ptr_array_unref (items);
      items = read_items (office,
                          "SELECT l.item_id, k.id FROM kits k JOIN loans l ON l.kit_id = k.id"
                          " WHERE k.number = ? AND l.state = 'out' ORDER BY l.id",
                          word, error);
    }
  if (items != NULL && items->len == 0)
    {
      g_propagate_error (error, g_steal_pointer (&missing));
      return NULL;
    }
  return g_steal_pointer (&items);
}

static char *
describe (DeskOffice *office,
          GPtrArray  *items)
{
  const DeskLoanItem *first = items->pdata[0];

  if (items->len == 1)
    return desk_equipment_dup_title (office, first->item);
  /* Translators: how many items of equipment */
  return g_strdup_printf (ngettext ("%u item", "%u items", items->len), items->len);
}

static gboolean
check_person (DeskOffice  *office,
              gint64       borrower,
              DeskDate     day,
              GError     **error)
{
  DeskPresence presence = desk_people_presence (office, borrower, day);
  g_autofree char *name = desk_people_dup_name (office, borrower);

  if (presence == DESK_PERSON_PRESENT || presence == DESK_PERSON_ON_LEAVE)
    return TRUE;
  /* Translators: %s: a name */
  return desk_equipment_refuse (error, _ ("%s does not work here on that day, so nothing is lent"
                                          " (INV-4)"),
                                name);
}

static gboolean
check_request (DeskOffice             *office,
               const DeskLoanRequest  *request,
               const char             *from,
               DeskDate                day,
               gboolean                is_hand_over,
               GError                **error)
{
  g_autoptr (GHashTable) seen = g_hash_table_new (g_int64_hash, g_int64_equal);

  if (request->items->len == 0)
    return desk_equipment_refuse (error, _ ("Name what is to be lent (INV-4)"));
  if (request->until == NULL || strcmp (request->until, from) <= 0)
    return desk_equipment_refuse (
      error, _ ("Say until when, to the minute, and later than it begins (INV-4)"));
  if (!check_person (office, request->borrower, day, error))
    return FALSE;
  if (request->is_private && (request->reason == NULL || *request->reason == '\0'))
    return desk_equipment_refuse (error, _ ("Private use needs a reason (INV-4)"));
  if (request->is_private && request->leader == 0 && is_hand_over)
    return desk_equipment_refuse (
      error, _ ("Private use needs a leader's approval; name who approved (INV-4)"));
  if (request->is_private && request->leader != 0 &&
      !desk_lending_check_leader (office, request->leader, request->borrower, day, "INV-4", error))
    return FALSE;
  for (guint i = 0; i < request->items->len; i++)
    {
      DeskLoanItem *item = request->items->pdata[i];
      if (!g_hash_table_add (seen, &item->item))
        {
          g_autofree char *number = desk_equipment_dup_number (office, item->item);
          /* Translators: %s: an item's number */
          return desk_equipment_refuse (error, _ ("%s is named twice on one slip (INV-5)"), number);
        }
    }
  return TRUE;
}

/* The reservation that a hand-over fulfils, or 0. */
static gint64
own_reservation (DeskOffice             *office,
                 const DeskLoanRequest  *request,
                 gint64                  item,
                 const char             *from,
                 char                  **slip)
{
  g_autoptr (DeskRows) rows = desk_store_select (
    desk_office_get_store (office), NULL,
    "SELECT id, slip FROM loans WHERE item_id = ? AND borrower_id = ? AND state = 'reserved'"
    " AND until > ? AND \"from\" < ? ORDER BY \"from\" LIMIT 1",
    "iitt", item, request->borrower, from, request->until);

  if (rows == NULL || !desk_rows_next (rows))
    return 0;
  *slip = g_strdup (desk_rows_text (rows, 1));
  return desk_rows_int (rows, 0);
}

/* The loans before this one must be over: what is recorded afterwards cannot put
 * an item into two hands in the past. */
static gboolean
check_history (DeskOffice  *office,
               gint64       item,
               const char  *from,
               GError     **error)
{
  g_autoptr (DeskRows) rows = desk_store_select (
    desk_office_get_store (office), error,
    "SELECT borrower_id, returned FROM loans WHERE item_id = ? AND state = 'returned'"
    " AND returned > ? ORDER BY returned DESC LIMIT 1",
    "it", item, from);
  g_autofree char *number = NULL;
  g_autofree char *name = NULL;

  if (rows == NULL)
    return FALSE;
  if (!desk_rows_next (rows))
    return TRUE;
  number = desk_equipment_dup_number (office, item);
  name = desk_people_dup_name (office, desk_rows_int (rows, 0));
  return desk_equipment_refuse (error,
                                /* Translators: an item's number, a name, a moment */
                                _ ("%s was with %s until %s, so it cannot be handed over earlier"
                                   " (INV-5)"),
                                number, name, desk_rows_text (rows, 1));
}

static gboolean
check_available (DeskOffice  *office,
                 gint64       item,
                 GError     **error)
{
  g_autoptr (DeskRows) rows = desk_store_select (
    desk_office_get_store (office), error,
    "SELECT e.state, e.number, ifnull(l.borrower_id, 0), l.slip FROM equipment e LEFT JOIN loans l"
    " ON l.item_id = e.id AND l.state = 'out' WHERE e.id = ?",
    "i", item);
  const char *state;
  g_autofree char *name = NULL;

  if (rows == NULL)
    return FALSE;
  if (!desk_rows_next (rows))
    return desk_equipment_refuse (error, _ ("There is no such item in the register (INV-1)"));
  state = desk_rows_text (rows, 0);
  if (g_str_equal (state, "in-store"))
    return TRUE;
  if (g_str_equal (state, "out"))
    {
      name = desk_people_dup_name (office, desk_rows_int (rows, 2));
      /* Translators: an item's number, a name, a slip's number */
      return desk_equipment_refuse (error, _ ("%s is with %s already (%s, INV-5)"),
                                    desk_rows_text (rows, 1), name, desk_rows_text (rows, 3));
    }
  /* Translators: an item's number and its state, as “in repair” */
  return desk_equipment_refuse (
    error, _ ("%s cannot be lent, its state is “%s” (INV-5)"), desk_rows_text (rows, 1),
    desk_field_choice_label (desk_kind_get_field (&desk_kind_equipment, "state"), state,
                             desk_language_current ()));
}

/* Counts the accessories: what belongs to the item less what is known to be missing
 * and what the keeper finds missing now, which is known from then on. */
static gboolean
count_accessories (DeskOffice          *office,
                   const DeskLoanItem  *item,
                   char               **out,
                   char               **condition,
                   GError             **error)
{
  DeskStore *store = desk_office_get_store (office);
  g_autoptr (DeskRows) rows =
    desk_store_select (store, error,
                       "SELECT accessories, missing, condition FROM equipment WHERE id = ?", "i",
                       item->item);
  g_autoptr (GPtrArray) all = NULL;
  g_autoptr (GPtrArray) missing = NULL;
  g_autoptr (GPtrArray) now = NULL;
  g_autofree char *text = NULL;

  if (rows == NULL || !desk_rows_next (rows))
    return FALSE;
  *condition = g_strdup (desk_rows_text (rows, 2));
  all = desk_accessories_parse (desk_rows_text (rows, 0), error);
  missing = all != NULL ? desk_accessories_parse (desk_rows_text (rows, 1), error) : NULL;
  now = missing != NULL ? desk_accessories_parse (item->missing, error) : NULL;
  if (now == NULL || !desk_accessories_subtract (all, missing, error) ||
      !desk_accessories_subtract (all, now, error))
    return FALSE;
  *out = desk_accessories_to_text (all);
  if (now->len == 0)
    return TRUE;
  desk_accessories_add (missing, now);
  text = desk_accessories_to_text (missing);
  return desk_store_execute (store, error, "UPDATE equipment SET missing = ? WHERE id = ?", "ti",
                             text, item->item);
}

static gboolean
hand_over (DeskOffice             *office,
           const DeskLoanRequest  *request,
           const DeskLoanItem     *item,
           const char             *slip,
           gint64                  reservation,
           const char             *moment,
           DeskDate                day,
           GError                **error)
{
  DeskStore *store = desk_office_get_store (office);
  g_autofree char *accessories = NULL;
  g_autofree char *last = NULL;
  const char *condition;
  gint64 keeper;

  if (!check_available (office, item->item, error) ||
      !check_history (office, item->item, moment, error) ||
      !desk_qualifications_check (office, request->borrower, item->item, day, error) ||
      !desk_reservations_check_free (office, item->item, moment, request->until, reservation,
                                     error))
    return FALSE;
  keeper = desk_lending_keeper (office, item->item, day, request->keeper, error);
  if (keeper == 0 || !count_accessories (office, item, &accessories, &last, error))
    return FALSE;
  condition = item->condition != NULL      ? item->condition
              : request->condition != NULL ? request->condition
              : last != NULL               ? last
                             /* Translators: the condition of an item */
                             : _ ("good");
  if (reservation != 0)
    {
      if (!desk_store_execute (
            store, error,
            "UPDATE loans SET slip = ?, purpose = ?, for_shoot = ?, \"from\" = ?, until = ?,"
            " condition_out = ?, state = 'out', kit_id = ifnull(?, kit_id), shoot = ifnull(?, "
            "shoot),"
            " reason = ifnull(?, reason), leader_id = ifnull(?, leader_id), keeper_out_id = ?,"
            " accessories_out = ? WHERE id = ?",
            "ttitttrttrrti", slip, request->is_private ? "private" : "work",
            (gint64) request->for_shoot, moment, request->until, condition, item->kit,
            request->shoot, request->reason, request->leader, keeper, accessories, reservation))
        return FALSE;
    }
  else if (!desk_store_execute (
             store, error,
             "INSERT INTO loans (slip, item_id, borrower_id, purpose, for_shoot, \"from\", until,"
             " condition_out, state, kit_id, shoot, reason, leader_id, keeper_out_id,"
             " accessories_out) VALUES (?, ?, ?, ?, ?, ?, ?, ?, 'out', ?, ?, ?, ?, ?, ?)",
             "tiititttrttrrt", slip, item->item, request->borrower,
             request->is_private ? "private" : "work", (gint64) request->for_shoot, moment,
             request->until, condition, item->kit, request->shoot, request->reason,
             request->leader, keeper, accessories))
    return FALSE;
  return desk_store_execute (store, error,
                             "UPDATE equipment SET state = 'out', condition = ? WHERE id = ?", "ti",
                             condition, item->item);
}

/**
 * desk_lending_lend:
 *
 * Hands items over at the moment of the act, on one slip: each is free, the
 * borrower may use its class, the keeper counts and records the condition, and a
 * leader approved private use (INV-4). All of them or none.
 *
 * Returns: (transfer full) (nullable): the slip's number, or %NULL with
 *   %DESK_ERROR_REFUSED
 */
char *
desk_lending_lend (DeskOffice             *office,
                   const DeskLoanRequest  *request,
                   GError                **error)
{
  DeskStore *store = desk_office_get_store (office);
  g_autofree char *name = desk_people_dup_name (office, request->borrower);
  g_autofree char *moment = NULL;
  g_autofree char *what = NULL;
  g_autofree char *title = NULL;
  g_autofree char *slip = NULL;
  g_autofree gint64 *reservations = g_new0 (gint64, request->items->len + 1);
  g_autoptr (DeskAct) act = NULL;
  gboolean is_same_slip = TRUE;
  DeskDate day;

  if (!desk_equipment_moment (office, &moment, &day) ||
      !check_request (office, request, moment, day, TRUE, error))
    return NULL;
  what = describe (office, request->items);
  /* Translators: the title of an act: what, and a name */
  title = g_strdup_printf (_ ("Lend %s to %s"), what, name);
  act = desk_store_begin (store, error, title);
  if (act == NULL)
    return NULL;

  /* The slip of the reservation stays when all of it was reserved together. */
  for (guint i = 0; i < request->items->len; i++)
    {
      const DeskLoanItem *item = request->items->pdata[i];
      g_autofree char *reserved = NULL;

      reservations[i] = own_reservation (office, request, item->item, moment, &reserved);
      if (i == 0)
        slip = g_strdup (reserved);
      is_same_slip = is_same_slip && reserved != NULL && g_strcmp0 (slip, reserved) == 0;
    }
  if (!is_same_slip)
    {
      g_free (slip);
      slip = desk_equipment_next_number (office, "loans", "slip", "JY", error);
    }
  if (slip == NULL)
    return NULL;
  for (guint i = 0; i < request->items->len; i++)
    if (!hand_over (office, request, request->items->pdata[i], slip, reservations[i], moment, day,
                    error))
      return NULL;
  return desk_act_commit (g_steal_pointer (&act), error) ? g_steal_pointer (&slip) : NULL;
}

static gboolean
reserve_item (DeskOffice             *office,
              const DeskLoanRequest  *request,
              const DeskLoanItem     *item,
              const char             *slip,
              GError                **error)
{
  g_autoptr (DeskDraft) draft =
    desk_draft_new (desk_office_get_store (office), &desk_kind_loans);

  desk_draft_set_text (draft, "slip", slip);
  desk_draft_set_number (draft, "item", item->item);
  desk_draft_set_number (draft, "borrower", request->borrower);
  desk_draft_set_text (draft, "purpose", request->is_private ? "private" : "work");
  desk_draft_set_number (draft, "for_shoot", request->for_shoot);
  desk_draft_set_text (draft, "from", request->from);
  desk_draft_set_text (draft, "until", request->until);
  desk_draft_set_text (draft, "state", "reserved");
  desk_draft_set_number (draft, "kit", item->kit);
  desk_draft_set_text (draft, "shoot", request->shoot);
  desk_draft_set_text (draft, "reason", request->reason);
  desk_draft_set_number (draft, "leader", request->leader);
  return desk_records_write (office, draft, error);
}

/**
 * desk_lending_reserve:
 * @request: with the moment it begins
 *
 * Reserves items ahead, on one slip; all of them or none (INV-5).
 *
 * Returns: (transfer full) (nullable): the slip's number, or %NULL with
 *   %DESK_ERROR_REFUSED that says when the item is free
 */
char *
desk_lending_reserve (DeskOffice             *office,
                      const DeskLoanRequest  *request,
                      GError                **error)
{
  DeskStore *store = desk_office_get_store (office);
  g_autofree char *name = desk_people_dup_name (office, request->borrower);
  g_autofree char *what = NULL;
  g_autofree char *title = NULL;
  g_autofree char *slip = NULL;
  g_autoptr (DeskAct) act = NULL;
  DeskDate day;
  int minutes;

  if (request->from == NULL || !desk_moment_parse (request->from, &day, &minutes))
    {
      desk_equipment_refuse (error, _ ("Say from when it is reserved, to the minute (INV-5)"));
      return NULL;
    }
  if (!check_request (office, request, request->from, day, FALSE, error))
    return NULL;
  what = describe (office, request->items);
  /* Translators: the title of an act: what, and a name */
  title = g_strdup_printf (_ ("Reserve %s for %s"), what, name);
  act = desk_store_begin (store, error, title);
  slip = act != NULL ? desk_equipment_next_number (office, "loans", "slip", "JY", error) : NULL;
  if (slip == NULL)
    return NULL;
  for (guint i = 0; i < request->items->len; i++)
    if (!reserve_item (office, request, request->items->pdata[i], slip, error))
      return NULL;
  return desk_act_commit (g_steal_pointer (&act), error) ? g_steal_pointer (&slip) : NULL;
}
