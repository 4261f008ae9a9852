"""Whether words that a translation shares with its source are prose that nobody translated."""

from __future__ import annotations

import re

from dragoman.checks.text.english import is_in_no_name, is_likely_english, is_small_word
from dragoman.checks.text.mask import cover_places
from dragoman.checks.text.missing.lengths import measure_length
from dragoman.checks.text.spaceless import count_words
from dragoman.patterns import compile_later

FEWEST_WORDS, _FEWEST_SMALL = 5, 3
"""How many words of the source a run has, and how many of them begin with a small letter."""
OTHER_LETTER = compile_later(r"[^\W\d_\x00-\x7f]")
"""A letter that is not of English."""
_FEWEST_FOREIGN = 2
"""Small words with such a letter; an English sentence has hardly any, and names are not small."""
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
_QUOTATION = compile_later('["“”„‟«»「『][^"“”„‟«»「」『』\n]+["“”„‟«»」』]')
_MESSAGE = compile_later(
    r"\b(?:error|warning|message)s?\b[^\"\u201c.]{0,60}[\"\u201c]", re.IGNORECASE
)
"""A source that quotes what a program says: readers look for these words, however many."""
_BOLD_LABEL = compile_later(r"(?<=[^\s.!?:] )\*\*[^*\n]*[^*\n.!?:]\*\*")
_GUI_LABEL = compile_later(r"<\w+ class=[^<>]*(?:gui|label|menu|button)[^<>]*>[^<>\n]+(?=</)")
"""A label of a program that is not translated, in the middle of a sentence."""
_QUOTES = "\"'“”„‟‘’‚«»‹›「」"
LONGEST_LABEL = 9


def hide_labels(text: str, target: str, source: str) -> str:
    """Return a masked text with spaces for the quotations and labels that the source has too."""
    words = source.casefold()
    has_message = _MESSAGE.search(source) is not None

    def hide(found: re.Match[str]) -> str:
        is_short = has_message or len(found[0].split()) <= LONGEST_LABEL
        is_label = is_short and found[0][1:-1].strip(EDGES).casefold() in words
        return " " * len(found[0]) if is_label else found[0]

    text = _QUOTATION.sub(hide, text)
    for sign, pattern in (("**", _BOLD_LABEL), ("class=", _GUI_LABEL)):
        if sign in target:
            labels = [match.span() for match in pattern.finditer(target) if match[0] in source]
            text = cover_places(text, labels, " ")
    return text


def is_prose(text: str) -> bool:
    """Return whether words have small letters enough, and are no title, name, command or list."""
    words = [word for word in (token.strip(EDGES) for token in text.split()) if word]
    if len(words) == FEWEST_WORDS and (words[0].isdecimal() or words[-1].isdecimal()):
        return False  # four words of a title, with its year
    shouted = sum(len(one) > 1 and one.isupper() for one in words)
    if _is_label(text, len(words)) or 2 * shouted > len(words):
        return False
    if 3 * sum(_NOT_PROSE.match(one) is not None for one in words) > len(words):
        return False
    if len(_SUM.findall(text)) >= _FEWEST_SUMS:
        text = _SUM.sub(",", text)  # a table of what things cost
    is_list = all(len(item.split()) <= _LONGEST_ITEM for item in _ITEM_END.split(text))
    if is_list and not any(map(is_small_word, words)):
        return False
    small = [word for word in words if word[0].isalpha() and not word[0].isupper()]
    return len(small) >= _FEWEST_SMALL and any(
        (len(word) >= _LONG and word.islower()) or is_in_no_name(word) for word in small
    )


def is_foreign(text: str) -> bool:
    """Return whether words of an English text are in another language, as the title of a talk.

    They have letters of it, or nothing in them is English.
    """
    words = text.split()
    small = [word for word in words if word[0].islower() and OTHER_LETTER.search(word)]
    return len(small) >= _FEWEST_FOREIGN or not is_likely_english(
        word.strip(EDGES) for word in words
    )


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
