"""A catalogue that is read compactly is equal to one that is not, and needs less memory."""

from __future__ import annotations

import pickle
import tracemalloc
from collections.abc import Callable, Iterator
from dataclasses import replace

import polib
import pytest
from hypothesis import given
from hypothesis import strategies as st

from dragoman.errors import CatalogError
from dragoman.po import Block, Catalog, compact, dump, parse, write_block
from dragoman.po.catalog import list_blocks
from dragoman.po.compact import pack_catalog, pack_new, parse_compact
from dragoman.po.edit import make_obsolete
from helpers.catalog_samples import HEADER, entries, keep_unique, write_realistic


@pytest.fixture(autouse=True, scope="module")
def everything_is_large() -> Iterator[None]:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(compact, "LARGE", 0)
        yield


FAULTS = {
    "twice": 'msgid "a"\nmsgstr "b"\n\nmsgid "a"\nmsgstr "c"\n',
    "late header": 'msgid "a"\nmsgstr "b"\n\nmsgid ""\nmsgstr "c"\n',
    "bad previous": '#| msgid a\nmsgid "b"\nmsgstr "c"\n',
    "comment below": '#| msgid "a"\n# note\nmsgid "b"\nmsgstr "c"\n',
    "cut off": 'msgid "a"\nmsgstr "b',
    "no line end": 'msgid "a"\nmsgstr "b"',
    "forms missing": 'msgid "a"\nmsgid_plural "b"\nmsgstr[0] "c"\n',
    "not a message": 'msgid "a"\nmsgstr "b"\n\nhello\n',
    "not text": 'msgid "a"\nmsgstr "\\377"\n',
}
RARE = {
    "tail": 'msgid "a"\nmsgstr "b"\n\n# the end\n',
    "no space": 'msgid"a"\nmsgstr"b"\n',
    "wide gap": '\n \nmsgid "a"\nmsgstr "b"\n',
    "no gap": 'msgid "a"\nmsgstr "b"\nmsgid "c"\nmsgstr "d"\n',
    "blank line at the end": 'msgid "a"\nmsgstr "b"\n\n',
    "empty": 'msgid "a"\nmsgstr ""\n',
    "escapes": 'msgid "a"\nmsgstr "\\303\\251 \\\\ \\" \\n"\n',
    "a lookalike": 'msgid "a"\nmsgstr ""\n"b\\n"\n"msgstr \\"c\\""\n',
}


def check_equal(data: bytes, catalog: Catalog, other: Catalog) -> None:
    assert catalog == other
    for one, two in zip(list_blocks(catalog), list_blocks(other), strict=True):
        assert (one.line, one.gap, one.new) == (two.line, two.gap, two.new)
    assert dump(catalog) == dump(other)
    assert dump(catalog) == data or other.encoding != "utf-8"


def read(function: Callable[[bytes, str], Catalog], data: bytes) -> Catalog | tuple[object, ...]:
    try:
        return function(data, "a.po")
    except CatalogError as error:
        return error.sentence, error.line


@given(st.lists(entries(), max_size=6).map(keep_unique), st.sampled_from([1, 40, 1 << 18]))
def test_both_readers_find_the_same(found: list[polib.POEntry], piece: int) -> None:
    """Also where each message is in another piece."""
    texts = [write_block(entry).text for entry in found]
    data = "\n".join([HEADER, *texts]).encode()
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(compact, "_PIECE", piece)
        check_equal(data, parse_compact(data, "a.po"), parse(data, "a.po"))


@pytest.mark.parametrize("text", [*FAULTS.values(), *RARE.values()], ids=[*FAULTS, *RARE])
@pytest.mark.parametrize("form", ["lf", "crlf", "bom", "no header"])
def test_what_is_not_usual_is_read_or_refused_as_always(text: str, form: str) -> None:
    text = text if form == "no header" else f"{HEADER}\n{text}"
    data = (text.replace("\n", "\r\n") if form == "crlf" else text).encode()
    data = b"\xef\xbb\xbf" + data if form == "bom" else data
    found, expected = read(parse_compact, data), read(parse, data)
    if isinstance(found, Catalog) and isinstance(expected, Catalog):
        check_equal(data, found, expected)
    else:
        assert found == expected


@pytest.mark.parametrize("name", FAULTS)
def test_faults_are_faults(name: str) -> None:
    assert not isinstance(read(parse_compact, f"{HEADER}\n{FAULTS[name]}".encode()), Catalog)


def test_a_catalogue_that_is_not_utf8_is_read_by_its_charset() -> None:
    data = HEADER.replace("UTF-8", "ISO-8859-1").encode() + 'msgid "a"\nmsgstr "é"\n'.encode(
        "latin-1"
    )
    assert parse_compact(data, "a.po") == parse(data, "a.po")
    assert read(parse_compact, HEADER.encode() + b'msgid "\xff"\nmsgstr ""\n') == read(
        parse, HEADER.encode() + b'msgid "\xff"\nmsgstr ""\n'
    )


def measure(function: Callable[[], Catalog]) -> int:
    """Return how many bytes are held while a catalogue is there."""
    tracemalloc.start()
    before, catalog = tracemalloc.get_traced_memory()[0], function()
    held = tracemalloc.get_traced_memory()[0] - before
    tracemalloc.stop()
    assert catalog.blocks
    return held


def test_it_needs_less_memory() -> None:
    """Of a message, only the msgid and numbers are there besides the file."""
    data = write_realistic(400)
    held = measure(lambda: parse_compact(data, "a.po"))
    assert held < 0.6 * measure(lambda: parse(data, "a.po"))
    like = parse(data, "a.po")
    assert measure(lambda: parse_compact(data, "a.po", like)) < held


def test_a_message_travels_and_changes_without_its_file() -> None:
    catalog = parse_compact(f'{HEADER}\n# n\nmsgid "a"\nmsgstr "b"\n'.encode(), "a.po")
    (block,) = catalog.blocks
    travelled = pickle.loads(pickle.dumps(block))  # noqa: S301 - our own
    assert travelled == block
    assert not hasattr(travelled, "place")
    changed = replace(block, msgstr=("c",))
    assert (changed.msgstr, changed.text, changed.comments) == (("c",), block.text, ("n",))
    with pytest.raises(AttributeError, match="nonsense"):
        _ = block.nonsense  # type: ignore[attr-defined]


@given(st.lists(entries(), min_size=1, max_size=4).map(keep_unique))
def test_what_was_made_is_the_same_when_it_is_packed(found: list[polib.POEntry]) -> None:
    blocks = tuple(write_block(entry) for entry in found)
    catalog = Catalog("a.po", parse(HEADER.encode(), "a.po").head, blocks)
    packed = pack_catalog(catalog, dump(catalog))
    check_equal(dump(catalog), packed, catalog)
    assert all(hasattr(block, "place") for block in packed.blocks)
    assert [pack_new(block) for block in blocks] == list(blocks)
    assert pack_new(packed.blocks[0]) is packed.blocks[0]


def test_a_message_of_a_rarer_form_is_not_packed() -> None:
    rare = parse(f'{HEADER}\nmsgid"a"\nmsgstr"b"\n'.encode(), "a.po").blocks[0]
    only_comments = Block("# x\n", 4, None, "a", None, ("b",), obsolete=False, fuzzy=False)
    for block in (rare, make_obsolete(rare), only_comments):
        assert pack_new(block) == block
        assert pack_new(block).msgstr == ("b",)


@pytest.mark.parametrize("form", ["crlf", "bom", "no header", "lf"])
def test_a_catalogue_that_is_packed_is_written_as_before(form: str) -> None:
    text = ("" if form == "no header" else HEADER) + 'msgid "a"\nmsgstr "b"\n'
    data = text.replace("\n", "\r\n" if form == "crlf" else "\n").encode()
    data = (b"\xef\xbb\xbf" if form == "bom" else b"") + data
    catalog = parse(data, "a.po")
    packed = pack_catalog(catalog, data)
    assert (packed is catalog) is (form in ("crlf", "bom"))
    assert (packed, dump(packed)) == (catalog, data)


def test_what_is_not_large_is_read_as_always(monkeypatch: pytest.MonkeyPatch) -> None:
    data = write_realistic(4)
    catalog = parse(data, "a.po")
    monkeypatch.setattr(compact, "LARGE", len(data) + 1)
    for read in (parse_compact(data, "a.po"), pack_catalog(catalog, data)):
        assert read == catalog
        assert not compact.is_packed(read)
    monkeypatch.setattr(compact, "LARGE", len(data))
    assert compact.is_packed(parse_compact(data, "a.po"))
    assert compact.is_packed(pack_catalog(catalog, data))
