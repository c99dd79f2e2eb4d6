/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Clients: which are one person, what was said with them, their shoots (SHO-1). */

#include "desk-ctl.h"

#include "desk-clients.h"
#include "desk-language.h"
#include "desk-records.h"

static gint64
find_client (DeskCtl *self,
             guint    place)
{
  const char *word = desk_ctl_word (self, place);
  g_autoptr (GError) error = NULL;
  gint64 client;

  if (word == NULL)
    {
      desk_ctl_usage ("client", _ ("say which client, by number or name"));
      return 0;
    }
  client = desk_clients_find (self->office, word, &error);
  if (client == 0)
    desk_ctl_fail (word, error);
  return client;
}

static void
set_text (DeskListingCell *row,
          guint            place,
          const char      *text)
{
  desk_listing_cell_set (&row[place], text, text);
}

/* One row a client; those of one group look like one person. */
static int
run_duplicates (DeskCtl *self)
{
  static const char *const columns[] = { "number", "name", "phone", "chat", "same" };
  g_autoptr (DeskListing) listing = desk_listing_make ();
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) found = desk_clients_duplicates (self->office, &error);

  if (found == NULL)
    return desk_ctl_fail ("client duplicates", error);
  desk_listing_add_column (listing, "group", DESK_LISTING_NUMBER);
  for (guint i = 0; i < G_N_ELEMENTS (columns); i++)
    desk_listing_add_column (listing, columns[i], DESK_LISTING_TEXT);
  for (guint i = 0; i < found->len; i++)
    {
      const DeskClientDuplicate *duplicate = found->pdata[i];
      g_autofree char *group = g_strdup_printf ("%u", i + 1);
      gboolean both = duplicate->by_phone && duplicate->by_chat;

      for (guint c = 0; c < duplicate->clients->len; c++)
        {
          const DeskClient *client = duplicate->clients->pdata[c];
          DeskListingCell *row = desk_listing_add_row (listing);

          set_text (row, 0, group);
          set_text (row, 1, client->number);
          set_text (row, 2, client->name);
          set_text (row, 3, client->phone);
          set_text (row, 4, client->chat);
          desk_listing_cell_set (&row[5],
                                 both                  ? _ ("phone and chat number")
                                 : duplicate->by_phone ? _ ("phone")
                                                       : _ ("chat number"),
                                 both                  ? "phone chat"
                                 : duplicate->by_phone ? "phone"
                                                       : "chat");
        }
    }
  desk_ctl_print_listing (self, listing, NULL);
  return DESK_CTL_DONE;
}

static int
run_merge (DeskCtl *self)
{
  gint64 keep = find_client (self, 1);
  g_autoptr (DeskAct) act = NULL;
  g_autoptr (GError) error = NULL;

  if (keep == 0)
    return DESK_CTL_FAILED;
  if (self->words->len < 3)
    return desk_ctl_usage ("client merge", _ ("say which client stays and which one goes"));
  /* One of several is merged under its own title; several are one act all the same. */
  if (self->words->len > 3)
    act = desk_store_begin (desk_office_get_store (self->office), &error, _ ("Merge clients"));
  if (error != NULL)
    return desk_ctl_fail ("client merge", error);
  for (guint i = 2; i < self->words->len; i++)
    {
      gint64 gone = find_client (self, i);

      if (gone == 0)
        return DESK_CTL_FAILED;
      if (!desk_clients_merge (self->office, keep, gone, &error))
        return desk_ctl_fail (desk_ctl_word (self, i), error);
    }
  if (act != NULL && !desk_act_commit (g_steal_pointer (&act), &error))
    return desk_ctl_fail ("client merge", error);
  return DESK_CTL_DONE;
}

static int
run_contact (DeskCtl *self)
{
  const char *text = desk_ctl_word (self, 2);
  const char *word = desk_ctl_option (self, "channel");
  const char *number = desk_ctl_option (self, "shoot");
  const DeskField *field = desk_kind_get_field (&desk_kind_contacts, "channel");
  const DeskChoice *channel = word != NULL ? desk_field_find_choice (field, word) : NULL;
  gint64 client = find_client (self, 1), shoot = 0, by;
  g_autofree char *line = NULL;
  g_autoptr (GError) error = NULL;
  gint64 contact;

  if (client == 0 || !desk_ctl_by (self, &by))
    return DESK_CTL_FAILED;
  if (text == NULL)
    return desk_ctl_usage ("client contact", _ ("write what was said"));
  if (word != NULL && channel == NULL)
    {
      g_autoptr (GPtrArray) known = g_ptr_array_new ();
      for (channel = field->choices; channel->code != NULL; channel++)
        g_ptr_array_add (known, (gpointer) channel->code);
      return desk_ctl_unknown (_ ("channel"), word, known);
    }
  if (number != NULL)
    {
      shoot = desk_records_find (self->office, &desk_kind_shoots, number, &error);
      if (shoot == 0)
        return desk_ctl_fail (number, error);
    }
  contact = desk_clients_add_contact (self->office, client, channel != NULL ? channel->code : NULL,
                                      text, by, shoot, &error);
  if (contact == 0)
    return desk_ctl_fail ("client contact", error);
  line = g_strdup_printf ("%" G_GINT64_FORMAT, contact);
  desk_ctl_print (self, line);
  return DESK_CTL_DONE;
}

static int
run_history (DeskCtl *self)
{
  static const char *const columns[] = { "id", "number", "step", "state", "goods" };
  const DeskField *state = desk_kind_get_field (&desk_kind_shoots, "state");
  gint64 client = find_client (self, 1);
  g_autoptr (DeskListing) listing = desk_listing_make ();
  g_autoptr (GPtrArray) shoots = NULL;
  g_autoptr (GError) error = NULL;

  if (client == 0)
    return DESK_CTL_FAILED;
  shoots = desk_clients_shoots (self->office, client, &error);
  if (shoots == NULL)
    return desk_ctl_fail ("client history", error);
  for (guint i = 0; i < G_N_ELEMENTS (columns); i++)
    desk_listing_add_column (listing, columns[i],
                             i == 0 || i == 4 ? DESK_LISTING_NUMBER : DESK_LISTING_TEXT);
  for (guint i = 0; i < shoots->len; i++)
    {
      const DeskClientShoot *shoot = shoots->pdata[i];
      DeskListingCell *row = desk_listing_add_row (listing);
      g_autofree char *id = g_strdup_printf ("%" G_GINT64_FORMAT, shoot->id);
      g_autofree char *goods = g_strdup_printf ("%u", shoot->n_goods);

      set_text (row, 0, id);
      set_text (row, 1, shoot->number);
      set_text (row, 2, shoot->step);
      desk_listing_cell_set (
        &row[3], desk_field_choice_label (state, shoot->state, desk_language_current ()),
        shoot->state);
      set_text (row, 4, goods);
    }
  desk_ctl_print_listing (self, listing, NULL);
  return DESK_CTL_DONE;
}

static int
run_client (DeskCtl *self)
{
  static const DeskCtlVerb verbs[] = {
    { "duplicates", run_duplicates },
    { "merge", run_merge },
    { "contact", run_contact },
    { "history", run_history },
    { NULL },
  };

  return desk_ctl_run_verb (self, verbs);
}

static const DeskCtlOption client_options[] = {
  { "channel", "HOW", N_ ("of a contact: chat phone forum parcel visit other") },
  { "shoot", "ID", N_ ("which shoot a contact is about") },
  { NULL },
};

const DeskCtlCommand desk_ctl_client_commands[] = {
  { "client", "duplicates|merge KEEP GONE…|contact CLIENT TEXT|history CLIENT",
    N_ ("Finds clients that share a phone or a chat number, makes one of two, records what was"
        " said, lists a client's shoots.\n"
        "CLIENT is a student number, or a name, phone or chat number that only one has."),
    "client merge S2026001 S2026017", client_options, 1, G_MAXUINT, FALSE, run_client },
  { NULL },
};
