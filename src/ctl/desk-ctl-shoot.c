/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Cases of every flow: begin, record, sign, send back, pause, cancel (SHO-2 … SHO-5);
 * and the templates of flows (SHO-10). */

#include "desk-ctl.h"

#include <string.h>

#include "desk-clients.h"
#include "desk-flow.h"
#include "desk-language.h"

/* `add shoots client=NUMBER flow=shoot …`: a case begins by its flow. */
int
desk_ctl_add_shoot (DeskCtl *self)
{
  static const char *const names[] = { "client", "flow", "title", "category", "note" };
  const char *values[G_N_ELEMENTS (names)] = { NULL };
  g_autoptr (GError) error = NULL;
  g_autofree char *line = NULL;
  gint64 client = 0, shoot;

  for (guint i = 1; i < self->words->len; i++)
    {
      g_autofree char *name = NULL;
      const char *value;
      guint found = 0;

      if (!desk_ctl_split (self, desk_ctl_word (self, i), &name, &value))
        return DESK_CTL_USAGE;
      while (found < G_N_ELEMENTS (names) && !g_str_equal (names[found], name))
        found++;
      if (found == G_N_ELEMENTS (names))
        {
          g_autoptr (GPtrArray) known = g_ptr_array_new ();
          for (guint n = 0; n < G_N_ELEMENTS (names); n++)
            g_ptr_array_add (known, (gpointer) names[n]);
          return desk_ctl_unknown (_ ("field"), name, known);
        }
      values[found] = *value != '\0' ? value : NULL;
    }
  if (values[0] != NULL)
    {
      client = desk_clients_find (self->office, values[0], &error);
      if (client == 0)
        return desk_ctl_fail (values[0], error);
    }
  shoot = desk_flow_start (self->office, values[1], client, values[2], values[3], values[4],
                           &error);
  if (shoot == 0)
    return desk_ctl_fail ("shoots", error);
  line = g_strdup_printf ("%" G_GINT64_FORMAT, shoot);
  desk_ctl_print (self, line);
  return DESK_CTL_DONE;
}

/* --field K=V, several times; a file of a field that takes one is named whole. */
static gboolean
read_values (DeskCtl     *self,
             gint64       shoot,
             GHashTable **values)
{
  GPtrArray *fields = desk_ctl_options (self, "field");
  g_autoptr (DeskFlowCase) found = desk_flow_get_case (self->office, shoot, NULL);
  const DeskFlowStep *step =
    found != NULL ? desk_flow_template_get_step (found->template, found->card->step) : NULL;

  *values = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  for (guint i = 0; fields != NULL && i < fields->len; i++)
    {
      g_autofree char *name = NULL;
      const char *value;
      const DeskFlowField *field;

      if (!desk_ctl_split (self, fields->pdata[i], &name, &value))
        return FALSE;
      field = step != NULL ? desk_flow_step_get_field (step, name) : NULL;
      g_hash_table_insert (*values, g_steal_pointer (&name),
                           field != NULL && field->type == DESK_FLOW_FILE &&
                               g_file_test (value, G_FILE_TEST_IS_REGULAR)
                             ? g_canonicalize_filename (value, NULL)
                             : g_strdup (value));
    }
  return TRUE;
}

static int
answer (const char *what,
        gboolean    done,
        GError     *error)
{
  return done ? DESK_CTL_DONE : desk_ctl_fail (what, error);
}

static int
run_filling (DeskCtl    *self,
             const char *verb,
             gint64      shoot,
             gint64      by)
{
  const char *expected = desk_ctl_option (self, "step");
  g_autoptr (GHashTable) values = NULL;
  g_autoptr (GError) error = NULL;
  gboolean done;

  if (!read_values (self, shoot, &values))
    return DESK_CTL_USAGE;
  done = g_str_equal (verb, "next")
           ? desk_flow_next (self->office, shoot, expected, by, values, &error)
           : desk_flow_fill (self->office, shoot, expected, values, &error);
  return answer (desk_ctl_word (self, 1), done, error);
}

static int
run_remark (DeskCtl *self,
            gint64   shoot,
            gint64   by)
{
  const char *fine = desk_ctl_option (self, "fine");
  const char *ledger = desk_ctl_option (self, "ledger");
  DeskMoney amount = 0;
  g_autoptr (GError) error = NULL;
  gboolean done;

  if (fine != NULL && (!desk_money_parse (fine, &amount) || amount < 0))
    return desk_ctl_usage (fine, _ ("write an amount in yuan, as 10.00"));
  if (fine != NULL && ledger == NULL)
    ledger = "fine";
  done = desk_flow_remark (self->office, shoot, desk_ctl_option (self, "step"),
                           desk_ctl_option (self, "kind"), desk_ctl_option (self, "text"), by,
                           ledger, amount, &error);
  return answer (desk_ctl_word (self, 1), done, error);
}

static int
run_address (DeskCtl *self,
             gint64   shoot)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *address = desk_flow_post_address (self->office, shoot, &error);

  if (address != NULL)
    desk_ctl_print (self, address);
  return answer (desk_ctl_word (self, 1), address != NULL, error);
}

static int
run_turn (DeskCtl    *self,
          const char *verb,
          gint64      shoot,
          gint64      by)
{
  const char *expected = desk_ctl_option (self, "step");
  const char *reason = desk_ctl_option (self, "reason");
  const char *to = desk_ctl_option (self, "to");
  DeskOffice *office = self->office;
  g_autoptr (GError) error = NULL;
  gboolean done;

  if (g_str_equal (verb, "back") && to == NULL)
    return desk_ctl_usage ("shoot back", _ ("say to which step with --to STEP"));
  if (g_str_equal (verb, "monitor"))
    done = desk_flow_monitor (office, shoot, expected, by, &error);
  else if (g_str_equal (verb, "back"))
    done = desk_flow_back (office, shoot, expected, to, reason, by, &error);
  else if (g_str_equal (verb, "pause"))
    done =
      desk_flow_pause (office, shoot, expected, reason, desk_ctl_option (self, "note"), &error);
  else if (g_str_equal (verb, "resume"))
    done = desk_flow_resume (office, shoot, expected, &error);
  else if (g_str_equal (verb, "cancel"))
    done = desk_flow_cancel (office, shoot, expected, reason, &error);
  else
    done = desk_flow_rush (office, shoot, &error);
  return answer (desk_ctl_word (self, 1), done, error);
}

static int
run_shoot (DeskCtl *self)
{
  static const char *const verbs[] = { "monitor", "fill", "next", "back", "pause", "resume",
                                       "cancel", "remark", "rush", "address", NULL };
  const char *verb = desk_ctl_word (self, 0);
  g_autoptr (GError) error = NULL;
  gint64 shoot, by;

  if (!g_strv_contains (verbs, verb))
    {
      g_autoptr (GPtrArray) known = g_ptr_array_new ();
      for (guint i = 0; verbs[i] != NULL; i++)
        g_ptr_array_add (known, (gpointer) verbs[i]);
      return desk_ctl_unknown (_ ("command"), verb, known);
    }
  shoot = desk_flow_find_case (self->office, desk_ctl_word (self, 1), &error);
  if (shoot == 0)
    return desk_ctl_fail (desk_ctl_word (self, 1), error);
  if (!desk_ctl_by (self, &by))
    return DESK_CTL_FAILED;
  if (g_str_equal (verb, "next") || g_str_equal (verb, "fill"))
    return run_filling (self, verb, shoot, by);
  if (g_str_equal (verb, "remark"))
    return run_remark (self, shoot, by);
  if (g_str_equal (verb, "address"))
    return run_address (self, shoot);
  return run_turn (self, verb, shoot, by);
}

static int
run_flow (DeskCtl *self)
{
  const char *verb = desk_ctl_word (self, 0);
  const char *word = desk_ctl_word (self, 1);
  g_autoptr (GError) error = NULL;
  g_autoptr (DeskFlow) flow = NULL;
  g_autofree char *text = NULL;
  gint64 saved;

  if (!g_str_equal (verb, "show") && !g_str_equal (verb, "save"))
    {
      g_autoptr (GPtrArray) known = g_ptr_array_new ();
      g_ptr_array_add (known, (gpointer) "show");
      g_ptr_array_add (known, (gpointer) "save");
      return desk_ctl_unknown (_ ("command"), verb, known);
    }
  if (g_str_equal (verb, "save"))
    {
      if (!g_file_get_contents (word, &text, NULL, &error))
        return desk_ctl_fail (word, error);
      saved = desk_flow_save_template (self->office, text, &error);
      return answer (word, saved != 0, error);
    }
  flow = desk_flow_get (self->office, word, &error);
  if (flow == NULL)
    return desk_ctl_fail (word, error);
  text = desk_flow_template_to_text (flow->template);
  desk_ctl_print (self, g_strchomp (text));
  return DESK_CTL_DONE;
}

static const DeskCtlOption shoot_options[] = {
  { "field", "K=V", N_ ("fills in a field of the step; can be given several times") },
  { "step", "STEP", N_ ("only when the case is at this step; of a remark: what it is about") },
  { "to", "STEP", N_ ("the earlier step that a case is sent back to") },
  { "reason", "R", N_ ("why; of a pause: client or parcel") },
  { "note", "N", N_ ("what is waited for") },
  { "kind", "K", N_ ("wrong-turn or complaint") },
  { "text", "TEXT", N_ ("what happened") },
  { "ledger", "KIND", N_ ("proposes such a ledger entry for the signer, as criticism") },
  { "fine", "YUAN", N_ ("what the signer would pay") },
  { NULL },
};

const DeskCtlCommand desk_ctl_shoot_commands[] = {
  { "shoot",
    "monitor N | fill N --field K=V… | next N --field K=V… | back N --to STEP --reason R | pause N"
    " --reason client|parcel | resume N | cancel N --reason R | rush N | address N | remark N"
    " --kind K --text TEXT",
    N_ ("A case, by its id or number: the monitor’s record that its step may start, filling in,\n"
        "signing with --by and going on, a wrong turn, a pause, the address to send goods to.\n"
        "“list steps” says what each step asks for."),
    "shoot next 7 --by 晶晶 --field tracking=SF1001 --field quantity=3", shoot_options, 2, 2, FALSE,
    run_shoot },
  { "flow", "show CODE | save FILE",
    N_ ("Prints the template of a flow, or saves a changed one as its next version; cases that\n"
        "have begun stay on theirs."),
    "flow show shoot", NULL, 2, 2, FALSE, run_flow },
  { NULL },
};
