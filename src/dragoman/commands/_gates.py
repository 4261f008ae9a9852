"""What must be done before publication: enough of each language, and of the present source."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from functools import cached_property
from typing import NamedTuple

from dragoman import progress
from dragoman import settings as settings_
from dragoman.commands._caches.count_cache import CountCache
from dragoman.commands._changed_sources import ChangedSource, list_changed_sources
from dragoman.commands._limits import list_unmodified
from dragoman.commands._parallel.workers import ALONE, Workers
from dragoman.commands._status.processes import count_ahead
from dragoman.commands.status import LanguageStatus, list_out_of_step, status, sum_by_language
from dragoman.errors import DragomanError, ProjectError, gather, quote, raise_errors
from dragoman.model import State, Tally
from dragoman.project import Project

_STATES_THAT_COUNT = {
    "translated": (State.TRANSLATED, State.REVIEWED),
    "reviewed": (State.REVIEWED,),
}
"""By the state that is required, the states of the messages that have reached it."""
MOST_NAMES = 5
_ALL = 100


class Counts(NamedTuple):
    """How far documents have got, and what cannot be read of them."""

    statuses: list[LanguageStatus]
    changed: list[ChangedSource]
    errors: list[DragomanError]
    """What is wrong with catalogues."""

    @property
    def problems(self) -> list[DragomanError]:
        """What is wrong with sources."""
        return [source.problem for source in self.changed if source.problem is not None]


def count_documents(
    project: Project,
    documents: Sequence[str],
    languages: Iterable[str],
    cache: CountCache | None = None,
    *,
    workers: Workers = ALONE,
) -> Counts:
    """Count documents, also those that are not in step with their sources or cannot be read."""
    cache, languages = cache or CountCache(project.root), tuple(languages)
    cache.is_counting = bool(languages)
    count_ahead(project, documents, languages, cache, workers)
    changed = list(list_changed_sources(project, documents, cache))
    statuses, errors = gather(status(project, documents, languages, cache, changed))
    return Counts(statuses, changed, errors)


def read_requirements(project: Project, options: Iterable[str]) -> dict[str, str]:
    """Return what is required of each language: the settings, then ``--require`` over them.

    Raises ProjectError for an option, a language, a state or a share that is wrong.
    """
    requirements = dict(project.settings.check.require)
    for option in options:
        language, sign, requirement = option.partition("=")
        if not sign:
            raise ProjectError(f"--require {quote(option)} must have the form fa=reviewed")
        (code,) = project.select_languages([language])
        requirements[code] = requirement
    for language, requirement in requirements.items():
        project.select_languages([language])
        read_requirement(requirement)
    return requirements


def read_requirement(requirement: str) -> tuple[str, float]:
    """Return state and percentage of a requirement such as "reviewed" or "translated:95".

    Raises ProjectError for another state, or a share that is not a number from 0 to 100.
    """
    parsed = settings_.parse_requirement(requirement)
    if parsed is None:
        raise ProjectError(
            f"{quote(requirement)} cannot be required; write {settings_.REQUIREMENT_FORM}"
        )
    return parsed


def list_unmet(require: Mapping[str, str], tallies: Mapping[str, Tally]) -> list[str]:
    """Return a sentence for each language whose tally is less than what is required of it.

    Shares are of the words of the source; a language without any catalogue has nothing done. Where
    all is required, messages without words count too: readers would see that they are missing.
    """
    sentences = []
    for language, requirement in require.items():
        state, percent = read_requirement(requirement)
        tally = tallies.get(language, progress.make_empty_tally())
        done = progress.count_in_states(tally, _STATES_THAT_COUNT[state])
        every = progress.count_all(tally)
        share = 100 * done.words / every.words if every.words else 0.0
        if done.words < every.words * percent / 100 or language not in tallies:
            missing = f"{every.words - done.words} words are missing"
        elif percent == _ALL and done.messages < every.messages:
            missing = f"paragraphs without words are missing: {every.messages - done.messages}"
        else:
            continue
        required = f"{share:.1f}% of the words are {state}, {percent:g}% are required"
        sentences.append(f"{language}: {required}; {missing}")
    return sentences


def list_stale(statuses: Iterable[LanguageStatus], languages: Iterable[str]) -> list[str]:
    """Return a sentence for the languages whose catalogues are not up to date with the sources.

    Such a catalogue passes no gate: what it says is about a text that is not there any more.
    """
    wanted = frozenset(languages)
    documents: dict[str, list[str]] = {}
    for name, codes in list_out_of_step(s for s in statuses if s.language in wanted).items():
        documents.setdefault(", ".join(codes), []).append(name)
    return [
        f"{codes}: not up to date with the source of {join_names(names)}: run `dragoman update`"
        for codes, names in documents.items()
    ]


def join_names(names: Sequence[str]) -> str:
    """Return names as a list for a sentence: at most five, and how many more there are."""
    rest = f" and {len(names) - MOST_NAMES} more" if names[MOST_NAMES:] else ""
    return ", ".join(names[:MOST_NAMES]) + rest


def name_refusal(sentence: str) -> str:
    """Return what is said of an edition that a gate refuses."""
    return f"not published: {sentence}"


class PublicationGate:
    """Says which editions may be published, as the settings ``check.require`` and
    ``check.max-unmodified`` want it."""

    def __init__(self, project: Project) -> None:
        self.project = project
        self.require = project.settings.check.require
        self.limits = project.settings.check.max_unmodified
        self._cache = CountCache(project.root)
        self._counts: dict[tuple[str, str], Counts] = {}

    def explain_refusal(self, document: str, columns: Iterable[str]) -> tuple[str, ...]:
        """Return why an edition may not be published, a sentence each; nothing where it may.

        A language must have reached what is required of it in all documents together, as
        ``check`` counts it, or else in this one; of what a machine wrote, only this one counts.
        Raises CatalogError and SourceError for what cannot be read: nobody knows whether that may
        be published.
        """
        codes = [code for code in columns if code in self.require or code in self.limits]
        found = (sentence for code in codes for sentence in self._explain(document, code))
        return tuple(map(name_refusal, found))

    def may_link(self, document: str, columns: Iterable[str]) -> bool:
        """Return whether other pages may lead to an edition: it may be published, or it cannot be
        judged and stays as it is."""
        try:
            return not self.explain_refusal(document, columns)
        except DragomanError:  # it is said where that edition is to be made
            return True

    def _explain(self, document: str, code: str) -> list[str]:
        counts = self._count(document, code)
        raise_errors([*counts.problems, *counts.errors])
        require = {code: self.require[code]} if code in self.require else {}
        unmet = list_unmet(require, sum_by_language(counts.statuses))
        if unmet and not list_unmet(require, {code: self._totals[code]}):
            unmet = []
        limited = list_unmodified(self.limits, counts.statuses)
        return [*list_stale(counts.statuses, [code]), *unmet, *limited]

    def _count(self, document: str, code: str) -> Counts:
        key = (document, code)
        if key not in self._counts:
            self._counts[key] = count_documents(self.project, [document], [code], self._cache)
        return self._counts[key]

    @cached_property
    def _totals(self) -> dict[str, Tally]:
        """By language, the counts of all documents together."""
        documents = tuple(self.project.documents)
        every = count_documents(self.project, documents, self.require, self._cache)
        return sum_by_language(every.statuses)
