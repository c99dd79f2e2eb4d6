/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Who signs and who records: the holder of a post, away the deputy; a post without
 * either falls to the administration, and without that to whoever is named (PEO-2). */

#include "desk-flow-private.h"
#include "desk-kinds.h"
#include "desk-language.h"
#include "desk-people.h"

/* Returns: (transfer full): the codes of all posts */
GStrv
desk_flow_posts (void)
{
  const DeskChoice *choices = desk_kind_get_field (&desk_kind_posts, "post")->choices;
  g_autoptr (GPtrArray) posts = g_ptr_array_new ();

  for (; choices->code != NULL; choices++)
    g_ptr_array_add (posts, g_strdup (choices->code));
  g_ptr_array_add (posts, NULL);
  return (GStrv) g_ptr_array_free (g_steal_pointer (&posts), FALSE);
}

/* The post in words. */
const char *
desk_flow_post_label (const char *post,
                      const char *language)
{
  return desk_field_choice_label (desk_kind_get_field (&desk_kind_posts, "post"), post, language);
}

/**
 * desk_flow_check_role:
 * @by: who is said to do it; 0: whoever acts
 *
 * Returns: that person, or 0 with %DESK_ERROR_REFUSED (PEO-2)
 */
gint64
desk_flow_check_role (DeskOffice  *office,
                      const char  *post,
                      DeskDate     day,
                      gint64       by,
                      GError     **error)
{
  const char *label = desk_flow_post_label (post, desk_language_current ());
  gint64 acting = desk_people_acting (office, post, day);
  g_autofree char *name = NULL;
  g_autofree char *who = NULL;

  if (by == 0 && acting == 0)
    {
      /* Translators: %s is a post, as “art lead” */
      desk_flow_refuse (error, _ ("Nobody acts for the post “%s” on that day; name who signs with"
                                  " --by (PEO-2)"),
                        label);
      return 0;
    }
  if (by == 0 || by == acting)
    return acting;
  name = desk_people_dup_name (office, by);
  if (acting != 0)
    {
      who = desk_people_dup_name (office, acting);
      /* Translators: a name, a post as “art lead”, a name */
      desk_flow_refuse (error, _ ("%s does not act for the post “%s” on that day; %s does (PEO-2)"),
                        name, label, who);
      return 0;
    }
  if (desk_people_presence (office, by, day) == DESK_PERSON_PRESENT)
    return by;
  /* Translators: a name */
  desk_flow_refuse (error, _ ("%s is not there on that day and cannot sign (PEO-2)"), name);
  return 0;
}
