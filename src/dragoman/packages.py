"""The packages that only some editions or engines need: are they installed, and new enough?

pyproject.toml lists them as extras. A person may have installed them in another way, or long ago.
"""

from __future__ import annotations

import re
import sys
from importlib import import_module
from pathlib import Path

from dragoman.errors import EditionError

LOWEST = {
    "brotli": (1, 0, 9),
    "ctranslate2": (4, 0),
    "dask": (2024, 1),
    "distributed": (2024, 1),
    "flask": (3, 1),
    "fonttools": (4, 38),
    "persiantools": (5, 4),
    "sentencepiece": (0, 2),
    "typst": (0, 15),
}
"""The lowest version of each distribution that works, as in pyproject.toml."""
_MODULES = {"fonttools": "fontTools"}
"""The modules that have another name than their distribution."""


def need_packages(purpose: str, *distributions: str) -> None:
    """Raise EditionError where a distribution is missing, or older than the lowest that works.

    ``purpose`` begins the sentence, as in "PDF editions need"; what to install ends it.
    """
    missing = [name for name in distributions if not _is_installed(name)]
    if missing:
        what = "a package that is" if len(distributions) == 1 else "packages that are"
        raise EditionError(f"{purpose} {what} not installed: {describe_install(*distributions)}")
    for name in distributions:
        version = _read_version(name)
        if version and version < LOWEST[name]:
            lowest = ".".join(map(str, LOWEST[name]))
            command = describe_install("--upgrade", name)
            raise EditionError(f"{purpose} {name} {lowest} or later: {command}")


def describe_install(*arguments: str) -> str:
    """Return the command that installs distributions where dragoman is.

    pipx keeps each program in an environment of its own, which ``pip install`` does not reach; it
    puts this file there.
    """
    prefix = Path(sys.prefix)
    is_of_pipx = (prefix / "pipx_metadata.json").is_file()
    pip = f"pipx runpip {prefix.name}" if is_of_pipx else "pip"
    return " ".join((pip, "install", *arguments))


def _is_installed(name: str) -> bool:
    try:
        import_module(_MODULES.get(name, name))
    except ImportError:
        return False
    return True


def _read_version(name: str) -> tuple[int, ...]:
    """Return the numbers of the installed version; empty for a package without metadata."""
    from importlib import metadata  # slow to import

    try:
        version = metadata.version(name)
    except metadata.PackageNotFoundError:
        return ()
    numbers = re.match(r"\d+(?:\.\d+)*", version)
    return tuple(map(int, numbers[0].split("."))) if numbers else ()
