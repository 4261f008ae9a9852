"""What goes out to translators of small documents, and what is read of files that people changed.

No law says that each of them is right: they show what a change changes where nobody thought of it.
They are in tests/exchanges/combinations, and are read as a diff.
"""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from pathlib import Path
from zipfile import ZipFile

import pytest

from dragoman import __version__
from dragoman.errors import DragomanError
from dragoman.exchanges import find_exchange, load_exchange
from dragoman.model import SENT_KEY, Package, Returned
from helpers.combined_exchanges import change_file, combine_package
from helpers.combining import Choices
from helpers.goldens import compare_with_kept, shorten_repeated, show_invisible

FOLDER = Path(__file__).parent / "combinations"
FORMATS = {
    "csv": 50,
    "docx": 40,
    "page": 24,
    "po": 40,
    "tmx": 40,
    "xliff": 60,
    "xliff12": 60,
    "xlsx": 50,
}
"""How many returned files of each format are kept."""
SENT = {"docx": 3, "page": 3, "xlsx": 4}
"""How many files that go out are kept, where they are not as many as FEW."""
FEW = 8
PARTS = {
    "docx": ("word/document.xml",),
    "xlsx": ("xl/worksheets/sheet1.xml", "xl/sharedStrings.xml"),
}


@pytest.mark.parametrize("form", FORMATS)
def test_what_goes_out_is_as_it_was(form: str) -> None:
    packages = (combine_package(f"sent {form} {number}") for number in range(SENT.get(form, FEW)))
    shown = "".join(show_sent(form, package) for package in packages)
    compare_with_kept(shorten_repeated(shown), FOLDER / f"{form}.sent.txt")


@pytest.mark.parametrize("form", FORMATS)
def test_what_is_read_of_it_is_as_it_was(form: str) -> None:
    shown = "".join(show_returned(f"{form} {number}", form) for number in range(FORMATS[form]))
    compare_with_kept(shorten_repeated(shown), FOLDER / f"{form}.returned.txt")


def show_sent(form: str, package: Package) -> str:
    data = load_exchange(form).write(package)
    if form in PARTS:
        with ZipFile(io.BytesIO(data)) as archive:
            text = "\n".join(archive.read(name).decode() for name in PARTS[form])
        text = re.sub(r"(?=<(?:w:(?:p|r|t|tr|tc|sdt|[rpt]c?Pr)|row|c|si)[ >])", "\n", text)
    else:
        text = data.decode()
    if form == "page":  # its style and its script are files of their own
        text = re.sub(r"<(style|script)>.*?</\1>|sha256-[\w+/=]+", r"\1", text, flags=re.DOTALL)
    lines = show_invisible(text.replace(__version__, "VERSION")).splitlines()
    return "\n".join([*(f"  {line}" for line in lines if line), "", ""])


def show_returned(name: str, form: str) -> str:
    """Return what somebody did to a file, and what is read of it."""
    package = combine_package(name)
    exchange = load_exchange(form)
    data, done = change_file(form, exchange.write(package), Choices(f"returned {name}"))
    found = find_exchange(data)
    known = "" if found is exchange else f" ({found and found.SUFFIX})"
    try:
        lines = list(list_lines(exchange.read(data, "file")))
    except DragomanError as error:
        lines = [f"refused: {error}"]
    text = "\n".join([f"{done!r}{known}", *(f"  {line}" for line in lines), "", ""])
    for number, item in enumerate(package.items, 1):
        text = text.replace(item.key, f"KEY{number}") if item.key else text
    return show_invisible(re.sub(SENT_KEY, "KEY", text))


def list_lines(returned: Returned) -> Iterator[str]:
    """Yield what a returned file says, a line for each message."""
    yield f"{returned.language} {returned.document} {returned.pivot} {returned.row_name}".strip()
    for row in returned.rows:
        said = [f"{row.state}" if row.state else "", "approved" if row.is_approved else ""]
        said += [f"note {row.note!r}"] if row.note else []
        said += [f"context {row.context}"] if row.context else []
        said += [f"pivot {row.pivot!r}"] if row.pivot else []
        said += [f"{type(each).__name__}: {each}" for each in row.remarks]
        yield f"{row.row} {row.key} {row.source!r} {row.text!r} {' '.join(filter(None, said))}"
    for number, remark in returned.remarks:
        yield f"{number}: {type(remark).__name__}: {remark}"
