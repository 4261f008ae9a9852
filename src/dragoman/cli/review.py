"""``dragoman review``: mark messages as reviewed."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

import click

from dragoman.cli import _common as common
from dragoman.errors import ProjectError

if TYPE_CHECKING:
    from dragoman.commands.review import ReviewItem, ReviewOutcome, ReviewSession
    from dragoman.model import MessageKey

_MOST = 20  # lines of what was refused


@click.command("review")
@click.argument("document", shell_complete=common._complete_documents)
@common.language_option("The language whose translation is reviewed.")
@click.option("--all", "everything", is_flag=True, help="Mark every message of the document.")
@click.option("--paragraph", metavar="NUMBERS", help="Mark these paragraphs, as 3-7,9.")
@click.option("--by", "who", default="", metavar="NAME", help="Who reviewed; else nobody is named.")
@click.option("--revoke", is_flag=True, help="Take the marks away instead.")
@click.option("--force", is_flag=True, help="Mark also what `check` finds errors in.")
@common.project_option
@common.quiet_option
@click.pass_context
def command(ctx: click.Context, /, **given: Any) -> None:
    """Mark translated messages as reviewed; the mark lapses when source or translation changes.

    Without --all or --paragraph, one message after the other is shown and asked for.

    \b
    dragoman review letter -l fa
    dragoman review letter -l fa --paragraph 3-7,9 --by "N. N."
    dragoman review letter -l fa --all --revoke
    """
    from dragoman.commands import review as verb

    project = common.open_project(ctx, given["folder"])
    (document,) = project.select([given["document"]])
    languages = project.select_languages(given["languages"])
    if len(languages) != 1 or not given["languages"]:
        raise ProjectError("review goes through one language: give it with -l, as -l fa")
    desk = verb.open_session(project, document, languages[0], given["who"])
    items = verb.list_items(project, document, languages[0])
    if given["everything"] and given["paragraph"]:
        raise ProjectError("--all and --paragraph exclude each other")
    if not given["everything"] and given["paragraph"] is None:
        if given["revoke"]:
            raise ProjectError("tell what to revoke: --all, or --paragraph 3-7,9")
        from dragoman.cli._dialogue import review_one_by_one

        review_one_by_one(desk, items, force=given["force"])
        return
    if given["paragraph"] is not None:
        items = verb.select_paragraphs(given["paragraph"], items)
    outcomes = verb.revoke(desk, items) if given["revoke"] else _approve(desk, items, given)
    ctx.exit(_say_outcomes(desk, items, outcomes, quiet=given["quiet"]))


def _approve(
    desk: ReviewSession, items: tuple[ReviewItem, ...], given: dict[str, Any]
) -> dict[MessageKey, ReviewOutcome]:
    from dragoman.commands._findings import findings_by_message, keys_with_errors
    from dragoman.commands.review import approve

    if given["force"]:
        return approve(desk, items)
    return approve(
        desk,
        items,
        keys_with_errors(findings_by_message(desk.project, desk.document, desk.language)),
    )


def _say_outcomes(
    desk: ReviewSession,
    items: tuple[ReviewItem, ...],
    outcomes: Mapping[MessageKey, ReviewOutcome],
    *,
    quiet: bool,
) -> int:
    """Say what became of it; give the exit code."""
    refused = [item for item in items if outcomes[item.unit.key].refused]
    for item in refused[:_MOST]:
        told = f"{desk.document}, {desk.language}: {item.place} {outcomes[item.unit.key]}"
        click.echo(told, err=True)
    if len(refused) > _MOST:
        click.echo(f"and {len(refused) - _MOST} more", err=True)
    counted = Counter(outcomes.values())
    done = [f"{number} {what}" for what, number in counted.items() if not what.refused]
    done += [f"{len(refused)} refused"] if refused else []
    common.say(f"{desk.document}, {desk.language}: {', '.join(done)}", quiet=quiet)
    return 1 if refused else 0
