# SPDX-License-Identifier: GPL-3.0-or-later
"""What the tests of studio-deskctl share: a studio in a folder of its own, cases, TAP."""

import csv
import io
import json
import os
import re
import shutil
import subprocess
import sys
import tempfile
import traceback

HERE = os.path.dirname(os.path.abspath(__file__))
DATA = os.path.join(os.path.dirname(HERE), "data")
DESKCTL = os.path.join(os.environ["STUDIO_DESK_BUILD"], "studio-deskctl")
PROBLEM = re.compile(r"^studio-deskctl: .+?: .+$")
cases = []


def case(function):
    """A test case; its first line of documentation is its name and names the rule."""
    cases.append(function)
    return function


class Studio:
    """A studio's file and the program that works on it."""

    def __init__(self, language="en"):
        self.folder = tempfile.mkdtemp(prefix="deskctl-")
        self.file = os.path.join(self.folder, "studio.db")
        self.language = language

    def __enter__(self):
        return self

    def __exit__(self, *_):
        shutil.rmtree(self.folder)

    def run(self, *words, expect=0, language=None, file=None):
        """Runs a command; it must end with @expect and speak in the given forms."""
        env = dict(os.environ, LC_ALL="C.UTF-8", LANGUAGE=language or self.language)
        done = subprocess.run([DESKCTL, "--db", file or self.file, *words], cwd=self.folder, env=env,
                              capture_output=True, check=False)
        done.out, done.err = done.stdout.decode("utf-8"), done.stderr.decode("utf-8")
        assert done.returncode == expect, f"{words}: {done.returncode}, not {expect}\n{done.out}{done.err}"
        lines = done.err.splitlines()
        assert all(PROBLEM.match(line) for line in lines), f"{words}: {done.err}"
        assert bool(lines) == (expect != 0) or words[0] == "plan", f"{words}: {done.err}"
        return done

    def csv(self, *words, **options):
        text = self.run(*words, **options).stdout.decode("utf-8")
        assert "\r\n" in text, "RFC 4180 ends its lines with CR LF"
        return list(csv.DictReader(io.StringIO(text, newline="")))

    def json(self, *words, **options):
        return json.loads(self.run(*words, "--json", **options).out)

    def write(self, name, text, encoding="utf-8"):
        path = os.path.join(self.folder, name)
        with open(path, "w", encoding=encoding, newline="") as file:
            file.write(text)
        return name

    def acts(self):
        """How many entries the journal has."""
        return max((row["entry"] for row in self.json("log")), default=0)


def data(name):
    return os.path.join(DATA, name)


def people(studio):
    """Everybody without the ids, which depend on what was there before."""
    return [{key: value for key, value in row.items() if key != "id"} for row in studio.json("list", "people")]


def equal(actual, expected):
    assert actual == expected, f"\n  {actual!r}\nis not\n  {expected!r}"


def main():
    print(f"1..{len(cases)}")
    for number, function in enumerate(cases, 1):
        name = (function.__doc__ or function.__name__).splitlines()[0]
        try:
            function()
            print(f"ok {number} - {name}", flush=True)
        except Exception:
            for line in traceback.format_exc().splitlines():
                print(f"# {line}")
            print(f"not ok {number} - {name}", flush=True)
    sys.exit(0)
