"""The parts of the aligner: lengths, evidence, the lexicon, what was moved, scorers."""

from __future__ import annotations

import sys
from pathlib import Path
from types import ModuleType

import pytest

from dragoman.bitext.calibration import SURE, make_beads
from dragoman.bitext.evidence import make_key_table, weigh_keys
from dragoman.bitext.lengths import guess_lengths, learn_lengths, measure
from dragoman.bitext.lexicon import learn_lexicon, list_rarer_words
from dragoman.bitext.moved import find_moved
from dragoman.bitext.posteriors import LikelyBead
from dragoman.bitext.scorers import list_scorers, load_scorer
from dragoman.bitext.translations import learn_translations
from dragoman.bitext.weights import WEIGHTS


def test_a_length_that_fits_the_ratio_of_the_texts_is_evidence() -> None:
    model = guess_lengths([20, 400, 300], [10, 200, 150], WEIGHTS)
    assert model.fit(100, 50) > 0 > model.fit(100, 150)
    assert model.fit(400, 200) - model.fit(400, 300) > model.fit(20, 10) - model.fit(20, 15)
    assert measure(" a b\n") == 2
    assert measure("") == 1


def test_the_ratio_of_lengths_is_learnt_from_pairs_and_not_from_odd_ones() -> None:
    guess = guess_lengths([100] * 20, [100] * 20, WEIGHTS)
    pairs = [(100, 60, 1.0)] * 15 + [(100, 900, 1.0), (100, 5, 0.2)]
    learnt = learn_lengths(guess, pairs, WEIGHTS)
    assert learnt.fit(100, 60) > guess.fit(100, 60)
    assert learn_lengths(guess, pairs[:2], WEIGHTS) == guess


def make_evidence(links: int) -> tuple[float, float]:
    """Return what a rare number and a chance word say, after so many blocks are linked."""
    source = [frozenset({f"number:{i}", *(["word:die"] if i % 3 else [])}) for i in range(20)]
    target = [frozenset({f"number:{i}", *(["word:die"] if i % 2 else [])}) for i in range(20)]
    table = make_key_table(source, target)
    evidence = weigh_keys(table, [(i, i, 1.0) for i in range(links)], WEIGHTS)
    word = table.kinds.index("word")
    number = table.kinds.index("number")
    return evidence.gains[number], evidence.gains[word]


def test_an_anchor_is_judged_by_what_links_show() -> None:
    number, word = make_evidence(0)
    assert number > word > 0
    later_number, later_word = make_evidence(20)
    assert later_number > number
    assert later_word < 0.3 * word


def test_only_words_that_are_together_twice_translate_each_other() -> None:
    beads = [
        (frozenset({"ferry", "goat"}), frozenset({"کشتی", "بز"})),
        (frozenset({"ferry", "lamp"}), frozenset({"کشتی", "چراغ"})),
        (frozenset({"goat", "bread"}), frozenset({"بز", "نان"})),
    ]
    assert learn_translations(beads) == {"ferry": ("کشتی",), "goat": ("بز",)}
    assert learn_translations([]) == {}


@pytest.mark.parametrize(("more", "telling"), [(0, True), (1, False)])
def test_a_block_has_32_words_that_say_something_on_average(more: int, telling: bool) -> None:
    side = [frozenset(f"w{number}" for number in range(32 + more))] * 3
    assert list_rarer_words(side) == (side if telling else [frozenset()] * 3)


def test_what_a_bead_taught_says_nothing_about_itself() -> None:
    """The pair of words is in five beads: four of them speak for the fifth, and for one more."""
    source = [frozenset({"ferry", f"s{i}"}) for i in range(6)] + [frozenset({"x"})] * 20
    target = [frozenset({"کشتی", f"t{i}"}) for i in range(6)] + [frozenset({"ی"})] * 20
    beads = [((i,), (i,)) for i in range(5)]
    lexicon = learn_lexicon((source, target), beads, WEIGHTS)
    own = sum(gain for _, _, gain in lexicon.find_hits(4, (4, 5)))
    new = sum(gain for _, _, gain in lexicon.find_hits(5, (5, 6)))
    assert 0 < own <= new
    few = learn_lexicon((source, target), beads[:4], WEIGHTS)
    assert sum(gain for _, _, gain in few.find_hits(3, (3, 4))) == 0
    assert not few.places


def test_what_was_moved_is_put_where_its_source_is() -> None:
    beads = [
        LikelyBead((0,), (), 0.9),
        LikelyBead((1,), (), 0.9),
        LikelyBead((2,), (0,), 0.9),
        LikelyBead((), (1,), 0.9),
        LikelyBead((), (2,), 0.9),
    ]
    scores = {(0, 1): 5.0, (1, 2): 4.0}
    moved = find_moved(beads, lambda i, j: scores.get((i, j), -3.0), lambda i: (), WEIGHTS)
    assert [(bead.source, bead.target) for bead in moved] == [
        ((0,), (1,)),
        ((1,), (2,)),
        ((2,), (0,)),
    ]
    assert moved[0].chance > 0.9


def test_what_is_right_behind_a_moved_run_stays_without_a_partner() -> None:
    alone = [LikelyBead((i,), (), 0.9) for i in range(3)]
    free = [LikelyBead((), (j,), 0.9) for j in range(4)]
    scores = {(0, 1): 5.0, (1, 2): 4.0}
    moved = find_moved(
        (*alone, *free), lambda i, j: scores.get((i, j), -3.0), lambda i: (), WEIGHTS
    )
    assert [(bead.source, bead.target) for bead in moved] == [
        ((0,), (1,)),
        ((1,), (2,)),
        ((2,), ()),
        ((), (0,)),
        ((), (3,)),
    ]


def test_little_evidence_moves_nothing() -> None:
    beads = (LikelyBead((0,), (), 0.9), LikelyBead((1,), (0,), 0.9), LikelyBead((), (1,), 0.9))
    assert find_moved(beads, lambda i, j: 1.0, lambda i: (), WEIGHTS) == beads


def test_a_bead_among_doubtful_ones_is_doubted_and_two_to_two_is_never_sure() -> None:
    good = [LikelyBead((i,), (i,), 0.9999) for i in range(20)]
    bad = [LikelyBead((i,), (i,), 0.3) for i in range(20)]
    assert all(bead.sure and bead.confidence >= SURE for bead in make_beads(good, 1.0))
    assert not any(bead.sure for bead in make_beads(good, 0.3))
    among = make_beads([*bad[:10], good[10], *bad[11:]], 1.0)
    assert among[10].confidence < 0.7
    pair = LikelyBead((10, 11), (10, 11), 0.9999)
    assert not make_beads([*good[:10], pair, *good[12:]], 1.0)[10].sure


def test_a_scorer_of_another_distribution_is_found_by_its_name(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    module = ModuleType("dragoman_far")
    module.score = lambda source, target: [[0.5] * len(target)] * len(source)  # type: ignore[attr-defined]
    monkeypatch.setitem(sys.modules, "dragoman_far", module)
    info = tmp_path / "dragoman_far-1.dist-info"
    info.mkdir()
    metadata = "Metadata-Version: 2.1\nName: dragoman-far\nVersion: 1\n"
    (info / "METADATA").write_text(metadata, encoding="utf-8")
    points = "[dragoman.scorers]\nfar = dragoman_far\n"
    (info / "entry_points.txt").write_text(points, encoding="utf-8")
    monkeypatch.syspath_prepend(str(tmp_path))
    assert list_scorers() == ("far",)
    assert load_scorer("far")(["a"], ["b", "c"]) == [[0.5, 0.5]]
    with pytest.raises(KeyError):
        load_scorer("near")


def test_none_is_shipped() -> None:
    assert list_scorers() == ()


@pytest.mark.parametrize(
    ("shares", "learns"),
    [([1.0] * 3, True), ([1.0] * 2, False), ([0.9] * 3, False), ([0.9] * 4, True),
     ([0.5] * 9, False), ([0.6] * 5, True)],
)  # fmt: skip
def test_three_pairs_that_are_likely_teach_the_ratio(shares: list[float], learns: bool) -> None:
    guess = guess_lengths([100] * 9, [100] * 9, WEIGHTS)
    learnt = learn_lengths(guess, [(100, 60, share) for share in shares], WEIGHTS)
    assert (learnt != guess) is learns
