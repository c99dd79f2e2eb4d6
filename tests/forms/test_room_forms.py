#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""The register of rooms and the work bulletin, read back by other people's programs."""

import datetime
import re
import subprocess

from readers import export, sheet_of, text_of, values

import deskctl
from deskctl import Studio, case, data, equal

NOW = ("--at", "2026-10-04 09:00")


def studio():
    office = Studio()
    office.run("init")
    office.run("settings", "forms.language", "en")
    office.run("settings", "studio.name", "光影")
    office.run("import", "people", data("studio/people.csv"))
    for name in ("会议室", "培训室"):
        office.run("add", "rooms", f"name={name}")
    return office


def book(office, *fields):
    return office.run("add", "bookings", *fields, *NOW)


def pages_of(path):
    info = subprocess.run(["pdfinfo", path], capture_output=True, check=True).stdout.decode()
    return int(re.search(r"Pages:\s+(\d+)", info)[1])


def find(sheet, value):
    return next(cell for row in sheet.iter_rows() for cell in row if cell.value == value)


@case
def register():
    """MEE-5 room-week: rooms × days, each booking in its box, the displaced one gone"""
    with studio() as office:
        book(office, "room=会议室", "date=2026-10-07", "start=09:00", "end=10:00", "by=晶晶", "title=内部沟通")
        book(office, "room=会议室", "date=2026-10-07", "start=09:30", "end=10:30", "by=高强", "level=company",
             "title=全员会")
        book(office, "room=培训室", "date=2026-10-08", "start=14:00", "end=15:00", "by=何磊", "title==SUM(1)")
        book(office, "room=会议室", "date=2026-10-07", "start=14:00", "end=15:00", "by=晶晶")
        book(office, "room=会议室", "date=2026-10-14", "start=14:00", "end=15:00", "by=晶晶", "title=下周")
        path = export(office, "room-week", "rooms.xlsx", "--week", "2026-W41")
        sheet = sheet_of(path)
        equal(sheet.page_setup.orientation, "landscape")
        row = find(sheet, "会议室").row
        column = next(cell.column for r in sheet.iter_rows() for cell in r
                      if isinstance(cell.value, datetime.datetime) and cell.value.date() == datetime.date(2026, 10, 7))
        box = sheet.cell(row, column)
        equal(box.value, "◆ 09:30–10:30 高强\n全员会\n14:00–15:00 晶晶\nother use")
        assert "内部沟通" not in str(values(sheet)) and "下周" not in str(values(sheet))
        training = sheet.cell(find(sheet, "培训室").row, column + 1)
        equal(training.data_type, "s")
        assert training.value.endswith("=SUM(1)"), training.value
        assert sheet.print_title_rows and sheet.freeze_panes
        path = export(office, "room-week", "rooms.pdf", "--week", "2026-W41")
        equal(pages_of(path), 1)
        text = text_of(path)
        for word in ("Room register", "HY-2026-W41", "会议室", "09:30–10:30", "全员会"):
            assert word in text, text


@case
def blank_register():
    """MEE-5 room-week: the blank sheet has the rooms and nothing of the week"""
    with studio() as office:
        book(office, "room=会议室", "date=2026-10-07", "start=09:00", "end=10:00", "by=晶晶", "title=内部沟通")
        words = [str(value) for value in values(sheet_of(export(office, "room-week", "b.xlsx", "--blank")))]
        assert "会议室" in words and not any("晶晶" in word for word in words), words
        assert any("Checked by" in word for word in words), words
        equal(pages_of(export(office, "room-week", "b.pdf", "--blank")), 1)
    with Studio() as office:
        office.run("init")
        for row in office.json("list", "rooms"):
            office.run("remove", "rooms", str(row["id"]))
        equal(pages_of(export(office, "room-week", "b.pdf", "--blank")), 1)


@case
def full_register():
    """MEE-5 room-week: a crowded week loses nothing"""
    with studio() as office:
        for day in range(5, 12):
            for hour in range(8, 18):
                book(office, "room=会议室", f"date=2026-10-{day:02}", f"start={hour:02}:00", f"end={hour + 1:02}:00",
                     "by=晶晶", f"title=会{day}-{hour}")
        text = text_of(export(office, "room-week", "full.pdf", "--week", "2026-W41"))
        missing = [(day, hour) for day in range(5, 12) for hour in range(8, 18) if f"会{day}-{hour}" not in text]
        equal(missing, [])


def month(office, n_decisions):
    """A month with a meeting, decisions, notices and inspected duties."""
    office.run("plan", "rota", "2026-10-01", "2026-10-31")
    for day in (12, 13, 14, 15):
        office.run("mark", f"2026-10-{day}", "√", "--by", "晶晶", "--at", f"2026-10-{day} 18:00")
    meeting = office.run("add", "meetings", "date=2026-10-12", "start=09:00", "end=10:00", "title=每周例会",
                         "chair=晶晶", "minuter=高强", "--at", "2026-10-09 09:00").out.strip()
    office.run("meeting", "hold", meeting, "--chair", "晶晶", "--minuter", "高强", "--at", "2026-10-12 09:00")
    for number in range(n_decisions):
        office.run("meeting", "item", meeting, "decision", f"决定{number + 1}：样片统一在两个工作日内交付",
                   "--at", "2026-10-12 09:10")
    for due in (15, 20):
        office.run("notice", "issue", "--to", "曹芳", "--due", f"2026-10-{due}", "--content", "整理样片", "--by", "晶晶",
                   "--at", "2026-10-12 10:00")
    number = office.json("list", "notices")[0]["number"]
    for verb, by in (("receive", "曹芳"), ("done", "曹芳"), ("confirm", "晶晶")):
        office.run("notice", verb, number, "--by", by, "--at", "2026-10-14 10:00")


@case
def bulletin():
    """MEE-7 bulletin: decisions, tasks and duty of the month in figures, with charts, on one page"""
    with studio() as office:
        month(office, 2)
        office.run("add", "bulletins", "month=2026-10", "foreword=十月小结", "outlook=十一月安排", "editor=晶晶")
        path = export(office, "bulletin", "b.xlsx", "--month", "2026-10")
        sheet = sheet_of(path)
        words = values(sheet)
        for word in ("Work bulletin", "十月小结", "十一月安排", "决定1：样片统一在两个工作日内交付", "Decisions (meetings held: 1)"):
            assert word in words, words
        department = office.json("list", "people", "--where", "name=曹芳")[0]["department"]
        row = find(sheet, department).row
        equal([sheet.cell(row, column).value for column in range(2, 6)], [2, 1, 1, 1])
        assert len(sheet._charts) >= 1, "native charts"
        path = export(office, "bulletin", "b.pdf", "--month", "2026-10")
        equal(pages_of(path), 1)
        office.run("bulletin", "issue", "2026-10", "--at", "2026-10-31 17:00")
        assert "MEE-7" in office.run("bulletin", "issue", "2026-10", expect=1).err
        assert "MEE-7" in office.run("set", "bulletins", "2026-10", "foreword=x", expect=1).err
        office.run("undo")
        office.run("set", "bulletins", "2026-10", "foreword=x")
        assert "2026-10" in office.run("add", "bulletins", "month=October", expect=1).err
        office.run("check")


@case
def long_bulletin():
    """MEE-7 bulletin: of many decisions it says how many there are, and stays one page"""
    with studio() as office:
        month(office, 14)
        path = export(office, "bulletin", "b.pdf", "--month", "2026-10")
        equal(pages_of(path), 1)
        text = text_of(path)
        assert "决定8" in text and "决定9" not in text and "and 6 more" in text, text
        equal(pages_of(export(office, "bulletin", "blank.pdf", "--blank")), 1)


if __name__ == "__main__":
    deskctl.main()
