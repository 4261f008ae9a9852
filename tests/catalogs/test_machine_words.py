"""Which words of a translation are still as a machine wrote them, whatever became of its mark."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dragoman.catalogs.counting import count_catalog, tally_blocks
from dragoman.catalogs.machine_words import (
    describe_share,
    share_unmodified,
    write_machine_words,
)
from dragoman.catalogs.merge import merge_catalogs
from dragoman.catalogs.merge_message import merge_message
from dragoman.catalogs.states import (
    find_valid_draft,
    mark_adopted,
    mark_draft,
    mark_reviewed,
    put_translation,
)
from dragoman.model import State
from dragoman.po import Block, dump, parse
from dragoman.po.edit import confirm_message, write_message
from helpers import projects

HEAD = 'msgid ""\nmsgstr "Content-Type: text/plain; charset=UTF-8\\n"\n'
DATE = "2026-01-01"
DRAFT = "ما نام‌های دوستان را هرگز فراموش نخواهیم کرد و همیشه خواهیم گفت"
WORDS = DRAFT.split()
EMPTY = write_message(None, "We shall never forget the names of our friends, and always say them.")


def draft(text: str = DRAFT) -> Block:
    return mark_draft(EMPTY, [text], DATE, "openai gemma")


def with_text(block: Block, text: str) -> Block:
    return projects.translated(block, text)


def test_the_whole_draft_stands_at_first_and_when_it_is_confirmed() -> None:
    made = draft()
    assert share_unmodified(made) == 1
    confirmed = confirm_message(made)
    assert share_unmodified(confirmed) == 1
    assert share_unmodified(mark_reviewed(confirmed, DATE)) == 1


@pytest.mark.parametrize(
    ("texts", "marks"),
    [
        (["ما نام‌ها را فراموش نمی‌کنیم، و دوباره آن‌ها را خواهیم نوشت."],
         ["1 k4U2MR7LTxe73HW_MRJ3l5"]),
        (["我们不会忘记名字"], ["1 SRnepDqAJYrh7e8a"]),
        (["ภาษาไทยเป็นภาษาที่มีระดับเสียงของคำแน่นอนหรือวรรณยุกต์เช่นเดียวกับภาษาจีนและออกเสียง"],
         ["1 mh9j7PRc4pb--o9jc8xUpTbBRcuB"]),
        (["don't well-known e\u0301t\u00e9 a_b <g1>x</g1> 12 نام‌ها ك"], ["1 Cv7uzU5D_5aDTNU24z"]),
    ],
)  # fmt: skip
def test_the_marks_are_those_of_all_versions(texts: list[str], marks: list[str]) -> None:
    """Catalogues keep them for years: other characters for a word would make it a person's."""
    assert write_machine_words(texts) == [f"dragoman: machine {mark}" for mark in marks]


def test_a_line_of_marks_has_twenty_five_words() -> None:
    for words, lengths in ((24, [48]), (25, [50]), (26, [50, 2]), (51, [50, 50, 2]), (0, [])):
        lines = write_machine_words([" ".join(f"w{n}" for n in range(words))])
        assert [len(line.split()[-1]) for line in lines] == lengths
        assert [line.split()[-2] for line in lines] == [str(n + 1) for n in range(len(lines))]


def test_all_plural_forms_count_in_their_order() -> None:
    one, two = write_machine_words(["a b"])[0], write_machine_words(["c"])[0]
    both = write_machine_words(["a b", "c"])[0]
    assert both.split()[-1] == one.split()[-1] + two.split()[-1]


@pytest.mark.parametrize("changed", range(len(WORDS) + 1))
def test_each_word_that_a_person_changes_counts(changed: int) -> None:
    words = [f"{word}نو" if at < changed else word for at, word in enumerate(WORDS)]
    edited = with_text(draft(), " ".join(words))
    assert find_valid_draft(edited) is None
    assert share_unmodified(edited) == pytest.approx(1 - changed / len(WORDS))


def test_words_that_are_added_count_as_a_persons() -> None:
    edited = with_text(draft(), f"{DRAFT} و یک جملهٔ تازه")
    assert share_unmodified(edited) == pytest.approx(len(WORDS) / (len(WORDS) + 4))


def test_what_dragoman_itself_corrects_is_no_change_by_a_person() -> None:
    for text in (DRAFT.replace("\u200c", ""), f"«{DRAFT}».", DRAFT.replace("ی", "ي")):
        assert share_unmodified(with_text(draft(), text)) == 1


@pytest.mark.parametrize(
    ("text", "edited", "share"),
    [
        ("我们不会忘记名字", "我们不会忘记姓名", 7 / 8),
        ("don't stop", "don’t stop", 1),
        ("a *b* <g1>c</g1>", "a b c", 1),
        ("— a", "…", 0),
        ("a b c", "c b a", 1 / 3),
    ],
)
def test_words_are_those_of_the_script(text: str, edited: str, share: float) -> None:
    assert share_unmodified(with_text(draft(text), edited)) == pytest.approx(share)


def test_one_change_in_a_text_without_spaces_changes_little() -> None:
    thai = "ภาษาไทยเป็นภาษาที่มีระดับเสียงของคำแน่นอนหรือวรรณยุกต์เช่นเดียวกับภาษาจีนและออกเสียง"
    edited = with_text(draft(thai), thai.replace("เสียงของ", "ของ", 1))
    share = share_unmodified(edited)
    assert share is not None
    assert 0.6 < share < 1


def test_there_is_nothing_to_say_of_what_no_machine_wrote() -> None:
    assert share_unmodified(with_text(EMPTY, DRAFT)) is None
    assert share_unmodified(with_text(draft(), "")) is None


def test_of_a_text_without_words_nothing_is_of_the_machine() -> None:
    assert share_unmodified(with_text(draft(), "* * *")) == 0


def test_a_text_from_elsewhere_keeps_what_is_known_and_a_new_draft_replaces_it() -> None:
    other = "متن دیگری که یک انسان از نو نوشته"
    assert share_unmodified(mark_adopted(draft(), other, DATE, 0.9)) == 0
    assert share_unmodified(put_translation(draft(), other, fuzzy=False)) == 0
    again = mark_draft(draft(), [other], DATE, "engine")
    assert share_unmodified(again) == 1
    assert again.text.count("dragoman: machine") == 1


def test_a_long_engine_and_a_long_text_keep_lines_short() -> None:
    made = mark_draft(EMPTY, [" ".join(f"w{n}" for n in range(500))], DATE, "x\n" * 99)
    lines = made.text[: made.body].splitlines()
    assert max(map(len, lines)) < 76
    assert share_unmodified(made) == 1
    assert find_valid_draft(made) is not None


def test_two_drafts_that_are_merged_are_both_known() -> None:
    other = draft("نسخهٔ دیگری از همین جمله که ماشین نوشته")
    merged = merge_message(EMPTY, confirm_message(draft()), confirm_message(other),
                           known=frozenset())  # fmt: skip
    assert merged.block is not None
    assert share_unmodified(merged.block) == 1


@given(st.lists(st.text("abc دو", min_size=1)), st.lists(st.text("abc دو", min_size=1)))
def test_a_share_is_a_share_and_whole_for_the_draft_itself(
    one: list[str], other: list[str]
) -> None:
    text, edited = " ".join(one).strip(), " ".join(other).strip()
    if not text or not edited:
        return
    made = draft(text)
    share = share_unmodified(with_text(made, edited))
    assert share is None or 0 <= share <= 1
    own = share_unmodified(made)
    assert own in (None, 0, 1)


def test_counts_are_of_source_words_and_of_all_that_has_a_text() -> None:
    half = " ".join([*WORDS[: len(WORDS) // 2], *["نو"] * (len(WORDS) - len(WORDS) // 2)])
    blocks = (
        confirm_message(draft()),
        with_text(replace(write_message(None, "one two three four")), "یک دو سه چهار"),
        with_text(mark_draft(write_message(None, "One two."), [DRAFT], DATE, "e"), half),
        write_message(None, "not translated at all"),
    )
    tally = tally_blocks(blocks)
    share = (len(WORDS) // 2) / len(WORDS)
    assert tally.machine == (2, 15, round(13 + 2 * share))
    assert tally.share_unmodified == pytest.approx(tally.machine[2] / (13 + 4 + 2))
    catalog = replace(parse(HEAD.encode(), "fa.po"), blocks=blocks)
    assert count_catalog(dump(catalog), "fa.po").machine == tally.machine
    assert tally.messages[State.TRANSLATED] == 3


def test_a_share_in_words_is_all_only_for_all() -> None:
    said = [describe_share(share) for share in (0.0, 0.001, 0.5, 0.999, 1.0)]
    assert [each.split()[0] for each in said] == ["0", "1", "50", "99", "100"]


def test_a_late_translation_brings_them_in_a_merge() -> None:
    """One side confirms a draft, while the other changes the source that it was made for."""
    changed = EMPTY.msgid.replace("names", "old names")
    base, ours, theirs = (
        replace(parse(HEAD.encode(), "fa.po"), blocks=blocks)
        for blocks in ((EMPTY,), (confirm_message(draft()),), (write_message(None, changed),))
    )
    merged = merge_catalogs(base, ours, theirs).catalog
    (late,) = (block for block in merged.blocks if block.msgid == changed)
    assert late.fuzzy and late.msgstr == (DRAFT,)
    assert share_unmodified(late) == 1
