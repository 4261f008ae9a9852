"""Which document and which language a returned file belongs to: what is in it says so."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import NamedTuple

from dragoman.catalogs.sent import SentKey, digest_key, read_sent_key
from dragoman.errors import DragomanError, ExchangeError, quote
from dragoman.model import MessageKey, Returned, ReturnedRow
from dragoman.po import Catalog
from dragoman.project import Project
from dragoman.wrong_language import fits_language

_LEAST_KNOWN = 0.5
"""The share of the rows that a document must know, where the file says that it is another's."""


class ReturnedPlace(NamedTuple):
    """Where the texts of a file go."""

    document: str
    language: str


class KnownMessages:
    """The messages of a project, as a returned file may name them."""

    def __init__(self, project: Project, documents: Iterable[str]) -> None:
        self._project = project
        self._documents = tuple(documents)
        self._keys: dict[str, dict[str, MessageKey]] = {}

    def list_keys(self, document: str) -> Mapping[str, MessageKey]:
        """Return the messages of a document, also those of the past, by the digest of each."""
        if document not in self._keys:
            found = {}
            catalogs = [self._project.read_template(document)]
            for language in self._project.languages:
                catalogs.append(_read(self._project, document, language))
            for catalog in catalogs:
                for block in catalog.blocks if catalog else ():
                    found[digest_key(block.key)] = block.key
            self._keys[document] = found
        return self._keys[document]

    def find_message(
        self, document: str, row: ReturnedRow
    ) -> tuple[MessageKey, SentKey | None] | None:
        """Return the message of a row, and how it went out; None where the document has none.

        The key says it. Where the key was lost, the source does.
        """
        keys = self.list_keys(document)
        sent = read_sent_key(row.key)
        if sent is not None:
            if sent.message in keys:
                return keys[sent.message], sent
            proven = _prove(row, sent)
            return (proven, sent) if proven else None
        for key in _guess_keys(row):
            if digest_key(key) in keys:
                return key, None
        return None

    def count_known(self, document: str, rows: Iterable[ReturnedRow]) -> int:
        """Return how many rows a document knows."""
        keys = self.list_keys(document)
        return sum(_is_known(row, keys) for row in rows)


def _read(project: Project, document: str, language: str) -> Catalog | None:
    try:
        return project.read_catalog(document, language)
    except DragomanError:
        return None  # who writes to it says what is wrong


def _is_known(row: ReturnedRow, keys: Mapping[str, MessageKey]) -> bool:
    sent = read_sent_key(row.key)
    if sent is not None:
        return sent.message in keys
    return any(digest_key(key) in keys for key in _guess_keys(row))


def _guess_keys(row: ReturnedRow) -> Iterator[MessageKey]:
    """Yield the messages that a row without a key may be."""
    if row.source:
        yield row.context, row.source
        yield row.context, row.source.strip()


def _prove(row: ReturnedRow, sent: SentKey) -> MessageKey | None:
    """Return the message of a row that no catalogue has any more, where its key proves it."""
    return next((key for key in _guess_keys(row) if digest_key(key) == sent.message), None)


def find_place(
    project: Project,
    known: KnownMessages,
    returned: Returned,
    wanted: tuple[str | None, str | None],
) -> ReturnedPlace:
    """Return the document and the language of a file.

    ``wanted`` has those that the user gave, None for one that was not given. Raises ExchangeError
    where the file belongs to no document of the project, or to another language.
    """
    document, language = wanted
    if not returned.rows:
        raise ExchangeError("it has no row with a text")
    found, count = _find_document(project, known, returned, document)
    is_named = not returned.document or found == returned.document
    if not count or (not is_named and count < _LEAST_KNOWN * len(returned.rows)):
        raise ExchangeError(_explain_strange(project, returned, count))
    return ReturnedPlace(found, _find_language(project, returned, language))


def _find_document(
    project: Project, known: KnownMessages, returned: Returned, wanted: str | None
) -> tuple[str, int]:
    """Return the document that knows most of a file's rows, and how many it knows.

    Of two that know as many, it is the one that the file names.
    """
    first = wanted or returned.document
    best = ("", 0)
    others = (document for document in project.documents if document != first)
    for document in (*([first] if first in project.documents else []), *others):
        count = known.count_known(document, returned.rows)
        best = (document, count) if count > best[1] else best
        if wanted or count == len(returned.rows):
            break
    return best


def _explain_strange(project: Project, returned: Returned, count: int) -> str:
    of = f"{count} of its {len(returned.rows)} messages" if count else "none of its messages"
    said = returned.document
    if said and said not in project.documents:
        return f"it is for another project, with a document {quote(said)}: {of} are in this one"
    return f"it is for another project: {of} are in this one"


def _find_language(project: Project, returned: Returned, wanted: str | None) -> str:
    """Return the language of a file: what it says, else what the user says, else its letters."""
    said = project.find_code(returned.language) if returned.language else ""
    if wanted and said and said != wanted:
        raise ExchangeError(f"it is in the language {quote(said)}, and not in {quote(wanted)}")
    language = said or wanted or _guess_language(project, returned.rows)
    if language not in project.languages:
        known = ", ".join(project.languages)
        raise ExchangeError(
            f"its language {quote(language)} is not of this project, whose languages are: {known}"
        )
    return language


def _guess_language(project: Project, rows: Iterable[ReturnedRow]) -> str:
    texts = [row.text for row in rows]
    fitting = [code for code in project.languages if fits_language(texts, code)]
    if len(fitting) != 1:
        raise ExchangeError("it does not say which language it is in; give -l LANG")
    return fitting[0]
