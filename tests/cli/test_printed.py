"""What ``init`` and ``check --fix`` print, and an edition that the project's own words change."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from helpers import projects
from helpers.command_line import run
from helpers.support import snapshot

TEXT = "The first letter, again.\n\nThe second one.\n\nThe third one.\n"
FA = "locale/fa/LC_MESSAGES/letter.po"


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A project with two texts that ``--fix`` changes, and one that it does not."""
    project = projects.make(tmp_path, {"letter.txt": TEXT}, "fa")
    texts = iter(("نخستین نامه, دوباره.", "نامهٔ دوم.", "سومين نامه."))
    projects.edit(project, lambda message: projects.translated(message, next(texts)))
    monkeypatch.chdir(tmp_path)
    return tmp_path


# init

WRITTEN = ["dragoman.toml", ".gitattributes", ".gitignore",
           ".github/workflows/dragoman.yml.example"]  # fmt: skip
DRIVER = [
    "To let git merge catalogues message by message, run:",
    "  dragoman init --git",
]

MERGES = "In this clone, git now merges catalogues message by message."


@pytest.mark.parametrize("git", [False, True])
def test_init_prints_what_it_wrote_and_what_comes_next(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, git: bool
) -> None:
    monkeypatch.chdir(tmp_path)
    if git:
        projects.git(tmp_path, "init", "-q")
    result = run("init", ".", "-l", "fa", *(["--git"] if git else []))
    assert result.stdout == ""
    assert result.stderr.splitlines() == [
        *(f"written: {name}" for name in WRITTEN),
        *([MERGES] if git else DRIVER),
        "Put a document into source and run `dragoman build`.",
    ]
    assert {name for name in snapshot(tmp_path) if not name.startswith(".git/")} == set(WRITTEN)


def test_init_in_a_clone_says_only_what_it_did(folder: Path) -> None:
    projects.git(folder, "init", "-q")
    assert run("init", "--git").stderr.splitlines() == [f"written: {WRITTEN[1]}", MERGES]
    assert run("init", "--git").stderr.splitlines() == [MERGES]


def test_init_prints_nothing_when_quiet(tmp_path: Path) -> None:
    assert run("init", str(tmp_path), "-l", "fa", "-q").output == ""
    assert (tmp_path / "dragoman.toml").is_file()


# check --fix


def read_line(folder: Path, text: str) -> int:
    """Return the line of the catalogue where a message begins."""
    lines = (folder / FA).read_text(encoding="utf-8").splitlines()
    msgid = lines.index(f'msgid "{text}"')
    while lines[msgid - 1]:
        msgid -= 1
    return msgid + 1


def test_fix_prints_each_change_with_its_line(folder: Path) -> None:
    first, third = (read_line(folder, TEXT.split("\n\n")[n].strip()) for n in (0, 2))
    result = run("check", "--fix")
    assert result.stdout.splitlines() == [
        f"{FA}:{first}: \u2068نخستین نامه, دوباره.\u2069 → \u2068نخستین نامه، دوباره.\u2069",
        f"{FA}:{third}: \u2068سومين نامه.\u2069 → \u2068سومین نامه.\u2069",
        "0 errors, 0 warnings, 0 hints",
    ]
    assert run("check", "--fix").stdout == "0 errors, 0 warnings, 0 hints\n"


def test_fix_prints_a_change_of_the_whole_file_without_a_line(folder: Path) -> None:
    run("check", "--fix")
    clean = (folder / FA).read_bytes()
    (folder / FA).write_bytes(b"\xef\xbb\xbf" + clean.replace(b"\n", b"\r\n"))
    assert run("check", "--fix").stdout.splitlines()[:2] == [
        f"{FA}: \u2068a byte order mark\u2069 → \u2068\u2069",
        f"{FA}: \u2068lines that end with CR and LF\u2069 → \u2068lines that end with LF\u2069",
    ]
    assert (folder / FA).read_bytes() == clean


def test_a_dry_run_prints_a_diff_and_then_what_is_found(folder: Path) -> None:
    before = (folder / FA).read_bytes()
    lines = run("check", "--fix", "--dry-run").stdout.splitlines()
    assert lines[:2] == [f"--- a/{FA}", f"+++ b/{FA}"]
    changed = [line for line in lines[2:] if re.match(r"[+-]", line)]
    assert changed == [
        '-msgstr "نخستین نامه, دوباره."', '+msgstr "نخستین نامه، دوباره."',
        '-msgstr "سومين نامه."', '+msgstr "سومین نامه."',
    ]  # fmt: skip
    assert lines[-1] == "0 errors, 2 warnings, 0 hints"
    assert (folder / FA).read_bytes() == before


# The words of dragoman


def test_an_edition_is_made_again_when_the_projects_own_words_change(folder: Path) -> None:
    """Only an edition that has the language of those words."""
    words = folder / "locale" / "fa" / "dragoman.po"
    header = 'msgid ""\nmsgstr ""\n"Content-Type: text/plain; charset=UTF-8\\n"\n\n'
    settings = folder / "dragoman.toml"
    settings.write_text(settings.read_text().replace('"fa"', '"fa", "ar"'), encoding="utf-8")
    editions = {code: folder / "build" / f"letter.en-{code}.html" for code in ("fa", "ar")}

    def render() -> tuple[str, dict[str, str]]:
        shown = run("render", "-v").stdout
        return shown, {code: path.read_text("utf-8") for code, path in editions.items()}

    render()
    shown, before = render()
    assert shown.count("skipped: up to date") == 3
    for text in ("یک واژه", "واژه‌ای دیگر", ""):
        if text:
            words.write_text(
                f'{header}msgid "About this edition"\nmsgstr "{text}"\n', encoding="utf-8"
            )
        else:
            words.unlink()
        shown, after = render()
        assert "build/letter.en-fa.html\n" in shown, "it is made again"
        assert "build/letter.en-ar.html  (skipped: up to date" in shown
        assert text in after["fa"]
        assert (after["fa"] != before["fa"]) is bool(text)
        assert after["ar"] == before["ar"]
