"""What becomes of the translations of larger documents that were edited, and what is found for a
text among many: put together from parts.

No law says that each of them is right: they show what a change changes where nobody thought of it.
They are in tests/matching/combinations, and are read as a diff.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

from dragoman.matching.index import Index
from dragoman.matching.match import Match, match, match_empty
from dragoman.matching.model import MatchOptions
from dragoman.matching.similarity import prepare_text
from dragoman.matching.weights import WEIGHTS, Weights
from helpers.combining import Choices
from helpers.goldens import compare_with_kept

FOLDER = Path(__file__).parent / "combinations"
SUBJECTS = ("The lamp", "Our neighbour", "A letter", "The old bridge", "Nobody", "The harbour")
VERBS = ("was lit again", "has counted", "will reach", "did not leave", "remembers", "crossed")
OBJECTS = ("the broken windows", "the river", "a town by the sea", "twelve boats", "the winter")
TIMES = ("this week", "before noon", "in 1916", "as every year", "until the rain came", "")
WORDS = {
    word: f"{word[::-1]}u"
    for text in (*SUBJECTS, *VERBS, *OBJECTS, *TIMES)
    for word in text.lower().split()
    if not word.isdigit()
}
"""Words of another language: each is the English one from its end."""
HEADINGS = ("Summer", "The harbour", "Boats and bridges", "1916", "`lamp --lit`", "* * *", "Winter")
CONTEXTS = (None, None, None, None, "menu", "page")


class Message(NamedTuple):
    """A message as matching reads it."""

    msgid: str
    msgstr: tuple[str, ...] = ("",)
    context: str | None = None
    fuzzy: bool = False
    obsolete: bool = False
    previous: str | None = None
    previous_context: str | None = None
    comments: tuple[str, ...] = ()


def write_sentence(choices: Choices) -> str:
    parts = [choices.pick(each) for each in (SUBJECTS, VERBS, OBJECTS, TIMES)]
    return f"{' '.join(filter(None, parts))}."


def translate(text: str) -> str:
    """Return a text in the other language, in which the sentences are in their order."""
    if text.startswith("`"):
        return text
    words = (WORDS.get(word.strip(".").lower(), word.strip(".")) for word in text.split())
    ends = ("." if word.endswith(".") else "" for word in text.split())
    return " ".join(word + end for word, end in zip(words, ends, strict=True))


def write_document(choices: Choices, count: int) -> list[Message]:
    messages: dict[tuple[str | None, str], Message] = {}
    while len(messages) < count:
        text = " ".join(write_sentence(choices) for _ in range(choices.pick((1, 1, 2, 3))))
        text = choices.pick((text,) * 5 + HEADINGS[:1] + (choices.pick(HEADINGS),))
        context = choices.pick(CONTEXTS)
        messages[context, text] = _give_state(Message(text, context=context), choices)
    return list(messages.values())


def _give_state(message: Message, choices: Choices) -> Message:
    done = message._replace(msgstr=(translate(message.msgid),))
    match choices.pick(("done",) * 7 + ("empty", "fuzzy", "previous", "obsolete", "other")):
        case "empty":
            return message
        case "fuzzy":
            return done._replace(fuzzy=True)
        case "previous":
            return done._replace(fuzzy=True, previous=f"{message.msgid} Once.")
        case "obsolete":
            return done._replace(obsolete=True)
        case "other":
            return done._replace(msgstr=(message.msgid,))
    return done


def _join(texts: list[str], at: int, choices: Choices) -> list[str]:
    return [*texts[:at], " ".join(texts[at : at + choices.pick((2, 2, 3))]), *texts[at + 2 :]]


def _split(texts: list[str], at: int, choices: Choices) -> list[str]:
    sentences = texts[at].replace(". ", ".\n").split("\n")
    return [*texts[:at], *sentences, *texts[at + 1 :]]


def _edit(change: Callable[[str, Choices], str]) -> Callable[[list[str], int, Choices], list[str]]:
    def edit(texts: list[str], at: int, choices: Choices) -> list[str]:
        return [*texts[:at], change(texts[at], choices), *texts[at + 1 :]]

    return edit


def _replace_word(text: str, choices: Choices) -> str:
    words = text.split()
    words[choices.pick(range(len(words)))] = choices.pick(("ship", "slowly", "Bridge.", "19"))
    return " ".join(words)


EDITS: Sequence[Callable[[list[str], int, Choices], list[str]]] = (
    _join,
    _join,
    _split,
    _split,
    _edit(_replace_word),
    _edit(_replace_word),
    _edit(lambda text, choices: _replace_word(_replace_word(text, choices), choices)),
    _edit(lambda text, choices: f"{text} {write_sentence(choices)}"),
    _edit(lambda text, choices: f"{write_sentence(choices)} {text}"),
    _edit(lambda text, choices: text.partition(". ")[2] or text[: len(text) // 2]),
    _edit(lambda text, choices: text.replace(".", "…").replace("The", "*The*")),
    _edit(lambda text, choices: text.upper()),
    _edit(lambda text, choices: write_sentence(choices)),
    lambda texts, at, choices: [*texts[:at], *texts[at + 1 :]],
    lambda texts, at, choices: [*texts[:at], *texts[at + 1 :], texts[at]],
    lambda texts, at, choices: [*texts[:at], choices.pick(HEADINGS), *texts[at:]],
)


def edit_document(old: Sequence[Message], choices: Choices) -> list[Message]:
    """Return the messages of a document after six to ten edits, without translations."""
    contexts = {message.msgid: message.context for message in old}
    texts = [message.msgid for message in old if not message.obsolete]
    for _ in range(choices.pick(range(6, 11))):
        texts = choices.pick(EDITS)(texts, choices.pick(range(len(texts) - 1)), choices)
    new = (Message(text, context=contexts.get(text, choices.pick(CONTEXTS))) for text in texts)
    return list(dict.fromkeys(new))


OPTIONS = (
    *(MatchOptions(),) * 3,
    MatchOptions(languages=("en", "de")),
    MatchOptions(threshold=70),
    MatchOptions(weights=WEIGHTS._replace(texts_indexed_whole=4, texts_in_sample=3)),
    MatchOptions(weights=WEIGHTS._replace(candidates_of_long=2, candidates_of_short=2)),
)


def test_what_an_edited_document_gets_is_as_it_was() -> None:
    shown: list[str] = []
    for number in range(24):
        choices = Choices(f"matching {number}")
        old = write_document(choices, 12)
        new, option = edit_document(old, choices), choices.pick(OPTIONS)
        memory = write_document(choices, 6) if choices.pick((True, False)) else []
        memory = [each._replace(fuzzy=False, obsolete=False) for each in memory if each.msgstr[0]]
        shown += (
            f"{len(old)} → {len(new)}, memory {len(memory)}, {show_options(option)}".rstrip(", "),
        )
        for message, found in zip(new, match(old, new, memory, option), strict=True):
            if found is None or found.kind not in ("exact", "revived"):
                shown += show_match(message, found, old, memory)
        for at, found in sorted(match_empty(old, memory, option).items()):
            shown += ("  offered", *show_match(old[at], found, old, memory))
        shown.append("")
    compare_with_kept("\n".join(shown), FOLDER / "matches.txt")


def show_options(option: MatchOptions) -> str:
    changed = option.weights or WEIGHTS
    weights = [
        f"{name}={value}"
        for name, value in changed._asdict().items()
        if value != getattr(WEIGHTS, name)
    ]
    threshold = [f"threshold={option.threshold}"] if option.threshold else []
    return " ".join((*weights, *threshold, "".join(option.languages)))


def show_match(
    message: Message, found: Match | None, old: Sequence[Message], memory: Sequence[Message]
) -> Iterator[str]:
    """Yield a message, what it gets, from what, and why."""
    context = f"{message.context}: " if message.context else ""
    yield f"  {context}{message.msgid!r}"
    if found is None:
        yield "    nothing"
        return
    texts = memory if found.is_remembered else old
    origin = " + ".join(repr(texts[number].msgid) for number in found.old)
    yield f"    {found.kind.value} {found.score:.1f} of {origin}"
    if found.msgstr != ("",):
        yield f"    {found.msgstr[0]!r}"
    if found.remark:
        yield f"    {found.remark}"
    if found.previous is not None and found.previous not in origin:
        yield f"    previously {found.previous_context} {found.previous!r}"
    if found.reasons is None:
        return
    *numbers, next_best = found.reasons[1:]
    why = " ".join(found.reasons.why)
    yield f"    {why} {' '.join(f'{value:.1f}' for value in numbers)}"
    if next_best:
        yield f"    next {next_best.score:.1f} {next_best.source!r}"


SMALL: dict[str, Weights] = {
    "all": WEIGHTS,
    "a sample": WEIGHTS._replace(texts_indexed_whole=50, texts_in_sample=20),
    "common words": WEIGHTS._replace(
        texts_indexed_whole=50, texts_in_sample=20, texts_of_common_feature=8, features_searched=6
    ),
    "few places": WEIGHTS._replace(
        texts_indexed_whole=50, texts_in_sample=10, places_searched=12, candidates_of_long=4
    ),
    "long ones": WEIGHTS._replace(characters_of_short=12, characters_of_shape=20, lag_ratio=2),
}
"""Weights with which 120 texts are as many as thousands are else."""


def _write_source(number: int, choices: Choices) -> str:
    sentence = write_sentence(choices)
    link = f"[{sentence}](https://e.org/{number})"
    return choices.pick((sentence, sentence, link, choices.pick(HEADINGS)))


def test_what_is_found_among_many_texts_is_as_it_was() -> None:
    choices = Choices("many")
    sources = [_write_source(number, choices) for number in range(120)]
    asked = [write_sentence(choices) for _ in range(8)]
    asked += ["[The winter](https://e.org/w)", "The harbours", "**[x]**(y) {z}", "1916", "Boats"]
    queries = [prepare_text(text) for text in asked]
    shown: list[str] = []
    for name, weights in SMALL.items():
        index = Index(sources, queries, weights)
        shown.append(name)
        for text, query in zip(asked, queries, strict=True):
            found = index.find_candidates(query)
            others = index.find_candidates(query, found[:3])
            among = index.find_candidates(query, among=set(range(0, 120, 2)))
            shown += (f"  {text}", f"    {found}", f"    {others}", f"    {among}")
    texts = [f"{number} {source}" for number, source in enumerate(sources)]
    compare_with_kept("\n".join((*shown, *texts, "")), FOLDER / "candidates.txt")
