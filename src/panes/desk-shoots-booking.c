/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "desk-shoots-booking.h"

#include "desk-date-entry.h"
#include "desk-flow.h"
#include "desk-inventory-parts.h"
#include "desk-language.h"
#include "desk-people-picker.h"
#include "desk-query.h"
#include "desk-shoots-words.h"

struct _DeskShootsBooking
{
  GtkWidget parent_instance;

  DeskOffice *office;
  gint64 entry; /* 0: a new one */
  gint64 entry_shoot;
  GArray *shoots; /* gint64, as in the drop-down */
  GArray *sets;   /* gint64, as in the drop-down after "none" */

  GtkWidget *box;
  GtkLabel *title;
  GtkLabel *note;
  GtkDropDown *shoot;
  GtkWidget *open;
  GtkDropDown *task;
  GtkEditable *date;
  GtkEditable *from, *until;
  DeskPeoplePicker *photographer;
  GtkDropDown *set;
  GtkWidget *equipment_row;
  GtkEditable *equipment;
  GtkLabel *reserved;
  GtkEditable *remark;
  GtkWidget *remark_row;
  GtkButton *accept;
  GtkWidget *give_up;
};

enum
{
  SIGNAL_DONE,
  SIGNAL_CLOSED,
  SIGNAL_CASE_WANTED,
  SIGNAL_FAILED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (DeskShootsBooking, desk_shoots_booking, GTK_TYPE_WIDGET)

static const DeskField *
task_field (void)
{
  return desk_kind_get_field (&desk_kind_diary, "task");
}

static const char *
written (GtkEditable *entry)
{
  const char *text = gtk_editable_get_text (entry);

  return *text != '\0' ? text : NULL;
}

static gint64
chosen (GtkDropDown *list,
        GArray      *ids,
        guint        first)
{
  guint selected = gtk_drop_down_get_selected (list);

  return selected < first || selected - first >= ids->len
           ? 0
           : g_array_index (ids, gint64, selected - first);
}

static void
fail (DeskShootsBooking *self,
      const GError      *error)
{
  g_signal_emit (self, signals[SIGNAL_FAILED], 0, error);
}

/* What is written */

static gboolean
read_time (GtkEditable  *entry,
           int          *minutes,
           GError      **error)
{
  if (desk_diary_parse_time (gtk_editable_get_text (entry), minutes))
    return TRUE;
  g_set_error (error, DESK_ERROR, DESK_ERROR_INVALID,
               /* Translators: %s: what was written for a time */
               _ ("“%s” is not a time of day, as 9:00."), gtk_editable_get_text (entry));
  gtk_widget_grab_focus (GTK_WIDGET (entry));
  return FALSE;
}

/* Numbers of items and kits with spaces or commas between. */
static GPtrArray *
read_items (DeskShootsBooking  *self,
            GError            **error)
{
  g_auto (GStrv) words = g_strsplit_set (gtk_editable_get_text (self->equipment), " ,，、;；", -1);
  g_autoptr (GPtrArray) items =
    g_ptr_array_new_with_free_func ((GDestroyNotify) desk_loan_item_free);

  for (guint i = 0; words[i] != NULL; i++)
    {
      g_autoptr (GPtrArray) found = NULL;

      if (*words[i] == '\0')
        continue;
      found = desk_lending_find_items (self->office, words[i], TRUE, error);
      if (found == NULL)
        {
          gtk_widget_grab_focus (GTK_WIDGET (self->equipment));
          return NULL;
        }
      g_ptr_array_extend_and_steal (items, g_steal_pointer (&found));
    }
  return g_steal_pointer (&items);
}

static gboolean
read_request (DeskShootsBooking  *self,
              DeskDiaryRequest   *request,
              GError            **error)
{
  guint task = gtk_drop_down_get_selected (self->task);

  request->date = desk_date_parse_lenient (gtk_editable_get_text (self->date));
  if (request->date == DESK_DATE_NONE)
    {
      g_set_error (error, DESK_ERROR, DESK_ERROR_INVALID, _ ("“%s” is not a day."),
                   gtk_editable_get_text (self->date));
      gtk_widget_grab_focus (GTK_WIDGET (self->date));
      return FALSE;
    }
  if (!read_time (self->from, &request->from, error) ||
      !read_time (self->until, &request->until, error))
    return FALSE;
  request->shoot = chosen (self->shoot, self->shoots, 0);
  request->task = task != GTK_INVALID_LIST_POSITION ? task_field ()->choices[task].code : NULL;
  request->photographer = desk_people_picker_get_person (self->photographer);
  request->set = chosen (self->set, self->sets, 1);
  request->note = written (self->remark);
  if (request->shoot == 0)
    {
      g_set_error_literal (error, DESK_ERROR, DESK_ERROR_INVALID,
                           _ ("Choose the case that is shot."));
      gtk_widget_grab_focus (GTK_WIDGET (self->shoot));
      return FALSE;
    }
  if (request->photographer == 0)
    {
      g_set_error_literal (error, DESK_ERROR, DESK_ERROR_INVALID, _ ("Choose who shoots."));
      desk_people_picker_popup (self->photographer);
      return FALSE;
    }
  return TRUE;
}

static gboolean
carry_out (DeskShootsBooking  *self,
           GError            **error)
{
  DeskDiaryRequest request = { 0 };
  g_autoptr (GPtrArray) items = NULL;

  if (!read_request (self, &request, error))
    return FALSE;
  if (self->entry != 0)
    return desk_diary_move (self->office, self->entry, request.date, request.from, request.until,
                            request.photographer, request.set, error);
  items = read_items (self, error);
  if (items == NULL)
    return FALSE;
  request.items = items;
  return desk_diary_book (self->office, &request, error) != 0;
}

static void
on_accept (DeskShootsBooking *self)
{
  g_autoptr (GError) error = NULL;
  gint64 shoot = chosen (self->shoot, self->shoots, 0);

  if (!carry_out (self, &error))
    {
      fail (self, error);
      return;
    }
  g_signal_emit (self, signals[SIGNAL_DONE], 0, self->entry == 0 ? shoot : 0,
                 desk_date_parse_lenient (gtk_editable_get_text (self->date)),
                 desk_people_picker_get_person (self->photographer));
}

static void
on_give_up (DeskShootsBooking *self)
{
  g_autoptr (GError) error = NULL;

  if (desk_diary_cancel (self->office, self->entry, &error))
    g_signal_emit (self, signals[SIGNAL_CLOSED], 0);
  else
    fail (self, error);
}

static void
on_close (DeskShootsBooking *self)
{
  g_signal_emit (self, signals[SIGNAL_CLOSED], 0);
}

static void
on_open (DeskShootsBooking *self)
{
  gint64 shoot = self->entry != 0 ? self->entry_shoot : chosen (self->shoot, self->shoots, 0);

  if (shoot != 0)
    g_signal_emit (self, signals[SIGNAL_CASE_WANTED], 0, shoot);
}

/* Object */

static void
desk_shoots_booking_dispose (GObject *object)
{
  DeskShootsBooking *self = DESK_SHOOTS_BOOKING (object);

  g_clear_pointer (&self->box, gtk_widget_unparent);
  g_clear_object (&self->office);

  G_OBJECT_CLASS (desk_shoots_booking_parent_class)->dispose (object);
}

static void
desk_shoots_booking_finalize (GObject *object)
{
  DeskShootsBooking *self = DESK_SHOOTS_BOOKING (object);

  g_array_unref (self->shoots);
  g_array_unref (self->sets);

  G_OBJECT_CLASS (desk_shoots_booking_parent_class)->finalize (object);
}

static void
desk_shoots_booking_class_init (DeskShootsBookingClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = desk_shoots_booking_dispose;
  G_OBJECT_CLASS (klass)->finalize = desk_shoots_booking_finalize;
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);

  /* DeskShootsBooking::done: it is booked or changed; with the case of a new entry, else
   * 0, its day and its photographer. */
  signals[SIGNAL_DONE] = g_signal_new ("done", DESK_TYPE_SHOOTS_BOOKING, G_SIGNAL_RUN_LAST, 0,
                                       NULL, NULL, NULL, G_TYPE_NONE, 3, G_TYPE_INT64, G_TYPE_INT,
                                       G_TYPE_INT64);
  /* DeskShootsBooking::closed: no entry is to be shown. */
  signals[SIGNAL_CLOSED] = g_signal_new ("closed", DESK_TYPE_SHOOTS_BOOKING, G_SIGNAL_RUN_LAST, 0,
                                         NULL, NULL, NULL, G_TYPE_NONE, 0);
  /* DeskShootsBooking::case-wanted: the user wants to see the case. */
  signals[SIGNAL_CASE_WANTED] =
    g_signal_new ("case-wanted", DESK_TYPE_SHOOTS_BOOKING, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                  G_TYPE_NONE, 1, G_TYPE_INT64);
  /* DeskShootsBooking::failed: it was refused. */
  signals[SIGNAL_FAILED] = g_signal_new ("failed", DESK_TYPE_SHOOTS_BOOKING, G_SIGNAL_RUN_LAST, 0,
                                         NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_ERROR);
}

/* Building */

static GtkWidget *
add_row (GtkWidget  *box,
         const char *text,
         GtkWidget  *input)
{
  GtkWidget *row = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2);

  gtk_box_append (GTK_BOX (row), desk_inventory_label (text, "desk-field-label"));
  gtk_box_append (GTK_BOX (row), input);
  gtk_accessible_update_property (GTK_ACCESSIBLE (input), GTK_ACCESSIBLE_PROPERTY_LABEL, text, -1);
  gtk_widget_set_hexpand (row, TRUE);
  gtk_box_append (GTK_BOX (box), row);
  return row;
}

static GtkWidget *
make_times (DeskShootsBooking *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);

  self->from = GTK_EDITABLE (gtk_entry_new ());
  self->until = GTK_EDITABLE (gtk_entry_new ());
  gtk_editable_set_width_chars (self->from, 6);
  gtk_editable_set_width_chars (self->until, 6);
  add_row (box, _ ("From"), GTK_WIDGET (self->from));
  add_row (box, _ ("Until"), GTK_WIDGET (self->until));
  g_signal_connect_swapped (self->from, "activate", G_CALLBACK (on_accept), self);
  g_signal_connect_swapped (self->until, "activate", G_CALLBACK (on_accept), self);
  return box;
}

static GtkDropDown *
make_list (gboolean search)
{
  GtkWidget *list = gtk_drop_down_new (NULL, NULL);

  if (search)
    {
      g_autoptr (GtkExpression) text =
        gtk_property_expression_new (GTK_TYPE_STRING_OBJECT, NULL, "string");

      gtk_drop_down_set_expression (GTK_DROP_DOWN (list), text);
      gtk_drop_down_set_enable_search (GTK_DROP_DOWN (list), TRUE);
    }
  return GTK_DROP_DOWN (list);
}

static void
fill_tasks (DeskShootsBooking *self)
{
  g_autoptr (GtkStringList) labels = gtk_string_list_new (NULL);

  for (guint i = 0; task_field ()->choices[i].code != NULL; i++)
    gtk_string_list_append (labels,
                            desk_field_choice_label (task_field (), task_field ()->choices[i].code,
                                                     desk_language_current ()));
  gtk_drop_down_set_model (self->task, G_LIST_MODEL (labels));
}

static GtkWidget *
make_head (DeskShootsBooking *self)
{
  GtkWidget *head = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 4);
  GtkWidget *close = gtk_button_new_from_icon_name ("window-close-symbolic");

  gtk_widget_add_css_class (head, "desk-shoots-head");
  self->title = GTK_LABEL (desk_inventory_label (NULL, "title-4"));
  gtk_widget_set_hexpand (GTK_WIDGET (self->title), TRUE);
  gtk_box_append (GTK_BOX (head), GTK_WIDGET (self->title));
  gtk_widget_set_tooltip_text (close, _ ("Close the entry"));
  gtk_widget_add_css_class (close, "flat");
  g_signal_connect_swapped (close, "clicked", G_CALLBACK (on_close), self);
  gtk_box_append (GTK_BOX (head), close);
  return head;
}

static GtkWidget *
make_buttons (DeskShootsBooking *self)
{
  GtkWidget *buttons = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);

  gtk_widget_add_css_class (buttons, "desk-side-buttons");
  self->accept = GTK_BUTTON (gtk_button_new_with_mnemonic (""));
  gtk_widget_add_css_class (GTK_WIDGET (self->accept), "suggested-action");
  gtk_widget_add_css_class (GTK_WIDGET (self->accept), "desk-shoots-next");
  g_signal_connect_swapped (self->accept, "clicked", G_CALLBACK (on_accept), self);
  self->open = gtk_button_new_with_mnemonic (_ ("_Open the Case"));
  g_signal_connect_swapped (self->open, "clicked", G_CALLBACK (on_open), self);
  self->give_up = gtk_button_new_with_mnemonic (_ ("_Take Out of the Diary"));
  g_signal_connect_swapped (self->give_up, "clicked", G_CALLBACK (on_give_up), self);
  gtk_box_append (GTK_BOX (buttons), self->open);
  gtk_box_append (GTK_BOX (buttons), self->give_up);
  gtk_box_append (GTK_BOX (buttons), GTK_WIDGET (self->accept));
  return buttons;
}

static GtkWidget *
make_content (DeskShootsBooking *self)
{
  GtkWidget *content = gtk_box_new (GTK_ORIENTATION_VERTICAL, 10);

  gtk_widget_add_css_class (content, "desk-side-content");
  self->note = GTK_LABEL (desk_inventory_label (NULL, "desk-note"));
  gtk_box_append (GTK_BOX (content), GTK_WIDGET (self->note));
  self->shoot = make_list (TRUE);
  add_row (content, _ ("Case"), GTK_WIDGET (self->shoot));
  self->task = make_list (FALSE);
  fill_tasks (self);
  add_row (content, _ ("What is shot"), GTK_WIDGET (self->task));
  self->date = GTK_EDITABLE (desk_date_entry_new ());
  add_row (content, _ ("Date"), GTK_WIDGET (self->date));
  gtk_box_append (GTK_BOX (content), make_times (self));
  self->photographer =
    DESK_PEOPLE_PICKER (desk_people_picker_new (self->office, _ ("Photographer")));
  add_row (content, _ ("Photographer"), GTK_WIDGET (self->photographer));
  self->set = make_list (FALSE);
  add_row (content, _ ("Set"), GTK_WIDGET (self->set));
  self->equipment = GTK_EDITABLE (gtk_entry_new ());
  gtk_entry_set_placeholder_text (GTK_ENTRY (self->equipment), _ ("Numbers of items or kits"));
  self->equipment_row = add_row (content, _ ("Equipment to reserve"), GTK_WIDGET (self->equipment));
  self->reserved = GTK_LABEL (desk_inventory_label (NULL, "desk-field-label"));
  gtk_box_append (GTK_BOX (content), GTK_WIDGET (self->reserved));
  self->remark = GTK_EDITABLE (gtk_entry_new ());
  self->remark_row = add_row (content, _ ("Note"), GTK_WIDGET (self->remark));
  return content;
}

static void
desk_shoots_booking_init (DeskShootsBooking *self)
{
  self->shoots = g_array_new (FALSE, FALSE, sizeof (gint64));
  self->sets = g_array_new (FALSE, FALSE, sizeof (gint64));
  self->box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  gtk_widget_set_parent (self->box, GTK_WIDGET (self));
}

GtkWidget *
desk_shoots_booking_new (DeskOffice *office)
{
  DeskShootsBooking *self = g_object_new (DESK_TYPE_SHOOTS_BOOKING, NULL);
  GtkWidget *scroller = gtk_scrolled_window_new ();

  self->office = g_object_ref (office);
  gtk_box_append (GTK_BOX (self->box), make_head (self));
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_NEVER,
                                  GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), make_content (self));
  gtk_widget_set_vexpand (scroller, TRUE);
  gtk_box_append (GTK_BOX (self->box), scroller);
  gtk_box_append (GTK_BOX (self->box), make_buttons (self));
  return GTK_WIDGET (self);
}

/* Filling in */

static void
append_shoot (DeskShootsBooking  *self,
              GtkStringList      *labels,
              const DeskFlowCard *card)
{
  /* Translators: a client, the number of the case and its step */
  g_autofree char *text = g_strdup_printf (C_ ("case", "%1$s · %2$s · %3$s"),
                                           desk_shoots_card_title (card), card->number,
                                           card->step_title);

  g_array_append_val (self->shoots, card->id);
  gtk_string_list_append (labels, text);
}

/* Offers the open cases; of an entry only its own. */
static void
fill_shoots (DeskShootsBooking *self,
             gint64             wanted,
             gboolean           only)
{
  g_autoptr (GtkStringList) labels = gtk_string_list_new (NULL);
  g_autoptr (GPtrArray) cards = NULL;
  guint selected = GTK_INVALID_LIST_POSITION;

  g_array_set_size (self->shoots, 0);
  if (only)
    {
      g_autoptr (DeskFlowCase) shoot = desk_flow_get_case (self->office, wanted, NULL);

      if (shoot != NULL)
        append_shoot (self, labels, shoot->card);
    }
  else
    cards = desk_flow_list_cards (self->office, "shoot", &(DeskFlowFilter){ 0 }, NULL);
  for (guint i = 0; cards != NULL && i < cards->len; i++)
    append_shoot (self, labels, cards->pdata[i]);
  for (guint i = 0; i < self->shoots->len; i++)
    if (g_array_index (self->shoots, gint64, i) == wanted)
      selected = i;
  gtk_drop_down_set_model (self->shoot, G_LIST_MODEL (labels));
  gtk_drop_down_set_selected (self->shoot, selected);
  gtk_widget_set_sensitive (GTK_WIDGET (self->shoot), !only);
}

static void
fill_sets (DeskShootsBooking *self,
           gint64             wanted)
{
  g_autoptr (DeskQuery) sets =
    desk_query_new (desk_office_get_store (self->office), &desk_kind_sets);
  g_autoptr (GtkStringList) labels =
    gtk_string_list_new ((const char *const[]){ C_ ("set", "None"), NULL });
  guint selected = 0;

  g_array_set_size (self->sets, 0);
  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (sets)); i++)
    {
      g_autoptr (DeskRecord) set = g_list_model_get_item (G_LIST_MODEL (sets), i);
      gint64 id = desk_record_get_id (set);

      if (desk_record_get_number (set, "active") == 0 && id != wanted)
        continue;
      g_array_append_val (self->sets, id);
      gtk_string_list_append (labels, desk_record_get_text (set, "name"));
      if (id == wanted)
        selected = self->sets->len;
    }
  gtk_drop_down_set_model (self->set, G_LIST_MODEL (labels));
  gtk_drop_down_set_selected (self->set, selected);
}

static void
fill_time (DeskShootsBooking *self,
           DeskDate           date,
           int                from,
           int                until)
{
  g_autofree char *day = desk_date_to_iso (date);
  g_autofree char *from_text = desk_diary_format_time (from);
  g_autofree char *until_text = desk_diary_format_time (until);

  gtk_editable_set_text (self->date, day);
  gtk_editable_set_text (self->from, from_text);
  gtk_editable_set_text (self->until, until_text);
}

static void
show_kind (DeskShootsBooking *self)
{
  gboolean is_new = self->entry == 0;

  gtk_label_set_label (self->title, is_new ? _ ("Book a Shoot") : _ ("Booked Shoot"));
  gtk_button_set_label (self->accept, is_new ? C_ ("diary", "_Book") : C_ ("diary", "_Save"));
  gtk_widget_set_visible (self->equipment_row, is_new);
  gtk_widget_set_visible (self->remark_row, is_new);
  gtk_widget_set_visible (self->give_up, !is_new);
  gtk_widget_set_sensitive (GTK_WIDGET (self->task), is_new);
}

/* Until the samples are confirmed samples are shot, then all. */
static guint
usual_task (DeskShootsBooking *self,
            gint64             shoot)
{
  g_autoptr (DeskFlowCase) found =
    shoot != 0 ? desk_flow_get_case (self->office, shoot, NULL) : NULL;
  const DeskFlowStep *now, *confirmed;

  if (found == NULL)
    return 0;
  now = desk_flow_template_get_step (found->template, found->card->step);
  confirmed = desk_flow_template_get_step (found->template, "sample-ok");
  return now != NULL && confirmed != NULL && now->position > confirmed->position ? 1 : 0;
}

/**
 * desk_shoots_booking_begin:
 * @proposal: when, by whom and where
 * @shoot: 0: is still to be chosen
 *
 * Opens a new entry, filled in as proposed.
 */
void
desk_shoots_booking_begin (DeskShootsBooking       *self,
                           const DeskDiaryProposal *proposal,
                           gint64                   shoot)
{
  g_autofree char *note = NULL;
  g_autofree char *due = NULL;

  self->entry = 0;
  self->entry_shoot = 0;
  fill_shoots (self, shoot, FALSE);
  fill_sets (self, proposal->set);
  gtk_drop_down_set_selected (self->task, usual_task (self, shoot));
  fill_time (self, proposal->date, proposal->from, proposal->until);
  desk_people_picker_set_person (self->photographer, proposal->photographer);
  gtk_editable_set_text (self->equipment, "");
  gtk_editable_set_text (self->remark, "");
  gtk_label_set_label (self->reserved, "");
  if (proposal->due != DESK_DATE_NONE)
    {
      due = desk_date_format (proposal->due, DESK_DATE_STYLE_DAY_WEEKDAY, desk_language_current ());
      /* Translators: %s: the day a case is due */
      note = g_strdup_printf (proposal->late
                                ? _ ("The limit is %s: no day until then is free.")
                                : _ ("The limit is %s."),
                              due);
    }
  gtk_label_set_label (self->note, note != NULL ? note : "");
  gtk_widget_set_visible (GTK_WIDGET (self->note), note != NULL);
  gtk_widget_set_visible (GTK_WIDGET (self->reserved), FALSE);
  gtk_widget_set_visible (self->open, shoot != 0);
  show_kind (self);
  gtk_widget_grab_focus (shoot != 0 ? GTK_WIDGET (self->accept) : GTK_WIDGET (self->shoot));
}

/* Returns: whether there is such an entry; it is shown then */
gboolean
desk_shoots_booking_edit (DeskShootsBooking *self,
                          gint64             entry)
{
  g_autoptr (DeskDiaryEntry) found = desk_diary_get (self->office, entry, NULL);
  g_autofree char *reserved = NULL;

  if (found == NULL)
    return FALSE;
  self->entry = entry;
  self->entry_shoot = found->shoot;
  fill_shoots (self, found->shoot, TRUE);
  fill_sets (self, found->set);
  for (guint i = 0; task_field ()->choices[i].code != NULL; i++)
    if (g_strcmp0 (task_field ()->choices[i].code, found->task) == 0)
      gtk_drop_down_set_selected (self->task, i);
  fill_time (self, found->date, found->from, found->until);
  desk_people_picker_set_person (self->photographer, found->photographer);
  if (found->equipment != NULL)
    /* Translators: %s: numbers of items */
    reserved = g_strdup_printf (_ ("Equipment reserved: %s"), found->equipment);
  gtk_label_set_label (self->reserved, reserved != NULL ? reserved : "");
  gtk_widget_set_visible (GTK_WIDGET (self->reserved), reserved != NULL);
  gtk_label_set_label (self->note, found->note != NULL ? found->note : "");
  gtk_widget_set_visible (GTK_WIDGET (self->note), found->note != NULL);
  gtk_widget_set_visible (self->open, TRUE);
  show_kind (self);
  return TRUE;
}

/* Returns: the entry that is shown, 0: a new one */
gint64
desk_shoots_booking_get_entry (DeskShootsBooking *self)
{
  return self->entry;
}
