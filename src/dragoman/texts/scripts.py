"""Facts about scripts: which ones have no space between words, and which marks end a sentence.

Everything that counts, compares, splits or checks texts uses this table. Each constant is the
inside of a character class of a regular expression (``[...]``), so that constants can be combined.
"""

from __future__ import annotations

import unicodedata
from collections import Counter
from collections.abc import Iterable
from functools import lru_cache

from dragoman.patterns import compile_later

IDEOGRAPHS = (
    "\u3005-\u3007\u3041-\u3096\u309d-\u309f\u30a1-\u30fa\u30fc-\u30ff\u31f0-\u31ff\u3400-\u4dbf"
    "\u4e00-\u9fff\uf900-\ufaff\uff66-\uff9f\U0001b000-\U0001b16f\U00020000-\U0003ffff"
)
"""Han and Kana: nearly every character is a word, or a part of a word with its own meaning.

Source: Scripts.txt of Unicode, the scripts Hani, Hira and Kana without their punctuation.
"""

WITHOUT_END_MARKS = (
    "\u0e01-\u0e3a\u0e40-\u0e4e"  # Thai
    "\u0e81-\u0ebd\u0ec0-\u0ece\u0edc-\u0edf"  # Lao
)
"""Letters and marks of scripts in which a sentence ends without a mark: a space follows it."""

UNSPACED = WITHOUT_END_MARKS + (
    "\u1000-\u103f\u1050-\u108f\u109a-\u109d\ua9e0-\ua9ef\ua9fa-\ua9fe\uaa60-\uaa7f"  # Burmese
    "\u1780-\u17d3\u17d7\u17dc\u17dd"  # Khmer
    "\u1950-\u1974\u1980-\u19c9\u1a20-\u1a5e\u1a60-\u1a7c\uaa80-\uaac2"  # the Tai scripts
)
"""Letters and marks of scripts that have a space only between phrases: Thai, Lao, Khmer, Burmese.

Source: UAX #14, line breaking class SA, without digits and symbols.
"""

SPACELESS = IDEOGRAPHS + UNSPACED
"""All characters of scripts in which no space marks the end of a word."""

CHARACTERS_A_WORD = 6
"""How many characters of ``UNSPACED`` count as one word.

Source: GMX-V (LISA, later ETSI ISG LIS), the factor for Thai. GMX-V has no factor for Lao, Khmer
and Burmese; we use the one for Thai because they are written in the same way.
"""

SYLLABLE_ENDS = "\u0f0b\u0f0c"
"""The Tibetan marks between syllables. They are where other scripts have a space."""

CJK_MARKS = "\u3000-\u3004\u3008-\u303f\uff00-\uff65"
"""Punctuation as wide as an ideograph. There is no space beside it."""

FULL_WIDTH_ENDS = "\u3002\uff01\uff0e\uff1f\uff61"
"""Marks that end a sentence and that no space follows."""

NARROW_ENDS = (
    ".!?\u2026\u203c\u203d\u2047-\u2049"
    "\u0589\u055c\u055e"  # Armenian
    "\u061e\u061f\u06d4"  # Arabic, Persian, Urdu
    "\u0700-\u0702\u07f9"  # Syriac, N'Ko
    "\u0964\u0965"  # danda and double danda: Hindi, Bengali and others
    "\u0f0d\u0f0e"  # Tibetan
    "\u104a\u104b"  # Burmese
    "\u1362\u1367\u1368"  # Ethiopic
    "\u17d4\u17d5"  # Khmer
    "\u1803\u1809"  # Mongolian
    "\u1c7e\u1c7f\ua6f3\ua6f7\uaaf0\uabeb"  # Ol Chiki, Bamum, Meetei Mayek
)
"""Marks that end a sentence only where a space follows."""

SENTENCE_ENDS = NARROW_ENDS + FULL_WIDTH_ENDS
"""Marks that end a sentence.

Source: UAX #29, Sentence_Break ATerm and STerm, of those living scripts that CLDR has a locale for.
Added are the ellipsis, the Armenian exclamation and question marks and the Tibetan shad, which
end sentences too.
"""

QUESTION_MARKS = "?\u037e\u055e\u061f\u1367\u203d\u2047-\u2049\uff1f\ua6f7"
"""The marks of ``SENTENCE_ENDS`` that end a question, and the Greek question mark."""

PAUSES = ",;:\u2025\u060c\u061b\u1363-\u1366\u3001\uff0c\uff1a\uff1b\uff64"
"""Marks after which the sentence continues: commas, semicolons and colons."""

CLOSING = "\"'\u201d\u2019\u00bb\u203a)\\]}\uff09\uff3d\uff5d\u300d\u300f\u3011\u300b\u3009"
"""Quotation marks and brackets that may follow the mark at the end of a sentence."""

NOT_IN_ADDRESSES = CJK_MARKS + "".join(
    each for each in SENTENCE_ENDS + PAUSES if each not in ".!?,;:"
)
"""Marks that belong to the sentence around an address of the web, also with no space between."""

ARABIC_LANGUAGES = frozenset(
    {"ar", "fa", "ur", "ps", "ckb", "ug", "sd", "prs", "pnb", "mzn", "arz"}
)
"""Languages that are written in the Arabic script unless their code names another script."""

_NO_LETTERS = bytes(code for code in range(128) if not chr(code).isalpha())
_FEW = 80
"""An alphabet with its marks has about so many characters."""
_LEAST_SHARE = 0.1
"""The share of its letters from which a script is one of a text's own."""

_MARKS = compile_later(
    "[\u0640\u064b-\u065f\u0670"  # tatweel, vowels and other marks on letters
    "\u061c\u200b\u200d-\u200f\u202a-\u202e\u2066-\u2069]"  # invisible characters, except ZWNJ
)
_ONE_LETTER = (
    ("أ", "ا"), ("إ", "ا"), ("آ", "ا"), ("ٱ", "ا"), ("ى", "ي"), ("ی", "ي"), ("ئ", "ي"), ("ة", "ه"),
    ("ۀ", "ه"), ("ە", "ه"), ("ھ", "ه"), ("ہ", "ه"), ("ؤ", "و"), ("ک", "ك"),
    ("\u2019", "'"), ("\u02bc", "'"), ("\u00a0", " "),
)  # fmt: skip
"""What is replaced, and by what. ``str.replace`` for each is ten times as fast as
``str.translate``, which is slow for texts that are not in ASCII."""


def count_scripts(letters: Counter[str]) -> Counter[str]:
    """Return the number of letters by script, of letters with their numbers.

    A script is named as the names of its letters in Unicode begin: ``ARABIC``, ``LATIN``.
    """
    counts: Counter[str] = Counter()
    for char, count in letters.items():
        counts[_read_script(char)] += count
    return counts


@lru_cache(maxsize=4096)
def _read_script(char: str) -> str:
    name = unicodedata.name(char, "?")
    return name.removeprefix("HALFWIDTH ").removeprefix("FULLWIDTH ").split()[0]


def count_characters(text: str) -> Counter[str]:
    """Count the characters of a text, those first that come first.

    This is ``Counter(text)``, and several times as fast where few different ones occur.
    """
    counts: Counter[str] = Counter()
    for _ in range(_FEW):
        if not text:
            return counts
        char = text[0]
        rest = text.replace(char, "")
        counts[char] = len(text) - len(rest)
        text = rest
    counts.update(text)
    return counts


def count_letters(texts: Iterable[str]) -> Counter[str]:
    """Return the letters of texts, each with how often it occurs.

    All characters are counted first, and each different one is asked once whether it is a letter.
    """
    counts = count_characters("".join(texts))
    return Counter({char: count for char, count in counts.items() if char.isalpha()})


def list_scripts(texts: Iterable[str]) -> list[str]:
    """Return the scripts that texts are written in, the main one first.

    A script that has few of the letters is left out, as that of a name in brackets.
    """
    counts = count_scripts(count_letters(texts))
    least = _LEAST_SHARE * counts.total()
    return [name for name, count in counts.most_common() if count >= least]


def find_main_script(texts: Iterable[str]) -> str:
    """Return the first of ``list_scripts``; "" where that is empty."""
    text = "".join(texts)
    in_ascii = text.encode("ascii", "ignore")
    others = len(text) - len(in_ascii)
    if len(in_ascii.translate(None, _NO_LETTERS)) > others:
        return "LATIN"  # without a look at each character
    return next(iter(list_scripts([text])), "")


@lru_cache(maxsize=16384)
def list_word_scripts(word: str) -> tuple[str, ...]:
    """Return what ``list_scripts`` does for a word, which many texts may have."""
    found = set(map(_read_script, word))
    if len(found) == 1 and word.isalpha():  # so are nearly all
        return tuple(found)
    return tuple(list_scripts([word]))


def fold_letters(text: str) -> str:
    """Return a text in which all spellings of a word are equal.

    Letters of the Arabic script that have several forms become one form. Vowel signs (harakat) and
    invisible characters are removed. All apostrophes become one, and capitals become small. A
    half-space (ZWNJ) stays.
    """
    if text.isascii():
        return text.casefold()
    text = _MARKS.sub("", text)
    for letter, one in _ONE_LETTER:
        if letter in text:
            text = text.replace(letter, one)
    return text.casefold()


def is_ordinary(text: str) -> bool:
    """Return whether a text has only what is printed (``str.isprintable``), newlines and half
    spaces. Such a text has nothing that must be removed, and most texts are such ones."""
    return text.isprintable() or text.replace("\n", "").replace("\u200c", "").isprintable()
