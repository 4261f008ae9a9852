"""``dragoman render``: its help, its options, and what it says with -v."""

from __future__ import annotations

from pathlib import Path

import pytest

from helpers.command_line import run
from helpers.tools import need_module


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A project in two languages, of which one has a catalogue."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / "dragoman.toml").write_text('languages = ["fa", "ar"]\n', encoding="utf-8")
    (tmp_path / "source").mkdir()
    (tmp_path / "source" / "letter.txt").write_text("A title\n\nText.\n", encoding="utf-8")
    assert run("update", "-q", "-l", "fa").exit_code == 0
    return tmp_path


def test_the_help_names_formats_layouts_papers_and_cuts_nothing() -> None:
    shown = " ".join(run("render", "--help").stdout.split())
    assert "The formats: docx, epub, fragment, html, md, pdf, png and tex;" in shown
    assert "(facing, only in pdf and png)" in shown
    assert "for docx, html, pdf, png and tex." in shown
    assert "in epub and html." in shown
    assert "…" not in shown and "..." not in shown.replace("[DOCUMENT]...", "")


def test_the_summary_of_the_command_is_whole() -> None:
    (line,) = (line for line in run("--help").stdout.splitlines() if line.startswith("  render "))
    assert line.endswith("Make editions with the languages side by side.")


def test_verbose_says_what_was_read_and_which_font_is_used(project: Path) -> None:
    result = run("render", "-v", "-t", "html,docx")
    assert result.stderr.splitlines() == [
        "settings: dragoman.toml",
        "document letter: source/letter.txt; catalogues: fa; no catalogue yet: ar",
        "font for ar in html: the reader's own (preferred: Amiri, Noto Naskh Arabic, Vazirmatn, "
        "Noto Sans Arabic)",
        "font for ar in docx: the reader's own (preferred: Amiri, Vazirmatn)",
        "font for en in html: the reader's own (preferred: none)",
        "font for en in docx: the reader's own (preferred: none)",
        "font for fa in html: the reader's own (preferred: Vazirmatn, Noto Sans Arabic, "
        "Noto Naskh Arabic, Amiri)",
        "font for fa in docx: the reader's own (preferred: Vazirmatn, Amiri)",
    ]


def test_it_warns_where_no_font_of_the_settings_is_found(project: Path) -> None:
    need_module("fontpkg")
    need_module("typst")
    settings = (project / "dragoman.toml").read_text(encoding="utf-8")

    def warn(families: str, *words: str) -> list[str]:
        text = f"{settings}[fonts.families]\n{families}\n"
        (project / "dragoman.toml").write_text(text, encoding="utf-8")
        return [line for line in run("render", "-q", *words).stderr.splitlines() if "font" in line]

    assert warn('fa = ["Amirri", "No Such"]', "-l", "en,fa", "-t", "pdf,html") == [
        "warning: no font of the settings was found for fa in pdf ('Amirri', 'No Such'); used "
        "instead: Amiri, from package fontpkg-amiri"
    ]
    assert warn('fa = ["No Such", "Amiri"]', "-l", "en,fa", "-t", "pdf") == []
    assert warn('fa = ["No Such"]', "-l", "en", "-t", "pdf") == []
    assert warn('fa = ["No Such"]', "-l", "fa", "-t", "html", "--embed-fonts") == []


def test_verbose_says_where_a_font_was_found(project: Path) -> None:
    need_module("fontpkg")
    need_module("typst")
    shown = run("render", "-v", "-l", "fa", "-t", "html,pdf", "--embed-fonts").stderr
    for name in ("html", "pdf"):
        assert f"font for fa in {name}: Amiri, from package fontpkg-amiri (preferred: " in shown
    other = run("render", "-v", "-l", "en", "-t", "html,pdf", "--embed-fonts").stderr
    assert "font for en in html: the reader's own" in other
    assert "font for en in pdf: Libertinus Serif, from inside Typst" in other


def test_verbose_names_a_font_that_cannot_be_read(project: Path) -> None:
    (project / "fonts").mkdir()
    (project / "fonts" / "broken.ttf").write_bytes(b"no font")
    (project / "fonts" / "readme.txt").write_text("no font, and not called one")
    with (project / "dragoman.toml").open("a", encoding="utf-8") as settings:
        settings.write('[fonts]\nfolder = "fonts"\n')
    lines = run("render", "-v", "-l", "fa", "-t", "html").stderr.splitlines()
    assert [line for line in lines if line.startswith("fonts/")] == [
        "fonts/broken.ttf: skipped, because it cannot be read as a font"
    ]


def test_verbose_says_which_translation_of_dragomans_words_is_yours(project: Path) -> None:
    path = project / "locale" / "fa" / "dragoman.po"
    path.write_text('msgid ""\nmsgstr ""\n"Content-Type: text/plain; charset=UTF-8\\n"\n')
    shown = run("render", "-v", "-l", "en,fa").stderr
    assert "words of dragoman in your own translation: locale/fa/dragoman.po" in shown


def test_verbose_says_what_was_skipped_and_why(project: Path, session_cache: Path) -> None:
    first = run("render", "-v", "-l", "en,fa").stdout
    assert first == "build/letter.en-fa.html\n"
    again = run("render", "-v", "-l", "en,fa").stdout
    assert again == (
        "build/letter.en-fa.html  (skipped: up to date, nothing that it depends on has changed)\n"
    )
    for record in session_cache.glob("editions-*"):  # the user may delete it at any time
        record.unlink()
    anew = run("render", "-v", "-l", "en,fa").stdout
    assert anew == "build/letter.en-fa.html  (made again, with the same bytes)\n"


@pytest.mark.parametrize(
    ("layout", "names"),
    [
        ("columns", ["letter.en-fa.html"]),
        ("stacked", ["letter.en-fa.html"]),
        ("single", ["letter.en.html", "letter.fa.html"]),
    ],
)
def test_a_page_has_each_layout_that_the_command_line_names(
    project: Path, layout: str, names: list[str]
) -> None:
    result = run("render", "-q", "-l", "en,fa", "-t", "html", "--layout", layout)
    assert (result.exit_code, result.stderr) == (0, "")
    assert sorted(path.name for path in (project / "build").glob("*.html")) == names


def test_facing_pages_are_a_layout_of_the_command_line(project: Path) -> None:
    """A web page cannot have it, and says so; it is no unknown choice."""
    result = run("render", "-l", "en,fa", "-t", "html", "--layout", "facing")
    assert "facing pages" in result.stderr
    assert "Invalid value" not in result.stderr


def test_without_verbose_there_are_only_the_paths(project: Path) -> None:
    run("render", "-l", "en,fa")
    result = run("render", "-l", "en,fa")
    assert (result.stdout, result.stderr) == ("build/letter.en-fa.html\n", "")
    assert run("render", "-q", "-l", "en,fa").output == ""


@pytest.mark.parametrize("option", ["layout", "missing", "outdated"])
def test_a_choice_that_there_is_not_is_refused(project: Path, option: str) -> None:
    result = run("render", f"--{option}", "spiral")
    assert result.exit_code == 2
    assert f"Invalid value for '--{option}': 'spiral' is not one of" in result.stderr


@pytest.mark.parametrize(
    ("option", "value", "must"),
    [
        ("paper", "a99", "must be one of 'a3', 'a4', 'a5'"),
        ("paper", "148x210", "or a size such as '148x210mm', from 70 to 1200 mm"),
        ("paper", "1x1in", "from 70 to 1200 mm"),
        ("size", "5", "must be from 6 to 36, or 0"),
        ("contents", "7", "is not in the range"),
    ],
)
def test_what_no_page_can_be_is_refused(project: Path, option: str, value: str, must: str) -> None:
    result = run("render", f"--{option}", value)
    assert result.exit_code == 2
    assert f"Invalid value for '--{option}': " in result.stderr
    assert must in result.stderr
