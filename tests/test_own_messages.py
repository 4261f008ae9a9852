"""The messages of dragoman itself: all are in its catalogues, and a project may add to them."""

from __future__ import annotations

import ast
import re
import subprocess
from collections.abc import Callable
from pathlib import Path

import polib
import pytest
from click.testing import CliRunner

from dragoman.align.colophon import CREDITS
from dragoman.checks import Policy, Severity
from dragoman.cli import group
from dragoman.errors import CatalogError
from dragoman.languages import find_plural_forms
from dragoman.model import REMARKS, WITHHELD
from dragoman.own_messages import OWN, fill_names, read_own_messages
from dragoman.po import parse, read
from dragoman.proofread import CatalogPlace, check_catalog

SOURCE = OWN.parent


def list_template() -> set[str]:
    return {block.msgid for block in parse((OWN / "dragoman.pot").read_bytes(), "pot").blocks}


def list_used() -> set[str]:
    """Return every message that the code and the templates of pages look up."""
    messages: set[str] = set()
    for path in (SOURCE / "editions").rglob("*.*html"):
        text = path.read_text(encoding="utf-8")
        messages.update(re.findall(r'\.word\("([^"]+)"\)', text))
        messages.update(re.findall(r'heading\(columns, "([^"]+)"', text))
    for path in SOURCE.rglob("*.py"):
        text = path.read_text(encoding="utf-8")
        messages.update(re.findall(r'\.word\("([^"]+)"\)', text))
    said = {*CREDITS.values(), *REMARKS.values(), WITHHELD}
    return messages | list_yielded(SOURCE / "align" / "colophon.py") | said


def list_yielded(path: Path) -> set[str]:
    """Return the sentences of the colophon: it yields each as the first of a pair."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    return {
        node.value.elts[0].value
        for node in ast.walk(tree)
        if isinstance(node, ast.Yield)
        and isinstance(node.value, ast.Tuple)
        and isinstance(node.value.elts[0], ast.Constant)
        and isinstance(node.value.elts[0].value, str)
    }


def test_every_message_is_in_the_template_and_none_is_stale() -> None:
    assert len(list_used()) > 20
    assert list_used() == list_template()


_ONE_IS_SINGULAR = "nplurals=2; plural=(n != 1);"
OURS = {
    "fa": find_plural_forms("fa"),
    "ar": find_plural_forms("ar"),
    "fr": "nplurals=3; plural=(n == 0 || n == 1) ? 0 : n != 0 && n % 1000000 == 0 ? 1 : 2;",
    "es": "nplurals=3; plural=(n == 1 ? 0 : n != 0 && n % 1000000 == 0 ? 1 : 2);",
    "he": "nplurals=3; plural=(n == 1 ? 0 : n == 2 ? 1 : 2);",
    **dict.fromkeys(("de", "ur", "tr", "ckb"), _ONE_IS_SINGULAR),
}
"""The plural forms of CLDR, as Babel 2.19 writes them; before that it had some of its own."""


def test_each_catalogue_of_ours_is_listed_here() -> None:
    assert {path.parts[-3] for path in OWN.glob("*/LC_MESSAGES/*.po")} == set(OURS)


@pytest.mark.parametrize("language", OURS)
def test_a_catalogue_of_ours_is_right_and_names_nobody(
    language: str, need_tool: Callable[[str], str]
) -> None:
    path = OWN / language / "LC_MESSAGES" / "dragoman.po"
    place = CatalogPlace("dragoman", language, str(path))
    findings = check_catalog(path.read_bytes(), place, Policy(strict=True))
    assert [found for found in findings if found.severity is not Severity.HINT] == []
    subprocess.run([need_tool("msgfmt"), "-c", "-o", "/dev/null", str(path)], check=True)
    catalog = read(path)
    assert [block.msgid for block in catalog.blocks] == [
        block.msgid for block in read(OWN / "dragoman.pot").blocks
    ]
    assert catalog.header["Plural-Forms"] == OURS[language]
    assert not any(catalog.header.get(name) for name in ("Last-Translator", "Language-Team"))
    assert not any(block.comments for block in catalog.blocks)  # no mark of a review


@pytest.mark.parametrize(
    ("language", "wrong"),
    [
        ("ckb", "يىكة"),  # Kurdish has ی, ک and ە
        ("ur", "يىكهة."),  # Urdu has ی, ک, ہ and ۔
        ("fa", "يىكة"),
        ("ar", "یکے"),
        ("fr", "'"),
    ],
)
def test_letters_are_those_of_the_language(language: str, wrong: str) -> None:
    for text in read_own_messages(language).values():
        assert not set(text) & set(wrong), text


def test_french_has_a_space_that_does_not_break_before_a_colon() -> None:
    colons = [text for text in read_own_messages("fr").values() if ":" in text]
    assert len(colons) > 5
    assert all("\u00a0:" in text for text in colons)


@pytest.mark.parametrize("language", OURS)
def test_every_message_is_translated(language: str) -> None:
    translations = read_own_messages(language)
    assert set(translations) == list_template()
    for english, translation in translations.items():
        names = set(re.findall(r"\{\w+\}", english))
        assert set(re.findall(r"\{\w+\}", translation)) == names, english


@pytest.mark.parametrize("language", OURS)
def test_polib_reads_the_same_translations(language: str) -> None:
    catalog = polib.pofile(str(OWN / language / "LC_MESSAGES" / "dragoman.po"))
    expected = {entry.msgid: entry.msgstr for entry in catalog.translated_entries()}
    assert read_own_messages(language) == expected


@pytest.mark.parametrize(
    ("territory", "language"),
    [("ar_SY", "ar"), ("fa_AF", "fa"), ("de_CH", "de"), ("es_MX", "es"), ("ur_Arab_IN", "ur")],
)
def test_a_territory_has_the_messages_of_its_language(territory: str, language: str) -> None:
    assert read_own_messages(territory) == read_own_messages(language) != {}


@pytest.mark.parametrize("language", ["en", "en_GB", "ps", "ja", "pt_BR", "zh_Hant_TW"])
def test_english_and_a_language_without_a_catalogue_have_none(language: str) -> None:
    assert read_own_messages(language) == {}


def test_a_project_s_catalogue_serves_all_territories_but_no_other_script(tmp_path: Path) -> None:
    for code in ("es_419", "uz", "zh_Hant"):
        write_catalog(tmp_path, code, f'msgid "Contents"\nmsgstr "{code}"\n')
    assert read_own_messages("es_MX", tmp_path)["Contents"] == "es_419"
    assert read_own_messages("es", tmp_path)["Contents"] == "Índice"
    for code in ("zh_Hant_TW", "zh_TW", "zh_HK"):
        assert read_own_messages(code, tmp_path) == {"Contents": "zh_Hant"}
    assert read_own_messages("zh_CN", tmp_path) == {}
    assert read_own_messages("uz_Latn_UZ", tmp_path) == {"Contents": "uz"}
    assert read_own_messages("uz_Arab", tmp_path) == {}


def write_catalog(locale: Path, language: str, content: str) -> Path:
    path = locale / language / "dragoman.po"
    path.parent.mkdir(parents=True, exist_ok=True)
    header = 'msgid ""\nmsgstr ""\n"Content-Type: text/plain; charset=UTF-8\\n"\n\n'
    path.write_text(header + content, encoding="utf-8")
    return path


def test_a_project_adds_a_language_and_replaces_messages(tmp_path: Path) -> None:
    for code, text in (("ps", "نيوليک"), ("fa", "آنچه می‌خوانید")):
        write_catalog(tmp_path, code, f'msgid "Contents"\nmsgstr "{text}"\n')
    assert read_own_messages("ps", tmp_path) == {"Contents": "نيوليک"}
    assert read_own_messages("fa", tmp_path)["Contents"] == "آنچه می‌خوانید"
    assert read_own_messages("fa", tmp_path)["Notes"] == read_own_messages("fa")["Notes"]


def test_only_finished_messages_are_taken(tmp_path: Path) -> None:
    write_catalog(
        tmp_path,
        "ps",
        '#, fuzzy\nmsgid "Notes"\nmsgstr "x"\n\nmsgid "Cover"\nmsgstr ""\n\n'
        'msgid "Outdated"\nmsgstr "y"\n\n'
        'msgctxt "another"\nmsgid "Contents"\nmsgstr "x"\n\n#~ msgid "Source"\n#~ msgstr "x"\n',
    )
    assert read_own_messages("ps", tmp_path) == {"Outdated": "y"}


@pytest.mark.parametrize(
    ("content", "line"),
    [
        ('msgid "Contents"\nmsgstr "a\n', 6),  # a string without an end
        ('msgid "Contents"\nmsgstr "a"\n\nmsgid "Contents"\nmsgstr "b"\n', 8),
        ('msgid "Contents"\nmsgstr "a"\n\nmsgid "Notes"\n', 8),  # cut off
        ("<<<<<<< ours\n", 5),
    ],
)
def test_a_damaged_catalogue_of_a_project_is_one_sentence(
    tmp_path: Path, content: str, line: int
) -> None:
    (tmp_path / "source").mkdir()
    (tmp_path / "source" / "letter.txt").write_text("One.\n", encoding="utf-8")
    (tmp_path / "dragoman.toml").write_text('languages = ["fa"]\n', encoding="utf-8")
    path = write_catalog(tmp_path / "locale", "fa", content)
    arguments = ["render", "-t", "html", "-C", str(tmp_path)]
    result = CliRunner().invoke(group, arguments, catch_exceptions=False)
    assert result.exit_code == 2
    assert result.output.startswith(f"dragoman: {path}:{line}: ")
    assert result.output.count("\n") == 1
    with pytest.raises(CatalogError):
        read_own_messages("fa", tmp_path / "locale")


def test_a_message_cannot_reach_into_the_values() -> None:
    assert fill_names("{a} {a.__class__} {b}", {"a": "x"}) == "x {a.__class__} {b}"
