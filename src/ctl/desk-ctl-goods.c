/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Clients' goods: in, out, and what is still here (SHO-9). */

#include "desk-ctl.h"

#include <string.h>

#include "desk-clients.h"
#include "desk-custody.h"
#include "desk-goods.h"
#include "desk-language.h"
#include "desk-people.h"
#include "desk-records.h"

static void
set_text (DeskListingCell *row,
          guint            place,
          const char      *text)
{
  desk_listing_cell_set (&row[place], text, text);
}

static void
set_number (DeskListingCell *row,
            guint            place,
            gint64           number)
{
  g_autofree char *text = number >= 0 ? g_strdup_printf ("%" G_GINT64_FORMAT, number) : NULL;

  set_text (row, place, text);
}

/* The goods that are still here, the oldest first; of one client with its word. */
static int
run_list (DeskCtl *self)
{
  static const char *const columns[] = { "id", "parcel", "client", "name",
                                         "quantity", "days", "client_name", "shoot",
                                         "received", "condition", "accompanying", "tracking",
                                         "place", "holder" };
  const char *word = desk_ctl_word (self, 1);
  DeskGoodsFilter filter = { .here = TRUE };
  g_autoptr (DeskListing) listing = desk_listing_make ();
  g_autoptr (GPtrArray) found = NULL;
  g_autoptr (GError) error = NULL;

  if (word != NULL)
    {
      filter.client = desk_clients_find (self->office, word, &error);
      if (filter.client == 0)
        return desk_ctl_fail (word, error);
    }
  found = desk_goods_list (self->office, &filter, desk_ctl_today (self), &error);
  if (found == NULL)
    return desk_ctl_fail ("goods", error);
  for (guint i = 0; i < G_N_ELEMENTS (columns); i++)
    desk_listing_add_column (listing, columns[i],
                             i == 0 || i == 4 || i == 5 ? DESK_LISTING_NUMBER : DESK_LISTING_TEXT);
  for (guint i = 0; i < found->len; i++)
    {
      const DeskGoods *goods = found->pdata[i];
      DeskListingCell *row = desk_listing_add_row (listing);
      g_autofree char *holder =
        goods->holder != 0 ? desk_people_dup_name (self->office, goods->holder) : NULL;

      set_number (row, 0, goods->id);
      set_text (row, 1, goods->parcel);
      set_text (row, 2, goods->client_number);
      set_text (row, 3, goods->name);
      set_number (row, 4, goods->quantity);
      set_number (row, 5, goods->days);
      set_text (row, 6, goods->client_name);
      set_text (row, 7, goods->shoot_number);
      set_text (row, 8, goods->received);
      set_text (row, 9, goods->condition);
      set_text (row, 10, goods->accompanying);
      set_text (row, 11, goods->tracking);
      set_text (row, 12, goods->place);
      set_text (row, 13, holder);
    }
  desk_ctl_print_listing (self, listing, NULL);
  return DESK_CTL_DONE;
}

/* Reads "NAME=COUNT"; @name is a part of it. */
static gboolean
read_count (DeskCtl     *self,
            const char  *text,
            char       **name,
            gint64      *count)
{
  const char *value;

  if (!desk_ctl_split (self, text, name, &value))
    return FALSE;
  if (g_ascii_string_to_signed (value, 10, 0, G_MAXINT32, count, NULL))
    return TRUE;
  desk_ctl_usage (text, _ ("give a whole number, as 连衣裙=5"));
  return FALSE;
}

/* What --NAME GOODS=VALUE says of these goods, or --NAME VALUE of all. */
static const char *
option_for (DeskCtl    *self,
            const char *option,
            const char *goods)
{
  GPtrArray *values = desk_ctl_options (self, option);
  const char *all = NULL;

  for (guint i = 0; values != NULL && i < values->len; i++)
    {
      const char *text = values->pdata[i];
      const char *sign = strchr (text, '=');

      if (sign == NULL)
        all = text;
      else if ((gsize) (sign - text) == strlen (goods) && strncmp (text, goods, sign - text) == 0)
        return sign + 1;
    }
  return all;
}

static int
run_in (DeskCtl *self)
{
  const char *word = desk_ctl_word (self, 1);
  const char *number = desk_ctl_option (self, "shoot");
  guint first = word != NULL && strchr (word, '=') == NULL ? 2 : 1;
  g_autoptr (GArray) lines = g_array_new (FALSE, TRUE, sizeof (DeskGoodsLine));
  g_autoptr (GPtrArray) names = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GPtrArray) differences = NULL;
  g_autofree char *parcel = NULL;
  g_autoptr (GError) error = NULL;
  DeskGoodsReceipt receipt = { .lines = lines };

  if (!desk_ctl_by (self, &receipt.receiver))
    return DESK_CTL_FAILED;
  if (number != NULL)
    {
      g_autoptr (DeskDraft) shoot = NULL;

      receipt.shoot = desk_records_find (self->office, &desk_kind_shoots, number, &error);
      shoot = receipt.shoot != 0
                ? desk_draft_edit (desk_office_get_store (self->office), &desk_kind_shoots,
                                   receipt.shoot, &error)
                : NULL;
      if (shoot == NULL)
        return desk_ctl_fail (number, error);
      receipt.client = desk_draft_get_number (shoot, "client");
    }
  if (first == 2)
    {
      receipt.client = desk_clients_find (self->office, word, &error);
      if (receipt.client == 0)
        return desk_ctl_fail (word, error);
    }
  for (guint i = first; i < self->words->len; i++)
    {
      DeskGoodsLine line = { .declared = -1 };
      g_autofree char *name = NULL;
      const char *declared;

      if (!read_count (self, desk_ctl_word (self, i), &name, &line.quantity))
        return DESK_CTL_USAGE;
      line.name = name;
      line.condition = option_for (self, "condition", name);
      declared = option_for (self, "declared", name);
      if (declared != NULL &&
          !g_ascii_string_to_signed (declared, 10, 0, G_MAXINT32, &line.declared, NULL))
        return desk_ctl_usage (declared, _ ("give a whole number, as 连衣裙=5"));
      g_ptr_array_add (names, g_steal_pointer (&name));
      g_array_append_val (lines, line);
    }
  receipt.accompanying = desk_ctl_option (self, "accompanying");
  receipt.tracking = desk_ctl_option (self, "tracking");
  receipt.place = desk_ctl_option (self, "place");
  parcel = desk_goods_receive (self->office, &receipt, &differences, &error);
  if (parcel == NULL)
    return desk_ctl_fail ("goods in", error);
  desk_ctl_print (self, parcel);
  for (guint i = 0; i < differences->len; i++)
    desk_ctl_print (self, differences->pdata[i]);
  return DESK_CTL_DONE;
}

static DeskGoods *
find_named (GPtrArray  *goods,
            const char *name)
{
  for (guint i = 0; i < goods->len; i++)
    {
      DeskGoods *one = goods->pdata[i];

      if (one->returned == NULL && g_str_equal (one->name, name))
        return one;
    }
  return NULL;
}

static void
add_out (DeskCtl         *self,
         GArray          *lines,
         const DeskGoods *goods,
         gint64           quantity)
{
  DeskGoodsOut line = { .goods = goods->id, .quantity = quantity };

  line.condition = option_for (self, "condition", goods->name);
  line.difference = option_for (self, "difference", goods->name);
  g_array_append_val (lines, line);
}

/* The rows that the first word means; with --shoot those of a case. */
static GPtrArray *
read_goods (DeskCtl *self,
            guint   *first)
{
  const char *word = desk_ctl_word (self, 1);
  const char *number = desk_ctl_option (self, "shoot");
  g_autoptr (GError) error = NULL;
  DeskGoodsFilter filter = { .here = TRUE };
  GPtrArray *found;

  *first = number != NULL ? 1 : 2;
  if (number != NULL)
    {
      filter.shoot = desk_records_find (self->office, &desk_kind_shoots, number, &error);
      found = filter.shoot != 0 ? desk_goods_list (self->office, &filter, DESK_DATE_NONE, &error)
                                : NULL;
    }
  else if (word == NULL)
    {
      desk_ctl_usage ("goods", _ ("say which parcel, or with --shoot which shoot"));
      return NULL;
    }
  else
    found = desk_goods_find (self->office, word, &error);
  if (found == NULL)
    desk_ctl_fail (number != NULL ? number : word, error);
  return found;
}

static int
run_out (DeskCtl *self)
{
  guint first;
  g_autoptr (GPtrArray) goods = read_goods (self, &first);
  g_autoptr (GArray) lines = g_array_new (FALSE, TRUE, sizeof (DeskGoodsOut));
  g_autoptr (GPtrArray) differences = NULL;
  g_autofree char *slip = NULL;
  g_autoptr (GError) error = NULL;
  DeskGoodsReturn back = { .lines = lines };

  if (goods == NULL || !desk_ctl_by (self, &back.sender))
    return DESK_CTL_FAILED;
  if (desk_ctl_has (self, "all"))
    for (guint i = 0; i < goods->len; i++)
      add_out (self, lines, goods->pdata[i], ((DeskGoods *) goods->pdata[i])->quantity);
  else if (self->words->len <= first)
    return desk_ctl_usage ("goods out", _ ("count them: NAME=COUNT for each, or --all when all"
                                           " are there"));
  for (guint i = first; i < self->words->len && !desk_ctl_has (self, "all"); i++)
    {
      g_autofree char *name = NULL;
      const DeskGoods *one;
      gint64 count;

      if (!read_count (self, desk_ctl_word (self, i), &name, &count))
        return DESK_CTL_USAGE;
      one = find_named (goods, name);
      if (one == NULL)
        {
          desk_ctl_problem (name, _ ("these goods are not here"));
          return DESK_CTL_FAILED;
        }
      add_out (self, lines, one, count);
    }
  back.tracking = desk_ctl_option (self, "tracking");
  back.override = desk_ctl_option (self, "override");
  slip = desk_goods_send_back (self->office, &back, &differences, &error);
  if (slip == NULL)
    return desk_ctl_fail ("goods out", error);
  desk_ctl_print (self, slip);
  for (guint i = 0; i < differences->len; i++)
    desk_ctl_print (self, differences->pdata[i]);
  return DESK_CTL_DONE;
}

/* All that is named goes to the set, or comes back from it, as one act. */
static int
run_custody (DeskCtl *self)
{
  gboolean is_out = g_str_equal (desk_ctl_word (self, 0), "hand");
  const char *name = desk_ctl_option (self, "to");
  guint first;
  g_autoptr (GPtrArray) goods = read_goods (self, &first);
  g_autoptr (DeskAct) act = NULL;
  g_autoptr (GError) error = NULL;
  gint64 person = 0;

  if (goods == NULL)
    return DESK_CTL_FAILED;
  if (is_out && name == NULL)
    return desk_ctl_usage ("goods hand", _ ("say to whom with --to PERSON"));
  if (is_out)
    person = desk_people_find (self->office, name, &error);
  if (is_out && person == 0)
    return desk_ctl_fail (name, error);
  act = desk_store_begin (desk_office_get_store (self->office), &error,
                          is_out ? _ ("Hand goods out to the set") : _ ("Take goods back"));
  if (act == NULL)
    return desk_ctl_fail ("goods", error);
  for (guint i = 0; i < goods->len; i++)
    {
      const DeskGoods *one = goods->pdata[i];

      if (!(is_out ? desk_goods_hand_out (self->office, one->id, person, &error)
                   : desk_goods_take_back (self->office, one->id,
                                           option_for (self, "condition", one->name), &error)))
        return desk_ctl_fail (one->parcel, error);
    }
  if (!desk_act_commit (g_steal_pointer (&act), &error))
    return desk_ctl_fail ("goods", error);
  return DESK_CTL_DONE;
}

/* INV-12: who had them, one row after the other. */
static int
run_history (DeskCtl *self)
{
  static const char *const columns[] = { "parcel", "name", "person", "reason",
                                         "from", "until", "condition" };
  const DeskField *reason = desk_kind_get_field (&desk_kind_custody, "reason");
  guint first;
  g_autoptr (GPtrArray) goods = read_goods (self, &first);
  g_autoptr (DeskListing) listing = desk_listing_make ();
  g_autoptr (GError) error = NULL;

  if (goods == NULL)
    return DESK_CTL_FAILED;
  for (guint i = 0; i < G_N_ELEMENTS (columns); i++)
    desk_listing_add_column (listing, columns[i], DESK_LISTING_TEXT);
  for (guint i = 0; i < goods->len; i++)
    {
      const DeskGoods *one = goods->pdata[i];
      g_autoptr (GPtrArray) entries =
        desk_custody_history (self->office, &desk_kind_goods, one->id, &error);

      if (entries == NULL)
        return desk_ctl_fail (one->parcel, error);
      for (guint e = 0; e < entries->len; e++)
        {
          const DeskCustodyEntry *entry = entries->pdata[e];
          DeskListingCell *row = desk_listing_add_row (listing);

          set_text (row, 0, one->parcel);
          set_text (row, 1, one->name);
          set_text (row, 2, entry->person != 0 ? entry->name : NULL);
          desk_listing_cell_set (
            &row[3], desk_field_choice_label (reason, entry->reason, desk_language_current ()),
            entry->reason);
          set_text (row, 4, entry->from);
          set_text (row, 5, entry->until);
          set_text (row, 6, entry->condition);
        }
    }
  desk_ctl_print_listing (self, listing, NULL);
  return DESK_CTL_DONE;
}

static int
run_goods (DeskCtl *self)
{
  static const DeskCtlVerb verbs[] = {
    { "in", run_in },
    { "out", run_out },
    { "here", run_list },
    { "hand", run_custody },
    { "take", run_custody },
    { "history", run_history },
    { NULL },
  };

  if (desk_ctl_word (self, 0) == NULL)
    return run_list (self);
  return desk_ctl_run_verb (self, verbs);
}

static const DeskCtlOption goods_options[] = {
  { "shoot", "ID", N_ ("for this shoot") },
  { "tracking", "N", N_ ("the tracking number; of a return its own") },
  { "condition", "C", N_ ("the condition, of all or as GOODS=C") },
  { "accompanying", "WHAT", N_ ("what came with them: clothes, shoes") },
  { "declared", "GOODS=N", N_ ("how many the client said there are") },
  { "place", "PLACE", N_ ("where they are kept") },
  { "all", NULL, N_ ("of a return: counted, all that came in is there") },
  { "difference", "WHY", N_ ("why the count differs, of all or as GOODS=WHY") },
  { "override", "REASON", N_ ("why they go back before the client is satisfied") },
  { "to", "PERSON", N_ ("who takes them to the set") },
  { NULL },
};

const DeskCtlCommand desk_ctl_goods_commands[] = {
  { "goods",
    "[here [CLIENT]] | in CLIENT GOODS=COUNT… | out PARCEL GOODS=COUNT… | hand PARCEL --to"
    " PERSON | take PARCEL | history PARCEL",
    N_ ("Counts clients' goods in and out; without a word lists what is still here, the oldest"
        " first.\n"
        "“in” prints the parcel's number, “out” that of the return slip, each with the counts"
        " that differ. “hand” and “take” say who has them on the set. --by names who counts."),
    "goods in S2026001 连衣裙=5 --tracking SF1029384756 --declared 连衣裙=6", goods_options, 0,
    G_MAXUINT, FALSE, run_goods },
  { NULL },
};
