#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""The house rules that a program can check, one TAP line each."""

import os
import re
import subprocess
import sys
import tempfile
import traceback

ROOT = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
sys.dont_write_bytecode = True
sys.path.insert(0, os.path.join(ROOT, "tools"))
import i18n  # noqa: E402

APP_ID = "org.studiodesk.StudioDesk"
FLOORS = ("base", "store", "models", "rules", "office", "forms", "exchange", "ctl", "widgets", "panes", "app")
SQL = re.compile(r'"\s*(?:SELECT|INSERT|UPDATE|DELETE FROM|REPLACE INTO|CREATE (?:TABLE|INDEX|VIEW)|ALTER TABLE|'
                 r'DROP TABLE|PRAGMA|BEGIN IMMEDIATE|SAVEPOINT)\s')


def find(*patterns):
    return i18n.find(*patterns)


def run(*command, cwd=ROOT):
    """What a tool complains about, nothing when it is content."""
    result = subprocess.run(command, cwd=cwd, capture_output=True, text=True, encoding="utf-8", check=False,
                            env={**os.environ, "LC_ALL": "C.UTF-8", "LANGUAGE": "en"})
    return [] if result.returncode == 0 else (result.stdout + result.stderr).splitlines() or [f"{command[0]} failed"]


def c_files():
    return find("src/**/*.c", "tests/**/*.c")


def sources():
    return find("src/**/*.[ch]", "tests/**/*.[ch]", "tests/**/*.py", "tests/run-tests", "tools/*", "dev", ".ci/run",
                "ui/**/*.ui", "ui/**/*.css", "data/*.xml", "data/*.css", "data/*.in", "data/migrations/*.sql")


def in_columns_of_the_style():
    files = c_files()
    return run(sys.executable, "tools/c-style.py", "--check", *files) if files else []


def at_most_100_columns():
    return [f"{path}:{number}: {len(line)} columns" for path in find("src/**/*.[ch]", "tests/**/*.[ch]")
            for number, line in enumerate(i18n.read(path).split("\n"), 1) if len(line) > 100]


def licence_named():
    return [path for path in sources() if not path.endswith((".desktop.in", ".pyc")) and
            not os.path.isdir(os.path.join(ROOT, path)) and
            not re.search("SPDX-License-Identifier|<project_license>", "\n".join(i18n.read(path).split("\n")[:5]))]


def at_most_1000_lines():
    return [f"{path}: {count} lines" for path in sources() if not os.path.isdir(os.path.join(ROOT, path))
            for count in [i18n.read(path).count("\n")] if count > 1000]


def nothing_left_for_later():
    word = re.compile(r"\b(?:TO" + r"DO|FIX" + r"ME|XX" + r"X)\b")
    return [f"{path}:{number}: {line.strip()}" for path in find("src/**/*.[ch]", "tests/**/*.[ch]", "ui/**/*.ui")
            for number, line in enumerate(i18n.read(path).split("\n"), 1) if word.search(line)]


def no_sql_above_the_office():
    allowed = {"store", "models", "office"}
    wrong = []
    for path in find("src/*/*.[ch]"):
        if path.split("/")[1] in allowed:
            continue
        for number, line in enumerate(i18n.read(path).split("\n"), 1):
            if SQL.search(line) or "<sqlite3.h>" in line:
                wrong.append(f"{path}:{number}: {line.strip()}")
    return wrong


def no_gtk_below_the_widgets():
    include = re.compile(r"#\s*include\s*<(?:gtk|gdk/|gsk|adwaita|graphene)")
    return [f"{path}:{number}: {line.strip()}" for path in find("src/*/*.[ch]")
            if path.split("/")[1] not in ("widgets", "panes", "app")
            for number, line in enumerate(i18n.read(path).split("\n"), 1) if include.search(line)]


def floors_stand_on_lower_floors():
    floor_of = {os.path.basename(path): path.split("/")[1] for path in find("src/*/*.h")}
    wrong = []
    for path in find("src/*/*.[ch]"):
        own = path.split("/")[1]
        for header in re.findall(r'^#include "([\w-]+\.h)"', i18n.read(path), re.M):
            other = floor_of.get(header)
            if own in FLOORS and other in FLOORS and FLOORS.index(other) > FLOORS.index(own):
                wrong.append(f"{path} of {own} includes {header} of {other}")
    return wrong


def everything_is_built():
    wrong = []
    for path in find("src/*/*.c", "tests/*/test-*.c", "tests/*/test_*.py"):
        folder, name = os.path.split(path)
        listing = i18n.read(folder + "/meson.build")
        stem = os.path.splitext(name)[0]
        words = set(re.findall(r"[\w.-]+", listing))
        # A test may be wired in a loop over bare subjects: test-date.c as 'date'.
        short = re.sub(r"^test[-_]", "", stem)
        if not words & {name, stem} and not (folder.startswith("tests") and words & {short, short + ".c"}):
            wrong.append(f"{path} is not in {folder}/meson.build")
    return wrong


def potfiles_complete():
    listed = [line for line in i18n.read("po/POTFILES").split("\n") if line and not line.startswith("#")]
    there = i18n.files_with_text()
    return [f"{path} has text, po/POTFILES lacks it: ./dev i18n" for path in there if path not in listed] + \
           [f"{path} is in po/POTFILES without text for people" for path in listed if path not in there] + \
           ([] if len(set(listed)) == len(listed) else ["a file is listed twice"])


def languages():
    return i18n.read("po/LINGUAS").split()


def texts_are_whole():
    """xgettext cannot see through a macro such as G_GINT64_FORMAT within a text: it takes half of it."""
    broken = re.compile(r'\b(?:_|N_|C_|NC_|ngettext) ?\((?:\s*"(?:[^"\\]|\\.)*"\s*,?)*\s*"(?:[^"\\]|\\.)*"\s*[A-Z_]+[^;]{0,40}')
    return [f"{path}: {' '.join(match[0].split())}" for path in find("src/**/*.[ch]")
            for match in broken.finditer(i18n.read(path))]


def nothing_untranslated():
    wrong = []
    with tempfile.TemporaryDirectory() as scratch:
        pot, po = os.path.join(scratch, "all.pot"), os.path.join(scratch, "merged.po")
        i18n.write_pot(pot)
        for language in languages():
            i18n.merge(f"po/{language}.po", pot, po)
            wrong += [f"{language} lacks: {text}" for text in i18n.missing(po)]
            known = {entry[:2] for entry in i18n.entries(po)}
            wrong += [f"{language} has what no source says: {entry[1]}"
                      for entry in i18n.entries(f"po/{language}.po") if entry[:2] not in known]
    return wrong


def catalogues_sound():
    """Formats alike in both languages, plural forms, header: msgfmt's own checks."""
    return [line for language in languages()
            for line in run("msgfmt", "--check", "-o", os.devnull, f"po/{language}.po")]


def desktop_file_valid():
    with tempfile.TemporaryDirectory() as scratch:
        path = os.path.join(scratch, APP_ID + ".desktop")
        return run("msgfmt", "--desktop", f"--template=data/{APP_ID}.desktop.in", "-d", "po", "-o", path) or \
            run("desktop-file-validate", path)


def metainfo_valid():
    with tempfile.TemporaryDirectory() as scratch:
        path = os.path.join(scratch, APP_ID + ".metainfo.xml")
        return run("msgfmt", "--xml", f"--template=data/{APP_ID}.metainfo.xml.in", "-d", "po", "-o", path) or \
            run("appstreamcli", "validate", "--no-net", path)


def schemas_valid():
    return run("glib-compile-schemas", "--strict", "--dry-run", "data")


def xml_well_formed():
    files = find("ui/**/*.ui", "data/**/*.xml", "data/**/*.xml.in", "data/**/*.svg", "src/**/*.ui")
    return run("xmllint", "--noout", "--nonet", *files)


def icons_exist():
    known = set()
    for folder in ("/usr/share/icons/Adwaita", "/usr/share/icons/hicolor", os.path.join(ROOT, "data/icons")):
        for _, _, names in os.walk(folder):
            known.update(os.path.splitext(name)[0] for name in names)
    return [f"{path}: no icon {name}" for path in find("src/**/*.[ch]", "ui/**/*.ui")
            for name in re.findall(r"[\">]([a-z][a-z0-9-]+-symbolic)[\"<]", i18n.read(path))
            if name not in known and not name.startswith("adw-")]


def scripts_parse():
    return run("bash", "-n", "dev") + run("sh", "-n", ".ci/run")


CHECKS = (licence_named, in_columns_of_the_style, at_most_100_columns, at_most_1000_lines, nothing_left_for_later,
          no_sql_above_the_office, no_gtk_below_the_widgets, floors_stand_on_lower_floors, everything_is_built,
          potfiles_complete, texts_are_whole, nothing_untranslated, catalogues_sound, desktop_file_valid,
          metainfo_valid, schemas_valid, xml_well_formed, icons_exist, scripts_parse)


def main():
    os.chdir(ROOT)
    wanted = sys.argv[1:]
    checks = [check for check in CHECKS if not wanted or check.__name__ in wanted]
    print(f"1..{len(checks)}")
    status = 0
    for number, check in enumerate(checks, 1):
        try:
            wrong = check()
        except Exception:  # a check that cannot be made is a failure too
            wrong = traceback.format_exc().splitlines()
        for line in wrong[:200]:
            print(f"# {line}")
        print(f"{'not ok' if wrong else 'ok'} {number} - {check.__name__.replace('_', ' ')}", flush=True)
        status |= bool(wrong)
    return status


if __name__ == "__main__":
    sys.exit(main())
