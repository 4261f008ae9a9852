"""Language: a text is translated at all, whole, and without slips of the keyboard."""

from __future__ import annotations

from collections.abc import Iterator
from string import ascii_letters

from dragoman.checks import ARABIC_SCRIPT, Hit, Pair, base_language, rule
from dragoman.checks.text.characters import (
    ARABIC_LETTERS,
    ARABIC_MARKS,
    LETTERS_AND_MARKS,
    has_arabic_letter,
    read_words,
)
from dragoman.checks.text.english import SMALL_WORDS
from dragoman.checks.text.mask import MASKED_MARKUP
from dragoman.languages.near_languages import are_near
from dragoman.patterns import compile_later

_WORD = compile_later(r"(?<!\w)[^\W\d_]{2,}(?:[-'’][^\W\d_]+)*(?!\w)")
_WORD_OR_LETTER = compile_later(r"[^\W\d_]+")
_CODE = compile_later(
    r"[{}=;<>\\|$#@\[\]]|::|\w\(|(?:^|\s)--?\w|\w[._]\w|\w/\w|(?:^|\s)[/~]\w|[a-z][A-Z]|\w:\w|\ue000"
)
_FROM_PROGRAM = compile_later(
    r"\s*(?://|/\*|\*/|<!--|#!|--\s|b?r?#?\"[^\"]*(?<![.!?])\"\s*$"
    r"|\[[^\]\n]+\]\n|# [^\n]*\n\[|\w+=)"
)
"""A comment, a string or a file of settings: a part of a program, which may stay as it is."""
_FUNCTION_WORDS = read_words(
    """
    the of to in is are was were for and or with on by from this that you your we our it its not be
    have has been will can as at an if do does please
    """
)
_FOREIGN_WORDS = {
    **{language: SMALL_WORDS[language] for language in ("fr", "es", "it", "de", "pt")},
    "la": read_words("et est ad cum quod qui sed ab sunt"),
}
"""By language, small words that English hardly has: two of them show a quotation from it."""
_FEWEST_FOREIGN = 2
_SHORTEST_SHARE, _FEWEST_CHARACTERS, _FEWEST_WORDS = 0.5, 80, 8
"""A translation below this share of its source is short; shorter sources say nothing about that."""
_LONG, _SHORTEST_SHARE_OF_SHORT = 110, 0.43
"""One sentence of fewer characters may have a shorter translation, and nothing is missing."""
_MARKS_AND_TATWEEL = compile_later(f"[{ARABIC_MARKS}\u0640]")
_NO_LETTER = compile_later(
    f"[{ARABIC_MARKS}\u0640{MASKED_MARKUP}\t\n\v\f\r\x1c-\x1f\x85\xa0\u1680\u2000-\u200a\u2028\u2029"
    "\u202f\u205f\u3000]"
)
"""Marks on letters, markup, and white space but U+0020."""
_ARABIC_BEFORE_LATIN = compile_later(
    f"(?<![{LETTERS_AND_MARKS}])[{ARABIC_LETTERS}][{LETTERS_AND_MARKS}]+(?=[A-Za-z]{{2}})"
)
_ARABIC_CLITIC = compile_later(f"[وف]?(?:[بلك]?ال|لل|[بلك])?[{ARABIC_MARKS}]?$")


@rule(
    "source-copied",
    "error",
    silent=[
        ("fa", "BBC World Service", "BBC World Service"),
        ("ar", "make all install", "make all install"),
        ("fa", "https://example.net/a/b/c", "https://example.net/a/b/c"),
        ("ar", "run --all --with names", "run --all --with names"),
        ("en_GB", "we are all with you", "we are all with you"),
        ("fa", "// Keep the letter in the box.", "// Keep the letter in the box."),
        ("ar", '"the file is not here"', '"the file is not here"'),
        ("de", "Il faut bien le faire.", "Il faut bien le faire."),
        ("fa", "La vida es breve y el arte, largo.", "La vida es breve y el arte, largo."),
    ],
    fires=[
        ("ar", "We are all with you.", "We are all with you."),
        ("fa", "Letters from inside the prison", "Letters from inside the prison"),
        ("fa", "Letters from la Mancha and de Gaulle", "Letters from la Mancha and de Gaulle"),
    ],
)
def source_copied(pair: Pair) -> Iterator[Hit]:
    """The translation is a copy of the source.

    A quotation in a third language may stay as it is.
    """
    if (
        pair.source.strip() != pair.target.strip()
        or _FROM_PROGRAM.match(pair.source)
        or are_near(pair.source_language, pair.language)
    ):
        return
    words = _WORD.findall(pair.masked_target)
    lower_case = [word for word in words if word[0].islower()]
    if len(words) < 3 or len(lower_case) < 2:
        return
    function_words = len(_FUNCTION_WORDS.intersection(lower_case))
    if _CODE.search(pair.masked_target):
        is_prose = function_words >= 2
    else:
        is_prose = function_words > 0 or _is_sentence(pair.masked_target)
    if is_prose and not _is_foreign(pair, function_words):
        yield Hit(0, len(pair.target), "This is not translated.")


def _is_foreign(pair: Pair, own: int) -> bool:
    """Return whether a text has more small words of a third language than English ones (``own``).

    A text in another source language is judged in the same way, without the words of its own, if
    these are known. Inside a text, a word with a capital is part of a name, as in Las Vegas.
    """
    language = base_language(pair.source_language)
    if language != "en" and language not in _FOREIGN_WORDS:
        return False
    first, *others = _WORD_OR_LETTER.findall(pair.masked_target) or [""]
    words = {first.casefold(), *(word for word in others if word.islower())}
    own_words = _FOREIGN_WORDS.get(language, frozenset())
    own = max(own, len(own_words & words))
    foreign = (each for each in _FOREIGN_WORDS.values() if each != own_words)
    most = max(len(each & words) for each in foreign)
    return most >= _FEWEST_FOREIGN and most > own


def _is_sentence(text: str) -> bool:
    """Return whether a text begins with a capital, or ends as a sentence does."""
    return text.strip()[:1].isupper() or text.rstrip()[-1:] in ".!?:"


@rule(
    "wrong-script",
    "error",
    languages=ARABIC_SCRIPT,
    silent=[
        ("fa", "Firefox by Mozilla, the browser", "Mozilla Firefox browser"),
        ("ar", "Write to us.", "اكتبوا إلينا."),
        ("fa", "the same text here", "the same text here"),
    ],
    fires=[
        ("fa", "Letters from inside the prison", "Briefe aus dem Inneren des Gefängnisses"),
        ("ar", "We are with you today", "Nous sommes avec vous aujourd’hui"),
    ],
)
def wrong_script(pair: Pair) -> Iterator[Hit]:
    """The translation has no letter of its language's script: it is in another language."""
    if has_arabic_letter(pair.target) or pair.source.strip() == pair.target.strip():
        return
    words = _WORD.findall(pair.masked_target)
    if len(words) < 3 or _CODE.search(pair.masked_target):
        return
    in_source = {word.casefold() for word in _WORD.findall(pair.source)}
    if sum(word.casefold() in in_source for word in words) * 2 < len(words):
        yield Hit(0, len(pair.target), "This is not in the language of the catalogue.")


@rule(
    "too-short",
    "warning",
    languages=ARABIC_SCRIPT,
    silent=[
        ("fa", "We are standing by your side.", "کنارتان هستیم."),
        (
            "ar",
            "The letter was written in prison by a group of men and women who had lost everything.",
            "كتب الرسالة في السجن جماعة من الرجال والنساء فقدوا كل شيء.",
        ),
        (
            "ar",
            "[The browser](https://example.net/a/long/address/of/the/browser) deletes the "
            "[history](https://example.net/history) of a session.",
            "{المتصفح} يحذف سجل الجلسة.",
        ),
        (
            "ar",
            "Your information will not be displayed publicly, and will be kept confidential and "
            "secure.",
            "لن يتم عرض معلوماتك علنًا، وستبقى سرية وآمنة.",
        ),
    ],
    fires=[
        (
            "ar",
            "The letter was written in prison by a group of men and women, all of whom had lost "
            "everything, on the back of a newspaper of that week.",
            "كتب الرسالة في السجن رجال ونساء على ظهر جريدة قديمة هناك.",
        ),
        (
            "ar",
            "The letter was written in prison by a group of men and women. They had lost all hope.",
            "كتب الرسالة في السجن رجال ونساء.",
        ),
    ],
)
def too_short(pair: Pair) -> Iterator[Hit]:
    """The translation is less than half as long as the source: something may be missing.

    Of a source of one short sentence it is less than 43 per cent.
    """
    if len(pair.source) < _FEWEST_CHARACTERS or _is_long_enough(pair):
        return
    # Addresses and tags are not translated, and long.
    words = pair.masked_source.replace(MASKED_MARKUP, "").split()
    source_length = len(" ".join(words))
    target = pair.masked_target.replace(MASKED_MARKUP, "")
    length = len(" ".join(_MARKS_AND_TATWEEL.sub("", target).split()))
    if source_length < _FEWEST_CHARACTERS or len(words) < _FEWEST_WORDS:
        return
    least = _SHORTEST_SHARE if source_length >= _LONG else _SHORTEST_SHARE_OF_SHORT
    if 0 < length < least * source_length:
        share = round(100 * length / source_length)
        message = f"The translation has {share}% of the length of the source."
        yield Hit(0, len(pair.target), message)


def _is_long_enough(pair: Pair) -> bool:
    """Return whether the letters of the translation alone are enough; this is quick."""
    text = pair.masked_target
    others = text.count(" ") + len(_NO_LETTER.findall(text))
    return len(text) - others >= _SHORTEST_SHARE * len(pair.source)


def _joins_scripts(word: str) -> bool:
    return not word.isascii() and _ARABIC_BEFORE_LATIN.search(word) is not None


@rule(
    "mixed-script-word",
    "hint",
    languages="fa ar",
    fix="suggest",
    needs=ascii_letters,
    clue=_joins_scripts,
    silent=[
        ("fa", "PDFs", "PDFها"),
        ("ar", "with the API and SSH", "بالAPI وSSH والHTTP"),
        ("fa", "and HTTP", "وHTTP"),
    ],
    fires=[("fa", "from Linux", "ازLinux"), ("ar", "the Linux system", "نظامLinux")],
)
def mixed_script_word(pair: Pair) -> Iterator[Hit]:
    """There is no space between two words of different scripts."""
    for match in _ARABIC_BEFORE_LATIN.finditer(pair.masked_target):
        if pair.base_language == "ar" and _ARABIC_CLITIC.match(match[0]):
            continue
        yield Hit(*match.span(), "Write a space after this word.", match[0] + " ")
