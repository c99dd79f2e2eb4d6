#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""The sheets of a shoot, read back by other people's programs."""

import datetime
import sys

import openpyxl

from readers import export, pages, rows_of, sheet_of, text_of, values

import deskctl
from deskctl import Studio, case, data, equal

VALUES = {"text": "样品", "date": "2026-11-04", "integer": "3", "yes-no": "yes", "file": "PIC-0001"}
FORMS = {"booking": "portrait", "confirmation": "portrait", "goods-return": "portrait",
         "shoot-board": "landscape", "shoot-diary": "landscape", "flow-register": "landscape"}


def studio():
    office = Studio()
    office.run("init")
    office.run("settings", "forms.language", "en")
    office.run("import", "people", data("studio/people.csv"))
    office.run("import", "clients", data("studio/clients.csv"))
    for post, person in (("customer-service", "番番"), ("shoot-coordinator", "高强"), ("art-lead", "曹芳"),
                         ("monitor", "晶晶")):
        office.run("set", "posts", post, f"holder={person}")
    return office


def drive(office, client, until, day="2026-11-02"):
    """Takes a new case of @client to the step @until; everything is signed on one day."""
    number = office.run("add", "shoots", f"client={client}", "flow=shoot", "--at", f"{day} 09:00").out.strip()
    steps = {step["step"]: step for step in office.json("list", "steps", "--where", "flow=shoot")}
    posts = {post["post"]: post["holder"] for post in office.json("list", "posts")}
    minute = 0
    while True:
        step = office.json("list", "shoots", "--where", f"id={number}")[0]["step"]
        if step == until:
            return number
        fields = []
        for field in steps[step]["fields"]:
            if field["required"]:
                value = field["choices"][0] if field.get("choices") else VALUES[field["type"]]
                fields += ["--field", f"{field['name']}={value}"]
        minute += 1
        moment = f"{day} 10:{minute:02}"
        office.run("shoot", "monitor", number, "--by", "晶晶", "--at", moment)
        office.run("shoot", "next", number, "--by", posts[steps[step]["post"]], *fields, "--at", moment)


@case
def blanks():
    """FORMS: every sheet of a shoot has a blank variant on one A4 page"""
    with studio() as office:
        for form, orientation in FORMS.items():
            sheet = sheet_of(export(office, form, "form.xlsx", "--blank"))
            equal(sheet.page_setup.orientation, orientation)
            equal(sheet.page_setup.paperSize, 9)
            equal(pages(export(office, form, "form.pdf", "--blank")), 1)


@case
def booking():
    """SHO-2: the booking slip has what the client wants and who reviewed it"""
    with studio() as office:
        number = drive(office, "S2026002", "confirmation")
        found = values(sheet_of(export(office, "booking", "form.xlsx", "--id", number)))
        for value in ("唐嘉懿", "S2026002", "15235685165", "样品", "番番  2026-11-02 10:02"):
            assert value in found, (value, found)
        text = text_of(export(office, "booking", "form.pdf", "--id", number))
        for value in ("唐嘉懿", "S2026002", "15235685165"):
            assert value in text, (value, text)


@case
def confirmation():
    """SHO-2: the confirmation sheet lists the goods, what is agreed and the limits"""
    with studio() as office:
        number = drive(office, "S2026001", "goods-in")
        sheet = sheet_of(export(office, "confirmation", "form.xlsx", "--id", number))
        found = values(sheet)
        for value in ("郭丽", "Sample shoot", "Goods received", "Retouching", "Client's signature"):
            assert value in found, (value, found)
        equal(found.count(5), 2)
        equal(pages(export(office, "confirmation", "form.pdf", "--id", number)), 1)


@case
def goods_return():
    """SHO-9: the return slip is printed twice with one number and a cut line"""
    with studio() as office:
        number = drive(office, "S2026001", "goods-back")
        path = export(office, "goods-return", "form.pdf", "--id", number)
        equal(pages(path), 1)
        text = text_of(path)
        for label in ("Studio's copy", "Client's copy"):
            equal(text.count(label), 1)
        equal(text.count("郭丽"), 2)


@case
def shoot_board():
    """SHO-6: the board of the day has a row a case, the step once beside its cases, and no ended case"""
    with studio() as office:
        drive(office, "S2026001", "sample")
        drive(office, "S2026002", "sample")
        drive(office, "S2026003", "booking")
        drive(office, "S2026004", "closed")
        rows = rows_of(sheet_of(export(office, "shoot-board", "form.xlsx")))
        equal([row[:2] for row in rows if row[1] in ("郭丽", "唐嘉懿", "张平", "谢雨桐")],
              [["Booking slip", "张平"], ["Sample shoot", "郭丽"], [None, "唐嘉懿"]])
        text = text_of(export(office, "shoot-board", "form.pdf"))
        equal([name in text for name in ("郭丽", "唐嘉懿", "张平", "谢雨桐")], [True, True, True, False])


@case
def shoot_diary():
    """SHO-2: the diary has a row a client, with the day and the person of each step"""
    with studio() as office:
        drive(office, "S2026001", "shoot")
        drive(office, "S2026002", "booking")
        sheet = sheet_of(export(office, "shoot-diary", "form.xlsx", "--week", "2026-W45"))
        rows = [[cell.value for cell in row] for row in sheet.iter_rows()]
        first = next(row for row in rows if row[0] == "郭丽\nS2026001")
        assert datetime.datetime(2026, 11, 2) in first, first
        assert any(str(value).endswith("\n曹芳") for value in first), first
        assert any(row[0] == "唐嘉懿\nS2026002" for row in rows), rows
        equal([row for row in [[cell.value for cell in line] for line in sheet_of(export(
            office, "shoot-diary", "old.xlsx", "--week", "2026-W40")).iter_rows()] if row[0] == "郭丽\nS2026001"], [])


@case
def flow_register():
    """SHO-7: the register has a row a client and a column a step, with signer, day and the monitor's mark"""
    with studio() as office:
        drive(office, "S2026001", "closed")
        drive(office, "S2026002", "booking")
        path = export(office, "flow-register", "form.xlsx", "--month", "2026-11")
        book = openpyxl.load_workbook(path)
        sheet = book.worksheets[0]
        rows = [[cell.value for cell in row] for row in sheet.iter_rows()]
        done = next(row for row in rows if str(row[0]).startswith("郭丽"))
        equal(sum("√" in str(value) for value in done), 12)
        assert any("曹芳" in str(value) for value in done), done
        begun = next(row for row in rows if str(row[0]).startswith("唐嘉懿"))
        equal(sum("√" in str(value) for value in begun), 1)
        assert sheet._charts, "a native chart of the days per step"
        text = text_of(export(office, "flow-register", "form.pdf", "--month", "2026-11"))
        assert "郭丽" in text and "唐嘉懿" in text


sys.exit(deskctl.main())
