"""Words and their opposites, by language: north and south, mother and father, morning and evening.

What the table has is the beginning of a word, or a phrase with ``_`` for its spaces. A word that
means other things, too, is left out: a text without a known word is never compared.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import cache
from typing import NamedTuple

from dragoman.checks.text.known_words import KnownWords
from dragoman.patterns import compile_later

_TABLE = r"""
north / south
en north / south
fa شمال / جنوب
ar شمال / جنوب
ur شمال / جنوب
ckb باکوور / باشوور
he צפון צפונ / דרום דרומ
de nord nörd / süd
fr nord\b nord- / sud\b sud-
es norte / sur\b sureñ suroeste sureste
it nord\b nord- settentrion / sud\b sud- meridion
pt norte / sul\b sulist
ru север / юг\b юга\b юге\b югу\b южн юго-
tr kuzey / güney
nl noord / zuid
east / west
en (?:north|south)?-?east(?!er(?!n)) / (?:north|south)?-?west
fa شرق / غرب
ar شرق / غرب
ckb ڕۆژهەڵات / ڕۆژئاوا
he מזרח / מערב
de osten\b östl ost- / west
fr l[’']est\b orient / ouest occident
it est\b orient / ovest occident
pt leste orient / oeste ocident
ru восток восточн / запад
nl oost / west
mother / father
en mothers?\b / fathers?\b
fa مادر / پدر
ar والدة\b والدت / والد\b والده والدي\b
ur ماں\b والدہ / باپ\b والد\b
ckb دایک / باوک
he אימא אמא\b / אבא\b אביו אביה
de mutter mütter / vater\b vaters\b väter
fr mère / père
es madre / padre\b
it madr / padre\b
pt mãe / pai\b
ru мать\b матери\b матерью / отец отца\b отцу отцом отце\b
uk мати\b матері матір / батьк
tr anne / baba
nl moeder / vader\b
pl matka matki matkę matce / ojciec ojca ojcu ojcem
zh 母亲 母親 妈妈 / 父亲 父親 爸爸
ja 母親 お母さん / 父親 お父さん
ko 어머니 엄마 / 아버지 아빠
hi माँ मां माता\b / पिता\b
sister / brother
en sisters?\b / brothers?\b
fa خواهر / برادر
ar أخت شقيقة شقيقت / شقيق\b شقيقه شقيقها أخوه أخيه أخوها أخيها أخي\b
ur بہن / بھائی
de schwester / bruder\b bruders\b brüder
fr sœur soeur / frère
ru сестр / брат\b брата брату братом братья
uk сестр / брат\b брата братом
nl zus\b zuster / broer broeder
pl siostr / brat\b brata bratem bracia
zh 姐姐 妹妹 姐妹 / 哥哥 弟弟 兄弟
ja 姉 妹 / 兄 弟
hi बहन / भाई
daughter / son
en daughters?\b girls?\b / sons?\b boys?\b
fa دختر / پسر
ar ابنة ابنت بنات فتاة فتيات / ابنه\b ابنها\b ابنهما\b صبي صبيان فتيان
ur بیٹی لڑکی / بیٹا بیٹے لڑکا لڑکے
ckb کچ / کوڕ
de tochter töchter mädchen / sohn söhne
fr fille / fils\b garçon
es hija niña / hijo\b niño\b
it figlia ragazza / figlio\b ragazzo\b
pt filha menina / filho\b menino\b
ru дочь дочер девоч / сын\b сына\b сыну\b сыном мальчик
nl dochter meisje / zoon zonen jongen
pl córk dziewcz / syn\b syna\b synem chłop
zh 女儿 女孩 / 儿子 男孩
ja 娘 少女 女の子 / 息子 少年 男の子
ko 딸 소녀 / 아들 소년
hi बेटी लड़की / बेटा बेटे लड़का लड़के
wife / husband
en wife\b wives\b / husband
fa زنش\b / شوهر
ar زوجة زوجت / زوجها\b الزوج\b
ur بیوی اہلیہ / شوہر خاوند
de frau ehefrau gattin / ehemann gatte\b gatten\b
fr femme épouse / mari\b époux
es esposa mujer / esposo\b marido
it moglie / marit
pt esposa mulher / marido esposo\b
ru жена\b жены\b жену\b жене\b женой\b / муж\b мужа\b мужу\b мужем\b
pl żona żony żonę żoną / mąż męża mężem
zh 妻子 太太 / 丈夫
ko 아내 / 남편
hi पत्नी / (?<!\S)पति
morning / evening
en morning dawn\b / evening afternoon
fa بامداد صبح سپیده سحر / بعدازظهر بعد_از_ظهر عصر\b غروب
ar صباح فجر / مساء بعد_الظهر عصرا
ur صبح / شام\b سہ_پہر
ckb بەیانی / ئێوارە دوای_نیوەڕۆ پاش_نیوەڕۆ
he בוקר בבוקר / ערב\b בערב אחר_הצהריים
de morgens vormittag morgengrauen / nachmittag abend
fr matin aube\b / soir après-midi
es mañana madrugada / tarde\b
it mattin alba\b / pomeriggio sera\b serata
pt manhã madrugada / tarde\b
ru утра\b утром утренн / вечер дня\b
uk ранку\b вранці / вечора ввечері увечері
pl rano\b rana\b poran / wieczor wieczór po_południu
tr sabah / akşam öğleden_sonra
nl ochtend morgens / middag avond
zh 早上 上午 清晨 凌晨 早晨 / 下午 晚上 傍晚
ja 午前 朝 / 午後 夕方 晩 夜
ko 오전 아침 새벽 / 오후 저녁
hi सुबह / शाम(?!ि)
more / less
fa بیش_از بیشتر_از دست_?کم حداقل / کمتر_از کم‌تر_از حداکثر
ar أكثر_من على_الأقل ما_لا_يقل / أقل_من على_الأكثر
ur (?<!زیادہ_)سے_زیادہ کم_(?:از|سے)_کم / (?<!کم_)سے_کم(?!_از) زیادہ_سے_زیادہ
de mehr_als mindestens wenigstens / weniger_als höchstens
fr plus_d[e'’] au_moins / moins_d[e'’] au_plus
es más_de al_menos por_lo_menos / menos_de a_lo_sumo como_máximo
it più_di almeno / meno_di al_massimo
pt mais_de pelo_menos / menos_de no_máximo
ru (?<!не_)(?:более|больше)_чем свыше не_мен по_меньшей / (?<!не_)(?:менее|меньше)_чем не_бол
tr daha_fazla en_az\b aşkın / daha_az en_fazla en_çok
nl meer_dan minstens / minder_dan hoogstens
zh (?<!不)超过 至少 以上 / 不到 少于 至多 不超过
ja 以上 少なくとも / 未満
ko 이상 적어도 / 미만 이하
"""
_LETTERS_BEFORE = {"ar": "[وفبلك]{0,2}(?:ال|لل?)?", "he": "[והבלמש]{0,3}", "fa": "", "ur": ""}
_INSIDE_WORDS = frozenset({"zh", "ja", "ko", "hi"})
"""Languages whose words are found inside of others, or whose vowel signs are no letters for re."""
_UNSURE = {
    "more": compile_later(
        r"\b(?:not?|nor|never|neither|without|hardly|up to|limit|max\w*|min\w*)\b|n[’']t\b", re.I
    ),
    "morning": compile_later(r"\b(?:over|to|mid)?night|\bnoon", re.IGNORECASE),
}
"""By kind, in what English texts nothing is said: a denial turns around what is more and what less,
and a night may be said as the evening or the early morning."""
_CLOCK = r"(?<!\d)\d{1,2}(?:[:.]\d\d)?\s?"
_PHRASES = compile_later(
    rf"(?P<morning_0>{_CLOCK}a\.?m\b)|(?P<morning_1>{_CLOCK}p\.?m\b)"
    r"|(?P<more_0>\b(?:more than|at least)\b)|(?P<more_1>\b(?:(?:less|fewer) than|at most)\b)",
    re.IGNORECASE,
)
"""The English phrases: 3 a.m., more than, at least."""
_PHRASE_WORD = compile_later(r"(?:\b|\d)[ap]\.?m\b|^(?:than|least)\b", re.IGNORECASE)
"""A word that one of them has."""
_PHRASE = "phrase"
_WITHIN = "east"
_HARAKAT = compile_later("[\u064b-\u0652]")

_Sides = tuple[re.Pattern[str], re.Pattern[str]]


class Opposite(NamedTuple):
    """A word of a translation whose opposite the source has."""

    start: int
    end: int
    written: str
    """What the source has."""


def find_opposites(source: str, target: str, language: str) -> Iterator[Opposite]:
    """Yield the first word of each kind whose opposite an English text has, and only that.

    Where a text has both, nothing is said.
    """
    theirs = _read_table(language)
    found = _find_english(source) if theirs else {}
    for kind, sides in theirs.items():
        names = [f"{kind}_{side}" for side in (0, 1)]
        if (names[0] in found) == (names[1] in found):
            continue
        if kind in _UNSURE and _UNSURE[kind].search(source):
            continue
        side = int(names[1] in found)
        other = sides[1 - side].search(target)
        if other and not sides[side].search(_HARAKAT.sub("", target)):
            yield Opposite(*other.span(), found[names[side]])


def _find_english(source: str) -> dict[str, str]:
    """Return by kind and side the first word that an English text has.

    Each word is looked at once, in whatever text it is: phrases only where one may begin.
    """
    words = set(map(_KNOWN.__getitem__, source.split())) - {()}
    found = {name: written for each in words for name, written in each}
    if found.pop(_PHRASE, None):
        found |= {match.lastgroup or "": match[0] for match in _PHRASES.finditer(source)}
    return found


def _find_sides(word: str) -> tuple[tuple[str, str], ...]:
    """Return the sides that an English word is on, each with the word; it may begin a phrase."""
    found = (match for pattern in _read_words() for match in pattern.finditer(word))
    sides = tuple((match.lastgroup or "", match[0]) for match in found)
    return (*sides, (_PHRASE, word)) if _PHRASE_WORD.search(word) else sides


_KNOWN = KnownWords(_find_sides)


@cache
def _read_words() -> tuple[re.Pattern[str], ...]:
    """Return what finds the English words of the table, each in a group of its side.

    East and west may be in one word with north and south, so they are found by themselves.
    """
    groups = [
        (kind == _WITHIN, f"(?P<{kind}_{side}>{pattern.pattern})")
        for kind, sides in _read_table("en").items()
        for side, pattern in enumerate(sides)
    ]
    return tuple(
        re.compile("|".join(group for is_within, group in groups if is_within == part), re.I)
        for part in (False, True)
    )


@cache
def _read_table(language: str) -> Mapping[str, _Sides]:
    """Return for each kind the patterns of both sides in a language, if it has any."""
    table: dict[str, _Sides] = {}
    kind = ""
    for line in _TABLE.strip().splitlines():
        first, _, rest = line.partition(" ")
        if rest.startswith("/ "):
            kind = first
        elif first == language:
            left, _, right = rest.partition(" / ")
            table[kind] = _write(left, first), _write(right, first)
    return table


def _write(words: str, language: str) -> re.Pattern[str]:
    one = "|".join(words.replace("_", r"[\s\u00a0\u200c]").split())
    start = "" if language in _INSIDE_WORDS else r"(?<!\w)" + _LETTERS_BEFORE.get(language, "")
    return re.compile(f"{start}(?:{one})", re.IGNORECASE)
