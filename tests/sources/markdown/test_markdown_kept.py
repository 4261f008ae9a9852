"""Which texts of Markdown stay because their translation does not fit, and that this is told."""

from __future__ import annotations

from dragoman.sources import read, rebuild, rebuild_telling
from helpers.cases import each_case

JOINED = '<Tabs>\n<Tab label="a">One</Tab>\n<Tab label="Two">\n\nThree\n\n</Tab>\n</Tabs>\n'


@each_case(
    [
        ("One\n\n<div>\ntwo\n</div>\n", {"<div>\ntwo\n</div>": "دو"}, [3]),  # without its tags
        ("One\n\n<div>\ntwo\n</div>\n", {"<div>\ntwo\n</div>": "<div>\nدو\n</div>"}, []),
        ("One\n\n<div>\ntwo\n</div>\n", {"<div>\ntwo\n</div>": " "}, []),  # no translation
        ("# One\n\n- two\n", {"One": "- یک", "two": "# دو"}, []),  # with a backslash they fit
        (JOINED, {'<Tab label="a">One</Tab> <Tab label="Two">': "یک", "Three": "سه"}, [2, 3]),
    ]
)
def test_what_stays_is_told(page: str, new: dict[str, str], lines: list[int]) -> None:
    document = read(page.encode(), "a", suffix=".mdx" if page == JOINED else ".md")
    texts = {unit.key: new.get(unit.text, f"x {unit.text}") for unit in document.units}
    data, kept = rebuild_telling(document, texts)
    assert [unit.line for unit in kept] == lines
    assert data == rebuild(document, texts)
    assert all(unit.text in data.decode() for unit in kept)


def test_a_format_that_tells_nothing_is_written_all_the_same() -> None:
    document = read(b"<p>One</p>", "a", suffix=".html")
    assert rebuild_telling(document, {document.units[0].key: "یک"}, "fa")[1] == ()
