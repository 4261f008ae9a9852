"""Updating a catalogue: what changes, what keeps its bytes, and what gettext says about it."""

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

from dragoman.catalogs import find_state
from dragoman.catalogs.template import make_template
from dragoman.catalogs.update import UpdatedCatalog, UpdateOptions, update_catalog
from dragoman.matching.match import MatchKind
from dragoman.matching.memory import Memory, MemoryStore
from dragoman.model import Document, Kind, State, Unit
from dragoman.po import Block, Catalog, dump, parse, write_block
from dragoman.po.edit import MessageHead, write_message

FERRY = "The ferry left the old harbour at dawn with forty passengers on board."
SNOW = "“Snow” lay on every roof of the town until the middle of April, and nobody minded it much."
LIST = "Bread.\nSalt.\nOil."
FORMS = "nplurals=2; plural=(n > 1);"
NEW = UpdateOptions(header={"Plural-Forms": FORMS})


def pot(*texts: str, day: int = 1, role: Kind = Kind.PARAGRAPH) -> Catalog:
    document = Document("letter", "text", "", tuple(Unit(text, role, 1) for text in texts))
    created = f"2026-01-{day:02} 00:00+0000"
    return make_template(document, reference="source/letter.txt", created=created)


def make_translated(*texts: str) -> Catalog:
    """Make a catalogue with a translation and a translator's comment in each message."""
    new = update_catalog(None, pot(*texts), language="fa", options=NEW).catalog
    blocks = tuple(
        write_message(
            None, b.msgid, f"ترجمه {n}", MessageHead([f"note {n}"], ["#: source/letter.txt"])
        )
        for n, b in enumerate(new.blocks)
    )
    return parse(dump(replace(new, blocks=blocks)), "letter.po")


def update(old: Catalog, *texts: str, day: int = 9, **options: object) -> UpdatedCatalog:
    asked = UpdateOptions(**options)  # type: ignore[arg-type]
    return update_catalog(old, pot(*texts, day=day), language="fa", options=asked)


def find_message(catalog: Catalog, msgid: str) -> Block:
    return next(block for block in catalog.blocks if block.msgid == msgid)


def compare_lines(old: bytes, new: bytes) -> tuple[list[str], list[str]]:
    """Return the lines that went and those that came, sorted, without blank ones and the date."""
    before, after = Counter(old.decode().splitlines()), Counter(new.decode().splitlines())
    return _list_lines(before - after), _list_lines(after - before)


def _list_lines(lines: Counter[str]) -> list[str]:
    return [line for line in sorted(lines.elements()) if line and "POT-Creation-Date" not in line]


def test_a_new_catalogue_names_nobody_and_msgfmt_accepts_it(
    tmp_path: Path, need_tool: Callable[[str], str]
) -> None:
    made = make_translated(FERRY, SNOW, LIST)
    assert list(made.header.items())[2:6] == [
        ("PO-Revision-Date", "2026-01-01 00:00+0000"),
        ("Last-Translator", ""),
        ("Language-Team", ""),
        ("Language", "fa"),
    ]
    assert made.header["Language"] == "fa"
    assert made.header["Plural-Forms"] == FORMS
    path = tmp_path / "letter.po"
    path.write_bytes(dump(made))
    command = [need_tool("msgfmt"), "-c", "-o", "/dev/null", str(path)]
    done = subprocess.run(command, check=True, capture_output=True, text=True)
    assert done.stderr == ""


def test_the_fields_of_a_header_are_those_of_msginit_in_its_order(
    tmp_path: Path, need_tool: Callable[[str], str]
) -> None:
    """So an editor that writes them all does not move any."""
    (tmp_path / "x.sh").write_text("")
    for command in (
        [need_tool("xgettext"), "--force-po", "-o", "x.pot", "x.sh"],
        [need_tool("msginit"), "--no-translator", "-l", "fr", "-i", "x.pot", "-o", "x.po"],
    ):
        subprocess.run(command, check=True, cwd=tmp_path, capture_output=True)
    theirs = list(parse((tmp_path / "x.po").read_bytes(), "x.po").header)
    ours = list(make_translated(FERRY).header)
    assert [name for name in theirs if name != "Report-Msgid-Bugs-To"] == ours


def test_a_paragraph_on_top_changes_its_entry_and_the_date() -> None:
    old = make_translated(FERRY, SNOW)
    new = dump(update(old, "At the top.", FERRY, SNOW).catalog)
    assert compare_lines(dump(old), new) == (
        [],
        ["#: source/letter.txt", 'msgid "At the top."', 'msgstr ""'],
    )
    assert b"POT-Creation-Date: 2026-01-09 00:00+0000" in new


def test_a_message_of_a_template_that_was_read_takes_on_the_line_ends_of_its_catalogue() -> None:
    old, template = (
        make_translated(FERRY),
        parse(dump(pot(FERRY, "New.")).replace(b"\n", b"\r\n"), "x.pot"),
    )
    new = update_catalog(old, template, language="fa").catalog
    assert b"New." in dump(new)
    assert b"\r" not in dump(new)
    assert find_message(new, "New.").line == 0


def test_a_changed_paragraph_is_fuzzy_and_its_old_pair_stays() -> None:
    old, new = make_translated(FERRY, SNOW), FERRY.replace("dawn", "noon")
    updated = update(old, new, SNOW).catalog
    message = find_message(updated, new)
    assert (message.fuzzy, message.previous, message.msgstr) == (True, FERRY, ("ترجمه 0",))
    assert message.comments == ("note 0",)
    assert find_message(updated, FERRY).obsolete
    third = new.replace("forty", "fifty")
    later = update(updated, third, SNOW, day=10).catalog
    assert find_message(later, third).previous == FERRY
    assert [b.msgid for b in later.blocks] == [third, SNOW, FERRY]
    assert (
        find_message(update(later, FERRY, SNOW, day=11).catalog, FERRY).text
        == find_message(old, FERRY).text
    )


def test_a_suggestion_that_somebody_edited_stays_when_its_source_goes() -> None:
    new = FERRY.replace("dawn", "noon")
    updated = update(make_translated(FERRY), new).catalog
    entry = find_message(updated, new).entry()
    entry.msgstr = "نیمه‌کاره"
    edited = replace(updated, blocks=(write_block(entry), *updated.blocks[1:]))
    assert [b.msgstr[0] for b in update(edited).catalog.blocks] == ["ترجمه 0", "نیمه‌کاره"]


def test_a_role_that_changed_rewrites_its_line_only() -> None:
    old = make_translated(FERRY, SNOW)
    wrapped = dump(old).replace(
        f'msgid "{FERRY}"'.encode(),
        b'msgid ""\n"' + FERRY[:9].encode() + b'"\n"' + FERRY[9:].encode() + b'"',
    )
    new = update_catalog(
        parse(wrapped, "x.po"), pot(FERRY, SNOW, role=Kind.QUOTATION), language="fa"
    )
    _, came = compare_lines(wrapped, dump(new.catalog))
    assert set(came) == {"#. quotation"}


def test_obsolete_messages_go_only_on_request_and_are_reported() -> None:
    old = make_translated(FERRY, SNOW)
    updated = update(old, FERRY, drop_obsolete=True)
    assert [block.msgid for block in updated.catalog.blocks] == [FERRY]
    assert [block.msgid for block in updated.report.dropped] == [SNOW]
    assert len(update(old, FERRY).catalog.blocks) == 2


def test_the_origin_of_a_suggestion_is_dropped_when_the_suggestion_is_settled() -> None:
    later = FERRY.replace("dawn", "noon")
    changed = update(make_translated(FERRY), later).catalog
    updated = update(changed, later, drop_obsolete=True)
    assert find_message(updated.catalog, FERRY).obsolete
    assert updated.report.dropped == ()
    assert not updated.report.changed
    blocks = tuple(b if b.obsolete else write_message(None, later, "تازه") for b in changed.blocks)
    updated = update(replace(changed, blocks=blocks), later, drop_obsolete=True)
    assert [block.msgid for block in updated.report.dropped] == [FERRY]


def test_typography_can_be_accepted() -> None:
    new = SNOW.replace("“Snow”", '"Snow"')
    assert find_state(find_message(update(make_translated(SNOW), new).catalog, new)) is State.FUZZY
    updated = update(make_translated(SNOW), new, accept="typography").catalog
    assert find_state(find_message(updated, new)) is State.TRANSLATED
    later = update(update(make_translated(SNOW), new).catalog, new, accept="typography").catalog
    assert find_state(find_message(later, new)) is State.TRANSLATED
    other = update(
        make_translated(SNOW), new.replace("April", "March"), accept="typography"
    ).catalog
    assert other.blocks[0].fuzzy


def test_the_memory_suggests_and_is_read_only_when_asked() -> None:
    def unread() -> object:
        raise AssertionError

    old = make_translated(FERRY)
    unasked = MemoryStore(unread, unread)  # type: ignore[arg-type]
    update_catalog(old, pot(FERRY), language="fa", memory=Memory(unasked, "letter"))
    memory = Memory(
        MemoryStore(lambda: [("other", make_translated(SNOW))], lambda: [SNOW]), "letter"
    )
    updated = update_catalog(old, pot(FERRY, SNOW), language="fa", memory=memory)
    message = find_message(updated.catalog, SNOW)
    assert (message.fuzzy, message.previous, message.msgstr[0]) == (True, None, "ترجمه 0")
    assert updated.report.counts[MatchKind.MEMORY] == 1
    assert dump(update_catalog(updated.catalog, pot(FERRY, SNOW), language="fa").catalog) == dump(
        updated.catalog
    )


def test_documents_share_a_memory_and_none_sees_itself_in_it() -> None:
    texts = {"a": (SNOW, FERRY), "b": (FERRY,), "c": (SNOW,)}
    catalogs = [(name, make_translated(*paragraphs)) for name, paragraphs in texts.items()]
    store = MemoryStore(lambda: catalogs, lambda: [SNOW, FERRY])
    found = {}
    for name in [*texts, "d"]:
        updated = update_catalog(None, pot(SNOW, FERRY), language="fa", memory=Memory(store, name))
        found[name] = [bool(block.msgstr[0]) for block in updated.catalog.blocks]
    assert found == {name: [True, True] for name in [*texts, "d"]}
    alone = MemoryStore(lambda: catalogs[:1], lambda: [SNOW, FERRY])
    updated = update_catalog(None, pot(SNOW, FERRY), language="fa", memory=Memory(alone, "a"))
    assert not any(block.msgstr[0] for block in updated.catalog.blocks)


def test_a_comment_that_is_there_twice_comes_along_once() -> None:
    raw = dump(make_translated(FERRY)).replace(b"# note 0\n", b"# note 0\n# other\n# note 0\n")
    updated = update(parse(raw, "x.po"), FERRY.replace("dawn", "noon")).catalog
    assert updated.blocks[0].comments == ("note 0", "other")
    assert updated.blocks[1].comments == ("note 0", "other", "note 0")


def test_flags_of_translators_stay() -> None:
    raw = dump(make_translated(FERRY)).replace(b"#: source", b"#: source", 1)
    raw = raw.replace(b"letter.txt\nmsgid", b"letter.txt\n#, ignore-same, no-wrap\nmsgid")
    updated = update(parse(raw, "x.po"), FERRY.replace("dawn", "noon")).catalog
    assert updated.blocks[0].flags == ("fuzzy", "ignore-same", "no-wrap")
    assert updated.blocks[1].flags == ("ignore-same", "no-wrap")


def save_with_msgcat(path: Path) -> bytes:
    return subprocess.run(["msgcat", str(path)], capture_output=True, check=True).stdout


def save_with_msgcat_bare(path: Path) -> bytes:
    command = ["msgcat", "--no-location", "--width=50", str(path)]
    return subprocess.run(command, capture_output=True, check=True).stdout


def save_with_polib(path: Path) -> bytes:
    return str(polib.pofile(str(path), wrapwidth=78)).encode() + b"\n"


def save_with_babel(path: Path) -> bytes:
    with path.open("rb") as file:
        read = pofile.read_po(file, locale="fa")
    out = io.BytesIO()
    pofile.write_po(out, read)
    return out.getvalue()


def add_line_numbers(path: Path) -> bytes:
    return path.read_bytes().replace(b"letter.txt\n", b"letter.txt:12 source/letter.txt:40\n")


def add_crlf_and_bom(path: Path) -> bytes:
    return b"\xef\xbb\xbf" + path.read_bytes().replace(b"\n", b"\r\n")


WRITERS = [
    save_with_msgcat,
    save_with_msgcat_bare,
    save_with_polib,
    save_with_babel,
    add_line_numbers,
    add_crlf_and_bom,
]


@pytest.mark.parametrize("writer", WRITERS)
def test_nothing_changed_changes_no_byte_whoever_wrote_the_file(
    writer: Callable[[Path], bytes], tmp_path: Path, need_tool: Callable[[str], str]
) -> None:
    need_tool("msgcat")
    old = make_translated(FERRY, SNOW, LIST, "gone")
    path = tmp_path / "letter.po"
    path.write_bytes(dump(update(old, FERRY, SNOW.replace("April", "May"), LIST).catalog))
    path.write_bytes(writer(path))
    read = parse(path.read_bytes(), "letter.po")
    texts = (FERRY, SNOW.replace("April", "May"), LIST)
    updated = update(read, *texts, day=20)
    assert dump(updated.catalog) == path.read_bytes()
    assert not updated.report.changed
    new = update(read, *texts[:2], "New.", LIST, day=20).catalog
    left, came = compare_lines(path.read_bytes(), dump(new))
    assert left == []
    assert [line for line in came if not line.startswith("#:")] == ['msgid "New."', 'msgstr ""']
    assert not update_catalog(
        new, pot(*texts[:2], "New.", LIST, day=21), language="fa"
    ).report.changed


def test_what_msgmerge_left_fuzzy_is_confirmed_after_a_revert(
    tmp_path: Path, need_tool: Callable[[str], str]
) -> None:
    msgmerge = need_tool("msgmerge")
    old = make_translated(FERRY, SNOW)
    path, changed, first = (tmp_path / name for name in ("letter.po", "new.pot", "old.pot"))
    path.write_bytes(dump(old))
    changed.write_bytes(dump(pot(FERRY.replace("dawn", "noon"), SNOW)))
    first.write_bytes(dump(pot(FERRY, SNOW)))
    command = [msgmerge, "-q", "--previous", "--no-wrap", "-U", str(path)]
    subprocess.run([*command, str(changed)], check=True)
    merged = update(parse(path.read_bytes(), "letter.po"), FERRY, SNOW).catalog
    assert find_state(find_message(merged, FERRY)) is State.TRANSLATED
    subprocess.run([*command, str(first)], check=True)
    twice = update(parse(path.read_bytes(), "letter.po"), FERRY, SNOW).catalog
    assert find_state(find_message(twice, FERRY)) is State.TRANSLATED
    assert find_message(twice, FERRY).previous is None


def test_a_plural_whose_source_became_another_message_stays_as_it_is() -> None:
    old = parse(
        (
            'msgid ""\nmsgstr "Content-Type: text/plain; charset=UTF-8\\n"\n\n'
            f'#, fuzzy\n#| msgid "{FERRY}"\n#| msgid_plural "many"\n'
            'msgid "The boats"\nmsgid_plural "boats"\nmsgstr[0] "eins"\nmsgstr[1] "zwei"\n'
        ).encode(),
        "letter.po",
    )
    made = update(old, FERRY).catalog
    assert not find_message(made, FERRY).msgstr[0] or find_message(made, FERRY).fuzzy
    assert find_message(made, "The boats").obsolete
    assert find_message(made, "The boats").msgstr == ("eins", "zwei")
