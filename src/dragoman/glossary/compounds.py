"""Words of two words, as German, Dutch and Finnish write them: a term may be one of the two.

Where "Bericht" is the translation, "Jahresbericht" and "Berichtsjahr" have it. "Berichtigung" has
not: what follows there is an ending that makes another word. Short words are in too many others.
"""

from __future__ import annotations

_SHORTEST = 5
"""In letters: a term that is looked for in other words."""
_OTHER = 4
"""In letters: the shortest other word."""

_GERMAN = """
    bar ei heit ig ieren iert ierung igung igkeit innen isch keit lein lich ling los losigkeit
    mäßig sam schaft tum ung ungs voll wärts
"""
_DUTCH = "achtig baar dom erig erij heid isch ing loos lijk schap tje zaam"
_SCANDINAVIAN = """
    aktig ande ansk are bar dom else ende eri ering erne erna erska het hed ing isk lig ligt lighet
    lighed ning ninger sam samhet skab skap som
"""
_FINNIC = """
    inen isuus juus kko lainen lisuus llinen llisuus läinen mainen minen mus suus ton ttaa tön uus
"""
_HUNGARIAN = "ista izmus ás és ítás ító ság ség talan telen"
_ENDINGS = {
    **dict.fromkeys(("de", "gsw", "lb", "nds"), _GERMAN),
    **dict.fromkeys(("af", "fy", "nl"), _DUTCH),
    **dict.fromkeys(("da", "fo", "is", "nb", "nn", "no", "sv"), _SCANDINAVIAN),
    **dict.fromkeys(("et", "fi"), _FINNIC),
    "hu": _HUNGARIAN,
}
"""By the language, the beginnings of what is behind a word and makes another word of it."""


def write_compound_pattern(word: str, language: str, letters: str) -> str:
    """Return a pattern for the words with a folded word at their beginning or end; "" for none.

    ``letters`` is what a pattern has between square brackets for all letters.
    """
    if language not in _ENDINGS or len(word) < _SHORTEST or not word.isalpha():
        return ""
    endings = "|".join(_ENDINGS[language].split())
    stem = word.removesuffix("e") if language == "de" and len(word) > _SHORTEST else word
    first = rf"{stem}(?!(?:e|en|er|n|s)?(?:{endings}))[{letters}]{{{_OTHER},}}"
    last = rf"[{letters}]{{{_OTHER},}}{word}[{letters}]{{0,3}}"
    return f"{first}|{last}"
