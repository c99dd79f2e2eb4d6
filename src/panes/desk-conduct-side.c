/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "desk-conduct-side.h"

#include "desk-language.h"
#include "desk-people.h"
#include "desk-record.h"

/* Where the program finds the rows that caused an entry. */
static const struct
{
  const char *prefix; /* of the entry's source */
  const char *pane;
  const char *where; /* NULL: the entry's day */
} sources[] = {
  { "hygiene/", "rota", NULL },
  { "equipment-check/", "inventory", "check" },
};

struct _DeskConductSide
{
  GtkWidget parent_instance;

  DeskOffice *office;
  GArray *entries; /* gint64: those shown */

  GtkWidget *root;
  GtkLabel *heading;
  GtkLabel *amount;
  GtkWidget *fields;
  GtkWidget *jump;
  GtkWidget *confirm;
  GtkWidget *dismiss;
  GtkWidget *reverse;
  GtkWidget *note;
  GtkEditable *reason;
  GtkWidget *reason_box;
  GtkWidget *buttons;
};

enum
{
  SIGNAL_DO,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (DeskConductSide, desk_conduct_side, GTK_TYPE_WIDGET)

static GtkWidget *
make_label (const char *text,
            const char *css)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  if (css != NULL)
    gtk_widget_add_css_class (label, css);
  return label;
}

static void
add_field (DeskConductSide *self,
           DeskRecord      *entry,
           const char      *name)
{
  g_autofree char *text = desk_record_dup_display (entry, name, desk_language_current ());
  GtkWidget *value;

  if (text == NULL || *text == '\0')
    return;
  gtk_box_append (GTK_BOX (self->fields),
                  make_label (desk_field_get_label (desk_kind_get_field (&desk_kind_ledger, name)),
                              "desk-field-label"));
  value = make_label (text, NULL);
  gtk_label_set_selectable (GTK_LABEL (value), TRUE);
  gtk_widget_set_margin_bottom (value, 8);
  gtk_box_append (GTK_BOX (self->fields), value);
}

static DeskRecord *
get_entry (DeskConductSide *self,
           guint            place)
{
  return desk_record_get (desk_office_get_store (self->office), &desk_kind_ledger,
                          g_array_index (self->entries, gint64, place), NULL);
}

/* Points the button at what caused @entry, or hides it. */
static void
show_jump (DeskConductSide *self,
           DeskRecord      *entry)
{
  const char *source = entry != NULL ? desk_record_get_text (entry, "source") : NULL;
  GtkActionable *jump = GTK_ACTIONABLE (self->jump);
  const char *slash = source != NULL ? strrchr (source, '/') : NULL;
  guint64 id;

  gtk_widget_set_visible (self->jump, FALSE);
  for (guint i = 0; source != NULL && i < G_N_ELEMENTS (sources); i++)
    if (g_str_has_prefix (source, sources[i].prefix))
      {
        g_autofree char *day = desk_date_to_iso (desk_record_get_date (entry, "date"));

        /* The target first: an action without the target it needs is complained of. */
        gtk_actionable_set_action_name (jump, NULL);
        gtk_actionable_set_action_target (jump, "(ss)", sources[i].pane,
                                          sources[i].where != NULL ? sources[i].where : day);
        gtk_actionable_set_action_name (jump, "app.go");
        gtk_widget_set_visible (self->jump, TRUE);
        return;
      }
  if (slash == NULL || !g_ascii_string_to_unsigned (slash + 1, 10, 1, G_MAXINT64, &id, NULL) ||
      !(g_str_has_prefix (source, "reversal/") || g_str_has_prefix (source, "damage/")))
    return;
  gtk_actionable_set_action_name (jump, NULL);
  gtk_actionable_set_action_target (
    jump, "(sx)", g_str_has_prefix (source, "damage/") ? "damages" : "ledger", (gint64) id);
  gtk_actionable_set_action_name (jump, "app.show");
  gtk_widget_set_visible (self->jump, TRUE);
}

static void
show_money (DeskConductSide *self,
            DeskMoney        sum)
{
  g_autofree char *yuan = desk_money_to_text (sum);
  /* Translators: %s: an amount, negative for what people pay */
  g_autofree char *text = g_strdup_printf (_ ("%s yuan"), yuan);

  gtk_label_set_label (self->amount, text);
  gtk_widget_set_visible (GTK_WIDGET (self->amount), sum != 0);
  gtk_widget_set_css_classes (
    GTK_WIDGET (self->amount),
    (const char *[]){ "title-2", "numeric", sum < 0 ? "error" : "success", NULL });
}

static void
update_buttons (DeskConductSide *self)
{
  gboolean reason = *gtk_editable_get_text (self->reason) != '\0';

  gtk_widget_set_sensitive (self->dismiss, reason);
  gtk_widget_set_sensitive (self->reverse, reason);
}

/* What the buttons can do for entries in these states. */
static void
show_buttons (DeskConductSide *self,
              guint            n_proposed,
              guint            n_confirmed)
{
  guint n = self->entries->len;
  gboolean proposed = n > 0 && n_proposed == n;
  gboolean reversible = n == 1 && n_confirmed == 1;

  gtk_widget_set_visible (self->confirm, proposed);
  gtk_widget_set_visible (self->dismiss, proposed);
  gtk_widget_set_visible (self->reverse, reversible);
  gtk_widget_set_visible (self->reason_box, proposed || reversible);
  gtk_widget_set_visible (self->buttons, proposed || reversible);
  gtk_widget_set_visible (self->note, n > 1 && !proposed);
  update_buttons (self);
}

static void
on_button (DeskConductSide *self,
           GtkWidget       *button)
{
  const char *what = button == self->confirm   ? "confirm"
                     : button == self->dismiss ? "dismiss"
                                               : "reverse";

  g_signal_emit (self, signals[SIGNAL_DO], 0, what, gtk_editable_get_text (self->reason));
}

static void
desk_conduct_side_dispose (GObject *object)
{
  DeskConductSide *self = DESK_CONDUCT_SIDE (object);

  g_clear_pointer (&self->root, gtk_widget_unparent);
  g_clear_pointer (&self->entries, g_array_unref);
  g_clear_object (&self->office);

  G_OBJECT_CLASS (desk_conduct_side_parent_class)->dispose (object);
}

static void
desk_conduct_side_class_init (DeskConductSideClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = desk_conduct_side_dispose;
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);

  /* DeskConductSide::do: the user wants to `confirm`, `dismiss` or `reverse` what is
   * shown, for this reason, which may be empty. */
  signals[SIGNAL_DO] =
    g_signal_new ("do", DESK_TYPE_CONDUCT_SIDE, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                  G_TYPE_NONE, 2, G_TYPE_STRING, G_TYPE_STRING);
}

static GtkWidget *
add_button (DeskConductSide *self,
            const char      *text,
            const char      *css)
{
  GtkWidget *button = gtk_button_new_with_mnemonic (text);

  if (css != NULL)
    gtk_widget_add_css_class (button, css);
  gtk_widget_set_hexpand (button, TRUE);
  g_signal_connect_swapped (button, "clicked", G_CALLBACK (on_button), self);
  gtk_box_append (GTK_BOX (self->buttons), button);
  return button;
}

static GtkWidget *
make_content (DeskConductSide *self)
{
  GtkWidget *content = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  GtkWidget *scrolled = gtk_scrolled_window_new ();

  self->amount = GTK_LABEL (make_label (NULL, "title-2"));
  self->fields = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2);
  self->jump = gtk_button_new_with_mnemonic (_ ("Show _Where It Comes From"));
  gtk_widget_set_halign (self->jump, GTK_ALIGN_START);
  self->note =
    make_label (_ ("Select proposed entries alone to confirm or dismiss them together."),
                "dim-label");
  gtk_box_append (GTK_BOX (content), GTK_WIDGET (self->amount));
  gtk_box_append (GTK_BOX (content), self->fields);
  gtk_box_append (GTK_BOX (content), self->jump);
  gtk_box_append (GTK_BOX (content), self->note);
  gtk_widget_add_css_class (content, "desk-side-content");
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scrolled), GTK_POLICY_NEVER,
                                  GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scrolled), content);
  gtk_widget_set_vexpand (scrolled, TRUE);
  return scrolled;
}

static GtkWidget *
make_reason (DeskConductSide *self)
{
  GtkWidget *label = make_label (_ ("Reason, where it does not stand"), "desk-field-label");

  self->reason_box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 3);
  self->reason = GTK_EDITABLE (gtk_entry_new ());
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->reason), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Reason"), -1);
  g_signal_connect_swapped (self->reason, "changed", G_CALLBACK (update_buttons), self);
  gtk_box_append (GTK_BOX (self->reason_box), label);
  gtk_box_append (GTK_BOX (self->reason_box), GTK_WIDGET (self->reason));
  gtk_widget_add_css_class (self->reason_box, "desk-side-content");
  return self->reason_box;
}

static void
desk_conduct_side_init (DeskConductSide *self)
{
  self->entries = g_array_new (FALSE, FALSE, sizeof (gint64));
  self->root = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  self->heading = GTK_LABEL (make_label (NULL, "title-4"));
  gtk_widget_add_css_class (GTK_WIDGET (self->heading), "desk-side-heading");
  self->buttons = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  gtk_widget_add_css_class (self->buttons, "desk-side-buttons");
  self->dismiss = add_button (self, _ ("_Dismiss"), NULL);
  self->reverse = add_button (self, _ ("_Reverse"), "destructive-action");
  self->confirm = add_button (self, _ ("_Confirm"), "suggested-action");
  gtk_box_append (GTK_BOX (self->root), GTK_WIDGET (self->heading));
  gtk_box_append (GTK_BOX (self->root), make_content (self));
  gtk_box_append (GTK_BOX (self->root), make_reason (self));
  gtk_box_append (GTK_BOX (self->root), self->buttons);
  gtk_widget_set_parent (self->root, GTK_WIDGET (self));
}

GtkWidget *
desk_conduct_side_new (DeskOffice *office)
{
  DeskConductSide *self = g_object_new (DESK_TYPE_CONDUCT_SIDE, NULL);
  g_autoptr (GArray) none = g_array_new (FALSE, FALSE, sizeof (gint64));

  self->office = g_object_ref (office);
  desk_conduct_side_show (self, none);
  return GTK_WIDGET (self);
}

static gboolean
same_entries (GArray *a,
              GArray *b)
{
  return a->len == b->len &&
         (a->len == 0 || memcmp (a->data, b->data, a->len * sizeof (gint64)) == 0);
}

/**
 * desk_conduct_side_show:
 * @entries: (element-type gint64): the entries that are selected; may be none
 */
void
desk_conduct_side_show (DeskConductSide *self,
                        GArray          *entries)
{
  static const char *const fields[] = { "number", "date", "clause", "kind",
                                        "state", "evidence", "entered_by" };
  guint n_proposed = 0, n_confirmed = 0;
  DeskMoney sum = 0;
  g_autoptr (DeskRecord) only = NULL;
  GtkWidget *child;

  if (!same_entries (self->entries, entries))
    {
      gtk_editable_set_text (self->reason, "");
      g_array_set_size (self->entries, 0);
      if (entries->len > 0)
        g_array_append_vals (self->entries, entries->data, entries->len);
    }
  while ((child = gtk_widget_get_first_child (self->fields)) != NULL)
    gtk_box_remove (GTK_BOX (self->fields), child);

  for (guint i = 0; i < self->entries->len; i++)
    {
      g_autoptr (DeskRecord) entry = get_entry (self, i);
      const char *state = entry != NULL ? desk_record_get_text (entry, "state") : "";

      n_proposed += g_str_equal (state, "proposed");
      n_confirmed += g_str_equal (state, "confirmed") || g_str_equal (state, "closed");
      sum += entry != NULL ? desk_record_get_number (entry, "amount") : 0;
      if (self->entries->len == 1)
        only = g_steal_pointer (&entry);
    }
  show_money (self, sum);
  show_jump (self, only);
  show_buttons (self, n_proposed, n_confirmed);
  if (only != NULL)
    {
      g_autofree char *name =
        desk_people_dup_name (self->office, desk_record_get_number (only, "person"));

      gtk_label_set_label (self->heading, name);
      for (guint i = 0; i < G_N_ELEMENTS (fields); i++)
        add_field (self, only, fields[i]);
    }
  else if (self->entries->len > 1)
    {
      /* Translators: how many lines of a list are selected */
      g_autofree char *text = g_strdup_printf (
        ngettext ("%u entry selected", "%u entries selected", self->entries->len),
        self->entries->len);
      gtk_label_set_label (self->heading, text);
    }
  else
    gtk_label_set_label (self->heading, _ ("Choose an entry"));
}
