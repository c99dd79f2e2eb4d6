/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "desk-ctl.h"

#include "desk-language.h"
#include "desk-text.h"

#define COLUMNS 78

static void
print_padded (DeskCtl    *self,
              const char *left,
              const char *right)
{
  int gap = 30 - desk_text_width (left);

  g_string_append_printf (self->output, "  %s", left);
  if (gap < 1)
    g_string_append_printf (self->output, "\n  %*s", 30, "");
  else
    g_string_append_printf (self->output, "%*s", gap, "");
  desk_ctl_print (self, right);
}

static void
print_options (DeskCtl             *self,
               const DeskCtlOption *options)
{
  for (; options != NULL && options->name != NULL; options++)
    {
      g_autoptr (GString) left = g_string_new (NULL);

      if (options->letter != '\0')
        g_string_append_printf (left, "-%c, ", options->letter);
      g_string_append_printf (left, "--%s", options->name);
      if (options->value != NULL)
        g_string_append_printf (left, " %s", options->value);
      print_padded (self, left->str, _ (options->help));
    }
}

/* In lines that fit a terminal. */
static void
print_names (DeskCtl              *self,
             const DeskCtlCommand *command)
{
  g_auto (GStrv) names = command->list_names ();
  int column = 0;

  g_string_append_printf (self->output, "\n%s", _ (command->names_title));
  for (guint i = 0; names[i] != NULL; i++)
    {
      int width = desk_text_width (names[i]);
      gboolean fits = column > 0 && column + 1 + width <= COLUMNS;

      g_string_append_printf (self->output, fits ? " %s" : "\n  %s", names[i]);
      column = fits ? column + 1 + width : 2 + width;
    }
  g_string_append_c (self->output, '\n');
}

static void
explain (DeskCtl              *self,
         const DeskCtlCommand *command)
{
  g_string_append_printf (self->output, "studio-deskctl %s %s\n\n", command->name, command->usage);
  desk_ctl_print (self, _ (command->help));
  if (command->list_names != NULL)
    print_names (self, command);
  if (command->options != NULL)
    {
      g_string_append_printf (self->output, "\n%s\n", _ ("Options:"));
      print_options (self, command->options);
    }
  g_string_append_printf (self->output, "\n%s\n  studio-deskctl %s\n", _ ("Example:"),
                          command->example);
}

static void
overview (DeskCtl *self)
{
  g_autoptr (GPtrArray) names = desk_ctl_command_names ();

  desk_ctl_print (self, "studio-deskctl [--db FILE] [--as NAME] COMMAND …\n");
  desk_ctl_print (self,
                  _ ("Commands (“studio-deskctl help COMMAND” explains one with an example):"));
  for (guint i = 0; i < names->len; i++)
    {
      const DeskCtlCommand *command = desk_ctl_find_command (names->pdata[i]);
      g_autofree char *usage = g_strdup_printf ("%s %s", command->name, command->usage);
      g_auto (GStrv) lines = g_strsplit (_ (command->help), "\n", 2);

      print_padded (self, usage, lines[0]);
    }
  g_string_append_printf (self->output, "\n%s\n", _ ("Options of every command:"));
  print_options (self, desk_ctl_global_options);
}

static int
run_help (DeskCtl *self)
{
  const char *name = desk_ctl_word (self, 0);
  const DeskCtlCommand *command = name != NULL ? desk_ctl_find_command (name) : NULL;

  if (name != NULL && command == NULL)
    {
      g_autoptr (GPtrArray) names = desk_ctl_command_names ();
      return desk_ctl_unknown (_ ("command"), name, names);
    }
  if (command != NULL)
    explain (self, command);
  else
    overview (self);
  return DESK_CTL_DONE;
}

const DeskCtlCommand desk_ctl_help_commands[] = {
  { "help", "[COMMAND]", N_ ("Explains a command with an example, or lists all of them."),
    "help import", NULL, 0, 1, TRUE, run_help },
  { NULL },
};
