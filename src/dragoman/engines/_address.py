"""The address of a server: whether it is on this machine, without asking anybody.

Only numbers of the loopback network, and the name ``localhost``, are this machine (RFC 6761). A
name server is never asked for it: the question itself would leave the machine.
"""

from __future__ import annotations

from ipaddress import IPv6Address, ip_address
from typing import NamedTuple
from urllib.parse import urlsplit

from dragoman.errors import EngineError, quote

_PORTS = {"http": 80, "https": 443}
_LONGEST_PART = 63
"""In characters: of a part between the dots of the name of a host (RFC 1035)."""


class ServerAddress(NamedTuple):
    """Where a server is."""

    host: str
    port: int
    path: str
    """What its paths begin with, without a "/" at the end."""
    is_encrypted: bool

    @property
    def shown(self) -> str:
        """The host and the port, as a sentence names them."""
        host = f"[{self.host}]" if ":" in self.host else self.host
        return f"{host}:{self.port}"

    @property
    def is_here(self) -> bool:
        """Whether it is on this machine."""
        name = self.host.rstrip(".").lower()
        return name == "localhost" or name.endswith(".localhost") or is_loopback(self.host)


def find_outside(url: str) -> str:
    """Return where an address leads to, for a sentence; "" where that is this machine.

    Raises EngineError where it is no address.
    """
    address = read_address(url)
    if address.is_here:
        return ""
    return address.shown if address.is_encrypted else f"{address.shown} (not encrypted)"


def is_loopback(number: str) -> bool:
    """Return whether a text is the number of an address on this machine."""
    try:
        address = ip_address(number.partition("%")[0])
    except ValueError:
        return False
    if isinstance(address, IPv6Address) and address.ipv4_mapped is not None:
        return address.ipv4_mapped.is_loopback
    return address.is_loopback


def read_address(url: str) -> ServerAddress:
    """Return the address that ``draft.url`` means. Raises EngineError where it is none.

    The error does not repeat the address where it may have a key in it.
    """
    if not url:
        raise EngineError('draft.url is missing: give the address of the server, as "http://…"')
    try:
        parts = urlsplit(url)
        port = parts.port
    except ValueError:
        raise EngineError("draft.url is not an address") from None
    if "@" in parts.netloc or parts.query or parts.fragment:
        raise EngineError(
            "draft.url may have no @, ? or # in it: a key comes from the variable that "
            "draft.key-from names"
        )
    if parts.scheme not in _PORTS or not parts.hostname or not _is_plain(url):
        raise EngineError(f'draft.url is {quote(url)}, and must begin with "http://" or "https://"')
    if not all(0 < len(part) <= _LONGEST_PART for part in parts.hostname.rstrip(".").split(".")):
        raise EngineError(f"draft.url is {quote(url)}, in which no host can be found")
    return ServerAddress(
        parts.hostname,
        port or _PORTS[parts.scheme],
        parts.path.rstrip("/"),
        parts.scheme == "https",
    )


def _is_plain(url: str) -> bool:
    return url.isascii() and url.isprintable() and " " not in url
