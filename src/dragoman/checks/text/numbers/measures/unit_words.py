"""The words and signs of units, by language.

The table has what people write in the larger languages. What CLDR says about units (through Babel)
adds the words of the others, in their forms after numbers. There a stem that all forms share may
have another ending, as in languages with many cases.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from functools import cache

from dragoman.checks.text.beginnings import find_common_start
from dragoman.languages import find_locale, naming
from dragoman.patterns import compile_later

_UNITS = """\
mps m/s metres_per_second meters_per_second м/с m/sek m/sn מ/ש م/ث 米/秒
mps meter_pro_sekunde metern_pro_sekunde
mps mètres_par_seconde metros_por_segundo metri_al_secondo meter_per_sekund sekundmeter
mps meter_i_sekundet metriä_sekunnissa metrů_za_sekundu metrów_na_sekundę метр*_в_секунду 米每秒
mil mil
mile μίλι* μιλί* მილ* ميلين מילין मील* মাইল* maili dặm ไมล์ மைல்* మైళ్ల* मैल* میله
foot فٹ پێ فووت फुट फीट फ़ीट ফুট ฟุต fod fot fet stop stóp láb pės* pēd* stopy
inch ئینچ* 英吋 インチ इंच* ইঞ্চি* นิ้ว tommer tommar tum tuumaa hüvelyk* coll* cola* palec palců palce
km किमी कि.मी. কিমি কি.মি. किलोमीटर* কিলোমিটার* กม. กิโลเมตร cây_số kilômét ki_lô_mét کیلۆمەتر*
mm מ“מ מ”מ
cm ס“מ ס”מ
kg ק“ג ק”ג
km ק“מ ק”מ کلومیٹر* کلو_میٹر* χλμ* χιλιόμετρ* კმ կմ kilomita
km χιλιομέτρ*
metre मीटर* মিটার* เมตร مەتر* mét μέτρ* მეტრ* մետր* mita
cm सेमी से.मी. সেমি সে.মি. सेंटीमीटर* ซม. เซนติเมตร εκ. εκατοστ* სმ սմ سم سانتیمەتر*
mm मिमी मि.मी. মিমি มม. มิลลิเมตร χιλιοστ* მმ մմ
pound पाउंड* পাউন্ড* ปอนด์ پۆند* paun* liber libry svar* mārciņ* font*
kg किलो किलोग्राम* किग्रा कि.ग्रा. কেজি কিলো কিলোগ্রাম* กก. กิโลกรัม კგ կգ kilograma
kg کیلۆ کیلۆگرام* κιλά κιλό κιλών κιλού χιλιόγραμμ*
gram ग्राम* গ্রাম* กรัม گرام* γραμμάρι* გრ
tonne ٹن टन* টন* ตัน تۆن* τόν* ton* tun tuny tuna tonn*
litre लीटर* লিটার* ลิตร لیتر* λίτρ* ლიტრ* lita
hectare हेक्टेयर* হেক্টর* เฮกตาร์ هێکتار* εκτάρι* ha
mile mile miles mi mph meile meilen mille milles milla millas milha milhas miglio miglia
mile миля мили миль миль* مایل مايل مایلی میل ميل ميلا ميلاً أميال میلی מייל מיילים 英里 哩
mile マイル 마일
foot foot feet ft fuß pied pieds pie pies pé pés piede piedi фут фута футов فوت فوتی پا
foot قدم أقدام قدما قدماً רגל 英尺 呎 フィート 피트
inch inch inches zoll pouce pouces pulgada pulgadas polegada polegadas pollice pollici
inch дюйм* اینچ* بوصة بوصات אינץ 英寸 吋 インチ 인치
yard yard yards yd yds ярд* یارد* ياردة ياردات verges yarda yardas jarda jardas 码 ヤード 야드
km kilomeet* kilomit*
km kilomet* km kms kph kmh kilomèt* kilómet* quilómet* quilômet* chilomet* километр* км
km کیلو_متر* كيلومتر* كيلو_متر* קילומטר* ק"מ ק״מ קמ"ש קמ״ש 公里 千米 キロ 킬로
metre meter meters metre metres mètre mètres metro metros metri metern метр* متر متری
metre مترا متراً أمتار امتار מטר מטרים 米 メートル 미터 m м
cm sentime* santimet* centymet*
cm centimet* zentimet* centimèt* centímet* cm см сантиметр* سانتی* سنتيمتر* ס"מ ס״מ 厘米 公分
cm センチ 센티
mm millimet* millimèt* milímet* mm мм миллиметр* میلی_متر* ملم مليمتر* ملي_متر* מ"מ מ״מ 毫米
mm ミリ 밀리
pound pound pounds lb lbs pfund livre livres libra libras libbra libbre фунт* پوند*
pound پاوند رطل رطلا رطلاً أرطال ליברות 磅 ポンド 파운드
ounce ounce ounces oz unze unzen once onces onza onzas onça onças oncia once унци* اونس
ounce أونصة אונקי*
stone stone st
kg kilo kilos kilogram* kg kilogramm* quilo quilos chilo chili килограмм* кг кило کیلو
kg کیلو_گرم* کیلویی كيلو كيلوغرام* كيلوجرام* كغ كجم ק"ג ק״ג קילו* 公斤 千克 キログラム 킬로그램
gram gram grams gramm gramme grammes gramo gramos grama gramas g г грамм* گرم غرام*
gram جرام* גרם 克 グラム 그램
tonne ton tons tonne tonnes tonnen tonelada toneladas tonnellata tonnellate тонн* т تن
tonne طن أطنان 吨 トン 톤
gallon gallon gallons gal gallone gallonen galón galones galão galões gallone галлон*
gallon گالن جالون* غالون*
pint pint pints پاینت پینت
quart quart quarts
litre litre litres liter liters litern litro litros litri литр* l л لیتر لتر لترا לליטר
litre ליטר* 升 リットル 리터
ml millilit* ml мл میلی_لیتر* مل 毫升
acre acre acres acri акр* ایکر فدان فدانا فداناً דונאם 英亩 エーカー 에이커
hectare hectare hectares ha hektar* hectárea* ettari гектар* га هکتار* هكتار* הקטר*
hectare 公顷 公頃 ヘクタール 헥타르
dunam dunam dunams דונם דונמים
sqmile square_mile square_miles sq_mi sq_miles
sqkm square_kilomet* sq_km km² quadratkilometer* kilomètres_carrés
sqfoot square_foot square_feet sq_ft
sqmetre square_met* sq_m m² sqm quadratmeter*
degf °f fahrenheit degrees_fahrenheit degrees_f degrees degree
degc °c celsius degrees_celsius degrees_centigrade degrees_c
deg °
hour hour hours hrs stunde stunden heure heures hora horas ساعت ساعة 小时 時間 시간
day day days tag tage tagen jour jours día días dia dias روز يوم أيام يوما 天 日 일
week week weeks woche wochen semaine semaines semana semanas هفته أسبوع أسابيع 周 週間
month month months monat monate monaten mois mes meses ماه شهر أشهر شهرا 个月 個月 か月
year year years jahr jahre jahren an ans année années año años ano anos سال سنة سنوات
year عام أعوام 年"""
NORTHERN = frozenset({"sv", "nb", "nn", "no"})
"""Languages in which a "mil" is ten kilometres; in others it is a mile or a thousand."""
_OF_CLDR = {
    "length": {
        "mile": "mile", "foot": "foot", "inch": "inch", "yard": "yard", "kilometer": "km",
        "meter": "metre", "centimeter": "cm", "millimeter": "mm",
    },
    "mass": {
        "pound": "pound", "ounce": "ounce", "kilogram": "kg", "gram": "gram", "tonne": "tonne",
        "ton": "tonne",
    },
    "volume": {
        "gallon": "gallon", "pint": "pint", "liter": "litre", "milliliter": "ml",
    },
    "temperature": {"celsius": "degc", "fahrenheit": "degf"},
    "angle": {"degree": "deg"},
    "area": {
        "acre": "acre", "hectare": "hectare", "square-mile": "sqmile", "square-kilometer": "sqkm",
        "square-foot": "sqfoot", "square-meter": "sqmetre",
    },
}  # fmt: skip
"""The units of CLDR, with their names here."""
_COUNTS = (1, 2, 5, 21, 1.5)
"""After one of these a word has each of its forms, in whatever language."""
_NUMBER = compile_later(r"[\d.,\u066b\s\u200c-\u200f\u00ad]+")
_SHORTEST_STEM = 4
_LAST_LATIN = "\u024f"
"""Signs in Latin letters are in the table: others are also words, as *in* for inches."""
_LIKE_MILLIONS = ("mil", "\u043c\u0438\u043b")
"""How miles begin, and also thousands, millions and millimetres."""


@cache
def list_unit_words(language: str) -> Mapping[str, frozenset[str]]:
    """Return the words of each unit in a language: a star stands for endings, ``_`` for a space."""
    units: defaultdict[str, set[str]] = defaultdict(set)
    for row in _UNITS.split("\n"):
        unit, *words = row.split()
        if unit != "mil" or language in NORTHERN:
            units[unit].update(words)
    for kind, names in _OF_CLDR.items() if _is_in_cldr(language) else ():
        for name, unit in names.items():
            units[unit].update(_list_words_of_cldr(f"{kind}-{name}", language))
    return {unit: frozenset(words) for unit, words in units.items()}


def _is_in_cldr(language: str) -> bool:
    """Return whether CLDR adds words of a language; English has all of them in the table."""
    try:
        return language != "en" and naming.has_own_data(language)
    except ValueError:
        return False


def _list_words_of_cldr(unit: str, language: str) -> set[str]:
    """Return the forms of a unit that CLDR knows in a language, and the stem of them."""
    from babel.units import format_unit  # it takes long to read, and few texts have units

    locale = find_locale(language)
    counts = {locale.plural_form(count): count for count in reversed(_COUNTS)}.values()
    long, short = (
        {
            _NUMBER.sub(" ", format_unit(count, unit, length, locale=locale)).strip()
            for count in counts
        }
        for length in ("long", "short")
    )
    stem = find_common_start(form.lower() for form in long)
    words = long | {sign for sign in short if len(sign) > 1 and sign[0] > _LAST_LATIN}
    is_stem = len(stem) >= _SHORTEST_STEM and not any(" " in form for form in long)
    if is_stem and not stem.startswith(_LIKE_MILLIONS):
        words.add(f"{stem}*")
    return {word.replace(" ", "_") for word in words if word}
