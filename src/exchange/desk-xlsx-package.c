/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "desk-xlsx-package.h"

#include <archive.h>
#include <archive_entry.h>
#include <libxml/xmlreader.h>
#include <string.h>

#include "desk-error.h"
#include "desk-language.h"

/* A workbook has some dozens of parts; pictures make it hundreds. */
#define MAX_PARTS 20000

/* Excel ends at 32,767 characters in a cell. */
#define MAX_TEXT (1024 * 1024)

struct _DeskXlsxPackage
{
  GBytes *bytes;
  char *file;
  GHashTable *names;
  gint64 bytes_left;
};

struct _DeskXlsxPart
{
  DeskXlsxPackage *package;
  struct archive *archive;
  xmlTextReader *reader;
  gboolean too_large;
};

static void
set_too_large (DeskXlsxPackage  *self,
               GError          **error)
{
  g_set_error (error, DESK_ERROR, DESK_ERROR_INVALID,
               /* Translators: %s: file name */
               _ ("%s unpacks to more than a workbook of people and lists can hold: copy the table "
                  "into a new workbook and save that."),
               self->file);
}

static struct archive *
open_archive (GBytes *bytes)
{
  gsize size;
  const void *data = g_bytes_get_data (bytes, &size);
  struct archive *archive = archive_read_new ();

  /* Only through the directory at the end: without it the file is cut off. */
  archive_read_support_format_zip_seekable (archive);
  if (archive_read_open_memory (archive, data, size) == ARCHIVE_OK)
    return archive;
  archive_read_free (archive);
  return NULL;
}

/* Some programs write back slashes, and some other capitals than they refer to. */
static char *
part_key (const char *name)
{
  char *key = g_ascii_strdown (name, -1);

  return g_strdelimit (key, "\\", '/');
}

static char *
entry_key (struct archive_entry *entry)
{
  const char *name = archive_entry_pathname (entry);

  return name != NULL ? part_key (name) : g_strdup ("");
}

static gboolean
next_entry (struct archive        *archive,
            struct archive_entry **entry,
            gboolean              *failed)
{
  int result = archive_read_next_header (archive, entry);

  /* A warning is about a name in another encoding, which no part of ours has. */
  *failed = result != ARCHIVE_OK && result != ARCHIVE_WARN && result != ARCHIVE_EOF;
  return result == ARCHIVE_OK || result == ARCHIVE_WARN;
}

static int
read_part (void *context,
           char *buffer,
           int   length)
{
  DeskXlsxPart *self = context;
  la_ssize_t got = archive_read_data (self->archive, buffer, (size_t) length);

  if (got < 0)
    return -1;
  self->package->bytes_left -= got;
  self->too_large = self->package->bytes_left < 0;
  return self->too_large ? -1 : (int) got;
}

static gboolean
read_names (DeskXlsxPackage  *self,
            GError          **error)
{
  struct archive *archive = open_archive (self->bytes);
  struct archive_entry *entry;
  gboolean failed = archive == NULL;
  gboolean encrypted = FALSE;

  while (archive != NULL && g_hash_table_size (self->names) < MAX_PARTS &&
         next_entry (archive, &entry, &failed))
    {
      encrypted |= archive_entry_is_data_encrypted (entry) != 0;
      g_hash_table_add (self->names, entry_key (entry));
    }
  if (archive != NULL)
    archive_read_free (archive);

  if (encrypted)
    g_set_error (error, DESK_ERROR, DESK_ERROR_REFUSED,
                 /* Translators: %s: file name */
                 _ ("%s is protected with a password: open it, take the password away and save it "
                    "again."),
                 self->file);
  else if (failed)
    desk_xlsx_package_set_damaged (self, error);
  return !encrypted && !failed;
}

/* Other things that are zip files as well; the rest is refused for want of a workbook. */
static gboolean
check_kind (DeskXlsxPackage  *self,
            GError          **error)
{
  if (desk_xlsx_package_has (self, "[Content_Types].xml") &&
      !desk_xlsx_package_has (self, "xl/workbook.bin") &&
      !desk_xlsx_package_has (self, "word/document.xml") &&
      !desk_xlsx_package_has (self, "ppt/presentation.xml"))
    return TRUE;
  g_set_error (error, DESK_ERROR, DESK_ERROR_INVALID,
               /* Translators: %s: file name */
               _ ("%s is not an Excel workbook of the kind .xlsx: open it in Excel, WPS or "
                  "LibreOffice and save it as .xlsx."),
               self->file);
  return FALSE;
}

/**
 * desk_xlsx_package_open:
 * @file: the name of the file, to show to a person
 *
 * Opens the zip file that a workbook is.
 *
 * Returns: (transfer full): the package, %NULL and %DESK_ERROR_DAMAGED,
 *   %DESK_ERROR_INVALID (another kind of file) or %DESK_ERROR_REFUSED (password)
 */
DeskXlsxPackage *
desk_xlsx_package_open (GBytes      *bytes,
                        const char  *file,
                        GError     **error)
{
  g_autoptr (DeskXlsxPackage) self = g_new0 (DeskXlsxPackage, 1);

  self->bytes = g_bytes_ref (bytes);
  self->file = g_strdup (file);
  self->names = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->bytes_left = DESK_XLSX_MAX_BYTES;
  if (!read_names (self, error) || !check_kind (self, error))
    return NULL;
  return g_steal_pointer (&self);
}

void
desk_xlsx_package_free (DeskXlsxPackage *self)
{
  g_hash_table_unref (self->names);
  g_bytes_unref (self->bytes);
  g_free (self->file);
  g_free (self);
}

const char *
desk_xlsx_package_get_file (DeskXlsxPackage *self)
{
  return self->file;
}

gboolean
desk_xlsx_package_has (DeskXlsxPackage *self,
                       const char      *name)
{
  g_autofree char *key = part_key (name);

  return g_hash_table_contains (self->names, key);
}

void
desk_xlsx_package_set_damaged (DeskXlsxPackage  *self,
                               GError          **error)
{
  g_set_error (error, DESK_ERROR, DESK_ERROR_DAMAGED,
               /* Translators: %s: file name */
               _ ("%s is damaged or was not copied to the end: get it again, or open it in Excel, "
                  "repair it there and save it as .xlsx."),
               self->file);
}

/**
 * desk_xlsx_part_open:
 * @name: the path of a part in the package, without a slash in front
 *
 * Opens a part to be read as XML from one node to the next. Nothing is ever
 * fetched from anywhere else, and entities are not known.
 *
 * Returns: (transfer full): the part, which must not outlive @package; %NULL and
 *   %DESK_ERROR_DAMAGED when there is none of this name
 */
DeskXlsxPart *
desk_xlsx_part_open (DeskXlsxPackage  *package,
                     const char       *name,
                     GError          **error)
{
  g_autoptr (DeskXlsxPart) self = g_new0 (DeskXlsxPart, 1);
  g_autofree char *key = part_key (name);
  struct archive_entry *entry;
  gboolean failed;

  self->package = package;
  self->archive = open_archive (package->bytes);
  while (self->archive != NULL && next_entry (self->archive, &entry, &failed))
    {
      g_autofree char *entry_name = entry_key (entry);

      if (g_str_equal (entry_name, key))
        {
          self->reader = xmlReaderForIO (read_part, NULL, self, NULL, NULL,
                                         XML_PARSE_NONET | XML_PARSE_NOERROR |
                                           XML_PARSE_NOWARNING | XML_PARSE_COMPACT);
          break;
        }
    }
  if (self->reader == NULL)
    {
      desk_xlsx_package_set_damaged (package, error);
      return NULL;
    }
  return g_steal_pointer (&self);
}

void
desk_xlsx_part_free (DeskXlsxPart *self)
{
  g_clear_pointer (&self->reader, xmlFreeTextReader);
  if (self->archive != NULL)
    archive_read_free (self->archive);
  g_free (self);
}

/**
 * desk_xlsx_part_next:
 *
 * Goes on to the next node.
 *
 * Returns: %FALSE at the end, then @error is not set, or when the part is
 *   broken or too large
 */
gboolean
desk_xlsx_part_next (DeskXlsxPart  *self,
                     GError       **error)
{
  int result = xmlTextReaderRead (self->reader);

  /* Workbooks have no document type; a file that has one is up to something. */
  if (result == 1 && xmlTextReaderNodeType (self->reader) != XML_READER_TYPE_DOCUMENT_TYPE)
    return TRUE;
  if (self->too_large)
    set_too_large (self->package, error);
  else if (result != 0)
    desk_xlsx_package_set_damaged (self->package, error);
  return FALSE;
}

/**
 * desk_xlsx_part_get_start:
 *
 * Returns: (transfer none) (nullable): the name of the element that begins
 *   here, without its namespace (there are two sets of them, the transitional
 *   and the strict), %NULL at any other node
 */
const char *
desk_xlsx_part_get_start (DeskXlsxPart *self)
{
  if (xmlTextReaderNodeType (self->reader) != XML_READER_TYPE_ELEMENT)
    return NULL;
  return (const char *) xmlTextReaderConstLocalName (self->reader);
}

/* Whether the element that begins here has neither content nor an end of its own. */
gboolean
desk_xlsx_part_is_empty (DeskXlsxPart *self)
{
  return xmlTextReaderIsEmptyElement (self->reader) == 1;
}

gboolean
desk_xlsx_part_is_end_of (DeskXlsxPart *self,
                          int           depth)
{
  return xmlTextReaderNodeType (self->reader) == XML_READER_TYPE_END_ELEMENT &&
         xmlTextReaderDepth (self->reader) == depth;
}

int
desk_xlsx_part_get_depth (DeskXlsxPart *self)
{
  return xmlTextReaderDepth (self->reader);
}

/**
 * desk_xlsx_part_get:
 * @attribute: a name without a prefix
 *
 * Returns: (transfer none) (nullable): the attribute of the element that begins
 *   here, valid until the next node
 */
const char *
desk_xlsx_part_get (DeskXlsxPart *self,
                    const char   *attribute)
{
  const xmlNode *node = xmlTextReaderCurrentNode (self->reader);

  if (node == NULL || node->type != XML_ELEMENT_NODE)
    return NULL;
  for (const xmlAttr *attr = node->properties; attr != NULL; attr = attr->next)
    {
      if (g_str_equal ((const char *) attr->name, attribute))
        return attr->children != NULL && attr->children->content != NULL
                 ? (const char *) attr->children->content
                 : "";
    }
  return NULL;
}

/**
 * desk_xlsx_part_read_text:
 *
 * Adds the text of the element that begins here to @text and goes to its end.
 */
gboolean
desk_xlsx_part_read_text (DeskXlsxPart  *self,
                          GString       *text,
                          GError       **error)
{
  int depth = xmlTextReaderDepth (self->reader);
  g_autoptr (GError) problem = NULL;

  if (desk_xlsx_part_is_empty (self))
    return TRUE;
  while (desk_xlsx_part_next (self, &problem))
    {
      if (desk_xlsx_part_is_end_of (self, depth))
        return TRUE;
      switch (xmlTextReaderNodeType (self->reader))
        {
        case XML_READER_TYPE_TEXT:
        case XML_READER_TYPE_CDATA:
        case XML_READER_TYPE_WHITESPACE:
        case XML_READER_TYPE_SIGNIFICANT_WHITESPACE:
          g_string_append (text, (const char *) xmlTextReaderConstValue (self->reader));
          break;
        default:
          break;
        }
      if (text->len > MAX_TEXT)
        {
          set_too_large (self->package, error);
          return FALSE;
        }
    }
  if (problem != NULL)
    g_propagate_error (error, g_steal_pointer (&problem));
  else
    desk_xlsx_package_set_damaged (self->package, error);
  return FALSE;
}

/* In a string _x000D_ stands for a character that XML cannot hold. */
static void
unescape (GString *text)
{
  const char *from;
  gsize to;

  if (strstr (text->str, "_x") == NULL)
    return;
  from = text->str;
  to = 0;
  while (*from != '\0')
    {
      gunichar c = 0;
      gboolean escape = from[0] == '_' && from[1] == 'x';

      for (int i = 2; i < 6 && escape; i++)
        {
          escape = g_ascii_isxdigit (from[i]);
          if (escape)
            c = c * 16 + (gunichar) g_ascii_xdigit_value (from[i]);
        }
      if (!escape || from[6] != '_')
        {
          text->str[to++] = *from++;
          continue;
        }
      from += 7;
      /* Never longer than the escape; the halves of a pair and zero are left out. */
      if (c != 0 && g_unichar_validate (c))
        to += (gsize) g_unichar_to_utf8 (c, text->str + to);
    }
  g_string_truncate (text, to);
}

/**
 * desk_xlsx_part_read_string:
 *
 * Adds the string item that begins here to @text and goes to its end: a plain
 * text or runs of formatted text, without the pronunciation marks.
 */
gboolean
desk_xlsx_part_read_string (DeskXlsxPart  *self,
                            GString       *text,
                            GError       **error)
{
  int depth = xmlTextReaderDepth (self->reader);
  int phonetic_depth = G_MAXINT;
  g_autoptr (GError) problem = NULL;

  if (desk_xlsx_part_is_empty (self))
    return TRUE;
  while (desk_xlsx_part_next (self, &problem))
    {
      const char *start = desk_xlsx_part_get_start (self);

      if (desk_xlsx_part_is_end_of (self, depth))
        {
          unescape (text);
          return TRUE;
        }
      if (xmlTextReaderDepth (self->reader) <= phonetic_depth)
        phonetic_depth = g_strcmp0 (start, "rPh") == 0 ? xmlTextReaderDepth (self->reader)
                                                       : G_MAXINT;
      if (g_strcmp0 (start, "t") == 0 && phonetic_depth == G_MAXINT &&
          !desk_xlsx_part_read_text (self, text, error))
        return FALSE;
    }
  if (problem != NULL)
    g_propagate_error (error, g_steal_pointer (&problem));
  else
    desk_xlsx_package_set_damaged (self->package, error);
  return FALSE;
}
