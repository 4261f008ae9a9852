"""Numbers in words that became others, as newspapers have them, and what only looks so."""

from __future__ import annotations

from dragoman import checks
from dragoman.checks import Pair
from helpers.cases import each_case


def find_messages(language: str, source: str, target: str) -> list[str]:
    hits = checks.check_pair(Pair(source, target, language))
    return [hit.message for hit in hits if hit.rule_id.startswith("spelled")]


@each_case(
    [
        ("fa", "He was given thirty-five lashes.", "به او سی و پنج ضربه شلاق زدند."),
        ("fa", "A seventeen-year-old boy", "پسری هفده‌ساله"),
        ("fa", "Twelve of the twenty-four were freed.", "۱۲ تن از آن بیست و چهار نفر آزاد شدند."),
        ("fa", "Ten million masks", "ده ملیون ماسک"),
        ("fa", "Thursday, the third session", "پنجشنبه، سومین جلسه"),
        ("fa", "It lasted six weeks.", "چهل و دو روز طول کشید."),
        ("fa", "A hundred times I told them", "صد بار گفتم پنج نفر بودند"),
        ("fa", "The vote is at seven.", "رأی‌گیری ساعت نوزده است."),
        ("fa", "At eight they came.", "ساعت بیست آمدند."),
        ("ar", "Four score and seven years ago", "قبل سبعة وثمانين عامًا"),
        ("fa", "He spent ten years and four months there.", "صد و بیست و چهار ماه آنجا بود."),
        ("fa", "Until around nine, nobody came.", "تا ساعت بیست و یک کسی نیامد."),
        ("fa", "It was eight in the evening.", "ساعت بیست بود."),
        ("ar", "Ten o’clock is late.", "الساعة اثنتان وعشرون متأخرة."),
        ("ar", "Eighty per cent of them", "ثمانون بالمئة منهم"),
        ("ar", "In the twentieth century", "في القرن العشرين"),
        ("ar", "Three hundred thousand people", "ثلاثمئة ألف شخص"),
        ("ar", "Five or six people", "خمسة أشخاص أو ستة"),
        ("de", "Thirteen of them", "Dreizehn davon"),
        ("fr", "Ninety-five prisoners", "Quatre-vingt-quinze prisonniers"),
        ("ru", "On Friday the back nine", "В пятницу последние лунки"),
        ("ja", "Twelve people", "十二人"),
        ("hi", "Twelve thousand five hundred", "साढ़े बारह हज़ार"),
        ("id", "The nineteenth century · 105", "abad lalu · seratus lima"),
        ("fa", "They drove ten miles with six men.", "با شش مرد و نه زن ۱۶ کیلومتر رفتند."),
        ("fa", "On the fifth of June", "در پانزدهم خرداد"),
        ("fa", "The eleventh of September", "بیستم شهریور"),
        ("fa", "Bail of fifty million rials", "وثیقهٔ پنج میلیون تومانی"),
        ("fa", "In nineteen seventy-nine", "در سال پنجاه و هفت"),
        ("fa", "Four-fifths of the men came.", "بیست نفر آمدند، چهل نفر ماندند."),
        ("fa", "Four of them said no.", "برخی از آنان گفتند نه."),
        ("fa", "Third-party add-ons", "افزونه‌های جانبی برای ده سامانه"),
        ("fa", "A ninth-grade class", "کلاس سوم راهنمایی"),
        ("ar", "Third parties will be heard.", "ستُسمع أقوال الآخرين."),
        ("ar", "Three of them will be removed.", "ستُزال بعضها."),
        ("ar", "School begins at eight-thirty.", "تبدأ الدراسة في الثامنة والنصف."),
        ("hi", "Five of the documents", "इनमें से कुछ दस्तावेज़"),
        ("ru", "Four came with the family.", "Некоторые пришли с семьёй."),
        ("uk", "Dozens, and four of them", "Десятки, серед них дехто"),
        ("fr", "Four of the cars are new.", "Certaines des voitures sont neuves."),
        ("zh_CN", "For three reasons I thank them.", "出于这些原因，我十分感谢他们。"),
        ("ja", "The five came in April.", "彼らは四月に来た。"),
    ]
)
def test_what_says_the_same_is_silent(language: str, source: str, target: str) -> None:
    assert not find_messages(language, source, target)


@each_case(
    [
        ("fa", "thirty-five", "سی و شش", "Given thirty-five lashes", "سی و شش ضربه شلاق"),
        ("fa", "twenty-four", "بیست و پنج", "All twenty-four left.", "هر بیست و پنج نفر رفتند."),
        ("fa", "third", "پنجمین", "The third hearing", "پنجمین جلسه"),
        ("fa", "third", "پنجم", "The third of March", "پنجم مارس"),
        ("id", "four", "lima", "On 12 May four were shot.", "Pada 12 Mei lima ditembak."),
        ("ar", "two hundred", "ثلاثمئة", "With two hundred men", "مع ثلاثمئة رجل"),
        ("ar", "sixth", "السابع", "The sixth attack", "الهجوم السابع"),
        ("ar", "Twenty-five", "خمسة وثلاثين", "Twenty-five years", "لمدة خمسة وثلاثين عاما"),
        ("tr", "five", "altı", "He got five years.", "Altı yıl değil, altı ay aldı."),
        ("uk", "four", "три", "They are four points down.", "Вони відстають на три очки."),
        ("fa", "fifty million", "شصت میلیون", "Fifty million rials", "شصت میلیون ریال"),
        ("ar", "seventeen", "ستةَ عشرَ", "Held for seventeen months", "احتجز ستةَ عشرَ شهرا"),
        ("hi", "third", "दस", "The third trial", "दसवाँ मुक़दमा"),
        ("ru", "five", "сем", "The five were freed.", "Семеро вышли на свободу."),
        ("ckb", "seven", "چوار", "It began seven years ago.", "چوار ساڵ لەمەوبەر دەستی پێکرد."),
    ]
)
def test_another_number_is_told(
    language: str, there: str, here: str, source: str, target: str
) -> None:
    (message,) = find_messages(language, source, target)
    assert message.lower() == f"The number {here} is not in the source, which has {there}.".lower()


def test_two_numbers_that_are_not_found_are_not_compared() -> None:
    assert not find_messages("fa", "Five men and six women", "هفت مرد و هشت زن")


def test_the_place_is_that_of_the_words() -> None:
    pair = Pair("There were nine abstentions.", "با ده رأی ممتنع", "fa")
    (hit,) = (hit for hit in checks.check_pair(pair) if hit.rule_id == "spelled-numbers")
    assert pair.target[hit.start : hit.end] == "ده"


def test_the_place_is_not_in_another_word() -> None:
    pair = Pair("There were nine women.", "بیستگان بیست زن داشت", "fa")
    (hit,) = (hit for hit in checks.check_pair(pair) if hit.rule_id == "spelled-numbers")
    assert hit.start == len("بیستگان ")
