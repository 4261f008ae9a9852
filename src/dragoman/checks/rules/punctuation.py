"""Punctuation: the marks of the language, each once and none at the beginning."""

from __future__ import annotations

from collections.abc import Iterator

from dragoman.checks import ARABIC_SCRIPT, Hit, Pair, rule
from dragoman.checks.text.characters import ARABIC_LETTERS, BIDI, LETTERS_AND_MARKS
from dragoman.patterns import compile_later

_MARK_AT_START = compile_later(f"^[{BIDI}\\s]*([،؛؟:!]|\\.(?![A-Za-z\\d.…/\\\\*\u3040-\ud7af]))")
_PUNCTUATION_FIRST = compile_later(r"\s*[^\w\s<({\[\"'“‘«`*_%$&\\#@~/-]")
_LATIN_MARK = compile_later(
    f"(?<=[{LETTERS_AND_MARKS}])[,;?](?=[»›”’\"')\\]*_]*(?:\\s|$))"
    f"|(?<=[{LETTERS_AND_MARKS}] )[,;?](?= [{ARABIC_LETTERS}]|$)"
)
"""A Latin mark behind a word of the Arabic script, before a space or at the end."""
_SEPARATOR = compile_later(r"[,;](?=[^\W\d])|;$")
"""Marks that separate entries and not clauses, as in lists of keywords."""
_TO_ARABIC_MARK = {",": "،", ";": "؛", "?": "؟"}
_TWO_MARKS = compile_later("[.،؛؟]{2}")
_DOUBLED_MARK = compile_later(r"(?<!\.)\.\.(?!\.)|(?<!\.)(?<!\b\w)\.،|،\.(?!\.)|،،+|؛؛+|؟؟+")
_DOUBLED_LATIN_MARKS = ("..", ".,", ",.", ",,", ";;", "??")
_TO_LATIN_MARKS = str.maketrans("،؛؟", ",;?")


@rule(
    "start-punctuation",
    "warning",
    languages=ARABIC_SCRIPT,
    fix="suggest",
    needs=".،؛؟:!",
    clue=_MARK_AT_START,
    silent=[
        ("fa", "…and more", "…و بیشتر"),
        ("fa", "The .NET tools", ".NET و ابزارهایش"),
        ("ar", ": name", ": الاسم"),
        ("ar", "wait", "...انتظروا"),
        ("ar", "Dot 中国", ".中国"),
    ],
    fires=[("fa", "Write now.", ".اکنون بنویسید"), ("ar", "Why?", "؟لماذا"), ("ar", "So", "، إذن")],
)
def start_punctuation(pair: Pair) -> Iterator[Hit]:
    """A mark that ends sentences is at the beginning, as when a line is typed left to right."""
    match = _MARK_AT_START.match(pair.masked_target)
    if match and not _PUNCTUATION_FIRST.match(pair.masked_source):
        yield Hit(*match.span(1), "No sentence begins with this mark.", "")


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
        ("fa", "the pattern (word?)", "الگوی (واژه?)x"),
    ],
    fires=[
        ("ar", "books, letters", "كتب, رسائل"),
        ("fa", "letters; books", "نامه‌ها; کتاب‌ها"),
        ("fa", "letters, books", "نامه‌ها , کتاب‌ها"),
        ("fa", "Which?", "کدام?"),
        ("fa", "“Who is there?”", "«کی آنجاست?»"),
        ("ar", "Books (which?) and letters", "كتب (أيّها?) ورسائل"),
    ],
)
def latin_punctuation(pair: Pair) -> Iterator[Hit]:
    """A comma, semicolon or question mark is the Latin one."""
    if _LATIN_MARK.search(pair.masked_target) is None:
        return
    separators = {match[0][0] for match in _SEPARATOR.finditer(pair.source)}
    separators.update(mark[1] for mark in (" ,", " ;", " ?") if mark in pair.source)
    for match in _LATIN_MARK.finditer(pair.masked_target):
        if match[0] in separators:
            continue
        right = _TO_ARABIC_MARK[match[0]]
        yield Hit(*match.span(), f"Write {right} instead of {match[0]}", right, safe=True)


@rule(
    "doubled-punctuation",
    "hint",
    fix="suggest",
    needs=".،؛؟",
    clue=_TWO_MARKS,
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
    """A punctuation mark is written twice, or two marks are together that exclude each other."""
    text = pair.masked_target
    if not _DOUBLED_MARK.search(text):
        return
    source = pair.source.translate(_TO_LATIN_MARKS)
    in_source = {marks for marks in _DOUBLED_LATIN_MARKS if marks in source}
    for match in _DOUBLED_MARK.finditer(text):
        if match[0][:2].translate(_TO_LATIN_MARKS) not in in_source:
            yield Hit(*match.span(), "Write only one mark here.", match[0][0])
