"""What msgfmt is asked about a catalogue: it says the same as if it were asked about all of it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from dragoman.checks.msgfmt import keep_doubtful, run_msgfmt
from dragoman.errors import CatalogError
from dragoman.po import Catalog, parse

START = 'msgid ""\nmsgstr ""\n"Language: fa\\n"\n"Content-Type: text/plain; charset=UTF-8\\n"\n'
HEAD = START + '"Plural-Forms: nplurals=2; plural=(n > 1);\\n"\n\n'
PLAIN = '# a note\n#. heading 1\nmsgid "one"\nmsgstr "یک"\n\n'


@pytest.mark.parametrize(
    "refused",
    [
        '#, c-format\nmsgid "%d of it"\nmsgstr "%s از آن"\n',
        '#, c-format\nmsgid "%d of it"\nmsgid_plural "%d"\nmsgstr[0] "%s"\nmsgstr[1] "%d"\n',
        'msgid "two"\nmsgid_plural "twos"\nmsgstr[0] "دو"\n',
        'msgid "two\\n"\nmsgstr "دو"\n',
    ],
)
def test_msgfmt_says_the_same_of_the_messages_that_it_may_refuse(
    refused: str, need_tool: Callable[[str], str]
) -> None:
    """Those that it accepts surely are left out, and the others keep their lines."""
    need_tool("msgfmt")
    data = (HEAD + PLAIN + refused + "\n" + PLAIN.replace("one", "last")).encode()
    kept = keep_doubtful(data, parse(data, "a.po"))
    said = list(run_msgfmt(data))
    assert said
    assert list(run_msgfmt(kept)) == said
    assert b"heading" not in kept


@pytest.mark.parametrize(
    "data",
    [
        b"\xef\xbb\xbf" + HEAD.encode() + PLAIN.encode(),
        (HEAD + PLAIN).replace("\n", "\r\n").encode(),
        (HEAD.replace("UTF-8", "CP1256") + PLAIN).encode("cp1256", "replace"),
        PLAIN.encode(),
    ],
)
def test_msgfmt_gets_all_of_a_catalogue_that_is_not_plain_utf_8(data: bytes) -> None:
    assert keep_doubtful(data, parse(data, "a.po")) is data


@pytest.mark.parametrize(
    "messages",
    [
        PLAIN,
        '#, fuzzy\n#| msgctxt "a"\n#| msgid ""\n#| "tw"\n#| "o"\nmsgid "two"\nmsgstr "دو"\n',
        'msgid "say \\"yes\\",\\nthen go"\nmsgstr "«بله»\\nبرو"\n',
        '#, fuzzy\n#~| msgid "tw"\n#~ msgid "two"\n#~ msgstr "دو"\n',
    ],
)
def test_msgfmt_is_not_asked_about_what_it_accepts_surely(
    messages: str, need_tool: Callable[[str], str]
) -> None:
    need_tool("msgfmt")
    for head in (START + "\n", HEAD, "#, fuzzy\n" + HEAD):
        data = (head + messages).encode()
        assert list(run_msgfmt(data)) == []
        assert keep_doubtful(data, parse(data, "a.po")) == b""


def test_msgfmt_is_started_once_for_a_rule_for_plural_forms(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """However many catalogues have it."""
    log, program = tmp_path / "log", tmp_path / "msgfmt"
    program.write_text(f'#!/bin/sh\ncat > /dev/null\necho asked >> "{log}"\n')
    program.chmod(0o755)
    monkeypatch.setattr("dragoman.checks.msgfmt.find_msgfmt", lambda: str(program))
    for code in ("fa", "ar", "he"):
        data = (HEAD.replace("Language: fa", f"Language: {code}") + PLAIN).encode()
        assert list(run_msgfmt(keep_doubtful(data, parse(data, "a.po")))) == []
    assert log.read_text() == "asked\n"


FIELDS = (
    "",
    '"Plural-Forms: nplurals=2; plural=(n > 1);\\n"\n',
    '"Plural-Forms: nplurals=1; plural=n;\\n"\n',
    '"Plural-Forms: nplurals=2; plural=1/n;\\n"\n',
    '"Plural-Forms: nplurals=INTEGER; plural=EXPRESSION;\\n"\n',
    '"X-Note: plu"\n"ral=;\\n"\n',
    '"Note: \\"a\\"\\tb \\x41\\n"\n"no colon\\n"\n',
)
COMMENTS = (
    "# note\n",
    "#: a.txt:1\n",
    "#, fuzzy\n",
    "#, c-format\n",
    "#, fuzzy, python-brace-format\n",
    "#, range: 0..3\n",
    "#= fuzzy\n",
    '#| msgid "old"\n',
    '#~| msgid "old"\n',
    '#| msgid "old\\n"\n#| msgid_plural "olds"\n',
    "#|\n",
)
WORDS = ("one", "یک", "%d", "%s", '\\"q\\"', "\\n", "\\t", "\\\\", "\\r", "\\x41", "\\303")


def make_texts() -> st.SearchStrategy[str]:
    return st.lists(st.sampled_from(WORDS), max_size=3).map("".join)


@st.composite
def make_messages(draw: st.DrawFn) -> str:
    """One message, right or wrong."""
    comments = draw(st.lists(st.sampled_from(COMMENTS), max_size=2).map("".join))
    lines = [f'msgid "{draw(make_texts())}"', f'msgstr "{draw(make_texts())}"']
    if draw(st.integers(0, 4)) == 4:
        forms = draw(st.lists(make_texts(), min_size=1, max_size=3))
        lines[1:] = [f'msgid_plural "{draw(make_texts())}"']
        lines += [f'msgstr[{number}] "{form}"' for number, form in enumerate(forms)]
    start = "#~ " if draw(st.integers(0, 4)) == 4 else ""
    return comments + "".join(f"{start}{line}\n" for line in lines)


def read(data: bytes) -> Catalog | None:
    """Return a catalogue; None where it cannot be read: that is said without msgfmt."""
    try:
        return parse(data, "a.po")
    except CatalogError:
        return None


@given(
    st.sampled_from(("", "#, fuzzy\n", "#, c-format\n", "# note\n")),
    st.lists(st.sampled_from(FIELDS), max_size=2).map("".join),
    st.lists(make_messages(), max_size=2).map("\n".join),
)
@settings(max_examples=60)
def test_nothing_that_msgfmt_says_is_lost(
    need_tool: Callable[[str], str], comments: str, fields: str, messages: str
) -> None:
    need_tool("msgfmt")
    data = (comments + START + fields + "\n" + messages).encode()
    catalog = read(data)
    assume(catalog is not None)
    assert catalog is not None
    assert list(run_msgfmt(keep_doubtful(data, catalog))) == list(run_msgfmt(data))
