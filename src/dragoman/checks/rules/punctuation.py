"""Punctuation: sentences end as those of the source, with the marks of the language."""

from __future__ import annotations

import re
from collections.abc import Iterator

from dragoman import scripts
from dragoman.checks._model import ARABIC_SCRIPT, Hit, Pair, in_arabic_script, rule
from dragoman.checks.text.characters import BIDI, H, L
from dragoman.checks.text.mask import CLEAR

_CLOSERS = f"\\s{BIDI}{CLEAR}\u200b\u200c\ufeff{scripts.CLOSING}*_~"
_ENDS = f"{scripts.SENTENCE_ENDS}:\uff1a"
_ENDING = re.compile(f"[{_ENDS}]")
_ASKING = re.compile(f"[{scripts.QUESTION_MARKS}]")
_ASKS_INSIDE = "\u055e"
"""Armenian puts its question mark on the word that asks, and ends the sentence as any other."""
_TAIL = 40
"""Characters at the end that are looked at."""
_END = re.compile(f"([{_ENDS}{scripts.PAUSES}][{_CLOSERS}{_ENDS}]*|)[{_CLOSERS}]*$")
_ENOUGH = re.compile(f"[{_ENDS};\u061b\uff1b]")
"""Marks that may stand for the full stop of the source; after a comma something is missing."""
_COMMAS = ",\u060c\u3001\uff0c"
_WORDS = re.compile(r"\S+")
_ABBREVIATION = re.compile(
    r"(?:\b(?:etc|Inc|Ltd|Jr|Sr|Co|Corp|vs|No|al|resp|approx|Mr|Mrs|Dr|St)|(?:\b[A-Za-z]\.)[A-Za-z])\.$"
)
_ASIDE = re.compile(r"[^.?!:…\s]\s*\([^()]*\.\)$")
"""A full stop that ends what stands in brackets, in the middle of a sentence."""
_ASKS_WITHIN = re.compile("[?؟][\"'”’»›]")
"""A question that is quoted: one language ends with it and the other with who asks."""
_START = re.compile(f"[{BIDI}\\s]*([،؛؟:!]|\\.(?![A-Za-z\\d.…/\\\\*]))")
_PUNCTUATION_FIRST = re.compile(r"\s*[^\w\s<({\[\"'“‘«`*_%$&\\#@~/-]")
_LATIN = re.compile(f"(?<=[{L}{H}])[,;?](?=\\s|$)|(?<=[{L}{H}] )[,;?](?= [{L}]|$)")
_LIST = re.compile(r"[,;](?=[^\W\d])|;$")
"""Marks that separate entries and not clauses, as in lists of keywords."""
_ARABIC_MARK = {",": "،", ";": "؛", "?": "؟"}
_DOUBLED = re.compile(r"(?<!\.)\.\.(?!\.)|(?<!\.)(?<!\b\w)\.،|،\.(?!\.)|،،+|؛؛+|؟؟+")
_TWO_MARKS = ("..", ".,", ",.", ",,", ";;", "??")
_PLAIN_MARKS = str.maketrans("،؛؟", ",;?")


@rule(
    "end-punctuation",
    "warning",
    fix="suggest",
    silent=[
        ("fa", "Write a letter to them.", "نامه‌ای برای آنان بنویسید."),
        ("ar", "Do you hear the prisoners?", "هل تسمعون السجناء؟"),
        ("fa", "The letter goes on...", "نامه ادامه دارد…"),
        ("fa", "He said “we are here.”", "گفت «ما اینجاییم»."),
        ("fa", "Letters, papers, books, etc.", "نامه، کاغذ، کتاب و مانند آن"),
        ("fa", "Write now.", "بنویسید"),
        ("fa", "They wrote us a letter", "برای ما نامه‌ای نوشتند."),
        ("fa", "“Why did you come?” she asked.", "پرسید: «چرا آمدید؟»"),
        ("ar", "He asked: “Do you hear us?”", "سأل «أتسمعوننا؟» ثم سكت."),
        ("fa", "The roads are closed,\nbut not the sky.", "راه‌ها بسته‌اند\nاما نه آسمان"),
        ("ar", "It says: “In the name of God.”", "تقول الآية: ﴿بِسْمِ اللَّهِ﴾"),
    ],
    fires=[
        ("fa", "Write a letter to them.", "نامه‌ای برای آنان بنویسید"),
        ("ar", "Do you hear the prisoners?", "هل تسمعون السجناء."),
        ("fa", "They wrote us a letter.", "آیا برای ما نامه نوشتند؟"),
        ("ar", "They wrote us a letter:", "كتبوا لنا رسالة،"),
    ],
)
def end_punctuation(pair: Pair) -> Iterator[Hit]:
    """The sentence does not end as the source does: no mark, or a question on one side only."""
    theirs = _end(pair.s)
    if not _ENDING.search(theirs) or len(_WORDS.findall(pair.s)) < 4:
        return
    if not pair.t.strip() or _verse(pair):
        return
    ours = _end(pair.t)
    at = len(pair.t.rstrip())
    asked = _asks(theirs, pair.s)
    asks = _asks(ours, pair.t)
    if asked != asks and _ENDING.search(ours):
        if _ASKS_WITHIN.search(pair.s if asks else pair.t):
            return
        yield Hit(max(at - 1, 0), at, "Only one side asks a question.")
    elif not _ENOUGH.search(ours) and not _abbreviated(pair.s):
        mark = _mark(theirs, pair)
        comma = bool(ours) and ours[0] in _COMMAS
        yield Hit(max(at - 1, 0), at, f"The source ends with {theirs[0]}.", None if comma else mark)


def _verse(pair: Pair) -> bool:
    """Is the translation a poem without full stops, or does it end with words of the Quran?"""
    if pair.target.rstrip()[-1] in "﴿﴾":
        return True
    lines = pair.t.strip().split("\n")
    return len(lines) > 1 and not any(_ENDING.search(_end(line)) for line in lines)


def _asks(end: str, text: str) -> bool:
    """Tell whether a text with these marks at its end is a question."""
    return _ASKING.search(end) is not None or _ASKS_INSIDE in text


def _end(text: str) -> str:
    """Give the marks at the end of a text, with those of the closing brackets between them."""
    found = _END.search(text[-_TAIL:])
    return found[1] if found else ""


def _abbreviated(source: str) -> bool:
    if _ABBREVIATION.search(source.rstrip()[-12:]):
        return True
    return _ASIDE.search(source.rstrip()[-200:]) is not None


def _mark(theirs: str, pair: Pair) -> str:
    last = pair.target.rstrip()[-1:]
    mark = theirs[0]
    return last + ("؟" if mark == "?" and in_arabic_script(pair.language) else mark)


@rule(
    "start-punctuation",
    "warning",
    languages=ARABIC_SCRIPT,
    fix="suggest",
    needs=".،؛؟:!",
    silent=[
        ("fa", "…and more", "…و بیشتر"),
        ("fa", "The .NET tools", ".NET و ابزارهایش"),
        ("ar", ": name", ": الاسم"),
        ("ar", "wait", "...انتظروا"),
    ],
    fires=[("fa", "Write now.", ".اکنون بنویسید"), ("ar", "Why?", "؟لماذا"), ("ar", "So", "، إذن")],
)
def start_punctuation(pair: Pair) -> Iterator[Hit]:
    """The mark of the end stands at the beginning, as when the line was typed left to right."""
    found = _START.match(pair.t)
    if found and not _PUNCTUATION_FIRST.match(pair.s):
        yield Hit(*found.span(1), "No sentence begins with this mark.", "")


@rule(
    "latin-punctuation",
    "warning",
    languages=ARABIC_SCRIPT,
    fix="safe",
    needs=",;?",
    silent=[
        ("fa", "f(a, b); g", "تابع f(a, b); و"),
        ("ar", "books, letters", "كتب، رسائل"),
        ("fa", "see ?x=1", "ببینید: ?x=1"),
        ("fa", "the marks , and ;", "نشانه‌های , و ;"),
    ],
    fires=[
        ("ar", "books, letters", "كتب, رسائل"),
        ("fa", "letters; books", "نامه‌ها; کتاب‌ها"),
        ("fa", "letters, books", "نامه‌ها , کتاب‌ها"),
        ("fa", "Which?", "کدام?"),
    ],
)
def latin_punctuation(pair: Pair) -> Iterator[Hit]:
    """A comma, semicolon or question mark is that of Latin script."""
    if _LATIN.search(pair.t) is None:
        return
    lists = {found[0][0] for found in _LIST.finditer(pair.source)}
    lists.update(mark[1] for mark in (" ,", " ;", " ?") if mark in pair.source)
    for found in _LATIN.finditer(pair.t):
        if found[0] in lists:
            continue
        right = _ARABIC_MARK[found[0]]
        yield Hit(*found.span(), f"Write {right} instead of {found[0]}", right, safe=True)


@rule(
    "doubled-punctuation",
    "hint",
    fix="suggest",
    needs=".،؛؟",
    silent=[
        ("fa", "Wait...", "صبر کنید..."),
        ("fa", "Really??", "راستی؟؟"),
        ("fa", "BC, then", "ق.م.، سپس"),
    ],
    fires=[
        ("fa", "A letter.", "یک نامه.."),
        ("ar", "Really?", "حقّا؟؟"),
        ("ar", "one, two", "واحد،، اثنان"),
    ],
)
def doubled_punctuation(pair: Pair) -> Iterator[Hit]:
    """A punctuation mark stands twice, or two that exclude each other."""
    if _DOUBLED.search(pair.t) is None:
        return
    source = pair.source.translate(_PLAIN_MARKS)
    theirs = {mark for mark in _TWO_MARKS if mark in source}
    for found in _DOUBLED.finditer(pair.t):
        if found[0][:2].translate(_PLAIN_MARKS) not in theirs:
            yield Hit(*found.span(), "Write one mark.", found[0][0])
