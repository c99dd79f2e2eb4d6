#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Files attached to records through studio-deskctl, and the one archive that a backup is."""

import hashlib
import os
import shutil
import struct
import zipfile
import zlib

from deskctl import Studio, case, data, equal, main


def picture(shade):
    """A PNG of one grey pixel."""
    def chunk(kind, body):
        return struct.pack(">I", len(body)) + kind + body + struct.pack(">I", zlib.crc32(kind + body))
    return (b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", struct.pack(">IIBBBBB", 1, 1, 8, 0, 0, 0, 0)) +
            chunk(b"IDAT", zlib.compress(bytes((0, shade)))) + chunk(b"IEND", b""))


def studio():
    office = Studio()
    office.run("init")
    office.run("import", "people", data("studio/people.csv"))
    office.run("import", "equipment", data("studio/equipment.csv"))
    for name, content in (("相机.png", picture(7)), ("same.png", picture(7)), ("合同.pdf", b"%PDF-1.4 signed")):
        with open(os.path.join(office.folder, name), "wb") as file:
            file.write(content)
    return office


def contents(office, file=None):
    folder = (file or office.file) + ".files"
    return sorted(first + rest for first in os.listdir(folder) if len(first) == 2
                  for rest in os.listdir(os.path.join(folder, first)))


@case
def attach():
    """SEC-4: a file is attached, listed, taken off, undone; the content is stored once"""
    with studio() as office:
        first = office.run("attach", "equipment", "EQ-001", "相机.png", "合同.pdf").out.split()
        second = office.run("attach", "people", "andy", "same.png", "--at", "2025-03-01 10:00").out.split()
        equal((len(first), len(second)), (2, 1))
        equal(contents(office), sorted({hashlib.sha256(body).hexdigest()
                                        for body in (picture(7), b"%PDF-1.4 signed")}))
        rows = office.json("attachments")
        equal([(row["kind"], row["title"], row["name"], row["media_type"]) for row in rows],
              [("equipment", "EQ-001", "相机.png", "image/png"), ("equipment", "EQ-001", "合同.pdf", "application/pdf"),
               ("people", "andy", "same.png", "image/png")])
        equal([row["id"] for row in rows], [int(word) for word in first + second])
        equal(len(office.json("attachments", "equipment", "EQ-001")), 2)
        equal(len(office.json("attachments", "--year", "2025")), 1)
        equal(len(office.json("attachments", "--person", "andy")), 1)
        equal(len(office.json("list", "attachments", "--where", "kind=people")), 1)
        office.run("check")

        office.run("detach", first[1])
        equal(len(office.json("attachments", "equipment")), 1)
        office.run("undo")
        equal(office.json("attachments"), rows)
        office.run("set", "attachments", first[1], "name=保修卡.pdf", "note=两年")
        equal([row["note"] for row in office.json("attachments", "equipment")], [None, "两年"])
        office.run("undo", "--last", "3")
        equal(office.json("attachments"), [])
        office.run("redo")
        equal(len(office.json("attachments")), 2)
        office.run("check")


@case
def refused():
    """SEC-4, SEC-5: what cannot be attached is said, and nothing is half done"""
    with studio() as office:
        assert "nobody" in office.run("attach", "people", "nobody", "same.png", expect=1).err
        assert "missing.png" in office.run("attach", "people", "andy", "missing.png", expect=1).err
        office.run("attach", "people", "andy", "same.png", "missing.png", expect=1)
        equal(office.json("attachments"), [])
        office.run("attach", "things", "1", "same.png", expect=2)
        office.run("attach", "people", "andy", expect=2)
        number = office.run("attach", "people", "andy", "same.png").out.strip()
        assert "already" in office.run("attach", "people", "andy", "相机.png", expect=1).err
        office.run("extract", number, "out.png")
        with open(os.path.join(office.folder, "out.png"), "rb") as file:
            equal(file.read(), picture(7))
        assert "exists already" in office.run("extract", number, "out.png", expect=1).err
        office.run("extract", "99", "other.png", expect=1)
        office.run("detach", "x", expect=2)
        assert "SEC-4" in office.run("add", "attachments", "name=x", expect=1).err


@case
def checked():
    """SEC-4: check names every file whose content is not what was attached"""
    with studio() as office:
        office.run("attach", "people", "andy", "合同.pdf")
        [only] = contents(office)
        path = os.path.join(office.file + ".files", only[:2], only[2:])
        os.chmod(path, 0o600)
        with open(path, "ab") as file:
            file.write(b"!")
        assert "合同.pdf" in office.run("check", expect=1).err
        os.unlink(path)
        assert "合同.pdf" in office.run("check", expect=1).err
        # The file once more makes it good.
        office.run("attach", "people", "番番", "合同.pdf")
        office.run("check")


@case
def moved():
    """SEC-3: one archive holds the file and what is attached; it brings both to a new computer"""
    with studio() as office:
        office.run("attach", "equipment", "EQ-001", "相机.png", "合同.pdf")
        office.run("backup", "studio.zip")
        before = {kind: office.json("list", kind) for kind in ("people", "equipment", "attachments")}
        with zipfile.ZipFile(os.path.join(office.folder, "studio.zip")) as archive:
            equal(archive.testzip(), None)
            stored = [entry for entry in archive.infolist() if entry.filename.startswith("studio.db.files/")]
            equal(len(stored), 2)
            # Pictures are packed already.
            assert all(entry.compress_type == zipfile.ZIP_STORED for entry in stored)
            archive.extractall(os.path.join(office.folder, "by-hand"))
        new = os.path.join(office.folder, "new", "studio.db")
        os.makedirs(os.path.dirname(new))
        office.run("restore", "studio.zip", file=new)
        office.run("check", file=new)
        equal({kind: office.json("list", kind, file=new) for kind in before}, before)
        # Unpacked by any program it is the studio as well.
        office.run("check", file=os.path.join(office.folder, "by-hand", "studio.db"))
        assert "restore" in office.run("check", file=os.path.join(office.folder, "studio.zip"), expect=1).err

        # What is lost comes back over the file that lost it.
        shutil.rmtree(office.file + ".files")
        office.run("check", expect=1)
        office.run("restore", "studio.zip")
        office.run("check")


@case
def damaged_archives():
    """SEC-3: an archive that was changed anywhere is refused, and nothing is touched"""
    with studio() as office:
        office.run("attach", "equipment", "EQ-001", "相机.png", "合同.pdf")
        office.run("backup", "studio.zip")
        office.run("remove", "people", "andy")
        before = office.json("list", "people")
        with open(os.path.join(office.folder, "studio.zip"), "rb") as file:
            good = file.read()
        inside = good.index(b"%PDF-1.4 signed")
        changed = [good[:len(good) // 2], good[:-1], good[:inside] + b"X" + good[inside + 1:],
                   good[:len(good) // 3] + b"\0" * 64 + good[len(good) // 3 + 64:]]
        for body in changed:
            with open(os.path.join(office.folder, "bad.zip"), "wb") as file:
                file.write(body)
            assert "damaged" in office.run("restore", "bad.zip", expect=1).err
            assert "damaged" in office.run("restore", "bad.zip", "--dry-run", expect=1).err
        equal(office.json("list", "people"), before)
        equal([name for name in os.listdir(office.folder) if "partial" in name or "before-restore" in name], [])


if __name__ == "__main__":
    main()
