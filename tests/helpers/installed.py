"""A project, and a package beside it that adds formats and rules by entry points."""

from __future__ import annotations

import subprocess
import sys
import tomllib
from pathlib import Path

from helpers.tools import ROOT


class Place:
    """A project, and a folder that Python imports from."""

    def __init__(self, folder: Path) -> None:
        self.site, self.root = folder / "site", folder / "project"
        self.site.mkdir()
        (self.root / "source").mkdir(parents=True)
        self.write_settings()

    def write_settings(self, more: str = "") -> None:
        text = f'languages = ["fa"]\njobs = 1\n{more}'
        (self.root / "dragoman.toml").write_text(text, encoding="utf-8")

    def install(self, modules: dict[str, str], points: str) -> None:
        """Install a distribution; ``points`` are its entry points, as pyproject.toml has them."""
        package = self.site / "dragoman_verses"
        package.mkdir(exist_ok=True)
        (package / "__init__.py").touch()
        for name, text in modules.items():
            (package / f"{name}.py").write_text(text, encoding="utf-8")
        info = self.site / "dragoman_verses-1.dist-info"
        info.mkdir(exist_ok=True)
        (info / "METADATA").write_text("Metadata-Version: 2.1\nName: dragoman-verses\nVersion: 1\n")
        lines = []
        for group, values in tomllib.loads(points)["project"]["entry-points"].items():
            lines += [f"[{group}]", *(f"{name} = {value}" for name, value in values.items())]
        (info / "entry_points.txt").write_text("\n".join([*lines, ""]))

    def run(self, *arguments: str, code: int = 0) -> str:
        result = subprocess.run(
            [sys.executable, "-m", "dragoman", *arguments],
            cwd=self.root,
            env={"PYTHONPATH": f"{ROOT / 'src'}:{self.site}", "XDG_CACHE_HOME": str(self.site),
                 "PATH": "/usr/bin:/bin"},
            capture_output=True,
            encoding="utf-8",
            check=False,
        )  # fmt: skip
        assert result.returncode == code, result.stderr
        return result.stdout
