"""Numbers that are the same although their signs differ, and what is still a mistake."""

from __future__ import annotations

import pytest

from dragoman import checks
from dragoman.checks import Pair
from dragoman.checks.text.numbers.compare import compare_numbers
from dragoman.checks.text.numbers.readings import list_readings
from dragoman.checks.text.numbers.signs import find_sign_numbers
from dragoman.checks.text.numbers.spelled.said_in_words import is_said_in_words
from dragoman.checks.text.numbers.spelled.stems import knows_words
from helpers.cases import each_case


def find_numbers(language: str, source: str, target: str, source_language: str = "en") -> list[str]:
    pair = Pair(source, target, language, source_language=source_language)
    return [hit.rule_id for hit in checks.check_pair(pair) if hit.rule_id.startswith("number")]


@each_case(
    [
        ("de", "At 0430 they met at the gate.", "Um 4:30 Uhr trafen sie sich am Tor."),
        ("zh", "At 0500 sharp they met at the gate.", "五点整，他们在门口集合。"),
        ("fr", "At 1900 hours they met again.", "À 19 heures, ils se sont retrouvés."),
        ("fa", "At 0430 they met at the gate.", "ساعت ۴:۳۰ کنار دروازه جمع شدند."),
        ("de", "I did 100k meters this month.", "Ich habe diesen Monat 100.000 Meter geschafft."),
        ("zh", "A little over 5K/weekday so far", "目前为止平均每天5000多米"),
        ("sv", "It is 19th century opinion.", "Det är 1800-talets åsikt."),
        ("da", "a church of the 12th century", "en kirke fra 1100-tallet"),
        ("fi", "a church of the 12th century", "kirkko 1100-luvulta"),
        ("fa", "It is 45 miles away.", "۷۲ کیلومتر دورتر است."),
        ("fa", "It was 80 degrees outside.", "هوا ۲۷ درجه بود."),
        ("fa", "a 550 pound hog", "خوک ۲۵۰ کیلوگرمی"),
        ("fa", "The 6-foot-6 forward", "بازیکنی با ۱ متر و ۹۸ سانتی‌متر قد"),
        ("de", "The 6-foot-6 forward", "Der 1,98 m große Spieler"),
        ("de", "about a mile away", "etwa 1,6 Kilometer entfernt"),
        ("he", "3 to 6 inches", "75 עד 150 מ״מ"),
        ("en", "Es sind 72 Kilometer.", "It is 45 miles."),
        ("ar", "500 acres", "٢٠٢ هكتار"),
        ("zh_Hans", "after 60 days", "两个月后"),
        ("de", "the 1950-53 war, 2010/11", "der Krieg von 1950 bis 1953, 2010–2011"),
        ("fa", "call 0800 555 111", "با ۰۸۰۰۵۵۵۱۱۱ تماس بگیرید"),
        ("fa", "call +98 21 5555 0142", "با ۰۲۱۵۵۵۵۰۱۴۲ تماس بگیرید"),
        ("fa", "call 0098-912-555-0142", "با ۰۹۱۲ ۵۵۵ ۰۱۴۲ تماس بگیرید"),
        ("fr", "call +33 1 55 55 01 42", "appelez le 01 55 55 01 42"),
        ("de", "call +44 (0)20 5550 1421", "rufen Sie 020 5550 1421 an"),
        ("es", "call 020 5550 1421", "llame al +44 20 5550 1421"),
        ("fr", "call +1 202 555 0142", "appelez le 202 555 0142"),
        ("ru", "call +7 495 555-01-42", "звоните 8 (495) 555-01-42"),
        ("he", "+972 3 555 0142 / +972 3 555 0143", "03-555-0142 / 03-555-0143"),
        ("de", "call 555-1234-22", "Rufen Sie 5551 23422 an"),
        ("fa", "10,000 to 20,000 people", "۱۰ تا ۲۰ هزار نفر"),
        ("es", "£2.8bn and $9 billion", "2800 millones de libras y 9000 millones"),
        ("ja", "$140 million and 20 million", "1億4千万ドルと2000万"),
        ("ko", "76,000 hectares", "7만 6천 헥타르"),
        ("zh_Hans", "More than 5.5 million people", "550多万人"),
        ("zh_Hans", "It costs $870 million.", "费用为 8.7 亿美元。"),
        ("zh_Hans", "From 26,000 to 32,000 bases", "2.6 至 3.2 万个碱基"),
        ("ja", "3,000 to 4,000 people", "3～4千人"),
        ("ko", "30,000 to 40,000 people", "3~4만 명"),
        ("zh_Hans", "A $300+ billion impact", "影响达 3,000 多亿美元"),
        ("fa", "The coronavirus disease 2019 (COVID-19)", "بیماری کووید-۱۹"),
        ("fa", "COVID-19 spread.", "کووید ۲۰۱۹ شایع شد."),
        ("zh_Hans", "Article 11", "第十一条"),
        ("he", "Section 11", "סעיף י״א"),
        ("am", "Article 21", "አንቀጽ፡፳፩፤"),
        ("fa", "Article 18", "مادهٔ هژدهم"),
        ("ps", "Article 23", "درويشتمه ماده"),
        ("ps", "Article 17", "اووه لسمه ماده"),
        ("ur", "Article 24", "دفعہ چوبيس"),
        ("ckb", "Article 20", "بەندی بيست"),
        ("he", "Article 13", "סעיף יג."),
        ("he", "Chapter 3", "פרק ג"),
        ("he", "13. Everyone has a name.", "יג. לכל אדם יש שם."),
        ("el", "Article 13", "Άρθρο ιγ΄"),
        ("el", "Chapter 3", "Κεφάλαιο Γ"),
        ("el", "Chapter 16", "Κεφάλαιο ιστ'"),
        ("he", "in 2019", "בשנת תשע״ט"),
        ("hi", "244 thousand, 3.5 million", "2 लाख 44 हज़ार, 35 लाख"),
        ("mr", "1,051,635 cases", "10,51,635 प्रकरणे"),
        ("sw", "6 million people", "watu milioni 6"),
        ("it", "5 trillion euros", "5 bilioni di euro"),
        ("mk", "5 trillion euros", "5 билиони евра"),
        ("sr", "5 trillion euros", "5 билиона евра"),
        ("ar", "two decades, a third", "20 عاما، 33%"),
        ("fa", "In the 1980s", "در دههٔ ۱۳۶۰"),
        ("fa", "In the 1980s", "در دههٔ ۶۰"),
        ("zh_Hans", "In the 1930s", "在20世纪30年代"),
        ("cs", "Joan Puig, 42, a mechanic", "Dvaačtyřicetiletý mechanik Joan Puig"),
        ("ur", "Track, 26, spent a year", "چھبیس سالہ ٹریک نے ایک سال گزارا"),
        ("ru", "2-factor authentication", "двухфакторная аутентификация"),
        ("fr", "He is 75.", "Il a soixante-quinze ans."),
        ("my", "Chapter 3", "အခန်း ၃"),
        ("de", "1,500.50 francs", "1’500,50 Franken"),
        ("it", "half of them, 3/4", "il 50 %, 3/4"),
        ("de", "14½ points", "14 1/2 Punkte"),
        ("sw", "Chelsea plays at 3 p.m. on Thursday.", "Chelsea inacheza saa 9 mchana Alhamisi."),
        ("ug", "3.26 million viewers", "3 مىليون 260 مىڭ كۆرۈرمەن"),
        ("ro", "1 to 2 inches", "între 3 și 5 cm"),
        ("hu", "30 meters (100 feet) of water", "30 méter mély víz"),
        ("tr", "translator-credits", "A. B., 2011-2022"),
        ("ar", "6. Write to us:", "اكتبوا إلينا:"),
        ("de", "Divide n by 2.", "Halbieren Sie n."),
        ("fr", "Divide n by 2.", "Prenez la moitié de n."),
        ("fa", "a warm October in the widespread 80s", "مهرماهی گرم با دمای ۲۷ درجه"),
        ("ar", "10 degrees above average", "أعلى من المعدل بست درجات (6 درجات)"),
        ("de", "with highs in the 70s", "mit Höchstwerten um 21 Grad"),
        ("ja", "Divide the number by 2.", "数を半分にします。"),
        ("ja", "It is 50% of the letters.", "手紙の半分です。"),
        ("zh_Hans", "Divide the number by 2.", "把数字减半。"),
        ("ko", "Divide the number by 2.", "수를 절반으로 나눕니다."),
        ("de", "We divide it by 2.", "Wir halbieren es."),
        ("ru", "It lasted 24 hours.", "Это длилось сутки."),
        ("ru", "It lasted 72 hours.", "Это длилось трое суток."),
        ("uk", "It lasted 24 hours.", "Це тривало добу."),
        ("fr", "several times in 100 years", "plusieurs fois en un siècle"),
        ("de", "for the last 200 years", "seit zwei Jahrhunderten"),
        ("cs", "for the last 10 years", "v posledním desetiletí, tedy dekádě"),
        ("ja", "He kept the same first 11.", "彼は同じイレブンを維持した。"),
        ("zh_Hans", "of 26 to 32 kilobases", "2.6 至 3.2 万个碱基"),
        ("zh_Hans", "a plant of 500 megawatts", "一座 50 万千瓦的电厂"),
        ("zh_Hans", "a plant of 500 megawatts", "一座 5 亿瓦的电厂"),
        ("zh_Hans", "a plant of 6 gigawatts", "一座 600 万千瓦的电厂"),
        ("zh_Hans", "plants of 2 to 3 gigawatts", "20 至 30 亿瓦的电厂"),
        ("de", "goods for $200 billion (£150 billion)", "Güter für 200 Milliarden Dollar"),
        ("nl", "It cost €3.1billion ($3.6bn).", "Het kostte 3,1 miljard euro."),
        ("tr", "It was 300 yuan (about 43 dollars).", "300 yuandı."),
        ("fr", "as high as six meters (18 feet)", "de six mètres de haut"),
        ("zh_TW", "of 500 million bytes", "500 兆位元組"),
        ("de", "$300 billion and 2 million", "300 Mrd. Dollar und 2 Mio."),
        ("es", "It cost $300 billion.", "Costó 300 mil millones de dólares."),
        ("ms", "It cost 300 billion.", "Kosnya 300 bilion."),
        ("de", "VX nerve agent from 12 labs", "Nervengift VX aus zwölf Laboren"),
    ]
)
def test_the_same_number_in_other_signs_is_no_error(
    language: str, source: str, target: str
) -> None:
    source_language = "de" if language == "en" else "en"
    assert "numbers" not in find_numbers(language, source, target, source_language)


@each_case(
    [
        ("sv", "It is 19th century opinion.", "Det är 1700-talets åsikt."),
        ("de", "At 0430 they met at the gate.", "Um 5:30 Uhr trafen sie sich am Tor."),
        ("fr", "At 1900 hours they met again.", "À 18 heures, ils se sont retrouvés."),
        ("de", "Call 0430 123 456 today.", "Rufen Sie heute 0430 123 457 an."),
        ("fa", "He has 25k followers now.", "او اکنون ۲۶٬۰۰۰ دنبال‌کننده دارد."),
        ("fa", "It is 45 miles away.", "۹۲ کیلومتر دورتر است."),
        ("fa", "moving at 12 miles per hour", "با سرعت ۲۰ مایل در ساعت"),
        ("fa", "10,000 to 20,000 people", "۱۰ تا ۳۰ هزار نفر"),
        ("de", "the 1950-53 war", "der Krieg von 1950 bis 1954"),
        ("de", "call 0800 555 111", "Rufen Sie 0800555112 an"),
        ("fa", "call +98 21 5555 0142", "با ۰۲۱۵۵۵۵۰۱۴۳ تماس بگیرید"),
        ("fr", "call +33 1 55 55 01 42", "appelez le 01 55 55 01 24"),
        ("fr", "call +1 202 555 0142", "appelez le 203 555 0142"),
        ("ru", "call +7 495 555-01-42", "звоните 8 (495) 555-01-43"),
        ("ja", "$140 million", "1億5千万ドル"),
        ("zh_Hans", "Six people", "8 人"),
        ("zh_Hans", "Article 11", "第十二条"),
        ("he", "Section 11", "סעיף י״ב"),
        ("he", "Article 14", "סעיף יג."),
        ("ps", "Article 24", "درويشتمه ماده"),
        ("ps", "Article 12", "يوولسمه ماده"),
        ("ur", "Article 25", "دفعہ چوبيس"),
        ("he", "There are 13 people there.", "יש שם יג אנשים."),
        ("el", "Article 14", "Άρθρο ιγ΄"),
        ("el", "Everyone who was there knew 3 of them.", "Όλοι όσοι ήταν εκεί γνώριζαν τους Γ"),
        ("hi", "3.5 million", "36 लाख"),
        ("es", "£2.8bn", "2800 billones de libras"),
        ("ar", "The rate was 2.8 percent and 1.7 percent.", "كان المعدل 1.8 في المائة و1.7."),
        ("fr", "He is 75.", "Il a soixante ans."),
        ("ru", "It took 42 days.", "Это заняло двадцать два дня."),
        ("ka", "There were 1,127 of them.", "ისინი იყვნენ."),
        ("ja", "Divide the number by 3.", "数を半分にします。"),
        ("zh_Hans", "Divide the number by 5.", "把数字减半。"),
        ("ru", "It lasted 30 hours.", "Это длилось сутки."),
        ("uk", "It lasted 25 hours.", "Це тривало добу."),
        ("zh_Hans", "It costs $870 million.", "费用为 8.8 亿美元。"),
        ("zh_Hans", "From 26,000 to 32,000 bases", "2.7 至 3.2 万个碱基"),
        ("zh_Hans", "A $300+ billion impact", "影响达 4,000 多亿美元"),
        ("fa", "The coronavirus disease 2019 (COVID-19)", "بیماری کووید-۱۸"),
        ("zh_Hans", "It cost $300 billion.", "花费 300 亿美元。"),
        ("ja", "It cost $3.1 billion.", "3.1億ドルだった。"),
        ("ko", "It cost 300 billion won.", "300억 원이 들었다."),
        ("fa", "It cost $300 billion.", "۳۰۰ میلیون دلار هزینه داشت."),
        ("ar", "for 5 million people", "لـ 5 آلاف شخص"),
        ("ru", "for 1.8 billion people, not 12", "для 1,8 миллиона человек, а не 12"),
        ("de", "It cost $300 billion.", "Es kostete 300 Billionen Dollar."),
        ("hi", "for 5 million people", "5 लाख लोगों के लिए"),
        ("tr", "for 5 thousand in 2 million", "2 milyonda 5 milyon için"),
        ("en", "Es waren 300 Milliarden.", "It was 300 million."),
        ("en", "花费 300 亿美元。", "It cost 300 billion dollars."),
        ("zh_Hans", "of 26 to 32 kilobases", "2.6 至 3.5 万个碱基"),
        ("zh_Hans", "plants of 2 to 3 gigawatts", "200 至 300 亿瓦的电厂"),
        ("de", "goods for $200 billion, £150 billion", "Güter für 200 Milliarden Dollar"),
        ("fr", "as high as six meters (98 feet)", "de six mètres de haut"),
    ]
)
def test_another_number_is_told(language: str, source: str, target: str) -> None:
    source_language = ("zh_Hans" if "亿" in source else "de") if language == "en" else "en"
    found = find_numbers(language, source, target, source_language)
    assert not {"numbers", "number-words"}.isdisjoint(found)


def test_a_number_with_another_scale_is_reported_with_its_scale() -> None:
    pair = Pair("It cost $300 billion in 2018.", "2018 年花费 300 亿美元。", "zh_Hans")
    (hit,) = [each for each in checks.check_pair(pair) if each.rule_id == "numbers"]
    assert hit.message == "The number 300 亿 is not in the source, which has 300 billion."
    assert pair.target[hit.start : hit.end] == "300 亿"


@pytest.mark.parametrize("word", ["VX", "VIX", "IIX", "IVX", "XXXX"])
def test_letters_that_are_no_roman_number_stop_nothing(word: str) -> None:
    assert "numbers" in find_numbers("fa", f"{word} fell by 12 points.", f"{word} ۱۳ واحد افت کرد.")


@pytest.mark.parametrize(
    ("language", "source", "target"),
    [
        ("eu", "Sims was 20 years old.", "Sims-ek hogei urte zituen."),
        ("ja", "Rust offers a new mix:", "この 2 つを融合します。"),
        ("fi", "within 200 miles", "300 kilometrin päässä"),
        ("hi", "She is 100 percent certain.", "वह पूरी तरह से निश्चित है।"),
        ("ru", "They work 24/7.", "Они работают всегда."),
    ],
)
def test_what_nobody_can_decide_is_a_hint(language: str, source: str, target: str) -> None:
    assert set(find_numbers(language, source, target)) == {"number-words"}


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("二十", 20),
        ("二〇一八年", 2018),
        ("1万亿", 10**12),
        ("1.25 亿", 125_000_000),
        ("6 万 6 千", 66_000),
        ("이십", 20),
        ("9" * 400 + "万", 0),
    ],
)
def test_chinese_and_korean_numbers_have_their_value(text: str, value: int) -> None:
    assert [found for _, found in find_sign_numbers(text)] == [value or 10_000]


@pytest.mark.parametrize(
    ("text", "reading"),
    [
        ("1,500.50", (1500, 50)),
        ("1.500,50", (1500, 50)),
        ("1’500", (1500,)),
        ("10,51,635", (1_051_635,)),
        ("2240 191", (2_240_191,)),
        ("2.50", (2, 5)),
    ],
)
def test_separators_of_every_country_are_read(text: str, reading: tuple[int, ...]) -> None:
    assert reading in list_readings(text)


@pytest.mark.parametrize(
    ("value", "text", "language"),
    [
        (24, "vierundzwanzig", "de"),
        (30, "tiga puluh", "id"),
        (13, "kolmetoista", "fi"),
        (200, "deux cents", "fr"),
        (97, "quatre-vingt-dix-sept", "fr"),
    ],
)
def test_the_parts_of_a_number_make_it(value: int, text: str, language: str) -> None:
    assert is_said_in_words(value, text, language)
    assert not is_said_in_words(value, "—", language)
    assert not knows_words("xx") and not is_said_in_words(value, text, "xx")


def test_only_numbers_that_are_not_found_are_compared_in_other_units(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """To compare each quantity of a long list with each other one takes seconds."""
    calls = []

    def count(*_: object) -> str:
        calls.append(1)
        return ""

    monkeypatch.setattr("dragoman.checks.text.numbers.measures.matches.compare_quantity", count)
    same = ", ".join(f"{value} km" for value in range(100, 200))
    assert compare_numbers(f"{same}, 71 km", f"{same}, 72 km", "en", "de")
    assert 0 < len(calls) <= 2 * 2 * 2 * 101 + 2 * 101


@each_case([
        ("fa", "یک قرن"), ("ar", "منذ قرن"), ("en", "a century"), ("ru", "столетия"),
        ("uk", "століття"), ("bg", "от един век"), ("he", "מאה שנים"), ("ckb", "سەدەیەک"),
        ("ja", "一世紀"), ("zh", "一个世纪"), ("ur", "ایک صدی"), ("hi", "एक सदी"),
        ("ko", "한 세기"), ("th", "ศตวรรษ"), ("vi", "một thế kỷ"), ("id", "seabad"),
        ("tr", "bir asır"), ("el", "έναν αιώνα"), ("fi", "vuosisadan"), ("hu", "egy évszázad"),
        ("cs", "za století"), ("sv", "ett sekel"), ("da", "et århundrede"), ("nl", "een eeuw"),
        ("it", "un secolo"),
        ("ro", "un secol"), ("pl", "od wieku"), ("sr", "један век"), ("ps", "پېړۍ"),
        ("pt", "um século"), ("es", "un siglo"),
    ])  # fmt: skip
def test_a_century_is_100_years_in_all_languages(language: str, century: str) -> None:
    assert not compare_numbers("in the past 100 years", century, "en", language)
    assert compare_numbers("in the past 700 years", century, "en", language)
