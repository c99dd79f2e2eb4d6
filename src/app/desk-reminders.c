/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "desk-reminders.h"

#include "desk-equipment-check.h"
#include "desk-language.h"
#include "desk-state.h"
#include "desk-today.h"
#include "desk-window.h"

/* The clock on the wall is asked this often, in seconds: a computer that slept over
 * the moment still notices it. */
#define LOOK_EVERY 60
/* Changes follow each other while somebody works; they are looked at together. */
#define LOOK_AFTER_CHANGE 2
/* As much as a notification shows. */
#define LINES 4

typedef enum
{
  GROUP_OVERDUE,
  GROUP_DUE,
  GROUP_LATE,
  N_GROUPS
} Group;

/* One notification each: a new one takes the place of that before. */
static const struct
{
  const char *kind; /* of the items; NULL: all others */
  const char *id;
  const char *title;
} groups[N_GROUPS] = {
  [GROUP_OVERDUE] = { "overdue", "overdue", NC_ ("notification", "Not brought back in time") },
  [GROUP_DUE] = { "due", "due", NC_ ("notification", "Due back today") },
  [GROUP_LATE] = { NULL, "late", NC_ ("notification", "Late") },
};

struct _DeskReminders
{
  GObject parent_instance;

  GApplication *application; /* not owned: it owns this */
  DeskOffice *office;
  guint first_source;
  guint clock_source;
  guint change_source;
  char *stage;       /* (nullable): the meeting sheets were looked at for, and whether before it */
  char *day;         /* what shown is about */
  GHashTable *shown; /* keys of items */
  gboolean sent[N_GROUPS];
};

G_DEFINE_FINAL_TYPE (DeskReminders, desk_reminders, G_TYPE_OBJECT)

/* What was shown */

/* Returns: (transfer full): this day in this studio */
static char *
this_day (DeskReminders *self)
{
  g_autofree char *iso = desk_date_to_iso (desk_date_today ());

  return g_strconcat (iso, " ", desk_store_get_path (desk_office_get_store (self->office)), NULL);
}

/* What was shown this day is not shown again, though the program was started anew. */
static void
load_shown (DeskReminders *self)
{
  g_autofree char *day = this_day (self);
  GSettings *state = desk_state_get ();
  g_autoptr (GVariant) value =
    state != NULL ? g_settings_get_value (state, "reminders") : NULL;
  g_autoptr (GVariantIter) keys = NULL;
  const char *of_day, *key;

  if (g_strcmp0 (self->day, day) == 0)
    return;
  g_free (self->day);
  self->day = g_steal_pointer (&day);
  g_hash_table_remove_all (self->shown);
  if (value == NULL)
    return;
  g_variant_get (value, "(&sas)", &of_day, &keys);
  while (g_str_equal (of_day, self->day) && g_variant_iter_loop (keys, "&s", &key))
    g_hash_table_add (self->shown, g_strdup (key));
}

static void
save_shown (DeskReminders *self)
{
  GSettings *state = desk_state_get ();
  GVariantBuilder keys;
  GHashTableIter iter;
  gpointer key;

  if (state == NULL)
    return;
  g_variant_builder_init (&keys, G_VARIANT_TYPE_STRING_ARRAY);
  g_hash_table_iter_init (&iter, self->shown);
  while (g_hash_table_iter_next (&iter, &key, NULL))
    g_variant_builder_add (&keys, "s", key);
  g_settings_set (state, "reminders", "(sas)", self->day, &keys);
}

/* Telling */

static Group
group_of (const DeskTodayItem *item)
{
  Group group = 0;

  while (groups[group].kind != NULL && !g_str_equal (groups[group].kind, item->kind))
    group++;
  return group;
}

/* Returns: (transfer full): a line an item, who it waits for first */
static char *
describe (GPtrArray *items)
{
  g_autoptr (GString) text = g_string_new (NULL);
  guint more = items->len > LINES ? items->len - LINES + 1 : 0;

  for (guint i = 0; i < items->len - more; i++)
    {
      const DeskTodayItem *item = items->pdata[i];

      if (i > 0)
        g_string_append_c (text, '\n');
      if (*item->who != '\0')
        /* Translators: who something waits for, and what it is */
        g_string_append_printf (text, C_ ("notification", "%s: %s"), item->who, item->text);
      else
        g_string_append (text, item->text);
    }
  if (more > 0)
    {
      g_string_append_c (text, '\n');
      /* Translators: how many things there are besides those that are named */
      g_string_append_printf (text, ngettext ("and %u more", "and %u more", more), more);
    }
  return g_string_free (g_steal_pointer (&text), FALSE);
}

/* @items: what is new in the group */
static void
notify (DeskReminders *self,
        Group          group,
        GPtrArray     *items)
{
  const char *title = C_ ("notification", groups[group].title);
  g_autoptr (GNotification) notification = g_notification_new (title);
  g_autoptr (GIcon) icon = g_themed_icon_new ("org.studiodesk.StudioDesk");
  g_autofree char *body = describe (items);
  const DeskTodayItem *first = items->pdata[0];

  g_notification_set_body (notification, body);
  g_notification_set_icon (notification, icon);
  if (items->len == 1 && first->about != NULL)
    g_notification_set_default_action_and_target (notification, "app.show", "(sx)",
                                                  first->about->name, first->about_id);
  else
    g_notification_set_default_action_and_target (notification, "app.go", "(ss)", "today", "");
  g_application_send_notification (self->application, groups[group].id, notification);
  self->sent[group] = TRUE;
}

static void
tell (DeskReminders *self)
{
  g_autoptr (GPtrArray) items =
    desk_today_list (self->office, desk_date_today (), NULL);
  GPtrArray *fresh[N_GROUPS];
  guint waiting[N_GROUPS] = { 0 };
  guint n_shown;

  /* The pane shows the error of a list that cannot be read. */
  if (items == NULL)
    return;
  load_shown (self);
  n_shown = g_hash_table_size (self->shown);
  for (Group group = 0; group < N_GROUPS; group++)
    fresh[group] = g_ptr_array_new ();
  for (guint i = 0; i < items->len; i++)
    {
      DeskTodayItem *item = items->pdata[i];
      Group group = group_of (item);

      if (!desk_today_item_reminds (item))
        continue;
      waiting[group]++;
      if (g_hash_table_add (self->shown, desk_today_item_dup_key (item)))
        g_ptr_array_add (fresh[group], item);
    }
  for (Group group = 0; group < N_GROUPS; group++)
    {
      if (fresh[group]->len > 0)
        notify (self, group, fresh[group]);
      else if (waiting[group] == 0 && self->sent[group])
        {
          g_application_withdraw_notification (self->application, groups[group].id);
          self->sent[group] = FALSE;
        }
      g_ptr_array_unref (fresh[group]);
    }
  if (g_hash_table_size (self->shown) > n_shown)
    save_shown (self);
}

/* The equipment sheets */

static void
show_error (DeskReminders *self,
            const GError  *error)
{
  GList *windows = gtk_application_get_windows (GTK_APPLICATION (self->application));

  for (GList *l = windows; l != NULL; l = l->next)
    if (DESK_IS_WINDOW (l->data))
      {
        desk_window_show_message (l->data, DESK_MESSAGE_ERROR, error->message, NULL, NULL);
        break;
      }
}

/* Once on the day of the meeting, and once when it has begun (INV-3). */
static void
look_at_sheets (DeskReminders *self)
{
  g_autoptr (DeskCheckPeriod) period =
    desk_equipment_check_period (self->office, desk_date_today ());
  g_autofree char *now = desk_store_get_moment (desk_office_get_store (self->office));
  g_autofree char *stage =
    g_strdup_printf ("%s %d", period->deadline, g_strcmp0 (now, period->deadline) >= 0);
  g_autoptr (GError) error = NULL;

  if (g_strcmp0 (stage, self->stage) == 0)
    return;
  g_free (self->stage);
  self->stage = g_steal_pointer (&stage);
  if (!desk_equipment_check_review_due (self->office, &error))
    show_error (self, error);
}

/* The clock */

static void
look (DeskReminders *self)
{
  look_at_sheets (self);
  tell (self);
}

static gboolean
on_first (gpointer data)
{
  DeskReminders *self = data;

  self->first_source = 0;
  look (self);
  return G_SOURCE_REMOVE;
}

static gboolean
on_clock (gpointer data)
{
  look (data);
  return G_SOURCE_CONTINUE;
}

static gboolean
on_change_seen (gpointer data)
{
  DeskReminders *self = data;

  self->change_source = 0;
  tell (self);
  return G_SOURCE_REMOVE;
}

static void
on_changed (DeskReminders *self)
{
  if (self->change_source == 0)
    self->change_source = g_timeout_add_seconds (LOOK_AFTER_CHANGE, on_change_seen, self);
}

static void
desk_reminders_dispose (GObject *object)
{
  DeskReminders *self = DESK_REMINDERS (object);

  g_clear_handle_id (&self->first_source, g_source_remove);
  g_clear_handle_id (&self->clock_source, g_source_remove);
  g_clear_handle_id (&self->change_source, g_source_remove);
  g_clear_object (&self->office);

  G_OBJECT_CLASS (desk_reminders_parent_class)->dispose (object);
}

static void
desk_reminders_finalize (GObject *object)
{
  DeskReminders *self = DESK_REMINDERS (object);

  g_free (self->stage);
  g_free (self->day);
  g_hash_table_unref (self->shown);

  G_OBJECT_CLASS (desk_reminders_parent_class)->finalize (object);
}

static void
desk_reminders_class_init (DeskRemindersClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = desk_reminders_dispose;
  G_OBJECT_CLASS (klass)->finalize = desk_reminders_finalize;
}

static void
desk_reminders_init (DeskReminders *self)
{
  self->shown = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
}

/**
 * desk_reminders_new:
 * @application: what sends the notifications; it has the actions `show` and `go`
 *
 * Looks when the window is up, every minute, and after changes.
 *
 * Returns: (transfer full): it goes on as long as it is kept
 */
DeskReminders *
desk_reminders_new (GApplication *application,
                    DeskOffice   *office)
{
  DeskReminders *self = g_object_new (DESK_TYPE_REMINDERS, NULL);

  self->application = application;
  self->office = g_object_ref (office);
  /* After the panes are made: the window comes first. */
  self->first_source = g_idle_add_full (G_PRIORITY_LOW + 60, on_first, self, NULL);
  self->clock_source = g_timeout_add_seconds (LOOK_EVERY, on_clock, self);
  g_signal_connect_object (office, "changed", G_CALLBACK (on_changed), self, G_CONNECT_SWAPPED);
  return self;
}
