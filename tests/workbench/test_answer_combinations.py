"""What the workbench answers of many small projects, when several things are asked one by one.

No law says that each of them is right: they show what a change changes where nobody thought of it.
They are in tests/workbench/combinations, and are read as a diff.
"""

from __future__ import annotations

import os
import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from html import unescape
from io import BytesIO
from pathlib import Path
from typing import Any
from urllib.parse import quote

import pytest

from dragoman import __version__
from dragoman.files import half_saved
from helpers.combined_catalogs import TEXTS
from helpers.combined_projects import make_project
from helpers.combining import Choices
from helpers.goldens import compare_with_kept, shorten_repeated, show_invisible
from helpers.workbench import Workbench, place

FOLDER = Path(__file__).parent / "combinations"
FILES, PROJECTS = 2, 14
"""How many files there are, and of how many projects each is."""
SETTINGS = (
    'digits = {fa = "latn"}', 'layout = "stacked"', 'unreviewed = "mark"', 'editions = ["fa,en"]',
    'formats = ["html", "md"]', 'check.disable = ["numbers"]', 'pivot = {fa = "ar"}',
    'check.severity = {numbers = "hint"}', "update.memory = false",
    "check.max-unmodified = {fa = 10}",
)  # fmt: skip
MOST_WORDS = 160
"""Characters of the words in some HTML; what follows is in all pages."""
WRITTEN = (
    "هنوز کسی ۱۲ پنجرهٔ شکسته را نشمرده است.", "هنوز کسی ۱۳ پنجره را نشمرده است", " یک متن \n", "",
    "**متن** <b>و</b> [رود](https://e.org)", *filter(None, TEXTS.values()),
)  # fmt: skip
QUERIES = (
    "count=2", "from=2&count=9", "from=x", "numbers=2,,9,1", "numbers=1", "states=fuzzy",
    "states=untranslated,fuzzy", "search=THE", "states=reviewed&search=12", "search=هنوز",
    "pivot=ar", "pivot=de", "after=1&count=1", "after=2&count=1&pivot=ar", "keys=nothing",
)  # fmt: skip
SURE: tuple[dict[str, Any], ...] = (*({},) * 4, {"sure": True}, *({"who": "Ann"},) * 2, {"who": 1})
"""What else the page sends of a review."""
NUMBERS: tuple[dict[str, Any], ...] = (
    *({},) * 5, {"sure": True}, {"number": 2}, {"number": "2"}
)  # fmt: skip
"""What else the page sends of a text."""
LAYOUTS = (
    "", "layout=stacked", "layout=single", "layout=facing", "languages=ar", "languages=fa,en",
    "pivot=ar", "layout=stacked&pivot=ar", "languages=de", "languages=en,en",
)  # fmt: skip
MARKS = ("translated", "fuzzy", "reviewed", "keep") * 3 + ("wrong",)
READERS: tuple[Mapping[str, str], ...] = ({}, {}, {"Accept-Language": "de, fa;q=0.5, en;q=0.4"})
OTHER = re.compile(r"\b[0-9a-f]{16}\b")
"""The names of messages in addresses, and the revisions of catalogues."""


class Asking:
    """Somebody who has a project open, and asks one thing after the other."""

    def __init__(self, root: Path, choices: Choices) -> None:
        self.root, self.choices = root, choices
        self.bench = Workbench(root)
        self.document = choices.pick(tuple(self.bench.project.documents) or ("letter",))
        self.language = choices.pick(("fa", "fa", "ar"))
        self.headers = choices.pick(READERS)
        self.place = place(self.document, self.language)
        shown = self.get(f"{self.place}/rows")
        self.rows: list[Any] = shown.json["rows"] if shown.status_code == 200 else []

    def get(self, address: str) -> Any:
        return self.bench.get(address, **{k.replace("-", "_"): v for k, v in self.headers.items()})

    def post(self, address: str, sent: Any, **how: Any) -> Any:
        return self.bench.post(address, sent, headers=self.headers, **how)

    def pick_row(self) -> Any:
        """Return a paragraph as it was shown at first, or one that is not there."""
        return self.choices.pick(self.rows) if self.rows else {"key": "0" * 16, "digest": ""}

    def list_rows(self) -> tuple[str, Any]:
        query = self.choices.pick(QUERIES)
        return f"rows {query}", self.get(f"{self.place}/rows?{query}")

    def help_row(self) -> tuple[str, Any]:
        row = self.pick_row()
        return f"help {row.get('number')}", self.get(f"{self.place}/row/{row['key']}/help")

    def check(self) -> tuple[str, Any]:
        row, text, query = self.pick_row(), self.choices.pick(WRITTEN), self.choices.pick(LAYOUTS)
        address = f"{self.place}/row/{row['key']}/check?{query}"
        said = f"check {row.get('number')} {text!r} {query}"
        return said, self.post(address, {"translation": text})

    def save(self) -> tuple[str, Any]:
        row, text, mark = self.pick_row(), self.choices.pick(WRITTEN), self.choices.pick(MARKS)
        more: dict[str, Any] = self.choices.pick(NUMBERS)
        query = self.choices.pick(
            ("",) * 5 + ("pivot=ar", "pivot=ar", "layout=single", "layout=none")
        )
        text = self.choices.pick((text, text, row.get("translation", "")))
        sent = {"digest": row["digest"], "translation": text, "mark": mark, **more}
        said = f"save {row.get('number')} {text!r} {mark} {more or ''} {query}"
        return said, self.post(f"{self.place}/row/{row['key']}?{query}", sent)

    def review(self) -> tuple[str, Any]:
        rows = [self.pick_row() for _ in range(self.choices.pick((1, 2, 3)))]
        asked = self.choices.pick(({"approve": True},) * 6 + ({"approve": False},) * 2 + ({},))
        more = {**asked, **self.choices.pick(SURE)}
        sent = {"digests": {row["key"]: row["digest"] for row in rows}, **more}
        said = f"review {[row.get('number') for row in rows]} {more}"
        return said, self.post(f"{self.place}/review", sent)

    def show_edition(self) -> tuple[str, Any]:
        query = self.choices.pick(LAYOUTS)
        address = f"/edition/{quote(self.document)}/{self.language}?{query}"
        return f"edition {query}", self.get(address)

    def show_page(self) -> tuple[str, Any]:
        query = self.choices.pick(("", "pivot=ar", "interface=fa", "interface=de"))
        address = f"/translate/{quote(self.document)}/{self.language}?{query}"
        return f"page {query}", self.get(address)

    def show_project(self) -> tuple[str, Any]:
        return "project", self.get("/api/project")

    def list_changes(self) -> tuple[str, Any]:
        name = self.choices.pick((self.document, self.document, "nothing"))
        return f"changes {name}", self.get(f"/api/changes?document={quote(name)}")

    def update(self) -> tuple[str, Any]:
        sent = self.choices.pick(({"document": self.document},) * 3 + ({"document": "x"}, {}, []))
        return f"update {sent}", self.post("/api/update", sent)

    def export(self) -> tuple[str, Any]:
        form = self.choices.pick(("csv", "tmx", "nothing"))
        address = f"/export?document={quote(self.document)}&language={self.language}&to={form}"
        return f"export {form}", self.get(address)

    def take(self) -> tuple[str, Any]:
        address = f"/export?document={quote(self.document)}&language={self.language}&to=csv"
        sent = self.get(address)
        data = sent.data.replace("ی".encode(), "ي".encode()) if sent.status_code == 200 else b"no"
        name = self.choices.pick(("C:\\a\\back.csv", "", "x/back"))
        how = {"data": {"file": (BytesIO(data), name)}, "content_type": "multipart/form-data"}
        return f"import {name}", self.post("/api/import", None, **how)

    def change_elsewhere(self) -> tuple[str, Any]:
        path = self.bench.project.catalog(self.document, self.language)
        if path.is_file():
            path.write_text(path.read_text("utf-8").replace("ه", "ها", 1), "utf-8")
        return "somebody else writes", self.get(f"{self.place}/rows?count=1")

    def change_source(self) -> tuple[str, Any]:
        project = self.bench.project
        path = project.documents.get(self.document, project.root / "gone")
        if path.is_file():
            path.write_text(path.read_text("utf-8").replace("e", "E", 1), "utf-8")
        return "the source changes", self.get(f"{self.place}/rows?count=1")


KINDS: tuple[Callable[[Asking], tuple[str, Any]], ...] = (
    *(Asking.save,) * 4, *(Asking.review,) * 2, *(Asking.check,) * 2, *(Asking.list_rows,) * 2,
    Asking.help_row, Asking.show_edition, Asking.show_page, Asking.show_project, Asking.take,
    Asking.list_changes, Asking.update, Asking.export, Asking.change_elsewhere,
    Asking.change_source,
)  # fmt: skip


@pytest.mark.parametrize("number", range(FILES))
def test_what_is_answered_is_as_it_was(
    number: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1482451200")
    monkeypatch.setattr(half_saved, "_PAUSE", 0)  # nobody saves a file slowly here
    names = [f"answers {each}" for each in range(number, FILES * PROJECTS, FILES)]
    shown = "".join(show_project(name, tmp_path / name) for name in names)
    compare_with_kept(shorten_repeated(shown), FOLDER / f"answers.{number}.txt")


def show_project(name: str, root: Path) -> str:
    """Return what is in a project, and what is answered to five things."""
    root.mkdir()
    choices = Choices(name)
    lines = make_project(root, choices, SETTINGS)
    asking = Asking(root, choices)
    lines.append(f"{asking.document} {asking.language} {asking.headers or ''}".rstrip())
    for _ in range(5):
        said, answer = choices.pick(KINDS)(asking)
        lines.append(f"{said.rstrip()} → {answer.status_code}")
        lines += show_answer(answer)
    text = "\n".join([*lines, "", ""]).replace(f"{root}{os.sep}", "")
    return show_invisible(OTHER.sub("KEY", text))


def show_answer(answer: Any) -> Iterator[str]:
    """Yield the values of an answer by their names; of HTML the words."""
    if answer.mimetype == "application/json":
        yield from list_values("", answer.json)
    elif answer.mimetype == "text/html":
        yield f"  {show_words(answer.text.partition('<body')[2])}"
    else:
        yield f"  {answer.headers['Content-Disposition']}"
        data = answer.data.decode("utf-8-sig").replace(__version__, "VERSION")
        yield from (f"  {line}" for line in data.splitlines())


def list_values(name: str, value: Any) -> Iterator[str]:
    """Yield the values with their names, small ones on one line; empty ones are left out."""
    inside: Iterable[tuple[Any, Any]] = ()
    if isinstance(value, dict) and any(isinstance(each, (dict, list)) for each in value.values()):
        inside = value.items()
    elif isinstance(value, list) and any(isinstance(each, dict) for each in value):
        inside = enumerate(value)
    elif shown := show_value(value):
        yield f" {name}: {shown}"
    for key, each in inside:
        yield from list_values(f"{name} {key}", each)


def show_value(value: Any) -> str:
    if isinstance(value, dict):
        shown = ((key, show_value(each)) for key, each in value.items())
        return ", ".join(f"{key} {each}" for key, each in shown if each)
    if isinstance(value, list):
        return "; ".join(map(show_value, value))
    if value is None or isinstance(value, str):
        return show_words(value or "")
    return f"{value:.3f}" if isinstance(value, float) else str(value)


def show_words(html: str) -> str:
    """Return the words of some HTML, or a text as it is."""
    if "</" not in html:
        return html.replace("\n", "⏎")
    words = " ".join(unescape(re.sub(r"<svg.*?</svg>|<[^>]*>", " ", html, flags=re.S)).split())
    return words if len(words) <= MOST_WORDS else f"{words[:MOST_WORDS]}…"
