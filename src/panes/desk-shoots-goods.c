/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "desk-shoots-goods.h"

#include "desk-goods.h"
#include "desk-inventory-parts.h"
#include "desk-language.h"
#include "desk-shoots-words.h"

#define MOST_PIECES 100000

/* What the form counts. */
typedef enum
{
  COUNT_NOTHING,
  COUNT_IN,
  COUNT_OUT,
} Count;

/* A sort of goods in the form. */
typedef struct
{
  gint64 goods; /* of those that go out */
  gint64 quantity;
  GtkWidget *name;
  GtkWidget *number;
  GtkWidget *condition;
} Line;

struct _DeskShootsGoods
{
  GtkWidget parent_instance;

  DeskOffice *office;
  gint64 shoot;
  gint64 client;
  GPtrArray *goods; /* DeskGoods, of the case */
  Count count;
  GArray *lines;

  GtkWidget *box;
  GtkWidget *list;
  GtkWidget *in, *out;
  GtkWidget *slip;
  GtkWidget *form;
  GtkWidget *form_lines;
  GtkLabel *form_title;
  GtkWidget *another;
  GtkWidget *accompanying_row;
  GtkEditable *accompanying;
  GtkEditable *tracking;
  GtkWidget *difference_row;
  GtkEditable *difference;
  GtkWidget *override_row;
  GtkEditable *override;
  GtkButton *accept;
};

enum
{
  SIGNAL_FAILED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (DeskShootsGoods, desk_shoots_goods, GTK_TYPE_WIDGET)

static const char *
written (GtkEditable *entry)
{
  const char *text = gtk_editable_get_text (entry);

  return *text != '\0' ? text : NULL;
}

/* The list */

static char *
where_words (const DeskGoods *goods)
{
  g_autofree char *in = desk_shoots_moment_words (goods->received);
  g_autofree char *out = NULL;

  if (goods->returned != NULL)
    {
      out = desk_shoots_moment_words (goods->returned);
      /* Translators: %1$s: when goods came, %2$s: when they went back, %3$lld: how many */
      return g_strdup_printf (_ ("came %1$s, %3$lld sent back %2$s"), in, out,
                              (long long) goods->quantity_out);
    }
  /* Translators: %1$s: when goods came, %2$d: how many days ago */
  return g_strdup_printf (ngettext ("came %1$s, here for %2$d day", "came %1$s, here for %2$d days",
                                    (gulong) goods->days),
                          in, goods->days);
}

static void
append_goods (DeskShootsGoods *self,
              const DeskGoods *goods)
{
  GtkWidget *row = gtk_box_new (GTK_ORIENTATION_VERTICAL, 1);
  g_autofree char *where = where_words (goods);
  g_autoptr (GString) more = g_string_new (goods->parcel);
  const char *const words[] = { goods->condition, goods->accompanying, goods->place,
                                goods->difference };
  /* Translators: goods and how many */
  g_autofree char *name = g_strdup_printf (C_ ("goods", "%1$s × %2$lld"), goods->name,
                                           (long long) goods->quantity);

  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    if (words[i] != NULL && *words[i] != '\0')
      g_string_append_printf (more, " · %s", words[i]);
  gtk_box_append (GTK_BOX (row), desk_inventory_label (name, NULL));
  gtk_box_append (GTK_BOX (row), desk_inventory_label (where, "desk-field-label"));
  gtk_box_append (GTK_BOX (row), desk_inventory_label (more->str, "desk-field-label"));
  gtk_box_append (GTK_BOX (self->list), row);
}

/* The form */

static Line *
line_at (DeskShootsGoods *self,
         guint            i)
{
  return &g_array_index (self->lines, Line, i);
}

static gboolean
differs (DeskShootsGoods *self)
{
  for (guint i = 0; i < self->lines->len; i++)
    if (line_at (self, i)->goods != 0 &&
        gtk_spin_button_get_value_as_int (GTK_SPIN_BUTTON (line_at (self, i)->number)) !=
          line_at (self, i)->quantity)
      return TRUE;
  return FALSE;
}

static void
on_number (DeskShootsGoods *self)
{
  gtk_widget_set_visible (self->difference_row, self->count == COUNT_OUT && differs (self));
}

static GtkWidget *
make_entry (const char *label,
            const char *text)
{
  GtkWidget *entry = gtk_entry_new ();

  gtk_entry_set_placeholder_text (GTK_ENTRY (entry), label);
  gtk_editable_set_text (GTK_EDITABLE (entry), text != NULL ? text : "");
  gtk_editable_set_width_chars (GTK_EDITABLE (entry), 8);
  gtk_widget_set_hexpand (entry, TRUE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (entry), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
  return entry;
}

/* @goods: (nullable): those that are here and go out */
static void
add_line (DeskShootsGoods *self,
          const DeskGoods *goods)
{
  GtkWidget *row = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 4);
  Line line = { .goods = goods != NULL ? goods->id : 0,
                .quantity = goods != NULL ? goods->quantity : 1 };

  if (goods != NULL)
    {
      line.name = desk_inventory_label (goods->name, NULL);
      gtk_widget_set_hexpand (line.name, TRUE);
    }
  else
    line.name = make_entry (_ ("Goods"), NULL);
  line.number = gtk_spin_button_new_with_range (goods != NULL ? 0 : 1, MOST_PIECES, 1);
  gtk_spin_button_set_value (GTK_SPIN_BUTTON (line.number), (double) line.quantity);
  gtk_accessible_update_property (GTK_ACCESSIBLE (line.number), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Counted"), -1);
  g_signal_connect_swapped (line.number, "value-changed", G_CALLBACK (on_number), self);
  line.condition =
    make_entry (_ ("Condition"), goods != NULL && goods->condition != NULL ? goods->condition
                                                                           : _ ("good"));
  gtk_box_append (GTK_BOX (row), line.name);
  gtk_box_append (GTK_BOX (row), line.number);
  gtk_box_append (GTK_BOX (self->form_lines), row);
  gtk_box_append (GTK_BOX (self->form_lines), line.condition);
  g_array_append_val (self->lines, line);
}

static void
on_another (DeskShootsGoods *self)
{
  add_line (self, NULL);
  gtk_widget_grab_focus (line_at (self, self->lines->len - 1)->name);
}

static void
hide_form (DeskShootsGoods *self)
{
  self->count = COUNT_NOTHING;
  gtk_widget_set_visible (self->form, FALSE);
}

/* INV-12: why goods may not go yet is asked where they may not. */
static gboolean
may_go (DeskShootsGoods *self)
{
  for (guint i = 0; i < self->goods->len; i++)
    {
      const DeskGoods *goods = self->goods->pdata[i];

      if (goods->returned == NULL && !desk_goods_may_go (self->office, goods->id, NULL))
        return FALSE;
    }
  return TRUE;
}

static void
show_form (DeskShootsGoods *self,
           Count            count)
{
  self->count = count;
  g_array_set_size (self->lines, 0);
  desk_inventory_clear (self->form_lines);
  gtk_label_set_label (self->form_title, count == COUNT_IN ? _ ("Count Goods In")
                                                           : _ ("Send Goods Back"));
  gtk_button_set_label (self->accept, count == COUNT_IN ? _ ("Count _In") : _ ("Send _Back"));
  if (count == COUNT_IN)
    add_line (self, NULL);
  for (guint i = 0; count == COUNT_OUT && i < self->goods->len; i++)
    if (((DeskGoods *) self->goods->pdata[i])->returned == NULL)
      add_line (self, self->goods->pdata[i]);
  gtk_widget_set_visible (self->another, count == COUNT_IN);
  gtk_widget_set_visible (self->accompanying_row, count == COUNT_IN);
  gtk_widget_set_visible (self->override_row, count == COUNT_OUT && !may_go (self));
  gtk_editable_set_text (self->accompanying, "");
  gtk_editable_set_text (self->tracking, "");
  gtk_editable_set_text (self->difference, "");
  gtk_editable_set_text (self->override, "");
  on_number (self);
  gtk_widget_set_visible (self->form, TRUE);
  gtk_widget_grab_focus (count == COUNT_IN ? line_at (self, 0)->name
                                           : GTK_WIDGET (self->tracking));
}

static void
on_in (DeskShootsGoods *self)
{
  show_form (self, COUNT_IN);
}

static void
on_out (DeskShootsGoods *self)
{
  show_form (self, COUNT_OUT);
}

static char *
count_in (DeskShootsGoods  *self,
          GError          **error)
{
  g_autoptr (GArray) lines = g_array_new (FALSE, TRUE, sizeof (DeskGoodsLine));
  DeskGoodsReceipt receipt = {
    .client = self->client,
    .shoot = self->shoot,
    .lines = lines,
    .accompanying = written (self->accompanying),
    .tracking = written (self->tracking),
    .receiver = desk_shoots_actor (self->office),
  };

  for (guint i = 0; i < self->lines->len; i++)
    {
      const Line *from = line_at (self, i);
      DeskGoodsLine line = {
        .name = gtk_editable_get_text (GTK_EDITABLE (from->name)),
        .quantity = gtk_spin_button_get_value_as_int (GTK_SPIN_BUTTON (from->number)),
        .declared = -1,
        .condition = written (GTK_EDITABLE (from->condition)),
      };

      g_array_append_val (lines, line);
    }
  return desk_goods_receive (self->office, &receipt, NULL, error);
}

static char *
count_out (DeskShootsGoods  *self,
           GError          **error)
{
  g_autoptr (GArray) lines = g_array_new (FALSE, TRUE, sizeof (DeskGoodsOut));
  DeskGoodsReturn back = {
    .lines = lines,
    .difference = written (self->difference),
    .tracking = written (self->tracking),
    .override = written (self->override),
    .sender = desk_shoots_actor (self->office),
  };

  for (guint i = 0; i < self->lines->len; i++)
    {
      const Line *from = line_at (self, i);
      DeskGoodsOut line = {
        .goods = from->goods,
        .quantity = gtk_spin_button_get_value_as_int (GTK_SPIN_BUTTON (from->number)),
        .condition = written (GTK_EDITABLE (from->condition)),
      };

      g_array_append_val (lines, line);
    }
  return desk_goods_send_back (self->office, &back, NULL, error);
}

static void
on_accept (DeskShootsGoods *self)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *number =
    self->count == COUNT_IN ? count_in (self, &error) : count_out (self, &error);

  if (number == NULL)
    g_signal_emit (self, signals[SIGNAL_FAILED], 0, error);
  else
    hide_form (self);
}

static void
desk_shoots_goods_dispose (GObject *object)
{
  DeskShootsGoods *self = DESK_SHOOTS_GOODS (object);

  g_clear_pointer (&self->box, gtk_widget_unparent);
  g_clear_object (&self->office);

  G_OBJECT_CLASS (desk_shoots_goods_parent_class)->dispose (object);
}

static void
desk_shoots_goods_finalize (GObject *object)
{
  DeskShootsGoods *self = DESK_SHOOTS_GOODS (object);

  g_clear_pointer (&self->goods, g_ptr_array_unref);
  g_array_unref (self->lines);

  G_OBJECT_CLASS (desk_shoots_goods_parent_class)->finalize (object);
}

static void
desk_shoots_goods_class_init (DeskShootsGoodsClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = desk_shoots_goods_dispose;
  G_OBJECT_CLASS (klass)->finalize = desk_shoots_goods_finalize;
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);

  /* DeskShootsGoods::failed: a count was refused. */
  signals[SIGNAL_FAILED] = g_signal_new ("failed", DESK_TYPE_SHOOTS_GOODS, G_SIGNAL_RUN_LAST, 0,
                                         NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_ERROR);
}

static GtkEditable *
add_row (GtkWidget   *box,
         const char  *text,
         GtkWidget  **row)
{
  GtkWidget *entry = gtk_entry_new ();

  *row = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2);
  gtk_box_append (GTK_BOX (*row), desk_inventory_label (text, "desk-field-label"));
  gtk_box_append (GTK_BOX (*row), entry);
  gtk_accessible_update_property (GTK_ACCESSIBLE (entry), GTK_ACCESSIBLE_PROPERTY_LABEL, text, -1);
  gtk_box_append (GTK_BOX (box), *row);
  return GTK_EDITABLE (entry);
}

static GtkWidget *
make_form (DeskShootsGoods *self)
{
  GtkWidget *buttons = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *cancel = gtk_button_new_with_mnemonic (_ ("_Never Mind"));
  GtkWidget *row;

  self->form = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  gtk_widget_add_css_class (self->form, "desk-note");
  gtk_widget_set_visible (self->form, FALSE);
  self->form_title = GTK_LABEL (desk_inventory_heading (NULL));
  gtk_box_append (GTK_BOX (self->form), GTK_WIDGET (self->form_title));
  self->form_lines = gtk_box_new (GTK_ORIENTATION_VERTICAL, 4);
  gtk_box_append (GTK_BOX (self->form), self->form_lines);
  self->another = gtk_button_new_with_mnemonic (_ ("_Another Sort"));
  gtk_widget_set_halign (self->another, GTK_ALIGN_START);
  gtk_widget_add_css_class (self->another, "flat");
  g_signal_connect_swapped (self->another, "clicked", G_CALLBACK (on_another), self);
  gtk_box_append (GTK_BOX (self->form), self->another);
  self->accompanying =
    add_row (self->form, _ ("Accompanying items"), &self->accompanying_row);
  self->tracking = add_row (self->form, _ ("Tracking number"), &row);
  self->difference =
    add_row (self->form, _ ("Why the count differs"), &self->difference_row);
  self->override = add_row (self->form, _ ("The client is not satisfied yet: why they go back now"),
                            &self->override_row);
  self->accept = GTK_BUTTON (gtk_button_new_with_mnemonic (""));
  gtk_widget_add_css_class (GTK_WIDGET (self->accept), "suggested-action");
  gtk_widget_set_hexpand (GTK_WIDGET (self->accept), TRUE);
  g_signal_connect_swapped (self->accept, "clicked", G_CALLBACK (on_accept), self);
  g_signal_connect_swapped (cancel, "clicked", G_CALLBACK (hide_form), self);
  gtk_box_append (GTK_BOX (buttons), cancel);
  gtk_box_append (GTK_BOX (buttons), GTK_WIDGET (self->accept));
  gtk_box_append (GTK_BOX (self->form), buttons);
  return self->form;
}

static void
desk_shoots_goods_init (DeskShootsGoods *self)
{
  GtkWidget *head = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 4);
  GtkWidget *title = desk_inventory_heading (_ ("Goods"));

  self->lines = g_array_new (FALSE, TRUE, sizeof (Line));
  self->box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  gtk_widget_set_parent (self->box, GTK_WIDGET (self));
  gtk_widget_set_hexpand (title, TRUE);
  gtk_box_append (GTK_BOX (head), title);
  self->slip = gtk_button_new_from_icon_name ("document-print-symbolic");
  gtk_widget_set_tooltip_text (self->slip, _ ("Print the return slip…"));
  gtk_widget_add_css_class (self->slip, "flat");
  gtk_actionable_set_action_name (GTK_ACTIONABLE (self->slip), "win.shoots.preview-form");
  gtk_actionable_set_action_target (GTK_ACTIONABLE (self->slip), "s", "goods-return");
  gtk_box_append (GTK_BOX (head), self->slip);
  self->in = gtk_button_new_with_mnemonic (_ ("Count _In…"));
  self->out = gtk_button_new_with_mnemonic (_ ("Send _Back…"));
  g_signal_connect_swapped (self->in, "clicked", G_CALLBACK (on_in), self);
  g_signal_connect_swapped (self->out, "clicked", G_CALLBACK (on_out), self);
  gtk_box_append (GTK_BOX (head), self->in);
  gtk_box_append (GTK_BOX (head), self->out);
  gtk_box_append (GTK_BOX (self->box), head);
  self->list = gtk_box_new (GTK_ORIENTATION_VERTICAL, 8);
  gtk_box_append (GTK_BOX (self->box), self->list);
  gtk_box_append (GTK_BOX (self->box), make_form (self));
}

GtkWidget *
desk_shoots_goods_new (DeskOffice *office)
{
  DeskShootsGoods *self = g_object_new (DESK_TYPE_SHOOTS_GOODS, NULL);

  self->office = g_object_ref (office);
  return GTK_WIDGET (self);
}

void
desk_shoots_goods_show (DeskShootsGoods    *self,
                        const DeskFlowCase *shoot)
{
  DeskGoodsFilter filter = { .shoot = shoot->card->id };
  gboolean here = FALSE, gone = FALSE;

  if (self->shoot != shoot->card->id)
    hide_form (self);
  self->shoot = shoot->card->id;
  self->client = shoot->card->client;
  g_clear_pointer (&self->goods, g_ptr_array_unref);
  self->goods = desk_goods_list (self->office, &filter, DESK_DATE_NONE, NULL);
  desk_inventory_clear (self->list);
  gtk_widget_set_visible (GTK_WIDGET (self), self->client != 0 && self->goods != NULL);
  for (guint i = 0; self->goods != NULL && i < self->goods->len; i++)
    {
      const DeskGoods *goods = self->goods->pdata[i];

      here |= goods->returned == NULL;
      gone |= goods->returned != NULL;
      append_goods (self, goods);
    }
  gtk_widget_set_visible (self->in, shoot->card->ended == NULL);
  gtk_widget_set_visible (self->out, here);
  gtk_widget_set_visible (self->slip, gone);
  if (self->count == COUNT_OUT && !here)
    hide_form (self);
}
