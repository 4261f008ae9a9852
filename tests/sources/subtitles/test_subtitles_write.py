"""Translations of cues: their lines, their tags, their direction, and their place."""

from __future__ import annotations

import pytest

from dragoman.sources import read, rebuild

HEAD = "1\n00:00:01,000 --> 00:00:02,000\n"
TAIL = "\n\n2\n00:00:03,000 --> 00:00:04,000\nNext.\n"


def write_cue(old: str, new: str, language: str = "de", *, is_vtt: bool = False) -> str:
    """Return the text of a cue after a translation of it; all around it must stay."""
    head = ("WEBVTT\n\n" if is_vtt else "") + HEAD.replace(",", ".")
    document = read(f"{head}{old}{TAIL}".encode(), "film", suffix=".srt")
    first, second = document.units
    assert second.text == "Next."
    written = rebuild(document, {first.key: new}, language).decode()
    assert written.startswith(head) and written.endswith(TAIL), written
    again = read(written.encode(), "film", suffix=".srt")
    assert [unit.text for unit in again.units][1:] == ["Next."]
    return written[len(head) : -len(TAIL)]


def test_a_short_text_is_one_line() -> None:
    assert write_cue("One\nline.", "Nur eine kurze Zeile, mehr ist es nicht.") == (
        "Nur eine kurze Zeile, mehr ist es nicht."
    )


@pytest.mark.parametrize(
    ("new", "lines"),
    [
        ("one two three four five six seven eight nine ten", [23, 24]),
        ("He came to the town, and then he went on to the next one", [20, 35]),
        ("Go now. The river is open and nobody waits for the two of us", [29, 30]),
        ("word " * 30, [74, 74]),  # no more than two lines
        ("x" * 100, [100]),
    ],
)
def test_a_long_text_is_two_lines_of_about_the_same_length(new: str, lines: list[int]) -> None:
    assert [len(line) for line in write_cue("Old.", new).split("\n")] == lines


def test_a_line_that_the_source_has_not_broken_is_not_broken() -> None:
    line = "A line of captions that is as long as what a machine writes, and so never broken at all"
    assert write_cue(line, line.replace("line", "Zeil")) == line.replace("line", "Zeil")


def test_lines_of_speakers_stay_and_a_third_line_may_be() -> None:
    old = "- One that is\nlong enough.\n- Two."
    new = "- Eine Zeile, die viel zu lang ist für den Schirm.\\\n- Zwei."
    assert write_cue(old, new) == "- Eine Zeile, die viel zu\nlang ist für den Schirm.\n- Zwei."


def test_no_line_is_broken_where_it_would_be_a_line_of_another_speaker() -> None:
    new = "aaaa bbbb cccc dddd eeee ffff - gggg hhhh iiii jjjj kkkk"
    assert all(line[0] != "-" for line in write_cue("Old.", new).split("\n"))


def test_no_line_is_broken_in_a_placeholder() -> None:
    old = 'One <font color="red" face="a b">red</font>.'
    new = "eins zwei <g1>sehr viele rote Wörter in einer Farbe sind hier drin</g1> drei."
    assert 'zwei\n<font color="red" face="a b">sehr viele rote Wörter in' in write_cue(old, new)


def test_marks_get_the_tags_of_the_source() -> None:
    old = "{\\an8}<I>One</I> <b>two</b> <font color=red>three</font>"
    new = "<g1>drei</g1> **zwei** *eins* *noch* ~~x~~ <g1>y</g1> `z` [l](http://a.b) <q>q</q>"
    assert write_cue(old, new).replace("\n", " ") == (
        "{\\an8}<font color=red>drei</font> <b>zwei</b> <I>eins</I> <i>noch</i> <s>x</s> y z l „q“"
    )


def test_a_quotation_within_another_one_has_its_own_marks() -> None:
    new = "<q>a *<q>b <q>c</q></q>* d</q> <q>e</q>"
    assert write_cue("One", new).replace("\n", " ") == "„a <i>‚b „c“‘</i> d“ „e“"


def test_webvtt_has_no_struck_text_and_has_references() -> None:
    old = "<v Mary><i.a>One</i> &amp; two"
    assert write_cue(old, "*Eins* & ~~zwei~~ a --> b \\<b> \\*", is_vtt=True) == (
        "<v Mary><i.a>Eins</i> &amp; zwei a --&gt; b &lt;b&gt; *"
    )


@pytest.mark.parametrize(
    ("new", "written"),
    [
        ("a\n\n\n\nb", "a\nb"),
        ("a\\\n\\\nb", "a\nb"),
        ("1984", "1984"),
        ("a\\\n3", "a\n3"),
        ("00:00:05,000 --> 00:00:06,000", "00:00:05,000 -> 00:00:06,000"),
        ("a --> b", "a -> b"),
        ("\\<i>a\\</i> \\<sigh>", "‹i›a‹/i› <sigh>"),
        ("{\\\\an8}a", "{ \\an8}a"),
        ("WEBVTT", "WEBVTT"),
        ("a\u202eb\u0007", "ab"),
    ],
)
def test_a_text_breaks_no_file(new: str, written: str) -> None:
    if "->" in written and written[0] == "0":
        document = read(f"{HEAD}Old.{TAIL}".encode(), "film", suffix=".srt")
        new_file = rebuild(document, {(None, "Old."): new})
        assert new_file.count(b"-->") == 2
    else:
        assert write_cue("Old.", new) == written


def test_a_number_before_times_without_an_empty_line_stays_a_text() -> None:
    text = "00:00:01,000 --> 00:00:02,000\nOld.\n00:00:03,000 --> 00:00:04,000\nNext.\n"
    document = read(text.encode(), "film", suffix=".srt")
    written = rebuild(document, {(None, "Old."): "1984"})
    again = read(written, "film", suffix=".srt")
    assert [unit.text for unit in again.units] == ["1984", "Next."]


@pytest.mark.parametrize(
    ("new", "written"),
    [
        ("سلام", "سلام"),
        ("سلام.", "سلام.\u200f"),
        ("«سلام»", "\u200f«سلام»\u200f"),
        ("- کی؟\\\n- من", "\u200f- کی؟\n\u200f- من"),
        ("اینجا GNU است", "\u2067اینجا GNU است\u2069"),
        ("GNU اینجاست!", "\u200f\u2067GNU اینجاست!\u2069\u200f"),
        ("OK.", "OK."),
    ],
)
def test_a_line_from_right_to_left_has_its_marks(new: str, written: str) -> None:
    assert write_cue("Old\nline.", new, "fa") == written
    assert write_cue("Old\nline.", new, "") == written.translate(
        dict.fromkeys((0x200F, 0x2067, 0x2069))
    )


def test_marks_of_direction_do_not_stay_in_another_language() -> None:
    assert write_cue("\u202b<i>سلام.</i>\u202c", "*Hi.*", "en") == "<i>Hi.</i>"


def test_marks_of_direction_are_in_no_msgid() -> None:
    text = write_cue("Old.", "GNU اینجاست! و ما هم اینجا هستیم، همه با هم، تا فردا صبح زود.", "fa")
    assert "\n" in text
    again = read(f"{HEAD}{text}\n".encode(), "film", suffix=".srt")
    assert again.units[0].text == "GNU اینجاست! و ما هم اینجا هستیم، همه با هم، تا فردا صبح زود."


def test_the_head_of_webvtt_says_the_language() -> None:
    text = "WEBVTT\nKind: captions\nLanguage: en\n\n00:01.000 --> 00:02.000\nLanguage: en\n"
    document = read(text.encode(), "film", suffix=".vtt")
    written = rebuild(document, {(None, "Language: en"): "x"}, "fa").decode()
    assert written == text.replace("\nLanguage: en", "\nLanguage: fa", 1).replace(
        "\nLanguage: en", "\nx"
    )
    assert rebuild(document, {}, "fa") == text.encode()


def test_lines_end_as_in_the_file() -> None:
    data = (HEAD + "- One\n- Two\n").replace("\n", "\r\n").encode()
    document = read(data, "film", suffix=".srt")
    assert rebuild(document, {document.units[0].key: "- A\\\n- B"}) == (
        data.replace(b"One", b"A").replace(b"Two", b"B")
    )


@pytest.mark.parametrize(("length", "lines"), [(41, 1), (42, 1), (43, 2), (44, 2)])
def test_a_line_has_at_most_42_characters(length: int, lines: int) -> None:
    half = "a" * 20
    new = f"{half} {'b' * (length - 21)}"
    assert len(new) == length
    assert write_cue("Old.", new).count("\n") == lines - 1
    wide = f"{'中' * 10}，{'中' * (length // 2 - 11)}"
    assert write_cue("Old.", wide, "zh").count("\n") == (len(wide) > 21)
