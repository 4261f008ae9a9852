"""The documentation: complete, up to date, with links that answer, in the words of the house."""

from __future__ import annotations

import re
import runpy
import shlex
import tomllib
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import Any, get_args, get_type_hints

import click
import pytest

from dragoman import checks
from dragoman.align import EditionRequest, align
from dragoman.cli import ALIASES, group
from dragoman.errors import ExchangeError
from dragoman.model import Options
from dragoman.model.drafting import DraftRequest, EngineOptions
from dragoman.po import parse
from dragoman.settings import Settings, parse_settings
from dragoman.sources import ReadOptions
from helpers.documents import (
    anchors,
    fences,
    links,
    name_anchor,
    prose,
    read,
    rows,
    sections,
    tokens,
)
from helpers.exchanges import hard_package, list_items, list_rows
from helpers.tools import ROOT, need_module, not_allowed_here

PAGES = (
    "README.md",
    "CHANGELOG.md",
    "CONTRIBUTING.md",
    *sorted(path.relative_to(ROOT).as_posix() for path in (ROOT / "docs").glob("*.md")),
)
WRITTEN = tuple(page for page in PAGES if page != "docs/checks.md")
"""The pages that people write; the page of the rules is made from the rules."""

GENERATOR = runpy.run_path(str(ROOT / "docs" / "generate.py"))

OLD_WORDS = re.compile(
    r"\b(Gives?|[Tt]ells?|told|bears?|borne|stands?|stood|[Mm]end(?:s|ed)?|likest|but for"
    r"|[Tt]h(?:is|at) is no (?!longer))\b"
)
"""What the house no longer says. It says return, show, have, be, lie, correct, except, is not a."""

KINDS_OF_BLOCKS = {
    *(
        "sh",
        "console",
        "yaml",
        "toml",
        "po",
        "python",
        "json",
        "csv",
        "markdown",
        "text",
        "ini",
        "",
    ),
}
"""What the blocks of pages are marked with. A command in another one would never be run."""

OLD_ANCHORS = {
    *("files", "sources", "catalogues", "update", "status", "check", "review", "git"),
    *("editions", "settings", "formats-and-rules-of-your-own", "exit-codes", "in-other-tools"),
}
"""The headings that the manual had when it was one page: links from outside lead to them."""


# What is generated


@pytest.mark.parametrize("page", GENERATOR["list_pages"]())
def test_what_is_generated_is_up_to_date(page: str, need_tool: Callable[[str], str]) -> None:
    for program in ("sh", "git"):
        need_tool(program)
    make: Callable[[], bytes] = GENERATOR["list_pages"]()[page]
    assert make().decode() == read(page), f"{page} is out of date: run `make docs`"


def test_the_picture_is_up_to_date() -> None:
    need_module("typst")
    need_module("fontpkg_amiri")
    picture = GENERATOR["PICTURE"]
    drawn = GENERATOR["draw_picture"]()
    if drawn == (ROOT / picture).read_bytes():
        return
    note = GENERATOR["DRAWN_BY"].search(read("README.md"))
    assert note, "the README must say what drew the picture: see docs/generate.py"
    here = GENERATOR["name_versions"]()
    if note[1] != here:
        not_allowed_here(f"the picture was drawn with {note[1]}; here is {here}: run `make docs`")
    pytest.fail(f"{picture} is out of date: run `make docs`")


# Links


@pytest.mark.parametrize("page", PAGES)
def test_every_link_inside_the_repository_answers(page: str) -> None:
    for target in links(page):
        if re.match(r"[a-z]+:", target):
            continue
        path, _, anchor = target.partition("#")
        file = (ROOT / page).parent / path if path else ROOT / page
        assert file.exists(), f"{page}: {target}"
        if anchor:
            other = file.resolve().relative_to(ROOT).as_posix()
            assert anchor in anchors(other), f"{page}: {target}"


def test_a_page_that_lists_its_parts_lists_all_of_them() -> None:
    for page in PAGES:
        everything = tokens(page)
        titles = [
            everything[number + 1].content
            for number, token in enumerate(everything)
            if (token.type, token.tag) == ("heading_open", "h2")
        ]
        beginning = read(page).partition("\n## ")[0]
        named = set(re.findall(r"\]\(#([^)]+)\)", beginning))
        if named:
            assert [title for title in titles if name_anchor(title) not in named] == [], page


def test_old_links_to_the_manual_answer() -> None:
    assert anchors("docs/manual.md") >= OLD_ANCHORS


def test_every_page_is_in_the_list_of_pages() -> None:
    pages = {page.removeprefix("docs/") for page in PAGES if page.startswith("docs/")}
    assert pages - {"manual.md"} <= set(links("docs/manual.md"))


# Commands and options


def list_commands() -> dict[str, click.Command]:
    context = click.Context(group)
    found = {name: group.get_command(context, name) for name in group.list_commands(context)}
    return {name: command for name, command in found.items() if command is not None}


def list_options(command: click.Command) -> set[str]:
    """Return all that a command takes: ``--quiet``, ``-q``, ``--no-memory``, ``--help``."""
    context = click.Context(command)
    context.help_option_names = ["-h", "--help"]
    params = command.get_params(context)
    found = {option for param in params for option in (*param.opts, *param.secondary_opts)}
    return {option for option in found if option.startswith("-")}


@pytest.mark.parametrize("name", list_commands())
def test_a_command_has_a_section_with_all_its_options(name: str) -> None:
    found = sections("docs/commands.md")
    text = found[f"dragoman {name}"] + found["What all commands share"]
    documented = {part for code in re.findall(r"`([^`]*)`", text) for part in code.split()}
    missing = {option for option in list_options(list_commands()[name]) if option.startswith("--")}
    assert missing - documented == set()


def test_the_options_of_the_program_itself_are_documented() -> None:
    text = sections("docs/commands.md")["What all commands share"]
    assert all(f"`{option}" in text for option in list_options(group) if option.startswith("--"))


@pytest.mark.parametrize("alias", ALIASES)
def test_aliases_are_documented(alias: str) -> None:
    assert f"`dragoman {alias}`" in read("docs/commands.md")


def list_examples() -> Iterator[tuple[str, str]]:
    """Yield each command line of ours that a page shows, with the page."""
    starts = {"sh": "", "console": r"\$ ", "yaml": r"\s*- (?:run: )?", "text": r"\$ "}
    for page in PAGES:
        for language, start in starts.items():
            for text in fences(page, language):
                for line in re.findall(rf"^{start}(dragoman .*)", text, re.MULTILINE):
                    yield page, line


def list_named_commands() -> Iterator[tuple[str, str]]:
    """Yield each command of ours that the running text of a page names, with the page."""
    for page in PAGES:
        for token in tokens(page):
            for child in token.children or ():
                if child.type == "code_inline" and re.match(r"dragoman [a-z-]", child.content):
                    yield page, child.content


def test_each_block_of_a_page_is_of_a_kind_that_a_test_reads() -> None:
    """``sh`` and ``console`` are run; a block without a kind is a drawing of folders."""
    for page in PAGES:
        kinds = {token.info.strip() for token in tokens(page) if token.type == "fence"}
        assert kinds <= KINDS_OF_BLOCKS, page
        assert "console" not in kinds or page in GENERATOR["list_pages"](), page
        assert not any(re.search(r"^(\$ )?dragoman ", text, re.M) for text in fences(page, "")), (
            page
        )


@pytest.mark.parametrize(("page", "line"), [*list_examples(), *list_named_commands()])
def test_examples_name_commands_and_options_that_there_are(page: str, line: str) -> None:
    _, *words = shlex.split(line.partition("|")[0], comments=True)
    if words[0].startswith("-"):
        assert words[0] in list_options(group), f"{page}: {line}"
        return
    command = list_commands().get(ALIASES.get(words[0], words[0]))
    assert command is not None, f"{page}: {line}"
    used = {word.partition("=")[0] for word in words[1:] if word.startswith("-")}
    assert used <= list_options(command), f"{page}: {line}"


# Settings


def list_settings(cls: type[Any], prefix: str = "") -> dict[str, Any]:
    """Return the name of every setting, as an error names it, with its default."""
    found: dict[str, Any] = {}
    for field, kind in get_type_hints(cls).items():
        name = prefix + field.replace("_", "-")
        default = cls._field_defaults[field]
        if is_table(kind):
            found.update(list_settings(kind, f"{name}."))
        else:
            found[name] = default
    return found


def list_documented_settings() -> dict[str, Any]:
    """Return the settings of the tables, each with the default that its row shows."""
    found: dict[str, Any] = {}
    for cells in rows(read("docs/settings.md")):
        if len(cells) == 5 and cells[0].startswith("`"):
            name, default = cells[0].strip("`"), cells[1].strip("`")
            assert name not in found, f"{name} is documented twice"
            found[name] = tomllib.loads(f"x = {default}")["x"]
    return found


def test_every_setting_is_documented_with_its_default() -> None:
    defaults = {
        name: list(value) if isinstance(value, tuple) else value
        for name, value in list_settings(Settings).items()
    }
    shown = list_documented_settings()
    assert set(shown) == set(defaults)
    for name, value in defaults.items():
        assert shown[name] == (dict(value) if isinstance(value, Mapping) else value), name


def test_the_file_with_all_settings_has_all_and_is_right() -> None:
    text = sections("docs/settings.md")["All settings in one file"]
    match = re.search(r"```toml\n(.*?)```", text, re.DOTALL)
    assert match
    parse_settings(match[1], Path("dragoman.toml"), {})
    tables = {name for name, kind in get_type_hints(Settings).items() if is_table(kind)}
    found = set(flatten(tomllib.loads(match[1]), tables))
    assert found == set(list_settings(Settings))


def is_table(kind: Any) -> bool:
    """Return whether a setting is a table of settings: not a list, not a table by language."""
    return isinstance(kind, type) and issubclass(kind, tuple) and not get_args(kind)


def flatten(data: Mapping[str, Any], tables: set[str], prefix: str = "") -> Iterator[str]:
    for name, value in data.items():
        if name in tables and not prefix:
            yield from flatten(value, tables, f"{name}.")
        else:
            yield prefix + name


def test_the_examples_of_settings_are_right() -> None:
    for page in WRITTEN:
        for text in fences(page, "toml"):
            if "entry-points" not in text:
                chosen = parse_settings(text, Path("dragoman.toml"), {}).check
                assert {*chosen.disable, *chosen.severity} <= checks.list_rule_ids()


# Examples of files and modules


def test_the_catalogues_shown_are_catalogues() -> None:
    head = 'msgid ""\nmsgstr "Content-Type: text/plain; charset=UTF-8\\n"\n\n'
    for page in WRITTEN:
        for text in fences(page, "po"):
            assert parse((head + text).encode(), page).blocks


def test_the_modules_shown_work() -> None:
    """The examples for developers of formats keep the laws that the page states."""
    modules = map(run_module, fences("docs/formats.md", "python"))
    verses, txt, rules, exchange, scorer, engine = modules
    check_source(verses)
    check_edition(verses, txt)
    check_exchange(exchange)
    rule = rules["shouting"]
    assert all(checks.find_hits(rule, example.pair) for example in rule.fires)
    assert not any(checks.find_hits(rule, example.pair) for example in rule.silent)
    assert scorer["score"](["abc"], ["xyz", "bcd"]) == [[0, 2]]
    assert engine["find_host"](EngineOptions()) == ""
    request = DraftRequest("a <g1>b</g1>", "en", "fa")
    assert engine["start"](EngineOptions(), 1).translate(request) == "A <g1>B</g1>"


def run_module(text: str) -> dict[str, Any]:
    names: dict[str, Any] = {"__name__": "example"}
    exec(compile(text, "docs/formats.md", "exec"), names)  # noqa: S102  (our own page)
    return names


def check_source(module: Mapping[str, Any]) -> None:
    data = b"  one *two*\n\nthree\n"
    document = module["read"](data, "poem", ReadOptions())
    assert [unit.text for unit in document.units] == ["one *two*", "three"]
    assert module["rebuild"](document, {}) == data
    changed = module["rebuild"](document, {(None, "three"): "drei\nvier"})
    assert changed == b"  one *two*\n\ndrei vier\n"
    marked = module["read"](b"\xef\xbb\xbf" + data, "poem", ReadOptions())
    assert marked.units[0].text == "one *two*"
    assert module["rebuild"](marked, {}) == b"\xef\xbb\xbf" + data


def check_edition(source: Mapping[str, Any], edition: Mapping[str, Any]) -> None:
    document = source["read"](b"one *two*\n", "poem", ReadOptions())
    aligned = align(document, {}, EditionRequest(("en", "fa"), "en"))
    text = edition["render"](aligned, Options(layout="stacked")).decode()
    assert text.startswith("1\none *two*\nNot translated yet")


def check_exchange(module: Mapping[str, Any]) -> None:
    package = hard_package()
    data = module["write"](package)
    assert module["recognizes"](data) and not module["recognizes"](b"msgid")
    returned = module["read"](data, "a.jsonl")
    assert list_rows(returned) == list_items(package)
    assert [row.state for row in returned.rows] == [
        each.state for each in package.items if each.key
    ]
    for wrong in (b"no JSON", b"[1, 2]", b"3", b'["a", "b", "c", "d", "e"]', b"[" * 100_000):
        with pytest.raises(ExchangeError, match="this line is not a message"):
            module["read"](module["HEAD"] + wrong, "a.jsonl")


# The architecture page


def test_the_tree_of_the_architecture_is_the_tree() -> None:
    text = sections("docs/architecture.md")["The tree"]
    shown = re.findall(r"^  (\S+?\.py|\S+?/) ", text, re.MULTILINE)
    there = set(list_parts(ROOT / "src" / "dragoman"))
    assert sorted(shown) == sorted(there - {"__init__.py", "py.typed"})


def list_parts(package: Path) -> Iterator[str]:
    """Yield what is in a package: not the folders of which only what Python compiled is left."""
    for path in package.rglob("*.*"):
        if "__pycache__" not in path.parts:
            first, *rest = path.relative_to(package).parts
            yield f"{first}/" if rest else first


def test_what_the_readme_shows_of_the_tree_is_there() -> None:
    text = sections("README.md")["Where files lie"]
    shown = re.findall(r"^  (\S.*?)   ", text, re.MULTILINE)
    names = [name for line in shown for name in line.split(", ")]
    assert len(names) > 5
    assert [name for name in names if not (ROOT / "src" / "dragoman" / name).exists()] == []
    kinds = [name for name in names if (ROOT / "src" / "dragoman" / name).is_dir()]
    assert all(name.endswith("/") for name in kinds)


def test_the_modules_that_the_architecture_names_exist() -> None:
    for page in ("docs/architecture.md", "CONTRIBUTING.md"):
        for name in re.findall(r"`(?:src/dragoman/)?([\w/]+\.py)`", read(page)):
            if "NAME" not in name:
                places = (ROOT / "src" / "dragoman" / name, ROOT / "tests" / name, ROOT / name)
                assert any(place.exists() for place in places), f"{page}: {name}"


# Words


@pytest.mark.parametrize("page", WRITTEN)
def test_no_page_has_a_word_that_the_house_no_longer_uses(page: str) -> None:
    found = [match[0] for text in prose(page) for match in OLD_WORDS.finditer(text)]
    assert found == []


def test_a_word_that_the_house_no_longer_uses_is_seen_in_every_page() -> None:
    for page in WRITTEN:
        assert any(re.search(r"\bthe\b", text) for text in prose(page)), page
    assert OLD_WORDS.search("The catalogue bears a header."), "see the pattern"
