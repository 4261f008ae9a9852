"""Which old texts are offered, in which order, and what of them: the laws at the edges."""

from __future__ import annotations

import pytest
from rapidfuzz.distance import Levenshtein

from dragoman.matching.candidates import (
    Candidate,
    OldText,
    Pool,
    Query,
    find_neighbours,
    judge_candidate,
    list_old_texts,
    prepare_query,
    rank_candidates,
    rank_each,
)
from dragoman.matching.composing import compose_translation
from dragoman.matching.cutting import (
    cut_part,
    cut_sentences,
    cut_translation,
    join_paragraphs,
)
from dragoman.matching.match import Match, MatchKind, MatchOptions, match
from dragoman.matching.model import OldMessage, is_unedited
from dragoman.matching.normalize import fold_typography, split_words
from dragoman.matching.reasons import Reason
from dragoman.matching.similarity import compare_edits, prepare_text
from dragoman.matching.weights import WEIGHTS, Weights
from dragoman.model import MessageKey
from helpers.scripted import Message

FERRY = "The ferry left the old harbour at dawn with forty passengers."
SNOW = "Snow lay on every roof of the town until April."
ROAD = "Engineers measured a new road between three valleys."
EXACT = Match(MatchKind.EXACT, (0,), msgstr=("1",))


def make_query(text: str, context: str | None = None, number: int = 0) -> Query:
    return prepare_query(Message(text, context=context), number)


def test_without_old_texts_no_query_has_a_candidate() -> None:
    queries = [make_query(FERRY), make_query(SNOW, number=1)]
    nothing = Pool(())
    assert list(rank_each(queries, nothing, WEIGHTS)) == [[], []]
    old = Pool(list_old_texts([Message(FERRY, ("1",))], [0]))
    first, _ = rank_each(queries, old, WEIGHTS)
    assert [found.place for found in first] == [0]


def test_what_was_obsolete_already_was_between_no_neighbours() -> None:
    old = [
        Message(FERRY, ("1",)),
        Message(SNOW, ("2",)),
        Message(ROAD, ("3",), obsolete=True),
        Message("Gone long ago, too.", ("4",), obsolete=True),
    ]
    gone = list_old_texts(old, [1, 2, 3])
    near = find_neighbours([EXACT, None, None], old, gone, WEIGHTS)
    assert near == {1: [0], 2: [0]}
    assert find_neighbours([None], [], [], WEIGHTS) == {0: []}


def test_many_between_neighbours_are_shared_out_by_their_places() -> None:
    count, most = 40, WEIGHTS.candidates_between_neighbours
    old = [Message(f"Paragraph {number}", ("x",)) for number in range(count)]
    gone = list_old_texts(old, range(count))
    near = find_neighbours([None] * count, old, gone, WEIGHTS)
    assert {len(places) for places in near.values()} == {most}
    for number, places in near.items():
        assert number in places
        assert places == list(range(places[0], places[0] + most))
    assert near[0][0] == 0
    assert near[20] == list(range(20 - most // 2, 20 + most // 2))
    assert near[count - 1][-1] == count - 1


def test_a_text_is_listed_once_with_each_of_its_translations() -> None:
    old = [
        Message(FERRY, ("1",)), Message(FERRY, ("1",)), Message(FERRY, ("2",)),
        Message(FERRY, ("1",), context="c"), Message(FERRY), Message("", ("header",)),
    ]  # fmt: skip
    listed = list_old_texts(old, range(len(old)))
    assert [(text.number, text.context) for text in listed] == [(0, None), (2, None), (3, "c")]


def test_candidates_are_ranked_by_score_then_by_context_then_by_neighbours() -> None:
    sources = [ROAD, f"{FERRY} {SNOW}", FERRY, FERRY, FERRY.replace("forty", "fifty")]
    contexts = [None, None, "other", None, None]
    texts = [OldText(at, *each) for at, each in enumerate(zip(sources, contexts, strict=True))]
    for near in ({}, {0: [0, 2]}, {0: [4, 3]}):
        ranked = rank_candidates([make_query(FERRY)], Pool(texts), WEIGHTS, near)[0]
        scores = [candidate.score for candidate in ranked]
        assert scores == sorted(scores, reverse=True)
        assert len({candidate.place for candidate in ranked}) == len(ranked)
        assert ranked[0].place == 3  # of the same score and of the own context
    twice = [OldText(at, FERRY, None) for at in range(2)]
    for place in range(2):
        ranked = rank_candidates([make_query(FERRY)], Pool(twice), WEIGHTS, {0: [place]})[0]
        assert ranked[0].place == place


def judge(old: str, new: str, *, near: bool = False) -> Candidate:
    return judge_candidate(OldText(0, old, None), make_query(new), 0, WEIGHTS, near=near)


@pytest.mark.parametrize(
    ("old", "new", "near", "reason", "score"),
    [
        ("The old ferry", "The old ferry left", True, Reason.ALIKE, None),
        ("The old ferry left", "The old ferry left us", True, Reason.PREFIX_KEPT,
         WEIGHTS.score_if_prefix_kept),
        (FERRY, f"{FERRY} {SNOW} {ROAD} {SNOW}", True, Reason.ALIKE, None),
        (f"{FERRY} {SNOW} {ROAD} {SNOW}", FERRY, True, Reason.PREFIX_KEPT,
         WEIGHTS.score_if_prefix_kept),
        (f"{FERRY} {SNOW} {ROAD} {SNOW}", FERRY, False, Reason.ALIKE, None),
        (FERRY, f"Yes. {FERRY} No.", True, Reason.ALIKE, None),
        (FERRY, f"{FERRY} {SNOW}", False, Reason.PREFIX_KEPT, WEIGHTS.score_if_prefix_kept),
        (FERRY, f"{SNOW} {FERRY}", False, Reason.PREFIX_KEPT, WEIGHTS.score_if_prefix_kept),
        (FERRY, f"*{FERRY.upper()}*", False, Reason.SAME_WORDS, WEIGHTS.score_if_same_words),
        ("* * *", "* * *", False, Reason.SAME_WORDS, 100.0),
        ("* * *", "+ + +", False, Reason.ALIKE, None),
        (FERRY, ROAD, True, Reason.ALIKE, None),
    ],
)  # fmt: skip
def test_what_a_candidate_is_worth_and_why(
    old: str, new: str, near: bool, reason: Reason, score: float | None
) -> None:
    found = judge(old, new, near=near)
    assert found.reason is reason
    assert found.near is near
    if score is None:
        assert found.score == found.likeness
    else:
        assert found.score == max(score, found.likeness)


@pytest.mark.parametrize(
    ("source", "translation", "new", "composed"),
    [
        (f"{FERRY} Go.", "کشتی رفت. برو.", f"{FERRY} Stop.", "کشتی رفت. [… برو.]"),
        (f"Yes. {FERRY}", "بله. کشتی رفت.", f"Yes. {ROAD}", None),  # one short word says nothing
        (f"{FERRY} {SNOW}", "کشتی رفت. برف بود.", f"{FERRY} {SNOW}", None),  # all are the same
        (f"{FERRY} {SNOW}", "کشتی رفت. برف بود.", f"{SNOW} {FERRY} {ROAD}",
         "برف بود. کشتی رفت. […]"),
        (FERRY, "کشتی رفت.", f"{FERRY} {SNOW}", "کشتی رفت. […]"),
        (f"{FERRY} {SNOW}", "کشتی رفت. برف بود.", f"{SNOW} {FERRY}", "برف بود. کشتی رفت."),
    ],
)  # fmt: skip
def test_a_translation_is_composed_where_a_whole_sentence_stayed(
    source: str, translation: str, new: str, composed: str | None
) -> None:
    made = compose_translation(source, translation, new, ("en", "fa"), WEIGHTS)
    assert (made and made.text) == composed


def test_a_composed_text_is_worth_the_share_of_its_letters_that_stayed() -> None:
    old, translation, languages = f"{FERRY} {SNOW}", "کشتی رفت. برف بود.", ("en", "fa")
    new = f"{FERRY} {ROAD}"
    made = compose_translation(old, translation, new, languages, WEIGHTS)
    assert made is not None
    assert made.regrouped
    assert made.worth == pytest.approx(100 * len(FERRY) / (len(FERRY) + len(ROAD)))
    edited = f"{FERRY} {SNOW.replace('April', 'May')}"
    made = compose_translation(old, translation, edited, languages, WEIGHTS)
    assert made is not None
    assert 90 < made.worth < 100
    assert not made.regrouped


def test_a_suggestion_has_one_form_whatever_the_old_message_had() -> None:
    (found,) = match([Message(f"{FERRY}", ("یک", "دو"))], [Message(FERRY.replace("dawn", "noon"))])
    assert found is not None
    assert found.msgstr == ("یک",)


def test_a_space_between_characters_that_need_none_is_typography() -> None:
    assert fold_typography("渡船 离开。 他们") == "渡船离开。他们"
    assert fold_typography("a 渡 b 船") == "a 渡 b 船"
    assert fold_typography("“a” — ‘b’… 5′") == fold_typography("'a' - \"b\"... 5′")
    assert fold_typography("minus -5") == "minus -5"
    assert fold_typography('a 5" disk') == "a 5\u2033 disk"
    assert fold_typography("5' 6\"") == "5\u2032 6\u2033"


def test_words_are_the_same_with_and_without_letters_that_ascii_has_not() -> None:
    assert split_words("“It’s—a «Ferry»…”") == ["it", "s", "a", "ferry"]
    assert split_words("Café, naïve_word") == ["café", "naïve", "word"]
    assert split_words("渡船离") == ["渡船", "船离"]
    assert split_words("渡") == ["渡"]


def test_a_paragraph_is_cut_at_the_nearest_end_and_nowhere_else() -> None:
    parts = [FERRY, SNOW]
    assert cut_translation(f"{FERRY} {SNOW}", "a. b.", parts) == ("a.", "b.")
    assert cut_translation(f"{FERRY} {SNOW}", "ab cd", parts) is None
    assert cut_translation(f"{FERRY} {SNOW}", "a. bbbbbbbbbbbbbbbbbbb. c.", parts) is None
    assert cut_sentences(f"{FERRY} {SNOW}", "a. b.", SNOW) == "b."
    assert cut_sentences(f"{FERRY} {SNOW}", "a. b.", f"{FERRY} {SNOW}") is None
    assert cut_sentences(f"{FERRY} {SNOW}", "a. b.", ROAD) is None
    assert cut_sentences(FERRY, "a.", FERRY) is None
    assert cut_part(f"{FERRY} {SNOW}", "a. b.", SNOW) == "b."
    assert cut_part(f"{FERRY} {SNOW}", "a. b.", f"s{SNOW[1:-1]}!") == "b."
    assert cut_part(f"{FERRY} {SNOW}", "a. b.", ROAD) is None
    assert join_paragraphs(["a", "b"]) == "a b"
    assert join_paragraphs(["渡。", "船"]) == "渡。船"
    assert join_paragraphs(["渡", "b"]) == "渡 b"
    assert join_paragraphs([]) == ""


@pytest.mark.parametrize(
    ("message", "expected"),
    [
        (Message(FERRY, ("1",), fuzzy=True, previous=SNOW), True),
        (Message(FERRY, ("2",), fuzzy=True, previous=SNOW), False),  # somebody edited it
        (Message(FERRY, ("2",), fuzzy=True, previous=ROAD), True),  # nothing shows what was given
        (Message(FERRY, ("1",), previous=SNOW), False),
        (Message(FERRY, ("1",), fuzzy=True), False),
        (Message(FERRY, ("",), fuzzy=True, previous=SNOW), False),
        (Message(FERRY, ("1", "1"), fuzzy=True, previous=SNOW), False),
    ],
)
def test_only_a_suggestion_that_is_as_it_was_given_is_unedited(
    message: Message, expected: bool
) -> None:
    pairs: dict[MessageKey, OldMessage] = {(None, SNOW): Message(SNOW, ("1",), obsolete=True)}
    assert is_unedited(message, pairs) is expected


EDITED = FERRY.replace("forty", "fifty")
MOVED = "At dawn the ferry with forty passengers left the old harbour."


def suggest(old: str, new: str, *, weights: Weights = WEIGHTS) -> Match:
    (found,) = match([Message(old, ("x",))], [Message(new)], options=MatchOptions(weights=weights))
    assert found is not None and found.reasons is not None
    return found


@pytest.mark.parametrize(
    ("old", "new"),
    [(FERRY, EDITED), (FERRY, MOVED), ("Ferry", "Ferries"), ("cp -a one two", "cp -a two one")],
)
def test_edits_weigh_more_in_a_score_than_the_likeness(old: str, new: str) -> None:
    found = suggest(old, new, weights=WEIGHTS._replace(threshold=1.0))
    assert found.reasons is not None
    likeness = found.reasons.likeness
    kept = 100.0 * Levenshtein.normalized_similarity(old.casefold(), new.casefold())
    assert found.reasons.edits == pytest.approx(WEIGHTS.weight_of_edits * (kept - likeness))
    assert found.score == pytest.approx(likeness + found.reasons.edits)


def test_what_was_moved_scores_less_than_what_was_replaced() -> None:
    lowest = WEIGHTS._replace(threshold=1.0)
    assert suggest(FERRY, MOVED, weights=lowest).score < suggest(FERRY, EDITED).score - 30


@pytest.mark.parametrize(
    ("new", "score"),
    [
        (f"{FERRY} {SNOW}", WEIGHTS.score_if_prefix_kept),
        (f"*{FERRY.upper()}*", WEIGHTS.score_if_same_words),
    ],
)
def test_edits_lower_only_a_little_what_is_kept_whole(new: str, score: float) -> None:
    found = suggest(FERRY, new)
    assert found.reasons is not None
    score = max(score, found.reasons.likeness)
    least = score - WEIGHTS.most_lowered_if_kept
    kept = 100.0 * Levenshtein.normalized_similarity(FERRY.casefold(), new.casefold())
    mixed = score + WEIGHTS.weight_of_edits * (kept - score)
    assert found.score == pytest.approx(max(least, mixed))


def test_a_handicap_and_a_bonus_count_in_full_beside_the_edits() -> None:
    (kept, found) = match([Message(FERRY, ("x",))], [Message(FERRY), Message(EDITED)])
    assert kept is not None and found is not None
    assert found.score == pytest.approx(suggest(FERRY, EDITED).score - WEIGHTS.handicap_if_stayed)
    code = "cp -a source/letter.txt build"
    (left,) = match([Message(code, (code,))], [Message(f"{code}.new")])
    assert left is not None and left.reasons is not None
    assert left.reasons.bar == WEIGHTS.threshold - WEIGHTS.bonus_if_verbatim  # and nothing else
    assert left.kind is MatchKind.SIMILAR


def test_a_single_word_needs_more_and_no_other_length_does() -> None:
    texts = ("Ferries", "Ferries left", FERRY, f"{FERRY} {SNOW} {ROAD}")
    found = [suggest(text, text.replace("r", "s", 1)) for text in texts]
    bars = [each.reasons.bar for each in found if each.reasons]
    bar = WEIGHTS.threshold - WEIGHTS.allowance_between_neighbours
    assert bars == [bar + WEIGHTS.more_if_one_word, bar, bar, bar]


@pytest.mark.parametrize(
    ("old", "new"), [("Delete", "Select"), ("Position", "Station"), ("Default", "Details")]
)
def test_a_word_with_half_the_letters_of_another_makes_no_suggestion(old: str, new: str) -> None:
    assert match([Message(old, ("x",))], [Message(new)]) == (None,)
    assert match([Message(f"{old} it all", ("x",))], [Message(f"{new} it all")])[0] is not None


def test_of_a_long_text_words_are_edited_and_of_a_huge_one_pairs_are_counted() -> None:
    small = WEIGHTS._replace(characters_by_letters=10)
    old, new = prepare_text(FERRY), prepare_text(EDITED)
    words = len(old.words)
    assert compare_edits(old, new, small) == pytest.approx(1 - 1 / words)
    pairs = compare_edits(old, new, small._replace(words_in_order=3))
    assert pairs == pytest.approx(1 - 2 / (words - 1))
    assert compare_edits(old, new, WEIGHTS) > 1 - 1 / words
