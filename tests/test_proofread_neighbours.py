"""What the rest of a catalogue shows about one of its messages."""

from __future__ import annotations

from dragoman.proofread import CatalogPlace, check_catalog

HEADER = 'msgid ""\nmsgstr "Language: {}\\nContent-Type: text/plain; charset=UTF-8\\n"\n'


def _check(language: str, *messages: tuple[str, str]) -> list[str]:
    entries = [f'\nmsgid "{source}"\nmsgstr "{target}"\n' for source, target in messages]
    data = (HEADER.format(language) + "".join(entries)).encode()
    findings = check_catalog(data, CatalogPlace("letter", language, "letter.po"))
    return [finding.id for finding in findings]


def test_a_sentence_of_the_next_or_the_last_message_is_pasted() -> None:
    right = [("He was arrested.", "او بازداشت شد."), ("She left.", "او دیروز از شهر رفت.")]
    assert "pasted" not in _check("fa", *right)
    wrong = [("He was arrested.", "او بازداشت شد. او دیروز از شهر رفت."), right[1]]
    assert "pasted" in _check("fa", *wrong)
    assert "pasted" in _check("fa", *reversed(wrong))


def test_the_same_sentence_two_messages_away_is_not_compared() -> None:
    messages = [
        ("He was arrested.", "او بازداشت شد. او دیروز از شهر رفت."),
        ("It rains.", "باران می‌بارد."),
        ("She left.", "او دیروز از شهر رفت."),
    ]
    assert "pasted" not in _check("fa", *messages)


def test_words_are_known_from_the_whole_catalogue() -> None:
    known = [(f"The minister said {each}", f"قال وزير الخارجية {each}") for each in "abc"]
    glued = ("The minister left", "رحل وزيرالخارجية")
    assert "glued-words" in _check("ar", *known, glued)
    assert "glued-words" not in _check("ar", glued)
    assert "glued-words" not in _check("ar", *known, glued, ("It stays", "بقي وزيرالخارجية"))


def test_a_quotation_goes_on_in_the_next_message_only() -> None:
    opened = ("“One two three,” she said.", "Sagte sie: “Abc abc abc.")
    closed = ("“Four five six.”", "Def def def.”")
    untranslated = ("“Seven eight.”", "")
    assert "quotes" not in _check("zh", opened, closed)
    assert _check("zh", closed, opened).count("quotes") == 2
    assert _check("zh", closed, opened, untranslated).count("quotes") == 2
    assert _check("zh", untranslated, closed, opened).count("quotes") == 2
    assert _check("zh", opened, untranslated, closed).count("quotes") == 2
