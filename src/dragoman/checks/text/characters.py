"""Which characters are letters, marks and digits of the Arabic script.

The constants named ``…S`` and ``BIDI`` are the insides of character classes of regular
expressions, so that a pattern can join them: ``f"[{ARABIC_LETTERS}{ARABIC_MARKS}]"``.
"""

from __future__ import annotations

from dragoman.patterns import compile_later

ARABIC_LETTERS = (
    "\u0620-\u063f\u0641-\u064a\u066e\u066f\u0671-\u06d3\u06d5\u06ee\u06ef\u06fa-\u06fc\u06ff"
    "\u0750-\u077f\u08a0-\u08b4\ufb50-\ufbb1\ufbd3-\ufd3d\ufd50-\ufdfb\ufe70-\ufefc"
)
"""Letters of the Arabic script, without tatweel."""

ARABIC_MARKS = "\u064b-\u065f\u0670"
"""Marks on letters: vowels, shadda, hamza and madda."""

LETTERS_AND_MARKS = ARABIC_LETTERS + ARABIC_MARKS

WORD_CHARACTERS = f"{LETTERS_AND_MARKS}\u0640\u200c\u200dA-Za-z\u00c0-\u024f\u0370-\u052f_"
"""What words are made of, in the scripts that our texts mix."""

DIGIT = r"[^\D\x00-/:-\u065f\u066a-\u06ef\u06fa-\u07bf]"
"""The same as ``\\d``. So written, `re` passes quickly over the letters that most texts have."""

BIDI = "\u200e\u200f\u061c\u202a-\u202e\u2066-\u2069"
"""Characters that only steer the direction of text."""

LATIN_DIGITS, ARABIC_DIGITS, PERSIAN_DIGITS = "0123456789", "٠١٢٣٤٥٦٧٨٩", "۰۱۲۳۴۵۶۷۸۹"
TO_LATIN_DIGITS = str.maketrans(ARABIC_DIGITS + PERSIAN_DIGITS, LATIN_DIGITS * 2)
_ZEROS = "٠۰߀०০੦૦୦௦౦೦൦෦๐໐༠၀០᠐᥆᧐᪀᪐᭐᮰᱀᱐꘠꣐꤀꧐꩐꯰０"  # each is followed by the other nine in Unicode
"""The digit 0 of the scripts that have digits. The digits of Shan are not here: an old encoding of
Burmese uses their places for parts of letters."""
TO_PLAIN_DIGITS = {ord(zero) + value: str(value) for zero in _ZEROS for value in range(10)}

NON_JOINERS = frozenset("اأإآٱدذرزژوؤء")
"""Letters that never join the next letter, so that no half-space is needed after them."""

NOT_ARABIC = compile_later("[پچژگکی\u0679\u0688\u0691\u06ba\u06be\u06c1\u06d5]")
"""Letters of Persian, Urdu and Kurdish: what is quoted in them has its own spelling."""

_ARABIC_LETTER = compile_later(f"[{ARABIC_LETTERS}]")


def has_arabic_letter(text: str) -> bool:
    """Return whether a text has a letter of the Arabic script."""
    return _ARABIC_LETTER.search(text) is not None


def is_arabic_letter(character: str) -> bool:
    """Return whether a character is a letter of the Arabic script; "" is not."""
    return _ARABIC_LETTER.match(character) is not None


def read_words(words: str) -> frozenset[str]:
    """Return the words of a table that is written as running text."""
    return frozenset(words.split())
