"""How much of a translation may be as a machine wrote it, before it is published."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import TYPE_CHECKING

from dragoman.errors import ProjectError, quote
from dragoman.project import Project
from dragoman.settings import explain_refusal

if TYPE_CHECKING:
    from dragoman.commands.status import LanguageStatus

_KEY = "check.max-unmodified"


def apply_limits(project: Project, options: Iterable[str]) -> Project:
    """Return the project with the limits of ``--max-unmodified`` over those of its settings.

    An option is a percentage for all languages, "70", or for one, "fa=70". Raises ProjectError for
    another text, and for a language that the project does not have.
    """
    check = project.settings.check
    limits = dict(check.max_unmodified)
    for option in options:
        language, sign, number = option.rpartition("=")
        codes = project.select_languages([language]) if sign else project.languages
        limits.update(dict.fromkeys(codes, _parse_percentage(number, option)))
    if limits == check.max_unmodified:
        return project
    settings = project.settings._replace(check=check._replace(max_unmodified=limits))
    return replace(project, settings=settings)


def _parse_percentage(number: str, option: str) -> float:
    try:
        percent = float(number)
    except ValueError:
        percent = -1.0
    if explain_refusal(_KEY, percent):
        raise ProjectError(
            f"--max-unmodified {quote(option)} must be a percentage from 0 to 100, as 70 or fa=70"
        )
    return percent


def list_unmodified(limits: Mapping[str, float], statuses: Iterable[LanguageStatus]) -> list[str]:
    """Return a sentence for each document and language in which more is still as a machine wrote it
    than may."""
    sentences = []
    for item in statuses:
        limit = limits.get(item.language, 100.0)
        share = 100 * item.tally.share_unmodified
        if share > limit:
            sentences.append(
                f"{item.document}, {item.language}: {share:.1f}% of the words that are translated "
                f"or drafted are still as a machine wrote them, and at most {limit:g}% may be"
            )
    return sentences


def describe_unmodified(statuses: Iterable[LanguageStatus]) -> list[str]:
    """Return a sentence for each document and language that a machine has drafted any of."""
    return [
        f"{item.document}, {item.language}: a machine drafted {item.tally.machine[0]} of the "
        f"messages; {100 * item.tally.share_unmodified:.1f}% of the words that are "
        "translated or drafted are still as it wrote them"
        for item in statuses
        if item.tally.machine[0]
    ]
