"""``dragoman status``: how far each language has got."""

from __future__ import annotations

import json
import sys
from collections.abc import Sequence

import click

from dragoman.cli import _common as common
from dragoman.languages import whole_percent
from dragoman.model import State, Tally
from dragoman.progress import share
from dragoman.verbs.status import Standing, as_data, status, totals, under

BAR = 20


@click.command("status")
@common.documents_argument
@common.language_option("Count only these languages.")
@click.option(
    "--format",
    "form",
    type=click.Choice(["text", "json"]),
    default="text",
    show_default=True,
    help="The form of the report.",
)
@click.option(
    "--fail-under",
    type=click.FloatRange(0, 100),
    metavar="PERCENT",
    help="Exit 1 when a language has a smaller share of its words translated.",
)
@common.project_option
@common.quiet_option
@click.pass_context
def command(
    ctx: click.Context,
    documents: tuple[str, ...],
    languages: tuple[str, ...],
    form: str,
    fail_under: float | None,
    folder: str | None,
    quiet: bool,
    verbose: bool,
) -> None:
    """Tell how far each language has got, in messages and in words of the source.

    \b
    dragoman status
    dragoman status letter -l fa --format json
    dragoman status --fail-under 95
    """
    project = common.open_project(ctx, folder)
    names = project.select(documents)
    codes = project.select_languages(languages)
    length = len(names) * len(codes)
    counting = common.with_progress(status(project, names, codes), length, "Counting", quiet=quiet)
    standings = list(counting)
    if form == "json":
        click.echo(json.dumps(as_data(standings), indent=2))
    elif not quiet:
        for line in table(standings):
            click.echo(line)
    if fail_under is not None:
        low = under(standings, fail_under)
        for language, percent in low:
            click.echo(f"{language}: {percent:.1f}% of the words, under {fail_under:g}%", err=True)
        ctx.exit(1 if low else 0)


def table(standings: Sequence[Standing]) -> list[str]:
    """Write the standings as aligned lines; the codes come first and no name is shown, because
    right-to-left text breaks a terminal's columns."""
    if not standings:
        return ["Nothing to count: the project has no documents or no languages yet."]
    rows = [(item.document, item.language, item.tally) for item in standings]
    if len({item.document for item in standings}) > 1:
        rows += [("total", language, tally) for language, tally in totals(standings).items()]
    width = max(len("document"), *(len(row[0]) for row in rows))
    head = f"{'document':{width}}  lang      {'words done':{BAR + 5}}"
    head += "".join(f"{state.value:>14}" for state in State) + f"{'total':>14}"
    return [head, *(_line(*row, width) for row in rows), "", "messages/words of the source"]


def _line(document: str, language: str, tally: Tally, width: int) -> str:
    done = share(tally.words)
    cells = [(tally.messages[state], tally.words[state]) for state in State]
    cells.append((sum(tally.messages.values()), sum(tally.words.values())))
    counts = "".join(f"{f'{messages}/{words}':>14}" for messages, words in cells)
    return f"{document:{width}}  {language:8}  {_bar(done)} {whole_percent(done):3d}%{counts}"


def _bar(done: float) -> str:
    full, blank = ("█", "░") if (sys.stdout.encoding or "").lower() == "utf-8" else ("#", "-")
    filled = int(done * BAR)
    return full * filled + blank * (BAR - filled)
