"""OmegaT without a window: it reads a file, and writes it again with what its memory has."""

from __future__ import annotations

import subprocess
from pathlib import Path

from helpers.page_judge import QUICKLY
from helpers.tools import missing

OMEGAT = Path("/usr/share/omegat/OmegaT.jar")
_PROJECT = """<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<omegat><project version="1.0"><source_dir>__DEFAULT__</source_dir>
<target_dir>__DEFAULT__</target_dir><tm_dir>__DEFAULT__</tm_dir>
<glossary_dir>__DEFAULT__</glossary_dir><glossary_file>__DEFAULT__</glossary_file>
<dictionary_dir>__DEFAULT__</dictionary_dir><source_lang>en</source_lang>
<target_lang>fa</target_lang><sentence_seg>false</sentence_seg>
<support_default_translations>true</support_default_translations><remove_tags>false</remove_tags>
</project></omegat>
"""


def need_omegat() -> None:
    """Skip a test where OmegaT is not installed, or fail it where all tools are required."""
    if not OMEGAT.is_file():
        missing("OmegaT is not installed: apt-get install omegat")


def run_omegat(folder: Path, data: bytes, memory: str = "", name: str = "a.xlf") -> bytes:
    """Let OmegaT translate a file of that name with a memory, without a window."""
    for each in ("source", "target", "omegat", "tm", "glossary", "dictionary"):
        (folder / each).mkdir(parents=True)
    (folder / "omegat.project").write_text(_PROJECT, encoding="utf-8")
    (folder / "source" / name).write_bytes(data)
    if memory:
        (folder / "omegat" / "project_save.tmx").write_text(memory, encoding="utf-8")
    command = ["java", *QUICKLY, f"-Duser.home={folder}", "-jar", str(OMEGAT), str(folder)]
    subprocess.run([*command, "--mode=console-translate"], check=True, capture_output=True)
    return (folder / "target" / name).read_bytes()
