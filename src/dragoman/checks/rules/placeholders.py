"""Placeholders: what programs fill in is as in the source."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from itertools import islice

from dragoman.checks import Example, Hit, Pair, rule
from dragoman.checks.text.icu import has_forms, list_added, list_losses, read_pattern
from dragoman.checks.text.mask import find_code
from dragoman.checks.text.placeholders import (
    count_placeholders,
    drop_date_fields,
    drop_explained,
    is_date_format,
    move_percent_signs,
)
from dragoman.patterns import compile_later

_MOST_HITS = 20
"""Hits in one message; more would say nothing new."""
_NAMED = compile_later(r"%?[({]\w|%\d")
"""Placeholders with a name or number: a translation may say one twice, as with a pronoun."""
_IN_BRACES = "{"
_MARKDOWN = "markdown"


@rule(
    "placeholders",
    "error",
    either_needs="%{",
    silent=[
        ("fa", "%(count)s letters of %s", "%s: %(count)s نامه"),
        ("ar", "100% of {name}", "١٠٠٪ من {name}"),
        ("ar", "%1$s and %2$s", "%2$s و%1$s"),
        ("tr", "Sent: {done}%", "Gönderildi: %{done}"),
        ("tr", "%{kind} %{name} was sent: {done}%", "%{kind}%{name} gönderildi: %{done}"),
        (
            "zh",
            "{n, plural, one {One letter was sent} other {{n} letters were sent}}",
            "{n, plural, one{已发送} other{已发送{n}封信}}",
        ),
        ("fa", "%1$sRead it%2$s in %3$ds", "در %3$d ثانیه %1$sبخوانید%2$s"),
        ("fa", "Remove {name}?", "{name} پاک شود؟ {name} دیگر نصب نمی‌شود."),
        ("ar", "[Write](a.html){ .button }", "[اكتبوا](a.html){.button}"),
        ("fa", "## Letters {#letters .wide}", "## نامه‌ها {#namehha}"),
        ("fr", "Size: %.1fMB", "Taille : %.1f Mo"),
        ("fa", "Write ${…} or {...} here.", "اینجا {…}$ را بنویسید."),
        ("fr", "https://example.org/?s=%%20denied", "https://example.org/?s=%%20bad"),
        ("sv", "Resized to %1x%2 in %3s", "Ändrad till %1 × %2 på %3 s"),
        ("ja", "'%s' is '%s'. Try %shelp", "'%1$s'は'%2$s'です。'%1$s'。%3$shelpを"),
        (
            "ru",
            "Keep {n} {n, plural, one {copy} other {copies}}",
            "Хранить {n} {n, plural, one {копию} few {копии} other {копий}}",
        ),
        ("de", "It takes {n} hours.", "Dauer: {n, plural, one {eine Stunde} other {# Stunden}}"),
        ("es", "https://example.org/2013%E2%80%93now", "https://example.org/2013-ahora"),
        ("fr", "Born on {DD}/{MM}/{YYYY}", "Né le {JJ}/{MM}/{AAAA}"),
        ("it", r"as \{1} or \{name}", r"come \{1} o \{nome}"),
        Example("es", "Write `{verb}` to {name}.", "A {name}: `{verbo}`.", markup="markdown"),
    ],
    fires=[
        ("fa", "Dear %s,", "عزیز،"),
        ("ar", "Dear {name},", "عزيزي {الاسم}،"),
        ("fa", "Page %(page)d", "صفحهٔ %(صفحه)d"),
        ("fa", "%s letters", "%s نامه از %s"),
        ("fr", "Born on {DD}/{MM}/{YYYY}", "Né le {MM}/{MM}/{AAAA}"),
        ("tr", "Sent: {done}", "Gönderildi: %{done}"),
        ("zh", "{n, plural, other {{n} letters were sent}}", "{n, plural, other {已发送}}"),
        ("sv", "Resized to %1x%2", "Ändrad till %1"),
        ("fr", "%1$s and %2$s", "%1$s et %1$s"),
        ("zh", "{n, plural, one {One} other {{n} of {all}}}", "{n, plural, other {{n} 封}}"),
        (
            "ru",
            "{n, plural, one {A copy} other {{n} copies}}",
            "{n, plural, one {Копия} few {{n} копии} other {копий}}",
        ),
        ("zh", "There is one {letter} more.", "还有一 {信}。"),
        ("fa", "%1$sRead it%2$s now", "اکنون %1$sبخوانید"),
        ("es", "Write `{verb}`.", "Escriban `{verbo}`."),
        Example("es", "Write {verb}.", "Escriban {verbo}.", markup="markdown"),
        Example("es", "Write `{a}/{verb}`.", "Escriban `{a}/`.", markup="markdown"),
        Example("es", "Write `{verb}`.", "Escriban {verbo}.", markup="markdown"),
        Example("fa", "Write `%s` here", "اینجا `%d` بنویسید", markup="markdown"),
    ],
)
def placeholders(pair: Pair) -> Iterator[Hit]:
    """A placeholder of the source is missing or changed, or the translation has one too many.

    A message with forms between which a value chooses is compared form by form.
    """
    source, target = pair.source, pair.target
    if not ("%" in source or "%" in target or "{" in source or "{" in target):
        return
    is_chosen = has_forms(source) or has_forms(target)
    if is_chosen:
        yield from _compare_forms(pair)
    in_source = count_placeholders(source)
    in_target = count_placeholders(move_percent_signs(source, target), source)
    if in_source == in_target or is_date_format(pair.source):
        return
    known = in_source | count_placeholders(pair.other_source or "", source)
    missing, added = drop_date_fields(in_source - in_target, in_target - known, in_source)
    missing, added = drop_explained(missing, added, source, target)
    missing, added = _drop_renamed(missing, added, pair)
    if is_chosen:
        missing, added = _drop_braces(missing), _drop_braces(added)
    yield from _report_added(added, known, pair)
    if pair.other_source is not None and not pair.is_last_form:
        return  # a form for one or two may do without the number
    for placeholder in islice(missing, _MOST_HITS):
        yield Hit(0, 0, f"The placeholder {placeholder} is missing.")


def _drop_renamed(
    missing: Counter[str], added: Counter[str], pair: Pair
) -> tuple[Counter[str], Counter[str]]:
    """Return what is missing and added without names in braces that code of Markdown has instead of
    others: readers see it as it is, and replace them themselves."""
    if not (missing and added) or pair.markup != _MARKDOWN:
        return missing, added
    old = missing & _count_braces_in_code(pair.source)
    new = added & _count_braces_in_code(pair.target)
    renamed = min(old.total(), new.total())
    return missing - _take(old, renamed), added - _take(new, renamed)


def _count_braces_in_code(text: str) -> Counter[str]:
    counts = count_placeholders(" ".join(text[start:end] for start, end in find_code(text)))
    return counts - _drop_braces(counts)


def _take(counts: Counter[str], number: int) -> Counter[str]:
    return Counter(islice(counts.elements(), number))


def _report_added(added: Counter[str], known: Counter[str], pair: Pair) -> Iterator[Hit]:
    for placeholder in islice(added, _MOST_HITS):
        is_said_again = placeholder in known and _NAMED.match(placeholder)
        if not is_said_again and (known or placeholder.startswith(("%(", "{"))):
            start = max(pair.target.find(placeholder), 0)
            message = f"The placeholder {placeholder} is not in the source."
            yield Hit(start, start + len(placeholder), message)


def _drop_braces(counts: Counter[str]) -> Counter[str]:
    return Counter({one: count for one, count in counts.items() if _IN_BRACES not in one})


def _compare_forms(pair: Pair) -> Iterator[Hit]:
    """Report the values of forms in braces; forms of a source that do not fit are not compared."""
    source, target = read_pattern(pair.source), read_pattern(pair.target)
    if source is None:
        return
    if target is None:
        yield Hit(0, 0, "The braces of the forms do not fit together.")
        return
    for name in list_added(source, target)[:_MOST_HITS]:
        start = max(pair.target.find(name), 0)
        yield Hit(start, start + len(name), f"The placeholder {{{name}}} is not in the source.")
    for loss in list_losses(source, target)[:_MOST_HITS]:
        where = f" in the form “{loss.form}”" if loss.form else ""
        yield Hit(0, 0, f"The placeholder {{{loss.name}}} is missing{where}.")
