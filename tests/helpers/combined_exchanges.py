"""Files for translators that are put together from parts, and what people do to them."""

from __future__ import annotations

import csv
import io
import json
import re
from collections.abc import Callable, Mapping, Sequence
from zipfile import ZipFile

from dragoman.catalogs.sent_keys import write_sent_key
from dragoman.catalogs.states import put_translation
from dragoman.model import Kind, Package, PackageItem, State
from dragoman.po.edit import write_message
from helpers.combining import Choices
from helpers.exchanges import HEADER
from helpers.page_answers import answer, read_page, write_answers
from helpers.returned_hands import DOCX, PO, SHEET, STRINGS, TMX, XLIFF, XLIFF12, Hand
from helpers.workbooks import change_parts

TEXTS = (
    ("A letter", "یک نامه"),
    ("One **red** house.", "یک خانه **سرخ**."),
    (
        "See [it](https://e.org/?a=1&b=2 'T') or `code`.",
        "[این](https://e.org/?a=1&b=2 'T') یا `code`.",
    ),
    ("Two <b>bold</b> words & 1 < 2.", "دو واژه <b>پررنگ</b> & 1 < 2."),
    ("One line\\\nand another", "یک سطر\\\nو دیگری"),
    ("<g1>Red</g1> and <x2/>", "<g1>سرخ</g1> و <x2/>"),
    ("Of *one **and** two*", "از *یک **و** دو*"),
    ("=1+1", "=۱+۱"),
    ("00123", "00123"),
    ("Seen[^1]", "دیده[^1]"),
)
KINDS = (Kind.PARAGRAPH, Kind.PARAGRAPH, Kind.HEADING, Kind.LIST_ITEM, Kind.TABLE_CELL)
STATES = (State.TRANSLATED, State.TRANSLATED, State.FUZZY, State.REVIEWED, State.UNTRANSLATED)
NOTES = ("", "", "", "Is it so?", "One.\nTwo.")
ROWS: Mapping[str, Callable[[list[list[str]], Choices], list[list[str]]]] = {
    "turned": lambda rows, _: [rows[0], *rows[:0:-1]],
    "mirrored": lambda rows, _: [row[::-1] for row in rows],
    "one row less": lambda rows, choices: _drop(rows, choices.pick(range(1, len(rows)))),
    "one row twice": lambda rows, choices: [*rows, choices.pick(rows[1:])],
    "no key": lambda rows, _: [row[:-1] for row in rows],
    "no names": lambda rows, _: rows[1:],
    "names below": lambda rows, _: [*rows[1:], rows[0]],
    "a title above": lambda rows, _: [["A title"], [], *rows],
    "a column more": lambda rows, _: [[*row, "added"] for row in rows],
    "other text": lambda rows, choices: _put(rows, choices, "Translation", "Other text"),
    "no text": lambda rows, choices: _put(rows, choices, "Translation", ""),
    "a key as text": lambda rows, choices: _put(rows, choices, "Translation", "untranslated"),
    "other source": lambda rows, choices: _put(rows, choices, "Source", "Other source"),
    "no source": lambda rows, choices: _put(rows, choices, "Source", ""),
    "other state": lambda rows, choices: _put(rows, choices, "State", "done"),
    "doubt": lambda rows, choices: _put(rows, choices, "State", " Needs  work "),
    "no such state": lambda rows, choices: _put(rows, choices, "State", "perhaps"),
    "other note": lambda rows, choices: _put(rows, choices, "Note", "By hand"),
    "other language": lambda rows, _: [
        [cell.replace("(fa)", "(de)") for cell in row] for row in rows
    ],
    "two translations": lambda rows, _: [[*rows[0], "Translation: German (de)"], *rows[1:]],
    "a text around": lambda rows, _: [*rows, ["", "", "", "", "", "", "And so on"]],
    "a text alone": lambda rows, _: [*rows, ["", "", "", "Alone"]],
}
"""What people do to the rows of a table."""
ANSWERS = (
    *("other", "same", "fuzzy", "approved", "comment") * 3,
    *("unknown", "damaged", "twice", "empty", "empty"),
)


def combine_package(name: str) -> Package:
    """Return the package that a name stands for."""
    choices = Choices(name)
    pivot = choices.pick(("", "", "ar"))
    pairs = dict(choices.pick_some(TEXTS, 2, 4))
    items = [
        _make_item(number, pair, pivot, choices) for number, pair in enumerate(pairs.items(), 1)
    ]
    return Package("letter", "en", "fa", tuple(items), "markdown", pivot, HEADER)


def _make_item(number: int, pair: tuple[str, str], pivot: str, choices: Choices) -> PackageItem:
    source, text = pair
    kind, state = choices.pick(KINDS), choices.pick(STATES)
    text = "" if state is State.UNTRANSLATED else text
    block = put_translation(write_message(None, source), text, fuzzy=state is State.FUZZY)
    is_shown_only = kind is Kind.HEADING and choices.pick((True, False))
    item = PackageItem(
        "" if is_shown_only else write_sent_key("letter", block),
        choices.pick(((number,), (number,), (number, number + 7))),
        kind,
        choices.pick((1, 3)) if kind is Kind.HEADING else 0,
        choices.pick((None, None, "menu")),
        source,
        explained=choices.pick(("", "", "Be kind.")),
    )
    if is_shown_only:
        return item
    return item._replace(
        text=text,
        state=state,
        remark="outdated" if state is State.FUZZY else "",
        previous=choices.pick(("", f"Not {source}")) if state is State.FUZZY else "",
        note=choices.pick(NOTES),
        pivot=choices.pick(("", "مرحبا")) if pivot else "",
    )


def change_text(data: bytes, hands: Sequence[Hand], choices: Choices) -> tuple[bytes, str]:
    """Return a text that somebody has changed in one to three ways, and these ways."""
    text, done = data.decode(), []
    for _ in range(choices.pick((1, 1, 2, 3))):
        hand = choices.pick([hand for hand in hands if _find(text, hand)])
        text = _change_one(text, hand, choices)
        done.append(" → ".join(hand))
    return text.encode(), " ; ".join(done)


def change_archive(
    data: bytes, part: str, hands: Sequence[Hand], choices: Choices
) -> tuple[bytes, str]:
    """Return an archive in which somebody has changed a part, and how."""
    with ZipFile(io.BytesIO(data)) as archive:
        changed, done = change_text(archive.read(part), hands, choices)
    return change_parts(data, {part: changed.decode()}), done


def _find(text: str, hand: Hand) -> list[re.Match[str]]:
    return list(re.finditer(hand[0], text, re.DOTALL if "<" in hand[0] else 0))


def _change_one(text: str, hand: Hand, choices: Choices) -> str:
    """Return a text in which one of the matches of a pattern is another text."""
    match = choices.pick(_find(text, hand))
    return text[: match.start()] + match.expand(hand[1]) + text[match.end() :]


def change_rows(data: bytes, choices: Choices) -> tuple[bytes, str]:
    """Return a table that somebody has changed in one or two ways, and these ways."""
    rows = list(csv.reader(io.StringIO(data.decode("utf-8-sig"), newline="")))
    names = choices.pick_some(tuple(ROWS), 1, 2)
    for name in names:
        rows = ROWS[name](rows, choices)
    text = io.StringIO()
    delimiter, encoding = choices.pick((",", ";", "\t")), choices.pick(("utf-8", "utf-16"))
    csv.writer(text, delimiter=delimiter).writerows(rows)
    return text.getvalue().encode(encoding), f"{', '.join(names)}; {delimiter!r}, {encoding}"


def _drop(rows: list[list[str]], number: int) -> list[list[str]]:
    return [*rows[:number], *rows[number + 1 :]]


def _put(rows: list[list[str]], choices: Choices, column: str, text: str) -> list[list[str]]:
    """Return rows of which one has another text in a column, where there is such a column."""
    names = [number for number, cell in enumerate(rows[0]) if cell.startswith(column)]
    number = choices.pick(range(1, len(rows)))
    place = names[0] if names else len(rows[number])
    row = [text if at == place else cell for at, cell in enumerate(rows[number])]
    return [*rows[:number], row, *rows[number + 1 :]]


def change_answers(page: bytes, choices: Choices) -> tuple[bytes, str]:
    """Return the answers to a page, and which they are."""
    rows = [row for row in read_page(page)["rows"] if row.get("key")]
    given, names = [], []
    for row in rows:
        name = choices.pick(ANSWERS)
        names.append(name)
        match name:
            case "other":
                given.append(answer(row, "Other text"))
            case "same":
                given.append(answer(row))
            case "fuzzy":
                given.append(answer(row, "Perhaps", "fuzzy"))
            case "approved":
                given.append(answer(row, approved=True))
            case "comment":
                given.append(answer(row, state=row["state"], comment="By hand"))
            case "unknown":
                given.append({**answer(row, state="perhaps"), "more": 1})
            case "damaged":
                given.append({**answer(row), "text": "Damaged"})
            case "twice":
                given += [answer(row, "One text"), answer(row, "Another text")]
            case "empty":
                given.append(answer(row, ""))
    damages: tuple[dict[str, object], ...] = (
        {"schema_version": 2},
        {"language": "de"},
        {"document": 3},
    )
    head = choices.pick(damages) if choices.pick((False, False, False, True)) else {}
    data = write_answers(page, *given, **head)
    if choices.pick((False, False, False, True)):
        return data[: len(data) // 2], f"half of {' '.join(names)}"
    return data, f"{' '.join(names)} {json.dumps(head)}"


def change_file(form: str, data: bytes, choices: Choices) -> tuple[bytes, str]:
    """Return a file of a format that somebody has changed, and how."""
    match form:
        case "csv":
            return change_rows(data, choices)
        case "page":
            return change_answers(data, choices)
        case "docx":
            return change_archive(data, "word/document.xml", DOCX, choices)
        case "xlsx":
            part, hands = choices.pick(
                (("xl/worksheets/sheet1.xml", SHEET), ("xl/sharedStrings.xml", STRINGS))
            )
            return change_archive(data, part, hands, choices)
    hands = {"xliff": XLIFF, "xliff12": XLIFF12, "tmx": TMX, "po": PO}[form]
    return change_text(data, hands, choices)
