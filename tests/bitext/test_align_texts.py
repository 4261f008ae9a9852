"""The laws of aligning, and its quality on texts that are made from a number."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dragoman.bitext import Bead, TextBlock, align_texts
from dragoman.glossary import parse
from dragoman.model import Kind
from helpers.bitexts import Bitext, list_pairs, make_bitext, make_blocks, measure_f1, translate
from helpers.durations import check_growth

LANGUAGES = ("en", "fa")
SCRIPTS = "aAéß ابپ۱٢3 日本語。 กขค עב हिन् \u200c\u200f\u0301😀 .?؟!…\n\t(«»\"' http://x.y/ł"
BLOCKS = st.lists(
    st.builds(
        TextBlock,
        st.text(alphabet=SCRIPTS, max_size=60),
        st.sampled_from(list(Kind)),
        st.integers(0, 6),
        st.integers(0, 3),
        st.lists(st.sampled_from(["https://a.b/c", "/x", ""]), max_size=2).map(tuple),
    ),
    max_size=14,
)


def assert_whole(beads: Sequence[Bead], counts: tuple[int, int]) -> None:
    """Assert that the beads hold every block of both sides once, and are in order."""
    for side, count in enumerate(counts):
        blocks = [block for bead in beads for block in (bead.source, bead.target)[side]]
        assert sorted(blocks) == list(range(count))
    assert [i for bead in beads for i in bead.source] == list(range(counts[0]))
    for bead in beads:
        assert bead.source or bead.target
        for part in (bead.source, bead.target):
            assert list(part) == list(range(part[0], part[0] + len(part))) if part else True
        assert 0 <= bead.confidence <= 1
        assert not bead.sure or (bead.source and bead.target)


@given(source=BLOCKS, target=BLOCKS, languages=st.sampled_from([("en", "fa"), ("de", "fr")]))
@settings(max_examples=150)
def test_every_block_is_in_one_bead_whatever_the_texts(
    source: list[TextBlock], target: list[TextBlock], languages: tuple[str, str]
) -> None:
    beads = align_texts(source, target, languages)
    assert_whole(beads, (len(source), len(target)))
    assert align_texts(source, target, languages) == beads


@pytest.mark.parametrize(("source", "target"), [(0, 0), (0, 3), (3, 0), (1, 1), (1, 40), (40, 1)])
def test_texts_of_any_size_are_aligned(source: int, target: int) -> None:
    blocks = make_blocks(40, 5)
    beads = align_texts(blocks[:source], blocks[:target], LANGUAGES)
    assert_whole(beads, (source, target))
    if not source or not target:
        assert len(beads) == source + target
        assert not any(bead.sure for bead in beads)


@given(seed=st.integers(0, 10_000))
@settings(max_examples=10)
def test_a_text_and_itself_are_aligned_one_to_one_and_surely(seed: int) -> None:
    blocks = make_blocks(30, seed)
    beads = align_texts(blocks, blocks, ("en", "en"))
    assert list_pairs(beads) == {((i,), (i,)) for i in range(30)}
    assert all(bead.sure for bead in beads)


def test_an_untouched_translation_is_aligned_one_to_one() -> None:
    bitext = make_bitext(80, 3, 0.0)
    beads = align_texts(bitext.source, bitext.target, LANGUAGES)
    assert list_pairs(beads) == bitext.truth
    assert sum(bead.sure for bead in beads) >= 75


@pytest.mark.parametrize(("share", "least"), [(0.15, 0.95), (0.3, 0.88)])
def test_disturbed_translations_are_aligned_as_the_targets_say(share: float, least: float) -> None:
    bitexts = [make_bitext(90, seed, share) for seed in range(4)]
    aligned = [align_texts(b.source, b.target, LANGUAGES) for b in bitexts]
    scores = [measure_f1(a, b.truth) for a, b in zip(aligned, bitexts, strict=True)]
    assert sum(scores) / len(scores) >= least


def test_what_is_sure_is_right_and_most_is_sure() -> None:
    right = sure = beads = 0
    for seed in range(20, 26):
        bitext = make_bitext(90, seed, 0.15)
        for bead in align_texts(bitext.source, bitext.target, LANGUAGES):
            beads += bool(bead.source and bead.target)
            sure += bead.sure
            right += bead.sure and (bead.source, bead.target) in bitext.truth
    assert right >= 0.99 * sure
    assert sure >= 0.85 * beads


def test_a_long_text_is_aligned_in_a_band() -> None:
    """It has 500 × 500 nodes and more: most of them are never looked at."""
    bitext = make_bitext(500, 7, 0.1)
    beads = align_texts(bitext.source, bitext.target, LANGUAGES)
    assert_whole(beads, (len(bitext.source), len(bitext.target)))
    assert measure_f1(beads, bitext.truth) > 0.93


def test_the_band_is_widened_where_a_section_is_missing() -> None:
    source = make_blocks(600, 11)
    target = [replace(b, text=translate(b.text)) for b in (*source[:150], *source[400:])]
    beads = align_texts(source, target, LANGUAGES)
    where = {bead.source: bead.target for bead in beads}
    right = sum(
        where.get((i,)) == ((i if i < 150 else i - 250),) for i in [*range(150), *range(400, 600)]
    )
    assert right == 350  # in a band that is not widened, two of them are lost
    assert sum(not where.get((i,), (0,)) for i in range(150, 400)) == 250


def test_two_sides_exchanged_give_nearly_the_same_beads() -> None:
    bitext = make_bitext(80, 9, 0.15)
    there = list_pairs(align_texts(bitext.source, bitext.target, LANGUAGES))
    back = list_pairs(align_texts(bitext.target, bitext.source, ("fa", "en")))
    mirrored = {(source, target) for target, source in back}
    assert len(there & mirrored) >= 0.93 * len(there | mirrored)


def test_neighbours_that_changed_places_are_found() -> None:
    source = make_blocks(60, 21, kept=1.0)
    target = [replace(b, text=translate(b.text)) for b in source]
    target[30], target[31] = target[31], target[30]
    found = list_pairs(align_texts(source, target, LANGUAGES))
    assert {((30,), (31,)), ((31,), (30,))} <= found


def test_a_moved_section_is_found() -> None:
    source = make_blocks(80, 23, kept=1.0)
    translated = [replace(b, text=translate(b.text)) for b in source]
    target = [*translated[:10], *translated[20:60], *translated[10:20], *translated[60:]]
    found = list_pairs(align_texts(source, target, LANGUAGES))
    right = sum(((10 + k,), (50 + k,)) in found for k in range(10))
    assert right >= 8
    assert_whole(align_texts(source, target, LANGUAGES), (80, 80))


def test_texts_that_have_nothing_to_do_with_each_other_are_not_sure() -> None:
    source = make_blocks(60, 31)
    target = [replace(b, text=translate(b.text)) for b in make_blocks(60, 32)]
    beads = align_texts(source, target, LANGUAGES)
    assert sum(bead.sure for bead in beads) <= 1


def test_a_glossary_helps_where_nothing_else_does() -> None:
    """Eight sentences of equal length, one of them dropped: only the terms say which."""
    terms = {"ferry": "کشتی", "goats": "بزها", "lamp": "چراغ", "bread": "نان", "river": "رود"}
    names = ["ferry", "lamp", "goats", "river", "lamp", "bread", "ferry", "goats"]
    source = [TextBlock(f"The {name} was here for all of us.") for name in names]
    target = [TextBlock(f"{terms[name]} برای همهٔ ما اینجا بود.") for name in names]
    del target[3]
    rows = "".join(f"{term},fa,{word}\n" for term, word in terms.items())
    glossary = parse("term,language,translation\n" + rows)
    found = list_pairs(align_texts(source, target, LANGUAGES, glossary=glossary))
    assert found == {((i,), (i - (i > 3),)) for i in range(8) if i != 3} | {((3,), ())}


def test_a_scorer_helps_where_nothing_else_does() -> None:
    source = [TextBlock(f"{letter} word of five letters.") for letter in "abcdefgh"]
    target = [TextBlock(f"{letter} کلمه با پنج حرف در آن.") for letter in "ابتثجحخد"]
    order = [0, 1, 2, 4, 5, 6, 7]

    def score(ours: Sequence[str], theirs: Sequence[str]) -> list[list[float]]:
        names = [
            [blocks.index(TextBlock(text)) for text in texts]
            for blocks, texts in ((source, ours), (target, theirs))
        ]
        return [[1.0 if i == j else 0.1 for j in names[1]] for i in names[0]]

    beads = align_texts(source, [target[i] for i in order], LANGUAGES, scorer=score)
    assert ((3,), ()) in list_pairs(beads)


def test_the_time_grows_with_the_number_of_paragraphs() -> None:
    def align(bitext: Bitext) -> None:
        align_texts(bitext.source, bitext.target, LANGUAGES)

    check_growth(lambda count: make_bitext(count, 1, 0.1), align, 400)


@pytest.mark.parametrize(
    "unit",
    ["a", "Aa", "ا", "日", "ก", "1", "1,", ". ", "? ", '"', "www.", "a@", "-", "(", "\n", "و "],
)
def test_a_huge_paragraph_of_one_thing_takes_linear_time(unit: str) -> None:

    def align(count: int) -> None:
        source = [TextBlock("One."), TextBlock(unit * count), TextBlock("Two.")]
        target = [TextBlock("یک."), TextBlock(unit * (4 * count // 5)), TextBlock("دو.")]
        assert_whole(align_texts(source, target, LANGUAGES), (3, 3))

    check_growth(lambda count: count, align, 50_000)
