"""A phrase or a sentence that is twice in a translation, and once in the source."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from dragoman.checks import Hit, Pair, rule
from dragoman.checks.text.folding import fold_case
from dragoman.checks.text.icu import has_forms
from dragoman.checks.text.known_words import KnownWords
from dragoman.checks.text.mask import MASKED_MARKUP
from dragoman.checks.text.punctuation.endings import BETWEEN_ENDS
from dragoman.checks.text.spaceless import is_spaceless
from dragoman.patterns import compile_later
from dragoman.texts.scripts import SENTENCE_ENDS

_SHORTEST_PHRASE, _SHORTEST_SENTENCE = 3, 4
"""How many words a phrase has that is repeated at once, and a sentence that is repeated at all."""
_SHORTEST_GLUED, _SHORTEST_PARTED = 6, 8
"""The same in scripts without spaces, in characters: of a phrase, and of one with a mark between.
Shorter words may end a clause and begin the next one: 如果关闭信箱，信箱…"""
_LONGEST_PHRASE = 200
"""How many words a phrase has that is looked for; a longer one is found by its sentences."""
_TOKEN = compile_later(r"\S+")
_EDGES = "\"'“”„‟‘’‚«»‹›()[]{}<>→←*_~`|•●.,;:!?…،؛؟۔。，、「」—–-\u200e\u200f\u2067\u2066\u2069"
_EDGE = compile_later(f"[{re.escape(_EDGES)}]+")
_ENDS = ".!?:؟۔।"
_EDGE_OF_SENTENCE = compile_later(rf"[\s{SENTENCE_ENDS}]")
_BETWEEN_SENTENCES = compile_later(rf"[\s,，、،{SENTENCE_ENDS}]*")
_BETWEEN_PHRASES = compile_later(r"[\s,，、،]*")
"""What may be between a phrase and the same again. A bracket or a quotation mark may not: the
phrase is explained or used there, as in 点击“发送电子邮件”发送电子邮件."""
_BOUNDARY = compile_later(
    r"\n|\s[-–—]\s|<(?:/?(?:p|li|td|th|tr|dd|dt|div|h[1-6])|br)\b", re.IGNORECASE
)
"""What is between two texts of one message: a line, a cell, a name and what it means."""
_ITEM = compile_later(r"\n\s*[•●*·-]")
"""Where an item of a list begins: what ends one and begins the next is not a phrase."""


@rule(
    "repeated-phrase",
    "warning",
    silent=[
        ("fa", "again and again and again and again", "باز هم و باز هم و باز هم و باز هم"),
        ("ar", "We want bread, we want bread.", "نريد الخبز والملح، نريد الخبز والملح."),
        ("fa", "one of them, and one of us", "یکی از آن‌ها و یکی از ما"),
        ("de", "He said no. She said no.", "Er sagte nein. Sie sagte nein."),
        (
            "ar",
            "by the World Health Organization (WHO)",
            "منظمة الصحة العالمية (منظمة الصحة العالمية)",
        ),
        (
            "de",
            "Signed by Anna-Maria Berg <a@x.org> aka Anna-Maria Berg <b@x.org>.",
            "Signiert von Anna-Maria Berg <a@x.org> alias Anna-Maria Berg <b@x.org>.",
        ),
        (
            "fr",
            "Use `make` first, then `test` at the end.",
            "Utilisez la commande `make`, utilisez la commande `test`.",
        ),
        (
            "fr",
            "by Ann-Marie \\* aka Ann-Marie \\* aka Ann-Marie",
            "par Ann-Marie \\* alias Ann-Marie \\* alias Ann-Marie",
        ),
        (
            "sv",
            "<b>Refuse</b> - Refuse all letters of this post",
            "<b>Ta inte emot</b> - Ta inte emot brev från den här posten",
        ),
        (
            "es",
            "Saving the letters in the box failed\nLetters there: %d",
            "Fallo al guardar las cartas en la caja\nLas cartas en la caja: %d",
        ),
        ("zh", "We want bread, we want bread.", "我们都要面包，我们都要面包。"),
        ("zh", "If you close the letter box, it is gone.", "取消周末信件服务，周末信件服务停止。"),
        ("th", "He has a right to letters. Letters are free.", "เขามีสิทธิในจดหมาย จดหมายไม่เสียเงิน"),
        (
            "es",
            "* Name of account\n* Number",
            "● nombre de cuenta\n● número de cuenta\n● número IBAN",
        ),
        (
            "de",
            "{n, plural, one {Do you want it?} other {Do you want them?}}",
            "{n, plural, one {Wollen Sie das haben?} other {Wollen Sie das haben?}}",
        ),
        ("de", "1,000 for one, 5,000 for two", "1.000 Rupien für alle. 5.000 Rupien für alle."),
        ("ja", "Ha ha ha ha ha", "ハハハハハハハハハハハハハハハハハハハハ"),
        ("zh", "Click “Send the letter” to send it.", "点击“发送这封信件”发送这封信件。"),
        ("zh", "He chose a new way. The way is long.", "他选择了一条新的道路。一条新的道路很长。"),
        ("zh", "The Council of Letters (CL) met.", "全国信件理事会（全国信件理事会）开会。"),
        (
            "ar",
            'See <a href="a">it</a> for more on this. No. See <a href="b">it</a> for more on this.',
            'انظر <a href="a">هنا</a> لمزيد عن هذا. لا. انظر <a href="b">هنا</a> لمزيد عن هذا.',
        ),
        (
            "es",
            "a list of new names. It is long.",
            "una lista de nombres. Una lista de nombres larga.",
        ),
    ],
    fires=[
        ("fa", "He was arrested at home.", "او در خانه‌اش او در خانه‌اش بازداشت شد."),
        ("ar", "He was arrested at home.", "اعتُقل في منزله في الليل في منزله في الليل."),
        ("ar", "He was arrested. Why?", "اعتُقل في بيته أمس. لماذا؟ اعتُقل في بيته أمس."),
        ("de", "He was arrested at home.", "Kurz-Anna war hier, Kurz-Anna war hier, zu Hause."),
        ("fr", "Use `make` first.", "Utilisez la commande `make` utilisez la commande `make`."),
        ("de", "He was arrested at home.", "Er wurde zu Hause er wurde zu Hause verhaftet."),
        ("zh", "He was arrested at home.", "他昨天在家里被捕，他昨天在家里被捕。"),
        ("ja", "He went. He is there.", "彼はそこにいます。彼はそこにいます。"),
    ],
)
def repeated_phrase(pair: Pair) -> Iterator[Hit]:
    """A phrase of three words is there twice in a row, or a sentence is there twice.

    Where the source repeats a phrase or a sentence, the translation may. In scripts without spaces,
    it is so many characters twice in a row.
    """
    if has_forms(pair.target):
        return  # two forms may be the same
    if _may_repeat(pair.target_tokens):
        place = _find_repetition(pair.target, pair.masked_target)
    elif is_spaceless(pair.target, len(pair.target_tokens)):
        place = _find_repeated_letters(pair.target, pair.masked_target)
    else:
        return
    if place is None or _repeats_run_or_sentence(pair.source, _SHORTEST_PHRASE - 1):
        return
    if _find_repetition(pair.source, pair.masked_source) is None:
        yield Hit(*place, "This is there twice.")


def _may_repeat(words: Sequence[str]) -> bool:
    """Return whether three words in a row are twice among the words of a text; this is quick."""
    if len(set(words)) > len(words) - 2 or len(set(pairwise(words))) >= len(words) - 1:
        return False
    bare = list(filter(None, map(_BARE_WORDS.__getitem__, words)))
    return len(set(zip(bare, bare[1:], bare[2:], strict=False))) < len(bare) - 2


_BARE_WORDS = KnownWords(lambda word: fold_case(_EDGE.sub("", word)))
"""Words without the marks in them and at their edges, whatever their capitals are."""
_STRIPPED_WORDS = KnownWords(lambda word: fold_case(word.strip(_EDGES)))
"""Words without the marks at their edges."""


def _find_repeated_letters(whole: str, masked: str) -> tuple[int, int] | None:
    """Return the place where characters without a space between them are there again at once."""
    count = len(masked) - _SHORTEST_GLUED + 1
    if len({masked[at : at + _SHORTEST_GLUED] for at in range(count)}) == count:
        return None  # the usual case
    places = [at for at, character in enumerate(masked) if character.isalnum()]
    found = _find_repeated_run("".join(masked[at] for at in places), _SHORTEST_GLUED)
    if found is None:
        return None
    start, stop = found
    first, last, second, end = (places[at] for at in (2 * start - stop, start - 1, start, stop - 1))
    if whole[first:end] != masked[first:end] or _BOUNDARY.search(whole, first, second):
        return None
    begins = first == 0 or _EDGE_OF_SENTENCE.match(whole, first - 1)
    ends = end + 1 == len(whole) or _EDGE_OF_SENTENCE.match(whole, end + 1)
    between = _BETWEEN_SENTENCES if begins and ends else _BETWEEN_PHRASES
    if not between.fullmatch(whole, last + 1, second):
        return None
    may_begin_next = between is _BETWEEN_PHRASES and stop - start < _SHORTEST_PARTED
    return (second, end + 1) if second == last + 1 or not may_begin_next else None


def _find_repetition(whole: str, masked: str) -> tuple[int, int] | None:
    """Return the place where a phrase or a sentence is there for the second time.

    The masked text says where words and sentences end. What is compared is the text itself, because
    two addresses or two pieces of code look alike behind a mask.
    """
    if masked is whole and not _repeats_run_or_sentence(whole, _SHORTEST_PHRASE):
        return None
    text = masked.replace(MASKED_MARKUP, " ")
    spans = (match.span() for match in _TOKEN.finditer(text))
    found = ((start, end, _STRIPPED_WORDS[whole[start:end]]) for start, end in spans)
    words = [place for place in found if place[2]]
    repeated = _find_repeated_run([word for _, _, word in words], _SHORTEST_PHRASE)
    if repeated is None:
        return _find_repeated_sentence(whole, text)
    start, before = words[repeated[0]][0], words[repeated[0] - 1][1]
    first = words[2 * repeated[0] - repeated[1]][0]
    if _BOUNDARY.search(whole, before, start) or _ITEM.search(whole, first, before):
        return _find_repeated_sentence(whole, text)
    # An abbreviation in brackets becomes the words that it means: (WHO). And a sentence may
    # begin with the words that ended the one before it.
    if text[start] in "(（" or text[:start].rstrip()[-1:] in _ENDS:
        return _find_repeated_sentence(whole, text)
    return start, words[repeated[1] - 1][1]


def _repeats_run_or_sentence(text: str, shortest: int) -> bool:
    """Return whether a phrase or a sentence is in a text twice, wherever; nothing is masked in it.

    This is quick, because it asks for no places.
    """
    words = list(filter(None, map(_STRIPPED_WORDS.__getitem__, text.split())))
    if _find_repeated_run(words, shortest) is not None:
        return True
    seen: set[tuple[str, ...]] = set()
    for tokens in map(str.split, BETWEEN_ENDS.findall(text)):
        sentence = tuple(filter(None, map(_STRIPPED_WORDS.__getitem__, tokens)))
        if len(tokens) >= _SHORTEST_SENTENCE and sentence in seen:
            return True
        seen.add(sentence)
    return False


def _find_repeated_run(words: Sequence[str], shortest: int) -> tuple[int, int] | None:
    """Return the first and the last word, exclusive, of a run that is like the one before it."""
    last: dict[tuple[str, ...], int] = {}
    runs = zip(*(words[number:] for number in range(shortest)), strict=False)
    for at, run in enumerate(runs):
        before = last.get(run)
        last[run] = at
        if before is None:
            continue
        length = at - before
        is_repeated = shortest <= length <= _LONGEST_PHRASE and (
            words[before:at] == words[at : at + length]
        )
        if is_repeated and sum(map(_has_letters, words[before:at])) > 1:
            return at, at + length
    return None


def _has_letters(word: str) -> bool:
    return any(map(str.isalpha, word))


def _find_repeated_sentence(whole: str, text: str) -> tuple[int, int] | None:
    seen: set[str] = set()
    for match in BETWEEN_ENDS.finditer(text):
        spans = (word.span() for word in _TOKEN.finditer(text, *match.span()))
        words = [_STRIPPED_WORDS[whole[start:end]] for start, end in spans]
        sentence = " ".join(filter(None, words))
        if len(words) >= _SHORTEST_SENTENCE and sentence in seen:
            return match.span()
        seen.add(sentence)
    return None
