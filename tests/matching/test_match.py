"""What a new message gets, and from where, case by case."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterator

import pytest

from dragoman.matching.cutting import (
    cut_part,
    cut_sentences,
    cut_translation,
    join_paragraphs,
    split_segments,
)
from dragoman.matching.match import MatchKind, MatchOptions, match, match_empty
from dragoman.matching.model import WITHOUT_SOURCE
from dragoman.matching.normalize import fold_typography, split_words
from dragoman.matching.weights import WEIGHTS
from helpers.scripted import Message
from helpers.tools import ROOT

FERRY = "The ferry left the old harbour at dawn with forty passengers on board."
SNOW = "Snow lay on every roof of the town until the middle of April."


def list_kinds(old: list[Message], *new: str) -> list[MatchKind | None]:
    return [each.kind if each else None for each in match(old, [Message(text) for text in new])]


def test_a_message_keeps_its_own_translation() -> None:
    assert list_kinds([Message(FERRY, ("f",))], FERRY) == [MatchKind.EXACT]


def test_an_obsolete_one_revives() -> None:
    assert list_kinds([Message(FERRY, ("f",), obsolete=True)], FERRY) == [MatchKind.REVIVED]


def test_a_context_makes_another_message_whose_translation_is_only_suggested() -> None:
    (found,) = match([Message("Open", ("o",), context="door")], [Message("Open")])
    assert found is not None
    assert found.kind is MatchKind.SIMILAR
    assert (found.previous_context, found.previous) == ("door", "Open")


def test_a_fuzzy_message_is_confirmed_when_its_source_is_restored() -> None:
    old = [Message(FERRY.replace("dawn", "noon"), ("f",), fuzzy=True, previous=FERRY)]
    assert list_kinds(old, FERRY) == [MatchKind.REVERTED]


def test_many_restored_sources_are_looked_for_in_the_memory_together() -> None:
    class Memory(list[Message]):
        read = 0

        def __iter__(self) -> Iterator[Message]:
            self.read += 1
            return super().__iter__()

    old = [
        Message(f"{FERRY} {n} noon", (f"f{n}",), fuzzy=True, previous=f"{FERRY} {n}")
        for n in range(9)
    ]
    memory = Memory([Message(f"{FERRY} 3", ("of another document",)), Message(f"{FERRY} 4")])
    found = match(old, [Message(f"{FERRY} {n}") for n in range(9)], memory)
    kinds = [each.kind for each in found if each]
    assert kinds.count(MatchKind.REVERTED) == 8 and kinds[3] is not MatchKind.REVERTED
    unread = Memory(memory)
    match(old, [Message(f"{FERRY} {n}") for n in range(3)], unread)
    assert unread.read == 1


def test_a_part_or_a_draft_is_not_confirmed_by_a_restored_source() -> None:
    for remark in ("dragoman: split: …", "dragoman: merged: …", "dragoman: draft 0 2026 m"):
        part = FERRY.replace(" with forty passengers", "")
        old = [Message(part, ("f",), True, FERRY, comments=(remark,))]
        assert list_kinds(old, FERRY) == [MatchKind.SIMILAR]


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("He said “no” — twice.", 'He said "no" - twice.'),
        ("It’s   late", "It's late"),
        ("1914–1918", "1914-1918"),
        ("Wait…", "Wait..."),
        ("12\u00a0March", "12 March"),
        ("Caf\u00e9 Zur\u00fcck", "Cafe\u0301 Zuru\u0308ck"),
    ],
)
def test_typography_is_no_change_of_words(old: str, new: str) -> None:
    assert fold_typography(old) == fold_typography(new)
    assert list_kinds([Message(old, ("x",))], new) == [MatchKind.TYPOGRAPHIC]


@pytest.mark.parametrize(
    ("old", "new"), [("a -5", "a - 5"), ("6' tall", '6" tall'), ("Polish", "polish"), ("a b", "ab")]
)
def test_what_is_more_than_typography(old: str, new: str) -> None:
    assert fold_typography(old) != fold_typography(new)


def test_markup_and_case_do_not_hide_a_heading() -> None:
    assert list_kinds([Message("# Small Example", ("x",))], "Small example") == [MatchKind.SIMILAR]


def test_a_heading_is_found_by_its_letters() -> None:
    old = [Message("Exercise", ("x",)), Message(SNOW, ("s",))]
    assert list_kinds(old, "Exercises") == [MatchKind.SIMILAR]


def test_nothing_is_better_than_a_bad_suggestion() -> None:
    old = [Message(FERRY, ("f",)), Message("Summary", ("s",))]
    assert list_kinds(old, SNOW, "Glossary") == [None, None]


def test_neighbours_lower_the_bar_a_little_and_no_more() -> None:
    first, last = Message("One.", ("1",)), Message("Two.", ("2",))
    old = [first, Message(FERRY, ("f",)), last]
    near = "The ferry left our old harbour at noon with thirty sailors and a dog on it."
    (alone,) = match(old, [Message(near)], options=MatchOptions(threshold=1))
    assert alone is not None
    options = MatchOptions(threshold=alone.score + WEIGHTS.allowance_between_neighbours / 2)
    moved = match(old, [Message(near), Message("One."), Message("Two.")], options=options)
    assert moved[0] is None
    found = match(old, [Message("One."), Message(near), Message("Two.")], options=options)
    assert found[1] is not None
    assert found[1].kind is MatchKind.CONTEXT
    far = "Bakers open early, while nobody is awake, and their bread is warm."
    assert match(old, [Message("One."), Message(far), Message("Two.")])[1] is None


@pytest.mark.parametrize(
    ("rest", "is_suggested"),
    [
        (SNOW, True),
        (f"{SNOW} Nobody had expected such a winter, and least of all the farmers.", False),
    ],
)
def test_a_text_that_became_more_than_twice_as_long_says_too_little(
    rest: str, is_suggested: bool
) -> None:
    one, two = Message("One.", ("1",)), Message("Two.", ("2",))
    for new in (f"{FERRY} {rest}", f"{rest} {FERRY}"):
        old = Message(FERRY, ("f",))
        assert (list_kinds([old], new) != [None]) is is_suggested
        between = list_kinds([one, old, two], "One.", new, "Two.")
        assert (between[1] is not None) is is_suggested


def test_a_small_part_of_a_text_is_recognised_only_between_its_neighbours() -> None:
    one, two = Message("One.", ("1",)), Message("Two.", ("2",))
    old = Message(f"{FERRY} {SNOW} Nobody had expected such a winter, least of all us.", ("f",))
    assert list_kinds([old, one, two], "One.", "Two.", FERRY)[2] is None
    assert list_kinds([one, old, two], "One.", FERRY, "Two.")[1] is MatchKind.SIMILAR


def test_a_merger_leaves_out_a_third_that_the_text_has_too() -> None:
    old = [
        Message(FERRY, ("f",)),
        Message(SNOW, ("s",)),
        Message("Snow lay on every roof.", ("r",)),
    ]
    (found,) = match(old, [Message(f"{FERRY} {SNOW}")])
    assert found is not None
    assert (found.kind, found.old, found.msgstr) == (MatchKind.MERGED, (0, 1), ("f s",))


def test_a_part_that_two_paragraphs_share_comes_from_its_own() -> None:
    night = FERRY.replace("dawn", "night")
    old = [Message(f"{first} {SNOW}", (f"{n}. {n}.",)) for n, first in enumerate((FERRY, night))]
    new = [Message(part) for part in (night, SNOW, "Winter.", FERRY)]
    assert [each.old if each else None for each in match(old, new)[:2]] == [(1,), (1,)]


def test_a_part_that_has_a_nearer_source_of_its_own_is_no_part() -> None:
    """What the two parts are together is less like the whole than the first like its own source."""
    first, second = FERRY.replace("forty", "seventy"), SNOW.replace("town", "village")
    whole = Message(f"{FERRY} {SNOW}", ("کل.",))
    own = Message(first.replace("board", "deck"), ("ج.",))
    assert list_kinds([whole], first, second) == [MatchKind.SPLIT, None]
    assert list_kinds([whole, own], first, second) == [MatchKind.SIMILAR, None]
    far = Message(first.replace("on board", "and a dozen of goats in the rain"), ("ج.",))
    assert list_kinds([whole, far], first, second)[0] is MatchKind.SPLIT


def test_what_is_mostly_markup_is_not_the_same() -> None:
    assert list_kinds([Message("th", ("x",))], "{{}}th") == [None]
    assert list_kinds([Message("Colours", ("x",))], "**Colours**") == [MatchKind.SIMILAR]


def test_a_long_paragraph_that_was_written_anew_gets_no_suggestion() -> None:
    old = (
        "The council met on the first Monday of every month in the old library by the river, and "
        "whoever wished to speak had to give notice to the clerk before noon on the same day."
    )
    new = (
        "Those who want to be heard must give notice to the mayor a week before the meeting, since "
        "the council meets on the third Monday of every month in the new hall by the station."
    )
    (found,) = match([Message(old, ("x",))], [Message(new)], options=MatchOptions(threshold=1))
    assert found is not None
    assert found.reasons is not None
    assert found.score < WEIGHTS.threshold - 10
    assert found.reasons.edits < -10, "half of the words are there, but in another order"
    assert list_kinds([Message(old, ("x",))], new) == [None]


def test_the_memory_is_asked_last() -> None:
    memory = [Message(FERRY, ("m",))]
    (found,) = match([], [Message(FERRY)], memory)
    assert found is not None
    assert (found.kind, found.msgstr, found.previous) == (MatchKind.MEMORY, ("m",), None)
    (found,) = match([Message(FERRY + ".", ("o",))], [Message(FERRY)], memory)
    assert found is not None
    assert found.msgstr == ("o",)


@pytest.mark.parametrize(
    ("old", "new"),
    [
        (
            "我们昨天在河边看到了一条很大的船，船上有很多人。",
            "我们今天在河边看到了一条很大的船，船上有很多人。",
        ),
        ("昨日、川のそばで大きな船を見ました。", "昨日、川のそばで小さな船を見ました。"),
        ("เมื่อวานนี้เราเห็นเรือลำใหญ่ที่ริมแม่น้ำ", "วันนี้เราเห็นเรือลำใหญ่ที่ริมแม่น้ำ"),
    ],
)
def test_scripts_without_spaces_match(old: str, new: str) -> None:
    others = [Message(text, ("x",)) for text in ("冬天来了。", "寒い冬です。", "ฝนตก", FERRY)]
    found = match([*others, Message(old, ("right",))], [Message(new)])
    assert found[0] is not None
    assert found[0].msgstr == ("right",)


def test_words_of_scripts_without_spaces_are_pairs() -> None:
    assert split_words("我们的 Book") == ["我们", "们的", "book"]


def test_a_list_that_became_items_gives_each_its_line() -> None:
    whole = Message("* red apples\n* green pears\n* plums", ("* سیب سرخ\n* گلابی سبز\n* آلو",))
    found = match([whole], [Message("red apples"), Message("green pears"), Message("plums")])
    assert [each.msgstr[0].strip("* ") if each else "" for each in found] == [
        "سیب سرخ",
        "گلابی سبز",
        "آلو",
    ]


@pytest.mark.parametrize(
    ("source", "place"),
    [
        ("The first of these sentences is here. The second of these sentences is there.", 1),
        ("The first of these sentences is not here. The second of these is there.", 0),
        ("One of these sentences is here. Two of these sentences is here", 0),
    ],
)
def test_a_doubtful_cut_gives_the_longest_part_the_whole(source: str, place: int) -> None:
    """A short part of many would get a text most of which is another part's."""
    found = match([Message(source, ("بی هیچ نشانه",))], [Message(s) for s in source.split(". ")])
    given = found[place]
    assert given is not None
    assert given.msgstr == ("بی هیچ نشانه",)
    assert "whole" in given.remark
    assert found[1 - place] is None


def test_segments_are_the_text() -> None:
    text = "One. “Two?” Three!\n- four | five؟ شش۔ هفت。八"
    assert "".join(split_segments(text)) == text
    assert len(split_segments(text)) == 8


def test_shares_are_cut_at_the_marks_of_either_language() -> None:
    assert cut_translation("A b c. D e f?", "الف ب. ت ث؟", ["A b c.", "D e f?"]) == (
        "الف ب.",
        "ت ث؟",
    )
    assert cut_translation("A b c. D e f?", "الف ب ت ث", ["A b c.", "D e f?"]) is None


def test_the_rest_is_what_answers_to_the_sentences_that_stayed() -> None:
    assert cut_sentences("A b. C d. E f.", "1. 2. 3.", "A b. E f.") == "1. 3."
    assert cut_sentences("A b. C d. E f.", "1. 2.", "A b. E f.") is None
    assert cut_sentences("A b. C d.", "1. 2.", "A x.") is None


def test_a_part_is_cut_out_where_the_source_was_cut() -> None:
    source = "The usual format is A4; for books it is B5, which most printers know."
    persian = "قطع معمول A4 است؛ برای کتاب‌ها B5 است که بیشتر چاپخانه‌ها می‌شناسند."
    assert cut_part(source, persian, "The usual format is A4.") == "قطع معمول A4 است"
    other = "For books it is B5, which most printers know."
    assert cut_part(source, persian, other) == persian[persian.index("برای") :]
    assert cut_part(source, persian, "The usual format is A5.") is None
    assert cut_part(source, "قطع معمول A4 است", "The usual format is A4.") is None
    assert cut_part(source, persian, "…") is None


def test_what_is_left_of_a_paragraph_gets_its_share() -> None:
    source = "Copy the file so: <kbd>cp a b\ncp c d</kbd> More is told on the page of the project."
    german = "Kopieren Sie so: <kbd>cp a b\ncp c d</kbd> Mehr sagt die Seite des Projekts."
    new = Message("More is told on the page of the project.")
    old = [Message(FERRY, ("x",)), Message(source, (german,)), Message(SNOW, ("y",))]
    found = match(old, [Message(FERRY), new, Message(SNOW)])[1]
    assert found is not None
    assert (found.kind, found.msgstr) == (
        MatchKind.SPLIT,
        ("cp c d</kbd> Mehr sagt die Seite des Projekts.",),
    )
    assert found.previous == source


CODE = "cp -a source/letter.txt build/letter.txt"
OPTIONS = ["--list-titles", "--list-rules", "--list-fonts"]


def test_what_was_left_as_it_is_is_suggested_as_it_is() -> None:
    new = CODE.replace("build", "print")
    (found,) = match([Message(CODE, (CODE,))], [Message(new)])
    assert found is not None
    assert (found.kind, found.msgstr, found.previous) == (MatchKind.SIMILAR, (new,), CODE)
    (found,) = match([Message(CODE, ("x",))], [Message(new)])
    assert found is not None
    assert found.msgstr == ("x",)


def test_what_is_suggested_as_it_is_counts_as_its_own_text() -> None:
    once, twice = CODE.replace("build", "print"), CODE.replace("build", "paper")
    fuzzy = Message(once, (once,), fuzzy=True, previous=CODE)
    (found,) = match([fuzzy, Message(CODE, (CODE,), obsolete=True)], [Message(twice)])
    assert found is not None
    assert (found.msgstr, found.previous) == ((twice,), once)
    # It is not a translation of the code that it was.
    assert list_kinds([fuzzy], CODE) == [MatchKind.SIMILAR]


def test_the_likest_three_tell_what_is_left_as_it_is() -> None:
    old = [Message(option, (option,)) for option in OPTIONS]
    new = Message("rules=no")
    (found,) = match(old, [new])
    assert found is not None
    assert (found.msgstr, found.score < WEIGHTS.threshold) == ((new.msgid,), True)
    assert match(old[:2], [new]) == (None,)
    assert match([*old[:2], Message(OPTIONS[2], ("x",))], [new]) == (None,)


def test_joined_paragraphs_have_a_space_where_the_script_has() -> None:
    assert join_paragraphs(["One.", "Two."]) == "One. Two."
    assert join_paragraphs(["一。", "二。"]) == "一。二。"


def test_rapidfuzz_is_imported_only_when_something_needs_matching() -> None:
    code = (
        "import sys; from polib import POEntry; from dragoman.catalogs import update; "
        "from dragoman.matching.match import match; from dragoman.po import write_block; "
        "old = write_block(POEntry(msgid='a', msgstr='b')); found = match([old], [old]); "
        "sys.exit(found[0].kind != 'exact' or 'rapidfuzz' in sys.modules)"
    )
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0


def test_the_same_is_matched_in_every_process() -> None:
    code = (
        "import sys; sys.path.insert(0, 'tests'); import random; from helpers.scripted import *; "
        "texts = [CORPUS['edit'](text, random.Random(n)) for n, text in enumerate(TEXTS)]; "
        "print([each and (each.old, each.score) for each in match_texts(texts)])"
    )
    outputs = {
        subprocess.run(
            [sys.executable, "-c", code],
            env={**os.environ, "PYTHONHASHSEED": seed},
            capture_output=True,
            check=True,
            cwd=ROOT,
        ).stdout
        for seed in "123"
    }
    assert len(outputs) == 1


def test_a_paragraph_that_was_adopted_without_a_source_is_no_translation() -> None:
    notes = [f"Note {n} of the printer: this page was set in the year 190{n}." for n in range(5)]
    old = [Message(FERRY, ("f",))]
    old += [Message(note, (note,), context=WITHOUT_SOURCE, obsolete=True) for note in notes[:4]]
    new = [FERRY, notes[0], notes[4], "Note 4 of the printer"]
    assert list_kinds(old, *new) == [MatchKind.EXACT, None, None, None]
    wanting = match_empty([*old, *map(Message, new[1:])])
    assert not wanting
    with_names = [*old, *(Message(note, (note,)) for note in notes[:4])]
    assert None not in list_kinds(with_names, *new)
