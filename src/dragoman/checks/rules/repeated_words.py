"""Repetition: what is written twice by a slip."""

from __future__ import annotations

from collections.abc import Iterator
from operator import eq, itemgetter

from dragoman.checks import Hit, Pair, rule
from dragoman.checks.text.characters import (
    ARABIC_MARKS,
    WORD_CHARACTERS,
    is_arabic_letter,
    read_words,
)
from dragoman.checks.text.known_words import KnownWords
from dragoman.checks.text.repetition import (
    COMPOUNDS_OF_FROM,
    COMPOUNDS_OF_TO,
    DISTRIBUTIVE_ENDINGS,
    FUNCTION_WORDS,
    LETTER_NAMES,
    SAID_TWICE,
    VERBAL_NOUNS,
    are_two_words,
    finds_repeated_words,
    is_said_once,
    says_twice,
    spells_a_letter_twice,
)
from dragoman.patterns import compile_later

_IN_WORD = f"{WORD_CHARACTERS}\u0590-\u05ea\u0900-\u0dff"
_WORD = f"[{_IN_WORD}]"
_BOUND = f"[{_IN_WORD}'’\u05be-]"
_REPEATED = compile_later(
    rf"(?<!{_BOUND})(?<!/)({_WORD}+)[ \u00a0](?=(\1)(?!{_BOUND}|&\w)(?: +({_WORD}+))?)"
)
"""A word twice. Behind a slash it is one of two, as in “and/or”, and before an ampersand the word
goes on: that is the key which opens a menu."""
_LONGEST_LETTER_NAME = 4
_SHORT_WORDS = read_words("از در به با که را تا این آن من في إلى على عن أن ما هذا")
"""Short words that are not names of letters."""
_FIRST = compile_later(f"{_WORD}++(?!{_BOUND})")
_LAST = compile_later(f"(?<!{_BOUND}){_WORD}+\\Z")
_VOWELS = compile_later(f"[{ARABIC_MARKS}]+")
_ALL_WORDS = frozenset({"fa", "ar"})
"""The languages in which any word is a slip that is not among those said twice."""


@rule(
    "repeated-word",
    "warning",
    fix="suggest",
    silent=[
        ("fa", "one by one", "یک یک، تک تک و کم کم"),
        ("ar", "step by step", "خطوة خطوة، رويدا رويدا"),
        ("ar", "from every single house", "بيتاً بيتاً"),
        ("ar", "He washed each of them twice.", "غسلهما مَرَّتَيْنِ مَرَّتَيْنِ."),
        ("fa", "hand in hand, wall by wall", "دست در دست، دیوار دیوار"),
        ("fa", "that that", "که که"),
        ("ar", "from. From", "من. من"),
        ("ar", "CNN reported", "ذكرت سي إن إن"),
        ("ar", "NTV in the city", "إن تي في في المدينة"),
        ("fa", "for fear of losing them", "برای محافظت از از دست دادنشان"),
        ("fa", "Try to update it again.", "دوباره اقدام به به روز رسانی کنید."),
        ("ur", "Wash your hands often.", "بار بار ہاتھ دھوئیں۔"),
        ("de", "those who the people know", "die die Leute kennen"),
        ("fr", "We wash ourselves.", "Nous nous lavons."),
        ("fr", "Whenever you wash yourselves", "Chaque fois que vous vous lavez"),
        ("cs", "The march of Saba Saba", "Pochod Saba Saba"),
        ("cs", "very, very quietly", "velmi velmi tiše"),
        ("ro", "He came slowly.", "A venit încet încet."),
        ("ar", "Why did you not write?", "لم لم تكتبوا؟"),
        ("ar", "Who is from the city?", "من من المدينة؟"),
        ("ar", "the poems of W. W. Stone", "قصائد دبليو دبليو ستون"),
        ("fa", "Her low wages keep her here.", "مزد کم او او را اینجا نگه می‌دارد."),
        ("fa", "She stepped backwards.", "عقب عقب رفت."),
        ("fa", "Add a dialling number", "افزودن شماره شماره گیری"),
        ("fa", "Uh oh! Nobody has written.", "اوه اوه! هیچ‌کس ننوشته است."),
        ("de", "It is extremely good.", "Das ist sehr sehr gut."),
        ("nl", "whether or when they write", "wanneer en/of of ze schrijven"),
        ("nl", "Save it in this file.", "Sla het op op deze plaats."),
        ("pt", "Details of the letter", "Nível de de&talhe da carta"),
    ],
    fires=[
        ("fa", "that we", "که که ما"),
        ("ar", "from the city", "من من المدينة"),
        ("fa", "We saw her.", "ما او او دیدیم."),
        ("fa", "After that he left.", "پس پس از آن رفت."),
        ("fa", "to the city", "به به شهر"),
        ("ur", "on the table", "میز پر پر کتاب"),
        ("de", "with the letter", "mit mit dem Brief"),
        ("fr", "the letter of the prisoner", "la lettre de de la prisonnière"),
        ("ru", "the letters and the papers", "письма и и бумаги"),
        ("he", "the letter of the prisoner", "המכתב של של האסיר"),
        ("hi", "the letter of Maryam", "मरियम को को पत्र"),
        ("ur", "(or in a prison)", "جیل (یا یا) میں"),
        ("ar", "the city", "مدينة —أنه أنه، كبيرة"),
        ("cs", "the letter of the prisoner", "dopis vězně vězně z věznice"),
        ("de", "Otherwise you can read it.", "Sonst kannst kannst du es lesen."),
    ],
)
def repeated_word(pair: Pair) -> Iterator[Hit]:
    """A word is written twice in a row."""
    language = pair.base_language
    if language not in _ALL_WORDS and not finds_repeated_words(language):
        return
    if not _may_repeat(pair):
        return
    matches = list(_REPEATED.finditer(pair.masked_target))
    if not matches or says_twice(pair.masked_source):
        return
    spells = spells_a_letter_twice(pair.masked_source)
    for match in matches:
        word = match[1]
        if language in _ALL_WORDS:
            after = match[3] or ""
            is_slip = _is_slip(word, after, spells)
            is_slip = is_slip and not are_two_words(word, after, pair.masked_source)
        else:
            words = FUNCTION_WORDS.get(language, frozenset())
            is_slip = word in words or is_said_once(word, language)
        if is_slip and not _follows_letter_name(pair.masked_target, match.start()):
            yield Hit(match.end(1), match.end(2), "This word is written twice.", "")


def _may_repeat(pair: Pair) -> bool:
    """Return whether what is behind a space begins with the word before it; this is quick."""
    edges = list(map(_EDGE_WORDS.__getitem__, pair.target_words))
    firsts, lasts = map(itemgetter(0), edges[1:]), map(itemgetter(1), edges)
    return any(map(eq, firsts, lasts)) or "\u00a0" in pair.target


def _find_first_word(text: str) -> str:
    """Return the word that a text begins with; "" for none."""
    found = _FIRST.match(text)
    return found[0] if found else ""


def _find_last_word(text: str) -> str | None:
    """Return the word that a text ends with; None for none."""
    found = _LAST.search(text)
    return found[0] if found else None


_EDGE_WORDS = KnownWords(lambda text: (_find_first_word(text), _find_last_word(text)))
"""The word that begins what is between two spaces, and the one that ends it."""


def _follows_letter_name(text: str, start: int) -> bool:
    """Return whether the word before is the name of a letter: in "WSMV in the city", the name of V
    is the Arabic word for "in"."""
    return not LETTER_NAMES.isdisjoint(text[max(0, start - 10) : start].split()[-1:])


def _is_slip(word: str, after: str, spells: bool) -> bool:
    """Return whether Persian or Arabic would not say a word twice in a row.

    ``spells`` says whether the source has an abbreviation with a letter twice.
    """
    if len(word) < 2 or not is_arabic_letter(word[0]):
        return False
    if _VOWELS.sub("", word) in SAID_TWICE or word.endswith(DISTRIBUTIVE_ENDINGS):
        return False
    if after in VERBAL_NOUNS or (word == "از" and after in COMPOUNDS_OF_FROM):
        return False  # two different words
    if word == "به" and after in {"", *COMPOUNDS_OF_TO}:
        return False  # so are these; and "به به" praises something
    may_be_letter = len(word) <= _LONGEST_LETTER_NAME and word not in _SHORT_WORDS
    return not (may_be_letter and spells)
