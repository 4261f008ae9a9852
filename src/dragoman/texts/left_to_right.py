"""Finding what reads from left to right in a right-to-left text: words, and expressions of numbers.

Words are left-to-right letters, with the digits, signs and spaces between them, and the signs that
belong to a name ("#name", "C++"). Telephone numbers in any digits are found with them.

The bidirectional algorithm (UAX 9) keeps the digits of a number in order, and also a single dot,
comma, colon or slash between two digits: "1.2.3", "10:30", "3/4" and "1395/10/3" need no help.
Other signs go to the wrong side of their number, or the numbers around them change places, most of
all after an Arabic letter (rules W2 and W4). These have one reading, in any digits:

- three or more numbers joined by the same hyphen or dash: a date, an ISBN;
- numbers joined by signs of arithmetic, or by an arrow that points to the right: "10^6",
  "3×4=12", "5 < x", "5 → 7";
- powers with a sign: "10⁻⁶", "Ca²⁺";
- a number and the sign, the currency, the degrees or the unit that belongs to it: "-5", "$5",
  "20°C", "35°41′N", "5 km/h";
- a number that a name or an address begins with: "4.5M", "10.1000/abc";
- a day, a month in left-to-right letters and a year: "23 December 2016", "30 May–2 June 2016";
- a code of digits and signs: "*123#", "19(3)(b)", "§ 60 Abs. 5", "6037 9911 1234 5678";
- a formula of TeX between its marks: "$a^2$", "\\(x_1 = y\\)".

These are not found, because they read from the right:

- two numbers joined by a hyphen or a dash: a range, or what looks like one;
- what is joined by an arrow that points to the left: so somebody writes it who thinks from right
  to left;
- percent and currency signs after Persian and Arabic digits: they belong on the left of these, as
  a currency sign that a space parts from its number: "50 ₪" (CLDR has it so, too);
- what ends with an Arabic letter or mark, such as "20°م" (CLDR writes degrees so in Arabic).

U+FFFC in a text marks the place of something that is isolated already.
"""

from __future__ import annotations

from collections.abc import Iterator

from dragoman.patterns import compile_later

RTL = "\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc\U00010800-\U00010fff\U0001e800-\U0001efff"
"""The blocks of right-to-left scripts, as the inside of a character class."""
GAP = (
    r"[^\S\n]|[!-/:-@\[-^`{-~\u00a7-\u00bf\u00d7\u2010-\u2027\u2030-\u205e\u20a0-\u20bf"
    r"\u2120\u2122\u2200-\u22ff]"
)
"""A space or a sign that may be between the words of a run. It is no newline, and no arrow: which
ones join words depends on the direction."""
_ARROWS = "\u2192\u2194\u21a6\u21d2\u21d4\u2794\u279c\u27a1\u27f6\u27f9"
"""Arrows that lead from what is on their left to what is on their right, or both ways."""

_BLANK = r"[^\S\n]"
_CURRENCY = "[$\u00a2-\u00a5\u20a0-\u20cf]"
_RAISED = "\u2070\u00b9\u00b2\u00b3\u2074-\u2079"
_SCRIPT_DIGITS = _RAISED + "\u2080-\u2089"
"""Raised and lowered digits, as the inside of a character class."""
_SCRIPT_SIGNS = "\u207a\u207b\u208a\u208b"
_SCRIPT = f"[{_SCRIPT_DIGITS}{_SCRIPT_SIGNS}]"
_FRACTION = "[\u00bc-\u00be\u2150-\u215e]"
_LETTER = rf"(?:(?![{RTL}{_SCRIPT_DIGITS}]|{_FRACTION})[^\W\d_])"
"""A left-to-right letter."""
_MARK = (
    "\u0300-\u036f\u0483-\u0489\u0900-\u1cff\u1dc0-\u1dff\u20d0-\u20ff\u302a-\u302f\u3099\u309a"
    "\ua66f-\ua6f1\ua800-\uabff\ufe00-\ufe0f\ufe20-\ufe2f\U00011000-\U00016fff"
    "\U000e0100-\U000e01ef"
)
"""Marks on left-to-right letters, as the inside of a character class. From U+0900 on they are whole
blocks, of scripts in which vowels are marks: all in them reads from left to right."""
_DIGITS = "0-9" + _SCRIPT_DIGITS
_AFTER_PREFIX = "(?<=[\u05d0-\u05ea][-\u2010\u2011\u05be])"
"""Behind a Hebrew preposition and its hyphen, as in "ב-#tag": the word begins here."""
_LTR_MARKS = "\u200e\u202a\u202d\u2066\u2068"
"""Marks that a writer puts before a word so that it reads from left to right."""
_BEFORE_NAME = r"(?:[#@$~/.+\\%&_\u2200-\u221b\u222b\u21e7\u2303\u2318\u2325-]|\*(?=\*?[./])){1,5}"
"""Signs that a name begins with: "#tag", "--help", "__init__", "*.txt", "∑x", "⌘C". A star before a
word is the mark of a remark."""
_AFTER_NAME = (
    r"(?:[+#]{1,2}|[%/\\♯♭])(?!\w)|[®℠™]"
    r"|(?:\((?:\.{3}|…)?\)|\[\]|\{\}|<>)+"  # "print()", "items[]"
    rf"|(?:(?<=[{RTL}][^\S\n][A-Z])|(?<=[{RTL}][^\S\n][A-Z]{{2}}))[-\u2212](?!\w)"  # "AB-"
    rf"|(?:(?<=\b[A-Za-z]\.[A-Za-z])|(?<=\bet al))\.(?={_BLANK}+\w)"  # "p.m.", not a full stop
    r"|\.(?=[,:;،؛])"  # nor is "Ltd.," one
)
_WORDS = compile_later(
    r"(?P<phone>(?<!\w)[+(]?\d(?:[\d().\u2010\u2011-]|[^\S\n]){4,}\d)(?!\w)"  # a telephone number
    rf"|(?:(?:(?<![^\s(\[{{<«“\"{_LTR_MARKS}])|{_AFTER_PREFIX}){_BEFORE_NAME})?"  # or: signs,
    rf"(?:(?<![{_DIGITS}])[{_DIGITS}]{{1,20}})?{_LETTER}"  # digits, the first letter ("3G"),
    rf"(?:(?![{RTL}])\w|[{_MARK}]|(?:{GAP}|[{_ARROWS}\u200c\u200d]){{1,8}}(?![{RTL}])\w)*"
    rf"(?:{_AFTER_NAME})?"  # more letters, gaps, and the signs after them ("C++")
)
_LATER_PHONE = compile_later(rf"(?<={_BLANK})(?:\(?0(?!00)|\+)")
_SIGN = "[+\u2212\u00b1\u2213-]"

_BROKEN = "'’_\u2008\u2009" + _SCRIPT_SIGNS
"""What may be in a number, but would change the places of the digits on both sides of it."""
_NUMBER = (
    rf"\d++(?:(?:[.,:/\u066b\u066c\u2044\u00a0\u202f_]\d++|['’\u2008\u2009]\d{{3}}(?!\d)))*+"
    rf"{_SCRIPT}*+"
)

UNIT = (
    "(?:(?:[kMGTPhdcmnµμ]|da)?(?:m|g|s|t|l|L|W|Wh|Hz|Pa|bit|bps|eV|cal|mol|bar|Sv|Gy|Bq|Ω)"
    "|[kMGmµμ](?:V|A|J|N|B|K)|[KMGTP]i?B|V|h|ha|min|mi|mph|ft|lb|oz|rpm|px|pt|fps|ppm|dB|rad|am|pm"
    r"|AM|PM|[ap]\.m\.|USD|EUR|GBP|CHF|CAD|AUD|SEK|IRR|IQD|AED|SAR|EGP|TRY|[mb]illion|trillion|bn)"
    rf"[{_RAISED}\u207b]*"
)
_DEGREES = rf"[°º](?:{_NUMBER}[′'’](?:{_NUMBER}(?:[″\"”]|''|’’))?)?"
_ANGLE = (
    rf"{_DEGREES}(?:{_BLANK}?[NSEW](?!\w))?"
    rf"|′(?:{_NUMBER}″)?|″|['’]\d++(?:[\"”″]|''|’’)"
)
_SUFFIX = (
    rf"(?>{_BLANK}?(?:[°º]{_BLANK}?[CFK](?!\w)|[℃℉]|{UNIT}(?:[/·⋅]{UNIT})*(?!\w))"
    rf"|{_ANGLE}|{_BLANK}?{_FRACTION}"
    rf"|(?<=[0-9])(?:{_BLANK}?[%‰]|{_CURRENCY}|\+(?![\w+])))"
    rf"(?!\u200f|(?=[{RTL}])[^\W\d_]|\u061c)"
)
"""What belongs to the number before it. A mark after it (U+200F, U+061C) says another order."""

_GROUPS = (
    r"(?<!\d)(?:"
    r"\d+(?P<joiner>[\u2010-\u2015\u2212-])\d+(?:(?P=joiner)\d+)+(?:(?P=joiner)[Xx]\b)?"
    r"|\d{1,4}[\u2010\u2011-](?:\d{3}[Xx]\b|\d{7,})"  # an ISSN; an ISBN with one hyphen
    r")(?!\d)"
)
_STRONG = rf"\*\*|[<>=!]=|[+×÷\u2212*=≠<>≤≥≈±∓{_ARROWS}]|[xX](?=[^\S\n]?\d)"
"""Signs of arithmetic. A hyphen, a dash, a slash or a colon is one beside these."""
_OPERATOR = rf"(?P<gap>{_BLANK}?)(?:(?P<strong>{_STRONG})|[\u2010-\u2013/:-])(?P=gap)"
_GOES_ON = rf"(?:{_BLANK}?[-+×÷\u2212*^=/<>≤≥≈(\[]|{_SCRIPT})"
_CLOSED = rf"(?:[)\]}}]+(?={_GOES_ON}){_SCRIPT}*+)?"
"""Brackets that close before a sign; those at the end of all are the caller's."""
_TERM = (
    rf"{_SIGN}?[√∛]?{_CURRENCY}?"
    rf"(?:{_NUMBER}|{_FRACTION}|∞|{_LETTER}(?:(?![{RTL}])\w)*+{_SCRIPT}*+)(?:{_SUFFIX})?{_CLOSED}"
)
_SUM = compile_later(
    rf"(?<![\w.])(?:[√∛][(\[]|[(\[](?=[^()\[\]\n]{{1,60}}[)\]]{_GOES_ON}))?{_TERM}"
    rf"(?:(?:{_OPERATOR}|(?P<tight>[\^·⋅∙]|(?<=[)\]}}])(?=[(\[{{])))[√∛]?[(\[{{]*{_TERM})*"
    rf"(?P<open>{_BLANK}?=(?:{_BLANK}?(?:[?؟…]|\.{{2,}}))?(?!\S))?"
)
_MAY_BE_SUM = compile_later(rf"[\^·⋅∙+×÷\u2212*=≠<>≤≥≈±∓{_ARROWS}]|[xX][^\S\n]?\d")
"""One of the signs without which nothing is arithmetic. To look for them is much quicker, and most
texts have none."""
_PREFIX = (
    rf"(?:(?<![^\s(\[{{<«“‘„‹\"':=|،؛/–—{_LTR_MARKS}])|{_AFTER_PREFIX})"
    rf"(?:(?!-)|(?<![\d\ufffc][^\S\n]))(?=[^\w\s])"
    rf"(?:[<>≤≥≈~]{_BLANK}?)?{_SIGN}?(?:{_CURRENCY}{_BLANK}?|\#)?{_SIGN}?[√∛]?"
)
_START = r"(?<!\d)(?<!\d[.,:/'’_\u066b\u066c\u2044\u00a0\u202f])"
"""Not inside a number."""
_QUANTITY = compile_later(
    rf"(?:(?P<prefix>{_PREFIX})|{_START})(?P<number>{_NUMBER})(?P<suffix>{_SUFFIX})?"
)
_GROUPED = rf"{_START}\d{{1,3}}(?:(?: \d{{3}}){{2,}}|(?: [0\u0660\u06f0]{{3}})+)(?!\w|[.,]\d)"
"""Thousands with spaces between them, where the spaces cannot be between two numbers."""
_POINT = rf"{_NUMBER}{_DEGREES}{_BLANK}?[NSEW](?!\w)"
_PLACE = rf"{_START}{_POINT}[,،;]?{_BLANK}?{_POINT}"
"""A latitude and a longitude."""
_TIGHT = r"[-./\\_+=^@&#$%~*?·⋅]"
"""Signs inside a word. A comma, a colon or a bracket may also end one."""
_TOKEN = (
    rf"(?:{_START}\d++(?:[.,:/_'’\u066b\u066c]\d++)*+[.:/_-]{{0,2}})?"
    rf"{_LETTER}(?:{_TIGHT}{{0,3}}(?:\d|(?![{RTL}])\w))*+"
)
_DAY = (
    rf"[0-9]{{1,2}}(?:{_BLANK}?[-–—]{_BLANK}?[0-9]{{1,2}})?\.?{_BLANK}(?:de{_BLANK})?"
    rf"{_LETTER}{{3,12}}\.?"
)
"""A day, or two, with the month."""
_YEAR = rf",?{_BLANK}(?:de{_BLANK})?[0-9]{{4}}"
_UNTIL = rf"(?:{_BLANK}?[-–—]{_BLANK}?|{_BLANK}{_LETTER}{{1,3}}{_BLANK})"
_DATE = rf"{_START}{_DAY}(?:{_YEAR}|(?:{_YEAR})?{_UNTIL}{_DAY}(?:{_YEAR})?)(?!\w)"
_VERSION = rf"(?:[<>=!~]=|[<>~^]){_BLANK}?\d(?:[\dA-Za-z.*]*[\dA-Za-z*])?"
_CODES = (
    r"(?=[*#§+<>=!~^%$&\dA-F])(?:"
    r"%\d+\$[A-Za-z]|\$\{\w+\}|&#?\w+;|"  # what programs put something in the place of
    r"(?<!\w)[*#]\d+(?:\*\d+)*#(?!\w)"  # what a telephone sends to its network
    # an article, as "19(3)(b)"
    rf"|{_START}\d+(?:\.\d+)*+(?:\(\d+\))*(?:\([a-z]{{1,4}}\))+(?:\(\d+\))*"
    rf"|§{{1,2}}{_BLANK}?\d[0-9a-z.]*(?:(?:{_BLANK}?[-–,]{_BLANK}?|{_BLANK})\d[0-9a-z.]*)*"
    rf"(?:{_BLANK}{_LETTER}|(?<=[a-z])(?!\w))"  # a section of a law, with its name
    # the key of a person or the number of a card; years in a row are in the order of the text
    r"|(?<!\w)(?:(?=[\dA-F ]{0,60}[A-F])|(?![12۱۲١٢]))[\dA-F]{4}(?: {1,2}[\dA-F]{4}){3,}(?!\w)"
    rf"|{_START}(?:\+\d{{1,3}}{_BLANK}(?:\(0\){_BLANK}?)?|0)\d{{2,4}}"
    rf"{_BLANK}?/{_BLANK}?\d[\d -]{{2,}}\d(?!\w)"  # a telephone number: "030 / 123 45 67"
    rf"|(?<![^\s(\[{{«“\"]){_VERSION}(?:,{_BLANK}?{_VERSION})*)"
)
"""Codes of digits and signs that have one reading."""
_POWER = compile_later(
    rf"(?:{_LETTER}|[)\]])?[{_SCRIPT_DIGITS}]*+(?:[{_SCRIPT_SIGNS}]++[{_SCRIPT_DIGITS}]*+)+"
)
"""One with a sign, after a letter or a bracket, or alone; a number has its own."""
_FORMULA = (
    rf"(?<![A-Za-z\d_$\\])(?P<dollars>\${{1,2}})(?![\s$])[^$\n{RTL}]{{1,500}}(?<![\s\\])(?P=dollars)"
    r"(?![A-Za-z\d_$])"
    rf"|\\\((?:[^\\\n{RTL}]|\\[^)\n{RTL}]){{1,500}}\\\)"
)
"""One of TeX. Two prices are none: a space is before the second dollar, or a number behind it."""
_FROM_RIGHT = compile_later(
    "[ \n!\"'(),.:;?«»…—–\u200c\u0590-\u065f\u066a-\u06ef\u06fa-\u07bf\ufb1d-\ufdff\ufe70-\ufefc]*+"
)
"""Right-to-left letters, without digits, and marks that say no direction."""
_DIGIT = compile_later(r"\d")
"""What each of ``_WITH_DIGITS`` and ``_QUANTITY`` has in it: most texts have none."""
_WITH_DIGITS = [compile_later(pattern) for pattern in (_GROUPS, _GROUPED, _PLACE, _DATE)]
_OTHERS = [compile_later(pattern) for pattern in (_TOKEN, _CODES, _FORMULA)]


def reads_from_right(text: str) -> bool:
    """Return whether it is seen at once that nothing in a text reads from left to right.

    All that ``find_words`` and ``find_expressions`` find has a digit, a fraction, a sign of
    infinity, a raised or lowered sign, or a left-to-right letter. Most right-to-left texts have
    none of these, and to see that is much quicker.
    """
    return _FROM_RIGHT.fullmatch(text) is not None


def find_words(text: str) -> Iterator[tuple[int, int]]:
    """Yield the start and the end of each run of left-to-right letters, with what belongs to it,
    and of each telephone number."""
    for match in _WORDS.finditer(text):
        if not match["phone"] or _is_phone(match[0]):
            yield match.span()
            continue
        for later in _LATER_PHONE.finditer(match[0]):  # behind another number: "12 0912 345678"
            if _is_phone(match[0][later.start() :]):
                yield match.start() + later.start(), match.end()
                break


def _is_phone(text: str) -> bool:
    digits = sum(character.isdigit() for character in text)
    if text.startswith("+"):
        return digits >= 5
    has_area = text[0] == "(" and ")" in text
    first = text.lstrip("(")[0]
    return digits >= 7 and digits < len(text) and (has_area or int(first) == 0)


def find_expressions(text: str) -> Iterator[tuple[int, int]]:
    """Yield the start and the end of each expression that reads from left to right and that a
    right-to-left text would show in another order.

    They may overlap: together they are one. "10^6 km" is an expression of arithmetic, and one of a
    number with its unit.
    """
    has_digits = _DIGIT.search(text) is not None
    for pattern in (*_WITH_DIGITS, *_OTHERS) if has_digits else _OTHERS:
        for match in pattern.finditer(text):
            yield match.span()
    if any(sign in text for sign in _SCRIPT_SIGNS):
        for match in _POWER.finditer(text):
            yield match.span()
    if _MAY_BE_SUM.search(text):
        for match in _SUM.finditer(text):
            if match["strong"] or match["tight"] or match["open"]:
                yield match.span()
    for match in _QUANTITY.finditer(text) if has_digits else ():
        if match["prefix"] or match["suffix"] or any(sign in _BROKEN for sign in match["number"]):
            yield match.span()
