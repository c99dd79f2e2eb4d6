/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Clients: found, told apart, made one of two, kept (SHO-1). */

#include "clients-kit.h"

#include "desk-search.h"

static void
test_plain (void)
{
  static const struct
  {
    const char *written;
    const char *phone;
    const char *chat;
  } cases[] = {
    { "13812345678", "13812345678", "13812345678" },
    { "138 1234-5678", "13812345678", "13812345678" },
    { "+86 138 1234 5678", "13812345678", "8613812345678" },
    { "0086-13812345678", "13812345678", "008613812345678" },
    { "8613812345678", "13812345678", "8613812345678" },
    { "１３８１２３４５６７８", "13812345678", "13812345678" },
    { "0595-2287 1234", "059522871234", "059522871234" },
    { "QQ: 140604524", "140604524", "140604524" },
    { "Li_Fang", "", "li_fang" },
    { "", "", "" },
    { NULL, "", "" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *phone = desk_clients_plain_phone (cases[i].written);
      g_autofree char *chat = desk_clients_plain_chat (cases[i].written);

      g_assert_cmpstr (phone, ==, cases[i].phone);
      g_assert_cmpstr (chat, ==, cases[i].chat);
    }
}

static void
test_find (void)
{
  static const struct
  {
    const char *word;
    const char *number; /* NULL: refused */
    const char *said;
  } cases[] = {
    { "S1", "S1", NULL },
    { "唐嘉懿", "S2", NULL },
    { "645545880", "S3", NULL },
    { "15235685165", "S2", NULL },
    { "郭丽", NULL, "“郭丽” fits several clients; say which one: S1, S4" },
    { "S9", NULL, "There is no client “S9” (SHO-1)" },
  };
  g_autoptr (Studio) studio = clients_studio ();

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) error = NULL;
      gint64 client = desk_clients_find (studio->office, cases[i].word, &error);
      g_autoptr (DeskClient) found = NULL;

      if (cases[i].number == NULL)
        {
          g_assert_cmpint (client, ==, 0);
          g_assert_cmpstr (error->message, ==, cases[i].said);
          continue;
        }
      found = desk_clients_get (studio->office, client, &error);
      g_assert_no_error (error);
      g_assert_cmpstr (found->number, ==, cases[i].number);
    }
}

static void
test_duplicates (void)
{
  g_autoptr (Studio) studio = clients_studio ();
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) found = NULL;
  g_autoptr (GPtrArray) like = NULL;
  const DeskClientDuplicate *first, *second;

  studio_add (studio, &desk_kind_clients, "number", "S5", "name", "别人", "phone", "158 1255 5917",
              NULL);
  studio_add (studio, &desk_kind_clients, "number", "S6", "name", "空", "phone", "0", "chat", "0",
              NULL);
  studio_add (studio, &desk_kind_clients, "number", "S7", "name", "空", "phone", "0", "chat", "0",
              NULL);
  found = desk_clients_duplicates (studio->office, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (found->len, ==, 2);
  first = found->pdata[0];
  second = found->pdata[1];
  g_assert_cmpuint (first->clients->len, ==, 2);
  g_assert_cmpstr (((DeskClient *) first->clients->pdata[1])->number, ==, "S4");
  g_assert_true (first->by_phone && first->by_chat);
  g_assert_cmpstr (((DeskClient *) second->clients->pdata[0])->number, ==, "S3");
  g_assert_true (second->by_phone && !second->by_chat);

  like = desk_clients_like (studio->office, "8615614163883", NULL, clients_find (studio, "S4"),
                            &error);
  g_assert_no_error (error);
  g_assert_cmpuint (like->len, ==, 1);
  g_assert_cmpstr (((DeskClient *) like->pdata[0])->number, ==, "S1");
}

static void
add_history (Studio     *studio,
             const char *number,
             gint64      shoot)
{
  DeskGoodsLine line = { "连衣裙", 3, -1, NULL };
  g_autoptr (GArray) lines = g_array_new (FALSE, FALSE, sizeof line);
  DeskGoodsReceipt receipt = { .client = clients_find (studio, number),
                               .shoot = shoot,
                               .lines = lines };
  g_autoptr (GError) error = NULL;
  g_autofree char *parcel = NULL;

  g_array_append_val (lines, line);
  parcel = desk_goods_receive (studio->office, &receipt, NULL, &error);
  g_assert_no_error (error);
  desk_clients_add_contact (studio->office, receipt.client, "phone", "问进度", 0, shoot, &error);
  g_assert_no_error (error);
}

/* All that names the one names the other, in one act; the own words win. */
static void
test_merge (void)
{
  g_autoptr (Studio) studio = clients_studio ();
  gint64 keep = clients_find (studio, "S1");
  gint64 gone = clients_find (studio, "S4");
  gint64 shoot = clients_case (studio, "S4");
  g_autoptr (GError) error = NULL;
  g_autoptr (DeskClient) client = NULL;
  g_autoptr (DeskDraft) draft = NULL;

  studio_edit (studio, &desk_kind_clients, gone, "address", "泉州");
  studio_edit (studio, &desk_kind_clients, gone, "note", "第二次来");
  studio_edit (studio, &desk_kind_clients, keep, "note", "老学员");
  add_history (studio, "S4", shoot);

  g_assert_false (desk_clients_merge (studio->office, keep, keep, &error));
  assert_refused (&error, DESK_ERROR_REFUSED, "S1 cannot be merged with itself (SHO-1)");

  studio_begin_step (studio);
  desk_clients_merge (studio->office, keep, gone, &error);
  g_assert_no_error (error);
  studio_end_step (studio);

  client = desk_clients_get (studio->office, keep, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (client->phone, ==, "15614163883");
  g_assert_cmpstr (client->category, ==, "女装");
  g_assert_cmpstr (client->address, ==, "泉州");
  g_assert_cmpstr (client->note, ==, "老学员\n第二次来");
  g_assert_cmpstr (client->former_numbers, ==, "S4");
  clients_assert (studio, "SELECT DISTINCT client_id FROM (SELECT client_id FROM shoots UNION ALL"
                          " SELECT client_id FROM goods UNION ALL SELECT client_id FROM contacts)",
                  "1");
  g_assert_cmpint (clients_find (studio, "S4"), ==, keep);
  g_assert_cmpint (desk_clients_find_former (studio->office, "S4"), ==, keep);

  draft = desk_draft_new (studio->store, &desk_kind_clients);
  desk_draft_set_text (draft, "number", "S4");
  desk_draft_set_text (draft, "name", "郭丽");
  g_assert_false (desk_records_save (studio->office, draft, &error));
  assert_refused (&error, DESK_ERROR_REFUSED, "S4 was merged into S1 郭丽");
}

/* Merged twice: all the numbers of the three find the one that stays. */
static void
test_merge_chain (void)
{
  g_autoptr (Studio) studio = clients_studio ();
  g_autoptr (GError) error = NULL;
  gint64 last = clients_find (studio, "S3");

  desk_clients_merge (studio->office, clients_find (studio, "S1"), clients_find (studio, "S4"),
                      &error);
  g_assert_no_error (error);
  desk_clients_merge (studio->office, last, clients_find (studio, "S1"), &error);
  g_assert_no_error (error);
  clients_assert (studio, "SELECT former_numbers FROM clients WHERE number = 'S3'", "S1 S4");
  g_assert_cmpint (clients_find (studio, "S1"), ==, last);
  g_assert_cmpint (clients_find (studio, "S4"), ==, last);
}

static void
test_remove (void)
{
  g_autoptr (Studio) studio = clients_studio ();
  gint64 shoot = clients_case (studio, "S1");
  g_autoptr (GError) error = NULL;

  g_assert_false (desk_records_remove (studio->office, &desk_kind_clients,
                                       clients_find (studio, "S1"), &error));
  assert_refused (&error, DESK_ERROR_REFUSED, "S1 郭丽 has shoots and stays");
  g_clear_error (&error);
  add_history (studio, "S2", 0);
  g_assert_false (desk_records_remove (studio->office, &desk_kind_clients,
                                       clients_find (studio, "S2"), &error));
  assert_refused (&error, DESK_ERROR_REFUSED, "(SHO-9)");
  g_clear_error (&error);
  desk_clients_add_contact (studio->office, clients_find (studio, "S3"), NULL, "申请", 0, 0,
                            &error);
  g_assert_no_error (error);
  g_assert_false (desk_records_remove (studio->office, &desk_kind_clients,
                                       clients_find (studio, "S3"), &error));
  assert_refused (&error, DESK_ERROR_REFUSED, "Every contact with S3 张平 is kept");
  g_clear_error (&error);
  studio_begin_step (studio);
  studio_remove (studio, &desk_kind_clients, clients_find (studio, "S4"));
  studio_end_step (studio);
  g_assert_cmpint (shoot, !=, 0);
}

static void
test_contacts (void)
{
  g_autoptr (Studio) studio = clients_studio ();
  gint64 client = clients_find (studio, "S1");
  gint64 shoot = clients_case (studio, "S1");
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) contacts = NULL;
  g_autoptr (GPtrArray) shoots = NULL;
  g_autoptr (GPtrArray) hits = NULL;
  const DeskClientContact *contact;

  g_assert_cmpint (
    desk_clients_add_contact (studio->office, client, NULL, "  ", 0, 0, &error), ==, 0);
  assert_refused (&error, DESK_ERROR_REFUSED, "Write down what was said (SHO-1)");
  g_clear_error (&error);
  studio_begin_step (studio);
  desk_clients_add_contact (studio->office, client, NULL, "申请拍摄", 0, 0, &error);
  g_assert_no_error (error);
  studio_end_step (studio);
  studio_at (studio, "2026-11-24 10:00");
  desk_clients_add_contact (studio->office, client, "phone", " 样片不满意 ",
                            studio_person (studio, "P05"), shoot, &error);
  g_assert_no_error (error);
  studio_add (studio, &desk_kind_contacts, "client", "S2", "text", "发资料", NULL);

  contacts = desk_clients_contacts (studio->office, client, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (contacts->len, ==, 2);
  contact = contacts->pdata[0];
  g_assert_cmpstr (contact->text, ==, "样片不满意");
  g_assert_cmpstr (contact->channel, ==, "phone");
  g_assert_cmpstr (contact->name, ==, "P05");
  g_assert_cmpint (contact->shoot, ==, shoot);
  shoots = desk_clients_shoots (studio->office, client, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (shoots->len, ==, 1);
  hits = desk_search (studio->store, "不满意", &desk_kind_contacts, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (hits->len, ==, 1);
  g_assert_cmpstr (((DeskSearchHit *) hits->pdata[0])->title, ==, "S1");
  clients_assert (studio, "SELECT at || channel FROM contacts WHERE text = '发资料'",
                  "2026-11-24 10:00chat");
}

static void
test_chat_name (void)
{
  g_autoptr (Studio) studio = clients_studio ();
  gint64 client = clients_find (studio, "S1");
  g_autoptr (GError) error = NULL;

  g_assert_false (desk_clients_check_chat (studio->office, client, &error));
  assert_refused (&error, DESK_ERROR_REFUSED, "it is the number and the category: S1女装 (SHO-1)");
  g_clear_error (&error);
  studio_edit (studio, &desk_kind_clients, client, "chat_name", "S1女装");
  g_assert_true (desk_clients_check_chat (studio->office, client, &error));
  g_assert_no_error (error);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/office/SHO-1/clients/plain", test_plain);
  g_test_add_func ("/office/SHO-1/clients/find", test_find);
  g_test_add_func ("/office/SHO-1/clients/duplicates", test_duplicates);
  g_test_add_func ("/office/SHO-1/clients/merge", test_merge);
  g_test_add_func ("/office/SHO-1/clients/merge-chain", test_merge_chain);
  g_test_add_func ("/office/SHO-1/clients/remove", test_remove);
  g_test_add_func ("/office/SHO-1/clients/contacts", test_contacts);
  g_test_add_func ("/office/SHO-1/clients/chat-name", test_chat_name);
  return g_test_run ();
}
