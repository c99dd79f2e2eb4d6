#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""MEE-5 and MEE-7 in the real window: rooms booked, moved, displaced; plans reviewed; read back with deskctl."""

import re

import desk_ui

MONDAY = "2026-10-12"
FROM, UNTIL = 8, 20


def prepare(session):
    session.ctl("init")
    for name in ("张三", "李四", "王五"):
        session.ctl("add", "people", f"name={name}")
    session.ctl("add", "posts", "post=director", "holder=王五")
    session.ctl("add", "posts", "post=administration", "holder=张三")


def week(app):
    return app.find("panel", "Rooms and their bookings")


def side(app, name="Booking of a room"):
    return app.find("panel", name)


def bookings(session, state="booked"):
    return [one for one in session.ctl_json("list", "bookings") if one["state"] == state]


def times(session, state="booked"):
    return [f"{one['date']} {one['start']}-{one['end']} {one['room']}" for one in bookings(session, state)]


def press(app, within, name):
    def find():
        buttons = app.find_all("push button", re.compile(rf"(^|\s){name}$"), within=within)
        return next((node for node in buttons if app.state(node, "sensitive")), None)
    app.press(desk_ui.wait(find, f"a button {name} that can be pressed"))


def cell(app, room, day):
    return app.find("table cell", f"{room}, {day}", within=week(app))


def at(hour, across=0.5):
    """A point within a day, a little after the hour."""
    return (across, (hour - FROM + 0.1) / (UNTIL - FROM))


def entry(app, label, within=None):
    return app.find(("text", "entry"), label, within=within or side(app))


def is_open(app):
    return bool(app.find_all("panel", "Booking of a room"))


@desk_ui.case("MEE-5: without rooms the view says what to do, and a room is added")
def first_room(session, app):
    app.action("go", "('meetings', 'rooms')", 1)
    app.find("label", "No Room Yet", within=week(app))
    press(app, week(app), "Add a Room…")
    app.set_text(entry(app, "Name of the room", side(app, re.compile("^Room$"))), "会议室")
    press(app, side(app, re.compile("^Room$")), "Save")
    desk_ui.wait(lambda: [one["name"] for one in session.ctl_json("list", "rooms")] == ["会议室"], "the room")
    session.ctl("add", "keys", "number=Y-1", "name=培训室")
    session.ctl("add", "rooms", "name=培训室", "kind=training", "key=Y-1")
    app.action("go", f"('meetings', 'rooms {MONDAY}')", 1)
    cell(app, "培训室", "Mon, Oct 12")


@desk_ui.case("MEE-5: free time that is dragged over is booked")
def drag(session, app):
    day = cell(app, "会议室", "Mon, Oct 12")
    session.settle()
    app.drag(day, day, at(9), at(10.5))
    app.set_text(entry(app, "What for"), "选题会")
    assert desk_ui.read(entry(app, "Begins")) == "09:00"
    press(app, side(app), "Book")
    desk_ui.wait(lambda: times(session) == [f"{MONDAY} 09:00-11:00 会议室"], lambda: f"{times(session)}")
    assert bookings(session)[0]["by"] == "张三"
    app.find("table cell", "选题会")
    app.action("undo", None, 1)
    desk_ui.wait(lambda: times(session) == [], "the end of the booking")
    desk_ui.wait(lambda: app.describe("redo", 1)[0], "what can be redone")
    app.action("redo", None, 1)
    desk_ui.wait(lambda: len(times(session)) == 1, "the booking again")


@desk_ui.case("MEE-5: a booking that is dragged to another day and room moves there")
def drag_booking(session, app):
    session.settle()
    app.drag(cell(app, "会议室", "Mon, Oct 12"), cell(app, "培训室", "Tue, Oct 13"), at(9), at(14))
    desk_ui.wait(lambda: times(session) == ["2026-10-13 14:00-16:00 培训室"], lambda: f"{times(session)}")


@desk_ui.case("MEE-5: with keys alone a room is booked, the booking is moved and cancelled")
def keys(session, app):
    session.settle()
    app.click(cell(app, "会议室", "Wed, Oct 14"), at(9))
    app.key("Down", "Down", "shift+Down", "Return")
    entry(app, "What for")
    app.type("Plan")
    app.key("Return")
    desk_ui.wait(lambda: "2026-10-14 10:00-11:00 会议室" in times(session), lambda: f"{times(session)}")
    desk_ui.wait(lambda: not is_open(app), "the end of the editor")
    session.settle()
    app.key("alt+Right", "alt+Down")
    desk_ui.wait(lambda: "2026-10-15 10:30-11:30 会议室" in times(session), lambda: f"{times(session)}")
    session.settle()
    app.key("Delete")
    desk_ui.wait(lambda: times(session, "cancelled") == ["2026-10-15 10:30-11:30 会议室"], "the cancelled booking")


@desk_ui.case("MEE-5: what would be displaced is said before; who goes first displaces, the loser is told")
def displace(session, app):
    app.action("meetings.book", "(int64 2, '2026-10-13', '15:00', '16:30')", 1)
    app.find("label", "does not go before it", within=side(app))
    press(app, side(app), "Book")
    session.settle()
    assert len(times(session)) == 1
    session.ctl("room", "cancel", str(bookings(session)[0]["id"]), "--at", "2026-10-09 09:00")
    app.gone("label", "does not go before it", within=side(app))
    session.ctl("add", "bookings", "room=培训室", "date=2026-10-13", "start=15:00", "end=16:00", "by=李四",
                "--at", "2026-10-09 09:00")
    session.ctl("add", "bookings", "room=会议室", "date=2026-10-13", "start=15:00", "end=16:00", "by=张三",
                "level=company", "title=全员大会", "--at", "2026-10-09 09:00")
    app.find("table cell", "全员大会")
    meeting = next(one["id"] for one in bookings(session) if one["level"] == "company")
    app.action("meetings.move-booking", f"(int64 {meeting}, int64 2, '2026-10-13', '14:30')", 1)
    app.find("label", "This goes before 1 booking", within=side(app))
    assert times(session, "displaced") == []
    press(app, side(app), "Save")
    desk_ui.wait(lambda: times(session, "displaced") == ["2026-10-13 15:00-16:00 培训室"], "the displaced booking")
    app.find("label", "Lost its place", within=week(app))
    press(app, week(app), "They Were Told")
    desk_ui.wait(lambda: bookings(session, "displaced")[0]["acknowledged"], "the word that they were told")
    session.ctl("check")


@desk_ui.case("INV-13: the key of a booked room is handed out and taken back at its booking")
def key(session, app):
    booking = next(one["id"] for one in bookings(session) if one["room"] == "培训室")
    app.action("meetings.key-out", f"int64 {booking}", 1)
    app.find("label", "Key with 张三", within=week(app))
    app.action("meetings.key-in", f"int64 {booking}", 1)
    app.gone("label", "Key with", within=week(app))
    app.action("meetings.tidy", f"int64 {booking}", 1)
    app.find("label", "has not begun yet")


def plans(app):
    return app.find("panel", "Plans and bulletin")


def review(app):
    return app.find("panel", "Review of the plan")


def plan(session):
    (one,) = session.ctl_json("list", "plans")
    return one


@desk_ui.case("MEE-7: a plan is written with its days filled in, handed in, returned with a reason, approved")
def reviewed(session, app):
    app.action("go", "('meetings', 'plans')", 1)
    app.find("label", "No Plan Yet", within=plans(app))
    app.action("meetings.new-plan", "'month'", 1)
    app.set_text(app.find("text", "What is planned"), "新样片两套")
    app.key("ctrl+s")
    desk_ui.wait(lambda: session.ctl_json("list", "plans"), "the plan")
    assert (plan(session)["from"], plan(session)["to"]) == ("2026-10-01", "2026-10-31"), plan(session)
    press(app, review(app), "Hand In")
    desk_ui.wait(lambda: plan(session)["state"] == "submitted", "the plan handed in")
    press(app, review(app), "Return")
    app.find("label", "Say why the plan is returned")
    app.set_text(entry(app, "What the director says", review(app)), "缺预算")
    press(app, review(app), "Return")
    desk_ui.wait(lambda: plan(session)["state"] == "returned", "the plan returned")
    app.find("label", "Returned by 王五", within=review(app))
    press(app, review(app), "Hand In")
    press(app, review(app), "Approve")
    desk_ui.wait(lambda: plan(session)["state"] == "approved", "the plan approved")
    app.action("undo", None, 1)
    desk_ui.wait(lambda: plan(session)["state"] == "submitted", "the plan as it was")
    desk_ui.wait(lambda: app.describe("redo", 1)[0], "what can be redone")
    app.action("redo", None, 1)
    desk_ui.wait(lambda: plan(session)["state"] == "approved", "the plan approved again")


@desk_ui.case("MEE-7: the bulletin of last month is written, previewed and issued")
def bulletin(session, app):
    bar = app.find("panel", "Work bulletin")
    press(app, bar, "Foreword and Outlook…")
    app.set_text(app.find("text", "Foreword"), "九月辛苦了")
    app.key("ctrl+s")
    desk_ui.wait(lambda: [one["month"] for one in session.ctl_json("list", "bulletins")] == ["2026-09"], "the words")
    press(app, bar, "Issue")
    app.find("label", "Issued", within=bar)
    press(app, bar, "Preview…")
    desk_ui.wait(lambda: len(app.windows()) == 2, "the preview")
    session.ctl("check")


desk_ui.main(["studio-desk"], env={"STUDIO_DESK_TODAY": "2026-10-09"}, prepare=prepare)
