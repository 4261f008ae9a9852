"""Marks of Markdown: what is strong, code or a note in the source is so in the translation."""

from __future__ import annotations

from collections.abc import Iterator

from dragoman.checks import Example, Hit, Pair, rule
from dragoman.checks.text.emphases import count_new_quotations, count_quotations_instead
from dragoman.checks.text.marks import (
    Marks,
    find_moved_note,
    keep_only_code,
    list_links,
    may_have_marks,
    move_spaces_out,
    read_marks,
)
from dragoman.model import SpanKind

_NAMES = {
    SpanKind.STRONG: "Strong text",
    SpanKind.CODE: "Code",
    SpanKind.DELETED: "Struck-out text",
    SpanKind.BREAK: "Line breaks",
}
"""The kinds that a translation keeps, and how a message calls them."""
_PLAIN = ("plain", "html")
_LINK = "]("


@rule(
    "marks",
    "warning",
    about_markup=True,
    fix="safe",
    silent=[
        ("fa", "**Never** write `rm`.", "`rm` را **هرگز** ننویسید."),
        ("ar", "Write **today**.", "اكتبوا <b>اليوم</b>."),
        ("ar", "2 * 3 and 4 * 5", "٢ × ٣ و ٤ × ٥"),
        ("ja", "Read _this_ book.", "**この**本を読む。"),
        ("de", "Edit the `name` or `NAME`.", "Den `name` oder `NAME` ändern."),
        ("fa", "Set `a` to 1. Then `a` is read.", "`a` را ۱ کنید که خوانده شود."),
        ("ar", "Press `Save`.", "اضغطوا «حفظ»."),
        ("ar", "Read [b][url]this[/url][/b].", "اقرأوا [b] [url]هذا[/url][/b]."),
        ("fa", "See [the law][law] and[^1]", "[قانون][law]\u200cرا ببینید و[^1]"),
        ("fa", "He came,[^1] and then[^2] left.", "سپس[^2] رفت، چون آمده بود.[^1]"),
        ("ar", "It was closed.[^1] They left.[^2]", "أُغلق[^1]. ورحلوا[^2]."),
        ("fr", "“Who came?”[^1] She left.", "« Qui est venu ? »[^1] Elle est partie."),
        ("fa", "Write `[^a]`.[^1] They left.", "بنویسید. [^1] و رفتند، `[^a]`."),
        Example("fa", "**Never** write.", "هرگز ننویسید.", markup="plain"),
    ],
    fires=[
        ("fa", "**Never** write.", "هرگز ننویسید."),
        ("fa", "Read the **letter**.", "**«نامه»**ی او را بخوانید."),
        ("fa", "a _free_ letter", "نامه‌ای *آزاد *"),
        ("ar", "**Never** write.", "** أبدا** لا تكتبوا."),
        ("ar", "He was arrested.[^1]", "اعتُقل."),
        ("fr", "It was closed.[^1] They left.[^2]", "Il était fermé. Ils partirent.[^1][^2]"),
        ("de", "It was closed.[^1] They left.[^2]", "Es war zu.[^2] Sie gingen.[^1]"),
        ("fa", "It was closed.[^1] They left.[^2]", "بسته شد. و رفتند.[^1] [^2]"),
        ("ar", "Run `make` now", "شغّل make الآن"),
        ("fa", "Set `a` to 1. Then `a` is read.", "`a` را ۱ کنید تا a خوانده شود."),
        Example("ar", "Press `Save`.", "اضغطوا «حفظ».", markup="markdown"),
        ("fa", "See [the law][law].", "قانون را ببینید."),
        ("ar", "~~Yes~~ No", "نعم لا"),
        ("fa", "Street 1  \nTehran", "خیابان ۱\nتهران"),
        ("ja", "Read **“the letter”**.", "**「手紙」**を読む。"),
        ("de", "Read [this](https://example.net/a).", "[Dies](https://example.net /a) lesen."),
    ],
)
def marks(pair: Pair) -> Iterator[Hit]:
    """Strong text, code, a note, a link by its label or a line break is lost or does not work.

    So is a reference to a note that is in another sentence than in the source.

    Counted as an edition reads them. A mark does not work if a space is inside of it, which --fix
    moves out, or if it is between a sign and a letter: `**«word»**s` shows its asterisks,
    `«**word**»s` does not. Emphasis with an asterisk that does not work is found too; where it is
    missing, the rule `emphasis` says so.
    """
    both = _read_both(pair)
    if both is None:
        return
    source, target = both
    hits = [*_find_lost_marks(pair, source, target), *_find_idle_marks(pair, source, target)]
    moved = move_spaces_out(pair.target, target) if any(hit.end for hit in hits) else None
    for hit in hits:
        if moved and moved.start <= hit.start < moved.end:
            is_safe = all(source.counts[kind] >= count for kind, count in moved.counts.items())
            hit = Hit(moved.start, moved.end, hit.message, moved.text, is_safe)
        yield hit


def _find_lost_marks(pair: Pair, source: Marks, target: Marks) -> Iterator[Hit]:
    """Yield the kinds of which there are less than in the source, and the lost labels."""
    for kind, name in _NAMES.items():
        wanted = source.counts[kind]
        missing = wanted - _count(target, source, kind)
        if missing > 0 and kind is SpanKind.CODE:
            missing -= _count_excused_code(pair, source, target)
        if missing > 0:
            yield _describe_loss(source, target, kind, f"{name} in the source: {wanted};")
    yield from _find_lost_labels(source, target, pair.labels)
    languages = pair.source_language, pair.base_language
    if source.notes and (note := find_moved_note(pair.source, pair.target, languages)):
        start = pair.target.index(note)
        yield Hit(start, start + len(note), f"The note {note} is in another sentence.")


@rule(
    "emphasis",
    "hint",
    about_markup=True,
    silent=[
        ("fa", "It is *not* free.", "*رایگان* نیست."),
        ("fa", "the book *Letters*", "کتاب «نامه‌ها»"),
        ("ja", "It is *not* free.", "**無料ではない**。"),
        ("de", "the word *free*", "das Wort „frei“"),
        ("ar", "a_b and c_d", "أ ب و ج"),
    ],
    fires=[
        ("fa", "It is *not* free.", "رایگان نیست."),
        ("ar", "It is _not_ free, *never*.", "ليس مجانا *أبدا*."),
        ("ru", "It is *not* free.", "Это не бесплатно."),
        ("de", 'He said it is *not* "free".', "Er sagte, es sei nicht „frei“."),
        ("de", "He said it is *not* free.", "„Das alles ist nicht kostenlos“, sagte er."),
        ("he", "George is *not* free.", "ג‘ורג‘ אינו חופשי."),
        ("ckb", "It is *not* free.", "بێ بەرامبەر نییە."),
    ],
)
def emphasis(pair: Pair) -> Iterator[Hit]:
    """An emphasis of the source is missing.

    Strong text counts as one, and so do quotation marks around about as many words. Scripts
    without italics often do without emphasis, so this is a hint.
    """
    both = _read_both(pair)
    if both is None:
        return
    source, target = both
    missing = _count_missing_emphasis(pair, source, target)
    if missing > 0 and not _has_idle_mark(source, target, SpanKind.EMPHASIS):
        wanted = source.counts[SpanKind.EMPHASIS]
        message = f"Emphasis in the source: {wanted}; in the translation: {wanted - missing}."
        yield Hit(0, 0, message)


def _read_both(pair: Pair) -> tuple[Marks, Marks] | None:
    """Return the marks of both texts; None for texts without marks that may be lost or idle."""
    if pair.markup in _PLAIN or not any(
        may_have_marks(text) or (pair.labels and "[" in text) for text in (pair.source, pair.target)
    ):
        return None
    if keep_only_code(pair.source, pair.target):
        return None
    return read_marks(pair.source), read_marks(pair.target)


def _count(target: Marks, source: Marks, kind: SpanKind) -> int:
    """Count the marks of a kind, with the tags that the translation has in their place."""
    return target.counts[kind] + max(0, target.tags[kind] - source.tags[kind])


def _count_excused_code(pair: Pair, source: Marks, target: Marks) -> int:
    """Count the code that a translation may do without.

    It says once what the source says twice. Or quotation marks are in its place, where nobody knows
    of any markup: the texts of programs write `name` and mean no more than quotation marks.
    """
    said = sum(
        count
        for code, count in (source.codes - target.codes).items()
        if code not in target.rest and any(code in other for other in target.codes)
    )
    if pair.markup or _has_idle_mark(source, target, SpanKind.CODE):
        return said
    return said + max(0, count_new_quotations(pair.masked_source, pair.masked_target))


def _count_missing_emphasis(pair: Pair, source: Marks, target: Marks) -> int:
    """Count the emphases that became neither strong text nor quotation marks."""
    both = SpanKind.EMPHASIS, SpanKind.STRONG
    wanted = source.counts[SpanKind.EMPHASIS]
    if not wanted:
        return 0
    spare = sum(_count(target, source, kind) for kind in both) - source.counts[SpanKind.STRONG]
    missing = min(wanted, wanted - spare)
    if missing <= 0 or _has_idle_mark(source, target, SpanKind.EMPHASIS):
        return missing
    masked = pair.masked_source, pair.masked_target
    return missing - count_quotations_instead((pair.source, pair.target), masked)


def _describe_loss(source: Marks, target: Marks, kind: SpanKind, wanted: str) -> Hit:
    """Return the hit for a kind of which there is less than in the source, with its reason."""
    place = target.find_idle(kind) if _has_idle_mark(source, target, kind) else None
    if place is None:
        return Hit(0, 0, f"{wanted} in the translation: {target.counts[kind]}.")
    return _describe_idle(target, place)


def _describe_idle(target: Marks, place: tuple[int, int]) -> Hit:
    sign = target.rest[slice(*place)]
    return Hit(*place, f"{sign} does nothing here and is shown. {_ADVICE.get(sign, _MARK_ADVICE)}")


_MARK_ADVICE = (
    "Write it right beside the words, at both ends, and inside of quotation marks and brackets."
)
_ADVICE = {
    "_": "Write * instead where a letter follows, and no space inside of the marks.",
    "`": "Write it at both ends of the code.",
    _LINK: "Write [text](address), without a space in the address.",
}


def _has_idle_mark(source: Marks, target: Marks, kind: SpanKind) -> bool:
    """Return whether only the translation has signs that were meant as marks of a kind."""
    return target.find_idle(kind) is not None and source.find_idle(kind) is None


def _find_lost_labels(source: Marks, target: Marks, labels: frozenset[str]) -> Iterator[Hit]:
    for label, count in (source.notes - target.notes).items():
        lost = f"[^{label}]" if count == 1 else f"[^{label}] ({count} times)"
        yield Hit(0, 0, f"The reference to a note {lost} is missing.")
    wanted, found = list_links(source, labels), list_links(target, labels)
    for label in wanted - found:
        advice = "" if label in source.references else f" Write [your words][{label}]."
        yield Hit(0, 0, f"The link with the label [{label}] is missing.{advice}")


def _find_idle_marks(pair: Pair, source: Marks, target: Marks) -> Iterator[Hit]:
    """Yield the marks that do not work, beyond what is lost of other kinds."""
    lost_links = source.counts[SpanKind.LINK] - target.counts[SpanKind.LINK]
    if lost_links > 0 and pair.target.count(_LINK) >= pair.source.count(_LINK):
        place = target.find_idle(SpanKind.LINK)
        if place is not None:
            yield _describe_idle(target, place)
    has_lost = any(_count(target, source, kind) < source.counts[kind] for kind in _NAMES)
    if has_lost:
        return
    is_idle = _has_idle_mark(source, target, SpanKind.EMPHASIS)
    if is_idle and _count_missing_emphasis(pair, source, target) > 0:
        place = target.find_idle(SpanKind.EMPHASIS)
    else:
        place = None if source.find_idle() else target.find_idle()
    if place is not None:
        yield _describe_idle(target, place)
