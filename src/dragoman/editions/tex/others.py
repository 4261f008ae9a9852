"""Letters of other scripts, and signs, that the font of a text may not have.

A name in Hebrew inside Persian, an arrow, a box: XeTeX prints nothing where a font has no glyph.
Such characters are written with their code and the name of a list of families. When the file is
compiled, the font of the text is asked first, and then each family of the list that the machine
has.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import cache, lru_cache
from unicodedata import category, name

from dragoman.editions.tex.families import Family, choose_font
from dragoman.fonts.fallbacks import is_drawn, list_families
from dragoman.fonts.families import LETTERS
from dragoman.texts.scripts import CJK_MARKS

_STAY = "\x00-\u036f\u1e00-\u1eff\u2000-\u2027\u202a-\u2037\u2060-\u206f"
"""Latin letters with their accents, and signs of punctuation, which fonts of text have."""
_STAY_IN = {"Arab": "\u0600-\u06ff\ufe70-\ufefc", "Hebr": "\u0590-\u05ff"}
"""By script, the letters of a long text: to look at each of them alone would take time."""
_WITHOUT_SIGNS = frozenset({"Nkoo", "Syrc", "Thaa"})
"""Scripts from right to left whose fonts have no dashes and quotation marks."""
_CJK_MARK = re.compile(f"[{CJK_MARKS}]")
SIGNS = "SIGNS"
_OWN = {"Grek": "GREEK", "Cyrl": "CYRILLIC"}
_LAST = ("FreeSerif", "DejaVu Serif", "DejaVu Sans", "latinmodern-math.otf")
"""Families with many letters or signs. The last one comes with TeX."""
_RUNS = (r"\runlatin", r"\runarabic")
_CALL = re.compile(r"\\dragomanother\{([A-Z]+)\}\{([0-9A-F]+)\}")
_CHOICE = r"""\newif\ifdragomanhas
\newcommand\dragomanother[3]{\iffontchar\font"#2 #3\else
{\dragomanhasfalse\csname dragomanlist#1\endcsname{#2}#3}\fi}
\newcommand\dragomantry[2]{\ifdragomanhas\else
{#1\iffontchar\font"#2 \aftergroup\dragomanhastrue\aftergroup#1\fi}\fi}"""


def lend_letters(text: str, script: str) -> str:
    """Return a text, as LaTeX, in which what a font for a script may lack has a list of families.

    Letters of one script stay together, so that they join; each sign is looked for alone.
    """
    return _find_others(script).sub(lambda match: "".join(_lend(match[0], script)), text)


@cache
def _find_others(script: str) -> re.Pattern[str]:
    """Return the pattern of what a font for a script may lack."""
    other = f"[^{_STAY}{_STAY_IN.get(script, '')}]"
    sign = '[\u2010-\u2027"]|' if script in _WITHOUT_SIGNS else ""
    return re.compile(rf"{sign}{other}(?:{other}|[\u0300-\u036f\u200c\u200d])*")


def _lend(text: str, script: str) -> Iterator[str]:
    """Yield the parts of a text that has no Latin letters."""
    start = 0
    names = [_name_list(char) for char in text]
    for place in range(1, len(text) + 1):
        if place < len(text) and _stays_with(names[place - 1], names[place], text[place - 1]):
            names[place] = names[place - 1]
            continue
        part, found = text[start:place], names[start]
        is_own = script in LETTERS.get(found, ()) or found in ("", "+", _OWN.get(script))
        yield part if is_own else rf"\dragomanother{{{found}}}{{{ord(part[0]):X}}}{{{part}}}"
        start = place


def _stays_with(before: str, after: str, char: str) -> bool:
    """Return whether a character stays with the one before it: a mark on it, a letter of the same
    script, or what a joiner ties to it."""
    return after == "+" or (before == after != SIGNS) or char == "\u200d"


@lru_cache(maxsize=4096)
def _name_list(char: str) -> str:
    """Return the name of the list for a character: its script, or that of signs.

    "+" is what belongs to the character before it, and "" what needs no list.
    """
    kind = category(char)
    if kind[0] == "M" or char in "\u200c\u200d":
        return "+"
    if not is_drawn(char):
        return ""
    if _CJK_MARK.match(char):
        return "CJK"
    first = name(char, "").removeprefix("EXTENDED ").partition(" ")[0]  # "EXTENDED ARABIC-INDIC …"
    script = "".join(filter(str.isalpha, first.partition("-")[0]))
    return script if kind[0] == "L" or script in LETTERS else SIGNS


def write_lists(body: str, runs: Mapping[str, str]) -> Iterator[str]:
    """Yield what looks for the fonts that the text of a file calls.

    ``runs`` has commands by script, those for runs of the languages that the edition shows: of
    several scripts with the same letters, as in China and Japan, one of these is meant.
    """
    called: dict[str, set[str]] = {}
    for found, code in _CALL.findall(body):
        called.setdefault(found, set()).add(chr(int(code, 16)))
    if not called:
        return
    yield _CHOICE
    last = [rf"\dragomanlast{chr(97 + index)}" for index in range(len(_LAST))]
    yield from (_define(*each) for each in zip(last, _LAST, strict=True))
    for found, characters in sorted(called.items()):
        tries = [runs[script] for script in LETTERS.get(found, ()) if script in runs]
        own = rf"\dragoman{found.lower()}"
        # XeTeX prints no pictures in colours
        families = [each for each in list_families(characters) if "Color" not in each]
        if found == SIGNS:
            own_tries = [f"{own}{chr(97 + index)}" for index in range(len(families))]
            yield from (_define(*each) for each in zip(own_tries, families, strict=True))
            tries += own_tries
        elif not tries:
            named = [Family("dragomanfontTF", each) for each in families]
            yield choose_font(own, next(iter(LETTERS.get(found, ())), ""), named)
            tries.append(own)
        text = "".join(rf"\dragomantry{each}{{#1}}" for each in (*tries, *_RUNS, *last))
        yield rf"\newcommand\dragomanlist{found}[1]{{{text}}}"


def _define(command: str, family: str) -> str:
    defined = rf"\newfontfamily{command}{{{family}}}"
    test = "IfFontExistsTF" if family.endswith(".otf") else "dragomanfontTF"  # a file, or a name
    return rf"\{test}{{{family}}}{{{defined}}}{{\let{command}\relax}}"
