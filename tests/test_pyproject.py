"""Settings in ``pyproject.toml``: which of these files has some."""

from __future__ import annotations

from pathlib import Path

import pytest

from dragoman.errors import ProjectError
from dragoman.project import find_project


@pytest.mark.parametrize(
    "text",
    [
        '[tool.dragoman]\nlanguages = ["ar"]\n',
        '[ tool . dragoman ]\nlanguages = ["ar"]\n',
        '[tool."dragoman"]\r\nlanguages = ["ar"]\r\n',
        '[tool]\ndragoman = {languages = ["ar"]}\n',
        '[tool]\nother = 1\ndragoman.languages = ["ar"]\n',
        'tool.dragoman.languages = ["ar"]\n',
        '\ufeff  [tool.dragoman]\nlanguages = ["ar"]\n',
    ],
)
def test_the_table_of_pyproject_may_be_written_in_any_way(tmp_path: Path, text: str) -> None:
    (tmp_path / "pyproject.toml").write_text(text, encoding="utf-8", newline="")
    assert find_project(tmp_path).languages == ("ar",)


@pytest.mark.parametrize(
    "text",
    [
        '[project]\ndependencies = ["dragoman"]\n',
        '[tool.other]\ndragoman = {languages = ["ar"]}\n',
        'tool = ["dragoman"]\n',
        "[project\nname = dragoman\n",
        "[project]\n",
    ],
)
def test_another_pyproject_is_no_project(tmp_path: Path, text: str) -> None:
    (tmp_path / "pyproject.toml").write_text(text)
    with pytest.raises(ProjectError, match="`dragoman init` makes one"):
        find_project(tmp_path)
