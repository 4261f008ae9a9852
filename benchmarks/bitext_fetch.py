"""Fetches the public texts that ``bitext.py`` aligns, each as it was at one commit; other
benchmarks name their own.

They lie in a folder that git ignores, and are fetched once. What cannot be fetched is said, and
left out of the tables. Nothing of them is in this repository.
"""

from __future__ import annotations

import shutil
import subprocess
from collections.abc import Mapping
from pathlib import Path
from typing import NamedTuple

FOLDER = Path(__file__).parents[1] / "tests" / ".fetched" / "bitext"
_LONGEST = 600


class Place(NamedTuple):
    """A public repository at one commit, and what of it is needed."""

    address: str
    commit: str
    paths: tuple[str, ...]
    """Folders and files. Nothing else is fetched: large files often lie beside them."""


PLACES = {
    "opensource.guide": Place(
        "https://github.com/github/opensource.guide",
        "ebc9678e39b55ff5e5c8801d1960904692188e90",
        ("_articles",),
    ),
    "udhr": Place(
        "https://github.com/eric-muller/udhr",
        "f93dd614154c47fc4b85ec03d8d6f1abe97869ef",
        ("data/udhr",),
    ),
    "Bleualign": Place(
        "https://github.com/rsennrich/Bleualign",
        "5a11b7f8831b5463d579f4fbd6f114194020fb12",
        ("eval",),
    ),
    "pep8ir": Place(
        "https://github.com/hanifbirgani/pep8ir",
        "c406f8cdd1f807f0064a9d2b73278b8fb80eb388",
        ("locale",),
    ),
    "rufus-web": Place(
        "https://github.com/pbatard/rufus-web",
        "76289f6fb4d7b94e855774534f3534e6f644219b",
        ("locale",),
    ),
    "mempool-promo": Place(
        "https://github.com/mempool/mempool-promo",
        "6cd2897c5fc157d6d34ca676530ed371f895e41b",
        ("subtitles",),
    ),
    "sy-subtitles": Place(
        "https://github.com/sy-tools/sy-subtitles",
        "cbe606929feeb4966ae0b5b0cebba4be86157527",
        (
            "talks/2000-07-23_Guru-Puja-Shraddha",
            "talks/1988-06-18_Seminar-Day-1-Introspection-and-Meditation",
            "talks/1989-12-17_Devi-Puja-Nothing-to-discuss-in-Sahaja-Yoga",
            "talks/2004-07-04_Guru-Puja-Follow-My-Message-of-Love",
        ),
    ),
}
"""By the name of its folder."""


def fetch_all(folder: Path = FOLDER, places: Mapping[str, Place] = PLACES) -> list[str]:
    """Fetch what is not there yet; return a sentence for each that cannot be had."""
    return [
        f"{name} is left out: {reason}"
        for name, place in places.items()
        if not (folder / name).is_dir() and (reason := _fetch(place, folder, name))
    ]


def _fetch(place: Place, folder: Path, name: str) -> str:
    """Fetch one repository, whole or not at all; return why it could not be, or ""."""
    if shutil.which("git") is None:
        return "git is not installed"
    part = folder / f"{name}.part"
    shutil.rmtree(part, ignore_errors=True)
    part.mkdir(parents=True)
    steps = (
        ("init", "-q"),
        ("remote", "add", "origin", place.address),
        ("sparse-checkout", "set", "--no-cone", *(f"/{path}" for path in place.paths)),
        ("fetch", "-q", "--depth=1", "--filter=blob:none", "origin", place.commit),
        ("checkout", "-q", place.commit),
    )
    for step in steps:
        try:
            done = subprocess.run(
                ["git", "-C", str(part), *step], capture_output=True, text=True, timeout=_LONGEST
            )
        except subprocess.TimeoutExpired:
            shutil.rmtree(part, ignore_errors=True)
            return f"{place.address} took too long"
        if done.returncode:
            shutil.rmtree(part, ignore_errors=True)
            return (done.stderr.strip().splitlines() or ["git failed"])[-1]
    part.rename(folder / name)
    return ""
