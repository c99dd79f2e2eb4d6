/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Records of every kind: list, add, set, remove, search. */

#include "desk-ctl.h"

#include <string.h>

#include "desk-language.h"
#include "desk-meetings.h"
#include "desk-records.h"
#include "desk-rooms.h"
#include "desk-search.h"
#include "desk-settings.h"

/* The places of the columns that --columns names; NULL when one is unknown. */
static GArray *
choose_columns (DeskListing *listing,
                const char  *names)
{
  g_auto (GStrv) wanted = g_strsplit (names, ",", -1);
  g_autoptr (GArray) columns = g_array_new (FALSE, FALSE, sizeof (guint));

  for (guint i = 0; wanted[i] != NULL; i++)
    {
      int place = desk_listing_find (listing, g_strstrip (wanted[i]));

      if (place < 0)
        {
          desk_ctl_unknown (_ ("column"), wanted[i], listing->columns);
          return NULL;
        }
      g_array_append_val (columns, place);
    }
  return g_steal_pointer (&columns);
}

static int
run_list (DeskCtl *self)
{
  const DeskKind *kind = desk_ctl_listed_kind (self, desk_ctl_word (self, 0));
  DeskListingFilter filter = { .where = desk_ctl_options (self, "where") };
  g_autoptr (GError) error = NULL;
  g_autoptr (DeskListing) listing = NULL;
  g_autoptr (GArray) columns = NULL;

  if (kind == NULL)
    return DESK_CTL_USAGE;
  if (!desk_ctl_date_option (self, "from", &filter.from) ||
      !desk_ctl_date_option (self, "to", &filter.to))
    return DESK_CTL_FAILED;
  listing = desk_listing_new (self->office, kind->name, &filter, desk_language_current (), &error);
  if (listing == NULL)
    {
      desk_ctl_fail (kind->name, error);
      return g_error_matches (error, DESK_ERROR, DESK_ERROR_NOT_FOUND) ||
                 g_error_matches (error, DESK_ERROR, DESK_ERROR_INVALID)
               ? DESK_CTL_USAGE
               : DESK_CTL_FAILED;
    }
  if (desk_ctl_has (self, "columns"))
    {
      columns = choose_columns (listing, desk_ctl_option (self, "columns"));
      if (columns == NULL)
        return DESK_CTL_USAGE;
    }
  desk_ctl_print_listing (self, listing, columns);
  return DESK_CTL_DONE;
}

/* The field that a person may fill in; an unknown one is answered. */
static const DeskField *
find_field (const DeskKind *kind,
            const char     *word)
{
  const DeskField *field = desk_listing_find_field (kind, word);
  g_autoptr (GPtrArray) known = NULL;

  if (field != NULL && !(field->flags & DESK_FIELD_INTERNAL))
    return field;
  known = g_ptr_array_new ();
  for (field = kind->fields; field->name != NULL; field++)
    if (!(field->flags & DESK_FIELD_INTERNAL))
      g_ptr_array_add (known, (gpointer) field->name);
  desk_ctl_unknown (_ ("field"), word, known);
  return NULL;
}

/* Whether @value is the number or the day of a meeting, which is entered then. */
static gboolean
enter_meeting (DeskCtl         *self,
               DeskDraft       *draft,
               const DeskField *field,
               const char      *value)
{
  gint64 meeting = g_strcmp0 (field->reference, desk_kind_meetings.name) == 0
                     ? desk_meetings_find (self->office, value, NULL)
                     : 0;

  if (meeting != 0)
    desk_draft_set_number (draft, field->name, meeting);
  return meeting != 0;
}

/* Enters every FIELD=VALUE from the word at @first on, and says all that is wrong. */
static int
enter_fields (DeskCtl   *self,
              DeskDraft *draft,
              guint      first)
{
  int result = DESK_CTL_DONE;

  for (guint i = first; i < self->words->len; i++)
    {
      g_autofree char *name = NULL;
      const char *value;
      const DeskField *field;
      g_autoptr (GError) error = NULL;

      if (!desk_ctl_split (self, desk_ctl_word (self, i), &name, &value))
        return DESK_CTL_USAGE;
      field = find_field (desk_draft_get_kind (draft), name);
      if (field == NULL)
        return DESK_CTL_USAGE;
      if (!enter_meeting (self, draft, field, value) &&
          !desk_draft_enter (draft, field, value, &error))
        {
          if (g_strcmp0 (field->reference, desk_kind_rooms.name) == 0 &&
              g_error_matches (error, DESK_ERROR, DESK_ERROR_NOT_FOUND) &&
              desk_ctl_enter_room (self, draft, value, &error))
            continue;
          result = desk_ctl_fail (field->name, error);
        }
    }
  return result;
}

static void
print_id (DeskCtl *self,
          gint64   id)
{
  g_autofree char *line = g_strdup_printf ("%" G_GINT64_FORMAT, id);

  desk_ctl_print (self, line);
}

static int
run_add (DeskCtl *self)
{
  const DeskKind *kind = desk_ctl_kind (self, desk_ctl_word (self, 0));
  g_autoptr (DeskDraft) draft = NULL;
  g_autoptr (GError) error = NULL;
  int result;

  if (kind == NULL)
    return DESK_CTL_USAGE;
  if (kind == &desk_kind_duties)
    return desk_ctl_add_duty (self);
  if (kind == &desk_kind_shoots)
    return desk_ctl_add_shoot (self);
  if (kind == &desk_kind_settings)
    return desk_ctl_usage (kind->name, _ ("set one with “settings KEY VALUE”"));
  if (kind == &desk_kind_swaps)
    return desk_ctl_usage (kind->name, _ ("swap with “swap DUTY-DATE PERSON WITH [DATE]”"));
  if (kind == &desk_kind_notices)
    return desk_ctl_usage (kind->name, _ ("issue one with “notice issue”"));
  draft = desk_draft_new (desk_office_get_store (self->office), kind);
  result = enter_fields (self, draft, 1);
  if (result != DESK_CTL_DONE)
    return result;
  if (kind == &desk_kind_bookings)
    return desk_ctl_save_booking (self, draft, kind->name);
  if (!desk_records_save (self->office, draft, &error))
    return desk_ctl_fail (kind->name, error);
  print_id (self, desk_draft_get_id (draft));
  return DESK_CTL_DONE;
}

/* Returns: (transfer full): "people 晶晶" */
static char *
name_record (const DeskKind *kind,
             const char     *id)
{
  return g_strdup_printf ("%s %s", kind->name, id);
}

/* The id that a word means: a number, a name, a day as people write it. */
static gint64
find_record (DeskCtl         *self,
             const DeskKind  *kind,
             const char      *word,
             GError         **error)
{
  const DeskField *title = desk_kind_get_title (kind);
  g_autofree char *iso =
    title->type == DESK_FIELD_DATE ? desk_date_to_iso (desk_date_parse_lenient (word)) : NULL;

  return desk_records_find (self->office, kind, iso != NULL ? iso : word, error);
}

/* A post that nobody has held yet is filled with `set` as well. */
static DeskDraft *
draft_of (DeskCtl         *self,
          const DeskKind  *kind,
          const char      *word,
          GError         **error)
{
  DeskStore *store = desk_office_get_store (self->office);
  const DeskField *title = desk_kind_get_title (kind);
  g_autoptr (GError) missing = NULL;
  gint64 id = find_record (self, kind, word, &missing);

  if (id != 0)
    return desk_draft_edit (store, kind, id, error);
  if (kind == &desk_kind_posts && desk_field_find_choice (title, word) != NULL)
    {
      DeskDraft *draft = desk_draft_new (store, kind);
      desk_draft_set_text (draft, title->name, desk_field_find_choice (title, word)->code);
      return draft;
    }
  g_propagate_error (error, g_steal_pointer (&missing));
  return NULL;
}

static int
run_set (DeskCtl *self)
{
  const DeskKind *kind = desk_ctl_kind (self, desk_ctl_word (self, 0));
  const char *word = desk_ctl_word (self, 1);
  g_autoptr (DeskDraft) draft = NULL;
  g_autofree char *what = NULL;
  g_autoptr (GError) error = NULL;
  int result;

  if (kind == NULL)
    return DESK_CTL_USAGE;
  if (kind == &desk_kind_duties)
    return desk_ctl_set_duty (self);
  if (kind == &desk_kind_settings)
    return desk_ctl_usage (kind->name, _ ("set one with “settings KEY VALUE”"));
  what = name_record (kind, word);
  draft = draft_of (self, kind, word, &error);
  if (draft == NULL)
    return desk_ctl_fail (what, error);
  result = enter_fields (self, draft, 2);
  if (result != DESK_CTL_DONE)
    return result;
  if (kind == &desk_kind_bookings)
    return desk_ctl_save_booking (self, draft, what);
  if (!desk_records_save (self->office, draft, &error))
    return desk_ctl_fail (what, error);
  return DESK_CTL_DONE;
}

static int
run_remove (DeskCtl *self)
{
  const DeskKind *kind = desk_ctl_kind (self, desk_ctl_word (self, 0));
  const char *word = desk_ctl_word (self, 1);
  g_autofree char *what = NULL;
  g_autoptr (GError) error = NULL;
  gint64 id;

  if (kind == NULL)
    return DESK_CTL_USAGE;
  what = name_record (kind, word);
  id = find_record (self, kind, word, &error);
  if (id == 0 || !desk_records_remove (self->office, kind, id, &error))
    return desk_ctl_fail (what, error);
  return DESK_CTL_DONE;
}

static int
run_search (DeskCtl *self)
{
  g_autofree char *text = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) hits = NULL;
  g_autoptr (DeskListing) listing = desk_listing_make ();
  g_autoptr (DeskListingNames) names =
    desk_listing_names_new (self->office, desk_language_current ());

  g_ptr_array_add (self->words, NULL);
  text = g_strjoinv (" ", (char **) self->words->pdata);
  hits = desk_search (desk_office_get_store (self->office), text, NULL, &error);
  if (hits == NULL)
    return desk_ctl_fail (text, error);
  desk_listing_add_column (listing, "kind", DESK_LISTING_TEXT);
  desk_listing_add_column (listing, "id", DESK_LISTING_NUMBER);
  desk_listing_add_column (listing, "title", DESK_LISTING_TEXT);
  for (guint i = 0; i < hits->len; i++)
    {
      const DeskSearchHit *hit = hits->pdata[i];
      DeskListingCell *row = desk_listing_add_row (listing);
      g_autofree char *id = g_strdup_printf ("%" G_GINT64_FORMAT, hit->id);

      desk_listing_cell_set (&row[0], hit->kind->name, hit->kind->name);
      desk_listing_cell_set (&row[1], id, id);
      desk_listing_cell_set (&row[2],
                             desk_listing_names_get (names, hit->kind->name, hit->id, FALSE),
                             desk_listing_names_get (names, hit->kind->name, hit->id, TRUE));
    }
  desk_ctl_print_listing (self, listing, NULL);
  return DESK_CTL_DONE;
}

static const DeskCtlOption list_options[] = {
  { "from", "D", N_ ("from this day on") },
  { "to", "D", N_ ("until this day") },
  { "where", "FIELD=VALUE", N_ ("only those; can be given several times") },
  { "columns", "A,B", N_ ("only these columns, in this order") },
  { NULL },
};

/* Kinds whose records follow from what is done, or have commands of their own. */
static const DeskKind *const not_written[] = {
  &desk_kind_settings,
  &desk_kind_swaps,
  &desk_kind_custody,
  &desk_kind_attachments,
  &desk_kind_signoffs,
  &desk_kind_pauses,
  &desk_kind_flow_remarks,
  &desk_kind_notice_events,
};

static GStrv
written_kinds (void)
{
  g_auto (GStrv) stored = desk_ctl_stored_kinds ();
  GStrvBuilder *builder = g_strv_builder_new ();
  GStrv names;

  for (guint i = 0; stored[i] != NULL; i++)
    {
      gboolean written = TRUE;

      for (guint k = 0; k < G_N_ELEMENTS (not_written); k++)
        written = written && !g_str_equal (not_written[k]->name, stored[i]);
      if (written)
        g_strv_builder_add (builder, stored[i]);
    }
  names = g_strv_builder_end (builder);
  g_strv_builder_unref (builder);
  return names;
}

const DeskCtlCommand desk_ctl_record_commands[] = {
  { "list", "KIND [--from D] [--to D] [--where FIELD=VALUE]… [--columns A,B]",
    N_ ("Lists records as CSV."),
    "list people --where status=regular --columns name,phone", list_options, 1, 1, FALSE,
    run_list, N_ ("Kinds:"), desk_listing_kinds },
  { "add", "KIND FIELD=VALUE…", N_ ("Adds a record and prints its id."),
    "add people name=张三 group=第一组 entry_date=2026-09-01", NULL, 2, G_MAXUINT, FALSE, run_add,
    N_ ("Kinds:"), written_kinds },
  { "set", "KIND ID FIELD=VALUE…",
    N_ ("Changes a record.\nID is its number or its name; of a duty its day."),
    "set duty 2026-10-09 pinned=yes people=晶晶,高强", NULL, 3, G_MAXUINT, FALSE, run_set,
    N_ ("Kinds:"), written_kinds },
  { "remove", "KIND ID", N_ ("Removes a record that no other one names."), "remove absences 3",
    NULL, 2, 2, FALSE, run_remove, N_ ("Kinds:"), written_kinds },
  { "search", "TEXT", N_ ("Finds everything that matches, best first; pinyin and initials too."),
    "search zs", NULL, 1, G_MAXUINT, FALSE, run_search },
  { NULL },
};
