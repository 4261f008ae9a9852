"""Small projects that are put together from parts, and what is asked of them."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

from dragoman.catalogs.saving import change_catalog
from dragoman.po import Block, Catalog
from dragoman.project import Project
from helpers import projects
from helpers.combined_catalogs import TEXTS, put_state, put_text
from helpers.combining import Choices

SETTINGS = (
    'digits = {fa = "latn"}', 'formats = ["md"]', 'layout = "stacked"', 'missing = "source"',
    'missing = "refuse"', 'outdated = "source"', 'outdated = "refuse"', 'unreviewed = "mark"',
    'unreviewed = "refuse"', 'rows = "sentence"', 'date = "2016-12-23"', 'paper = "a5"',
    'editions = ["fa,en"]', 'editions = ["en", "en,fa"]', 'project = "The letter"',
    'translator = "Ann"', "update.threshold = 95", "update.memory = false",
    'update.accept = "typography"', 'check.disable = ["numbers", "digits"]',
    'check.severity = {numbers = "hint"}', 'check.severity = {untranslated = "error"}',
    'check.require = {fa = "translated:50"}', 'check.require = {fa = "reviewed"}',
    "check.max-unmodified = {fa = 10}", 'check.digits = "native"', 'check.quotes = {fa = "«»"}',
    'edition.author = "Ann Lee"', 'edition.title = "Of the river"', "code = true",
    'edition = {title = "One", translators = {fa = "We"}}', 'source-language = "en"',
    'text.paragraphs = "lines"', "nothing = 1", 'pivot = {fa = "ar"}', "contents = 1",
)  # fmt: skip
DOCUMENTS = ("letter.md", "notes.txt", "part/third.md")
SPOILT = {
    "12": "13", "۱۲": "۱۳", ".": "", "«": '"', "](https://e.org)": "](https://e.com)", "**": "*",
    " ": "  ", "ی": "ي", "هنوز": "هنوز هنوز", "\n": "",
}  # fmt: skip
"""What is wrong in some translations: a text, and what is in its place."""
COMMANDS = (
    "extract", "extract letter", "extract -v", "update", "update --check", "update --tidy",
    "update --drop-obsolete", "update -l fa", "update --explain", "update --explain --format json",
    "update --threshold 99", "update --accept typography", "update -q", "update nothing",
    "status", "status -l fa", "status --format json", "status --format csv",
    "status --format markdown", "status --incomplete", "status --sort progress",
    "status --sort todo", "status --fail-under 60", "status --format endpoint", "status -v",
    "diff", "diff -l fa", "diff --format json", "diff letter", "check", "check --strict",
    "check --format json", "check --format github", "check --format junit", "check --format gitlab",
    "check --fix", "check --fix --dry-run", "check --require fa=translated:40",
    "check --require fa=reviewed:10", "check --max-unmodified 20", "check letter -l fa",
    "review letter -l fa --all", "review letter -l fa --paragraph 1-2", "review letter --all",
    "review letter -l fa --paragraph 9", "review letter -l fa --all --force --by Ann",
    "review letter -l fa --all --revoke", "render -t md", "render -t md -l fa,en",
    "render -t md --layout single -l fa", "render -t md --missing source", "render -t md letter",
    "render -t md --outdated refuse", "render -t tex,md", "render -t source", "render -t nothing",
    "render -t md --layout facing", "render -t md --max-unmodified 10", "render -t md -v",
    "export -t csv", "export -t po,tmx", "export -t csv --only todo", "export -t csv --pivot ar",
    "export -t xliff --only unreviewed -l fa", "export -t csv --only fuzzy -o out",
    "build", "export --glossary -t csv", "import export", "import nothing.csv",
)  # fmt: skip


def make_project(folder: Path, choices: Choices, possible: Sequence[str] = SETTINGS) -> list[str]:
    """Make a project in a folder, in which something may be wrong; return what it is made of."""
    names = list(dict.fromkeys(choices.pick_some(DOCUMENTS, 1, 2)))
    project = projects.make(folder, {name: _write_document(choices) for name in names}, "fa, ar")
    for name in names:
        for language in ("fa", "ar"):
            states = choices.pick((("translated",), ("translated", "reviewed"), ALL, ALL, ALL))
            _translate(project, name.partition(".")[0], language, choices, states)
    happened = choices.pick(tuple(HAPPENS))
    HAPPENS[happened](project, names[0])
    settings = list(dict.fromkeys(choices.pick_some(possible, 0, 2)))
    file = folder / "dragoman.toml"
    file.write_text("".join(f"{each}\n" for each in (file.read_text("utf-8").strip(), *settings)))
    return [f"{' '.join(names)}; {happened}", *settings]


ALL = ("translated", "translated", "reviewed", "fuzzy", "outdated", "draft", "missing", "spoilt")


def _write_document(choices: Choices) -> str:
    texts = dict.fromkeys(choices.pick_some(tuple(TEXTS), 2, 4))
    return "\n\n".join(("# A title", *(text.strip() for text in texts), ""))


def _translate(
    project: Project, document: str, language: str, choices: Choices, states: tuple[str, ...]
) -> None:
    def put(block: Block) -> Block:
        state = choices.pick(states)
        if block.obsolete or not block.msgid:
            return block
        done = put_state(block, "translated" if state == "spoilt" else state, choices)
        return _spoil(done, choices) if state == "spoilt" else done

    def change(old: Catalog | None) -> Catalog:
        assert old is not None
        return Catalog(old.name, old.head, tuple(map(put, old.blocks)))

    change_catalog(project.catalog(document, language), change, root=project.root, keep=False)


def _spoil(block: Block, choices: Choices) -> Block:
    able = [old for old in SPOILT if old in block.msgstr[0]]
    old = choices.pick(able) if able else ""
    return put_text(block, block.msgstr[0].replace(old, SPOILT[old], 1) if able else "…")


def _change_source(project: Project, name: str) -> None:
    path = project.root / "source" / name
    path.write_text(path.read_text("utf-8").replace(".", "!", 1) + "\nNew words.\n", "utf-8")


def _break_catalog(project: Project, name: str) -> None:
    path = project.catalog(name.partition(".")[0], "fa")
    path.write_text(path.read_text("utf-8") + '\nmsgid "Open\n', "utf-8")


HAPPENS: Mapping[str, Callable[[Project, str], object]] = {
    "nothing": lambda project, name: None,
    "nothing more": lambda project, name: None,
    "the source has changed": _change_source,
    "a catalogue is broken": _break_catalog,
    "a catalogue is gone": lambda project, name: project.catalog(
        name.partition(".")[0], "fa"
    ).unlink(),
    "the source is gone": lambda project, name: (project.root / "source" / name).unlink(),
    "the source is empty": lambda project, name: (project.root / "source" / name).write_text(""),
}
"""What happens to a project before something is asked of it."""
