"""Brackets and quotation marks: they come in pairs, as in the source."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from dragoman.checks import Example, Hit, Pair, Policy, rule
from dragoman.checks.text.languages import SPACED_GUILLEMETS
from dragoman.checks.text.punctuation.brackets import (
    ALL_BRACKETS,
    QUOTING_BRACKETS,
    are_all_pairs,
    drop_quoted,
    find_reversed,
    has_smiley,
    match_brackets,
    turn_bracket,
    unify_brackets,
)
from dragoman.checks.text.punctuation.nested_quotations import Quotation, find_quotations
from dragoman.checks.text.punctuation.quotations import (
    Quotes,
    count_open_ends,
    count_quotes,
    count_shared_ends,
    find_wrong_shape,
    is_arrow,
    is_middle,
    may_quote,
    runs_over,
)
from dragoman.patterns import compile_later

_LONG_QUOTATION = compile_later(r"“([^“”]{7,2000})”|(?<!\w)\"([^\"]{7,2000})\"(?!\w)")
_MARKS = '"“”„״'
_TO_OPENING = str.maketrans(")]}»」』】》〉〕", "([{«「『【《〈〔")
_GUILLEMETS = Policy(quotes={"fa": "«»", "ar": "«»"})


@rule(
    "brackets",
    "warning",
    fix="suggest",
    needs=ALL_BRACKETS,
    silent=[
        ("fa", "Ahwaz (in the south)", "اهواز (در جنوب)"),
        ("ar", "a) first b) second", "أ) أولا ب) ثانيا"),
        ("ja", "They are: 1) red and 2) blue", "次の通り：1) 赤と2) 青"),
        ("zh", "They are 1) red, 2) blue", "有：1）红，2）蓝"),
        ("fa", "We are here :-(", "ما اینجاییم :-("),
        ("fa", "from ( to", "از ( تا"),
        ("fa", "He said “no”", "گفت «نه»"),
        ("de", "He said “no”", "Er sagte »nein«"),
        ("fa", "“The first paragraph.", "«بند نخست."),
        ("fr", "The last paragraph.”", "Le dernier paragraphe. »"),
        ("fa", "The middle paragraph.", "«بند میانی."),
        ("ru", "Expected '['.", "Ожидалось «[»."),
        ("ja", "Characters such as ':' or '['.", "無効な文字( ':'、'[' )が含まれています。"),
        ("de", "Characters such as ':' or '['.", "Ungültige Zeichen (':' oder '[')."),
        ("fr", "Characters such as ':' or '['.", "Des caractères tels que « : » ou « [ »."),
        ("zh", "Ahwaz (in the south)", "阿瓦士（在南方)"),
        ("uk", "“Yes,” he said.", "«Так, — сказав він. —"),
        ("ru", "“They said: ‘The end,’” he told us.", "«Все говорили: «Конец», — сказал он."),
        ("fr", "“I told him: ‘No,’” he said.", "« Je lui ai dit : « Non », a-t-il raconté."),
        ("pt_BR", "Next ›", "Próximo »"),
    ],
    fires=[
        ("fa", "He said “no” to us", "به ما گفت »نه«"),
        ("fa", "He said «no»", "گفت نه»"),
        ("fa", "Ahwaz (in the south)", "اهواز )در جنوب("),
        ("ar", "He said “no” (never)", "قال »لا« )أبداً("),
        ("ar", "He said “no”", "قال «لا"),
        ("ar", "a [small] town", "بلدة [صغيرة"),
        ("ru", "He said “no” to us", "Он сказал нам «нет"),
        ("zh", "Ahwaz (in the south)", "阿瓦士（在南方"),
        ("ja", "He said “no” to us", "彼は「いいえと言った"),
        ("fa", "“one” and “two”", "«یک» و «دو"),
        ("fr", "“I told him ‘No’ again,” he said.", "« Je lui ai redit « Non » hier, dit-il."),
        ("ru", "“They said: ‘The end,’” he told us.", "«Все говорили: Конец, — сказал он."),
    ],
)
def brackets(pair: Pair) -> Iterator[Hit]:
    """A bracket has no matching bracket; in the source every bracket has one."""
    language = pair.base_language
    if are_all_pairs(pair.masked_target, language):
        return
    if not match_brackets(pair.masked_target, language).single:
        return
    text = unify_brackets(pair.masked_target, has_smiley(pair.masked_source))
    text = drop_quoted(text)
    single = match_brackets(text, language).single
    single = _drop_expected(single, text, pair)
    rows = find_reversed(text, single, language) if single else []
    for places in rows:
        start, end = places[0], places[-1]
        right = f"{text[end]}…{text[start]}"
        message = f"{text[start]} and {text[end]} are the wrong way round: write {right}."
        yield Hit(start, end + 1, message, _turn_brackets(pair.target, places))
    if single and not rows and not is_arrow(pair.masked_source, text, single[0]):
        at = single[0]
        yield Hit(at, at + 1, f"The bracket {text[at]} has no matching bracket.")


def _drop_expected(single: tuple[int, ...], text: str, pair: Pair) -> tuple[int, ...]:
    """Return the brackets without a partner, but for those of a kind that is so in the source.

    « and » are compared with all quotation marks of the source, because they are such marks.
    """
    source = drop_quoted(unify_brackets(pair.masked_source))
    in_source = Counter(
        source[at].translate(_TO_OPENING)
        for at in match_brackets(source, pair.source_language).single
    )
    kinds = Counter(text[at].translate(_TO_OPENING) for at in single)
    places = [at for at in single if text[at].translate(_TO_OPENING) in QUOTING_BRACKETS]
    if places and _may_be_lonely(pair, places):
        kinds = Counter({kind: kinds[kind] for kind in kinds.keys() - QUOTING_BRACKETS})
    wrong = {kind for kind, count in kinds.items() if count > in_source[kind]}
    return tuple(at for at in single if text[at].translate(_TO_OPENING) in wrong)


def _may_be_lonely(pair: Pair, places: list[int]) -> bool:
    """Return whether those brackets, which quote, may be without another one."""
    if is_middle(pair.masked_target, places, pair.masked_source):
        return True
    if len(places) <= sum(count_open_ends(pair.masked_source, pair.source_language)):
        return True
    if _share_end(pair, places):
        return True
    quotes = count_quotes(pair.masked_target, pair.language)
    has_straight = bool(quotes.straight) and quotes.lonely == 0
    return has_straight and quotes.surplus != 0


def _share_end(pair: Pair, places: list[int]) -> bool:
    """Return whether one » closes two quotations, because both end there: so Russian and French
    write it, and others often do."""
    text = pair.masked_target
    inner = text.rfind("«")
    is_nested = all(text[at] == "«" and at < inner for at in places)
    return is_nested and len(places) <= count_shared_ends(pair.masked_source)


def _turn_brackets(text: str, places: tuple[int, ...]) -> str:
    """Return the text from the first to the last of some brackets, with each of them turned."""
    parts, last = [], places[0]
    for place in places:
        parts += [text[last:place], turn_bracket(text[place])]
        last = place + 1
    return "".join(parts)


@rule(
    "quotes",
    "warning",
    needs='"“”„״«»',
    silent=[
        ("fa", "He said “no” to us", "به ما گفت «نه»"),
        ("ar", "He said “no” to us", "قال لنا ”لا“"),
        ("fa", 'a 5" disk', 'دیسک ۵"'),
        ("ar", "“no", "“لا"),
        ("de", "He said “no”", "Er sagte „nein“"),
        ("sv", "He said “no”", "Han sade ”nej”"),
        ("ja", "He said “no” to us", "彼は私たちに”いいえ”と言った"),
        ("he", "the army", 'צה"ל'),
        ("he", "in “The Land” today", 'היום ב"הארץ"'),
        ("de", "“We are here.", "„Wir sind hier."),
        ("zh", "a “.zip” file", "一个“.zip”文件"),
        ("de", "He said “no” to us", 'Er sagte uns "nein"'),
        ("ar", "We are here.'", 'نحن هنا."'),
        ("uk", "five “names”", 'п\'ять "імен"'),
        ("it", "Press “+“ there to write", "Premi “+“ per scrivere"),
        ("my", "‹ The last letter", "« နောက်ဆုံးစာ"),
    ],
    fires=[
        ("fa", "He said “no” to us", "به ما گفت “نه"),
        ("ar", 'He said "no" to us', 'قال لنا "لا'),
        ("ar", "He said “no” to us", "قال لنا “لا“"),
        ("de", "He said “no” to us", "Er sagte uns „nein"),
        ("de", "He said “no” to us", 'Er sagte uns „nein"'),
        ("he", "He said “no” to us", 'הוא אמר לנו "לא'),
        ("zh", "He said “no” to us", "他对我们说“不"),
        ("ja", "He said “no” to us", "彼は私たちに”いいえと言った"),
        ("hi", "He said “no” to us", "उसने हमसे “नहीं कहा"),
    ],
)
def quotes(pair: Pair) -> Iterator[Hit]:
    """A quotation mark has no matching mark; in the source every one has."""
    text, language = pair.masked_target, pair.base_language
    has_marks = any(map(pair.target.__contains__, _MARKS))
    if not has_marks and text.count("«") == text.count("»"):
        return
    found = count_quotes(text, pair.language)
    expected = sum(count_open_ends(pair.masked_source, pair.source_language))
    if found.lonely > expected:
        at = _choose_lonely(found)
        if is_arrow(pair.masked_source, text, at):
            return
        is_reported = text[at] in QUOTING_BRACKETS and _has_single(text, language)
        if not (is_reported or is_middle(text, [at], pair.masked_source) or _runs_over(pair, at)):
            yield Hit(at, at + 1, "This quotation mark has no matching mark.")
    elif not (found.lonely or expected):
        wrong = find_wrong_shape(text, found, language)
        if wrong is not None and not _has_wrong_shape(pair.masked_source, pair.source_language):
            message = "The other mark of this quotation is of another kind."
            yield Hit(wrong, wrong + 1, message)


def _has_wrong_shape(source: str, language: str) -> bool:
    quotes = count_quotes(source, language)
    return not quotes.lonely and find_wrong_shape(source, quotes, language) is not None


def _runs_over(pair: Pair, at: int) -> bool:
    return runs_over(pair.source, pair.target, at, pair.neighbours, pair.language)


def _choose_lonely(found: Quotes) -> int:
    """Return the place of the mark that most likely has no partner."""
    if found.surplus and abs(found.surplus) > len(found.straight):
        return found.opening[-1] if found.surplus > 0 else found.closing[-1]
    return found.straight[-1]


def _has_single(text: str, language: str) -> bool:
    """Return whether the rule ``brackets`` sees a « or » without a partner."""
    single = match_brackets(text, language).single
    return any(text[at] in QUOTING_BRACKETS for at in single)


@rule(
    "quotation-lost",
    "hint",
    source_needs='"“',
    silent=[
        ("fa", "She wrote “we are still alive here” on it.", "نوشت: «ما هنوز اینجا زنده‌ایم»."),
        ("ar", "She wrote “alive” on it.", "كتبت عليه أنها حيّة."),
        ("ja", "She wrote “we are still alive here” on it.", "彼女は「まだ生きている」と書いた。"),
        ("hu", "“We are still alive here,” she wrote.", "– Még élünk – írta."),
        ("pt", "She said: “We are still alive here.”", "Ela disse: – Ainda estamos vivos."),
        ("ur", "She wept. “We are still alive here.”", "وہ روئی۔ — ہم ابھی زندہ ہیں۔"),
        ("he", "“Are we still alive here?” “Yes.”", "האם אנחנו עדיין חיים? - כן."),
        ("es", "“We are still alive here,” she wrote.", "Aún vivimos, - escribió."),
    ],
    fires=[("fa", "She wrote “we are still alive here” on it.", "نوشت که هنوز زنده‌اند.")],
)
def quotation_lost(pair: Pair) -> Iterator[Hit]:
    """The source has a quotation; the translation has no quotation marks."""
    if not ('"' in pair.source or "“" in pair.source) or may_quote(pair.target):
        return
    for match in _LONG_QUOTATION.finditer(pair.masked_source):
        if len((match[1] or match[2]).split()) >= 4:
            yield Hit(0, 0, "The quotation marks of the source are missing.")
            return


@rule(
    "quote-style",
    "hint",
    fix="safe",
    needs='“”„"«»',
    silent=[
        ("fa", "He said “no”", "گفت “نه”"),
        Example("fa", "He said “no”", "گفت «نه»", policy=_GUILLEMETS),
        Example("fa", "He said “I am no ‘king’”", "گفت «من “شاه” نیستم»", policy=_GUILLEMETS),
        Example("ar", 'a 5" disk', 'قرص 5"', policy=_GUILLEMETS),
    ],
    fires=[
        Example("fa", "He said “no”", "گفت “نه”", policy=_GUILLEMETS),
        Example("fa", 'He said "no"', 'گفت "نه"', policy=_GUILLEMETS),
        Example("fa", "He said “I am no ‘king’”", 'گفت "من «شاه» نیستم"', policy=_GUILLEMETS),
    ],
)
def quote_style(pair: Pair) -> Iterator[Hit]:
    """The quotation marks are not those that the settings require."""
    quotes = pair.policy.quotes
    marks = quotes.get(pair.language) or quotes.get(pair.base_language) or ""
    if len(marks) != 2:
        return
    text = pair.masked_target
    for quotation in find_quotations(text, pair.base_language):
        found = text[quotation.start] + text[quotation.end]
        if found == marks or quotation.is_inner:
            continue  # the marks of an inner quotation are others
        inner = _set_inner_spaces(pair, quotation, found, marks)
        message = f"Write {marks[0]} and {marks[1]} around this quotation."
        replacement = None if quotation.has_inner else marks[0] + inner + marks[1]
        span = quotation.start, quotation.end + 1
        yield Hit(*span, message, replacement, safe=replacement is not None)


def _set_inner_spaces(pair: Pair, quotation: Quotation, found: str, marks: str) -> str:
    """Return what is between two marks, with a no-break space inside of French « and »."""
    inner = pair.target[quotation.start + 1 : quotation.end]
    if pair.base_language not in SPACED_GUILLEMETS or not inner.strip():
        return inner
    if marks == "«»" and found != marks and inner == inner.strip():
        return f"\u00a0{inner}\u00a0"
    return inner.strip() if found == "«»" else inner
