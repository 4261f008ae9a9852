"""Whether words that a translation shares with its source are prose that nobody translated."""

from __future__ import annotations

from dragoman.checks.text.english import has_small_word
from dragoman.checks.text.missing.lengths import measure_length
from dragoman.checks.text.spaceless import count_words
from dragoman.patterns import compile_later

FEWEST_WORDS, _FEWEST_SMALL = 5, 3
"""How many words of the source a run has, and how many of them begin with a small letter."""
OTHER_LETTER = compile_later(r"[^\W\d_\x00-\x7f]")
"""A letter that is not of English."""
_FEWEST_FOREIGN = 2
"""Small words with such a letter; an English sentence has hardly any, and names are not small."""
_MOST_UNKNOWN = 7
"""Words in a row of which, in English, one is surely an article or the like."""
EDGES = "\"'“”„‟‘’‚«»‹›()*_~.,;:!?…،؛؟。，、「」–—-%$€£"
"""What may be at the edges of a word. With other signs in it, it is code or an address."""
_LONG = 4
"""Letters of a word that a title writes with a capital letter."""
_ITEM_END = compile_later("[,،、;，；]")
_SUM = compile_later(
    r"(?<!\S)(?:[-–+]?[$€£][-–+]?\d[\d.,]*|[-–+]\d[\d.,]*[€%$]?|\d[\d.,]*[€%$])(?!\S)"
)
_LONGEST_ITEM, _FEWEST_SUMS = 2, 2
_NOT_PROSE = compile_later(r"(?=.*[^\W\d_]).*[0-9_-]")
"""The names of packages and files have digits and hyphens beside letters, words hardly ever."""
_BRACKETS = {"(": ")", "[": "]", "（": "）", "【": "】"}
_IN_BRACKETS = compile_later(r"(?:\s+\w{1,20})?\s*[(\[（【]([^()\[\]（）【】]+)[)\]）】]")
_QUOTES = "\"'“”„‟‘’‚«»‹›「」"
LONGEST_LABEL = 9


def is_prose(text: str) -> bool:
    """Return whether words have small letters enough, and are no title, name, command or list."""
    words = [word for word in (token.strip(EDGES) for token in text.split()) if word]
    if len(words) == FEWEST_WORDS and (words[0].isdecimal() or words[-1].isdecimal()):
        return False  # four words of a title, with its year
    if _is_label(text, len(words)) or 3 * sum(
        len(one) > 1 and one.isupper() for one in words
    ) > len(words):
        return False
    if 3 * sum(_NOT_PROSE.match(one) is not None for one in words) > len(words):
        return False
    if len(_SUM.findall(text)) >= _FEWEST_SUMS:
        text = _SUM.sub(",", text)  # a table of what things cost
    if all(len(item.split()) <= _LONGEST_ITEM for item in _ITEM_END.split(text)):
        return False
    small = [word for word in words if word[0].isalpha() and not word[0].isupper()]
    long = [word for word in words if len(word) >= _LONG and word[0].isalpha()]
    capitals = sum(word[0].isupper() for word in long)
    return len(small) >= _FEWEST_SMALL and bool(long) and 3 * capitals <= 2 * len(long)


def is_foreign(text: str) -> bool:
    """Return whether words of an English text are in another language, as the title of a talk.

    They have letters of it, or they are few and no small word of English is among them.
    """
    words = text.split()
    small = [word for word in words if word[0].islower() and OTHER_LETTER.search(word)]
    if len(small) >= _FEWEST_FOREIGN:
        return True
    return len(words) <= _MOST_UNKNOWN and not has_small_word(word.strip(EDGES) for word in words)


def _is_label(text: str, words: int) -> bool:
    """Return whether a few words are a quotation of their own: what a program or a title says."""
    return text[0] in _QUOTES and text.rstrip(".,")[-1] in _QUOTES and words <= LONGEST_LABEL


def is_original_wording(source: str, text: str, start: int, end: int) -> bool:
    """Return whether a run is in brackets behind a translation of it, or has one behind it."""
    behind = _IN_BRACKETS.match(text, end)
    if behind and 3 * measure_length(behind[1]) >= end - start and behind[1] not in source:
        return True
    opening = max(text.rfind(sign, 0, start + 1) for sign in _BRACKETS)
    if opening < 0:
        return False
    closing = text.find(_BRACKETS[text[opening]], opening)
    return end - 3 <= closing and count_words(text[:opening]) >= _FEWEST_SMALL
