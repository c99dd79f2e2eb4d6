#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Makes the workbooks beside it anew, with openpyxl and LibreOffice.

They are kept in the repository because the tests want files that other programs
wrote; test-table-reader.c says what must be read from them.
"""

import csv
import datetime
import pathlib
import shutil
import subprocess
import tempfile

import openpyxl

HERE = pathlib.Path(__file__).resolve().parent
PEOPLE = HERE.parent.parent / "data" / "studio" / "people.csv"


def people():
    """The sample people as a person would keep them: real dates, telephone numbers as numbers."""
    book = openpyxl.Workbook()
    sheet = book.active
    sheet.title = "员工"
    with open(PEOPLE, encoding="utf-8", newline="") as file:
        for number, row in enumerate(csv.reader(file)):
            if number > 0:
                row[5] = datetime.date.fromisoformat(row[5])
                row[6] = int(row[6])
            sheet.append(row)
    for cell in sheet["F"][1:]:
        cell.number_format = 'yyyy"年"m"月"d"日"'
    return book


def shapes():
    """What offices do to a table."""
    book = openpyxl.Workbook()
    book.active.title = "旧"
    book.active.sheet_state = "hidden"
    book.active["A1"] = "old"
    sheet = book.create_sheet("名单")
    sheet["A1"] = "二〇二六年员工名单"
    sheet.merge_cells("A1:G1")
    heads = ["部门", "姓名", "入职", "打卡", "时刻", "合计", "在岗"]
    for column, head in enumerate(heads, 1):
        sheet.cell(3, column, head)
    rows = [
        ["策划部", "YY", datetime.date(2025, 5, 17), datetime.datetime(2026, 10, 8, 8, 41), datetime.time(8, 41), 0.1 + 0.2, True],
        [None, "晶晶", datetime.date(1999, 12, 31), datetime.datetime(2026, 10, 8), datetime.time(23, 59, 59), "=1+2", False],
        ["行政", "andy", None, None, datetime.timedelta(hours=36), "=NA()", None],
        [None, " 番番\n", None, None, None, 13068124158, None],
    ]
    for number, row in enumerate(rows, 4):
        for column, value in enumerate(row, 1):
            if value is not None:
                sheet.cell(number, column, value)
    sheet["C4"].number_format = "m/d/yy"
    sheet["C5"].number_format = "[$-804]yyyy\"年\"m\"月\"d\"日\""
    sheet["D4"].number_format = "yyyy/m/d h:mm"
    sheet["E6"].number_format = "[h]:mm:ss"
    sheet.merge_cells("A4:A5")
    sheet.merge_cells("A6:A7")
    sheet.row_dimensions[5].hidden = True
    sheet["K40"].fill = openpyxl.styles.PatternFill("solid", fgColor="FFFF00")
    book.create_sheet("空")
    return book


def convert(source, ending, target):
    with tempfile.TemporaryDirectory() as scratch:
        subprocess.run(["soffice", "--headless", f"-env:UserInstallation=file://{scratch}/profile",
                        "--convert-to", ending, "--outdir", scratch, str(source)], check=True, capture_output=True)
        shutil.move(pathlib.Path(scratch) / (source.stem + "." + ending), HERE / target)


def main():
    people().save(HERE / "people-openpyxl.xlsx")
    shapes().save(HERE / "shapes-openpyxl.xlsx")
    convert(HERE / "people-openpyxl.xlsx", "xls", "people.xls")
    convert(HERE / "people-openpyxl.xlsx", "ods", "people.ods")
    convert(HERE / "people.xls", "xlsx", "people-libreoffice.xlsx")
    convert(HERE / "shapes-openpyxl.xlsx", "xlsx", "shapes-libreoffice.xlsx")


if __name__ == "__main__":
    main()
