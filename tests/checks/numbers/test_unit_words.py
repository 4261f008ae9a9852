"""Units: their words in each language, and a number that counts another one."""

from __future__ import annotations

import pytest

from dragoman.checks import Pair, check_pair
from dragoman.checks.text.numbers.measures.unit_words import list_unit_words
from helpers.cases import each_case

FIVE_KM = {
    "cs": ("5 kilometrů", "5 mil"), "el": ("5 χιλιομέτρων", "5 μιλίων"),
    "fi": ("5 kilometriä", "5 mailia"), "hi": ("5 किलोमीटर", "5 मील"),
    "hu": ("5 kilométer", "5 mérföld"), "it": ("5 chilometri", "5 miglia"),
    "lt": ("5 kilometrai", "5 mylios"), "lv": ("5 kilometri", "5 jūdzes"),
    "pl": ("5 kilometrów", "5 mil"), "ro": ("5 kilometri", "5 mile"),
    "sv": ("5 kilometer", "5 mile"), "th": ("5 กิโลเมตร", "5 ไมล์"),
    "tr": ("5 kilometre", "5 mil"), "uk": ("5 кілометрів", "5 миль"),
    "ur": ("5 کلومیٹر", "5 میل"), "vi": ("5 km", "5 dặm"),
    "zh": ("5 公里", "5 英里"), "ja": ("5 キロ", "5 マイル"), "ko": ("5킬로미터", "5마일"),
    "ckb": ("٥ کیلۆمەتر", "٥ میل"), "he": ("5 קילומטרים", "5 מיילים"), "bn": ("৫ কিমি", "৫ মাইল"),
}  # fmt: skip


def find(source: str, target: str, language: str) -> list[str]:
    found = check_pair(Pair(source, target, language))
    return [hit.message for hit in found if hit.rule_id == "units"]


@each_case(FIVE_KM)
def test_kilometres_are_no_miles_in_any_language(language: str) -> None:
    kilometres, miles = FIVE_KM[language]
    source = "It is 5 kilometres to the well."
    assert find(source, f"A {kilometres} B", language) == []
    assert len(find(source, f"A {miles} B", language)) == 1
    source = "It is 5 miles to the well."
    assert find(source, f"A {miles} B", language) == []
    assert len(find(source, f"A {kilometres} B", language)) == 1


@pytest.mark.parametrize(
    ("language", "right", "wrong"),
    [
        ("de", "20 °C", "20 °F"), ("de", "20 Grad Celsius", "20 Grad Fahrenheit"),
        ("ru", "20 градусов Цельсия", "20 градусов по Фаренгейту"), ("zh", "摄氏20度", "华氏20度"),
        ("fa", "۲۰ درجهٔ سلسیوس", "۲۰ درجهٔ فارنهایت"), ("ja", "20℃", "20℉"),
        ("fr", "20 °C (68 °F)", "20 °F"), ("fr", "20 degrés", "20 degrés Fahrenheit"),
    ],
)  # fmt: skip
def test_a_temperature_keeps_its_scale(language: str, right: str, wrong: str) -> None:
    source = "Keep it at 20 °C in the dark."
    assert find(source, f"A {right} B", language) == []
    assert len(find(source, f"A {wrong} B", language)) == 1


def test_forty_degrees_below_zero_are_the_same_in_both_scales() -> None:
    assert find("It was -40 °C at night.", "Nachts waren es -40 °F.", "de") == []


@pytest.mark.parametrize(
    ("source", "target", "count"),
    [
        ("stay 6 feet (1.8 m) apart", "6 Meilen (1,8 m) Abstand", 1),
        ("stay 6 feet (1.8 m) apart", "6 Fuß (1,8 m) Abstand", 0),
        ("the 200 metres and 400 metres", "die 200 Kilometer und 400 Meter", 1),
        ("2 to 4 inches of rain", "2 bis 4 Zentimeter Regen", 2),
        ("2 to 4 cm of rain", "1 bis 2 Zoll Regen", 0),  # 2 inches are what 4 cm are
        ("waves of 6 m after COVID-19", "nach COVID-19 Wellen von 6 Fuß", 1),
        ("6 feet 6 inches", "6 Fuß 6 Zoll", 0),
        ("about 30 yards away", "etwa 30 Meter entfernt", 0),  # roughly the same
        ("300 km (190 miles) of coast", "300 Kilometer Küste", 0),
        ("5 square miles", "5 Quadratkilometer", 1),
        ("5 hectares", "5 Hektar", 0),
        ("7 kg", "7 Tonnen", 1),
    ],
)
def test_what_both_texts_say_alike_is_set_aside(source: str, target: str, count: int) -> None:
    assert len(find(source, target, "de")) == count


def test_signs_that_are_also_words_are_not_taken_from_cldr() -> None:
    assert find("5 cm in Rome", "5 in Rom", "de") == []
    assert "in" not in list_unit_words("de")["inch"]


@pytest.mark.parametrize("language", ["prs", "xx"])
def test_a_language_that_nobody_knows_has_the_signs(language: str) -> None:
    assert "km" in list_unit_words(language)["km"]
    assert len(find("It is 5 km away.", "5 mi", language)) == 1
