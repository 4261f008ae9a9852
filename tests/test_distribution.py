"""What is installed: it holds every file that dragoman reads, and runs without the repository."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
import tarfile
import tomllib
from pathlib import Path
from typing import Any

import pytest
import yaml

from helpers.tools import ROOT, need_module

PROJECT: dict[str, Any] = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
BUILT_FROM = ("pyproject.toml", "README.md", "LICENSE", "CONTRIBUTING.md", "CHANGELOG.md")
WORKFLOW = yaml.safe_load((ROOT / ".github/workflows/versions.yml").read_text(encoding="utf-8"))

pytestmark = pytest.mark.xdist_group("distribution")  # it is built once


def run(*command: str | Path, cwd: Path, path: Path | None = None) -> str:
    """Run a program that knows neither the repository nor the settings of the user."""
    environment = {"PATH": os.defpath, "HOME": str(cwd), "XDG_CACHE_HOME": str(cwd)}
    if path is not None:
        environment["PYTHONPATH"] = str(path)
    done = subprocess.run(
        command, cwd=cwd, env=environment, capture_output=True, encoding="utf-8", check=False
    )
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the source distribution, and the wheel that is built from it alone."""
    need_module("hatchling")
    folder = tmp_path_factory.mktemp("built")
    copy = folder / "copy"
    ignored = shutil.ignore_patterns("__pycache__", "node_modules", ".fetched")
    for name in ("src", "docs", "tests", "source", "locale"):
        shutil.copytree(ROOT / name, copy / name, ignore=ignored)
    for name in BUILT_FROM:
        shutil.copy(ROOT / name, copy)
    run(sys.executable, "-m", "hatchling", "build", "-t", "sdist", "-d", folder, cwd=copy)
    (archive,) = folder.glob("*.tar.gz")
    with tarfile.open(archive) as file:
        file.extractall(folder / "unpacked", filter="data")
    (unpacked,) = (folder / "unpacked").iterdir()
    run(sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", folder, cwd=unpacked)
    return folder


@pytest.fixture(scope="module")
def installed(built: Path) -> Path:
    """A folder that the wheel is installed into; what it needs is where the tests have it."""
    (wheel,) = built.glob("*.whl")
    shutil.unpack_archive(wheel, built / "site", "zip")
    return built / "site"


def test_the_wheel_holds_every_file_of_the_package(installed: Path) -> None:
    source = ROOT / "src" / "dragoman"
    files = {path.relative_to(source) for path in source.rglob("*") if path.is_file()}
    ours = {path for path in files if "__pycache__" not in path.parts}
    found = {path.relative_to(installed / "dragoman") for path in installed.rglob("dragoman/**/*")}
    assert ours <= found
    suffixes = {path.suffix for path in ours}
    assert {".py", ".po", ".html", ".css", ".xhtml", ".opf", ".typ"} <= suffixes
    assert Path("py.typed") in ours
    (page,) = installed.glob("*.data/data/share/man/man1/dragoman.1")
    assert page.read_bytes() == (ROOT / "docs" / "dragoman.1").read_bytes()


def test_what_is_installed_makes_the_letter(installed: Path, tmp_path: Path) -> None:
    for module in ("typst", "fontpkg_amiri"):
        need_module(module)
    program = (sys.executable, "-m", "dragoman")
    shutil.copytree(ROOT / "source", tmp_path / "letter" / "source")
    run(*program, "init", "letter", "-l", "fa", "-l", "ar", cwd=tmp_path, path=installed)
    shutil.copytree(ROOT / "locale", tmp_path / "letter" / "locale", dirs_exist_ok=True)
    letter = tmp_path / "letter"
    run(*program, "update", cwd=letter, path=installed)
    run(*program, "build", cwd=letter, path=installed)
    run(*program, "render", "-t", "pdf,epub,docx,png", cwd=letter, path=installed)
    assert {path.suffix for path in (letter / "build").glob("letter.en-fa-ar.*")} == {
        ".html", ".pdf", ".epub", ".docx", ".png",
    }  # fmt: skip
    place = run(sys.executable, "-c", "import dragoman; print(dragoman.__file__)",
                cwd=letter, path=installed)  # fmt: skip
    assert Path(place.strip()).is_relative_to(installed)


def test_the_source_distribution_holds_the_tests_and_the_letter(built: Path) -> None:
    (top,) = (built / "unpacked").iterdir()
    for name in ("tests/conftest.py", "source/letter.txt", "locale/fa", "docs/commands.md"):
        assert (top / name).exists(), name


def test_the_workflow_tries_each_python_that_is_named() -> None:
    name = re.compile(r"Programming Language :: Python :: (3\.\d+)")
    named = [hit[1] for line in PROJECT["project"]["classifiers"] if (hit := name.fullmatch(line))]
    assert WORKFLOW["jobs"]["newest"]["strategy"]["matrix"]["python"] == named
    assert PROJECT["project"]["requires-python"] == f">={named[0]}"
    (lowest,) = [
        step["with"]["python-version"] for step in WORKFLOW["jobs"]["lowest"]["steps"]
        if "python-version" in step.get("with", {})
    ]  # fmt: skip
    assert lowest == named[0]


@pytest.mark.parametrize("job", ["newest", "lowest"])
def test_the_workflow_runs_what_the_makefile_has(job: str) -> None:
    targets = re.findall(r"^(\w+):", (ROOT / "Makefile").read_text(encoding="utf-8"), re.M)
    runs = [step["run"] for step in WORKFLOW["jobs"][job]["steps"] if "run" in step]
    made = [run.split()[1] for run in runs if run.startswith("make ")]
    assert made == ["test" if job == "newest" else "lowest"]
    assert set(made) <= set(targets)
