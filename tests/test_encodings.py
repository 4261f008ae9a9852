"""Files in UTF-8, and in an encoding of two or four bytes a character."""

from __future__ import annotations

import codecs

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from dragoman import encodings
from dragoman.encodings import find_wide_encoding, is_utf8
from dragoman.errors import CatalogError, DragomanError, ProjectError, SourceError
from dragoman.glossary import read as read_glossary
from dragoman.po import parse
from dragoman.sources import ReadOptions, read

TEXTS = ("A letter\n\nOne two.\n", "نامه‌ای از کوه\n\nیک دو سه.\n", "Письмо\n\nРаз два.\n")


@pytest.mark.parametrize("text", TEXTS)
@pytest.mark.parametrize(
    ("encoding", "mark"),
    [
        ("utf-16-le", codecs.BOM_UTF16_LE),
        ("utf-16-be", codecs.BOM_UTF16_BE),
        ("utf-32-le", codecs.BOM_UTF32_LE),
        ("utf-32-be", codecs.BOM_UTF32_BE),
    ],
)
def test_a_byte_order_mark_says_it(text: str, encoding: str, mark: bytes) -> None:
    assert find_wide_encoding(mark + text.encode(encoding)) == encoding[:6].upper()


@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be"])
@pytest.mark.parametrize("text", TEXTS)
def test_utf_16_is_seen_without_a_mark(text: str, encoding: str) -> None:
    assert find_wide_encoding(text.encode(encoding)) == "UTF-16"


@pytest.mark.parametrize(
    "data",
    [b"", b"a", b"a\0b", b"\0\0\0\0", b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR", TEXTS[1].encode(),
     TEXTS[1].encode("cp1256", "ignore"), b"\xef\xbb\xbfabc", bytes(range(256)) * 8],
)  # fmt: skip
def test_other_files_are_not_in_one(data: bytes) -> None:
    assert find_wide_encoding(data) == ""


def test_every_reader_says_it_in_one_sentence(tmp_path_factory: pytest.TempPathFactory) -> None:
    data = codecs.BOM_UTF16_LE + TEXTS[1].encode("utf-16-le")
    path = tmp_path_factory.mktemp("glossary") / "glossary.csv"
    path.write_bytes(data)
    without_mark = data.removeprefix(codecs.BOM_UTF16_LE)
    with pytest.raises(SourceError, match=r"is in UTF-16; save it as UTF-8, or set `encoding`"):
        read(without_mark, "letter", suffix=".txt")
    with pytest.raises(CatalogError, match=r"is in UTF-16; save it as UTF-8$"):
        parse(data, "letter.po")
    with pytest.raises(ProjectError, match=r"the glossary is in UTF-16; save it as UTF-8$"):
        read_glossary(path)


@pytest.mark.parametrize("encoding", ["utf-16", "utf-8"])
def test_a_source_in_utf_16_is_read_by_its_mark(encoding: str) -> None:
    data = codecs.BOM_UTF16_LE + TEXTS[1].encode("utf-16-le")
    document = read(data, "letter", suffix=".txt", options=ReadOptions(encoding))
    assert document.units[0].text == "نامه‌ای از کوه"


def test_an_error_is_still_an_error_of_ours() -> None:
    with pytest.raises(DragomanError):
        parse(b"a\0b", "letter.po")


@given(st.one_of(st.binary(), st.text().map(str.encode)), st.integers(1, 5))
@example("نامه".encode(), 1)
@example("نامه".encode()[:-1], 1)
@example("نامه".encode()[:-1], 2)
def test_what_is_utf8_is_what_python_decodes(data: bytes, piece: int) -> None:
    try:
        data.decode()
        decodes = True
    except UnicodeDecodeError:
        decodes = False
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(encodings, "_PIECE", piece)
        assert is_utf8(data) == decodes
