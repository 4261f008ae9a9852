"""What docs/commands.md says of when an edition is made again."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner

from dragoman.cli import group
from dragoman.commands._editions import up_to_date
from helpers import wiring
from helpers.small_fonts import write_font

SKIPPED = "(skipped: up to date"


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A letter whose fonts are part of its pages."""
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    folder = tmp_path / "project"
    folder.mkdir()
    wiring.make(folder)
    (folder / "fonts").mkdir()
    write_font(folder / "fonts" / "font.ttf", "Amiri")
    with (folder / "dragoman.toml").open("a", encoding="utf-8") as file:
        file.write('fonts = { folder = "fonts", embed = true, families = { fa = ["Amiri"] } }\n')
    monkeypatch.chdir(folder)
    return folder


def render() -> str:
    """Make one edition; return what is said of it."""
    words = ["render", "letter", "-l", "en,fa", "-v"]
    result = CliRunner().invoke(group, words, prog_name="dragoman", catch_exceptions=False)
    assert result.exit_code == 0
    return result.stdout


def edit(path: str, old: str, new: str) -> None:
    text = Path(path).read_text(encoding="utf-8")
    assert old in text
    Path(path).write_text(text.replace(old, new), encoding="utf-8")


def change_font() -> None:
    with Path("fonts/font.ttf").open("ab") as file:
        file.write(b"\0")


def write_own_words() -> None:
    Path("locale/fa").mkdir(parents=True, exist_ok=True)
    Path("locale/fa/dragoman.po").write_text(
        'msgid ""\nmsgstr "Content-Type: text/plain; charset=UTF-8\\n"\n\n'
        'msgid "This is the original text."\nmsgstr "متن اصلی."\n',
        encoding="utf-8",
    )


CHANGES: dict[str, Callable[[], None]] = {
    "the source": lambda: edit("source/letter.txt", "Three", "Four"),
    "a translation": lambda: edit(wiring.FA, "یک نامه", "نامه"),
    "a setting": lambda: edit("dragoman.toml", "jobs = 1", 'jobs = 1\nlayout = "stacked"'),
    "a font": change_font,
    "the words of dragoman": write_own_words,
    "the edition itself": lambda: edit("build/letter.en-fa.html", "<html", "<HTML"),
}


@pytest.mark.parametrize("what", CHANGES)
def test_an_edition_is_made_again_if_something_that_it_needs_has_changed(
    project: Path, what: str
) -> None:
    assert SKIPPED not in render()
    assert SKIPPED in render()
    CHANGES[what]()
    assert SKIPPED not in render()
    assert SKIPPED in render()


def test_an_edition_is_made_again_by_another_dragoman(
    project: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    render()
    monkeypatch.setattr(up_to_date, "digest_versions", lambda: "another")
    assert SKIPPED not in render()
    assert SKIPPED in render()


@pytest.mark.parametrize(
    "change",
    [
        lambda: edit("dragoman.toml", "jobs = 1", "jobs = 2"),
        lambda: edit("locale/ar/LC_MESSAGES/letter.po", "letter", "letters"),
        lambda: Path("source/letter.txt").touch(),
        lambda: Path("source/new.txt").write_text("New.\n", encoding="utf-8"),
    ],
)
def test_an_edition_is_not_made_again_for_anything_else(
    project: Path, change: Callable[[], None]
) -> None:
    render()
    change()
    assert SKIPPED in render()
