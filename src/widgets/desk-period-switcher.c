/* SPDX-License-Identifier: GPL-3.0-or-later */

/* ‹ Week 41 · Oct 5 – Oct 10 › This week: which week or month a pane shows. */

#include "desk-period-switcher.h"

#include "desk-language.h"

struct _DeskPeriodSwitcher
{
  GtkWidget parent_instance;

  DeskPeriod period;
  DeskDate date; /* a day in the period: the one the user was at */

  GtkWidget *back;
  GtkWidget *label;
  GtkWidget *forward;
  GtkWidget *today;
};

enum
{
  SIGNAL_CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (DeskPeriodSwitcher, desk_period_switcher, GTK_TYPE_WIDGET)

static char *
week_label (DeskPeriodSwitcher *self)
{
  const char *language = desk_language_current ();
  DeskDate start = desk_period_switcher_get_start (self);
  int year, week, this_year, other;
  g_autofree char *from = desk_date_format (start, DESK_DATE_STYLE_MONTH_DAY, language);
  g_autofree char *to = desk_date_format (start + 6, DESK_DATE_STYLE_MONTH_DAY, language);

  desk_date_get_week (start, &year, &week);
  desk_date_get_week (desk_date_today (), &this_year, &other);
  if (year == this_year)
    /* Translators: number of the week, its first and its last day */
    return g_strdup_printf (_ ("Week %d · %s – %s"), week, from, to);
  /* Translators: year, number of the week, its first and its last day */
  return g_strdup_printf (_ ("%d, week %d · %s – %s"), year, week, from, to);
}

static void
update (DeskPeriodSwitcher *self)
{
  gboolean week = self->period == DESK_PERIOD_WEEK;
  DeskDate today = desk_date_today ();
  g_autofree char *text = week ? week_label (self)
                               : desk_date_format (self->date, DESK_DATE_STYLE_MONTH,
                                                   desk_language_current ());

  gtk_label_set_label (GTK_LABEL (self->label), text);
  gtk_button_set_label (GTK_BUTTON (self->today), week ? _ ("This Week") : _ ("This Month"));
  gtk_widget_set_tooltip_text (self->back, week ? _ ("Earlier week (Alt+Left)")
                                                : _ ("Earlier month (Alt+Left)"));
  gtk_widget_set_tooltip_text (self->forward, week ? _ ("Later week (Alt+Right)")
                                                   : _ ("Later month (Alt+Right)"));
  gtk_widget_set_sensitive (self->today, today < desk_period_switcher_get_start (self) ||
                                           today > desk_period_switcher_get_end (self));
}

static void
go_back (DeskPeriodSwitcher *self)
{
  desk_period_switcher_move (self, -1);
}

static void
go_forward (DeskPeriodSwitcher *self)
{
  desk_period_switcher_move (self, 1);
}

static void
go_today (DeskPeriodSwitcher *self)
{
  desk_period_switcher_set_date (self, desk_date_today ());
}

static gboolean
on_shortcut (GtkWidget *widget,
             GVariant  *periods,
             gpointer   data)
{
  desk_period_switcher_move (DESK_PERIOD_SWITCHER (widget), g_variant_get_int32 (periods));
  return TRUE;
}

static void
add_shortcut (DeskPeriodSwitcher *self,
              guint               keyval,
              int                 periods)
{
  GtkEventController *controller = gtk_shortcut_controller_new ();
  GtkShortcut *shortcut = gtk_shortcut_new (gtk_keyval_trigger_new (keyval, GDK_ALT_MASK),
                                            gtk_callback_action_new (on_shortcut, NULL, NULL));

  gtk_shortcut_set_arguments (shortcut, g_variant_new_int32 (periods));
  /* Wherever the focus is in the window, as long as this pane is the one in front. */
  gtk_shortcut_controller_set_scope (GTK_SHORTCUT_CONTROLLER (controller),
                                     GTK_SHORTCUT_SCOPE_GLOBAL);
  gtk_shortcut_controller_add_shortcut (GTK_SHORTCUT_CONTROLLER (controller), shortcut);
  gtk_widget_add_controller (GTK_WIDGET (self), controller);
}

static void
desk_period_switcher_dispose (GObject *object)
{
  DeskPeriodSwitcher *self = DESK_PERIOD_SWITCHER (object);

  g_clear_pointer (&self->back, gtk_widget_unparent);
  g_clear_pointer (&self->label, gtk_widget_unparent);
  g_clear_pointer (&self->forward, gtk_widget_unparent);
  g_clear_pointer (&self->today, gtk_widget_unparent);

  G_OBJECT_CLASS (desk_period_switcher_parent_class)->dispose (object);
}

static void
desk_period_switcher_class_init (DeskPeriodSwitcherClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = desk_period_switcher_dispose;
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BOX_LAYOUT);

  /* DeskPeriodSwitcher::changed: another period or day was chosen, by whomever. */
  signals[SIGNAL_CHANGED] = g_signal_new ("changed", DESK_TYPE_PERIOD_SWITCHER, G_SIGNAL_RUN_LAST,
                                          0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static GtkWidget *
add_button (DeskPeriodSwitcher *self,
            const char         *icon,
            const char         *name,
            GCallback           callback)
{
  GtkWidget *button =
    icon != NULL ? gtk_button_new_from_icon_name (icon) : gtk_button_new_with_label ("");

  if (name != NULL)
    gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, name,
                                    -1);
  g_signal_connect_swapped (button, "clicked", callback, self);
  gtk_widget_set_parent (button, GTK_WIDGET (self));
  return button;
}

static void
desk_period_switcher_init (DeskPeriodSwitcher *self)
{
  GtkLayoutManager *layout = gtk_widget_get_layout_manager (GTK_WIDGET (self));

  gtk_box_layout_set_spacing (GTK_BOX_LAYOUT (layout), 6);
  self->date = desk_date_today ();

  self->back = add_button (self, "go-previous-symbolic", _ ("Earlier"), G_CALLBACK (go_back));
  self->label = gtk_label_new (NULL);
  gtk_label_set_width_chars (GTK_LABEL (self->label), 23);
  gtk_widget_add_css_class (self->label, "desk-period-label");
  gtk_widget_add_css_class (self->label, "numeric");
  gtk_widget_set_parent (self->label, GTK_WIDGET (self));
  self->forward = add_button (self, "go-next-symbolic", _ ("Later"), G_CALLBACK (go_forward));
  self->today = add_button (self, NULL, NULL, G_CALLBACK (go_today));
  gtk_widget_add_css_class (self->today, "flat");

  add_shortcut (self, GDK_KEY_Left, -1);
  add_shortcut (self, GDK_KEY_Right, 1);
  update (self);
}

/* Shows the week of today. */
GtkWidget *
desk_period_switcher_new (void)
{
  return g_object_new (DESK_TYPE_PERIOD_SWITCHER, NULL);
}

void
desk_period_switcher_set_period (DeskPeriodSwitcher *self,
                                 DeskPeriod          period)
{
  if (self->period == period)
    return;
  self->period = period;
  update (self);
  g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
}

DeskPeriod
desk_period_switcher_get_period (DeskPeriodSwitcher *self)
{
  return self->period;
}

void
desk_period_switcher_set_date (DeskPeriodSwitcher *self,
                               DeskDate            date)
{
  if (self->date == date || date == DESK_DATE_NONE)
    return;
  self->date = date;
  update (self);
  g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
}

/* Returns: the day that was chosen, in the period */
DeskDate
desk_period_switcher_get_date (DeskPeriodSwitcher *self)
{
  return self->date;
}

/* Returns: Monday of the week, or the first of the month */
DeskDate
desk_period_switcher_get_start (DeskPeriodSwitcher *self)
{
  return self->period == DESK_PERIOD_WEEK ? desk_date_week_start (self->date)
                                          : desk_date_month_start (self->date);
}

/* Returns: Sunday of the week, or the last of the month */
DeskDate
desk_period_switcher_get_end (DeskPeriodSwitcher *self)
{
  return self->period == DESK_PERIOD_WEEK ? desk_date_week_start (self->date) + 6
                                          : desk_date_month_end (self->date);
}

/* Goes @periods later, earlier when negative. */
void
desk_period_switcher_move (DeskPeriodSwitcher *self,
                           int                 periods)
{
  desk_period_switcher_set_date (self, self->period == DESK_PERIOD_WEEK
                                         ? self->date + 7 * periods
                                         : desk_date_add_months (self->date, periods));
}
