"""Is a catalogue in the language of its folder? A copy of another one must not pass for it."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Iterable
from functools import cache
from hashlib import sha256

from dragoman.errors import CatalogError
from dragoman.patterns import compile_later
from dragoman.texts import scripts

_SAMPLE = 32_768
"""How many bytes of a catalogue are looked at."""
_STRINGS = r'(?:"[^"\\\n]*+(?:\\.[^"\\\n]*+)*+"\s*+)++'
_LANGUAGE = compile_later(r'^"Language:[ \t]*([\w@.-]*)', re.MULTILINE)
_PAIR = compile_later(
    rf"^msgid\s+({_STRINGS})(?:msgid_plural\s+{_STRINGS})?"
    rf"msgstr(?:\[\d+\])?\s+({_STRINGS})",
    re.MULTILINE,
)
_WORD = compile_later(r"[^\W\d_]+")
_MARKUP = compile_later(r"https?:\S+|<[^<>]*>|`[^`]*`|\\.")
_IN_MARKUP = ("http", "<", "`", "\\")
"""Each match of ``_MARKUP`` has one of these."""
_LETTERS_TO_JUDGE = 80
"""How many letters show in which script a text is written."""
_LEAST_OF_SCRIPT = 0.25
"""The least share of them that the scripts of the language have."""
_LEAST_OF_ALL = 0.05
"""The same of a text that may have many words in the script of its source, such as names."""
_ALPHABETS = {
    "ar": "",
    "fa": "پچژگ",
    "ur": "پچژگٹڈڑںہھےۓۂ",
    "ps": "پچژګېۍټډړږښځڅڼ",
    "ckb": "پچژگەۆێڵڕڤھ",
}
"""The letters by which languages in the Arabic script differ: those that each has besides the
Arabic ones. The two kinds of kaf and yeh are left out, because keyboards mix them up."""
_ONLY_ARABIC = "ةإ"
"""Letters of Arabic that the other languages have in quotations from it only."""
_LETTERS_TO_MISS = 600
"""How many letters show that a text lacks those of its language. In Persian, 12 of them are own."""
_LEAST_OWN = 0.003
"""The share that the letters of a language have in its texts at least. In Persian it is 0.02."""
_MOST_STRANGE = 0.02
"""The share that letters of other languages have at most, as in names and quotations."""
_NEAR = (frozenset({"no", "nb", "nn"}), frozenset({"ku", "kmr", "ckb"}), frozenset({"sr", "sh"}))
"""Languages of which one is often named where another is meant."""
_SURELY_LATIN = frozenset(("cs", "da", "de", "en", "es", "fi", "fr", "hu", "id", "it")) | frozenset(
    ("nb", "nl", "pl", "pt", "ro", "sv", "tr", "vi")
)
"""Languages with many speakers that are written in Latin letters. Asking Babel takes longer than
reading a document."""
_ALSO_ARABIC = frozenset({"ku", "kmr"})
"""Codes of Kurdish in Latin letters that are given to Kurdish in Arabic letters, too."""
_Answer = tuple[str, int | None] | None
_MOST_REMEMBERED = 20_000
"""So many answers need 2 MB."""
_REMEMBERED: dict[bytes, _Answer] = {}
"""The first answers, by the digest of what they are about. A command that reads a catalogue in
several steps asks the same each time, and to count letters takes longer than to read a catalogue.
"""


def find_wrong_language(data: bytes, code: str) -> _Answer:
    """Return why a catalogue is not in the language ``code``, which its folder names, and the line.

    Language in its header is compared, and the letters of its translations. Where these show that
    only the header is wrong, or where there are too few to show anything, there is nothing to say
    of them. Returns None for a catalogue that is in its language; the line is None where it is the
    translations that are not.
    """
    key = digest_question(data, code)
    if key in _REMEMBERED:
        return _REMEMBERED[key]
    answer = _compare_languages(data[:_SAMPLE].decode("utf-8", "replace"), code)
    _remember(key, answer)
    return answer


def digest_question(data: bytes, code: str) -> bytes:
    """Return the digest of what ``find_wrong_language`` is asked; see ``remember_right``."""
    return sha256(b"%s\0%s" % (code.encode(errors="surrogatepass"), data[:_SAMPLE])).digest()


def remember_right(question: bytes) -> None:
    """Note that another process has found a catalogue to be in its language.

    ``question`` is what ``digest_question`` returned there. This process, and those that it starts
    as its copies, need not count the letters again.
    """
    _remember(question, None)


def _remember(question: bytes, answer: _Answer) -> None:
    if len(_REMEMBERED) < _MOST_REMEMBERED:
        _REMEMBERED[question] = answer


def _compare_languages(sample: str, code: str) -> _Answer:
    """Return what ``find_wrong_language`` says of the beginning of a catalogue."""
    field = _LANGUAGE.search(sample)
    in_header = field[1] if field else ""
    agrees = not in_header or _are_near(in_header, code)
    letters = _count_letters(sample)
    fits = _fits_script(letters, code) and _fits_alphabet(letters, code)
    if agrees and fits:
        return None
    named = "" if agrees else _find_code(in_header)
    if named and _fits_script(letters, named) and not _are_near(named, code):
        sentence = (
            f"the header says {describe_language(named)}, and the folder says "
            f"{describe_language(code)}: put the file where it belongs, or correct Language in its "
            "header"
        )
        return sentence, sample.count("\n", 0, field.start() if field else 0) + 1
    if fits:
        return None
    sentence = (
        f"the translations are not written in {describe_language(code)}, the language of the "
        "folder: put the file where it belongs"
    )
    return sentence, None


def check_language(data: bytes, code: str, name: str) -> None:
    """Raise CatalogError where a catalogue is not in the language that its folder names.

    ``name`` is what errors call the file.
    """
    found = find_wrong_language(data, code)
    if found is not None:
        raise CatalogError(found[0], name, found[1])


def may_be_in(texts: Iterable[str], code: str, sources: Iterable[str]) -> bool:
    """Return whether translations may be in a language, as far as their letters show it.

    ``sources`` are the texts that they translate.
    """
    words = _list_words(texts)
    main = scripts.find_main_script(sources)
    every = Counter(char for word in words for char in word)
    own = _count_own(words, main)
    return (
        _fits_script(every, code, _LEAST_OF_ALL)
        and _fits_script(own, code)
        and _fits_alphabet(every, code)
    )


def may_name(in_header: str, code: str) -> bool:
    """Return whether a header names a language, or one near it, in whatever way: Persian, iw."""
    return _are_near(in_header, code) or _are_near(_find_code(in_header), code)


@cache
def rank_language(said: str, wanted: str) -> int | None:
    """Return how far a language is from the wanted one: 0 for the same, 1 without or with a region,
    2 for another region; None for another language, or another script.

    Where both are written in one script, it makes no difference which of them names it: ``zh_Hant``
    is ``zh_TW`` without a region.
    """
    from dragoman import languages
    from dragoman.languages.naming import find_language

    code = find_language(said)
    if code is None:
        return None
    base, wanted_base = (each.split("_")[0] for each in (code, wanted))
    if code == wanted:
        return 0
    if base != wanted_base or languages.find_script(code) != languages.find_script(wanted):
        return None
    short, wanted_short = (re.sub("_[A-Z][a-z]{3}", "", each) for each in (code, wanted))
    return 1 if short == wanted_short or base in (short, wanted_short) else 2


def _are_near(one: str, other: str) -> bool:
    """Return whether two codes name the same language, or one that is often named for it."""
    bases = {re.split("[-_@.]", code)[0].lower() for code in (one, other)}
    return len(bases) == 1 or any(group.issuperset(bases) for group in _NEAR)


def _fits_script(letters: Counter[str], code: str, least: float = _LEAST_OF_SCRIPT) -> bool:
    """Return whether a text may be in a language, as far as its script shows it.

    ``least`` is the share of the letters that must be in a script of the language.
    """
    total = letters.total()
    if total < _LETTERS_TO_JUDGE:
        return True
    counts = scripts.count_scripts(letters)
    base, *subtags = re.split("[-_]", code)
    if base in _SURELY_LATIN and not subtags and counts["LATIN"] >= least * total:
        return True
    if base in scripts.ARABIC_LANGUAGES and not subtags:
        expected = frozenset({"ARABIC"})  # asking Babel takes longer than the rest of `status`
    else:
        from dragoman.languages import naming
        from dragoman.languages.letters import letter_scripts

        if naming.find_language(code) is None:
            return True  # nobody knows how that language is written
        expected = letter_scripts(code)
        if base in _ALSO_ARABIC and not subtags:
            expected |= {"ARABIC"}
    return sum(counts[name] for name in expected) >= least * total


def _fits_alphabet(letters: Counter[str], code: str) -> bool:
    """Return whether a text may be in a language, as far as its alphabet shows it."""
    base = re.split("[-_]", code)[0]
    alphabet = _ALPHABETS.get(base)
    total = letters.total()
    if alphabet is None or total < _LETTERS_TO_JUDGE:
        return True
    every = {letter for letters in _ALPHABETS.values() for letter in letters}
    strange = sum(letters[letter] for letter in every.difference(alphabet))
    if base != "ar":
        strange += sum(letters[letter] for letter in _ONLY_ARABIC)
    own = sum(letters[letter] for letter in _list_own(base))
    lacks = bool(alphabet) and total >= _LETTERS_TO_MISS and own < _LEAST_OWN * total
    return strange <= _MOST_STRANGE * total and not lacks


def _list_own(base: str) -> set[str]:
    """Return the letters that a language has besides the Arabic and the Persian ones."""
    return set(_ALPHABETS[base]) - (set() if base == "fa" else set(_ALPHABETS["fa"]))


def _count_letters(sample: str) -> Counter[str]:
    """Count the letters of the translations: of each word once, so that a refrain says no more."""
    pairs = [pair for pair in _PAIR.findall(sample) if pair[0].strip('" \r\t\n')]  # no header
    main = scripts.find_main_script(source for source, _ in pairs)
    return _count_own(_list_words(target for _, target in pairs), main)


def _list_words(texts: Iterable[str]) -> set[str]:
    shown = (
        _MARKUP.sub(" ", text) if any(mark in text for mark in _IN_MARKUP) else text
        for text in texts
    )
    runs = {run for text in shown for run in text.split()}
    words = set(filter(str.isalpha, runs))
    return words.union(_WORD.findall(" ".join(runs - words)))


def _count_own(words: Collection[str], main: str) -> Counter[str]:
    """Count the letters of words that are not in the main script of the source; "" for none.

    Words in that script say nothing: they may be names, or not translated yet.
    """
    if main == "LATIN":
        words = [word for word in words if not word.isascii()]
    letters = scripts.count_characters("".join(words))
    if main and main not in scripts.count_scripts(letters):
        return letters  # no word has a letter of that script
    left_out, find = (main,) if main else (), scripts.list_word_scripts
    return Counter("".join(word for word in words if find(word) != left_out))


def _find_code(in_header: str) -> str:
    """Return the code of the language that a header names; "" where nobody knows it."""
    from dragoman.languages import naming

    find_language = naming.find_language
    return find_language(in_header) or find_language(in_header.partition("@")[0]) or ""


def describe_language(code: str) -> str:
    """Return how a sentence names a language: ``Persian (fa)``."""
    from dragoman import languages

    return f"{languages.find_language_name(code)} ({code})"
