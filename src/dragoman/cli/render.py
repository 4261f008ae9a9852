"""``dragoman render``: editions."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from dragoman.cli import _common as common
from dragoman.project import Project

if TYPE_CHECKING:
    from dragoman.commands.render import Job, Rendered


@click.command("render", short_help="Make editions with the languages side by side.")
@common.documents_argument
@common.language_option("The columns of one edition, in order; the first sets the direction.")
@click.option(
    "-t",
    "--to",
    "formats",
    multiple=True,
    metavar="FORMAT[,FORMAT]",
    callback=common.split_commas,
    help="html, pdf, epub, docx, png or source.",
)
@click.option(
    "-o",
    "--output",
    type=click.Path(path_type=Path, file_okay=False),
    metavar="DIR",
    help="Write to this folder instead of build/.",
)
@click.option(
    "--layout",
    type=click.Choice(["columns", "stacked", "facing", "single"]),
    help="Side by side, interleaved, on facing pages, or one language.",
)
@click.option("--paper", type=click.Choice(["a4", "letter"]), help="The paper of PDF and DOCX.")
@click.option(
    "--missing",
    type=click.Choice(["placeholder", "source", "refuse"]),
    help="What stands for a paragraph that is not translated.",
)
@click.option(
    "--outdated",
    type=click.Choice(["mark", "source", "refuse"]),
    help="What is done with a translation of an earlier version.",
)
@click.option(
    "--embed-fonts",
    is_flag=True,
    default=None,
    help="Put the characters used of the fonts into HTML and EPUB.",
)
@click.option("--jobs", type=click.IntRange(0), help="How many processes; 0: one per processor.")
@common.project_option
@common.quiet_option
@click.pass_context
def command(ctx: click.Context, /, **given: Any) -> None:
    """Make editions in which the languages stand side by side.

    \b
    dragoman render letter -l en,fa,ar -t html
    dragoman render -l fa,ar -t pdf,epub -o out
    dragoman render letter -l fa -t source
    """
    from dragoman.commands.render import RenderRequest, plan_jobs, render

    quiet, verbose = given["quiet"], given["verbose"]
    project = _apply_flags(common.open_project(ctx, given["folder"]), given)
    common.require_documents(project, given["documents"])
    columns = tuple(code.replace("-", "_") for code in given["languages"])
    wanted = RenderRequest((columns,) if columns else (), given["formats"], given["output"])
    jobs = plan_jobs(project, project.select(given["documents"]), wanted)
    rendering = render(project, jobs, processes=common.process_count(project.settings.jobs))
    print_editions(project, jobs, rendering, quiet=quiet, verbose=verbose)


def print_editions(
    project: Project,
    jobs: Sequence[Job],
    rendering: Iterator[Rendered],
    *,
    quiet: bool,
    verbose: bool,
) -> None:
    """Print the editions as they are made; with ``verbose``, the fonts and what is unchanged."""
    if verbose:
        kinds = {job.format for job in jobs}
        for code in sorted({code for job in jobs for code in job.columns}):
            for line in _describe_fonts(project, code, kinds):
                common.say(line)
    told: set[str] = set()  # what holds in one format holds in all
    for done in common.with_progress(rendering, len(jobs), "Rendering", quiet=quiet):
        for warning in done.warnings:
            if warning not in told:
                common.say(f"warning: {warning}")
        told.update(done.warnings)
        if not quiet:
            unchanged = "" if done.written or not verbose else "  (unchanged)"
            click.echo(f"{project.show(done.job.path)}{unchanged}")


def _apply_flags(project: Project, given: dict[str, Any]) -> Project:
    """Put the flags over the settings."""
    names = ("layout", "paper", "missing", "outdated", "jobs")
    changes = {name: given[name] for name in names if given[name] is not None}
    settings = project.settings._replace(**changes)
    if given["embed_fonts"]:
        settings = settings._replace(fonts=settings.fonts._replace(embed=True))
    return replace(project, settings=settings)


def _describe_fonts(project: Project, code: str, kinds: set[str]) -> Iterator[str]:
    """Tell which font a language is set in on paper and on screens, and why."""
    from dragoman.commands.render import edition_options
    from dragoman.fonts import find_font, list_preferences

    chosen = edition_options(project)
    if kinds & {"pdf", "png"}:
        wanted = ", ".join(list_preferences(code, chosen)) or "no preference"
        found = find_font(code, chosen)
        told = f"{found.family}, from {found.origin}" if found else "none found"
        yield f"font for {code} on paper: {told} (first of: {wanted})"
    if kinds & {"html", "epub", "docx"}:
        wanted = ", ".join(list_preferences(code, chosen, screen=True)) or "no preference"
        found = find_font(code, chosen, screen=True) if chosen.embed_fonts else None
        told = f"{found.family}, from {found.origin}" if found else "the reader's own"
        yield f"font for {code} on screens: {told} (first of: {wanted})"
