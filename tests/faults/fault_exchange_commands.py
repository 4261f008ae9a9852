"""More commands that change files: texts go out, come back, are drafted, saved on the page, and
become editions.

``ALL`` has all commands of the harness.
"""

from __future__ import annotations

from http import HTTPStatus
from pathlib import Path
from unittest.mock import patch

from fault_commands import CATALOG, CLI, COMMANDS, PROJECT, Command, cli, po

from dragoman.commands import draft
from dragoman.errors import CatalogError
from dragoman.files import locking
from dragoman.model.drafting import DraftRequest, EngineOptions
from dragoman.po import catalog, compact

SAVE = "save on the page"
_TEXT = "بند نامه."
_HALF = po().replace(b'"one"', b'"A Title"').replace(b'"two"', b'"A paragraph of the letter."')
"""A catalogue whose title is translated, so that one message is left."""
_STARTED = {**PROJECT, CATALOG: _HALF}
_TABLE = f"Source: English (en),Translation: Persian (fa)\nA paragraph of the letter.,{_TEXT}\n"
_TEMPLATE = """\
msgid ""
msgstr ""
"Project-Id-Version: letter\\n"
"POT-Creation-Date: 2026-01-02 03:04+0000\\n"
"MIME-Version: 1.0\\n"
"Content-Type: text/plain; charset=UTF-8\\n"
"Content-Transfer-Encoding: 8bit\\n"

#. heading 1
#: source/letter.txt
msgid "A Title"
msgstr ""

#: source/letter.txt
msgid "A paragraph of the letter."
msgstr ""
"""
_UPDATED = {
    **PROJECT,
    "locale/letter.pot": _TEMPLATE.encode(),
    CATALOG: _TEMPLATE.replace("MIME", 'Language: fa\\n"\n"MIME').encode(),
}
"""A project after its first update: a command has no catalogue to bring up to date."""
_LONGER = (
    _TEMPLATE
    + """
#. heading 2
#: source/letter.txt
msgid "Postscript"
msgstr ""
"""
)
"""The template of a source that had one more heading, which nobody has translated."""
_SHORTENED = {
    **PROJECT,
    "locale/letter.pot": _LONGER.encode(),
    CATALOG: _LONGER.replace("MIME", 'Language: fa\\n"\n"MIME').encode(),
}


def _update_in_pieces(root: Path) -> None:
    """Update as a large catalogue is updated: read in the compact form, written in pieces."""
    with patch.object(compact, "LARGE", 0), patch.object(catalog, "_BATCH", 2):
        cli("update")(root)


class _OneText:
    """An engine in this process. It answers everything with one text."""

    name = "test"
    instructions = ""
    JOBS = 1
    RUNS_PROGRAM = False

    def find_host(self, options: EngineOptions) -> str:
        return ""

    def start(self, options: EngineOptions, jobs: int) -> _OneText:
        return self

    def translate(self, request: DraftRequest) -> str:
        return _TEXT

    def close(self) -> None:
        pass


def _draft(root: Path) -> None:
    with patch.object(draft, "load_engine", lambda name: _OneText()):
        cli("draft", "-l", "fa", "--engine", "test")(root)


def _save_on_the_page(root: Path) -> None:
    """Save a text as the page does, in an application of its own."""
    from helpers.workbench import Workbench, place  # it needs Flask

    workbench = Workbench(root)
    answer = workbench.get(f"{place()}/rows")
    if answer.status_code == HTTPStatus.OK:
        row = answer.json["rows"][1]
        sent = {"digest": row["digest"], "translation": _TEXT, "mark": "translated"}
        answer = workbench.post(f"{place()}/row/{row['key']}", sent)
    if answer.status_code != HTTPStatus.OK:
        raise CatalogError(answer.text)


EXCHANGE: dict[str, Command] = {
    "export": Command(_STARTED, cli("export", "letter", "-l", "fa", "-t", "csv")),
    "import, where the lock is there already": Command(
        {**_STARTED, locking.LOCK: b"", "back.csv": _TABLE.encode()},
        cli("import", "{root}/back.csv", "-l", "fa"),
    ),
    "adopt": Command(
        {**_UPDATED, "finished.txt": f"یک\n\n{_TEXT}\n".encode()},
        cli("adopt", "letter", "{root}/finished.txt", "-l", "fa"),
    ),
    "draft": Command(_STARTED, _draft),
    "render": Command(_STARTED, cli("render", "letter", "-l", "en,fa", "-t", "md")),
    "a report": Command(_STARTED, cli("status", "--format", "json", "-o", "{root}/status.json")),
    SAVE: Command(_STARTED, _save_on_the_page),
    "update, where a heading is gone": Command(_SHORTENED, cli("update")),
    "update in pieces": Command(
        {
            **PROJECT,
            CATALOG: po("دو").replace(b'"two"', b'"A paragraph of the letters."'),
        },
        _update_in_pieces,
    ),
}

ALL = {**COMMANDS, **CLI, **EXCHANGE}
