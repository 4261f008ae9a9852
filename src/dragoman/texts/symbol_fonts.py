"""Signs of the fonts that have pictures where others have letters, as characters of Unicode.

Word writes such a sign as a font and a number. It also makes some of them by itself while somebody
types: ``:)`` becomes a face of Wingdings, ``-->`` an arrow. Other programs write the letter that
has this number, and only the font makes a sign of it.
"""

from __future__ import annotations

import re

_LOWER, _UPPER = 0x20, 0xA0
_SYMBOL = {
    _LOWER: " !∀#∃%&∋()∗+,−./0123456789:;<=>?"
    "≅ΑΒΧΔΕΦΓΗΙϑΚΛΜΝΟΠΘΡΣΤΥςΩΞΨΖ[∴]⊥_"
    "‾αβχδεφγηιϕκλμνοπθρστυϖωξψζ{|}∼",
    _UPPER: "€ϒ′≤⁄∞ƒ♣♦♥♠↔←↑→↓°±″≥×∝∂•÷≠≡≈…  ↵"
    "ℵℑℜ℘⊗⊕∅∩∪⊃⊇⊄⊂⊆∈∉∠∇®©™∏√⋅¬∧∨⇔⇐⇑⇒⇓"
    "◊⟨®©™∑           ⟩∫⌠ ⌡",
}
"""The signs of a font from two numbers on; a space where Unicode has none, as for half a bracket.

Source: the font's own encoding (Adobe), and for Wingdings the characters of Unicode 7 that were
made for it, or an older one that looks the same and that more fonts have.
"""
_WINGDINGS = {
    _LOWER: " 🖉✂✁👓🕭🕮🕯☎✆✉🖃📪📫📬📭📁📂📄🗏🗐🗄⏳⌨🖰🖲💻🖴💾🖬✇✍"
    "🖎✌👌👍👎☜☞☝☟✋☺😐☹💣☠⚐🏱✈☼💧❄🕆✞🕈✠✡☪☯🕉☸♈♉"
    "♊♋♌♍♎♏♐♑♒♓🙰🙵●❍■□🞐❑❒⬧⧫◆❖⬥⌧⮹⌘🏵🏶“” "
    "⓪①②③④⑤⑥⑦⑧⑨⑩⓿❶❷❸❹❺❻❼❽❾❿🙢🙠🙡🙣🙞🙜🙝🙟·•",
    _UPPER: "⬝○🞆🞈◉◎🔿▪☐🟂✦★✶✴✹✵⯐⌖⟡⌑⯑✪✰🕐🕑🕒🕓🕔🕕🕖🕗🕘"
    "🕙🕚🕛⮰⮱⮲⮳⮴⮵⮶⮷🙪🙫🙕🙔🙗🙖🙐🙑🙒🙓⌫⌦⮘➢⮙⮛⮈⮊⮉⮋←"
    "→↑↓↖↗↙↘⬅➔⬆⬇🡼🡽🡿🡾⇦⇨⇧⇩⬄⇳⬁⬀⬃⬂▭▫✗✓☒☑",
}
_WEBDINGS = {0x33: "◀▶▲▼", 0x59: "♥", 0x61: "✓", 0x63: "□", 0x67: "■", 0x6E: "●", 0x72: "✗"}
_WINGDINGS_2 = {0x4F: "✗✓☒☑☒☒", 0x98: "●○", 0xA1: "◾■☐"}
"""Of the other fonts, the signs that lists and forms have."""


def _number(signs: dict[int, str]) -> dict[int, str]:
    return {
        first + place: sign
        for first, row in signs.items()
        for place, sign in enumerate(row)
        if sign != " "
    }


_FONTS = {
    "symbol": _number(_SYMBOL),
    "wingdings": _number(_WINGDINGS),
    "wingdings 2": _number(_WINGDINGS_2),
    "wingdings 3": {},
    "webdings": _number(_WEBDINGS),
}
_OF_FONT = 0xF000
"""Programs add this to the numbers of such a font."""
_PRIVATE = re.compile("[\uf020-\uf0ff]")
_LETTERS = re.compile("[!-~\xa1-\xac\xae-\xff\uf020-\uf0ff]")
_BULLET = "\uf0b7", "•"
"""The sign that is often left in another font."""


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
    if font in _FONTS and is_of_font:
        return _FONTS[font].get(number & 0xFF, "")
    is_known = 0x20 < number < 0xD800 or 0xF900 <= number < 0xFFFE
    return chr(number) if is_known and not font.startswith("wingdings") else ""


def has_signs(font: str) -> bool:
    """Return whether a font shows signs where others have letters."""
    return font.casefold() in _FONTS


def has_private(text: str) -> bool:
    """Return whether a text may have a sign that only its font makes one."""
    return _PRIVATE.search(text) is not None


def show_signs(text: str, font: str) -> str:
    """Return a text with the signs that its font shows. What has none of Unicode stays.

    So do letters beside those of another script, which such a font has not: the digits of a text in
    Arabic are in the font of its letters.
    """
    has_others = any(sign > "\xff" and sign.isalpha() for sign in text)
    shown = _LETTERS if has_signs(font) and not has_others else _PRIVATE
    text = shown.sub(lambda sign: read_symbol(font, f"{ord(sign[0]):X}") or sign[0], text)
    return text.replace(*_BULLET)
