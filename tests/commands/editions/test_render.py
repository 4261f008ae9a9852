"""Which editions are made, of what, and when again."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from dragoman.commands._parallel.processes import call_in_processes
from dragoman.commands._parallel.workers import ALONE, Workers
from dragoman.commands.index import write_index
from dragoman.commands.render import RenderRequest, RenderResult, plan_jobs, render
from dragoman.commands.update import update
from dragoman.errors import EditionError, ProjectError
from dragoman.project import Project, find_project
from helpers.support import snapshot
from helpers.tools import need_module


@pytest.fixture
def project(tmp_path: Path) -> Project:
    (tmp_path / "dragoman.toml").write_text('languages = ["fa", "ar"]', encoding="utf-8")
    for name in ("letter.txt", "2016/aleppo.md"):
        path = tmp_path / "source" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("A title\n\nA paragraph with 15 words.\n", encoding="utf-8")
    found = find_project(tmp_path)
    list(update(found, tuple(found.documents), found.languages))
    return found


def with_settings(project: Project, **changes: object) -> Project:
    return replace(project, settings=project.settings._replace(**changes))  # type: ignore[arg-type]


def list_names(project: Project, render_request: RenderRequest) -> list[str]:
    build = project.build_folder
    jobs = plan_jobs(project, project.documents, render_request)
    return [job.path.relative_to(build).as_posix() for job in jobs]


def make_all(project: Project, request: RenderRequest | None = None) -> list[RenderResult]:
    jobs = plan_jobs(project, project.documents, request or RenderRequest())
    return list(render(project, jobs))


def test_the_default_is_the_source_with_all_languages_and_with_each(project: Project) -> None:
    assert list_names(project, RenderRequest())[:3] == [
        "2016/aleppo.en-fa-ar.html",
        "2016/aleppo.en-fa.html",
        "2016/aleppo.en-ar.html",
    ]


def test_each_language_is_an_edition_of_the_layout_single(project: Project) -> None:
    single = with_settings(project, layout="single")
    assert list_names(single, RenderRequest(formats=("html",)))[-3:] == [
        "letter.en.html",
        "letter.fa.html",
        "letter.ar.html",
    ]


def test_the_documents_own_format_is_made_of_each_translation(project: Project) -> None:
    assert list_names(project, RenderRequest((("en", "fa"),), ("source",))) == [
        "2016/aleppo.fa.md",
        "letter.fa.txt",
    ]


@pytest.mark.parametrize(
    ("render_request", "sentence"),
    [
        (RenderRequest((("en", "de"),)), "language 'de' is not of this project"),
        (RenderRequest((("en", "xx"),)), "unknown language 'xx'"),
        (RenderRequest((("fa", "fa"),)), "a language is named twice"),
        (RenderRequest(formats=("pdff",)), "there is no edition format 'pdff'; did you mean 'pdf'"),
    ],
)
def test_what_is_not_known_is_refused_before_anything_is_made(
    project: Project, render_request: RenderRequest, sentence: str
) -> None:
    with pytest.raises(ProjectError, match=sentence):
        plan_jobs(project, project.documents, render_request)
    assert not project.build_folder.exists()


def test_two_formats_never_write_one_file(tmp_path: Path) -> None:
    (tmp_path / "dragoman.toml").write_text('languages = ["fa"]\n', encoding="utf-8")
    (tmp_path / "source").mkdir()
    (tmp_path / "source" / "page.md").write_text("# Title\n", encoding="utf-8")
    project = find_project(tmp_path)
    both = RenderRequest((("fa",),), ("md", "source"))
    with pytest.raises(ProjectError, match=r"md and source would both write 'page\.fa\.md'"):
        plan_jobs(project, project.documents, both)
    side_by_side = RenderRequest((("en", "fa"),), ("md", "source"))
    names = [job.path.name for job in plan_jobs(project, project.documents, side_by_side)]
    assert names == ["page.en-fa.md", "page.fa.md"]


def test_the_same_is_made_in_one_process_and_in_several(project: Project) -> None:
    jobs = plan_jobs(project, project.documents, RenderRequest(formats=("html", "epub")))
    first = list(render(project, jobs, workers=ALONE))
    in_one_process = snapshot(project.build_folder)
    for path in project.build_folder.rglob("*.*"):
        if path.is_file():
            path.unlink()
    again = list(render(project, jobs, workers=Workers(2)))
    assert snapshot(project.build_folder) == in_one_process
    assert [result.job for result in first] == [result.job for result in again] == list(jobs)


def test_what_is_up_to_date_is_left_alone_and_a_setting_makes_it_anew(project: Project) -> None:
    assert all(result.written for result in make_all(project))
    assert not any(result.written for result in make_all(project))
    assert all(result.written for result in make_all(with_settings(project, layout="stacked")))


def test_a_refusal_is_one_sentence_and_what_was_made_stays(project: Project) -> None:
    make_all(project)
    before = snapshot(project.build_folder)
    with pytest.raises(EditionError, match="paragraph 1 of 2016/aleppo is not translated into fa"):
        make_all(with_settings(project, missing="refuse"))
    assert snapshot(project.build_folder) == before


def test_a_date_is_shown_only_where_one_is_given(
    project: Project, monkeypatch: pytest.MonkeyPatch
) -> None:
    make_all(project)
    page = project.build_folder / "letter.en-fa.html"
    assert "Date:" not in page.read_text(encoding="utf-8")
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1482451200")
    make_all(project)
    assert "۲۳ دسامبر ۲۰۱۶" in page.read_text(encoding="utf-8")
    make_all(with_settings(project, date="2016-12-24", calendar="solar-hijri"))
    assert "۴ دی ۱۳۹۵ (۲۴ دسامبر ۲۰۱۶)" in page.read_text(encoding="utf-8")


def test_a_wrong_date_is_one_sentence(project: Project) -> None:
    with pytest.raises(ProjectError, match="'Christmas' is not of the form 2016-12-23"):
        make_all(with_settings(project, date="Christmas"))


def test_the_index_leads_to_every_edition(project: Project) -> None:
    jobs = plan_jobs(project, project.documents, RenderRequest())
    list(render(project, jobs))
    path = write_index(project, project.build_folder, jobs)
    text = path.read_text(encoding="utf-8")
    for job in jobs:
        assert f'href="{job.path.relative_to(project.build_folder).as_posix()}"' in text
    before = path.stat().st_mtime_ns
    write_index(project, project.build_folder, jobs)
    assert path.stat().st_mtime_ns == before


def test_only_confirmed_translations_stand_in_the_document_itself(project: Project) -> None:
    path = project.catalog("letter", "fa")
    text = path.read_text(encoding="utf-8")
    text = text.replace('words."\nmsgstr ""', 'words."\nmsgstr "بندی با ۱۵ واژه."')
    path.write_text(text, encoding="utf-8")
    render_request = RenderRequest((("fa",),), ("source",))

    def make() -> set[str]:
        return {said for each in make_all(project, render_request) for said in each.warnings}

    assert make() == set()
    rebuilt = project.build_folder / "letter.fa.txt"
    assert rebuilt.read_text(encoding="utf-8") == "A title\n\nبندی با ۱۵ واژه.\n"
    path.write_text(text.replace('msgid "A para', '#, fuzzy\nmsgid "A para'), encoding="utf-8")
    said = "letter: most of its translations are not used, because they are not confirmed (1 of 1)"
    assert make() == {said}
    assert rebuilt.read_text(encoding="utf-8") == "A title\n\nA paragraph with 15 words.\n"
    with pytest.raises(EditionError, match="fa translation of paragraph 2 of letter is not conf"):
        list(
            render(
                with_settings(project, outdated="refuse"),
                plan_jobs(project, ["letter"], render_request),
            )
        )


def test_a_translation_that_does_not_fit_into_the_document_is_told(project: Project) -> None:
    project.source("2016/aleppo").write_text("# One\n\n<div>\ntwo\n</div>\n", encoding="utf-8")
    list(update(project, ("2016/aleppo",), ("fa",)))
    path = project.catalog("2016/aleppo", "fa")
    text = path.read_text(encoding="utf-8")
    assert '"</div>"\nmsgstr ""' in text
    path.write_text(text.replace('"</div>"\nmsgstr ""', '"</div>"\nmsgstr "دو"'), encoding="utf-8")
    request = RenderRequest((("fa",),), ("source",))
    (made,) = render(project, plan_jobs(project, ["2016/aleppo"], request))
    (said,) = made.warnings
    assert said.startswith("2016/aleppo: line 3: the text stays as in the source, because ")


def test_the_index_and_the_edition_agree_on_the_title(project: Project) -> None:
    """A heading of nothing but a picture without a description is the title of neither."""
    source = project.documents["2016/aleppo"]
    source.write_text("# ![](flag.png)\n\nText.\n\n## A *real* title\n", encoding="utf-8")
    jobs = plan_jobs(project, ["2016/aleppo"], RenderRequest((("en",),), ("html",)))
    list(render(project, jobs))
    edition = (project.build_folder / "2016" / "aleppo.en.html").read_text(encoding="utf-8")
    index = write_index(project, project.build_folder, jobs).read_text(encoding="utf-8")
    assert "<title>A real title</title>" in edition
    assert ">A real title</h2>" in index


def test_what_only_an_edition_cannot_show_is_not_said_of_the_document_itself(
    project: Project,
) -> None:
    project.source("2016/aleppo").write_text("A <name>\n", encoding="utf-8")
    said = {
        name: {warning for result in make_all(project, RenderRequest(formats=(name,)))
               for warning in result.warnings}
        for name in ("html", "source")
    }  # fmt: skip
    assert said["source"] == set()
    assert said["html"] == {
        "2016/aleppo: paragraph 1: an edition cannot show <name>; only the text is shown"
    }


def test_processes_work_where_typst_has_been_used() -> None:
    """Its threads are not in a copy of this process, which would wait for them for ever."""
    need_module("typst").compile(b"text", format="pdf")
    assert list(call_in_processes(abs, [(-1,), (-2,)], 2)) == [1, 2]
