"""The packages of the extras: one that is missing or too old is one sentence, in every command."""

from __future__ import annotations

import re
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

from dragoman.errors import EditionError
from dragoman.fonts import advise
from dragoman.packages import LOWEST, describe_install, need_packages
from helpers.tools import ROOT, need_module

PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
EXTRAS: dict[str, list[str]] = PROJECT["optional-dependencies"]
OTHERS = {"draft", "cluster", "serve"}
"""Extras that no edition needs: see tests/engines, tests/commands/parallel/test_cluster.py,
tests/workbench. "all" brings only the last of them."""
OF_EDITIONS = [extra for extra in EXTRAS if extra not in ("all", *OTHERS)]
MODULES = {"typst": "typst", "fonttools": "fontTools", "brotli": "brotli"}
MODULES |= {"persiantools": "persiantools", "fontpkg": "fontpkg", "fontpkg-amiri": "fontpkg_amiri"}
USES = {
    "typst": ["-t", "pdf"],
    "fonttools": ["-t", "html", "--embed-fonts"],
    "brotli": ["-t", "epub", "--embed-fonts"],
    "persiantools": ["-t", "html"],  # for the date of the settings below
    "fontpkg": ["-t", "pdf"],
    "fontpkg-amiri": ["-t", "png"],
}
"""Each distribution of an extra, and the options of ``render`` that need it."""

SETTINGS = """\
languages = ["fa"]
jobs = 1
date = "2020-01-01"
calendar = "solar-hijri"
"""


def names(extra: str) -> list[str]:
    return [re.split(r"[<>=\[]", requirement)[0] for requirement in EXTRAS[extra]]


@pytest.fixture
def project(tmp_path: Path) -> Path:
    (tmp_path / "project" / "source").mkdir(parents=True)
    (tmp_path / "project" / "dragoman.toml").write_text(SETTINGS)
    (tmp_path / "project" / "source" / "a.txt").write_text("A\n")
    (tmp_path / "site").mkdir()
    return tmp_path / "project"


def render(project: Path, options: list[str]) -> str:
    """Render with what is in ``site`` in front of what is installed; return what is said."""
    result = subprocess.run(
        [sys.executable, "-m", "dragoman", "render", *options],
        cwd=project, check=False, capture_output=True, encoding="utf-8",
        env={"PYTHONPATH": f"{project.parent / 'site'}:{ROOT / 'src'}", "PATH": "/usr/bin:/bin",
             "XDG_CACHE_HOME": str(project.parent)},
    )  # fmt: skip
    assert result.returncode == 2, result.stderr
    assert "Traceback" not in result.stderr
    return result.stderr


def test_each_package_of_an_extra_is_tried_here() -> None:
    assert {name for extra in OF_EDITIONS for name in names(extra)} == set(USES)
    assert EXTRAS["all"] == [f"dragoman[{','.join((*OF_EDITIONS, 'serve'))}]"]


@pytest.mark.parametrize("name", USES)
def test_a_missing_package_is_one_sentence_that_says_what_to_install(
    name: str, project: Path
) -> None:
    for module in MODULES.values():
        need_module(module)
    hidden = project.parent / "site" / MODULES[name]
    hidden.mkdir()
    (hidden / "__init__.py").write_text('raise ImportError("it is hidden")\n')
    if name == "fontpkg-amiri":  # it is found by its entry point and not imported
        (hidden.parent / "fontpkg.py").write_text("def families(): return {}\n")
    (sentence,) = render(project, USES[name]).splitlines()
    installed = re.search(r"pip install (?P<names>[\w -]+)(?:, put a TTF|$)", sentence)
    assert installed, sentence
    known = {each for extra in EXTRAS for each in names(extra)}
    assert set(installed["names"].split()) <= known
    assert name in installed["names"].split() or name == "fontpkg"  # Amiri's package brings it


@pytest.mark.parametrize("name", sorted(LOWEST.keys() & USES.keys()))
def test_a_package_that_is_too_old_is_one_sentence(name: str, project: Path) -> None:
    need_module(MODULES[name])
    info = project.parent / "site" / f"{name}-0.9.dist-info"
    info.mkdir()
    (info / "METADATA").write_text(f"Metadata-Version: 2.1\nName: {name}\nVersion: 0.9\n")
    (sentence,) = render(project, USES[name]).splitlines()
    lowest = ".".join(map(str, LOWEST[name]))
    assert sentence.endswith(f"need {name} {lowest} or later: pip install --upgrade {name}")


def test_the_lowest_versions_are_those_of_the_extras() -> None:
    floors = dict(item.split(">=") for extra in EXTRAS if extra != "all" for item in EXTRAS[extra])
    assert {name: floors[name] for name in LOWEST} == {
        name: ".".join(map(str, version)) for name, version in LOWEST.items()
    }


@pytest.mark.parametrize("version", ["1.0.9", "1.0.10", "1.1", "2.0rc1", "2!1.0"])
def test_a_version_is_compared_by_its_numbers(
    version: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    need_module("brotli")
    monkeypatch.setattr("importlib.metadata.version", lambda name: version)
    need_packages("This needs", "brotli")


@pytest.mark.parametrize("version", ["1.0.8", "1.0", "0.99.9", "1.0rc1"])
def test_an_earlier_version_is_refused(version: str, monkeypatch: pytest.MonkeyPatch) -> None:
    need_module("brotli")
    monkeypatch.setattr("importlib.metadata.version", lambda name: version)
    with pytest.raises(EditionError, match=r"^This needs brotli 1\.0\.9 or later: pip install --u"):
        need_packages("This needs", "brotli")


def test_where_pipx_installed_dragoman_pipx_installs_what_it_needs(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """``pip install`` would put it where dragoman does not look, or be refused by the system."""
    environment = tmp_path / "dragoman-next"  # as with ``pipx install --suffix``
    environment.mkdir()
    monkeypatch.setattr(sys, "prefix", str(environment))
    assert describe_install("flask") == "pip install flask"
    (environment / "pipx_metadata.json").write_text("{}")
    assert describe_install("flask") == "pipx runpip dragoman-next install flask"
    with pytest.raises(EditionError) as missing:
        need_packages("A picture needs", "not_there", "neither")
    assert str(missing.value) == (
        "A picture needs packages that are not installed: "
        "pipx runpip dragoman-next install not_there neither"
    )
    monkeypatch.setitem(LOWEST, "click", (999,))
    with pytest.raises(EditionError, match=r"999 or later: pipx runpip .* --upgrade click$"):
        need_packages("This needs", "click")
    assert "pipx runpip dragoman-next install fontpkg-amiri, put a TTF" in advise("fa")
