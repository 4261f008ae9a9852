"""``dragoman draft``: machine drafts, from an engine that the user names."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence
from contextlib import closing, contextmanager
from typing import TYPE_CHECKING

import click

from dragoman.cli import _common as common
from dragoman.cli._numbers import WholeNumber
from dragoman.errors import ProjectError

if TYPE_CHECKING:
    from collections.abc import Callable

    from dragoman.commands.draft import ChosenEngine, Drafted, DraftPlan, FinishedPlan
    from dragoman.project import Project

_EXAMPLES = """\b
Examples:
  dragoman draft letter -l fa
  dragoman draft -l ar --from fa --only untranslated
  dragoman draft -l fa --engine libretranslate --dry-run
"""


@click.command("draft", short_help="Draft translations with a machine.", epilog=_EXAMPLES)
@common.documents_argument
@common.language_option("The language to draft.")
@click.option(
    "--from",
    "pivot",
    metavar="LANG",
    help="Draft from the finished translation into this language, with the source beside it.",
)
@click.option(
    "--engine",
    metavar="NAME",
    help="The engine to ask: openai, libretranslate, ctranslate2, command, or one of another "
    "package. Without it, that of the settings.",
)
@click.option(
    "--only",
    type=click.Choice(["untranslated", "outdated"]),
    help="Draft only what has no translation yet, or only what was translated from an earlier "
    "version of its source.",
)
@click.option("--dry-run", is_flag=True, help="Only say how much would go where; ask nothing.")
@click.option(
    "--jobs",
    type=WholeNumber(1, 64),
    metavar="NUMBER",
    help="How many texts are asked for at once. Without it, as many as suit the engine.",
)
@common.project_options
@click.pass_context
def command(
    ctx: click.Context,
    documents: tuple[str, ...],
    languages: tuple[str, ...],
    pivot: str | None,
    engine: str | None,
    only: str | None,
    dry_run: bool,
    jobs: int | None,
    folder: str | None,
    quiet: bool,
    verbose: bool,
) -> None:
    """Let a machine draft what is not translated yet, or outdated.

    A draft is fuzzy and marked: it counts as translated only when a person has read and confirmed
    it. Without an engine nothing is drafted. Texts leave this machine only if the settings allow
    it; before anything is asked, the command says how many words go where. A text whose answer
    cannot be used is left out, and the exit code is then 1. After Control-C, run it again: what is
    there is not asked for again.
    """
    from dragoman.commands.draft import DraftWish, choose_engine, plan_all, recover_all

    project = common.open_project(ctx, folder)
    names, codes = project.select(documents), _choose_languages(project, languages)
    chosen = choose_engine(project, engine or "")
    wish = DraftWish(only or "", project.select_languages([pivot])[0] if pivot else "")
    if not dry_run:
        found = recover_all(project, names, codes)
        if found:
            common.say(f"{common.count_of(found, 'draft')} of a stopped run saved", quiet=quiet)
    plans = plan_all(project, names, codes, wish)
    announced = _announce(chosen, plans, project.settings.draft.key_from)
    common.say_each(announced, quiet=quiet and not chosen.host)
    plans = tuple(plan for plan in plans if plan.tasks)
    if dry_run or not plans:
        ctx.exit(0)
    left_out = _draft_and_print(project, plans, chosen, jobs or 0, quiet=quiet)
    ctx.exit(1 if left_out else 0)


def _choose_languages(project: Project, languages: Sequence[str]) -> tuple[str, ...]:
    if not languages:
        raise ProjectError("give the language to draft with -l, as -l fa")
    return tuple(project.select_languages(languages))


def _announce(chosen: ChosenEngine, plans: Sequence[DraftPlan], variable: str) -> Iterator[str]:
    """Yield how much is drafted, and where the texts go, and the key that is in a variable."""
    for plan in plans:
        messages = common.count_of(len(plan.tasks), "message")
        line = f"{plan.document}, {plan.language}: {messages} to draft"
        if plan.without_pivot:
            line += f"; {plan.without_pivot} left out, without a finished {plan.pivot}"
        if plan.code:
            code = common.count_of(plan.code, "message")
            line += f"; {code} left untranslated, because code is not drafted"
        yield line
    words = common.count_of(sum(plan.words for plan in plans), "word")
    where = f"go to {chosen.host}" if chosen.host else "stay on this machine"
    if chosen.host and variable:
        where += f", with the key in {variable}"
    yield f"{words}, with the texts around them, {where} (engine {chosen.name})"


def _draft_and_print(
    project: Project, plans: Sequence[DraftPlan], chosen: ChosenEngine, jobs: int, *, quiet: bool
) -> int:
    """Draft, and print what was left out and why; return how much that was."""
    from dragoman.commands.draft import Drafted, draft

    left: list[Drafted] = []
    finished: list[FinishedPlan] = []
    total = sum(plan.words for plan in plans)
    is_whole = False
    try:
        drafting = closing(draft(project, plans, chosen, jobs))
        with _show_progress(total, quiet=quiet) as show, drafting as results:
            for done in results:
                if not isinstance(done, Drafted):
                    finished.append(done)
                    continue
                show(done.words)
                left += [done] if done.reason else []
        is_whole = True
    finally:
        for each in left:
            place = f"{each.document}, {each.language}: {each.place}"
            common.say(f"{place} left out: {each.reason}")
        for plan in finished:
            common.say(_summarize(project, plan), quiet=quiet)
        if not is_whole:
            common.say("stopped; what was drafted is saved: run again to go on", quiet=quiet)
    return len(left)


@contextmanager
def _show_progress(words: int, *, quiet: bool) -> Iterator[Callable[[int], None]]:
    """Show on a terminal how many words are done, of how many."""
    if quiet or not sys.stderr.isatty():
        yield lambda _words: None
        return
    with click.progressbar(
        length=words, label="Drafting", show_pos=True, item_show_func=_name_unit, file=sys.stderr
    ) as bar:
        yield lambda done: bar.update(done, done)


def _name_unit(_item: int | None) -> str:
    return "words"


def _summarize(project: Project, finished: FinishedPlan) -> str:
    plan = finished.plan
    path = project.show(project.catalog(plan.document, plan.language))
    parts = [f"{common.count_of(finished.drafts, 'draft')}, to be read and confirmed"]
    parts += [f"{finished.left_out} left out"] if finished.left_out else []
    if finished.changed:
        parts.append(f"{finished.changed} not put in, because somebody translated them meanwhile")
    return f"{path}: {', '.join(parts)}"
