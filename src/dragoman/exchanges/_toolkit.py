"""Tables as Weblate and the Translate Toolkit write them, in CSV and in workbooks.

Their columns are ``location``, ``source``, ``target``, ``id``, ``fuzzy``, ``context``,
``translator_comments`` and ``developer_comments``, or a part of these in any order. They say no
language.
https://docs.translatehouse.org/projects/translate-toolkit/en/latest/formats/csv.html
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence

from dragoman.errors import ExchangeError
from dragoman.exchanges._columns import TRANSLATION, read_state
from dragoman.exchanges._tables import MOST_ROWS, UNKNOWN_STATES, describe_cell
from dragoman.model import NotTaken, Returned, ReturnedRow, State

_NEEDED = {"source", "target"}
_OTHER_NAMES = {
    **dict.fromkeys(("msgid", "original"), "source"),
    **dict.fromkeys(("msgstr", "translation", "translated"), "target"),
    "msgctxt": "context",
    "status": "state",
}
"""What other programs call these columns."""
_LANGUAGE = re.compile(r"\s*[(\[][^()\[\]]+[)\]]\Z")
"""What the name of a column may say of the language: ``Source (English)``, ``Target [fa-IR]``."""
_KIND = re.compile(r"\s+(?:text|string|segment)\Z|\Asegment\s+(?=status\Z)")
"""What it may say besides: ``Source text``, ``Target segment``, ``Segment status``."""
_TRUE = frozenset({"true", "1", "yes"})
_FORMULA = tuple("=+-@\t\r|%")
"""How a cell begins that these programs put between apostrophes."""
_SINGLE = re.compile(r"(?<!\\)(?:\\\\)*\\(?!\\)")
"""An odd number of backslashes."""
_MOST_TITLES = 5
_NO_SOURCE = NotTaken("it has a translation, but no source; it is not taken")


def is_head(cells: Iterable[str]) -> bool:
    """Return whether a row has the names of the columns."""
    return set(read_names(cells)) >= _NEEDED


def cut_title(rows: Sequence[tuple[int, Sequence[str]]]) -> Sequence[tuple[int, Sequence[str]]]:
    """Return the rows of a table from that with the names of the columns, which may have titles
    above it; none where no row has the names."""
    heads = (at for at, (_, cells) in enumerate(rows[:_MOST_TITLES]) if is_head(cells))
    first = next(heads, len(rows))
    return rows[first:]


def read_names(cells: Iterable[str]) -> list[str]:
    """Return the names of columns as the Translate Toolkit writes them.

    A column that has another program's name is not meant where an earlier one is called so, or any
    has the name itself: "msgid" beside "source" may be a number.
    """
    names = list(map(_fold, cells))
    taken = set(names)
    for at, name in enumerate(names):
        bare = _KIND.sub("", name)
        own = _OTHER_NAMES.get(bare, bare)
        if own not in taken:
            names[at] = own
            taken.add(own)
    return names


def find_target(cells: Iterable[str]) -> int:
    """Return the place of the translations in a row of names."""
    return read_names(cells).index("target")


def unquote_cell(cell: str) -> str:
    """Return a cell without the apostrophes that keep spreadsheets from taking it for a formula."""
    is_quoted = len(cell) > 2 and cell[0] == cell[-1] == "'" and cell[1:].startswith(_FORMULA)
    return cell[1:-1] if is_quoted else cell


def read_toolkit_rows(
    rows: Sequence[tuple[int, Sequence[str]]],
    name: str,
    doubts: Mapping[tuple[int, int], str] | None = None,
) -> Returned:
    """Read a table: numbers of rows, each with its cells; the first has the names.

    ``name`` and ``doubts`` are as in ``read_table``. Raises ExchangeError for a table that is too
    long.

    The Translate Toolkit doubles each backslash. Other programs do not, and neither do its versions
    with an older Python; a backslash at the end of a line shows that.
    """
    if len(rows) > MOST_ROWS:
        raise ExchangeError(f"the table has more than {MOST_ROWS:,} rows; divide it", name)
    names = read_names(rows[0][1])
    place = names.index("target")
    table = [(number, dict(zip(names, cells, strict=False))) for number, cells in rows[1:]]
    is_doubled = not any(_SINGLE.search(said.get("source", "")) for _, said in table)
    found: list[ReturnedRow] = []
    states = {said.get("state", "").strip() for _, said in table} - {""}
    are_known = all(map(read_state, states))
    remarks: list[tuple[int, str]] = [] if are_known else [(0, UNKNOWN_STATES)]
    for number, said in table:
        if is_doubled:
            said = {name: cell.replace("\\\\", "\\") for name, cell in said.items()}
        if said.get("source"):
            doubt = (doubts or {}).get((number, place))
            told = (describe_cell(TRANSLATION, doubt),) if doubt else ()
            found.append(_read_row(number, said)._replace(remarks=told))
        elif said.get("target", "").strip():
            remarks.append((number, _NO_SOURCE))
    return Returned(tuple(found), states_are_kept=True, remarks=tuple(remarks))


def _read_row(number: int, said: Mapping[str, str]) -> ReturnedRow:
    text = said.get("target", "")
    return ReturnedRow(
        number,
        "",
        said["source"],
        text,
        _read_state(said) if text.strip() else State.UNTRANSLATED,
        said.get("translator_comments", ""),
        context=said.get("context") or None,
    )


def _read_state(said: Mapping[str, str]) -> State | None:
    """Return the state of a text; None where the table does not say it, so that a text that nobody
    changed stays as it was."""
    if "fuzzy" not in said:
        return read_state(said.get("state", ""))
    return State.FUZZY if _fold(said["fuzzy"]) in _TRUE else State.TRANSLATED


def _fold(name: str) -> str:
    return _LANGUAGE.sub("", name.strip()).casefold()
