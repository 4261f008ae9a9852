"""How long short commands take, beside a Python that does nothing: ``python -I -c pass``.

Usage: python benchmarks/starting.py [RUNS]. The letter of this repository is the project. Nothing
in it changes, so that all but the first run find what is known of it in the cache.
"""

from __future__ import annotations

import sys
from pathlib import Path

from _report import Comparison, Result, compare, finish

ROOT = Path(__file__).parent.parent
NOTHING = [sys.executable, "-I", "-c", "pass"]
TARGETS = {"--help": 5.5, "status": 6.0, "check": 11.0}


def main(runs: int = 15) -> int:
    """Run the comparisons; return 1 where a target is missed, else 0."""
    results = [compare_start(command, runs) for command in TARGETS]
    return finish(results)


def compare_start(command: str, runs: int) -> Result:
    """Compare one command on the letter."""
    ours = [sys.executable, "-m", "dragoman", "-C", str(ROOT), command]
    task = f"dragoman {command}, on the letter"
    return compare(Comparison(task, ours, NOTHING, TARGETS[command], name="python -c pass"), runs)


if __name__ == "__main__":
    sys.exit(main(*map(int, sys.argv[1:])))
