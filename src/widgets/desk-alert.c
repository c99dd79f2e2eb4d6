/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Questions that stop everything, in one place: newer libadwaita has another dialog for them. */

#include "desk-alert.h"

#include <adwaita.h>

#include "desk-language.h"

typedef struct
{
  DeskAlertAnswer answer;
  gpointer data;
} Question;

static GtkWindow *
window_of (GtkWidget *widget)
{
  GtkRoot *root = widget != NULL ? gtk_widget_get_root (widget) : NULL;

  return GTK_IS_WINDOW (root) ? GTK_WINDOW (root) : NULL;
}

static void
on_response (AdwMessageDialog *dialog,
             const char       *response,
             Question         *question)
{
  question->answer (g_str_equal (response, "accept"), question->data);
}

/* Tells what the user must know before doing anything else. */
void
desk_alert_error (GtkWidget  *parent,
                  const char *heading,
                  const char *body)
{
  GtkWidget *dialog = adw_message_dialog_new (window_of (parent), heading, NULL);

  adw_message_dialog_set_body (ADW_MESSAGE_DIALOG (dialog), body);
  adw_message_dialog_add_response (ADW_MESSAGE_DIALOG (dialog), "close", _ ("_Close"));
  gtk_window_present (GTK_WINDOW (dialog));
}

/**
 * desk_alert_ask:
 * @accept: the verb on the button that goes on
 * @answer: called once
 */
void
desk_alert_ask (GtkWidget       *parent,
                const char      *heading,
                const char      *body,
                const char      *accept,
                DeskAlertKind    kind,
                DeskAlertAnswer  answer,
                gpointer         data)
{
  GtkWidget *widget = adw_message_dialog_new (window_of (parent), heading, NULL);
  AdwMessageDialog *dialog = ADW_MESSAGE_DIALOG (widget);
  Question *question = g_new0 (Question, 1);

  question->answer = answer;
  question->data = data;
  adw_message_dialog_set_body (dialog, body);
  adw_message_dialog_add_response (dialog, "cancel", _ ("_Cancel"));
  adw_message_dialog_add_response (dialog, "accept", accept);
  adw_message_dialog_set_response_appearance (dialog, "accept",
                                              kind == DESK_ALERT_DESTRUCTIVE
                                                ? ADW_RESPONSE_DESTRUCTIVE
                                                : ADW_RESPONSE_SUGGESTED);
  if (kind != DESK_ALERT_DESTRUCTIVE)
    adw_message_dialog_set_default_response (dialog, "accept");
  adw_message_dialog_set_close_response (dialog, "cancel");
  g_signal_connect_data (dialog, "response", G_CALLBACK (on_response), question,
                         (GClosureNotify) (void (*) (void)) g_free, 0);
  gtk_window_present (GTK_WINDOW (dialog));
}
