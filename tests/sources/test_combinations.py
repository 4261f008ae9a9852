"""What the readers of texts make of many small documents, and what is written with translations.

No law says that each of them is right: they show what a change changes where nobody thought of it.
They are in tests/sources/combinations, and are read as a diff.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from dragoman.errors import SourceError
from dragoman.inline import parse_spans
from dragoman.sources import read, rebuild
from helpers.combining import combine
from helpers.drawing import draw
from helpers.goldens import compare_with_kept
from helpers.unit_lists import describe

FOLDER = Path(__file__).parent / "combinations"
COUNTS = {"md": 220, "html": 220, "txt": 180, "srt": 60, "vtt": 80}
PARTS = {
    "md": (
        "# A title\n\n",
        "Two\nlines.\n\n",
        "*One* **two** `three`.\n\n",
        "- item\n",
        "1. first\n",
        "  - inner\n",
        "> said\n",
        "```py\ncode\n```\n\n",
        "| a | b |\n|:-|-:|\n| c | *d* |\n\n",
        'See [this](a.md "T")[^1].\n\n',
        "[^1]: A note.\n\n",
        "![alt](p.png)\n\n",
        "---\n\n",
        "<div>\n\nIn *it*.\n\n</div>\n\n",
        "Term\n: Meaning\n\n",
        "Title\n=====\n\n",
        "    indented\n\n",
        ":::{note} Told\nText.\n:::\n\n",
        "One<br>two\\\nthree &amp; <b>four</b>\n\n",
        "- [x] done\n",
        "{#id .class}\n",
        "<!-- hidden -->\n\n",
        "\n",
        "[r]: https://e.org 'R'\n\n",
        "[ref][r] <https://e.org>\n\n",
        "---\ntitle: Of the file\n---\n\n",
        "$x^2$ and ~~gone~~ H~2~O\n\n",
        "{% if x %}\n\n",
        "\tTab here\n\n",
    ),
    "html": (
        "<h1>A title</h1>",
        "<p>Two\n  words ",
        "<b>bold</b>",
        "<i> it</i>",
        "<br>",
        "<kbd> k </kbd>",
        "<ul><li>item",
        "</ul>",
        "<table><tr><td>a<th>b",
        "</table>",
        "<a href=x title=T>link</a>",
        "<img src=p.png alt='A picture'>",
        "<pre>a\n b</pre>",
        "<code>c d</code>",
        "<div>",
        "</div>",
        "<span dir=rtl> s</span>",
        "<script>no()</script>",
        "<!-- no -->",
        "&amp; &nbsp;",
        " plain ",
        "<p lang=fr>Bonjour",
        "<input placeholder=Name>",
        "<blockquote>said",
        "<dl><dt>term<dd>what",
        "<details><summary>More</summary>",
        "<q>quoted</q>",
        "<p translate=no>X1",
        "<hr>",
        "<sup>2</sup>",
        "<title>Of the page</title>",
        "<meta name=description content='About it'>",
        "<em>a <b>b</em> c</b>",
    ),
    "txt": (
        "A title\n",
        "=====\n",
        "One line.\n",
        "Two words\n",
        "\n",
        "\n\n",
        "  indented\n",
        "- item\n",
        "* other\n",
        "1. first\n",
        "2) second\n",
        "* * *\n",
        "a   b   c\n",
        "d   e   f\n",
        "ALL CAPS\n",
        "> said\n",
        "\ttab\n",
        "“Quoted.”\n",
        "https://e.org/a\n",
        "_____\n",
        "A very long line that goes on and on until it is as long as the lines of a letter are.\n",
        "[1] A note.\n",
        "Name: value\n",
        "۱. یک\n",
    ),
    "srt": (
        "1\n00:00:01,000 --> 00:00:02,000\nOne.\n\n",
        "2\n00:00:02,500 --> 00:00:04,000\n- Who?\n- I.\n\n",
        "3\n00:00:05,000 --> 00:00:09,000\n<i>Two words\nof a song</i>\n\n",
        "\n",
        "00:00:10,000 --> 00:00:11,000\nNo number\n\n",
        "5\n00:00:12,000 --> 00:00:13,000\n{\\an8}<b>Up</b>\n\n",
        "6\n00:00:14,000 --> 00:00:15,000\n\n",
        "7\n00:00:16,000 --> 00:00:18,000\nIt begins here\n\n",
        "8\n00:00:18,100 --> 00:00:19,000\nand ends there.\n\n",
        "9\n00:00:20,000 --> 00:00:21,000\n♪ la la ♪\n\n",
        '10\n00:00:22,000 --> 00:00:23,000 X1:1\n<font color="red">c</font>\n\n',
    ),
    "vtt": (
        "WEBVTT\n\n",
        "WEBVTT - A talk\nLanguage: en\n\n",
        "NOTE\nno text\n\n",
        "STYLE\n::cue {}\n\n",
        "00:01.000 --> 00:02.000\nOne.\n\n",
        "id\n00:02.000 --> 00:03.000 line:0\n<v Ann>Two <c.x>c</c></v>\n\n",
        "00:04.000 --> 00:05.000\n- Who?\n- I.\n\n",
        "00:06.000 --> 00:08.000\nIt begins <00:07.000>here\n\n",
        "00:08.000 --> 00:09.000\nand ends &amp; goes.\n\n",
        "00:10.000 --> 00:11.000\n<i>s</i> <ruby>r<rt>t</rt></ruby>\n\n",
        "\n",
        "REGION\nid:a\n\n",
        "00:12.000 --> 00:13.000\n<lang fr>Oui</lang>\n\n",
    ),
}


@pytest.mark.parametrize("suffix", PARTS)
def test_what_is_read_and_written_is_as_it_was(suffix: str) -> None:
    shown = "".join(
        show_document(text, suffix) for text in combine(suffix, PARTS[suffix], COUNTS[suffix])
    )
    compare_with_kept(shown, FOLDER / f"{suffix}.txt")


def show_document(text: str, suffix: str) -> str:
    """Return a document, its units with their spans, and the document with translations."""
    return "\n".join([repr(text), *_show_inside(text, suffix), "", ""])


def _show_inside(text: str, suffix: str) -> Iterator[str]:
    try:
        document = read(text.encode(), "a", suffix=f".{suffix}")
    except SourceError as error:
        yield f"  {error}"
        return
    for unit in document.units:
        yield f"  {describe(unit)}: {unit.text!r}"
        spans = draw(parse_spans(unit.text, markup=document.markup_of(unit)))
        if spans != unit.text:
            yield f"      {spans!r}"
    texts = {unit.key: f"{unit.text} X." for unit in document.units if unit.translatable}
    yield f"  {rebuild(document, texts, language='fa').decode()!r}"
