"""Numbers in Chinese characters, alone or mixed with digits: 二十三, 一九九四, 3.5亿, １万２千, 三分之一.

Chinese, Japanese and the scales of Korean; the values follow the Unicode property kNumeric.
"""

import re
from collections.abc import Iterator
from fractions import Fraction
from typing import NamedTuple

_LANGUAGES = frozenset({"ja", "yue", "zh"})
_DIGITS = {
    one: value
    for value, forms in enumerate(
        ("零〇", "一壹弌", "二两兩贰貳弐", "三叁參参", "四肆", "五伍", "六陆陸", "七柒", "八捌", "九玖")
    )
    for one in forms
}
_UNITS = {"十": 10, "拾": 10, "廿": 20, "卅": 30, "百": 100, "佰": 100, "千": 1000, "仟": 1000, "백": 100, "천": 1000}
_SCALES = {"万": 10**4, "萬": 10**4, "만": 10**4, "亿": 10**8, "億": 10**8, "억": 10**8, "兆": 10**12, "조": 10**12}
_AFTER_KILO = "瓦米克卡赫伏焦帕"
"""Units: in 1000万千瓦 the last 千 belongs to the watt."""
_CHARACTERS = "".join(one for one in (*_DIGITS, *_UNITS, *_SCALES) if "\u4e00" <= one <= "\u9fff" or one == "〇")
_CHINESE = rf"(?!千[{_AFTER_KILO}])[{_CHARACTERS}]"
_GROUPED = r"\d+(?:,\d{3})*(?:\.\d+)?"
_ONE = rf"(?:{_GROUPED}|{_CHINESE})"
LONGEST = 300
"""Characters of what may be a number; longer ones count nothing, and Python refuses to read those of 4,300 digits."""
_RUN = re.compile(
    rf"(?P<of>百分之|千分之)(?={_ONE})|(?P<run>{_GROUPED}[백천만억조]+(?:\s?{_GROUPED}[백천만억조]+)*|{_ONE}+(?:点[{_CHARACTERS}]+)?)"
)
_DIGIT = f"[{''.join(_DIGITS)}]"
_TWO = re.compile(
    rf"(?P<before>(?:.*[十百千万亿億萬])?)(?P<one>{_DIGIT})(?P<other>{_DIGIT})(?P<after>[{''.join((*_UNITS, *_SCALES))}]+)\Z"
)
"""三四百: three or four hundred."""
_PLAN = re.compile(rf"(.?十{_DIGIT})({_DIGIT})\Z")
"""十四五: the fourteenth, of five years."""
_PIECE = re.compile(rf"{_GROUPED}|\S")
_COUNTED = frozenset(
    "个個名人位年月日天号號次回倍岁歲歳元円圆块角分秒時时点點度本枚台臺架艘辆輛条條件项項家所座间間层層級级届屆届期季章节節卷页頁"
    "场場局轮輪组組队隊対对對双雙只隻匹头頭棵株種种类類代世国國州省市县縣區区町村校班课課号線线路岸面米里公吨噸克斤升寸尺丈亩畝平"
    "立％%つ歩步球打勝胜敗败位票篇部首張张封把支杯瓶盒箱周週ヵカヶ箇か大分成折连連姐兄弟番試週話冊"
)
_INDEFINITE = "数數几幾多何好"
_WEEKDAYS = re.compile(r"(?:星期|周|週|礼拜|禮拜)\Z")
_HALF = re.compile(r"[个個年天日月時时点點小万亿]{0,2}半(?!岛|島)")
_HALF_SIGN = re.compile("半(?![岛島])")
_ERAS = {"明治": 1867, "大正": 1911, "昭和": 1925, "平成": 1988, "令和": 2018, "民国": 1911, "民國": 1911}
_TENTHS = {"成": (10, 0), "割": (10, 0), "折": (10, 100)}
"""What counts tenths: by how much, and of what they are taken off as well."""


class Written(NamedTuple):
    """A number in Chinese characters; `is_sure` tells one that counts something from a character in a word such as 四川."""

    start: int
    end: int
    values: tuple[Fraction, ...]
    is_sure: bool
    scale: int


def counts_in_characters(language: str) -> bool:
    """Whether a language writes its numbers in Chinese characters."""
    return language.split("-", maxsplit=1)[0].lower() in _LANGUAGES


def chinese_numbers(text: str) -> Iterator[Written]:
    """The numbers of a text that Chinese characters take part in, and those that a Japanese era is counted by."""
    yield from _halves(text)
    for match in _RUN.finditer(text):
        if match["run"] is None or len(match["run"]) > LONGEST:
            continue
        run, (start, end) = match["run"], match.span()
        values, scale = _values(run)
        era = _ERAS.get(text[max(start - 2, 0) : start], 0)
        more = (*(value + era for value in values if era), *_more(values[0], text[end : end + 4]))
        if more or not run.isascii():
            is_sure = run[0].isascii() or _counts(run, text[:start], text[end : end + 1], values[0])
            yield Written(start, end, (*values, *more), is_sure, scale)


def _halves(text: str) -> Iterator[Written]:
    for match in _HALF_SIGN.finditer(text):
        yield Written(*match.span(), (Fraction(1, 2), Fraction(50), Fraction(30), Fraction(6)), False, 1)


def _counts(run: str, before: str, after: str, value: Fraction) -> bool:
    """Whether a number in characters counts something for sure."""
    if before[-1:] in tuple(_INDEFINITE) or after in tuple(_INDEFINITE) or _WEEKDAYS.search(before):
        return False
    if before[-1:] == "第" or (len(run) > 2 and value > 10 and any(one in _DIGITS for one in run)):
        return True
    return value > 2 and run[0] in _DIGITS and after in _COUNTED


def _values(run: str) -> tuple[tuple[Fraction, ...], int]:
    """What a run says, and the last scale in it. 三四 says three and four, or 34 where it stands for a year."""
    whole, _, decimals = run.partition("点")
    if all(one in _DIGITS for one in whole):
        digits = "".join(str(_DIGITS[one]) for one in whole)
        if decimals and all(one in _DIGITS for one in decimals):
            return (Fraction(f"{digits}.{''.join(str(_DIGITS[one]) for one in decimals)}"),), 1
        apart = [Fraction(digit) for digit in digits] if len(digits) == 2 else []
        return (Fraction(int(digits)), *apart), 1
    if match := _TWO.match(whole):
        values = (_composed(match["before"] + digit + match["after"]) for digit in (match["one"], match["other"]))
        (first, scale), (second, _) = values
        return (*second, *first), scale
    if match := _PLAN.match(whole):
        return (*_composed(match[1])[0], Fraction(_DIGITS[match[2]])), 1
    return _composed(whole)


def _composed(run: str) -> tuple[tuple[Fraction, ...], int]:
    total = section = Fraction(0)
    current: Fraction | None = None
    last = 1
    for piece in _PIECE.findall(run):
        if piece in _SCALES:
            last = _SCALES[piece]
            total += (section + (current or 0) or 1) * last
            section, current = Fraction(0), None
        elif piece in _UNITS:
            last = _UNITS[piece]
            section += (1 if current is None else current) * last
            current = None
        elif piece in _DIGITS:
            current = Fraction(_DIGITS[piece]) if not current else current * 10 + _DIGITS[piece]
        else:
            current = Fraction(piece.replace(",", ""))
    return (total + section + (current or 0),), last


def _more(value: Fraction, after: str) -> Iterator[Fraction]:
    """What the number may say with what follows it: a half more, tenths for per cent."""
    if _HALF.match(after):
        yield value + Fraction(1, 2)
    if after[:1] in _TENTHS:
        times, whole = _TENTHS[after[:1]]
        yield times * value
        yield abs(whole - times * value)
