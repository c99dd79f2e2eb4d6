/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "desk-board-private.h"

#include <math.h>

#include "desk-language.h"
#include "desk-text.h"

#define SMALL        0.88
#define INDENT       8
#define GAP          6
#define HEAD_PAD     7
#define WIDTH        12.5 /* of the font's size, as what follows */
#define NARROW_WIDTH 2.6
#define COUNT_INDENT 6

struct _DeskBoardColumn
{
  GtkWidget parent_instance;

  char *id, *title, *note;
  guint limit;
  GPtrArray *cards; /* DeskBoardCard, from top to bottom */
  int offset;       /* how far the cards are scrolled under the head */
  int card_height;
  PangoLayout *title_layout, *note_layout, *count_layout;
};

G_DEFINE_FINAL_TYPE (DeskBoardColumn, desk_board_column, GTK_TYPE_WIDGET)

static gboolean
is_narrow (DeskBoardColumn *self)
{
  return self->cards->len == 0;
}

static gboolean
is_over (DeskBoardColumn *self)
{
  return self->limit > 0 && self->cards->len > self->limit;
}

static void
forget_layouts (DeskBoardColumn *self)
{
  g_clear_object (&self->title_layout);
  g_clear_object (&self->note_layout);
  g_clear_object (&self->count_layout);
}

static char *
count_text (DeskBoardColumn *self)
{
  if (self->limit == 0)
    return g_strdup_printf ("%u", self->cards->len);
  /* Translators: how many cards a column has, and how many it is meant to have at most */
  return g_strdup_printf (C_ ("board", "%1$u/%2$u"), self->cards->len, self->limit);
}

static void
make_layouts (DeskBoardColumn *self)
{
  GtkWidget *widget = GTK_WIDGET (self);
  g_autofree char *count = NULL;

  if (self->title_layout != NULL)
    return;
  count = count_text (self);
  self->title_layout = desk_board_layout (widget, self->title, 1, TRUE);
  self->note_layout =
    desk_board_layout (widget, self->note != NULL ? self->note : "", SMALL, FALSE);
  self->count_layout = desk_board_layout (widget, count, SMALL, is_over (self));
}

/* Geometry */

static int
layout_height (PangoLayout *layout)
{
  int height;

  pango_layout_get_pixel_size (layout, NULL, &height);
  return height;
}

/* Columns without a note keep its place: the cards of all begin at one height. */
int
desk_board_column_head_height (DeskBoardColumn *self)
{
  make_layouts (self);
  return 2 * HEAD_PAD + layout_height (self->title_layout) + layout_height (self->note_layout);
}

/* The font's size in pixels: columns grow with large text. */
static double
font_size (DeskBoardColumn *self)
{
  PangoContext *context = gtk_widget_get_pango_context (GTK_WIDGET (self));
  const PangoFontDescription *font = pango_context_get_font_description (context);
  double size = pango_units_to_double (pango_font_description_get_size (font));

  return pango_font_description_get_size_is_absolute (font)
           ? size
           : size * pango_cairo_context_get_resolution (context) / 72;
}

/* An empty column is narrow: there is more room for those with cards. */
int
desk_board_column_least_width (DeskBoardColumn *self)
{
  return (int) round (font_size (self) * (is_narrow (self) ? NARROW_WIDTH : WIDTH));
}

static int
card_height (DeskBoardColumn *self)
{
  if (self->card_height == 0 && self->cards->len > 0)
    gtk_widget_measure (self->cards->pdata[0], GTK_ORIENTATION_VERTICAL, -1, NULL,
                        &self->card_height, NULL, NULL);
  return self->card_height;
}

static int
card_top (DeskBoardColumn *self,
          guint            position)
{
  return desk_board_column_head_height (self) +
         (int) position * (card_height (self) + GAP);
}

int
desk_board_column_full_height (DeskBoardColumn *self)
{
  return card_top (self, self->cards->len) + GAP;
}

/* @top: from the top of the column, with nothing scrolled */
void
desk_board_column_get_place (DeskBoardColumn *self,
                             DeskBoardCard   *card,
                             int             *top,
                             int             *height)
{
  guint position = 0;

  desk_board_column_find (self, card, &position);
  *top = card_top (self, position);
  *height = card_height (self);
}

static void
desk_board_column_measure (GtkWidget      *widget,
                           GtkOrientation  orientation,
                           int             for_size,
                           int            *minimum,
                           int            *natural,
                           int            *minimum_baseline,
                           int            *natural_baseline)
{
  DeskBoardColumn *self = DESK_BOARD_COLUMN (widget);

  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    *minimum = *natural = desk_board_column_least_width (self);
  else
    {
      self->card_height = 0;
      *minimum = desk_board_column_head_height (self) + 60;
      *natural = MAX (*minimum, desk_board_column_full_height (self));
    }
}

/* Cards that are out of sight cost nothing: they are not mapped. */
static void
desk_board_column_size_allocate (GtkWidget *widget,
                                 int        width,
                                 int        height,
                                 int        baseline)
{
  DeskBoardColumn *self = DESK_BOARD_COLUMN (widget);
  int head = desk_board_column_head_height (self);
  int wide = MAX (width - 2 * GAP, 1);

  for (guint i = 0; i < self->cards->len; i++)
    {
      GtkWidget *card = self->cards->pdata[i];
      int y = card_top (self, i) - self->offset;
      gboolean seen = y + card_height (self) > head && y < height;

      gtk_widget_set_child_visible (card, seen);
      gtk_widget_size_allocate (
        card, &(GtkAllocation){ GAP, y, wide, card_height (self) }, -1);
    }
}

/* Drawing */

static void
draw_layout (GtkSnapshot *snapshot,
             PangoLayout *layout,
             GdkRGBA      rgba,
             int          x,
             int          y)
{
  gtk_snapshot_save (snapshot);
  gtk_snapshot_translate (snapshot, &GRAPHENE_POINT_INIT ((float) x, (float) y));
  gtk_snapshot_append_layout (snapshot, layout, &rgba);
  gtk_snapshot_restore (snapshot);
}

static void
draw_head (DeskBoardColumn *self,
           GtkSnapshot     *snapshot)
{
  GtkWidget *widget = GTK_WIDGET (self);
  GdkRGBA text = desk_board_color (widget, "window_fg_color", 1);
  GdkRGBA dim = desk_board_color (widget, "window_fg_color", 0.6);
  int width = gtk_widget_get_width (widget) - 2 * INDENT;
  int title = layout_height (self->title_layout);
  int count_width, count_height;

  pango_layout_set_width (self->count_layout, -1);
  pango_layout_get_pixel_size (self->count_layout, &count_width, &count_height);
  if (is_over (self))
    {
      GdkRGBA warning = desk_board_color (widget, "warning_bg_color", 0.6);
      GskRoundedRect rounded;

      gsk_rounded_rect_init_from_rect (
        &rounded,
        &GRAPHENE_RECT_INIT ((float) (INDENT + width - count_width - 2 * COUNT_INDENT), HEAD_PAD,
                             (float) (count_width + 2 * COUNT_INDENT), (float) title),
        (float) title / 2);
      gtk_snapshot_push_rounded_clip (snapshot, &rounded);
      gtk_snapshot_append_color (snapshot, &warning, &rounded.bounds);
      gtk_snapshot_pop (snapshot);
    }
  draw_layout (snapshot, self->count_layout, is_over (self) ? text : dim,
               INDENT + width - count_width - (is_over (self) ? COUNT_INDENT : 0),
               HEAD_PAD + (title - count_height) / 2);

  pango_layout_set_alignment (self->title_layout, PANGO_ALIGN_LEFT);
  pango_layout_set_width (self->title_layout,
                          (width - count_width - 2 * COUNT_INDENT) * PANGO_SCALE);
  draw_layout (snapshot, self->title_layout, text, INDENT, HEAD_PAD);
  pango_layout_set_width (self->note_layout, width * PANGO_SCALE);
  draw_layout (snapshot, self->note_layout, dim, INDENT, HEAD_PAD + title);
}

/* The name of an empty column runs down; Chinese stands upright as it does. */
static void
draw_narrow (DeskBoardColumn *self,
             GtkSnapshot     *snapshot)
{
  GtkWidget *widget = GTK_WIDGET (self);
  GdkRGBA dim = desk_board_color (widget, "window_fg_color", 0.6);
  int height;

  if (desk_text_is_han (g_utf8_get_char (self->title)))
    {
      g_autoptr (GString) text = g_string_new (NULL);
      g_autoptr (PangoLayout) layout = NULL;

      for (const char *c = self->title; *c != '\0'; c = g_utf8_next_char (c))
        {
          if (text->len > 0)
            g_string_append_c (text, '\n');
          g_string_append_unichar (text, g_utf8_get_char (c));
        }
      layout = gtk_widget_create_pango_layout (widget, text->str);
      pango_layout_set_width (layout, gtk_widget_get_width (widget) * PANGO_SCALE);
      pango_layout_set_alignment (layout, PANGO_ALIGN_CENTER);
      draw_layout (snapshot, layout, dim, 0, 2 * HEAD_PAD);
      return;
    }
  pango_layout_set_width (self->title_layout, -1);
  height = layout_height (self->title_layout);
  gtk_snapshot_save (snapshot);
  gtk_snapshot_translate (
    snapshot,
    &GRAPHENE_POINT_INIT ((float) (gtk_widget_get_width (widget) + height) / 2, 2 * HEAD_PAD));
  gtk_snapshot_rotate (snapshot, 90);
  gtk_snapshot_append_layout (snapshot, self->title_layout, &dim);
  gtk_snapshot_restore (snapshot);
}

static void
desk_board_column_snapshot (GtkWidget   *widget,
                            GtkSnapshot *snapshot)
{
  DeskBoardColumn *self = DESK_BOARD_COLUMN (widget);
  int width = gtk_widget_get_width (widget), height = gtk_widget_get_height (widget);
  int head;

  make_layouts (self);
  if (is_narrow (self))
    {
      draw_narrow (self, snapshot);
      return;
    }
  head = desk_board_column_head_height (self);
  draw_head (self, snapshot);
  gtk_snapshot_push_clip (
    snapshot, &GRAPHENE_RECT_INIT (0, (float) head, (float) width, (float) MAX (height - head, 0)));
  for (guint i = 0; i < self->cards->len; i++)
    if (gtk_widget_get_child_visible (self->cards->pdata[i]))
      gtk_widget_snapshot_child (widget, self->cards->pdata[i], snapshot);
  gtk_snapshot_pop (snapshot);
}

static void
desk_board_column_dispose (GObject *object)
{
  DeskBoardColumn *self = DESK_BOARD_COLUMN (object);
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_widget_unparent (child);
  g_ptr_array_set_size (self->cards, 0);
  forget_layouts (self);

  G_OBJECT_CLASS (desk_board_column_parent_class)->dispose (object);
}

static void
desk_board_column_finalize (GObject *object)
{
  DeskBoardColumn *self = DESK_BOARD_COLUMN (object);

  g_ptr_array_unref (self->cards);
  g_free (self->id);
  g_free (self->title);
  g_free (self->note);

  G_OBJECT_CLASS (desk_board_column_parent_class)->finalize (object);
}

static void
desk_board_column_class_init (DeskBoardColumnClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = desk_board_column_dispose;
  G_OBJECT_CLASS (klass)->finalize = desk_board_column_finalize;
  widget_class->measure = desk_board_column_measure;
  widget_class->size_allocate = desk_board_column_size_allocate;
  widget_class->snapshot = desk_board_column_snapshot;

  gtk_widget_class_set_css_name (widget_class, "boardcolumn");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_LIST);
}

static void
desk_board_column_init (DeskBoardColumn *self)
{
  self->cards = g_ptr_array_new ();
  gtk_widget_set_overflow (GTK_WIDGET (self), GTK_OVERFLOW_HIDDEN);
}

GtkWidget *
desk_board_column_new (const DeskBoardColumnInfo *info)
{
  DeskBoardColumn *self = g_object_new (DESK_TYPE_BOARD_COLUMN, NULL);

  desk_board_column_set (self, info);
  return GTK_WIDGET (self);
}

static void
tell (DeskBoardColumn *self)
{
  g_autofree char *cards =
    g_strdup_printf (ngettext ("%u card", "%u cards", self->cards->len), self->cards->len);
  g_autofree char *limit =
    is_over (self) ? g_strdup_printf (_ ("more than %u"), self->limit) : NULL;
  g_autofree char *note = self->note != NULL ? g_strdup_printf (", %s", self->note) : g_strdup ("");
  g_autofree char *words = g_strdup_printf ("%s%s, %s%s%s", self->title, note, cards,
                                            limit != NULL ? ", " : "", limit != NULL ? limit : "");

  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, words, -1);
}

void
desk_board_column_set (DeskBoardColumn           *self,
                       const DeskBoardColumnInfo *info)
{
  g_free (self->id);
  g_free (self->title);
  g_free (self->note);
  self->id = g_strdup (info->id);
  self->title = g_strdup (info->title);
  self->note = g_strdup (info->note);
  self->limit = info->limit;
  forget_layouts (self);
  tell (self);
  gtk_widget_queue_resize (GTK_WIDGET (self));
}

const char *
desk_board_column_get_id (DeskBoardColumn *self)
{
  return self->id;
}

guint
desk_board_column_get_n_cards (DeskBoardColumn *self)
{
  return self->cards->len;
}

DeskBoardCard *
desk_board_column_get_card (DeskBoardColumn *self,
                            guint            position)
{
  return position < self->cards->len ? self->cards->pdata[position] : NULL;
}

gboolean
desk_board_column_find (DeskBoardColumn *self,
                        DeskBoardCard   *card,
                        guint           *position)
{
  return g_ptr_array_find (self->cards, card, position);
}

/* @cards: (element-type DeskBoardCard): from top to bottom; those without a parent are
 *   put in, of those that were here and are not named only the place is forgotten */
void
desk_board_column_set_cards (DeskBoardColumn *self,
                             GPtrArray       *cards)
{
  GtkWidget *before = NULL;
  gboolean same = cards->len == self->cards->len;

  for (guint i = 0; i < cards->len; i++)
    {
      GtkWidget *card = cards->pdata[i];

      same = same && self->cards->pdata[i] == card;
      if (gtk_widget_get_parent (card) == NULL ||
          gtk_widget_get_prev_sibling (card) != before)
        gtk_widget_insert_after (card, GTK_WIDGET (self), before);
      before = card;
    }
  if (same)
    return;
  g_ptr_array_set_size (self->cards, 0);
  for (guint i = 0; i < cards->len; i++)
    g_ptr_array_add (self->cards, cards->pdata[i]);
  if (is_narrow (self))
    gtk_widget_add_css_class (GTK_WIDGET (self), "narrow");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self), "narrow");
  forget_layouts (self);
  tell (self);
  gtk_widget_queue_resize (GTK_WIDGET (self));
}

void
desk_board_column_set_offset (DeskBoardColumn *self,
                              int              offset)
{
  if (self->offset == offset)
    return;
  self->offset = offset;
  gtk_widget_queue_allocate (GTK_WIDGET (self));
}

/* Returns: (transfer none) (nullable): the card at @y of the column, as it is scrolled */
DeskBoardCard *
desk_board_column_pick (DeskBoardColumn *self,
                        double           y)
{
  int head = desk_board_column_head_height (self);
  int position;

  if (y < head || self->cards->len == 0)
    return NULL;
  position = (int) floor ((y + self->offset - head) / (card_height (self) + GAP));
  return position >= 0 ? desk_board_column_get_card (self, (guint) position) : NULL;
}
