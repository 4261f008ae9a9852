"""``dragoman review``: mark messages as reviewed."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import TYPE_CHECKING

import click

from dragoman.cli import _common as common
from dragoman.errors import ProjectError

if TYPE_CHECKING:
    from dragoman.commands._numbered_messages import NumberedMessage
    from dragoman.commands.review import ReviewOutcome, ReviewSession
    from dragoman.model import MessageKey

_MOST = 20
"""So many refused messages are listed."""


_EXAMPLES = """\b
Examples:
  dragoman review letter -l fa
  dragoman review letter -l fa --paragraph 3-7,9 --by "N. N."
  dragoman review letter -l fa --all --revoke
"""


@click.command("review", short_help="Mark translations as reviewed.", epilog=_EXAMPLES)
@click.argument("document", shell_complete=common.complete_documents)
@common.language_option("The language whose translation is reviewed.")
@click.option("--all", "everything", is_flag=True, help="Mark every message of the document.")
@click.option(
    "--paragraph",
    metavar="NUMBERS",
    help="Mark the messages of these paragraphs, as 3-7,9; editions show the numbers.",
)
@click.option(
    "--by", "who", default="", metavar="NAME", help="Who reviewed; without it nobody is named."
)
@click.option("--revoke", is_flag=True, help="Take the marks away instead.")
@click.option("--force", is_flag=True, help="Mark also messages in which `check` finds errors.")
@common.project_options
@click.pass_context
def command(
    ctx: click.Context,
    document: str,
    languages: tuple[str, ...],
    everything: bool,
    paragraph: str | None,
    who: str,
    revoke: bool,
    force: bool,
    folder: str | None,
    quiet: bool,
    verbose: bool,
) -> None:
    """Mark translated messages as reviewed.

    A message is a paragraph, a heading or a table cell. Its mark holds only as long as neither
    its source nor its translation changes. Without --all or --paragraph, one message after the
    other is shown, and you are asked what to do with it.
    """
    from dragoman.commands._numbered_messages import number_messages
    from dragoman.commands.review import open_session

    project = common.open_project(ctx, folder)
    (name,) = project.select([document])
    language = common.choose_one_language(project, languages, "a review is of")
    if everything and paragraph:
        raise ProjectError("give either --all or --paragraph, not both")
    one_by_one = not everything and paragraph is None
    if one_by_one and revoke:
        raise ProjectError("say what to revoke: --all, or --paragraph 3-7,9")
    session = open_session(project, name, language, who)
    items = number_messages(project, name, language)
    if one_by_one:
        from dragoman.cli._dialogue import review_one_by_one

        review_one_by_one(session, items, force=force)
    else:
        outcomes = _mark(session, items, paragraph, revoke=revoke, force=force)
        ctx.exit(_say_outcomes(session, outcomes, quiet=quiet))


def _mark(
    session: ReviewSession,
    items: tuple[NumberedMessage, ...],
    paragraph: str | None,
    *,
    revoke: bool,
    force: bool,
) -> list[tuple[NumberedMessage, ReviewOutcome]]:
    """Mark the messages of some paragraphs, or all; return what became of each."""
    from dragoman.commands._numbered_messages import select_paragraphs
    from dragoman.commands.review import revoke_reviews

    if paragraph is not None:
        items = select_paragraphs(paragraph, items)
    outcomes = revoke_reviews(session, items) if revoke else _approve(session, items, force=force)
    return [(item, outcomes[item.unit.key]) for item in items]


def _approve(
    session: ReviewSession, items: tuple[NumberedMessage, ...], *, force: bool
) -> dict[MessageKey, ReviewOutcome]:
    from dragoman.commands._check.findings import group_findings, list_faulty
    from dragoman.commands.review import approve

    if force:
        return approve(session, items)
    findings = group_findings(session.project, session.document, session.language)
    return approve(session, items, list_faulty(findings))


def _is_machine_text(item: NumberedMessage) -> bool:
    """Return whether nobody has changed a word of what a machine wrote."""
    from dragoman.catalogs.machine_words import share_unmodified

    return item.block is not None and share_unmodified(item.block) == 1


def _say_outcomes(
    session: ReviewSession,
    outcomes: Sequence[tuple[NumberedMessage, ReviewOutcome]],
    *,
    quiet: bool,
) -> int:
    """Say what became of the messages; return the exit code."""
    place = f"{session.document}, {session.language}"
    refused = [(item, outcome) for item, outcome in outcomes if outcome.refused]
    for item, outcome in refused[:_MOST]:
        common.say(f"{place}: {item.place} {outcome}")
    if len(refused) > _MOST:
        common.say(f"and {len(refused) - _MOST} more")
    numbers = Counter(outcome for _, outcome in outcomes if not outcome.refused)
    parts = [f"{number} {outcome}" for outcome, number in numbers.items()]
    parts += [f"{len(refused)} refused"] if refused else []
    unread = sum(_is_machine_text(item) for item, outcome in outcomes if not outcome.refused)
    parts += [f"{unread} of them word for word as a machine wrote them"] if unread else []
    common.say(f"{place}: {', '.join(parts)}", quiet=quiet)
    return 1 if refused else 0
