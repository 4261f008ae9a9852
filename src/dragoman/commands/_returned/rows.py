"""Which message each row of a returned file is, and what is strange about it."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from dragoman.catalogs.returned_texts import ReturnedText
from dragoman.catalogs.sent_keys import is_text_of
from dragoman.commands._adopt.texts import fold_text
from dragoman.commands._returned.misplaced import KnownRow, find_misplaced
from dragoman.commands._returned.past import fills_nothing
from dragoman.commands._returned.pivots import SentPivots
from dragoman.commands._returned.places import KnownMessages
from dragoman.commands._returned.spoilt_texts import find_control, find_spoilt
from dragoman.errors import ExchangeError
from dragoman.languages.wrong_language import describe_language, may_be_in
from dragoman.model import CatalogName, MessageKey, NotTaken, Returned, ReturnedRow
from dragoman.patterns import compile_later
from dragoman.po.marks import MarkKind, is_mark
from dragoman.texts.changed_marks import restore_marks
from dragoman.texts.edge_marks import clean_edges, mark_line_ends

_COLUMNS_MOVED = (
    "no row has the names of the columns, and they are not in the order in which they went out; "
    "put that row back as it was"
)
_SPOILT = "its letters are spoilt, because it was saved in another encoding"
_COMPUTED = "its text is a formula, or the error of one, and not what the formula says"
_WORD = compile_later(r"\w+")
_VALUE = compile_later(
    r"=\s*[^\W\d][\w.]*\(.*\)|#[\u00a1\u00bf]?[^\W_]+(?:/0)?[!?]|#[^\W\d_]/[^\W\d_]!?|#NV"
    r"|Err:[0-9]{3}",
    re.DOTALL,
)
"""A formula, and what spreadsheets show where they cannot compute one: ``#NAME?``, ``#WERT!``."""


class MatchedRows(NamedTuple):
    """The rows of a file that belong to messages, and what the user should know of all."""

    texts: list[ReturnedText]
    rows: list[int]
    """The row of each text."""
    remarks: list[tuple[int, str]]


def match_rows(
    known: KnownMessages, place: CatalogName, returned: Returned, pivots: SentPivots
) -> MatchedRows:
    """Return the texts that may be taken, and remarks on what may not and on what is strange.

    Raises ExchangeError where nobody knows which column has the translations.
    """
    matched = MatchedRows([], [], list(returned.remarks))
    remarks = matched.remarks
    present = known.list_texts(place)
    found = _find_known(known, place, returned, remarks)
    rows = [
        each._replace(row=_clean(each, present.get(each.key, "")))
        for each in found
        if not fills_nothing(each.row, each.key, present)
    ]
    if returned.columns_are_guessed and _are_other_sources(rows):
        raise ExchangeError(_COLUMNS_MOVED)
    misplaced = find_misplaced(known, place, rows)
    pairs = [(each.row.text, each.key[1]) for each in rows]
    kept = {index for index, each in enumerate(rows) if each.row.text == present.get(each.key)}
    spoilt = find_spoilt(pairs)
    for index, (row, key, sent) in enumerate(rows):
        refusal = _explain_refusal(known, place, row, key) or misplaced.refused.get(index, "")
        if not refusal and index not in kept:
            damage = _explain_damage(row.text, key[1], present.get(key, ""))
            refusal = _SPOILT if index in spoilt else damage
        if refusal:
            remarks.append((row.row, NotTaken(f"{refusal}; it is not taken")))
            continue
        doubts = [*_doubt(row, key, place.language), misplaced.doubted.get(index, "")]
        remarks += [(row.row, sentence) for sentence in doubts if sentence]
        pivot = pivots.find_mark(returned.pivot, key, sent) if sent else None
        matched.texts.append(_make_text(row, key, returned)._replace(sent=sent, pivot=pivot))
        matched.rows.append(row.row)
    return matched


def _clean(known_row: KnownRow, present: str) -> ReturnedRow:
    """Return a row without what a program put around its text and nobody sees.

    The ends of its lines and its tags are written as those of its source.
    What went out with it, or is here with it, keeps it. A text of nothing that can be seen is
    empty: keyboards for languages from right to left leave a mark where nobody wrote.
    """
    row, key, sent = known_row
    if row.text == present or (sent and is_text_of(sent, key, row.text)):
        return row
    if all(char.isspace() or unicodedata.category(char) == "Cf" for char in row.text):
        return row._replace(text="")
    text, ours = (_write_as_source(each, key[1]) for each in (row.text, present))
    return row._replace(text=present if text == ours else text)


def _write_as_source(text: str, source: str) -> str:
    return restore_marks(mark_line_ends(clean_edges(text, source), source), source)


def explain_language(
    known: KnownMessages, place: CatalogName, texts: Sequence[ReturnedText]
) -> str:
    """Return why new texts, all together, are not in the language of their place; "" if they may.

    A few sentences prove nothing alone; a file that was filled in the wrong language does. Single
    texts in another language are mentioned with their rows; the others may be taken. A copy of the
    source says nothing: it is a name or an address, or nobody has translated it.
    """
    present = known.list_texts(place)
    new = [
        each
        for each in texts
        if each.text != present.get(each.key, "")
        and each.text.split() != each.key[1].split()
        and not (each.sent and is_text_of(each.sent, each.key, each.text))
    ]
    rest = [each for each in new if _may_be_in([each], place.language)]
    if _may_be_in(rest, place.language) and 2 * len(rest) >= len(new) - 1:
        return ""
    return f"its new texts do not seem to be in {describe_language(place.language)}"


def _may_be_in(texts: Sequence[ReturnedText], language: str) -> bool:
    return may_be_in([each.text for each in texts], language, [each.key[1] for each in texts])


def _make_text(row: ReturnedRow, key: MessageKey, returned: Returned) -> ReturnedText:
    return ReturnedText(
        key,
        row.text,
        row.state,
        row.note,
        is_approved=row.is_approved,
        state_is_meant=returned.states_are_kept,
        machine=row.machine,
    )


def _find_known(
    known: KnownMessages,
    place: CatalogName,
    returned: Returned,
    remarks: list[tuple[int, str]],
) -> Iterator[KnownRow]:
    """Yield the rows whose messages are known; add what is to be said of all to ``remarks``."""
    for row in returned.rows:
        remarks += [(row.row, sentence) for sentence in row.remarks]
        found = known.find_message(place.document, row)
        if found is not None:
            yield KnownRow(row, *found)
        elif row.text.strip() or row.key:
            other = known.find_other(place.document, row)
            here = f"it is a message of {other}" if other else "there is no such message"
            if known.has_other_context(place.document, row):
                here = "its source is there in another context (msgctxt), and it has no key"
            remarks.append((row.row, NotTaken(f"{here}; it is not taken")))


def _explain_refusal(
    known: KnownMessages, place: CatalogName, row: ReturnedRow, key: MessageKey
) -> str:
    """Return why a row may not be taken, though its message is known; "" where it may."""
    if known.contradicts(place.document, row, key):
        return "its key and its source are of two messages"
    if _is_edited(row, key) and fold_text(row.text) == fold_text(key[1]):
        return "the source and the translation have changed places"
    if not row.text.strip() and _is_written_over(row.source or "", key[1]):
        return "another text was written over its source; move it to the column of the translation"
    return ""


def _explain_damage(text: str, source: str, present: str) -> str:
    """Return why a text alone shows that a program made it, and no person; "" where it does not.

    What is in the source, or in the translation that is here, may be in the text as well.
    """
    control = find_control(text, source + present)
    if control:
        return f"its letters are spoilt: U+{ord(control):04X}, which nobody writes, is among them"
    return _COMPUTED if _is_computed(text) and not _VALUE.fullmatch(source.strip()) else ""


def _is_computed(text: str) -> bool:
    """Return whether a text is what a spreadsheet computes, or shows where it cannot.

    The names of errors are capital letters. A script without such letters has none: what looks like
    an error there is a hashtag.
    """
    value = text.strip()
    return _VALUE.fullmatch(value) is not None and (value[0] != "#" or value.isupper())


def _are_other_sources(rows: Sequence[KnownRow]) -> bool:
    """Return whether most of the texts in the column of the sources are other texts."""
    pairs = [(each.row.source or "", each.key[1]) for each in rows if each.sent]
    return 2 * sum(_is_written_over(theirs, ours) for theirs, ours in pairs) > len(pairs)


def _is_written_over(theirs: str, ours: str) -> bool:
    """Return whether a text is not one of our source: they share fewer than half of the words.

    Some people translate in the column of the source. A correction there keeps most words.
    """
    words, own = (_WORD.findall(text.casefold()) for text in (theirs, ours))
    return bool(words) and 2 * sum(map(set(own).__contains__, words)) < len(words)


def _doubt(row: ReturnedRow, key: MessageKey, language: str) -> Iterator[str]:
    """Yield what is strange about a row that is taken."""
    if _is_edited(row, key) and row.source:
        yield "the source was changed in the file; only the translation is taken"
    if any(is_mark(line, {MarkKind.IGNORE}) for line in row.note.splitlines()) and row.key:
        yield NotTaken("its note would switch off a rule of `check`; that is not taken")
    if row.text.strip() and not may_be_in([row.text], language, [key[1]]):
        yield f"the text does not seem to be in the language '{language}'"


def _is_edited(row: ReturnedRow, key: MessageKey) -> bool:
    return row.source is not None and fold_text(row.source) != fold_text(key[1])
