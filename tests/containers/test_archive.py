"""Archives: those that could do harm are refused, and what does not change keeps its bytes."""

from __future__ import annotations

import struct
import zlib
from collections.abc import Callable
from io import BytesIO
from zipfile import ZIP_BZIP2, ZIP_DEFLATED, ZIP_STORED, ZipFile, ZipInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dragoman.containers.archive import explain_danger, pack_archive, read_archive, replace_parts
from dragoman.containers.deflate import is_library_known
from dragoman.errors import SourceError
from dragoman.sources import read, rebuild
from helpers.book_files import make_book, page
from helpers.odt_files import make_odt
from helpers.word_files import make_word, paragraph

OFFICE: dict[str, Callable[[], bytes]] = {
    ".docx": lambda: make_word(paragraph("A text.")),
    ".odt": lambda: make_odt("<text:p>A text.</text:p>"),
    ".epub": lambda: make_book({"text/a.xhtml": page("<p>A text.</p>", "A text.")}),
}
PARTS = {"mimetype": b"application/x", "a.xml": b"<a>one</a>" * 99, "b/c.xml": b"<c/>"}


def make(parts: dict[str, bytes] = PARTS, method: int = ZIP_DEFLATED) -> bytes:
    buffer = BytesIO()
    with ZipFile(buffer, "w", method) as archive:
        for name, data in parts.items():
            archive.writestr(ZipInfo(name, (2020, 5, 6, 7, 8, 10)), data, method)
    return buffer.getvalue()


def unpack(data: bytes) -> dict[str, bytes]:
    with ZipFile(BytesIO(data)) as archive:
        assert archive.testzip() is None
        return {name: archive.read(name) for name in archive.namelist()}


def test_parts_are_read() -> None:
    archive = read_archive(make(), "doc")
    assert archive.names == tuple(PARTS)
    assert {name: archive.read_part(name) for name in archive.names} == PARTS


def test_backslashes_in_names_are_slashes_and_stay_in_the_file() -> None:
    written = {name.replace("/", "\\"): data for name, data in PARTS.items()}
    archive = read_archive(make(written), "doc")
    assert archive.names == tuple(PARTS)
    assert archive.read_part("b/c.xml") == PARTS["b/c.xml"]
    assert replace_parts(archive, {}) == make(written)
    new = replace_parts(archive, {"b/c.xml": b"<d/>", "b/e.xml": b"<e/>"})
    assert unpack(new) == {**written, "b\\c.xml": b"<d/>", "b/e.xml": b"<e/>"}
    assert "b\\c.xml" not in unpack(replace_parts(archive, {"b/c.xml": None}))


@pytest.mark.parametrize("suffix", [".docx", ".odt", ".epub"])
def test_documents_with_such_names_are_read_and_written(suffix: str) -> None:
    plain = OFFICE[suffix]()
    names = unpack(plain)
    data = make({name.replace("/", "\\"): part for name, part in names.items()})
    document = read(data, "doc", suffix=suffix)
    texts = [unit.text for unit in document.units]
    assert texts == [unit.text for unit in read(plain, "doc", suffix=suffix).units] != []
    assert rebuild(document, {}) == data
    new = {unit.key: "متن" for unit in document.units}
    again = read(rebuild(document, new, "fa"), "doc", suffix=suffix)
    assert {unit.text for unit in again.units} == {"متن"}


def test_without_new_parts_an_archive_is_the_same_bytes() -> None:
    assert replace_parts(read_archive(make(), "doc"), {}) == make()


@pytest.mark.parametrize("method", [ZIP_STORED, ZIP_DEFLATED])
@pytest.mark.parametrize("changed", list(PARTS))
def test_other_parts_keep_their_packed_bytes_and_their_place(method: int, changed: str) -> None:
    old = make(method=method)
    new = replace_parts(read_archive(old, "doc"), {changed: b"something else"})
    assert unpack(new) == {**PARTS, changed: b"something else"}
    assert list(unpack(new)) == list(PARTS)
    for before, after in zip(list_entries(old), list_entries(new), strict=True):
        if before.filename != changed:
            assert cut_packed(old, before) == cut_packed(new, after)
            assert before.date_time == after.date_time


def list_entries(data: bytes) -> list[ZipInfo]:
    with ZipFile(BytesIO(data)) as archive:
        return archive.infolist()


def cut_packed(data: bytes, entry: ZipInfo) -> bytes:
    lengths = struct.unpack_from("<2H", data, entry.header_offset + 26)
    start = entry.header_offset + 30 + sum(lengths)
    return data[start : start + entry.compress_size]


def test_a_part_whose_sizes_follow_its_data_is_kept_whole() -> None:
    """Programs that cannot go back in a file write it so."""

    class Stream(BytesIO):
        def seek(self, position: int, whence: int = 0) -> int:
            raise OSError

    stream = Stream()
    with ZipFile(stream, "w", ZIP_DEFLATED) as archive:
        for name, data in PARTS.items():
            archive.writestr(name, data)
    old = stream.getvalue()
    assert list_entries(old)[0].flag_bits & 0x8
    new = replace_parts(read_archive(old, "doc"), {"a.xml": b"x"})
    assert unpack(new) == {**PARTS, "a.xml": b"x"}
    assert cut_packed(old, list_entries(old)[2]) == cut_packed(new, list_entries(new)[2])
    again = replace_parts(read_archive(old, "doc"), {"a.xml": PARTS["a.xml"]})
    assert len(again) <= len(old)  # nothing is there twice


@given(st.dictionaries(st.sampled_from(list(PARTS)), st.binary(max_size=99)))
def test_new_parts_are_what_is_read_back(new: dict[str, bytes]) -> None:
    written = replace_parts(read_archive(make(), "doc"), new)
    assert unpack(written) == {**PARTS, **new}
    assert written == replace_parts(read_archive(make(), "doc"), new)
    assert unpack(replace_parts(read_archive(written, "doc"), PARTS)) == PARTS


def test_a_new_part_has_no_date() -> None:
    new = replace_parts(read_archive(make(), "doc"), {"a.xml": b"x"})
    assert list_entries(new)[1].date_time == (1980, 1, 1, 0, 0, 0)


@pytest.mark.parametrize(
    ("name", "data", "method"),
    [
        ("a.xml", "<a>متن</a>".encode() * 99, ZIP_DEFLATED),
        ("a.xml", b"<a/>", ZIP_STORED),  # compressed, it would be larger
        ("a.xml", b"", ZIP_STORED),
        ("a.png", b"\x89PNG" + bytes(999), ZIP_STORED),  # a picture has its own compression
        ("mimetype", b"application/epub+zip" * 99, ZIP_STORED),  # EPUB and OpenDocument demand it
    ],
)
def test_text_is_compressed_where_that_is_smaller(name: str, data: bytes, method: int) -> None:
    """Law: in a new archive, and in one with a new part."""
    old = read_archive(make(), "doc")
    for written in (pack_archive([(name, data)]), replace_parts(old, {name: data})):
        entry = next(each for each in list_entries(written) if each.filename == name)
        assert (entry.compress_type, unpack(written)[name]) == (method, data)
        assert entry.compress_size <= len(data)


def test_no_library_decides_on_the_bytes(monkeypatch: pytest.MonkeyPatch) -> None:
    """Law: where the library of Python compresses in another way, the bytes are the same."""
    parts = {"a.xml": b"<a>one</a>" * 99}
    old = read_archive(make(), "doc")
    before = pack_archive(parts.items()), replace_parts(old, parts)

    make_stream = zlib.compressobj
    monkeypatch.setattr(zlib, "compressobj", lambda *_: make_stream(9, zlib.DEFLATED, -15))
    is_library_known.cache_clear()
    try:
        assert not is_library_known()
        assert (pack_archive(parts.items()), replace_parts(old, parts)) == before
    finally:
        is_library_known.cache_clear()


def test_parts_are_removed_and_added() -> None:
    old = make()
    changes = {"z.xml": b"z", "\u0633.xml": b"s", "a.xml": b"a", "b/c.xml": None, "none": None}
    new = replace_parts(read_archive(old, "doc"), changes)
    wanted = {name: data for name, data in PARTS.items() if name != "b/c.xml"}
    assert unpack(new) == {**wanted, "a.xml": b"a", "z.xml": b"z", "\u0633.xml": b"s"}
    assert list(unpack(new))[-2:] == ["z.xml", "\u0633.xml"]
    assert new == replace_parts(read_archive(old, "doc"), changes)


def with_flag(flag: int) -> bytes:
    data = bytearray(make())
    place = data.rindex(b"PK\1\2")
    data[place + 8] |= flag
    return bytes(data)


def with_declared_size(size: int) -> bytes:
    data = bytearray(make())
    struct.pack_into("<I", data, data.rindex(b"PK\1\2") + 24, size)
    return bytes(data)


def twice() -> bytes:
    buffer = BytesIO()
    with ZipFile(buffer, "w") as archive, pytest.warns(UserWarning):
        archive.writestr("a", b"1")
        archive.writestr("a", b"2")
    return buffer.getvalue()


def overlapping() -> bytes:
    """Two names for the bytes of one part, as in a bomb that needs few bytes."""
    data = make({"a": b"x" * 99, "b": b"x" * 99}, ZIP_STORED)
    second = data.rindex(b"PK\1\2")
    return data[: second + 42] + struct.pack("<I", 5) + data[second + 46 :]


def misplaced(place: int) -> bytes:
    """An archive whose table says another place for its last part."""
    data = make({"a": b"x" * 99, "b": b"x"}, ZIP_STORED)
    last = data.rindex(b"PK\1\2")
    return data[: last + 42] + struct.pack("<I", place) + data[last + 46 :]


@pytest.mark.parametrize(
    ("make_data", "sentence"),
    [
        (lambda: misplaced(1 << 30), "damaged"),
        (lambda: misplaced(160), "damaged"),
        (lambda: make()[:-30], "damaged"),
        (lambda: b"PK\3\4 and no more", "damaged"),
        (lambda: with_flag(0x1), "encrypted"),
        (lambda: make(method=ZIP_BZIP2), "unusual"),
        (lambda: make({"../a": b""}), "leads out"),
        (lambda: make({"/etc/passwd": b""}), "leads out"),
        (lambda: make({"C:/a": b""}), "leads out"),
        (lambda: make({"a\\..\\..\\b": b""}), "leads out"),
        (twice, "one name"),
        (overlapping, "damaged"),
        (lambda: make({"a": bytes(65 << 20)}), "unpack to 65 MiB"),
        (lambda: with_declared_size(2_000_000_000), "unpack to"),
        (lambda: make({f"{n}": b"" for n in range(20_001)}), "20,000 parts"),
    ],
    ids=range(15),
)
def test_what_could_do_harm_is_refused_in_a_sentence(
    make_data: Callable[[], bytes], sentence: str
) -> None:
    data = make_data()
    with pytest.raises(SourceError, match=sentence) as caught:
        read_archive(data, "doc")
    assert caught.value.path == "doc"


def test_much_that_is_packed_as_usual_is_read(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("dragoman.containers.archive._UNSUSPICIOUS", 1000)
    noise = b"".join(zlib.adler32(bytes([n])).to_bytes(4, "big") for n in range(256)) * 4
    assert read_archive(make({"a": noise}), "doc").names == ("a",)
    with pytest.raises(SourceError, match="unpack to"):
        read_archive(make({"a": bytes(100_000)}), "doc")


@pytest.mark.parametrize(
    ("unpacked", "packed", "is_refused"),
    [
        (1 << 30, 1 << 29, False), ((1 << 30) + 1, 1 << 29, True),
        (64 << 20, 1000, False), ((64 << 20) + 100, 64 << 20, False),
        (100_000_000, 1_000_000, False), (100_000_001, 1_000_000, True),
    ],
)  # fmt: skip
@pytest.mark.parametrize("parts", [1, 2])
def test_the_bounds_of_what_is_unpacked_are_those_of_the_manual(
    unpacked: int, packed: int, is_refused: bool, parts: int
) -> None:
    entries = [ZipInfo(str(number)) for number in range(parts)]
    for number, entry in enumerate(entries):
        entry.header_offset, entry.compress_size = 100 * number, 1
        entry.file_size = 1 if number else unpacked - parts + 1
    assert ("unpack to" in explain_danger(entries, packed)) is is_refused


def test_a_part_that_is_missing_or_damaged_is_said() -> None:
    with pytest.raises(SourceError, match="'x' is missing or damaged"):
        read_archive(make(), "doc").read_part("x")
    data = bytearray(make(method=ZIP_STORED))
    data[data.index(b"<a>") + 1] ^= 1
    with pytest.raises(SourceError, match="missing or damaged"):
        read_archive(bytes(data), "doc").read_part("a.xml")


def test_a_new_archive_is_the_same_on_any_day() -> None:
    assert pack_archive(PARTS.items()) == pack_archive(PARTS.items())
    assert unpack(pack_archive(PARTS.items())) == PARTS
    entries = list_entries(pack_archive(PARTS.items()))
    assert {(entry.create_system, entry.external_attr) for entry in entries} == {(3, 0o644 << 16)}


def test_a_part_that_is_none_is_left_out_and_the_others_keep_their_bytes() -> None:
    data = pack_archive([("a", b"1"), ("b", b"2"), ("c", b"3")])
    new = replace_parts(read_archive(data, "x"), {"a": None, "c": b"4"})
    archive = read_archive(new, "x")
    assert archive.names == ("b", "c")
    assert (archive.read_part("b"), archive.read_part("c")) == (b"2", b"4")
