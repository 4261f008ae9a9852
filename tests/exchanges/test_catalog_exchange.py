"""PO that goes out and comes back, whoever saved it meanwhile."""

from __future__ import annotations

import subprocess
from collections.abc import Callable
from pathlib import Path

import polib
import pytest
from hypothesis import given
from hypothesis import strategies as st

from dragoman.errors import CatalogError
from dragoman.exchanges import find_exchange, load_exchange
from dragoman.model import State
from dragoman.po import parse
from helpers import exchanges

PO = load_exchange("po")


def test_hard_texts_come_back_as_they_went_out() -> None:
    package = exchanges.hard_package()
    data = PO.write(package)
    returned = PO.read(data, "letter.fa.po")
    assert exchanges.list_rows(returned) == exchanges.list_items(package)
    assert (returned.language, returned.document) == ("fa", "letter")
    assert PO.write(package) == data


@given(st.lists(st.tuples(exchanges.texts, exchanges.texts), max_size=5, unique_by=lambda p: p[0]))
def test_any_texts_come_back(pairs: list[tuple[str, str]]) -> None:
    package = exchanges.make_package([(source, text) for source, text in pairs if source])
    assert exchanges.list_rows(PO.read(PO.write(package), "x")) == exchanges.list_items(package)


def test_states_are_flags_and_the_file_names_nobody() -> None:
    package = exchanges.make_package(
        [("One", "یک"), ("Two", "دو"), ("Three", "")], [State.REVIEWED, State.FUZZY, State.FUZZY]
    )
    data = PO.write(package)
    assert data.count(b"#, fuzzy") == 1
    assert b"reviewed" not in data
    assert parse(data, "x").header["Last-Translator"] == ""
    states = [row.state for row in PO.read(data, "x").rows]
    assert states == [State.TRANSLATED, State.FUZZY, State.TRANSLATED]


def test_polib_and_msgcat_keep_what_went_out(
    tmp_path: Path, need_tool: Callable[[str], str]
) -> None:
    package = exchanges.hard_package()
    path = tmp_path / "letter-final (2).po.txt"
    path.write_bytes(PO.write(package))
    polib.pofile(str(path)).save()
    assert exchanges.list_rows(PO.read(path.read_bytes(), "x")) == exchanges.list_items(package)
    msgcat = need_tool("msgcat")
    done = subprocess.run([msgcat, "--sort-output", path], capture_output=True, check=True)
    rows = exchanges.list_rows(PO.read(done.stdout, "x"))
    assert sorted(rows) == sorted(exchanges.list_items(package))


def test_a_context_that_a_program_put_into_the_source_is_found() -> None:
    """As gettext has it in compiled catalogues; but not in what we sent, which has its own key."""
    data = 'msgid ""\nmsgstr ""\n\nmsgid "menu\\x04Open."\nmsgstr "باز"\n'.encode()
    (row,) = PO.read(data, "x").rows
    assert (row.context, row.source, row.text) == ("menu", "Open.", "باز")
    package = exchanges.make_package([("a\x04b", "ب")])
    assert exchanges.list_rows(PO.read(PO.write(package), "x")) == exchanges.list_items(package)


@pytest.mark.parametrize(
    ("comments", "note"),
    [
        ('# | msgid "Opens."', ""),
        ('# | msgid "It says \\"No\\", and\n# was closed until\n# May."\n# mine', "mine"),
        ('# one\n# | msgctxt "a"\n# | msgid "b"\n# two', "one\ntwo"),
        ('# | msgid "not closed\n# mine', '| msgid "not closed\nmine'),
        ("# one\n# File: source/letter.md, line: 3\n# two", "one\ntwo"),
        ("# File: the one from the archive", "File: the one from the archive"),
    ],
)
def test_comments_that_a_program_made_of_other_lines_are_no_notes(comments: str, note: str) -> None:
    """Babel wraps the previous text; ``msgcat --strict`` writes references as comments."""
    data = f'msgid ""\nmsgstr ""\n\n{comments}\nmsgid "Open."\nmsgstr "باز"\n'
    (row,) = PO.read(data.encode(), "x").rows
    assert row.note == note


def test_obsolete_messages_are_of_the_past_where_they_were_not_sent() -> None:
    package = exchanges.make_package([("One", "یک")])
    past = '\n#~ msgid "Old"\n#~ msgstr "کهنه"\n\n#~ msgid "Empty"\n#~ msgstr ""\n'
    rows = PO.read(PO.write(package) + past.encode(), "x").rows
    assert [(row.source, row.state, row.is_past) for row in rows] == [
        ("One", State.TRANSLATED, False),
        ("Old", State.FUZZY, True),
    ]
    sent = f'# dragoman: sent {package.items[0].key}\n#~ msgid "One"\n#~ msgstr "یک"\n'
    assert [(row.source, row.is_past) for row in PO.read(sent.encode(), "x").rows] == [
        ("One", False)
    ]


def test_messages_with_plural_forms_are_told_with_their_line() -> None:
    data = 'msgid "a"\nmsgid_plural "b"\nmsgstr[0] "یک"\nmsgstr[1] "دو"\n'.encode()
    returned = PO.read(data, "x")
    assert (returned.rows, [line for line, _ in returned.remarks]) == ((), [1])


def test_a_catalogue_that_is_cut_off_is_refused() -> None:
    data = PO.write(exchanges.hard_package())
    with pytest.raises(CatalogError):
        PO.read(data[: len(data) - 20], "x")


@pytest.mark.parametrize(
    ("data", "name"),
    [
        (b'msgid "One"\nmsgstr ""\n', "po"),
        (b'\xef\xbb\xbf# A comment\r\nmsgid ""\r\nmsgstr ""\r\n', "po"),
        (b'#~ msgid "One"\n#~ msgstr "x"\n', "po"),
        (b"One,Two\n1,2\n", None),
        (b"a letter about msgid and msgstr", None),
        (b"", None),
        (b"PK\3\4", None),
    ],
)
def test_a_catalogue_is_known_by_what_is_in_it(data: bytes, name: str | None) -> None:
    found = find_exchange(data)
    assert found is (load_exchange(name) if name else None)


@pytest.mark.parametrize("end", [b"\n", b"\r\n"])
@pytest.mark.parametrize(
    "save",
    [
        lambda data: data.rstrip(),
        lambda data: data.decode().encode("utf-16"),
        lambda data: b"\xfe\xff" + data.decode().encode("utf-16-be"),
    ],
    ids=["no line end", "UTF-16", "UTF-16 BE"],
)
def test_what_an_editor_did_to_the_file_is_no_loss(
    save: Callable[[bytes], bytes], end: bytes
) -> None:
    package = exchanges.make_package([("One", "یک"), ("Two", "دو")])
    data = save(PO.write(package).replace(b"\n", end))
    assert PO.recognizes(data)
    assert exchanges.list_rows(PO.read(data, "x")) == exchanges.list_items(package)


@pytest.mark.parametrize("head", ['msgid ""\n\n', '#\nmsgid ""\n\n', '\n# a\n\nmsgid ""\r\n\r\n'])
def test_a_header_without_a_text_is_an_empty_one(head: str) -> None:
    data = f'{head}msgid "One"\nmsgstr "یک"\n'.encode()
    (row,) = PO.read(data, "x").rows
    assert (row.source, row.text) == ("One", "یک")


@pytest.mark.parametrize(
    "text",
    [
        'msgid "One"\nmsgstr "یک"\n\nmsgid "Two"\n',  # not the header
        'msgid "One"\nmsgstr "ی',
        'msgid "One"\nmsgstr',
    ],
)
def test_a_file_that_is_cut_off_is_refused(text: str) -> None:
    with pytest.raises(CatalogError):
        PO.read(text.encode(), "x")


def test_half_a_character_of_utf_16_is_no_catalogue() -> None:
    data = 'msgid "One"\nmsgstr "یک"\n'.encode("utf-16")[:-1]
    assert not PO.recognizes(data)
    with pytest.raises(CatalogError, match="UTF-16"):
        PO.read(data, "x")
