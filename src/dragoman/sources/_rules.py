"""Lines of signs only, which separate: readers of each language see the same."""

from __future__ import annotations

from dragoman.patterns import compile_later

_RULE = compile_later(
    r"--|\.(?:\s+\.){2,}|[-=_*~#+·━─═—–―－＝～＿\s]{3,}"
    r"|[*＊※⁂⁑☆★◇◆○●□■△▲▽▼◦·✦✧✻✽✾❀❁❖❦❧♢♦♤♠\s]*[＊※⁂⁑☆★◇◆○●□■△▲▽▼✦✧✻✽✾❀❁❖❦❧♢♦♤♠]"
)


def only_separates(text: str) -> bool:
    """Return whether a text has only signs that separate: ``-----``, ``* * *``, ``※``, or the
    ``--`` above a name. In Markdown some of them have a backslash before them."""
    return not text[:1].isalnum() and _RULE.fullmatch(text.replace("\\", "")) is not None
