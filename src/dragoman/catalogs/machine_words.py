"""Which words of a translation are still as a machine wrote them, also after people changed some.

The mark of a draft lapses when somebody changes or confirms it. What stays are the words of the
draft, in marks of their own: each word as two characters, in the order of the text. So the words
of the draft can be compared with those of the translation, whatever became of it, with nothing
but the catalogue at hand: no history of git, and no second file that gets lost on the way to a
translator. The words themselves cannot be read from it, and need not be: 4096 values are enough
to tell them apart in one paragraph.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from unicodedata import normalize
from zlib import crc32

from dragoman.model import hide_placeholders
from dragoman.patterns import compile_later
from dragoman.po.blocks import Block
from dragoman.po.marks import MarkKind, find_marks, write_mark
from dragoman.texts import scripts

_SIZE = 2
"""How many characters a word has in a mark."""
_WORDS_A_LINE = 25
"""So a mark has less than 76 columns: tools break longer comments."""
_SIGNS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_"
"""What a word is written with, as in Base64 for addresses (RFC 4648): each sign has six bits."""
_ZWNJ = "\u200c"
_TOKENS = compile_later(
    f"[{scripts.IDEOGRAPHS}]"
    f"|[{scripts.UNSPACED}]+"
    f"|(?:(?![{scripts.SPACELESS}])[^\\W_]|(?<=[^\\W_])['\u2019\u200c-](?=[^\\W_]))+"
)
"""A word: an ideograph, a run of Thai and the like, or letters and digits with what may be inside a
word."""


def write_machine_words(texts: Sequence[str]) -> list[str]:
    """Return the marks that keep the words of a draft; ``texts`` are its plural forms.

    Each has a number: of two lines that are the same, some tools drop one.
    """
    codes = _encode_words(texts)
    lines = [codes[at : at + _WORDS_A_LINE] for at in range(0, len(codes), _WORDS_A_LINE)]
    return [
        write_mark(MarkKind.MACHINE, f"{number} {''.join(line)}")
        for number, line in enumerate(lines, 1)
    ]


def gather_machine_words(messages: Iterable[Block]) -> list[str]:
    """Return the marks that keep which words of some translations a machine wrote.

    They go where the translations go. The marks of several messages are numbered anew.
    """
    found = [list(find_marks(message.comments, MarkKind.MACHINE)) for message in messages]
    texts = [mark.text.split()[-1] for marks in found for mark in marks]
    return [
        write_mark(MarkKind.MACHINE, f"{number} {text}") for number, text in enumerate(texts, 1)
    ]


def share_unmodified(message: Block) -> float | None:
    """Return the share of the words that are still as a machine wrote them, 0 to 1.

    Words count as the machine's that are in its draft in the same order. Spelling that dragoman
    itself corrects (half-spaces, forms of letters) does not make a word another one. Returns None
    for a translation that no machine drafted, and where there is no text.
    """
    if not message.may_have_marks or not any(message.msgstr):
        return None
    drafted = _read_words(message.comments)
    if not drafted:
        return None
    words = _encode_words(message.msgstr)
    if not words:
        return 0.0
    return _count_common(drafted, words) / len(words)


def _count_common(one: Sequence[str], other: Sequence[str]) -> int:
    """Return the length of the longest common subsequence: what both have, in the same order.

    The algorithm is that of Allison and Dix (1986) with the bits of one number for a row, which
    needs no library: `status` counts without one.
    """
    if one == other:
        return len(one)
    places: dict[str, int] = {}
    for at, word in enumerate(one):
        places[word] = places.get(word, 0) | 1 << at
    every = (1 << len(one)) - 1
    row = every
    for word in other:
        found = row & places.get(word, 0)
        row = (row + found) | (row - found)
    return (~row & every).bit_count()


def describe_share(share: float) -> str:
    """Return a share of ``share_unmodified`` as a sentence without its end."""
    from dragoman.languages import round_percent

    return f"{round_percent(share)} % of its words are still as a machine wrote them"


def _read_words(comments: Iterable[str]) -> list[str]:
    """Return the words of a draft as its marks have them."""
    found: list[str] = []
    for mark in find_marks(comments, MarkKind.MACHINE):
        text = mark.text.split()[-1]
        found += [text[at : at + _SIZE] for at in range(0, len(text), _SIZE)]
    return found


def _encode_words(texts: Iterable[str]) -> list[str]:
    """Return each word of texts as two characters."""
    return [_encode(word) for text in texts for word in _list_words(text)]


def _encode(word: str) -> str:
    value = crc32(word.encode("utf-8", "surrogatepass")) & 0xFFF
    return _SIGNS[value >> 6] + _SIGNS[value & 63]


def _list_words(text: str) -> list[str]:
    """Return the words of a text, each in the form in which all its spellings are equal."""
    folded = scripts.fold_letters(normalize("NFC", hide_placeholders(text)))
    words: list[str] = []
    for run in _TOKENS.findall(folded):
        words += _cut_unspaced(run) if _is_unspaced(run) else [run.replace(_ZWNJ, "")]
    return words


def _is_unspaced(run: str) -> bool:
    return re.match(f"[{scripts.UNSPACED}]", run) is not None


def _cut_unspaced(run: str) -> list[str]:
    """Cut a run of Thai and the like. Each piece ends after certain letters, so that a change at
    one place leaves the pieces at others as they were."""
    pieces, start = list[str](), 0
    for at, char in enumerate(run, 1):
        if ord(char) % scripts.CHARACTERS_A_WORD == 0:
            pieces.append(run[start:at])
            start = at
    return [*pieces, run[start:]] if start < len(run) else pieces
