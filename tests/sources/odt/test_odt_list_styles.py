"""A list of an OpenDocument text without a style has that of its first paragraph."""

from __future__ import annotations

import pytest

from helpers.odt_files import make_odt, read_odt

LIST = (
    '<text:list-style style:name="L"><text:list-level-style-number text:level="1"'
    ' style:num-format="1" style:num-suffix="." text:start-value="3"/></text:list-style>'
)


def style(name: str, parent: str = "", list_style: str = "") -> str:
    based = f' style:parent-style-name="{parent}"' if parent else ""
    says = f' style:list-style-name="{list_style}"' if list_style else ""
    return f'<style:style style:family="paragraph" style:name="{name}"{based}{says}/>'


STYLES = style("Own", "", "L") + style("Based", "Own") + style("Plain") + style("Far", "Based")


@pytest.mark.parametrize(
    ("first", "markers"),
    [
        ("Own", ["3.", "4."]), ("Based", ["3.", "4."]), ("Far", ["3.", "4."]),
        ("Plain", ["-", "-"]), ("unknown", ["-", "-"]),
    ],
)  # fmt: skip
def test_the_style_of_the_first_paragraph_or_what_it_is_based_on_counts(
    first: str, markers: list[str]
) -> None:
    items = "".join(
        f'<text:list-item><text:p text:style-name="{name}">{name}</text:p></text:list-item>'
        for name in (first, "Plain")
    )
    units = read_odt(make_odt(f"<text:list>{items}</text:list>", LIST, styles=STYLES)).units
    assert [unit.place.lists for unit in units] == [(marker,) for marker in markers]
