"""An edition is made again when a font comes that has what its own font lacks."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from dragoman.commands.render import RenderRequest, plan_jobs, render
from dragoman.errors import EditionError
from dragoman.project import Project
from helpers import projects
from helpers.made_fonts import make_font
from helpers.tools import need_module

need_module("fontTools")
need_module("typst")


def make(project: Project) -> bool:
    """Render the PDF, and return whether it had to be made."""
    jobs = plan_jobs(project, ["letter"], RenderRequest((("en",),), ("pdf",)))
    (result,) = render(project, jobs)
    return result.made


def test_a_new_font_makes_a_refused_and_an_old_edition_new(tmp_path: Path) -> None:
    project = projects.make(tmp_path, {"letter.txt": "Two 漢字.\n"})
    fonts = project.settings.fonts._replace(folder="fonts")
    project = replace(project, settings=project.settings._replace(fonts=fonts))
    with pytest.raises(EditionError, match="paragraph 1 in English: no font has '漢'"):
        make(project)
    make_font(tmp_path / "fonts" / "han.ttf", "Some Han", "漢字")
    from dragoman import fonts as finding

    finding._read_folder.cache_clear()  # as in the next run
    assert make(project) and not make(project)
    make_font(tmp_path / "fonts" / "new.ttf", "Noto Serif SC", "漢字")
    finding._read_folder.cache_clear()
    assert make(project)
