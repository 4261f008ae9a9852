"""Link reference definitions as the parser wants them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping


class References(Mapping[str, Mapping[str, str]]):
    """Link reference definitions in the shape of markdown-it, each made when it is asked for.

    Every text of a document is parsed with all of its definitions: to make them for each text would
    take the square of their number.
    """

    def __init__(self, links: Mapping[str, tuple[str, str]]) -> None:
        self._links = links

    def __getitem__(self, label: str) -> Mapping[str, str]:
        href, title = self._links[label]
        return {"href": href, "title": title}

    def __iter__(self) -> Iterator[str]:
        return iter(self._links)

    def __len__(self) -> int:
        return len(self._links)
