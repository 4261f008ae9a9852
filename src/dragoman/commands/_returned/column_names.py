"""What the name of a column says of its translations, as other programs and people write it:
``de``, ``German``, ``Target: German``, ``Target_de``, ``German text``, ``Translation``."""

from __future__ import annotations

from collections.abc import Collection, Iterable

from dragoman.languages.naming import find_language, is_in_cldr
from dragoman.patterns import compile_later
from dragoman.terms.wide import find_term_language, says_other

_TRANSLATED = compile_later(r"(?:target|translation|translated text)(?![^\W_])")
_BESIDE = compile_later(
    r"(?<![^\W_])(?:target|translation|translated|text|string|segment|language|value)(?![^\W_])"
)
"""What may be beside a language."""
_SIGNS = compile_later(r"^[^\w(\[]+|[^\w)\]]+$")
"""A flag, a star or a colon beside a name."""
_LONGEST_WORD = 3
"""In characters: what is longer is not a code by chance."""
_AROUND = " \t\n_:–—-()[]"


def find_translated(name: str, cells: Iterable[str], known: Collection[str]) -> str | None:
    """Return the language of the translations in a column; "" where its name does not say it, None
    for a column with something else.

    ``known`` are the codes that the project has. Many short words are the code of some language, as
    ``max`` and ``id``. It is meant where there are texts below it.
    """
    name = _SIGNS.sub("", " ".join(name.split()).lower())
    rest = _BESIDE.sub("", name).strip(_AROUND)
    code = find_term_language(name) or (find_language(rest) if rest else None)
    if not code:
        return "" if not rest and _TRANSLATED.match(name) else None
    if name in known and not says_other(name):
        return code
    is_name = len(name) > _LONGEST_WORD or any(" " in each or not each.isascii() for each in cells)
    return code if is_name and is_in_cldr(code) else None
