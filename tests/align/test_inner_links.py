"""Links inside a document: they lead to the row of the place, or are text and are told."""

from __future__ import annotations

from dataclasses import replace

import polib
import pytest

from dragoman import sources
from dragoman.align import EditionRequest, align
from dragoman.align.inner_links import Neighbour, find_places
from dragoman.inline import plain_text
from dragoman.model import Edition, Span
from dragoman.po import Catalog, write_block
from helpers.cases import each_case

REQUEST = EditionRequest(columns=("en", "fa"), source_language="en")


def make(content: str, suffix: str = ".md", **translations: str) -> Edition:
    """Return an edition; the translations are by the first word of their source."""
    document = sources.read(content.encode(), "letter", suffix=suffix)
    entries = [
        polib.POEntry(msgid=unit.text, msgstr=msgstr)
        for unit in document.units
        for word, msgstr in translations.items()
        if unit.text.startswith(word)
    ]
    blocks = tuple(write_block(entry) for entry in entries)
    return align(document, {"fa": Catalog("letter.po", None, blocks)}, REQUEST)


def list_places(edition: Edition, column: int = 0) -> list[tuple[str, str]]:
    return [
        (plain_text(inner.children), inner.place)
        for row in edition.all_rows
        for span in row.segments[column].spans
        for inner in span.walk()
        if inner.place
    ]


@pytest.mark.parametrize(
    ("written", "rest"),
    [
        ("#the-end", "## The End"),
        ("#the-end", "The End\n-------"),
        ("#end", "## The End {#end .x}"),
        ("#end", "## The End\n{: #end}"),
        ("#end", "A paragraph. {#end}"),
        ("#end", '<a id="end"></a>Here.'),
        ("#end", 'Here <a name="end"></a> it is.'),
        ("#end", '<div class="x" id=end>\n\nHere.\n\n</div>'),
        ("#end", "| a |\n|---|\n| b <i id='end'></i> |"),
        ("#end", '<div id="end"></div>\n\n```\ncode\n```'),
        ("#ENd", "## End"),
        ("<#The end>", "## The end"),
        ("#caf%C3%A9", "## Café"),
        ("#café", "## Café"),
        ("#end", "# Other {#x}\n\n## End"),
        ("#end", "# Other\n\n(end)=\n## The end"),
        ("#the-end", "> (the-end)=\n> Here."),
        ("#end", "## Other {/* #end */}"),
        ("#end", "## Other \\{#end}"),
    ],
)
def test_a_link_leads_to_the_row_of_its_place(written: str, rest: str) -> None:
    edition = make(f"See [it]({written}).\n\n{rest}\n")
    (row,) = {each.anchor for each in edition.rows[-1:]}
    assert list_places(edition) == [("it", row)]
    assert edition.targets == {row}
    assert edition.unshown == ()


def test_what_is_only_code_names_no_place() -> None:
    edition = make("See [it](#end).\n\n```\n<a id='end'>\n```\n")
    assert list_places(edition) == []
    assert edition.unshown == ("line 1: nothing has the name '#end', so its link is only text",)


def test_a_name_that_the_author_wrote_counts_before_that_of_a_heading() -> None:
    edition = make("[it](#end)\n\n## End\n\nHere. {#end}\n")
    assert list_places(edition) == [("it", "p3")]


def test_headings_of_the_same_name_are_told_apart() -> None:
    edition = make("[1](#a) [2](#a-1) [3](#a-2)\n\n# A\n\n# A!\n\n# a?\n")
    assert [place for _, place in list_places(edition)] == ["p2", "p3", "p4"]


def test_a_file_is_not_a_heading_of_its_name() -> None:
    edition = make("[it](history) [it](history#history)\n\n# History\n")
    assert list_places(edition) == []
    assert edition.unshown == ()


def test_each_name_is_of_one_row() -> None:
    document = sources.read(b"# A\n\n# A\n\nb {#A}\n\nc {#A}\n", "letter", suffix=".md")
    assert find_places(document).places == {"A": "p2", "a": "p1", "a-1": "p1"}


def test_a_repeated_title_is_the_row_that_is_shown() -> None:
    edition = make("---\ntitle: A letter\n---\n\n# A letter\n\n[up](#a-letter)\n")
    assert list_places(edition) == [("up", "p1")]


def test_a_place_in_a_later_block_of_a_note_is_the_note() -> None:
    edition = make('[it](#x)[^1]\n\n[^1]: One.\n\n    Two <a id="x"></a>.\n')
    assert list_places(edition) == [("it", edition.notes[0].row.anchor)]


def test_a_translation_leads_to_the_same_row_by_either_name() -> None:
    edition = make(
        "[it](#the-end)\n\n# The End\n", The="پایان", **{"[it]": "[آن](#the-end) [دو](#پایان)"}
    )
    assert list_places(edition, 1) == [("آن", "p2"), ("دو", "p2")]
    assert edition.unshown == ()


def test_a_link_that_leads_nowhere_is_text_and_is_told_with_its_line() -> None:
    edition = make("A.\n\nSee *[it](#x)* [b](other.md).\n", See="[این](#y) [آن](#x)")
    shown = [segment.spans for segment in edition.rows[1].segments]
    assert plain_text(shown[0]) == "See it b."
    assert not [span for span in shown[0] if span.target]
    assert shown[1] == (Span(text="این آن"),)
    assert edition.unshown == (
        "line 3: nothing has the name '#x', so its link is only text",
        "line 3, fa: nothing has the name '#y', so its link is only text",
    )


def test_a_link_that_is_lost_in_both_texts_is_told_once() -> None:
    edition = make("See [it][a].\n\n[a]: #x\n", See="[این][a]")
    assert edition.unshown == ("line 1: nothing has the name '#x', so its link is only text",)


def test_a_web_page_names_places_by_ids() -> None:
    page = (
        "<title>T</title><body id=top><h1 title='t'>T</h1><p>See <a href='#b'>b</a> "
        "<a href='#c'>c</a> <a href='#top'>top</a> <a href='#none'>none</a></p>"
        "<section id='b'><p>B</p></section><p>one <b id='c'>C</b></p></body>"
    )
    edition = make(page, ".html")
    texts = {row.anchor: plain_text(row.segments[0].spans) for row in edition.rows}
    found = [(name, texts[place]) for name, place in list_places(edition)]
    assert found == [("b", "B"), ("c", "one C"), ("top", "T")]
    assert len(edition.unshown) == 1


NEIGHBOURS = {
    "news/other": Neighbour("other.fa.html", ".md", {"end": "p9"}),
    "old": Neighbour("", ".md", {}),
    "far/notes/page": Neighbour("page.fa.html", ".md", {}),
}


def resolve(target: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Return the targets that are left of a link in ``news/letter``, and what is told of it."""
    document = sources.read(f"[it]({target})".encode(), "news/letter", suffix=".md")
    edition = align(document, {}, replace(REQUEST, neighbours=NEIGHBOURS))
    spans = edition.rows[0].segments[0].spans
    return tuple(span.target for span in spans if span.target), edition.unshown


@each_case(
    [
        ("other.md", "other.fa.html", ""),
        ("./other", "other.fa.html", ""),
        ("../news/other.html#end", "other.fa.html#p9", ""),
        ("other.md#END", "other.fa.html#p9", ""),
        ("other.md#", "other.fa.html", ""),
        ("other.md?x=1#end", "other.fa.html#p9", ""),
        ("other#^block", "other.fa.html", ""),  # Obsidian's mark of a block
        ("/news/other.md", "other.fa.html", ""),  # from the folder of the sources
        ("//news/other.md", "", ""),  # a host
        ("elsewhere/other", "", ""),  # another folder
        ("notes/page.md", "page.fa.html", ""),  # the only one of this name in such a folder
        ("page", "page.fa.html", ""),
        ("other.md#x", "other.fa.html",
         "line 1: nothing has the name 'other.md#x', so its link leads to the beginning"),
        ("../old.md", "", "links to old lead nowhere, because it cannot be read"),
        ("other.pdf", "", ""),  # another file of that name
        ("nothing.md", "", ""),
    ]
)  # fmt: skip
def test_a_link_to_another_document_leads_to_its_page(target: str, left: str, told: str) -> None:
    assert resolve(target) == ((left,) if left else (), (told,) if told else ())
