"""Choices: by number, by label with or without marks, by a part of it, by the way people say it."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from functools import lru_cache
from itertools import pairwise

from bot.core.readings import Problem, Read, Reading, Skipped, Unsure
from bot.core.vietnamese.denials import DOUBTS, around, denied
from bot.core.vietnamese.doubts import doubted
from bot.core.vietnamese.keyboards import first_clear, oversize
from bot.core.vietnamese.letters import bare, canonical, has, words
from bot.core.vietnamese.nearness import dropped, garbled, near
from bot.core.vietnamese.numerals import figures
from bot.core.vietnamese.phrases import NOT, plain, unanswered
from bot.core.vietnamese.synonyms import EXPLAINED

Choices = Sequence[tuple[str, str]]
"""(name, label) in the order shown; the first is number 1."""

_POSITION = r"(?:số|câu|ý|cái|mục|lựa chọn|phương án|thứ|chọn|việc|nút|dòng|cái số|cái thứ)? ?([0-9]{1,3})[.)]?"
_FIRST = "(?:cái |ý )?(?:đầu|đầu tiên|thứ nhất|trên cùng)"
_LAST = "(?:cái |ý )?(?:cuối|cuối cùng|chót|sau cùng|dưới cùng)"
_NAMING = {"a", "y", "ong", "ba", "anh", "chi", "dak", "dac", "kon", "ia", "xa", "thon", "lang"}
_IGNORED = {
    "va",
    "hoac",
    "la",
    "cua",
    "co",
    "cho",
    "da",
    "a",
    "em",
    "thi",
    "ma",
    "roi",
    "duoc",
    "nhe",
    "o",
    "bac",
    "viec",
    "nay",
    "cac",
    "nhung",
    "ve",
}


def read_choice(text: str, choices: Choices, synonyms: Mapping[str, Sequence[str]] | None = None) -> Reading:
    """One choice name.

    Unsure: `misspelt` (a typing slip away), `ambiguous` (`names`, the likelier proposed). Problems: `ambiguous`
    (`names`), `no_such_choice` (`number`, `count`), `not_a_choice`, `empty`, `too_long`.
    """
    if oversize(text):
        return Problem("too_long")
    return first_clear(lambda said: _read(said, choices, synonyms or {}), text)


def _read(text: str, choices: Choices, synonyms: Mapping[str, Sequence[str]]) -> Reading:
    if not text:
        return Problem("empty")
    if text.isdecimal() and (number := _position(text, choices)):
        return number
    said = plain(text)
    exact = [
        name
        for name, label in choices
        if said in {name.lower(), _shown(label)} or text in {name.lower(), _shown(label)}
    ]
    if len(exact) == 1:
        return Read(exact[0])
    number = _position(said, choices)
    if number is not None:
        return number
    gone = unanswered(text)
    if gone and all(length < len(said) for _, _, length in spoken(text, choices, synonyms)):
        return gone
    return (
        by_synonym(text, choices, synonyms)
        or by_label(said, choices)
        or _misspelt(said, choices, synonyms)
        or Problem("not_a_choice", {"typed": text})
    )


@lru_cache(4096)
def _shown(label: str) -> str:
    """A label as one would type it: `✅ Xong rồi` → `xong rồi`."""
    return canonical(re.sub(r"[^\w\s()%/,.-]", " ", label))


def _position(said: str, choices: Choices) -> Reading | None:
    if words(_FIRST).fullmatch(said):
        return Read(choices[0][0], literal=False)
    if words(_LAST).fullmatch(said):
        return Read(choices[-1][0], literal=False)
    match = words(_POSITION).fullmatch(figures(said))
    if not match:
        return None
    number = int(match[1])
    if 1 <= number <= len(choices):
        return Read(choices[number - 1][0], literal=False)
    with_figure = [name for name, label in choices if re.search(rf"(?<!\d){number}(?!\d)", f"{name} {label}")]
    if len(with_figure) == 1:
        return Read(with_figure[0], literal=False)
    return Problem("no_such_choice", {"number": number, "count": len(choices)})


def spoken(text: str, choices: Choices, synonyms: Mapping[str, Sequence[str]]) -> list[tuple[str, int, int]]:
    """(choice name, start, length) of every phrase said; a phrase inside or across a longer one is dropped."""
    names = {name for name, _ in choices}
    text = words(rf"{NOT} phải (?:là )?(?:chưa|không|vẫn|đang|mới)?(?: \w+)?(?=,| mà)").sub(
        lambda m: "_" * len(m.group()), text
    )
    hits = [
        (name, match.start(), len(match.group()))
        for name, phrases in synonyms.items()
        if name in names
        for phrase in phrases
        for match in words(phrase).finditer(text)
    ]
    hits.sort(key=lambda hit: -hit[2])
    kept: list[tuple[str, int, int]] = []
    for name, start, length in hits:
        if all(start >= s + n or start + length <= s or (name, start) == (other, s) for other, s, n in kept):
            kept.append((name, start, length))
    return kept


def by_synonym(text: str, choices: Choices, synonyms: Mapping[str, Sequence[str]]) -> Reading | None:
    """The choice whose phrases are said; two choices said make it Unsure, the longest phrase first."""
    hits = spoken(text, choices, synonyms)
    kept = [hit for hit in hits if not denied(text, hit, hits)]
    weighty = [hit for hit in kept if not words("rồi|có|được|vậy|dạ|ừ|đã").fullmatch(text[hit[1] : hit[1] + hit[2]])]
    kept = weighty or kept
    named = list(dict.fromkeys(name for name, _, _ in kept))
    if not named:
        return Problem("not_a_choice", {"typed": text}) if hits else None
    if len(named) > 1:
        reason = EXPLAINED.get(frozenset(named))
        return Read(reason, literal=False) if reason else Unsure(named[0], "ambiguous", {"names": named})
    if slipped(text):
        return Unsure(named[0], "misspelt")
    settled = any(has(text[start : start + length], f"chưa|{NOT}|chờ|đợi") for _, start, length in kept)
    marks = [mark for mark in DOUBTS if not (settled and mark[0] in {"planned", "asked"})]
    return doubted(Read(named[0], literal=False), around(text, kept), marks)


def slipped(text: str) -> bool:
    """Is there a word no Vietnamese could have meant to type (names of people and places aside)?"""
    line = ["", *re.findall(r"[^\W\d_]+", bare(text))]
    return any(garbled(word) and before not in _NAMING for before, word in pairwise(line))


def _content(text: str) -> set[str]:
    return {word for word in re.findall(r"[^\W_]+", bare(text)) if word not in _IGNORED}


def by_label(said: str, choices: Choices) -> Reading | None:
    """The choice whose label holds every word typed, when only one does; all that do when several."""
    typed = _content(said)
    if not typed:
        return None
    holding = [name for name, label in choices if typed <= _content(label)]
    marked = [name for name, label in choices if f" {said} " in f" {_shown(label)} "]
    if len(marked) == 1 or len(holding) == 1:
        return Read((marked if len(marked) == 1 else holding)[0], literal=False)
    if holding:
        return Problem("ambiguous", {"names": holding})
    scores = [(len(typed & _content(label)), name) for name, label in choices]
    best = max(scores, default=(0, ""))
    if best[0] * 2 > len(typed) and best[0] > 1 and sum(score == best[0] for score, _ in scores) == 1:
        return Unsure(best[1], "ambiguous", {"names": [best[1]]})
    return None


def _misspelt(said: str, choices: Choices, synonyms: Mapping[str, Sequence[str]]) -> Reading | None:
    """One choice a letter or two away: proposed, never taken."""
    phrases = [(name, bare(_shown(label))) for name, label in choices]
    phrases += [(name, bare(phrase)) for name, _ in choices for phrase in synonyms.get(name, ())]
    typed = bare(said)
    close = sorted(
        (not dropped(typed, phrase), distance, name)
        for name, phrase in phrases
        if (distance := near(typed, phrase)) is not None
    )
    if not close:
        return None
    joined = {name for name, phrase in phrases if phrase.replace(" ", "") == typed.replace(" ", "")}
    if len(joined) == 1:  # only a space was missed
        return Read(joined.pop(), literal=False)
    names = list(dict.fromkeys(name for *rank, name in close if rank == [*close[0][:2]]))
    return Unsure(names[0], "misspelt") if len(names) == 1 else Problem("ambiguous", {"names": names})


def read_choices(text: str, choices: Choices, synonyms: Mapping[str, Sequence[str]] | None = None) -> Reading:
    """Several names, space-separated in list order (`select_multiple`): `1 3 4`, `1,3`, words joined by và or với.

    Unsure: `all`, `misspelt`, `range`, `part` (something was not understood: `rest`). Problems: as `read_choice`.
    """
    if oversize(text):
        return Problem("too_long")
    return first_clear(lambda said: _read_several(said, choices, synonyms or {}), text)


def _read_several(text: str, choices: Choices, synonyms: Mapping[str, Sequence[str]]) -> Reading:
    if not text:
        return Problem("empty")
    said = plain(text)
    if (
        words("tất cả|cả|hết|tất cả các ý|toàn bộ|đủ cả|cái nào cũng(?: có)?|mọi thứ").fullmatch(said)
        or text == "tất cả"
    ):
        every = [name for name, _ in choices if name not in {"none", "other"}]
        return Unsure(" ".join(every), "all")
    numbers = _numbers(figures(said))
    if numbers is not None:
        wrong = [number for number in numbers if not 1 <= number <= len(choices)]
        if wrong:
            return Problem("no_such_choice", {"number": wrong[0], "count": len(choices)})
        value = _joined({choices[number - 1][0] for number in numbers}, choices)
        return Unsure(value, "range") if re.fullmatch(r"\d+ ?[-–] ?\d+", said) else Read(value, literal=False)
    return _worded(text, said, choices, synonyms)


def _worded(text: str, said: str, choices: Choices, synonyms: Mapping[str, Sequence[str]]) -> Reading:
    hits = spoken(text, choices, synonyms)
    named = {hit[0] for hit in hits if not denied(text, hit, hits)}
    rest: list[str] = []
    sure = True
    parts = [part for part in words("và|với|cùng|rồi|cả|thêm|vừa|nữa").sub(",", said).split(",") if part.strip()]
    for part in parts:
        for piece in re.split(r"[;+/&\n]", part):
            got = _read(piece.strip(), choices, synonyms)
            if isinstance(got, Read):
                named.add(got.value)
            elif isinstance(got, Unsure) and got.why == "misspelt" and not spoken(piece, choices, synonyms):
                named, sure = named | {got.value}, False
            elif isinstance(got, Problem) and got.code != "empty" and not spoken(piece, choices, synonyms):
                rest.append(piece.strip())
    if "none" in named and len(named) > 1:
        named.discard("none")
    if not named:
        if words(rf"(?:{NOT}|chưa)(?: có)?(?: (?:gì|ai|cái nào|nào))?(?: (?:cả|hết))?").fullmatch(said):
            return Skipped()
        return unanswered(text) or _read(text, choices, synonyms)
    value = _joined(named, choices)
    if rest:
        return Unsure(value, "part", {"rest": rest})
    return Read(value, literal=False) if sure else Unsure(value, "misspelt")


def _numbers(said: str) -> list[int] | None:
    """Figures and nothing else; `1-3` is a run."""
    run = re.fullmatch(r"(\d{1,2}) ?(?:-|–|đến|tới) ?(\d{1,2})", said)
    if run and int(run[1]) < int(run[2]):
        return list(range(int(run[1]), int(run[2]) + 1))
    if not re.fullmatch(r"(?:\d{1,3}|[ ,.;+&/()]|và|va|với|voi|số|so|ý|cái|cai)+", said) or not re.search(r"\d", said):
        return None
    return [int(number) for number in re.findall(r"\d+", said)]


def _joined(names: set[str], choices: Choices) -> str:
    return " ".join(name for name, _ in choices if name in names)
