"""What of a text its translation left as it is: tags, placeholders, code, names.

Where a new text has the same, its translation will have them too, letter by letter, whatever
becomes of the words between them.
"""

from __future__ import annotations

from collections import Counter

from dragoman.patterns import compile_later

_MARKUP = r"<[^<>]*>|\{[^{}]*\}|%[-+#0]*[\w.$]*|&\w+;"
_CODE = r"[^\W_]+(?:[-_./:@][^\W_]+)*"
_TOKEN = compile_later(f"{_MARKUP}|{_CODE}")
_MARKUP_ALONE = compile_later(_MARKUP)
_LEAST = 2
"""So many characters it must have: single letters and digits are everywhere."""


def measure_left(old: str, translation: str, new: str, *, only_markup: bool) -> float:
    """Return how much of two texts is in both, and was left as it is in the old translation.

    It is a share of the letters of the longer text: 0 to 1. A word in small letters does not count:
    it is in a translation that is not finished. With ``only_markup``, tags and placeholders count.
    """
    pattern = _MARKUP_ALONE if only_markup else _TOKEN
    counts = [Counter(pattern.findall(text)) for text in (old, new, translation)]
    common = counts[0] & counts[1] & counts[2]
    letters = sum(len(token) * count for token, count in common.items() if _is_telling(token))
    return letters / max(len(old), len(new), 1)


def _is_telling(token: str) -> bool:
    is_word = token.isalpha() and token.islower()
    return len(token) >= _LEAST and not is_word
