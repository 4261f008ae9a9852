"""Numbers that another text says in another way, and others that only look like it.

Each excuse has translations that are wrong and must be told beside those that are right.
"""

from __future__ import annotations

import pytest

from dragoman.checks.text.numbers.compare import compare_numbers
from dragoman.checks.text.numbers.roman import list_roman_values
from helpers.cases import each_case

WRONG = [
    ("he", "The trial lasted 2.5 years", "המשפט נמשך שלוש שנים וחצי"),
    ("he", "It took 3.5 years", "שנתיים וחצי"),
    ("he", "It took 4.5 years", "חמש שנים וחצי"),
    ("zh", "2.5 million people", "二百万人在朝鲜半島"),
    ("ja", "2.5 percent", "2つの半導体"),
    ("zh", "It cost 2.5", "2个半导体"),
    ("ko", "It took 2.5 hours", "2시 반도"),
    ("ko", "2.5 percent", "2년 반대"),
    ("ja", "2.5 hours", "2人が前半に"),
    ("ja", "1.5 hours", "1月後半"),
    ("fa", "2.5 years", "سه سال و نیم"),
    ("fa", "2.5 years", "دو نیمکره"),
    ("fa", "2.5 years", "دو و نیمکت"),
    ("ar", "2.5 years", "ثلاث سنوات ونصف"),
    ("ar", "2.5 years", "سنة ونصف"),
    ("ar", "1.5 years", "سنتان ونصف"),
    ("ur", "2.5 years", "ساڑھے تین سال"),
    ("hi", "2.5 years", "साढ़े तीन साल"),
    ("ur", "1.5 years", "ڈھائی سال"),
    ("hi", "1.5 years", "ढाई साल"),
    ("fr", "2.5 years", "trois ans et demi"),
    ("ru", "2.5 years", "три с половиной года"),
    ("ru", "2.5 years", "полтора года"),
    ("tr", "2.5 years", "üç buçuk yıl"),
    ("de", "2.5 years", "anderthalb Jahre"),
    ("es", "2.5 years", "y medianoche de 2"),
    ("es", "2.5 years", "tres años y medio"),
    ("zh", "Now 80% off", "现在打8折"),
    ("zh", "Now 20% off", "现在打2折"),
    ("zh", "Now 30% off", "现在打8折"),
    ("fr", "45 miles, 72 people", "60 km, 72 personnes"),
]
DOUBTFUL = [
    ("he", "3 times", "פעמיים"),
    ("fr", "1,000,000 people", "deux millions de personnes"),
    ("fr", "10,000 people", "cent mille personnes"),
    ("fr", "ten thousand: 10,000", "cent mille"),
    ("de", "1,000,000 people", "zwei Millionen Menschen"),
    ("de", "10,000 people", "hunderttausend Menschen"),
    ("de", "3,000,000 people", "dreihundert Millionen Menschen"),
    ("es", "1,000,000 people", "dos millones de personas"),
    ("es", "10,000 people", "cien mil personas"),
    ("es", "2,000,000 people", "un millón de personas"),
    ("it", "10,000 people", "centomila persone"),
    ("ru", "1,000,000 people", "два миллиона человек"),
    ("ru", "10,000 people", "сто тысяч человек"),
    ("fa", "1,000,000 people", "دو میلیون نفر"),
    ("fa", "10,000 people", "صد هزار نفر"),
    ("ar", "1,000,000 people", "مليونان"),
    ("ar", "10,000 people", "مئة ألف شخص"),
    ("he", "1,000,000 people", "שני מיליון איש"),
    ("he", "10,000 people", "מאה אלף איש"),
    ("he", "2,000,000 people", "מיליון איש"),
    ("hi", "1,000,000 people", "दो मिलियन लोग"),
    ("hi", "10,000 people", "सौ हज़ार लोग"),
    ("hi", "100,000 people", "दो लाख लोग"),
    ("hi", "200,000 people", "एक लाख लोग"),
    ("ur", "100,000 people", "دو لاکھ لوگ"),
    ("tr", "1,000,000 people", "iki milyon kişi"),
    ("tr", "10,000 people", "yüz bin kişi"),
    ("tr", "2,000,000 people", "bir milyon kişi"),
    ("ckb", "1,000,000 people", "دوو ملیۆن کەس"),
    ("ckb", "10,000 people", "سەد هەزار کەس"),
    ("zh", "1,000,000 people", "两百万人"),
    ("zh", "10,000 people", "十万人"),
    ("ja", "1,000,000 people", "二百万人"),
    ("fr", "1,000 people", "deux mille personnes"),
    ("de", "1,000 people", "zweitausend Menschen"),
    ("he", "1,000 people", "אלפיים איש"),
    ("fr", "100 people", "deux cents personnes"),
    ("de", "200 people", "hundert Menschen"),
    ("fr", "Rs 10 lakh", "deux millions de roupies"),
    ("zh", "It took 2.5 hours", "两个小时,去了半岛"),
    ("zh", "1.5 hours", "一个小时,半導體"),
    ("de", "12 letters", "am Nachmittag"),
    ("de", "12 letters", "Mittagessen"),
    ("fr", "12 lettres", "l'après-midi"),
    ("fr", "12 people came", "Ils sont venus l'après-midi"),
    ("es", "12 people came", "por la tarde"),
    ("it", "12 people came", "nel pomeriggio"),
    ("fa", "12 people came", "بعد از ظهر آمدند"),
    ("fa", "12 people came", "بعدازظهر آمدند"),
    ("ar", "12 people came", "بعد الظهر جاؤوا"),
    ("he", "12 people came", "באו אחר הצהריים"),
    ("ja", "12人", "午後に人が"),
    ("ru", "12 people", "после полудня"),
    ("pt", "12 people came", "vieram depois do meio-dia"),
    ("zh", "Now 50% off", "現在打八折"),
    ("fa", "over 50 people", "یک قرن"),
    ("pl", "100 people", "dwustu ludzi"),
    ("ru", "100 people", "двести человек"),
]
"""Numbers that may be left out or said in words that mean them, or converted."""
RIGHT = [
    ("he", "2,000 people", "אלפיים איש"),
    ("he", "200 people", "מאתיים איש"),
    ("fr", "1,000,000 people", "un million de personnes"),
    ("fr", "2,000,000 people", "deux millions de personnes"),
    ("fr", "10,000 people", "dix mille personnes"),
    ("fr", "100,000 people", "cent mille personnes"),
    ("fr", "1,000 people", "mille personnes"),
    ("de", "10,000 people", "zehntausend Menschen"),
    ("de", "1,000,000", "eine Million"),
    ("de", "1,000,000", "Million"),
    ("es", "1,000,000 people", "un millón de personas"),
    ("es", "100,000 people", "cien mil personas"),
    ("it", "10,000 people", "diecimila persone"),
    ("it", "100,000 people", "centomila persone"),
    ("ru", "10,000 people", "десять тысяч человек"),
    ("ru", "1,000,000 people", "миллион человек"),
    ("fa", "1,000,000 people", "یک میلیون نفر"),
    ("fa", "1,000,000 people", "میلیون\u200cها نفر نه، یک میلیون"),
    ("ar", "1,000,000 people", "مليون شخص"),
    ("ar", "10,000 people", "عشرة آلاف شخص"),
    ("he", "1,000,000 people", "מיליון איש"),
    ("he", "10,000 people", "עשרת אלפים איש"),
    ("hi", "100,000 people", "एक लाख लोग"),
    ("hi", "1,000,000 people", "दस लाख लोग"),
    ("hi", "10,000,000 people", "एक करोड़ लोग"),
    ("ur", "100,000 people", "ایک لاکھ لوگ"),
    ("tr", "1,000,000 people", "bir milyon kişi"),
    ("tr", "10,000 people", "on bin kişi"),
    ("ckb", "1,000,000 people", "یەک ملیۆن کەس"),
    ("ckb", "10,000 people", "دە هەزار کەس"),
    ("zh", "10,000 people", "一万人"),
    ("ja", "1,000,000 people", "百万人"),
    ("he", "The trial lasted 2.5 years", "המשפט נמשך שנתיים וחצי"),
    ("he", "It took 3.5 years", "שלוש שנים וחצי"),
    ("zh", "2.5 hours", "两个半小时"),
    ("zh", "2.5 years", "两年半"),
    ("ja", "2.5 years", "2年半"),
    ("ko", "2.5 years", "2년 반"),
    ("ko", "2.5 hours", "두 시간 반"),
    ("fa", "2.5 years", "دو سال و نیم"),
    ("fa", "2.5 million", "دو و نیم میلیون"),
    ("ar", "2.5 years", "سنتين ونصف"),
    ("ur", "2.5 years", "ڈھائی سال"),
    ("hi", "2.5 years", "ढाई साल"),
    ("ur", "3.5 years", "ساڑھے تین سال"),
    ("hi", "3.5 years", "साढ़े तीन साल"),
    ("hi", "1.5 years", "डेढ़ साल"),
    ("ru", "2.5 years", "два с половиной года"),
    ("tr", "2.5 years", "iki buçuk yıl"),
    ("es", "2.5 years", "dos años y medio"),
    ("de", "2.5 years", "zweieinhalb Jahre"),
    ("de", "12 noon", "mittags"),
    ("fr", "at 12:00", "à midi"),
    ("es", "at 12:00", "al mediodía"),
    ("fa", "at 12:00", "ظهر"),
    ("ar", "at 12:00", "ظهراً"),
    ("ar", "at 12:00", "عند الظهر"),
    ("he", "at 12:00", "בצהריים"),
    ("ja", "at 12:00", "正午に"),
    ("zh", "at 12:00", "中午"),
    ("ru", "at 12:00", "в полдень"),
    ("zh", "20% off", "打8折"),
    ("zh", "20% off", "打八折"),
    ("zh", "35% off", "打65折"),
    ("zh", "50% off", "五折"),
    ("zh", "50% off", "半价"),
    ("zh", "15% off", "八五折"),
    ("fr", "12 eggs", "une douzaine d'œufs"),
    ("de", "12 eggs", "ein Dutzend Eier"),
    ("es", "12 eggs", "una docena de huevos"),
    ("pl", "200 people", "dwustu ludzi"),
    ("ru", "200 people", "двести человек"),
    ("tr", "12 people", "oniki kişi"),
    ("fi", "from the 5th to the 2nd century BCE", "400-luvulta 100-luvulle eaa."),
    ("fr", "3-dimensional", "tridimensionnelle"),
    ("sv", "a factor of 2", "fördubblar"),
    ("la", "in 961 YW", "AVC CMLXI"),
    ("my", "1:1_6", "၁:၁၆"),
    ("ja", "Grow larger than size 8", "サイズ9以上に"),
    ("xx", "45 miles", "72 lol"),
]


def find_sure(language: str, source: str, target: str) -> bool:
    """Return whether a sure difference is found."""
    return any(one.is_sure for one in compare_numbers(source, target, "en", language))


def find_any(language: str, source: str, target: str) -> bool:
    """Return whether a difference is found, be it an error or a hint."""
    return bool(compare_numbers(source, target, "en", language))


@each_case(WRONG)
def test_a_number_that_is_not_there_is_told(language: str, source: str, target: str) -> None:
    assert find_sure(language, source, target)


@each_case(DOUBTFUL)
def test_what_is_doubtful_is_a_hint(language: str, source: str, target: str) -> None:
    assert find_any(language, source, target)
    assert not find_sure(language, source, target)


@each_case(RIGHT)
def test_a_number_that_is_said_otherwise_is_silent(language: str, source: str, target: str) -> None:
    assert not find_sure(language, source, target)


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("Volume II", [2]),
        ("CMLXI", [961]),
        ("MMXXIV, XIV", [14, 2024]),
        ("CD DVD MIXED LCD VX", []),
    ],
)
def test_roman_numbers_are_written_in_capitals(text: str, values: list[int]) -> None:
    assert sorted(list_roman_values(text)) == values
