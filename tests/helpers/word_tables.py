"""Tables in Word that went to a translator, and what people and programs do to them."""

from __future__ import annotations

import subprocess
from collections.abc import Callable, Mapping
from io import BytesIO
from pathlib import Path
from typing import Any
from zipfile import ZipFile

from dragoman.commands.export import ExportRequest, export
from dragoman.commands.import_ import ImportedFile, ImportRequest, import_
from dragoman.containers.archive import pack_archive
from dragoman.containers.ooxml import W
from dragoman.exchanges import docx
from dragoman.model import Kind, Package, PackageItem, Returned, State
from dragoman.project import Project
from helpers.tools import need_module

etree = need_module("lxml.etree")
MAIN = "word/document.xml"
STATES = (State.UNTRANSLATED, State.FUZZY, State.TRANSLATED, State.REVIEWED)
Element = Any


def w(name: str) -> str:
    """Return a name of Word as lxml has it."""
    return f"{{{W}}}{name}"


def make_key(number: int, state: State = State.TRANSLATED) -> str:
    """Return a key as messages have them."""
    return f"dgm_{number:032x}{state.value[0]}"


def make_package(*pairs: tuple[str, str], language: str = "fa", pivot: str = "") -> Package:
    """Return a package of sources and translations, each with a state and a note."""
    items = []
    for number, (source, text) in enumerate(pairs, 1):
        state = STATES[number % 4] if text else State.UNTRANSLATED
        items.append(
            PackageItem(
                make_key(number, state),
                (number,),
                Kind.HEADING if number % 7 == 1 else Kind.PARAGRAPH,
                2 if number % 7 == 1 else 0,
                "a context" if number % 5 == 0 else None,
                source,
                text,
                state,
                remark="draft" if state is State.FUZZY else "",
                note=f"a note {number}\nبررسی شود" if number % 3 == 0 else "",
                explained="said in court" if number % 4 == 0 else "",
                pivot=f"متن {number}" if pivot else "",
            )
        )
    return Package("letter", "en", language, tuple(items), markup="markdown", pivot=pivot)


def assert_same(package: Package, returned: Returned) -> None:
    """Assert that each text, state, note and key came back as it went out, and nothing is told."""
    expected = []
    for item in package.items:
        is_reviewed = item.state is State.REVIEWED
        state = State.TRANSLATED if is_reviewed else item.state
        expected.append((item.key, item.source, item.text, state, item.note, ()))
    found = [
        (row.key, row.source, row.text, row.state, row.note, row.remarks) for row in returned.rows
    ]
    assert found == expected
    assert (returned.remarks, returned.language) == ((), package.language)
    assert (returned.document, returned.pivot) == (package.document, package.pivot)


def list_parts(data: bytes) -> dict[str, bytes]:
    """Return the parts of a file by their names."""
    with ZipFile(BytesIO(data)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def change(
    data: bytes, function: Callable[[Element], object], part: str = MAIN, **parts: str
) -> bytes:
    """Return a file with its text changed; ``parts`` are new ones of the folder ``word``."""
    files = list_parts(data)
    root = etree.fromstring(files[part])
    function(root)
    files[part] = etree.tostring(root)
    for name, text in parts.items():
        files[f"word/{name}.xml"] = text.encode()
        links = files["word/_rels/document.xml.rels"].decode()
        link = (
            f'<Relationship Id="x{name}" Type="http://schemas.openxmlformats.org/officeDocument/'
            f'2006/relationships/{name}" Target="{name}.xml"/></Relationships>'
        )
        files["word/_rels/document.xml.rels"] = links.replace("</Relationships>", link).encode()
    return pack_archive(files.items())


def make_file(body: str) -> bytes:
    """Return a document of Word with a body."""
    files = list_parts(docx.write(make_package()))
    files[MAIN] = f'<w:document xmlns:w="{W}"><w:body>{body}</w:body></w:document>'.encode()
    return pack_archive(files.items())


def list_rows(root: Element) -> list[Element]:
    """Return the rows of the first table without that of the names."""
    return list(next(root.iter(w("tbl"))).findall(w("tr"))[1:])


def cells(row: Element) -> list[Element]:
    """Return the cells of a row."""
    return list(row.findall(w("tc")))


def put_text(cell: Element, text: str) -> None:
    """Replace what is in a cell by a paragraph, as a person types it."""
    for child in [each for each in cell if each.tag != w("tcPr")]:
        cell.remove(child)
    paragraph = etree.SubElement(cell, w("p"))
    etree.SubElement(etree.SubElement(paragraph, w("r")), w("t")).text = text


def put_xml(cell: Element, content: str) -> None:
    """Replace what is in a cell."""
    for child in [each for each in cell if each.tag != w("tcPr")]:
        cell.remove(child)
    cell.extend(list(etree.fromstring(f'<x xmlns:w="{W}">{content}</x>')))


def read_cell(content: str, **parts: str) -> Any:
    """Return the row of a message whose translation somebody replaced by a content."""
    sent = docx.write(make_package(("One", "یک")))
    back = change(sent, lambda root: put_xml(cells(list_rows(root)[0])[2], content), **parts)
    (row,) = docx.read(back, "letter.docx").rows
    return row


def export_table(project: Project, language: str = "fa") -> bytes:
    """Return the table of a document as it goes out."""
    folder = project.root / "out"
    (file,) = export(project, ExportRequest(["letter"], [language], ["docx"], folder))
    return file.path.read_bytes()


def import_table(project: Project, data: bytes, language: str | None = None) -> ImportedFile:
    """Return what became of a file that came back under any name."""
    path = project.root / "back.bin"
    path.write_bytes(data)
    (file,) = import_(project, ImportRequest([path], language=language))
    return file


def convert(
    office: str, tables: Mapping[str, bytes], folder: Path, *forms: str
) -> dict[str, list[bytes]]:
    """Return files as LibreOffice saved them, in one form after the other: "odt", "docx".

    It is started once for each form, and not for each file.
    """
    profile = f"-env:UserInstallation=file://{folder / 'profile'}"
    place = folder / "-".join(forms)
    place.mkdir()
    for name, data in tables.items():
        (place / f"{name}.docx").write_bytes(data)
    paths = [place / f"{name}.docx" for name in tables]
    saved: dict[str, list[bytes]] = {name: [] for name in tables}
    for number, form in enumerate(forms):
        target = place / str(number)
        command = [office, profile, "--headless", "--convert-to", form, "--outdir", str(target)]
        subprocess.run([*command, *map(str, paths)], check=True, capture_output=True, timeout=300)
        paths = [target / f"{name}.{form}" for name in tables]
        for name, path in zip(tables, paths, strict=True):
            saved[name].append(path.read_bytes())
    return saved
