/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "desk-rota-holiday.h"

#include "desk-language.h"
#include "desk-people-picker.h"

struct _DeskRotaHoliday
{
  GtkWidget parent_instance;

  DeskPane *pane; /* not owned: this is inside of it */
  DeskDate date;
  GArray *people; /* gint64 */
  char *handover;

  GtkWidget *box;
  GtkWidget *list;
  GtkWidget *add; /* NULL until it is first shown */
  GtkWidget *notes;
};

G_DEFINE_FINAL_TYPE (DeskRotaHoliday, desk_rota_holiday, GTK_TYPE_WIDGET)

static void
save (DeskRotaHoliday *self)
{
  g_autoptr (GError) error = NULL;

  if (!desk_rota_set_holiday (desk_pane_get_office (self->pane), self->date,
                              (const gint64 *) self->people->data, self->people->len,
                              self->handover, &error))
    desk_pane_show_error (self->pane, error);
  desk_pane_queue_refresh (self->pane);
}

static void
on_remove (GtkWidget       *button,
           DeskRotaHoliday *self)
{
  gint64 *person = g_object_get_data (G_OBJECT (button), "desk-person");

  for (guint i = 0; i < self->people->len; i++)
    if (g_array_index (self->people, gint64, i) == *person)
      {
        g_array_remove_index (self->people, i);
        break;
      }
  save (self);
}

static void
on_chosen (DeskRotaHoliday *self,
           gint64           person)
{
  if (person == 0)
    return;
  g_array_append_val (self->people, person);
  desk_people_picker_set_person (DESK_PEOPLE_PICKER (self->add), 0);
  save (self);
}

static void
on_notes_leave (DeskRotaHoliday *self)
{
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (GTK_TEXT_VIEW (self->notes));
  GtkTextIter start, end;
  g_autofree char *text = NULL;

  gtk_text_buffer_get_bounds (buffer, &start, &end);
  text = g_strstrip (gtk_text_buffer_get_text (buffer, &start, &end, FALSE));
  if (g_strcmp0 (text, self->handover) == 0)
    return;
  g_free (self->handover);
  self->handover = g_steal_pointer (&text);
  save (self);
}

static void
add_person (DeskRotaHoliday      *self,
            const DeskDutyPerson *person)
{
  GtkWidget *row = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *label = gtk_label_new (person->name);
  GtkWidget *remove = gtk_button_new_from_icon_name ("user-trash-symbolic");
  /* Translators: %s is a name */
  g_autofree char *name = g_strdup_printf (_ ("Take %s off this day"), person->name);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_set_hexpand (label, TRUE);
  gtk_widget_add_css_class (remove, "flat");
  gtk_widget_set_tooltip_text (remove, name);
  g_object_set_data_full (G_OBJECT (remove), "desk-person",
                          g_memdup2 (&person->id, sizeof person->id), g_free);
  g_signal_connect (remove, "clicked", G_CALLBACK (on_remove), self);
  gtk_box_append (GTK_BOX (row), label);
  gtk_box_append (GTK_BOX (row), remove);
  gtk_box_append (GTK_BOX (self->list), row);
  g_array_append_val (self->people, person->id);
}

static void
desk_rota_holiday_dispose (GObject *object)
{
  DeskRotaHoliday *self = DESK_ROTA_HOLIDAY (object);

  g_clear_pointer (&self->box, gtk_widget_unparent);

  G_OBJECT_CLASS (desk_rota_holiday_parent_class)->dispose (object);
}

static void
desk_rota_holiday_finalize (GObject *object)
{
  DeskRotaHoliday *self = DESK_ROTA_HOLIDAY (object);

  g_array_unref (self->people);
  g_free (self->handover);

  G_OBJECT_CLASS (desk_rota_holiday_parent_class)->finalize (object);
}

static void
desk_rota_holiday_class_init (DeskRotaHolidayClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = desk_rota_holiday_dispose;
  G_OBJECT_CLASS (klass)->finalize = desk_rota_holiday_finalize;
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);
}

static GtkWidget *
field_label (const char *text)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_add_css_class (label, "desk-field-label");
  return label;
}

static void
desk_rota_holiday_init (DeskRotaHoliday *self)
{
  GtkWidget *scrolled = gtk_scrolled_window_new ();
  GtkEventController *focus = gtk_event_controller_focus_new ();

  self->people = g_array_new (FALSE, FALSE, sizeof (gint64));
  self->box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  gtk_widget_set_parent (self->box, GTK_WIDGET (self));
  gtk_box_append (GTK_BOX (self->box), field_label (_ ("On holiday duty")));
  self->list = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2);
  gtk_box_append (GTK_BOX (self->box), self->list);

  gtk_box_append (GTK_BOX (self->box), field_label (_ ("Handover notes")));
  self->notes = gtk_text_view_new ();
  gtk_text_view_set_wrap_mode (GTK_TEXT_VIEW (self->notes), GTK_WRAP_WORD_CHAR);
  gtk_text_view_set_accepts_tab (GTK_TEXT_VIEW (self->notes), FALSE);
  gtk_text_view_set_left_margin (GTK_TEXT_VIEW (self->notes), 8);
  gtk_text_view_set_right_margin (GTK_TEXT_VIEW (self->notes), 8);
  gtk_text_view_set_top_margin (GTK_TEXT_VIEW (self->notes), 6);
  gtk_widget_add_css_class (self->notes, "desk-text");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->notes), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Handover notes"), -1);
  g_signal_connect_swapped (focus, "leave", G_CALLBACK (on_notes_leave), self);
  gtk_widget_add_controller (self->notes, focus);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scrolled), self->notes);
  gtk_widget_set_size_request (scrolled, -1, 90);
  gtk_box_append (GTK_BOX (self->box), scrolled);
}

/* @day: (nullable): a day off; hidden for %NULL */
void
desk_rota_holiday_show (DeskRotaHoliday   *self,
                        DeskPane          *pane,
                        const DeskRotaDay *day)
{
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (GTK_TEXT_VIEW (self->notes));
  GtkWidget *child;

  gtk_widget_set_visible (GTK_WIDGET (self), day != NULL);
  if (day == NULL)
    {
      if (self->date != DESK_DATE_NONE)
        on_notes_leave (self);
      self->date = DESK_DATE_NONE;
      return;
    }
  if (self->add == NULL)
    {
      self->add = desk_people_picker_new (desk_pane_get_office (pane), _ ("Add to holiday duty"));
      gtk_box_insert_child_after (GTK_BOX (self->box), self->add, self->list);
      g_signal_connect_swapped (self->add, "chosen", G_CALLBACK (on_chosen), self);
    }
  /* What was typed belongs to the day before. */
  if (self->date != DESK_DATE_NONE && self->date != day->date)
    on_notes_leave (self);
  self->pane = pane;
  if (self->date != day->date || !gtk_widget_has_focus (self->notes))
    {
      g_free (self->handover);
      self->handover = g_strdup (day->handover != NULL ? day->handover : "");
      gtk_text_buffer_set_text (buffer, self->handover, -1);
    }
  self->date = day->date;
  g_array_set_size (self->people, 0);
  while ((child = gtk_widget_get_first_child (self->list)) != NULL)
    gtk_box_remove (GTK_BOX (self->list), child);
  for (guint i = 0; i < day->people->len; i++)
    add_person (self, day->people->pdata[i]);
}
