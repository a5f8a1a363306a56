"""Counts: what `read_integer` makes of `12 hộ`, `hăm lăm`, `khoảng 40`, `mười mấy`, `vẫn vậy`, `không có ai`."""

from __future__ import annotations

import re
from collections.abc import Collection

from bot.core.readings import DontKnow, Problem, Read, Reading, Unsure
from bot.core.vietnamese.changes import APPROX, APPROX_AFTER, UNITS, relative
from bot.core.vietnamese.doubts import NOT_THAT, counted, left_over, other_thing
from bot.core.vietnamese.keyboards import first_clear, oversize, spellings
from bot.core.vietnamese.letters import canonical, has, pattern, wholly, words
from bot.core.vietnamese.numerals import figures, numerals, tokens
from bot.core.vietnamese.phrases import NAMED, NOT, plain, polite, residue, unanswered
from bot.core.vietnamese.ratios import SHARE, ratio

_EVERY = (
    r"(?:tất cả|hết thảy|cả thảy|hết cả|cả|toàn bộ|toàn thể|100 ?%|đủ|đủ cả|mọi|nguyên)(?: (?:thôn|làng|bản|hộ|nhà|"
    r"mọi người|bà con|các hộ))?(?: (?:cả|hết|luôn))?"
)
_NOBODY = (
    r"làm gì có(?: .{0,14})?|có đâu(?: .{0,6})?|có (?:ai|hộ|nhà|người)(?: nào)? đâu|lấy đâu ra(?: .{0,10})?|"
    rf"(?:{NOT}|chưa|zero|zê rô)(?: (?:có|thấy|phát sinh|tái nghèo|thoát|đăng ký|xảy ra|còn))?(?: (?:ai|"
    r"hộ|nhà|người|gì|cái|con|em|trường hợp|"
    r"đứa|chị|phụ nữ|buổi|mô hình|hộ nghèo|cận nghèo))*"
    r"(?: (?:nào|gì|ai))?(?: (?:cả|hết trơn|hết trọi|hết ráo|hết|đâu|nữa|luôn|sất))*(?: (?:thoát|theo|dự|đi|tham gia|"
    r"đăng ký|nghe|tái nghèo|phát sinh|vào|vô|làm|nghèo|cận)(?: nghèo| theo| ký| gia)?)?(?: (?:cả|hết|"
    r"đâu|nữa))?"
)
_NONE_LEFT = (
    r"(?:(?:cả )?(?:thôn|làng|bản|bà con)(?: (?:mình|em|tôi|tui))? )?(?:đã )?(?:hết|thoát)(?: (?:hết|nghèo|hộ nghèo|"
    r"cận nghèo))*(?: (?:rồi|sạch|luôn|cả))*"
)
_PLACE = "(?:thôn|bản|làng|khối|tổ|khu phố|khu|ấp|xã|phường) (?:số )?[0-9]+"
_HALF = "nửa|một nửa|1 nửa|phân nửa|nửa số|quá nửa|hơn nửa"
_MANY = (
    "đầy|chật|kín|nhiều|ít|đông|vài|mấy|dăm|một số|1 số|đa số|phần lớn|gần hết|hầu hết|lác đác|"
    "cả đống|kha khá|một ít|dăm ba"
)
_SLIP = re.compile(r"(?<![\w.,])(?=[\doil|]*\d)(?=\d*[oil|])[\doil|]+(?![\w])")


def read_integer(
    text: str,
    *,
    previous: int | None = None,
    all_of: int | None = None,
    units: Collection[str] = (),
    question: str = "",
) -> Reading:
    """A count of 0 or more. `previous` is last quarter's figure, `all_of` what "tất cả" means; `units` adds unit words;
    `question` is what was asked: people told where households were asked are only proposed.

    `Read.literal` only where the digits stored were typed. Problems: `empty`, `not_a_number`, `vague` (details `min`,
    `max` or `kind`), `not_integer`, `negative`, `no_previous`, `no_all`, `num_gt_den`, `percent`, `many_numbers`.
    Unsure: `slip`, `delta`, `all`, `ratio_left`, `percent`, `adjacent`, `spaces`, `extra_words`, `zero`, `not_that`,
    `name` (thôn 12), `other_thing`, `left_over`.
    """
    if oversize(text):
        return Problem("too_long")
    if text.isascii() and text.isdecimal():
        return Read(str(int(text)), literal=text == str(int(text)))
    known = "|".join([UNITS, *map(re.escape, units)])
    got = first_clear(lambda said: _read(said, previous, all_of, known), text)
    if not isinstance(got, Read) or not question or got.value == "0":
        return got
    if any(other_thing(said, counted(question)) for said in spellings(text)):
        return Unsure(got.value, "other_thing")
    return Unsure(got.value, "left_over") if left_over(plain(canonical(text)), question) else got


def _read(text: str, previous: int | None, all_of: int | None, known: str) -> Reading:
    if not text:
        return Problem("empty")
    said = plain(text)
    slipped = _SLIP.search(said)
    if slipped:
        fixed = _SLIP.sub(lambda m: m.group().translate(str.maketrans("oil|", "0111")), said)
        inner = _read(fixed, previous, all_of, known)
        return Unsure(inner.value, "slip") if isinstance(inner, Read | Unsure) else inner
    said = figures(said)
    return (
        unanswered(text)
        or relative(figures(polite(text)), previous)
        or relative(said, previous)
        or _whole(figures(polite(text)), all_of)
        or _whole(said, all_of)
        or _vague(figures(polite(text)))
        or _part(said, all_of)
        or _misshapen(said)
        or _zero(said)
        or _number(said, text, known)
    )


def _whole(said: str, all_of: int | None) -> Reading | None:
    exact = wholly(said, _EVERY)
    if not exact and (not pattern(rf"{_EVERY}(?!\w).*").match(said) or has(said, "[0-9]+|gần hết|chưa|không")):
        return None
    if all_of is None:
        return Problem("no_all")
    return Read(str(all_of), literal=False) if exact else Unsure(str(all_of), "all", {"all_of": all_of})


def _vague(said: str) -> Problem | None:
    """Nothing here may be turned into a figure; the bounds only help to ask again."""
    match = words(r"([0-9]+) ?(?:mấy|vài|rưỡi mấy)").search(said)
    if match:
        base = int(match[1])
        if 2 <= base <= 9 and has(said, f"{base} mấy"):  # hai mấy: some of the twenties
            return Problem("vague", {"min": base * 10 + 1, "max": base * 10 + 9})
        step = next((s for s in (1000, 100, 10) if base and base % s == 0), 1)
        return (
            Problem("vague", {"min": base + 1, "max": base + step - 1})
            if step > 1
            else Problem("vague", {"kind": "some"})
        )
    match = words(r"(?:vài|mấy|dăm|dăm ba|nhiều|vài ba) (10|trăm|100|nghìn|ngàn|1000)(?! ?%)").search(said)
    if match:
        scale = {"10": 10, "100": 100}.get(match[1], 100 if has(match[1], "trăm") else 1000)
        return Problem("vague", {"min": 2 * scale, "max": 9 * scale})
    match = words(r"([0-9]+) ?(?:-|–|đến|tới|hoặc|hay|hay là)(?: khoảng)? ?([0-9]+)").search(said)
    if match and int(match[1]) < int(match[2]):
        return Problem("vague", {"min": int(match[1]), "max": int(match[2])})
    if has(said, "(?:vài|dăm|mấy) [1-9]"):
        return Problem("vague", {"min": 2, "max": 9})
    match = re.search(r"(?<![\d.,])([1-9]) ([2-9])(0{1,3})(?!\d)", said)
    if match and int(match[2]) - int(match[1]) == 1:
        return Problem("vague", {"min": int(match[1] + match[3]), "max": int(match[2] + match[3])})
    match = words(r"([1-9]) ([1-9])").search(said)
    if (match and int(match[2]) - int(match[1]) == 1) or (match and match.groups() == ("5", "7")):
        return Problem("vague", {"min": int(match[1]), "max": int(match[2])})
    if not has(said, "[0-9]+") and has(said, _HALF):
        return Problem("vague", {"kind": "half"})
    if not has(said, "[0-9]+") and has(said, _MANY) and not has(said, NOT):
        return Problem("vague", {"kind": "some"})
    return None


def _part(said: str, all_of: int | None) -> Reading | None:
    """A ratio or a percentage where a count was asked."""
    match = words(r"([0-9]+)(?:[.,][0-9]+)? ?(?:phần 100|phần trăm)").search(said) or re.search(
        r"(\d+)(?:[.,]\d+)? ?%", said
    )
    if match:
        percent = int(match[1])
        if all_of is None or percent > 100:
            return Problem("percent", {"percent": percent})
        return Unsure(str((all_of * percent + 50) // 100), "percent", {"percent": percent, "all_of": all_of})
    left = pattern(rf".*(?:còn|thiếu|trừ)(?: lại)? ([0-9]+)(?: (?:{UNITS}))* (?:là )?(?:chưa|không|vắng).*").fullmatch(
        said
    )
    if left and len(numerals(tokens(said))) == 1:
        value = int(left[1]) if all_of is None else all_of - int(left[1])
        return Unsure(str(max(value, 0)), "ratio_left", {"left": int(left[1])})
    part = ratio(said)
    if part is None:
        return None
    if part.den <= 10 and part.den != all_of and has(said, f"phần|{SHARE}"):
        return Problem("vague", {"kind": "part"})
    if part.num > part.den or part.num < 0:
        return Problem("num_gt_den", {"num": part.num, "den": part.den})
    if part.derived or (all_of is not None and part.den != all_of):
        return Unsure(str(part.num), "ratio_left" if part.derived else "ratio", {"num": part.num, "den": part.den})
    return Read(str(part.num), literal=False)


def _misshapen(said: str) -> Problem | None:
    if re.search(r"(?<![\w.,])[-–−] ?\d", said) or words(r"âm [0-9]+").search(said):
        return Problem("negative")
    for token in tokens(said):
        if token.text[0].isdecimal() and token.number is None:
            return Problem("not_integer", {"typed": token.text})
    return Problem("not_integer") if words(rf"[0-9]+(?: (?:{UNITS}))? (?:rưỡi|nửa)").search(said) else None


def _zero(said: str) -> Reading | None:
    if wholly(said, r"chưa|o|hết(?: (?:hộ|nhà|người))?(?: (?:nghèo|cận nghèo|cận))?(?: (?:rồi|sạch|luôn))*"):
        return Unsure("0", "zero")
    if wholly(said, rf"(?:{_NONE_LEFT})(?:[ ,.;]+(?:nên |giờ |chừ )?(?:{_NOBODY}|{_NONE_LEFT}))+"):
        return Read("0", literal=False)
    said = pattern(
        "^(?:quý này|năm nay|đợt này|hiện nay|hiện|nay|thôn mình|thôn em|thôn tôi|bên em|làng mình|bản mình|giờ)[ ,]+"
    ).sub("", said)
    return Read("0", literal=False) if wholly(said, _NOBODY) else None


def _number(said: str, typed: str, known: str) -> Reading:
    counts = words(NAMED).sub(" ", said)
    found = numerals(tokens(counts))
    named = not found and has(said, _PLACE)
    if not found:
        found, counts = numerals(tokens(said)), said
    if not found:
        return DontKnow() if has(said, f"{NOT} (?:biết|nhớ|rõ)") else Problem("not_a_number", {"typed": typed})
    if len(found) > 1:
        return _several(counts, [one.value for one in found])
    if has(said, f"{NOT_THAT}|đừng|chứ"):
        return Unsure(str(found[0].value), "not_that")
    if named:
        return Unsure(str(found[0].value), "name")
    value = str(found[0].value)
    extra = residue(counts, f"{known}|{APPROX}|{APPROX_AFTER}")
    if extra:
        return Unsure(value, "extra_words", {"words": extra})
    approx = has(said, APPROX) or has(said, APPROX_AFTER) or "~" in said
    return Read(value, literal=re.search(rf"(?<!\d){value}(?!\d)", typed) is not None, approx=approx)


def _several(said: str, values: list[int]) -> Reading:
    if re.fullmatch(r"\D*\d{1,3}( \d{3})+(?!\d)\D*", said):
        return Unsure("".join(re.findall(r"\d+", said)), "spaces")
    if re.fullmatch(r"\D*[1-9] [1-9]\D*", said):
        return Unsure("".join(re.findall(r"\d", said)), "adjacent")
    if len(set(values)) == 1 and re.search(r"\(.+\)", said):  # 14 (mười bốn)
        return Read(str(values[0]), literal=False)
    if len(set(values)) == 1:
        return Unsure(str(values[0]), "repeated")
    return Problem("many_numbers", {"numbers": values})
