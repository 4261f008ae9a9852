"""No draft is published without its mark, by any format or layout."""

from __future__ import annotations

import re
import zipfile
from dataclasses import replace
from html import unescape
from io import BytesIO
from pathlib import Path

import pytest

from dragoman.catalogs.states import mark_draft
from dragoman.commands.render import RenderRequest, plan_jobs, render
from dragoman.editions import list_formats, load_format
from dragoman.po import Block
from dragoman.po.edit import confirm_message
from dragoman.project import Project, find_project
from helpers import projects
from helpers.command_line import run
from helpers.tools import need_module

COUNT = 200
REMARK = "Entwurf, noch nicht"
"""What German editions say of a draft."""
OWN = ("docx", "epub", "fragment", "html", "md", "pdf", "png", "tex")


def name(number: int) -> str:
    return "".join(chr(97 + int(digit)) for digit in f"{number:03}")


@pytest.fixture(scope="module")
def drafted(tmp_path_factory: pytest.TempPathFactory) -> Project:
    folder = tmp_path_factory.mktemp("drafted")
    paragraphs = (f"Paragraph {name(n)} is here." for n in range(COUNT))
    made = projects.make(folder, {"letter.txt": "\n\n".join(paragraphs) + "\n"}, "de")

    def put(block: Block) -> Block:
        text = f"Der Absatz {block.msgid.split()[1]} steht hier."
        return mark_draft(block, [text], "2026-01-01", "openai gemma")

    projects.edit(made, put, language="de")
    return find_project(folder)


CASES = [(form, layout) for form in OWN if form != "png" for layout in load_format(form).LAYOUTS]


def read_text(data: bytes, form: str) -> str:
    """Return all text of an edition, in which words are between single spaces."""
    if form == "pdf":
        pypdf = need_module("pypdf")
        text = "\n".join(page.extract_text() for page in pypdf.PdfReader(BytesIO(data)).pages)
    elif form in ("docx", "epub"):
        with zipfile.ZipFile(BytesIO(data)) as archive:
            names = [each for each in archive.namelist() if each.endswith((".xml", ".xhtml"))]
            text = "\n".join(archive.read(each).decode("utf-8") for each in names)
    else:
        text = data.decode("utf-8")
    return " ".join(unescape(re.sub(r"<[^>]*>", " ", text)).split())


@pytest.mark.parametrize(("form", "layout"), CASES)
def test_every_draft_is_published_with_its_mark(
    drafted: Project, tmp_path: Path, form: str, layout: str
) -> None:
    if form == "pdf":
        need_module("typst")
    settings = drafted.settings._replace(layout=layout)
    project = replace(drafted, settings=settings)
    columns = ("de",) if layout == "single" else ("en", "de")
    jobs = plan_jobs(project, ["letter"], RenderRequest((columns,), (form,), tmp_path))
    assert list(render(project, jobs))
    (path,) = (each for each in tmp_path.rglob("*") if each.is_file())
    text = read_text(path.read_bytes(), form)
    for number in range(COUNT):
        assert f"Absatz {name(number)} steht" in text
    assert text.count(REMARK) >= COUNT


def draw_difference(picture: bytes, pdf: bytes) -> float:
    """Return how much of a picture differs from the first page of a PDF, as 0 to 1."""
    pillow, chops = need_module("PIL.Image"), need_module("PIL.ImageChops")
    shown = pillow.open(BytesIO(picture)).convert("L")
    page = need_module("pypdfium2").PdfDocument(pdf)[0]
    drawn = page.render(scale=shown.width / page.get_width()).to_pil().convert("L")
    difference = chops.difference(shown, drawn.resize(shown.size))
    counts = difference.point(lambda value: 255 if value > 128 else 0).histogram()
    return float(counts[255] / sum(counts))


@pytest.mark.parametrize("layout", load_format("png").LAYOUTS)
def test_a_picture_shows_the_marks_of_the_page_that_it_is_of(
    drafted: Project, tmp_path: Path, layout: str
) -> None:
    """It is like the PDF, whose text has the marks, and unlike the PDF of what is confirmed."""
    need_module("typst")
    project = replace(drafted, settings=drafted.settings._replace(layout=layout))
    columns = ("de",) if layout == "single" else ("en", "de")
    picture, with_marks = (
        make_edition(project, columns, form, tmp_path / "drafts") for form in ("png", "pdf")
    )
    kept = drafted.catalog("letter", "de").read_bytes()
    try:
        projects.edit(drafted, confirm_message, language="de")
        without = make_edition(project, columns, "pdf", tmp_path / "confirmed")
    finally:
        drafted.catalog("letter", "de").write_bytes(kept)
    alike, unlike = (draw_difference(picture, pdf) for pdf in (with_marks, without))
    shows_drafts = layout != "facing"  # whose first page has only the source
    assert (5 * alike < unlike) is shows_drafts, (alike, unlike)


def make_edition(project: Project, columns: tuple[str, ...], form: str, folder: Path) -> bytes:
    jobs = plan_jobs(project, ["letter"], RenderRequest((columns,), (form,), folder))
    (rendered,) = render(project, jobs)
    return rendered.job.path.read_bytes()


TITLE = "A title of a letter"
GERMAN_TITLE = "Ein Titel eines Briefes"


@pytest.mark.parametrize("form", [form for form in OWN if form != "png"])
def test_a_title_that_is_a_draft_names_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, form: str
) -> None:
    """Not on the cover, in the contents, the properties, the list of documents or the feed."""
    if form == "pdf":
        need_module("typst")
    made = projects.make(tmp_path, {"letter.txt": f"{TITLE}\n\nA text of it.\n"}, "de")
    projects.edit(
        made,
        lambda block: mark_draft(block, [GERMAN_TITLE], "2026-01-01", "engine"),
        language="de",
    )
    settings = f'formats = ["{form}"]\naddress = "https://example.org/"\n'
    path = tmp_path / "dragoman.toml"
    path.write_text(settings + path.read_text(encoding="utf-8"), encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    assert run("build", "-q").exit_code == 0
    for path in (tmp_path / "build").iterdir():
        data = path.read_bytes()
        kind = form if path.name.startswith("letter.") else "xml"
        text = read_text(data, kind)
        assert text.count(GERMAN_TITLE) == text.count(REMARK), path.name
        assert TITLE in text
        if kind == "pdf":
            pdf = need_module("pypdf").PdfReader(BytesIO(data))
            assert GERMAN_TITLE not in f"{pdf.metadata} {pdf.outline}"


def test_the_document_itself_does_not_have_a_draft(drafted: Project, tmp_path: Path) -> None:
    """Nothing in it could say what it is; so the source stays there."""
    request = RenderRequest((("de",),), ("source",), tmp_path)
    list(render(drafted, plan_jobs(drafted, ["letter"], request)))
    (path,) = tmp_path.rglob("*.txt")
    text = path.read_text(encoding="utf-8")
    assert "Absatz" not in text
    assert text.count("Paragraph") == COUNT


def test_all_our_formats_are_looked_at() -> None:
    assert set(list_formats()) == set(OWN)
