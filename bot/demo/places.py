"""Kon Rẫy as it was until 30 June 2025: seven communes with their real names and codes. The villages are invented."""

from __future__ import annotations

from dataclasses import dataclass

DISTRICT_CODE, DISTRICT = "614", "Huyện Kon Rẫy"
HOUSEHOLDS = 7_378  # in the district, review of 2021


@dataclass(frozen=True, slots=True)
class Village:
    """An invented village: how many of the quarter's reports have come in."""

    name: str
    filed: int


@dataclass(frozen=True, slots=True)
class Commune:
    """A commune; `alias` is its spelling in the register, `minority` the share of ethnic-minority households,
    `filed` how many of its own reports have come in."""

    code: str
    name: str
    alias: str
    minority: float
    filed: int
    villages: tuple[Village, ...]


def _villages(counts: tuple[int, ...], names: tuple[str, ...] = ()) -> tuple[Village, ...]:
    numbered = [f"Thôn {number}" for number in range(1, len(counts) - len(names) + 1)]
    return tuple(Village(name, count) for name, count in zip((*numbered, *names), counts, strict=True))


ALL = 99
COMMUNES = (
    Commune("23479", "Thị trấn Đăk Rve", "Thị trấn Đắk Rve", 0.42, 4, _villages((5, 4, 5, 3, 4, 5, 2))),
    Commune("23482", "Xã Đăk Kôi", "Xã Đắk Kôi", 0.93, 1,
            _villages((5, 3, 2, 1, 0, 4, 0), ("Làng Kon Blă", "Làng Tu Rơ Bang"))),
    Commune("23485", "Xã Đăk Tơ Lung", "Xã Đắk Tơ Lung", 0.90, 2,
            _villages((5, 4, 3, 2, 5, 0, 1), ("Làng Kon Lung",))),
    Commune("23488", "Xã Đăk Ruồng", "Xã Đắk Ruồng", 0.62, ALL,
            _villages((5, 5, 5, 5, 5, 5, 5), ("Làng Kon Tuh",))),
    Commune("23491", "Xã Đăk Pne", "Xã Đắk Pne", 0.88, 0, _villages((1, 0, 0, 2, 0), ("Làng Kon Gơ",))),
    Commune("23494", "Xã Đăk Tờ Re", "Xã Đắk Tờ Re", 0.80, 3,
            _villages((5, 3, 4, 5, 0, 4, 0, 5, 1), ("Làng Kon Xơ Lang", "Làng Đăk Jri"))),
    Commune("23497", "Xã Tân Lập", "Xã Tân Lập", 0.30, 4, _villages((5, 5, 4, 5, 5, 3, 5))),
)  # fmt: skip
HOME = "Xã Đăk Tơ Lung"  # where the people one can be in the demo live
