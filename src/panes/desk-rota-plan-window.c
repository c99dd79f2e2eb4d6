/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "desk-rota-plan-window.h"

#include "desk-date-entry.h"
#include "desk-language.h"
#include "desk-rota.h"

/* The choices of days; custom ones begin with those chosen before. */
typedef enum
{
  RANGE_NEXT_WEEK,
  RANGE_TO_NEXT_MONTH, /* from next week on */
  RANGE_THIS_MONTH,    /* what is left of it */
  RANGE_NEXT_MONTH,
  RANGE_CUSTOM,
} Range;

struct _DeskRotaPlanWindow
{
  AdwWindow parent_instance;

  DeskOffice *office;
  DeskRotaPlanned planned;
  GtkWidget *pane;    /* (nullable) weak: who is told */
  DeskRotaPlan *plan; /* (nullable) what is shown */
  gboolean filling;

  GtkDropDown *range;
  GtkBox *dates;
  GtkEditable *from;
  GtkEditable *to;
  GtkLabel *sentence;
  GtkWidget *problems_box;
  GtkLabel *problems;
  GtkListBox *list;
  GtkCheckButton *all; /* also the days that stay */
  GtkWidget *apply;
};

G_DEFINE_FINAL_TYPE (DeskRotaPlanWindow, desk_rota_plan_window, ADW_TYPE_WINDOW)

static void
get_range (Range     range,
           DeskDate *from,
           DeskDate *to)
{
  DeskDate today = desk_date_today ();
  DeskDate monday = desk_date_week_start (today) + 7;
  DeskDate next_month = desk_date_add_months (desk_date_month_start (today), 1);

  switch (range)
    {
    case RANGE_NEXT_WEEK:
      *from = monday;
      *to = monday + 6;
      break;
    case RANGE_THIS_MONTH:
      *from = today + 1;
      *to = desk_date_month_end (today);
      if (*from > *to)
        *from = *to;
      break;
    case RANGE_NEXT_MONTH:
      *from = next_month;
      *to = desk_date_month_end (next_month);
      break;
    case RANGE_TO_NEXT_MONTH:
    case RANGE_CUSTOM:
    default:
      *from = monday;
      *to = desk_date_month_end (next_month);
      break;
    }
}

static GtkWidget *
make_label (const char *text,
            const char *css,
            gboolean    wrap)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), wrap);
  if (css != NULL)
    gtk_widget_add_css_class (label, css);
  return label;
}

static GtkWidget *
make_row (const DeskRotaPlanDay *day)
{
  GtkWidget *row = gtk_list_box_row_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *texts = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2);
  g_autofree char *date =
    desk_date_format (day->date, DESK_DATE_STYLE_DAY_WEEKDAY, desk_language_current ());
  GtkWidget *label = make_label (date, "numeric", FALSE);
  const char *after = *day->after != '\0' ? day->after : _ ("nobody");
  g_autofree char *words = NULL;

  gtk_label_set_width_chars (GTK_LABEL (label), 12);
  gtk_widget_set_valign (label, GTK_ALIGN_START);
  gtk_box_append (GTK_BOX (box), label);
  gtk_widget_set_hexpand (texts, TRUE);
  gtk_box_append (GTK_BOX (box), texts);

  if (day->changed && *day->before != '\0')
    /* Translators: who was on duty on a day and who will be */
    words = g_strdup_printf (_ ("%s → %s"), day->before, after);
  gtk_box_append (GTK_BOX (texts), make_label (words != NULL ? words : after,
                                               day->changed ? "heading" : NULL, TRUE));
  if (day->why != NULL && *day->why != '\0')
    {
      g_autofree char *why = g_strdelimit (g_strdup (day->why), "\n", ' ');
      GtkWidget *small = make_label (why, "caption", TRUE);

      gtk_widget_add_css_class (small, "dim-label");
      gtk_box_append (GTK_BOX (texts), small);
    }
  if (!day->changed)
    gtk_widget_add_css_class (box, "desk-same");
  gtk_widget_add_css_class (box, "desk-plan-row");
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), FALSE);
  return row;
}

static void
show_problems (DeskRotaPlanWindow *self,
               const char         *error)
{
  g_autoptr (GString) text = g_string_new (error);

  for (guint i = 0; self->plan != NULL && i < self->plan->problems->len; i++)
    {
      if (text->len > 0)
        g_string_append_c (text, '\n');
      g_string_append (text, self->plan->problems->pdata[i]);
    }
  gtk_widget_set_visible (self->problems_box, text->len > 0);
  gtk_label_set_label (self->problems, text->str);
}

static char *
make_sentence (const DeskRotaPlan *plan)
{
  guint n = plan->days->len;
  /* Translators: how many days are planned */
  g_autofree char *days = g_strdup_printf (ngettext ("%u duty day", "%u duty days", n), n);
  g_autofree char *changes =
    plan->n_changed == 0
      ? g_strdup (_ ("nothing changes"))
      : g_strdup_printf (ngettext ("%u changes", "%u change", plan->n_changed), plan->n_changed);

  if (plan->load_max == 0)
    /* Translators: two parts of a sentence: how many days, how many change */
    return g_strdup_printf (_ ("%s, %s."), days, changes);
  if (plan->load_min == plan->load_max)
    /* Translators: how many days, how many change, how many turns everybody has */
    return g_strdup_printf (_ ("%s, %s. Everybody has %d turns."), days, changes, plan->load_max);
  return g_strdup_printf (
    plan->fair
      /* Translators: how many days, how many change, fewest and most turns */
      ? _ ("%s, %s. Everybody has %d to %d turns.")
      : _ ("%s, %s. Turns are uneven: from %d to %d."),
    days, changes, plan->load_min, plan->load_max);
}

static void
show_plan (DeskRotaPlanWindow *self)
{
  DeskDate from = desk_date_parse_lenient (gtk_editable_get_text (self->from));
  DeskDate to = desk_date_parse_lenient (gtk_editable_get_text (self->to));
  g_autoptr (GError) error = NULL;
  g_autofree char *sentence = NULL;
  GtkWidget *row;

  g_clear_pointer (&self->plan, desk_rota_plan_free);
  while ((row = gtk_widget_get_first_child (GTK_WIDGET (self->list))) != NULL)
    gtk_list_box_remove (self->list, row);
  if (from == DESK_DATE_NONE || to == DESK_DATE_NONE)
    sentence = g_strdup (_ ("Choose the first and the last day."));
  else
    self->plan = desk_rota_plan_preview (self->office, from, to, &error);

  if (self->plan != NULL)
    {
      sentence = make_sentence (self->plan);
      for (guint i = 0; i < self->plan->days->len; i++)
        {
          const DeskRotaPlanDay *day = self->plan->days->pdata[i];
          if (day->changed || gtk_check_button_get_active (self->all))
            gtk_list_box_append (self->list, make_row (day));
        }
    }
  gtk_label_set_label (self->sentence, sentence != NULL ? sentence : "");
  gtk_widget_set_visible (GTK_WIDGET (self->list),
                          gtk_widget_get_first_child (GTK_WIDGET (self->list)) != NULL);
  gtk_widget_set_visible (GTK_WIDGET (self->all),
                          self->plan != NULL && self->plan->n_changed < self->plan->days->len);
  gtk_widget_set_sensitive (self->apply, self->plan != NULL && self->plan->n_changed > 0);
  show_problems (self, error != NULL ? error->message : "");
}

static void
on_dates_changed (DeskRotaPlanWindow *self)
{
  if (!self->filling)
    show_plan (self);
}

static void
on_range_selected (DeskRotaPlanWindow *self)
{
  Range range = gtk_drop_down_get_selected (self->range);
  DeskDate from, to;
  g_autofree char *from_text = NULL;
  g_autofree char *to_text = NULL;

  gtk_widget_set_sensitive (GTK_WIDGET (self->dates), range == RANGE_CUSTOM);
  if (range == RANGE_CUSTOM || self->from == NULL)
    return;
  get_range (range, &from, &to);
  from_text = desk_date_to_iso (from);
  to_text = desk_date_to_iso (to);
  self->filling = TRUE;
  gtk_editable_set_text (self->from, from_text);
  gtk_editable_set_text (self->to, to_text);
  self->filling = FALSE;
  show_plan (self);
}

static void
on_apply (DeskRotaPlanWindow *self)
{
  g_autoptr (GError) error = NULL;
  DeskDate from = self->plan->from;

  if (!desk_rota_plan_apply (self->office, self->plan, &error))
    {
      show_problems (self, error->message);
      return;
    }
  if (self->pane != NULL)
    self->planned (from, self->pane);
  gtk_window_close (GTK_WINDOW (self));
}

static void
desk_rota_plan_window_dispose (GObject *object)
{
  DeskRotaPlanWindow *self = DESK_ROTA_PLAN_WINDOW (object);

  g_clear_pointer (&self->plan, desk_rota_plan_free);
  g_clear_weak_pointer (&self->pane);
  g_clear_object (&self->office);

  G_OBJECT_CLASS (desk_rota_plan_window_parent_class)->dispose (object);
}

static void
desk_rota_plan_window_class_init (DeskRotaPlanWindowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = desk_rota_plan_window_dispose;

  gtk_widget_class_set_template_from_resource (
    widget_class, "/org/studiodesk/StudioDesk/ui/desk-rota-plan-window.ui");
  gtk_widget_class_bind_template_child (widget_class, DeskRotaPlanWindow, range);
  gtk_widget_class_bind_template_child (widget_class, DeskRotaPlanWindow, dates);
  gtk_widget_class_bind_template_child (widget_class, DeskRotaPlanWindow, sentence);
  gtk_widget_class_bind_template_child (widget_class, DeskRotaPlanWindow, problems_box);
  gtk_widget_class_bind_template_child (widget_class, DeskRotaPlanWindow, problems);
  gtk_widget_class_bind_template_child (widget_class, DeskRotaPlanWindow, list);
  gtk_widget_class_bind_template_child (widget_class, DeskRotaPlanWindow, all);
  gtk_widget_class_bind_template_child (widget_class, DeskRotaPlanWindow, apply);
  gtk_widget_class_bind_template_callback (widget_class, show_plan);
  gtk_widget_class_bind_template_callback (widget_class, on_range_selected);
  gtk_widget_class_bind_template_callback (widget_class, on_apply);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static GtkEditable *
add_date (DeskRotaPlanWindow *self,
          const char         *name)
{
  GtkWidget *entry = desk_date_entry_new ();

  gtk_editable_set_width_chars (GTK_EDITABLE (entry), 12);
  gtk_entry_set_activates_default (GTK_ENTRY (entry), TRUE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (entry), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  g_signal_connect_swapped (entry, "changed", G_CALLBACK (on_dates_changed), self);
  gtk_box_append (self->dates, entry);
  return GTK_EDITABLE (entry);
}

static void
desk_rota_plan_window_init (DeskRotaPlanWindow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  self->from = add_date (self, _ ("First day"));
  gtk_box_append (self->dates, gtk_label_new ("–"));
  self->to = add_date (self, _ ("Last day"));
  gtk_window_set_default_widget (GTK_WINDOW (self), self->apply);
}

/**
 * desk_rota_plan_window_present:
 * @planned: told with @parent when a plan was applied
 */
GtkWindow *
desk_rota_plan_window_present (GtkWidget       *parent,
                               DeskOffice      *office,
                               DeskRotaPlanned  planned,
                               gpointer         data)
{
  DeskRotaPlanWindow *self = g_object_new (DESK_TYPE_ROTA_PLAN_WINDOW, NULL);
  GtkRoot *root = gtk_widget_get_root (parent);

  self->office = g_object_ref (office);
  self->planned = planned;
  g_set_weak_pointer (&self->pane, GTK_WIDGET (data));
  if (GTK_IS_WINDOW (root))
    {
      gtk_window_set_transient_for (GTK_WINDOW (self), GTK_WINDOW (root));
      gtk_window_set_destroy_with_parent (GTK_WINDOW (self), TRUE);
    }
  gtk_drop_down_set_selected (self->range, RANGE_TO_NEXT_MONTH);
  on_range_selected (self);
  /* Else the focus would stand on Cancel, and Enter would throw the plan away. */
  gtk_window_set_focus (GTK_WINDOW (self), gtk_widget_get_sensitive (self->apply)
                                             ? self->apply
                                             : GTK_WIDGET (self->range));
  gtk_window_present (GTK_WINDOW (self));
  return GTK_WINDOW (self);
}
