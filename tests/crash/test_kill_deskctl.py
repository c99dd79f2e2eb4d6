#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""SEC-5: studio-deskctl is killed at random moments while it writes; what it had
answered is there, what it had not answered is there whole or not at all, and the
check finds nothing. STUDIO_DESK_KILLS says how often, STUDIO_DESK_SEED from where."""

import hashlib
import os
import random
import shutil
import signal
import subprocess
import sys
import tempfile
import time

DESKCTL = os.path.join(os.environ["STUDIO_DESK_BUILD"], "studio-deskctl")
DATA = os.path.join(os.path.dirname(os.path.dirname(os.path.abspath(__file__))), "data", "studio")
ROUNDS = int(os.environ.get("STUDIO_DESK_KILLS", "200"))
SEED = int(os.environ.get("STUDIO_DESK_SEED", "20261009"))
# Checks replay the whole journal: often enough to find the round, rarely enough to be quick.
CHECK_EVERY = 20
LIMIT_SECONDS = 150


class Killed:
    def __init__(self, folder):
        self.folder = folder
        self.file = os.path.join(folder, "studio.db")
        self.random = random.Random(SEED)
        self.answered = {}  # name → phone of those whose `add` or `set` was answered
        self.doubtful = set()  # written by a run that was killed: there or not
        self.attached = set()  # names of files whose `attach` was answered
        self.first = ""  # somebody to attach files to
        self.killed = self.done = 0
        self.seconds = 0.05

    def environment(self):
        return dict(os.environ, LC_ALL="C.UTF-8", LANGUAGE="en")

    def run(self, *words):
        done = subprocess.run([DESKCTL, "--db", self.file, *words], env=self.environment(), capture_output=True,
                              check=False)
        assert done.returncode == 0, f"{words}: {done.stderr.decode()}"
        return done.stdout.decode()

    def measure(self):
        """How long a command takes here, so that the moments fall into its whole course."""
        times = []
        for number in range(3):
            start = time.monotonic()
            self.run("add", "people", f"name=Probe {number}", "phone=0")
            times.append(time.monotonic() - start)
        self.seconds = max(times)

    def strike(self, *words):
        """Runs a command and kills it at some moment. Returns: whether it answered"""
        process = subprocess.Popen([DESKCTL, "--db", self.file, *words], env=self.environment(),
                                   stdout=subprocess.PIPE, stderr=subprocess.PIPE)
        try:
            out, err = process.communicate(timeout=self.random.uniform(0, self.seconds * 1.2))
        except subprocess.TimeoutExpired:
            process.send_signal(signal.SIGKILL)
            out, err = process.communicate()
        if process.returncode == -signal.SIGKILL:
            self.killed += 1
            return bool(out)
        assert process.returncode == 0, f"{words}: {err.decode()}"
        self.done += 1
        return True

    def people(self):
        rows = self.run("list", "people", "--columns", "name,phone").split("\r\n")
        return dict(row.split(",") for row in rows[1:] if row)

    def verify(self, number):
        there = self.people()
        for name, phone in self.answered.items():
            assert name in there, f"round {number}: {name} was answered and is gone"
            assert there[name] == phone or name in self.doubtful, f"round {number}: {name} is {there[name]}, not {phone}"
        names = self.run("attachments").split("\r\n")
        for name in self.attached:
            assert any(f",{name}," in row for row in names), f"round {number}: {name} was attached and is gone"
        if number % CHECK_EVERY == 0 or number == ROUNDS:
            self.run("check")

    def verify_contents(self):
        """Every content is whole, whether a record has it or its act was cut off."""
        for folder, _, names in os.walk(self.file + ".files"):
            for name in names:
                with open(os.path.join(folder, name), "rb") as file:
                    content = hashlib.sha256(file.read()).hexdigest()
                assert name.startswith("partial-") or content == os.path.basename(folder) + name, name

    def round(self, number):
        name, phone = f"Person {number}", str(13000000000 + number)
        what = self.random.choice(("add", "add", "set", "mark", "import", "attach", "backup"))
        if what == "set" and self.answered:
            name = self.random.choice(sorted(self.answered))
            if self.strike("set", "people", name, f"phone={phone}") and name not in self.doubtful:
                # `set` prints nothing: killed is doubtful, ended is answered.
                self.answered[name] = self.people()[name]
            else:
                self.doubtful.add(name)
        elif what == "mark":
            self.strike("mark", "2026-10-09", self.random.choice(("ok", "fail", "blank")))
        elif what == "import":
            path = os.path.join(self.folder, "staff.csv")
            with open(path, "w", encoding="utf-8") as file:
                file.write("name,phone\n" + "".join(f"Import {number}-{i},{phone}{i}\n" for i in range(20)))
            answered = self.strike("import", "people", path)
            found = sum(name.startswith(f"Import {number}-") for name in self.people())
            assert found in ((20,) if answered else (0, 20)), f"round {number}: {found} of 20 rows"
        elif what == "attach":
            path = os.path.join(self.folder, f"scan-{number}.pdf")
            with open(path, "wb") as file:
                file.write(self.random.randbytes(300000))
            if self.strike("attach", "people", self.first, path):
                self.attached.add(os.path.basename(path))
        elif what == "backup":
            # Either there is none, or a whole one.
            path = os.path.join(self.folder, f"backup-{number}.zip")
            if self.strike("backup", path) or os.path.exists(path):
                self.run("restore", path, "--dry-run")
                os.unlink(path)
        elif self.strike("add", "people", f"name={name}", f"phone={phone}"):
            self.answered[name] = phone
        self.verify(number)


def main():
    print("1..1")
    folder = tempfile.mkdtemp(prefix="deskctl-kill-")
    killed = Killed(folder)
    try:
        killed.run("init")
        killed.run("import", "people", os.path.join(DATA, "people.csv"))
        killed.run("plan", "rota", "2026-10-08", "2026-10-31")
        killed.first = sorted(killed.people())[0]
        killed.measure()
        start, number = time.monotonic(), 0
        while number < ROUNDS and time.monotonic() - start < LIMIT_SECONDS:
            number += 1
            killed.round(number)
        killed.run("check")
        killed.verify_contents()
        print(f"# {number} rounds, {killed.killed} killed, {killed.done} came to their end")
        assert killed.killed > number // 4, "hardly any run was killed while it worked"
        print("ok 1 - SEC-5: nothing that was answered is lost when deskctl is killed")
    except AssertionError as error:
        print(f"# seed {SEED}: {error}")
        print("not ok 1 - SEC-5: nothing that was answered is lost when deskctl is killed")
    finally:
        shutil.rmtree(folder)
    sys.exit(0)


main()
