"""Laws 3 and 4 over random histories: twice is once, and nothing is ever lost."""

from __future__ import annotations

from dataclasses import dataclass, field, replace

from hypothesis import example, given, settings
from hypothesis import strategies as st

from dragoman.catalogs import find_state
from dragoman.catalogs.states import mark_reviewed
from dragoman.catalogs.template import make_template
from dragoman.catalogs.update import UpdateOptions, update_catalog
from dragoman.matching.model import RENEWED
from dragoman.model import Document, Kind, State, Unit
from dragoman.po import Block, Catalog, dump, parse, write_block

SENTENCES = (
    "The river rose in the night and took the bridge with it.",
    "The river rose in the morning and took the bridge with it.",
    "Nobody had seen the ferryman since the first snow.",
    "Was it the same boat that left in autumn?",
    "Twelve families crossed before the soldiers came.",
    "Twelve families crossed after the soldiers came.",
    "Winter",
    "The winter",
    "* * *",
    "冬天来了，河水结冰了。",
)
PARAGRAPHS = st.lists(st.sampled_from(SENTENCES), min_size=1, max_size=3).map(" ".join)
DOCUMENTS = st.lists(PARAGRAPHS, max_size=6)
DEEDS = st.lists(
    st.tuples(
        st.integers(0, 5), st.sampled_from(["translate", "comment", "confirm", "review", "edit"])
    ),
    max_size=6,
)
HISTORIES = st.lists(st.tuples(DOCUMENTS, DEEDS), min_size=1, max_size=6)


@dataclass
class Known:
    """What the translators left in the catalogue, and the text that each reviewed message had."""

    texts: set[str] = field(default_factory=set)
    comments: set[str] = field(default_factory=set)
    reviewed: dict[str, str] = field(default_factory=dict)


def pot(paragraphs: list[str], day: int) -> Catalog:
    units = tuple(Unit(text, Kind.PARAGRAPH, 1) for text in paragraphs)
    document = Document("letter", "text", "", units)
    created = f"2026-01-{day:02} 00:00+0000"
    return make_template(document, reference="source/letter.txt", created=created)


def work_on(message: Block, deed: str, number: int, known: Known) -> Block:
    """Do to a message what translators do."""
    entry = message.entry()
    if deed == "review":
        if find_state(message) is not State.TRANSLATED:
            return message
        known.reviewed[message.msgid] = message.msgstr[0]
        return mark_reviewed(message, "2026-01-01")
    if deed == "comment":
        entry.tcomment = f"{entry.tcomment}\nnote {number}".strip()
    elif deed == "confirm":
        entry.flags = [flag for flag in entry.flags if flag != "fuzzy"]
        entry.previous_msgid = None
    elif deed == "edit":
        entry.msgstr += f" edited {number}"
    else:
        entry.msgstr = f"translation {number}"
    known.reviewed.pop(message.msgid, None)
    return write_block(entry, message)


def remember(catalog: Catalog, known: Known) -> None:
    known.texts.clear()  # a translator may write over a text
    for message in catalog.blocks:
        known.texts.update(text for text in message.msgstr if text)
        known.comments.update(c for c in message.comments if not c.startswith("dragoman:"))


@settings(max_examples=200)
@given(HISTORIES)
def test_nothing_is_lost_and_twice_is_once(
    history: list[tuple[list[str], list[tuple[int, str]]]],
) -> None:
    catalog: Catalog | None = None
    known, number = Known(), 0
    for day, (paragraphs, deeds) in enumerate(history, start=1):
        made = pot(paragraphs, day)
        data = dump(update_catalog(catalog, made, language="fa").catalog)
        again = update_catalog(parse(data, "letter.po"), pot(paragraphs, day + 10), language="fa")
        assert dump(again.catalog) == data
        assert not again.report.changed
        catalog = parse(data, "letter.po")
        live = [message for message in catalog.blocks if not message.obsolete]
        assert [m.msgid for m in live] == list(dict.fromkeys(paragraphs))
        assert known.texts <= {text for m in catalog.blocks for text in m.msgstr}
        assert known.comments <= {c for m in catalog.blocks for c in m.comments}
        for message in live:
            if message.msgid in known.reviewed:
                assert message.msgstr[0] == known.reviewed[message.msgid]
                assert find_state(message) is State.REVIEWED
        blocks = list(catalog.blocks)
        for place, deed in deeds:
            if place < len(live):
                number += 1
                blocks[place] = work_on(blocks[place], deed, number, known)
        catalog = parse(dump(replace(catalog, blocks=tuple(blocks))), "letter.po")
        remember(catalog, known)


@settings(max_examples=200)
@given(DOCUMENTS, DOCUMENTS)
def test_a_change_and_its_revert_leave_every_translation_confirmed(
    first: list[str], second: list[str]
) -> None:
    new = update_catalog(None, pot(first, 1), language="fa").catalog
    blocks = tuple(
        work_on(message, "translate", number, Known()) for number, message in enumerate(new.blocks)
    )
    translated = parse(dump(replace(new, blocks=blocks)), "letter.po")
    changed = update_catalog(translated, pot(second, 2), language="fa").catalog
    reverted = update_catalog(changed, pot(first, 3), language="fa").catalog
    live = [message for message in reverted.blocks if not message.obsolete]
    assert [(m.msgid, m.msgstr, m.fuzzy) for m in live] == [
        (m.msgid, m.msgstr, False) for m in translated.blocks
    ]


FEW = st.sampled_from([*SENTENCES[:3], f"{SENTENCES[0]} {SENTENCES[2]}"])
STEPS = st.lists(
    st.tuples(
        st.integers(0, 1),
        st.lists(FEW, max_size=3),
        st.lists(
            st.tuples(
                st.integers(0, 2),
                st.sampled_from(["translate", "clear", "comment", "half", "confirm", "drop"]),
            ),
            max_size=4,
        ),
    ),
    min_size=1,
    max_size=7,
)


def act_on(message: Block, deed: str, number: int, confirmed: set[tuple[str, str]]) -> Block:
    """Do to a message what translators do, and remember which pairs they have confirmed."""
    entry = message.entry()
    if deed == "comment":
        entry.tcomment = f"note {number}"
    elif deed == "half":  # what is fuzzy stays fuzzy
        entry.msgstr += f" half {number}" if message.fuzzy else ""
    else:
        entry.flags = [flag for flag in entry.flags if flag != "fuzzy"]
        entry.previous_msgid = None
        if deed != "confirm":
            entry.msgstr = f"translation {number}" if deed == "translate" else ""
        confirmed.add((message.msgid, entry.msgstr))
    return write_block(entry, message)


@settings(max_examples=200)
@given(STEPS)
def test_with_a_memory_nothing_is_confirmed_but_by_a_translator(
    steps: list[tuple[int, list[str], list[tuple[int, str]]]],
) -> None:
    catalogs: list[Catalog | None] = [None, None]
    confirmed: list[set[tuple[str, str]]] = [set(), set()]
    for number, (which, paragraphs, deeds) in enumerate(steps):
        other = catalogs[1 - which]
        memory = [b for b in other.blocks if b.msgstr[0] and not b.fuzzy] if other else []
        options = UpdateOptions(drop_obsolete=any(deed == "drop" for _, deed in deeds))
        new = pot(paragraphs, number + 1)
        made = update_catalog(catalogs[which], new, language="fa", memory=memory, options=options)
        catalog = parse(dump(made.catalog), "letter.po")
        again = update_catalog(catalog, new, language="fa", memory=memory, options=options)
        assert dump(again.catalog) == dump(catalog)
        blocks = list(catalog.blocks)
        # Where no message has the pair any longer (it was cleared, or the other document has
        # dropped it), a reverted text counts as unedited.
        before = catalogs[which]
        known_ids = {b.msgid for b in (*memory, *(before.blocks if before else ()))}
        for message in blocks:
            if not (message.obsolete or message.fuzzy) and message.msgstr[0]:
                pair = (message.msgid, message.msgstr[0])
                if message.msgid not in known_ids:
                    confirmed[which].add(pair)
                assert pair in confirmed[which]
        for place, deed in deeds:
            if place < len(blocks) and not blocks[place].obsolete and deed != "drop":
                blocks[place] = act_on(blocks[place], deed, number * 10 + place, confirmed[which])
        catalogs[which] = parse(dump(replace(catalog, blocks=tuple(blocks))), "letter.po")


NUMBERED = st.builds(
    str.format,
    st.sampled_from(["Room {} has a lamp.", "See `{}.txt` there.", "[The mill]({}.md) is open."]),
    st.sampled_from(["3", "4", "15", "2016"]),
)
THIRD, FOURTH = ["Room 3 has a lamp."], ["Room 4 has a lamp."]
NUMBERED_DOCUMENTS = st.lists(NUMBERED, max_size=5)


def translate(source: str) -> str:
    """Return the one translation of a text that copies what is copied."""
    for word in ("Room", "has", "lamp", "See", "there", "The", "mill", "is", "open"):
        source = source.replace(word, word[::-1].lower())
    return source


def translate_all(catalog: Catalog) -> Catalog:
    """Translate what has no translation; what is fuzzy stays as it is."""
    blocks = []
    for message in catalog.blocks:
        entry = message.entry()
        entry.msgstr = entry.msgstr or translate(message.msgid)
        blocks.append(write_block(entry, message))
    return parse(dump(replace(catalog, blocks=tuple(blocks))), "letter.po")


@settings(max_examples=200)
@given(st.lists(NUMBERED_DOCUMENTS, min_size=2, max_size=5))
def test_only_what_stays_elsewhere_as_it_was_written_is_renewed(history: list[list[str]]) -> None:
    catalog: Catalog | None = None
    for day, paragraphs in enumerate(history, start=1):
        before = {message.msgstr[0] for message in catalog.blocks} if catalog else set()
        made = update_catalog(catalog, pot(paragraphs, day), language="fa").catalog
        assert before <= {message.msgstr[0] for message in made.blocks} | {""}
        live = [message for message in made.blocks if not message.obsolete]
        for message in live:
            if message.msgstr[0] not in {"", *before}:
                assert RENEWED in message.comments
                assert message.fuzzy and message.msgstr[0] == translate(message.msgid)
                origin = translate(message.previous or "")
                assert origin in {other.msgstr[0] for other in live}
        catalog = translate_all(made)


@settings(max_examples=200)
@given(st.lists(NUMBERED_DOCUMENTS, min_size=2, max_size=5), st.booleans())
@example([THIRD, THIRD + FOURTH, FOURTH, THIRD], True)
def test_no_number_is_confirmed_that_belongs_to_another_text(
    history: list[list[str]], drop: bool
) -> None:
    """Where other programs have removed what is obsolete, only notes show what was renewed."""
    catalog: Catalog | None = None
    for day, paragraphs in enumerate(history, start=1):
        catalog = translate_all(
            update_catalog(catalog, pot(paragraphs, day), language="fa").catalog
        )
        live = tuple(message for message in catalog.blocks if not message.obsolete)
        for message in live:
            assert message.fuzzy or message.msgstr[0] == translate(message.msgid)
        catalog = replace(catalog, blocks=live) if drop else catalog
