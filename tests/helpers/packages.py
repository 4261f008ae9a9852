"""Packages for the tests of exchange formats: messages with everything in them."""

from __future__ import annotations

from dragoman.model import Kind, Package, PackageItem, State

TEXTS = (
    'Hello **you** [link](http://a.b?c="d"&e) all.',
    "One\\\ntwo\tthree\r\nfour",
    "A bell \x07 and **a \x1b**, and […](http://a.b/\x02)",
    "**<g1>crossed**</g1> <x2/> `code` [^1]",
    'Signs & <tags> ]]> "quoted" …',
    '[a…b](http://c "d…e") ![picture](p.png)',
    "  spaces  around  ",
)


def make_key(number: int, state: State = State.TRANSLATED) -> str:
    """Return a key as messages have when they go out."""
    return f"dgm_{number:032x}{state.value[0]}"


def make_item(number: int, source: str, text: str = "", **fields: object) -> PackageItem:
    """Return a message; without fields it is translated, or untranslated where it has no text."""
    state = State.TRANSLATED if text else State.UNTRANSLATED
    item = PackageItem(make_key(number, state), (number,), Kind.PARAGRAPH, 0, None, source, text)
    return item._replace(state=state)._replace(**fields)  # type: ignore[arg-type]


def make_package(*items: PackageItem, markup: str = "markdown") -> Package:
    """Return a package of a letter from English to Persian."""
    return Package("letter", "en", "fa", items, markup)


def make_full_package(markup: str = "markdown") -> Package:
    """Return a package with each text in each state, with notes, contexts and previous texts."""
    items: list[PackageItem] = []
    for text in TEXTS:
        for state in State:
            number = len(items)
            translation = "" if state is State.UNTRANSLATED else f"سلام {text} **پایان** <x7/>"
            items.append(
                make_item(
                    number,
                    text,
                    translation,
                    key=make_key(number, state),
                    state=state,
                    context="menu" if number % 2 else None,
                    remark="outdated" if state is State.FUZZY else "",
                    previous=f"Once **{text}**" if state is State.FUZZY else "",
                    note="a note <b>\nsecond line" if number % 3 else "",
                    explained="from the author",
                    pivot="en el medio" if number % 5 else "",
                )
            )
    heading = PackageItem("", (99,), Kind.HEADING, 2, None, "Only **shown**")
    return make_package(*items, heading, markup=markup)
