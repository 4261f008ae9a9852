"""Tables as Weblate and the Translate Toolkit write them in CSV.

Their columns are ``location``, ``source``, ``target``, ``id``, ``fuzzy``, ``context``,
``translator_comments`` and ``developer_comments``, or a part of these in any order. They say no
language.
https://docs.translatehouse.org/projects/translate-toolkit/en/latest/formats/csv.html
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from dragoman.model import Returned, ReturnedRow, State

_NEEDED = {"source", "target"}
_TRUE = frozenset({"true", "1", "yes"})
_FORMULA = tuple("=+-@\t\r|%")
"""How a cell begins that these programs put between apostrophes."""


def is_head(cells: Iterable[str]) -> bool:
    """Return whether a row has the names of the columns."""
    return set(map(_fold, cells)) >= _NEEDED


def unquote_cell(cell: str) -> str:
    """Return a cell without the apostrophes that keep spreadsheets from taking it for a formula."""
    is_quoted = len(cell) > 2 and cell[0] == cell[-1] == "'" and cell[1:].startswith(_FORMULA)
    return cell[1:-1] if is_quoted else cell


def read_toolkit_rows(rows: Iterable[tuple[int, Sequence[str]]]) -> Returned:
    """Read a table: numbers of rows, each with its cells; the first has the names."""
    names: list[str] = []
    found: list[ReturnedRow] = []
    for number, cells in rows:
        if not names:
            names = list(map(_fold, cells))
            continue
        said = dict(zip(names, cells, strict=False))
        if not said.get("source"):
            continue
        text = said.get("target", "")
        is_fuzzy = _fold(said.get("fuzzy", "")) in _TRUE
        state = State.FUZZY if is_fuzzy else State.TRANSLATED
        found.append(
            ReturnedRow(
                number,
                "",
                said["source"],
                text,
                state if text.strip() else State.UNTRANSLATED,
                said.get("translator_comments", ""),
                context=said.get("context") or None,
            )
        )
    return Returned(tuple(found), states_are_kept=True)


def _fold(name: str) -> str:
    return name.strip().casefold()
