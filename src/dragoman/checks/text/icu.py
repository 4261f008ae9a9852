"""Messages of ICU, which have forms in braces: {n, plural, one {a letter} other {# letters}}.

They are compared as they nest. Which form a reader sees depends on a value, so that each form has
to say all that its form of the source says.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from dragoman.patterns import compile_later

_FORMS = compile_later(r"\{\s*[\w.-]+\s*,\s*(?:plural|select|selectordinal)\s*,")
_HEAD = compile_later(
    r"\{\s*([\w.-]+)\s*,\s*(plural|select|selectordinal)\s*,\s*(?:offset:\d+\s*)?"
)
_SIMPLE = compile_later(r"\{\s*([\w.-]+)\s*(?:,[^{}]*)?\}")
_SELECTOR = compile_later(r"\s*(=\d+|[\w-]+)\s*\{")
_END = compile_later(r"\s*\}")
_QUOTED = compile_later(r"''|'[{}#][^']*'")
_SIGN = compile_later(r"[{}#']")
_DEEPEST = 20
_FEW = frozenset({"=0", "=1", "=2", "zero", "one", "two"})
"""Forms that may say their number with a word, or not at all: a letter, no letters."""
_SAME = {"=0": "zero", "=1": "one", "=2": "two", "zero": "=0", "one": "=1", "two": "=2"}


@dataclass(frozen=True, slots=True)
class Pattern:
    """A message, or one of its forms."""

    names: frozenset[str]
    """The values that are outside of forms."""
    choices: tuple[Choice, ...]


@dataclass(frozen=True, slots=True)
class Choice:
    """Several forms of which a value chooses one."""

    name: str
    is_count: bool
    forms: Mapping[str, Pattern]


@dataclass(frozen=True, slots=True)
class Loss:
    """A value that the translation does not have, perhaps only in one of its forms."""

    name: str
    form: str = ""


def has_forms(text: str) -> bool:
    """Return whether a text has forms between which a value chooses."""
    return "{" in text and _FORMS.search(text) is not None


def read_pattern(text: str) -> Pattern | None:
    """Return what a message says with its values; nothing if its braces do not fit together."""
    pattern, end = _read(text, 0, "", _DEEPEST)
    return pattern if end == len(text) else None


def _read(text: str, at: int, counted: str, depth: int) -> tuple[Pattern, int]:
    """Return the pattern that begins at a place, and where it ends; -1 if it does not fit.

    ``counted`` is the value that the sign # shows.
    """
    names, choices = set[str](), list[Choice]()
    while at >= 0 and (sign := _SIGN.search(text, at)):
        at = sign.start()
        if sign[0] == "}":
            break
        if sign[0] == "#":
            names |= {counted} if counted else set()
            at += 1
        elif sign[0] == "'":
            quoted = _QUOTED.match(text, at)
            at = quoted.end() if quoted else at + 1
        elif head := _HEAD.match(text, at):
            choice, at = _read_choice(text, head.end(), head[1], head[2] != "select", depth)
            choices.append(choice)
        elif simple := _SIMPLE.match(text, at):
            names.add(simple[1])
            at = simple.end()
        else:
            at = -1
    else:
        at = len(text) if at >= 0 else -1
    return Pattern(frozenset(names), tuple(choices)), at


def _read_choice(text: str, at: int, name: str, is_count: bool, depth: int) -> tuple[Choice, int]:
    """Return the forms that begin at a place, and where they end; -1 if they do not fit."""
    forms = dict[str, Pattern]()
    while depth and (selector := _SELECTOR.match(text, at)):
        counted = name if is_count else ""
        forms[selector[1]], at = _read(text, selector.end(), counted, depth - 1)
        if at < 0 or at >= len(text):
            return Choice(name, is_count, forms), -1
        at += 1
    end = _END.match(text, at)
    return Choice(name, is_count, forms), end.end() if end and forms else -1


def list_losses(source: Pattern, target: Pattern) -> list[Loss]:
    """Return the values that a translation does not have where its source has them, each once."""
    return list(dict.fromkeys(_list_losses(source, target, frozenset())))


def list_added(source: Pattern, target: Pattern) -> list[str]:
    """Return the values that a translation has and its source does not."""
    return sorted(_list_names(target) - _list_names(source))


def _list_losses(source: Pattern, target: Pattern, known: frozenset[str]) -> Iterator[Loss]:
    known |= _list_certain(target)
    yield from (Loss(name) for name in sorted(source.names - known))
    for choice in source.choices:
        other = next((one for one in _list_choices(target) if one.name == choice.name), None)
        if other:
            yield from _compare_forms(choice, other, known)
        else:
            names = _list_said(choice)
            yield from (Loss(name) for name in sorted(names - _list_names(target)))


def _compare_forms(choice: Choice, other: Choice, known: frozenset[str]) -> Iterator[Loss]:
    """Yield what is lost in each form; a form that only one text has is one of the others."""
    for selector in dict.fromkeys((*choice.forms, *other.forms)):
        ours, theirs = _get_form(choice, selector), _get_form(other, selector)
        for loss in _list_losses(ours, theirs, known) if ours and theirs else ():
            is_said = choice.is_count and selector in _FEW and loss.name == choice.name
            if not is_said:
                yield loss if loss.form else Loss(loss.name, selector)


def _get_form(choice: Choice, selector: str) -> Pattern | None:
    """Return the form that a value with such a form in the other text has."""
    names = (selector, _SAME.get(selector, ""), "other")
    return next((choice.forms[name] for name in names if name in choice.forms), None)


def _list_certain(pattern: Pattern) -> frozenset[str]:
    """Return the values that a reader sees, whichever forms are chosen.

    A form for one or two need not say its number.
    """
    names = set(pattern.names)
    for choice in pattern.choices:
        forms = {key: _list_certain(form) for key, form in choice.forms.items()}
        names |= frozenset.intersection(*forms.values())
        many = [form for key, form in forms.items() if key not in _FEW]
        if choice.is_count and many and all(choice.name in form for form in many):
            names.add(choice.name)
    return frozenset(names)


def _list_said(choice: Choice) -> set[str]:
    """Return the values that forms say, without one that only chooses, as with a verb: is, are."""
    if choice.is_count:
        return set(_list_certain(Pattern(frozenset(), (choice,))))
    return set().union(*map(_list_names, choice.forms.values()))


def _list_names(pattern: Pattern) -> set[str]:
    """Return all values of a pattern, also those that only choose a form."""
    names = set(pattern.names)
    for choice in pattern.choices:
        names.add(choice.name)
        names.update(*map(_list_names, choice.forms.values()))
    return names


def _list_choices(pattern: Pattern) -> Iterator[Choice]:
    """Yield the choices of a pattern and those inside their forms."""
    yield from pattern.choices
    for choice in pattern.choices:
        for form in choice.forms.values():
            yield from _list_choices(form)
