/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The ledger of rewards and fines: proposed, confirmed, dismissed, reversed (CON-2). */

#include "desk-ctl.h"

#include "desk-language.h"
#include "desk-ledger.h"
#include "desk-records.h"

/* Adds what is proposed for the month of --month. */
static gboolean
add_month (DeskCtl *self,
           GArray  *entries)
{
  const char *month = desk_ctl_option (self, "month");
  DeskDate first = month != NULL ? desk_date_parse_month (month) : DESK_DATE_NONE;
  g_autoptr (GArray) proposed = NULL;
  g_autoptr (GError) error = NULL;

  if (month == NULL)
    return TRUE;
  if (first == DESK_DATE_NONE)
    return desk_ctl_usage (month, _ ("this is no month; write it like 2026-11")) == DESK_CTL_DONE;
  proposed = desk_ledger_list_proposed (self->office, first, desk_date_month_end (first), &error);
  if (proposed == NULL)
    return desk_ctl_fail (month, error) == DESK_CTL_DONE;
  g_array_append_vals (entries, proposed->data, proposed->len);
  if (entries->len == 0)
    desk_ctl_problem (month, _ ("nothing is proposed in this month"));
  return entries->len > 0;
}

/* Returns: (transfer full) (element-type gint64): the entries that are named, and
 *   those of a month; %NULL with what was wrong said */
static GArray *
find_entries (DeskCtl *self)
{
  g_autoptr (GArray) entries = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (GError) error = NULL;

  for (guint i = 1; i < self->words->len; i++)
    {
      const char *word = desk_ctl_word (self, i);
      gint64 id = desk_records_find (self->office, &desk_kind_ledger, word, &error);

      if (id == 0)
        {
          desk_ctl_fail (word, error);
          return NULL;
        }
      g_array_append_val (entries, id);
    }
  if (!add_month (self, entries))
    return NULL;
  if (entries->len > 0)
    return g_steal_pointer (&entries);
  desk_ctl_usage (desk_ctl_word (self, 0), _ ("name the entries, or a month with --month"));
  return NULL;
}

static int
run_propose (DeskCtl *self)
{
  static const char *const fields[] = { "person", "clause", "kind", "amount", "date", NULL };
  g_autoptr (DeskDraft) draft =
    desk_draft_new (desk_office_get_store (self->office), &desk_kind_ledger);
  g_autoptr (GError) error = NULL;

  for (guint i = 0; fields[i] != NULL; i++)
    {
      const char *value = desk_ctl_option (self, fields[i]);

      if (value != NULL &&
          !desk_draft_enter (draft, desk_kind_get_field (&desk_kind_ledger, fields[i]), value,
                             &error))
        return desk_ctl_fail (value, error);
    }
  desk_draft_set_text (draft, "evidence", desk_ctl_option (self, "reason"));
  if (!desk_records_save (self->office, draft, &error))
    return desk_ctl_fail ("ledger propose", error);
  desk_ctl_print (self, desk_draft_get_text (draft, "number"));
  return DESK_CTL_DONE;
}

static int
run_reverse (DeskCtl *self)
{
  const char *word = desk_ctl_word (self, 1);
  g_autoptr (GError) error = NULL;
  g_autofree char *number = NULL;
  gint64 entry;

  if (self->words->len != 2)
    return desk_ctl_usage ("ledger reverse", _ ("name one entry"));
  entry = desk_records_find (self->office, &desk_kind_ledger, word, &error);
  if (entry != 0)
    number = desk_ledger_reverse (self->office, entry, desk_ctl_option (self, "reason"), &error);
  if (number == NULL)
    return desk_ctl_fail (word, error);
  desk_ctl_print (self, number);
  return DESK_CTL_DONE;
}

static int
run_ledger (DeskCtl *self)
{
  static const char *const verbs[] = { "propose", "confirm", "dismiss", "reverse", NULL };
  const char *verb = desk_ctl_word (self, 0);
  g_autoptr (GArray) entries = NULL;
  g_autoptr (GError) error = NULL;

  if (!g_strv_contains (verbs, verb))
    {
      g_autoptr (GPtrArray) known = g_ptr_array_new ();

      for (guint i = 0; verbs[i] != NULL; i++)
        g_ptr_array_add (known, (gpointer) verbs[i]);
      return desk_ctl_unknown (_ ("step"), verb, known);
    }
  if (g_str_equal (verb, "propose"))
    return run_propose (self);
  if (g_str_equal (verb, "reverse"))
    return run_reverse (self);
  entries = find_entries (self);
  if (entries == NULL)
    return DESK_CTL_FAILED;
  if (!(g_str_equal (verb, "confirm")
          ? desk_ledger_confirm (self->office, (const gint64 *) entries->data, entries->len, &error)
          : desk_ledger_dismiss (self->office, (const gint64 *) entries->data, entries->len,
                                 desk_ctl_option (self, "reason"), &error)))
    return desk_ctl_fail (verb, error);
  return DESK_CTL_DONE;
}

static const DeskCtlOption ledger_options[] = {
  { "month", "M", N_ ("all that is proposed for that month") },
  { "reason", "R", N_ ("why; kept with the evidence") },
  { "person", "P", N_ ("who it is about") },
  { "clause", "C", N_ ("the clause of the rule book") },
  { "kind", "K", N_ ("praise bonus criticism warning fine demerit …") },
  { "amount", "YUAN", N_ ("negative for what the person pays") },
  { "date", "D", N_ ("the day of what it is about; else today") },
  { NULL },
};

const DeskCtlCommand desk_ctl_ledger_commands[] = {
  { "ledger", "propose|confirm|dismiss|reverse [ENTRY…] [--month M] [--reason R]",
    N_ (
      "Rewards and fines. `confirm` lets proposed entries stand, which is not undone; `dismiss`\n"
      "does not let them; `reverse` takes a confirmed one back with a new entry, whose number is\n"
      "printed."),
    "ledger confirm JC-2026-0001 JC-2026-0002", ledger_options, 1, G_MAXUINT, FALSE, run_ledger },
  { NULL },
};
