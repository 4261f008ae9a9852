"""The numbers that a left-to-right text begins with, in a right-to-left one: "24 December 2016"."""

from __future__ import annotations

from dragoman.patterns import compile_later

_NUMBER = r"[-+−#$£¥€]?[0-9]{1,9}(?:[.,:/'’][0-9]{1,9}){0,4}[%‰]?"
_LEADING = compile_later(
    rf"(?P<opening>\A|[(\[{{<«»“„‘‹\"'])[^\S\n]?(?P<numbers>{_NUMBER}"
    rf"(?:(?:,?[^\S\n]|[^\S\n]?[-–—/&+][^\S\n]?){_NUMBER}){{0,4}}[^\S\n]{{1,2}})\Z"
)
_END = compile_later(r"(?:[^\S\n]?[.,:;!?…]{1,4})?[^\S\n]?(?P<closing>[)\]}>«»”“’›\"']|\Z)")
_PAIRS = frozenset(
    ("", "()", "[]", "{}", "<>", "«»", "»«", "“”", "„“", "„”", "‘’", "‹›", '""', "''")
)
"""What opens and what closes; "" where the text begins and ends."""
_LONGEST = 80
"""In characters: the numbers, with what opens before them."""


def find_start(text: str, start: int, end: int) -> int:
    """Return where a left-to-right run begins: at the numbers before it, if they and the run are
    all that is in quotation marks, in brackets or in the text; else where it began.

    Only numbers in the digits of left-to-right text: others may be read from the right. A number
    with a full stop or a bracket behind it may be that of a list, which stands on the right.
    """
    before = _LEADING.search(text, max(0, start - _LONGEST), start)
    after = _END.match(text, end) if before else None
    if not before or not after:
        return start
    is_all = before["opening"] + after["closing"] in _PAIRS
    return before.start("numbers") if is_all else start
