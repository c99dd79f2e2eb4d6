/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "desk-people-side.h"

#include "desk-attachment-list.h"
#include "desk-date-entry.h"
#include "desk-language.h"
#include "desk-people.h"
#include "desk-records.h"
#include "desk-staff.h"

#define MOST_TURNS 5
#define MOST_DAYS  4

struct _DeskPeopleSide
{
  GtkWidget parent_instance;

  DeskOffice *office;
  DeskRecordEditor *editor;

  GtkWidget *more; /* what only somebody who is in the file has */
  GtkWidget *files;
  GtkWidget *turns;
  GtkWidget *absences;
  GtkWidget *add;
  GtkWidget *from;
  GtkWidget *to;
  GtkWidget *reason;
  GtkWidget *absence_error;
  GtkWidget *leave;
  GtkWidget *last_day;
  GtkWidget *consequence;
  GtkWidget *leave_accept;
};

enum
{
  SIGNAL_AFFECTED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (DeskPeopleSide, desk_people_side, GTK_TYPE_WIDGET)

static char *
day_words (DeskDate date)
{
  return desk_date_format (date, DESK_DATE_STYLE_DAY_WEEKDAY, desk_language_current ());
}

static void
clear_box (GtkWidget *box)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (box)) != NULL)
    gtk_box_remove (GTK_BOX (box), child);
}

static GtkWidget *
add_line (GtkWidget  *box,
          const char *text,
          gboolean    dim)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  if (dim)
    gtk_widget_add_css_class (label, "dim-label");
  gtk_box_append (GTK_BOX (box), label);
  return label;
}

static DeskPeopleSide *
side_of (GtkWidget *widget)
{
  return DESK_PEOPLE_SIDE (gtk_widget_get_ancestor (widget, DESK_TYPE_PEOPLE_SIDE));
}

/* Turns and swaps */

static char *
turn_words (const DeskStaffTurn *turn)
{
  const DeskField *field = desk_kind_get_field (&desk_kind_duties, "kind");
  g_autofree char *day = day_words (turn->date);
  g_autoptr (GString) text = g_string_new (day);

  if (turn->group_name != NULL)
    g_string_append_printf (text, " · %s", turn->group_name);
  else
    g_string_append_printf (
      text, " · %s", desk_field_choice_label (field, turn->kind, desk_language_current ()));
  if (turn->areas != NULL)
    g_string_append_printf (text, " · %s", turn->areas);
  if (turn->stands_for_name != NULL)
    {
      /* Translators: %s: a name */
      g_autofree char *stands = g_strdup_printf (_ ("stands in for %s"), turn->stands_for_name);
      g_string_append_printf (text, " · %s", stands);
    }
  return g_string_free (g_steal_pointer (&text), FALSE);
}

static char *
swap_words (const DeskStaffSwap *swap)
{
  g_autofree char *day = day_words (swap->date);
  g_autofree char *other = swap->with_date != DESK_DATE_NONE ? day_words (swap->with_date) : NULL;
  g_autofree char *repaid = swap->repaid != DESK_DATE_NONE ? day_words (swap->repaid) : NULL;

  if (other != NULL)
    /* Translators: a swap; %1$s and %3$s: days, %2$s: a name */
    return g_strdup_printf (_ ("Swap: %1$s with %2$s for %3$s"), day, swap->other_name, other);
  if (repaid != NULL)
    /* Translators: a swap; %1$s and %3$s: days, %2$s: a name */
    return g_strdup_printf (_ ("Swap: %1$s with %2$s, repaid on %3$s"), day, swap->other_name,
                            repaid);
  if (swap->asked)
    /* Translators: a swap; %1$s: a name, %2$s: a day */
    return g_strdup_printf (_ ("Owes %1$s a turn for %2$s"), swap->other_name, day);
  /* Translators: a swap; %1$s: a name, %2$s: a day */
  return g_strdup_printf (_ ("%1$s owes a turn for %2$s"), swap->other_name, day);
}

static void
show_turns (DeskPeopleSide *self,
            gint64          person)
{
  DeskDate today = desk_date_today ();
  g_autoptr (GPtrArray) turns = desk_staff_turns (self->office, person, today, NULL);
  g_autoptr (GPtrArray) swaps = desk_staff_swaps (self->office, person, today, NULL);
  guint n = turns != NULL ? turns->len : 0;

  clear_box (self->turns);
  for (guint i = 0; i < MIN (n, MOST_TURNS); i++)
    {
      g_autofree char *text = turn_words (turns->pdata[i]);
      add_line (self->turns, text, FALSE);
    }
  if (n > MOST_TURNS)
    {
      g_autofree char *more =
        g_strdup_printf (ngettext ("and %u more", "and %u more", n - MOST_TURNS), n - MOST_TURNS);
      add_line (self->turns, more, TRUE);
    }
  if (n == 0)
    add_line (self->turns, _ ("No turn is planned."), TRUE);
  for (guint i = 0; swaps != NULL && i < swaps->len; i++)
    {
      g_autofree char *text = swap_words (swaps->pdata[i]);
      add_line (self->turns, text, TRUE);
    }
}

/* Absences */

static void
on_remove_absence (GtkWidget *button)
{
  DeskPeopleSide *self = side_of (button);
  gint64 *id = g_object_get_data (G_OBJECT (button), "absence");
  g_autoptr (GError) error = NULL;

  if (!desk_records_remove (self->office, &desk_kind_absences, *id, &error))
    add_line (self->absences, error->message, FALSE);
}

static void
add_absence (DeskPeopleSide *self,
             gint64          id)
{
  g_autoptr (DeskRecord) absence =
    desk_record_get (desk_office_get_store (self->office), &desk_kind_absences, id, NULL);
  GtkWidget *row, *label, *remove;
  g_autofree char *from = NULL;
  g_autofree char *to = NULL;
  g_autofree char *text = NULL;
  const char *reason;

  if (absence == NULL)
    return;
  from = desk_date_format (desk_record_get_date (absence, "from"), DESK_DATE_STYLE_MONTH_DAY,
                           desk_language_current ());
  to = desk_date_format (desk_record_get_date (absence, "to"), DESK_DATE_STYLE_MONTH_DAY,
                         desk_language_current ());
  reason = desk_record_get_text (absence, "reason");
  if (g_str_equal (from, to))
    text = g_strdup (from);
  else
    /* Translators: %1$s and %2$s: first and last day */
    text = g_strdup_printf (C_ ("days", "%1$s – %2$s"), from, to);

  row = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  label = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  gtk_widget_set_hexpand (label, TRUE);
  add_line (label, text, desk_record_get_date (absence, "to") < desk_date_today ());
  if (reason != NULL)
    add_line (label, reason, TRUE);
  gtk_box_append (GTK_BOX (row), label);
  remove = gtk_button_new_from_icon_name ("user-trash-symbolic");
  gtk_widget_add_css_class (remove, "flat");
  gtk_widget_set_valign (remove, GTK_ALIGN_CENTER);
  gtk_widget_set_tooltip_text (remove, _ ("Remove This Absence"));
  g_object_set_data_full (G_OBJECT (remove), "absence", g_memdup2 (&id, sizeof id), g_free);
  g_signal_connect (remove, "clicked", G_CALLBACK (on_remove_absence), NULL);
  gtk_box_append (GTK_BOX (row), remove);
  gtk_box_append (GTK_BOX (self->absences), row);
}

static void
show_absences (DeskPeopleSide *self,
               gint64          person)
{
  g_autoptr (GArray) absences = desk_staff_absences (self->office, person, NULL);

  clear_box (self->absences);
  for (guint i = 0; absences != NULL && i < absences->len; i++)
    add_absence (self, g_array_index (absences, gint64, i));
  if (absences == NULL || absences->len == 0)
    add_line (self->absences, _ ("None."), TRUE);
}

static void
say_absence (DeskPeopleSide *self,
             const char     *message)
{
  gtk_label_set_label (GTK_LABEL (self->absence_error), message != NULL ? message : "");
  gtk_widget_set_visible (self->absence_error, message != NULL);
}

static gboolean
enter (DeskDraft   *draft,
       const char  *field,
       GtkWidget   *entry,
       GError     **error)
{
  return desk_draft_enter (draft, desk_kind_get_field (&desk_kind_absences, field),
                           gtk_editable_get_text (GTK_EDITABLE (entry)), error);
}

/* Tells which of the turns from @from to @to the person cannot take now. */
static void
tell_affected (DeskPeopleSide *self,
               gint64          person,
               DeskDate        from,
               DeskDate        to)
{
  g_autoptr (GPtrArray) turns = desk_staff_turns (self->office, person, from, NULL);
  DeskDate first = DESK_DATE_NONE, last = DESK_DATE_NONE;

  for (guint i = 0; turns != NULL && i < turns->len; i++)
    {
      const DeskStaffTurn *turn = turns->pdata[i];

      if (to != DESK_DATE_NONE && turn->date > to)
        break;
      if (first == DESK_DATE_NONE)
        first = turn->date;
      last = turn->date;
    }
  if (first != DESK_DATE_NONE)
    g_signal_emit (self, signals[SIGNAL_AFFECTED], 0, person, first, last);
}

static void
on_add_absence (DeskPeopleSide *self)
{
  gint64 person = desk_record_editor_get_id (self->editor);
  g_autoptr (DeskDraft) draft =
    desk_draft_new (desk_office_get_store (self->office), &desk_kind_absences);
  g_autoptr (GError) error = NULL;

  /* One day needs no second date. */
  if (*gtk_editable_get_text (GTK_EDITABLE (self->to)) == '\0')
    gtk_editable_set_text (GTK_EDITABLE (self->to),
                           gtk_editable_get_text (GTK_EDITABLE (self->from)));
  desk_draft_set_number (draft, "person", person);
  if (!enter (draft, "from", self->from, &error) || !enter (draft, "to", self->to, &error) ||
      !enter (draft, "reason", self->reason, &error) ||
      !desk_records_save (self->office, draft, &error))
    {
      say_absence (self, error->message);
      return;
    }
  gtk_menu_button_popdown (GTK_MENU_BUTTON (self->add));
  tell_affected (self, person, desk_date_parse (desk_draft_get_text (draft, "from")),
                 desk_date_parse (desk_draft_get_text (draft, "to")));
}

static void
on_absence_shown (DeskPeopleSide *self)
{
  say_absence (self, NULL);
  gtk_editable_set_text (GTK_EDITABLE (self->from), "");
  gtk_editable_set_text (GTK_EDITABLE (self->to), "");
  gtk_editable_set_text (GTK_EDITABLE (self->reason), "");
  gtk_widget_grab_focus (self->from);
}

/* Leaving */

static DeskDate
last_day (DeskPeopleSide *self)
{
  return desk_date_parse_lenient (gtk_editable_get_text (GTK_EDITABLE (self->last_day)));
}

/* Says before it is done which turns nobody is there for then. */
static void
show_consequence (DeskPeopleSide *self)
{
  gint64 person = desk_record_editor_get_id (self->editor);
  DeskDate day = last_day (self);
  g_autoptr (GPtrArray) turns = NULL;
  g_autoptr (GString) days = g_string_new (NULL);
  g_autofree char *text = NULL;

  gtk_widget_set_sensitive (self->leave_accept, day != DESK_DATE_NONE);
  if (day == DESK_DATE_NONE || person == 0)
    {
      gtk_label_set_label (GTK_LABEL (self->consequence), _ ("Write the day as 2026-10-09."));
      return;
    }
  turns = desk_staff_turns (self->office, person, day + 1, NULL);
  if (turns == NULL || turns->len == 0)
    {
      gtk_label_set_label (GTK_LABEL (self->consequence), _ ("No turn is planned after it."));
      return;
    }
  for (guint i = 0; i < MIN (turns->len, MOST_DAYS); i++)
    {
      g_autofree char *one = day_words (((DeskStaffTurn *) turns->pdata[i])->date);
      g_string_append_printf (days, "%s%s", i > 0 ? _ (", ") : "", one);
    }
  if (turns->len > MOST_DAYS)
    g_string_append (days, "…");
  /* Translators: %1$u: how many turns, %2$s: their days */
  text = g_strdup_printf (
    ngettext ("%1$u turn after it has nobody then: %2$s. You can plan it again afterwards.",
              "%1$u turns after it have nobody then: %2$s. You can plan them again afterwards.",
              turns->len),
    turns->len, days->str);
  gtk_label_set_label (GTK_LABEL (self->consequence), text);
}

static void
on_leave_shown (DeskPeopleSide *self)
{
  g_autofree char *today = desk_date_to_iso (desk_date_today ());

  gtk_editable_set_text (GTK_EDITABLE (self->last_day), today);
  show_consequence (self);
}

static void
on_leave (DeskPeopleSide *self)
{
  gint64 person = desk_record_editor_get_id (self->editor);
  DeskDate day = last_day (self);
  g_autoptr (GError) error = NULL;

  if (day == DESK_DATE_NONE || !desk_record_editor_save (self->editor))
    return;
  if (!desk_staff_leave (self->office, person, day, &error))
    {
      gtk_label_set_label (GTK_LABEL (self->consequence), error->message);
      return;
    }
  gtk_menu_button_popdown (GTK_MENU_BUTTON (self->leave));
  tell_affected (self, person, day + 1, DESK_DATE_NONE);
}

static void
desk_people_side_dispose (GObject *object)
{
  DeskPeopleSide *self = DESK_PEOPLE_SIDE (object);

  if (self->editor != NULL)
    gtk_widget_unparent (GTK_WIDGET (self->editor));
  self->editor = NULL;
  g_clear_object (&self->office);

  G_OBJECT_CLASS (desk_people_side_parent_class)->dispose (object);
}

static void
desk_people_side_class_init (DeskPeopleSideClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = desk_people_side_dispose;
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);

  /* DeskPeopleSide::affected: a person is away, and turns from the first to the last of
   * two days have to be planned again. */
  signals[SIGNAL_AFFECTED] =
    g_signal_new ("affected", DESK_TYPE_PEOPLE_SIDE, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                  G_TYPE_NONE, 3, G_TYPE_INT64, G_TYPE_INT, G_TYPE_INT);
}

static void
desk_people_side_init (DeskPeopleSide *self)
{
}

static GtkWidget *
make_heading (const char *text)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_add_css_class (label, "heading");
  gtk_widget_set_hexpand (label, TRUE);
  return label;
}

static GtkWidget *
make_error (void)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_max_width_chars (GTK_LABEL (label), 30);
  return label;
}

static void
add_labelled (GtkWidget  *grid,
              int         row,
              const char *text,
              GtkWidget  *input)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 1);
  gtk_widget_add_css_class (label, "dim-label");
  gtk_label_set_mnemonic_widget (GTK_LABEL (label), input);
  gtk_accessible_update_relation (GTK_ACCESSIBLE (input), GTK_ACCESSIBLE_RELATION_LABELLED_BY,
                                  label, NULL, -1);
  gtk_grid_attach (GTK_GRID (grid), label, 0, row, 1, 1);
  gtk_grid_attach (GTK_GRID (grid), input, 1, row, 1, 1);
}

static GtkWidget *
make_grid (void)
{
  GtkWidget *grid = gtk_grid_new ();

  gtk_grid_set_row_spacing (GTK_GRID (grid), 6);
  gtk_grid_set_column_spacing (GTK_GRID (grid), 8);
  gtk_widget_set_margin_top (grid, 6);
  gtk_widget_set_margin_bottom (grid, 6);
  gtk_widget_set_margin_start (grid, 6);
  gtk_widget_set_margin_end (grid, 6);
  return grid;
}

static GtkWidget *
make_absence_popover (DeskPeopleSide *self)
{
  GtkWidget *popover = gtk_popover_new ();
  GtkWidget *grid = make_grid ();
  GtkWidget *accept = gtk_button_new_with_mnemonic (_ ("_Add Absence"));

  self->from = desk_date_entry_new ();
  self->to = desk_date_entry_new ();
  self->reason = gtk_entry_new ();
  self->absence_error = make_error ();
  gtk_widget_add_css_class (self->absence_error, "desk-field-error");
  add_labelled (grid, 0, _ ("From"), self->from);
  add_labelled (grid, 1, _ ("To"), self->to);
  add_labelled (grid, 2, _ ("Reason"), self->reason);
  gtk_grid_attach (GTK_GRID (grid), self->absence_error, 0, 3, 2, 1);
  gtk_widget_add_css_class (accept, "suggested-action");
  g_signal_connect_swapped (accept, "clicked", G_CALLBACK (on_add_absence), self);
  g_signal_connect_swapped (self->reason, "activate", G_CALLBACK (on_add_absence), self);
  gtk_grid_attach (GTK_GRID (grid), accept, 0, 4, 2, 1);
  gtk_popover_set_child (GTK_POPOVER (popover), grid);
  g_signal_connect_swapped (popover, "show", G_CALLBACK (on_absence_shown), self);
  return popover;
}

static GtkWidget *
make_leave_popover (DeskPeopleSide *self)
{
  GtkWidget *popover = gtk_popover_new ();
  GtkWidget *grid = make_grid ();

  self->last_day = desk_date_entry_new ();
  self->consequence = make_error ();
  self->leave_accept = gtk_button_new_with_mnemonic (_ ("_Leaves the Studio"));
  add_labelled (grid, 0, _ ("Last day"), self->last_day);
  gtk_grid_attach (GTK_GRID (grid), self->consequence, 0, 1, 2, 1);
  gtk_widget_add_css_class (self->leave_accept, "destructive-action");
  g_signal_connect_swapped (self->last_day, "changed", G_CALLBACK (show_consequence), self);
  g_signal_connect_swapped (self->leave_accept, "clicked", G_CALLBACK (on_leave), self);
  gtk_grid_attach (GTK_GRID (grid), self->leave_accept, 0, 2, 2, 1);
  gtk_popover_set_child (GTK_POPOVER (popover), grid);
  g_signal_connect_swapped (popover, "show", G_CALLBACK (on_leave_shown), self);
  return popover;
}

static void
make_more (DeskPeopleSide *self)
{
  GtkWidget *heads = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);

  self->more = gtk_box_new (GTK_ORIENTATION_VERTICAL, 8);
  self->turns = gtk_box_new (GTK_ORIENTATION_VERTICAL, 3);
  self->absences = gtk_box_new (GTK_ORIENTATION_VERTICAL, 3);

  gtk_box_append (GTK_BOX (self->more), gtk_separator_new (GTK_ORIENTATION_HORIZONTAL));
  gtk_box_append (GTK_BOX (self->more), make_heading (_ ("Next turns")));
  gtk_box_append (GTK_BOX (self->more), self->turns);

  self->add = gtk_menu_button_new ();
  gtk_menu_button_set_icon_name (GTK_MENU_BUTTON (self->add), "list-add-symbolic");
  gtk_widget_add_css_class (self->add, "flat");
  gtk_widget_set_tooltip_text (self->add, _ ("Add an Absence"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->add), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Add an Absence"), -1);
  gtk_menu_button_set_popover (GTK_MENU_BUTTON (self->add), make_absence_popover (self));
  gtk_box_append (GTK_BOX (heads), make_heading (_ ("Absences")));
  gtk_box_append (GTK_BOX (heads), self->add);
  gtk_box_append (GTK_BOX (self->more), heads);
  gtk_box_append (GTK_BOX (self->more), self->absences);

  self->files = desk_attachment_list_new (self->office, &desk_kind_people);
  gtk_box_append (GTK_BOX (self->more), self->files);

  self->leave = gtk_menu_button_new ();
  gtk_menu_button_set_label (GTK_MENU_BUTTON (self->leave), _ ("Leaves the Studio…"));
  gtk_menu_button_set_direction (GTK_MENU_BUTTON (self->leave), GTK_ARROW_UP);
  gtk_menu_button_set_popover (GTK_MENU_BUTTON (self->leave), make_leave_popover (self));
  gtk_box_append (GTK_BOX (self->more), self->leave);
}

GtkWidget *
desk_people_side_new (DeskOffice *office)
{
  DeskPeopleSide *self = g_object_new (DESK_TYPE_PEOPLE_SIDE, NULL);

  self->office = g_object_ref (office);
  self->editor = DESK_RECORD_EDITOR (desk_record_editor_new (office, &desk_kind_people));
  gtk_widget_set_parent (GTK_WIDGET (self->editor), GTK_WIDGET (self));
  make_more (self);
  desk_record_editor_add_section (self->editor, self->more);
  g_signal_connect_swapped (self->editor, "saved", G_CALLBACK (desk_people_side_refresh), self);
  desk_people_side_refresh (self);
  return GTK_WIDGET (self);
}

/* Shows @person, 0: nobody. Returns: %FALSE when the person before has to be put right first */
gboolean
desk_people_side_edit (DeskPeopleSide *self,
                       gint64          person)
{
  gboolean shown = desk_record_editor_edit (self->editor, person);

  desk_people_side_refresh (self);
  return shown;
}

/* Reads turns, swaps and absences anew. */
void
desk_people_side_refresh (DeskPeopleSide *self)
{
  gint64 person = desk_record_editor_get_id (self->editor);
  g_autoptr (DeskRecord) record =
    person != 0
      ? desk_record_get (desk_office_get_store (self->office), &desk_kind_people, person, NULL)
      : NULL;

  gtk_widget_set_visible (self->more, record != NULL);
  if (record == NULL)
    return;
  gtk_widget_set_visible (self->leave,
                          g_strcmp0 (desk_record_get_text (record, "status"), "left") != 0);
  show_turns (self, person);
  show_absences (self, person);
  desk_attachment_list_show (DESK_ATTACHMENT_LIST (self->files), person);
}

DeskRecordEditor *
desk_people_side_get_editor (DeskPeopleSide *self)
{
  return self->editor;
}
