"""What ``update --explain`` shows: where each suggestion comes from, and why it was chosen."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import takewhile

from dragoman.cli import _common as common
from dragoman.cli._output import ReportTarget, isolate_line, write_report
from dragoman.commands._numbered_messages import name_paragraphs
from dragoman.commands._update.suggestions import Origin, Suggestion
from dragoman.commands.explain import as_data, explain
from dragoman.commands.update import UpdatedDocument
from dragoman.matching.reasons import Reason
from dragoman.project import Project

LONGEST = 160
"""Characters of a text that are shown."""
_LEAD = 40
"""Characters that are shown before the first difference from the other text."""

_SENTENCES = {
    Reason.SAME_TEXT: "the text is the same",
    Reason.TYPOGRAPHY: "only spaces, quotation marks, dashes or apostrophes differ",
    Reason.SAME_WORDS: "only letter case, markup or punctuation differs",
    Reason.NUMBERS: "both texts are numbers with nothing else",
    Reason.PREFIX_KEPT: "one text begins or ends with the whole of the other",
    Reason.ALIKE: "the texts are similar",
    Reason.SPLIT: "the old paragraph became several, and this is one of them",
    Reason.MERGED: "the old paragraphs became one",
    Reason.NEIGHBOURS: "it is at the same place in the document",
    Reason.PART_LEFT: "only a part of the old text is left: this is that part's translation",
    Reason.SENTENCES_KEPT: "sentences that are the same are kept; what is in […] is old or missing",
    Reason.SENTENCES_MOVED: "sentences were moved: their translations are in the new order, too",
    Reason.WHOLE_TRANSLATION: "it is doubtful where to cut the translation: this is the whole",
    Reason.VERBATIM: "the old text was left as it is, so the new one is suggested as it is",
    Reason.ALL_VERBATIM: "the most similar texts were all left as they are",
    Reason.RENEWED: "numbers, links, code and names in it are those of the new text",
    Reason.STAYED: "the old text is still in the document",
    Reason.MEMORY: "it is the translation of another document",
}
_HANDICAPS = {
    Reason.STAYED: "it is still in the document",
    Reason.MEMORY: "it is another document's",
}
_NOTHING = (
    "No suggestion was made. `dragoman diff` shows the messages that were already fuzzy, and what "
    "changed in their texts."
)


def write_explanation(
    project: Project, documents: Sequence[UpdatedDocument], target: ReportTarget
) -> None:
    """Print why each suggestion of an update was made, or write it to a file.

    Where there was no suggestion, the text form says so on stderr.
    """
    suggestions = [each for document in documents for each in explain(project, document)]
    if target.form == "json":
        from dragoman.escaping import write_json

        text = write_json(as_data(suggestions))
    else:
        text = "".join(f"{line}\n" for each in suggestions for line in _write_lines(each))
        if not suggestions:
            common.say(_NOTHING, quiet=target.quiet)
    write_report(text, target.output, quiet=target.quiet, form=target.form)


def _write_lines(suggestion: Suggestion) -> Iterator[str]:
    """Show a suggestion: each text is isolated, on a line of its own."""
    message, reasons = suggestion.message, suggestion.reasons
    place = name_paragraphs(suggestion.numbers)
    state = "fuzzy" if message.fuzzy else "accepted as translated"
    kind = suggestion.match.kind.value
    yield f"{suggestion.document}, {suggestion.language}, {place}: {kind}, {state}"
    yield "  text now:"
    former = suggestion.origins[0].source
    yield show_text(message.msgid, former)
    yield "  suggestion:" if message.fuzzy else "  translation:"
    yield show_text(message.msgstr[0])
    for origin in suggestion.origins:
        yield f"  made from the translation{_describe_place(origin, suggestion)} of:"
        yield show_text(origin.source, message.msgid if origin.source == former else "")
    yield f"  why: {'; '.join(_SENTENCES[reason] for reason in reasons.why)}"
    yield f"  {describe_score(suggestion)}"
    if suggestion.next_best is not None and reasons.next_best is not None:
        place = _describe_place(suggestion.next_best, suggestion)
        yield f"  next best, {reasons.next_best.score:.1f} of 100{place}:"
        yield show_text(suggestion.next_best.source)
    else:
        yield "  next best: no other text was compared"
    yield ""


def describe_score(suggestion: Suggestion) -> str:
    """Return how similar the texts are, what that counts for, and what was needed."""
    reasons = suggestion.reasons
    together = {Reason.SPLIT, Reason.MERGED}.intersection(reasons.why)
    what = "likeness of the parts together" if together else "likeness"
    parts = [f"{what}: {reasons.likeness:.1f} of 100"]
    counted = suggestion.match.score + reasons.handicap - reasons.shift - reasons.edits
    if abs(counted - reasons.likeness) >= 0.05:
        parts.append(f"counted as {counted:.1f} for the first reason")
    for reason, words in _HANDICAPS.items():
        if reason in reasons.why:
            parts.append(f"{reasons.handicap:.1f} less because {words}")
    if abs(reasons.shift) >= 0.05:
        more, manner = ("more", "alike") if reasons.shift > 0 else ("less", "differently")
        shift = abs(reasons.shift)
        parts.append(f"{shift:.1f} {more} because similar texts were translated {manner}")
    if abs(reasons.edits) >= 0.05:
        more = "more" if reasons.edits > 0 else "less"
        parts.append(f"{abs(reasons.edits):.1f} {more} for the edits between the texts")
    needed = f"{reasons.bar:.1f} is needed" if reasons.bar else "no likeness is needed"
    return f"{', '.join(parts)}; {needed}"


def _describe_place(origin: Origin, suggestion: Suggestion) -> str:
    """Return in which document and context a translation is, if not in the message's own."""
    other = f" (document {origin.document})" if origin.document != suggestion.document else ""
    if origin.context != suggestion.message.context:
        return f"{other} (msgctxt {isolate_line(origin.context or '')})"
    return other


def show_text(text: str, other: str = "") -> str:
    """Show a text on a line of its own, cut where it is long.

    Where it is cut, the first difference from the other text is among what is shown.
    """
    text, other = " ".join(text.split()), " ".join(other.split())
    start = 0
    if len(text) > LONGEST and other:
        pairs = zip(text, other, strict=False)
        same = sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], pairs))
        if same > LONGEST - _LEAD:
            start = text.rfind(" ", 0, same - _LEAD) + 1
    end = start + LONGEST
    if end < len(text):
        end = max(text.rfind(" ", start + LONGEST // 2, end), 0) or end
    before, after = "…" if start else "", "…" if end < len(text) else ""
    return f"    {isolate_line(f'{before}{text[start:end]}{after}')}"
