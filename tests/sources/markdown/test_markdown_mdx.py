"""Pages in MDX: what is indented in them is Markdown and no code."""

from __future__ import annotations

import pytest

from dragoman.model import Kind
from dragoman.sources import read, rebuild
from helpers.durations import check_growth

PLAIN, ITEM, HEADING, CODE = Kind.PARAGRAPH, Kind.LIST_ITEM, Kind.HEADING, Kind.CODE
CASES = [
    ("<Note>\n    A text.\n</Note>\n", [("A text.", PLAIN)]),
    ("<Note>\n\n    A text\n    of two lines.\n\n</Note>\n", [("A text of two lines.", PLAIN)]),
    ("<Note>\n    - One\n    - Two\n</Note>\n", [("One", ITEM), ("Two", ITEM)]),
    ("<Note>\n\tA text.\n\n\t- One\n</Note>\n", [("A text.", PLAIN), ("One", ITEM)]),
    (
        '<Steps>\n    <Step title="A">\n        One.\n    </Step>\n'
        '    <Step title="B">\n        Two.\n        ## Three\n    </Step>\n</Steps>\n',
        [("A", PLAIN), ("One.", PLAIN), ("B", PLAIN), ("Two.", PLAIN), ("Three", HEADING)],
    ),
    ("<A>\n\n    A text\n    ======\n\n</A>\n", [("A text", HEADING)]),
    ("<A>\n- One\n\n      A text.\n\n</A>\n", [("One", ITEM), ("A text.", ITEM)]),
    ("Two lines\n        of a text.\n", [("Two lines of a text.", PLAIN)]),
    ("<Note>\n    ```js\n    let a\n    ```\n    A text.\n</Note>\n", [("A text.", PLAIN)]),
]


@pytest.mark.parametrize(("data", "texts"), CASES)
@pytest.mark.parametrize(
    ("before", "suffix"),
    [
        ("", ".mdx"),
        ("", ".MDX"),
        ("import X from './x';\n\n", ".md"),
        ("---\ntitle: یک\n---\n\nimport {A, B} from 'x'\n\n", ".md"),
        ("export const a = 1;\n\n", ".md"),
    ],
)
def test_indented_lines_of_mdx_are_markdown(
    data: str, texts: list[tuple[str, Kind]], before: str, suffix: str
) -> None:
    whole = before + data
    document = read(whole.encode(), "a", suffix=suffix)
    units = [unit for unit in document.units if unit.kind not in (Kind.TITLE, Kind.CODE)]
    assert [(unit.text, unit.kind) for unit in units] == texts
    assert rebuild(document, {}) == whole.encode()
    written = rebuild(document, {unit.key: "متن ۱" for unit in units}).decode()
    again = read(written.encode(), "a", suffix=suffix)
    assert [unit.text for unit in again.units if unit.kind not in (Kind.TITLE, Kind.CODE)] == [
        "متن ۱"
    ] * len(texts)


@pytest.mark.parametrize(
    "before",
    [
        "",
        "A text.\n\nimport X from './x'\n\n",  # not at the beginning
        "import of goods from 1990\n\n",
        "```js\nimport x from 'y'\n```\n\n",
        "<script setup>\nimport X from './x.vue'\n</script>\n\n",  # VitePress, which is no MDX
    ],
)
def test_elsewhere_they_are_code(before: str) -> None:
    document = read(f"{before}    let a\n".encode(), "a", suffix=".md")
    assert (document.units[-1].text, document.units[-1].kind) == ("let a", CODE)


@pytest.mark.parametrize(
    ("suffix", "kind"), [(".mdx", Kind.PARAGRAPH), (".md", Kind.CODE), (".markdown", Kind.CODE)]
)
@pytest.mark.parametrize("before", ["A text.", "<Note>\n    A text.\n</Note>", "<Note />", "<A>"])
def test_outside_of_components_they_are_markdown_only_by_the_suffix(
    before: str, suffix: str, kind: Kind
) -> None:
    data = f"import X from './x'\n\n{before}\n\n    let a\n"
    document = read(data.encode(), "a", suffix=suffix)
    assert (document.units[-1].text, document.units[-1].kind) == ("let a", kind)


@pytest.mark.parametrize("part", ["<A>\n", "</B>\n", "<A>\n\n    a\n\n", "<A>\n    a\n</A>\n"])
@pytest.mark.parametrize("after", ["", "</B>\n", "</A>\n"])
def test_the_time_grows_with_the_length(part: str, after: str) -> None:
    def make(count: int) -> bytes:
        return f"import X from 'x'\n\n{part * count}\n{after * count}".encode()

    check_growth(make, lambda data: read(data, "a", suffix=".md"), 300)


@pytest.mark.parametrize(
    ("data", "texts"),
    [
        (
            '<Tabs>\n  <Tab label="A">One</Tab>\n  <Tab label="B">Two *b*</Tab>\n</Tabs>\n',
            ['<Tab label="A">One</Tab>', '<Tab label="B">Two *b*</Tab>'],
        ),
        (
            "<A>\n  <Slot>One</Slot>\n  <Slot>\n    Two\n  </Slot>\n  <Slot>Three</Slot>\n</A>\n",
            ["<Slot>One</Slot>", "Two", "<Slot>Three</Slot>"],
        ),
        ("One <B>a</B>\n<B>b</B> two\n", ["One <B>a</B> <B>b</B> two"]),
        ("<B>a</B>\nplain words\n", ["<B>a</B> plain words"]),
        ("<Details>\nMore **text**\n</Details>\n", ["More **text**"]),
        ("<details>\n\nText\n\n</details>\n## Heading\n", ["Text", "Heading"]),
        ("<Card>\n<p>One</p>\n</Card>\n", ["<p>One</p>"]),
        ("<div>\n<Card>\n  One\n</Card>\n</div>\n", ["<div>\n<Card>\n  One\n</Card>\n</div>"]),
    ],
)
def test_each_component_of_mdx_is_read_for_itself(data: str, texts: list[str]) -> None:
    document = read(data.encode(), "a", suffix=".mdx")
    assert [unit.text for unit in document.units] == texts
    assert rebuild(document, {}) == data.encode()
    new = rebuild(document, {unit.key: unit.text.replace("o", "0") for unit in document.units})
    again = read(new, "a", suffix=".mdx").units
    assert [unit.text for unit in again] == [text.replace("o", "0") for text in texts]


def test_a_component_named_like_an_element_of_html_has_markdown_in_mdx() -> None:
    data = b'<Aside title="Look">A *warning*.</Aside>\n'
    (unit,) = read(data, "a", suffix=".mdx").units
    assert (unit.kind, unit.markup) == (Kind.PARAGRAPH, "")
    (unit,) = read(data, "a", suffix=".md").units
    assert unit.kind is Kind.HTML


@pytest.mark.parametrize("lines", [10, 300])
def test_the_data_of_a_component_are_no_text_however_many_they_are(lines: int) -> None:
    data = "<Grid\n  all={[\n" + '    {title: "It\'s"},\n' * lines + "  ]}\n/>\n\nA text.\n"
    assert [unit.text for unit in read(data.encode(), "a", suffix=".mdx").units] == ["A text."]
