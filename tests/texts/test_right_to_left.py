"""What reads from right to left in a left-to-right text."""

from __future__ import annotations

import pytest

from dragoman.texts.right_to_left import find_passages, find_rtl_words, reads_from_left
from helpers.durations import check_growth


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("The #زن_زندگی_آزادی march", ["#زن_زندگی_آزادی"]),
        ("by @کاربر and (#نه)", ["@کاربر", "#نه"]),
        ("the court בג״ץ; and ג׳ורג׳ and צה״ל.", ["בג״ץ", "ג׳ורג׳", "צה״ל"]),
        ("He asked «چطوری؟» twice", ["چطوری؟"]),
        ("He asked کہاں ؟ twice", ["کہاں ؟"]),
        ("Urdu: یہ سچ ہے۔ Yes", ["یہ سچ ہے۔"]),
        ("items الف، ب؛ پ, and no. 5#ب", ["الف، ب؛ پ", "ب"]),
        ("no. 5 # and @ home é", []),
        ("Dhivehi ދިވެހި or Syriac ܣܘܼܪܝܵܝܵܐ or מְדִינָה", ["ދިވެހި", "ܣܘܼܪܝܵܝܵܐ", "מְדִינָה"]),
        ("from الف ← ب and ا ⇔ ب", ["الف ← ب", "ا ⇔ ب"]),
        # who writes this in a left-to-right text thinks from left to right
        ("from الف → ب", ["الف", "ب"]),
        ("in ه.ش. 1395 and ق.م.", ["ه.ش.", "ق.م"]),
        ("Detained: علی (32), سارا (27).", ["علی (32), سارا (27)"]),
        ("Detained: علی, 32; سارا, 27", ["علی, 32; سارا, 27"]),
        ("See ماده 500 و 510 of", ["ماده 500 و 510"]),
        ("at 15:00 או 3 p.m.", ["או"]),
        ("it is במקום 15:00 או 3 pm", ["במקום 15:00 או"]),
        (
            "In תל אביב 10, חיפה 12 km, יפו 1,200, עכו 2,500 m",
            ["תל אביב 10, חיפה", "יפו 1,200, עכו"],
        ),
        (
            "At תל אביב 10:30, חיפה 12:00 and יפו 9:30, עכו 11:00 p.m.",
            ["תל אביב 10:30, חיפה 12:00", "יפו 9:30, עכו"],
        ),
        ("In קם 10%, תל אביב 12% of דן 10, גד 15% of", ["קם 10%, תל אביב 12%", "דן 10, גד"]),
        ("In سال 1395 تهران, 5 people (فصل 3)", ["سال 1395 تهران", "فصل"]),
        ("class א', Ms ק' or (ב') and 'א' or ‘שלום’", ["א'", "ק'", "ב'", "א", "שלום"]),
        ("the ו'$p' and ל'exec'", ["ו", "ל"]),
        ("only ٪۲۰ تخفیف now", ["٪۲۰ تخفیف"]),
        ("verse ﴿لا إكراه في الدين﴾ [2:256]", ["﴿لا إكراه في الدين﴾"]),
        ("N’Ko ߒߞߏ߫ and Adlam 𞤆𞤵𞤤𞤢𞥄𞤪 and ࠔࠠࠌࠓ", ["ߒߞߏ߫", "𞤆𞤵𞤤𞤢𞥄𞤪", "ࠔࠠࠌࠓ"]),
    ],
)
def test_signs_that_are_a_part_of_a_word(text: str, found: list[str]) -> None:
    assert [text[slice(*each)] for each in find_rtl_words(text)] == found
    assert reads_from_left(text) is not bool(found)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("من کتاب Python را خواندم.", ["من کتاب Python را خواندم."]),
        ("סיפרתי ל-Dana על Paris אתמול!", ["סיפרתי ל-Dana על Paris אתמול!"]),
        ("سازمان دیده‌بان حقوق (HRW)", ["سازمان دیده‌بان حقوق (HRW)"]),
        ("He said «من Anna را دیدم دیروز» there", ["من Anna را دیدم دیروز"]),
        ("He said “رأيت فيلم Casablanca أمس.”", ["رأيت فيلم Casablanca أمس."]),
        ('In "من Anna را دیدم دیروز" and «Max را»', ["من Anna را دیدم دیروز"]),
        ("Why «چرا Max رفت؟» was asked", ["چرا Max رفت؟"]),
        ("He wrote “لماذا رحل Max و Anna؟” to her", []),
        ('the title "نامه به Max" and “سلام Anna جان”', ["سلام Anna جان"]),
        ("«سلام and خداحافظ», چرا Max رفت", []),
        ("سلام and خداحافظ and بله", []),
        ("زن، زندگی، آزادی (Woman, Life, Freedom)", []),
        ("کتاب (Book)", []),
        ("مُحَمَّد (Max)", []),
        ("ދިވެހި Male", []),
        ("The words زن، زندگی، آزادی", []),
        ("زن، زندگی، آزادی!", []),
    ],
)
def test_a_passage_is_written_from_right_to_left_around_names(text: str, found: list[str]) -> None:
    assert [text[slice(*each)] for each in find_passages(text)] == found


@pytest.mark.parametrize("piece", ["#", "ا״", "ا ", "ا A ", "«ا A", '"ا" ', "ا،", "؟"])
def test_the_time_grows_with_the_length(piece: str) -> None:
    check_growth(
        lambda count: piece * count,
        lambda text: [*find_rtl_words(text), *find_passages(text)],
        10_000,
    )
