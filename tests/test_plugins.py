"""A module in a package of formats is a format; other distributions add theirs by entry points."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from dragoman import plugins, sources
from dragoman.align import EditionRequest, align
from dragoman.model import Options, Span

PLUGIN = '''
"""A source format of another distribution: every line is a unit."""
from dragoman.model import Document, Kind, Unit

SUFFIXES = (".lines",)

def read(data, name, options):
    texts = data.decode().split("\\n")
    units = tuple(Unit(text, Kind.PARAGRAPH, line) for line, text in enumerate(texts, 1))
    return Document(name, "lines", data.decode(), units)

def rebuild(document, texts):
    return "\\n".join(texts.get(unit.key, unit.text) for unit in document.units).encode()
'''


@pytest.fixture
def plugin(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "dragoman_lines.py").write_text(PLUGIN, encoding="utf-8")
    info = tmp_path / "dragoman_lines-1.dist-info"
    info.mkdir()
    (info / "METADATA").write_text("Metadata-Version: 2.1\nName: dragoman-lines\nVersion: 1\n")
    (info / "entry_points.txt").write_text("[dragoman.sources]\nlines = dragoman_lines\n")
    monkeypatch.syspath_prepend(str(tmp_path))
    monkeypatch.delitem(sys.modules, "dragoman_lines", raising=False)


def test_formats_are_the_modules_of_a_package_without_importing_them() -> None:
    assert plugins.names("dragoman.sources") == ("markdown", "text")
    assert plugins.names("dragoman.editions") == ("docx", "epub", "html", "pdf", "png")


def test_an_unknown_format_is_a_key_error() -> None:
    with pytest.raises(KeyError):
        plugins.load("dragoman.sources", "nothing")


@pytest.mark.usefixtures("plugin")
def test_another_distribution_adds_a_format() -> None:
    assert "lines" in plugins.names("dragoman.sources", group="dragoman.sources")
    document = sources.read(b"one\ntwo", "letter", suffix=".lines")
    assert [unit.text for unit in document.units] == ["one", "two"]
    assert sources.rebuild(document, {(None, "two"): "deux"}) == b"one\ndeux"


@pytest.mark.usefixtures("plugin")
def test_what_a_format_calls_no_markup_is_none_in_any_edition() -> None:
    """A format that says nothing of markup has none: the asterisks are the author's own."""
    document = sources.read(b"We *are* here", "letter", suffix=".lines")
    edition = align(document, {}, EditionRequest(("en",), "en"))
    (segment,) = edition.rows[0].segments
    assert segment.spans == (Span(text="We *are* here"),)
    page = plugins.load("dragoman.editions", "html").render(edition, Options())
    assert b"We *are* here" in page


@pytest.mark.usefixtures("plugin")
def test_a_project_finds_its_documents(tmp_path: Path) -> None:
    from dragoman.project import find_project

    (tmp_path / "dragoman.toml").write_text("", encoding="utf-8")
    (tmp_path / "source").mkdir()
    (tmp_path / "source" / "poem.lines").write_text("one\ntwo", encoding="utf-8")
    assert list(find_project(tmp_path).documents) == ["poem"]
