/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Tables around meetings: who chairs on the day, to whom a notice goes, and the agenda,
 * which is made of other records. */

#include <string.h>

#include "desk-language.h"
#include "desk-listing-private.h"
#include "desk-meetings.h"
#include "desk-notices.h"

static const DeskChoice agenda_kinds[] = {
  { "notice", N_ ("open task notice"), NULL },
  { "parked", N_ ("parked"), "搁置|待议" },
  { "new", N_ ("new topic"), NULL },
  { NULL },
};

static const DeskField agenda_fields[] = {
  { "item", DESK_FIELD_TEXT, N_ ("Item"), DESK_FIELD_TITLE },
  { "kind", DESK_FIELD_CHOICE, N_ ("Kind"), .choices = agenda_kinds },
  { NULL },
};

/* It has no table: it is never in the schema. */
const DeskKind desk_kind_agenda = {
  "agenda",
  NULL,
  N_ ("Agenda"),
  N_ ("item of the agenda"),
  agenda_fields,
  NULL,
};

static void
set_number (DeskListingCell *cell,
            gint64           number)
{
  g_autofree char *text =
    number != 0 ? g_strdup_printf ("%" G_GINT64_FORMAT, number) : NULL;

  desk_listing_cell_set (cell, text, text);
}

static void
set_day (DeskListingCell *cell,
         DeskDate         date)
{
  g_autofree char *iso = desk_date_to_iso (date);

  desk_listing_cell_set (cell, iso, iso);
}

static void
set_name (DeskListingCell *cell,
          const char      *name)
{
  desk_listing_cell_set (cell, name, name != NULL && *name != '\0' ? name : NULL);
}

static void
set_choice (DeskListingCell  *cell,
            DeskListingNames *names,
            const DeskKind   *kind,
            const char       *field,
            const char       *code)
{
  desk_listing_cell_set (cell,
                         code != NULL
                           ? desk_field_choice_label (desk_kind_get_field (kind, field), code,
                                                      desk_listing_names_get_language (names))
                           : NULL,
                         code);
}

static void
set_yes_no (DeskListingCell  *cell,
            DeskListingNames *names,
            gboolean          yes)
{
  desk_listing_cell_set (cell,
                         desk_language_text (desk_listing_names_get_language (names),
                                             yes ? N_ ("yes") : N_ ("no")),
                         yes ? "true" : "false");
}

typedef struct
{
  const char *name;
  DeskListingType type;
} Column;

static DeskListing *
make (const Column *columns,
      guint         n_columns)
{
  DeskListing *self = desk_listing_make ();

  for (guint i = 0; i < n_columns; i++)
    desk_listing_add_column (self, columns[i].name, columns[i].type);
  return self;
}

/* Returns: (transfer full) (nullable): the meetings, with who acts for chair and minute
 *   taker */
DeskListing *
desk_listing_meetings (DeskOffice               *office,
                       const DeskListingFilter  *filter,
                       DeskListingNames         *names,
                       GError                  **error)
{
  static const Column columns[] = {
    { "date", DESK_LISTING_TEXT },
    { "start", DESK_LISTING_TEXT },
    { "end", DESK_LISTING_TEXT },
    { "title", DESK_LISTING_TEXT },
    { "room", DESK_LISTING_TEXT },
    { "chair", DESK_LISTING_TEXT },
    { "minuter", DESK_LISTING_TEXT },
    { "series", DESK_LISTING_TEXT },
    { "state", DESK_LISTING_TEXT },
    { "points", DESK_LISTING_TEXT },
    { "note", DESK_LISTING_TEXT },
    { "id", DESK_LISTING_NUMBER },
  };
  g_autoptr (DeskListing) self = make (columns, G_N_ELEMENTS (columns));
  g_autoptr (GPtrArray) meetings =
    desk_meetings_list (office, filter != NULL ? filter->from : DESK_DATE_NONE,
                        filter != NULL ? filter->to : DESK_DATE_NONE, error);

  if (meetings == NULL)
    return NULL;
  for (guint i = 0; i < meetings->len; i++)
    {
      const DeskMeeting *meeting = meetings->pdata[i];
      DeskListingCell *row = desk_listing_add_row (self);

      set_day (&row[0], meeting->date);
      set_name (&row[1], meeting->start);
      set_name (&row[2], meeting->end);
      set_name (&row[3], meeting->title);
      set_name (&row[4], meeting->room);
      set_name (&row[5], meeting->chair_name);
      set_name (&row[6], meeting->minuter_name);
      set_name (&row[7], desk_listing_names_get (names, "series", meeting->series, TRUE));
      set_choice (&row[8], names, &desk_kind_meetings, "state", meeting->state);
      set_name (&row[9], meeting->points);
      set_name (&row[10], meeting->note);
      set_number (&row[11], meeting->id);
    }
  return g_steal_pointer (&self);
}

/* Returns: (transfer full) (nullable): the task notices */
DeskListing *
desk_listing_notices (DeskOffice               *office,
                      const DeskListingFilter  *filter,
                      DeskListingNames         *names,
                      GError                  **error)
{
  static const Column columns[] = {
    { "number", DESK_LISTING_TEXT },
    { "to", DESK_LISTING_TEXT },
    { "issued", DESK_LISTING_TEXT },
    { "due", DESK_LISTING_TEXT },
    { "content", DESK_LISTING_TEXT },
    { "state", DESK_LISTING_TEXT },
    { "progress", DESK_LISTING_NUMBER },
    { "issuer", DESK_LISTING_TEXT },
    { "meeting", DESK_LISTING_NUMBER },
    { "standard", DESK_LISTING_TEXT },
    { "holder", DESK_LISTING_TEXT },
    { "overdue", DESK_LISTING_YES_NO },
    { "printed", DESK_LISTING_TEXT },
    { "closed", DESK_LISTING_TEXT },
    { "reason", DESK_LISTING_TEXT },
    { "id", DESK_LISTING_NUMBER },
  };
  DeskNoticeFilter which = { 0 };
  g_autoptr (DeskListing) self = make (columns, G_N_ELEMENTS (columns));
  g_autoptr (GPtrArray) notices = NULL;

  if (filter != NULL)
    {
      which.from = filter->from;
      which.until = filter->to;
    }
  notices = desk_notices_list (office, &which, error);
  if (notices == NULL)
    return NULL;
  for (guint i = 0; i < notices->len; i++)
    {
      const DeskNotice *notice = notices->pdata[i];
      DeskListingCell *row = desk_listing_add_row (self);
      g_autofree char *progress = g_strdup_printf ("%" G_GINT64_FORMAT, notice->progress);

      set_name (&row[0], notice->number);
      set_name (&row[1], notice->to);
      set_day (&row[2], notice->issued);
      set_day (&row[3], notice->due);
      set_name (&row[4], notice->content);
      set_choice (&row[5], names, &desk_kind_notices, "state", notice->state);
      desk_listing_cell_set (&row[6], progress, progress);
      set_name (&row[7], notice->issuer_name);
      set_number (&row[8], notice->meeting);
      set_name (&row[9], notice->standard);
      set_name (&row[10], notice->acting_name);
      set_yes_no (&row[11], names, notice->late);
      set_name (&row[12], notice->printed);
      set_name (&row[13], notice->closed);
      set_name (&row[14], notice->last_reason);
      set_number (&row[15], notice->id);
    }
  return g_steal_pointer (&self);
}

static gboolean
add_agenda (DeskOffice         *office,
            DeskListing        *self,
            const DeskMeeting  *meeting,
            DeskListingNames   *names,
            GError            **error)
{
  g_autoptr (GPtrArray) items = desk_meetings_agenda (office, meeting->id, error);

  for (guint i = 0; items != NULL && i < items->len; i++)
    {
      const DeskAgendaItem *item = items->pdata[i];
      DeskListingCell *row = desk_listing_add_row (self);
      g_autofree char *progress = g_strdup_printf ("%" G_GINT64_FORMAT, item->progress);

      set_number (&row[0], meeting->id);
      set_name (&row[1], item->text);
      set_choice (&row[2], names, &desk_kind_agenda, "kind", item->kind);
      set_name (&row[3], item->number);
      set_day (&row[4], meeting->date);
      set_name (&row[5], item->who);
      set_day (&row[6], item->due);
      set_choice (&row[7], names, &desk_kind_notices, "state", item->state);
      if (item->notice != 0)
        desk_listing_cell_set (&row[8], progress, progress);
      else
        desk_listing_cell_set (&row[8], NULL, NULL);
      set_number (&row[9], item->item);
    }
  return items != NULL;
}

/* Returns: (transfer full) (nullable): what each meeting of these days is about; with a
 *   condition on the meeting, that one alone */
DeskListing *
desk_listing_agenda (DeskOffice               *office,
                     const DeskListingFilter  *filter,
                     DeskListingNames         *names,
                     GError                  **error)
{
  static const Column columns[] = {
    { "meeting", DESK_LISTING_NUMBER },
    { "item", DESK_LISTING_TEXT },
    { "kind", DESK_LISTING_TEXT },
    { "notice", DESK_LISTING_TEXT },
    { "date", DESK_LISTING_TEXT },
    { "to", DESK_LISTING_TEXT },
    { "due", DESK_LISTING_TEXT },
    { "state", DESK_LISTING_TEXT },
    { "progress", DESK_LISTING_NUMBER },
    { "id", DESK_LISTING_NUMBER },
  };
  g_autoptr (DeskListing) self = make (columns, G_N_ELEMENTS (columns));
  gint64 only = 0;
  g_autoptr (GPtrArray) meetings = NULL;

  for (guint i = 0; filter != NULL && filter->where != NULL && i < filter->where->len; i++)
    if (g_str_has_prefix (filter->where->pdata[i], "meeting="))
      only = g_ascii_strtoll ((const char *) filter->where->pdata[i] + strlen ("meeting="), NULL,
                              10);
  meetings = desk_meetings_list (office, filter != NULL ? filter->from : DESK_DATE_NONE,
                                 filter != NULL ? filter->to : DESK_DATE_NONE, error);
  for (guint i = 0; meetings != NULL && i < meetings->len; i++)
    {
      const DeskMeeting *meeting = meetings->pdata[i];

      if ((only == 0 || meeting->id == only) && !g_str_equal (meeting->state, "cancelled") &&
          !add_agenda (office, self, meeting, names, error))
        return NULL;
    }
  return meetings != NULL ? g_steal_pointer (&self) : NULL;
}
