"""Numbers: the translation has the same ones as the source."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from dragoman.checks import Hit, Pair, base_language, rule
from dragoman.checks.text.dates.pairs import pair_dates
from dragoman.checks.text.mask import ENTITY, MASKED_CONTENT
from dragoman.checks.text.numbers.compare import compare_numbers
from dragoman.checks.text.numbers.places import DIGITS, find_place
from dragoman.checks.text.numbers.side import Side
from dragoman.checks.text.numbers.times.conversions import YEAR_GAPS
from dragoman.checks.text.numbers.values import (
    Number,
    NumberDifference,
    list_values,
    use_plain_digits,
)
from dragoman.patterns import compile_later

_SOLAR_YEAR = compile_later(r"[1۱](?<!\d.)[2-4۲-۴]\d\d(?!\d)")
_GREGORIAN_YEAR = compile_later(  # it begins with a set of characters: `re` searches quickly
    r"[12](?<![\d.,/].)(?:(?<=1)9|(?<=2)0)\d\d(?!\d)"
)


def _has_digits(word: str) -> bool:
    return not word.isalpha() and DIGITS.search(word) is not None


@rule(
    "numbers",
    "error",
    either_clue=_has_digits,
    silent=[
        (
            "fa",
            "About 2,500 people left in 1998; 75% returned.",
            "نزدیک به ۲٬۵۰۰ نفر در ۱۹۹۸ رفتند؛ ۷۵ درصد بازگشتند.",
        ),
        ("ar", "The strike lasted 18 days.", "استمر الإضراب ثمانية عشر يوماً."),
        ("ar", "The town has 2,000 houses.", "في البلدة ألفا منزل."),
        ("ar", "It cost 3,500,000 pounds.", "كلّف ٣٫٥ مليون ليرة."),
        ("fa", "A march of 125 kilometres", "راه‌پیمایی صد و بیست و پنج کیلومتری"),
        ("fa", "Opened on 2014-09-03", "گشایش در ۳ سپتامبر ۲۰۱۴"),
        ("fa", "The meeting is at 4 p.m.", "نشست در ساعت ۱۶ است."),
        ("ar", "The meeting is at 16:30.", "الاجتماع الساعة ٤:٣٠ مساءً."),
        ("fa", "In the 1990s", "در دههٔ ۹۰"),
        ("fa", "By the autumn of 2011", "تا پاییز ۱۳۹۰"),
        ("fa", "Arrested on 20 June 2009", "بازداشت در ۳۰ خرداد ۱۳۸۸"),
        ("fa", "After the election of 2009", "پس از انتخابات سال ۸۸"),
        ("fa", "1.5 million, 3/4 of them 27", "یک‌ونیم میلیون، سه‌چهارمشان، بیست‌وهفت ساله"),
        ("ar", "1.5 million, 3/4 of 500,000", "مليون ونصف المليون، ثلاثة أرباع، نصف مليون"),
        ("ar", "The meeting is at 5:30 p.m.", "الاجتماع الساعة الخامسة والنصف مساءً."),
        (
            "fa",
            "10<sup>6</sup>, 3 × 10<sup>4</sup> and 10<sup>9</sup> km<sup>2</sup>",
            "یک میلیون، ۳۰٬۰۰۰ و ۱۰⁹ km²",
        ),
        ("zh", "Use the code for 20% off", "使用代码可享受八折优惠"),
        ("zh", "Use the code for 25% off", "使用代码可享受7.5折优惠"),
        ("es", "Letters of the last 7 days", "Las cartas de la semana pasada"),
        ("he", "Letters of the last 7 days", "מכתבים מהשבוע החולף"),
        ("fr", "Valid for 12 months", "Valable un an"),
        ("ja", "For 18 months", "1年半の間"),
        ("he", "14 days ago", "לפני שבועיים"),
        ("hi", "100,000 people", "एक लाख लोग"),
        ("fr", "The meeting is at 12:00.", "La réunion est à midi."),
        ("fr", "a total of 101,736 letters", "en tout 101&nbsp;736 lettres"),
        ("es", "See :pep:`302` here", "Vea PEP 302 aquí"),
        ("ar", "It takes 1-2 business days.", "يستغرق ذلك من يوم إلى يومي عمل."),
        ("yo", "About 4,000 people died.", "Àwọn ènìyàn bíi ẹgbẹ̀rún 4 ni ó kú."),
        ("fr", "%1$sHere%2$ss", "%2$s s %1$sici"),
        ("fr", "50% of the people", "la moitié des gens"),
        ("de", "5½ years", "fünfeinhalb Jahre"),
        ("gl", "It cost $2 billion.", "Custou 2.000 millóns de dólares."),
        ("am", "The election of 2013", "የ2005 ምርጫ"),
        ("fa", "10 million rials", "۱ میلیون تومان"),
        ("fa", "10<sup>6</sup> and 10<sup>-3</sup>", "۱۰<sup>۶</sup> و ۱۰<sup>-۳</sup>"),
    ],
    fires=[
        ("fa", "After the election of 2009", "پس از انتخابات سال ۹۸"),
        ("ar", "1.5 million people", "مليونان ونصف المليون"),
        (
            "fa",
            "About 2,500 people left in 1998; 75% returned.",
            "نزدیک به ۲٬۵۰۰ نفر در ۱۹۹۸ رفتند؛ ۷۶ درصد بازگشتند.",
        ),
        ("ar", "The town has 2,000 houses.", "في البلدة ٢٠٠٠٠ منزل."),
        ("fa", "See part 3.", "بخش ۴ را ببینید."),
        ("fa", "10<sup>6</sup> people", "ده میلیون نفر"),
        ("ar", "In 0 seconds", "في ١ ثانية"),
        ("fr", "About 4,000 people died.", "Environ 4 personnes sont mortes."),
        ("ja", "2.5 percent", "2つの半導体"),
        ("fa", "2G, 3G and 4G", "نسل ۲، ۳ و ۲"),
        ("de", "5½ years", "viereinhalb Jahre"),
        ("gl", "It cost $2 million.", "Custou 2.000 millóns de dólares."),
        ("am", "The election of 2013", "የ2003 ምርጫ"),
        ("he", "It lasted 2.5 years.", "זה נמשך שלוש שנים וחצי."),
        ("ar", "The strike lasted 18 days.", "استمر الإضراب تسعة عشر يوماً."),
        ("fa", "A march of 125 kilometres", "راه‌پیمایی صد و بیست کیلومتری"),
        ("yo", "About 4,000 people died.", "Àwọn ènìyàn bíi ẹgbẹ̀rún 5 ni ó kú."),
        ("fa", "10 million rials", "۲ میلیون تومان"),
    ],
)
def number_rule(pair: Pair) -> Iterator[Hit]:
    """A number of the source is missing, or the translation has one that is not in the source."""
    if pair.other_source is None:
        yield from _report_numbers(pair, is_sure=True)


@rule(
    "number-words",
    "hint",
    either_clue=_has_digits,
    silent=[
        ("eu", "Six people in 2 cars", "6 lagun 2 autotan"),
        ("de", "Three dogs", "3 Hunde"),
        ("fa", "About 45 miles away", "در حدود ۷۲ کیلومتری"),
        ("ja", "Two million", "200万"),
        ("de", "It cost £500.", "Es kostete 500 Pfund."),
    ],
    fires=[
        ("eu", "The man, 41, was arrested.", "Berrogeita bat urteko gizona atxilotu dute."),
        ("ja", "Rust offers a new mix:", "この 2 つを融合します。"),
        ("de", "It cost £500.", "Es kostete 560 Euro."),
        ("fr", "Within 200 miles of Phoenix", "À moins de 300 km de Phoenix"),
        ("fa", "China reported it in the spring.", "چین در بهار ۲۰۲۰ گزارش داد."),
        ("zh", "Use the code for 20% off", "使用代码可享受七折优惠"),
        ("es", "Letters of the last 8 days", "Las cartas de la semana pasada"),
        ("fr", "Valid for 12 months", "Valable trois ans"),
        ("he", "3 weeks ago", "לפני שבועיים"),
        ("fr", "1,000,000 people", "deux millions de personnes"),
        ("tr", "10,000 people", "yüz bin kişi"),
        ("fr", "12 people came.", "Ils sont venus l’après-midi."),
        ("ar", "It takes 3 business days.", "يستغرق ذلك يومي عمل."),
        ("fr", "40% of the people", "la moitié des gens"),
        ("fr", "Valid for 15 months", "Valable un an"),
    ],
)
def number_words(pair: Pair) -> Iterator[Hit]:
    """One of the texts has a number that the other may say in words or units not known here."""
    if pair.other_source is None:
        yield from _report_numbers(pair, is_sure=False)


def _report_numbers(pair: Pair, is_sure: bool) -> Iterator[Hit]:
    """Report a changed number once: at its place, with the number that should be there."""
    languages = base_language(pair.source_language), pair.base_language
    found = compare_numbers(pair.masked_source, pair.masked_target, *languages)
    if not found:
        return  # the usual case
    differences = _weigh_years(found, pair)
    chosen = [one for one in differences if one.is_sure == is_sure]
    chosen = list(_drop_masked(chosen, pair)) if chosen else []
    places = list(DIGITS.finditer(pair.masked_target)) if chosen else []
    for one in chosen:
        if one.added:
            start, end = find_place(one.added, places)
            instead = f", which has {one.missing.text}" if one.missing else ""
            yield Hit(start, end, f"The number {one.added.text} is not in the source{instead}.")
        elif one.missing:
            yield Hit(0, 0, f"The number {one.missing.text} of the source is missing.")


def _weigh_years(
    differences: tuple[NumberDifference, ...], pair: Pair
) -> tuple[NumberDifference, ...]:
    """Return the differences; where a catalogue has years in words, no missing number is sure.

    In the languages whose words are known here, a number in words is found.
    """
    if Side("", pair.base_language).knows_all_words:
        return differences
    return tuple(
        replace(one, is_sure=False)
        if one.is_sure and not one.added and pair.catalog.years.are_usual()
        else one
        for one in differences
    )


def _drop_masked(differences: Iterable[NumberDifference], pair: Pair) -> Iterator[NumberDifference]:
    """Yield differences without the numbers that the other text has in code, where all may read it.

    So :pep:`302` may be PEP 302 in a translation.
    """
    known = [
        _list_masked_values(*texts)
        for texts in ((pair.source, pair.masked_source), (pair.target, pair.masked_target))
    ]
    for one in differences:
        added = None if one.added and _is_known(one.added, known[0]) else one.added
        missing = None if one.missing and _is_known(one.missing, known[1]) else one.missing
        if added or missing:
            yield replace(one, added=added, missing=missing)


def _list_masked_values(text: str, masked: str) -> set[int]:
    """Return the values of the digits in what a mask covers and a reader sees."""
    shown = (
        sign if cover == MASKED_CONTENT else " " for sign, cover in zip(text, masked, strict=True)
    )
    if MASKED_CONTENT not in masked:
        return set()
    return list_values(use_plain_digits(ENTITY.sub(" ", "".join(shown))))


def _is_known(number: Number, values: set[int]) -> bool:
    return any(values.issuperset(reading) for reading in number.readings)


@rule(
    "calendar-year",
    "hint",
    languages="fa",
    source_needs="12",
    source_clue=_GREGORIAN_YEAR,
    silent=[
        ("fa", "By the autumn of 2011", "تا پاییز ۲۰۱۱"),
        ("fa", "By the autumn of 2011", "تا پاییز ۲۰۱۱ (۱۳۹۰)"),
        ("fa", "Arrested on 20 June 2009", "بازداشت در ۳۰ خرداد ۱۳۸۸"),
    ],
    fires=[("fa", "By the autumn of 2011", "تا پاییز ۱۳۹۰")],
)
def calendar_year(pair: Pair) -> Iterator[Hit]:
    """A year was converted to the Solar Hijri calendar. Is this intended?"""
    in_source = {int(match[0]) for match in _GREGORIAN_YEAR.finditer(pair.masked_source)}
    converted = [
        (match, year)
        for match in _SOLAR_YEAR.finditer(pair.masked_target)
        for gap in YEAR_GAPS
        if (year := int(match[0]) + gap) in in_source
    ]
    if not converted:
        return
    in_target = list_values(use_plain_digits(pair.masked_target))
    found = pair_dates(pair.masked_source, pair.masked_target, pair.source_language, pair.language)
    dates = [mention for _, mention in (*found.right, *found.wrong)]  # the rule "dates" knows them
    for match, year in converted:
        is_date = any(date.start <= match.start() < date.end for date in dates)
        if year not in in_target and not is_date:
            message = f"The year {year} of the source is {match[0]} in the translation."
            yield Hit(*match.span(), message)
