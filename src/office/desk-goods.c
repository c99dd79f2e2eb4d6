/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Clients' goods: what is here, and who has it (SHO-9, INV-12). */

#include "desk-goods.h"

#include "desk-clients.h"
#include "desk-custody.h"
#include "desk-equipment-private.h"
#include "desk-goods-private.h"
#include "desk-language.h"
#include "desk-people.h"
#include "desk-settings.h"
#include "desk-today.h"

void
desk_goods_free (DeskGoods *self)
{
  g_free (self->parcel);
  g_free (self->client_number);
  g_free (self->client_name);
  g_free (self->shoot_number);
  g_free (self->name);
  g_free (self->condition);
  g_free (self->accompanying);
  g_free (self->tracking);
  g_free (self->received);
  g_free (self->place);
  g_free (self->condition_out);
  g_free (self->difference);
  g_free (self->tracking_out);
  g_free (self->returned);
  g_free (self->slip);
  g_free (self->override);
  g_free (self);
}

static DeskDate
day_of (const char *moment)
{
  DeskDate day = DESK_DATE_NONE;
  int minutes;

  return moment != NULL && desk_moment_parse (moment, &day, &minutes) ? day : DESK_DATE_NONE;
}

static DeskGoods *
read_goods (DeskRows *rows,
            DeskDate  day)
{
  DeskGoods *self = g_new0 (DeskGoods, 1);
  DeskDate end;

  self->id = desk_rows_int (rows, 0);
  self->parcel = g_strdup (desk_rows_text (rows, 1));
  self->client = desk_rows_int (rows, 2);
  self->client_number = g_strdup (desk_rows_text (rows, 3));
  self->client_name = g_strdup (desk_rows_text (rows, 4));
  self->shoot = desk_rows_int (rows, 5);
  self->shoot_number = g_strdup (desk_rows_text (rows, 6));
  self->name = g_strdup (desk_rows_text (rows, 7));
  self->declared = desk_rows_int (rows, 8);
  self->quantity = desk_rows_int (rows, 9);
  self->condition = g_strdup (desk_rows_text (rows, 10));
  self->accompanying = g_strdup (desk_rows_text (rows, 11));
  self->tracking = g_strdup (desk_rows_text (rows, 12));
  self->received = g_strdup (desk_rows_text (rows, 13));
  self->receiver = desk_rows_int (rows, 14);
  self->place = g_strdup (desk_rows_text (rows, 15));
  self->holder = desk_rows_int (rows, 16);
  self->quantity_out = desk_rows_int (rows, 17);
  self->condition_out = g_strdup (desk_rows_text (rows, 18));
  self->difference = g_strdup (desk_rows_text (rows, 19));
  self->tracking_out = g_strdup (desk_rows_text (rows, 20));
  self->returned = g_strdup (desk_rows_text (rows, 21));
  self->sender = desk_rows_int (rows, 22);
  self->slip = g_strdup (desk_rows_text (rows, 23));
  self->override = g_strdup (desk_rows_text (rows, 24));
  end = self->returned != NULL ? day_of (self->returned) : day;
  self->days = MAX (end - day_of (self->received), 0);
  return self;
}

/* The day up to which an age is counted: the moment's where none is asked for. */
static DeskDate
count_until (DeskOffice *office,
             DeskDate    day)
{
  DeskDate now = DESK_DATE_NONE;

  if (day == DESK_DATE_NONE)
    desk_equipment_moment (office, NULL, &now);
  return day != DESK_DATE_NONE ? day : now;
}

#define GOODS                                                                               \
  "SELECT g.id, g.parcel, g.client_id, k.number, k.name, ifnull(g.shoot_id, 0), s.number,"  \
  " g.name, ifnull(g.declared, -1), g.quantity, g.condition, g.accompanying, g.tracking,"   \
  " g.received, ifnull(g.receiver_id, 0), g.place, ifnull(c.person_id, 0),"                 \
  " ifnull(g.quantity_out, -1), g.condition_out, g.difference, g.tracking_out, g.returned," \
  " ifnull(g.sender_id, 0), g.slip, g.override FROM goods g JOIN clients k ON k.id ="       \
  " g.client_id LEFT JOIN shoots s ON s.id = g.shoot_id"                                    \
  " LEFT JOIN custody c ON c.goods_id = g.id AND c.until IS NULL"

/**
 * desk_goods_list:
 * @filter: (nullable): which
 * @day: up to which they are here, for their age; may be none
 *
 * Returns: (transfer full) (nullable) (element-type DeskGoods): the oldest first
 */
GPtrArray *
desk_goods_list (DeskOffice             *office,
                 const DeskGoodsFilter  *filter,
                 DeskDate                day,
                 GError                **error)
{
  static const DeskGoodsFilter all = { 0 };
  const DeskGoodsFilter *which = filter != NULL ? filter : &all;
  g_autoptr (GString) sql = g_string_new (GOODS " WHERE ");
  g_autoptr (DeskRows) rows = NULL;
  GPtrArray *list;

  /* Each condition by itself, so that its index is used. */
  if (which->id != 0)
    g_string_append_printf (sql, "g.id = %" G_GINT64_FORMAT " AND ", which->id);
  if (which->client != 0)
    g_string_append_printf (sql, "g.client_id = %" G_GINT64_FORMAT " AND ", which->client);
  if (which->shoot != 0)
    g_string_append_printf (sql, "g.shoot_id = %" G_GINT64_FORMAT " AND ", which->shoot);
  if (which->here)
    g_string_append (sql, "g.returned IS NULL AND ");
  g_string_append (sql, which->parcel != NULL ? "g.parcel = ?1 AND " : "?1 IS NULL AND ");
  g_string_append (sql, which->slip != NULL ? "g.slip = ?2" : "?2 IS NULL");
  g_string_append (sql, " ORDER BY g.received, g.id");
  rows = desk_store_select (desk_office_get_store (office), error, sql->str, "tt", which->parcel,
                            which->slip);
  if (rows == NULL)
    return NULL;
  day = count_until (office, day);
  list = g_ptr_array_new_with_free_func ((GDestroyNotify) desk_goods_free);
  while (desk_rows_next (rows))
    g_ptr_array_add (list, read_goods (rows, day));
  return list;
}

/**
 * desk_goods_find:
 * @word: a parcel's number, a return slip's, a tracking number, or the id of a row
 *
 * Returns: (transfer full) (nullable) (element-type DeskGoods): the rows meant, or %NULL
 *   with %DESK_ERROR_NOT_FOUND
 */
GPtrArray *
desk_goods_find (DeskOffice  *office,
                 const char  *word,
                 GError     **error)
{
  DeskGoodsFilter filter = { .parcel = word };
  g_autoptr (GPtrArray) found = desk_goods_list (office, &filter, DESK_DATE_NONE, error);
  g_autoptr (DeskRows) rows = NULL;
  gint64 id;

  for (guint i = 0; found != NULL && found->len == 0 && i < 3; i++)
    {
      filter = (DeskGoodsFilter){ .slip = i == 0 ? word : NULL };
      if (i == 1)
        {
          rows = desk_store_select (desk_office_get_store (office), error,
                                    "SELECT parcel FROM goods WHERE tracking = ? LIMIT 1", "t",
                                    word);
          if (rows == NULL)
            return NULL;
          if (!desk_rows_next (rows))
            continue;
          filter.parcel = desk_rows_text (rows, 0);
        }
      else if (i == 2)
        {
          if (!g_ascii_string_to_signed (word, 10, 1, G_MAXINT64, &id, NULL))
            continue;
          filter.id = id;
        }
      g_ptr_array_unref (found);
      found = desk_goods_list (office, &filter, DESK_DATE_NONE, error);
    }
  if (found == NULL || found->len > 0)
    return g_steal_pointer (&found);
  g_set_error (error, DESK_ERROR, DESK_ERROR_NOT_FOUND,
               /* Translators: %s: the number of a parcel */
               _ ("There are no goods “%s” (SHO-9)"), word);
  return NULL;
}

/* Returns: (transfer full) (nullable): one row, or %NULL with %DESK_ERROR_NOT_FOUND */
DeskGoods *
desk_goods_get (DeskOffice  *office,
                gint64       goods,
                GError     **error)
{
  DeskGoodsFilter filter = { .id = goods };
  g_autoptr (GPtrArray) found = desk_goods_list (office, &filter, DESK_DATE_NONE, error);

  if (found == NULL)
    return NULL;
  if (goods != 0 && found->len == 1)
    return g_ptr_array_steal_index (found, 0);
  g_set_error_literal (error, DESK_ERROR, DESK_ERROR_NOT_FOUND,
                       _ ("There are no such goods (SHO-9)"));
  return NULL;
}

/**
 * desk_goods_hand_out:
 * @person: who takes them to the set
 *
 * Writes who has the goods from now on (INV-12), as one act; refused when they are not
 * here or somebody has them.
 */
gboolean
desk_goods_hand_out (DeskOffice  *office,
                     gint64       goods,
                     gint64       person,
                     GError     **error)
{
  DeskStore *store = desk_office_get_store (office);
  g_autoptr (DeskGoods) self = desk_goods_get (office, goods, error);
  g_autofree char *name = desk_people_dup_name (office, person);
  g_autofree char *title = NULL;
  g_autoptr (DeskAct) act = NULL;
  DeskDate day;

  if (self == NULL || !desk_equipment_moment (office, NULL, &day) ||
      !desk_goods_check_here (office, self, error))
    return FALSE;
  if (desk_people_presence (office, person, day) != DESK_PERSON_PRESENT)
    /* Translators: %s: a name */
    return desk_equipment_refuse (error, _ ("%s is not here to take the goods (SHO-9)"), name);
  /* Translators: the title of an act: goods, a parcel's number and a name */
  title = g_strdup_printf (_ ("Hand %s (%s) to %s"), self->name, self->parcel, name);
  act = desk_store_begin (store, error, title);
  if (act == NULL || !desk_custody_give_goods (office, goods, person, self->condition, error))
    return FALSE;
  return desk_act_commit (g_steal_pointer (&act), error);
}

/* Takes goods back from who had them on the set, as one act; refused when nobody has. */
gboolean
desk_goods_take_back (DeskOffice  *office,
                      gint64       goods,
                      const char  *condition,
                      GError     **error)
{
  DeskStore *store = desk_office_get_store (office);
  g_autoptr (DeskGoods) self = desk_goods_get (office, goods, error);
  g_autofree char *title = NULL;
  g_autoptr (DeskAct) act = NULL;

  if (self == NULL)
    return FALSE;
  if (!desk_goods_is_lent (office, goods))
    /* Translators: goods and a parcel's number */
    return desk_equipment_refuse (error, _ ("%s (%s) are with nobody (SHO-9)"), self->name,
                                  self->parcel);
  /* Translators: the title of an act: goods and a parcel's number */
  title = g_strdup_printf (_ ("Take back %s (%s)"), self->name, self->parcel);
  act = desk_store_begin (store, error, title);
  if (act == NULL ||
      !desk_custody_give_goods (office, goods, 0, condition != NULL ? condition : self->condition,
                                error))
    return FALSE;
  return desk_act_commit (g_steal_pointer (&act), error);
}

/* Whether somebody took them to the set. */
gboolean
desk_goods_is_lent (DeskOffice *office,
                    gint64      goods)
{
  g_autoptr (DeskRows) rows = desk_store_select (
    desk_office_get_store (office), NULL,
    "SELECT 1 FROM custody WHERE goods_id = ? AND until IS NULL AND reason = 'lent'", "i", goods);

  return rows != NULL && desk_rows_next (rows);
}

/* Whether they are where they are kept; else the error says where they are. */
gboolean
desk_goods_check_here (DeskOffice       *office,
                       const DeskGoods  *goods,
                       GError          **error)
{
  g_autofree char *holder = NULL;

  if (goods->returned != NULL)
    /* Translators: goods, a parcel's number, a moment, a return slip's number */
    return desk_equipment_refuse (error, _ ("%s (%s) went back at %s already (%s, SHO-9)"),
                                  goods->name, goods->parcel, goods->returned, goods->slip);
  if (!desk_goods_is_lent (office, goods->id))
    return TRUE;
  holder = desk_people_dup_name (office, goods->holder);
  /* Translators: goods, a parcel's number and a name */
  return desk_equipment_refuse (error, _ ("%s (%s) are with %s; take them back first (INV-12)"),
                                goods->name, goods->parcel, holder);
}

/* Fills in what follows from the moment, of goods that are entered field by field. */
void
desk_goods_complete (DeskOffice *office,
                     DeskDraft  *draft)
{
  g_autofree char *number = NULL;
  g_autofree char *moment = NULL;
  DeskDate day;

  if (desk_draft_get_kind (draft) != &desk_kind_goods || desk_draft_get_id (draft) != 0 ||
      !desk_equipment_moment (office, &moment, &day))
    return;
  if (desk_draft_get_text (draft, "parcel") == NULL)
    {
      number = desk_equipment_next_number (office, "goods", "parcel", "SJ", NULL);
      desk_draft_set_text (draft, "parcel", number);
    }
  if (desk_draft_get_text (draft, "received") == NULL)
    desk_draft_set_text (draft, "received", moment);
  if (desk_draft_get_number (draft, "receiver") == 0)
    desk_draft_set_number (draft, "receiver",
                           desk_people_acting (office, "shoot-coordinator", day));
  if (desk_draft_get_text (draft, "condition") == NULL)
    desk_draft_set_text (draft, "condition", _ ("good"));
}

static gboolean
check_unchanged (DeskOffice  *office,
                 DeskDraft   *draft,
                 GError     **error)
{
  static const char *const fixed[] = { "parcel", "client", "name", "quantity", "received" };
  g_autoptr (DeskDraft) saved = desk_draft_edit (desk_office_get_store (office), &desk_kind_goods,
                                                 desk_draft_get_id (draft), error);

  if (saved == NULL)
    return FALSE;
  for (guint i = 0; i < G_N_ELEMENTS (fixed); i++)
    if (!desk_value_equal (desk_draft_get_value (saved, fixed[i]),
                           desk_draft_get_value (draft, fixed[i])))
      return desk_equipment_refuse (
        error,
        /* Translators: %s: the label of a field, as “Goods counted” */
        _ ("The goods went back; “%s” stays as it was (SHO-9)"),
        desk_field_get_label (desk_kind_get_field (&desk_kind_goods, fixed[i])));
  return TRUE;
}

/* Whether goods may be saved as they are. */
gboolean
desk_goods_check_draft (DeskOffice  *office,
                        DeskDraft   *draft,
                        GError     **error)
{
  gint64 shoot;

  if (desk_draft_get_kind (draft) != &desk_kind_goods)
    return TRUE;
  shoot = desk_draft_get_number (draft, "shoot");
  if (shoot != 0 &&
      !desk_goods_check_shoot (office, desk_draft_get_number (draft, "client"), shoot, error))
    return FALSE;
  return desk_draft_get_text (draft, "returned") == NULL || check_unchanged (office, draft, error);
}

/* Goods that were here are kept in the history. */
gboolean
desk_goods_check_remove (const DeskKind  *kind,
                         GError         **error)
{
  return kind != &desk_kind_goods ||
         desk_equipment_refuse (
           error, _ ("Goods that came stay in the history; undo the receipt instead (SHO-9)"));
}

/* Columns of sign-offs: id, shoot, step, round, person, signed. */
#define SHOOT_COLUMN  1
#define STEP_COLUMN   2
#define SIGNED_COLUMN 5

/**
 * desk_goods_settle:
 * @changes: what the act did
 *
 * Lets custody follow from receipts and returns (INV-12), and takes the counts of a
 * sign-off for goods that were not entered parcel by parcel.
 */
gboolean
desk_goods_settle (DeskOffice   *office,
                   DeskChanges  *changes,
                   GError      **error)
{
  if (!desk_changes_touch (changes, "goods") && !desk_changes_touch (changes, "signoffs"))
    return TRUE;
  for (guint i = 0; i < changes->items->len; i++)
    {
      const DeskChange *change = changes->items->pdata[i];

      if (change->type == DESK_CHANGE_DELETE)
        continue;
      if (g_str_equal (change->table, "goods") &&
          !desk_custody_settle_goods (office, change->id, error))
        return FALSE;
      if (!g_str_equal (change->table, "signoffs"))
        continue;
      if (change->after[SIGNED_COLUMN].set
            ? !desk_goods_follow_signoff (office, change->id, error)
            : change->type == DESK_CHANGE_INSERT &&
                !desk_goods_fill_entered (office, change->after[SHOOT_COLUMN].number,
                                          change->after[STEP_COLUMN].text, error))
        return FALSE;
    }
  return TRUE;
}

static void
add_today (DeskOffice *office,
           GPtrArray  *items,
           DeskRows   *rows,
           DeskDate    day,
           char       *text)
{
  DeskTodayItem *item = g_new0 (DeskTodayItem, 1);
  DeskDate came = day_of (desk_rows_text (rows, 4));

  item->kind = "goods";
  item->date = came;
  item->who =
    desk_people_dup_name (office, desk_people_acting (office, "shoot-coordinator", day));
  item->text = text;
  item->about = &desk_kind_goods;
  item->about_id = desk_rows_int (rows, 0);
  g_ptr_array_add (items, item);
}

/**
 * desk_goods_today:
 * @items: (element-type DeskTodayItem): what waits is added here
 *
 * Adds parcels that are still here although their shoot is over, or for longer than the
 * setting `goods.days` says.
 */
gboolean
desk_goods_today (DeskOffice  *office,
                  GPtrArray   *items,
                  DeskDate     day,
                  GError     **error)
{
  gint64 limit = desk_settings_get_integer (office, "goods.days");
  g_autoptr (DeskRows) rows = desk_store_select (
    desk_office_get_store (office), error,
    "SELECT min(g.id), g.parcel, k.number || ' ' || k.name, max(s.state IN ('closed',"
    " 'cancelled')), min(g.received) FROM goods g JOIN clients k ON k.id = g.client_id"
    " LEFT JOIN shoots s ON s.id = g.shoot_id WHERE g.returned IS NULL AND g.received < ?"
    " GROUP BY g.parcel ORDER BY min(g.received), g.parcel",
    "d", day + 1);

  if (rows == NULL)
    return FALSE;
  while (desk_rows_next (rows))
    {
      DeskDate came = day_of (desk_rows_text (rows, 4));

      if (desk_rows_int (rows, 3))
        add_today (office, items, rows, day,
                   /* Translators: a client and a parcel's number */
                   g_strdup_printf (_ ("The goods of %s (%s) are still here though the shoot is"
                                       " over"),
                                    desk_rows_text (rows, 2), desk_rows_text (rows, 1)));
      else if (day - came > limit)
        add_today (office, items, rows, day,
                   /* Translators: a client, a parcel's number, how many days */
                   g_strdup_printf (_ ("The goods of %s (%s) have been here for %lld days"),
                                    desk_rows_text (rows, 2), desk_rows_text (rows, 1),
                                    (long long) (day - came)));
    }
  return TRUE;
}
