"""Directives of MyST: what of them readers see, between colons and between backticks."""

from __future__ import annotations

import pytest

from dragoman.sources import read, rebuild
from helpers.durations import check_growth
from helpers.markdown_files import list_texts, translate

FENCES = ("```", "~~~", ":::")


@pytest.mark.parametrize("around", ["{}", "- Item\n\n  {}", "> {}"])
@pytest.mark.parametrize("fence", FENCES)
def test_of_a_list_of_pages_only_the_titles_are_text(fence: str, around: str) -> None:
    lines = f"{fence}{{toctree}}\n:caption: Start\n:hidden:\n\na/b\nA page <c/d>\n{fence}"
    indent = {"-": "  ", ">": "> "}.get(around[0], "")
    data = around.format(lines.replace("\n", f"\n{indent}")) + "\n"
    item = ["Item"] if around.startswith("-") else []
    assert list_texts(data) == [*item, "Start", "A page"]
    new = data.replace("Start", "x Start").replace("A page", "x A page").replace("Item", "x Item")
    assert translate(data) == new


@pytest.mark.parametrize("fence", FENCES)
@pytest.mark.parametrize(
    ("directive", "texts"),
    [
        ("{figure} a.png\n:alt: A cat\n:name: cat\n\nCaption.", ["A cat", "Caption."]),
        ("{card} Title\nText.", ["Title", "Text."]),
        ("{tab-item} Linux\n:sync: linux\n\nText.", ["Linux", "Text."]),
        ("{versionadded} 2.0 Much faster\nText.", ["2.0 Much faster", "Text."]),
        ("{prf:theorem} Title\n:label: t\n\nText.", ["Title", "Text."]),
        ("{grid} 1 2 2 3\nText.", ["Text."]),
    ],
)
def test_directives_with_text(fence: str, directive: str, texts: list[str]) -> None:
    data = f"{fence}{directive}\n{fence}\n\nAfter.\n"
    assert list_texts(data) == [*texts, "After."]
    new = data
    for text in [*texts, "After."]:
        new = new.replace(text, f"x {text}")
    assert translate(data) == new


@pytest.mark.parametrize(
    ("directive", "texts"),
    [
        ("{code-block} python\n:caption: A script\n\nprint(1)", ["A script"]),
        ("{code-block} html\nA list <b>", []),
        ("{mermaid}\ngraph TD", []),
        ("{include} parts/a.md", []),
    ],
)
def test_code_between_colons_is_code(directive: str, texts: list[str]) -> None:
    data = f":::{directive}\n:::\n\nAfter.\n"
    assert list_texts(data) == [*texts, "After."]


@pytest.mark.parametrize(
    "statement",
    [
        "import Tabs from '@theme/Tabs';",
        "import A from 'a'\nimport 'b.css'",
        'import {\n  A,\n  B,\n} from "./parts.mdx";',
        "export const x = 1;",
        "export const x = 1",
        'export const x: string = "Some text"',
        "export let x = `a\nb`",
        "export default Layout",
        'import X from "y"\nexport const n = 3',
        'export { a, b as c } from "y"\nexport * from "z";',
        "export {\n  a,\n}",
        "export const A = () => (\n  <b>x</b>\n);",
        "{/* a comment */}",
        "{/* a comment\non two lines */}",
    ],
)
def test_what_a_page_says_to_its_program_is_no_text(statement: str) -> None:
    data = f"# A\n\n{statement}\n\nAfter.\n"
    assert list_texts(data) == ["A", "After."]
    assert translate(data) == data.replace("# A", "# x A").replace("After", "x After")


@pytest.mark.parametrize(
    "text",
    [
        "import duties are high.",
        "import statements come from 'old' times.",
        "Words\nimport A from 'a';",
        "export of goods;",
        "export const",
        "export const is a word of a program",
        "export default values to a file",
        'import X from "y" is a line',
        "exports const x;",
        'export * the "rest" of it',
        "export {a} and {b}",
        "{/* not closed",
        "{/* a */} text",
    ],
)
def test_what_only_looks_like_a_statement_is_text(text: str) -> None:
    assert list_texts(f"{text}\n") == [text.replace("\n", " ")]


def test_directives_are_in_each_other() -> None:
    inner = "```{tab-item} One\nText.\n```"
    assert list_texts(f"````{{tab-set}}\n:sync-group: os\n\n{inner}\n````\n") == ["One", "Text."]
    assert list_texts("::::{grid} 2\n:::{card} One\nText.\n:::\n::::\n") == ["One", "Text."]


@pytest.mark.parametrize(
    ("opening", "texts"),
    [
        ('```admonish tip title="A title"', ["A title"]),
        ("```admonish note title='A title', collapsible=true", ["A title"]),
        ("```admonish", []),
        ("```ad-note\ntitle: A title\ncollapse: open", ["A title"]),
        ('::: {.callout-note title="A title" collapse="true"}', ["A title"]),
        (':::tip{title="A title"}', ["A title"]),
        ('::: {#note .callout-note subtitle="no"}', []),
    ],
)
def test_notes_of_other_programs(opening: str, texts: list[str]) -> None:
    data = f"{opening}\nText *of* it.\n\n- one\n{opening[:3]}\n\nAfter.\n"
    assert list_texts(data) == [*texts, "Text *of* it.", "one", "After."]
    new = data
    for text in [*texts, "Text", "one", "After"]:
        new = new.replace(text, f"x {text}")
    assert translate(data) == new


@pytest.mark.parametrize("data", ["/// note | A", "///", "/// a b\n///", "/// a remark of code"])
def test_slashes_that_end_nothing_are_text(data: str) -> None:
    assert list_texts(f"{data}\n") == [data.replace("\n", " ")]


@pytest.mark.parametrize("data", ["```admonished\nb\n```\n", "```add-x\nb\n```\n"])
def test_what_only_looks_like_a_note_is_code(data: str) -> None:
    assert list_texts(data) == []


@pytest.mark.parametrize("other", ["~~~", "``````"])
def test_a_fence_is_closed_by_one_of_its_kind_that_is_as_long(other: str) -> None:
    fence = "`" * 7 if other.startswith("`") else "```"
    data = f"{fence}{{note}}\nOne.\n{other}\ncode\n{other}\nTwo.\n{fence}`\n"
    assert list_texts(data) == ["One.", "Two."]


@pytest.mark.parametrize("data", ["```{toctree}\na/b\n", "```{unknown} a\nb\n```\n"])
def test_what_is_not_known_or_not_closed_is_code(data: str) -> None:
    assert list_texts(data) == []


@pytest.mark.parametrize(
    "line",
    [
        ":::{toctree}\na\n",
        "```{toctree}\na\n",
        ":::{code} a\n\n",
        "import a\n",
        "import a\n\n",
        "```admonish title='\n",
        '::: {title="a\n',
        "```ad-note\ntitle: a\n",
    ],
)
def test_the_time_grows_with_the_length(line: str) -> None:
    check_growth(lambda size: line * size, list_texts, 500)


@pytest.mark.parametrize(
    ("data", "shown"),
    [
        ('{attribution="A poet, A book"}\n> Text.\n', "A poet, A book"),
        ("{.epigraph attribution='A poet'}\n> Text.\n", "A poet"),
        ('::: {.aside #fig-x fig-cap="A map"}\nText.\n:::\n', "A map"),
        ('::: {#tbl-x tbl-cap="Prices" layout-ncol=2}\nText.\n:::\n', "Prices"),
        ("```{epigraph}\n:attribution: A poet\nText.\n```\n", "A poet"),
        ("```{pull-quote}\n:attribution: A poet\n\nText.\n```\n", "A poet"),
    ],
)
def test_who_said_it_and_captions_are_texts(data: str, shown: str) -> None:
    document = read(data.encode(), "a", suffix=".md")
    assert [unit.text for unit in document.units] == [shown, "Text."]
    texts = {unit.key: "متن" for unit in document.units}
    assert rebuild(document, texts).decode() == data.replace(shown, "متن").replace("Text.", "متن")


def test_an_attribute_outside_of_braces_is_a_part_of_the_title() -> None:
    document = read(b'::: note Say title="x"\nText.\n:::\n', "a", suffix=".md")
    assert [unit.text for unit in document.units] == ['Say title="x"', "Text."]


OPTIONS = [
    ("{figure} a.png\n---\nalt: A cat\nname: cat\n---\nCaption.", ["A cat", "Caption."]),
    ('{figure} a.png\n---\nalt: "A: cat"\n---\nCaption.', ["A: cat", "Caption."]),
    ("{note}\n---\nclass: dropdown\n---\nText.", ["Text."]),
    ("{code-block} python\n---\ncaption: A script\n---\nprint(1)", ["A script"]),
    ("{csv-table} A table\nA,B", ["A table"]),
    ("{glossary}\nTerm\n  Meaning.\n\n  More.\nOther\n  Meaning 2.", None),
    ("{glossary}\nTerm\n: Meaning.", ["Term", "Meaning."]),
]


@pytest.mark.parametrize("around", ["{}", "- Item\n\n  {}", "> {}"])
@pytest.mark.parametrize("fence", FENCES)
@pytest.mark.parametrize(("directive", "texts"), OPTIONS)
def test_options_between_hyphens_and_the_terms_of_glossaries(
    directive: str, texts: list[str] | None, fence: str, around: str
) -> None:
    texts = texts or ["Term", "Meaning.", "More.", "Other", "Meaning 2."]
    indent = {"-": "  ", ">": "> "}.get(around[0], "")
    lines = f"{fence}{directive}\n{fence}".replace("\n", f"\n{indent}")
    data = around.format(lines) + "\n"
    item = ["Item"] if around.startswith("-") else []
    assert list_texts(data) == [*item, *texts]
    assert list_texts(translate(data)) == [f"x {text}" for text in [*item, *texts]]


def test_code_without_options_stays_code_with_its_fence() -> None:
    data = b"```{code-block} python\nprint(1)\n```\n"
    (unit,) = read(data, "a", suffix=".md").units
    assert (unit.text, unit.translatable) == ("print(1)", False)


@pytest.mark.parametrize("fence", ["```", "~~~~"])
def test_what_docusaurus_hides_as_code_is_read_as_mdx(fence: str) -> None:
    data = (
        f'{fence}mdx-code-block\n<TabItem value="a" label="With git">\n{fence}\n\n1. Take it.\n\n'
        f"{fence}mdx-code-block\n</TabItem>\n<Frame>\n  Some *text*\n</Frame>\n{fence}\n"
    )
    assert list_texts(data) == ["With git", "Take it.", "Some *text*"]
    assert translate(data) == data.replace("With", "x With").replace("Take", "x Take").replace(
        "Some", "x Some"
    )


@pytest.mark.parametrize(
    ("info", "texts"),
    [
        ('admonish warning "Old title"', ["Old title"]),
        ('admonish tip title="New title"', ["New title"]),
        ("admonish", []),
    ],
)
def test_the_title_of_a_note_of_mdbook(info: str, texts: list[str]) -> None:
    assert list_texts(f"```{info}\nText.\n```\n") == [*texts, "Text."]
