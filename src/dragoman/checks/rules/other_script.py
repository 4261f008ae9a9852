"""A translation in another language, as its script shows."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from itertools import chain
from string import ascii_letters

from dragoman.checks import Hit, Pair, base_language, is_in_arabic_script, rule
from dragoman.checks.text.characters import has_arabic_letter
from dragoman.patterns import compile_later
from dragoman.texts.scripts import list_scripts, list_word_scripts

_LETTERS = compile_later(r"[^\W\d_]{2,}")
_FEWEST = 4
"""So many letters are a word, and not a sign or a symbol."""
_ALSO = {
    **dict.fromkeys(("cnr", "sh", "mo"), frozenset({"CYRILLIC"})),
    **dict.fromkeys(("ku", "kmr", "tg", "tk", "tt", "ug"), frozenset({"CYRILLIC", "ARABIC"})),
    "mn": frozenset({"MONGOLIAN"}), "kab": frozenset({"TIFINAGH"}), "zh": frozenset({"BOPOMOFO"}),
}  # fmt: skip
"""By language, scripts that some of its writers use and that CLDR does not have for it."""
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
        ("ja", "telephone", "ﾃﾚﾌｫﾝ"),
        ("ku", "clean water", "ئاوی پاک"),
        ("zh_CN", "clean water", "清洁的水"),
        ("de", "alpha and beta", "α und β"),
        ("fa", "α", "αβ"),
        ("xx", "clean water", "чистая вода"),
        ("de", "Arabic", "العربية"),
        ("fa", "Russian", "Русский"),
        ("prs", "clean water", "آب پاک"),
        ("hyw", "clean water", "մաքուր ջուր"),
        ("xmf", "clean water", "სუფთა წყარი"),
        ("cnr", "clean water", "чиста вода"),
        ("ku", "clean water", "аве пак"),
        ("tg", "clean water", "آب پاک"),
        ("mn", "clean water", "ᠤᠰᠤᠨ ᠤᠰᠤ"),
    ],
    fires=[
        ("fa", "bread", "хлеб"),
        ("de", "clean water", "чистая вода"),
        ("ru", "clean water", "آب پاک"),
        ("el", "clean water", "чистая вода"),
        ("sr_Latn", "clean water", "чиста вода"),
        ("hr", "clean water", "чиста вода"),
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
    if sum(map(len, words)) < _FEWEST:
        return
    if own.issuperset(chain.from_iterable(map(list_word_scripts, words))):
        return  # the usual case in other scripts: most words are known
    usual = own | set(list_scripts([pair.source]))
    if usual.isdisjoint(list_scripts(words)) and not _is_language_name(target):
        yield Hit(0, len(target), "This is the script of another language.")


def _is_language_name(text: str) -> bool:
    """Return whether a text is the name of a language, as in a list of languages to choose from:
    each is there in its own letters."""
    from dragoman.languages import naming

    return naming.find_language(text) is not None


@cache
def _find_scripts(language: str) -> frozenset[str]:
    """Return the scripts of a language; none where nobody knows it."""
    from dragoman.languages import naming
    from dragoman.languages.letters import letter_scripts

    known = naming.find_language(language)
    if known is None or not (naming.has_own_data(known) or _has_own_name(known)):
        return frozenset()
    is_named = any(len(part) == 4 for part in language.replace("-", "_").split("_"))
    also = frozenset() if is_named else _ALSO.get(base_language(language), frozenset())
    return letter_scripts(known) | also


def _has_own_name(code: str) -> bool:
    """Return whether the name of a language in itself is known: it shows the script."""
    from dragoman import languages

    return languages.find_autonym(code) not in (languages.find_language_name(code), code)
