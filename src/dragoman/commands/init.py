"""A new project: settings, folders, what git should know, and an example for CI."""

from __future__ import annotations

import json
import re
import shlex
from collections.abc import Iterable
from pathlib import Path
from typing import NamedTuple

from dragoman import files, languages
from dragoman.commands._git_setup import check_repository, configure_git, find_place
from dragoman.errors import ProjectError, quote, word_refusal
from dragoman.files.folders import is_file
from dragoman.files.locking import LOCK
from dragoman.files.temporary_files import SUFFIX
from dragoman.project import IN_PROJECT_FOLDER, check_paths, find_settings_file
from dragoman.settings import FILE, SettingsPlace, parse_settings

_SETTINGS = """\
# The settings of dragoman; each line shows a setting that may be changed or removed.
source-language = "{source}"
languages = [{languages}]
{folder}formats = ["html"]
"""

_FOLDER = "source"
_ATTRIBUTES = "*.po merge=dragoman\n*.pot merge=dragoman\n"

_IGNORE = f"/build/\n/export/\n{LOCK}\n.*{SUFFIX}\n*.mo\n*.po~\n"

WORKFLOW = """\
# An example for GitHub: every push checks that the catalogues are up to date with the sources, then
# the translations, and keeps the editions.
name: dragoman
on: [push, pull_request]
jobs:
  editions:
    runs-on: ubuntu-latest
    steps:
      - uses: actions/checkout@v4
      - uses: actions/setup-python@v5
        with: {python-version: "3.12"}
      - run: pip install "dragoman[all] @ git+<the address of dragoman>"
      - run: dragoman update --check
      - run: dragoman check --format github
      - run: dragoman build
      - uses: actions/upload-artifact@v4
        with: {name: editions, path: build}
"""
_AT_TOP = "# GitHub reads .github/workflows only at the top of a repository: move this there.\n"


class NewProject(NamedTuple):
    """The files of a new project, the settings first."""

    written: tuple[Path, ...]
    kept: tuple[Path, ...]
    """Files that had all that they need already."""


def init(
    root: Path,
    source_language: str,
    codes: Iterable[str],
    documents: str = _FOLDER,
    *,
    git: bool = False,
) -> NewProject:
    """Make what a project needs and the folder lacks; return which files were written.

    ``documents`` is the folder of the documents, by its path in the project; it may be there
    already. What exists is kept: only lines that ``.gitattributes`` or ``.gitignore`` lacks are
    added. The settings are written last: what was stopped half way is not a project yet, and
    another run finishes it. With ``git``, the merge driver is set up in the repository's own
    configuration; in a folder that is a project already, as a clone is, nothing else is done.

    Raises ProjectError for an unknown language, for a folder of documents that cannot be one, for
    a project without ``git``, and with ``git`` for a folder that is in no git repository; then no
    file is written.
    """
    present = find_settings_file(root)
    if git:
        check_repository(root)
    if git and present is not None:
        configure_git(root)
        return _summarize([_append_lines(root, ".gitattributes", _ATTRIBUTES)])
    settings = _write_settings(root, source_language, codes, documents)
    if present is not None:
        raise ProjectError("there is a project here already: edit its settings", present)
    _make_folder(root)
    if git:
        configure_git(root)
    for folder in (root / documents, root / "locale"):
        _make_folder(folder)
    files_made = [
        _append_lines(root, ".gitattributes", _ATTRIBUTES),
        _append_lines(root, ".gitignore", _IGNORE),
        _write_new(root, ".github/workflows/dragoman.yml.example", make_workflow(root)),
    ]
    return _summarize([_write_new(root, FILE, settings), *files_made])


def make_workflow(root: Path) -> str:
    """Return the example for GitHub.

    It names the project if that is below the top of its repository: GitHub runs workflows at the
    top, and shows findings at paths from there.
    """
    folder = find_place(root)
    if not folder:
        return WORKFLOW

    def write(name: str, text: str) -> str:
        # A text of JSON is one of YAML, whatever a folder is called: "a: b", "x #2".
        return f"{name}: {json.dumps(text, ensure_ascii=False)}"

    named = re.sub(
        r"run: (dragoman .*)",
        lambda found: write("run", f"{found[1]} -C {shlex.quote(folder)}"),
        WORKFLOW,
    )
    return _AT_TOP + named.replace("path: build", write("path", f"{folder}/build"))


def _write_settings(root: Path, language: str, codes: Iterable[str], documents: str) -> str:
    """Return the text of the settings. Raises ProjectError for what they cannot be."""
    source = languages.normalize_code(language)
    given = [*map(languages.normalize_code, codes)]
    others = [code for code in given if code != source]
    if given and not others:
        raise ProjectError(
            f"the documents are in {quote(source)} already: give another language with -l, or that "
            "of the documents with --source-language"
        )
    _check_folder(root, documents)
    folder = Path(documents).as_posix()
    text = _SETTINGS.format(
        source=source,
        languages=", ".join(f'"{code}"' for code in dict.fromkeys(others)),
        folder="" if folder == _FOLDER else f"source = {json.dumps(folder, ensure_ascii=False)}\n",
    )
    place = SettingsPlace(text, root / FILE, {})
    try:
        check_paths(root, parse_settings(*place), place)
    except ProjectError as error:
        raise ProjectError(error.sentence) from None
    return text


def _check_folder(root: Path, documents: str) -> None:
    """Raise ProjectError where the documents are in the folder of the project itself."""
    if (root / documents).resolve() != root.resolve():
        return
    above, name = shlex.quote(str(root / "..")), shlex.quote(root.resolve().name)
    raise ProjectError(
        f"{IN_PROJECT_FOLDER}give that with --source, or make the project in the folder above: "
        f"dragoman init {above} --source {name}"
    )


def _summarize(files_made: Iterable[tuple[Path, bool]]) -> NewProject:
    """Sort the files by whether they were written."""
    pairs = tuple(files_made)
    written = tuple(path for path, is_new in pairs if is_new)
    return NewProject(written, tuple(path for path, is_new in pairs if not is_new))


def _make_folder(folder: Path) -> None:
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise ProjectError(f"the folder {word_refusal(error, folder, 'made')}", folder) from None


def _write_new(root: Path, name: str, text: str) -> tuple[Path, bool]:
    """Write a file that is not there; return its path, and whether it was written."""
    path = root / name
    if is_file(path):
        return path, False
    return path, files.write(path, text.encode(), root=root, since=None)


def _append_lines(root: Path, name: str, text: str) -> tuple[Path, bool]:
    """Add the lines that the file does not have yet, with the line ends that it has.

    Returns its path, and whether it was written.
    """
    path = root / name
    read = files.read(path)
    old = read or b""
    newline = b"\r\n" if b"\r\n" in old else b"\n"
    lacking = [line for line in text.encode().splitlines() if line not in old.splitlines()]
    if not lacking:
        return path, False
    joint = b"" if not old or old.endswith(b"\n") else newline
    new = old + joint + b"".join(line + newline for line in lacking)
    return path, files.write(path, new, root=root, since=read)
