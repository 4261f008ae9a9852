"""What the author tells in HTML comments, in the forms that mdbook-i18n-helpers reads too."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace

_DIRECTIVE = re.compile(r"<!-{2,}\s*(?:i18n|mdbook-xgettext)\s*:(.*?)-{2,}>", re.S)
_DELIMITERS = re.compile(r"[\s:-]+")


@dataclass(frozen=True, slots=True)
class Directives:
    """What holds for the next block."""

    skip: bool = False
    comment: str = ""
    context: str | None = None
    skipping: bool = False
    """Is everything skipped, up to the comment that ends it?"""

    @property
    def translatable(self) -> bool:
        """Is the next block translated?"""
        return not (self.skip or self.skipping)

    def spent(self) -> Directives:
        """Give what still holds after that block."""
        return Directives(skipping=self.skipping)


def apply_directives(before: Directives, html: str) -> Directives:
    """Give what holds after an HTML block, which may hold directives or none."""
    for command in read_commands(html):
        word, _, rest = command.partition(" ")
        if command == "skip":
            before = replace(before, skip=True)
        elif command in ("skip start", "skip end"):
            before = replace(before, skipping=rest == "start")
        elif word == "comment" and rest:
            before = replace(before, comment="\n".join(filter(None, (before.comment, rest))))
        elif word == "context" and rest:
            before = replace(before, context=rest)
    return before


def read_commands(html: str) -> Iterable[str]:
    """Give each directive as "skip", "skip start", "comment TEXT" and so on."""
    for match in _DIRECTIVE.finditer(html):
        command = " ".join(match[1].split())
        word, *_ = _DELIMITERS.split(command.lstrip(" :-"), maxsplit=1)
        if word == "skip":
            yield " ".join(filter(None, _DELIMITERS.split(command)))
        elif word:
            yield f"{word} {command[command.index(word) + len(word) + 1 :].strip()}".strip()
