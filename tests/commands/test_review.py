"""Reviews: what may be marked, how the mark lapses, and that two reviewers lose nothing."""

from __future__ import annotations

import os
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from dragoman.catalogs.states import find_valid_review, is_reviewed
from dragoman.cli import group
from dragoman.commands import review
from dragoman.commands._numbered_messages import NumberedMessage, number_messages, select_paragraphs
from dragoman.commands.review import ReviewOutcome, ReviewSession
from dragoman.errors import DragomanError, ProjectError
from dragoman.model import State
from dragoman.po import Catalog, dump, read
from dragoman.project import Project, find_project
from helpers import projects


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Project:
    """A letter of four paragraphs, all of them translated but the last."""
    projects.allow_source_texts(monkeypatch)
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1482451200")
    made = projects.make(tmp_path, {"letter.txt": projects.TEXT})
    projects.translate(made, most=3)
    monkeypatch.chdir(tmp_path)
    return made


def run(*arguments: str, keys: str = "") -> Result:
    result = CliRunner().invoke(
        group, ["review", *arguments], prog_name="dragoman", input=keys, catch_exceptions=False
    )
    return result


def session(project: Project, who: str = "") -> ReviewSession:
    return review.open_session(project, "letter", "fa", who)


def items(project: Project) -> tuple[NumberedMessage, ...]:
    return number_messages(project, "letter", "fa")


def states(project: Project) -> list[State]:
    return [item.state for item in items(project)]


T, R, F, U = State.TRANSLATED, State.REVIEWED, State.FUZZY, State.UNTRANSLATED


def test_a_review_bears_the_day_in_utc_and_a_name_only_where_one_is_given(project: Project) -> None:
    outcomes = review.approve(session(project), items(project)[:1])
    outcomes |= review.approve(session(project, " A.  B. "), items(project)[1:2])
    assert list(outcomes.values()) == [ReviewOutcome.MARKED, ReviewOutcome.MARKED]
    first, second = (find_valid_review(item.block) for item in items(project)[:2] if item.block)
    assert first and second
    assert (first.date, first.who) == ("2016-12-23", "")
    assert second.who == "A. B."
    assert states(project) == [R, R, T, U]


def test_a_name_that_would_break_the_mark_is_refused(project: Project) -> None:
    with pytest.raises(ProjectError, match="too long"):
        session(project, "x" * 31)
    assert review.approve(session(project, "x" * 30), items(project)[:1])
    line = next(line for line in text(project).splitlines() if "reviewed" in line)
    assert len(line) <= 76
    assert session(project, "a\nb\x1b\u202e").who == "a b"


@pytest.mark.parametrize("epoch", ["soon", "9" * 30, "-1e9"])
def test_a_time_that_is_none_is_one_sentence(
    project: Project, monkeypatch: pytest.MonkeyPatch, epoch: str
) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", epoch)
    with pytest.raises(ProjectError, match="SOURCE_DATE_EPOCH"):
        session(project)


def text(project: Project) -> str:
    return project.catalog("letter", "fa").read_text(encoding="utf-8")


def test_what_is_fuzzy_or_not_translated_or_faulty_is_refused(project: Project) -> None:
    projects.edit(project, lambda m: projects.fuzzy(m) if m.msgid.startswith("Three") else m)
    result = run("letter", "-l", "fa", "--all")
    assert result.exit_code == 1
    assert states(project) == [R, F, R, U]
    assert "paragraph 2 is fuzzy" in result.stderr
    assert "paragraph 4 is not translated" in result.stderr
    assert "2 reviewed, 2 refused" in result.stderr
    forced = run("letter", "-l", "fa", "--all", "--force")
    assert forced.exit_code == 1 and states(project) == [R, F, R, U]


def test_errors_of_check_need_force(project: Project) -> None:
    wrong = "سال ۱۹۹۹"  # the source has 1500 and 2015
    projects.edit(
        project, lambda m: projects.translated(m, wrong) if m.msgid.startswith("There") else m
    )
    result = run("letter", "-l", "fa", "--paragraph", "3")
    assert result.exit_code == 1 and states(project)[2] is T
    assert "paragraph 3 has errors that `check` finds" in result.stderr
    assert run("letter", "-l", "fa", "--paragraph", "3", "--force").exit_code == 0
    assert states(project)[2] is R


def test_paragraphs_are_numbered_as_in_editions(project: Project) -> None:
    source = project.root / "source" / "letter.txt"
    source.write_text("A letter\n\n" + projects.TEXT + "\nThree words are here.\n")
    made = projects.refresh(project)
    assert [item.numbers for item in items(made)] == [(1,), (2, 5), (3,), (4,)]
    assert run("letter", "-l", "fa", "--paragraph", "5").exit_code == 0
    assert states(made) == [T, R, T, U]


@pytest.mark.parametrize(
    ("numbers", "chosen"),
    [
        ("2", [2]), ("2-2", [2]), ("1-3", [1, 2, 3]), ("3,1", [3, 1]), ("4", [4]),
        (" 1 , 2 - 3 ", [1, 2, 3]), ("2,1-3,2", [2, 1, 3]), ("2-4", [2, 3, 4]),
    ],
)  # fmt: skip
def test_a_list_chooses_just_what_it_names_in_its_order(
    project: Project, numbers: str, chosen: list[int]
) -> None:
    found = select_paragraphs(numbers, items(project))
    assert [item.numbers for item in found] == [(number,) for number in chosen]


def test_a_paragraph_without_a_message_is_named_but_a_range_may_pass_over_it(
    project: Project,
) -> None:
    some = [item for item in items(project) if item.numbers != (2,)]
    with pytest.raises(ProjectError, match="paragraph 2 is not translated in any language"):
        select_paragraphs("1,2", some)
    assert [each.numbers for each in select_paragraphs("1-3", some)] == [(1,), (3,)]


@pytest.mark.parametrize(
    ("numbers", "sentence"),
    [
        *((text, "is not a list of paragraphs") for text in ("x", "3-", "4-2", "", "9" * 5000)),
        ("1-9", "there is no paragraph 9"),
        ("0", "no paragraph 0"),
        ("0-2", "there is no paragraph"),
        ("5", "there is no paragraph 5: the document has 4"),
        ("1,1-", "is not a list of paragraphs"),
        ("1,,2", "is not a list of paragraphs"),
    ],
)
def test_a_wrong_list_is_one_sentence(project: Project, numbers: str, sentence: str) -> None:
    before = text(project)
    result = run("letter", "-l", "fa", "--paragraph", numbers)
    assert result.exit_code == 2 and sentence in result.stderr and text(project) == before


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        (["letter"], "give it with -l"),
        (["letter", "-l", "fa,ar"], "give it with -l"),
        (["leter", "-l", "fa"], "did you mean 'letter'"),
        (["letter", "-l", "de"], "not of this project"),
        (["letter", "-l", "fa", "--all", "--paragraph", "1"], "not both"),
        (["letter", "-l", "fa", "--revoke"], "say what to revoke"),
    ],
)
def test_mistakes_are_one_sentence(project: Project, arguments: list[str], sentence: str) -> None:
    result = run(*arguments)
    assert result.exit_code == 2 and sentence in result.stderr and result.stderr.count("\n") == 1


def test_without_a_catalogue_the_sentence_says_what_to_do(project: Project) -> None:
    project.catalog("letter", "fa").unlink()
    result = run("letter", "-l", "fa", "--all")
    sentence = (
        "locale/fa/LC_MESSAGES/letter.po: there is no such catalogue yet: run `dragoman update`"
    )
    assert result.exit_code == 2 and sentence in result.stderr


def test_a_review_can_be_revoked_and_revoking_keeps_other_comments(project: Project) -> None:
    before = read(project.catalog("letter", "fa"))
    run("letter", "-l", "fa", "--paragraph", "1-3")
    assert run("letter", "-l", "fa", "--paragraph", "1-3", "--revoke").exit_code == 0
    assert [b.text for b in read(project.catalog("letter", "fa")).blocks] == [
        b.text for b in before.blocks
    ]


def test_reviewing_twice_writes_nothing_and_leaves_it_to_the_first(project: Project) -> None:
    run("letter", "-l", "fa", "--paragraph", "1", "--by", "First")
    before = text(project)
    result = run("letter", "-l", "fa", "--paragraph", "1", "--by", "Second")
    assert result.exit_code == 0 and "1 reviewed already" in result.stderr
    assert text(project) == before


def test_what_changed_since_it_was_shown_is_not_approved(project: Project) -> None:
    shown = items(project)[:2]
    projects.edit(
        project, lambda m: projects.translated(m, "other") if m.msgid == "A letter" else m
    )
    outcomes = list(review.approve(session(project), shown).values())
    assert outcomes == [ReviewOutcome.CHANGED, ReviewOutcome.MARKED]
    assert states(project)[:2] == [T, R]


def test_two_reviewers_at_once_lose_nothing(tmp_path: Path) -> None:
    """Each of two processes marks every other paragraph, one at a time."""
    count = 40
    made = projects.make(tmp_path, {"l.txt": "\n\n".join(f"Paragraph {n}." for n in range(count))})
    projects.translate(made, "l")
    script = (
        "import sys; from pathlib import Path\n"
        "from dragoman.project import find_project; from dragoman.commands import review\n"
        "from dragoman.commands._numbered_messages import number_messages\n"
        "project = find_project(Path(sys.argv[1])); first = int(sys.argv[2])\n"
        "session = review.open_session(project, 'l', 'fa', f'Reviewer {first}')\n"
        "for item in number_messages(project, 'l', 'fa')[first::2]:\n"
        "    assert not any(o.refused for o in review.approve(session, [item]).values())\n"
    )
    running = [
        subprocess.Popen([sys.executable, "-c", script, str(tmp_path), str(first)])
        for first in (0, 1)
    ]
    assert [process.wait() for process in running] == [0, 0]
    found = [
        find_valid_review(item.block) for item in number_messages(made, "l", "fa") if item.block
    ]
    names = [mark.who for mark in found if mark]
    assert names == ["Reviewer 0", "Reviewer 1"] * (count // 2)


# The dialogue


def test_one_by_one_each_answer_is_saved_at_once(project: Project) -> None:
    result = run("letter", "-l", "fa", keys="a\ns\na\n")
    assert result.exit_code == 0 and states(project) == [R, T, R, U]
    assert "\u2068A letter\u2069" in result.stderr and "\u2068fa: A letter\u2069" in result.stderr
    assert "2 of 3 reviewed now; 1 not translated yet" in result.stderr
    again = run("letter", "-l", "fa", keys="q\n")
    assert "paragraph 2 (1 of 1 to review)" in again.stderr


def test_the_end_of_the_input_is_to_quit(project: Project) -> None:
    result = run("letter", "-l", "fa", keys="a\n")
    assert result.exit_code == 0 and states(project) == [R, T, T, U]


def test_what_the_reviewer_edits_is_saved_and_then_asked_for(
    project: Project, monkeypatch: pytest.MonkeyPatch, tmp_path_factory: pytest.TempPathFactory
) -> None:
    monkeypatch.setenv("EDITOR", editor(tmp_path_factory, "متن تازه"))
    monkeypatch.delenv("VISUAL", raising=False)
    run("letter", "-l", "fa", keys="e\na\nq\n")
    block = items(project)[0].block
    assert block and block.msgstr == ("متن تازه",) and is_reviewed(block)


def test_an_editor_that_cannot_be_used_ends_nothing(
    project: Project, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("EDITOR", str(project.root / "none"))
    monkeypatch.delenv("VISUAL", raising=False)
    result = run("letter", "-l", "fa", keys="e\nq\n")
    assert (result.exit_code, "set $EDITOR" in result.stderr) == (0, True)


def editor(factory: pytest.TempPathFactory, text: str) -> str:
    """An editor that writes a text and takes its time, for Click looks at the file's time."""
    path = factory.mktemp("bin") / "edit.py"
    path.write_text(
        f"import os, sys\np = sys.argv[1]\nopen(p, 'w', encoding='utf-8').write({text!r} + '\\n')\n"
        "os.utime(p, (2e9, 2e9))\n",
        encoding="utf-8",
    )
    return f"{sys.executable} {path}"


def test_an_outdated_message_shows_what_changed_and_is_confirmed_by_saving(
    project: Project, monkeypatch: pytest.MonkeyPatch, tmp_path_factory: pytest.TempPathFactory
) -> None:
    source = project.root / "source" / "letter.txt"
    source.write_text(projects.TEXT.replace("1500", "1600"), encoding="utf-8")
    projects.refresh(project)
    refused = run("letter", "-l", "fa", keys="s\ns\na\nq\n")
    assert "numbers, names or negation changed" in refused.stderr
    assert "[-1500-]{+1600+}" in refused.stderr
    assert "paragraph 3 is fuzzy" in refused.stderr and states(project)[2] is F
    monkeypatch.setenv("EDITOR", editor(tmp_path_factory, "۱۶۰۰ نفر در سال ۲۰۱۵"))
    run("letter", "-l", "fa", keys="s\ns\ne\na\n")
    block = items(project)[2].block
    assert block and is_reviewed(block) and block.previous is None


def test_an_edit_does_not_overwrite_what_somebody_else_wrote(project: Project) -> None:
    shown = items(project)[0]
    projects.edit(
        project, lambda m: projects.translated(m, "theirs") if m.msgid == "A letter" else m
    )
    assert review.translate(session(project), shown, "ours") is None
    block = items(project)[0].block
    assert block and block.msgstr == ("theirs",)


def test_a_catalogue_cannot_drive_the_terminal(project: Project) -> None:
    projects.edit(
        project, lambda m: projects.translated(m, "\x1b[2Jx\u202e") if m.msgid == "A letter" else m
    )
    result = run("letter", "-l", "fa", keys="q\n")
    assert "[2Jx" in result.stderr
    assert "\x1b" not in result.stderr and "\u202e" not in result.stderr


def test_the_terminal_asks_with_single_keys(project: Project) -> None:
    """In a real terminal a key is enough, without a line end."""
    import pty
    import termios
    import time

    pid, terminal = pty.fork()
    if pid == 0:
        os.execv(  # noqa: S606
            sys.executable, [sys.executable, "-m", "dragoman", "review", "letter", "-l", "fa"]
        )
    for key in (b"a", b"s", b"q"):
        output = b""
        while not output.rstrip().endswith(b"[q]uit"):
            output += os.read(terminal, 4096)
        while termios.tcgetattr(terminal)[3] & termios.ICANON:
            time.sleep(0.01)  # what is typed before the program listens for keys is dropped
        os.write(terminal, key)
    os.waitpid(pid, 0)
    os.close(terminal)
    assert states(find_project(project.root)) == [R, T, T, U]


def test_new_words_of_a_reviewer_that_would_lose_others_are_not_written(
    project: Project, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Take a message away underneath: the check of what is written must stop it."""
    item, before = items(project)[0], text(project)
    change_each = review._change_each

    def lose(*arguments: object) -> Catalog:
        changed = change_each(*arguments)  # type: ignore[arg-type]
        return replace(changed, blocks=changed.blocks[:2])

    monkeypatch.setattr(review, "_change_each", lose)
    with pytest.raises(DragomanError):
        review.translate(session(project), item, "نو")
    assert text(project) == before
    monkeypatch.setattr(review, "_change_each", change_each)
    assert review.translate(session(project), item, "نو") is not None
    assert "نو" in text(project)


def test_what_is_gone_since_it_was_shown_is_not_approved(project: Project) -> None:
    """It has changed; of what was never in the catalogue, there is only no translation."""
    first, second, *_ = items(project)
    path = project.catalog("letter", "fa")
    catalog = read(path)
    left = tuple(block for block in catalog.blocks if block.key != first.unit.key)
    path.write_bytes(dump(replace(catalog, blocks=left)))
    shown = (first, replace(items(project)[0], block=None), second)
    outcomes = review.approve(session(project), shown[:1])
    assert outcomes == {first.unit.key: ReviewOutcome.CHANGED}
    outcomes = review.approve(session(project), shown[1:])
    assert outcomes == {
        first.unit.key: ReviewOutcome.UNTRANSLATED,
        second.unit.key: ReviewOutcome.MARKED,
    }


def test_a_reviewer_sees_the_pivot_beside_the_source(project: Project) -> None:
    with (project.root / "dragoman.toml").open("a", encoding="utf-8") as file:
        file.write('[pivot]\nar = "fa"\n')
    projects.edit(project, lambda m: projects.translated(m, f"fa-{len(m.msgid)}"))
    projects.translate(project, language="ar")
    shown = run("letter", "-l", "ar", keys="q\n").stderr
    assert f"\nfa: \u2068fa-{len('A letter')}\u2069\n" in shown
