"""What is still as a machine wrote it is shown everywhere, and can keep a text from publication."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from dragoman.catalogs.states import mark_draft
from dragoman.po import Block
from dragoman.po.edit import confirm_message
from dragoman.project import Project
from helpers import projects
from helpers.command_line import change_text, run

LETTER = """A letter

The first text is of quite many people here.

The second text is of all their names there.
"""
PERSIAN = {
    "A letter": "یک نامه",
    "The first": "متن نخست دربارهٔ مردمان بسیاری در اینجا است.",
    "The second": "متن دوم دربارهٔ همهٔ نام‌های آنان در آنجا است.",
}
PAGE = Path("build/letter.en-fa.html")


def translation_of(block: Block) -> str:
    return next(text for start, text in PERSIAN.items() if block.msgid.startswith(start))


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Project:
    """A machine drafted all but the heading, and somebody confirmed the drafts as they were."""
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    folder = tmp_path / "project"
    folder.mkdir()
    made = projects.make(folder, {"letter.txt": LETTER}, "fa")
    with (folder / "dragoman.toml").open("a", encoding="utf-8") as file:
        file.write("jobs = 1\n")

    def put(block: Block) -> Block:
        text = translation_of(block)
        if block.msgid == "A letter":
            return projects.translated(block, text)
        return confirm_message(mark_draft(block, [text], "2026-01-01", "engine"))

    projects.edit(made, put)
    monkeypatch.chdir(folder)
    return made


def rewrite_second() -> None:
    change_text("locale/fa/LC_MESSAGES/letter.po", PERSIAN["The second"],
                "اما در بند دیگر از نام یکایک مردم آنجا سخن رفته است.")  # fmt: skip


SHARE = "90.0%"


def test_status_says_it_only_where_a_machine_drafted_anything(project: Project) -> None:
    result = run("status")
    line = "letter, fa: a machine drafted 2 of the messages; 90.0% of the words that are translated"
    assert line in result.stdout
    data = json.loads(run("status", "--format", "json").stdout)
    counts = data["documents"][0]["languages"]["fa"]["machine"]
    assert counts == {"messages": 2, "words": 18, "unmodified": 18, "share": 0.9}
    path = project.catalog("letter", "fa")
    lines = path.read_text(encoding="utf-8").splitlines(keepends=True)
    kept = [line for line in lines if not line.startswith("# dragoman: machine")]
    path.write_text("".join(kept), encoding="utf-8")
    assert "machine" not in run("status").output


def test_the_dashboard_and_the_colophon_say_it(project: Project) -> None:
    run("status", "--format", "html", "-o", "status.html")
    assert "90% as a machine wrote it" in Path("status.html").read_text(encoding="utf-8")
    run("render", "-q")
    page = PAGE.read_text(encoding="utf-8")
    assert "۹۰٪ از واژه‌های ترجمه‌شده همان است که ماشین نوشته است." in page


@pytest.mark.parametrize(
    ("limit", "passes"), [("70", False), ("fa=70", False), ("89.9", False), ("90", True)]
)
@pytest.mark.parametrize("command", ["check", "render -q", "build -q"])
def test_too_much_of_a_machine_passes_no_gate(
    project: Project, command: str, limit: str, passes: bool
) -> None:
    result = run(*command.split(), "--max-unmodified", limit)
    assert result.exit_code == (0 if passes else 1), result.output
    said = (
        "letter, fa: 90.0% of the words that are translated or drafted are still as a machine "
        "wrote them, and at most"
    )
    assert (said in result.output) is not passes
    if command != "check":
        assert PAGE.exists() is passes


def test_a_persons_words_open_the_gate(project: Project) -> None:
    with Path("dragoman.toml").open("a", encoding="utf-8") as file:
        file.write("[check.max-unmodified]\nfa = 70\n")
    assert run("check").exit_code == 1
    assert run("build", "-q").exit_code == 1
    assert not PAGE.exists()
    rewrite_second()
    assert run("check").exit_code == 0
    assert run("build", "-q").exit_code == 0
    assert PAGE.exists()


def test_what_was_published_stays(project: Project) -> None:
    run("render", "-q")
    before = PAGE.read_bytes()
    change_text("source/letter.txt", "A letter", "A long letter")
    assert run("build", "-q", "--max-unmodified", "50").exit_code == 1
    assert PAGE.read_bytes() == before


@pytest.mark.parametrize("limit", ["", "x", "fa=", "101", "-1", "nan", "xx=70", "fa=70%"])
def test_a_wrong_limit_is_refused(project: Project, limit: str) -> None:
    result = run("check", f"--max-unmodified={limit}")
    assert result.exit_code == (0 if not limit else 2)


@pytest.mark.parametrize("value", ["{ fa = 101 }", "{ xx = 70 }", '{ fa = "70" }', "70"])
def test_a_wrong_setting_is_refused(project: Project, value: str) -> None:
    with Path("dragoman.toml").open("a", encoding="utf-8") as file:
        file.write(f"[check]\nmax-unmodified = {value}\n")
    result = run("check")
    assert result.exit_code == 2
    assert "max-unmodified" in result.stderr


def test_unconfirmed_drafts_pass_no_gate_of_translated_words(project: Project) -> None:
    projects.edit(project, lambda block: mark_draft(block, [translation_of(block)], "2026-01-01",
                                                    "engine"))  # fmt: skip
    with Path("dragoman.toml").open("a", encoding="utf-8") as file:
        file.write('[check.require]\nfa = "translated"\n')
    assert run("check").exit_code == 1
    assert run("build", "-q").exit_code == 1
    assert not PAGE.exists()
