"""The blocks of documents of several formats."""

from __future__ import annotations

from dragoman import sources
from dragoman.bitext import align_texts, make_blocks
from dragoman.model import Document, Kind

MARKDOWN = """# Title

A **bold** word, a [link](https://a.org/x) and a note[^1].

![A goat](pictures/goat.png)

3. Third *item*

```
code = 1
```

[^1]: The note.
"""


def read(text: str, suffix: str) -> tuple[Document, list[tuple[str, str]]]:
    document = sources.read(text.encode(), "letter", suffix=suffix)
    return document, [(b.text, b.kind.value) for b in make_blocks(document)]


def test_each_unit_is_a_block_without_its_marks() -> None:
    document, texts = read(MARKDOWN, ".md")
    assert len(texts) == len(document.units)
    assert ("A bold word, a link and a note.", "paragraph") in texts
    blocks = {block.text: block for block in make_blocks(document)}
    assert blocks["Title"].level == 1
    paragraph = blocks["A bold word, a link and a note."]
    assert (paragraph.emphases, paragraph.links, paragraph.notes) == (1, ("https://a.org/x",), 1)
    picture = blocks["A goat"]
    assert (picture.pictures, picture.described) == (("pictures/goat.png",), 6)
    assert blocks["Third item"].marker == "3."
    code = next(block for block in blocks.values() if block.kind is Kind.CODE)
    assert (code.text.strip(), code.emphases) == ("code = 1", 0)


def test_a_plain_text_and_a_page_with_the_same_words_are_aligned() -> None:
    _, plain = read("Title\n\nOne paragraph\nin two lines of 12.\n\nAnother, of 1984.\n", ".txt")
    assert [text for text, _ in plain] == [
        "Title",
        "One paragraph in two lines of 12.",
        "Another, of 1984.",
    ]
    page = "<h1>Title</h1><p>One <b>paragraph</b> in two lines of 12.</p><p>Another, of 1984.</p>"
    both = [
        make_blocks(sources.read(data.encode(), "x", suffix=suffix))
        for data, suffix in (
            ("Title\n\nOne paragraph\nin two lines of 12.\n\nAnother, of 1984.\n", ".txt"),
            (page, ".html"),
        )
    ]
    beads = align_texts(both[0], both[1], ("en", "en"))
    assert [(bead.source, bead.target) for bead in beads] == [((i,), (i,)) for i in range(3)]


def test_the_text_of_a_picture_in_a_tag_is_a_description() -> None:
    page = '<p>A text.</p><p><img src="a.png" alt="Two boats"></p><p>A <img alt="x" src="b"></p>'
    blocks = make_blocks(sources.read(page.encode(), "x", suffix=".html"))
    assert [(block.text, block.is_picture) for block in blocks][:2] == [
        ("A text.", False), ("Two boats", True),
    ]  # fmt: skip
    assert not any(block.is_picture for block in blocks[2:])
