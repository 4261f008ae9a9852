"""The words of a sentence that seems to be missing, and of lines that are only full."""

from __future__ import annotations

import pytest

from dragoman.checks import Pair, check_pair, learn_catalog
from dragoman.checks.text.missing.gap_words import LEAST_EVIDENCE, lacks_gap_words, weigh_gap_words
from dragoman.checks.text.missing.gaps import Gap
from dragoman.checks.text.missing.word_pairs import WordPairs
from dragoman.checks.text.wrapped_lines import is_wrapped, join_wrapped_lines

TAUGHT = [
    ("The lawyer came.", "Der Anwalt kam."),
    ("The lawyer spoke.", "Der Anwalt sprach."),
    ("A lawyer knows.", "Ein Anwalt weiß."),
    ("The letter arrived.", "Der Brief traf ein."),
    ("The letter burned.", "Der Brief brannte."),
    ("A letter helps.", "Ein Brief hilft."),
    ("The house burned.", "Das Haus brannte."),
    ("A house stands there.", "Ein Haus steht dort."),
    ("This house is old.", "Dieses Haus ist alt."),
    *((f"{number} more.", f"Noch {number} mehr.") for number in range(30)),
]
SOURCE = "The house was open. The lawyer read the letter."
GAP = Gap(20, len(SOURCE), 3.0)
WORDS = WordPairs(TAUGHT)


def test_words_of_a_gap_that_are_there_speak_against_it() -> None:
    joined = "Das Haus war offen, und der Anwalt las den Brief."
    assert LEAST_EVIDENCE <= weigh_gap_words(SOURCE, joined, GAP, WORDS) < 0


def test_words_far_from_a_gap_say_nothing_against_it() -> None:
    target = "Das Haus war offen. Morgen liest der Anwalt den Brief."
    gap = Gap(20, len(SOURCE), 3.0, beside=(0, 19))
    assert weigh_gap_words(SOURCE, target, gap, WORDS) == 0


def test_a_gap_lacks_its_words_if_several_are_known_and_none_is_anywhere() -> None:
    assert lacks_gap_words(SOURCE, "Das Haus war offen.", GAP, WORDS)
    assert not lacks_gap_words(SOURCE, "Das Haus war offen, der Anwalt auch.", GAP, WORDS)
    assert not lacks_gap_words(SOURCE, "Das Haus war offen.", GAP, WordPairs())


@pytest.mark.parametrize(
    ("source", "target", "gap"),
    [
        (SOURCE, "Das Haus war offen.", GAP),  # they are not there, which says nothing for it
        ("The lawyer came. The lawyer left.", "Der Anwalt kam.", Gap(17, 33, 3.0)),  # elsewhere too
        ("It is cold. Nobody knew that.", "Es ist kalt.", Gap(12, 29, 3.0)),  # nothing was taught
    ],
)
def test_other_words_say_nothing(source: str, target: str, gap: Gap) -> None:
    assert weigh_gap_words(source, target, gap, WORDS) == 0


def test_no_words_say_more_than_the_least() -> None:
    names = [f"{first}{second}rk" for first in "bdfglmnp" for second in "aeiou"]
    taught = [(f"The {name} {at} is.", f"{name}um {at}.") for name in names for at in range(5)]
    source = "It is here. " + " ".join(names) + "."
    gap = Gap(12, len(source), 3.0)
    target = " ".join(f"{name}um" for name in names)
    assert weigh_gap_words(source, target, gap, WordPairs(taught)) == LEAST_EVIDENCE


def test_lines_that_are_only_full_are_no_sentences() -> None:
    source = "# You can set what is asked here, and in\n# all other menus. See the manual\n# of it."
    assert is_wrapped(source)
    assert join_wrapped_lines(source).count("\n") == 0
    assert len(join_wrapped_lines(source)) == len(source)
    # the translation is of the same sentences, in lines of its own
    target = (
        "# Was hier und in allen anderen Menüs\n# gefragt wird, lässt sich festlegen.\n"
        "# Siehe das\n# Handbuch dazu."
    )
    assert join_wrapped_lines(target).count("\n") == 1
    pair = Pair(source, target, "de", catalog=learn_catalog(TAUGHT))
    assert not any(hit.rule_id.startswith("sentence-") for hit in check_pair(pair))


@pytest.mark.parametrize(
    "text",
    [
        "One line only, and no other.",
        "A line.\nAnother line.",
        "These are needed:\n- bread,\n- and salt",
        "These are needed:\n1. bread, which is\nfresh\n2. salt",
    ],
)
def test_other_lines_stay(text: str) -> None:
    assert not is_wrapped(text)


def test_a_line_with_a_mark_at_its_end_ends_there() -> None:
    assert join_wrapped_lines("It was cold:\nthe snow\nfell.\nNobody came.") == (
        "It was cold:\nthe snow fell.\nNobody came."
    )
