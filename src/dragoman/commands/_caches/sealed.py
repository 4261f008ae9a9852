"""Sealing what is remembered: only who has the contents that it was made from can read it.

What was found in a catalogue quotes it. The cache lies outside the project, and stays when the
project is gone: what it holds must not show what people wrote. So it is encrypted with a key that
is the digest of those contents. The key itself is kept nowhere.
"""

from __future__ import annotations

import json
import zlib
from base64 import b64decode, b64encode
from collections.abc import Callable, Iterable
from hashlib import blake2b, shake_256
from typing import Any

from dragoman.commands._caches.digests import DIGEST_SIZE, digest_bytes

_KEY = 32
"""How many bytes a key has that is given for several contents."""
_COUNT = 2
"""In how many bytes it is said how many these are."""
LARGEST = 64 << 20
"""No value is larger than this, in bytes of its JSON."""


def name_key(key: bytes) -> str:
    """Return the name under which a value is kept; nobody learns the key from it."""
    return blake2b(key, digest_size=20, person=b"name").hexdigest()


def seal(key: bytes, value: Any) -> str:
    """Return a value, which JSON can hold, as text that needs the key to be read.

    A key must never seal two values: it is the digest of all that the value depends on.
    """
    data = json.dumps(value, separators=(",", ":"), ensure_ascii=False)
    packed = zlib.compress(data.encode(errors="surrogatepass"), 1)
    return b64encode(_encrypt(key, packed)).decode()


def unseal(key: bytes, text: object) -> Any:
    """Return the value that was sealed with a key. Raises ValueError for anything else."""
    if not isinstance(text, str):
        raise ValueError
    try:
        unpacker = zlib.decompressobj()
        data = unpacker.decompress(_encrypt(key, b64decode(text, validate=True)), LARGEST)
    except zlib.error:
        raise ValueError from None
    if not unpacker.eof:
        raise ValueError
    return json.loads(data.decode(errors="surrogatepass"))


def seal_for_any(contents: Iterable[bytes], data: bytes) -> bytes:
    """Return data as bytes that can be read with any one of some contents.

    The key is the digest of the data. It is given as often as there are contents, each time hidden
    by a digest of one of them.
    """
    key = blake2b(data, digest_size=_KEY, person=b"any").digest()
    sealed = _encrypt(key, data)
    salt = blake2b(sealed, digest_size=_KEY).digest()
    hidden = [(digest_bytes(each), _hide(key, each, salt)) for each in contents]
    head = b"".join(part for pair in hidden for part in pair)
    return len(hidden).to_bytes(_COUNT) + head + sealed


def unseal_for_any(find: Callable[[bytes], bytes | None], sealed: bytes) -> bytes:
    """Return the data that was sealed for some contents. Raises ValueError where it is damaged, or
    none of them is there: ``find`` returns the content that has a digest, or None."""
    count, width = int.from_bytes(sealed[:_COUNT]), DIGEST_SIZE + _KEY
    start = _COUNT + count * width
    rest = sealed[start:]
    salt = blake2b(rest, digest_size=_KEY).digest()
    for place in range(_COUNT, min(start, len(sealed)), width):
        digest, hidden = (
            sealed[place : place + DIGEST_SIZE],
            sealed[place + DIGEST_SIZE : place + width],
        )
        content = find(digest)
        if content is not None:
            key = _hide(hidden, content, salt)
            data = _encrypt(key, rest)
            if blake2b(data, digest_size=_KEY, person=b"any").digest() == key:
                return data
    raise ValueError


def _hide(key: bytes, content: bytes, salt: bytes) -> bytes:
    """Return a key, hidden by a content; or the key itself, where it is hidden."""
    mask = blake2b(content, digest_size=_KEY, key=salt, person=b"hide").digest()
    return bytes(one ^ other for one, other in zip(key, mask, strict=False))


def _encrypt(key: bytes, data: bytes) -> bytes:
    """Return the data, encrypted; or decrypted, where it is encrypted."""
    stream = shake_256(b"seal" + key).digest(len(data))
    mixed = int.from_bytes(data) ^ int.from_bytes(stream)
    return mixed.to_bytes(len(data))
