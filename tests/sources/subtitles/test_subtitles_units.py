"""The cues of subtitles as units: which lines they are, what is joined, what is marked."""

from __future__ import annotations

import pytest

from dragoman.errors import SourceError
from dragoman.model import Document
from dragoman.sources import ReadOptions, read, rebuild

ARABIC = "1\n00:00:01,000 --> 00:00:02,000\nمرحبا\n"


def read_srt(text: str | bytes, encoding: str = "utf-8") -> Document:
    data = text if isinstance(text, bytes) else text.encode(encoding)
    return read(data, "film", suffix=".srt", options=ReadOptions(encoding=encoding))


def read_vtt(cues: str) -> Document:
    return read(f"WEBVTT\n\n{cues}".encode(), "film", suffix=".vtt")


def list_texts(document: Document) -> list[str]:
    return [unit.text for unit in document.units]


def read_cue(lines: str) -> str:
    """Return the msgid of one cue of SubRip."""
    [text] = list_texts(read_srt(f"1\n00:00:01,000 --> 00:00:02,000\n{lines}\n"))
    return text


@pytest.mark.parametrize(
    "times",
    [
        "00:00:01,000 --> 00:00:02,000",
        "00:00:01.000 --> 00:00:02.000",
        "0:0:1,5-->0:0:2,5",
        "00:00:01, 000 --> 00:00:02, 000",
        "00:00:01,000 --> 00:00:02,000 X1:1 X2:2 Y1:3 Y2:4",
        "  00:00:01,000\t-->\t00:00:02,000  ",
        "00:00:01:000 -> 00:00:02:000",
        "00:01 --> 00:02",
        "-00:00:01,000 --> 00:00:02,000",
        "00:00:01,000 –> 00:00:02,000",
        "00:00:01,000 —> 00:00:02,000",
        "00:00:01,000 → 00:00:02,000",
        "00 : 00 : 01, 000 -> 00 : 00 : 02, 000",
        "۰۰:۰۰:۰۱،۰۰۰ --> ۰۰:۰۰:۰۲،۰۰۰",
        "00：00：01,000 --> 00：00：02,000",
        "00：00：01，000 ——> 00：00：02，000",
        "00:00:01,000 ---> 00:00:02,000",
    ],
)
def test_times_as_programs_write_them(times: str) -> None:
    text = f"1\n{times}\nOne.\n\n2\n{times}\nTwo.\n"
    document = read_srt(text)
    assert list_texts(document) == ["One.", "Two."]
    assert [unit.line for unit in document.units] == [3, 7]
    assert rebuild(document, {}) == text.encode()


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("1\nT\nOne.\n2\nT\nTwo.", ["One.", "Two."]),  # no empty line between
        ("7\nT\nOne.\n\n\n\n3\nT\nTwo.", ["One.", "Two."]),  # odd numbers
        ("T\nOne.\n\nT\nTwo.", ["One.", "Two."]),  # no numbers
        ("1\nT\nOne\n\nmore.\n\n2\nT\nTwo.", ["One more.", "Two."]),  # an empty line in a cue
        ("1\n\nT\n\nOne.\n\n\n\n2\n\nT\n\nTwo.\n\n", ["One.", "Two."]),  # every line end twice
        ("1\nT\n1984\n\n2\nT\n42", ["1984", "42"]),  # numbers are texts
        ("T\n1984\n\nT\n42\n\n", ["1984", "42"]),
        ("1\nT\n\n2\nT\nTwo.", ["Two."]),  # an empty cue
        ("1\nT\n<i></i>\n\n2\nT\nTwo.", ["Two."]),
        ("\u200e1\n\u202bT\nOne.\n\u202b2\u202c\n\u202aT\nTwo.", ["One.", "Two."]),  # unseen marks
    ],
)
@pytest.mark.parametrize("line_end", ["\n", "\r\n", "\r"])
def test_cues_are_found_in_files_with_mistakes(text: str, found: list[str], line_end: str) -> None:
    text = text.replace("T", "00:00:01,000 --> 00:00:02,000", 2).replace("00wo", "Two")
    document = read_srt(text.replace("\n", line_end))
    assert [
        each.replace("00:00:01,000 --> 00:00:02,000", "T") for each in list_texts(document)
    ] == (found)
    assert rebuild(document, {}) == text.replace("\n", line_end).encode()


@pytest.mark.parametrize(
    ("lines", "msgid"),
    [
        ("A sentence that\nis wrapped.", "A sentence that is wrapped."),
        ("Do you hear it?\nمی‌شنوی؟", "Do you hear it?\\\nمی‌شنوی؟"),
        ("你听到了吗\nDo you hear it?", "你听到了吗\\\nDo you hear it?"),
        ("Ты слышишь?\nDo you hear it?", "Ты слышишь?\\\nDo you hear it?"),
        ("او از شهر دوری آمد که\nLyon", "او از شهر دوری آمد که Lyon"),
        ("漢字の文\nひらがなです", "漢字の文ひらがなです"),
        ("Une île\nest là", "Une île est là"),
        ("Ann: Hello.\nMr. Ben: Hello you.", "Ann: Hello.\\\nMr. Ben: Hello you."),
        ("مریم: سلام.\nعلی: سلام به تو.", "مریم: سلام.\\\nعلی: سلام به تو."),
        ("She said: come\nand see", "She said: come and see"),
        ("At 10:30 she came,\nat 11:30 he left", "At 10:30 she came, at 11:30 he left"),
        ("سلام John\nHow are you", "سلام John How are you"),
        ("- Who?\n- Me.", "- Who?\\\n- Me."),
        ("Who?\n– Me, and\nyou.", "Who?\\\n– Me, and you."),
        ("\u200f- کی؟\n\u200f- من.", "- کی؟\\\n- من."),
        ("\u202bیک خط\u202c\n\u202bو یک خط\u202c", "یک خط و یک خط"),
        ("♪ la la\nla\n♪ la", "♪ la la la\\\n♪ la"),
        ("[thunder]\nHello.", "[thunder]\\\nHello."),
        ("he said\n[to me] that", "he said [to me] that"),
        ("ANNA: Yes.\nBOB'S SON: No.", "ANNA: Yes.\\\nBOB'S SON: No."),
        ("ANNA:\nA long sentence\nof hers.", "ANNA:\\\nA long sentence of hers."),
        ("-ANNA:\nYes.\n-BOB: No,\nnot now.", "-ANNA:\\\nYes.\\\n-BOB: No, not now."),
        ("He said:\nno.", "He said: no."),
        ("this\nway: go", "this way: go"),
        (">> One.\n>> Two.", ">> One.\\\n>> Two."),
        ("我们在这里\n你好", "我们在这里你好"),
        ("<i>- One</i>\n<i>- Two</i>", "*- One\\\n- Two*"),
        ("One<br>Two", "One\\\nTwo"),
        ("One\\NTwo", "One\\\nTwo"),
    ],
)
def test_lines_of_a_cue_are_joined_but_those_of_speakers(lines: str, msgid: str) -> None:
    assert read_cue(lines) == msgid


@pytest.mark.parametrize(
    ("lines", "msgid"),
    [
        ("<i>One</i> <B>two</B> <u>three</u> <s>four</s>", "*One* **two** <u>three</u> ~~four~~"),
        ("<i>One</i>\n<i>two</i>", "*One two*"),
        ("<font color=red>One</font>\n<font color=red>two</font>", "One two"),
        ("One <font color=red>two</font>", "One <g1>two</g1>"),
        ("{\\an8}One {\\b1}two{\\b0}", "One <x1/>two"),
        ("<i>One", "One"),
        ("One</i> two", "One<x1/> two"),
        ("1 < 2 > 0 & <sigh> &amp; *x*", "1 < 2 > 0 & \\<sigh> \\&amp; \\*x\\*"),
        ("<me@example.org> {x}", "<me@example.org> {x}"),
    ],
)
def test_tags_of_subrip_are_marks_placeholders_or_text(lines: str, msgid: str) -> None:
    if "@" in lines or "&amp;" in lines:
        from dragoman.inline import parse_spans, plain_text

        assert plain_text(parse_spans(read_cue(lines))) == lines
    else:
        assert read_cue(lines) == msgid


def test_webvtt_shows_what_a_browser_shows() -> None:
    document = read_vtt(
        "00:01.000 --> 00:02.000\n<v.loud Mary Ann>One &lt;b&gt; &amp;&nbsp;two</v>\n\n"
        "00:02.000 --> 00:03.000\nSo<00:02.500><c> we</c> <c.red>go</c>\n\n"
        "00:03.000 --> 00:04.000\n<v A>One\n<v B>two\n"
    )
    assert list_texts(document) == ["One \\<b> &\u00a0two", "So we <g1>go</g1>", "One\\\n<x1/>two"]
    assert [unit.comment for unit in document.units] == ["00:01, Mary Ann", "00:02", "00:03, A, B"]
    [(line, sentence)] = document.notes
    assert line == 7 and "times inside the text" in sentence


def test_what_is_for_programs_is_not_translated() -> None:
    document = read_vtt(
        '00:01.000 --> 00:02.000\n{\n "a": "b"\n}\n\n'
        "00:02.000 --> 00:03.000\nfilm.jpg#xywh=0,0,160,90\n\n00:03.000 --> 00:04.000\n[music]\n"
    )
    assert [unit.translatable for unit in document.units] == [False, False, True]


def test_blocks_of_webvtt_are_no_cues() -> None:
    document = read_vtt(
        "STYLE\n::cue { color: red }\n\nREGION\nid:a\n\nNOTE\nnobody\n\n"
        "a name\n00:01.000 --> 00:02.000 line:0\nOne.\n\n2\n00:02.000 --> 00:03.000\nTwo.\n"
        "3\n00:04.000 --> 00:05.000\nThree.\n\nNOTE end\n"
    )
    assert list_texts(document) == ["One.", "Two.", "Three."]
    assert document.notes == ()


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("Only a text.\n", 1),
        ("A title\n\n1\n00:00:01,000 --> 00:00:02,000\nOne.\n", 1),
        ("WEBVTT\n\n00:01.000 --> 00:02.000\nOne.\n\nLost.\n\n00:03.000 --> 00:04.000\nTwo.\n", 6),
    ],
)
def test_text_in_no_cue_is_told(text: str, line: int) -> None:
    [(told, sentence)] = read(text.encode(), "film", suffix=".srt").notes
    assert (told, "in no cue" in sentence) == (line, True)


def test_another_encoding_is_one_sentence_that_says_what_to_do() -> None:
    with pytest.raises(SourceError, match="save the file as UTF-8 or set `encoding`"):
        read_srt(ARABIC.encode("cp1256"))
    document = read_srt(ARABIC, "cp1256")
    assert list_texts(document) == ["مرحبا"]
    assert rebuild(document, {(None, "مرحبا"): "سلام 1."}, "fa") == (
        ARABIC.replace("مرحبا", "سلام 1.\u200f").encode("cp1256")
    )


def test_a_byte_order_mark_stays() -> None:
    data = b"\xef\xbb\xbf" + ARABIC.encode()
    assert rebuild(read_srt(data), {(None, "مرحبا"): "Hi"}, "en") == data.replace(
        "مرحبا".encode(), b"Hi"
    )
