"""Spans of time that have a name of their own: a fortnight, a semester, сутки, una quincena."""

from __future__ import annotations

import re
from collections.abc import Mapping

_ALL_DAY = {
    "de": "rund um die uhr", "ru": "круглосуточн", "uk": "цілодобов", "pl": "całodobow",
    "cs": "nonstop|nepřetržit", "fr": "jour et nuit", "es": "día y noche|todo el día",
    "it": "giorno e notte", "tr": "günün her saati", "ar": "على مدار الساعة", "he": "מסביב לשעון",
    "zh": "全天候|昼夜|晝夜", "ja": "昼夜", "hi": "चौबीस", "fa": "شبانه[\u200c ]?روز",
    "el": "εικοσιτετράωρ|24ωρ|μέρα[ -]νύχτα", "nl": "etmaal|de klok rond|dag en nacht",
    "sv": "dygn", "da": "døgn", "nb": "døgn", "fi": "vuorokau|ympäri vuorokauden|yötä päivää",
    "hu": "éjjel-nappal|non-?stop", "ro": "non-?stop|zi și noapte", "bg": "денонощ",
    "sr": "danonoćn|даноноћн|non-?stop", "pt": "dia e noite|(?:o )?dia (?:todo|inteiro)",
    "ca": "dia i nit|tot el dia", "id": "siang malam|sepanjang hari|sehari semalam",
    "vi": "ngày đêm", "ko": "온종일|종일|주야", "lt": r"\bpar(?:a|ą|os|ai|omis)\b",
    "lv": "diennakt", "et": "ööpäev", "is": "sólarhring",
    "en": "(?:around|round) the clock|day and night", "nn": "døgn", "af": "dag en nag",
    "be": "кругласутачн|сутк", "sk": "nonstop|nepretržit",
    "sl": "noč in dan|podnevi in ponoči|neprekinjen", "hr": "danonoćn|non-?stop", "mk": "деноноќ",
    "hy": "շուրջօրյա", "ka": "დღე-?ღამ", "kk": "тәулік", "sq": "ditë ?e ?natë|ditë-natë",
    "gl": "día e noite|todo o día", "eu": "gau eta egun|egun osoa", "ur": "چوبیس",
    "bn": "চব্বিশ|সার্বক্ষণিক", "th": "ตลอดวัน|ทั้งวันทั้งคืน",
}  # fmt: skip
"""By language, what says 24 hours without a number."""
_TWO_WEEKS = {
    "fr": "quinze jours|quinzaine",
    "es": "quince días|quincena",
    "it": "quindici giorni",
    "pt": "quinze dias|quinzena",
    "ca": "quinze dies|quinzena",
    "en": "fortnight",
}
"""By language, what says two weeks, with the number 15 or without one."""
_QUARTER = {
    "en": r"\bquarter", "de": "quartal|vierteljahr", "nl": "kwartaal", "sv": "kvartal",
    "da": "kvartal", "nb": "kvartal", "ru": "квартал", "uk": "квартал", "pl": "kwarta",
    "cs": "čtvrtlet", "hu": "negyedév", "tr": "çeyrek", "zh": "季", "ja": "四半期", "ko": "분기",
    "fa": "فصل", "ar": "ربع (?:ال)?سن", "he": "רבעון",
} | dict.fromkeys(("fr", "es", "pt", "it", "ca", "ro"), "trimest")  # fmt: skip
"""By language, what says three months."""
_HALF_YEAR = {
    "de": "halbjahr|semester|halbjähr", "nl": "halfjaar|semester",
    "sv": r"halvår|\btermin(?:en|er|erna)?\b",
    "da": "halvår|semester", "nb": "halvår|semester", "ru": "полугод", "uk": "півріч|півроку",
    "pl": "półrocz|semestr", "cs": "pololet|půlrok|půlroč", "hu": "félév",
    "fi": "puolivuot|puolen vuoden",
    "el": "εξάμην|εξαμην", "tr": "yarıyıl|yarım yıl", "ja": "(?<!四)半期|半年", "zh": "半年",
    "ko": "반기|반년",
    "he": "חצי שנה|מחצית", "vi": "nửa năm", "id": "semester", "bg": "полугод|шестмесеч",
    "sr": "polugod|полугод", "en": r"\bsemester|half-year",
} | dict.fromkeys(("fr", "es", "pt", "it", "ca", "ro"), "semest")  # fmt: skip
"""By language, what says six months in one word."""
_QUARTER_HOUR = {
    "de": "viertel ?stunde", "nl": "kwartier", "fr": "quarts? d.heure", "es": "cuartos? de hora",
    "pt": "quartos? de hora", "it": "quart[oi] d.ora", "ca": "quarts? d.hora",
    "ro": "sfert(?:uri)? de oră", "ru": "четверт[ьи] часа", "uk": "чверт[ьі] години",
    "pl": "kwadrans", "cs": "čtvrthodin|čtvrtě? ?hodiny", "hu": "negyed ?óra", "sv": r"\bkvart\b",
    "da": r"\bkvarter\b", "nb": r"\bkvarter\b", "fi": r"\bvart|neljännestun", "el": "τέταρτο",
    "tr": "çeyrek saat", "he": "רבע שעה", "ar": "ربع ساعة", "fa": "ربع", "zh": "一刻",
    "en": r"\bquarter(?: of an |[- ])hour", "bg": "четвърт час",
    "sr": "četvrt sata|četvrtina sata|четврт(?:ина)? сата", "sk": "štvrť ?hodin",
    "hr": "četvrt(?:in[aeu])? sata", "sl": "četrt ur", "be": "чвэрц[ьі] гадзіны",
    "lt": "ketvirt(?:į|is|adal[įi]s?) valand", "lv": "ceturtdaļstund|stundas ceturks",
    "et": "veerand ?tun", "sq": "çerek ore", "mk": "четврт(?:ина)? час", "eu": "ordu laurden",
    "gl": "cuartos? de hora", "id": "seperempat jam", "ms": "suku jam",
    "kk": "ширек сағат", "az": "rüb saat", "is": "stundarfjórðung|korter", "nn": r"\bkvarter",
    "ckb": "چارەکە? ?(?:کاتژمێر|سەعات)|چارەکێک", "ur": "(?:پاؤ|چوتھائی) ?گھنٹ",
    "hi": "(?:पाव|चौथाई) ?घंट",
}  # fmt: skip
"""By language, what says a quarter of an hour."""
_THREE_QUARTERS = {
    "de": "drei ?viertel ?stunde", "nl": "drie ?kwartier", "fr": "trois quarts d.heure",
    "es": "tres cuartos de hora", "pt": "três quartos de hora", "it": "tre quarti d.ora",
    "ca": "tres quarts d.hora", "ro": "trei sferturi de oră", "ru": "три четверти часа",
    "uk": "три чверті години", "pl": "trzy kwadranse", "cs": "tři ?čtvrtě ?hodiny|třičtvrtěhodin",
    "hu": "háromnegyed ?óra", "sv": "tre ?kvart", "da": "tre kvarter", "nb": "tre kvarter",
    "fi": "kolme varttia", "el": "τρία τέταρτα", "tr": "kırk beş dakika", "he": "שלושת רבעי",
    "ar": "ثلاثة أرباع", "fa": "سه ربع", "en": r"three[- ]quarters? of an hour", "zh": "三刻",
    "nn": "tre kvarter", "gl": "tres cuartos de hora", "et": "kolmveerand ?tun",
    "sk": "tri ?štvrte ?hodiny|trištvrtehodin", "sl": "tri ?četrt(?:i|ine)? ure",
    "hr": "tri četvrt(?:ine)? sata", "sr": "tri četvrt(?:ine)? sata|три четврт(?:ине)? сата",
    "ur": r"\bپونے? ?گھنٹ", "hi": r"\bपौन[ेा]? ?घंट",
    "be": "тры чвэрці гадзіны", "bg": "три четвърти час", "mk": "три четвртини час",
}  # fmt: skip
"""By language, what says three quarters of an hour."""
_YEAR_WORDS = {
    "de": "jährlich|jahres(?!zeit)", "nl": "jaarlijks|jaarabonnement|jaarplan", "fr": "annuel",
    "it": "annual", "sv": "årlig|års", "ru": "годов|ежегодн|годичн", "uk": "річн|щорічн",
    "be": "гадав|штогадов", "pl": "roczn|coroczn", "cs": "ročn", "sk": "ročn", "sl": "letn[aeiou]",
    "bg": "годишн", "mk": "годишн", "hu": r"éves|évi\b", "fi": r"vuosi(?:t|maksu)",
    "el": "ετήσι", "tr": "yıllık", "zh": "年[约約度付费費订訂]|全年", "ja": "年間|年額|年契約",
    "ko": "연간", "he": r"שנתי(?:ת|ות)?\b", "ar": "(?:ال)?سنوي", "fa": "سالانه|سالیانه",
    "id": "tahunan", "ms": "tahunan", "cy": "blynyddol", "sq": "vjetor", "en": "annual|yearly",
    "vi": "(?:hàng|hằng) năm", "nn": "årleg|års",
    **dict.fromkeys(("es", "pt", "ca", "gl", "ro"), "anual"),
    **dict.fromkeys(("da", "nb"), "årlig|års"),
    **dict.fromkeys(("hr", "bs", "sr"), "godišnj|годишњ"),
}  # fmt: skip
_YEARLY = {
    language: words if language in ("zh", "ja", "ko") else rf"\b(?:{words})"
    for language, words in _YEAR_WORDS.items()
}
"""By language, what says twelve months."""
_SAYINGS: Mapping[tuple[float, str], Mapping[str, str]] = {
    (24, "hour"): _ALL_DAY,
    (14, "day"): _TWO_WEEKS,
    (2, "week"): _TWO_WEEKS,
    (15, "day"): _TWO_WEEKS,
    (3, "month"): _QUARTER,
    (6, "month"): _HALF_YEAR,
    (12, "month"): _YEARLY,
    (15, "minute"): _QUARTER_HOUR,
    (45, "minute"): _THREE_QUARTERS,
}
"""Spans that have a name of their own."""
_LONGER: Mapping[tuple[float, str], Mapping[str, str]] = {(15, "minute"): _THREE_QUARTERS}
"""Names of longer spans that have the name of a span in them: "three quarters of an hour"."""


def has_name_of_span(value: float, unit: str, text: str, language: str) -> bool:
    """Return whether a text in a language says so many of a unit with one of these names."""
    return count_names_of_span(value, unit, text, language) > 0


def count_names_of_span(value: float, unit: str, text: str, language: str) -> int:
    """Return how often a text in a language says so many of a unit with one of these names."""
    saying = _SAYINGS.get((value, unit), {}).get(language)
    longer = _LONGER.get((value, unit), {}).get(language)
    if longer is not None:
        text = re.sub(longer, "", text, flags=re.IGNORECASE)
    return 0 if saying is None else len(re.findall(saying, text, re.IGNORECASE))
