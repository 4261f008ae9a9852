"""Years that are said without their number: last year, the end of the year, 去年."""

from __future__ import annotations

import re
from functools import cache

_YEAR_WORDS = {
    "en": r"(?:last|this|next|that|same|coming|following|previous|the) year\b|year[- ]end",
    "de": r"(?:letzte|vergangene|diese|nächste|kommende|folgende|selbe|vorige)[nmrs]? jahr|vorjahr"
    r"|\bheuer|jahresende",
    "nl": r"(?:vorig|dit|volgend|afgelopen|komend|hetzelfde) jaar|jaareinde",
    "sv": r"förra året|i år\b|nästa år|samma år|årsskifte|i fjol",
    "da": r"sidste år|i år\b|næste år|samme år|årsskifte",
    "nb": r"i fjor|i år\b|neste år|samme år|årsskifte",
    "fi": r"viime vuon|tänä vuon|ensi vuon|samana vuon|vuodenvaih|vuoden loppu|vuoden lopu",
    "fr": r"(?:l.an|l.année) (?:dernier|passé|prochain)|cette année|même année|fin d.année",
    "es": r"(?:este|ese|mismo|próximo) año|año (?:pasado|próximo|que viene|siguiente)|fin de año",
    "pt": r"(?:este|esse|neste|nesse|mesmo|próximo) ano\b|ano (?:passado|seguinte|que vem)",
    "it": r"(?:quest.|stesso|prossimo|scorso) ?anno|anno (?:scorso|prossimo|dopo)|fine anno",
    "ro": r"an(?:ul)? (?:trecut|acesta|viitor)|acest an\b|același an|finele anului",
    "ca": r"aquest any|any passat|any vinent|mateix any",
    "pl": r"(?:zeszł|ubiegł|minion|bieżąc|przyszł|następn)\w* rok|tym (?:samym )?roku|koniec roku",
    "cs": r"\bloni\b|\bletos|příští rok|příštím roce|(?:minul|loňsk|letošn|téhož|stejn)\w* ro[kc]",
    "sk": r"\bvlani\b|tohto rok|budúci rok|(?:minul|vlaňajš|tohtoročn|rovnak)\w* rok",
    "ru": r"(?:прошл|эт|следующ|текущ|нынешн|минувш|будущ|т)\w* (?:же )?год|конц\w* года",
    "uk": r"(?:минул|цього|наступн|поточн|нинішн|торік)\w* ?ро[кц]|торік|кін\w* року",
    "bg": r"(?:минала|тази|следващ|същата|настоящ)\w* година|догодина|края на годината",
    "sr": r"прошл\w* годин|ове годин|следећ\w* годин|исте годин|prošl\w* godin|ove godin",
    "hr": r"prošl\w* godin|ove godin|sljedeć\w* godin|iste godin|lani\b",
    "el": r"πέρυσι|φέτος|του χρόνου|(?:περασμένο|επόμενο|ίδιο) (?:έτος|χρόνο)",
    "hu": r"tavaly|idén|jövőre|ugyanabban az évben|év vég",
    "tr": r"(?:geçen|bu|gelecek|önümüzdeki|aynı) (?:yıl|sene)|yıl sonu",
    "ar": r"(?:العام|السنة) (?:الماضي|الحالي|الجاري|المقبل|القادم|نفس|ذات)|هذا العام|هذه السنة"
    r"|نهاية العام",
    "fa": r"امسال|پارسال|سال (?:گذشته|جاری|آینده|پیش|بعد|قبل)|همان سال|پایان سال",
    "he": r"שנה שעברה|השנה\b|שנה הבאה|אשתקד|אותה שנה",
    "hi": r"(?:पिछले|इस|अगले|उसी) (?:साल|वर्ष)",
    "ur": r"(?:گزشتہ|اس|اگلے|اسی) (?:سال|برس)",
    "zh": r"[去今明翌本同前当當来來]年|年[底末內内初]|全年",
    "ja": r"[去昨今来同翌本]年|年[末内初]",
    "ko": r"작년|지난해|올해|내년|같은 해|연말|이듬해|금년",
    "vi": r"năm (?:ngoái|nay|tới|sau|trước)|cùng năm|cuối năm",
    "id": r"tahun (?:lalu|ini|depan|yang sama|berikutnya)|akhir tahun",
    "th": r"ปี(?:ที่แล้ว|นี้|หน้า|เดียวกัน)|สิ้นปี",
}
"""By language, words that say which year without a number."""


@cache
def _read_words(language: str) -> re.Pattern[str]:
    return re.compile(_YEAR_WORDS[language], re.IGNORECASE)


def tells_which_year(text: str, language: str) -> bool:
    """Return whether a text has words such as "last year"; of other languages nothing is known."""
    return language in _YEAR_WORDS and _read_words(language).search(text) is not None
