"""What becomes of many small catalogues that are put together from parts: updates and merges.

No law says that each of them is right: they show what a change changes where nobody thought of it.
They are in tests/catalogs/combinations, and are read as a diff.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from pathlib import Path

from dragoman.catalogs.counting import tally_blocks
from dragoman.catalogs.merge import merge_catalogs
from dragoman.catalogs.update import UpdateOptions, update_catalog
from dragoman.errors import CatalogError
from dragoman.matching.model import MatchOptions
from dragoman.model import Tally
from dragoman.po import Catalog, dump, parse
from helpers.combined_catalogs import change_catalog, combine_catalog, make_template, put_text
from helpers.combining import Choices
from helpers.goldens import compare_with_kept, show_invisible

FOLDER = Path(__file__).parent / "combinations"
OPTIONS = {
    "": UpdateOptions(),
    "drop obsolete": UpdateOptions(drop_obsolete=True),
    "tidy": UpdateOptions(tidy=True),
    "accept typography": UpdateOptions(accept="typography"),
    "no offers": UpdateOptions(offer=False),
    "threshold 95": UpdateOptions(matching=MatchOptions(threshold=95)),
}
BY_BOTH = (("", ""), ("یک متن", "متنی دیگر"), ("یک متن", "یک متن"), ("", "یک متن"))
"""What both people make of the first message, where they do not leave it as it is."""


def test_what_an_update_makes_is_as_it_was() -> None:
    shown = "".join(show_update(f"update {number}") for number in range(36))
    compare_with_kept(shown, FOLDER / "update.txt")


def test_what_a_merge_makes_is_as_it_was() -> None:
    shown = "".join(show_merge(f"merge {number}") for number in range(36))
    compare_with_kept(shown, FOLDER / "merge.txt")


def show_update(name: str) -> str:
    """Return a catalogue, the sources of its new template, and what an update makes of both."""
    choices = Choices(name)
    old = read_again(combine_catalog(choices))
    template = make_template(old, choices)
    option = choices.pick(("", "", *OPTIONS))
    memory = combine_catalog(choices, states=("translated",)).blocks if choices.pick((0, 1)) else ()
    updated = update_catalog(old, template, language="fa", memory=memory, options=OPTIONS[option])
    report = updated.report
    said = [f"{kind} {number}" for kind, number in sorted(report.counts.items())]
    said += [f"{report.untranslated} untranslated", f"{report.retired} retired"]
    said += [f"{len(report.dropped)} dropped", "only offers" if report.only_offers else ""]
    said += ["" if report.changed else "unchanged"]
    tally = tally_blocks(block for block in updated.catalog.blocks if not block.obsolete)
    lines = [option or "update", *show_pieces({}, old)]
    lines += [f"template {block.key!r}" for block in template.blocks]
    lines += [f"memory {block.key!r}" for block in memory]
    lines += [f"→ {', '.join(filter(None, said))}; {show_tally(tally)}"]
    return show_lines([*lines, *show_pieces({"old": old}, read_again(updated.catalog))])


def show_merge(name: str) -> str:
    """Return a catalogue, what two people made of it, and what a merge makes of that."""
    choices = Choices(name)
    base = read_again(combine_catalog(choices))
    ours, theirs = (
        read_again(change_catalog(translate_first(base, text), choices))
        for text in choices.pick(BY_BOTH)
    )
    lines = ["base", *show_pieces({}, base)]
    lines += ["ours", *show_pieces({"base": base}, ours)]
    lines += ["theirs", *show_pieces({"base": base}, theirs)]
    try:
        merged = merge_catalogs(base, ours, theirs)
        sides = {"base": base, "ours": ours, "theirs": theirs}
        lines += [f"→ {merged.conflicts} conflicts"]
        lines += show_pieces(sides, read_again(merged.catalog))
    except CatalogError as error:
        lines += [f"→ refused: {error}"]
    return show_lines(lines)


def translate_first(catalog: Catalog, text: str) -> Catalog:
    """Return a catalogue whose first message has a new translation, where there is one."""
    first, *others = catalog.blocks
    return replace(catalog, blocks=(put_text(first, text), *others)) if text else catalog


def read_again(catalog: Catalog) -> Catalog:
    """Return a catalogue as it is read from its file."""
    return parse(dump(catalog), "letter.po")


def show_pieces(before: Mapping[str, Catalog], catalog: Catalog) -> Iterator[str]:
    """Yield the lines of the header and the messages of a catalogue, each on a line.

    Of what catalogues before have, there are their names and its beginning. A line of the header
    that all of them have is left out.
    """
    heads = {name: list_fields(other) for name, other in before.items()}
    for line in list_fields(catalog):
        names = [name for name, lines in heads.items() if line in lines]
        if not names or len(names) < len(heads):
            yield f"  {' and '.join([*names, 'header'])}: {line}"
    known = {name: list_texts(other) for name, other in before.items()}
    for text in list_texts(catalog):
        names = [name for name, texts in known.items() if text in texts]
        msgid = text.partition("msgid ")[2] or text
        yield f"  {' and '.join(names)}: {msgid[:32]}" if names else f"  {text}"


def list_fields(catalog: Catalog) -> list[str]:
    return catalog.head.text.splitlines() if catalog.head else ["none"]


def list_texts(catalog: Catalog) -> list[str]:
    texts = (*(block.text for block in catalog.blocks), catalog.tail)
    return [text.strip().replace("\n", " ⏎ ") for text in texts if text.strip()]


def show_tally(tally: Tally) -> str:
    counts = [
        f"{state} {number} ({tally.words[state]} words, {tally.characters[state]} characters)"
        for state, number in tally.messages.items()
        if number
    ]
    drafted = {"drafts": tally.drafts, "adopted": tally.adopted, "machine": tally.machine}
    counts += [f"{name} {numbers}" for name, numbers in drafted.items() if any(numbers)]
    return ", ".join(counts)


def show_lines(lines: Iterable[str]) -> str:
    return show_invisible("\n".join([*lines, "", ""]))
