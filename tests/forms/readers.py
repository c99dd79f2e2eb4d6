# SPDX-License-Identifier: GPL-3.0-or-later
"""What other people's programs read in our forms: openpyxl in workbooks, poppler in PDFs."""

import os
import re
import subprocess
import sys

import openpyxl

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "ctl"))


def export(office, form, name, *options):
    """Writes a form of the studio into its folder; returns the file."""
    office.run("export", form, *options, "-o", name)
    return os.path.join(office.folder, name)


def sheet_of(path):
    return openpyxl.load_workbook(path).worksheets[0]


def cells(sheet):
    """What stands in each place that is not empty."""
    return {cell.coordinate: cell.value for row in sheet.iter_rows() for cell in row if cell.value is not None}


def values(sheet):
    return list(cells(sheet).values())


def rows_of(sheet):
    return [[cell.value for cell in row] for row in sheet.iter_rows()]


def text_of(path, order="-layout"):
    return subprocess.run(["pdftotext", order, path, "-"], capture_output=True, check=True).stdout.decode()


def plain(text):
    """Without the spaces that the layout brings."""
    return re.sub(r"\s+", "", text)


def pages(path):
    text = subprocess.run(["pdfinfo", path], capture_output=True, check=True).stdout.decode()
    return int(text.split("Pages:")[1].split()[0])


def dark_points(path):
    """Where the first page has dark points, as rows of yes and no."""
    picture = subprocess.run(["pdftoppm", "-r", "50", "-gray", "-f", "1", "-l", "1", path], capture_output=True,
                             check=True).stdout
    _, size, _, points = picture.split(b"\n", 3)
    width, height = (int(number) for number in size.split())
    return [[point < 128 for point in points[row * width:(row + 1) * width]] for row in range(height)]
