"""Whether an answer of a machine may become a draft; if not, why, in a few words.

An answer is data. Nothing in it is carried out, and it can change no other message than the one
that was asked for.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from typing import NamedTuple

from dragoman.bidi import clean
from dragoman.catalogs.counting import count_words
from dragoman.checks import Pair, Policy, Severity, check_pair, fix_pair
from dragoman.commands._draft.plan import DraftForm
from dragoman.commands._draft.remarks import list_remarks, unwrap
from dragoman.inline import unmask_marks
from dragoman.languages.letters import letter_scripts
from dragoman.languages.naming import find_language
from dragoman.languages.near_languages import are_near
from dragoman.languages.wrong_language import describe_language, may_be_in
from dragoman.model import hide_placeholders
from dragoman.texts import scripts

_LETTERS_TO_JUDGE = 8
"""So many letters show in which script a text is."""
_WORDS_TO_JUDGE = 4
"""The translation of so many words has some letter of its script, however short it is."""
_LEAST_OF_SCRIPT = 0.5
_WORDS_OF_AN_ECHO = 3
"""A shorter text may be the same in both languages, such as a name."""
_RUN = 8
"""So many words of the instructions in a row are no accident."""
_MOST_TIMES, _MOST_MORE = 4, 30
"""A translation has at most so many times the words of its source, and so many more."""
_LONG, _LEAST_TIMES = 10, 0.2
"""One of a source of so many words has at least this share of them."""
_MOST_REPEATS, _LONGEST_LOOP = 4, 8
"""How often a text may say the same words again without a break, and how many words these may be:
models that lose their way go round in a circle."""
_WORD = re.compile(r"[^\W\d_]+")
_APOLOGIES = (
    ("i['\u2019]?m|i am|sorry|i ?can(?:no|['\u2019])t|i won['\u2019]?t|i will not|i must decline",
     "help|assist|translat|compl|fulfil|request|with (?:this|that)"),
    ("متأسف|متاسف|ببخشید|من نمی|نمی.?توانم", "کمک|ترجمه|درخواست"),
    ("آسف|أعتذر|عذر|المعذرة|لا (?:أستطيع|يمكنني)", "مساعد|ترجم|طلب"),
    ("je suis d|désolé|je ne peux", "aider|tradui|demande"),
    ("es tut mir leid|entschuldig|ich kann", "helfen|übersetz|anfrage"),
    ("lo siento|perdón|no puedo", "ayudar|traduc|solicitud"),
    ("üzgünüm|özür|maalesef", "yardım|çevir|istek"),
    ("извини|к сожалению|я не могу", "помо|перев|запрос"),
)  # fmt: skip
"""By language, how a refusal begins, and what it then speaks of."""
_MACHINES = (
    "as an? (?:ai|artificial|language model|large language)\\b",
    "(?:به[ \u200c]?عنوان|من) یک (?:مدل|هوش[ \u200c]?مصنوعی|دستیار)",
    "(?:بصفتي|كوني|أنا) (?:نموذج|ذكاء|مساعد)",
)
"""How a machine begins to speak of itself."""
_APOLOGY = re.compile(r"\W*(?:" + "|".join(begin for begin, _ in _APOLOGIES) + ")", re.I)
_REFUSAL = re.compile(
    r"\W*(?:"
    + "|".join((*(rf"(?:{begin}).{{0,120}}?(?:{of})" for begin, of in _APOLOGIES), *_MACHINES))
    + ")",
    re.I | re.S,
)
"""How machines say that they will not translate, in the languages that they say it in."""


class Verdict(NamedTuple):
    """What becomes of an answer."""

    text: str
    """The draft; "" where there is none."""
    reason: str = ""
    """Why there is none, as the rest of a sentence that begins with "left out:"."""


class AnswerJudge(NamedTuple):
    """What answers are judged by."""

    policy: Policy
    instructions: str
    """The instructions that the machine got besides the texts."""

    def judge(self, form: DraftForm, answer: str) -> Verdict:
        """Return the draft that an answer makes, with its typography corrected as ``check --fix``
        does it; or why it makes none."""
        text = unwrap(clean(answer).strip(), form.request.text)
        reason = next(_list_reasons(form, text, self.instructions), "")
        if reason:
            return Verdict("", reason)
        try:
            text = unmask_marks(text, form.masked, form.markup)
        except ValueError as error:
            return Verdict("", str(error))
        pair = _make_pair(form, _put_edges(text, form.source), self.policy)
        fixed = fix_pair(pair)
        pair = _make_pair(form, fixed, self.policy)
        reason = next(_list_faults(pair), "")
        return Verdict("", reason) if reason else Verdict(fixed)


def _put_edges(text: str, source: str) -> str:
    """Return a text with the white space at the edges of its source."""
    start = source[: len(source) - len(source.lstrip())]
    end = source[len(source.rstrip()) :]
    return f"{start}{text}{end}"


def _make_pair(form: DraftForm, text: str, policy: Policy) -> Pair:
    block = form.block
    return Pair(
        form.source,
        text,
        form.request.language,
        next(iter(block.extracted), ""),
        block.context,
        form.other_source,
        form.is_last,
        source_language=form.request.original_language or form.request.source_language,
        policy=policy,
        markup=form.markup,
    )


def _list_faults(pair: Pair) -> Iterator[str]:
    """Yield the errors that ``check`` finds."""
    for hit in check_pair(pair):
        severity = pair.policy.severity.get(hit.rule_id, hit.severity)
        if severity is Severity.ERROR:
            yield f"`check` finds {hit.rule_id}: {hit.message[:1].lower()}{hit.message[1:]}"


def _list_reasons(form: DraftForm, text: str, instructions: str) -> Iterator[str]:
    """Yield why an answer is no translation, before its marks are put back."""
    asked = form.request.text
    if not text:
        yield "the answer is empty"
    if text.startswith("{") and not asked.startswith("{"):
        yield "the answer is not a text"
    if _is_echo(form, text):
        yield "the answer repeats the source"
    if _repeats(instructions, text, form.source):
        yield "the answer repeats the instructions"
    if _REFUSAL.match(text) and not (_APOLOGY.match(asked) or _REFUSAL.match(asked)):
        yield "the machine refuses"
    yield from list_remarks(asked, text)
    yield from _list_wrong_lengths(asked, text)
    if _count_repeats(_fold(text)) > max(_MOST_REPEATS, _count_repeats(_fold(asked))):
        yield "the answer repeats itself"
    yield from _list_wrong_scripts(form, text)


def _is_echo(form: DraftForm, text: str) -> bool:
    """Return whether an answer has the source in it, or what that was itself translated from.

    In a near language, the whole answer may be the same.
    """
    folded = _fold(text)
    sources = {_fold(form.request.text), _fold(form.source)}
    if folded in sources and are_near(form.request.source_language, form.request.language):
        return False
    return any(
        len(words) >= _WORDS_OF_AN_ECHO and f" {' '.join(words)} " in f" {' '.join(folded)} "
        for words in sources
    )


def _fold(text: str) -> tuple[str, ...]:
    return tuple(_WORD.findall(scripts.fold_letters(hide_placeholders(text))))


def _repeats(instructions: str, text: str, source: str) -> bool:
    """Return whether a text has a run of words of the instructions that its source has not."""
    words = _fold(text)
    if not instructions or len(words) < _RUN:
        return False
    told, known = _list_runs(_fold(instructions)), _list_runs(_fold(source))
    return not _list_runs(words).isdisjoint(told - known)


def _list_runs(words: tuple[str, ...]) -> set[tuple[str, ...]]:
    return {words[at : at + _RUN] for at in range(len(words) - _RUN + 1)}


def _count_repeats(words: tuple[str, ...]) -> int:
    """Return how often the same words follow each other without a break, at most."""
    most = 1
    for length in range(1, _LONGEST_LOOP + 1):
        same = 0
        for word, before in zip(words[length:], words, strict=False):
            same = same + 1 if word == before else 0
            most = max(most, same // length + 1)
    return most


def _list_wrong_lengths(asked: str, text: str) -> Iterator[str]:
    source, found = count_words(asked), count_words(text)
    if found > _MOST_TIMES * source + _MOST_MORE:
        yield f"the answer has {found} words for {source}"
    if source >= _LONG and found < _LEAST_TIMES * source:
        yield f"the answer has only {found} of {source} words"


def _list_wrong_scripts(form: DraftForm, text: str) -> Iterator[str]:
    """Yield that a text is in another script or alphabet than its language."""
    code = form.request.language
    known = set(_WORD.findall(form.request.text)) | set(_WORD.findall(form.source))
    own = [word for word in _WORD.findall(hide_placeholders(text)) if word not in known]
    letters = Counter(char for word in own for char in word)
    if find_language(code) is None or not letters:
        return
    counts, expected = scripts.count_scripts(letters), letter_scripts(code)
    fitting = sum(counts[name] for name in expected)
    if letters.total() < _LETTERS_TO_JUDGE:
        if not fitting and count_words(form.request.text) >= _WORDS_TO_JUDGE:
            yield f"the answer is not written in {describe_language(code)}"
        return
    if fitting < _LEAST_OF_SCRIPT * letters.total() or not may_be_in([text], code, ()):
        yield f"the answer is not written in {describe_language(code)}"
