#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""SEC-5: the real window is killed at random moments while it marks the inspection.

The window's own action makes each mark, and counts as answered once the call of the action
has returned. After the kill the check must find nothing, and each answered mark must be
there. STUDIO_DESK_WINDOW_KILLS says how often, STUDIO_DESK_SEED from where."""

import os
import random
import signal
import sys
import threading
import time

sys.path.insert(0, os.path.join(os.path.dirname(os.path.dirname(os.path.abspath(__file__))), "ui"))

import desk_ui  # noqa: E402

ROUNDS = int(os.environ.get("STUDIO_DESK_WINDOW_KILLS", "20"))
SEED = int(os.environ.get("STUDIO_DESK_SEED", "20261009"))
LIMIT_SECONDS = 150
TODAY = "2026-10-09"
SINCE = "2026-09-21"
MARKS = {"ok": "ok", "fail": "fail", "none": None}


def prepare(session):
    session.ctl("init", "--sample")


class Killed:
    def __init__(self, session):
        self.session = session
        self.random = random.Random(SEED)
        self.areas = {area["name"]: area["id"] for area in session.ctl_json("list", "areas")}
        # The days that can be inspected: past, and with a group on duty.
        self.days = [duty["date"] for duty in self.duties() if duty["kind"] == "group"]
        self.window = None
        self.answered = {}  # (day, area) → the mark that was answered last
        self.doubtful = {}  # … → the mark on its way when the window was killed
        self.done = 0

    def duties(self):
        return [duty for duty in self.session.ctl_json("list", "duty", "--from", SINCE, "--to", TODAY)
                if duty["date"] < TODAY]

    def start(self):
        self.window = self.session.start("studio-desk")
        # The pane makes its actions; at the first start the window makes it in its own time.
        desk_ui.wait(lambda: "rota.mark" in self.window.actions(1), "the rota's actions")

    def strike(self, number):
        """Marks without a pause until the kill comes from another thread."""
        moment = self.random.uniform(0.005, 0.4)
        killer = threading.Timer(moment, lambda: os.kill(self.window.pid, signal.SIGKILL))
        killer.start()
        variant = self.session.GLib.Variant
        while True:
            key = (self.random.choice(self.days), self.random.choice(sorted(self.areas.values())))
            mark = self.random.choice(sorted(MARKS))
            parameters = variant("(sava{sv})", ("rota.mark", [variant("(sxs)", (*key, mark))], {}))
            self.doubtful[key] = mark
            try:
                self.session.bus.call_sync(self.window.app_id, self.window._object(1), "org.gtk.Actions", "Activate",
                                           parameters, None, self.session.Gio.DBusCallFlags.NO_AUTO_START, 20000, None)
            except self.session.GLib.Error:
                break
            # GTK answers the call once the action has run: what it did is in the file.
            self.answered[key] = mark
            del self.doubtful[key]
            self.done += 1
        killer.join()
        self.window.process.wait(20)
        assert self.window.process.returncode == -signal.SIGKILL, f"round {number}: {self.window.log()}"

    def there(self):
        return {(duty["date"], self.areas[mark["area"]]): mark["mark"] for duty in self.duties() for mark in duty["marks"]}

    def verify(self, number):
        self.session.ctl("check")
        there = self.there()
        for key, mark in self.answered.items():
            found = there.get(key)
            allowed = {MARKS[mark]}
            if key in self.doubtful:
                allowed.add(MARKS[self.doubtful[key]])
            assert found in allowed, f"round {number}: {key} is {found}, not {mark}"
        # What was in doubt is settled now.
        for key in self.doubtful:
            self.answered[key] = next(mark for mark, stored in MARKS.items() if stored == there.get(key))
        self.doubtful.clear()


@desk_ui.case("SEC-5: nothing that was answered is lost when the window is killed")
def kill(session, _app):
    killed = Killed(session)
    start, number = time.monotonic(), 0
    while number < ROUNDS and time.monotonic() - start < LIMIT_SECONDS:
        number += 1
        killed.start()
        killed.strike(number)
        killed.verify(number)
    desk_ui.note(f"seed {SEED}: {number} rounds, {killed.done} marks answered")
    assert killed.done > number, "hardly any mark was made before a kill"
    # After all that the window opens as if nothing had been.
    killed.start()
    killed.window.find("table", "Duty")


if __name__ == "__main__":
    desk_ui.main(prepare=prepare, env={"STUDIO_DESK_TODAY": TODAY})
