"""What becomes of finished translations that are taken over, put together from parts.

No law says that each of them is right: they show what a change changes where nobody thought of it.
They are in tests/commands/combinations, and are read as a diff.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from html import unescape
from pathlib import Path

import pytest

from dragoman.commands._adopt.align import AdoptOptions
from dragoman.commands._adopt.page import write_adopt_page
from dragoman.commands._adopt.texts import AdoptedPair
from dragoman.commands.adopt import Adoption, adopt, as_data
from dragoman.errors import DragomanError
from dragoman.project import Project
from helpers import projects
from helpers.combined_editions import translate_words
from helpers.combined_translations import FRAGMENTS
from helpers.combining import Choices
from helpers.goldens import compare_with_kept, shorten_repeated, show_invisible

KEPT = Path(__file__).parent / "combinations" / "adopt.txt"
COUNT = 18
SAID_ALWAYS = re.compile(
    r"Run the command .* of the file\. (?=English)|Made with.*|dragoman adopt "
)
"""What is on each page."""
_OTHERS = (
    "## A *small* house\n\n", "### The river\n\n", "![A house](p.png)\n\n", "1. One\n2. Two\n\n",
    "> A *word* of [it](b.md).\n\n", "| One | Two |\n|---|---|\n| Three | Four |\n\n",
    "One line\\\ntwo lines\n\n", "```\ncode = 12\n```\n\n", "Seen[^n].\n\n[^n]: A note of 7.\n\n",
)  # fmt: skip
PARTS = (
    *((f"{source}\n\n", f"{target}\n\n") for source, target, *_ in FRAGMENTS),
    *((text, translate_words(text, "fa")) for text in _OTHERS),
)
"""In English and in Persian, each a paragraph or a few."""
Pairs = list[tuple[str, str]]


def _put(text: str) -> Callable[[Pairs, int], list[str]]:
    def put(pairs: Pairs, at: int) -> list[str]:
        target = [text for _, text in pairs]
        return [*target[:at], text, *target[at:]]

    return put


def _keep_source(pairs: Pairs, at: int) -> list[str]:
    return [source if number == at else target for number, (source, target) in enumerate(pairs)]


def _show_both(pairs: Pairs, at: int) -> list[str]:
    return [f"{source}{target}" for source, target in pairs]


CHANGES: Sequence[Callable[[Pairs, int], list[str]]] = (
    *(lambda pairs, at: [target for _, target in pairs],) * 3,
    lambda pairs, at: [target for number, (_, target) in enumerate(pairs) if number != at],
    lambda pairs, at: [target for _, target in (*pairs[at:], *pairs[:at])],
    lambda pairs, at: [*(target for _, target in pairs), pairs[at][1]],
    _put("این بند در متن اصلی نیست.\n\n"),
    _put("# عنوانی دیگر\n\n"),
    _put("یک ‹g1›نشان‹/g1› <b>و</b> \\<x2/> ۱۲.\n\n"),
    _keep_source,
    _show_both,
    lambda pairs, at: [target.replace("۱", "۲").replace("**", "") for _, target in pairs],
    lambda pairs, at: [re.sub(r"\n\n(?=\w)", " ", "".join(target for _, target in pairs))],
)
"""How a finished translation is not the paragraphs of its source, one after the other."""
OPTIONS = (
    AdoptOptions(), AdoptOptions(), AdoptOptions(accept_sure=True), AdoptOptions(dry_run=True),
    AdoptOptions(pairs=(AdoptedPair((2,), (1, 2)),)),
    AdoptOptions(pairs=(AdoptedPair((1,), (2,)),)),
    AdoptOptions(pairs=(AdoptedPair((1, 2), (2,)), AdoptedPair((99,), (1,)))),
    AdoptOptions(accept_sure=True, pairs=(AdoptedPair((2,), (2,)),)),
)  # fmt: skip


def test_what_is_taken_over_is_as_it_was(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1482451200")
    shown = (line for number in range(COUNT) for line in show_adoptions(number, tmp_path))
    compare_with_kept(shorten_repeated(show_invisible("\n".join((*shown, "")))), KEPT)


def show_adoptions(number: int, folder: Path) -> Iterator[str]:
    """Yield what becomes of a translation, and of the same file when it has changed a little."""
    choices = Choices(f"adopt {number}")
    root = folder / str(number)
    root.mkdir()
    pairs = list(dict.fromkeys(choices.pick_some(PARTS, 2, 5)))
    pairs = [("# A letter\n\n", "# یک نامه\n\n"), *pairs]
    project = projects.make(root, {"letter.md": "".join(source for source, _ in pairs)}, "fa")
    before = choices.pick((0, 0, 2))
    projects.translate(project, most=before)
    file = root / choices.pick(("letter.fa.md", "letter.fa.md", "letter.fa.txt"))
    yield f"{len(pairs)} parts, {file.suffix}, {before} translated before"
    for _ in range(choices.pick((1, 2))):
        change, at = choices.pick(range(len(CHANGES))), choices.pick(range(len(pairs)))
        file.write_text("".join(CHANGES[change](pairs, at)), "utf-8")
        option = choices.pick(OPTIONS)
        options = {k: v for k, v in option._asdict().items() if v}
        yield f" change {change} at {at}, {options}"
        try:
            adoption = adopt(project, "letter", "fa", file, option)
        except DragomanError as error:
            yield f"  {error}".replace(str(root), "ROOT")
            continue
        yield from show_adoption(project, adoption)
    yield ""


def show_adoption(project: Project, adoption: Adoption) -> Iterator[str]:
    """Yield what was found, what became of each text, the catalogue, and the page."""
    data = as_data(adoption)
    yield f"  {adoption.summary}; unused {data['unused_source']} {data['unused_target']}"
    for bead in data["beads"]:
        sure = "" if bead["sure"] else " doubtful"
        yield f"  {bead['source']} {bead['target']} {bead['confidence']:.2f}{sure}"
    for text in adoption.texts:
        more = " ".join((*text.left_out, *text.errors))
        yield f"  {text.number} {text.outcome.name} {text.text!r} {more}".rstrip()
    yield f"  given up {len(adoption.given_up)}"
    catalog = project.catalog("letter", "fa").read_text("utf-8").partition("\n\n")[2]
    blocks = (block.split("\n") for block in catalog.strip().split("\n\n"))
    yield from (f"   {' ⏎ '.join(line for line in block if line[:2] != '#:')}" for block in blocks)
    page = write_adopt_page(project, [adoption]).partition(adoption.summary)[2]
    words = " ".join(unescape(re.sub("<[^>]*>", " ", page)).split())
    yield f"   {SAID_ALWAYS.sub('', words)}"
