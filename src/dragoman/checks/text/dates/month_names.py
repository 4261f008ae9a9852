"""Names of months that CLDR does not have: of other calendars and countries, and other spellings.

A row is a month and its names, with ``_`` for a space. A name in ``UNSURE`` is also another word.
"""

from __future__ import annotations

from collections.abc import Mapping

_PERSIAN = """\
1 ژانویه ژانویۀ جنوری جانویه
2 فوریه فوریۀ فبروری فوریهٔ
3 مارس مارچ
4 آوریل اوریل آپریل اپریل
5 مه می مای
6 ژوئن ژوین ژون جون
7 ژوئیه ژوییه ژویه ژولای جولای جولائی ژوئیۀ
8 اوت آگوست اگوست آگست اگست اوگست
9 سپتامبر سپتمبر
10 اکتبر اکتوبر آکتبر
11 نوامبر نومبر
12 دسامبر دسمبر"""
_ARABIC = """\
1 يناير كانون_الثاني كانون_ثاني كانون_الثانى جانفي ينايِر
2 فبراير شباط فيفري
3 مارس آذار مارت
4 أبريل إبريل نيسان أفريل
5 مايو أيار نوار ماي
6 يونيو يونيه حزيران جوان
7 يوليو يوليه يوليوز تموز جويلية
8 أغسطس آب أوت غشت
9 سبتمبر أيلول شتنبر
10 أكتوبر تشرين_الأول تشرين_أول أوكتوبر
11 نوفمبر تشرين_الثاني تشرين_ثاني نونبر نوفمر
12 ديسمبر كانون_الأول كانون_أول دجنبر"""
_KURDISH = """\
1 کانوونی_دووەم کانونی_دووەم کانوونی_دووهەم جەنیوەری یەنایەر ژانویە
2 شوبات فێبریوەری فێبرواری فوریە
3 ئازار ئادار مارس مارچ
4 نیسان ئەپریل ئاپریل
5 ئایار مایس مای
6 حوزەیران حوزه‌یران جون ژوئەن
7 تەمموز تەمووز تەموز جولای ژوئیە
8 ئاب ئۆگست ئۆگەست ئۆگۆست
9 ئەیلوول ئەیلول سێپتەمبەر سێپتێمبەر
10 تشرینی_یەکەم تشرینی_یەکم ئۆکتۆبەر ئۆکتۆبر
11 تشرینی_دووەم تشرینی_دووهەم نۆڤەمبەر نۆڤێمبەر
12 کانوونی_یەکەم کانونی_یەکەم دیسەمبەر دێسەمبەر دیسێمبەر"""
_PASHTO = """\
1 جنوري جنورۍ
2 فبروري فېبروري فبرورۍ فروري
3 مارچ مارچ
4 اپریل اپرېل
5 مې مۍ مئ مئی
6 جون
7 جولای جولايي جولایي
8 اګست آګست اگست
9 سپټمبر سپتمبر سېپټمبر سېپتمبر سېپټېمبر ستمبر
10 اکتوبر اکټوبر
11 نومبر نوامبر
12 ډسمبر دسمبر ډېسمبر دسامبر"""
_URDU = """\
1 جنوری
2 فروری
3 مارچ
4 اپریل
5 مئی
6 جون
7 جولائی
8 اگست
9 ستمبر
10 اکتوبر
11 نومبر
12 دسمبر"""
_HEBREW = """\
2 פברואר
3 מרץ מרס
4 אפריל
8 אוגוסט
9 ספטמבר
10 אוקטובר
12 דצמבר"""
_KURMANJI = """\
1 Çile Çileya_Paşîn Kanûna_Paşîn Kanûna_Duyem Kanûna_Duyemîn Kanûna_duwem Rêbendan
2 Sibat Şibat Reşemî Reşemeh
3 Adar
4 Nîsan Avrêl
5 Gulan
6 Hezîran Pûşper
7 Tîrmeh Temûz
8 Tebax Gelawêj
9 Îlon Rezber
10 Cotmeh Çiriya_Pêşîn Çirîya_Pêşîn Oktober
11 Mijdar Çiriya_Paşîn Çirîya_Paşîn Sermawez
12 Berfanbar Kanûn Kanûna_Pêşîn Kanûna_Yekem Kanûna_Yekê Berçile Desember"""
_INDONESIAN = "2 Pebruari\n11 Nopember\n"
_SWEDISH = "3 mars\n5 maj"
_RUSSIAN = "3 марте марту мартом\n5 мае маю маем\n"
_POLISH = "5 maju majem\n"
_GREEK = (
    "1 Γενάρη Γενάρης\n2 Φλεβάρη\n3 Μάρτιο Μάρτη Μάρτης\n5 Μάιο Μάη Μάης Μαϊου\n6 Ιούνιο Ιούνη\n"
)
_GREEK += "7 Ιούλιο Ιούλη"
_VIETNAMESE = """\
1 tháng_Giêng tháng_một
2 tháng_hai
3 tháng_ba
4 tháng_tư
5 tháng_năm
6 tháng_sáu
7 tháng_bảy
8 tháng_tám
9 tháng_chín
10 tháng_mười
11 tháng_mười_một
12 tháng_mười_hai tháng_Chạp"""

GREGORIAN: Mapping[str, str] = {
    "fa": _PERSIAN,
    "ps": _PASHTO + "\n" + "\n".join(row for row in _PERSIAN.split("\n") if row[0] != "5"),
    "ar": _ARABIC,
    "ckb": _KURDISH,
    "ur": _URDU,
    "he": _HEBREW,
    "ku": _KURMANJI,
    "id": _INDONESIAN,
    "sv": _SWEDISH,
    "ru": _RUSSIAN,
    "pl": _POLISH,
    "el": _GREEK,
    "vi": _VIETNAMESE,
    "hi": "2 फरवरी\n9 सितम्बर\n10 अक्तूबर\n11 नवम्बर\n12 दिसम्बर",
    "mr": "9 सप्टेंबर\n1 जानेवारी",
    "en": "9 Sept",
}
"""By language, the names of the Gregorian months that are missing in CLDR."""

_IRANIAN = """\
1 فروردین فروردین‌ماه
2 اردیبهشت
3 خرداد
4 تیر
5 مرداد امرداد
6 شهریور
7 مهر
8 آبان
9 آذر
10 دی
11 بهمن
12 اسفند"""
_AFGHAN = """\
1 حمل
2 ثور
3 جوزا
4 سرطان
5 اسد
6 سنبله
7 میزان
8 عقرب
9 قوس
10 جدی
11 دلو
12 حوت"""
_AFGHAN_PASHTO = """\
1 وری
2 غویی غوايي
3 غبرګولی غبرګولي
4 چنګاښ چنګاش
5 زمری زمري
6 وږی وږي
7 تله
8 لړم
9 لیندۍ
10 مرغومی مرغومي
11 سلواغه
12 کب"""
_KURDISH_SOLAR = """\
1 خاکەلێوە
2 بانەمەڕ بانەمەر گوڵان
3 جۆزەردان
4 پووشپەڕ پووشپەر
5 گەلاوێژ
6 خەرمانان
7 ڕەزبەر رەزبەر
8 گەڵاڕێزان خەزەڵوەر
9 سەرماوەز
10 بەفرانبار
11 ڕێبەندان رێبەندان
12 ڕەشەمە ڕەشەمێ رەشەمە رەشەمێ"""
"""The months of Iran in Sorani, also with the letter that a Persian keyboard has for ڕ."""
_IRANIAN_LATIN = """\
1 Farvardin
2 Ordibehesht
3 Khordad
4 Tir
5 Mordad
6 Shahrivar
7 Mehr
8 Aban
9 Azar
10 Dey
11 Bahman
12 Esfand"""
SOLAR: Mapping[str, str] = {
    "en": _IRANIAN_LATIN,
    "fa": _IRANIAN + "\n" + _AFGHAN,
    "ps": _AFGHAN_PASHTO + "\n" + _AFGHAN + "\n" + _IRANIAN,
    "ckb": _KURDISH_SOLAR,
}
"""By language, the names of the months of the Solar Hijri calendar."""

_LUNAR_ARABIC = """\
1 محرم المحرم
2 صفر
3 ربيع_الأول ربيع_أول
4 ربيع_الثاني ربيع_الآخر ربيع_ثاني
5 جمادى_الأولى جمادى_الأول جمادي_الأول
6 جمادى_الآخرة جمادى_الثانية جمادى_الثاني جمادى_الآخر
7 رجب
8 شعبان
9 رمضان
10 شوال
11 ذي_القعدة ذو_القعدة ذوالقعده ذیقعده ذی‌القعده ذی‌قعده
12 ذي_الحجة ذو_الحجة ذوالحجه ذیحجه ذی‌الحجه ذی‌حجه"""
_LUNAR_PERSIAN = """\
3 ربیع‌الاول
4 ربیع‌الثانی
5 جمادی‌الاول جمادی‌الاولی
6 جمادی‌الثانی جمادی‌الثانیه"""
LUNAR: Mapping[str, str] = {
    "ar": _LUNAR_ARABIC,
    "fa": _LUNAR_ARABIC + "\n" + _LUNAR_PERSIAN,
    "ps": _LUNAR_ARABIC + "\n" + _LUNAR_PERSIAN,
    "ur": _LUNAR_ARABIC + "\n" + _LUNAR_PERSIAN,
}
"""By language, the names of the months of the Hijri calendar."""

_ETHIOPIAN_MONTHS = """\
1 መስከረም
2 ጥቅምት ጥቅምቲ
3 ኅዳር ህዳር ሕዳር ሐዳር
4 ታኅሣሥ ታህሳስ ታሕሳስ ታኅሳስ ታህሣሥ ታሕሣሥ ታህሣስ ታኅሣስ
5 ጥር ጥሪ
6 የካቲት ለካቲት
7 መጋቢት
8 ሚያዝያ ሚያዚያ ምያዝያ ሚያዝያ ሚዝያ
9 ግንቦት ጉንበት ግንቦት
10 ሰኔ ሠኔ ሰነ
11 ሐምሌ ሀምሌ ሃምሌ ሓምለ ሐምለ
12 ነሐሴ ነሃሴ ነሀሴ ነሓሰ ነሐሰ
13 ጳጉሜ ጳጉሜን ጳጉሜ ጳጉሚት ጷጉሜ"""
ETHIOPIAN: Mapping[str, str] = {"am": _ETHIOPIAN_MONTHS, "ti": _ETHIOPIAN_MONTHS}
"""Months of Ethiopia and Eritrea. Each is also the name for the month of the Gregorian calendar
in which most of it lies, where a text counts days and years as that calendar does."""

UNSURE: Mapping[str, str] = {
    "en": "May March August April June",
    "fa": "مه می مارس اوت مای جون ژون",
    "ps": "مې مۍ مئ مه می مای جون اوت مارس",
    "ar": "مارس آب أوت ماي جوان نيسان نوار مارت تموز غشت",
    "ckb": "مای مارس جون ئاب",
    "ur": "مئی جون",
    "sd": "مئي جون",
    "he": "מאי מרץ מרס יוני יולי",
    "de": "Mai August März April",
    "fr": "mars mai août avril juin",
    "es": "mayo marzo abril agosto",
    "it": "maggio marzo",
    "pt": "maio março abril agosto",
    "tr": "Ocak Mart Mayıs Ekim Kasım Aralık",
    "az": "may mart",
    "ru": "март май марта мая",
    "uk": "лютий лютого травня березня",
    "pl": "maj maja marca luty lutego",
    "hr": "lipa lipnja",
    "cs": "máj",
    "sw": "Mei Machi",
    "ne": "जुन",
    "ro": "mai",
    "ca": "maig març",
    "hi": "मई जून मार्च",
    "ku": "Gulan Îlon Adar Kanûn Çile Reşemî Gelawêj Sibat Nîsan",
    "vi": "tháng_hai tháng_ba tháng_năm tháng_một",
}
"""By language, names of months that alone may be another word, or the name of a person."""
