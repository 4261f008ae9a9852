"""A module in a package of formats is a format; other distributions add theirs by entry points."""

from __future__ import annotations

import sys
import zipfile
from io import BytesIO
from pathlib import Path
from textwrap import dedent

import pypdf
import pytest
from click.testing import CliRunner, Result

from dragoman import plugins, sources
from dragoman.cli import group
from dragoman.errors import SourceError
from dragoman.sources import SourceFormat, markdown, text
from helpers.tools import need_module

FORMATS: tuple[SourceFormat, ...] = (markdown, text)
"""mypy compares the modules with the Protocol."""

SONG = """\
[ti:The river]
[00:01.00]We *are* here.

[00:03.00] The river is  open again.
"""


def documented_format() -> str:
    """Return the format that the documentation of ``dragoman.sources`` shows as an example."""
    example = (sources.__doc__ or "").partition("::\n\n")[2]
    lines = example.splitlines(keepends=True)
    end = next(at for at, line in enumerate(lines) if line.strip() and line[0] != " ")
    return dedent("".join(lines[:end]))


def install(folder: Path, name: str, code: str) -> None:
    """Install a distribution with a source format into a folder that is on ``sys.path``."""
    module = f"dragoman_{name}"
    (folder / f"{module}.py").write_text(code, encoding="utf-8")
    info = folder / f"{module}-1.dist-info"
    info.mkdir()
    (info / "METADATA").write_text(f"Metadata-Version: 2.1\nName: {module}\nVersion: 1\n")
    (info / "entry_points.txt").write_text(f"[dragoman.sources]\n{name} = {module}\n")
    sys.modules.pop(module, None)


@pytest.fixture
def site(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder that Python imports from, for distributions that a test installs."""
    folder = tmp_path / "site"
    folder.mkdir()
    monkeypatch.syspath_prepend(str(folder))
    return folder


@pytest.fixture
def project(tmp_path: Path, site: Path) -> Path:
    """A project whose source is in the documented format, under another name than it says."""
    install(site, "lyrics", documented_format())
    root = tmp_path / "project"
    (root / "source").mkdir(parents=True)
    (root / "source" / "song.lrc").write_text(SONG, encoding="utf-8")
    # One process: a fork of this one hangs in Typst if a test before has used Typst here.
    (root / "dragoman.toml").write_text('languages = ["fa"]\njobs = 1\n', encoding="utf-8")
    return root


def run(root: Path, *arguments: str, code: int = 0) -> Result:
    result = CliRunner().invoke(group, [*arguments, "-C", str(root)], catch_exceptions=False)
    assert result.exit_code == code, result.output
    return result


def translate(root: Path, msgid: str, msgstr: str) -> None:
    path = root / "locale" / "fa" / "LC_MESSAGES" / "song.po"
    old = f'msgid "{msgid}"\nmsgstr ""\n'
    content = path.read_text(encoding="utf-8")
    assert content.count(old) == 1
    new = f'msgid "{msgid}"\nmsgstr "{msgstr}"\n'
    path.write_text(content.replace(old, new), encoding="utf-8")


def test_formats_are_the_modules_of_a_package_without_importing_them() -> None:
    names = ("docx", "epub", "html", "markdown", "odt", "subtitles", "text")
    assert plugins.names("dragoman.sources") == names
    assert plugins.names("dragoman.editions") == (
        "docx", "epub", "fragment", "html", "md", "pdf", "png", "tex",
    )  # fmt: skip
    engines = ("command", "ctranslate2", "libretranslate", "openai")
    assert plugins.names("dragoman.engines") == engines


def test_an_unknown_format_is_a_key_error() -> None:
    with pytest.raises(KeyError):
        plugins.load("dragoman.sources", "nothing")


def test_the_documented_format_is_one_short_module() -> None:
    assert 20 < len(documented_format().splitlines()) <= 35


def test_a_format_of_another_distribution_goes_through_every_command(project: Path) -> None:
    assert "lyrics" in plugins.names("dragoman.sources", group="dragoman.sources")
    run(project, "extract")
    template = (project / "locale" / "song.pot").read_text(encoding="utf-8")
    assert 'msgid "We *are* here."' in template
    assert 'msgid "The river is open again."' in template
    run(project, "update")
    assert "2/8" in run(project, "status").output
    translate(project, "We *are* here.", "ما اینجا *هستیم*.")
    assert "1/3" in run(project, "status").output
    need_module("typst")
    run(project, "render", "-t", "html,epub,docx,pdf,source")
    names = {path.name for path in (project / "build").iterdir() if path.name[0] != "."}
    assert names == {"song.fa.lrc", *(f"song.en-fa.{suffix}" for suffix in EDITIONS)}
    (project / "source" / "song.lrc").write_text(SONG.replace("open", "closed"), encoding="utf-8")
    assert "1 to translate" in run(project, "update").output


def test_a_translation_stays_in_its_line(project: Path) -> None:
    """``fold_to_one_line`` keeps out of a line what would end it."""
    run(project, "update")
    translate(project, "We *are* here.", "ما\\n\\nاینجا *هستیم*.")
    run(project, "render", "-t", "source")
    written = (project / "build" / "song.fa.lrc").read_text(encoding="utf-8")
    assert written == SONG.replace("We *are* here.", "ما اینجا *هستیم*.")


def read_html(data: bytes) -> str:
    return data.decode()


def read_archive(data: bytes) -> str:
    with zipfile.ZipFile(BytesIO(data)) as archive:
        names = [name for name in archive.namelist() if name.endswith((".xml", ".xhtml"))]
        return "".join(archive.read(name).decode() for name in names)


def read_pdf(data: bytes) -> str:
    return "".join(page.extract_text() for page in pypdf.PdfReader(BytesIO(data)).pages)


EDITIONS = {"html": read_html, "epub": read_archive, "docx": read_archive, "pdf": read_pdf}


@pytest.mark.parametrize("suffix", EDITIONS)
def test_a_format_that_says_nothing_of_markup_has_none_in_any_edition(
    project: Path, suffix: str
) -> None:
    """The asterisks are the author's own, and are shown."""
    if suffix == "pdf":
        need_module("typst")
    run(project, "update")
    run(project, "render", "-t", suffix)
    edition = EDITIONS[suffix]((project / "build" / f"song.en-fa.{suffix}").read_bytes())
    assert "We *are* here." in edition
    assert "<em>" not in edition


def test_dragoman_itself_sets_the_digest_and_the_name_of_the_format(
    project: Path,
) -> None:
    data = (project / "source" / "song.lrc").read_bytes()
    document = sources.read(data, "song", suffix=".lrc")
    assert document.format == "lyrics"  # the module says "lrc"
    assert document.digest == sources.read(data, "song", suffix=".txt").digest
    assert sources.rebuild(document, {}) == data
    run(project, "update")
    run(project, "render", "-t", "html")
    assert document.digest in (project / "build" / "song.en-fa.html").read_text(encoding="utf-8")


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "cp1256"])
def test_the_documented_format_has_every_encoding(project: Path, encoding: str) -> None:
    assert project.is_dir()
    data = SONG.replace("\n", "\r\n").replace("We", "ما").encode(encoding)
    document = sources.read(
        data, "song", suffix=".lrc", options=sources.ReadOptions(encoding=encoding)
    )
    assert [(unit.text, unit.line) for unit in document.units] == [
        ("ما *are* here.", 2),
        ("The river is open again.", 4),
    ]
    assert sources.rebuild(document, {}) == data


def test_a_file_that_the_documented_format_cannot_decode_is_one_sentence(project: Path) -> None:
    (project / "source" / "song.lrc").write_bytes(b"1\n\xff\n")
    output = run(project, "extract", code=2).output
    assert "song.lrc:2: byte 0xff is not UTF-8; save the file as UTF-8" in output


def test_so_it_is_of_a_format_that_decodes_by_itself(site: Path) -> None:
    install(site, "lines", 'SUFFIXES = (".lines",)\ndef read(data, name, options): data.decode()\n')
    with pytest.raises(SourceError, match=r"^a\.lines: the file is not utf-8; save it as UTF-8 or"):
        sources.read(b"\xff", "a", suffix=".lines", path="a.lines")


def test_a_project_finds_documents_of_all_formats(project: Path) -> None:
    from dragoman.project import find_project

    (project / "source" / "letter.txt").write_text("One.\n", encoding="utf-8")
    assert list(find_project(project).documents) == ["letter", "song"]
