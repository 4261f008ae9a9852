"""What goes wrong while the workbench serves, and nobody foresaw: it goes on, and warns."""

from __future__ import annotations

import warnings

from dragoman.errors import DragomanWarning, describe_mistake, describe_refusal


def warn_of_error(error: BaseException) -> str:
    """Warn of an error, which is the cause of the warning, and return the sentence.

    It is a mistake of dragoman itself, or the system refuses something.
    """
    is_file = isinstance(error, OSError) and error.filename is not None
    describe = describe_refusal if is_file or isinstance(error, MemoryError) else describe_mistake
    sentence = describe(error)
    warning = DragomanWarning(sentence)
    warning.__cause__ = error
    warnings.warn(warning, stacklevel=2)
    return sentence
