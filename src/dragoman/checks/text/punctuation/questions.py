"""Whether a text asks: with a mark, or with the words and the order that its language has."""

from __future__ import annotations

import re

from dragoman.checks.text.punctuation.endings import CLOSERS, ENDS, NOTE_AT_END, find_end_marks
from dragoman.patterns import compile_later
from dragoman.texts import scripts

_TAIL = 40
"""How many characters at the end of a text are searched for a syllable that asks."""
_QUESTION_MARK = compile_later(f"[{scripts.QUESTION_MARKS}]")
_ARMENIAN_QUESTION_MARK = "\u055e"
"""It is on the word that asks; the sentence ends as any other."""
_ARMENIAN_END = compile_later(r"[\u0589:.]\s")
_ASKING_WORD = compile_later(f"(?:か|かな|のか|[\u1000-\u109f])[。.။]?[{CLOSERS}]*$")
"""In Japanese and Burmese a last syllable asks, and the sentence ends as any other."""
_ASKS_BARE = compile_later(f"(?:か|かな|のか|လား|လဲ|လော|နည်း)[{CLOSERS}]*$|\u055e[^\u0589:.]*$")
"""A question without any mark at its end: Japanese and Burmese have a last syllable, Armenian has
its mark on the word that asks."""
_LONGEST_QUESTION = 400
"""How many are searched for the word of a question."""
_FRENCH_ASKING = compile_later(
    r"\b(?:qu['’]|(?:que|qui|quoi|où|quand|pourquoi|combien|quel(?:le)?s?|(?:les?|la)quel\w*)\b"
    r"|comment\b(?! \w+(?:er|ir|re)\b))|\w-(?:t-)?(?:je|tu|ils?|elles?|on|nous|vous|ce)\b",
    re.IGNORECASE,
)
"""What asks in French; « Comment envoyer une lettre » is a title."""
_STOP_BEHIND_QUESTION = compile_later(
    f"[{scripts.QUESTION_MARKS}][^{ENDS}]+[.\u06d4\u0964\u3002\uff0e]\\s*$"
)
"""A question that is a part of a sentence, in brackets or marks: a label “Encrypted?”."""
_TITLE_ASKING = {
    "zh": compile_later(
        "[吗嗎呢谁誰哪几幾怎]|什么|什麼|如何|为何|為何|多少|是否|何时|何時|何处|能否|可否"
    ),
    "ru": compile_later(
        r"\b(?:как|что|чем|чего|почему|зачем|где|когда|кто|ком|кого|сколько|куда|откуда|чей|ли\b)",
        re.IGNORECASE,
    ),
    "es": compile_later(r"\b(?:qué|quién|cómo|cuándo|dónde|adónde|cuál|cuánt)", re.IGNORECASE),
}
"""By language, what asks; a title without it says what is answered: 比特币的工作原理."""
_REPORTED = compile_later(
    r"\b(?:think|thinking|thought|wonder|wondering|wondered|ask|asking|asked|say|saying|said|told)"
    r"(?:\s\w+)?\s?[,:—–-]{1,3}\s+[\"'“‘]?[a-z]",
)
"""A question inside a sentence that tells it: another language may tell it without asking."""
_SUGGESTS = compile_later(r"[\"'“‘]*(?:maybe|perhaps|try|still not)\b", re.IGNORECASE)
"""An English question that suggests something: it may be a statement or a request elsewhere."""
_POLITE = compile_later(r"\b(?:please|confirm)\b", re.IGNORECASE)
"""A request of English, which other languages may ask for: ¿Podrías…?"""
_REQUEST = compile_later(
    r"\b(?:bitte|veuillez|merci de|por favor|per favore|lütfen|пожалуйста|будь ласка|proszę)\b"
    r"|لطف|رجى|رجاء|براہ کرم|\bנא\b|בבקשה|कृपया|ください|お願い|[请請]|세요|십시오",
    re.IGNORECASE,
)
"""The words of a request, which a question of the source may become."""
_ASKING = compile_later(
    r"\b(?:whether|if|how|why|what|who|whom|when|where|which|wonder\w*|ask\w*)\b", re.IGNORECASE
)
_ASKS_ITSELF = compile_later(
    r"[\"'“‘]*(?:(?:do|have) (?:i|you|we|they)"
    r"|don['’]t (?:i|we|they|these|those|you(?! (?:dare|ever|forget|worry)\b))"
    r"|(?:(?:is|are|was|does|did|will|would|can|could|has)(?:n['’]t)?|haven['’]t|won['’]t|can['’]t"
    r"|shouldn['’]t) (?:i|you|he|she|it|we|they|this|that|there|these|those|any(?:one|body)))\b",
    re.IGNORECASE,
)
"""An English sentence with the words in the order of a question, whatever its mark is.

“Do it now”, “Have these ready”, “Don't anybody move” and “Don't you dare” tell somebody to do it.
"""
_SENTENCE_START = compile_later(r"[.?!؟।]\s+(?=\S)|[。？！]\s*(?=\S)")


def is_question(end_marks: str, text: str) -> bool:
    """Return whether the last sentence of a text with these marks at its end is a question."""
    if _QUESTION_MARK.search(end_marks):
        return True
    if _ARMENIAN_QUESTION_MARK not in text:
        return False
    return _ARMENIAN_QUESTION_MARK in _ARMENIAN_END.split(text.rstrip())[-1]


def may_be_request(source: str, target: str) -> bool:
    """Return whether a question of a source only suggests something, or is a request elsewhere."""
    if _SUGGESTS.match(_last_sentence(source)):
        return True
    return _REQUEST.search(_last_sentence(target)) is not None


def is_polite(source: str) -> bool:
    """Return whether the last sentence of a source requests what another language may ask for."""
    return _POLITE.search(_last_sentence(source)) is not None


def asks_inside(end_marks: str) -> bool:
    """Return whether a text that ends with these marks has a question only inside its sentence."""
    return _STOP_BEHIND_QUESTION.search(end_marks) is not None


def asks_before_note(source: str) -> bool:
    """Return whether a source has a question before the note in brackets at its end."""
    note = NOTE_AT_END.search(source)
    return note is not None and is_question(find_end_marks(source[: note.start()]), source)


def may_ask_without_mark(text: str) -> bool:
    """Return whether a text may end with a question that its script writes without its mark."""
    return _ASKING_WORD.search(text[-_TAIL:]) is not None


def asks_bare(text: str) -> bool:
    """Return whether a text ends with a question that is seen without a mark at its end."""
    return _ASKS_BARE.search(text[-_LONGEST_QUESTION:]) is not None


def reports_question(source: str) -> bool:
    """Return whether a source has a question in its last sentence that may be told or asked."""
    return _REPORTED.search(_last_sentence(source)) is not None


def has_asking_word(source: str) -> bool:
    """Return whether the last sentence of a source has a word that asks, as in “whether”."""
    return _ASKING.search(_last_sentence(source)) is not None


def asks_without_mark(source: str, language: str) -> bool:
    """Return whether the last sentence of an English source is a question with another mark."""
    return language == "en" and _ASKS_ITSELF.match(_last_sentence(source)) is not None


def _last_sentence(source: str) -> str:
    return _SENTENCE_START.split(source.rstrip())[-1]


def names_question(target: str, language: str) -> bool:
    """Return whether a French text has in a title's form what its source asks.

    “Where do they go?” may be « Destination des lettres ».
    """
    return language == "fr" and _FRENCH_ASKING.search(_last_sentence(target)) is None


def is_title(source: str, target: str, language: str) -> bool:
    """Return whether a translation without a mark names, as titles do, what its source asks."""
    asking = _TITLE_ASKING.get(language)
    return asking is not None and has_asking_word(source) and not asking.search(target)
