/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "desk-form-ink.h"

#include <math.h>
#include <string.h>

#include "desk-language.h"

#define SANS "Noto Sans CJK SC,Source Han Sans SC,WenQuanYi Micro Hei,Noto Sans,sans"

#define CHECK          "√"
#define CHECK_GLYPH    1
#define NAME_SEPARATOR "、"
#define NAME_LENGTH    4
#define SCISSORS       "✂"
#define SCISSORS_GLYPH 2

/* Letters never get smaller than this share of what was asked for, nor than
 * this many points; what still does not fit ends in "…". */
#define SMALLEST_SHARE 0.6
#define SMALLEST_SIZE  5.5

/* A line this little too long is set smaller rather than broken. */
#define NEARLY 0.8

/* Where Han letters stand in their line, in em: the font's own line is much higher. */
#define LETTER_TOP    0.86
#define LETTER_BOTTOM 0.10
#define LINE_SPACING  0.88

/* The clear ground around letters, in points. */
#define GROUND 3.5

struct _DeskFormInk
{
  PangoContext *context;
  int unknown, cut;
};

/* --- the marks --- */

/* Han fonts draw √ as a root sign, thin and with a roof. People tick with a
 * pen; so the mark is drawn here, as a font, for the text of the page stays √. */
static void
stroke_check (cairo_t *cr)
{
  cairo_move_to (cr, 0.10, -0.36);
  cairo_curve_to (cr, 0.20, -0.29, 0.28, -0.18, 0.33, -0.03);
  cairo_curve_to (cr, 0.44, -0.33, 0.62, -0.60, 0.86, -0.80);
  cairo_curve_to (cr, 0.66, -0.54, 0.50, -0.26, 0.41, 0.06);
  cairo_curve_to (cr, 0.36, 0.06, 0.31, 0.07, 0.28, 0.09);
  cairo_curve_to (cr, 0.24, -0.06, 0.18, -0.17, 0.05, -0.27);
  cairo_close_path (cr);
  cairo_set_line_width (cr, 0.045);
  cairo_set_line_join (cr, CAIRO_LINE_JOIN_ROUND);
  cairo_fill_preserve (cr);
  cairo_stroke (cr);
}

static void
stroke_scissors (cairo_t *cr)
{
  static const double side[] = { -1, 1 };

  cairo_set_line_width (cr, 0.07);
  cairo_set_line_cap (cr, CAIRO_LINE_CAP_ROUND);
  for (guint i = 0; i < G_N_ELEMENTS (side); i++)
    {
      cairo_new_sub_path (cr);
      cairo_arc (cr, 0.18, -0.35 + side[i] * 0.2, 0.13, 0, 2 * G_PI);
      cairo_move_to (cr, 0.29, -0.35 + side[i] * 0.13);
      cairo_line_to (cr, 1.0, -0.35 - side[i] * 0.2);
      cairo_stroke (cr);
    }
}

static cairo_status_t
mark_init (cairo_scaled_font_t  *font,
           cairo_t              *cr,
           cairo_font_extents_t *extents)
{
  extents->ascent = 0.9;
  extents->descent = 0.1;
  extents->height = 1;
  extents->max_x_advance = 1;
  extents->max_y_advance = 0;
  return CAIRO_STATUS_SUCCESS;
}

static cairo_status_t
mark_render (cairo_scaled_font_t  *font,
             unsigned long         glyph,
             cairo_t              *cr,
             cairo_text_extents_t *extents)
{
  if (glyph == CHECK_GLYPH)
    stroke_check (cr);
  else if (glyph == SCISSORS_GLYPH)
    stroke_scissors (cr);
  extents->x_bearing = 0;
  extents->y_bearing = -0.9;
  extents->width = 1.1;
  extents->height = 1;
  extents->x_advance = 1;
  return CAIRO_STATUS_SUCCESS;
}

static cairo_font_face_t *
mark_font (void)
{
  static cairo_font_face_t *face;

  if (g_once_init_enter (&face))
    {
      cairo_font_face_t *made = cairo_user_font_face_create ();

      cairo_user_font_face_set_init_func (made, mark_init);
      cairo_user_font_face_set_render_glyph_func (made, mark_render);
      g_once_init_leave (&face, made);
    }
  return face;
}

static void
draw_mark (cairo_t       *cr,
           const char    *text,
           unsigned long  glyph,
           double         x,
           double         y,
           double         size)
{
  cairo_glyph_t place = { .index = glyph, .x = x, .y = y };
  cairo_text_cluster_t cluster = { .num_bytes = (int) strlen (text), .num_glyphs = 1 };

  cairo_save (cr);
  cairo_set_font_face (cr, mark_font ());
  cairo_set_font_size (cr, size);
  cairo_show_text_glyphs (cr, text, (int) strlen (text), &place, 1, &cluster, 1, 0);
  cairo_restore (cr);
}

static void
draw_shape (cairo_t        *cr,
            PangoAttrShape *shape,
            gboolean        do_path,
            gpointer        data)
{
  double x, y;

  if (do_path)
    return;
  cairo_get_current_point (cr, &x, &y);
  draw_mark (cr, CHECK, CHECK_GLYPH, x, y, pango_units_to_double (shape->logical_rect.width));
}

/* --- layouts --- */

double
desk_form_ink_style_size (DeskFormStyle style,
                          double        size)
{
  if (style & DESK_FORM_LARGE)
    size *= 1.25;
  if (style & DESK_FORM_SMALL)
    size *= 0.84;
  return size;
}

static void
add_attribute (PangoAttrList  *attributes,
               PangoAttribute *attribute,
               gsize           start,
               gsize           end)
{
  attribute->start_index = (guint) start;
  attribute->end_index = (guint) end;
  pango_attr_list_insert (attributes, attribute);
}

/* Han text may break anywhere, but the names of a list are better read whole. */
static void
keep_names_whole (PangoAttrList *attributes,
                  const char    *text)
{
  if (strstr (text, NAME_SEPARATOR) == NULL)
    return;
  for (const char *start = text; *start != '\0';)
    {
      const char *stop = start + strcspn (start, "\n");
      const char *end = g_strstr_len (start, stop - start, NAME_SEPARATOR);

      if (end == NULL)
        end = stop;
      if (end > start && g_utf8_strlen (start, end - start) <= NAME_LENGTH)
        add_attribute (attributes, pango_attr_allow_breaks_new (FALSE),
                       (gsize) (start - text), (gsize) (end - text));
      start = end + (*end == '\0' ? 0 : *end == '\n' ? 1
                                                     : strlen (NAME_SEPARATOR));
    }
}

static void
set_attributes (PangoLayout   *layout,
                const char    *text,
                DeskFormStyle  style,
                double         size)
{
  g_autoptr (PangoAttrList) attributes = pango_attr_list_new ();
  const char *lead = style & DESK_FORM_LEAD ? strchr (text, '\n') : NULL;
  int em = pango_units_from_double (size);
  PangoRectangle box = { 0, -em * 88 / 100, em, em };

  if (style & DESK_FORM_LEAD)
    {
      gsize end = lead != NULL ? (gsize) (lead - text) : strlen (text);

      add_attribute (attributes, pango_attr_weight_new (PANGO_WEIGHT_BOLD), 0, end);
      add_attribute (attributes, pango_attr_scale_new (1.22), 0, end);
    }
  keep_names_whole (attributes, text);
  for (const char *p = strstr (text, CHECK); p != NULL; p = strstr (p + 1, CHECK))
    add_attribute (attributes, pango_attr_shape_new (&box, &box), (gsize) (p - text),
                   (gsize) (p - text) + strlen (CHECK));
  pango_layout_set_attributes (layout, attributes);
}

/* @size: the letter size itself, after desk_form_ink_style_size() */
static PangoLayout *
layout_new (DeskFormInk   *self,
            const char    *text,
            DeskFormStyle  style,
            double         size)
{
  PangoLayout *layout = pango_layout_new (self->context);
  g_autoptr (PangoFontDescription) font = pango_font_description_new ();
  DeskFormStyle align =
    style & (DESK_FORM_START | DESK_FORM_CENTER | DESK_FORM_END);

  pango_font_description_set_family_static (font, SANS);
  pango_font_description_set_size (font, pango_units_from_double (size));
  if (style & DESK_FORM_BOLD)
    pango_font_description_set_weight (font, PANGO_WEIGHT_BOLD);
  pango_layout_set_font_description (layout, font);
  pango_layout_set_wrap (layout, PANGO_WRAP_WORD_CHAR);
  pango_layout_set_line_spacing (layout, LINE_SPACING);
  pango_layout_set_alignment (layout, align == DESK_FORM_CENTER ? PANGO_ALIGN_CENTER
                                      : align == DESK_FORM_END  ? PANGO_ALIGN_RIGHT
                                                                : PANGO_ALIGN_LEFT);
  pango_layout_set_text (layout, text, -1);
  set_attributes (layout, text, style, size);
  return layout;
}

/* The height of the letters, from the top of the first line to the foot of the
 * last, and where the first line's base is below that top. */
static double
letters_height (PangoLayout *layout,
                double       size,
                double      *base)
{
  g_autoptr (PangoLayoutIter) iter = pango_layout_get_iter (layout);
  double first = pango_units_to_double (pango_layout_iter_get_baseline (iter)), last;

  while (pango_layout_iter_next_line (iter))
    ;
  last = pango_units_to_double (pango_layout_iter_get_baseline (iter));
  *base = first;
  return last - first + (LETTER_TOP + LETTER_BOTTOM) * size;
}

static void
layout_size (PangoLayout *layout,
             double       size,
             double      *width,
             double      *height)
{
  double base;
  int w;

  pango_layout_get_size (layout, &w, NULL);
  *width = pango_units_to_double (w);
  *height = letters_height (layout, size, &base);
}

/* --- public --- */

DeskFormInk *
desk_form_ink_new (void)
{
  DeskFormInk *self = g_new0 (DeskFormInk, 1);
  cairo_font_options_t *options = cairo_font_options_create ();

  /* Lines must break alike on the screen and in the document, at any scale. */
  cairo_font_options_set_hint_style (options, CAIRO_HINT_STYLE_NONE);
  cairo_font_options_set_hint_metrics (options, CAIRO_HINT_METRICS_OFF);
  cairo_font_options_set_antialias (options, CAIRO_ANTIALIAS_GRAY);

  self->context = pango_font_map_create_context (pango_cairo_font_map_get_default ());
  pango_cairo_context_set_font_options (self->context, options);
  pango_cairo_context_set_resolution (self->context, 72);
  pango_cairo_context_set_shape_renderer (self->context, draw_shape, NULL, NULL);
  pango_context_set_round_glyph_positions (self->context, FALSE);
  /* Names are Chinese in an English form too, and must not take Japanese shapes. */
  pango_context_set_language (self->context, pango_language_from_string ("zh-cn"));
  cairo_font_options_destroy (options);
  return self;
}

void
desk_form_ink_free (DeskFormInk *self)
{
  g_clear_object (&self->context);
  g_free (self);
}

/* How much room @text takes on one line (or on the lines that it has itself). */
DeskFormExtent
desk_form_ink_measure (DeskFormInk   *self,
                       const char    *text,
                       DeskFormStyle  style)
{
  const double size = 10;
  double letters = desk_form_ink_style_size (style, size);
  g_autoptr (PangoLayout) layout = layout_new (self, text, style, letters);
  DeskFormExtent extent;

  layout_size (layout, letters, &extent.width, &extent.height);
  extent.width /= size;
  extent.height /= size;
  return extent;
}

gboolean
desk_form_ink_nearly_fits (DeskFormExtent extent,
                           double         size,
                           double         width)
{
  return extent.width * size * NEARLY <= width;
}

/* How high @text gets when it is broken into lines of @width. */
double
desk_form_ink_wrap_height (DeskFormInk   *self,
                           const char    *text,
                           DeskFormStyle  style,
                           double         size,
                           double         width)
{
  double letters = desk_form_ink_style_size (style, size), w, h;
  g_autoptr (PangoLayout) layout = layout_new (self, text, style, letters);

  pango_layout_set_width (layout, pango_units_from_double (width));
  layout_size (layout, letters, &w, &h);
  return h;
}

/* Sets @text into a box: as it is, a little smaller on one line, broken into
 * lines, smaller still, and at last shortened. */
static PangoLayout *
fit (DeskFormInk   *self,
     const char    *text,
     DeskFormStyle  style,
     double         width,
     double         height,
     double        *letters)
{
  /* What was measured at another size may differ in the last digit. */
  const double slack = 0.05;
  PangoLayout *layout = layout_new (self, text, style, *letters);
  double w, h, floor = MAX (*letters * SMALLEST_SHARE, MIN (SMALLEST_SIZE, *letters));

  layout_size (layout, *letters, &w, &h);
  if (w <= width + slack && h <= height + slack)
    {
      pango_layout_set_width (layout, pango_units_from_double (width + slack));
      return layout;
    }
  /* A list of names is better broken than set smaller than its neighbours. */
  if (strstr (text, NAME_SEPARATOR) != NULL)
    {
      pango_layout_set_width (layout, pango_units_from_double (width));
      layout_size (layout, *letters, &w, &h);
      if (w <= width + slack && h <= height + slack)
        return layout;
      pango_layout_set_width (layout, -1);
      layout_size (layout, *letters, &w, &h);
    }
  if (w > width + slack && w * NEARLY <= width && h <= height + slack)
    {
      g_object_unref (layout);
      *letters *= width / w;
      layout = layout_new (self, text, style, *letters);
      pango_layout_set_width (layout, pango_units_from_double (width + 1));
      return layout;
    }
  for (;; *letters = MAX (*letters * 0.94, floor))
    {
      g_object_unref (layout);
      layout = layout_new (self, text, style, *letters);
      pango_layout_set_width (layout, pango_units_from_double (width));
      layout_size (layout, *letters, &w, &h);
      if (h <= height + slack)
        return layout;
      if (*letters <= floor)
        break;
    }

  /* Pango counts lines in the font's own height, which is more than ours. */
  pango_layout_set_ellipsize (layout, PANGO_ELLIPSIZE_END);
  for (double room = height / LINE_SPACING; room > 0; room -= *letters / 2)
    {
      pango_layout_set_height (layout, pango_units_from_double (room));
      layout_size (layout, *letters, &w, &h);
      if (h <= height + slack || room <= height)
        break;
    }
  self->cut++;
  return layout;
}

/**
 * desk_form_ink_draw:
 * @size: the letter size of the form, in points
 * @box: where the text stands; it never leaves it
 * @ground: a shade of gray that is laid under the letters, or -1 for none
 *
 * Draws @text in the current colour, aligned as @style says.
 */
void
desk_form_ink_draw (DeskFormInk             *self,
                    cairo_t                 *cr,
                    const char              *text,
                    DeskFormStyle            style,
                    double                   size,
                    const cairo_rectangle_t *box,
                    double                   ground)
{
  double letters = desk_form_ink_style_size (style, size), base, height, y;
  g_autoptr (PangoLayout) layout = fit (self, text, style, box->width, box->height, &letters);
  PangoRectangle logical;

  height = letters_height (layout, letters, &base);
  if (style & DESK_FORM_TOP)
    y = box->y;
  else if (style & DESK_FORM_BOTTOM)
    y = box->y + box->height - height;
  else
    y = box->y + MAX (0, (box->height - height) / 2);

  if (ground >= 0)
    {
      pango_layout_get_extents (layout, NULL, &logical);
      cairo_save (cr);
      cairo_set_source_rgb (cr, ground, ground, ground);
      cairo_rectangle (cr, box->x + pango_units_to_double (logical.x) - GROUND, y - GROUND,
                       pango_units_to_double (logical.width) + 2 * GROUND, height + 2 * GROUND);
      cairo_fill (cr);
      cairo_restore (cr);
    }
  cairo_move_to (cr, box->x, y + LETTER_TOP * letters - base);
  if (style & DESK_FORM_LEAD)
    cairo_rel_move_to (cr, 0, 0.1 * letters);
  pango_cairo_show_layout (cr, layout);
  self->unknown += pango_layout_get_unknown_glyphs_count (layout);
}

/* The glyphs of a laid out line, moved apart. */
static void
collect_glyphs (PangoLayoutLine *line,
                double           x,
                double           y,
                double           gap,
                GArray          *glyphs)
{
  for (GSList *item = line->runs; item != NULL; item = item->next)
    {
      PangoLayoutRun *run = item->data;

      for (int i = 0; i < run->glyphs->num_glyphs; i++)
        {
          PangoGlyphInfo *info = &run->glyphs->glyphs[i];
          cairo_glyph_t glyph = { .index = info->glyph, .x = x, .y = y };

          g_array_append_val (glyphs, glyph);
          x += pango_units_to_double (info->geometry.width) + gap;
        }
    }
}

/**
 * desk_form_ink_draw_title:
 *
 * Draws the title centred in @box. Short Chinese ones are set apart, 值 日 表,
 * and yet stay one word for those who search or copy the text of the page.
 */
void
desk_form_ink_draw_title (DeskFormInk             *self,
                          cairo_t                 *cr,
                          const char              *title,
                          double                   size,
                          const cairo_rectangle_t *box)
{
  g_autoptr (PangoLayout) layout = pango_layout_new (self->context);
  g_autoptr (PangoFontDescription) font = pango_font_description_new ();
  glong n = g_utf8_strlen (title, -1);
  gboolean apart = n >= 2 && n <= 6;
  double gap, width, y, base, height;
  int w;

  for (const char *p = title; *p != '\0' && apart; p = g_utf8_next_char (p))
    apart = g_unichar_get_script (g_utf8_get_char (p)) == G_UNICODE_SCRIPT_HAN;
  gap = apart ? (n <= 4 ? 0.8 : 0.35) : 0;

  pango_font_description_set_family_static (font, SANS);
  pango_font_description_set_weight (font, PANGO_WEIGHT_BOLD);
  pango_layout_set_text (layout, title, -1);
  for (;; size *= 0.94)
    {
      pango_font_description_set_size (font, pango_units_from_double (size));
      pango_layout_set_font_description (layout, font);
      pango_layout_get_size (layout, &w, NULL);
      width = pango_units_to_double (w) + (double) (n - 1) * gap * size;
      if (width <= box->width || size < 9)
        break;
    }
  height = letters_height (layout, size, &base);
  y = box->y + (box->height - height) / 2 + LETTER_TOP * size;
  self->unknown += pango_layout_get_unknown_glyphs_count (layout);

  if (apart && pango_layout_get_line_count (layout) == 1)
    {
      PangoLayoutLine *line = pango_layout_get_line_readonly (layout, 0);
      g_autoptr (GArray) glyphs = g_array_new (FALSE, FALSE, sizeof (cairo_glyph_t));

      collect_glyphs (line, box->x + (box->width - width) / 2, y, gap * size, glyphs);
      /* Runs in two fonts cannot be one word; they are rare enough to stand close. */
      if (line->runs != NULL && line->runs->next == NULL)
        {
          PangoLayoutRun *run = line->runs->data;
          cairo_text_cluster_t cluster = { .num_bytes = (int) strlen (title),
                                           .num_glyphs = (int) glyphs->len };

          cairo_set_scaled_font (
            cr, pango_cairo_font_get_scaled_font (PANGO_CAIRO_FONT (run->item->analysis.font)));
          cairo_show_text_glyphs (cr, title, cluster.num_bytes, (cairo_glyph_t *) glyphs->data,
                                  cluster.num_glyphs, &cluster, 1, 0);
          return;
        }
    }

  pango_layout_set_ellipsize (layout, PANGO_ELLIPSIZE_END);
  pango_layout_set_width (layout, pango_units_from_double (box->width));
  pango_layout_set_alignment (layout, PANGO_ALIGN_CENTER);
  cairo_move_to (cr, box->x, y - base);
  pango_cairo_show_layout (cr, layout);
}

void
desk_form_ink_draw_scissors (DeskFormInk *self,
                             cairo_t     *cr,
                             double       x,
                             double       y,
                             double       size)
{
  draw_mark (cr, SCISSORS, SCISSORS_GLYPH, x, y + 0.35 * size, size);
}

/* Letters that no font had, in all that was drawn so far. */
int
desk_form_ink_get_unknown (DeskFormInk *self)
{
  return self->unknown;
}

/* Texts that had to be shortened, in all that was drawn so far. */
int
desk_form_ink_get_cut (DeskFormInk *self)
{
  return self->cut;
}
