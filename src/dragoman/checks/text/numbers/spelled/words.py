"""Tables of words that say numbers, with their letters folded by ``fold_letters``."""

from __future__ import annotations

from collections.abc import Mapping

from dragoman.texts.scripts import fold_letters


def _read_table(rows: str) -> dict[str, int]:
    """Return the value of each word; a row of the table is a value and the words for it."""
    table = {}
    for row in rows.split("\n"):
        value, *words = row.split()
        table.update({fold_letters(word): int(value) for word in words})
    return table


_FA = _read_table("""\
0 صفر
1 یک اول نخست یکم
2 دو دوم هردو جفت دوتا دوگانه دوبار نیم نصف
3 سه سوم سومین سه‌گانه سه‌تا
4 چهار چهارم چارم چهارتا ربع
5 پنج پنجم
6 شش ششم
7 هفت هفتم
8 هشت هشتم
9 نه نهم
10 ده دهم
11 یازده یازدهم
12 دوازده دوازدهم
13 سیزده سیزدهم
14 چهارده چهاردهم
15 پانزده پانزدهم
16 شانزده شانزدهم
17 هفده هفدهم
18 هجده هیجده هژده هجدهم هیجدهم هژدهم
19 نوزده نوزدهم
20 بیست بیستم
30 سی سی‌ام
40 چهل چهلم
50 پنجاه پنجاهم
60 شصت شصتم
70 هفتاد هفتادم
80 هشتاد هشتادم
90 نود نودم
100 صد یکصد صدم صدها
200 دویست
300 سیصد
400 چهارصد
500 پانصد
600 ششصد شش‌صد
700 هفتصد
800 هشتصد
900 نهصد
1000 هزار یکهزار هزاران هزارم
1000000 میلیون ملیون میلیونها میلیون‌ها
1000000000 میلیارد بیلیون میلیاردها
1000000000000 تریلیون""")

_AR = _read_table("""\
0 صفر
1 واحد واحدة أحد إحدى أول أولى حادي حادية
2 اثنا اثني اثنتا اثنتي اثنان اثنين اثنتان اثنتين إثنان
2 إثنين ثان ثاني ثانية ثنائي ثنائية نصف كلا كلتا مرتين مرتان
3 ثلاثي ثلاثية ثلاث ثلاثة ثالث ثالثة ثلث ثلثا ثلثي ثلثان ثلثين أثلاث
3 ثلثها ثلثهم ثلثاها ثلثاهم ثلثيها ثلثيهم
4 أربع أربعة رابع رابعة ربع أرباع ربعها ربعهم أرباعها أرباعهم
5 خمس خمسة خامس خامسة أخماس
6 ست ستة سادس سادسة
7 سبع سبعة سابع سابعة
8 ثمان ثماني ثمانية ثامن ثامنة
9 تسع تسعة تاسع تاسعة
10 عشر عشرة عاشر عاشرة
20 عشرون عشرين
30 ثلاثون ثلاثين
40 أربعون أربعين
50 خمسون خمسين
60 ستون ستين
70 سبعون سبعين
80 ثمانون ثمانين
90 تسعون تسعين
100 مئة مائة مية
200 مئتان مئتين مائتان مائتين مئتا مائتا مئتي مائتي
300 ثلاثمئة ثلاثمائة
400 أربعمئة أربعمائة
500 خمسمئة خمسمائة
600 ستمئة ستمائة
700 سبعمئة سبعمائة
800 ثمانمئة ثمانمائة ثمانيمئة ثمانيمائة
900 تسعمئة تسعمائة
1000 ألف آلاف ألفا
2000 ألفان ألفين ألفي
1000000 مليون ملايين ملاين مليونا
2000000 مليونان مليونين مليوني
1000000000 مليار مليارات بليون بلايين مليارا
2000000000 ملياران مليارين ملياري
1000000000000 تريليون تريليونات ترليون""")
_AR |= {fold_letters(f"{word}{ending}"): value for word, value in tuple(_AR.items())
        if 20 <= value <= 90 and word.endswith("ين") for ending in ("يات", "ات")}  # fmt: skip
DUALS: Mapping[str, int] = _read_table("2000 ألفا\n2000000 مليونا\n2000000000 مليارا")
"""Duals in the construct state that look like the accusative of one: both can be meant."""

_EN = _read_table("""\
0 zero
1 one first once single
2 two second twice both double pair couple seconds dual half binary
3 three third thrice triple thirds
4 four fourth quarter
5 five fifth
6 six sixth
7 seven seventh
8 eight eighth octal
9 nine ninth
10 ten tenth decimal
11 eleven eleventh
12 twelve twelfth dozen
13 thirteen thirteenth
14 fourteen fourteenth
15 fifteen fifteenth
16 sixteen sixteenth hexadecimal
17 seventeen seventeenth
18 eighteen eighteenth
19 nineteen nineteenth
20 twenty twentieth twenties
30 thirty thirtieth thirties
40 forty fortieth forties
50 fifty fiftieth fifties
60 sixty sixtieth sixties
70 seventy seventieth seventies
80 eighty eightieth eighties
90 ninety ninetieth nineties
100 hundred hundredth
1000 thousand thousands thousandth millennium
1000000 million millions
1000000000 billion billions
1000000000000 trillion trillions""")

WORDS: Mapping[str, Mapping[str, int]] = {"fa": _FA, "ar": _AR, "en": _EN}
HALVES: Mapping[str, frozenset[str]] = {
    "fa": frozenset(map(fold_letters, ("نیم", "نصف"))),
    "ar": frozenset({fold_letters("نصف")}),
    "en": frozenset({"half"}),
}
SECONDS = frozenset(map(fold_letters, ("ثانية", "seconds")))
"""Words for seconds that say "second" too: after a number they are what it counts."""
QUARTERS = frozenset(map(fold_letters, ("ربع", "الربع", "والربع", "quarter")))
"""Words for a quarter, of an hour or of a million; a half is said with the words of ``HALVES``."""

_FA_MONTHS = _read_table("""\
1 ژانویه ژانویهٔ جنوری
2 فوریه فوریهٔ فبروری
3 مارس مارچ
4 آوریل آپریل اپریل
5 مه می مهٔ
6 ژوئن جون
7 ژوئیه ژوئیهٔ جولای ژولای
8 اوت آگوست اگست
9 سپتامبر سپتمبر
10 اکتبر اکتوبر
11 نوامبر نومبر
12 دسامبر دسمبر""")
_AR_MONTHS = _read_table("""\
1 يناير جانفي
2 فبراير شباط فيفري
3 مارس آذار
4 أبريل إبريل نيسان أفريل
5 مايو أيار ماي
6 يونيو يونيه حزيران جوان
7 يوليو يوليه تموز جويلية
8 أغسطس آب أوت غشت
9 سبتمبر أيلول شتنبر
10 أكتوبر تشرين
11 نوفمبر تشرين نونبر
12 ديسمبر كانون دجنبر""")
_EN_MONTHS = _read_table("""\
1 january jan
2 february feb
3 march mar
4 april apr
5 may
6 june jun
7 july jul
8 august aug
9 september sep sept
10 october oct
11 november nov
12 december dec""")
MONTHS: Mapping[str, Mapping[str, int]] = {"fa": _FA_MONTHS, "ar": _AR_MONTHS, "en": _EN_MONTHS}
SHARED_MONTHS = {fold_letters("تشرين"): (10, 11), fold_letters("كانون"): (12, 1)}
"""Names that two months share; "first" and "second" tell them apart."""
