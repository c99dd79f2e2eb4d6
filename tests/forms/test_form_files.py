#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Reads the sample forms back with other people's programs: openpyxl, poppler and
LibreOffice must find the very cells that the forms were made of.

    test_form_files.py FORM-SAMPLE
"""

import csv
import datetime
import os
import re
import shutil
import subprocess
import sys
import tempfile
import traceback
import unicodedata
import zipfile

import openpyxl

FORMS = ("duty", "register", "summary", "slip", "hostile")
folder = None
cases = []


def case(function):
    cases.append(function)
    return function


class Form:
    def __init__(self, name):
        self.name, self.cells, self.legend, self.foot = name, [], [], []
        with open(os.path.join(folder, name + ".cells"), encoding="utf-8") as lines:
            for line in lines.read().split("\n"):
                fields = line.split("\t")
                if fields[0] == "form":
                    (self.title, self.studio, rows, columns, head, lines_over, self.orientation,
                     copies, charts, pages) = fields[1:]
                    self.rows, self.columns, self.head = int(rows), int(columns), int(head)
                    self.copies, self.charts, self.pages = int(copies), int(charts), int(pages)
                    self.base = 4 if lines_over == "1" else 3
                elif fields[0] == "cell":
                    self.cells.append(fields[1:5] + [fields[5], unescape(fields[6]),
                                                     unescape(fields[7])])
                elif fields[0] in ("legend", "foot"):
                    getattr(self, fields[0]).append(fields[1])
        self.cells = [tuple(map(int, cell[:4])) + tuple(cell[4:]) for cell in self.cells]

    def path(self, ending):
        return os.path.join(folder, f"{self.name}.{ending}")

    def sheet(self):
        return openpyxl.load_workbook(self.path("xlsx")).worksheets[0]


def unescape(text):
    raw = re.sub(rb"\\([0-7]{3}|.)", lambda m: bytes([int(m[1], 8)]) if len(m[1]) == 3
                 else {b"n": b"\n", b"t": b"\t"}.get(m[1], m[1]), text.encode())
    return raw.decode()


def run(*command):
    return subprocess.run(command, check=True, capture_output=True, text=True, timeout=120).stdout


def plain(text):
    """Only letters and signs: readers put their own spaces between words."""
    return re.sub(r"\s+", "", unicodedata.normalize("NFKC", text))


def expected(kind, value):
    if kind == "empty":
        return None
    if kind in ("text", "mark"):
        return value[:32767]
    if kind == "integer":
        return int(value)
    if kind == "money":
        return int(value) / 100
    if kind == "date":
        return datetime.datetime.fromisoformat(value)
    return float(value)


@case
def workbook_has_every_cell_in_its_place():
    for name in FORMS:
        form = Form(name)
        sheet = form.sheet()
        for row, column, _, _, kind, value, _ in form.cells:
            cell = sheet.cell(form.base + row, 1 + column)
            want = expected(kind, value)
            if isinstance(want, float):
                assert abs(cell.value - want) < 1e-9, (name, cell.coordinate, cell.value, want)
            else:
                assert cell.value == want, (name, cell.coordinate, cell.value, want)
            assert cell.data_type != "f", (name, cell.coordinate)
            assert cell.is_date == (kind == "date"), (name, cell.coordinate, cell.number_format)
            assert cell.hyperlink is None


@case
def workbook_merges_what_the_form_merges():
    for name in FORMS:
        form = Form(name)
        sheet = form.sheet()
        last = form.base + form.rows - 1
        found = {(r.min_row - form.base, r.min_col - 1, r.max_row - r.min_row + 1,
                  r.max_col - r.min_col + 1)
                 for r in sheet.merged_cells.ranges if form.base <= r.min_row <= last}
        want = {cell[:4] for cell in form.cells if cell[2] > 1 or cell[3] > 1}
        assert found == want, (name, found ^ want)


@case
def workbook_prints_as_the_form_does():
    for name in FORMS:
        form = Form(name)
        sheet = form.sheet()
        assert sheet.page_setup.orientation == form.orientation
        assert sheet.page_setup.paperSize == 9
        assert sheet.sheet_properties.pageSetUpPr.fitToPage
        assert sheet.page_setup.fitToWidth in (None, 1)
        assert (sheet.page_setup.fitToHeight == 0) == (form.pages > 1), name
        assert sheet.print_options.horizontalCentered
        assert abs(sheet.page_margins.left - 20 / 25.4) < 0.01
        area = sheet.print_area if isinstance(sheet.print_area, str) else sheet.print_area[0]
        assert area.startswith(f"$A$1:${openpyxl.utils.get_column_letter(form.columns)}$"), area
        assert "&P" in sheet.oddFooter.right.text or "&[Page]" in sheet.oddFooter.right.text
        if form.head and not form.copies:
            first, end = form.base, form.base + form.head - 1
            assert sheet.print_title_rows == f"${first}:${end}", sheet.print_title_rows
            assert sheet[sheet.freeze_panes].row == end + 1, sheet.freeze_panes


@case
def workbook_says_title_legend_and_foot():
    for name in FORMS:
        form = Form(name)
        book = openpyxl.load_workbook(form.path("xlsx"))
        sheet = book.worksheets[0]
        words = [str(c.value) for row in sheet.iter_rows() for c in row if c.value is not None]
        assert sheet.cell(2, 1).value == form.title
        assert sheet.cell(1, 1).value == form.studio
        assert book.properties.title == form.title
        assert book.properties.creator == form.studio
        for text in form.legend:
            assert any(text in word for word in words), (name, text)
        for text in form.foot:
            assert any(text in word for word in words), (name, text)


@case
def workbook_has_a_chart_of_its_own_cells():
    form = Form("summary")
    sheet = form.sheet()
    assert len(sheet._charts) == form.charts == 1
    with zipfile.ZipFile(form.path("xlsx")) as parts:
        assert parts.testzip() is None
        chart = parts.read("xl/charts/chart1.xml").decode()
    ranges = re.findall(r"<c:f>[^<]*!([^<]*)</c:f>", chart)
    assert ranges == [f"$A${form.base + 1}:$A${form.base + 4}",
                      f"$E${form.base + 1}:$E${form.base + 4}"], ranges
    assert "各组合格率" in chart


@case
def workbook_shades_days_off():
    form = Form("duty")
    sheet = form.sheet()
    off = sheet.cell(form.base + 2, 2)
    assert off.value == "休\n国庆节" and off.fill.patternType == "lightUp"
    name, mark = sheet.cell(form.base + 3, 8), sheet.cell(form.base + 3, 9)
    assert (name.value, mark.value) == ("晶晶", "√")
    assert name.border.right.style is None and mark.border.left.style is None
    assert mark.border.right.style == "thin"
    assert sheet.cell(form.base, 1).border.left.style == "medium"
    assert sheet.cell(form.base + 1, 12).number_format == 'm"月"d"日""(补班)"'


@case
def libreoffice_reads_the_workbooks():
    office = shutil.which("soffice") or shutil.which("libreoffice")
    if office is None:
        return "SKIP LibreOffice is not installed"
    profile = "file://" + os.path.join(folder, "profile")
    books = [Form(name).path("xlsx") for name in ("duty", "register", "summary")]
    target = os.path.join(folder, "office")
    run(office, f"-env:UserInstallation={profile}", "--headless", "--convert-to", "pdf", "--outdir",
        target, *books)
    for name in ("duty", "register", "summary"):
        form = Form(name)
        path = os.path.join(target, name + ".pdf")
        text = plain(run("pdftotext", "-raw", path, "-"))
        for cell in form.cells:
            if cell[4] != "empty":
                for line in cell[6].split("\n"):
                    assert plain(line) in text, (name, cell)
        info = run("pdfinfo", path)
        if form.pages == 1:
            assert re.search(r"Pages:\s+1\n", info), (name, info)
        width, height = map(float, re.search(r"Page size:\s+([\d.]+) x ([\d.]+)", info).groups())
        assert (width > height) == (form.orientation == "landscape")


@case
def page_has_every_cell():
    for name in ("duty", "register", "summary", "slip"):
        form = Form(name)
        text = plain(run("pdftotext", "-raw", form.path("pdf"), "-"))
        for cell in form.cells:
            if cell[4] != "empty":
                for line in cell[6].split("\n"):
                    assert plain(line) in text, (name, cell)
        for part in [form.title, form.studio] + form.legend + form.foot:
            assert plain(part) in text, (name, part)


@case
def page_is_one_sheet_of_a4():
    for name in FORMS:
        form = Form(name)
        info = run("pdfinfo", form.path("pdf"))
        size = re.search(r"Page size:\s+([\d.]+) x ([\d.]+) pts \(A4\)", info)
        assert size, info
        assert (float(size[1]) > float(size[2])) == (form.orientation == "landscape")
        assert re.search(rf"Pages:\s+{form.pages}\n", info)
        if name != "register":
            assert form.pages == 1, name


@case
def page_describes_itself():
    info = run("pdfinfo", "-isodates", Form("duty").path("pdf"))
    assert re.search(r"Title:\s+值日表 ZR-2026-W41", info), info
    assert re.search(r"Author:\s+老A摄影工作室", info)
    assert re.search(r"CreationDate:\s+2026-10-05", info)


@case
def pages_repeat_head_and_are_numbered():
    form = Form("register")
    assert form.pages > 2
    for page in range(1, form.pages + 1):
        text = run("pdftotext", "-layout", "-f", str(page), "-l", str(page), form.path("pdf"), "-")
        assert "购入日期" in text and "设备台账" in plain(text)
        numbers = [int(n) for n in re.findall(r"\d+", text.strip().split("\n")[-1])]
        assert numbers[-2:] == [page, form.pages], numbers


@case
def copies_are_identical_halves():
    form = Form("slip")
    halves = [run("pdftotext", "-raw", "-x", "0", "-W", "600", "-y", str(y), "-H", "421",
                  form.path("pdf"), "-") for y in (0, 421)]
    halves = [plain(half).replace("✂", "") for half in halves]
    assert "本科室" in halves[0] and "考勤员" in halves[1]
    assert halves[0].replace("本科室", "") == halves[1].replace("考勤员", ""), halves
    assert "何磊" in halves[0]
    assert "✂" in run("pdftotext", form.path("pdf"), "-")


@case
def documents_are_small_and_embed_their_fonts():
    for name in FORMS:
        path = Form(name).path("pdf")
        assert os.path.getsize(path) < 400_000, (name, os.path.getsize(path))
        for line in run("pdffonts", path).split("\n")[2:]:
            assert not line or re.search(r"yes (yes|no)\s+yes", line), line


@case
def csv_has_the_table_alone():
    for name in FORMS:
        form = Form(name)
        with open(form.path("csv"), encoding="utf-8-sig", newline="") as lines:
            rows = list(csv.reader(lines))
        assert len(rows) == form.rows
        for row, column, _, _, kind, value, shown in form.cells:
            want = value if kind == "date" else shown
            if kind == "text" and want.startswith(("=", "-")):
                want = "'" + want
            assert rows[row][column] == want, (name, row, column, rows[row][column], want)


@case
def same_form_is_the_same_file():
    again = os.path.join(folder, "again")
    os.mkdir(again)
    run(sys.argv[1], again)
    for name in FORMS:
        for ending in ("pdf", "png", "xlsx", "csv"):
            with open(os.path.join(folder, f"{name}.{ending}"), "rb") as a, \
                 open(os.path.join(again, f"{name}.{ending}"), "rb") as b:
                assert a.read() == b.read(), (name, ending)


def main():
    global folder
    failed = 0
    with tempfile.TemporaryDirectory() as folder:
        run(sys.argv[1], folder)
        print(f"1..{len(cases)}", flush=True)
        for number, function in enumerate(cases, 1):
            name = function.__name__.replace("_", " ")
            try:
                skip = function()
                print(f"ok {number} - {name}" + (f" # {skip}" if skip else ""), flush=True)
            except Exception:
                failed += 1
                print(f"not ok {number} - {name}")
                for line in traceback.format_exc().split("\n"):
                    print("# " + line)
    return 1 if failed else 0


sys.exit(main())
