"""The Jinja environment of dragoman's own pages: whatever is put into them is escaped."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from jinja2 import Environment


def make_environment(folder: Path) -> Environment:
    """Return the environment of a folder of templates; an undefined name is an error.

    Only style sheets are not escaped: nothing of a document or a catalogue goes into them.
    """
    from jinja2 import Environment, FileSystemLoader, StrictUndefined, select_autoescape

    return Environment(
        loader=FileSystemLoader(folder),
        autoescape=select_autoescape(disabled_extensions=("css",), default=True),
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
