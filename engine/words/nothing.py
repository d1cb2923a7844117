"""Saying that there is none: 无, 没有, 未发生, 暂无. An empty answer is not one of them."""

import re
from functools import cache

from engine.regex import regex
from engine.words.numeral import Span
from engine.words.numerals import read_number

_DONE = "发生|發生|收到|接到|受理|接收|收取|收|产生|產生|出现|出現|发现|制发|制定|印发|出台|新增|废止|发出|承办|开展|召开|举办|追究|提起"
_THINGS = (
    "政府信息公开|政府信息|信息公开|依申请公开|行政|规范性|相关|有关|任何|此类|这类|该类|这方面|上述|新的|其他|的|类似|责任|信息处理|政务公开|"
    "申请|复议|诉讼|案件|情况|情形|事项|事件|投诉|举报|追究|收费|费用|处理费|通知|规章|文件|许可|处罚|强制|结转|事业性|决定|"
    "建议|提案|人大代表|政协委员|培训|会议|发布会|纠正|纠错|败诉|数据为零|信函|渠道|现象|行为|业务|件|条|项|次|个|起|例|宗|、|和|或者|或|及|以及|与"
)


def says_none(text: str) -> bool:
    """Say whether an answer as a whole means zero.

    Args:
        text: The whole answer.

    Returns:
        True for ``无``, ``没有``, ``全年未收到申请。``, ``0件``; False for an empty answer, for doubt
        (``没有统计``, ``不清楚``) and for everything that carries another number.
    """
    if len(text) > 100:
        return False
    if _denial().fullmatch(text) is not None:
        return True
    number = read_number(text)
    return number is not None and number.kind == "exact" and number.value == 0


def find_none(text: str) -> tuple[Span, ...]:
    """Find the words in running text that say there was none: 未收到, 没有发生, 无, 均为零.

    Args:
        text: Any text; offsets count its code points.

    Returns:
        The words of denial, in order. Words that only look like one (无法, 无锡, 有无, 没有及时) are left out.
    """
    return tuple(Span(*found.span(), found.group()) for found in _denials().finditer(text))


@cache
def _denial() -> re.Pattern[str]:
    blank = "[ \\t\\r\\n\u00a0\u3000]{0,5}"
    when = "(?:[0-9]{4}年度?|本年度|本年|全年|今年|目前|截至目前|报告期内|年内|当年|我单位|本单位|本机关|我局|我委|我镇|我区|我县|我市|我街道)"
    how = "(?:一件也|一件都|一个也|一个都|一次也|一次都|一起也|一起都|均|都|也|还|暂|尚|并|全|仍|从|暂时|全部|数量|数){0,3}"
    denial = (
        f"(?:(?:没有|沒有|没|未曾|未|无|無)(?:过)?(?:{_DONE})?(?:过|到)?(?:任何)?(?:{_THINGS}){{0,12}}"
        "|(?:为|是)?(?:零|〇)(?:件|条|项|次|起|例|宗|元|万元|个|人)?|不存在)"
    )
    tail = f"{blank}[。．.！!，,；;、了的啊呢过]{{0,3}}{blank}"
    return regex(f"{blank}(?:{when}[，,]?){{0,2}}{how}(?!未{tail}\\Z){denial}{tail}")


@cache
def _denials() -> re.Pattern[str]:
    return regex(
        f"(?:尚|均|都|也|暂|并|从)?未曾?(?:{_DONE})(?:过|到)?"
        f"|(?<!有)(?:均|都|也|暂|并|还)?(?:没有|沒有)(?:{_DONE})(?:过|到)?"
        "|(?<!有)(?:均|都|也|暂|并|还)?(?:没有|沒有)(?![现按通及完达能效在对把被很太那这其严准统造做]|得到|进行|明确|落实|提供|超过|规定|法|出现过重)"
        "|(?:均|暂|并|尚|也|都)[无無](?![法锡需论])"
        "|(?:均|都|全部|数量|数)?为(?:零(?![距容投接散星])|“零”)"
        "|(?<![有南虚从毫并])[无無](?![锡法障關关偿償效需论論线限疑意私力故缘形缝比理微纸机正纺害毒主愧所处处從从可数數异異义義烟证犯人不息味色声须奈感国居户党接差期业照名穷虞非端视症悔偏遗死盲断边头]|条件|一例外)"
        "|[零](?=投诉|败诉|纠错|纠正|申请|差错|失误|泄密|复议|诉讼|上访|举报|事故|超期|逾期|违规|结转|积压|发生)"
    )
