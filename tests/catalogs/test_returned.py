"""What comes back from translators: a merge of three sides, in which nothing is lost."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from dragoman.catalogs import find_state
from dragoman.catalogs.merge_message import read_other_texts
from dragoman.catalogs.returned_texts import ReturnedText, ReturnOutcome, ReviewStamp, put_returned
from dragoman.catalogs.sent_keys import SentKey, read_note, read_sent_key, write_sent_key
from dragoman.catalogs.states import find_valid_review, mark_adopted, mark_reviewed, put_translation
from dragoman.matching.model import PARTLY
from dragoman.model import SENT_KEY, State
from dragoman.po import Block, Catalog, dump, parse
from dragoman.po.edit import make_obsolete, write_message

STAMP = ReviewStamp("2026-11-27", "A. B.")
KEY = (None, "One.")
HEADER = 'msgid ""\nmsgstr "Content-Type: text/plain; charset=UTF-8\\n"\n\n'


def message(text: str, state: State = State.TRANSLATED, note: str = "") -> Block:
    """Make the message in a state; without a text it is untranslated."""
    block = put_translation(write_message(*KEY), text, fuzzy=state is State.FUZZY)
    if note:
        entry = block.entry()
        entry.tcomment = note
        block = parse((HEADER + f"# {note}\n" + block.text).encode(), "x").blocks[0]
    return mark_reviewed(block, "2026-01-01") if state is State.REVIEWED and text else block


def sent(block: Block) -> SentKey:
    key = read_sent_key(write_sent_key("letter", block))
    assert key is not None
    return key


def put(now: Block, *back: ReturnedText) -> tuple[Block, list[ReturnOutcome]]:
    """Put texts into a catalogue of one message; what is written is read again."""
    catalog = parse(HEADER.encode() + now.text.encode(), "letter.po")
    merged = put_returned(catalog, back, STAMP)
    again = parse(dump(merged.catalog), "letter.po")
    return next(block for block in again.blocks if block.key == KEY), list(merged.outcomes)


U, F, T, R = State.UNTRANSLATED, State.FUZZY, State.TRANSLATED, State.REVIEWED


@pytest.mark.parametrize(
    ("out", "now", "back", "outcome", "text", "state"),
    [
        # how it went out, how it is now, how it came back: what becomes of it
        (("", U), ("", U), ("یک.", U), ReturnOutcome.APPLIED, "یک.", T),
        (("", U), ("", U), ("", U), ReturnOutcome.UNCHANGED, "", U),
        (("الف", T), ("الف", T), ("الف", T), ReturnOutcome.UNCHANGED, "الف", T),
        (("الف", T), ("الف", T), ("یک.", T), ReturnOutcome.APPLIED, "یک.", T),
        (("الف", T), ("الف", T), ("یک.", F), ReturnOutcome.APPLIED, "یک.", F),
        (("الف", F), ("الف", F), ("یک.", F), ReturnOutcome.APPLIED, "یک.", T),
        (("الف", F), ("الف", F), ("الف", T), ReturnOutcome.APPLIED, "الف", T),
        (("الف", F), ("الف", F), ("الف", F), ReturnOutcome.UNCHANGED, "الف", F),
        (("الف", T), ("الف", T), ("الف", F), ReturnOutcome.APPLIED, "الف", F),
        (("الف", T), ("الف", T), ("", T), ReturnOutcome.EMPTY, "الف", T),
        (("الف", F), ("", U), ("", F), ReturnOutcome.UNCHANGED, "", U),
        (("الف", T), ("ب", T), ("الف", T), ReturnOutcome.UNCHANGED, "ب", T),
        (("الف", T), ("ب", T), ("ب", T), ReturnOutcome.UNCHANGED, "ب", T),
        (("الف", T), ("ب", T), ("پ", T), ReturnOutcome.CONFLICT, "ب", F),
        (("", U), ("ب", T), ("پ", U), ReturnOutcome.CONFLICT, "ب", F),
        (("الف", F), ("ب", T), ("الف", T), ReturnOutcome.STALE, "ب", T),
        (("الف", T), ("ب", T), ("الف", F), ReturnOutcome.STALE, "ب", T),
        # somebody confirmed or reviewed the text here since, so another text is in conflict
        (("الف", F), ("الف", T), ("ب", T), ReturnOutcome.CONFLICT, "الف", F),
        (("الف", T), ("الف", R), ("ب", T), ReturnOutcome.CONFLICT, "الف", F),
        # what was reviewed when it went out may be changed; the review lapses
        (("الف", R), ("الف", R), ("ب", R), ReturnOutcome.APPLIED, "ب", T),
        (("الف", R), ("الف", R), ("الف", R), ReturnOutcome.UNCHANGED, "الف", R),
        (("الف", T), ("الف", T), ("الف", R), ReturnOutcome.UNCHANGED, "الف", T),
        (("الف", T), ("", U), ("الف", T), ReturnOutcome.UNCHANGED, "", U),
        (("الف", T), ("", U), ("ب", T), ReturnOutcome.APPLIED, "ب", T),
    ],
)
def test_what_only_the_translator_changed_is_taken(
    out: tuple[str, State],
    now: tuple[str, State],
    back: tuple[str, State],
    outcome: ReturnOutcome,
    text: str,
    state: State,
) -> None:
    came = ReturnedText(KEY, *back, sent=sent(message(*out)))
    merged, outcomes = put(message(*now), came)
    assert (outcomes, merged.msgstr, find_state(merged)) == ([outcome], (text,), state)
    if outcome is ReturnOutcome.CONFLICT:
        assert read_other_texts(merged) == (back[0],)


@pytest.mark.parametrize("said", [None, U])
def test_who_says_nothing_of_a_doubtful_text_has_not_confirmed_it(said: State | None) -> None:
    out = message("الف", F)
    merged, outcomes = put(out, ReturnedText(KEY, "الف", said, sent=sent(out)))
    assert (outcomes, find_state(merged)) == ([ReturnOutcome.UNCHANGED], F)


def test_an_editor_of_po_means_the_state_that_it_leaves() -> None:
    out = message("الف", F)
    came = ReturnedText(KEY, "ب", F, sent=sent(out), state_is_meant=True)
    assert find_state(put(out, came)[0]) is F


def test_of_a_file_that_did_not_go_out_only_gaps_and_suggestions_are_filled() -> None:
    came = ReturnedText(KEY, "ب", T)
    assert put(message("", U), came)[1] == [ReturnOutcome.APPLIED]
    assert put(message("الف", T), came)[1] == [ReturnOutcome.CONFLICT]
    assert put(message("ب", T), came)[1] == [ReturnOutcome.UNCHANGED]
    suggested = replace(message("الف", F), fuzzy=True)
    entry = suggested.entry()
    entry.previous_msgid = "Once."
    from dragoman.po import write_block

    merged, outcomes = put(write_block(entry), came)
    assert outcomes == [ReturnOutcome.APPLIED]
    assert (merged.msgstr, merged.fuzzy, merged.previous) == (("ب",), False, None)


def test_two_files_for_one_message_are_in_conflict_and_both_are_kept() -> None:
    out = message("", U)
    first, second = (ReturnedText(KEY, text, U, sent=sent(out)) for text in ("الف", "ب"))
    merged, outcomes = put(out, first, second)
    assert outcomes == [ReturnOutcome.APPLIED, ReturnOutcome.CONFLICT]
    assert (merged.msgstr, read_other_texts(merged), merged.fuzzy) == (("الف",), ("ب",), True)
    again, outcomes = put(merged, first, second)
    assert outcomes == [ReturnOutcome.UNCHANGED, ReturnOutcome.CONFLICT]
    assert again.text == merged.text


@given(
    st.lists(st.text("الف\n", max_size=90).filter(str.strip), min_size=1, max_size=5, unique=True)
)
@example(["ا" * 40, "ب" * 80, "ج", "ا" * 41, "ا"])
def test_each_of_many_different_texts_is_read_again_as_it_came(texts: list[str]) -> None:
    merged, _ = put(message("هیچ", T), *(ReturnedText(KEY, text, T) for text in texts))
    assert (merged.msgstr, read_other_texts(merged)) == (("هیچ",), tuple(texts))
    again, _ = put(merged, *(ReturnedText(KEY, text, T) for text in texts))
    assert again.text == merged.text


def test_an_approved_text_is_reviewed_by_whom_the_user_names() -> None:
    out = message("الف", T)
    merged, outcomes = put(out, ReturnedText(KEY, "الف", T, sent=sent(out), is_approved=True))
    mark = find_valid_review(merged)
    assert outcomes == [ReturnOutcome.APPLIED]
    assert mark is not None
    assert (mark.date, mark.who) == STAMP
    again, outcomes = put(merged, ReturnedText(KEY, "الف", T, sent=sent(out), is_approved=True))
    assert (again.text, outcomes) == (merged.text, [ReturnOutcome.UNCHANGED])


@pytest.mark.parametrize("state", [U, F, T])
def test_a_text_that_was_written_and_approved_is_reviewed(state: State) -> None:
    out = message("" if state is U else "الف", state)
    merged, _ = put(out, ReturnedText(KEY, "ب", state, sent=sent(out), is_approved=True))
    assert (merged.msgstr, find_state(merged)) == (("ب",), R)


def test_an_approval_of_another_text_than_that_of_now_lapses() -> None:
    came = ReturnedText(KEY, "الف", T, sent=sent(message("الف", T)), is_approved=True)
    merged, outcomes = put(message("ب", T), came)
    assert (merged.msgstr, find_state(merged), outcomes) == (("ب",), T, [ReturnOutcome.STALE])


def test_a_review_stands_for_no_text_that_is_in_conflict() -> None:
    came = ReturnedText(KEY, "پ", T, sent=sent(message("الف", T)), is_approved=True)
    assert find_state(put(message("ب", T), came)[0]) is F


def test_an_adopted_text_that_is_confirmed_keeps_saying_where_it_is_from() -> None:
    out = mark_adopted(message("", U), "الف", "2026-01-01", 0.8)
    merged, _ = put(out, ReturnedText(KEY, "الف", T, sent=sent(out)))
    assert find_state(merged) is T
    assert any("adopted" in comment for comment in merged.comments)


def test_new_comments_come_to_those_that_are_there_once_and_signed() -> None:
    out = message("الف", T, note="An old note.")
    note = "An old note.\nA new  note.\n\nAnother."
    came = ReturnedText(KEY, "الف", T, note, sent(out))
    merged, outcomes = put(out, came)
    assert outcomes == [ReturnOutcome.APPLIED]
    assert read_note(merged) == "An old note.\nA. B.: A new note.\nA. B.: Another."
    again, outcomes = put(merged, came)
    assert (again.text, outcomes) == (merged.text, [ReturnOutcome.UNCHANGED])


def test_a_comment_that_the_translator_took_away_stays() -> None:
    out = message("الف", T, note="An old note.")
    merged, outcomes = put(out, ReturnedText(KEY, "الف", T, "", sent(out)))
    assert (merged.text, outcomes) == (out.text, [ReturnOutcome.UNCHANGED])


def late(now: str) -> tuple[Catalog, ReturnedText]:
    """Make a catalogue whose source has changed since a message went out."""
    old, came = message("", U), ReturnedText(KEY, "یک.", U, sent=sent(message("", U)))
    assert old.key == KEY
    return parse((HEADER + now).encode(), "letter.po"), came


def test_a_translation_of_a_source_that_is_gone_is_kept_and_suggested() -> None:
    catalog, came = late('msgid "One!"\nmsgstr ""\n')
    merged = put_returned(catalog, [came], STAMP)
    new, old = parse(dump(merged.catalog), "letter.po").blocks
    assert merged.outcomes == (ReturnOutcome.LATE,)
    assert (old.msgid, old.msgstr, old.obsolete) == ("One.", ("یک.",), True)
    assert (new.msgstr, new.fuzzy, new.previous) == (("یک.",), True, "One.")
    again = put_returned(merged.catalog, [came], STAMP)
    assert dump(again.catalog) == dump(merged.catalog)


@pytest.mark.parametrize(
    "now", ['msgid "One!"\nmsgstr ""\n', '#, fuzzy\n#| msgid "One."\nmsgid "One!"\nmsgstr "یِک"\n']
)
def test_a_late_text_that_its_translator_doubts_is_suggested_too(now: str) -> None:
    out = message("یِک", F)
    came = ReturnedText(KEY, "یک.", F, sent=sent(out), state_is_meant=True)
    old = '#, fuzzy\n#~ msgid "One."\n#~ msgstr "یِک"\n'
    merged = put_returned(parse(f"{HEADER}{now}\n{old}".encode(), "letter.po"), [came], STAMP)
    new, kept = merged.catalog.blocks
    assert merged.outcomes == (ReturnOutcome.LATE,)
    assert (kept.msgstr, kept.obsolete, kept.fuzzy) == (("یک.",), True, True)
    assert (new.msgstr, new.fuzzy, new.previous) == (("یک.",), True, "One.")


def test_a_suggestion_that_somebody_edited_is_not_replaced_by_a_late_text() -> None:
    catalog, came = late('#, fuzzy\n#| msgid "One."\nmsgid "One!"\nmsgstr "یک!"\n')
    merged = put_returned(catalog, [came], STAMP)
    assert merged.catalog.blocks[0].msgstr == ("یک!",)
    assert merged.catalog.blocks[1].msgstr == ("یک.",)


FERRY = "The ferry left the harbour."
LONGER = f'''# {PARTLY}
#, fuzzy
#| msgid "{FERRY}"
msgid "{FERRY} Snow fell."
msgstr "%s"

#~ msgid "{FERRY}"
#~ msgstr "یِک."
'''


@given(edited=st.sampled_from(["یِک. […]", "یِک. دو.", "یِک.", "[…] یِک.", "یِک. [… دو.]", "یِک […]"]),
       back=st.sampled_from(["یک.", "یک", "یِک. […]", "یک. دو."]))  # fmt: skip
def test_only_a_suggestion_that_nobody_edited_is_made_again_of_a_late_text(
    edited: str, back: str
) -> None:
    catalog = parse(f"{HEADER}{LONGER % edited}".encode(), "letter.po")
    out = write_message(None, FERRY, "یِک.")
    came = ReturnedText(out.key, back, sent=sent(out))
    merged = put_returned(catalog, [came], STAMP, "en").catalog
    new, old = parse(dump(merged), "letter.po").blocks
    assert (old.msgstr, old.obsolete) == ((back,), True), "what came back is lost"
    assert new.fuzzy
    if edited in ("یِک. […]", "یِک."):
        assert new.msgstr[0].startswith(back)
    else:
        assert new.msgstr == (edited,), "what somebody wrote here is lost"
    assert dump(put_returned(merged, [came], STAMP, "en").catalog) == dump(merged)


def test_an_obsolete_message_takes_what_came_back_and_stays_obsolete() -> None:
    out = message("الف", T)
    merged, outcomes = put(make_obsolete(out), ReturnedText(KEY, "ب", T, sent=sent(out)))
    assert (merged.obsolete, merged.msgstr, outcomes) == (True, ("ب",), [ReturnOutcome.LATE])


sides = st.tuples(st.sampled_from(["", "الف", "ب", "پ"]), st.sampled_from([U, F, T, R]))


@given(out=sides, now=sides, back=sides, note=st.sampled_from(["", "A note."]), known=st.booleans(),
       approved=st.booleans())  # fmt: skip
def test_no_text_is_lost_and_the_second_time_changes_nothing(
    out: tuple[str, State],
    now: tuple[str, State],
    back: tuple[str, State],
    note: str,
    known: bool,
    approved: bool,
) -> None:
    before, here = message(*out), message(*now)
    came = ReturnedText(KEY, *back, note, sent(before) if known else None, approved)
    merged, outcomes = put(here, came)
    kept = {*merged.msgstr, *read_other_texts(merged)}
    if known and out[0] != now[0]:
        assert now[0] in kept or not now[0], "what was written here is lost"
    if back[0] and not (known and back[0] == out[0]):
        assert back[0] in kept, "what came back is lost"
    assert merged.msgstr[0] or not now[0], "an empty text replaced one"
    assert note in read_note(merged)
    if find_state(merged) is R:
        assert approved or find_state(here) is R
    again, second = put(merged, came)
    assert again.text == merged.text
    assert (ReturnOutcome.CONFLICT in second) == (ReturnOutcome.CONFLICT in outcomes)


def test_a_key_is_found_in_any_text_by_its_form() -> None:
    key = write_sent_key("letter", message("الف", T))
    assert re.findall(SENT_KEY, f"1 {key}, and others") == [key]
