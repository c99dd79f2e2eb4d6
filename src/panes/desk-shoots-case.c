/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "desk-shoots-case.h"

#include "desk-attachment-list.h"
#include "desk-clients.h"
#include "desk-inventory-parts.h"
#include "desk-language.h"
#include "desk-people-picker.h"
#include "desk-shoots-goods.h"
#include "desk-shoots-history.h"
#include "desk-shoots-rail.h"
#include "desk-shoots-sheet.h"
#include "desk-shoots-words.h"

#define WIDTH 350

/* What the one big button does. */
typedef enum
{
  NEXT_NOTHING,
  NEXT_MONITOR,
  NEXT_RESUME,
  NEXT_SIGN,
} Next;

struct _DeskShootsCase
{
  GtkWidget parent_instance;

  DeskOffice *office;
  DeskFlowCase *shoot; /* NULL: none is shown */
  Next next;
  gboolean goes_on; /* what is done here goes on at once: the cursor is put where it does */
  gint64 proposed;  /* who acts today for what is next, as the picker shows it at first */

  GtkWidget *box;
  GtkLabel *title;
  GtkLabel *subtitle;
  GtkLabel *client;
  GtkLabel *clock;
  GtkWidget *scroller;
  DeskShootsDeed *deed;
  GtkLabel *step;
  GtkLabel *record;
  GtkLabel *address;
  DeskShootsSheet *sheet;
  GtkWidget *foot;
  GtkLabel *missing;
  GtkWidget *person_row;
  GtkLabel *person_label;
  DeskPeoplePicker *person;
  GtkButton *button;
  GtkLabel *button_label;
  GtkWidget *keep; /* saves the sheet, or takes back what was written */
  GtkWidget *print;
  DeskShootsGoods *goods;
  DeskAttachmentList *files;
  DeskShootsHistory *history;
  DeskShootsRail *rail;
};

enum
{
  SIGNAL_CLOSED,
  SIGNAL_DONE,
  SIGNAL_FAILED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (DeskShootsCase, desk_shoots_case, GTK_TYPE_WIDGET)

static const DeskFlowStep *
current_step (DeskShootsCase *self)
{
  return desk_flow_template_get_step (self->shoot->template, self->shoot->card->step);
}

/* The sheet as it would be if it were saved now. */
static GHashTable *
merged_values (DeskShootsCase *self)
{
  g_autoptr (GHashTable) changes = desk_shoots_sheet_get_changes (self->sheet);
  GHashTable *values = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  GHashTableIter iter;
  gpointer name, text;

  if (self->shoot->visit != NULL)
    {
      g_hash_table_iter_init (&iter, self->shoot->visit->values);
      while (g_hash_table_iter_next (&iter, &name, &text))
        g_hash_table_insert (values, g_strdup (name), g_strdup (text));
    }
  g_hash_table_iter_init (&iter, changes);
  while (g_hash_table_iter_next (&iter, &name, &text))
    g_hash_table_insert (values, g_strdup (name), g_strdup (text));
  return values;
}

/* The head */

/* The working day of the limit and the day it is due; or why the case waits. */
static char *
clock_words (const DeskFlowCard *card)
{
  g_autofree char *clock = desk_flow_clock_text (card, desk_language_current ());
  g_autofree char *due = NULL;

  if (card->ended != NULL)
    return desk_shoots_due_words (card);
  if (clock == NULL || card->due == DESK_DATE_NONE)
    return g_strdup (card->paused ? desk_shoots_pause_words (card->pause_reason) : clock);
  due = desk_date_format (card->due, DESK_DATE_STYLE_DAY_WEEKDAY, desk_language_current ());
  /* Translators: “Working day 3 of 5”, and the day it is due */
  return g_strdup_printf (_ ("%1$s · due %2$s"), clock, due);
}

static void
show_head (DeskShootsCase *self)
{
  const DeskFlowCard *card = self->shoot->card;
  g_autofree char *goods = desk_shoots_goods_words (card);
  g_autofree char *clock = clock_words (card);
  g_autoptr (GString) subtitle = g_string_new (card->number);
  g_autoptr (GString) reach = g_string_new (NULL);
  g_autoptr (DeskClient) client =
    card->client != 0 ? desk_clients_get (self->office, card->client, NULL) : NULL;
  DeskBoardLook look = desk_shoots_look (card);

  gtk_label_set_label (self->title, desk_shoots_card_title (card));
  if (goods != NULL)
    g_string_append_printf (subtitle, " · %s", goods);
  if (card->round > 1)
    {
      g_autofree char *round = desk_shoots_round_words (card->round);
      g_string_append_printf (subtitle, " · %s", round);
    }
  gtk_label_set_label (self->subtitle, subtitle->str);
  if (client != NULL)
    {
      const char *const words[] = { client->number, client->chat_name, client->chat,
                                    client->phone };

      for (guint i = 0; i < G_N_ELEMENTS (words); i++)
        if (words[i] != NULL && *words[i] != '\0')
          g_string_append_printf (reach, "%s%s", reach->len > 0 ? " · " : "", words[i]);
    }
  gtk_label_set_label (self->client, reach->str);
  gtk_widget_set_visible (GTK_WIDGET (self->client), reach->len > 0);
  gtk_label_set_label (self->clock, clock != NULL ? clock : "");
  gtk_widget_set_visible (GTK_WIDGET (self->clock), clock != NULL && *clock != '\0');
  gtk_widget_set_css_classes (GTK_WIDGET (self->clock),
                              (const char *[]){ "desk-shoots-clock",
                                                look == DESK_BOARD_LATE     ? "late"
                                                : look == DESK_BOARD_SOON   ? "soon"
                                                : look == DESK_BOARD_PAUSED ? "paused"
                                                                            : "plain",
                                                NULL });
}

/* What is next */

static char *
missing_words (DeskShootsCase *self,
               GHashTable     *values)
{
  const DeskFlowStep *step = current_step (self);
  g_autoptr (GString) words = g_string_new (NULL);

  for (guint i = 0; step != NULL && i < step->fields->len; i++)
    {
      const DeskFlowField *field = step->fields->pdata[i];

      if (field->required &&
          !desk_flow_field_is_done (field, g_hash_table_lookup (values, field->name)))
        g_string_append_printf (words, "%s%s", words->len > 0 ? C_ ("list", ", ") : "",
                                desk_flow_field_get_title (field, desk_language_current ()));
    }
  return words->len > 0 ? g_string_free (g_steal_pointer (&words), FALSE) : NULL;
}

/* Where signing leads, as the sheet is filled in now. */
static char *
button_words (DeskShootsCase *self,
              GHashTable     *values)
{
  const DeskFlowStep *step = current_step (self);
  gboolean new_round = FALSE;
  const DeskFlowStep *to;

  switch (self->next)
    {
    case NEXT_MONITOR:
      /* Translators: %s: a step; the process monitor records that it starts */
      return g_strdup_printf (_ ("Record the Start of “%s”"),
                              desk_flow_step_get_title (step, desk_language_current ()));
    case NEXT_RESUME:
      return g_strdup (_ ("Let the Clock Go On"));
    case NEXT_SIGN:
      to = desk_flow_template_next (self->shoot->template, step, values, &new_round);
      if (to == NULL)
        return g_strdup (_ ("Sign"));
      if (new_round)
        /* Translators: %s: the step that a re-shoot begins with */
        return g_strdup_printf (_ ("Sign: Anew from “%s”"),
                                desk_flow_step_get_title (to, desk_language_current ()));
      /* Translators: %s: the step that follows */
      return g_strdup_printf (_ ("Sign, and On to “%s”"),
                              desk_flow_step_get_title (to, desk_language_current ()));
    case NEXT_NOTHING:
      break;
    }
  return g_strdup ("");
}

/* Says what the button would do now; also while the sheet is being filled in. */
static void
update_next (DeskShootsCase *self)
{
  g_autoptr (GHashTable) values = NULL;
  g_autofree char *missing = NULL;
  g_autofree char *text = NULL;
  g_autofree char *label = NULL;
  gboolean changed;

  if (self->shoot == NULL)
    return;
  values = merged_values (self);
  missing = self->next == NEXT_SIGN ? missing_words (self, values) : NULL;
  label = button_words (self, values);
  changed = desk_shoots_sheet_is_changed (self->sheet);
  gtk_label_set_label (self->button_label, label);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->button), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  label, -1);
  if (missing != NULL)
    /* Translators: %s: what a sheet still needs */
    text = g_strdup_printf (_ ("Still missing: %s"), missing);
  gtk_label_set_label (self->missing, text != NULL ? text : "");
  gtk_widget_set_visible (GTK_WIDGET (self->missing), text != NULL);
  if (missing != NULL)
    gtk_widget_remove_css_class (GTK_WIDGET (self->button), "suggested-action");
  else
    gtk_widget_add_css_class (GTK_WIDGET (self->button), "suggested-action");
  gtk_widget_set_visible (self->keep, changed);
}

static Next
find_next (const DeskFlowCase *shoot)
{
  if (shoot->visit == NULL || shoot->card->ended != NULL)
    return NEXT_NOTHING;
  if (shoot->card->paused)
    return NEXT_RESUME;
  return shoot->card->monitored ? NEXT_SIGN : NEXT_MONITOR;
}

static void
propose_person (DeskShootsCase *self)
{
  gint64 person = self->next == NEXT_MONITOR ? self->shoot->monitor : self->shoot->signer;

  if (person == 0)
    person = desk_shoots_actor (self->office);
  gtk_label_set_label (self->person_label,
                       self->next == NEXT_MONITOR ? _ ("Recorded by") : _ ("Signed by"));
  gtk_widget_set_visible (self->person_row,
                          self->next == NEXT_MONITOR || self->next == NEXT_SIGN);
  self->proposed = person;
  desk_people_picker_set_person (self->person, person);
}

/* SHO-2: where the client posts the parcel to, as soon as it may be told. */
static void
show_address (DeskShootsCase     *self,
              const DeskFlowStep *step)
{
  g_autofree char *address =
    step != NULL && g_str_equal (step->code, "goods-in")
      ? desk_flow_post_address (self->office, self->shoot->card->id, NULL)
      : NULL;
  g_autofree char *text = NULL;

  if (address != NULL && *address != '\0')
    /* Translators: %s: the studio's address for parcels */
    text = g_strdup_printf (_ ("The client posts to: %s"), address);
  gtk_label_set_label (self->address, text != NULL ? text : "");
  gtk_widget_set_visible (GTK_WIDGET (self->address), text != NULL);
}

static void
show_step (DeskShootsCase *self)
{
  const DeskFlowCard *card = self->shoot->card;
  const DeskFlowStep *step = current_step (self);
  const DeskFlowVisit *visit = self->shoot->visit;
  g_autofree char *heading = NULL;
  g_autofree char *record = NULL;

  /* Translators: %1$s: a step, %2$u and %3$u: its number, and how many there are */
  heading = g_strdup_printf (_ ("%1$s — step %2$u of %3$u"), card->step_title,
                             step != NULL ? step->position + 1 : 0,
                             self->shoot->template->steps->len);
  gtk_label_set_label (self->step, card->ended != NULL ? card->step_title : heading);
  if (visit != NULL && visit->monitored != NULL)
    {
      g_autofree char *at = desk_shoots_moment_words (visit->monitored);

      record = g_strdup_printf (_ ("Start recorded by %1$s, %2$s"), visit->monitor_name, at);
    }
  gtk_label_set_label (self->record, record != NULL ? record : "");
  gtk_widget_set_visible (GTK_WIDGET (self->record), record != NULL);
  show_address (self, step);
  gtk_widget_set_visible (self->foot, self->next != NEXT_NOTHING);
  gtk_widget_set_visible (self->print, step != NULL && step->sheet != NULL);
}

/* Doing it */

static void
fail (DeskShootsCase *self,
      const GError   *error)
{
  g_signal_emit (self, signals[SIGNAL_FAILED], 0, error);
}

static gboolean
save_sheet (DeskShootsCase  *self,
            GError         **error)
{
  g_autoptr (GHashTable) changes = desk_shoots_sheet_get_changes (self->sheet);

  return g_hash_table_size (changes) == 0 ||
         desk_flow_fill (self->office, self->shoot->card->id, self->shoot->card->step, changes,
                         error);
}

static gboolean
carry_out_next (DeskShootsCase  *self,
                GError         **error)
{
  const DeskFlowCard *card = self->shoot->card;
  gint64 person = desk_people_picker_get_person (self->person);
  g_autoptr (GHashTable) changes = NULL;

  switch (self->next)
    {
    case NEXT_MONITOR:
      return desk_flow_monitor (self->office, card->id, card->step, person, error);
    case NEXT_RESUME:
      return desk_flow_resume (self->office, card->id, card->step, error);
    case NEXT_SIGN:
      changes = desk_shoots_sheet_get_changes (self->sheet);
      return desk_flow_next (self->office, card->id, card->step, person, changes, error);
    case NEXT_NOTHING:
      break;
    }
  return TRUE;
}

/* Does what is next of the case; what is missing is said, and the cursor goes there. */
void
desk_shoots_case_do_next (DeskShootsCase *self)
{
  g_autoptr (GError) error = NULL;
  Next before = self->next;

  if (self->shoot == NULL)
    return;
  self->goes_on = TRUE;
  if (!carry_out_next (self, &error))
    {
      self->goes_on = FALSE;
      fail (self, error);
      if (before == NEXT_SIGN)
        desk_shoots_sheet_focus_first (self->sheet);
      return;
    }
  g_signal_emit (self, signals[SIGNAL_DONE], 0);
}

static void
on_keep (DeskShootsCase *self)
{
  g_autoptr (GError) error = NULL;

  if (!save_sheet (self, &error))
    fail (self, error);
}

static void
on_revert (DeskShootsCase *self)
{
  desk_shoots_sheet_revert (self->sheet);
  update_next (self);
}

static void
on_failed (DeskShootsCase *self,
           const GError   *error)
{
  fail (self, error);
}

static void
on_done (DeskShootsCase *self)
{
  g_signal_emit (self, signals[SIGNAL_DONE], 0);
}

static void
on_close (DeskShootsCase *self)
{
  g_signal_emit (self, signals[SIGNAL_CLOSED], 0);
}

static void
on_print (DeskShootsCase *self)
{
  const DeskFlowStep *step = self->shoot != NULL ? current_step (self) : NULL;

  if (step != NULL && step->sheet != NULL)
    gtk_widget_activate_action (GTK_WIDGET (self), "win.shoots.preview-form", "s", step->sheet);
}

static void
desk_shoots_case_dispose (GObject *object)
{
  DeskShootsCase *self = DESK_SHOOTS_CASE (object);

  g_clear_pointer (&self->box, gtk_widget_unparent);
  g_clear_pointer (&self->shoot, desk_flow_case_free);
  g_clear_object (&self->office);

  G_OBJECT_CLASS (desk_shoots_case_parent_class)->dispose (object);
}

static void
desk_shoots_case_class_init (DeskShootsCaseClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = desk_shoots_case_dispose;
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);

  /* DeskShootsCase::closed: the user wants to see no case. */
  signals[SIGNAL_CLOSED] = g_signal_new ("closed", DESK_TYPE_SHOOTS_CASE, G_SIGNAL_RUN_LAST, 0,
                                         NULL, NULL, NULL, G_TYPE_NONE, 0);
  /* DeskShootsCase::done: the case was changed here. */
  signals[SIGNAL_DONE] = g_signal_new ("done", DESK_TYPE_SHOOTS_CASE, G_SIGNAL_RUN_LAST, 0, NULL,
                                       NULL, NULL, G_TYPE_NONE, 0);
  /* DeskShootsCase::failed: something was refused. */
  signals[SIGNAL_FAILED] = g_signal_new ("failed", DESK_TYPE_SHOOTS_CASE, G_SIGNAL_RUN_LAST, 0,
                                         NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_ERROR);
}

/* Building */

static GMenuModel *
make_menu (void)
{
  static const struct
  {
    const char *label;
    const char *what;
    int section;
  } items[] = {
    { N_ ("_Pause the Clock…"), "pause", 0 },
    { N_ ("Can It Be _Quicker?"), "rush", 0 },
    { N_ ("Record a _Contact…"), "contact", 1 },
    { N_ ("Record a Wrong _Turn…"), "wrong-turn", 1 },
    { N_ ("Record a Co_mplaint…"), "complaint", 1 },
    { N_ ("_Back to a Step…"), "back", 2 },
    { N_ ("Ca_ncel the Case…"), "cancel", 2 },
  };
  GMenu *menu = g_menu_new ();
  g_autoptr (GMenu) section = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (items); i++)
    {
      g_autoptr (GMenuItem) item = g_menu_item_new (_ (items[i].label), NULL);

      if (i == 0 || items[i].section != items[i - 1].section)
        {
          g_clear_object (&section);
          section = g_menu_new ();
          g_menu_append_section (menu, NULL, G_MENU_MODEL (section));
        }
      g_menu_item_set_action_and_target (item, "win.shoots.ask", "s", items[i].what);
      g_menu_append_item (section, item);
    }
  return G_MENU_MODEL (menu);
}

static GtkLabel *
add_label (GtkWidget  *box,
           const char *css)
{
  GtkWidget *label = desk_inventory_label (NULL, css);

  gtk_box_append (GTK_BOX (box), label);
  return GTK_LABEL (label);
}

static GtkWidget *
make_head (DeskShootsCase *self)
{
  GtkWidget *head = gtk_box_new (GTK_ORIENTATION_VERTICAL, 3);
  GtkWidget *line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 4);
  GtkWidget *menu = gtk_menu_button_new ();
  GtkWidget *close = gtk_button_new_from_icon_name ("window-close-symbolic");
  g_autoptr (GMenuModel) model = make_menu ();

  gtk_widget_add_css_class (head, "desk-shoots-head");
  self->title = add_label (line, "title-4");
  gtk_widget_set_hexpand (GTK_WIDGET (self->title), TRUE);
  gtk_menu_button_set_icon_name (GTK_MENU_BUTTON (menu), "view-more-symbolic");
  gtk_menu_button_set_menu_model (GTK_MENU_BUTTON (menu), model);
  gtk_widget_set_tooltip_text (menu, _ ("More about this case"));
  gtk_widget_add_css_class (menu, "flat");
  gtk_box_append (GTK_BOX (line), menu);
  gtk_widget_set_tooltip_text (close, _ ("Close the case’s page"));
  gtk_widget_add_css_class (close, "flat");
  g_signal_connect_swapped (close, "clicked", G_CALLBACK (on_close), self);
  gtk_box_append (GTK_BOX (line), close);
  gtk_box_append (GTK_BOX (head), line);
  self->subtitle = add_label (head, NULL);
  self->client = add_label (head, "desk-field-label");
  gtk_label_set_selectable (self->client, TRUE);
  self->clock = add_label (head, "desk-shoots-clock");
  return head;
}

static GtkWidget *
make_button (DeskShootsCase *self)
{
  self->button = GTK_BUTTON (gtk_button_new ());
  self->button_label = GTK_LABEL (gtk_label_new (NULL));
  gtk_label_set_wrap (self->button_label, TRUE);
  gtk_label_set_justify (self->button_label, GTK_JUSTIFY_CENTER);
  gtk_button_set_child (self->button, GTK_WIDGET (self->button_label));
  gtk_widget_add_css_class (GTK_WIDGET (self->button), "desk-shoots-next");
  g_signal_connect_swapped (self->button, "clicked", G_CALLBACK (desk_shoots_case_do_next), self);
  return GTK_WIDGET (self->button);
}

static GtkWidget *
make_keep (DeskShootsCase *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *keep = gtk_button_new_with_mnemonic (_ ("_Save the Sheet"));
  GtkWidget *revert = gtk_button_new_with_mnemonic (_ ("_Revert"));

  g_signal_connect_swapped (keep, "clicked", G_CALLBACK (on_keep), self);
  g_signal_connect_swapped (revert, "clicked", G_CALLBACK (on_revert), self);
  gtk_widget_set_hexpand (keep, TRUE);
  gtk_box_append (GTK_BOX (box), revert);
  gtk_box_append (GTK_BOX (box), keep);
  return box;
}

static GtkWidget *
make_person (DeskShootsCase *self)
{
  self->person_row = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);
  self->person_label = add_label (self->person_row, "desk-field-label");
  gtk_label_set_wrap (self->person_label, FALSE);
  self->person = DESK_PEOPLE_PICKER (desk_people_picker_new (self->office, _ ("Signs")));
  gtk_widget_set_hexpand (GTK_WIDGET (self->person), TRUE);
  gtk_box_append (GTK_BOX (self->person_row), GTK_WIDGET (self->person));
  return self->person_row;
}

static GtkWidget *
make_step (DeskShootsCase *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 8);
  GtkWidget *line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);

  self->step = GTK_LABEL (desk_inventory_heading (NULL));
  gtk_widget_set_hexpand (GTK_WIDGET (self->step), TRUE);
  gtk_box_append (GTK_BOX (line), GTK_WIDGET (self->step));
  self->print = gtk_button_new_from_icon_name ("document-print-symbolic");
  gtk_widget_set_tooltip_text (self->print, _ ("Print the sheet of this step…"));
  gtk_widget_add_css_class (self->print, "flat");
  g_signal_connect_swapped (self->print, "clicked", G_CALLBACK (on_print), self);
  gtk_box_append (GTK_BOX (line), self->print);
  gtk_box_append (GTK_BOX (box), line);
  self->record = add_label (box, "desk-field-label");
  self->address = add_label (box, NULL);
  gtk_label_set_selectable (self->address, TRUE);

  self->sheet = DESK_SHOOTS_SHEET (desk_shoots_sheet_new (self->office));
  g_signal_connect_swapped (self->sheet, "changed", G_CALLBACK (update_next), self);
  g_signal_connect_swapped (self->sheet, "failed", G_CALLBACK (on_failed), self);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->sheet));
  return box;
}

/* What is next is always in sight, however long the sheet. */
static GtkWidget *
make_foot (DeskShootsCase *self)
{
  self->foot = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  gtk_widget_add_css_class (self->foot, "desk-side-buttons");
  self->missing = add_label (self->foot, "desk-shoots-missing");
  gtk_box_append (GTK_BOX (self->foot), make_person (self));
  self->keep = make_keep (self);
  gtk_box_append (GTK_BOX (self->foot), self->keep);
  gtk_box_append (GTK_BOX (self->foot), make_button (self));
  return self->foot;
}

static GtkWidget *
make_content (DeskShootsCase *self)
{
  GtkWidget *content = gtk_box_new (GTK_ORIENTATION_VERTICAL, 14);

  gtk_widget_add_css_class (content, "desk-side-content");
  self->deed = DESK_SHOOTS_DEED (desk_shoots_deed_new (self->office));
  g_signal_connect_swapped (self->deed, "failed", G_CALLBACK (on_failed), self);
  g_signal_connect_swapped (self->deed, "done", G_CALLBACK (on_done), self);
  gtk_box_append (GTK_BOX (content), GTK_WIDGET (self->deed));
  gtk_box_append (GTK_BOX (content), make_step (self));

  self->goods = DESK_SHOOTS_GOODS (desk_shoots_goods_new (self->office));
  g_signal_connect_swapped (self->goods, "failed", G_CALLBACK (on_failed), self);
  gtk_box_append (GTK_BOX (content), GTK_WIDGET (self->goods));

  self->files =
    DESK_ATTACHMENT_LIST (desk_attachment_list_new (self->office, &desk_kind_shoots));
  gtk_box_append (GTK_BOX (content), GTK_WIDGET (self->files));

  gtk_box_append (GTK_BOX (content), desk_inventory_heading (_ ("Steps")));
  self->rail = DESK_SHOOTS_RAIL (desk_shoots_rail_new ());
  gtk_box_append (GTK_BOX (content), GTK_WIDGET (self->rail));
  self->history = DESK_SHOOTS_HISTORY (desk_shoots_history_new (self->office));
  gtk_box_append (GTK_BOX (content), GTK_WIDGET (self->history));
  return content;
}

static void
desk_shoots_case_init (DeskShootsCase *self)
{
  self->box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  gtk_widget_set_size_request (self->box, WIDTH, -1);
  gtk_widget_set_parent (self->box, GTK_WIDGET (self));
}

GtkWidget *
desk_shoots_case_new (DeskOffice *office)
{
  DeskShootsCase *self = g_object_new (DESK_TYPE_SHOOTS_CASE, NULL);

  self->office = g_object_ref (office);
  gtk_box_append (GTK_BOX (self->box), make_head (self));
  self->scroller = gtk_scrolled_window_new ();
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (self->scroller), GTK_POLICY_NEVER,
                                  GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (self->scroller), make_content (self));
  gtk_widget_set_vexpand (self->scroller, TRUE);
  gtk_box_append (GTK_BOX (self->box), self->scroller);
  gtk_box_append (GTK_BOX (self->box), make_foot (self));
  return GTK_WIDGET (self);
}

/* Showing */

/* What was written and not signed yet is not lost when another case is looked at. */
static void
leave (DeskShootsCase *self)
{
  g_autoptr (GError) error = NULL;

  desk_shoots_deed_hide (self->deed);
  if (self->shoot != NULL && self->shoot->visit != NULL && !save_sheet (self, &error))
    {
      desk_shoots_sheet_revert (self->sheet);
      fail (self, error);
    }
}

static void
scroll_up (DeskShootsCase *self)
{
  gtk_adjustment_set_value (
    gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (self->scroller)), 0);
}

/**
 * desk_shoots_case_show:
 * @shoot: 0: none
 *
 * Shows the case, or the one that is shown anew; what the user has written into its sheet
 * stays. What was written of the one before is saved.
 *
 * Returns: whether there is such a case
 */
gboolean
desk_shoots_case_show (DeskShootsCase  *self,
                       gint64           shoot,
                       GError         **error)
{
  DeskFlowCase *before = NULL;
  DeskFlowCase *now;
  gboolean same_visit;
  Next next;

  if (self->shoot != NULL && self->shoot->card->id != shoot)
    leave (self);
  now = shoot != 0 ? desk_flow_get_case (self->office, shoot, error) : NULL;
  before = g_steal_pointer (&self->shoot);
  self->shoot = now;
  if (now != NULL)
    {
      next = find_next (now);
      same_visit = before != NULL && before->card->id == shoot && before->visit != NULL &&
                   now->visit != NULL && before->visit->id == now->visit->id &&
                   self->next == next;
      self->next = next;
      show_head (self);
      desk_shoots_sheet_load (self->sheet, now);
      show_step (self);
      if (!same_visit || desk_people_picker_get_person (self->person) == self->proposed)
        propose_person (self);
      update_next (self);
      desk_shoots_goods_show (self->goods, now);
      desk_attachment_list_show (self->files, shoot);
      desk_shoots_rail_show (self->rail, now);
      desk_shoots_history_show (self->history, now);
      if (!same_visit)
        scroll_up (self);
      if (!same_visit && self->goes_on)
        desk_shoots_case_focus (self);
    }
  g_clear_pointer (&before, desk_flow_case_free);
  return now != NULL || shoot == 0;
}

/* Puts the cursor where the case goes on: into its sheet, or onto the button. */
void
desk_shoots_case_focus (DeskShootsCase *self)
{
  self->goes_on = FALSE;
  if (self->next != NEXT_SIGN || !desk_shoots_sheet_focus_first (self->sheet))
    gtk_widget_grab_focus (GTK_WIDGET (self->button));
}

/* Returns: the case that is shown, or 0 */
gint64
desk_shoots_case_get_shoot (DeskShootsCase *self)
{
  return self->shoot != NULL ? self->shoot->card->id : 0;
}

/* Asks what is needed for @kind; @step: (nullable): the one that is meant. */
void
desk_shoots_case_ask (DeskShootsCase     *self,
                      DeskShootsDeedKind  kind,
                      const char         *step)
{
  if (self->shoot == NULL)
    return;
  desk_shoots_deed_ask (self->deed, kind, self->shoot, step);
  scroll_up (self);
}

/* Writes into the sheet as the user would. Returns: whether the step has such a field */
gboolean
desk_shoots_case_set_field (DeskShootsCase *self,
                            const char     *name,
                            const char     *text)
{
  return self->shoot != NULL && desk_shoots_sheet_set_field (self->sheet, name, text);
}

/* Returns: (nullable): the form of the step that the case is in */
const char *
desk_shoots_case_get_sheet (DeskShootsCase *self)
{
  const DeskFlowStep *step = self->shoot != NULL ? current_step (self) : NULL;

  return step != NULL ? step->sheet : NULL;
}
