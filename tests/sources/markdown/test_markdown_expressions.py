"""Pages in MDX: expressions of a program, which are no text, whatever signs are in them."""

from __future__ import annotations

import pytest

from dragoman.inline import parse_spans, plain_text
from dragoman.sources import read, rebuild
from helpers.durations import check_growth

CARD = '<Card\n  title="A title"\n  icon={<Icon name="a" />}\n>\n  A *text*.\n</Card>\n'
BUTTON = "<button\n  onClick={() => {\n    a()\n    b()\n  }}\n>\n  Click me\n</button>"


@pytest.mark.parametrize(
    ("data", "texts"),
    [
        (CARD, ["A title", "A *text*."]),
        ("<Foo render={() => <b>Bold</b>} />\n", []),
        ("<Bar rows={[\n  {name: 'x'},\n\n  {name: 'y'},\n]} />\n\nEnd.\n", ["End."]),
        ("<Bar\n\n  rows={1}\n/>\n", ["<Bar", "rows={1} />"]),  # a blank line in no expression
        (f"{BUTTON}\n\nEnd.\n", [BUTTON, "End."]),  # its lines stay lines
        ("<Go on={() => {\n  a()\n}}>Press</Go>\n", ["<Go on={() => {\n  a()\n}}>Press</Go>"]),
        ("{all.map((it) => (\n  <li key={it}>{it.name}</li>\n))}\n", []),
        ("{all\n\n  .length}\n\nEnd.\n", ["End."]),
        ("{is && <Note>Words here</Note>}\n", ["{is && <Note>Words here</Note>}"]),
        ("{name} is a word.\n", ["{name} is a word."]),
        ('{"A text."}\n\n{`More`}\n', ['{"A text."}', "{`More`}"]),
        ('{" "}\n\n{say("hello")}\n', []),
        ("{never closed\n\nEnd.\n", ["{never closed", "End."]),
        ("> {quoted}\n>\n> A text.\n", ["A text."]),
        ("- {item\n\nEnd.}\n", ["{item", "End.}"]),  # the item ends before it
        ("export default function A() {\n\n  return 1\n}\n\nEnd.\n", ["End."]),
        ("export const a = [\n  1,\n\n  2\n]\n\nEnd.\n", ["End."]),
        ("export const a = ':('\n\nEnd.\n", ["End."]),
        ("- export const a = f(\n\nEnd.\n", ["End."]),  # the item ends
        ("export const a = f(\n\nEnd.\n" + "\nMore.\n" * 60, ["End.", *["More."] * 60]),
        ("export const a = f(\n\nEnd.\n\nMore.\n", ["End.", "More."]),  # nothing closes it
    ],
)
def test_expressions_are_no_texts(data: str, texts: list[str]) -> None:
    document = read(data.encode(), "a", suffix=".mdx")
    assert [unit.text for unit in document.units] == texts
    assert rebuild(document, {}) == data.encode()


@pytest.mark.parametrize("data", ["{words between braces}\n", "{two\nlines}\n"])
def test_braces_of_other_pages_are_text(data: str) -> None:
    (unit,) = read(data.encode(), "a", suffix=".md").units
    assert unit.text == data.strip().replace("\n", " ")


def test_a_title_beside_an_expression_is_translated() -> None:
    document = read(CARD.encode(), "a", suffix=".mdx")
    texts = {unit.key: {"A title": "عنوان"}.get(unit.text, "متن") for unit in document.units}
    written = CARD.replace("A title", "عنوان").replace("A *text*.", "متن")
    assert rebuild(document, texts).decode() == written


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("<a href={x > 1 ? 'a' : 'b'}>Link</a> and text.", "Link and text."),
        ("<Kbd on={() => {go()}} {...props}>Ctrl</Kbd>", "Ctrl"),
        ('<A b="{c}" d={{e: {f: "{g}"}}}>one</A> {two}', "one {two}"),
        ("`<A b={c > d}>` is code", "<A b={c > d}> is code"),
        ("\\<A b={c}> x", "<A b={c}> x"),
        ("5 < 6 {a > b}", "5 < 6 {a > b}"),
        ("cp <name {number}> <to>", "cp <name {number}> "),  # no attribute of JSX
        ("<Card {title} />One", "One"),
    ],
)
def test_a_tag_ends_behind_its_expressions(text: str, shown: str) -> None:
    assert plain_text(parse_spans(text)) == shown


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        (BUTTON, "Click me"),
        ("{is && <p>One {x}</p>}", "One"),
        ("{a < b ? <A>Yes</A> : <B>No</B>}", "Yes : No"),
        ("{no.tag}", ""),
    ],
)
def test_a_block_shows_the_words_between_its_tags(text: str, shown: str) -> None:
    assert plain_text(parse_spans(text, markup="html")).strip() == shown


@pytest.mark.parametrize("piece", ["<A b={", "{", "<A b={{}} ", "<A b={c} d='", "export a = {\n\n"])
def test_open_expressions_take_no_long_time(piece: str) -> None:
    check_growth(
        lambda count: (piece * count).encode(), lambda data: read(data, "a", suffix=".mdx"), 4000
    )
    check_growth(lambda count: piece * count, parse_spans, 4000)


def test_an_expression_in_a_component_goes_on_below_blank_lines() -> None:
    text = """<Card>
  <Choice>
    {[
      'One ' +
        'choice.',

      'Another.',
    ]}
  </Choice>

  A *text*.
</Card>
"""
    units = read(text.encode(), "a", suffix=".mdx").units
    assert [unit.text for unit in units] == ["A *text*."]


STRINGS = """<Card title={"A title"} caption={'A ${caption}'} text={`It is ${name}`} icon={"x"} />

<Card label={`A label`} title={t("a")} alt={'it\\'s'} />
"""


def test_words_in_an_expression_are_an_attribute_like_others() -> None:
    document = read(STRINGS.encode(), "a", suffix=".mdx")
    assert [unit.text for unit in document.units] == ["A title", "A label", r"it\'s"]
    assert rebuild(document, {}) == STRINGS.encode()
    new = '"س" \\\\"\\', "`${ب}`", r"it's, \'tis"
    texts = dict(zip([unit.key for unit in document.units], new, strict=True))
    written = STRINGS.replace("A title", r"\"س\" \\\"\\").replace("A label", r"\`\${ب}\`")
    written = written.replace(r"it\'s", r"it\'s, \'tis")
    assert rebuild(document, texts).decode() == written


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ('{"Words *here*."}', "Words *here*."),
        ("<b>{'Words'}</b> and {x}", "Words and {x}"),
        ('<Item label="a">{`Words`}</Item>', "a\nWords"),
        ("one{' '} <b>two</b>", "one two"),
        ('one{"  "}two', "one two"),
        ("the set {'a'} and `{' '}`", "the set {'a'} and {' '}"),
        ('{"a": 1}', '{"a": 1}'),
        ('{"a" + b}', '{"a" + b}'),
    ],
)
def test_words_in_an_expression_are_shown_as_words(text: str, shown: str) -> None:
    assert plain_text(parse_spans(text)) == shown


def test_a_text_that_joins_its_neighbour_leaves_the_others_translated() -> None:
    page = (
        '<Tabs>\n<Tab label="a">One</Tab>\n<Tab label="Two">\n\nThree\n\n</Tab>\n</Tabs>\n\nFour\n'
    )
    document = read(page.encode(), "a", suffix=".mdx")
    texts = {unit.key: f"x {unit.text}" for unit in document.units}
    written = rebuild(document, texts).decode()
    assert "\nx Three\n" in written and "\nx Four\n" in written
    assert len(read(written.encode(), "a", suffix=".mdx").units) == len(document.units)


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ('<Aside type="tip" title="A *title*">Words</Aside>', "A title\nWords"),
        ("<Tabs><Tab label='یک'>one</Tab> <Tab label='دو'>two</Tab></Tabs>", "یک\none\nدو\ntwo"),
        ('<Tip title="x">word</Tip> and <Tip title="y">more</Tip>', "word and more"),
        ('A <Tip title="x">word</Tip>', "A word"),
        ('<Card title="x"><Icon label="y" /> one</Card>', "x\none"),
        ('<Card title="">one</Card>', "one"),
        ('<Card>`<B><C title="x">`</Card>', '<B><C title="x">'),
    ],
)
def test_the_title_of_a_tag_around_a_text_is_above_it(text: str, shown: str) -> None:
    assert plain_text(parse_spans(text)) == shown
