"""Words of Arabic that are often misspelled, and have one right spelling.

The lists are closed. The mistakes are of four kinds: a hamza that is left out at the beginning of a
word that has one (hamzat al-qaṭʿ); a hamza at the beginning of a word that has none (hamzat
al-waṣl: nouns of the seventh, eighth and tenth form, and a few old ones); ه for ة at the end of a
noun with the article, which no possessive ه can follow; and words that are written as they sound.
A word that could also be another one is not here: ان is إن or أن, الا is إلا or ألا, علي is a name.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache, lru_cache

from dragoman.checks.text.characters import ARABIC_MARKS, read_words
from dragoman.patterns import compile_later

_FUNCTION_WORDS = {
    "الى": "إلى", "اليه": "إليه", "اليها": "إليها", "اليهم": "إليهم", "اليك": "إليك",
    "اليكم": "إليكم", "الينا": "إلينا", "اذا": "إذا", "اذ": "إذ", "لانها": "لأنها",
    "لانهم": "لأنهم", "لاننا": "لأننا", "لانك": "لأنك", "لانني": "لأنني", "انت": "أنت",
    "انتم": "أنتم", "ايضا": "أيضا", "ايضاً": "أيضاً", "ايضًا": "أيضًا",
    "هولاء": "هؤلاء", "هاؤلاء": "هؤلاء", "لاكن": "لكن", "هاذا": "هذا", "هاذه": "هذه",
    "ذالك": "ذلك", "كذالك": "كذلك", "الان": "الآن", "اثناء": "أثناء", "احيانا": "أحيانا",
    "احياناً": "أحياناً", "احيانًا": "أحيانًا", "اخيرا": "أخيرا", "اخيراً": "أخيراً",
    "اخيرًا": "أخيرًا", "اول": "أول", "اكثر": "أكثر", "اقل": "أقل", "اكبر": "أكبر",
    "اصغر": "أصغر", "افضل": "أفضل", "اعلى": "أعلى", "اخرى": "أخرى", "اهم": "أهم", "اسهل": "أسهل",
    "اصبح": "أصبح", "اصبحت": "أصبحت", "اعلن": "أعلن", "اعلنت": "أعلنت", "اكد": "أكد",
    "اكدت": "أكدت", "اضاف": "أضاف", "اضافت": "أضافت", "اشار": "أشار", "اشارت": "أشارت",
}  # fmt: skip
"""They may have و or ف before them."""
_ALONE = {
    "او": "أو", "اي": "أي", "لان": "لأن", "ولان": "ولأن", "لانه": "لأنه", "ولانه": "ولأنه",
}  # fmt: skip
"""With و or ف before them they are other words, as فلان (so-and-so), or names of letters."""
_UNCERTAIN = {
    "الي": "إلى", "والي": "وإلى", "انا": "أنا", "وانا": "وأنا", "اخر": "آخر", "شئ": "شيء",
}  # fmt: skip
"""What is nearly always meant; but it is another word, or right in some country, too."""
_WITH_ARTICLE = {
    "أ": """
        اول اولى اخير اخيرة اخرى اكثر اقل اكبر افضل امن امم امل امر امور ارض اربعاء احد اسرة اسبوع
        اطفال افراد اشخاص ايام امريكي امريكية امريكيين اوروبي اوروبية اجهزة اخبار اسباب اسعار اعمال
        اموال امراض ادوات اسئلة اجنبي اجنبية ازمة اعضاء اهداف ابواب اساسي اساسية اوضاع احداث
    """,
    "إ": """
        اسلام اسلامي اسلامية انسان انساني انسانية انترنت امارات اسرائيلي اسرائيلية ادارة اجراءات
        اصابة اصابات اصدار اعدادات اضافة اعدام ارهاب ارهابي ارهابية اجراء اقليم اقليمي اقليمية
        ايراني ايرانية افريقي افريقية
    """,
}
"""Nouns that have lost this letter after the article: الاسلام for الإسلام."""
_NAMES = {
    "امريكا": "أمريكا", "ايران": "إيران", "اسرائيل": "إسرائيل", "افريقيا": "أفريقيا",
    "اوروبا": "أوروبا", "اسيا": "آسيا",
}  # fmt: skip
_WITHOUT_HAMZA = """
    استخدام استعمال استقبال استثمار استثمارات استشارة استجابة استمرار استقلال استعداد استيراد
    استفتاء استطلاع استهداف استئناف استقالة استنادا استقرار استيلاء استنتاج اجتماع اجتماعات
    اجتماعي اجتماعية اختيار اختبار اختبارات اختلاف اختلافات اختفاء اختصار اختراق احترام احتجاج
    احتجاجات احتمال احتفال احتلال احتياط احتياجات اعتقال اعتقالات اعتراف اعتماد اعتبار اعتداء
    اعتذار اعتصام اغتيال افتراضي افتراضية افتتاح اقتصاد اقتصادي اقتصادية اقتراح اقتراحات
    انتخاب انتخابات انتشار انتظار انتهاء انتهاك انتهاكات انتقال انتقاد انتقادات انتصار انتباه
    انقلاب انفجار انفصال انسحاب انضمام انطلاق انعقاد انخفاض انهيار اندماج اتصال اتصالات اتفاق
    اتفاقية اتحاد اتجاه اتهام اتهامات ارتفاع ارتباط ارتكاب ازدياد ازدهار اكتشاف اكتفاء التزام
    التهاب اشتراك اشتباك اشتباكات امتحان امتحانات امتلاك امتناع ابتكار اضطراب اضطرابات ابن
    ابنة اسم اثنان اثنين امرأة اضغط اختر استخدم انتظر افتح احفظ انقر انتقل اقرأ ابحث اكتب احذف
    انتهى انتهت استمر استمرت استطاع اكتشف اختفى اعترف انضم
"""
"""Nouns, and verbs of instructions and news; the nouns may have a possessive ending."""
_WRITTEN_WITH_HAMZA = compile_later("([وف]?(?:ال|لل|[بلك](?:ال)?)?)إ(\\w{2,}?)(ه|ها|هم|ك|كم|نا)?")
_FEMININE = """
    مدرس مدين دول حكوم جامع منظم شرك صح لجن سياس لغ صفح رسال مرحل مشكل نتيج منطق عاصم سلط محكم
    قضي ثور حرك جبه جمعي صحيف ذاكر دال سم فأر متحرك ضوئي ترقي مشارك مراجع متابع ترجم مقاوم
    معارض شرط مجل مكتب قناة ساع سن مر قائم كلم جمل فكر طريق وسيل خدم شبك لوح نافذ ميز زياد
    عملي علاق معلوم تجرب دراس حال جه قيم قو مساعد متحد مختلف جديد قديم كبير صغير خاص عام سابق
    لاحق حالي تالي ثاني رئيسي عربي محلي دولي شخصي اخير معين مطلوب مهم سجين معتقل طبيع حيا
    مقابل حري هوي قضي شخصي جنسي قومي وطني سياسي اقتصادي اجتماعي ثقافي علمي تقني خاصي أهمي
    مسؤولي إمكاني صلاحي خصوصي أرضي نهائي افتراضي إضافي برمجي رقمي عالمي مالي شرعي قانوني
    جمهوري ديمقراطي داخلي خارجي مدني نسائي إنساني إسلامي أمريكي إعلامي تعليمي صحي عسكري أمني
    كتاب نسب رقاب درج طلب محاسب وزار سفار إدار ازم حمل رحل نسخ حزم اضاف قاعد مساح مساف
    صور لعب سيار غرف حديق
"""
_CONJUNCTIONS = ("", "و", "ف")
_ARTICLES = ("ال", "بال", "كال", "لل")
_DEFINITE = compile_later("([وف]?(?:ال|بال|كال|لل))(\\w{3,}ه)")
_HEH_OF_ROOT = compile_later(
    "(?:ج|ب|واك|كار|ناق|شو|مي|مو|كر|عت|فق|سف|رف|نو|نز|نتز|كتور|فو|إل|أل|شف|بد|تف|ول|فر|جا|تا|ت"
    "|لا|نه|ني|في|لي|تي)[ايو]?ه$|^ت.ا?.ه$"
)
"""Where a word with the article rightly ends in ه: roots that end in it (المياه, الفواكه), words
from abroad (الجنيه, الكافيه, الدكتوراه), and a possessive ه where ال is no article (والتزامه)."""
_MARKS = compile_later(f"[{ARABIC_MARKS}]")


@cache
def list_right_spellings() -> dict[str, str]:
    """Return the right spelling of each misspelled word that can be nothing else."""
    return dict(_list_pairs())


def list_uncertain_spellings() -> dict[str, str]:
    """Return what is probably meant by words that are rarely right."""
    return _UNCERTAIN


@lru_cache(maxsize=4096)
def remove_hamza(word: str) -> str:
    """Return a word that begins with a hamza too many as it is right; "" for any other word."""
    match = _WRITTEN_WITH_HAMZA.fullmatch(word)
    if match is None or "ا" + match[2] not in _list_without_hamza():
        return ""
    return f"{match[1]}ا{match[2]}{match[3] or ''}"


def find_teh_marbuta(word: str) -> tuple[str, bool]:
    """Return a word with the article that ends in ه as it is right, in ة, and whether it is sure.

    The word is "" where it may be right as it is.
    """
    match = _DEFINITE.fullmatch(_MARKS.sub("", word))
    if match is None:
        return "", False
    is_sure = match[2][:-1] in _list_feminine_stems()
    if not is_sure and (not 4 <= len(match[2]) <= 10 or _HEH_OF_ROOT.search(match[2])):
        return "", False
    return word[: word.rindex("ه")] + "ة" + word[word.rindex("ه") + 1 :], is_sure


@cache
def _list_without_hamza() -> frozenset[str]:
    return read_words(_WITHOUT_HAMZA)


@cache
def _list_feminine_stems() -> frozenset[str]:
    return read_words(_FEMININE)


def _list_pairs() -> Iterator[tuple[str, str]]:
    yield from _ALONE.items()
    for wrong, right in _FUNCTION_WORDS.items():
        for before in _CONJUNCTIONS:
            yield before + wrong, before + right
    for hamza, words in _WITH_ARTICLE.items():
        for word in words.split():
            for before in _CONJUNCTIONS:
                for article in _ARTICLES:
                    yield before + article + word, before + article + hamza + word[1:]
    for wrong, right in _NAMES.items():
        for before in ("", "و", "ف", "ب", "ل", "وب", "ول"):
            yield before + wrong, before + right


def find_right_spelling(word: str) -> str:
    """Return how a frequent word is spelled that is misspelled; "" for any other word."""
    right = list_right_spellings().get(word) or list_uncertain_spellings().get(word)
    if right is None and "إ" in word:
        return remove_hamza(word)
    return right or ""
