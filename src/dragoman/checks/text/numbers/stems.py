"""Beginnings of number words in many languages: enough to see that a number may be said in words.

The tables are written from the grammar of each language. They are read generously, because a word
that is taken for a number only makes a rule silent. Persian, Arabic and English have exact tables
in ``words``.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import cache
from types import MappingProxyType

from dragoman.checks.text.numbers.more_stems import FROM_21, MORE_STEMS
from dragoman.scripts import fold_letters

_STEMS = {
    "de": """
        null ein|erst zwei|zwo|paar|doppel|verdoppel|beid|halb|hälft
        drei|dritt|verdrei vier|vervier fünf|verfünf sechs|versechs sieb acht|verachtf
        neun zehn|jahrzehnt|verzehn elf zwölf|dutzend dreizehn vierzehn fünfzehn sechzehn siebzehn
        achtzehn neunzehn zwanzig drei(?:ß|ss)ig vierzig fünfzig sechzig siebzig achtzig
        neunzig hundert|jahrhundert tausend million
    """,
    "nl": """
        nul een|eerst twee|dubbel|verdubbel|beid|paar|halv|helft
        drie|derde|verdrie vier|vervier vijf|vervijf zes zeven acht negen
        tien|decenni|vertien elf twaalf|dozijn dertien veertien vijftien zestien zeventien achttien
        negentien twintig dertig veertig vijftig zestig zeventig tachtig negentig
        honderd|eeuw duizend miljoen
    """,
    "sv": """
        noll en|ett|först två|andr[ae]|tva|dubbel|fördubbl|båda|par|halver|hälft tre fyra|fjärde|fyrdub fem
        sex|sjätte sju åtta|åttonde nio tio|decenn|årtion elva|elfte tol[vf]|dussin tretton fjorton
        femton sexton sjutton arton nitton tjug trettio fyrtio femtio sextio sjuttio åttio nittio
        hundra|sek[el]|århundr tusen miljon
    """,
    "da": """
        nul en|et(?:og|\\b)|først to|and[er]|dobbel|fordobl|begge|par|halver tre fire|fjerde fem seks|sjette
        syv|sju otte|åtte ni ti|årti|tiår ellev|elvte tolv|dusin tretten fjorten femten seksten
        sytten atten nitten tyve|tjue trediv|tretti fyrre|førti halvtreds|femti tres|seksti
        halvfjerds|sytti firs|åtti halvfems|nitti hundre|århundre tus million
    """,
    "fr": """
        zéro un|prem deux|second|doubl|bidim|paire|moiti trois|tiers|tri(?:pl|dim) quatr|quart|quadr
        cinq six|sixi sept huit neu[fv] dix|décenn onz douz treiz quatorz quinz seiz dix-sept
        dix-huit dix-neuf vingt trent quarant cinquant soixant
        soixante?.dix(?!.(?:sept|huit|neu))|septant quatre.vingt|octant|huitant
        quatre.vingts?.dix(?!.(?:sept|huit|neu))|nonant cent|siècl mill million
    """,
    "es": """
        cero [uú]n|prim d[oó]s|segund|dobl|dupl|par|amb[oa]s|mitad|bidim tr[eé]s|terc|tri(?:pl|dim)
        cuatr|cuart|cuadr[úu]p|cuádrup cinc|quint|quin\\b s[eé]is|sext siet|s[ée]pt|sete\\b
        och|octav
        nuev|noven|nove\\b die[cz]|décim|d[ée]cad onc doc
        trec cator quinc diecis|dieciséis diecisiet diecioch diecinuev veint|vig treint|trig
        cuarent|cuadrag cincuent|quincuag sesent|sexag setent|septuag ochent|octog novent|nonag
        cien|cent[eé]s|sigl mil mill
    """,
    "pt": """
        zero um|prim doi|dous|d[uú]a|du\\b|mei[oa]|segund|dobr|dupl|par|amb[oa]s|metad|bidim
        tr[êe]s|tre\\b|terc|tri(?:pl|dim) quatr|quart|catro|quadr[úu]p cinc|quint|quin\\b sei|sext
        s[eé]t oit nov|non
        dez|décim|d[ée]cad onz doz|dúzi trez (?:qua?|ca)torz quinz dez[ea]ss?eis dez[ea]ss?ete dez[ao]?oit
        dez[ea]nove vint|vig trint|trig quarent|corent|quadrag
        cin[qc]uent|quinquag sess?ent|sexag setent|sep?tuag oitent|octog novent|nonag
        ce[mn]|s[ée]cul mil milh
    """,
    "it": """
        zero un|prim du[ep]|second|doppi|raddop|entramb|coppi|paio|met[àa]|dimezz|bidim
        tr[eé]|terz|tridim
        quattr|quart|quadrup cinq|quint sei|sest sett ott nov|non diec|decim|decenni undic
        dodic|dozzin
        tredic quattordic quindic sedic diciasset diciot diciannov vent trent quarant cinquant
        sessant settant ottant novant cent|secol mill?[ae] milion
    """,
    "ro": """
        zero un|prim doi|dou|dubl|ambel|perech|bidim tre|tridim patr|sfert cinc [șş]as
        [șş]apt|[șş]epte opt nou zec|deceni unspre doispre|douăspre|duzin treispre pa(?:i|tru)spre
        cincispre [șş]a(?:i|se)spre [șş]aptespre optspre nouăspre douăzec treizec patruzec
        cincizec [șş]a(?:i|se)zec [șş]aptezec optzec nouăzec sut|secol|veac mi[ei] milio
    """,
    "ru": """
        ноль|нул од[ин]|перв дв|втор|пар|об[ае] тр[еёио]|втро[ей]|утро[ие]
        четыр|ч[её]тв[её]р|[ву]четвер пят|впят шест|вшестер
        сем|седьм|всемер восем|восьм девят десят|[ву]десятер одиннадц двенадц|дюжин тринадц
        четырнадц
        пятнадц шестнадц семнадц восемнадц девятнадц двадц тридц соро[кч] пят(?:ью?|и)дес
        шест(?:ью?|и)дес сем(?:ью?|и)дес вос(?:емью?|ьми|ьмью)дес девянос ст[оа]|сот|(?<=две)сти тысяч миллион
    """,
    "uk": """
        нул од|перш дв|друг|пар|об(?:ид|ох|оє) тр|втрич|потро чотир|четвер|[ву]четвер
        п.?ят|вп.?ятер ш[іе]ст с[іь][мо]
        в[іо]с дев.?ят десят одинадц дванадц|дюжин тринадц чотирнадц п.?ятнадц шістнадц
        сімнадц вісімнадц дев.?ятнадц двадц тридц сорок п.?ятдес шістдес сімдес вісімдес
        дев.?янос ст[оа]|сот|(?<=дв)істі тисяч мільйон
    """,
    "bg": """
        нул ед|първ дв|втор тр четир|четвърт пет шест сед осем|осм девет десет едина[дй]
        двана[дй] трина[дй] четирина[дй] петна[дй] шестна[дй] седемна[дй] осемна[дй]
        деветна[дй] два(?:десе|йс) три(?:десе|йс) четири?(?:десе|йс|ес) петдес
        шейсет|шестдес седемдес осемдес деветдес ст[оа]|ве[кц] хиляд милион
    """,
    "sr": """
        нул|nul јед|прв|jed|prv дв|друг|пар|dv|drug|par тр|tr чет|čet пет|pet шес|šes
        сед|sed ос[ам]|os[am] девет|devet десет|deset|децениј|decenij једана|jedana двана|dvana
        трина|trina четрна|četrna петна|petna шесна|šesna седамна|sedamna осамна|osamna
        деветна|devetna двадесе|dvadese тридесе|tridese четрдес|četrdes педес|pedes
        шездес|šezdes седамдес|sedamdes осамдес|osamdes деведес|deveds?
        ст[оа]|sto|век|vek|vijek|stolje хиљад|hiljad|tisuć мили|mili
    """,
    "pl": """
        zer jed|pierw dw|drug|podw[oa]|poł|pół|ob[aiy]|par trz|trój|potr[oa]j cz(?:ter|war)
        pię|piąt sze[śsś]|szós
        siedem|siódm|siedm o[sś][im]|ósm|ośm dziewi dziesi|dekad jedena dwana|dwunas|tuzin trzyna czterna
        piętna szesna siedemna osiemna dziewiętna dwadzie|dwudzie trzydzie czterdzie
        pięćdzie sześćdzie siedemdzie osiemdzie dziewięćdzie st[oau]|set|(?<=dwie)ście|wie[kc]
        tysi milio
    """,
    "cs": """
        nul jed|prvn|první dv|druh|zdvoj|ob[aě]|pár tř|troj|ztroj čt[yv]|zčtyř pět|pát šest sedm
        osm dev|devát
        des|desát|dekád jedenác dvanác|tucet třinác čtrnác patnác šestnác sedmnác osmnác
        devatenác dvac|dvacát třic čtyřic pades šedes sedmdes osmdes devades
        st[oaěe]|set|stolet tisíc mili
    """,
    "hu": """
        null egy|első kett|két|másod|pár|dupl h[aá]r[o]?m n[ée]gy öt hat h[ée]t nyolc
        kilenc t[íi]z|évtized - - - - - - - - - h[úu]sz|huszon harminc negyven ötven hatvan
        hetven nyolcvan kilencven száz|évszáz ezer|ezr millió
    """,
    "fi": """
        nolla yksi|yhde|yht|ensi ka(?:ksi|hd|ht|ksois)|toi[sn]|pari|mole kolm nelj|nelin
        vii[sdt] kuu[sdt] seits kahdeks yhdeks kymm|vuosikymmen -
        - - - - - - - - - - - - - - - -
        sa[td]a|vuosisa tuhan|tuhat miljoon
    """,
    "el": """
        μηδ έν|μ[ίι]|πρώτ δύο|δυο|δεύτερ|διπλ|ζευγ|ζεύγ|δια\\b τρ τέσσ|τέταρτ|τετρα\\b|τετραπλ
        πέντε|πέμπτ|πεντα\\b|πενταπλ έξι|έκτ|εξα\\b επτά|εφτά|έβδομ|ε[πφ]τα\\b
        οκτώ|οχτώ|όγδο|ο[κχ]τα\\b εννέα|εννιά|ένατ|εννια\\b δέκα|δέκατ|δεκαετ
        έντεκα|ενδέκατ δώδεκα|δωδέκατ δεκατρ δεκατέσσ δεκαπέντ δεκαέξ|δεκάξ
        δεκαεπτ|δεκαεφτ δεκαοκτ|δεκαοχτ δεκαενν είκοσι|εικοστ τριάντα|τριακ σαράντα|τεσσαρακ
        πενήντα|πεντηκ εξήντα|εξηκ εβδομήντα|εβδομηκ ογδόντα|ογδοηκ ενενήντα|ενν?ενηκ εκατό|εκατοντ|αιών χίλι|χιλι εκατομ
    """,
    "tr": """
        sıfır bir|ilk iki|çift üç dört|dörd beş alt[ıi] yedi sekiz dokuz on on.?bir
        düzine|on.?iki on.?üç on.?dör[td] on.?beş on.?altı on.?yedi on.?sekiz on.?dokuz yirmi otuz kırk elli
        altmış yetmiş seksen doksan yüz|asır|asr bin milyon
    """,
    "id": """
        nol satu|pertama|se dua|ganda|pasang tiga empat lima enam tujuh (?:de)?lapan
        sembilan (?:se)?puluh|(?:se)?(?:dasawars|dekad) sebelas - - - -
        - - - - - - - - - - - - (?:se)?ratus|(?:se)?abad (?:se)?ribu (?:se)?juta
    """,
    "vi": """
        không một|mốt|nhất hai|đôi|nhì|cặp ba bốn|tư năm|lăm sáu bảy tám chín mười|mươi|thập - -
        - - - - - - - - - - - - - - - trăm|thế.kỷ nghìn|ngàn triệu
    """,
    "he": """
        אפס אח[דת]|ראשו שני(?!ם)|שתי|שתיים|כפול|זוג|דו|יים|פעמיים שלוש|שלש|שליש ארבע|רביע|רבע
        חמש|חמיש|חומש שש|שיש שבע|שביע שמונ|שמינ תשע|תשיע עשר|עשור|עשיר אחד|אחת
        תריסר|(?:שניי?ם|שתיי?ם).עשרה? - - - - - - - עשרים שלושים ארבעים חמישים שישים שבעים שמונים
        תשעים מאה|מאת(?!יים)|מאות אלף|אלפ(?!יים) מיליו
    """,
    "ckb": """
        سفر یەک دوو|دوان|جووت سێ|سیان چوار پێنج شەش حەوت|حەفت [هھ]ەشت نۆ دە یازدە|یانزە
        دوازدە|دوانزە سێزدە|سیانزە چواردە پا[نز] شا[نز] حە[ڤقف] [هھ]ەژدە نۆزدە بیست سی
        چل پەنجا شەست حەفتا [هھ]ەشتا نەوەد سەد [هھ]ەزار ملی
    """,
    "ps": """
        صفر یو|لومړ دو|جوړه درې|دری|درو څلو پی?نځ شپږ او اته|اتم|اتو نه|نهم|نهو لس|لسیز
        یوولس دولس|دوولس دیارلس څوارلس پی?نځلس شپاړ اووه?لس|اووه\\sلس اتلس نولس شل|\\w{1,6}ویشت|ویشت
        د[ېی]رش څلو[ېی][ښښ]ت
        پنځوس شپ[ېی]ت اویا اتیا نوي سل|سوه|سوو|پ[ېی]ړ زر م[یل]ی
    """,
    "ko": """
        영 하나|한|첫 두|둘|양|이중|쌍 세|셋|삼 네|넷 다섯|오 여섯|육 일곱|칠 여덟|팔 아홉 열|십
        열한 열두 - - - - - - - 스물|스무|이십 서른|삼십 마흔|사십 쉰|오십 예순|육십
        일흔|칠십 여든|팔십 아흔|구십 백|세기 천 백만
    """,
    "th": """
        ศูนย์ หนึ่ง|แรก|เดียว สอง|คู่ สาม สี่ ห้า หก เจ็ด แปด เก้า สิบ|ทศวรรษ สิบเอ็ด - - - - -
        - - - ยี่สิบ - - - - - - - ร้อย|ศตวรรษ พัน ล้าน
    """,
    "hi": """
        शून्य एक|पहल दो|दूसर|दुसर|दोहर तीन|तीसर चार|चौथ पा[ँंं]?च छह|छः|छठ|छ: सात आठ
        नौ|नव दस|दशक ग्यारह बारह तेरह चौदह पंद्रह|पन्द्रह सोलह सत्रह|सतरह अठारह|अट्ठारह
        उन्नीस बीस तीस चालीस पचास साठ सत्तर अस्सी नब्बे सौ|शताब्द|सदी|सदिय हज़ार|हज़ार|हजार मिलियन
    """,
    "ur": """
        صفر ایک|پہل دو تین|تیسر چار|چوتھ پا?ن چ سات آٹھ|اٹھو نو دس|دہائی گیارہ بارہ تیرہ چودہ
        پندرہ سولہ سترہ اٹھارہ انیس بیس تیس چالیس پچاس ساٹھ ستر اسی نوے سو|صدی ہزار ملین
    """,
} | MORE_STEMS
"""For each language the words for 0 to 20, for 30 to 90, 100, 1000 and a million; "|" is between
several, "-" is where the word is made of the others, as ``_MADE_OF_ONES`` tells."""
_VALUES = (*range(21), *range(30, 100, 10), 100, 1000, 10**6)
_SAME = {"nb": "da", "no": "da", "nn": "da", "hr": "sr", "bs": "sr", "ms": "id", "gl": "pt"}
_COMPOUNDING = frozenset(
    [
        "de",
        "nl",
        "sv",
        "da",
        "it",
        "ru",
        "uk",
        "bg",
        "sr",
        "pl",
        "cs",
        "hu",
        "fi",
        "he",
        "ko",
        "th",
        "lv",
        "et",
        "sk",
        "sl",
        "is",
        "sq",
        "mk",
        "be",
        "ka",
        "hy",
        "af",
    ]
)
"""Languages in which a number word may be in the middle of a word."""
_MADE_OF_ONES = {
    "fi": (r"(?:{})\w{{0,10}}toista", r"(?:{})\w{{0,10}}kymm"),
    "hu": ("tizen(?:{})", ""), "id": ("(?:{}).belas", "(?:{}).puluh"),
    "vi": ("mười.(?:{})", "(?:{}).mươi"), "he": ("(?:{})ה?.עשרה?", ""), "ko": ("열.?(?:{})", ""),
    "th": ("สิบ(?:{})", "(?:{})สิบ"), "kk": ("он.(?:{})", ""), "ky": ("он.(?:{})", ""),
    "az": ("on.(?:{})", ""),
}  # fmt: skip
"""How 11 to 19 and 20 to 90 are said with the words for 1 to 9, where the tables have none."""
_FOLDED = frozenset(["ckb", "ps", "ur"])
"""Languages that are often typed with the letters of an Arabic keyboard."""

_STARTS = {"ko": ("", ""), "id": (r"\b(?:ke)?",) * 2, "th": ("", ""), "he": (r"\b[ובהלכשמ]{0,2}", ""),
           "es": (r"\b(?:veinti)?", r"\b")}  # fmt: skip
"""What may be before short words, and before the others, where it is not as elsewhere."""
_TIMES_OF_DAY = {"fi": "|aamu|ilta|yö|päivä"}
"""What is written together with the hour behind it: aamuseitsemältä."""
_LONG_ENDINGS = {"fi": r"\w{0,8}"}
"""What may be between a word for the tens and the ones: kahdessakymmenessäyhdessä."""
_JOINED_HUNDREDS = {
    "es": "cient[oa]s|(?<=quin)ient[oa]s", "pt": "[czh]ent[oa]s", "el": "κόσι", "ckb": "سەد",
}  # fmt: skip
"""What says hundreds behind their number, in languages in which other words are not joined."""
_SHORT = frozenset((*range(10), *range(11, 20), 100))
"""Numbers whose words are short in many languages, so that they are found by chance in others."""
_ENDING = r"[^\W\d_]{0,3}[ \u00a0\u202f-]*"
"""What may follow the beginning of a number word before the next one: zwei, zweier."""


def knows_words(language: str) -> bool:
    """Return whether the number words of a language are known here."""
    return _SAME.get(language, language) in _STEMS


def fold_words(text: str, language: str) -> str:
    """Return a text with the letters that the tables of a language have here."""
    return fold_letters(text) if language in _FOLDED else text


def read_stems(language: str) -> Mapping[int, re.Pattern[str]]:
    """Return what finds each number word of a language in a text; nothing of another language."""
    language = _SAME.get(language, language)
    return _compile_stems(language) if language in _STEMS else MappingProxyType({})


@cache
def find_scale(language: str, value: int) -> re.Pattern[str]:
    """Return what finds a scale that is multiplied, also inside of a word: dwustu, двести."""
    language = _SAME.get(language, language)
    if language not in _COMPOUNDING:
        own = read_stems(language)[value]
        joined = _JOINED_HUNDREDS.get(language) if value == 100 else None
        return re.compile(f"{own.pattern}|{fold_words(joined, language)}", re.I) if joined else own
    return re.compile(dict(_list_words(language))[value], re.IGNORECASE)


@cache
def find_number_at_end(language: str, least: int) -> re.Pattern[str]:
    """Return what finds a word for a number from ``least`` at the very end of a text.

    A hundred or more may be inside the last word, if there is another number before it.
    """
    stems = read_stems(language)
    words = [stem.pattern for value, stem in stems.items() if value >= least]
    if least > 2 and _SAME.get(language, language) in _COMPOUNDING:
        words += [word for value, word in _list_words(language) if value >= max(100, least)]
    return re.compile(rf"(?:{'|'.join(words)}){_ENDING}\Z", re.IGNORECASE)


@cache
def _compile_stems(language: str) -> Mapping[int, re.Pattern[str]]:
    words = dict(_list_words(language))
    large = "|".join(word for value, word in words.items() if value >= 20)
    large += _TIMES_OF_DAY.get(language, "")
    ending = _LONG_ENDINGS.get(language, r"\w{0,3}")
    usual = (rf"(?:(?:{large}){ending}|\b)", "") if language in _COMPOUNDING else (r"\b", r"\b")
    starts = _STARTS.get(language, usual)
    compiled = {
        value: re.compile(rf"{starts[value not in _SHORT]}({word})", re.IGNORECASE)
        for value, word in words.items()
    }
    if language in _COMPOUNDING:  # einhundert
        hundred = rf"(?:{starts[0]}|\b(?:{words[1]})\w{{0,2}})({words[100]})"
        compiled[100] = re.compile(hundred, re.IGNORECASE)
    return compiled


def _list_words(language: str) -> list[tuple[int, str]]:
    """Return each number of the tables of a language with its words."""
    language = _SAME.get(language, language)
    words = fold_words(_STEMS[language], language).split()
    rows = list(zip(_VALUES, words, strict=True))
    rows += enumerate(fold_words(FROM_21.get(language, ""), language).split(), start=21)
    return [(value, word) for value, word in _fill_rows(rows, language) if word != "-"]


def _fill_rows(rows: list[tuple[int, str]], language: str) -> Iterator[tuple[int, str]]:
    """Yield the rows, with the words that are made of those for 1 to 9."""
    teens, tens = _MADE_OF_ONES.get(language, ("", ""))
    for value, word in rows:
        if word == "-" and value < 100:
            form, ones = (teens, value - 10) if value < 20 else (tens, value // 10)
            yield value, form.format(rows[ones][1]) if form and ones < 10 else word
        else:
            yield value, word
