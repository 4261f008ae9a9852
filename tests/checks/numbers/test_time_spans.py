"""Spans of time in another unit: only the one that can be calculated is the same."""

from __future__ import annotations

from dragoman.checks.text.numbers.compare import compare_numbers
from helpers.cases import each_case

WRONG = [
    ("fa", "7 days and 30 days", "یک هفته و ۳ روز"),
    ("ja", "12 months", "今年2"),
    ("he", "14 years", "שנתיים"),
    ("he", "22 years", "שנתיים"),
]
DOUBTFUL = [
    ("fr", "12 weeks after the vote", "Une semaine après le vote"),
    ("fr", "In 7 days, 12 people left", "En 12 personnes, une année est passée"),
    ("es", "Within 7 hours", "En una semana"),
    ("de", "For 24 hours", "ein Monat lang"),
    ("fr", "24 hours", "un journal"),
    ("fr", "For 24 hours", "C'était toujours là"),
    ("fr", "It took 24 hours", "Il est resté dans le journal"),
    ("de", "It took 24 hours", "Der Tagesspiegel schrieb es"),
    ("de", "Within 24 hours it was montagebereit", "Im Tagebau steht er"),
    ("es", "It took 24 hours", "El diario lo dijo"),
    ("es", "It took 12 months", "El anónimo lo dijo"),
    ("es", "It took 12 months", "Hubo un ano"),
    ("ru", "It took 24 hours", "Он дал денежный ответ"),
    ("ru", "12 months", "Он годится для этого"),
    ("fr", "12 months", "Annoncé hier"),
    ("tr", "24 hours", "Güneş doğdu"),
    ("tr", "24 hours", "Bugün geldi"),
    ("tr", "12 months", "Yıldız doğdu"),
    ("fr", "7 days", "Il a semé"),
    ("es", "7 days", "La semántica"),
    ("fr", "7 days of them", "deux semaines"),
    ("es", "7 days", "tres semanas"),
    ("zh", "7 days", "他在周围"),
    ("zh", "7 days", "周先生"),
    ("zh", "7 days", "两周"),
    ("zh", "24 hours", "日本"),
    ("zh", "24 hours", "今天天气"),
    ("ja", "24 hours", "日本人"),
    ("ja", "12 months", "年齢"),
    ("zh", "12 months", "青年"),
    ("zh", "12 months", "两年"),
    ("zh", "24 months", "全年"),
    ("fr", "For 6 decades", "Pendant 60 décennies"),
    ("de", "For 6 decades", "Seit 60 Jahrzehnten"),
    ("ja", "14 days", "毎週"),
    ("ja", "7 days", "週末"),
    ("fa", "For 12 months", "سه سال"),
    ("fa", "For 12 months", "در سالن"),
    ("fa", "24 hours", "روزنامه"),
    ("fa", "24 hours", "سه روز"),
    ("ar", "12 months", "سنتان"),
    ("ar", "12 months", "ثلاث سنوات"),
    ("ar", "24 hours", "يومان"),
    ("ar", "7 days", "أسبوعان"),
    ("ar", "7 days", "أسبوعين"),
    ("he", "12 months", "שנתיים"),
    ("he", "7 days", "שבועיים"),
    ("he", "24 hours", "יומיים"),
    ("he", "12 months", "שלוש שנים"),
    ("hi", "7 days", "दो सप्ताह"),
    ("hi", "12 months", "तीन वर्ष"),
    ("ur", "7 days", "دو ہفتے"),
    ("ckb", "24 hours", "ڕۆژنامە"),
    ("ckb", "7 days", "دوو هەفتە"),
    ("tr", "7 days", "iki hafta"),
    ("tr", "12 months", "üç yıl"),
    ("ko", "24 hours", "이틀"),
    ("vi", "7 days", "hai tuần"),
    ("vi", "7 days", "tuân theo"),
    ("ar", "3 days ago", "قبل يومين"),
    ("ar", "5 days ago", "منذ يومان"),
    ("ar", "5 years later", "بعد سنتان"),
    ("ar", "3 hours of work", "ساعتي عمل"),
    ("he", "3 years", "שנתיים"),
    ("he", "4 weeks", "שבועיים"),
    ("he", "12 years", "שנתיים"),
    ("he", "20 days", "יומיים"),
    ("he", "14 hours", "שעתיים"),
    ("th", "For 30 years they wrote.", "พวกเขาเขียนมาสองทศวรรษ"),
]
"""Numbers that may be left out or said in words that mean them, or converted."""
RIGHT = [
    ("th", "For 20 years they wrote.", "พวกเขาเขียนมาสองทศวรรษ"),
    ("zh", "12 months", "全年"),
    ("ja", "7 days", "毎週"),
    ("fr", "12 weeks", "douze semaines"),
    ("fr", "In the last 7 days", "La semaine dernière"),
    ("es", "Within 7 days", "En una semana"),
    ("fa", "In the last 24 hours", "در یک شبانه\u200cروز گذشته"),
    ("fa", "Within 7 days", "در یک هفته"),
    ("fa", "Within 7 days", "تا یک هفتهٔ دیگر"),
    ("fa", "For 12 months", "به مدت یک سال"),
    ("fa", "For 12 months", "یکساله"),
    ("fa", "6 months in prison", "نیم سال زندان"),
    ("fa", "18 months in prison", "یک سال و نیم زندان"),
    ("ar", "18 months in prison", "سنة ونصف السنة"),
    ("fr", "18 months", "un an et demi"),
    ("de", "18 months", "anderthalb Jahre"),
    ("de", "18 months", "eineinhalb Jahre"),
    ("es", "18 months", "año y medio"),
    ("ru", "18 months", "полтора года"),
    ("zh", "18 months", "一年半"),
    ("ja", "18 months", "1年半"),
    ("he", "18 months", "שנה וחצי"),
    ("ar", "Within 24 hours", "خلال يوم"),
    ("ar", "24 months", "سنتان"),
    ("ar", "24 months", "عامين"),
    ("he", "24 months", "שנתיים"),
    ("he", "14 days", "שבועיים"),
    ("ar", "14 days", "أسبوعين"),
    ("ar", "48 hours", "يومين"),
    ("he", "48 hours", "יומיים"),
    ("fr", "14 days", "deux semaines"),
    ("fr", "14 days", "quinze jours"),
    ("es", "14 days", "quincena"),
    ("en", "14 days", "a fortnight"),
    ("zh", "14 days", "两周"),
    ("zh", "14 days", "两个星期"),
    ("ja", "14 days", "二週間"),
    ("ko", "14 days", "두 주"),
    ("ko", "14 days", "2주"),
    ("ru", "14 days", "две недели"),
    ("de", "14 days", "zwei Wochen"),
    ("tr", "14 days", "iki hafta"),
    ("hi", "14 days", "दो सप्ताह"),
    ("ur", "14 days", "دو ہفتے"),
    ("ckb", "14 days", "دوو هەفتە"),
    ("fr", "24 hours", "un jour"),
    ("fr", "24 hours", "une journée"),
    ("de", "24 hours", "einen Tag lang"),
    ("de", "24 hours", "rund um die Uhr"),
    ("zh", "24 hours", "一天"),
    ("ja", "24 hours", "一日"),
    ("ja", "24 hours", "丸一日"),
    ("tr", "24 hours", "bir gün"),
    ("tr", "12 months", "bir yıl boyunca"),
    ("hi", "24 hours", "एक दिन"),
    ("ur", "12 months", "ایک سال"),
    ("ckb", "12 months", "ساڵێک"),
    ("ckb", "7 days", "هەفتەیەک"),
    ("ar", "2 days ago", "قبل يومين"),
    ("ar", "2 years", "سنتان"),
    ("ar", "2 hours of work", "ساعتي عمل"),
    ("ar", "For 2 weeks", "لمدة أسبوعين"),
    ("he", "2 years", "שנתיים"),
    ("he", "2 weeks ago", "לפני שבועיים"),
    ("he", "2 days", "יומיים"),
    ("fr", "10 years", "une décennie"),
    ("es", "10 years", "una década"),
    ("de", "10 years", "ein Jahrzehnt"),
    ("fa", "20 years", "دو دهه"),
    ("ar", "20 years", "عقدين"),
    ("ar", "10 years", "عقد من الزمن"),
    ("he", "10 years", "עשור"),
    ("hi", "10 years", "एक दशक"),
    ("ur", "10 years", "ایک دہائی"),
    ("fr", "10 years", "dix ans"),
    ("tr", "10 years", "on yıl"),
    ("sv", "Every 30 minutes", "Varje halvtimme"),
    ("ko", "Every 3 months", "분기마다"),
    ("de", "90 minutes", "anderthalb Stunden"),
    ("ru", "For 24 hours", "круглосуточно"),
    ("es", "24 hours a day", "día y noche"),
    ("fr", "Within 2 weeks", "dans les quinze jours"),
    ("ar", "60 minutes", "ساعة"),
    ("fa", "30 minutes", "نیم ساعت"),
    ("de", "a 14-day trial", "ein zweiwöchiger Test"),
    ("en", "A year ago", "12 months ago"),
]


def find_sure(language: str, source: str, target: str) -> bool:
    """Return whether a sure difference is found."""
    return any(one.is_sure for one in compare_numbers(source, target, "en", language))


def find_any(language: str, source: str, target: str) -> bool:
    """Return whether a difference is found, be it an error or a hint."""
    return bool(compare_numbers(source, target, "en", language))


@each_case(WRONG)
def test_another_span_is_told(language: str, source: str, target: str) -> None:
    assert find_sure(language, source, target)


@each_case(DOUBTFUL)
def test_what_is_doubtful_is_a_hint(language: str, source: str, target: str) -> None:
    assert find_any(language, source, target)
    assert not find_sure(language, source, target)


@each_case(RIGHT)
def test_the_same_span_is_silent(language: str, source: str, target: str) -> None:
    assert not find_sure(language, source, target)
