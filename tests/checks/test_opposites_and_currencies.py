"""Words that say the opposite, and other currencies: what translators rightly write, and do not."""

from __future__ import annotations

from dragoman.checks import Pair, check_pair
from dragoman.checks.rules.opposites import opposites
from dragoman.checks.text.opposite_words import read_sides
from helpers.cases import each_case
from helpers.durations import check_growth

RIGHT = """
fa | He travelled from north to south. | او سراسر کشور را پیمود.
de | Settlers came to Southern Rhodesia. | Siedler kamen nach Südrhodesien.
fa | Her mother tongue is Kurdish. | زبان پدری او کردی نیست، زبان مادری‌اش کردی است.
de | He has three brothers and sisters. | Er hat drei Geschwister.
fa | It is more or less ready. | کم و بیش آماده است.
ar | No less than 30 people died. | قُتل أكثر من 30 شخصا.
fa | The password must have at least 8 characters. | گذرواژه نباید کمتر از ۸ نویسه باشد.
ar | The password must have at least 8 characters. | يجب ألا تقل كلمة المرور عن 8.
fr | At least 30 people died. | Pas moins de 30 personnes sont mortes.
de | At least 30 people died. | Nicht weniger als 30 Menschen starben.
es | At least 30 people died. | No menos de 30 personas murieron.
it | At least 30 people died. | Non meno di 30 persone sono morte.
pt | At least 30 people died. | Não menos de 30 pessoas morreram.
zh | At least 2 characters. | 不得少于 2 个字符。
tr | It must be at least 3. | 3'ten daha az olmamalıdır.
ru | At most 30 people came. | Пришло не более 30 человек.
de | Good morning! We start in the afternoon. | Guten Tag! Wir fangen nachmittags an.
de | We open at 9 a.m. and have dinner at 7. | Wir öffnen um 9 Uhr, Abendessen gibt es um 19 Uhr.
es | They came at 3 a.m. and left later. | Llegaron a las 3 y se fueron más tarde.
ru | The trial began at 8 a.m. that day. | Суд начался в 8:00 того же дня.
ur | The raid was at 3 a.m. in Syria. | چھاپہ رات تین بجے شام میں پڑا۔
he | The talks began at 9 a.m. in Saudi Arabia. | השיחות החלו ב-9:00 בערב הסעודית.
ar | The bomber struck in the afternoon. | فجر الانتحاري نفسه بعد ظهر الجمعة.
ar | The hearing on accountability is at 9 a.m. | جلسة المساءلة في الساعة 9:00.
fa | It was the dawn of a new era. | این آغاز عصر تازه‌ای بود.
ja | North Korea fired it at 3 p.m. | 北朝鮮は15時に発射した。
ckb | They fled northern Iraq. | لە باشووری کوردستان هەڵاتن.
ckb | Schools in northeast Syria are closed. | قوتابخانەکانی ڕۆژئاوا داخراون.
ar | The east of Syria, or Rojava, was shelled. | قُصفت منطقة غرب كردستان.
fa | The war in the Middle East goes on. | جنگ در غرب آسیا ادامه دارد.
es | South Korean and American troops | Tropas surcoreanas y norteamericanas
es | He was born in South Africa. | Nació en Sudáfrica.
nl | He lives in western Austria. | Hij woont in het westen van Oostenrijk.
it | His father lives in Madrid. | Suo papà vive a Madrid.
de | His son-in-law came. | Der Mann seiner Tochter kam.
ja | His son-in-law came. | 彼の娘婿が来た。
zh | His son-in-law came. | 他女儿的丈夫来了。
de | A woman and her husband stood there. | Eine Frau und ihr Mann standen da.
fa | He has not seen his wife. | او همسرش را در خانهٔ شوهرخواهرش ندیده است.
ar | His wife was at home. | كانت امرأته في بيت زوجها.
de | The boy saw it. | Der Junge und das Mädchen sahen es.
ko | A boy ate it. | 남자아이가 딸기를 먹었다.
tr | More than half of the most affected fled. | En çok etkilenenlerin yarısından fazlası kaçtı.
es | The evening is tomorrow. | La noche es mañana.
fa | In the fall, the spring dried up. | در پاییز چشمه خشک شد.
fa | Mrs. Bahari came in the autumn. | خانم بهاری در آبان آمد.
ar | He left in the autumn. | غادر في شهر ربيع الأول.
he | He came to Tel Aviv in the autumn. | הוא הגיע לתל אביב באוקטובר.
ja | There is a hot spring in Akita. | 秋田に温泉がある。
fr | He paid $500 (US). | Il a payé 500 dollars américains.
fa | He paid $500. | او ۵۰۰ دلار آمریکا پرداخت.
de | The 19 euro area countries agreed. | Die 19 Länder des Euroraums einigten sich.
fr | He lost 20 pounds. | Il a perdu 20 livres.
fa | He lost 20 pounds. | او ۹ کیلو لاغر شد.
fr | It costs 20 Canadian dollars. | Cela coûte 20 dollars canadiens.
fa | The fine was 5,000,000 rials. | جریمه ۵۰۰٬۰۰۰ تومان بود.
fa | The fine was 500,000 tomans. | جریمه ۵٬۰۰۰٬۰۰۰ ریال بود.
ar | He paid 500 Syrian pounds. | دفع 500 ليرة سورية.
tr | He paid 500 Syrian pounds. | 500 Suriye lirası ödedi.
de | About $6.3 billion of European debt. | Etwa 6,3 Milliarden Dollar europäischer Schulden.
fr | 100 real people came. | 100 vraies personnes sont venues pour 100 euros.
zh | It cost 300 yen. | 花了300日元。
de | Nobody paid more than that; 30 stayed. | Niemand zahlte mehr; höchstens 30 blieben.
fa | You cannot choose more than 10. | حداکثر ۱۰ تا می‌توانید برگزینید.
de | You cannot choose more than 10. | Sie können höchstens 10 auswählen.
fr | A girl untangles the wires. | Une fille démêle des fils.
sv | He paid 500 kronor. | Han betalade 500 kronor.
hi | His father died. | उनके पिताजी की मृत्यु हो गई।
hi | The demand of his father. | उनके पिता की मांग।
"""
WRONG = """
ar | He left in the autumn of 2011. | غادر في ربيع 2011.
he | He left Tel Aviv in the spring. | הוא עזב את תל אביב בסתיו.
ja | He left in the winter. | 彼は夏に去った。
fa | The troops came from the north. | نیروها از جنوب آمدند.
fa | He lives in the south-east. | او در شمال شرقی زندگی می‌کند.
fa | He lives in the south-east. | او در جنوب غربی زندگی می‌کند.
ar | The troops came from the north. | أتت القوات من الجنوب.
ar | In eastern Aleppo | في حلب الغربية
he | They came from the north. | הם באו מהדרום.
ckb | They came from the north. | لە باشوورەوە هاتن.
ur | They came from the north. | وہ جنوب سے آئے۔
de | In the north of the country | Im Süden des Landes
de | In eastern Germany | Im Westen Deutschlands
fr | In the south of the country | Dans le nord du pays
fr | In eastern Ukraine | Dans l’ouest de l’Ukraine
es | In the south of the country | En el norte del país
it | In the south of the country | Nel nord del paese
pt | In the south of the country | No norte do país
ru | In the south of the country | На севере страны
ru | In eastern Ukraine | На западе Украины
tr | In southern Turkey | Türkiye'nin kuzeyinde
nl | In the south of the country | In het noorden van het land
fa | Her mother was arrested. | پدرش بازداشت شد.
ar | Her mother was arrested. | اعتُقل والدها.
de | His mother was arrested. | Sein Vater wurde verhaftet.
fr | His mother was arrested. | Son père a été arrêté.
es | His mother was arrested. | Su padre fue detenido.
it | His mother was arrested. | Suo padre è stato arrestato.
ru | His mother was arrested. | Его отца арестовали.
tr | His mother was arrested. | Babası tutuklandı.
zh | His mother was arrested. | 他的父亲被捕了。
ja | His mother was arrested. | 彼の父親が逮捕された。
ko | His mother was arrested. | 그의 아버지가 체포되었다.
hi | His mother was arrested. | उनके पिता को गिरफ़्तार किया गया।
pl | His mother was arrested. | Jego ojciec został aresztowany.
fa | His sister was arrested. | برادرش بازداشت شد.
ar | His sister was arrested. | اعتُقل شقيقه.
de | His sister was arrested. | Sein Bruder wurde verhaftet.
ru | His sister was arrested. | Его брат был арестован.
fa | The boys were released. | دختران آزاد شدند.
ar | His daughter was released. | أُفرج عن ابنه.
de | The girls were released. | Die Söhne wurden freigelassen.
es | Her daughter was released. | Su hijo fue liberado.
fa | Her husband was shot. | زنش تیر خورد.
ar | Her husband was shot. | أُصيبت زوجة الرجل بالرصاص.
ru | Her husband was shot. | Его жену застрелили.
fa | They came in the morning. | آن‌ها بعدازظهر آمدند.
ar | They came in the evening. | جاؤوا في الصباح.
ar | They came at 7 p.m. | جاؤوا في السابعة صباحا.
fr | They came at 7 p.m. | Ils sont venus à 7 heures du matin.
es | They came at 7 p.m. | Llegaron a las 7 de la mañana.
ru | They came at 7 a.m. | Они пришли в 7 вечера.
zh | They came at 7 a.m. | 他们晚上7点来的。
ko | They came at 7 a.m. | 그들은 오후 7시에 왔다.
fa | More than 30 people died. | کمتر از ۳۰ نفر کشته شدند.
ar | More than 30 people died. | قُتل أقل من 30 شخصا.
de | More than 30 people died. | Weniger als 30 Menschen starben.
fr | At least 30 people died. | Au plus 30 personnes sont mortes.
es | Less than 30 people died. | Murieron más de 30 personas.
fa | At most 30 people came. | دست‌کم ۳۰ نفر آمدند.
fa | He paid $500. | او ۵۰۰ یورو پرداخت.
de | He paid £500. | Er zahlte 500 Euro.
fa | The fine was 500,000 rials. | جریمه ۵۰۰٬۰۰۰ تومان بود.
ar | He paid $3 million. | دفع 3 ملايين يورو.
ja | It cost 300 dollars. | 300円かかった。
fr | The debt is $6.3 billion of European banks. | La dette est de 6,3 milliards d’euros.
"""
_IDS = {"opposites", "currencies"}


def read_rows(text: str) -> list[tuple[str, str, str]]:
    """Return language, source and translation of each line."""
    rows = (line.split(" | ") for line in text.strip().splitlines())
    return [(language, source, target) for language, source, target in rows]


def find(language: str, source: str, target: str) -> list[str]:
    """Return the ids of the two rules that report a translation."""
    return [
        hit.rule_id for hit in check_pair(Pair(source, target, language)) if hit.rule_id in _IDS
    ]


@each_case(read_rows(RIGHT))
def test_what_a_free_translation_says_otherwise_is_right(
    language: str, source: str, target: str
) -> None:
    assert not find(language, source, target)


@each_case(read_rows(WRONG))
def test_the_opposite_and_another_currency_are_found(
    language: str, source: str, target: str
) -> None:
    assert len(find(language, source, target)) == 1


def test_each_sum_is_reported_once() -> None:
    source, target = "$10, $10 and $10", "10 €, 10 € und 10 €"
    assert find("de", source, target) == ["currencies"] * 3


def test_many_sums_take_linear_time() -> None:
    def make(length: int) -> Pair:
        return Pair("$10, " * (length // 5), "10 €, " * (length // 5), "de")

    check_growth(make, check_pair, 40_000)


def test_each_language_has_words_on_both_sides() -> None:
    letters = "abcdefghijklmnopqrstuvwxyz"
    for language in [first + second for first in letters for second in letters] + ["ckb"]:
        for sides in read_sides(language).values():
            assert all(side.certain.match("") is None for side in sides)


def test_the_rule_says_in_how_many_languages_it_has_words() -> None:
    letters = "abcdefghijklmnopqrstuvwxyz"
    two = {first + second for first in letters for second in letters}
    known = {code for code in two | {"ckb", "prs", "yue"} if read_sides(code)} - {"en"}
    assert f"In {len(known)} languages" in opposites.sentence
