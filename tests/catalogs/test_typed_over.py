"""A text that was typed over a msgid is a person's work: it is offered, or at least kept."""

from __future__ import annotations

from dataclasses import replace
from functools import partial

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dragoman.catalogs.nothing_lost import check_typed_kept
from dragoman.catalogs.template import make_template, set_creation_date
from dragoman.catalogs.update import UpdatedCatalog, UpdateOptions, update_catalog
from dragoman.errors import CatalogError
from dragoman.model import Document, Kind, Unit
from dragoman.po import Block, Catalog, dump, parse
from dragoman.po.edit import MessageHead, make_obsolete, write_message

TEXTS = (
    "The letter of the prisoners",
    "We write to the people of Aleppo from the prisons of Iran.",
    "What happens to you happens to us, and nobody asks.",
    "We are here, and we are with you.",
)
PERSIAN = (
    "نامهٔ زندانیان",
    "ما از زندان‌های ایران به مردم حلب می‌نویسیم.",
    "آنچه بر شما می‌رود بر ما می‌رود، و کسی نمی‌پرسد.",
    "ما اینجاییم، و با شماییم.",
)
FRENCH = (
    "La lettre des prisonniers",
    "Nous écrivons aux habitants d'Alep depuis les prisons d'Iran.",
    "Ce qui vous arrive nous arrive, et personne ne demande rien.",
    "Nous sommes ici, et nous sommes avec vous.",
)


def make_pot(texts: tuple[str, ...] = TEXTS) -> Catalog:
    units = tuple(Unit(text, Kind.PARAGRAPH, 1) for text in texts)
    document = Document("letter", "text", "", units)
    return make_template(document, reference="letter.txt", created="2026-01-01 00:00+0000")


def overwrite(texts: dict[int, str], translations: dict[int, str], language: str) -> Catalog:
    """Make a catalogue of TEXTS with some translations, and with texts over some msgids."""
    new = update_catalog(None, make_pot(), language=language).catalog
    blocks = [
        write_message(
            block.context,
            texts.get(number, block.msgid),
            translations.get(number, ""),
            MessageHead([f"note {number}"]),
        )
        for number, block in enumerate(new.blocks)
    ]
    return parse(dump(replace(new, blocks=tuple(blocks))), "letter.po")


def update(old: Catalog, language: str = "fa", pot: Catalog | None = None) -> UpdatedCatalog:
    options = UpdateOptions(earlier=lambda: dump(make_pot()))
    return update_catalog(old, pot or make_pot(), language=language, options=options)


def find(catalog: Catalog, msgid: str) -> Block:
    return next(block for block in catalog.blocks if block.msgid == msgid)


@pytest.mark.parametrize("typed", [(0,), (2,), (3,), (1, 2), (0, 1, 2, 3)])
@pytest.mark.parametrize(("language", "texts"), [("fa", PERSIAN), ("fr", FRENCH)])
def test_it_is_the_fuzzy_translation_of_the_message_at_its_place(
    language: str, texts: tuple[str, ...], typed: tuple[int, ...]
) -> None:
    done = {number: texts[number] for number in range(4) if number not in typed}
    updated = update(overwrite({n: texts[n] for n in typed}, done, language), language)
    assert [block.msgid for block in updated.catalog.blocks] == list(TEXTS)
    for number, block in enumerate(updated.catalog.blocks):
        assert (block.msgstr, block.fuzzy) == ((texts[number],), number in typed)
        assert block.comments == (f"note {number}",)
    told = [(each.message.msgid, each.original) for each in updated.report.typed_over]
    assert [text for text, _ in told] == [texts[number] for number in typed]
    assert all(original is not None for _, original in told)


def test_two_texts_that_were_exchanged_are_put_back() -> None:
    updated = update(overwrite({1: PERSIAN[1]}, {1: TEXTS[1]}, "fa"))
    block = find(updated.catalog, TEXTS[1])
    assert (block.msgstr, block.fuzzy) == ((PERSIAN[1],), True)
    assert TEXTS[1] not in [text for each in updated.catalog.blocks for text in each.msgstr]


@pytest.mark.parametrize("extracted_first", [True, False])
@pytest.mark.parametrize(
    ("old_source", "translation", "language"),
    [("Colour", "Color", "en_US"), ("The grey harbour", "The gray harbor", "en_US")],
)
def test_a_source_that_became_what_its_translation_was_is_no_exchange(
    old_source: str, translation: str, language: str, extracted_first: bool
) -> None:
    earlier = make_pot((old_source, *TEXTS))
    later = set_creation_date(make_pot((translation, *TEXTS)), "2026-01-02 00:00+0000")
    new = update_catalog(None, earlier, language=language).catalog
    done = write_message(None, old_source, translation)
    old = parse(dump(replace(new, blocks=(done, *new.blocks[1:]))), "letter.po")
    options = UpdateOptions(earlier=lambda: dump(later if extracted_first else earlier))
    updated = update_catalog(old, later, language=language, options=options)
    assert updated.report.typed_over == ()
    kept = find(updated.catalog, old_source)
    assert (kept.obsolete, kept.msgstr) == (True, (translation,))
    assert find(updated.catalog, translation).msgstr != (old_source,)


@pytest.mark.parametrize("extracted_first", [True, False])
@pytest.mark.parametrize("language", ["fr", "fa"])
@pytest.mark.parametrize(
    "code", ["dragoman update --tidy", "Ada Lovelace", "https://example.org/a-long-page", "1843"]
)
def test_a_text_that_was_left_as_it_is_is_no_text_typed_over_another(
    code: str, language: str, extracted_first: bool
) -> None:
    """Whether it leaves the source, where another text comes, or gets another msgctxt."""
    done = write_message(None, code, code)
    blocks = make_pot().blocks
    old = parse(dump(replace(overwrite({}, {}, language), blocks=(done, *blocks))), "x.po")
    before = replace(make_pot(), blocks=(write_message(None, code), *blocks))
    for new in (write_message("code", code), write_message(None, "Another text."), None):
        pot = replace(make_pot(), blocks=(*([new] if new else []), *blocks))
        pot = set_creation_date(pot, "2026-01-02 00:00+0000")
        options = UpdateOptions(earlier=partial(dump, pot if extracted_first else before))
        updated = update_catalog(old, pot, language=language, options=options)
        assert updated.report.typed_over == ()
        (kept,) = (block for block in updated.catalog.blocks if block.obsolete)
        assert (kept.key, kept.msgstr) == (done.key, done.msgstr)
        assert new is None or updated.catalog.blocks[0].msgstr[0] == (code if new.context else "")


@pytest.mark.parametrize(
    ("text", "language", "others"),
    [
        (PERSIAN[1], "fa", PERSIAN),
        ("نامه", "fa", PERSIAN),
        ("Nous écrivons aux prisonniers d'Iran, et nous sommes avec vous.", "fr", FRENCH),
    ],
)
def test_a_text_that_was_typed_over_both_is_one_text(
    text: str, language: str, others: tuple[str, ...]
) -> None:
    done = {number: others[number] for number in (0, 2, 3)}
    updated = update(overwrite({1: text}, {1: text, **done}, language), language)
    block = find(updated.catalog, TEXTS[1])
    assert (block.msgstr, block.fuzzy) == ((text,), True)
    assert len(updated.catalog.blocks) == len(TEXTS)


def test_it_is_found_when_the_source_has_changed_elsewhere() -> None:
    old = overwrite({1: PERSIAN[1]}, {0: PERSIAN[0], 3: PERSIAN[3]}, "fa")
    pot = make_pot((TEXTS[0], TEXTS[1], "A new paragraph.", TEXTS[3]))
    updated = update(old, pot=pot)
    assert [find(updated.catalog, text).msgstr[0] for text in TEXTS[:2]] == [*PERSIAN[:2]]


def test_it_is_the_translation_of_the_message_that_it_was_in_the_earlier_template() -> None:
    """Also where the source has a new paragraph beside it, or lost the paragraph itself."""
    old = overwrite({1: PERSIAN[1]}, {}, "fa")
    updated = update(old, pot=make_pot((TEXTS[0], "One.", TEXTS[1], "Two.", *TEXTS[2:])))
    assert find(updated.catalog, TEXTS[1]).msgstr == (PERSIAN[1],)
    removed = update(old, pot=make_pot((TEXTS[0], "One.", "Two.", "Three.", *TEXTS[2:])))
    kept = find(removed.catalog, TEXTS[1])
    assert (kept.obsolete, kept.comments, kept.msgstr) == (True, ("note 1",), (PERSIAN[1],))
    back = find(update(removed.catalog).catalog, TEXTS[1])
    assert (back.obsolete, back.fuzzy, back.msgstr) == (False, True, (PERSIAN[1],))


def test_no_two_texts_become_the_translation_of_one_message() -> None:
    old = overwrite(dict(enumerate(PERSIAN)), {}, "fa")
    updated = update(old, pot=make_pot((TEXTS[0], *TEXTS[2:], "New.")))
    assert [find(updated.catalog, text).msgstr[0] for text in TEXTS] == [*PERSIAN]


def test_it_is_kept_where_its_message_is_not_certain() -> None:
    old = overwrite({1: PERSIAN[1]}, {}, "fa")
    pot = make_pot((TEXTS[0], "One.", "Two.", "Three.", *TEXTS[2:]))
    options = UpdateOptions(earlier=lambda: dump(pot))  # `extract` was first
    updated = update_catalog(old, pot, language="fa", options=options)
    kept = find(updated.catalog, PERSIAN[1])
    assert (kept.obsolete, kept.comments) == (True, ("note 1",))
    assert [each.original for each in updated.report.typed_over] == [None]
    again = update(updated.catalog, pot=pot).report
    assert (again.changed, again.typed_over) == (False, ())


@pytest.mark.parametrize(
    ("language", "text"),
    [("fr", "Lettre"), ("de", "Der Brief"), ("tr", "Mektup"), ("fr", "À nous")],
)
def test_a_heading_is_offered_also_where_the_language_has_the_script_of_the_source(
    language: str, text: str
) -> None:
    updated = update(overwrite({0: text}, {}, language), language)
    assert find(updated.catalog, TEXTS[0]).msgstr == (text,)


def test_an_old_heading_is_not_offered_where_extract_wrote_the_template_later() -> None:
    old = overwrite({}, {}, "fr")
    pot = make_pot(("Another title altogether", *TEXTS[1:]))
    later = dump(pot).replace(b"2026-01-01", b"2026-02-01")
    heading = overwrite({0: "Prisoners"}, {}, "fr")
    for catalog in (old, heading):
        options = UpdateOptions(earlier=lambda: later)
        updated = update_catalog(catalog, pot, language="fr", options=options)
        assert updated.catalog.blocks[0].msgstr == ("",)


def test_a_heading_that_shares_half_of_its_words_with_the_source_is_not_lost() -> None:
    updated = update(overwrite({0: "Les prisons"}, {}, "fr"), "fr")
    assert find(updated.catalog, "Les prisons").obsolete


@pytest.mark.parametrize(
    "text",
    [
        "Wir schreiben aus Gefängnissen Irans",  # another language than the catalogue's
        "We write to the people. ما می‌نویسیم.",  # both
        "Нас здесь никто не спросит",
        "۱۲۳ — ۴۵۶",
        "Xqzt",
    ],
)
def test_what_may_not_be_a_translation_is_kept_and_not_offered(text: str) -> None:
    updated = update(drop_comments(overwrite({1: text}, {}, "fa")))
    assert find(updated.catalog, text).obsolete
    assert find(updated.catalog, TEXTS[1]).msgstr == ("",)


def test_what_a_template_had_goes_as_before() -> None:
    """A paragraph that was never translated and has left the source is nobody's work."""
    old = drop_comments(overwrite({}, {0: PERSIAN[0]}, "fa"))
    assert [block.msgid for block in update(old, pot=make_pot(TEXTS[:2])).catalog.blocks] == [
        *TEXTS[:2]
    ]


def test_a_paragraph_of_the_source_as_it_was_is_nobodys_work() -> None:
    """Also where `extract` has written the new template before the update."""
    typed = {1: "We write to the people of Aleppo from all the prisons."}
    old = drop_comments(overwrite(typed, {}, "fa"))
    assert [block.msgid for block in update(old).catalog.blocks] == list(TEXTS)


def drop_comments(catalog: Catalog) -> Catalog:
    blocks = (write_message(b.context, b.msgid, b.msgstr[0]) for b in catalog.blocks)
    return replace(catalog, blocks=tuple(blocks))


def test_a_template_that_cannot_be_read_says_nothing() -> None:
    old = overwrite({1: PERSIAN[1]}, {}, "fa")
    options = UpdateOptions(earlier=lambda: b'msgid "never closed')
    updated = update_catalog(old, make_pot(), language="fa", options=options)
    assert find(updated.catalog, TEXTS[1]).msgstr == (PERSIAN[1],)


def test_a_text_that_would_be_lost_stops_the_update() -> None:
    (message,) = overwrite({1: PERSIAN[1]}, {}, "fa").blocks[1:2]
    with pytest.raises(CatalogError, match=r"the text “ما از زندان.* would be lost"):
        check_typed_kept([message], make_pot())


@given(
    st.dictionaries(st.integers(0, 3), st.text("سلام دنیا Привет 漢字", min_size=3), min_size=1),
    st.lists(st.sampled_from([*TEXTS, "New.", "Newer."]), unique=True),
)
def test_no_text_in_another_script_is_ever_lost(texts: dict[int, str], new: list[str]) -> None:
    texts = {number: text for number, text in texts.items() if any(map(str.isalpha, text))}
    if len(set(texts.values())) < len(texts):
        return
    first = update(overwrite(texts, {}, "fa"), pot=make_pot(tuple(new)))
    for catalog in (first.catalog, update(first.catalog, pot=make_pot(tuple(new))).catalog):
        there = {text for block in catalog.blocks for text in (block.msgid, *block.msgstr)}
        assert there.issuperset(texts.values())
    assert not update(first.catalog, pot=make_pot(tuple(new))).report.changed


@pytest.mark.parametrize(
    ("text", "is_offered"),
    [
        ("people zun dola mira teko", True),  # one of five
        ("people prisons zun dola mira teko", False),  # two of six
        ("people zun dola mira", False),  # one of four: too few words for any that is known
        ("zun dola mira", True),
    ],
)
def test_a_text_may_share_a_quarter_of_its_words_with_the_source(
    text: str, is_offered: bool
) -> None:
    old = overwrite({1: text}, {}, "fr")
    new = update_catalog(old, make_pot(), language="fr").catalog
    assert (find(new, TEXTS[1]).msgstr == (text,)) == is_offered
    kept = [block for block in new.blocks if text in (block.msgid, *block.msgstr)]
    assert len(kept) == 1 and kept[0].obsolete != is_offered


def test_no_text_becomes_the_translation_of_a_message_that_the_catalogue_has_as_obsolete() -> None:
    """The file would have two messages of one name, and could not be read any more."""
    done = {number: PERSIAN[number] for number in (0, 2, 3)}
    old = overwrite({1: PERSIAN[1]}, done, "fa")
    obsolete = make_obsolete(write_message(None, TEXTS[1], "ترجمه"))
    for translation in ("", TEXTS[1]):
        typed = write_message(None, PERSIAN[1], translation)
        blocks = [typed if block.msgid == typed.msgid else block for block in old.blocks]
        new = update(replace(old, blocks=(*blocks, obsolete))).catalog
        assert find(parse(dump(new), "letter.po"), TEXTS[1]).msgstr == ("ترجمه",)
        assert find(new, PERSIAN[1]).obsolete


def test_of_two_texts_exchanged_for_one_message_the_second_is_kept() -> None:
    old = overwrite({0: PERSIAN[0], 1: PERSIAN[1]}, {0: TEXTS[0], 1: TEXTS[0], 3: PERSIAN[3]}, "fa")
    new = parse(dump(update(old).catalog), "letter.po")
    assert find(new, TEXTS[0]).msgstr == (PERSIAN[0],)
    assert find(new, PERSIAN[1]).obsolete
