"""Spaces that are missing beside marks, and the one that is too many after the Arabic "and"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from dragoman.checks import ARABIC_SCRIPT, Hit, Pair, rule
from dragoman.checks.text.characters import (
    ARABIC_LETTERS,
    LETTERS_AND_MARKS,
    NOT_ARABIC,
    is_arabic_letter,
    read_words,
)
from dragoman.checks.text.punctuation.brackets import match_brackets
from dragoman.patterns import compile_later
from dragoman.texts import scripts

_LETTER = f"[{LETTERS_AND_MARKS}]"
_MARK_BEFORE_LETTER = compile_later(f"[،؛؟!:.۔](?=[{ARABIC_LETTERS}])")
_WORD_BEFORE = compile_later(f"(?<![{LETTERS_AND_MARKS}])[{LETTERS_AND_MARKS}]{{2,20}}$")
_WORD_AFTER = compile_later(f"[{LETTERS_AND_MARKS}]{{2,20}}|و(?= )")
_CLOSED_BEFORE = frozenset(')»”"]')
_PLAIN_MARKS = {"،": ",", "؛": ";", "؟": "?", "!": "!", ":": ":"}
_SENTENCE_END = compile_later(
    f'(\\w+)[{scripts.CLOSING}]*[.!?][{scripts.CLOSING}]*\\s+["“‘«(\\[*_]*(\\w)'
)
_SENTENCE_END_IN_TARGET = compile_later(f"[.!?؟…۔][{scripts.CLOSING}]*\\s+\\S")
_ABBREVIATIONS = read_words("Dr Mr Mrs Ms St vs Prof Gen Sen Gov Rep Jr Sr No Fig Inc Co Ltd al Nr")
_NAMES_OF_LETTERS = read_words(
    """
    ای بی سی دی اف جی اچ آی جی کی ال ام ان پی کیو آر اس تی یو وی دبلیو ایکس وای زد زی ایچ
    ایم این ایل بي سي دي إي إف جي إتش اتش آي جيه كي إل ال إم ام إن ان بي كيو إس اس تي في
    دبليو إكس اكس واي زد الپي
    """
)
"""Names of Latin letters: between those of an abbreviation is a full stop, آی.پی."""
_LONG_WORD = 4
"""Letters of a word that is no part of an abbreviation."""
_OFTEN = 5
"""How often a shorter word is in the catalogue if it is none either."""
_GROUP_BEFORE = compile_later(f'{_LETTER}{{2}}(?=[(«\\["“][^\\s)»\\]"”])')
_GROUP_AFTER = compile_later(f'[)»"”](?={_LETTER}{{2}})')
_GROUP = compile_later(f"{_GROUP_BEFORE.pattern}|{_GROUP_AFTER.pattern}")
_OPTIONAL = compile_later(f"{_LETTER}{{0,3}}")
"""What is in the brackets of an optional ending, گره(ها), or beginning, (نا)محبوب."""
_BRACKET_IN_WORD = compile_later(r"\w[(\[]|\)\w|\w\"\w")
_ENDINGS = read_words(
    "ها های هایی هاي هایم هایت هایش هایمان هایتان هایشان ای اي ام ات اش ان ایم اید اند مان تان شان "
    "یی تر ترین ست"
)
"""Endings of Persian, which are joined to what is in brackets."""
_JOINED_ARTICLES = read_words("وال فال بال كال ولل وبال وكال")
_SHORT_WORDS = read_words(
    """
    که را از به در تا با هر بر یا نه هم آن چه أن إن أو من عن في لا ما هو هي قد لم لن كل مع ثم
    کہ کے کی کو سے نے پر تو اس یہ وہ لە بە کە
    """
)
"""Words of two letters; other two letters may be joined to what follows, as «لل»."""
_QUOTATION_MARKS = compile_later('["“”]')
_ARE_PAIRS = compile_later('(?:""|“”)*')
_WAW = compile_later(f"(?:(?<=[\\s(«“])|^)و (?=([{ARABIC_LETTERS}][{LETTERS_AND_MARKS}]+))")
_WAW_ALONE = compile_later("(?:^|[\\s(«“])و$")
_LETTER_BEFORE = compile_later(
    f"(?:(?<![{LETTERS_AND_MARKS}])(?:[{ARABIC_LETTERS}]|هـ|(?:ال|بال)?حرف|(?:ال)?واو)[،,]? )$"
)


@rule(
    "space-after-punctuation",
    "hint",
    languages=ARABIC_SCRIPT,
    fix="safe",
    needs="،؛؟!:.۔",
    clue=_MARK_BEFORE_LETTER,
    silent=[
        ("fa", "yes,no", "بله،خیر"),
        ("ar", "one, two", "واحد، اثنان"),
        ("fa", "The IP address. It", "نشانی آی.پی. آن"),
        ("ar", "Dr. Ahmad came. He sat.", "جاء د.أحمد. جلس."),
        ("fa", "The year 1395 AH. It", "سال ۱۳۹۵ ه.ش. بود"),
        ("fa", "User:Name", "کاربر:نام"),
        ("ckb", "at 10:30 (1.5)", "کاتژمێر 10:30 (1.5)"),
    ],
    fires=[
        ("fa", "yes, no", "بله،خیر"),
        ("ar", "one, two", "واحد،اثنان"),
        ("fa", "one; two", "اولی؛دومی"),
        ("ar", "Who? We", "من هم؟نحن"),
        ("ar", "He said: we", "قال:نحن هنا"),
        ("fa", "He went. We stayed.", "او رفت.ما ماندیم."),
        ("ur", "He went. We stayed.", "وہ چلا گیا۔ہم رہے۔"),
        ("ckb", "here, there", "لێرە،لەوێ"),
    ],
)
def space_after_punctuation(pair: Pair) -> Iterator[Hit]:
    """The space after a punctuation mark is missing."""
    text = pair.masked_target
    for match in _MARK_BEFORE_LETTER.finditer(text):
        start, end = match.span()
        mark, safe = match[0], True
        before = _WORD_BEFORE.search(text, max(0, start - 21), start)
        after = _WORD_AFTER.match(text, end)
        if after is None or (before is None and text[start - 1 : start] not in _CLOSED_BEFORE):
            continue
        if mark in ".۔":
            words = {after[0], before[0]} if before else {after[0]}
            is_part = text[after.end() : after.end() + 1] == mark and len(after[0]) < 4
            if is_part or (before and before[0] in _NAMES_OF_LETTERS):
                continue
            safe = _lacks_sentence_end(pair)
            if not safe and not all(_is_word(word, pair) for word in words):
                continue
        elif _is_without_space(_PLAIN_MARKS[mark], pair) or (after[0] == "و" and mark != "،"):
            continue
        yield Hit(start, end, "Write a space after this mark.", mark + " ", safe=safe)


def _is_word(word: str, pair: Pair) -> bool:
    """Return whether a word is no part of an abbreviation: it is long, or often there alone."""
    return len(word) >= _LONG_WORD or pair.catalog.words.count(word) >= _OFTEN


def _is_without_space(mark: str, pair: Pair) -> bool:
    """Return whether the source has the mark between letters: yes,no."""
    if mark not in pair.source:
        return False
    return re.search(rf"[^\W\d]{re.escape(mark)}[^\W\d]", pair.source) is not None


def _lacks_sentence_end(pair: Pair) -> bool:
    """Return whether more sentences end in the source than in the translation."""
    ends = sum(
        (match[2].isupper() or not match[2].isascii())
        and len(match[1]) > 1
        and match[1] not in _ABBREVIATIONS
        for match in _SENTENCE_END.finditer(pair.masked_source)
    )
    return ends > len(_SENTENCE_END_IN_TARGET.findall(pair.masked_target))


@rule(
    "space-outside-brackets",
    "hint",
    languages="fa ar ur ps ckb",
    fix="safe",
    needs='(«[»)"“”',
    clue=_GROUP,
    silent=[
        ("fa", "Delete node(s)", "زدودن گره(ها)"),
        ("ar", "and “no”", "و«لا»"),
        ("fa", "step(edge)", "تابع(لبه)"),
        ("fa", "(un)popular", "(نا)محبوب"),
        ("ckb", "the sample (serum)", "نموونەی (سیرەم)ی وەرگیراو"),
        ("fa", "as before [2]", "مانند پیش[2]"),
        ("ar", "the town (small", "البلدة(صغيرة"),
        ("fa", "the address (internet) of you", "نشانی (اینترنتی)تان"),
        ("fa", "My “friends” came.", 'این "دوست"هایم آمدند، آن «دوست»ترین نه.'),
        ("ar", "for “Letters”, in the “Letters”", 'لل"رسائل"، في ال"رسائل"'),
        ("ar", "He said “no and went", 'قال "لا وذهب"هنا"'),
    ],
    fires=[
        ("fa", "Ahwaz (in the south)", "اهواز(در جنوب)"),
        ("fa", "He said that “no”", "گفت که«نه هرگز»"),
        ("ar", "He said “no” and “yes”", 'قال"لا أوافق" و"نعم"'),
        ("ar", "He said “no” today", "قال “لا أوافق”اليوم"),
        ("ar", "He said “no”", "قال«لا أوافق»"),
        ("ur", "table (second)", "جدول(دوسرا)"),
        ("fa", "“no” he said", "«نه هرگز»گفت"),
        ("ar", "the center (CDC) explains", "المركز (CDC)يوضح"),
        ("ckb", "the cell (RBD) is", "خانەکە(RBD) هەیە"),
    ],
)
def space_outside_brackets(pair: Pair) -> Iterator[Hit]:
    """The space before an opening bracket or quotation mark, or after a closing one, is missing."""
    text = pair.masked_target
    starts = {match.end() for match in _GROUP_BEFORE.finditer(text)}
    ends = {match.start() for match in _GROUP_AFTER.finditer(text)}
    if not (starts or ends) or _BRACKET_IN_WORD.search(pair.source):
        return
    brackets = match_brackets(text, pair.base_language)
    if brackets.single:
        return
    for opening, closing in (*brackets.pairs, *_list_quotations(text)):
        if _OPTIONAL.fullmatch(text, opening + 1, closing):
            continue
        mark = text[opening]
        is_note = mark == "[" and text[opening + 1 : opening + 2].isdigit()
        if opening in starts and not is_note and _is_word_before(text, opening):
            yield Hit(opening, opening + 1, "Write a space before it.", f" {mark}", safe=True)
        if closing in ends and _is_word_after(pair, opening, closing):
            mark, is_sure = text[closing], text[closing] != '"' or opening > 0
            yield Hit(closing, closing + 1, "Write a space after it.", f"{mark} ", safe=is_sure)


def _list_quotations(text: str) -> list[tuple[int, int]]:
    """Return where the quotations in "…" and “…” begin and end; none if a mark may be missing."""
    places = [found.start() for found in _QUOTATION_MARKS.finditer(text)]
    if not _ARE_PAIRS.fullmatch("".join(text[at] for at in places)):
        return []
    pairs = list(zip(places[::2], places[1::2], strict=True))
    has_spaces = any(text[a + 1].isspace() or text[b - 1].isspace() for a, b in pairs)
    return [] if has_spaces else pairs


def _is_word_before(text: str, at: int) -> bool:
    """Return whether a word is before a bracket, not the Arabic article, which is joined to it."""
    word = _WORD_BEFORE.search(text, max(0, at - 21), at)
    if word is None or word[0] in _JOINED_ARTICLES:
        return False
    return len(word[0]) > len("که") or word[0] in _SHORT_WORDS


def _is_word_after(pair: Pair, opening: int, closing: int) -> bool:
    """Return whether a word is after a closing bracket, not an ending or the rest of a word."""
    text = pair.masked_target
    word = _WORD_AFTER.match(text, closing + 1)
    if word is None or word[0] in _ENDINGS or pair.base_language == "ckb":
        return False
    is_rest = text[opening] == "(" and closing - opening < 6 and _is_start(text, opening)
    return not is_rest or not is_arabic_letter(text[opening + 1])


def _is_start(text: str, at: int) -> bool:
    return at == 0 or text[at - 1].isspace()


@rule(
    "detached-waw",
    "hint",
    languages="ar",
    fix="safe",
    needs="و",
    clue=_WAW_ALONE,
    silent=[
        ("ar", "books and letters", "كتب ورسائل"),
        ("ar", "e) first f) then", "هـ) أولا و) ثم"),
        ("ar", "The letter waw is here", "حرف و موجود هنا"),
        ("ar", "and Firefox", "و Firefox"),
        ("ar", "a, b and c", "أ و ب"),
        ("ar", "the magazine", "مجلة گل و بلبل"),
    ],
    fires=[
        ("ar", "books and letters", "كتب و رسائل"),
        ("ar", "And we", "و نحن"),
        ("ar_EG", "known, and it happens", "معروفة، و تحدث"),
        ("ar", "he said “and we”", "قال «و نحن»"),
    ],
)
def detached_waw(pair: Pair) -> Iterator[Hit]:
    """There is a space after و, "and", which Arabic joins to the next word."""
    text = pair.masked_target
    for match in _WAW.finditer(text):
        start = match.start()
        before = text[max(0, start - 12) : start]
        if _LETTER_BEFORE.search(before) or NOT_ARABIC.search(before + match[1]):
            continue
        yield Hit(start, match.end(), "Join و to the next word.", "و", safe=True)
