/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "desk-meetings-plans.h"

#include <adwaita.h>

#include "desk-forms.h"
#include "desk-inventory-parts.h"
#include "desk-language.h"
#include "desk-meetings-bulletin-bar.h"
#include "desk-meetings-pane.h"
#include "desk-meetings-plan-list.h"
#include "desk-meetings-plan-review.h"
#include "desk-plans.h"
#include "desk-record-editor.h"
#include "desk-shoots-words.h"

/* What Ctrl+N plans. */
#define USUAL "month"

struct _DeskMeetingsPlans
{
  DeskMeetingsView parent_instance;

  gboolean has_side;
  GtkStack *root;
  DeskMeetingsPlanList *list;
  DeskMeetingsBulletinBar *bar;
  GtkStack *side;
  DeskRecordEditor *plan;
  DeskMeetingsPlanReview *review;
  DeskRecordEditor *bulletin;
};

G_DEFINE_FINAL_TYPE (DeskMeetingsPlans, desk_meetings_plans, DESK_TYPE_MEETINGS_VIEW)

static DeskOffice *
get_office (DeskMeetingsPlans *self)
{
  return desk_meetings_view_get_office (DESK_MEETINGS_VIEW (self));
}

static void
on_failed (DeskMeetingsPlans *self,
           const GError      *error)
{
  desk_meetings_view_fail (DESK_MEETINGS_VIEW (self), error);
}

static void
on_done (DeskMeetingsPlans *self)
{
  desk_meetings_view_done (DESK_MEETINGS_VIEW (self));
}

/* The side: a plan, or what is written for a bulletin */

static void
show_side (DeskMeetingsPlans            *self,
           const char                   *child,
           /* NULL: nothing */ gboolean  open)
{
  self->has_side = child != NULL;
  if (child != NULL)
    gtk_stack_set_visible_child_name (self->side, child);
  desk_meetings_view_side_changed (DESK_MEETINGS_VIEW (self), open);
}

static gboolean
show_plan (DeskMeetingsPlans *self,
           gint64             plan,
           gboolean           open)
{
  if (!desk_record_editor_edit (self->plan, plan))
    return FALSE;
  desk_meetings_plan_review_show (self->review, plan);
  show_side (self, "plan", open);
  return TRUE;
}

/* A plan of the period that has today, by who sits here. */
static void
begin_plan (DeskMeetingsPlans *self,
            const char        *period)
{
  g_autoptr (DeskDraft) draft =
    desk_draft_new (desk_office_get_store (get_office (self)), &desk_kind_plans);
  gint64 person = desk_shoots_actor (get_office (self));

  desk_draft_set_text (draft, "period", period);
  desk_plans_complete (get_office (self), draft);
  if (person != 0)
    desk_draft_set_number (draft, "person", person);
  show_side (self, "plan", TRUE);
  if (!desk_record_editor_begin (self->plan, draft))
    return;
  desk_record_table_select (DESK_RECORD_TABLE (self->list), 0);
  desk_meetings_plan_review_show (self->review, 0);
}

static void
on_selected (DeskMeetingsPlans *self,
             gint64             plan)
{
  if (plan == 0)
    return;
  on_done (self);
  show_plan (self, plan, FALSE);
}

static void
on_activated (DeskMeetingsPlans *self)
{
  gint64 plan = desk_record_table_get_selected (DESK_RECORD_TABLE (self->list));

  if (plan != 0 && show_plan (self, plan, TRUE))
    gtk_widget_grab_focus (GTK_WIDGET (self->plan));
}

static void
on_plan_saved (DeskMeetingsPlans *self,
               gint64             plan)
{
  gtk_stack_set_visible_child_name (self->root, "list");
  desk_record_table_select (DESK_RECORD_TABLE (self->list), plan);
  desk_meetings_plan_review_show (self->review, plan);
}

static void
on_side_done (DeskMeetingsPlans *self)
{
  show_side (self, NULL, FALSE);
}

/* The bulletin */

static void
on_write (DeskMeetingsPlans *self)
{
  gint64 id = desk_meetings_bulletin_bar_get_id (self->bar);
  g_autoptr (DeskDraft) draft = NULL;
  g_autofree char *month = NULL;

  show_side (self, "bulletin", TRUE);
  if (id != 0)
    {
      desk_record_editor_edit (self->bulletin, id);
      return;
    }
  draft = desk_draft_new (desk_office_get_store (get_office (self)), &desk_kind_bulletins);
  month = desk_date_to_month (desk_meetings_bulletin_bar_get_month (self->bar));
  desk_draft_set_text (draft, "month", month);
  desk_record_editor_begin (self->bulletin, draft);
}

static void
on_preview (DeskMeetingsPlans *self)
{
  desk_meetings_view_preview (DESK_MEETINGS_VIEW (self), "bulletin");
}

/* The view */

static gboolean
desk_meetings_plans_refresh (DeskMeetingsView  *view,
                             GError           **error)
{
  DeskMeetingsPlans *self = DESK_MEETINGS_PLANS (view);
  g_autoptr (DeskQuery) all =
    desk_query_new (desk_office_get_store (get_office (self)), &desk_kind_plans);

  if (!desk_meetings_bulletin_bar_refresh (self->bar, error))
    return FALSE;
  desk_record_table_refresh (DESK_RECORD_TABLE (self->list));
  gtk_stack_set_visible_child_name (
    self->root, g_list_model_get_n_items (G_LIST_MODEL (all)) > 0 ? "list" : "none");
  desk_meetings_plan_review_show (self->review, desk_record_editor_get_id (self->plan));
  /* What was undone elsewhere is not shown any more. */
  if (self->has_side &&
      g_strcmp0 (gtk_stack_get_visible_child_name (self->side), "plan") == 0 &&
      desk_record_editor_get_draft (self->plan) == NULL)
    show_side (self, NULL, FALSE);
  return TRUE;
}

static GtkWidget *
desk_meetings_plans_get_side (DeskMeetingsView *view)
{
  return GTK_WIDGET (DESK_MEETINGS_PLANS (view)->side);
}

static gboolean
desk_meetings_plans_has_side (DeskMeetingsView *view)
{
  return DESK_MEETINGS_PLANS (view)->has_side;
}

static void
desk_meetings_plans_search (DeskMeetingsView *view,
                            const char       *text)
{
  desk_record_table_set_search (DESK_RECORD_TABLE (DESK_MEETINGS_PLANS (view)->list), text);
}

static void
desk_meetings_plans_create (DeskMeetingsView *view)
{
  begin_plan (DESK_MEETINGS_PLANS (view), USUAL);
}

static gboolean
desk_meetings_plans_show_record (DeskMeetingsView *view,
                                 const DeskKind   *kind,
                                 gint64            id)
{
  DeskMeetingsPlans *self = DESK_MEETINGS_PLANS (view);

  if (kind == &desk_kind_plans)
    return show_plan (self, id, TRUE) &&
           desk_record_table_select (DESK_RECORD_TABLE (self->list), id);
  if (kind != &desk_kind_bulletins || !desk_record_editor_edit (self->bulletin, id))
    return FALSE;
  show_side (self, "bulletin", TRUE);
  return TRUE;
}

static gboolean
desk_meetings_plans_build_forms (DeskMeetingsView  *view,
                                 const char        *id,
                                 GPtrArray         *forms,
                                 GError           **error)
{
  DeskMeetingsPlans *self = DESK_MEETINGS_PLANS (view);
  DeskDate month = desk_meetings_bulletin_bar_get_month (self->bar);
  DeskFormRequest request = { .from = month, .to = desk_date_month_end (month) };
  DeskForm *form = desk_forms_build (get_office (self), id, &request, error);

  if (form == NULL)
    return FALSE;
  g_ptr_array_add (forms, form);
  return TRUE;
}

/* Building */

/* A button for each period, so that title and days stand there at once. */
static GMenu *
make_periods (void)
{
  const DeskField *period = desk_kind_get_field (&desk_kind_plans, "period");
  GMenu *menu = g_menu_new ();

  for (guint i = 0; period->choices[i].code != NULL; i++)
    {
      g_autoptr (GMenuItem) item = g_menu_item_new (_ (period->choices[i].label), NULL);

      g_menu_item_set_action_and_target (item, "win.meetings.new-plan", "s",
                                         period->choices[i].code);
      g_menu_append_item (menu, item);
    }
  return menu;
}

static GtkWidget *
make_period_button (const char *label)
{
  GtkWidget *button = gtk_menu_button_new ();
  g_autoptr (GMenu) periods = make_periods ();

  gtk_menu_button_set_label (GTK_MENU_BUTTON (button), label);
  gtk_menu_button_set_menu_model (GTK_MENU_BUTTON (button), G_MENU_MODEL (periods));
  return button;
}

static GtkWidget *
make_none (void)
{
  GtkWidget *page = adw_status_page_new ();
  GtkWidget *add = make_period_button (_ ("Write a Plan"));

  adw_status_page_set_icon_name (ADW_STATUS_PAGE (page), "desk-meetings-symbolic");
  adw_status_page_set_title (ADW_STATUS_PAGE (page), _ ("No Plan Yet"));
  adw_status_page_set_description (
    ADW_STATUS_PAGE (page),
    _ ("Write what a year, a term, a month or a week is to bring, and hand it in; the director "
       "approves it or sends it back with a reason."));
  gtk_widget_set_halign (add, GTK_ALIGN_CENTER);
  adw_status_page_set_child (ADW_STATUS_PAGE (page), add);
  return page;
}

static void
make_side (DeskMeetingsPlans *self)
{
  DeskOffice *office = get_office (self);

  self->side = g_object_ref_sink (GTK_STACK (gtk_stack_new ()));
  gtk_stack_set_hhomogeneous (self->side, FALSE);
  self->plan = DESK_RECORD_EDITOR (desk_record_editor_new (office, &desk_kind_plans));
  self->review =
    DESK_MEETINGS_PLAN_REVIEW (desk_meetings_plan_review_new (office, self->plan));
  desk_record_editor_add_first (self->plan, GTK_WIDGET (self->review));
  g_signal_connect_object (self->review, "failed", G_CALLBACK (on_failed), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->review, "done", G_CALLBACK (on_done), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->plan, "saved", G_CALLBACK (on_plan_saved), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->plan, "removed", G_CALLBACK (on_side_done), self,
                           G_CONNECT_SWAPPED);
  gtk_stack_add_named (self->side, GTK_WIDGET (self->plan), "plan");
  self->bulletin = DESK_RECORD_EDITOR (desk_record_editor_new (office, &desk_kind_bulletins));
  g_signal_connect_object (self->bulletin, "saved", G_CALLBACK (on_side_done), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->bulletin, "removed", G_CALLBACK (on_side_done), self,
                           G_CONNECT_SWAPPED);
  gtk_stack_add_named (self->side, GTK_WIDGET (self->bulletin), "bulletin");
}

/* Object */

static void
desk_meetings_plans_constructed (GObject *object)
{
  DeskMeetingsPlans *self = DESK_MEETINGS_PLANS (object);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);

  G_OBJECT_CLASS (desk_meetings_plans_parent_class)->constructed (object);

  make_side (self);
  self->list = DESK_MEETINGS_PLAN_LIST (desk_meetings_plan_list_new (get_office (self)));
  desk_record_table_add_start (DESK_RECORD_TABLE (self->list), make_period_button (_ ("New")));
  g_signal_connect_swapped (self->list, "selected", G_CALLBACK (on_selected), self);
  g_signal_connect_swapped (self->list, "activated", G_CALLBACK (on_activated), self);
  self->root = GTK_STACK (gtk_stack_new ());
  gtk_stack_add_named (self->root, GTK_WIDGET (self->list), "list");
  gtk_stack_add_named (self->root, make_none (), "none");
  gtk_widget_set_vexpand (GTK_WIDGET (self->root), TRUE);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->root));
  self->bar =
    DESK_MEETINGS_BULLETIN_BAR (desk_meetings_bulletin_bar_new (get_office (self)));
  g_signal_connect_swapped (self->bar, "write", G_CALLBACK (on_write), self);
  g_signal_connect_swapped (self->bar, "preview", G_CALLBACK (on_preview), self);
  g_signal_connect_swapped (self->bar, "failed", G_CALLBACK (on_failed), self);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->bar));
  desk_meetings_view_set_child (DESK_MEETINGS_VIEW (self), box);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Plans and bulletin"), -1);
}

static void
desk_meetings_plans_dispose (GObject *object)
{
  DeskMeetingsPlans *self = DESK_MEETINGS_PLANS (object);

  g_clear_object (&self->side);

  G_OBJECT_CLASS (desk_meetings_plans_parent_class)->dispose (object);
}

static void
desk_meetings_plans_class_init (DeskMeetingsPlansClass *klass)
{
  static const char *const forms[] = { "bulletin", NULL };
  DeskMeetingsViewClass *view_class = DESK_MEETINGS_VIEW_CLASS (klass);

  G_OBJECT_CLASS (klass)->constructed = desk_meetings_plans_constructed;
  G_OBJECT_CLASS (klass)->dispose = desk_meetings_plans_dispose;
  gtk_widget_class_set_accessible_role (GTK_WIDGET_CLASS (klass), GTK_ACCESSIBLE_ROLE_GROUP);
  view_class->forms = forms;
  view_class->create_label = N_ ("_New Plan…");
  view_class->search_hint = N_ ("Search in plans");
  view_class->refresh = desk_meetings_plans_refresh;
  view_class->get_side = desk_meetings_plans_get_side;
  view_class->has_side = desk_meetings_plans_has_side;
  view_class->search = desk_meetings_plans_search;
  view_class->create = desk_meetings_plans_create;
  view_class->show_record = desk_meetings_plans_show_record;
  view_class->build_forms = desk_meetings_plans_build_forms;
}

static void
desk_meetings_plans_init (DeskMeetingsPlans *self)
{
}

/* Actions */

static DeskMeetingsPlans *
plans_of (gpointer pane)
{
  return DESK_MEETINGS_PLANS (desk_meetings_pane_show_view (pane, "plans"));
}

static void
on_new_plan (GSimpleAction *action,
             GVariant      *parameter,
             gpointer       data)
{
  const char *period = g_variant_get_string (parameter, NULL);

  if (desk_field_find_choice (desk_kind_get_field (&desk_kind_plans, "period"), period) != NULL)
    begin_plan (plans_of (data), period);
}

static void
on_submit_plan (GSimpleAction *action,
                GVariant      *parameter,
                gpointer       data)
{
  DeskMeetingsPlans *self = plans_of (data);
  g_autoptr (GError) error = NULL;

  if (!desk_plans_submit (get_office (self), g_variant_get_int64 (parameter), &error))
    on_failed (self, error);
}

/* A plan, whether it is approved, and what is said of it. */
static void
on_review_plan (GSimpleAction *action,
                GVariant      *parameter,
                gpointer       data)
{
  DeskMeetingsPlans *self = plans_of (data);
  g_autoptr (GError) error = NULL;
  const char *text;
  gboolean approve;
  gint64 plan;

  g_variant_get (parameter, "(xb&s)", &plan, &approve, &text);
  if (!desk_plans_review (get_office (self), plan, approve, *text != '\0' ? text : NULL, 0, &error))
    on_failed (self, error);
}

/* Adds the actions of the view to the pane. */
void
desk_meetings_plans_add_actions (DeskPane *pane)
{
  static const GActionEntry entries[] = {
    { "new-plan", on_new_plan, "s" },
    { "submit-plan", on_submit_plan, "x" },
    { "review-plan", on_review_plan, "(xbs)" },
  };

  desk_pane_add_actions (pane, entries, G_N_ELEMENTS (entries));
}
