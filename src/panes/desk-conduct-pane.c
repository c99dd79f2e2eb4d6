/* SPDX-License-Identifier: GPL-3.0-or-later */

/* 奖惩: the ledger by month: what was proposed is confirmed or dismissed here, what was
 * confirmed is reversed (CON-2). */

#include "desk-conduct-pane.h"

#include "desk-alert.h"
#include "desk-conduct-entry.h"
#include "desk-conduct-side.h"
#include "desk-language.h"
#include "desk-ledger.h"
#include "desk-people-picker.h"
#include "desk-period-switcher.h"
#include "desk-record-list.h"

struct _DeskConductPane
{
  DeskPane parent_instance;

  DeskQuery *entries;
  GtkMultiSelection *selection;
  gint64 wanted;      /* to be selected as soon as it is in the list; 0: none */
  GArray *confirming; /* (nullable) gint64: what the user is asked about */

  DeskPeriodSwitcher *period;
  GtkBox *person_box;
  GtkWidget *person;
  GtkMenuButton *add;
  GtkStack *stack;
  GtkColumnView *view;
  GtkLabel *totals;
  GtkButton *others;
  GtkButton *others_empty;
  GtkBox *side_box;
  DeskConductSide *side;
};

G_DEFINE_FINAL_TYPE (DeskConductPane, desk_conduct_pane, DESK_TYPE_PANE)

/* The whole of time, for what waits in any month. */
#define FIRST_DAY desk_date_new (1970, 1, 1)
#define LAST_DAY  desk_date_new (9999, 12, 31)

/* Selection */

/* Returns: (transfer full) (element-type gint64): the entries that are selected */
static GArray *
read_selection (DeskConductPane *self)
{
  GArray *ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (GtkBitset) places =
    gtk_selection_model_get_selection (GTK_SELECTION_MODEL (self->selection));

  for (guint i = 0; i < gtk_bitset_get_size (places); i++)
    {
      g_autoptr (DeskRecord) entry = g_list_model_get_item (
        G_LIST_MODEL (self->entries), gtk_bitset_get_nth (places, i));
      gint64 id = entry != NULL ? desk_record_get_id (entry) : 0;

      if (id != 0)
        g_array_append_val (ids, id);
    }
  return ids;
}

static void
show_side (DeskConductPane *self)
{
  g_autoptr (GArray) ids = read_selection (self);

  desk_conduct_side_show (self->side, ids);
}

static void
select_wanted (DeskConductPane *self)
{
  guint place = self->wanted != 0 ? desk_query_find (self->entries, self->wanted) : G_MAXUINT;

  if (place != G_MAXUINT)
    {
      self->wanted = 0;
      gtk_selection_model_select_item (GTK_SELECTION_MODEL (self->selection), place, TRUE);
      gtk_widget_activate_action (GTK_WIDGET (self->view), "list.scroll-to-item", "u", place);
    }
}

/* The list */

static const char *
chosen_state (DeskConductPane *self)
{
  g_autoptr (GVariant) state =
    g_action_get_state (desk_pane_get_action (DESK_PANE (self), "state"));

  return g_intern_string (g_variant_get_string (state, NULL));
}

/* Says how much waits in other months, and leads there. */
static void
show_others (DeskConductPane *self,
             guint            n_here)
{
  g_autoptr (GArray) all = desk_ledger_list_proposed (desk_pane_get_office (DESK_PANE (self)),
                                                      FIRST_DAY, LAST_DAY, NULL);
  guint n = all != NULL && all->len > n_here ? all->len - n_here : 0;
  /* Translators: how many ledger entries */
  g_autofree char *text = g_strdup_printf (ngettext ("%u is proposed in another month",
                                                     "%u are proposed in other months", n),
                                           n);

  gtk_button_set_label (self->others, text);
  gtk_button_set_label (self->others_empty, text);
  gtk_widget_set_visible (GTK_WIDGET (self->others), n > 0);
  gtk_widget_set_visible (GTK_WIDGET (self->others_empty), n > 0);
}

static void
show_totals (DeskConductPane *self)
{
  DeskLedgerTotals totals;
  g_autofree char *proposed = NULL;
  g_autofree char *confirmed = NULL;
  g_autofree char *text = NULL;

  desk_ledger_get_totals (desk_pane_get_office (DESK_PANE (self)),
                          desk_period_switcher_get_start (self->period),
                          desk_period_switcher_get_end (self->period), &totals, NULL);
  proposed = desk_money_to_text (totals.proposed);
  confirmed = desk_money_to_text (totals.confirmed);
  /* Translators: of a month: how many proposed entries, their sum; how many confirmed, their sum */
  text = g_strdup_printf (_ ("Proposed: %u, %s yuan · Confirmed: %u, %s yuan"), totals.n_proposed,
                          proposed, totals.n_confirmed, confirmed);
  gtk_label_set_label (self->totals, text);
  show_others (self, totals.n_proposed);
  desk_pane_set_action_enabled (DESK_PANE (self), "confirm-shown", totals.n_proposed > 0);
}

static void
show_list (DeskConductPane *self)
{
  const char *state = chosen_state (self);
  DeskLedgerFilter filter = {
    .from = desk_period_switcher_get_start (self->period),
    .to = desk_period_switcher_get_end (self->period),
    .state = g_str_equal (state, "all") ? NULL : state,
    .person = desk_people_picker_get_person (DESK_PEOPLE_PICKER (self->person)),
  };

  desk_ledger_filter (self->entries, &filter);
  gtk_stack_set_visible_child_name (
    self->stack, g_list_model_get_n_items (G_LIST_MODEL (self->entries)) > 0 ? "list" : "empty");
  select_wanted (self);
  show_totals (self);
  show_side (self);
}

/* Goes to the oldest entry that waits. */
static void
on_others (DeskConductPane *self)
{
  g_autoptr (GArray) all = desk_ledger_list_proposed (desk_pane_get_office (DESK_PANE (self)),
                                                      FIRST_DAY, LAST_DAY, NULL);
  DeskDate from = desk_period_switcher_get_start (self->period);
  DeskDate to = desk_period_switcher_get_end (self->period);

  for (guint i = 0; all != NULL && i < all->len; i++)
    {
      g_autoptr (DeskRecord) entry =
        desk_record_get (desk_pane_get_store (DESK_PANE (self)), &desk_kind_ledger,
                         g_array_index (all, gint64, i), NULL);
      DeskDate date = entry != NULL ? desk_record_get_date (entry, "date") : from;

      if (date >= from && date <= to)
        continue;
      desk_period_switcher_set_date (self->period, date);
      g_action_change_state (desk_pane_get_action (DESK_PANE (self), "state"),
                             g_variant_new_string ("proposed"));
      return;
    }
}

/* Verbs */

static void
on_confirm_answer (gboolean accepted,
                   gpointer data)
{
  g_autoptr (DeskConductPane) self = data;
  g_autoptr (GArray) ids = g_steal_pointer (&self->confirming);
  g_autoptr (GError) error = NULL;

  if (accepted && ids != NULL &&
      !desk_ledger_confirm (desk_pane_get_office (DESK_PANE (self)), (const gint64 *) ids->data,
                            ids->len, &error))
    desk_pane_show_error (DESK_PANE (self), error);
}

/* @ids: (transfer full). It is asked once, as it is not undone. */
static void
ask_confirm (DeskConductPane *self,
             GArray          *ids)
{
  DeskMoney sum = 0;
  g_autofree char *heading = NULL;
  g_autofree char *yuan = NULL;
  g_autofree char *body = NULL;

  g_clear_pointer (&self->confirming, g_array_unref);
  self->confirming = ids;
  for (guint i = 0; i < ids->len; i++)
    {
      g_autoptr (DeskRecord) entry =
        desk_record_get (desk_pane_get_store (DESK_PANE (self)), &desk_kind_ledger,
                         g_array_index (ids, gint64, i), NULL);
      sum += entry != NULL ? desk_record_get_number (entry, "amount") : 0;
    }
  yuan = desk_money_to_text (sum);
  /* Translators: how many ledger entries */
  heading = g_strdup_printf (ngettext ("Confirm %u entry?", "Confirm %u entries?", ids->len),
                             ids->len);
  body = g_strdup_printf (
    /* Translators: %s: an amount */
    _ ("It comes to %s yuan. What is confirmed stands: it is not undone, only reversed by a new"
       " entry."),
    yuan);
  desk_alert_ask (GTK_WIDGET (self), heading, body, _ ("_Confirm"), DESK_ALERT_SUGGESTED,
                  on_confirm_answer, g_object_ref (self));
}

static void
on_do (DeskConductPane *self,
       const char      *what,
       const char      *reason)
{
  DeskOffice *office = desk_pane_get_office (DESK_PANE (self));
  g_autoptr (GArray) ids = read_selection (self);
  g_autoptr (GError) error = NULL;
  g_autofree char *number = NULL;

  if (ids->len == 0)
    return;
  if (g_str_equal (what, "confirm"))
    {
      ask_confirm (self, g_steal_pointer (&ids));
      return;
    }
  if (g_str_equal (what, "dismiss"))
    desk_ledger_dismiss (office, (const gint64 *) ids->data, ids->len, reason, &error);
  else
    number = desk_ledger_reverse (office, g_array_index (ids, gint64, 0), reason, &error);
  if (error != NULL)
    desk_pane_show_error (DESK_PANE (self), error);
}

/* Actions */

static void
on_state (GSimpleAction *action,
          GVariant      *state,
          gpointer       data)
{
  g_simple_action_set_state (action, state);
  show_list (data);
}

static void
on_confirm_shown (GSimpleAction *action,
                  GVariant      *parameter,
                  gpointer       data)
{
  DeskConductPane *self = data;
  GArray *ids = g_array_new (FALSE, FALSE, sizeof (gint64));

  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (self->entries)); i++)
    {
      g_autoptr (DeskRecord) entry = g_list_model_get_item (G_LIST_MODEL (self->entries), i);
      gint64 id = desk_record_get_id (entry);

      if (g_strcmp0 (desk_record_get_text (entry, "state"), "proposed") == 0)
        g_array_append_val (ids, id);
    }
  if (ids->len > 0)
    ask_confirm (self, ids);
  else
    g_array_unref (ids);
}

static void
on_select (GSimpleAction *action,
           GVariant      *parameter,
           gpointer       data)
{
  desk_pane_show_record (data, &desk_kind_ledger, g_variant_get_int64 (parameter));
}

/* The pane */

static void
desk_conduct_pane_refresh (DeskPane *pane)
{
  show_list (DESK_CONDUCT_PANE (pane));
}

static guint
desk_conduct_pane_count (DeskPane *pane,
                         gboolean *urgent)
{
  g_autoptr (GArray) proposed =
    desk_ledger_list_proposed (desk_pane_get_office (pane), FIRST_DAY, LAST_DAY, NULL);

  return proposed != NULL ? proposed->len : 0;
}

/* @where: a day of the month to show, with what waits in it */
static gboolean
desk_conduct_pane_go (DeskPane   *pane,
                      const char *where)
{
  DeskConductPane *self = DESK_CONDUCT_PANE (pane);
  DeskDate date = desk_date_parse (where);

  if (date == DESK_DATE_NONE)
    return FALSE;
  desk_period_switcher_set_date (self->period, date);
  g_action_change_state (desk_pane_get_action (pane, "state"), g_variant_new_string ("proposed"));
  return TRUE;
}

static gboolean
desk_conduct_pane_show_record (DeskPane       *pane,
                               const DeskKind *kind,
                               gint64          id)
{
  DeskConductPane *self = DESK_CONDUCT_PANE (pane);
  g_autoptr (DeskRecord) entry = NULL;

  if (kind == &desk_kind_ledger)
    entry = desk_record_get (desk_pane_get_store (pane), kind, id, NULL);
  if (entry == NULL)
    return FALSE;
  self->wanted = id;
  desk_people_picker_set_person (DESK_PEOPLE_PICKER (self->person), 0);
  desk_period_switcher_set_date (self->period, desk_record_get_date (entry, "date"));
  g_action_change_state (desk_pane_get_action (pane, "state"), g_variant_new_string ("all"));
  return TRUE;
}

static void
desk_conduct_pane_new_item (DeskPane *pane)
{
  gtk_menu_button_popup (DESK_CONDUCT_PANE (pane)->add);
}

static void
add_columns (DeskConductPane *self)
{
  static const struct
  {
    const char *field;
    int width; /* 0: what is left */
  } columns[] = {
    { "date", 100 },
    { "person", 90 },
    { "kind", 80 },
    { "amount", 80 },
    { "state", 80 },
    { "clause", 90 },
    { "evidence", 0 },
    { "number", 120 },
  };
  GListModel *list = gtk_column_view_get_columns (self->view);

  for (guint i = 0; i < G_N_ELEMENTS (columns); i++)
    {
      g_autoptr (GtkColumnViewColumn) column = NULL;

      desk_record_list_add_column (self->view,
                                   desk_kind_get_field (&desk_kind_ledger, columns[i].field));
      column = g_list_model_get_item (list, i);
      gtk_column_view_column_set_expand (column, columns[i].width == 0);
      if (columns[i].width != 0)
        gtk_column_view_column_set_fixed_width (column, columns[i].width);
    }
}

static void
desk_conduct_pane_constructed (GObject *object)
{
  DeskConductPane *self = DESK_CONDUCT_PANE (object);
  DeskOffice *office;

  G_OBJECT_CLASS (desk_conduct_pane_parent_class)->constructed (object);
  office = desk_pane_get_office (DESK_PANE (self));
  if (office == NULL)
    return;
  self->entries = desk_query_new (desk_office_get_store (office), &desk_kind_ledger);
  self->selection = gtk_multi_selection_new (G_LIST_MODEL (g_object_ref (self->entries)));
  gtk_column_view_set_model (self->view, GTK_SELECTION_MODEL (self->selection));
  g_signal_connect_object (self->selection, "selection-changed", G_CALLBACK (show_side), self,
                           G_CONNECT_SWAPPED);
  self->person = desk_people_picker_new (office, _ ("Person"));
  desk_people_picker_set_allow_none (DESK_PEOPLE_PICKER (self->person), TRUE);
  desk_people_picker_set_none_label (DESK_PEOPLE_PICKER (self->person), _ ("Everybody"));
  g_signal_connect_object (self->person, "chosen", G_CALLBACK (show_list), self,
                           G_CONNECT_SWAPPED);
  gtk_widget_set_size_request (self->person, 130, -1);
  gtk_box_append (self->person_box, self->person);
  gtk_menu_button_set_popover (self->add, desk_conduct_entry_new (office));
  self->side = DESK_CONDUCT_SIDE (desk_conduct_side_new (office));
  gtk_widget_set_hexpand (GTK_WIDGET (self->side), TRUE);
  g_signal_connect_object (self->side, "do", G_CALLBACK (on_do), self, G_CONNECT_SWAPPED);
  gtk_box_append (self->side_box, GTK_WIDGET (self->side));
  add_columns (self);
  g_signal_connect_object (self->period, "changed", G_CALLBACK (show_list), self,
                           G_CONNECT_SWAPPED);
}

static void
desk_conduct_pane_dispose (GObject *object)
{
  DeskConductPane *self = DESK_CONDUCT_PANE (object);

  g_clear_object (&self->selection);
  g_clear_object (&self->entries);
  g_clear_pointer (&self->confirming, g_array_unref);

  G_OBJECT_CLASS (desk_conduct_pane_parent_class)->dispose (object);
}

static void
desk_conduct_pane_class_init (DeskConductPaneClass *klass)
{
  DeskPaneClass *pane_class = DESK_PANE_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->constructed = desk_conduct_pane_constructed;
  G_OBJECT_CLASS (klass)->dispose = desk_conduct_pane_dispose;
  pane_class->name = "conduct";
  pane_class->refresh = desk_conduct_pane_refresh;
  pane_class->count = desk_conduct_pane_count;
  pane_class->go = desk_conduct_pane_go;
  pane_class->show_record = desk_conduct_pane_show_record;
  pane_class->new_item = desk_conduct_pane_new_item;

  g_type_ensure (DESK_TYPE_PERIOD_SWITCHER);
  gtk_widget_class_set_template_from_resource (
    widget_class, "/org/studiodesk/StudioDesk/ui/desk-conduct-pane.ui");
  gtk_widget_class_bind_template_child (widget_class, DeskConductPane, period);
  gtk_widget_class_bind_template_child (widget_class, DeskConductPane, person_box);
  gtk_widget_class_bind_template_child (widget_class, DeskConductPane, add);
  gtk_widget_class_bind_template_child (widget_class, DeskConductPane, stack);
  gtk_widget_class_bind_template_child (widget_class, DeskConductPane, view);
  gtk_widget_class_bind_template_child (widget_class, DeskConductPane, totals);
  gtk_widget_class_bind_template_child (widget_class, DeskConductPane, others);
  gtk_widget_class_bind_template_child (widget_class, DeskConductPane, others_empty);
  gtk_widget_class_bind_template_child (widget_class, DeskConductPane, side_box);
  gtk_widget_class_bind_template_callback (widget_class, on_others);
}

static void
desk_conduct_pane_init (DeskConductPane *self)
{
  static const GActionEntry entries[] = {
    { "state", NULL, "s", "'all'", on_state },
    { "confirm-shown", on_confirm_shown },
    { "select", on_select, "x" }, /* an entry */
  };

  gtk_widget_init_template (GTK_WIDGET (self));
  desk_period_switcher_set_period (self->period, DESK_PERIOD_MONTH);
  desk_period_switcher_set_date (self->period, desk_date_today ());
  desk_pane_add_actions (DESK_PANE (self), entries, G_N_ELEMENTS (entries));
}
