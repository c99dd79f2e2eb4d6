/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "desk-shoots-diary.h"

#include "desk-diary.h"
#include "desk-inventory-parts.h"
#include "desk-language.h"
#include "desk-period-switcher.h"
#include "desk-shoots-booking.h"
#include "desk-shoots-week.h"

/* Where nothing is proposed, a day begins so. */
#define MORNING     (9 * 60)
#define USUAL_HOURS (2 * 60)

struct _DeskShootsDiary
{
  GtkWidget parent_instance;

  DeskOffice *office;
  gint64 shoot; /* the case that is open at the side; 0: none */
  gboolean has_side;

  GtkWidget *box;
  DeskPeriodSwitcher *period;
  GtkWidget *by_set;
  DeskShootsWeek *week;
  DeskShootsBooking *booking;
};

enum
{
  SIGNAL_SIDE_CHANGED,
  SIGNAL_CASE_WANTED,
  SIGNAL_BOOKED,
  SIGNAL_FAILED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (DeskShootsDiary, desk_shoots_diary, GTK_TYPE_WIDGET)

static void
fail (DeskShootsDiary *self,
      const GError    *error)
{
  g_signal_emit (self, signals[SIGNAL_FAILED], 0, error);
}

static gboolean
is_by_set (DeskShootsDiary *self)
{
  return gtk_toggle_button_get_active (GTK_TOGGLE_BUTTON (self->by_set));
}

static void
set_side (DeskShootsDiary *self,
          gboolean         has_side)
{
  self->has_side = has_side;
  desk_shoots_week_select (self->week,
                           has_side ? desk_shoots_booking_get_entry (self->booking) : 0);
  g_signal_emit (self, signals[SIGNAL_SIDE_CHANGED], 0);
}

/* Shows the entry at the side. Returns: whether there is such an entry */
gboolean
desk_shoots_diary_show (DeskShootsDiary *self,
                        gint64           entry)
{
  g_autoptr (DeskDiaryEntry) found = NULL;

  if (!desk_shoots_booking_edit (self->booking, entry))
    return FALSE;
  found = desk_diary_get (self->office, entry, NULL);
  if (found != NULL && (found->date < desk_period_switcher_get_start (self->period) ||
                        found->date > desk_period_switcher_get_end (self->period)))
    desk_period_switcher_set_date (self->period, found->date);
  set_side (self, TRUE);
  return TRUE;
}

static void
open_booking (DeskShootsDiary         *self,
              const DeskDiaryProposal *proposal,
              gint64                   shoot)
{
  /* The side is seen before the cursor goes there. */
  self->has_side = TRUE;
  g_signal_emit (self, signals[SIGNAL_SIDE_CHANGED], 0);
  desk_shoots_booking_begin (self->booking, proposal, shoot);
  desk_shoots_week_select (self->week, 0);
}

/* Proposes the first feasible day of the case, to be booked. */
void
desk_shoots_diary_book (DeskShootsDiary *self,
                        gint64           shoot)
{
  DeskDiaryProposal proposal = { 0 };
  g_autoptr (GError) error = NULL;

  if (!desk_diary_propose (self->office, shoot, 0, &proposal, &error))
    {
      fail (self, error);
      return;
    }
  desk_period_switcher_set_date (self->period, proposal.date);
  open_booking (self, &proposal, shoot);
}

/**
 * desk_shoots_diary_book_at:
 * @row: a photographer, or with the sets shown a set
 *
 * Opens a new entry on that day, at the time and with whom or where it is proposed.
 */
void
desk_shoots_diary_book_at (DeskShootsDiary *self,
                           gint64           shoot,
                           gint64           row,
                           DeskDate         date)
{
  DeskDiaryProposal proposal = { .from = MORNING, .until = MORNING + USUAL_HOURS };

  if (shoot != 0)
    desk_diary_propose (self->office, shoot, 0, &proposal, NULL);
  proposal.date = date;
  if (is_by_set (self))
    proposal.set = row;
  else
    proposal.photographer = row;
  open_booking (self, &proposal, shoot);
}

/* Moves the entry to that day and row, as when it is dragged. Returns: whether it may be */
gboolean
desk_shoots_diary_move (DeskShootsDiary *self,
                        gint64           entry,
                        gint64           row,
                        DeskDate         date)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DeskDiaryEntry) found = desk_diary_get (self->office, entry, &error);
  gboolean by_set = is_by_set (self);

  if (found != NULL &&
      desk_diary_move (self->office, entry, date, found->from, found->until,
                       by_set ? DESK_DIARY_KEEP : row, by_set ? row : DESK_DIARY_KEEP, &error))
    return TRUE;
  fail (self, error);
  return FALSE;
}

/* What the user does */

static void
on_entry (DeskShootsDiary *self,
          gint64           entry)
{
  desk_shoots_diary_show (self, entry);
}

static void
on_day (DeskShootsDiary *self,
        gint64           row,
        DeskDate         date)
{
  desk_shoots_diary_book_at (self, self->shoot, row, date);
}

static void
on_moved (DeskShootsDiary *self,
          gint64           entry,
          gint64           row,
          DeskDate         date)
{
  desk_shoots_diary_move (self, entry, row, date);
}

static void
on_period (DeskShootsDiary *self)
{
  g_autoptr (GError) error = NULL;

  if (self->week != NULL && !desk_shoots_diary_refresh (self, &error))
    fail (self, error);
}

static void
on_booked (DeskShootsDiary *self,
           gint64           shoot,
           DeskDate         date,
           gint64           photographer)
{
  set_side (self, FALSE);
  if (shoot != 0)
    g_signal_emit (self, signals[SIGNAL_BOOKED], 0, shoot, date, photographer);
}

static void
on_closed (DeskShootsDiary *self)
{
  set_side (self, FALSE);
}

static void
on_case (DeskShootsDiary *self,
         gint64           shoot)
{
  set_side (self, FALSE);
  g_signal_emit (self, signals[SIGNAL_CASE_WANTED], 0, shoot);
}

static void
on_failed (DeskShootsDiary *self,
           const GError    *error)
{
  fail (self, error);
}

/* Object */

static void
desk_shoots_diary_dispose (GObject *object)
{
  DeskShootsDiary *self = DESK_SHOOTS_DIARY (object);

  g_clear_pointer (&self->box, gtk_widget_unparent);
  g_clear_object (&self->booking);
  g_clear_object (&self->office);

  G_OBJECT_CLASS (desk_shoots_diary_parent_class)->dispose (object);
}

static void
desk_shoots_diary_class_init (DeskShootsDiaryClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = desk_shoots_diary_dispose;
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);

  /* DeskShootsDiary::side-changed: there is something at the side now, or not. */
  signals[SIGNAL_SIDE_CHANGED] =
    g_signal_new ("side-changed", DESK_TYPE_SHOOTS_DIARY, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                  G_TYPE_NONE, 0);
  /* DeskShootsDiary::case-wanted: the user wants to see the case. */
  signals[SIGNAL_CASE_WANTED] =
    g_signal_new ("case-wanted", DESK_TYPE_SHOOTS_DIARY, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                  G_TYPE_NONE, 1, G_TYPE_INT64);
  /* DeskShootsDiary::booked: the case was booked for a day, with a photographer. */
  signals[SIGNAL_BOOKED] =
    g_signal_new ("booked", DESK_TYPE_SHOOTS_DIARY, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                  G_TYPE_NONE, 3, G_TYPE_INT64, G_TYPE_INT, G_TYPE_INT64);
  /* DeskShootsDiary::failed: a booking was refused. */
  signals[SIGNAL_FAILED] = g_signal_new ("failed", DESK_TYPE_SHOOTS_DIARY, G_SIGNAL_RUN_LAST, 0,
                                         NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_ERROR);
}

static GtkWidget *
make_bar (DeskShootsDiary *self)
{
  GtkWidget *bar = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *rows = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  GtkWidget *by_person = gtk_toggle_button_new_with_mnemonic (_ ("P_hotographers"));
  GtkWidget *hint = gtk_label_new (_ ("Click a day to book it · drag to move"));

  gtk_widget_add_css_class (bar, "desk-filters");
  self->period = DESK_PERIOD_SWITCHER (desk_period_switcher_new ());
  g_signal_connect_swapped (self->period, "changed", G_CALLBACK (on_period), self);
  gtk_box_append (GTK_BOX (bar), GTK_WIDGET (self->period));
  self->by_set = gtk_toggle_button_new_with_mnemonic (_ ("Se_ts"));
  gtk_toggle_button_set_group (GTK_TOGGLE_BUTTON (self->by_set), GTK_TOGGLE_BUTTON (by_person));
  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (by_person), TRUE);
  g_signal_connect_swapped (self->by_set, "toggled", G_CALLBACK (on_period), self);
  gtk_widget_add_css_class (rows, "linked");
  gtk_box_append (GTK_BOX (rows), by_person);
  gtk_box_append (GTK_BOX (rows), self->by_set);
  gtk_box_append (GTK_BOX (bar), rows);
  gtk_widget_add_css_class (hint, "dim-label");
  gtk_widget_set_hexpand (hint, TRUE);
  gtk_widget_set_halign (hint, GTK_ALIGN_END);
  gtk_label_set_ellipsize (GTK_LABEL (hint), PANGO_ELLIPSIZE_END);
  gtk_box_append (GTK_BOX (bar), hint);
  return bar;
}

static void
desk_shoots_diary_init (DeskShootsDiary *self)
{
  self->box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  gtk_widget_set_parent (self->box, GTK_WIDGET (self));
}

GtkWidget *
desk_shoots_diary_new (DeskOffice *office)
{
  DeskShootsDiary *self = g_object_new (DESK_TYPE_SHOOTS_DIARY, NULL);

  self->office = g_object_ref (office);
  gtk_box_append (GTK_BOX (self->box), make_bar (self));
  self->week = DESK_SHOOTS_WEEK (desk_shoots_week_new (office));
  gtk_widget_set_vexpand (GTK_WIDGET (self->week), TRUE);
  g_signal_connect_swapped (self->week, "entry-chosen", G_CALLBACK (on_entry), self);
  g_signal_connect_swapped (self->week, "day-chosen", G_CALLBACK (on_day), self);
  g_signal_connect_swapped (self->week, "moved", G_CALLBACK (on_moved), self);
  gtk_box_append (GTK_BOX (self->box), GTK_WIDGET (self->week));
  self->booking = g_object_ref_sink (DESK_SHOOTS_BOOKING (desk_shoots_booking_new (office)));
  g_signal_connect_object (self->booking, "done", G_CALLBACK (on_booked), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->booking, "closed", G_CALLBACK (on_closed), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->booking, "case-wanted", G_CALLBACK (on_case), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->booking, "failed", G_CALLBACK (on_failed), self,
                           G_CONNECT_SWAPPED);
  return GTK_WIDGET (self);
}

/* Reads the week anew. */
gboolean
desk_shoots_diary_refresh (DeskShootsDiary  *self,
                           GError          **error)
{
  gint64 entry = desk_shoots_booking_get_entry (self->booking);

  if (!desk_shoots_week_show (self->week, desk_period_switcher_get_start (self->period),
                              is_by_set (self), error))
    return FALSE;
  /* What was undone elsewhere is not shown any more. */
  if (self->has_side && entry != 0 && !desk_shoots_booking_edit (self->booking, entry))
    set_side (self, FALSE);
  return TRUE;
}

/* Returns: (transfer none): the entry that is booked or changed, for the pane's side */
GtkWidget *
desk_shoots_diary_get_side (DeskShootsDiary *self)
{
  return GTK_WIDGET (self->booking);
}

gboolean
desk_shoots_diary_has_side (DeskShootsDiary *self)
{
  return self->has_side;
}

void
desk_shoots_diary_go (DeskShootsDiary *self,
                      DeskDate         date)
{
  desk_period_switcher_set_date (self->period, date);
}

/* The week that is shown. */
void
desk_shoots_diary_get_span (DeskShootsDiary *self,
                            DeskDate        *from,
                            DeskDate        *to)
{
  *from = desk_period_switcher_get_start (self->period);
  *to = desk_period_switcher_get_end (self->period);
}

/* The case that a click on a free day books; 0: it is asked for. */
void
desk_shoots_diary_set_shoot (DeskShootsDiary *self,
                             gint64           shoot)
{
  self->shoot = shoot;
}
