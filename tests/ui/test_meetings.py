#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""MEE-1 to MEE-4 in the real window: a meeting from its plan to the printed notices."""

import functools
import re

import desk_ui

PEOPLE = ("陈静", "丁浩然", "方一鸣", "顾景行", "韩梅", "李四", "刘洋", "王五", "张三", "赵六")


def prepare(session):
    session.ctl("init")
    for name in PEOPLE:
        session.ctl("add", "people", f"name={name}")
    for post, name in (("director", "陈静"), ("administration", "李四")):
        session.ctl("set", "posts", post, f"holder={name}")


@functools.cache
def pane(app):
    """Looked for once: the other panes have thousands of widgets."""
    return app.find("panel", re.compile("^Meetings"))


def press(app, name, within=None, nth=0):
    """Presses the button with that name, as soon as it can be."""
    within = within or pane(app)

    def find():
        found = [node for node in app.find_all(("push button", "toggle button"), re.compile(rf"(^|\s|_){name}"),
                                               within=within) if on_screen(app, node)]
        return found[nth] if len(found) > nth and app.state(found[nth], "sensitive") else None
    app.press(desk_ui.wait(find, lambda: f"a button {name} (there is: {app.summary(within)})"))


def on_screen(app, node):
    box = app.extents(node, screen=False)
    return box is not None and box[2] > 0


def entry(app, name):
    return app.find(("text", "entry"), name, within=pane(app), where=lambda node: on_screen(app, node))


def view(app, name):
    app.action("go", f"('meetings', '{name}')", 1)
    desk_ui.wait(lambda: app.describe("meetings.view", 1)[2] == name, f"the view {name}")


def minutes(session):
    return session.ctl_json("list", "minutes")


def notices(session):
    return session.ctl_json("list", "notices")


@desk_ui.case("MEE-1: meetings are planned, and one of ten people held with three outcomes and printed")
def hold(session, app):
    app.action("go", "('meetings', '')", 1)
    press(app, "Plan the Weekly Meetings")
    press(app, "Begin the Meeting")
    desk_ui.wait(lambda: session.ctl_json("list", "meetings")[0]["state"] == "held", "the meeting being held")

    # One comes late, one is absent, all others are here. What follows is said before it is saved.
    late = app.find(("push button", "toggle button"), "丁浩然: late", within=pane(app))
    app.press(late)
    app.find("label", re.compile("A fine of 5.00 yuan will be proposed for 丁浩然"), within=pane(app))
    assert session.ctl_json("list", "ledger") == []
    press(app, "Record")
    desk_ui.wait(lambda: len(session.ctl_json("list", "ledger")) == 1, "the proposed fine")
    press(app, "All Others Present")
    desk_ui.wait(lambda: {one["mark"] for one in session.ctl_json("list", "meeting-people")} == {"late", "present"},
                 "the attendance")

    # Three outcomes, typed: the letter before a line says what it is.
    line = entry(app, "Line of the minutes")
    app.set_text(line, "d 十月起样片一律两人确认")
    app.click(line)
    app.key("Return")
    desk_ui.wait(lambda: len(minutes(session)) == 1, "the decision")
    app.set_text(line, "i 新背景布周五到货")
    app.key("Return")
    desk_ui.wait(lambda: len(minutes(session)) == 2, "the information")
    app.set_text(line, "任务：清点两个影棚的灯架")
    app.key("Return")
    app.type("zs")
    app.key("Return")
    desk_ui.wait(lambda: app.state(entry(app, "By when"), "focused"), "the day being asked for")
    app.type("+5")
    app.key("Return")
    desk_ui.wait(lambda: len(minutes(session)) == 3, "the task")
    assert [one["kind"] for one in minutes(session)] == ["decision", "information", "task"]
    assert [one["text"] for one in minutes(session)] == ["十月起样片一律两人确认", "新背景布周五到货", "清点两个影棚的灯架"]

    notice = notices(session)[0]
    assert (notice["number"], notice["to"], notice["due"]) == ("RW-2026-0001", "张三", "2026-10-17"), notice
    press(app, "Close the Minutes")
    desk_ui.wait(lambda: session.ctl_json("list", "meetings")[0]["state"] == "closed", "the end of the minutes")
    press(app, "Print _1 Notice")
    preview = app.window("任务通知单")
    app.find("push button", "Print", within=preview)
    app.click(preview)
    app.key("Escape")
    desk_ui.wait(lambda: len(app.windows()) == 1, "the end of the preview")
    session.ctl("check")


@desk_ui.case("MEE-1: closed minutes are reopened, a line is changed and undone")
def change(session, app):
    press(app, "Reopen")
    desk_ui.wait(lambda: session.ctl_json("list", "meetings")[0]["state"] == "held", "open minutes")
    press(app, "Change the line", nth=1)
    line = entry(app, "Line of the minutes")
    app.wait_text(line, "新背景布周五到货")
    app.set_text(line, "新背景布周四到货")
    app.click(line)
    app.key("Return")
    desk_ui.wait(lambda: minutes(session)[1]["text"] == "新背景布周四到货", "the changed line")
    app.action("undo", None, 1)
    desk_ui.wait(lambda: minutes(session)[1]["text"] == "新背景布周五到货", "the line as it was")


@desk_ui.case("MEE-1: the next meeting carries over what is parked, and takes it up with one key")
def carry_over(session, app):
    line = entry(app, "Line of the minutes")
    app.set_text(line, "p 是否换供应商")
    app.click(line)
    app.key("Return")
    desk_ui.wait(lambda: len(minutes(session)) == 4, "the parked item")
    press(app, "Close the Minutes")
    app.action("go", "('meetings', '2026-10-19')", 1)
    app.find("label", "RW-2026-0001", within=pane(app), where=lambda node: on_screen(app, node))
    press(app, "Begin the Meeting")
    press(app, "Agenda")
    app.click(app.find("label", "是否换供应商", within=pane(app), where=lambda node: on_screen(app, node)))
    app.find("label", "Takes up: 是否换供应商", within=pane(app))
    app.key("alt+d", "Return")
    desk_ui.wait(lambda: len(minutes(session)) == 5, "the decision")
    taken = minutes(session)[4]
    assert taken["kind"] == "decision" and taken["text"] == "是否换供应商", taken
    session.ctl("check")


@desk_ui.case("MEE-6: a word is found in the minutes of all meetings")
def search(session, app):
    app.action("meetings.find", "'灯架'", 1)
    app.find("label", "1 item in the minutes", within=pane(app))
    app.key("Escape")


@desk_ui.case("MEE-4: a notice is signed for, moved on, done, sent back and confirmed")
def life(session, app):
    view(app, "notices")
    app.action("go", "('meetings', 'RW-2026-0001')", 1)
    app.find("label", "What became of it", within=pane(app))
    press(app, "Signed For")
    desk_ui.wait(lambda: notices(session)[0]["state"] == "received", "the signature")
    press(app, "Done")
    desk_ui.wait(lambda: notices(session)[0]["state"] == "done", "the end of the task")
    press(app, "Send _Back")
    app.find("label", re.compile("MEE-4"))
    app.set_text(entry(app, "Note or reason"), "灯架少数了一个")
    press(app, "Send _Back")
    desk_ui.wait(lambda: notices(session)[0]["state"] == "returned", "the notice coming back")
    press(app, "Done")
    desk_ui.wait(lambda: notices(session)[0]["state"] == "done", "the end of the task")
    press(app, "陈静 _Confirms")
    desk_ui.wait(lambda: notices(session)[0]["state"] == "confirmed", "the confirmation")
    session.ctl("check")


@desk_ui.case("MEE-3: a notice is issued besides meetings; the board moves it, and says why not")
def board(session, app):
    app.action("meetings.new", None, 1)
    app.set_text(entry(app, "Issued to"), "王五")
    app.set_text(app.find(("text", "entry"), "Task", within=pane(app), where=lambda node: on_screen(app, node)),
                 "更换摄影棚门锁")
    press(app, "Issue$")
    desk_ui.wait(lambda: len(notices(session)) == 2, "the notice")
    columns = app.find(None, "Board of the task notices", within=pane(app))
    app.drag(app.find("list item", "王五", within=columns), app.find(None, "Received", within=columns))
    desk_ui.wait(lambda: notices(session)[1]["state"] == "received", "the signature")
    app.drag(app.find("list item", "王五", within=columns), app.find(None, "Confirmed", within=columns))
    app.find("label", re.compile("it is confirmed when it is done.*MEE-4"))
    assert notices(session)[1]["state"] == "received"


@desk_ui.case("MEE-2: a report is written with the progress of its notices, handed in and reviewed")
def report(session, app):
    view(app, "reports")
    app.find("label", "0 of 10 handed in", within=pane(app))
    app.action("go", "('meetings', '2026-W42')", 1)
    app.find("label", "Week 42", within=pane(app))
    app.click(app.find("label", "王五", within=app.find("list", "Work reports")))
    app.set_text(app.find(("text", "entry"), "Work of this week", within=pane(app)), "拍摄 12 款")
    app.set_text(app.find(None, "Progress of RW-2026-0002", within=pane(app)), "60")
    press(app, "Hand In")
    desk_ui.wait(lambda: session.ctl_json("list", "reports"), "the report")
    desk_ui.wait(lambda: notices(session)[1]["progress"] == 60, "the progress")
    app.find("label", "1 of 10 handed in", within=pane(app))
    press(app, "Review")
    desk_ui.wait(lambda: session.ctl_json("list", "reports")[0]["reviewed"], "the review")
    app.find("label", "1 reviewed", within=pane(app))
    app.action("undo", None, 1)
    desk_ui.wait(lambda: not session.ctl_json("list", "reports")[0]["reviewed"], "the report as it was")
    session.ctl("check")


desk_ui.main(["studio-desk"], env={"STUDIO_DESK_TODAY": "2026-10-12"}, prepare=prepare)
