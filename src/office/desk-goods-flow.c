/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Goods that are counted at the sign-off of a step, and not parcel by parcel, are in
 * custody all the same (SHO-2, SHO-9). */

#include "desk-case-sheet.h"
#include "desk-custody.h"
#include "desk-equipment-private.h"
#include "desk-goods-private.h"
#include "desk-language.h"

/* Which sign-off says what; the newest one of the case. */
#define SIGNED                                                                             \
  "SELECT o.shoot_id, s.client_id, CAST(json_extract(o.fields, '$.quantity') AS INTEGER)," \
  " json_extract(o.fields, '$.condition'), json_extract(o.fields, '$.tracking'),"          \
  " json_extract(o.fields, '$.accompanying'), o.signed, ifnull(o.person_id, 0), o.step,"   \
  " coalesce((SELECT json_extract(b.fields, '$.goods') FROM signoffs b WHERE"              \
  "  b.shoot_id = s.id AND b.step = 'booking' AND b.withdrawn IS NULL ORDER BY b.id DESC"  \
  "  LIMIT 1), s.category, s.title) FROM signoffs o JOIN shoots s ON s.id = o.shoot_id"    \
  " WHERE o.id = ? AND o.step IN ('goods-in', 'goods-back') AND o.signed IS NOT NULL"      \
  " AND o.withdrawn IS NULL AND s.client_id IS NOT NULL"

static gboolean
take_in (DeskOffice  *office,
         DeskRows    *said,
         GError     **error)
{
  DeskStore *store = desk_office_get_store (office);
  DeskGoodsFilter filter = { .shoot = desk_rows_int (said, 0) };
  g_autoptr (GPtrArray) here = desk_goods_list (office, &filter, DESK_DATE_NONE, error);
  const DeskGoods *only;
  g_autofree char *number = NULL;

  if (here == NULL || desk_rows_int (said, 2) < 1)
    return here != NULL;
  if (here->len > 1)
    return TRUE;
  if (here->len == 1)
    {
      /* The step was signed again, with another count. */
      only = here->pdata[0];
      return only->returned != NULL || only->quantity == desk_rows_int (said, 2) ||
             desk_store_execute (store, error, "UPDATE goods SET quantity = ? WHERE id = ?", "ii",
                                 desk_rows_int (said, 2), only->id);
    }
  number = desk_equipment_next_number (office, "goods", "parcel", "SJ", error);
  return number != NULL &&
         desk_store_execute (
           store, error,
           "INSERT INTO goods (parcel, client_id, shoot_id, name, quantity, condition,"
           " accompanying, tracking, received, receiver_id) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
           "tiitittttr", number, desk_rows_int (said, 1), desk_rows_int (said, 0),
           desk_rows_text (said, 9) != NULL ? desk_rows_text (said, 9) : _ ("goods"),
           desk_rows_int (said, 2), desk_rows_text (said, 3), desk_rows_text (said, 5),
           desk_rows_text (said, 4), desk_rows_text (said, 6), desk_rows_int (said, 7));
}

/* What was counted goes to the rows in the order they came; the last one takes what is
 * over. */
static gboolean
send_back (DeskOffice  *office,
           DeskRows    *said,
           GError     **error)
{
  DeskStore *store = desk_office_get_store (office);
  DeskGoodsFilter filter = { .shoot = desk_rows_int (said, 0), .here = TRUE };
  g_autoptr (GPtrArray) here = desk_goods_list (office, &filter, DESK_DATE_NONE, error);
  g_autofree char *slip = NULL;
  gint64 left = desk_rows_int (said, 2);

  if (here == NULL || here->len == 0)
    return here != NULL;
  slip = desk_equipment_next_number (office, "goods", "slip", "HJ", error);
  if (slip == NULL)
    return FALSE;
  for (guint i = 0; i < here->len; i++)
    {
      const DeskGoods *goods = here->pdata[i];
      gint64 n = i + 1 == here->len ? MAX (left, 0) : CLAMP (left, 0, goods->quantity);

      left -= n;
      if (!desk_store_execute (
            store, error,
            "UPDATE goods SET quantity_out = ?, condition_out = ifnull(?, condition),"
            " difference = ?, tracking_out = ?, returned = max(?, received), sender_id = ?,"
            " slip = ? WHERE id = ?",
            "ittttrti", n, desk_rows_text (said, 3),
            n != goods->quantity ? _ ("Counted so when the step was signed") : NULL,
            desk_rows_text (said, 4), desk_rows_text (said, 6), desk_rows_int (said, 7), slip,
            goods->id))
        return FALSE;
    }
  return TRUE;
}

/* What a sign-off that was just written says of the goods. */
gboolean
desk_goods_follow_signoff (DeskOffice  *office,
                           gint64       signoff,
                           GError     **error)
{
  DeskStore *store = desk_office_get_store (office);
  g_autoptr (DeskRows) said = desk_store_select (store, error, SIGNED, "i", signoff);
  g_autoptr (DeskRows) rows = NULL;

  if (said == NULL)
    return FALSE;
  if (!desk_rows_next (said))
    return TRUE;
  if (!(g_str_equal (desk_rows_text (said, 8), "goods-in") ? take_in (office, said, error)
                                                           : send_back (office, said, error)))
    return FALSE;
  rows = desk_store_select (store, error, "SELECT id FROM goods WHERE shoot_id = ?", "i",
                            desk_rows_int (said, 0));
  while (rows != NULL && desk_rows_next (rows))
    if (!desk_custody_settle_goods (office, desk_rows_int (rows, 0), error))
      return FALSE;
  return rows != NULL;
}

/**
 * desk_goods_fill_step:
 * @step: `goods-in` or `goods-back`
 *
 * Writes what was counted into the sheet of the step, where the case stands in it; part
 * of the act that runs.
 */
gboolean
desk_goods_fill_step (DeskOffice  *office,
                      gint64       shoot,
                      const char  *step,
                      const char  *condition,
                      const char  *tracking,
                      const char  *accompanying,
                      GError     **error)
{
  g_autoptr (DeskRows) rows =
    desk_store_select (desk_office_get_store (office), error,
                       g_str_equal (step, "goods-in")
                         ? "SELECT sum(quantity) FROM goods WHERE shoot_id = ?"
                         : "SELECT sum(quantity_out) FROM goods WHERE shoot_id = ?",
                       "i", shoot);
  g_autofree char *quantity = NULL;
  DeskCaseField fields[] = { { "quantity", NULL },
                             { "condition", condition },
                             { "tracking", tracking },
                             { "accompanying", accompanying } };

  if (rows == NULL || !desk_rows_next (rows))
    return FALSE;
  quantity = g_strdup_printf ("%" G_GINT64_FORMAT, desk_rows_int (rows, 0));
  fields[0].value = quantity;
  return desk_case_sheet_fill (office, shoot, step, fields, G_N_ELEMENTS (fields), error);
}

/* A case that comes to a step finds in its sheet what was counted before. */
gboolean
desk_goods_fill_entered (DeskOffice  *office,
                         gint64       shoot,
                         const char  *step,
                         GError     **error)
{
  DeskGoodsFilter filter = { .shoot = shoot };
  g_autoptr (GPtrArray) goods = NULL;
  gboolean is_in = g_str_equal (step, "goods-in");
  const DeskGoods *first;

  if (!is_in && !g_str_equal (step, "goods-back"))
    return TRUE;
  goods = desk_goods_list (office, &filter, DESK_DATE_NONE, error);
  if (goods == NULL || goods->len == 0)
    return goods != NULL;
  first = goods->pdata[0];
  if (!is_in && first->returned == NULL)
    return TRUE;
  return desk_goods_fill_step (office, shoot, step,
                               is_in ? first->condition : first->condition_out,
                               is_in ? first->tracking : first->tracking_out,
                               is_in ? first->accompanying : NULL, error);
}
