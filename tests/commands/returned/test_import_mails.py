"""A mail that was saved as a file: what is attached to it is taken, or the table in its text."""

from __future__ import annotations

import io
import zipfile
from email.message import EmailMessage
from email.policy import SMTP
from pathlib import Path

import pytest

from dragoman.commands._returned.mails import is_mail
from dragoman.commands.export import ExportRequest, export
from dragoman.commands.import_ import summarize
from dragoman.project import Project
from helpers import projects
from helpers.returned_files import take

SOURCE, PERSIAN = "Three words are here.", "سه واژه اینجاست."


@pytest.fixture
def project(tmp_path: Path) -> Project:
    folder = tmp_path / "project"
    folder.mkdir()
    return projects.make(folder, {"letter.txt": f"{SOURCE}\n"}, "fa")


def make_table(project: Project, folder: Path, delimiter: str = ",") -> str:
    (sent,) = export(project, ExportRequest(("letter",), ("fa",), ("csv",), folder))
    rows = sent.path.read_text("utf-8-sig").splitlines()
    filled = [row.replace(f"{SOURCE},", f"{SOURCE},{PERSIAN}") for row in rows]
    return "\n".join(row.replace(",", delimiter) for row in filled) + "\n"


def make_mail(text: str) -> EmailMessage:
    mail = EmailMessage(policy=SMTP)
    mail["Subject"] = "ترجمه"
    mail["From"], mail["To"] = "a@example.org", "b@example.org"
    mail.set_content(text)
    return mail


def read_texts(project: Project) -> list[str]:
    return [block.msgstr[0] for block in projects.blocks(project, "letter", "fa")]


def test_what_is_attached_is_taken_and_the_greeting_is_no_file(
    project: Project, tmp_path: Path
) -> None:
    mail = make_mail("Here it is.\n")
    mail.add_alternative("<p>Here it is.</p>", subtype="html")
    table = make_table(project, tmp_path)
    mail.add_attachment(table.encode(), "text", "csv", filename="نامه.csv")
    mail.add_attachment(b"\x89PNG", "image", "png", filename="logo.png")
    path = tmp_path / "mail.eml"
    path.write_bytes(mail.as_bytes())
    files = take(project, path)
    assert [file.file for file in files] == [f"{path}: نامه.csv"]
    assert summarize(files[0]) == "letter in fa: 1 taken, 0 unchanged"
    assert read_texts(project) == [PERSIAN]


@pytest.mark.parametrize("encoding", ["base64", "quoted-printable", "8bit"])
def test_a_table_in_the_text_is_taken_however_the_mail_writes_it(
    project: Project, tmp_path: Path, encoding: str
) -> None:
    mail = make_mail("")
    mail.set_content(f"Hello,\n\n{make_table(project, tmp_path, chr(9))}\nBye\n", cte=encoding)
    path = tmp_path / "mail.eml"
    path.write_bytes(mail.as_bytes())
    (file,) = take(project, path)
    assert summarize(file) == "letter in fa: 1 taken, 0 unchanged"
    assert read_texts(project) == [PERSIAN]


@pytest.mark.parametrize("text", ["Nothing is here.\n", ""])
def test_a_mail_without_a_table_says_so(project: Project, tmp_path: Path, text: str) -> None:
    path = tmp_path / "mail.eml"
    path.write_bytes(make_mail(text).as_bytes())
    (file,) = take(project, path)
    assert file.refused
    assert read_texts(project) == [""]


@pytest.mark.parametrize(
    "data",
    [
        b"Hello: this is a text.\n\nMIME-Version: 1.0\n",
        b'msgid ""\nmsgstr "MIME-Version: 1.0\\n"\n',
        b"Note: see below\nno head\nContent-Type: text/plain\n",
        b"",
    ],
)
def test_a_text_that_only_looks_like_a_mail_is_none(data: bytes) -> None:
    assert not is_mail(data)


def test_a_mail_of_very_many_parts_is_refused_or_read_and_harms_nothing(
    project: Project, tmp_path: Path
) -> None:
    inner = b"text"
    for number in range(2_000):
        boundary = b"b%d" % number
        inner = (
            b"Content-Type: multipart/mixed; boundary=" + boundary + b"\n\n--" + boundary + b"\n"
            + inner + b"\n--" + boundary + b"--\n"
        )  # fmt: skip
        if len(inner) > 1 << 16:
            break
    path = tmp_path / "mail.eml"
    path.write_bytes(b"MIME-Version: 1.0\n" + inner)
    (file,) = take(project, path)
    assert file.refused


def pack(files: dict[str, bytes]) -> bytes:
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w") as archive:
        for name, content in files.items():
            archive.writestr(name, content)
    return data.getvalue()


def test_an_archive_in_a_mail_and_mails_in_an_archive_are_opened(
    project: Project, tmp_path: Path
) -> None:
    table, pasted = make_table(project, tmp_path), make_table(project, tmp_path, "\t")
    mail = make_mail("Here it is.\n")
    mail.add_attachment(
        pack({"back/letter.csv": table.encode()}), "application", "zip", filename="back.zip"
    )
    path = tmp_path / "mail.eml"
    path.write_bytes(mail.as_bytes())
    (file,) = take(project, path)
    assert file.file == f"{path}: back.zip: back/letter.csv"
    assert summarize(file) == "letter in fa: 1 taken, 0 unchanged"
    mail = make_mail(pasted)
    path = tmp_path / "mails.zip"
    path.write_bytes(pack({"one.eml": mail.as_bytes(), "two.eml": mail.as_bytes()}))
    assert [summarize(file) for file in take(project, path)] == [
        "letter in fa: 0 taken, 1 unchanged",
        "letter in fa: 0 taken, 1 unchanged",
    ]


def test_a_signature_and_the_card_of_a_person_are_no_files(
    project: Project, tmp_path: Path
) -> None:
    mail = make_mail("Here it is.\n")
    mail.add_attachment(make_table(project, tmp_path).encode(), "text", "csv", filename="a.csv")
    mail.add_attachment(b"0", "application", "pkcs7-signature", filename="smime.p7s")
    mail.add_attachment(b"BEGIN:VCARD", "text", "vcard", filename="me.vcf")
    path = tmp_path / "mail.eml"
    path.write_bytes(mail.as_bytes())
    assert [file.file for file in take(project, path)] == [f"{path}: a.csv"]


def test_all_mails_of_one_file_are_read(project: Project, tmp_path: Path) -> None:
    postmark = b"From a@example.org Sat Nov 28 10:00:00 2026\n"
    plain = [make_mail("Nothing."), make_mail(make_table(project, tmp_path, "\t"))]
    path = tmp_path / "mails.mbox"
    path.write_bytes(b"\n".join(postmark + mail.as_bytes(unixfrom=False) for mail in plain))
    first, second = take(project, path)
    assert first.refused
    assert summarize(second) == "letter in fa: 1 taken, 0 unchanged"
    assert read_texts(project) == [PERSIAN]


@pytest.mark.parametrize("charset", ["us-ascii", "x-nobody-knows"])
def test_a_mail_that_says_a_wrong_encoding_loses_no_letter(
    project: Project, tmp_path: Path, charset: str
) -> None:
    mail = make_mail("")
    mail.set_content(f"Hello,\n\n{make_table(project, tmp_path, chr(9))}\n", cte="8bit")
    path = tmp_path / "mail.eml"
    path.write_bytes(mail.as_bytes().replace(b'charset="utf-8"', f'charset="{charset}"'.encode()))
    (file,) = take(project, path)
    assert summarize(file) == "letter in fa: 1 taken, 0 unchanged"
    assert read_texts(project) == [PERSIAN]


def test_a_mail_in_html_alone_says_what_to_do(project: Project, tmp_path: Path) -> None:
    mail = make_mail("")
    mail.set_content("<table><tr><td>A table</td></tr></table>", subtype="html")
    path = tmp_path / "mail.eml"
    path.write_bytes(mail.as_bytes())
    (file,) = take(project, path)
    assert "no text that is not HTML" in str(file.refused)
