"""How a word sounds, written in one way for all scripts: its consonants.

Two spellings of one name have the same consonants or nearly so, whatever the script. Sounds that
languages write in place of each other (p and b, g and k, z and s) are one sound here; vowels are
left out, because the Arabic and the Hebrew script leave them out too.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

from dragoman.patterns import compile_later
from dragoman.texts.scripts import fold_letters

_LATIN = (
    "C=tsch sch tch ch sh zh cz ç ş š č ž ć ś j ge gi dg"
    " K=kh gh ck qu ğ c k q g T=th ť t F=ph f v w S=ce ci cy ź ż ß s z KS=x"
    " B=b p D=d ď đ L=l ł M=m N=n ñ ń R=r ř"
)
_OTHERS = (
    "B=بپбпבפףβπबभपफ T=تطثٹټтטתτθतथटठ C=جچژشږجжчшщџשचछजझश K=خقكگغкгхґגחכךקκγχकखगघ D=دضذڈډдדδदधडढ"
    " R=رڑړڕрרρर S=زسصظښځڅзсцזסצץζσςसज़ष F=فڤвфוφव L=لڵлלλल M=مмמםμम N=نںнנןνनण"
)


_KATAKANA = "\u30a1-\u30fa"
_KANA_SOUNDS = {"フ": "F", "チ": "C", "ジ": "C", "シ": "S", "ャ": "", "ュ": "", "ョ": "", "ッ": ""}
"""Characters whose Unicode name tells another sound than the one that names are written with."""


def _read_table(table: str, *, by_letter: bool) -> dict[str, str]:
    sounds: dict[str, str] = {}
    sound = ""
    for part in table.split():
        name, is_new, first = part.rpartition("=")
        sound = name if is_new else sound
        for written in first if by_letter else (first,):
            sounds.setdefault(written, sound)
    return sounds


_JAMO_SOUNDS = _read_table(
    "K=ᄀᄁᄏᆨᆩᆿ N=ᄂᆫᆼ D=ᄃᄄᆮ T=ᄐᇀ R=ᄅᆯ M=ᄆᆷ B=ᄇᄈᄑᆸᇁ S=ᄉᄊᄌᄍᄎᆺᆻᆽᆾ", by_letter=True
)
_LATIN_SOUNDS = _read_table(_LATIN, by_letter=False)
_LETTER_SOUNDS = _read_table(_OTHERS, by_letter=True)
_KANA = compile_later(f"[{_KATAKANA}]")
_ONE_IN_JAPANESE = str.maketrans("LC", "RS")
_ONE_IN_KOREAN = str.maketrans("LCF", "RSB")
_ONE_IN_CHINESE = str.maketrans("LCDM", "RSTN")
"""Sounds that these languages do not tell apart, or write in place of each other."""
_FIRST_OF_OTHERS, _LAST_OF_TAMIL = "\u0b80", "\u0bff"
_ONE_IN_TAMIL = str.maketrans("DCK", "TSK")
_LETTER_NAME = compile_later(
    r" (?:LETTER|SYLLABLE|SIGN) (?:(?:CHILLU|SANYAKA|[A-Z]+ANA|[A-Z]+AJA) )?(\w+)"
)
_SOUNDS_OF_SIGNS = {"ANUSVARA": "N", "BINDI": "N", "TIPPI": "N", "VIRAMA": "", "VISARGA": ""}
_ARMENIAN_SOUNDS = {"VO": "", "CA": "S", "CO": "S", "JA": "S", "XEH": "K", "GHAD": "K", "YIWN": "F"}
"""Letters whose Unicode name tells another sound than the one that names are written with."""
_SOUND = compile_later(
    "|".join(sorted(map(re.escape, _LATIN_SOUNDS | _LETTER_SOUNDS), key=len, reverse=True))
)
_G_OR_J = str.maketrans("جچ", "كك")
"""Letters for j with which Arabic writes g, or that Persian has in place of an Arabic g."""
_BOTH = compile_later("[وויуwvj]")
_DOUBLED = compile_later(r"(.)\1+")


@lru_cache(maxsize=16384)
def write_sounds(word: str) -> str:
    """Return the consonants of a word, each as one Latin capital; doubled ones once."""
    if _KANA.match(word):
        return _DOUBLED.sub(r"\1", "".join(map(_read_kana, word)).translate(_ONE_IN_JAPANESE))
    if is_hangul(word):
        jamo = unicodedata.normalize("NFD", word)
        return _DOUBLED.sub(r"\1", "".join(_JAMO_SOUNDS.get(one, "") for one in jamo))
    if "\u0530" <= word[:1] <= "\u139f" and not "\u0590" <= word[0] <= "\u097f":
        return _DOUBLED.sub(r"\1", "".join(map(_read_letter, word)))
    found = _SOUND.findall(fold_letters(word))
    sounds = "".join(_LATIN_SOUNDS.get(one) or _LETTER_SOUNDS[one] for one in found)
    return _DOUBLED.sub(r"\1", sounds)


def is_hangul(word: str) -> bool:
    """Return whether a word begins in Hangul."""
    return "\uac00" <= word[:1] <= "\ud7a3"


def is_katakana(word: str) -> bool:
    """Return whether a word begins in Katakana."""
    return _KANA.match(word) is not None


def fold_sounds(sounds: str) -> str:
    """Return consonants without the differences that Chinese does not write."""
    return sounds.translate(_ONE_IN_CHINESE)


def write_sounds_of_name(name: str, word: str) -> str:
    """Return the consonants of a name as they are compared with those of a word."""
    sounds = write_sounds(name)
    if word[:1] < _FIRST_OF_OTHERS:
        return sounds
    if _KANA.match(word):
        return _DOUBLED.sub(r"\1", sounds.translate(_ONE_IN_JAPANESE))
    if is_hangul(word):
        return _DOUBLED.sub(r"\1", sounds.translate(_ONE_IN_KOREAN))
    if word[0] <= _LAST_OF_TAMIL:
        return _DOUBLED.sub(r"\1", sounds.translate(_ONE_IN_TAMIL))
    return sounds


@lru_cache(maxsize=16384)
def write_skeleton(word: str) -> str:
    """Return the consonants of a word as they are compared within one language.

    Letters that are consonants in one word and vowels in the other are left out.
    """
    return write_sounds((word[:1] + _BOTH.sub("", word[1:])).translate(_G_OR_J))


@lru_cache(maxsize=4096)
def _read_letter(character: str) -> str:
    """Return the consonant of a letter of Armenian, Georgian, Ethiopic or a script of India.

    Its Unicode name begins with how it sounds: BENGALI LETTER KHA, GEORGIAN LETTER BAN.
    """
    found = _LETTER_NAME.search(unicodedata.name(character, ""))
    if found is None:
        return ""
    name = found[1]
    sound = _SOUNDS_OF_SIGNS.get(name)
    if sound is None and "\u0530" <= character <= "\u058f":
        sound = _ARMENIAN_SOUNDS.get(name)
    if sound is None:
        start = _SOUND.match(name.lower().replace("x", "k"))
        sound = _LATIN_SOUNDS[start[0]] if start else ""
    return sound


def _read_kana(character: str) -> str:
    """Return the consonant of a Katakana character: its Unicode name ends with how it sounds."""
    if character in _KANA_SOUNDS:
        return _KANA_SOUNDS[character]
    romanized = unicodedata.name(character, "").rpartition(" ")[2].lower()
    return _LATIN_SOUNDS.get(romanized[:1], "") if _KANA.match(character) else ""
