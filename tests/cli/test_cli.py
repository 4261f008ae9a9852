"""The command line on whole projects: what it does, what it prints, and what a mistake gets."""

from __future__ import annotations

import json
import os
import re
import socket
import subprocess
import sys
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from dragoman.cli import group
from helpers.cases import each_case
from helpers.command_line import run
from helpers.support import snapshot
from helpers.tools import ROOT

LETTER = """A letter from the mountain

A letter from the mountain

Dear friends, the road is open again.

More than 1500 people came in 2015.
"""


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A new project with one letter, in the current folder."""
    monkeypatch.chdir(tmp_path)
    assert run("init", ".", "--source-language", "en", "-l", "fa", "-l", "ar").exit_code == 0
    (tmp_path / "source" / "letter.txt").write_text(LETTER, encoding="utf-8")
    return tmp_path


def test_a_new_project_works_at_once(project: Path) -> None:
    result = run("build")
    assert result.exit_code == 0, result.output
    made = {path.name for path in (project / "build").glob("*.html")}
    editions = {"letter.en-fa-ar.html", "letter.en-fa.html", "letter.en-ar.html"}
    assert made == {*editions, "index.html"}
    assert result.stdout.rstrip().endswith("index.html")


def test_a_second_build_changes_no_byte(project: Path) -> None:
    run("build")
    before = snapshot(project)
    assert run("build").exit_code == 0
    assert snapshot(project) == before


def test_only_what_content_asks_for_is_rendered_again(project: Path) -> None:
    run("build")
    catalog = project / "locale" / "fa" / "LC_MESSAGES" / "letter.po"
    text = catalog.read_text(encoding="utf-8")
    catalog.write_text(text.replace('msgstr ""\n\n#', 'msgstr "عنوان"\n\n#', 1), encoding="utf-8")
    times = {path: path.stat().st_mtime_ns for path in (project / "build").glob("*.html")}
    assert run("render").exit_code == 0
    again = {p.name for p in (project / "build").glob("*.html") if p.stat().st_mtime_ns > times[p]}
    assert again == {"letter.en-fa-ar.html", "letter.en-fa.html"}


def test_an_edition_that_somebody_damaged_is_made_again(project: Path) -> None:
    run("render")
    page = project / "build" / "letter.en-fa.html"
    whole = page.read_bytes()
    page.write_bytes(whole[:100])
    run("render")
    assert page.read_bytes() == whole


def test_init_leaves_what_is_there(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / ".gitattributes").write_text("*.txt text", encoding="utf-8")
    (tmp_path / ".gitignore").write_bytes(b"caf\xe9\r\n")
    assert run("init", "-l", "fa").exit_code == 0
    lines = (tmp_path / ".gitattributes").read_text(encoding="utf-8").splitlines()
    assert lines == ["*.txt text", "*.po merge=dragoman", "*.pot merge=dragoman"]
    ignored = (tmp_path / ".gitignore").read_bytes().split(b"\r\n")
    assert ignored == [
        b"caf\xe9",
        b"/build/",
        b"/export/",
        b".dragoman.lock",
        b".*.dragoman-tmp",
        b"*.mo",
        b"*.po~",
        b"",
    ]
    before = snapshot(tmp_path)
    again = run("init", "-l", "fa")
    assert again.exit_code == 2
    assert snapshot(tmp_path) == before


def test_init_makes_the_project_in_the_folder_that_the_command_line_names(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "letters").mkdir()
    made = run("-C", "letters", "init", "-l", "fa")
    assert (made.exit_code, (tmp_path / "letters/dragoman.toml").exists()) == (0, True)
    assert run("-C", "letters", "init", "new", "-l", "fa").exit_code == 0
    assert (tmp_path / "letters/new/dragoman.toml").exists()
    assert {path.name for path in tmp_path.iterdir()} == {"letters"}
    assert "dragoman init letters --git" in made.output


def test_init_takes_a_folder_of_documents_that_is_there(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    letter = tmp_path / "my docs" / "ref" / "letter.txt"
    letter.parent.mkdir(parents=True)
    letter.write_text(LETTER, encoding="utf-8")
    made = run("init", ".", "--source", "my docs/", "-l", "fa")
    assert made.exit_code == 0
    assert made.stderr.splitlines()[-1] == "Run `dragoman build`."
    assert not (tmp_path / "source").exists()
    assert run("build").exit_code == 0
    assert (tmp_path / "build" / "ref" / "letter.en-fa.html").is_file()


@pytest.mark.parametrize("folder", ["..", "/etc", "build", "build/x", ".", "a\nb/../.."])
def test_init_refuses_a_folder_of_documents_that_cannot_be_one(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, folder: str
) -> None:
    monkeypatch.chdir(tmp_path)
    made = run("init", "new", "--source", folder, "-l", "fa")
    assert made.exit_code == 2
    assert len(made.stderr.splitlines()) == 1
    assert not list(tmp_path.iterdir())


def test_init_says_what_to_do_where_the_documents_are_in_its_folder(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = tmp_path / "my docs"
    folder.mkdir()
    monkeypatch.chdir(folder)
    (folder / "letter.txt").write_text("A letter.\n", encoding="utf-8")
    for source in (".", str(folder)):
        made = run("init", ".", "--source", source, "-l", "fa")
        assert made.exit_code == 2
        assert "dragoman init .. --source 'my docs'" in made.stderr
    assert [path.name for path in folder.iterdir()] == ["letter.txt"]
    assert run("init", "..", "--source", "my docs", "-l", "fa").exit_code == 0


def test_init_refuses_a_translation_into_the_language_of_the_documents(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    made = run("init", "new", "-l", "en")
    assert made.exit_code == 2
    assert "the documents are in 'en' already: give another language with -l" in made.stderr
    assert not list(tmp_path.iterdir())
    assert run("init", "new", "-l", "en", "--source-language", "fa").exit_code == 0
    assert run("init", "other", "-l", "en,fa").exit_code == 0


def test_init_can_set_up_the_merge_driver(tmp_path: Path, need_tool: Callable[[str], str]) -> None:
    git = need_tool("git")
    subprocess.run([git, "init", "-q", str(tmp_path)], check=True)
    assert run("init", str(tmp_path), "-l", "fa", "--git").exit_code == 0
    found = subprocess.run(
        [git, "-C", str(tmp_path), "config", "merge.dragoman.driver"],
        check=True, capture_output=True, text=True,
    )  # fmt: skip
    assert f"{sys.executable} -P -m dragoman " in found.stdout
    assert "merge-driver -- %O %A %B %P" in found.stdout


def test_two_branches_that_both_updated_merge_in_a_clone(
    project: Path, monkeypatch: pytest.MonkeyPatch, need_tool: Callable[[str], str]
) -> None:
    def git(*arguments: str) -> str:
        name = ["-c", "user.name=T", "-c", "user.email=t@example.org", "-c", "commit.gpgsign=false"]
        command = [need_tool("git"), *name, *arguments]
        return subprocess.run(command, check=True, capture_output=True, text=True).stdout

    def change(old: str, new: str, epoch: str) -> None:
        path = project / "source" / "letter.txt"
        path.write_text(path.read_text(encoding="utf-8").replace(old, new), encoding="utf-8")
        monkeypatch.setenv("SOURCE_DATE_EPOCH", epoch)
        assert run("update").exit_code == 0
        git("commit", "-qam", new)

    source = (project / "source" / "letter.txt").read_text(encoding="utf-8")
    first, *_, last = source.split()
    monkeypatch.chdir(project)
    run("update")
    git("init", "-q", "-b", "main")
    assert run("init", ".", "--git").exit_code == 0  # the project is there already, as in a clone
    driver = f'"{sys.executable}" -m dragoman merge-driver %O %A %B %P'
    git("config", "merge.dragoman.driver", driver)
    git("add", ".")
    git("commit", "-qm", "base")
    git("branch", "other")
    change(first, "Changed", "1800000000")
    git("checkout", "-q", "other")
    change(last, "altered", "1800100000")
    git("merge", "-q", "-m", "both", "main")
    assert git("status", "--short", "--untracked-files=no") == ""
    before = snapshot(project)
    assert run("update").exit_code == 0
    assert snapshot(project) == before


def test_status_is_the_documented_json(project: Path) -> None:
    run("update")
    data = json.loads(run("status", "--format", "json").stdout)
    assert data["schema_version"] == 1
    assert [document["document"] for document in data["documents"]] == ["letter"]
    counts = data["documents"][0]["languages"]["fa"]["messages"]
    assert counts == {
        "untranslated": 3, "fuzzy": 0, "translated": 0, "reviewed": 0, "total": 3
    }  # fmt: skip
    assert data["total"]["ar"]["words"]["total"] == 19


def test_fail_under_says_which_language_is_under(project: Path) -> None:
    run("update")
    result = run("status", "--fail-under", "50", "-l", "fa")
    assert result.exit_code == 1
    assert "fa: 0.0% of the words, under 50%" in result.stderr
    assert run("status", "--fail-under", "0").exit_code == 0


def test_render_writes_the_document_in_its_own_format(project: Path) -> None:
    run("update")
    assert run("render", "letter", "-t", "source", "-l", "fa").exit_code == 0
    assert (project / "build" / "letter.fa.txt").read_text(encoding="utf-8") == LETTER


def test_columns_and_folder_are_as_asked(project: Path) -> None:
    run("update")
    result = run(
        "render", "letter", "-l", "fa,en", "-t", "html", "-o", "out", "--layout", "stacked"
    )
    assert result.exit_code == 0, result.output
    page = (project / "out" / "letter.fa-en.html").read_text(encoding="utf-8")
    assert '<html lang="fa" dir="rtl"' in page


def test_no_file_names_a_person_host_or_path_and_no_request_is_made(
    project: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Whoever runs it, and wherever: only what the source and the settings say is written."""
    host, cache = "the-secret-host", project.parent / f"{project.name}-cache"
    monkeypatch.setattr(socket, "gethostname", lambda: host)
    monkeypatch.setattr(os, "uname", lambda: os.uname_result(("Linux", host, "1", "1", "x86_64")))
    for name in ("USER", "LOGNAME", "GIT_AUTHOR_NAME", "NAME"):
        monkeypatch.setenv(name, "Secret-Name")
    for name in ("EMAIL", "GIT_AUTHOR_EMAIL"):
        monkeypatch.setenv(name, "secret@mail.example")
    monkeypatch.setenv("XDG_CACHE_HOME", str(cache))
    requests: list[object] = []
    sys.addaudithook(
        lambda event, arguments: requests.append(arguments) if event in NETWORK else None
    )
    assert run("build").exit_code == 0
    assert run("render", "-t", "epub,docx").exit_code == 0
    run("review", "letter", "-l", "fa", "--all")
    run("status", "--format", "html", "-o", "build/status.html")
    secrets = [str(project), project.name, "/tmp", host, "secret", "Secret"]  # noqa: S108
    files = {path: path.read_bytes() for path in project.rglob("*") if path.is_file()}
    files |= {path: path.read_bytes() for path in cache.rglob("*") if path.is_file()}
    kinds = {path.suffix for path in files}
    assert kinds >= {".po", ".pot", ".html", ".epub", ".docx", ".json"}
    for path, data in files.items():
        parts = {path.name: data}
        if path.suffix in (".epub", ".docx"):
            with zipfile.ZipFile(path) as archive:
                parts = {name: archive.read(name) for name in archive.namelist()}
        for name, part in parts.items():
            assert not [text for text in secrets if text.encode() in part], f"{path}: {name}"
        if path.suffix in (".po", ".pot"):
            named = re.search(rb"Last-Translator: [^\\]|Language-Team: [^\\]|@", data)
            assert not named, path
            assert b"Project-Id-Version: letter" in data, path
    assert requests == []


NETWORK = {"socket.connect", "socket.getaddrinfo", "socket.gethostbyname", "socket.sendto"}
"""What Python reports to its auditors before it asks another machine (PEP 578)."""


def broken(project: Path, name: str, data: bytes) -> Path:
    path = project / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(data)
    return path


PO = "locale/fa/LC_MESSAGES/letter.po"
GARBAGE = b'msgid ""\nmsgstr ""\n\nmsgid "x"\ngarbage\n'

BAD = [
    ("empty source", "source/letter.txt", b"", ["update"], "source/letter.txt: the file is empty"),
    ("binary source", "source/letter.txt", b"a\0b", ["update"], "source/letter.txt:1: a NUL byte"),
    ("wrong encoding", "source/letter.txt", b"one\n\ncaf\xe9", ["update"],
     "source/letter.txt:3: byte 0xe9 is not UTF-8"),
    ("garbage in a catalogue", PO, GARBAGE, ["update"],
     f"{PO}:5: "),
    ("garbage counted", PO, GARBAGE, ["status"], f"{PO}:5: "),
    ("garbage rendered", PO, GARBAGE, ["render", "-l", "en,fa"], f"{PO}:5: "),
    ("settings with a typo", "dragoman.toml", b'\nlangages = ["fa"]', ["build"],
     "dragoman.toml:2: unknown setting 'langages'; did you mean 'languages'?"),
    ("unknown language in settings", "dragoman.toml", b'languages = ["xx"]', ["update"],
     "unknown language 'xx'"),
    ("language that leaves the folder", "dragoman.toml", b'languages = ["../../x"]', ["update"],
     "unknown language '../../x'"),
    ("two sources with one name", "source/letter.md", b"# x", ["build"],
     "two sources with one name"),
    ("settings in another encoding", "dragoman.toml", b"# caf\xe9", ["build"],
     "dragoman.toml: the settings are not UTF-8"),
    ("language that is misspelt", "dragoman.toml", b'languages = [\n "Persain"]', ["update"],
     "dragoman.toml:2: unknown language 'Persain'; did you mean 'Persian'?"),
    ("language that is misspelt", "x", b"", ["status", "-l", "arabik"],
     "unknown language 'arabik'; did you mean 'Arabic'?"),
    ("source's language among the translations", "dragoman.toml", b'languages = ["fa", "en"]',
     ["build"], "the language 'en' is the source's"),
    ("language twice", "dragoman.toml", b'languages = ["fa", "fa"]', ["status"],
     "the language 'fa' is named twice"),
    ("unknown rule", "dragoman.toml", b'[check]\ndisable = ["po-bom",\n "numbrs"]', ["check"],
     "dragoman.toml:3: there is no rule 'numbrs'; did you mean 'numbers'?"),
    ("severity of no rule", "dragoman.toml", b'[check.severity]\nnumbrs = "hint"', ["check"],
     "dragoman.toml:2: there is no rule 'numbrs'; did you mean 'numbers'?"),
    ("edition in a language that no folder has", "dragoman.toml", b'editions = ["en,de"]',
     ["status"], "dragoman.toml:1: editions has 'de', which is not a language of this project; its "
     "languages are: en, ar, fa"),
    ("requirement for no language", "dragoman.toml", b'[check.require]\nde = "reviewed"',
     ["status"], "dragoman.toml:2: check.require has 'de', which is not a language"),
    ("unknown format in settings", "dragoman.toml", b'formats = ["doc"]', ["status"],
     "dragoman.toml:1: formats has 'doc', which is not a format; did you mean 'docx'?"),
    ("editions among the sources", "dragoman.toml", b'build = "source"', ["build"],
     "dragoman.toml:1: build is 'source', a folder that anybody may delete, but source lies in it"),
    ("sources in the whole project", "dragoman.toml", b'\nsource = "."', ["build"],
     "dragoman.toml:2: the documents cannot be in the folder of the project itself"),
    ("editions inside the sources", "dragoman.toml", b'build = "source/a"', ["build"],
     "dragoman.toml:1: build lies in source, where editions would be taken for documents"),
    ("editions in the whole project", "dragoman.toml", b'\nbuild = "."', ["status"],
     "dragoman.toml:2: build is '.', a folder that anybody may delete, but source lies in it"),
    ("catalogues among the editions", "dragoman.toml", b'locale = "build/po"', ["update"],
     "build is 'build', a folder that anybody may delete, but locale lies in it"),
    ("glossary among the editions", "dragoman.toml", b'[check]\nglossary = "build/words.csv"',
     ["check"], "a folder that anybody may delete, but check.glossary lies in it"),
    ("header of two lines", "dragoman.toml", b'translator = "a\\nb"', ["build"],
     "translator is 'a\\nb', and must be one line"),
    ("sources outside", "dragoman.toml", b'source = "../outside"', ["build"],
     "the path leads out of the project"),
    ("document that leaves the folder", "x", b"", ["extract", "../x"],
     "document '../x' leaves the project's folder"),
    ("unknown document", "x", b"", ["extract", "lettre"],
     "no document 'lettre'; did you mean 'letter'?"),
    ("catalogue as a document", "x", b"", ["check", "locale/fa/LC_MESSAGES/letter.po"],
     "this is a catalogue of the document 'letter': give that"),
    ("template as a document", "x", b"", ["check", "./locale/letter.pot"],
     "this is a catalogue of the document 'letter': give that"),
    ("catalogue of no document", "x", b"", ["check", "locale/fa/LC_MESSAGES/other.po"],
     "no document 'locale/fa/LC_MESSAGES/other.po'; the project has: letter"),
    ("language as a document", "x", b"", ["render", "fa"], "if this is a language, write -l fa"),
    ("region as a document", "x", b"", ["render", "pt_BR"], "is a language, write -l pt_BR"),
    ("two letters as a document", "x", b"", ["render", "x1"], "no document 'x1'; the project has"),
    ("unknown language asked for", "x", b"", ["status", "-l", "de"],
     "languages are: fa, ar; to add one, write it into `languages` in the settings"),
    ("unknown column", "x", b"", ["render", "-l", "en,xx"], "unknown language 'xx'"),
    ("column twice", "x", b"", ["render", "-l", "fa,fa"], "is named twice in the edition fa,fa"),
    ("unknown format", "x", b"", ["render", "-t", "htm"],
     "there is no edition format 'htm'; did you mean 'html'?"),
    ("executor that is none", "x", b"", ["build", "--executor", "dask://host"],
     "'dask://host' is not an executor; write dask://HOST:PORT"),
    ("layout that a page cannot have", "x", b"", ["render", "-t", "html", "--layout", "facing"],
     "an HTML page has no facing pages"),
]  # fmt: skip


@pytest.mark.parametrize(("name", "data", "arguments", "sentence"), [row[1:] for row in BAD],
                         ids=[row[0] for row in BAD])  # fmt: skip
def test_a_mistake_is_one_sentence_and_leaves_every_file(
    project: Path, name: str, data: bytes, arguments: list[str], sentence: str
) -> None:
    run("update")
    broken(project, name, data)
    before = snapshot(project)
    result = run(*arguments)
    assert result.exit_code == 2
    assert len(result.stderr.splitlines()) == 1, result.stderr
    assert sentence in result.stderr
    assert snapshot(project) == before


def test_a_link_among_the_sources_publishes_nothing_from_outside(project: Path) -> None:
    (project / "source" / "link.txt").symlink_to("/etc/hostname")
    before = snapshot(project)
    result = run("build")
    assert result.exit_code == 2
    assert "source/link.txt: the path leads out of the project" in result.stderr
    assert snapshot(project) == before


def test_a_link_that_leads_nowhere_stops_only_its_own_document(project: Path) -> None:
    (project / "source" / "link.txt").symlink_to("nowhere")
    result = run("build", "-q")
    assert (result.exit_code, result.stderr.count("\n")) == (2, 1)
    assert "source/link.txt: the link leads to no file; remove it" in result.stderr
    made = sorted(path.name for path in (project / "build").glob("*.html"))
    assert "letter.en-fa.html" in made
    assert not any(name.startswith("link.") for name in made)


@pytest.mark.parametrize("command", ["build", "render"])
def test_work_on_no_document_at_all_is_refused(project: Path, command: str) -> None:
    (project / "source" / "letter.txt").unlink()
    result = run(command)
    assert result.exit_code == 2
    assert result.stderr.startswith("dragoman: there is no document yet; put one into source/")


@pytest.mark.parametrize(("name", "value"), [
    ("DRAGOMAN_LAYOUT", "beside"), ("DRAGOMAN_JOBS", "-3"), ("DRAGOMAN_CODE", "maybe"),
    ("SOURCE_DATE_EPOCH", "yesterday"), ("SOURCE_DATE_EPOCH", "9" * 15),
])  # fmt: skip
def test_a_mistake_in_the_environment_names_its_variable(
    project: Path, monkeypatch: pytest.MonkeyPatch, name: str, value: str
) -> None:
    monkeypatch.setenv(name, value)
    result = run("build")
    assert result.exit_code == 2
    assert result.stderr.startswith(f"dragoman: {name}: ")
    assert len(result.stderr.splitlines()) == 1


def test_a_missing_source_is_no_document(project: Path) -> None:
    (project / "source" / "letter.txt").unlink()
    result = run("update", "letter")
    assert result.exit_code == 2
    assert "no document 'letter'; the project has none yet" in result.stderr


def test_an_unreadable_catalogue_is_one_sentence(project: Path) -> None:
    run("update")
    path = project / PO
    path.unlink()
    path.mkdir()
    for command in ("update", "render"):
        result = run(command)
        assert result.exit_code == 2, command
        assert len(result.stderr.splitlines()) == 1


def test_a_mistake_in_one_language_leaves_the_others_too(project: Path) -> None:
    run("update")
    broken(project, "locale/ar/LC_MESSAGES/letter.po", b"garbage\n")
    (project / "source" / "letter.txt").write_text("A new first paragraph.\n\n" + LETTER)
    before = snapshot(project)
    assert run("update").exit_code == 2
    assert snapshot(project) == before


def test_a_file_that_may_not_be_written_leaves_all_others_too(project: Path) -> None:
    run("update")
    (project / "source" / "letter.txt").write_text("A new first paragraph.\n\n" + LETTER)
    (project / PO).chmod(0o444)
    before = snapshot(project)
    result = run("update")
    assert (result.exit_code, "is read-only" in result.stderr) == (2, True)
    assert snapshot(project) == before


@pytest.mark.parametrize("command", ["update", "status", "check", "diff"])
def test_a_pipe_in_the_place_of_a_catalogue_stops_nobody(project: Path, command: str) -> None:
    run("update")
    (project / PO).unlink()
    os.mkfifo(project / PO)
    result = run(command)
    assert result.exit_code in {1, 2}
    assert "regular file" in result.output + result.stderr


def test_no_project_is_one_sentence(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    result = run("status")
    assert result.exit_code == 2
    assert "`dragoman init` makes one" in result.stderr


def test_an_unknown_command_names_the_nearest() -> None:
    result = run("stats")
    assert result.exit_code == 2
    assert "did you mean 'status'?" in result.stderr


@pytest.mark.parametrize("alias", ["sync", "stat"])
def test_aliases(project: Path, alias: str) -> None:
    result = run(alias)
    assert result.exit_code == 0
    catalog = project / "locale" / "fa" / "LC_MESSAGES" / "letter.po"
    assert catalog.is_file() is (alias == "sync")
    assert (result.output == run("status").output) is (alias == "stat")


def commands() -> list[str]:
    with group.make_context("dragoman", ["--help"], resilient_parsing=True) as context:
        return group.list_commands(context)


@pytest.mark.parametrize("name", commands())
def test_every_command_has_help_with_an_example_and_is_documented(name: str) -> None:
    result = run(name, "--help")
    assert result.exit_code == 0
    assert f"dragoman {name}" in result.stdout.split("Examples:")[1]
    assert "..." not in result.stdout.replace("[DOCUMENT]...", "").replace(
        "[FILE]...", ""
    )  # no text is cut
    manual = (ROOT / "README.md").read_text("utf-8") + (ROOT / "docs/manual.md").read_text("utf-8")
    assert f"dragoman {name}" in manual


SLOW = frozenset({"babel", "jinja2", "markdown_it", "polib", "rapidfuzz", "typst"})
"""Packages that are slow to import."""


def list_slow_imports(arguments: list[str], folder: Path, slow: frozenset[str] = SLOW) -> set[str]:
    """Return which packages that are slow to import a command imports."""
    code = (
        "import sys; from dragoman.cli import group\n"
        f"group({arguments!r}, standalone_mode=False)\n"
        f"print(*sorted({set(slow)} & set(sys.modules)))"
    )
    result = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True, cwd=folder
    )
    return set(result.stdout.splitlines()[-1].split())


@pytest.mark.parametrize("arguments", [["--help"], ["status"], ["update", "--help"]])
def test_what_a_command_does_not_need_is_not_imported(project: Path, arguments: list[str]) -> None:
    run("update")
    assert list_slow_imports(arguments, project) == set()
    needing = ["render", "-q", "--jobs", "1"]
    assert {"babel", "jinja2"} <= list_slow_imports(needing, project), "it is not seen"


@pytest.mark.parametrize("command", ["update", "extract", "check", "diff"])
def test_where_no_document_is_that_is_said(project: Path, command: str) -> None:
    for path in (project / "source").iterdir():
        path.unlink()
    assert "there is no document yet; put one into source/\n" in run(command).stderr
    (project / "dragoman.toml").write_text('source = "sorce"\n', encoding="utf-8")
    said = "there is no folder sorce/, in which the documents should be"
    assert run(command).stderr == f"{said}\n"
    assert run("build").stderr == f"dragoman: {said}\n"


def test_a_mistake_in_the_settings_is_named_without_the_data_of_all_languages(
    project: Path,
) -> None:
    (project / "dragoman.toml").write_text('formats = ["html"]\nlanguagez = 1\n', encoding="utf-8")
    code = (
        "import sys; from dragoman.cli import group\n"
        "try: group(['status'])\n"
        "except SystemExit: print('babel' in sys.modules)"
    )
    result = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, cwd=project
    )
    assert "dragoman.toml:2: unknown setting 'languagez'" in result.stderr
    assert result.stdout == "False\n"


@pytest.mark.parametrize("arguments", [["--help"], ["update", "--help"]])
def test_help_needs_no_project(project: Path, arguments: list[str]) -> None:
    reading = frozenset({"dragoman.project", "dragoman.sources", "dragoman.files"})
    assert list_slow_imports(arguments, project, reading) == set()
    assert list_slow_imports(["status"], project, reading) == reading, "it is not seen"


def test_an_update_that_has_nothing_to_do_imports_nothing_that_searches(
    project: Path, monkeypatch: pytest.MonkeyPatch, tmp_path_factory: pytest.TempPathFactory
) -> None:
    """Of a small project nothing is remembered, because that takes as long."""
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path_factory.mktemp("cache")))
    texts = (f"Paragraph {number} of a long letter to a friend." for number in range(2500))
    (project / "source" / "letter.txt").write_text("\n\n".join(texts), encoding="utf-8")
    assert "rapidfuzz" in list_slow_imports(["update", "-q"], project)
    assert list_slow_imports(["update", "-q"], project) == set()


def test_another_folder_may_be_named_before_or_after_the_command(
    project: Path, monkeypatch: pytest.MonkeyPatch, tmp_path_factory: pytest.TempPathFactory
) -> None:
    monkeypatch.chdir(tmp_path_factory.mktemp("elsewhere"))
    assert run("-C", str(project), "update").exit_code == 0
    assert (project / "locale" / "fa" / "LC_MESSAGES" / "letter.po").is_file()
    result = run("status", "-C", str(project))
    assert result.exit_code == 0
    assert "letter" in result.stdout


def test_completion_offers_documents_and_languages(
    project: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("_DRAGOMAN_COMPLETE", "bash_complete")
    for words, expected in (("dragoman render ", "letter"), ("dragoman render -l en,f", "en,fa")):
        monkeypatch.setenv("COMP_WORDS", words)
        monkeypatch.setenv("COMP_CWORD", str(len(words.split(" ")) - 1))
        assert expected in run().stdout


def test_output_that_cannot_be_written_is_one_sentence(
    project: Path, need_tool: Callable[[str], str]
) -> None:
    shell = need_tool("sh")
    command = f"{sys.executable} -m dragoman status > /dev/full"
    run("update")
    result = subprocess.run([shell, "-c", command], cwd=project, capture_output=True, text=True)
    assert result.returncode == 2
    assert result.stderr == "dragoman: output: No space left on device\n"


@each_case(
    [
        (("status", "--fail-under", "x"), "number"),
        (("update", "--threshold", "x"), "number"),
        (("render", "--contents", "x"), "whole number"),
        (("check", "--jobs", "1.5"), "whole number"),
        (("serve", "--port", "x"), "whole number"),
    ]
)
def test_what_is_no_number_is_said_in_plain_words(words: tuple[str, ...], name: str) -> None:
    result = run(*words)
    assert result.exit_code == 2
    assert result.stderr.splitlines()[-1].endswith(f"{words[2]!r} is not a valid {name}.")
