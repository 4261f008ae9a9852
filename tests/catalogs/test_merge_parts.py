"""What a merge takes of a message that both sides changed: each part from the side that did."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from dragoman.catalogs.merge import merge_catalogs
from dragoman.catalogs.merge_message import keep_other_text, read_other_texts
from dragoman.catalogs.plurals import count_forms
from dragoman.po import Block, Catalog, dump, parse

PluralCase = tuple[int, *tuple[str, ...]]
"""The number of plural forms of a catalogue, and the forms of its message."""
HEAD = 'msgid ""\nmsgstr "Content-Type: text/plain; charset=UTF-8\\n"\n\n'


def merge(base: str | None, ours: str, theirs: str) -> tuple[Block, int]:
    """Merge three versions of a message; return it, and how many conflicts there are."""
    catalogs = [parse((HEAD + (text or "")).encode(), "a.po") for text in (base, ours, theirs)]
    result = merge_catalogs(*catalogs)
    (block,) = result.catalog.blocks
    return block, result.conflicts


def message(*above: str, msgstr: str = "A", msgid: str = "a") -> str:
    return "".join(f"{line}\n" for line in above) + f'msgid "{msgid}"\nmsgstr "{msgstr}"\n'


PARTS = ["#. the title", "#: letter.txt:1", "#, no-wrap", "# by hand"]
CHANGED = {"#. the title": "#. a heading", "#: letter.txt:1": "#: letter.txt:9"}


def lines(block: Block) -> list[str]:
    return [line for line in block.text.splitlines() if line.startswith("#")]


@pytest.mark.parametrize("ours_translates", [True, False])
@pytest.mark.parametrize("part", PARTS)
def test_a_part_that_one_side_added_or_took_away_is_its(part: str, ours_translates: bool) -> None:
    """The other side changes the translation at the same time."""
    for before, after in ([], [part]), ([part], []):
        edited, translated = message(*after), message(*before, msgstr="B")
        sides = (translated, edited) if ours_translates else (edited, translated)
        block, conflicts = merge(message(*before), *sides)
        assert (block.msgstr, lines(block), conflicts) == (("B",), after, 0)


@pytest.mark.parametrize("ours_translates", [True, False])
@pytest.mark.parametrize(("part", "changed"), CHANGED.items())
def test_a_part_that_one_side_changed_is_its(
    part: str, changed: str, ours_translates: bool
) -> None:
    edited, translated = message(changed), message(part, msgstr="B")
    sides = (translated, edited) if ours_translates else (edited, translated)
    block, _ = merge(message(part), *sides)
    assert (block.msgstr, lines(block)) == (("B",), [changed])


@pytest.mark.parametrize(
    ("ours", "theirs", "merged"),
    [
        ([], [], []),
        (["#. one"], [], ["#. one"]),
        ([], ["#: b.txt:2"], ["#: b.txt:2"]),
        (["# ours"], ["# theirs"], ["# ours", "# theirs"]),
        (["# both", "# ours"], ["# both"], ["# both", "# ours"]),
        (["#, no-wrap"], ["#, python-format"], ["#, no-wrap, python-format"]),
    ],
)
def test_parts_of_a_message_that_is_new_on_both_sides_are_joined(
    ours: Sequence[str], theirs: Sequence[str], merged: Sequence[str]
) -> None:
    block, conflicts = merge(None, message(*ours), message(*theirs, msgstr=""))
    assert (block.msgstr, lines(block), conflicts) == (("A",), merged, 0)


FUZZY = ["#, fuzzy", '#| msgid "b"']


@pytest.mark.parametrize("swapped", [False, True])
@pytest.mark.parametrize(
    ("base", "one", "other", "expected"),
    [
        (["A"], ["A", *FUZZY], ["A", "# note"], (("A",), ["# note", *FUZZY])),
        (["A", *FUZZY], ["A"], ["A", "# note", *FUZZY], (("A",), ["# note"])),
        (["A", *FUZZY], ["B", *FUZZY], ["A", "# note", *FUZZY], (("B",), ["# note", *FUZZY])),
        (["A", *FUZZY], ["B"], ["A", "# note", *FUZZY], (("B",), ["# note"])),
        (["A"], ["B"], ["A", *FUZZY], (("B",), FUZZY[:1])),
        ([""], ["B", *FUZZY], ["", "# note"], (("B",), ["# note", *FUZZY])),
    ],
)
def test_who_changed_whether_a_message_is_fuzzy_decides_it(
    base: list[str],
    one: list[str],
    other: list[str],
    expected: tuple[tuple[str], list[str]],
    swapped: bool,
) -> None:
    """With the flag goes the old source that it was translated from; without it, nothing does."""
    made = [message(*above, msgstr=msgstr) for msgstr, *above in (base, one, other)]
    block, conflicts = merge(made[0], *(made[:0:-1] if swapped else made[1:]))
    assert (block.msgstr, conflicts) == (expected[0], 0)
    assert sorted(lines(block)) == sorted(expected[1])


@pytest.mark.parametrize("ours_first", [True, False])
@pytest.mark.parametrize("place", ["header", "message"])
def test_a_comment_with_a_lone_carriage_return_is_kept_on_two_lines(
    place: str, ours_first: bool
) -> None:
    """As in catalogues that an editor of the year 2017 has saved."""

    def make(comment: str, creator: str, text: str) -> Catalog:
        head, above = (comment, "") if place == "header" else ("", comment)
        header = f'{head}msgid ""\nmsgstr ""\n"Language: fa\\n"\n"X-Generator: {creator}\\n"\n\n'
        return parse(f'{header}{above}msgid "a"\nmsgstr "{text}"\n'.encode(), "x.po")

    base = make("# A. B., 2015.\n", "1", "A")
    sides = [make("# A. B., 2015.\r, 2017.\n", "1", "A"), make("# A. B., 2015.\n# C.\n", "2", "B")]
    merged = merge_catalogs(base, *(sides if ours_first else sides[::-1])).catalog
    again = parse(dump(merged), "x.po")
    block = again.head if place == "header" else again.blocks[0]
    assert block is not None
    assert set(block.comments) == {"A. B., 2015.", ", 2017.", "C."}
    assert (again.header["X-Generator"], again.blocks[0].msgstr) == ("2", ("B",))


def make_plural(number: int, *forms: str) -> Catalog:
    """Make a catalogue of ``number`` plural forms, whose message has ``forms``."""
    rule = ("0", "n!=1", "n%10==1 ? 0 : n%10<5 ? 1 : 2")[number - 1]
    lines = "".join(f'msgstr[{form}] "{text}"\n' for form, text in enumerate(forms))
    plurals = f'"Plural-Forms: nplurals={number}; plural={rule};\\n"\n'
    head = f'msgid ""\nmsgstr ""\n"Content-Type: text/plain; charset=UTF-8\\n"\n{plurals}\n'
    return parse(f'{head}msgid "a day"\nmsgid_plural "days"\n{lines}'.encode(), "x.po")


@pytest.mark.parametrize("ours_first", [True, False])
@pytest.mark.parametrize(
    ("base", "ours", "theirs"),
    [
        ((2, "A", "B"), (2, "A2", "B"), (3, "A", "B", "C")),
        ((2, "A", "B"), (2, "A2", "B"), (3, "", "", "")),
        ((2, "A", "B"), (3, "A", "B", "C"), (3, "A", "B", "C")),
        ((2, "A", "B"), (2, "A2", "B"), (1, "A")),
        ((3, "A", "B", "C"), (3, "A2", "B", "C"), (2, "A", "B")),
    ],
)
def test_a_message_has_the_forms_of_the_merged_header_or_is_fuzzy(
    base: PluralCase, ours: PluralCase, theirs: PluralCase, ours_first: bool
) -> None:
    sides = [make_plural(*ours), make_plural(*theirs)]
    merged = merge_catalogs(make_plural(*base), *(sides if ours_first else sides[::-1])).catalog
    (block,) = parse(dump(merged), "x.po").blocks
    texts = {text for side in sides for text in side.blocks[0].msgstr}
    assert texts - {""} <= {*block.msgstr, *read_other_texts(block)}
    number = count_forms(merged.header)
    assert number is not None
    assert len(block.msgstr) >= number
    assert block.fuzzy == (ours != theirs)


@pytest.mark.parametrize("flags", ["", "#, fuzzy\n"])
def test_a_message_that_only_one_side_has_gets_the_forms_of_the_other(flags: str) -> None:
    """Also one that is obsolete; a message without plurals stays as it is."""
    base, theirs = make_plural(2, "A", "B"), make_plural(3, "A", "B", "C")
    late = '#~ msgid "week"\n#~ msgid_plural "weeks"\n#~ msgstr[0] "W"\n#~ msgstr[1] "V"\n'
    new = 'msgid "night"\nmsgid_plural "nights"\nmsgstr[0] "N"\nmsgstr[1] "M"\n'
    empty = new.replace("night", "hour").replace('"N"', '""').replace('"M"', '""')
    more = f'\nmsgid "one"\nmsgstr "1"\n\n{flags}{new}\n{empty}\n{late}'
    ours = parse(dump(base) + more.encode(), "x.po")
    merged = parse(dump(merge_catalogs(base, ours, theirs).catalog), "x.po")
    found = {block.msgid: (block.msgstr, block.fuzzy, block.obsolete) for block in merged.blocks}
    assert found == {
        "a day": (("A", "B", "C"), False, False),
        "one": (("1",), False, False),
        "night": (("N", "M", ""), True, False),
        "hour": (("", "", ""), False, False),
        "week": (("W", "V", ""), True, True),
    }


def test_a_text_is_kept_beside_the_translation_once_and_nothing_is_no_text() -> None:
    block, _ = merge(None, message(), message())
    kept = keep_other_text(block, "B\n" * 30)
    assert read_other_texts(kept) == ("B\n" * 30,)
    assert kept.msgstr == block.msgstr
    assert keep_other_text(kept, "B\n" * 30) == kept
    assert keep_other_text(kept, "") == kept
    assert read_other_texts(keep_other_text(kept, "C")) == ("B\n" * 30, "C")
