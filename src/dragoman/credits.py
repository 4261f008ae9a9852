"""Who and what is behind an edition: its title, author, translators, publisher, and so on.

Nothing is known of them but what the settings say, or the front matter of a document. This module
imports nothing heavy, because the settings are read at each start.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from typing import Any, NamedTuple

from dragoman.escaping import is_one_line

Said = str | Mapping[str, str]
"""One text for every language, or a table of texts by language."""
TITLE_PAGES = ("", "page", "heading")
"""Where the title and who is behind the edition are on paper: a page of their own, or above the
text. Empty is not decided, and then it is a page of their own."""

DAY = r"[0-9]{4}-[0-9]{2}-[0-9]{2}"
_LONGEST = 500
_PICTURES = (".png", ".jpg", ".jpeg", ".gif", ".webp", ".svg")


class Credits(NamedTuple):
    """``[edition]``: who and what is behind an edition. Without it, nobody is named."""

    title: Said = ""
    """The title of the edition, where it is not that of the document."""
    author: Said = ""
    translators: Said = ""
    """Who translated: by language, or one text for each language but the source's."""
    publisher: Said = ""
    licence: Said = ""
    source: Said = ""
    """Where the document was first published: a text or an address."""
    isbn: str = ""
    date: str = ""
    """The day of the edition, as "2016-12-23", over the setting ``date``."""
    cover: str = ""
    """A picture of the project for the cover, relative to its folder."""
    title_page: str = ""
    """One of ``TITLE_PAGES``."""

    @property
    def wants_title_page(self) -> bool:
        """Whether title and who is behind the edition have a page of their own on paper."""
        names_somebody = any(getattr(self, name) for name in ON_TITLE_PAGE)
        return self.title_page == "page" or (names_somebody and not self.title_page)


NO_CREDITS = Credits()
ON_TITLE_PAGE = ("author", "translators", "publisher")
"""The fields that stand below the title."""
NAMED = ("author", "translators", "publisher", "licence", "source", "isbn")
"""The fields that tell the reader who and what is behind an edition, in the order of the end."""
BY_LANGUAGE = ("title", "author", "translators", "publisher", "licence", "source")
"""The fields that may be a table by language."""


def combine_credits(all_credits: Iterable[Credits]) -> Credits:
    """Return what several places say together; a later place wins where it says something."""
    combined = Credits()
    for one in all_credits:
        combined = combined._replace(
            **{name: value for name, value in one._asdict().items() if value}
        )
    return combined


def choose_text(said: Said, ancestors: Iterable[str]) -> tuple[str, str]:
    """Return a text for a language, and the code that the table has it under.

    ``ancestors`` are the language and what it inherits from, the nearest first
    (``languages.list_ancestors``). Of one text for every language, the code is empty; so are both
    where there is no text for the language.
    """
    if isinstance(said, str):
        return said, ""
    return next(((said[code], code) for code in ancestors if said.get(code)), ("", ""))


def explain_credit(field: str, value: Any) -> str:
    """Return what the text of a field must be; nothing where it is right."""
    text = str(value)
    if not is_one_line(text) or len(text) > _LONGEST:
        return f"one line of at most {_LONGEST} characters"
    if not text:
        return ""
    if not text.strip():
        return "a text that is not only spaces"
    if field == "isbn":
        return "" if is_isbn(text) else "an ISBN whose last digit is right, as '978-0-306-40615-7'"
    if field == "date":
        return "" if is_day(text) else "a date such as '2016-12-23'"
    if field == "cover":
        wanted = f"the path of a picture of the project ({', '.join(_PICTURES)})"
        return "" if _is_inside(text) and text.lower().endswith(_PICTURES) else wanted
    if field == "title_page" and text not in TITLE_PAGES:
        return f"one of {', '.join(map(repr, TITLE_PAGES[1:]))}"
    return ""


def is_day(text: str) -> bool:
    """Return whether a text is a day of the calendar, as "2016-12-23"."""
    from datetime import date

    try:
        return bool(re.fullmatch(DAY, text) and date.fromisoformat(text))
    except ValueError:
        return False


def is_isbn(text: str) -> bool:
    """Return whether a text is an ISBN of 13 or of 10 digits, hyphens and spaces aside.

    The last digit proves the others (ISO 2108).
    """
    digits = re.sub(r"[\s-]", "", text)
    if re.fullmatch(r"97[89][0-9]{10}", digits):
        return (
            sum(int(digit) * (3 if place % 2 else 1) for place, digit in enumerate(digits)) % 10
            == 0
        )
    if re.fullmatch(r"[0-9]{9}[0-9X]", digits):
        values = [10 if digit == "X" else int(digit) for digit in digits]
        return sum(value * (10 - place) for place, value in enumerate(values)) % 11 == 0
    return False


def _is_inside(path: str) -> bool:
    """Return whether a path goes from the folder of the project downwards."""
    parts = path.split("/")
    return not re.search(r"[\\:]", path) and not {"", ".", "..", "~"} & set(parts)
