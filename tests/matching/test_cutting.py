"""When a translation is cut, and where: sentence by sentence, or by proportion."""

from __future__ import annotations

import pytest

from dragoman.matching.cutting import cut_part, cut_translation, split_segments
from dragoman.matching.match import MatchKind, match
from helpers.durations import check_growth
from helpers.scripted import Message

SHORT = "He left. "
LONG = "The ferry crossed the old harbour at dawn with forty passengers and their goats on board."


def test_as_many_sentences_are_cut_at_the_same_sentence_however_long_they_are() -> None:
    """By proportion it would be doubtful: the first sentence is a tenth, its translation a half."""
    targets = ("ترجمهٔ نخست بسیار بسیار بسیار درازتر است از آنچه باید باشد. ", "دو. ", "و این سه.")
    shares = cut_translation(f"{SHORT}{LONG} {LONG}", "".join(targets), [SHORT, f"{LONG} {LONG}"])
    assert shares == (targets[0], "".join(targets[1:]))


@pytest.mark.parametrize(
    ("translation", "shares"),
    [
        ("aaaa. bbb. cccccccc.", ("aaaa. bbb.", "cccccccc.")),  # the end nearest to the middle
        ("aaaa bbb cccccccc.", None),  # one sentence cannot be two
        ("a. bbbbbbbbbbbbbbbbbbbbb. c.", None),  # no end is near the middle
    ],
)
def test_of_other_numbers_of_sentences_the_proportion_decides(
    translation: str, shares: tuple[str, ...] | None
) -> None:
    assert cut_translation(f"{LONG} {LONG}", translation, [LONG, LONG]) == shares


THEN = "Then nobody said anything for a long time."


@pytest.mark.parametrize(
    ("old", "msgstr", "new", "kept", "kind"),
    [
        (f"{LONG} {THEN}", "l. t.", THEN, "t.", MatchKind.SPLIT),
        (f"{SHORT}{LONG} {THEN}", "s. l. t.", f"{LONG} {THEN}", "s. l. t.", MatchKind.SIMILAR),
    ],
)
def test_a_translation_is_cut_where_more_than_a_fifth_of_the_text_is_gone(
    old: str, msgstr: str, new: str, kept: str, kind: MatchKind
) -> None:
    """Of less, the translator sees more than of what a wrong cut would take away."""
    (found,) = match([Message(old, (msgstr,))], [Message(new)])
    assert found is not None
    assert (found.msgstr, found.kind) == ((kept,), kind)


SYNC = "  -s, --sync   write all to the disk before the free space is counted\n"
TYPE = "  -t TYPE       count such disks only\n"
WIDE = "  -w            do not cut off any of the names, however long they are\n"


@pytest.mark.parametrize(
    ("translation", "shares"),
    [
        # The middle one is the longest, and it has two lines.
        (
            "  -s, --sync  schreibt\n  -t TYPE  zählt nur Platten dieser Art\nund keine anderen\n"
            "  -w  kürzt nicht\n",
            (
                "-s, --sync  schreibt",
                "-t TYPE  zählt nur Platten dieser Art\nund keine anderen",
            ),
        ),
        # The last one is in two lines, and the first is the longest.
        (
            "  -s, --sync  schreibt erst alles, was noch zu schreiben ist, auf die Datenträger\n"
            "  -t TYPE  zählt\n  -w  kürzt\nnicht\n",
            (
                "-s, --sync  schreibt erst alles, was noch zu schreiben ist, auf die Datenträger",
                "-t TYPE  zählt",
            ),
        ),
    ],
)
def test_a_part_begins_where_its_first_word_stands(
    translation: str, shares: tuple[str, ...]
) -> None:
    """It has the white space of its source around it, which a line of a table needs."""
    cut = cut_translation(SYNC + TYPE + WIDE, translation, [SYNC, TYPE, WIDE])
    assert cut is not None
    assert cut[:2] == tuple(f"  {share}\n" for share in shares)
    assert "".join(cut).split() == translation.split()


def test_a_mark_that_a_part_begins_with_does_not_tell() -> None:
    """Dashes are in both languages wherever they like. So the end nearest to the middle is."""
    parts = [LONG, f"- {LONG}"]
    shares = ("aaaa. bbb.", "cccccc. - d.")
    assert cut_translation(" ".join(parts), " ".join(shares), parts) == shares


def test_a_first_word_that_stands_twice_or_in_another_order_does_not_tell() -> None:
    parts = [f"x1 {LONG}", f"x2 {LONG}"]
    twice = "x2 aaaa. x2 bbb. cccccccc."
    assert cut_translation(" ".join(parts), twice, parts) == ("x2 aaaa. x2 bbb.", "cccccccc.")
    three = [f"x{n} {LONG}" for n in (1, 2, 3)]
    turned = "x1 aaaa. x3 bbbb. x2 cccc. dddd."
    assert cut_translation(" ".join(three), turned, three) is None


@pytest.mark.parametrize(
    "unit",
    ["!", "؟", "،", ";", "- ", " ", "\n", "| ", '!"', ".", "。", "…", " – ", "a. ", "“”", "(",
     " (a", "(a) ", "（", "（a）", "\t"],
)  # fmt: skip
def test_a_text_of_nothing_but_marks_is_cut_in_linear_time(unit: str) -> None:
    """It took the square of its length: half a minute for 50,000 marks."""

    def cut(text: str) -> None:
        assert "".join(split_segments(text, clauses=True)) == text

    check_growth(lambda count: unit * count, cut, 50_000)
    check_growth(lambda count: f"a {unit * count} b", cut, 50_000)


@pytest.mark.parametrize(
    ("source", "translation", "wanted", "share"),
    [
        ("Red willow (dried)", "بید سرخ (خشک)", "Red willow", "بید سرخ"),
        ("Okapi (the striped one)", "أكابي (المخطط)", "The striped one", "المخطط"),
        ("Font size (in points).", "字体大小（以磅为单位）。", "Font size.", "字体大小"),
        ("Font size (in points).", "字体大小（以磅为单位）。", "In points.", "以磅为单位"),
        ("Cannot read it: %s", "خوانده نشد: %s", "Cannot read it", "خوانده نشد"),
        ("-q\tBe quiet.", "-q\tساکت باش.", "Be quiet.", "ساکت باش."),
        ("**size:** The size of it.", "**اندازه:** اندازهٔ آن.", "The size of it.", "اندازهٔ آن."),
        ("Use :mod:`os` here", "از :mod:`os` اینجا", "mod", None),  # no clause ends within code
        ("It costs 1,000", "قیمت 1,000 است", "It costs 1", None),
        ("At 12:30 (or, at 1)", "ساعت ۱۲:۳۰ (یا، ساعت ۱)", "At 12:30", "ساعت ۱۲:۳۰"),
    ],
)
def test_a_clause_is_cut_at_brackets_and_marks_that_a_space_follows(
    source: str, translation: str, wanted: str, share: str | None
) -> None:
    assert cut_part(source, translation, wanted) == share


def test_what_is_in_brackets_stays_in_brackets() -> None:
    source, translation = "The old ferry (a white one) left.", "کشتی کهنه (سفید) رفت."
    assert cut_part(source, translation, "(a white one)") == "(سفید)"


@pytest.mark.parametrize(
    ("old", "new", "share"),
    [
        ("Willow (dried red)", "Dried red", "سرخ خشک"),
        ("Willow (dried)", "Willow", "بید"),
        ("Willow tree of the old town, dried", "Dried", None),  # it may be there by chance
    ],
)
def test_a_heading_may_be_half_of_another(old: str, new: str, share: str | None) -> None:
    translation = "بید (سرخ خشک)" if "(" in old else "درخت بید شهر کهنه، خشک"
    (found,) = match([Message(old, (translation,))], [Message(new)])
    assert (found.msgstr[0] if found else None) == share


def test_a_word_or_two_of_a_text_are_no_part_of_it() -> None:
    """An entry of an index is in many paragraphs; what is cut out for it says nothing."""
    old = f"{LONG[:-1]}, with goats, {THEN[0].lower()}{THEN[1:]}"
    persian = "کشتی سپیده‌دم از بندر کهنه رفت، با بزها، سپس دیری هیچ‌کس چیزی نگفت."
    for new in ("With goats", "With goats."):
        assert match([Message(old, (persian,))], [Message(new)]) == (None,)
    (found,) = match([Message(old, (persian,))], [Message(THEN)])
    assert found is not None
    assert found.msgstr == ("سپس دیری هیچ‌کس چیزی نگفت.",)
    (found,) = match([Message(f"First. {LONG}", ("یکم. کشتی رفت.",))], [Message("First.")])
    assert found is not None
    assert found.msgstr == ("یکم.",)
