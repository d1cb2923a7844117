"""How long reading the figures of a report takes; prints, asserts nothing.

Run: python -m tests.bench.bench_facts
"""

from __future__ import annotations

import subprocess
import sys
import time
from statistics import median

from engine.prose.read import read_facts
from tests.bench.table import row

_PARAGRAPH = (
    "（{n}）依申请公开方面。2024年，本机关新收政府信息公开申请6{n}件，较上年增长20%，上年结转2件，办结5{n}件，结转下年度办理1{n}件。"
    "其中，予以公开20件，部分公开8件，不予公开5件，无法提供1{n}件，不予处理3件，其他处理2件。"
    "全年主动公开政府信息8819条，其中网站3092条、微信4357条、微博1046条、抖音324条；举办新闻发布会3场，培训120人次。"
    "坚持把公开透明作为基本要求，规范申请登记、审核、办理、答复各环节，加强会商研判，未发生因政府信息公开引起的行政复议、行政诉讼。\n"
)


_FILLER = (
    "坚持把公开透明作为基本要求，压实各科室责任，完善登记、审核、办理、答复、归档各环节的衔接，加强会商研判和法律审核，"
    "围绕群众关切做好政策解读和回应，持续优化网站栏目设置，强化新媒体账号日常监管，推动公开工作规范有序开展。\n"
)


def report(length: int, filler: int = 0) -> str:
    """A text of about that many characters, with so many paragraphs without figures to one with."""
    text = ""
    number = 1
    while len(text) < length:
        text += _PARAGRAPH.format(n=number % 10) + _FILLER * filler
        number += 1
    return text[:length]


def measure(text: str, rounds: int = 15) -> float:
    """Median milliseconds of reading a text."""
    times = []
    for _ in range(rounds):
        start = time.perf_counter()
        read_facts({"overview": text}, year=2024)
        times.append((time.perf_counter() - start) * 1000)
    return median(times)


def main() -> None:
    """Print the times."""
    start = time.perf_counter()
    facts = read_facts({"overview": report(2500)}, year=2024)
    print(f"first reading (tables built): {(time.perf_counter() - start) * 1000:.1f} ms, {len(facts)} facts")
    print(f"   2500 characters, as reports are: {measure(report(2500, 5)):.2f} ms")
    row("prose of a report read, 2,500 characters", f"{measure(report(2500, 5)):.1f} ms", "", None)
    print("nothing but figures:")
    for length in (1_000, 2_500, 5_000, 25_000, 100_000):
        rounds = 15 if length < 10_000 else 3
        print(f"{length:>7} characters: {measure(report(length), rounds):8.2f} ms")
    for name, text in (
        ("digits", "1" * 50_000),
        ("words", "申请" * 25_000),
        ("none", "无" * 50_000),
        ("lists", "其中1件、" * 10_000),
    ):
        print(f"{name:>7} 50000:      {measure(text, 1):8.2f} ms")
    code = "import time;t=time.perf_counter();import engine.prose.read;print((time.perf_counter()-t)*1000)"
    out = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    print(f"import: {float(out.stdout):.1f} ms")


if __name__ == "__main__":
    main()
