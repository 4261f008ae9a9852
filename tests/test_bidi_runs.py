"""Which runs of a right-to-left text are isolated, and how a browser then shows them."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from dragoman.bidi import isolate
from dragoman.inline import parse_spans, plain_text
from helpers.cases import each_case
from helpers.display_order import measure_html, reads_from_left, write_html
from helpers.drawing import draw
from helpers.numerals import DIGITS, EXPRESSIONS, FROM_THE_RIGHT
from helpers.screens import Screen

BEFORE = ["", "سال ", "متن، ", "(", "«", "۱۲٪ ", "NATO، ", "بها: ", "* ", "ا ۱۲، "]
AFTER = ["", " بود", "، بس.", ")", "»", "؛ ۱۵", " (۵۰٪)", ". ", " و NATO", "!"]


def show(text: str, direction: str = "rtl") -> str:
    once = isolate(parse_spans(text), direction)
    assert isolate(once, direction) == once
    assert plain_text(once) == plain_text(parse_spans(text))
    return draw(once)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("گفت «We are here!» و رفت.", "گفت «⟦We are here!⟧» و رفت."),
        ("گفت (Hello.) و رفت", "گفت ⟦(Hello.)⟧ و رفت"),
        ('پرسید "What?" و رفت', 'پرسید "⟦What?⟧" و رفت'),
        ("«He said “No!”» بود", "«⟦He said “No!”⟧» بود"),
        ("« Bonjour ! » گفت", "« ⟦Bonjour !⟧ » گفت"),
        ("«¿Qué?» و ‘Stop!’ و »Halt!«", "«⟦¿Qué?⟧» و ‘⟦Stop!⟧’ و »⟦Halt!⟧«"),
        ("عنوان Foo «Bar» و", "عنوان ⟦Foo «Bar»⟧ و"),
        ("مجلهٔ «Foo» Magazine و", "مجلهٔ ⟦«Foo» Magazine⟧ و"),
        ('سازمان (HRW) "Watch" Group و', 'سازمان ⟦(HRW) "Watch" Group⟧ و'),
        ("We are here!\n\nHello.\\\nسلام HRW.", "⟦We are here!⟧¶⟦Hello.⟧⏎سلام ⟦HRW⟧."),
        ("کتاب *What Next?* نوشتهٔ", "کتاب {emphasis ⟦What Next?⟧} نوشتهٔ"),
        ("We are here!", "⟦We are here!⟧"),
        ("Smith, J. (2016). *Title*.", "⟦Smith, J. (2016). {emphasis Title}.⟧"),
    ],
)
def test_a_mark_belongs_to_the_words_that_it_ends(text: str, expected: str) -> None:
    assert show(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("پایان سخن UNICEF.", "پایان سخن ⟦UNICEF⟧."),
        ("پایان سخن «UNICEF».", "پایان سخن «⟦UNICEF⟧»."),
        ("پایان سخن **UNICEF.**", "پایان سخن {strong ⟦UNICEF⟧.}"),
        ("«او گفت Hello!» و", "«او گفت ⟦Hello⟧!» و"),
        ("«او» Hello! «تو»", "«او» ⟦Hello⟧! «تو»"),
        ("(مانند UNICEF.)", "(مانند ⟦UNICEF⟧.)"),
        ("واژه HRW[^1].", "واژه ⟦HRW⟧^1."),
        ("تاریخ 2016-12-23.", "تاریخ ⟦2016-12-23⟧."),
    ],
)
def test_a_mark_of_the_sentence_stays_outside(text: str, expected: str) -> None:
    assert show(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("و **2016-12-23** و [3×4=12](https://a.b)", "و ⟦{strong 2016-12-23}⟧ و ⟦{link 3×4=12}⟧"),
        ("و 2016-*12*-23 و 10^**6**", "و ⟦2016-{emphasis 12}-23⟧ و ⟦10^{strong 6}⟧"),
        ("و [نشانی -5](https://a.b)", "و {link نشانی ⟦-5⟧}"),
        ("الف HRW، 20°C و HRW 20°C", "الف ⟦HRW⟧، ⟦20°C⟧ و ⟦HRW 20°C⟧"),
        ("و (2016-12-23) و 10^6[^1]", "و ⟦(2016-12-23)⟧ و ⟦10^6⟧^1"),
        ("و √(۳+۴) و", "و ⟦√(۳+۴)⟧ و"),
        ("و HRW√۱۰ و «-6-6» و -6 -6", "و ⟦HRW⟧√۱۰ و «⟦-6⟧-6» و ⟦-6⟧ -6"),
        ("(1950-1953) و (021) 8877-6655", "(1950-1953) و ⟦(021) 8877-6655⟧"),
        ("10–20 km و (x+۱)(x-۱)", "10–⟦20 km⟧ و ⟦(x+۱)(x-۱)⟧"),
    ],
)
def test_runs_of_numbers(text: str, expected: str) -> None:
    assert show(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("و (۱+۲)<sup>۲</sup> و", "و ⟦(۱+۲){superscript ۲}⟧ و"),
        ("و 3×10<sup>2.5</sup> و", "و ⟦3×10{superscript 2.5}⟧ و"),
        ("و ۳×۱۰<sup>*-۶*</sup> و", "و ⟦۳×۱۰{superscript {emphasis -۶}}⟧ و"),
        ("و 10<sup>-6</sup> m = 1 µm", "و ⟦10{superscript -6} m = 1 µm⟧"),
        ("و 10<sup>-6</sup>–10<sup>-3</sup>", "و ⟦10{superscript -6}⟧–⟦10{superscript -3}⟧"),
        ("و a<sup>۲</sup> + ۳<sup>۲</sup> = ۵", "و ⟦a{superscript ۲} + ۳{superscript ۲} = ۵⟧"),
        ("و ۲<sup>n+1</sup> و x<sub>-1</sub>", "و ⟦۲{superscript n+1}⟧ و ⟦x{subscript -1}⟧"),
        ("و <sup>14</sup>C و م<sup>-2</sup>", "و ⟦{superscript 14}C⟧ و م⟦{superscript -2}⟧"),
        ("و ۲۰۱۶<sup>[۱]</sup> و", "و ۲۰۱۶{superscript [۱]} و"),
    ],
)
def test_raised_and_lowered_numbers(text: str, expected: str) -> None:
    assert show(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("`٥-٣`", True),
        ("`x = 'سلام ٥-٣'`", False),
        ("`۵-۳`", False),
        ("٥×٣<sup>-٢</sup>", True),
        ("<span dir=ltr>٥-٣</span>", True),
        ("<span dir=ltr>سلام ٥-٣</span>", False),
        ("<span dir=rtl>HRW ٥-٣</span>", False),
        ("<ruby>HRW<rt>Watch ٥-٣</rt></ruby>", False),
    ],
)
def test_the_order_is_overridden_where_no_letter_is_reversed(text: str, expected: bool) -> None:
    (span,) = isolate(parse_spans(text), "rtl")
    assert span.needs_override is expected or any(child.needs_override for child in span.children)


@each_case(EXPRESSIONS)
def test_a_left_to_right_text_stays_as_it_is(expression: str) -> None:
    assert show(f"In {expression} (here!).", "ltr") == f"In {expression} (here!)."


@settings(max_examples=150, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    st.sampled_from(BEFORE),
    st.sampled_from(EXPRESSIONS),
    st.sampled_from(AFTER),
    st.sampled_from(DIGITS),
)
def test_an_expression_is_shown_from_left_to_right(
    screen: Screen, before: str, expression: str, after: str, digits: str
) -> None:
    own = expression.translate(str.maketrans("0123456789", digits))
    text = before + own + after
    spans = isolate(parse_spans(text, markup="plain"), "rtl")
    assert reads_from_left(measure_html(screen, write_html(spans), "rtl"), own)


@settings(max_examples=50, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    st.sampled_from(BEFORE),
    st.sampled_from(FROM_THE_RIGHT),
    st.sampled_from(AFTER),
    st.sampled_from(DIGITS),
)
def test_a_range_is_not_touched(before: str, text: str, after: str, digits: str) -> None:
    own = text.translate(str.maketrans("0123456789", digits))
    before = before.replace("* ", "")
    shown = show(f"{before}{own}{after}").replace("⟦NATO⟧", "NATO")
    assert shown == f"{before}{own}{after}"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("הגדל ב-$X1% (+$X2%)", "הגדל ב-⟦$X1% (+$X2%)⟧"),
        ("ב-#tag ו-@user", "ב-⟦#tag⟧ ו-⟦@user⟧"),
        ("ל־.net", "ל־⟦.net⟧"),
        ("ב--5 מעלות", "ב-⟦-5⟧ מעלות"),
        ("כ-10–20 איש", "כ-10–20 איש"),
    ],
)
def test_a_hebrew_preposition_is_not_a_part_of_the_word_behind_its_hyphen(
    text: str, expected: str
) -> None:
    assert show(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("I read من کتاب Python را.", "I read ⟦من کتاب⟧ Python ⟦را⟧."),
        ("من در Berlin و Rom بودم.", "⟦من در ⟦Berlin⟧ و ⟦Rom⟧ بودم.⟧"),
        ("من **در Berlin** بودم [^1].", "⟦من {strong در ⟦Berlin⟧} بودم⟧ ^1."),
        ("He: «سلام، من Max هستم!» Yes.", "He: «⟦سلام، من ⟦Max⟧ هستم!⟧» Yes."),
        ("He: «سلام!» and (سلام.) Yes.", "He: «⟦سلام!⟧» and ⟦(سلام.)⟧ Yes."),
        ("سلام.", "⟦سلام.⟧"),
    ],
)
def test_words_against_a_left_to_right_text(text: str, expected: str) -> None:
    assert show(text, "ltr") == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("تابع print() و a.b().c() را", "تابع ⟦print()⟧ و ⟦a.b().c()⟧ را"),
        ("آرایهٔ items[] و map{}‌ها و List<>.", "آرایهٔ ⟦items[]⟧ و ⟦map{}⟧‌ها و ⟦List<>⟧."),
        ("تابع f(...)ها و (g()) را", "تابع ⟦f(...)⟧ها و ⟦(g())⟧ را"),
        ("فایل *.txt و **/*.md و %PATH% را", "فایل ⟦*.txt⟧ و ⟦**/*.md⟧ و ⟦%PATH%⟧ را"),
        (r"پوشهٔ C:\Users\me\ و _config.yml را", r"پوشهٔ ⟦C:\Users\me\⟧ و ⟦_config.yml⟧ را"),
        ("تگ </div> و <br/> را", "تگ ⟦</div>⟧ و ⟦<br/>⟧ را"),
        ("گروه خونی AB- یا O− است", "گروه خونی ⟦AB-⟧ یا ⟦O−⟧ است"),
        ("A- گزینه و واتس‌اپ WhatsApp- و", "⟦A⟧- گزینه و واتس‌اپ ⟦WhatsApp⟧- و"),
        ("ساعت 5 p.m. بود و در U.S.", "ساعت ⟦5 p.m.⟧ بود و در ⟦U.S⟧."),
        ("نت C# و F♯ است", "نت ⟦C#⟧ و ⟦F♯⟧ است"),
        ("*Signal یک نام است و UNICEF* هم", "*⟦Signal⟧ یک نام است و ⟦UNICEF⟧* هم"),
    ],
)
def test_signs_that_are_a_part_of_a_name(text: str, expected: str) -> None:
    assert draw(isolate(parse_spans(text, markup="plain"), "rtl")) == expected
