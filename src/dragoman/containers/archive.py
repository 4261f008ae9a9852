"""ZIP archives, which DOCX, ODT and EPUB are: reading them safely, and writing them again.

An archive that somebody sends may be made to do harm. These are refused, each with a sentence:

- more than 20,000 parts, or more than 1 GiB of them;
- more than 64 MiB of parts that are packed to less than a hundredth;
- parts that overlap, and two parts with one name;
- a name that leads out of the archive (``../``, ``/etc``, ``C:``);
- parts that are encrypted, damaged, or packed in another way than everybody does.

No part is ever written to a disk, and none is read before somebody asks for it.

What is written has the same bytes on any machine and on any day. So new parts are compressed by
``containers.deflate``, because what other libraries make depends on the machine, and they have the
date 1980-01-01, the first that an archive can hold.
"""

from __future__ import annotations

import struct
import zlib
from collections.abc import Collection, Iterable, Mapping
from copy import copy
from dataclasses import dataclass, field
from functools import cached_property
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZIP_STORED, BadZipFile, ZipFile, ZipInfo

from dragoman.containers.deflate import compress
from dragoman.encodings import is_utf8
from dragoman.errors import SourceError, quote

_MOST_PARTS = 20_000
_LARGEST = 1 << 30
"""In bytes: all parts of an archive, unpacked."""
_UNSUSPICIOUS = 64 << 20
"""In bytes: what may be packed as small as one likes."""
_HIGHEST_RATIO = 100
_DAMAGED = "the file is damaged; open it in the program that wrote it and save it again"
_SAVE_AGAIN = "save the file again in the program that wrote it"
_ENCRYPTED = 0x1
_UNIX = 3
_FIRST_DAY = (1980, 1, 1, 0, 0, 0)
_LOCAL_HEADER = struct.Struct("<4s5H3I2H")
_CENTRAL_HEADER = struct.Struct("<4s4B4H3I5H2I")
_END = struct.Struct("<4s4H2IH")
_UTF8_NAME = 0x800
_STORED = "mimetype"
"""The part that EPUB and OpenDocument want as it is, so that programs recognise the file by it."""
_LONG_SIZES = 0x0001
"""The extra field of ZIP64, which an archive of at most 1 GiB does not need."""


@dataclass(frozen=True)
class Archive:
    """An archive that was read, and that is safe to read the parts of."""

    data: bytes = field(repr=False)
    name: str
    """The name of the document, for errors."""
    entries: tuple[ZipInfo, ...] = field(repr=False)
    """In the order of the table at the end of the archive."""

    @property
    def names(self) -> tuple[str, ...]:
        """The names of the parts, with a slash between folders, whatever the archive has."""
        return tuple(map(_read_name, self.entries))

    def read_part(self, name: str) -> bytes:
        """Return the bytes of a part. Raises SourceError where there is none, or a damaged one."""
        entry = self._by_name.get(name)
        part = _unpack(self.data, entry) if entry else None
        if part is None:
            raise SourceError(
                f"the part {quote(name)} is missing or damaged; {_SAVE_AGAIN}", self.name
            )
        return part

    @cached_property
    def _by_name(self) -> dict[str, ZipInfo]:
        return {_read_name(entry): entry for entry in self.entries}


def _read_name(entry: ZipInfo) -> str:
    """Return the name of a part. Some programs on Windows write a backslash between folders."""
    return entry.filename.replace("\\", "/")


def _unpack(data: bytes, entry: ZipInfo) -> bytes | None:
    """Return the bytes of a part; None if it is damaged.

    ``ZipFile`` would read the whole table for each part, and books have thousands.
    """
    header = _LOCAL_HEADER.unpack_from(data, entry.header_offset)
    start = entry.header_offset + _LOCAL_HEADER.size + header[9] + header[10]
    part = data[start : start + entry.compress_size]
    if entry.compress_type == ZIP_DEFLATED:
        try:
            part = zlib.decompressobj(-zlib.MAX_WBITS).decompress(part, entry.file_size + 1)
        except zlib.error:
            return None
    return part if len(part) == entry.file_size and zlib.crc32(part) == entry.CRC else None


def read_archive(data: bytes, name: str) -> Archive:
    """Return the archive that bytes are.

    ``name`` is that of the document, for errors. Raises SourceError for what is not an archive, and
    for one that is not safe to read.
    """
    try:
        with ZipFile(BytesIO(data)) as archive:
            entries = tuple(archive.infolist())
    except (BadZipFile, ValueError, NotImplementedError, EOFError, struct.error, UnicodeError):
        raise SourceError(_DAMAGED, name) from None
    problem = explain_danger(entries, len(data)) or _explain_names(entries)
    if not problem and not all(_begins(data, entry) for entry in entries):
        problem = _DAMAGED
    if problem:
        raise SourceError(problem, name)
    return Archive(data, name, entries)


def explain_danger(entries: Collection[ZipInfo], size: int) -> str:
    """Return why an archive is not safe to unpack, or ""."""
    if len(entries) > _MOST_PARTS:
        return f"the file has more than {_MOST_PARTS:,} parts, which no document needs; remove it"
    unpacked = sum(entry.file_size for entry in entries)
    is_bomb = unpacked > _UNSUSPICIOUS and unpacked > _HIGHEST_RATIO * size
    if unpacked > _LARGEST or is_bomb:
        return (
            f"the file would unpack to {unpacked >> 20:,} MiB, which no document needs; remove it, "
            "or divide it into several"
        )
    for entry in entries:
        if entry.flag_bits & _ENCRYPTED:
            return "the file is encrypted; save it without a password"
        if entry.compress_type not in (ZIP_STORED, ZIP_DEFLATED):
            return (
                f"the part {quote(entry.filename)} is packed in an unusual way; save the file again"
            )
    if sum(entry.compress_size for entry in entries) > size or _overlap(entries):
        return _DAMAGED
    return ""


def _begins(data: bytes, entry: ZipInfo) -> bool:
    """Return whether a part begins where the table at the end says, and ends in the file."""
    start = entry.header_offset
    end = start + _LOCAL_HEADER.size + entry.compress_size
    return data.startswith(b"PK\3\4", start) and end <= len(data)


def _overlap(entries: Iterable[ZipInfo]) -> bool:
    """Return whether the bytes of one part begin within those of another."""
    end = -1
    for entry in sorted(entries, key=lambda each: each.header_offset):
        if entry.header_offset < end:
            return True
        end = entry.header_offset + _LOCAL_HEADER.size + entry.compress_size
    return False


def _explain_names(entries: Iterable[ZipInfo]) -> str:
    """Return what is wrong with the names of parts, or ""."""
    seen: set[str] = set()
    for entry in entries:
        name = _read_name(entry)
        leads_out = name.startswith("/") or ".." in name.split("/") or name[1:2] == ":"
        if leads_out or "\0" in entry.orig_filename:
            shown = quote(entry.filename)
            return f"the part {shown} has a name that leads out of the file; {_SAVE_AGAIN}"
        if name in seen:
            return f"two parts of the file have one name, {quote(entry.filename)}; save it again"
        seen.add(name)
    return ""


def replace_parts(archive: Archive, new: Mapping[str, bytes | None]) -> bytes:
    """Return the archive with other bytes for some parts, and without those that are None.

    All other parts keep their bytes, packed as they are, and all are in the same order; a new part
    that the archive does not have comes last. Without new parts the result is the archive, byte for
    byte.
    """
    if not new:
        return archive.data
    added = sorted(name for name in new.keys() - set(archive.names) if new[name] is not None)
    entries = [entry for entry in archive.entries if new.get(_read_name(entry), b"") is not None]
    entries += [_make_entry(name, len(archive.data) + n) for n, name in enumerate(added)]
    pieces: list[tuple[ZipInfo, bytes]] = []
    for entry in entries:
        data = new.get(_read_name(entry))
        pieces.append(_cut_part(archive, entry) if data is None else _pack_part(entry, data))
    first = min(entry.header_offset for entry in archive.entries)
    return _write_archive(pieces, archive.data[:first])


def pack_archive(parts: Iterable[tuple[str, bytes]]) -> bytes:
    """Return a new archive of the parts, names with data, in their order."""
    return _write_archive(
        [_pack_part(_make_entry(name, number), data) for number, (name, data) in enumerate(parts)]
    )


def _write_archive(pieces: Collection[tuple[ZipInfo, bytes]], head: bytes = b"") -> bytes:
    """Return an archive of entries with their bytes.

    Their table is in the order given, the bytes are in that of the old places.
    """
    written, places = bytearray(head), {}
    for entry, part in sorted(pieces, key=lambda piece: piece[0].header_offset):
        places[entry.filename] = len(written)
        written += part
    table = b"".join(_write_table_entry(entry, places[entry.filename]) for entry, _ in pieces)
    counts = len(pieces), len(pieces)
    return bytes(written) + table + _END.pack(b"PK\5\6", 0, 0, *counts, len(table), len(written), 0)


def _make_entry(name: str, place: int) -> ZipInfo:
    """Return the entry of a part that an archive does not have yet."""
    entry = ZipInfo(name, _FIRST_DAY)
    entry.create_system = _UNIX  # so that the bytes are the same on Windows
    entry.external_attr = 0o644 << 16
    entry.flag_bits = 0 if name.isascii() else _UTF8_NAME
    entry.header_offset = place
    entry.CRC = 0
    return entry


def _cut_part(archive: Archive, entry: ZipInfo) -> tuple[ZipInfo, bytes]:
    """Return an entry with its bytes as they are: those of its data, and of a note on its sizes."""
    start = entry.header_offset
    header = _LOCAL_HEADER.unpack_from(archive.data, start)
    end = start + _LOCAL_HEADER.size + header[9] + header[10] + entry.compress_size
    if header[2] & 0x8:  # the sizes follow the data, in one of four forms
        end = _end_of_descriptor(archive.data, end, entry)
    return entry, archive.data[start:end]


def _end_of_descriptor(data: bytes, start: int, entry: ZipInfo) -> int:
    for head in (b"PK\7\x08", b""):
        for form in ("<3I", "<I2Q"):
            wanted = head + struct.pack(form, entry.CRC, entry.compress_size, entry.file_size)
            if data.startswith(wanted, start):
                return start + len(wanted)
    return start


def _pack_part(entry: ZipInfo, data: bytes) -> tuple[ZipInfo, bytes]:
    """Return the entry of a part as it is with new data, and the bytes of the part."""
    packed = _compress_text(data) if entry.filename != _STORED else data
    new = copy(entry)
    new.flag_bits &= _UTF8_NAME
    new.compress_type = ZIP_STORED if packed is data else ZIP_DEFLATED
    new.date_time, new.extra, new.comment = _FIRST_DAY, b"", b""
    sizes = new.CRC, new.compress_size, new.file_size = zlib.crc32(data), len(packed), len(data)
    name = _encode_name(new)
    numbers = 20, new.flag_bits, new.compress_type, *_write_date(new), *sizes, len(name), 0
    return new, _LOCAL_HEADER.pack(b"PK\3\4", *numbers) + name + packed


def _compress_text(data: bytes) -> bytes:
    """Return text compressed where that is smaller, and all else as it is: pictures and fonts are
    compressed in their own way, and would only cost time."""
    return min(data, compress(data), key=len) if is_utf8(data) else data


def _write_date(entry: ZipInfo) -> tuple[int, int]:
    """Return the time and the date of an entry, as an archive has them."""
    year, month, day, hour, minute, second = entry.date_time
    return hour << 11 | minute << 5 | second // 2, (year - 1980) << 9 | month << 5 | day


def _write_table_entry(entry: ZipInfo, place: int) -> bytes:
    """Return what the table at the end says of a part that begins at a place."""
    name, extra = _encode_name(entry), _drop_long_sizes(entry.extra)
    versions = entry.create_version, entry.create_system, entry.extract_version, 0
    sizes = entry.CRC, entry.compress_size, entry.file_size
    lengths = len(name), len(extra), len(entry.comment), 0, entry.internal_attr
    state = entry.flag_bits, entry.compress_type, *_write_date(entry)
    record = (*versions, *state, *sizes, *lengths, entry.external_attr, place)
    return _CENTRAL_HEADER.pack(b"PK\1\2", *record) + name + extra + entry.comment


def _encode_name(entry: ZipInfo) -> bytes:
    return entry.orig_filename.encode("utf-8" if entry.flag_bits & _UTF8_NAME else "cp437")


def _drop_long_sizes(extra: bytes) -> bytes:
    kept, position = b"", 0
    while position + 4 <= len(extra):
        kind, length = struct.unpack_from("<2H", extra, position)
        end = position + 4 + length
        if kind != _LONG_SIZES:
            kept += extra[position:end]
        position = end
    return kept + extra[position:]
