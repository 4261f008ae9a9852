"""Shortcodes of WordPress: what readers see of them.

Its exports hold them as they were written, also where a program has made Markdown of them and put a
backslash before the brackets. ``[caption width="300"]![Map](a.jpg) A caption[/caption]`` is a
picture with a caption, ``[embed]address[/embed]`` the address, and ``[gallery ids="1,2"]`` shows
nothing that is in the document. Other names in brackets are words.

Source: the manual of WordPress, *Shortcodes*: those that it has itself.
"""

from __future__ import annotations

import re

from dragoman.patterns import compile_later

_NAMES = r"(?:caption|wp\\?_caption|gallery|audio|video|playlist|embed)"
SHORTCODE = rf"\[{_NAMES}[\s\]\\]"
"""The pattern with which such a mark begins."""
_AT_BEGINNING = compile_later(rf"\\?{SHORTCODE}")
_VALUE = r"(?:\"[^\"\n]{0,500}\"|'[^'\n]{0,500}'|[^\s\"'\[\]]{1,500})"
_MARK = compile_later(
    r"(?P<fence>`+)(?!`).{0,5000}?(?<!`)(?P=fence)(?!`)"
    rf"|(?<![\w!\\])\\?\[(?P<name>{_NAMES})"
    rf"(?P<attributes>(?:\s+[\w-]{{1,50}}={_VALUE}){{0,30}})\s*/?\\?\](?!\()"
    rf"(?:(?P<inside>(?:(?!\\?\[/?{_NAMES}\b).){{0,5000}})\\?\[/(?P=name)\\?\])?",
    re.S,
)
"""Code, which stays as it is, or a shortcode, up to its end if it has one."""


def show_shortcodes(text: str) -> str:
    """Return a text of Markdown in which shortcodes are what readers see of them."""
    return _MARK.sub(_show, text)


def is_shortcode(text: str) -> bool:
    """Return whether a text has nothing but a shortcode of which readers see nothing."""
    return _AT_BEGINNING.match(text) is not None and not show_shortcodes(text).strip()


def _show(match: re.Match[str]) -> str:
    if match["name"] is None or not (match["attributes"] or match["inside"]):
        return match[0]
    return (match["inside"] or "").strip()
