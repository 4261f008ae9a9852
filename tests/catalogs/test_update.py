"""Bringing a catalogue in step: what changes, what keeps its bytes, what gettext says of it."""

from __future__ import annotations

import io
import subprocess
from collections import Counter
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import polib
import pytest
from babel.messages import pofile

from dragoman.catalogs import state_of
from dragoman.catalogs.template import make_template
from dragoman.catalogs.update import UpdatedCatalog, UpdateOptions, update_catalog
from dragoman.matching.match import MatchKind
from dragoman.matching.memory import Memory, MemoryStore
from dragoman.model import Document, Kind, State, Unit
from dragoman.po import Block, Catalog, dump, parse, write_block
from dragoman.po.edit import write_message

FERRY = "The ferry left the old harbour at dawn with forty passengers on board."
SNOW = "“Snow” lay on every roof of the town until the middle of April, and nobody minded it much."
LIST = "Bread.\nSalt.\nOil."
FORMS = "nplurals=2; plural=(n > 1);"


def pot(*texts: str, day: int = 1, role: Kind = Kind.PARAGRAPH) -> Catalog:
    document = Document("letter", "text", "", tuple(Unit(text, role, 1) for text in texts))
    created = f"2026-01-{day:02} 00:00+0000"
    return make_template(document, reference="source/letter.txt", created=created)


def begun(*texts: str) -> Catalog:
    """A catalogue with all translated and a translator's comment in each message."""
    new = update_catalog(None, pot(*texts), language="fa", plural_forms=FORMS).catalog
    blocks = tuple(
        write_message(
            None, b.msgid, f"ترجمه {n}", comments=[f"note {n}"], source=["#: source/letter.txt"]
        )
        for n, b in enumerate(new.blocks)
    )
    return parse(dump(replace(new, blocks=blocks)), "letter.po")


def again(old: Catalog, *texts: str, day: int = 9, **options: object) -> UpdatedCatalog:
    asked = UpdateOptions(**options)  # type: ignore[arg-type]
    return update_catalog(old, pot(*texts, day=day), language="fa", options=asked)


def named(catalog: Catalog, msgid: str) -> Block:
    return next(write_block for write_block in catalog.blocks if write_block.msgid == msgid)


def diff(old: bytes, new: bytes) -> tuple[list[str], list[str]]:
    """The lines that left, and those that came, sorted, but for blank ones and the date."""
    before, after = Counter(old.decode().splitlines()), Counter(new.decode().splitlines())
    return _told(before - after), _told(after - before)


def _told(lines: Counter[str]) -> list[str]:
    return [line for line in sorted(lines.elements()) if line and "POT-Creation-Date" not in line]


def test_a_new_catalogue_names_nobody_and_msgfmt_accepts_it(
    tmp_path: Path, need_tool: Callable[[str], str]
) -> None:
    made = begun(FERRY, SNOW, LIST)
    assert {"Last-Translator", "Language-Team"}.isdisjoint(made.header)
    assert made.header["Language"] == "fa"
    assert made.header["Plural-Forms"] == FORMS
    path = tmp_path / "letter.po"
    path.write_bytes(dump(made))
    subprocess.run([need_tool("msgfmt"), "-c", "-o", "/dev/null", str(path)], check=True)


def test_a_paragraph_on_top_changes_its_entry_and_the_date() -> None:
    old = begun(FERRY, SNOW)
    new = dump(again(old, "At the top.", FERRY, SNOW).catalog)
    assert diff(dump(old), new) == (
        [],
        ["#: source/letter.txt", 'msgid "At the top."', 'msgstr ""'],
    )
    assert b"POT-Creation-Date: 2026-01-09 00:00+0000" in new


def test_a_message_of_a_template_that_was_read_takes_on_the_line_ends_of_its_catalogue() -> None:
    old, template = begun(FERRY), parse(dump(pot(FERRY, "New.")).replace(b"\n", b"\r\n"), "x.pot")
    new = update_catalog(old, template, language="fa").catalog
    assert b"New." in dump(new)
    assert b"\r" not in dump(new)
    assert named(new, "New.").line == 0


def test_a_changed_paragraph_is_fuzzy_and_its_old_pair_stays() -> None:
    old, new = begun(FERRY, SNOW), FERRY.replace("dawn", "noon")
    got = again(old, new, SNOW).catalog
    message = named(got, new)
    assert (message.fuzzy, message.previous, message.msgstr) == (True, FERRY, ("ترجمه 0",))
    assert message.comments == ("note 0",)
    assert named(got, FERRY).obsolete
    third = new.replace("forty", "fifty")
    later = again(got, third, SNOW, day=10).catalog
    assert named(later, third).previous == FERRY
    assert [b.msgid for b in later.blocks] == [third, SNOW, FERRY]
    assert named(again(later, FERRY, SNOW, day=11).catalog, FERRY).text == named(old, FERRY).text


def test_a_suggestion_that_somebody_edited_stays_when_its_source_goes() -> None:
    new = FERRY.replace("dawn", "noon")
    got = again(begun(FERRY), new).catalog
    entry = named(got, new).entry()
    entry.msgstr = "نیمه‌کاره"
    edited = replace(got, blocks=(write_block(entry), *got.blocks[1:]))
    assert [b.msgstr[0] for b in again(edited).catalog.blocks] == ["ترجمه 0", "نیمه‌کاره"]


def test_a_role_that_changed_rewrites_its_line_only() -> None:
    old = begun(FERRY, SNOW)
    wrapped = dump(old).replace(
        f'msgid "{FERRY}"'.encode(),
        b'msgid ""\n"' + FERRY[:9].encode() + b'"\n"' + FERRY[9:].encode() + b'"',
    )
    new = update_catalog(
        parse(wrapped, "x.po"), pot(FERRY, SNOW, role=Kind.QUOTATION), language="fa"
    )
    _, came = diff(wrapped, dump(new.catalog))
    assert set(came) == {"#. quotation"}


def test_obsolete_messages_go_only_on_request_and_are_told() -> None:
    old = begun(FERRY, SNOW)
    got = again(old, FERRY, drop_obsolete=True)
    assert [block.msgid for block in got.catalog.blocks] == [FERRY]
    assert [block.msgid for block in got.report.dropped] == [SNOW]
    assert len(again(old, FERRY).catalog.blocks) == 2


def test_the_origin_of_a_suggestion_is_dropped_when_the_suggestion_is_settled() -> None:
    later = FERRY.replace("dawn", "noon")
    changed = again(begun(FERRY), later).catalog
    got = again(changed, later, drop_obsolete=True)
    assert named(got.catalog, FERRY).obsolete
    assert got.report.dropped == ()
    assert not got.report.changed
    blocks = tuple(b if b.obsolete else write_message(None, later, "تازه") for b in changed.blocks)
    got = again(replace(changed, blocks=blocks), later, drop_obsolete=True)
    assert [block.msgid for block in got.report.dropped] == [FERRY]


def test_typography_can_be_accepted() -> None:
    new = SNOW.replace("“Snow”", '"Snow"')
    assert state_of(named(again(begun(SNOW), new).catalog, new)) is State.FUZZY
    got = again(begun(SNOW), new, accept="typography").catalog
    assert state_of(named(got, new)) is State.TRANSLATED
    later = again(again(begun(SNOW), new).catalog, new, accept="typography").catalog
    assert state_of(named(later, new)) is State.TRANSLATED
    other = again(begun(SNOW), new.replace("April", "March"), accept="typography").catalog
    assert other.blocks[0].fuzzy


def test_the_memory_suggests_and_is_read_only_when_asked() -> None:
    def unread() -> object:
        raise AssertionError

    old = begun(FERRY)
    unasked = MemoryStore(unread, unread)  # type: ignore[arg-type]
    update_catalog(old, pot(FERRY), language="fa", memory=Memory(unasked, "letter"))
    memory = Memory(MemoryStore(lambda: [("other", begun(SNOW))], lambda: [SNOW]), "letter")
    got = update_catalog(old, pot(FERRY, SNOW), language="fa", memory=memory)
    message = named(got.catalog, SNOW)
    assert (message.fuzzy, message.previous, message.msgstr[0]) == (True, None, "ترجمه 0")
    assert got.report.counts[MatchKind.MEMORY] == 1
    assert dump(update_catalog(got.catalog, pot(FERRY, SNOW), language="fa").catalog) == dump(
        got.catalog
    )


def test_documents_share_a_memory_and_none_sees_itself_in_it() -> None:
    texts = {"a": (SNOW, FERRY), "b": (FERRY,), "c": (SNOW,)}
    catalogs = [(name, begun(*paragraphs)) for name, paragraphs in texts.items()]
    store = MemoryStore(lambda: catalogs, lambda: [SNOW, FERRY])
    found = {}
    for name in [*texts, "d"]:
        got = update_catalog(None, pot(SNOW, FERRY), language="fa", memory=Memory(store, name))
        found[name] = [bool(block.msgstr[0]) for block in got.catalog.blocks]
    assert found == {name: [True, True] for name in [*texts, "d"]}
    alone = MemoryStore(lambda: catalogs[:1], lambda: [SNOW, FERRY])
    got = update_catalog(None, pot(SNOW, FERRY), language="fa", memory=Memory(alone, "a"))
    assert not any(block.msgstr[0] for block in got.catalog.blocks)


def test_flags_of_translators_stay() -> None:
    raw = dump(begun(FERRY)).replace(b"#: source", b"#: source", 1)
    raw = raw.replace(b"letter.txt\nmsgid", b"letter.txt\n#, ignore-same, no-wrap\nmsgid")
    got = again(parse(raw, "x.po"), FERRY.replace("dawn", "noon")).catalog
    assert got.blocks[0].flags == ("fuzzy", "ignore-same", "no-wrap")
    assert got.blocks[1].flags == ("ignore-same", "no-wrap")


def by_msgcat(path: Path) -> bytes:
    return subprocess.run(["msgcat", str(path)], capture_output=True, check=True).stdout


def by_msgcat_bare(path: Path) -> bytes:
    command = ["msgcat", "--no-location", "--width=50", str(path)]
    return subprocess.run(command, capture_output=True, check=True).stdout


def by_polib(path: Path) -> bytes:
    return str(polib.pofile(str(path), wrapwidth=78)).encode() + b"\n"


def by_babel(path: Path) -> bytes:
    with path.open("rb") as file:
        read = pofile.read_po(file, locale="fa")
    out = io.BytesIO()
    pofile.write_po(out, read)
    return out.getvalue()


def with_lines(path: Path) -> bytes:
    return path.read_bytes().replace(b"letter.txt\n", b"letter.txt:12 source/letter.txt:40\n")


def with_crlf_and_bom(path: Path) -> bytes:
    return b"\xef\xbb\xbf" + path.read_bytes().replace(b"\n", b"\r\n")


WRITERS = [by_msgcat, by_msgcat_bare, by_polib, by_babel, with_lines, with_crlf_and_bom]


@pytest.mark.parametrize("writer", WRITERS)
def test_nothing_changed_changes_no_byte_whoever_wrote_the_file(
    writer: Callable[[Path], bytes], tmp_path: Path, need_tool: Callable[[str], str]
) -> None:
    need_tool("msgcat")
    old = begun(FERRY, SNOW, LIST, "gone")
    path = tmp_path / "letter.po"
    path.write_bytes(dump(again(old, FERRY, SNOW.replace("April", "May"), LIST).catalog))
    path.write_bytes(writer(path))
    read = parse(path.read_bytes(), "letter.po")
    texts = (FERRY, SNOW.replace("April", "May"), LIST)
    got = again(read, *texts, day=20)
    assert dump(got.catalog) == path.read_bytes()
    assert not got.report.changed
    new = again(read, *texts[:2], "New.", LIST, day=20).catalog
    left, came = diff(path.read_bytes(), dump(new))
    assert left == []
    assert [line for line in came if not line.startswith("#:")] == ['msgid "New."', 'msgstr ""']
    assert not update_catalog(
        new, pot(*texts[:2], "New.", LIST, day=21), language="fa"
    ).report.changed


def test_what_msgmerge_left_fuzzy_is_confirmed_after_a_revert(
    tmp_path: Path, need_tool: Callable[[str], str]
) -> None:
    msgmerge = need_tool("msgmerge")
    old = begun(FERRY, SNOW)
    path, changed, first = (tmp_path / name for name in ("letter.po", "new.pot", "old.pot"))
    path.write_bytes(dump(old))
    changed.write_bytes(dump(pot(FERRY.replace("dawn", "noon"), SNOW)))
    first.write_bytes(dump(pot(FERRY, SNOW)))
    command = [msgmerge, "-q", "--previous", "--no-wrap", "-U", str(path)]
    subprocess.run([*command, str(changed)], check=True)
    merged = again(parse(path.read_bytes(), "letter.po"), FERRY, SNOW).catalog
    assert state_of(named(merged, FERRY)) is State.TRANSLATED
    subprocess.run([*command, str(first)], check=True)
    twice = again(parse(path.read_bytes(), "letter.po"), FERRY, SNOW).catalog
    assert state_of(named(twice, FERRY)) is State.TRANSLATED
    assert named(twice, FERRY).previous is None


def test_a_plural_whose_source_became_another_message_stays_as_it_is() -> None:
    old = parse(
        (
            'msgid ""\nmsgstr "Content-Type: text/plain; charset=UTF-8\\n"\n\n'
            f'#, fuzzy\n#| msgid "{FERRY}"\n#| msgid_plural "many"\n'
            'msgid "The boats"\nmsgid_plural "boats"\nmsgstr[0] "eins"\nmsgstr[1] "zwei"\n'
        ).encode(),
        "letter.po",
    )
    made = again(old, FERRY).catalog
    assert not named(made, FERRY).msgstr[0] or named(made, FERRY).fuzzy
    assert named(made, "The boats").obsolete
    assert named(made, "The boats").msgstr == ("eins", "zwei")
