"""One spelling in one catalogue: where two are right, the one that it has more often."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator
from functools import cache
from itertools import chain
from math import inf
from typing import NamedTuple

from dragoman.checks import EXAMPLE_HEADER, CatalogFile, Fault, base_language, file_rule
from dragoman.checks.text.arabic_spelling import find_right_spelling
from dragoman.checks.text.characters import LETTERS_AND_MARKS, NON_JOINERS, read_words
from dragoman.checks.text.known_words import KnownWords
from dragoman.checks.text.mask import mask
from dragoman.patterns import compile_later

_PAIRS = {
    "fa": """
        مسئول مسوول مسئولیت مسوولیت مسئله مسأله هیئت هیأت اطاق اتاق بلیط بلیت
        امپراطور امپراتور امپراطوری امپراتوری ایدئولوژی ایدیولوژی روئیت رؤیت
    """,
    "ar": """
        مسؤول مسئول مسؤولية مسئولية شؤون شئون مئة مائة إنجليزي إنكليزي إنجليزية إنكليزية تلفزيون
        تليفزيون هيئة هيأة ديمقراطية ديموقراطية ديمقراطي ديموقراطي
    """,
    "ur": "لیے لئے چاہیے چاہئے گئے گۓ کیجیے کیجئے دیجیے دیجئے لیجیے لیجئے",
}
"""Two spellings of one word, next to each other."""
_ENDS = {"fa": "(?:ها|های|ی|ان|ات|\u200c\\w+)?", "ar": "(?:ين|ون|ات|ها|هم|ي|ا)?"}
_STARTS = {"ar": "[وف]?(?:[بلك]|ال|بال|لل|كال)?"}
_EZAFE = compile_later(f"ه\u0654|\u06c0|ه\u200cی(?![{LETTERS_AND_MARKS}\u200c])")
_WORD = compile_later(f"[{LETTERS_AND_MARKS}]+(?:\u200cها(?![{LETTERS_AND_MARKS}]*[^های]))?")
_HAMZA = compile_later("(?<=.)[ؤأ]|(?<=.)ئ(?=.)|(?<=ا)\u064b$")
_WITHOUT_HAMZA = {"ئ": "ی", "ؤ": "و", "أ": "ا", "\u064b": ""}
_JOINED_PLURAL = compile_later(f"(?<=.[^{''.join(sorted(NON_JOINERS))}])(\u200c?ها)(?:یی?)?$")
_PLURAL = compile_later("(?<=....)(?:ان|ات)$")
_OTHER_WORDS = read_words(
    "جدا دوما سرا معنا اسما ریال برایت مایو مودی یاس تنها انتها منتها شان بالا"
)
"""Words that are other words where one sign is not there: جدا and جداً, ریال and رئال."""
_ALEF = compile_later("^((?:[وف]?(?:[بلك]?ال|لل|[بلك])?)?)([أإ]|ا(?!ل))(?=....)")
"""The alef that begins an Arabic word of five letters or more."""
_OF_THE_SPEAKER = compile_later("أ(?:ست|ن|.ت)")
"""How أستعمل begins, which is no spelling of استعمل."""
_NO_HAMZA = compile_later("ا(?:.ت|ن.|ست).ا")
"""How nouns of the seventh, eighth and tenth form begin, however often they have a hamza."""
_TWO_WORDS = read_words(
    "ليلي القوي وعلي ولدي وإلي المدعي محتوي المحتوي مستوي المستوي فعلي تجري مبني المبني معني"
    " المعني مرضي المرضي موسيقي الموسيقي أعطي تلقي أولي الأولي"
)
"""Arabic words that end in ي and are other words with ى."""
_SHORTEST, _MUCH_OFTENER = 3, 4


class _Spelling(NamedTuple):
    """How a word is spelled in one place."""

    word: str
    """The word; it is the same for all its spellings."""
    written: str
    times: float = 1
    """How many times as often the other spelling must be there, so that this one is reported."""


_Spellings = tuple[_Spelling, ...]
_MESSAGE = 'msgid "%s"\nmsgstr "%s"\n'


def _make_example(language: str, *texts: str) -> bytes:
    header = EXAMPLE_HEADER.replace(b"Language: fa", f"Language: {language}".encode())
    messages = (_MESSAGE % (f"text {at}", text) for at, text in enumerate(texts))
    return header + b"\n" + "\n".join(messages).encode()


@file_rule(
    "mixed-spelling",
    "hint",
    silent=[
        _make_example("fa", "رئیس آمد", "رئیسان رفتند"),
        _make_example("fa", "رییس آمد", "پاییز"),
        _make_example("fa", "نامهٔ من", "خانه‌ای"),
        _make_example("fa", "جداً مهم", "جداً بزرگ", "جدا از آن"),
        _make_example("fa", "تن‌ها", "تن‌های ما", "تنها"),
        _make_example("ar", "المسؤول", "مسؤولون"),
        _make_example("de", "رئیس", "رییس"),
        _make_example("ar", *["أنهم"] * 4, "إنهم"),
        _make_example("ar", *["استعمل"] * 4, "أستعمل"),
        _make_example("ar", *["القوى"] * 4, "القوي"),
        _make_example("ar", *["إمتياز"] * 4, "امتياز"),
        _make_example("fa", "حکم برائت", "برائت او", "برایت نوشتم"),
    ],
    fires=[
        _make_example("fa", "رئیس آمد", "رئیس رفت", "رییس"),
        _make_example("fa", "نامهٔ من", "خانهٔ من", "نامه‌ی تو"),
        _make_example("fa", "حتماً بیا", "حتماً برو", "حتما"),
        _make_example("fa", "اسرائیل", "اسرائیل ها", "اسراییل"),
        _make_example("fa", "تأخیر", "تأخیر", "تاخیرات"),
        _make_example("fa", "مسئولان", "مسئول", "مسوول"),
        _make_example("fa", "کتاب‌ها", "کتاب‌های من", "کتابهای تو"),
        _make_example("ar", "المسؤول", "مسؤولون", "والمسئول"),
        _make_example("ar", *["إنقاذ"] * 4, "انقاذ"),
        _make_example("ar", *["الرئيسي"] * 4, "الرئيسى"),
        _make_example("ar", *["امتياز"] * 4, "إمتياز"),
        _make_example("ur", "کے لیے", "اس لیے", "کے لئے"),
    ],
)
def mixed_spelling(file: CatalogFile) -> Iterator[Fault]:
    """A word is spelled in two ways in one catalogue, or هٔ and ه‌ی are mixed.

    In Persian both are right, as کتاب‌ها and کتابها, and one document has one of them. The rarer one
    is reported; of two that are as frequent, the one that comes second. In Arabic a word without
    its hamza, or with ى for ي, is reported if the other is there four times as often.
    """
    language = base_language(file.language or file.header.get("Language", ""))
    if language not in _PAIRS:
        return
    texts = [(message, "\n".join(message.msgstr)) for message in file.live if not message.fuzzy]
    known = _read_spellings(language)
    wanted = _choose_mixed(set(chain.from_iterable(text.split(" ") for _, text in texts)), known)
    if not wanted:
        return
    counts: Counter[_Spelling] = Counter()
    rows = []
    for message, text in texts:
        if wanted.isdisjoint(text.split(" ")):
            continue
        prose = mask(text, language)
        if spellings := list(chain.from_iterable(map(known.__getitem__, prose.split(" ")))):
            counts.update(spellings)
            rows.append((message, tuple(dict.fromkeys(spellings))))
    usual = _choose_usual(counts)
    for message, found in rows:
        for one in found:
            other = usual[one.word]
            if _is_rarer(one, other, counts):
                text = f"Here it is {one.written}; {other.written} is in this catalogue"
                text = f"{text} {_count(counts[other])}. Choose one of them."
                yield Fault(message.line, text, message)


def _choose_mixed(parts: set[str], known: KnownWords[_Spellings]) -> set[str]:
    """Return what is between spaces and has a word that is spelled in two ways."""
    spelled: defaultdict[str, set[str]] = defaultdict(set)
    for one in chain.from_iterable(map(known.__getitem__, parts)):
        spelled[one.word].add(one.written)
    mixed = {word for word, spellings in spelled.items() if len(spellings) > 1}
    return {part for part in parts if mixed and any(one.word in mixed for one in known[part])}


def _choose_usual(counts: Counter[_Spelling]) -> dict[str, _Spelling]:
    """Return by word the spelling that is there most often, or the first of those."""
    usual: dict[str, _Spelling] = {}
    for one, count in counts.items():
        if one.word not in usual or count > counts[usual[one.word]]:
            usual[one.word] = one
    return usual


def _is_rarer(one: _Spelling, other: _Spelling, counts: Counter[_Spelling]) -> bool:
    """Return whether a spelling is to be the usual one; أنهم and إنهم are two words."""
    is_word = one.times == 1 or one.word in (one.written, other.written)
    return one != other and is_word and counts[other] >= one.times * counts[one]


def _count(number: int) -> str:
    return "once" if number == 1 else f"{number} times"


@cache
def _read_spellings(language: str) -> KnownWords[_Spellings]:
    """Return what of the words of a language is between two spaces: words, and how they are
    spelled there."""
    words = _PAIRS[language].split()
    first = dict(zip(words[1::2], words[::2], strict=True))
    outer = f"{LETTERS_AND_MARKS}\u0640"
    pattern = f"(?<![{outer}]){_STARTS.get(language, '')}({'|'.join(words)})"
    find = re.compile(f"{pattern}{_ENDS.get(language, '')}(?![{outer}])").finditer

    def list_spellings(text: str) -> _Spellings:
        if text.isascii():
            return ()  # numbers, above all, of which there are many
        found = tuple(_Spelling(first.get(match[1], match[1]), match[1]) for match in find(text))
        return found or (tuple(_OTHERS[language](text)) if language in _OTHERS else ())

    return KnownWords(list_spellings)


def _list_persian(text: str) -> Iterator[_Spelling]:
    """Yield the words in which a sign may be left out, and the ezafe."""
    for ezafe in _EZAFE.finditer(text):
        yield _Spelling("هٔ", "ه‌ی" if "\u200c" in ezafe[0] else "هٔ")
    for found in _WORD.finditer(text):
        word = _PLURAL.sub("", found[0])
        if plural := _JOINED_PLURAL.search(word):
            word = word[: plural.end(1)]
        plain = _HAMZA.sub(lambda sign: _WITHOUT_HAMZA[sign[0]], word).replace("\u200c", "")
        if plain not in _OTHER_WORDS:
            yield _Spelling(plain, word)


def _list_arabic(text: str) -> Iterator[_Spelling]:
    """Yield the words that begin with an alef, with or without hamza, and those that end in ى or ي.

    What the rule ``arabic-spelling`` knows is left to it.
    """
    for found in _WORD.finditer(text):
        word = plain = found[0]
        times: float = _MUCH_OFTENER
        if alef := _ALEF.match(word):
            if not _OF_THE_SPEAKER.match(word, alef.start(2)):
                plain = f"{alef[1]}ا{word[alef.end() :]}"
            if _NO_HAMZA.match(word, alef.start(2)):
                times = inf
        elif len(word) > _SHORTEST and word[-1] in "ىي":
            plain = f"{word[:-1]}ي"
        else:
            continue
        if plain not in _TWO_WORDS and not find_right_spelling(word):
            yield _Spelling(plain, word, times)


_OTHERS = {"fa": _list_persian, "ar": _list_arabic}
