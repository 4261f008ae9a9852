"""Markup: placeholders, tags, links, addresses and code come through a translation unharmed."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from itertools import islice

from dragoman.checks._model import Hit, Pair, rule
from dragoman.checks.text.characters import ARABIC_LETTER, BIDI, word_set
from dragoman.checks.text.mask import (
    PLACEHOLDER,
    TAG,
    TIME,
    URL,
    cover_places,
    find_code,
    find_emails,
)

_MOST = 20
"""Findings of one kind in one message; more say nothing new."""
_WIDTH = re.compile(r"%(?:\d+\$)?[-+#0I']*(?:\d+)?(?=[^(%])")
_OF_DATES = frozenset("AaBbYyHMIlpkRTDFmZjOe")
_LETTERS = re.compile(r"[^\W\d_]{2}")
_FIELD = re.compile(r"\{[\w.:!\[\]-]*\}$")
_CLOSING = re.compile(r"</([A-Za-z][\w:.-]*)")
_LIKE_ADDRESS = re.compile(r"://|@|www\.|mailto:", re.I)
_SCHEME = re.compile(r"(?<![a-z])[a-z]{2,6}://(?:www\.)?|mailto:|(?<![\w.])www\.", re.I)
_LOCALE = re.compile(r"/(?:en|fa|ar|fa[-_]ir|en[-_](?:us|gb)|ar[-_][a-z]{2})(?=[/?#\s)]|$)", re.I)
_QUERY = re.compile(r"[?&](?:lang|hl|locale|language)=[\w-]*")
_NAME = re.compile(r"<(/?)([A-Za-z][\w:.-]*)")
_HTML = word_set(
    """
    a abbr acronym address article aside audio b big blockquote body button caption center cite
    code col dd del details dfn div dl dt em fieldset figcaption figure font footer form h1 h2 h3
    h4 h5 h6 head header hr html i iframe img input ins kbd label legend li link main mark nav
    object ol option p param pre s samp script section select small source span strike strong
    style sub summary sup svg table tbody td textarea tfoot th thead title tr tt u ul var video
    """
)
_BIDI_TAGS = frozenset({"bdi", "bdo", "br", "wbr"})
_SPACE = f"[\\s\u200b-\u200d{BIDI}\u2060-\u2064\ufeff]"
_ADDRESS = r"(?:(?:https?|ftp)://|mailto:|www\.)"
_BROKEN = re.compile(rf"\]{_SPACE}+\((?={_ADDRESS})")


@rule(
    "placeholders",
    "error",
    silent=[
        ("fa", "%(count)s letters of %s", "%s: %(count)s نامه"),
        ("ar", "100% of {name}", "١٠٠٪ من {name}"),
        ("ar", "%1$s and %2$s", "%2$s و%1$s"),
    ],
    fires=[
        ("fa", "Dear %s,", "عزیز،"),
        ("ar", "Dear {name},", "عزيزي {الاسم}،"),
        ("fa", "Page %(page)d", "صفحهٔ %(صفحه)d"),
    ],
)
def placeholders(pair: Pair) -> Iterator[Hit]:
    """A placeholder of the source is missing, changed, or there is one too many."""
    both = pair.source + pair.target
    if "%" not in both and "{" not in both:
        return
    theirs, ours = _placeholders(pair.source), _placeholders(pair.target)
    if theirs == ours or _dates(pair.source):
        return
    known = theirs | _placeholders(pair.plural or "")
    for one in islice(ours - known, _MOST):
        if theirs or one.startswith(("%(", "{")):
            start = max(pair.target.find(one), 0)
            yield Hit(start, start + len(one), f"The source has no {one} here.")
    if pair.plural is not None and not pair.last:
        return  # a form for one or two may do without the number
    for one in islice(theirs - ours, _MOST):
        yield Hit(0, 0, f"The placeholder {one} is missing.")


def _dates(source: str) -> bool:
    """Tell whether a text is a format of dates, which each language orders in its own way."""
    parts = {found[0][-1] for found in TIME.finditer(source)}
    return bool(parts & _OF_DATES) and not _LETTERS.search(TIME.sub("", source))


def _placeholders(text: str) -> Counter[str]:
    """Give the placeholders, without what says their order and width."""
    return Counter(
        _WIDTH.sub("%", found[0])
        for found in PLACEHOLDER.finditer(text)
        if found[0] != "%%" and (found[0][0] != "{" or _FIELD.match(found[0]))
    )


@rule(
    "tags",
    "error",
    silent=[
        ("ar", "Write <b>today</b>", "<b>اليوم</b> <span dir='rtl'>اكتبوا</span>"),
        ("fa", "first line<br>second", "سطر نخست، دوم"),
        ("fa", "Type <file> and <name>", "<پرونده> و <نام> را بنویسید"),
    ],
    fires=[
        ("ar", "Write <b>today</b>", "اكتبوا <b>اليوم"),
        ("fa", "Write <strong>today</strong>", "امروز بنویسید"),
        ("fa", "one <i>word</i>", "یک <i>واژه<i>"),
    ],
)
def tags(pair: Pair) -> Iterator[Hit]:
    """A tag of the source is missing, or the translation has one too many."""
    if "<" not in pair.source and "<" not in pair.target:
        return
    theirs, ours = _tags(pair.source), _tags(pair.target)
    if theirs == ours:
        return
    for tag in islice(ours - theirs, _MOST):
        start = max(pair.target.lower().find(tag.rstrip(">")), 0)
        yield Hit(start, start + len(tag), f"The tag {tag} is not in the source.")
    for tag in islice(theirs - ours, _MOST):
        yield Hit(0, 0, f"The tag {tag} of the source is missing.")


def _tags(text: str) -> Counter[str]:
    """Give the tags by name, without those that translators add for the direction."""
    found, isolating = [], 0
    closed = set(_CLOSING.findall(text))
    for tag in TAG.finditer(_without_code(text)):
        head = _NAME.match(tag[0])
        name = head[2].lower() if head else ""
        if head is None or name in _BIDI_TAGS:
            continue
        if name == "span" and (isolating if head[1] else "dir=" in tag[0]):
            isolating += -1 if head[1] else 1
            continue
        if name in _HTML or "=" in tag[0] or tag[0].endswith("/>") or head[2] in closed:
            found.append(f"<{head[1]}{name}>")
    return Counter(found)


def _without_code(text: str) -> str:
    return cover_places(text, find_code(text), " ")


@rule(
    "link-broken",
    "error",
    fix="safe",
    needs="]",
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
    """Something stands between the text of a link and its address, so that it is no link."""
    if _BROKEN.search(pair.source):
        return
    for found in _BROKEN.finditer(pair.target):
        yield Hit(*found.span(), "Write ]( without anything between.", "](", safe=True)


@rule(
    "links",
    "error",
    silent=[
        ("fa", "Read [this](a.html) [1]", "[این](a.html) را بخوانید [۱]"),
        ("ar", "a `x[0](y)` call", "نداء"),
    ],
    fires=[("fa", "Read [this](a.html) now", "این را اکنون بخوانید")],
)
def links(pair: Pair) -> Iterator[Hit]:
    """A link of the source is missing."""
    if "](" not in pair.source:
        return
    wanted = _without_code(pair.source).count("](")
    found = _without_code(pair.target).count("](") + len(_BROKEN.findall(pair.target))
    if found < wanted:
        yield Hit(0, 0, f"The source has {wanted} links, the translation {found}.")


@rule(
    "urls",
    "error",
    silent=[
        ("ar", "See http://www.example.net/en/r/.", "انظر https://example.net/ar/r."),
        ("fa", "Write to desk@example.net", "به desk@example.net بنویسید"),
        ("fa", "https://en.wikipedia.org/wiki/Aleppo", "https://fa.wikipedia.org/wiki/حلب"),
    ],
    fires=[
        ("ar", "See https://example.net/report", "انظر https://example.net/تقرير"),
        ("fa", "Write to desk@example.net", "به میز@example.net بنویسید"),
        ("fa", "See https://example.net/report", "گزارش را ببینید"),
    ],
)
def urls(pair: Pair) -> Iterator[Hit]:
    """An address of the source is missing or changed."""
    if _LIKE_ADDRESS.search(pair.source) is None:
        return
    places = [found.span() for found in URL.finditer(pair.source)] + find_emails(pair.source)
    if not places:
        return
    ours = _address(pair.target)
    for start, end in places[:_MOST]:
        address = pair.source[start:end].rstrip(".,;:!?*_~")
        wanted = _address(address)
        wiki = ".wikipedia.org/" in wanted and ".wikipedia.org/" in ours
        if len(wanted) > 3 and not wiki and not _stands(wanted, ours):
            yield Hit(0, 0, f"The address {address} is missing or changed.")


def _stands(wanted: str, text: str) -> bool:
    """Tell whether an address stands in a text, and not only the beginning of another one."""
    at = text.find(wanted)
    while at >= 0:
        if not ARABIC_LETTER.match(text[at + len(wanted) :].lstrip("-")[:1]):
            return True
        at = text.find(wanted, at + 1)
    return False


def _address(text: str) -> str:
    """Give a text with its addresses as they are compared."""
    text = _SCHEME.sub("", text)
    text = _LOCALE.sub("", text)
    return _QUERY.sub("", text).rstrip("/").casefold()


@rule(
    "code-changed",
    "warning",
    fix="suggest",
    needs="`",
    silent=[
        ("fa", "Run `make all`", "`make all` را اجرا کنید"),
        ("fa", "The `name` is free", "`name` (`نام`) آزاد است"),
        ("ar", "`a` or `b`", "`b` أو `a`"),
    ],
    fires=[
        ("fa", "Edit `.profile` first", "نخست `profile.` را ویرایش کنید"),
        ("ar", "Run `make all`", "شغّل `make الكل`"),
    ],
)
def code_changed(pair: Pair) -> Iterator[Hit]:
    """Code was changed: its characters stand in another order, or it was translated."""
    theirs = Counter(_spans(pair.source))
    lost = theirs - Counter(_spans(pair.target))
    if not lost:
        return
    foreign = any(map(ARABIC_LETTER.search, lost))
    anagrams = {"".join(sorted(one)): one for one in lost}
    for start, end in find_code(pair.target):
        span = pair.target[start:end].strip("`").strip()
        if span in theirs:
            continue
        right = anagrams.get("".join(sorted(span)))
        if right is None and (foreign or not ARABIC_LETTER.search(span)):
            continue
        if right is None and len(lost) == 1:
            right = next(iter(lost))
        replacement = None if right is None else f"`{right}`"
        yield Hit(start, end, "This code is not as in the source.", replacement)


def _spans(text: str) -> list[str]:
    return [text[start:end].strip("`").strip() for start, end in find_code(text)]
