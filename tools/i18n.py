#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Keeps the translations at the sources.

    i18n.py update     writes po/POTFILES, merges new texts into po/*.po,
                       says which have no translation

tests/project uses the functions to check the same.
"""

import glob
import os
import re
import subprocess
import sys
import tempfile

ROOT = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
DOMAIN = "studio-desk"

# po/meson.build names the same keywords.
KEYWORDS = ("_", "N_", "C_:1c,2", "NC_:1c,2", "ngettext:1,2", "g_dngettext:2,3", "desk_language_text:2",
            "desk_language_context:2c,3")
MARK = re.compile(r'\b(?:_|N_|C_|NC_|ngettext|g_dngettext|desk_language_text|desk_language_context) ?\([^;{}"]*"')
DIRTY = re.compile(r'^"POT-Creation-Date:.*\n', re.M)


def find(*patterns):
    paths = [path for pattern in patterns for path in glob.glob(pattern, root_dir=ROOT, recursive=True)]
    return sorted(set(paths))


def read(path):
    with open(os.path.join(ROOT, path), encoding="utf-8") as file:
        return file.read()


def files_with_text():
    """The files a translator has to do with, in the order of po/POTFILES."""
    paths = find("data/*.desktop.in", "data/*.metainfo.xml.in")
    paths += [path for path in find("src/**/*.c", "src/**/*.h")
              if path != "src/base/desk-language.h" and MARK.search(read(path))]
    paths += [path for path in find("ui/**/*.ui", "src/**/*.ui") if 'translatable="' in read(path)]
    return paths


def gettext(program, *arguments):
    """Runs one of the gettext tools in the project's folder; returns what it says."""
    result = subprocess.run([program, *arguments], cwd=ROOT, capture_output=True, text=True, encoding="utf-8",
                            env={**os.environ, "LC_ALL": "C.UTF-8", "LANGUAGE": "en"}, check=False)
    if result.returncode != 0:
        raise RuntimeError(f"{program}: {result.stderr.strip()}")
    return result.stdout + result.stderr


def write_pot(pot, files=None):
    """Takes the texts out of the sources."""
    files = files_with_text() if files is None else files
    gettext("xgettext", "--from-code=UTF-8", "--add-comments=Translators", "--add-location=file",
            "--package-name=Studio Desk", "--copyright-holder=The Studio Desk authors",
            *(f"--keyword={keyword}" for keyword in KEYWORDS),
            "--flag=g_strdup_printf:1:c-format", "--flag=g_set_error:4:c-format", "--flag=g_print:1:c-format",
            "--flag=g_printerr:1:c-format", "--flag=g_string_append_printf:2:c-format",
            "--flag=g_string_printf:2:c-format", "--flag=g_prefix_error:2:c-format",
            "--flag=_:1:pass-c-format", "--flag=N_:1:pass-c-format", "--flag=C_:2:pass-c-format",
            "--flag=ngettext:1:pass-c-format", "--flag=ngettext:2:pass-c-format",
            "--flag=desk_language_text:2:pass-c-format",
            f"--output={pot}", *files)


def merge(po, pot, output):
    """What @po becomes with the texts of @pot; those the sources lost are left out."""
    gettext("msgmerge", "--quiet", "--no-fuzzy-matching", "--add-location=file", f"--output-file={output}", po, pot)
    gettext("msgattrib", "--no-obsolete", f"--output-file={output}", output)


def unescape(text):
    return re.sub(r'\\(.)', lambda match: {"n": "\n", "t": "\t"}.get(match[1], match[1]), text)


def entries(path):
    """(context, msgid, [msgstr…], fuzzy) of each message but the header."""
    result, entry, field = [], {}, None
    for line in gettext("msgcat", "--no-wrap", path).split("\n") + [""]:
        if not line:
            if entry.get("msgid"):
                strings = [entry[key] for key in sorted(entry) if key.startswith("msgstr")]
                result.append((entry.get("msgctxt"), entry["msgid"], strings, "fuzzy" in entry))
            entry, field = {}, None
        elif line.startswith("#,") and "fuzzy" in line:
            entry["fuzzy"] = ""
        elif line.startswith("#"):
            continue
        else:
            match = re.match(r'^(msgctxt|msgid_plural|msgid|msgstr(?:\[\d\])?) ?"(.*)"$', line)
            if match:
                field = match[1]
                entry[field] = unescape(match[2])
            else:
                entry[field] += unescape(line[1:-1])
    return result


def missing(path):
    """The messages of @path that lack a translation, as a translator would name them."""
    return [(f"{context}|" if context else "") + msgid
            for context, msgid, strings, fuzzy in entries(path) if fuzzy or not all(strings)]


def update():
    files = files_with_text()
    status = 0
    with open(os.path.join(ROOT, "po/POTFILES"), "w", encoding="utf-8") as file:
        file.write("# Every file with text for people; ./dev i18n keeps it.\n")
        file.writelines(path + "\n" for path in files)
    with tempfile.TemporaryDirectory() as scratch:
        pot, merged = os.path.join(scratch, DOMAIN + ".pot"), os.path.join(scratch, "merged.po")
        write_pot(pot, files)
        for po in find("po/*.po"):
            merge(po, pot, merged)
            with open(merged, encoding="utf-8") as file:
                after = file.read()
            if DIRTY.sub("", after) != DIRTY.sub("", read(po)):
                with open(os.path.join(ROOT, po), "w", encoding="utf-8") as file:
                    file.write(after)
            lacking = missing(po)
            total = len(entries(po))
            print(f"{po}: {total - len(lacking)} of {total} texts translated")
            for text in lacking:
                print("  " + text.replace("\n", "\\n"))
            status |= bool(lacking)
    return status


if __name__ == "__main__":
    if sys.argv[1:] != ["update"]:
        sys.exit(__doc__)
    try:
        sys.exit(update())
    except RuntimeError as error:
        sys.exit(f"i18n: {error}")
