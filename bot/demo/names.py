"""Names of people who do not exist, as they are given there: Xơ Đăng, Ba Na, Kinh."""

from __future__ import annotations

import random
from collections.abc import Iterator

_MEN = (
    *("Thắng", "Đeng", "Pling", "Nhoi", "Huỳnh", "Blong", "Khăm", "Thui", "Lành", "Tâm", "Giao", "Hùng", "Byin"),
    *("Chơn", "Krúp", "Dương", "Ngọc", "Bring", "Tiêng", "Phương", "Nhũn", "Đêng", "Lực", "Thảo", "Vương", "Klung"),
    *("Brênh", "Hải", "Diêng", "Thiên", "Săn", "Nhơr", "Lương", "Quyền", "Tưng", "Bình", "Rớt", "Khoa"),
)
_WOMEN = (
    *("Blan", "Thanh", "Lan", "Nhung", "Mai", "Ngơi", "Brang", "Pleo", "Hồng", "Liên", "Xuân", "Thoa", "Diễm"),
    *("Byưh", "Ngân", "Loan", "Hương", "Phen", "Thiu", "Trang", "Vân", "Djưn", "Nga"),
)
_FAMILIES = ("Đinh", "Nguyễn", "Trần", "Phạm", "Lê", "Đinh", "Võ", "Hoàng")
_KINH_MEN = ("Lợi", "Hòa", "Thành", "Dũng", "Tài", "Sơn", "Khánh", "Phúc", "Toàn", "Nghĩa")
_KINH_WOMEN = ("Hạnh", "Thu", "Phượng", "Yến", "Cúc", "Tuyết", "Duyên", "Oanh")
RESERVED = frozenset({"A Minh", "A Brôi", "Y Hiền"})  # the people one can be


def names(rng: random.Random, minority: float) -> Iterator[str]:
    """Names without end, none twice; `minority` is the share of Xơ Đăng and Ba Na names."""
    given: set[str] = set(RESERVED)
    while True:
        name = _local(rng) if rng.random() < minority else _kinh(rng)
        if name not in given:
            given.add(name)
            yield name


def _local(rng: random.Random) -> str:
    first = f"A {rng.choice(_MEN)}" if rng.random() < 0.72 else f"Y {rng.choice(_WOMEN)}"
    return first if rng.random() < 0.75 else f"{first} {rng.choice(_MEN)}"


def _kinh(rng: random.Random) -> str:
    family = rng.choice(_FAMILIES)
    if rng.random() < 0.6:
        return f"{family} Văn {rng.choice(_KINH_MEN)}"
    return f"{family} Thị {rng.choice(_KINH_WOMEN)}"
