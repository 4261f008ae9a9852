"""How the cells of a workbook look, and which of them may be changed."""

from __future__ import annotations

from typing import NamedTuple

from dragoman.containers.ooxml import HEAD
from dragoman.exchanges._columns import ABOUT, KEY, NUMBER, STATE
from dragoman.exchanges.xlsx.workbook import MAIN
from dragoman.model import State

_TEXT_FORMAT = 49
"""What is typed into such a cell stays a text: ``=1+1`` is not a formula, and 1/2 not a date."""
_FONTS = (
    '<font><sz val="11"/><color rgb="FF000000"/><name val="Arial"/><family val="2"/></font>'
    '<font><b/><sz val="11"/><color rgb="FF000000"/><name val="Arial"/><family val="2"/></font>'
    '<font><sz val="9"/><color rgb="FF595959"/><name val="Arial"/><family val="2"/></font>'
)
"""Arial has Latin, Arabic, Persian, Hebrew; programs take other scripts from other fonts."""
_PLAIN, _BOLD, _SMALL = range(3)


def _write_fill(colour: str) -> str:
    return (
        f'<fill><patternFill patternType="solid"><fgColor rgb="FF{colour}"/>'
        '<bgColor indexed="64"/></patternFill></fill>'
    )


_FILLS = (
    '<fill><patternFill patternType="none"/></fill>'
    '<fill><patternFill patternType="gray125"/></fill>'  # Excel wants these two
    + _write_fill("D6DEE8")
    + _write_fill("F2F2F2")
)
_NO_FILL, _NAMES_FILL, _LOCKED_FILL = 0, 2, 3
_SIDES = "".join(
    f'<{side} style="thin"><color rgb="FFBFBFBF"/></{side}>'
    for side in ("left", "right", "top", "bottom")
)
_BORDERS = (
    "<border><left/><right/><top/><bottom/><diagonal/></border>"
    f"<border>{_SIDES}<diagonal/></border>"
)
_STATE_FILLS = {State.UNTRANSLATED: "F8D7DA", State.FUZZY: "FFE8A3"}
"""The colours of the cells of states that need work, by what is in them now."""


class SheetLook(NamedTuple):
    """How a cell looks."""

    role: str
    """What is in its column: a role of ``_columns``."""
    direction: str
    """That of its text: "ltr", "rtl", or "" where each text has its own."""
    is_editable: bool = False
    is_heading: bool = False
    """Whether it is a heading of the document."""
    is_name: bool = False
    """Whether it is the name of its column."""


class LookBook:
    """The looks of a workbook, each with its number."""

    def __init__(self) -> None:
        self._numbers: dict[str, int] = {_write_look(SheetLook("", "")): 0}

    def number(self, look: SheetLook) -> int:
        """Return the number of a look, a new one for one that was not there."""
        return self._numbers.setdefault(_write_look(look), len(self._numbers))

    def write(self) -> str:
        """Return the part with the looks."""
        fills = "".join(
            f'<dxf><fill><patternFill><bgColor rgb="FF{colour}"/></patternFill></fill></dxf>'
            for colour in _STATE_FILLS.values()
        )
        return (
            f'{HEAD}<styleSheet xmlns="{MAIN}"><fonts count="3">{_FONTS}</fonts>'
            f'<fills count="4">{_FILLS}</fills><borders count="2">{_BORDERS}</borders>'
            '<cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/>'
            f'</cellStyleXfs><cellXfs count="{len(self._numbers)}">{"".join(self._numbers)}'
            '</cellXfs><cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/>'
            f'</cellStyles><dxfs count="{len(_STATE_FILLS)}">{fills}</dxfs></styleSheet>'
        )


def _write_look(look: SheetLook) -> str:
    if not look.role:
        return '<xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/>'
    font = _BOLD if look.is_name or look.is_heading else _PLAIN
    font = _SMALL if not look.is_name and look.role in (NUMBER, ABOUT, KEY) else font
    fill = _NAMES_FILL if look.is_name else _NO_FILL if look.is_editable else _LOCKED_FILL
    order = {"ltr": 1, "rtl": 2}.get(look.direction, 0)
    return (
        f'<xf numFmtId="{_TEXT_FORMAT}" fontId="{font}" fillId="{fill}" borderId="1" xfId="0" '
        'applyNumberFormat="1" applyFont="1" applyFill="1" applyBorder="1" applyAlignment="1" '
        f'applyProtection="1"><alignment {_align(look)} vertical="top" '
        f'wrapText="1" readingOrder="{order}"/><protection locked="{int(not look.is_editable)}"/>'
        "</xf>"
    )


def _align(look: SheetLook) -> str:
    """Return where in its cell a text is; texts of two directions do not touch each other."""
    if look.role in (NUMBER, STATE, KEY):
        return 'horizontal="center"'
    side = {"ltr": "left", "rtl": "right"}.get(look.direction)
    return f'horizontal="{side}" indent="1"' if side else 'horizontal="general"'


def write_state_colours(cells: str, first: str) -> str:
    """Return the rules that colour the states; ``cells`` are all of them, ``first`` the first."""
    rules = "".join(
        f'<cfRule type="expression" dxfId="{number}" priority="{number + 1}">'
        f'<formula>{first}="{state}"</formula></cfRule>'
        for number, state in enumerate(_STATE_FILLS)
    )
    return f'<conditionalFormatting sqref="{cells}">{rules}</conditionalFormatting>'
