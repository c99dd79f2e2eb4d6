/* SPDX-License-Identifier: GPL-3.0-or-later */

/* 拍摄: the cases on a board, in a table and in the diary, the clients, and the month. */

#include "desk-shoots-pane-private.h"

#include "desk-language.h"
#include "desk-people.h"
#include "desk-query.h"
#include "desk-shoots-words.h"

G_DEFINE_FINAL_TYPE (DeskShootsPane, desk_shoots_pane, DESK_TYPE_PANE)

const char *
desk_shoots_pane_get_view (DeskShootsPane *self)
{
  g_autoptr (GVariant) state = g_action_get_state (desk_pane_get_action (DESK_PANE (self), "view"));

  return g_intern_string (g_variant_get_string (state, NULL));
}

static gboolean
shows (DeskShootsPane *self,
       const char     *view)
{
  return g_str_equal (desk_shoots_pane_get_view (self), view);
}

static gboolean
has_cases_in_front (DeskShootsPane *self)
{
  return shows (self, "board") || shows (self, "table");
}

/* Says why something is refused, until it is dealt with: it is about what the user is at. */
void
desk_shoots_pane_refuse (DeskShootsPane *self,
                         const GError   *error)
{
  if (g_error_matches (error, DESK_ERROR, DESK_ERROR_REFUSED) ||
      g_error_matches (error, DESK_ERROR, DESK_ERROR_INVALID))
    desk_pane_show_message (DESK_PANE (self), DESK_MESSAGE_WARNING, error->message, NULL, NULL);
  else
    desk_pane_show_error (DESK_PANE (self), error);
}

/* The side */

static void
show_side (DeskShootsPane *self)
{
  const char *child = NULL;

  if (shows (self, "clients"))
    child = desk_shoots_clients_has_side (self->clients) ? "client" : NULL;
  else if (self->adding)
    child = "new";
  else if (shows (self, "diary") && desk_shoots_diary_has_side (self->diary))
    child = "entry";
  else if (!shows (self, "report") && desk_shoots_case_get_shoot (self->page) != 0)
    child = "case";
  if (child != NULL)
    gtk_stack_set_visible_child_name (self->side, child);
  gtk_widget_set_visible (GTK_WIDGET (self->side), child != NULL);
}

static void
refresh_page (DeskShootsPane *self)
{
  gint64 shoot = desk_shoots_case_get_shoot (self->page);

  /* A case that is gone, as by undoing its start, is not shown any more. */
  if (shoot != 0 && !desk_shoots_case_show (self->page, shoot, NULL))
    desk_shoots_case_show (self->page, 0, NULL);
  show_side (self);
}

/**
 * desk_shoots_pane_select:
 * @shoot: 0: none
 *
 * Opens the case's page, and selects it where it is shown.
 *
 * Returns: whether there is such a case
 */
gboolean
desk_shoots_pane_select (DeskShootsPane *self,
                         gint64          shoot)
{
  g_autoptr (GError) error = NULL;

  self->adding = FALSE;
  if (!desk_shoots_case_show (self->page, shoot, &error))
    {
      desk_pane_show_error (DESK_PANE (self), error);
      return FALSE;
    }
  if (self->board != NULL)
    desk_shoots_board_select (self->board, shoot);
  if (self->table != NULL)
    desk_shoots_table_select (self->table, shoot);
  if (self->diary != NULL)
    desk_shoots_diary_set_shoot (self->diary, shoot);
  show_side (self);
  return TRUE;
}

/* The content */

static void on_selected (DeskShootsPane *self,
                         gint64 shoot);
static void on_activated (DeskShootsPane *self,
                          gint64 shoot);
static void on_moved (DeskShootsPane *self,
                      gint64 shoot,
                      const char *step);
static void on_failed (DeskShootsPane *self,
                       const GError *error);
static void on_side_changed (DeskShootsPane *self);
static void on_booked (DeskShootsPane *self,
                       gint64 shoot,
                       DeskDate date,
                       gint64 photographer);
static void on_case_wanted (DeskShootsPane *self,
                            gint64 shoot);
static void on_begin_wanted (DeskShootsPane *self,
                             gint64 client);

static void
add_view (DeskShootsPane *self,
          GtkWidget      *view,
          const char     *name)
{
  gtk_stack_add_named (self->stack, view, name);
  if (g_signal_lookup ("failed", G_OBJECT_TYPE (view)) != 0)
    g_signal_connect_swapped (view, "failed", G_CALLBACK (on_failed), self);
}

static void
add_case_view (DeskShootsPane *self,
               GtkWidget      *view,
               const char     *name)
{
  add_view (self, view, name);
  g_signal_connect_swapped (view, "selected", G_CALLBACK (on_selected), self);
  g_signal_connect_swapped (view, "activated", G_CALLBACK (on_activated), self);
}

/* Makes what is in front, the first time it is seen. */
static void
make_view (DeskShootsPane *self)
{
  DeskOffice *office = desk_pane_get_office (DESK_PANE (self));

  if (shows (self, "board") && self->board == NULL)
    {
      self->board = DESK_SHOOTS_BOARD (desk_shoots_board_new (office, self->filter));
      add_case_view (self, GTK_WIDGET (self->board), "board");
      g_signal_connect_swapped (self->board, "moved", G_CALLBACK (on_moved), self);
    }
  else if (shows (self, "table") && self->table == NULL)
    {
      self->table = DESK_SHOOTS_TABLE (desk_shoots_table_new (office, self->filter));
      add_case_view (self, GTK_WIDGET (self->table), "table");
    }
  else if (shows (self, "diary") && self->diary == NULL)
    {
      self->diary = DESK_SHOOTS_DIARY (desk_shoots_diary_new (office));
      add_view (self, GTK_WIDGET (self->diary), "diary");
      gtk_stack_add_named (self->side, desk_shoots_diary_get_side (self->diary), "entry");
      g_signal_connect_swapped (self->diary, "side-changed", G_CALLBACK (on_side_changed), self);
      g_signal_connect_swapped (self->diary, "case-wanted", G_CALLBACK (on_case_wanted), self);
      g_signal_connect_swapped (self->diary, "booked", G_CALLBACK (on_booked), self);
      desk_shoots_diary_set_shoot (self->diary, desk_shoots_case_get_shoot (self->page));
    }
  else if (shows (self, "clients") && self->clients == NULL)
    {
      self->clients = DESK_SHOOTS_CLIENTS (desk_shoots_clients_new (office));
      add_view (self, GTK_WIDGET (self->clients), "clients");
      gtk_stack_add_named (self->side, desk_shoots_clients_get_side (self->clients), "client");
      g_signal_connect_swapped (self->clients, "side-changed", G_CALLBACK (on_side_changed),
                                self);
      g_signal_connect_swapped (self->clients, "case-wanted", G_CALLBACK (on_case_wanted), self);
      g_signal_connect_swapped (self->clients, "begin-wanted", G_CALLBACK (on_begin_wanted),
                                self);
    }
  else if (shows (self, "report") && self->report == NULL)
    {
      self->report = DESK_SHOOTS_REPORT (desk_shoots_report_new (office));
      add_view (self, GTK_WIDGET (self->report), "report");
    }
}

static gboolean
has_any_case (DeskShootsPane *self)
{
  g_autoptr (DeskQuery) cases =
    desk_query_new (desk_pane_get_store (DESK_PANE (self)), &desk_kind_shoots);

  return g_list_model_get_n_items (G_LIST_MODEL (cases)) > 0;
}

static gboolean
refresh_view (DeskShootsPane  *self,
              GError         **error)
{
  if (shows (self, "board"))
    return desk_shoots_board_refresh (self->board, error);
  if (shows (self, "table"))
    return desk_shoots_table_refresh (self->table, error);
  if (shows (self, "diary"))
    return desk_shoots_diary_refresh (self->diary, error);
  if (shows (self, "clients"))
    return desk_shoots_clients_refresh (self->clients, error);
  desk_shoots_report_set_flow (self->report, desk_shoots_filter_get_flow (self->filter));
  return desk_shoots_report_refresh (self->report, error);
}

/* Shows the view that is chosen, or what to do first where there is nothing yet. */
static void
show_view (DeskShootsPane *self)
{
  gboolean cases = has_cases_in_front (self);
  gboolean empty = cases && !has_any_case (self);
  gboolean clients = shows (self, "clients");

  make_view (self);
  gtk_stack_set_visible_child_name (self->stack,
                                    empty ? "empty" : desk_shoots_pane_get_view (self));
  gtk_widget_set_visible (GTK_WIDGET (self->filter), cases && !empty);
  gtk_widget_set_visible (GTK_WIDGET (self->search), (cases && !empty) || clients);
  gtk_widget_set_visible (self->import, clients);
  gtk_widget_set_visible (self->create, !shows (self, "report"));
  gtk_button_set_label (GTK_BUTTON (self->create),
                        clients ? _ ("_New Client…") : _ ("_New Case…"));
  desk_shoots_pane_fill_prints (self);
}

void
desk_shoots_pane_refresh (DeskShootsPane *self)
{
  g_autoptr (GError) error = NULL;

  show_view (self);
  if (has_cases_in_front (self))
    desk_shoots_filter_refresh (self->filter);
  if (!refresh_view (self, &error))
    desk_pane_show_error (DESK_PANE (self), error);
  refresh_page (self);
}

static void
desk_shoots_pane_refresh_pane (DeskPane *pane)
{
  desk_shoots_pane_refresh (DESK_SHOOTS_PANE (pane));
}

static gboolean
waits (const DeskFlowCard *card)
{
  if (card->overdue > 0)
    return TRUE;
  return !card->paused && (card->due == desk_date_today () ||
                           (card->monitored && card->filled >= card->wanted));
}

/* What is late or due today, and what is filled in and waits to be signed. */
static guint
desk_shoots_pane_count (DeskPane *pane,
                        gboolean *urgent)
{
  g_autoptr (GPtrArray) cards =
    desk_flow_list_cards (desk_pane_get_office (pane), NULL, &(DeskFlowFilter){ 0 }, NULL);
  guint n = 0;

  for (guint i = 0; cards != NULL && i < cards->len; i++)
    {
      const DeskFlowCard *card = cards->pdata[i];

      n += waits (card);
      *urgent |= card->overdue > 0;
    }
  return n;
}

/* What was written into goes out of sight: the focus goes to the button of the view. */
static void
focus_view_button (DeskShootsPane *self)
{
  for (GtkWidget *child = gtk_widget_get_first_child (self->views); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    if (gtk_toggle_button_get_active (GTK_TOGGLE_BUTTON (child)))
      gtk_widget_grab_focus (child);
}

/* @view: board, table, diary, clients or report */
void
desk_shoots_pane_set_view (DeskShootsPane *self,
                           const char     *view)
{
  GAction *action = desk_pane_get_action (DESK_PANE (self), "view");

  if (shows (self, view))
    return;
  self->adding = FALSE;
  gtk_editable_set_text (GTK_EDITABLE (self->search), "");
  g_simple_action_set_state (G_SIMPLE_ACTION (action), g_variant_new_string (view));
  if (gtk_widget_get_focus_child (GTK_WIDGET (self->stack)) != NULL)
    focus_view_button (self);
  desk_pane_clear_message (DESK_PANE (self));
  desk_shoots_pane_refresh (self);
}

static gboolean
desk_shoots_pane_go (DeskPane   *pane,
                     const char *where)
{
  static const char *const views[] = { "board", "table", "diary", "clients", "report", NULL };
  DeskShootsPane *self = DESK_SHOOTS_PANE (pane);
  DeskDate date = desk_date_parse (where);
  gint64 shoot;

  if (g_strv_contains (views, where))
    {
      desk_shoots_pane_set_view (self, where);
      return TRUE;
    }
  if (g_str_equal (where, "overdue"))
    {
      desk_shoots_pane_set_view (self, "board");
      desk_shoots_filter_set_overdue (self->filter, TRUE);
      return TRUE;
    }
  if (date != DESK_DATE_NONE)
    {
      desk_shoots_pane_set_view (self, "diary");
      desk_shoots_diary_go (self->diary, date);
      return TRUE;
    }
  shoot = desk_flow_find_case (desk_pane_get_office (pane), where, NULL);
  return shoot != 0 && desk_shoots_pane_select (self, shoot);
}

static gboolean
desk_shoots_pane_show_record (DeskPane       *pane,
                              const DeskKind *kind,
                              gint64          id)
{
  DeskShootsPane *self = DESK_SHOOTS_PANE (pane);
  g_autoptr (DeskRecord) record = NULL;

  if (kind == &desk_kind_shoots)
    {
      if (!has_cases_in_front (self))
        desk_shoots_pane_set_view (self, "board");
      return desk_shoots_pane_select (self, id);
    }
  if (kind == &desk_kind_clients)
    {
      desk_shoots_pane_set_view (self, "clients");
      return desk_shoots_clients_select (self->clients, id);
    }
  if (kind != &desk_kind_goods && kind != &desk_kind_contacts && kind != &desk_kind_flow_remarks)
    return FALSE;
  record = desk_record_get (desk_pane_get_store (pane), kind, id, NULL);
  return record != NULL && desk_record_get_number (record, "shoot") != 0 &&
         desk_shoots_pane_show_record (pane, &desk_kind_shoots,
                                       desk_record_get_number (record, "shoot"));
}

static void
desk_shoots_pane_find (DeskPane *pane)
{
  DeskShootsPane *self = DESK_SHOOTS_PANE (pane);

  if (!has_cases_in_front (self) && !shows (self, "clients"))
    desk_shoots_pane_set_view (self, "board");
  gtk_widget_grab_focus (GTK_WIDGET (self->search));
}

/* Opens the form of a new case at the side; @client: 0: is still to be found */
void
desk_shoots_pane_begin (DeskShootsPane *self,
                        gint64          client)
{
  if (!has_cases_in_front (self))
    desk_shoots_pane_set_view (self, "board");
  desk_shoots_pane_select (self, 0);
  self->adding = TRUE;
  show_side (self);
  desk_pane_open_side (DESK_PANE (self));
  desk_shoots_new_begin (self->begin, desk_shoots_filter_get_flow (self->filter), client);
}

static void
desk_shoots_pane_new_item (DeskPane *pane)
{
  DeskShootsPane *self = DESK_SHOOTS_PANE (pane);

  if (shows (self, "clients"))
    {
      desk_pane_open_side (pane);
      desk_shoots_clients_create (self->clients);
    }
  else
    desk_shoots_pane_begin (self, 0);
}

/* What the user does */

static void
on_selected (DeskShootsPane *self,
             gint64          shoot)
{
  if (shoot == 0 && self->adding)
    return;
  desk_pane_clear_message (DESK_PANE (self));
  desk_shoots_pane_select (self, shoot);
}

static void
on_activated (DeskShootsPane *self,
              gint64          shoot)
{
  if (shoot == 0)
    return;
  desk_shoots_pane_select (self, shoot);
  desk_pane_open_side (DESK_PANE (self));
  desk_shoots_case_focus (self->page);
}

static void
on_failed (DeskShootsPane *self,
           const GError   *error)
{
  desk_shoots_pane_refuse (self, error);
}

static void
on_done (DeskShootsPane *self)
{
  desk_pane_clear_message (DESK_PANE (self));
}

static void
on_closed (DeskShootsPane *self)
{
  desk_pane_clear_message (DESK_PANE (self));
  desk_shoots_pane_select (self, 0);
}

static void
on_started (DeskShootsPane *self,
            gint64          shoot)
{
  desk_pane_clear_message (DESK_PANE (self));
  desk_shoots_pane_refresh (self);
  desk_shoots_pane_select (self, shoot);
  desk_pane_open_side (DESK_PANE (self));
  desk_shoots_case_focus (self->page);
}

static void
on_side_changed (DeskShootsPane *self)
{
  show_side (self);
}

static void
on_case_wanted (DeskShootsPane *self,
                gint64          shoot)
{
  if (shows (self, "clients"))
    desk_shoots_pane_set_view (self, "board");
  desk_shoots_pane_select (self, shoot);
  desk_pane_open_side (DESK_PANE (self));
}

/* The sheet of the step that schedules it says so too. */
static void
on_booked (DeskShootsPane *self,
           gint64          shoot,
           DeskDate        date,
           gint64          photographer)
{
  g_autofree char *day = desk_date_to_iso (date);
  g_autofree char *name =
    desk_people_dup_name (desk_pane_get_office (DESK_PANE (self)), photographer);

  desk_pane_clear_message (DESK_PANE (self));
  desk_shoots_pane_select (self, shoot);
  if (desk_shoots_case_set_field (self->page, "day", day))
    desk_shoots_case_set_field (self->page, "photographer", name);
}

static void
on_begin_wanted (DeskShootsPane *self,
                 gint64          client)
{
  desk_shoots_pane_begin (self, client);
}

static void
on_filter (DeskShootsPane *self)
{
  g_autoptr (GError) error = NULL;

  if (has_cases_in_front (self) && !refresh_view (self, &error))
    desk_pane_show_error (DESK_PANE (self), error);
  desk_shoots_pane_fill_prints (self);
}

static void
on_search (DeskShootsPane *self)
{
  const char *text = gtk_editable_get_text (GTK_EDITABLE (self->search));

  if (shows (self, "clients"))
    desk_shoots_clients_set_search (self->clients, text);
  desk_shoots_filter_set_text (self->filter, shows (self, "clients") ? "" : text);
}

static void
focus_content (DeskShootsPane *self)
{
  gtk_widget_child_focus (GTK_WIDGET (self->stack), GTK_DIR_TAB_FORWARD);
}

static void
on_search_activate (DeskShootsPane *self)
{
  on_search (self);
  focus_content (self);
}

static void
on_search_stop (DeskShootsPane *self)
{
  gtk_editable_set_text (GTK_EDITABLE (self->search), "");
  on_search (self);
  focus_content (self);
}

/* Dragging a card = trying the step (SHO-6) */

static void
on_moved (DeskShootsPane *self,
          gint64          shoot,
          const char     *step)
{
  desk_shoots_pane_move (self, shoot, step);
}

static gboolean
sign (DeskShootsPane *self,
      gint64          shoot)
{
  DeskOffice *office = desk_pane_get_office (DESK_PANE (self));
  g_autoptr (GHashTable) values = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (GError) error = NULL;
  g_autoptr (DeskFlowCase) now = desk_flow_get_case (office, shoot, &error);

  if (now != NULL &&
      desk_flow_next (office, shoot, now->card->step,
                      now->signer != 0 ? now->signer : desk_shoots_actor (office), values, &error))
    return TRUE;
  desk_shoots_pane_refuse (self, error);
  return FALSE;
}

/* Returns: whether the case went to @step; else it is said why not, and what is missing is
 *   asked for at the side */
gboolean
desk_shoots_pane_move (DeskShootsPane *self,
                       gint64          shoot,
                       const char     *step)
{
  g_autofree char *sentence = NULL;
  DeskFlowTryResult result =
    desk_flow_try (desk_pane_get_office (DESK_PANE (self)), shoot, step, &sentence);

  desk_pane_clear_message (DESK_PANE (self));
  switch (result)
    {
    case DESK_FLOW_TRY_NEXT:
      return sign (self, shoot);
    case DESK_FLOW_TRY_STAYS:
      return TRUE;
    case DESK_FLOW_TRY_BACK:
      desk_shoots_pane_select (self, shoot);
      desk_pane_open_side (DESK_PANE (self));
      desk_shoots_case_ask (self->page, DESK_SHOOTS_BACK, step);
      return FALSE;
    case DESK_FLOW_TRY_MISSING:
      desk_shoots_pane_select (self, shoot);
      desk_pane_open_side (DESK_PANE (self));
      break;
    case DESK_FLOW_TRY_ILLEGAL:
      break;
    }
  if (sentence != NULL)
    desk_pane_show_message (DESK_PANE (self), DESK_MESSAGE_WARNING, sentence, NULL, NULL);
  return FALSE;
}

/* Object */

static void
add_side (DeskShootsPane *self,
          DeskOffice     *office)
{
  self->side = GTK_STACK (gtk_stack_new ());
  gtk_stack_set_hhomogeneous (self->side, FALSE);
  gtk_stack_set_vhomogeneous (self->side, FALSE);
  self->page = DESK_SHOOTS_CASE (desk_shoots_case_new (office));
  g_signal_connect_swapped (self->page, "closed", G_CALLBACK (on_closed), self);
  g_signal_connect_swapped (self->page, "done", G_CALLBACK (on_done), self);
  g_signal_connect_swapped (self->page, "failed", G_CALLBACK (on_failed), self);
  gtk_stack_add_named (self->side, GTK_WIDGET (self->page), "case");
  self->begin = DESK_SHOOTS_NEW (desk_shoots_new_new (office));
  g_signal_connect_swapped (self->begin, "started", G_CALLBACK (on_started), self);
  g_signal_connect_swapped (self->begin, "closed", G_CALLBACK (on_closed), self);
  g_signal_connect_swapped (self->begin, "failed", G_CALLBACK (on_failed), self);
  gtk_stack_add_named (self->side, GTK_WIDGET (self->begin), "new");
  gtk_widget_set_visible (GTK_WIDGET (self->side), FALSE);
  desk_pane_set_side (DESK_PANE (self), GTK_WIDGET (self->side));
}

static void
desk_shoots_pane_constructed (GObject *object)
{
  DeskShootsPane *self = DESK_SHOOTS_PANE (object);
  DeskOffice *office = desk_pane_get_office (DESK_PANE (self));

  G_OBJECT_CLASS (desk_shoots_pane_parent_class)->constructed (object);

  self->filter = DESK_SHOOTS_FILTER (desk_shoots_filter_new (office));
  g_signal_connect_swapped (self->filter, "changed", G_CALLBACK (on_filter), self);
  gtk_box_prepend (self->box, GTK_WIDGET (self->filter));
  add_side (self, office);
}

static void
desk_shoots_pane_class_init (DeskShootsPaneClass *klass)
{
  DeskPaneClass *pane_class = DESK_PANE_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->constructed = desk_shoots_pane_constructed;
  pane_class->name = "shoots";
  pane_class->refresh = desk_shoots_pane_refresh_pane;
  pane_class->count = desk_shoots_pane_count;
  pane_class->go = desk_shoots_pane_go;
  pane_class->show_record = desk_shoots_pane_show_record;
  pane_class->print = desk_shoots_pane_print;
  pane_class->export = desk_shoots_pane_export;
  pane_class->find = desk_shoots_pane_find;
  pane_class->new_item = desk_shoots_pane_new_item;

  gtk_widget_class_set_template_from_resource (
    widget_class, "/org/studiodesk/StudioDesk/ui/desk-shoots-pane.ui");
  gtk_widget_class_bind_template_child (widget_class, DeskShootsPane, views);
  gtk_widget_class_bind_template_child (widget_class, DeskShootsPane, search);
  gtk_widget_class_bind_template_child (widget_class, DeskShootsPane, box);
  gtk_widget_class_bind_template_child (widget_class, DeskShootsPane, stack);
  gtk_widget_class_bind_template_child (widget_class, DeskShootsPane, import);
  gtk_widget_class_bind_template_child (widget_class, DeskShootsPane, print);
  gtk_widget_class_bind_template_child (widget_class, DeskShootsPane, create);
  gtk_widget_class_bind_template_callback (widget_class, on_search);
  gtk_widget_class_bind_template_callback (widget_class, on_search_activate);
  gtk_widget_class_bind_template_callback (widget_class, on_search_stop);
}

static void
desk_shoots_pane_init (DeskShootsPane *self)
{
  desk_shoots_pane_add_actions (self);
  gtk_widget_init_template (GTK_WIDGET (self));
}
