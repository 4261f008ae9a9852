"""A whole review in the terminal, from the first message to the last, as the reviewer sees it."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from dragoman.catalogs.states import mark_draft
from dragoman.cli import group
from dragoman.po import Block
from helpers import projects
from helpers.command_line import change_text

KEYS = "[a]pprove  [s]kip  [c]onfirm  [e]dit  [b]ack  [?] help  [q]uit \n"
FIRST = """paragraph 1 (1 of 5 to review)
From the source: ⟨heading 1⟩
⟨A letter⟩

⟨fa: A letter⟩
"""
SECOND = """paragraph 2 (2 of 5 to review)
⟨Three words are here.⟩

⟨fa: Three words are here.⟩
"""
WRONG = """⟨There were 1500 of them in the year 2015.⟩

⟨fa: There were 1600 of them in the year 2015.⟩
error numbers: The number 1600 is not in the source, which has 1500. \
⟨fa: There were ⟦1600⟧ of them in the year…⟩
"""
OUTDATED = """Outdated; wording since it was translated:
⟨The last one says [-goodbye-]{+farewell+}.⟩

⟨fa: The last one says goodbye.⟩
Fuzzy: confirm the translation if it fits, or edit it.
"""
DRAFT = """A draft that nobody has confirmed.
⟨A draft by a machine.⟩

⟨پیش‌نویس⟩
Fuzzy: confirm the translation if it fits, or edit it.
"""


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A letter with a message of each kind; the last is not translated."""
    projects.allow_source_texts(monkeypatch)
    monkeypatch.chdir(tmp_path)
    text = f"{projects.TEXT}\nA draft by a machine.\n\nNot yet.\n"
    made = projects.make(tmp_path, {"letter.txt": text})
    projects.translate(made, most=4)
    change_text("source/letter.txt", "goodbye", "farewell")
    made = projects.refresh(made)

    def change(message: Block) -> Block:
        if message.msgid.startswith("A draft"):
            return mark_draft(message, ["پیش‌نویس"], "2026-01-01", "engine")
        if "1500" in message.msgid:
            return projects.translated(message, f"fa: {message.msgid.replace('1500', '1600')}")
        return message

    projects.edit(made, change)
    return tmp_path


def review(keys: str, *flags: str) -> Result:
    lines = "".join(f"{key}\n" for key in keys)
    arguments = ["review", "letter", "-l", "fa", *flags]
    return CliRunner().invoke(
        group, arguments, prog_name="dragoman", input=lines, catch_exceptions=False
    )


def isolate(text: str) -> str:
    return text.replace("⟨", "\u2068").replace("⟩", "\u2069")


def test_a_review_from_the_first_message_to_the_last(folder: Path) -> None:
    result = review("asasass")
    assert result.stdout == "" and result.exit_code == 0
    assert result.stderr == isolate(
        f"\n{FIRST}{KEYS}paragraph 1 reviewed\n"
        f"\n{SECOND}{KEYS}"
        f"\nparagraph 3 (3 of 5 to review)\n{WRONG}{KEYS}"
        "paragraph 3 has errors that `check` finds: fix them, or give --force\n"
        f"{WRONG}{KEYS}"
        f"\nparagraph 4 (4 of 5 to review)\n{OUTDATED}{KEYS}"
        f"paragraph 4 is fuzzy: confirm the translation first\n{OUTDATED}{KEYS}"
        f"\nparagraph 5 (5 of 5 to review)\n{DRAFT}{KEYS}"
        "letter, fa: 1 of 5 reviewed now; 1 not translated yet\n"
    )


def test_force_approves_what_has_errors_and_not_what_is_fuzzy(folder: Path) -> None:
    said = review("ssaasq", "--force").stderr
    assert "paragraph 3 reviewed\n" in said
    assert "paragraph 4 is fuzzy: confirm the translation first\n" in said
    assert said.endswith("letter, fa: 1 of 5 reviewed now; 1 not translated yet\n")


def test_the_end_of_the_keys_is_the_end_of_the_review(folder: Path) -> None:
    for keys in ("", "s", "ab"):
        said = review(keys).stderr
        assert said.count("to review)") == len(keys) + 1
        number = 4 if "1 of 4" in said else 5
        assert said.endswith(f" of {number} reviewed now; 1 not translated yet\n")


def test_with_nothing_to_review_no_key_is_asked_for(folder: Path) -> None:
    said = CliRunner().invoke(
        group, ["review", "letter", "-l", "ar"], prog_name="dragoman", catch_exceptions=False
    ).stderr  # fmt: skip
    assert said == "letter, ar: 0 of 0 reviewed now; 6 not translated yet\n"
