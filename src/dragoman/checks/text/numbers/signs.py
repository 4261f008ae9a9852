"""Numbers in signs that are no digits: Chinese, Japanese and Korean ones, and Hebrew letters."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal

from dragoman.patterns import compile_later

HAN_LANGUAGES = frozenset({"zh", "yue", "ja", "ko", "lzh", "wuu"})
_HAN_DIGITS = dict(zip("〇零一二三四五六七八九", (0, *range(10)), strict=True)) | dict(
    zip("壹貳叁肆伍陸柒捌玖兩两双雙", (1, 2, 3, 4, 5, 6, 7, 8, 9, 2, 2, 2, 2), strict=True)
)
_SMALL_SCALES = {
    "十": 10, "百": 100, "千": 1000, "拾": 10, "廿": 20, "卅": 30, "卌": 40, "십": 10, "백": 100,
    "천": 1000,
}  # fmt: skip
_BIG_SCALES = {
    "万": 10**4, "萬": 10**4, "만": 10**4, "亿": 10**8, "億": 10**8, "억": 10**8, "兆": 10**12,
    "조": 10**12,
}  # fmt: skip
_HANGUL_DIGITS = dict(zip("일이삼사오육칠팔구", range(1, 10), strict=True))
_HANGUL, _SCALES = "".join(_HANGUL_DIGITS), "십백천만억조"
_SIGNS = "".join([*_HAN_DIGITS, *_SMALL_SCALES, *_BIG_SCALES])
_ABOUT = "多余餘几數数여"
"""Signs that make a number an approximate one: 550多万."""
_FILL = rf"(?:[{_ABOUT}]|[个個](?=[万萬亿億]))"
"""What may be before a scale: 4个亿, 五千二百多万."""
_DECIMAL = r"(?<![0-9])(?<![0-9][.,])[0-9]+(?:[.,][0-9]+)*"
"""The number begins where its digits begin: else each digit of a long row would be tried."""
_KILO = "(?<=[万萬亿億])千[瓦米克]"
"""Kilowatts and the like behind a scale: 万千瓦 is ten thousand kilowatts."""
_MEGA = "(?!兆[瓦赫比帕焦字])"
"""Megawatts and the like, which are no million millions."""
_RUN = compile_later(
    rf"{_DECIMAL}[ \u00a0]?{_FILL}?{_MEGA}[{_SIGNS}]"
    rf"(?:[ \u00a0]?(?!{_KILO}){_MEGA}[0-9{_SIGNS}]|(?<=[0-9])[.,](?=[0-9]))*"
    rf"|[{_HANGUL}]?[{_SCALES}](?:[{_HANGUL}{_SCALES}]|[ \u00a0](?=[{_HANGUL}]?[{_SCALES}]))*"
    rf"|{_MEGA}[{_SIGNS}](?:{_MEGA}[{_SIGNS}]|{_FILL}(?=[万萬亿億])|[ \u00a0](?=[{_SIGNS}]))*"
)
"""A run of signs that may be a number: digits with a scale, ``4.5万``; Korean, ``삼백만``; and
Chinese or Japanese, ``三百二十``."""
HAN_ONES = "一二三四五六七八九"
_SPOKEN_DECIMAL = compile_later(
    rf"(?<![{_SIGNS}])([{_SIGNS}]{{1,6}})[点點]([零〇{HAN_ONES}]{{1,4}})([万萬亿億])"
)
"""A decimal in signs before a scale: 十五点二亿. Without one it may be a time: 三点二十."""
_ABOUT_TWO = compile_later(
    rf"(?<![{_SIGNS}])([{HAN_ONES}]?十)?([{HAN_ONES}两])([{HAN_ONES}])([十百千]?)(?![{_SIGNS}])"
)
"""Two numbers that follow each other and say about how many: 六七级, 十一二岁, 三四百."""
_RANGE = compile_later(
    rf"({_DECIMAL})[ \u00a0]?(?:[-–—~〜～至到]|から|에서|부터)[ \u00a0]?"
    rf"{_DECIMAL}[ \u00a0]?[{_ABOUT}]?((?:(?!{_KILO})[{_SIGNS}])+)"
)
"""A range whose first number has the scale of the second one: 3~4千, 2.6 至 3.2 万."""
_MOST_DIGITS = 16
_TOKEN = compile_later(rf"{_DECIMAL}|[^ \u00a0{_ABOUT}个個]")
_HEBREW_LETTERS = dict(zip("אבגדהוזחט", range(1, 10), strict=True)) | dict(
    zip("יכלמנסעפצקרשת", (10, 20, 30, 40, 50, 60, 70, 80, 90, 100, 200, 300, 400), strict=True)
)
_HEBREW = compile_later(
    "(?<![א-ת])[בהול]?([א-ת]{1,5})(?:[\"״”“]|''|[׳'’](?=[א-ת]))([א-ת])(?![א-ת])"
)
"""``תשע״ט``, ``י"א``: letters with the mark before the last one, and perhaps a particle before
them."""
_HEBREW_ONE = compile_later("(?<![א-ת])([א-טיכל])[׳'’](?![א-ת])")
_HEBREW_BARE = compile_later(
    r"\A\W*[א-ת]+ ([א-ת]{1,3})(?![א-ת\"״'׳’”])\W*\Z|\A\W?([א-ת]{1,3})[.)] (?=[א-ת])"
)
"""A numeral without marks: the number of a heading, סעיף יג, or the one before an item, יג. …"""
_HEBREW_MILLENNIUM = 5000
_HEBREW_GAPS = (3760, 3761)
"""By how many years the Hebrew calendar is ahead of the Gregorian one, depending on the month."""


def find_sign_numbers(text: str) -> Iterator[tuple[range, int]]:
    """Yield the place and the value of each Chinese, Japanese or Korean number.

    It may begin with digits: 3万, 1億2千万, 6만 7천.
    """
    found = [(match.span(), _TOKEN.findall(match[0])) for match in _RUN.finditer(text)]
    found += [(match.span(1), [match[1], *match[2]]) for match in _RANGE.finditer(text)]
    found += _split_about_two(text)
    for match in _SPOKEN_DECIMAL.finditer(text) if "点" in text or "點" in text else ():
        digits = "".join(str(_HAN_DIGITS[sign]) for sign in match[2])
        found.append((match.span(), [f"{_evaluate(match[1])}.{digits}", match[3]]))
    for place, tokens in found:
        value = _evaluate(tokens)
        if value == int(value):
            yield range(*place), int(value)


def _split_about_two(text: str) -> list[tuple[tuple[int, int], list[str]]]:
    """Return the place and the signs of both numbers of each 六七 or 十一二: 6 and 7, 11 and 12."""
    return [
        (
            match.span(),
            [*(match[1] or ""), sign, match[4]] if match[4] else [*(match[1] or ""), sign],
        )
        for match in _ABOUT_TWO.finditer(text)
        if _HAN_DIGITS[match[3]] == _HAN_DIGITS[match[2]] + 1
        for sign in match.groups()[1:3]
    ]


def _evaluate(tokens: Sequence[str]) -> Decimal:
    """Return the value of the signs: each scale multiplies what is before it in its section.

    It is exact: 8.7 times 億 is a whole number.
    """
    total = section = Decimal(0)
    current: Decimal | None = None
    last = ""
    for token in tokens:
        if token in _BIG_SCALES:
            section += current or 0
            if section == 0 and last in _BIG_SCALES:  # 万亿: a scale of a scale
                total *= _BIG_SCALES[token]
            else:
                total += (section or 1) * _BIG_SCALES[token]
            section, current = Decimal(0), None
        elif token in _SMALL_SCALES:
            section += (1 if current is None else current) * _SMALL_SCALES[token]
            current = None
        else:
            digit = _HAN_DIGITS.get(token, _HANGUL_DIGITS.get(token))
            follows = current is not None and digit is not None and last in _HAN_DIGITS
            value = _read_decimal(token) if digit is None else Decimal(digit)
            current = (current or 0) * 10 + value if follows else value
        last = token
    return total + section + (current or 0)


def _read_decimal(token: str) -> Decimal:
    plain = token.replace(",", "")
    return Decimal(plain if plain.count(".") <= 1 and len(plain) < _MOST_DIGITS else 0)


def list_hebrew_numbers(text: str) -> Iterator[int]:
    """Yield what Hebrew letters with their marks say: י״א is 11, and תשע״ט the year 5779, 2019.

    A heading or an item may have its number without marks.
    """
    for match in _HEBREW_ONE.finditer(text):
        yield _HEBREW_LETTERS[match[1]]
    if bare := _HEBREW_BARE.search(text):
        yield from filter(None, [_add_hebrew(bare[1] or bare[2])])
    for match in _HEBREW.finditer(text):
        total = _add_hebrew(match[1] + match[2])
        if total:
            yield total
        if total > 600:
            yield from (total + _HEBREW_MILLENNIUM - gap for gap in _HEBREW_GAPS)


def _add_hebrew(letters: str) -> int:
    """Return the number that letters are, the largest first; 0 for a word."""
    values = [_HEBREW_LETTERS.get(letter, 0) for letter in letters]
    return 0 if 0 in values or values != sorted(values, reverse=True) else sum(values)
