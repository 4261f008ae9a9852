"""Where a header or a comment names a person or gives an address."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Mapping

from dragoman.checks.text.characters import read_words
from dragoman.patterns import compile_later

_ADDRESS = compile_later(r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+")
_PLACE = compile_later(rf"{_ADDRESS.pattern}|\w+://|<[^<>]*>|(?:^|\s)(?:/|[A-Z]:\\|~)\w")
"""An e-mail address, an address on the web, or the path of a file."""
_YEARS = r"\d{4}(?:\s*[-–,،]\s*\d{4})*"
_LABELLED = compile_later(
    r"^\s*(?:(?:SPDX-FileCopyrightText|SPDX-FileContributor|(?:last[ -])?translators?|authors?"
    r"|contributors?|reviewers?|مترجم(?:ان|ین)?|المترجم(?:ون)?)\s*:"
    r"|Copyright\b|©|(?:translated|reviewed|proofread) by\b).*\w",
    re.IGNORECASE,
)
"""A name behind the word that says what the person did."""
_CREDIT = compile_later(rf"^\s*([^\d,،:;؛]+)[,،]\s*{_YEARS}\.?\s*$")
"""A line of credit, as gettext's tools and Weblate write it: ``Jane Doe, 2016.``"""
_SMALL = read_words("al bin da de del den der di du el ibn la le van von y")
"""The words of a name that are written small."""
_MOST_WORDS = 5
"""How many words a name has at most."""
_NOBODY = compile_later(
    r"EMAIL@ADDRESS|LL@li\.org|FULL NAME|FIRST AUTHOR|THE PACKAGE'S COPYRIGHT HOLDER"
    r"|Automatically generated|^none$",
    re.IGNORECASE,
)
"""What gettext's tools write where nobody is named."""
_FIELDS = ("Last-Translator", "Language-Team", "Report-Msgid-Bugs-To", "X-")
"""What the names of the fields begin with that may name somebody."""
_PERSON = compile_later(r"translator|author|reviewer|contributor", re.IGNORECASE)
"""What is in the name of a field whose whole value is a name; in others only an address is one."""


def find_naming_fields(
    header: Mapping[str, str], known: Collection[str] = ()
) -> Iterator[tuple[str, str]]:
    """Yield the fields of a header that name somebody who is not ``known``, with their values."""
    for name, value in header.items():
        if not value or value in known or not name.startswith(_FIELDS) or _NOBODY.search(value):
            continue
        if _PERSON.search(name) or _PLACE.search(value):
            yield name, value


def find_naming_comments(comments: Iterable[str], known: Collection[str] = ()) -> Iterator[str]:
    """Yield the comments of a header that name somebody who is not ``known``."""
    for comment in comments:
        if _NOBODY.search(comment) or any(name in comment for name in known if name):
            continue
        if _ADDRESS.search(comment) or _LABELLED.search(comment) or _is_credit(comment):
            yield comment


def _is_credit(comment: str) -> bool:
    """Return whether a comment is a name with years, and not a sentence that ends with a year."""
    credit = _CREDIT.match(comment)
    words = credit[1].split() if credit else []
    return 0 < len(words) <= _MOST_WORDS and not any(
        word.islower() and word.isascii() and word not in _SMALL for word in words
    )


def has_address(comment: str) -> bool:
    """Return whether a comment has an e-mail address."""
    return bool(_ADDRESS.search(comment)) and not _NOBODY.search(comment)
