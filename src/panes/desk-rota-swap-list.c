/* SPDX-License-Identifier: GPL-3.0-or-later */

/* 与人调班: who could take a duty, and which day is given back for it (ROT-5). */

#include "desk-rota-swap-list.h"

#include <string.h>

#include "desk-language.h"
#include "desk-rota.h"
#include "desk-text.h"

/* How far ahead one's own other day may lie. */
#define OWN_DAYS 28

typedef struct
{
  DeskPane *pane; /* not owned: the list is inside of it */
  DeskDate date;
  gint64 person;
  GtkWidget *popover;
  GtkWidget *list;
} SwapList;

/* What a row stands for. */
typedef struct
{
  gint64 with;
  DeskDate with_date;
  char *tokens; /* what a search finds it by */
} Choice;

static void
choice_free (gpointer data)
{
  Choice *choice = data;

  g_free (choice->tokens);
  g_free (choice);
}

static void
add_row (SwapList   *self,
         const char *title,
         const char *subtitle,
         gint64      with,
         DeskDate    with_date)
{
  GtkWidget *row = adw_action_row_new ();
  Choice *choice = g_new0 (Choice, 1);
  g_autofree char *pinyin = desk_text_pinyin (title);
  g_autofree char *initials = desk_text_initials (title);
  g_auto (GStrv) syllables = g_strsplit (pinyin, " ", -1);
  g_autofree char *whole = g_strjoinv ("", syllables);
  g_autofree char *both = g_strdup_printf ("%s %s %s", title, whole, initials);

  choice->with = with;
  choice->with_date = with_date;
  choice->tokens = g_utf8_casefold (both, -1);
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), subtitle);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  g_object_set_data_full (G_OBJECT (row), "desk-choice", choice, choice_free);
  gtk_list_box_append (GTK_LIST_BOX (self->list), row);
}

static void
add_partners (SwapList *self)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) partners =
    desk_rota_swap_partners (desk_pane_get_office (self->pane), self->date, self->person, &error);

  if (partners == NULL)
    {
      desk_pane_show_error (self->pane, error);
      return;
    }
  for (guint i = 0; i < partners->len; i++)
    {
      const DeskSwapPartner *partner = partners->pdata[i];
      g_autofree char *day =
        desk_date_format (partner->date, DESK_DATE_STYLE_DAY_WEEKDAY, desk_language_current ());
      g_autofree char *text = NULL;

      if (partner->date != DESK_DATE_NONE)
        /* Translators: %s is the day that is taken over in return */
        text = g_strdup_printf (_ ("in return for %s"), day);
      else
        text = g_strdup (_ ("owed: planning repays it"));
      add_row (self, partner->name, text, partner->person, partner->date);
    }
}

/* Duty days of others near by, on which the person could do the duty instead. */
static void
add_own_days (SwapList *self)
{
  DeskDate from = MAX (desk_date_today (), self->date - OWN_DAYS);
  g_autoptr (GPtrArray) days =
    desk_rota_get_days (desk_pane_get_office (self->pane), from, self->date + OWN_DAYS, NULL);

  for (guint i = 0; days != NULL && i < days->len; i++)
    {
      const DeskRotaDay *day = days->pdata[i];
      gboolean on_duty = FALSE;
      g_autofree char *words = NULL;

      for (guint p = 0; p < day->people->len; p++)
        on_duty |= ((DeskDutyPerson *) day->people->pdata[p])->id == self->person;
      if (day->kind != DESK_ROTA_DUTY || day->people->len == 0 || on_duty ||
          day->inspected != NULL)
        continue;
      words =
        desk_date_format (day->date, DESK_DATE_STYLE_DAY_WEEKDAY, desk_language_current ());
      add_row (self, words,
               day->group_name != NULL ? day->group_name : _ ("another day of one’s own"),
               self->person, day->date);
    }
}

static gboolean
matches (GtkListBoxRow *row,
         gpointer       data)
{
  const Choice *choice = g_object_get_data (G_OBJECT (row), "desk-choice");
  g_autofree char *words = g_utf8_casefold (gtk_editable_get_text (GTK_EDITABLE (data)), -1);

  return strstr (choice->tokens, g_strstrip (words)) != NULL;
}

/* The first own day begins a part of its own. */
static void
update_header (GtkListBoxRow *row,
               GtkListBoxRow *before,
               gpointer       data)
{
  SwapList *self = data;
  const Choice *choice = g_object_get_data (G_OBJECT (row), "desk-choice");
  const Choice *previous =
    before != NULL ? g_object_get_data (G_OBJECT (before), "desk-choice") : NULL;
  gboolean own = choice->with == self->person;
  GtkWidget *label;

  if (previous != NULL && (previous->with == self->person) == own)
    {
      gtk_list_box_row_set_header (row, NULL);
      return;
    }
  label = gtk_label_new (own ? _ ("With one’s own other day") : _ ("With a colleague"));
  gtk_widget_add_css_class (label, "heading");
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_set_margin_top (label, 8);
  gtk_widget_set_margin_start (label, 8);
  gtk_list_box_row_set_header (row, label);
}

static void
on_row_activated (GtkListBox    *list,
                  GtkListBoxRow *row,
                  SwapList      *self)
{
  const Choice *choice = g_object_get_data (G_OBJECT (row), "desk-choice");
  g_autofree char *day = desk_date_to_iso (self->date);
  g_autofree char *with_day =
    choice->with_date != DESK_DATE_NONE ? desk_date_to_iso (choice->with_date) : g_strdup ("");
  GVariant *target =
    g_variant_ref_sink (g_variant_new ("(sxxs)", day, self->person, choice->with, with_day));
  GAction *action = desk_pane_get_action (self->pane, "swap");

  gtk_popover_popdown (GTK_POPOVER (self->popover));
  g_action_activate (action, target);
  g_variant_unref (target);
}

static void
on_search_activated (GtkEditable *search,
                     SwapList    *self)
{
  /* A search waits for the end of typing; Enter is that. */
  gtk_list_box_invalidate_filter (GTK_LIST_BOX (self->list));
  for (GtkWidget *row = gtk_widget_get_first_child (self->list); row != NULL;
       row = gtk_widget_get_next_sibling (row))
    if (gtk_widget_get_child_visible (row))
      {
        gtk_widget_activate (row);
        return;
      }
}

/**
 * desk_rota_swap_list_new:
 * @person: whose duty is to be swapped
 *
 * Returns: (transfer floating): a popover that carries the swap out through the pane
 */
GtkWidget *
desk_rota_swap_list_new (DeskPane   *pane,
                         DeskDate    date,
                         gint64      person,
                         const char *name)
{
  SwapList *self = g_new0 (SwapList, 1);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  GtkWidget *search = gtk_search_entry_new ();
  GtkWidget *scrolled = gtk_scrolled_window_new ();
  GtkWidget *nobody;
  /* Translators: %s is whose duty is to be swapped */
  g_autofree char *heading = g_strdup_printf (_ ("Who takes the duty of %s?"), name);

  self->pane = pane;
  self->date = date;
  self->person = person;
  self->popover = gtk_popover_new ();
  self->list = gtk_list_box_new ();
  g_object_set_data_full (G_OBJECT (self->popover), "desk-swap-list", self, g_free);

  g_object_set (search, "placeholder-text", heading, NULL);
  gtk_accessible_update_property (GTK_ACCESSIBLE (search), GTK_ACCESSIBLE_PROPERTY_LABEL, heading,
                                  -1);
  gtk_box_append (GTK_BOX (box), search);
  gtk_list_box_set_selection_mode (GTK_LIST_BOX (self->list), GTK_SELECTION_NONE);
  gtk_list_box_set_header_func (GTK_LIST_BOX (self->list), update_header, self, NULL);
  gtk_list_box_set_filter_func (GTK_LIST_BOX (self->list), matches, search, NULL);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scrolled), self->list);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scrolled), GTK_POLICY_NEVER,
                                  GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_propagate_natural_height (GTK_SCROLLED_WINDOW (scrolled), TRUE);
  gtk_scrolled_window_set_max_content_height (GTK_SCROLLED_WINDOW (scrolled), 360);
  gtk_widget_set_size_request (scrolled, 260, 240);
  gtk_box_append (GTK_BOX (box), scrolled);
  gtk_popover_set_child (GTK_POPOVER (self->popover), box);

  nobody = gtk_label_new (_ ("Nobody is found"));
  gtk_widget_add_css_class (nobody, "dim-label");
  gtk_widget_set_margin_top (nobody, 24);
  gtk_list_box_set_placeholder (GTK_LIST_BOX (self->list), nobody);
  add_partners (self);
  add_own_days (self);
  g_signal_connect_swapped (search, "search-changed", G_CALLBACK (gtk_list_box_invalidate_filter),
                            self->list);
  g_signal_connect (search, "activate", G_CALLBACK (on_search_activated), self);
  g_signal_connect_swapped (search, "stop-search", G_CALLBACK (gtk_popover_popdown),
                            self->popover);
  g_signal_connect (self->list, "row-activated", G_CALLBACK (on_row_activated), self);
  return self->popover;
}
