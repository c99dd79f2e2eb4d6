/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "desk-inventory-care.h"

#include "desk-care.h"
#include "desk-inventory-damage.h"
#include "desk-inventory-job.h"
#include "desk-inventory-parts.h"
#include "desk-language.h"
#include "desk-split.h"

/* So many items that nobody uses are named; the rest are only counted. */
#define MOST_IDLE 60

struct _DeskInventoryCare
{
  GtkWidget parent_instance;

  DeskOffice *office;
  GPtrArray *entries;   /* DeskCareEntry, as listed */
  const DeskKind *kind; /* what is selected: damages, jobs, or equipment */
  gint64 id;            /* 0: nothing */
  gboolean filling;
  gboolean adding; /* a new file or job is at the side */

  GtkWidget *box;
  GtkWidget *count;
  GtkWidget *settled;
  GtkListBox *list;
  GtkStack *stack;
  DeskSplit *split;
  GtkStack *side;
  DeskInventoryDamage *damage;
  DeskInventoryJob *job;
  GtkWidget *due_title;
  GtkWidget *due_text;
  GtkWidget *due_open;
};

enum
{
  SIGNAL_FAILED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (DeskInventoryCare, desk_inventory_care, GTK_TYPE_WIDGET)

static const char *
section_title (DeskCareSection section)
{
  switch (section)
    {
    case DESK_CARE_DAMAGE:
      return _ ("Damage to settle");
    case DESK_CARE_JOB:
      return _ ("Maintenance and repair");
    case DESK_CARE_SERVICE:
      return _ ("Periodic service is due");
    case DESK_CARE_IDLE:
      return _ ("Long unused: test whether it is ready");
    case DESK_CARE_SETTLED:
    default:
      return _ ("Settled");
    }
}

/* Returns: (transfer full): a day, of another year with its year */
static char *
day_text (DeskDate date)
{
  int year, this_year;

  desk_date_get_ymd (date, &year, NULL, NULL);
  desk_date_get_ymd (desk_date_today (), &this_year, NULL, NULL);
  return year == this_year
           ? desk_date_format (date, DESK_DATE_STYLE_DAY_WEEKDAY, desk_language_current ())
           : desk_date_to_iso (date);
}

/* The list */

static GtkWidget *
make_chip (const DeskCareEntry *entry)
{
  const DeskField *field = desk_kind_get_field (entry->kind, "state");
  GtkWidget *chip =
    gtk_label_new (desk_field_choice_label (field, entry->state, desk_language_current ()));
  const char *look = g_str_equal (entry->state, "open")       ? "lost"
                     : g_str_equal (entry->state, "proposed") ? "out"
                     : g_str_equal (entry->state, "away")     ? "repair"
                                                              : "retired";

  gtk_widget_add_css_class (chip, "desk-chip");
  gtk_widget_add_css_class (chip, look);
  gtk_widget_set_valign (chip, GTK_ALIGN_CENTER);
  return chip;
}

static GtkWidget *
make_row (const DeskCareEntry *entry)
{
  GtkWidget *row = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 10);
  GtkWidget *words = gtk_box_new (GTK_ORIENTATION_VERTICAL, 1);
  GtkWidget *title = gtk_label_new (entry->title);
  GtkWidget *text;
  g_autofree char *day = day_text (entry->date);
  GtkWidget *when = gtk_label_new (day);
  g_autofree char *below = NULL;

  if (entry->number != NULL && entry->text != NULL)
    /* Translators: the number of a damage report or a job, and what happened */
    below = g_strdup_printf (C_ ("care", "%1$s · %2$s"), entry->number, entry->text);
  gtk_label_set_xalign (GTK_LABEL (title), 0);
  gtk_label_set_ellipsize (GTK_LABEL (title), PANGO_ELLIPSIZE_END);
  gtk_box_append (GTK_BOX (words), title);
  text = gtk_label_new (below != NULL ? below : entry->text);
  gtk_label_set_xalign (GTK_LABEL (text), 0);
  gtk_label_set_ellipsize (GTK_LABEL (text), PANGO_ELLIPSIZE_END);
  gtk_widget_add_css_class (text, "desk-field-label");
  gtk_widget_set_visible (text, *gtk_label_get_label (GTK_LABEL (text)) != '\0');
  gtk_box_append (GTK_BOX (words), text);
  gtk_widget_set_hexpand (words, TRUE);
  gtk_box_append (GTK_BOX (row), words);
  if (entry->state != NULL)
    gtk_box_append (GTK_BOX (row), make_chip (entry));
  gtk_widget_add_css_class (when, "numeric");
  gtk_widget_add_css_class (when, entry->late ? "error" : "dim-label");
  gtk_label_set_width_chars (GTK_LABEL (when), 12);
  gtk_label_set_xalign (GTK_LABEL (when), 1);
  gtk_box_append (GTK_BOX (row), when);
  gtk_widget_add_css_class (row, "desk-inventory-care-row");
  return row;
}

static void
add_header (GtkListBoxRow *row,
            GtkListBoxRow *before,
            gpointer       data)
{
  DeskInventoryCare *self = data;
  guint place = (guint) gtk_list_box_row_get_index (row);
  const DeskCareEntry *entry;
  const DeskCareEntry *last;
  GtkWidget *heading;

  if (self->entries == NULL || place >= self->entries->len)
    return;
  entry = self->entries->pdata[place];
  last = place > 0 ? self->entries->pdata[place - 1] : NULL;
  if (last != NULL && last->section == entry->section)
    {
      gtk_list_box_row_set_header (row, NULL);
      return;
    }
  heading = desk_inventory_heading (section_title (entry->section));
  gtk_widget_add_css_class (heading, "desk-inventory-section");
  gtk_list_box_row_set_header (row, heading);
}

/* Keeps only so many of the items that nobody uses. */
static guint
cut_idle (GPtrArray *entries)
{
  guint n = 0, cut = 0;

  for (guint i = 0; i < entries->len;)
    {
      const DeskCareEntry *entry = entries->pdata[i];

      if (entry->section == DESK_CARE_IDLE && ++n > MOST_IDLE)
        {
          g_ptr_array_remove_index (entries, i);
          cut++;
        }
      else
        i++;
    }
  return cut;
}

static void
select_shown (DeskInventoryCare *self)
{
  GtkListBoxRow *row = NULL;

  for (guint i = 0; self->id != 0 && i < self->entries->len; i++)
    {
      const DeskCareEntry *entry = self->entries->pdata[i];

      if (entry->kind == self->kind && entry->id == self->id)
        row = gtk_list_box_get_row_at_index (self->list, (int) i);
    }
  gtk_list_box_select_row (self->list, row);
}

static void
fill_list (DeskInventoryCare *self,
           guint              n_cut)
{
  GtkWidget *child;
  g_autofree char *text = NULL;
  guint n_open = 0;

  self->filling = TRUE;
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->list))) != NULL)
    gtk_list_box_remove (self->list, child);
  for (guint i = 0; i < self->entries->len; i++)
    {
      const DeskCareEntry *entry = self->entries->pdata[i];

      gtk_list_box_append (self->list, make_row (entry));
      n_open += entry->section <= DESK_CARE_SERVICE;
    }
  select_shown (self);
  self->filling = FALSE;
  if (n_cut > 0)
    /* Translators: %u: items that are long unused and not listed */
    text = g_strdup_printf (ngettext ("and %u more that is long unused",
                                      "and %u more that are long unused", n_cut),
                            n_cut);
  else
    /* Translators: %u: damage reports, jobs and services */
    text = g_strdup_printf (ngettext ("%u waits", "%u wait", n_open), n_open);
  gtk_label_set_label (GTK_LABEL (self->count), text);
  gtk_widget_set_visible (self->count, n_open > 0 || n_cut > 0);
  gtk_stack_set_visible_child_name (self->stack, self->entries->len > 0 ? "list" : "none");
}

/* The side */

static void
show_due (DeskInventoryCare   *self,
          const DeskCareEntry *entry)
{
  gboolean idle = entry->section == DESK_CARE_IDLE;
  g_autofree char *day = day_text (entry->date);
  g_autofree char *when =
    /* Translators: %s: a day */
    g_strdup_printf (idle ? _ ("Nobody used it since %s.") : _ ("Its service was due on %s."), day);
  g_autofree char *text =
    entry->text != NULL
      /* Translators: a sentence, and how an item is to be stored */
      ? g_strdup_printf (_ ("%1$s\n\nStorage note: %2$s"), when, entry->text)
      : g_strdup (when);

  gtk_label_set_label (GTK_LABEL (self->due_title), entry->title);
  gtk_label_set_label (GTK_LABEL (self->due_text), text);
  gtk_button_set_label (GTK_BUTTON (self->due_open),
                        idle ? _ ("Open a _Ready-Test…") : _ ("Open a _Service…"));
}

static void
show_side (DeskInventoryCare   *self,
           const DeskCareEntry *entry)
{
  if (self->adding)
    return;
  /* What was just settled leaves the list, but not the side. */
  if (self->id != 0 && self->kind == &desk_kind_damages)
    {
      desk_inventory_damage_show (self->damage, self->id);
      gtk_stack_set_visible_child_name (self->side, "damage");
    }
  else if (self->id != 0 && self->kind == &desk_kind_jobs)
    {
      desk_inventory_job_show (self->job, self->id);
      gtk_stack_set_visible_child_name (self->side, "job");
    }
  else if (entry != NULL)
    {
      show_due (self, entry);
      gtk_stack_set_visible_child_name (self->side, "due");
    }
  else
    gtk_stack_set_visible_child_name (self->side, "none");
}

static const DeskCareEntry *
selected (DeskInventoryCare *self)
{
  GtkListBoxRow *row = gtk_list_box_get_selected_row (self->list);

  return row != NULL ? self->entries->pdata[gtk_list_box_row_get_index (row)] : NULL;
}

static void
on_selected (DeskInventoryCare *self)
{
  const DeskCareEntry *entry = selected (self);

  if (self->filling || entry == NULL)
    return;
  self->adding = FALSE;
  self->kind = entry->kind;
  self->id = entry->id;
  show_side (self, entry);
}

static void
on_activated (DeskInventoryCare *self)
{
  desk_split_set_open (self->split, TRUE);
  gtk_widget_child_focus (GTK_WIDGET (self->side), GTK_DIR_TAB_FORWARD);
}

static void
show (DeskInventoryCare *self,
      const DeskKind    *kind,
      gint64             id)
{
  self->adding = FALSE;
  self->kind = kind;
  self->id = id;
  desk_inventory_care_refresh (self);
}

static void
on_damage_saved (DeskInventoryCare *self,
                 gint64             id)
{
  show (self, &desk_kind_damages, id);
}

static void
on_job_saved (DeskInventoryCare *self,
              gint64             id)
{
  show (self, &desk_kind_jobs, id);
}

static void
on_due_open (DeskInventoryCare *self)
{
  const DeskCareEntry *entry = selected (self);

  if (entry != NULL)
    desk_inventory_care_report_fault (
      self, entry->item, entry->section == DESK_CARE_IDLE ? "ready-test" : "service");
}

static void
on_due_item (DeskInventoryCare *self)
{
  const DeskCareEntry *entry = selected (self);

  if (entry != NULL)
    gtk_widget_activate_action (GTK_WIDGET (self), "win.inventory.select", "x", entry->item);
}

static void
desk_inventory_care_dispose (GObject *object)
{
  DeskInventoryCare *self = DESK_INVENTORY_CARE (object);

  g_clear_pointer (&self->box, gtk_widget_unparent);
  g_clear_pointer (&self->entries, g_ptr_array_unref);
  g_clear_object (&self->office);

  G_OBJECT_CLASS (desk_inventory_care_parent_class)->dispose (object);
}

static gboolean
desk_inventory_care_grab_focus (GtkWidget *widget)
{
  return gtk_widget_child_focus (GTK_WIDGET (DESK_INVENTORY_CARE (widget)->list),
                                 GTK_DIR_TAB_FORWARD);
}

static void
desk_inventory_care_class_init (DeskInventoryCareClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = desk_inventory_care_dispose;
  widget_class->grab_focus = desk_inventory_care_grab_focus;
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);

  /* DeskInventoryCare::failed: what could not be read. */
  signals[SIGNAL_FAILED] = g_signal_new ("failed", DESK_TYPE_INVENTORY_CARE, G_SIGNAL_RUN_LAST, 0,
                                         NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_ERROR);
}

static void
desk_inventory_care_init (DeskInventoryCare *self)
{
  self->entries = g_ptr_array_new ();
  self->box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  gtk_widget_set_parent (self->box, GTK_WIDGET (self));
}

/* Building */

static GtkWidget *
make_bar (DeskInventoryCare *self)
{
  GtkWidget *bar = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);

  gtk_widget_add_css_class (bar, "desk-filters");
  self->settled = gtk_toggle_button_new_with_mnemonic (_ ("Show What Is _Settled"));
  g_signal_connect_swapped (self->settled, "toggled", G_CALLBACK (desk_inventory_care_refresh),
                            self);
  gtk_box_append (GTK_BOX (bar), self->settled);
  self->count = gtk_label_new (NULL);
  gtk_widget_add_css_class (self->count, "dim-label");
  gtk_widget_set_hexpand (self->count, TRUE);
  gtk_widget_set_halign (self->count, GTK_ALIGN_END);
  gtk_box_append (GTK_BOX (bar), self->count);
  return bar;
}

static GtkWidget *
make_list (DeskInventoryCare *self)
{
  GtkWidget *scrolled = gtk_scrolled_window_new ();

  self->list = GTK_LIST_BOX (gtk_list_box_new ());
  gtk_list_box_set_header_func (self->list, add_header, self, NULL);
  gtk_list_box_set_activate_on_single_click (self->list, FALSE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->list), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("What has to be put right"), -1);
  g_signal_connect_swapped (self->list, "row-selected", G_CALLBACK (on_selected), self);
  g_signal_connect_swapped (self->list, "row-activated", G_CALLBACK (on_activated), self);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scrolled), GTK_POLICY_NEVER,
                                  GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scrolled), GTK_WIDGET (self->list));
  return scrolled;
}

static GtkWidget *
make_none (void)
{
  GtkWidget *none = adw_status_page_new ();

  adw_status_page_set_icon_name (ADW_STATUS_PAGE (none), "emblem-ok-symbolic");
  adw_status_page_set_title (ADW_STATUS_PAGE (none), _ ("All in Order"));
  adw_status_page_set_description (
    ADW_STATUS_PAGE (none),
    _ ("No damage to settle, no job open, no service due. Damage and faults are reported from "
       "the item in the register."));
  return none;
}

static GtkWidget *
make_due (DeskInventoryCare *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12);
  GtkWidget *item = gtk_button_new_with_mnemonic (_ ("Show the _Item"));

  gtk_widget_add_css_class (box, "desk-inventory-slip");
  self->due_title = desk_inventory_heading (NULL);
  gtk_box_append (GTK_BOX (box), self->due_title);
  self->due_text = desk_inventory_label (NULL, NULL);
  gtk_box_append (GTK_BOX (box), self->due_text);
  self->due_open = gtk_button_new ();
  gtk_button_set_use_underline (GTK_BUTTON (self->due_open), TRUE);
  gtk_widget_add_css_class (self->due_open, "suggested-action");
  g_signal_connect_swapped (self->due_open, "clicked", G_CALLBACK (on_due_open), self);
  gtk_box_append (GTK_BOX (box), self->due_open);
  g_signal_connect_swapped (item, "clicked", G_CALLBACK (on_due_item), self);
  gtk_box_append (GTK_BOX (box), item);
  return box;
}

static GtkWidget *
make_side (DeskInventoryCare *self)
{
  GtkWidget *none = desk_inventory_label (_ ("Choose a line to see what is next."), "dim-label");

  self->damage = DESK_INVENTORY_DAMAGE (desk_inventory_damage_new (self->office));
  g_signal_connect_swapped (self->damage, "saved", G_CALLBACK (on_damage_saved), self);
  self->job = DESK_INVENTORY_JOB (desk_inventory_job_new (self->office));
  g_signal_connect_swapped (self->job, "saved", G_CALLBACK (on_job_saved), self);
  gtk_widget_add_css_class (none, "desk-inventory-slip");
  gtk_widget_set_valign (none, GTK_ALIGN_START);
  self->side = GTK_STACK (gtk_stack_new ());
  gtk_stack_add_named (self->side, none, "none");
  gtk_stack_add_named (self->side, GTK_WIDGET (self->damage), "damage");
  gtk_stack_add_named (self->side, GTK_WIDGET (self->job), "job");
  gtk_stack_add_named (self->side, make_due (self), "due");
  return GTK_WIDGET (self->side);
}

GtkWidget *
desk_inventory_care_new (DeskOffice *office)
{
  DeskInventoryCare *self = g_object_new (DESK_TYPE_INVENTORY_CARE, NULL);

  self->office = g_object_ref (office);
  self->stack = GTK_STACK (gtk_stack_new ());
  gtk_box_append (GTK_BOX (self->box), make_bar (self));
  gtk_stack_add_named (self->stack, make_list (self), "list");
  gtk_stack_add_named (self->stack, make_none (), "none");
  self->split = DESK_SPLIT (desk_split_new ());
  desk_split_set_content (self->split, GTK_WIDGET (self->stack));
  desk_split_set_side (self->split, make_side (self));
  gtk_widget_set_vexpand (GTK_WIDGET (self->split), TRUE);
  gtk_box_append (GTK_BOX (self->box), GTK_WIDGET (self->split));
  return GTK_WIDGET (self);
}

/* Reads what waits anew; what is being written at the side stays. */
void
desk_inventory_care_refresh (DeskInventoryCare *self)
{
  g_autoptr (GError) error = NULL;
  GPtrArray *entries =
    desk_care_list (self->office, desk_date_today (),
                    gtk_toggle_button_get_active (GTK_TOGGLE_BUTTON (self->settled)), &error);

  if (entries == NULL)
    {
      g_signal_emit (self, signals[SIGNAL_FAILED], 0, error);
      return;
    }
  g_ptr_array_unref (self->entries);
  self->entries = entries;
  fill_list (self, cut_idle (entries));
  show_side (self, selected (self));
}

/* Returns: whether that damage report, job or item is in the list; it is shown then,
 * with what is settled where it belongs there */
gboolean
desk_inventory_care_select (DeskInventoryCare *self,
                            const DeskKind    *kind,
                            gint64             id)
{
  show (self, kind, id);
  if (selected (self) == NULL)
    gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (self->settled), TRUE);
  desk_split_set_open (self->split, TRUE);
  return selected (self) != NULL;
}

static void
begin (DeskInventoryCare *self,
       const char        *page)
{
  self->adding = TRUE;
  self->id = 0;
  gtk_list_box_unselect_all (self->list);
  gtk_stack_set_visible_child_name (self->side, page);
  desk_split_set_open (self->split, TRUE);
}

/* Begins a damage report of @item. @kind: (nullable), @event: (nullable) */
void
desk_inventory_care_report_damage (DeskInventoryCare *self,
                                   gint64             item,
                                   const char        *kind,
                                   const char        *event)
{
  begin (self, "damage");
  desk_inventory_damage_start (self->damage, item, kind, event);
}

/* Begins a job of @item. @kind: repair, service or ready-test */
void
desk_inventory_care_report_fault (DeskInventoryCare *self,
                                  gint64             item,
                                  const char        *kind)
{
  begin (self, "job");
  desk_inventory_job_start (self->job, item, kind);
}
