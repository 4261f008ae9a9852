"""What dragoman remembers lies in a folder that only the user can look into."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from dragoman.commands._caches.user_cache import cache_folder
from helpers import projects
from helpers.command_line import run
from helpers.tools import need_call


def test_nobody_else_may_look_into_the_cache(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    need_call("getuid")  # where it is missing, folders have no modes
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    (tmp_path / "book").mkdir()
    project = projects.make(tmp_path / "book", {"letter.txt": "One.\n"}, "fa")
    monkeypatch.chdir(project.root)
    before = os.umask(0)
    try:
        assert run("render", "-t", "html").exit_code == 0
    finally:
        os.umask(before)
    folder = cache_folder()
    assert any(folder.rglob("*")) and folder.is_relative_to(tmp_path)
    assert folder.stat().st_mode & 0o777 == 0o700
