"""Check and fix whole catalogues: the rules about files, and the letter's own catalogues."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace

import pytest

from dragoman import checks, glossary
from dragoman.catalogs import find_state
from dragoman.catalogs.states import mark_reviewed, put_translation
from dragoman.checks import FileRule, Policy, Severity
from dragoman.errors import CatalogError
from dragoman.model import State
from dragoman.po import parse
from dragoman.proofread import (
    CatalogPlace,
    MessageChecker,
    check_catalog,
    collect_translations,
    find_faults,
    fix_catalog,
)
from helpers.tools import ROOT

PLACE = CatalogPlace("letter", "fa", "locale/fa/LC_MESSAGES/letter.po")
EXAMPLE_PLACE = replace(PLACE, numbers={(None, "one"): 1})
"""The document of the rules' own examples."""
HEAD = (
    'msgid ""\nmsgstr ""\n"Language: fa\\n"\n"Content-Type: text/plain; charset=UTF-8\\n"\n'
    '"PO-Revision-Date: 2016-12-20 12:00+0000\\n"\n'
)
SILENT = [(rule, data) for rule in checks.list_file_rules() for data in rule.silent]
FIRES = [(rule, data) for rule in checks.list_file_rules() for data in rule.fires]
LANGUAGES = ("fa", "ar")


def _ids(data: bytes | str, policy: Policy | None = None, place: CatalogPlace = PLACE) -> list[str]:
    data = data.encode() if isinstance(data, str) else data
    return [finding.id for finding in check_catalog(data, place, policy)]


def _find_place(rule: FileRule, data: bytes) -> CatalogPlace:
    """Return where an example lies: in the folder of its language, but for the rule about that."""
    language = re.search(rb"Language: (\w+)", data)
    if rule.id == "po-language" or language is None:
        return EXAMPLE_PLACE
    return replace(EXAMPLE_PLACE, language=language[1].decode())


def _name(value: object) -> str:
    return value.id if isinstance(value, FileRule) else ""


@pytest.mark.parametrize(("rule", "data"), SILENT, ids=_name)
def test_a_near_miss_is_silent(rule: FileRule, data: bytes) -> None:
    assert rule.id not in _ids(data, place=_find_place(rule, data))


@pytest.mark.parametrize(("rule", "data"), FIRES, ids=_name)
def test_a_fault_is_found_once(rule: FileRule, data: bytes) -> None:
    assert _ids(data, place=_find_place(rule, data)).count(rule.id) == 1


def test_fuzzy_messages_are_errors_when_strict() -> None:
    data = (HEAD + '\n#, fuzzy\nmsgid "a"\nmsgstr "آ"\n').encode()
    (finding,) = check_catalog(data, PLACE, Policy(strict=True))
    assert (finding.id, finding.severity, finding.line) == ("po-fuzzy", Severity.ERROR, 7)


def test_only_finished_messages_are_read() -> None:
    faults = 'msgid "18 days"\nmsgstr "۱۹ روز"\n'
    assert _ids(HEAD + "\n" + faults) == ["numbers"]
    assert _ids(HEAD + "\n#, fuzzy\n" + faults) == ["po-fuzzy"]
    assert _ids(HEAD + '\n#~ msgid "18 days"\n#~ msgstr "۱۹ روز"\n') == []


def test_a_finding_says_where_it_is() -> None:
    data = HEAD + '\n#. heading 1\nmsgctxt "c"\nmsgid "18 days"\nmsgstr "در ۱۹ روز"\n'
    place = CatalogPlace("letter", "fa", "fa.po", {("c", "18 days"): 7})
    (finding,) = check_catalog(data.encode(), place)
    assert (finding.path, finding.line, finding.number) == ("fa.po", 7, 7)
    assert (finding.msgctxt, finding.msgid) == ("c", "18 days")
    assert finding.excerpt == "در ⟦۱۹⟧ روز"
    assert not finding.fixable


@pytest.mark.parametrize(
    "mark", ["#, ignore-numbers", "# dragoman: ignore numbers", "#, ignore-quotes, ignore-numbers"]
)
def test_a_message_opts_out(mark: str) -> None:
    message = 'msgid "18 days"\nmsgstr "۱۹ روز"\n'
    assert _ids(f"{HEAD}\n{message}") == ["numbers"]
    assert _ids(f"{HEAD}\n{mark}\n{message}") == []


def test_an_unknown_opt_out_names_the_nearest_rule() -> None:
    data = HEAD + '\n# dragoman: ignore number\nmsgid "a b"\nmsgstr "آ ب"\n'
    (finding,) = check_catalog(data.encode(), PLACE)
    assert finding.id == "unknown-rule"
    assert "'numbers'" in finding.message


def test_a_severity_can_be_changed() -> None:
    data = (HEAD + '\nmsgid "18 days"\nmsgstr "۱۹ روز"\n').encode()
    (finding,) = check_catalog(data, PLACE, checks.make_policy(severity={"numbers": "hint"}))
    assert finding.severity is Severity.HINT


def test_forms_of_plurals_are_compared_with_their_own_source() -> None:
    head = HEAD + '"Plural-Forms: nplurals=2; plural=(n > 1);\\n"\n'
    data = head + (
        '\nmsgid "One letter of %(who)s"\nmsgid_plural "%(n)s letters of %(who)s"\n'
        'msgstr[0] "%(n)s نامه از %(who)s"\nmsgstr[1] "نامه از %(who)s"\n'
    )
    (finding,) = check_catalog(data.encode(), PLACE)
    assert "%(n)s is missing" in finding.message


def test_msgfmt_is_asked_as_well(need_tool: Callable[[str], str]) -> None:
    need_tool("msgfmt")
    data = HEAD + '\n#, c-format\nmsgid "%d of it"\nmsgstr "%s از آن"\n'
    found = [one for one in check_catalog(data.encode(), PLACE) if one.id == "po-syntax"]
    assert found
    assert "msgfmt" in found[0].message


def test_documents_are_compared() -> None:
    here = HEAD + '\nmsgid "Send us a letter"\nmsgstr "به ما نامه بفرستید"\n'
    there = HEAD + '\nmsgid "Send us a letter."\nmsgstr "برای ما نامه‌ای بنویسید."\n'
    catalogs = [("letter", parse(here.encode(), "a")), ("other", parse(there.encode(), "b"))]
    known = collect_translations(catalogs)
    assert [one.id for one in check_catalog(here.encode(), PLACE, known=known)] == ["inconsistent"]
    only_this = collect_translations(catalogs[:1])
    assert check_catalog(here.encode(), PLACE, known=only_this) == []


def test_names_of_all_documents_are_those_of_their_language() -> None:
    """What is no case in French may be one in another language."""
    texts = ["Nielsen 1", "Nielsen 2", "Nielsen 3", "Nielson 4", "maren maron pilen pilon le lo"]
    rows = (f'\nmsgid "In {at} we saw Nielsen there."\nmsgstr "{text}"\n'
            for at, text in enumerate([*texts, "galen galon bolen bolon"]))  # fmt: skip
    catalog = parse((HEAD + "".join(rows)).encode(), "a")
    french = collect_translations([("letter", catalog)], "fr").names
    assert french.others["Nielsen"] == {"nielson"}
    assert not collect_translations([("letter", catalog)]).names.others["Nielsen"]


FAULTY = (
    HEAD + '\n# kept as it is\nmsgid  "one"\nmsgstr "یک"\n\n'
    'msgid "this book, that"\nmsgstr "اين كتاب, آن"\n\n'
    '#, fuzzy\nmsgid "a book"\nmsgstr "كتاب"\n\nmsgid "end\\n"\nmsgstr "پایان"\n'
)


def test_fixing_changes_only_what_has_a_fault() -> None:
    fixed, changes = fix_catalog(FAULTY.encode(), PLACE)
    assert [(one.before, one.after) for one in changes] == [
        ("اين كتاب, آن", "این کتاب، آن"),
        ("پایان", "پایان\n"),
    ]
    expected = FAULTY.replace("اين كتاب, آن", "این کتاب، آن").replace('"پایان"', '"پایان\\n"')
    assert fixed.decode() == expected


def test_fixing_twice_is_fixing_once() -> None:
    once, _ = fix_catalog(FAULTY.encode(), PLACE)
    assert fix_catalog(once, PLACE) == (once, ())
    assert not any(finding.fixable for finding in check_catalog(once, PLACE))


def test_fixing_keeps_the_state_and_ends_the_review() -> None:
    catalog = parse(FAULTY.encode(), "fa.po")
    reviewed = mark_reviewed(catalog.blocks[1], "2016-12-20")
    data = FAULTY.replace(catalog.blocks[1].text, reviewed.text)
    assert find_state(parse(data.encode(), "fa.po").blocks[1]) is State.REVIEWED
    fixed, _ = fix_catalog(data.encode(), PLACE)
    states = [find_state(block) for block in parse(fixed, "fa.po").blocks]
    assert states == [State.TRANSLATED, State.TRANSLATED, State.FUZZY, State.TRANSLATED]


def test_fixing_removes_a_byte_order_mark_and_cr() -> None:
    clean = (HEAD + '\nmsgid "one"\nmsgstr "یک"\n').encode()
    data = b"\xef\xbb\xbf" + clean.replace(b"\n", b"\r\n")
    fixed, changes = fix_catalog(data, PLACE)
    assert fixed == clean
    assert len(changes) == 2


def test_fixing_leaves_what_was_switched_off() -> None:
    policy = checks.make_policy(disable=["arabic-letters", "latin-punctuation", "po-newline"])
    assert fix_catalog(FAULTY.encode(), PLACE, policy) == (FAULTY.encode(), ())


@pytest.mark.parametrize(
    ("rule", "start", "end"), [("po-bom", b"\xef\xbb\xbf", b"\n"), ("po-crlf", b"", b"\r\n")]
)
def test_fixing_leaves_the_bytes_of_which_the_rule_is_switched_off(
    rule: str, start: bytes, end: bytes
) -> None:
    data = (HEAD + '\nmsgid "one"\nmsgstr "یک"\n').encode()
    odd = b"\xef\xbb\xbf" + data.replace(b"\n", b"\r\n")
    fixed, changes = fix_catalog(odd, PLACE, checks.make_policy(disable=[rule]))
    assert fixed == start + data.replace(b"\n", end)
    assert len(changes) == 1


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_letter_has_no_finding(language: str) -> None:
    path = ROOT / "locale" / language / "LC_MESSAGES" / "letter.po"
    policy = Policy(glossary=glossary.read(ROOT / "glossary.csv"))
    place, data = CatalogPlace("letter", language, "letter.po"), path.read_bytes()
    found = check_catalog(data, place, policy)
    assert [one for one in found if one.severity is not Severity.HINT] == []
    digit, other = ("۵", "۶") if language == "fa" else ("٥", "٦")
    wrong = data.decode().replace(digit, other).encode()
    assert "numbers" in {one.id for one in check_catalog(wrong, place, policy)}


def _changed_digits() -> list[tuple[str, str, str, str]]:
    """Every translation of the letter, with each digit of each number changed to each other."""
    changed = []
    for language in LANGUAGES:
        path = ROOT / "locale" / language / "LC_MESSAGES" / "letter.po"
        for message in parse(path.read_bytes(), "letter.po").blocks:
            text = message.msgstr[0]
            for place in re.finditer(r"\d", text):
                zero = ord(place[0]) - int(place[0])
                for digit in range(10):
                    if digit != int(place[0]):
                        other = text[: place.start()] + chr(zero + digit) + text[place.end() :]
                        changed.append((language, message.msgid, text, other))
    return changed


@pytest.mark.parametrize("language", LANGUAGES)
def test_one_message_is_checked_as_among_the_others(language: str) -> None:
    path = ROOT / "locale" / language / "LC_MESSAGES" / "letter.po"
    place, policy = CatalogPlace("letter", language, "letter.po"), Policy()
    data = re.sub("[۰-۹٠-٩]", "", path.read_text(encoding="utf-8")).encode()
    catalog = parse(data, "letter.po")
    whole = [each for each in check_catalog(data, place, policy) if each.msgid]
    checker = MessageChecker(catalog, place, policy)
    alone = [each for message in catalog.blocks for each in checker.check(message)]
    known = {rule.id for rule in checks.list_text_rules()}
    assert alone == [each for each in whole if each.id in known]
    assert len({each.msgid for each in alone}) > 3
    emptied = put_translation(catalog.blocks[0], "", fuzzy=False)
    assert checker.check(emptied) == []


def test_every_changed_digit_of_the_letter_is_found() -> None:
    changed = _changed_digits()
    assert len(changed) >= 2 * 9 * 15
    for language, source, right, wrong in changed:
        found = [hit.rule_id for hit in checks.check_pair(checks.Pair(source, right, language))]
        assert "numbers" not in found, right
        found = [hit.rule_id for hit in checks.check_pair(checks.Pair(source, wrong, language))]
        assert "numbers" in found, wrong


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_term_of_the_letter_is_missed_when_it_is_gone(language: str) -> None:
    terms = glossary.read(ROOT / "glossary.csv")
    path = ROOT / "locale" / language / "LC_MESSAGES" / "letter.po"
    seen = 0
    for message in parse(path.read_bytes(), "letter.po").blocks:
        for term in glossary.find_terms(terms, message.msgid, language):
            seen += 1
            gone = list(glossary.find_missing(terms, message.msgid, "…", language))
            assert term.term in [one.term for one in gone]
    assert seen > 60


@pytest.mark.parametrize(
    ("source", "before", "after"),
    [
        ("one", "یک", "یک"),
        ("one", "یک\n", "یک"),
        ("one", "\nیک", "یک"),
        ("one", "\n\nیک\n\n", "یک"),
        ("\none", "یک", "\nیک"),
        ("one\n", "یک", "یک\n"),
        ("\n\none\n", "یک", "\n\nیک\n"),
        ("\none\n", "یک\n\n", "\nیک\n\n"),  # an end that has line breaks stays as it is
        ("one\ntwo", "یک\nدو", "یک\nدو"),
        ("\n", "یک", "یک"),  # nothing to take line breaks from
    ],
)
def test_line_breaks_at_the_ends_are_fixed_as_the_source_has_them(
    source: str, before: str, after: str
) -> None:
    def write(target: str) -> bytes:
        texts = (text.replace("\n", "\\n") for text in (source, target))
        return (HEAD + '\nmsgid "{}"\nmsgstr "{}"\n'.format(*texts)).encode()

    fixed, changes = fix_catalog(write(before), PLACE)
    assert parse(fixed, "fa.po").blocks[0].msgstr == (after,)
    assert len(changes) == (before != after)
    assert "po-newline" not in _ids(fixed) or source == "\n"


def test_a_catalogue_that_could_not_be_read_is_a_finding() -> None:
    (finding,) = check_catalog(CatalogError("the file may not be read", "letter.po"), PLACE)
    assert "the file may not be read" in finding.message


def test_of_a_catalogue_whose_language_is_not_known_the_words_stay() -> None:
    data = (HEAD + '\nmsgid "two words"\nmsgstr "دو  واژه"\n').encode()
    assert fix_catalog(data, replace(PLACE, language="")) == (data, ())


def test_findings_come_long_before_the_last_message_is_checked(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    checked: list[checks.Pair] = []
    check_pairs = checks.check_pairs

    def note(
        pairs: Sequence[tuple[checks.Pair, frozenset[str]]],
    ) -> Iterator[list[checks.Hit]]:
        checked.extend(pair for pair, _ in pairs)
        return check_pairs(pairs)

    monkeypatch.setattr(checks, "check_pairs", note)
    data = HEAD + "".join(
        f'\nmsgid "There were {number} people."\nmsgstr "مردم ۹۹۹ نفر بودند."\n'
        for number in range(10, 210)
    )
    found = find_faults(data.encode(), PLACE)
    assert next(one for one in found if one.id == "numbers").number == 1
    assert len(checked) <= 50
    assert [one.number for one in found if one.id == "numbers"] == list(range(2, 201))
    assert len(checked) == 200


def test_a_message_has_its_neighbours_wherever_it_is() -> None:
    count = 120
    texts = [f"این جمله شمارهٔ {number * 7} نامه است" for number in range(count)]
    for at in range(count - 1):
        pasted = [*texts[:at], f"{texts[at]}. {texts[at + 1]}.", *texts[at + 1 :]]
        if at % 10 in (0, 8, 9):
            data = HEAD + "".join(
                f'\nmsgid "s{number}"\nmsgstr "{text}"\n' for number, text in enumerate(pasted)
            )
            found = [one for one in check_catalog(data.encode(), PLACE) if one.id == "pasted"]
            assert {one.number for one in found} <= {at + 1, at + 2}, at
            assert at + 1 in {one.number for one in found}, at
