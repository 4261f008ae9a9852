"""The Nu HTML checker, the judge of pages: one run of Java for several of them."""

from __future__ import annotations

import shutil
import subprocess
from collections.abc import Iterable
from pathlib import Path

from helpers.tools import NODE_MODULES, missing

QUICKLY = ("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-Xss4m")
"""Options of Java for a run of seconds: without the compiler that pays only in long runs, it takes
half the time, and more stack."""


def check_pages(pages: Iterable[Path], *options: str) -> subprocess.CompletedProcess[str]:
    """Let the Nu checker look at pages; what it says is in ``stdout``, a line for each fault.

    The test is skipped, or fails, where Java or the checker is missing.
    """
    java = shutil.which("java") or missing("java is not installed")
    jar = NODE_MODULES / "vnu-jar" / "build" / "dist" / "vnu.jar"
    if not jar.is_file():
        missing("vnu-jar is not fetched: npm install --prefix tests/tools")
    command = [java, *QUICKLY, "-jar", str(jar), "--stdout", "--format", "gnu", *options]
    command += sorted(map(str, pages))
    return subprocess.run(command, capture_output=True, text=True, check=False)
