"""Where families of rules are. Nothing here loads a rule."""

from __future__ import annotations

from dragoman import plugins

PACKAGE, GROUP = "dragoman.checks.rules", "dragoman.checks"


def list_added() -> list[str]:
    """Return the names of the families that other distributions add."""
    own = plugins.names(PACKAGE)
    return [name for name in plugins.names(PACKAGE, group=GROUP) if name not in own]


def has_added_rules() -> bool:
    """Return whether another distribution adds rules, which may read what they like."""
    return bool(list_added())
