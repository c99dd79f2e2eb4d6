/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The main tasks, each in a sentence or two; what a manual would be looked up for. */

#include "desk-help-window.h"

#include <adwaita.h>

#include "desk-language.h"

typedef struct
{
  const char *group; /* a heading; else NULL */
  const char *task;
  const char *how;
} Topic;

static const Topic topics[] = {
  { N_ ("Duty rota") },
  { NULL, N_ ("Plan the next weeks"),
    N_ ("Open Rota, press Plan…, choose the days and look at what will change. Nothing is changed "
        "until you apply it. Pinned days stay as they are.") },
  { NULL, N_ ("Mark the morning inspection"),
    N_ ("Choose a cell of the last duty day and type 1 for √ or 0 for X; Del takes the mark back, "
        "the space bar marks all others √. What follows from an X is said before you save it.") },
  { NULL, N_ ("Swap two people"),
    N_ ("Drag one cell onto another, or choose a cell and press Swap… at the side.") },
  { NULL, N_ ("See why it is this person"),
    N_ ("Choose a cell; the side says whose turn it is and what was counted.") },
  { NULL, N_ ("Print the duty sheet"),
    N_ ("Ctrl+P prints the week you see. Ctrl+E writes it as an Excel workbook, PDF or picture.") },
  { N_ ("People") },
  { NULL, N_ ("Import staff"),
    N_ ("Open People, press Import… and choose a CSV or Excel file, or paste cells copied from "
        "Excel. You see every row before anything is taken in.") },
  { NULL, N_ ("Find somebody"),
    N_ ("Ctrl+K searches everywhere. Type the name, its pinyin or the initials: zs finds 张三.") },
  { NULL, N_ ("Enter a leave"),
    N_ ("Choose the person and add an absence. The planner leaves out who is away.") },
  { N_ ("Equipment") },
  { NULL, N_ ("Lend and take back"),
    N_ ("Open Equipment and press Lend…, or Take Back…. Scan labels or type numbers; what the "
        "rules ask for is asked, and the loan slip can be printed.") },
  { NULL, N_ ("Check the equipment in the evening"),
    N_ ("In Check, everybody’s items are rows: type 1 for √ or 0 for X; the space bar marks all "
        "others √. Rows that are missing are brought up in Today.") },
  { NULL, N_ ("Reserve for a day"),
    N_ ("In Loans, drag over the free days of an item. What stands in the way is named, with "
        "the nearest free time.") },
  { N_ ("Shoots") },
  { NULL, N_ ("Begin a case"),
    N_ ("Open Shoots and press New Case…: name the client by number, name or pinyin. The card "
        "stands in the column of its step.") },
  { NULL, N_ ("Sign a step"),
    N_ ("The process monitor records that the step starts; then fill in its sheet and sign. The "
        "page of the case says what is still missing. A card can also be dragged to the next "
        "column.") },
  { NULL, N_ ("Stop the clock"),
    N_ ("Only waiting for the client or for the parcel does: press the menu of the case and "
        "pause it. Everything else takes its turn.") },
  { NULL, N_ ("Book a photographer and a set"),
    N_ ("In Diary, choose a day. Nobody and no set is given twice, and equipment is reserved "
        "with the entry.") },
  { N_ ("Meetings") },
  { NULL, N_ ("Keep the minutes"),
    N_ ("Open the meeting and type line by line; Enter writes a line down. Alt and the "
        "underlined letter, or i, d, t or p and a space before it, say what it is.") },
  { NULL, N_ ("Give somebody a task"),
    N_ ("A task of the minutes asks only for who and by when and becomes a numbered notice. "
        "Follow it in Notices; it is closed when its issuer confirms it.") },
  { NULL, N_ ("See who has handed in a report"),
    N_ ("Reports lists the week’s work reports, those that are missing too.") },
  { NULL, N_ ("Book a room"),
    N_ ("In Rooms, drag over free time in the row of the room. What the booking would displace is "
        "said before.") },
  { N_ ("Conduct") },
  { NULL, N_ ("Confirm rewards and fines"),
    N_ ("What rules propose waits in Conduct until somebody confirms it. What is confirmed "
        "stays; a mistake is reversed by a new entry.") },
  { N_ ("Safety") },
  { NULL, N_ ("Take something back"),
    N_ ("Ctrl+Z undoes the last change, Ctrl+Shift+Z does it again, also after a restart.") },
  { NULL, N_ ("Back up and restore"),
    N_ ("A backup is made every day. The menu makes one now, and restores one: what was there "
        "before is kept beside it. A backup is one file with everything in it; restored on another "
        "computer it is the whole studio.") },
};

static GtkWidget *
make_page (void)
{
  GtkWidget *page = adw_preferences_page_new ();
  GtkWidget *group = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (topics); i++)
    {
      GtkWidget *row;

      if (topics[i].group != NULL)
        {
          group = adw_preferences_group_new ();
          adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (group), _ (topics[i].group));
          adw_preferences_page_add (ADW_PREFERENCES_PAGE (page), ADW_PREFERENCES_GROUP (group));
          continue;
        }
      row = adw_action_row_new ();
      adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
      adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), _ (topics[i].task));
      adw_action_row_set_subtitle (ADW_ACTION_ROW (row), _ (topics[i].how));
      adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), row);
    }
  return page;
}

void
desk_help_window_present (GtkWindow *parent)
{
  GtkWidget *window = adw_window_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *page = make_page ();
  GtkEventController *keys = gtk_shortcut_controller_new ();

  gtk_window_set_title (GTK_WINDOW (window), _ ("Help"));
  gtk_window_set_default_size (GTK_WINDOW (window), 640, 680);
  gtk_window_set_transient_for (GTK_WINDOW (window), parent);
  gtk_window_set_destroy_with_parent (GTK_WINDOW (window), TRUE);
  gtk_shortcut_controller_add_shortcut (
    GTK_SHORTCUT_CONTROLLER (keys),
    gtk_shortcut_new (gtk_keyval_trigger_new (GDK_KEY_Escape, 0),
                      gtk_named_action_new ("window.close")));
  gtk_widget_add_controller (window, keys);
  gtk_widget_set_vexpand (page, TRUE);
  gtk_box_append (GTK_BOX (box), adw_header_bar_new ());
  gtk_box_append (GTK_BOX (box), page);
  adw_window_set_content (ADW_WINDOW (window), box);
  gtk_window_present (GTK_WINDOW (window));
}
