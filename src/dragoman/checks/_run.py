"""Running the rules: over one pair of texts, over a catalogue, and mending what can be."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from functools import lru_cache
from types import ModuleType
from typing import TypedDict, TypeVar, Unpack

from dragoman import plugins
from dragoman.checks._files import Fault, File, FileRule, Message
from dragoman.checks._model import Hit, Pair, Policy, Rule, Severity
from dragoman.checks.text.characters import word_set
from dragoman.errors import ProjectError, did_you_mean
from dragoman.glossary import Glossary
from dragoman.po.marks import MarkKind, find_marks

_PASSES = 6
"""Mending one thing may show another; more often than this it does not."""
_WEBLATE = word_set(
    """
    same begin-newline end-newline begin-space end-space double-space end-stop end-colon
    end-question end-exclamation end-ellipsis end-semicolon end-interrobang escaped-newline
    newline-count kashida max-length max-size placeholder-format python-brace-format python-format
    c-format check-glossary bbcode md-link md-reflink md-syntax safe-html url xml-invalid xml-tags
    zero-width-space punctuation-spacing duplicate reused multiple-failures long-untranslated
    """
)
"""Checks of Weblate, whose flags may stand beside ours; those named as ours are ours as well."""


_R = TypeVar("_R", Rule, FileRule)


@lru_cache(maxsize=1)
def rule_families() -> tuple[ModuleType, ...]:
    """Give the modules of rules, dragoman's own and those that other packages add."""
    package, group = "dragoman.checks.rules", "dragoman.checks"
    names = plugins.names(package, group=group)
    return tuple(plugins.load(package, name, group=group) for name in names)


@lru_cache(maxsize=1)
def text_rules() -> tuple[Rule, ...]:
    """Give every rule about texts, in the order of severity and then of the families."""
    return _sort_rules(one for one in _family_values() if isinstance(one, Rule))


@lru_cache(maxsize=1)
def file_rules() -> tuple[FileRule, ...]:
    """Give every rule about catalogues."""
    return _sort_rules(one for one in _family_values() if isinstance(one, FileRule))


def _family_values() -> Iterator[object]:
    for family in rule_families():
        yield from vars(family).values()


def _sort_rules(found: Iterable[_R]) -> tuple[_R, ...]:
    """Order rules by severity; of two with one id, dragoman's own and then the first holds."""
    order = list(Severity)
    by_id: dict[str, _R] = {}
    for one in found:
        by_id.setdefault(one.id, one)
    return tuple(sorted(by_id.values(), key=lambda one: order.index(one.severity)))


def all_rules() -> tuple[Rule | FileRule, ...]:
    """Give every rule: first those about texts, then those about catalogues."""
    both: list[Rule | FileRule] = [*text_rules()]
    both += file_rules()
    return tuple(both)


@lru_cache(maxsize=1)
def rule_ids() -> frozenset[str]:
    """Give the ids of all rules."""
    return frozenset(one.id for one in all_rules())


def suggest_rule(unknown: str) -> str:
    """Say that there is no such rule, with the name that was probably meant."""
    return f"there is no rule {unknown!r}{did_you_mean(unknown, rule_ids(), cutoff=0.5)}"


def make_policy(
    disable: Iterable[str] = (),
    severity: Mapping[str, str] | None = None,
    digits: str = "",
    quotes: Mapping[str, str] | None = None,
    **more: Unpack[_PolicyOptions],
) -> Policy:
    """Make the policy that settings ask for.

    Raises ProjectError for a rule, a severity or a style that does not exist, naming the nearest.
    """
    levels = {}
    for id, level in (severity or {}).items():
        if level not in list(Severity):
            raise ProjectError(f"check.severity of {id} is {level!r}; write error, warning or hint")
        levels[id] = Severity(level)
    for id in (*disable, *levels):
        if id not in rule_ids():
            raise ProjectError(f"in the settings of check {suggest_rule(id)}")
    if digits not in ("", "native", "latin"):
        raise ProjectError(f"check.digits is {digits!r}; write native or latin")
    for language, marks in (quotes or {}).items():
        if len(marks) != 2:
            raise ProjectError(
                f"check.quotes of {language} is {marks!r}; write the opening and the closing mark"
            )
    return Policy(frozenset(disable), levels, digits, dict(quotes or {}), **more)


class _PolicyOptions(TypedDict, total=False):
    glossary: Glossary | None
    strict: bool


@lru_cache(maxsize=64)
def _active_rules(language: str, disable: frozenset[str]) -> tuple[Rule, ...]:
    return tuple(one for one in text_rules() if one.id not in disable and one.applies(language))


def check_pair(pair: Pair, ignore: frozenset[str] = frozenset()) -> list[Hit]:
    """Run every rule that knows the language; an empty translation has no faults."""
    found: list[Hit] = []
    if not pair.target:
        return found
    characters, code = pair.characters, pair.code
    for one in _active_rules(pair.language, pair.policy.disable):
        if one.needs and one.needs.isdisjoint(characters):
            continue
        if (code and not one.in_code) or one.id in ignore:
            continue
        for hit in one.function(pair):
            found.append(_place_hit(hit, one, len(pair.target)))
    return found


def find_hits(one: Rule, pair: Pair) -> list[Hit]:
    """Run one rule; its hits bear its id, and lie within the text."""
    return [_place_hit(hit, one, len(pair.target)) for hit in one.function(pair)]


def _place_hit(hit: Hit, one: Rule, length: int) -> Hit:
    return replace(hit, rule=one.id, start=min(hit.start, length), end=min(hit.end, length))


def fix_pair(
    pair: Pair, only: frozenset[str] | None = None, ignore: frozenset[str] = frozenset()
) -> str:
    """Mend what can be mended without asking; mending twice is mending once.

    Code, addresses, placeholders, tags and words in another language stay as they are: the rules
    do not see them. Nothing is mended away altogether: a translation stays one. ``only`` names the
    rules that may mend, all when it is None.
    """
    given = pair.target
    for _ in range(_PASSES):
        text = pair.target
        for one in _active_rules(pair.language, pair.policy.disable):
            if one.fix != "safe" or one.id in ignore or (only is not None and one.id not in only):
                continue
            if pair.code and not one.in_code:
                continue
            pair = _apply_rule(one, pair)
        if pair.target == text:
            break
    return pair.target or given


def _apply_rule(one: Rule, pair: Pair) -> Pair:
    """Replace what is safe to; of two places that overlap, the first."""
    text, parts, last = pair.target, [], 0
    for hit in sorted(find_hits(one, pair), key=lambda hit: (hit.start, hit.end)):
        if hit.safe and hit.replacement is not None and hit.start >= last:
            parts += [text[last : hit.start], hit.replacement]
            last = hit.end
    return replace(pair, target="".join(parts) + text[last:]) if last or parts else pair


def check_file(
    file: File, disable: frozenset[str] = frozenset()
) -> Iterator[tuple[FileRule, Fault]]:
    """Run every rule about catalogues."""
    for one in file_rules():
        if one.id not in disable:
            for fault in one.function(file):
                yield one, fault


def ignored_rules(message: Message) -> tuple[str, ...]:
    """Name what a message opts out of.

    As a flag ``ignore-numbers``, which Weblate writes and gettext's tools drop, or as the
    translator's comment ``# dragoman: ignore numbers``, which survives them.
    """
    found = [flag[7:] for flag in message.flags if flag.startswith("ignore-")]
    found = [id for id in found if id in rule_ids() or id not in _WEBLATE]
    for mark in find_marks(message.comments, MarkKind.IGNORE):
        found += mark.text.replace(",", " ").split()
    return tuple(found)
