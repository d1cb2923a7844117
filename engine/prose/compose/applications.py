"""The paragraph on applications, reviews and lawsuits."""

from __future__ import annotations

from engine.form.current import FORM
from engine.prose.compose.facts import Facts, counted, growth, listed, unsaid


def on_request(facts: Facts) -> str:
    """依申请公开: intake, outcomes, channels, disputes, then what was done."""
    text = "".join(
        (
            _intake(facts),
            _outcomes(facts),
            _channels(facts),
            _disputes(facts),
            listed(facts.items("overview.on_request.reasons")),
            listed(facts.items("overview.on_request.measures")),
        )
    )
    return text or unsaid(facts, "overview.on_request.measures", "依申请公开工作")


def _intake(facts: Facts) -> str:
    received = facts.value("applications.received.total")
    if received is None:
        return ""
    carried_in = facts.some("applications.carried_in.total")
    if received == 0:
        if not carried_in:
            none = "，无上年结转" if facts.none("applications.carried_in.total") else ""
            return f"全年未收到政府信息公开申请{none}。"
        head = "全年未收到新的政府信息公开申请，上年结转{applications.carried_in.total}件"
    else:
        change = growth(received, facts.value("last_year.applications.received.total"))
        head = "全年新收政府信息公开申请{applications.received.total}件"
        head += f"，{change}" if change else ""
        head += "，上年结转{applications.carried_in.total}件" if carried_in else ""
    tail = []
    if facts.some("applications.handled.total"):
        tail.append("办结{applications.handled.total}件")
    if facts.some("applications.carried_out.total"):
        tail.append("结转下年度继续办理{applications.carried_out.total}件")
    return head + ("；" + "，".join(tail) if tail else "") + "。"


def _outcomes(facts: Facts) -> str:
    entries = [
        ("予以公开", "applications.granted.total", "件"),
        ("部分公开", "applications.partial.total", "件"),
    ]
    entries += [
        (group.label.split("）", 1)[1], f"applications.{group.key}.total", "件")
        for group in FORM.applications.groups
    ]
    outcomes = counted(facts, tuple(entries))
    return f"办理结果为{'、'.join(outcomes)}。" if outcomes else ""


def _channels(facts: Facts) -> str:
    channels = counted(
        facts,
        (
            ("网络", "channels.online", "件"),
            ("信函", "channels.letter", "件"),
            ("当面", "channels.counter", "件"),
            ("其他渠道", "channels.other", "件"),
        ),
    )
    return f"申请来源为{'、'.join(channels)}。" if channels else ""


def _disputes(facts: Facts) -> str:
    review = facts.value("disputes.review.total")
    litigation = facts.value("disputes.litigation.total")
    if review == 0 and litigation == 0:
        return "全年未发生因政府信息公开引起的行政复议和行政诉讼。"
    sentences = []
    if review:
        sentences.append(_results(facts, "被申请行政复议", "disputes.review"))
    if litigation:
        sentences.append(_results(facts, "被提起行政诉讼", "disputes.litigation"))
    if not sentences:
        return ""
    if review == 0:
        sentences.append("未被申请行政复议")
    if litigation == 0:
        sentences.append("未被提起行政诉讼")
    return "因政府信息公开工作" + "；".join(sentences) + "。"


def _results(facts: Facts, words: str, key: str) -> str:
    results = counted(
        facts,
        tuple(
            (column.label, f"{key}.{column.key}", "件")
            for column in FORM.disputes.columns
            if column.key != "total"
        ),
    )
    detail = f"（{'、'.join(results)}）" if results else ""
    return f"{words}{{{key}.total}}件{detail}"
