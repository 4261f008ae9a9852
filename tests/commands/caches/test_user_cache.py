"""Where the caches are: the same place as platformdirs finds."""

from __future__ import annotations

import inspect

import platformdirs
import pytest

from dragoman.commands._caches import user_cache

find_folder = inspect.unwrap(user_cache.cache_folder)
"""Also where the tests have a folder of their own."""


@pytest.mark.parametrize("home", ["/home/a", "/home/a/", "", "a"])
@pytest.mark.parametrize("named", ["/caches//of/", " /caches ", "", "caches", "~/caches"])
def test_the_folder_is_that_of_platformdirs(
    home: str, named: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("HOME", home)
    monkeypatch.setenv("XDG_CACHE_HOME", named)
    assert find_folder() == platformdirs.user_cache_path("dragoman", appauthor=False)


def test_without_variables_it_is_that_of_platformdirs(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("HOME", raising=False)
    monkeypatch.delenv("XDG_CACHE_HOME", raising=False)
    assert find_folder() == platformdirs.user_cache_path("dragoman", appauthor=False)
