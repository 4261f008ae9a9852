"""Count the catalogues of one document."""

from __future__ import annotations

from dataclasses import replace
from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple

from dragoman import catalogs, progress
from dragoman.commands._caches.count_cache import FREE, CountCache, make_count_key
from dragoman.commands._caches.digests import digest_bytes, make_content_key
from dragoman.commands._changed_sources import NEW, UNREADABLE, digest_reading, find_reader
from dragoman.commands._pivots import list_outdated
from dragoman.errors import DragomanError
from dragoman.languages.wrong_language import check_language
from dragoman.model import MessageKey, Tally
from dragoman.project import Project

if TYPE_CHECKING:
    from dragoman.po import Block


class LanguageStatus(NamedTuple):
    """One document in one language."""

    document: str
    language: str
    tally: Tally
    """Of the messages that the source has now."""
    recorded: Tally | None = None
    """Of the messages that the catalogue has, where that is not in step with the source."""


_NOTHING = progress.make_empty_tally()


class DocumentCounter:
    """Counts the catalogues of one document."""

    def __init__(self, project: Project, document: str, cache: CountCache, kind: str) -> None:
        self.project, self.document, self.cache = project, document, cache
        self.kind = kind
        """``NEW``, ``CHANGED``, ``UNREADABLE``, or empty where the template is that of the
        source."""
        self.problems: list[DragomanError] = []
        """Why the template cannot be read, where nobody has said it."""

    @cached_property
    def template(self) -> Tally:
        """What the source has now; or else, where it cannot be read, what the template has."""
        if self.kind not in ("", UNREADABLE):
            return self.count_now("")
        try:
            return self.count_file("") or _NOTHING
        except DragomanError as error:
            if self.kind != UNREADABLE:  # else ``list_changed_sources`` says what is wrong with it
                self.problems.append(error)
            return _NOTHING

    @cached_property
    def source(self) -> bytes:
        """What the file of the source holds."""
        return self.project.read_source(self.document)

    @cached_property
    def messages(self) -> tuple[Block, ...]:
        """The messages that the source has now, none of them translated."""
        from dragoman.catalogs.template import make_template

        document = self.project.read_document(self.document, self.source)
        return make_template(document, reference="", created="").blocks

    def count(self, language: str, recorded: Tally | None) -> LanguageStatus:
        """Count a catalogue, given what is in its file; None where there is none."""
        counted = self._compare(language, recorded)
        outdated = len(list_outdated(self.project, self.document, language))
        tally = replace(counted.tally, outdated_by_pivot=outdated)
        return counted._replace(tally=tally) if outdated else counted

    def _compare(self, language: str, recorded: Tally | None) -> LanguageStatus:
        """Return the counts of the messages that the source has now."""
        if recorded is None:
            return LanguageStatus(self.document, language, self.count_unreadable())
        if recorded.keys == self.template.keys and self.kind in ("", NEW):
            return LanguageStatus(self.document, language, recorded)
        tally = recorded
        if self.kind != UNREADABLE:
            tally = self.count_now(language)
        tally = replace(tally, in_step=False)
        return LanguageStatus(self.document, language, tally, recorded)

    def count_now(self, language: str) -> Tally:
        """Count the messages that the source has now, as a catalogue has them; for the language ""
        none is translated. The counts of the same source and catalogue are in the cache."""
        project, document = self.project, self.document
        reader, source = find_reader(project.documents[document].suffix), self.source
        data = (language and project.read_catalog_bytes(document, language)) or b""
        read = digest_reading(project, document, digest_bytes(source), reader)
        key = make_content_key(b"now", read.encode(), language.encode(), data)
        size = len(source) + len(data) if reader.is_fast else FREE + 1
        tally = self.cache.get_tally(key, size)
        if tally is None:
            known = self._index(language, data) if data else {}
            tally = catalogs.tally_blocks(known.get(block.key, block) for block in self.messages)
            self.cache.put_tally(key, tally)
        return tally

    def _index(self, language: str, data: bytes) -> dict[MessageKey, Block]:
        from dragoman.po import index_live, parse

        path = self.project.show(self.project.catalog(self.document, language))
        check_language(data, language, path)
        return index_live(parse(data, path))

    def count_unreadable(self) -> Tally:
        """Return the tally where no translation can be found."""
        return replace(progress.make_untranslated(self.template), in_step=False)

    def count_file(self, language: str) -> Tally | None:
        """Count a catalogue, or the template for the language ""; None where there is no file.

        The counts of a content that was counted before are in the cache.
        """
        project, document = self.project, self.document
        if language:
            data = project.read_catalog_bytes(document, language)
        else:
            data = project.read_template_bytes(document)
        if data is None:
            return None
        content = make_count_key(language, digest_bytes(data))
        known = self.cache.get_tally(content, len(data))
        if known is not None:
            return known
        path = project.catalog(document, language) if language else project.template(document)
        if language:
            check_language(data, language, project.show(path))
        tally = catalogs.count_catalog(data, project.show(path))
        self.cache.put_tally(content, tally)
        return tally
