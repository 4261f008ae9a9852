"""What ``check`` found before, found again by content: in the user's cache folder, never trusted.

The key of the findings in a catalogue is the digest of everything that a rule can read: the
catalogue itself, its source, the other catalogues of the language, the catalogues beside which it
was translated, the glossary and the settings. The whole cache is forgotten with another version of
dragoman, of Python, of msgfmt, or of the packages that dragoman uses. A rule of another
distribution may read what it likes, so where there is one, nothing is remembered.
"""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cached_property, lru_cache
from typing import Any

from dragoman.checks import Finding, Policy, Severity, has_added_rules
from dragoman.checks.msgfmt import read_program
from dragoman.commands._caches.digests import digest_parts, list_named_parts, make_content_key
from dragoman.commands._caches.sealed import name_key, seal, unseal
from dragoman.commands._caches.user_cache import read_entries, write_entries
from dragoman.commands._caches.versions import digest_versions
from dragoman.commands._changed_sources import digest_reading, find_reader
from dragoman.commands._pivots import MARK
from dragoman.errors import DragomanError
from dragoman.project import Project

KIND = "findings"
VERSION = "1"
"""Raise it whenever the entries have another form."""
MOST = 48_000_000
"""This many characters are kept; what was used longest ago goes first."""
MOST_OF_ONE = 10_000
"""Of a catalogue with more findings nothing is kept."""
_KEY = 32
"""How many bytes a key has: it also encrypts the entry."""
Keys = Mapping[str, bytes]
"""By document, the key of the findings in its catalogue; without those that are not there."""


class FindingsCache:
    """The known findings of a project's catalogues, for one policy; call ``save`` at the end."""

    def __init__(self, project: Project, policy: Policy) -> None:
        self._project, self._policy = project, policy
        self._used: dict[str, str] = {}
        """The entries that this run found or put in."""
        self._new: dict[str, tuple[bytes, str]] = {}
        """By document, what was found in this run and is not yet confirmed: key and entry."""
        self._is_new = False
        """Whether there is something to save."""
        self._find_reader = lru_cache(find_reader)
        self._sources: dict[str, bytes] = {}
        """By document, the digest of its source, which is the same for all languages."""

    @cached_property
    def _found(self) -> dict[str, str]:
        """What the cache's file holds."""
        return read_entries(self._project.root, KIND, self._version)

    @cached_property
    def _version(self) -> str:
        return f"{VERSION} {digest_versions()} {make_content_key(read_program())}"

    @cached_property
    def _may_read_more(self) -> bool:
        return has_added_rules()

    @cached_property
    def _options(self) -> bytes:
        """What the settings and the glossary decide."""
        policy, settings = self._policy, self._project.settings
        glossary = None if policy.glossary is None else policy.glossary.terms
        return repr(
            (
                sorted(policy.disable),
                sorted(policy.severity.items()),
                policy.digits,
                sorted(policy.quotes.items()),
                glossary,
                policy.strict,
                policy.names,
                settings.source_language,
            )
        ).encode(errors="surrogatepass")

    def list_keys(self, documents: Sequence[str], language: str) -> Keys:
        """Return the keys of the findings in the catalogues of a language, as the files are now.

        There are none where rules of another distribution would be asked. Without rules to load,
        even one short catalogue is found faster than it is checked.
        """
        if self._may_read_more:
            return {}
        data = {name: self._read(name, language) for name in self._project.documents}
        return self._make_keys(documents, language, data)

    def _make_keys(
        self, documents: Iterable[str], language: str, data: Mapping[str, bytes | None]
    ) -> Keys:
        """Return the keys of catalogues; ``data`` has what all those of the language hold."""
        every = {name: b"-" if each is None else _digest(each) for name, each in data.items()}
        others = _digest(*list_named_parts(every.items()))
        keys = {}
        for name in documents:
            catalog = data[name]
            if catalog is not None:
                beside = self._digest_beside(name, catalog)
                source = self._digest_source(name)
                parts = (name.encode(), language.encode(), every[name], others, beside, source)
                keys[name] = _digest(self._options, *parts)
        return keys

    def _read(self, document: str, language: str) -> bytes | None:
        try:
            return self._project.read_catalog_bytes(document, language)
        except DragomanError:
            return _read_nothing()  # the check itself says what is wrong with it

    def _digest_beside(self, document: str, data: bytes) -> bytes:
        """Return the digest of the catalogues beside which messages of this one were translated."""
        if MARK not in data:
            return b""
        codes = self._project.languages
        read = ((code, self._read(document, code) or b"") for code in codes)
        return _digest(*list_named_parts(read))

    def _digest_source(self, document: str) -> bytes:
        if document not in self._sources:
            try:
                data = self._project.read_source(document)
                reader = self._find_reader(self._project.documents[document].suffix)
                found = digest_reading(self._project, document, data, reader).encode()
            except DragomanError:
                found = _read_nothing()  # the check says what is wrong with it
            self._sources[document] = found
        return self._sources[document]

    def find(self, key: bytes | None, document: str, language: str) -> list[Finding] | None:
        """Return what is known to be found in a catalogue, without its path; None if nothing is."""
        if key is None:
            return None
        name = name_key(key)
        entry = self._used.get(name) or self._found.get(name)
        try:
            findings = [_read_row(row, document, language) for row in unseal(key, entry)]
        except (ValueError, TypeError):
            return None
        self._used[name] = str(entry)
        return findings

    def put(self, key: bytes | None, document: str, findings: Iterable[Finding]) -> None:
        """Note what was found in a catalogue, to be kept by ``confirm``."""
        if key is not None:
            self._new[document] = key, seal(key, [_write_row(finding) for finding in findings])

    def note(
        self, key: bytes | None, document: str, findings: Iterable[Finding]
    ) -> Iterator[Finding]:
        """Yield what is found in a catalogue, and ``put`` it when all is found.

        More than ``MOST_OF_ONE`` findings are not kept: nobody needs to hold them.
        """
        held: list[Finding] = []
        for finding in findings:
            if len(held) <= MOST_OF_ONE:
                held.append(finding)
            yield finding
        if len(held) <= MOST_OF_ONE:
            self.put(key, document, held)

    def confirm(self, language: str) -> None:
        """Keep what was found of the catalogues of a language.

        What depends on a file that has changed meanwhile is not kept: nobody knows which content
        was read. Nor is what somebody went through too late, when the next language was confirmed.
        """
        if self._new:
            self._sources.clear()
            data = {name: self._read(name, language) for name in self._project.documents}
            again = self._make_keys(self._new, language, data)
            for document, (key, entry) in self._new.items():
                if again.get(document) == key:
                    self._used[name_key(key)] = entry
                    self._is_new = True
            self._new.clear()

    def save(self) -> None:
        """Write what is new beside what others have written meanwhile.

        A cache that cannot be written is not an error.
        """
        if not self._is_new:
            return
        found = read_entries(self._project.root, KIND, self._version)
        kept = {**{k: v for k, v in found.items() if k not in self._used}, **self._used}
        room = MOST
        for name in reversed(list(kept)):
            room -= len(name) + len(kept[name])
            if room < 0:
                del kept[name]
        write_entries(self._project.root, KIND, self._version, kept)
        self._is_new = False


def _read_nothing() -> bytes:
    """Return what stands for a file that cannot be read: it is equal to nothing, so that nothing
    is found or kept that depends on it."""
    return os.urandom(_KEY)


def _digest(*parts: bytes) -> bytes:
    return digest_parts(*parts, size=_KEY)


Row = Sequence[Any]
"""A finding without the names of its document, its language and its file."""


def _write_row(finding: Finding) -> Row:
    return [
        finding.id,
        finding.severity.value,
        finding.msgid,
        finding.msgctxt,
        finding.line,
        finding.message,
        finding.excerpt,
        int(finding.fixable),
        finding.start,
        finding.end,
        finding.number,
    ]


def _read_row(row: Row, document: str, language: str) -> Finding:
    """Return the finding that a row is of. Raises ValueError or TypeError for anything else."""
    id, severity, msgid, context, line, message, excerpt, fixable, *numbers = row
    start, end, number = map(int, numbers)
    return Finding(
        str(id),
        Severity(severity),
        document,
        language,
        str(msgid),
        None if context is None else str(context),
        "",
        int(line),
        str(message),
        str(excerpt),
        bool(fixable),
        start,
        end,
        number,
    )
