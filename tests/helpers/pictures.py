"""Pictures that tests make, with everything in them that must not be in an edition."""

from __future__ import annotations

import struct
import zlib
from collections.abc import Callable, Mapping

SECRET = b"Secret Name"
"""It stands in every place of a picture that can hold a text."""
PLACE = struct.pack(">6I", 36, 1, 12, 1, 4321, 77)
"""The latitude of GPS, as EXIF has it: degrees, minutes and seconds, each a fraction."""
XMP = b'<x:xmpmeta xmlns:x="adobe:ns:meta/"><dc:creator>' + SECRET + b"</dc:creator></x:xmpmeta>"

Chunk = tuple[bytes, bytes]


def make_exif(orientation: int = 1, *, order: str = ">") -> bytes:
    """Return an EXIF block with a camera, an orientation, and the place."""
    head = (b"II*\x00" if order == "<" else b"MM\x00*") + struct.pack(f"{order}I", 8)
    camera, gps = 8 + 2 + 3 * 12 + 4, 8 + 2 + 3 * 12 + 4 + len(SECRET) + 1
    entries = (
        struct.pack(f"{order}HHII", 0x010F, 2, len(SECRET) + 1, camera)
        + struct.pack(f"{order}HHIHH", 0x0112, 3, 1, orientation, 0)
        + struct.pack(f"{order}HHII", 0x8825, 4, 1, gps)
    )
    directory = struct.pack(f"{order}H", 3) + entries + bytes(4) + SECRET + b"\x00"
    latitude = struct.pack(f"{order}HHHII", 1, 2, 5, 3, gps + 18) + bytes(4)
    return head + directory + latitude + PLACE


def make_profile(
    colours: tuple[float, ...], curve: bytes, text: bytes = SECRET, space: bytes = b"RGB "
) -> bytes:
    """Return a colour profile with a description, for colours as ``_profile`` lists them."""
    tags = {b"desc": b"desc" + bytes(4) + struct.pack(">I", len(text)) + text}
    names = (b"rXYZ", b"gXYZ", b"bXYZ")
    for at, name in enumerate(names):
        numbers = (round(value * 65536) for value in colours[3 * at : 3 * at + 3])
        tags[name] = b"XYZ " + bytes(4) + struct.pack(">3i", *numbers)
    tags |= dict.fromkeys((b"rTRC", b"gTRC", b"bTRC", b"kTRC"), curve)
    start, table, body = 132 + 12 * len(tags), b"", b""
    for name, value in tags.items():
        table += name + struct.pack(">II", start + len(body), len(value))
        body += value + bytes(-len(value) % 4)
    size = struct.pack(">I", start + len(body))
    head = size + bytes(4) + b"\x02\x10\x00\x00mntr" + space + b"XYZ " + bytes(12) + b"acsp"
    head = head.ljust(68, b"\x00") + struct.pack(">3i", 0xF6D6, 0x10000, 0xD32D)
    return head.ljust(128, b"\x00") + struct.pack(">I", len(tags)) + table + body


def make_gamma(value: float) -> bytes:
    """Return a curve of a profile that is one power."""
    return b"curv" + bytes(4) + struct.pack(">IH", 1, round(value * 256)) + bytes(2)


def write_segment(marker: int, body: bytes) -> bytes:
    return bytes((0xFF, marker)) + struct.pack(">H", len(body) + 2) + body


def make_jpeg() -> bytes:
    """Return a grey picture of 8 × 8 pixels that says nothing about anybody."""
    zeros = bytes(15)
    return (
        b"\xff\xd8"
        + write_segment(0xDB, b"\x00" + b"\x01" * 64)
        + write_segment(0xC0, b"\x08\x00\x08\x00\x08\x01\x01\x11\x00")
        + write_segment(0xC4, b"\x00\x01" + zeros + b"\x00")
        + write_segment(0xC4, b"\x10\x01" + zeros + b"\x00")
        + write_segment(0xDA, b"\x01\x01\x00\x00\x3f\x00")
        + b"\x3f\xff\xd9"
    )


def soil_jpeg(data: bytes, orientation: int = 1, profile: bytes = b"") -> bytes:
    """Put everything into a JPEG picture that cameras and programs put there."""
    segments = [
        (0xE0, b"JFIF\x00\x01\x02\x01\x00\x48\x00\x48\x01\x01" + b"\x77\x66\x55"),
        (0xE0, b"JFXX\x00\x13" + SECRET),
        (0xE1, b"Exif\x00\x00" + make_exif(orientation)),
        (0xE1, b"http://ns.adobe.com/xap/1.0/\x00" + XMP),
        (0xED, b"Photoshop 3.0\x008BIM\x04\x04" + SECRET),
        (0xEB, b"JP" + SECRET),
        (0xFE, SECRET),
    ]
    half = len(profile) // 2
    if profile:
        parts = ((b"\x02\x02", profile[half:]), (b"\x01\x02", profile[:half]))
        segments += [(0xE2, b"ICC_PROFILE\x00" + number + part) for number, part in parts]
    soil = b"".join(write_segment(*segment) for segment in segments)
    return data[:2] + soil + b"\xff\xff" + data[3:] + b"\x00\x00ftypmp42" + SECRET


def write_chunk(name: bytes, body: bytes) -> bytes:
    return struct.pack(">I", len(body)) + name + body + struct.pack(">I", zlib.crc32(name + body))


def make_png(width: int = 3, height: int = 2) -> bytes:
    """Return a picture of which each pixel has another colour."""
    rows = b"".join(
        b"\x00" + bytes(value for x in range(width) for value in (80 * x % 256, 90 * y % 256, 40))
        for y in range(height)
    )
    head = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    chunks = ((b"IHDR", head), (b"IDAT", zlib.compress(rows)), (b"IEND", b""))
    return b"\x89PNG\r\n\x1a\n" + b"".join(write_chunk(*chunk) for chunk in chunks)


def soil_png(data: bytes, orientation: int = 1, profile: bytes = b"") -> bytes:
    """Put everything into a PNG picture that programs put there, in front of the pixels."""
    soil: list[Chunk] = [
        (b"tEXt", b"Author\x00" + SECRET),
        (b"zTXt", b"Comment\x00\x00" + zlib.compress(SECRET)),
        (b"iTXt", b"XML:com.adobe.xmp\x00\x00\x00\x00\x00" + XMP),
        (b"eXIf", make_exif(orientation)),
        (b"tIME", b"\x07\xe8\x01\x02\x03\x04\x05"),
        (b"pHYs", struct.pack(">IIB", 2835, 2835, 1)),
        (b"caBX", SECRET),
        (b"vpAg", SECRET),
    ]
    if profile:
        soil.append((b"iCCP", SECRET + b"\x00\x00" + zlib.compress(profile)))
    chunks = b"".join(write_chunk(*chunk) for chunk in soil)
    return data[:33] + chunks + data[33:] + SECRET


def make_gif() -> bytes:
    """Return an animation of two pictures of one pixel, repeated for ever."""
    control = b"\x21\xf9\x04\x04\x0a\x00\x00\x00"
    image = b"\x2c" + struct.pack("<4HB", 0, 0, 1, 1, 0) + b"\x02\x02\x44\x01\x00"
    loop = b"\x21\xff\x0bNETSCAPE2.0\x03\x01\x00\x00\x00"
    colours = b"\x10\x20\x30\xff\xee\xdd"
    head = b"GIF89a" + struct.pack("<HHBBB", 1, 1, 0x80, 0, 0) + colours
    return head + loop + (control + image) * 2 + b"\x3b"


def soil_gif(data: bytes, orientation: int = 1, profile: bytes = b"") -> bytes:
    """Put comments and the blocks of programs into a GIF picture."""
    comment = b"\x21\xfe" + bytes((len(SECRET),)) + SECRET + b"\x00"
    xmp = b"\x21\xff\x0bXMP DataXMP" + bytes((len(XMP),)) + XMP + b"\x00"
    text = b"\x21\xf9\x04\x00\x01\x00\x00\x00\x21\x01\x0c" + bytes(12) + comment[2:]
    return data[:19] + comment + xmp + text + data[19:-1] + comment + b"\x3b" + SECRET


def write_riff(*chunks: Chunk) -> bytes:
    body = b"".join(
        name + struct.pack("<I", len(data)) + data + bytes(len(data) % 2) for name, data in chunks
    )
    return b"RIFF" + struct.pack("<I", len(body) + 4) + b"WEBP" + body


def make_webp() -> bytes:
    """Return a picture with the form of WebP; its pixels are nothing that a program can show."""
    return write_riff((b"VP8L", b"\x2f\x00\x00\x00\x00\x88\x88"))


def soil_webp(
    data: bytes, orientation: int = 1, profile: bytes = b"", size: tuple[int, int] = (1, 1)
) -> bytes:
    """Put everything into a simple WebP picture of a size that programs put there."""
    length = struct.unpack("<I", data[16:20])[0]
    flags = 0x0C | (0x20 if profile else 0)
    corner = b"".join((side - 1).to_bytes(3, "little") for side in size)
    chunks: list[Chunk] = [(b"VP8X", bytes((flags, 0, 0, 0)) + corner)]
    chunks += [(b"ICCP", profile)] if profile else []
    chunks += [(data[12:16], data[20 : 20 + length]), (b"EXIF", make_exif(orientation, order="<"))]
    return write_riff(*chunks, (b"XMP ", XMP), (b"NAME", SECRET)) + SECRET


def make_svg() -> bytes:
    """Return a drawing that says nothing about anybody."""
    return (
        b'<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" '
        b'viewBox="0 0 9 9"><title>A river</title><rect width="9" height="4" fill="#123456">'
        b"</rect></svg>"
    )


def soil_svg(data: bytes, orientation: int = 1, profile: bytes = b"") -> bytes:
    """Put everything into a drawing that Inkscape and Illustrator put there, and a script."""
    ours = b'xmlns:i="http://www.inkscape.org/namespaces/inkscape"'
    path = b'i:export-filename="/home/' + SECRET + b'/a.png"'
    attributes = b"<svg " + ours + b" " + path + b' data-name="' + SECRET + b'" onload="x()" '
    inside = (
        b"<!--" + SECRET + b"--><metadata><creator>" + SECRET + b"</creator></metadata>"
        b"<i:namedview " + path + b"><i:grid/></i:namedview><script>" + SECRET + b"</script>"
        b"<foreignObject><p>" + SECRET + b"</p></foreignObject><style>/*" + SECRET + b"*/</style>"
    )
    head, _, rest = data.removeprefix(b"<svg ").partition(b">")
    return b"<?xml-stylesheet href='/home/Secret Name'?>" + attributes + head + b">" + inside + rest


Maker = tuple[Callable[[], bytes], Callable[..., bytes]]
MAKERS: Mapping[str, Maker] = {
    "jpeg": (make_jpeg, soil_jpeg),
    "png": (make_png, soil_png),
    "gif": (make_gif, soil_gif),
    "webp": (make_webp, soil_webp),
    "svg": (make_svg, soil_svg),
}
"""By format, what makes a picture, and what puts everything into it that must not stay."""
