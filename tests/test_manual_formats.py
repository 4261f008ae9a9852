"""What docs/formats.md promises: its own examples, installed as a package, and the arguments."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Unpack

import pytest

from dragoman.checks import ARABIC_SCRIPT, Hit, Pair, check_pair, fix_pair, rule, run
from dragoman.checks.text_rule import Fix, RuleOptions
from helpers.documents import fences
from helpers.installed import Place

PAGE = "docs/formats.md"


@pytest.fixture
def place(tmp_path: Path) -> Place:
    """A project, and the examples of the page installed as the page says."""
    found = Place(tmp_path)
    source, edition, rules, *_ = fences(PAGE, "python")
    points, *_ = (text for text in fences(PAGE, "toml") if "entry-points" in text)
    found.install({"source": source, "edition": edition, "rules": rules}, points)
    return found


def translate(path: Path, msgid: str, msgstr: str) -> None:
    text = path.read_text(encoding="utf-8")
    old = f'msgid "{msgid}"\nmsgstr ""'
    assert old in text
    path.write_text(text.replace(old, f'msgid "{msgid}"\nmsgstr "{msgstr}"'), encoding="utf-8")


def test_the_examples_of_the_page_work_when_they_are_installed(place: Place) -> None:
    (place.root / "source" / "poem.verse").write_text("Come *here*\n\nGo\n", encoding="utf-8")
    (place.root / "source" / "letter.txt").write_text("A letter.\n", encoding="utf-8")
    place.run("update", "-q")
    translate(place.root / "locale/fa/LC_MESSAGES/poem.po", "Go", "برو!!")
    assert "hint shouting: The source does not shout." in place.run("check")
    listed = [line.split() for line in place.run("check", "--list").splitlines()]
    (line,) = (words for words in listed if words[0] == "shouting")
    assert line[1] == "hint"
    assert " ".join(line).endswith("exclamation marks in a row than the source.")
    place.write_settings('formats = ["txt", "html"]\nlayout = "stacked"\n')
    place.run("build", "-q")
    text = (place.root / "build" / "poem.en-fa.text").read_text(encoding="utf-8")
    assert text.splitlines()[0] == "1"
    assert "Come *here*\n" in text and "برو!!" in text
    assert "poem.en-fa.text" in (place.root / "build" / "index.html").read_text(encoding="utf-8")
    assert place.run("render", "poem", "-t", "txt", "-q") == ""
    place.run("render", "poem", "-t", "source", "-l", "fa", "-q")
    verses = (place.root / "build" / "poem.fa.verse").read_text(encoding="utf-8")
    assert verses == "Come *here*\n\nبرو!!\n"


def test_a_format_for_translators_goes_out_and_comes_back(tmp_path: Path) -> None:
    found = Place(tmp_path)
    _, _, _, exchange, *_ = fences(PAGE, "python")
    (points,) = (text for text in fences(PAGE, "toml") if "dragoman.exchanges" in text)
    found.install(
        {"exchange": exchange}, points.replace("dragoman_jsonl", "dragoman_verses.exchange")
    )
    (found.root / "source" / "letter.txt").write_text("A letter.\n\nGo\n", encoding="utf-8")
    found.run("update", "-q")
    found.run("export", "letter", "-l", "fa", "-t", "jsonl", "-q")
    file = found.root / "export" / "letter.fa.jsonl"
    text = file.read_text(encoding="utf-8")
    file.write_text(text.replace('"Go", ""', '"Go", "\\u0628\\u0631\\u0648"'), encoding="utf-8")
    assert "1 taken, 1 unchanged" in found.run("import", str(file))
    catalog = (found.root / "locale/fa/LC_MESSAGES/letter.po").read_text(encoding="utf-8")
    assert 'msgid "Go"\nmsgstr "برو"' in catalog


def test_a_format_that_is_not_for_the_index_is_not_in_it(place: Place) -> None:
    module = place.site / "dragoman_verses" / "edition.py"
    text = module.read_text(encoding="utf-8")
    module.write_text(text.replace("IN_INDEX = True", "IN_INDEX = False"), encoding="utf-8")
    for name in ("a", "b"):
        (place.root / "source" / f"{name}.txt").write_text("A letter.\n", encoding="utf-8")
    place.write_settings('formats = ["txt", "html"]\nlayout = "stacked"\n')
    place.run("build", "-q")
    index = (place.root / "build" / "index.html").read_text(encoding="utf-8")
    assert (place.root / "build" / "a.en-fa.text").exists()
    assert "a.en-fa.html" in index and "a.en-fa.text" not in index


LOUD = """
SUFFIXES = (".txt", ".loud")
SUFFIX, LAYOUTS, FAMILY, FONTS = ".html", ("columns",), "screen", "never"
USES_PAPER, IN_INDEX = False, True

def read(data, name, options):
    raise SystemExit("a format of another package was asked")

def render(edition, options):
    raise SystemExit("a format of another package was asked")
"""


@pytest.mark.parametrize("name", ["text", "a_loud", "z_loud"])
def test_dragomans_own_format_is_used_for_its_name_and_its_suffix(
    tmp_path: Path, name: str
) -> None:
    place = Place(tmp_path)
    points = f'[project.entry-points."dragoman.sources"]\n{name} = "dragoman_verses.loud"\n'
    points += '[project.entry-points."dragoman.editions"]\nhtml = "dragoman_verses.loud"\n'
    place.install({"loud": LOUD}, points)
    (place.root / "source" / "letter.txt").write_text("A letter.\n", encoding="utf-8")
    (place.root / "source" / "other.odd").write_text("?", encoding="utf-8")  # others are looked for
    place.run("build", "-q")
    page = (place.root / "build" / "letter.en-fa.html").read_text(encoding="utf-8")
    assert "A letter." in page


# The arguments of a rule


@pytest.fixture
def install_rule(monkeypatch: pytest.MonkeyPatch) -> Iterator[Callable[..., None]]:
    """Return a function that makes a rule the only one: it reports each "x" of a translation."""

    def install(*, safe: bool = False, **options: Unpack[RuleOptions]) -> None:
        @rule("any-x", "hint", silent=[], fires=[], **options)
        def any_x(pair: Pair) -> list[Hit]:
            """The translation has an x."""
            places = [at for at, char in enumerate(pair.target) if char == "x"]
            return [Hit(at, at + 1, "", "y", safe) for at in places]

        monkeypatch.setattr(run, "list_text_rules", lambda: (any_x,))
        monkeypatch.setattr(run, "map_text_rules", lambda: {any_x.id: any_x})
        run._active_rules.cache_clear()

    yield install
    run._active_rules.cache_clear()


@pytest.mark.parametrize(
    ("pair", "options", "is_reported"),
    [
        (Pair("a", "x", "de"), {}, True),
        (Pair("a", "x", "fa"), {"languages": "fa ar"}, True),
        (Pair("a", "x", "fa_AF"), {"languages": "fa ar"}, True),
        (Pair("a", "x", "de"), {"languages": "fa ar"}, False),
        (Pair("a", "x", "ckb"), {"languages": ARABIC_SCRIPT}, True),
        (Pair("a", "x", "de"), {"languages": ARABIC_SCRIPT}, False),
        (Pair("a", "xy", "fa"), {"needs": "yz"}, True),
        (Pair("a", "x", "fa"), {"needs": "yz"}, False),
        (Pair("a", "x", "fa", "code"), {}, False),
        (Pair("a", "x", "fa", "code"), {"in_code": True}, True),
        (Pair("a", "x", "fa", markup="plain"), {"about_markup": True}, False),
        (Pair("a", "x", "fa", markup="markdown"), {"about_markup": True}, True),
        (Pair("a", "x", "fa"), {"about_markup": True}, True),
        (Pair("a", "x", "fa", markup="plain"), {}, True),
    ],
)
def test_the_arguments_of_a_rule_say_where_it_looks(
    install_rule: Callable[..., None], pair: Pair, options: RuleOptions, is_reported: bool
) -> None:
    install_rule(**options)
    assert [hit.rule_id for hit in check_pair(pair)] == (["any-x"] if is_reported else [])


@pytest.mark.parametrize(
    ("fix", "safe", "fixed"),
    [("safe", True, "an y"), ("safe", False, "an x"), ("suggest", True, "an x")],
)
def test_only_what_is_always_so_is_corrected(
    install_rule: Callable[..., None], fix: Fix, safe: bool, fixed: str
) -> None:
    install_rule(fix=fix, safe=safe)
    pair = Pair("a", "an x", "de")
    assert fix_pair(pair) == fixed
    assert len(check_pair(pair)) == 1


@pytest.mark.parametrize(("language", "fixed"), [("de", "an y"), ("de_AT", "an y"), ("fr", "an x")])
def test_a_rule_corrects_only_in_the_languages_that_it_names(
    install_rule: Callable[..., None], language: str, fixed: str
) -> None:
    install_rule(fix="safe", safe=True, fixed_in=frozenset({"de"}))
    pair = Pair("a", "an x", language)
    assert fix_pair(pair) == fixed
    assert [hit.safe for hit in check_pair(pair)] == [fixed == "an y"]
