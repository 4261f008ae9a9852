"""Catalogues for the tests: random messages as polib has them, and a realistic one."""

from __future__ import annotations

import random

import polib
from hypothesis import strategies as st

from dragoman.po import Catalog, dump, parse, write_block

HEADER = (
    'msgid ""\nmsgstr ""\n"Language: fa\\n"\n"MIME-Version: 1.0\\n"\n'
    '"Content-Type: text/plain; charset=UTF-8\\n"\n"Content-Transfer-Encoding: 8bit\\n"\n'
    '"Plural-Forms: nplurals=2; plural=(n > 1);\\n"\n'
)
"""As msgcat writes it."""

# What a text editor, a browser or a person puts into a text, and what PO escapes.
CHARACTERS = st.sampled_from(
    [*'aé س中😀 "\\\t\n\r\a\b\f\v%{}#~|_', "\u00a0", "\u2028", "\u0085", "\x7f"]
)
TEXTS = st.text(CHARACTERS, max_size=12)
SOURCES = st.text(CHARACTERS, min_size=1, max_size=12)
COMMENTS = st.lists(st.text(st.sampled_from('aé س".:,~|=_#\u2028'), max_size=8), max_size=3)
FLAGS = st.lists(st.sampled_from(["fuzzy", "no-wrap"]), unique=True, max_size=2).map(sorted)
PLACES = st.lists(
    st.tuples(
        st.sampled_from(["a.txt", "source/b.md", "long/" * 6 + "c.c"]),
        st.sampled_from(["", "7"]),
    ),
    max_size=6,
    unique=True,
)


@st.composite
def entries(draw: st.DrawFn) -> polib.POEntry:
    """Make any message that gettext accepts."""
    plural = draw(st.booleans())
    flags = draw(FLAGS)
    previous = "fuzzy" in flags and draw(st.booleans())
    return polib.POEntry(
        msgctxt=draw(st.none() | TEXTS),
        msgid=draw(SOURCES),
        msgid_plural=draw(SOURCES) if plural else "",
        msgstr="" if plural else draw(TEXTS),
        msgstr_plural={0: draw(TEXTS), 1: draw(TEXTS)} if plural else {},
        tcomment="\n".join(draw(COMMENTS)),
        comment="\n".join(draw(COMMENTS)),
        occurrences=draw(PLACES),
        flags=flags,
        previous_msgctxt=draw(st.none() | TEXTS) if previous else None,
        previous_msgid=draw(SOURCES) if previous else None,
        obsolete=draw(st.booleans()),
    )


def keep_unique(found: list[polib.POEntry]) -> list[polib.POEntry]:
    """Keep one message of each key, and put the obsolete ones last."""
    by_key = {(entry.msgctxt, entry.msgid): entry for entry in found}
    return sorted(by_key.values(), key=lambda entry: bool(entry.obsolete))


CATALOGS = st.lists(entries(), min_size=1, max_size=6).map(keep_unique)


def make_catalog(found: list[polib.POEntry]) -> Catalog:
    """Make a catalogue of messages, with a header."""
    head = parse((HEADER + "\n" + 'msgid "x"\nmsgstr ""\n').encode(), "head.po").head
    return Catalog("made.po", head, tuple(write_block(entry) for entry in found))


def write_realistic(messages: int = 60, seed: int = 7) -> bytes:
    """Write a catalogue like that of a translated book: paragraphs, some fuzzy, some obsolete."""
    chance = random.Random(seed)
    english = [
        "the",
        "letter",
        "was",
        "written",
        "in",
        "haste,",
        "and",
        "nobody",
        "answered",
        "it.",
    ]
    persian = ["نامه", "با", "شتاب", "نوشته", "شد", "و", "هیچ‌کس", "پاسخ", "نداد،", "«هرگز»."]
    found = []
    for number in range(messages):
        source = " ".join(chance.choices(english, k=chance.randint(2, 60)))
        text = " ".join(chance.choices(persian, k=chance.randint(2, 60)))
        kind = chance.random()
        entry = polib.POEntry(
            msgid=f"{number} {source}", msgstr="" if kind < 0.15 else text,
            comment="paragraph", occurrences=[("source/book.md", "")], obsolete=kind > 0.9,
        )  # fmt: skip
        if 0.15 < kind < 0.3:
            entry.flags = ["fuzzy"]
            entry.previous_msgid = f"{number} {source[:-4]}"
        elif kind > 0.7:
            entry.tcomment = "dragoman: reviewed 0123456789ab 2026-01-01"
        found.append(entry)
    return dump(make_catalog(keep_unique(found)))
