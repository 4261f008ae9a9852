"""What every format of editions has, and a format that a stranger writes by the docstring."""

from __future__ import annotations

import subprocess
import sys
import textwrap
from dataclasses import replace
from itertools import product
from pathlib import Path

import pytest
from click.testing import CliRunner

from dragoman import editions as formats
from dragoman.choices import LAYOUTS
from dragoman.cli import group
from dragoman.commands.render import RenderRequest, plan_jobs, render
from dragoman.errors import EditionError
from dragoman.model import Edition, Options
from dragoman.project import find_project
from helpers import editions
from helpers.cases import each_case
from helpers.tools import ROOT

OURS = ("docx", "epub", "fragment", "html", "md", "pdf", "png", "tex")


def test_the_formats_are_those_of_the_folder() -> None:
    assert formats.list_formats() == OURS


@pytest.mark.parametrize("name", OURS)
def test_a_format_says_what_the_command_line_needs_to_know(name: str) -> None:
    edition_format = formats.load_format(name)
    suffixes = {"fragment": ".fragment.html"}
    assert suffixes.get(name, f".{name}") == edition_format.SUFFIX
    assert {"columns", "stacked"} <= set(edition_format.LAYOUTS) <= set(LAYOUTS)
    assert edition_format.FAMILY in {"paper", "screen"}
    assert edition_format.FONTS in {"always", "on request", "never"}
    assert isinstance(edition_format.USES_PAPER, bool)
    assert isinstance(edition_format.IN_INDEX, bool)


def test_importing_every_format_imports_nothing_large() -> None:
    program = (
        "import sys; from dragoman import editions\n"
        "for name in editions.list_formats(): editions.load_format(name)\n"
        "large = {'babel', 'jinja2', 'typst', 'fontTools', 'markdown_it', 'polib'}\n"
        "print(*large & set(sys.modules))"
    )
    done = subprocess.run(
        [sys.executable, "-c", program], env={"PYTHONPATH": str(ROOT / "src")},
        capture_output=True, text=True, check=True,
    )  # fmt: skip
    assert done.stdout.strip() == ""


@each_case(product(OURS, ["facing", "single", "spiral"]))
def test_a_layout_that_a_format_lacks_is_refused_in_one_sentence(name: str, layout: str) -> None:
    with pytest.raises(EditionError) as refusal:
        formats.load_format(name).render(editions.letter(), Options(layout=layout))
    assert "choose" in refusal.value.sentence and "stacked" in refusal.value.sentence
    assert "\n" not in refusal.value.sentence


def make_six_columns() -> Edition:
    letter = editions.letter("en")
    row = letter.rows[0]
    return replace(
        letter,
        columns=letter.columns * 6,
        blocks=(row._replace(segments=row.segments * 6),),
    )


@pytest.mark.parametrize("name", ["docx", "pdf", "png", "tex"])
def test_paper_holds_five_languages_side_by_side(name: str) -> None:
    with pytest.raises(
        EditionError, match="a page holds 5 columns, not 6; choose the layout stacked"
    ):
        formats.load_format(name).render(make_six_columns(), Options())


@pytest.mark.parametrize("name", ["epub", "fragment", "html", "md"])
def test_what_is_no_paper_holds_all_languages_side_by_side(name: str) -> None:
    assert formats.load_format(name).render(make_six_columns(), Options(layout="columns"))


# A format of another distribution


def install(folder: Path, monkeypatch: pytest.MonkeyPatch, program: str) -> None:
    """Put a distribution into a folder, with the module of a format."""
    (folder / "dragoman_plain.py").write_text(program, encoding="utf-8")
    info = folder / "dragoman_plain-1.dist-info"
    info.mkdir()
    (info / "METADATA").write_text("Metadata-Version: 2.1\nName: dragoman-plain\nVersion: 1\n")
    (info / "entry_points.txt").write_text("[dragoman.editions]\nplain = dragoman_plain\n")
    monkeypatch.syspath_prepend(str(folder))
    monkeypatch.delitem(sys.modules, "dragoman_plain", raising=False)
    formats.load_format.cache_clear()


def documented() -> str:
    """Return the format that the package's docstring shows."""
    assert formats.__doc__
    shown = formats.__doc__.split("::\n\n")[1].split("\n\nEverything")[0]
    return textwrap.dedent(shown)


def test_the_format_of_the_docstring_works_as_it_is(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    install(tmp_path, monkeypatch, documented())
    (tmp_path / "source").mkdir()
    source = "# A *title*\n\nText[^a].\n\n[^a]: A note.\n"
    (tmp_path / "source" / "letter.md").write_text(source, encoding="utf-8")
    (tmp_path / "locale" / "fa" / "LC_MESSAGES").mkdir(parents=True)
    project = find_project(tmp_path)
    request = RenderRequest((("en", "fa"),), ("plain",))
    settings = project.settings._replace(layout="stacked")
    project = replace(project, settings=settings)
    (result,) = render(project, plan_jobs(project, ["letter"], request))
    lines = result.job.path.read_text(encoding="utf-8").splitlines()
    assert result.job.path.name == "letter.en-fa.txt"
    assert lines[:6:2] == ["A title", "Text.[1]", "A note."]
    assert "This is the original text." in lines
    assert "plain" in CliRunner().invoke(group, ["render", "--help"]).stdout


def test_a_format_that_lacks_something_says_what(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    install(tmp_path, monkeypatch, documented().replace("FAMILY", "FAMILIES"))
    with pytest.raises(EditionError, match="format 'plain' cannot be used: it has no FAMILY"):
        formats.load_format("plain")
    result = CliRunner().invoke(group, ["render", "--help"])
    assert result.exit_code == 0 and "plain" not in result.stdout
