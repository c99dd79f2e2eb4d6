#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Minutes, work report and task notice, read back by other people's programs."""

import datetime
import sys

from readers import dark_points, export, pages, sheet_of, text_of, values

import deskctl
from deskctl import Studio, case, data, equal

AT = ("--at", "2026-11-09 10:00")
LONG = "请于本周内完成影棚全部灯光设备的清点、除尘和编号工作，" * 11


def studio():
    office = Studio()
    office.run("init")
    office.run("settings", "forms.language", "en")
    office.run("import", "people", data("studio/people.csv"))
    office.run("set", "departments", "摄影部", "head=高强", "deputy=曹芳")
    office.run("set", "posts", "administration", "holder=番番")
    return office


def issue(office, content, **more):
    words = [part for key, value in more.items() for part in ("--" + key, value)]
    return office.run("notice", "issue", "--to", "晶晶", "--due", "2026-11-20", "--content", content, "--by", "高强",
                      *words, *AT).out.strip()


@case
def blanks():
    """FORMS: minutes, report and notice have a blank variant on one portrait A4 page"""
    with studio() as office:
        for form in ("meeting-minutes", "work-report", "task-notice"):
            sheet = sheet_of(export(office, form, "form.xlsx", "--blank"))
            equal((sheet.page_setup.orientation, sheet.page_setup.paperSize), ("portrait", 9))
            equal(pages(export(office, form, "form.pdf", "--blank")), 1)


@case
def two_halves():
    """MEE-3: a notice of 300 characters is on one page, twice with one number, with a line to cut along"""
    with studio() as office:
        for content in ("整理灯架", LONG[:300]):
            number = issue(office, content, standard="编号上架")
            path = export(office, "task-notice", "notice.pdf", "--id", number)
            equal(pages(path), 1)
            text = text_of(path)
            equal((text.count(number), text.count("Counterfoil"), text.count("Receiver's copy")), (2, 1, 1))
            squeezed = "".join(text_of(path, "-raw").split())
            equal((squeezed.count(content), squeezed.count("编号上架")), (2, 2))
            rows = dark_points(path)
            middle = rows[len(rows) // 2 - 6:len(rows) // 2 + 6]
            assert any(sum(row) > len(row) // 4 for row in middle), "no line to cut along"
            found = values(sheet_of(export(office, "task-notice", "notice.xlsx", "--id", number)))
            equal(found.count(content), 2)
            equal(found.count(datetime.datetime(2026, 11, 20)), 2)


@case
def overflow():
    """MEE-3: a notice that is longer than its half goes on cleanly, nothing of it is lost"""
    with studio() as office:
        content = "".join(f"第{line:03}项：清点编号。" for line in range(1, 161))
        number = issue(office, content)
        path = export(office, "task-notice", "notice.pdf", "--id", number)
        squeezed = "".join(text_of(path, "-raw").split())
        lost = [line for line in range(1, 161) if squeezed.count(f"第{line:03}项") != 2]
        equal(lost, [])
        assert values(sheet_of(export(office, "task-notice", "notice.xlsx", "--id", number))).count(content) == 2


@case
def printed():
    """MEE-3: a number that was printed stays; one that was not is given out again"""
    with studio() as office:
        first = issue(office, "一")
        office.run("undo")
        equal(issue(office, "二"), first)
        export(office, "task-notice", "notice.pdf", "--id", first)
        said = office.run("undo", expect=1).err
        assert first in said, said
        second = issue(office, "三")
        assert second != first
        export(office, "task-notice", "blank.pdf", "--blank")
        office.run("undo")
        equal(issue(office, "四"), second)


@case
def minutes():
    """MEE-1, MEE-6: minutes have who was there, one line an item, and the numbers of the tasks"""
    with studio() as office:
        office.run("meeting", "plan", "--until", "2026-11-30", "--at", "2026-11-02 08:00")
        meeting = str(office.json("list", "meetings")[0]["id"])
        office.run("meeting", "hold", meeting, "--at", "2026-11-09 09:00")
        office.run("meeting", "attendance", meeting, "曹芳=late:15", "傅涛=absent", "--others", *AT)
        office.run("meeting", "item", meeting, "decision", "周六大扫除改到三点", *AT)
        number = office.run("meeting", "item", meeting, "task", "整理灯架", "--to", "摄影部", "--due", "2026-11-16",
                            *AT).out.strip()
        sheet = sheet_of(export(office, "meeting-minutes", "minutes.xlsx", "--id", meeting))
        rows = [[cell.value for cell in row if cell.value is not None] for row in sheet.iter_rows()]
        task = next(row for row in rows if "整理灯架" in row)
        equal(task, [2, "整理灯架", "task", "摄影部", datetime.datetime(2026, 11, 16), number])
        assert ["late", "曹芳 (15 min)"] in rows and ["absent", "傅涛"] in rows, rows
        text = text_of(export(office, "meeting-minutes", "minutes.pdf", "--id", meeting))
        assert number in text and "周六大扫除改到三点" in text


@case
def work_report():
    """MEE-2: a report has the notices the person answers for, and says how it is filled in"""
    with studio() as office:
        number = issue(office, "整理灯架")
        office.run("report", "hand-in", "--person", "晶晶", "--week", "2026-W46", "--done", "拍摄12款", "--next", "修图",
                   "--progress", f"{number}=40", "--at", "2026-11-14 17:00")
        sheet = sheet_of(export(office, "work-report", "report.xlsx", "--week", "2026-W46", "--person", "晶晶"))
        rows = [[cell.value for cell in row if cell.value is not None] for row in sheet.iter_rows()]
        notice = next(row for row in rows if number in row)
        equal(notice[:4], [number, "整理灯架", datetime.datetime(2026, 11, 20), 40])
        assert ["拍摄12款"] in rows and ["修图"] in rows
        text = text_of(export(office, "work-report", "report.pdf", "--week", "2026-W46", "--person", "晶晶"))
        assert "Hand in before the weekly meeting" in " ".join(text.split())
        said = office.run("export", "work-report", "--week", "2026-W46", "-o", "x.pdf", expect=1).err
        assert "MEE-2" in said


sys.exit(deskctl.main())
