"""The settings that editions are made with."""

from __future__ import annotations

from pathlib import Path

from dragoman.clock import source_date_epoch
from dragoman.credits import Credits
from dragoman.errors import ProjectError, quote
from dragoman.files.folders import walk_files
from dragoman.files.inside import check_links, resolve_inside
from dragoman.model import Options, PrintOptions
from dragoman.paper import find_length, find_margins
from dragoman.project import Project
from dragoman.settings import PrintSettings, Settings


def choose_settings(settings: Settings, credits: Credits) -> Settings:
    """Return the settings that an edition can depend on, without what is about other editions, and
    about the work on catalogues. The credits are those of its document."""
    usual = Settings()
    return settings._replace(
        edition=credits,
        documents={},
        jobs=0,
        editions=(),
        formats=(),
        project=usual.project,
        translator=usual.translator,
        team=usual.team,
        pivot=usual.pivot,
        update=usual.update,
        memory=usual.memory,
        check=usual.check._replace(glossary=settings.check.glossary),
    )


def make_options(project: Project, date: str = "") -> Options:
    """Return the options, which are the same for all formats.

    ``date`` is the day of one document's editions, where it has its own.
    """
    settings = project.settings
    folder = settings.fonts.folder and _check_fonts(
        project.root, project.root / settings.fonts.folder
    )
    return Options(
        layout=settings.layout,
        paper=settings.paper,
        reveal=settings.reveal,
        embed_fonts=settings.fonts.embed,
        fonts=settings.fonts.families,
        font_folders=(folder,) if folder else (),
        system_fonts=settings.fonts.system,
        modified=_find_time(date or settings.date),
        date=date or find_date(project),
        contents=settings.contents,
        printing=_read_printing(settings.print),
    )


def _read_printing(settings: PrintSettings) -> PrintOptions:
    """Return what the settings say about pages; their lengths have been checked."""
    return PrintOptions(
        size=settings.size,
        margins=find_margins(settings.margins),
        binding=find_length(settings.binding) or 0.0,
        bleed=find_length(settings.bleed) or 0.0,
        marks=settings.marks,
        chapters=settings.chapters,
        booklet=settings.booklet,
        monochrome=settings.monochrome,
    )


def _check_fonts(root: Path, folder: Path) -> str:
    """Return the folder of fonts. Raises ProjectError for a link that leads out of the project: a
    font becomes part of the editions. Raises it also for a folder that may not be read: an edition
    would have other fonts, and nobody would know why."""
    resolve_inside(root, folder)
    check_links(root, walk_files(folder, ""))
    return str(folder)


def _find_time(date: str) -> int | None:
    """Return the time that files carry, in seconds since 1970: SOURCE_DATE_EPOCH, or else the
    settings' date. Raises ProjectError for a date that is none."""
    epoch = source_date_epoch()
    if epoch is not None or not date:
        return epoch
    from datetime import UTC, datetime

    try:
        return int(datetime.fromisoformat(date).replace(tzinfo=UTC).timestamp())
    except ValueError:
        raise ProjectError(f"the date {quote(date)} is not of the form 2016-12-23") from None


def find_date(project: Project) -> str:
    """Return the date that the colophon shows, in ISO form: the settings', or else that of
    SOURCE_DATE_EPOCH; empty without either."""
    if project.settings.date:
        return project.settings.date
    from datetime import UTC, datetime

    epoch = source_date_epoch()
    return "" if epoch is None else datetime.fromtimestamp(epoch, UTC).date().isoformat()
