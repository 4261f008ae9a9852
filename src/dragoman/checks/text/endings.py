"""How a text ends: with which marks, whether it asks, and whether it needs a mark at all."""

from __future__ import annotations

import re

from dragoman import scripts
from dragoman.checks.text.characters import BIDI
from dragoman.checks.text.mask import MASKED_CONTENT, MASKED_MARKUP, URL
from dragoman.model import Kind
from dragoman.patterns import compile_later

_CLOSING = f"{scripts.CLOSING}“‘‚„‟«‹״׳´`″〞〟"
"""Marks that may follow the mark at the end: in German “ closes a quotation, and in „…“ too."""
_CLOSERS = f"\\s{BIDI}{MASKED_MARKUP}\u200b\u200c\ufeff{_CLOSING}*_~"
_ENDS = f"{scripts.SENTENCE_ENDS}:\uff1a"
BETWEEN_ENDS = compile_later(r"[^.!?؟۔。！？।\n]+")
"""What is between two marks that end sentences: a sentence, as far as a quick look can see."""
END_MARK = compile_later(f"[{_ENDS}]")
_QUESTION_MARK = compile_later(f"[{scripts.QUESTION_MARKS}]")
_ARMENIAN_QUESTION_MARK = "\u055e"
"""It is on the word that asks; the sentence ends as any other."""
_ARMENIAN_END = compile_later(r"[\u0589:.]\s")
_ASKING_WORD = compile_later(f"(?:か|かな|のか|[\u1000-\u109f])[。.။]?[{_CLOSERS}]*$")
"""In Japanese and Burmese a last syllable asks, and the sentence ends as any other."""
_TAIL = 40
"""How many characters at the end of a text are searched for marks."""
_LAST_MARKS = compile_later(f"([{_ENDS}{scripts.PAUSES}][{_CLOSERS}{_ENDS}]*|)[{_CLOSERS}]*$")
_NEEDS_NO_MARK = compile_later(f"[{scripts.WITHOUT_END_MARKS}\u0f40-\u0fbc]")
"""Thai, Lao and Tibetan: a space, or the end of the text, is enough."""
_JAPANESE_QUOTATION = compile_later("[\u3041-\u30ff][」』）]$")
"""A Japanese sentence needs no mark before the one that closes its quotation."""
_JAPANESE_PREDICATE = compile_later(
    "[\u3041-\u309f](?<!など)(?<!こと)(?<!もの)(?<!ため)(?<!とき)(?<!まで)(?<!とは)$"
)
"""The end of a Japanese sentence; a phrase that ends with a noun needs no mark."""
_FRENCH_ASKING = compile_later(
    r"\b(?:qu['’]|(?:que|qui|quoi|où|quand|pourquoi|combien|quel(?:le)?s?|(?:les?|la)quel\w*)\b"
    r"|comment\b(?! \w+(?:er|ir|re)\b))|\w-(?:t-)?(?:je|tu|ils?|elles?|on|nous|vous|ce)\b",
    re.IGNORECASE,
)
"""What asks in French; « Comment envoyer une lettre » is a title."""
_BARE_ITEMS = frozenset({"zh", "yue", "ja", "ko"})
"""Languages whose lists have items without a full stop, because many are no whole sentences."""
_BULLET = compile_later(r"\s*(?:[-*+•‣・]|\d{1,3}[.)])\s")
_TYPED_INSTEAD = (
    (compile_later("\u1361\\s?\u1361"), "\u1362"),  # two Ethiopic word spaces for a full stop
    (
        compile_later(f"(?<=[\u0900-\u0dff])( ?)[|](?=[{_CLOSERS}]*$)"),
        "\\1\u0964",
    ),  # a bar for a danda
    (compile_later("(?<=[\u1000-\u109f])-(?=\\s*$)"), ":"),  # the Burmese colon
)
"""What keyboards without a mark have instead of it, and the mark."""
_MAY_BE_TYPED = compile_later("[\u1361|-]")
_REPORTED = compile_later(
    r"\b(?:think|thinking|thought|wonder|wondering|wondered|ask|asking|asked|say|saying|said|told)"
    r"(?:\s\w+)?\s?[,:—–-]{1,3}\s+[\"'“‘]?[a-z]",
)
"""A question inside a sentence that tells it: another language may tell it without asking."""
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
_NOTE_AT_END = compile_later(r"\s*[(（][^()（）\n]*[)）]\s*$")
_SENTENCE_START = compile_later(r"[.?!]\s+(?=\S)")
_ADDRESS_AT_END = compile_later(f"(?:{URL.pattern})[{_CLOSERS}.]*$", re.IGNORECASE)


def find_end_marks(text: str) -> str:
    """Return the marks at the end of a text, with the closing brackets between them."""
    tail = text[-_TAIL:]
    if _MAY_BE_TYPED.search(tail):
        for typed, mark in _TYPED_INSTEAD:
            tail = typed.sub(mark, tail)
    match = _LAST_MARKS.search(tail)
    return match[1] if match else ""


def is_question(end_marks: str, text: str) -> bool:
    """Return whether the last sentence of a text with these marks at its end is a question."""
    if _QUESTION_MARK.search(end_marks):
        return True
    if _ARMENIAN_QUESTION_MARK not in text:
        return False
    return _ARMENIAN_QUESTION_MARK in _ARMENIAN_END.split(text.rstrip())[-1]


def may_ask_without_mark(text: str) -> bool:
    """Return whether a text may end with a question that its script writes without its mark."""
    return _ASKING_WORD.search(text[-_TAIL:]) is not None


def reports_question(source: str) -> bool:
    """Return whether a source has a question in its last sentence that may be told or asked."""
    return _REPORTED.search(_last_sentence(source)) is not None


def has_asking_word(source: str) -> bool:
    """Return whether the last sentence of a source has a word that asks, as in “whether”."""
    return _ASKING.search(_last_sentence(source)) is not None


def asks_without_mark(source: str, language: str) -> bool:
    """Return whether the last sentence of an English source is a question with another mark."""
    return language == "en" and _ASKS_ITSELF.match(_last_sentence(source)) is not None


def drop_added_note(target: str, source: str) -> str:
    """Return a translation without a note in brackets that was added behind its last sentence."""
    note = _NOTE_AT_END.search(target) if target.rstrip()[-1:] in (")", "）") else None
    if note is None or source.rstrip(f" \n{MASKED_MARKUP}.").endswith((")", "）", "]")):
        return target
    rest = target[: note.start()]
    return rest if END_MARK.search(find_end_marks(rest)) else target


def _last_sentence(source: str) -> str:
    return _SENTENCE_START.split(source.rstrip())[-1]


def needs_no_mark(text: str) -> bool:
    """Return whether a text is in a script, or ends in a way, that needs no mark at the end."""
    end = text.rstrip()
    return bool(_NEEDS_NO_MARK.search(text) or _JAPANESE_QUOTATION.search(end[-2:]))


def ends_with_noun(text: str, language: str) -> bool:
    """Return whether a Japanese text ends with a noun, code or a bracket, not with a predicate."""
    if language != "ja":
        return False
    return _JAPANESE_PREDICATE.search(text.rstrip(f" \n*_~{MASKED_MARKUP}")) is None


def names_question(target: str, language: str) -> bool:
    """Return whether a French text has in a title's form what its source asks.

    “Where do they go?” may be « Destination des lettres ».
    """
    return language == "fr" and _FRENCH_ASKING.search(_last_sentence(target)) is None


def is_listed(text: str, kind: str, language: str) -> bool:
    """Return whether a text is an item of a list in a language that writes none after an item."""
    if language not in _BARE_ITEMS:
        return False
    return kind.startswith(Kind.LIST_ITEM) or _BULLET.match(text) is not None


def ends_with_address(text: str, masked: str) -> bool:
    """Return whether a reader sees an address at the end, which a full stop would seem part of."""
    if not masked.rstrip(" .\n").endswith(MASKED_CONTENT):
        return False
    return _ADDRESS_AT_END.search(text.rstrip()[-300:]) is not None
