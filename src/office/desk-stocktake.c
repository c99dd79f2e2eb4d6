/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Starting a stocktake, counting, finishing, and reading its result (INV-11). */

#include "desk-stocktake.h"

#include "desk-equipment.h"
#include "desk-language.h"
#include "desk-people.h"
#include "desk-stocktake-private.h"
#include "desk-supplies-private.h"
#include "desk-text.h"

static const char *const result_labels[DESK_N_STOCKTAKE_RESULTS] = {
  [DESK_STOCKTAKE_OPEN] = N_ ("not counted yet"),
  [DESK_STOCKTAKE_FOUND] = NC_ ("stocktake", "found"),
  [DESK_STOCKTAKE_MISSING] = NC_ ("stocktake", "missing"),
  [DESK_STOCKTAKE_UNEXPECTED] = NC_ ("stocktake", "unexpected"),
};

const char *
desk_stocktake_result_label (DeskStocktakeResult  result,
                             const char          *language)
{
  return result == DESK_STOCKTAKE_OPEN
           ? desk_language_text (language, result_labels[result])
           : desk_language_context (language, "stocktake", result_labels[result]);
}

static void
line_free (gpointer data)
{
  DeskStocktakeLine *self = data;

  g_free (self->number);
  g_free (self->name);
  g_free (self->unit);
  g_free (self->place);
  g_free (self->responsible_name);
  g_free (self->remark);
  g_free (self->adjusted);
  g_free (self->adjustment);
  g_free (self);
}

void
desk_stocktake_free (DeskStocktake *self)
{
  g_free (self->number);
  g_free (self->place);
  g_free (self->person_name);
  g_clear_pointer (&self->lines, g_ptr_array_unref);
  g_free (self);
}

static DeskStocktakeResult
judge (const DeskStocktakeLine *line)
{
  if (line->counted < 0)
    return DESK_STOCKTAKE_OPEN;
  return line->counted == line->expected  ? DESK_STOCKTAKE_FOUND
         : line->counted < line->expected ? DESK_STOCKTAKE_MISSING
                                          : DESK_STOCKTAKE_UNEXPECTED;
}

/* What adjusting will do; %NULL for nothing. */
static char *
describe_adjustment (const DeskStocktake     *self,
                     const DeskStocktakeLine *line,
                     const char              *state)
{
  if (line->adjusted != NULL || line->counted < 0)
    return NULL;
  if (line->supply != 0)
    return line->counted == line->expected
             ? NULL
             /* Translators: by how many the stock of a supply is put right, as +3 */
             : g_strdup_printf (_ ("Stock %+lld"), (long long) (line->counted - line->expected));
  if (line->equipment == 0)
    return NULL;
  if (line->result == DESK_STOCKTAKE_MISSING && g_strcmp0 (state, "in-store") == 0)
    return g_strdup (_ ("Becomes lost"));
  if (line->result != DESK_STOCKTAKE_UNEXPECTED)
    return NULL;
  if (g_strcmp0 (state, "lost") == 0 || g_strcmp0 (state, "retired") == 0)
    return g_strdup (_ ("Is in store again"));
  if (g_strcmp0 (state, "in-store") == 0 && self->place != NULL &&
      g_strcmp0 (self->place, line->place) != 0)
    /* Translators: %s is a place */
    return g_strdup_printf (_ ("Is kept in %s from now on"), self->place);
  return NULL;
}

static gboolean
read_lines (DeskOffice     *office,
            DeskStocktake  *self,
            GError        **error)
{
  g_autoptr (DeskRows) rows = desk_store_select (
    desk_office_get_store (office), error,
    "SELECT l.id, ifnull(l.equipment_id, 0), ifnull(l.supply_id, 0), ifnull(e.number, l.code),"
    " coalesce(s.name, nullif(trim(ifnull(e.make, '') || ' ' || ifnull(e.model, '')), ''),"
    "  e.class, ''), s.unit, ifnull(e.place, s.place), ifnull(e.responsible_id, 0), l.expected,"
    " l.counted, l.remark, l.adjusted, e.state FROM stocktake_lines l"
    " LEFT JOIN equipment e ON e.id = l.equipment_id LEFT JOIN supplies s ON s.id = l.supply_id"
    " WHERE l.stocktake_id = ? ORDER BY e.number, s.name COLLATE PINYIN, l.id",
    "i", self->id);

  /* Few people answer for many items. */
  g_autoptr (GHashTable) names =
    g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, g_free);

  if (rows == NULL)
    return FALSE;
  while (desk_rows_next (rows))
    {
      DeskStocktakeLine *line = g_new0 (DeskStocktakeLine, 1);
      gint64 responsible = desk_rows_int (rows, 7);
      const char *name = g_hash_table_lookup (names, &responsible);

      if (responsible != 0 && name == NULL)
        {
          g_hash_table_insert (names, g_memdup2 (&responsible, sizeof responsible),
                               desk_people_dup_name (office, responsible));
          name = g_hash_table_lookup (names, &responsible);
        }

      line->id = desk_rows_int (rows, 0);
      line->equipment = desk_rows_int (rows, 1);
      line->supply = desk_rows_int (rows, 2);
      line->number = g_strdup (desk_rows_text (rows, 3));
      line->name = g_strdup (desk_rows_text (rows, 4));
      line->unit = g_strdup (desk_rows_text (rows, 5));
      line->place = g_strdup (desk_rows_text (rows, 6));
      line->responsible_name = g_strdup (name);
      line->expected = desk_rows_int (rows, 8);
      line->counted = desk_rows_is_null (rows, 9) ? -1 : desk_rows_int (rows, 9);
      line->remark = g_strdup (desk_rows_text (rows, 10));
      line->adjusted = g_strdup (desk_rows_text (rows, 11));
      line->result = judge (line);
      line->adjustment = describe_adjustment (self, line, desk_rows_text (rows, 12));
      self->n[line->result]++;
      g_ptr_array_add (self->lines, line);
    }
  return TRUE;
}

/**
 * desk_stocktake_get:
 *
 * Returns: (transfer full): the stocktake with its lines and results, or %NULL with
 *   %DESK_ERROR_NOT_FOUND
 */
DeskStocktake *
desk_stocktake_get (DeskOffice  *office,
                    gint64       id,
                    GError     **error)
{
  g_autoptr (DeskStocktake) self = g_new0 (DeskStocktake, 1);
  g_autoptr (DeskRows) rows = desk_store_select (
    desk_office_get_store (office), error,
    "SELECT number, date, what = 'supplies', place, ifnull(department_id, 0),"
    " ifnull(person_id, 0), state = 'closed' FROM stocktakes WHERE id = ?",
    "i", id);

  if (rows == NULL)
    return NULL;
  if (!desk_rows_next (rows))
    {
      g_set_error_literal (error, DESK_ERROR, DESK_ERROR_NOT_FOUND,
                           _ ("There is no such stocktake"));
      return NULL;
    }
  self->id = id;
  self->number = g_strdup (desk_rows_text (rows, 0));
  self->date = desk_rows_date (rows, 1);
  self->of_supplies = desk_rows_int (rows, 2) != 0;
  self->place = g_strdup (desk_rows_text (rows, 3));
  self->department = desk_rows_int (rows, 4);
  self->person_name =
    desk_rows_int (rows, 5) != 0 ? desk_people_dup_name (office, desk_rows_int (rows, 5)) : NULL;
  self->closed = desk_rows_int (rows, 6) != 0;
  self->lines = g_ptr_array_new_with_free_func (line_free);
  return read_lines (office, self, error) ? g_steal_pointer (&self) : NULL;
}

/**
 * desk_stocktake_filter:
 * @lines: a list of stocktake-lines
 * @result: a DeskStocktakeResult, or -1 for all
 *
 * Shows in @lines those of the stocktake with that result, in the order of its sheet.
 */
void
desk_stocktake_filter (DeskQuery *lines,
                       gint64     id,
                       int        result)
{
  static const char *const results[DESK_N_STOCKTAKE_RESULTS] = {
    [DESK_STOCKTAKE_OPEN] = "counted IS NULL",
    [DESK_STOCKTAKE_FOUND] = "counted = expected",
    [DESK_STOCKTAKE_MISSING] = "counted < expected",
    [DESK_STOCKTAKE_UNEXPECTED] = "counted > expected",
  };
  g_autofree char *where = g_strdup_printf ("stocktake_id = %" G_GINT64_FORMAT " AND %s", id,
                                            result >= 0 ? results[result] : "1");

  desk_query_set_filter (lines, where);
  desk_query_set_order (lines,
                        "(SELECT e.number FROM equipment e WHERE e.id = equipment_id),"
                        " (SELECT s.name FROM supplies s WHERE s.id = supply_id) COLLATE PINYIN,"
                        " id");
}

/* Returns: the stocktake of that number, or 0 with %DESK_ERROR_NOT_FOUND */
gint64
desk_stocktake_find (DeskOffice  *office,
                     const char  *number,
                     GError     **error)
{
  return desk_store_find_named (desk_office_get_store (office), &desk_kind_stocktakes, number,
                                error);
}

/* Returns: (nullable) (transfer none): the line of an item's number or a supply's name */
DeskStocktakeLine *
desk_stocktake_find_line (DeskStocktake *self,
                          const char    *word)
{
  for (guint i = 0; i < self->lines->len; i++)
    {
      DeskStocktakeLine *line = self->lines->pdata[i];
      const char *known = line->supply != 0 ? line->name : line->number;

      if (known != NULL && g_ascii_strcasecmp (known, word) == 0)
        return line;
    }
  return NULL;
}

static char *
next_number (DeskOffice  *office,
             DeskDate     date,
             GError     **error)
{
  g_autofree char *pattern = NULL;
  g_autoptr (DeskRows) rows = NULL;
  gint64 last = 0;
  int year;

  desk_date_get_ymd (date, &year, NULL, NULL);
  pattern = g_strdup_printf ("PD-%04d-*", year);
  rows = desk_store_select (
    desk_office_get_store (office), error,
    "SELECT max(CAST(substr(number, 9) AS INTEGER)) FROM stocktakes WHERE number GLOB ?", "t",
    pattern);
  if (rows == NULL)
    return NULL;
  if (desk_rows_next (rows))
    last = desk_rows_int (rows, 0);
  return g_strdup_printf ("PD-%04d-%04" G_GINT64_FORMAT, year, last + 1);
}

/**
 * desk_stocktake_start:
 * @of_supplies: of supplies, else of equipment
 * @place: (nullable): only what is kept there
 * @department: only what belongs to it; 0: all. Of equipment only
 * @by: who counts, or 0 for the keeper who acts
 *
 * Lists what is expected: the items that are in store, or every supply with its
 * stock.
 *
 * Returns: the stocktake, or 0; refused when there is nothing to count
 */
gint64
desk_stocktake_start (DeskOffice  *office,
                      gboolean     of_supplies,
                      const char  *place,
                      gint64       department,
                      gint64       by,
                      GError     **error)
{
  DeskStore *store = desk_office_get_store (office);
  DeskDate date = desk_supplies_moment_day (office);
  g_autofree char *number = next_number (office, date, error);
  g_autoptr (DeskRows) rows = NULL;
  g_autoptr (DeskAct) act = NULL;
  g_autofree char *title = NULL;
  gint64 id;

  if (number == NULL)
    return 0;
  if (by == 0)
    by = desk_people_acting (office, of_supplies ? "supplies-keeper" : "equipment-keeper", date);
  /* Translators: the title of an act: the number of a stocktake */
  title = g_strdup_printf (_ ("Start the stocktake %s"), number);
  act = desk_store_begin (store, error, title);
  if (act == NULL ||
      !desk_store_execute (store, error,
                           "INSERT INTO stocktakes (number, date, what, place, department_id,"
                           " person_id) VALUES (?, ?, ?, ?, ?, ?)",
                           "tdttrr", number, date, of_supplies ? "supplies" : "equipment", place,
                           department, by))
    return 0;
  id = desk_store_last_id (store);
  if (!desk_store_execute (
        store, error,
        of_supplies
          ? "INSERT INTO stocktake_lines (stocktake_id, supply_id, expected) SELECT ?1, id, stock"
            " FROM supplies WHERE (?2 IS NULL OR place = ?2) ORDER BY name COLLATE PINYIN, id"
          : "INSERT INTO stocktake_lines (stocktake_id, equipment_id, expected) SELECT ?1, e.id, 1"
            " FROM equipment e LEFT JOIN people p ON p.id = e.responsible_id"
            " WHERE e.state = 'in-store' AND (?2 IS NULL OR e.place = ?2)"
            " AND (?3 IS NULL OR ifnull(e.department_id, p.department_id) = ?3)"
            " ORDER BY e.number",
        of_supplies ? "it" : "itr", id, place, department))
    return 0;
  rows = desk_store_select (store, error,
                            "SELECT 1 FROM stocktake_lines WHERE stocktake_id = ? LIMIT 1", "i",
                            id);
  if (rows == NULL)
    return 0;
  if (!desk_rows_next (rows))
    {
      g_set_error_literal (error, DESK_ERROR, DESK_ERROR_REFUSED,
                           _ ("There is nothing to count there (INV-11)"));
      return 0;
    }
  return desk_act_commit (g_steal_pointer (&act), error) ? id : 0;
}

/* The stocktake as it is, when it is still under way. */
DeskStocktake *
desk_stocktake_get_open (DeskOffice  *office,
                         gint64       id,
                         GError     **error)
{
  g_autoptr (DeskStocktake) self = desk_stocktake_get (office, id, error);

  if (self == NULL || !self->closed)
    return g_steal_pointer (&self);
  g_set_error (error, DESK_ERROR, DESK_ERROR_REFUSED,
               /* Translators: %s is the number of a stocktake */
               _ ("The stocktake %s is finished; start another one (INV-11)"), self->number);
  return NULL;
}

DeskStocktakeLine *
desk_stocktake_get_line (DeskStocktake  *self,
                         gint64          line,
                         GError        **error)
{
  for (guint i = 0; i < self->lines->len; i++)
    {
      DeskStocktakeLine *one = self->lines->pdata[i];
      if (one->id == line)
        return one;
    }
  g_set_error (error, DESK_ERROR, DESK_ERROR_NOT_FOUND,
               /* Translators: %s is the number of a stocktake */
               _ ("The stocktake %s has no such line"), self->number);
  return NULL;
}

static char *
line_name (const DeskStocktakeLine *line)
{
  return g_strdup (line->supply != 0 || line->number == NULL ? line->name : line->number);
}

/**
 * desk_stocktake_count:
 * @counted: how many there are; -1 takes the count back
 * @remark: (nullable): %NULL leaves a remark as it is
 *
 * Of an item 1 is a tick and 0 a miss.
 */
gboolean
desk_stocktake_count (DeskOffice  *office,
                      gint64       id,
                      gint64       line,
                      gint64       counted,
                      const char  *remark,
                      GError     **error)
{
  DeskStore *store = desk_office_get_store (office);
  g_autoptr (DeskStocktake) self = desk_stocktake_get_open (office, id, error);
  DeskStocktakeLine *one = self != NULL ? desk_stocktake_get_line (self, line, error) : NULL;
  DeskValue value = { .set = counted >= 0, .number = counted };
  DeskValue at = { .set = counted >= 0 };
  g_autoptr (DeskAct) act = NULL;
  g_autofree char *name = NULL;
  g_autofree char *title = NULL;
  gboolean done;

  if (one == NULL)
    return FALSE;
  if (counted > (one->supply != 0 ? DESK_SUPPLIES_MANY : 1))
    {
      g_set_error_literal (error, DESK_ERROR, DESK_ERROR_INVALID,
                           _ ("Of an item there is one or none (INV-11)"));
      return FALSE;
    }
  name = line_name (one);
  title = counted >= 0
            /* Translators: the title of an act: a stocktake, an item or supply, how many */
            ? g_strdup_printf (_ ("Stocktake %s, %s: %lld"), self->number, name,
                               (long long) counted)
            /* Translators: the title of an act: a stocktake, an item or supply */
            : g_strdup_printf (_ ("Stocktake %s: take back the count of %s"), self->number, name);
  at.text = desk_store_get_moment (store);
  act = desk_store_begin (store, error, title);
  done = act != NULL &&
         desk_store_execute (store, error,
                             "UPDATE stocktake_lines SET counted = ?, at = ?, remark ="
                             " ifnull(?, remark) WHERE id = ?",
                             "vvti", &value, &at, remark, line);
  g_free (at.text);
  return done && desk_act_commit (g_steal_pointer (&act), error);
}

/* Something that nobody expected here: a line more. */
static gboolean
add_unexpected (DeskOffice           *office,
                const DeskStocktake  *self,
                gint64                equipment,
                const char           *code,
                GError              **error)
{
  DeskStore *store = desk_office_get_store (office);
  g_autofree char *moment = desk_store_get_moment (store);
  /* Translators: the title of an act: a stocktake and what was scanned */
  g_autofree char *title =
    g_strdup_printf (_ ("Stocktake %s: unexpected %s"), self->number, code);
  g_autoptr (DeskAct) act = desk_store_begin (store, error, title);

  if (act == NULL ||
      !desk_store_execute (store, error,
                           "INSERT INTO stocktake_lines (stocktake_id, equipment_id, code,"
                           " expected, counted, at) VALUES (?, ?, ?, 0, 1, ?)",
                           "irtt", self->id, equipment, code, moment))
    return FALSE;
  return desk_act_commit (g_steal_pointer (&act), error);
}

/**
 * desk_stocktake_scan:
 * @code: what the scanner typed: an item's number, or its serial
 * @result: (out) (optional): whether it was expected
 *
 * Ticks an item; scanning it twice changes nothing. What was not expected, or is
 * not in the register at all, becomes a line of its own.
 */
gboolean
desk_stocktake_scan (DeskOffice           *office,
                     gint64                id,
                     const char           *code,
                     DeskStocktakeResult  *result,
                     GError              **error)
{
  g_autoptr (DeskStocktake) self = desk_stocktake_get_open (office, id, error);
  g_autofree char *word = desk_text_strip (code);
  gint64 item;
  DeskStocktakeLine *line = NULL;

  if (self == NULL)
    return FALSE;
  if (self->of_supplies || *word == '\0')
    {
      g_set_error_literal (error, DESK_ERROR, DESK_ERROR_INVALID,
                           _ ("Only items of equipment are scanned; count supplies (INV-11)"));
      return FALSE;
    }
  item = desk_equipment_find (office, word, NULL);
  if (item == 0)
    {
      g_autofree char *capitals = g_ascii_strup (word, -1);
      item = desk_equipment_find (office, capitals, NULL);
    }
  for (guint i = 0; i < self->lines->len; i++)
    {
      DeskStocktakeLine *one = self->lines->pdata[i];
      if (item != 0 ? one->equipment == item
                    : one->equipment == 0 && g_strcmp0 (one->number, word) == 0)
        line = one;
    }
  if (result != NULL)
    *result = line != NULL && line->expected > 0 ? DESK_STOCKTAKE_FOUND : DESK_STOCKTAKE_UNEXPECTED;
  if (line == NULL)
    return add_unexpected (office, self, item, word, error);
  return line->counted == 1 || desk_stocktake_count (office, id, line->id, 1, NULL, error);
}

/**
 * desk_stocktake_close:
 *
 * Finishes counting: an item that was not ticked is missing. Supplies must all have
 * been counted.
 */
gboolean
desk_stocktake_close (DeskOffice  *office,
                      gint64       id,
                      GError     **error)
{
  DeskStore *store = desk_office_get_store (office);
  g_autoptr (DeskStocktake) self = desk_stocktake_get_open (office, id, error);
  g_autofree char *moment = desk_store_get_moment (store);
  g_autoptr (DeskAct) act = NULL;
  g_autofree char *title = NULL;

  if (self == NULL)
    return FALSE;
  for (guint i = 0; self->of_supplies && i < self->lines->len; i++)
    {
      const DeskStocktakeLine *line = self->lines->pdata[i];

      if (line->result != DESK_STOCKTAKE_OPEN)
        continue;
      g_set_error (error, DESK_ERROR, DESK_ERROR_REFUSED,
                   ngettext (
                     /* Translators: how many supplies, the name of the first */
                     "%u supply is not counted yet: %s (INV-11)",
                     "%u supplies are not counted yet, the first is %s (INV-11)",
                     self->n[DESK_STOCKTAKE_OPEN]),
                   self->n[DESK_STOCKTAKE_OPEN], line->name);
      return FALSE;
    }
  /* Translators: the title of an act: the number of a stocktake */
  title = g_strdup_printf (_ ("Finish the stocktake %s"), self->number);
  act = desk_store_begin (store, error, title);
  if (act == NULL ||
      !desk_store_execute (store, error,
                           "UPDATE stocktake_lines SET counted = 0, at = ?"
                           " WHERE stocktake_id = ? AND counted IS NULL",
                           "ti", moment, id) ||
      !desk_store_execute (store, error, "UPDATE stocktakes SET state = 'closed' WHERE id = ?", "i",
                           id))
    return FALSE;
  return desk_act_commit (g_steal_pointer (&act), error);
}
