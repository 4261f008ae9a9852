"""A document is counted as its messages are, one by one."""

from __future__ import annotations

from collections import Counter

from hypothesis import given
from hypothesis import strategies as st

from dragoman.catalogs import count_units, find_state
from dragoman.catalogs.counting import count_words
from dragoman.model import Kind, MessageKey, State, Unit
from dragoman.po import Block, parse

TEXTS = st.text(alphabet="ab 1-.\nس۱字ก", min_size=1, max_size=12).filter(str.strip)
FORMS = st.sampled_from(["", "done", "fuzzy"])
HEAD = 'msgid ""\nmsgstr "Content-Type: text/plain; charset=UTF-8\\n"\n\n'


def make_message(text: str, form: str) -> Block:
    """Return a message that is untranslated (""), translated or fuzzy."""
    flag = "#, fuzzy\n" if form == "fuzzy" else ""
    msgid = text.replace("\n", "\\n")
    return parse(f'{HEAD}{flag}msgid "{msgid}"\nmsgstr "{form}"\n'.encode(), "a.po").blocks[0]


@given(st.lists(st.tuples(TEXTS, FORMS | st.none(), st.booleans()), max_size=6))
def test_a_document_has_the_messages_and_words_of_its_units_each_once(
    found: list[tuple[str, str | None, bool]],
) -> None:
    units = [Unit(text, Kind.PARAGRAPH, 1, translatable=shown) for text, _, shown in found]
    messages: dict[MessageKey, Block] = {
        (None, text): make_message(text, form) for text, form, _ in found if form is not None
    }
    counts, words = Counter[State](), Counter[State]()
    for key in {unit.key for unit in units if unit.translatable}:
        state = find_state(messages[key]) if key in messages else State.UNTRANSLATED
        counts[state] += 1
        words[state] += count_words(key[1])
    tally = count_units(units, messages)
    assert (tally.messages, tally.words) == tuple(
        {state: total[state] for state in State} for total in (counts, words)
    )
