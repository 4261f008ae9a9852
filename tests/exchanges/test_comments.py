"""A comment of an office program is what somebody wrote, without the names that programs add."""

from __future__ import annotations

import pytest

from dragoman.containers.archive import pack_archive
from dragoman.exchanges import load_exchange
from dragoman.exchanges._comments import read_comment
from helpers.word_tables import read_cell
from helpers.workbooks import change_parts, make_package

THREAD = (
    "[Kommentarthread]\n\nIhre Version von Excel gestattet Ihnen das Lesen dieses Threads. "
    "Informationen: https://go.microsoft.com/fwlink/?linkid=870924\n\n"
    "Kommentar:\n    Is it right?\n"
)


@pytest.mark.parametrize(
    ("text", "author", "words"),
    [
        ("Is it right?", "", "Is it right?"),
        ("N. N.:\nIs it right?", "N. N.", "Is it right?"),
        ("N. N.: right?", "X", "N. N.: right?"),
        # as Google Sheets writes it
        ("Is it right?\n\t-N. N.", "", "Is it right?"),
        ("Is it right?\n\t-N. N.\n----\nIt is.\n\t-M. M.", "", "Is it right?\nIt is."),
        # as Google Docs writes it
        ("_Assigned to N. N._\nIs it right?", "", "Is it right?"),
        ("Is it?\n_Reassigned to n@example.org_\n_Marked as resolved_\n_Re-opened_", "", "Is it?"),
        ("_Marked as done_", "", ""),
        # as Excel writes a thread for older programs
        (THREAD, "", "Is it right?"),
        (f"{THREAD}Antwort:\n    It is.\nReally.\n", "tc={1}", "Is it right?\nIt is.\nReally."),
        # what people write
        ("two ways:\n- one\n- two", "", "two ways:\n- one\n- two"),
        ("_important_\n  see page 3", "", "_important_\n  see page 3"),
        ("see below:\n    here", "", "see below:\n    here"),
        ("assigned to the second chapter", "", "assigned to the second chapter"),
        ("", "", ""),
    ],
)
def test_only_the_words_of_the_person_are_left(text: str, author: str, words: str) -> None:
    assert read_comment(text, author) == words


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ('Reply to N. N. (01/02/2026, 10:00): "Is it?"\nIt is.', '"Is it?"\nIt is.'),
        ("Antwort an N. N. (01.02.26, 10:00):\nIt is.", "It is."),
        ("N. N.（2026年1月2日）さんへの返信：\nIt is.", "さんへの返信：\nIt is."),
        ("It is.\nReply to N. N. (01/02/2026)", "It is.\nReply to N. N. (01/02/2026)"),
        ("I asked N. N. (page 5) before that", "I asked N. N. (page 5) before that"),
        ("I asked N. N. (1/2/2026), she agrees", "I asked N. N. (1/2/2026), she agrees"),
        ("Say N. N. (page 5): she knows", "Say N. N. (page 5): she knows"),
        ("Ask N. N. (he knows) about it", "Ask N. N. (he knows) about it"),
        ("Reply to O. O. (01/02/2026): yes", "Reply to O. O. (01/02/2026): yes"),
        ("Say N. N. (2.3): she knows", "Say N. N. (2.3): she knows"),
        ("See Annex (1/2/2026): no", "See Annex (1/2/2026): no"),
        ("Antwort an Ann (2. Dez. 2026, 10:11): no", "no"),
        ("回复Ann（2026-12-02 10:11）：no", "no"),
        ("پاسخ به Ann (۱۴۰۵/۹/۸، ۱۰:۱۱): no", "no"),
    ],
)
def test_an_answer_of_libreoffice_does_not_name_whom_it_answers(text: str, words: str) -> None:
    assert read_comment(text, authors={"", "N. N.", "N.", "Ann"}) == words


@pytest.mark.parametrize("author", ["tc={1}", "N. N."])
def test_a_thread_that_another_program_has_saved_as_a_comment_is_taken(author: str) -> None:
    namespace = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
    kinds = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    parts = {
        "xl/worksheets/_rels/sheet1.xml.rels": (
            '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
            f'<Relationship Id="r1" Target="../comments1.xml" Type="{kinds}/comments"/>'
            "</Relationships>"
        ),
        "xl/comments1.xml": (
            f'<comments xmlns="{namespace}"><authors><author>{author}</author></authors>'
            f'<commentList><comment ref="D2" authorId="0"><text><t xml:space="preserve">{THREAD}'
            "</t></text></comment></commentList></comments>"
        ),
    }
    xlsx = load_exchange("xlsx")
    sent = xlsx.write(make_package([("Source", "متن", "")]))
    assert xlsx.read(change_parts(sent, parts), "x").rows[0].note == "Is it right?"


@pytest.mark.parametrize(
    ("text", "note"),
    [("_Assigned to N. N._", ""), ("Reply to N. N. (1.2.2026, 10:00): It is.", "It is.")],
)
def test_a_comment_of_word_names_nobody_and_may_be_nothing(text: str, note: str) -> None:
    comments = (
        '<w:comments xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">'
        f'<w:comment w:id="5" w:author="N. N."><w:p><w:r><w:t>{text}</w:t></w:r></w:p></w:comment>'
        "</w:comments>"
    )
    cell = '<w:p><w:r><w:t>a</w:t></w:r><w:r><w:commentReference w:id="5"/></w:r></w:p>'
    row = read_cell(cell, comments=comments)
    assert (row.text, row.note, row.remarks) == ("a", note, ())


def test_an_answer_in_a_text_of_libreoffice_names_nobody() -> None:
    names = {
        "office": "urn:oasis:names:tc:opendocument:xmlns:office:1.0",
        "table": "urn:oasis:names:tc:opendocument:xmlns:table:1.0",
        "text": "urn:oasis:names:tc:opendocument:xmlns:text:1.0",
        "dc": "http://purl.org/dc/elements/1.1/",
    }
    comments = "".join(
        f"<office:annotation><dc:creator>N. N.</dc:creator>{said}</office:annotation>"
        for said in (
            "<text:p>Is it?</text:p>",
            "<text:p>Reply to N. N. (01/02/2026, 10:00): </text:p><text:p>It is.</text:p>",
        )
    )
    rows = (
        ("Number", "Source: English (en)", "Translation: Persian (fa)", "Note", "State"),
        ("1", "One", f"یک{comments}", "", "translated"),
    )
    table = "".join(
        "<table:table-row>"
        + "".join(f"<table:table-cell><text:p>{cell}</text:p></table:table-cell>" for cell in row)
        + "</table:table-row>"
        for row in rows
    )
    spaces = " ".join(f'xmlns:{prefix}="{name}"' for prefix, name in names.items())
    content = (
        f"<office:document-content {spaces}><office:body><office:text><table:table>{table}"
        "</table:table></office:text></office:body></office:document-content>"
    )
    data = pack_archive(
        [
            ("mimetype", b"application/vnd.oasis.opendocument.text"),
            ("content.xml", content.encode()),
        ]
    )
    (row,) = load_exchange("docx").read(data, "x").rows
    assert (row.text, row.note) == ("یک", "Is it?\nIt is.")
