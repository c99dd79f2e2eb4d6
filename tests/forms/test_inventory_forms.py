#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""The forms of equipment and supplies, read back by other people's programs."""

import os
import re
import subprocess
import sys

import openpyxl

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "ctl"))
import deskctl  # noqa: E402
from deskctl import Studio, case, data, equal  # noqa: E402

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


def export(office, form, name, *options):
    office.run("export", form, *options, "-o", name)
    return os.path.join(office.folder, name)


def sheet_of(path):
    return openpyxl.load_workbook(path).worksheets[0]


def values(sheet):
    return [cell.value for row in sheet.iter_rows() for cell in row if cell.value is not None]


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


sys.exit(deskctl.main())
