"""XLIFF and TMX before their judges: the schemas of OASIS, the DTD of TMX, and OmegaT."""

from __future__ import annotations

import io
import re
import zipfile
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

from dragoman.exchanges import tmx, xliff, xliff12
from helpers.omegat import OMEGAT, need_omegat, run_omegat
from helpers.packages import make_full_package
from helpers.tools import FETCHED, missing, need_module

etree = need_module("lxml.etree")
FORMATS = [(xliff, "xliff-core-2.0.xsd"), (xliff12, "xliff-core-1.2-strict.xsd")]
MEMORY = """<?xml version="1.0" encoding="UTF-8"?>
<tmx version="1.1"><header creationtool="OmegaT" o-tmf="OmegaT TMX" adminlang="EN-US"
datatype="plaintext" creationtoolversion="3.6" segtype="paragraph" srclang="en"/><body>
<tu><tuv lang="en"><seg>Signs &amp; &lt;x0/&gt; ]]&gt; "quoted" …</seg></tuv>
<tuv lang="fa"><seg>نشانه‌ها &lt;x0/&gt;</seg></tuv></tu></body></tmx>
"""


def read_schema(name: str) -> Any:
    """Read a schema of OASIS as Debian has it; what it refers to lies beside it."""
    path = FETCHED / "xliff" / name
    if not path.is_file():
        missing("the schemas of XLIFF are not fetched: see `make test`")
    text = re.sub(r'schemaLocation="[^"]*xml\.xsd"', 'schemaLocation="xml.xsd"', path.read_text())
    return etree.XMLSchema(etree.fromstring(text.encode(), base_url=f"{path.parent}/"))


@pytest.mark.parametrize(("form", "name"), FORMATS)
@pytest.mark.parametrize("markup", ["plain", "markdown"])
def test_what_is_written_is_valid(form: ModuleType, name: str, markup: str) -> None:
    schema = read_schema(name)
    document = etree.fromstring(form.write(make_full_package(markup)))
    assert schema.validate(document), schema.error_log


@pytest.mark.parametrize(("form", "name"), FORMATS)
def test_the_schemas_see_a_fault(form: ModuleType, name: str) -> None:
    data = form.write(make_full_package()).replace(b"<source>", b"<source><strange/>", 1)
    assert not read_schema(name).validate(etree.fromstring(data))


def test_a_memory_is_valid() -> None:
    need_omegat()
    with zipfile.ZipFile(OMEGAT) as archive:
        dtd = etree.DTD(io.BytesIO(archive.read("schemas/tmx14.dtd")))
    assert dtd.validate(etree.fromstring(tmx.write(make_full_package()))), dtd.error_log
    assert not dtd.validate(etree.fromstring("<tmx/>"))


def test_omegat_gives_back_what_it_did_not_touch(tmp_path: Path) -> None:
    need_omegat()
    data = xliff12.write(make_full_package())
    back = run_omegat(tmp_path / "project", data)
    assert xliff12.read(back, "back.xlf").rows == xliff12.read(data, "out.xlf").rows


def test_omegat_puts_translations_in(tmp_path: Path) -> None:
    need_omegat()
    data = xliff12.write(make_full_package())
    back = xliff12.read(run_omegat(tmp_path / "project", data, MEMORY), "back.xlf").rows
    before = xliff12.read(data, "out.xlf").rows
    changed = [row for row, old in zip(back, before, strict=True) if row != old]
    assert [row.text for row in changed] == ["نشانه‌ها <tags>"]
