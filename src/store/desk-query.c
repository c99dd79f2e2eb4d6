/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A live list of records: the ids in order, the records made when they are looked
 * at. It follows every act, of this program and of others, with the smallest
 * change of the list that tells it. */

#include "desk-query.h"

#include "desk-search.h"

struct _DeskQuery
{
  GObject parent_instance;

  DeskStore *store;
  const DeskKind *kind;
  char *where;
  char *order;
  char *search;
  GArray *ids; /* of gint64 */
};

static void desk_query_list_model_init (GListModelInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (DeskQuery, desk_query, G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL, desk_query_list_model_init))

static GHashTable *
search_ids (DeskQuery *self)
{
  g_autoptr (GPtrArray) hits = desk_search (self->store, self->search, self->kind, NULL);
  GHashTable *ids = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);

  for (guint i = 0; hits != NULL && i < hits->len; i++)
    {
      const DeskSearchHit *hit = hits->pdata[i];
      g_hash_table_add (ids, g_memdup2 (&hit->id, sizeof hit->id));
    }
  return ids;
}

static GArray *
read_ids (DeskQuery *self)
{
  GArray *ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autofree char *sql = g_strdup_printf ("SELECT id FROM %s WHERE %s ORDER BY %s", self->kind->table,
                                          self->where != NULL ? self->where : "1",
                                          self->order != NULL ? self->order : self->kind->order);
  g_autoptr (GError) error = NULL;
  g_autoptr (DeskRows) rows = desk_store_select (self->store, &error, sql, "");
  g_autoptr (GHashTable) wanted = self->search != NULL ? search_ids (self) : NULL;

  if (rows == NULL)
    {
      g_warning ("%s", error->message);
      return ids;
    }
  while (desk_rows_next (rows))
    {
      gint64 id = desk_rows_int (rows, 0);
      if (wanted == NULL || g_hash_table_contains (wanted, &id))
        g_array_append_val (ids, id);
    }
  return ids;
}

/* Reads the ids anew and tells only the stretch that differs. */
static void
update (DeskQuery *self)
{
  g_autoptr (GArray) before = self->ids;
  guint start = 0, before_end, after_end;

  self->ids = read_ids (self);
  before_end = before->len;
  after_end = self->ids->len;
  while (start < before_end && start < after_end &&
         g_array_index (before, gint64, start) == g_array_index (self->ids, gint64, start))
    start++;
  while (before_end > start && after_end > start &&
         g_array_index (before, gint64, before_end - 1) ==
           g_array_index (self->ids, gint64, after_end - 1))
    {
      before_end--;
      after_end--;
    }
  if (before_end > start || after_end > start)
    g_list_model_items_changed (G_LIST_MODEL (self), start, before_end - start, after_end - start);
}

static void
on_store_changed (DeskQuery   *self,
                  DeskChanges *changes)
{
  if (desk_changes_touch (changes, self->kind->table))
    update (self);
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
  return desk_record_get (self->store, self->kind, g_array_index (self->ids, gint64, position), NULL);
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
  g_signal_connect_object (store, "changed", G_CALLBACK (on_store_changed), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (store, "reset", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
  update (self);
  return self;
}

/* @where: (nullable): an SQL condition; from the office, never from a pane */
void
desk_query_set_filter (DeskQuery  *self,
                       const char *where)
{
  g_free (self->where);
  self->where = g_strdup (where);
  update (self);
}

/* @order: (nullable): SQL; from the office, never from a pane */
void
desk_query_set_order (DeskQuery  *self,
                      const char *order)
{
  g_free (self->order);
  self->order = g_strdup (order);
  update (self);
}

/* @text: (nullable): what the records are to contain; see desk_search() */
void
desk_query_set_search (DeskQuery  *self,
                       const char *text)
{
  g_free (self->search);
  self->search = text != NULL && *text != '\0' ? g_strdup (text) : NULL;
  update (self);
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
