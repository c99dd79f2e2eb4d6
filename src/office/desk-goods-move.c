/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Goods in and goods out: counted both times, and what differs is said (SHO-9). */

#include <string.h>

#include "desk-clients.h"
#include "desk-equipment-private.h"
#include "desk-goods-private.h"
#include "desk-language.h"
#include "desk-people.h"

#define MANY 1000000

/* Whether the shoot is this client's; else the error says whose it is. */
gboolean
desk_goods_check_shoot (DeskOffice  *office,
                        gint64       client,
                        gint64       shoot,
                        GError     **error)
{
  g_autoptr (DeskRows) rows = desk_store_select (
    desk_office_get_store (office), error,
    "SELECT s.number, ifnull(s.client_id, 0), ifnull(k.number || ' ' || k.name, '') FROM shoots s"
    " LEFT JOIN clients k ON k.id = s.client_id WHERE s.id = ?",
    "i", shoot);

  if (rows == NULL)
    return FALSE;
  if (!desk_rows_next (rows))
    return desk_equipment_refuse (error, _ ("There is no such shoot (SHO-9)"));
  if (desk_rows_int (rows, 1) == client)
    return TRUE;
  /* Translators: a shoot's number and a client */
  return desk_equipment_refuse (error, _ ("The shoot %s is one of %s (SHO-9)"),
                                desk_rows_text (rows, 0), desk_rows_text (rows, 2));
}

/* The only shoot of the client that is under way. Several must be told apart. */
static gboolean
choose_shoot (DeskOffice  *office,
              gint64       client,
              gint64      *shoot,
              GError     **error)
{
  g_autoptr (DeskRows) rows = NULL;
  g_autoptr (GPtrArray) numbers = g_ptr_array_new ();
  g_autofree char *title = NULL;
  g_autofree char *list = NULL;

  if (*shoot != 0)
    return desk_goods_check_shoot (office, client, *shoot, error);
  rows = desk_store_select (desk_office_get_store (office), error,
                            "SELECT id, number FROM shoots WHERE client_id = ? AND state IN"
                            " ('running', 'paused') ORDER BY id",
                            "i", client);
  if (rows == NULL)
    return FALSE;
  while (desk_rows_next (rows))
    {
      *shoot = desk_rows_int (rows, 0);
      g_ptr_array_add (numbers, (gpointer) desk_rows_text (rows, 1));
    }
  if (numbers->len < 2)
    return TRUE;
  g_ptr_array_add (numbers, NULL);
  list = g_strjoinv (_ (", "), (char **) numbers->pdata);
  title = desk_clients_dup_title (office, client);
  return desk_equipment_refuse (
    error,
    /* Translators: a client and a list of shoots' numbers */
    _ ("%s has several shoots under way; say for which one the goods are: %s (SHO-9)"), title,
    list);
}

/* Who counts: @person, or who acts as shoot coordinator. */
static gboolean
check_counter (DeskOffice  *office,
               gint64      *person,
               DeskDate     day,
               GError     **error)
{
  g_autofree char *name = NULL;

  if (*person == 0)
    *person = desk_people_acting (office, "shoot-coordinator", day);
  if (*person == 0 || desk_people_presence (office, *person, day) == DESK_PERSON_PRESENT)
    return TRUE;
  name = desk_people_dup_name (office, *person);
  /* Translators: %s: a name */
  return desk_equipment_refuse (error, _ ("%s is not here on that day to count goods (SHO-9)"),
                                name);
}

static gboolean
check_line (const DeskGoodsLine  *line,
            GError              **error)
{
  if (line->name == NULL || *line->name == '\0')
    return desk_equipment_refuse (error, _ ("Say what came, each sort of goods by name (SHO-9)"));
  if (line->quantity < 1 || line->quantity > MANY)
    /* Translators: %s: goods */
    return desk_equipment_refuse (
      error, _ ("Count %s: a whole number from 1 on (SHO-9)"), line->name);
  return TRUE;
}

/**
 * desk_goods_receive:
 * @receipt: what came and how many were counted
 * @differences: (out) (nullable) (element-type utf8): a sentence for each count that is
 *   not what the client said
 *
 * Takes in a parcel at the moment of the act; its rows are in custody from then on.
 *
 * Returns: (transfer full) (nullable): the parcel's number, or %NULL with
 *   %DESK_ERROR_REFUSED
 */
char *
desk_goods_receive (DeskOffice              *office,
                    const DeskGoodsReceipt  *receipt,
                    GPtrArray              **differences,
                    GError                 **error)
{
  DeskStore *store = desk_office_get_store (office);
  g_autofree char *client = desk_clients_dup_title (office, receipt->client);
  g_autoptr (GPtrArray) said = g_ptr_array_new_with_free_func (g_free);
  g_autofree char *moment = NULL;
  g_autofree char *title = NULL;
  g_autofree char *number = NULL;
  g_autoptr (DeskAct) act = NULL;
  gint64 shoot = receipt->shoot;
  gint64 receiver = receipt->receiver;
  DeskDate day;

  if (*client == '\0' || receipt->lines->len == 0)
    {
      desk_equipment_refuse (error, _ ("Say whose goods came and what they are (SHO-9)"));
      return NULL;
    }
  if (!desk_equipment_moment (office, &moment, &day))
    return NULL;
  /* Translators: the title of an act: a client */
  title = g_strdup_printf (_ ("Receive goods of %s"), client);
  act = desk_store_begin (store, error, title);
  if (act == NULL || !choose_shoot (office, receipt->client, &shoot, error) ||
      !check_counter (office, &receiver, day, error))
    return NULL;
  number = desk_equipment_next_number (office, "goods", "parcel", "SJ", error);
  if (number == NULL)
    return NULL;
  for (guint i = 0; i < receipt->lines->len; i++)
    {
      const DeskGoodsLine *line = &g_array_index (receipt->lines, DeskGoodsLine, i);
      DeskValue declared = { .set = line->declared >= 0, .number = line->declared };
      const char *condition = line->condition != NULL      ? line->condition
                              : receipt->condition != NULL ? receipt->condition
                                                           : _ ("good");

      if (!check_line (line, error) ||
          !desk_store_execute (store, error,
                               "INSERT INTO goods (parcel, client_id, shoot_id, name, declared,"
                               " quantity, condition, accompanying, tracking, received,"
                               " receiver_id, place) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                               "tirtvittttrt", number, receipt->client, shoot, line->name,
                               &declared, line->quantity, condition, receipt->accompanying,
                               receipt->tracking, moment, receiver, receipt->place))
        return NULL;
      if (line->declared >= 0 && line->declared != line->quantity)
        g_ptr_array_add (said,
                         /* Translators: goods, how many were said and how many counted */
                         g_strdup_printf (_ ("%s: the client says %lld, counted are %lld"),
                                          line->name, (long long) line->declared,
                                          (long long) line->quantity));
    }
  if (shoot != 0 &&
      !desk_goods_fill_step (office, shoot, "goods-in",
                             receipt->condition != NULL ? receipt->condition : _ ("good"),
                             receipt->tracking, receipt->accompanying, error))
    return NULL;
  if (!desk_act_commit (g_steal_pointer (&act), error))
    return NULL;
  if (differences != NULL)
    *differences = g_steal_pointer (&said);
  return g_steal_pointer (&number);
}

/* SHO-2, SHO-3: whether the client is satisfied with the result, or the case is over. */
static gboolean
is_satisfied (DeskOffice  *office,
              gint64       shoot,
              char       **number,
              char       **step)
{
  g_autoptr (DeskRows) rows = desk_store_select (
    desk_office_get_store (office), NULL,
    "SELECT s.number, s.step, s.state IN ('closed', 'cancelled') OR f.code <> 'shoot'"
    " OR EXISTS (SELECT 1 FROM signoffs o WHERE o.shoot_id = s.id AND o.step = 'result'"
    "  AND o.round = s.round AND o.signed IS NOT NULL AND o.withdrawn IS NULL"
    "  AND json_extract(o.fields, '$.satisfied') IN ('yes', 'true', 1))"
    " FROM shoots s JOIN flows f ON f.id = s.flow_id WHERE s.id = ?",
    "i", shoot);

  if (rows == NULL || !desk_rows_next (rows))
    return TRUE;
  *number = g_strdup (desk_rows_text (rows, 0));
  *step = g_strdup (desk_rows_text (rows, 1));
  return desk_rows_int (rows, 2) != 0;
}

/**
 * desk_goods_may_go:
 *
 * Returns: whether the goods may go back to the client: the client is satisfied with the
 *   result of their shoot, or it is over; else the error says so
 */
gboolean
desk_goods_may_go (DeskOffice  *office,
                   gint64       goods,
                   GError     **error)
{
  g_autoptr (DeskGoods) self = desk_goods_get (office, goods, error);
  g_autofree char *number = NULL;
  g_autofree char *step = NULL;

  if (self == NULL)
    return FALSE;
  if (self->shoot == 0 || is_satisfied (office, self->shoot, &number, &step))
    return TRUE;
  return desk_equipment_refuse (
    error,
    /* Translators: goods, a client's name, a shoot's number */
    _ ("%s: %s is not satisfied with the shoot %s yet, so the goods stay; to send them all the"
       " same give the reason (SHO-9)"),
    self->name, self->client_name, number);
}

static gboolean
check_count (const DeskGoods     *goods,
             const DeskGoodsOut  *line,
             const char          *difference,
             GError             **error)
{
  if (line->quantity < 0 || line->quantity > MANY)
    /* Translators: %s: goods */
    return desk_equipment_refuse (error, _ ("Count %s: a whole number from 0 on (SHO-9)"),
                                  goods->name);
  if (line->quantity == goods->quantity || (difference != NULL && *difference != '\0'))
    return TRUE;
  return desk_equipment_refuse (
    error,
    /* Translators: goods, a parcel's number, how many came and how many go back */
    _ ("%s (%s): %lld came in and %lld go back; say why the count differs (SHO-9)"), goods->name,
    goods->parcel, (long long) goods->quantity, (long long) line->quantity);
}

static gboolean
check_tracking (const DeskGoods        *goods,
                const DeskGoodsReturn  *back,
                GError                **error)
{
  if (back->tracking == NULL || g_strcmp0 (back->tracking, goods->tracking) != 0)
    return TRUE;
  return desk_equipment_refuse (
    error,
    /* Translators: %s: a tracking number */
    _ ("%s is the number of the parcel that came; the return has its own (SHO-9)"),
    back->tracking);
}

/* One row goes back. */
static gboolean
send_line (DeskOffice             *office,
           const DeskGoodsReturn  *back,
           const DeskGoodsOut     *line,
           const char             *slip,
           const char             *moment,
           gint64                  sender,
           gint64                 *client,
           GPtrArray              *said,
           GError                **error)
{
  g_autoptr (DeskGoods) goods = desk_goods_get (office, line->goods, error);
  g_autoptr (GError) blocked = NULL;
  const char *difference = line->difference != NULL ? line->difference : back->difference;
  const char *condition = line->condition != NULL   ? line->condition
                          : back->condition != NULL ? back->condition
                                                    : NULL;
  gboolean is_override;

  if (goods == NULL || !desk_goods_check_here (office, goods, error) ||
      !check_count (goods, line, difference, error) || !check_tracking (goods, back, error))
    return FALSE;
  if (*client != 0 && *client != goods->client)
    return desk_equipment_refuse (error, _ ("One slip is for the goods of one client (SHO-9)"));
  *client = goods->client;
  if (strcmp (goods->received, moment) > 0)
    /* Translators: goods, a parcel's number, a moment */
    return desk_equipment_refuse (error, _ ("%s (%s) came in at %s only (SHO-9)"), goods->name,
                                  goods->parcel, goods->received);
  is_override = !desk_goods_may_go (office, goods->id, &blocked);
  if (is_override && (back->override == NULL || *back->override == '\0'))
    {
      g_propagate_error (error, g_steal_pointer (&blocked));
      return FALSE;
    }
  if (line->quantity != goods->quantity)
    g_ptr_array_add (said,
                     /* Translators: goods, how many came, how many go back, why */
                     g_strdup_printf (_ ("%s: %lld came in, %lld go back: %s"), goods->name,
                                      (long long) goods->quantity, (long long) line->quantity,
                                      difference));
  return desk_store_execute (
    desk_office_get_store (office), error,
    "UPDATE goods SET quantity_out = ?, condition_out = coalesce(?, (SELECT condition FROM custody"
    " WHERE goods_id = goods.id AND until IS NULL), condition), difference = ?, tracking_out = ?, "
    "returned = ?, sender_id = ?, slip = ?, override = ? WHERE id = ?",
    "ittttrtti", line->quantity, condition, line->quantity != goods->quantity ? difference : NULL,
    back->tracking, moment, sender, slip, is_override ? back->override : NULL, goods->id);
}

/**
 * desk_goods_send_back:
 * @back: what goes back and how many were counted
 * @differences: (out) (nullable) (element-type utf8): a sentence for each count that is
 *   not what came in
 *
 * Sends goods back at the moment of the act, on one slip. Refused before the client is
 * satisfied unless a reason is given, and when a count differs without saying why.
 *
 * Returns: (transfer full) (nullable): the slip's number, or %NULL with
 *   %DESK_ERROR_REFUSED
 */
char *
desk_goods_send_back (DeskOffice             *office,
                      const DeskGoodsReturn  *back,
                      GPtrArray             **differences,
                      GError                **error)
{
  DeskStore *store = desk_office_get_store (office);
  g_autoptr (GPtrArray) said = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (DeskGoods) first = NULL;
  g_autofree char *moment = NULL;
  g_autofree char *title = NULL;
  g_autofree char *slip = NULL;
  g_autoptr (DeskAct) act = NULL;
  gint64 sender = back->sender;
  gint64 client = 0;
  DeskDate day;

  if (back->lines->len == 0)
    {
      desk_equipment_refuse (error, _ ("Say which goods go back, counted (SHO-9)"));
      return NULL;
    }
  first = desk_goods_get (office, g_array_index (back->lines, DeskGoodsOut, 0).goods, error);
  if (first == NULL || !desk_equipment_moment (office, &moment, &day))
    return NULL;
  /* Translators: the title of an act: number and name of a client */
  title = g_strdup_printf (_ ("Send goods back to %s %s"), first->client_number,
                           first->client_name);
  act = desk_store_begin (store, error, title);
  if (act == NULL || !check_counter (office, &sender, day, error))
    return NULL;
  slip = desk_equipment_next_number (office, "goods", "slip", "HJ", error);
  if (slip == NULL)
    return NULL;
  for (guint i = 0; i < back->lines->len; i++)
    if (!send_line (office, back, &g_array_index (back->lines, DeskGoodsOut, i), slip, moment,
                    sender, &client, said, error))
      return NULL;
  if (first->shoot != 0 &&
      !desk_goods_fill_step (office, first->shoot, "goods-back",
                             back->condition != NULL ? back->condition : first->condition,
                             back->tracking, NULL, error))
    return NULL;
  if (!desk_act_commit (g_steal_pointer (&act), error))
    return NULL;
  if (differences != NULL)
    *differences = g_steal_pointer (&said);
  return g_steal_pointer (&slip);
}
