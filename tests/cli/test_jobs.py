"""Who does the work of a command."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import click
import pytest
from click.testing import CliRunner

from dragoman.cli import _common as common
from dragoman.commands._parallel.workers import Workers
from dragoman.project import Project
from dragoman.settings import Settings
from helpers.command_line import run


@pytest.fixture
def found() -> Iterator[list[Workers]]:
    yield []


@pytest.mark.parametrize("number", ["-1", "1001", "x"])
def test_a_number_of_processes_that_cannot_be_is_refused(number: str) -> None:
    result = run("status", "--jobs", number)
    assert result.exit_code == 2
    assert "--jobs" in result.stderr


def find(found: list[Workers], *arguments: str, jobs: int = 0, variable: str | None = None) -> str:
    """Add to ``found`` who works, and return what is printed."""
    project = Project(Path("/nowhere"), Settings()._replace(jobs=jobs), {})

    @click.command
    @common.workers_options
    def command() -> None:
        found.append(common.find_workers(project))

    result = CliRunner().invoke(command, arguments, env={common.EXECUTOR: variable})
    return str(result.exception or "")


def test_the_option_is_over_the_setting(found: list[Workers]) -> None:
    find(found, jobs=3)
    find(found, "--jobs", "1", jobs=3)
    find(found, "--jobs", "0", jobs=3)
    assert [workers.processes for workers in found] == [3, 1, 0]


def test_the_variable_names_the_cluster_of_all_commands(found: list[Workers]) -> None:
    find(found, variable="dask://192.0.2.1:8786")
    find(found, "--executor", "dask+tls://192.0.2.2:8786", variable="dask://192.0.2.1:8786")
    find(found, "--executor", "", variable="dask://192.0.2.1:8786")
    assert [workers.cluster for workers in found] == [
        "tcp://192.0.2.1:8786",
        "tls://192.0.2.2:8786",
        "",
    ]


@pytest.mark.parametrize(
    "executor",
    [
        "192.0.2.1:8786",
        "tcp://192.0.2.1:8786",
        "dask://",
        "dask://host",
        "dask://a:b",
        "dask://a:1/x",
    ],
)
def test_what_is_no_address_is_refused(found: list[Workers], executor: str) -> None:
    assert "write dask://HOST:PORT" in find(found, "--executor", executor)
    assert not found
