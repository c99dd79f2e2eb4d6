/* SPDX-License-Identifier: GPL-3.0-or-later */

/* studio-deskctl: the same office without a window. This is the way from the
 * command line to a command; the commands are in the other files. */

#include "desk-ctl.h"

#include <errno.h>
#include <fcntl.h>
#include <string.h>

#include "desk-config.h"
#include "desk-language.h"
#include "desk-people.h"
#include "desk-settings.h"
#include "desk-text.h"

const DeskCtlOption desk_ctl_global_options[] = {
  { "db", "FILE", N_ ("the studio's file") },
  { "as", "NAME", N_ ("who acts, for the journal") },
  { "at", "'YYYY-MM-DD HH:MM'", N_ ("when what is recorded happened; else now") },
  { "by", "PERSON", N_ ("who did it") },
  { "json", NULL, N_ ("print JSON with stable codes instead of CSV") },
  { "pin-fd", "N", N_ ("the file descriptor a PIN is read from") },
  { "help", NULL, N_ ("explain the command"), 'h' },
  { "version", NULL, N_ ("print the version") },
  { NULL },
};

static const DeskCtlCommand *const families[] = {
  desk_ctl_file_commands,
  desk_ctl_import_commands,
  desk_ctl_record_commands,
  desk_ctl_files_commands,
  desk_ctl_rota_commands,
  desk_ctl_lending_commands,
  desk_ctl_damage_commands,
  desk_ctl_ledger_commands,
  desk_ctl_client_commands,
  desk_ctl_goods_commands,
  desk_ctl_shoot_commands,
  desk_ctl_diary_commands,
  desk_ctl_rounds_commands,
  desk_ctl_room_commands,
  desk_ctl_meeting_commands,
  desk_ctl_notice_commands,
  desk_ctl_supplies_commands,
  desk_ctl_stocktake_commands,
  desk_ctl_export_commands,
  desk_ctl_calendar_commands,
  desk_ctl_journal_commands,
  desk_ctl_help_commands,
};

/* Returns: (nullable): the command called @name */
const DeskCtlCommand *
desk_ctl_find_command (const char *name)
{
  for (guint i = 0; i < G_N_ELEMENTS (families); i++)
    for (const DeskCtlCommand *command = families[i]; command->name != NULL; command++)
      if (g_str_equal (command->name, name))
        return command;
  return NULL;
}

/* Returns: (transfer full) (element-type utf8): every command, as help lists them */
GPtrArray *
desk_ctl_command_names (void)
{
  GPtrArray *names = g_ptr_array_new ();

  for (guint i = 0; i < G_N_ELEMENTS (families); i++)
    for (const DeskCtlCommand *command = families[i]; command->name != NULL; command++)
      g_ptr_array_add (names, (gpointer) command->name);
  return names;
}

static const DeskCtlOption *
find_option (const DeskCtlOption *options,
             const char          *name,
             char                 letter)
{
  for (; options != NULL && options->name != NULL; options++)
    if ((name != NULL && g_str_equal (options->name, name)) ||
        (letter != '\0' && options->letter == letter))
      return options;
  return NULL;
}

static int
unknown_option (const DeskCtlCommand *command,
                const char           *written)
{
  g_autoptr (GPtrArray) known = g_ptr_array_new_with_free_func (g_free);
  g_autofree char *what = g_strndup (written, strcspn (written, "="));
  const DeskCtlOption *lists[] = { command != NULL ? command->options : NULL,
                                   desk_ctl_global_options };

  for (guint i = 0; i < G_N_ELEMENTS (lists); i++)
    for (const DeskCtlOption *option = lists[i]; option != NULL && option->name != NULL; option++)
      g_ptr_array_add (known, g_strconcat ("--", option->name, NULL));
  /* Translators: a part of the command line that begins with -- */
  return desk_ctl_unknown (_ ("option"), what, known);
}

static void
take_value (DeskCtl    *self,
            const char *name,
            const char *value)
{
  GPtrArray *values = g_hash_table_lookup (self->options, name);

  if (values == NULL)
    {
      values = g_ptr_array_new_with_free_func (g_free);
      g_hash_table_insert (self->options, g_strdup (name), values);
    }
  g_ptr_array_add (values, g_strdup (value));
}

/* Takes the option at @place; @place goes on behind its value. */
static int
take_option (DeskCtl               *self,
             const DeskCtlCommand  *command,
             char                 **argv,
             int                   *place)
{
  const char *written = argv[*place];
  gboolean is_long = written[1] == '-';
  g_autofree char *name =
    is_long ? g_strndup (written + 2, strcspn (written + 2, "=")) : g_strdup (written + 1);
  const char *value = is_long ? strchr (written, '=') : NULL;
  char letter = is_long ? '\0' : written[1];
  const DeskCtlOption *option =
    find_option (desk_ctl_global_options, is_long ? name : NULL, letter);

  if (option == NULL && command != NULL)
    option = find_option (command->options, is_long ? name : NULL, letter);
  if (option == NULL)
    return unknown_option (command, written);
  if (value != NULL)
    value++;
  else if (!is_long && written[2] != '\0')
    value = written + 2;
  if (option->value == NULL)
    {
      if (value != NULL)
        return desk_ctl_usage (written, _ ("this option takes no value"));
      value = "";
    }
  else if (value == NULL)
    {
      value = argv[*place + 1];
      if (value == NULL || g_str_has_prefix (value, "--"))
        {
          /* Translators: %s: what an option takes, as FILE */
          g_autofree char *why = g_strdup_printf (_ ("%s is missing behind it"), option->value);
          return desk_ctl_usage (written, why);
        }
      (*place)++;
    }
  take_value (self, option->name, value);
  return DESK_CTL_DONE;
}

/* -5 and - are words, -o is an option. */
static gboolean
is_option (const char *word)
{
  return word[0] == '-' && (word[1] == '-' || g_ascii_isalpha (word[1]));
}

/* The first word is the command; before it only options of every command may stand. */
static int
parse (DeskCtl  *self,
       char    **argv)
{
  gboolean only_words = FALSE;

  for (int i = 1; argv[i] != NULL; i++)
    {
      if (!g_utf8_validate (argv[i], -1, NULL))
        return desk_ctl_usage (argv[0], _ ("write the command line in UTF-8"));
      if (!only_words && g_str_equal (argv[i], "--"))
        only_words = TRUE;
      else if (!only_words && is_option (argv[i]))
        {
          int result = take_option (self, self->command, argv, &i);
          if (result != DESK_CTL_DONE)
            return result;
        }
      else if (self->command == NULL)
        {
          self->command = desk_ctl_find_command (argv[i]);
          if (self->command == NULL)
            {
              g_autoptr (GPtrArray) names = desk_ctl_command_names ();
              return desk_ctl_unknown (_ ("command"), argv[i], names);
            }
        }
      else
        g_ptr_array_add (self->words, g_strdup (argv[i]));
    }
  return DESK_CTL_DONE;
}

static int
check_words (DeskCtl *self)
{
  const DeskCtlCommand *command = self->command;
  g_autofree char *usage = g_strdup_printf ("%s %s", command->name, command->usage);
  g_autofree char *why = NULL;

  if (self->words->len >= command->min && self->words->len <= command->max)
    return DESK_CTL_DONE;
  if (self->words->len < command->min)
    /* Translators: %s: how a command is written, as “import KIND FILE” */
    why = g_strdup_printf (_ ("something is missing; write: %s"), usage);
  else
    /* Translators: %1$s: a part of the command line, %2$s: how a command is written */
    why = g_strdup_printf (_ ("“%1$s” is too much; write: %2$s"),
                           desk_ctl_word (self, command->max), usage);
  return desk_ctl_usage (command->name, why);
}

static int
check_globals (DeskCtl *self)
{
  const char *at = desk_ctl_option (self, "at");
  const char *fd = desk_ctl_option (self, "pin-fd");
  guint64 number;
  DeskDate date;
  int minutes;

  if (at != NULL && !desk_moment_parse (at, &date, &minutes))
    return desk_ctl_usage ("--at", _ ("write a moment like '2026-10-09 08:41'"));
  if (fd != NULL && (!g_ascii_string_to_unsigned (fd, 10, 0, G_MAXINT32, &number, NULL) ||
                     fcntl ((int) number, F_GETFD) < 0))
    return desk_ctl_usage ("--pin-fd", _ ("give the number of an open file descriptor"));
  return DESK_CTL_DONE;
}

static int
open_office (DeskCtl *self)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *language = NULL;
  const char *at = desk_ctl_option (self, "at");
  DeskStore *store;
  DeskDate date;
  int minutes;

  self->office = desk_office_open (self->path, &error);
  if (self->office == NULL)
    return desk_ctl_fail (self->path, error);
  store = desk_office_get_store (self->office);
  desk_store_set_actor (store, desk_ctl_option (self, "as") != NULL ? desk_ctl_option (self, "as")
                                                                    : g_get_user_name ());
  if (at != NULL && desk_moment_parse (at, &date, &minutes))
    {
      g_autofree char *moment = desk_moment_format (date, minutes);
      desk_store_set_moment (store, moment);
    }
  language = desk_settings_get (self->office, "language");
  if (!g_str_equal (language, "system"))
    desk_language_init (language);
  return DESK_CTL_DONE;
}

static int
run (DeskCtl *self)
{
  int result;

  if (desk_ctl_has (self, "version"))
    {
      desk_ctl_print (self, "studio-deskctl " DESK_VERSION);
      return DESK_CTL_DONE;
    }
  if (desk_ctl_has (self, "help") || self->command == NULL)
    {
      gboolean asked = desk_ctl_has (self, "help");

      g_ptr_array_set_size (self->words, 0);
      if (asked && self->command != NULL)
        g_ptr_array_add (self->words, g_strdup (self->command->name));
      if (!asked)
        return desk_ctl_usage ("studio-deskctl",
                               _ ("say what to do; “studio-deskctl help” lists the commands"));
      return desk_ctl_help_commands[0].run (self);
    }
  result = check_words (self);
  if (result == DESK_CTL_DONE)
    result = check_globals (self);
  if (result == DESK_CTL_DONE && !self->command->without_office)
    result = open_office (self);
  return result == DESK_CTL_DONE ? self->command->run (self) : result;
}

/**
 * desk_ctl_main:
 *
 * Runs the command that the arguments say.
 *
 * Returns: 0 when it is done, 1 when it was refused or failed, 2 when it was not
 *   understood
 */
int
desk_ctl_main (int    argc,
               char **argv)
{
  DeskCtl self = { NULL };
  int result;

  desk_language_init (NULL);
  g_set_prgname ("studio-deskctl");
  self.words = g_ptr_array_new_with_free_func (g_free);
  self.options =
    g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) g_ptr_array_unref);
  self.output = g_string_new (NULL);

  result = parse (&self, argv);
  self.json = desk_ctl_has (&self, "json");
  self.path = desk_ctl_option (&self, "db") != NULL ? g_strdup (desk_ctl_option (&self, "db"))
                                                    : desk_office_default_path ();
  if (result == DESK_CTL_DONE)
    result = run (&self);
  if (!desk_ctl_flush (&self) && result == DESK_CTL_DONE)
    result = DESK_CTL_FAILED;

  g_clear_object (&self.office);
  g_ptr_array_unref (self.words);
  g_hash_table_unref (self.options);
  g_string_free (self.output, TRUE);
  g_free (self.path);
  g_free (self.new_room);
  return result;
}

/* Returns: (nullable): the word at @place behind the command */
const char *
desk_ctl_word (DeskCtl *self,
               guint    place)
{
  return place < self->words->len ? self->words->pdata[place] : NULL;
}

/* Returns: (nullable) (element-type utf8): all values of an option, as written */
GPtrArray *
desk_ctl_options (DeskCtl    *self,
                  const char *name)
{
  return g_hash_table_lookup (self->options, name);
}

/* Returns: (nullable): the last value of an option */
const char *
desk_ctl_option (DeskCtl    *self,
                 const char *name)
{
  GPtrArray *values = desk_ctl_options (self, name);

  return values != NULL ? values->pdata[values->len - 1] : NULL;
}

gboolean
desk_ctl_has (DeskCtl    *self,
              const char *name)
{
  return desk_ctl_options (self, name) != NULL;
}

/* Reads a day, in any form people write; says so when it is none. */
gboolean
desk_ctl_date (DeskCtl    *self,
               const char *text,
               DeskDate   *date)
{
  *date = desk_date_parse_lenient (text);
  if (*date != DESK_DATE_NONE)
    return TRUE;
  desk_ctl_problem (text, _ ("this is no day of the calendar; write it like 2026-10-09"));
  return FALSE;
}

/* As desk_ctl_date(), of an option; without it @date stays as it is. */
gboolean
desk_ctl_date_option (DeskCtl    *self,
                      const char *name,
                      DeskDate   *date)
{
  const char *text = desk_ctl_option (self, name);

  return text == NULL || desk_ctl_date (self, text, date);
}

/* The day of --at, else today. */
DeskDate
desk_ctl_today (DeskCtl *self)
{
  const char *at = desk_ctl_option (self, "at");
  DeskDate date;
  int minutes;

  return at != NULL && desk_moment_parse (at, &date, &minutes) ? date : desk_date_today ();
}

/* Who --by names, 0 without it; FALSE when there is nobody of that name. */
gboolean
desk_ctl_by (DeskCtl *self,
             gint64  *person)
{
  const char *name = desk_ctl_option (self, "by");
  g_autoptr (GError) error = NULL;

  *person = 0;
  if (name == NULL)
    return TRUE;
  *person = desk_people_find (self->office, name, &error);
  if (*person == 0)
    desk_ctl_fail ("--by", error);
  return *person != 0;
}

/* Parts "name=value"; @value points into @assignment. */
gboolean
desk_ctl_split (DeskCtl     *self,
                const char  *assignment,
                char       **name,
                const char **value)
{
  const char *sign = strchr (assignment, '=');

  if (sign == NULL || sign == assignment)
    {
      desk_ctl_usage (assignment, _ ("write FIELD=VALUE"));
      return FALSE;
    }
  *name = g_strndup (assignment, (gsize) (sign - assignment));
  *value = sign + 1;
  return TRUE;
}

/* Returns: (nullable): the kind of records called @name; an unknown one is answered, and
 *   one that is made of others, which can only be listed */
const DeskKind *
desk_ctl_kind (DeskCtl    *self,
               const char *name)
{
  const DeskKind *kind = desk_ctl_listed_kind (self, name);

  if (kind == NULL || kind->table != NULL)
    return kind;
  desk_ctl_usage (name, _ ("it is made of other records and can only be listed"));
  return NULL;
}

/* Returns: (transfer full): the names that desk_ctl_kind() takes */
GStrv
desk_ctl_stored_kinds (void)
{
  g_auto (GStrv) listed = desk_listing_kinds ();
  GStrvBuilder *builder = g_strv_builder_new ();
  GStrv names;

  for (guint i = 0; listed[i] != NULL; i++)
    if (desk_listing_find_kind (listed[i])->table != NULL)
      g_strv_builder_add (builder, listed[i]);
  names = g_strv_builder_end (builder);
  g_strv_builder_unref (builder);
  return names;
}

/* As desk_ctl_kind(), for listing. */
const DeskKind *
desk_ctl_listed_kind (DeskCtl    *self,
                      const char *name)
{
  const DeskKind *kind = desk_listing_find_kind (name);
  g_auto (GStrv) names = desk_listing_kinds ();
  g_autoptr (GPtrArray) known = g_ptr_array_new ();

  if (kind != NULL)
    return kind;
  for (guint i = 0; names[i] != NULL; i++)
    g_ptr_array_add (known, names[i]);
  desk_ctl_unknown (_ ("kind"), name, known);
  return NULL;
}
