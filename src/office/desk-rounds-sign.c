/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The head confirms the days, the administration signs the week (INV-2), and the
 * air-conditioner rule (ROT-12). */

#include "desk-language.h"
#include "desk-people.h"
#include "desk-rounds-private.h"
#include "desk-settings.h"

/* The first due row of a day that is not complete, and how many there are. */
static const DeskRoundRow *
first_missing (const DeskRoundSheet *sheet,
               guint                 day,
               guint                *n_due,
               guint                *n_missing)
{
  const DeskRoundRow *first = NULL;

  *n_due = *n_missing = 0;
  for (guint i = 0; i < sheet->rows->len; i++)
    {
      const DeskRoundRow *row = sheet->rows->pdata[i];
      const DeskRoundEntry *entry = row->entries->pdata[day];

      *n_due += entry->due || entry->n_marks > 0;
      if (!entry->due || entry->complete)
        continue;
      first = first != NULL ? first : row;
      (*n_missing)++;
    }
  return first;
}

static gboolean
is_signed (const DeskRoundSheet *sheet,
           DeskDate              date,
           gint64                department)
{
  return desk_round_sheet_find_sign (sheet, date, department) != NULL;
}

static gboolean
sign_day (DeskOffice      *office,
          DeskRoundSheet  *sheet,
          guint            day,
          gint64           department,
          gint64           by,
          const char      *remark,
          gboolean        *done,
          GError         **error)
{
  DeskStore *store = desk_office_get_store (office);
  DeskDate date = g_array_index (sheet->days, DeskDate, day);
  g_autofree char *moment = desk_store_get_moment (store);
  guint n_due, n_missing;
  const DeskRoundRow *missing = first_missing (sheet, day, &n_due, &n_missing);

  *done = FALSE;
  if (n_due == 0 || is_signed (sheet, date, department))
    return TRUE;
  if (missing != NULL)
    {
      g_autofree char *words = desk_rounds_format_day (sheet->round, date);

      g_set_error (
        error, DESK_ERROR, DESK_ERROR_REFUSED,
        ngettext (
          /* Translators: %1$u: how many rows, %2$s: a day, %3$s: the number or name of a row */
          "%1$u row of %2$s is missing: %3$s; check it before signing (INV-3)",
          "%1$u rows of %2$s are missing, the first is %3$s; check them before signing (INV-3)",
          n_missing),
        n_missing, words, missing->number != NULL ? missing->number : missing->name);
      return FALSE;
    }
  *done = TRUE;
  return desk_store_execute (store, error,
                             "INSERT INTO round_signs (round_id, date, department_id, person_id,"
                             " signed, remark) VALUES (?, ?, ?, ?, ?, ?)",
                             "idritt", sheet->round->id, date, department, by, moment, remark);
}

static char *
span_title (const DeskRound *round,
            DeskDate         from,
            DeskDate         to,
            gboolean         sign)
{
  g_autofree char *first = desk_rounds_format_day (round, from);
  g_autofree char *last = desk_rounds_format_day (round, to);

  if (g_str_equal (first, last))
    return g_strdup_printf (
      /* Translators: the title of an act: a round and a day */
      sign ? _ ("Sign %s, %s") : _ ("Take back the signature of %s, %s"), round->name, first);
  return g_strdup_printf (
    /* Translators: the title of an act: a round and two days */
    sign ? _ ("Sign %s, %s – %s") : _ ("Take back the signatures of %s, %s – %s"), round->name,
    first, last);
}

static gboolean
check_signed_round (const DeskRound  *round,
                    GError          **error)
{
  if (round->signer != NULL)
    return TRUE;
  g_set_error (error, DESK_ERROR, DESK_ERROR_REFUSED,
               /* Translators: %s is a round */
               _ ("“%s” is not signed (ROT-12)"), round->name);
  return FALSE;
}

/**
 * desk_rounds_sign:
 * @from: the first day
 * @to: the last day
 * @department: whose rows; 0 for the whole studio
 * @by: who signs, or 0 for who acts
 * @remark: (nullable)
 *
 * Signs each day that has rows and is not signed yet: the head for the department,
 * the deputy when the head is away, or the administration (INV-2, INV-3).
 *
 * Returns: %FALSE with %DESK_ERROR_REFUSED when rows are missing, when @by may not
 *   sign, or when there is nothing to sign
 */
gboolean
desk_rounds_sign (DeskOffice  *office,
                  const char  *code,
                  DeskDate     from,
                  DeskDate     to,
                  gint64       department,
                  gint64       by,
                  const char  *remark,
                  GError     **error)
{
  const DeskRoundFilter filter = { .department = department };
  DeskDate today = desk_rounds_today (office);
  g_autoptr (DeskRoundSheet) sheet =
    desk_rounds_get_sheet (office, code, from, MAX (MIN (to, today), from), &filter, error);
  g_autoptr (DeskAct) act = NULL;
  g_autofree char *title = NULL;
  guint n = 0;

  if (sheet == NULL || !check_signed_round (sheet->round, error))
    return FALSE;
  by = desk_rounds_find_signer (office, sheet->round, department, today, by, error);
  if (by == 0)
    return FALSE;
  title = span_title (sheet->round, from, to, TRUE);
  act = desk_store_begin (desk_office_get_store (office), error, title);
  if (act == NULL)
    return FALSE;
  for (guint i = 0; i < sheet->days->len; i++)
    {
      gboolean done;

      if (!sign_day (office, sheet, i, department, by, remark, &done, error))
        return FALSE;
      n += done;
    }
  if (n == 0)
    {
      g_set_error_literal (error, DESK_ERROR, DESK_ERROR_REFUSED,
                           _ ("There is nothing to sign: no rows are due, or all is signed"));
      return FALSE;
    }
  return desk_act_commit (g_steal_pointer (&act), error);
}

/* Takes the signatures of the days back, so that rows can be corrected. */
gboolean
desk_rounds_unsign (DeskOffice  *office,
                    const char  *code,
                    DeskDate     from,
                    DeskDate     to,
                    gint64       department,
                    GError     **error)
{
  DeskStore *store = desk_office_get_store (office);
  g_autoptr (DeskRound) round = desk_rounds_find (office, code, error);
  g_autofree char *title = NULL;
  g_autoptr (DeskAct) act = NULL;

  if (round == NULL)
    return FALSE;
  title = span_title (round, from, to, FALSE);
  act = desk_store_begin (store, error, title);
  if (act == NULL || !desk_store_execute (store, error,
                                          "DELETE FROM round_signs WHERE round_id = ?"
                                          " AND date BETWEEN ? AND ? AND department_id IS ?",
                                          "iddr", round->id, desk_rounds_day (round, from), to,
                                          department))
    return FALSE;
  return desk_act_commit (g_steal_pointer (&act), error);
}

/**
 * desk_rounds_judge_air:
 * @mode: how the air-conditioner runs
 * @outdoors: degrees outside
 * @set_to: degrees it is set to; of no interest when it is off
 *
 * Returns: (transfer full) (nullable): what is against the rule, in one sentence, or
 *   %NULL (ROT-12)
 */
char *
desk_rounds_judge_air (DeskOffice  *office,
                       DeskAirMode  mode,
                       int          outdoors,
                       int          set_to)
{
  int cool_from = (int) desk_settings_get_integer (office, "air.cool-from");
  int cool_lowest = (int) desk_settings_get_integer (office, "air.cool-lowest");
  int cool_highest = (int) desk_settings_get_integer (office, "air.cool-highest");
  int heat_until = (int) desk_settings_get_integer (office, "air.heat-until");
  int heat_highest = (int) desk_settings_get_integer (office, "air.heat-highest");

  if (mode == DESK_AIR_COOL && outdoors < cool_from)
    return g_strdup_printf (
      /* Translators: degrees outside, and from how many on it may cool */
      _ ("Cooling at %d °C outside; it is on only from %d °C (ROT-12)"), outdoors, cool_from);
  if (mode == DESK_AIR_HEAT && outdoors > heat_until)
    return g_strdup_printf (
      /* Translators: degrees outside, and up to how many it may heat */
      _ ("Heating at %d °C outside; it is on only up to %d °C (ROT-12)"), outdoors, heat_until);
  if (mode == DESK_AIR_COOL && (set_to < cool_lowest || set_to > cool_highest))
    return g_strdup_printf (
      /* Translators: degrees it is set to, and from how many to how many it may be */
      _ ("Cooling is set to %d °C; it is %d–%d °C (ROT-12)"), set_to, cool_lowest, cool_highest);
  if (mode == DESK_AIR_HEAT && set_to > heat_highest)
    return g_strdup_printf (
      /* Translators: degrees it is set to, and up to how many it may be */
      _ ("Heating is set to %d °C; it is up to %d °C (ROT-12)"), set_to, heat_highest);
  return NULL;
}
