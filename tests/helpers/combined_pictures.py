"""Pictures put together from the parts of their formats, good ones and bad ones."""

from __future__ import annotations

import base64
import struct
import zlib
from collections.abc import Callable, Iterable, Mapping, Sequence

from helpers.combined_profiles import COLOURS, CURVES
from helpers.combining import Choices
from helpers.pictures import (
    SECRET,
    XMP,
    make_exif,
    make_gif,
    make_profile,
    write_chunk,
    write_riff,
    write_segment,
)

_P3 = make_profile(COLOURS["P3"], CURVES["sRGB"])
_OTHER = make_profile(COLOURS["none"], CURVES["sRGB"])
_PROFILE = b"ICC_PROFILE\x00"
_JFIF = b"JFIF\x00\x01\x02"
_FRAME = b"\x08\x00\x20\x00\x40"
_TABLE = write_segment(0xDB, b"\x00" + b"\x01" * 64)
JPEG: Mapping[str, bytes] = {
    "table": _TABLE,
    "inches": write_segment(0xE0, _JFIF + struct.pack(">BHHBB", 1, 144, 300, 0, 0)),
    "centimetres": write_segment(0xE0, _JFIF + struct.pack(">BHHBB", 2, 60, 11, 1, 1) + b"abc"),
    "shape": write_segment(0xE0, _JFIF + struct.pack(">BHHBB", 0, 200, 100, 0, 0)),
    "short JFIF": write_segment(0xE0, _JFIF + b"\x01\x00\x48"),
    "thumbnail": write_segment(0xE0, b"JFXX\x00\x13" + SECRET),
    "turned": write_segment(0xE1, b"Exif\x00\x00" + make_exif(6)),
    "mirrored": write_segment(0xE1, b"Exif\x00\x00" + make_exif(2, order="<")),
    "turned too far": write_segment(0xE1, b"Exif\x00\x00" + make_exif(9)),
    "broken EXIF": write_segment(0xE1, b"Exif\x00\x00" + make_exif(6)[:20]),
    "other EXIF": write_segment(0xE1, b"Exif\x00\x00XX*\x00" + make_exif(6)[4:]),
    "XMP": write_segment(0xE1, b"http://ns.adobe.com/xap/1.0/\x00" + XMP),
    "profile": write_segment(0xE2, _PROFILE + b"\x01\x01" + _P3),
    "first part": write_segment(0xE2, _PROFILE + b"\x01\x02" + _P3[:200]),
    "last part": write_segment(0xE2, _PROFILE + b"\x02\x02" + _P3[200:]),
    "own profile": write_segment(0xE2, _PROFILE + b"\x01\x01" + _OTHER),
    "empty profile": write_segment(0xE2, _PROFILE + b"\x01\x01"),
    "inks": write_segment(0xEE, b"Adobe\x00\x65\x80\x00\x00\x00\x02" + SECRET),
    "short inks": write_segment(0xEE, b"Adobe\x00\x65"),
    "note": write_segment(0xFE, SECRET),
    "lines": write_segment(0xDC, b"\x00\x20"),
    "restarts": write_segment(0xDD, b"\x00\x01"),
    "filled": b"\xff\xff",
}
JPEG_FRAMES: Mapping[str, bytes] = {
    "grey": write_segment(0xC0, _FRAME + b"\x01\x01\x11\x00"),
    "colours": write_segment(0xC2, _FRAME + b"\x03" + b"\x01\x11\x00" * 3),
    "four inks": write_segment(0xC1, _FRAME + b"\x04" + b"\x01\x11\x00" * 4),
    "short": write_segment(0xC0, _FRAME),
    "arithmetic": write_segment(0xCC, b"\x00\x10")
    + write_segment(0xC9, _FRAME + b"\x01\x01\x11\x00"),
    "none": write_segment(0xC4, b"\x00\x01" + bytes(16)),
}
_SCAN = write_segment(0xDA, b"\x01\x01\x00\x00\x3f\x00")
JPEG_ENDS: Mapping[str, bytes] = {
    "scan": _SCAN + b"\x3f\xff\x00\x3f\xff\xd9",
    "scan with restarts": _SCAN + b"\x3f\xff\xd0\x3f\xff\xd7\x3f\xff\xff\xd9",
    "two scans": _SCAN + b"\x3f" + _TABLE + _SCAN + b"\x1f\xff\xd9",
    "scan and film": _SCAN + b"\x3f\xff\xd9ftypmp42" + SECRET,
    "no scan": b"\xff\xd9",
    "no end": _SCAN + b"\x3f\x3f",
    "nothing": b"",
    "unknown": write_segment(0x02, b"ab") + _SCAN + b"\x3f\xff\xd9",
    "without length": b"\xff\xdb\x00\x01",
    "no marker": b"\x00\xd9",
}


def combine_jpeg(choices: Choices) -> tuple[bytes, list[str]]:
    parts = [*choices.pick_some(tuple(JPEG), 1, 5)]
    frame, end = _pick_mostly(choices, JPEG_FRAMES, 3), _pick_mostly(choices, JPEG_ENDS, 4)
    data = b"".join(JPEG[part] for part in parts)
    return b"\xff\xd8" + data + JPEG_FRAMES[frame] + JPEG_ENDS[end], [*parts, frame, end]


def _pick_mostly(choices: Choices, names: Iterable[str], good: int) -> str:
    """Return a name, mostly one of the first, which are those of good parts."""
    every = tuple(names)
    return choices.pick(every[:good] * 4 + every)


def _pack_profile(profile: bytes) -> bytes:
    return b"name\x00\x00" + zlib.compress(profile)


_DATA = b"pixels"
_HEAD = write_chunk(b"IHDR", struct.pack(">II", 30, 20) + b"\x08\x02\x00\x00\x00")
PNG: Mapping[str, bytes] = {
    "colours": write_chunk(b"PLTE", bytes(6)),
    "transparent": write_chunk(b"tRNS", b"\x00"),
    "300 dots": write_chunk(b"pHYs", struct.pack(">IIB", 11811, 5906, 1)),
    "shape": write_chunk(b"pHYs", struct.pack(">IIB", 11811, 5906, 0)),
    "two bytes of dots": write_chunk(b"pHYs", b"\x00\x01"),
    "few dots": write_chunk(b"pHYs", struct.pack(">IIB", 1182, 1180, 1)),
    "many dots": write_chunk(b"pHYs", struct.pack(">IIB", 118_110, 118_112, 1)),
    "gamma": write_chunk(b"gAMA", b"\x00\x00\xb1\x8f"),
    "sRGB": write_chunk(b"sRGB", b"\x00"),
    "turned": write_chunk(b"eXIf", make_exif(8)),
    "upright": write_chunk(b"eXIf", make_exif(1, order="<")),
    "profile": write_chunk(b"iCCP", _pack_profile(_P3)),
    "own profile": write_chunk(b"iCCP", _pack_profile(_OTHER)),
    "broken profile": write_chunk(b"iCCP", b"name\x00\x00no"),
    "text": write_chunk(b"tEXt", b"Author\x00" + SECRET),
    "time": write_chunk(b"tIME", bytes(7)),
    "animated": write_chunk(b"acTL", bytes(8)),
    "frame": write_chunk(b"fcTL", bytes(26)) + write_chunk(b"fdAT", bytes(4) + _DATA),
    "empty": write_chunk(b"tRNS", b""),
    "pixels": write_chunk(b"IDAT", _DATA),
}
PNG_ENDS: Mapping[str, bytes] = {
    "end": write_chunk(b"IEND", b""),
    "end and more": write_chunk(b"IEND", b"") + SECRET,
    "another head": _HEAD + write_chunk(b"IEND", b""),
    "needed": write_chunk(b"ABCd", b"x") + write_chunk(b"IEND", b""),
    "wrong sum": write_chunk(b"tEXt", b"a")[:-1] + b"\x00" + write_chunk(b"IEND", b""),
    "no name": write_chunk(b"a1b2", b"x") + write_chunk(b"IEND", b""),
    "no end": b"",
}


def combine_png(choices: Choices) -> tuple[bytes, list[str]]:
    before, after = choices.pick_some(tuple(PNG), 1, 4), choices.pick_some(tuple(PNG), 0, 2)
    middle = choices.pick((("pixels",),) * 7 + ((),))
    parts, end = [*before, *middle, *after], _pick_mostly(choices, PNG_ENDS, 2)
    head = choices.pick((_HEAD,) * 6 + (b"", write_chunk(b"IHDR", bytes(12))))
    data = b"\x89PNG\r\n\x1a\n" + head + b"".join(PNG[part] for part in parts) + PNG_ENDS[end]
    return data, [f"head of {len(head)}", *parts, end]


def _write_loop(name: bytes, *blocks: bytes) -> bytes:
    return b"\x21\xff" + b"".join(bytes((len(each),)) + each for each in (name, *blocks)) + b"\x00"


_PIXELS = b"\x02\x02\x44\x01\x00"
GIF: Mapping[str, bytes] = {
    "picture": b"\x2c" + struct.pack("<4HB", 0, 0, 1, 1, 0) + _PIXELS,
    "picture with colours": b"\x2c" + struct.pack("<4HB", 0, 0, 2, 1, 0x81) + bytes(12) + _PIXELS,
    "timing": b"\x21\xf9\x04\x04\x0a\x00\x00\x00",
    "timing and more": b"\x21\xf9\x04\x04\x05\x00\x01\x01a\x00",
    "text": b"\x21\x01\x0c" + bytes(12) + b"\x01a\x00",
    "note": b"\x21\xfe\x03abc\x00",
    "repeated": _write_loop(b"NETSCAPE2.0", b"\x01\x05\x00"),
    "repeated for ever": _write_loop(b"ANIMEXTS1.0", b"\x01\x00\x00"),
    "buffered": _write_loop(b"NETSCAPE2.0", b"\x02\x05\x00"),
    "wrong repeating": _write_loop(b"NETSCAPE2.0", b"\x01\x05\x00\x00"),
    "no repeating": _write_loop(b"NETSCAPE2.0"),
    "another program": _write_loop(b"XMP DataXMP", b"\x01\x05\x00"),
    "wrong timing": b"\x21\xf9\x03\x04\x0a\x00\x00",
}
GIF_ENDS: Mapping[str, bytes] = {
    "picture": GIF["picture"] + b"\x3b",
    "picture and more": GIF["picture"] + b"\x3b" + SECRET,
    "end": b"\x3b",
    "nothing": b"",
    "unknown": b"\x00\x3b",
}
_GIF_HEADS = {"no colours": b"\x01\x00\x02\x00\x07\x00\x00",
              "four colours": b"\x03\x00\x02\x00\x91\x01\x00" + bytes(range(12))}  # fmt: skip


def combine_gif(choices: Choices) -> tuple[bytes, list[str]]:
    parts = [_pick_mostly(choices, GIF, 12) for _ in range(choices.pick(range(1, 7)))]
    head, end = choices.pick(tuple(_GIF_HEADS)), _pick_mostly(choices, GIF_ENDS, 3)
    data = b"GIF89a" + _GIF_HEADS[head] + b"".join(GIF[part] for part in parts) + GIF_ENDS[end]
    return data, [head, *parts, end]


_FRAME_HEAD = bytes(range(16))
WEBP: Mapping[str, tuple[bytes, bytes]] = {
    "lossy": (b"VP8 ", bytes(6) + struct.pack("<HH", 0x4000 | 640, 480)),
    "lossless": (b"VP8L", b"\x2f" + (99 | 49 << 14 | 1 << 28).to_bytes(4, "little") + b"ab"),
    "alpha": (b"ALPH", b"abc"),
    "animated": (b"ANIM", bytes(6)),
    "frame": (b"ANMF", _FRAME_HEAD + write_riff((b"ALPH", b"a"), (b"VP8 ", b"ab"))[12:]),
    "frame with more": (b"ANMF", _FRAME_HEAD + write_riff((b"ANIM", b"a"), (b"XMP ", XMP))[12:]),
    "profile": (b"ICCP", _P3),
    "own profile": (b"ICCP", _OTHER),
    "turned": (b"EXIF", make_exif(3)),
    "turned, with a head": (b"EXIF", b"Exif\x00\x00" + make_exif(5, order="<")),
    "XMP": (b"XMP ", XMP),
    "unknown": (b"NAME", SECRET),
    "short frame": (b"ANMF", _FRAME_HEAD[:15]),
}
_WEBP_HEADS: Mapping[str, Sequence[tuple[bytes, bytes]]] = {
    "large": [(b"VP8X", b"\x10\x00\x00\x00" + (299).to_bytes(3, "little") + b"\xc7\x00\x00")],
    "large, all flags": [(b"VP8X", b"\x3e\x00\x00\x00\x07\x00\x00\x03\x00\x00")],
    "short": [(b"VP8X", bytes(9))],
    "simple": [],
}


def combine_webp(choices: Choices) -> tuple[bytes, list[str]]:
    head = choices.pick(("large", "large, all flags", "large", *_WEBP_HEADS))
    parts = [_pick_mostly(choices, WEBP, 12) for _ in range(choices.pick(range(1, 5)))]
    last = choices.pick((["lossy"], ["lossless"], []))
    data = write_riff(*_WEBP_HEADS[head], *(WEBP[part] for part in [*parts, *last]))
    end, more = choices.pick((("", b""),) * 5 + (("more", SECRET), ("no length", b"")))
    if end == "no length":
        data = data[:4] + b"\x02" + data[5:]
    return data + more, [head, *parts, *last, end]


SVG_HEADS = (
    'width="30" height="20"', 'width="3cm"', 'height="1in" viewBox="0 0 40 20"',
    'viewBox="0,0 300 , 100"', 'width="50%" viewBox="0 0 9 3"', 'width="2E1pt" height="30pc"',
    'width="0" height="4"', 'viewBox="0 0 9"', 'viewBox="0 0 0 3" height="12mm"', "",
    'width="20000in" height="1in"',
)  # fmt: skip
_PNG_DATA = b"\x89PNG\r\n\x1a\n" + _HEAD + PNG["turned"] + PNG["pixels"] + PNG_ENDS["end and more"]
_PNG_IN = f"data:image/png;base64,{base64.b64encode(_PNG_DATA).decode()}"
_SVG_IN = base64.b64encode(b"<svg><metadata>Secret</metadata></svg>").decode()
_GIF_IN = f"data:image/GIF;base64,{base64.b64encode(make_gif()).decode()}"
SVG: Sequence[str] = (
    '<rect id="r" width="9" height="4" fill="#123456"/>',
    '<g style="fill:red;-inkscape-font:Sans;/* a */stroke:url(#r)"><path d="M0 0/*b*/"/></g>',
    '<a href="https://e.org"><text xml:space="preserve" lang="fa">یک &amp; two</text></a>',
    '<use xlink:href="#r" href=" #r "/>',
    "<title>A &lt;river&gt;</title><desc>Blue</desc>",
    "<metadata><g><a/></g>Secret</metadata>",
    "<script>alert(1)</script><foreignObject><p>x</p></foreignObject>",
    "<style>/* Secret */ .a { fill: url(#r) } b > c {}<g>no</g></style>",
    '<i:layer i:label="Secret"/><rect i:label="Secret" data-name="Secret" onclick="x()" y="1"/>',
    "<!-- Secret --><?xpacket Secret?><?other one?>",
    f'<image href="{_PNG_IN}"/>',
    f'<image xlink:href="{_GIF_IN}"/>',
    '<filter id="f"><feBlend in="a"/><feImage href="#r"/></filter>',
    '<svg xmlns="http://www.w3.org/1999/xhtml"><g/></svg><g/>',
    '<rect filter="url(#f)" mask="url( \'#m\' )" target="_top" src="a" ping="b"/>',
    "<serif:more/><sodipodi:view/>",
    "<style>.a {}</style><style>.b {}</style><g><style/></g>",
    f'<image href="{_PNG_IN.replace("png", "webp")}"/>',
    '<image href="data:image/png;base64,abc"/>',
    '<image href="photo.png"/>',
    f'<image href="data:image/svg+xml;base64,{_SVG_IN}"/>',
    f'<rect href="{_PNG_IN}"/>',
    '<rect style="fill: url(https://e.org/a)"/>',
    "<style>@import 'a.css';</style>",
    '<rect fill="u\\72l(#r)"/>',
    "<g><rect></g>",
)
_SPACES = 'xmlns:xlink="http://www.w3.org/1999/xlink" xmlns:i="http://www.inkscape.org/n/i" '
_OTHER_SPACES = 'xmlns:serif="http://www.serif.com/" xmlns:sodipodi="https://e.org/mine" '


def combine_svg(choices: Choices) -> tuple[bytes, list[str]]:
    head = choices.pick(SVG_HEADS)
    parts = [_pick_mostly(choices, SVG, 17) for _ in range(choices.pick(range(1, 5)))]
    before = choices.pick(("",) * 9 + ("<!DOCTYPE svg>", '<!DOCTYPE svg [<!ENTITY a "b">]>'))
    space = choices.pick(("http://www.w3.org/2000/svg",) * 15 + ("https://e.org/svg",))
    root = f'<svg {_SPACES}{_OTHER_SPACES}xmlns="{space}" {head}>'
    return f"{before}{root}{''.join(parts)}</svg>".encode(), []


MAKERS: Mapping[str, Callable[[Choices], tuple[bytes, list[str]]]] = {
    "jpeg": combine_jpeg,
    "png": combine_png,
    "gif": combine_gif,
    "webp": combine_webp,
    "svg": combine_svg,
}
"""By format, what puts a picture together, and says of what: a drawing shows it itself."""
