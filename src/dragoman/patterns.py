"""Regular expressions that are compiled when they are first used.

A command uses few of the patterns of the modules that it imports. To compile all of them would
take most of the time of a short command.
"""

from __future__ import annotations

import re
from typing import Any, AnyStr, cast


def compile_later(expression: AnyStr, flags: int | re.RegexFlag = 0) -> re.Pattern[AnyStr]:
    """Return what has the methods of a compiled pattern; it is compiled when one is first used.

    Only then a mistake in the expression is raised (``re.error``). The functions of ``re`` do not
    take it: call its methods.
    """
    return cast("re.Pattern[AnyStr]", _Later(expression, flags))


class _Later:
    """A pattern that is not compiled yet; and later, its methods."""

    def __init__(self, expression: str | bytes, flags: int | re.RegexFlag) -> None:
        self.pattern, self._flags = expression, flags

    def __getattr__(self, name: str) -> Any:
        """Compile, and keep what was asked for: from then on it is found without this function."""
        if name.startswith("__"):
            raise AttributeError(name)
        if "_compiled" not in self.__dict__:
            self.__dict__["_compiled"] = re.compile(self.pattern, self._flags)
        value = getattr(self.__dict__["_compiled"], name)
        self.__dict__[name] = value
        return value
