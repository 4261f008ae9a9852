"""How many processes a command starts."""

from __future__ import annotations

import os

import pytest

from dragoman.cli import _common as common


@pytest.mark.parametrize(
    ("jobs", "processors", "count"), [(0, 8, 8), (0, 1, 1), (0, None, 1), (1, 8, 1), (3, 1, 3)]
)
def test_none_is_one_for_each_processor_and_unknown_is_one(
    monkeypatch: pytest.MonkeyPatch, jobs: int, processors: int | None, count: int
) -> None:
    monkeypatch.setattr(os, "cpu_count", lambda: processors)
    assert common.process_count(jobs) == count
