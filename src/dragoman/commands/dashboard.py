"""What the dashboard and the page of the word diff show, gathered from the project."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import quote

from dragoman import dashboard, languages, progress
from dragoman.catalogs.changes import Grade, WordChange
from dragoman.catalogs.states import describe_unconfirmed
from dragoman.commands._numbered_messages import NumberedMessage, number_messages
from dragoman.commands.diff import FuzzyMessage, compare_message
from dragoman.commands.history import describe_missing, list_uncommitted, read_history
from dragoman.commands.status import (
    LanguageStatus,
    sum_by_folder,
    sum_by_language,
    sum_recorded,
)
from dragoman.dashboard import (
    Dashboard,
    DashboardRow,
    EditionLink,
    Language,
    RecentChange,
    RemainingWork,
    Task,
)
from dragoman.errors import DragomanError
from dragoman.escaping import shorten
from dragoman.files import folders
from dragoman.gitlog import HistoryPoint, keep_weekly
from dragoman.model import State, Tally
from dragoman.project import Project

_MOST_WORK, _MOST_TASKS, _MOST_RECENT, _MOST_WEEKS = 40, 25, 12, 60
_EXCERPT = 160  # characters of a source that is not translated


def name_language(code: str) -> Language:
    """Return a language with its names, as the pages show it."""
    return Language(
        code,
        languages.make_tag(code),
        languages.find_language_name(code),
        languages.find_autonym(code),
        languages.find_direction(code),
    )


_Addresses = dict[tuple[str, ...], dict[str, str]]
"""By the columns of an edition, the address of each format."""


@dataclass(frozen=True, slots=True)
class _Editions:
    """The editions that were made, with their addresses as seen from where the page will be."""

    project: Project
    found: dict[str, _Addresses]
    """By document."""

    def of(self, document: str) -> _Addresses:
        """Return the editions of a document, sorted by their columns."""
        return dict(sorted(self.found.get(document, {}).items()))

    def paragraph(self, document: str, code: str, number: int) -> str:
        """Return the address of a paragraph in an edition, best in one that shows the source too.

        Returns nothing where no edition of the language was made.
        """
        source = self.project.settings.source_language
        pages = [
            (source not in columns, len(columns), formats["html"])
            for columns, formats in self.of(document).items()
            if code in columns and "html" in formats
        ]
        return f"{min(pages)[2]}#p{number}" if pages else ""


def _find_editions(project: Project, page: Path) -> _Editions:
    """Find the editions by their names, ``<document>.<columns>.<format>``, as ``render`` writes
    them."""
    known = {project.settings.source_language, *project.languages}
    folder, beside = project.build_folder, page.absolute().parent
    found: dict[str, _Addresses] = {}
    for place, _, names in os.walk(folder):
        for name in sorted(names):
            document, _, rest = name.rpartition(".")[0].rpartition(".")
            columns = tuple(rest.split("-"))
            if document and set(columns) <= known:
                file = Path(place, name)
                where = Path(os.path.relpath(file, beside)).as_posix()
                path = file.with_name(document).relative_to(folder).as_posix()
                formats = found.setdefault(path, {}).setdefault(columns, {})
                formats[file.suffix.removeprefix(".")] = quote(where)
    return _Editions(project, found)


def gather_dashboard(
    project: Project,
    statuses: Sequence[LanguageStatus],
    shown: Sequence[LanguageStatus],
    *,
    page: Path | None = None,
    changed: Sequence[str] = (),
) -> Dashboard:
    """Gather what the dashboard shows; ``page`` is its file, from which links are relative."""
    editions = _find_editions(project, page or project.build_folder / "status.html")
    summed = sum_by_language(statuses)
    names = {code: name_language(code) for code in summed}
    open_ = [item for item in shown if progress.count_unfinished(item.tally).messages]
    plot, weeks, recent, remark = _read_past(project, statuses, names)
    return Dashboard(
        title="Translation status",
        source=name_language(project.settings.source_language),
        languages=tuple(names.values()),
        rows=tuple(_list_rows(statuses, shown, editions)),
        totals=tuple(summed.values()),
        work=tuple(_list_work(project, item, names, editions) for item in open_[:_MOST_WORK]),
        more_work=len(open_[_MOST_WORK:]),
        plot=plot,
        weeks=weeks,
        recent=recent,
        remark=remark,
        changed=tuple(changed),
    )


def _list_rows(
    statuses: Sequence[LanguageStatus], shown: Sequence[LanguageStatus], editions: _Editions
) -> Iterator[DashboardRow]:
    """Yield a row for each document that is shown, and for each folder."""
    documents = dict.fromkeys(item.document for item in shown)
    by_document: dict[str, list[Tally]] = {}
    for item in statuses:
        by_document.setdefault(item.document, []).append(item.tally)
    for document in documents:
        found = tuple(
            (
                "-".join(columns),
                tuple(EditionLink(kind.upper(), href) for kind, href in links.items()),
            )
            for columns, links in editions.of(document).items()
        )
        yield DashboardRow(document, tuple(by_document[document]), editions=found)
    for folder, tallies in sum_by_folder(statuses).items():
        yield DashboardRow(folder, tuple(tallies.values()), folder=True)


def _list_work(
    project: Project, item: LanguageStatus, names: dict[str, Language], editions: _Editions
) -> RemainingWork:
    tasks, remark = [], ""
    try:
        if folders.is_file(project.catalog(item.document, item.language)):
            found = number_messages(project, item.document, item.language)
            tasks = [
                _make_task(item, one, editions)
                for one in found
                if one.state in {State.UNTRANSLATED, State.FUZZY}
            ]
        else:
            remark = "There is no catalogue yet: dragoman update makes it."
    except DragomanError as error:
        remark = _end_sentence(error.sentence)
    left = progress.count_unfinished(item.tally).messages if not tasks else len(tasks)
    listed = tuple(tasks[:_MOST_TASKS])
    more = left - len(listed)
    return RemainingWork(item.document, names[item.language], listed, more, remark)


def _make_task(status: LanguageStatus, item: NumberedMessage, editions: _Editions) -> Task:
    number = item.numbers[0]
    href = editions.paragraph(status.document, status.language, number)
    if item.block is None or item.state is State.UNTRANSLATED:
        text = shorten(item.unit.text, _EXCERPT)
        return Task(number, href, "untranslated", (WordChange("equal", text),))
    return _make_fuzzy_task(
        compare_message(status.document, status.language, item, item.block), href
    )


def _make_fuzzy_task(found: FuzzyMessage, href: str = "") -> Task:
    grave = found.grade is Grade.MEANING
    return Task(found.numbers[0], href, _explain_fuzzy(found), found.changes, grave)


def _explain_fuzzy(found: FuzzyMessage) -> str:
    if found.grade is None:
        return describe_unconfirmed(found.block)
    return f"outdated: {found.grade.words}"


def _read_past(
    project: Project, statuses: Sequence[LanguageStatus], names: dict[str, Language]
) -> tuple[str, tuple[tuple[str, tuple[Tally, ...]], ...], tuple[RecentChange, ...], str]:
    """Return the plot, the table of weeks, the last changes, and a remark about them."""
    try:
        history = read_history(project, {item.document for item in statuses}, tuple(names))
    except DragomanError as error:
        return "", (), (), _end_sentence(error.sentence)
    points = history.points
    missing = _end_sentence(describe_missing(history))
    if not points:
        return "", (), (), missing or "No catalogue has been committed yet."
    codes = list_uncommitted(points, sum_recorded(statuses), history.unknown)
    listed = ", ".join(names[code].name for code in codes)
    remark = f"Not committed yet, so not in the history: work in {listed}." if codes else ""
    remark = " ".join(filter(None, (remark, missing)))
    plot = dashboard.draw_plot(points, tuple(names.values()), alone=False)
    weeks = tuple(
        (point.date, tuple(point.totals.get(code, progress.make_empty_tally()) for code in names))
        for point in keep_weekly(points)[-_MOST_WEEKS:]
    )
    recent = [
        item
        for point in reversed(points[-_MOST_RECENT:])
        for item in _list_recent_changes(point, names)
    ]
    return plot, weeks, tuple(recent[:_MOST_RECENT]), remark


def _end_sentence(sentence: str) -> str:
    return sentence and f"{sentence[:1].upper()}{sentence[1:]}."


def _list_recent_changes(point: HistoryPoint, names: dict[str, Language]) -> Iterator[RecentChange]:
    """Yield what a commit changed: by how many messages each state grew or shrank."""
    for change in point.changes:
        old, new = (tally or progress.make_empty_tally() for tally in (change.before, change.after))
        grown = [
            f"{new.messages[state] - old.messages[state]:+d} {state.value}"
            for state in State
            if new.messages[state] != old.messages[state]
        ]
        text = ", ".join(grown).replace("-", "−") or "only the words of paragraphs"
        yield RecentChange(point.date, change.document, names[change.language], text)


def write_diff_page(project: Project, messages: Iterable[FuzzyMessage]) -> str:
    """Return the page of the word diff."""
    found: dict[tuple[str, str], list[FuzzyMessage]] = {}
    for one in messages:
        found.setdefault((one.document, one.language), []).append(one)
    work = [
        RemainingWork(document, name_language(code), tuple(map(_make_fuzzy_task, parts)))
        for (document, code), parts in found.items()
    ]
    texts = [one.block.msgstr[0] for parts in found.values() for one in parts]
    return dashboard.write_diff_page(name_language(project.settings.source_language), work, texts)
