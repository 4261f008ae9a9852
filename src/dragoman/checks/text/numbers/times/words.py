"""The words for spans of time: those that say one of it, and their plurals and duals."""

from __future__ import annotations

import re
from functools import cache

from dragoman.texts.scripts import fold_letters

UNITS = ("second", "minute", "hour", "day", "week", "month", "year")
_ROWS = {
    "en": r"""second/seconds|secs minute/minutes|mins? hour/hours|hrs day/days week/weeks
        month/months year/years""",
    "de": r"""sekunde/sekunden minute/minuten stunde/stunden|~stündig\w*
        tag(?:es?)?/tagen?|~tägig\w* woche/wochen|~wöchig\w* monats?/monaten?|~monatig\w*
        jahr(?:es)?/jahren?|~jährig\w*""",
    "nl": r"""seconde/seconden|seconds minuut/minuten uur/uren|~urig\w* dag/dagen|~daags\w*
        week/weken|~weeks\w*|~wekig\w*
        maand/maanden|~maands\w* jaar/jaren|~jarig\w*""",
    "sv": r"""sekund/sekunder minut/minuter timm[ea]n?/timmar
        dag(?:en)?|dygn(?:et)?/dagar|~dagars\w*
        vecka?n?/veckor|~veckors\w* månad(?:en)?/månader|~månaders\w*
        år(?:et)?/åren|~årig\w*|~års\w*""",
    "da": r"""sekund/sekunder minut(?:t)?/minutt?er time/timer
        dag(?:en)?|døgn(?:et)?/dage|dager uge|uke|ugen|uken?/uger|uker|~ugers\w*|~ukers\w*
        måned(?:en)?/måneder|~måneders\w*
        år(?:et)?/årene|~årig\w*|~års\w*""",
    "fr": r"""seconde/secondes minute/minutes heure/heures
        (?<!à\s)jour|journée/jours|journées semaine/semaines mois/ an|année/ans|années""",
    "es": r"""segundo/segundos minuto/minutos hora/horas d[ií]a/d[ií]as semana/semanas
        mes/meses año/años""",
    "pt": r"""segundo/segundos minuto/minutos hora/horas dia/dias semana/semanas
        m[êe]s/meses ano/anos""",
    "it": r"""secondo/secondi minuto/minuti ora/ore giorno|giornata/giorni|giornate
        settimana/settimane mese/mesi anno/anni""",
    "ca": r"""segon/segons minut/minuts hora/hores dia/dies setmana/setmanes mes/mesos
        any/anys""",
    "ro": r"""secundă/secunde minut/minute orăi?|ora/ore zi|ziua/zile săptămân[aă]/săptămâni
        lun[aă]|lună/luni an|anul/ani""",
    "ru": r"""секунд[аыу]/секунд(?:а[мх]и?)? минут[аыу]/минут(?:а[мх]и?)?|~минутн\w*
        часа?|часу/часов|час(?:ы|а[мх]и?)|~часов\w*
        день|дня|дню|сутки/дней|суток|дни|дня[мх]и?|сутка[мх]и?|~дневн\w*|~суточн\w*
        недел[яюи]/недель|неделя[мх]и?|~недельн\w*
        месяц|месяца/месяцев|месяцы|месяца[мх]и?|~месячн\w*
        год|года|году/лет|годы|год(?:о[вм]|а[мх]и?)|~летн\w*""",
    "uk": r"""секунд[аиу]/секунд(?:а[мх]и?)? хвилин[аиу]/хвилин(?:а[мх]и?)?|~хвилинн\w*
        годин[аиу]/годин(?:а[мх]и?)?|~годинн\w*
        день|дня|дні|доб[аиу]/днів|діб|дня[мх]и?|~денн\w*|доба[мх]и?
        тиждень|тижня|тижні/тижнів|тижня[мх]и?|~тижнев\w*
        місяць|місяця|місяці/місяців|місяця[мх]и?|~місячн\w*
        рік|року|роки/років|рока[мх]и?|~річн\w*""",
    "bg": r"""секунда/секунди минута/минути час/часа|часове|~часов\w*
        ден|деня|денят|денонощие/дни|дена|~дневн\w* седмица/седмици|~седмичн\w*
        месец/месеца|месеци|~месечн\w* година/години|~годишн\w*""",
    "sr": r"""sekund\w*|секунд\w*/ minut\w*|минут\w*/
        sat|sata|сат|сата|час|часа/sati|сати|часова dana?|дана?/dani|дани
        nedj?elj[aeu]|недељ[аеу]|tjedana?|tjedna|sedmic[aeu]/
        mesec[aai]?|месеца?|mjeseca?/mjeseci|месеци godin[aeu]|годин[аеу]/""",
    "pl": r"""sekund[aęy]/sekund(?:om|ami|ach)? minut[aęy]/minut(?:om|ami|ach)?|~minutow\w*
        godzin[aęy]/godzin(?:om|ami|ach)?|~godzinn\w*
        dzień|dnia|dob[aęy]/dni|dniom|dniami|dniach|dób|~dniow\w*
        tydzień|tygodnia|tygodnie/tygodni(?:om|ami|ach)?|~tygodniow\w*
        miesiąca?|miesiące/miesięcy|miesiąc(?:om|ami|ach)|~miesięczn\w*
        roku?|lata/lat(?:om|ami|ach)?|~letni\w*""",
    "cs": r"""sekund[auy]/sekund minut[auy]/minut|~minutov\w* hodin[auy]/hodin|~hodinov\w*
        den|dne|dny/dnů|dní|~denní\w*
        týden|týdne|týdny|týdenní\w*|týdně/týdnů|~týdenní\w* měsíce?/měsíců|~měsíční\w*
        roku?|roky/roků|let""",
    "hu": r"""másodperc\w*/ perc\w*/~perces\w* ór[aá]\w*/~órás\w*
        nap(?:ja|ot|on|os|ig|ra|nál|ban)?/napok|~napos\w*
        hét|h[eé]t[ieé]\w*/hetek|~hetes\w* hónap\w*/~hónapos\w*
        éve?|év(?:ig|es|et|en|re|ben)|évvel/évek|~éves\w*""",
    "fi": r"""sekun\w*/ minuut\w*/~minuutti\w* tun(?:ti|nin|tia|nissa)/~tunti\w*
        päiv\w*|vuorokau\w*/~päiväi\w* viik\w*/~viikkoi\w*
        kuukau\w*/~kuukauti\w* vuo(?:si|den|tta|teen|dessa)/vuodet|~vuoti\w*""",
    "el": r"""δευτερόλεπτο/δευτερόλεπτα λεπτό/λεπτά ώρας?/ώρες|ωρών η?μέρας?/η?μέρες|ημερών
        εβδομάδας?/εβδομάδες|εβδομάδων μήνα[ςs]?/μήνες|μηνών
        έτος|έτους|χρόνος?|χρονιάς?/έτη|ετών|χρόνια""",
    "tr": r"""saniye\w*/ dakika\w*/ saat\w*/
        gün(?:ü(?:n(?:ü|e|de|den|ün)?)?|de|den|lük|e|lü|dür|lüğüne)?/günler
        hafta(?!lar)\w*/haftalar ay(?:ı(?:n(?:ı|a|da|dan|ın)?)?|da|dan|lık|a|dır)?/aylar
        yıl(?:ı(?:n(?:ı|a|da|dan|ın)?)?|da|dan|lık|a|dır)?|sene\w*/yıllar""",
    "id": r"detik|saat/ menit|minit/ jam/ hari/ minggu|pekan/ bulan/ tahun/",
    "vi": r"giây/ phút/ giờ|tiếng/ ngày/ tuần/ tháng/ năm/",
    "he": r"""שנייה|שניה/שניות דקה/דקות שעה/שעות|שעתיים? יום|יממה/ימים|יומיים|יממות
        שבוע/שבועות|שבועיים חודש/חודשים|חודשיים שנה/שנים|שנתיים?""",
    "fa": r"""ثانیه/ دقیقه/ ساعت[هی]?/ (?:شبانه[\u200c\s]?)?روز[هی]?/روزها
        هفته(?:[\u200c\s]?ا?ی)?/هفته\u200c?ها ماه[هی]?/ماه\u200c?ها سال[هی]?/سال\u200c?ها""",
    "ur": r"""سیکنڈ/ منٹ/ گھنٹ[ہے]/گھنٹوں دن|روز/دنوں ہفت[ہے]/ہفتوں مہین[ہے]|ماہ/مہینوں
        سال|برس/سالوں""",
    "ar": r"""ثانية/ثوان|ثواني|ثانيتان|ثانيتين دقيقة/دقائق|دقيقتان|دقيقتين
        ساعة/ساعات|ساعتان|ساعتين|ساعتا|ساعتي يوما?/أيام|أياما|يومان|يومين|يوما?ي
        أسبوعا?/أسابيع|أسبوعان|أسبوعين|أسبوعي شهرا?/أشهر|شهور|شهران|شهرين|شهري
        سنة|عاما?/سنوات|سنين|أعوام|سنتان|سنتين|سنتا|سنتي|عامان|عامين|عامي""",
    "hi": r"""सेकं?ण?्?डो?ं?/ मिनट/मिनटों घंट[ाे]|घण्ट[ाे]/घंटों दिन/दिनों
        सप्ताह|हफ़्त[ाे]|हफ्त[ाे]|हफ़्त[ाे]/हफ़्तों मही?न[ाे]|माह/महीनों
        वर्ष(?:ीय)?|साल/वर्षों|सालों""",
    "ckb": r"""چرکە\w*/ خولەک\w*/ (?:کاتژمێر|سەعات)\w*/ [ڕر]ۆژ(?:ێک|ەکە|ی|دا)?/[ڕر]ۆژان
        [هھ]ەفتە\w*/ مانگ\w*/ ساڵ(?!ان)\w*/ساڵان""",
    "ps": r"""ثان[یي][هې]/ دق[یي]ق[هې]/ ساعت\w*/ ورځ/ورځې|ورځو او?ون[یۍ]|هفته/او?ن[یۍ]و|هفتې
        م[یي]اشت/م[یي]اشت[ېو] کال/کاله|کلون[هو]""",
    "zh": r"""秒[钟鐘]?/ 分[钟鐘]/ 小[时時]|[钟鐘][头頭]/ [天日]/ [周週](?![年岁歲])|星期|礼拜|禮拜/
        [个個]月/ 年/""",
    "ja": r"秒/ 分/ 時間/ 日/ 週/ [かヶカケ箇ヵ]月/ 年/",
    "ko": r"초/ 분/ 시간/ 일|날|하루|이틀|사흘|나흘/ 주/ 개월|달/ 년|해/",
}  # fmt: skip
"""By language, for each unit the words for one and, behind a slash, other forms.

The sign ~ is before what may be the end of a word: zweiwöchig.
"""
_HALF_OF = {
    "en": "half[ -](?:an? )?",
    "de": "halbe?[nrs]? ?",
    "nl": "hal(?:f|ve) ",
    "sv": "halvt? ?",
    "da": "halvt? ?",
    "nb": "halvt? ?",
    "fr": "demi-",
    "es": "medi[oa] ",
    "pt": "mei[oa] ",
    "it": "mezz(?:[oa] |')",
    "ca": "mi(?:g|tja) ",
    "ro": "jumătate de ",
    "bg": "полов(?:ин|ината) ",
    "sr": "(?:pola|пола) ",
    "ckb": "نیو ",
    "ps": "نیم ",
    "ru": "пол",
    "uk": "пів ?",
    "pl": "pół[ -]?",
    "cs": "půl ?",
    "hu": "fél ?",
    "fi": "puol(?:i|en|ta) ?",
    "el": "μισ[ήό] ",
    "tr": "yarım ",
    "id": "setengah ",
    "vi": "nửa ",
    "he": "חצי ",
    "fa": "ن[یي]م[ \u200c]?",
    "ar": "نصف (?:ال)?",
    "ur": "آدھ[ےای] ",
    "hi": "आध[ेाी] ",
    "zh": "半[个個]?",
    "ja": "半",
    "ko": "반 ?",
}
"""By language, the word for half before a unit: half a year, полгода, نیم سال."""
_SAME = {"nb": "da", "nn": "da", "no": "da", "prs": "fa", "hr": "sr", "bs": "sr", "ms": "id",
         "gl": "pt", "yue": "zh"}  # fmt: skip
_FOLDED = frozenset({"ar", "fa"})
_LETTER = r"[\w\u0900-\u097f]"
_BEFORE = {
    "ar": rf"(?<!{_LETTER})[وفبلك]?(?:ال|لل)?",
    "he": rf"(?<!{_LETTER})[ובלכמהש]{{0,3}}",
    "fa": rf"(?:(?<!{_LETTER})|(?<=يك)|(?<=دو)|(?<=سه))",
}
"""What may be before a word: a particle, or a number that is written together with it."""
_WITHOUT_SPACES = frozenset({"zh", "ja", "ko", "th"})


@cache
def find_time_words(language: str, unit: str) -> re.Pattern[str] | None:
    """Return what finds a unit of time in a text that ``fold_time_words`` returned.

    The first group is set where the word says one unit, or does not tell how many.
    """
    row = _ROWS.get(_SAME.get(language, language))
    if row is None:
        return None
    language = _SAME.get(language, language)
    one, _, more = _fold(row, language).split()[UNITS.index(unit)].partition("/")
    if language in _WITHOUT_SPACES:
        return re.compile(rf"({one})")
    start = _BEFORE.get(language, rf"(?<!{_LETTER})")
    ends = [word[1:] for word in more.split("|") if word.startswith("~")]
    words = [word for word in more.split("|") if word and not word.startswith("~")]
    return re.compile(
        rf"{start}(?:({one})|(?:{'|'.join(words) or '(?!)'}))(?!{_LETTER})"
        + "".join(f"|{end}" for end in ends),
        re.IGNORECASE,
    )


@cache
def find_half_unit(language: str, unit: str) -> re.Pattern[str] | None:
    """Return what finds half of a unit, as "half a year", where ``find_time_words`` would look."""
    language = _SAME.get(language, language)
    if language not in _HALF_OF:
        return None
    one, _, more = _fold(_ROWS[language], language).split()[UNITS.index(unit)].partition("/")
    words = "|".join(word for word in (one, *more.split("|")) if word.lstrip("~"))
    return re.compile(rf"(?:{_HALF_OF[language]})(?:{words.replace('~', '')})", re.IGNORECASE)


@cache
def find_half(language: str) -> re.Pattern[str] | None:
    """Return what finds the word for half before a unit."""
    half = _HALF_OF.get(_SAME.get(language, language))
    return re.compile(half, re.IGNORECASE) if half else None


def knows_time_words(language: str) -> bool:
    """Return whether the words for spans of time of a language are known here."""
    return _SAME.get(language, language) in _ROWS


def fold_time_words(text: str, language: str) -> str:
    """Return a text whose words can be compared with those of ``find_time_words``."""
    return _fold(text, _SAME.get(language, language))


def _fold(text: str, language: str) -> str:
    return fold_letters(text) if language in _FOLDED else text
