"""The pivot: a translation that was made with another language in view follows that."""

from __future__ import annotations

from collections.abc import Iterator

from dragoman.checks import Example, Hit, Pair, rule
from dragoman.languages import find_language_name as language_name


@rule(
    "outdated-pivot",
    "warning",
    silent=[("ar", "One letter.", "رسالة واحدة.")],
    fires=[Example("ar", "One letter.", "رسالة واحدة.", outdated_pivot="fa")],
)
def outdated_pivot(pair: Pair) -> Iterator[Hit]:
    """The translation that it was made with has changed since.

    `dragoman export --pivot` shows another language beside the source, and what is made with it is
    marked so. To say that a translation fits nevertheless, mark it as reviewed.
    """
    if pair.outdated_pivot:
        name = language_name(pair.outdated_pivot)
        yield Hit(0, len(pair.target), f"The {name}, with which it was made, has changed since.")
