"""A year in a real repository: every state, every lapse and every count along the way.

Everything is done through the command line, as people do it; translators use polib, as their
programs do. The history shown at the end must be what was seen month by month.
"""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import polib
import pytest
from click.testing import CliRunner, Result

from dragoman.cli import group
from dragoman.commands._caches import user_cache
from helpers import projects

LETTER = """The ferryman's letter

Dear friends, the river is open again and the boats are running.

More than 1500 people crossed it in the summer of 2015.

The old bridge was never rebuilt. Its stones lie in the water, and the children jump from them.

I hope to see you all before the first snow falls on the hills.
"""

Counts = tuple[int, int, int, int]
"""Messages that are untranslated, fuzzy, translated, reviewed."""


@dataclass
class Year:
    """The project, and what ``status`` showed at the end of each month."""

    root: Path
    seen: list[tuple[str, dict[str, Any]]] = field(default_factory=list)

    def run(self, *arguments: str, code: int = 0) -> Result:
        result = CliRunner().invoke(
            group, [*arguments, "-C", str(self.root)], prog_name="dragoman", catch_exceptions=False
        )
        assert result.exit_code == code, result.output
        return result

    def write(self, text: str) -> None:
        (self.root / "source").mkdir(exist_ok=True)
        (self.root / "source" / "letter.txt").write_text(text, encoding="utf-8")
        self.run("update", "-q")

    def path(self, language: str) -> Path:
        return self.root / "locale" / language / "LC_MESSAGES" / "letter.po"

    def translate(self, language: str, **texts: str) -> None:
        """Translate the messages that begin with a word, with polib; they are then not fuzzy."""
        po = polib.pofile(str(self.path(language)), wrapwidth=0)
        for start, text in texts.items():
            (entry,) = [e for e in po if e.msgid.startswith(start) and not e.obsolete]
            entry.msgstr = text
            entry.flags = [flag for flag in entry.flags if flag != "fuzzy"]
            entry.previous_msgid = None
        po.save()

    def month(self, date: str, fa: Counts, ar: Counts) -> None:
        """Hold the counts of both languages, and commit."""
        data = json.loads(self.run("status", "--format", "json").stdout)
        for language, counts in {"fa": fa, "ar": ar}.items():
            counts_now = data["total"][language]["messages"]
            states = tuple(
                counts_now[name] for name in ("untranslated", "fuzzy", "translated", "reviewed")
            )
            assert states == counts, (date, language, states)
            assert counts_now["total"] == sum(counts)
            words = data["total"][language]["words"]
            assert words["total"] == sum(words[name] for name in words if name != "total")
        assert data["documents"][0]["languages"] == data["total"]
        projects.commit(self.root, date)
        self.seen.append((date, data["total"]))


@pytest.fixture
def year(
    tmp_path: Path,
    tmp_path_factory: pytest.TempPathFactory,
    monkeypatch: pytest.MonkeyPatch,
    need_tool: Callable[[str], str],
) -> Year:
    need_tool("git")
    caches = tmp_path_factory.mktemp("cache")
    monkeypatch.setattr(user_cache, "cache_folder", lambda: caches)
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1767225600")
    (tmp_path / "dragoman.toml").write_text('languages = ["fa", "ar"]\n', encoding="utf-8")
    return Year(tmp_path)


PERSIAN = {
    "The ferryman": "نامهٔ قایقران",
    "Dear friends": "دوستان عزیز، رودخانه دوباره باز است و قایق‌ها در رفت‌وآمدند.",
    "More than": "بیش از ۱۵۰۰ نفر در تابستان ۲۰۱۵ از آن گذشتند.",
    "The old": "پل کهنه هرگز بازسازی نشد. سنگ‌هایش در آب افتاده‌اند و بچه‌ها از روی آن‌ها می‌پرند.",
    "I hope": "امیدوارم همهٔ شما را پیش از نخستین برف بر تپه‌ها ببینم.",
}


def test_a_year(year: Year) -> None:
    winter(year)
    spring(year)
    split = summer(year)
    autumn(year, split)
    # December: nobody does anything; the history shows what was seen.
    assert history(year) == expected(year)


def winter(year: Year) -> None:
    # January: the letter is extracted, and nothing is translated.
    year.write(LETTER)
    year.month("2026-01-10", fa=(5, 0, 0, 0), ar=(5, 0, 0, 0))

    # February: a translator does three paragraphs of the Persian.
    year.translate("fa", **dict(list(PERSIAN.items())[:3]))
    year.month("2026-02-10", fa=(2, 0, 3, 0), ar=(5, 0, 0, 0))
    year.run("review", "letter", "-l", "fa", "--paragraph", "4", code=1)  # not translated

    # March: the rest, and a reviewer approves all of it.
    year.translate("fa", **dict(list(PERSIAN.items())[3:]))
    year.run("review", "letter", "-l", "fa", "--all", "--by", "A. B.")
    year.translate("ar", **{"Dear": "أصدقائي الأعزاء، النهر مفتوح من جديد والقوارب تسير."})
    year.month("2026-03-10", fa=(0, 0, 0, 5), ar=(4, 0, 1, 0))


def spring(year: Year) -> None:
    # April: the translator corrects a word; that review, and no other, lapses.
    year.translate("fa", **{"I hope": "امیدوارم همهٔ شما را پیش از نخستین برف تپه‌ها ببینم."})
    year.month("2026-04-10", fa=(0, 0, 1, 4), ar=(4, 0, 1, 0))
    year.run("review", "letter", "-l", "fa", "--all")
    year.month("2026-04-20", fa=(0, 0, 0, 5), ar=(4, 0, 1, 0))

    # May: a number changes in the source. The translation is outdated, and never hidden.
    year.write(LETTER.replace("1500", "1600"))
    year.month("2026-05-10", fa=(0, 1, 0, 4), ar=(4, 0, 1, 0))
    messages = json.loads(year.run("diff", "-l", "fa", "--format", "json").stdout)["messages"]
    assert [(message["paragraphs"], message["grade"]) for message in messages] == [([3], "meaning")]
    year.run("review", "letter", "-l", "fa", "--paragraph", "3", code=1)  # fuzzy

    # June: it is reverted, and the translation comes back with its review.
    year.write(LETTER)
    year.month("2026-06-10", fa=(0, 0, 0, 5), ar=(4, 0, 1, 0))


def summer(year: Year) -> str:
    # July: a typographic change of the source: outdated, of the lightest grade.
    curly = LETTER.replace("ferryman's", "ferryman’s")
    year.write(curly)
    messages = json.loads(year.run("diff", "-l", "fa", "--format", "json").stdout)["messages"]
    assert [(message["paragraphs"], message["grade"]) for message in messages] == [
        ([1], "typography")
    ]
    year.month("2026-07-10", fa=(0, 1, 0, 4), ar=(4, 0, 1, 0))
    year.translate("fa", **{"The ferryman": PERSIAN["The ferryman"]})  # confirmed as it is
    year.month("2026-07-20", fa=(0, 0, 1, 4), ar=(4, 0, 1, 0))
    year.run("review", "letter", "-l", "fa", "--paragraph", "1")

    # August: a paragraph is split. Both halves are suggestions to be confirmed.
    split = curly.replace("rebuilt. Its stones", "rebuilt.\n\nIts stones")
    year.write(split)
    year.month("2026-08-10", fa=(0, 2, 0, 4), ar=(5, 0, 1, 0))
    halves = {
        "The old": "پل کهنه هرگز بازسازی نشد.",
        "Its stones": "سنگ‌هایش در آب افتاده‌اند و بچه‌ها از آن‌ها می‌پرند.",
    }
    year.translate("fa", **halves)
    year.month("2026-08-20", fa=(0, 0, 2, 4), ar=(5, 0, 1, 0))
    year.run("review", "letter", "-l", "fa", "--paragraph", "4-5")
    year.month("2026-08-30", fa=(0, 0, 0, 6), ar=(5, 0, 1, 0))

    return split


def autumn(year: Year, split: str) -> None:
    # September: a paragraph goes, and comes back with its translation and its review.
    gone = split.replace("I hope to see you all before the first snow falls on the hills.\n", "")
    year.write(gone)
    year.month("2026-09-10", fa=(0, 0, 0, 5), ar=(4, 0, 1, 0))
    year.write(split)
    year.month("2026-09-20", fa=(0, 0, 0, 6), ar=(5, 0, 1, 0))

    # October: paragraphs change places, which is nobody's work.
    lines = split.split("\n\n")
    year.write("\n\n".join([*lines[:2], lines[4], lines[2], lines[3], *lines[5:]]))
    year.month("2026-10-10", fa=(0, 0, 0, 6), ar=(5, 0, 1, 0))

    # November: a review is revoked; Arabic gets on.
    year.run("review", "letter", "-l", "fa", "--paragraph", "2", "--revoke")
    year.translate("ar", **{"The ferryman": "رسالة المراكبي"})
    year.month("2026-11-10", fa=(0, 0, 1, 5), ar=(4, 0, 2, 0))


def history(year: Year) -> list[tuple[str, dict[str, Any]]]:
    """Return what git's history shows by date; where two commits have one day, the last."""
    data = json.loads(year.run("status", "--history", "--format", "json").stdout)
    return list({point["date"]: point["languages"] for point in data["points"]}.items())


def expected(year: Year) -> list[tuple[str, dict[str, Any]]]:
    """Return what ``status`` showed by month, without the months in which nothing changed."""
    found: list[tuple[str, dict[str, Any]]] = []
    for date, totals in year.seen:
        if not found or found[-1][1] != totals:
            found.append((date, totals))
    return found


def test_the_gate_of_a_year(year: Year) -> None:
    year.write(LETTER)
    year.translate("fa", **PERSIAN)
    result = year.run("status", "--fail-under", "100", code=1)
    assert [line.split(":")[0] for line in result.stderr.splitlines()] == ["ar"]
    year.run("status", "-l", "fa", "--fail-under", "100")
    year.write(LETTER.replace("1500", "1600"))
    year.run("status", "-l", "fa", "--fail-under", "100", code=1)
