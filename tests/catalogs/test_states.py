"""States exclude each other, marks lapse by themselves, and no two messages have one digest."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dragoman.catalogs import find_state, make_message_digest
from dragoman.catalogs import states as marks
from dragoman.model import State
from dragoman.po import Block, parse

HEADER = 'msgid ""\nmsgstr ""\n"Content-Type: text/plain; charset=UTF-8\\n"\n\n'


def parse_message(text: str) -> Block:
    return parse((HEADER + text).encode(), "test.po").blocks[0]


Message = tuple[str | None, str, str | None, list[str]]
TEXTS = st.text(max_size=6)
MESSAGES = st.tuples(
    st.none() | TEXTS, TEXTS, st.none() | TEXTS, st.lists(TEXTS, min_size=1, max_size=3)
)


@given(MESSAGES, MESSAGES)
@settings(max_examples=200)
def test_no_two_messages_have_one_digest(one: Message, other: Message) -> None:
    digests = [
        make_message_digest(context, msgid, forms, plural)
        for context, msgid, plural, forms in (one, other)
    ]
    assert (digests[0] == digests[1]) == (one == other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ((None, "a", ("b",)), ("", "a", ("b",))),
        ((None, "ab", ("c",)), (None, "a", ("bc",))),
        (("a", "b", ("c",)), ("ab", "", ("c",))),
        ((None, "a", ("b", "c")), (None, "a", ("bc",))),
        ((None, "a", ("b", "")), (None, "a", ("b",))),
    ],
)
def test_parts_are_not_run_together(
    one: tuple[str | None, str, tuple[str, ...]], other: tuple[str | None, str, tuple[str, ...]]
) -> None:
    assert make_message_digest(*one) != make_message_digest(*other)


def test_the_digest_is_what_it_was() -> None:
    """Digests are in the files of users: they must never change."""
    assert make_message_digest(None, "Hello", ("سلام",)) == "3535eaf87ff7"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ('msgid "a"\nmsgstr ""\n', State.UNTRANSLATED),
        ('#, fuzzy\nmsgid "a"\nmsgstr ""\n', State.UNTRANSLATED),
        ('#, fuzzy\nmsgid "a"\nmsgstr "b"\n', State.FUZZY),
        ('#= fuzzy\nmsgid "a"\nmsgstr "b"\n', State.FUZZY),
        ('#, no-wrap, fuzzy\nmsgid "a"\nmsgstr "b"\n', State.FUZZY),
        ('#, fuzzy-looking\nmsgid "a"\nmsgstr "b"\n', State.TRANSLATED),
        ('# fuzzy\nmsgid "a"\nmsgstr "b"\n', State.TRANSLATED),
        ('msgid "a"\nmsgstr "b"\n', State.TRANSLATED),
        ('msgid "a"\nmsgstr "-"\n', State.TRANSLATED),
        ('msgid "a"\nmsgstr " "\n', State.UNTRANSLATED),
        ('msgid "a"\nmsgstr "\u200f\u00a0\\n"\n', State.UNTRANSLATED),
        ('#, fuzzy\nmsgid "a"\nmsgstr "&nbsp;"\n', State.UNTRANSLATED),
        ('msgid "a"\nmsgid_plural "b"\nmsgstr[0] " "\nmsgstr[1] "c"\n', State.UNTRANSLATED),
        ('# dragoman: reviewed 0123456789ab 2026-01-01\nmsgid "a"\nmsgstr "b"\n', State.TRANSLATED),
    ],
)
def test_state(text: str, expected: State) -> None:
    assert find_state(parse_message(text)) is expected


def test_a_review_holds_until_either_side_changes() -> None:
    reviewed = marks.mark_reviewed(
        parse_message('# note\nmsgid "a"\nmsgstr "b"\n'), "2026-01-02", "A. B."
    )
    assert find_state(reviewed) is State.REVIEWED
    assert reviewed.comments[0] == "note"
    assert marks.find_valid_review(reviewed) == marks.DatedMark(
        marks.make_block_digest(reviewed), "2026-01-02", "A. B."
    )
    for old, new in (('msgid "a"', 'msgid "A"'), ('msgstr "b"', 'msgstr "B"')):
        assert find_state(parse_message(reviewed.text.replace(old, new))) is State.TRANSLATED
    assert find_state(parse_message("#, fuzzy\n" + reviewed.text)) is State.FUZZY


def test_a_second_review_takes_the_place_of_the_first() -> None:
    first = marks.mark_reviewed(parse_message('msgid "a"\nmsgstr "b"\n'), "2026-01-02")
    second = marks.mark_reviewed(first, "2026-02-03")
    assert len(second.comments) == 1
    assert marks.revoke_review(second).text == 'msgid "a"\nmsgstr "b"\n'


def test_a_review_whose_mark_was_broken_into_lines_holds_and_is_replaced_as_one() -> None:
    block = marks.mark_reviewed(parse_message('msgid "a"\nmsgstr "b"\n'), "2026-01-02")
    broken = block.text.replace("reviewed ", "reviewed\n# ")
    read = parse_message(f"# A note.\n{broken}")
    assert find_state(read) is State.REVIEWED
    again = marks.mark_reviewed(read, "2026-03-04", "A. B.")
    digest = marks.make_block_digest(block)
    assert again.text == (
        f'# A note.\n# dragoman: reviewed {digest} 2026-03-04 A. B.\nmsgid "a"\nmsgstr "b"\n'
    )


@pytest.mark.parametrize(
    "text",
    [
        'msgid "a"\nmsgstr ""\n',
        '#, fuzzy\nmsgid "a"\nmsgstr "b"\n',
        '#~ msgid "a"\n#~ msgstr "b"\n',
    ],
)
def test_only_what_is_translated_can_be_reviewed(text: str) -> None:
    with pytest.raises(ValueError, match="translated"):
        marks.mark_reviewed(parse_message(text), "2026-01-02")


def test_a_draft_is_fuzzy_and_marked_until_somebody_edits_it() -> None:
    made = marks.mark_draft(
        parse_message('msgid "a"\nmsgstr ""\n'), ("b",), "2026-01-02", "engine 1.0"
    )
    assert find_state(made) is State.FUZZY
    found = marks.find_valid_draft(made)
    assert found is not None
    assert found.who == "engine 1.0"
    assert (
        marks.find_valid_draft(parse_message(made.text.replace('msgstr "b"', 'msgstr "c"'))) is None
    )


def test_a_mark_is_found_however_its_comment_is_indented() -> None:
    reviewed = marks.mark_reviewed(parse_message('msgid "a"\nmsgstr "b"\n'), "2026-01-02")
    for start in ("#", "#   ", "  # "):
        other = parse_message(reviewed.text.replace("# ", start))
        assert find_state(other) is State.REVIEWED
        assert marks.revoke_review(other).text == 'msgid "a"\nmsgstr "b"\n'


def test_a_review_needs_a_digest_and_a_date() -> None:
    for mark, number in (("it", 0), ("0123456789ab", 0), ("0123456789ab 2026-01-02", 1)):
        message = parse_message(f'# dragoman: reviewed {mark}\nmsgid "a"\nmsgstr "b"\n')
        assert len(marks.list_review_marks(message)) == number, mark
