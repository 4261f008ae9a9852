"""What the user chose about the rules. Nothing here loads a rule."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import TYPE_CHECKING, TypedDict, Unpack

from dragoman.errors import ProjectError, quote

if TYPE_CHECKING:
    from dragoman.glossary import Glossary


class Severity(StrEnum):
    """How bad a finding is: an error always ends ``check`` with exit code 1, a hint never."""

    ERROR = "error"
    WARNING = "warning"
    HINT = "hint"


@dataclass(frozen=True, slots=True)
class Policy:
    """What the user chose. The defaults check everything that has one right answer."""

    disable: frozenset[str] = frozenset()
    """Rules that do not run."""
    severity: Mapping[str, Severity] = field(default_factory=dict)
    """By rule, a severity other than the rule's own."""
    digits: str = ""
    """"native" or "latin": the digits that ``digit-style`` requires; empty for no preference."""
    quotes: Mapping[str, str] = field(default_factory=dict)
    """By language, the opening and closing mark that ``quote-style`` requires."""
    glossary: Glossary | None = None
    strict: bool = False
    """Whether fuzzy messages count as errors."""
    names: tuple[str, ...] = ()
    """The names and addresses that may be in a catalogue."""


class _PolicyOptions(TypedDict, total=False):
    glossary: Glossary | None
    strict: bool
    names: tuple[str, ...]


def make_policy(
    disable: Iterable[str] = (),
    severity: Mapping[str, str] | None = None,
    digits: str = "",
    quotes: Mapping[str, str] | None = None,
    **options: Unpack[_PolicyOptions],
) -> Policy:
    """Return the policy that the settings choose.

    Raises ProjectError for a rule, a severity or a style that does not exist; the error names
    the rule with the nearest name.
    """
    levels = {}
    for id, level in (severity or {}).items():
        if level not in list(Severity):
            raise ProjectError(
                f"check.severity of {id} is {quote(level)}; write error, warning or hint"
            )
        levels[id] = Severity(level)
    if chosen := (*disable, *levels):
        from dragoman.checks.registry import list_rule_ids, suggest_rule  # it loads all rules

        for id in chosen:
            if id not in list_rule_ids():
                raise ProjectError(f"in the settings of check {suggest_rule(id)}")
    if digits not in ("", "native", "latin"):
        raise ProjectError(f"check.digits is {quote(digits)}; write native or latin")
    for language, marks in (quotes or {}).items():
        if len(marks) != 2:
            raise ProjectError(
                f"check.quotes of {language} is {quote(marks)}; write the opening and the "
                "closing mark"
            )
    return Policy(frozenset(disable), levels, digits, dict(quotes or {}), **options)
