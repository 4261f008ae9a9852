"""What catalogues seldom have: plural drafts, no date, no header, messages of the rarer forms."""

from __future__ import annotations

from dataclasses import replace

import pytest

from dragoman.catalogs import count_catalog, find_state
from dragoman.catalogs.counting import tally_blocks
from dragoman.catalogs.nothing_lost import check_nothing_lost
from dragoman.catalogs.saving import check_reads_back
from dragoman.catalogs.states import find_valid_draft, mark_draft
from dragoman.catalogs.template import have_same_messages, make_template
from dragoman.catalogs.update import UpdateOptions, update_catalog
from dragoman.errors import CatalogError
from dragoman.model import Document, Kind, State, Unit
from dragoman.po import Block, Catalog, dump, parse
from helpers.catalog_samples import write_realistic

HEADER = 'msgid ""\nmsgstr ""\n"POT-Creation-Date: {}\\n"\n"Language: fa\\n"\n\n'
DATE = "2026-01-01 10:00+0000"
PLURAL = 'msgid "a day"\nmsgid_plural "days"\nmsgstr[0] ""\nmsgstr[1] ""\n'


def make_catalog(messages: str, date: str = DATE) -> Catalog:
    return parse((HEADER.format(date) + messages).encode(), "test.po")


def make_block(message: str) -> Block:
    (block,) = make_catalog(message).blocks
    return block


def make_pot(*texts: str, created: str = DATE) -> Catalog:
    units = tuple(Unit(text, Kind.PARAGRAPH, 1) for text in texts)
    return make_template(Document("a", "text", "", units), reference="a.txt", created=created)


def test_a_draft_has_a_text_for_each_plural_form() -> None:
    draft = mark_draft(make_block(PLURAL), ("یک روز", "روزها"), "2026-01-02", "engine 1.0")
    again = make_block(draft.text)
    assert (again.msgstr, find_state(again)) == (("یک روز", "روزها"), State.FUZZY)
    mark = find_valid_draft(again)
    assert mark is not None and mark.who == "engine 1.0"
    assert find_valid_draft(make_block(draft.text.replace("روزها", "روز"))) is None


def test_what_a_translator_confirmed_is_no_draft_any_more() -> None:
    draft = mark_draft(make_block('msgid "a"\nmsgstr ""\n'), ("A",), "2026-01-02", "engine 1.0")
    confirmed = make_block(draft.text.replace("#, fuzzy\n", ""))
    assert find_valid_draft(draft) is not None
    assert find_valid_draft(confirmed) is None
    assert find_state(confirmed) is State.TRANSLATED


@pytest.mark.parametrize("without", ["old", "new"])
def test_a_template_without_a_header_is_another_one(without: str) -> None:
    template = make_pot("one")
    bare = replace(template, head=None)
    assert have_same_messages(template, template)
    assert not have_same_messages(*((bare, template) if without == "old" else (template, bare)))


def test_the_date_stays_where_the_template_has_none() -> None:
    old = make_catalog('#. paragraph\n#: a.txt\nmsgid "one"\nmsgstr "یک"\n')
    new = update_catalog(old, make_pot("one", "two", created=""), language="fa")
    assert new.report.changed
    assert new.catalog.header == old.header
    dated = update_catalog(old, make_pot("one", "two", created="2026-01-09"), language="fa")
    assert dated.catalog.header["POT-Creation-Date"] == "2026-01-09"


@pytest.mark.parametrize("newline", ["\n", "\r\n"])
@pytest.mark.parametrize(
    ("before", "after"),
    [
        (f'"POT-Creation-Date: {DATE}\\n"\n', '"POT-Creation-Date: 2026-02-02\\n"\n'),
        ('"POT-Creation-Date: 2026-01-01 "\n"10:00\\n"\n', '"POT-Creation-Date: 2026-02-02\\n"\n'),
        ('"X: 1\\nPOT-Creation-Date: 1\\n"\n', '"X: 1\\nPOT-Creation-Date: 2026-02-02\\n"\n'),
        ('"X-POT-Creation-Date: 1\\n"\n', '"X-POT-Creation-Date: 1\\n"\n'),
    ],
    ids=["own line", "wrapped", "no own line", "another field"],
)
def test_only_the_date_of_the_header_changes(before: str, after: str, newline: str) -> None:
    """Not what a translator says of it above the header."""
    start = '# POT-Creation-Date: see above\nmsgid ""\nmsgstr ""\n'
    raw = f'{start}{before}"Language: fa\\n"\n\nmsgid "one"\nmsgstr "یک"\n'
    old = parse(raw.replace("\n", newline).encode(), "test.po")
    pot = make_pot("one", "two", created="2026-02-02")
    new = update_catalog(old, pot, language="fa").catalog
    expected = f'{start}{after}"Language: fa\\n"\n'
    assert dump(new).startswith(expected.replace("\n", newline).encode())
    assert parse(dump(new), "test.po").header == new.header


@pytest.mark.parametrize("newline", ["\n", "\r\n"])
def test_a_message_of_a_rarer_form_is_read_back(newline: str) -> None:
    """Two messages without a blank line between them, and a string beside its keyword."""
    text = 'msgid"a"\nmsgstr"A"\n# note\nmsgid "b"\nmsgstr "B"\n'
    catalog = parse((HEADER.format(DATE) + text).replace("\n", newline).encode(), "test.po")
    assert len(catalog.blocks) == 2
    check_reads_back(catalog)


def test_two_messages_in_one_block_do_not_read_back() -> None:
    catalog = make_catalog('msgid "a"\nmsgstr "A"\n')
    (block,) = catalog.blocks
    both = replace(block, text=f'{block.text}\nmsgid "b"\nmsgstr "B"\n')
    bad = replace(catalog, blocks=(both,))
    with pytest.raises(CatalogError, match=r"could not be read back, so nothing was written"):
        check_reads_back(bad)


def test_only_a_suggestion_is_accepted_for_its_typography() -> None:
    """A translator's own doubt stays, and nobody has looked at what a machine translated."""
    source = '#. paragraph\n#: a.txt\n#, fuzzy\n{}msgid "“One”"\nmsgstr "یک"\n'
    pair = '\n#~ msgid "\\"One\\""\n#~ msgstr "یک"\n'
    options = UpdateOptions(accept="typography")
    states = {}
    for name, previous in (("doubt", ""), ("suggestion", '#| msgid "\\"One\\""\n')):
        old = make_catalog(source.format(previous) + (pair if previous else ""))
        new = update_catalog(old, make_pot("“One”"), language="fa", options=options)
        states[name] = find_state(new.catalog.blocks[0])
    assert states == {"doubt": State.FUZZY, "suggestion": State.TRANSLATED}


def test_a_doubtful_message_gives_no_accepted_translation() -> None:
    """The typography of its source changed, but nobody had confirmed it before."""
    options = UpdateOptions(accept="typography")
    for flag, state in (("#, fuzzy\n", State.FUZZY), ("", State.TRANSLATED)):
        old = make_catalog(f'#. paragraph\n#: a.txt\n{flag}msgid "\\"One\\""\nmsgstr "یک"\n')
        new = update_catalog(old, make_pot("“One”"), language="fa", options=options)
        assert (new.catalog.blocks[0].msgid, new.catalog.blocks[0].msgstr) == ("“One”", ("یک",))
        assert find_state(new.catalog.blocks[0]) is state


def test_a_template_with_another_header_is_another_one() -> None:
    template = make_pot("one")
    dated = make_pot("one", created="2026-01-09 10:00+0000")
    renamed = make_template(
        Document("a", "text", "", (Unit("one", Kind.PARAGRAPH, 1),)),
        reference="a.txt",
        created=DATE,
        header={"Project-Id-Version": "A Book"},
    )
    assert have_same_messages(template, dated)
    assert not have_same_messages(template, renamed)
    assert template.blocks == renamed.blocks


def test_bytes_are_counted_as_their_messages_are() -> None:
    data = write_realistic()
    draft = mark_draft(make_block('msgid "last one"\nmsgstr ""\n'), ("A",), "2026-01-02", "engine")
    data += f"\n{draft.text}".encode()
    tally = tally_blocks(parse(data, "a.po").blocks)
    assert count_catalog(data, "a.po") == tally
    assert all(tally.messages[state] for state in State if state is not State.REVIEWED)


@pytest.mark.parametrize("newline", ["\n", "\r\n"])
def test_a_comment_with_a_lone_carriage_return_is_tidy_on_two_lines(newline: str) -> None:
    raw = HEADER.format(DATE) + '# 2015.\r, 2017.\nmsgid "One."\nmsgstr "یک."\n'
    old = parse(raw.replace("\n", newline).encode(), "test.po")
    options = UpdateOptions(tidy=True)
    new = update_catalog(old, make_pot("One."), language="fa", options=options).catalog
    assert new.blocks[0].comments == ("2015.", ", 2017.")
    again = update_catalog(new, make_pot("One."), language="fa", options=options)
    assert not again.report.changed


def test_a_part_of_a_comment_with_a_carriage_return_is_not_lost() -> None:
    old, new = (make_catalog(f'# {text}\nmsgid "a"\nmsgstr "A"\n') for text in ("1\r2", "1"))
    with pytest.raises(CatalogError, match="the comment “2” would be lost"):
        check_nothing_lost(old, new)
