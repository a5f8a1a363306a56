"""What was meant by an answer to a counting question."""

from __future__ import annotations

import re
from collections.abc import Mapping

from bot.core.readings import DontKnow, Problem, Read, Skipped, Unsure
from bot.core.vietnamese.compounds import SPOKEN, read_compound
from bot.core.vietnamese.integers import read_integer
from bot.core.vietnamese.intents.meaning import Context, Meaning
from bot.core.vietnamese.letters import canonical, has, words
from bot.core.vietnamese.numerals import figures
from bot.core.vietnamese.ratios import SHARE, ratio

VILLAGE = (
    "hh_total",
    "hh_dtts",
    "poor_total",
    "near_total",
    "poor_dtts",
    "near_dtts",
    "exit_q",
    "newpoor_q",
    "relapse_q",
    "coop",
    "exit_reg",
)
OUTREACH = ("sessions", "attend", "attend_women", "hh_reached")
_WHOLES = ("cohort", "hh_total", "attend", "hh_reached")
_SESSION = words(r"(?P<part>sáng|trưa|chiều|tối)(?: (?:có|được|nay|qua))* (?P<number>[0-9]+)")
_TIMES = words(
    r"(?:buổi|lần|đợt|ngày|hôm|cuộc|bữa) (?:đầu tiên|đầu|sau|trước|kia|này|nhất|nhì|thứ [0-9]|thứ nhất|[1-9])"
    r"(?:,| thì| có| được| là)* (?P<number>[0-9]+) (?:người|bà con)"
)
_PARTS = (("morning", "sáng"), ("noon", "trưa"), ("afternoon", "chiều"), ("evening", "tối"))
_YEARS = (
    (0, "năm nay|năm ni"),
    (1, "sang năm|năm sau|năm tới"),
    (2, "năm sau nữa|năm tới nữa"),
    (-1, "năm ngoái|năm rồi"),
)


def not_given(got: Skipped | DontKnow, text: str) -> Meaning:
    """`answer.skip`, `answer.unknown`, or `answer.defer` with who will be asked."""
    if isinstance(got, Skipped):
        return Meaning("answer.skip")
    if not got.defer:
        return Meaning("answer.unknown")
    who = words(
        r"hỏi (?:lại |thử )?(?P<who>(?:chị|anh|ông|bà|cô|chú|bác|cán bộ|già|trưởng|bên|xã|hội|"
        r"mặt trận|thôn)(?: (?!đã|rồi|xem|coi|cái|chứ|mới)[\w]+){0,3})"
    ).search(text)
    return Meaning("answer.defer", {"who": who["who"].strip()} if who else {})


def labels(context: Context) -> Mapping[str, tuple[str, ...]]:
    """Spoken labels of the questions that may be answered together with the open one."""
    names = OUTREACH if context.question in OUTREACH else VILLAGE
    return {name: tuple(SPOKEN[name]) for name in names}


def asked_about(question: str) -> str:
    """The words of a well known counting question, as far as they say what is counted."""
    if question == "sessions":
        return "Mấy buổi?"
    if question in {"attend", "attend_women", "people_attend", "hh_size"}:
        return "Bao nhiêu người?"
    if question in {"told", "mind", "tech", "life", "coop"}:
        return "Mấy hộ đã?"
    return "Bao nhiêu hộ?" if question in SPOKEN or question in {"followers", "helped"} else ""


def whole_of(context: Context) -> tuple[str, int] | None:
    """What "tất cả" means here: the first known total that is not the open question."""
    for name in _WHOLES:
        value = context.previous.get(name)
        if name != context.question and isinstance(value, int):
            return name, value
    return None


def count(text: str, context: Context) -> Meaning | None:
    """The meaning of `text` as an answer to `int:…`, or None when it is none."""
    said = canonical(text)
    together = read_compound(text, labels(context))
    if together and len(together) > 1:
        figures_told = {name: int(value) for name, value in together.items()}
        return Meaning("answer.multi", figures_told, clarify=context.question not in together)
    if context.question.endswith("year"):
        for shift, source in _YEARS:
            if has(said, source):
                return Meaning("answer.number", {"value": context.today.year + shift})
    first = _unlabelled_first(said, context)
    if first:
        return first
    sessions = _sessions(said)
    if sessions:
        return Meaning("answer.multi", {"sessions": sessions}, clarify=True)
    return _part(said) or _single(text, said, context, together)


def _sessions(said: str) -> list[dict[str, object]]:
    """`sáng 15 người chiều 20 người`, `lần 1 20 người lần 2 30 người`: who came each time, when there were several."""
    parts = list(_SESSION.finditer(figures(said)))
    if len(parts) > 1:
        names = [next(name for name, word in _PARTS if words(word).fullmatch(m["part"])) for m in parts]
        return [{"part": name, "attend": int(m["number"])} for name, m in zip(names, parts, strict=True)]
    times = list(_TIMES.finditer(figures(said)))
    return [{"part": str(i), "attend": int(m["number"])} for i, m in enumerate(times, 1)] if len(times) > 1 else []


def _unlabelled_first(said: str, context: Context) -> Meaning | None:
    """`85 hộ, trong đó 12 hộ nghèo, 7 hộ cận nghèo`: the first figure answers the open question."""
    head, mark, rest = said.partition(",")
    if not mark:
        head, mark, rest = said.partition(" trong đó")
    first = read_integer(head) if mark and has(rest, "[^0-9 ]+") else None
    others = (
        read_compound(words("trong đó|trong ấy").sub(" ", rest), labels(context)) if isinstance(first, Read) else None
    )
    if not isinstance(first, Read) or not others or context.question in others or read_compound(head, labels(context)):
        return None
    return Meaning(
        "answer.multi", {context.question: int(first.value)} | {name: int(value) for name, value in others.items()}
    )


def _part(said: str) -> Meaning | None:
    percent = re.search(r"(?<![\w.,])(\d{1,3}) ?(?:%|phần trăm|phan tram|phần 100|phan 100)", figures(said))
    if percent:
        return Meaning("answer.percent", {"value": int(percent[1])}, clarify=True)
    share = ratio(said)
    if not share:
        return None
    slots: dict[str, object] = {"num": share.num, "den": share.den}
    if share.den <= 10 and has(said, f"phần|{SHARE}"):
        return Meaning("answer.vague", {"vague": "part"}, clarify=True)
    if share.num > share.den or share.num < 0:
        return Meaning("answer.invalid", {"reason": "num_gt_den"} | slots, clarify=True)
    return Meaning("answer.ratio", slots, clarify=share.derived)


def _single(text: str, said: str, context: Context, together: Mapping[str, str] | None) -> Meaning | None:
    known = context.previous.get(context.question)
    previous = known if isinstance(known, int) else None
    whole = whole_of(context)
    got = read_integer(
        text, previous=previous, all_of=whole[1] if whole else None, question=asked_about(context.question)
    )
    if isinstance(got, Skipped | DontKnow):
        return not_given(got, said)
    if isinstance(got, Read):
        only = has(said, "tất cả|cả thảy|tổng cộng") and not has(said, "cả thôn|toàn thôn|tổng số")
        if together and context.question not in together and not (only and set(together) == {"hh_total"}):
            return Meaning("answer.multi", {name: int(value) for name, value in together.items()}, clarify=True)
        slots: dict[str, object] = {"value": int(got.value)}
        if got.approx:
            slots["approx"] = True
        if previous is not None and int(got.value) == previous and not re.search(r"\d", figures(said)):
            slots["same_as_previous"] = True
        if whole and not got.literal and has(said, "tất cả|cả thôn|toàn bộ|cả làng|cả bản|100"):
            return Meaning("answer.number", {"all_of": whole[0], "value": whole[1]}, clarify=True)
        return Meaning("answer.number", slots)
    return _doubtful(got, whole)


def _doubtful(got: Unsure | Problem, whole: tuple[str, int] | None) -> Meaning | None:
    if isinstance(got, Unsure):
        slots: dict[str, object] = {"value": int(got.value)}
        if got.why == "delta":
            slots["delta"] = got.details["delta"]
        if got.why == "all" and whole:
            slots["all_of"] = whole[0]
        return None if got.why == "extra_words" else Meaning("answer.number", slots, clarify=True)
    if got.code == "vague":
        kind = got.details.get("kind")
        return Meaning("answer.vague", {"vague": kind} if kind else dict(got.details), clarify=True)
    if got.code in {"not_integer", "negative"}:
        return Meaning("answer.invalid", {"reason": got.code}, clarify=True)
    if got.code == "no_previous":
        return Meaning("answer.number", {"same_as_previous": True} | dict(got.details), clarify=True)
    if got.code == "no_all":
        return Meaning("answer.vague", {"vague": "all"}, clarify=True)
    return (
        Meaning("answer.vague", {"numbers": got.details["numbers"]}, clarify=True)
        if got.code == "many_numbers"
        else None
    )
