"""A file that cannot be taken is called by what it is, with what to do; what systems put beside
files is passed over."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

import pytest

from dragoman.commands._returned.files import read_returned
from helpers.packages import make_key

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600)
WEB_TABLE = "it is a web page; open it in Word or LibreOffice, and save it as .docx or .xlsx"


def pack(*names: str) -> bytes:
    buffer = BytesIO()
    with ZipFile(buffer, "w") as archive:
        for name in names:
            archive.writestr(name, "x")
    return buffer.getvalue()


def refuse(path: Path, data: bytes) -> str:
    path.write_bytes(data)
    (file,) = read_returned([path])
    assert file.error is not None and file.returned is None
    return file.error.sentence


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"%PDF-1.7\n", "it is a PDF, which holds no table"),
        (b"\xff\xd8\xff\xe0", "it is a picture, "),
        (b"\x89PNG\r\n\x1a\n", "it is a picture, "),
        (b"\0\0\0\x18ftypheic\0\0\0\0", "it is a picture, "),
        (b"{\\rtf1\\ansi x}", "in RTF; save it as .docx"),
        (b"\xde\x12\x04\x95\0\0\0\0", "it is a compiled catalogue (.mo)"),
        (b"\x95\x04\x12\xde\0\0\0\0", "it is a compiled catalogue (.mo)"),
        (b"7z\xbc\xaf'\x1c", "packed, and not as a ZIP archive"),
        (b"Rar!\x1a\x07", "packed, and not as a ZIP archive"),
        (b"\x1f\x8b\x08", "packed, and not as a ZIP archive"),
        (b"\x78\x9f\x3e\x22\x01", "winmail.dat"),
        (b"[InternetShortcut]\r\nURL=https://example.org\r\n", "only a link"),
        (b'{"url": "https://example.org", "doc_id": "1"}', "only a link"),
        (b"<plist><dict><key>URL</key></dict></plist>", "only a link"),
        (OLE + "__substg1.0_".encode("utf-16-le"), "mail of Outlook"),
        (OLE + "EncryptedPackage".encode("utf-16-le"), "protected with a password"),
        (OLE + "WordDocument".encode("utf-16-le"), "in an old or encrypted form of Office"),
        (pack("Index/Document.iwa", "preview.jpg"), "export it there as Word or Excel"),
        (pack("Index.zip", "preview.jpg"), "export it there as Word or Excel"),
        (b"BMW and others\n", "this is not a file that `dragoman export` makes"),
        (f"see {make_key(1)} there\n".encode(), "it has keys of a table"),
        (f"<html><table><tr><td>{make_key(1)}</td></tr></table></html>".encode(), WEB_TABLE),
        (f"<TABLE WIDTH=1><TR><TD>{make_key(1)}</TABLE>".encode(), WEB_TABLE),
        (f"MIME-Version: 1.0\r\n\r\n<table\r\n id=3D1>{make_key(1)}".encode(), WEB_TABLE),
        (b"<html><table><tr><td>A</td></tr></table></html>", "this is not a file that"),
        (
            f"<!DOCTYPE html><p>{make_key(1)}".encode(),
            WEB_TABLE,
        ),
        (f"<table><td>{make_key(1)}".encode(), WEB_TABLE),
        (
            f'<office:document xmlns:o="o"><table:table/>{make_key(1)}'.encode(),
            "it is OpenDocument in one file",
        ),
        (f'<office:document xmlns:o="o">{make_key(1)}'.encode(), "it is OpenDocument in one file"),
        (
            b'<Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet">'
            + make_key(1).encode(),
            "it is an old form of Excel or Word in one file",
        ),
        (b" \n", "it is empty"),
    ],
)
def test_a_strange_file_is_called_by_what_it_is(tmp_path: Path, data: bytes, words: str) -> None:
    assert words in refuse(tmp_path / "back", data)


def test_what_systems_put_into_folders_was_sent_by_nobody(tmp_path: Path) -> None:
    names = ("Thumbs.db", "desktop.ini", ".DS_Store", "~$letter.docx", "letter.txt")
    for name in names:
        (tmp_path / name).write_text("x")
    assert [Path(file.name).name for file in read_returned([tmp_path])] == ["letter.txt"]

    archive = tmp_path / "back.zip"
    archive.write_bytes(pack(*(f"a/{name}" for name in names), "__MACOSX/a/letter.txt"))
    assert [file.name for file in read_returned([archive])] == [f"{archive}: a/letter.txt"]


def test_what_editors_keep_beside_a_file_was_sent_by_nobody(tmp_path: Path) -> None:
    """Emacs, Lokalize and OmegaT keep what a file was before, and Poedit what is compiled of it."""
    kept = ("a.po~", "a.po.bak", "a.po.ORIG", "a.mo", "b/a.po~")
    alone = ("a.po", "b/a.po", "b/alone.po~", "b/alone.mo", "b/a.mo.txt", "a.pot")
    (tmp_path / "b").mkdir()
    for name in (*kept, *alone):
        (tmp_path / name).write_text("x")
    found = [file.name for file in read_returned([tmp_path])]
    assert sorted(found) == sorted(str(tmp_path / name) for name in alone)

    archive = tmp_path / "back.zip"
    archive.write_bytes(pack(*kept, *alone))
    found = [file.name for file in read_returned([archive])]
    assert found == [f"{archive}: {name}" for name in alone]
    (named,) = read_returned([tmp_path / "a.po~"])
    assert named.error is not None, "what a person names is read"
