"""What docs/commands.md promises of `review`, one message after the other."""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from dragoman.catalogs import find_state
from dragoman.catalogs.states import mark_draft
from dragoman.cli import group
from dragoman.model import State
from dragoman.po import Block
from dragoman.project import Project
from helpers import projects

T, R, F, U = State.TRANSLATED, State.REVIEWED, State.FUZZY, State.UNTRANSLATED
YEAR = "There were 1500 of them in the year 2015."
RIGHT, WRONG = "۱۵۰۰ نفر در سال ۲۰۱۵ بودند.", "۱۵۰۰ نفر در سال ۲۰۱۶ بودند."
PROMPT = "[a]pprove  [s]kip  [c]onfirm  [e]dit  [b]ack  [?] help  [q]uit"
CATALOG = "locale/fa/LC_MESSAGES/letter.po"

Editor = Callable[[str], None]


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Project:
    """A letter of four paragraphs, all of them translated but the last."""
    made = projects.make(tmp_path, {"letter.txt": projects.TEXT}, "fa")
    projects.translate(made, most=3)
    monkeypatch.chdir(tmp_path)
    return made


@pytest.fixture
def use_editor(monkeypatch: pytest.MonkeyPatch, tmp_path_factory: pytest.TempPathFactory) -> Editor:
    """Return a function that makes a program of Python the editor; ``save(text)`` saves."""
    path = tmp_path_factory.mktemp("bin") / "edit.py"
    start = (
        "import os, sys\nfrom pathlib import Path\n"
        "def save(text):\n"
        "    Path(sys.argv[1]).write_text(text + '\\n', encoding='utf-8')\n"
        "    os.utime(sys.argv[1], (2e9, 2e9))  # Click looks at the time of the file\n"
    )

    def use(program: str) -> None:
        path.write_text(start + program, encoding="utf-8")
        monkeypatch.setenv("EDITOR", f"{sys.executable} {path}")
        monkeypatch.delenv("VISUAL", raising=False)

    return use


def review(*options: str, keys: str = "", code: int = 0) -> Result:
    words = ["review", "letter", "-l", "fa", *options]
    result = CliRunner().invoke(
        group, words, prog_name="dragoman", input=keys, catch_exceptions=False
    )
    assert result.exit_code == code, result.stderr
    return result


def edit(project: Project, msgid: str, function: Callable[[Block], Block]) -> None:
    projects.edit(project, lambda block: function(block) if block.msgid == msgid else block)


def find(project: Project, msgid: str) -> Block:
    (block,) = (block for block in projects.blocks(project) if block.msgid == msgid)
    return block


def states(project: Project) -> list[State]:
    return [find_state(block) for block in projects.blocks(project)]


def overwrite(old: str, new: str) -> str:
    """Return what an editor runs for another person who changes the catalogue meanwhile."""
    return (
        f"po = Path({CATALOG!r})\ntext = po.read_text('utf-8')\nassert {old!r} in text\n"
        f"po.write_text(text.replace({old!r}, {new!r}), 'utf-8')\n"
    )


@pytest.mark.parametrize(
    ("keys", "expected", "asked"),
    [
        ("q\na\n", [T, T, T, U], 1),
        ("s\na\nq\n", [T, R, T, U], 3),
        ("S\nA\nQ\n", [T, R, T, U], 3),
        ("x\n\n1\na\nq\n", [R, T, T, U], 5),  # other keys do nothing, and it asks again
        ("\x1b\na\n", [T, T, T, U], 1),  # Escape, Control+D and Control+C quit too
        ("\x04\na\n", [T, T, T, U], 1),
        ("\x03\na\n", [T, T, T, U], 1),
    ],
)
def test_each_key_does_what_the_manual_says(
    project: Project, keys: str, expected: list[State], asked: int
) -> None:
    result = review(keys=keys)
    assert states(project) == expected
    assert result.stderr.count(PROMPT) == asked
    approved = expected.count(R)
    assert f"letter, fa: {approved} of 3 reviewed now; 1 not translated yet" in result.stderr


def test_each_message_says_which_it_is_of_those_that_wait(project: Project) -> None:
    review("--paragraph", "1")
    edit(project, YEAR, projects.fuzzy)
    shown = review(keys="s\ns\n").stderr
    headings = [line for line in shown.splitlines() if "to review)" in line]
    assert headings == ["paragraph 2 (1 of 2 to review)", "paragraph 3 (2 of 2 to review)"]


@pytest.mark.parametrize(
    ("options", "keys", "state", "refused"),
    [([], "s\ns\na\nq\n", T, True), (["--force"], "s\ns\na\n", R, False)],
)
def test_a_message_with_errors_is_shown_with_them_and_needs_force(
    project: Project, options: list[str], keys: str, state: State, refused: bool
) -> None:
    edit(project, YEAR, lambda block: projects.translated(block, WRONG))
    result = review(*options, keys=keys)
    assert states(project)[2] is state
    assert "error numbers: The number 2016 is not in the source" in result.stderr
    assert ("paragraph 3 has errors that `check` finds" in result.stderr) is refused


def test_what_is_edited_is_checked_again_before_it_can_be_approved(
    project: Project, use_editor: Editor
) -> None:
    edit(project, YEAR, lambda block: projects.translated(block, WRONG))
    use_editor(f"save({RIGHT!r})")
    assert review(keys="s\ns\na\ne\na\n").stderr.count("error numbers") == 2  # before the editing
    assert (states(project)[2], find(project, YEAR).msgstr) == (R, (RIGHT,))
    use_editor(f"save({WRONG!r})")
    edit(project, YEAR, lambda block: projects.translated(block, RIGHT + " "))
    review(keys="s\ns\ne\na\nq\n")
    assert (states(project)[2], find(project, YEAR).msgstr) == (T, (WRONG,))


# A message that is fuzzy


def set_draft(block: Block) -> Block:
    return mark_draft(block, [RIGHT], "2026-01-01", "engine")


def set_outdated(block: Block) -> Block:
    return projects.fuzzy(projects.translated(block, RIGHT))


@pytest.mark.parametrize("change", [set_draft, set_outdated])
def test_a_fuzzy_message_is_confirmed_by_saving_it_even_as_it_is(
    project: Project, use_editor: Editor, change: Callable[[Block], Block]
) -> None:
    edit(project, YEAR, change)
    use_editor(f"save({RIGHT!r})")
    twice = "c\n" if change is set_draft else ""  # a machine's words are confirmed on purpose
    shown = review(keys=f"s\ns\na\ne\n{twice}q\n").stderr
    before, refused, after = shown.partition("paragraph 3 is fuzzy: confirm the translation first")
    assert refused
    hint = "Fuzzy: confirm the translation if it fits, or edit it."
    assert before.count(hint) == 1
    assert after.count(hint) == 1  # shown again after the refusal, not after the editing
    assert before.count("A draft that nobody has confirmed.") == 1
    assert "po-fuzzy" not in shown
    block = find(project, YEAR)
    comments = [line for line in block.comments if not line.startswith("dragoman: machine")]
    assert (find_state(block), block.msgstr, comments) == (T, (RIGHT,), [])


# The editor


@pytest.mark.parametrize(
    ("program", "said"),
    [
        ("pass", "Not saved, so nothing was changed."),
        ("save('')", ""),
        ("save('fa: A letter')", ""),
    ],
)
def test_what_is_not_saved_or_empty_or_the_same_changes_nothing(
    project: Project, use_editor: Editor, program: str, said: str
) -> None:
    use_editor(program)
    before = Path(CATALOG).read_bytes()
    result = review(keys="e\nq\n")
    assert Path(CATALOG).read_bytes() == before
    assert said in result.stderr
    assert result.stderr.count(PROMPT) == 2


def test_the_editor_begins_with_the_translation_as_it_is(
    project: Project, use_editor: Editor
) -> None:
    use_editor("save('2 ' + Path(sys.argv[1]).read_text('utf-8').strip())")
    assert "\u20682 fa: A letter\u2069" in review(keys="e\nq\n").stderr
    assert find(project, "A letter").msgstr == ("2 fa: A letter",)


def test_a_message_with_plural_forms_shows_all_and_is_not_edited(
    project: Project, use_editor: Editor
) -> None:
    text = Path(CATALOG).read_text(encoding="utf-8")
    forms = 'msgid_plural "Letters"\nmsgstr[0] "نامه‌ای"\nmsgstr[1] "نامه‌ها"'
    Path(CATALOG).write_text(text.replace('msgstr "fa: A letter"', forms), encoding="utf-8")
    use_editor("save('another')")
    before = Path(CATALOG).read_bytes()
    shown = review(keys="e\nq\n").stderr
    assert "\u2068نامه‌ای\u2069\n\u2068نامه‌ها\u2069" in shown
    assert "This message has plural forms: edit the catalogue itself." in shown
    assert Path(CATALOG).read_bytes() == before


# Two people at once


def test_what_somebody_else_changed_meanwhile_is_shown_before_it_can_be_approved(
    project: Project, use_editor: Editor
) -> None:
    use_editor(overwrite("fa: A letter", "theirs"))
    shown = review(keys="e\na\na\nq\n").stderr
    before, said, after = shown.partition("was changed by somebody else meanwhile")
    assert said
    assert ("\u2068theirs\u2069" in before, "\u2068theirs\u2069" in after) == (False, True)
    assert (states(project)[0], find(project, "A letter").msgstr) == (R, ("theirs",))
    assert "1 of 3 reviewed now" in after


def test_an_edit_does_not_replace_what_somebody_else_wrote_meanwhile(
    project: Project, use_editor: Editor
) -> None:
    use_editor(overwrite("fa: A letter", "theirs") + "save('ours')")
    shown = review(keys="e\na\nq\n").stderr
    said = "was changed by somebody else meanwhile: look at it again; your text was:\n\u2068ours"
    _, found, after = shown.partition(said)
    assert found
    assert "\u2068theirs\u2069" in after
    assert (states(project)[0], find(project, "A letter").msgstr) == (R, ("theirs",))


# All at once


@pytest.mark.parametrize("words", [[], ["letter", "letter"]])
def test_a_review_is_of_one_document(project: Project, words: list[str]) -> None:
    before = Path(CATALOG).read_bytes()
    result = CliRunner().invoke(group, ["review", *words, "-l", "fa", "--all"])
    assert result.exit_code == 2
    assert Path(CATALOG).read_bytes() == before


@pytest.mark.parametrize(("number", "listed", "more"), [(20, 20, ""), (23, 20, "and 3 more")])
def test_many_refused_messages_are_counted_and_twenty_are_listed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, number: int, listed: int, more: str
) -> None:
    text = "\n\n".join(f"Paragraph number {n} of it." for n in range(number))
    projects.make(tmp_path, {"letter.txt": f"{text}\n"}, "fa")
    monkeypatch.chdir(tmp_path)
    lines = review("--all", code=1).stderr.splitlines()
    assert sum(line.endswith("is not translated") for line in lines) == listed
    assert lines[listed:] == [*([more] if more else []), f"letter, fa: {number} refused"]
