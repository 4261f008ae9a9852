"""A text that has the document between its translation, as an answer to a mail: what is left of it.

There is no list of labels such as ``EN:`` and ``FA:``. A label or a number is known by this: it
comes again before most paragraphs.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from itertools import pairwise
from types import MappingProxyType
from typing import NamedTuple

from dragoman.commands._adopt.beside import find_beside
from dragoman.commands._adopt.texts import has_words
from dragoman.patterns import compile_later

_KEY = 3
"""A paragraph is looked up by this many words at its beginning."""
_FEWEST = 3
"""What comes fewer times than this may be there by chance."""
_FEW = 8
"""One of so many has it: a state, or ``Persian:`` among others with ``FA:``."""
_LONGEST = 80
"""In characters: no label is as long."""
_QUOTED = compile_later(r"^[ \t]*(?:>[ \t]?)+", re.MULTILINE)
_NOTHING: Mapping[str, str] = MappingProxyType({})
_SIGNATURE = "-- "
_LONGEST_SIGNATURE = 8
"""In lines."""
_WORD = compile_later(r"\S+")
_EDGES = compile_later(r"^[\W_]+|[\W_]+$")
_DIGITS = compile_later(r"\d+")
_LETTER = compile_later(r"[^\W\d_]")
_LABEL = compile_later(  # "EN:", "12. [fa]", "Your translation:", "fa – "
    r"[\W\d_]*[^\W\d_][^\s:：)\]]{0,19}(?: [^\s:：)\]]{1,20})?(?:\s?[:：]|\t|[)\]]| [–—-] )\s*"
)
_NUMBER = compile_later(r"[^\w\s]{0,2}(?:\d+[^\w\s]{0,2})?[ \t]+")
"""A number, or a sign as of a list."""
_RULE = compile_later(r"[-–—=_*~#|+\s]*")
_ENDS = compile_later(r"\n{2,}")
_LINE_ENDS = compile_later(r"\n+")
_GAP = r"[\s/|=:–—→*(\[{（［-]*"
_BEHIND_SOURCE = compile_later(rf"\A[\])}}）］]?{_GAP}|\s*\|\s*\Z")
_CLOSING = {"(": ")", "[": "]", "（": "）", "［": "］"}
_BEFORE_SOURCE = compile_later(rf"\A[\s|]*|{_GAP}\Z")
_APART = compile_later(r"[ \t]*(?:[|=\t→\n(\[]|\Z)")


class _OwnPlace(NamedTuple):
    """Where a paragraph of the document is in a text."""

    start: int
    end: int
    source: str


class KeptParagraph(NamedTuple):
    """A paragraph of a translation that was beside its document."""

    text: str
    source: str = ""
    """The paragraph of the document that it is beside; "" where that is not sure."""
    may_have_remark: bool = False


def keep_translation(
    text: str, sources: Iterable[str], written: Mapping[str, str] = _NOTHING
) -> list[KeptParagraph]:
    """Return the paragraphs of a text that are not those of the document; none for a text that has
    only one of the two languages.

    Of a file of which a part is not translated, what is left is as long as what is missing.
    ``written`` has the paragraphs by how they are written, as files for translators show them. The
    signature of a mail is not a part of the text.
    """
    text = drop_signature(_QUOTED.sub("", text.replace("\r\n", "\n")))
    own = dict.fromkeys(sources)
    found = list(_find_sources(text, {**written, **{source: source for source in own}}))
    missing = own.keys() - {each.source for each in found}
    wanted = [source for source in own if has_words(source)]
    if len(found) < 2 or 2 * sum(source in missing for source in wanted) >= len(wanted):
        return []
    paragraphs = _list_paragraphs(text, found, list(own))
    words = sum(len(each.text.split()) for each in paragraphs if each.text not in own)
    return paragraphs if words > 2 * sum(len(source.split()) for source in missing) else []


def drop_signature(text: str) -> str:
    """Return a mail without its signature, below the only line that has nothing but two dashes."""
    lines = text.rstrip().split("\n")
    places = [at for at, line in enumerate(lines) if line in (_SIGNATURE, _SIGNATURE.rstrip())]
    is_last = len(places) == 1 and len(lines) - places[0] <= _LONGEST_SIGNATURE + 1
    return "\n".join(lines[: places[0]]) if is_last else text


def _find_sources(text: str, sources: Mapping[str, str]) -> Iterator[_OwnPlace]:
    """Yield where the paragraphs of the document are, also where their lines are broken in another
    way; a short one, which may be a part of a sentence, only on a line of its own.

    What is the same in both languages is there twice: the second time it is the translation.
    """
    by_words = {
        tuple(filter(None, map(_fold_word, form.split()))): source
        for form, source in sources.items()
    }
    lengths: dict[tuple[str, ...], set[int]] = {}
    for own in by_words:
        lengths.setdefault(own[:_KEY], set()).add(len(own))
    places = [(match.span(), _fold_word(match[0])) for match in _WORD.finditer(text)]
    places = [place for place in places if place[1]]
    words = tuple(word for _, word in places)
    seen: set[str] = set()
    at = 0
    while at < len(words):
        keys = (words[at : at + size] for size in range(_KEY, 0, -1))
        sizes = (size for key in keys for size in sorted(lengths.get(key, ()), reverse=True))
        for size in sizes:
            source = by_words.get(words[at : at + size], "")
            found = _OwnPlace(
                places[at][0][0], places[min(at + size, len(words)) - 1][0][1], source
            )
            if source and (has_words(source) or (source not in seen and _is_apart(text, found))):
                yield found
                seen.add(source)
                at += size
                break
        else:
            at += 1


def _fold_word(word: str) -> str:
    return _EDGES.sub("", word)


def _is_apart(text: str, found: _OwnPlace) -> bool:
    """Return whether there is nothing else on a line, or only a label before, or a sign behind."""
    before = _read_before(text, found)
    is_first = not _LETTER.search(before) or _LABEL.fullmatch(before) is not None
    return is_first and _APART.match(text, found.end) is not None


def _read_before(text: str, found: _OwnPlace) -> str:
    """Return what is before it on its line: of a long line, as much as shows that it is long."""
    return text[max(0, found.start - _LONGEST) : found.start].rpartition("\n")[2]


def _list_paragraphs(
    text: str, found: Sequence[_OwnPlace], order: Sequence[str]
) -> list[KeptParagraph]:
    """Return what is between the paragraphs of the document, without what comes again and again.

    ``order`` has the paragraphs of the document.
    """
    starts = [0, *(each.end for each in found)]
    ends = [*(each.start for each in found), len(text)]
    lines = [
        list(_split_chunk(text[start:end], follows=start > 0, precedes=end < len(text)))
        for start, end in zip(starts, ends, strict=True)
    ]
    again = _find_again(lines, found)
    values = ["", *(_read_value(each.source) for each in found), ""]
    chunks = [
        "\n".join(
            line if _read_value(line) in beside or _fold_digits(line) not in again else ""
            for line in chunk
        ).strip("\n")
        for chunk, beside in zip(lines, pairwise(values), strict=True)
    ]
    is_each = sum(map(bool, chunks)) > max(2, len(found) / 4)
    are_broken = any("\n" in text[each.start : each.end] for each in found)
    end = _ENDS if is_each or are_broken else _LINE_ENDS
    paragraphs = [each for chunk in chunks for each in end.split(chunk) if each]
    labels = _find_labels(paragraphs, text, found)
    put = list(_put_sources(chunks, found, order) if is_each else map(KeptParagraph, chunks))
    return [
        chunk._replace(
            text=_drop_label(each, labels), source=chunk.source if each == chunk.text else ""
        )
        for chunk in put
        for each in end.split(chunk.text)
        if each
    ]


def _put_sources(
    chunks: Sequence[str], found: Sequence[_OwnPlace], order: Sequence[str]
) -> Iterator[KeptParagraph]:
    """Yield the translations; where one is missing between two others, its source as it is: so it
    is in a file of which a part is not translated, and it shows where the others belong.

    Where most have one line, a second one may be a remark of the translator.
    """
    is_above = bool(chunks[0]) and not chunks[-1]
    beside = find_beside(chunks, [each.source for each in found], order)
    may_have_lines = 2 * sum("\n" in chunk for chunk in chunks) > sum(map(bool, chunks))
    yield KeptParagraph(chunks[0], beside.get(0, ""))
    for place, (chunk, own) in enumerate(zip(chunks[1:], found, strict=True)):
        if not chunks[place + (not is_above)]:
            yield KeptParagraph(own.source)
        has_more = "\n" in chunk and not (may_have_lines or "\n" in own.source)
        yield KeptParagraph(chunk, beside.get(place + 1, ""), has_more)


def _split_chunk(chunk: str, *, follows: bool, precedes: bool) -> Iterator[str]:
    """Yield the lines of what is between two paragraphs of the document."""
    lines = chunk.split("\n")
    if follows:
        gap = _BEHIND_SOURCE.match(lines[0])
        closing = _CLOSING.get(gap[0].rstrip()[-1:], "") if gap else ""
        lines = _drop_closing(chunk, closing).split("\n")
        lines[0] = _BEHIND_SOURCE.sub("", lines[0])
    if precedes:
        lines[-1] = _BEFORE_SOURCE.sub("", lines[-1])
        lines[-1] = lines[-1] if _LETTER.search(lines[-1]) else ""
    yield from ("" if _RULE.fullmatch(line) else line.strip() for line in lines)


def _drop_closing(text: str, closing: str) -> str:
    """Return a translation that is in brackets behind its source, without the closing one."""
    bare = text.rstrip()
    has_it = closing and bare.endswith(closing)
    return bare[: -len(closing)] + text[len(bare) :] if has_it else text


def _find_labels(paragraphs: Sequence[str], text: str, found: Sequence[_OwnPlace]) -> set[str]:
    """Return the labels before the paragraphs of a translation: ``FA:``, a number, or a sign.

    In a conversation each has the name of who speaks, and in a list its number. These are a part of
    the text; there are as many of them in the document.
    """
    labels: set[str] = set()
    lines = [_read_before(text, each) for each in found]
    for pattern in (_LABEL, _NUMBER):
        counts = Counter(
            _fold_digits(match[0]) for match in map(pattern.match, paragraphs) if match
        )
        if 2 * sum(bool(pattern.fullmatch(line)) for line in lines) > len(lines):
            own, least = 0, len(paragraphs) / _FEW
        else:
            own = sum(bool(pattern.match(each.source)) for each in found)
            least = len(paragraphs) / 2
        labels |= {each for each, n in counts.items() if n - own >= max(_FEWEST, least)}
    return labels


def _drop_label(paragraph: str, labels: Collection[str]) -> str:
    for pattern in (_LABEL, _NUMBER):
        match = pattern.match(paragraph)
        if match and _fold_digits(match[0]) in labels:
            return paragraph[match.end() :]
    return paragraph


def _find_again(chunks: Iterable[Iterable[str]], found: Iterable[_OwnPlace]) -> set[str]:
    """Return the lines that come again and again: the names of the languages, or states. A line
    that the document itself has as often, as in a song, is not one of them."""
    every = [{_fold_digits(line) for line in chunk if line} for chunk in chunks]
    counts = Counter(line for chunk in every for line in chunk)
    own = max(Counter(each.source for each in found).values())
    least = max(_FEWEST, sum(map(bool, every)) / _FEW, own + 1)
    return {line for line, count in counts.items() if count >= least}


def _read_value(text: str) -> str:
    """Return a number alone in digits that all languages share; for another text, that text."""
    if _LETTER.search(text):
        return text
    return "".join(str(int(char)) for char in text if char.isdecimal())


def _fold_digits(text: str) -> str:
    return _DIGITS.sub("0", text)
