"""EpubCheck, the judge of e-books: one run of Java for several books."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

from helpers.page_judge import QUICKLY
from helpers.tools import TESTS, missing, need_module


def check_books(books: list[Path]) -> str:
    """Return what EpubCheck says about books, after a line that begins with "===" for each."""
    epubcheck = need_module("epubcheck")
    jar = str(Path(str(epubcheck.__file__)).parent / "epubcheck.jar")
    java = shutil.which("java") or missing("java is not installed")

    def run(*command: str) -> str:
        done = subprocess.run(
            [java, *QUICKLY, *command], stdout=subprocess.PIPE, stderr=subprocess.STDOUT,
            text=True, check=False,
        )  # fmt: skip
        return f"{done.stdout}\n--- exit code {done.returncode}\n"

    if shutil.which("javac"):
        program = str(TESTS / "tools" / "CheckBooks.java")
        return run("-cp", jar, program, *map(str, books))
    return "".join(f"=== {book}\n{run('-jar', jar, '--usage', str(book))}" for book in books)
