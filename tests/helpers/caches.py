"""Cache folders of a test's own."""

from __future__ import annotations

from pathlib import Path

import pytest

from dragoman.commands._caches import count_cache, user_cache


def use_own_cache(folder: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Let a folder be the user's cache, which is worth opening for every file; return it."""
    use_cache_folder(folder, monkeypatch)
    monkeypatch.setattr(count_cache, "FREE", 0)
    return folder


def use_cache_folder(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Let a folder be the user's cache, and leave out of it what is not worth opening it for."""
    monkeypatch.setattr(user_cache, "cache_folder", lambda: folder)
