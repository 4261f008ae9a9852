"""Whether two words are forms of one: with particles before them, or with endings.

Words are folded (see ``texts.scripts.fold_letters``). What is known is what names need: the
particles of Arabic, Persian and Hebrew, the endings of Persian, Arabic and Hebrew names, and the
cases and adjectives of the Slavic languages. Elsewhere an ending is what follows a whole word, and
what the texts show (``names.shared_endings``).
"""

from __future__ import annotations

from functools import lru_cache
from math import inf
from operator import ne
from unicodedata import normalize

from dragoman.checks.text.names.shared_endings import NO_ENDINGS, SharedEndings
from dragoman.checks.text.names.sounds import is_hangul, is_katakana
from dragoman.patterns import compile_later

_ARABIC_BEFORE = compile_later("^(?:[وفبكل]?ال|لل|[وفبلكس])(?=...)")
_ARTICLE = "ال"
_ARABIC_AFTER = compile_later("(?<=...)(?:\u200c.*|هايي|هاي|ها|يين|يون|يه|ات|ي)$")
_HEBREW_BEFORE = compile_later("^[ושהבלכמ]{1,2}(?=...)")
_HEBREW_AFTER = compile_later("(?<=...)(?:ית|יים|ים|י|ה)$")
_CASES = tuple(
    frozenset(line.replace("-", "").split(" "))
    for line in """
- а у ом ем ым им е и ы ов ев ой ам ами ах ых ыми их ими
- а у ом ем им і и е ові еві ів ій ої ою их ими ам ами ах
- ов ова ово ову ови ове ових овим овог овом овој
ь я ю ем ём ьем ью е и ей ям ями ях
ь я ю ем і еві ів ям ями ях
й я ю ем ём е и ев ям ями ях
й я ю єм ї єві їв ям ями ях
а ы и е у ой ою ей ею ам ами ах -
а и і у ою ею о ам ами ах -
а ы э е у ай аю ой
а е и у ом о ама
а ин ина ино ину ини ине иних иним иног ином иној
я и е ю ей ею ёй й ь ям ями ях
я і е ю ею ь ям ями ях
я ї є ю єю й ям ями ях
о а у ом е
о а у ом і ові
е я ю ем ям й
є я ю єм ям
ий ый ой ого его ому ему им ым ом ем ая яя ей ую юю ие ые их ых ими ыми ое ее ою
ий ій а я ого ього ому ьому им ім ої ьої у ю ою ьою і е их іх ими іми
и а о у е ог ом ој их им има
""".strip().split("\n")
)
"""What follows a stem in the cases of one name, a line for each way that names go: in Russian,
Ukrainian, Belarusian and Serbian. A hyphen is nothing."""
_LATIN_CASES = tuple(
    frozenset(line.replace("-", "").split(" "))
    for line in """
- a u ovi owi em om ie e ě y i ů ów ov ům ech ích ach ách ami ima ové é
a y i e ě ie u o ou ę ą á ám ám ách ach ama ami om -
o a u em om ě e ie ům ech ách ima
e i í ím ích emi ej u ou ě
ka ky ki ce ku ko kou kę ką kám kách kami -
ha ga hy gy gi ze dze hu gu ho go hou gę gą
ý á é ého ému ém ým ou í ích ými y a e o u ego emu ym ą ej ich ymi
ův ova ovo ovu ově ovou ových ovým ové ovy - a
in ina ino iny inu ině inou iných iným a
""".strip().split("\n")
)
"""The same for Czech, Slovak, Polish, Slovenian, Croatian and Bosnian."""
_LATIN_ADJECTIVE = compile_later("(?:n|an|án|ij)?[scš]k[aáeéiíoóuúyý]\\w{0,3}")
"""What adjectives in these languages have behind a name: quebecká."""
_SOFTENING, _HARD = frozenset("еіиы"), str.maketrans("цзс", "кгх")
"""The endings before which a letter is another one, and what it is elsewhere: Аляска, Алясці."""
_LONGEST_CASE = 4
_CYRILLIC_AFTER = compile_later(
    "(?<=...)(?:[аяиы]ми|[ое]го|[ое]му|[оеёыи][ймв]|[ая]х|[оеє]ю|[аеёиоуыэюяйьіїє])$"
)
_LONGEST_ENDING = 3
_DOUBLED = compile_later(
    r"([^\W\d_aeiouyäöüõåæøáéíóúýàèìòùâêîôûěůıőűаеёиоуыэюяіїєў])\1+|(?<=([eouy]))\2\Z"
)
"""A consonant that is doubled, and a vowel at the end that no ending doubles: *Paluu*; but *Rosaa*
is Finnish, and *-ii* Romanian."""
_CONSONANT_AGAIN = compile_later(r"([^\W\d_aeiouyäöüåæøáéíóúý])\1")
"""A doubled consonant before an ending: Furykks is not a form of Furyk."""
_ALIKE_LETTERS = tuple(
    map(frozenset, ("iy", "vw", "ck", "sz", "ea", "oa", "ei", "ou", "td", "еэ", "иы", "еє", "иі"))
)
"""Letters of which people write one for the other in names."""
_ALIKE_BEHIND = 2
"""How many letters must be the same behind such a one, so that it is not in an ending."""
_KOREAN_PARTICLES = frozenset("과와의에이가을를은는도만로")
_KOREAN_AFTER = compile_later(
    "(?<=..)씨?(?:에게|에서|으?로|로부터|까지|부터|보다|처럼|이?라고|입니다|이다|뿐만|[과와의에이가을를])?"
    "[은는도만]?$"
)
_SHORTEST, _SHORTEST_KOREAN = 3, 2
_LAST_LATIN = "\u024f"
_FIRST_OF_EAST_ASIA = "\u3000"
_ADJECTIVE = compile_later("(?:ويه|وي|يه|ي|يين|يون|يات|ית|יות|יים|י)$")
_VOWELS = compile_later("(?:يا|ا|ه|יה|ה)$")
_ADJECTIVES = tuple(
    before + middle for before in ("", "н", "ан", "й", "ий", "ій") for middle in ("ск", "ськ")
)
"""What adjectives have behind a name: московский, гарвардський."""


@lru_cache(maxsize=16384)
def list_forms(word: str) -> tuple[str, ...]:
    """Return a folded word, and what it is without particles before it, if it may have them."""
    pattern = None
    if is_hangul(word):
        return tuple(dict.fromkeys((word, _KOREAN_AFTER.sub("", word))))
    if "\u0620" <= word[:1] <= "\u06d3":
        pattern = _ARABIC_BEFORE
    elif "\u05d0" <= word[:1] <= "\u05ea":
        pattern = _HEBREW_BEFORE
    if pattern is None or not (found := pattern.match(word)):
        return (word,)
    # one letter of two or three may be the particle, and the others begin the name: وألمانيا
    first = (word[1:],) if found.end() > 1 and not word.startswith(_ARTICLE) else ()
    return word, *first, word[found.end() :]


def list_bare_forms(word: str) -> tuple[str, ...]:
    """Return the forms of a folded word as ``list_forms``, and in Cyrillic without its ending."""
    if "\u0400" <= word[:1] <= "\u04ff":
        return tuple(dict.fromkeys((word, _CYRILLIC_AFTER.sub("", word))))
    return list_forms(word)


def is_long_enough(word: str) -> bool:
    """Return whether a word is long enough for a name."""
    return len(word) >= (_SHORTEST_KOREAN if is_hangul(word) else _SHORTEST)


def may_have_particles(word: str) -> bool:
    """Return whether a word is in a script whose particles are written before it."""
    return "\u05d0" <= word[:1] <= "\u06d3"


@lru_cache(maxsize=16384)
def _list_stems(word: str) -> frozenset[str]:
    """Return a folded word with and without an ending of its script."""
    plain = word.replace("\u200c", "")
    stems = {plain}
    if "\u0620" <= word[:1] <= "\u06d3":
        stems.add(_ARABIC_AFTER.sub("", word))
        first = word.partition("\u200c")[0]
        if len(first) >= _SHORTEST:
            stems.add(_ARABIC_AFTER.sub("", first))
    elif "\u05d0" <= word[:1] <= "\u05ea":
        stems.add(_HEBREW_AFTER.sub("", word))
    return frozenset(stems)


def is_same_word(bare: str, word: str, endings: SharedEndings = NO_ENDINGS) -> bool:
    """Return whether a folded word is a form of another: with an ending, or particles before it.

    ``endings`` are those that other words of the texts have.
    """
    if bare == word:
        return True
    same = count_same(bare, word)
    if same >= _find_shortest_stem(word):
        if not may_have_particles(word) and is_respelled(bare, word):
            return False
        if endings.are_shared(bare[same:], word[same:]):
            return True
    return _is_known_form(bare, word)


def _find_shortest_stem(word: str) -> float:
    """Return how many letters two words have alike where their ends tell whether they are one."""
    if word < _FIRST_OF_EAST_ASIA:  # so are nearly all
        return _SHORTEST + may_have_particles(word)
    if is_katakana(word):
        return inf
    return _SHORTEST_KOREAN if is_hangul(word) else _SHORTEST


def count_same(first: str, second: str) -> int:
    """Return how many letters two words begin with alike."""
    for at, (one, two) in enumerate(zip(first, second, strict=False)):
        if one != two:
            return at
    return min(len(first), len(second))


@lru_cache(maxsize=65536)
def _is_known_form(bare: str, word: str) -> bool:
    """Return whether a word is a form of another one by what is known of its language."""
    if "\u05d0" <= word[:1] <= "\u06d3":
        stems = _list_stems(bare)
        if bare.startswith(_ARTICLE) and len(bare) > len(_ARTICLE) + _SHORTEST:
            stems |= _list_stems(bare.removeprefix(_ARTICLE))  # اليابان, لليابان
        forms = list_forms(word)
        return (
            word in list_forms(bare)
            or any(stems & _list_stems(form) for form in forms)
            or any(_is_adjective(bare, form) for form in forms)
        )
    if is_katakana(word):  # names are joined with other words; one more sign is another spelling
        return (bare in word or word in bare) and abs(len(bare) - len(word)) > 1
    if is_hangul(word):
        return not set(list_forms(bare)).isdisjoint(list_forms(word)) or word.startswith(bare)
    same = count_same(bare, word)
    rests = bare[same:], word[same:]
    if same < _SHORTEST or word[0] <= _LAST_LATIN:
        return (
            same == len(bare)
            and len(rests[1]) <= _LONGEST_ENDING
            and _CONSONANT_AGAIN.match(word, same - 1) is None
        )
    is_derived = any(rest.startswith(_ADJECTIVES) for rest in rests)
    return is_derived or (len(rests[0]) <= _LONGEST_CASE and _are_cases(bare, word, same))


@lru_cache(maxsize=65536)
def is_respelled(first: str, second: str) -> bool:
    """Return whether two words differ as no forms of one do: inside, or in a doubled letter."""
    if abs(len(first) - len(second)) == 1:
        return _DOUBLED.sub(r"\1", first) == _DOUBLED.sub(r"\1", second)
    if len(first) != len(second):
        return False
    other = [(a, b) for a, b in zip(first, second, strict=True) if a != b]
    if len(other) != 1:
        return False
    if is_hangul(first):
        return _are_alike_syllables(*other[0])
    return {*other[0]} in _ALIKE_LETTERS and first[-_ALIKE_BEHIND:] == second[-_ALIKE_BEHIND:]


def _are_alike_syllables(first: str, second: str) -> bool:
    """Return whether two syllables of Korean differ in one letter, and neither is a particle."""
    letters = [normalize("NFD", each) for each in (first, second)]
    return (
        _KOREAN_PARTICLES.isdisjoint((first, second))
        and len(letters[0]) == len(letters[1])
        and sum(map(ne, *letters)) == 1
    )


def _are_cases(bare: str, word: str, same: int) -> bool:
    """Return whether two words are cases of one; they have so many letters at the start alike."""
    if _is_softened(bare[same:], word[same:]) or _is_softened(word[same:], bare[same:]):
        same += 1
    for stem in range(same, max(_SHORTEST, same - _LONGEST_CASE) - 1, -1):
        endings = {bare[stem:], word[stem:]}
        if any(endings <= cases for cases in _CASES):
            return True
    return False


@lru_cache(maxsize=65536)
def may_be_slavic_form(bare: str, word: str) -> bool:
    """Return whether two words are cases of one, or one of them is an adjective that is made of the
    other, in a Slavic language in Latin letters."""
    if is_respelled(bare, word):
        return False
    same = count_same(bare, word)
    rests = bare[same:], word[same:]
    if rests[0][-2:] != rests[1][-2:] and any(map(_LATIN_ADJECTIVE.fullmatch, rests)):
        return True
    for stem in range(same, max(_SHORTEST, same - _LONGEST_CASE) - 1, -1):
        endings = {bare[stem:], word[stem:]}
        if any(endings <= cases for cases in _LATIN_CASES):
            return True
    return False


def _is_softened(hard: str, soft: str) -> bool:
    """Return whether one end begins with the soft letter for that of the other, and a vowel."""
    return soft[1:] in _SOFTENING and soft[0].translate(_HARD) == hard[:1] != soft[0]


def _is_adjective(bare: str, word: str) -> bool:
    """Return whether an Arabic or a Hebrew word is made of a name that ends in a vowel."""
    stem = _ADJECTIVE.sub("", word)
    return stem != word and len(stem) >= _SHORTEST and stem == _VOWELS.sub("", bare)
