"""A translation in another language, as its script shows."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from string import ascii_letters

from dragoman.checks import Hit, Pair, base_language, is_in_arabic_script, rule
from dragoman.checks.text.characters import has_arabic_letter
from dragoman.patterns import compile_later
from dragoman.scripts import list_scripts

_LETTERS = compile_later(r"[^\W\d_]{2,}")
_FEWEST = 4
"""So many letters are a word, and not a sign or a symbol."""
_ALSO_ARABIC = frozenset({"ku", "kmr"})
"""Codes of Kurdish in Latin letters that are given to Kurdish in Arabic letters, too."""
_ASCII = frozenset(ascii_letters)


@rule(
    "other-script",
    "error",
    silent=[
        ("fa", "The river report", "گزارش رود"),
        ("fa", "BBC World Service", "BBC World Service"),
        ("fa", "She wrote “хлеб” on it", "хлеб"),
        ("sr", "bread", "хлеб"),
        ("sr", "bread", "hleb"),
        ("ja", "bread", "パン"),
        ("ku", "clean water", "ئاوی پاک"),
        ("zh_CN", "clean water", "清洁的水"),
        ("de", "alpha and beta", "α und β"),
        ("fa", "α", "αβ"),
        ("xx", "clean water", "чистая вода"),
        ("prs", "clean water", "آب پاک"),
    ],
    fires=[
        ("fa", "bread", "хлеб"),
        ("de", "clean water", "чистая вода"),
        ("ru", "clean water", "آب پاک"),
        ("el", "clean water", "чистая вода"),
        ("ar", "clean water", "清洁的水和面包"),
    ],
)
def other_script(pair: Pair) -> Iterator[Hit]:
    """The translation is in a script of another language; there is no word in that of its own.

    It was put into the wrong file, or into the wrong column.
    """
    target = pair.masked_target
    if is_in_arabic_script(pair.language) and has_arabic_letter(target):
        return  # the usual case is decided without the data of languages
    if target.isascii() or not _ASCII.isdisjoint(target):
        return  # a word in Latin letters may stay as it is
    own = _find_scripts(pair.language)
    if not own or ("ARABIC" in own and has_arabic_letter(target)):
        return
    words = _LETTERS.findall(target)
    found = set(list_scripts(words))
    if sum(map(len, words)) >= _FEWEST and found.isdisjoint(own | set(list_scripts([pair.source]))):
        yield Hit(0, len(target), "This is the script of another language.")


@cache
def _find_scripts(language: str) -> frozenset[str]:
    """Return the scripts of a language; none where nobody knows it."""
    from dragoman import language_names, languages

    known = language_names.find_language(language)
    if known is None:
        return frozenset()
    scripts = languages.letter_scripts(known)
    return scripts | {"ARABIC"} if base_language(language) in _ALSO_ARABIC else scripts
