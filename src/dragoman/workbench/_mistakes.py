"""Mistakes of dragoman itself while it serves: the workbench goes on, and the terminal is told."""

from __future__ import annotations

import warnings

from dragoman.errors import DragomanWarning, describe_mistake


def warn_of_mistake(error: BaseException) -> str:
    """Warn of an error that nobody foresaw, with its cause, and return the sentence."""
    sentence = describe_mistake(error)
    warning = DragomanWarning(sentence)
    warning.__cause__ = error
    warnings.warn(warning, stacklevel=2)
    return sentence
