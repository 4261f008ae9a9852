"""English sentences of a translation that are not those of the source, which may be French.

They are known by their small words. A quotation, a name, a title and what is in brackets or in
slanted type may be in any language.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from dragoman.checks.text.characters import read_words
from dragoman.checks.text.mask import MASKED_CONTENT, MASKED_MARKUP, blank_matches
from dragoman.languages.near_languages import are_near
from dragoman.patterns import compile_later

_ENGLISH = read_words(
    """
    the of to in is are was were for and or with on by from this that you your we our it its not be
    have has been will can as at an if do does they their them which would he she his her who a
    """
)
_CERTAIN = read_words("the this that with from have been were they their which would your you")
"""English words that hardly any other language has."""
_COMMON = read_words(
    """
    more most than then there these those some such when where what while how why who whose only
    also just still other others each every both any many much few one two three four five six
    seven eight nine ten first second last next out up down over about after before between into
    through during against without within among across along around like could should might must
    did does done said says had but so i make makes made take takes took see used uses people
    new old high low back off here because since until though although very too own same another
    several however yet him us my
    """
)
"""Words that show, beside the small ones, that a phrase is in English and not in another language.
They say less: names have some of them, too."""
_FIRST = frozenset(word.capitalize() for word in _CERTAIN)
_GLUED = tuple(_FIRST)
_ALL = _ENGLISH | _CERTAIN | _FIRST
_ENDING = compile_later(r"[a-z]{3,}(?:ed|ing|ly)\Z")
"""A verb or an adverb of English, which is as good as one small word."""
_COMMON_ENDING = compile_later(
    r"[a-z]{2,}(?:ed|ing|ly|ings|ers|ous|ful|less|ness|[ts]ions?|ments?|ity|ies|[ai]ble|n['’]t)\Z"
)
_NOT_IN_NAMES = read_words("is are was were be been has have had can will if but not its his who")
SMALL_WORDS = {
    "fr": read_words("le la les des du un une et est il elle ne pas que qui dans pour sur avec au"),
    "es": read_words("el la los las de del y es que en un una por con para se lo al su como"),
    "it": read_words("il lo la gli di che e è un una con del della si sono nel al per i le"),
    "de": read_words("der die das den dem und ist ein eine nicht mit von zu im auf für sich wir"),
    "pt": read_words("o os de da e é que não em um uma por com para se na ao do dos as"),
    "nl": read_words("de het een en van is dat die niet met voor op te zijn er aan door"),
    "tr": read_words("ve bir bu için ile de da ne daha olarak çok ama gibi en"),
    "da": read_words("det er en af og til på som ikke med den der et vi kan har i"),
    "nb": read_words("det er en av og til på som ikke med den et vi kan har i"),
    "sv": read_words("det är en av och till på som inte med den ett vi kan har i"),
    "pl": read_words("i w z na do nie się jest to o że przez dla od po oraz"),
}
"""By language, small words; those that English has, too, tell nothing."""
_BREAK = compile_later(r"[.!?:;…\n。！？؟؛|]+(?=\s|\Z|[^\x00-\x7f])|[\n。！？؟|]")
_HIDDEN = compile_later(
    r"[\"“”„«「『‘][^\"“”„‟«»「」『』‘’\n]{1,400}[\"“”‟»」』’]|[(\[（【][^()\[\]（）【】\n]{0,400}[)\]）】]"
    r"|(?<!\w)(\*{1,3}|_{1,2})(?=\S)[^*_\n]{1,400}(?<=\S)\1(?!\w)"
    r"|<(i|em|cite|q|blockquote|title)\b[^<>]*>[^<>]{1,400}</\2>"
)
"""What may rightly be in English: what is in quotation marks, in brackets, in stars, or in ``<i>``
and the like."""
_RUN = compile_later(r"[A-Za-zÀ-ɏ'’-]+(?:[ ,]{1,2}[A-Za-zÀ-ɏ'’-]+){5,}")
_WORD = compile_later(r"[^\W\d_]+")
_FEWEST_WORDS, _FEWEST_SMALL, _LEAST_SHARE, _MOST_CAPITALS = 6, 3, 0.35, 0.34


def may_be_english(tokens: list[str]) -> bool:
    """Return whether a text has the small words of an English sentence; this is quick.

    Chinese and Japanese have no space before the first of its words.
    """
    if _ALL.isdisjoint(tokens):
        return False  # the usual case
    if not (_CERTAIN.isdisjoint(tokens) and _FIRST.isdisjoint(tokens)):
        return True
    return any(token.endswith(_GLUED) for token in tokens if not token.isascii())


def is_small_word(word: str) -> bool:
    """Return whether a word is one of the small words of English, as an article."""
    return word.casefold() in _ENGLISH


def is_in_no_name(word: str) -> bool:
    """Return whether a word is one of the small words that names and titles do not have."""
    return word in _NOT_IN_NAMES


def is_likely_english(words: Iterable[str]) -> bool:
    """Return whether words are rather English than of another language whose small words we know.

    Words with nothing to tell by, as names have, are not.
    """
    small = [word.casefold() for word in words]
    clues = sum(word in _ENGLISH or word in _COMMON for word in small)
    clues += any(map(_COMMON_ENDING.match, small))
    return clues > max(
        sum(word in own and word not in _ENGLISH for word in small) for own in SMALL_WORDS.values()
    )


def find_english(text: str, masked: str, source: str, language: str) -> Iterator[tuple[int, int]]:
    """Yield the places of English sentences that a translation has and its source does not.

    ``masked`` is the text in which code is masked, and ``language`` that of the translation.
    """
    if are_near("en", language):
        return
    hidden = blank_matches(_HIDDEN, text)
    shown = "".join(
        " " if sign == MASKED_MARKUP or is_hidden == " " else sign
        for sign, is_hidden in zip(masked, hidden, strict=True)
    )
    words_of_source = " ".join(_WORD.findall(source.casefold()))
    last = 0
    for end in (*_BREAK.finditer(shown), None):
        stop = end.start() if end else len(shown)
        for run in _RUN.finditer(shown, last, stop):
            words = _WORD.findall(run[0])
            is_new = " ".join(words).casefold() not in words_of_source
            if is_new and MASKED_CONTENT not in run[0] and _is_english(words, language):
                yield run.span()
        last = end.end() if end else stop


def _is_english(words: list[str], language: str) -> bool:
    """Return whether words are a sentence of English, and of no other language."""
    capitals = sum(word[0].isupper() for word in words[1:])
    small = [word for word in (word.casefold() for word in words) if word in _ENGLISH]
    small += [word for word in words if _ENDING.match(word)][:1]
    own = SMALL_WORDS.get(language, frozenset()) - _ENGLISH
    return (
        len(words) >= _FEWEST_WORDS
        and capitals <= _MOST_CAPITALS * len(words)
        and len(set(small)) >= _FEWEST_SMALL
        and len(small) >= _LEAST_SHARE * len(words)
        and not _CERTAIN.isdisjoint(small)
        and own.isdisjoint(word.casefold() for word in words)
    )
