/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "desk-shoots-rail.h"

#include "desk-inventory-parts.h"
#include "desk-language.h"
#include "desk-shoots-words.h"

struct _DeskShootsRail
{
  GtkWidget parent_instance;

  gint64 shoot;
  GHashTable *open; /* ids of visits whose sheets are shown */
  GtkWidget *list;
};

G_DEFINE_FINAL_TYPE (DeskShootsRail, desk_shoots_rail, GTK_TYPE_WIDGET)

/* What was filled in at a visit, in the order of the template. */
static char *
filled_words (const DeskFlowStep  *step,
              const DeskFlowVisit *visit)
{
  g_autoptr (GString) words = g_string_new (NULL);

  for (guint i = 0; i < step->fields->len; i++)
    {
      const DeskFlowField *field = step->fields->pdata[i];
      const char *value = g_hash_table_lookup (visit->values, field->name);

      if (value == NULL || *value == '\0')
        continue;
      if (words->len > 0)
        g_string_append_c (words, '\n');
      /* Translators: what a field of a sheet is called, and what is written into it */
      g_string_append_printf (words, C_ ("sheet", "%1$s: %2$s"),
                              desk_flow_field_get_title (field, desk_language_current ()),
                              desk_flow_field_get_label (field, value, desk_language_current ()));
    }
  return g_string_free (g_steal_pointer (&words), FALSE);
}

/* Who recorded it and when, and what the step took. */
static char *
detail_words (const DeskFlowStep  *step,
              const DeskFlowVisit *visit)
{
  g_autoptr (GString) words = g_string_new (NULL);
  g_autofree char *filled = filled_words (step, visit);

  if (visit->monitored != NULL)
    {
      g_autofree char *at = desk_shoots_moment_words (visit->monitored);

      /* Translators: %1$s: the process monitor, %2$s: when */
      g_string_append_printf (words, _ ("Start recorded by %1$s, %2$s"), visit->monitor_name, at);
    }
  if (visit->days >= 0)
    {
      if (words->len > 0)
        g_string_append_c (words, '\n');
      g_string_append_printf (
        words, ngettext ("%d working day", "%d working days", (gulong) visit->days), visit->days);
      if (visit->late > 0)
        {
          g_string_append (words, " · ");
          g_string_append_printf (
            words, ngettext ("%d day of delay", "%d days of delay", (gulong) visit->late),
            visit->late);
        }
    }
  if (*filled != '\0')
    g_string_append_printf (words, "%s%s", words->len > 0 ? "\n" : "", filled);
  return g_string_free (g_steal_pointer (&words), FALSE);
}

static char *
signed_words (const DeskFlowVisit *visit)
{
  g_autofree char *at = NULL;

  if (visit->withdrawn != NULL)
    {
      at = desk_shoots_moment_words (visit->withdrawn);
      /* Translators: %s: when a sign-off was taken back */
      return g_strdup_printf (_ ("withdrawn %s"), at);
    }
  if (visit->signed_at == NULL)
    return g_strdup (visit->monitored != NULL ? C_ ("step", "in work")
                                              : C_ ("step", "not started"));
  at = desk_shoots_moment_words (visit->signed_at);
  /* Translators: who signed, and when */
  return g_strdup_printf (C_ ("signature", "%1$s · %2$s"), visit->person_name, at);
}

/* Rows */

static GtkWidget *
make_row (const char *icon,
          const char *title,
          const char *words,
          const char *css)
{
  GtkWidget *row = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);
  GtkWidget *image = gtk_image_new_from_icon_name (icon);
  GtkWidget *name = desk_inventory_label (title, "title");
  GtkWidget *who = gtk_label_new (words);

  gtk_accessible_update_state (GTK_ACCESSIBLE (image), GTK_ACCESSIBLE_STATE_HIDDEN, TRUE, -1);
  gtk_widget_set_valign (image, GTK_ALIGN_CENTER);
  gtk_widget_set_hexpand (name, TRUE);
  gtk_label_set_ellipsize (GTK_LABEL (who), PANGO_ELLIPSIZE_END);
  gtk_label_set_xalign (GTK_LABEL (who), 1);
  gtk_widget_add_css_class (who, "desk-field-label");
  gtk_box_append (GTK_BOX (row), image);
  gtk_box_append (GTK_BOX (row), name);
  gtk_box_append (GTK_BOX (row), who);
  gtk_widget_add_css_class (row, "desk-shoots-step");
  gtk_widget_add_css_class (row, css);
  return row;
}

static void
append_row (DeskShootsRail *self,
            GtkWidget      *content,
            const char     *spoken,
            gboolean        can_open)
{
  GtkWidget *row = gtk_list_box_row_new ();

  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), content);
  gtk_list_box_row_set_selectable (GTK_LIST_BOX_ROW (row), FALSE);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), can_open);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, spoken, -1);
  gtk_list_box_append (GTK_LIST_BOX (self->list), row);
}

static void
append_visit (DeskShootsRail      *self,
              const DeskFlowStep  *step,
              const DeskFlowVisit *visit)
{
  const char *title = desk_flow_step_get_title (step, desk_language_current ());
  gboolean is_signed = visit->signed_at != NULL && visit->withdrawn == NULL;
  g_autofree char *words = signed_words (visit);
  g_autofree char *details = detail_words (step, visit);
  g_autofree char *round = visit->round > 1 ? desk_shoots_round_words (visit->round) : NULL;
  /* Translators: a step, and its round */
  g_autofree char *name =
    round != NULL ? g_strdup_printf (C_ ("step", "%1$s · %2$s"), title, round) : g_strdup (title);
  g_autofree char *spoken = g_strdup_printf ("%s, %s", name, words);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2);
  GtkWidget *more = desk_inventory_label (details, "desk-field-label");
  gboolean now = visit->signed_at == NULL && visit->withdrawn == NULL;
  GtkWidget *row = make_row (visit->withdrawn != NULL ? "edit-undo-symbolic"
                             : is_signed              ? "object-select-symbolic"
                                                      : "go-next-symbolic",
                             name, words,
                             visit->withdrawn != NULL ? "withdrawn" : now ? "now"
                                                                          : "done");

  gtk_box_append (GTK_BOX (box), row);
  gtk_widget_set_margin_start (more, 24);
  gtk_widget_set_visible (more, g_hash_table_contains (self->open, &visit->id));
  gtk_box_append (GTK_BOX (box), more);
  append_row (self, box, spoken, *details != '\0');
  g_object_set_data_full (G_OBJECT (box), "visit", g_memdup2 (&visit->id, sizeof visit->id),
                          g_free);
}

static void
on_row (DeskShootsRail *self,
        GtkListBoxRow  *row)
{
  GtkWidget *box = gtk_list_box_row_get_child (row);
  const gint64 *visit = g_object_get_data (G_OBJECT (box), "visit");
  GtkWidget *more = gtk_widget_get_last_child (box);
  gboolean open;

  if (visit == NULL)
    return;
  open = !gtk_widget_get_visible (more);
  gtk_widget_set_visible (more, open);
  if (open)
    g_hash_table_add (self->open, g_memdup2 (visit, sizeof *visit));
  else
    g_hash_table_remove (self->open, visit);
}

static void
desk_shoots_rail_dispose (GObject *object)
{
  g_clear_pointer (&DESK_SHOOTS_RAIL (object)->list, gtk_widget_unparent);

  G_OBJECT_CLASS (desk_shoots_rail_parent_class)->dispose (object);
}

static void
desk_shoots_rail_finalize (GObject *object)
{
  g_hash_table_unref (DESK_SHOOTS_RAIL (object)->open);

  G_OBJECT_CLASS (desk_shoots_rail_parent_class)->finalize (object);
}

static void
desk_shoots_rail_class_init (DeskShootsRailClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = desk_shoots_rail_dispose;
  G_OBJECT_CLASS (klass)->finalize = desk_shoots_rail_finalize;
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);
}

static void
desk_shoots_rail_init (DeskShootsRail *self)
{
  self->open = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  self->list = gtk_list_box_new ();
  gtk_list_box_set_selection_mode (GTK_LIST_BOX (self->list), GTK_SELECTION_NONE);
  gtk_widget_add_css_class (self->list, "desk-shoots-rail");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->list), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Steps of the case"), -1);
  g_signal_connect_swapped (self->list, "row-activated", G_CALLBACK (on_row), self);
  gtk_widget_set_parent (self->list, GTK_WIDGET (self));
}

GtkWidget *
desk_shoots_rail_new (void)
{
  return g_object_new (DESK_TYPE_SHOOTS_RAIL, NULL);
}

/* The visits stand in the order of time; what is still to come after them. */
void
desk_shoots_rail_show (DeskShootsRail     *self,
                       const DeskFlowCase *shoot)
{
  const DeskFlowStep *now = desk_flow_template_get_step (shoot->template, shoot->card->step);
  GtkWidget *row;

  if (self->shoot != shoot->card->id)
    g_hash_table_remove_all (self->open);
  self->shoot = shoot->card->id;
  while ((row = gtk_widget_get_first_child (self->list)) != NULL)
    gtk_list_box_remove (GTK_LIST_BOX (self->list), row);

  for (guint i = 0; i < shoot->visits->len; i++)
    {
      const DeskFlowVisit *visit = shoot->visits->pdata[i];
      const DeskFlowStep *step = desk_flow_template_get_step (shoot->template, visit->step);

      if (step != NULL)
        append_visit (self, step, visit);
    }
  for (guint i = now != NULL ? now->position + 1 : 0;
       shoot->card->ended == NULL && i < shoot->template->steps->len; i++)
    {
      const char *title =
        desk_flow_step_get_title (shoot->template->steps->pdata[i], desk_language_current ());
      g_autofree char *spoken = g_strdup_printf ("%s, %s", title, C_ ("step", "to come"));

      append_row (self, make_row ("radio-symbolic", title, NULL, "coming"), spoken, FALSE);
    }
}
