"""What the user should know of how a document was read, said once: when its template is new."""

from __future__ import annotations

from itertools import islice

from dragoman.languages.wrong_language import describe_language, may_be_in
from dragoman.model import Document

Notes = tuple[tuple[int, str], ...]
"""Lines of a source, and sentences."""
_UNITS_TO_JUDGE = 50
"""So many texts at the beginning show in which language a document is."""


def list_notes(document: Document, language: str) -> Notes:
    """Return the notes of a new document, with one more if it is in another language.

    ``language`` is that of the documents. Who has a finished translation may put it among them.
    """
    texts = (unit.text for unit in document.units if unit.translatable)
    if may_be_in(islice(texts, _UNITS_TO_JUDGE), language, ()):
        return tuple(document.notes)
    sentence = (
        f"this does not seem to be written in {describe_language(language)}, as documents are: if "
        "it is a translation, move it to another folder, and take it with `dragoman adopt`"
    )
    return (1, sentence), *document.notes
