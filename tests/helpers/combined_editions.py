"""Editions put together from parts: what a document holds, how far it is translated, settings."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, fields, replace

from dragoman import sources
from dragoman.align import EditionRequest, align
from dragoman.catalogs.states import mark_draft, mark_reviewed, put_translation
from dragoman.catalogs.template import make_template
from dragoman.credits import Credits
from dragoman.model import (
    Document,
    Edition,
    Options,
    Picture,
    PrintOptions,
    Sister,
    Unit,
)
from dragoman.po import Block, Catalog
from dragoman.po.edit import MessageHead, write_message
from helpers.combining import Choices
from helpers.edition_texts import WORDS as OWN_WORDS

PARTS = (
    "## The river\n\n",
    "### A *small* house\n\n",
    "One **red** house.\n\n",
    'Two words, `code` and [a link](https://e.org/a?b=1&c "A word").\n\n',
    "- one\n- two\n  1. three\n\n     words\n\n",
    "> A word.\n>\n> > Two words\n\n",
    "| a | b |\n|:-:|--:|\n| one | *two* |\n| | three |\n\n",
    "| a word |\n|---|\n| two words |\n\n",
    "```py\ncode()\n\n  more()\n```\n\n",
    "Seen[^1] and seen[^b].\n\n[^b]: Two notes[^1].\n\n    More words.\n\n[^1]: A note.\n\n",
    "## Seen[^c]\n\n[^c]: One [link](https://e.org/c).\n\n",
    "![A house](p.png)\n\n",
    'Here ![red](q.png) it is, ![lost](r.png "One").\n\n',
    "One line\\\ntwo lines\\\nthree\n\n",
    "Term\n: A word\n\n",
    "H<sub>2</sub>O and x<sup>2</sup>, ~~old~~ <ins>red</ins> house.\n\n",
    "---\n\n",
    "- [x] one\n- [ ] two\n\n",
    "See [the river](#the-river) or [it](b.md), 1500 of 12/03/2016.\n\n",
    '<div align="center">\n\nIn *it*.\n\n</div>\n\n',
    "3. three\n4. four\n\n",
    "Write to ann@e.org or @ann, at https://e.org/a/very/long/address/of/a/house/by/the/river.\n\n",
    "“One house”, <b>two</b> & 3 < 4 {{ five }} [six] #seven $8 \\*nine\\*.\n\n",
    "One house by the river. " * 12 + "\n\n",
    "شعر <bdi>red</bdi> است.\n\n",
)
HEADS = ("# A letter\n\n", "# A letter\n\n", "---\ntitle: The letter\n---\n\n", "")
"""What a document begins with."""
WORDS = {
    "fa": "a یک an یک the آن one یک two دو three سه four چهار house خانه river رود red سرخ "
    "small کوچک word واژه words واژه‌ها note یادداشت notes یادداشت‌ها letter نامه line سطر "
    "lines سطرها seen دیده link پیوند and و or یا here اینجا is است it این in در by کنار "
    "of از more بیشتر see ببینید",
    "de": "a ein the der one ein two zwei three drei four vier house Haus river Fluss red rot "
    "small klein word Wort words Wörter note Notiz letter Brief line Zeile and und or oder "
    "is ist",
}
"""Words of the parts, each with what translates it: what has no translation stays as it is."""
DIGITS: tuple[Mapping[str, str], ...] = ({}, {}, {"fa": "latn"}, {"en": "arabext", "fa": "arab"})
CREDITS = (
    Credits(),
    Credits(),
    Credits(title="Of the river", author="Ann Lee", isbn="978-0-306-40615-7"),
    Credits(
        author={"en": "Ann Lee", "fa": "آن لی"},
        translators={"fa": "سه دوست", "de": "Zwei"},
        publisher="Four & Co",
        licence="CC BY 4.0",
        source="https://e.org/source",
        title_page="page",
    ),
    Credits(title={"fa": "کتاب", "en": "The book"}, translators="We", title_page="heading"),
)
STATES = ("translated",) * 6 + ("reviewed", "fuzzy", "outdated", "draft", "missing", "missing")
COLUMNS = {
    "columns": (("en", "fa"), ("fa", "en"), ("en", "de"), ("fa", "en", "de"), ("de",)),
    "stacked": (("en", "fa"), ("fa", "de"), ("en", "de", "fa")),
    "facing": (("en", "fa"), ("fa", "en"), ("de", "en")),
    "single": (("en",), ("fa",), ("de",)),
}
PRINTING = (
    *(PrintOptions(),) * 3,
    PrintOptions(size=9, margins=(20, 15, 25), chapters="new-page"),
    PrintOptions(size=14, binding=8, bleed=3, marks=True, monochrome=True),
)
SISTERS = (
    Sister(("de",), "Deutsch", "", "letter.de.html"),
    Sister((), "English | فارسی", "application/pdf", "letter.en-fa.pdf"),
)
PICTURES = {
    "p.png": Picture(b"large", "png", 300, 200),
    "q.png": Picture(b"small", "svg", 20, 10),
}
_Settings = EditionRequest | Options | Credits | PrintOptions


class Finder:
    """Finds two pictures, a large and a small one, and no other."""

    def find(self, unit: Unit, address: str, language: str) -> Picture | str | None:
        return PICTURES.get(address, "it is not there")


@dataclass(frozen=True)
class Combined:
    """An edition, how it is to be written, and a description of both."""

    edition: Edition
    options: Options
    description: str


def combine_edition(name: str, layouts: Sequence[str], *, has_pictures: bool) -> Combined:
    """Return the edition that a name stands for, in one of the layouts of a format."""
    choices = Choices(name)
    text = choices.pick(HEADS) + "".join(choices.pick_some(PARTS, 1, 4))
    document = sources.read(text.encode(), "letter", suffix=".md")
    layout = choices.pick(layouts)
    columns = choices.pick(COLUMNS[layout])
    said: list[str] = []
    catalogs = {
        language: _translate(document, language, choices, said)
        for language in ("fa", "de")
        if language in columns
    }
    request = _choose_request(columns, choices)
    if not has_pictures:
        request = replace(request, pictures=None)
    options = Options(
        layout=layout,
        paper=choices.pick(("a4", "a4", "a5", "letter", "148x210mm")),
        reveal=choices.pick(("all", "all", "tap")),
        contents=choices.pick((-1, -1, 0, 1, 2)),
        printing=choices.pick(PRINTING),
        date=request.date,
        modified=choices.pick((None, 1451606400)),
    )
    settings = f"{_describe(EditionRequest(columns, 'en'), request)}{_describe(Options(), options)}"
    description = f"{'+'.join(columns)}: {text!r}\n  {settings}\n  {' '.join(said)}"
    return Combined(align(document, catalogs, request), options, description)


def _choose_request(columns: tuple[str, ...], choices: Choices) -> EditionRequest:
    date = choices.pick(("", "", "2016-12-23"))
    return EditionRequest(
        columns,
        "en",
        missing=choices.pick(("placeholder", "placeholder", "source")),
        outdated=choices.pick(("mark", "mark", "source")),
        unreviewed=choices.pick(("show", "show", "show", "mark", "source")),
        words=OWN_WORDS,
        digits=choices.pick(DIGITS),
        date=date,
        calendar=choices.pick(("gregorian", "solar-hijri")) if date else "gregorian",
        rows=choices.pick(("paragraph", "paragraph", "sentence")),
        credits=choices.pick(CREDITS),
        pictures=choices.pick((None, Finder())),
        sisters=choices.pick(((), (), SISTERS)),
        address=choices.pick(("", "", "https://e.org/letter.html")),
    )


def _describe(usual: _Settings, chosen: _Settings) -> str:
    """Return the settings that are not as usual."""
    before, after = _list_fields(usual), _list_fields(chosen)
    others = ((name, value) for name, value in after.items() if value != before[name])
    return "".join(f"{name}={_shorten(value)} " for name, value in others if name != "words")


def _list_fields(settings: _Settings) -> Mapping[str, object]:
    if isinstance(settings, EditionRequest):
        return {field.name: getattr(settings, field.name) for field in fields(settings)}
    return settings._asdict()


def _shorten(value: object) -> str:
    if isinstance(value, (Credits, PrintOptions)):
        return f"({_describe(type(value)(), value).strip()})"
    if isinstance(value, (Finder, tuple)):
        return "some"
    return repr(value) if isinstance(value, str) and " " in value else str(value)


def _translate(document: Document, language: str, choices: Choices, said: list[str]) -> Catalog:
    """Return a catalogue in which each message has one of the states, and say which it has."""
    template = make_template(document, reference="letter.md", created="")
    blocks = []
    for number, block in enumerate(template.blocks, 1):
        state = choices.pick(STATES)
        blocks.append(_put(block, translate_words(block.msgid, language), state))
        if state != "translated":
            said.append(f"{language}{number}:{state}")
    return Catalog("letter.po", template.head, tuple(blocks))


def _put(block: Block, text: str, state: str) -> Block:
    match state:
        case "translated":
            return put_translation(block, text, fuzzy=False)
        case "reviewed":
            return mark_reviewed(put_translation(block, text, fuzzy=False), "2016-01-02", "")
        case "fuzzy":
            return put_translation(block, text, fuzzy=True)
        case "outdated":
            earlier = MessageHead(flags=("fuzzy",), previous=(block.context, f"Not {block.msgid}"))
            return write_message(block.context, block.msgid, text, earlier)
        case "draft":
            return mark_draft(block, (text,), "2016-01-02", "machine")
    return block


def translate_words(text: str, language: str) -> str:
    """Return a text with the words that are known here in another language."""
    words = WORDS[language].split()
    known = dict(zip(words[::2], words[1::2], strict=True))
    pattern = r"(?<![\w/.@(#-])[A-Za-z]+(?![\w/@:])"
    return re.sub(pattern, lambda word: known.get(word[0].lower(), word[0]), text)
