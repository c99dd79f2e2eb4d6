/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "desk-rota-side.h"

#include <string.h>

#include "desk-language.h"
#include "desk-query.h"
#include "desk-rota-holiday.h"
#include "desk-rota-swap-list.h"
#include "desk-rota.h"
#include "desk-settings.h"

struct _DeskRotaSide
{
  GtkWidget parent_instance;

  DeskPane *pane; /* not owned: the side is inside of it */
  DeskDate date;
  gint64 area; /* 0: the day as a whole */
  DeskRotaDay *day;
  gboolean filling; /* the controls are set from the file, not by the user */
  gboolean saving;  /* the remark is on its way */

  GtkWidget *root;
  GtkLabel *title;
  GtkLabel *subtitle;
  GtkWidget *marks;
  GtkToggleButton *mark_ok;
  GtkToggleButton *mark_fail;
  GtkToggleButton *mark_none;
  GtkWidget *consequence;
  GtkLabel *consequence_title;
  GtkLabel *consequence_text;
  GtkWidget *others;
  GtkWidget *remark_box;
  GtkEditable *remark;
  GtkWidget *rectified_row;
  GtkSwitch *rectified;
  GtkWidget *who_box;
  GtkLabel *who_label;
  GtkDropDown *who;
  GtkWidget *why_box;
  GtkLabel *why_title;
  GtkLabel *why;
  DeskRotaHoliday *holiday;
  GtkWidget *buttons;
  GtkMenuButton *swap;
  GtkButton *pin;

  GArray *choices; /* gint64: the people or groups of the drop-down */
};

G_DEFINE_FINAL_TYPE (DeskRotaSide, desk_rota_side, GTK_TYPE_WIDGET)

static DeskOffice *
office_of (DeskRotaSide *self)
{
  return desk_pane_get_office (self->pane);
}

static const DeskDutyArea *
area_of (DeskRotaSide *self)
{
  return self->area != 0 ? desk_rota_day_area (self->day, self->area) : NULL;
}

static char *
iso_date (DeskRotaSide *self)
{
  return desk_date_to_iso (self->date);
}

static void
activate (DeskRotaSide *self,
          const char   *name,
          GVariant     *parameter)
{
  g_action_activate (desk_pane_get_action (self->pane, name), parameter);
}

static void
save_remark (DeskRotaSide *self)
{
  const DeskDutyArea *area;
  const char *before;
  g_autofree char *words = NULL;
  g_autofree char *day = NULL;

  if (self->day == NULL || self->filling || self->saving ||
      !gtk_widget_get_visible (self->remark_box))
    return;
  area = area_of (self);
  before = area != NULL ? area->remark : self->day->remark;
  words = g_strstrip (g_strdup (gtk_editable_get_text (self->remark)));
  day = iso_date (self);
  if (g_strcmp0 (words, before != NULL ? before : "") != 0)
    {
      self->saving = TRUE;
      activate (self, "remark", g_variant_new ("(sxs)", day, self->area, words));
      self->saving = FALSE;
    }
}

/* Filling in */

static void
show_titles (DeskRotaSide *self)
{
  const DeskDutyArea *area = area_of (self);
  const char *language = desk_language_current ();
  g_autofree char *date = desk_date_format (self->date, DESK_DATE_STYLE_DAY_WEEKDAY, language);
  g_autofree char *title = NULL;
  g_autofree char *subtitle = NULL;
  const char *about = self->day->group_name;

  if (area != NULL && area->person_name != NULL)
    /* Translators: an area and who does it */
    title = g_strdup_printf (C_ ("area and person", "%s · %s"), area->name, area->person_name);
  else if (area != NULL)
    title = g_strdup (area->name);
  else if (self->day->kind == DESK_ROTA_TEAM)
    title = g_strdup (_ ("Team cleaning"));
  else if (self->day->kind == DESK_ROTA_DUTY)
    title = g_strdup (about != NULL ? about : _ ("Duty"));
  else
    title = g_strdup (self->day->holiday != NULL ? self->day->holiday : _ ("Day off"));

  if (area != NULL && about != NULL)
    /* Translators: a day and a duty group */
    subtitle = g_strdup_printf (C_ ("day and group", "%s · %s"), date, about);
  gtk_label_set_label (self->title, title);
  gtk_label_set_label (self->subtitle, subtitle != NULL ? subtitle : date);
}

static void
set_mark_target (GtkToggleButton *button,
                 const char      *day,
                 gint64           area,
                 const char      *mark,
                 gboolean         active)
{
  g_object_set_data_full (G_OBJECT (button), "desk-mark",
                          g_variant_ref_sink (g_variant_new ("(sxs)", day, area, mark)),
                          (GDestroyNotify) g_variant_unref);
  gtk_toggle_button_set_active (button, active);
}

/* What an X would cause is said before it is saved, what it caused afterwards (ROT-7). */
static void
show_consequence (DeskRotaSide       *self,
                  const DeskDutyArea *area,
                  gboolean            past)
{
  gboolean failed = area != NULL && area->mark == DESK_MARK_FAIL;
  g_autofree char *text =
    area != NULL && past
      ? desk_rota_preview_mark (office_of (self), self->date, self->area,
                                failed ? DESK_MARK_NONE : DESK_MARK_FAIL)
      : g_strdup ("");
  g_autofree char *fine =
    desk_money_to_text (desk_settings_get_integer (office_of (self), "hygiene.fine"));
  gboolean heavy;

  gtk_widget_set_visible (self->consequence, *text != '\0');
  if (*text == '\0')
    return;
  heavy = strstr (text, fine) != NULL;
  gtk_label_set_label (self->consequence_title, failed ? _ ("If this X is taken back")
                                                       : _ ("If this gets an X"));
  gtk_label_set_label (self->consequence_text, text);
  if (heavy)
    gtk_widget_add_css_class (self->consequence, "warning");
  else
    gtk_widget_remove_css_class (self->consequence, "warning");
}

static void
show_marks (DeskRotaSide *self)
{
  const DeskDutyArea *area = area_of (self);
  gboolean past = self->date <= desk_date_today ();
  gboolean inspectable = area != NULL && self->day->people->len > 0;
  g_autofree char *day = iso_date (self);

  gtk_widget_set_visible (self->marks, inspectable);
  gtk_widget_set_sensitive (self->marks, past);
  gtk_widget_set_tooltip_text (self->marks,
                               past ? NULL : _ ("The day is inspected once it is over"));
  if (inspectable)
    {
      set_mark_target (self->mark_ok, day, self->area, "ok", area->mark == DESK_MARK_OK);
      set_mark_target (self->mark_fail, day, self->area, "fail", area->mark == DESK_MARK_FAIL);
      set_mark_target (self->mark_none, day, self->area, "none", area->mark == DESK_MARK_NONE);
    }
  show_consequence (self, inspectable ? area : NULL, past);

  gtk_widget_set_visible (self->others, self->day->kind == DESK_ROTA_DUTY && past &&
                                          self->day->people->len > 0);
  gtk_actionable_set_action_target (GTK_ACTIONABLE (self->others), "s", day);
}

/* @fresh: whether another cell is shown than before */
static void
show_remark (DeskRotaSide *self,
             gboolean      fresh)
{
  const DeskDutyArea *area = area_of (self);
  gboolean open = area == NULL || area->mark != DESK_MARK_NONE;
  const char *remark = area != NULL ? area->remark : self->day->remark;

  gtk_widget_set_visible (self->remark_box, (area != NULL && self->day->people->len > 0 &&
                                             self->date <= desk_date_today ()) ||
                                              (area == NULL && self->day->kind != DESK_ROTA_OFF &&
                                               self->day->kind != DESK_ROTA_REST));
  gtk_widget_set_sensitive (GTK_WIDGET (self->remark), open);
  g_object_set (self->remark, "placeholder-text",
                open ? NULL : _ ("A remark belongs to a mark"), NULL);
  /* What is being typed is not taken away by a change elsewhere. */
  if (fresh || !gtk_widget_has_focus (GTK_WIDGET (gtk_editable_get_delegate (self->remark))))
    gtk_editable_set_text (self->remark, remark != NULL ? remark : "");
  gtk_widget_set_visible (self->rectified_row, area != NULL && area->mark == DESK_MARK_FAIL);
  gtk_switch_set_active (self->rectified, area != NULL && area->rectified);
  gtk_switch_set_state (self->rectified, area != NULL && area->rectified);
}

static void
add_choice (DeskRotaSide  *self,
            GtkStringList *names,
            gint64         id,
            const char    *name,
            gint64         chosen,
            guint         *selected)
{
  if (id == chosen)
    *selected = self->choices->len;
  g_array_append_val (self->choices, id);
  gtk_string_list_append (names, name);
}

/* For an area the day's people; for the day the groups. */
static void
show_who (DeskRotaSide *self)
{
  const DeskDutyArea *area = area_of (self);
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);
  guint selected = GTK_INVALID_LIST_POSITION;
  gboolean shown =
    self->day->kind == DESK_ROTA_DUTY && (area == NULL || self->day->people->len > 0);

  g_array_set_size (self->choices, 0);
  if (shown && area != NULL)
    {
      for (guint i = 0; i < self->day->people->len; i++)
        {
          const DeskDutyPerson *person = self->day->people->pdata[i];
          add_choice (self, names, person->id, person->name, area->person, &selected);
        }
    }
  else if (shown)
    {
      g_autoptr (DeskQuery) groups =
        desk_query_new (desk_pane_get_store (self->pane), &desk_kind_groups);

      for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (groups)); i++)
        {
          g_autoptr (DeskRecord) group = g_list_model_get_item (G_LIST_MODEL (groups), i);
          add_choice (self, names, desk_record_get_id (group), desk_record_get_title (group),
                      self->day->group, &selected);
        }
    }
  gtk_widget_set_visible (self->who_box, shown && self->choices->len > 0);
  gtk_label_set_label (self->who_label, area != NULL ? _ ("Done by") : _ ("Duty group"));
  gtk_drop_down_set_model (self->who, G_LIST_MODEL (names));
  gtk_drop_down_set_selected (self->who, selected);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->who), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  gtk_label_get_label (self->who_label), -1);
}

static void
show_why (DeskRotaSide *self)
{
  const DeskDutyArea *area = area_of (self);
  gboolean shown = self->day->kind == DESK_ROTA_TEAM ||
                   (self->day->kind == DESK_ROTA_DUTY && self->day->people->len > 0);
  g_autofree char *why = shown ? desk_rota_why (office_of (self), self->date,
                                                area != NULL ? area->person : 0,
                                                desk_language_current ())
                               : g_strdup ("");

  gtk_widget_set_visible (self->why_box, *why != '\0');
  gtk_label_set_label (self->why_title, area != NULL ? _ ("Why this one") : _ ("Why these"));
  gtk_label_set_label (self->why, why);
}

static void
show_buttons (DeskRotaSide *self)
{
  const DeskDutyArea *area = area_of (self);
  g_autofree char *day = iso_date (self);
  gboolean duty = self->day->kind == DESK_ROTA_DUTY && self->day->people->len > 0;

  gtk_widget_set_visible (self->buttons, duty);
  gtk_widget_set_visible (GTK_WIDGET (self->swap), area != NULL && area->person != 0);
  gtk_button_set_label (self->pin, self->day->pinned ? _ ("Let the Planner Change It")
                                                     : _ ("Pin This Day"));
  gtk_actionable_set_action_target (GTK_ACTIONABLE (self->pin), "s", day);
}

/**
 * desk_rota_side_show:
 * @date: the day; none shows nothing
 * @area: an area of it, or 0
 */
void
desk_rota_side_show (DeskRotaSide *self,
                     DeskDate      date,
                     gint64        area)
{
  g_autoptr (GError) error = NULL;
  DeskRotaDay *day = NULL;
  gboolean fresh = date != self->date || area != self->area;

  /* What was typed belongs to the cell before. */
  if (fresh)
    save_remark (self);
  if (date != DESK_DATE_NONE)
    {
      day = desk_rota_get_day (office_of (self), date, &error);
      if (day == NULL)
        desk_pane_show_error (self->pane, error);
    }
  gtk_widget_set_visible (self->root, day != NULL);
  if (day == NULL)
    return;
  g_clear_pointer (&self->day, desk_rota_day_free);
  self->day = day;
  self->date = date;
  self->area = desk_rota_day_area (day, area) != NULL ? area : 0;

  self->filling = TRUE;
  show_titles (self);
  show_marks (self);
  show_remark (self, fresh);
  show_who (self);
  show_why (self);
  show_buttons (self);
  desk_rota_holiday_show (self->holiday, self->pane,
                          day->kind == DESK_ROTA_OFF || day->kind == DESK_ROTA_REST ? day : NULL);
  self->filling = FALSE;
}

/* Signals */

static void
on_mark_clicked (GtkToggleButton *button,
                 DeskRotaSide    *self)
{
  GVariant *target = g_object_get_data (G_OBJECT (button), "desk-mark");

  if (!self->filling)
    activate (self, "mark", target);
}

static void
on_remark_leave (DeskRotaSide *self)
{
  save_remark (self);
}

static gboolean
on_rectified (GtkSwitch    *rectified,
              gboolean      state,
              DeskRotaSide *self)
{
  g_autofree char *day = NULL;

  if (self->filling)
    return FALSE;
  day = iso_date (self);
  activate (self, "rectify", g_variant_new ("(sxb)", day, self->area, state));
  return TRUE;
}

static void
on_who_selected (DeskRotaSide *self)
{
  guint selected = gtk_drop_down_get_selected (self->who);
  g_autofree char *day = NULL;
  gint64 id;

  if (self->filling || selected >= self->choices->len)
    return;
  day = iso_date (self);
  id = g_array_index (self->choices, gint64, selected);
  if (self->area != 0)
    activate (self, "set-person", g_variant_new ("(sxx)", day, self->area, id));
  else
    activate (self, "set-group", g_variant_new ("(sx)", day, id));
}

static void
make_swap_list (GtkMenuButton *button,
                gpointer       data)
{
  DeskRotaSide *self = data;
  const DeskDutyArea *area = area_of (self);

  if (area != NULL)
    gtk_menu_button_set_popover (
      button, desk_rota_swap_list_new (self->pane, self->date, area->person, area->person_name));
}

/* Object */

static void
desk_rota_side_dispose (GObject *object)
{
  DeskRotaSide *self = DESK_ROTA_SIDE (object);

  g_clear_pointer (&self->root, gtk_widget_unparent);
  g_clear_pointer (&self->day, desk_rota_day_free);

  G_OBJECT_CLASS (desk_rota_side_parent_class)->dispose (object);
}

static void
desk_rota_side_finalize (GObject *object)
{
  g_array_unref (DESK_ROTA_SIDE (object)->choices);

  G_OBJECT_CLASS (desk_rota_side_parent_class)->finalize (object);
}

static void
desk_rota_side_class_init (DeskRotaSideClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = desk_rota_side_dispose;
  G_OBJECT_CLASS (klass)->finalize = desk_rota_side_finalize;

  g_type_ensure (DESK_TYPE_ROTA_HOLIDAY);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_template_from_resource (
    widget_class, "/org/studiodesk/StudioDesk/ui/desk-rota-side.ui");
  gtk_widget_class_bind_template_child (widget_class, DeskRotaSide, root);
  gtk_widget_class_bind_template_child (widget_class, DeskRotaSide, title);
  gtk_widget_class_bind_template_child (widget_class, DeskRotaSide, subtitle);
  gtk_widget_class_bind_template_child (widget_class, DeskRotaSide, marks);
  gtk_widget_class_bind_template_child (widget_class, DeskRotaSide, mark_ok);
  gtk_widget_class_bind_template_child (widget_class, DeskRotaSide, mark_fail);
  gtk_widget_class_bind_template_child (widget_class, DeskRotaSide, mark_none);
  gtk_widget_class_bind_template_child (widget_class, DeskRotaSide, consequence);
  gtk_widget_class_bind_template_child (widget_class, DeskRotaSide, consequence_title);
  gtk_widget_class_bind_template_child (widget_class, DeskRotaSide, consequence_text);
  gtk_widget_class_bind_template_child (widget_class, DeskRotaSide, others);
  gtk_widget_class_bind_template_child (widget_class, DeskRotaSide, remark_box);
  gtk_widget_class_bind_template_child (widget_class, DeskRotaSide, remark);
  gtk_widget_class_bind_template_child (widget_class, DeskRotaSide, rectified_row);
  gtk_widget_class_bind_template_child (widget_class, DeskRotaSide, rectified);
  gtk_widget_class_bind_template_child (widget_class, DeskRotaSide, who_box);
  gtk_widget_class_bind_template_child (widget_class, DeskRotaSide, who_label);
  gtk_widget_class_bind_template_child (widget_class, DeskRotaSide, who);
  gtk_widget_class_bind_template_child (widget_class, DeskRotaSide, why_box);
  gtk_widget_class_bind_template_child (widget_class, DeskRotaSide, why_title);
  gtk_widget_class_bind_template_child (widget_class, DeskRotaSide, why);
  gtk_widget_class_bind_template_child (widget_class, DeskRotaSide, holiday);
  gtk_widget_class_bind_template_child (widget_class, DeskRotaSide, buttons);
  gtk_widget_class_bind_template_child (widget_class, DeskRotaSide, swap);
  gtk_widget_class_bind_template_child (widget_class, DeskRotaSide, pin);
  gtk_widget_class_bind_template_callback (widget_class, on_mark_clicked);
  gtk_widget_class_bind_template_callback (widget_class, save_remark);
  gtk_widget_class_bind_template_callback (widget_class, on_remark_leave);
  gtk_widget_class_bind_template_callback (widget_class, on_rectified);
  gtk_widget_class_bind_template_callback (widget_class, on_who_selected);
}

static void
desk_rota_side_init (DeskRotaSide *self)
{
  self->choices = g_array_new (FALSE, FALSE, sizeof (gint64));
  self->filling = TRUE;
  gtk_widget_init_template (GTK_WIDGET (self));
  self->filling = FALSE;
  gtk_menu_button_set_create_popup_func (self->swap, make_swap_list, self, NULL);
}

/* @pane: the one the side is in, which carries out what is chosen here */
void
desk_rota_side_set_pane (DeskRotaSide *self,
                         DeskPane     *pane)
{
  self->pane = pane;
}
