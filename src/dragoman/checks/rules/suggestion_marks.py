"""Marks of a suggestion that were left where nobody finished it."""

from __future__ import annotations

from collections.abc import Iterator

from dragoman.checks import Hit, Pair, rule
from dragoman.patterns import compile_later

_MARK = compile_later(r"\[…(?:[^\[\]]++|\[[^\[\]]*+\])*+\]")
"""What is old may have links of its own: ``[… See [here](a.html).]``."""
_LEFT_OUT = compile_later(r"\[\s*(?:…|\.\.\.)\s*\]|\(\s*(?:…|\.\.\.)\s*\)")
"""How a text says that a quotation is shortened."""


@rule(
    "suggestion-mark",
    "error",
    needs="…",
    silent=[
        ("fa", "She wrote: “We are […] not alone.”", "نوشت: «ما […] تنها نیستیم.»"),
        ("ar", "“We are [...] not alone.”", "«لسنا […] وحدنا»."),
        ("de", "and so on…", "und so weiter …"),
        ("fa", "[… as before]", "[… مانند پیش]"),
    ],
    fires=[
        ("fa", "It was built in 1988. It is full.", "[… چهل سال پیش ساخته شد.] پر است."),
        ("ar", "It was built in 1988. It is full.", "[…] وهو ممتلئ."),
        ("de", "It was built in 1988. It is full.", "[… Es wurde gebaut.] Es ist voll."),
        ("de", "It is [full](a.html). See.", "[… Es ist [voll](a.html).] Siehe."),
    ],
)
def suggestion_mark(pair: Pair) -> Iterator[Hit]:
    """A mark of a suggestion was left: what is in […] is old, or is still to be translated.

    `dragoman update` puts it where a sentence of a paragraph has changed. What is in it has to be
    translated anew, and the brackets removed.
    """
    marks = list(_MARK.finditer(pair.target))
    in_source = len(_MARK.findall(pair.source)) + len(_LEFT_OUT.findall(pair.source))
    if len(marks) > in_source:
        for mark in marks:
            yield Hit(*mark.span(), "This is old, or is still to be translated.")
