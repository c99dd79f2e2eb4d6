/* SPDX-License-Identifier: GPL-3.0-or-later */

/* 今日: what waits for someone, the late first. */

#include "desk-today-pane.h"

#include "desk-language.h"
#include "desk-today.h"

/* How far ahead "coming" looks is the office's business; here it is only sorted. */
typedef enum
{
  SECTION_LATE,
  SECTION_TODAY,
  SECTION_COMING,
  N_SECTIONS
} Section;

static const char *const section_titles[N_SECTIONS] = {
  [SECTION_LATE] = NC_ ("today", "Late"),
  [SECTION_TODAY] = NC_ ("today", "Today"),
  [SECTION_COMING] = NC_ ("today", "Coming"),
};

/* Where a kind of item is dealt with, and its picture. */
static const struct
{
  const char *kind;
  const char *icon;
  const char *pane;   /* goes there, to the item's day */
  const char *action; /* without a pane: what is done about it */
} kinds[] = {
  { "duty", "desk-rota-symbolic", "rota", NULL },
  { "inspection", "object-select-symbolic", "rota", NULL },
  { "rectify", "edit-redo-symbolic", "rota", NULL },
  { "plan", "x-office-calendar-symbolic", "rota", NULL },
  { "swap", "object-flip-horizontal-symbolic", "rota", NULL },
  { "fine", "desk-conduct-symbolic", "conduct", NULL },
  { "people", "list-add-symbolic", "people", NULL },
  { "probation", "system-users-symbolic", "people", NULL },
  { "term", "system-users-symbolic", "people", NULL },
  { "overdue", "camera-photo-symbolic", NULL, NULL },
  { "due", "camera-photo-symbolic", NULL, NULL },
  { "reservation", "camera-photo-symbolic", NULL, NULL },
  { "damage", "dialog-warning-symbolic", NULL, NULL },
  { "job", "emblem-system-symbolic", NULL, NULL },
  { "equipment-check", "camera-photo-symbolic", "inventory", NULL },
  { "service", "emblem-system-symbolic", NULL, NULL },
  { "idle", "camera-photo-symbolic", NULL, NULL },
  { "shoot", "desk-shoots-symbolic", "shoots", NULL },
  { "shoot-late", "desk-shoots-symbolic", NULL, NULL },
  { "shoot-due", "desk-shoots-symbolic", NULL, NULL },
  { "shoot-sign", "desk-shoots-symbolic", NULL, NULL },
  { "shoot-monitor", "desk-shoots-symbolic", NULL, NULL },
  { "goods", "desk-shoots-symbolic", NULL, NULL },
  { "post", "avatar-default-symbolic", NULL, "win.studio" },
  { "backup", "drive-harddisk-symbolic", NULL, "win.backup" },
};

struct _DeskTodayPane
{
  DeskPane parent_instance;

  GtkLabel *heading;
  GtkLabel *subheading;
  GtkStack *stack;
  GtkBox *sections;
};

G_DEFINE_FINAL_TYPE (DeskTodayPane, desk_today_pane, DESK_TYPE_PANE)

static Section
section_of (const DeskTodayItem *item,
            DeskDate             today)
{
  if (item->late)
    return SECTION_LATE;
  return item->date == DESK_DATE_NONE || item->date <= today ? SECTION_TODAY : SECTION_COMING;
}

/* A line leads to the day in its pane, to what is done about it, or to its record. */
static void
make_activatable (GtkWidget           *row,
                  const DeskTodayItem *item,
                  const char          *pane,
                  const char          *action)
{
  g_autofree char *day =
    item->date != DESK_DATE_NONE ? desk_date_to_iso (item->date) : g_strdup ("");

  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  if (pane != NULL)
    {
      gtk_actionable_set_action_target (GTK_ACTIONABLE (row), "(ss)", pane, day);
      gtk_actionable_set_action_name (GTK_ACTIONABLE (row), "win.go");
    }
  else if (action != NULL)
    gtk_actionable_set_action_name (GTK_ACTIONABLE (row), action);
  else
    {
      gtk_actionable_set_action_target (GTK_ACTIONABLE (row), "(sx)", item->about->name,
                                        item->about_id);
      gtk_actionable_set_action_name (GTK_ACTIONABLE (row), "app.show");
    }
  adw_action_row_add_suffix (ADW_ACTION_ROW (row),
                             gtk_image_new_from_icon_name ("go-next-symbolic"));
}

static GtkWidget *
make_row (const DeskTodayItem *item)
{
  GtkWidget *row = adw_action_row_new ();
  GtkWidget *date;
  const char *icon = "emblem-system-symbolic", *pane = NULL, *action = NULL;
  g_autofree char *day = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    if (g_str_equal (kinds[i].kind, item->kind))
      {
        icon = kinds[i].icon;
        pane = kinds[i].pane;
        action = kinds[i].action;
      }

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), item->text);
  adw_action_row_set_title_lines (ADW_ACTION_ROW (row), 2);
  adw_action_row_set_icon_name (ADW_ACTION_ROW (row), icon);
  if (item->who != NULL && *item->who != '\0')
    adw_action_row_set_subtitle (ADW_ACTION_ROW (row), item->who);
  if (item->date != DESK_DATE_NONE)
    {
      day = desk_date_format (item->date, DESK_DATE_STYLE_DAY_WEEKDAY, desk_language_current ());
      date = gtk_label_new (day);
      gtk_widget_add_css_class (date, item->late ? "error" : "dim-label");
      gtk_widget_add_css_class (date, "numeric");
      adw_action_row_add_suffix (ADW_ACTION_ROW (row), date);
    }
  if (pane != NULL || action != NULL || item->about != NULL)
    make_activatable (row, item, pane, action);
  return row;
}

static void
add_section (DeskTodayPane *self,
             GPtrArray     *items,
             Section        section,
             DeskDate       today)
{
  GtkWidget *group = NULL;

  for (guint i = 0; i < items->len; i++)
    {
      const DeskTodayItem *item = items->pdata[i];

      if (section_of (item, today) != section)
        continue;
      if (group == NULL)
        {
          group = adw_preferences_group_new ();
          adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (group),
                                           C_ ("today", section_titles[section]));
          gtk_box_append (self->sections, group);
        }
      adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), make_row (item));
    }
}

static void
desk_today_pane_refresh (DeskPane *pane)
{
  DeskTodayPane *self = DESK_TODAY_PANE (pane);
  DeskDate today = desk_date_today ();
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) items = desk_today_list (desk_pane_get_office (pane), today, &error);
  g_autofree char *weekday =
    desk_date_format (today, DESK_DATE_STYLE_WEEKDAY, desk_language_current ());
  g_autofree char *day = desk_date_format (today, DESK_DATE_STYLE_FULL, desk_language_current ());
  GtkWidget *child;

  gtk_label_set_label (self->heading, day);
  gtk_label_set_label (self->subheading, weekday);
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->sections))) != NULL)
    gtk_box_remove (self->sections, child);

  if (items == NULL)
    {
      desk_pane_show_error (pane, error);
      return;
    }
  for (Section section = 0; section < N_SECTIONS; section++)
    add_section (self, items, section, today);
  gtk_stack_set_visible_child_name (self->stack, items->len > 0 ? "list" : "empty");
}

static guint
desk_today_pane_count (DeskPane *pane,
                       gboolean *urgent)
{
  DeskDate today = desk_date_today ();
  g_autoptr (GPtrArray) items = desk_today_list (desk_pane_get_office (pane), today, NULL);
  guint n = 0;

  for (guint i = 0; items != NULL && i < items->len; i++)
    {
      const DeskTodayItem *item = items->pdata[i];
      if (section_of (item, today) != SECTION_COMING)
        n++;
      *urgent |= item->late;
    }
  return n;
}

static void
desk_today_pane_class_init (DeskTodayPaneClass *klass)
{
  DeskPaneClass *pane_class = DESK_PANE_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  pane_class->name = "today";
  pane_class->refresh = desk_today_pane_refresh;
  pane_class->count = desk_today_pane_count;

  gtk_widget_class_set_template_from_resource (
    widget_class, "/org/studiodesk/StudioDesk/ui/desk-today-pane.ui");
  gtk_widget_class_bind_template_child (widget_class, DeskTodayPane, heading);
  gtk_widget_class_bind_template_child (widget_class, DeskTodayPane, subheading);
  gtk_widget_class_bind_template_child (widget_class, DeskTodayPane, stack);
  gtk_widget_class_bind_template_child (widget_class, DeskTodayPane, sections);
}

static void
desk_today_pane_init (DeskTodayPane *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}
