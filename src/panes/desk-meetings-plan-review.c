/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "desk-meetings-plan-review.h"

#include "desk-inventory-parts.h"
#include "desk-language.h"
#include "desk-people.h"
#include "desk-plans.h"
#include "desk-record.h"

struct _DeskMeetingsPlanReview
{
  GtkWidget parent_instance;

  DeskOffice *office;
  DeskRecordEditor *editor; /* of the plan: what is written there is saved first; not owned */
  gint64 plan;

  GtkWidget *box;
  GtkWidget *words;
  GtkWidget *review;
  GtkWidget *submit, *approve, *send_back;
};

enum
{
  SIGNAL_DONE,
  SIGNAL_FAILED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (DeskMeetingsPlanReview, desk_meetings_plan_review, GTK_TYPE_WIDGET)

static void
finish (DeskMeetingsPlanReview *self,
        gboolean                done,
        const GError           *error)
{
  if (done)
    g_signal_emit (self, signals[SIGNAL_DONE], 0);
  else
    g_signal_emit (self, signals[SIGNAL_FAILED], 0, error);
}

static void
on_submit (DeskMeetingsPlanReview *self)
{
  g_autoptr (GError) error = NULL;

  /* The editor says itself what keeps it from being saved. */
  if (!desk_record_editor_save (self->editor))
    return;
  finish (self, desk_plans_submit (self->office, self->plan, &error), error);
}

static void
review (DeskMeetingsPlanReview *self,
        gboolean                approve)
{
  g_autoptr (GError) error = NULL;
  gboolean done = desk_plans_review (self->office, self->plan, approve,
                                     desk_inventory_written (self->review), 0, &error);

  finish (self, done, error);
  if (!done)
    gtk_widget_grab_focus (self->review);
}

static void
on_approve (DeskMeetingsPlanReview *self)
{
  review (self, TRUE);
}

static void
on_send_back (DeskMeetingsPlanReview *self)
{
  review (self, FALSE);
}

/* Object */

static void
desk_meetings_plan_review_dispose (GObject *object)
{
  DeskMeetingsPlanReview *self = DESK_MEETINGS_PLAN_REVIEW (object);

  g_clear_pointer (&self->box, gtk_widget_unparent);
  g_clear_object (&self->office);

  G_OBJECT_CLASS (desk_meetings_plan_review_parent_class)->dispose (object);
}

static void
desk_meetings_plan_review_class_init (DeskMeetingsPlanReviewClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = desk_meetings_plan_review_dispose;
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);

  /* DeskMeetingsPlanReview::done: the plan went on. */
  signals[SIGNAL_DONE] = g_signal_new ("done", DESK_TYPE_MEETINGS_PLAN_REVIEW, G_SIGNAL_RUN_LAST, 0,
                                       NULL, NULL, NULL, G_TYPE_NONE, 0);
  /* DeskMeetingsPlanReview::failed: it was refused. */
  signals[SIGNAL_FAILED] =
    g_signal_new ("failed", DESK_TYPE_MEETINGS_PLAN_REVIEW, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                  G_TYPE_NONE, 1, G_TYPE_ERROR);
}

static GtkWidget *
add_button (DeskMeetingsPlanReview *self,
            GtkWidget              *box,
            const char             *label,
            GCallback               clicked)
{
  GtkWidget *button = gtk_button_new_with_mnemonic (label);

  g_signal_connect_swapped (button, "clicked", clicked, self);
  gtk_widget_set_hexpand (button, TRUE);
  gtk_box_append (GTK_BOX (box), button);
  return button;
}

static void
desk_meetings_plan_review_init (DeskMeetingsPlanReview *self)
{
  GtkWidget *buttons = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);

  self->box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 8);
  gtk_widget_set_parent (self->box, GTK_WIDGET (self));
  self->words = desk_inventory_label (NULL, "desk-note");
  gtk_box_append (GTK_BOX (self->box), self->words);
  self->review = gtk_entry_new ();
  desk_inventory_add_field (self->box, _ ("What the director says"), self->review);
  self->submit = add_button (self, buttons, _ ("_Hand In"), G_CALLBACK (on_submit));
  gtk_widget_add_css_class (self->submit, "suggested-action");
  self->send_back = add_button (self, buttons, _ ("Re_turn"), G_CALLBACK (on_send_back));
  self->approve = add_button (self, buttons, _ ("_Approve"), G_CALLBACK (on_approve));
  gtk_widget_add_css_class (self->approve, "suggested-action");
  gtk_box_append (GTK_BOX (self->box), buttons);
}

/* @editor: shows the same plan */
GtkWidget *
desk_meetings_plan_review_new (DeskOffice       *office,
                               DeskRecordEditor *editor)
{
  DeskMeetingsPlanReview *self = g_object_new (DESK_TYPE_MEETINGS_PLAN_REVIEW, NULL);

  self->office = g_object_ref (office);
  self->editor = editor;
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Review of the plan"), -1);
  return GTK_WIDGET (self);
}

static char *
waiting_words (DeskMeetingsPlanReview *self)
{
  gint64 acting = desk_people_acting (self->office, "director", desk_date_today ());
  g_autofree char *name = acting != 0 ? desk_people_dup_name (self->office, acting) : NULL;

  if (name == NULL)
    return g_strdup (_ ("Handed in. Nobody holds the post of director, who reviews it."));
  /* Translators: %s: a name */
  return g_strdup_printf (_ ("Handed in; %s is to review it."), name);
}

static char *
reviewed_words (DeskMeetingsPlanReview *self,
                DeskRecord             *plan,
                const char             *format,
                const char             *bare)
{
  g_autofree char *name =
    desk_people_dup_name (self->office, desk_record_get_number (plan, "reviewer"));
  g_autofree char *when = desk_inventory_moment (desk_record_get_text (plan, "reviewed"));
  const char *text = desk_record_get_text (plan, "review");

  return text != NULL ? g_strdup_printf (format, name, when, text)
                      : g_strdup_printf (bare, name, when);
}

/* @plan: 0: a new one, or none */
void
desk_meetings_plan_review_show (DeskMeetingsPlanReview *self,
                                gint64                  plan)
{
  g_autoptr (DeskRecord) record =
    plan != 0 ? desk_record_get (desk_office_get_store (self->office), &desk_kind_plans, plan, NULL)
              : NULL;
  const char *state = record != NULL ? desk_record_get_text (record, "state") : "";
  gboolean submitted = g_str_equal (state, "submitted");
  g_autofree char *words = NULL;

  if (plan != self->plan)
    gtk_editable_set_text (GTK_EDITABLE (self->review), "");
  self->plan = plan;
  gtk_widget_set_visible (GTK_WIDGET (self), record != NULL);
  if (submitted)
    words = waiting_words (self);
  else if (g_str_equal (state, "approved"))
    words = reviewed_words (self, record,
                            /* Translators: a name, a moment, what was said */
                            _ ("Approved by %1$s, %2$s: %3$s"),
                            /* Translators: a name, a moment */
                            _ ("Approved by %1$s, %2$s"));
  else if (g_str_equal (state, "returned"))
    words = reviewed_words (self, record,
                            /* Translators: a name, a moment, what was said */
                            _ ("Returned by %1$s, %2$s: %3$s"),
                            /* Translators: a name, a moment */
                            _ ("Returned by %1$s, %2$s"));
  desk_inventory_say (self->words, words);
  gtk_widget_set_visible (self->review, submitted);
  gtk_widget_set_visible (self->approve, submitted);
  gtk_widget_set_visible (self->send_back, submitted);
  gtk_widget_set_visible (self->submit,
                          g_str_equal (state, "draft") || g_str_equal (state, "returned"));
}
