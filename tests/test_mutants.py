"""The tool that breaks the code on purpose: on a package of which some is tested and some not."""

from __future__ import annotations

import os
import re
import signal
import subprocess
import sys
from pathlib import Path

import pytest

TOOL = Path(__file__).parent / "tools" / "mutants.py"
FILES = {
    "pyproject.toml": (  # what is not loaded need not be loaded for each mutant
        "[tool.pytest.ini_options]\n"
        'addopts = ["-p", "no:hypothesispytest", "-p", "no:anyio", "-p", "no:pytest_cov"]\n'
    ),
    "src/toy/__init__.py": "",
    "src/toy/held.py": "def is_big(number):\n    return number > 10\n",
    "src/toy/bare.py": "def is_far(number):\n    return number > 100\n",
    "src/toy/last.py": "LAST = (7, 8)[1]\n",  # nothing imports it
    "src/toy/limits.py": "MOST = 6 + 2\n",  # no test visits a line of it
    "src/toy/__main__.py": (
        "import sys\nfrom toy import bare, held\nbare.is_far(int(sys.argv[1]))\n"
        "if held.is_big(int(sys.argv[1])):\n    print('big')\n"
    ),
    "tests/test_limits.py": "def test_something_else():\n    assert True\n",
    "tests/test_toy.py": (
        "import subprocess, sys\nfrom toy import held, limits\n\n"
        "def test_values():\n"
        "    assert [held.is_big(number) for number in (10, 11)] == [False, True]\n\n"
        "def test_limit():\n    assert limits.MOST == 8\n\n"
        "def test_program():\n"
        "    for number, output in ('9', b''), ('99', b'big\\n'):\n"
        "        command = [sys.executable, '-m', 'toy', number]\n"
        "        assert subprocess.check_output(command) == output\n\n"
        "def test_that_needs_this_place():\n"  # and so must not count, since mutants have others
        "    import pathlib, toy\n    assert pathlib.Path(toy.__file__).parts[-4] == 'project'\n"
    ),
}  # fmt: skip


@pytest.fixture
def toy(tmp_path: Path) -> Path:
    for name, text in FILES.items():
        path = tmp_path / "project" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    (tmp_path / "scratch").mkdir()
    return tmp_path / "project"


def start(toy: Path, *words: str) -> subprocess.Popen[str]:
    command = [sys.executable, str(TOOL), "--root", str(toy), *words]
    environment = {**os.environ, "TMPDIR": str(toy.parent / "scratch")}
    return subprocess.Popen(
        command, env=environment, text=True, stdout=subprocess.PIPE, stderr=subprocess.PIPE
    )


def test_what_is_tested_is_noticed_and_the_rest_survives(toy: Path) -> None:
    before = {path: path.read_bytes() for path in toy.rglob("*.py")}
    output, progress = start(toy).communicate()
    score = [line.split() for line in output.split("\n\n")[-1].splitlines()]
    assert score == [
        ["__main__", "4", "of", "5", "noticed", "80.0%"],  # by a process that a test starts
        ["bare", "0", "of", "3", "noticed", "0.0%"],
        ["held", "3", "of", "3", "noticed", "100.0%"],
        ["last", "0", "of", "2", "noticed", "0.0%", "(1", "broken)"],
        ["limits", "2", "of", "2", "noticed", "100.0%"],
        ["all", "9", "of", "15", "noticed", "60.0%", "(1", "broken)"],
    ]
    assert "-    return number > 100\n+    return (number) <= (100)\n" in output
    assert "number > 10\n" not in output
    assert "running 2 files of tests" in progress
    assert {path: path.read_bytes() for path in toy.rglob("*.py")} == before

    shown = []
    for seed in ("4", "4", "7"):
        output, progress = start(toy, "--room=held", "--count=1", f"--seed={seed}").communicate()
        assert f"of 3 mutants 1 were drawn with seed {seed}" in output
        assert "running" not in progress, "the visits of the same code are kept"
        shown.append(re.findall(r"held\.py:\d+|constant|comparison|result", progress))
    assert shown[0] == shown[1] != shown[2]
    more = "from toy import bare\n\ndef test_far():\n    assert not bare.is_far(100)\n"
    more += "    assert bare.is_far(101)\n"
    (toy / "tests/test_bare.py").write_text(more, encoding="utf-8")
    output, progress = start(toy, "--room", "bare", "--seconds", "0").communicate()
    assert "running 1 files of tests" in progress
    assert re.search(r"^bare +3 of +3 noticed", output, re.MULTILINE), "the nearest is the first"
    (toy / "tests/test_bare.py").rename(toy / "tests/test_more.py")
    near = "from toy import bare\n\ndef test_near():\n    assert not bare.is_far(1)\n"
    (toy / "tests/test_bare.py").write_text(near, encoding="utf-8")
    output, progress = start(toy, "--room", "bare", "--seconds", "0").communicate()
    assert re.search(r"^bare +1 of +3 noticed .*\(2 not decided\)", output, re.MULTILINE)
    assert re.search(r"not decided: constant, line 2; \d tests met it, 2 did not", output)
    assert not [*(toy.parent / "scratch").iterdir()]


def test_an_interrupted_run_leaves_nothing(toy: Path) -> None:
    process = start(toy)
    assert process.stderr is not None
    assert "running 2 files of tests" in process.stderr.readline()
    assert [*(toy.parent / "scratch").iterdir()]
    process.send_signal(signal.SIGINT)
    process.communicate()
    assert process.returncode == 130
    assert not [*(toy.parent / "scratch").iterdir()]
