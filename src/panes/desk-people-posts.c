/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "desk-people-posts.h"

#include <adwaita.h>

#include "desk-language.h"
#include "desk-people.h"
#include "desk-people-picker.h"
#include "desk-staff.h"

enum
{
  COLUMN_POST,
  COLUMN_HOLDER,
  COLUMN_DEPUTY,
  COLUMN_ACTING,
};

typedef struct
{
  const char *code;
  GtkWidget *holder;
  GtkWidget *deputy;
  GtkWidget *acting;
} PostRow;

struct _DeskPeoplePosts
{
  GtkWidget parent_instance;

  DeskOffice *office;
  GArray *rows; /* PostRow */
  GtkWidget *scroller;
  GtkWidget *grid;
};

enum
{
  SIGNAL_FAILED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (DeskPeoplePosts, desk_people_posts, GTK_TYPE_WIDGET)

static void
on_chosen (DeskPeoplePosts  *self,
           gint64            person,
           DeskPeoplePicker *picker)
{
  const char *post = g_object_get_data (G_OBJECT (picker), "post");
  const char *field = g_object_get_data (G_OBJECT (picker), "field");
  g_autoptr (GError) error = NULL;

  if (desk_staff_set_post (self->office, post, field, person, &error))
    return;
  desk_people_posts_refresh (self);
  g_signal_emit (self, signals[SIGNAL_FAILED], 0, error);
}

static void
desk_people_posts_dispose (GObject *object)
{
  DeskPeoplePosts *self = DESK_PEOPLE_POSTS (object);

  g_clear_pointer (&self->scroller, gtk_widget_unparent);
  g_clear_pointer (&self->rows, g_array_unref);
  g_clear_object (&self->office);

  G_OBJECT_CLASS (desk_people_posts_parent_class)->dispose (object);
}

static void
desk_people_posts_class_init (DeskPeoplePostsClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = desk_people_posts_dispose;
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);

  signals[SIGNAL_FAILED] = g_signal_new ("failed", DESK_TYPE_PEOPLE_POSTS, G_SIGNAL_RUN_LAST, 0,
                                         NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_ERROR);
}

static void
add_head (DeskPeoplePosts *self,
          int              column,
          const char      *text)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_add_css_class (label, "heading");
  gtk_grid_attach (GTK_GRID (self->grid), label, column, 0, 1, 1);
}

static void
desk_people_posts_init (DeskPeoplePosts *self)
{
  GtkWidget *clamp = adw_clamp_new ();

  self->rows = g_array_new (FALSE, FALSE, sizeof (PostRow));
  self->grid = gtk_grid_new ();
  gtk_grid_set_row_spacing (GTK_GRID (self->grid), 8);
  gtk_grid_set_column_spacing (GTK_GRID (self->grid), 14);
  gtk_widget_add_css_class (self->grid, "desk-form");
  add_head (self, COLUMN_POST, _ ("Post"));
  add_head (self, COLUMN_HOLDER, _ ("Holder"));
  add_head (self, COLUMN_DEPUTY, _ ("Stand-in"));
  add_head (self, COLUMN_ACTING, _ ("Acts today"));

  adw_clamp_set_maximum_size (ADW_CLAMP (clamp), 860);
  adw_clamp_set_child (ADW_CLAMP (clamp), self->grid);
  self->scroller = gtk_scrolled_window_new ();
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (self->scroller), clamp);
  gtk_widget_set_parent (self->scroller, GTK_WIDGET (self));
}

static GtkWidget *
add_picker (DeskPeoplePosts *self,
            const char      *post,
            const char      *words,
            const char      *field,
            int              column,
            int              row)
{
  const DeskField *declared = desk_kind_get_field (&desk_kind_posts, field);
  /* Translators: %1$s: a post, %2$s: holder or stand-in */
  g_autofree char *label = g_strdup_printf (C_ ("post", "%1$s, %2$s"), words, _ (declared->label));
  GtkWidget *picker = desk_people_picker_new (self->office, label);

  desk_people_picker_set_allow_none (DESK_PEOPLE_PICKER (picker), TRUE);
  g_object_set_data (G_OBJECT (picker), "post", (gpointer) post);
  g_object_set_data (G_OBJECT (picker), "field", (gpointer) field);
  g_signal_connect_swapped (picker, "chosen", G_CALLBACK (on_chosen), self);
  gtk_widget_set_hexpand (picker, TRUE);
  gtk_grid_attach (GTK_GRID (self->grid), picker, column, row, 1, 1);
  return picker;
}

GtkWidget *
desk_people_posts_new (DeskOffice *office)
{
  DeskPeoplePosts *self = g_object_new (DESK_TYPE_PEOPLE_POSTS, NULL);
  const DeskChoice *posts = desk_kind_get_field (&desk_kind_posts, "post")->choices;

  self->office = g_object_ref (office);
  for (guint i = 0; posts[i].code != NULL; i++)
    {
      PostRow row = { .code = posts[i].code };
      GtkWidget *label = gtk_label_new (_ (posts[i].label));

      gtk_label_set_xalign (GTK_LABEL (label), 0);
      gtk_grid_attach (GTK_GRID (self->grid), label, COLUMN_POST, (int) i + 1, 1, 1);
      row.holder = add_picker (self, row.code, _ (posts[i].label), "holder", COLUMN_HOLDER,
                               (int) i + 1);
      row.deputy = add_picker (self, row.code, _ (posts[i].label), "deputy", COLUMN_DEPUTY,
                               (int) i + 1);
      row.acting = gtk_label_new (NULL);
      gtk_label_set_xalign (GTK_LABEL (row.acting), 0);
      gtk_label_set_ellipsize (GTK_LABEL (row.acting), PANGO_ELLIPSIZE_END);
      gtk_widget_set_size_request (row.acting, 150, -1);
      gtk_grid_attach (GTK_GRID (self->grid), row.acting, COLUMN_ACTING, (int) i + 1, 1, 1);
      g_array_append_val (self->rows, row);
    }
  desk_people_posts_refresh (self);
  return GTK_WIDGET (self);
}

/* Who acts, and why where that is not the holder. */
static char *
acting_words (DeskPeoplePosts *self,
              const char      *post)
{
  gint64 acting = desk_people_acting (self->office, post, desk_date_today ());
  g_autofree char *name = acting != 0 ? desk_people_dup_name (self->office, acting) : NULL;

  if (name == NULL)
    return g_strdup (C_ ("people", "Nobody"));
  if (acting == desk_staff_get_post (self->office, post, "holder"))
    return g_steal_pointer (&name);
  if (acting == desk_staff_get_post (self->office, post, "deputy"))
    /* Translators: %s: a name */
    return g_strdup_printf (_ ("%s, standing in"), name);
  /* Translators: %s: a name; a post that nobody holds falls to the administration */
  return g_strdup_printf (_ ("%s, administration"), name);
}

/* Reads who holds what and who acts today anew. */
void
desk_people_posts_refresh (DeskPeoplePosts *self)
{
  for (guint i = 0; i < self->rows->len; i++)
    {
      PostRow *row = &g_array_index (self->rows, PostRow, i);
      gint64 holder = desk_staff_get_post (self->office, row->code, "holder");
      g_autofree char *acting = acting_words (self, row->code);

      desk_people_picker_set_person (DESK_PEOPLE_PICKER (row->holder), holder);
      desk_people_picker_set_person (DESK_PEOPLE_PICKER (row->deputy),
                                     desk_staff_get_post (self->office, row->code, "deputy"));
      gtk_label_set_label (GTK_LABEL (row->acting), acting);
      if (holder != 0 && holder == desk_people_acting (self->office, row->code, desk_date_today ()))
        gtk_widget_remove_css_class (row->acting, "dim-label");
      else
        gtk_widget_add_css_class (row->acting, "dim-label");
    }
}
