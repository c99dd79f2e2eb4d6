#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Makes the pictures of the documentation: the duty rota of a sample studio, in both languages.

    make_screenshots.py [--build DIR] FOLDER
"""

import argparse
import os

TODAY = "2026-10-09"
PICTURES = (("en", "screenshot.png"), ("zh_CN", "screenshot-zh_CN.png"))


def take(session, path):
    """Thursday's inspection as it is made on Friday: four passed, the kitchen fails."""
    session.ctl("init", "--sample")
    at = ("--at", TODAY + " 08:26")
    session.ctl("mark", "2026-10-08", "ok", *at)
    session.ctl("mark", "2026-10-08", "fail", "--area", "厨房", "--remark", "灶台未擦", *at)
    app = session.start("studio-desk")
    app.action("go", "('rota', '2026-10-08')", 1)
    app.click(app.find("table cell", "厨房", where=lambda node: "X" in app.text(node)))
    # The pointer is out of the picture, so that nothing shows a hint.
    app.move((session.size[0] - 1, session.size[1] - 1))
    session.screenshot(path)


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--build")
    parser.add_argument("folder")
    options = parser.parse_args()
    if options.build:
        os.environ["STUDIO_DESK_BUILD"] = os.path.abspath(options.build)

    import desk_ui

    def picture(language, name):
        path = os.path.join(os.path.abspath(options.folder), name)
        with desk_ui.Session(language=language, env={"STUDIO_DESK_TODAY": TODAY}) as session:
            take(session, path)
        print(path, flush=True)
        return True

    for language, name in PICTURES:
        if not desk_ui.in_child(lambda language=language, name=name: picture(language, name)):
            raise SystemExit(1)


if __name__ == "__main__":
    main()
