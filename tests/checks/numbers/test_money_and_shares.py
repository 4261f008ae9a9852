"""Sums in another currency, shares of a whole, dozens, scales of more languages, and centuries."""

from __future__ import annotations

import pytest

from dragoman.checks.text.numbers.compare import compare_numbers
from helpers.cases import each_case

RIGHT = [
    ("fr", "50% of people", "la moitié des gens"),
    ("de", "50 percent of people", "die Hälfte der Menschen"),
    ("sr", "50 percent plus one vote", "половина плус један глас"),
    ("tr", "50% of them", "onların yarısı"),
    ("he", "50% of them", "מחציתם"),
    ("hi", "50% of people", "आधे लोग"),
    ("de", "Half of the people", "50 % der Menschen"),
    ("gl", "a $2 billion investment", "unha inversión de 2.000 millóns de dólares"),
    ("eu", "over £9 billion", "9.000 milioi £ baino gehiago"),
    ("es", "a $300+ billion impact", "un impacto de más de $300 000 millones"),
    ("ne", "more than 50 million people", "500 लाखभन्दा बढी मानिस"),
    ("ug", "a population of 379,800", "نوپۇسى 379مىڭ 8 يۈز"),
    ("ug", "20.4 million people", "20 مىليون 400 مىڭدىن"),
    ("sd", "More than 1,000 people", "1 ھزار کان وڌيڪ ماڻھو"),
    ("sl", "10 miles from the coast", "10 milj od obale"),
    ("lt", "in the 1930s", "XX a. 4-ame dešimtmetyje"),
    ("is", "in the 1980s", "á 9. áratugnum"),
    ("et", "over half an inch", "üle 1,27 sentimeetri"),
    ("fr", "5½ years", "cinq ans et demi"),
    ("de", "5½ years", "fünfeinhalb Jahre"),
    ("fi", "3½ inches", "3,5 tuumaa"),
    ("fi", "to ½", "puoleen"),
    ("km", "Rotate by 90 degrees", "បង្វិល ៩\u200b០ ដឺក្រេ"),
    ("zh", "R^2 and more", "R平方及更多"),
    ("ja", "The 2 paths", "ふたつのパス"),
    ("cs", "7-day forecast", "Týdenní předpověď"),
    ("bs", "The next 7 days", "sljedeću nedjelju"),
    ("de", "11 x 17 inches", "28 x 43 cm"),
    ("fa", "10,000 rials", "۱۰۰۰ تومان"),
    ("fa", "10,000 rials", "هزار تومان"),
    ("fa", "10 million rials", "۱ میلیون تومان"),
    ("fa", "30 million rials", "۳ میلیون تومان"),
    ("ar", "2,000 people", "ألفا شخص"),
    ("ar", "21,000 people", "واحد وعشرون ألفا شخص"),
    ("ar", "1,000 of them", "بلغوا ألفا من الناس"),
    ("zh", "5% off", "打95折"),
    ("am", "In 2013", "በ2005"),
    ("am", "In the 1990s", "በ1980ዎቹ"),
    ("am", "On February 11, 2014", "የካቲት 4፣ 2006"),
    ("am", "On September 14, 2012", "መስከረም 4/2005"),
    ("ja", "in the nineteenth century", "19世紀に"),
    ("tr", "in the nineteenth century", "19. yüzyılda"),
    ("sv", "in the nineteenth century", "på 1800-talet"),
    ("de", "the eighteenth and nineteenth centuries", "das 18. und 19. Jahrhundert"),
    ("fr", "two centuries ago", "il y a 200 ans"),
    ("fr", "a century ago", "il y a 100 ans"),
    ("fr", "half a century", "50 ans"),
    ("fr", "a half-century", "50 ans"),
    ("de", "a quarter of a century", "25 Jahre"),
    ("da", "the 19th and 20th centuries", "1800- og 1900-tallet"),
    ("tr", "75% of them", "dörtte üçü"),
    ("az", "75% of them", "dörddə üçü"),
    ("he", "25% of them", "כרבע מהם"),
    ("hu", "50% of them", "a felét"),
    ("sw", "25% of them", "robo yao"),
    ("el", "25% of them", "το ένα τέταρτο"),
    ("hi", "25% of them", "एक चौथाई"),
    ("id", "25% of them", "seperempat"),
    ("ko", "25% of them", "4분의 1"),
    ("zh", "75% of them", "四分之三"),
    ("pl", "25% of them", "jedna czwarta"),
    ("de", "75 % of them", "drei Viertel"),
    ("de", "a quarter of them", "25 % von ihnen"),
    ("tr", "3,500,000 people", "üç buçuk milyon kişi"),
    ("fr", "3,500,000 people", "trois millions et demi"),
    ("ja", "25% of them", "2割5分"),
    ("de", "24 eggs", "zwei Dutzend Eier"),
    ("de", "36 eggs", "3 Dutzend Eier"),
    ("fr", "36 eggs and 48 nuts", "3 douzaines d’œufs et 4 douzaines de noix"),
    ("ja", "24 eggs", "2ダース"),
    ("ru", "24 eggs", "две дюжины яиц"),
]
WRONG = [
    ("ja", "in the nineteenth century", "18世紀に"),
    ("tr", "in the nineteenth century", "18. yüzyılda"),
    ("de", "25% of them", "ein Drittel"),
    ("de", "25% of them", "drei Viertel"),
    ("de", "75% of them", "ein Viertel"),
    ("pl", "25% of them", "w czwartek"),
    ("ko", "25% of them", "5분의 1"),
    ("zh", "75% of them", "四分之一"),
    ("tr", "3,500,000 people", "iki buçuk milyon kişi"),
    ("fr", "3,500,000 people", "trois mille et demi"),
    ("ja", "25% of them", "3割5分"),
    ("de", "24 eggs", "drei Dutzend Eier"),
    ("de", "36 eggs", "4 Dutzend Eier"),
    ("ja", "24 eggs", "3ダース"),
    ("ru", "24 eggs", "три дюжины яиц"),
    ("fr", "40% of people", "la moitié des gens"),
    ("fr", "50 people", "la moitié des gens"),
    ("de", "50 percent of people", "ein Viertel der Menschen"),
    ("tr", "50% of them", "yarın"),
    ("es", "a $2 million impact", "un impacto de 2.000 millones"),
    ("es", "a $2 billion impact", "un impacto de 3.000 millones"),
    ("gl", "a $2 billion investment", "2.000 miles"),
    ("ne", "50 million people", "400 लाखभन्दा बढी मानिस"),
    ("mr", "1.2 million tests", "1.2 लाख चाचणी संच"),
    ("ug", "a population of 379,800", "نوپۇسى 379مىڭ 7 يۈز"),
    ("sv", "40 miles", "4 mil"),
    ("is", "in the 1980s", "á 8. áratugnum"),
    ("lt", "in the 1930s", "XX a. 6-ame dešimtmetyje"),
    ("et", "over half an inch", "üle 2,27 sentimeetri"),
    ("fr", "5½ years", "quatre ans et demi"),
    ("fr", "5½ years", "6 ans"),
    ("fi", "3½ inches", "4,5 tuumaa"),
    ("km", "Rotate by 90 degrees", "បង្វិល ៨\u200b០ ដឺក្រេ"),
    ("zh", "R^2 and 25 more", "R平方及更多"),
    ("cs", "8-day forecast", "Týdenní předpověď"),
    ("bs", "The next 8 days", "sljedeću nedjelju"),
    ("de", "11 x 17 inches", "28 x 53 cm"),
    ("fa", "10,000 rials", "۲۰۰۰ تومان"),
    ("fa", "10 million rials", "۲ میلیون تومان"),
    ("fa", "30 million rials", "۳۰ میلیارد تومان"),
    ("ar", "1,000 people", "ألفا شخص"),
    ("ar", "3,000 people", "ألفا شخص"),
    ("zh", "5% off", "打85折"),
    ("am", "In 2013", "በ2003"),
    ("am", "In 2013", "እ.ኤ.አ. በ2005"),
    ("am", "In the 1990s", "በ1970ዎቹ"),
    ("sv", "in the 19th century", "på 1900-talet"),
    ("da", "in the 20th century", "i 2000-tallet"),
    ("tr", "25% of them", "dörtte üçü"),
    ("tr", "25% of them", "saat dörtte"),
    ("he", "25% of them", "ארבעה מהם"),
    ("hu", "50% of them went", "a ház felé mentek"),
    ("et", "They took $26,750.", "Nad võtsid 23 585 dollarit."),
    ("de", "It cost €500.", "Es kostete 560 Euro."),
    ("de", "It cost $500 or €460.", "Es kostete 500 Dollar oder 490 Euro."),
]
UNSURE = [
    ("sv", "in the nineteenth century", "på 1700-talet"),
    ("sv", "in the nineteenth century", "på 1900-talet"),
    ("sw", "25% of them", "roboti zao"),
    ("et", "They took $26,750.", "Nad võtsid 23 585,88 eurot."),
    ("de", "It cost £500.", "Es kostete 560 Euro."),
    ("ja", "It cost $500.", "75000円だった。"),
]


@each_case(RIGHT)
def test_another_way_to_say_a_number_is_silent(language: str, source: str, target: str) -> None:
    assert compare_numbers(source, target, "en", language) == ()


@each_case(WRONG)
def test_another_number_is_told(language: str, source: str, target: str) -> None:
    assert compare_numbers(source, target, "en", language)


@pytest.mark.parametrize(("language", "source", "target"), UNSURE)
def test_what_cannot_be_decided_is_told_as_unsure(language: str, source: str, target: str) -> None:
    found = compare_numbers(source, target, "en", language)
    assert found
    assert not any(one.is_sure for one in found)
