"""Print the manual page dragoman(1), made from the help: `make docs` writes it to docs/dragoman.1.

It is in the language of groff's man(7).
"""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator

import click

from dragoman import __version__
from dragoman.cli import ALIASES, group

_EXIT_STATUS = (
    ("0", "Everything is fine."),
    ("1", "The command did its work and found something, or a language is below a gate."),
    ("2", "The command could not do its work, or not all of it: a sentence says why."),
)
_FILES = (
    ("dragoman.toml", "The settings of a project, or [tool.dragoman] in pyproject.toml."),
    ("source/", "The documents."),
    ("locale/", "Their templates (.pot) and catalogues (.po)."),
    ("build/", "The editions."),
)
_ENVIRONMENT = (
    ("DRAGOMAN_COMMAND_OPTION", "An option of a command, as DRAGOMAN_RENDER_LAYOUT=stacked."),
    ("DRAGOMAN_SETTING", "A setting that is in no table, as DRAGOMAN_LANGUAGES=fa,ar."),
    ("NO_COLOR, FORCE_COLOR", "Never colour what is printed, or always."),
    ("SOURCE_DATE_EPOCH", "The time that is used instead of the clock."),
)


def write_page() -> str:
    """Return the page."""
    context = click.Context(group, info_name="dragoman")
    context.help_option_names = ["-h", "--help"]
    return "\n".join([*_write_head(context), *_write_commands(context), *_write_tail(), ""])


def _write_head(context: click.Context) -> Iterator[str]:
    yield f'.TH DRAGOMAN 1 "" "dragoman {__version__}" "User Commands"'
    yield ".SH NAME"
    yield r"dragoman \- carry a document from one language into several, and publish it"
    yield ".SH SYNOPSIS"
    yield r".B dragoman"
    yield r"[\fIOPTIONS\fR] \fICOMMAND\fR [\fIARGUMENTS\fR]..."
    yield ".SH DESCRIPTION"
    yield from list(_write_text(group.help or ""))[1:]
    yield ".SH OPTIONS"
    yield from _write_options(group, context)


def _write_commands(context: click.Context) -> Iterator[str]:
    yield ".SH COMMANDS"
    for name in group.list_commands(context):
        command = group.get_command(context, name)
        if command is None:
            continue
        inner = click.Context(command, info_name=name, parent=context)
        inner.help_option_names = ["-h", "--help"]
        pieces = " ".join(command.collect_usage_pieces(inner))
        yield f".SS dragoman {_escape(name)} {_escape(pieces)}"
        yield from list(_write_text(command.help or ""))[1:]  # a heading begins a paragraph
        others = [alias for alias, target in ALIASES.items() if target == name]
        if others:
            yield from _write_text(f"Another name of it is {', '.join(others)}.")
        yield from _write_options(command, inner)
        yield from _write_text(command.epilog or "")


def _write_tail() -> Iterator[str]:
    for title, rows in (
        ("EXIT STATUS", _EXIT_STATUS),
        ("ENVIRONMENT", _ENVIRONMENT),
        ("FILES", _FILES),
    ):
        yield f".SH {title}"
        for name, text in rows:
            yield from (".TP", rf"\fB{_escape(name)}\fR", _escape(text))
    yield ".SH SEE ALSO"
    yield r".BR msgfmt (1),"
    yield r".BR msgmerge (1)"


def _write_options(command: click.Command, context: click.Context) -> Iterator[str]:
    for parameter in command.get_params(context):
        record = parameter.get_help_record(context)
        if record is not None and record[1]:
            yield from (".TP", rf"\fB{_escape(record[0])}\fR", _escape(record[1]))


def _write_text(text: str) -> Iterator[str]:
    r"""Yield the paragraphs of a help text; those that begin with ``\b`` keep their lines."""
    for paragraph in re.split(r"\n\s*\n", text.strip("\n ")):
        lines = [line.strip() for line in paragraph.splitlines() if line.strip()]
        if lines and lines[0] == "\b":
            yield from (".PP", ".nf", *map(_escape, lines[1:]), ".fi")
        elif lines:
            yield from (".PP", _escape(" ".join(lines)))


def _escape(text: str) -> str:
    """Return a text as groff shows it letter by letter."""
    text = text.replace("\\", r"\e").replace("-", r"\-").replace("`", r"\(ga")
    text = text.replace("'", r"\(aq").replace("^", r"\(ha").replace("~", r"\(ti")
    return rf"\&{text}" if text.startswith(".") else text


if __name__ == "__main__":
    sys.stdout.write(write_page())
