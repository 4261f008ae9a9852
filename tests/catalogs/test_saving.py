"""Saving a catalogue: only changes are written, nothing is lost, and the result reads back."""

from __future__ import annotations

import os
from dataclasses import replace
from pathlib import Path

import polib
import pytest
from hypothesis import given, settings

from dragoman.catalogs import saving
from dragoman.catalogs.nothing_lost import check_nothing_lost
from dragoman.catalogs.reading_back import check_template
from dragoman.catalogs.saving import change_catalog, check_reads_back
from dragoman.catalogs.states import mark_reviewed, revoke_review
from dragoman.catalogs.template import DumpedTemplate
from dragoman.errors import CatalogError
from dragoman.files import FileChanged
from dragoman.po import Catalog, parse, read, write_block
from helpers.catalog_samples import CATALOGS, HEADER, make_catalog, write_realistic

WRAPPED = '# note\nmsgid ""\n"a "\n"b"\nmsgstr ""\n"c "\n"d"\n'


def require(old: Catalog | None) -> Catalog:
    assert old is not None
    return old


def test_a_change_of_one_message_changes_only_its_lines(tmp_path: Path) -> None:
    path = tmp_path / "a.po"
    before = (
        write_realistic() + b"\n" + WRAPPED.encode() + b"\n\n \n#~ msgid 'x'\n".replace(b"'", b'"')
    )
    before += b'#~ msgstr "y"\n'
    path.write_bytes(before)

    def review(old: Catalog | None) -> Catalog:
        blocks = list(require(old).blocks)
        blocks[-2] = mark_reviewed(blocks[-2], "2026-01-02", "A. B.")
        return replace(require(old), blocks=tuple(blocks))

    assert change_catalog(path, review, root=tmp_path)
    lines = path.read_text().splitlines()
    added = [line for line in lines if line.endswith("2026-01-02 A. B.")]
    assert [line for line in lines if line not in added] == before.decode().splitlines()
    assert len(added) == 1

    def revoke(old: Catalog | None) -> Catalog:
        blocks = list(require(old).blocks)
        blocks[-2] = revoke_review(blocks[-2])
        return replace(require(old), blocks=tuple(blocks))

    assert change_catalog(path, revoke, root=tmp_path)
    assert path.read_bytes() == before


@pytest.mark.parametrize(
    "data",
    [
        (HEADER + "\n" + WRAPPED).encode(),
        (HEADER.replace("UTF-8", "ISO-8859-1") + '\nmsgid "é"\nmsgstr ""\n').encode("latin-1"),
        WRAPPED.encode(),
        (HEADER + "\n" + WRAPPED).replace("\n", "\r\n").encode(),
    ],
    ids=["plain", "legacy", "no header", "CRLF"],
)
def test_no_change_changes_no_byte(tmp_path: Path, data: bytes) -> None:
    path = tmp_path / "a.po"
    path.write_bytes(data)
    os.utime(path, ns=(1, 1))
    assert not change_catalog(path, lambda old: replace(require(old)), root=tmp_path)
    assert path.read_bytes() == data
    assert path.stat().st_mtime_ns == 1


def test_bytes_that_are_known_are_not_parsed_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "fa.po"
    first, second = (f'msgid "One"\nmsgstr "{text}"\n'.encode() for text in ("یک", "۱"))
    seen: list[Catalog | None] = []

    def look(old: Catalog | None) -> Catalog:
        seen.append(old)
        return require(old)

    known = first, parse(first, "fa.po")
    for data in (first, second):
        path.write_bytes(data)
        change_catalog(path, look, root=tmp_path, known=known)
    assert seen[0] is known[1]
    assert require(seen[1]).blocks == parse(second, "fa.po").blocks


def test_a_missing_header_is_repaired_with_the_first_change(tmp_path: Path) -> None:
    path = tmp_path / "a.po"
    path.write_text(WRAPPED)
    added = write_block(polib.POEntry(msgid="new"))
    change_catalog(
        path, lambda old: replace(require(old), blocks=(*require(old).blocks, added)), root=tmp_path
    )
    again = read(path)
    assert again.header == {
        "MIME-Version": "1.0",
        "Content-Type": "text/plain; charset=UTF-8",
        "Content-Transfer-Encoding": "8bit",
    }
    assert [each.msgid for each in again.blocks] == ["a b", "new"]


def test_a_lost_translation_stops_everything(tmp_path: Path) -> None:
    path = tmp_path / "a.po"
    path.write_bytes(write_realistic(5))

    def lose(old: Catalog | None) -> Catalog:
        return replace(require(old), blocks=require(old).blocks[:1])

    with pytest.raises(CatalogError, match="would be lost"):
        change_catalog(path, lose, root=tmp_path)
    assert path.read_bytes() == write_realistic(5)
    assert change_catalog(path, lose, root=tmp_path, keep=False)


def test_texts_and_comments_are_found_wherever_they_are() -> None:
    old = parse((HEADER + "\n" + WRAPPED).encode(), "a.po")
    moved = write_block(
        polib.POEntry(msgid="other", msgstr="c d", tcomment="note\nmore", obsolete=True)
    )
    check_nothing_lost(old, replace(old, blocks=(moved,)))
    for lost in ({"msgstr": "c"}, {"tcomment": "not"}):
        entry = moved.entry()
        for field, text in lost.items():
            setattr(entry, field, text)
        with pytest.raises(CatalogError, match="would be lost") as caught:
            check_nothing_lost(old, replace(old, blocks=(write_block(entry),)))
        assert caught.value.line == 9


def test_a_block_of_another_file_is_not_one_that_kept_its_bytes() -> None:
    old = parse((HEADER + "\n" + WRAPPED).encode(), "a.po")
    other = parse((HEADER + '\nmsgid "x"\nmsgstr "y"\n').encode(), "b.po")
    assert other.blocks[0].line == old.blocks[0].line
    with pytest.raises(CatalogError, match="would be lost"):
        check_nothing_lost(old, replace(old, blocks=other.blocks))


def test_blocks_without_a_line_are_not_taken_for_each_other() -> None:
    made = [write_block(polib.POEntry(msgid=text, msgstr=text)) for text in ("x", "y")]
    old = replace(parse(HEADER.encode(), "a.po"), blocks=tuple(made))
    check_nothing_lost(old, replace(old, blocks=tuple(made[::-1])))
    for some in (made[:1], made[1:]):
        with pytest.raises(CatalogError, match="would be lost"):
            check_nothing_lost(old, replace(old, blocks=tuple(some)))


def test_a_review_may_be_revoked_without_a_loss() -> None:
    old = parse((HEADER + "\n" + WRAPPED).encode(), "a.po")
    reviewed = replace(old, blocks=(mark_reviewed(old.blocks[0], "2026-01-02"),))
    check_nothing_lost(reviewed, old)


@pytest.mark.parametrize("damage", ["twice", "torn", "tail"])
def test_what_does_not_read_back_is_a_bug_report(damage: str) -> None:
    good = parse(write_realistic(5), "a.po")
    if damage == "twice":
        bad = replace(good, blocks=(good.blocks[0], *good.blocks))
    elif damage == "torn":
        torn = replace(good.blocks[0], text=good.blocks[0].text.replace("msgstr", "msgstx"))
        bad = replace(good, blocks=(torn, *good.blocks[1:]))
    else:
        bad = replace(good, tail="nonsense\n")
    with pytest.raises(CatalogError):
        check_reads_back(bad)
    check_reads_back(good)


@given(CATALOGS)
@settings(max_examples=200)
def test_what_is_written_reads_back(found: list[polib.POEntry]) -> None:
    made = make_catalog(found)
    check_reads_back(made)
    windows = replace(made, newline="\r\n")
    check_reads_back(windows)


def test_a_file_that_is_being_saved_all_the_time_is_named(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "a.po"
    path.write_bytes(HEADER.encode()[:-1])
    monkeypatch.setattr(saving, "read_whole", lambda *_arguments: b"something else")
    with pytest.raises(FileChanged) as caught:
        change_catalog(path, require, root=tmp_path)
    assert caught.value.path == str(path)
    assert caught.value.sentence == "another program is saving the file; run again"


def test_a_header_of_another_charset_is_read_slowly_and_refused() -> None:
    """What is written is UTF-8, so a reader who believes the header would not find these texts."""
    text = HEADER.replace("UTF-8", "ISO-8859-6") + 'msgid "a"\nmsgstr "ب"\n'
    catalog = parse(text.replace("ISO-8859-6", "UTF-8").encode(), "a.po")
    assert catalog.head is not None
    head = replace(catalog.head, text=catalog.head.text.replace("UTF-8", "ISO-8859-6"))
    check_reads_back(catalog)
    with pytest.raises(CatalogError, match="declares the charset iso-8859-6"):
        check_reads_back(replace(catalog, head=head))


def test_bytes_that_are_not_those_of_the_catalogue_are_refused() -> None:
    data = (HEADER + 'msgid "a"\nmsgstr "b"\n').encode()
    check_reads_back(parse(data, "a.po"), data)
    with pytest.raises(CatalogError, match="could not be read back"):
        check_reads_back(parse(data, "a.po"), data[:-1])


@pytest.mark.parametrize(
    "written",
    [
        'msgid "a"\nmsgstr ""\n',
        'msgid "b"\nmsgstr ""\n\nmsgid "a"\nmsgstr ""\n',
        'msgid "a"\nmsgstr "A"\n\nmsgid "b"\nmsgstr ""\n',
        'msgid "a"\nmsgstr ""\n\nmsgid "b"\nmsgstx ""\n',
    ],
)
def test_a_template_in_which_other_messages_are_found_is_a_bug_report(written: str) -> None:
    keys = ((None, "a"), (None, "b"))
    good = 'msgid "a"\nmsgstr ""\n\nmsgid "b"\nmsgstr ""\n'
    check_template(DumpedTemplate(f"{HEADER}\n{good}".encode(), keys), "a.pot")
    with pytest.raises(CatalogError, match="could not be read back"):
        check_template(DumpedTemplate(f"{HEADER}\n{written}".encode(), keys), "a.pot")
