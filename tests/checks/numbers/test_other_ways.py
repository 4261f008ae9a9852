"""Numbers that a translation rightly has in another form, and those that only look so."""

from __future__ import annotations

import pytest

from dragoman.checks.text.numbers.compare import compare_numbers
from helpers.cases import each_case

RIGHT = [
    ("zh", "Now 20% off", "现在八折"),
    ("zh", "Now 20% off", "现在8折"),
    ("zh", "Now 25% off", "现在七五折"),
    ("zh", "Now 25% off", "现在7.5折"),
    ("zh", "Now 15% off", "现在85折"),
    ("es", "In the last 7 days", "durante la semana pasada"),
    ("he", "In the last 7 days", "בשבוע החולף"),
    ("fa", "Within 24 hours", "در یک روز"),
    ("he", "For 6 months", "חצי שנה"),
    ("ru", "For 6 months", "на полгода"),
    ("fr", "For 12 months", "pendant un an"),
    ("ja", "For 12 months", "一年間"),
    ("de", "It takes a week here.", "Das dauert 7 Tage."),
    ("ar", "1-2 business days", "من يوم إلى يومي عمل"),
    ("ar", "1-2 hours of work", "من ساعة إلى ساعتي عمل"),
    ("ar", "Jutting, now 31, is here.", "الذي بلغ الحادية والثلاثين من عمره"),
    ("ar", "The 1.5-degree target", "ارتفاع بمقدار درجة ونصف"),
    ("fr", "It was $1.5 million.", "1 million et demi de dollars"),
    ("it", "Of which 15.5 million", "dei quali 15 milioni e mezzo"),
    ("es", "2.5 million people", "dos millones y medio de personas"),
    ("de", "1.5 million", "anderthalb Millionen"),
    ("fr", "Starts at 12:00:00 AM", "Commence à minuit"),
    ("zh", "Starts at 12:00:00 AM", "凌晨 00:00:00 开始"),
    ("zh", "It took 1.5 hours.", "花了一个半小时。"),
    ("zh", "It took 2.5 hours.", "花了两个半小时。"),
    ("ja", "It took 2.5 hours.", "2時間半かかった。"),
    ("fa", "Starts at 12:00 AM", "در نیمه\u200cشب آغاز می\u200cشود"),
    ("ar", "Starts at 12:00 AM", "يبدأ في منتصف الليل"),
    ("he", "It took 2 years.", "זה לקח שנתיים."),
    ("he", "Within 2 hours of it", "בשעתיים אחרי זה"),
    ("he", "Starts at 12:00 AM", "מתחיל בחצות"),
    ("he", "The trial lasted 2.5 years.", "המשפט נמשך שנתיים וחצי."),
    ("he", "It took 1.5 hours.", "זה ארך שעה וחצי."),
    ("he", "After 3.5 months", "כעבור שלושה חודשים וחצי"),
    ("ar", "It took 2.5 hours.", "استغرق ساعتين ونصف الساعة."),
    ("he", "Students in grades 10 to 12", "תלמידים בכיתות י' עד י\"ב"),
    ("fr", "She is in 9th grade.", "Elle est en classe de 3e."),
    ("fr", "A sixth grader", "Un élève de 6ème"),
    ("ja", "An eighth grader", "中学2年生"),
    ("ja", "Grades 10 to 12", "高校1年から高校3年"),
    ("ko", "a 10th grader", "고등학교 1학년"),
    ("it", "a 7th grader", "un alunno di 2ª media"),
    ("es", "a 7th grader", "un alumno de 1.º de ESO"),
    ("ja", "Pupils in Year 8", "中学1年の生徒"),
    ("ja", "a high school junior", "高校2年生"),
    ("ko", "A high-school senior", "고등학교 3학년"),
    ("cs", "10 lakhs", "jeden milion"),
    ("de", "A fine of Rs 10 lakh", "eine Geldstrafe von einer Million Rupien"),
    ("de", "A fine of Rs 20 lakh", "eine Geldstrafe von zwei Millionen Rupien"),
    ("ar", "Rs 10 lakh", "مليون روبية"),
    ("fa", "Rs 30 lakh", "سه میلیون روپیه"),
    ("ja", "Not more than 49 letters", "50 以上の手紙はできません"),
    ("ja", "The goal came at 27:37.", "28分のゴール"),
    ("ja", "A junior with 12 books", "12冊の本を持つ3年生"),
    ("ja", "900 new daily Covid-19 cases", "1日当たり新型コロナ感染者900人"),
    ("zh", "Since September 11, 7 days", "911 事件之后 7 天"),
]
SCALES = [
    ("is", "467 þúsund", "1,4 milljónir"),
    ("lt", "467 tūkstančiai", "1,4 milijono"),
    ("lv", "467 tūkstoši", "1,4 miljoni"),
    ("hu", "467 ezer", "1,4 millió"),
    ("sl", "467 tisoč", "1,4 milijona"),
    ("el", "467 χιλιάδες", "1,4 εκατομμύρια"),
    ("mk", "467 илјади", "1,4 милиони"),
]
WRONG = [
    ("zh", "Now 25% off", "现在八五折"),
    ("yo", "About 4,000 people", "bíi ẹgbẹ̀rún 5"),
    ("fr", "About 4,000 people", "Environ 4 personnes"),
    ("ar", "Jutting, now 31, is here.", "الذي بلغ الحادية والأربعين من عمره"),
    ("ar", "1.5 million people", "مليونان ونصف المليون"),
    ("fr", "It was $1.5 million.", "un milliard et demi de dollars"),
    ("fr", "It was $1.5 million.", "3 millions et demi de dollars"),
    ("de", "2.5 years", "dreieinhalb Jahre"),
    ("zh", "It rose 7.5% in 2 months.", "上半年7月增长2倍。"),
    ("he", "The trial lasted 2.5 years.", "המשפט נמשך שנה וחצי."),
    ("fr", "She is in 9th grade.", "Elle est en classe de 4e."),
    ("ja", "An eighth grader", "中学3年生"),
    ("it", "a 7th grader", "un alunno di 3ª media"),
    ("fr", "There were 9 letters.", "La 3e lettre"),
    ("de", "A fine of Rs 20 lakh", "eine Geldstrafe von 3 Millionen Rupien"),
    ("ja", "Not more than 49 letters", "51 以上の手紙はできません"),
    ("ja", "The goal came at 27:37.", "28:37のゴール"),
    ("zh", "Since September 12, 7 days", "911 事件之后 7 天"),
]
DOUBTFUL = [
    ("zh", "Now 20% off", "现在七折"),
    ("ja", "Now 20% off", "現在八折"),
    ("es", "In the last 8 days", "durante la semana pasada"),
    ("es", "In the last 7 hours", "durante la semana pasada"),
    ("fa", "Within 48 hours", "در یک روز"),
    ("he", "For 5 months", "חצי שנה"),
    ("fr", "For 18 months", "pendant un an"),
    ("ar", "3 business days", "إلى يومي عمل"),
    ("ar", "2 letters a day", "رسالة يوميا كل مرة"),
    ("yo", "About 4,500 people", "bíi ẹgbẹ̀rún 4"),
    ("zh", "It took 1.5 hours.", "花了两个半小时。"),
    ("ja", "It took 1.5 hours.", "2時間半かかった。"),
    ("he", "It took 3 years.", "זה לקח שנתיים."),
    ("he", "It took 1.5 hours.", "זה ארך שעתיים וחצי."),
    ("cs", "10 lakhs", "dva miliony"),
    ("de", "A fine of Rs 20 lakh", "eine Geldstrafe von einer Million Rupien"),
    ("ar", "Rs 10 lakh", "خمسة ملايين روبية"),
    ("fr", "Starts at 11:00:00 AM", "Commence à minuit"),
]
"""Numbers that may be left out or said in words that mean them, or converted."""


def find_sure(language: str, source: str, target: str) -> bool:
    """Return whether a sure difference is found."""
    return any(one.is_sure for one in compare_numbers(source, target, "en", language))


def find_any(language: str, source: str, target: str) -> bool:
    """Return whether a difference is found, be it an error or a hint."""
    return bool(compare_numbers(source, target, "en", language))


@each_case(RIGHT)
def test_a_number_may_be_said_otherwise(language: str, source: str, target: str) -> None:
    assert compare_numbers(source, target, "en", language) == ()


def test_the_year_of_a_school_is_that_of_the_word() -> None:
    (found,) = compare_numbers("A junior with 12 books", "12冊の本を持つ4年生", "en", "ja")
    assert found.added
    assert found.added.text == "4"


@pytest.mark.parametrize(
    ("source", "target"), [("a junior", "2年生"), ("a high school junior", "4年生")]
)
def test_the_word_for_a_student_says_one_year(source: str, target: str) -> None:
    assert compare_numbers(source, target, "en", "ja")


@each_case(WRONG)
def test_another_number_is_found(language: str, source: str, target: str) -> None:
    assert find_sure(language, source, target)


@each_case(DOUBTFUL)
def test_what_is_doubtful_is_a_hint(language: str, source: str, target: str) -> None:
    assert find_any(language, source, target)
    assert not find_sure(language, source, target)


@pytest.mark.parametrize("number", ["4,000", "4,000,000", "4,000,000,000"])
def test_a_word_that_is_not_known_may_be_the_scale(number: str) -> None:
    """The words of Yoruba for numbers are not known; ẹgbẹ̀rún is a thousand."""
    found = compare_numbers(f"About {number} people", "bíi ẹgbẹ̀rún 4", "en", "yo")
    assert [one.is_sure for one in found] == [False]


@pytest.mark.parametrize("saying", ["a Catch 22", "9/11", "a 911 caller", "open 24/7"])
def test_a_number_that_is_a_name_may_be_left_out(saying: str) -> None:
    assert not find_sure("de", f"This is {saying} here.", "Das ist es hier.")


@pytest.mark.parametrize("saying", ["the last 16", "a last-16 match", "the round of 16"])
def test_a_round_of_a_cup_has_another_name(saying: str) -> None:
    assert not find_sure("cs", f"They reached {saying}.", "Postoupili do osmifinále.")


@pytest.mark.parametrize("span", ["the last 16 years", "the last 16 days", "all 16 houses"])
def test_what_is_last_and_counted_is_no_round_of_a_cup(span: str) -> None:
    assert find_any("cs", f"They saw {span}.", "Viděli to.")


@pytest.mark.parametrize(
    ("language", "always"),
    [
        ("de", "rund um die Uhr"),
        ("uk", "цілодобово"),
        ("da", "døgnet rundt"),
        ("ar", "على مدار الساعة"),
        ("ko", "24시간"),
        ("th", "ตลอด 24 ชั่วโมง"),
        ("be", "кругласутачна"),
    ],
)
def test_always_is_said_without_the_days_of_the_week(language: str, always: str) -> None:
    assert not find_any(language, "We answer 24/7.", f"{always}.")
    assert find_any(language, "We answer 23/6.", f"{always}.")


def test_a_burmese_digit_for_a_letter_is_no_number() -> None:
    """The word for "the same" is often written with the digit 4, and ရ with the digit 7."""
    assert not find_any("my", "We repair it.", "၄င်းအား ပြင်ဆင်သည်")
    assert not find_any("my", "It is there.", "၎င်း ၇ှိသည်")
    assert find_any("my", "We repair it.", "၄ ခု ပြင်ဆင်သည်")


def test_a_burmese_digit_before_a_sign_that_is_typed_for_a_colon_is_a_number() -> None:
    assert not find_any("my", "It begins at 10:45.", "နံနက် ၁၀း၄၅ တွင် စတင်သည်")
    assert find_any("my", "It begins at 10:45.", "နံနက် ၁၂း၄၅ တွင် စတင်သည်")


def test_a_year_before_a_number_is_no_part_of_it() -> None:
    source = "Until October 2012 118,800 people came."
    assert not find_any("cs", source, "Do října 2012 přišlo 118 800 lidí.")
    assert find_sure("cs", source, "Do října 2012 přišlo 188 800 lidí.")
    assert not find_any("cs", "It cost 12 118 800.", "Stálo to 12118800.")


def test_an_amount_is_no_name() -> None:
    assert find_sure("de", "There are 911 letters here.", "Das sind die Briefe hier.")


@pytest.mark.parametrize(("language", "thousands", "millions"), SCALES)
def test_the_scales_of_other_languages_are_read(
    language: str, thousands: str, millions: str
) -> None:
    source = "14 lakh, of which 467,000 are here"
    assert compare_numbers(source, f"{millions}, {thousands}", "en", language) == ()
    wrong = thousands.replace("467", "476")
    assert find_sure(language, source, f"{millions}, {wrong}")
