"""What editions are made from: options, fonts and files."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from functools import cached_property
from pathlib import Path
from typing import NamedTuple

from dragoman import editions, fonts, own_messages
from dragoman.commands._caches.digests import make_content_key
from dragoman.commands._credits import find_cover, find_credits
from dragoman.commands._editions.options import choose_settings, make_options
from dragoman.commands._editions.pictures import PictureLists
from dragoman.commands._parallel.jobs import SOURCE, Job
from dragoman.editions import EditionFormat
from dragoman.editions._common import find_embeddable_font
from dragoman.errors import EditionError
from dragoman.files.folders import walk_files
from dragoman.model import Options
from dragoman.project import Project

FontStamp = tuple[str, str, int]
"""The family, the name and the size of the file of a font."""


class JobInputs(NamedTuple):
    """The files that an edition is made from."""

    document: Path
    catalogs: tuple[tuple[str, Path], ...]
    """By language. A catalogue that does not exist yet is among them."""
    words: tuple[Path, ...]
    """The catalogues of what dragoman itself says."""
    fonts: tuple[Path, ...]
    cover: Path | None = None
    pictures: tuple[Path, ...] = ()
    """The files of the pictures, in each language, also those that do not exist yet."""
    glossary: Path | None = None
    """Only where the edition has a word list."""


class FontChoice(NamedTuple):
    """The font of a language in some formats."""

    language: str
    formats: tuple[str, ...]
    preferred: tuple[str, ...]
    """Font families, the best first."""
    found: fonts.FontFiles | None
    """The font that the editions contain. None where none was found."""
    is_required: bool
    """Whether the editions cannot be made without a font."""
    lacking: tuple[str, ...] = ()
    """The families that the settings name for the language, where a font is required and none of
    them was found."""


class SharedInputs:
    """What many editions of one run are made from; each is looked for once."""

    def __init__(self, project: Project) -> None:
        self._project = project
        self._words: dict[tuple[str, ...], tuple[Path, ...]] = {}
        self._fonts: dict[tuple[str, str], tuple[Path, ...]] = {}
        self._found: dict[str, tuple[FontStamp, ...]] = {}
        self._settings: dict[str, str] = {}

    @cached_property
    def options(self) -> Options:
        """The options that are the same for all formats."""
        return make_options(self._project)

    def list_words(self, columns: tuple[str, ...]) -> tuple[Path, ...]:
        """Return the catalogues of what dragoman itself says in some languages."""
        if columns not in self._words:
            folder, root = self._project.locale_folder, self._project.root
            self._words[columns] = own_messages.list_files(columns, folder, root)
        return self._words[columns]

    def list_fonts(self, job: Job, code: str) -> tuple[Path, ...]:
        """Return the files of the font of a language, where they become part of an edition."""
        key = job.format, code
        if key not in self._fonts:
            self._fonts[key] = _list_font_files(self._project, job, code)
        return self._fonts[key]

    def list_found_fonts(self, job: Job) -> tuple[FontStamp, ...]:
        """Return the fonts that an edition may use for characters which the font of a language has
        not."""
        if job.format not in self._found:
            edition_format = _find_format(job)
            may_use = edition_format is not None and _holds_fonts(edition_format, self.options)
            self._found[job.format] = _stamp_fonts(self.options) if may_use else ()
        return self._found[job.format]

    def list_own_fonts(self, job: Job) -> tuple[Path, ...]:
        """Return the project's own fonts, where an edition may use any font that is found. They are
        few, and who draws them saves them again and again."""
        folders = self.options.font_folders
        if not folders or not self.list_found_fonts(job):
            return ()
        paths = (path for font in fonts.list_found(self.options) for path in font.files)
        return tuple(path for path in paths if any(map(path.is_relative_to, folders)))

    def digest_settings(self, job: Job) -> str:
        """Return the digest of the settings that an edition can depend on: most share it."""
        credits = find_credits(self._project, job.document)
        key = repr(credits)
        if key not in self._settings:
            settings = choose_settings(self._project.settings, credits)
            self._settings[key] = make_content_key(repr(settings).encode(errors="surrogatepass"))
        return self._settings[key]


def list_inputs(
    project: Project,
    job: Job,
    pictures: PictureLists | None = None,
    shared: SharedInputs | None = None,
) -> JobInputs:
    """Return the files that an edition is made from; those of pictures if these are given."""
    shared = shared or SharedInputs(project)
    source = project.settings.source_language
    others = [code for code in job.columns if code != source]
    # The source may replace what is missing, and English what dragoman itself says.
    shown = dict.fromkeys((*job.columns, source, "en"))
    used = (path for code in shown for path in shared.list_fonts(job, code))
    return JobInputs(
        document=project.source(job.document),
        catalogs=tuple((code, project.catalog(job.document, code)) for code in others),
        words=shared.list_words(job.columns),
        fonts=tuple(dict.fromkeys((*used, *shared.list_own_fonts(job)))),
        cover=_find_cover(project, job),
        pictures=pictures.list_files(job) if pictures else (),
        glossary=project.glossary_file if project.settings.word_list else None,
    )


def _find_cover(project: Project, job: Job) -> Path | None:
    """Return the file of the cover, where the format shows it. A cover that is not there or that
    may not be read stops no other format."""
    if _find_format(job) is None or not editions.uses_cover(job.format):
        return None
    return find_cover(project, find_credits(project, job.document))


def list_job_files(
    project: Project, job: Job, pictures: PictureLists, shared: SharedInputs
) -> Iterator[Path]:
    """Yield the files in the project that an edition is made from, links not followed."""
    inputs = list_inputs(project, job, pictures, shared)
    yield from project.list_files(job.document, [code for code, _ in inputs.catalogs])
    yield from (project.documents[name] for name, _ in job.neighbours)
    yield from (*inputs.words, *inputs.pictures)
    if inputs.cover:
        yield inputs.cover


def list_shared_files(project: Project) -> Iterator[Path]:
    """Yield the files in the project that all editions may be made from, links not followed."""
    root = project.root.resolve()
    yield root / project.settings.check.glossary
    if project.settings.fonts.folder:
        yield from walk_files(root / project.settings.fonts.folder, "")


def describe_fonts(project: Project) -> Mapping[str, str]:
    """Return in a word which fonts are found on this machine."""
    found = _stamp_fonts(make_options(project))
    return {"the fonts": make_content_key(repr(found).encode())[:12]}


def _stamp_fonts(options: Options) -> tuple[FontStamp, ...]:
    return tuple(
        (font.family, path.name, path.stat().st_size)
        for font in fonts.list_found(options)
        for path in font.files
    )


def _list_font_files(project: Project, job: Job, code: str) -> tuple[Path, ...]:
    """Return the files of the font of a language, where they become part of the edition."""
    if _find_format(job) is None:
        return ()
    choice = _choose_font(project, code, (job.format,))
    return choice.found.files if choice.found else ()


def _holds_fonts(edition_format: EditionFormat, options: Options) -> bool:
    """Return whether the editions in a format have fonts in them."""
    use = edition_format.FONTS
    return use == "always" or (use == "on request" and options.embed_fonts)


def choose_fonts(project: Project, jobs: Iterable[Job]) -> Iterator[FontChoice]:
    """Yield the font of each language of the jobs, in each group of formats that share it."""
    codes: dict[str, dict[str, None]] = {}
    for job in jobs:
        if _find_format(job) is not None:
            for code in job.columns:
                codes.setdefault(code, {})[job.format] = None
    for code, names in sorted(codes.items()):
        groups: dict[tuple[str, str], list[str]] = {}
        for name in names:
            edition_format = editions.load_format(name)
            groups.setdefault((edition_format.FAMILY, edition_format.FONTS), []).append(name)
        for group in groups.values():
            yield _choose_font(project, code, tuple(group))


def list_broken_fonts(project: Project) -> Iterator[Path]:
    """Yield the files in the font folder of the settings that no font can be read from."""
    return fonts.list_broken(make_options(project))


def _find_format(job: Job) -> EditionFormat | None:
    """Return the format of a job; None for the document's own, and for one that cannot be used:
    what is wrong with it is said when an edition is made."""
    if job.format == SOURCE:
        return None
    try:
        return editions.load_format(job.format)
    except EditionError:
        return None


def _choose_font(project: Project, code: str, formats: tuple[str, ...]) -> FontChoice:
    """Return the font of a language in formats that share it."""
    edition_format, options = editions.load_format(formats[0]), make_options(project)
    on_screen = edition_format.FAMILY == "screen"
    found: fonts.FontFiles | None = None
    lacking: tuple[str, ...] = ()
    if edition_format.FONTS == "always":
        found = fonts.find_font(code, options, screen=on_screen)
        named = fonts.list_named(code, options)
        lacking = () if any(fonts.find_family(each, options) for each in named) else named
    elif edition_format.FONTS == "on request" and options.embed_fonts:
        found = find_embeddable_font(code, options)
    preferred = fonts.list_preferences(code, options, screen=on_screen)
    return FontChoice(code, formats, preferred, found, edition_format.FONTS == "always", lacking)
