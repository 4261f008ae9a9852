"""Lists of pages: which rows are the items of one list, and the elements that say so."""

from __future__ import annotations

import pytest

from dragoman.editions import html
from dragoman.editions._web.lists import group_lists
from dragoman.editions._web.view import PageBlock, PageList
from dragoman.model import NO_PHRASE, Kind, Options, Place, Unit
from helpers import editions
from helpers.cases import each_case
from helpers.markup import parse


def block(number: int, *lists: str, first: bool = True) -> PageBlock:
    return PageBlock("p", f"p{number}", str(number), NO_PHRASE, (), lists=lists, is_first=first)


def draw(items: tuple[PageBlock | PageList, ...]) -> str:
    """Return blocks as their numbers, a list as ``3[1; 2]`` with its start and its items."""
    drawn = []
    for item in items:
        if isinstance(item, PageList):
            start = "" if item.start is None else item.start
            drawn.append(f"{start}[{'; '.join(map(draw, item.items))}]")
        else:
            drawn.append(item.number)
    return " ".join(drawn)


@each_case(
    [
        ([(), ("-",), ("-",), ()], "0 [1; 2] 3"),
        ([("3.",), ("4.",), ("5.",)], "3[0; 1; 2]"),
        ([("1.",), ("2.",), ("1.",)], "1[0; 1] 1[2]"),  # counts anew: another list
        ([("1.",), ("2)",)], "1[0] 2[1]"),
        ([("-",), ("*",)], "[0] [1]"),
        ([("-",), ("1.",)], "[0] 1[1]"),
        ([("1.",), ("1.", "-"), ("1.", "-"), ("2.",)], "1[0 [1; 2]; 3]"),
        ([("1.",), ("1.", "-"), ("1.", "-", "a"), ("1.", "-"), ()], "1[0 [1 1[2]; 3]] 4"),
        ([("-", "-"), ("-", "-"), ("-",)], "[[0; 1]; 2]"),
        ([("1.", "-"), ("2.", "-")], "1[[0]; [1]]"),
        ([("۳.",), ("۴.",)], "3[0; 1]"),
        ([("(a)",), ("(b)",)], "1[0; 1]"),
        ([("h.",), ("i.",), ("j.",)], "8[0; 1; 2]"),  # a letter
        ([("i.",), ("ii.",), ("iii.",)], "1[0; 1; 2]"),  # a Roman number
        ([("i.",)], "1[0]"),
        ([("c.",)], "3[0]"),
        ([("ب)",), ("ج)",)], "2[0; 1]"),
        ([("1.1.",), ("1.2.",), ("2.1.",)], "1[0; 1] 1[2]"),
        ([("3.",), ("2.",), ("1.",)], "3[0; 1; 2]"),  # counts down
        ([("1.",), ("2.",), ("1.",), ("2.",)], "1[0; 1] 1[2; 3]"),
        ([("[x]",), ("[ ]",), ("[x]",)], "[0; 1; 2]"),
        ([("",), ("",), ("-",)], "[0; 1] [2]"),
        ([(), (":",), (":",)], "0 [1; 2]"),
    ]
)
def test_items_of_one_list_are_together(rows: list[tuple[str, ...]], shown: str) -> None:
    assert draw(group_lists(block(n, *lists) for n, lists in enumerate(rows))) == shown


def test_later_blocks_of_an_item_are_in_it() -> None:
    blocks = [
        block(1, "1."),
        block(2, "1.", first=False),
        block(3, "1.", "-"),
        block(4, "1.", first=False),
        block(5, "2."),
        block(6, "2.", first=False),
    ]
    assert draw(group_lists(blocks)) == "1[1 2 [3] 4; 5 6]"
    assert draw(group_lists([block(1, "7.", first=False), block(2, "8.")])) == "7[1; 2]"


def test_a_page_has_elements_of_lists_and_each_language_its_own_marker() -> None:
    shown = parse(html.render(editions.torture(), Options()))
    third, hundred = shown.one("main").all("ol")[1:3]  # after the contents
    assert third.attributes == {"start": "3"} and hundred.attributes == {"start": "125"}
    assert [child.name for child in third.children if not isinstance(child, str)] == ["li", "li"]
    item = third.all("li")[0]
    assert [row.attributes["id"] for row in item.all("div", class_="row")] == [
        f"p{number}" for number in range(9, 14)
    ]
    assert [marker.text for marker in item.all("span", class_="marker")[:3]] == ["3.", "۳.", "٣."]


@pytest.mark.parametrize(
    ("markers", "tag"),
    [
        (("a.", "b."), '<ol type="a">'),
        (("(C)", "(D)"), '<ol type="A" start="3">'),
        (("iv.", "v."), '<ol type="i" start="4">'),
        (("I", "II"), '<ol type="I">'),
        (("β.", "γ."), '<ol start="2">'),
        (("3.", "2."), '<ol start="3" reversed>'),
        (("[x]", "[ ]"), "<ul>"),
        ((":", ":"), '<div role="definition">'),
    ],
)
def test_a_list_says_how_it_is_numbered(markers: tuple[str, str], tag: str) -> None:
    builder = editions.Builder()
    for marker in markers:
        unit = Unit("", Kind.LIST_ITEM, 1, place=Place(lists=(marker,)))
        builder.add(unit, "x", "x", "x")
    shown = html.render(builder.edition("letter", ("en", "fa")), Options()).decode()
    assert shown.partition("<main")[2].count(tag) == (2 if tag.startswith("<div") else 1)


def test_lists_in_lists_without_end_make_a_page() -> None:
    builder = editions.Builder()
    for depth in range(1, 400):
        place = Place(lists=("-",) * depth)
        builder.add(Unit("", Kind.LIST_ITEM, 1, place=place), "x", "x", "x")
    shown = parse(html.render(builder.edition("letter", ("en", "fa")), Options()))
    assert len(shown.one("main").all("div", class_="row")) == 399 + 1  # and the title
