"""Finding a program of this machine; a project never brings one along."""

from __future__ import annotations

import os
import sys
from pathlib import Path


def find_executable(name: str) -> str | None:
    """Return the path of a program, or None where no folder of programs has it.

    Folders that PATH names from the current folder on are not searched, and neither is the current
    folder itself, as Windows does: a program there may be one of the project.
    """
    file = f"{name}.exe" if sys.platform == "win32" else name
    for folder in filter(os.path.isabs, os.get_exec_path()):
        path = Path(folder, file)
        if path.is_file() and os.access(path, os.X_OK):
            return str(path)
    return None
