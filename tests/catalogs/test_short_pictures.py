"""Messages whose pictures have short addresses now keep their translation, and its review."""

from __future__ import annotations

from dataclasses import replace

import pytest

from dragoman.catalogs import find_state
from dragoman.catalogs.states import make_message_digest
from dragoman.catalogs.template import make_template
from dragoman.catalogs.update import update_catalog
from dragoman.model import Document, Kind, State, Unit
from dragoman.po import Catalog, dump, parse
from dragoman.po.edit import MessageHead, make_obsolete, write_message
from dragoman.texts.embedded import shorten_pictures

PICTURE = "data:image/png;base64," + "iVBORw0KGgo" * 40
OLD, OTHER = f"The boat: ![boat]({PICTURE})", f"![sea]({PICTURE[:-3]}abc)"
TARGET = f"قایق: ![قایق]({PICTURE})"


def make_catalog(comment: str = "", *flags: str) -> Catalog:
    head = MessageHead([comment] if comment else [], [], flags)
    blocks = (write_message(None, OLD, TARGET, head), write_message(None, OTHER, "دریا"))
    return parse(dump(Catalog("a.po", write_message(None, "", "Language: fa\n"), blocks)), "a.po")


def update(old: Catalog, *texts: str) -> Catalog:
    units = tuple(Unit(text, Kind.PARAGRAPH, 1) for text in texts)
    template = make_template(Document("a", "markdown", "", units), reference="a.md", created="")
    return update_catalog(old, template, language="fa").catalog


def test_a_translation_stays_and_its_addresses_are_short() -> None:
    new = update(make_catalog(), shorten_pictures(OLD), "More.")
    assert [block.msgid for block in new.blocks] == [shorten_pictures(OLD), "More.", OTHER]
    assert new.blocks[0].msgstr == (shorten_pictures(TARGET),)
    assert find_state(new.blocks[0]) is State.TRANSLATED
    assert new.blocks[2].obsolete
    assert dump(update(new, shorten_pictures(OLD), "More.")) == dump(new)


def test_a_review_stays() -> None:
    digest = make_message_digest(None, OLD, (TARGET,))
    old = make_catalog(f"dragoman: reviewed {digest} 2026-01-02 Ana")
    assert find_state(old.blocks[0]) is State.REVIEWED
    assert find_state(update(old, shorten_pictures(OLD)).blocks[0]) is State.REVIEWED


def test_what_was_obsolete_comes_back_and_what_was_fuzzy_stays_so() -> None:
    old = make_catalog()
    gone = replace(old, blocks=tuple(make_obsolete(block) for block in old.blocks))
    assert find_state(update(gone, shorten_pictures(OLD)).blocks[0]) is State.TRANSLATED
    fuzzy = update(make_catalog("", "fuzzy"), shorten_pictures(OLD)).blocks[0]
    assert (find_state(fuzzy), fuzzy.msgstr) == (State.FUZZY, (shorten_pictures(TARGET),))


@pytest.mark.parametrize("text", [OLD, "More.", "![x](data:image/png;sha256=0123456789abcdef)"])
def test_what_the_source_does_not_have_short_stays_long(text: str) -> None:
    new = update(make_catalog(), text)
    assert {block.msgid for block in new.blocks} == {OLD, OTHER, text}
