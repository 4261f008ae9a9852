"""What is left of the source: a sentence or a phrase that nobody translated."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import islice

from dragoman.checks import Hit, Pair, rule
from dragoman.checks.text.characters import has_arabic_letter
from dragoman.checks.text.english import find_english, may_be_english
from dragoman.checks.text.languages import SPACED_WORDS, is_in_arabic_script
from dragoman.checks.text.left_words import (
    EDGES,
    FEWEST_WORDS,
    OTHER_LETTER,
    hide_labels,
    is_foreign,
    is_original_wording,
    is_prose,
)
from dragoman.checks.text.mask import MASKED_MARKUP
from dragoman.checks.text.spaceless import part_words
from dragoman.languages.near_languages import are_near
from dragoman.patterns import compile_later

_SMALL_LATIN = compile_later("[a-z]")
_TOKEN = compile_later(r"\S+")
_WORD = compile_later(r"[^\W_]+(?:['’,./-][^\W_]+)*")
_OPTION = compile_later(r"--?[A-Za-z]")
_MOST_HITS = 5
_OUTER = EDGES + "[]（）【】《》"


@rule(
    "source-left",
    "error",
    silent=[
        ("fa", "Read The Lord of the Rings now.", "The Lord of the Rings را بخوانید."),
        ("fa", "Run `git clone this into that now`", "`git clone this into that now` را اجرا کنید"),
        ("ru", 'Wait for "Your account has been verified."', "«Your account has been verified»"),
        (
            "ar",
            "The right to be left alone is old.",
            "حق المرء في خصوصيته (the right to be left alone) قديم.",
        ),
        ("de", "Read it in /etc/a/b/c/d today.", "Heute in /etc/a/b/c/d lesen."),
        ("fa", "Run sudo port -a -t name now", "sudo port -a -t name را اجرا کنید"),
        (
            "ja",
            "It is called “free and open source software” (FOSS) by many.",
            "多くの人が「free and open source software」 (FOSS) と呼んでいます。",
        ),
        (
            "zh",
            "It is “a long way by night and a short one by day”, he says.",
            "他说这是“漫长的夜路，短暂的白天路”(“a long way by night and a short one by day”)。",
        ),
        (
            "ja",
            "Il faut que tout le monde parte.",
            "Il faut que tout le monde parte. (皆が去るべきだ)",
        ),
        (
            "de",
            "Install git wget python3 vim-common openjdk-8.",
            "Hier: git wget python3 vim-common openjdk-8",
        ),
        (
            "fr",
            "In: deutsch, suomi, eesti, magyar, hausa",
            "En : deutsch, suomi, eesti, magyar, hausa",
        ),
        ("ru", "Translated: bo de es fr hu it", "Перевод: bo de es fr hu it"),
        (
            "it",
            "On a Wing and a Prayer (1992) reunited him with his partner.",
            "On a Wing and a Prayer (1992) lo riunì con il suo partner.",
        ),
        (
            "zh",
            "**Automatic change of the status job**: This changes it.",
            "**Automatic change of the status job(自动更改状态的后台工作)**：更改状态。",
        ),
        (
            "nl",
            "We use “pixel tags,” “web beacons,” “clear GIFs” or similar means.",
            "We gebruiken pixel tags, web beacons, clear GIF's en dergelijke.",
        ),
        (
            "fa",
            "Here: Tails : la confidentialité et la sécurité pour tous et partout.",
            "اینجا: Tails : la confidentialité et la sécurité pour tous et partout.",
        ),
        (
            "prs",
            "He published them in Cités et ruines américaines (1863).",
            "آن‌ها را در Cités et ruines américaines (1863) منتشر کرد.",
        ),
        (
            "fa",
            "There, disable the **Remove messages on the server** option.",
            "آنجا گزینهٔ **Remove messages on the server** را غیرفعال کنید.",
        ),
        (
            "es",
            "Expenses:\n  -1564.65€  hardware\n  $-1080.00  hosting\n  -1082.13€  mails",
            "Expensas:\n  -1564.65€  hardware\n  $-1080.00  hosting\n  -1082.13€  mails",
        ),
        (
            "it",
            'Unselect the <span class="guilabel">Set up read-only loop device</span> box.',
            'Togliete la spunta a <span class="guilabel">Set up read-only loop device</span>.',
        ),
        (
            "ja",
            'The error message "Cannot add this header, as headers were sent by it before".',
            "「Cannot add this header, as headers were sent by it before」です。",
        ),
        ("en_GB", "We are all with you today.", "We are all with you today, too."),
        ("de", "He sings of the law.", "Er singt „They will vote on this law tomorrow“."),
        ("da", "It is possible for a city to have %s.", "Det er muligt for en by at have %s."),
        ("it", "Komm und hilf mir jetzt! He ran.", "Komm und hilf mir jetzt! Corse via."),
        ("tr", "Ein neues Lied wir heben an is his.", "Ein neues Lied wir heben an onundur."),
        (
            "es",
            "He played in Doctor Who and the Daleks in the Seven Keys.",
            "Actuó en Doctor Who and the Daleks in the Seven Keys.",
        ),
    ],
    fires=[
        (
            "fa",
            "He was arrested. His family was not told where he is.",
            "او بازداشت شد. His family was not told where he is.",
        ),
        (
            "ar",
            "He was arrested. His family was not told where he is.",
            "اعتُقل. His family was not told أين هو.",
        ),
        (
            "de",
            "He was arrested. His family was not told where he is.",
            "Er wurde verhaftet. His family was not told where he is.",
        ),
        (
            "he",
            "He was arrested. His family was not told where he is.",
            "הוא נעצר. משפחתו לא יודעת. His family was not told where he is.",
        ),
        (
            "fa",
            "**Keep a copy of the mails** on the server. He was there.",
            "**Keep a copy of the mails** روی کارساز. او آنجا بود.",
        ),
        (
            "nl",
            "They came, they saw how we live, they left.",
            "Ze kwamen, they saw how we live, they left.",
        ),
        (
            "fa",
            "Zoë and João were told nothing and went back.",
            "Zoë and João were told nothing و بازگشتند.",
        ),
        ("de", "React 17 and 18 require installing it.", "React 17 and 18 require installing es."),
        ("fa", "They killed 20 people in Tehran.", "They killed 20 people in تهران."),
        ("ja", "Nobody told them where he is.", "彼らはtold them where he isでした。"),
        ("he", "The color of the stroke is here.", "The colour of the stroke is here."),
        (
            "ar",
            "One was sent to George Washington on 6 July.",
            "One was sent to George Washington في ٦ يوليو.",
        ),
        ("fr", "Only roots need to be “reachable”.", "Only roots need to be « reachable »."),
        ("he", "Stay up to 9 yards/meters away from it.", "Stay up to 9 yards/meters away ממנו."),
        (
            "ru",
            "Nuclear disarmament will take time, too.",
            "Nuclear disarmament will take time тоже.",
        ),
        ("tr", "If it is set and can be read, go.", "If it is set and can be okunur, git."),
        ("de", "They vote today.", "Die Wahl ist heute. They will vote on this law tomorrow."),
    ],
)
def source_left(pair: Pair) -> Iterator[Hit]:
    """A sentence or phrase of the source was left in the translation as it is.

    It has five words in the order of the source, three of them without a capital letter. Code,
    names, titles, lists, labels in quotation marks, and the original wording in brackets behind its
    translation, or before it, may stay. A sentence in English is found whatever the source says.
    """
    if may_be_english(pair.target_tokens) and not _is_in_other_script(pair):
        places = find_english(pair.target, pair.masked_target, pair.source, pair.base_language)
        for start, end in islice(places, _MOST_HITS):
            yield Hit(start, end, "This is in English.")
    yield from _find_source(pair)


def _is_in_other_script(pair: Pair) -> bool:
    """Return whether a whole text is in another script, which the rule wrong-script reports."""
    return is_in_arabic_script(pair.language) and not has_arabic_letter(pair.target)


def _find_source(pair: Pair) -> Iterator[Hit]:
    """Yield the phrases of the source that are in the translation."""
    source, target = pair.source, pair.target
    if not _SMALL_LATIN.search(target) and (source.isascii() or not OTHER_LETTER.search(source)):
        return  # the usual case in another script, found without looking at the words
    tokens = pair.target_tokens
    may_be_glued = pair.base_language not in SPACED_WORDS
    if may_be_glued:
        tokens = part_words(target).split()
    shared = set(source.split()).intersection(tokens)
    if not any(word.isalpha() and not word[0].isupper() for word in shared):
        return
    if target.strip() == source.strip():
        return  # the rule source-copied decides
    if are_near(pair.source_language, pair.language):
        return
    shown = pair.masked_target.replace(MASKED_MARKUP, " ")
    prose = hide_labels(shown, target, source)
    if may_be_glued:
        shown = part_words(shown)
    if not _may_have_run(shown, pair.masked_source):
        return
    places = _list_words(shown)
    in_source = _list_runs([word for *_, word in _list_words(pair.masked_source)])
    for first, last in _find_runs([word for *_, word in places], in_source)[:_MOST_HITS]:
        start, end = places[first][0], places[last][1]
        if may_be_glued:  # the first and the last word have marks of the text around them
            end = start + len(shown[start:end].rstrip(_OUTER))
            start = end - len(shown[start:end].lstrip(_OUTER))
        run = shown[start:end]
        if pair.source_language.startswith("en") and is_foreign(run):
            continue
        if not is_original_wording(source, target, start, end) and is_prose(prose[start:end]):
            yield Hit(start, end, "This is not translated.")


def _may_have_run(text: str, source: str) -> bool:
    """Return whether five words in a row are in the source, in whatever order; this is quick."""
    words = source.replace(MASKED_MARKUP, " ").split()
    known = {word.strip(EDGES).casefold() for word in words} - {""}
    row = 0
    for token in text.split():
        word = token.strip(EDGES).casefold()
        if word in known:
            row += 1
            if row == FEWEST_WORDS:
                return True
        elif word:
            row = 0
    return False


def _list_words(text: str) -> list[tuple[int, int, str]]:
    """Return the places and the words of a text; the word is empty for what is not one alone.

    Marks alone are left out: a dash breaks no phrase. The option of a command does.
    """
    words = []
    for match in _TOKEN.finditer(text.replace(MASKED_MARKUP, " ")):
        word = match[0].strip(EDGES)
        if word:
            is_word = _WORD.fullmatch(word) and not _OPTION.match(match[0])
            words.append((*match.span(), word.casefold() if is_word else ""))
    return words


def _list_runs(words: Sequence[str]) -> frozenset[tuple[str, ...]]:
    """Return every run of five words; what is not a word is in none."""
    runs = zip(*(words[number:] for number in range(FEWEST_WORDS)), strict=False)
    return frozenset(run for run in runs if all(run))


def _find_runs(
    words: Sequence[str], in_source: frozenset[tuple[str, ...]]
) -> list[tuple[int, int]]:
    """Return the first and the last word of each longest run that the source has too."""
    runs: list[tuple[int, int]] = []
    for first in range(len(words) - FEWEST_WORDS + 1):
        if tuple(words[first : first + FEWEST_WORDS]) not in in_source:
            continue
        last = first + FEWEST_WORDS - 1
        if runs and first <= runs[-1][1]:
            runs[-1] = runs[-1][0], last
        else:
            runs.append((first, last))
    return runs
