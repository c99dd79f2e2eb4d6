/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "clients-kit.h"

Studio *
clients_studio (void)
{
  static const char *const clients[][5] = {
    { "S1", "郭丽", "女装", "140604524", "15614163883" },
    { "S2", "唐嘉懿", "男装", "78898804", "15235685165" },
    { "S3", "张平", "数码", "645545880", "15812555917" },
    { "S4", "郭丽", "", "QQ 140604524", "+86 156-1416-3883" },
  };
  static const char *const photographers[] = { "P05", "P06", "P07" };
  Studio *studio = lending_studio ();

  for (guint i = 0; i < G_N_ELEMENTS (photographers); i++)
    studio_edit (studio, &desk_kind_people, studio_person (studio, photographers[i]), "department",
                 "摄影部");
  studio_add (studio, &desk_kind_posts, "post", "administration", "holder", "P05", NULL);
  studio_add (studio, &desk_kind_posts, "post", "shoot-coordinator", "holder", "P05", "deputy",
              "P06", NULL);
  for (guint i = 0; i < G_N_ELEMENTS (clients); i++)
    studio_add (studio, &desk_kind_clients, "number", clients[i][0], "name", clients[i][1],
                "category", clients[i][2], "chat", clients[i][3], "phone", clients[i][4], NULL);
  studio_add (studio, &desk_kind_sets, "name", "一棚", NULL);
  studio_add (studio, &desk_kind_sets, "name", "二棚", "capacity", "2", NULL);
  studio_at (studio, "2026-11-23 09:00");
  return studio;
}

gint64
clients_find (Studio     *studio,
              const char *number)
{
  g_autoptr (GError) error = NULL;
  gint64 client = desk_clients_find (studio->office, number, &error);

  g_assert_no_error (error);
  return client;
}

/* A shoot of the client that has just begun. */
gint64
clients_case (Studio     *studio,
              const char *client)
{
  g_autoptr (GError) error = NULL;
  gint64 shoot = desk_flow_start (studio->office, "shoot", clients_find (studio, client), NULL,
                                  NULL, NULL, &error);

  g_assert_no_error (error);
  return shoot;
}

static const char *
sample_of (const DeskFlowField *field)
{
  switch (field->type)
    {
    case DESK_FLOW_DATE:
      return "2026-11-30";
    case DESK_FLOW_INTEGER:
      return "3";
    case DESK_FLOW_YES_NO:
      return "yes";
    case DESK_FLOW_CHOICE:
      return field->choices[0];
    case DESK_FLOW_TEXT:
    case DESK_FLOW_FILE:
    default:
      return field->name;
    }
}

/* Signs one step with all that it wants and does not have yet. */
void
clients_next (Studio *studio,
              gint64  shoot)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DeskFlowCase) self = desk_flow_get_case (studio->office, shoot, &error);
  g_autoptr (GHashTable) values = g_hash_table_new (g_str_hash, g_str_equal);
  gint64 person = studio_person (studio, "P05");

  g_assert_no_error (error);
  for (guint i = 0; i < self->needs->len; i++)
    {
      const DeskFlowNeed *need = self->needs->pdata[i];

      if (need->kind == DESK_FLOW_NEEDS_FIELD)
        g_hash_table_insert (values, need->field->name, (gpointer) sample_of (need->field));
    }
  desk_flow_monitor (studio->office, shoot, NULL, person, &error);
  g_assert_no_error (error);
  desk_flow_next (studio->office, shoot, NULL, person, values, &error);
  g_assert_no_error (error);
}

/* Brings the shoot to a step. */
void
clients_pass (Studio     *studio,
              gint64      shoot,
              const char *step)
{
  for (;;)
    {
      g_autoptr (DeskFlowCase) self = desk_flow_get_case (studio->office, shoot, NULL);

      if (g_str_equal (self->card->step, step))
        return;
      g_assert_cmpstr (self->card->state, ==, "running");
      clients_next (studio, shoot);
    }
}

void
clients_assert (Studio     *studio,
                const char *sql,
                const char *expected)
{
  g_autofree char *found = studio_text (studio, sql);

  g_assert_cmpstr (found, ==, expected);
}
