"""An engine of another package, as the page for developers shows it, through the command."""

from __future__ import annotations

import re
import sys
from pathlib import Path

import pytest

from dragoman.engines import list_engines, load_engine
from dragoman.errors import EngineError
from helpers import projects
from helpers.command_line import run
from helpers.tools import ROOT


def read_example() -> str:
    page = (ROOT / "docs" / "formats.md").read_text(encoding="utf-8")
    found = re.search(r"```python\n(.*?)```", page.partition("## Engines")[2], re.S)
    assert found
    return found[1]


@pytest.fixture
def site(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with a distribution that has the engine of the page, and a broken one."""
    folder = tmp_path / "site"
    info = folder / "dragoman_upper-1.dist-info"
    info.mkdir(parents=True)
    (folder / "dragoman_upper.py").write_text(read_example(), encoding="utf-8")
    (folder / "dragoman_half.py").write_text("JOBS = 1\n", encoding="utf-8")
    (info / "METADATA").write_text("Metadata-Version: 2.1\nName: dragoman_upper\nVersion: 1\n")
    (info / "entry_points.txt").write_text(
        "[dragoman.engines]\nupper = dragoman_upper\nhalf = dragoman_half\n"
    )
    monkeypatch.syspath_prepend(str(folder))
    load_engine.cache_clear()
    for name in ("dragoman_upper", "dragoman_half"):
        sys.modules.pop(name, None)
    return folder


@pytest.mark.usefixtures("site")
def test_it_drafts_as_our_own_do(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    assert "upper" in list_engines()
    folder = tmp_path / "project"
    folder.mkdir()
    projects.make(folder, {"letter.md": "Eins *zwei*.\n"}, "de")
    monkeypatch.chdir(folder)
    result = run("draft", "-l", "de", "--engine", "upper")
    assert result.exit_code == 0, result.output
    text = Path("locale/de/LC_MESSAGES/letter.po").read_text(encoding="utf-8")
    assert 'msgstr "EINS *ZWEI*."' in text
    assert "# dragoman: draft " in text and " upper\n" in text


@pytest.mark.usefixtures("site")
def test_half_an_engine_is_one_sentence() -> None:
    with pytest.raises(EngineError, match="'half' cannot be used: it has no RUNS_PROGRAM"):
        load_engine("half")
