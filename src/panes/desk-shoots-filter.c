/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "desk-shoots-filter.h"

#include "desk-language.h"
#include "desk-text.h"

struct _DeskShootsFilter
{
  GtkWidget parent_instance;

  DeskOffice *office;
  GPtrArray *flows; /* DeskFlow, as in the drop-down */
  char *flow;       /* code */
  GArray *people;   /* gint64, as in the drop-down after "anybody" */
  char *text;
  char *category; /* that is chosen; NULL: any */
  gboolean changing;

  GtkWidget *bar;
  GtkDropDown *flow_list;
  GtkDropDown *category_list;
  GtkDropDown *person_list;
  GtkToggleButton *overdue;
  GtkLabel *count;
};

enum
{
  SIGNAL_CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (DeskShootsFilter, desk_shoots_filter, GTK_TYPE_WIDGET)

static gint64
chosen_person (DeskShootsFilter *self)
{
  guint selected = gtk_drop_down_get_selected (self->person_list);

  return selected == 0 || selected > self->people->len
           ? 0
           : g_array_index (self->people, gint64, selected - 1);
}

static void
on_filter (DeskShootsFilter *self)
{
  guint category = gtk_drop_down_get_selected (self->category_list);
  GtkStringObject *word = gtk_drop_down_get_selected_item (self->category_list);

  if (self->changing)
    return;
  g_free (self->category);
  self->category =
    category == 0 || word == NULL ? NULL : g_strdup (gtk_string_object_get_string (word));
  g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
}

static void
on_flow (DeskShootsFilter *self)
{
  guint selected = gtk_drop_down_get_selected (self->flow_list);

  if (self->changing || selected >= self->flows->len)
    return;
  desk_shoots_filter_set_flow (self, ((DeskFlow *) self->flows->pdata[selected])->code);
}

/* What can be chosen */

static void
fill_flows (DeskShootsFilter *self)
{
  g_autoptr (GtkStringList) labels = gtk_string_list_new (NULL);
  g_autoptr (GPtrArray) flows = desk_flow_list (self->office, NULL);
  guint selected = 0;

  if (flows == NULL)
    return;
  for (guint i = 0; i < flows->len; i++)
    {
      const DeskFlow *flow = flows->pdata[i];

      if (g_strcmp0 (flow->code, self->flow) == 0)
        selected = i;
      gtk_string_list_append (
        labels, desk_flow_template_get_title (flow->template, desk_language_current ()));
    }
  g_ptr_array_unref (self->flows);
  self->flows = g_steal_pointer (&flows);
  gtk_drop_down_set_model (self->flow_list, G_LIST_MODEL (labels));
  gtk_drop_down_set_selected (self->flow_list, selected);
  gtk_widget_set_visible (GTK_WIDGET (self->flow_list), self->flows->len > 1);
}

static int
compare_texts (gconstpointer a,
               gconstpointer b)
{
  return desk_text_compare (*(const char *const *) a, *(const char *const *) b);
}

static void
fill_categories (DeskShootsFilter *self,
                 GPtrArray        *cards)
{
  g_autoptr (GtkStringList) labels =
    gtk_string_list_new ((const char *const[]){ _ ("Any category"), NULL });
  g_autoptr (GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (GPtrArray) categories = g_ptr_array_new ();
  guint selected = 0;

  if (self->category != NULL && g_hash_table_add (seen, self->category))
    g_ptr_array_add (categories, self->category);
  for (guint i = 0; i < cards->len; i++)
    {
      const DeskFlowCard *card = cards->pdata[i];

      if (card->category != NULL && g_hash_table_add (seen, card->category))
        g_ptr_array_add (categories, card->category);
    }
  g_ptr_array_sort (categories, compare_texts);
  for (guint i = 0; i < categories->len; i++)
    {
      if (g_strcmp0 (categories->pdata[i], self->category) == 0)
        selected = i + 1;
      gtk_string_list_append (labels, categories->pdata[i]);
    }
  gtk_drop_down_set_model (self->category_list, G_LIST_MODEL (labels));
  gtk_drop_down_set_selected (self->category_list, selected);
}

static void
fill_people (DeskShootsFilter *self,
             GPtrArray        *cards)
{
  g_autoptr (GtkStringList) labels =
    gtk_string_list_new ((const char *const[]){ _ ("Anybody’s turn"), NULL });
  g_autoptr (GHashTable) names = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (GPtrArray) sorted = g_ptr_array_new ();
  gint64 chosen = chosen_person (self);
  guint selected = 0;

  for (guint i = 0; i < cards->len; i++)
    {
      DeskFlowCard *card = cards->pdata[i];

      if (card->holder != 0 && card->holder_name != NULL &&
          g_hash_table_insert (names, card->holder_name, card))
        g_ptr_array_add (sorted, card->holder_name);
    }
  g_ptr_array_sort (sorted, compare_texts);
  g_array_set_size (self->people, 0);
  for (guint i = 0; i < sorted->len; i++)
    {
      const DeskFlowCard *card = g_hash_table_lookup (names, sorted->pdata[i]);

      if (card->holder == chosen)
        selected = i + 1;
      g_array_append_val (self->people, card->holder);
      gtk_string_list_append (labels, sorted->pdata[i]);
    }
  gtk_drop_down_set_model (self->person_list, G_LIST_MODEL (labels));
  gtk_drop_down_set_selected (self->person_list, selected);
}

static void
desk_shoots_filter_dispose (GObject *object)
{
  g_clear_pointer (&DESK_SHOOTS_FILTER (object)->bar, gtk_widget_unparent);

  G_OBJECT_CLASS (desk_shoots_filter_parent_class)->dispose (object);
}

static void
desk_shoots_filter_finalize (GObject *object)
{
  DeskShootsFilter *self = DESK_SHOOTS_FILTER (object);

  g_clear_object (&self->office);
  g_ptr_array_unref (self->flows);
  g_array_unref (self->people);
  g_free (self->flow);
  g_free (self->text);
  g_free (self->category);

  G_OBJECT_CLASS (desk_shoots_filter_parent_class)->finalize (object);
}

static void
desk_shoots_filter_class_init (DeskShootsFilterClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = desk_shoots_filter_dispose;
  G_OBJECT_CLASS (klass)->finalize = desk_shoots_filter_finalize;
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);

  /* DeskShootsFilter::changed: other cases are to be shown. */
  signals[SIGNAL_CHANGED] =
    g_signal_new ("changed", DESK_TYPE_SHOOTS_FILTER, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                  G_TYPE_NONE, 0);
}

static GtkDropDown *
add_list (DeskShootsFilter *self,
          const char       *label,
          GCallback         callback)
{
  GtkWidget *list = gtk_drop_down_new (NULL, NULL);

  gtk_accessible_update_property (GTK_ACCESSIBLE (list), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
  gtk_widget_set_tooltip_text (list, label);
  g_signal_connect_swapped (list, "notify::selected", callback, self);
  gtk_box_append (GTK_BOX (self->bar), list);
  return GTK_DROP_DOWN (list);
}

static void
desk_shoots_filter_init (DeskShootsFilter *self)
{
  GtkWidget *overdue = gtk_toggle_button_new_with_mnemonic (_ ("Only _Overdue"));
  GtkWidget *count = gtk_label_new (NULL);
  GtkWidget *edit;

  self->flows = g_ptr_array_new_with_free_func ((GDestroyNotify) desk_flow_free);
  self->people = g_array_new (FALSE, FALSE, sizeof (gint64));
  self->flow = g_strdup ("shoot");
  self->bar = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  gtk_widget_add_css_class (self->bar, "desk-filters");
  gtk_widget_set_parent (self->bar, GTK_WIDGET (self));
  self->changing = TRUE;
  self->flow_list = add_list (self, _ ("Flow"), G_CALLBACK (on_flow));
  edit = gtk_button_new_from_icon_name ("document-edit-symbolic");
  gtk_widget_set_tooltip_text (edit, _ ("Change the steps of this flow…"));
  gtk_actionable_set_action_name (GTK_ACTIONABLE (edit), "win.shoots.edit-flow");
  gtk_widget_add_css_class (edit, "flat");
  gtk_box_append (GTK_BOX (self->bar), edit);
  self->category_list = add_list (self, _ ("Category of goods"), G_CALLBACK (on_filter));
  self->person_list = add_list (self, _ ("Whose turn it is"), G_CALLBACK (on_filter));
  self->overdue = GTK_TOGGLE_BUTTON (overdue);
  g_signal_connect_swapped (overdue, "toggled", G_CALLBACK (on_filter), self);
  gtk_box_append (GTK_BOX (self->bar), overdue);
  self->count = GTK_LABEL (count);
  gtk_widget_set_hexpand (count, TRUE);
  gtk_widget_set_halign (count, GTK_ALIGN_END);
  gtk_label_set_ellipsize (self->count, PANGO_ELLIPSIZE_END);
  gtk_widget_add_css_class (count, "dim-label");
  gtk_box_append (GTK_BOX (self->bar), count);
  self->changing = FALSE;
}

GtkWidget *
desk_shoots_filter_new (DeskOffice *office)
{
  DeskShootsFilter *self = g_object_new (DESK_TYPE_SHOOTS_FILTER, NULL);

  self->office = g_object_ref (office);
  return GTK_WIDGET (self);
}

/* Reads anew what can be chosen; what is chosen stays so. */
void
desk_shoots_filter_refresh (DeskShootsFilter *self)
{
  g_autoptr (GPtrArray) cards =
    desk_flow_list_cards (self->office, self->flow, &(DeskFlowFilter){ 0 }, NULL);

  self->changing = TRUE;
  fill_flows (self);
  if (cards != NULL)
    {
      fill_categories (self, cards);
      fill_people (self, cards);
    }
  self->changing = FALSE;
}

/* Returns: (transfer none): the code of the flow that is shown */
const char *
desk_shoots_filter_get_flow (DeskShootsFilter *self)
{
  return self->flow;
}

/* Returns: whether there is such a flow; its cases are shown then */
gboolean
desk_shoots_filter_set_flow (DeskShootsFilter *self,
                             const char       *flow)
{
  g_autoptr (DeskFlow) found = desk_flow_get (self->office, flow, NULL);

  if (found == NULL)
    return FALSE;
  if (g_strcmp0 (self->flow, found->code) == 0)
    return TRUE;
  g_free (self->flow);
  self->flow = g_strdup (found->code);
  g_clear_pointer (&self->category, g_free);
  desk_shoots_filter_refresh (self);
  g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
  return TRUE;
}

void
desk_shoots_filter_set_text (DeskShootsFilter *self,
                             const char       *text)
{
  if (g_strcmp0 (self->text, text) == 0)
    return;
  g_free (self->text);
  self->text = g_strdup (text);
  g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
}

void
desk_shoots_filter_set_overdue (DeskShootsFilter *self,
                                gboolean          overdue)
{
  gtk_toggle_button_set_active (self->overdue, overdue);
}

/* Fills in what is chosen; the texts stay the filter's. */
void
desk_shoots_filter_get (DeskShootsFilter *self,
                        DeskFlowFilter   *filter)
{
  filter->text = self->text != NULL && *self->text != '\0' ? self->text : NULL;
  filter->category = self->category;
  filter->person = chosen_person (self);
  filter->only_overdue = gtk_toggle_button_get_active (self->overdue);
}

/* Returns: whether some cases may be left out */
gboolean
desk_shoots_filter_is_set (DeskShootsFilter *self)
{
  DeskFlowFilter filter = { 0 };

  desk_shoots_filter_get (self, &filter);
  return filter.text != NULL || filter.category != NULL || filter.person != 0 ||
         filter.only_overdue;
}

/* Says at the end of the bar what is shown. */
void
desk_shoots_filter_say (DeskShootsFilter *self,
                        const char       *text)
{
  gtk_label_set_label (self->count, text);
}
