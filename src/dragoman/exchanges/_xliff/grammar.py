"""What may be where in XLIFF 2: the elements, what is in them, and the values of attributes.

The table says in our own words what the schemas of OASIS for the core and the modules say. It is
read when the first file is.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from dragoman.containers.xml_places import XmlNode
from dragoman.errors import quote
from dragoman.exchanges._xliff.units import OLD_STATES

MODULES = {
    f"urn:oasis:names:tc:xliff:{name}:2.0": prefix
    for name, prefix in (
        ("changetracking", "ctr"),
        ("fs", "fs"),
        ("glossary", "gls"),
        ("matches", "mtc"),
        ("metadata", "mda"),
        ("resourcedata", "res"),
        ("sizerestriction", "slr"),
        ("validation", "val"),
    )
} | {"http://www.w3.org/2005/11/its": "its", "urn:oasis:names:tc:xliff:itsm:2.1": "itsm"}
"""The prefixes of the modules, by their namespaces. What ITS has is not looked at."""
_INLINE = "(cp|ph|pc|sc|ec|mrk|sm|em)*"
_CAN = "canCopy=yn canDelete=yn canReorder=ynf copyOf=token type=kind subType=user"
_CODE = f"{_CAN} disp equiv dataRef=token subFlows=tokens"
_HOLDER = "canResegment=yn translate=yn srcDir=dir trgDir=dir xml:space=space xml:lang=lang"
_ANNOTATION = "id!=token translate=yn type=annotation ref value"

_TABLE = f"""
xliff: notes? mda:metadata? file+ | version! srcLang!=lang trgLang=lang xml:lang=lang \
xml:space=space | open
file: skeleton? other* notes? (unit|group)+ | id!=token original {_HOLDER} | open
skeleton: other* | href | text
group: other* notes? (unit|group)* | id!=token name type=user {_HOLDER} | open
unit: other* notes? originalData? (segment|ignorable)+ | id!=token name type=user {_HOLDER} | open
segment: source target? | id=token canResegment=yn state=state subState=user |
ignorable: source target? | id=token |
notes: note+ | |
note: | id=token appliesTo=side category priority=priority ref | open text
originalData: data+ | |
data: cp* | id!=token dir=dir xml:space=preserve | text
source: {_INLINE} | xml:lang=lang xml:space=space | text
target: {_INLINE} | xml:lang=lang xml:space=space order=positive | text
cp: | hex!=hex |
ph: | id!=token {_CODE} | modules
pc: {_INLINE} | id!=token {_CAN} canOverlap=yn dir=dir dispStart dispEnd equivStart equivEnd \
dataRefStart=token dataRefEnd=token subFlowsStart=tokens subFlowsEnd=tokens | modules text
sc: | id!=token {_CODE} canOverlap=yn dir=dir isolated=yn | modules
ec: | id=token {_CODE} canOverlap=yn dir=dir isolated=yn startRef=token | modules
mrk: {_INLINE} | {_ANNOTATION} | open text
sm: | {_ANNOTATION} | open
em: | startRef!=token |
ctr:changeTrack: ctr:revisions+ | |
ctr:revisions: ctr:revision+ | appliesTo!=token ref=token currentVersion=token | open
ctr:revision: ctr:item+ | author datetime version=token | open
ctr:item: | property! | open text
gls:glossary: gls:glossEntry+ | |
gls:glossEntry: gls:term gls:translation* gls:definition? other* | id=token ref | open
gls:term: | source | open text
gls:translation: | id=token ref source | open text
gls:definition: | source | open text
mtc:matches: mtc:match+ | |
mtc:match: mda:metadata? originalData? source target other* | id=token matchQuality=percent \
matchSuitability=percent origin ref!=fragment reference=yn similarity=percent subType=user \
type=match | open
mda:metadata: mda:metaGroup+ | id=token |
mda:metaGroup: (mda:metaGroup|mda:meta)+ | id=token category appliesTo=part |
mda:meta: | type! | text
res:resourceData: res:resourceItemRef* res:resourceItem* | |
res:resourceItemRef: | id=token ref!=token | open
res:resourceItem: res:source? res:target? res:reference* | mimeType id=token context=yn | open
res:source: (other|source)* | href xml:lang=lang | open
res:target: (other|target)* | href xml:lang=lang | open
res:reference: | href! xml:lang=lang | open
slr:profiles: slr:normalization? other* | generalProfile storageProfile |
slr:normalization: | general=normal storage=normal |
slr:data: other* | profile! | open
val:validation: val:rule+ | | open
val:rule: | isPresent occurs=positive isNotPresent startsWith endsWith existsInSource=yn \
caseSensitive=yn normalization=normal disabled=yn | open
"""

_HTML = """a b bdo big blockquote body br button caption center cite code col colgroup dd del div dl
dt em h1 h2 h3 h4 h5 h6 head hr html i img label legend li ol p pre q s samp select small span
strike strong sub sup table tbody td tfoot th thead title tr tt u ul"""
_NMTOKEN = r"[\w.:·-]+"
_KINDS = {
    kind: re.compile(form)
    for kind, form in {
        "token": _NMTOKEN,
        "tokens": rf"{_NMTOKEN}(?: {_NMTOKEN})*",
        "lang": r"(?:[A-Za-z]{2,8}|[XxIi])(?:-[A-Za-z0-9]{1,8})*",
        "yn": "yes|no",
        "ynf": "yes|firstNo|no",
        "dir": "ltr|rtl|auto",
        "space": "default|preserve",
        "preserve": "preserve",
        "state": "|".join(("initial", "reviewed", *OLD_STATES)),
        "user": r"[^\s:]+:[^\s:]+",
        "side": "source|target",
        "part": "source|target|ignorable",
        "priority": "0*(?:[1-9]|10)",
        "positive": r"\+?0*[1-9][0-9]*",
        "hex": "(?:[0-9A-Fa-f]{2})+",
        "kind": "fmt|ui|quote|link|image|other",
        "annotation": r"generic|comment|term|[^\s:]+:[^\s:]+",
        "match": "am|mt|icm|idm|tb|tm|other",
        "percent": r"[+-]?(?:100(?:\.0*)?|[0-9]{1,2}(?:\.[0-9]*)?)",
        "normal": "none|nfc|nfd",
        "fragment": "#.+",
        "integer": r"[0-9]+",
        "measure": r"(?![0-9]*[.,][0-9]).*",
        "size": r"\*|[0-9]+(?:,(?:[0-9]+|\*))?",
        "html": "|".join(_HTML.split()),
    }.items()
}
_ITS = ("its", "itsm")
_OF_MODULES = {
    "fs:fs": "html",
    "fs:subFs": "",
    "slr:equivStorage": "integer",
    "slr:sizeInfo": "measure",
    "slr:sizeInfoRef": "token",
    "slr:sizeRestriction": "size",
    "slr:storageRestriction": "size",
}
"""The attributes that modules put into elements of others, and the kinds of their values."""


class _Form(NamedTuple):
    """What an element may have."""

    children: re.Pattern[str]
    """Their names in order, each followed by a space; "other" for those of other namespaces."""
    named: frozenset[str]
    attributes: dict[str, str]
    """The kinds of their values, "" for any text."""
    required: tuple[str, ...]
    is_open: bool
    """Whether it may have attributes of any other namespace."""
    has_modules: bool
    """Whether it may have attributes of modules."""
    has_text: bool


def find_misplaced(root: XmlNode) -> Iterator[str]:
    """Yield what is in a place where it may not be, in sentences without a capital."""
    waiting = [root]
    while waiting:
        node = waiting.pop()
        if not node.name or node.name[0] in "!?":
            continue
        if node.name.partition(":")[0] in _ITS:
            continue
        form = _read_forms().get(node.name)
        if form is None:
            yield f"there is no element {quote(node.name)}"
            return
        yield from _check_children(node, form)
        yield from _check_attributes(node, form)
        waiting += reversed(node.children)


def _check_children(node: XmlNode, form: _Form) -> Iterator[str]:
    names = (child.name for child in node.children if child.name and child.name not in "!?")
    known = (name if name in form.named or ":" not in name else "other" for name in names)
    if not form.children.fullmatch("".join(f"{name} " for name in known)):
        yield f"the elements in <{node.name}> are not those that it must have"
    if not form.has_text and any(c.text.strip() for c in node.children if not c.name):
        yield f"there is text in <{node.name}>"


def _check_attributes(node: XmlNode, form: _Form) -> Iterator[str]:
    for name in form.required:
        if name not in node.attributes:
            yield f"<{node.name}> has no attribute {name}"
    for name, value in node.attributes.items():
        kind = form.attributes.get(name)
        prefix, colon, _ = name.partition(":")
        if kind is None and form.has_modules and colon:
            may_be = form.is_open and prefix not in ("xml", "fs", "slr")
            kind = "" if may_be or prefix in _ITS else _OF_MODULES.get(name)
        if kind is None:
            yield f"<{node.name}> may not have the attribute {quote(name)}"
        elif kind and not _KINDS[kind].fullmatch(" ".join(value.split())):
            yield f"the attribute {name} of <{node.name}> may not be {quote(value)}"


@cache
def _read_forms() -> dict[str, _Form]:
    lines = _TABLE.replace("\\\n", "").strip().splitlines()
    return dict(map(_read_form, lines))


def _read_form(line: str) -> tuple[str, _Form]:
    name, _, rest = line.partition(": ")
    children, attributes, flags = (part.strip() for part in f" {rest}".rsplit(" |", 2))
    words = [word.partition("=") for word in attributes.split()]
    form = _Form(
        re.compile("".join(re.sub(r"[\w:]+", r"(?:\g<0>_)", children).split()).replace("_", " ")),
        frozenset(re.findall(r"[\w:]+", children)),
        {word.rstrip("!"): kind for word, _, kind in words},
        tuple(word.rstrip("!") for word, _, _ in words if word.endswith("!")),
        "open" in flags,
        "open" in flags or "modules" in flags,
        "text" in flags,
    )
    return name, form
