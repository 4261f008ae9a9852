"""Words at the numbers of lists and headings in OpenDocument, and pictures that are alone."""

from __future__ import annotations

import pytest

from dragoman.sources.odt import rebuild
from helpers.odt_files import TEXT, make_odt, p, parse_part, read_odt, read_part, style, translate

LABEL = "The label of list items or headings; %1 is a number."


def level(attributes: str, depth: int = 1, name: str = "list-level-style-number") -> str:
    return f'<text:{name} text:level="{depth}" {attributes}/>'


def make_list(*levels: str, item: str = "one") -> bytes:
    """Return a list of two items, the second of which has another list in it."""
    inner = f"<text:list><text:list-item>{p('deep')}</text:list-item></text:list>"
    items = f"<text:list-item>{p(item)}</text:list-item><text:list-item>{p('two')}{inner}"
    body = f'<text:list text:style-name="L">{items}</text:list-item></text:list>'
    styles = f'<text:list-style style:name="L">{"".join(levels)}</text:list-style>'
    return make_odt(body, styles)


def list_labels(data: bytes) -> list[str]:
    units = read_odt(data).units
    assert all(unit.markup == "plain" for unit in units if unit.comment == LABEL)
    return [unit.text for unit in units if unit.comment == LABEL]


NUMBER = 'style:num-format="1"'
CHAPTER = f'{NUMBER} style:num-prefix="Chapter " style:num-suffix="."'
WHOLE = f'{NUMBER} style:num-prefix="Chapter " loext:num-list-format="Chapter %1%"'


@pytest.mark.parametrize(
    ("levels", "labels"),
    [
        ([level(CHAPTER)], ["Chapter %1."]),
        ([level(WHOLE)], ["Chapter %1"]),
        ([level(f'{NUMBER} style:num-suffix=" of ten"')], ["%1 of ten"]),
        ([level('style:num-format="" style:num-prefix="Note:"')], ["Note:"]),
        ([level(NUMBER), level(f'{CHAPTER} text:display-levels="2"', 2)], ["Chapter %1.%2."]),
        (
            [level(CHAPTER), level(CHAPTER.replace("Chapter", "Part"), 2)],
            ["Chapter %1.", "Part %2."],
        ),
        # the same words are one message, and levels that number nothing are none
        ([level(WHOLE), level(WHOLE, 2), level(CHAPTER, 3)], ["Chapter %1"]),
        ([level(f'{CHAPTER} text:display-levels="999999999"')], ["Chapter %1."]),
        # numbers and signs are no words
        ([level(f'{NUMBER} style:num-prefix="(" style:num-suffix=")"')], []),
        ([level('style:num-format="a" style:num-suffix="."')], []),
        ([level('text:bullet-char="o"', 1, "list-level-style-bullet")], []),
    ],
)
def test_words_at_numbers_are_messages(levels: list[str], labels: list[str]) -> None:
    assert list_labels(make_list(*levels)) == labels


@pytest.mark.parametrize(
    ("attributes", "old", "new", "prefix", "suffix", "whole"),
    [
        (CHAPTER, "Chapter %1.", "فصل %1:", "فصل ", ":", None),
        (CHAPTER, "Chapter %1.", "%1. fejezet", "", ". fejezet", None),
        (WHOLE, "Chapter %1", '%1 <&"> fejezet', "", ' <&"> fejezet', '%1% <&"> fejezet'),
        (CHAPTER, "Chapter %1.", "no number", "no number", "", None),
    ],
)
def test_a_translation_is_put_around_the_number(
    attributes: str, old: str, new: str, prefix: str, suffix: str, whole: str | None
) -> None:
    data = make_list(level(attributes))
    again = translate(data, {old: new}, "fa")
    (node,) = read_xml_levels(again)
    assert node.get("num-prefix", "") == prefix
    assert node.get("num-suffix", "") == suffix
    assert node.get("num-list-format") == whole
    assert node["num-format"] == "۱, ۲, ۳, ..."
    if "%1" in new:
        assert list_labels(again) == [new]
    assert translate(again, {}, "fa") == again


def read_xml_levels(data: bytes) -> list[dict[str, str]]:
    return [
        {name.rpartition("}")[2]: value for name, value in node.attrib.items()}
        for node in parse_part(data).iter(f"{{{TEXT}}}list-level-style-number")
    ]


def test_headings_have_the_words_of_their_level() -> None:
    outline = '<text:outline-style style:name="Outline">' + level(
        f'{NUMBER} style:num-prefix="Part "', 1, "outline-level-style"
    )
    outline += level(f'{NUMBER} style:num-prefix="Chapter "', 2, "outline-level-style")
    styles = f"{outline}</text:outline-style>"
    heading = '<text:h text:outline-level="2">A</text:h>'
    data = make_odt(heading, styles=styles)
    assert list_labels(data) == ["Chapter %2"]
    again = rebuild(read_odt(data), {(None, "Chapter %2"): "فصل %2"}, "fa")
    assert 'style:num-prefix="فصل "' in read_part(again, "styles.xml")
    assert (
        list_labels(
            make_odt(
                heading.replace("text:h ", "text:h text:is-list-header='true' "), styles=styles
            )
        )
        == []
    )
    assert list_labels(make_odt(p("a"), styles=styles)) == []


IMAGE = (
    '<draw:frame text:anchor-type="as-char"><draw:image xlink:href="Pictures/1.png"/></draw:frame>'
)


@pytest.mark.parametrize(
    ("content", "turned"),
    [
        (IMAGE, True),
        (f"<text:span>{IMAGE}</text:span> ", True),
        (IMAGE.replace(' text:anchor-type="as-char"', ""), True),
        (IMAGE.replace("as-char", "page"), False),
        ("", False),
    ],
)
def test_a_picture_that_is_alone_turns_with_the_text(content: str, *, turned: bool) -> None:
    data = make_odt(p("a") + p(content, style="Pic") + p("b"), style("paragraph", "Pic"))
    again = read_part(translate(data, {"a": "ا"}, "fa"))
    assert ('text:style-name="Pic_fa"' in again) is turned
    made = again.partition('style:name="Pic_fa"')[2].partition("</style:style>")[0]
    assert ("rl-tb" in made) is turned
    assert "rl-tb" not in read_part(translate(data, {"a": "b"}, "de"))
