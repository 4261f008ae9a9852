"""``dragoman diff``: what changed in the source since each translation."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

import click

from dragoman.cli import _common as common
from dragoman.cli._output import isolate_line, write_report

if TYPE_CHECKING:
    from dragoman.commands.diff import FuzzyMessage

_COLOURS = {"typography": "cyan", "wording": "yellow", "meaning": "red"}


@click.command("diff")
@common.documents_argument
@common.language_option("Compare only these languages.")
@common.report_options(("text", "json", "html"))
@common.project_option
@common.quiet_option
@click.pass_context
def command(ctx: click.Context, /, **given: Any) -> None:
    """Show what changed in the source since each fuzzy message was translated, word by word.

    \b
    dragoman diff
    dragoman diff letter -l fa
    dragoman diff --format html -o build/diff.html
    """
    from dragoman.commands.diff import as_data, diff

    project = common.open_project(ctx, given["folder"])
    names = project.select(given["documents"])
    found = list(diff(project, names, project.select_languages(given["languages"])))
    if given["form"] == "json":
        import json

        text: str = json.dumps(as_data(found), indent=2) + "\n"
    elif given["form"] == "html":
        from dragoman.commands.dashboard import write_diff_page

        text = write_diff_page(project, found)
    else:
        text = "".join(f"{line}\n" for doubt in found for line in _write_lines(doubt))
        if not found and not given["quiet"]:
            common.say("No message is fuzzy: each translation is of the text of now.")
    write_report(text, given["output"], quiet=given["quiet"], form=given["form"])


def _write_lines(doubt: FuzzyMessage) -> Sequence[str]:
    """Show a message: where it is and the grade, the word diff, and the translation; each text is
    isolated, on a line of its own."""
    from dragoman.cli._words import paint_diff
    from dragoman.commands.review import name_paragraphs

    place = name_paragraphs(doubt.numbers)
    if doubt.grade is None:
        told = "a draft that nobody has confirmed"
    else:
        told = click.style(doubt.grade.words, fg=_COLOURS[doubt.grade.value])
    head = f"{doubt.document}, {doubt.language}, {place}: {told}"
    return [head, paint_diff(doubt.changes), isolate_line(doubt.block.msgstr[0]), ""]
