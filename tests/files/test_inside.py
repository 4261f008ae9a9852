"""One rule for every path: what a project names or links to lies in the project."""

from __future__ import annotations

import ast
import shutil
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

import pytest

from dragoman.credits import Credits
from dragoman.errors import ProjectError
from dragoman.files.folders import walk_files
from dragoman.files.inside import check_links, check_named, choose_root, resolve_inside
from dragoman.project import find_project
from dragoman.settings import Settings
from helpers import projects
from helpers.command_line import run
from helpers.own_code import SOURCE, parse_modules
from helpers.support import snapshot

WRITERS = {"write", "edit", "remove_file", "change_catalog"}
"""Functions that change a file, and take the folder that it may not leave."""

IN_PROJECT = {
    "project.root", "self.project.root", "plan.project.root", "opened.project.root",
    "work.project.root",
}  # fmt: skip
OTHERS = {
    ("commands/_caches/user_cache.py", "cache_folder()"): "the user's cache is in no project",
    ("commands/render.py", "planner.find_root(job.path)"): "the planner asks choose_root",
    ("catalogs/merge.py", "ours.parent"): "git names the file, on the command line",
    ("cli/_editor.py", "folder"): "a folder of the user's own, for what is edited",
    ("cli/_editor.py", "place"): "the same, for what could not be taken",
    ("workbench/_overview.py", "Path(folder)"): "a temporary folder, for a file that came back",
    ("workbench/serve.py", "folder"): "a temporary folder, for the way to the page",
    ("cli/_output.py", "output.absolute().parent"): "a person names it: check_named has seen it",
}
"""The roots that are not the project's, and why."""


def list_roots() -> Iterator[tuple[str, str]]:
    """Yield, for each call that writes, its module and the folder that it may not leave."""
    for module, tree in parse_modules("root="):
        for function in (node for node in ast.walk(tree) if isinstance(node, ast.FunctionDef)):
            given = {one.arg for one in (*function.args.args, *function.args.kwonlyargs)}
            for node in ast.walk(function):
                if isinstance(node, ast.Assign) and "choose_root(" in ast.unparse(node.value):
                    given.update(ast.unparse(target) for target in node.targets)
            for call in (node for node in ast.walk(function) if isinstance(node, ast.Call)):
                name = getattr(call.func, "attr", getattr(call.func, "id", ""))
                roots = [word.value for word in call.keywords if word.arg == "root"]
                if name in WRITERS and roots:
                    root = ast.unparse(roots[0])
                    yield module, "project.root" if root == "root" in given else root


def test_every_file_is_written_in_the_project_or_where_a_person_says() -> None:
    found = set(list_roots())
    left = {
        (module, root)
        for module, root in found
        if root not in IN_PROJECT and not root.startswith("choose_root(")
    }
    assert left == set(OTHERS)
    assert len(found) > len(OTHERS) + 5


def test_no_call_that_writes_is_without_its_root() -> None:
    """Each passes it by its name, so that the test above sees it."""
    for module, tree in parse_modules("files."):
        for node in ast.walk(tree):
            if isinstance(node, ast.Call) and ast.unparse(node.func).startswith("files."):
                name = ast.unparse(node.func).removeprefix("files.")
                if name in WRITERS:
                    assert any(word.arg == "root" for word in node.keywords), (module, node.lineno)


PLACES = {"source", "locale", "build", "check.glossary", "fonts.folder", "edition.cover"}
"""The settings that name a file or a folder."""
WORDS = {"source_language", "layout", "paper", "missing", "outdated", "unreviewed", "digits",
         "date", "calendar", "text.paragraphs", "encoding", "project", "translator", "team",
         "check.digits", "update.accept", "update.outdated_pivot", "rows", "reveal", "address",
         "print.margins", "print.binding", "print.bleed", "print.chapters",
         # A model is only read, and may lie anywhere.
         "draft.engine", "draft.url", "draft.model", "draft.key_from",
         *(f"edition.{name}" for name in Credits._fields if name != "cover")}  # fmt: skip


def list_text_settings() -> Iterator[str]:
    for name, value in Settings()._asdict().items():
        if isinstance(value, str):
            yield name
        elif hasattr(value, "_asdict"):
            yield from (
                f"{name}.{key}" for key, one in value._asdict().items() if isinstance(one, str)
            )


def test_every_setting_with_a_text_is_known_as_a_place_or_not() -> None:
    """A new one must be put among those that the next test holds, or be none."""
    assert set(list_text_settings()) <= PLACES | WORDS
    assert set(list_text_settings()) >= PLACES


@pytest.mark.parametrize("setting", sorted(PLACES))
@pytest.mark.parametrize("value", ["/", "..", "../out", "a/../../out", "link", "link/new", "a\0b"])
def test_a_setting_that_leads_out_is_refused(tmp_path: Path, setting: str, value: str) -> None:
    root = tmp_path / "book"
    for folder in (root / "source", tmp_path / "out"):
        folder.mkdir(parents=True)
    (root / "link").symlink_to(tmp_path / "out")
    table, _, key = setting.rpartition(".")
    head = f"[{table}]\n" if table else ""
    text = value.replace("\0", "\\u0000")
    (root / "dragoman.toml").write_text(f'{head}{key} = "{text}"\n', encoding="utf-8")
    with pytest.raises(ProjectError) as caught:
        find_project(root)
    assert caught.value.path == "dragoman.toml" or str(caught.value.path).endswith("dragoman.toml")


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with a translated and built project, in which is everything that may be a link."""
    folder = tmp_path_factory.mktemp("made")
    root = folder / "book"
    root.mkdir()
    texts = {"letter.txt": projects.TEXT, "sub/note.md": "# Note\n\n![](../../../out/secret)\n"}
    made = projects.make(root, texts, "fa")
    projects.translate(made)
    (root / "dragoman.toml").write_text(
        'languages = ["fa"]\nformats = ["html", "source"]\n[check]\ncomments = true\n'
        '[fonts]\nfolder = "fonts"\n'
    )
    (root / "glossary.csv").write_text(
        "term,language,translation\nletter,fa,نامه\n", encoding="utf-8"
    )
    words = (SOURCE / "locale/fa/LC_MESSAGES/dragoman.po").read_bytes()
    (root / "locale/fa/dragoman.po").write_bytes(words)
    (root / "fonts").mkdir()
    (root / "fonts" / "a.ttf").write_bytes(b"no font")
    with pytest.MonkeyPatch.context() as patch:
        patch.chdir(root)
        built = run("build")
    assert built.exit_code in {0, 1}, built.stderr
    return folder


@pytest.fixture
def book(made: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A copy of the project, beside a folder of secrets."""
    shutil.copytree(made, tmp_path, dirs_exist_ok=True)
    out = tmp_path / "out"
    (out / "folder").mkdir(parents=True)
    (out / "secret").write_text("A SECRET\n", encoding="utf-8")
    monkeypatch.chdir(tmp_path / "book")
    return tmp_path / "book"


LINKS = (
    "build", "build/sub", "build/letter.en-fa.html", "build/letter.fa.txt", "build/index.html",
    "build/sub/note.en-fa.html", "locale", "locale/fa", "locale/fa/LC_MESSAGES",
    "locale/fa/LC_MESSAGES/sub", "locale/fa/LC_MESSAGES/letter.po", "locale/fa/dragoman.po",
    "locale/letter.pot", "locale/sub", "source", "source/letter.txt", "source/sub/note.md",
    "glossary.csv", "fonts", "fonts/a.ttf", "dragoman.toml",
)  # fmt: skip
"""What of a project may be a link."""
COMMANDS = (
    "extract", "update", "update --check", "status", "check", "check --fix", "diff -l fa",
    "render", "render -l en,fa -t html", "build", "status --format html -o build/status.html",
    "status --format svg -o build", "check --format json -o build/found.json",
)  # fmt: skip


def replace_by_link(book: Path, name: str, target: Path) -> Path:
    """Move what has this name to ``target``, and put a link to it in its place."""
    path = book / name
    target.parent.mkdir(parents=True, exist_ok=True)
    path.rename(target)
    path.symlink_to(target)
    return path


MAIN = ("update", "build", "status --format html -o build/status.html")


def run_all(commands: Sequence[str] = COMMANDS) -> list[int]:
    codes = []
    for command in commands:
        result = run(*command.split())
        assert result.exception is None or isinstance(result.exception, SystemExit), command
        codes.append(result.exit_code)
    return codes


@pytest.mark.parametrize("name", LINKS)
def test_a_link_out_is_refused_and_nothing_outside_is_changed_or_shown(
    book: Path, name: str
) -> None:
    outside = book.parent / "out" / "moved"
    path = replace_by_link(book, name, outside)
    if outside.is_file():
        outside.write_bytes(outside.read_bytes() + b"\n# A SECRET\n")
    if name != "source":
        (book / "source" / "another.txt").write_text("Something new.\n", encoding="utf-8")
    before = snapshot(book.parent / "out")
    codes = run_all()
    assert snapshot(book.parent / "out") == before
    assert 2 in codes
    shown = snapshot(book / "build") if not path.is_relative_to(book / "build") else {}
    assert not any(b"SECRET" in data for data in shown.values())


@pytest.mark.parametrize("name", LINKS)
def test_a_link_within_the_project_is_followed(book: Path, name: str) -> None:
    replace_by_link(book, name, book / "kept" / "moved")
    assert 2 not in run_all()


@pytest.mark.parametrize("name", LINKS)
@pytest.mark.parametrize("target", ["../out/new", "nowhere", "itself", "../out/folder"])
def test_a_link_to_nowhere_to_a_folder_or_to_itself_ends_in_a_sentence(
    book: Path, name: str, target: str
) -> None:
    path = replace_by_link(book, name, book.parent / "aside")
    path.unlink()
    path.symlink_to(path if target == "itself" else book / target)
    run_all(MAIN)
    assert snapshot(book.parent / "out") == {"secret": b"A SECRET\n"}
    assert not (book.parent / "out" / "new").exists()
    assert list((book.parent / "out" / "folder").iterdir()) == []


def test_a_picture_is_never_read(book: Path) -> None:
    text = "# Note\n\n![](../../out/secret) ![](/etc/passwd) ![](link) <img src='link'>\n"
    (book / "source" / "link").symlink_to(book.parent / "out" / "secret")
    (book / "source" / "pictures.md").write_text(text, encoding="utf-8")
    run("update")
    assert run("render", "pictures", "-l", "en,fa").exit_code in {0, 1}
    made = snapshot(book / "build")
    assert any("pictures" in name for name in made)
    assert not any(b"SECRET" in data or b"root:" in data for data in made.values())


@pytest.mark.parametrize(
    ("named", "is_inside"),
    [
        ("build/a.html", True), ("new/deep/a.html", True), ("a.html", True),
        ("../a.html", False), ("build/../../a.html", False), ("../book/build/a.html", True),
        ("/elsewhere/a.html", False), ("../other-name/build/a.html", True),
    ],
)  # fmt: skip
def test_what_a_person_names_is_bound_to_the_project_only_where_it_lies_in_it(
    book: Path, named: str, is_inside: bool
) -> None:
    (book.parent / "other-name").symlink_to(book)
    path = Path(named)
    assert choose_root(book, path) == (book if is_inside else path.parent)


def test_a_person_may_write_outside_and_no_link_of_the_project_may(book: Path) -> None:
    out = book.parent / "out"
    assert run("render", "-l", "en,fa", "-o", "../out").exit_code == 0
    assert (out / "letter.en-fa.html").is_file() and (out / "sub/note.en-fa.html").is_file()
    assert run("status", "--format", "html", "-o", str(out / "status.html")).exit_code == 0
    (book / "link").symlink_to(out / "folder")
    (book / "link.html").symlink_to(out / "secret")
    for command in (
        "render -l en,fa -o link", "render -l en,fa -o link/deep", "status --format svg -o link",
        "status --format html -o link/a.html", "status --format html -o link.html",
        "check --format json -o link/a.json", "diff -l fa --format html -o link/a.html",
        "update --explain --format json -o link/a.json",
    ):  # fmt: skip
        result = run(*command.split())
        assert result.exit_code == 2, command
        assert "the path leads out of the project" in result.stderr, command
    assert list((out / "folder").iterdir()) == []
    assert (out / "secret").read_text(encoding="utf-8") == "A SECRET\n"


def test_links_below_a_folder_are_seen(tmp_path: Path) -> None:
    root = tmp_path / "book"
    (root / "fonts" / "deep").mkdir(parents=True)
    (root / "font.ttf").write_bytes(b"")
    (root / "fonts" / "deep" / "a.ttf").symlink_to(root / "font.ttf")
    check_links(root, walk_files(root / "fonts", ""))
    (root / "fonts" / "deep" / "b.ttf").symlink_to(tmp_path)
    with pytest.raises(ProjectError, match="leads out"):
        check_links(root, walk_files(root / "fonts", ""))


@pytest.mark.parametrize("function", [resolve_inside, check_named])
def test_components_are_compared_and_not_characters(
    tmp_path: Path, function: Callable[[Path, Path], object]
) -> None:
    (tmp_path / "book").mkdir()
    (tmp_path / "book-2").mkdir()
    function(tmp_path / "book", tmp_path / "book" / "a.po")
    (tmp_path / "book" / "a.po").symlink_to(tmp_path / "book-2" / "a.po")
    with pytest.raises(ProjectError, match="leads out"):
        function(tmp_path / "book", tmp_path / "book" / "a.po")


def test_a_file_outside_is_a_persons_choice_also_in_a_folder_that_is_not_there(
    tmp_path: Path,
) -> None:
    root = tmp_path / "book"
    root.mkdir()
    outside = tmp_path / "none" / "deep" / "page.html"
    assert choose_root(root, outside) == outside.parent
    assert choose_root(root, root / "none" / "page.html") == root
