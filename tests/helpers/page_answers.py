"""Answers to a page, as its script saves them: for tests that need no browser."""

from __future__ import annotations

import json
import re
import zlib
from collections.abc import Mapping
from typing import Any

_DATA = re.compile(rb'<script type="application/json" id="dragoman-package">(.*?)</script>', re.S)


def read_page(page: bytes) -> dict[str, Any]:
    """Return the data in a page."""
    match = _DATA.search(page)
    assert match is not None
    data: dict[str, Any] = json.loads(match[1])
    return data


def answer(
    row: Mapping[str, Any], text: str | None = None, state: str = "translated", **more: Any
) -> dict[str, Any]:
    """Return the answer to a row of a page; without a text, to the text that went out."""
    text = row.get("text", "") if text is None else text
    comment, approved = more.get("comment", ""), more.get("approved", False)
    parts = (row["key"], state, "approved" if approved else "", text, comment)
    return {
        "number": row["number"],
        "key": row["key"],
        "source": row["source"],
        "text": text,
        "state": state,
        "approved": approved,
        "comment": comment,
        "sum": f"{zlib.crc32(chr(10).join(parts).encode('utf-8', 'replace')):08x}",
    }


def write_answers(page: bytes, *rows: Mapping[str, Any], **head: Any) -> bytes:
    """Return the file that the page saves."""
    data = read_page(page)
    known = {name: data[name] for name in ("document", "language", "pivot")}
    whole = {"dragoman": "answers", "schema_version": 1, **known, "rows": rows, **head}
    return json.dumps(whole, ensure_ascii=False, indent=1).encode() + b"\n"
