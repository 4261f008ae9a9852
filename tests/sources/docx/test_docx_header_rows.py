"""Whether the first row of a table in Word is its header: the row says it, or the table's look."""

from __future__ import annotations

import pytest

from helpers.word_files import make_word, paragraph, read_word

STYLE = '<w:tblStyle w:val="Grid"/>'


def find_first_line(properties: str, row_properties: str = "") -> int:
    """Return the line that the first cell has: 0 in a header, else 1."""
    rows = "".join(
        f"<w:tr><w:trPr>{row_properties if not number else ''}</w:trPr>"
        f"<w:tc>{paragraph(f'cell {number}')}</w:tc></w:tr>"
        for number in range(2)
    )
    table = f"<w:tbl><w:tblPr>{properties}</w:tblPr>{rows}</w:tbl>"
    cells = [unit.place.cell for unit in read_word(make_word(table)).units]
    first, second = (cell for cell in cells if cell is not None)
    assert second[1] == first[1] + 1
    return first[1]


@pytest.mark.parametrize(
    ("look", "line"),
    [
        ('w:firstRow="1"', 0), ('w:firstRow="true"', 0), ('w:firstRow="on"', 0),
        ('w:firstRow="0"', 1), ('w:firstRow="0" w:val="04A0"', 1), ('w:firstRow="1" w:val="0"', 0),
        ('w:val="04A0"', 0), ('w:val="0020"', 0), ('w:val="0480"', 1), ('w:val="ffdf"', 1),
        ('w:val="FFFF"', 0), ('w:val=""', 1), ('w:val="zz"', 1), ("", 1),
    ],
)  # fmt: skip
def test_the_look_of_a_table_with_a_style_says_it(look: str, line: int) -> None:
    assert find_first_line(f"{STYLE}<w:tblLook {look}/>") == line
    assert find_first_line(f"<w:tblLook {look}/>") == 1, "without a style nobody sees a look"


def test_a_row_that_is_repeated_on_each_page_is_a_header() -> None:
    assert find_first_line("", "<w:tblHeader/>") == 0
    assert find_first_line("", '<w:tblHeader w:val="0"/>') == 1
    assert find_first_line(f'{STYLE}<w:tblLook w:firstRow="0"/>', "<w:tblHeader/>") == 0
    assert find_first_line("") == 1
