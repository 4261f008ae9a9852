"""How a word sounds, written in one way for all scripts: its consonants.

Two spellings of one name have the same consonants or nearly so, whatever the script. Sounds that
languages write in place of each other (p and b, g and k, z and s) are one sound here; vowels are
left out, because the Arabic and the Hebrew script leave them out too.
"""

from __future__ import annotations

import re
from functools import lru_cache

from dragoman.patterns import compile_later
from dragoman.scripts import fold_letters

_LATIN = (
    "C=tsch sch tch ch sh zh cz ç ş š č ž ć ś j ge gi dg"
    " K=kh gh ck qu ğ c k q g T=th ť t F=ph f v w S=ce ci cy ź ż ß s z KS=x"
    " B=b p D=d ď đ L=l ł M=m N=n ñ ń R=r ř"
)
_OTHERS = (
    "B=بپбпבפףβπबभपफ T=تطثтטתτθतथटठ C=جچژشجжчшщџשचछजझश K=خقكگغкгхґגחכךקκγχकखगघ D=دضذдדδदधडढ"
    " R=رрרρर S=زسصظзсцזסצץζσςसज़ष F=فڤвфוφव L=لлלλल M=مмמםμम N=نںнנןνनण"
)


def _read_table(table: str, *, by_letter: bool) -> dict[str, str]:
    sounds: dict[str, str] = {}
    sound = ""
    for part in table.split():
        name, is_new, first = part.rpartition("=")
        sound = name if is_new else sound
        for written in first if by_letter else (first,):
            sounds.setdefault(written, sound)
    return sounds


_LATIN_SOUNDS = _read_table(_LATIN, by_letter=False)
_LETTER_SOUNDS = _read_table(_OTHERS, by_letter=True)
_SOUND = compile_later(
    "|".join(sorted(map(re.escape, _LATIN_SOUNDS | _LETTER_SOUNDS), key=len, reverse=True))
)
_DOUBLED = compile_later(r"(.)\1+")


@lru_cache(maxsize=16384)
def write_sounds(word: str) -> str:
    """Return the consonants of a word, each as one Latin capital; doubled ones once."""
    found = _SOUND.findall(fold_letters(word))
    sounds = "".join(_LATIN_SOUNDS.get(one) or _LETTER_SOUNDS[one] for one in found)
    return _DOUBLED.sub(r"\1", sounds)
