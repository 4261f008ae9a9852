"""The markers of list items: numbers, letters and Roman numbers, written and read.

A style has its name of CSS (Counter Styles), such as "lower-alpha", or one of the same kind. Digits
of all scripts are "decimal": an edition writes a number in the digits of its column.
"""

from __future__ import annotations

from functools import cache
from typing import NamedTuple

from dragoman.patterns import compile_later

BULLET = "-"
"""The marker of an item of a list with bullets."""
DEFINITION = ":"
"""What is in the place of a marker for the text of a definition: it is only indented."""
TASKS = {"[x]": "☑", "[ ]": "☐"}
"""The markers of tasks that are done and open, and how an edition shows them."""
BOXES = {box: marker for marker, box in TASKS.items()}
"""The same the other way, for a format whose fonts have no boxes."""
_LETTERS = {
    "lower-alpha": "abcdefghijklmnopqrstuvwxyz",
    "lower-greek": "αβγδεζηθικλμνξοπρστυφχψω",
    "lower-russian": "абвгдежзиклмнопрстуфхцчшщыэюя",
    "lower-cyrillic": "абвгдежзийклмнопрстуфхцчшщъыьэюя",
    "lower-ukrainian": "абвгґдеєжзиіїйклмнопрстуфхцчшщьюя",
    "arabic-letters": "أبتثجحخدذرزسشصضطظعغفقكلمنهوي",
    "arabic-abjad": "أبجدهوزحطيكلمنسعفصقرشتثخذضظغ",
    "persian-letters": "ابپتثجچحخدذرزژسشصضطظعغفقکگلمنوهی",
    "persian-abjad": "ابجدهوزحطیکلمنسعفصقرشتثخذضظغ",
    "hebrew-letters": "אבגדהוזחטיכלמנסעפצקרשת",
    "thai-letters": "กขคงจฉชซฌญฎฏฐฑฒณดตถทธนบปผฝพฟภมยรฤลวศษสหฬอฮ",
    "hangul": "가나다라마바사아자차카타파하",
    "hangul-consonant": "ㄱㄴㄷㄹㅁㅂㅅㅇㅈㅊㅋㅌㅍㅎ",
    "katakana": (
        "アイウエオカキクケコサシスセソタチツテトナニヌネ"
        "ノハヒフヘホマミムメモヤユヨラリルレロワヲン"
    ),
    "katakana-iroha": (
        "イロハニホヘトチリヌルヲワカヨタレソツネナラムウ"
        "ヰノオクヤマケフコエテアサキユメミシヱヒモセス"
    ),
    "hiragana": (
        "あいうえおかきくけこさしすせそたちつてとなにぬね"
        "のはひふへほまみむめもやゆよらりるれろわをん"
    ),
    "cjk-heavenly-stem": "甲乙丙丁戊己庚辛壬癸",
    "cjk-earthly-branch": "子丑寅卯辰巳午未申酉戌亥",
    "circled-decimal": "①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳",
    "parenthesized-decimal": "⑴⑵⑶⑷⑸⑹⑺⑻⑼⑽⑾⑿⒀⒁⒂⒃⒄⒅⒆⒇",
    "dotted-decimal": "⒈⒉⒊⒋⒌⒍⒎⒏⒐⒑⒒⒓⒔⒕⒖⒗⒘⒙⒚⒛",
}
"""The letters of each style in their order."""
_ENDING = frozenset(
    {"circled-decimal", "parenthesized-decimal", "dotted-decimal"}
    | {"cjk-heavenly-stem", "cjk-earthly-branch"}
)
"""Styles that end with their last sign: what follows is written in digits."""
_SUMS = {
    "lower-roman": (
        *((1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"), (50, "l")),
        *((40, "xl"), (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i")),
    ),
    "hebrew": (
        *((400, "ת"), (300, "ש"), (200, "ר"), (100, "ק"), (90, "צ"), (80, "פ"), (70, "ע")),
        *((60, "ס"), (50, "נ"), (40, "מ"), (30, "ל"), (20, "כ"), (16, "טז"), (15, "טו")),
        *((10, "י"), (9, "ט"), (8, "ח"), (7, "ז"), (6, "ו"), (5, "ה"), (4, "ד"), (3, "ג")),
        *((2, "ב"), (1, "א")),
    ),
}
"""Styles of which a number is a sum of signs, from the largest."""
_LARGEST = {"lower-roman": 3999, "hebrew": 999}
_CHINESE = "cjk-ideographic"
_CHINESE_DIGITS = "〇一二三四五六七八九"
_FIRST_OF_PERSIAN = "الف"
"""How the first letter of Persian is written in a list: its name."""
_READ = 300
"""The number up to which the letters of a marker are read."""
_SAME = str.maketrans({**dict.fromkeys("أإآ", "ا"), **dict.fromkeys("يى", "ی"), "ك": "ک"})
"""Letters of Arabic to those of Persian."""
_MARKER = compile_later(r"(?P<before>.{0,40}?)(?P<label>[^\W_]{1,20})(?P<after>[\W_]{0,20})")

Numbering = tuple[str, int]
"""A style, and which number a label is in it."""


class ListMarker(NamedTuple):
    """The parts of a marker: ``(``, ``b`` and ``)``; of ``1.2.``, the label is 2."""

    before: str
    label: str
    after: str


def is_bullet(marker: str) -> bool:
    """Return whether a marker shows a bullet: without a number, a box or another sign of ours."""
    has_number = any(map(str.isalnum, marker))
    return bool(marker) and not has_number and marker not in (DEFINITION, *TASKS)


def write_number(number: int, style: str, *, is_doubled: bool = False) -> str:
    """Return a number as a style writes it; in digits where the style has no such number.

    After ``z`` comes ``aa``, and then ``ab``, or with ``is_doubled`` ``bb``, as in Word.
    """
    if style.startswith("upper-"):
        return write_number(number, "lower-" + style[6:], is_doubled=is_doubled).upper()
    if style == "decimal-leading-zero":
        return f"{number:02}"
    if number < 1:
        return str(number)
    if style == _CHINESE:
        return _write_chinese(number)
    if style in _SUMS:
        return _write_sum(number, style)
    letters = _LETTERS.get(style, "")
    if not letters or (style in _ENDING and number > len(letters)):
        return str(number)
    if is_doubled:
        rest, place = divmod(number - 1, len(letters))
        return letters[place] * min(rest + 1, 20)
    if number == 1 and style.startswith("persian"):
        return _FIRST_OF_PERSIAN
    written = ""
    while number:
        number, place = divmod(number - 1, len(letters))
        written = letters[place] + written
    return written


def _write_sum(number: int, style: str) -> str:
    if number > _LARGEST[style]:
        return str(number)
    written = ""
    for value, sign in _SUMS[style]:
        count, number = divmod(number, value)
        written += sign * count
    return written


def _write_chinese(number: int) -> str:
    """Return a number up to 99 as people count in Chinese and Japanese: 十, 二十一."""
    if number > 99:
        return str(number)
    tens, ones = divmod(number, 10)
    before = "" if tens < 2 else _CHINESE_DIGITS[tens]
    return before + ("十" if tens else "") + (_CHINESE_DIGITS[ones] if ones else "")


def read_marker(marker: str) -> ListMarker | None:
    """Return the parts of a marker; None for a bullet, for a task, and for a marker that nobody
    sees."""
    match = None if marker in TASKS else _MARKER.fullmatch(marker)
    return ListMarker(match["before"], match["label"], match["after"]) if match else None


def read_label(label: str) -> tuple[Numbering, ...]:
    """Return which number a label is, in each style that has it: ``i`` is 1 and 9.

    The result is empty for what is not a number, such as a word.
    """
    if label.isdecimal():
        return (("decimal", int(label)),) if len(label) <= 9 else ()
    label = label.strip("\u0640\u200d")  # they show how a letter of Arabic is joined
    small = label.lower()
    if label not in (small, label.upper()):  # as "Ab"
        return ()
    found = _list_labels().get(small.translate(_SAME), ())
    if label == small:
        return found
    return tuple(("upper-" + style.removeprefix("lower-"), number) for style, number in found)


@cache
def _list_labels() -> dict[str, tuple[Numbering, ...]]:
    """Return what each label may be, Roman before letters."""
    found: dict[str, tuple[Numbering, ...]] = {}
    for style in (*_SUMS, _CHINESE, *_LETTERS):
        for doubled in (False, True) if style in _LETTERS else (False,):
            name = f"{style} doubled" if doubled else style
            for number in range(1, _READ + 1):
                label = write_number(number, style, is_doubled=doubled).translate(_SAME)
                if label.isdecimal():
                    break
                found[label] = (*found.get(label, ()), (name, number))
        if style.startswith("persian"):
            found["ا"] = (*found["ا"], (style, 1))
    return found


def find_step(last: str, marker: str) -> int:
    """Return 1 where a marker is the next one after another, -1 where it is the one before it,
    as in a list that counts down, and 0 for none of both."""
    found = _compare(last, marker)
    return found[1] if found else 0


def find_numbering(first: str, second: str = "") -> Numbering | None:
    """Return the style of the first two markers of a list, and the number of the first.

    Return None for what is not a number. A letter alone is Roman if it is an i, v or x.
    """
    if second:
        found = _compare(first, second)
        return found[0] if found else None
    marker = read_marker(first)
    label = marker.label if marker else ""
    for style, number in read_label(label):
        if not (label.lower() in ("c", "d", "l", "m") and style.endswith("-roman")):
            return style, number
    return None


def _compare(last: str, marker: str) -> tuple[Numbering, int] | None:
    old, new = read_marker(last), read_marker(marker)
    if old is None or new is None or (old.before, old.after) != (new.before, new.after):
        return None
    numberings = read_label(new.label)
    for step in (1, -1):
        for style, number in read_label(old.label):
            if (style, number + step) in numberings:
                return (style, number), step
    return None
