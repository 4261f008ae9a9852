"""``dragoman render``: make editions."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

import click

from dragoman.choices import (
    LAYOUTS,
    REVEALS,
    ROWS,
    WHEN_MISSING,
    WHEN_OUTDATED,
    WHEN_UNREVIEWED,
)
from dragoman.cli import _common as common
from dragoman.cli._editions import print_editions
from dragoman.cli._formats import FormatOption, formats_option, output_folder_option
from dragoman.cli._no_documents import require_documents
from dragoman.cli._numbers import WholeNumber

if TYPE_CHECKING:
    from dragoman.editions import EditionFormat


def _join_formats(is_wanted: Callable[[EditionFormat], bool] = lambda _: True) -> str:
    """Return the names of the formats of a kind as a list in words: "a, b and c"."""
    from dragoman.editions import list_formats, load_format
    from dragoman.errors import EditionError

    names = []
    for name in list_formats():
        try:
            edition_format = load_format(name)
        except (EditionError, ImportError):
            continue  # what is wrong with another distribution's format is said when it is used
        if is_wanted(edition_format):
            names.append(name)
    *others, last = names
    return f"{', '.join(others)} and {last}" if others else last


def _help_formats() -> str:
    return (
        f"The formats: {_join_formats()}; png is a picture of the first page. Also source: the "
        "document in its own format, with the paragraphs that are translated or reviewed."
    )


def _help_layouts() -> str:
    return (
        "How the languages are arranged: side by side (columns), one below the other paragraph by "
        "paragraph (stacked), on left and right pages (facing, only in "
        f"{_join_formats(lambda each: 'facing' in each.LAYOUTS)}), or one language per edition "
        "(single)."
    )


def _help_papers() -> str:
    return (
        "The size of the paper, as a4, a5, b5, letter, legal, 148x210mm or 6x9in, for "
        f"{_join_formats(lambda each: each.USES_PAPER)}."
    )


def _help_embedding() -> str:
    return (
        "Put fonts into the file, reduced to the characters that it needs, in "
        f"{_join_formats(lambda each: each.FONTS == 'on request')}. Otherwise readers see their "
        "own fonts."
    )


_PLACES = {
    "size": "print.size",
    "booklet": "print.booklet",
    "monochrome": "print.monochrome",
    "embed_fonts": "fonts.embed",
}
"""By option, its setting in a table; all others have the name of their setting."""
_EXAMPLES = """\b
Examples:
  dragoman render letter -l en,fa,ar -t html
  dragoman render -l fa,ar -t pdf,epub -o out
  dragoman render letter -l fa -t source
"""


@click.command(
    "render", short_help="Make editions with the languages side by side.", epilog=_EXAMPLES
)
@common.documents_argument
@common.language_option(
    "The languages of one edition, in the order of its columns. The columns run in the direction "
    "of the first one."
)
@formats_option(_help_formats)
@output_folder_option("Write the editions to this folder instead of build/.")
@click.option("--layout", cls=FormatOption, type=click.Choice(LAYOUTS), write_help=_help_layouts)
@click.option(
    "--paper",
    cls=FormatOption,
    metavar="PAPER",
    callback=common.check_setting("paper"),
    write_help=_help_papers,
)
@click.option(
    "--size",
    type=float,
    metavar="POINTS",
    callback=common.check_setting("print.size"),
    help="The size of the text on paper, such as 14 for large print; 0 means dragoman's own.",
)
@click.option(
    "--contents",
    type=WholeNumber(-1, 6),
    metavar="DEPTH",
    help="How many ranks of headings the list of contents has; 0 means no list, -1 that its "
    "length decides.",
)
@click.option(
    "--booklet",
    is_flag=True,
    default=None,
    help="Put the pages of a PDF on sheets that are printed on both sides and folded.",
)
@click.option(
    "--monochrome", is_flag=True, default=None, help="Use black, white and grey, and no colour."
)
@click.option(
    "--rows",
    type=click.Choice(ROWS),
    help="What is side by side: paragraphs, or sentences where it is sure which belong together.",
)
@click.option(
    "--reveal",
    type=click.Choice(REVEALS),
    help="What html shows at first: all languages (all), or only the first one, and the others of "
    "a paragraph when it is touched, pointed at or reached with the keyboard (tap). The reader can "
    "switch that off, and paper shows all.",
)
@click.option(
    "--word-list",
    is_flag=True,
    default=None,
    help="End with a list of the glossary's terms that are in the document.",
)
@click.option(
    "--missing",
    type=click.Choice(WHEN_MISSING),
    help="What to show for a paragraph that is not translated: a sentence that says so "
    "(placeholder), the original text (source), or no edition at all (refuse).",
)
@click.option(
    "--outdated",
    type=click.Choice(WHEN_OUTDATED),
    help="What to do with a fuzzy translation, which nobody has confirmed since the paragraph "
    "changed: show it with a remark (mark), show the original text instead (source), or make no "
    "edition at all (refuse).",
)
@click.option(
    "--unreviewed",
    type=click.Choice(WHEN_UNREVIEWED),
    help="What to do with a translation that nobody has marked as reviewed: show it (show), show "
    "it with a remark (mark), show the original text instead (source), or make no edition at all "
    "(refuse).",
)
@click.option(
    "--embed-fonts", cls=FormatOption, is_flag=True, default=None, write_help=_help_embedding
)
@common.workers_options
@common.limit_option
@common.project_options
@click.pass_context
def command(
    ctx: click.Context,
    /,
    documents: tuple[str, ...],
    languages: tuple[str, ...],
    formats: tuple[str, ...],
    output: Path | None,
    max_unmodified: tuple[str, ...],
    folder: str | None,
    quiet: bool,
    verbose: bool,
    **flags: object,
) -> None:
    """Make editions: files to read, in which the languages of a document are side by side.

    DOCUMENT is the name of a source: letter for source/letter.txt. Without it, all documents are
    rendered. What no option says, the settings say. An edition that is up to date is not made
    again. One in a language that has less than the settings require (check.require), more from a
    machine than they allow (check.max-unmodified), or that is not up to date then, is not made, and
    what was published stays; the exit code is 1.
    """
    from dragoman.commands._limits import apply_limits
    from dragoman.commands.render import RenderRequest, plan_jobs, render

    project = common.open_project(ctx, folder)
    require_documents(project, documents)
    values = {_PLACES.get(name, name): value for name, value in flags.items()}
    project = apply_limits(common.apply_options(project, values), max_unmodified)
    columns = tuple(map(project.find_code, languages))
    request = RenderRequest((columns,) if columns else (), formats, output)
    planned = plan_jobs(project, project.select(documents), request)
    results = render(project, planned, workers=common.find_workers(project))
    print_editions(project, planned, results, quiet=quiet, verbose=verbose)
