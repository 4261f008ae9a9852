"""One spelling in one catalogue: where two are right, the one that it has more often."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from functools import cache
from itertools import chain

from dragoman.checks import EXAMPLE_HEADER, CatalogFile, Fault, base_language, file_rule
from dragoman.checks.text.characters import LETTERS_AND_MARKS
from dragoman.checks.text.known_words import KnownWords
from dragoman.checks.text.mask import mask

_PAIRS = {
    "fa": """
        رئیس رییس مسئول مسوول مسئولیت مسوولیت مسئله مسأله پائیز پاییز آئین آیین تأثیر
        تاثیر تأیید تایید تأکید تاکید تأمین تامین تأسیس تاسیس سؤال سوال مؤسسه موسسه مؤثر
        موثر هیئت هیأت رأی رای جزئیات جزییات اطاق اتاق بلیط بلیت امپراطور امپراتور آئینه
        آیینه پائین پایین روئیت رؤیت ایدئولوژی ایدیولوژی توطئه توطیه ژوئیه ژوییه ژوئن
        ژوین معمولاً معمولا کاملاً کاملا حتماً حتما تقریباً تقریبا لطفاً لطفا مثلاً مثلا اصلاً
        اصلا قبلاً قبلا بعداً بعدا فعلاً فعلا احتمالاً احتمالا واقعاً واقعا نسبتاً نسبتا دقیقاً دقیقا
        مستقیماً مستقیما عمدتاً عمدتا صرفاً صرفا شدیداً شدیدا رسماً رسما اخیراً اخیرا غالباً غالبا
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
_EZAFE = {"ه\u0654": "هٔ", "\u06c0": "هٔ", "ه\u200cی": "ه‌ی"}
_EZAFE_PATTERN = f"ه\u0654|\u06c0|ه\u200cی(?![{LETTERS_AND_MARKS}\u200c])"
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
        _make_example("ar", "المسؤول", "مسؤولون"),
        _make_example("de", "رئیس", "رییس"),
    ],
    fires=[
        _make_example("fa", "رئیس آمد", "رئیس رفت", "رییس"),
        _make_example("fa", "نامهٔ من", "خانهٔ من", "نامه‌ی تو"),
        _make_example("fa", "حتماً بیا", "حتماً برو", "حتما"),
        _make_example("ar", "المسؤول", "مسؤولون", "والمسئول"),
        _make_example("ur", "کے لیے", "اس لیے", "کے لئے"),
    ],
)
def mixed_spelling(file: CatalogFile) -> Iterator[Fault]:
    """A word is spelled in two ways in one catalogue, or هٔ and ه‌ی are mixed.

    Both are right; one document has one of them. The rarer one is reported; of two that are as
    frequent, the one that comes second.
    """
    language = base_language(file.language or file.header.get("Language", ""))
    if language not in _PAIRS:
        return
    spellings, partners = _read_pairs(language)
    counts: Counter[str] = Counter()
    rows = []
    for message in file.live:
        if message.fuzzy:
            continue
        text = "\n".join(message.msgstr)
        parts = text.split(" ")
        if not any(map(spellings.__getitem__, parts)):
            continue  # the usual case, found without looking for code and addresses
        if (prose := mask(text, language)) is not text:
            parts = prose.split(" ")
        found = list(chain.from_iterable(map(spellings.__getitem__, parts)))
        if found:
            counts.update(found)
            rows.append((message, dict.fromkeys(found)))
    for message, words in rows:
        for word in words:
            other = partners[word]
            first = next(one for one in counts if one in (word, other))
            if counts[other] > counts[word] or (counts[other] == counts[word] and first == other):
                text = f"Here it is {word}; {other} is in this catalogue {_count(counts[other])}."
                yield Fault(message.line, f"{text} Choose one of them.", message)


def _count(number: int) -> str:
    return "once" if number == 1 else f"{number} times"


@cache
def _read_pairs(language: str) -> tuple[KnownWords[tuple[str, ...]], dict[str, str]]:
    """Return what of the words of a language is between two spaces, and their other spellings."""
    words = _PAIRS[language].split()
    partners = dict(zip(words[::2], words[1::2], strict=True))
    partners |= {second: first for first, second in partners.items()}
    outer = f"{LETTERS_AND_MARKS}\u0640"
    pattern = f"(?<![{outer}]){_STARTS.get(language, '')}({'|'.join(partners)})"
    pattern += f"{_ENDS.get(language, '')}(?![{outer}])"
    if language == "fa":
        partners |= {"هٔ": "ه‌ی", "ه‌ی": "هٔ"}
        pattern += f"|{_EZAFE_PATTERN}"
    find = re.compile(pattern).finditer

    def list_spellings(text: str) -> tuple[str, ...]:
        if text.isascii():
            return ()  # numbers, above all, of which there are many
        return tuple(_EZAFE.get(match[0]) or match[1] for match in find(text))

    return KnownWords(list_spellings), partners
