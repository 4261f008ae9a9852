"""Words without the differences between letters that people write for one sound of a name."""

from __future__ import annotations

import unicodedata
from functools import lru_cache

from dragoman.checks.text.names.sounds import is_hangul, is_katakana
from dragoman.patterns import compile_later


def _read_pairs(pairs: str) -> dict[str, str]:
    return dict(pair.split("=") for pair in pairs.split())


_ONE_LETTER = str.maketrans(
    _read_pairs(
        "ح=ه پ=ب ط=ت ٹ=ت ث=س ص=س ذ=ز ض=ز ظ=ز غ=ق ڤ=ف گ=ك ژ=ج چ=ج ڈ=د ڑ=ر"
        " ט=ת כ=ק ש=ס э=е ё=е є=е ї=і ґ=г ी=ि ू=ु ॅ=े ॉ=ो ट=त ठ=थ ड=द ढ=ध ष=श"
    )
    | {"\u093c": ""}
)
"""Letters that stand for one sound in some languages, or for one that names are written with."""
_KATAKANA = _read_pairs(
    "ヴァ=バ ヴィ=ビ ヴェ=ベ ヴォ=ボ ヴ=ブ ティ=チ ディ=ジ ヂ=ジ ヅ=ズ ファ=ハ"
    " フォ=ホ ウォ=ワ ウェ=エ"
)
"""Two ways in which Japanese writes a sound of other languages."""
_PAIR = compile_later("|".join(_KATAKANA))
_ONE_SIZE = str.maketrans("ァィゥェォャュョヮ", "アイウエオヤユヨワ", "ーッ")
_LONG_VOWEL = compile_later(
    "(?<=[エケセテネヘメレゲゼデベペ])イ|(?<=[オコソトノホモヨロゴゾドボポ])ウ"
)
"""What is also written as a line: ウェイド and ウェード, ロウ and ロー."""
_LAST = dict(zip("ドグズ", "トクス", strict=True))
"""The last sounds that Japanese does not always tell apart: デビッド and デビット."""


@lru_cache(maxsize=16384)
def even_letters(word: str) -> str:
    """Return a folded word as its letters are compared.

    Letters of one sound are the same, and syllables of Korean are taken apart.
    """
    if is_katakana(word):
        even = _PAIR.sub(lambda found: _KATAKANA[found[0]], word).translate(_ONE_SIZE)
        even = _LONG_VOWEL.sub("", even)
        return even[:-1] + _LAST.get(even[-1:], even[-1:])
    if is_hangul(word):
        return unicodedata.normalize("NFD", word)
    return word.translate(_ONE_LETTER)
