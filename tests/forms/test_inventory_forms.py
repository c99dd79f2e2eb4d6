#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""The forms of equipment and supplies, read back by other people's programs."""

import collections
import datetime
import os
import re
import subprocess
import sys

from readers import export, rows_of, sheet_of, values

import deskctl
from deskctl import Studio, case, data, equal

FORMS = {
    "equipment-register": ("Equipment register", "landscape"),
    "equipment-labels": ("Equipment labels", "portrait"),
    "loan-slip": ("Equipment loan slip", "portrait"),
    "damage-report": ("Equipment damage report", "portrait"),
    "equipment-check": ("Equipment check sheet", "landscape"),
    "stocktake": ("Stocktake sheet", "landscape"),
    "supplies-register": ("Register of supplies handed out", "portrait"),
}
ON_PAGE = 24


def studio():
    office = Studio()
    office.run("init")
    office.run("settings", "forms.language", "en")
    office.run("import", "people", data("studio/people.csv"))
    return office


def stocked():
    """The studio with its equipment and supplies, and somebody who may use a camera."""
    office = studio()
    office.run("import", "equipment", data("studio/equipment.csv"))
    office.run("import", "supplies", data("studio/supplies.csv"), "--at", "2026-10-01 09:00")
    for kind in ("相机", "镜头"):
        office.run("add", "qualifications", "person=曹芳", f"class={kind}", "assessor=番番", "date=2026-01-05")
    return office


def pages_of(path):
    info = subprocess.run(["pdfinfo", path], capture_output=True, check=True).stdout.decode()
    return int(re.search(r"Pages:\s+(\d+)", info)[1])


@case
def blank():
    """INV-1 every form has a blank variant of one page with its title and signature lines"""
    with studio() as office:
        names = {person["name"] for person in office.json("list", "people")}
        for form, (title, orientation) in FORMS.items():
            sheet = sheet_of(export(office, form, f"{form}.xlsx", "--blank"))
            words = [str(value) for value in values(sheet)]
            assert title in words, words
            equal(sheet.page_setup.orientation, orientation)
            assert not names & set(words), words
            assert form == "equipment-labels" or any("Checked by" in word for word in words), words
            equal(pages_of(export(office, form, f"{form}.pdf", "--blank")), 1)


@case
def which():
    """INV-4 a form about one record asks which, and knows no other"""
    with studio() as office:
        for form in ("loan-slip", "damage-report", "stocktake"):
            assert "blank" in office.run("export", form, "-o", "a.pdf", expect=1).err
            office.run("export", form, "--id", "17", "-o", "a.pdf", expect=1)
            office.run("export", form, "--id", "XX-2026-0001", "-o", "a.pdf", expect=1)
        assert not os.path.exists(os.path.join(office.folder, "a.pdf"))


@case
def copies():
    """INV-4 the loan slip has two copies alike on one sheet"""
    with studio() as office:
        words = values(sheet_of(export(office, "loan-slip", "slip.xlsx", "--blank")))
        equal([words.count(word) for word in ("Keeper's copy", "Borrower's copy", "Borrower")], [1, 1, 2])
        assert any(str(word).startswith("✂") for word in words), words


@case
def register():
    """INV-1 the register has a row an item, with its price and day as such, and adds up"""
    with stocked() as office:
        items = {item["number"]: item for item in office.json("list", "equipment")}
        sheet = sheet_of(export(office, "equipment-register", "register.xlsx"))
        rows = {row[1]: row for row in rows_of(sheet) if row[1] in items}
        equal(sorted(rows), sorted(items))
        for number, item in items.items():
            row = rows[number]
            equal([row[2], row[5], row[6], row[7], row[8].date().isoformat(), f"{row[9]:.2f}"],
                  [item[key] for key in ("class", "accessories", "place", "responsible", "bought", "price")])
            assert item["model"] in row[3], row
        total = next(row for row in rows_of(sheet) if row[0] == "Total")
        equal(f"{total[8]:.2f}", f"{sum(float(item['price']) for item in items.values()):.2f}")
        own = [item for item in items.values() if item["responsible"] == "何磊"]
        sheet = sheet_of(export(office, "equipment-register", "own.xlsx", "--person", "何磊"))
        equal(len([row for row in rows_of(sheet) if row[1] in items]), len(own))


@case
def labels():
    """INV-1 24 labels on a page; each code is read as the number of its item"""
    with stocked() as office:
        numbers = sorted(item["number"] for item in office.json("list", "equipment"))
        export(office, "equipment-labels", "labels.png")
        for name, expected in (("labels.png", numbers[:ON_PAGE]), ("labels-2.png", numbers[ON_PAGE:])):
            read = subprocess.run(["zbarimg", "-q", "--raw", os.path.join(office.folder, name)],
                                  capture_output=True, check=True).stdout.decode()
            equal(sorted(read.split()), expected)
        assert not os.path.exists(os.path.join(office.folder, "labels-3.png"))
        words = collections.Counter(values(sheet_of(export(office, "equipment-labels", "labels.xlsx"))))
        equal({words[number] for number in numbers}, {2})
        one = values(sheet_of(export(office, "equipment-labels", "one.xlsx", "--id", numbers[5])))
        equal([number for number in numbers if number in one], [numbers[5]])


@case
def slip():
    """INV-4 INV-6 the slip says what went out and how it came back, in both copies"""
    with stocked() as office:
        number = office.run("lend", "EQ-001", "EQ-004", "--to", "曹芳", "--until", "2026-10-09 18:00", "--for-shoot",
                            "--by", "何磊", "--at", "2026-10-08 09:30").out.strip()
        words = values(sheet_of(export(office, "loan-slip", "slip.xlsx", "--id", number)))
        for word in ("曹芳", "EQ-001", "EQ-004", "2026-10-08 09:30 to 2026-10-09 18:00", f"No. {number}"):
            assert sum(word in str(value) for value in words) == 2, (word, words)
        office.run("return", "EQ-001", "--battery", "EQ-001=95", "--missing", "EQ-001=充电器×1", "--by", "何磊",
                   "--at", "2026-10-09 17:00")
        loan = next(row["id"] for row in office.json("list", "loans") if row["item"] == "EQ-001")
        rows = rows_of(sheet_of(export(office, "loan-slip", "slip.xlsx", "--id", str(loan))))
        lines = {row[0]: row for row in rows if row[0] in ("EQ-001", "EQ-004")}
        equal([lines["EQ-001"][i] for i in (8, 9, 11)], ["2026-10-09\n17:00", "充电器×1", "95"])
        equal([lines["EQ-004"][i] for i in (8, 9, 11)], [None, None, None])
        equal(pages_of(export(office, "loan-slip", "slip.pdf", "--id", number)), 1)


@case
def check():
    """INV-2 the week has a row an item, seven days with a mark a point, and who signed"""
    with stocked() as office:
        for day in range(12, 16):
            office.run("round", "ok", "equipment", f"2026-10-{day}", "--at", f"2026-10-{day} 17:40")
        office.run("round", "mark", "equipment", "2026-10-14", "EQ-001", "X", "--remark", "电池鼓包",
                   "--at", "2026-10-14 17:50")
        sheet = sheet_of(export(office, "equipment-check", "week.xlsx", "--week", "2026-W42"))
        equal(sheet.page_setup.orientation, "landscape")
        head = next(row for row in sheet.iter_rows() if any(isinstance(c.value, datetime.datetime) for c in row))
        days = {c.value.date().isoformat(): c.column for c in head if c.value is not None}
        equal(sorted(days), [f"2026-10-{day}" for day in range(12, 19)])
        width = days["2026-10-13"] - days["2026-10-12"]
        equal(width, len(("state", "wear", "accessories", "battery", "put back")))
        items = {item["number"]: item for item in office.json("list", "equipment")}
        rows = {row[0].value: row for row in sheet.iter_rows() if row[0].value in items}
        equal(sorted(rows), sorted(items))
        for number, row in rows.items():
            equal(row[2].value, items[number]["responsible"])
            for day, column in days.items():
                marks = {cell.value for cell in row[column - 1:column - 1 + width]}
                if items[number]["state"] != "in-store":
                    continue
                if number == "EQ-001" and day == "2026-10-14":
                    equal(marks, {"X"})
                elif day < "2026-10-16":
                    equal(marks, {"√"})
                elif day == "2026-10-18":
                    equal(marks - {"Off"}, {None})
                else:
                    equal(marks, {None})
        assert "电池鼓包" in str(rows["EQ-001"][-1].value), rows["EQ-001"][-1].value
        words = [str(value) for value in values(sheet)]
        assert "Head's signature" in words and any("administration's signature" in word for word in words), words
        own = sheet_of(export(office, "equipment-check", "own.xlsx", "--week", "2026-W42", "--person", "何磊"))
        equal({row[2] for row in rows_of(own) if row[0] in items}, {"何磊"})
        blank_sheet = values(sheet_of(export(office, "equipment-check", "blank.xlsx", "--blank")))
        assert not {"√", "X", "何磊"} & set(map(str, blank_sheet)), blank_sheet


@case
def damage():
    """INV-7 the report names item, event, cause and amounts"""
    with stocked() as office:
        number = office.run("damage", "report", "EQ-004", "--event", "镜头跌落", "--person", "曹芳").out.split()[0]
        office.run("damage", "propose", number, "--cause", "misuse", "--severity", "moderate", "--value", "1800",
                   "--by", "何磊")
        words = values(sheet_of(export(office, "damage-report", "damage.xlsx", "--id", number)))
        for word in ("EQ-004", "镜头跌落", "曹芳", 1800, f"No. {number}"):
            assert word in words, (word, words)
        assert any("■ misuse" in str(word) and "□ correct use" in str(word) for word in words), words


@case
def stocktake():
    """INV-11 the sheet says of each line what was expected, counted and the difference"""
    with stocked() as office:
        number = office.run("stocktake", "start", "equipment").out.strip()
        codes = [row["number"] for row in office.json("list", "equipment", "--where", "state=in-store")]
        office.run("stocktake", "scan", number, *codes[1:], "EQ-999")
        office.run("stocktake", "close", number)
        rows = {row[1]: row for row in rows_of(sheet_of(export(office, "stocktake", "s.xlsx", "--id", number)))}
        equal(rows[codes[0]][5:8:2], [1, -1])
        equal(rows[codes[1]][5:8], [1, 1, 0])
        equal(rows["EQ-999"][5:8], [0, 1, 1])


@case
def supplies():
    """INV-10 the register's balance follows from its rows"""
    with stocked() as office:
        office.run("receive", "签字笔", "10", "--at", "2026-10-08 09:00")
        office.run("issue", "签字笔", "2", "--to", "晶晶", "--purpose", "办公", "--at", "2026-10-08 10:00")
        office.run("count", "签字笔", "5", "--at", "2026-10-09 10:00")
        sheet = sheet_of(export(office, "supplies-register", "s.xlsx", "--month", "2026-10", "--id", "签字笔"))
        rows = [row for row in rows_of(sheet) if isinstance(row[0], datetime.datetime)]
        assert len(rows) >= 3, rows
        for before, row in zip(rows, rows[1:]):
            equal(row[8], before[8] + (-row[4] if row[3] == "issued" else row[4]))
        equal(rows[-1][8], 5)
        issue, = [row for row in rows if row[3] == "issued"]
        equal([issue[1], issue[4], issue[5], issue[6]], ["签字笔", 2, "晶晶", "办公"])
        sheet = sheet_of(export(office, "supplies-register", "p.xlsx", "--month", "2026-10", "--person", "晶晶"))
        equal(len([row for row in rows_of(sheet) if isinstance(row[0], datetime.datetime)]), 1)


sys.exit(deskctl.main())
