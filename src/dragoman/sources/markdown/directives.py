"""Directives of the author in HTML comments, in the forms that mdbook-i18n-helpers reads too."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from dragoman.patterns import compile_later

_DIRECTIVE = compile_later(r"<!-{2,}\s*(?:i18n|mdbook-xgettext)\s*:(.*?)-{2,}>", re.S)
_DELIMITERS = compile_later(r"[\s:-]+")


class Directives(NamedTuple):
    """The directives that apply to the next block."""

    skip: bool = False
    comment: str = ""
    context: str | None = None
    skipping: bool = False
    """Whether all blocks are skipped up to the comment that ends this."""

    @property
    def translatable(self) -> bool:
        """Whether the next block is translated."""
        return not (self.skip or self.skipping)

    def after_block(self) -> Directives:
        """Return the directives that still apply after that block."""
        if not self.skip and not self.comment and self.context is None:
            return self
        return Directives(skipping=self.skipping)


def apply_directives(directives: Directives, html: str) -> Directives:
    """Return the directives that apply after an HTML block; without any in it, the same ones."""
    for command in read_commands(html):
        word, _, rest = command.partition(" ")
        if command == "skip":
            directives = directives._replace(skip=True)
        elif command in ("skip start", "skip end"):
            directives = directives._replace(skipping=rest == "start")
        elif word == "comment" and rest:
            lines = filter(None, (directives.comment, rest))
            directives = directives._replace(comment="\n".join(lines))
        elif word == "context" and rest:
            directives = directives._replace(context=rest)
    return directives


def read_commands(html: str) -> Iterator[str]:
    """Yield each directive as "skip", "skip start", "comment TEXT" and so on."""
    for match in _DIRECTIVE.finditer(html):
        command = " ".join(match[1].split())
        word, *_ = _DELIMITERS.split(command.lstrip(" :-"), maxsplit=1)
        if word == "skip":
            yield " ".join(filter(None, _DELIMITERS.split(command)))
        elif word:
            yield f"{word} {command[command.index(word) + len(word) + 1 :].strip()}".strip()
