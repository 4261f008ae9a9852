"""Files that are made to do harm: refused in a sentence, and nothing is written."""

from __future__ import annotations

import zlib
from collections.abc import Callable
from io import BytesIO
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZipFile

import pytest

from dragoman.exchanges import docx
from helpers import projects
from helpers.word_tables import MAIN, import_table, list_parts, make_file, make_package

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


def spoil(data: bytes) -> bytes:
    """Change a byte of the compressed text of a document."""
    with ZipFile(BytesIO(data)) as archive:
        entry = archive.getinfo("word/document.xml")
    place = entry.header_offset + 30 + len(entry.filename) + entry.compress_size // 2
    return data[:place] + bytes([data[place] ^ 255]) + data[place + 1 :]


ENTITY = '<!DOCTYPE w [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">]>'
EXTERNAL = '<!DOCTYPE w [<!ENTITY a SYSTEM "file:///etc/passwd">]>'
LARGE, DEEP, DAMAGED = "the document is too large", "nested too deep", "a part is damaged"
MANY, NO_NAMES = "more than 20,000 rows", "it has no table that"
TYPE, OUTSIDE = "has a document type", "leads out of the file"
FILES: dict[str, tuple[str, Callable[[], bytes]]] = {
    "a million empty rows": (
        "the document is too large",
        lambda: make_file("<w:tbl>" + "<w:tr/>" * 1_000_000 + "</w:tbl>"),
    ),
    "300,000 rows": (
        "the document is too large",
        lambda: make_file("<w:tbl>" + f"<w:tr>{CELL}</w:tr>" * 300_000 + "</w:tbl>"),
    ),
    "30,000 rows": (
        "more than 20,000 rows",
        lambda: make_file("<w:tbl>" + f"<w:tr>{CELL}</w:tr>" * 30_000 + "</w:tbl>"),
    ),
    "many tables": (
        NO_NAMES,
        lambda: make_file("<w:tbl><w:tr><w:tc/></w:tr></w:tbl>" * 19_000),
    ),
    "many paragraphs": (NO_NAMES, lambda: make_file("<w:p/>" * 400_000)),
    "nested tables": (
        "nested too deep",
        lambda: make_file("<w:tbl><w:tr><w:tc>" * 9_000 + "</w:tc></w:tr></w:tbl>" * 9_000),
    ),
    "nested controls": (
        "nested too deep",
        lambda: make_file("<w:sdt>" * 90_000 + "</w:sdt>" * 90_000),
    ),
    "130 MiB of text": (
        "the document is too large",
        lambda: with_text(b"".join(b"%-100d" % number for number in range(13 * 104_858))),
    ),
    "a bomb": ("would unpack to 200 MiB", lambda: with_text(b" " * (200 << 20))),
    "a document type": (TYPE, lambda: with_head("<!DOCTYPE w>")),
    "entities": (TYPE, lambda: with_head(ENTITY)),
    "an external entity": (TYPE, lambda: with_head(EXTERNAL)),
    "a document type in another encoding": (
        "has a document type",
        lambda: with_text(
            f'<?xml version="1.0" encoding="utf-16"?>{ENTITY}<w>&b;</w>'.encode("utf-16")
        ),
    ),
    "an unknown encoding": (
        "a part is damaged",
        lambda: with_text(b'<?xml version="1.0" encoding="utf-7"?><w/>'),
    ),
    "a prefix that stands for nothing": (
        "a part is damaged",
        lambda: with_text(b"<w:document><w:body/></w:document>"),
    ),
    "such a prefix of an attribute": (
        "a part is damaged",
        lambda: with_text(b'<w:p xmlns:w="urn:w"><w:r a:b="1"/></w:p>'),
    ),
    "an end with another prefix": (
        "a part is damaged",
        lambda: with_text(b'<w:p xmlns:w="urn:w" xmlns:v="urn:w"></v:p>'),
    ),
    "no part with the text": (
        "the part with the text is missing",
        lambda: pack({**list_parts(make_file("<w:p/>")), "_rels/.rels": b"<Relationships/>"}),
    ),
    "no XML": (DAMAGED, lambda: with_text(b"\0\1\2")),
    "another XML": ("not a document of Word", lambda: with_text(b"<html/>")),
    "a name that leads out": (OUTSIDE, lambda: with_part("../../evil.xml")),
    "an absolute name": (OUTSIDE, lambda: with_part("/etc/passwd")),
    "a part that is damaged": (
        "is missing or damaged",
        lambda: spoil(docx.write(make_package(("One", "یک")))),
    ),
}


@pytest.mark.parametrize(("sentence", "make"), FILES.values(), ids=FILES.keys())
def test_a_hostile_file_is_refused_and_writes_nothing(
    sentence: str, make: Callable[[], bytes], tmp_path: Path
) -> None:
    # Two folders deep, so that "../../evil.xml" would lie in the folder of this test.
    folder = tmp_path / "one" / "two"
    folder.mkdir(parents=True)
    project = projects.make(folder, {"letter.txt": "One\n"}, "fa")
    before = project.catalog("letter", "fa").read_bytes()
    file = import_table(project, make())
    assert sentence in file.refused
    assert "\n" not in file.refused
    assert not file.refused.endswith("back.bin"), "the file is named before the sentence"
    assert project.catalog("letter", "fa").read_bytes() == before
    assert [path.name for path in tmp_path.rglob("*evil*")] == []


def test_an_opendocument_text_with_a_document_type_is_refused(tmp_path: Path) -> None:
    project = projects.make(tmp_path, {"letter.txt": "One\n"}, "fa")
    kind = b"application/vnd.oasis.opendocument.text"
    file = import_table(project, pack({"mimetype": kind, "content.xml": ENTITY.encode() + b"<x/>"}))
    assert "document type" in file.refused


def test_an_opendocument_text_with_an_unknown_prefix_is_refused(tmp_path: Path) -> None:
    project = projects.make(tmp_path, {"letter.txt": "One\n"}, "fa")
    kind = b"application/vnd.oasis.opendocument.text"
    file = import_table(project, pack({"mimetype": kind, "content.xml": b"<o:x><o:y/></o:x>"}))
    assert "a part is damaged" in file.refused


@pytest.mark.parametrize("text", ["{ PAGE }", "=1+1", "<w:fldSimple/>", "<script>", "&amp;"])
def test_a_text_is_never_a_field(text: str) -> None:
    files = list_parts(docx.write(make_package((text, text))))
    main = files[MAIN].decode()
    for name in ("fldSimple", "fldChar", "instrText", "hyperlink", "TargetMode"):
        assert f"<w:{name}" not in main
    assert zlib.crc32(files[MAIN]) == zlib.crc32(
        list_parts(docx.write(make_package((text, text))))[MAIN]
    )
