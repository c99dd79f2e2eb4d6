#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""SHO-1 to SHO-9 in the real window: a case from the application on, by keyboard, pointer and drag; read back
with deskctl."""

import functools
import json
import re

import desk_ui

TODAY = "2026-10-09"  # a Friday; Saturday is worked, so five working days end on Thursday
CLIENT = "钱多多"
# What each step needs, as people write it.
SHEETS = {
    "application": {"chat_name": "SJ0200女装", "category": "女装", "need": "主图5张"},
    "booking": {"explained": "yes", "goods": "连衣裙", "quantity": "12", "reviewed": "yes"},
    "confirmation": {"agreed": "主图5张", "forum": "帖子 88", "screenshot": "88.png"},
    "goods-in": {"tracking": "SF1001", "quantity": "12", "condition": "完好", "slip": "yes"},
    "schedule": {"day": "2026-10-12"},
    "sample": {"checked": "yes"},
    "sample-ok": {"contact": "满意", "satisfied": "yes"},
}
STEPS = list(SHEETS)


def prepare(session):
    session.ctl("init", "--sample")


def case_at(session, step, number):
    """Makes a case with deskctl that has come to @step and waits to be recorded there; returns its id."""
    session.ctl("add", "clients", f"number={number}", f"name=学员{number}", "category=女装", f"chat_name={number}女装",
                f"phone=139{number[2:]:0>8}")
    shoot = session.ctl("add", "shoots", f"client={number}", "flow=shoot").strip()
    for name in STEPS[:STEPS.index(step)]:
        fields = [word for field, value in SHEETS[name].items() for word in ("--field", f"{field}={value}")]
        session.ctl("shoot", "monitor", shoot)
        session.ctl("shoot", "next", shoot, *fields)
    return int(shoot)


def shoot(session, number):
    """The case of the client @number as deskctl lists it."""
    return next(one for one in session.ctl_json("list", "shoots") if one["client"] == number)


def goods_of(session, number):
    return next(one for one in session.ctl_json("list", "goods") if one["client"] == number)


def entries(session, number):
    """What the diary has of the client's case."""
    name = shoot(session, number)["number"]
    return [one for one in session.ctl_json("list", "diary") if one["shoot"] == name]


@functools.cache
def pane(app):
    """Looked for once: the other panes have thousands of widgets."""
    return app.find("panel", re.compile("^Shoots"))


def entry(app, name):
    return app.find(("text", "entry"), re.compile(f"^{re.escape(name)}$"), within=pane(app))


def button(app, name):
    return app.find(("push button", "toggle button"), name, within=pane(app))


def card(app, name):
    return app.find("list item", name, within=pane(app))


def go_board(app):
    app.action("go", "('shoots', 'board')", 1)
    app.action("shoots.close", None, 1)


def open_case(app, number):
    app.action("shoots.select", f"int64 {number}", 1)
    app.find("label", re.compile(r"step \d+ of 13"), within=pane(app))


def wait_step(session, number, step):
    desk_ui.wait(lambda: shoot(session, number)["step"] == step, lambda: f"{step} instead of {shoot(session, number)}")


@desk_ui.case("SHO-2: from the application to “goods received, sample due on Thursday”, all in the window")
def first_case(session, app):
    app.action("go", "('shoots', '')", 1)
    app.find("push button", "New Case", within=pane(app))
    app.key("ctrl+n")
    app.find(("text", "entry"), "Find the client", within=pane(app))
    session.settle()
    app.type("SJ0200")
    app.key("Return")
    app.set_text(entry(app, "Name"), CLIENT)
    app.set_text(entry(app, "Chat remark name"), "SJ0200女装")
    app.set_text(entry(app, "Category of goods"), "女装")
    app.press(button(app, "Start the Case"))
    app.find("label", "Application — step 1 of 13", within=pane(app))
    app.press(button(app, "Record the Start"))
    app.set_text(entry(app, "What is needed"), "主图5张")
    app.press(button(app, "Sign, and On to “Booking slip”"))
    wait_step(session, "SJ0200", "booking")

    app.press(button(app, "Record the Start of “Booking slip”"))
    app.press(button(app, "Explained, file pack sent: yes"))
    app.set_text(entry(app, "Goods"), "连衣裙")
    app.set_text(entry(app, "Quantity"), "12")
    app.press(button(app, "Booking slip reviewed: yes"))
    app.press(button(app, "Sign, and On to “Confirmation”"))
    wait_step(session, "SJ0200", "confirmation")

    app.press(button(app, "Record the Start of “Confirmation”"))
    app.set_text(entry(app, "Agreed shots"), "主图5张")
    app.set_text(entry(app, "Forum post"), "帖子 88")
    app.set_text(entry(app, "Screenshot of the forum post"), "88.png")
    app.press(button(app, "Sign, and On to “Goods received”"))
    wait_step(session, "SJ0200", "goods-in")

    app.press(button(app, "Record the Start of “Goods received”"))
    app.set_text(entry(app, "Tracking number"), "SF1001")
    app.set_text(entry(app, "Goods counted"), "12")
    app.set_text(entry(app, "Condition"), "完好")
    app.press(button(app, "Printed confirmation in the parcel: yes"))
    app.press(button(app, "Sign, and On to “Scheduled”"))
    wait_step(session, "SJ0200", "schedule")

    app.find("label", "Working day 0 of 5 · due Thu, Oct 15", within=pane(app))
    assert shoot(session, "SJ0200")["due"] == "2026-10-15"
    goods = goods_of(session, "SJ0200")
    assert goods["quantity"] == 12 and goods["tracking"] == "SF1001", goods


@desk_ui.case("the confirmation of the case is seen as it will be printed")
def print_confirmation(_session, app):
    app.action("shoots.preview-form", "'confirmation'", 1)
    (window,) = desk_ui.wait(
        lambda: [one for one in app.windows() if app.find_all("push button", " Export…", within=one)],
        "the preview")
    app.press(app.find("push button", "Close", within=window))
    desk_ui.wait(lambda: len(app.windows()) == 1, "the end of the preview")


@desk_ui.case("SHO-2: what is missing is said, nothing is signed, and the cursor goes there")
def missing(session, app):
    number = case_at(session, "booking", "SJ0301")
    open_case(app, number)
    app.press(button(app, "Record the Start of “Booking slip”"))
    app.press(button(app, "Sign, and On to “Confirmation”"))
    app.find("label", re.compile("missing.*SHO-2"), within=pane(app))
    app.find("label", "Still missing: Explained, file pack sent, Goods, Quantity, Booking slip reviewed",
             within=pane(app))
    assert shoot(session, "SJ0301")["step"] == "booking"
    app.set_text(entry(app, "Goods"), "皮鞋")
    # What was written is kept when another case is looked at.
    app.action("shoots.select", f"int64 {shoot(session, 'SJ0200')['id']}", 1)
    desk_ui.wait(lambda: any("皮鞋" in json.dumps(one, ensure_ascii=False)
                             for one in session.ctl_json("list", "signoffs")), "the sheet as saved")
    open_case(app, number)
    app.wait_text(entry(app, "Goods"), "皮鞋")


@desk_ui.case("SHO-6: a card dragged to the next column is signed; undo brings it back")
def drag(session, app):
    number = case_at(session, "schedule", "SJ0302")
    session.ctl("shoot", "monitor", str(number))
    go_board(app)
    app.action("shoots.find", "'SJ0302'", 1)
    target = app.find("list", re.compile("^Sample shoot"), within=pane(app))
    open_case(app, number)
    app.set_text(entry(app, "Day of the sample shoot"), "2026-10-12")
    app.press(button(app, "Save the Sheet"))
    session.settle()
    app.drag(card(app, "学员SJ0302"), target)
    wait_step(session, "SJ0302", "sample")
    app.find("list item", re.compile("学员SJ0302.*Sample shoot"), within=pane(app))
    app.action("undo", None, 1)
    wait_step(session, "SJ0302", "schedule")
    app.find("list item", re.compile("学员SJ0302.*Scheduled"), within=pane(app))


@desk_ui.case("SHO-6: a card dragged over steps is refused, and told why")
def refused(session, app):
    target = app.find("list", re.compile("^Retouching"), within=pane(app))
    session.settle()
    app.drag(card(app, "学员SJ0302"), target)
    app.find("label", re.compile("only by signing the steps before it.*SHO-2"), within=pane(app))
    assert shoot(session, "SJ0302")["step"] == "schedule"


@desk_ui.case("SHO-6: the board by keyboard: arrows between cards, Shift and an arrow tries the step")
def keyboard(session, app):
    app.action("shoots.find", "''", 1)
    number = case_at(session, "sample-ok", "SJ0303")
    go_board(app)
    app.action("shoots.select", f"int64 {number}", 1)
    session.settle()
    app.click(card(app, "学员SJ0303"))
    app.key("shift+Right")
    app.find("label", re.compile("SHO-2"), within=pane(app))
    assert shoot(session, "SJ0303")["step"] == "sample-ok"
    app.key("Return")
    app.find("push button", "Record the Start of “Samples confirmed”", within=pane(app))


@desk_ui.case("SHO-3: who is not satisfied goes back to shooting, in a round of its own")
def round_two(session, app):
    app.press(button(app, "Record the Start of “Samples confirmed”"))
    app.set_text(entry(app, "What the client said"), "背景太暗")
    app.press(button(app, "Satisfied: no"))
    app.press(button(app, "Sign: Anew from “Sample shoot”"))
    wait_step(session, "SJ0303", "sample")
    assert shoot(session, "SJ0303")["round"] == 2
    app.find("list item", re.compile("学员SJ0303.*Round 2"), within=pane(app))
    app.find("label", re.compile("^Sample shoot · Round 2"), within=pane(app))


@desk_ui.case("SHO-4: nothing is hurried; the clock waits only for the client or the parcel")
def pause(session, app):
    app.action("shoots.ask", "'rush'", 1)
    app.find("label", re.compile("due on.*SHO-4"), within=pane(app))
    app.action("shoots.ask", "'pause'", 1)
    app.find("label", "Pause the Clock", within=pane(app))
    app.press(button(app, "Pause"))
    desk_ui.wait(lambda: shoot(session, "SJ0303")["state"] == "paused", "the case as paused")
    app.find("list item", re.compile("学员SJ0303.*waiting for the client"), within=pane(app))
    app.press(button(app, "Let the Clock Go On"))
    desk_ui.wait(lambda: shoot(session, "SJ0303")["state"] == "running", "the clock going on")


@desk_ui.case("the window follows what another program signs; a step is never signed twice")
def two_drivers(session, app):
    number = case_at(session, "confirmation", "SJ0304")
    go_board(app)
    open_case(app, number)
    app.find("push button", "Record the Start of “Confirmation”", within=pane(app))
    session.ctl("shoot", "monitor", str(number))
    app.find("push button", "Sign, and On to “Goods received”", within=pane(app))
    fields = [word for field, value in SHEETS["confirmation"].items() for word in ("--field", f"{field}={value}")]
    session.ctl("shoot", "next", str(number), *fields)
    app.find("label", "Goods received — step 4 of 13", within=pane(app))
    app.find("list item", re.compile("学员SJ0304.*Goods received"), within=pane(app))


@desk_ui.case("SHO-8: a shoot is booked as it is proposed, and seen in the diary")
def book(session, app):
    open_case(app, shoot(session, "SJ0302")["id"])
    app.action("shoots.book-case", None, 1)
    app.find("label", "Book a Shoot", within=pane(app))
    app.press(button(app, re.compile(" Book$")))
    (first,) = desk_ui.wait(lambda: entries(session, "SJ0302"), "the entry of the diary")
    app.find("table cell", re.compile("学员SJ0302.*sample shoot"), within=pane(app))
    # The sheet of the step says the day too.
    app.wait_text(entry(app, "Day of the sample shoot"), first["date"])


@desk_ui.case("SHO-8: nobody is booked twice at a time; a free day takes the entry")
def rebook(session, app):
    (first,) = entries(session, "SJ0302")
    person = next(one["id"] for one in session.ctl_json("list", "people") if one["name"] == first["photographer"])
    session.ctl("add", "diary", "date=2026-10-19", "from=" + first["from"], "until=" + first["until"],
                f"shoot={shoot(session, 'SJ0303')['number']}", f"photographer={first['photographer']}")
    app.action("shoots.rebook", f"(int64 {first['id']}, int64 {person}, '2026-10-19')", 1)
    app.find("label", re.compile("SHO-8"), within=pane(app))
    assert entries(session, "SJ0302") == [first]
    app.action("shoots.rebook", f"(int64 {first['id']}, int64 {person}, '2026-10-20')", 1)
    desk_ui.wait(lambda: entries(session, "SJ0302")[0]["date"] == "2026-10-20", "the entry on Tuesday")


@desk_ui.case("SHO-8: an entry is dragged to another day")
def drag_entry(session, app):
    app.action("go", "('shoots', '2026-10-20')", 1)
    entry_day = app.find("table cell", re.compile("Tue, Oct 20; .*学员SJ0302"), within=pane(app))
    row = desk_ui.title(entry_day).split(",")[0]
    free = app.find("table cell", re.compile(f"^{row}, Wed, Oct 21; free"), within=pane(app))
    session.settle()
    app.drag(entry_day, free, source_at=(0.5, 0.3))
    desk_ui.wait(lambda: entries(session, "SJ0302")[0]["date"] == "2026-10-21", "the entry on Wednesday")


@desk_ui.case("SHO-6: the table has the same cases, and opens them")
def table(session, app):
    app.action("shoots.view", "'table'", 1)
    app.action("shoots.find", "'SJ0302'", 1)
    number = shoot(session, "SJ0302")["number"]
    app.click(app.find("label", number, within=pane(app), where=lambda node: desk_ui.title(node) == number))
    app.find("label", re.compile("^Scheduled — step 5 of 13"), within=pane(app))
    app.action("shoots.find", "''", 1)


@desk_ui.case("SHO-9: goods go back before the client is satisfied only with a reason")
def send_back(session, app):
    go_board(app)
    open_case(app, shoot(session, "SJ0200")["id"])
    app.press(button(app, "Send Back"))
    app.set_text(entry(app, "Tracking number"), "SF2002")
    app.press(app.find("push button", re.compile(" Send Back$"), within=pane(app)))
    app.find("label", re.compile("SHO-9|INV-12"), within=pane(app))
    app.set_text(entry(app, "The client is not satisfied yet: why they go back now"), "学员急用")
    app.press(app.find("push button", re.compile(" Send Back$"), within=pane(app)))
    desk_ui.wait(lambda: goods_of(session, "SJ0200")["override"] == "学员急用", "the goods as sent back")
    app.find("label", re.compile("12 sent back"), within=pane(app))


@desk_ui.case("SHO-1: two records of one person are merged, and undone")
def merge(session, app):
    session.ctl("add", "clients", "number=SJ0999", "name=学员", "phone=13900000301")
    app.action("shoots.view", "'clients'", 1)
    app.press(app.find("push button", "Merge into SJ0301", within=pane(app)))
    desk_ui.wait(lambda: not any(one["number"] == "SJ0999" for one in session.ctl_json("list", "clients")),
                 "one record of the two")
    app.action("undo", None, 1)
    desk_ui.wait(lambda: any(one["number"] == "SJ0999" for one in session.ctl_json("list", "clients")),
                 "both records again")


@desk_ui.case("SHO-7: the month is counted; everything the window did holds")
def report(session, app):
    app.action("shoots.view", "'report'", 1)
    app.find("label", "Working Days a Step", within=pane(app))
    app.find("label", "Whom the Delay Belongs To", within=pane(app))
    session.ctl("check")


if __name__ == "__main__":
    desk_ui.main(["studio-desk"], prepare=prepare, env={"STUDIO_DESK_TODAY": TODAY})
