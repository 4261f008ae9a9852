"""One more rule in the table ``GSUB`` of a font, which says what glyphs are substituted by what.

Source: OpenType specification, chapters "OpenType Layout Common Table Formats" and "GSUB". The
words of the specification: a *script* has *languages*, a language has *features*, and a feature has
*lookups*, which are the rules. All refer to each other by distances in bytes.
"""

from __future__ import annotations

import struct
from collections.abc import Collection, Iterable, Sequence

_SCRIPT = b"arab"
_FARTHEST = 0xFFFF
"""The largest distance in bytes that a list can say."""
_STAGES = (b"liga", b"clig", b"calt", b"rlig", b"ccmp", b"locl")
"""The features of Arabic script that are always on, the last to be applied first. What is
substituted late is not in the way of the other substitutions."""


def substitute_by_itself(table: bytes, glyph: int) -> bytes:
    """Return the table with one more rule: in Arabic script, a glyph is substituted by itself.

    Return nothing if the font has no substitutions in Arabic script. Raises ``struct.error`` if the
    table is damaged, and if it is so large that a distance does not fit into two bytes.

    The lists of scripts, features and lookups are written anew. The lookups, and what is below
    them, stay as they are and where they are to each other.
    """
    minor, scripts, features, lookups = struct.unpack_from(">2x4H", table)
    head = 14 if minor else 10
    places = [lookups + each for each in _read_numbers(table, lookups)]
    new_scripts = _copy_scripts(table, scripts)  # first: so they are not too large to look at
    listed = _list_records(table, features)
    chosen = _choose_features(table, scripts, [tag for tag, _ in listed])
    if not chosen:
        return b""
    copied = _copy_features(table, [place for _, place in listed], chosen, len(places))
    kept = [place for (_, place), copy in zip(listed, copied, strict=True) if not copy]
    (variations,) = struct.unpack_from(">I", table, 10) if minor else (0,)
    cut = min([*places, *kept, *([variations] if variations else [])], default=len(table))
    rule = struct.pack(">10H", 1, 0, 1, 8, 1, 6, 0, 1, 1, glyph)  # a lookup of single substitution
    at_features = head + len(new_scripts)
    at_lookups = at_features + 2 + 6 * len(listed) + sum(map(len, copied))
    size = 2 * (len(places) + 2)
    moved = at_lookups + size + len(rule) - cut
    begin = struct.pack(">5H", 1, minor, head, at_features, at_lookups)
    if minor:
        begin += struct.pack(">I", variations and variations + moved)
    old_places = [place + moved - at_features for _, place in listed]
    new_features = _write_records([tag for tag, _ in listed], copied, old_places)
    distances = [place + moved - at_lookups for place in places]
    new_lookups = struct.pack(f">{size // 2}H", len(places) + 1, *distances, size)
    return begin + new_scripts + new_features + new_lookups + rule + table[cut:]


def _choose_features(table: bytes, scripts: int, tags: Sequence[bytes]) -> set[int]:
    """Return the features that get the new rule: the last that is applied, for each language in
    Arabic script."""
    chosen = set()
    for tag, script in _list_records(table, scripts):
        if tag == _SCRIPT:
            for language in _list_languages(table, script):
                indices = _read_numbers(table, language + 4)
                able = [index for index in indices if tags[index] in _STAGES]
                if able:
                    chosen.add(min(able, key=lambda index: _STAGES.index(tags[index])))
    return chosen


def _list_languages(table: bytes, script: int) -> list[int]:
    """Return the places of all languages of a script, the default one first if there is one."""
    (default,) = struct.unpack_from(">H", table, script)
    others = [place for _, place in _list_records(table, script, skip=2)]
    return [script + default, *others] if default else others


def _copy_scripts(table: bytes, place: int) -> bytes:
    """Return the list of scripts with all that is below it, in one piece."""
    listed = _list_records(table, place)
    tags = [tag for tag, _ in listed]
    return _write_records(tags, (_copy_script(table, at) for _, at in listed))


def _copy_script(table: bytes, place: int) -> bytes:
    (default,) = struct.unpack_from(">H", table, place)
    listed = _list_records(table, place, skip=2)
    own = _copy_language(table, place + default) if default else b""
    begin = 4 + 6 * len(listed)
    languages = (_copy_language(table, at) for _, at in listed)
    records, copies = _lay_out([tag for tag, _ in listed], languages, begin + len(own))
    start = struct.pack(">HH", begin if own else 0, len(listed))
    return b"".join([start, *records, own, *copies])


def _copy_language(table: bytes, place: int) -> bytes:
    (count,) = struct.unpack_from(">H", table, place + 4)
    return table[place : place + 6 + 2 * count]


def _copy_features(
    table: bytes, places: Sequence[int], chosen: Collection[int], lookup: int
) -> list[bytes]:
    """Return the features; those that are ``chosen`` have one more lookup.

    Raises ``struct.error`` as soon as they are too large for a list.
    """
    copied: list[bytes] = []
    size = 0
    for index, place in enumerate(places):
        copied.append(_copy_feature(table, place, [lookup] if index in chosen else []))
        size += len(copied[-1])
        if size > _FARTHEST:
            raise struct.error("the features are too large")
    return copied


def _copy_feature(table: bytes, place: int, more: Sequence[int]) -> bytes:
    """Return a feature with more lookups. Return nothing if it leads to something else than
    lookups, such as its name: then it must stay where it is."""
    (parameters,) = struct.unpack_from(">H", table, place)
    numbers = [*_read_numbers(table, place + 2), *more]
    return b"" if parameters else struct.pack(f">{len(numbers) + 2}H", 0, len(numbers), *numbers)


def _list_records(table: bytes, place: int, *, skip: int = 0) -> list[tuple[bytes, int]]:
    """Return the tags of a list, and the places that its records lead to."""
    (count,) = struct.unpack_from(">H", table, place + skip)
    first = place + skip + 2
    records = [struct.unpack_from(">4sH", table, first + 6 * index) for index in range(count)]
    return [(tag, place + distance) for tag, distance in records]


def _write_records(
    tags: Sequence[bytes], tables: Iterable[bytes], elsewhere: Sequence[int] = ()
) -> bytes:
    """Return a list with the tables that it leads to. One that is empty lies ``elsewhere``."""
    records, copies = _lay_out(tags, tables, 2 + 6 * len(tags), elsewhere)
    return b"".join([struct.pack(">H", len(tags)), *records, *copies])


def _lay_out(
    tags: Sequence[bytes], tables: Iterable[bytes], free: int, elsewhere: Sequence[int] = ()
) -> tuple[list[bytes], list[bytes]]:
    """Return the records of a list, and the tables that they lead to: the first is at ``free``.

    A table is made only when all before it fit. In a damaged font, all may be the same large piece.
    """
    records, copies = [], []
    for index, (tag, content) in enumerate(zip(tags, tables, strict=True)):
        records.append(struct.pack(">4sH", tag, free if content else elsewhere[index]))
        copies.append(content)
        free += len(content)
    return records, copies


def _read_numbers(table: bytes, place: int) -> tuple[int, ...]:
    """Return the numbers of a list that begins with its length."""
    (count,) = struct.unpack_from(">H", table, place)
    return struct.unpack_from(f">{count}H", table, place + 2)
