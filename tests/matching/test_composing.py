"""Paragraphs of which some sentences changed: the others keep their translation."""

from __future__ import annotations

import pytest

from dragoman.matching.composing import compose_translation
from dragoman.matching.match import MatchKind, MatchOptions, match
from dragoman.matching.model import PARTLY, REORDERED
from dragoman.matching.reasons import Reason
from dragoman.matching.weights import WEIGHTS
from helpers.scripted import Message

FERRY = "The ferry left the old harbour at dawn with forty passengers."
SNOW = "Snow lay on every roof of the town until April."
BREAD = "Nobody had any bread to sell after the second week."
LETTER = "A short letter came from the islands by pigeon."
ROAD = "Engineers measured a new road between three valleys."
TUNNEL = "Her uncle drew pictures for a magazine about gardens."
FA = {
    FERRY: "کشتی سپیده‌دم با چهل مسافر از بندر کهنه رفت.",
    SNOW: "برف تا فروردین روی همهٔ بام‌های شهر بود.",
    BREAD: "پس از هفتهٔ دوم هیچ‌کس نانی برای فروش نداشت.",
    LETTER: "نامه‌ای کوتاه با کبوتر از جزیره‌ها رسید.",
}
OPTIONS = MatchOptions(languages=("en", "fa"))


def translate(*sentences: str) -> str:
    return " ".join(FA[each] for each in sentences)


def suggest(old: list[str], new: list[str]) -> str | None:
    (found,) = match(
        [Message(" ".join(old), (translate(*old),))], [Message(" ".join(new))], options=OPTIONS
    )
    return None if found is None else found.msgstr[0]


@pytest.mark.parametrize(
    ("old", "new", "composed"),
    [
        ([FERRY, SNOW], [FERRY, ROAD], f"{FA[FERRY]} [… {FA[SNOW]}]"),
        ([FERRY, SNOW], [ROAD, SNOW], f"[… {FA[FERRY]}] {FA[SNOW]}"),
        (
            [FERRY, SNOW, BREAD, LETTER],
            [FERRY, ROAD, BREAD, TUNNEL],
            f"{FA[FERRY]} [… {FA[SNOW]}] {FA[BREAD]} [… {FA[LETTER]}]",
        ),
        ([FERRY, SNOW, BREAD], [FERRY, ROAD, SNOW, TUNNEL], f"{FA[FERRY]} […] {FA[SNOW]} [… "),
        ([SNOW, FERRY, BREAD], [FERRY, ROAD], f"{FA[FERRY]} [… {FA[BREAD]}]"),
    ],
)
def test_what_fits_is_kept_and_what_changed_is_marked_in_place(
    old: list[str], new: list[str], composed: str
) -> None:
    made = compose_translation(" ".join(old), translate(*old), " ".join(new), ("en", "fa"), WEIGHTS)
    assert made is not None
    assert made.text.startswith(composed)


@pytest.mark.parametrize(
    ("old", "new", "composed"),
    [
        ([FERRY, SNOW, BREAD], [SNOW, FERRY, BREAD], translate(SNOW, FERRY, BREAD)),
        ([FERRY, SNOW], [SNOW.replace("Snow", "snow"), FERRY], translate(SNOW, FERRY)),
        ([FERRY, SNOW, BREAD], [BREAD, FERRY], translate(BREAD, FERRY)),
    ],
)
def test_sentences_that_were_moved_take_their_translation_with_them(
    old: list[str], new: list[str], composed: str
) -> None:
    (found,) = match(
        [Message(" ".join(old), (translate(*old),))], [Message(" ".join(new))], options=OPTIONS
    )
    assert found is not None
    assert (found.msgstr, found.remark) == ((composed,), REORDERED)
    assert found.reasons is not None
    assert Reason.SENTENCES_MOVED in found.reasons.why
    assert Reason.SENTENCES_KEPT not in found.reasons.why


@pytest.mark.parametrize(
    ("old", "new", "composed"),
    [
        ([FERRY, SNOW], [SNOW, FERRY.replace("forty", "fifty")], f"{FA[SNOW]} [… {FA[FERRY]}]"),
        ([FERRY], [FERRY, SNOW], f"{FA[FERRY]} […]"),
        ([FERRY], [SNOW, FERRY], f"[…] {FA[FERRY]}"),
        ([FERRY, SNOW, BREAD], [FERRY, SNOW, BREAD, ROAD], f"{translate(FERRY, SNOW, BREAD)} […]"),
        (
            [FERRY, SNOW, BREAD],
            [FERRY, BREAD.replace("second", "sixth")],
            f"{FA[FERRY]} [… {FA[BREAD]}]",
        ),
        ([FERRY, SNOW], [FERRY, SNOW.replace("April", "May")], translate(FERRY, SNOW)),
        ([FERRY], [FERRY.replace("forty", "fifty"), SNOW], FA[FERRY]),
    ],
)
def test_only_whole_sentences_that_changed_are_marked(
    old: list[str], new: list[str], composed: str
) -> None:
    assert suggest(old, new) == composed


@pytest.mark.parametrize("edges", ["{}", "\n{}\n", "  {}", "{}\n"])
def test_lines_begin_and_end_where_those_of_the_new_source_do(edges: str) -> None:
    new = edges.format(f"{FERRY} {ROAD}")
    made = compose_translation(FERRY, FA[FERRY], new, ("en", "fa"), WEIGHTS)
    assert made is not None
    assert made.text == edges.format(f"{FA[FERRY]} […]")


@pytest.mark.parametrize(
    "new",
    [
        FERRY.replace(".", "?"),
        FERRY.replace("forty", "*forty*"),
        FERRY.replace("forty", "forty %"),
        f"“{FERRY}”",
        FERRY.replace("harbour", "harbour,"),
    ],
)
def test_a_sentence_with_the_same_words_and_other_signs_is_marked(new: str) -> None:
    old = [FERRY, SNOW]
    made = compose(old, translate(*old), [new, SNOW, ROAD])
    assert made == f"[… {FA[FERRY]}] {FA[SNOW]} […]"
    both = compose(old, translate(*old), [new, ROAD])
    assert both == f"[… {FA[FERRY]} {FA[SNOW]}]"


@pytest.mark.parametrize("new", [FERRY.replace("ferry", "Ferry"), FERRY.replace(" at", "  at")])
def test_another_letter_case_or_a_space_leaves_a_sentence_as_it_is(new: str) -> None:
    old = [FERRY, SNOW]
    assert compose(old, translate(*old), [new, ROAD]) == f"{FA[FERRY]} [… {FA[SNOW]}]"


def test_a_quotation_mark_of_another_kind_leaves_a_sentence_as_it_is() -> None:
    old = [f'"{FERRY}"', SNOW]
    made = compose(old, translate(FERRY, SNOW), [f"“{FERRY}”", ROAD])
    assert made == f"{FA[FERRY]} [… {FA[SNOW]}]"


def test_of_two_sentences_with_the_same_words_the_one_with_the_same_signs_is_kept() -> None:
    asked = FERRY.replace(".", "?")
    old, shown = [asked, FERRY, SNOW], FA[FERRY].replace(".", "؟")
    made = compose(old, f"{shown} {FA[FERRY]} {FA[SNOW]}", [FERRY, SNOW, ROAD])
    assert made == f"{FA[FERRY]} {FA[SNOW]} […]"


ZH = {
    FERRY: "渡轮黎明时载着四十名乘客离开了旧港。",
    SNOW: "直到四月，镇上的屋顶都积着雪。",
    BREAD: "第二周后没有人卖面包。",
}
AND_SNOW = f"{FERRY.rstrip('.')}, and snow lay on every roof of the town until April."


def compose(
    old: list[str], translation: str, new: list[str], languages: tuple[str, str] = ("en", "fa")
) -> str | None:
    made = compose_translation(" ".join(old), translation, " ".join(new), languages, WEIGHTS)
    return None if made is None else made.text


def test_neighbours_that_are_old_are_in_one_pair_of_marks() -> None:
    old = [FERRY, SNOW, BREAD]
    assert compose(old, translate(*old), [FERRY, ROAD, TUNNEL]) == (
        f"{FA[FERRY]} [… {FA[SNOW]} {FA[BREAD]}]"
    )
    assert compose(old, translate(*old), [FERRY, SNOW, BREAD, ROAD, TUNNEL]) == (
        f"{FA[FERRY]} {FA[SNOW]} {FA[BREAD]} […]"
    )


def test_sentences_that_were_joined_in_the_source_are_old_together() -> None:
    old = [FERRY, SNOW, BREAD]
    for new, text in (
        ([AND_SNOW, BREAD], f"[… {FA[FERRY]} {FA[SNOW]}] {FA[BREAD]}"),
        ([BREAD, AND_SNOW], f"{FA[BREAD]} [… {FA[FERRY]} {FA[SNOW]}]"),
    ):
        assert compose(old, translate(*old), new) == text


@pytest.mark.parametrize("joined", [10, 30])
def test_very_many_sentences_are_shared_out_or_not_at_all(joined: int) -> None:
    """Of more than forty sentences, bitext looks at several together: there may be too few."""
    source = [f"The train number {number} left for the old harbour." for number in range(60)]
    texts = [f"قطار شمارهٔ {number} به بندر کهنه رفت." for number in range(60)]
    pairs = [f"{texts[at].rstrip('.')}، {texts[at + 1]}" for at in range(0, 2 * joined, 2)]
    translation = " ".join([*pairs, *texts[2 * joined :]])
    made = compose_translation(
        " ".join(source), translation, " ".join([*source[:-1], ROAD]), ("en", "fa"), WEIGHTS
    )
    assert (made is None) is (joined == 10)
    back = compose_translation(
        translation, " ".join(source), f"{translation} {FA[FERRY]}", ("fa", "en"), WEIGHTS
    )
    assert (back is None) is (joined == 10)


HALVES = ["The ferry left the old harbour.", "At dawn it had forty passengers."]


@pytest.mark.parametrize(
    "halves",
    [
        HALVES,
        ["The ferry left the old harbour at dawn.", "It had forty passengers."],
        ["At dawn.", "The ferry left the old harbour with forty passengers."],
    ],
)
def test_halves_of_a_sentence_that_was_split_have_its_translation_once(halves: list[str]) -> None:
    old = [FERRY, SNOW, LETTER]
    translation = translate(*old)
    for new, text in (
        ([*halves, SNOW, ROAD], f"[… {FA[FERRY]}] {FA[SNOW]} [… {FA[LETTER]}]"),
        ([SNOW, ROAD, *halves], f"{FA[SNOW]} [… {FA[LETTER]} {FA[FERRY]}]"),
    ):
        assert compose(old, translation, new) == text


def test_an_edited_sentence_takes_no_neighbour_that_it_has_nothing_of() -> None:
    old = [FERRY, SNOW, LETTER]
    edited = FERRY.replace("forty", "fifty")
    assert compose(old, translate(*old), [edited, LETTER]) == f"[… {FA[FERRY]}] {FA[LETTER]}"
    assert compose(old[1::-1] + old[2:], translate(SNOW, FERRY, LETTER), [edited, LETTER]) == (
        f"[… {FA[FERRY]}] {FA[LETTER]}"
    )


def test_sentences_that_the_translator_joined_are_kept_together_or_old_together() -> None:
    """The translation has fewer sentences than its source: one of them has two."""
    joined = f"{FA[FERRY].rstrip('.')}، و {FA[SNOW]}"
    translation = f"{joined} {FA[LETTER]}"
    old = [FERRY, SNOW, LETTER]
    assert compose(old, translation, [FERRY, SNOW, ROAD]) == f"{joined} [… {FA[LETTER]}]"
    assert compose(old, translation, [FERRY, ROAD, LETTER]) == f"[… {joined}] {FA[LETTER]}"
    assert compose(old, translation, [LETTER, FERRY, SNOW]) == f"{FA[LETTER]} {joined}"
    assert compose(old, translation, [SNOW, FERRY, LETTER]) == f"[… {joined}] {FA[LETTER]}"
    assert compose(old, translation, old) is None  # nothing is new
    assert compose(old, translation, [SNOW, FERRY, ROAD]) is None  # nothing can be kept
    assert compose(old, translation, [FERRY, SNOW, ROAD], ("en", "")) is None


def test_where_a_translation_has_more_sentences_the_share_of_one_may_be_two() -> None:
    two = FA[SNOW].replace(" روی", ". روی")
    translation = f"{FA[FERRY]} {two} {FA[LETTER]}"
    old = [FERRY, SNOW, LETTER]
    assert compose(old, translation, [ROAD, SNOW, LETTER]) == f"[… {FA[FERRY]}] {two} {FA[LETTER]}"


def test_parts_are_joined_as_the_sentences_of_the_translation_are() -> None:
    """Chinese has no spaces between sentences, also where one ends or begins with a mark."""
    old = [FERRY, SNOW, BREAD]
    translation = "".join(ZH[each] for each in old)
    assert compose(old, translation, [FERRY, ROAD, BREAD], ("en", "zh")) == (
        f"{ZH[FERRY]}[… {ZH[SNOW]}]{ZH[BREAD]}"
    )


def test_sentences_of_one_line_each_are_joined_as_their_script_is() -> None:
    """The ends of lines do not say whether there is a space between two sentences."""
    old = "\n".join([FERRY, SNOW, BREAD])
    for language, texts, space in (("zh", ZH, ""), ("fa", FA, " ")):
        translation = "\n".join(texts[each] for each in (FERRY, SNOW, BREAD))
        parts = [texts[FERRY], f"[… {texts[SNOW]}]", texts[BREAD]]
        assert compose([old], translation, [FERRY, ROAD, BREAD], ("en", language)) == (
            space.join(parts)
        )


def test_a_line_of_two_sentences_says_how_they_are_joined() -> None:
    old = [f"{FERRY} {SNOW}\n{BREAD}"]
    translation = f"{ZH[FERRY]}{ZH[SNOW]}\n{ZH[BREAD]}"
    assert compose(old, translation, [f"{FERRY} {ROAD}\n{BREAD}"], ("en", "zh")) == (
        f"{ZH[FERRY]}[… {ZH[SNOW]}]\n{ZH[BREAD]}"
    )


@pytest.mark.parametrize(
    ("language", "joined", "space"),
    [
        ("zh", "渡轮黎明时载着四十名乘客离开了旧港，直到四月，镇上的屋顶都积着雪。", ""),
        ("fa", f"{FA[FERRY].rstrip('.')}، و {FA[SNOW]}", " "),
    ],
)
def test_a_translation_of_one_sentence_is_joined_as_its_script_is(
    language: str, joined: str, space: str
) -> None:
    new = [FERRY, SNOW, ROAD]
    assert compose([FERRY, SNOW], joined, new, ("en", language)) == f"{joined}{space}[…]"


@pytest.mark.parametrize("translation", ["", " \n"])
def test_nothing_is_composed_of_an_empty_translation(translation: str) -> None:
    assert compose([FERRY, SNOW], translation, [FERRY, ROAD]) is None


def test_a_replaced_sentence_is_left_out_where_it_is_far_too_long() -> None:
    long = "Then all of the engineers from the valley counted, one after the other, every stone."
    fa = "سپس همهٔ مهندسان دره یکی پس از دیگری همهٔ سنگ‌ها را شمردند."
    assert compose([FERRY, long], f"{FA[FERRY]} {fa}", [FERRY, "Rain fell then, too."]) == (
        f"{FA[FERRY]} […]"
    )


def test_lines_have_their_own_marks() -> None:
    made = compose_translation(
        f"{FERRY}\n{SNOW}\n{BREAD}",
        f"{FA[FERRY]}\n{FA[SNOW]}\n{FA[BREAD]}",
        f"{FERRY}\n{ROAD}\n{TUNNEL}",
        ("en", "fa"),
        WEIGHTS,
    )
    assert made is not None
    assert made.text == f"{FA[FERRY]}\n[… {FA[SNOW]}]\n[… {FA[BREAD]}]"


def test_a_composed_suggestion_says_where_it_is_from_and_what_is_old() -> None:
    old = Message(f"{FERRY} {SNOW}", (translate(FERRY, SNOW),))
    (found,) = match([old], [Message(f"{FERRY} {ROAD}")], options=OPTIONS)
    assert found is not None
    assert found.kind is MatchKind.SIMILAR
    assert (found.previous, found.remark) == (old.msgid, PARTLY)
    assert found.reasons is not None
    assert Reason.SENTENCES_KEPT in found.reasons.why


def test_a_translation_whose_sentences_cannot_be_told_apart_is_not_composed() -> None:
    source = f"{FERRY} {SNOW}"
    one = translate(FERRY, SNOW).replace(". ", "، ")
    assert compose_translation(source, one, f"{FERRY} {ROAD}", ("en", "fa"), WEIGHTS) is None


def test_nothing_is_composed_where_no_sentence_is_the_same() -> None:
    assert suggest([FERRY, SNOW], [ROAD, TUNNEL]) is None


def test_a_line_ends_where_one_does_in_the_new_source() -> None:
    made = compose_translation(
        f"{FERRY}\n{SNOW}",
        f"{FA[FERRY]}\n{FA[SNOW]}",
        f"{FERRY}\n{ROAD}",
        ("en", "fa"),
        WEIGHTS,
    )
    assert made is not None
    assert made.text == f"{FA[FERRY]}\n[… {FA[SNOW]}]"


@pytest.mark.parametrize(
    ("source", "translation", "new"),
    [
        ("Tor Browser", "Tor Browser", "Tor Browser settings"),
        ("Firefox", "Firefox", "Firefox sync"),
        ("Account settings", "تنظیمات حساب", "Account deletion"),
        ("Open window", "پنجرهٔ باز", "Close window"),
    ],
)
def test_a_name_or_one_word_of_two_makes_no_suggestion(
    source: str, translation: str, new: str
) -> None:
    assert match([Message(source, (translation,))], [Message(new)]) == (None,)


@pytest.mark.parametrize(
    ("source", "translation", "new"),
    [
        ("*-i*, *--idle*", "*-i*, *--idle*", "*-i*, *--ioctl*"),
        ("B<lzfgrep> \\&...", "B<lzfgrep> …", "B<lzdiff> \\&..."),
    ],
)
def test_marks_between_two_words_are_more_than_a_heading(
    source: str, translation: str, new: str
) -> None:
    """So the text with the same marks is suggested, not one that has more of the letters."""
    more = "B<lzdiff> [I<diff_options>] I<file1> [I<file2>]"
    old = [Message(source, (translation,)), Message(more, (more.replace("diff", "دیف"),))]
    (found,) = match(old, [Message(new)])
    assert found is not None
    assert found.previous == source


@pytest.mark.parametrize("name", ["save_variables", "[save_variables]", "SAVE_VARIABLES"])
def test_a_heading_is_not_suggested_for_a_name_in_code_with_the_same_words(name: str) -> None:
    (found,) = match([Message("Save variables", ("ذخیرهٔ متغیرها",))], [Message(name)])
    assert found is None


@pytest.mark.parametrize(
    ("old", "translation", "code"),
    [
        ("Install the app.", "برنامه را نصب کنید.", "`install app`"),
        ("Install the app.", "برنامه را نصب کنید.", "``sudo install app``."),
        ("`install app`", "با `install` نصب کنید:", "`install --user`"),
        ("Python equivalent", "معادل پایتون", "``python_version``"),
    ],
)
def test_code_gets_no_translated_text_with_other_words(
    old: str, translation: str, code: str
) -> None:
    said = [Message(old, (translation,))]
    assert match(said, [Message(code)]) == (None,)
    assert match([Message(code, (translation,))], [Message(code.upper())]) != (None,)
    both = Message(f"{old} Or: {code}", (translation,))
    assert match([both], [Message(f"{old} Or this: {code}")]) != (None,)


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("`Notes of 1.3 <https://example.org/1.3>`_", "`Notes of 1.4 <https://example.org/1.4>`_"),
        ("Install `app`.", "Install `page`."),
    ],
)
def test_a_link_with_backquotes_is_no_code(old: str, new: str) -> None:
    (found,) = match([Message(old, ("ترجمه",))], [Message(new)])
    assert found is not None


@pytest.mark.parametrize(
    ("old", "translation", "new"),
    [
        ("[save_variables]", "[save_variables]", "[save_variable]"),
        ("save_variables", "ذخیرهٔ_متغیرها", "SAVE_VARIABLES"),
        ("save variables", "ذخیرهٔ متغیرها", "Save variables"),
        ("Print pre view", "پیش‌نمایش چاپ", "Print_Pre_view"),
        ("variables", "متغیرها", "variables_"),
        ("Save the variables_file here", "پروندهٔ متغیرها را ذخیره کنید", "Save the variables_file"),
    ],
)
def test_names_in_code_are_like_each_other_and_headings_too(
    old: str, translation: str, new: str
) -> None:
    (found,) = match([Message(old, (translation,))], [Message(new)])
    assert found is not None


def test_a_heading_that_misleads_does_not_hide_what_is_less_like_the_new_one() -> None:
    other = Message("Unable to open attachment", ("نمی‌توان پیوست را گشود",))
    misleading = Message("Save Attachment", ("ذخیرهٔ پیوست",))
    new = Message("Open Attachment")
    assert match([misleading], [new]) == (None,)
    for old in ([other], [other, misleading]):
        (found,) = match(old, [new])
        assert found is not None
        assert found.previous == other.msgid


@pytest.mark.parametrize(
    ("source", "new"),
    [("--output=FILE", "--output=FILES"), ("/etc/dragoman/old.toml", "/etc/dragoman/new.toml")],
)
def test_code_that_was_left_as_it_is_is_suggested_as_it_is(source: str, new: str) -> None:
    (found,) = match([Message(source, (source,))], [Message(new)])
    assert found is not None
    assert found.msgstr == (new,)


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("Account setting", "Account settings"),
        ("Application installed.", "App installed."),
        ("Info page", "Information page"),
    ],
)
def test_two_words_of_which_one_has_another_ending_are_alike(old: str, new: str) -> None:
    (found,) = match([Message(old, ("حساب",))], [Message(new)])
    assert found is not None


@pytest.mark.parametrize(
    ("old", "new"),
    [("Annex A", "Annex B"), ("پیوست آ", "پیوست ب"), ("%s percent", "%d percent")],
)
def test_two_words_of_which_one_is_another_letter_are_alike(old: str, new: str) -> None:
    (found,) = match([Message(old, ("x",))], [Message(new)])
    assert found is not None


@pytest.mark.parametrize(("old", "new"), [("Annex A", "Annex one"), ("Annex 1", "Annex B")])
def test_a_letter_is_no_word_and_no_number(old: str, new: str) -> None:
    assert match([Message(old, ("x",))], [Message(new)]) == (None,)


def test_two_letters_are_no_short_form() -> None:
    assert match([Message("No files", ("x",))], [Message("Nobody files")]) == (None,)


NAMES = ("Ocata Series Notes", "Pike Series Notes", "Rocky Series Notes")


def test_names_that_were_all_left_as_they_are_tell_that_the_new_one_is() -> None:
    """So it is in British English, and in a language of which only a part was translated."""
    old, new = [Message(name, (name,)) for name in NAMES], Message("Yoga Series Notes")
    (found,) = match(old, [new])
    assert found is not None
    assert found.msgstr == (new.msgid,)
    assert match(old[:2], [new]) == (None,)
    assert match([*old[:2], Message(NAMES[2], ("x",))], [new]) == (None,)


@pytest.mark.parametrize(
    ("code", "new", "is_left"),
    [
        ("``LOGGING``", "``LOGGERS``", True),
        ("--list-rules", "--rules=never", True),
        ("``LOGGING``", "Create a ``LOGGING`` dictionary", False),
        (":func:`mean`", "Fast mean, of :func:`mean`.", False),
        ("write to ``LOGGING``", "Create a ``LOGGING`` dictionary", True),
    ],
)
def test_code_that_was_left_says_nothing_about_plain_words_beside_it(
    code: str, new: str, is_left: bool
) -> None:
    (found,) = match([Message(code, (code,))], [Message(new)])
    assert (found is not None) is is_left
    assert found is None or found.msgstr == (new,)


def test_a_translation_with_more_sentences_is_shared_out() -> None:
    old, new = f"{FERRY} {SNOW} {BREAD}", f"{FERRY} {SNOW} {TUNNEL}"
    parts = FA[FERRY], "برف روی همهٔ بام‌های شهر بود. تا فروردین ماند.", FA[BREAD]
    made = compose_translation(old, " ".join(parts), new, ("en", "fa"), WEIGHTS)
    assert made is not None
    assert made.text == f"{parts[0]} {parts[1]} [… {parts[2]}]"


def test_a_translation_with_more_sentences_is_not_shared_out_in_an_unknown_language() -> None:
    old, new = f"{FERRY} {SNOW}", f"{FERRY} {TUNNEL}"
    translation = f"{FA[FERRY]} برف بود. تا فروردین ماند."
    assert compose_translation(old, translation, new, ("en", ""), WEIGHTS) is None


def test_of_two_paragraphs_that_are_as_good_the_more_similar_is_used() -> None:
    olds = [FERRY, SNOW, BREAD], [FERRY, LETTER, BREAD, SNOW]
    old = [Message(" ".join(each), (translate(*each),)) for each in olds]
    (found,) = match(old, [Message(f"{ROAD} {FERRY} {TUNNEL}")], options=OPTIONS)
    assert found is not None
    assert found.msgstr[0] == f"[…] {FA[FERRY]} [… {FA[SNOW]}]"


def test_a_very_long_text_is_judged_by_its_words() -> None:
    words = [f"word{number}" for number in range(WEIGHTS.characters_by_letters // 6)]
    old, new = " ".join(words), " ".join([*words[:-9], *(f"new{number}" for number in range(9))])
    assert len(old) > WEIGHTS.characters_by_letters
    (found,) = match([Message(old, ("کهنه",))], [Message(new)], options=OPTIONS)
    assert found is not None
    assert found.reasons is not None
    assert found.reasons.edits == pytest.approx(
        WEIGHTS.weight_of_edits * (100 * (1 - 9 / len(words)) - found.reasons.likeness)
    )
