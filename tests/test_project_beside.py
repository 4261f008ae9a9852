"""Translations among their documents, as ``about.fa.md`` and ``fa/about.md``: no documents."""

from __future__ import annotations

from pathlib import Path

import pytest

from dragoman.project import find_project
from helpers.command_line import run
from helpers.two_letters import ENGLISH, PERSIAN


def make(root: Path, *names: str, languages: str = "fa, pt_BR") -> Path:
    """Write a project with documents in English, those with ``.fa`` in Persian; return ``docs``."""
    root.mkdir(exist_ok=True)
    codes = ", ".join(f'"{code}"' for code in languages.split(", "))
    text = f'source = "docs"\nlanguages = [{codes}]\n'
    (root / "dragoman.toml").write_text(text, encoding="utf-8")
    for name in names:
        path = root / "docs" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        letter = PERSIAN if ".fa" in name.lower() or name.startswith("fa/") else ENGLISH
        path.write_text("\n\n".join(letter) + "\n", encoding="utf-8")
    return root / "docs"


@pytest.mark.parametrize(
    ("names", "documents"),
    [
        (["a.md", "a.fa.md"], ["a"]),
        (["a.en.md", "a.fa.md"], ["a.en"]),
        (["b/a.md", "b/a.FA.md", "b/a.pt-br.md", "b/a.pt_BR.md"], ["b/a"]),
        # another language, another folder, another format, no document
        (["a.md", "a.de.md"], ["a", "a.de"]),
        (["a.md", "b/a.fa.md"], ["a", "b/a.fa"]),
        (["a.md", "a.fa.txt"], ["a", "a.fa"]),
        (["a.fa.md"], ["a.fa"]),
        (["a.fa.md", "a.pt-br.md"], ["a.fa", "a.pt-br"]),
        (["fa.md", "a.b.md", "a.md"], ["a", "a.b", "fa"]),
        (["a.2.md", "a.2.fa.md"], ["a.2"]),
        # in a folder of the language
        (["a.md", "fa/a.md", "b/c.md", "PT-br/b/c.md"], ["a", "b/c"]),
        (["en/a.md", "fa/a.md"], ["en/a"]),
        (["en/a.md", "fa/a.md", "a.md"], ["a", "en/a"]),
        (["a.md", "fa/b.md", "de/a.md", "b/fa/a.md"], ["a", "b/fa/a", "de/a", "fa/b"]),
        (["fa/a.md", "pt_BR/a.md", "fa.md"], ["fa", "fa/a", "pt_BR/a"]),
    ],
)
def test_a_translation_among_the_documents_is_no_document(
    tmp_path: Path, names: list[str], documents: list[str]
) -> None:
    make(tmp_path, *names)
    assert list(find_project(tmp_path).documents) == documents


def test_only_a_language_of_the_settings_makes_a_translation(tmp_path: Path) -> None:
    docs = make(tmp_path, "a.md", "a.fa.md", languages="ar")
    assert list(find_project(docs).documents) == ["a", "a.fa"]


def test_documents_may_have_the_language_without_its_country(tmp_path: Path) -> None:
    make(tmp_path, "a.en.md", "a.fa.md", "en/b.md", "fa/b.md")
    settings = tmp_path / "dragoman.toml"
    settings.write_text(f'source-language = "en_GB"\n{settings.read_text("utf-8")}', "utf-8")
    assert list(find_project(tmp_path).documents) == ["a.en", "en/b"]


def test_a_line_says_so(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    make(tmp_path, "a.md", "a.fa.md")
    said = run("update").stderr
    assert "skipped: docs/a.fa.md: its name or its folder says that it is a translation" in said
    assert not list(tmp_path.glob("locale/**/a.fa.*"))


def test_what_only_a_translation_refers_to_is_not_mentioned(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    docs = make(tmp_path, "a.md", "a.fa.md")
    (docs / "a.fa.md").write_text("![نقشه](naghshe.png)\n", encoding="utf-8")
    (docs / "naghshe.png").write_bytes(b"\x89PNG")
    assert "naghshe" not in run("update").stderr


def test_adopt_takes_those_of_a_language_from_the_folder_of_the_documents(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    names = ["index.md", "index.fa.md", "b/index.md", "b/index.fa.md", "b/more.md"]
    docs = make(tmp_path, *names, "b/index.pt-br.md", "c/index.md")
    other = [f"In {text}" for text in ENGLISH]
    (docs / "b" / "more.md").write_text("\n\n".join(other), encoding="utf-8")
    done = run("adopt", "-l", "fa", "docs")
    assert done.exit_code == 0
    adopted = [line for line in done.stderr.splitlines() if "adopted" in line]
    assert [line.split(":")[0] for line in adopted] == [
        "locale/fa/LC_MESSAGES/b/index.po",
        "locale/fa/LC_MESSAGES/index.po",
    ]
    assert "skipped:" not in done.stderr  # no line of the documents themselves
    for place in ("index", "b/index"):
        catalog = (tmp_path / f"locale/fa/LC_MESSAGES/{place}.po").read_text(encoding="utf-8")
        assert PERSIAN[0] in catalog


@pytest.mark.parametrize("way", ["../docs", "../link/docs", "{root}/link/docs"])
def test_adopt_knows_the_folder_of_the_documents_whichever_way_it_is_named(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, way: str
) -> None:
    root = tmp_path / "site"
    docs = make(root, "a.md", "a.fa.md", "b.md")
    (docs / "b.fa.md").write_text((docs / "a.fa.md").read_text("utf-8"), encoding="utf-8")
    (root / "link").symlink_to(root)
    (root / "below").mkdir()
    monkeypatch.chdir(root / "below")
    done = run("adopt", "-l", "fa", way.format(root=root))
    assert done.exit_code == 0
    assert not [line for line in done.stderr.splitlines() if "skipped" in line or "taken" in line]
    assert PERSIAN[0] in (root / "locale/fa/LC_MESSAGES/b.po").read_text(encoding="utf-8")


@pytest.mark.parametrize("place", ["docs", "docs/fa"])
@pytest.mark.parametrize("below", ["", "en/"])
def test_adopt_takes_those_in_the_folder_of_a_language(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, place: str, below: str
) -> None:
    monkeypatch.chdir(tmp_path)
    names = [f"{below}index.md", f"{below}b/index.md", "fa/index.md", "fa/b/index.md"]
    make(tmp_path, *names, "pt-br/index.md", f"{below}c/index.md")
    done = run("adopt", "-l", "fa", place)
    assert done.exit_code == 0
    adopted = [line.split(":")[0] for line in done.stderr.splitlines() if "adopted" in line]
    assert adopted == [f"locale/fa/LC_MESSAGES/{below}{name}.po" for name in ("b/index", "index")]
    assert "skipped:" not in done.stderr


def test_a_line_says_that_a_translation_has_catalogues_as_a_document(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    docs = make(tmp_path, "a.fa.md", "b.md", "fa/b.md", languages="ar")
    assert run("update").exit_code == 0
    make(tmp_path, "a.md", "c.md", "c.fa.md", languages="ar, fa")
    said = [line for line in run("status").stderr.splitlines() if "skipped" in line]
    assert ["still there" in line for line in said] == [True, False]
    assert "docs/a.fa.md, docs/fa/b.md:" in said[0]
    assert run("adopt", "-l", "fa", "docs").exit_code == 0
    catalog = (tmp_path / "locale/fa/LC_MESSAGES/a.po").read_text(encoding="utf-8")
    assert PERSIAN[0] in catalog
    assert (docs.parent / "locale/ar/LC_MESSAGES/a.fa.po").exists()
