/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "desk-meetings-bulletin-bar.h"

#include "desk-bulletin.h"
#include "desk-inventory-parts.h"
#include "desk-language.h"
#include "desk-period-switcher.h"

struct _DeskMeetingsBulletinBar
{
  GtkWidget parent_instance;

  DeskOffice *office;
  gint64 id; /* of the record; 0: nothing is written yet */

  GtkWidget *box;
  DeskPeriodSwitcher *period;
  GtkLabel *words;
  GtkWidget *issue;
};

enum
{
  SIGNAL_WRITE,
  SIGNAL_PREVIEW,
  SIGNAL_FAILED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (DeskMeetingsBulletinBar, desk_meetings_bulletin_bar, GTK_TYPE_WIDGET)

static void
fail (DeskMeetingsBulletinBar *self,
      const GError            *error)
{
  g_signal_emit (self, signals[SIGNAL_FAILED], 0, error);
}

static void
on_period (DeskMeetingsBulletinBar *self)
{
  g_autoptr (GError) error = NULL;

  if (self->words != NULL && !desk_meetings_bulletin_bar_refresh (self, &error))
    fail (self, error);
}

static void
on_write (DeskMeetingsBulletinBar *self)
{
  g_signal_emit (self, signals[SIGNAL_WRITE], 0);
}

static void
on_preview (DeskMeetingsBulletinBar *self)
{
  g_signal_emit (self, signals[SIGNAL_PREVIEW], 0);
}

static void
on_issue (DeskMeetingsBulletinBar *self)
{
  g_autoptr (GError) error = NULL;

  if (!desk_bulletin_issue (self->office, desk_meetings_bulletin_bar_get_month (self), 0, &error))
    fail (self, error);
}

/* Object */

static void
desk_meetings_bulletin_bar_dispose (GObject *object)
{
  DeskMeetingsBulletinBar *self = DESK_MEETINGS_BULLETIN_BAR (object);

  g_clear_pointer (&self->box, gtk_widget_unparent);
  g_clear_object (&self->office);

  G_OBJECT_CLASS (desk_meetings_bulletin_bar_parent_class)->dispose (object);
}

static void
desk_meetings_bulletin_bar_class_init (DeskMeetingsBulletinBarClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = desk_meetings_bulletin_bar_dispose;
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);

  /* DeskMeetingsBulletinBar::write: the user wants to write for the bulletin. */
  signals[SIGNAL_WRITE] = g_signal_new ("write", DESK_TYPE_MEETINGS_BULLETIN_BAR, G_SIGNAL_RUN_LAST,
                                        0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  /* DeskMeetingsBulletinBar::preview: the user wants to see it on paper. */
  signals[SIGNAL_PREVIEW] =
    g_signal_new ("preview", DESK_TYPE_MEETINGS_BULLETIN_BAR, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                  NULL, G_TYPE_NONE, 0);
  /* DeskMeetingsBulletinBar::failed: it was refused. */
  signals[SIGNAL_FAILED] =
    g_signal_new ("failed", DESK_TYPE_MEETINGS_BULLETIN_BAR, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                  G_TYPE_NONE, 1, G_TYPE_ERROR);
}

static GtkWidget *
add_button (DeskMeetingsBulletinBar *self,
            const char              *label,
            GCallback                clicked)
{
  GtkWidget *button = gtk_button_new_with_mnemonic (label);

  g_signal_connect_swapped (button, "clicked", clicked, self);
  gtk_box_append (GTK_BOX (self->box), button);
  return button;
}

static void
desk_meetings_bulletin_bar_init (DeskMeetingsBulletinBar *self)
{
  self->box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);
  gtk_widget_add_css_class (self->box, "desk-side-buttons");
  gtk_widget_set_parent (self->box, GTK_WIDGET (self));
}

GtkWidget *
desk_meetings_bulletin_bar_new (DeskOffice *office)
{
  DeskMeetingsBulletinBar *self = g_object_new (DESK_TYPE_MEETINGS_BULLETIN_BAR, NULL);

  self->office = g_object_ref (office);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Work bulletin"), -1);
  gtk_box_append (GTK_BOX (self->box), desk_inventory_heading (_ ("Work bulletin")));
  self->period = DESK_PERIOD_SWITCHER (desk_period_switcher_new ());
  desk_period_switcher_set_period (self->period, DESK_PERIOD_MONTH);
  /* The bulletin tells of a month that is over. */
  desk_period_switcher_set_date (self->period,
                                 desk_date_month_start (desk_date_today ()) - 1);
  g_signal_connect_swapped (self->period, "changed", G_CALLBACK (on_period), self);
  gtk_box_append (GTK_BOX (self->box), GTK_WIDGET (self->period));
  self->words = GTK_LABEL (gtk_label_new (NULL));
  gtk_label_set_ellipsize (self->words, PANGO_ELLIPSIZE_END);
  gtk_label_set_xalign (self->words, 0);
  gtk_widget_set_hexpand (GTK_WIDGET (self->words), TRUE);
  gtk_widget_add_css_class (GTK_WIDGET (self->words), "dim-label");
  gtk_box_append (GTK_BOX (self->box), GTK_WIDGET (self->words));
  add_button (self, _ ("_Foreword and Outlook…"), G_CALLBACK (on_write));
  self->issue = add_button (self, C_ ("bulletin", "_Issue"), G_CALLBACK (on_issue));
  add_button (self, _ ("Pre_view…"), G_CALLBACK (on_preview));
  return GTK_WIDGET (self);
}

/* Reads the bulletin of the month anew. */
gboolean
desk_meetings_bulletin_bar_refresh (DeskMeetingsBulletinBar  *self,
                                    GError                  **error)
{
  g_autoptr (DeskBulletin) bulletin =
    desk_bulletin_get (self->office, desk_meetings_bulletin_bar_get_month (self), error);
  g_autofree char *when = NULL;
  g_autofree char *text = NULL;

  if (bulletin == NULL)
    return FALSE;
  self->id = bulletin->id;
  if (bulletin->issued != NULL)
    {
      when = desk_inventory_moment (bulletin->issued);
      /* Translators: %s: a moment */
      text = g_strdup_printf (_ ("Issued %s"), when);
    }
  else
    /* Translators: what a month's bulletin has to tell: two counts, each with its word */
    text = g_strdup_printf (_ ("Meetings: %1$u · decisions: %2$u"), bulletin->n_meetings,
                            bulletin->decisions->len);
  gtk_label_set_label (self->words, text);
  gtk_widget_set_visible (self->issue, bulletin->issued == NULL);
  return TRUE;
}

/* Returns: the first day of the month that is chosen */
DeskDate
desk_meetings_bulletin_bar_get_month (DeskMeetingsBulletinBar *self)
{
  return desk_period_switcher_get_start (self->period);
}

/* Returns: the record of what is written for it; 0: nothing yet */
gint64
desk_meetings_bulletin_bar_get_id (DeskMeetingsBulletinBar *self)
{
  return self->id;
}
