"""Values as Vietnamese people write them: 1.250; 2,5; 20/11/2026."""

from __future__ import annotations

from datetime import date

from bot.core.forms import DateQuestion, DateTimeQuestion, Filling, TimeQuestion
from bot.core.interview.prompt import Wants
from bot.core.interview.wanting import wants


def shown(filling: Filling, path: str, value: str) -> str:
    """An answer for reading: choice labels, numbers, money and dates the Vietnamese way; a tick for a file."""
    if not value:
        return ""
    question = filling.find(path)[0].question
    match wants(question) if question else Wants.WORDS:
        case Wants.ONE | Wants.SEVERAL:
            return filling.label_of(path, value)
        case Wants.ORDER:
            return filling.label_of(path, value).replace(", ", " → ")
        case Wants.OK:
            return "✓"
        case Wants.NUMBER:
            return f"{number(value)} đồng" if question and question.looks("money") else number(value)
        case Wants.FILE:
            return "✓"
        case Wants.PLACE:
            return "; ".join(number(f"{float(part):.4f}") for part in value.split()[:2])
    if isinstance(question, DateQuestion):
        return day(value)
    if isinstance(question, DateTimeQuestion):
        return f"{value[11:16]} {day(value)}"
    return value[:5] if isinstance(question, TimeQuestion) else value


def number(value: str) -> str:
    """`1250` → `1.250`, `2.5` → `2,5`. What is no number stays as it is."""
    whole, _, fraction = value.partition(".")
    sign, digits = ("-", whole[1:]) if whole.startswith("-") else ("", whole)
    if not digits.isdecimal() or (fraction and not fraction.isdecimal()):
        return value
    return sign + f"{int(digits):,}".replace(",", ".") + (f",{fraction}" if fraction else "")


def day(value: str) -> str:
    """`2026-11-20` → `20/11/2026`."""
    try:
        return date.fromisoformat(value[:10]).strftime("%d/%m/%Y")
    except ValueError:
        return value
