"""Signs of the fonts that have pictures where others have letters, as characters of Unicode.

Word writes such a sign as a font and a number. It also makes some of them by itself while somebody
types: ``:)`` becomes a face of Wingdings, ``-->`` an arrow.
"""

from __future__ import annotations

_GREEK = "ΑΒΧΔΕΦΓΗΙϑΚΛΜΝΟΠΘΡΣΤΥςΩΞΨΖ", "αβχδεφγηιϕκλμνοπθρστυϖωξψζ"
_CAPITAL, _SMALL = 0x41, 0x61
_SYMBOL = {0xB7: "•", 0xAC: "←", 0xAE: "→", 0xA3: "≤", 0xB3: "≥", 0xB1: "±", 0xB4: "×"} | {
    0xD2: "®", 0xD3: "©", 0xD4: "™", 0xB0: "°", 0xB8: "÷", 0xB9: "≠", 0xBB: "≈", 0xA5: "∞"
}  # fmt: skip
_SYMBOL |= dict(enumerate(_GREEK[0], _CAPITAL)) | dict(enumerate(_GREEK[1], _SMALL))
_WINGDINGS = {0xA7: "▪", 0xDF: "←", 0xE0: "→", 0xFC: "✓", 0xFE: "☑", 0xA8: "☐", 0xFB: "✗"} | {
    0x4A: "☺", 0x4B: "😐", 0x4C: "☹", 0xE7: "⬅", 0xE8: "➔", 0xF3: "⬄"
}  # fmt: skip
_FONTS = {"symbol": _SYMBOL, "wingdings": _WINGDINGS}
_OF_FONT = 0xF000
"""Programs add this to the numbers of such a font."""


def read_symbol(font: str, code: str) -> str:
    """Return the character for a sign: ``code`` is its number, in hexadecimal digits.

    "" where Unicode has none that we know. Of other fonts, the number is that of Unicode.
    """
    font = font.casefold()
    try:
        number = int(code, 16) if len(code) <= 4 else 0
    except ValueError:
        return ""
    is_of_font = number & 0xFF00 in (0, _OF_FONT)
    if font.startswith("wingdings") or (font in _FONTS and is_of_font):
        return _FONTS.get(font, {}).get(number & 0xFF, "") if is_of_font else ""
    is_known = 0x20 < number < 0xD800 or 0xF900 <= number < 0xFFFE
    return chr(number) if is_known else ""
