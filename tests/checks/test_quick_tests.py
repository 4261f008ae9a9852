"""What makes the rules quick hides nothing: a quick test says no only where nothing is found."""

from __future__ import annotations

import re

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from dragoman.checks import Pair, Rule, check_pair, list_text_rules, run
from dragoman.checks.rules import (
    dates,
    decimals,
    marks,
    punctuation,
    repeated_phrases,
    untranslated,
)
from dragoman.checks.text import mask
from dragoman.checks.text.characters import DIGIT
from dragoman.checks.text.dates import numeric
from dragoman.checks.text.folding import fold_text
from dragoman.checks.text.left_words import OTHER_LETTER
from dragoman.checks.text.marks import keep_only_code, read_marks
from dragoman.checks.text.mask import find_emails
from dragoman.glossary import translations
from dragoman.model import SpanKind
from dragoman.texts.scripts import fold_letters

QUICK = {
    "doubled marks": (punctuation._TWO_MARKS, punctuation._DOUBLED_MARK),
    "space in a number": (decimals._SPACE_BETWEEN_DIGITS, decimals._SPACE_IN_NUMBER),
    "year first": (numeric._DIGIT_AND_SIGN, numeric._YEAR_FIRST),
    "year last": (numeric._DIGIT_AND_SIGN, numeric._YEAR_LAST),
    "day of the week": (dates._WEEKDAY, re.compile(r"\b(?:Mon|Wednes|Sun)days?\b")),
}
"""A quick pattern, and a slow one that is looked for only where the quick one is."""
PIECES = """
    . , ، ؛ ؟ : 1 23 2,500 ۱ ۲۳ ٢٥٠ 2016 12 - / می نمی ها های تر ای اند خانه کتاب \u0654 \u200c
    Linux a B Mon days Sunday ( ) « » #
"""
SIGNS = r"""
    ` `` <b> </b> <code> &amp; % %s %(a)s {a} {% $ ${b} @ a@b.org $(a) [ ] ](x) [^1] ﴿ ﴾ : :a: ://
    www. WwW. mailto: MAILTO: https://a.b C:\ \\a\ a b ا 1 .
"""
REPEATED = "a A b c d a. b, c! ( ) — « » : ؟"
CODE = r"` `` a b _ * \ [ ] ( ) < > & { } ~ . «"
TERMS = "المعتقل مدرسة معلمون زندان\u200cها نامه haus tür ه"


def texts(pieces: str) -> st.SearchStrategy[str]:
    """Return texts of the pieces, which are words with spaces between them."""
    parts = st.lists(st.sampled_from([*pieces.split(), " ", "\n"]), max_size=14)
    return st.builds("".join, parts)


@pytest.mark.parametrize("kind", QUICK)
@given(text=texts(PIECES))
@example("کتاب.. ۲ ۵۰۰ 23.12.2016")
def test_a_quick_pattern_is_wherever_the_slow_one_is(kind: str, text: str) -> None:
    quick, slow = QUICK[kind]
    assert quick.search(text) or not slow.search(text)


def test_the_patterns_are_tried_on_texts_that_they_find() -> None:
    text = "دو.. ۲ ۵۰۰ نامه 2016-12-23 23.12.2016 Monday"
    for quick, slow in QUICK.values():
        assert quick.search(text)
        assert slow.search(text)


@given(text=texts(SIGNS))
@example("<b>")
@example("https://a.b")
@example("WWW.a.b")
@example("mailto:a")
@example("[^1]")
@example("&amp;")
@example(":smile:")
@example("C:\\a")
@example("\\\\a\\b")
@example("$(a)")
@example("%s")
@example("{a}")
@example("%H")
@example("﴿ا﴾")
@example("﴾ا﴿")
@example("a@b.org")
def test_what_is_masked_has_a_sign_that_says_so(text: str) -> None:
    for signs, pattern, _ in mask._PATTERNS:
        for match in pattern.finditer(text):
            assert any(sign in match[0] for sign in signs)
            assert pattern is not mask.URL or mask._has_address(match[0])
            is_between_colons = match[0].count(":") > 1
            is_address = is_between_colons or mask._has_address(match[0])
            assert set(match[0]) & set(mask._SIGNS) or is_address
    assert not find_emails(text) or set(text) & set(mask._SIGNS)


def test_a_digit_is_one_in_all_scripts() -> None:
    every = "".join(map(chr, range(0x110000)))
    assert re.findall(DIGIT, every) == re.findall(r"\d", every)


@pytest.mark.parametrize(
    "name", ["http", "https", "ftp", "ftps", "git", "ssh", "file", "irc", "ircs"]
)
def test_an_address_begins_with_one_of_these_names_in_small_or_capital_letters(name: str) -> None:
    for written in (name, name.upper(), name.title()):
        found = mask.URL.search(f"behind:{written}://a.org/b, c")
        assert found is not None
        assert found[0] == f"{written}://a.org/b,"
    assert mask.URL.search(f"{name}:/a.org {name[1:]}://a.org") is None


@pytest.mark.parametrize("text", ["mailto:a@b.org", "MailTo:a@b.org", "www.b.org", "WWW.b.org"])
def test_an_address_without_strokes_is_one(text: str) -> None:
    assert mask.URL.findall(f"a:{text} wwww:b ailto:c") == [text]


WHITE = "a ب `c` %s \u00a0 \u2003 \t \x1c . ،"


@given(text=texts(WHITE))
@example("a  b")
@example(" a\nb ")
@example("`a b`\u00a0c")
def test_the_tokens_of_a_translation_are_what_is_between_its_white_space(text: str) -> None:
    pair = Pair("a", text, "fa")
    assert pair.target_tokens == text.split()


@given(text=texts(REPEATED))
@example("a b c. — a b c.")
@example("a b c a b c")
@example("A b c d. x. a b, c d!")
def test_a_repetition_is_found_quickly_where_nothing_is_masked(text: str) -> None:
    """Another string with the same characters counts as masked: then the places are looked for."""
    masked = "".join([text[:1], text[1:]])
    found = repeated_phrases._find_repetition(text, masked)
    assert repeated_phrases._find_repetition(text, text) == found


@given(source=texts(CODE), target=texts(CODE))
@example("`a` b", "b `a`")
@example("`a_b` `c`", "`a*b*` d `c`")
@example("`a` \\`b`", "`a` `b`")
def test_texts_with_code_alone_have_nothing_to_report(source: str, target: str) -> None:
    pair = Pair(source, target, "fa", markup="markdown")
    if keep_only_code(source, target):
        both = read_marks(source), read_marks(target)
        assert both[0].counts.keys() | both[1].counts.keys() <= {SpanKind.CODE}
        assert both[0].counts.total() <= both[1].counts.total()
        assert both[1].find_idle() is None
        assert not both[0].notes | both[0].references
    assert list(marks.marks.check(pair)) == _check_slowly(pair)


@pytest.mark.parametrize(
    ("source", "target"),
    [
        ("`a` `b`", "`a` b"),
        ("`a` *b*", "`a` b"),
        ("`a` _b_", "`a` b"),
        ("`a` ~~b~~", "`a` b"),
        ("`a` b[^1]", "`a` b"),
        ("`a` [b][c]", "`a` b"),
        ("`a`  \nb", "`a` b"),
        ("`a` `b`", "`a` \\`b`"),
        ("`a` b", "`a` **b"),
        ("`a` b", "`a` b <`c`>"),
        ("a *b*", "a b"),
    ],
)
def test_texts_with_other_marks_are_read(source: str, target: str) -> None:
    assert not keep_only_code(source, target)


def test_code_may_hide_signs_and_stand_elsewhere() -> None:
    assert keep_only_code("`a_*[b` and `c`", "`c` و `a_*[b` و `d`")
    assert not keep_only_code("`a` " + "b " * 1000, "`a`")  # the parser knows what is too long


def _check_slowly(pair: Pair) -> list[object]:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(marks, "keep_only_code", lambda source, target: False)
        return list(marks.marks.check(pair))


@pytest.mark.parametrize("code", ["fa", "ar", "de"])
@given(term=texts(TERMS), text=texts(f"{TERMS} و s ،"))
def test_a_term_as_it_is_written_is_one_of_its_forms(code: str, term: str, text: str) -> None:
    folded = fold_letters(text)
    if translations._has_words(term, folded):
        assert translations._compile_translation(term, code).search(folded)


def test_the_rules_are_chosen_once_for_each_kind_of_text(monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[int] = []

    def count_and_list() -> tuple[Rule, ...]:
        asked.append(1)
        return list_text_rules()

    run._active_rules.cache_clear()
    monkeypatch.setattr(run, "list_text_rules", count_and_list)
    for number in range(20):
        for markup in ("plain", "markdown"):
            check_pair(
                Pair(f"Write {number} letters.", f"{number} نامه بنویسید.", "fa", markup=markup)
            )
    assert len(asked) == 2
    run._active_rules.cache_clear()


@given(text=st.text(st.sampled_from("aB ابةً\u200c\u200f ’'.\u00a0\n\u0640ßİΣς ى ك…؟"), max_size=20))
def test_a_text_is_folded_word_by_word_as_it_is_in_whole(text: str) -> None:
    whole = " ".join(fold_letters(text).replace("\u200c", "").split())
    assert fold_text(text) == whole.rstrip(".:!…؟? ")


LATIN = "the we The DAS قال דבר слово ’ . , «"


@given(source=texts(LATIN), target=texts(LATIN))
@example("قال أمس إن كل شيء صار جاهزا", "قال أمس إن كل شيء صار جاهزا، ثم ذهب")
def test_words_of_the_source_that_are_left_have_a_small_letter_of_it(
    source: str, target: str
) -> None:
    shared = set(source.split()).intersection(target.split())
    if any(word.isalpha() and not word[0].isupper() for word in shared):
        assert untranslated._SMALL_LATIN.search(target) or OTHER_LETTER.search(source)
