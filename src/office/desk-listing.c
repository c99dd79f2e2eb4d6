/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Records as tables, made from the fields of their kind. Duties are a table of
 * their own with their people and marks (desk-listing-duty.c). */

#include "desk-listing-private.h"

#include <string.h>

#include "desk-language.h"
#include "desk-settings.h"

static const DeskKind *const kinds[] = {
  &desk_kind_people,
  &desk_kind_departments,
  &desk_kind_groups,
  &desk_kind_posts,
  &desk_kind_absences,
  &desk_kind_days,
  &desk_kind_areas,
  &desk_kind_duties,
  &desk_kind_swaps,
  &desk_kind_ledger,
  &desk_kind_settings,
  &desk_kind_equipment,
  &desk_kind_kits,
  &desk_kind_kit_items,
  &desk_kind_keys,
  &desk_kind_qualifications,
  &desk_kind_loans,
  &desk_kind_custody,
  &desk_kind_battery_readings,
  &desk_kind_jobs,
  &desk_kind_damages,
  &desk_kind_supplies,
  &desk_kind_receipts,
  &desk_kind_issues,
  &desk_kind_counts,
  &desk_kind_purchase_requests,
  &desk_kind_rounds,
  &desk_kind_round_columns,
  &desk_kind_round_lines,
  &desk_kind_stocktakes,
  &desk_kind_attachments,
  &desk_kind_clients,
  &desk_kind_contacts,
  &desk_kind_goods,
  &desk_kind_sets,
  &desk_kind_diary,
  &desk_kind_rooms,
  &desk_kind_bookings,
  &desk_kind_plans,
  &desk_kind_bulletins,
  &desk_kind_series,
  &desk_kind_meetings,
  &desk_kind_meeting_people,
  &desk_kind_minutes,
  &desk_kind_notices,
  &desk_kind_notice_events,
  &desk_kind_reports,
  &desk_kind_agenda,
  &desk_kind_shoots,
  &desk_kind_steps,
  &desk_kind_signoffs,
  &desk_kind_pauses,
  &desk_kind_flow_remarks,
};

struct _DeskListingNames
{
  DeskOffice *office;
  char *language;
  GHashTable *kinds; /* DeskKind → GHashTable of gint64 → Name */
};

typedef struct
{
  char *words;
  char *code;
} Name;

static void
name_free (Name *self)
{
  g_free (self->words);
  g_free (self->code);
  g_free (self);
}

/* Returns: (transfer full): reads names of records when they are first needed */
DeskListingNames *
desk_listing_names_new (DeskOffice *office,
                        const char *language)
{
  DeskListingNames *self = g_new0 (DeskListingNames, 1);

  self->office = office;
  self->language = g_strdup (language);
  self->kinds = g_hash_table_new_full (NULL, NULL, NULL, (GDestroyNotify) g_hash_table_unref);
  return self;
}

void
desk_listing_names_free (DeskListingNames *self)
{
  g_hash_table_unref (self->kinds);
  g_free (self->language);
  g_free (self);
}

const char *
desk_listing_names_get_language (DeskListingNames *self)
{
  return self->language;
}

static GHashTable *
read_names (DeskListingNames *self,
            const DeskKind   *kind)
{
  const DeskField *title = desk_kind_get_title (kind);
  g_autofree char *column = desk_field_get_column (title);
  g_autofree char *sql = g_strdup_printf ("SELECT id, %s, count(*) OVER (PARTITION BY %s) FROM %s",
                                          column, column, kind->table);
  g_autoptr (DeskRows) rows =
    desk_store_select (desk_office_get_store (self->office), NULL, sql, "");
  GHashTable *names =
    g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, (GDestroyNotify) name_free);

  while (rows != NULL && desk_rows_next (rows))
    {
      gint64 id = desk_rows_int (rows, 0);
      Name *name = g_new0 (Name, 1);

      if (title->type == DESK_FIELD_REFERENCE)
        {
          name->words = g_strdup (
            desk_listing_names_get (self, title->reference, desk_rows_int (rows, 1), FALSE));
          name->code = g_strdup (name->words);
        }
      else if (desk_rows_int (rows, 2) > 1)
        {
          name->words = g_strdup_printf ("%s#%" G_GINT64_FORMAT, desk_rows_text (rows, 1), id);
          name->code = g_strdup (name->words);
        }
      else
        {
          name->code = g_strdup (desk_rows_text (rows, 1));
          name->words = g_strdup (title->type == DESK_FIELD_CHOICE
                                    ? desk_field_choice_label (title, name->code, self->language)
                                    : name->code);
        }
      g_hash_table_insert (names, g_memdup2 (&id, sizeof id), name);
    }
  return names;
}

/**
 * desk_listing_names_get:
 * @code: the stable word instead of the one of the language
 *
 * Returns: (transfer none): what the record is called, with #id where two share
 *   it; empty for none
 */
const char *
desk_listing_names_get (DeskListingNames *self,
                        const char       *kind,
                        gint64            id,
                        gboolean          code)
{
  const DeskKind *found = desk_store_find_kind (desk_office_get_store (self->office), kind);
  GHashTable *names = g_hash_table_lookup (self->kinds, found);
  const Name *name;

  if (names == NULL)
    {
      names = read_names (self, found);
      g_hash_table_insert (self->kinds, (gpointer) found, names);
    }
  name = g_hash_table_lookup (names, &id);
  if (name == NULL)
    return "";
  return code ? name->code : name->words;
}

/* Meetings of a series share a name, so they are told by their numbers. */
static gboolean
is_meeting (const DeskField *field)
{
  return field->type == DESK_FIELD_REFERENCE &&
         g_str_equal (field->reference, desk_kind_meetings.name);
}

/* How a field's values are written in JSON. */
DeskListingType
desk_listing_field_type (const DeskField *field)
{
  if (is_meeting (field))
    return DESK_LISTING_NUMBER;
  switch (field->type)
    {
    case DESK_FIELD_INTEGER:
      return DESK_LISTING_NUMBER;
    case DESK_FIELD_BOOLEAN:
      return DESK_LISTING_YES_NO;
    case DESK_FIELD_TEXT:
    case DESK_FIELD_MONEY:
    case DESK_FIELD_DATE:
    case DESK_FIELD_MOMENT:
    case DESK_FIELD_CHOICE:
    case DESK_FIELD_REFERENCE:
    default:
      return DESK_LISTING_TEXT;
    }
}

/* Returns: (transfer full): the words and the code of @value */
DeskListingCell
desk_listing_cell_new (DeskListingNames *names,
                       const DeskField  *field,
                       const DeskValue  *value)
{
  DeskListingCell cell = { NULL, NULL };

  if (!value->set)
    {
      cell.words = g_strdup ("");
      return cell;
    }
  if (is_meeting (field))
    {
      cell.words = g_strdup_printf ("%" G_GINT64_FORMAT, value->number);
      cell.code = g_strdup (cell.words);
      return cell;
    }
  switch (field->type)
    {
    case DESK_FIELD_REFERENCE:
      cell.words =
        g_strdup (desk_listing_names_get (names, field->reference, value->number, FALSE));
      cell.code = g_strdup (desk_listing_names_get (names, field->reference, value->number, TRUE));
      break;
    case DESK_FIELD_CHOICE:
      cell.words = g_strdup (desk_field_choice_label (field, value->text, names->language));
      cell.code = g_strdup (value->text);
      break;
    case DESK_FIELD_BOOLEAN:
      cell.words = desk_value_to_display (desk_office_get_store (names->office), field, value,
                                          names->language);
      cell.code = g_strdup (value->number ? "true" : "false");
      break;
    case DESK_FIELD_TEXT:
    case DESK_FIELD_INTEGER:
    case DESK_FIELD_MONEY:
    case DESK_FIELD_DATE:
    case DESK_FIELD_MOMENT:
    default:
      cell.words = desk_value_to_display (desk_office_get_store (names->office), field, value,
                                          names->language);
      cell.code = g_strdup (cell.words);
      break;
    }
  return cell;
}

/* Returns: (transfer full): the names of the kinds that can be listed */
GStrv
desk_listing_kinds (void)
{
  GStrv names = g_new0 (char *, G_N_ELEMENTS (kinds) + 1);

  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    names[i] = g_strdup (kinds[i]->name);
  return names;
}

/**
 * desk_listing_find_kind:
 *
 * Returns: (nullable): the kind that is listed as @name; one without a table is made of
 *   other records and can only be listed
 */
const DeskKind *
desk_listing_find_kind (const char *name)
{
  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    if (g_str_equal (kinds[i]->name, name))
      return kinds[i];
  return NULL;
}

static gboolean
is_word (const char *word,
         const char *known)
{
  g_autofree char *a = g_utf8_casefold (word, -1);
  g_autofree char *b = g_utf8_casefold (known, -1);

  return g_str_equal (a, b);
}

/**
 * desk_listing_find_field:
 * @word: a field's name, its label in either language or an alias
 *
 * Returns: (nullable): the field that @word means
 */
const DeskField *
desk_listing_find_field (const DeskKind *kind,
                         const char     *word)
{
  const DeskField *named = desk_kind_get_field (kind, word);

  if (named != NULL)
    return named;
  for (const DeskField *field = kind->fields; field->name != NULL; field++)
    {
      g_auto (GStrv) aliases = g_strsplit (field->aliases != NULL ? field->aliases : "", "|", -1);

      if (is_word (word, field->name) || is_word (word, field->label) ||
          is_word (word, desk_language_text (DESK_LANGUAGE_CHINESE, field->label)))
        return field;
      for (guint i = 0; aliases[i] != NULL; i++)
        if (is_word (word, aliases[i]))
          return field;
    }
  return NULL;
}

/* Returns: (transfer full): an empty table; its columns come before its rows */
DeskListing *
desk_listing_make (void)
{
  DeskListing *self = g_new0 (DeskListing, 1);

  self->columns = g_ptr_array_new_with_free_func (g_free);
  self->types = g_array_new (FALSE, FALSE, sizeof (DeskListingType));
  self->rows = g_ptr_array_new ();
  return self;
}

void
desk_listing_add_column (DeskListing     *self,
                         const char      *name,
                         DeskListingType  type)
{
  g_ptr_array_add (self->columns, g_strdup (name));
  g_array_append_val (self->types, type);
}

/* Returns: (transfer none): the cells of a new row, to be filled in */
DeskListingCell *
desk_listing_add_row (DeskListing *self)
{
  DeskListingCell *row = g_new0 (DeskListingCell, self->columns->len + 1);

  g_ptr_array_add (self->rows, row);
  return row;
}

/* @code: (nullable): %NULL for nothing */
void
desk_listing_cell_set (DeskListingCell *cell,
                       const char      *words,
                       const char      *code)
{
  g_free (cell->words);
  g_free (cell->code);
  cell->words = g_strdup (words != NULL ? words : "");
  cell->code = g_strdup (code);
}

static void
free_row (DeskListing     *self,
          DeskListingCell *row)
{
  for (guint i = 0; i < self->columns->len; i++)
    {
      g_free (row[i].words);
      g_free (row[i].code);
    }
  g_free (row);
}

void
desk_listing_free (DeskListing *self)
{
  for (guint i = 0; i < self->rows->len; i++)
    free_row (self, self->rows->pdata[i]);
  g_ptr_array_unref (self->rows);
  g_ptr_array_unref (self->columns);
  g_array_unref (self->types);
  g_free (self);
}

/* Returns: the place of @column, or -1 */
int
desk_listing_find (const DeskListing *self,
                   const char        *column)
{
  for (guint i = 0; i < self->columns->len; i++)
    if (g_str_equal (self->columns->pdata[i], column))
      return (int) i;
  return -1;
}

/* Records of a moment or of a span of them, told by their days. */
static const struct
{
  const DeskKind *kind;
  const char *from;
  const char *until;
} moments[] = {
  { &desk_kind_qualifications, "\"date\"", "ifnull(valid_until, '9999')" },
  { &desk_kind_loans, "substr(\"from\", 1, 10)",
    "substr(coalesce(returned, until, '9999'), 1, 10)" },
  { &desk_kind_custody, "substr(\"from\", 1, 10)", "substr(ifnull(until, '9999'), 1, 10)" },
  { &desk_kind_battery_readings, "substr(taken, 1, 10)", NULL },
  { &desk_kind_jobs, "substr(reported, 1, 10)", "substr(ifnull(done, '9999'), 1, 10)" },
  { &desk_kind_pauses, "substr(\"from\", 1, 10)", "substr(ifnull(until, '9999'), 1, 10)" },
  { &desk_kind_flow_remarks, "substr(at, 1, 10)", NULL },
  { &desk_kind_damages, "substr(happened, 1, 10)", NULL },
  { &desk_kind_attachments, "substr(added, 1, 10)", NULL },
  { &desk_kind_contacts, "substr(at, 1, 10)", NULL },
  { &desk_kind_goods, "substr(received, 1, 10)", "substr(ifnull(returned, '9999'), 1, 10)" },
  { &desk_kind_diary, "\"date\"", NULL },
  { &desk_kind_plans, "\"from\"", "\"to\"" },
  { &desk_kind_notice_events, "substr(at, 1, 10)", NULL },
};

/* The day that --from and --to are about; of a span its first one. */
static const char *
day_column (const DeskKind  *kind,
            const char     **until)
{
  *until = NULL;
  if (kind == &desk_kind_absences)
    {
      *until = "\"to\"";
      return "\"from\"";
    }
  if (kind == &desk_kind_days || kind == &desk_kind_duties || kind == &desk_kind_swaps ||
      kind == &desk_kind_ledger || kind == &desk_kind_receipts || kind == &desk_kind_issues ||
      kind == &desk_kind_counts || kind == &desk_kind_purchase_requests ||
      kind == &desk_kind_stocktakes || kind == &desk_kind_bookings)
    return "\"date\"";
  for (guint i = 0; i < G_N_ELEMENTS (moments); i++)
    if (moments[i].kind == kind)
      {
        *until = moments[i].until;
        return moments[i].from;
      }
  return NULL;
}

/* Returns: (transfer full): what comes after FROM for the days of @filter, or
 *   %NULL when the kind has none */
char *
desk_listing_day_condition (const DeskKind           *kind,
                            const DeskListingFilter  *filter,
                            GError                  **error)
{
  const char *until;
  const char *column = day_column (kind, &until);
  g_autofree char *from = desk_date_to_iso (filter != NULL ? filter->from : DESK_DATE_NONE);
  g_autofree char *to = desk_date_to_iso (filter != NULL ? filter->to : DESK_DATE_NONE);

  if (from == NULL && to == NULL)
    return g_strdup ("");
  if (column == NULL)
    {
      g_set_error (error, DESK_ERROR, DESK_ERROR_INVALID,
                   /* Translators: %s: kind of records, as “Departments” */
                   _ ("“%s” have no day, so they cannot be listed from one day to another"),
                   _ (kind->label));
      return NULL;
    }
  return g_strdup_printf (" WHERE %s >= '%s' AND %s <= '%s'", until != NULL ? until : column,
                          from != NULL ? from : "", column, to != NULL ? to : "9999");
}

static gboolean
is_plain (const char *text)
{
  while (g_ascii_isprint (*text))
    text++;
  return *text == '\0';
}

/* What of the conditions the table itself can tell: an id, the plain value of a text.
 * What it lets through is judged again, cell by cell. */
static void
append_conditions (GString                 *sql,
                   const DeskKind          *kind,
                   const DeskListingFilter *filter,
                   gboolean                 first)
{
  for (guint i = 0; filter != NULL && filter->where != NULL && i < filter->where->len; i++)
    {
      g_auto (GStrv) parts = g_strsplit (filter->where->pdata[i], "=", 2);
      const DeskField *field;

      if (g_strv_length (parts) < 2 || *parts[1] == '\0' || !is_plain (parts[1]))
        continue;
      field = desk_listing_find_field (kind, parts[0]);
      if (field == NULL && g_str_equal (parts[0], "id") &&
          g_ascii_string_to_unsigned (parts[1], 10, 0, G_MAXINT64, NULL, NULL))
        g_string_append_printf (sql, " %s id = %s", first ? "WHERE" : "AND", parts[1]);
      else if (field != NULL && field->type == DESK_FIELD_TEXT)
        {
          g_autofree char *column = desk_field_get_column (field);
          g_auto (GStrv) quoted = g_strsplit (parts[1], "'", -1);
          g_autofree char *value = g_strjoinv ("''", quoted);

          g_string_append_printf (sql,
                                  " %s (%s = '%s' COLLATE NOCASE OR instr (%s, '#')"
                                  " OR instr (%s, '、'))",
                                  first ? "WHERE" : "AND", column, value, column, column);
        }
      else
        continue;
      first = FALSE;
    }
}

static DeskListing *
list_fields (DeskOffice               *office,
             const DeskKind           *kind,
             const DeskListingFilter  *filter,
             DeskListingNames         *names,
             GError                  **error)
{
  g_autoptr (DeskListing) self = desk_listing_make ();
  g_autoptr (GString) sql = g_string_new ("SELECT id");
  g_autofree char *condition = desk_listing_day_condition (kind, filter, error);
  g_autoptr (DeskRows) rows = NULL;
  guint n = desk_kind_get_n_fields (kind);

  if (condition == NULL)
    return NULL;
  for (guint i = 0; i < n; i++)
    {
      g_autofree char *column = desk_field_get_column (&kind->fields[i]);

      g_string_append_printf (sql, ", %s", column);
      desk_listing_add_column (self, kind->fields[i].name,
                               desk_listing_field_type (&kind->fields[i]));
    }
  desk_listing_add_column (self, "id", DESK_LISTING_NUMBER);
  g_string_append_printf (sql, " FROM %s%s", kind->table, condition);
  append_conditions (sql, kind, filter, *condition == '\0');
  g_string_append_printf (sql, " ORDER BY %s", kind->order);
  rows = desk_store_select (desk_office_get_store (office), error, sql->str, "");
  if (rows == NULL)
    return NULL;
  while (desk_rows_next (rows))
    {
      DeskListingCell *row = desk_listing_add_row (self);

      for (guint i = 0; i < n; i++)
        {
          DeskValue value = { .set = !desk_rows_is_null (rows, i + 1) };

          if (desk_field_is_text (&kind->fields[i]))
            value.text = (char *) desk_rows_text (rows, i + 1);
          else
            value.number = desk_rows_int (rows, i + 1);
          row[i] = desk_listing_cell_new (names, &kind->fields[i], &value);
        }
      row[n].words = g_strdup_printf ("%" G_GINT64_FORMAT, desk_rows_int (rows, 0));
      row[n].code = g_strdup (row[n].words);
    }
  return g_steal_pointer (&self);
}

/* Every setting with what is in force, whether the file has it or not. */
static DeskListing *
list_settings (DeskOffice *office,
               const char *language)
{
  DeskListing *self = desk_listing_make ();

  desk_listing_add_column (self, "key", DESK_LISTING_TEXT);
  desk_listing_add_column (self, "value", DESK_LISTING_TEXT);
  desk_listing_add_column (self, "label", DESK_LISTING_TEXT);
  for (const DeskSetting *setting = desk_settings_list (); setting->key != NULL; setting++)
    {
      DeskListingCell *row = desk_listing_add_row (self);

      row[0].code = g_strdup (setting->key);
      row[0].words = g_strdup (setting->key);
      row[1].code = desk_settings_get (office, setting->key);
      row[1].words = g_strdup (row[1].code);
      row[2].words = g_strdup (desk_language_text (language, setting->label));
      row[2].code = g_strdup (setting->label);
    }
  return self;
}

/* The column that @word of a condition means: by name, or by what people call it. */
static int
find_column (const DeskListing *self,
             const DeskKind    *kind,
             const char        *word)
{
  int place = desk_listing_find (self, word);
  const DeskField *field = place < 0 ? desk_listing_find_field (kind, word) : NULL;

  return field != NULL ? desk_listing_find (self, field->name) : place;
}

static gboolean
set_unknown_column (const DeskListing  *self,
                    const char         *word,
                    GError            **error)
{
  g_autoptr (GPtrArray) known = g_ptr_array_new ();
  const char *nearest;

  for (guint i = 0; i < self->columns->len; i++)
    g_ptr_array_add (known, self->columns->pdata[i]);
  g_ptr_array_add (known, NULL);
  nearest = desk_text_nearest (word, (const char *const *) known->pdata);
  if (nearest != NULL)
    g_set_error (error, DESK_ERROR, DESK_ERROR_NOT_FOUND,
                 /* Translators: both are names of fields */
                 _ ("There is no field “%s”; did you mean “%s”?"), word, nearest);
  else
    {
      g_autofree char *list = g_strjoinv (_ (", "), (char **) known->pdata);
      g_set_error (error, DESK_ERROR, DESK_ERROR_NOT_FOUND,
                   /* Translators: the name of a field, and a list of such names */
                   _ ("There is no field “%s”; there are %s"), word, list);
    }
  return FALSE;
}

/* What @value of a condition means for @field, as a code; the text itself where
 * it cannot be read so. */
static char *
normal_value (const DeskField *field,
              const char      *value)
{
  const DeskChoice *choice;
  DeskMoney amount;
  char *iso;

  switch (field != NULL ? field->type : DESK_FIELD_TEXT)
    {
    case DESK_FIELD_CHOICE:
      choice = desk_field_find_choice (field, value);
      return g_strdup (choice != NULL ? choice->code : value);
    case DESK_FIELD_MONEY:
      return desk_money_parse (value, &amount) ? desk_money_to_text (amount) : g_strdup (value);
    case DESK_FIELD_DATE:
      iso = desk_date_to_iso (desk_date_parse_lenient (value));
      return iso != NULL ? iso : g_strdup (value);
    case DESK_FIELD_TEXT:
    case DESK_FIELD_INTEGER:
    case DESK_FIELD_BOOLEAN:
    case DESK_FIELD_MOMENT:
    case DESK_FIELD_REFERENCE:
    default:
      return g_strdup (value);
    }
}

/* Whether a cell is @value, or has it in its list, or is named so but for its #id. */
static gboolean
cell_matches (const DeskListingCell *cell,
              const DeskField       *field,
              const char            *value)
{
  g_autofree char *normal = normal_value (field, value);
  g_auto (GStrv) list = NULL;

  if (*value == '\0')
    return cell->code == NULL || *cell->code == '\0' || g_str_equal (cell->code, "[]");
  if (cell->code == NULL)
    return FALSE;
  if (is_word (value, cell->words) || is_word (normal, cell->code))
    return TRUE;
  list = g_strsplit (cell->words, "、", -1);
  for (guint i = 0; list[i] != NULL; i++)
    {
      const char *hash = strrchr (list[i], '#');

      if (is_word (value, list[i]))
        return TRUE;
      if (hash != NULL && (gsize) (hash - list[i]) == strlen (value) &&
          strncmp (list[i], value, strlen (value)) == 0)
        return TRUE;
    }
  return FALSE;
}

static gboolean
apply_condition (DeskListing     *self,
                 const DeskKind  *kind,
                 const char      *condition,
                 GError         **error)
{
  const char *sign = strchr (condition, '=');
  g_autofree char *word = sign != NULL ? g_strndup (condition, (gsize) (sign - condition)) : NULL;
  const DeskField *field;
  int column;

  if (sign == NULL || sign == condition)
    {
      g_set_error (error, DESK_ERROR, DESK_ERROR_INVALID,
                   /* Translators: %s: what was entered; FIELD=VALUE: keep the sign = */
                   _ ("“%s” is no condition; write FIELD=VALUE"), condition);
      return FALSE;
    }
  column = find_column (self, kind, word);
  if (column < 0)
    return set_unknown_column (self, word, error);
  field = desk_kind_get_field (kind, self->columns->pdata[column]);
  for (guint i = self->rows->len; i > 0; i--)
    {
      DeskListingCell *row = self->rows->pdata[i - 1];

      if (!cell_matches (&row[column], field, sign + 1))
        {
          row = g_ptr_array_steal_index (self->rows, i - 1);
          free_row (self, row);
        }
    }
  return TRUE;
}

static const DeskKind *
find_kind (const char  *name,
           GError     **error)
{
  const DeskKind *kind = desk_listing_find_kind (name);
  g_auto (GStrv) names = desk_listing_kinds ();
  const char *nearest;

  if (kind != NULL)
    return kind;
  nearest = desk_text_nearest (name, (const char *const *) names);
  if (nearest != NULL)
    g_set_error (error, DESK_ERROR, DESK_ERROR_NOT_FOUND,
                 _ ("There is no kind “%s”; did you mean “%s”?"), name, nearest);
  else
    {
      g_autofree char *list = g_strjoinv (_ (", "), names);
      g_set_error (error, DESK_ERROR, DESK_ERROR_NOT_FOUND,
                   /* Translators: the name of a kind of records, and a list of such names */
                   _ ("There is no kind “%s”; there are %s"), name, list);
    }
  return NULL;
}

/**
 * desk_listing_new:
 * @kind: one of desk_listing_kinds()
 * @filter: (nullable): which records
 * @language: of the words, `zh_CN` or `en`
 *
 * Lists records in the order people expect of their kind. The id comes last; a
 * column is added before it, never in between.
 *
 * Returns: (transfer full): the table, or %NULL with %DESK_ERROR_NOT_FOUND for a
 *   kind or a field that there is not, or %DESK_ERROR_INVALID
 */
DeskListing *
desk_listing_new (DeskOffice               *office,
                  const char               *kind,
                  const DeskListingFilter  *filter,
                  const char               *language,
                  GError                  **error)
{
  const DeskKind *found = find_kind (kind, error);
  g_autoptr (DeskListingNames) names = desk_listing_names_new (office, language);
  g_autoptr (DeskListing) self = NULL;

  if (found == NULL)
    return NULL;
  if (found == &desk_kind_settings)
    {
      g_autofree char *condition = desk_listing_day_condition (found, filter, error);
      self = condition != NULL ? list_settings (office, language) : NULL;
    }
  else if (found == &desk_kind_duties)
    self = desk_listing_duties (office, filter, names, error);
  else if (found == &desk_kind_meetings)
    self = desk_listing_meetings (office, filter, names, error);
  else if (found == &desk_kind_notices)
    self = desk_listing_notices (office, filter, names, error);
  else if (found == &desk_kind_agenda)
    self = desk_listing_agenda (office, filter, names, error);
  else if (found == &desk_kind_shoots)
    self = desk_listing_shoots (office, filter, names, error);
  else if (found == &desk_kind_signoffs)
    self = desk_listing_signoffs (office, filter, names, error);
  else if (found == &desk_kind_steps)
    self = desk_listing_steps (office, names, error);
  else
    self = list_fields (office, found, filter, names, error);
  if (self == NULL)
    return NULL;

  for (guint i = 0; filter != NULL && filter->where != NULL && i < filter->where->len; i++)
    if (!apply_condition (self, found, filter->where->pdata[i], error))
      return NULL;
  return g_steal_pointer (&self);
}
