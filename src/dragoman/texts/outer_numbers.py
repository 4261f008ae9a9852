"""The numbers that a text of the other direction begins or ends with: "24 December 2016"."""

from __future__ import annotations

from dragoman.patterns import compile_later
from dragoman.texts.paired_signs import AMBIGUOUS_PAIRS, PAIRS

_NUMBER = r"[-+−#$£¥€]?[0-9]{1,9}(?:[.,:/'’][0-9]{1,9}){0,4}[%‰]?"
_NUMBERS = rf"{_NUMBER}(?:(?:,?[^\S\n]|[^\S\n]?[-–—/&+][^\S\n]?){_NUMBER}){{0,4}}"
_BEFORE = compile_later(
    rf"(?P<opening>\A|[(\[{{<«»“„‘‹\"'])[^\S\n]?(?P<numbers>(?:(?:[©§№][^\S\n]?)?{_NUMBERS}[^\S\n]{{1,2}})?)\Z"
)
_BEHIND = compile_later(
    rf"(?P<numbers>(?:[^\S\n]{{1,2}}{_NUMBERS})?)"
    r"(?:[^\S\n]?[.,:;!?…]{1,4})?[^\S\n]?(?P<closing>[)\]}>«»”“’›\"']|\Z)"
)
_PAIRS = frozenset((*PAIRS, *AMBIGUOUS_PAIRS, ""))
"""What opens and what closes; "" where the text begins and ends."""
_LONGEST = 80
"""In characters: the numbers before a run, with what opens before them."""


def include_numbers(text: str, start: int, end: int) -> tuple[int, int]:
    """Return where a run of the other direction begins and ends with the numbers on its sides, if
    they and the run are all that is in quotation marks, in brackets or in the text.

    Only numbers in the digits 0 to 9: others go with the letters around them. A number with a full
    stop or a bracket behind it may be that of a list, which is at the beginning of a line.
    """
    before = _BEFORE.search(text, max(0, start - _LONGEST), start)
    behind = _BEHIND.match(text, end) if before else None
    if not before or not behind or before["opening"] + behind["closing"] not in _PAIRS:
        return start, end
    return before.start("numbers"), behind.end("numbers")
