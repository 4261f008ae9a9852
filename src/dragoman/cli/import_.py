"""``dragoman import``: what came back from translators goes into the catalogues."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from dragoman.cli import _common as common
from dragoman.cli._output import isolate_line, write_report
from dragoman.errors import ProjectError

if TYPE_CHECKING:
    from dragoman.commands.import_ import ImportedFile

_EXAMPLES = """\b
Examples:
  dragoman import letter.fa.docx
  dragoman import Downloads/returned.zip answers/ --dry-run
  dragoman import "letter (2).xlsx" -l fa --by "A. B."
"""
_CHOOSE = (
    "Somebody must choose where both texts are kept: with `dragoman review` or `dragoman serve`."
)


@click.command("import", short_help="Take what came back from translators.", epilog=_EXAMPLES)
@click.argument(
    "places", metavar="FILE [FILE]...", nargs=-1, required=True, type=click.Path(path_type=Path)
)
@common.language_option("The language of the files, where they do not say it themselves.")
@click.option(
    "--document",
    metavar="NAME",
    shell_complete=common.complete_documents,
    help="The document of the files, where several have the same paragraphs.",
)
@click.option(
    "--by",
    "who",
    metavar="NAME",
    default="",
    help="Whose work it is: new comments and reviews get this name. Without it they name nobody.",
)
@click.option("--dry-run", is_flag=True, help="Write nothing; only show what would become of it.")
@common.report_options(("text", "json"))
@common.project_options
@click.pass_context
def command(
    ctx: click.Context,
    places: tuple[Path, ...],
    languages: tuple[str, ...],
    document: str | None,
    who: str,
    dry_run: bool,
    form: str,
    output: Path | None,
    folder: str | None,
    quiet: bool,
    verbose: bool,
) -> None:
    """Take what came back from translators, whatever the files are called now.

    FILE is a file that `dragoman export` wrote and somebody has worked on, a folder of such files,
    or a ZIP archive of them. Its format, its document and its language are found by what is in it.
    A text that was changed here since it went out is not replaced: both texts are kept, and the
    message is fuzzy. The exit code is 1 where there is such a conflict, and where a file or a part
    of it cannot be taken.
    """
    from dragoman.commands.import_ import ImportRequest, import_

    if len(languages) > 1:
        raise ProjectError("give one language: those of several files are found in them")
    project = common.open_project(ctx, folder)
    name = project.select([document])[0] if document else None
    language = project.select_languages(languages)[0] if languages else None
    request = ImportRequest(places, name, language, who, dry_run)
    imported = list(import_(project, request))
    if form == "json":
        write_report(_write_json(imported), output, quiet=quiet, form=form)
    elif not quiet or output:
        text = "".join(f"{line}\n" for line in _describe(imported, dry_run=dry_run))
        write_report(text, output, quiet=quiet)
    if not dry_run and any(file.has_two_texts for file in imported):
        common.say(_CHOOSE, quiet=quiet)
    ctx.exit(1 if any(file.needs_work for file in imported) else 0)


def _write_json(imported: Sequence[ImportedFile]) -> str:
    from dragoman.commands.import_ import as_data
    from dragoman.escaping import write_json

    return write_json(as_data(imported))


def _describe(imported: Iterable[ImportedFile], *, dry_run: bool) -> Iterator[str]:
    """Yield the lines of the report: a file, and what the user should know of it."""
    from dragoman.commands.import_ import summarize

    for file in imported:
        end = "; nothing was written" if dry_run and not file.refused else ""
        yield f"{isolate_line(file.file)}: {summarize(file)}{end}"
        for row, sentence in file.remarks:
            place = f"{file.row_name} {row}: " if row else ""
            yield f"    {place}{isolate_line(sentence)}"
