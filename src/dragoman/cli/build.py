"""``dragoman build``: the main job."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from dragoman.cli import _common as common
from dragoman.cli._no_documents import require_documents
from dragoman.cli._terminal import print_line, print_text

if TYPE_CHECKING:
    from dragoman.commands.build import BuildStep, CheckStep, CountStep, UpdateStep
    from dragoman.project import Project


_EXAMPLES = """\b
Examples:
  dragoman build
  dragoman build --watch    (again whenever a file changes; Control-C ends it)
"""


@click.command("build", short_help="Update, check and render everything.", epilog=_EXAMPLES)
@click.option("--watch", is_flag=True, help="Build again whenever a file of the project changes.")
@common.workers_options
@common.limit_option
@common.project_options
@click.pass_context
def command(
    ctx: click.Context,
    watch: bool,
    max_unmodified: tuple[str, ...],
    folder: str | None,
    quiet: bool,
    verbose: bool,
) -> None:
    """Update the catalogues, check them, show their state and make all editions.

    A catalogue is a gettext file (.po) with the translations of one document into one language;
    an edition is what readers get: HTML, PDF, EPUB, DOCX or a picture. Only what has changed is
    done again. Faults of translations do not keep an edition from being made, but the exit code
    is then 1. What the settings require (check.require, check.max-unmodified) and is not reached
    does: what was published stays. A file that is wrong stops only what is made from it; the exit
    code is then 2.

    With --watch, the command does not end: when a source, a catalogue, the settings or any other
    file that editions are made from changes, it builds again, and says in one line what was done.
    """
    from dragoman.commands._limits import apply_limits
    from dragoman.commands.build import CheckStep, build

    project = apply_limits(common.open_project(ctx, folder), max_unmodified)
    require_documents(project)
    if watch:
        from dragoman.cli._watching import build_and_watch

        build_and_watch(ctx, project.root, max_unmodified, quiet=quiet)  # only Control-C ends it
    failed = False
    for step in build(project, workers=common.find_workers(project)):
        _print_step(project, step, quiet=quiet, verbose=verbose)
        if isinstance(step, CheckStep):
            failed = step.has_failed
    ctx.exit(1 if failed else 0)


def _print_step(project: Project, step: BuildStep, *, quiet: bool, verbose: bool) -> None:
    """Print what a step does, and so let it do it."""
    from dragoman.cli._editions import print_editions
    from dragoman.commands.build import CheckStep, CountStep, RenderStep, UpdateStep

    if isinstance(step, UpdateStep):
        _print_update(project, step, quiet=quiet, verbose=verbose)
    elif isinstance(step, CheckStep):
        if verbose and not quiet:
            _print_inputs(project)
        _print_findings(step)
    elif isinstance(step, CountStep):
        if not quiet:
            _print_counts(step)
    elif isinstance(step, RenderStep):
        print_editions(project, step.jobs, step.editions, quiet=quiet, verbose=verbose)
    elif not quiet:
        print_line(project.show(step.path))


def _print_update(project: Project, step: UpdateStep, *, quiet: bool, verbose: bool) -> None:
    from dragoman.cli._updates import print_updates

    documents = common.with_progress(step.documents, step.length, "Updating", quiet=quiet)
    for _ in print_updates(project, documents, quiet=quiet, verbose=verbose):
        pass  # to print a document is to update it


def _print_inputs(project: Project) -> None:
    """Print what the check has read, and what it has skipped and why."""
    from dragoman.commands.check import describe_check, project_policy

    policy = project_policy(project)
    common.say_each(describe_check(project, tuple(project.documents), project.languages, policy))


def _print_findings(step: CheckStep) -> None:
    """Print the report where a translation has errors."""
    from dragoman.checks.reports import write_findings
    from dragoman.cli._output import paint

    if step.has_errors:
        print_text(write_findings(step.findings, step.paths, paint=paint))


def _print_counts(step: CountStep) -> None:
    from dragoman.cli._output import find_window
    from dragoman.cli._tables import write_status_text

    statuses = list(common.with_progress(step.statuses, step.length, "Counting", quiet=False))
    print_text(write_status_text(statuses, statuses, find_window()), nl=True)
