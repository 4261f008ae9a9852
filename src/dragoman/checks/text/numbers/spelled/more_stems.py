"""Beginnings of number words of more languages, after what CLDR spells out.

The words are those of the rules of CLDR for spelling out numbers (RBNF), cut to what all their
forms share; forms that CLDR has not, as other cases, are written from the grammar. The rows are
those of ``stems``: 0 to 20, 30 to 90, 100, 1000 and a million.
"""

MORE_STEMS = {
    "lt": r"""
        nul vien(?!uol)|pirm du\b|dvi(?!deš)|dvej|antr|abu\b|abi|dvig|por[aąoų]
        tr[iy]s(?!deš)|trij|trim|tre[čtj] ketur(?!iasd|iol)|ketvirt penk(?!iasd|iol)
        šeš(?!iasd|iol|tad|ėl) septyn(?!iasd|iol)|septint aštuon(?!iasd|iol)|aštunt
        devyn(?!iasd|iol)|devint dešimt vienuolik dvylik|tuzin trylik keturiolik penkiolik
        šešiolik septyniolik aštuoniolik devyniolik dvidešimt trisdešimt keturiasdešimt
        penkiasdešimt šešiasdešimt septyniasdešimt aštuoniasdešimt devyniasdešimt šimt tūkst
        mil[iį]
    """,
    "lv": r"""
        null vien(?!pad)|pirm div(?!pad|des)|otr|ab[ia]|abu\b|pār[iu]|dubult
        trī(?!spad|sdes)|trij|tre[šs] četr(?!pad|des)|ceturt piec(?!pad|des)|piekt
        seš(?!pad|des)|sest(?!d) septiņ(?!pad|des)|septīt astoņ(?!pad|des)|astot
        deviņ(?!pad|des)|devīt desm|dekād vienpad divpad|ducis trīspad četrpad piecpad sešpad
        septiņpad astoņpad deviņpad divdesm trīsdesm četrdesm piecdesm sešdesm septiņdesm
        astoņdesm deviņdesm simt|gadsimt tūkst milj
    """,
    "et": r"""
        null üks(?!teist)|ühe(?!ks|teist)|üht|esim
        kaks(?!teist|küm)|kahe(?!ks|teist|küm)|kaht|teis(?:[et]|el?e?)?\b|teine|paar"""
        r"""|topelt|mõlem|pool
        kolm(?!e?teist|e?küm) nel[ij]a?(?!a?teist|a?küm) vii[set](?!teist|küm)
        kuu[set](?!teist|küm|k)|kuuend
        seits(?!m?e(?:teist|küm)) kaheks(?!a(?:teist|küm)) üheks(?!a(?:teist|küm))
        küm[mn]|dekaad üksteist|üheteist kaksteist|kaheteist|tosin kolme?teist nel(?:i|ja)teist
        vii[se]teist kuu[se]teist seitsm?eteist kaheksateist üheksateist ka(?:ks|he)küm kolme?küm
        nel(?:i|ja)küm vii[se]küm kuu[se]küm seitsm?eküm kaheksaküm üheksaküm sada|saja|sajand tuha
        miljo
    """,
    "sk": r"""
        nul jed(?!enás)|prv dv(?!ads|anás)|druh|ob(?:e|a|aja|och|om)\b|obid|pár|zdvoj
        tri(?!nás|ds)|tro[jm]|troch|tret|traj štyr(?!ids)|štvr|štvor pä[ťt](?!nás|des)|piat
        šes[ťt](?!nás|des)|šies sedem(?!nás|des)|siedm|sedm osem(?!nás|des)|ôsm|osm
        devä[ťt](?!nás|des)|deviat desa[ťt]|desiat|dekád jedenás dvanás|tuct|tucet trinás štrnás
        pätnás šestnás sedemnás osemnás devätnás dvads trids štyrids päťdes šesťdes sedemdes
        osemdes deväťdes
        sto(?:\b|v|roč|kr|perc|met|tis|mili|dol|eur)|(?<=[eiťm])sto|st[áý]\b|storoč tis[íi]c mil
    """,
    "sl": r"""
        nič|nul en[aeoi]?(?:in|\b)|enega|enem|prv
        dv(?!aj|an)|drug|oba|obe|obeh|par(?:a|u|ov|i)?\b|podvoj tri(?!naj|des)|treh|trem|tret|troj
        štir(?!inaj|ides)|četrt(?!e?k) pet(?!naj|des|e?k) šest(?!naj|des) sede?m(?!naj|des)
        ose?m(?!naj|des) devet(?!naj|des) deset enajst dvanajst|ducat trinajst štirinajst petnajst
        šestnajst sedemnajst osemnajst devetnajst dvajset trideset štirideset petdeset šestdeset
        sedemdeset osemdeset devetdeset
        sto(?:\b|tin|kr|odst|tih?\b|te(?:ga|mu)\b|met|tis|mil|evr)|(?<=[eirtm])sto\b|stolet
        tiso[čc]
        mil
    """,
    "ca": r"""
        zer un?[as]?\b|prim dos|du[ea]s|segon(?!s\b)|dobl|dupl|parell|ambd|mei?tat
        tres|tercer|terç|tripl quatr|quart|quàdr cinc|cinqu[èe]|quint sis|sext
        set\b|setè|seten|sept vuit(?!an) nou(?:\b|-?cent)|nov[èe](?!mb)
        deu|desè|desen(?:a|es)\b|dècad onz dotz tretz catorz quinz setz disset divuit dino[uv]
        vint trent quarant cinquant seixant setant vuitant norant cent(?!r)|segl
        mil(?:ers?|en[ae]s?|è|·len\w*|lenn\w*|ers)?\b mili
    """,
    "is": r"""
        núll ein|eitt|fyrst tv[eoöæ]|annar|önnur|aðr|seinn|báð|par
        þr(?:ír|já(?!tí)|jú|em|igg|ið(?!jud)|efal|í[fþ]|isvar|enn) fjór(?!tán)|fj[öo]gur
        fimm(?!tán|tí)
        sex(?!tán|tí)|sjött sjö(?!t) átta(?!t)|áttund|áttfal níu(?!t)|níund tíu|tíund|árat|tugur
        ellef tólf|tylft þrettán fjórtán fimmtán sextán sautján átján nítján tuttug|tvítug
        þrjátí|þrítug fjörutí|fertug fimmtí|fimmtug sextí|sextug sjötí|sjötug áttatí|áttræ
        níutí|níræ hundr|öld|aldar þús millj
    """,
    "sq": r"""
        zero një(?!mb|ze|qi)|par[ëia] dy(?!mb|ze|qi|shu|qa)|çift tre(?!mb|g|n)|tri(?!dh)
        kat[ëe]r(?!mb|dh) pes[ët](?!mb|dh) gjasht(?!ëmb|ëdh) shtat(?!ëmb|ëdh) tet(?!ëmb|ëdh)
        nënt(?!ëmb|ëdh) dhjet|dekad njëmb dymb|duzin tremb katërmb pesëmb gjashtëmb shtatëmb
        tetëmb nëntëmb njëzet tridh dyzet|katërdh pesëdh gjashtëdh shtatëdh tetëdh nëntëdh
        qind|shekul|shekuj mij[ëa] milion
    """,
    "mk": r"""
        нул еден|една|едно|едни|прв дв(?!ае|ана|иж)|втор(?!ник)|обете|обај три(?!на|ес)|трет|трој
        четири(?!на|ес)|четврт(?!о?к) пет(?!на|о?к) шест седу?м(?!на|де) осу?м(?!на|де)
        девет(?!на) десет|децени единае дванае|дузин тринае четирина петна шесна седумна осумна
        деветна двае трие четирие педе шее седумде осумде деведе
        сто(?:\b|т|год|метар|илјад|мил)|(?<=две)сте|(?<=три)ста|век илјад мил
    """,
    "be": r"""
        нул адз[іi]н(?!ац)|адн|перш дв(?!ац|ан)|дзв|друг|пар(?:а|у|ы)?\b|абодв|абедзв
        тр(?:эц|эй|эт|ы(?!н|ц|м(?!а\b)|бун|в)|ох|эц|о[йм]|ам\b|аіх|ацін) чатыр(?!нац)|чацв|чацьв
        пяц[ьі](?!дз)|пят(?!нац)
        шэс(?!ц[ьі]дз)|шасц[ій]|шост с[её]м(?!дз|нац)|сям[ій](?!дз) вос[ье]м(?!дз)|васьм[ій](?!дз)
        дзевя[цт](?!нац)|дзявя[цт] дзе[сц]|дзяс адз[іi]нац дванац|тузін трынац чатырнац пятнац
        шаснац сямнац васямнац дзевятнац двац трыц сорак|сарак пяц[ьі]дз шэсц[ьі]дз
        с[её]мдз|сям[іь]?дз вос[ье]мдз|васьм[іь]дз дзевяно
        сто(?:\b|г[оа]д|проц|метр|тыс|дол)|стагод|ста\b|сот|(?<=дзве)сц[ей] тысяч мільён|мільярд
    """,
    "ka": r"""
        ნულ ერთ|პირველ ორ(?!მოც|შაბ|გან|იენ|ენტ)|მეორ|წყვილ
        სამ(?=\b|ი|მა|მხრ|სართ|კუთხ|ეულ|ნი\b|გზის|ს\b|ჯერ|ას|წლ|თვ|დღ|საათ|\Z)|მესამ
        ოთხ(?!მოც)|მეოთხ ხუთ|მეხუთ ექვს|მეექვს
        შვიდ|მეშვიდ რვა|მერვ ცხრა(?!მეტ)|მეცხრ
        (?<![ა-ჰ])ათ(?=\b|ი|მა|ეულ|ნი\b|ს\b|ჯერ|წლ|დღ|თვ|კაც|ვ)|მეათ
        თერთმეტ თორმეტ ცამეტ თოთხმეტ თხუთმეტ თექვსმეტ ჩვიდმეტ თვრამეტ|თრვამეტ ცხრამეტ
        (?<![ა-ჰ])(?:მე)?ოც|(?<=და)ოც|(?<=ას)ოც ოცდაათ ორმოც ორმოცდაათ სამოც სამოცდაათ ოთხმოც
        ოთხმოცდაათ
        ას(?:(?:ი|მა|ის|ით|ობ\w*|ზე|ჯერ)?\b|(?=ერთი|ორ|სამ|ოთხ|ხუთ|ექვს|შვიდ|რვა|ცხრა|ოც))|საუკუნ
        ათას მილიონ
    """,
    "hy": r"""
        զրո մեկ|առաջի երկու(?!շ)|երկրորդ|կրկն|զույգ երեք|երր|եռ չոր[սր] հինգ վեց յոթ(?!ան)
        ութ(?!սուն) ինը|ինն(?!սուն|ասուն) (?<![ա-և])տաս(?!խ) տասնմեկ տասներկ տասներե[քր] տասնչոր
        տասնհինգ տասնվեց տասնյոթ տասնութ տասնին[ըն] քսան երեսուն քառասուն հիսուն վաթսուն
        յոթանասուն ութսուն իննա?սուն հարյուր|դար(?!ձ|պ) հազար մի?լիո
    """,
    "kk": r"""
        нөл бір екі|екеу|жұп үш(?!ін(?!ші)) төрт бес алты(?!н\b)|алтау жет[іе](?!с) сегіз тоғыз
        он(?:ынш\w*|ға|нан|дық\w*|жыл\w*)?\b - - - - - - - - - жиырма отыз қыр[ық] елу алпыс
        жетпіс сексен тоқсан жүз|ғасыр мың миллион
    """,
    "ky": r"""
        нөл бир эки|экөө|жуп үч(?!үн(?!чү)) төрт беш алты(?!мыш) жет[иө](?!миш) сегиз тогуз
        он(?:унчу\w*|го|до|дон|дук\w*)?\b - - - - - - - - - жыйырма отуз кырк элүү алтымыш жетимиш
        сексен токсон жүз|кылым миң миллион
    """,
    "az": r"""
        sıfır bir|ilk iki|cüt üç(?!ün(?!cü)) dör[dt] beş altı yeddi səkkiz doqquz
        on(?:uncu\w*|illi\w*|luq\w*|dan|a)?\b - - - - - - - - - iyirmi otuz qırx əlli
        a[lt]tmış|atmış yetmiş sə[ks]sən|səqsən doxsan yüz|əsr min mily
    """,
    "eo": r"""
        nul unu|unua du(?!dek)|ambaŭ|duobl|paro tri(?!dek) kvar(?!dek) kvin(?!dek) ses(?!dek)
        sep(?!dek|temb) ok(?!dek|t|up|az) naŭ(?!dek) dek|jardek dek.?unu dek.?du dek.?tri dek.?kvar
        dek.?kvin dek.?ses dek.?sep dek.?ok dek.?naŭ dudek tridek kvardek kvindek sesdek sepdek
        okdek naŭdek cent(?!r)|jarcent mil(?!it|ion) milion
    """,
    "af": r"""
        nul een|eers twee|dubbel|beid|paar|half|helf drie|derd vier vyf(?!t) ses(?!t) sewe(?!n)
        agt(?!t|er|ien) nege(?!n) tien|dekad elf twaalf|dosyn dertien veertien vyftien sestien
        sewentien agtt?ien negentien twintig dertig veertig vyftig sestig sewentig tagtig negentig
        honderd|eeu duisend miljoe
    """,
}  # fmt: skip
"""By language; see ``stems``."""
_HINDI = """
    इक्कीस बाईस|बाइस तेईस|तेइस चौबीस पच्चीस छब्बीस सत्ताईस|सत्ताइस अट्ठाईस|अठाईस|अट्ठाइस
    उनतीस|उन्तीस - इकतीस|इकत्तीस बत्तीस तैंतीस|तेतीस चौंतीस|चौतीस पैंतीस छत्तीस सैंतीस
    अड़तीस उनतालीस - इकतालीस बयालीस तैंतालीस|तेतालीस चौवालीस|चवालीस पैंतालीस छियालीस
    सैंतालीस अड़तालीस उनचास - इक्यावन बावन तिरपन|तिरेपन चौवन पचपन छप्पन सत्तावन
    अट्ठावन|अठावन उनसठ - इकसठ बासठ तिरसठ|तिरेसठ चौंसठ|चौसठ पैंसठ छियासठ सड़सठ अड़सठ उनहत्तर
    - इकहत्तर बहत्तर तिहत्तर चौहत्तर पचहत्तर छिहत्तर सतहत्तर अठहत्तर उनासी|उन्यासी - इक्यासी
    बयासी तिरासी चौरासी पचासी छियासी सत्तासी अट्ठासी|अठासी नवासी - इक्यानवे|इक्यानबे
    बानवे|बानबे तिरानवे|तिरानबे चौरानवे|चौरानबे पंचानवे|पचानवे|पंचानबे छियानवे|छियानबे
    सत्तानवे|सत्तानबे अट्ठानवे|अट्ठानबे निन्यानवे|निन्यानबे
"""
_URDU = """
    اکیس بائیس تئیس|تیئیس چوبیس پچیس چھبیس ستائیس اٹھائیس انتیس - اکتیس بتیس تینتیس|تیتیس
    چونتیس پینتیس چھتیس سینتیس اڑتیس انتالیس - اکتالیس بیالیس تینتالیس|تیتالیس چوالیس|چوالیس
    پینتالیس چھیالیس سینتالیس اڑتالیس انچاس - اکیاون|اکاون باون ترپن|تریپن چون پچپن چھپن
    ستاون اٹھاون انسٹھ - اکسٹھ باسٹھ تریسٹھ چونسٹھ پینسٹھ چھیاسٹھ سڑسٹھ اڑسٹھ انہتر - اکہتر
    بہتر تہتر چوہتر پچہتر|پچھتر چھہتر ستتر|ستہتر اٹھہتر اناسی - اکیاسی بیاسی تراسی چوراسی
    پچاسی چھیاسی ستاسی اٹھاسی نواسی - اکیانوے بانوے ترانوے چورانوے پچانوے چھیانوے ستانوے
    اٹھانوے ننانوے
"""
FROM_21 = {"hi": _HINDI, "ur": _URDU}
"""The words for 21 to 99 of languages in which each of them has a word of its own."""
