/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "desk-rota-summary.h"

#include "desk-chart.h"
#include "desk-hygiene.h"
#include "desk-language.h"

struct _DeskRotaSummary
{
  GtkWidget parent_instance;

  GtkWidget *root;
  DeskSheet *sheet;
  GtkLabel *legend;
  GtkLabel *chart_title;
  DeskChart *chart;
  GtkWidget *chart_box;
};

G_DEFINE_FINAL_TYPE (DeskRotaSummary, desk_rota_summary, GTK_TYPE_WIDGET)

static void
desk_rota_summary_dispose (GObject *object)
{
  g_clear_pointer (&DESK_ROTA_SUMMARY (object)->root, gtk_widget_unparent);

  G_OBJECT_CLASS (desk_rota_summary_parent_class)->dispose (object);
}

static void
desk_rota_summary_class_init (DeskRotaSummaryClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = desk_rota_summary_dispose;

  g_type_ensure (DESK_TYPE_SHEET);
  g_type_ensure (DESK_TYPE_CHART);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_template_from_resource (
    widget_class, "/org/studiodesk/StudioDesk/ui/desk-rota-summary.ui");
  gtk_widget_class_bind_template_child (widget_class, DeskRotaSummary, root);
  gtk_widget_class_bind_template_child (widget_class, DeskRotaSummary, sheet);
  gtk_widget_class_bind_template_child (widget_class, DeskRotaSummary, legend);
  gtk_widget_class_bind_template_child (widget_class, DeskRotaSummary, chart_title);
  gtk_widget_class_bind_template_child (widget_class, DeskRotaSummary, chart);
  gtk_widget_class_bind_template_child (widget_class, DeskRotaSummary, chart_box);
}

static void
desk_rota_summary_init (DeskRotaSummary *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

DeskSheet *
desk_rota_summary_get_sheet (DeskRotaSummary *self)
{
  return self->sheet;
}

static void
show_chart (DeskRotaSummary  *self,
            DeskHygieneMonth *month)
{
  gboolean inspected = FALSE;

  desk_chart_clear (self->chart, _ ("Pass rate"));
  for (guint i = 0; i < month->rows->len; i++)
    {
      const DeskHygieneRow *row = month->rows->pdata[i];
      /* Translators: passed and inspected days, as 3/4 */
      g_autofree char *value = g_strdup_printf (C_ ("days", "%d/%d"), row->passed, row->inspected);

      if (row->inspected == 0)
        continue;
      inspected = TRUE;
      desk_chart_add (self->chart, row->name, row->pass_rate, value);
    }
  gtk_widget_set_visible (self->chart_box, inspected);
}

/**
 * desk_rota_summary_show:
 * @form: the month's hygiene-month
 */
gboolean
desk_rota_summary_show (DeskRotaSummary  *self,
                        DeskOffice       *office,
                        DeskDate          month,
                        DeskForm         *form,
                        GError          **error)
{
  g_autoptr (DeskHygieneMonth) hygiene = desk_hygiene_get_month (office, month, error);
  g_autoptr (GString) legend = g_string_new (NULL);

  if (hygiene == NULL)
    return FALSE;
  desk_sheet_set_form (self->sheet, form);
  for (guint i = 0; i < form->legend->len; i++)
    g_string_append_printf (legend, "%s%s", i > 0 ? "\n" : "",
                            (const char *) form->legend->pdata[i]);
  gtk_label_set_label (self->legend, legend->str);
  gtk_widget_set_visible (GTK_WIDGET (self->legend), legend->len > 0);
  show_chart (self, hygiene);
  return TRUE;
}
