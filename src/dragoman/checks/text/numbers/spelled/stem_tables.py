"""Beginnings of number words by language; ``stems`` tells what a table has.

The tables are written from the grammar of each language; ``more_stems`` has those after CLDR.
"""

STEMS = {
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
    "sv": r"""
        noll en|ett|först två|andr[ae]|tva|dubbel|fördubbl|båda|par(?:et)?\b|halver|hälft tre
        fyra|fjärde|fyrdub fem sex|sjätte sju åtta|åttonde nio
        (?<!\w)tio|(?<=ra)tio|(?<=sen)tio|decenn|årtion elva|elfte tol[vf]|dussin tretton fjorton
        femton sexton sjutton arton nitton tjug trettio fyrtio femtio sextio sjuttio åttio nittio
        hundra|sek[el]|århundr tusen miljon
    """,
    "da": r"""
        nul en|et(?:og|\b)|først
        to(?![bgklmnprstvxyz]|d(?!ag|el))|to(?=spr[oå]|måned|person|[cs]ifre|spor"""
    r"""|ben[et]|trinn?s|kamme|rom|man[dn]s|felt|spann|lag|være|parti|kjønn|time|seter"""
    r"""|minut|meter|kilo|sid)|and[er]|dobbel|fordobl|begge|par|halver tre fire|fjerde fem
        seks|sjette syv|sju otte|åtte ni
        ti(?!\w)|ti(?:end|tal|år|dag|man|tus|minut|fold|kamp|dob|time|kron|meter|mils)"""
    r"""|årti|tiår ellev|elvte
        tolv|dusin tretten fjorten femten seksten sytten atten nitten tyve|tjue trediv|tretti
        fyrre|førti halvtreds|femti tres|seksti halvfjerds|sytti firs|åtti halvfems|nitti
        hundre|århundre tus million
    """,
    "fr": r"""
        zéro un|prem deux|second|doubl|bidim|paire|moiti trois|tiers|tri(?:pl|dim)
        quatr|quart|quadr cinq six|sixi sept huit neu[fv] dix|décenn onz douz treiz quatorz quinz
        seiz dix-sept dix-huit dix-neuf vingt trent quarant cinquant soixant
        soixante?.dix(?!.(?:sept|huit|neu))|septant quatre.vingt|octant|huitant
        quatre.vingts?.dix(?!.(?:sept|huit|neu))|nonant cent(?!r|im)|siècl mill million
    """,
    "es": r"""
        cero [uú]n|prim d[oó]s|segund|dobl|dupl|par(?:es)?\b|amb[oa]s|mitad|bidim
        tr[eé]s|terc|tri(?:pl|dim) cuatr|cuart|cuadr[úu]p|cuádrup cinc|quint|quin\b s[eé]is|sext
        siet|s[ée]pt|sete\b och|octav nueve|noven|nove\b die[cz]|décim|d[ée]cad onc doc trec cator
        quinc diecis|dieciséis diecisiet diecioch diecinuev veint|vig treint|trig cuarent|cuadrag
        cincuent|quincuag sesent|sexag setent|septuag ochent|octog novent|nonag
        cien|cent[eé]s|sigl mil(?:es|eni\w*|ésim\w*)?\b mill
    """,
    "pt": r"""
        zero um|prim
       
        doi|dous|d[uú]a|du\b|mei[oa]|segund(?!as?-|o\s(?:[oa]s?|uma?|el[ea]s?)\b)|dobr"""
    r"""|dupl|par(?:es)?\b|amb[oa]s|metad|bidim
        tr[êe]s|tre\b|terc|tri(?:pl|dim) quatr|quart|catro|quadr[úu]p cinc|quint|quin\b
        seis|sext(?!as?-) s[eé]t oit nove(?!m?br)|non[oa]s?\b|novec|novent dez|décim|d[ée]cad onz
        doz|dúzi trez (?:qua?|ca)torz quinz dez[ea]ss?eis dez[ea]ss?ete dez[ao]?oit dez[ea]nove
        vint|vig trint|trig quarent|corent|quadrag cin[qc]uent|quinquag sess?ent|sexag
        setent|sep?tuag oitent|octog novent|nonag ce[mn]|s[ée]cul mil milh
    """,
    "it": r"""
        zero un|prim
       
        du[ep]|second(?!o\s(?:il?|l[oae’\x27]|gli|un|quanto|me|lui|fonti)\b)|doppi"""
    r"""|raddop|entramb|coppi|paio|met[àa]|dimezz|bidim
        tr[eé]|terz|tridim quattr|quart|quadrup cinq|quint sei|sest sette(?!mb|ntr)|settim[oaei]\b
        ott nove(?!mbr)|non[oaie]\b diec|decim|decenni undic dodic|dozzin tredic quattordic
        quindic sedic diciasset diciot diciannov
        (?<![a-z])vent(?=[iuo]|enn|esim)|(?<=cento)vent|(?<=mila)vent trent quarant cinquant
        sessant settant ottant novant cent|secol mill?[ae] milion
    """,
    "ro": r"""
        zero un|prim doi|dou|dubl|ambel|perech|bidim trei|tripl|tridim patr|sfert cinc [șş]as
        [șş]apt|[șş]epte opt nouă|noulea zec|deceni unspre doispre|douăspre|duzin treispre
        pa(?:i|tru)spre cincispre [șş]a(?:i|se)spre [șş]aptespre optspre nouăspre douăzec treizec
        patruzec cincizec [șş]a(?:i|se)zec [șş]aptezec optzec nouăzec sut|secol|veac mi[ei] milio
    """,
    "ru": r"""
        ноль|нул од[ин]|перв
        дв|втор(?!ник)|пар(?:а|у|ы|е|ой|очк\w*)?\b|об(?:а|е|оих|оим|еих|еим|еими)\b
        тр(?:и(?!бу|ум|кот)|[её][хм]|ет|о[еёйи])|втро[ей]|утро[ие] четыр|ч[её]тв[её]р|[ву]четвер
        пят|впят шест|вшестер сем|седьм|всемер восем|восьм девят десят|[ву]десятер одиннадц
        двенадц|дюжин тринадц четырнадц пятнадц шестнадц семнадц восемнадц девятнадц двадц тридц
        соро[кч] пят(?:ью?|и)дес шест(?:ью?|и)дес сем(?:ью?|и)дес вос(?:емью?|ьми|ьмью)дес девянос
        сто(?:\b|лет|крат|проц|дн|метр|килом|рубл|долл|тыс|милл|ватт|стран)|ста(?:\b|м\b"""
    r"""|х\b)|(?<=[мь][яю])ста|сот(?!руд)|(?<=две)сти тысяч
        миллион
    """,
    "uk": r"""
        нул од|перш дв|друг|пар(?:а|у|и|ою|і)?\b|об(?:ид|ох|оє)
        тр(?:и(?!в|ма|бун|во)|ьо|ет|ій|о[єйї])|втрич|потро чотир|четвер|[ву]четвер п.?ят|вп.?ятер
        ш[іе]ст сім(?![’\x27ейп])|сьом в[іо]с дев.?ят десят одинадц дванадц|дюжин тринадц
        чотирнадц п.?ятнадц шістнадц сімнадц вісімнадц дев.?ятнадц двадц тридц сорок п.?ятдес
        шістдес сімдес вісімдес дев.?янос
        сто(?:\b|літ|річ|відс|грив|метр|кілом|долар|тис|міль)|ста\b|(?<=ма)ста|сот|(?<=дв)істі тисяч
        мільйон
    """,
    "bg": r"""
        нул ед|първ дв|втор тр(?:и(?!бун)|ет|ой|оен) четир|четвърт пет шест седе?м(?!иц|ич)
        осем|осм девет десет едина[дй] двана[дй] трина[дй] четирина[дй] петна[дй] шестна[дй]
        седемна[дй] осемна[дй] деветна[дй] два(?:десе|йс) три(?:десе|йс) четири?(?:десе|йс|ес)
        петдес шейсет|шестдес седемдес осемдес деветдес
        сто(?:\b|т|год|проц|лети|метр|килом|хил|дол|мил)|(?<=две)ста|(?<=три)ста|ве[кц] хиляд милион
    """,
    "sr": r"""
        нул|nul јед|прв|jed|prv дв|друг|пар(?:а|у|е|ови)?\b|dv|drug|par
        тр(?:и(?!бун)|ећ|о(?:ј|ст|год|мј?ес|днев|спрат))|tr(?:i(?!bun)|eć"""
    r"""|o(?:j|st|god|mj?es|dnev|sprat)) чет|čet пет|pet шес|šes сед|sed
        ос[ам]|os[am] девет|devet десет|deset|децениј|decenij једана|jedana двана|dvana
        трина|trina четрна|četrna петна|petna шесна|šesna седамна|sedamna осамна|osamna
        деветна|devetna двадесе|dvadese тридесе|tridese четрдес|četrdes педес|pedes шездес|šezdes
        седамдес|sedamdes осамдес|osamdes деведес|deveds?
       
        сто(?:\b|ти|год|пос|л[еј]?ећ|љећ|мет|хиљ|мил|тк|те\b)|(?<=три)ста|(?<=две)ста"""
    r"""|(?<=двје)ста|sto(?:\b|ti|god|pos|leć|met|hilj|tis|mil|tk|te\b)|(?<=tri)sta"""
    r"""|(?<=dve)sta|(?<=dvje)sta|век|vek|vijek|stolje
        хиљад|hiljad|tisuć мили|mili
    """,
    "pl": r"""
        zer jed|pierw
       
        dw|drug|podw[oa]|połow|pół(?!no|wys|kul)|ob(?:a|aj|ie|iema|u|oje|ojga|ydw\w*)\b"""
    r"""|par(?:a|ę|y|ą|ze)?\b
        trz|trój|potr[oa]j cz(?:ter|war) pię|piąt sze[śsś]|szós siedem|siódm|siedm
        o[sś][im]|ósm|ośm dziewi dziesi|dekad jedena dwana|dwunas|tuzin trzyna czterna piętna
        szesna siedemna osiemna dziewiętna dwadzie|dwudzie trzydzie czterdzie pięćdzie sześćdzie
        siedemdzie osiemdzie dziewięćdzie
       
        sto(?:\b|krot|kroć|procent|let|ma\b)|stu(?:\b|lec|let|proc|met|osob|tys|zł|dol"""
    r"""|eur|dni)|(?<=[yu])st[au]\b|set(?:\b|k|n)|(?<=dwie)ście|wie[kc]
        tysi milio
    """,
    "cs": r"""
        nul jed|prvn|první dv|druh(?!u\b|em\b)|zdvoj|ob[aě]|pár tř|troj|ztroj čt[yv]|zčtyř pět|pát
        šest sedm osm dev|devát des|desát|dekád jedenác dvanác|tucet třinác čtrnác patnác šestnác
        sedmnác osmnác devatenác dvac|dvacát třic čtyřic pades šedes sedmdes osmdes devades
        sto(?:\b|v|kr|proc|korun|met|tis|mili|dol|eur)|stalet|st(?:[aě]|ech|ům)\b"""
    r"""|st[éý]\b|st[éý](?:ho|m)|set(?!k|r|ř)|stolet tisíc
        mili
    """,
    "hu": r"""
        null egy|első kett|két|másod|pár|dupl h[aá]r[o]?m n[ée]gy öt hat(?!al|ás|ár|ó(?!r[áa])|ék)
        hét(?!en\b|tel|f(?!ős)|v[ée]g|i\b)|het(?!i\b) nyolc kilenc t[íi]z|évtized - - - - - - - - -
        h[úu]sz|huszon harminc negyven ötven hatvan hetven nyolcvan kilencven száz|évszáz ezer|ezr
        millió
    """,
    "fi": r"""
        nolla yksi|yhde|yht|ensi
        ka(?:ksi|hd(?!eksa|eksik)|ht|ksois)|toi(?:n|s(?!aal|t))|(?<!\w)toista\b|pari(?:a"""
    r"""|n|lla|lle|ksi)?\b|mole kolm nelj|nelin
        vii[sdt] kuu[sdt] seits kahdeks yhdeks kymm|vuosikymmen - - - - - - - - - - - - - - - - -
        sa[td]a|vuosisa tuhan|tuhat miljoon
    """,
    "el": r"""
        μηδ έν|μ[ίι]|πρώτ δύο|δυο|δεύτερ|διπλ|ζευγ|ζεύγ|δια\b τρ(?:ί|ι(?!κυ|βή)|ει|ία)
        τέσσ|τέταρτ|τετρα\b|τετραπλ πέντε|πέμπτ|πεντα\b|πενταπλ έξι|έκτ|εξα\b
        επτά|εφτά|έβδομ|ε[πφ]τα\b οκτώ|οχτώ|όγδο|ο[κχ]τα\b εννέα|εννιά|ένατ|εννια\b
        δέκα|δέκατ|δεκαετ έντεκα|ενδέκατ δώδεκα|δωδέκατ δεκατρ δεκατέσσ δεκαπέντ δεκαέξ|δεκάξ
        δεκαεπτ|δεκαεφτ δεκαοκτ|δεκαοχτ δεκαενν είκοσι|εικοστ τριάντα|τριακ σαράντα|τεσσαρακ
        πενήντα|πεντηκ εξήντα|εξηκ εβδομήντα|εβδομηκ ογδόντα|ογδοηκ ενενήντα|ενν?ενηκ
        εκατό|εκατοντ|αιών χίλι|χιλι εκατομ
    """,
    "tr": r"""
        sıfır bir|ilk iki|çift üç dört|dörd beş alt[ıi] yedi sekiz dokuz
        on(?!u(?!nc)|l[ae]r(?!ca)|da|a|ur) on.?bir düzine|on.?iki on.?üç on.?dör[td] on.?beş
        on.?altı
        on.?yedi on.?sekiz on.?dokuz yirmi otuz kırk elli altmış yetmiş seksen doksan
        yüz(?!de\b|den\b|ü\b|ün(?!cü)|leş|ey|me)|asır|asr bin milyon
    """,
    "id": """
        nol satu|pertama|se dua|ganda|pasang tiga empat lima enam tujuh (?:de)?lapan
        sembilan (?:se)?puluh|(?:se)?(?:dasawars|dekad) sebelas - - - -
        - - - - - - - - - - - - (?:se)?ratus|(?:se)?abad (?:se)?ribu (?:se)?juta
    """,
    "vi": r"""
        không một|mốt|nhất hai\b|đôi\b|nhì\b|cặp\b ba\b bốn\b|tư\b
        năm\b(?!\s(?:[12]\d|nay|ngoái|qua|trước|sau))|lăm\b sáu\b
        bảy\b tám\b chín\b mười|mươi|thập - - - - - - - - - - - - - - - - - trăm|thế.kỷ
        nghìn|ngàn triệu
    """,
    "he": r"""
        אפס אח[דת]|ראשו שני(?!ם)|שתי|שתיים|כפול|זוג|דו(?:[־-]|לשונ|שנת|צדד|קומ)|יים|פעמיים
        שלוש|שלש|שליש ארבע|רביע|רבע
        חמש|חמיש|חומש שש(?:ה|ת|ית)?\b|ששת־|שיש(?:ה|ת|י|ית)\b שבע|שביע שמונ|שמינ תשע|תשיע
        עשר|עשור|עשיר (?:אחד|אחת|אח).עשרה? תריסר|(?:שניי?ם|שתיי?ם).עשרה? - - - - - - - עשרים
        שלושים ארבעים חמישים שישים שבעים שמונים תשעים מאה|מאת(?!יים)|מאות אלף|אלפ(?!יים) מיליו
    """,
    "ckb": r"""
        سفر یەک دوو(?!بار|ر|ش|پا)|دوان|جووت سێ(?![کپنشا]|س(?!ەد))|سیان چوار پێنج شەش حەوت|حەفت
        [هھ]ەشت نۆ
        (?<!\w)دە(?:\b|هەم|یەم|یە\b|هەزار|ساڵ|یان\b) یازدە|یانزە دوازدە|دوانزە سێزدە|سیانزە
        چواردە پا[نز] شا[نز]
        حە[ڤقف] [هھ]ەژدە نۆزدە بیست (?<!\w)سی(?:\b|یەم|هەزار|ساڵ) چل پەنجا شەست حەفتا [هھ]ەشتا
        نەوەد سەد
        [هھ]ەزار ملی
    """,
    "ps": r"""
        صفر یو|لومړ دوه|دوو|دوېم|دويم|دواړ|جوړه درې|دری|درو څلو پی?نځ شپږ اوو?ه(?!\w)|اووم
        اته|اتم|اتو
        نهه|نهم|نهو\b (?<!\w)لس(?:\b|م[ېهو]?\b|و\b|ګ|کل)|لسیز یوو?لس دولس|دوولس دیارلس څوارلس
        پی?نځلس شپاړ اووه?لس|اووه\sلس اتلس نولس شل|ویشت د[ېی]رش څلو[ېی][ښښ]ت پنځوس شپ[ېی]ت اویا
        اتیا نوي سل(?![احنې]|وا|ويس|ول)|سل[هو]\b|سوه|سوو|پ[ېی]ړ زر م[یل]ی
    """,
    "ko": r"""
        영 하나|한|첫
       
        (?<![가-힣])두(?=\s|번|명|개|살|가지|시|달|배|차례|사람|곳|째|대|마리|자리|자릿|[세어]\b|\Z)"""
    r"""|(?<=[물른흔쉰순든열백천])두|둘(?!러)|양|이중|쌍
       
        (?<![가-힣])세(?=\s|번|명|개|살|가지|시\b|시간|마리|자리|자릿|달|배|차례|사람|곳|째|대|\Z)|(?<=[물른흔쉰순든열백천])세|셋|삼(?!성)
       
        (?<![가-힣])네(?=\s|번|명|개|살|가지|시\b|시간|마리|자리|자릿|달|배|차례|사람|곳|째|대|\Z)|(?<=[물른흔쉰순든열백천])네|넷
        다섯|오(?=[십백천만억월년위차호층조]|개월|분의|인조|\Z)|(?<=[십백천])오 여섯|육 일곱|칠
        여덟|팔 아홉 열(?![리린렸대심])|십(?!자) 열한 열두 - - - - - - -
        스물|스무|이십 서른|삼십 마흔|사십 쉰|오십 예순|육십 일흔|칠십 여든|팔십 아흔|구십
        백(?![악신화인합제색]|서(?!른))|세기 천 백만
    """,
    "th": r"""
        ศูนย์ หนึ่ง|แรก|เดียว สอง|คู่ สาม(?!ารถ|ัญ) สี่ ห้า หก เจ็ด แปด เก้า สิบ|ทศวรรษ สิบเอ็ด -
        - - - - - - - ยี่สิบ - - - - - - - ร้อย|ศตวรรษ พัน(?!ธ) ล้าน
    """,
    "hi": r"""
        शून्य एक|पहल दो(?![पषस])|दूसर|दुसर|दोहर तीन|तीसर चार|चौथ पा[ँंं]?च छह|छः|छठ|छ: सात आठ
        नौ(?![सकघज])|नव(?!ं|म्ब|ी) दस|दशक ग्यारह बारह तेरह चौदह पंद्रह|पन्द्रह सोलह सत्रह|सतरह
        अठारह|अट्ठारह उन्नीस बीस तीस चालीस पचास साठ सत्तर अस्सी नब्बे सौ|शताब्द|सदी|सदिय
        हज़ार|हज़ार|हजार मिलियन
    """,
    "ur": r"""
        صفر ایک|پہل دو(?!ر|با|چ|ست|ڑ|ل) تین|تیسر چار|چوتھ پا?نچ چھ(?:\b|ٹ|ے\b|ہ\b) سات(?!ھ)
        آٹھ|اٹھو نو(?:\b|اں|یں) دس|دہائی گیارہ بارہ تیرہ چودہ پندرہ سولہ سترہ اٹھارہ انیس بیس تیس
        چالیس پچاس ساٹھ ستر اسی نوے سو(?:\b|واں|ویں)|صدی ہزار ملین
    """,
}
"""For each language the words for 0 to 20, for 30 to 90, 100, 1000 and a million; "|" is between
several, "-" is where the word is made of the others, as ``_MADE_OF_ONES`` tells."""
