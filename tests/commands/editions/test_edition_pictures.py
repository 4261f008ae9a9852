"""The pictures of a project's documents: which files they are, and what is said of the others."""

from __future__ import annotations

import base64
import os
from pathlib import Path
from typing import Any
from urllib.parse import quote

import pytest

from dragoman.commands._caches import user_cache
from dragoman.commands._editions import pictures as edition_pictures
from dragoman.errors import ProjectError
from dragoman.files import half_saved
from dragoman.pictures import LARGEST_FILE
from dragoman.project import Project, find_project
from helpers import pictures, projects
from helpers.command_line import run
from helpers.tools import need_call

PAGE = Path("build/letter.en-fa.html")


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Project:
    """An empty letter in a project that lies in a folder beside a picture outside."""
    monkeypatch.setattr(user_cache, "cache_folder", lambda: tmp_path / "cache")
    (tmp_path / "outside.png").write_bytes(pictures.make_png(61, 60))
    (tmp_path / "project").mkdir()
    made = projects.make(tmp_path / "project", {"letter.md": "# A letter\n"}, "fa")
    monkeypatch.chdir(made.root)
    return made


def put(name: str, data: bytes | None = None) -> Path:
    path = Path("source") / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(pictures.make_png(60, 60) if data is None else data)
    return path


def render(text: str, *arguments: str) -> str:
    """Write the letter, make its editions, and return what is said on stderr."""
    Path("source/letter.md").write_text(text, encoding="utf-8")
    assert run("update").exit_code == 0
    result = run("render", "-l", "en,fa", *(arguments or ("-t", "html")))
    assert result.exit_code == 0, result.output
    return result.stderr


def count_pictures(page: Path = PAGE) -> int:
    return page.read_text(encoding="utf-8").count("<img ")


def test_the_pictures_in_a_text_are_listed_once_for_an_edition(
    project: Project, monkeypatch: pytest.MonkeyPatch
) -> None:
    """To list them for each picture would take the square of their number."""
    made = [base64.b64encode(pictures.make_png(900 + n, 900)).decode() for n in range(5)]
    counted: list[str] = []
    list_pictures = vars(edition_pictures)["list_pictures"]

    def count(text: str) -> object:
        counted.append(text)
        return list_pictures(text)

    monkeypatch.setattr(edition_pictures, "list_pictures", count)
    assert render("\n\n".join(f"![a](data:image/png;base64,{each})" for each in made)) == ""
    assert (count_pictures(), len(counted)) == (5, 1)


def test_a_picture_of_the_project_is_in_the_page(project: Project) -> None:
    put("images/map.png")
    assert render("![A map](images/map.png)\n") == ""
    page = PAGE.read_text(encoding="utf-8")
    assert count_pictures() == 1
    data = base64.b64encode(pictures.make_png(60, 60)).decode()
    assert f'src="data:image/png;base64,{data}"' in page
    assert "img-src data:" in page
    assert 'alt="A map"' in page


def test_a_page_without_pictures_allows_none(project: Project) -> None:
    assert render("A text\n") == ""
    assert "img-src" not in PAGE.read_text(encoding="utf-8")


@pytest.mark.parametrize("name", ["a b.png", "عکس ۱.png", "100%.png", "q?.png", "é.png", "x#y.png"])
def test_names_are_those_of_files_percent_encoded_or_not(project: Project, name: str) -> None:
    put(name)
    assert render(f"![A](<{quote(name)}>)\n") == ""
    assert count_pictures() == 1
    if not set(name) & set("?#%"):
        assert render(f"![A](<./{name}>)\n") == ""
        assert count_pictures() == 1


@pytest.mark.parametrize(
    ("name", "written"),
    [
        pytest.param("e\u0301.png", "\u00e9.png", id="composed in another way than on the disk"),
        pytest.param("images/a.png", "images\\a.png", id="folders parted as on Windows"),
        pytest.param("a.png", "a.png?v=2#top", id="what is for a web server"),
    ],
)
def test_a_name_may_be_written_otherwise(project: Project, name: str, written: str) -> None:
    put(name)
    assert render(f"![A]({written})\n") == ""
    assert count_pictures() == 1


def test_addresses_begin_at_the_document_and_may_go_up_inside_the_project(
    project: Project,
) -> None:
    put("part/one.md", b"![A](../b.png) ![B](../../c.png)\n")
    put("b.png")
    Path("c.png").write_bytes(pictures.make_png(70, 60))
    assert run("update").exit_code == 0
    result = run("render", "part/one", "-l", "en,fa", "-t", "html")
    assert (result.exit_code, result.stderr) == (0, "")
    assert count_pictures(Path("build/part/one.en-fa.html")) == 2


@pytest.mark.parametrize(
    "place",
    [
        "source/images/a.png",  # MkDocs, mdBook
        "source/public/images/a.png",  # VitePress
        "images/a.png",  # Jekyll
        "static/images/a.png",  # Hugo, Docusaurus
        "public/images/a.png",  # Astro
        "assets/images/a.png",
        "docs/images/a.png",
    ],
)
def test_an_address_from_the_root_of_a_site_means_the_one_file_that_fits(
    project: Project, place: str
) -> None:
    put(f"../{place}")
    assert render("![A](/images/a.png?v=2) ![A](\\images\\a.png)\n") == ""
    assert count_pictures() == 2


def test_a_language_may_have_its_own_picture_at_the_root_of_a_site(project: Project) -> None:
    put("../static/a.png")
    put("../static/a.fa.png", pictures.make_png(70, 60))
    assert render("![A](/a.png)\n") == ""
    assert count_pictures() == 2


def test_of_several_files_at_the_root_none_is_guessed(project: Project) -> None:
    put("../static/a.png")
    put("../public/a.png", pictures.make_png(70, 60))
    said = render("A text\n\n![A](/a.png)\n")
    assert ":3: the picture '/a.png' is not shown: it begins at the root, where it may be " in said
    assert "'static/a.png' and 'public/a.png'; write its path from the document" in said
    assert count_pictures() == 0
    Path("public/a.png").unlink()
    assert run("render", "-l", "en,fa", "-t", "html").stderr == ""
    assert count_pictures() == 1


def test_an_edition_is_made_anew_when_a_file_comes_to_the_root_of_a_site(project: Project) -> None:
    def is_made() -> bool:
        return "up to date" not in run("render", "-v", "-l", "en,fa", "-t", "html").stdout

    render("![A](/a.png)\n")
    for name in ("../static/a.png", "../static/a.fa.png", "../public/a.png"):
        assert not is_made()
        put(name)
        assert is_made()


def test_no_link_at_the_root_of_a_site_leads_out_of_the_project(project: Project) -> None:
    Path("static").mkdir()
    Path("static/a.png").symlink_to(project.root.parent / "outside.png")
    assert "it begins at the root, and no folder" in render("![A](/a.png)\n")
    assert "it begins at the root, and no folder" in render("![A](/../../outside.png)\n")
    assert count_pictures() == 0


@pytest.mark.parametrize(
    ("address", "reason"),
    [
        ("none.png", "there is no such file"),
        ("A.png", "there is no such file; did you mean 'a.png'?"),
        ("../../outside.png", "it lies outside the project; put it beside the document"),
        ("..%2F..%2Foutside.png", "it lies outside the project; put it beside the document"),
        ("/etc/passwd", "it begins at the root"),
        ("%2Fetc%2Fpasswd", "it begins at the root"),
        ("\\\\host\\share\\a.png", "it begins at the root"),
        ("file:///etc/passwd", "its address is not a path"),
        ("C:/a.png", "its address is not a path"),
        ("cid:a.png", "its address is not a path"),
        ("#a.png", "its address is not a path"),
        ("images", "it is a folder; name a file in it"),
        ("image", "there is no such file\n"),
        ("a.png/b.png", "there is no such file"),
        ("a%00.png", "its address is not a path"),
        ("text.png", "its format is unknown"),
        ("empty.png", "its format is unknown"),
        ("half.png", "it ends too early"),
        ("large.svg", "the file is larger than 20 MB; make it smaller"),
        ("letter.md", "its format is unknown"),
        ("evil.svg", "the drawing uses another file"),
        ("entity.svg", "the drawing declares entities"),
    ],
)
def test_what_is_not_shown_is_told_with_its_line_and_described(
    project: Project, address: str, reason: str
) -> None:
    put("a.png")
    put("images/b.png")
    put("text.png", b"only text")
    put("empty.png", b"")
    put("half.png", pictures.make_png(60, 60)[:-30])
    put("large.svg", b"<svg" + b" " * LARGEST_FILE)
    svg = b'<svg xmlns="http://www.w3.org/2000/svg">'
    put("evil.svg", svg + b'<image href="http://evil.example/a.png"/></svg>')
    put("entity.svg", b'<!DOCTYPE svg [<!ENTITY a SYSTEM "file:///etc/passwd">]>' + svg + b"</svg>")
    said = render(f"# A letter\n\n![A map]({address})\n")
    line = next(line for line in said.splitlines() if line.startswith("warning"))
    assert line.startswith(f"warning: {Path('source/letter.md')}:3: the picture ")
    assert "is not shown: " in line
    assert reason in f"{line}\n"
    assert count_pictures() == 0
    assert '<span class="image">A map</span>' in PAGE.read_text(encoding="utf-8")


def test_a_link_that_leads_out_of_the_project_is_not_followed(project: Project) -> None:
    Path("source/link.png").symlink_to(project.root.parent / "outside.png")
    assert "outside the project" in render("![A](link.png)\n")
    assert count_pictures() == 0
    Path("inside.png").write_bytes(pictures.make_png(60, 60))
    Path("source/link.png").unlink()
    Path("source/link.png").symlink_to(Path("../inside.png"))
    assert render("![A](link.png)\n") == ""
    assert count_pictures() == 1


def test_a_picture_that_the_disk_does_not_give_now_is_in_the_next_edition(
    project: Project, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Its bytes are the same, so nothing else says that the edition must be made again."""
    put("map.png")
    read_whole = half_saved.read_whole

    def refuse(path: Path, *arguments: Any) -> bytes | None:
        if path.name == "map.png":
            raise ProjectError("the disk reports an error")
        return read_whole(path, *arguments)

    with monkeypatch.context() as patch:
        patch.setattr(half_saved, "read_whole", refuse)
        said = render("![A map](map.png)\n")
    assert "the picture 'map.png' is not shown: the disk reports an error" in said
    assert count_pictures() == 0
    assert run("render", "-l", "en,fa", "-t", "html").exit_code == 0
    assert count_pictures() == 1


def test_a_named_pipe_is_never_opened(project: Project) -> None:
    need_call("mkfifo")
    os.mkfifo("source/pipe.png")
    assert "is not shown" in render("![A](pipe.png)\n")


def test_what_a_picture_is_says_its_content_and_not_its_name(project: Project) -> None:
    put("a.gif")
    put("b.png", pictures.make_jpeg())
    assert render("![A](a.gif)\n\n![B](b.png)\n") == ""
    page = PAGE.read_text(encoding="utf-8")
    assert "data:image/png" in page
    assert "data:image/jpeg" in page
    assert "data:image/gif" not in page


def test_a_picture_written_as_data_is_cleaned_too(project: Project) -> None:
    soiled = base64.b64encode(pictures.soil_png(pictures.make_png(60, 60))).decode()
    assert render(f"![A](data:image/png;base64,{soiled})\n") == ""
    page = PAGE.read_text(encoding="utf-8")
    assert count_pictures() == 1
    assert soiled not in page
    assert "cannot be read" in render("![A](data:image/png;base64,A)\n")
    assert "is not shown" in render("![A](data:image/png;sha256=0123456789abcdef)\n")


def test_films_and_what_is_on_the_web_are_as_before(project: Project) -> None:
    text = "![A](https://e.example/a.png) ![B](film.mp4) ![C](//host.example/a.png)\n"
    assert render(text) == ""
    assert '<a class="image" href="https://e.example/a.png">' in PAGE.read_text(encoding="utf-8")


def test_a_language_has_its_own_picture_if_that_lies_beside_it(project: Project) -> None:
    put("map.png")
    put("map.fa.png", pictures.make_png(61, 60))
    assert render("![A map](map.png)\n") == ""
    assert count_pictures() == 2
    assert run("status").stderr == ""  # and nobody says that it is passed over


def test_an_edition_is_made_anew_when_a_picture_changes_or_comes_into_being(
    project: Project,
) -> None:
    def made() -> bool:
        result = run("render", "-v", "-l", "en,fa", "-t", "html")
        return "up to date" not in result.stdout

    render("![A map](map.png)\n")
    assert not made()
    put("map.png")
    assert made()
    assert not made()
    put("map.png", pictures.make_png(62, 60))
    assert made()
    put("map.fa.png", pictures.make_png(61, 60))
    assert made()
    put("map.ar.png", pictures.make_png(61, 60))
    assert not made()  # no column is in Arabic
    Path("source/map.png").unlink()
    assert made()
    assert not made()


def test_the_pictures_of_translations_count_too(project: Project) -> None:
    put("map.png")
    render("![A map](map.png)\n")
    projects.edit(
        find_project(project.root),
        lambda block: projects.translated(block, "![نقشه](other.png)") if block.msgid else block,
    )
    run("render", "-l", "en,fa", "-t", "html")
    assert count_pictures() == 1
    put("other.png", pictures.make_png(61, 60))
    run("render", "-l", "en,fa", "-t", "html")
    assert count_pictures() == 2


def test_nothing_of_what_a_picture_says_is_in_any_edition(project: Project) -> None:
    for name, (make, soil) in pictures.MAKERS.items():
        put(f"{name}-of-somebody.{name}", soil(make(), 6))
    text = "\n\n".join(f"![a {name}]({name}-of-somebody.{name})" for name in pictures.MAKERS)
    render(text, "-t", "html,epub,docx")
    for path in Path("build").iterdir():
        data = path.read_bytes()
        assert pictures.SECRET not in data, path
        assert pictures.PLACE not in data, path
        for found in data.split(b"base64,")[1:]:
            decoded = base64.b64decode(found.partition(b'"')[0])
            assert pictures.SECRET not in decoded
            assert pictures.PLACE not in decoded
            assert b"script" not in decoded
        assert b"of-somebody" not in data.replace(b"a jpeg", b""), path


def test_a_format_that_names_no_pictures_shows_descriptions(
    project: Project, monkeypatch: pytest.MonkeyPatch
) -> None:
    put("map.png")
    monkeypatch.delattr("dragoman.editions.html.PICTURES")
    assert render("![A map](map.png)\n\n![No](none.png)\n") == ""
    assert count_pictures() == 0
    assert '<span class="image">A map</span>' in PAGE.read_text(encoding="utf-8")


def test_what_a_format_cannot_hold_is_told_for_that_format(project: Project) -> None:
    put("map.svg", pictures.make_svg())
    said = render("![A map](map.svg)\n", "-t", "html,docx")
    (line,) = [line for line in said.splitlines() if line.startswith("warning")]
    assert line.endswith("it is SVG, which the format docx cannot hold; save it as PNG or RGB JPEG")
    assert count_pictures() == 1


def test_the_pictures_of_an_edition_have_a_bound_together(
    project: Project, monkeypatch: pytest.MonkeyPatch
) -> None:
    put("a.png")
    put("b.png", pictures.make_png(61, 60))
    most = Path("source/a.png").stat().st_size + 10
    monkeypatch.setattr(edition_pictures, "MOST_BYTES", most)
    said = render("![A](a.png)\n\n![B](b.png)\n\n![A](a.png)\n")
    assert "'b.png' is not shown: the pictures of the edition have more than" in said
    assert said.count("warning") == 1
    assert count_pictures() == 2


def test_a_lost_colour_profile_is_told(project: Project) -> None:
    profile = pictures.make_profile((0.1,) * 9, pictures.make_gamma(1.1))
    put("a.png", pictures.soil_png(pictures.make_png(60, 60), profile=profile))
    said = render("A\n\n![A](a.png)\n")
    assert "letter.md:3: the picture 'a.png': the picture's own colour profile is left out" in said
    assert count_pictures() == 1


def test_the_own_format_of_a_document_names_the_pictures_that_it_named(project: Project) -> None:
    put("map.png")
    put("map.fa.png", pictures.make_png(61, 60))
    render("![A map](map.png)\n")
    projects.translate(find_project(project.root))
    assert run("render", "-l", "fa", "-t", "source").exit_code == 0
    assert "(map.png)" in Path("build/letter.fa.md").read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("tag", "description"),
    [
        ('{{< figure src="images/map.png" caption="In 1900" alt="A map" >}}', "A map"),
        ('<Figure src={require("./images/map.png").default} alt="A map" caption="In 1900" />',
         "A map"),
        ("```{figure} images/map.png\n:alt: A map\n\nIn 1900\n```", "A map"),
        ("{{< img images/map.png >}}\n\nIn 1900", ""),
        ('{% include figure.html image_path="/images/map.png" caption="In 1900" %}', ""),
    ],
)  # fmt: skip
def test_a_picture_of_a_tag_is_above_its_caption(
    project: Project, tag: str, description: str
) -> None:
    put("images/map.png")
    assert render(f"# T\n\n{tag}\n") == ""
    page = PAGE.read_text(encoding="utf-8")
    assert count_pictures() == 1
    assert page.index(f'alt="{description}" width="60"') < page.index("<p>In 1900</p>")
    assert ("<p>A map</p>" in page) is False


def test_a_page_is_made_again_when_the_picture_of_a_tag_comes(project: Project) -> None:
    tag = '{{< figure src="map.png" >}}'
    said = render(f"# T\n\n{tag}\n")
    assert said.endswith("the picture 'map.png' is not shown: there is no such file\n")
    put("map.png")
    assert run("render", "-l", "en,fa", "-t", "html").exit_code == 0
    assert count_pictures() == 1


def test_a_picture_alone_in_html_is_shown_and_nothing_is_said(project: Project) -> None:
    put("map.png")
    assert render('# T\n\n<img src="map.png">\n') == ""
    assert count_pictures() == 1


def test_a_page_has_pictures_that_are_in_it_or_come_late(project: Project, tmp_path: Path) -> None:
    put("late.png")
    inside = base64.b64encode(pictures.soil_png(pictures.make_png(50, 50))).decode()
    Path("source/letter.md").unlink()
    Path("source/letter.html").write_text(
        '<html lang="en"><body><h1>A</h1><img data-src="late.png" alt="Late">'
        f'<img src="data:image/png;base64,{inside}" alt="Inside"></body></html>',
        encoding="utf-8",
    )
    assert run("update").exit_code == 0
    result = run("render", "-l", "en,fa", "-t", "html")
    assert (result.exit_code, result.stderr) == (0, "")
    page = PAGE.read_text(encoding="utf-8")
    assert 'alt="Late" width="60"' in page
    assert 'alt="Inside" width=' in page
    assert inside not in page
