"""What the page says to the translator, in the language that it is translated into."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import cache
from typing import NamedTuple

from dragoman.languages import find_digit_set, find_direction, make_tag
from dragoman.own_messages import fill_names, read_own_messages

_ENGLISH = "en"
_SIGNS = {
    "strong": "\u2066**\u2069",
    "link": "\u2066[text](address)\u2069",
    "tag": "\u2066<g1>\u2069",
}
"""Each is isolated, so that it reads from left to right in every language."""


class PageWords(NamedTuple):
    """The words of a page, all in one language: English where one of them is not translated."""

    language: str
    """As a BCP 47 tag."""
    direction: str
    digits: str
    """Those of the language, from 0 to 9."""
    words: Mapping[str, str]
    """By the names that the template and the script have for them."""


@cache
def find_words(language: str) -> PageWords:
    """Return the words of a page for translators into a language."""
    translations = read_own_messages(language)
    found = _look_up(_Words(translations.get))
    if all(found.values()):
        return PageWords(
            make_tag(language), find_direction(language), find_digit_set(language), _only(found)
        )
    english = _look_up(_Words(lambda text: text))
    return PageWords(_ENGLISH, "ltr", find_digit_set(_ENGLISH), _only(english))


class _Words(NamedTuple):
    word: Callable[[str], str | None]
    """Returns a message in the language of the page; None where it is not translated."""


def _only(found: Mapping[str, str | None]) -> dict[str, str]:
    return {name: text for name, text in found.items() if text}


def _look_up(words: _Words) -> dict[str, str | None]:
    return {
        **_look_up_filter(words),
        "source": words.word("Source"),
        "translation": words.word("Translation"),
        "paragraph": words.word("Paragraph {number}"),
        "approve": words.word("Approve"),
        "doubt": words.word("Needs work"),
        "comment": words.word("Comment"),
        "remarks": words.word("Remarks"),
        "context": words.word("Context"),
        "comments": words.word("Comments until now"),
        "previous_source": words.word("The source was"),
        "joiner": words.word("Half-space"),
        "undo": words.word("Undo my changes"),
        "previous": words.word("Previous"),
        "next": words.word("Next"),
        "key_names": words.word("Keys"),
        **_look_up_states(words),
        **_look_up_task(words),
        **_look_up_saving(words),
    }


def _look_up_filter(words: _Words) -> dict[str, str | None]:
    return {
        "show": words.word("Show"),
        "all": words.word("All"),
        "todo": words.word("To do"),
        "unreviewed": words.word("Not reviewed"),
        "mine": words.word("Changed by me"),
        "search": words.word("Search"),
        "none_fits": words.word("No paragraph fits."),
    }


def _look_up_states(words: _Words) -> dict[str, str | None]:
    return {
        "is_untranslated": words.word("Not translated yet"),
        "is_fuzzy": words.word("Needs work"),
        "is_translated": words.word("Translated"),
        "is_reviewed": words.word("Reviewed"),
        "progress": words.word("{done} of {total} translated, {reviewed} reviewed"),
    }


def _look_up_task(words: _Words) -> dict[str, str | None]:
    """Return what to do, for somebody who has got nothing but the page."""
    send = words.word("Then press “{save}”, and send the saved file back, not this page.")
    save = words.word("Save answers")
    signs = words.word("Keep signs such as {strong}, {link} and {tag} around their words.")
    return {
        "task_write": words.word("Write your translation below each paragraph."),
        "task_send": fill_names(send, {"save": save}) if send and save else None,
        "task_signs": fill_names(signs, _SIGNS) if signs else None,
    }


def _look_up_saving(words: _Words) -> dict[str, str | None]:
    return {
        "save": words.word("Save answers"),
        "nothing": words.word("You have not changed anything yet."),
        "send": words.word("Send this file back: {name}"),
        "or_text": words.word("If you find no such file, share or copy this text and send it."),
        "share": words.word("Share"),
        "copy_text": words.word("Copy"),
        "copied": words.word("Copied."),
        "close": words.word("Close"),
        "kept": words.word("This browser keeps your work until you remove it."),
        "not_kept": words.word("This browser does not keep your work: save it before you leave."),
        "back": words.word("Your work from before is here again."),
        "remove": words.word("Remove my work from this browser"),
        "sure": words.word("Remove everything that you did on this page?"),
        "no_script": words.word("This page needs JavaScript. Open it in a browser."),
    }
