"""What a draft's mark calls the model of an engine."""

from __future__ import annotations

import re

from dragoman.errors import EngineError
from dragoman.model.drafting import EngineOptions


def name_engine(engine: str, model: str) -> str:
    """Return the name of an engine with its model, without the folder that the model lies in.

    So nothing in a catalogue shows where somebody keeps files, or under which name.
    """
    last = re.split(r"[/\\]", model.rstrip("/\\"))[-1]
    return f"{engine} {last}".strip()


def need_model(options: EngineOptions, what: str) -> None:
    """Raise EngineError where the settings name no model; ``what`` says which they should."""
    if not options.model:
        raise EngineError(f"draft.model is missing: give {what}")
