"""A term is found in a word of two words, and not in a word that only begins or ends like it."""

from __future__ import annotations

import pytest

from dragoman.glossary import find_missing, locate_translation, parse


def is_missing(language: str, translation: str, target: str) -> bool:
    glossary = parse(f"term,language,translation\nterm,{language},{translation}\n")
    return bool(list(find_missing(glossary, "A term.", target, language)))


@pytest.mark.parametrize(
    ("language", "translation", "word"),
    [
        ("de", "Bericht", "Jahresberichte"),
        ("de", "Bericht", "Berichtsjahr"),
        ("de", "Sprache", "Sprachkurs"),
        ("de", "Sprache", "Sprachenfolge"),
        ("de_AT", "Straße", "Landesstraßen"),
        ("nl", "bestand", "tekstbestanden"),
        ("nl", "venster", "venstermenu"),
        ("sv", "fönster", "Huvudfönster"),
        ("da", "rettighed", "menneskerettigheder"),
        ("nb", "avtale", "fredsavtalen"),
        ("fi", "tiedosto", "tiedostonhallinta"),
        ("fi", "kansio", "kotikansion"),
        ("et", "leping", "rahulepingu"),
        ("hu", "ablak", "böngészőablakban"),
        ("hu", "eszköz", "eszközökhöz"),
    ],
)
def test_a_compound_has_the_term(language: str, translation: str, word: str) -> None:
    assert not is_missing(language, translation, f"Xyz {word}, abc.")


@pytest.mark.parametrize(
    ("language", "translation", "word"),
    [
        ("de", "Bericht", "Berichtigungen"),  # another word, by its ending
        ("de", "Freund", "Freundschaft"),
        ("de", "Schule", "Schulungen"),
        ("nl", "vriend", "vriendelijk"),
        ("sv", "syster", "systerskap"),
        ("hu", "barát", "barátságos"),
        ("de", "Rat", "Ratgeber"),  # so short a word is in many others
        ("de", "Leben", "beleben"),  # what is before it is no word
        ("de", "großer Bericht", "Großberichte"),  # two words
        ("fr", "porte", "portefeuille"),  # this language has no such words
        ("en", "under", "understand"),
    ],
)
def test_another_word_has_it_not(language: str, translation: str, word: str) -> None:
    assert is_missing(language, translation, f"Xyz {word}, abc.")


def test_the_whole_compound_is_where_the_term_is() -> None:
    (term,) = parse("term,language,translation\nreport,de,Bericht\n").terms
    text = "Der Jahresbericht liegt vor."
    place = locate_translation(term, text, "de")
    assert place is not None
    assert text[slice(*place)] == "Jahresbericht"
