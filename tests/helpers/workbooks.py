"""Packages for spreadsheets, workbooks that somebody has worked on, and LibreOffice."""

from __future__ import annotations

import subprocess
from collections.abc import Callable, Mapping, Sequence
from io import BytesIO
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZipFile

from dragoman.model import Kind, Package, PackageItem, Returned, State

HARD_TEXTS = (
    "زندانیان سیاسی ایران نامه‌هایی می‌فرستند",
    "رسالة إلى أهل حلب، بتاريخ ٢٠١٦ (Aleppo)",
    "**bold** and [a link](https://example.org/?a=1&b=2)",
    "a <b>tag</b> & an &amp; entity ]]> -->",
    "=1+1",
    '=HYPERLINK("http://example.org","x")',
    "-2 + 3",
    "@SUM(A1)",
    "+49 30 1234",
    "'an apostrophe",
    "'=two",
    '"quoted", with; marks\tand a tab',
    "two\nlines\\\nthree",
    "\n begins and ends with white space \n",
    "    four spaces before",
    "\ta tab before",
    "e\u0301 and \u00e9, 👩‍👩‍👧, 𝔘, 🇮🇷",
    "\u2067isolated\u2069 and \u200fmarked\u200e",
    "no\u00a0break, thin\u2009space, soft\u00adhyphen",
    "_x000D_ as Excel writes it, and _x005F_ alone",
    "2015",
    "00123",
    "1/2",
    "2026-11-27",
    "12:30",
    "TRUE",
    "50%",
    "1e5",
    "#N/A",
)
"""Texts that a spreadsheet takes for something else, or writes in another way."""
RARE_TEXTS = ("_x005F_x000D_", "_x0041_x0042_", "_x005f_", "__x000D__", "_xD83D__xDE00_", 
              "a\x01b", "a\x0bb\x0cc", "a\rb\r\nc", "\x1f", "\ufffe and \uffff",
              "a\x7fb\x85c\u2028d")  # fmt: skip
"""What not all programs keep, but a workbook can hold."""


def make_package(
    rows: Sequence[tuple[str, str, str]],
    states: Sequence[State] = (State.TRANSLATED,),
    *,
    language: str = "fa",
    pivot: str = "",
) -> Package:
    """Make a package of rows: source, translation, note. The states are taken in turn."""
    items = [
        PackageItem(
            f"dgm_{number:032x}u",
            (number,),
            Kind.HEADING if number % 7 == 1 else Kind.PARAGRAPH,
            1 if number % 7 == 1 else 0,
            None,
            source,
            text,
            states[number % len(states)] if text else State.UNTRANSLATED,
            note=note,
            pivot=f"{pivot} {number}" if pivot else "",
        )
        for number, (source, text, note) in enumerate(rows, 1)
    ]
    return Package("letter", "en", language, tuple(items), "markdown", pivot)


def make_hard_package(texts: Sequence[str] = HARD_TEXTS) -> Package:
    """Make a package in which each text is a source, a translation and a note."""
    return make_package([(text, texts[at - 1], texts[at - 2]) for at, text in enumerate(texts)])


def make_large_package(language: str) -> Package:
    """Make 400 messages: all hard texts, and all states."""
    texts = (HARD_TEXTS * 20)[:400]
    states = (State.TRANSLATED, State.FUZZY, State.UNTRANSLATED)
    rows = [
        (text, texts[at - 1] if at % 5 else "", texts[at - 2] if at % 3 else "")
        for at, text in enumerate(texts)
    ]
    return make_package(rows, states, language=language, pivot="ar" if language != "ar" else "")


def list_sent(package: Package) -> list[tuple[str, str | None, str, str, State | None]]:
    """Return what must come back of each row: key, source, text, note and state."""
    return [(each.key, each.source, each.text, each.note, each.state) for each in package.items]


def list_returned(returned: Returned) -> list[tuple[str, str | None, str, str, State | None]]:
    """Return what came back of each row."""
    return [(each.key, each.source, each.text, each.note, each.state) for each in returned.rows]


def change_parts(data: bytes, parts: Mapping[str, Callable[[str], str] | str]) -> bytes:
    """Return an archive with parts that a function changed, or with new parts."""
    buffer = BytesIO()
    with ZipFile(BytesIO(data)) as old, ZipFile(buffer, "w", ZIP_DEFLATED) as new:
        for name in old.namelist():
            text = old.read(name).decode()
            change = parts.get(name, text)
            new.writestr(name, change if isinstance(change, str) else change(text))
        for name, change in parts.items():
            if name not in old.namelist():
                assert isinstance(change, str)
                new.writestr(name, change)
    return buffer.getvalue()


def convert(
    office: str, paths: Sequence[Path], wanted: str, folder: Path, filters: str = ""
) -> list[bytes]:
    """Open files in LibreOffice, started once, and save each as another; return their bytes."""
    folder.mkdir(exist_ok=True)
    profile = f"-env:UserInstallation=file://{folder / 'profile'}"
    command = [office, profile, "--headless", *([f"--infilter={filters}"] if filters else [])]
    suffix = wanted.partition(":")[0]
    subprocess.run(
        [*command, "--convert-to", wanted, "--outdir", str(folder), *map(str, paths)],
        check=True, capture_output=True, timeout=170,
    )  # fmt: skip
    return [(folder / f"{path.stem}.{suffix}").read_bytes() for path in paths]
