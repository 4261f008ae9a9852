"""Which rules there are, and which of them the settings and a message switch off."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache
from types import ModuleType
from typing import TypeVar

from dragoman import plugins
from dragoman.checks.catalog_rule import FileRule, Message
from dragoman.checks.families import GROUP, PACKAGE, list_added
from dragoman.checks.policy import Severity
from dragoman.checks.text.characters import read_words
from dragoman.checks.text_rule import Rule
from dragoman.errors import did_you_mean, quote
from dragoman.po.marks import MarkKind, find_marks

_WEBLATE = read_words(
    """
    same begin-newline end-newline begin-space end-space double-space end-stop end-colon
    end-question end-exclamation end-ellipsis end-semicolon end-interrobang escaped-newline
    newline-count kashida max-length max-size placeholder-format python-brace-format python-format
    c-format check-glossary bbcode md-link md-reflink md-syntax safe-html url xml-invalid xml-tags
    zero-width-space punctuation-spacing duplicate reused multiple-failures long-untranslated
    """
)
"""Checks of Weblate, whose flags a message may have too; a name that is also ours means ours."""


_AnyRule = TypeVar("_AnyRule", Rule, FileRule)


@lru_cache(maxsize=1)
def list_rule_families() -> tuple[ModuleType, ...]:
    """Return the modules of rules: dragoman's own, then those that other distributions add."""
    names = (*plugins.names(PACKAGE), *list_added())
    return tuple(plugins.load(PACKAGE, name, group=GROUP) for name in names)


@lru_cache(maxsize=1)
def list_text_rules() -> tuple[Rule, ...]:
    """Return every rule about texts, by severity and then by family."""
    return _sort_rules(value for value in _iterate_family_values() if isinstance(value, Rule))


@lru_cache(maxsize=1)
def map_text_rules() -> Mapping[str, Rule]:
    """Return the same rules by their ids, in the same order."""
    return {rule.id: rule for rule in list_text_rules()}


@lru_cache(maxsize=1)
def list_file_rules() -> tuple[FileRule, ...]:
    """Return every rule about catalogue files, by severity and then by family."""
    return _sort_rules(value for value in _iterate_family_values() if isinstance(value, FileRule))


def _iterate_family_values() -> Iterator[object]:
    for family in list_rule_families():
        yield from vars(family).values()


def _sort_rules(rules: Iterable[_AnyRule]) -> tuple[_AnyRule, ...]:
    """Sort rules by severity. Of several with one id keep the first, so dragoman's own wins."""
    order = list(Severity)
    by_id: dict[str, _AnyRule] = {}
    for rule in rules:
        by_id.setdefault(rule.id, rule)
    return tuple(sorted(by_id.values(), key=lambda rule: order.index(rule.severity)))


def list_all_rules() -> tuple[Rule | FileRule, ...]:
    """Return every rule: first those about texts, then those about catalogue files."""
    return (*list_text_rules(), *list_file_rules())


@lru_cache(maxsize=1)
def list_rule_ids() -> frozenset[str]:
    """Return the ids of all rules."""
    return frozenset(rule.id for rule in list_all_rules())


def suggest_rule(unknown: str) -> str:
    """Return the words "there is no rule …", with the name that was probably meant."""
    return f"there is no rule {quote(unknown)}{did_you_mean(unknown, list_rule_ids(), cutoff=0.5)}"


def list_ignored_rules(message: Message) -> tuple[str, ...]:
    """Return the ids of the rules that a message opts out of.

    It does so with the flag ``ignore-numbers``, which is Weblate's form and which gettext's tools
    remove, or with the translator's comment ``# dragoman: ignore numbers``, which they keep.
    """
    ids = [flag[7:] for flag in message.flags if flag.startswith("ignore-")]
    ids = [id for id in ids if id in list_rule_ids() or id not in _WEBLATE]
    for mark in find_marks(message.comments, MarkKind.IGNORE):
        ids += mark.text.replace(",", " ").split()
    return tuple(ids)
