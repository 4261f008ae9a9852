"""Merging what is seldom there: no header, a date that is none, other plural forms, no message."""

from __future__ import annotations

import time

import pytest

from dragoman.catalogs.merge import MergedCatalog, merge_catalogs
from dragoman.catalogs.merge_message import merge_message, read_other_texts
from dragoman.po import Catalog, dump, parse
from helpers.tools import not_allowed_here

HEADER = 'msgid ""\nmsgstr ""\n"PO-Revision-Date: {}\\n"\n"Language: fa\\n"\n'
MESSAGE = 'msgid "a"\nmsgstr ""\n'
DATE = "2026-01-01 10:00+0000"
NO_DATE = "YEAR-MO-DA HO:MI+ZONE"
"""What gettext writes where nobody has said when."""


def make_catalog(messages: str = MESSAGE, date: str | None = DATE) -> Catalog:
    """Make a catalogue; one without a date has no header."""
    head = "" if date is None else HEADER.format(date) + "\n"
    return parse((head + messages).encode(), "test.po")


def merge(base: Catalog, ours: Catalog, theirs: Catalog) -> MergedCatalog:
    result = merge_catalogs(base, ours, theirs)
    assert parse(dump(result.catalog), "merged.po").blocks == result.catalog.blocks
    return result


BARE = make_catalog(date=None)


@pytest.mark.parametrize("ours_first", [True, False])
@pytest.mark.parametrize("base", [make_catalog(), BARE], ids=["header", "no header"])
def test_the_header_of_the_one_side_that_has_it_is_kept(base: Catalog, ours_first: bool) -> None:
    sides = [make_catalog(MESSAGE.replace('""', '"A"'), "2026-01-02 10:00+0000"), BARE]
    merged = merge(base, *(sides if ours_first else sides[::-1])).catalog
    assert merged.header == {"PO-Revision-Date": "2026-01-02 10:00+0000", "Language": "fa"}
    assert dump(merged) == dump(sides[0])


def test_catalogues_without_headers_are_merged_without_one() -> None:
    theirs = make_catalog(MESSAGE.replace('""', '"A"'), None)
    assert dump(merge(BARE, BARE, theirs).catalog) == dump(theirs)


def test_headers_that_were_added_on_both_sides_are_merged_field_by_field() -> None:
    """As where two people begin the same catalogue."""
    sides = [make_catalog(date=f'{DATE}\\n"\n"X-{name}: 1') for name in ("One", "Other")]
    merged = merge(BARE, *sides).catalog
    fields = {"PO-Revision-Date": DATE, "X-One": "1", "Language": "fa", "X-Other": "1"}
    assert merged.header == fields


def test_a_header_that_only_they_changed_is_theirs_to_the_byte() -> None:
    ours = parse(dump(make_catalog()).replace(b'""\n\n', b'"A"\n\n') + b"\n# ours\n", "ours.po")
    head = HEADER.replace('"Language', '"X-Long: of two "\n"pieces\\n"\n"Language').format(DATE)
    theirs = parse(f"# by hand\n{head}\n{MESSAGE}".encode(), "theirs.po")
    merged = merge(make_catalog(), ours, theirs).catalog
    assert dump(merged) == dump(theirs) + b"\n# ours\n"


@pytest.mark.parametrize("ours_first", [True, False])
@pytest.mark.parametrize(
    ("old", "one", "other", "expected"),
    [
        (DATE, NO_DATE, "2026-01-02 10:00+0000", "2026-01-02 10:00+0000"),
        (DATE, "0001-01-01 00:00", "2026-01-02 10:00+0000", "2026-01-02 10:00+0000"),
        (NO_DATE, NO_DATE, "1999-01-02 10:00+0000", "1999-01-02 10:00+0000"),
    ],
)
def test_a_date_wins_over_what_is_none(
    old: str, one: str, other: str, expected: str, ours_first: bool
) -> None:
    """Both sides changed the header, one by a field of its own."""
    sides = [
        make_catalog(date=one + '\\n"\n"X-One: 1'),
        make_catalog(date=other + '\\n"\n"X-Other: 1'),
    ]
    merged = merge(make_catalog(date=old), *(sides if ours_first else sides[::-1])).catalog
    assert merged.header["PO-Revision-Date"] == expected
    assert (merged.header["X-One"], merged.header["X-Other"]) == ("1", "1")


@pytest.mark.parametrize("zone", ["EAST-9", "WEST+9"])
def test_a_date_without_a_zone_is_the_same_on_every_machine(
    zone: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    if not hasattr(time, "tzset"):
        not_allowed_here("this system takes no time zone from the environment")
    with monkeypatch.context() as patch:
        patch.setenv("TZ", zone)
        time.tzset()
        sides = [
            make_catalog(date='2026-01-02 10:00\\n"\n"X-One: 1'),
            make_catalog(date='2026-01-02 09:00+0000\\n"\n"X-Other: 1'),
        ]
        merged = [merge(make_catalog(date=DATE), *each).catalog for each in (sides, sides[::-1])]
    time.tzset()
    assert {each.header["PO-Revision-Date"] for each in merged} == {"2026-01-02 10:00"}


def make_plural(plural: str, *forms: str) -> Catalog:
    lines = [f'msgid "a day"\nmsgid_plural "{plural}"\n']
    lines += [f'msgstr[{number}] "{form}"\n' for number, form in enumerate(forms)]
    return make_catalog("".join(lines))


def test_the_forms_of_another_plural_are_kept_in_the_comments() -> None:
    base = make_plural("days", "", "")
    ours = make_plural("%d days", "ours 0", "ours 1")
    theirs = make_plural("some days", "theirs 0", "theirs 1")
    result = merge(base, ours, theirs)
    (block,) = result.catalog.blocks
    assert (block.plural, block.msgstr) == ("%d days", ("ours 0", "ours 1"))
    assert (result.conflicts, block.fuzzy) == (1, True)
    assert read_other_texts(block) == ("theirs 0", "theirs 1")
    assert block.comments == ('dragoman: theirs[0] "theirs 0"', 'dragoman: theirs[1] "theirs 1"')


def test_texts_of_two_conflicts_that_begin_alike_are_both_whole() -> None:
    start = "نامه‌هایی که هیچ‌کس در آن سال‌ها نخواند، " * 2
    sides = []
    for number, end in enumerate(("گم شدند.", "سوختند.")):
        ours = make_catalog(MESSAGE.replace('""', '"A"'))
        theirs = make_catalog(MESSAGE.replace('""', f'"{start}{end}"'))
        base = make_catalog(f"# note {number}\n{MESSAGE}")
        sides.append(merge(base, ours, theirs).catalog)
    (block,) = merge(make_catalog(), *sides).catalog.blocks
    assert read_other_texts(block) == (f"{start}گم شدند.", f"{start}سوختند.")
    (again,) = merge(sides[0], sides[0], make_catalog(block.text)).catalog.blocks
    assert again.text == block.text


def test_another_plural_without_a_translation_is_no_conflict() -> None:
    ours = make_plural("%d days", "ours 0", "ours 1")
    result = merge(make_plural("days", "", ""), ours, make_plural("some days", "", ""))
    assert (result.catalog, result.conflicts) == (ours, 0)


def test_where_the_message_is_comes_from_the_side_that_changed_it() -> None:
    place = '#. {}\n#: {}\nmsgid "a"\nmsgstr "{}"\n'
    base = make_catalog(place.format("paragraph", "a.txt", ""))
    ours = make_catalog(place.format("paragraph", "a.txt", "A"))
    theirs = make_catalog("# note\n" + place.format("heading 1", "b.txt", ""))
    for one, other in ((ours, theirs), (theirs, ours)):
        (block,) = merge(base, one, other).catalog.blocks
        assert block.text == "# note\n" + place.format("heading 1", "b.txt", "A")


def test_a_message_that_neither_side_has_is_deleted() -> None:
    (block,) = make_catalog().blocks
    assert merge_message(block, None, None, known=frozenset()) == (None, False)


def test_only_quoted_strings_are_the_other_text() -> None:
    comments = '# dragoman: theirs is shorter\n# dragoman: theirs "B"\n'
    (block,) = make_catalog(comments + MESSAGE).blocks
    assert read_other_texts(block) == ("B",)


@pytest.mark.parametrize("ours_first", [True, False])
@pytest.mark.parametrize("flags", [("", ""), ("#, fuzzy\n", ""), ("#, fuzzy\n", "#, fuzzy\n")])
@pytest.mark.parametrize("base", ["", "older"])
def test_what_both_translated_alike_is_fuzzy_only_if_both_doubt_it(
    base: str, flags: tuple[str, str], ours_first: bool
) -> None:
    one, other = (
        make_catalog(f'# {name}\n{flag}msgid "a"\nmsgstr "A"\n')
        for name, flag in zip(("one", "other"), flags, strict=True)
    )
    sides = (one, other) if ours_first else (other, one)
    result = merge(make_catalog(MESSAGE.replace('""', f'"{base}"')), *sides)
    (block,) = result.catalog.blocks
    assert (block.msgstr, block.fuzzy, result.conflicts) == (("A",), all(flags), 0)
    assert set(block.comments) == {"one", "other"}


@pytest.mark.parametrize("ours_first", [True, False])
@pytest.mark.parametrize(
    "empty", ['msgid "one"\nmsgstr ""\n', '#, fuzzy\nmsgid "one"\nmsgstr ""\n']
)
def test_a_text_that_one_side_confirmed_is_not_lost_to_one_that_the_other_cleared(
    empty: str, ours_first: bool
) -> None:
    base = make_catalog('#, fuzzy\n#| msgid "an"\nmsgid "one"\nmsgstr "A"\n')
    sides = [make_catalog('msgid "one"\nmsgstr "A"\n'), make_catalog(empty)]
    merged = merge(base, *(sides if ours_first else sides[::-1]))
    (block,) = merged.catalog.blocks
    assert (block.msgstr, block.fuzzy, merged.conflicts) == (("A",), False, 0)
    (cleared,) = merge(base, base, sides[1]).catalog.blocks
    assert cleared.msgstr == ("",)


@pytest.mark.parametrize("ours_first", [True, False])
@pytest.mark.parametrize(
    "other", ['# note\nmsgid "one"', '#, no-wrap\nmsgid "one"', '#~ msgid "one"']
)
def test_a_text_that_one_side_cleared_is_cleared_whatever_else_the_other_did(
    other: str, ours_first: bool
) -> None:
    base = make_catalog('msgid "one"\nmsgstr "A"\n')
    start = "#~ " if other.startswith("#~") else ""
    sides = [
        make_catalog('msgid "one"\nmsgstr ""\n'),
        make_catalog(f'{other}\n{start}msgstr "A"\n'),
    ]
    merged = merge(base, *(sides if ours_first else sides[::-1]))
    (block,) = merged.catalog.blocks
    assert (block.msgstr, merged.conflicts) == (("",), 0)


@pytest.mark.parametrize("ours_first", [True, False])
def test_a_field_that_one_side_removed_goes_unless_the_other_changed_it(ours_first: bool) -> None:
    def make(*fields: str) -> Catalog:
        lines = "".join(f'"{field}\\n"\n' for field in fields)
        return parse(f'msgid ""\nmsgstr ""\n{lines}\nmsgid "a"\nmsgstr "A"\n'.encode(), "x.po")

    kept = "Content-Type: text/plain; charset=UTF-8"
    base = make(kept, "X-Gone: 1", "X-Both: 1", "X-Other: 1")
    sides = [make(kept, "X-Other: 1"), make(kept, "X-Gone: 1", "X-Both: 2", "X-Other: 2")]
    header = merge(base, *(sides if ours_first else sides[::-1])).catalog.header
    assert dict(header) == {
        "Content-Type": "text/plain; charset=UTF-8",
        "X-Both": "2",
        "X-Other": "2",
    }


@pytest.mark.parametrize("ours_first", [True, False])
@pytest.mark.parametrize("flag", ["", "#, fuzzy\n"])
def test_a_text_that_one_side_confirmed_is_not_lost_to_another_one(
    flag: str, ours_first: bool
) -> None:
    base = make_catalog('#, fuzzy\n#| msgid "an"\nmsgid "one"\nmsgstr "A"\n')
    confirmed = make_catalog('msgid "one"\nmsgstr "A"\n')
    sides = [confirmed, make_catalog(f'{flag}msgid "one"\nmsgstr "B"\n')]
    merged = merge(base, *(sides if ours_first else sides[::-1]))
    (block,) = merged.catalog.blocks
    assert (merged.conflicts, block.fuzzy) == (1, True)
    assert {*block.msgstr, *read_other_texts(block)} == {"A", "B"}


@pytest.mark.parametrize("ours_first", [True, False])
def test_a_text_that_is_known_does_not_replace_one_that_a_person_confirmed(
    ours_first: bool,
) -> None:
    known = 'msgid "two"\nmsgstr "B"\n'
    fuzzy = '#, fuzzy\nmsgid "one"\nmsgstr "{}"\n\n' + known
    base = make_catalog(fuzzy.format("A"))
    sides = [
        make_catalog('msgid "one"\nmsgstr "A"\n\n' + known),
        make_catalog(fuzzy.format("B")),
    ]
    merged = merge(base, *(sides if ours_first else sides[::-1]))
    block = merged.catalog.blocks[0]
    assert (block.msgstr, block.fuzzy, merged.conflicts) == (("A",), False, 0)
