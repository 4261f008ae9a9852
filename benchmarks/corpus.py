"""A corpus made from a number: paragraphs of invented English, their translations, their edits.

Nobody has written any of it. Words are as frequent as in real prose (Zipf's law), and sentences and
paragraphs are as long. A translation has its own words and word order, sentence by sentence.
"""

from __future__ import annotations

import random
from collections.abc import Sequence
from functools import cache
from itertools import accumulate
from pathlib import Path


def _split(words: str) -> list[str]:
    return words.split()


_FUNCTION = _split(
    "the of and to a in that it is was for on with as he his by at be this had not are but from or "
    "have an they which one you were her all she there would their we him been has when who will "
    "no more if out so said what up its about into than them can only other time new some could"
)
_ONSETS = _split(
    "b br c ch cl cr d dr f fl fr g gl gr h j k l m n p pl pr qu r s sh sl st str t th tr v w"
)
_VOWELS = _split("a e i o u ai ea ee ie oa oo ou")
_CODAS = ["", *_split("b ck d ft g l ld ll m mp n nd ng nt p r rd rk rn rt s sh ss st t th x")]
_ENDINGS = ["", "", "", "s", "ed", "ing", "er", "ly", "ment", "tion", "ity", "al", "ous"]
_LETTERS = dict(zip("abcdefghijklmnopqrstuvwxyz", "ابسدعفگهیجکلمنوپقرصتثخژشزط", strict=True))


@cache
def list_vocabulary(size: int = 8000) -> tuple[tuple[str, ...], tuple[float, ...]]:
    """Return words with their cumulative weights, the most common first."""
    dice = random.Random(7)
    words = list(_FUNCTION)
    seen = set(words)
    while len(words) < size:
        syllables = dice.choice((1, 1, 2, 2, 3))
        stem = "".join(
            dice.choice(_ONSETS) + dice.choice(_VOWELS) + dice.choice(_CODAS)
            for _ in range(syllables)
        )
        word = stem + dice.choice(_ENDINGS)
        if word not in seen:
            seen.add(word)
            words.append(word)
    return tuple(words), tuple(accumulate(1 / (rank + 3) for rank in range(size)))


def make_sentence(dice: random.Random, shortest: int = 5, longest: int = 22) -> str:
    """Make a sentence that has from ``shortest`` to ``longest`` words."""
    words, weights = list_vocabulary()
    chosen = dice.choices(words, cum_weights=weights, k=dice.randint(shortest, longest))
    if len(chosen) > 12 and dice.random() < 0.5:
        chosen[len(chosen) // 2] += ","
    end = dice.choices(".?!", (20, 2, 1))[0]
    return (" ".join(chosen) + end).capitalize()


def make_paragraph(dice: random.Random, sentences: tuple[int, int] = (2, 7)) -> str:
    """Make a paragraph; ``sentences`` are the fewest and the most that it has."""
    return " ".join(make_sentence(dice) for _ in range(dice.randint(*sentences)))


def make_heading(dice: random.Random) -> str:
    """Make a heading of one to five words."""
    words, weights = list_vocabulary()
    chosen = dice.choices(words[60:], cum_weights=weights[60:], k=dice.randint(1, 5))
    return " ".join(chosen).capitalize()


def make_texts(count: int, seed: int = 1) -> list[str]:
    """Make a document of ``count`` different messages; one in ten is a heading."""
    dice = random.Random(seed)
    texts: dict[str, None] = {}
    while len(texts) < count:
        texts[make_heading(dice) if len(texts) % 10 == 0 else make_paragraph(dice)] = None
    return list(texts)


def translate(text: str) -> str:
    """Translate sentence by sentence: other words, in another order, of nearly the same length."""
    sentences = text.replace("? ", "?\0").replace(". ", ".\0").replace("! ", "!\0").split("\0")
    return " ".join(_translate_sentence(one) for one in sentences)


def _translate_sentence(text: str) -> str:
    end = text[-1] if text[-1:] in ".?!" else ""
    words = text.removesuffix(end).lower().replace(",", "").split()
    if len(words) > 3:  # the verb goes last
        words.append(words.pop(1))
    foreign = ["".join(_LETTERS.get(letter, letter) for letter in word[::-1]) for word in words]
    return " ".join(foreign) + end.replace("?", "؟")


def edit(text: str, dice: random.Random) -> str:
    """Edit a text as authors do: replace, remove and add a few words."""
    vocabulary, weights = list_vocabulary()
    words = text.split(" ")
    for _ in range(max(1, len(words) // 25)):
        place = dice.randrange(len(words))
        new = dice.choices(vocabulary, cum_weights=weights)[0]
        kind = dice.random()
        if kind < 0.6:
            words[place] = new
        elif kind < 0.8 or len(words) == 1:
            words.insert(place, new)
        else:
            del words[place]
    return " ".join(words)


def change_texts(source: Sequence[str], share: float = 0.12, seed: int = 2) -> list[str]:
    """Change a share of the messages of a document.

    Three quarters of them are edited, one eighth is removed, and as many new ones are added.
    """
    dice = random.Random(seed)
    texts: dict[str, None] = {}
    for text in source:
        chance = dice.random()
        if chance < share * 0.75:
            texts[edit(text, dice)] = None
        elif chance < share * 0.875:
            continue
        elif chance < share:
            texts[text] = None
            texts[make_paragraph(dice)] = None
        else:
            texts[text] = None
    return list(texts)


def write_catalog(path: Path, messages: Sequence[str], translations: bool) -> None:
    """Write a catalogue or a template, in the layout of ``msgcat --no-wrap``."""
    head = (
        'msgid ""\nmsgstr ""\n"Project-Id-Version: corpus\\n"\n'
        '"POT-Creation-Date: 2026-01-01 00:00+0000\\n"\n'
        '"PO-Revision-Date: 2026-01-01 00:00+0000\\n"\n"Language: fa\\n"\n'
        '"MIME-Version: 1.0\\n"\n"Content-Type: text/plain; charset=UTF-8\\n"\n'
        '"Content-Transfer-Encoding: 8bit\\n"\n'
    )
    blocks = [head]
    for text in messages:
        translation = translate(text) if translations else ""
        msgid = text.replace("\\", "\\\\").replace('"', '\\"')
        blocks.append(f'#: source/corpus.txt\nmsgid "{msgid}"\nmsgstr "{translation}"\n')
    path.write_text("\n".join(blocks), encoding="utf-8")
