"""Every setting, every flag and every variable reaches what it is for."""

from __future__ import annotations

import os
import re
import shutil
import tomllib
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any, get_type_hints

import click
import pytest
from click.testing import CliRunner

from dragoman.cli import group
from dragoman.commands._parallel.workers import ALONE
from dragoman.settings import Settings
from helpers import wiring
from helpers.tools import need_module
from helpers.wiring import FLAGS, SETTINGS, Row

OWN_TESTS = {"jobs", "fonts.folder", "fonts.system", "edition.cover", "edition.title-page",
             "draft.timeout"}  # fmt: skip
"""Those of a cover and a page are tested in tests/commands/editions/test_named_people.py, that of
drafts in tests/commands/draft/test_draft.py."""
WORKING = ("extract", "update", "check", "status", "export", "render", "build")
"""The commands that may do their work in several processes, or on a cluster."""
OWN_FLAG_TESTS = {f"{name} {flag}" for name in WORKING for flag in ("--jobs", "--executor")} | {
    "draft --jobs",
    "build --watch",  # and tests/cli/test_build_watch.py
    "serve --port",  # and tests/workbench/test_serve.py
    "serve --open",
}
OWN_GROUP_TESTS = {"--debug"}  # tests/cli/test_exit.py
SHARED = {"--project", "--quiet", "--verbose", "--help"}


@pytest.fixture(scope="module")
def base(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("wiring")
    wiring.make(folder)
    return folder


@pytest.fixture(autouse=True)
def no_cache_and_one_day(
    tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path_factory.mktemp("cache")))
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1482451200")


def run(base: Path, row: Row, place: Path, *, settings: str = "", flags: str = "") -> str:
    """Run a row's command in a new copy of the project; return what the row reads."""
    if row.reads.endswith(".pdf"):
        need_module("typst")
    shutil.copytree(base, place)
    for name, (old, new) in row.edits.items():
        path = place / name
        path.parent.mkdir(parents=True, exist_ok=True)
        text = path.read_text(encoding="utf-8") if path.exists() else ""
        assert old in text, f"{row.name}: nothing to edit in {name}"
        changed = text.replace(old, new) if old else new
        path.write_text(changed, encoding="utf-8", errors="surrogateescape")
    write_settings(place / "dragoman.toml", row.settings, settings)
    command = f"{row.command} {row.without} {flags}".split()
    os.chdir(place)
    result = CliRunner().invoke(group, command, prog_name="dragoman")
    if row.reads == "files":
        names = (path.relative_to(place).as_posix() for path in place.rglob("*"))
        return "\n".join(sorted(name for name in names if not name.startswith(".git/")))
    if row.reads == "exit":
        return str(result.exit_code)
    if row.reads in ("stdout", "stderr"):
        return str(getattr(result, row.reads))
    path = place / row.reads
    return path.read_text(encoding="utf-8", errors="surrogateescape") if path.exists() else ""


@pytest.fixture(scope="module")
def known() -> dict[tuple[object, ...], str]:
    """What rows read without their setting or flag: many have the same command."""
    return {}


def run_without(base: Path, row: Row, tmp_path: Path, known: dict[tuple[object, ...], str]) -> str:
    """Run a row's command, if no row before has run the same."""
    key = (row.command, row.without, row.reads, row.settings, *row.edits.items())
    if key not in known:
        known[key] = run(base, row, tmp_path / "without")
    return known[key]


def write_settings(path: Path, *more: str) -> None:
    """Add settings to the project's, in the place of those of the same name."""
    added = "\n".join(filter(None, more))
    names = set(tomllib.loads(added))
    kept = [line for line in path.read_text(encoding="utf-8").splitlines()
            if line.partition("=")[0].strip() not in names]  # fmt: skip
    path.write_text("\n".join([*kept, added, ""]), encoding="utf-8")


def assignment(row: Row) -> str:
    table, _, key = row.name.rpartition(".")
    return f"{table + '.' if table else ''}{key} = {row.value}"


def flag(row: Row) -> str:
    return f"{row.name.split()[1]} {row.value}".strip()


def holds(row: Row, without: str, with_it: str) -> None:
    assert without != with_it
    if row.shows:
        assert row.shows in with_it
        assert row.shows not in without
    if row.lacks:
        assert row.lacks in without
        assert row.lacks not in with_it


@pytest.fixture(autouse=True)
def where_we_were() -> Iterator[None]:
    before = Path.cwd()
    yield
    os.chdir(before)


def of_environment(value: Any, name: str) -> str:
    if isinstance(value, list):
        return (" " if name == "editions" else ",").join(value)
    return str(value).lower() if isinstance(value, bool) else str(value)


IN_NO_TABLE = [row for row in SETTINGS if "." not in row.name and not row.value.startswith("{")]


@pytest.mark.parametrize("row", SETTINGS, ids=lambda row: row.name)
def test_a_setting_and_its_variable_reach_their_output(
    row: Row,
    base: Path,
    known: dict[tuple[object, ...], str],
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    without = run_without(base, row, tmp_path, known)
    with_it = run(base, row, tmp_path / "with", settings=assignment(row))
    holds(row, without, with_it)
    if row not in IN_NO_TABLE:
        return
    variable = f"DRAGOMAN_{row.name.replace('-', '_').upper()}"
    monkeypatch.setenv(variable, "")
    assert run(base, row, tmp_path / "empty") == without
    value = tomllib.loads(f"value = {row.value}")["value"]
    monkeypatch.setenv(variable, of_environment(value, row.name))
    assert run(base, row, tmp_path / "variable") == with_it


@pytest.mark.parametrize("row", FLAGS, ids=lambda row: row.name)
def test_a_flag_and_its_variable_reach_their_output(
    row: Row,
    base: Path,
    known: dict[tuple[object, ...], str],
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """An empty variable sets no flag."""
    if row.name == "review --revoke":
        marked = run(base, row, tmp_path / "marked")
        shutil.rmtree(tmp_path / "marked")
        assert "# dragoman: reviewed" in marked
    without = run_without(base, row, tmp_path, known)
    with_it = run(base, row, tmp_path / "with", flags=flag(row))
    if row.name == "init --git":
        assert '[merge "dragoman"]' in (tmp_path / "with/.git/config").read_text()
    else:
        holds(row, without, with_it)
    command, option = row.name.split()
    name = option.removeprefix("--no-").removeprefix("--").replace("-", "_")
    variable = f"DRAGOMAN_{command}_{name}".upper()
    monkeypatch.setenv(variable, "")
    assert run(base, row, tmp_path / "empty") == without
    if row.name == "init --git":
        assert "merge.dragoman" not in (tmp_path / "empty/.git/config").read_text()
    monkeypatch.setenv(variable, "0" if option.startswith("--no-") else row.value or "1")
    assert run(base, row, tmp_path / "variable") == with_it


def list_settings(cls: type[Any] = Settings, prefix: str = "") -> Iterator[str]:
    for name, kind in get_type_hints(cls).items():
        key = prefix + name.replace("_", "-")
        if isinstance(kind, type) and issubclass(kind, tuple):
            yield from list_settings(kind, f"{key}.")
        else:
            yield key


def list_flags() -> Iterator[str]:
    context = click.Context(group)
    for name in group.list_commands(context):
        command = group.get_command(context, name)
        assert command is not None
        for parameter in command.params:
            if isinstance(parameter, click.Option):
                options = parameter.secondary_opts or parameter.opts
                yield f"{name} {next(one for one in options if one.startswith('--'))}"


def test_there_is_a_row_for_each_setting() -> None:
    assert {row.name for row in SETTINGS} | OWN_TESTS == set(list_settings())


def test_the_flags_before_the_command_have_tests() -> None:
    flags = {max(parameter.opts, key=len) for parameter in group.params}
    assert flags - SHARED - {"--version"} == OWN_GROUP_TESTS


def test_there_is_a_row_for_each_flag() -> None:
    flags = {name for name in list_flags() if name.split()[1] not in SHARED}
    assert {row.name for row in FLAGS} | OWN_FLAG_TESTS == flags


@pytest.mark.parametrize("where", ["jobs = 3", *(f"{name} --jobs 3" for name in WORKING)])
def test_as_many_processes_as_asked(
    where: str, base: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from dragoman.commands._parallel import processes

    asked: list[int] = []

    def note(function: Any, calls: Any, processes: int) -> Any:
        asked.append(processes)
        return (function(*call) for call in calls)

    monkeypatch.setattr(processes, "call_in_processes", note)
    setting = where if " = " in where else "jobs = 2"
    row = Row("jobs", "", "render -q" if " = " in where else f"{where} -q", "files")
    run(base, row, tmp_path / "with", settings=setting)
    assert set(asked) == {3}


@pytest.mark.parametrize(
    ("flags", "variables", "number"),
    [
        ("", {"DRAGOMAN_JOBS": "3"}, 3),
        ("", {"DRAGOMAN_RENDER_JOBS": "3"}, 3),
        ("", {"DRAGOMAN_RENDER_JOBS": ""}, 2),
        ("--jobs 3", {"DRAGOMAN_JOBS": "4", "DRAGOMAN_RENDER_JOBS": "5"}, 3),
    ],
)
def test_the_number_of_processes_is_said_in_three_places(
    flags: str,
    variables: Mapping[str, str],
    number: int,
    base: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    for name, value in variables.items():
        monkeypatch.setenv(name, value)
    assert note_workers(f"render -q {flags}", base, tmp_path, monkeypatch) == {(number, "")}


@pytest.mark.parametrize(
    ("flags", "variables", "address"),
    [
        ("", {"DRAGOMAN_EXECUTOR": "dask://a.example:1"}, "tcp://a.example:1"),
        ("", {"DRAGOMAN_CHECK_EXECUTOR": "dask+tls://a.example:1"}, "tls://a.example:1"),
        ("", {"DRAGOMAN_EXECUTOR": ""}, ""),
        ("--executor dask://b.example:2", {"DRAGOMAN_EXECUTOR": "dask://a.example:1"},
         "tcp://b.example:2"),
        ("--executor", {"DRAGOMAN_EXECUTOR": "dask://a.example:1"}, ""),
    ],
)  # fmt: skip
def test_the_cluster_is_said_by_a_flag_or_by_a_variable(
    flags: str,
    variables: Mapping[str, str],
    address: str,
    base: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """An empty flag says that there is none, whatever the variable says."""
    for name, value in variables.items():
        monkeypatch.setenv(name, value)
    arguments = ["check", *flags.split(), *([""] if flags == "--executor" else [])]
    assert note_workers(arguments, base, tmp_path, monkeypatch) == {(2, address)}


def note_workers(
    command: str | list[str], base: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> set[tuple[int, str]]:
    """Run a command; return the processes and the clusters that are asked to do its work."""
    from dragoman.cli import _common

    found: set[tuple[int, str]] = set()
    real = _common.find_workers

    def find_workers(project: Any) -> Any:
        workers = real(project)
        found.add((workers.processes, workers.cluster))
        return ALONE

    monkeypatch.setattr(_common, "find_workers", find_workers)
    place = tmp_path / "noted"
    shutil.copytree(base, place)
    write_settings(place / "dragoman.toml", "jobs = 2")
    monkeypatch.chdir(place)
    words = command.split() if isinstance(command, str) else command
    result = CliRunner().invoke(group, words, prog_name="dragoman")
    assert result.exit_code in (0, 1), result.output
    return found


@pytest.mark.parametrize(
    ("words", "variables", "asked"),
    [
        ("", {}, (None, False, "Control-C ends it")),
        ("--port 9000", {}, (9000, False, "Control-C ends it")),
        ("--open -q", {}, (None, True, "")),
        ("", {"DRAGOMAN_SERVE_PORT": "9001"}, (9001, False, "Control-C ends it")),
        ("", {"DRAGOMAN_SERVE_OPEN": "1"}, (None, True, "Control-C ends it")),
        ("", {"DRAGOMAN_SERVE_PORT": "", "DRAGOMAN_SERVE_OPEN": ""},
         (None, False, "Control-C ends it")),
    ],
)  # fmt: skip
def test_what_is_asked_of_the_workbench_reaches_it(
    words: str,
    variables: Mapping[str, str],
    asked: tuple[int | None, bool, str],
    base: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    module = need_module("dragoman.workbench.serve")
    found: list[tuple[Path, int | None, bool]] = []

    def serve(root: Path, *, port: int | None, is_opened: bool, announce: Any) -> None:
        found.append((root, port, is_opened))
        announce("http://the-address/")

    monkeypatch.setattr(module, "serve", serve)
    for name, value in variables.items():
        monkeypatch.setenv(name, value)
    monkeypatch.chdir(base)
    result = CliRunner().invoke(group, ["serve", *words.split()], prog_name="dragoman")
    assert found == [(base, *asked[:2])]
    assert result.stdout == "http://the-address/\n"
    assert result.stderr.strip() == asked[2]


@pytest.mark.parametrize(
    ("words", "variables", "watched"),
    [
        ("", {}, None),
        ("--watch", {}, ((), False)),
        ("--watch --max-unmodified fa=7 -q", {}, (("fa=7",), True)),
        ("", {"DRAGOMAN_BUILD_WATCH": "1"}, ((), False)),
        ("", {"DRAGOMAN_BUILD_WATCH": ""}, None),
    ],
)
def test_a_build_that_is_to_watch_does_it_with_its_limits(
    words: str,
    variables: Mapping[str, str],
    watched: tuple[tuple[str, ...], bool] | None,
    base: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    from dragoman.cli import _watching
    from dragoman.commands import build

    found: list[tuple[object, ...]] = []

    def watch(_ctx: Any, root: Path, limits: Any, *, quiet: bool) -> None:
        found.append((root, tuple(limits), quiet))

    monkeypatch.setattr(_watching, "build_and_watch", watch)
    monkeypatch.setattr(build, "build", lambda *_, **__: iter(()))
    for name, value in variables.items():
        monkeypatch.setenv(name, value)
    monkeypatch.chdir(base)
    CliRunner().invoke(group, ["build", *words.split()], prog_name="dragoman")
    assert found == ([] if watched is None else [(base, *watched)])


@pytest.mark.parametrize(
    ("words", "variables", "number"),
    [("", {}, 0), ("--jobs 5", {}, 5), ("", {"DRAGOMAN_DRAFT_JOBS": "6"}, 6)],
)
def test_as_many_texts_are_asked_for_at_once_as_wanted(
    words: str,
    variables: Mapping[str, str],
    number: int,
    base: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    from dragoman.commands import draft

    found: list[int] = []

    def note(_project: Any, _plans: Any, _chosen: Any, jobs: int) -> Any:
        found.append(jobs)
        yield from ()

    monkeypatch.setattr(draft, "draft", note)
    for name, value in variables.items():
        monkeypatch.setenv(name, value)
    row = Row("", "", f"draft letter -l ar {words}", "exit", settings=wiring.CHAT)
    assert run(base, row, tmp_path / "with") == "0"
    assert found == [number]


@pytest.mark.parametrize("name", WORKING)
def test_the_executor_is_used(
    name: str, base: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from dragoman.commands._parallel import cluster

    asked: list[str] = []

    def note(project: Any, task: Any, jobs: Any, address: str) -> Any:
        asked.append(address)
        return (task.function(project, job) for job in jobs)

    monkeypatch.setattr(cluster, "call_on_cluster", note)
    row = Row("executor", "", f"{name} -q --executor dask://192.0.2.1:8786", "files")
    run(base, row, tmp_path / "with")
    assert set(asked) == {"tcp://192.0.2.1:8786"}


def font(folder: Path) -> None:
    """Put a font that is in no preference's package into a folder."""
    fontpkg = need_module("fontpkg")
    folder.mkdir(parents=True)
    shutil.copy(fontpkg.path("Amiri"), folder / "font.ttf")


def test_the_settings_folder_of_fonts_is_looked_into(base: Path, tmp_path: Path) -> None:
    font(tmp_path / "with" / "x")
    row = Row("fonts.folder", "", "render -t pdf -v", "stderr")
    shutil.rmtree(tmp_path / "with")
    shutil.copytree(base, tmp_path / "fonted")
    font(tmp_path / "fonted" / "type")
    without = run(tmp_path / "fonted", row, tmp_path / "without")
    with_it = run(tmp_path / "fonted", row, tmp_path / "with", settings='fonts.folder = "type"')
    assert re.search(r"the folder of the settings", with_it)
    assert not re.search(r"the folder of the settings", without)


def test_the_systems_fonts_are_used_where_the_settings_allow_it(
    base: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from dragoman import fonts

    font(tmp_path / "system")
    monkeypatch.setattr(fonts, "list_system_folders", lambda: (tmp_path / "system",))
    monkeypatch.setattr(fonts, "_read_packages", lambda: ())
    row = Row("fonts.system", "", "render letter -l ar -t pdf -v", "stderr")
    assert "from system" not in run(base, row, tmp_path / "without")
    with_it = run(base, row, tmp_path / "with", settings="fonts.system = true")
    assert "from system" in with_it


@pytest.mark.parametrize("command", ["extract", "update", "status", "diff", "check", "render"])
def test_a_project_is_named_before_the_command_or_after_it(
    command: str, base: Path, tmp_path: Path
) -> None:
    project = tmp_path / "project"
    shutil.copytree(base, project)
    os.chdir(tmp_path)
    for words in (["-C", str(project), command], [command, "-C", str(project)]):
        result = CliRunner().invoke(group, words, prog_name="dragoman")
        assert result.exit_code == 0, result.output
    assert CliRunner().invoke(group, [command], prog_name="dragoman").exit_code == 2
