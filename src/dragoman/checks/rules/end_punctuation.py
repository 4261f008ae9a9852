"""How sentences end: with a mark where the source has one, and as a question where it asks."""

from __future__ import annotations

from collections.abc import Iterator

from dragoman.checks import (
    CatalogTexts,
    Example,
    Hit,
    Pair,
    base_language,
    is_in_arabic_script,
    rule,
)
from dragoman.checks.text.punctuation.endings import (
    END_MARK,
    drop_added_note,
    ends_before_value,
    ends_with_address,
    ends_with_noun,
    find_end_marks,
    is_listed,
    needs_no_mark,
)
from dragoman.checks.text.punctuation.ends import Ends
from dragoman.checks.text.punctuation.questions import (
    asks_bare,
    asks_before_note,
    asks_inside,
    asks_without_mark,
    has_asking_word,
    is_polite,
    is_question,
    is_title,
    may_ask_without_mark,
    may_be_request,
    names_question,
    reports_question,
)
from dragoman.model import Kind
from dragoman.patterns import compile_later
from dragoman.texts.scripts import QUESTION_MARKS

_FULL_STOP_LIKE = compile_later(f"{END_MARK.pattern}|[;\u061b\uff1b]")
"""Marks that may be there for the full stop of the source; after a comma something is missing."""
_COMMAS = ",\u060c\u3001\uff0c"
_NAMES = {
    ".": "a full stop",
    "?": "a question mark",
    "\u061f": "a question mark",
    "!": "an exclamation mark",
    ":": "a colon",
    "\u2026": "an ellipsis",
} | dict.fromkeys(_COMMAS, "a comma")
_FEWEST_WORDS = 4
"""A shorter source is often a label, whose end mark a translator may well change."""
_ABBREVIATION = compile_later(
    r"(?:\b(?:etc|Inc|Ltd|Jr|Sr|Co|Corp|vs|No|al|resp|approx|Mr|Mrs|Dr|St)|(?:\b[A-Za-z]\.)[A-Za-z]"
    r"|\b(?:phone|mobile|fax|card|file|case|room|order|ID|serial|account) nos?"
    r"|(?<=\d)\s?(?:in|ft|yd|mi|oz|lbs?|hrs?|mins?|secs?|[ap]\.m))\.$"
)
_MARK_IN_BRACKETS = compile_later(r"[^.?!:…\s]\s*\([^()]*[.!?]\)$")
"""A mark that ends what is in brackets, in the middle of a sentence."""
_LABEL_WITH_COLON = compile_later(r":[\"'”’»」』]\s*$")
"""A label of a program, quoted with its colon: that ends no sentence."""
_HEADING = compile_later(r"\s*#{1,6}\s")
_QUOTED_QUESTION = compile_later(f"[{QUESTION_MARKS}][\"'”’»›“」』]")
"""A question in quotation marks: one language ends with it, the other with the one who asks."""
_BARE_CATALOG = CatalogTexts(
    ends=Ends([(f"Write letter number {number}.", "寫一封信") for number in range(30)])
)


@rule(
    "end-punctuation",
    "warning",
    fix="suggest",
    silent=[
        ("fa", "Write a letter to them.", "نامه‌ای برای آنان بنویسید."),
        ("ar", "Do you hear the prisoners?", "هل تسمعون السجناء؟"),
        ("fa", "The letter goes on...", "نامه ادامه دارد…"),
        ("fa", "He said “we are here.”", "گفت «ما اینجاییم»."),
        ("fa", "Letters, papers, books, etc.", "نامه، کاغذ، کتاب و مانند آن"),
        ("fr", "Email or mobile phone no.", "Courriel ou numéro de téléphone"),
        ("fa", "Write now.", "بنویسید"),
        ("fa", "They wrote us a letter", "برای ما نامه‌ای نوشتند."),
        ("fa", "“Why did you come?” she asked.", "پرسید: «چرا آمدید؟»"),
        ("ar", "He asked: “Do you hear us?”", "سأل «أتسمعوننا؟» ثم سكت."),
        ("fa", "The roads are closed,\nbut not the sky.", "راه‌ها بسته‌اند\nاما نه آسمان"),
        ("ar", "It says: “In the name of God.”", "تقول الآية: ﴿بِسْمِ اللَّهِ﴾"),
        ("th", "Do you hear the prisoners?", "คุณได้ยินนักโทษไหม"),
        ("lo", "Write a letter to them.", "ຂຽນຈົດໝາຍຫາພວກເຂົາ"),
        ("hy", "Do you hear the prisoners?", "Լսո՞ւմ եք բանտարկյալներին։"),
        (
            "zh",
            "There is a page at https://example.org/a?b=1.",
            "网页在 https://example.org/a?b=1。",
        ),
        ("ur", "There is a page at www.example.org/a.", "ایک صفحہ ہے: www.example.org/a۔"),
        ("hi", "There is a page at www.example.org/a.", "एक पृष्ठ है: www.example.org/a।"),
        ("hy", "Is it closed? We wait for you.", "Փա՞կ է։ Մենք սպասում ենք ձեզ։"),
        ("de", "He said: “We are all here.”", "Er sagte: „Wir sind alle hier.“"),
        ("he", "He said: “We are all here.”", "הוא אמר: „כולנו כאן.“"),
        ("th", "We have read the letters (BBC).", "เราอ่านจดหมายแล้ว (BBC)"),
        ("am", "Write a letter to them.", "ደብዳቤ ጻፉላቸው፡፡"),
        ("pa", "Write a letter to them.", "ਉਨ੍ਹਾਂ ਨੂੰ ਚਿੱਠੀ ਲਿਖੋ|"),
        ("bo", "We are all still here.", "ང་ཚོ་ད་དུང་འདིར་འདུག"),
        ("ja", "Are they all still here?", "彼らはまだここにいますか。"),
        ("el", "Are they all still here?", "Είναι όλοι ακόμα εδώ;"),
        ("fr", "I was thinking, what do they want?", "Je me demandais ce qu’ils voulaient."),
        ("fr", "Where do the letters go?", "Destination des lettres"),
        ("fr", "How do I send my letters?", "Faciliter l’envoi des lettres."),
        ("fr", "How do I send my letters?", "Comment envoyer ses lettres"),
        ("ja", "What is in a letter?", "手紙とは何か"),
        ("ja", "She asked: “Did you do it?”", "彼女は「君はやったのか？」と言った。"),
        ("ko", "She asked: “Did you do it?”", "그녀는 “네가 했니?”라고 말했다."),
        ("zh", "She asked: “Did you do it?”", "她问『是你做的吗？』然后走了。"),
        ("ja", "Some advice about the letters.", "手紙についてのヒント"),
        ("ja", "Send the letters at night.", "夜に手紙を送信"),
        ("ja", "The letters are here (if any).", "手紙はここ (ある場合)"),
        ("am", "Write the letters to these people:", "ደብዳቤዎቹን ለእነዚህ ሰዎች ጻፉ፦"),
        ("am", "Write the letters to these people:", "ደብዳቤዎቹን ለእነዚህ ሰዎች ጻፉ፡"),
        ("am", "Write the letters to these people:", "ደብዳቤዎቹን ለእነዚህ ሰዎች ጻፉ፡-"),
        ("hi", "Write the letters to these people:", "इन लोगों को पत्र लिखें:-"),
        ("zh", "Write the letters to these people:", "请写信给这些人：——"),
        ("es", "Write to all of them {name}.", 'Escriban a {name}.{ " " }'),
        ("km", "Write the letters to these people:", "សរសេរសំបុត្រទៅមនុស្សទាំងនេះ៖"),
        ("hy", "Write the letters to these people:", "Նամակները գրեք այս մարդկանց՝"),
        ("my", "Write the letters to these people:", "ဤလူများထံ စာရေးပါ −"),
        ("bn", "Write a letter to them.", "তাদের কাছে চিঠি লিখুন৷"),
        ("it", "It is shared with us (that’s this one!)", "È condiviso con noi (è questo)"),
        ("fr", "You see a label “Closed?” there.", "Il y a une étiquette <i>Fermé ?</i>."),
        ("zh", "Take another colour (red, perhaps).", "选择其他颜色（也许是红色？）。"),
        ("fr", "Delete it? (No letter is lost.)", "Le supprimer (aucune lettre perdue) ?"),
        ("he", "{open}Write a letter to them.{close}", "{open}כתבו להם מכתב.{close}"),
        ("de", "{open}Write a letter to them{close}.", "{open}Schreibt ihnen.{close}"),
        ("hu", "Choose the letter for %s:", "Válassza ki a levelet a következőhöz: %s"),
        ("zh", "How does the post work?", "邮局的工作原理"),
        ("ja", "How does the post work?", "郵便の仕組み"),
        ("ru", "Why is nobody reading my letters?", "Никто не читает письма"),
        ("my", "Do you hear all the prisoners?", "အကျဉ်းသားအားလုံးကို ကြားပါသလား"),
        ("hy", "Do you hear the prisoners?", "Լսո՞ւմ եք բանտարկյալներին"),
        ("hy", "Writing to all the prisoners...", "Գրվում է բանտարկյալներին․․․"),
        ("pl", 'Show it below "Our letters:"', "Pokaż to pod „Nasze listy”"),
        ("fa", "## Write to all of them.", "## به همهٔ آنان بنویسید"),
        Example("ru", "Write to all of them.", "Пишите им всем", kind="heading 2"),
        ("de", "Print it at 8 × 10 in.", "Druck mit 8 × 10 Zoll"),
        Example("zh_TW", "Write a letter to them.", "寫一封信給他們", catalog=_BARE_CATALOG),
    ],
    fires=[
        ("fa", "Write a letter to them.", "نامه‌ای برای آنان بنویسید"),
        ("ar", "Do you hear the prisoners?", "هل تسمعون السجناء."),
        ("fa", "They wrote us a letter.", "آیا برای ما نامه نوشتند؟"),
        ("ar", "They wrote us a letter:", "كتبوا لنا رسالة،"),
        ("hy", "Do you hear the prisoners?", "Լսո՞ւմ եք։ Մենք լսում ենք։"),
        ("km", "Write a letter to them.", "សូមសរសេរសំបុត្រទៅពួកគេ"),
        ("de", "He said: “We are all here.”", "Er sagte: „Wir sind alle hier“"),
        ("el", "They are all still here.", "Είναι όλοι ακόμα εδώ;"),
        ("ja", "They are all still here.", "彼らはまだここにいます"),
        ("fr", "Where do the letters go?", "Où vont les lettres"),
        ("fr", "Do you hear the prisoners?", "Entendez-vous les prisonniers."),
        ("zh", "Are they all still here?", "他们都还在这里。"),
        ("zh", "Are they all still here?", "他们都还在这里"),
        ("zh", "How does the post work?", "邮局是如何工作的"),
        ("ru", "How are my letters used?", "Как используются мои письма"),
        ("am", "Write the letters to these people:", "ደብዳቤዎቹን ለእነዚህ ሰዎች ጻፉ"),
        ("it", "It is shared (see below).", "È condiviso (vedi sotto)"),
        ("fr", "There are red labels on them.", "Sont-elles rouges ?"),
        ("de", "Open the letter {name}.", "Den Brief {name} öffnen"),
        ("hu", "Choose the letter for %s:", "Válassza ki a levelet ehhez %s"),
        Example("ru", "Do you write to them?", "Пишете ли вы им", kind="heading 2"),
        ("my", "Write a letter to them.", "သူတို့ထံ စာရေးပါ"),
        ("hy", "Write a letter to them.", "Գրեք նրանց նամակ"),
        ("zh_TW", "Write a letter to them.", "寫一封信給他們"),
        Example("zh_TW", "Write a letter to them?", "寫一封信給他們。", catalog=_BARE_CATALOG),
        Example("zh_TW", "Do you write to them?", "寫信給他們", catalog=_BARE_CATALOG),
        Example("zh_TW", "Write a letter to them:", "寫一封信給他們", catalog=_BARE_CATALOG),
    ],
)
def end_punctuation(pair: Pair) -> Iterator[Hit]:
    """The translation has no mark at its end, or only one of the two texts is a question."""
    source, target = pair.masked_source, pair.masked_target
    source_end = find_end_marks(source)
    if not END_MARK.search(source_end):
        return
    if len(source.split(maxsplit=_FEWEST_WORDS)) < _FEWEST_WORDS:
        return
    if not target.strip() or _is_verse(pair) or _LABEL_WITH_COLON.search(source):
        return
    at = len(target.rstrip())
    target = drop_added_note(target, source)
    target_end = find_end_marks(target)
    if pair.base_language == "el":
        target_end = target_end.replace(";", "?")  # the Greek question mark
    source_asks = is_question(source_end, source)
    target_asks = is_question(target_end, target)
    if source_asks != target_asks and END_MARK.search(target_end):
        if not _may_ask(pair, asks_in_target=target_asks):
            which = "translation" if target_asks else "source"
            yield Hit(max(at - 1, 0), at, f"Only the {which} is a question.")
    elif not _may_end_so(target_end, pair):
        ending = f"with {_name_mark(target_end[0])}" if target_end else "without a mark"
        message = f"The translation ends {ending}, the source with {_name_mark(source_end[0])}."
        ends_with_comma = bool(target_end) and target_end[0] in _COMMAS
        replacement = None if ends_with_comma else _add_mark(source_end[0], pair)
        yield Hit(max(at - 1, 0), at, message, replacement)


def _may_ask(pair: Pair, *, asks_in_target: bool) -> bool:
    """Return whether it may be right that only one of the two texts is a question."""
    source, target = pair.masked_source, pair.masked_target
    if asks_in_target:
        asks = has_asking_word(source) or asks_without_mark(
            source, base_language(pair.source_language)
        )
        if asks or asks_inside(find_end_marks(target)) or asks_before_note(source):
            return True
        if is_polite(source):
            return True
        return _QUOTED_QUESTION.search(source) is not None
    if _QUOTED_QUESTION.search(target) or may_ask_without_mark(target):
        return True
    if asks_inside(find_end_marks(source)) or may_be_request(source, target):
        return True
    return reports_question(source) or names_question(target, pair.base_language)


def _may_end_so(end_marks: str, pair: Pair) -> bool:
    """Return whether a translation with those marks at its end may end so."""
    return bool(
        _FULL_STOP_LIKE.search(end_marks)
        or _ends_in_abbreviation(pair.masked_source)
        or needs_no_mark(pair.masked_target)
        or (not end_marks and _has_stop(pair) and _may_lack_stop(pair))
        or (not end_marks and _may_end_bare(pair))
        or ends_before_value(pair.masked_target, find_end_marks(pair.masked_source))
        or (
            ends_with_address(pair.target, pair.masked_target)
            and ends_with_address(pair.source, pair.masked_source)
        )
    )


def _may_end_bare(pair: Pair) -> bool:
    """Return whether a translation may end without a mark, as what it is: an item, or a title."""
    source, target, language = pair.masked_source, pair.masked_target, pair.base_language
    if is_listed(pair.target, pair.kind, language) or ends_with_noun(target, language):
        return True
    if not is_question(find_end_marks(source), source):
        return False
    if names_question(target, language) or is_title(source, target, language):
        return True
    return asks_bare(target)


def _has_stop(pair: Pair) -> bool:
    return find_end_marks(pair.masked_source)[0] == "."


def _may_lack_stop(pair: Pair) -> bool:
    """Return whether it is a heading, which many languages write without a full stop, or most
    sentences of its catalogue have none."""
    is_heading = pair.kind.startswith((Kind.HEADING, Kind.TITLE)) or _HEADING.match(pair.source)
    return bool(is_heading) or pair.catalog.ends.are_usually_bare


def _is_verse(pair: Pair) -> bool:
    """Return whether the translation is a poem without full stops or ends with Quranic words."""
    if pair.target.rstrip()[-1] in "﴿﴾":
        return True
    lines = pair.masked_target.strip().split("\n")
    return len(lines) > 1 and not any(END_MARK.search(find_end_marks(line)) for line in lines)


def _ends_in_abbreviation(source: str) -> bool:
    if _ABBREVIATION.search(source.rstrip()[-12:]):
        return True
    return _MARK_IN_BRACKETS.search(source.rstrip()[-200:]) is not None


def _name_mark(mark: str) -> str:
    return _NAMES.get(mark, mark)


def _add_mark(mark: str, pair: Pair) -> str:
    """Return the last character of the translation with the mark of the source after it."""
    last = pair.target.rstrip()[-1:]
    return last + ("؟" if mark == "?" and is_in_arabic_script(pair.language) else mark)
