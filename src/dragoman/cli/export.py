"""``dragoman export``: files that translators and reviewers work on."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click
from click.core import ParameterSource

from dragoman.cli import _common as common
from dragoman.cli._formats import formats_option, output_folder_option
from dragoman.cli._no_documents import require_documents
from dragoman.cli._terminal import print_line
from dragoman.errors import ProjectError

if TYPE_CHECKING:
    from dragoman.project import Project

WANTED = ("all", "todo", "untranslated", "fuzzy", "unreviewed")
_EXAMPLES = """\b
Examples:
  dragoman export letter -l fa -t docx
  dragoman export -l fa,ar -t xlsx,po --only todo
  dragoman export letter -l ar -t docx --pivot fa -o for-the-translator
  dragoman export --glossary -l fa -t tbx
"""


def _help_formats() -> str:
    from dragoman.exchanges import list_exchanges

    *others, last = list_exchanges()
    return f"The formats: {', '.join(others)} and {last}; docx by default."


@click.command("export", short_help="Write files that translators work on.", epilog=_EXAMPLES)
@common.documents_argument
@common.language_option("The languages of translation; all of them by default.")
@formats_option(_help_formats, default=("docx",))
@output_folder_option("Write the files to this folder instead of export/.")
@click.option(
    "--only",
    "wanted",
    type=click.Choice(WANTED),
    default="all",
    show_default=True,
    help="Which paragraphs: those that a translator has to work on (todo: untranslated or fuzzy), "
    "or a reviewer (unreviewed: translated, but not reviewed), or only one of these states.",
)
@click.option(
    "--pivot",
    metavar="LANG",
    help="Show the translation in this language beside the source; the settings may name one.",
)
@click.option(
    "--glossary",
    is_flag=True,
    help="Write the glossary instead of documents, as csv, tbx or both.",
)
@common.workers_options
@common.project_options
@click.pass_context
def command(
    ctx: click.Context,
    documents: tuple[str, ...],
    languages: tuple[str, ...],
    formats: tuple[str, ...],
    output: Path | None,
    wanted: str,
    pivot: str | None,
    glossary: bool,
    folder: str | None,
    quiet: bool,
    verbose: bool,
) -> None:
    """Write a file for each document and language, which a translator or a reviewer works on.

    DOCUMENT is the name of a source: letter for source/letter.txt. Without it, all documents are
    written. With --glossary it is the list of terms. The files name nobody. What comes back is
    taken with `dragoman import`, whatever its name is then.
    """
    from dragoman.commands.export import FOLDER, ExportRequest, WantedMessages, export

    project = common.open_project(ctx, folder)
    place = project.root / FOLDER if output is None else output
    if glossary:
        _export_glossary(project, documents, (formats, languages, place), quiet=quiet)
        return
    require_documents(project, documents)
    request = ExportRequest(
        project.select(documents),
        project.select_languages(languages),
        formats,
        place,
        WantedMessages(wanted),
        project.select_languages([pivot])[0] if pivot else "",
    )
    for file in export(project, request, workers=common.find_workers(project)):
        if not file.messages:
            common.say(f"{project.show(file.path)}: no message for it, so not written", quiet=quiet)
        elif not quiet:
            print_line(f"{project.show(file.path)}: {common.count_of(file.messages, 'message')}")


def _export_glossary(
    project: Project,
    documents: tuple[str, ...],
    how: tuple[tuple[str, ...], tuple[str, ...], Path],
    *,
    quiet: bool,
) -> None:
    """Write the glossary in formats and languages to a folder, and say so.

    By default it is written in all formats that a glossary has.
    """
    from dragoman.commands.export_terms import export_terms
    from dragoman.terms import WRITERS

    if documents:
        raise ProjectError("--glossary writes no documents; name none")
    formats, languages, folder = how
    source = click.get_current_context().get_parameter_source("formats")
    formats = tuple(WRITERS) if source is ParameterSource.DEFAULT else formats
    codes = project.select_languages(languages) if languages else ()
    for file in export_terms(project, formats, codes, folder):
        if not file.messages:
            common.say(f"{project.show(file.path)}: no term is in these languages", quiet=quiet)
        elif not quiet:
            print_line(f"{project.show(file.path)}: {common.count_of(file.messages, 'term')}")
