"""How the Chinese characters sound that names of other languages are written with.

There are some hundred of them. They are listed by their syllable in Pinyin, without tones, in
simplified and in traditional form.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache, lru_cache

from dragoman.checks.text.names.sounds import fold_sounds, write_sounds

_SYLLABLES = (
    "a=阿 ai=埃艾爱愛 an=安 ang=昂 ao=奥奧 ba=巴芭 bai=白柏拜 ban=班 bang=邦 "
    "bao=包保鲍鮑葆褒堡 bei=北贝貝蓓卑 ben=本 beng=崩 bi=比彼碧璧毕畢 bie=别別 bin=宾賓槟檳 "
    "bo=波博伯薄玻 bu=布 cai=采採蔡 ce=策 cha=查察 chai=柴 chang=昌 che=车車彻徹 chen=陈陳 "
    "cheng=成程城 chi=池 chu=楚 chuan=川 chun=春淳 ci=茨慈次 cong=聪聰 cuo=措 da=达達大答 "
    "dai=戴代岱黛 dan=丹旦但 dang=当當 dao=道 de=德得 deng=登邓鄧 di=迪蒂狄底帝地翟 dian=典甸 "
    "ding=丁定 dong=东東 dou=窦竇 du=杜都度 dun=顿頓敦 duo=多朵 e=厄额額鄂俄 en=恩 "
    "er=尔爾耳儿兒 fa=法发發 fan=凡范範梵 fang=方 fei=菲费費斐非腓 fen=芬 "
    "feng=丰豐冯馮风風枫楓凤鳳 fo=佛 fu=弗夫福芙富辅輔 ga=嘎伽 gai=盖蓋 gan=甘干幹 "
    "gang=冈岡刚剛 gao=高 ge=哥戈格葛歌各革 gen=根 gong=贡貢工宫宮龚龔 gu=古固谷 gua=瓜 "
    "guan=关關冠 gui=圭 gun=衮袞 guo=国國郭果 ha=哈 hai=海 han=汉漢韩韓罕汗翰 hang=杭 hao=豪 "
    "he=赫合河荷贺賀 hei=黑 heng=亨 hong=洪弘鸿鴻 hou=侯厚 hu=胡忽湖 hua=华華桦樺 huai=怀懷淮 "
    "huang=凰 hui=辉輝惠 huo=霍 ji=基吉姬季矶磯及 jia=加贾賈嘉佳迦 jian=简簡柬 jiang=江姜 "
    "jiao=焦角 jie=杰傑婕结結捷洁潔 jin=金津进進 jing=京景静靜 jiu=久酒鸠鳩 ju=菊 jun=均军軍 "
    "ka=卡喀 kai=凯凱恺愷开開 kan=坎堪 kang=康 kao=考 ke=柯科克可客 ken=肯 kong=孔 kou=寇 "
    "ku=库庫 kua=夸誇 kui=奎魁 kun=昆坤 kuo=阔闊 la=拉喇腊臘 lai=莱萊来來赖賴 lan=兰蘭 "
    "lang=郎朗浪 lao=劳勞老 le=乐樂 lei=勒雷蕾累 leng=冷 li=黎里裏利丽麗莉立理力礼禮历歷 "
    "lian=连連联聯廉 liang=良 liao=廖 lie=列 lin=林琳 ling=玲灵靈令 liu=留柳 long=龙龍隆 "
    "lou=娄婁 lu=卢盧路鲁魯露陆陸 lun=伦倫仑侖 luo=罗羅洛络絡萝蘿 lv=吕呂律 ma=马馬玛瑪麻 "
    "mai=麦麥迈邁买買 man=曼满滿 mang=芒 mao=毛茂 mei=梅美 men=门門 meng=蒙孟 mi=米蜜密秘祕 "
    "mian=缅緬 miao=苗 min=敏 ming=明 mo=摩莫默墨 mu=姆木穆慕 na=那娜纳納拿 nai=奈乃 nan=南 "
    "nao=瑙 ne=讷訥 nei=内內 nen=嫩 neng=能 ni=尼妮倪 nian=年 nie=涅捏聂聶 ning=宁寧 "
    "niu=牛纽紐钮鈕 nong=农農侬儂 nu=努 nuo=诺諾挪 nv=女 ou=欧歐 pa=帕 pai=派 pan=潘 pang=庞龐 "
    "pei=培佩 peng=彭蓬 pi=皮 pin=品 ping=平 po=坡颇頗破 pu=普浦葡埔 qi=齐齊奇契琪绮綺 qia=恰 "
    "qian=茜钱錢 qiang=强強 qiao=乔喬 qie=切 qin=钦欽琴 qing=青 qiong=琼瓊 qiu=丘裘酋求秋 "
    "qu=曲 quan=全 que=却卻雀 qun=群羣 rang=让讓 rao=饶饒绕繞 re=热熱 ren=仁任 ri=日 "
    "rong=荣榮容 ru=茹如汝 ruan=阮 rui=瑞蕊锐銳 ruo=若 sa=撒萨薩洒灑 sai=塞赛賽 san=三散 "
    "sang=桑 sao=扫掃 se=瑟色 sen=森 seng=僧 sha=沙莎 shan=山珊杉善 shang=尚上 shao=绍紹少邵 "
    "she=舍舌奢社涉 shen=申沈莘慎 sheng=圣聖胜勝生盛昇 shi=施石史什士世诗詩狮獅 shou=寿壽首 "
    "shu=舒叔书書 shuo=朔硕碩 si=司丝絲斯思 song=松颂頌宋 su=苏蘇素肃肅稣穌 sui=隋 sun=孙孫 "
    "suo=索所梭 ta=塔踏 tai=泰台臺太 tan=坦檀 tang=汤湯唐 tao=陶滔萄涛濤 te=特 teng=腾騰滕藤 "
    "ti=提缇緹 tian=田天 tie=铁鐵帖 ting=廷亭汀庭挺 tong=通统統 tou=头頭 tu=图圖土突途屠 "
    "tui=推 tuo=托託拓 wa=瓦娃 wan=万萬 wang=汪旺王 wei=威韦韋维維伟偉魏薇卫衛危委微未位 "
    "wen=温溫文汶 weng=翁 wo=沃挝撾 wu=乌烏吾武伍物五舞务務 xi=西希锡錫席喜悉溪习習戏戲 "
    "xia=夏霞 xian=先仙 xiang=香向 xiao=肖萧蕭晓曉 xie=谢謝歇协協 xin=辛欣新 xing=兴興姓幸 "
    "xiong=雄匈 xiu=休修 xu=许許徐叙敘 xue=雪 xun=逊遜 ya=雅亚亞牙 yan=延彦彥 "
    "yang=扬揚杨楊央仰 yao=耀尧堯 ye=耶叶葉也 yi=伊衣易以逸 yin=因印 ying=英 yong=雍永 "
    "you=尤由犹猶 yu=于於鱼魚裕 yuan=元原 yue=约約越 yun=云雲 zai=宰 zan=赞贊 zao=早 ze=泽澤 "
    "zeng=曾增 zha=扎乍 zhai=寨斋齋 zhan=詹 zhang=张張章 zhao=兆 zhe=哲 zhen=珍真 zheng=正 "
    "zhi=芝知智治 zhong=中仲 zhou=洲 zhu=朱竺茱祝 zhuo=卓 zi=兹茲 zong=宗 zu=祖 zuo=佐作"
)
_INITIALS = {"zh": "ch", "q": "ch", "x": "s", "h": "", "y": "", "w": "f"}
"""Initials of Pinyin whose letter stands for another sound in names."""
_HARD = frozenset(("ji", "jia", "jin", "jing", "ju", "jun"))
"""Syllables that stand for g or k."""


@cache
def _read_table() -> Mapping[str, str]:
    """Return the syllable of each character."""
    rows = (row.split("=") for row in _SYLLABLES.split())
    return {character: syllable for syllable, characters in rows for character in characters}


@cache
def _compile_runs() -> re.Pattern[str]:
    return re.compile(f"[{''.join(_read_table())}]{{2,}}")


def list_runs(text: str) -> list[str]:
    """Return the parts of a text that have only characters that names are written with."""
    return _compile_runs().findall(text)


def find_syllable(character: str) -> str:
    """Return how a character sounds; it is empty for one that names are not written with."""
    return _read_table().get(character, "")


@lru_cache(maxsize=4096)
def _find_consonants(character: str) -> str:
    syllable = find_syllable(character)
    if not syllable:
        return "?"
    if syllable == "er":
        return "R"
    initial = syllable[: 2 if syllable[1:2] == "h" else 1]
    end = "N" if syllable.endswith(("n", "ng")) and len(syllable) > 1 else ""
    latin = "k" if syllable in _HARD else _INITIALS.get(initial, initial)
    return fold_sounds(write_sounds(latin)) + end


def write_han_sounds(word: str) -> str:
    """Return the consonants of a word in Chinese characters; unknown ones are question marks."""
    return "".join(map(_find_consonants, word))


def is_one_sound(first: str, second: str) -> bool:
    """Return whether two characters sound alike: the same syllable, or the same consonants."""
    sounds = _find_consonants(first)
    return "?" not in sounds and sounds == _find_consonants(second)
