"""The merge driver: message by message, nothing lost, no message twice."""

from __future__ import annotations

import random
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from dragoman.catalogs import find_state
from dragoman.catalogs.merge import MergedCatalog, merge_catalogs, merge_files
from dragoman.catalogs.merge_message import read_other_texts
from dragoman.errors import CatalogError
from dragoman.matching.model import PARTLY
from dragoman.model import State
from dragoman.po import Block, Catalog, dump, parse

HEADER = (
    'msgid ""\nmsgstr ""\n"Project-Id-Version: letter\\n"\n'
    '"PO-Revision-Date: {date}\\n"\n"Content-Type: text/plain; charset=UTF-8\\n"\n'
)


def make_catalog(*messages: str, date: str = "2026-01-01 10:00+0000") -> Catalog:
    text = "\n".join([HEADER.replace("{date}", date), *messages])
    return parse(text.encode(), "test.po")


def live(msgid: str, msgstr: str = "", *above: str) -> str:
    return "".join(f"{line}\n" for line in above) + f'msgid "{msgid}"\nmsgstr "{msgstr}"\n'


def obsolete(msgid: str, msgstr: str) -> str:
    return f'#~ msgid "{msgid}"\n#~ msgstr "{msgstr}"\n'


def merge(base: Catalog, ours: Catalog, theirs: Catalog) -> MergedCatalog:
    """Merge, and check what is true of every merge."""
    result = merge_catalogs(base, ours, theirs)
    assert parse(dump(result.catalog), "merged.po").blocks == result.catalog.blocks
    return result


def blocks_by_id(result: MergedCatalog) -> dict[str, Block]:
    return {block.msgid: block for block in result.catalog.blocks}


BASE = make_catalog(live("a", "A"), live("b"), live("c", "C"))


def test_different_messages_never_conflict() -> None:
    ours = make_catalog(live("a", "A1"), live("b"), live("c", "C"))
    theirs = make_catalog(live("a", "A"), live("b", "B1"), live("c", "C"))
    result = merge(BASE, ours, theirs)
    assert result.conflicts == 0
    assert [block.msgstr[0] for block in result.catalog.blocks] == ["A1", "B1", "C"]


def test_the_same_change_on_both_sides_is_one() -> None:
    both = make_catalog(live("a", "A"), live("b", "B1"), live("c", "C"))
    assert merge(BASE, both, both) == MergedCatalog(both, 0)


def test_two_translations_of_one_message_are_both_kept(tmp_path: Path) -> None:
    text = 'their \\"text\\"\\nof two lines and more than forty characters'
    ours = make_catalog(live("a", "A"), live("b", "ours"), live("c", "C"))
    theirs = make_catalog(live("a", "A"), live("b", text), live("c", "C"))
    result = merge(BASE, ours, theirs)
    block = blocks_by_id(result)["b"]
    assert result.conflicts == 1
    assert find_state(block) is State.FUZZY
    assert block.msgstr == ("ours",)
    assert read_other_texts(block) == (blocks_by_id(MergedCatalog(theirs, 0))["b"].msgstr[0],)
    assert all(len(line) < 76 for line in block.comments)


def test_the_result_of_a_conflict_is_accepted_by_msgfmt(
    tmp_path: Path, need_tool: Callable[[str], str]
) -> None:
    ours = make_catalog(live("a", "A1"), live("b", "ours"), live("c", "C"))
    theirs = make_catalog(live("a", "A2"), live("b", "theirs"), live("c", "C"))
    path = tmp_path / "a.po"
    path.write_bytes(dump(merge(BASE, ours, theirs).catalog))
    command = [need_tool("msgfmt"), "-c", "-o", str(tmp_path / "a.mo"), str(path)]
    assert subprocess.run(command, capture_output=True, check=False).returncode == 0


def test_a_new_source_never_gets_the_translation_of_the_old_one() -> None:
    """One branch changes the source, as msgmerge does; the other translates the old one."""
    ours = make_catalog(live("a", "A"), live("b", "B of the old source"), live("c", "C"))
    theirs = make_catalog(live("a", "A"), live("b, changed"), live("c", "C"))
    blocks = blocks_by_id(merge(BASE, ours, theirs))
    assert blocks["b, changed"].msgstr == ("",)
    assert blocks["b"].obsolete
    assert blocks["b"].msgstr == ("B of the old source",)


def test_a_new_translation_of_a_pair_that_became_obsolete_is_kept() -> None:
    ours = make_catalog(live("a", "better A"), live("b"), live("c", "C"))
    theirs = make_catalog(
        live("a, changed", "A", "#, fuzzy", '#| msgid "a"'),
        live("b"), live("c", "C"), obsolete("a", "A"),
    )  # fmt: skip
    result = merge(BASE, ours, theirs)
    blocks = blocks_by_id(result)
    assert result.conflicts == 0
    assert (blocks["a"].obsolete, blocks["a"].msgstr) == (True, ("better A",))
    assert find_state(blocks["a, changed"]) is State.FUZZY
    assert [block.msgid for block in result.catalog.blocks] == ["a, changed", "b", "c", "a"]


FERRY = "The ferry left the old harbour at dawn."
LATE = "The ferry left the old harbour at noon."


@pytest.mark.parametrize("ours_first", [True, False])
def test_a_translation_is_suggested_for_the_source_that_the_other_side_changed(
    ours_first: bool,
) -> None:
    base = make_catalog(live(FERRY))
    sides = [make_catalog(live(FERRY, "F")), make_catalog(live(LATE))]
    result = merge(base, *(sides if ours_first else sides[::-1]))
    blocks = blocks_by_id(result)
    assert result.conflicts == 0
    assert (blocks[FERRY].obsolete, blocks[FERRY].msgstr) == (True, ("F",))
    assert (blocks[LATE].msgstr, blocks[LATE].fuzzy) == (("F",), True)
    assert blocks[LATE].previous == FERRY


@pytest.mark.parametrize("edited", [True, False])
def test_a_suggestion_follows_the_translation_that_it_was_made_from(edited: bool) -> None:
    base = make_catalog(live(FERRY, "F"))
    text = "F, edited" if edited else "F"
    suggestion = live(LATE, text, "#, fuzzy", f'#| msgid "{FERRY}"')
    result = merge(
        base, make_catalog(suggestion, obsolete(FERRY, "F")), make_catalog(live(FERRY, "G"))
    )
    blocks = blocks_by_id(result)
    assert blocks[LATE].msgstr == (text if edited else "G",)
    assert blocks[LATE].fuzzy
    assert blocks[FERRY].msgstr == ("G",)


@pytest.mark.parametrize(("text", "expected"), [("F […]", "G […]"), ("F. And snow.", None)])
@pytest.mark.parametrize("ours_first", [True, False])
def test_a_suggestion_with_a_missing_sentence_follows_it_too(
    text: str, expected: str | None, ours_first: bool
) -> None:
    base = make_catalog(live(FERRY, "F"))
    head = f"# {PARTLY}", "#, fuzzy", f'#| msgid "{FERRY}"'
    ours = make_catalog(live(f"{FERRY} Snow fell.", text, *head), obsolete(FERRY, "F"))
    sides = ours, make_catalog(live(FERRY, "G"))
    result = merge(base, *(sides if ours_first else sides[::-1]))
    new, old = result.catalog.blocks
    assert (new.msgstr, new.fuzzy, new.comments) == ((expected or text,), True, (PARTLY,))
    assert (old.msgstr, old.obsolete) == (("G",), True)


def test_a_translation_replaces_a_suggestion() -> None:
    suggestion = live("a2", "A", "#, fuzzy", '#| msgid "a"')
    ours = make_catalog(suggestion, live("b"), live("c", "C"), obsolete("a", "A"))
    theirs = make_catalog(live("a2", "A2"), live("b"), live("c", "C"), obsolete("a", "A"))
    for one, other in ((ours, theirs), (theirs, ours)):
        result = merge(BASE, one, other)
        assert result.conflicts == 0
        assert blocks_by_id(result)["a2"].msgstr == ("A2",)
        assert find_state(blocks_by_id(result)["a2"]) is State.TRANSLATED
        assert blocks_by_id(result)["a2"].previous is None


def test_what_nobody_touched_stays_deleted() -> None:
    theirs = make_catalog(live("a", "A"), live("c", "C"))
    assert list(blocks_by_id(merge(BASE, BASE, theirs))) == ["a", "c"]
    assert list(blocks_by_id(merge(BASE, theirs, BASE))) == ["a", "c"]


def test_comments_and_flags_of_both_sides_are_merged() -> None:
    base = make_catalog(live("a", "A", "# one", "# two"))
    ours = make_catalog(live("a", "A", "# one", "# two", "# ours", "#, no-wrap"))
    theirs = make_catalog(live("a", "A", "# two", "# theirs"))
    block = merge(base, ours, theirs).catalog.blocks[0]
    assert block.comments == ("two", "ours", "theirs")
    assert block.flags == ("no-wrap",)


def test_the_flag_fuzzy_of_one_side_stays() -> None:
    base = make_catalog(live("a", "A"))
    doubted = make_catalog(live("a", "A", "#, fuzzy"))
    remarked = make_catalog(live("a", "A", "# note"))
    for one, other in ((doubted, remarked), (remarked, doubted)):
        assert merge(base, one, other).catalog.blocks[0].fuzzy


def test_the_header_takes_the_later_date_and_what_one_side_changed() -> None:
    ours = make_catalog(live("a", "A1"), date="2026-01-02 10:00+0200")
    theirs = parse(
        dump(make_catalog(live("a", "A"), date="2026-01-02 09:00+0000"))
        .replace(b"letter", b"book")
        .replace(b'"Content', b'"X-Note: kept\\n"\n"Content'),
        "theirs.po",
    )
    header = merge(make_catalog(live("a", "A")), ours, theirs).catalog.header
    assert header["PO-Revision-Date"] == "2026-01-02 09:00+0000"
    assert header["Project-Id-Version"] == "book"
    assert header["X-Note"] == "kept"


def test_comments_after_the_last_message_and_odd_lines_of_headers_are_merged() -> None:
    odd = BASE.head.text.replace('\n"PO-Rev', '\n"an odd line\\n"\n"PO-Rev') if BASE.head else ""
    blocks = "".join(f"\n{block.text}" for block in BASE.blocks)

    def make_side(field: str, tail: str) -> Catalog:
        return parse(f'{odd}"X-{field}: 1\\n"\n{blocks}{tail}'.encode(), "test.po")

    base = parse(f"{odd}{blocks}".encode(), "test.po")
    for tail in ("", "\n# of ours\n"):
        result = merge(base, make_side("A", tail), make_side("B", "\n# of\u2028theirs\n")).catalog
        assert "\n# of\u2028theirs\n" in result.tail
        assert result.tail.startswith(tail)
        assert result.head is not None
        assert {"X-A: 1", "X-B: 1", "an odd line"} <= set(result.head.msgstr[0].splitlines())


def test_line_ends_of_the_other_side_are_not_mixed_in() -> None:
    theirs = make_catalog(live("a", "A"), live("b", "B1"), live("c", "C"))
    ours = parse(dump(BASE).replace(b"\n", b"\r\n"), "crlf.po")
    data = dump(merge_catalogs(BASE, ours, theirs).catalog)
    assert data.count(b"\r\n") == data.count(b"\n")
    assert b"B1" in data


def test_new_messages_keep_their_places() -> None:
    ours = make_catalog(live("a", "A"), live("x"), live("b"), live("c", "C"))
    theirs = make_catalog(live("y"), live("a", "A"), live("b"), live("c", "C"), live("z"))
    order = [block.msgid for block in merge(BASE, ours, theirs).catalog.blocks]
    assert order == ["y", "a", "x", "b", "c", "z"]


IDS = st.sampled_from("abcdef")
TEXT = st.sampled_from(["", "A", "B", "C \\n", '\\"D\\"'])
SIDES = st.lists(
    st.tuples(IDS, TEXT, st.booleans(), st.booleans()), unique_by=lambda each: each[0], max_size=6
)


def make_side(messages: list[tuple[str, str, bool, bool]]) -> Catalog:
    lines = [
        live(msgid, text, *(["#, fuzzy"] if fuzzy else []))
        for msgid, text, fuzzy, gone in messages
        if not gone
    ]
    return make_catalog(*lines, *(obsolete(each[0], each[1]) for each in messages if each[3]))


@given(SIDES, SIDES, SIDES)
@example(
    [("a", "", False, True), ("b", "", False, False), ("c", "", False, True)],
    [("c", "", False, True), ("a", "", False, True), ("b", "", False, False)],
    [],
)
@settings(max_examples=200)
def test_laws_of_merging(
    base: list[tuple[str, str, bool, bool]],
    ours: list[tuple[str, str, bool, bool]],
    theirs: list[tuple[str, str, bool, bool]],
) -> None:
    old, our_side, their_side = make_side(base), make_side(ours), make_side(theirs)
    result = merge(old, our_side, their_side)
    blocks = result.catalog.blocks
    assert len({block.key for block in blocks}) == len(blocks)
    # What a side wrote is kept, as a translation of the same source or beside it.
    kept = {
        (block.msgid, text)
        for block in blocks
        for text in (*block.msgstr, *read_other_texts(block))
    }
    suggested = {text for block in old.blocks for text in block.msgstr}
    before = {(block.msgid, block.msgstr[0]) for block in old.blocks}
    for block in (*our_side.blocks, *their_side.blocks):
        pair = (block.msgid, block.msgstr[0])
        worked = pair not in before and block.msgstr[0] not in {*suggested, ""}
        assert not worked or pair in kept
    assert merge_catalogs(old, our_side, old).catalog.blocks == tuple(
        sorted(our_side.blocks, key=lambda block: block.obsolete)
    )
    assert merge_catalogs(our_side, our_side, our_side) == MergedCatalog(our_side, 0)


DRIVER = """\
import sys, pathlib
from dragoman.catalogs.merge import merge_files
sys.exit(merge_files(*map(pathlib.Path, sys.argv[1:])))
"""


@pytest.fixture
def repository(tmp_path: Path, need_tool: Callable[[str], str]) -> Callable[..., str]:
    git = need_tool("git")

    def run(*arguments: str, check: bool = True) -> str:
        name = ["-c", "user.name=T", "-c", "user.email=t@example.org", "-c", "commit.gpgsign=false"]
        done = subprocess.run(
            [git, *name, *arguments], cwd=tmp_path, capture_output=True, text=True, check=False
        )
        assert done.returncode == 0 or not check, done.stdout + done.stderr
        return done.stdout + done.stderr

    run("init", "-q", "-b", "main")
    (tmp_path / "driver.py").write_text(DRIVER)
    run("config", "merge.dragoman.driver", f'"{sys.executable}" driver.py %O %A %B')
    (tmp_path / ".gitattributes").write_text("*.po merge=dragoman\n")
    (tmp_path / ".gitignore").write_text("driver.py\n")
    return run


PARAGRAPHS = [f"paragraph {number}" for number in range(30)]
DATES = {"main": "2026-01-02 10:00+0000", "theirs": "2026-01-03 10:00+0000"}


def choose_messages(number: int) -> dict[str, set[str]]:
    """Return what each of two volunteers translates: ten messages, and none of the other's."""
    order = random.Random(number).sample(PARAGRAPHS, 20)
    return {"main": set(order[:10]), "theirs": set(order[10:])}


def write_version(branch: str, chosen: set[str]) -> bytes:
    messages = (live(text, f"{branch} {text}" if text in chosen else "") for text in PARAGRAPHS)
    return dump(make_catalog(*messages, date=DATES[branch]))


def check_has_both(path: Path, number: int) -> None:
    blocks = parse(path.read_bytes(), path.name).blocks
    assert [block.msgid for block in blocks] == PARAGRAPHS
    for branch, chosen in choose_messages(number).items():
        written = {block.msgid for block in blocks if block.msgstr[0] == f"{branch} {block.msgid}"}
        assert written == chosen


@pytest.mark.parametrize("number", range(100))
def test_disjoint_edits_of_two_volunteers_merge(number: int, tmp_path: Path) -> None:
    paths = {name: tmp_path / f"{name}.po" for name in ("base", "main", "theirs")}
    paths["base"].write_bytes(dump(make_catalog(*map(live, PARAGRAPHS))))
    for branch, chosen in choose_messages(number).items():
        paths[branch].write_bytes(write_version(branch, chosen))
    assert not merge_files(*paths.values())
    check_has_both(paths["main"], number)


def test_disjoint_edits_of_several_catalogues_merge_in_git(
    tmp_path: Path, repository: Callable[..., str]
) -> None:
    paths = [tmp_path / f"{number}.po" for number in range(8)]
    for path in paths:
        path.write_bytes(dump(make_catalog(*map(live, PARAGRAPHS))))
    repository("add", ".")
    repository("commit", "-qm", "base")
    repository("branch", "theirs")
    for branch in ("main", "theirs"):
        repository("checkout", "-q", branch)
        for number, path in enumerate(paths):
            path.write_bytes(write_version(branch, choose_messages(number)[branch]))
        repository("commit", "-qam", branch)
    repository("checkout", "-q", "main")
    repository("merge", "-q", "-m", "both", "theirs")
    for number, path in enumerate(paths):
        check_has_both(path, number)


def test_overlapping_edits_are_a_conflict_for_git_and_both_texts_are_kept(
    tmp_path: Path, repository: Callable[..., str]
) -> None:
    path = tmp_path / "a.po"
    path.write_bytes(dump(BASE))
    repository("add", ".")
    repository("commit", "-qm", "base")
    repository("branch", "theirs")
    for branch in ("main", "theirs"):
        repository("checkout", "-q", branch)
        path.write_bytes(dump(make_catalog(live("a", "A"), live("b", branch), live("c", "C"))))
        repository("commit", "-qam", branch)
    repository("checkout", "-q", "main")
    assert "CONFLICT" in repository("merge", "theirs", check=False)
    block = parse(path.read_bytes(), "a.po").blocks[1]
    assert (block.msgstr, read_other_texts(block), block.fuzzy) == (("main",), ("theirs",), True)


def test_a_version_that_cannot_be_read_leaves_ours_alone(tmp_path: Path) -> None:
    base, ours, theirs = (tmp_path / name for name in ("base", "ours", "theirs"))
    for path in (base, ours):
        path.write_bytes(dump(BASE))
    theirs.write_bytes(b"<<<<<<< ours\n")
    with pytest.raises(CatalogError, match="conflict markers") as raised:
        merge_files(base, ours, theirs, name="locale/fa/letter.po")
    assert raised.value.path == "locale/fa/letter.po (theirs)"
    assert ours.read_bytes() == dump(BASE)


@pytest.mark.parametrize("gone", ["base", "ours", "theirs"])
def test_a_version_that_is_gone_is_not_one_in_which_every_message_was_removed(
    tmp_path: Path, gone: str
) -> None:
    """Another program may remove it after git has named it."""
    paths = {name: tmp_path / name for name in ("base", "ours", "theirs")}
    for path in paths.values():
        path.write_bytes(dump(BASE))
    paths[gone].unlink()
    before = {path.name: path.read_bytes() for path in tmp_path.iterdir()}
    with pytest.raises(CatalogError, match="is gone, so nothing was merged; run again") as raised:
        merge_files(*paths.values(), name="locale/fa/letter.po")
    assert raised.value.path == f"locale/fa/letter.po ({gone})"
    assert {path.name: path.read_bytes() for path in tmp_path.iterdir()} == before


@pytest.mark.parametrize("empty", ["ours", "theirs"])
def test_an_empty_side_is_a_mistake_and_not_one_in_which_every_message_was_removed(
    tmp_path: Path, empty: str
) -> None:
    paths = {name: tmp_path / name for name in ("base", "ours", "theirs")}
    for name, path in paths.items():
        path.write_bytes(b"" if name == empty else dump(BASE))
    before = paths["ours"].read_bytes()
    with pytest.raises(CatalogError, match="the catalogue is empty"):
        merge_files(*paths.values())
    assert paths["ours"].read_bytes() == before


def test_a_file_added_on_both_sides_has_an_empty_base(tmp_path: Path) -> None:
    base, ours, theirs = (tmp_path / name for name in ("base", "ours", "theirs"))
    base.write_bytes(b"")
    ours.write_bytes(dump(make_catalog(live("a", "A"))))
    theirs.write_bytes(dump(make_catalog(live("b", "B"))))
    assert merge_files(base, ours, theirs) is False
    assert len(parse(ours.read_bytes(), "ours").blocks) == 2


# Order


def make_order(order: str) -> Catalog:
    """Return a catalogue of messages of one letter each; what follows ``|`` is obsolete."""
    alive, _, gone = order.partition("|")
    return make_catalog(
        *(live(msgid, msgid.upper()) for msgid in alive),
        *(obsolete(msgid, msgid.upper()) for msgid in gone),
    )


def write_order(catalog: Catalog) -> str:
    alive = "".join(block.msgid for block in catalog.blocks if not block.obsolete)
    gone = "".join(block.msgid for block in catalog.blocks if block.obsolete)
    return f"{alive}|{gone}" if gone else alive


ORDERS = [
    # base, ours, theirs, merged
    ("abc", "cab", "abc", "cab"),  # one side moved a message
    ("abc", "abc", "cab", "cab"),
    ("abc", "bca", "bca", "bca"),  # both did the same
    ("abc", "bca", "cba", "bca"),  # each in its own way: ours
    ("abc", "cba", "bca", "cba"),
    ("abc", "xabc", "abc", "xabc"),  # a new message at the start, in the middle, at the end
    ("abc", "abc", "xabc", "xabc"),
    ("abc", "abxc", "abc", "abxc"),
    ("abc", "abc", "abxc", "abxc"),
    ("abc", "abcx", "abc", "abcx"),
    ("abc", "abc", "abcx", "abcx"),
    ("abc", "xabc", "yabc", "yxabc"),  # two new messages in one place: theirs, then ours
    ("abc", "axbc", "aybc", "ayxbc"),
    ("abc", "abcx", "abcy", "abcyx"),
    ("abc", "xabc", "abcy", "xabcy"),
    ("abc", "cab", "abxc", "cabx"),  # a new message follows the one that it follows on its side
    ("abc", "abxc", "cab", "cabx"),
    ("abc", "cab", "xabc", "xcab"),
    ("abcd", "abd", "abcd", "abd"),  # deleted on one side
    ("abcd", "abd", "dabc", "dab"),
    ("abc", "ab|c", "abc", "ab|c"),  # what is obsolete comes last, wherever it was
    ("abc", "abc", "bc|a", "bc|a"),
    ("abc", "bc|a", "ab|c", "b|ca"),
    ("abc", "bca", "ac|b", "ca|b"),
    ("abc", "ab|c", "xabc", "xab|c"),
    ("ab|c", "abx|c", "ab|c", "abx|c"),
    ("ab|c", "ab|c", "abx|c", "abx|c"),
    ("ab|cd", "ab|dc", "ab|cd", "ab|dc"),
    ("ab|c", "ab|c", "acb", "acb"),  # what is there again is where its side has it
    ("ab|c", "acb", "ab|c", "acb"),
]


@pytest.mark.parametrize(("base", "ours", "theirs", "merged"), ORDERS)
def test_messages_are_in_the_order_of_the_side_that_changed_it(
    base: str, ours: str, theirs: str, merged: str
) -> None:
    result = merge(make_order(base), make_order(ours), make_order(theirs))
    assert result.conflicts == 0
    assert write_order(result.catalog) == merged
    order = [block.obsolete for block in result.catalog.blocks]
    assert order == sorted(order)
