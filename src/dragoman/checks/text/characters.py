"""What the rules know of characters: letters of the Arabic script, marks, digits, and folding."""

from __future__ import annotations

import re

L = (
    "\u0620-\u063f\u0641-\u064a\u066e\u066f\u0671-\u06d3\u06d5\u06ee\u06ef\u06fa-\u06fc\u06ff"
    "\u0750-\u077f\u08a0-\u08b4\ufb50-\ufbb1\ufbd3-\ufd3d\ufd50-\ufdfb\ufe70-\ufefc"
)
"""Letters of the Arabic script, for the inside of a character class; no tatweel."""

H = "\u064b-\u065f\u0670"
"""Marks on letters: vowels, shadda, hamza and madda."""

W = f"{L}{H}\u0640\u200c\u200dA-Za-z\u00c0-\u024f\u0370-\u052f_"
"""What words are made of."""

DIGITS = str.maketrans("٠١٢٣٤٥٦٧٨٩۰۱۲۳۴۵۶۷۸۹", "01234567890123456789")
ARABIC_DIGITS, PERSIAN_DIGITS = "٠١٢٣٤٥٦٧٨٩", "۰۱۲۳۴۵۶۷۸۹"
BIDI = "\u200e\u200f\u061c\u202a-\u202e\u2066-\u2069"
"""Characters that only steer the direction."""

ARABIC_LETTER = re.compile(f"[{L}]")
WORD = re.compile(f"[{L}{H}\u0640\u200c\u200d\\w]+")
LETTERS = re.compile(r"[^\W\d_]+")
NON_JOINERS = frozenset("اأإآٱدذرزژوؤةىء")
"""Letters that do not join the next one, so that no half-space is needed after them."""


def word_set(words: str) -> frozenset[str]:
    """Give the words of a table that is written as running text."""
    return frozenset(words.split())
