/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "desk-shoots-history.h"

#include "desk-clients.h"
#include "desk-diary.h"
#include "desk-inventory-parts.h"
#include "desk-language.h"
#include "desk-shoots-words.h"

struct _DeskShootsHistory
{
  GtkWidget parent_instance;

  DeskOffice *office;

  GtkWidget *box;
  GtkWidget *diary;
  GtkWidget *remarks_heading;
  GtkWidget *remarks;
  GtkWidget *pauses_heading;
  GtkWidget *pauses;
  GtkWidget *contacts_heading;
  GtkWidget *contacts;
};

G_DEFINE_FINAL_TYPE (DeskShootsHistory, desk_shoots_history, GTK_TYPE_WIDGET)

static void
append (GtkWidget  *list,
        const char *text,
        const char *detail)
{
  GtkWidget *row = gtk_box_new (GTK_ORIENTATION_VERTICAL, 1);

  gtk_box_append (GTK_BOX (row), desk_inventory_label (text, NULL));
  if (detail != NULL && *detail != '\0')
    gtk_box_append (GTK_BOX (row), desk_inventory_label (detail, "desk-field-label"));
  gtk_box_append (GTK_BOX (list), row);
}

static void
show_diary (DeskShootsHistory  *self,
            const DeskFlowCase *shoot)
{
  g_autoptr (GPtrArray) entries = desk_diary_of_shoot (self->office, shoot->card->id, NULL);
  const DeskField *field = desk_kind_get_field (&desk_kind_diary, "task");

  desk_inventory_clear (self->diary);
  for (guint i = 0; entries != NULL && i < entries->len; i++)
    {
      const DeskDiaryEntry *entry = entries->pdata[i];
      g_autofree char *day =
        desk_date_format (entry->date, DESK_DATE_STYLE_DAY_WEEKDAY, desk_language_current ());
      g_autofree char *from = desk_diary_format_time (entry->from);
      g_autofree char *until = desk_diary_format_time (entry->until);
      /* Translators: %1$s: a day, %2$s and %3$s: from when, until when */
      g_autofree char *text = g_strdup_printf (_ ("%1$s %2$s – %3$s"), day, from, until);
      g_autoptr (GString) detail = g_string_new (
        desk_field_choice_label (field, entry->task, desk_language_current ()));
      const char *const words[] = { entry->photographer_name, entry->set_name, entry->equipment };

      for (guint j = 0; j < G_N_ELEMENTS (words); j++)
        if (words[j] != NULL && *words[j] != '\0')
          g_string_append_printf (detail, " · %s", words[j]);
      append (self->diary, text, detail->str);
    }
  if (entries == NULL || entries->len == 0)
    gtk_box_append (GTK_BOX (self->diary),
                    desk_inventory_label (_ ("Not booked yet"), "dim-label"));
}

static void
show_remarks (DeskShootsHistory  *self,
              const DeskFlowCase *shoot)
{
  const DeskField *field = desk_kind_get_field (&desk_kind_flow_remarks, "kind");

  desk_inventory_clear (self->remarks);
  for (guint i = 0; i < shoot->remarks->len; i++)
    {
      const DeskFlowRemark *remark = shoot->remarks->pdata[i];
      const DeskFlowStep *step = desk_flow_template_get_step (shoot->template, remark->step);
      g_autofree char *at = desk_shoots_moment_words (remark->at);
      const char *title =
        step != NULL ? desk_flow_step_get_title (step, desk_language_current ()) : remark->step;
      /* Translators: %1$s: “complaint”, %2$s: what happened */
      g_autofree char *text = g_strdup_printf (
        C_ ("remark", "%1$s: %2$s"),
        desk_field_choice_label (field, remark->kind, desk_language_current ()), remark->text);
      g_autofree char *detail =
        remark->person != 0
          /* Translators: %1$s: a step, %2$s: who signed it, %3$s: when it was recorded */
          ? g_strdup_printf (_ ("%1$s, signed by %2$s · %3$s"), title, remark->person_name, at)
          /* Translators: %1$s: a step, %2$s: when it was recorded */
          : g_strdup_printf (C_ ("remark", "%1$s · %2$s"), title, at);

      append (self->remarks, text, detail);
    }
  gtk_widget_set_visible (self->remarks_heading, shoot->remarks->len > 0);
}

static void
show_pauses (DeskShootsHistory  *self,
             const DeskFlowCase *shoot)
{
  desk_inventory_clear (self->pauses);
  for (guint i = 0; i < shoot->pauses->len; i++)
    {
      const DeskFlowPause *pause = shoot->pauses->pdata[i];
      g_autofree char *from = desk_shoots_moment_words (pause->from);
      g_autofree char *until = desk_shoots_moment_words (pause->until);
      g_autofree char *span =
        pause->until != NULL ? g_strdup_printf (C_ ("time", "%1$s – %2$s"), from, until)
                             : g_strdup_printf (_ ("since %s"), from);
      g_autofree char *detail = pause->note != NULL && *pause->note != '\0'
                                  ? g_strdup_printf (C_ ("pause", "%1$s · %2$s"), span, pause->note)
                                  : g_strdup (span);

      append (self->pauses, desk_shoots_pause_words (pause->reason), detail);
    }
  gtk_widget_set_visible (self->pauses_heading, shoot->pauses->len > 0);
}

static void
show_contacts (DeskShootsHistory  *self,
               const DeskFlowCase *shoot)
{
  const DeskField *field = desk_kind_get_field (&desk_kind_contacts, "channel");
  g_autoptr (GPtrArray) contacts =
    shoot->card->client != 0
      ? desk_clients_contacts (self->office, shoot->card->client, NULL)
      : NULL;
  guint n = 0;

  desk_inventory_clear (self->contacts);
  for (guint i = 0; contacts != NULL && i < contacts->len; i++)
    {
      const DeskClientContact *contact = contacts->pdata[i];
      g_autofree char *at = desk_shoots_moment_words (contact->at);
      const char *channel =
        desk_field_choice_label (field, contact->channel, desk_language_current ());
      g_autofree char *detail =
        contact->by != 0 ? g_strdup_printf (C_ ("contact", "%1$s · %2$s · %3$s"), channel, at,
                                            contact->name)
                         : g_strdup_printf (C_ ("contact", "%1$s · %2$s"), channel, at);

      if (contact->shoot != 0 && contact->shoot != shoot->card->id)
        continue;
      append (self->contacts, contact->text, detail);
      n++;
    }
  gtk_widget_set_visible (self->contacts_heading, n > 0);
}

static void
desk_shoots_history_dispose (GObject *object)
{
  DeskShootsHistory *self = DESK_SHOOTS_HISTORY (object);

  g_clear_pointer (&self->box, gtk_widget_unparent);
  g_clear_object (&self->office);

  G_OBJECT_CLASS (desk_shoots_history_parent_class)->dispose (object);
}

static void
desk_shoots_history_class_init (DeskShootsHistoryClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = desk_shoots_history_dispose;
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);
}

static GtkWidget *
add_section (DeskShootsHistory  *self,
             const char         *title,
             GtkWidget         **heading)
{
  GtkWidget *list = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);

  *heading = desk_inventory_heading (title);
  gtk_box_append (GTK_BOX (self->box), *heading);
  gtk_box_append (GTK_BOX (self->box), list);
  return list;
}

static void
desk_shoots_history_init (DeskShootsHistory *self)
{
  GtkWidget *head = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 4);
  GtkWidget *title = desk_inventory_heading (_ ("Diary"));
  GtkWidget *book = gtk_button_new_with_mnemonic (_ ("Boo_k a Day…"));

  self->box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 8);
  gtk_widget_set_parent (self->box, GTK_WIDGET (self));
  gtk_widget_set_hexpand (title, TRUE);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (book), "win.shoots.book-case");
  gtk_box_append (GTK_BOX (head), title);
  gtk_box_append (GTK_BOX (head), book);
  gtk_box_append (GTK_BOX (self->box), head);
  self->diary = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  gtk_box_append (GTK_BOX (self->box), self->diary);
  self->remarks = add_section (self, _ ("Wrong Turns and Complaints"), &self->remarks_heading);
  self->pauses = add_section (self, _ ("Pauses"), &self->pauses_heading);
  self->contacts = add_section (self, _ ("Contacts"), &self->contacts_heading);
}

GtkWidget *
desk_shoots_history_new (DeskOffice *office)
{
  DeskShootsHistory *self = g_object_new (DESK_TYPE_SHOOTS_HISTORY, NULL);

  self->office = g_object_ref (office);
  return GTK_WIDGET (self);
}

void
desk_shoots_history_show (DeskShootsHistory  *self,
                          const DeskFlowCase *shoot)
{
  show_diary (self, shoot);
  show_remarks (self, shoot);
  show_pauses (self, shoot);
  show_contacts (self, shoot);
}
