"""How a text ends: with which marks, and whether it needs a mark at all."""

from __future__ import annotations

from dragoman.checks.text.characters import BIDI
from dragoman.checks.text.mask import MASKED_CONTENT, MASKED_MARKUP, URL
from dragoman.model import Kind
from dragoman.patterns import compile_later
from dragoman.texts import scripts

_CLOSING = f"{scripts.CLOSING}“‘‚„‟«‹״׳´`″〞〟"
"""Marks that may follow the mark at the end: in German “ closes a quotation, and in „…“ too."""
CLOSERS = f"\\s{BIDI}{MASKED_MARKUP}\u200b\u200c\ufeff{_CLOSING}*_~"
ENDS = f"{scripts.SENTENCE_ENDS}:\uff1a\u055d\u1366\u17d6"
"""The last three are the colons of Armenian, Ethiopic and Khmer."""
BETWEEN_ENDS = compile_later(r"(?:[^.!?؟۔。！？।\n]++|[.!?](?=[^\W_]))++")
"""What is between two marks that end sentences: a sentence, as far as a quick look can see. A mark
inside of a word, as in 3.5, is none."""
END_MARK = compile_later(f"[{ENDS}]")
_TAIL = 40
"""How many characters at the end of a text are searched for marks."""
_LAST_MARKS = compile_later(f"[{ENDS}{scripts.PAUSES}][{CLOSERS}{ENDS}]*+\\Z")
_NEEDS_NO_MARK = compile_later(f"[{scripts.WITHOUT_END_MARKS}\u0f40-\u0fbc]")
"""Thai, Lao and Tibetan: a space, or the end of the text, is enough."""
_JAPANESE_QUOTATION = compile_later("[\u3041-\u30ff][」』）]$")
"""A Japanese sentence needs no mark before the one that closes its quotation."""
_JAPANESE_PREDICATE = compile_later(
    "[\u3041-\u309f](?<!など)(?<!こと)(?<!もの)(?<!ため)(?<!とき)(?<!まで)(?<!とは)"
    "(?<!について)(?<!こちら)(?<!仕組み)$"
)
"""The end of a Japanese sentence; a phrase that ends with a noun needs no mark."""
_BARE_ITEMS = frozenset({"zh", "yue", "ja", "ko"})
"""Languages whose lists have items without a full stop, because many are no whole sentences."""
_BULLET = compile_later(r"\s*(?:[-*+•‣・]|\d{1,3}[.)])\s")
_TYPED_INSTEAD = (
    (compile_later("[:\uff1a\u1361]\\s?[-\u2013\u2014\u2212]{1,2}(?=\\s*$)"), ":"),
    (compile_later("\u1361\\s?\u1361"), "\u1362"),  # two Ethiopic word spaces for a full stop
    (
        compile_later(f"(?<=[\u0900-\u0dff])( ?)[|](?=[{CLOSERS}]*$)"),
        "\\1\u0964",
    ),  # a bar for a danda
    (compile_later("(?<=[\u1000-\u109f])\\s?[-\u2212](?=\\s*$)"), ":"),  # the Burmese colon
    (compile_later("\u1361(?=\\s*$)"), "\u1366"),  # one Ethiopic word space for a colon
    (compile_later("(?<=[\u0561-\u0587\u2024])[`\u2024](?=\\s*$)"), "\u055d"),  # the Armenian colon
    (compile_later("\u09f7"), "\u0964"),  # the sign of a fourth of a taka for a danda
)
"""What keyboards without a mark have instead of it, and the mark."""
_MAY_BE_TYPED = compile_later("[\u1361\u09f7\u2212\u2013\u2014\u2024`|-]")
_STOP_BEFORE_PLACE = compile_later(f"[{scripts.SENTENCE_ENDS}][{CLOSERS}]*{MASKED_CONTENT}+\\s*$")
_COLON_BEFORE_PLACE = compile_later(f"[:\uff1a][{CLOSERS}]*{MASKED_CONTENT}+[{CLOSERS}]*$")
"""The colon of the source, before a value of which a program knows whether it ends a sentence."""
NOTE_AT_END = compile_later(r"\s*[(（][^()（）\n]*[)）]\s*$")
_ADDRESS_AT_END = compile_later(f"(?:{URL.pattern})[{CLOSERS}.]*$")


def find_end_marks(text: str) -> str:
    """Return the marks at the end of a text, with the closing brackets between them."""
    tail = text[-_TAIL:]
    if _MAY_BE_TYPED.search(tail):
        for typed, mark in _TYPED_INSTEAD:
            tail = typed.sub(mark, tail)
    match = _LAST_MARKS.search(tail)
    return match[0] if match else ""


def ends_before_value(target: str, source_end: str) -> bool:
    """Return whether the mark that a translation needs is right before a value that ends it.

    So is a full stop before {closeLink}; a colon may have other signs between.
    """
    if _STOP_BEFORE_PLACE.search(target):
        return True
    return source_end[:1] == ":" and _COLON_BEFORE_PLACE.search(target) is not None


def drop_added_note(target: str, source: str) -> str:
    """Return a translation without a note in brackets that was added behind its last sentence."""
    note = NOTE_AT_END.search(target) if target.rstrip()[-1:] in (")", "）") else None
    if note is None or source.rstrip(f" \n{MASKED_MARKUP}.").endswith((")", "）", "]")):
        return target
    rest = target[: note.start()]
    return rest if END_MARK.search(find_end_marks(rest)) else target


def needs_no_mark(text: str) -> bool:
    """Return whether a text is in a script, or ends in a way, that needs no mark at the end."""
    end = text.rstrip()
    return bool(_NEEDS_NO_MARK.search(text) or _JAPANESE_QUOTATION.search(end[-2:]))


def ends_with_noun(text: str, language: str) -> bool:
    """Return whether a Japanese text ends with a noun, code or a bracket, not with a predicate."""
    if language != "ja":
        return False
    return _JAPANESE_PREDICATE.search(text.rstrip(f" \n*_~{MASKED_MARKUP}")) is None


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
