"""Families of fonts in LaTeX: the first of a list that the machine has is taken."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

_SCRIPTS = {
    "Arab": "Arabic", "Hebr": "Hebrew", "Deva": "Devanagari", "Beng": "Bengali",
    "Taml": "Tamil", "Telu": "Telugu", "Knda": "Kannada", "Mlym": "Malayalam", "Thai": "Thai",
    "Khmr": "Khmer", "Armn": "Armenian", "Geor": "Georgian",
}  # fmt: skip
"""By script, what fontspec calls it, where the font must know it to join letters rightly."""
NO_BREAKS = "HyphenChar=None"
"""No word is broken at a hyphen."""


class Family(NamedTuple):
    """A family of fonts, and the command that looks whether it can be taken."""

    test: str
    name: str


def choose_font(command: str, script: str, families: Sequence[Family], *features: str) -> str:
    """Return the definition of a font: the first of the families that passes its test.

    Where there is none, LaTeX's own font is taken, so that the file is compiled all the same.
    """
    told = [f"Script={_SCRIPTS[script]}"] if script in _SCRIPTS else []
    listed = ",".join((*told, *features))
    text = rf"\newcommand{command}{{\rmfamily}}"
    for test, name in reversed(families):
        taken = rf"\newfontfamily{command}[{listed}]{{{name}}}"
        text = rf"\{test}{{{name}}}{{{taken}}}%" + f"\n{{{text}}}"
    return text
