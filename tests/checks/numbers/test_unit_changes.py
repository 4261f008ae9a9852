"""A number that counts another unit in the translation, and what only looks like one."""

from __future__ import annotations

from dragoman.checks.text.numbers.measures.changed_units import find_changed_units
from dragoman.checks.text.numbers.side import Side
from dragoman.checks.text.numbers.values import use_plain_digits
from helpers.cases import each_case

RIGHT = [
    ("fr", "He was held for 18 months.", "Il a été détenu 18 mois."),
    ("fr", "He was held for 18 months.", "Il a été détenu dix-huit mois."),
    ("fr", "He was held for 18 months.", "Il a été détenu un an et demi."),
    ("fa", "Within 7 days", "در یک هفته"),
    ("fa", "Every 37 minutes", "هر ۳۷ دقیقه"),
    ("ar", "After 3 days", "بعد ثلاثة أيام"),
    ("ar", "After two days", "بعد يومين"),
    ("ar", "In the 89th minute on Saturday", "في الدقيقة 89 يوم السبت"),
    ("he", "The 13-year-old was hurt.", "נער בן 13 ביום שבת נפצע."),
    ("he", "The 44-year-old was found.", "האישה בת ה-44 נמצאה בשעה 7.55."),
    ("id", "The 89th minute on Saturday", "pada menit ke 89 hari Sabtu"),
    ("zh", "The stone is shown 100 years on.", "100周年紀念"),
    ("zh", "After 12 days", "12 天後"),
    ("ja", "Two months ago", "2か月前"),
    ("ru", "It lasted three days.", "Это длилось трое суток."),
    ("de", "3 days and 3 weeks", "3 Tage und 3 Wochen"),
    ("de", "It lasts 24 hours a day.", "Es dauert 24 Stunden am Tag."),
    ("hi", "For 30 seconds", "30 सेकंड तक"),
    ("ar", "A march of 5 km", "مسيرة ٥ كيلومترات"),
    ("fr", "A march of 5 miles (8 km)", "Une marche de 8 km (5 miles)"),
    ("fr", "about 30 yards out", "à environ 30 mètres"),
    ("uk", "A 6-foot-6 player", "6 футів 6 дюймів"),
    ("ru", "Open from 8 a.m. – 7 p.m. today", "Открыто с 8-ми утра до 7-ми вечера"),
    ("ru", "3 to 4 inches, up to 10 inches", "7–10 см, местами до 25 см"),
    ("bg", "800 kph (497 mph)", "800 км/ч (497 м/ч)"),
    ("de", "It is 3 to 4 inches long.", "Es ist 8 bis 10 cm lang."),
    ("de", "It is 20 degrees warm.", "Es ist 20 °C warm."),
    ("tlh", "It lasted 3 days.", "3 jaj"),
]
WRONG = [
    ("fr", "He was held for 18 months.", "Il a été détenu 18 semaines."),
    ("fr", "He was held for 18 months.", "Il a été détenu dix-huit semaines."),
    ("fr", "After three days", "Après trois ans"),
    ("fr", "Twenty-five years ago", "Il y a vingt-cinq jours"),
    ("fa", "Every 37 minutes", "هر ۳۷ روز"),
    ("fa", "After 3 days", "پس از سه سال"),
    ("ar", "After 3 days", "بعد ثلاث سنوات"),
    ("ar", "After two days", "بعد سنتين"),
    ("ar", "For 18 months", "لمدة ١٨ أسبوعا"),
    ("he", "For 18 months", "במשך 18 שבועות"),
    ("he", "For two months", "במשך שבועיים"),
    ("zh", "After 12 days", "12 年後"),
    ("ja", "Two months ago", "2週間前"),
    ("ru", "It lasted three days.", "Это длилось три года."),
    ("uk", "It lasted 5 hours.", "Це тривало 5 хвилин."),
    ("de", "A 14-day strike", "Ein 14-wöchiger Streik"),
    ("hi", "For 30 seconds", "30 मिनट तक"),
    ("ckb", "For 18 months", "بۆ ماوەی ١٨ هەفتە"),
    ("ur", "For 18 months", "18 ہفتے تک"),
    ("tr", "For 18 months", "18 hafta boyunca"),
    ("es", "In 10 years", "En 10 meses"),
    ("ar", "A march of 5 km", "مسيرة ٥ أميال"),
    ("ro", "Winds of 85 mph", "vânt de 85 km/h"),
    ("de", "It is 10 inches long.", "Es ist 10 cm lang."),
    ("fa", "A length of 30 m", "۳۰ میلی‌متر"),
    ("fr", "It weighs 20 pounds.", "Il pèse 20 kg."),
    ("es", "A field of 3 acres", "Un campo de 3 hectáreas"),
]


def _find(language: str, source: str, target: str) -> list[str]:
    texts = Side(use_plain_digits(source), "en"), Side(use_plain_digits(target), language)
    return [one.written for one in find_changed_units(*texts)]


@each_case(RIGHT)
def test_the_same_unit_is_silent(language: str, source: str, target: str) -> None:
    assert _find(language, source, target) == []


@each_case(WRONG)
def test_another_unit_is_told_once(language: str, source: str, target: str) -> None:
    assert len(_find(language, source, target)) == 1


def test_what_is_told_is_the_count_of_the_source() -> None:
    assert _find("fr", "For 18 months, he said", "Pendant 18 semaines") == ["18 months"]
    assert _find("de", "(10 inches)", "(10 cm)") == ["10 inches"]
    assert _find("fr", "After three days", "Après trois ans") == ["three days"]


def test_a_source_in_another_language_is_compared_too() -> None:
    texts = Side("Er war 18 Monate in Haft.", "de"), Side("Il a été détenu 18 semaines.", "fr")
    assert [one.written for one in find_changed_units(*texts)] == ["18 Monate"]
