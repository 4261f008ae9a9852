"""Is a catalogue in the language of its folder? A copy of another one must not pass for it."""

from __future__ import annotations

import re
from collections import Counter

from dragoman import scripts
from dragoman.errors import CatalogError, ProjectError

_SAMPLE = 32_768
"""How many bytes of a catalogue are looked at."""
_STRINGS = r'(?:"(?:[^"\\\n]|\\.)*"\s*)+'
_LANGUAGE = re.compile(r'^"Language:[ \t]*([\w@.-]*)', re.MULTILINE)
_PAIR = re.compile(
    rf"^msgid\s+({_STRINGS})(?:msgid_plural\s+{_STRINGS})?"
    rf"msgstr(?:\[\d+\])?\s+({_STRINGS})",
    re.MULTILINE,
)
_MARKUP = re.compile(r"https?:\S+|<[^>]*>|`[^`]*`|\\.")
_LETTERS_TO_JUDGE = 200
"""How many letters show in which script a text is written."""
_LEAST_OF_SCRIPT = 0.25
"""The least share of them that the scripts of the language have."""
_ALPHABETS = {
    "ar": "",
    "fa": "پچژگ",
    "ur": "پچژگٹڈڑںہھےۓۂ",
    "ps": "پچژګېۍټډړږښځڅڼ",
    "ckb": "پچژگەۆێڵڕڤھ",
}
"""The letters by which languages in the Arabic script differ: those that each has besides the
Arabic ones. The two kinds of kaf and yeh are left out, because keyboards mix them up."""
_LETTERS_TO_COMPARE = 600
"""How many letters show which of these a text is written in."""
_LEAST_OWN = 0.003
"""The share that the letters of a language have in its texts at least. In Persian it is 0.02."""
_MOST_STRANGE = 0.02
"""The share that letters of other languages have at most, as in names and quotations."""
_NEAR = (frozenset({"no", "nb", "nn"}), frozenset({"ku", "kmr", "ckb"}), frozenset({"sr", "sh"}))
"""Languages of which one is often named where another is meant."""


def check_language(data: bytes, code: str, name: str) -> None:
    """Check that a catalogue is in the language ``code``, which its folder names.

    Language in its header is compared, and the script of its translations. Where only the header
    is wrong, and the script shows it, the catalogue passes: ``check`` reports the header. Raises
    CatalogError, with the line where there is one. ``name`` is what errors call the file.
    """
    sample = data[:_SAMPLE].decode("utf-8", "replace")
    field = _LANGUAGE.search(sample)
    in_header = field[1] if field else ""
    agrees = not in_header or _are_near(in_header, code)
    letters = _count_letters(sample)
    if agrees and _fits_script(letters, code) and _fits_alphabet(letters, code):
        return
    named = "" if agrees else _find_code(in_header)
    if named and _fits_script(letters, named) and not _are_near(named, code):
        raise CatalogError(
            f"the header says {_describe(named)}, and the folder says {_describe(code)}: put the "
            "file where it belongs, or correct Language in its header",
            name,
            sample.count("\n", 0, field.start() if field else 0) + 1,
        )
    if not (_fits_script(letters, code) and _fits_alphabet(letters, code)):
        raise CatalogError(
            f"the translations are not written in {_describe(code)}, the language of the folder: "
            "put the file where it belongs",
            name,
        )


def _are_near(one: str, other: str) -> bool:
    """Return whether two codes name the same language, or one that is often named for it."""
    bases = {re.split("[-_@.]", code)[0].lower() for code in (one, other)}
    return len(bases) == 1 or any(group.issuperset(bases) for group in _NEAR)


def _fits_script(letters: Counter[str], code: str) -> bool:
    """Return whether a text may be in a language, as far as its script shows it."""
    total = letters.total()
    if total < _LETTERS_TO_JUDGE:
        return True
    counts = scripts.count_scripts(letters)
    base, *subtags = re.split("[-_]", code)
    if base in scripts.ARABIC_LANGUAGES and not subtags:
        expected = frozenset({"ARABIC"})  # asking Babel takes longer than the rest of `status`
    else:
        from dragoman import languages

        expected = languages.letter_scripts(code)
    return sum(counts[name] for name in expected) >= _LEAST_OF_SCRIPT * total


def _fits_alphabet(letters: Counter[str], code: str) -> bool:
    """Return whether a text may be in a language, as far as its alphabet shows it."""
    base = re.split("[-_]", code)[0]
    alphabet = _ALPHABETS.get(base)
    total = letters.total()
    if alphabet is None or total < _LETTERS_TO_COMPARE:
        return True
    own = sum(letters[letter] for letter in _list_own(base))
    every = {letter for letters in _ALPHABETS.values() for letter in letters}
    strange = sum(letters[letter] for letter in every.difference(alphabet))
    return (own >= _LEAST_OWN * total or not alphabet) and strange <= _MOST_STRANGE * total


def _list_own(base: str) -> set[str]:
    """Return the letters that a language has besides the Arabic and the Persian ones."""
    return set(_ALPHABETS[base]) - (set() if base == "fa" else set(_ALPHABETS["fa"]))


def _count_letters(sample: str) -> Counter[str]:
    """Count the letters of the translations. What is copied from the source says nothing."""
    texts = (
        _MARKUP.sub(" ", target)
        for source, target in _PAIR.findall(sample)
        if source != target and not source.startswith('""\nmsgstr')
    )
    return Counter(char for text in texts for char in text if char.isalpha())


def _find_code(in_header: str) -> str:
    """Return the code of the language that a header names; "" where nobody knows it."""
    from dragoman import languages

    try:
        return languages.canonical_code(in_header.partition("@")[0].partition(".")[0])
    except ProjectError:
        return ""


def _describe(code: str) -> str:
    from dragoman import languages

    return f"{languages.name(code)} ({code})"
