"""GIF: the pictures, their timing and the number of repetitions, and no other block.

Source: GIF89a (CompuServe, 1990); the Netscape extension for repetitions.
"""

from __future__ import annotations

from dragoman.pictures._common import CleanPicture, Cursor, damaged

_IMAGE, _EXTENSION, _END = 0x2C, 0x21, 0x3B
_TEXT, _CONTROL, _APPLICATION = 0x01, 0xF9, 0xFF
_LOOPS = {b"NETSCAPE2.0", b"ANIMEXTS1.0"}


def clean_gif(data: bytes) -> CleanPicture:
    """Return a GIF picture with nothing but what is needed to show it."""
    cursor = Cursor(data)
    kept = [cursor.take(13)]
    kept.append(cursor.take(_size_of_colours(kept[0][10])))
    control = b""
    pictures = 0
    while (kind := cursor.take_number(1)) != _END:
        if kind == _IMAGE:
            kept.append(control + _read_image(cursor))
            control = b""
            pictures += 1
        elif kind == _EXTENSION:
            label = cursor.take_number(1)
            blocks = _read_blocks(cursor)
            if label == _CONTROL:
                control = _write_control(blocks)
            elif label == _TEXT:
                control = b""  # it was for this text, which no program shows
            elif label == _APPLICATION:
                kept.append(_write_loop(blocks))
        else:
            raise damaged("it has a block that is not known")
    if not pictures:
        raise damaged("it has no pixels")
    return CleanPicture(b"".join(kept) + bytes((_END,)), "image/gif")


def _size_of_colours(flags: int) -> int:
    """Return the size in bytes of the table of colours that some flags announce."""
    return 3 << ((flags & 7) + 1) if flags & 0x80 else 0


def _read_image(cursor: Cursor) -> bytes:
    head = cursor.take(9)
    colours = cursor.take(_size_of_colours(head[8]))
    code_size = cursor.take(1)
    return bytes((_IMAGE,)) + head + colours + code_size + _write_blocks(_read_blocks(cursor))


def _read_blocks(cursor: Cursor) -> list[bytes]:
    blocks = []
    while size := cursor.take_number(1):
        blocks.append(cursor.take(size))
    return blocks


def _write_blocks(blocks: list[bytes]) -> bytes:
    return b"".join(bytes((len(block),)) + block for block in blocks) + b"\x00"


def _write_control(blocks: list[bytes]) -> bytes:
    if not blocks or len(blocks[0]) != 4:
        raise damaged("the timing of a picture has a wrong length")
    return bytes((_EXTENSION, _CONTROL)) + _write_blocks(blocks[:1])


def _write_loop(blocks: list[bytes]) -> bytes:
    """Return the number of repetitions that an application block gives; empty for all others."""
    if len(blocks) < 2 or blocks[0] not in _LOOPS:
        return b""
    loop = blocks[1]
    if len(loop) != 3 or loop[0] != 1:
        return b""
    return bytes((_EXTENSION, _APPLICATION)) + _write_blocks([b"NETSCAPE2.0", loop])
