#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Makes the pictures of the documentation: the window on a sample studio, in both languages.

    make_screenshots.py [--build DIR] FOLDER
"""

import argparse
import os

parser = argparse.ArgumentParser()
parser.add_argument("--build")
parser.add_argument("folder")
options = parser.parse_args()
if options.build:
    os.environ["STUDIO_DESK_BUILD"] = os.path.abspath(options.build)

import desk_ui  # noqa: E402

for language, name in (("en", "screenshot.png"), ("zh_CN", "screenshot-zh_CN.png")):
    with desk_ui.Session(language=language) as session:
        session.ctl("init", "--sample")
        session.start("studio-desk")
        path = os.path.join(os.path.abspath(options.folder), name)
        session.screenshot(path)
        print(path)
