"""Texts that are seldom matched: very long ones, crowded ones, messages that occur twice."""

from __future__ import annotations

import random

import pytest

from dragoman.matching import features
from dragoman.matching.candidates import OldText, find_neighbours
from dragoman.matching.cutting import cut_translation, split_segments
from dragoman.matching.match import Match, MatchKind, match
from dragoman.matching.memory import Memory, MemoryStore
from dragoman.matching.similarity import compare_texts, prepare_text
from dragoman.matching.weights import WEIGHTS
from dragoman.po import Catalog, parse
from helpers.scripted import Message

FERRY = "The ferry left the old harbour at dawn with forty passengers on board."
SNOW = "Snow lay on every roof of the town until the middle of April."
MARKET = "Nobody sold any bread in the market before the church bells rang at noon."
HEADER = 'msgid ""\nmsgstr ""\n"Content-Type: text/plain; charset=UTF-8\\n"\n'


@pytest.mark.parametrize("end", ["—", "***", "…  ", "12. \n--- | ---"])
def test_what_has_no_letter_belongs_to_the_part_before_it(end: str) -> None:
    text = f"One. Two. {end}"
    assert "".join(split_segments(text)) == text
    assert [part[0] for part in split_segments(text)][:2] == ["O", "T"]
    assert "".join(split_segments(f"{end}—")) == f"{end}—"


def test_a_text_without_a_letter_is_one_part() -> None:
    assert split_segments("… — !") == ["… — !"]
    assert split_segments("") == []


def test_very_long_texts_are_compared_by_their_pairs_of_words() -> None:
    """The order of the pairs does not matter there; elsewhere it does."""
    chance = random.Random(7)
    words = [f"w{chance.randrange(3000)}" for _ in range(WEIGHTS.words_in_order + 1)]
    half = len(words) // 2
    old, same = prepare_text(" ".join(words)), prepare_text(" ".join(words))
    turned = prepare_text(" ".join(words[half:] + words[:half]))
    twice = prepare_text(" ".join(words + [f"x{number}" for number in range(len(words))]))
    strange = prepare_text(" ".join(words[::-1]))
    assert compare_texts(old, same, WEIGHTS) == (100, 1, 1)
    assert compare_texts(old, turned, WEIGHTS).score > 99.9
    likeness = compare_texts(old, twice, WEIGHTS)
    assert likeness.score == pytest.approx(200 / 3, abs=0.1)
    assert likeness.of_old == 1
    assert likeness.of_new == pytest.approx(0.5, abs=0.001)
    assert compare_texts(old, strange, WEIGHTS).score < 5
    in_order = WEIGHTS._replace(words_in_order=len(words))
    assert compare_texts(old, turned, in_order).score < 60


def test_three_paragraphs_that_became_one_are_all_joined() -> None:
    old = [Message(text, (name,)) for text, name in ((FERRY, "f"), (SNOW, "s"), (MARKET, "m"))]
    (found,) = match(old, [Message(f"{FERRY} {SNOW} {MARKET}")])
    assert found is not None
    assert (found.kind, found.old, found.msgstr) == (MatchKind.MERGED, (0, 1, 2), ("f s m",))


def test_a_part_gets_its_share_though_many_texts_are_more_like_it() -> None:
    """The whole is not among the candidates of its middle part, which others crowd out."""
    whole = Message(f"{FERRY} {SNOW} {MARKET}", ("یک. دو. سه.",))
    crowd = [
        Message(
            f"{SNOW} {person} {way} went through the streets with a lantern and a bell.", ("x",)
        )
        for person in ("The baker", "The miller", "The priest", "The smith", "The tailor")
        for way in ("alone", "himself", "quickly", "too")
    ]
    found = match([*crowd, whole], [Message(text) for text in (FERRY, SNOW, MARKET)])
    assert [each and each.msgstr[0] for each in found] == ["یک.", "دو.", "سه."]
    assert [each and each.kind for each in found] == [MatchKind.SPLIT] * 3


def make_store(**texts: str) -> MemoryStore:
    """Make a memory of catalogues, given by the names of their documents."""
    catalogs: dict[str, Catalog] = {
        name: parse((HEADER + text).encode(), name) for name, text in texts.items()
    }
    return MemoryStore(lambda: iter(catalogs.items()), lambda: [SNOW])


def write(text: str, msgstr: str, context: str) -> str:
    return f'\nmsgctxt "{context}"\nmsgid "{text}"\nmsgstr "{msgstr}"\n'


def test_a_text_that_two_documents_have_is_listed_once_in_each_context() -> None:
    """A document sees nothing of its own; what another has as well is shown to it."""
    twice = write(SNOW, "s", "a") + write(SNOW, "s", "b")
    store = make_store(one=twice)
    assert [text.context for text in store.texts.listed] == ["a", "b"]
    assert store.texts.seconds == {}
    assert list(Memory(store, "one")) == []
    both = make_store(one=twice, two=write(SNOW, "s", "b"))
    assert len(both.texts.listed) == 2
    ((place, second),) = both.texts.seconds.items()
    assert (place, second) == (1, 2)
    assert both.find_document(second) == "two"


def test_a_number_without_a_message_is_of_no_document() -> None:
    store = make_store(one=write(SNOW, "s", "a"))
    assert store.find_document(0) == "one"
    with pytest.raises(KeyError):
        store.find_document(1)


@pytest.mark.parametrize(
    ("persian", "shares"),
    [
        (
            "یک دو سه چهار پنج شش، هفت هشت نه ده یازده دوازده. بله.",
            ("یک دو سه چهار پنج شش،", "هفت هشت نه ده یازده دوازده. بله."),
        ),
        ("یک دو سه چهار پنج شش هفت هشت نه ده یازده دوازده. بله.", None),
    ],
)
def test_where_no_sentence_ends_at_the_cut_a_clause_may(
    persian: str, shares: tuple[str, ...] | None
) -> None:
    """Both languages have two sentences, but the source was cut within the first."""
    parts = ["One two three four five six,", "seven eight nine ten eleven twelve. Yes."]
    assert cut_translation(" ".join(parts), persian, parts) == shares


OTHERS = (
    "The river rose in the night and took the bridge with it, so that everybody walked.",
    "My uncle, who mended clocks, had never heard of a winter that ended in one afternoon.",
    "Seven letters were lost that year, and the postman found the eighth in his own coat.",
)


def test_two_parts_of_a_much_longer_paragraph_are_not_what_it_was_split_into() -> None:
    whole = Message(" ".join((FERRY, OTHERS[0], MARKET, *OTHERS[1:])), ("w",))
    found = match([whole], [Message(FERRY), Message(MARKET)])
    assert [each and each.kind for each in found] == [MatchKind.SIMILAR, None]


def test_two_paragraphs_in_a_much_longer_one_were_not_merged_into_it() -> None:
    old = [Message(FERRY, ("f",)), Message(MARKET, ("m",))]
    new = Message(" ".join((OTHERS[0], FERRY, *OTHERS[1:], MARKET)))
    assert match(old, [new]) == (None,)


def test_an_obsolete_message_that_revives_is_no_neighbour() -> None:
    """It was at the end of the catalogue, so what is beside it says nothing."""
    old = [Message(FERRY, ("f",)), Message(SNOW, ("s",)), Message(MARKET, ("m",)),
           Message(OTHERS[0], ("o",), obsolete=True)]  # fmt: skip
    kinds = (MatchKind.EXACT, 0), (MatchKind.REVIVED, 3), None, (MatchKind.EXACT, 2)
    found = [each and Match(each[0], (each[1],), msgstr=("x",)) for each in kinds]
    gone = [OldText(1, SNOW, None)]
    assert find_neighbours(found, old, gone, WEIGHTS) == {2: [0]}


def test_a_long_text_is_looked_for_by_its_words_alone() -> None:
    assert features.list_source_features("One two", 7)[:2] == ["one", "two"]
    assert len(features.list_source_features("One two", 7)) > 2
    assert features.list_source_features("One two", 6) == ["one", "two"]
