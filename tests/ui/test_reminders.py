#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""INV-3 and INV-9: what the clock brings, seen by the desktop that is asked to notify."""

import desk_ui

NOTIFICATIONS = """<node><interface name="org.freedesktop.Notifications">
<method name="GetCapabilities"><arg type="as" direction="out"/></method>
<method name="GetServerInformation"><arg type="s" direction="out"/><arg type="s" direction="out"/>
<arg type="s" direction="out"/><arg type="s" direction="out"/></method>
<method name="Notify"><arg type="s" direction="in"/><arg type="u" direction="in"/><arg type="s" direction="in"/>
<arg type="s" direction="in"/><arg type="s" direction="in"/><arg type="as" direction="in"/>
<arg type="a{sv}" direction="in"/><arg type="i" direction="in"/><arg type="u" direction="out"/></method>
<method name="CloseNotification"><arg type="u" direction="in"/></method>
<signal name="ActionInvoked"><arg type="u"/><arg type="s"/></signal>
<signal name="NotificationClosed"><arg type="u"/><arg type="u"/></signal>
</interface></node>"""


class Desktop:
    """The desktop's part: keeps what it is told, and clicks."""

    def __init__(self, session):
        self.session = session
        self.open = {}   # number → (title, body)
        self.told = []   # (title, body), all of them
        self.number = 0
        node = session.Gio.DBusNodeInfo.new_for_xml(NOTIFICATIONS)
        session.bus.register_object("/org/freedesktop/Notifications", node.interfaces[0], self.call, None, None)
        session.Gio.bus_own_name_on_connection(session.bus, "org.freedesktop.Notifications",
                                               session.Gio.BusNameOwnerFlags.NONE, None, None)

    def call(self, bus, sender, path, interface, method, parameters, invocation):
        answer = None
        if method == "Notify":
            _name, replaces, _icon, title, body, _actions, _hints, _timeout = parameters.unpack()
            number = replaces
            if number == 0:
                self.number += 1
                number = self.number
            self.open[number] = (title, body)
            self.told.append((title, body))
            answer = self.session.GLib.Variant("(u)", (number,))
        elif method == "CloseNotification":
            self.open.pop(parameters.unpack()[0], None)
        elif method == "GetCapabilities":
            answer = self.session.GLib.Variant("(as)", (["body", "actions"],))
        elif method == "GetServerInformation":
            answer = self.session.GLib.Variant("(ssss)", ("test", "test", "1", "1.2"))
        invocation.return_value(answer)

    def find(self, title):
        return next((number for number, (one, _) in self.open.items() if one == title), None)

    def wait(self, title):
        number = desk_ui.wait(lambda: self.find(title), lambda: f"a notification “{title}” (there is: {self.open})")
        return number, self.open[number][1]

    def click(self, number):
        self.open.pop(number)
        self.session.bus.emit_signal(None, "/org/freedesktop/Notifications", "org.freedesktop.Notifications",
                                     "ActionInvoked", self.session.GLib.Variant("(us)", (number, "default")))


DESKTOP = None


def lend(session, item, until, at):
    session.ctl("lend", item, "--to", "李四", "--until", until, "--at", at)


def prepare(session):
    session.ctl("init")
    session.ctl("add", "departments", "name=摄影部")
    session.ctl("add", "people", "name=张三", "phone=13000000001", "department=摄影部")
    session.ctl("add", "people", "name=李四", "phone=13000000002", "department=摄影部")
    session.ctl("set", "departments", "摄影部", "head=张三")
    session.ctl("add", "posts", "post=equipment-keeper", "holder=张三")
    session.ctl("add", "qualifications", "person=李四", "class=相机", "date=2026-01-05")
    for number in ("EQ-001", "EQ-002", "EQ-003", "EQ-004"):
        session.ctl("add", "equipment", f"number={number}", "class=相机", "responsible=张三",
                    "--at", "2026-09-28 09:00")
    lend(session, "EQ-001", "2026-10-08 18:00", "2026-10-08 09:00")
    lend(session, "EQ-002", "2026-10-09 23:59", "2026-10-08 09:00")
    global DESKTOP
    DESKTOP = Desktop(session)


@desk_ui.case("INV-9: what is due and overdue is notified at the start; a click shows the item")
def at_start(session, app):
    desktop = DESKTOP
    number, body = desktop.wait("Not brought back in time")
    assert "李四" in body and "EQ-001" in body and "EQ-002" not in body, body
    _, body = desktop.wait("Due back today")
    assert "EQ-002" in body, body
    desktop.click(number)
    app.find(("text", "entry"), where=lambda node: app.text(node) == "EQ-001")


@desk_ui.case("INV-9: only what is new is told; what is back is taken away")
def changes(session, app):
    desktop = DESKTOP
    told = len(desktop.told)
    lend(session, "EQ-003", "2026-10-08 17:00", "2026-10-08 10:00")
    desk_ui.wait(lambda: any("EQ-003" in body for _title, body in desktop.told[told:]), "what is new")
    assert not any("EQ-001" in body or "EQ-002" in body for _title, body in desktop.told[told:]), desktop.told
    session.ctl("return", "EQ-001", "EQ-003", "--at", "2026-10-08 20:00")
    desk_ui.wait(lambda: desktop.find("Not brought back in time") is None, "the end of the notification")
    assert desktop.find("Due back today")


@desk_ui.case("INV-9: what was shown is not shown again this day, though the program starts anew")
def again(session, app):
    desktop = DESKTOP
    told = list(desktop.told)
    assert app.quit() == 0
    second = session.start("studio-desk")
    lend(session, "EQ-004", "2026-10-08 12:00", "2026-10-08 11:00")
    desk_ui.wait(lambda: any("EQ-004" in body for _title, body in desktop.told[len(told):]), "what is new")
    assert not any("EQ-002" in body for _title, body in desktop.told[len(told):]), desktop.told
    assert second.quit() == 0


@desk_ui.case("INV-3: on the day of the meeting the sheets are looked through, once")
def sheets(session, app):
    def warnings():
        return [one for one in session.ctl_json("list", "ledger") if one["kind"] == "warning"]
    # The meeting was on Monday the 5th; rows of the days before it are missing.
    desk_ui.wait(lambda: len(warnings()) == 1, "the warning")
    assert warnings()[0]["person"] == "张三" and warnings()[0]["amount"] == "-10.00"
    assert app.quit() == 0
    entries, told = len(session.ctl_json("log")), len(DESKTOP.told)
    session.start("studio-desk", env={"STUDIO_DESK_TODAY": "2026-10-10"})
    desk_ui.wait(lambda: len(DESKTOP.told) > told, "the next day’s notifications")
    assert len(session.ctl_json("log")) == entries
    session.ctl("check")


desk_ui.main(["studio-desk"], env={"STUDIO_DESK_TODAY": "2026-10-09"}, prepare=prepare)
