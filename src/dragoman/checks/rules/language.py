"""Language: that a text is a translation at all, whole, and without slips of the keyboard."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from dragoman.checks._model import ARABIC_SCRIPT, Hit, Pair, base_language, rule
from dragoman.checks.text.characters import ARABIC_LETTER, H, L, W, word_set

_WORD = re.compile(r"(?<!\w)[^\W\d_]{2,}(?:[-'’][^\W\d_]+)*(?!\w)")
_CODE = re.compile(
    r"[{}=;<>\\|$#@\[\]]|::|\w\(|(?:^|\s)--?\w|\w[._]\w|\w/\w|(?:^|\s)[/~]\w|[a-z][A-Z]|\w:\w|\ue000"
)
_SMALL_WORDS = word_set(
    """
    the of to in is are was were for and or with on by from this that you your we our it its not be
    have has been will can as at an if do does please
    """
)
_TOO_SHORT, _LONG = 0.5, 80
_MARKS = re.compile(f"[{H}\u0640]")
_MIXED = re.compile(f"(?<![{L}{H}])[{L}][{L}{H}]+(?=[A-Za-z]{{2}})")
_CLITIC = re.compile(f"[وف]?(?:[بلك]?ال|لل|[بلك])?[{H}]?$")
_REPEATED = re.compile(f"(?<![{W}])([{L}][{W}]+)[ \u00a0]\\1(?![{W}])")
_TOKEN = re.compile(f"[{W}]+")
_TWICE = word_set(
    """
    تک کم جدا ریز لی سی لک جز کل اس یک دانه آرام گروه دسته ذره قدم پله گاه نم خرد رفته پاره تکه دو
    چند هزار صد فوج رنگ راه خط بله نه خیلی بسیار زود یواش تند آهسته لحظه حرف برگ قطره لایه مرحله بی
    دی پی تی جی وی ام ان ال ای آی ها به واژه کلمه شاخه نقطه سطر بخش نام لیتر خطوة رويدا رويدًا رويداً
    رزمة إس شيئا شيئًا شيئاً كلمة حرفا حرفًا حرفاً سطرا سطرًا سطراً واحدا واحدًا واحداً جدًا جداً
    يوما يومًا يوماً قليلا قليلًا قليلاً صفا صفًا صفاً دكا دكًا نعم لا جزءا جزءًا جزءاً صفحة مرحلة
    سنة بي دي تي جي في إم إن إل إكس أو بلند یکی خانه کوچه نرم هرگز آری پچ تق سلانه دوان کشان لنگان
    خوش وجب صف شهر جرعه مشت بند نفس كثيرا أبدا هيا كلا مهلا صبرا بيتا شارعا حجرا دارا شبرا بابا
    """
)
_DISTRIBUTED = ("اً", "ًا")
"""How Arabic says "one by one": بيتاً بيتاً."""
_BY = re.compile(r"\b(\w{2,}) (?:by|after|upon|to|and) \1\b", re.IGNORECASE)


@rule(
    "source-copied",
    "error",
    silent=[
        ("fa", "BBC World Service", "BBC World Service"),
        (
            "ar",
            "make all install",
            "make all install",
        ),
        ("fa", "https://example.net/a/b/c", "https://example.net/a/b/c"),
        ("ar", "run --all --with names", "run --all --with names"),
        ("en_GB", "we are all with you", "we are all with you"),
    ],
    fires=[
        ("ar", "We are all with you.", "We are all with you."),
        ("fa", "Letters from inside the prison", "Letters from inside the prison"),
    ],
)
def source_copied(pair: Pair) -> Iterator[Hit]:
    """The source stands where its translation should."""
    if (
        pair.source.strip() != pair.target.strip()
        or base_language(pair.source_language) == pair.base
    ):
        return
    words = _WORD.findall(pair.t)
    small = [word for word in words if word[0].islower()]
    if len(words) < 3 or len(small) < 2:
        return
    little = len(_SMALL_WORDS.intersection(small))
    if little < 2 if _CODE.search(pair.t) else not (little or _sentence(pair.t)):
        return
    yield Hit(0, len(pair.target), "This is not translated.")


def _sentence(text: str) -> bool:
    """Tell whether a text without little words is written as one is: a capital, then small ones."""
    return text.strip()[:1].isupper() or text.rstrip()[-1:] in ".!?:"


@rule(
    "wrong-script",
    "error",
    languages=ARABIC_SCRIPT,
    silent=[
        ("fa", "Firefox by Mozilla, the browser", "Mozilla Firefox browser"),
        ("ar", "Write to us.", "اكتبوا إلينا."),
        ("fa", "the same text here", "the same text here"),
    ],
    fires=[
        ("fa", "Letters from inside the prison", "Briefe aus dem Inneren des Gefängnisses"),
        ("ar", "We are with you today", "Nous sommes avec vous aujourd’hui"),
    ],
)
def wrong_script(pair: Pair) -> Iterator[Hit]:
    """The translation has no letter of the language's script: it is in another language."""
    if ARABIC_LETTER.search(pair.target) or pair.source.strip() == pair.target.strip():
        return
    words = _WORD.findall(pair.t)
    if len(words) < 3 or _CODE.search(pair.t):
        return
    theirs = {word.casefold() for word in _WORD.findall(pair.source)}
    if sum(word.casefold() in theirs for word in words) * 2 < len(words):
        yield Hit(0, len(pair.target), "This is not in the language of the catalogue.")


@rule(
    "too-short",
    "warning",
    languages=ARABIC_SCRIPT,
    silent=[
        ("fa", "We are standing by your side.", "کنارتان هستیم."),
        (
            "ar",
            "The letter was written in prison by a group of men and women who had lost everything.",
            "كتب الرسالة في السجن جماعة من الرجال والنساء فقدوا كل شيء.",
        ),
    ],
    fires=[
        (
            "ar",
            "The letter was written in prison by a group of men and women. They had lost all hope.",
            "كتب الرسالة في السجن رجال ونساء.",
        )
    ],
)
def too_short(pair: Pair) -> Iterator[Hit]:
    """The translation is less than half as long as the source: something may be missing."""
    if len(pair.source) < _LONG:
        return
    words = pair.source.split()
    wanted = len(" ".join(words))
    length = len(" ".join(_MARKS.sub("", pair.target).split()))
    if wanted >= _LONG and len(words) >= 8 and 0 < length < _TOO_SHORT * wanted:
        share = round(100 * length / wanted)
        yield Hit(0, len(pair.target), f"It has {share}% of the length of the source.")


@rule(
    "mixed-script-word",
    "hint",
    languages="fa ar",
    fix="suggest",
    silent=[
        ("fa", "PDFs", "PDFها"),
        ("ar", "with the API and SSH", "بالAPI وSSH والHTTP"),
        ("fa", "and HTTP", "وHTTP"),
    ],
    fires=[("fa", "from Linux", "ازLinux"), ("ar", "the Linux system", "نظامLinux")],
)
def mixed_script_word(pair: Pair) -> Iterator[Hit]:
    """A word runs into one of another script."""
    for found in _MIXED.finditer(pair.t):
        if pair.base == "ar" and _CLITIC.match(found[0]):
            continue
        yield Hit(*found.span(), "Write a space after this word.", found[0] + " ")


@rule(
    "repeated-word",
    "warning",
    languages=ARABIC_SCRIPT,
    fix="suggest",
    needs=" ",
    silent=[
        ("fa", "one by one", "یک یک، تک تک و کم کم"),
        ("ar", "step by step", "خطوة خطوة، رويدا رويدا"),
        ("ar", "from every single house", "بيتاً بيتاً"),
        ("fa", "hand in hand, wall by wall", "دست در دست، دیوار دیوار"),
        ("fa", "that that", "که که"),
        ("ar", "from. From", "من. من"),
    ],
    fires=[("fa", "that we", "که که ما"), ("ar", "from the city", "من من المدينة")],
)
def repeated_word(pair: Pair) -> Iterator[Hit]:
    """A word stands twice in a row."""
    if _REPEATED.search(pair.t) is None or _source_repeats(pair.s):
        return
    last, end = "", -1
    for found in _TOKEN.finditer(pair.t):
        word = found[0]
        if (
            word == last
            and found.start() - end == 1
            and pair.t[end] in " \u00a0"
            and len(word) > 1
            and not (word in _TWICE or word.endswith(_DISTRIBUTED))
            and ARABIC_LETTER.match(word)
        ):
            yield Hit(end, found.end(), "This word stands twice.", "")
        last, end = word, found.end()


def _source_repeats(text: str) -> bool:
    if _BY.search(text):
        return True
    words = text.replace("_", " ").split()
    return any(first == second and first.isalpha() for first, second in pairwise(words))
