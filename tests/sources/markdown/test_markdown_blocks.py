"""Single cases of Markdown sources that the laws do not cover."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Mapping

import pytest

from dragoman.errors import SourceError
from dragoman.model import Document
from dragoman.sources import ReadOptions, read, rebuild
from dragoman.sources.markdown.directives import read_commands


def markdown(text: str, *, code: bool = False) -> Document:
    return read(text.encode(), "doc", suffix=".md", options=ReadOptions(code=code))


def translate(text: str, texts: Mapping[str, str], *, code: bool = False) -> str:
    document = markdown(text, code=code)
    return rebuild(document, {(None, old): new for old, new in texts.items()}).decode()


class TestWriting:
    @pytest.mark.parametrize(
        ("source", "new", "written"),
        [
            ("a\n", "# b", "\\# b\n"),
            ("a\n", "1. b", "1\\. b\n"),
            ("a\n", "- b", "\\- b\n"),
            ("a\n", "> b", "\\> b\n"),
            ("a\n", "```", "\\```\n"),
            ("a\n", "---", "\\---\n"),
            ("a\n", "[b]: c", "\\[b]: c\n"),
            ("a\n", "[^b]: c", "\\[^b]: c\n"),
            ("a\n", "<div>", "\\<div>\n"),
            ("a\n", "    b", "b\n"),
            ("a\n", "b\n\nc", "b\\\n\\\nc\n"),
            ("a\n", "b\\\n \n\nc  \nd\n\n", "b\\\n\\\nc\\\nd\n"),
            ("> - a\n", "b\n\n- c", "> - b\\\n>   \\\n>   \\- c\n"),
            ("# a\n", "b\n\nc", "# b c\n"),
            ("a\n", "b\\\n===", "b\\\n\\===\n"),
            ("a\n", "b | c\\\n--|--", "b | c\\\n\\--|--\n"),
            ("a\n", "*b* 1. c # d", "*b* 1. c # d\n"),
            ("a\n", "b\x07\u202e", "b\n"),
            ("a\n", " \n", "a\n"),
            ("# a #\n", "b\n# c #", "# b # c \\# #\n"),
            ("a\n---\n", "b | c", "b &#124; c\n---\n"),
            ("|a|\n|-|\n", "b | c\n\nd\\", "|b \\| c d\\ |\n|-|\n"),
            ("> - a\n", "b\\\nc", "> - b\\\n>   c\n"),
            ("1. x\n\n   a\r\n", "b  \nc", "1. x\n\n   b\\\n   c\r\n"),
            ("[^n]: a\n", "b\\\nc", "[^n]: b\\\n      c\n"),
            ("\ufeff> a\r\n> a\r\n", "unused", "\ufeff> a\r\n> a\r\n"),
            ("<p>a</p>\n", "<p>b</p>\n\n<p>c</p>", "<p>a</p>\n"),
        ],
    )
    def test_a_text_stays_in_its_block(self, source: str, new: str, written: str) -> None:
        assert translate(source, {"a": new}) == written

    def test_an_html_block_that_lost_its_tags_stays_the_source(self) -> None:
        html = "<p>a</p>\n"
        assert translate(html, {"<p>a</p>": "b"}) == html
        assert translate(html, {"<p>a</p>": "<p>\n\nb</p>"}) == "<p>\nb</p>\n"

    def test_a_directive_in_a_translation_has_no_effect(self) -> None:
        again = translate("a\n\nb\n", {"a": "<!-- i18n:skip -->"})
        assert [unit.translatable for unit in markdown(again).units] == [True, True]

    def test_a_definition_takes_no_title_from_the_paragraph_after_it(self) -> None:
        again = markdown(translate("[x]: /u\na\n", {"a": '"b"'}))
        assert again.links == {"X": ("/u", "")}
        assert again.units[0].text == '\\"b\\"'

    def test_fences_grow_with_their_code(self) -> None:
        source = "> ```py\n>   x\n> ```\n"
        assert translate(source, {"  x": "y\n```\n\nz"}, code=True) == (
            "> ````py\n>   y\n> ```\n>\n> z\n> ````\n"
        )

    def test_indented_code_stays_code(self) -> None:
        assert translate("- a\n\n      x\n", {"x": "y\n\n  z"}, code=True) == (
            "- a\n\n      y\n\n        z\n"
        )

    def test_code_is_never_changed_unless_the_settings_say_so(self) -> None:
        assert translate("    a\n", {"a": "b"}) == "    a\n"

    def test_units_of_other_contexts_are_other_messages(self) -> None:
        document = markdown("<!-- i18n:context: c -->\na\n\na\n")
        assert rebuild(document, {("c", "a"): "b"}).decode().endswith("\nb\n\na\n")


class TestFrontMatter:
    @pytest.mark.parametrize(
        ("value", "text", "written"),
        [
            ("A title", "A title", "عنوان تازه"),
            ("'A ''title'''  # note", "A 'title'", "'عنوان تازه'  # note"),
            ('"A \\"title\\" \\u0041"', 'A "title" A', '"عنوان تازه"'),
            ("A title #x: no", "A title", "عنوان تازه #x: no"),
            ("A: title", "A: title", "عنوان تازه"),
            (">", None, None),
            ("[a, b]", None, None),
            ("", None, None),
            ("A\n  title", "A title", "عنوان تازه"),
        ],
    )
    def test_title(self, value: str, text: str | None, written: str | None) -> None:
        source = f"---\nlayout: x\ntitle: {value}\ndate: 2016\n---\n\nText.\n"
        document = markdown(source)
        titles = [unit for unit in document.units if unit.kind == "title"]
        if text is None:
            assert titles == []
            return
        assert [(unit.text, unit.line) for unit in titles] == [(text, 3)]
        assert translate(source, {text: "عنوان تازه"}) == source.replace(
            f"title: {value}", f"title: {written}"
        )

    @pytest.mark.parametrize("new", ["a: b", "true", "- x", "2016", "#", 'say "x" \\ y', "*a"])
    def test_what_needs_quotation_marks_in_yaml_is_quoted(self, new: str) -> None:
        again = markdown(translate("---\ntitle: old\n---\n", {"old": new}))
        assert (again.units[0].kind, again.units[0].text) == ("title", new)

    def test_thematic_breaks_are_not_front_matter(self) -> None:
        assert [unit.text for unit in markdown("---\nFoo\n---\n").units] == ["Foo"]


class TestDirectives:
    @pytest.mark.parametrize(
        ("html", "commands"),
        [
            ("<!-- i18n:skip -->", ["skip"]),
            ("<!-- i18n: skip -->", ["skip"]),
            ("<!--- i18n:skip ---->", ["skip"]),
            ("<!-- mdbook-xgettext:skip -->", ["skip"]),
            ("<!-- i18n:skip-start --><!-- i18n:skip-end -->", ["skip start", "skip end"]),
            ("<!-- i18n:comment: hello: world! -->", ["comment hello: world!"]),
            ("<!-- i18n:comment hello -->", ["comment hello"]),
            ("<!-- i18n:comment -->", ["comment"]),
            ("<div>i18n: skip</div>", []),
            ("<!-- skip -->", []),
        ],
    )
    def test_forms(self, html: str, commands: list[str]) -> None:
        assert list(read_commands(html)) == commands

    def test_an_unknown_directive_changes_nothing(self) -> None:
        (unit,) = markdown("<!-- i18n:foo -->\na\n").units
        assert (unit.translatable, unit.comment, unit.context) == (True, "", None)

    def test_several_comments_are_kept(self) -> None:
        (unit,) = markdown("<!-- i18n:comment: a -->\n<!-- i18n:comment: b -->\nc\n").units
        assert unit.comment == "a\nb"


def test_blocks_nested_without_end_are_refused() -> None:
    with pytest.raises(SourceError, match=r"doc:1: lists or quotations are nested too deep here"):
        markdown("> " * 5000 + "a")


def test_plain_text_is_read_without_the_markdown_parser() -> None:
    program = (
        "import sys; from dragoman.sources import read; "
        "read(b'A title\\n\\nText.', 'a', suffix=sys.argv[1]); "
        "print('markdown_it' in sys.modules)"
    )
    for suffix, printed in ((".txt", "False\n"), (".md", "True\n")):
        command = [sys.executable, "-c", program, suffix]
        assert subprocess.check_output(command, text=True) == printed, suffix


def test_a_page_in_which_nothing_can_be_written_stays_as_it_is(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """However a translation is written, the page would have other blocks: then it is left out."""
    from dragoman.sources.markdown import write

    text = "# Head\r\n\r\nText \u0430\r\n"
    monkeypatch.setattr(write, "_find_first_difference", lambda *_: 0)
    assert translate(text, {"Text \u0430": "New"}) == text


def test_a_cell_of_attributes_alone_is_no_unit() -> None:
    table = "| a | {: .x} |\n|---|---|\n| {: .y} | b {: .z} |\n| c {.d} |  |\n"
    document = read(table.encode(), "doc", suffix=".md", options=ReadOptions())
    assert all(unit.text.strip() for unit in document.units)
    assert [unit.text for unit in document.units][:2] == ["a", "b"]
