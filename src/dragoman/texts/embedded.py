"""Pictures written into a text (``data:``): long in the file, short in a message.

A picture has 100,000 letters that no translator can read, and it may say who took it. In a message
its address has a digest in their place. The file keeps them, and who needs the picture looks there.
"""

from __future__ import annotations

import re
from hashlib import sha256

from dragoman.patterns import compile_later

LONG_ENOUGH = 256
"""The letters of a picture that is shortened, at least."""
SHORTENED = ";sha256="
"""What is in each short address."""
_LONG = compile_later(rf"(data:image/[\w.+-]+);base64,([A-Za-z0-9+/=]{{{LONG_ENOUGH},}})", re.I)
_SHORT = compile_later(r"data:image/[\w.+-]+;sha256=[0-9a-f]{16}(?![0-9a-f])", re.I)


def shorten_pictures(text: str) -> str:
    """Return a text in which the pictures have short addresses. Shortening twice is as once."""
    return _LONG.sub(_name, text) if "base64," in text else text


def _name(picture: re.Match[str]) -> str:
    return f"{picture[1]}{SHORTENED}{sha256(picture[2].encode()).hexdigest()[:16]}"


def restore_pictures(text: str, source: str) -> str:
    """Return a text with the pictures that a source has in the place of their short addresses.

    An address that belongs to no picture of the source stays as it is.
    """
    if SHORTENED not in text:
        return text
    pictures = list_pictures(source)
    return _SHORT.sub(lambda short: pictures.get(short[0], short[0]), text)


def list_pictures(source: str) -> dict[str, str]:
    """Return the addresses of the pictures in a source, by their short ones."""
    return {_name(picture): picture[0] for picture in _LONG.finditer(source)}
