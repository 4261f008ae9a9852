"""Links from one document of a project to another: which of its pages they lead to.

Only pages link to each other. A PDF, a book or a Word file is passed on alone; its links to other
documents are text.
"""

from __future__ import annotations

import posixpath
from collections.abc import Iterator, Mapping
from pathlib import Path
from unicodedata import normalize
from urllib.parse import quote, unquote

from dragoman.align.inner_links import Neighbour, find_places, name_document
from dragoman.commands._editions.input_files import InputFiles
from dragoman.commands._editions.sisters import find_address, may_link
from dragoman.commands._gates import PublicationGate
from dragoman.commands._parallel.jobs import Job, RenderRequest, plan_jobs
from dragoman.errors import DragomanError
from dragoman.patterns import compile_later
from dragoman.project import Project

_LINK_SIGNS = b"[", b"<"
"""Each link has one of these, in every markup: most plain text has neither."""
_WIKI_SIGNS = "[[", "{{"
"""Obsidian's ``[[page]]`` and Hugo's ``{{< ref "page" >}}`` name a page without its folder."""
_RUN = compile_later(r"""[^\s()<>"'\[\]#?|\\]+""")
"""What may be the path of a link. Much else is so, and names no document."""
_SPACED_RUN = compile_later(r"""(?<=[(<\["])[^()<>"\[\]#?|\\\n]{1,300}(?=[)>\]"#?|\\])""")
"""What may be such a path with spaces: ``<a b.md>``, ``[[a b|words]]``."""

_NO_PLACES: Mapping[str, str] = {}


class LinkedDocuments:
    """Finds the documents that the links of editions lead to, for all editions of one run."""

    def __init__(
        self, project: Project, gate: PublicationGate, files: InputFiles | None = None
    ) -> None:
        self.project, self.gate, self.files = project, gate, files or InputFiles()
        self.last_names: dict[str, str] = {}
        """By their names without folders, the documents; empty where there are several."""
        for name in project.documents:
            last = posixpath.basename(name)
            self.last_names[last] = "" if last in self.last_names else name
        self._has_spaces = any(" " in name for name in project.documents)
        self._targets: dict[Path, tuple[str, ...]] = {}
        self._wikis: set[Path] = set()
        """Files in which a link may name a page without its folder."""
        self._words: set[str] = set()
        """Words with no path of a link in them: most are in many files."""

    def find(self, job: Job) -> tuple[tuple[str, str], ...]:
        """Return the documents that the links of an edition may lead to, with the addresses there.

        They are those whose pages in the same languages the settings plan, and that may be
        published.
        """
        if not may_link(self.project, job):
            return ()
        found = []
        for name in dict.fromkeys(self._list_linked(job)):
            for each in plan_jobs(self.project, [name], RenderRequest()):
                is_same = (each.columns, each.format) == (job.columns, job.format)
                if is_same and self.gate.may_link(name, each.columns):
                    found.append((name, _find_href(self.project, job, each)))
        return tuple(found)

    def _list_linked(self, job: Job) -> Iterator[str]:
        """Yield the other documents that a document or its translations may have links to.

        No document is read for this, so that what is up to date costs little.
        """
        documents = self.project.documents
        if len(documents) < 2:
            return
        others = [code for code in job.columns if code != self.project.settings.source_language]
        catalogs = (self.project.catalog(job.document, code) for code in others)
        for path in (self.project.source(job.document), *catalogs):
            for target in self._list_targets(path):
                name = name_document(job.document, target)
                if name not in documents and path in self._wikis:
                    name = self.last_names.get(posixpath.basename(name), "")
                if name != job.document and name in documents:
                    yield name

    def _list_targets(self, path: Path) -> tuple[str, ...]:
        """Return what in a file may be the path of a link to some document, in its order."""
        if path not in self._targets:
            data = self.files.read(path) or b""
            has_link = any(sign in data for sign in _LINK_SIGNS)
            text = normalize("NFC", data.decode("utf-8", "replace")) if has_link else ""
            words = text.split()
            new = set(words).difference(self._words)
            runs = {word: found for word in new if (found := self._list_named(word))}
            self._words.update(new.difference(runs))
            shown = filter(runs.__contains__, words) if runs else ()
            targets = dict.fromkeys(run for word in shown for run in runs[word])
            if self._has_spaces:
                targets.update(dict.fromkeys(filter(self._is_named, _SPACED_RUN.findall(text))))
            if any(sign in text for sign in _WIKI_SIGNS):
                self._wikis.add(path)
            self._targets[path] = tuple(map(unquote, targets))
        return self._targets[path]

    def _list_named(self, word: str) -> list[str]:
        """Return each run of a word that has the name of a document."""
        if word.isalnum():  # it is one run, and as most of them no name
            return [word] if word in self.last_names else []
        return [run for run in _RUN.findall(word) if self._is_named(run)]

    def _is_named(self, run: str) -> bool:
        """Return whether a run is the name of a document, has folders before it, or a suffix."""
        if run in self.last_names:
            return True
        if not ("." in run or "/" in run or "%" in run):  # nearly all are words
            return False
        stem, suffix = posixpath.splitext(posixpath.basename(unquote(run)))
        return stem in self.last_names or stem + suffix in self.last_names


def _find_href(project: Project, job: Job, other: Job) -> str:
    if not job.path.is_relative_to(project.build_folder):
        return find_address(project, other.name)
    return quote(posixpath.relpath(other.name, posixpath.dirname(job.name) or "."))


def read_neighbours(project: Project, job: Job) -> Mapping[str, Neighbour]:
    """Return the places of the documents that the links of an edition may lead to, by their names.

    One that cannot be read has no address; why is said where its own editions are made.
    """
    neighbours = {}
    for name, href in job.neighbours:
        address, places = href, _NO_PLACES
        try:
            places = find_places(project.read_document(name)).places
        except DragomanError:
            address = ""
        neighbours[name] = Neighbour(address, project.documents[name].suffix, places)
    return neighbours
