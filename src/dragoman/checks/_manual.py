"""The manual of the rules, made of the rules themselves."""

from __future__ import annotations

from collections.abc import Iterator

from dragoman.checks._excerpt import show_hidden
from dragoman.checks._files import FileRule
from dragoman.checks._model import ARABIC_SCRIPT, Example, Rule
from dragoman.checks._run import all_rules, file_rules, text_rules

_HEAD = """\
# What `dragoman check` finds

This page is generated from the rules. Every rule compares a translation with its source: a defect
of the source is not the translator's. Code, tags, addresses, placeholders and spans marked with
another `lang` are not looked at, except by the rules about them.

Errors end a check with exit status 1, warnings do so with `--strict`, hints never. What is marked
*mended by `--fix`* is changed without asking; what is *suggested* is only shown.

A message opts out of a rule with the flag `#, ignore-numbers`, or, because gettext's tools drop
flags that they do not know, with the translator's comment `# dragoman: ignore numbers`. A project
opts out with `disable` in `[check]`, and changes a severity with `severity`.
"""
_FIXES = {"safe": "mended by `--fix`", "suggest": "suggested", "": ""}


def write_manual() -> str:
    """Describe every rule with its examples, as Markdown."""
    return "\n".join([_HEAD, *_write_parts()])


def list_rules() -> str:
    """Describe every rule in one line, for ``check --list``."""
    width = max(len(one.id) for one in all_rules())
    return "".join(
        f"{one.id:{width}}  {one.severity.value:7}  {_scope_of(one):9}  {one.sentence}\n"
        for one in all_rules()
    )


def _scope_of(one: Rule | FileRule) -> str:
    if isinstance(one, FileRule):
        return "catalogue"
    if one.languages is ARABIC_SCRIPT:
        return "Arabic"
    return " ".join(sorted(one.languages)) or "all"


def _write_parts() -> Iterator[str]:
    for severity, title in (("error", "Errors"), ("warning", "Warnings"), ("hint", "Hints")):
        yield f"## {title}\n"
        for one in text_rules():
            if one.severity == severity:
                yield from _write_rule(one)
    yield "## Catalogues\n\nThese look at the file, whatever its texts say.\n"
    for file in file_rules():
        yield from _write_file_rule(file)


def _write_rule(one: Rule) -> Iterator[str]:
    scope = {"Arabic": "languages in the Arabic script", "all": "all languages"}
    about = scope.get(_scope_of(one), ", ".join(sorted(one.languages)))
    fix = _FIXES[one.fix]
    yield f"### `{one.id}`\n\n{one.sentence}\n\n*For {about}{'; ' + fix if fix else ''}.*\n"
    yield "| | source | translation |\n| --- | --- | --- |"
    for example in one.fires[:2]:
        yield _write_row("found", example)
    for example in one.silent[:2]:
        yield _write_row("fine", example)
    yield ""


def _write_row(verdict: str, example: Example) -> str:
    source, target = (_write_cell(text) for text in (example.source, example.target))
    return f"| {verdict} | {source} | {target} |"


def _write_cell(text: str) -> str:
    """Show a text literally within a table; a fence long enough for the backticks in it."""
    shown = show_hidden(text).replace("\u200c", "<U+200C>").replace("\u00a0", "<U+00A0>")
    shown = shown.replace("|", "\\|").replace("\u200d", "<U+200D>")
    return f"`` {shown} ``" if "`" in shown else f"`{shown}`"


def _write_file_rule(one: FileRule) -> Iterator[str]:
    fix = _FIXES[one.fix]
    about = f"{one.severity.value}{', ' + fix if fix else ''}"
    yield f"### `{one.id}`\n\n{one.sentence}\n\n*{about[0].upper()}{about[1:]}.*\n"
