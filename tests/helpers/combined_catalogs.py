"""Catalogues that are put together from parts: headers, messages, and what people do to them."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace

from dragoman.catalogs.states import mark_draft, mark_reviewed
from dragoman.po import Block, Catalog, parse, write_block
from helpers.combining import Choices

FIELDS = (
    "Project-Id-Version: letter",
    "POT-Creation-Date: 2016-01-01 10:00+0000",
    "POT-Creation-Date: 2016-02-01 10:00+0000",
    "PO-Revision-Date: 2016-01-02 10:00+0000",
    "PO-Revision-Date: 2016-03-02 10:00+0330",
    "PO-Revision-Date: YEAR-MO-DA HO:MI+ZONE",
    "Last-Translator: Ann <ann@e.org>",
    "Language: fa",
    "X-Generator: Some program 1.0",
    "Plural-Forms: nplurals=2; plural=(n > 1);",
    "Plural-Forms: nplurals=1; plural=0;",
)
TEXTS: Mapping[str, str] = {
    "A letter": "یک نامه",
    "The lamps were lit again this week.": "این هفته چراغ‌ها دوباره روشن شد.",
    "The lamps were lit again last week.": "هفتهٔ پیش چراغ‌ها دوباره روشن شد.",
    "The lamps were not lit again this week.": "این هفته چراغ‌ها دوباره روشن نشد.",
    "The bakeries opened on Monday. The school opened on Friday.": "نانوایی‌ها دوشنبه باز شدند. "
    "مدرسه جمعه باز شد.",
    "The bakeries opened on Monday.": "نانوایی‌ها دوشنبه باز شدند.",
    "The school opened on Friday.": "مدرسه جمعه باز شد.",
    "The bakeries opened on Monday. Nobody has counted the windows.": "",
    "Nobody has counted the 12 broken windows yet.": "هنوز کسی ۱۲ پنجرهٔ شکسته را نشمرده است.",
    "Nobody has counted the 14 broken windows yet.": "هنوز کسی ۱۴ پنجرهٔ شکسته را نشمرده است.",
    "Nobody has counted the **12** broken windows yet!": "هنوز کسی **۱۲** پنجره را نشمرده است!",
    "“Read it aloud once,” she said.": "«یک بار بلند بخوانیدش.»",
    '"Read it aloud once," she said.': "«یک بار آن را بلند بخوانید.»",
    'A "quoted" text\\with\ttabs\nand lines\n': 'متنی "نقل‌شده"\\با\tجهش\nو سطرها\n',
    "See [the river](https://e.org) on page 7.": "[رود](https://e.org) را در صفحهٔ ۷ ببینید.",
    "7": "۷",
}
COMMENTS = (*((),) * 6, ("A comment.",), ("One.", "", "Two."), ("dragoman: lost 1",))
EXTRACTED = ((), (), (), ("paragraph",), ("heading 1", "By the author."))
REFERENCES = ((), (), ("source/letter.md",), ("source/letter.md:7", "a b.md:3"))
CONTEXTS = (None, None, None, None, "menu", "")
STATES = (*("translated",) * 4, "reviewed", "fuzzy", "outdated", "draft", "missing", "obsolete")
NO_FIELDS = ("Content-Type: text/plain; charset=UTF-8",)


def combine_catalog(
    choices: Choices, *, fewest: int = 2, states: Sequence[str] = STATES, plurals: bool = True
) -> Catalog:
    """Return a catalogue of two to six messages of any state."""
    chosen = dict.fromkeys(choices.pick_some(tuple(TEXTS), fewest, 6))
    blocks = [_make_message(source, choices, states, plurals) for source in chosen]
    blocks.sort(key=lambda block: block.obsolete)
    return replace(parse(_write_header(choices).encode(), "letter.po"), blocks=tuple(blocks))


def _write_header(choices: Choices) -> str:
    fields = {line.partition(":")[0]: line for line in choices.pick_some(FIELDS, 1, 6)}
    lines = "".join(f'"{line}\\n"\n' for line in (*NO_FIELDS, *fields.values()))
    comment = choices.pick(("", "# About it.\n", "#, fuzzy\n"))
    return f'{comment}msgid ""\nmsgstr ""\n{lines}'


def _make_message(source: str, choices: Choices, states: Sequence[str], plurals: bool) -> Block:
    block = _write_message(source, choices, plurals=plurals)
    return put_state(block, choices.pick(states), choices)


def _write_message(source: str, choices: Choices, *, plurals: bool) -> Block:
    from polib import POEntry

    is_plural = plurals and choices.pick((False,) * 7 + (True,))
    entry = POEntry(
        msgctxt=choices.pick(CONTEXTS),
        msgid=source,
        msgid_plural=f"Many: {source}" if is_plural else "",
        msgstr_plural={0: "", 1: ""} if is_plural else {},
        tcomment="\n".join(choices.pick(COMMENTS)),
        comment="\n".join(choices.pick(EXTRACTED)),
        occurrences=[
            (place.partition(":")[0], place.partition(":")[2]) for place in choices.pick(REFERENCES)
        ],
    )
    return write_block(entry)


def put_state(block: Block, state: str, choices: Choices) -> Block:
    """Return a message in a state, with the translation that its source has here."""
    text = TEXTS.get(block.msgid, "") or f"ترجمهٔ {block.msgid}"
    if state == "missing":
        return block
    if state == "draft" and block.plural is None:
        return mark_draft(block, (text,), "2016-01-02", "machine")
    entry = put_text(block, text).entry()
    entry.flags = [flag for flag in entry.flags if flag != "fuzzy"]
    entry.previous_msgid = entry.previous_msgctxt = None
    if state in ("fuzzy", "outdated", "draft"):
        entry.flags.append("fuzzy")
    if state == "outdated":
        entry.previous_msgid = choices.pick(tuple(TEXTS))
    entry.obsolete = state == "obsolete"
    made = write_block(entry, block)
    return mark_reviewed(made, "2016-01-02", "") if state == "reviewed" else made


def put_text(block: Block, text: str) -> Block:
    """Return a message with another translation; a plural one gets it in all its forms."""
    entry = block.entry()
    if entry.msgid_plural:
        entry.msgstr_plural = {form: text for form in entry.msgstr_plural}
    else:
        entry.msgstr = text
    return write_block(entry, block)


def change_catalog(catalog: Catalog, choices: Choices) -> Catalog:
    """Return what one of two people has made of a catalogue, in one to four ways."""
    for _ in range(choices.pick((1, 2, 2, 3, 4))):
        catalog = choices.pick(CHANGES)(catalog, choices)
    return catalog


def _change_message(make: Callable[[Block, Choices], Block | None]) -> Callable[..., Catalog]:
    def change(catalog: Catalog, choices: Choices) -> Catalog:
        if not catalog.blocks:
            return catalog
        at = choices.pick(range(min(2, len(catalog.blocks))))  # both people work on the same
        made = make(catalog.blocks[at], choices)
        blocks = [*catalog.blocks[:at], *((made,) if made else ()), *catalog.blocks[at + 1 :]]
        blocks.sort(key=lambda block: block.obsolete)
        return replace(catalog, blocks=tuple(blocks))

    return change


def _change_entry(**values: object) -> Callable[[Block, Choices], Block]:
    def change(block: Block, _: Choices) -> Block:
        entry = block.entry()
        for name, value in values.items():
            setattr(entry, name, value)
        return write_block(entry, block)

    return change


def _confirm(block: Block, _: Choices) -> Block:
    entry = block.entry()
    entry.flags = [flag for flag in entry.flags if flag != "fuzzy"]
    entry.previous_msgid = entry.previous_msgctxt = None
    return write_block(entry, block)


def _add_message(catalog: Catalog, choices: Choices) -> Catalog:
    known = {block.key for block in catalog.blocks}
    block = _make_message(choices.pick(tuple(TEXTS)), choices, ("translated", "missing"), False)
    blocks = catalog.blocks if block.key in known else (block, *catalog.blocks)
    return replace(catalog, blocks=blocks)


def _change_source(block: Block, choices: Choices) -> Block:
    entry = block.entry()
    entry.previous_msgctxt, entry.previous_msgid = entry.msgctxt, entry.msgid
    entry.msgid = f"{entry.msgid} And more."
    entry.flags = [*dict.fromkeys([*entry.flags, "fuzzy"])]
    return write_block(entry, block)


def _change_header(catalog: Catalog, choices: Choices) -> Catalog:
    return replace(catalog, head=parse(_write_header(choices).encode(), "letter.po").head)


def _drop_header(catalog: Catalog, choices: Choices) -> Catalog:
    return replace(catalog, head=None)


def _add_tail(catalog: Catalog, choices: Choices) -> Catalog:
    return replace(catalog, tail=choices.pick(("\n# The end.\n", "\n# Another end.\n")))


CHANGES: tuple[Callable[[Catalog, Choices], Catalog], ...] = (
    _change_message(lambda block, _: put_text(block, "یک متن")),
    _change_message(lambda block, _: put_text(block, "متنی دیگر")),
    _change_message(lambda block, _: put_text(block, "متنی سوم")),
    _change_message(lambda block, _: put_text(block, "")),
    _change_message(lambda block, choices: put_state(block, choices.pick(STATES), choices)),
    _change_message(_confirm),
    _change_message(_change_entry(tcomment="By one.")),
    _change_message(_change_entry(tcomment="By one.\nBy two.")),
    _change_message(_change_entry(tcomment="")),
    _change_message(_change_entry(flags=["fuzzy", "no-wrap"])),
    _change_message(_change_entry(occurrences=[("moved.md", "")], comment="quotation")),
    _change_message(_change_entry(obsolete=True)),
    _change_message(_change_entry(obsolete=False)),
    _change_message(_change_source),
    _change_message(lambda block, choices: None),
    _add_message,
    _change_header,
    _drop_header,
    _add_tail,
)


def make_template(catalog: Catalog, choices: Choices) -> Catalog:
    """Return the template of a source that has changed since a catalogue was made."""
    live = [block for block in catalog.blocks if not block.obsolete]
    chosen = [block for block in live if choices.pick((True, True, False))]
    new = [_write_message(source, choices, plurals=False) for source in _pick_new(choices)]
    blocks = {block.key: _make_empty(block) for block in (*chosen, *new)}
    head = parse(b'msgid ""\nmsgstr ""\n"POT-Creation-Date: 2016-04-01 10:00+0000\\n"\n'
                 b'"Content-Type: text/plain; charset=UTF-8\\n"\n', "letter.pot").head  # fmt: skip
    return Catalog("letter.pot", head, tuple(blocks.values()))


def _pick_new(choices: Choices) -> list[str]:
    sources = choices.pick_some(tuple(TEXTS), 0, 3)
    return [choices.pick(REWRITINGS)(source) for source in sources]


REWRITINGS: tuple[Callable[[str], str], ...] = (
    lambda text: text,
    lambda text: re.sub(r"(?<=\w)[.]", "!", text),
    lambda text: text.upper(),
    lambda text: f"{text} Nothing else happened.",
    lambda text: text[: len(text) // 2 + 1],
)
"""What an author makes of a text."""


def _make_empty(block: Block) -> Block:
    entry = block.entry()
    entry.tcomment, entry.flags, entry.msgstr = "", [], ""
    entry.msgid_plural, entry.msgstr_plural = "", {}
    entry.previous_msgid = entry.previous_msgctxt = None
    return write_block(entry)
