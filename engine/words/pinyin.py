"""The pinyin of the characters that the program itself shows, for finding commands and questions by their initials.

Only characters of our own texts are here; one that is not stands for itself. A character is read as it mostly is in
these texts (重 in 重做 is chong); words in which it is read otherwise are listed.
"""

from __future__ import annotations

from functools import cache

_SYLLABLES = """
a:啊阿 ai:碍 an:安按案 ao:澳 ba:八吧把拔捌 bai:佰敗白百败 ban:办半搬板版班般辦颁 bang:帮磅 bao:保包堡報报鲍 bei:倍備北备被贝 ben:本
bi:币必比毕笔筆避闭 bian:便变编辨辩边遍邊 biao:标標表飙 bie:别 bing:丙並併并病 bo:伯博播薄駁驳 bu:不佈布步簿补補部 cai:彩才材猜菜蔡裁財财采 can:参參叄残餐
cang:藏 cao:曹草 ce:冊册测測策 ceng:层層曾 cha:察差插查 chai:拆 chan:产產 chang:偿償厂场場常 chao:抄超 che:彻撤车 chen:沉辰陈
cheng:城成承撑称程稱 chi:持迟齿 chong:充冲重 chou:丑抽 chu:出初处楚础處褚除 chuan:串传傳穿 chuang:创幢窗 chun:纯 ci:慈次此疵磁词 cong:从從
cu:促 cui:崔 cun:存村 cuo:措磋錯错 da:大打答达達 dai:代带待戴贷 dan:但单單担擔旦 dang:党当档檔當 dao:倒到导導道 de:得的 deng:登等邓
di:低地底狄第递遞 dian:典店点电電颠點 diao:掉調 die:跌 ding:丁定訂订顶 diu:丢 dong:东动動懂東栋董 dou:抖逗都 du:度杜毒独督读 duan:断段短端
dui:对對队隊 dun:吨噸盾顿 duo:多 e:呃恶額额 er:二而貳贰 fa:发法發罚罰 fan:反樊泛犯番範繁翻范返 fang:仿房放方纺訪访防 fei:废廢費费非飞 fen:份分吩粉纷
feng:冯凤封缝风 fou:否 fu:付伏傅副咐复幅府復扶敷服符複覆負负赴附 gai:改概盖該该 gan:干感赶 gang:刚岗杠港 gao:告稿高 ge:个個各搁格葛隔革 gei:給给
gen:根跟 geng:庚更 gong:供公共功工攻龚 gou:勾够构構沟购 gu:估固故股顧顾骨 gua:挂 guan:关冠官惯管觀观贯關馆 guang:光广 gui:归歸癸規规鬼龟 gun:丨滚
guo:国國果过過郭 hai:亥害海还還 han:函含涵韩 hang:杭 hao:号好毫號郝 he:何合和核贺 hei:黑 hen:很痕 heng:衡 hong:宏洪 hou:候后後
hu:乎互戶户护胡虎護 hua:划劃化华滑花華話话 huai:坏怀 huan:换环環缓 huang:黄 hui:会回恢悔惠會汇 hun:混 huo:或活火獲获貨货霍
ji:亟几击即及吉基奇季寄己幾急技擊既暨机极機济激濟积稽籍級繼级纪继绩計计记辑迹际際集 jia:价假價加夹家架甲贾 jian:件健减坚建捡检檢減监監简簡見见鉴键間间 jiang:奖姜将將江獎蒋降
jiao:交叫教缴脚角較较 jie:介屆届戒截接界皆節結结节街解阶 jin:仅今尽斤津禁紧近进進金 jing:京净境径景精經经警 jiu:久九就救旧玖究糾纠 ju:举具剧句局居拒据據舉距 juan:卷
jue:决決绝 jun:均 kai:开楷開 kan:刊看 kang:康 kao:拷考靠 ke:克刻可客柯科課课 kong:孔恐控空 kou:口扣 ku:库 kua:跨 kuai:块快 kuan:宽款
kuang:况框況矿礦 kui:愧馈 kun:困 kuo:扩括 la:拉 lai:來来 lan:栏欄滥蓝覽览 lang:朗 lao:牢老 le:乐了 lei:垒类累雷類 li:例利力励勵历李歷理离立里
lian:联聯连連链 liang:两兩梁良輛辆量 liao:料 lie:列 lin:临林邻 ling:令凌另零領领 liu:六柳流浏瀏留 long:龙 lou:楼樓漏 lu:卢录路錄録陆陸鲁
luan:乱 lun:論论輪轮 luo:絡络罗落骆 lv:吕履律滤率 lve:略 ma:吗码马麻 mai:麦 man:满滿 mang:盲 mao:卯毛矛貌 me:么 mei:媒梅每沒没眉
men:们們門门 meng:孟猛盟 mi:密祕秘米 mian:免面 miao:描秒苗 min:敏民闵 ming:名命明 mo:末莫默 mou:某缪 mu:亩幕模母畝目穆 n:嗯 na:哪拿纳那
nai:奈 nan:南难 ne:呢 nei:內内 neng:能 ni:倪拟擬 nian:年廿念 niao:鸟 nin:您 nong:农 nu:努 nuo:诺 o:哦 ou:偶 pa:怕 pai:排派牌
pan:判攀潘盘 pang:庞旁 pao:跑 pei:培裴赔配 peng:彭膨 pi:批 pian:偏片篇 pin:品拼贫頻频 ping:凭屏平评 po:破 pu:普
qi:七企其启器契弃戚斉旗期柒棄歧气祁起齐 qia:恰 qian:仟前千嵌欠浅牵签簽迁钱 qiang:強强 qiao:悄 qie:且切 qin:亲勤秦 qing:倾庆情清請请轻青 qiong:穷
qiu:求裘邱 qu:区區去取屈曲渠 quan:全权權 que:却确確缺 qun:群 ran:然 rang:讓让 rao:绕 re:热熱 ren:人任壬忍認认 reng:仍 ri:日 rong:容荣
ru:入如 ruan:软阮 rui:锐 ruo:弱若 sa:卅 san:三叁散 sao:扫 se:塞色 sha:厦 shan:删善 shang:上商尚 shao:少稍绍邵 she:涉社設设
shen:什审審沈深申神身 sheng:剩勝升声生盛省胜 shi:世事使势十史士失始实室實市师式拾施时是時石示視视識识试适释食 shou:受售手授收首 shu:书属屬数數書术束梳殊熟署舒输述鼠
shua:刷 shuang:双雙 shui:水税谁 shun:顺 shuo:說说 si:丝似司四巳思死私肆 song:宋訟讼送颂 su:素苏訴诉 suan:算 sui:岁歲随隨 sun:孙损
suo:所索缩锁 ta:他它 tai:台太态態抬臺颱 tan:探谈 tang:唐堂汤 tao:套讨陶 te:特 teng:腾 ti:体剔提替題题體 tian:填天田 tiao:挑条條调跳 tie:贴
ting:停厅听庭聽 tong:同童統统通 tou:头投頭 tu:图圖土突途 tuan:团團 tui:推退 tuo:妥托拖脱 wa:瓦 wai:外 wan:万完晚湾萬 wang:往忘望汪王網网
wei:为位卫危味唯围委威尾微未為爲維维违違韦魏 wen:問文稳纹问闻 weng:翁 wo:我握 wu:五伍务務勿午吴戊无武無物誤误邬 xi:习係卌席息悉晰析系细西锡 xia:下夏瑕辖
xian:先县显现現線縣线衔限顯 xiang:乡享像向响想相箱详象鄉項项 xiao:小效晓校消淆萧銷销 xie:些写协協斜泄谐谢 xin:信心新辛 xing:兴刑型姓形性星興行邢醒鿿 xiong:熊
xiu:修 xu:叙序徐戌續续虚許许需須须 xuan:宣选選 xue:学學薛 xun:循旬訊詢训讯询 ya:压 yan:严延沿演烟眼研衍言颜验 yang:央杨样樣 yao:姚要邀 ye:业也夜業頁页
yi:一义乙亿以仪依億医壹宜已异弌意易異疑疫益移義議议遗 yin:印因寅尹引银隐音 ying:应影應映營英营 yong:用 you:优又友右尤有游由邮郵酉
yu:与予于余俞喻域愉於育舆與虞誉语逾預预餘鱼 yuan:元原员員园圆圓愿援源缘袁远院 yue:月約约閱阅 yun:运 za:杂 zai:再在載载 zan:咱暂赞 zao:早造 ze:则則择責责
zen:怎 zeng:增 zha:扎 zhai:摘窄 zhan:佔占展战站粘 zhang:帐张張掌涨漲章胀账長长障 zhao:召找照赵 zhe:折着者这這 zhen:振眞真鎮针镇阵
zheng:争征徵政整正症證证郑 zhi:之值制只址執志执指支旨智植止治滞直知紙織纸织置职至致製質质 zhong:中仲众眾种種終终衆鐘钟 zhou:周州週骤 zhu:主住助朱注祝註逐
zhuan:专專轉转 zhuang:状装 zhui:追 zhun:准準 zi:咨子字自諮資资 zong:宗总總纵综 zou:走邹 zu:族租組组足 zui:最 zuo:作做左座
"""
"""Syllable:characters."""

_WORDS = {
    "行政": "xing zheng",
    "银行": "yin hang",
    "行业": "hang ye",
    "换行": "huan hang",
    "重点": "zhong dian",
    "重要": "zhong yao",
    "比重": "bi zhong",
    "重大": "zhong da",
    "重量": "zhong liang",
    "长期": "chang qi",
    "延长": "yan chang",
    "时长": "shi chang",
    "校对": "jiao dui",
    "没收": "mo shou",
    "罚没": "fa mo",
    "调查": "diao cha",
    "着力": "zhuo li",
    "了解": "liao jie",
    "自传": "zi zhuan",
    "都市": "du shi",
    "给予": "ji yu",
}
"""Words in which a character is read another way than mostly."""

_LONGEST = max(map(len, _WORDS))


@cache
def _readings() -> dict[str, str]:
    """Every character with its syllable."""
    return {
        char: syllable
        for entry in _SYLLABLES.split()
        for syllable, _, chars in (entry.partition(":"),)
        for char in chars
    }


def has(char: str) -> bool:
    """Whether the reading of a character is known."""
    return char in _readings()


def syllables(text: str) -> tuple[str, ...]:
    """One entry for each character: its syllable without tone (ü is v), or the character itself in lower case."""
    readings = _readings()
    found: list[str] = []
    at = 0
    while at < len(text):
        word = next(
            (text[at : at + size] for size in range(_LONGEST, 1, -1) if text[at : at + size] in _WORDS), ""
        )
        found += _WORDS[word].split() if word else [readings.get(text[at], text[at].lower())]
        at += len(word) or 1
    return tuple(found)


def initials(text: str) -> str:
    """导出Word -> dcword; punctuation is left out."""
    return "".join(
        syllable[0] if has(char) else syllable
        for char, syllable in zip(text, syllables(text), strict=True)
        if char.isalnum()
    )
