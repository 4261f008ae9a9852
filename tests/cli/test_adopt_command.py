"""``dragoman adopt``: what it prints, its page, and how it refuses."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from dragoman.cli import group
from dragoman.project import Project
from helpers import projects

ENGLISH = """# A letter

There were 1500 of us in 2015.

We <wrote> to 17 friends on 23 December.

Where are they?
"""
PERSIAN = """# یک نامه

ما در سال ۲۰۱۵ هزار و پانصد نفر بودیم: ۱۵۰۰.

ما در ۲۳ دسامبر به ۱۷ دوست <نوشتیم>.

آنان کجا هستند؟
"""
CATALOG = "locale/fa/LC_MESSAGES/letter.po"


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Project:
    """A letter that nobody has translated here, and its finished translation beside the project."""
    folder = tmp_path / "project"
    folder.mkdir()
    made = projects.make(folder, {"letter.txt": ENGLISH.replace("# ", "")}, "fa, ar")
    (tmp_path / "letter.fa.md").write_text(PERSIAN, encoding="utf-8")
    monkeypatch.chdir(folder)
    return made


def run(*words: str, code: int = 0) -> Result:
    result = CliRunner().invoke(group, ["adopt", *words], prog_name="dragoman")
    assert result.exit_code == code, result.output
    return result


def test_it_says_what_was_adopted_and_what_is_doubtful(project: Project) -> None:
    result = run("letter", "-l", "fa", "../letter.fa.md", "--pair", "2=2")
    assert f"{CATALOG}: 4 adopted, " in result.stderr
    for line in result.stdout.splitlines():
        assert re.match(r"letter ¶\d|    \u2068", line)
    assert project.read_catalog("letter", "fa") is not None
    assert (project.root / CATALOG).read_text(encoding="utf-8").count("# dragoman: adopted") == 4


def test_a_trial_says_that_nothing_was_written(project: Project) -> None:
    before = (project.root / CATALOG).read_bytes()
    assert (
        "; nothing was written" in run("letter", "-l", "fa", "../letter.fa.md", "--dry-run").stderr
    )
    assert (project.root / CATALOG).read_bytes() == before


def test_of_many_paragraphs_in_a_row_without_a_partner_two_are_shown(project: Project) -> None:
    source = "".join(f"Letter {number} of {number * 37} words.\n\n" for number in range(1, 13))
    (project.root / "source" / "long.md").write_text(source, encoding="utf-8")
    file = project.root.parent / "long.fa.md"
    some = "".join(f"نامهٔ {number} با {number * 37} واژه.\n\n" for number in (1, 2, 3, 10, 12))
    file.write_text(some, encoding="utf-8")
    pairs = [f"--pair={pair}" for pair in ("1=1", "2=2", "3=3", "10=4", "12=5")]
    lines = run("long", "-l", "fa", str(file), *pairs).stdout.splitlines()
    assert lines == [
        "long ¶4 to ¶9: no translation was found",
        "    \u2068Letter 4 of 148 words.\u2069",
        "    \u2068Letter 9 of 333 words.\u2069",
        "long ¶11: no translation was found",
        "    \u2068Letter 11 of 407 words.\u2069",
    ]


def test_it_says_how_the_document_and_the_translation_were_read(project: Project) -> None:
    english, persian = "There were 1500 of us. ", "ما ۱۵۰۰ نفر بودیم. "
    (project.root / "source" / "poem.txt").write_text(f"{english * 20}\n{english * 10}\n")
    translation = project.root.parent / "poem.fa.txt"
    translation.write_text(f"{persian * 20}\n{persian * 10}\n", encoding="utf-8")
    names = ("poem", "-l", "fa", str(translation))
    lines = [line for line in run(*names).stderr.splitlines() if "each line is a" in line]
    assert [line.partition(":1: ")[0] for line in lines] == ["source/poem.txt", str(translation)]
    assert run(*names, "-q").stderr == ""


def test_it_says_how_to_confirm_what_is_sure_until_that_is_done(project: Project) -> None:
    hint = "run this again with --accept sure"
    names = ("letter", "-l", "fa", "../letter.fa.md")
    assert hint not in run(*names, "--dry-run").stderr
    assert hint in run(*names).stderr
    assert hint not in run(*names, "--accept", "sure").stderr
    catalog = project.read_catalog("letter", "fa")
    assert catalog is not None
    assert not any(block.fuzzy for block in catalog.blocks)
    assert hint not in run(*names).stderr


def test_it_says_how_to_confirm_what_is_not_sure(project: Project) -> None:
    hint = "Somebody must confirm what is not sure"
    source = project.root / "source" / "letter.txt"
    source.write_text("Village\n\nHouses\n\nPeople moved\n", encoding="utf-8")
    Path("../table.md").write_text("روستا\n\nخانه‌ها\n\nجابه‌جاشدگان\n", encoding="utf-8")
    names = ("letter", "-l", "fa", "../table.md")
    for more in ((), ("--accept", "sure")):
        assert hint not in run(*names, *more, "--dry-run").stderr
        assert hint in run(*names, *more).stderr
    pairs = ("--pair", "1=1", "--pair", "2=2", "--pair", "3=3")
    assert hint not in run(*names, "--accept", "sure", *pairs).stderr
    catalog = project.read_catalog("letter", "fa")
    assert catalog is not None
    assert not any(block.fuzzy for block in catalog.blocks)


def test_the_report_is_json_for_programs(project: Project) -> None:
    data = json.loads(run("letter", "-l", "fa", "../letter.fa.md", "--format", "json").stdout)
    assert list(data) == [
        *("schema_version", "document", "language", "beads", "unused_source", "unused_target")
    ]
    assert [bead["target"] for bead in data["beads"]] == [[1], [2], [3], [4]]


def test_several_documents_are_a_list(project: Project, tmp_path: Path) -> None:
    (project.root / "source" / "notes.txt").write_text("Notes\n\nTwo of 30.\n", encoding="utf-8")
    old = tmp_path / "old"
    old.mkdir()
    (old / "notes.txt").write_text("یادداشت\n\nدو از ۳۰.\n", encoding="utf-8")
    (old / "letter.fa.md").write_text(PERSIAN, encoding="utf-8")
    (old / "other.txt").write_text("متن\n", encoding="utf-8")
    result = run("-l", "fa", "../old", "--format", "json")
    data = json.loads(result.stdout)
    assert [one["document"] for one in data["documents"]] == ["letter", "notes"]
    assert "skipped: ../old/other.txt: it does not show which document" in result.stderr
    assert "taken for" not in result.stderr  # their names say it
    assert run("-l", "fa", "../old", "--pair", "1=1", code=2).stderr.endswith("one file\n")


def test_a_file_that_is_taken_for_what_is_in_it_is_named(project: Project, tmp_path: Path) -> None:
    old = tmp_path / "old"
    old.mkdir()
    (old / "نامه.md").write_text(PERSIAN, encoding="utf-8")
    said = "taken for letter, as its text shows: ../old/نامه.md\n"
    assert said in run("-l", "fa", "../old", "--dry-run").stderr
    assert said not in run("-l", "fa", "../old", "--dry-run", "--quiet").stderr


def test_the_page_has_both_texts_and_the_commands_for_what_is_doubtful(project: Project) -> None:
    text = (project.root.parent / "letter.fa.md").read_text(encoding="utf-8")
    (project.root.parent / "letter.fa.md").write_text(
        text.replace("آنان کجا هستند؟", "هیچ"), encoding="utf-8"
    )
    run("letter", "-l", "fa", "../letter.fa.md", "--report", "adopt.html", "--dry-run")
    page = (project.root / "adopt.html").read_text(encoding="utf-8")
    assert "We &lt;wrote&gt; to 17 friends on 23 December." in page
    assert "ما در ۲۳ دسامبر به ۱۷ دوست &lt;نوشتیم&gt;." in page
    assert '<td lang="fa" dir="rtl">' in page
    assert "<script" not in page
    assert str(project.root.parent) not in page
    assert "../letter.fa.md" not in page
    doubtful = re.findall(r"<code>(dragoman adopt .*?)</code>", page)
    for command in doubtful:
        assert re.fullmatch(
            r"dragoman adopt letter -l fa letter\.fa\.md( --pair [\d,]+=[\d,]+)+", command
        )


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        (
            ("letter", "../letter.fa.md"),
            "a translation is in one language: give it with -l, as -l fa",
        ),
        (("letter", "../letter.fa.md", "-l", "fa,ar"), "in one language"),
        (("letter", "../letter.fa.md", "-l", "de"), "'de' is not of this project"),
        (("letter", "-l", "fa", "../gone.md"), "../gone.md: the file cannot be read"),
        (("nothing", "-l", "fa", "../letter.fa.md"), "no document 'nothing'"),
        (("letter", "-l", "fa", "../letter.fa.md", "--pair", "3"), "write it as 3=3,4"),
        (("letter", "-l", "fa", "../letter.fa.md", "--pair", f"3={'9' * 5_000}"), "3=3,4"),
        (
            ("letter", "-l", "fa", "../letter.fa.md", "--pair", "9=1"),
            "has no paragraph 9: it has 4",
        ),
        (("letter", "letter", "-l", "fa", "../letter.fa.md"), "one document and one file"),
        (("../letter.fa.md", "letter", "-l", "fa"), "the document comes first, then the file"),
        (("-l", "fa", "../gone"), "../gone: the file cannot be read"),
    ],
)
def test_a_mistake_is_one_sentence_and_changes_nothing(
    project: Project, words: tuple[str, ...], sentence: str
) -> None:
    before = (project.root / CATALOG).read_bytes()
    result = run(*words, "--report", "page.html", "-o", "report.txt", code=2)
    assert sentence in result.stderr.splitlines()[-1]
    assert result.stdout == ""
    assert (project.root / CATALOG).read_bytes() == before
    assert not (project.root / "page.html").exists()
    assert not (project.root / "report.txt").exists()


def test_quiet_says_nothing_but_the_report(project: Project) -> None:
    result = run("letter", "-l", "fa", "../letter.fa.md", "-q", "--format", "json")
    assert result.stderr == ""
    assert json.loads(result.stdout)["document"] == "letter"


@pytest.mark.parametrize("form", ["docx", "csv", "page"])
@pytest.mark.parametrize("names", [("letter",), ()])
def test_a_file_that_went_out_by_export_is_for_import(
    project: Project, form: str, names: tuple[str, ...]
) -> None:
    """Its table would be taken for paragraphs."""
    projects.edit(project, lambda block: projects.translated(block, "ما سه واژه داریم"))
    before = (project.root / CATALOG).read_bytes()
    group.main(["export", "letter", "-l", "fa", "-t", form, "-q"], standalone_mode=False)
    (file,) = (project.root / "export").iterdir()
    if form == "csv":
        file = file.rename(file.with_suffix(".txt"))
    said = run(*names, "-l", "fa", str(file), code=2).stderr
    assert len(said.splitlines()) == 1
    assert said.endswith("`dragoman export` wrote this file: take it with `dragoman import`\n")
    assert (project.root / CATALOG).read_bytes() == before


@pytest.mark.parametrize("names", [("letter",), ()])
def test_an_old_word_file_says_how_to_save_it(project: Project, names: tuple[str, ...]) -> None:
    Path("old.doc").write_bytes(b"\xd0\xcf\x11\xe0")
    said = run(*names, "-l", "fa", "old.doc", code=2).stderr
    assert said == (
        "dragoman: old.doc: it is a document of an old version of Word; "
        'save it as "Word document (.docx)"\n'
    )


def test_without_the_file_it_is_said_that_it_is_missing(project: Project) -> None:
    said = run("letter", "-l", "fa", code=2).stderr
    assert said == (
        "dragoman: the file of the translation is missing: dragoman adopt letter -l fa FILE\n"
    )
