"""Quantities that are the same in other units: 45 miles are 72 kilometres, 80 °F are 27 °C."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from dragoman.checks.text.numbers.scales import read_decimals
from dragoman.checks.text.numbers.values import Number
from dragoman.patterns import compile_later

_UNITS = """\
mps m/s metres_per_second meters_per_second м/с m/sek m/sn מ/ש م/ث 米/秒
mps meter_pro_sekunde metern_pro_sekunde
mps mètres_par_seconde metros_por_segundo metri_al_secondo meter_per_sekund sekundmeter
mps meter_i_sekundet metriä_sekunnissa metrů_za_sekundu metrów_na_sekundę метр*_в_секунду 米每秒
mile mile miles mi mph meile meilen mille milles milla millas milha milhas miglio miglia
mile миля мили миль миль* مایل مايل مایلی میل ميل ميلا ميلاً أميال میلی מייל מיילים 英里 哩
mile マイル 마일
mil mil
foot foot feet ft fuß pied pieds pie pies pé pés piede piedi фут фута футов فوت فوتی پا
foot قدم أقدام قدما قدماً רגל 英尺 呎 フィート 피트
inch inch inches zoll pouce pouces pulgada pulgadas polegada polegadas pollice pollici
inch дюйм* اینچ* بوصة بوصات אינץ 英寸 吋 インチ 인치
yard yard yards yd yds ярд* یارد* ياردة ياردات verges yarda yardas jarda jardas 码 ヤード 야드
km kilomeet* kilomit*
km kilomet* km kms kph kmh kilomèt* kilómet* quilómet* quilômet* chilomet* километр* км
km کیلومتر* كيلومتر* كيلو_متر* קילומטר* ק"מ ק״מ קמ"ש קמ״ש 公里 千米 キロ 킬로
metre meter meters metre metres mètre mètres metro metros metri metern метр* متر متری
metre مترا متراً أمتار امتار מטר מטרים 米 メートル 미터 m м
cm sentime* santimet* centymet*
cm centimet* zentimet* centimèt* centímet* cm см сантиметр* سانتی* سنتيمتر* ס"מ ס״מ 厘米 公分
cm センチ 센티
mm millimet* millimèt* milímet* mm мм миллиметр* میلی‌متر* میلیمتر* ملم مليمتر* מ"מ מ״מ 毫米
mm ミリ 밀리
pound pound pounds lb lbs pfund livre livres libra libras libbra libbre фунт* پوند*
pound پاوند رطل رطلا رطلاً أرطال ליברות 磅 ポンド 파운드
ounce ounce ounces oz unze unzen once onces onza onzas onça onças oncia once унци* اونس
ounce أونصة אונקי*
stone stone st
kg kilo kilos kilogram* kg kilogramm* quilo quilos chilo chili килограмм* кг кило کیلو
kg کیلوگرم* کیلویی كيلو كيلوغرام* كيلوجرام* كغ كجم ק"ג ק״ג קילו* 公斤 千克 キログラム 킬로그램
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
ml millilit* ml мл میلی‌لیتر* مل 毫升
acre acre acres acri акр* ایکر فدان فدانا فداناً דונאם 英亩 エーカー 에이커
hectare hectare hectares ha hektar* hectárea* ettari гектар* га هکتار* هكتار* הקטר*
hectare 公顷 公頃 ヘクタール 헥타르
dunam dunam dunams דונם דונמים
sqmile square_mile square_miles sq_mi sq_miles
sqkm square_kilomet* sq_km km² quadratkilometer* kilomètres_carrés
sqfoot square_foot square_feet sq_ft
sqmetre square_met* sq_m m² sqm quadratmeter*
degf °f fahrenheit degrees_fahrenheit degrees_f degrees degree
degc °c celsius degrees_celsius degrees_centigrade degrees_c °
hour hour hours hrs stunde stunden heure heures hora horas ساعت ساعة 小时 時間 시간
day day days tag tage tagen jour jours día días dia dias روز يوم أيام يوما 天 日 일
week week weeks woche wochen semaine semaines semana semanas هفته أسبوع أسابيع 周 週間
month month months monat monate monaten mois mes meses ماه شهر أشهر شهرا 个月 個月 か月
year year years jahr jahre jahren an ans année années año años ano anos سال سنة سنوات
year عام أعوام 年"""
_SIZES = {
    "mile": ("length", 1609.344), "foot": ("length", 0.3048), "inch": ("length", 0.0254),
    "yard": ("length", 0.9144), "km": ("length", 1000.0), "metre": ("length", 1.0),
    "cm": ("length", 0.01), "mm": ("length", 0.001), "mps": ("length", 3600.0),
    "mil": ("length", 10000.0),
    "pound": ("weight", 0.45359), "ounce": ("weight", 0.02835), "stone": ("weight", 6.35),
    "kg": ("weight", 1.0), "gram": ("weight", 0.001), "tonne": ("weight", 1000.0),
    "gallon": ("volume", 3.785), "pint": ("volume", 0.5), "quart": ("volume", 0.946),
    "litre": ("volume", 1.0), "ml": ("volume", 0.001),
    "acre": ("area", 4046.86), "hectare": ("area", 10000.0), "dunam": ("area", 1000.0),
    "sqmile": ("area", 2.59e6), "sqkm": ("area", 1e6), "sqfoot": ("area", 0.0929),
    "sqmetre": ("area", 1.0), "degf": ("heat", 1.0), "degc": ("heat", 1.0),
    "hour": ("time", 1 / 24), "day": ("time", 1.0), "week": ("time", 7.0),
    "month": ("time", 30.44), "year": ("time", 365.25),
}  # fmt: skip
"""What each unit measures, and its size in one unit of its kind; a speed is a length an hour."""
TIME_UNITS = frozenset(unit for unit, (kind, _) in _SIZES.items() if kind == "time")
_OTHERS = {
    "mile": "km metre", "foot": "metre cm", "inch": "cm mm", "yard": "metre",
    "km": "mile metre", "mps": "mile km", "mil": "km mile",
    "metre": "foot yard cm km", "cm": "inch mm metre", "mm": "inch cm", "pound": "kg gram",
    "ounce": "gram ml", "stone": "kg", "kg": "pound gram tonne", "gram": "ounce kg",
    "tonne": "kg", "gallon": "litre", "pint": "litre ml", "quart": "litre",
    "litre": "gallon ml pint", "ml": "litre", "acre": "hectare sqmetre sqkm",
    "hectare": "acre sqkm sqmetre dunam", "dunam": "hectare acre",
    "sqmile": "sqkm", "sqkm": "sqmile hectare",
    "sqfoot": "sqmetre", "sqmetre": "sqfoot", "degf": "degc", "degc": "degf",
    "hour": "day", "day": "week month hour", "week": "day month", "month": "day year week",
    "year": "month",
}  # fmt: skip
"""The units that a translator converts each unit to."""
_NORTHERN = frozenset({"sv", "nb", "nn", "no"})
"""Languages in which a "mil" is ten kilometres; in others it is a thousand."""
_CURRENCIES = frozenset("$£€¥")
_LARGEST_WORD = 12
"""Larger quantities are seldom written in words."""
_NEAR, _ROUGH = 0.06, 0.1
_RANGE = (
    r"(?:\s?(?:[-–—x×]|\b(?:to|and|or|bis|und|à|a|y|et|до|и|تا|و|إلى|الى|أو|یا)\b)"
    r"\s?[0-9.,]+)?"
)
_FEET = compile_later(
    r"([0-9]{1,2})[ -]?(?:foot|feet|ft\.?|['’′])[ -]?([0-9]{1,2})",
    re.IGNORECASE,
)
_TENS_OF_DEGREES = compile_later(r"(?<![\w.,'’])([3-9]0)s\b")
"""How American weather reports say temperatures: "in the 80s"."""
_MOST_DIFFERENT = 40
"""Up to so many degrees may be how much warmer it is, and not how warm."""
_WORD_QUANTITY = compile_later(
    r"\b(half an?|an?|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve)[ -]"
    r"(mile|foot|feet|inch|yard|pound|ounce|gallon|pint|acre|stone|decade|year|month|week|day"
    r"|met(?:re|er)|kilomet(?:re|er)|kilogram|hectare|lit(?:re|er)|tonne)",
    re.IGNORECASE,
)
_WORD_UNITS = {
    "feet": "foot", "decade": "year", "meter": "metre", "kilometre": "km", "kilometer": "km",
    "kilogram": "kg", "liter": "litre",
}  # fmt: skip
_WORD_VALUES = {"half a": 0.5, "half an": 0.5, "a": 1, "an": 1} | {
    word: float(value)
    for value, word in enumerate(
        [
            "one",
            "two",
            "three",
            "four",
            "five",
            "six",
            "seven",
            "eight",
            "nine",
            "ten",
            "eleven",
            "twelve",
        ],
        start=1,
    )
}


@dataclass(frozen=True, slots=True)
class Quantity:
    """A number with its unit: the place of the number, and the name of the unit."""

    start: int
    value: float
    unit: str


@cache
def _find_units() -> re.Pattern[str]:
    """Return the pattern of what is after a number: perhaps the end of a range, then a unit."""
    parts = []
    for unit, words in _read_units().items():
        whole = sorted((word for word in words if not word.endswith("*")), key=len, reverse=True)
        begun = [re.escape(word[:-1]).replace("_", r"\s") for word in words if word.endswith("*")]
        latin = [re.escape(word).replace("_", r"\s") for word in whole if word[-1] < "\u3000"]
        others = [re.escape(word) for word in whole if word[-1] >= "\u3000"]
        parts.append(
            rf"(?P<{unit}>(?:{'|'.join(latin)})(?!\w)"
            + "".join(f"|{word}" for word in begun + others)
            + ")"
        )
    return re.compile(rf"{_RANGE}[\s\u200c-]{{0,2}}(?:{'|'.join(parts)})", re.IGNORECASE)


def _read_units() -> dict[str, list[str]]:
    units: dict[str, list[str]] = {}
    for row in _UNITS.split("\n"):
        unit, *words = row.split()
        units.setdefault(unit, []).extend(words)
    return units


def find_quantities(numbers: list[Number], text: str, language: str = "") -> list[Quantity]:
    """Return the numbers that have a unit after them, with feet and inches together in feet."""
    quantities = []
    for number in numbers:
        if text[max(0, number.start - 1) : number.start] in _CURRENCIES:
            continue
        match = _find_units().match(text, number.end, number.end + 40)
        unit = match.lastgroup if match else None
        if unit and (unit != "mil" or language in _NORTHERN):
            quantities += [Quantity(number.start, value, unit) for value in read_decimals(number)]
    for match in _FEET.finditer(text):
        feet = int(match[1]) + int(match[2]) / 12
        quantities += [Quantity(match.start(at), feet, "foot") for at in (1, 2)]
    for match in _TENS_OF_DEGREES.finditer(text):
        quantities.append(Quantity(match.start(), float(match[1]), "degf"))
    return quantities


def list_word_quantities(text: str) -> Iterator[Quantity]:
    """Yield what English says with words: a mile, a two-foot brim."""
    for match in _WORD_QUANTITY.finditer(text):
        value, unit = _WORD_VALUES[match[1].lower()], match[2].lower()
        value *= 10 if unit == "decade" else 1
        yield Quantity(-1, value, _WORD_UNITS.get(unit, unit))


def is_of_kind(unit: str, other: str) -> bool:
    """Return whether two units measure the same, such as a length."""
    return _SIZES[unit][0] == _SIZES[other][0]


def compare_quantity(quantity: Quantity, number: Number, units: dict[int, str]) -> str:
    """Return "near", "rough" or "": whether a number says a quantity in another unit.

    ``units`` has the units of the numbers of that text. A number that has a unit of the same kind
    must fit in that unit; any other number may have each unit that people convert to.
    """
    kind = _SIZES[quantity.unit][0]
    unit = units.get(number.start, "")
    is_known = bool(unit) and _SIZES[unit][0] == kind
    if is_known and unit == quantity.unit:
        return ""
    others = [unit] if is_known else _OTHERS[quantity.unit].split()
    results = {
        _compare_values(expected, value, kind)
        for other in others
        for expected in _list_conversions(quantity, other)
        for value in read_decimals(number)
    }
    if number.readings[-1][0] in _list_centimetres(quantity):
        return "near"
    return "near" if "near" in results else "rough" if "rough" in results else ""


def _list_centimetres(quantity: Quantity) -> set[int]:
    """Return the centimetres of a height in feet that follow its whole metres: 1 m 98."""
    if quantity.unit != "foot" or quantity.value < 3:
        return set()
    rest = round(quantity.value * 30.48) % 100
    return {rest - 1, rest, rest + 1}


def _list_conversions(quantity: Quantity, unit: str) -> Iterator[float]:
    """Yield what a quantity is in another unit; of degrees also the difference: 10 °F warmer."""
    yield _convert(quantity, unit)
    if quantity.unit == "degf" and quantity.value <= _MOST_DIFFERENT:
        yield quantity.value * 5 / 9
    if quantity.unit == "degc" and quantity.value <= _MOST_DIFFERENT:
        yield quantity.value * 9 / 5


def _convert(quantity: Quantity, unit: str) -> float:
    if quantity.unit == "degf":
        return (quantity.value - 32) * 5 / 9
    if quantity.unit == "degc":
        return quantity.value * 9 / 5 + 32
    return quantity.value * _SIZES[quantity.unit][1] / _SIZES[unit][1]


def _compare_values(expected: float, value: float, kind: str) -> str:
    """Return how near a value is to what it should be. A value may be cut to a whole number."""
    distance = abs(expected - value)
    is_cut = value >= 5 and value == int(value) and distance < 1
    is_rounded = value >= 2 and value == round(expected)
    if distance <= _NEAR * abs(expected) or is_cut or is_rounded:
        return "near" if kind != "time" or distance <= 0.02 * expected else ""
    is_cut = value == int(expected) == 2  # 1 to 4 inches are 2 to 10 cm
    is_rough = kind != "time" and (is_cut or distance <= _ROUGH * abs(expected))
    return "rough" if is_rough else ""


def list_rounded(quantity: Quantity, language: str = "") -> Iterator[int]:
    """Yield the whole numbers that say a quantity in another unit: 60 days are 2 months."""
    kind = _SIZES[quantity.unit][0]
    others = _OTHERS[quantity.unit].split()
    if language in _NORTHERN and kind == "length":
        others.append("mil")
    for other in others:
        value = _convert(quantity, other)
        if 1.5 <= value < _LARGEST_WORD and _compare_values(value, round(value), kind) == "near":
            yield round(value)
