#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""The duty forms of a studio, read back by other people's programs: what stands on the
paper and in the workbook is what studio-deskctl lists."""

import datetime
import os
import re
import subprocess
import sys

from readers import cells, export, plain, sheet_of, text_of, values

import deskctl
from deskctl import Studio, case, data, equal


def studio():
    office = Studio()
    office.run("init")
    office.run("import", "people", data("studio/people.csv"))
    office.run("add", "posts", "post=monitor", "holder=晶晶", "deputy=andy")
    office.run("plan", "rota", "2026-09-14", "2026-10-31")
    office.run("mark", "2026-10-08", "X", "--area", "厨房", "--remark", "灶台未擦", "--at", "2026-10-09 08:26")
    office.run("mark", "2026-10-08", "√", "--area", "大厅", "--at", "2026-10-09 08:27")
    office.run("mark", "2026-10-15", "X", "--area", "大厅", "--at", "2026-10-16 08:27")
    office.run("swap", "2026-10-09", "曹芳", "晶晶")
    return office


@case
def workbook():
    """ROT-8 the week as a workbook: dates, people, marks, print settings"""
    with studio() as office:
        sheet = sheet_of(export(office, "duty-week", "week.xlsx", "--week", "2026-W41"))
        found = cells(sheet)
        assert "值日表" in found.values(), found
        assert "编号 ZR-2026-W41" in found.values(), found
        head = next(row for row in sheet.iter_rows() if any(isinstance(c.value, datetime.datetime) for c in row))
        dates = {c.value.date().isoformat(): c.column for c in head if c.value is not None}
        equal(sorted(dates), [f"2026-10-{day:02d}" for day in range(5, 11)])
        assert all("月" in c.number_format for c in head if c.value is not None)

        labels = {sheet.cell(row, 1).value: row for row in range(head[0].row, sheet.max_row + 1)}
        for duty in office.json("list", "duty", "--from", "2026-10-08", "--to", "2026-10-09"):
            column = dates[duty["date"]]
            group = sheet.cell(labels["值日组"], column).value
            equal(group.split("\n"), [duty["group"], "、".join(duty["people"])])
            names = {name.split("（")[0] for name in duty["people"]}
            for mark in duty["marks"]:
                row = labels["早 · 烧水" if mark["area"] == "烧水" else mark["area"]]
                assert sheet.cell(row, column).value.split("（")[0] in names
                equal(sheet.cell(row, column + 1).value, {"ok": "√", "fail": "X", None: None}[mark["mark"]])
        everything = "\n".join(str(value) for value in found.values())
        assert "晶晶（调）" in everything and "厨房：灶台未擦" in everything, everything
        assert "集体大扫除" in everything and everything.count("国庆节") == 3, everything
        assert "审核" in everything and "√ 合格" in everything, everything

        equal(sheet.page_setup.orientation, "landscape")
        equal(int(sheet.page_setup.paperSize), 9)
        assert sheet.sheet_properties.pageSetUpPr.fitToPage
        assert sheet.page_setup.fitToWidth in (1, None)
        assert sheet.print_area and sheet.print_title_rows and sheet.freeze_panes


@case
def paper():
    """ROT-8 the week on one landscape page with the same cells"""
    with studio() as office:
        page = export(office, "duty-week", "week.pdf", "--week", "2026-W41")
        info = subprocess.run(["pdfinfo", page], capture_output=True, check=True).stdout.decode()
        equal(re.search(r"Pages:\s+(\d+)", info)[1], "1")
        assert re.search(r"841\.\d+ x 595\.\d+", info), info
        text = plain(text_of(page))
        sheet = sheet_of(export(office, "duty-week", "week.xlsx", "--week", "2026-W41"))
        for coordinate, value in cells(sheet).items():
            if isinstance(value, datetime.datetime):
                value = f"{value.month}月{value.day}日"
            for line in str(value).split("\n"):
                for name in line.split("、"):
                    assert plain(name) in text, f"{coordinate}: {name} is not on the page\n{text}"
        picture = export(office, "duty-week", "week.png", "--week", "2026-W41")
        with open(picture, "rb") as file:
            equal(file.read(8), b"\x89PNG\r\n\x1a\n")


@case
def special_days():
    """ROT-3 a make-up Sunday has a column, a plain Sunday has none"""
    with studio() as office:
        days = {}
        for week in ("2026-W38", "2026-W42"):
            sheet = sheet_of(export(office, "duty-week", f"{week}.xlsx", "--week", week))
            days[week] = [value for value in cells(sheet).values() if isinstance(value, datetime.datetime)]
        equal(len(days["2026-W38"]), 7)
        equal(max(days["2026-W38"]).date().isoformat(), "2026-09-20")
        equal(len(days["2026-W42"]), 6)


@case
def month():
    """ROT-8 the month as a calendar: every duty day with its group"""
    with studio() as office:
        sheet = sheet_of(export(office, "duty-month", "month.xlsx", "--month", "2026-10"))
        equal(sheet.page_setup.orientation, "portrait")
        where = {cell.value.date().isoformat(): cell for row in sheet.iter_rows() for cell in row
                 if isinstance(cell.value, datetime.datetime)}
        equal(len(where), 31)
        for duty in office.json("list", "duty", "--from", "2026-10-01", "--to", "2026-10-31"):
            below = where[duty["date"]].offset(row=1).value
            expected = "集体大扫除" if duty["kind"] == "team" else duty["group"]
            assert below.startswith(expected), (duty["date"], below)


@case
def hygiene():
    """ROT-11 the summary adds up and draws a native chart"""
    with studio() as office:
        sheet = sheet_of(export(office, "hygiene-month", "hygiene.xlsx", "--month", "2026-10"))
        rows = {row[0].value: [cell.value for cell in row] for row in sheet.iter_rows() if row[0].value}
        duties = [d for d in office.json("list", "duty", "--from", "2026-10-01", "--to", "2026-10-31")
                  if d["group"] is not None]
        for group in {d["group"] for d in duties}:
            own = [d for d in duties if d["group"] == group]
            inspected = [d for d in own if any(m["mark"] for m in d["marks"])]
            failed = [d for d in own if any(m["mark"] == "fail" for m in d["marks"])]
            equal(rows[group][1:5], [len(own), len(inspected), len(inspected) - len(failed), len(failed)])
            fined = [e for e in office.json("list", "ledger") if e["person"] in (rows[group][7] or "").split("、")]
            equal(rows[group][6], -sum(float(e["amount"]) for e in fined))
        equal(rows["第四组"][4:7], [2, 0, 50])
        equal(rows["合计"][4], 2)
        equal(len(sheet._charts), 1)


@case
def holiday():
    """ROT-9 the holiday roster names people and phones"""
    with studio() as office:
        office.run("set", "duty", "2026-10-01", "people=番番,周静", "handover=检查门窗")
        sheet = sheet_of(export(office, "holiday-duty", "holiday.xlsx", "--month", "2026-10"))
        found = [row for row in sheet.iter_rows(values_only=True) if isinstance(row[0], datetime.datetime)]
        equal(len(found), 7)
        equal(found[0][3], "番番\n周静")
        equal(found[0][4], "13068124158\n13228303883")
        equal(found[0][5], "检查门窗")


@case
def blank():
    """every form has a blank variant with its heads and signature lines"""
    with studio() as office:
        names = {person["name"] for person in office.json("list", "people")}
        for form in ("duty-week", "duty-month", "hygiene-month", "holiday-duty"):
            values = [str(value) for value in
                      cells(sheet_of(export(office, form, f"{form}.xlsx", "--blank"))).values()]
            everything = "\n".join(values)
            assert not any(name in everything for name in names if len(name) > 2), everything
            assert "审核" in everything, everything
            assert not re.search(r"\d{4}-W\d\d", everything), everything
            export(office, form, f"{form}.pdf", "--blank")


@case
def english():
    """forms print in their own language, whatever the window's"""
    with studio() as office:
        chinese = cells(sheet_of(export(office, "duty-week", "a.xlsx", "--week", "2026-W41")))
        assert "(Duty sheet)" in chinese.values(), chinese
        office.run("export", "duty-week", "--week", "2026-W41", "-o", "b.xlsx", language="zh_CN")
        assert "(Duty sheet)" not in cells(sheet_of(os.path.join(office.folder, "b.xlsx"))).values()
        office.run("settings", "forms.language", "en")
        found = cells(sheet_of(export(office, "duty-week", "c.xlsx", "--week", "2026-W41")))
        assert "Duty sheet" in found.values() and "值日表" not in found.values(), found


sys.exit(deskctl.main())
