"""What the settings and a document say of who is behind an edition reaches every format."""

from __future__ import annotations

import io
import re
import zipfile
from pathlib import Path

import pypdf
import pytest

from dragoman.commands.render import Job, RenderRequest, make_edition, plan_jobs, render
from dragoman.errors import DragomanError
from dragoman.project import Project, find_project
from helpers import pictures, projects

SETTINGS = """
[edition]
author = { en = "Prisoners & friends", fa = "زندانیان" }
translators = { fa = "گروه مترجمان" }
publisher = "Free Letters"
licence = "CC BY 4.0"
source = "https://example.org/letter"
isbn = "978-0-306-40615-7"
date = "2017-01-02"
"""


def make(folder: Path, settings: str = SETTINGS, text: str = "# A letter\n\nText.\n") -> Project:
    project = projects.make(folder, {"letter.md": text}, "fa")
    with (folder / "dragoman.toml").open("a", encoding="utf-8") as file:
        file.write(settings)
    return find_project(project.root)


def plan(project: Project, name: str, columns: str = "en,fa") -> Job:
    (job,) = plan_jobs(project, ["letter"], RenderRequest((tuple(columns.split(",")),), (name,)))
    return job


def write(project: Project, name: str, columns: str = "en,fa") -> bytes:
    return make_edition(project, plan(project, name, columns))[0]


def unpack(data: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Project:
    return make(tmp_path_factory.mktemp("credits"))


def test_a_page_names_them_in_its_head_below_the_title_and_at_its_end(project: Project) -> None:
    page = write(project, "html").decode()
    head, _, body = page.partition("<main>")
    for name, said in {
        "author": "Prisoners &amp; friends",
        "dcterms.creator": "Prisoners &amp; friends",
        "dcterms.contributor": "گروه مترجمان",
        "dcterms.publisher": "Free Letters",
        "dcterms.rights": "CC BY 4.0",
        "dcterms.source": "https://example.org/letter",
        "dcterms.identifier": "urn:isbn:978-0-306-40615-7",
    }.items():
        assert f'<meta name="{name}" content="{said}"' in head
    assert '<meta property="og:type" content="book">' in head
    byline = body[body.index("byline") : body.index("</div>\n</div>", body.index("byline"))]
    assert re.findall(r"<p><bdi[^>]*>(.*?)</bdi></p>", byline) == [
        "Prisoners &amp; friends", "Free Letters",
        "زندانیان", "ترجمه: گروه مترجمان", "Free Letters",
    ]  # fmt: skip
    foot = body[body.index("<footer>") :]
    assert "Author: Prisoners &amp; friends" in foot
    assert 'مجوز: <bdi dir="ltr">CC BY 4.0</bdi>' in foot
    assert 'شابک: <bdi dir="ltr" class="whole figures">978-0-306-40615-7</bdi>' in foot
    assert "January 2, 2017" in foot


def test_a_book_names_them_in_its_package(project: Project) -> None:
    parts = unpack(write(project, "epub"))
    package = parts["EPUB/package.opf"].decode()
    for element in (
        '<dc:creator xml:lang="en" dir="ltr" id="creator-1">Prisoners &amp; friends</dc:creator>',
        '<dc:creator xml:lang="fa" dir="rtl" id="creator-2">زندانیان</dc:creator>',
        "<dc:identifier>urn:isbn:9780306406157</dc:identifier>",
        "<dc:date>2017-01-02</dc:date>",
        '<meta property="dcterms:modified">2017-01-02T00:00:00Z</meta>',
    ):
        assert element in package
    for name in ("contributor", "publisher", "rights", "source"):
        assert f"<dc:{name} " in package
    assert "گروه مترجمان" in parts["EPUB/cover.xhtml"].decode()


def test_a_word_document_names_them(project: Project) -> None:
    parts = unpack(write(project, "docx"))
    core = parts["docProps/core.xml"].decode()
    assert "<dc:creator>Prisoners &amp; friends; زندانیان</dc:creator>" in core
    assert "<dc:identifier>978-0-306-40615-7</dc:identifier>" in core
    text = re.sub("<[^>]+>", "|", parts["word/document.xml"].decode())
    assert text.index("A letter") < text.index("Free Letters") < text.index("Text.")
    assert "Licence: CC BY 4.0" in text


def test_a_pdf_has_a_title_page_unless_they_are_above_the_text(tmp_path: Path) -> None:
    project = make(tmp_path)
    reader = pypdf.PdfReader(io.BytesIO(write(project, "pdf")))
    assert reader.metadata is not None
    assert reader.metadata.author == "Prisoners & friends, زندانیان"
    first, second = (page.extract_text() for page in reader.pages)
    assert "Free Letters" in first
    assert "Text." not in first
    assert "Text." in second
    with (tmp_path / "dragoman.toml").open("a", encoding="utf-8") as file:
        file.write('title-page = "heading"\n')
    reader = pypdf.PdfReader(io.BytesIO(write(find_project(tmp_path), "pdf")))
    (only,) = (page.extract_text() for page in reader.pages)
    assert only.index("A letter") < only.index("Free Letters") < only.index("Text.")


def test_a_title_of_its_own_is_on_the_title_page_and_in_the_properties(tmp_path: Path) -> None:
    project = make(tmp_path, '[edition]\ntitle = { en = "A book" }\ntitle-page = "page"\n')
    reader = pypdf.PdfReader(io.BytesIO(write(project, "pdf")))
    assert reader.metadata is not None
    assert reader.metadata.title == "A book | A letter"
    first, second = (page.extract_text() for page in reader.pages)
    assert "A book" in first
    assert "Text." not in first
    assert "A letter" in second


@pytest.mark.parametrize("name", ["html", "epub", "docx", "pdf"])
def test_without_settings_nobody_is_named(name: str, tmp_path: Path) -> None:
    data = write(make(tmp_path, ""), name)
    texts = unpack(data).values() if data[:2] == b"PK" else [data]
    for text in texts:
        assert not re.search(rb"creator|contributor|publisher|byline\"|Author:", text)
    if name == "pdf":
        assert "/Author" not in (pypdf.PdfReader(io.BytesIO(data)).metadata or {})


def test_front_matter_wins_over_patterns_and_these_over_the_table(tmp_path: Path) -> None:
    settings = (
        '[edition]\nauthor = "One"\npublisher = "Two"\nlicence = "Three"\n'
        '[documents."*"]\npublisher = "Eight"\nlicence = "Nine"\n'
        '[documents."l*"]\npublisher = "Four"\nlicence = "Five"\n'
        '[documents."other"]\npublisher = "Six"\n'
    )
    text = "---\ndragoman:\n  licence: Seven\n---\n# A letter\n\nText.\n"
    page = write(make(tmp_path, settings, text), "html").decode()
    for said in ("Author: One", "Publisher: Four", "Licence: Seven"):
        assert said in page
    assert not re.search("Two|Three|Five|Six|Eight|Nine", page)


def test_a_translator_of_all_is_not_one_of_the_source(tmp_path: Path) -> None:
    page = write(make(tmp_path, '[edition]\ntranslators = "Friends"\n'), "html").decode()
    assert "Translation: Friends" not in page
    assert re.search('ترجمه: <bdi dir="ltr"[^>]*>Friends</bdi>', page)


def test_the_cover_is_in_the_book_and_says_nothing_about_people(tmp_path: Path) -> None:
    project = make(tmp_path, '[edition]\ncover = "art/cover.png"\n')
    (tmp_path / "art").mkdir()
    picture = tmp_path / "art" / "cover.png"
    picture.write_bytes(pictures.soil_png(pictures.make_png()))
    parts = unpack(write(project, "epub"))
    assert parts["EPUB/cover.png"].startswith(b"\x89PNG")
    assert len(parts["EPUB/cover.png"]) < picture.stat().st_size
    package = parts["EPUB/package.opf"].decode()
    assert 'href="cover.png" media-type="image/png" properties="cover-image"' in package
    assert '<img src="cover.png" alt="A letter"/>' in parts["EPUB/cover.xhtml"].decode()


def test_another_cover_makes_the_book_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    project = make(tmp_path, '[edition]\ncover = "cover.png"\n')
    (tmp_path / "cover.png").write_bytes(pictures.make_png())
    job = plan(project, "epub")
    assert [result.made for result in render(project, [job])] == [True]
    assert [result.made for result in render(project, [job])] == [False]
    (tmp_path / "cover.png").write_bytes(pictures.make_png(5, 5))
    assert [result.made for result in render(project, [job])] == [True]


@pytest.mark.parametrize(
    ("name", "data", "wanted"),
    [
        ("none.png", None, "there is no picture 'none.png'"),
        ("text.png", b"text", "its format is unknown"),
        ("link.png", None, "leads out of the project"),
    ],
)
def test_a_cover_that_cannot_be_is_told(
    name: str, data: bytes | None, wanted: str, tmp_path: Path
) -> None:
    folder = tmp_path / "project"
    folder.mkdir()
    project = make(folder, f'[edition]\ncover = "{name}"\n')
    if data is not None:
        (folder / name).write_bytes(data)
    if name == "link.png":
        (tmp_path / "outside.png").write_bytes(pictures.make_png())
        (folder / name).symlink_to(tmp_path / "outside.png")
    with pytest.raises(DragomanError) as raised:
        write(project, "epub")
    assert wanted in str(raised.value)


@pytest.mark.parametrize("data", [None, b"text"])
def test_a_bad_cover_stops_only_the_formats_that_show_it(
    data: bytes | None, tmp_path: Path
) -> None:
    project = make(tmp_path, '[edition]\ncover = "cover.png"\n')
    if data is not None:
        (tmp_path / "cover.png").write_bytes(data)
    names = ("html", "epub", "md", "source")
    jobs = plan_jobs(project, ["letter"], RenderRequest(formats=names))
    with pytest.raises(DragomanError, match="cover"):
        list(render(project, jobs))
    assert {job.format for job in jobs if job.path.exists()} == {"html", "md", "source"}


def test_the_day_of_an_edition_is_in_the_place_of_the_day_of_all(tmp_path: Path) -> None:
    project = make(tmp_path, f'date = "2016-12-23"\n{SETTINGS}')
    book = unpack(write(project, "epub"))["EPUB/package.opf"]
    for text in (write(project, "html"), book):
        assert b"2017" in text and b"2016" not in text
