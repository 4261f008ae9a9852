"""Files that are made to do harm: refused in a sentence, quickly, and nothing is written."""

from __future__ import annotations

import zlib
from collections.abc import Callable
from io import BytesIO
from pathlib import Path
from time import monotonic
from zipfile import ZIP_DEFLATED, ZipFile

import pytest

from dragoman.exchanges import docx
from helpers import projects
from helpers.word_tables import MAIN, import_table, list_parts, make_file, make_package

SECONDS = 5
CELL = "<w:tc><w:p><w:r><w:t>x</w:t></w:r></w:p></w:tc>"


def pack(files: dict[str, bytes]) -> bytes:
    buffer = BytesIO()
    with ZipFile(buffer, "w", ZIP_DEFLATED) as archive:
        for name, data in files.items():
            archive.writestr(name, data)
    return buffer.getvalue()


def with_text(text: bytes) -> bytes:
    return pack({**list_parts(docx.write(make_package(("One", "یک")))), MAIN: text})


def with_head(head: str) -> bytes:
    text = list_parts(docx.write(make_package(("One", "یک"))))[MAIN].decode()
    return with_text(text.replace("?>\n", f"?>\n{head}", 1).encode())


def with_part(name: str) -> bytes:
    return pack({**list_parts(docx.write(make_package(("One", "یک")))), name: b"x"})


ENTITY = '<!DOCTYPE w [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">]>'
EXTERNAL = '<!DOCTYPE w [<!ENTITY a SYSTEM "file:///etc/passwd">]>'
FILES: dict[str, Callable[[], bytes]] = {
    "a million empty rows": lambda: make_file("<w:tbl>" + "<w:tr/>" * 1_000_000 + "</w:tbl>"),
    "a million rows": lambda: make_file(
        "<w:tbl>" + f"<w:tr>{CELL}</w:tr>" * 1_000_000 + "</w:tbl>"
    ),
    "30,000 rows": lambda: make_file("<w:tbl>" + f"<w:tr>{CELL}</w:tr>" * 30_000 + "</w:tbl>"),
    "many tables": lambda: make_file("<w:tbl><w:tr><w:tc/></w:tr></w:tbl>" * 19_000),
    "many paragraphs": lambda: make_file("<w:p/>" * 400_000),
    "nested tables": lambda: make_file(
        "<w:tbl><w:tr><w:tc>" * 9_000 + "</w:tc></w:tr></w:tbl>" * 9_000
    ),
    "nested controls": lambda: make_file("<w:sdt>" * 90_000 + "</w:sdt>" * 90_000),
    "a bomb": lambda: with_text(b" " * (200 << 20)),
    "a document type": lambda: with_head("<!DOCTYPE w>"),
    "entities": lambda: with_head(ENTITY),
    "an external entity": lambda: with_head(EXTERNAL),
    "a document type in another encoding": lambda: with_text(
        f'<?xml version="1.0" encoding="utf-16"?>{ENTITY}<w>&b;</w>'.encode("utf-16")
    ),
    "an unknown encoding": lambda: with_text(b'<?xml version="1.0" encoding="utf-7"?><w/>'),
    "no XML": lambda: with_text(b"\0\1\2"),
    "another XML": lambda: with_text(b"<html/>"),
    "a name that leads out": lambda: with_part("../../evil.xml"),
    "an absolute name": lambda: with_part("/etc/passwd"),
    "a part that is damaged": lambda: docx.write(make_package(("One", "یک"))).replace(
        b"One", b"Two"
    ),
}


@pytest.mark.parametrize("make", FILES.values(), ids=FILES.keys())
def test_a_hostile_file_is_refused_and_writes_nothing(
    make: Callable[[], bytes], tmp_path: Path
) -> None:
    project = projects.make(tmp_path, {"letter.txt": "One\n"}, "fa")
    before = project.catalog("letter", "fa").read_bytes()
    data = make()
    start = monotonic()
    file = import_table(project, data)
    assert monotonic() - start < SECONDS
    assert file.refused
    assert "\n" not in file.refused
    assert project.catalog("letter", "fa").read_bytes() == before
    assert {path.name for path in tmp_path.parent.rglob("*evil*")} == set()


def test_an_opendocument_text_with_a_document_type_is_refused(tmp_path: Path) -> None:
    project = projects.make(tmp_path, {"letter.txt": "One\n"}, "fa")
    kind = b"application/vnd.oasis.opendocument.text"
    file = import_table(project, pack({"mimetype": kind, "content.xml": ENTITY.encode() + b"<x/>"}))
    assert "document type" in file.refused


@pytest.mark.parametrize("text", ["{ PAGE }", "=1+1", "<w:fldSimple/>", "<script>", "&amp;"])
def test_a_text_is_never_a_field(text: str) -> None:
    files = list_parts(docx.write(make_package((text, text))))
    main = files[MAIN].decode()
    for name in ("fldSimple", "fldChar", "instrText", "hyperlink", "TargetMode"):
        assert f"<w:{name}" not in main
    assert zlib.crc32(files[MAIN]) == zlib.crc32(
        list_parts(docx.write(make_package((text, text))))[MAIN]
    )
