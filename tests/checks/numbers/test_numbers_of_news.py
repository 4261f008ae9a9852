"""Numbers as news says them: each way that is right beside others that must be told."""

from __future__ import annotations

import pytest

from dragoman.checks import Pair
from dragoman.checks.registry import map_text_rules
from dragoman.checks.text.catalog_texts import learn_catalog
from dragoman.checks.text.numbers.signs import find_sign_numbers
from dragoman.checks.text.numbers.spelled.said_in_words import is_said_in_words

RIGHT = """\
en cs | 45 miles (72 kilometers) away | vzdálené 72 kilometrů (45 mil)
cs en | rychlostí 85 mil za hodinu | winds of 85 mph
en pl | It was 100 miles away | Było to 100 mil stąd
en cs | It cost 5 million crowns | Stálo to 5 mil. Kč
en es | It takes .5 hours a day | Le lleva media hora por día
en ja | It takes .5 hours a day | 1日に30分かかる
zh en | 约600兆瓦 | around 600 megawatts
zh en | 面积十五点二亿亩 | an area of 1.52 billion mu
zh en | 快件约7．8亿件 | about 780 million items
en zh | RMB 400 million was invested | 投资达4个亿
en zh | more than 52 million people | 五千二百多万人
en zh | wind of force 6-7 and 2-3 | 阵风六七级，风力二三级
en zh | at the age of 11 or 12 | 十一二岁的时候
en yue | He wrote 30 books | 佢寫咗卅本書
en yue | before 2:30 | 兩點半前
ja zh | こちらネオ3が | 这边Neo III的
ja en | 打率１割８分２厘 | hitting .182
zh en | 大约2000架737NG客机 | roughly 2,000 737NG airliners
zh en | 2017财年的收入 | the earnings of fiscal year 17
is en | kl. 15 í dag | at three o'clock today
de fi | das frühe 5. vorchristliche Jahrhundert | varhaiselta 400-luvulta eKr.
en bn | more than 6.5 percent | সাড়ে ৬ শতাংশের বেশি
en ru | isolate for 14 days | двухнедельный карантин
en uk | isolate for 14 days | двотижневий карантин
en pl | isolate for 14 days | dwutygodniowa kwarantanna
en cs | isolate for 14 days | dvoutýdenní karanténa
en bg | isolate for 14 days | двуседмична карантина
en fi | isolate for 14 days | kaksiviikkoinen karanteeni
en hu | isolate for 14 days | kéthetes karantén
en nl | for 24 months | een tweejarige termijn
en sv | for 24 months | en tvåårig period
en cs | It costs 1,500 euros | Stojí patnáct set eur
en is | born in 1988 | fæddist árið nítjánhundruð áttatíu og átta
en is | At just 20, she left | Aðeins tvítug fór hún
en eo | The number 126 | La nombro cent dudek ses
en nn | He counted to 100. | Han talde til hundre.
en ru | In the round of 16 | В одной восьмой финала
ja en | １６人の３年生 | all 16 seniors
zh en | 北京大学、清华大学、邮电大学3所高校 | Peking, Tsinghua and Posts University
en cs | a reception from 6-8 p.m. | od 18. do 20. hodiny
en de | He sails from 1 to 4 PM. | Er segelt von 13 bis 16 Uhr.
en ps | 10% members | د خپلو غړو د لسمې برخې
en cs | in over 500 power plants | ve více než pěti stech elektrárnách
is en | lýkur klukkan 12 á hádegi | concludes at noon
ja en | ０４～０５年の殺害 | the murders in 2004 and 2005
en gl | average in grade 8 | media en 2º de ESO
zh en | 10 倍的差距 | a tenfold difference
ja en | 時期は21年以降 | in 2021 or thereafter
en zh | Imports were 7.3 million tonnes | 2016年进口730万吨
en fa | The budget is 1.2 trillion tomans | بودجه هزار و ۲۰۰ میلیارد تومان است
en fa | The budget is 2.5 trillion tomans | بودجه ۲ هزار و ۵۰۰ میلیارد تومان است
en fa | 1,200 people came | هزار و ۲۰۰ نفر آمدند
en fa | 3,200 people came | سه هزار و ۲۰۰ نفر آمدند
en ar | 1,450 people came | حضر ألف و450 شخصا
en ar | 12,500 people came | حضر 12 ألفا و500 شخص
en ar | Some 2,300 families left | غادرت نحو ألفين و300 عائلة
en ar | 2.3 million people came | حضر مليونان و300 ألف شخص
en ar | The deal is worth $1.2 billion | تبلغ قيمة الصفقة مليارا و200 مليون دولار
en ps | 3,200 families received aid | درې زره او ۲۰۰ کورنیو ته مرسته ورسېده
en ku | 1,200 people came | Hezar û 200 kes hatin
en ur | 33 million people | تین کروڑ 30 لاکھ افراد
en ur | 120,500 people came | ایک لاکھ 20 ہزار 500 افراد آئے
en hi | He got 1.2 lakh votes | उन्हें एक लाख 20 हज़ार वोट मिले
en tr | 12,500 people came | 12 bin 500 kişi geldi
en tr | 1,243 people signed it | Bin 243 kişi imzaladı
en ru | About 1.5 thousand people | Около полутора тысяч человек
en es | 1,200 people came | Vinieron mil 200 personas
en de | 2500 000 litres flow | Es fließen 2,5 Millionen Liter
en fr | 2,500 000 litres flow | Il coule 2 500 000 litres
en de | 118 800 people in 2012 000 | 2012 000 und 118.800 Menschen
en he | It ended 2-1 | זה הסתיים 1:2
de en | am 2.3. und am 4.12. | on 3/2 and 12/4
en de | Version 2.4.11 | Version 11.4.2
en fr | It was the 90th minute | C'était la quatre-vingt-dixième minute
en fa | the 47th session | چهل و هفتمین نشست
en de | The annual report covers 12 months | Der Jahresbericht umfasst zwölf Monate
en de | A 12-month subscription | Ein Jahresabonnement
en fa | He died on the 15th of March | او در بیست و چهارم اسفند درگذشت
en de | She weighs 21st | Sie wiegt 133 Kilo
en sv | It was built in the 19th century | Det byggdes på artonhundratalet
en da | the 19th century | attenhundredetallet
en it | the 15th century | il Quattrocento
en fi | in the 25th session | kahdennessakymmenennessäviidennessä istunnossa
"""
WRONG = """\
en cs | 45 miles away | vzdálené 54 mil
en cs | It cost 5 million crowns | Stálo to 6 mil. Kč
en cs | It cost 5 billion crowns | Stálo to 5 mil. Kč
en ja | It takes .5 hours a day | 1日に50分かかる
zh en | 约600兆瓦 | around 900 megawatts
zh en | 快件约7．8亿件 | about 870 million items
en zh | RMB 400 million was invested | 投资达5个亿
en zh | more than 52 million people | 五千三百多万人
en zh | at the age of 11 or 12 | 二十一二岁的时候
en yue | He wrote 30 books | 佢寫咗廿本書
zh en | 大约2000架737NG客机 | roughly 3,000 737NG airliners
zh en | 2017财年的收入 | the earnings of fiscal year 18
is en | kl. 15 í dag | at four o'clock today
de fi | das frühe 5. vorchristliche Jahrhundert | varhaiselta 500-luvulta eKr.
en bn | more than 6.5 percent | সাড়ে ৭ শতাংশের বেশি
en cs | It costs 1,500 euros | Stojí šestnáct set eur
en is | born in 1988 | fæddist árið nítjánhundruð áttatíu og níu
en is | At just 20, she left | Aðeins þrítug fór hún
en eo | The number 126 | La nombro cent tridek ses
en de | He sails from 1 to 4 PM. | Er segelt von 14 bis 16 Uhr.
en gl | average in grade 8 | media en 3º de ESO
ja en | 15世紀の城 | a castle of 1500
en fa | The budget is 2.5 trillion tomans | بودجه ۲ هزار و ۸۰۰ میلیارد تومان است
en fa | 1,200 people came | هزار و ۳۰۰ نفر آمدند
en fa | 3,200 people came | چهار هزار و ۲۰۰ نفر آمدند
en ar | 1,450 people came | حضر ألف و540 شخصا
en ar | Some 2,300 families left | غادرت نحو ألفين و800 عائلة
en ps | 3,200 families received aid | درې زره او ۷۰۰ کورنیو ته مرسته ورسېده
en ur | 33 million people | تین کروڑ 80 لاکھ افراد
en hi | He got 1.2 lakh votes | उन्हें एक लाख 30 हज़ार वोट मिले
en tr | 12,500 people came | 12 bin 800 kişi geldi
en ru | About 1.5 thousand people | Около двух тысяч человек
en de | 2500 000 litres flow | Es fließen 3,5 Millionen Liter
en fr | She paid 1.2 million | Elle a payé 2,1 millions
en zh | It rose 2.3 metres in 6 hours | 六小时内上涨3.2米
en ar | Version 2.4.1 came out | صدر الإصدار 2.1.4
de en | um 2,3 Prozent | by 3.2 percent
en fr | 80 people were on board | Quatre-vingt-dix personnes étaient à bord
"""
DOUBTFUL = """\
en es | It takes .5 hours a day | Le lleva dos horas por día
zh en | 面积十五点二亿亩 | an area of 1.25 billion mu
en zh | wind of force 6-7 | 阵风七八级
ja zh | こちらネオ3が | 这边Neo IV的
ja en | 打率１割８分２厘 | hitting .128
en ru | isolate for 14 days | трёхнедельный карантин
en pl | isolate for 15 days | dwutygodniowa kwarantanna
en fi | isolate for 15 days | kaksiviikkoinen karanteeni
en hu | isolate for 15 days | kéthetes karantén
en nl | for 36 months | een tweejarige termijn
en cs | a reception from 6-8 p.m. | od 17. do 20. hodiny
en cs | in over 500 power plants | ve více než šesti stech elektrárnách
ja en | ０４～０５年の殺害 | the murders in 2003 and 2005
zh en | 10 倍的差距 | a sixfold difference
ja en | 時期は21年以降 | in 2022 or thereafter
en fa | the 47th session | چهل و هشتمین نشست
en fa | The 47th session opened on 14 June | چهل و هشتمین نشست ۲۴ خرداد آغاز شد
en ru | the 25th day | двадцать шестой день
en fr | the 71st session | la soixante-douzième session
en ar | the 21st session | الدورة الثانية والعشرون
en fr | an 18th-century house | une maison du XVIIe siècle
en de | The annual report covers 12 months | Der Jahresbericht umfasst diese Zeit
en de | the annual plan for 12 months | der jährliche Plan
en he | Unemployment fell to 3.4 percent | האבטלה ירדה לרמה של כ-4.3 אחוזים
en he | He was fined 2.3 million shekels | הוא נקנס ב־3.2 מיליון שקל
"""


def find_errors(row: str, rules: tuple[str, ...] = ("numbers",)) -> list[str]:
    languages, source, target = (part.strip() for part in row.split("|"))
    known, language = languages.split()
    pair = Pair(source, target, language, source_language=known)
    return [hit.message for rule in rules for hit in map_text_rules()[rule].check(pair)]


@pytest.mark.parametrize("row", RIGHT.splitlines())
def test_a_number_that_is_said_in_another_way_is_no_error(row: str) -> None:
    assert find_errors(row) == []


@pytest.mark.parametrize("row", WRONG.splitlines())
def test_a_number_that_became_another_one_is_an_error(row: str) -> None:
    assert find_errors(row)


@pytest.mark.parametrize("row", DOUBTFUL.splitlines())
def test_a_number_that_the_words_may_say_is_a_hint(row: str) -> None:
    assert not find_errors(row)
    assert find_errors(row, ("number-words",))


@pytest.mark.parametrize(
    ("language", "value", "text"),
    [
        ("es", 2, "para el gobierno"),
        ("pt", 2, "para o partido, segundo o governo"),
        ("it", 9, "non a novembre"),
        ("it", 7, "a settembre"),
        ("it", 20, "un evento diventato"),
        ("ro", 3, "trebuie trecut"),
        ("pl", 100, "stanów, stanie, stało się"),
        ("pl", 2, "partii północnej"),
        ("cs", 100, "stejně stojí setkání"),
        ("ru", 100, "стать, станет, сотрудники"),
        ("ru", 3, "требует тренер"),
        ("uk", 100, "стати, статусу"),
        ("uk", 7, "сьогодні сім’я"),
        ("bg", 3, "трябва да"),
        ("sr", 3, "треба тренутно"),
        ("be", 2, "або партыя"),
        ("da", 10, "til tiden"),
        ("da", 2, "toget torsdag"),
        ("sv", 10, "sanktioner, nationella"),
        ("hu", 6, "hatalmas hatás"),
        ("fi", 2, "kahdeksan toisaalta"),
        ("tr", 10, "onun onlar"),
        ("kk", 3, "ол үшін"),
        ("az", 3, "onun üçün"),
        ("vi", 9, "chính phủ"),
        ("vi", 3, "ban đầu bao nhiêu"),
        ("th", 3, "สามารถ"),
        ("ko", 3, "세계 삼성"),
        ("ko", 5, "오후 오늘"),
        ("ur", 6, "چاہیے چین"),
        ("ur", 7, "کے ساتھ"),
        ("ps", 7, "او اوس"),
        ("ckb", 10, "دەکات دەبێت"),
        ("ka", 10, "მათი შაბათს"),
        ("hy", 10, "համապատասխան"),
        ("he", 2, "דובר דולר"),
    ],
)
def test_a_word_that_begins_like_a_number_says_none(language: str, value: int, text: str) -> None:
    assert not is_said_in_words(value, text, language)


@pytest.mark.parametrize(
    ("language", "value", "text"),
    [
        ("es", 900, "novecientos"),
        ("it", 21, "il ventunenne"),
        ("it", 700, "settecento"),
        ("pl", 500, "pięćset"),
        ("pl", 300, "trzystu"),
        ("cs", 300, "tři sta"),
        ("ru", 300, "тремястами"),
        ("ru", 600, "шестьсот"),
        ("uk", 200, "двомастами"),
        ("bg", 400, "четиристотин"),
        ("tr", 300, "üç yüzüncü"),
        ("ko", 35, "삼십오"),
        ("ko", 335, "삼백서른다섯"),
        ("vi", 54, "năm mươi tư"),
        ("th", 33, "สามสิบสาม"),
        ("ka", 300, "სამასი"),
        ("ka", 120, "ასოცი"),
        ("is", 3, "þremur"),
        ("eo", 300, "tricent"),
        ("de", 1500, "fünfzehnhundert"),
        ("sv", 1900, "nittonhundra"),
    ],
)
def test_the_forms_of_number_words_are_known(language: str, value: int, text: str) -> None:
    assert is_said_in_words(value, text, language)


@pytest.mark.parametrize(
    ("text", "values"),
    [("六七级", {6, 7}), ("十一二岁", {11, 12}), ("三四百人", {300, 400}), ("二〇一二年", {2012})],
)
def test_two_signs_that_follow_each_other_say_about_how_many(text: str, values: set[int]) -> None:
    assert values <= {value for _, value in find_sign_numbers(text)}


def test_signs_inside_of_a_year_are_no_two_numbers() -> None:
    assert {value for _, value in find_sign_numbers("二〇一二年")} == {2012}


def test_where_large_numbers_are_in_words_a_missing_one_is_no_error() -> None:
    said = [(f"They were {number} men.", "Vanhu vakawanda.") for number in range(131, 140)]
    digits = [(source, source.replace("They were", "Vaiva")) for source, _ in said]
    lost = ("There were 164 men.", "Vaiva varume.")
    rule = map_text_rules()["numbers"]
    assert not list(rule.check(Pair(*lost, "sn", catalog=learn_catalog(said))))
    assert list(rule.check(Pair(*lost, "sn", catalog=learn_catalog(digits))))
