# SPDX-License-Identifier: GPL-3.0-or-later
"""The real window, used as a person uses it.

A Session is a screen (Xvfb, openbox), a session bus and a home of its own. App is a
program on that screen: its widgets are found and read through AT-SPI, pressed and
typed into through AT-SPI or with a real pointer and keyboard (xdotool), its actions
reached over D-Bus. Nothing here waits by sleeping: wait() looks until a condition
holds or its deadline is over.

    import desk_ui

    @desk_ui.case("ROT-4: a mark from the keypad")
    def keypad(session, app):
        app.click(app.find("table cell", "厨房"))
        app.key("KP_0")
        app.find("label", "X")

    desk_ui.main(["studio-desk"])

What does not work through AT-SPI in GTK 4.8: check buttons, drop-downs, grab_focus, rows
that are not realised, and coordinates of the screen (those are worked out here). What does
not work with xdotool: Chinese text; use set_text().
"""

import contextlib
import ctypes
import json
import os
import shutil
import signal
import subprocess
import sys
import tempfile
import time
import traceback

ROOT = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
BUILD = os.environ.get("STUDIO_DESK_BUILD", os.path.join(ROOT, "build"))
APP_ID = "org.studiodesk.StudioDesk"
# How long anything may take before it counts as not happening; no test depends on less.
PATIENCE = float(os.environ.get("STUDIO_DESK_TEST_PATIENCE", "20"))

OPENBOX_CONFIG = """<?xml version="1.0"?>
<openbox_config xmlns="http://openbox.org/3.4/rc">
  <focus><focusNew>yes</focusNew><followMouse>no</followMouse></focus>
  <placement><policy>Smart</policy><center>no</center></placement>
  <desktops><number>1</number><popupTime>0</popupTime></desktops>
  <keyboard/><mouse><dragThreshold>1</dragThreshold>
    <context name="Client"><mousebind button="Left" action="Press"><action name="Focus"/><action name="Raise"/>
    </mousebind></context></mouse>
  <applications/>
</openbox_config>
"""


class Missing(AssertionError):
    """What was looked for did not appear in time."""


def wait(condition, what="the condition", patience=None):
    """What @condition returns as soon as that is true; the pause between looks is not a wait for a result."""
    deadline = time.monotonic() + (PATIENCE if patience is None else patience)
    while True:
        pump()
        result = condition()
        if result:
            return result
        if time.monotonic() > deadline:
            raise Missing(f"{what() if callable(what) else what} did not come")
        time.sleep(0.02)


def pump():
    """Takes in what the accessibility bus has said meanwhile."""
    if "gi.repository.GLib" in sys.modules:
        context = sys.modules["gi.repository.GLib"].MainContext.default()
        while context.pending():
            context.iteration(False)


def _die_with_parent():
    os.setsid()
    ctypes.CDLL(None).prctl(1, signal.SIGKILL)


class Session:
    """A screen, a session bus and a home; use it with `with`."""

    def __init__(self, size=(1366, 768), language="en", env=None):
        self.size = size
        self.language = language
        self.extra = env or {}
        self.processes = []
        self.apps = []

    def __enter__(self):
        self.scratch = tempfile.mkdtemp(prefix="desk-ui-")
        try:
            self._start()
        except BaseException:
            self.__exit__(None, None, None)
            raise
        return self

    def __exit__(self, *_):
        for app in self.apps:
            app.kill()
        for process in reversed(self.processes):
            _end(process)
        shutil.rmtree(self.scratch, ignore_errors=True)

    def path(self, *names):
        return os.path.join(self.scratch, *names)

    def _spawn(self, *command, pass_fds=()):
        with open(self.path("log"), "ab") as log:
            process = subprocess.Popen(command, env=self.env, stdin=subprocess.DEVNULL, stdout=log, stderr=log,
                                       pass_fds=pass_fds, preexec_fn=_die_with_parent)
        self.processes.append(process)
        return process

    def _spawn_told(self, *command):
        """Starts a server that writes one line (a display, an address) to the descriptor put for `{fd}`."""
        mine, theirs = os.pipe()
        process = self._spawn(*(word.format(fd=theirs) for word in command), pass_fds=(theirs,))
        os.close(theirs)
        with os.fdopen(mine, encoding="utf-8") as answer:
            line = answer.readline().strip()
        if not line:
            raise RuntimeError(f"{command[0]} did not start ({process.wait()}):\n{self.log()}")
        return line

    def _start(self):
        env = {key: value for key, value in os.environ.items()
               if not key.startswith(("XDG_", "LC_", "DBUS_", "AT_SPI", "GTK_", "GDK_", "WAYLAND_", "LANG"))}
        for key, folder in (("HOME", "home"), ("XDG_DATA_HOME", "home/data"), ("XDG_CONFIG_HOME", "home/config"),
                            ("XDG_CACHE_HOME", "home/cache"), ("XDG_STATE_HOME", "home/state"),
                            ("XDG_RUNTIME_DIR", "runtime")):
            env[key] = self.path(folder)
            os.makedirs(env[key], mode=0o700, exist_ok=True)
        env.update({
            "TZ": "Asia/Shanghai",
            "GDK_BACKEND": "x11",
            "GSK_RENDERER": "cairo",
            "GTK_A11Y": "atspi",
            "GTK_USE_PORTAL": "0",
            "GIO_USE_VFS": "local",
            "GSETTINGS_BACKEND": "keyfile",
            "GSETTINGS_SCHEMA_DIR": os.path.join(BUILD, "data"),
            "NO_AT_BRIDGE": "0",
            **self._language(),
            **self.extra,
        })
        self.env = env

        width, height = self.size
        display = self._spawn_told("Xvfb", "-displayfd", "{fd}", "-screen", "0", f"{width}x{height}x24", "-dpi", "96",
                                   "-nolisten", "tcp", "-noreset", "+extension", "RANDR")
        env["DISPLAY"] = ":" + display
        env["DBUS_SESSION_BUS_ADDRESS"] = self._spawn_told("dbus-daemon", "--session", "--nofork", "--nopidfile",
                                                           "--print-address={fd}")
        with open(self.path("openbox.xml"), "w", encoding="utf-8") as file:
            file.write(OPENBOX_CONFIG)
        self._spawn("openbox", "--sm-disable", "--config-file", self.path("openbox.xml"))
        wait(lambda: self.run("xprop", "-root", "_NET_SUPPORTING_WM_CHECK").stdout.count("window id"), "openbox")

        # The accessibility library of this process reads the same addresses.
        for key in ("DISPLAY", "DBUS_SESSION_BUS_ADDRESS", "XDG_RUNTIME_DIR"):
            os.environ[key] = env[key]
        os.environ.pop("AT_SPI_BUS_ADDRESS", None)
        import gi
        gi.require_version("Atspi", "2.0")
        from gi.repository import Atspi, Gio, GLib
        self.Atspi, self.Gio, self.GLib = Atspi, Gio, GLib
        self.bus = Gio.DBusConnection.new_for_address_sync(
            env["DBUS_SESSION_BUS_ADDRESS"],
            Gio.DBusConnectionFlags.AUTHENTICATION_CLIENT | Gio.DBusConnectionFlags.MESSAGE_BUS_CONNECTION, None, None)
        Atspi.init()
        Atspi.set_timeout(3000, 10000)
        # Everything is asked of the program each time: what was once read may have changed.
        Atspi.get_desktop(0).set_cache_mask(Atspi.Cache.NONE)
        _keep_programs()

    def _language(self):
        if self.language == "en":
            return {"LC_ALL": "C.UTF-8", "LANGUAGE": "en"}
        name = self.language + ".UTF-8"
        os.makedirs(self.path("locale"), exist_ok=True)
        subprocess.run(["localedef", "-i", self.language, "-f", "UTF-8", self.path("locale", name)], check=False,
                       capture_output=True)
        return {"LC_ALL": name, "LANGUAGE": self.language, "LOCPATH": self.path("locale")}

    def log(self):
        with contextlib.suppress(OSError), open(self.path("log"), encoding="utf-8", errors="replace") as file:
            return file.read()[-4000:]
        return ""

    def run(self, *command, check=False, **options):
        """Runs a program of this session to its end."""
        return subprocess.run(command, env=self.env, stdin=subprocess.DEVNULL, capture_output=True, text=True,
                              encoding="utf-8", check=check, timeout=120, **options)

    def ctl(self, *arguments, check=True):
        """studio-deskctl on this session's own studio; returns what it prints."""
        result = self.run(os.path.join(BUILD, "studio-deskctl"), *arguments)
        if check and result.returncode != 0:
            raise AssertionError(f"studio-deskctl {' '.join(arguments)}: {result.stderr.strip()}")
        return result.stdout if check else result

    def ctl_json(self, *arguments):
        return json.loads(self.ctl(*arguments, "--json"))

    def start(self, program, *arguments, app_id=APP_ID, env=None, window=True):
        """Starts a program, which may be a name in the build directory; waits for its first window."""
        if "/" not in program:
            program = os.path.join(BUILD, program)
        app = App(self, [program, *arguments], app_id, env or {})
        self.apps.append(app)
        if window:
            app.window()
        return app

    def screenshot(self, path):
        self.settle(path)

    def settle(self, path=None):
        """Waits until the screen does not change any more; keeps its picture in @path."""
        pictures = [self.path("screen-a.png"), self.path("screen-b.png")]
        before = [None]

        def still():
            self.run("import", "-silent", "-window", "root", "-strip", "-define", "png:exclude-chunks=date,time",
                     pictures[0], check=True)
            with open(pictures[0], "rb") as file:
                now = file.read()
            same = now == before[0]
            before[0] = now
            return same

        wait(still, "a screen that stands still")
        if path:
            os.makedirs(os.path.dirname(os.path.abspath(path)), exist_ok=True)
            shutil.copyfile(pictures[0], path)


def _keep_programs():
    """Keeps the accessibility library from forgetting whose program it talks to.

    When a window goes, GTK 4.8 may announce the end of an object without a path of its own, and
    the library takes that for the end of the whole program. As nothing is cached here, nothing is
    lost by not listening.
    """
    atspi, dbus = ctypes.CDLL("libatspi.so.0"), ctypes.CDLL("libdbus-1.so.3")
    atspi.atspi_get_a11y_bus.restype = ctypes.c_void_p
    dbus.dbus_bus_remove_match(ctypes.c_void_p(atspi.atspi_get_a11y_bus()),
                               b"type='signal',interface='org.a11y.atspi.Cache',member='RemoveAccessible'", None)


def _end(process):
    """Ends a child and what it started, gently first."""
    for sign, patience in ((signal.SIGTERM, 3), (signal.SIGKILL, 3)):
        with contextlib.suppress(ProcessLookupError, PermissionError):
            os.killpg(process.pid, sign)
        with contextlib.suppress(subprocess.TimeoutExpired):
            process.wait(patience)
            return


class App:
    """A running program."""

    def __init__(self, session, command, app_id, env):
        self.session = session
        self.app_id = app_id
        self.output = session.path(f"app-{len(session.apps)}.log")
        with open(self.output, "wb") as log:
            self.process = subprocess.Popen(command, env={**session.env, **env}, stdin=subprocess.DEVNULL, stdout=log,
                                            stderr=log, preexec_fn=_die_with_parent)

    # Life

    @property
    def pid(self):
        return self.process.pid

    def log(self):
        with open(self.output, encoding="utf-8", errors="replace") as file:
            return file.read()

    def alive(self):
        if self.process.poll() is not None:
            raise Missing(f"the program ended with status {self.process.returncode}:\n{self.log()[-3000:]}")
        return True

    def kill(self, sign=signal.SIGKILL):
        if self.process.poll() is None:
            with contextlib.suppress(ProcessLookupError):
                os.killpg(self.process.pid, sign)
        self.process.wait(10)

    def quit(self):
        """Closes as a person does, with the window's own key; returns the exit status."""
        with contextlib.suppress(Missing):
            self.action("quit")
        wait(lambda: self.process.poll() is not None, "the end of the program")
        return self.process.returncode

    # Looking

    def accessible(self):
        """The program on the accessibility bus; None before it is there."""
        desktop = self.session.Atspi.get_desktop(0)
        for i in range(desktop.get_child_count()):
            with contextlib.suppress(self.session.GLib.Error):
                child = desktop.get_child_at_index(i)
                if child is not None and child.get_process_id() == self.pid:
                    child.set_cache_mask(self.session.Atspi.Cache.NONE)
                    return child
        return None

    def windows(self):
        root = self.accessible()
        return [] if root is None else children(root)

    def window(self, name=None, patience=None):
        """The (first) window, or that whose title contains @name."""
        def look():
            self.alive()
            for window in self.windows():
                if name is None or name in title(window):
                    return window
            return None
        return wait(look, f"a window {name or ''}", patience)

    def find_all(self, role=None, name=None, within=None, where=None, showing=True):
        """The widgets there are now, in the order of the tree.

        @role: as AT-SPI says it ("push button", "text", "label", "table cell"), or several
        @name: a text its name contains, or a compiled pattern
        @within: where to look, the whole program if None
        @where: any further condition on the accessible
        """
        roles = (role,) if isinstance(role, str) else role
        states = self.session.Atspi.StateType
        found = []
        stack = [within] if within is not None else list(reversed(self.windows()))
        while stack:
            node = stack.pop()
            with contextlib.suppress(self.session.GLib.Error):
                if showing and node is not within and not node.get_state_set().contains(states.SHOWING) \
                   and not node.get_state_set().contains(states.VISIBLE):
                    continue
                if node is not within and (roles is None or node.get_role_name() in roles) and \
                   _matches(name, title(node)) and (where is None or where(node)):
                    found.append(node)
                stack += reversed(children(node))
        return found

    def find(self, role=None, name=None, within=None, where=None, showing=True, nth=0, patience=None):
        """The first (or @nth) such widget, as soon as it is there; Missing says what was there instead."""
        def look():
            self.alive()
            found = self.find_all(role, name, within, where, showing)
            return found[nth] if len(found) > nth else None
        return wait(look, lambda: f"{role or 'a widget'} {name!r} (there is: {self.summary(within)})", patience)

    def gone(self, role=None, name=None, within=None, patience=None):
        """Waits until no such widget is left."""
        wait(lambda: not self.find_all(role, name, within), f"the end of {role} {name!r}", patience)

    def summary(self, within=None):
        """All that can be read, for messages."""
        return "; ".join(f"{n.get_role_name()} {title(n)!r}" for n in self.find_all(within=within) if title(n))[:3000]

    def dump(self, within=None):
        """The tree as text, to find out roles and names with."""
        lines = []

        def walk(node, depth):
            with contextlib.suppress(self.session.GLib.Error):
                box = self.extents(node, screen=False)
                lines.append("  " * depth + f"{node.get_role_name()} {title(node)!r} {box} {read(node)!r}")
                for child in children(node):
                    walk(child, depth + 1)
        for window in [within] if within is not None else self.windows():
            walk(window, 0)
        return "\n".join(lines)

    def text(self, node):
        """What an entry, a text or a label says."""
        return read(node)

    def state(self, node, name):
        """Whether @node is, say, "checked", "focused", "selected", "sensitive"."""
        return node.get_state_set().contains(getattr(self.session.Atspi.StateType, name.upper()))

    def wait_text(self, node, text, patience=None):
        wait(lambda: self.text(node) == text, lambda: f"{text!r} instead of {self.text(node)!r}", patience)

    # Doing, through AT-SPI

    def press(self, node, action=0):
        """Activates a button, a menu item, a row: the action of its own."""
        if isinstance(action, str):
            names = [node.get_action_name(i) for i in range(node.get_n_actions())]
            action = names.index(action)
        if node.get_n_actions() <= action or not node.do_action(action):
            raise AssertionError(f"{node.get_role_name()} {title(node)!r} cannot be pressed")

    def set_text(self, node, text):
        """Replaces the text of an entry, in any script; a group that holds an entry will do."""
        for candidate in [node, *self.find_all(within=node)]:
            editable = candidate.get_editable_text_iface()
            if editable is not None and self.session.Atspi.EditableText.set_text_contents(editable, text):
                self.wait_text(candidate, text)
                return
        raise AssertionError(f"{node.get_role_name()} {title(node)!r} takes no text")

    # Doing, with pointer and keyboard

    def _xdotool(self, *words):
        self.session.run("xdotool", *map(str, words), check=True)

    def key(self, *keys):
        """Presses keys by their X names: "Return", "ctrl+z", "KP_0"."""
        self.alive()
        self._xdotool("key", "--clearmodifiers", "--delay", "20", *keys)

    def type(self, text):
        """Types ASCII as on a keyboard."""
        if not text.isascii():
            raise ValueError("a keyboard of Xvfb types ASCII only: use set_text()")
        self._xdotool("type", "--delay", "20", "--", text)

    def x_windows(self):
        """The X windows of the program: (x, y, width, height, name, whether it is a popover)."""
        result = []
        for number in self.session.run("xdotool", "search", "--onlyvisible", "--pid", str(self.pid)).stdout.split():
            out = self.session.run("xdotool", "getwindowgeometry", "--shell", number).stdout
            values = dict(line.split("=") for line in out.split() if "=" in line)
            if int(values.get("WIDTH", 0)) > 1:
                info = self.session.run("xwininfo", "-id", number).stdout
                result.append((*(int(values[key]) for key in ("X", "Y", "WIDTH", "HEIGHT")),
                               self.session.run("xdotool", "getwindowname", number).stdout.strip(),
                               "Override Redirect State: yes" in info))
        return result

    def extents(self, node, screen=True):
        """(x, y, width, height) of a widget, on the screen or in its window.

        GTK 4 knows only places within a window, without the frame around it; where the
        window stands, X says. A popover is an X window of its own, known by its size.
        """
        box = self._box(node)
        if not screen or box is None:
            return box
        windows = self.x_windows()
        top, frame = node, box
        while True:
            popups = [w for w in windows if w[5] and w[2:4] == frame[2:4]]
            if popups:
                return popups[0][0] + box[0] - frame[0], popups[0][1] + box[1] - frame[1], box[2], box[3]
            parent = top.get_parent()
            if parent is None or parent.get_role_name() == "application":
                break
            top = parent
            frame = self._box(top) or frame

        name = title(top)
        windows = [w for w in windows if not w[5]]
        if not windows:
            raise Missing(f"a window for {title(node)!r}")
        window = min(windows, key=lambda w: abs(w[2] - frame[2]) + abs(w[3] - frame[3]) + 500 * (w[4] != name))
        return (window[0] + (window[2] - frame[2]) // 2 + box[0] - frame[0],
                window[1] + (window[3] - frame[3]) // 2 + box[1] - frame[1], box[2], box[3])

    def _box(self, node):
        """The place of a widget in its window; None for what has none."""
        try:
            box = node.get_extents(self.session.Atspi.CoordType.WINDOW)
        except self.session.GLib.Error:
            return None
        return box.x, box.y, box.width, box.height

    def point(self, target, at=(0.5, 0.5)):
        """The screen point of a widget (or of a point itself); @at is a share of its size."""
        if isinstance(target, tuple):
            return target
        box = [None]

        def placed():
            before, box[0] = box[0], None
            with contextlib.suppress(Missing):
                box[0] = self.extents(target)
            # Twice the same: what still moves into place cannot be hit.
            return box[0] is not None and box[0] == before and box[0][2] > 0 and box[0][3] > 0
        wait(placed, f"a place for {target.get_role_name()} {title(target)!r}")
        x, y, width, height = box[0]
        return int(x + width * at[0]), int(y + height * at[1])

    def move(self, target, at=(0.5, 0.5)):
        x, y = self.point(target, at)
        self._xdotool("mousemove", "--sync", x, y)

    def click(self, target, at=(0.5, 0.5), button=1, repeat=1):
        """Clicks a widget (or a screen point) with the real pointer."""
        self.alive()
        x, y = self.point(target, at)
        self._xdotool("mousemove", x, y, "click", "--repeat", repeat, "--delay", "60", button)

    def drag(self, source, target, source_at=(0.5, 0.5), target_at=(0.5, 0.5), steps=12):
        """Drags with the real pointer; the steps let the toolkit see a drag and what is below it."""
        self.alive()
        x0, y0 = self.point(source, source_at)
        x1, y1 = self.point(target, target_at)
        words = ["mousemove", x0, y0, "mousedown", 1]
        for i in range(1, steps + 1):
            words += ["mousemove", x0 + (x1 - x0) * i // steps, y0 + (y1 - y0) * i // steps, "sleep", "0.03"]
        words += ["mousemove", x1 + 1, y1, "sleep", "0.05", "mousemove", x1, y1, "sleep", "0.05", "mouseup", 1]
        self._xdotool(*words)

    # Doing, over D-Bus

    def _object(self, window):
        path = "/" + self.app_id.replace(".", "/").replace("-", "_")
        return path if window is None else f"{path}/window/{window}"

    def _actions(self, method, arguments, window):
        self.alive()
        try:
            return self.session.bus.call_sync(self.app_id, self._object(window), "org.gtk.Actions", method, arguments,
                                              None, self.session.Gio.DBusCallFlags.NO_AUTO_START, 20000, None)
        except self.session.GLib.Error as error:
            if method == "Activate" and self.process.poll() is not None:
                return None
            raise Missing(f"{method} of {self._object(window)}: {error.message}") from error

    def actions(self, window=None):
        """The names of the program's actions, or of a window's (numbered from 1)."""
        return sorted(self._actions("List", None, window).unpack()[0])

    def action(self, name, parameter=None, window=None):
        """Activates a GAction: "quit" of the program, or with @window=1 one of that window.

        @parameter: a GLib.Variant, or text in GVariant's notation such as "('2026-10-08', '厨房')"
        """
        variant = self.session.GLib.Variant
        if isinstance(parameter, str):
            parameter = self.session.GLib.Variant.parse(None, parameter, None, None)
        wait(lambda: name in self.actions(window), f"the action {name}")
        self._actions("Activate", variant("(sava{sv})", (name, [] if parameter is None else [parameter], {})), window)

    def describe(self, name, window=None):
        """(enabled, parameter type, state) of an action."""
        enabled, kind, state = self._actions(
            "Describe", self.session.GLib.Variant("(s)", (name,)), window).unpack()[0]
        return enabled, kind, state[0] if state else None


def children(node):
    return [child for child in (node.get_child_at_index(i) for i in range(node.get_child_count())) if child is not None]


def title(node):
    return node.get_name() or ""


def read(node):
    """The text of an entry, a text view or a label, else the name."""
    text = node.get_text_iface()
    if text is None:
        return title(node)
    interface = sys.modules["gi.repository.Atspi"].Text
    return interface.get_text(text, 0, interface.get_character_count(text))


def _matches(name, text):
    if name is None:
        return True
    return name.search(text) is not None if hasattr(name, "search") else name in text


# TAP

CASES = []


def case(name):
    """Marks a function (session, app) as a test case."""
    def mark(function):
        CASES.append((name, function))
        return function
    return mark


def note(text):
    for line in str(text).splitlines():
        print(f"# {line}", flush=True)


class _Run:
    """The cases of a file, in the session they have in common."""

    def __init__(self, command, app_id, make_session, prepare):
        self.command, self.app_id, self.make_session, self.prepare = command, app_id, make_session, prepare
        self.session = self.app = None

    def alone(self, number, name, function):
        with contextlib.ExitStack() as stack:
            return self.one(stack, number, name, function)

    def one(self, stack, number, name, function):
        """Runs a case and says how it went. Returns: whether well"""
        try:
            if self.session is None:
                self.session = stack.enter_context(self.make_session())
                if self.prepare:
                    self.prepare(self.session)
            if self.command and (self.app is None or self.app.process.poll() is not None):
                self.app = self.session.start(*self.command, app_id=self.app_id)
            function(self.session, self.app)
            print(f"ok {number} - {name}", flush=True)
            return True
        except Exception:  # also what goes wrong in starting is this case's failure
            note(traceback.format_exc())
            if self.app is not None:
                note(self.app.log()[-3000:])
            if self.session is not None and "DISPLAY" in getattr(self.session, "env", {}):
                picture = os.path.join(BUILD, "meson-logs", f"ui-{os.path.basename(sys.argv[0])[:-3]}-{number}.png")
                with contextlib.suppress(Exception):
                    self.session.screenshot(picture)
                    note(f"the screen: {picture}")
            print(f"not ok {number} - {name}", flush=True)
            return False


def in_child(run):
    """Runs @run in a process of its own: the accessibility library knows one bus in its life."""
    child = os.fork()
    if child == 0:
        good = False
        try:
            good = run()
        finally:
            sys.stdout.flush()
            os._exit(0 if good else 1)
    return os.waitpid(child, 0)[1] == 0


def main(command=None, size=(1366, 768), language="en", env=None, app_id=APP_ID, prepare=None, fresh=False):
    """Runs the cases one after the other, by default all in one window.

    @command: the program and its arguments, started before the first case; None: the cases start it
    @prepare: called with the session before the program starts (make a studio with session.ctl ())
    @fresh: a new session for each case
    """
    wanted = sys.argv[1:]
    cases = [item for item in CASES if not wanted or any(word in item[0] for word in wanted)]
    print(f"1..{len(cases)}", flush=True)
    run = _Run(command, app_id, lambda: Session(size, language, env), prepare)
    failed = 0
    with contextlib.ExitStack() as stack:
        for number, (name, function) in enumerate(cases, 1):
            if fresh:
                good = in_child(lambda number=number, name=name, function=function: run.alone(number, name, function))
            else:
                good = run.one(stack, number, name, function)
            failed += not good
    sys.exit(1 if failed else 0)
