/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "desk-shoots-report.h"

#include <adwaita.h>

#include "desk-chart.h"
#include "desk-inventory-parts.h"
#include "desk-language.h"
#include "desk-period-switcher.h"

#define WIDTH 620

struct _DeskShootsReport
{
  GtkWidget parent_instance;

  DeskOffice *office;
  char *flow;

  GtkWidget *box;
  DeskPeriodSwitcher *period;
  GtkStack *stack;
  GtkWidget *figures;
  DeskChart *steps;
  DeskChart *delay;
  GtkWidget *delay_card;
  GtkWidget *no_delay;
};

enum
{
  SIGNAL_FAILED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (DeskShootsReport, desk_shoots_report, GTK_TYPE_WIDGET)

/* A number one would rather look at than read. */
static void
add_figure (DeskShootsReport *self,
            const char       *number,
            const char       *name,
            const char       *detail)
{
  GtkWidget *card = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2);
  GtkWidget *label = gtk_label_new (number);
  GtkWidget *words = gtk_label_new (name);
  GtkWidget *more = gtk_label_new (detail);

  gtk_widget_add_css_class (card, "card");
  gtk_widget_add_css_class (card, "desk-shoots-figure");
  gtk_widget_add_css_class (label, "title-1");
  gtk_widget_add_css_class (more, "desk-field-label");
  gtk_box_append (GTK_BOX (card), label);
  gtk_box_append (GTK_BOX (card), words);
  gtk_box_append (GTK_BOX (card), more);
  gtk_widget_set_hexpand (card, TRUE);
  gtk_box_append (GTK_BOX (self->figures), card);
}

static char *
percent (guint part,
         guint whole)
{
  return whole > 0 ? g_strdup_printf ("%.0f%%", 100.0 * part / whole) : g_strdup ("–");
}

static void
show_figures (DeskShootsReport     *self,
              const DeskFlowReport *report)
{
  g_autofree char *on_time = percent (report->n_on_time, report->n_limits);
  g_autofree char *reshot = percent (report->n_reshot, report->n_closed);
  g_autofree char *closed = g_strdup_printf ("%u", report->n_closed);
  /* Translators: how many limits were kept, of how many */
  g_autofree char *limits =
    g_strdup_printf (_ ("%1$u of %2$u limits"), report->n_on_time, report->n_limits);
  /* Translators: how many cases were shot anew, of how many that were finished */
  g_autofree char *rounds =
    g_strdup_printf (_ ("%1$u of %2$u cases"), report->n_reshot, report->n_closed);
  g_autofree char *begun =
    g_strdup_printf (_ ("%1$u begun, %2$u cancelled"), report->n_begun, report->n_cancelled);

  desk_inventory_clear (self->figures);
  add_figure (self, on_time, _ ("in time"), limits);
  add_figure (self, reshot, _ ("shot anew"), rounds);
  add_figure (self, closed, _ ("finished"), begun);
}

static void
show_steps (DeskShootsReport     *self,
            const DeskFlowReport *report)
{
  double most = 0;

  desk_chart_clear (self->steps, _ ("Working days a step"));
  for (guint i = 0; i < report->steps->len; i++)
    {
      const DeskFlowStepReport *step = report->steps->pdata[i];

      if (step->n > 0)
        most = MAX (most, (double) step->days / step->n);
    }
  for (guint i = 0; i < report->steps->len; i++)
    {
      const DeskFlowStepReport *step = report->steps->pdata[i];
      double mean = step->n > 0 ? (double) step->days / step->n : 0;
      g_autofree char *value =
        step->n > 0
          /* Translators: %1$.1f: working days on average, %2$d: at most */
          ? g_strdup_printf (_ ("%1$.1f days, at most %2$d"), mean, step->longest)
          : g_strdup ("–");

      desk_chart_add (self->steps, step->title, most > 0 ? mean / most : 0, value);
    }
}

static void
show_delay (DeskShootsReport     *self,
            const DeskFlowReport *report)
{
  gint64 most = 0;

  desk_chart_clear (self->delay, _ ("Days of delay by person"));
  for (guint i = 0; i < report->people->len; i++)
    {
      const DeskFlowPersonReport *person = report->people->pdata[i];

      most = MAX (most, person->late + person->late_now);
    }
  for (guint i = 0; most > 0 && i < report->people->len; i++)
    {
      const DeskFlowPersonReport *person = report->people->pdata[i];
      gint64 late = person->late + person->late_now;
      g_autofree char *value = NULL;

      if (late == 0)
        continue;
      value = g_strdup_printf (ngettext ("%lld day", "%lld days", (gulong) late), (long long) late);
      desk_chart_add (self->delay, person->name, (double) late / (double) most, value);
    }
  gtk_widget_set_visible (GTK_WIDGET (self->delay), most > 0);
  gtk_widget_set_visible (self->no_delay, most == 0);
}

static void
on_period (DeskShootsReport *self)
{
  g_autoptr (GError) error = NULL;

  if (self->flow != NULL && !desk_shoots_report_refresh (self, &error))
    g_signal_emit (self, signals[SIGNAL_FAILED], 0, error);
}

static void
desk_shoots_report_dispose (GObject *object)
{
  DeskShootsReport *self = DESK_SHOOTS_REPORT (object);

  g_clear_pointer (&self->box, gtk_widget_unparent);
  g_clear_object (&self->office);

  G_OBJECT_CLASS (desk_shoots_report_parent_class)->dispose (object);
}

static void
desk_shoots_report_finalize (GObject *object)
{
  g_free (DESK_SHOOTS_REPORT (object)->flow);

  G_OBJECT_CLASS (desk_shoots_report_parent_class)->finalize (object);
}

static void
desk_shoots_report_class_init (DeskShootsReportClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = desk_shoots_report_dispose;
  G_OBJECT_CLASS (klass)->finalize = desk_shoots_report_finalize;
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);

  /* DeskShootsReport::failed: it could not be read. */
  signals[SIGNAL_FAILED] = g_signal_new ("failed", DESK_TYPE_SHOOTS_REPORT, G_SIGNAL_RUN_LAST, 0,
                                         NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_ERROR);
}

static DeskChart *
add_chart (GtkWidget   *box,
           const char  *title,
           GtkWidget  **card)
{
  GtkWidget *chart = desk_chart_new ();

  *card = gtk_box_new (GTK_ORIENTATION_VERTICAL, 10);
  gtk_widget_add_css_class (*card, "card");
  gtk_widget_add_css_class (*card, "desk-chart-card");
  gtk_box_append (GTK_BOX (*card), desk_inventory_heading (title));
  gtk_box_append (GTK_BOX (*card), chart);
  gtk_box_append (GTK_BOX (box), *card);
  desk_chart_set_amounts (DESK_CHART (chart), TRUE);
  return DESK_CHART (chart);
}

static GtkWidget *
make_content (DeskShootsReport *self)
{
  GtkWidget *content = gtk_box_new (GTK_ORIENTATION_VERTICAL, 14);
  GtkWidget *clamp = adw_clamp_new ();
  GtkWidget *scroller = gtk_scrolled_window_new ();
  GtkWidget *card;

  gtk_widget_add_css_class (content, "desk-form");
  self->figures = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 14);
  gtk_box_set_homogeneous (GTK_BOX (self->figures), TRUE);
  gtk_box_append (GTK_BOX (content), self->figures);
  self->steps = add_chart (content, _ ("Working Days a Step"), &card);
  self->delay = add_chart (content, _ ("Whom the Delay Belongs To"), &self->delay_card);
  self->no_delay = desk_inventory_label (_ ("Nothing was late."), "dim-label");
  gtk_box_append (GTK_BOX (self->delay_card), self->no_delay);
  adw_clamp_set_maximum_size (ADW_CLAMP (clamp), WIDTH * 4 / 3);
  adw_clamp_set_child (ADW_CLAMP (clamp), content);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_NEVER,
                                  GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), clamp);
  return scroller;
}

static void
desk_shoots_report_init (DeskShootsReport *self)
{
  GtkWidget *bar = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *none = adw_status_page_new ();

  self->box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  gtk_widget_set_parent (self->box, GTK_WIDGET (self));
  gtk_widget_add_css_class (bar, "desk-filters");
  self->period = DESK_PERIOD_SWITCHER (desk_period_switcher_new ());
  desk_period_switcher_set_period (self->period, DESK_PERIOD_MONTH);
  g_signal_connect_swapped (self->period, "changed", G_CALLBACK (on_period), self);
  gtk_box_append (GTK_BOX (bar), GTK_WIDGET (self->period));
  gtk_box_append (GTK_BOX (self->box), bar);

  adw_status_page_set_icon_name (ADW_STATUS_PAGE (none), "x-office-spreadsheet-symbolic");
  adw_status_page_set_title (ADW_STATUS_PAGE (none), _ ("Nothing Was Signed"));
  adw_status_page_set_description (ADW_STATUS_PAGE (none),
                                   _ ("In this month no step of these cases was signed."));
  self->stack = GTK_STACK (gtk_stack_new ());
  gtk_widget_set_vexpand (GTK_WIDGET (self->stack), TRUE);
  gtk_stack_add_named (self->stack, make_content (self), "report");
  gtk_stack_add_named (self->stack, none, "none");
  gtk_box_append (GTK_BOX (self->box), GTK_WIDGET (self->stack));
}

GtkWidget *
desk_shoots_report_new (DeskOffice *office)
{
  DeskShootsReport *self = g_object_new (DESK_TYPE_SHOOTS_REPORT, NULL);

  self->office = g_object_ref (office);
  return GTK_WIDGET (self);
}

/* @flow: the code of the flow whose cases are counted */
void
desk_shoots_report_set_flow (DeskShootsReport *self,
                             const char       *flow)
{
  g_free (self->flow);
  self->flow = g_strdup (flow);
}

/* Counts the month anew. */
gboolean
desk_shoots_report_refresh (DeskShootsReport  *self,
                            GError           **error)
{
  g_autoptr (DeskFlowReport) report =
    desk_flow_get_report (self->office, self->flow, desk_period_switcher_get_start (self->period),
                          desk_period_switcher_get_end (self->period), error);
  guint n = 0;

  if (report == NULL)
    return FALSE;
  for (guint i = 0; i < report->steps->len; i++)
    n += ((DeskFlowStepReport *) report->steps->pdata[i])->n;
  show_figures (self, report);
  show_steps (self, report);
  show_delay (self, report);
  gtk_stack_set_visible_child_name (self->stack,
                                    n + report->n_begun + report->n_closed > 0 ? "report"
                                                                               : "none");
  return TRUE;
}

/* The month that is shown. */
void
desk_shoots_report_get_span (DeskShootsReport *self,
                             DeskDate         *from,
                             DeskDate         *to)
{
  *from = desk_period_switcher_get_start (self->period);
  *to = desk_period_switcher_get_end (self->period);
}
