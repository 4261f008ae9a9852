"""Programs and tags of templates in web pages are not for translators."""

from __future__ import annotations

import pytest

from dragoman.model import Kind
from dragoman.sources import ReadOptions, read, rebuild

PROGRAMS = [
    "var a = 1;\nif (a) {\n  b();\n}",
    "&lt;p class=x&gt;\n  Some text\n&lt;/p&gt;",
    "import a.b;\n\n// A comment\nfoo(1, 2);",
    "body {color: red;}\n:lang(ar) {\n  font-size: 2em;\n}",
    "&lt;?xml version='1.0'?&gt;\n&lt;a/&gt;",
]
TEXTS = [
    "Roses are red;\nViolets are blue,\nSugar is sweet;\nAnd so are you.",
    "One text;",
    "To: you (yes)\n\nCome at once.",
    "return to the house\nand rest = sleep",
    "Roses are red;\nSugar is sweet (so sweet);\nAnd so are you;",
    "Νύξ;\nτί (θέλεις);\nπού πας;",
    "class dismissed: go home;\nreturn to me (my love);\nlet us go;",
    "From: Ann &lt;ann@example.org&gt;\nwe waited (long);\nyou came;",
    "Let me go; (please);",
]


@pytest.mark.parametrize("program", PROGRAMS)
def test_a_program_in_pre_is_code(program: str) -> None:
    page = f"<p>Before</p><pre>{program}</pre>".encode()
    before, unit = read(page, "a", suffix=".html").units
    assert (before.text, unit.kind, unit.translatable) == ("Before", Kind.CODE, False)
    document = read(page, "a", suffix=".html", options=ReadOptions(code=True))
    assert rebuild(document, {}) == page
    code = document.units[1]
    assert code.translatable
    assert b"<pre>x &lt; y</pre>" in rebuild(document, {code.key: "x < y"})


@pytest.mark.parametrize("text", TEXTS)
def test_a_text_in_pre_is_text(text: str) -> None:
    (unit,) = read(f"<pre>{text}</pre>".encode(), "a", suffix=".html").units
    assert (unit.kind, unit.translatable) == (Kind.PARAGRAPH, True)


@pytest.mark.parametrize(
    ("text", "is_shown", "is_translatable"),
    [
        ("{% endif %}", False, False),
        ("{% if a %}\n{% include 'b.html' %}", False, False),
        ("{{ name }}", True, False),
        ("{{ name }} {% if a %}", True, False),
        ("{% trans 'Hello' %}", True, True),
        ("{{ 'Hello' | t }}", True, True),
        ("{% if a %}Yes{% endif %}", True, True),
        ("{% _ 'Hello' %}", True, True),
        ('{% set x = "Good morning" %}', True, True),
        ("{% include 'a.html' with title='Don’t, please' %}", True, True),
        ("{% set x = 'a' if b and c else 'd' %}", False, False),
        ("{% icon name='a' class='big one' %}", False, False),
        ("{{ name }} says", True, True),
    ],
)
def test_tags_of_a_template_are_text_if_there_are_words(
    text: str, is_shown: bool, is_translatable: bool
) -> None:
    units = read(f"<p>{text}</p>".encode(), "a", suffix=".html").units
    assert [unit.translatable for unit in units] == [is_translatable] * is_shown
