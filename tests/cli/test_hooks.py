"""The hooks for pre-commit, tried as a user's repository would run them."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from helpers.support import CHECKABLE
from helpers.tools import ROOT


@pytest.mark.long
def test_the_check_hook_stops_a_commit_with_a_wrong_number(tmp_path: Path) -> None:
    """Needs the network: pre-commit installs dragoman into an environment of its own."""
    for name, text in CHECKABLE.items():
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    subprocess.run(["git", "init", "-q", str(tmp_path)], check=True)
    subprocess.run(["git", "-C", str(tmp_path), "add", "-A"], check=True)
    command = [sys.executable, "-m", "pre_commit", "try-repo", str(ROOT), "dragoman-check", "-a"]
    result = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True)
    assert result.returncode == 1
    assert "error numbers" in result.stdout
