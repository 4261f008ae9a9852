"""Outlines of Logseq and Obsidian: what their program reads is no text, and divides no text."""

from __future__ import annotations

import pytest

from dragoman.model import Kind
from dragoman.sources import read, rebuild

_ID = "6123b2f1-1234-4c0f-8b1f-1234567890ab"
CASES = [
    (f"- A text.\n  collapsed:: true\n  id:: {_ID}\n  More of it.\n", ["A text.", "More of it."]),
    ("- A text.\n\tlogseq.order-list-type:: number\n\t- Another.\n", ["A text.", "Another."]),
    ("title:: My page\ntags:: one, two\n\nA text.\n", ["My page", "tags:: one, two", "A text."]),
    ("title:: My page\n", ["My page"]),
    ("type:: [[Class]]\nurl:: {{base Class}}\nsame:: https://a.example/b\n", ["type:: [[Class]]"]),
    ("- A cube\n  width:: 5\n  height:: 6\n", ["A cube", "width:: 5", "height:: 6"]),
    ("A text\n\u0637\u0648\u0644:: \u06f5\n", ["A text", "\u0637\u0648\u0644:: \u06f5"]),
    ("> A text.\n> id:: 5\n", ["A text."]),
    ("- A text.\n  heading:: true\n  icon:: A round sign\n", ["A text.", "icon:: A round sign"]),
    ("Term::\n  meaning\n", ["Term:: meaning"]),
    ("The type std::vector<int> and\nstd::map are there.\n",
     ["The type std::vector<int> and std::map are there."]),
    # a text goes on
    ("Note:: a long text that goes\non in the next line.\n",
     ["Note:: a long text that goes on in the next line."]),
    ("The namespace\nstd:: has names, and\n\"others\" have them, too.\n",
     ['The namespace std:: has names, and "others" have them, too.']),
    ("- Note:: a long text\n  that goes on.\n", ["Note:: a long text that goes on."]),
    ("> Note:: a long text\n> that goes on.\n", ["Note:: a long text that goes on."]),
    ("one:: two\nthree:: four\n* A text\n", ["one:: two", "three:: four", "A text"]),
    ("id:: the name of a person\n", ["id:: the name of a person"]),
    # other lines with two colons
    ("Names:: a heading\n===\n\nMore:: words\n---\n", ["Names:: a heading", "More:: words"]),
    ("a | b\n--- | ---\nc:: d | e\n", ["a", "b", "c:: d", "e"]),
    ("| a |\n| - |\n| b |\n\nTable: What std::map has\n", ["a", "b", "What std::map has"]),
    # planned, and noted
    ("- TODO Write\n  SCHEDULED: <2024-01-02 Tue>\n  More.\n", ["TODO Write", "More."]),
    ("DEADLINE: <2024-01-02 Tue 10:00 .+1d>\n\nA text.\n", ["A text."]),
    ("DEADLINE: tomorrow\n", ["DEADLINE: tomorrow"]),
    ("- Write\n  :LOGBOOK:\n  CLOCK: [2024-01-02 Tue 10:00:00]\n  :END:\n  More.\n",
     ["Write", "More."]),
    ("- Write\n  :LOGBOOK:\n  without an end\n", ["Write :LOGBOOK: without an end"]),
    # blocks
    ("- #+BEGIN_QUOTE\n  A *quotation*.\n  #+END_QUOTE\n", ["A *quotation*."]),
    ("- One\n  #+BEGIN_QUERY\n  {:title \"x\"}\n  #+END_QUERY\n  Two\n", ["One", "Two"]),
    (f"- (({_ID}))\n- See (({_ID})).\n", [f"See (({_ID}))."]),
    ("#+BEGIN_SRC begins code.\n\nA text.\n", ["#+BEGIN_SRC begins code.", "A text."]),
    ("- 19. A sum\n  #+BEGIN_SRC clojure -n\n  (a :b)\n  #+END_SRC\n", ["A sum", "(a :b)"]),
    ("Write\n#+BEGIN_QUOTE and what was said.\n", ["Write #+BEGIN_QUOTE and what was said."]),
    ("# A heading\n\n#+an #hashtag\n", ["A heading", "#+an #hashtag"]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "texts"), CASES)
def test_only_what_readers_see_is_a_text(text: str, texts: list[str]) -> None:
    document = read(text.encode(), "notes", suffix=".md")
    assert [unit.text for unit in document.units] == texts
    assert rebuild(document, {}) == text.encode()


def test_a_line_with_two_colons_may_be_a_heading() -> None:
    (unit,) = read(b"Names:: of all\n===\n", "notes", suffix=".md").units
    assert (unit.text, unit.kind) == ("Names:: of all", Kind.HEADING)


def test_what_a_page_says_to_its_program_may_have_two_colons() -> None:
    text = 'import A from "virtual::a"\n\nA text.\n\nexport const b = "C::d"\n'
    document = read(text.encode(), "page", suffix=".mdx")
    assert [unit.text for unit in document.units] == ["A text."]


def test_a_block_with_code_is_code() -> None:
    text = "- One\n  #+begin_src clojure\n  (a :b)\n  #+end_src\n  Two\n"
    document = read(text.encode(), "notes", suffix=".md")
    assert [(unit.text, unit.kind, unit.translatable) for unit in document.units] == [
        ("One", Kind.LIST_ITEM, True),
        ("(a :b)", Kind.CODE, False),
        ("Two", Kind.LIST_ITEM, True),
    ]


def test_a_translation_leaves_what_the_program_reads() -> None:
    text = f"title:: A page\n\n- A text.\n  id:: {_ID}\n  size:: five\n  More.\n"
    document = read(text.encode(), "notes", suffix=".md")
    texts = {"A page": "S", "A text.": "T.", "size:: five": "G:: f", "More.": "M."}
    new = rebuild(document, {unit.key: texts[unit.text] for unit in document.units})
    assert new.decode() == f"title:: S\n\n- T.\n  id:: {_ID}\n  G:: f\n  M.\n"
