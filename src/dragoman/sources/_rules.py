"""Lines of signs only, which separate, and those of nothing that can be seen: readers of each
language see the same."""

from __future__ import annotations

from html import unescape

from dragoman.patterns import compile_later

_RULE = compile_later(
    r"--|[-=_*~#+·━─═—–―－＝～＿\s]{3,}"
    r"|[*＊※⁂⁑☆★◇◆○●□■△▲▽▼◦·✦✧✻✽✾❀❁❖❦❧♢♦♤♠\s]*[＊※⁂⁑☆★◇◆○●□■△▲▽▼✦✧✻✽✾❀❁❖❦❧♢♦♤♠]"
)
_VISIBLE = compile_later(
    "[^\\s\\x00-\\x1f\xad\u034f\u061c\u115f\u1160\u180e\u200b-\u200f\u202a-\u202e\u2060-\u206f\u2800\u3164"
    "\ufeff\uffa0]"
)
_LONGEST_EMPTY = 200
"""Characters; a longer text is not looked through."""


def is_unseen(text: str) -> bool:
    """Return whether a text has only spaces and characters that cannot be seen, as editors leave
    them in empty paragraphs."""
    if len(text) > _LONGEST_EMPTY or text[:1].isalnum():
        return False
    return _VISIBLE.search(text) is None


def shows_nothing(text: str) -> bool:
    """Return the same of a text with marks, in which ``&nbsp;`` is a space."""
    return not text[:1].isalnum() and is_unseen(unescape(text))


def only_separates(text: str) -> bool:
    """Return whether a text has only signs that separate: ``-----``, ``* * *``, ``※``, or the
    ``--`` above a name. In Markdown some of them have a backslash before them."""
    return not text[:1].isalnum() and _RULE.fullmatch(text.replace("\\", "")) is not None
