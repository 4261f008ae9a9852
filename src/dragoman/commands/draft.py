"""Draft translations with a machine that the settings name: fuzzy, marked, and never by default."""

from __future__ import annotations

import os
from collections.abc import Generator, Iterator, Sequence
from typing import NamedTuple

from dragoman import clock
from dragoman.catalogs.drafts import NewDraft
from dragoman.catalogs.pivot import PivotMark
from dragoman.catalogs.states import make_block_digest
from dragoman.commands._draft.answers import AnswerJudge
from dragoman.commands._draft.plan import DraftPlan, DraftTask, DraftWish, plan_drafts
from dragoman.commands._draft.run import DraftAnswer, ask_all
from dragoman.commands._draft.saving import DraftSaver, recover_drafts
from dragoman.commands.check import project_policy
from dragoman.engines import DraftEngine, EngineModule, load_engine
from dragoman.errors import ProjectError, quote
from dragoman.model.drafting import EngineOptions, Secret
from dragoman.project import Project

__all__ = [
    "ChosenEngine",
    "DraftPlan",
    "DraftWish",
    "Drafted",
    "FinishedPlan",
    "choose_engine",
    "draft",
    "plan_all",
    "recover_all",
]


class ChosenEngine(NamedTuple):
    """The engine that is going to be asked."""

    name: str
    module: EngineModule
    options: EngineOptions
    host: str
    """Where texts go; "" where they stay on this machine."""


class Drafted(NamedTuple):
    """What came of one message."""

    document: str
    language: str
    place: str
    """The paragraphs, as a message names them."""
    words: int
    reason: str = ""
    """Why there is no draft; "" where there is one."""


class FinishedPlan(NamedTuple):
    """What is known of a catalogue when all its messages were asked for."""

    plan: DraftPlan
    drafts: int
    left_out: int
    changed: int
    """How many drafts were not put in, because somebody has changed the message meanwhile."""


def choose_engine(project: Project, name: str = "") -> ChosenEngine:
    """Return the engine of the settings, or the one of that name, which is asked nothing yet.

    Raises ProjectError where there is none, where the texts would leave the machine and the
    settings do not allow it, and where the settings alone would run a program: a project that
    comes from somewhere else must not. Raises EngineError for settings that are wrong.
    """
    settings = project.settings.draft
    chosen = name or settings.engine
    if not chosen:
        raise ProjectError(
            "no machine drafts translations unless you name one: set engine in [draft], or give "
            "--engine; docs/drafts.md says which there are"
        )
    module = load_engine(chosen)
    if module.RUNS_PROGRAM and not name:
        raise ProjectError(
            f"the engine {quote(chosen)} runs the program that the settings name "
            f"({quote(' '.join(settings.command))}), and settings alone run none: give --engine "
            f"{chosen} if you want it to run"
        )
    options = _make_options(project)
    host = module.find_host(options)
    if host and not settings.network:
        raise ProjectError(
            f"the texts would leave this machine, for {host}: the settings do not allow it; if "
            "nobody can be hurt by it, set network = true in [draft]"
        )
    return ChosenEngine(chosen, module, options, host)


def _make_options(project: Project) -> EngineOptions:
    settings = project.settings.draft
    return EngineOptions(
        project.root,
        settings.command,
        settings.url,
        settings.model,
        _read_key(settings.key_from),
        settings.network,
        settings.timeout,
    )


def _read_key(variable: str) -> Secret:
    """Return the key in a variable of the environment. Raises ProjectError where there is none, or
    where it cannot be one; the key itself is in no error."""
    if not variable:
        return Secret("")
    value = os.environ.get(variable, "").strip()
    if not value:
        raise ProjectError(f"the variable {variable}, which draft.key-from names, is not set")
    if not (value.isascii() and value.isprintable() and " " not in value):
        raise ProjectError(f"what the variable {variable} holds cannot be a key")
    return Secret(value)


def plan_all(
    project: Project, documents: Sequence[str], languages: Sequence[str], wish: DraftWish
) -> tuple[DraftPlan, ...]:
    """Return what the machine is going to be asked for, by catalogue.

    Raises as ``plan_drafts`` does.
    """
    return tuple(
        plan_drafts(project, document, language, wish)
        for language in languages
        for document in documents
    )


def recover_all(project: Project, documents: Sequence[str], languages: Sequence[str]) -> int:
    """Put into the catalogues what killed runs have left in their journals; return how many.

    Raises ProjectError where another run drafts one of the catalogues.
    """
    return sum(
        recover_drafts(project, document, language)
        for language in languages
        for document in documents
    )


def draft(
    project: Project, plans: Sequence[DraftPlan], chosen: ChosenEngine, jobs: int = 0
) -> Generator[Drafted | FinishedPlan, None, None]:
    """Ask the engine for each message, save each draft, and yield what came of it.

    Of each catalogue a ``FinishedPlan`` comes last. ``jobs`` is how many are asked for at once; 0
    lets the engine decide. Raises EngineError where the engine cannot be used, CatalogError where
    a catalogue cannot be written; what came before is saved.
    """
    jobs = jobs or chosen.module.JOBS
    policy = project_policy(project)
    engine = chosen.module.start(chosen.options, jobs)
    try:
        judge = AnswerJudge(policy, engine.instructions)
        for plan in plans:
            yield from _draft_catalog(project, plan, engine, judge, jobs)
    finally:
        engine.close()


def _draft_catalog(
    project: Project, plan: DraftPlan, engine: DraftEngine, judge: AnswerJudge, jobs: int
) -> Iterator[Drafted | FinishedPlan]:
    left_out = drafts = 0
    date = clock.now().date().isoformat()
    order = [task.block.key for task in plan.tasks]
    with DraftSaver(project, plan.document, plan.language, order) as saver:

        def keep(task: DraftTask, texts: tuple[str, ...]) -> None:
            pivot = PivotMark(plan.pivot, make_block_digest(task.pivot)) if task.pivot else None
            made = NewDraft(texts, make_block_digest(task.block), engine.name, date, pivot)
            saver.keep(task.block.key, made)

        for answer in ask_all(engine, plan.tasks, judge.judge, keep, jobs):
            saver.end(answer.task.block.key)
            saver.save_if_due()
            drafts += bool(answer.texts)
            left_out += not answer.texts
            yield _describe(plan, answer)
        saver.save()
        changed = len(saver.refused)
    yield FinishedPlan(plan, drafts - changed, left_out, changed)


def _describe(plan: DraftPlan, answer: DraftAnswer) -> Drafted:
    task = answer.task
    return Drafted(plan.document, plan.language, task.item.place, task.words, answer.reason)
