"""Which sentences of a bead's target belong to which block of its source."""

from __future__ import annotations

from collections.abc import Sequence

from hypothesis import given
from hypothesis import strategies as st

from dragoman.bitext import SentenceRun, TextBlock, share_bead

PAIR = ("en", "fa")
TEXTS = st.lists(st.text(alphabet="aب .؟۲2\n", max_size=30).map(TextBlock), min_size=1, max_size=4)


def read_share(target: Sequence[TextBlock], share: Sequence[SentenceRun]) -> str:
    """Return the text of a share; what was in two blocks is two paragraphs."""
    texts = (target[piece.block].text[piece.start : piece.end].strip() for piece in share)
    return "\n\n".join(filter(None, texts))


def share(source: list[str], target: list[str]) -> list[str]:
    blocks = [TextBlock(text) for text in target]
    shares = share_bead([TextBlock(text) for text in source], blocks, PAIR)
    return [read_share(blocks, each) for each in shares]


def test_one_block_gets_all_and_two_paragraphs_stay_two() -> None:
    assert share(["One. Two."], ["یک. دو.", "سه."]) == ["یک. دو.\n\nسه."]


def test_two_blocks_that_were_joined_are_cut_at_a_sentence() -> None:
    source = ["It was late.", "The ferry crossed the old harbour at dawn. Forty people were on it."]
    target = "دیر بود. کشتی سپیده‌دم از بندر کهنه گذشت. چهل نفر در آن بودند."
    assert share(source, [target]) == [target[:8], target[9:]]


def test_what_stays_the_same_decides_against_the_lengths() -> None:
    """By length alone, each would get one sentence."""
    source = ["In 1984 there were 12 boats; OpenStreetMap has all.", "Then they were gone, all."]
    first = "در ۱۹۸۴ دوازده قایق بود. OpenStreetMap همه را دارد."
    assert share(source, [f"{first} سپس رفتند."]) == [first, "سپس رفتند."]


def test_three_blocks_and_two_paragraphs() -> None:
    source = ["Short one.", "A second one that is longer.", "The third is the longest of them all."]
    target = ["کوتاه بود. این دومی کمی درازتر است.", "سومی از همهٔ آن‌ها درازتر است بی‌گمان."]
    assert share(source, target) == ["کوتاه بود.", "این دومی کمی درازتر است.", target[1]]


def test_too_few_sentences_leave_a_share_empty() -> None:
    assert sorted(share(["One.", "Two."], ["یک و دو"])) == ["", "یک و دو"]


def test_a_title_that_was_not_translated_does_not_get_the_text_below_it() -> None:
    source = ["Chapter 1", "A gift", "Mary always remembered her birthday with great joy."]
    target = "Maria erinnerte sich immer mit großer Freude an ihren Geburtstag."
    assert share(source, [target]) == ["", "", target]
    assert share(source, ["Kapitel 1.", target]) == ["Kapitel 1.", "", target]
    assert share([*source, "In 1984 it was over."], [target, "1984 war alles vorbei."]) == [
        "", "", target, "1984 war alles vorbei.",
    ]  # fmt: skip


def test_the_description_of_a_picture_gets_no_sentence_where_the_target_has_no_picture() -> None:
    texts = ["It was built in 1936. Boats left at six.", "He is 71.", "A river, two boats"]
    described = ["", "", texts[2]]
    source = [TextBlock(t, described=len(d)) for t, d in zip(texts, described, strict=True)]
    parts = ["در ۱۹۳۶ ساخته شد. ساعت شش قایق‌ها می‌رفتند.", "او ۷۱ ساله است."]
    for blocks in (source, [source[2], *source[:2]]):
        shares = share_bead(blocks, [TextBlock(" ".join(parts))], PAIR)
        found = [read_share([TextBlock(" ".join(parts))], each) for each in shares]
        assert sorted(filter(None, found)) == sorted(parts)
        assert found[blocks.index(source[2])] == ""


def test_the_description_of_a_picture_gets_that_of_the_target() -> None:
    source = [TextBlock("He is 71."), TextBlock("Two boats", described=9)]
    target = [TextBlock("او ۷۱ سال دارد."), TextBlock("دو قایق", described=7)]
    shares = share_bead(source, target, PAIR)
    assert [read_share(target, each) for each in shares] == [block.text for block in target]


def test_a_few_sentences_for_many_blocks_are_shared_out_in_reasonable_time() -> None:
    source = [f"Sentence number {number} is here." for number in range(60)]
    target = " ".join(f"Satz Nummer {number} ist hier." for number in range(0, 60, 2))
    assert [bool(each) for each in share(source, [target])] == [True, False] * 30


def test_very_many_sentences_are_shared_out_in_reasonable_time() -> None:
    shares = share(["Ab cd. " * 500, "Ef gh. " * 500], ["اب پت. " * 1000])
    assert abs(len(shares[0]) - len(shares[1])) < 0.1 * len(shares[0])


@given(source=TEXTS, target=TEXTS)
def test_every_sentence_is_in_one_share_in_order(
    source: list[TextBlock], target: list[TextBlock]
) -> None:
    shares = share_bead(source, target, PAIR)
    assert len(shares) == len(source)
    together = [piece for each in shares for piece in each]
    assert together == sorted(together, key=lambda piece: (piece.block, piece.start))
    texts = "".join(read_share(target, each) for each in shares)
    assert "".join(texts.split()) == "".join("".join(b.text for b in target).split())
