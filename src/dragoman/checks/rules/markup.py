"""Markup: tags, links and code are as in the source."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from itertools import islice

from dragoman.checks import Hit, Pair, rule
from dragoman.checks.text.characters import BIDI, has_arabic_letter
from dragoman.checks.text.icu import has_forms
from dragoman.checks.text.mask import cover_places, find_code
from dragoman.checks.text.signs_for_tags import (
    compare_tags,
    drop_marked,
    drop_quoted_emphasis,
)
from dragoman.checks.text.tags import count_tags, drop_optional, drop_repeated
from dragoman.patterns import compile_later

_MOST_HITS = 20
"""Hits of one kind in one message; more would say nothing new."""
_WITHOUT_SLANT = frozenset({"ja", "zh", "ko", "yue"})
"""Languages whose letters are seldom slanted or bold: marks around the words may stress them."""
_LINK = compile_later(r"\]\(")
_SHOWN = "(?:term|guilabel|menuselection|abbr)"
_SHOWN_ROLE = compile_later(rf"(?<![\w:]):{_SHOWN}:\Z|\{{{_SHOWN}\}}\Z")
"""The roles of Sphinx and MyST whose text a reader sees; that of others is a name in a program."""
_ROLE = compile_later(r":\Z|\{[a-z][a-z+:-]*\}\Z")
_LONGEST_ROLE = 40
_WITH_ADDRESS = compile_later(r"[^\s`] <[^<>`\s]+>`\Z")
"""Words before the label of a role: :ref:`the list <list>`."""
_SPACE = f"[\\s\u200b-\u200d{BIDI}\u2060-\u2064\ufeff]"
_URL_START = r"(?:(?:https?|ftp)://|mailto:|www\.)"
_BROKEN_LINK = compile_later(rf"(?<!\\)\]{_SPACE}+\((?={_URL_START})")


@rule(
    "tags",
    "error",
    either_needs="<",
    about_markup=True,
    silent=[
        ("ar", "Write <b>today</b>", "<b>اليوم</b> <span dir='rtl'>اكتبوا</span>"),
        ("fa", "first line<br>second", "سطر نخست، دوم"),
        ("fa", "The letter", '<div dir="rtl" align="right">نامه</div>'),
        ("ar", "The letter", '<p style="direction: rtl">الرسالة</p>'),
        ("ja", "Read [this](</docs/{{ $x }}/>).", "[これ](/docs/{{ $x }}/)を読む。"),
        ("fa", "Type <file> and <name>", "<پرونده> و <نام> را بنویسید"),
        ("ar", "He said <q>no</q>", "قال «لا»"),
        ("fa", "10<sup>6</sup> m<sup>2</sup>", "۱۰⁶ متر مربع"),
        ("fa", "<g1>Red</g1> and<x2/>blue", "آبی<x2/>و <g1>سرخ</g1>"),
        ("es", "Find bugs for us", "Encuentra <em>bugs</em> para nosotros"),
        ("ja", "<p>Red.<p>Blue.", "<html><p>赤。</p><p>青。</p></html>"),
        ("de", "<ul><li>Red<li>Blue</ul>", "<ul><li>Rot</li><li>Blau</li></ul>"),
        ("ro", "Red.<p>Blue.</p>", "<p>Roșu.</p><p>Albastru.</p>"),
        ("ro", "<p>Red.</p><p>Blue.</p>", "Roșu.<p>Albastru.</p>"),
        ("de", "<qt>Red and blue</qt>", "Rot und blau"),
        ("ja", "No letter in <b>%1</b>.", "「%1」に手紙がありません。"),
        ("hi", "<strong>Never</strong> write.", "<b>कभी</b> न लिखें।"),
        ("ja", "Red.<br><br>Blue.", "<p>赤。</p><p>青。</p>"),
        ("hi", "{{PLURAL:$1|in <b>a</b>|in <b>b</b>}}", "{{PLURAL:$1|<b>क</b> में}}"),
        (
            "uk",
            "{n, plural, one {<b>#</b> letter} other {<b>#</b> letters}}",
            "{n, plural, one {<b>#</b> лист} few {<b>#</b> листи} other {<b>#</b> листів}}",
        ),
    ],
    fires=[
        ("fa", "10<sup>6</sup> people", "۱۰۶ نفر"),
        ("ar", "Write <b>today</b>", "اكتبوا <b>اليوم"),
        ("fa", "Write <strong>today</strong>", "امروز بنویسید"),
        ("fa", "one <i>word</i>", "یک <i>واژه<i>"),
        ("fa", "<div>The letter</div>", '<div dir="rtl">نامه'),
        ("fa", "The letter", '<div align="right">نامه</div>'),
        ("es", "Find bugs for us", "Encuentra <em>errores</em>"),
        ("es", "Find bugs for us", "Encuentra <b>bugs</b>"),
        ("fa", "<g1>Red</g1> and <x2/> blue", "سرخ و <x2/> آبی"),
        ("ja", "<p>Red.<p>Blue.", "<p>赤。"),
        ("ja", "No letter in <b>%1</b>.", "%1に手紙がありません。"),
        ("hi", "<strong>Never</strong> write.", "<b>कभी न लिखें।"),
        ("de", "<b>Red</b> and blue", "<p><b>Rot</b> und blau</p>"),
        ("de", "<qt>Red and blue</qt>", "<qt>Rot und blau"),
        ("fr", "<p>Red.</p><p>Blue.</p>", "Rouge.</p><p>Bleu.</p>"),
        ("fr", "<p>Red and blue</p>", "Rouge et bleu"),
        (
            "uk",
            "{n, plural, one {<b>#</b> letter} other {<b>#</b> letters}}",
            "{n, plural, one {<b>#</b> лист} few {<b># листи} other {<b>#</b> листів}}",
        ),
        ("ar", "Red and <x2/> blue", "أحمر <x2/> و<x2/> أزرق"),
        ("ar", "Red and <x2/> blue", "أحمر و<x2/> أزرق <x3>"),
    ],
)
def tags(pair: Pair) -> Iterator[Hit]:
    """A tag or a placeholder such as <x1/> is missing, or the translation has one too many."""
    if "<" not in pair.source and "<" not in pair.target:
        return
    in_source, in_target = count_tags(pair.source), count_tags(pair.target)
    lost, new = compare_tags(pair.source, pair.target, in_source, in_target)
    if pair.base_language in _WITHOUT_SLANT:
        lost = drop_quoted_emphasis(pair.source, pair.target, lost)
    lost, new = drop_optional(pair.source, pair.target, lost, new)
    if has_forms(pair.source) or "{{PLURAL:" in pair.source:  # the forms of ICU, and of wikis
        lost, new = drop_repeated(in_source, in_target, lost, new)
    if pair.markup == "markdown":
        lost, new = drop_marked(pair.source, pair.target, lost, new)
    for tag in islice(_name_once(new), _MOST_HITS):
        found = re.search(re.escape(tag.rstrip(">")), pair.target, re.IGNORECASE)
        start = found.start() if found else 0
        yield Hit(start, start + len(tag), f"The tag {tag} is not in the source.")
    for tag in islice(_name_once(lost), _MOST_HITS):
        yield Hit(0, 0, f"The tag {tag} of the source is missing.")


def _name_once(tags: Counter[str]) -> Iterator[str]:
    """Yield tags, without the end of an element whose beginning is among them: it is one fault."""
    for tag in tags:
        if tags[tag] > (tags[f"<{tag[2:]}"] if tag.startswith("</") else 0):
            yield tag


def _hide_code(text: str) -> str:
    return cover_places(text, find_code(text), " ")


@rule(
    "link-broken",
    "error",
    about_markup=True,
    fix="safe",
    needs="]",
    source_needs="]",
    source_clue=_LINK,
    silent=[
        (
            "ar",
            "Read the [report](https://example.net/r).",
            "اقرأ [التقرير](https://example.net/r).",
        ),
        ("fa", "[note] (see below)", "[یادداشت] (پایین را ببینید)"),
    ],
    fires=[
        (
            "ar",
            "Read the [report](https://example.net/r).",
            "اقرأ [التقرير] (https://example.net/r).",
        ),
        (
            "fa",
            "Read the [report](https://example.net/r).",
            "[گزارش]\u200f(https://example.net/r) را بخوانید.",
        ),
    ],
)
def link_broken(pair: Pair) -> Iterator[Hit]:
    """Something is between the text of a link and its address, so the link does not work."""
    if "](" not in pair.source or _BROKEN_LINK.search(pair.source):
        return
    for match in _BROKEN_LINK.finditer(pair.target):
        yield Hit(*match.span(), "Write ]( with nothing between the two.", "](", safe=True)


@rule(
    "links",
    "error",
    about_markup=True,
    source_needs="]",
    source_clue=_LINK,
    silent=[
        ("fa", "Read [this](a.html) [1]", "[این](a.html) را بخوانید [۱]"),
        ("ar", "a `x[0](y)` call", "نداء"),
        ("zh", "Cycles [i](a leak)[/i]", "循环[i]（泄漏）[/i]"),
        ("fa", "Read [this](a.html) now", "<a href='a.html'>این</a> را بخوانید"),
    ],
    fires=[("fa", "Read [this](a.html) now", "این را اکنون بخوانید")],
)
def links(pair: Pair) -> Iterator[Hit]:
    """A link of the source is missing."""
    if "](" not in pair.source:
        return
    in_source, in_target = (_count_links(_hide_code(one)) for one in (pair.source, pair.target))
    in_target += len(_BROKEN_LINK.findall(pair.target))
    for tag in ("<a ", "<img "):
        in_target += max(0, pair.target.count(tag) - pair.source.count(tag))
    if in_target < in_source:
        yield Hit(0, 0, f"Links in the source: {in_source}; in the translation: {in_target}.")


def _count_links(text: str) -> int:
    """Count the links of a text, without [i](…)[/i], which is BBCode."""
    codes = [name for name in ("i", "b", "u", "code") if f"[/{name}]" in text]
    return text.count("](") - sum(text.count(f"[{name}](") for name in codes)


@rule(
    "code-changed",
    "warning",
    about_markup=True,
    fix="suggest",
    needs="`",
    silent=[
        ("fa", "Run `make all`", "`make all` را اجرا کنید"),
        ("fa", "The `name` is free", "`name` (`نام`) آزاد است"),
        ("ar", "`a` or `b`", "`b` أو `a`"),
        ("fa", "See `all pages <a.org>`_ or `news`_", "`همهٔ صفحه‌ها <a.org>`_ یا `خبرها`_"),
        ("ar", "See :ref:`the first part <one>`", "انظر :ref:`الجزء الأول <one>`"),
        ("ar", "See :term:`guide`", "انظر :term:`دليل`"),
        ("fa", "See {ref}`the filters <one>`", "{ref}`صافی‌ها <one>` را ببینید"),
        ("ar", "See {term}`guide`", "انظر {term}`دليل`"),
    ],
    fires=[
        ("fa", "Edit `.profile` first", "نخست `profile.` را ویرایش کنید"),
        ("ar", "Run `make all`", "شغّل `make الكل`"),
        ("fa", "Call :func:`make`", "‏:func:`بساز` را صدا بزنید"),
        ("ar", "See the :doc:`guide`", "انظر :doc:`الدليل`"),
        ("ar", "Call {func}`make`", "استدع {func}`اصنع`"),
        ("ar", "See the {doc}`guide`", "انظر {doc}`الدليل`"),
        ("fa", "Run `git clone <url>`", "`گیت clone <url>` را اجرا کنید"),
        ("ar", "Run _`make all`_", "شغّل _`make الكل`_"),
    ],
)
def code_changed(pair: Pair) -> Iterator[Hit]:
    """Code was changed: its characters are in another order, or it was translated."""
    in_source = Counter(_list_code(pair.source))
    lost = in_source - Counter(_list_code(pair.target))
    if not lost:
        return
    source_is_arabic = any(map(has_arabic_letter, lost))
    anagrams = {"".join(sorted(code)): code for code in lost}
    for start, end in _find_own_code(pair.target):
        code = pair.target[start:end].strip("`").strip()
        if code in in_source:
            continue
        right = anagrams.get("".join(sorted(code)))
        if right is None and (source_is_arabic or not has_arabic_letter(code)):
            continue
        if right is None and len(lost) == 1:
            right = next(iter(lost))
        replacement = None if right is None else f"`{right}`"
        yield Hit(start, end, "This code is different in the source.", replacement)


def _list_code(text: str) -> list[str]:
    return [text[start:end].strip("`").strip() for start, end in _find_own_code(text)]


def _find_own_code(text: str) -> Iterator[tuple[int, int]]:
    """Yield the places of code, without what is text in reStructuredText.

    These are links, `words <address>`_ and `words`_, and roles that show words: :term:`words` and
    :ref:`words <label>`, in MyST {term}`words` and {ref}`words <label>`.
    """
    for start, end in find_code(text):
        before, behind = text[max(0, start - _LONGEST_ROLE) : start], text[end : end + 1]
        is_link = behind == "_" and not before.endswith("_")  # _`code`_ is code that is stressed
        has_label = _ROLE.search(before) and _WITH_ADDRESS.search(text[start:end])
        if not (is_link or has_label or _SHOWN_ROLE.search(before)):
            yield start, end
