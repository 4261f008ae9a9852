"""What ``--fix`` must leave as it is: texts that a careful editor would not touch.

Each row is a text that some fix once made worse, or would make worse if it looked less closely.
"""

from __future__ import annotations

from dataclasses import replace

import pytest

from dragoman import checks
from dragoman.checks import Pair, Policy
from helpers.cases import each_case

GUILLEMETS = {language: "«»" for language in ("fa", "ar", "ur", "fr")} | {"de": "»«", "sv": "””"}
NATIVE = Policy(digits="native", quotes=GUILLEMETS)
LATIN = Policy(digits="latin", quotes=GUILLEMETS)

STAYS = [
    # French: every kind of space inside of « », and before : ; ? !
    ("fr", "He said “no” to us: why?", "Il nous a dit « non » : pourquoi ?"),
    ("fr", "He said “no” to us: why?", "Il nous a dit «\u00a0non\u00a0»\u00a0: pourquoi\u202f?"),
    ("fr_CA", "He said “no”!", "Il a dit « non »!"),
    ("fr", "The name:", "Le nom \u00a0: x"),
    ("br", "He said “no”", "« Ket », emezañ"),
    # German, Danish: » may open
    ("de", "the file “a” is", "die Datei »a« ist"),
    ("de", "the files “a”, “b”", "die Dateien »a«, »b«"),
    ("da", "the file “a” is", "filen »a« er"),
    ("de", "steamship", "Dampf\u00adschiff"),
    # shortcodes, roles, smileys, names with colons
    ("fa", "We are here", "ما :smile: اینجاییم"),
    ("ar", "We are here", "نحن هنا :flag_sy: معاً :+1: دائماً"),
    ("fa", "See the tutorial", "ببینید :ref:`x` را"),
    ("ar", "Thanks", "شكراً :) لكم"),
    ("fa", "Sad", "دلم گرفت :( ولی خوبم"),
    ("fa", "Sad", "دلم گرفت : ( ولی خوبم"),
    ("fa", "Use std::vector", "به‌کاربردن ::vector و :: و :x"),
    ("fa", "in the folder", "در پوشهٔ C:\\كار\\علي است"),
    ("ar", "the folder is", "المجلد \\\\server\\کتاب هنا"),
    # brackets the wrong way round
    ("fa", "He said “no” then", "گفت »نه« سپس"),
    ("fa", "He said “no”, “yes”", "گفت »نه« و »آری« سپس"),
    ("ar", "the town (big) is", "البلدة )الكبيرة( هي"),
    ("ar", "(a) and (b)", ")أ( و )ب( معاً"),
    ("ur", "the town (big) is", "شہر )بڑا( ہے"),
    ("fa", "a [small] one", "یک ]کوچک[ است"),
    ("fa", "He said “no” then", "گفت « نه سپس"),
    ("ar", "a) one", "أ ) واحد"),
    # thousands and digits
    ("fa", "250,000 people", "250،000 نفر"),
    ("ar", "1,250,000 people", "1،250،000 شخص"),
    ("ar", "2,500 people", "2،٥٠٠ شخص"),
    ("fa", "pages 12, 340", "صفحه‌های ۱۲،۳۴۰"),
    ("fa", "On 2016-12-23", "در 2016-12-23", NATIVE),
    ("fa", "ISBN 978-3-16-148410-0", "شابک 978-3-16-148410-0", NATIVE),
    ("ar", "version 1.2.3", "الإصدار 1.2.3", NATIVE),
    ("fa", "at 192.168.0.1", "در 192.168.0.1", NATIVE),
    ("fa", "part 3.5", "بخش 3.5", NATIVE),
    ("fa", "10^6 and 3×4=12", "10^6 و 3×4=12", NATIVE),
    ("ar", "-5 °C", "-5 °C", NATIVE),
    ("fa", "see [2]", "ببینید [2]", NATIVE),
    ("ar", "tel. +963 11 123 456", "هاتف +963 11 123 456", NATIVE),
    ("fa", "tel. (0912) 345 6789", "تلفن (0912) 345 6789", NATIVE),
    ("fa", "code 0042", "کد 0042", NATIVE),
    ("fa", "It was 5:3", "نتیجه پنج : سه شد"),
    ("fa", "5 GB", "5 GB", NATIVE),
    ("ar", "#12", "#12", NATIVE),
    # nested quotations
    ("fa", "“a ‘b’ c” x", '"آ «ب» پ" ت', NATIVE),
    ("ar", "“a ‘b’ c” x", "«أ “ب” ج» س", NATIVE),
    ("fa", "“a ‘b’ c” x", "“آ «ب» پ” ت", NATIVE),
    ("fa", 'a 5" and 6" disk', 'دیسک 5" و 6" است'),
    ("fa", 'a 5" and 6" disk', 'دیسک ۵" و ۶" است', NATIVE),
    ("de", "“a” and “b”", "»a« und »b«", NATIVE),
    ("sv", "“a” and “b”", "”a” och ”b”", NATIVE),
    ("fr", "“a” b", "« a » b", NATIVE),
    # letters of words in another language
    ("ar", "In Kurdish", "دروستکردنی بۆ کوردستان"),
    ("fa", "He said “to Him”", "گفت «إنا إليه راجعون»"),
    ("fa", "the word كتاب (book)", "واژهٔ كتاب یعنی نوشته"),
    ("fa", "In Urdu", "یہ لڑکا كتاب پڑھتا"),
    # invisible characters that do their work
    ("km", "a letter", "សំបុត្រ\u200bមួយ"),
    ("th", "a letter", "จดหมาย\u200bหนึ่ง"),
    ("si", "Sri Lanka", "ශ්\u200dරී ලංකා"),
    ("ml", "a word", "അവന്\u200d വന്നു"),
    ("fa", "is written", "نوشته\u00a0شده"),
    # spaces that mean something
    ("fa", "one\ntwo", "توانا بود هر که دانا بود    ز دانش دل پیر برنا بود"),
    ("ja", "Name: ", "名前："),
    ("zh", "Name: ", "名称："),
    ("zh", "One paragraph.", "\u3000\u3000一个段落。"),
    ("x", "a b", "a  b"),
    ("fa", "Really ?", "راستی ؟"),
    ("ar", "%s : yes", "الاسم : نعم"),
    ("ar", "a ( b ) c", "أ ( ب ) ج"),
    ("ps", "Error: %s", "تېروتنه :%s د ساتلو"),
    # words that only look like parts of words
    ("fa", "last May it was", "در می گذشت"),
    ("fa", "They drank wine", "می نوشیدند"),
    ("fa", "from ha to ya", "از ها تا یا"),
    ("fa", "Nooooo!", "نــــه!"),
    ("ckb", "but", "هـەروەها"),
    ("ar", "1430 AH", "١٤٣٠ هـ"),
    ("ar", "1430 AH", "١٤٣٠ ﻫ"),
    ("fa", "كتاب: book", "كتاب"),
    ("en", "\u3000\u3000段落。", "A paragraph."),
    # a place with an error
    ("fa", "18 days", "19 روز", NATIVE),
    ("fa", "See [a](b).", "[آ] (b) را ببینید"),
]  # fmt: skip


def make_pair(row: tuple[object, ...]) -> Pair:
    language, source, target, *policy = row
    pair = Pair(str(source), str(target), str(language))
    return replace(pair, policy=policy[0]) if policy else pair  # type: ignore[arg-type]


@each_case(STAYS, lambda row: ascii(row[2])[:50])
def test_a_text_that_an_editor_would_leave_stays(row: tuple[object, ...]) -> None:
    pair = make_pair(row)
    assert checks.fix_pair(pair) == pair.target
    assert not [hit for hit in checks.check_pair(pair) if hit.safe]


CORRECTED = [
    ("fa", "He said “no” to us", "گفت « نه » به ما", "گفت «نه» به ما"),
    ("es", "He said “no”", "Dijo « no » y", "Dijo «no» y"),
    ("ar", "a (b) c", "أ ( ب ) ج", "أ (ب) ج"),
    ("fr", "a (b) c", "a ( b ) c", "a (b) c"),
    ("fa", "one, two", "یک ،دو", "یک، دو"),
    ("fa", "Really?!", "راستی ؟!", "راستی؟!"),
    ("ar", "the name: x", "الاسم : س", "الاسم: س"),
    ("fa", "Well :smile: one, two", "خوب :smile: یک , دو", "خوب :smile: یک، دو"),
    ("fa", "18,000 letters", "۱۸،۰۰۰ نامه", "۱۸٬۰۰۰ نامه"),
    ("ar", "the writer Google", "الکاتب گوگل", "الكاتب گوگل"),
    ("fa", "a big city", "يك شهر", "یک شهر"),
    ("ar", "a book", "ﻛِﺘﺎﺏ", "كِتاب"),
    ("fa", "Do you?  ", "نامه", "نامه  "),
    ("ur", "two  words", "دو الفاظ ", "دو الفاظ"),
]  # fmt: skip


@pytest.mark.parametrize(("language", "source", "before", "after"), CORRECTED)
def test_beside_them_the_faults_are_still_corrected(
    language: str, source: str, before: str, after: str
) -> None:
    assert checks.fix_pair(Pair(source, before, language)) == after


@pytest.mark.parametrize(
    ("language", "before", "after"),
    [
        ("fa", 'گفت "نه" و «آری»', "گفت «نه» و «آری»"),
        ("fr", "Il a dit “non”", "Il a dit «\u00a0non\u00a0»"),
        ("de", 'die Datei "a" und »b«', "die Datei »a« und »b«"),
        ("ar", "قال ”لا“ و„نعم“ لنا", "قال «لا» و«نعم» لنا"),
        ("sv", "„a” och ”b”", "”a” och ”b”"),
        ("fa", "18 روز، 2,500 نفر، ساعت 10:30", "۱۸ روز، ۲٬۵۰۰ نفر، ساعت ۱۰:۳۰"),
    ],
)
def test_a_required_style_is_set(language: str, before: str, after: str) -> None:
    source = "“a” and “b”" if "18" not in before else "18, 2,500, 10:30"
    assert checks.fix_pair(Pair(source, before, language, policy=NATIVE)) == after


def test_latin_digits_take_their_separators_with_them() -> None:
    pair = Pair("2,500 and 3.5", "۲٬۵۰۰ و ٣٫٥", "fa", policy=LATIN)
    assert checks.fix_pair(pair, frozenset({"digit-style"})) == "2,500 و 3.5"


@pytest.mark.parametrize(
    ("language", "target", "swapped"),
    [
        ("fa", "گفت »نه« سپس", ["«نه»"]),
        ("fa", "گفت »نه« و »آری« سپس", ["«نه»", "«آری»"]),
        ("fa", "گفت »نه«»آری« سپس", ["«نه»", "«آری»"]),
        ("ar", "البلدة )الكبيرة( هي", ["(الكبيرة)"]),
        ("ar", "(أ) و )ب( معاً", ["(ب)"]),
        ("fa", "یک ]کوچک[ است", ["[کوچک]"]),
        ("ar", "هنا )أ )ب( ج( و )د(", ["(أ (ب) ج)", "(د)"]),
    ],
)
def test_reversed_brackets_are_offered_the_right_way_round(
    language: str, target: str, swapped: list[str]
) -> None:
    hits = [
        hit for hit in checks.check_pair(Pair("(a)", target, language)) if hit.rule_id == "brackets"
    ]
    assert [hit.replacement for hit in hits] == swapped
    assert not any(hit.safe for hit in hits)


def test_a_comma_between_latin_thousands_is_offered_their_own() -> None:
    hits = checks.check_pair(Pair("250,000 people", "250،000 نفر", "fa"))
    assert [(hit.replacement, hit.safe) for hit in hits] == [("250,000", False)]
