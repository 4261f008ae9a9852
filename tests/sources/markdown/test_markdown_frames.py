"""Tags that say that Markdown is in them: their lines are Markdown up to the closing tag."""

from __future__ import annotations

import pytest

from dragoman.sources import read, rebuild

CASES = [
    ('<div class="note" markdown>\nA *text*\n{ .card }\n\nMore.\n</div>\n', ["A *text*", "More."]),
    ('<div markdown="1">\n## A heading\n\nA text.\n</div>\nBelow.\n',
     ["A heading", "A text.", "Below."]),
    ("<div markdown='block'>\n<section markdown=1>\n* One\n* Two\n</section>\nThree\n</div>\n",
     ["One", "Two", "Three"]),
    ("- One\n\n  <div markdown>\n  Two\n  </div>\n- Three\n", ["One", "Two", "Three"]),
    ("<figure markdown>\n![A map](a.png)\n<figcaption>A caption</figcaption>\n</figure>\n",
     ["![A map](a.png)", "<figcaption>A caption</figcaption>"]),
    ("<div markdown>\nA text.\n<div>In it\n</div>\n</div>\n", ["A text.", "<div>In it\n</div>"]),
    ('<aside markdown="1">\n<img src="a.png" alt="A face">\nHe said *so*.\n</aside>\n',
     ['<img src="a.png" alt="A face"> He said *so*.']),
    ("<div markdown>\n<b>Some</b> *words*\n</div>\n<b>\nOthers\n</b>\n",
     ["<b>Some</b> *words*", "<b>\nOthers\n</b>"]),
    # a tag that is not closed on a line of its own has no effect below
    ('<div markdown>\nSome words</div>\n\n<b>\nOthers\n</b>\n',
     ["<div markdown>\nSome words</div>", "<b>\nOthers\n</b>"]),
    ("<div markdown>\nSome words\n\n<b>\nOthers\n</b>\n",
     ["<div markdown>\nSome words", "<b>\nOthers\n</b>"]),
    # what is in these is one text with its tags, as elsewhere
    ('<div markdown="span">\nSome *words*\n</div>\n',
     ['<div markdown="span">\nSome *words*\n</div>']),
    ("<div markdown>\n<p>Some words</p>\n</div>\n", ["<div markdown>\n<p>Some words</p>\n</div>"]),
    ("<div data-markdown>\nWords\n</div>\n", ["<div data-markdown>\nWords\n</div>"]),
    ("<div>\nWords\n</div>\n", ["<div>\nWords\n</div>"]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "texts"), CASES)
def test_markdown_in_a_tag_is_markdown(text: str, texts: list[str]) -> None:
    document = read(text.encode(), "page", suffix=".md")
    assert [unit.text for unit in document.units] == texts
    assert rebuild(document, {}) == text.encode()


def test_a_translation_stays_between_the_tags() -> None:
    text = "<div markdown>\nA text.\n</div>\n"
    document = read(text.encode(), "page", suffix=".md")
    (unit,) = document.units
    assert rebuild(document, {unit.key: "# \u0645\u062a\u0646"}).decode() == (
        "<div markdown>\n\\# \u0645\u062a\u0646\n</div>\n"
    )
