"""Fail if a line or a branch of certain rooms is visited by no test.

    python tests/tools/coverage_gate.py coverage.json

The report is the JSON of coverage.py, measured with branches (``make coverage`` writes it). Each
place that no test visits is printed with its file and line, by room; then the exit code is 1.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator, Mapping
from pathlib import Path, PurePosixPath
from typing import Any

ROOMS = ("align", "catalogs", "files", "matching", "po", "proofread", "structure")
"""The packages and modules of dragoman in which everything is visited: they hold the work of
translators, and what is wrong in them is lost work."""
SOURCE = PurePosixPath("src/dragoman")


class UnusableReport(Exception):
    """The report does not say what is visited."""


def find_unvisited(report: Mapping[str, Any]) -> dict[str, list[str]]:
    """Return the places that no test visits, a sentence each, by room; a room without is empty.

    Raises UnusableReport for a report without branches, and for one without a file of a room.
    """
    if not report.get("meta", {}).get("branch_coverage"):
        raise UnusableReport("the report has no branches; run `make coverage`")
    found: dict[str, list[str]] = {}
    for name, file in sorted(report["files"].items()):
        path = PurePosixPath(Path(name).as_posix())
        if path.is_relative_to(SOURCE):
            room = path.relative_to(SOURCE).parts[0].removesuffix(".py")
            found.setdefault(room, []).extend(_describe_file(name, file))
    for room in ROOMS:
        if room not in found:
            raise UnusableReport(f"the report has no file of {SOURCE / room}")
    return {room: found[room] for room in ROOMS}


def _describe_file(name: str, file: Mapping[str, Any]) -> Iterator[str]:
    """Yield a sentence for each line and branch of a file that is not visited, from its top.

    A branch from or to a line that is named already is left out.
    """
    lines = set(file["missing_lines"])
    places = [(line, "never runs") for line in lines]
    for start, end in file["missing_branches"]:
        if start not in lines and end not in lines:
            places.append((start, f"never goes on to line {end}" if end > 0 else "never ends here"))
    for line, what in sorted(places):
        yield f"{name}:{line}: {what}"


def main(arguments: list[str]) -> int:
    """Print what no test visits; return the exit code, which is 2 for an unusable report."""
    try:
        (path,) = arguments
        found = find_unvisited(json.loads(Path(path).read_text(encoding="utf-8")))
    except (OSError, ValueError, UnusableReport) as error:
        print(f"coverage_gate: {error}", file=sys.stderr)
        return 2
    for room, places in found.items():
        if places:
            print(f"{room}: {len(places)} not visited by any test", *places, sep="\n  ")
    return int(any(found.values()))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
