"""Fonts put together from tables that tests write themselves: what they say may be wrong."""

from __future__ import annotations

import struct
from collections.abc import Callable, Iterable, Mapping, Sequence

from helpers.combining import Choices

NON_JOINER = 0x200C
GLYPHS = 6
Segment = tuple[int, int, int]
"""The first and the last character, and the glyph of the first; 0 for one of an own list."""

NAMES: Sequence[tuple[int, int, int, int, str]] = (
    (3, 1, 0x409, 1, "River"), (3, 1, 0x409, 1, "River Light"), (1, 0, 0, 1, "Old River"),
    (3, 10, 0x429, 1, "رود"), (0, 3, 0, 1, "Any River"), (3, 4, 0x409, 1, "Unread"),
    (1, 1, 0, 1, "Unread"), (3, 1, 0x409, 16, "Rivers"), (3, 0, 0x409, 16, ""),
    (3, 1, 0x409, 2, "Bold"), (3, 1, 0x409, 2, "Regular"), (3, 1, 0x409, 2, "Semi-Bold Italic"),
    (1, 0, 0, 2, "Heavy"), (3, 1, 0x409, 17, "Extra Light"), (3, 1, 0x409, 17, "Display"),
    (3, 1, 0x409, 4, "River Regular"), (3, 1, 0x409, 6, "River-Regular"), (1, 0, 0, 4, "Whole"),
    (3, 1, 0x409, 13, "Free"), (3, 1, 0x409, 0, "© A"),
)  # fmt: skip
"""Platform, encoding, language, number and text of the names of a font."""
WEIGHTS = (400, 400, 700, 550, 549, 551, 4, 9, 10, 0, 1000, 1001, 300)
SELECTIONS = (0, 1, 1 << 5, 1 << 6, 1 << 9, 1 << 5 | 1)
PARTS_OF_CMAP: Sequence[Segment] = (
    (0x20, 0x7E, 1), (0x61, 0x63, 3), (0x627, 0x62A, 2), (0x627, 0x627, 0), (0x660, 0x669, 0),
    (0x200B, 0x200D, 2), (0x200C, 0x200C, 4), (0x200C, 0x200E, 0), (0x200C, 0x200C, 5),
    (0x6F0, 0x6F9, 0xFFFC), (0x7F, 0x80, 1), (0xFF00, 0xFFFF, 7),
)  # fmt: skip
WIDE_PARTS: Sequence[Segment] = (
    (0x20, 0x7E, 1), (0x7F, 0x80, 5), (0x1F600, 0x1F64F, 9), (0x627, 0x628, 0), (0x200C, 0x200C, 4),
    (0x200A, 0x200D, 1), (0x62A, 0x627, 3),
)  # fmt: skip
PLACES = ((3, 10), (3, 1), (0, 3), (0, 4), (1, 0), (3, 0), (0, 0))
TAGS = (b"liga", b"locl", b"ccmp", b"calt", b"kern", b"rlig", b"init")


def combine_font(name: str) -> tuple[bytes, list[str]]:
    """Return a font, and what it is made of."""
    choices = Choices(name)
    said: list[str] = []
    tables = {
        b"GSUB": _combine_rules(choices, said),
        b"OS/2": _combine_metrics(choices, said),
        b"cmap": _combine_cmap(choices, said),
        b"head": bytes(44) + struct.pack(">H", choices.pick((0, 0, 1, 2, 3))) + bytes(4),
        b"hhea": bytes(34) + struct.pack(">H", choices.pick((GLYPHS, GLYPHS, 2))),
        b"name": _combine_names(choices, said),
    }
    said.append(f"style {tables[b'head'][45]}, widths {tables[b'hhea'][35]}")
    is_long = choices.pick((True, False))
    tables[b"head"] += struct.pack(">HH", is_long, 0)
    sizes = [choices.pick((0, 4, 4, 8)) for _ in range(GLYPHS)]
    starts = [sum(sizes[:count]) // (1 if is_long else 2) for count in range(GLYPHS + 1)]
    tables[b"loca"] = struct.pack(f">{GLYPHS + 1}{'I' if is_long else 'H'}", *starts)
    tables[b"glyf"] = bytes(range(1, sum(sizes) + 1))
    widths = [choices.pick((500, 600, 0)) for _ in range(GLYPHS)]
    tables[b"hmtx"] = b"".join(struct.pack(">Hh", width, 7) for width in widths)
    said.append(f"outlines {sizes}, widths {widths}, long {is_long}")
    for gone in choices.pick(
        (*((),) * 8, (b"glyf",), (b"OS/2", b"head"), (b"name",), (b"fvar",), (b"GSUB",))
    ):
        said.append(f"{'no ' if gone in tables else ''}{gone.decode()}")
        if tables.pop(gone, None) is None:
            tables[gone] = b""
    form = choices.pick((*(b"\0\1\0\0",) * 6, b"true", b"OTTO"))
    said.append(form.hex())
    return write_font(form, tables), said


def write_font(form: bytes, tables: Mapping[bytes, bytes]) -> bytes:
    """Return a font file with the tables, which begin at places that four divides."""
    head = form + struct.pack(">H6x", len(tables))
    place, body = 12 + 16 * len(tables), b""
    for tag, table in sorted(tables.items()):
        head += struct.pack(">4sIII", tag, 0, place + len(body), len(table))
        body += table + bytes(-len(table) % 4)
    return head + body


def _combine_names(choices: Choices, said: list[str]) -> bytes:
    chosen = choices.pick_some(NAMES, 2, 7)
    said.append("names " + ", ".join(f"{p}/{e}/{lang} {n} {t!r}" for p, e, lang, n, t in chosen))
    records, texts = b"", b""
    for platform, encoding, language, number, text in chosen:
        raw = text.encode("mac-roman" if platform == 1 else "utf-16-be", "replace")
        records += struct.pack(">6H", platform, encoding, language, number, len(raw), len(texts))
        texts += raw
    return struct.pack(">HHH", 0, len(chosen), 6 + len(records)) + records + texts


def _combine_metrics(choices: Choices, said: list[str]) -> bytes:
    weight, width = choices.pick(WEIGHTS), choices.pick((5, 5, 3, 9, 0, 10))
    selection = choices.pick(SELECTIONS)
    said.append(f"weight {weight}, width {width}, selection {selection:#x}")
    table = struct.pack(">HhHH", 3, 0, weight, width) + bytes(54) + struct.pack(">H", selection)
    return table[: choices.pick((64, 64, 64, 64, 63, 6))]


def _combine_cmap(choices: Choices, said: list[str]) -> bytes:
    places = sorted(dict.fromkeys(choices.pick_some(PLACES, 1, 2)))
    head, subtables = struct.pack(">HH", 0, len(places)), b""
    for platform, encoding in places:
        form = choices.pick((4, 4, 4, 12, 12, 6))
        parts = sorted(dict.fromkeys(choices.pick_some(
            PARTS_OF_CMAP if form == 4 else WIDE_PARTS, 1, 4)))  # fmt: skip
        said.append(f"cmap {platform}/{encoding} of form {form} " + ", ".join(
            f"{first:x}-{last:x}={glyph}" for first, last, glyph in parts))  # fmt: skip
        head += struct.pack(">HHI", platform, encoding, 4 + 8 * len(places) + len(subtables))
        subtables += WRITERS[form](parts)
    return head + subtables


def _write_segments(parts: Sequence[Segment]) -> bytes:
    """Return a subtable of format 4. A part without a glyph has a list: each second one is 0."""
    parts = [*(part for part in parts if part[1] < 0xFFFF), (0xFFFF, 0xFFFF, 1)]
    count, lists = len(parts), b""
    deltas, shifts = [], []
    for index, (first, last, glyph) in enumerate(parts):
        deltas.append((glyph - first) & 0xFFFF if glyph else 1)
        shifts.append(0 if glyph else 2 * (count - index) + len(lists))
        if not glyph:
            lists += b"".join(struct.pack(">H", 2 * (at % 2)) for at in range(last - first + 1))
    columns = (
        [last for _, last, _ in parts],
        [0],
        [first for first, _, _ in parts],
        deltas,
        shifts,
    )
    body = b"".join(struct.pack(f">{len(column)}H", *column) for column in columns) + lists
    return struct.pack(">HHHH6x", 4, 14 + len(body), 0, 2 * count) + body


def _write_groups(parts: Sequence[Segment]) -> bytes:
    body = b"".join(struct.pack(">III", *part) for part in parts)
    return struct.pack(">HHIII", 12, 0, 16 + len(body), 0, len(parts)) + body


WRITERS: Mapping[int, Callable[[Sequence[Segment]], bytes]] = {
    4: _write_segments,
    6: lambda _: struct.pack(">H", 6),
    12: _write_groups,
}
"""By form, what writes a subtable of characters; one of form 6 is never read."""


def _combine_rules(choices: Choices, said: list[str]) -> bytes:
    """Return a table of substitutions: scripts, languages, features and lookups."""
    tags = [choices.pick(TAGS) for _ in range(choices.pick((1, 2, 3, 4)))]
    features = [
        struct.pack(f">HH{len(used)}H", choices.pick((0, 0, 0, 0, 9)), len(used), *used)
        for used in ([0], [0, 1], [1], [])[: len(tags)]
    ]
    scripts = []
    for script in sorted(dict.fromkeys(choices.pick_some((b"arab", b"arab", b"latn"), 1, 2))):
        own = choices.pick((True, True, False))
        others = list(dict.fromkeys(choices.pick_some((b"FAR ", b"URD "), 0, 2)))
        shown = [choices.pick_some(range(len(tags)), 1, 3) for _ in range(own + len(others))]
        said.append(f"{script.decode()} {'own ' * own}{b''.join(others).decode()} {shown}")
        scripts.append((script, _write_script(own, others, shown)))
    minor = choices.pick((0, 0, 0, 1))
    said.append(f"{b' '.join(tags).decode()} {[each.hex() for each in features]}, 1.{minor}")
    head = 14 if minor else 10
    at_features = head + len(first := _write_list(scripts))
    at_lookups = at_features + len(second := _write_list(zip(tags, features, strict=True)))
    lookups = struct.pack(">HHH", 2, 6, 14) + bytes(range(1, 9)) + bytes(range(11, 17))
    begin = struct.pack(">5H", 1, minor, head, at_features, at_lookups)
    begin += struct.pack(">I", choices.pick((0, at_lookups + len(lookups)))) if minor else b""
    return begin + first + second + lookups + (b"more" if minor else b"")


def _write_script(own: bool, others: Sequence[bytes], shown: Sequence[Sequence[int]]) -> bytes:
    languages = [struct.pack(f">HHH{len(each)}H", 0, 0xFFFF, len(each), *each) for each in shown]
    begin = 4 + 6 * len(others)
    head = struct.pack(">HH", begin if own else 0, len(others))
    place = begin + sum(map(len, languages[:own]))
    for tag, language in zip(others, languages[own:], strict=True):
        head += struct.pack(">4sH", tag, place)
        place += len(language)
    return head + b"".join(languages)


def _write_list(entries: Iterable[tuple[bytes, bytes]]) -> bytes:
    listed = list(entries)
    head, place = struct.pack(">H", len(listed)), 2 + 6 * len(listed)
    for tag, content in listed:
        head += struct.pack(">4sH", tag, place)
        place += len(content)
    return head + b"".join(content for _, content in listed)
