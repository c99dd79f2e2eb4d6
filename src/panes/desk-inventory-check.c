/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "desk-inventory-check.h"

#include "desk-equipment-check.h"
#include "desk-form.h"
#include "desk-inventory-parts.h"
#include "desk-language.h"
#include "desk-sheet.h"

/* Whose items, and how many of them are not gone through. */
typedef struct
{
  gint64 person; /* 0: nobody's */
  char *name;
  guint n, n_open;
  gint64 department;
} Person;

struct _DeskInventoryCheck
{
  GtkWidget parent_instance;

  DeskOffice *office;
  DeskDate date;
  DeskRoundSheet *round; /* (nullable) of everybody */
  GPtrArray *people;     /* Person */
  gint64 person;         /* the one whose items are shown */
  gboolean filling;

  GtkWidget *box;
  GtkWidget *which;
  GtkWidget *day;
  GtkWidget *today;
  GtkWidget *state;
  GtkWidget *sign;
  GtkWidget *unsign;
  GtkListBox *list;
  GtkStack *stack;
  DeskSheet *sheet;
};

enum
{
  SIGNAL_FAILED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (DeskInventoryCheck, desk_inventory_check, GTK_TYPE_WIDGET)

static void
person_free (gpointer data)
{
  Person *person = data;

  g_free (person->name);
  g_free (person);
}

static void
fail (DeskInventoryCheck *self,
      const GError       *error)
{
  if (error != NULL)
    g_signal_emit (self, signals[SIGNAL_FAILED], 0, error);
}

static const char *
code (DeskInventoryCheck *self)
{
  return gtk_drop_down_get_selected (GTK_DROP_DOWN (self->which)) == 1
           ? DESK_EQUIPMENT_CHECK_WEEKLY
           : DESK_EQUIPMENT_CHECK;
}

static gboolean
is_weekly (DeskInventoryCheck *self)
{
  return g_str_equal (code (self), DESK_EQUIPMENT_CHECK_WEEKLY);
}

/* Of a weekly round the day is the week's Monday. */
static DeskDate
round_day (DeskInventoryCheck *self)
{
  return is_weekly (self) ? desk_date_week_start (self->date) : self->date;
}

static const DeskRoundEntry *
entry_of (const DeskRoundRow *row)
{
  return row->entries->pdata[0];
}

static Person *
find_person (DeskInventoryCheck *self,
             gint64              id)
{
  for (guint i = 0; i < self->people->len; i++)
    if (((Person *) self->people->pdata[i])->person == id)
      return self->people->pdata[i];
  return NULL;
}

/* The people and what they have not gone through */

static void
count_people (DeskInventoryCheck *self)
{
  g_ptr_array_set_size (self->people, 0);
  for (guint i = 0; i < self->round->rows->len; i++)
    {
      const DeskRoundRow *row = self->round->rows->pdata[i];
      Person *person = find_person (self, row->responsible);

      if (person == NULL)
        {
          person = g_new0 (Person, 1);
          person->person = row->responsible;
          person->name = g_strdup (row->responsible != 0 ? row->responsible_name
                                                         : _ ("Nobody responsible"));
          person->department = row->department;
          g_ptr_array_add (self->people, person);
        }
      person->n++;
      person->n_open += !entry_of (row)->complete;
    }
}

static void
choose_person (DeskInventoryCheck *self)
{
  if (self->people->len == 0 || find_person (self, self->person) != NULL)
    return;
  self->person = ((Person *) self->people->pdata[0])->person;
  for (guint i = 0; i < self->people->len; i++)
    {
      const Person *person = self->people->pdata[i];

      if (person->n_open == 0)
        continue;
      self->person = person->person;
      return;
    }
}

static GtkWidget *
make_person (const Person *person)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *name = desk_inventory_label (person->name, NULL);
  GtkWidget *open;
  g_autofree char *text = NULL;

  if (person->n_open == 0)
    text = g_strdup ("√");
  else
    /* Translators: how many of how many items were checked */
    text = g_strdup_printf (C_ ("check", "%1$u of %2$u"), person->n - person->n_open, person->n);
  open = gtk_label_new (text);
  gtk_widget_add_css_class (open, "numeric");
  gtk_widget_add_css_class (open, person->n_open == 0 ? "desk-inventory-done" : "dim-label");
  gtk_widget_set_hexpand (name, TRUE);
  gtk_box_append (GTK_BOX (box), name);
  gtk_box_append (GTK_BOX (box), open);
  gtk_widget_add_css_class (box, "desk-inventory-person");
  return box;
}

static void
fill_people (DeskInventoryCheck *self)
{
  GtkWidget *row;
  gboolean focused = gtk_widget_get_focus_child (GTK_WIDGET (self->list)) != NULL;

  self->filling = TRUE;
  while ((row = gtk_widget_get_first_child (GTK_WIDGET (self->list))) != NULL)
    gtk_list_box_remove (self->list, row);
  for (guint i = 0; i < self->people->len; i++)
    {
      const Person *person = self->people->pdata[i];
      GtkListBoxRow *added;

      gtk_list_box_append (self->list, make_person (person));
      added = gtk_list_box_get_row_at_index (self->list, (int) i);
      if (person->person != self->person)
        continue;
      gtk_list_box_select_row (self->list, added);
      if (focused)
        gtk_widget_grab_focus (GTK_WIDGET (added));
    }
  self->filling = FALSE;
}

/* The grid */

static char *
mark_key (gint64 item,
          gint64 column)
{
  return g_strdup_printf ("mark:%" G_GINT64_FORMAT ":%" G_GINT64_FORMAT, item, column);
}

static char *
remark_key (gint64 item)
{
  return g_strdup_printf ("remark:%" G_GINT64_FORMAT, item);
}

/* Returns: whether @key is a mark's or a remark's */
static gboolean
parse_key (const char *key,
           gint64     *item,
           gint64     *column)
{
  g_auto (GStrv) parts = g_strsplit (key != NULL ? key : "", ":", 3);
  guint n = g_strv_length (parts);

  if (n < 2)
    return FALSE;
  *item = g_ascii_strtoll (parts[1], NULL, 10);
  *column = n == 3 ? g_ascii_strtoll (parts[2], NULL, 10) : 0;
  return TRUE;
}

static int
column_index (DeskInventoryCheck *self,
              gint64              column)
{
  for (guint i = 0; i < self->round->columns->len; i++)
    if (((DeskRoundColumn *) self->round->columns->pdata[i])->id == column)
      return (int) i;
  return -1;
}

static DeskMark
mark_of (DeskInventoryCheck *self,
         gint64              item,
         gint64              column)
{
  DeskRoundRow *row = self->round != NULL ? desk_round_sheet_find_row (self->round, item) : NULL;
  int i = row != NULL ? column_index (self, column) : -1;

  return i >= 0 ? entry_of (row)->marks[i] : DESK_MARK_NONE;
}

static const DeskRoundSign *
find_sign (DeskInventoryCheck *self)
{
  const Person *person = find_person (self, self->person);
  const DeskRoundSign *sign;

  if (person == NULL)
    return NULL;
  sign = desk_round_sheet_find_sign (self->round, round_day (self), person->department);
  return sign != NULL ? sign : desk_round_sheet_find_sign (self->round, round_day (self), 0);
}

static void
put_head (DeskInventoryCheck *self,
          DeskForm           *form)
{
  int row = desk_form_add_row (form, DESK_FORM_ROW_HEAD, 0, 0);
  DeskFormStyle style = DESK_FORM_HEAD | DESK_FORM_BOLD | DESK_FORM_CENTER;
  guint n = self->round->columns->len;

  desk_form_add_column (form, 1.3, 0, FALSE);
  desk_form_add_column (form, 2.6, 0, FALSE);
  desk_form_put_text (form, row, 0, _ ("Item number"), style);
  desk_form_put_text (form, row, 1, _ ("Item"), style);
  for (guint i = 0; i < n; i++)
    {
      const DeskRoundColumn *column = self->round->columns->pdata[i];

      desk_form_add_column (form, 1.2, 0, FALSE);
      desk_form_put_text (form, row, (int) i + 2, column->name, style);
    }
  desk_form_add_column (form, 2.4, 0, FALSE);
  desk_form_put_text (form, row, (int) n + 2, _ ("Remark"), style);
}

static void
put_row (DeskInventoryCheck *self,
         DeskForm           *form,
         const DeskRoundRow *item)
{
  /* A blank mark is a dot, so that it can be seen where one is to stand. */
  static const char *const marks[] = { "·", "√", "X" };
  int row = desk_form_add_row (form, DESK_FORM_ROW_BODY, 0, 0);
  const DeskRoundEntry *entry = entry_of (item);
  g_autofree char *remark = remark_key (item->target);
  g_autofree char *name = desk_inventory_describe (self->office, item->target);
  guint n = self->round->columns->len;
  DeskFormCell *cell;

  desk_form_put_text (form, row, 0, item->number, DESK_FORM_HEAD);
  desk_form_put_text (form, row, 1, name, DESK_FORM_HEAD);
  for (guint i = 0; i < n; i++)
    {
      const DeskRoundColumn *column = self->round->columns->pdata[i];
      g_autofree char *key = mark_key (item->target, column->id);
      const char *mark = marks[entry->marks[i] == DESK_MARK_OK     ? 1
                               : entry->marks[i] == DESK_MARK_FAIL ? 2
                                                                   : 0];

      cell = desk_form_put_mark (form, row, (int) i + 2, mark,
                                 entry->marks[i] == DESK_MARK_NONE ? DESK_FORM_DIM
                                                                   : DESK_FORM_PLAIN);
      desk_form_cell_set_key (cell, key);
    }
  cell = desk_form_put_text (form, row, (int) n + 2, entry->remark != NULL ? entry->remark : "",
                             DESK_FORM_START);
  desk_form_cell_set_key (cell, remark);
}

static void
fill_sheet (DeskInventoryCheck *self)
{
  g_autoptr (DeskForm) form = desk_form_new ("inventory-check", desk_language_current (),
                                             DESK_FORM_LANDSCAPE, DESK_FORM_FLOW);

  put_head (self, form);
  desk_form_set_head_columns (form, 2);
  for (guint i = 0; i < self->round->rows->len; i++)
    {
      const DeskRoundRow *row = self->round->rows->pdata[i];
      if (row->responsible == self->person)
        put_row (self, form, row);
    }
  desk_sheet_set_form (self->sheet, form);
}

static void
dress (const char    *key,
       DeskSheetLook *look,
       gpointer       data)
{
  DeskInventoryCheck *self = data;
  gint64 item, column;
  DeskRoundRow *row;
  DeskMark mark;

  if (!parse_key (key, &item, &column) || self->date > desk_date_today () ||
      find_sign (self) != NULL)
    return;
  if (column == 0)
    {
      row = desk_round_sheet_find_row (self->round, item);
      look->flags = row != NULL && entry_of (row)->n_marks > 0 ? DESK_SHEET_EDIT : DESK_SHEET_PLAIN;
      look->edit_text = g_strdup (row != NULL ? entry_of (row)->remark : NULL);
      return;
    }
  mark = mark_of (self, item, column);
  look->flags = DESK_SHEET_MARK;
  look->css = mark == DESK_MARK_OK ? "ok" : mark == DESK_MARK_FAIL ? "fail"
                                                                   : NULL;
}

/* Confirming */

static void
show_sign (DeskInventoryCheck *self)
{
  const DeskRoundSign *sign = find_sign (self);
  const Person *person = find_person (self, self->person);
  guint n_open = 0;
  g_autofree char *text = NULL;

  for (guint i = 0; i < self->people->len; i++)
    n_open += ((Person *) self->people->pdata[i])->n_open;
  if (sign != NULL)
    /* Translators: %1$s: a name, %2$s: a moment */
    text = g_strdup_printf (_ ("Confirmed by %1$s, %2$s"), sign->person_name, sign->at);
  else if (n_open > 0)
    text = g_strdup_printf (ngettext ("%u item is not gone through yet",
                                      "%u items are not gone through yet", n_open),
                            n_open);
  else
    text = g_strdup (_ ("Everything is gone through"));
  gtk_label_set_label (GTK_LABEL (self->state), text);
  gtk_widget_set_visible (self->sign, sign == NULL);
  gtk_widget_set_visible (self->unsign, sign != NULL);
  gtk_widget_set_sensitive (self->sign, person != NULL && self->date <= desk_date_today ());
}

static void
change_sign (DeskInventoryCheck *self,
             gboolean            on)
{
  const Person *person = find_person (self, self->person);
  const DeskRoundSign *sign = find_sign (self);
  DeskDate day = round_day (self);
  g_autoptr (GError) error = NULL;

  if (person == NULL)
    return;
  if (on)
    desk_rounds_sign (self->office, code (self), day, day,
                      is_weekly (self) ? 0 : person->department, 0, NULL, &error);
  else if (sign != NULL)
    desk_rounds_unsign (self->office, code (self), day, day, sign->department, &error);
  fail (self, error);
}

static void
on_sign (DeskInventoryCheck *self)
{
  change_sign (self, TRUE);
}

static void
on_unsign (DeskInventoryCheck *self)
{
  change_sign (self, FALSE);
}

/* What is typed into the grid */

/* √ goes on to the next mark of the item, then to the next item. */
static void
select_next (DeskInventoryCheck *self,
             gint64              item,
             gint64              column)
{
  int i = column_index (self, column);
  const DeskRoundColumn *next;
  g_autofree char *key = NULL;

  if (i >= 0 && i + 1 < (int) self->round->columns->len)
    {
      next = self->round->columns->pdata[i + 1];
      key = mark_key (item, next->id);
      desk_sheet_select (self->sheet, key);
      return;
    }
  for (guint r = 0; r + 1 < self->round->rows->len; r++)
    {
      const DeskRoundRow *row = self->round->rows->pdata[r];
      gboolean found = row->target == item;

      for (guint k = r + 1; found && k < self->round->rows->len; k++)
        {
          row = self->round->rows->pdata[k];
          if (row->responsible != self->person)
            continue;
          next = self->round->columns->pdata[0];
          key = mark_key (row->target, next->id);
          desk_sheet_select (self->sheet, key);
          return;
        }
    }
}

static void
on_marked (DeskInventoryCheck *self,
           const char         *text,
           int                 value)
{
  DeskMark mark = value > 0 ? DESK_MARK_OK : value == 0 ? DESK_MARK_FAIL
                                                        : DESK_MARK_NONE;
  g_autoptr (GError) error = NULL;
  g_autofree char *remark = NULL;
  gint64 item, column;

  if (!parse_key (text, &item, &column) || column == 0)
    return;
  if (!desk_rounds_mark (self->office, code (self), round_day (self), item, column, mark, NULL, 0,
                         &error))
    {
      fail (self, error);
      return;
    }
  desk_inventory_check_refresh (self);
  if (mark == DESK_MARK_OK)
    select_next (self, item, column);
  else if (mark == DESK_MARK_FAIL)
    {
      /* X asks what is wrong. */
      remark = remark_key (item);
      desk_sheet_edit (self->sheet, remark);
    }
}

static void
on_mark_others (DeskInventoryCheck *self)
{
  DeskRoundFilter filter = { .person = self->person };
  g_autoptr (GError) error = NULL;

  desk_rounds_mark_others_ok (self->office, code (self), round_day (self), &filter, 0, NULL,
                              &error);
  fail (self, error);
  desk_inventory_check_refresh (self);
}

static void
on_edited (DeskInventoryCheck *self,
           const char         *text,
           const char         *words)
{
  g_autoptr (GError) error = NULL;
  gint64 item, column;

  if (!parse_key (text, &item, &column))
    return;
  desk_rounds_set_remark (self->office, code (self), round_day (self), item, words, &error);
  fail (self, error);
  desk_inventory_check_refresh (self);
}

static void
on_person (DeskInventoryCheck *self,
           GtkListBoxRow      *row)
{
  const Person *person;

  if (self->filling || row == NULL || self->round == NULL)
    return;
  person = self->people->pdata[gtk_list_box_row_get_index (row)];
  self->person = person->person;
  fill_sheet (self);
  show_sign (self);
}

static void
move_day (DeskInventoryCheck *self,
          int                 step)
{
  desk_inventory_check_set_date (self, self->date + step * (is_weekly (self) ? 7 : 1));
}

static void
on_before (DeskInventoryCheck *self)
{
  move_day (self, -1);
}

static void
on_after (DeskInventoryCheck *self)
{
  move_day (self, 1);
}

static void
on_today (DeskInventoryCheck *self)
{
  desk_inventory_check_set_date (self, desk_date_today ());
}

static void
desk_inventory_check_dispose (GObject *object)
{
  DeskInventoryCheck *self = DESK_INVENTORY_CHECK (object);

  g_clear_pointer (&self->box, gtk_widget_unparent);
  g_clear_pointer (&self->round, desk_round_sheet_free);

  G_OBJECT_CLASS (desk_inventory_check_parent_class)->dispose (object);
}

static void
desk_inventory_check_finalize (GObject *object)
{
  DeskInventoryCheck *self = DESK_INVENTORY_CHECK (object);

  g_ptr_array_unref (self->people);
  g_clear_object (&self->office);

  G_OBJECT_CLASS (desk_inventory_check_parent_class)->finalize (object);
}

static gboolean
desk_inventory_check_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (GTK_WIDGET (DESK_INVENTORY_CHECK (widget)->sheet));
}

static void
desk_inventory_check_class_init (DeskInventoryCheckClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = desk_inventory_check_dispose;
  G_OBJECT_CLASS (klass)->finalize = desk_inventory_check_finalize;
  widget_class->grab_focus = desk_inventory_check_grab_focus;
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);

  /* DeskInventoryCheck::failed: what the office refused. */
  signals[SIGNAL_FAILED] = g_signal_new ("failed", DESK_TYPE_INVENTORY_CHECK, G_SIGNAL_RUN_LAST, 0,
                                         NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_ERROR);
}

static GtkWidget *
make_arrow (DeskInventoryCheck *self,
            const char         *icon,
            const char         *name,
            GCallback           clicked)
{
  GtkWidget *button = gtk_button_new_from_icon_name (icon);

  gtk_widget_set_tooltip_text (button, name);
  g_signal_connect_swapped (button, "clicked", clicked, self);
  return button;
}

static GtkWidget *
make_bar (DeskInventoryCheck *self)
{
  GtkWidget *bar = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);

  gtk_widget_add_css_class (bar, "desk-filters");
  self->which = gtk_drop_down_new_from_strings (
    (const char *const[]){ _ ("Daily close"), _ ("Weekly check"), NULL });
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->which), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Which check"), -1);
  g_signal_connect_swapped (self->which, "notify::selected",
                            G_CALLBACK (desk_inventory_check_refresh), self);
  gtk_box_append (GTK_BOX (bar), self->which);
  gtk_box_append (GTK_BOX (bar), make_arrow (self, "go-previous-symbolic", _ ("Before"),
                                             G_CALLBACK (on_before)));
  self->day = gtk_label_new (NULL);
  gtk_widget_add_css_class (self->day, "desk-period-label");
  gtk_label_set_width_chars (GTK_LABEL (self->day), 18);
  gtk_box_append (GTK_BOX (bar), self->day);
  gtk_box_append (GTK_BOX (bar), make_arrow (self, "go-next-symbolic", _ ("After"),
                                             G_CALLBACK (on_after)));
  self->today = gtk_button_new_with_mnemonic (C_ ("check", "_Today"));
  g_signal_connect_swapped (self->today, "clicked", G_CALLBACK (on_today), self);
  gtk_box_append (GTK_BOX (bar), self->today);

  self->state = desk_inventory_label (NULL, "dim-label");
  gtk_label_set_wrap (GTK_LABEL (self->state), FALSE);
  gtk_label_set_ellipsize (GTK_LABEL (self->state), PANGO_ELLIPSIZE_END);
  gtk_label_set_xalign (GTK_LABEL (self->state), 1);
  gtk_widget_set_hexpand (self->state, TRUE);
  gtk_box_append (GTK_BOX (bar), self->state);
  self->sign = gtk_button_new_with_mnemonic (_ ("_Confirm the Sheet"));
  gtk_widget_set_tooltip_text (self->sign, _ ("The head of the department confirms this day"));
  g_signal_connect_swapped (self->sign, "clicked", G_CALLBACK (on_sign), self);
  gtk_box_append (GTK_BOX (bar), self->sign);
  self->unsign = gtk_button_new_with_mnemonic (_ ("Take _Back the Confirmation"));
  g_signal_connect_swapped (self->unsign, "clicked", G_CALLBACK (on_unsign), self);
  gtk_box_append (GTK_BOX (bar), self->unsign);
  return bar;
}

static GtkWidget *
make_people (DeskInventoryCheck *self)
{
  GtkWidget *scrolled = gtk_scrolled_window_new ();

  self->list = GTK_LIST_BOX (gtk_list_box_new ());
  gtk_widget_add_css_class (GTK_WIDGET (self->list), "navigation-sidebar");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->list), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Responsible person"), -1);
  g_signal_connect_swapped (self->list, "row-selected", G_CALLBACK (on_person), self);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scrolled), GTK_POLICY_NEVER,
                                  GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scrolled), GTK_WIDGET (self->list));
  gtk_widget_add_css_class (scrolled, "desk-inventory-people");
  gtk_widget_set_size_request (scrolled, 200, -1);
  return scrolled;
}

static GtkWidget *
make_grid (DeskInventoryCheck *self)
{
  GtkWidget *scrolled = gtk_scrolled_window_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 10);
  GtkWidget *legend = desk_inventory_label (
    _ ("√ in order     X not in order     keys: 1 = √ · 0 = X · Del = blank · Space = all others √ "
       "of this person"),
    "caption");

  self->sheet = DESK_SHEET (desk_sheet_new ());
  gtk_widget_set_valign (GTK_WIDGET (self->sheet), GTK_ALIGN_START);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->sheet), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Equipment check"), -1);
  desk_sheet_set_dress (self->sheet, dress, self);
  g_signal_connect_swapped (self->sheet, "marked", G_CALLBACK (on_marked), self);
  g_signal_connect_swapped (self->sheet, "mark-others", G_CALLBACK (on_mark_others), self);
  g_signal_connect_swapped (self->sheet, "edited", G_CALLBACK (on_edited), self);
  gtk_widget_add_css_class (GTK_WIDGET (self->sheet), "desk-inventory-check");
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->sheet));
  gtk_widget_add_css_class (legend, "dim-label");
  gtk_box_append (GTK_BOX (box), legend);
  gtk_widget_add_css_class (box, "desk-inventory-slip");
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scrolled), box);
  gtk_widget_set_hexpand (scrolled, TRUE);
  return scrolled;
}

static GtkWidget *
make_none (void)
{
  GtkWidget *none = adw_status_page_new ();

  adw_status_page_set_icon_name (ADW_STATUS_PAGE (none), "emblem-ok-symbolic");
  adw_status_page_set_title (ADW_STATUS_PAGE (none), _ ("Nothing to Check"));
  adw_status_page_set_description (
    ADW_STATUS_PAGE (none),
    _ ("There is no equipment in the register yet that somebody is responsible for."));
  return none;
}

static void
desk_inventory_check_init (DeskInventoryCheck *self)
{
  GtkWidget *both = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);

  self->people = g_ptr_array_new_with_free_func (person_free);
  self->date = desk_date_today ();
  self->box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  gtk_widget_set_parent (self->box, GTK_WIDGET (self));
  gtk_box_append (GTK_BOX (self->box), make_bar (self));
  self->stack = GTK_STACK (gtk_stack_new ());
  gtk_widget_set_vexpand (GTK_WIDGET (self->stack), TRUE);
  gtk_box_append (GTK_BOX (both), make_people (self));
  gtk_box_append (GTK_BOX (both), make_grid (self));
  gtk_stack_add_named (self->stack, both, "grid");
  gtk_stack_add_named (self->stack, make_none (), "none");
  gtk_box_append (GTK_BOX (self->box), GTK_WIDGET (self->stack));
}

GtkWidget *
desk_inventory_check_new (DeskOffice *office)
{
  DeskInventoryCheck *self = g_object_new (DESK_TYPE_INVENTORY_CHECK, NULL);

  self->office = g_object_ref (office);
  return GTK_WIDGET (self);
}

static void
show_day (DeskInventoryCheck *self)
{
  DeskDate day = round_day (self);
  g_autofree char *words =
    desk_date_format (day, DESK_DATE_STYLE_DAY_WEEKDAY, desk_language_current ());
  g_autofree char *last = NULL;
  g_autofree char *text = NULL;

  if (is_weekly (self))
    {
      last = desk_date_format (day + 6, DESK_DATE_STYLE_DAY_WEEKDAY, desk_language_current ());
      /* Translators: %1$s and %2$s: first and last day */
      text = g_strdup_printf (C_ ("days", "%1$s – %2$s"), words, last);
    }
  gtk_label_set_label (GTK_LABEL (self->day), text != NULL ? text : words);
  gtk_widget_set_sensitive (self->today, self->date != desk_date_today ());
}

/* Reads the sheet of the day anew. */
void
desk_inventory_check_refresh (DeskInventoryCheck *self)
{
  DeskDate day = round_day (self);
  g_autoptr (GError) error = NULL;
  DeskRoundSheet *round;

  if (self->office == NULL)
    return;
  show_day (self);
  round = desk_rounds_get_sheet (self->office, code (self), day, day, NULL, &error);
  if (round == NULL)
    {
      fail (self, error);
      return;
    }
  g_clear_pointer (&self->round, desk_round_sheet_free);
  self->round = round;
  count_people (self);
  choose_person (self);
  fill_people (self);
  gtk_stack_set_visible_child_name (self->stack, self->people->len > 0 ? "grid" : "none");
  if (self->people->len > 0)
    fill_sheet (self);
  show_sign (self);
}

void
desk_inventory_check_set_date (DeskInventoryCheck *self,
                               DeskDate            date)
{
  self->date = date;
  desk_inventory_check_refresh (self);
}
