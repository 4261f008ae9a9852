"""What a glossary that came back says."""

from __future__ import annotations

from typing import NamedTuple

from dragoman.glossary import Term

MOST_TERMS = 20_000


class ReturnedTerms(NamedTuple):
    """The terms of a file, and what the user should know of it."""

    terms: tuple[Term, ...]
    """The languages are as the file says them; ``line`` is the place in the file."""
    remarks: tuple[tuple[int, str], ...]
    """A place in the file, and a sentence."""
    row_name: str
    """What a place is: "row" or "line"."""


_REJECTED = ("deprecated", "superseded", "forbidden", "obsolete", "notrecommended")
"""How the status of a term begins that must not be used."""


def is_rejected(status: str) -> bool:
    """Return whether a glossary says of a term that nobody should use it."""
    return "".join(filter(str.isalpha, status.lower())).startswith(_REJECTED)
