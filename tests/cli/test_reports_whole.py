"""What people read of each command, line by line, of one small project whose counts are known.

The letter has 5 messages of 2, 4, 9, 5 and 5 words. In Persian one is reviewed, two are translated,
one is outdated and one is a draft. The poem has two lines of 2 words each; one of them is
translated into Arabic.
"""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path

import pytest

from dragoman.catalogs.states import mark_draft, mark_reviewed
from dragoman.po import Block
from dragoman.project import Project
from helpers import projects
from helpers.command_line import change_text, run

LETTER_FA, POEM_FA = (f"locale/fa/LC_MESSAGES/{name}.po" for name in ("news/letter", "poem"))
LETTER_AR, POEM_AR = (f"locale/ar/LC_MESSAGES/{name}.po" for name in ("news/letter", "poem"))
READING = [
    "settings: dragoman.toml",
    "document news/letter: source/news/letter.txt; catalogues: fa, ar",
    "document poem: source/poem.txt; catalogues: fa, ar",
]


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Project:
    projects.allow_source_texts(monkeypatch)
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    root = tmp_path / "project"
    root.mkdir()
    texts = {
        "news/letter.txt": f"{projects.TEXT}\nA draft by a machine.\n",
        "poem.txt": "Roses bloom.\n\nWinter came.\n",
    }
    made = projects.make(root, texts)
    with (root / "dragoman.toml").open("a", encoding="utf-8") as file:
        file.write("jobs = 1\n")
    made = projects.refresh(made)
    monkeypatch.chdir(root)
    projects.translate(made, "news/letter", most=4)
    change_text("source/news/letter.txt", "goodbye", "farewell")
    made = projects.refresh(made)

    def mark(message: Block) -> Block:
        if message.msgid == "A letter":
            return mark_reviewed(message, "2026-01-01")
        if message.msgid.startswith("A draft"):
            return mark_draft(message, ["پیش‌نویس"], "2026-01-01", "engine")
        return message

    projects.edit(made, mark, "news/letter")
    projects.translate(made, "poem", "ar", most=1)
    return made


DRAFTED = (
    "news/letter, fa: a machine drafted 1 of the messages; 20.0% of the words that are "
    "translated or drafted are still as it wrote them"
)


def test_status(project: Project) -> None:
    assert run("status").stdout.splitlines() == [
        "lang  done  untranslated  fuzzy  translated  reviewed  document",
        "fa     60%           0/0   2/10        2/13       1/2  news/letter",
        "ar      0%          5/25    0/0         0/0       0/0  news/letter",
        "fa      0%           2/4    0/0         0/0       0/0  poem",
        "ar     50%           1/2    0/0         1/2       0/0  poem",
        "fa     60%           0/0   2/10        2/13       1/2  news/",
        "ar      0%          5/25    0/0         0/0       0/0  news/",
        "fa     52%           2/4   2/10        2/13       1/2  total",
        "ar      7%          6/27    0/0         1/2       0/0  total",
        "",
        "messages/words of the source",
        "not shown in this width: drafts, to do, total",
        DRAFTED,
    ]


def test_status_of_a_project_without_languages_says_what_it_lacks(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "dragoman.toml").write_text("languages = []\n")
    monkeypatch.chdir(tmp_path)
    result = run("status")
    nothing = "Nothing to count: the project has no documents or no languages yet.\n"
    assert (result.exit_code, result.stdout) == (0, nothing)


def test_status_of_one_document_has_no_sum(project: Project) -> None:
    assert run("status", "poem").stdout.splitlines() == [
        "lang  done  untranslated  fuzzy  translated  reviewed  total  to do  document",
        "fa      0%           2/4    0/0         0/0       0/0    2/4    2/4  poem",
        "ar     50%           1/2    0/0         1/2       0/0    2/4    1/2  poem",
        "",
        "messages/words of the source",
    ]
    assert [line.split()[-1] for line in run("status", "-l", "ar").stdout.splitlines()[1:5]] == [
        "news/letter", "poem", "news/", "total",
    ]  # fmt: skip


def test_what_is_left_out_of_the_list_is_still_in_the_sums(project: Project) -> None:
    projects.translate(project, "poem")
    whole = run("status").stdout.splitlines()
    assert whole[3].split()[-1] == "poem" and whole[3].split()[1] == "100%"
    listed = run("status", "--incomplete").stdout.splitlines()
    assert listed == [*whole[:3], *whole[4:]], "all but the one line"
    last = run("status", "--sort", "todo").stdout.splitlines()
    assert [line.split()[0::6] for line in last[1:5]] == [
        ["ar", "news/letter"], ["fa", "news/letter"], ["ar", "poem"], ["fa", "poem"]
    ]  # fmt: skip
    assert last[5:] == whole[5:]


def test_status_as_markdown(project: Project) -> None:
    assert run("status", "--format", "markdown", "-l", "fa").stdout.splitlines() == [
        "| document | language | words done | untranslated | fuzzy | drafts | adopted | translated "
        "| reviewed | total | to do |",
        "|---|---|--:|--:|--:|--:|--:|--:|--:|--:|--:|",
        "| news/letter | fa | 60% | 0/0 | 2/10 | 1/5 | 0/0 | 2/13 | 1/2 | 5/25 | 2/10 |",
        "| poem | fa | 0% | 2/4 | 0/0 | 0/0 | 0/0 | 0/0 | 0/0 | 2/4 | 2/4 |",
        "| **news/** | fa | 60% | 0/0 | 2/10 | 1/5 | 0/0 | 2/13 | 1/2 | 5/25 | 2/10 |",
        "| **total** | fa | 52% | 2/4 | 2/10 | 1/5 | 0/0 | 2/13 | 1/2 | 7/29 | 4/14 |",
    ]


PERSIAN = {
    "messages": {"untranslated": 0, "fuzzy": 2, "translated": 2, "reviewed": 1, "total": 5},
    "words": {"untranslated": 0, "fuzzy": 10, "translated": 13, "reviewed": 2, "total": 25},
    "characters": {"untranslated": 0, "fuzzy": 48, "translated": 62, "reviewed": 8, "total": 118},
    "draft": {"messages": 1, "words": 5, "characters": 21},
    "adopted": {"messages": 0, "words": 0, "characters": 0},
    "outdated": {"messages": 1, "words": 5, "characters": 27},
    "todo": {"messages": 2, "words": 10, "characters": 48},
}


def test_status_for_programs(project: Project) -> None:
    rows = csv.DictReader(io.StringIO(run("status", "--format", "csv").stdout))
    by_row = {(row["kind"], row["name"], row["language"]): row for row in rows}
    assert [(*key, row["percent"]) for key, row in by_row.items()] == [
        ("document", "news/letter", "fa", "60.00"), ("document", "news/letter", "ar", "0.00"),
        ("document", "poem", "fa", "0.00"), ("document", "poem", "ar", "50.00"),
        ("folder", "news/", "fa", "60.00"), ("folder", "news/", "ar", "0.00"),
        ("total", "total", "fa", "51.72"), ("total", "total", "ar", "6.90"),
    ]  # fmt: skip
    persian = by_row["document", "news/letter", "fa"]
    for measure in ("messages", "words", "characters"):
        for state, number in PERSIAN[measure].items():
            assert persian[f"{measure}_{state}"] == str(number)
        for part in ("draft", "adopted", "outdated", "todo"):
            assert persian[f"{measure}_{part}"] == str(PERSIAN[part][measure])
    data = json.loads(run("status", "--format", "json").stdout)
    assert data["documents"][0]["languages"]["fa"] == {
        **PERSIAN,
        "in_step": True,
        "outdated_by_pivot": 0,
        "machine": {"messages": 1, "words": 5, "unmodified": 5, "share": 0.2},
    }


def test_history(project: Project) -> None:
    first = projects.commit(project.root, "2026-01-01")
    projects.translate(project, "poem", "fa")
    second = projects.commit(project.root, "2026-01-09")
    projects.translate(project, "poem", "ar")
    result = run("status", "--history")
    assert result.stderr.splitlines() == ["not committed yet, so not in the history: ar"]
    assert result.stdout.splitlines()[:5] == [
        "date        commit     lang  done  untranslated  fuzzy  translated  reviewed",
        f"2026-01-01  {first[:9]}  fa     52%           2/4   2/10        2/13       1/2",
        f"2026-01-01  {first[:9]}  ar      7%          6/27    0/0         1/2       0/0",
        f"2026-01-09  {second[:9]}  fa     66%           0/0   2/10        4/17       1/2",
        "",
    ]
    lines = run("status", "--history", "--format", "csv").stdout.splitlines()
    assert [line[: line.index(".")] for line in lines[1:]] == [
        f"2026-01-01,{first},fa,51", f"2026-01-01,{first},ar,6",
        f"2026-01-09,{second},fa,65", f"2026-01-09,{second},ar,6",
    ]  # fmt: skip
    assert run("status", "--history", "--until", "2025-12-31").stdout == (
        "No history: no catalogue was committed in this time.\n"
    )
    refused = run("status", "--history", "--format", "markdown")
    assert refused.exit_code == 2
    assert refused.stderr.splitlines()[-1] == (
        "dragoman: the history has no form 'markdown': choose text, json, csv or svg"
    )


def test_diff(project: Project) -> None:
    assert run("diff").stdout.splitlines() == [
        "news/letter, fa, paragraph 4: wording",
        "\u2068The last one says [-goodbye-]{+farewell+}.\u2069",
        "\u2068fa: The last one says goodbye.\u2069",
        "",
        "news/letter, fa, paragraph 5: a draft that nobody has confirmed",
        "\u2068A draft by a machine.\u2069",
        "\u2068پیش‌نویس\u2069",
        "",
    ]
    none = run("diff", "-l", "ar")
    assert none.stdout == ""
    assert none.stderr.splitlines() == [
        "No message is fuzzy: every translation fits the text as it is now."
    ]


def test_update(project: Project) -> None:
    change_text("source/news/letter.txt", "A letter\n\n", "")
    change_text("source/poem.txt", "Roses bloom.", "Nobody answered.")
    assert run("update").stderr.splitlines() == [
        "locale/news/letter.pot: 4 messages from source/news/letter.txt",
        f"{LETTER_FA}: 4 exact, 1 no longer in the source (kept as obsolete)",
        f"{LETTER_AR}: 4 exact",
        "locale/poem.pot: 2 messages from source/poem.txt",
        f"{POEM_FA}: 1 exact, 1 to translate",
        f"{POEM_AR}: 1 exact, 1 to translate, 1 no longer in the source (kept as obsolete)",
    ]
    assert run("update").stderr == ""
    assert run("update", "-v", "poem").stderr.splitlines() == [
        READING[0],
        READING[2],
        "locale/poem.pot: 2 messages from source/poem.txt, unchanged",
        f"{POEM_FA}: unchanged, 2 exact",
        f"{POEM_AR}: unchanged, 2 exact",
        f"{LETTER_FA}: read for suggestions only",
        f"{LETTER_AR}: read for suggestions only",
    ]
    dropped = run("update", "news/letter", "-l", "fa", "--drop-obsolete").stderr.splitlines()
    assert dropped == [
        f"{LETTER_FA}: 4 exact",
        f"{LETTER_FA}: removed: \u2068A letter\u2069 = \u2068fa: A letter\u2069",
    ]


def test_update_of_a_catalogue_that_is_new(project: Project) -> None:
    Path("source/song.txt").write_text("A song.\n", encoding="utf-8")
    assert run("update").stderr.splitlines() == [
        "locale/song.pot: 1 message from source/song.txt",
        *(f"locale/{code}/LC_MESSAGES/song.po: new, 1 to translate" for code in ("fa", "ar")),
    ]


def test_extract(project: Project) -> None:
    change_text("source/poem.txt", "\n\nWinter came.", "")
    assert run("extract", "-v").stderr.splitlines() == [
        "settings: dragoman.toml",
        "document news/letter: source/news/letter.txt",
        "document poem: source/poem.txt",
        "locale/news/letter.pot: 5 messages, unchanged",
        "locale/poem.pot: 1 message, written",
    ]
    assert run("extract").stderr == ""


def test_check(project: Project) -> None:
    result = run("check", "-v")
    assert result.stderr.splitlines() == [
        *READING,
        "glossary.csv: there is no such glossary, so the rule glossary finds nothing",
        f"{LETTER_FA}: 3 of 5 messages are checked; skipped because fuzzy: 2; because "
        "untranslated: 0",
        f"{POEM_FA}: 0 of 2 messages are checked; skipped because fuzzy: 0; because "
        "untranslated: 2",
        f"{LETTER_AR}: 0 of 5 messages are checked; skipped because fuzzy: 0; because "
        "untranslated: 5",
        f"{POEM_AR}: 1 of 2 messages are checked; skipped because fuzzy: 0; because "
        "untranslated: 1",
    ]
    lines = result.stdout.splitlines()
    assert [line.partition(": ")[2] for line in lines[:4:2]] == [
        f"news/letter ¶{number}: hint po-fuzzy: Check the translation and confirm it."
        for number in (4, 5)
    ]
    assert lines[1] == "    \u2068fa: The last one says goodbye.\u2069"
    assert lines[-1] == "0 errors, 0 warnings, 2 hints"


def test_render(project: Project) -> None:
    made = ["build/poem.en-fa-ar.html", "build/poem.en-fa.html", "build/poem.en-ar.html"]
    first = run("render", "-v", "poem", "-t", "html")
    assert first.stdout.splitlines() == made
    lines = first.stderr.splitlines()
    assert lines[:2] == [READING[0], READING[2]]
    assert [line.partition(" (preferred: ")[0] for line in lines[2:]] == [
        f"font for {code} in html: the reader's own" for code in ("ar", "en", "fa")
    ]
    assert lines[3].endswith(" (preferred: none)")
    again = "  (skipped: up to date, nothing that it depends on has changed)"
    assert run("render", "-v", "poem").stdout.splitlines() == [f"{path}{again}" for path in made]
    assert run("render", "poem").stdout.splitlines() == made


def test_review(project: Project) -> None:
    assert run("review", "poem", "-l", "ar", "--all").stderr.splitlines() == [
        "poem, ar: paragraph 2 is not translated",
        "poem, ar: 1 reviewed, 1 refused",
    ]
    again = run("review", "poem", "-l", "ar", "--paragraph", "1")
    assert (again.exit_code, again.stderr) == (0, "poem, ar: 1 reviewed already\n")
    revoked = run("review", "poem", "-l", "ar", "--all", "--revoke")
    assert revoked.stderr.splitlines()[-1].startswith("poem, ar: 1 ")


@pytest.mark.parametrize("number", [20, 21, 23])
def test_no_more_than_twenty_refused_messages_are_listed(project: Project, number: int) -> None:
    lines = [f"Line {letter} is here.\n\n" for letter in "abcdefghijklmnopqrstuvwxyz"[:number]]
    Path("source/long.txt").write_text("".join(lines), encoding="utf-8")
    projects.refresh(project)
    result = run("review", "long", "-l", "fa", "--all")
    said = result.stderr.splitlines()
    assert result.exit_code == 1
    assert said[:20] == [f"long, fa: paragraph {at} is not translated" for at in range(1, 21)]
    rest = [f"and {number - 20} more"] if number > 20 else []
    assert said[20:] == [*rest, f"long, fa: {number} refused"]


REPORTS = ["status", "status --history", "status --format html", "status --format svg -l fa",
           "diff", "diff --format html", "check --format junit", "check"]  # fmt: skip


@pytest.mark.parametrize("command", [*REPORTS, "update --explain"])
def test_a_report_in_a_file_is_said_by_its_path(project: Project, command: str) -> None:
    projects.commit(project.root, "2026-01-01")
    change_text("source/news/letter.txt", "Three words are here.", "Three words are there.")
    path = "out.svg" if "svg" in command else "out"
    shown = run(*command.split(), "-o", path)
    assert path in shown.stderr.splitlines() and shown.stdout == ""
    assert Path(path).stat().st_size > 10
    assert path not in run(*command.split(), "-o", path, "-q").stderr


def test_badges(project: Project) -> None:
    refused = run("status", "--format", "svg")
    assert refused.exit_code == 2
    assert refused.stderr == (
        "dragoman: a badge is for one language: give -l, or a folder for all with -o DIR\n"
    )
    for form, suffix in (("svg", "svg"), ("endpoint", "json")):
        one = run("status", "--format", form, "-l", "fa").stdout
        run("status", "--format", form, "-l", "fa", "-o", f"one.{suffix}")
        run("status", "--format", form, "-o", "badges")
        run("status", "--format", form, "-l", "fa", "-o", "alone")
        assert Path(f"one.{suffix}").read_text(encoding="utf-8") == one
        assert Path(f"badges/fa.{suffix}").read_text(encoding="utf-8") == one
        assert Path(f"alone/fa.{suffix}").read_text(encoding="utf-8") == one
        assert "52%" in one
        assert "7%" in Path(f"badges/ar.{suffix}").read_text(encoding="utf-8")
    assert {path.name for path in Path("badges").iterdir()} == {
        "ar.json", "ar.svg", "fa.json", "fa.svg",
    }  # fmt: skip


@pytest.mark.parametrize(
    ("number", "skipped"),
    [(4, "1, 2, 3, 4"), (5, "1, 2, 3, 4, 5"), (6, "1, 2, 3, 4, 5 and 1 more"),
     (9, "1, 2, 3, 4, 5 and 4 more")],
)  # fmt: skip
def test_five_of_the_files_that_are_skipped_are_named(
    project: Project, number: int, skipped: str
) -> None:
    for name in range(1, number + 1):
        Path(f"source/{name}.xyz").write_bytes(b"x")
    names = ", ".join(f"source/{name}.xyz" for name in range(1, min(number, 5) + 1))
    line = run("extract").stderr.splitlines()[0]
    assert line.startswith(f"skipped: {names}{skipped[13:]}: ")


def test_build(project: Project) -> None:
    result = run("build")
    assert result.exit_code == 0, result.output
    lines = result.stdout.splitlines()
    at = lines.index("lang  done  untranslated  fuzzy  translated  reviewed  document")
    assert at == 0
    assert lines[at + 7 :] == [
        "fa     52%           2/4   2/10        2/13       1/2  total",
        "ar      7%          6/27    0/0         1/2       0/0  total",
        "",
        "messages/words of the source",
        "not shown in this width: drafts, to do, total",
        DRAFTED,
        "",
        *(f"build/{document}.{languages}.html"
          for document in ("news/letter", "poem")
          for languages in ("en-fa-ar", "en-fa", "en-ar")),
        "build/index.html",
    ]  # fmt: skip


def test_build_says_what_it_has_read_where_that_is_wanted(project: Project) -> None:
    said = run("build", "--verbose").stderr.splitlines()
    assert [line for line in said if line in READING] == READING
    checked = [line for line in said if "messages are checked" in line]
    assert [line.partition(":")[0] for line in checked] == [LETTER_FA, POEM_FA, LETTER_AR, POEM_AR]
    quiet = run("build", "--quiet")
    assert (quiet.stdout, quiet.stderr) == ("", "")
    assert "messages are checked" not in run("build", "--verbose", "--quiet").stderr
