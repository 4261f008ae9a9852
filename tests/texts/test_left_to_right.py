"""What reads from left to right in a right-to-left text, and what does not."""

from __future__ import annotations

from itertools import product
from unicodedata import bidirectional

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dragoman.texts.left_to_right import find_expressions, find_words, reads_from_right
from helpers.cases import each_case
from helpers.durations import check_growth
from helpers.numerals import DIGITS, EXPRESSIONS, FROM_THE_RIGHT, UNTOUCHED


def find_joined(text: str) -> list[str]:
    """Return the expressions of a text; those that overlap are one."""
    found: list[tuple[int, int]] = []
    for start, end in sorted(find_expressions(text)):
        if found and start < found[-1][1]:
            start, end = found[-1][0], max(end, found.pop()[1])
        found.append((start, end))
    return [text[start:end] for start, end in found]


@each_case(product(EXPRESSIONS, DIGITS))
def test_an_expression_is_found_whole(expression: str, digits: str) -> None:
    own = expression.translate(str.maketrans("0123456789", digits))
    assert find_joined(f"مقدار {own} بود") == [own]
    assert find_joined(own) == [own]


@each_case([*"+×÷\u2212*=≠<>≤≥≈±∓^·⋅∙→⇒↔", " → ", " x ", " X "])
def test_each_sign_of_arithmetic_alone_joins_numbers(sign: str) -> None:
    assert find_joined(f"مقدار ۲{sign}۳ بود") == [f"۲{sign}۳"]


@each_case(product([*FROM_THE_RIGHT, *UNTOUCHED], DIGITS))
def test_a_range_and_what_keeps_its_order_are_not_found(text: str, digits: str) -> None:
    own = text.translate(str.maketrans("0123456789", digits))
    assert find_joined(f"مقدار {own} بود") == []


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("از 10-20% و 10–20 km و ۱۰-۲۰km", ["20%", "20 km", "۲۰km"]),
        ("از 2016-12-23–2016-12-30 و 50%-60%", ["2016-12-23", "2016-12-30", "50%", "60%"]),
        ("از $10-20 و -5–-3", ["$10", "-5", "-3"]),
        ("شمارهٔ کووید-۱۹ و سن-5 و 1950 -53", []),
        ("۵۰٪ و ٪۵۰ و ۵۰% و ۲۰€ و 20°م و -\u061c5", []),
        ("\u061c-٥ و 20°\u200f", []),
        ("در 2016 UNICEF گفت", ["UNICEF"]),
        ("(مانند 3×4=12) و (3+4)×2=14", ["3×4=12", "(3+4)×2=14"]),
        ("10.5⁻⁶ و Ca²⁺ و 5’000", ["10.5⁻⁶", "Ca²⁺", "5’000"]),
        ("۱۰⁶ و آب² و ½ و م⁻² و x₋₁", ["⁻²", "x₋₁"]),
        ("10⁻⁶–10⁻³ و 2016-2017¹", ["10⁻⁶", "10⁻³"]),
        ("الف/+5/-3", ["+5", "-3"]),
        ("۳×۴=؟ و 7 − 3 = …", ["۳×۴=؟", "7 − 3 = …"]),
        ("بند § 3 و § 130a و § 60 Abs. 5 است", ["§ 130a", "§ 60 Abs"]),
        ("المحضر §§ 3, 5–7 BGB ثم", ["§§ 3, 5–7 BGB"]),
        ("کلید 1234 5678 9ABC DEF0 12AB و", ["1234 5678 9ABC DEF0 12AB"]),
        ("سال‌های 2016 2017 2018 2019 و ۱۴۰۰ ۱۴۰۱ ۱۴۰۲ ۱۴۰۳", []),
        (
            "تلفن +49 30 / 1234567 و 030 / 123 45 67 و 01/02/2016",
            ["+49 30 / 1234567", "030 / 123 45 67"],
        ),
        ("*12 نفر و *140*11# و #۵ و *۱۲* و > ۱. متن", ["*140*11#", "#۵", "> ۱"]),
        ("مادهٔ 6(1) و ۶(۱)(الف) و 6(f) GDPR", ["6(f)", "GDPR"]),
        ("بند 1.2.3(a)(2) و 3.5(b) و 1.2(3)", ["1.2.3(a)(2)", "3.5(b)"]),
        ("%1$s و ${name} و &nbsp; و $5", ["%1$s", "${name}", "&nbsp;", "$5"]),
        # CLDR has the sign on the left there, where it comes without help
        ("המחיר 50 ₪ או 50₪ או 20 €", ["50₪"]),
    ],
)
def test_what_is_around_an_expression_stays_outside(text: str, found: list[str]) -> None:
    assert find_joined(text) == found


@each_case(
    [
        "$a*b*c$",
        "$$E = mc^2$$",
        "$x_1$",
        r"$\frac{1}{2}$",
        r"\(x_1 = y\)",
        r"\(\alpha + \beta\)",
    ]
)
def test_a_formula_of_tex_is_found_with_its_marks(formula: str) -> None:
    for text in (f"جمع {formula} است", f"و{formula}ها", f"(بنگرید به {formula}).", formula):
        assert formula in find_joined(text)


@each_case(
    [
        ("بهای آن $5 است و نه $6", ["$5", "$6"]),
        ("بهای آن 5$ و 6$ است", ["5$", "6$"]),
        ("بهای $متن$ است", []),
        ("نوشتهٔ \\(این\\) است", []),
    ]
)
def test_prices_and_words_between_such_marks_are_no_formula(text: str, found: list[str]) -> None:
    assert find_joined(text) == found


@each_case(
    product(
        ["\u200e", "\u202a", "\u2066", "\u2068"],
        ["#tag", "@name", "/etc/hosts", "--help", ".NET", "~/notes"],
    )
)
def test_the_sign_of_a_name_belongs_to_it_behind_a_mark_of_direction(mark: str, word: str) -> None:
    """Who puts the mark there wants just that; an isolate that begins behind the sign undoes it."""
    text = f"در {mark}{word}\u200f است"
    assert [text[start:end] for start, end in find_words(text)] == [word]


@pytest.mark.parametrize(
    "piece",
    [
        "1",
        "1-",
        "1+",
        "(1",
        "1.1,",
        "a ",
        "- ",
        "1' ",
        "$",
        "$a ",
        "$$a",
        "\\(",
        "\\(a",
        "1°1′",
        "a-1.",
        "1 000 ",
        "x=",
        "⁻",
        "1⁻",
        "(1)⁻",
        "√(",
        "+1)",
    ],
)
def test_the_time_grows_with_the_length(piece: str) -> None:
    check_growth(lambda count: piece * count, lambda text: list(find_expressions(text)), 10_000)


@given(st.text(alphabet="سلام۱٣1a é²⁻½∞.,:؛؟!«»()[]+-°$@\n\u200c\u200f\u0660\u07c0", max_size=30))
def test_a_text_that_reads_from_the_right_at_a_glance_has_nothing_to_find(text: str) -> None:
    if reads_from_right(text):
        assert not [*find_words(text), *find_expressions(text)]


def test_no_character_that_reads_from_the_right_is_a_digit_or_a_left_to_right_letter() -> None:
    for character in map(chr, range(0x110000)):
        if reads_from_right(character):
            assert not character.isdecimal()
            assert bidirectional(character) not in ("L", "EN", "AN") or not character.isalpha()


def test_most_texts_of_right_to_left_scripts_are_seen_at_a_glance() -> None:
    assert reads_from_right("«زندگی، آزادی؛ می‌خواهیم!» (همه)")
    assert not reads_from_right("۱۲ نفر")
    assert not reads_from_right("از Berlin")


@each_case(
    [
        *("स्वतंत्रता", "क्‍ष", "เสรีภาพ", "தமிழ்", "မြန်မာ", "ខ្មែរ", "བོད་ཡིག", "සිංහල", "മലയാളം"),
        *("ꦗꦮ", "cafe\u0301", "е\u0301", "𑄇𑄧", "ap‌ka", "か\u309aき", "葛\U000e0100城"),
    ]
)
def test_the_vowels_and_joiners_of_a_word_belong_to_it(word: str) -> None:
    """An isolate that begins before a vowel takes it from its letter."""
    for text in (f"به {word} و", f"ה-{word}, עכשיו", f"«{word}»", word):
        assert [text[slice(*each)] for each in find_words(text)] == [word]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("בחרו File → Save As → PDF עכשיו", ["File → Save As → PDF"]),
        ("H₂ + O₂ → H₂O הוא", ["H₂ + O₂ → H₂O"]),
        ("A ↔ B و x⇒y", ["A ↔ B", "x⇒y"]),
        ("از A → به", ["A"]),
        # who writes it so thinks from right to left
        ("A ← B ואז", ["A", "B"]),
        ("A → פתח → B", ["A", "B"]),
        ("x ∈ A ∪ B و ∑x و ⌘C", ["x ∈ A ∪ B", "∑x", "⌘C"]),
        ("Name™ و Name® Pro؛ Name™ Pro", ["Name™", "Name® Pro", "Name™ Pro"]),
        ("در U.S.، و Ltd.؛ و Anna et al. گفت", ["U.S.", "Ltd.", "Anna et al."]),
        ("در Berlin. او U.S.", ["Berlin", "U.S"]),
    ],
)
def test_words_that_an_arrow_or_another_sign_joins_are_one(text: str, found: list[str]) -> None:
    assert [text[slice(*each)] for each in find_words(text)] == found


def test_numbers_at_an_arrow_to_the_left_are_read_from_the_right() -> None:
    assert find_joined("مقدار ۵ ← ۷ بود") == []
