/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A live list of records: the ids in order, the records made when they are looked
 * at. It follows every act, of this program and of others, with the smallest
 * change of the list that tells it. */

#include "desk-query.h"

#include "desk-record-private.h"
#include "desk-search.h"
#include "desk-store-private.h"

/* More than these are told as one: moving the ids costs more than it saves. */
#define MAX_STRETCHES 32

struct _DeskQuery
{
  GObject parent_instance;

  DeskStore *store;
  const DeskKind *kind;
  char *where;
  char *order;
  char *search;
  GArray *ids;   /* of gint64 */
  guint updates; /* counts them: listeners may cause one within another */
};

static void desk_query_list_model_init (GListModelInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (DeskQuery, desk_query, G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL,
                                                      desk_query_list_model_init))

static GArray *
read_ids (DeskQuery *self)
{
  g_autofree char *found =
    self->search != NULL ? desk_search_dup_condition (self->store, self->search, self->kind)
                         : g_strdup ("1");
  g_autofree char *sql = g_strdup_printf (
    "SELECT id FROM %s WHERE (%s) AND %s ORDER BY %s", self->kind->table,
    self->where != NULL ? self->where : "1", found,
    self->order != NULL ? self->order : self->kind->order);
  g_autoptr (GError) error = NULL;
  GArray *ids = desk_store_select_ids (self->store, sql, &error);

  if (ids == NULL)
    {
      g_warning ("%s", error->message);
      return g_array_new (FALSE, FALSE, sizeof (gint64));
    }
  return ids;
}

/* A stretch of the old list that another one takes the place of. */
typedef struct
{
  guint before, n_before;
  guint after, n_after;
} Stretch;

static void
trim_stretch (GArray  *before,
              GArray  *after,
              Stretch *stretch)
{
  guint before_end = before->len, after_end = after->len, start = 0;

  while (start < before_end && start < after_end &&
         g_array_index (before, gint64, start) == g_array_index (after, gint64, start))
    start++;
  while (before_end > start && after_end > start &&
         g_array_index (before, gint64, before_end - 1) ==
           g_array_index (after, gint64, after_end - 1))
    {
      before_end--;
      after_end--;
    }
  stretch->before = stretch->after = start;
  stretch->n_before = before_end - start;
  stretch->n_after = after_end - start;
}

/* Splits @whole where rows that did not change stand, in the same order, in both
 * lists. Returns: (nullable): the parts, %NULL when they are many or the order of
 * other rows changed too */
static GArray *
split_stretch (GArray        *before,
               GArray        *after,
               const Stretch *whole,
               GHashTable    *touched)
{
  g_autoptr (GArray) parts = g_array_new (FALSE, FALSE, sizeof (Stretch));
  guint i = whole->before, j = whole->after;
  guint i_end = i + whole->n_before, j_end = j + whole->n_after;

  while (i < i_end || j < j_end)
    {
      Stretch part = { .before = i, .after = j };

      while (i < i_end && g_hash_table_contains (touched, &g_array_index (before, gint64, i)))
        i++;
      while (j < j_end && g_hash_table_contains (touched, &g_array_index (after, gint64, j)))
        j++;
      part.n_before = i - part.before;
      part.n_after = j - part.after;
      if (part.n_before > 0 || part.n_after > 0)
        g_array_append_val (parts, part);
      if (parts->len > MAX_STRETCHES)
        return NULL;
      while (i < i_end && j < j_end &&
             !g_hash_table_contains (touched, &g_array_index (before, gint64, i)) &&
             g_array_index (before, gint64, i) == g_array_index (after, gint64, j))
        {
          i++;
          j++;
        }
      if ((i < i_end && !g_hash_table_contains (touched, &g_array_index (before, gint64, i)) &&
           (j == j_end || !g_hash_table_contains (touched, &g_array_index (after, gint64, j)))) ||
          (i == i_end && j < j_end &&
           !g_hash_table_contains (touched, &g_array_index (after, gint64, j))))
        return NULL;
    }
  return g_steal_pointer (&parts);
}

/* Replaces one stretch; the list is whole and told of at every step. */
static void
replace_stretch (DeskQuery     *self,
                 GArray        *after,
                 const Stretch *stretch)
{
  if (stretch->n_before > 0)
    g_array_remove_range (self->ids, stretch->before, stretch->n_before);
  if (stretch->n_after > 0)
    g_array_insert_vals (self->ids, stretch->before, &g_array_index (after, gint64, stretch->after),
                         stretch->n_after);
  g_list_model_items_changed (G_LIST_MODEL (self), stretch->before, stretch->n_before,
                              stretch->n_after);
}

/* Reads the ids anew and tells only what differs. @touched: (nullable): the ids of
 * the rows that changed, where that is known */
static void
update (DeskQuery  *self,
        GHashTable *touched)
{
  g_autoptr (GArray) after = read_ids (self);
  g_autoptr (GArray) parts = NULL;
  guint number = ++self->updates;
  Stretch whole;

  trim_stretch (self->ids, after, &whole);
  if (whole.n_before == 0 && whole.n_after == 0)
    return;
  if (touched != NULL)
    parts = split_stretch (self->ids, after, &whole, touched);
  if (parts == NULL)
    {
      replace_stretch (self, after, &whole);
      return;
    }
  /* From the end, so that the places before stay what they are. */
  for (guint i = parts->len; i > 0 && self->updates == number; i--)
    replace_stretch (self, after, &g_array_index (parts, Stretch, i - 1));
}

static void
update_all (DeskQuery *self)
{
  update (self, NULL);
}

static void
on_store_changed (DeskQuery   *self,
                  DeskChanges *changes)
{
  g_autoptr (GHashTable) touched = NULL;

  if (!desk_changes_touch (changes, self->kind->table))
    return;
  touched = g_hash_table_new (g_int64_hash, g_int64_equal);
  for (guint i = 0; i < changes->items->len; i++)
    {
      DeskChange *change = changes->items->pdata[i];
      if (g_str_equal (change->table, self->kind->table))
        g_hash_table_add (touched, &change->id);
    }
  update (self, touched);
}

static void
desk_query_finalize (GObject *object)
{
  DeskQuery *self = DESK_QUERY (object);

  g_object_unref (self->store);
  g_free (self->where);
  g_free (self->order);
  g_free (self->search);
  g_array_unref (self->ids);

  G_OBJECT_CLASS (desk_query_parent_class)->finalize (object);
}

static void
desk_query_class_init (DeskQueryClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = desk_query_finalize;
}

static void
desk_query_init (DeskQuery *self)
{
  self->ids = g_array_new (FALSE, FALSE, sizeof (gint64));
}

static GType
desk_query_get_item_type (GListModel *model)
{
  return DESK_TYPE_RECORD;
}

static guint
desk_query_get_n_items (GListModel *model)
{
  return DESK_QUERY (model)->ids->len;
}

static gpointer
desk_query_get_item (GListModel *model,
                     guint       position)
{
  DeskQuery *self = DESK_QUERY (model);

  if (position >= self->ids->len)
    return NULL;
  return desk_record_get_anyway (self->store, self->kind,
                                 g_array_index (self->ids, gint64, position));
}

static void
desk_query_list_model_init (GListModelInterface *iface)
{
  iface->get_item_type = desk_query_get_item_type;
  iface->get_n_items = desk_query_get_n_items;
  iface->get_item = desk_query_get_item;
}

/* Returns: (transfer full): all records of @kind, in the kind's order */
DeskQuery *
desk_query_new (DeskStore      *store,
                const DeskKind *kind)
{
  DeskQuery *self = g_object_new (DESK_TYPE_QUERY, NULL);

  self->store = g_object_ref (store);
  self->kind = kind;
  g_signal_connect_object (store, "changed", G_CALLBACK (on_store_changed), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (store, "reset", G_CALLBACK (update_all), self, G_CONNECT_SWAPPED);
  update_all (self);
  return self;
}

/* @where: (nullable): an SQL condition; from the office, never from a pane */
void
desk_query_set_filter (DeskQuery  *self,
                       const char *where)
{
  g_free (self->where);
  self->where = g_strdup (where);
  update_all (self);
}

/* @order: (nullable): SQL; from the office, never from a pane */
void
desk_query_set_order (DeskQuery  *self,
                      const char *order)
{
  g_free (self->order);
  self->order = g_strdup (order);
  update_all (self);
}

/* @text: (nullable): what the records are to contain; see desk_search() */
void
desk_query_set_search (DeskQuery  *self,
                       const char *text)
{
  g_free (self->search);
  self->search = text != NULL && *text != '\0' ? g_strdup (text) : NULL;
  update_all (self);
}

/* Returns: the place of record @id, or %G_MAXUINT when it is not in the list */
guint
desk_query_find (DeskQuery *self,
                 gint64     id)
{
  for (guint i = 0; i < self->ids->len; i++)
    if (g_array_index (self->ids, gint64, i) == id)
      return i;
  return G_MAXUINT;
}
