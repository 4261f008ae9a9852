"""What of a document does not reach the readers of an edition: sentences for the publisher."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from dragoman import inline
from dragoman.model import Document, Mark, Row

_UNSHOWN = {
    "picture": "a picture is not shown, because nothing describes it: give it an alternative text",
    "math": "an edition cannot show an equation",
    "chart": "an edition cannot show a chart",
    "object": "an edition cannot show an embedded object",
}
"""What is said of things in files of Word and the like, by the names of ``Document.left_out``:
whoever made such a file knows no tags."""


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
    """Yield a sentence for each row, and each block without text, with tags of HTML that an edition
    cannot show. Of pictures nothing is said if the edition can hold them (``figures``)."""
    for row in rows:
        texts = {segment.text: None for segment in row.segments if "<" in segment.text}
        if not texts:
            continue
        markup = document.markup_of(row.unit)
        names = dict.fromkeys(name for text in texts for name in inline.find_unshown(text, markup))
        if has_pictures:
            names.pop("img", None)
        if names:
            tags = ", ".join(f"<{name}>" for name in names)
            yield f"paragraph {row.number}: an edition cannot show {tags}; only the text is shown"
    for number, name in document.left_out:
        sentence = f"an edition cannot show <{name}>"
        if document.text:
            yield f"line {number}: {sentence}"
        else:
            yield f"paragraph {number} of the file: {_UNSHOWN.get(name, sentence)}"
