"""Which document and which language a returned file belongs to: what is in it says so."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from dragoman.catalogs.sent_keys import SentKey, digest_key, is_text_of, read_sent_key
from dragoman.commands._returned.strange_files import NAME_LANGUAGES, are_short_texts
from dragoman.errors import DragomanError, ExchangeError, quote, raise_errors
from dragoman.languages.near_languages import are_near
from dragoman.languages.wrong_language import may_be_in, rank_language
from dragoman.model import CatalogName, MessageKey, Returned, ReturnedRow
from dragoman.project import Project

LEAST_KNOWN = 0.5
"""The share of its rows that must be known, where the user does not say where a file belongs."""
_LEAST_WORDS = 4
"""Fewer prove nothing: they may be names, and two paragraphs or two languages may share them."""


def is_telling(text: str) -> bool:
    """Return whether a text is long enough to prove where it belongs."""
    return len(text.split()) >= _LEAST_WORDS


class KnownMessages:
    """The messages of a project, as a returned file may name them."""

    def __init__(self, project: Project) -> None:
        self._project = project
        self._keys: dict[str, dict[str, MessageKey]] = {}
        self._texts: dict[CatalogName, dict[MessageKey, str]] = {}
        self._sources: dict[CatalogName, dict[str, set[str]]] = {}
        """Those that have a translation, by it."""
        self._msgids: dict[str, frozenset[str]] = {}
        self._unread: dict[CatalogName, DragomanError] = {}
        """Why catalogues of these documents could not be read."""

    def list_keys(self, document: str) -> Mapping[str, MessageKey]:
        """Return the messages of a document, also those of the past, by the digest of each."""
        if document not in self._keys:
            catalogs = [self._project.read_template(document)]
            for language in self._project.languages:
                try:
                    catalogs.append(self._project.read_catalog(document, language))
                except DragomanError as error:  # only who needs it says what is wrong
                    self._unread[CatalogName(document, language)] = error
            self._keys[document] = {
                digest_key(document, block.key): block.key
                for catalog in catalogs
                for block in (catalog.blocks if catalog else ())
            }
        return self._keys[document]

    def check_all_read(self) -> None:
        """Raise the error of a catalogue that could not be read: what it has, nobody knows."""
        raise_errors([*self._unread.values()][:1])

    def check_read(self, place: CatalogName) -> None:
        """Raise the error of its catalogue if one reading failed, also where it can be read now."""
        self.list_texts(place)
        raise_errors([self._unread[place]] if place in self._unread else [])

    def tell_unread(self, place: CatalogName) -> Iterator[str]:
        """Yield which catalogues of other languages of a document could not be read: nobody knows
        whether a text of the place is one of theirs."""
        for other, error in self._unread.items():
            if other.document == place.document:
                what = f"whether a text is in the language {quote(other.language)} is not known"
                yield f"{what}: {self._project.show_error(error)}"

    def count_known(self, document: str, rows: Iterable[ReturnedRow]) -> int:
        """Return how many rows a document knows."""
        return sum(self._find(document, row) is not None for row in rows)

    def find_message(
        self, document: str, row: ReturnedRow
    ) -> tuple[MessageKey, SentKey | None] | None:
        """Return the message of a row, and how it went out; None where the document has none.

        The key says it. Where the key was lost, the source does. A message of the document that no
        catalogue has any more is found where the row has both, so that the one proves the other.
        """
        sent = read_sent_key(row.key)
        found = self._find(document, row)
        if found is None and sent is not None:
            proven = (key for key in _guess_keys(row) if digest_key(document, key) == sent.message)
            found = next(proven, None)
        return None if found is None else (found, sent)

    def find_foreign(
        self, place: CatalogName, key: MessageKey, text: str, sent: SentKey | None
    ) -> str:
        """Return another language to which a text, or the key of its row, belongs; "" for none.

        Its translation of the message is this very text, or the one that the key says went out.
        The same text proves nothing where the languages are near, or where it is the source's.
        """
        own = self.list_texts(place).get(key, "")
        proves = is_telling(text) and text.split() != key[1].split()
        for code in self._project.languages:
            other = self.list_texts(place._replace(language=code)).get(key, "")
            if code == place.language or not other or other == own:
                continue
            is_sent = sent and is_text_of(sent, key, other) and not is_text_of(sent, key, own)
            if is_sent or (other == text and proves and not are_near(code, place.language)):
                return code
        return ""

    def is_of_another(self, place: CatalogName, text: str, key: MessageKey) -> bool:
        """Return whether a text is the present translation of another source, and not of this."""
        if place not in self._sources:
            sources: dict[str, set[str]] = {}
            for other, translation in self.list_texts(place).items():
                sources.setdefault(translation, set()).add(fold_source(other))
            self._sources[place] = sources
        found = self._sources[place].get(text, set())
        return bool(found) and fold_source(key) not in found

    def list_texts(self, place: CatalogName) -> Mapping[MessageKey, str]:
        """Return the present translations of a document; each catalogue is read once."""
        if place not in self._texts:
            catalog = None
            try:
                catalog = self._project.read_catalog(*place)
            except DragomanError as error:  # who needs it says so
                self._unread[place] = error
            blocks = catalog.blocks if catalog else ()
            self._texts[place] = {block.key: block.msgstr[0] for block in blocks}
        return self._texts[place]

    def contradicts(self, document: str, row: ReturnedRow, key: MessageKey) -> bool:
        """Return whether the source of a row is that of another message than the row's key.

        So it is where a part of the columns was sorted, or moved by a row.
        """
        keys = self.list_keys(document)
        named = [keys.get(digest_key(document, guessed)) for guessed in _guess_keys(row)]
        sources = [each[1] for each in named if each is not None]
        return bool(sources) and key[1] not in sources

    def find_other(self, document: str, row: ReturnedRow) -> str:
        """Return another document that knows the row, by its key; "" for none."""
        sent = read_sent_key(row.key)
        others = (other for other in self._project.documents if other != document and sent)
        return next((other for other in others if self._find(other, row) is not None), "")

    def has_other_context(self, document: str, row: ReturnedRow) -> bool:
        """Return whether a document has the source of a row only in another context than it."""
        if document not in self._msgids:
            self._msgids[document] = frozenset(key[1] for key in self.list_keys(document).values())
        return not row.key and row.source in self._msgids[document]

    def _find(self, document: str, row: ReturnedRow) -> MessageKey | None:
        keys = self.list_keys(document)
        sent = read_sent_key(row.key)
        if sent is not None:
            return keys.get(sent.message)
        guessed = (keys.get(digest_key(document, key)) for key in _guess_keys(row))
        return next((key for key in guessed if key is not None), None)


def _guess_keys(row: ReturnedRow) -> Iterator[MessageKey]:
    """Yield the messages that a row may be by its source."""
    if row.source:
        yield row.context, row.source
        yield row.context, row.source.strip()
        if row.context == "":  # some programs write it where there is none
            yield None, row.source


def fold_source(key: MessageKey) -> str:
    """Return what two messages share that may have the same translation."""
    return " ".join(key[1].casefold().split())


def find_place(
    project: Project,
    known: KnownMessages,
    returned: Returned,
    wanted: tuple[str | None, str | None],
) -> CatalogName:
    """Return the document and the language of a file.

    ``wanted`` has those that the user gave, None for one that was not given. Raises ExchangeError
    where the file belongs to no document of the project, or to another language, and CatalogError
    where that cannot be known because a catalogue cannot be read.
    """
    document, language = wanted
    if not returned.rows:
        for number, sentence in returned.remarks[:1]:
            where = f"{returned.row_name} {number}: " if number else ""
            raise ExchangeError(f"none of its rows can be taken: {where}{sentence}")
        raise ExchangeError("it has no row with a text")
    found, count = _find_document(project, known, returned, document)
    if not count or (document is None and count < LEAST_KNOWN * len(returned.rows)):
        known.check_all_read()
        raise ExchangeError(_explain_strange(known, returned, found, count))
    place = CatalogName(found, _find_language(project, returned, language))
    known.check_read(place)
    return place


def _find_document(
    project: Project, known: KnownMessages, returned: Returned, wanted: str | None
) -> tuple[str, int]:
    """Return the document that knows most of a file's rows, and how many it knows.

    Of two that know as many, it is the one that the file names. If the user names it, rows count
    too that only prove to be of it: so a file is taken whose every source has changed since.
    """
    if wanted:
        found = (known.find_message(wanted, row) for row in returned.rows)
        return wanted, sum(each is not None for each in found)
    first = returned.document if returned.document in project.documents else ""
    counts: dict[str, int] = {}
    for document in sorted(project.documents, key=lambda name: name != first):
        counts[document] = known.count_known(document, returned.rows)
        if counts[document] == len(returned.rows) and (first or has_keys(returned)):
            break
    most = max(counts.values(), default=0)
    best = [document for document in counts if counts[document] == most]
    is_enough = most >= LEAST_KNOWN * len(returned.rows)
    if most and is_enough and len(best) > 1 and best[0] != first:
        names = ", ".join(map(quote, best))
        raise ExchangeError(
            f"its keys are gone, and several documents have its texts ({names}): give --document "
            "NAME"
        )
    return (best[0] if most else ""), most


def has_keys(returned: Returned) -> bool:
    """Return whether a file has keys of messages that went out."""
    return any(read_sent_key(row.key) for row in returned.rows)


def _explain_strange(known: KnownMessages, returned: Returned, found: str, count: int) -> str:
    """Return why a file is not taken, and what helps where it is a document that has changed."""
    others = (known.find_other(found, row) for row in returned.rows) if found else ()
    other = next(filter(None, others), "")
    if not count and other:
        return f"it is for the document {quote(other)}, and not for {quote(found)}"
    if not count and found:
        return f"none of its messages are in {quote(found)}"
    if not count:
        may_be_terms = are_short_texts(row.source or "" for row in returned.rows)
        advice = f"; {NAME_LANGUAGES}" if may_be_terms and not has_keys(returned) else ""
        return (
            "it is for another project or document: none of its messages are in this project; if "
            f"its document has changed since, give --document NAME{advice}"
        )
    return (
        f"it seems to be for another project or document: {quote(found)} has {count} of its "
        f"{len(returned.rows)} messages; if it is that document, give --document {found}"
    )


def _find_language(project: Project, returned: Returned, wanted: str | None) -> str:
    """Return the language of a file: what it says, else what the user says, else its letters."""
    said = _find_own_language(project, returned.language) if returned.language else ""
    source = project.settings.source_language
    if said == source and said not in project.languages:
        if not wanted:
            raise ExchangeError(
                f"it says that its language is that of the source, {quote(said)}; if its "
                "translations are in another, give -l LANG"
            )
        said = ""  # programs leave there what the file had that they began with
    if wanted and said and said != wanted:
        raise ExchangeError(f"it is in the language {quote(said)}, and not in {quote(wanted)}")
    language = said or wanted or _guess_language(project, returned.rows)
    if language not in project.languages:
        known = ", ".join(project.languages)
        raise ExchangeError(
            f"its language {quote(language)} is not of this project, whose languages are: {known}"
        )
    return language


def _find_own_language(project: Project, said: str) -> str:
    """Return the language of the project that a file means, or that of the file if it is none.

    Many programs know only languages with a region, and write ``fa-IR`` for ``fa``. So the one
    language of the project that differs from it only by a region, which the other lacks, is meant.
    """
    code = project.find_code(said)
    if code in (project.settings.source_language, *project.languages):
        return code
    near = [each for each in project.languages if rank_language(code, each) == 1]
    return near[0] if len(near) == 1 else code


def _guess_language(project: Project, rows: Iterable[ReturnedRow]) -> str:
    rows = [row for row in rows if row.text.strip()]
    texts, sources = [row.text for row in rows], [row.source or "" for row in rows]
    fitting = [code for code in project.languages if may_be_in(texts, code, sources)]
    if len(fitting) != 1:
        raise ExchangeError("it does not say which language it is in; give -l LANG")
    return fitting[0]
