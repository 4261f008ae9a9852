"""What of a document does not reach the readers of an edition: sentences for the publisher."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from dragoman import inline
from dragoman.model import Document, Mark, Row

_UNSHOWN = {
    "picture": "a picture is not shown, because nothing describes it: give it an alternative text",
    "math": "an edition cannot show an equation",
    "chart": "an edition cannot show a chart",
    "pages": "a list of captions or an index is not shown: its numbers are pages of the file",
    "object": "an edition cannot show an embedded object",
}
"""What is said of things in files of Word and the like, by the names of ``Document.left_out``:
whoever made such a file knows no tags."""
_MOST_PLACES = 12
"""So many are named in a sentence: nobody reads more of them."""


def describe_lost_notes(rows: Iterable[Row], columns: tuple[str, ...]) -> Iterator[str]:
    """Yield a sentence for each reference to a note that one language has and another lacks.

    A placeholder lacks none: its whole paragraph is missing, and that is said elsewhere.
    """
    for row in rows:
        if not any(segment.note_labels for segment in row.segments):
            continue
        shown = [
            (language, set(segment.note_labels))
            for language, segment in zip(columns, row.segments, strict=True)
            if segment.mark is not Mark.MISSING
        ]
        every = set().union(*(labels for _, labels in shown))
        for language, labels in shown:
            for label in sorted(every - labels):
                yield (
                    f"paragraph {row.number}, {language}: the reference [^{label}] to a note is "
                    "missing; the note is shown, but nothing leads to it"
                )


def describe_unshown(
    rows: Iterable[Row], document: Document, *, has_pictures: bool
) -> Iterator[str]:
    """Yield a sentence for each set of tags of HTML that an edition cannot show, with the numbers
    of the rows that have them, and for each kind of blocks without text.

    Of pictures nothing is said if the edition can hold them (``figures``). Else ornaments are left
    out.
    """
    places: dict[str, list[int]] = {}
    for row in rows:
        if tags := _list_unshown(row, document, has_pictures=has_pictures):
            places.setdefault(", ".join(f"<{name}>" for name in tags), []).append(row.number)
    for names, numbers in places.items():
        where = name_places("paragraph", numbers)
        yield f"{where}: an edition cannot show {names}; only the text is shown"
    blocks: dict[str, list[int]] = {}
    ornaments = [unit.line for unit in document.units if unit.is_ornament and not has_pictures]
    for number, name in (*document.left_out, *((line, "picture") for line in ornaments)):
        blocks.setdefault(name, []).append(number)
    for name, numbers in blocks.items():
        sentence = f"an edition cannot show <{name}>"
        if document.text:
            yield f"{name_places('line', numbers)}: {sentence}"
        else:
            where = f"{name_places('paragraph', numbers)} of the file"
            yield f"{where}: {_UNSHOWN.get(name, sentence)}"


def _list_unshown(row: Row, document: Document, *, has_pictures: bool) -> list[str]:
    """Return the names of the tags in a row that no edition shows."""
    texts = {segment.text: None for segment in row.segments if "<" in segment.text}
    if not texts:
        return []
    markup = document.markup_of(row.unit)
    names = dict.fromkeys(name for text in texts for name in inline.find_unshown(text, markup))
    return [name for name in names if not (has_pictures and name == "img")]


def name_places(word: str, numbers: Sequence[int]) -> str:
    """Return "line 3", or "lines 3, 7 to 9 and 12"; of many, the first ones and how many more."""
    runs: list[list[int]] = []
    for number in sorted(set(numbers)):
        if runs and number == runs[-1][-1] + 1:
            runs[-1].append(number)
        else:
            runs.append([number])
    parts = [text for run in runs for text in _name_run(run)]
    if len(parts) > _MOST_PLACES + 1:
        parts[_MOST_PLACES:] = [f"{len(parts) - _MOST_PLACES} other places"]
    names = parts[0] if len(parts) == 1 else f"{', '.join(parts[:-1])} and {parts[-1]}"
    return f"{word} {names}" if len(runs) == len(runs[0]) == 1 else f"{word}s {names}"


def _name_run(run: Sequence[int]) -> list[str]:
    """Return the names of numbers that follow each other: from three on, the first and the last."""
    return [f"{run[0]} to {run[-1]}"] if len(run) > 2 else [str(number) for number in run]
