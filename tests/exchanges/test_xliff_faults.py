"""What is not valid as XLIFF 2 is refused in a sentence, and what is valid is read.

Each case is a rule of the specification with an example of our own.
"""

from __future__ import annotations

import pytest

from dragoman.errors import ExchangeError
from dragoman.exchanges import xliff, xliff12
from helpers.cases import each_case

SPACES = "".join(
    f' xmlns:{prefix}="{uri}"'
    for prefix, uri in (
        ("my", "urn:x:mine"),
        *((prefix, f"urn:oasis:names:tc:xliff:{name}:2.0")
          for prefix, name in (("gls", "glossary"), ("mtc", "matches"), ("mda", "metadata"),
                               ("res", "resourcedata"), ("slr", "sizerestriction"),
                               ("val", "validation"), ("fs", "fs"), ("ctr", "changetracking"))),
    )
)  # fmt: skip
HEAD = (
    f'<xliff xmlns="urn:oasis:names:tc:xliff:document:2.0"{SPACES} version="2.1" srcLang="en" '
    'trgLang="fa" xml:lang="en">{}</xliff>'
)
SEGMENT = "<segment><source>a</source></segment>"
UNIT = f'<unit id="u">{SEGMENT}</unit>'
DATA = '<originalData><data id="d">*</data></originalData>'
NOTES = '<notes><note id="n">x</note></notes>'
_ITEM = '<ctr:item property="{}">x</ctr:item>'
FIXED = 'canCopy="no" canDelete="no"'


def read(inside: str) -> None:
    xliff.read(HEAD.format(inside).encode(), "back.xlf")


def in_file(inside: str) -> str:
    return f'<file id="f">{inside}</file>'


def in_unit(inside: str) -> str:
    return in_file(f'<unit id="u">{inside}</unit>')


def in_source(inside: str, target: str = "", before: str = "") -> str:
    target = f'<target xml:lang="fa">{target}</target>' if target else ""
    return in_unit(f'{before}<segment id="s"><source>{inside}</source>{target}</segment>')


def with_revision(about: str, *properties: str) -> str:
    """A unit with a note, and what was said earlier about something in it."""
    items = "".join(map(_ITEM.format, properties))
    revision = f"<ctr:revision>{items}</ctr:revision>"
    track = f"<ctr:changeTrack><ctr:revisions {about}>{revision}</ctr:revisions></ctr:changeTrack>"
    return in_unit(f"{track}{NOTES}{SEGMENT}")


VALID = (
    in_file(UNIT),
    in_file(f'<skeleton href="x"/><my:x id="1"/>{NOTES}<group id="g">{UNIT}</group>'),
    in_source('a <pc id="1" dataRefStart="d" dataRefEnd="d">b</pc>', before=DATA),
    in_source('<sc id="1"/>a<ec startRef="1"/>', '<sc id="1"/>ب<ec startRef="1"/>'),
    in_source('<sc id="1" isolated="yes"/>a<ec id="2" isolated="yes" fs:fs="b"/>'),
    in_source('<sm id="1" type="generic" translate="no"/>a<em startRef="1"/>'),
    in_source('<mrk id="1" type="comment" ref="#n=n">a</mrk>', before=NOTES),
    in_source('<mrk id="1" type="comment" ref="#f=f/u=u/n=n">a</mrk>', before=NOTES),
    in_source('<mrk id="1" type="my:x" ref="other.xlf#id" my:x="y">a</mrk>'),
    in_source('<cp hex="0007"/><ph id="1"/><ph id="2" copyOf="1"/>'),
    in_source('<ph id="1" type="fmt" subType="xlf:b"/><ph id="2" type="ui" subType="my:x"/>'),
    in_source(f'<ph id="1" canReorder="firstNo" {FIXED}/><ph id="2" canReorder="no" {FIXED}/>',
              f'ب <ph id="1" canReorder="firstNo" {FIXED}/><ph id="2" canReorder="no" {FIXED}/>'),
    in_source("a", before='<gls:glossary><gls:glossEntry><gls:term>a</gls:term><gls:definition>b'
              "</gls:definition></gls:glossEntry></gls:glossary>"),
    in_source("a", before='<mtc:matches><mtc:match ref="#s"><source>a</source><target>b</target>'
              "</mtc:match></mtc:matches>"),
    in_source("a", before='<val:validation><val:rule isPresent="a" occurs="1"/></val:validation>'),
    in_file('<slr:data profile="p"><my:x id="i"/></slr:data>'
            f'<group id="g" slr:sizeInfoRef="i">{UNIT}</group>'),
    with_revision('appliesTo="note" ref="n"', "content", "id"),
    with_revision('appliesTo="note"', "content"),
    in_unit('<segment state="final" subState="my:x"><source>a</source></segment><ignorable>'
            "<source> </source></ignorable>"),
)  # fmt: skip

INVALID = (
    ("", "elements in <xliff>"),
    (in_file(""), "elements in <file>"),
    (in_file(UNIT) * 2, "'f' of a file is there twice"),
    (in_file(UNIT * 2), "'u' of a unit is there twice"),
    (in_file(f'<group id="g">{UNIT}</group><group id="g"/>'), "'g' of a group is there twice"),
    (in_file(f"<skeleton/>{UNIT}"), "a skeleton must have"),
    (in_file(f"<notes/>{UNIT}"), "elements in <notes>"),
    (in_file(f"{UNIT}<my:x/>"), "elements in <file>"),
    (in_file(f"text{UNIT}"), "there is text in <file>"),
    (in_file(f'<my:a id="1"/><my:a id="1"/>{UNIT}'), "an id of an extension"),
    (in_file(f'<notes><note id="1"/><note id="1"/></notes>{UNIT}'), "of a note is there twice"),
    (in_file(f'<unit id="/u">{SEGMENT}</unit>'), "the attribute id of <unit> may not be '/u'"),
    (in_file(f"<unit>{SEGMENT}</unit>"), "<unit> has no attribute id"),
    (in_file(f'<unit id="u" size="1">{SEGMENT}</unit>'), "may not have the attribute 'size'"),
    (in_unit("<ignorable><source>a</source></ignorable>"), "it has no segment"),
    (in_unit(SEGMENT + "<notes><note>a</note></notes>"), "elements in <unit>"),
    (in_unit("<segment><target>a</target></segment>"), "elements in <segment>"),
    (in_unit(SEGMENT.replace("<segment", '<segment state="done"')), "may not be 'done'"),
    (in_unit(SEGMENT.replace("<segment", '<segment subState="a:b"')), "subState without a state"),
    (in_unit(SEGMENT.replace("<segment", '<segment my:x="y"')), "attribute '?:x'"),
    (in_unit(SEGMENT.replace("<source", '<source xml:lang="de"')), "is 'de', and not srcLang"),
    (in_unit("<segment><source>a</source><target>b</target></segment>"), "'en', and not trgLang"),
    (in_source("a", "b").replace("<source>", '<source xml:space="preserve">'), "xml:space"),
    (in_unit('<segment id="a"><source>a</source></segment><segment id="a"><source>b</source>'
             "</segment>"), "'a' of a part or code is there twice"),
    (in_unit('<segment><source>a</source><target order="2" xml:lang="fa">b</target></segment>'
             '<segment><source>a</source><target xml:lang="fa">b</target></segment>'),
     "two targets have the same order"),
    (in_source("<b>a</b>"), "elements in <source>"),
    (in_source('<cp hex="00a0"/>'), "may be written as it is"),
    (in_source('<cp hex="7"/>'), "the attribute hex"),
    (in_source('<ph id="1" dataRef="d"/>'), "original data that is not there"),
    (in_source('<ph id="1" dataRef="e"/>', before=DATA), "original data that is not there"),
    (in_source('<ph id="1"/>', before=DATA.replace("*</data>", "*</data><data id='d'/>")), "data"),
    (in_source('<ph id="1" copyOf="9"/>'), "the copy of one that is not there"),
    (in_source('<ph id="1"/><ph id="2" copyOf="1" dataRef="d"/>', before=DATA), "data of its own"),
    (in_source('<ph id="1" subType="my:x"/>'), "subType that does not belong"),
    (in_source('<ph id="1" type="fmt" subType="xlf:var"/>'), "subType that does not belong"),
    (in_source('<ph id="1" type="fmt" subType="xlf:new"/>'), "there is no subType"),
    (in_source('<ph id="1" subFlows="v"/>'), "sub-flow"),
    (in_source('<ph id="1" my:x="y"/>'), "may not have the attribute"),
    (in_source('<ph id="1" fs:fs="paragraph"/>'), "fs:fs of <ph>"),
    (in_source('<ph id="1" fs:subFs="a"/>'), "fs:subFs without fs:fs"),
    (in_source('<sc id="1"/>a'), "an <sc> has no <ec> after it"),
    (in_source('<ec startRef="1"/>a<sc id="1"/>'), "an <ec> has no <sc> before it"),
    (in_source('<sc id="1" isolated="yes"/>a<ec startRef="1"/>'), "an <ec> has no <sc> before it"),
    (in_source('<ec id="1"/>a'), "has no beginning, and is not marked"),
    (in_source('<ec id="1" isolated="yes" startRef="2"/>'), "has no beginning, and is not marked"),
    (in_source('<sc id="1"/>a<ec startRef="1" fs:fs="b"/>'), "only its beginning may say"),
    (in_source('<sc id="1" canOverlap="no"/>a<ec startRef="1"/>'), "differ in canOverlap"),
    (in_source(f'<sc id="1" {FIXED} canReorder="firstNo"/>a<ec startRef="1" {FIXED}/>'),
     "differ in canReorder"),
    (in_source('<sm id="1" translate="no"/>a'), "an <sm> has no <em> after it"),
    (in_source('<ph id="1" canReorder="firstNo"/>'), "may be copied or deleted"),
    (in_source(f'<ph id="1" canReorder="no" {FIXED}/>'), "no first one before it"),
    (in_source('<ph id="1" canDelete="no"/>', "ب"), "may not be deleted"),
    (in_source(f'<ph id="1" canReorder="firstNo" {FIXED}/><ph id="2" canReorder="no" {FIXED}/>',
               f'<ph id="1" canReorder="firstNo" {FIXED}/><ph id="3"/>'
               f'<ph id="2" canReorder="no" {FIXED}/>'), "another order in the target"),
    (in_source('<ph id="1"/>', '<mrk id="1">ب</mrk>'), "another thing in the source"),
    (in_source("a", '<ph id="1"/><ph id="1"/>'), "'1' of a code of a target"),
    (in_source('<mrk id="1" type="comment">a</mrk>'), "a comment must have either"),
    (in_source('<mrk id="1" type="comment" value="a" ref="b">a</mrk>'), "a comment must have"),
    (in_source('<mrk id="1" type="comment" ref="#n=n">a</mrk>'), "not a note of the unit"),
    (in_source('<mrk id="1" type="comment" ref="#n/n">a</mrk>'), "not a reference"),
    (in_source('<mrk id="1" type="my:x" ref="#u=u/f=f/a">a</mrk>'), "not a reference"),
    (in_source('<mrk id="1" type="my:x" ref="#f=f/zz=1">a</mrk>'), "not a reference"),
    (in_source("a", before="<gls:glossary><gls:glossEntry><gls:term>a</gls:term></gls:glossEntry>"
               "</gls:glossary>"), "neither a translation nor a definition"),
    (in_source("a", before='<gls:glossary><gls:glossEntry id="1"><gls:term>a</gls:term>'
               '<gls:translation id="1">b</gls:translation></gls:glossEntry></gls:glossary>'),
     "'1' is twice in <gls:glossary>"),
    (in_source("a", before='<mtc:matches><mtc:match ref="#u"><source>a</source><target>b</target>'
               "</mtc:match></mtc:matches>"), "a match is for a part"),
    (in_source("a", before='<mtc:matches><mtc:match ref="#s" subType="a:b"><source>a</source>'
               "<target>b</target></mtc:match></mtc:matches>"), "a subType without a type"),
    (in_source("a", before="<val:validation><val:rule/></val:validation>"), "exactly one thing"),
    (in_source("a", before='<val:validation><val:rule isNotPresent="a" existsInSource="yes"/>'
               "</val:validation>"), "existsInSource alone"),
    (in_source("a", before='<val:validation><val:rule startsWith="a" occurs="1"/>'
               "</val:validation>"), "how often, but not what"),
    (in_source("a", before='<val:wrong/>'), "there is no element 'val:wrong'"),
    (in_source("a", before='<res:resourceData><res:resourceItem><res:source/></res:resourceItem>'
               "</res:resourceData>"), "either a content or an href"),
    (in_source("a", before='<res:resourceData><res:resourceItem><res:source href="x" '
               'xml:lang="de"/></res:resourceItem></res:resourceData>'), "is not srcLang"),
    (in_file(f'<group id="g" slr:sizeInfoRef="i">{UNIT}</group>'), "not in the data beside it"),
    (in_file(f'<group id="g" slr:sizeInfo="1" slr:sizeInfoRef="i">{UNIT}</group>'), "together"),
    (in_file(f'<group id="g" slr:sizeRestriction="many">{UNIT}</group>'), "sizeRestriction"),
    (with_revision('appliesTo="note" ref="m"', "content"), "a revision is of something"),
    (with_revision('appliesTo="ph"', "content"), "a revision is of something"),
    (with_revision('appliesTo="note" ref="n"', "content", "id", "id"), "same property twice"),
    (with_revision('appliesTo="note" ref="n"', "category"), "an attribute that is not there"),
    (in_source("a", before="<gls:glossary><gls:glossEntry><gls:definition>b</gls:definition>"
               "</gls:glossEntry></gls:glossary>"), "are not those that it must have"),
)  # fmt: skip


@pytest.mark.parametrize("inside", VALID)
def test_what_is_valid_is_read(inside: str) -> None:
    read(inside)


@each_case(INVALID)
def test_what_is_not_valid_is_refused(inside: str, words: str) -> None:
    with pytest.raises(ExchangeError) as caught:
        read(inside)
    assert str(caught.value).startswith("back.xlf: it is not valid as XLIFF: ")
    assert words in caught.value.sentence


def test_a_target_needs_a_language() -> None:
    text = HEAD.format(in_source("a", "b").replace(' xml:lang="fa"', ""))
    for name in (' trgLang="fa"', ' xml:lang="en"'):
        text = text.replace(name, "")
    with pytest.raises(ExchangeError, match="does not say trgLang"):
        xliff.read(text.encode(), "back.xlf")


def test_a_file_with_a_million_units_is_refused_before_it_is_read() -> None:
    units = b'<unit id="u"><segment><source>a</source></segment></unit>' * 1_000_000
    with pytest.raises(ExchangeError, match="more than 100,000 units"):
        xliff.read(b'<xliff version="2.1">' + units, "back.xlf")
    with pytest.raises(ExchangeError, match="more than 100,000 units"):
        xliff12.read(b'<xliff version="1.2">' + b'<trans-unit id="u"/>' * 100_001, "back.xlf")
