"""What was meant by an answer to a choice, a yes-or-no question, or a question for text."""

from __future__ import annotations

import re

from bot.core.readings import DontKnow, Problem, Read, Skipped, Unsure
from bot.core.vietnamese.choices import read_choice, read_choices, spoken
from bot.core.vietnamese.dates import read_date
from bot.core.vietnamese.intents.counts import not_given
from bot.core.vietnamese.intents.meaning import Context, Meaning
from bot.core.vietnamese.keyboards import spellings
from bot.core.vietnamese.letters import canonical, has, words
from bot.core.vietnamese.numerals import figures
from bot.core.vietnamese.synonyms import SYNONYMS
from bot.core.vietnamese.texts import read_text
from bot.core.vietnamese.yes_no import read_yes_no

Choices = list[tuple[str, str]]

_PEOPLE = words(
    r"(?P<number>[0-9]+) (?:người|bà con|hộ|nhà|khẩu|đại biểu|lượt người|chị em)(?: (?:dự|"
    r"tham gia|tham dự|đến|nghe|đi))?"
)
_PERCENT = re.compile(r"(\d{1,3}) ?(?:%|phần trăm|phan tram|phần 100)")
_SOURCE = re.compile(
    r"(?i:(?:nhà|theo|của|từ|ông|bà|anh|chị) )+(?P<name>(?:[AYĐ]|[A-ZĐÂĂÊÔƠƯ][^\W\d_’']*)(?: [A-ZĐÂĂÊÔƠƯ][\w’']*)*)"
)
_HONORIFIC = re.compile(
    r"^(?:(?:dạ|là|tên|chủ hộ|tên là|hộ|nhà)[ ,:]+)*(?:(?:ông|bà|anh|chị|cô|chú|bác|già|em)\s+)?", re.IGNORECASE
)
_PLACE = re.compile(r"[,;]?\s+(?:ở\s+)?((?:thôn|bản|làng|khối|khu phố|tổ)\s+.+)$", re.IGNORECASE)
_DOCUMENT = re.compile(r"(?P<no>\d+\s*[/-]\s*[^\s,;]+)")


def choices_of(context: Context) -> Choices:
    """The list of the open question: the campaign's own, else the built-in one in its order on the form."""
    given = context.lexicon.choices.get(context.question)
    if given:
        return list(given)
    return [(name, phrases[0]) for name, phrases in SYNONYMS.get(context.question, {}).items()]


def choice(text: str, context: Context) -> Meaning | None:
    """Answer to `choice:LIST`; what else was said of it (day, people, percent, reasons) comes along."""
    unnamed = _SOURCE.sub(lambda m: m.group()[: m.start("name") - m.start()] + "_", text)
    got = read_choice(unnamed, choices_of(context), SYNONYMS.get(context.question, {}))
    if isinstance(got, Skipped | DontKnow):
        return not_given(got, canonical(text))
    if isinstance(got, Problem):
        if got.code == "no_such_choice":
            return Meaning("answer.invalid", {"reason": got.code}, clarify=True)
        return (
            Meaning("answer.choice", {"choices": got.details["names"]}, clarify=True)
            if got.code == "ambiguous"
            else None
        )
    slots: dict[str, object] = {"choice": got.value}
    if context.question == "task_status":
        table = SYNONYMS["task_status"]
        named = [(name, name) for name in table]
        said = next((form for form in spellings(text) if spoken(form, named, table)), canonical(text))
        slots |= _of_task(text, said, got.value, context)
    if context.question == "model_status" and got.value == "replicated":
        source = _SOURCE.search(text)
        slots |= {"source": source["name"]} if source else {}
    part = context.question == "task_status" and re.search(r"(?<![0-9/])(?:[12]/3|[123]/4|1/2)(?![0-9/])", text)
    return Meaning(
        "answer.choice", slots, clarify=isinstance(got, Unsure) or (part is not None and got.value == "done")
    )


def _of_task(text: str, said: str, state: str, context: Context) -> dict[str, object]:
    slots: dict[str, object] = {}
    if state == "doing":
        percent = _PERCENT.search(figures(said))
        if percent:
            slots["pct"] = min((25, 50, 75), key=lambda step: abs(step - int(percent[1])))
        elif has(
            said,
            "mới (?:làm |xong |được )*(?:được )?(?:một ít|chút|ít|tí|một phần|một chút|1 ít)|chút đỉnh|mới khởi|"
            "khởi động|bắt tay|mới triển khai|mới họp bàn",
        ):
            slots["pct"] = 25
        elif has(
            said,
            "gần (?:xong|hoàn thành|hoàn tất|đủ|đạt|hết|như)|sắp|còn (?:tí|chút|ít|một ít)",
        ):
            slots["pct"] = 75
        elif has(said, "nửa|một nửa|phân nửa|dở dang nửa"):
            slots["pct"] = 50
        elif has(said, "mới bắt đầu|bắt đầu"):
            slots["pct"] = 25
    if state == "done":
        when = read_date(_PEOPLE.sub(" ", text), today=context.today)
        if isinstance(when, Read):
            slots["done_date"] = when.value
    people = _PEOPLE.search(figures(said))
    if people:
        slots["people_attend"] = int(people["number"])
    if state == "blocked":
        table = SYNONYMS["block_reason"]
        named = spoken(said, [(name, name) for name in table], table)
        first = sorted(named, key=lambda hit: hit[1])
        waits = [hit for hit in first if hit[0] == "guide"]
        reasons = list(dict.fromkeys(name for name, _, _ in (waits or first) if name != "other"))
        slots |= {"block_reason": reasons} if reasons else {}
    return slots


def several(text: str, context: Context) -> Meaning | None:
    """Answer to `multi:LIST`."""
    got = read_choices(text, choices_of(context), SYNONYMS.get(context.question, {}))
    if isinstance(got, Skipped | DontKnow):
        return not_given(got, canonical(text))
    if isinstance(got, Problem):
        return Meaning("answer.invalid", {"reason": got.code}, clarify=True) if got.code == "no_such_choice" else None
    return Meaning("answer.choice", {"choices": got.value.split()}, clarify=isinstance(got, Unsure))


def yes_no(text: str, context: Context) -> Meaning | None:
    """Answer to `yn:…`; consent is its own intent."""
    value = read_yes_no(text)
    if value is None:
        return None
    intent = "privacy.consent" if context.question == "consent" else "answer.bool"
    return Meaning(intent, {"value": value})


def text_answer(text: str, context: Context) -> Meaning | None:
    """Answer to `text:…`: kept as typed, except that a name loses its honorific and a document gives up its date."""
    got = read_text(text)
    if isinstance(got, Skipped | DontKnow):
        return not_given(got, canonical(text))
    if not isinstance(got, Read):
        return None
    if context.question in {"hh_head", "nominee"}:
        place = _PLACE.search(got.value)
        name = _HONORIFIC.sub("", got.value[: place.start()] if place else got.value).strip(" ,.;")
        return Meaning("answer.text", {"text": name or got.value} | ({"village": place[1].strip()} if place else {}))
    number = _DOCUMENT.search(got.value)
    if context.question in {"doc_no", "plan_no"} and number:
        slots: dict[str, object] = {"doc_no": re.sub(r"\s*([/-])\s*", r"\1", number["no"])}
        when = read_date(got.value[number.end() :], today=context.today)
        if isinstance(when, Read | Unsure):
            slots["doc_date"] = when.value
        return Meaning("answer.document", slots)
    return Meaning("answer.text", {"text": got.value})
