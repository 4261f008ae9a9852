"""What translators' programs say in words of their own about whether a text is confirmed.

Where they do, the state of XLIFF is often left as it went out, so it says nothing.
"""

from __future__ import annotations

from dragoman.containers.xml_places import XmlNode
from dragoman.model import State

PROGRAMS = {
    "http://www.memsource.com/mxlf/2.0": "phrase",
    "MQXliff": "memoq",
    "http://sdl.com/FileTypes/SdlXliff/1.0": "trados",
}
"""The namespaces of Phrase, memoQ and Trados, and the prefixes that they are read with."""
_SAID = {
    "phrase:confirmed": {"0": State.FUZZY, "1": State.TRANSLATED},
    "memoq:status": {
        **dict.fromkeys(
            (
                "NotStarted",
                "PartiallyEdited",
                "Pretranslated",
                "AssembledFromFragments",
                "Rejected",
            ),
            State.FUZZY,
        ),
        **dict.fromkeys(("ManuallyConfirmed", "Proofread", "Confirmed"), State.TRANSLATED),
    },
    "conf": {
        **dict.fromkeys(("Draft", "RejectedTranslation", "RejectedSignOff"), State.FUZZY),
        **dict.fromkeys(("Translated", "ApprovedTranslation", "ApprovedSignOff"), State.TRANSLATED),
    },
}
"""By the attribute, what its values mean. Trados says it of each segment."""


def find_confirmed(unit: XmlNode) -> State | None:
    """Return whether the translator's program says that a unit is confirmed; None for neither.

    A unit of several segments is confirmed when all of them are.
    """
    holders = [unit, *(node for node in unit.iterate() if node.name == "trados:seg")]
    said = [
        values.get(holder.attributes[name])
        for holder in holders
        for name, values in _SAID.items()
        if name in holder.attributes
    ]
    if State.FUZZY in said:
        return State.FUZZY
    return State.TRANSLATED if said and None not in said else None
