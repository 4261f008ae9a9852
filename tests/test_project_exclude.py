"""``exclude``: files among the documents that the settings leave out."""

from __future__ import annotations

from pathlib import Path

import pytest

from dragoman.project import EXCLUDED, find_project
from dragoman.project.left_out import find_other_translations, find_unused_patterns
from helpers.command_line import run
from helpers.two_letters import ENGLISH, PERSIAN

NAMES = (
    "about.md",
    "about.de.md",
    "about.pt-BR.md",
    "_part.md",
    "a/b/_part.md",
    "a/about.de.md",
    "drafts/2017/new.md",
    "drafts/new.md",
    "drafts.md",
)


def make(root: Path, *names: str, exclude: str = "[]", source: str = "docs") -> Path:
    """Write a project with those documents in English; return the folder of documents."""
    text = f'exclude = {exclude}\nsource = "{source}"\nlanguages = ["fa"]\n'
    (root / "dragoman.toml").write_text(text, encoding="utf-8")
    for name in names:
        path = root / source / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("\n\n".join(ENGLISH) + "\n", encoding="utf-8")
    return root / source


def list_left_out(root: Path) -> set[str]:
    """Return the files of NAMES that are not documents."""
    documents = find_project(root).documents.values()
    folder = find_project(root).source_folder
    return set(NAMES) - {path.relative_to(folder).as_posix() for path in documents}


DRAFTS = {"drafts/2017/new.md", "drafts/new.md"}


@pytest.mark.parametrize(
    ("pattern", "left_out"),
    [
        ("*.de.md", {"about.de.md", "a/about.de.md"}),
        ("**/*.de.md", {"about.de.md", "a/about.de.md"}),
        ("docs/*.de.md", {"about.de.md", "a/about.de.md"}),
        ("./docs/about.de.md", {"about.de.md"}),
        ("about.de.md", {"about.de.md"}),
        ("about.??.md", {"about.de.md"}),
        ("*.pt-[A-Z]*", {"about.pt-BR.md"}),
        ("**/_*.md", {"_part.md", "a/b/_part.md"}),
        ("a/**/_part.md", {"a/b/_part.md"}),
        ("drafts/", DRAFTS),
        ("drafts", {*DRAFTS, "drafts.md"}),
        ("**/2017/", {"drafts/2017/new.md"}),
        ("drafts/*", DRAFTS),
        ("drafts/**", DRAFTS),
        ("docs/drafts/2017", {"drafts/2017/new.md"}),
        ("/drafts/new.md", {"drafts/new.md"}),
        ("about.md/", set()),
        ("drafts/201", set()),
        ("*.DE.md", set()),
        ("new.md", set()),
        ("", set()),
    ],
)
def test_a_pattern_leaves_out_what_fits_it(
    tmp_path: Path, pattern: str, left_out: set[str]
) -> None:
    make(tmp_path, *NAMES, exclude=f'["{pattern}"]')
    assert list_left_out(tmp_path) == left_out
    assert find_unused_patterns(find_project(tmp_path)) == ([] if left_out else [pattern])


@pytest.mark.parametrize(
    ("pattern", "names", "left_out"),
    [
        ("v1", ["v1/a.md", "v1.1/a.md", "v1.md"], {"v1/a.md", "v1.md"}),  # no suffix of a folder
        ("v1.1/", ["v1/a.md", "v1.1/a.md"], {"v1.1/a.md"}),
        ("پیش‌نویس/", ["پیش‌نویس/نامه.md", "نامه.md"], {"پیش‌نویس/نامه.md"}),
        ("caf\u00e9.md", ["cafe\u0301.md", "b.md"], {"cafe\u0301.md"}),  # as macOS writes it
        ("cafe\u0301/", ["caf\u00e9/a.md", "b.md"], {"caf\u00e9/a.md"}),
    ],
)
def test_a_pattern_fits_the_names_that_it_shows(
    tmp_path: Path, pattern: str, names: list[str], left_out: set[str]
) -> None:
    docs = make(tmp_path, *names, exclude=f'["{pattern}"]')
    documents = find_project(tmp_path).documents.values()
    assert {path.relative_to(docs).as_posix() for path in documents} == set(names) - left_out
    assert find_unused_patterns(find_project(tmp_path)) == []


def test_a_folder_has_no_suffix(tmp_path: Path) -> None:
    make(tmp_path, "v1/a.md", "v1.2/a.md", "v1.md", exclude='["v1"]')
    assert list(find_project(tmp_path).documents) == ["v1.2/a"]


def test_a_name_whose_letters_are_stored_in_another_way_is_the_same(tmp_path: Path) -> None:
    make(
        tmp_path,
        "a.md",
        "\u0622b.md",
        "\u0627\u0653b/c.md",
        exclude='["\u0622b", "\u0627\u0653b/"]',
    )
    project = find_project(tmp_path)
    assert list(project.documents) == ["a"] and not find_unused_patterns(project)


@pytest.mark.parametrize(
    ("names", "pattern"),
    [
        (["a.md", "a.fa.md"], "a.md"),
        (["a.en.md", "a.fa.md"], "a.en.md"),
        (["b/a.md", "fa/b/a.md", "fa/b/c.md"], "b/"),
        (["en/b/a.md", "fa/b/a.md"], "en/b/*"),
        (["b/a.md", "b/a.fa.md"], "b/a.md"),
    ],
)
def test_a_translation_is_left_out_with_its_document(
    tmp_path: Path, names: list[str], pattern: str
) -> None:
    make(tmp_path, "z.md", "z.fa.md", "fa/b/z.md", *names, exclude=f'["{pattern}"]')
    kept = {"z", "fa/b/z"} - ({"fa/b/z"} if pattern.endswith(("b/", "b/*")) else set())
    assert set(find_project(tmp_path).documents) == kept


def test_a_document_with_two_names_keeps_its_translation(tmp_path: Path) -> None:
    make(tmp_path, "a.md", "a.en.md", "a.fa.md", exclude='["a.md"]')
    project = find_project(tmp_path)
    assert list(project.documents) == ["a.en"]
    (reason,) = (file.reason for file in project.skipped if file.path.name == "a.fa.md")
    assert "dragoman adopt" in reason


def test_what_only_a_document_that_is_left_out_refers_to_is_not_mentioned(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    docs = make(tmp_path, "a.md", exclude='["old.md"]')
    (docs / "old.md").write_text("![](map.png)\n", encoding="utf-8")
    (docs / "map.png").write_bytes(b"x")
    assert "map.png" not in run("update").stderr


def test_nothing_in_a_folder_that_is_left_out_is_looked_at(tmp_path: Path) -> None:
    docs = make(tmp_path, "about.md", "old/about.md", "old/about.txt", exclude='["old/"]')
    (docs / "old" / "x.bin").write_bytes(b"x")
    (docs / "old" / "out.md").symlink_to("/etc/hostname")
    project = find_project(tmp_path)
    assert list(project.documents) == ["about"]
    assert [tuple(file) for file in project.skipped] == [(docs / "old", EXCLUDED)]


def test_of_two_files_with_one_name_one_may_be_left_out(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    make(tmp_path, "about.md", "about.txt", exclude='["*.txt"]')
    assert run("update").exit_code == 0
    assert "skipped" not in run("update").stderr


def test_catalogues_of_what_is_left_out_stay_and_update_says_so(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    make(tmp_path, "about.md", "old/a.md", "b.md")
    assert run("update").exit_code == 0
    before = {path: path.read_bytes() for path in tmp_path.glob("locale/**/*.po*")}
    make(tmp_path, exclude='["old/", "b.md"]')
    for command in ("update", "status"):
        said = run(command).stderr
        assert "skipped: docs/b.md, docs/old: the settings leave it out (exclude). It was" in said
    assert before == {path: path.read_bytes() for path in tmp_path.glob("locale/**/*.po*")}
    for name in ("b", "docs/b.md", "old/a", "docs/old/a.md", "docs/old"):
        refused = run("render", name)
        assert refused.exit_code == 2 and "(exclude). It was a document" in refused.stderr, name
    (tmp_path / "locale/b.pot").unlink()
    (tmp_path / "locale/old/a.pot").unlink()
    assert "skipped" not in run("update").stderr
    assert "skipped: docs/b.md: the settings leave it out (exclude)\n" in run("update", "-v").stderr


def test_a_pattern_that_fits_nothing_is_said(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    make(tmp_path, "about.md", exclude='["*.md", "draft/*"]')
    said = run("update", "-v").stderr
    assert "exclude: nothing in docs fits 'draft/*'\n" in said and "'*.md'" not in said


def test_adopt_takes_nothing_that_is_left_out_unless_it_is_named(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    docs = make(tmp_path, "about.md", "i18n/fa/about.md", "old.md", exclude='["i18n/", "old*"]')
    for path in (docs / "i18n/fa/about.md", docs / "old.md"):
        path.write_text("\n\n".join(PERSIAN) + "\n", encoding="utf-8")
    assert run("adopt", "-l", "fa", "docs").exit_code == 2
    done = run("adopt", "-l", "fa", "docs/i18n/fa")
    assert done.exit_code == 0 and "about.po: 6 adopted" in done.stderr
    assert PERSIAN[0] in (tmp_path / "locale/fa/LC_MESSAGES/about.po").read_text("utf-8")


@pytest.mark.parametrize(
    ("names", "patterns"),
    [
        (["a.md", "a.de.md", "b/a.md", "b/a.de.md", "a.pt-BR.md"], ["*.de.md", "*.pt-BR.md"]),
        (["a.en.md", "a.de.md", "a.html"], ["*.de.md"]),
        (["a.md", "b.md", "de/a.md", "de/b.md", "de/c.md"], ["de/"]),
        (["en/a.md", "en/b.md", "zh_cn/a.md", "zh_cn/b.md"], ["zh_cn/"]),
        # a number, a word, no document, one that the settings name, few in a folder
        (["a.md", "a.2.md", "a.api.md", "b.de.md", "a.fa.md"], []),
        (["a.md", "io/a.md"], []),
        (["a.md", "b.md", "io/a.md", "io/b.md", "io/c.md", "io/d.md", "io/e.md"], []),
    ],
)
def test_what_is_called_like_a_translation_into_another_language_is_found(
    tmp_path: Path, names: list[str], patterns: list[str]
) -> None:
    make(tmp_path, *names)
    assert sorted(find_other_translations(find_project(tmp_path)).patterns) == patterns


def test_a_line_says_what_leaves_out_other_translations_once(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    make(tmp_path, "a.md", "a.de.md", "b.md", "c.md", "fr/b.md", "fr/c.md")
    line = next(line for line in run("status").stderr.splitlines() if "translations" in line)
    assert line.startswith("docs/a.de.md, docs/fr/b.md, docs/fr/c.md: ")
    assert line.endswith('leave them out: exclude = ["*.de.md", "fr/"]')
    assert line in run("update").stderr
    assert "translations of other" not in run("update").stderr
    make(tmp_path, exclude='["*.de.md", "fr/"]')
    assert list(find_project(tmp_path).documents) == ["a", "b", "c"]
