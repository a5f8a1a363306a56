"""Communes named in speech: without marks, as heard (`đắk pờ ne`), by a part (`thị trấn rve`), old and new ones."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from bot.core.vietnamese.letters import bare, canonical, words
from bot.core.vietnamese.numerals import figures
from bot.core.vietnamese.place_tables import COMMUNES

_LINE = re.compile(r"(\d{5}) (Xã|Phường|Thị trấn) ([^;<]+)")
_KIND = r"(?:xa|phuong|thi tran|tt|thi xa)"
_NOT_A_NAME = "(?:nào|mình|tôi|tui|em|này|ta|đó|chưa|nộp|gửi|có|mô|thì|còn|ở|của|đã|làm|báo)(?!\\w)"
_VILLAGE = words(r"(?P<kind>thôn|bản|làng|khối|khu phố|khu|tổ dân phố|tổ|ấp) (?:số )?(?P<number>[0-9]{1,2}[a-z]?)")


@dataclass(frozen=True, slots=True)
class Commune:
    """A commune of one time: `asof` is `before-2025-07` or `from-2025-07`. The code alone is no key."""

    code: str
    kind: str
    name: str
    asof: str

    @property
    def title(self) -> str:
        """The name as people tell it apart: townships keep their kind."""
        return f"{self.kind} {self.name}" if self.kind == "Thị trấn" else self.name


@dataclass(frozen=True, slots=True)
class Named:
    """What one spot of the text may mean: every commune of that name (and kind, where one was said)."""

    communes: tuple[Commune, ...]
    start: int

    @property
    def name(self) -> str:
        """The commune's own name, without its kind unless it is a township."""
        return self.communes[0].title if len(self.communes) == 1 else self.communes[0].name


@cache
def communes(campaign: str) -> tuple[Commune, ...]:
    """All communes of a campaign's ground, new and old; NTB shares NT's. Unknown campaigns have none."""
    wanted = {"NTB": "NT"}.get(campaign, campaign)
    section = f"\n{COMMUNES}".split(f"[{wanted}]", 1)[1:]
    found: list[Commune] = []
    for line in (section[0].split("\n[", 1)[0] if section else "").replace("\n    ", " ").split("\n"):
        for side, asof in zip(line.split(" < "), ("from-2025-07", "before-2025-07"), strict=False):
            found += [Commune(m[1], m[2], m[3].strip(), asof) for m in _LINE.finditer(side)]
    return tuple(found)


def find_communes(text: str, campaign: str) -> list[Named]:
    """Every commune named in canonical text, left to right; longer names first where they overlap."""
    folded = bare(text).replace("dac ", "dak ")
    taken: list[Named] = []
    spans: list[tuple[int, int]] = []
    for source, group in _names(campaign):
        for match in source.finditer(folded):
            if any(match.start() < end and start < match.end() for start, end in spans):
                continue
            kind = (match["kind"] or "").strip()
            narrowed = (
                tuple(one for one in group if not kind or bare(one.kind) == {"tt": "thi tran"}.get(kind, kind)) or group
            )
            spans.append((match.start(), match.end()))
            taken.append(Named(narrowed, match.start()))
    return sorted(taken, key=lambda one: one.start)


@cache
def _names(campaign: str) -> tuple[tuple[re.Pattern[str], tuple[Commune, ...]], ...]:
    groups: dict[str, list[Commune]] = {}
    for one in communes(campaign):
        groups.setdefault(bare(one.name), []).append(one)
    found = []
    for name in sorted(groups, key=len, reverse=True):
        parts = name.split(" ")
        loose = r"[ -]?".join(_heard(part) for part in parts)
        source = rf"(?<!\w)(?P<kind>{_KIND} )?{loose}(?!\w)"
        if len(parts) == 2 and parts[0] == "dak":
            source = rf"(?<!\w)(?:(?P<kind>{_KIND} )(?:dak[ -]?)?|dak[ -]?){_heard(parts[1])}(?!\w)"
        found.append((re.compile(source), tuple(groups[name])))
    return tuple(found)


def _heard(part: str) -> str:
    """`pne` may be heard as `po ne`; `to` before another word may lose its vowel."""
    cluster = re.fullmatch(r"([bcdghklmnpqrstvx])([bcdghklmnpqrstvx][aeiouy]\w*)", part)
    plain = re.escape(part)
    if cluster and cluster[1] + cluster[2][0] not in {"ch", "gh", "gi", "kh", "ng", "nh", "ph", "qu", "th", "tr"}:
        return rf"(?:{plain}|{cluster[1]}[ou] ?{re.escape(cluster[2])})"
    return rf"(?:{plain}|t)" if part == "to" else plain


def find_village(text: str, original: str = "") -> str | None:
    """`thôn 4`, `bản 2`, `bản Nong Tấu` (a name needs capitals in the original)."""
    match = _VILLAGE.search(figures(canonical(text)))
    if match:
        kinds = ("thôn", "bản", "làng", "khối", "khu phố", "khu", "tổ dân phố", "tổ", "ấp")
        kind = next(k for k in kinds if words(k).fullmatch(match["kind"]))
        return f"{kind} {match['number']}"
    named = re.search(r"(?i:(thôn|bản|làng|khối))((?: [A-ZĐÂĂÊÔƠƯÁÀẢÃẠÍÓÚÝ][\w’'-]*)+)", original)
    if named:
        return f"{named[1].lower()}{named[2]}"
    asked = words(
        rf"(?P<kind>bản|làng|khối) (?!{_NOT_A_NAME})(?P<name>\w+(?: (?!{_NOT_A_NAME})\w+){{0,2}})"
        r"(?= (?:nộp|gửi|sao|tới|báo|thế nào|xong|được|đến|ra sao|chưa|làm))"
    ).search(canonical(text))
    return f"{asked['kind']} {asked['name']}" if asked else None
