"""Draw ``docs/workbench.png``, the picture of the workbench: ``python docs/draw_workbench.py``.

It needs Flask, Playwright and Chromium. ``make docs`` does not run it, because another Chromium
draws other bytes. Run it when the workbench looks different.
"""

from __future__ import annotations

import runpy
import sys
from pathlib import Path
from tempfile import TemporaryDirectory

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT / "tests"))

from helpers.browser import chromium  # noqa: E402
from helpers.workbench import run_server  # noqa: E402

PICTURE = ROOT / "docs" / "workbench.png"
_PARAGRAPH = "5"


def draw() -> bytes:
    """Return the page of the letter in Persian, while somebody writes and the check finds fault."""
    prepare = runpy.run_path(str(ROOT / "docs" / "generate.py"))["_prepare"]
    with TemporaryDirectory() as folder:
        prepare(Path(folder), "letter")
        with (
            run_server(Path(folder) / "here") as server,
            chromium() as reader,
            reader.open(server.address) as page,
        ):
            page.set_viewport_size({"width": 1280, "height": 760})
            page.goto(page.url.rstrip("/") + "/translate/letter/fa?interface=en")
            page.wait_for_selector(".row.current")
            page.keyboard.press("g")
            page.keyboard.type(_PARAGRAPH)
            page.keyboard.press("Enter")
            page.keyboard.press("Enter")
            page.keyboard.press("Control+End")
            page.keyboard.press("Backspace")  # the full stop
            page.wait_for_selector(".row.current [data-severity]")
            page.eval_on_selector(".row.current", "row => row.scrollIntoView({block: 'center'})")
            page.wait_for_function("document.fonts.status === 'loaded'")
            page.wait_for_timeout(1000)  # the page beside it moves to the paragraph
            return bytes(page.screenshot())


if __name__ == "__main__":
    PICTURE.write_bytes(draw())
