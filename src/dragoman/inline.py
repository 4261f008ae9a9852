"""The text of a unit as spans; nothing else parses inline markup."""

from __future__ import annotations

from dragoman.bidi import clean

__all__ = ["clean"]
