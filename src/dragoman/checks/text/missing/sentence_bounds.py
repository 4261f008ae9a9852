"""How many sentences a text has at least, and at most: this is quick, and often enough."""

from __future__ import annotations

from dragoman.checks.text.missing.gaps import CASELESS
from dragoman.patterns import compile_later
from dragoman.texts.scripts import CLOSING, FULL_WIDTH_ENDS, SENTENCE_ENDS, WITHOUT_END_MARKS

_SURE_END = compile_later(  # it begins with a set of characters: for these, `re` searches quickly
    r"[.!?\u061f\u06d4]"
    r"(?:(?<=[a-z]{4}.)(?<!evtl.)(?<!inkl.)(?<!para.)(?<!dott.)"
    rf"|(?<=[^\W\d_]{{3}}.)(?<=[{CASELESS}].)(?<![\u0625\u0627]\u0644\u062e.)"
    r"|(?<=[^\W\d_]{2}[)\u00bb].))"
    rf"(?:(?<=\.)[)\"\u201d\u00bb]*+)? (?=[(\u201c\u00ab]?(?:[A-Z0-9]|(?=[{CASELESS}])\w))"
)
"""A mark behind what is no abbreviation, and no small letter behind it. Four of the abbreviations
end with four small letters; no other does."""
_POSSIBLE_END = compile_later(
    rf"[{SENTENCE_ENDS}{WITHOUT_END_MARKS}|\n]"
    rf"(?:(?<=[\n|{FULL_WIDTH_ENDS}])|(?![.!?\u2026a-z0-9]|[{CLOSING}\s]*\Z))"
)
"""All marks that may end a sentence, but those at the end of the text."""


def count_fewest(text: str) -> int:
    """Return how many sentences ``list_sentences`` finds in a text at least, in any language."""
    return 1 if "`" in text else len(_SURE_END.findall(text)) + 1


def count_most(text: str) -> int:
    """Return how many sentences ``list_sentences`` finds in a text at most, in any language."""
    return len(_POSSIBLE_END.findall(text)) + 1
