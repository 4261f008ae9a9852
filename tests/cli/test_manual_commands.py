"""What docs/commands.md promises of the command line and no other test holds."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Any

import pytest

from dragoman.commands._parallel import processes, workers
from dragoman.commands._parallel.work import Lost
from dragoman.matching.model import MatchKind
from dragoman.matching.weights import Weights
from dragoman.sources import known_suffixes
from helpers import projects, wiring
from helpers.command_line import change_text, run
from helpers.documents import read, rows, sections
from helpers.support import snapshot
from helpers.wiring import FA

FUZZY = wiring.FUZZY[FA]


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Two documents, Persian nearly done, in a git repository."""
    return wiring.enter(tmp_path, monkeypatch)


# init


def test_a_new_project_has_what_the_manual_lists(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    assert run("init").exit_code == 0
    names = {path.relative_to(tmp_path).as_posix() for path in tmp_path.rglob("*")}
    assert names == {
        *("dragoman.toml", "source", "locale", ".gitattributes", ".gitignore"),
        *(".github", ".github/workflows", ".github/workflows/dragoman.yml.example"),
    }
    assert 'source-language = "en"' in Path("dragoman.toml").read_text(encoding="utf-8")
    ignored = Path(".gitignore").read_text(encoding="utf-8").split()
    assert ignored == ["/build/", "/export/", ".dragoman.lock", ".*.dragoman-tmp", "*.mo", "*.po~"]


@pytest.mark.parametrize(
    ("name", "text"), [("dragoman.toml", ""), ("pyproject.toml", "[tool.dragoman]\n")]
)
def test_in_a_project_that_exists_init_sets_up_git_only(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str, text: str
) -> None:
    monkeypatch.chdir(tmp_path)
    Path(name).write_text(text, encoding="utf-8")
    refused = run("init", "-l", "fa")
    assert refused.exit_code == 2
    assert set(snapshot(tmp_path)) == {name}
    projects.git(tmp_path, "init", "-q")
    assert run("init", "--git").exit_code == 0
    made = {path for path in snapshot(tmp_path) if not path.startswith(".git/")}
    assert made == {name, ".gitattributes"}
    driver = projects.git(tmp_path, "config", "merge.dragoman.driver")
    assert "merge-driver -- %O %A %B %P" in driver


def test_init_writes_nothing_where_git_cannot_be_set_up(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(tmp_path))
    result = run("init", str(tmp_path / "new"), "-l", "fa", "--git")
    assert result.exit_code == 2
    assert "must be a git repository" in result.stderr
    assert snapshot(tmp_path) == {}


# extract


def test_the_manual_lists_every_suffix_of_a_document() -> None:
    table = rows(read("docs/documents.md").partition("\n## ")[0])
    listed = [name for cells in table for name in re.findall(r"`(\.\w+)`", cells[-1])]
    assert sorted(listed) == sorted(known_suffixes())


@pytest.mark.parametrize(
    "suffix",
    [
        *(".txt", ".text", ".md", ".markdown", ".mdown", ".mkd", ".mdx", ".qmd", ".rmd", ".MDX"),
        *(".html", ".htm", ".xhtml"),
    ],
)
def test_a_file_with_a_suffix_of_the_table_is_a_document(tmp_path: Path, suffix: str) -> None:
    made = projects.make(tmp_path, {f"a/x{suffix}": "Text.\n"}, "fa")
    assert list(made.documents) == ["a/x"]
    assert made.catalog("a/x", "fa").is_file()


# update


def test_the_words_of_the_report_are_those_of_the_table() -> None:
    table = rows(sections("docs/commands.md")["dragoman update"])
    explained = [re.findall(r"`([a-z ]+)`", cells[0]) for cells in table if len(cells) == 3]
    words = {word for row in explained for word in row}
    assert words == {*(kind.value for kind in MatchKind), "to translate", "no longer in the source"}


def test_the_report_has_the_words_of_the_table(project: Path) -> None:
    change_text("source/letter.txt", "The last one says goodbye.", "Another thing is here now.")
    shown = run("update", "letter", "-l", "fa").stderr
    assert "3 exact, 1 to translate, 1 no longer in the source (kept as obsolete)" in shown
    change_text("source/letter.txt", "Another thing is here now.", "The last one says goodbye.")
    assert ": 3 exact, 1 revived" in run("update", "letter", "-l", "fa").stderr


def test_memory_may_be_switched_on_where_the_settings_switch_it_off(project: Path) -> None:
    with Path("dragoman.toml").open("a", encoding="utf-8") as file:
        file.write("update.memory = false\n")
    for name, flags in (("poem", ()), ("hymn", ("--memory",))):
        Path(f"source/{name}.txt").write_text("Three “words” are here.\n", encoding="utf-8")
        assert run("update", "-q", *flags).exit_code == 0
        catalog = Path(f"locale/fa/LC_MESSAGES/{name}.po").read_text(encoding="utf-8")
        assert ("سه کلمه" in catalog) is bool(flags)


@pytest.mark.parametrize(("percent", "code"), [("0.5", 2), ("1", 0), ("100", 0), ("101", 2)])
def test_a_threshold_is_1_to_100(project: Path, percent: str, code: int) -> None:
    assert run("update", "-q", "--threshold", percent).exit_code == code


def test_help_and_pages_name_the_threshold_that_is_used() -> None:
    weights = Weights()
    number, less = f"{weights.threshold:g}", f"{weights.allowance_between_neighbours:g}"
    assert f"({number} by default)" in " ".join(run("update", "--help").output.split())
    (row,) = (cells for cells in rows(read("docs/settings.md")) if cells[0] == "`update.threshold`")
    assert f"dragoman's own, {number}." in row[-1]
    page = " ".join(read("docs/commands.md").split())
    assert f"A text needs {number} of 100." in page
    assert f"whose neighbours did not change needs {less} less" in page
    assert f"a single word {weights.more_if_one_word:g} more" in page
    assert f"needs {weights.bonus_if_verbatim:g} less, whatever its neighbours" in page
    changes = " ".join(read("CHANGELOG.md").split())
    assert f"Its threshold is {number} of 100, and {less} less between neighbours" in changes


# status


def test_the_documents_come_in_their_order_or_the_least_done_or_the_most_to_do_first(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    texts = {
        "a.txt": "One two three four.\n\nFive.\n",
        "b.txt": "One.\n",
        "c.txt": "One.\n\nTwo.\n",
    }
    made = projects.make(tmp_path, texts, "fa")
    projects.translate(made, "a", most=1)  # 4 words of 5: 1 to do
    projects.translate(made, "c", most=2)  # all
    monkeypatch.chdir(tmp_path)

    def order(*flags: str) -> str:
        data = json.loads(run("status", "--format", "json", *flags).stdout)
        return "".join(item["document"] for item in data["documents"])

    assert order() == order("--sort", "name") == "abc"
    assert order("--sort", "progress") == "bac"
    assert order("--incomplete") == "ab"
    Path("source/b.txt").write_text("One.\n\nTwo three.\n", encoding="utf-8")
    projects.refresh(made)
    assert order("--sort", "todo") == "bac"
    assert order() == "abc"


def test_the_days_of_a_history_are_within_it(project: Path) -> None:
    """The commits are of the 1st, the 3rd and the 5th."""

    def list_days(*flags: str) -> list[str]:
        text = run("status", "--history", "--format", "csv", *flags).stdout
        return sorted(set(re.findall(r"^2026-\d\d-(\d\d)", text, re.MULTILINE)))

    assert list_days() == ["01", "03", "05"]
    assert list_days("--until", "2026-01-03") == ["01", "03"]
    assert list_days("--until", "2026-01-02") == ["01"]
    assert list_days("--since", "2026-01-05") == ["05"]
    assert list_days("--since", "2026-01-06") == ["06"]  # the state that held on that day
    assert list_days("--since", "2026-01-03", "--until", "2026-01-03") == ["03"]


def test_the_first_day_of_a_history_has_all_its_commits(project: Path) -> None:
    change_text(FA, "سه کلمه اینجاست.", "")
    commit = projects.commit(project, "2026-01-05")
    text = run("status", "--history", "--since", "2026-01-05", "--format", "json").stdout
    before, first, second = json.loads(text)["points"]
    assert [point["date"] for point in (before, first, second)] == ["2026-01-05"] * 3
    assert second["commit"] == commit
    assert len({point["commit"] for point in (before, first, second)}) == 3


def test_fail_under_counts_words_and_allows_the_share_itself(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    made = projects.make(tmp_path, {"a.txt": "One two three.\n\nFour.\n"}, "fa")
    projects.translate(made, "a", most=1)  # 3 words of 4, 1 message of 2
    monkeypatch.chdir(tmp_path)
    assert run("status", "-q", "--fail-under", "75").exit_code == 0
    assert run("status", "-q", "--fail-under", "75.1").exit_code == 1


# check


def test_fix_prints_each_change_and_dry_run_prints_them_too(project: Path) -> None:
    change_text(FA, "سه کلمه", "سه  کلمه")
    dry = run("check", "letter", "-l", "fa", "--fix", "--dry-run").stdout
    assert '-msgstr "سه  کلمه' in dry and '+msgstr "سه کلمه' in dry
    result = run("check", "letter", "-l", "fa", "--fix")
    assert re.search(
        rf"^{FA}:\d+: \u2068سه  کلمه.*\u2069 → \u2068سه کلمه.*\u2069$", result.stdout, re.MULTILINE
    )


# review


def test_a_review_is_of_one_language(project: Path) -> None:
    before = snapshot(project)
    result = run("review", "letter", "-l", "fa,ar", "--all")
    assert result.exit_code == 2
    assert "one language" in result.stderr
    assert snapshot(project) == before


# render and build


@pytest.mark.parametrize("command", ["render letter --jobs 0", "build --jobs 0"])
def test_0_jobs_are_one_for_each_processor_where_that_is_worth_it(
    project: Path, monkeypatch: pytest.MonkeyPatch, command: str
) -> None:
    counts: list[int] = []

    def start_none(_function: object, calls: Sequence[Any], processes: int) -> Iterator[Lost]:
        counts.append(processes)
        return (Lost() for _ in calls)

    monkeypatch.setattr(workers, "count_processors", lambda: 7)
    monkeypatch.setattr(workers, "WORTH", 0)  # however little there is to do
    monkeypatch.setattr(processes, "call_in_processes", start_none)
    run(*command.split(), "-q")
    assert set(counts) == {7}


MISTAKES: dict[str, Callable[[], object]] = {
    "source": lambda: Path("source/letter.txt").write_bytes(b"\xff\xfe\xff"),
    "catalogue": lambda: Path(FA).write_text('msgid "', encoding="utf-8"),
    "glossary": lambda: Path("glossary.csv").write_text("oops\n", encoding="utf-8"),
    "rule": lambda: Path("dragoman.toml").write_text(
        'languages = ["fa"]\ncheck.disable = ["nombers"]\n', encoding="utf-8"
    ),
}


@pytest.mark.parametrize("what", ["source", "catalogue"])
def test_a_file_that_is_wrong_stops_only_what_is_made_from_it(project: Path, what: str) -> None:
    """Of its document nothing is updated; the other document and its editions are made."""
    change_text("source/notes.md", "Some more text", "Some other text")
    MISTAKES[what]()
    template = Path("locale/letter.pot").read_bytes()
    result = run("build", "-q")
    assert result.exit_code == 2
    assert [line[:10] for line in result.stderr.splitlines()] == ["dragoman: "]
    assert Path("locale/letter.pot").read_bytes() == template
    assert "Some other text" in Path("build/notes.en-fa.html").read_text(encoding="utf-8")
    assert Path("build/letter.en-fa.html").exists() is False
    assert Path("build/letter.en-ar.html").exists() is (what == "catalogue")
    assert 'href="notes.en-fa.html"' in Path("build/index.html").read_text(encoding="utf-8")


@pytest.mark.parametrize("what", ["glossary", "rule"])
def test_build_writes_nothing_where_what_all_need_is_wrong(project: Path, what: str) -> None:
    change_text("source/notes.md", "Some more text", "Some other text")
    MISTAKES[what]()
    before = snapshot(project)
    assert run("build", "-q").exit_code == 2
    assert snapshot(project) == before


@pytest.mark.parametrize("documents", [1, 2])
def test_all_documents_have_an_index(project: Path, documents: int) -> None:
    if documents == 1:
        Path("source/notes.md").unlink()
    assert run("build", "-q").exit_code == 0
    index = Path("build/index.html").read_text(encoding="utf-8")
    assert index.count('<section class="card"') == documents


# merge-driver


def test_a_conflict_names_the_catalogue_as_git_does(project: Path, tmp_path: Path) -> None:
    text = Path(FA).read_text(encoding="utf-8")
    base, ours, theirs = (tmp_path / name for name in ("base", "ours", "theirs"))
    base.write_text(text, encoding="utf-8")
    ours.write_text(text.replace("یک نامه", "نامه"), encoding="utf-8")
    theirs.write_text(text.replace("یک نامه", "نامه‌ای"), encoding="utf-8")
    result = run("merge-driver", str(base), str(ours), str(theirs), FA)
    assert result.exit_code == 1
    assert f"{FA}: messages with two translations" in result.stderr
    theirs.write_text('msgid "', encoding="utf-8")
    before = ours.read_bytes()
    broken = run("merge-driver", str(base), str(ours), str(theirs), FA)
    assert broken.exit_code == 2
    assert FA in broken.stderr
    assert ours.read_bytes() == before


def test_a_file_of_a_translator_is_put_into_a_catalogue_that_has_changed(
    project: Path, tmp_path: Path
) -> None:
    """As the manual calls the driver by hand: BASE was sent, THEIRS came back."""
    sent = tmp_path / "sent.po"
    sent.write_bytes(Path(FA).read_bytes())
    returned = tmp_path / "returned.po"
    text = sent.read_text(encoding="utf-8").replace("یک نامه", "نامه‌ای")
    returned.write_text(text, encoding="utf-8")
    change_text(FA, "سه کلمه", "سه واژه")
    done = subprocess.run(
        [sys.executable, "-m", "dragoman", "merge-driver", str(sent), FA, str(returned)],
        check=False,
    )
    assert done.returncode == 0
    merged = Path(FA).read_text(encoding="utf-8")
    assert "نامه‌ای" in merged and "سه واژه" in merged


@pytest.mark.parametrize(
    ("requirement", "code"),
    [
        ("fa=reviewed", 1),
        ("fa=reviewed:50", 0),
        ("fa=translated", 0),
        ("ar=translated:95", 1),
        ("ar=translated:0", 0),
        ("fa=translated,ar=reviewed", 1),
    ],
)
def test_what_is_reviewed_is_translated_too(project: Path, requirement: str, code: int) -> None:
    """Three of the four paragraphs of the letter are reviewed, and all are translated."""
    assert run("review", "letter", "-l", "fa", "--paragraph", "2-4", "-q").exit_code == 0
    assert run("check", "letter", "-q", "--require", requirement).exit_code == code


def test_the_flag_requires_over_the_settings(project: Path) -> None:
    with Path("dragoman.toml").open("a", encoding="utf-8") as file:
        file.write('check.require = { fa = "reviewed" }\n')
    assert run("check", "letter", "-q").exit_code == 1
    assert run("check", "letter", "-q", "--require", "fa=translated").exit_code == 0
