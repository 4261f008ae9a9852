"""Write what a translator or a reviewer works on: one file for a document and a language."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import closing
from enum import StrEnum
from functools import partial
from pathlib import Path
from typing import NamedTuple

from dragoman import files
from dragoman.catalogs.machine_words import describe_share, gather_machine_words, share_unmodified
from dragoman.catalogs.merge_message import read_other_texts
from dragoman.catalogs.sent_keys import read_note, write_sent_key
from dragoman.catalogs.states import describe_unconfirmed, find_state, is_unconfirmed
from dragoman.catalogs.template import ENCODING_FIELDS, NAME_FIELDS, write_header
from dragoman.commands._numbered_messages import OUT_OF_STEP, NumberedMessage, number_messages
from dragoman.commands._parallel.work import Work
from dragoman.commands._parallel.workers import ALONE, Workers, run_jobs
from dragoman.commands._pivots import list_outdated, list_pivot_files
from dragoman.errors import DragomanError, ExchangeError, did_you_mean, quote, raise_errors
from dragoman.exchanges import ExchangeFormat, count_messages, list_exchanges, load_exchange
from dragoman.files.inside import choose_root
from dragoman.languages import find_language_name as language_name
from dragoman.model import Kind, MessageKey, Package, PackageItem, State
from dragoman.po import Block, index_live
from dragoman.project import Project

FOLDER = "export"
"""Where files for translators go: not where editions are published from."""
_SPEED = 500_000
"""Bytes of sources and catalogues that go into files for translators in a second, about."""
_HEADER_FIELDS = ("Project-Id-Version", "Language", *ENCODING_FIELDS, "Plural-Forms")


class WantedMessages(StrEnum):
    """Which messages go out."""

    ALL = "all"
    TODO = "todo"
    """Those that a translator has to work on: untranslated or fuzzy."""
    UNTRANSLATED = "untranslated"
    FUZZY = "fuzzy"
    UNREVIEWED = "unreviewed"
    """Those that a reviewer has to work on: translated, and not reviewed."""

    def includes(self, state: State) -> bool:
        """Return whether messages of this state go out."""
        return {
            WantedMessages.ALL: True,
            WantedMessages.TODO: state in {State.UNTRANSLATED, State.FUZZY},
            WantedMessages.UNTRANSLATED: state is State.UNTRANSLATED,
            WantedMessages.FUZZY: state is State.FUZZY,
            WantedMessages.UNREVIEWED: state is State.TRANSLATED,
        }[self]


class ExportRequest(NamedTuple):
    """What is to be written, and where."""

    documents: Sequence[str]
    languages: Sequence[str]
    formats: Sequence[str]
    folder: Path
    wanted: WantedMessages = WantedMessages.ALL
    pivot: str = ""
    """A language beside the source; "" for the one of the settings, if there is one."""


class ExportedFile(NamedTuple):
    """A file for a translator."""

    path: Path
    messages: int
    """How many messages it has; with none, it was not written."""


class _File(NamedTuple):
    """A file that is to be made."""

    document: str
    language: str
    format: str

    @property
    def name(self) -> str:
        """Where it lies in the folder of the request."""
        return f"{self.document}.{self.language}{_load(self.format).SUFFIX}"


def export(
    project: Project, request: ExportRequest, *, workers: Workers = ALONE
) -> Iterator[ExportedFile]:
    """Write the files, one for each document, language and format, and yield each.

    The same messages give the same bytes, and a file that has them already is not touched. A
    document without a wanted message that the format has gets no file. Raises ExchangeError for a
    format that is not there; and when all others are written, for a catalogue that is not in step
    with its source, and for a document that is too long for a format.
    """
    root = choose_root(project.root, request.folder / "file")
    errors: list[DragomanError] = []
    for name in request.formats:
        _load(name)
    wanted = [
        _File(document, language, name)
        for document in request.documents
        for language in request.languages
        for name in dict.fromkeys(request.formats)
    ]
    results = run_jobs(project, _make_task(project, request), wanted, workers)
    with closing(results):
        for file, made in zip(wanted, results, strict=True):
            path = request.folder / file.name
            try:
                if isinstance(made, DragomanError):
                    raise made
                if made.data is not None:
                    files.write(path, made.data, root=root)
            except DragomanError as error:
                errors.append(error)
                continue
            yield ExportedFile(path, made.messages)
    raise_errors(errors)


class _MadeFile(NamedTuple):
    data: bytes | None
    """None where there is no message to write."""
    messages: int


def _make_task(project: Project, request: ExportRequest) -> Work[_File, _MadeFile]:
    """Return what is done for each file; the folder of the request is not needed for that."""
    wanted = request._replace(documents=(), languages=(), folder=Path())
    pivot = [request.pivot] if request.pivot else []
    return Work(
        partial(_make_file, request=wanted),
        name=lambda file: file.name,
        list_inputs=lambda file: (
            *list_pivot_files(project, file.document, file.language),
            *project.list_files(
                file.document, [*pivot, *filter(None, [project.settings.pivot.get(file.language)])]
            ),
        ),
        speed=_SPEED,
    )


def _make_file(project: Project, file: _File, *, request: ExportRequest) -> _MadeFile:
    """Return the bytes of a file for a translator; what a format cannot write names the file."""
    package = make_package(project, file.document, file.language, request)
    messages = count_messages(file.format, package)
    try:
        data = _load(file.format).write(package) if messages else None
    except ExchangeError as error:
        raise ExchangeError(error.sentence, file.name) from None
    return _MadeFile(data, messages)


_USUAL = {
    **dict.fromkeys(("word", "doc", "odt", "writer"), "docx"),
    **dict.fromkeys(("excel", "xls", "ods", "calc", "sheets", "numbers"), "xlsx"),
    **dict.fromkeys(("html", "phone", "browser"), "page"),
    **dict.fromkeys(("gettext", "poedit", "weblate"), "po"),
    **dict.fromkeys(("omegat", "xlf", "trados", "memoq"), "xliff12"),
}
"""What people call a format: the program that opens it, or a form near it."""


def _load(name: str) -> ExchangeFormat:
    try:
        return load_exchange(name)
    except KeyError:
        known = list_exchanges()
        usual = f"; did you mean {quote(_USUAL[name])}?" if name in _USUAL else ""
        near = usual or did_you_mean(name, known) or f"; there are {', '.join(known)}"
        raise ExchangeError(f"there is no format {quote(name)}{near}") from None


def make_package(project: Project, document: str, language: str, request: ExportRequest) -> Package:
    """Return what goes out of one document in one language.

    Raises ExchangeError where the catalogue lacks a message of the source.
    """
    items = number_messages(project, document, language)
    if any(item.block is None for item in items):
        path = project.show(project.catalog(document, language))
        raise ExchangeError(OUT_OF_STEP, path)
    pivot = request.pivot or project.settings.pivot.get(language, "")
    pivot = "" if pivot == language else pivot
    outdated = list_outdated(project, document, language)
    beside = _read_pivot(project, document, pivot)
    chosen = (
        _make_item(document, item, beside, outdated) if is_wanted else _show(item)
        for item, is_wanted in _choose_items(items, request.wanted)
    )
    return Package(
        document,
        project.settings.source_language,
        language,
        tuple(chosen),
        markup=project.read_document(document).markup,
        pivot=pivot,
        header=_write_header(project, document, language),
    )


def _read_pivot(project: Project, document: str, language: str) -> dict[MessageKey, Block]:
    """Return the messages of a pivot language that are translated, by their keys."""
    catalog = project.read_catalog(document, language) if language else None
    done = (State.TRANSLATED, State.REVIEWED)
    return {key: block for key, block in index_live(catalog).items() if find_state(block) in done}


def _choose_items(
    items: Iterable[NumberedMessage], wanted: WantedMessages
) -> Iterator[tuple[NumberedMessage, bool]]:
    """Yield the messages that go out, each heading above them among them, and whether it is wanted.

    A heading that is not wanted itself only shows where the others belong.
    """
    above: list[NumberedMessage] = []
    for item in items:
        is_wanted = wanted.includes(item.state)
        if item.unit.kind is Kind.HEADING:
            above = [each for each in above if each.unit.level < item.unit.level]
            if not is_wanted:
                above.append(item)
        if is_wanted:
            yield from ((each, False) for each in above)
            yield item, True
            above = []


def _show(item: NumberedMessage) -> PackageItem:
    """Return a message as one that is only shown."""
    unit = item.unit
    return PackageItem("", item.numbers, unit.kind, unit.level, unit.context, unit.text)


def _make_item(
    document: str,
    item: NumberedMessage,
    beside: Mapping[MessageKey, Block],
    outdated: Mapping[MessageKey, str],
) -> PackageItem:
    block = item.block
    assert block is not None  # noqa: S101 - a catalogue that lacks one does not go out
    pivot = beside.get(block.key)
    return _show(item)._replace(
        key=write_sent_key(document, block, pivot),
        text=block.msgstr[0],
        state=find_state(block),
        remark=_describe_state(block, outdated.get(block.key, "")),
        previous=(block.previous or "") if block.fuzzy else "",
        note=read_note(block),
        explained="\n".join(block.extracted),
        pivot=pivot.msgstr[0] if pivot else "",
        machine=tuple(gather_machine_words([block])),
    )


def _describe_state(block: Block, outdated_by: str) -> str:
    """Return in a few words why a message is fuzzy, or outdated by its pivot; "" for others."""
    if outdated_by:
        return f"the {language_name(outdated_by)} has changed since it was translated"
    if not block.fuzzy or not block.msgstr[0]:
        return ""
    others = read_other_texts(block)
    if others:
        which = "translation is" if len(others) == 1 else "translations are"
        return f"conflict; the other {which}: {' | '.join(others)}"
    if is_unconfirmed(block):
        return describe_unconfirmed(block)
    if not block.previous:
        return ""
    share = share_unmodified(block)
    machine = f"; {describe_share(share)}" if share else ""
    return f"the source has changed since it was translated{machine}"


def _write_header(project: Project, document: str, language: str) -> str:
    """Return the header for a catalogue that goes out; it names only whom the settings name."""
    catalog = project.read_catalog(document, language)
    fields = catalog.header if catalog else {}
    known = {name: fields[name] for name in _HEADER_FIELDS if name in fields}
    settings = project.settings
    names = {"Last-Translator": settings.translator, "Language-Team": settings.team}
    own = {"Project-Id-Version": document, "Language": language, **ENCODING_FIELDS}
    return write_header({**known, **own, **NAME_FIELDS, **names})
