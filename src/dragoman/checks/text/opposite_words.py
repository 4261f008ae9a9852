"""The words that ``opposites`` compares: north and south, mother and father, by language.

A line has the words of both sides. They are beginnings of words, with ``_`` for a space and
``\\b`` for the end of a word. A word that means other things, too, is left out, or has ``?`` before
it: it shows that a translation has that side, but not that it has the wrong one. A line goes on in
the next one behind a space.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache
from typing import NamedTuple

from dragoman.patterns import compile_later

_TABLE = r"""
north / south
en north / south
fa شمال ?کردستان / جنوب ?کردستان
ar شمال ?كردستان / جنوب ?كردستان
ur شمال / جنوب
ckb باکوور ?کوردستان / باشوور ?کوردستان
he צפון צפונ / דרום דרומ
de nord nörd / süd
fr nord\b nord- ?septentrion / sud\b sud- ?méridion
es norte(?!-?am) ?septentrion / sur\b sureñ suroeste sureste ?sud[eáao] ?sur ?meridion
it nord\b nord- settentrion / sud\b sud- meridion
pt norte(?!-?am) ?nordest ?noroest / sul\b sulist ?sud ?meridion
ru север / юг\b юга\b юге\b югу\b югом\b южн юго-
tr kuzey / güney
nl noord / zuid
east / west
en (?:north|south)?-?east(?!er(?!n)) / (?:north|south)?-?west
fa شرق ?خاور ?کردستان / غرب\b(?!_آسیا) غربی\b ?غرب ?باختر ?کردستان ?خاور
ar شرق ?مشرق ?كردستان / غرب\b غربي ?غرب ?مغرب ?كردستان
ckb ڕۆژهەڵات ?ڕۆژئاوا ?کوردستان / ڕۆژئاوا ?کوردستان
he מזרח / מערב\b מערבי ?מערב
de osten\b östl ost- ?ost / westen\b westl west- ?west
fr l[’']est\b orienta[lu] ?orient ?est\b / ouest occident
it est\b orienta[lt]e?i?\b ?orient ?nordest ?sudest / ovest occident ?nordovest ?sudovest
pt leste orienta[il] ?orient ?nordeste ?sudeste / oeste ocident ?noroeste ?sudoeste
ru восток восточн ?ближневосточн ?дальневосточн / запад
nl oost(?!enrijk|end) / west
summer / winter
en summer\b / winter\b
fa تابستان / زمستان
ar صيف(?!ة) الصيف\b / شتاء\b الشتاء\b ?شتو
ur گرمیوں\b ?گرم / سردیوں\b ?سرد ?جاڑ
he קיץ / חורף
de sommer / winter\b winters\b
fr (?:l[’']|d[’']|en_|cet_)été\b ?été / hiver
es verano / invierno
ru летом\b лета\b ?лет / зимой\b зимы\b ?зим
nl zomer / winter\b
zh 夏天 夏季 ?夏 / 冬天 冬季 ?冬
ja 夏[にのは] ?夏 / 冬[にのは] ?冬
ko 여름 / 겨울
autumn / spring
en autumn\b / spring\b
fa پاییز پائیز / بهار\b ?بهار
ar خريف / الربيع\b ربيع\b(?!_ال[أآث]) ?ربيع
he סתיו / (?<!תל_)(?<!תל-)אביב
de herbst / frühling frühjahr
fr automne / printemps
es otoño / primavera
ru осень осени\b осенью / весн
tr sonbahar / ilkbahar ?bahar
nl herfst ?najaar / lente\b ?voorjaar
zh 秋天 秋季 ?秋 / 春天 春季 ?春
ja (?<!千)秋[にのは] ?秋 / (?<![青売買])春[にのは] ?春
mother / father
en mothers?\b(?!-in) / fathers?\b(?!-in)
fa مادر / پدر
ar والدة\b والدت ?أم / والد\b والده والدي\b ?أب ?آب
ur ماں\b والدہ ?امی / باپ\b والد\b ?ابو ?ابا
ckb دایک / باوک
he אימא אמא\b ?אם ?אמ / אבא\b אביו אביה ?אב
de mutter mütter ?mama / vater\b vaters\b väter ?pater ?papa
fr mère ?maman / père ?papa
es madre ?mamá / padre\b ?padres ?papá
it madre\b madri\b ?mamma / padre\b padri\b ?papà ?babbo
pt mãe / pai\b ?pais ?papai
ru мать\b матери\b матерью ?матер ?мам / отец отца\b отцу отцом отце\b ?отц ?пап
uk мати\b матері матір ?мам / батьк ?тат
tr anne / baba(?!an)
nl moeder / vader\b
pl matka matki matkę matce ?mam / ojciec ojca ojcu ojcem ?tat
zh 母亲 母親 妈妈 媽媽 ?母 ?妈 ?媽 / 父亲 父親 爸爸 ?父 ?爸
ja 母親 お母さん ?母 / 父親 お父さん ?父
ko (?<!할)어머니 엄마 ?모친 / (?<!할)아버지 ?아빠 ?부친
hi माँ\b मां\b माता\b ?मात / पिता\b ?पित
sister / brother
en sisters?\b(?!-in) / brothers?\b(?!-in)
fa خواهر / برادر
ar أخت شقيقة شقيقت ?اخت ?أخوات ?شقيقات / شقيق\b شقيقه شقيقها أخوه أخيه أخوها أخيها أخي\b ?أخ ?إخو
 ?أشق
ur بہن / بھائی
de schwester / bruder\b bruders\b brüder
fr sœur soeur / frère
ru сестр ?сестёр / брат\b брата брату братом братья ?брать
uk сестр / брат\b брата братом ?брат
nl zus\b zuster ?zus / broer broeder
pl siostr ?sióstr / brat\b brata bratem bracia ?brat
zh 姐姐 妹妹 姐妹 ?姐 ?妹 ?姊 / 哥哥 弟弟 兄弟 ?哥 ?弟 ?兄
ja 姉 妹 / (?<!従)兄 (?<![従師子])弟(?!子) ?兄 ?弟
hi बहन / भाई
daughter / son
en daughters?\b(?!-in) girls?\b / sons?\b(?!-in) boys?\b
fa دختر / پسر(?!عمو|خاله|دایی|عمه)
ar ابنة ابنت بنات فتاة فتيات ?بنت ?طفل ?صبي / ابنه\b ابنها\b ابنهما\b صبي\b صبيان فتيان ?ابن ?أبن
 ?ولد ?أولاد ?طفل ?غلام
ur بیٹی لڑکی ?بچی / بیٹا بیٹے لڑکا لڑکے ?لڑکو ?بچ
ckb کچ / کوڕ
de tochter töchter mädchen / sohn söhne ?junge ?jungs ?bube ?knabe
fr fille / fils\b garçon
es hijas?\b niñas?\b ?muchach ?chic[ao] / hijo\b niño\b ?hij ?niñ ?muchach ?chic[ao]
it figlia ragazza ?figlie ?ragazze ?bambin / figlio\b ragazzo\b ?figli ?ragazzi ?bambin
pt filha menina ?garota / filho\b menino\b ?filh ?menin ?garoto
ru дочь дочер девоч ?девуш ?девчон ?девиц / сын\b сына\b сыну\b сыном мальчик ?сын ?парн ?парен
 ?ребят
nl dochter meisje / zoon zonen jongen ?jong
pl córk dziewcz / syn\b syna\b synem chłop(?:ak|iec|c) ?syn
zh 女儿 女兒 女孩 ?女 ?姑娘 / 儿子 兒子 男孩 ?子 ?男
ja 娘(?!婿) 少女 女の子 ?女 / 息子 少年 男の子 ?男 ?子
ko (?<!\S)딸(?!기|꾹) 소녀 ?딸 ?여 / 아들 소년 ?남
hi बेटी लड़की ?लड़क ?बच्ची / बेटा बेटे लड़का लड़के ?लड़क ?बच्च
wife / husband
en wife\b wives\b / husband
fa زنش\b ?زن ?همسر ?عروس / شوهر ?همسر ?مرد
ar زوجة زوجت ?زوج ?امرأ ?نسا ?قرين / زوجها\b الزوج\b ?زوج\b ?زوجي\b ?بعل ?قرين
ur بیوی اہلیہ ?زوجہ / شوہر خاوند ?میاں
de ehefrau gattin ?frau / ehemann gatte\b gatten\b ?mann ?männer
fr épouse\b épouses\b ?femme ?épouse / mari\b maris\b époux
es esposa ?mujer ?espos / esposo\b marido ?espos
it moglie ?mogli / marit
pt esposa ?mulher ?espos / marido esposo\b ?espos
ru жена\b жены\b жену\b жене\b женой\b ?жен ?жён ?супруг / муж\b мужа\b мужу\b мужем\b ?муж
 ?супруг
pl żona żony żonę żoną ?żon / mąż męża mężem ?męż
zh 妻子 太太 ?妻 ?夫人 / 丈夫 ?夫
ko 아내 ?부인 ?처 / 남편
hi पत्नी ?बीवी / पति\b ?पति
morning / evening
en morning dawn\b / evening afternoon
fa صبح(?!انه) بامداد ?سپیده ?سحر ?فجر ?پگاه ?طلوع / بعدازظهر بعد_از_ظهر غروب ?عصر ?شب ?شام ?ظهر
ar صباح الفجر\b فجرا ?فجر ?صبح ?سحر ?شروق / مساء(?!ل) بعد_الظهر ?بعد_ظهر ?عصر ?ظهر ?عشي ?ليل
 ?غروب ?مغرب
ur صبح / سہ_پہر ?شام ?رات ?دوپہر
ckb بەیانی / ئێوارە دوای_نیوەڕۆ پاش_نیوەڕۆ ?شەو ?عەسر
he בוקר ?שחר / בערב\b(?!_הסע) אחר_הצהריים ?ערב ?אחה ?לילה
de morgens vormittag morgengrauen ?morgen ?früh ?tagesanbruch / nachmittag abends?\b ?abend
fr matin aube\b ?aurore / soir après-midi
es (?:la|esta|cada|una)_mañana madrugada ?mañana ?amanecer ?alba / (?:la|esta|cada|una)_tarde\b
 ?tarde ?noche
it mattin alba\b ?mattutin / pomeriggio sera\b serata ?notte ?ser[ae]
pt (?:da|de|pela|esta|nesta)_manhã madrugada ?manhã ?amanhecer / (?:da|à|esta|nesta|pela)_tarde\b
 ?tarde ?noite
ru утра\b утром утренн ?утр ?рассвет / вечера\b вечером ?вечер ?дня ?днём ?днем ?обед
uk ранку\b вранці ?ран ?світан / вечора ввечері увечері ?веч ?дня
pl rano\b poran ?ran ?świt / wieczorem po_południu ?wiecz ?południ
tr sabah ?şafak / akşam öğleden_sonra ?akşam ?ikindi
nl ochtend morgens ?dageraad / namiddag avond ?middag
zh 早上 上午 清晨 凌晨 早晨 ?早 ?晨 ?黎明 / 下午 晚上 傍晚 ?午后 ?晚
ja 午前 ?朝 ?未明 ?夜明け ?明け方 / 午後 夕方 ?晩 ?夜 ?夕
ko 오전 아침 새벽 / 오후 저녁
hi सुबह ?भोर ?सवेर / शाम\b ?दोपहर ?रात
more / less
fa بیش_از بیشتر_از دست_?کم حداقل ?بیش ?بالا / کمتر_از کم‌تر_از حداکثر ?کمتر ?زیر
ar أكثر_من على_الأقل ما_لا_يقل ?أكثر ?يزيد ?فوق / أقل_من على_الأكثر ?دون ?أقل
ur (?<!سب_)(?<!زیادہ_)سے_زیادہ کم_(?:از|سے)_کم ?زیاد ?زائد / (?<!سب_)(?<!کم_)سے_کم(?!_از)
 زیادہ_سے_زیادہ ?کم
de mehr_als mindestens wenigstens ?über ?mehr / weniger_als höchstens ?unter ?wenig
fr plus_d[e'’] au_moins ?(?<!au_)plus / moins_d[e'’] au_plus ?moins
es más_de al_menos por_lo_menos ?más ?mínimo / menos_de a_lo_sumo como_máximo ?menos
it più_di almeno ?più ?oltre / meno_di al_massimo ?meno
pt mais_de pelo_menos ?mais ?mínimo / menos_de no_máximo ?menos
ru (?<!не_)(?:более|больше)_чем свыше не_мен(?:ее|ьше)_ по_меньшей ?более ?больше /
 (?<!не_)(?:менее|меньше)_чем не_бол(?:ее|ьше)_ ?мен
tr daha_fazla en_az\b aşkın\b ?fazla ?üzeri ?en_az / daha_az en_fazla ?en_çok ?az
nl meer_dan minstens ?meer / minder_dan hoogstens ?minder
zh (?<![不要得能会可])(?:超过|超過) 至少 ?以上 ?多 ?超
 / (?<![不可得能])(?:少于|少於) 至多 不超过 不超過 ?以[内下] ?不[足到] ?未满
ja 以上 少なくとも ?超 / 未満 ?以[下内]
ko 적어도 ?이상 ?넘 / 미만 ?이하
"""
"""In Sorani, Persian and Arabic, the north of Syria may be the west of Kurdistan."""

_DENIALS = {
    "fa": "ن(?:می|با|یست|بود|شد|شو|دار|توان|کن|خواه|گذا) هیچ نه\\b بدون",
    "ar": "لا\\b ليس لم\\b لن\\b عدم بدون غير يمنع",
    "ur": "نہیں نہ\\b بغیر",
    "de": "nicht kein nie ohne",
    "fr": "pas\\b aucun ne\\b n[’'] jamais sans\\b",
    "es": "no\\b ni\\b nunca sin\\b ningun",
    "it": "non\\b né\\b senza mai\\b nessun",
    "pt": "não nem\\b sem\\b nunca nenhum",
    "ru": "не\\b(?!_(?:мен|бол)(?:ее|ьше)_) нет\\b ни\\b без\\b никогда",
    "tr": "değil yok\\b \\w+m[ae](?:z|y[ıi]n|mal|d[ıi]|k) \\w+m[ıiuü]y",
    "nl": "niet geen nooit zonder",
    "zh": "不[可得能要应應会會该宜用] [没沒無无]",
    "ja": "ない ません",
    "ko": "않 없 못 마[세십]",
}
"""What turns around in a translation what is more and what less: no less than ten."""
_DENIED = "more"

_LETTERS_BEFORE = {"ar": "[وفبلك]{0,2}(?:ال|لل?)?", "he": "[והבלמשכ]{0,3}"}
_INSIDE_WORDS = frozenset({"zh", "ja", "ko"})
"""Languages whose words are found inside of others."""
_MARKS = "\u064b-\u0652\u0670\u0900-\u0963"
"""Vowel signs, which Python's re does not count as letters."""
_END = rf"(?![\w{_MARKS}])"
_MOST_BEFORE = 6
_HARAKAT = compile_later("[\u064b-\u0652]")


class KnownSide(NamedTuple):
    """The words of one side in a language."""

    certain: re.Pattern[str]
    """Those that mean nothing else."""
    all: re.Pattern[str]
    before: re.Pattern[str] | None
    """What may be between a word and the space before it, for languages that have spaces."""

    def find(self, text: str) -> re.Match[str] | None:
        """Return where a text certainly has this side."""
        return self._find(self.certain, text)

    def may_be_in(self, text: str) -> bool:
        """Return whether a text may have this side."""
        return self._find(self.all, _HARAKAT.sub("", text)) is not None

    def _find(self, words: re.Pattern[str], text: str) -> re.Match[str] | None:
        """Return the first of some words; a pattern that begins with letters is quicker."""
        for match in words.finditer(text):
            start = match.start()
            if self.before is None or self.before.search(text, max(0, start - _MOST_BEFORE), start):
                return match
        return None


@cache
def read_sides(language: str) -> Mapping[str, tuple[KnownSide, KnownSide]]:
    """Return for each kind both sides in a language, if it has words for them."""
    table: dict[str, tuple[KnownSide, KnownSide]] = {}
    kind = ""
    for line in _TABLE.strip().replace("\n ", " ").splitlines():
        first, _, rest = line.partition(" ")
        if rest.startswith("/ "):
            kind = first
        elif first == language:
            denials = _DENIALS.get(language, "") if kind == _DENIED else ""
            left, _, right = rest.partition(" / ")
            table[kind] = _make_side(left, denials, first), _make_side(right, denials, first)
    return table


def _make_side(words: str, denials: str, language: str) -> KnownSide:
    certain = [word for word in words.split() if word[0] != "?"]
    others = [word[1:] for word in words.split() if word[0] == "?"]
    start = _LETTERS_BEFORE.get(language, "")
    return KnownSide(
        _join(certain),
        _join([*certain, *others, *denials.split()]),
        None if language in _INSIDE_WORDS else compile_later(rf"(?<![\w{_MARKS}]){start}\Z"),
    )


def _join(words: list[str]) -> re.Pattern[str]:
    one = "|".join(words).replace("_", r"[\s\u00a0\u200c]").replace(r"\b", _END)
    return compile_later(one, re.IGNORECASE)
