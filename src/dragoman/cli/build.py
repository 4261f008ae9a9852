"""``dragoman build``: the main job."""

from __future__ import annotations

from typing import Any

import click

from dragoman.cli import _common as common
from dragoman.cli import check, render, status, update


@click.command("build")
@click.option("--jobs", type=click.IntRange(0), help="How many processes; 0: one per processor.")
@common.project_option
@common.quiet_option
@click.pass_context
def command(ctx: click.Context, /, **given: Any) -> None:
    """Update the catalogues, check them, tell their state and render all editions.

    Only what changed content asks for is done. Faults of translations do not keep an edition
    from being made, but the exit code is then 1.

    \b
    dragoman build
    """
    from dragoman.commands.index import write_index
    from dragoman.commands.render import RenderRequest, plan_jobs

    shared = {name: given[name] for name in ("folder", "quiet", "verbose")}
    project = common.open_project(ctx, given["folder"])
    common.require_documents(project)
    ctx.invoke(update.command, **shared)
    code = _run_command(ctx, check.command, {**shared, "quiet": True})
    if not given["quiet"]:
        ctx.invoke(status.command, **shared)
        click.echo()
    ctx.invoke(render.command, jobs=given["jobs"], **shared)
    jobs = plan_jobs(project, project.select(()), RenderRequest())
    if len(project.documents) > 1:
        path = write_index(project, project.build_folder, jobs)
        if not given["quiet"]:
            click.echo(project.show(path))
    ctx.exit(code)


def _run_command(ctx: click.Context, command_: click.Command, given: dict[str, Any]) -> int:
    """Run a command and give its exit code."""
    try:
        ctx.invoke(command_, **given)
    except click.exceptions.Exit as exit_:
        return exit_.exit_code
    return 0
