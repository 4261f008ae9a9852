"""``update --tidy``: the form of a catalogue comes back, and no text of it changes."""

from __future__ import annotations

import subprocess
from collections.abc import Callable
from pathlib import Path

import polib
import pytest
from hypothesis import assume, given

from dragoman.catalogs.template import tidy_header
from dragoman.catalogs.tidy import tidy_catalog
from dragoman.errors import CatalogError
from dragoman.po import Catalog, dump, parse
from dragoman.po.catalog import list_blocks
from helpers import projects
from helpers.catalog_samples import CATALOGS, write_realistic
from helpers.command_line import run

TIDY = """msgid ""
msgstr ""
"Last-Translator: \\n"
"Language-Team: \\n"
"Language: fa\\n"
"Content-Type: text/plain; charset=UTF-8\\n"

# a note of the translator
# dragoman: ignore numbers
#. heading 1
#: source/letter.txt
#, fuzzy
#| msgctxt "menu"
#| msgid "An old letter"
msgctxt "nav"
msgid "A letter"
msgstr "نامه‌ای از کوه"

msgid ""
"Two lines\\n"
"of a poem"
msgstr "دو خط"

msgid "one"
msgid_plural "many"
msgstr[0] "یکی"
msgstr[1] "همه"

# why it was removed
#~| msgid "Gone before"
#~ msgid "Gone"
#~ msgstr "رفته"
""".encode()


def mess_up(data: bytes, how: str) -> bytes:
    """Return a catalogue as other programs save it."""
    text = data.decode()
    if how == "blank lines":
        return text.replace("\n\n", "\n\n\n").encode()
    if how == "crlf":
        return b"\xef\xbb\xbf" + text.replace("\n", "\r\n").encode()
    if how == "obsolete first":
        head, *blocks = text.rstrip("\n").split("\n\n")
        return ("\n\n".join([head, blocks[-1], *blocks[:-1]]) + "\n").encode()
    if how == "header":  # without the fields of names, and in another order
        first, second, *_, language, kind = text.split("\n\n")[0].split("\n")
        return text.replace(
            text.split("\n\n")[0], "\n".join((first, second, kind, language))
        ).encode()
    if how == "wrapped":
        return text.replace('"نامه‌ای از کوه"', '""\n"نامه‌ای "\n"از کوه"').encode()
    return text.replace("# a note of", "#a note of").replace("#, fuzzy\n", "").replace(
        "#. heading 1\n", "#, fuzzy\n#. heading 1\n"
    ).encode()  # fmt: skip


WAYS = ["blank lines", "crlf", "obsolete first", "header", "wrapped", "comments"]


@pytest.mark.parametrize("how", WAYS)
def test_the_form_comes_back(how: str) -> None:
    messy = mess_up(TIDY, how)
    assert messy != TIDY
    assert dump(tidy_catalog(parse(messy, "fa.po"))) == TIDY


def test_what_is_tidy_stays() -> None:
    assert dump(tidy_catalog(parse(TIDY, "fa.po"))) == TIDY


@pytest.mark.parametrize("how", [way for way in WAYS if way != "header"])
def test_no_text_comment_or_flag_changes(how: str) -> None:
    before = parse(mess_up(TIDY, how), "fa.po")
    after = tidy_catalog(before)
    assert sorted(map(repr, describe(before))) == sorted(map(repr, describe(after)))


def describe(catalog: Catalog) -> list[tuple[object, ...]]:
    """Return what messages say; a comment of empty lines alone says nothing."""
    return [
        (
            b.key,
            b.plural,
            b.msgstr,
            b.flags,
            b.previous,
            b.obsolete,
            *(lines if any(lines) else () for lines in (b.comments, b.extracted, b.references)),
        )
        for b in list_blocks(catalog)
    ]


@given(CATALOGS)
def test_whatever_a_catalogue_holds_twice_is_once(found: list[polib.POEntry]) -> None:
    file = polib.POFile(wrapwidth=20)
    file.metadata = {"Content-Type": "text/plain; charset=UTF-8", "Language": "fa"}
    file.extend(found)
    try:
        messy = parse(f"{file}\n".encode(), "fa.po")
    except CatalogError:  # polib writes what it cannot read itself
        assume(False)
    once = dump(tidy_catalog(messy))
    again = parse(once, "fa.po")
    assert sorted(map(repr, describe(again)[1:])) == sorted(map(repr, describe(messy)[1:]))
    assert dump(tidy_catalog(again)) == once


HEADERS = [
    ("Language: fa\n", "Last-Translator: \nLanguage-Team: \nLanguage: fa\n"),
    (
        "Plural-Forms: nplurals=2; plural=(n > 1);\nX-Generator: Poedit 3.4\nLanguage: fa\n"
        "Language-Team: Persian <fa@example.org>\nProject-Id-Version: letter\n",
        "Project-Id-Version: letter\nLast-Translator: \nLanguage-Team: Persian <fa@example.org>\n"
        "Language: fa\nPlural-Forms: nplurals=2; plural=(n > 1);\nX-Generator: Poedit 3.4\n",
    ),
    (
        "X-Two:  a  b\nX-Two: c\n\nLanguage:fa",
        "Last-Translator: \nLanguage-Team: \nLanguage:fa\nX-Two:  a  b\nX-Two: c\n",
    ),
    ("Language: fa\nand a line of its own\n", "Language: fa\nand a line of its own\n"),
    ("", "Last-Translator: \nLanguage-Team: \n"),
]


@pytest.mark.parametrize(("before", "after"), HEADERS)
def test_the_header_is_in_the_order_of_gettext(before: str, after: str) -> None:
    assert tidy_header(before) == after
    assert tidy_header(after) == after


@pytest.mark.parametrize("width", ["40", "79"])
def test_a_book_comes_back_from_msgcat(
    width: str, tmp_path: Path, need_tool: Callable[[str], str]
) -> None:
    path = tmp_path / "book.po"
    whole = dump(tidy_catalog(parse(write_realistic(), "book.po")))
    path.write_bytes(whole)
    subprocess.run([need_tool("msgcat"), f"--width={width}", "-o", path, path], check=True)
    assert path.read_bytes() != whole
    assert dump(tidy_catalog(parse(path.read_bytes(), "book.po"))) == whole


def test_update_brings_back_what_msgcat_wrapped(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, need_tool: Callable[[str], str]
) -> None:
    monkeypatch.chdir(tmp_path)
    project = projects.make(tmp_path, {"letter.txt": projects.TEXT * 2}, "fa")
    projects.translate(project)
    path = project.catalog("letter", "fa")
    assert run("update", "--tidy", "-q").exit_code == 0
    before = path.read_bytes()
    subprocess.run([need_tool("msgcat"), "--width=30", "-o", path, path], check=True)
    wrapped = path.read_bytes()
    assert wrapped != before
    assert run("update", "-q").exit_code == 0
    assert path.read_bytes() == wrapped
    assert run("update", "--tidy", "-q").exit_code == 0
    assert path.read_bytes() == before
    assert run("update", "--tidy").stderr == ""
