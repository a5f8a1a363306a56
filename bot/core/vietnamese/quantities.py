"""Sizes with the unit as said: `15 sào`, `2ha`, `1ha2`, `200 gốc cà phê`, `30 con heo`. Never converts a sào."""

from __future__ import annotations

from dataclasses import dataclass, replace
from fractions import Fraction

from bot.core.readings import Problem, Read, Reading, Unsure
from bot.core.vietnamese.decimals import figure, lexical, read_decimal
from bot.core.vietnamese.doubts import LAST_YEAR, NOT_THAT, PLANNED, doubted
from bot.core.vietnamese.keyboards import first_clear, oversize
from bot.core.vietnamese.letters import has, pattern
from bot.core.vietnamese.numerals import figures
from bot.core.vietnamese.phrases import plain, polite, unanswered

UNITS = (
    ("m2", r"m2|mét vuông|m vuông|mét|mv", "m2"),
    ("ha", r"ha|hecta|hécta|héc ta|hec|hec ta|hectare|hếch ta", "ha"),
    ("sao", "sào", "sao"),
    ("mau", "mẫu", "mau"),
    ("animal", "con|đầu con|đầu", "con"),
    ("pair", "cặp|đôi", "con"),
    ("tree", "gốc|cây|bụi|trụ|nọc|bầu", ""),
    ("household", "hộ|nhà|gia đình", "hộ"),
    ("other", "lồng|ao|chuồng|tổ|đàn|luống|kg|ký|tạ|tấn|bao|thùng|hòm|khung|máy", ""),
)
"""(name in the list `scale_unit`, words said, unit as kept); mẫu and cặp become sào and con, and are asked back."""

_FIGURE = r"(?P<value>[0-9]+(?:[.,][0-9]+)*)"
_APPROX = "khoảng|chừng|gần|hơn|tầm|cỡ|độ|đâu|ước|xấp xỉ|trên dưới|ngót|gì đó|chắc"

_SOME = (
    "(?:vài|mấy|dăm|vài ba|dăm ba)(?: (?:10|100|chục|trăm|nghìn|ngàn|[0-9]))* "
    "(?:con|sào|ha|mẫu|m2|gốc|cây|hộ|nhà|cặp|đôi)"
)
_LOST = "chết|bán|mất|trừ|hư|bệnh|thịt|cho bớt"
_DOUBTS = (
    ("not_that", NOT_THAT),
    ("asked", "(?:phải|đúng) (?:không|chưa|hông)"),
    ("planned", PLANNED),
    ("other_time", LAST_YEAR),
    ("part", f"{_LOST}|còn lại|chưa (?:tính|kể|có|nhận)|sắp|tính mua"),
)


@dataclass(frozen=True, slots=True)
class Quantity:
    """`value` a decimal numeral, `unit` a name of `scale_unit`, `word` as said, `what` is counted ("cà phê")."""

    value: str
    unit: str
    word: str
    what: str = ""
    start: int = 0
    end: int = 0


def quantities(text: str) -> list[Quantity]:
    """Every quantity with a unit in canonical text, left to right."""
    said = _halves(text)
    found: list[Quantity] = []
    units = "|".join(f"(?P<u{i}>{words})" for i, (_, words, _) in enumerate(UNITS))
    for match in pattern(
        rf"(?<![\w.,]){_FIGURE} ?(?:{units})(?!\w)(?P<wh>(?: (?!(?:và|với|mà|đẻ|sinh|sanh|mới|"
        r"bán|chết|rồi|nữa|thôi|ạ|em|nhé|đang|nhưng|là|có|còn|cộng|thêm|"
        rf"trên|được|ở|ngoài)(?!\w))[^\W\d_]+){{0,3}})"
    ).finditer(said):
        at = next(i for i in range(len(UNITS)) if match[f"u{i}"])
        name, known, word = UNITS[at]
        word = word or next(one for one in known.split("|") if pattern(one).fullmatch(match[f"u{at}"]))
        value, doubtful = figure(match["value"])
        if doubtful and name in {"ha", "sao", "mau"} and "," in match["value"]:
            value = lexical(match["value"].replace(",", "."))
        what = polite(match["wh"].strip())
        found.append(Quantity(value, name, word, what, match.start(), match.end()))
    return found


def _halves(text: str) -> str:
    """Figures in digits, halves as decimals: `1ha2`, `2 sào rưỡi`, `nửa ha`."""
    said = figures(text)
    said = pattern(
        rf"(?<!\w){_FIGURE} ?(?P<u>ha|hecta|héc ta|sào|mẫu) ?(?P<tail>[1-9]|rưỡi)(?!\w| ?(?:sào|con|m2|[.,][0-9]))"
    ).sub(lambda m: f"{m['value']},{5 if not m['tail'].isdecimal() else m['tail']} {m['u']}", said)
    said = pattern(r"(?<!\w)nửa (ha|hecta|héc ta|sào|mẫu)(?!\w)").sub(r"0,5 \1", said)
    return pattern(r"([0-9]) rưỡi (ha|hecta|héc ta|sào|mẫu)").sub(r"\1,5 \2", said)


def read_quantity(text: str) -> Reading:
    """A size: `Read.value` the number, `also["unit"]` a name of list `scale_unit`, `also["what"]` the thing if said.

    Unsure: `no_unit`, `converted` (mẫu, cặp), `sum`, `extra_words` (another figure beside it), and what `doubts` finds.
    The same in `details` (`unit`, `what`, `items`).
    """
    return Problem("too_long") if oversize(text) else first_clear(_read, text)


def _read(text: str) -> Reading:
    gone = unanswered(text)
    if gone:
        return gone
    if has(figures(plain(text)), _SOME):
        return Problem("vague", {"kind": "some"})
    found = quantities(plain(text))
    if not found:
        got = read_decimal(text)
        return Unsure(got.value, "no_unit") if isinstance(got, Read) else got
    converted = [_converted(one) for one in found]
    one = converted[0]
    also = {"unit": one.unit} | ({"what": one.what} if one.what else {})
    if len(found) == 1:
        if one.unit != found[0].unit:
            return Unsure(one.value, "converted", also)
        if _other_figures(text, found[0]):
            return Unsure(one.value, "extra_words", also)
        got = Read(one.value, literal=one.value in text, approx=has(text, _APPROX), also=also)
        doubt = doubted(got, text, _DOUBTS)
        return replace(doubt, details=also) if isinstance(doubt, Unsure) else doubt
    if len({each.unit for each in converted}) > 1:
        return Problem("many_numbers", {"numbers": [f"{each.value} {each.word}" for each in found]})
    amounts = [Fraction(each.value) for each in converted]
    total = sum(amounts, Fraction())
    if has(text, _LOST) and amounts[0] > total - amounts[0]:
        total = 2 * amounts[0] - total
    return Unsure(number(total), "sum", also | {"items": [each.value for each in converted]})


def _other_figures(text: str, one: Quantity) -> bool:
    """Whether a figure stands beside the size: `5 con heo 2 nái`."""
    said = _halves(plain(text))
    return any(sign.isdecimal() for sign in said[: one.start] + said[one.end :])


def _converted(one: Quantity) -> Quantity:
    """Mẫu to sào (ten everywhere), pairs to head."""
    if one.unit == "mau":
        return Quantity(number(Fraction(one.value) * 10), "sao", "sao", one.what)
    if one.unit == "pair":
        return Quantity(number(Fraction(one.value) * 2), "animal", "con", one.what)
    return one


def number(value: Fraction) -> str:
    """A fraction with a finite decimal expansion, in lexical form."""
    return lexical(f"{float(value):.6f}") if value.denominator > 1 else str(value.numerator)
