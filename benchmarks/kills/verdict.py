"""What the database says against what the platform knows. Read with plain sqlite3, while the bot is dead."""

import json
import sqlite3
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path

from benchmarks.kills.people import NAMES, Villager

_STATES = "SELECT address, state FROM form_sessions WHERE form_id = 'F_IND'"
_FILED = (
    "SELECT d.address, s.answers, s.receipt, s.session_id FROM submissions s"
    " JOIN dialogues d ON d.respondent_id = s.respondent_id WHERE s.form_id = 'F_IND'"
)
_IN_FLIGHT = "SELECT key, leased_until FROM deliveries WHERE status = 'sending'"
_WAITING = "SELECT count(*) FROM deliveries WHERE status IN ('queued', 'sending')"


@dataclass
class Findings:
    """Everything that must not be, one line each; empty when all is well."""

    lost: list[str] = field(default_factory=list)
    doubled: list[str] = field(default_factory=list)
    missing: list[str] = field(default_factory=list)
    wrong: list[str] = field(default_factory=list)

    @property
    def all(self) -> list[str]:
        """All of them."""
        return [*self.lost, *self.doubled, *self.missing, *self.wrong]


def in_flight(database: Path) -> set[tuple[str, str]]:
    """Deliveries committed whose sending was not noted yet: what may repeat. (key, lease), so that each try counts."""
    with sqlite3.connect(database) as connection:
        return set(connection.execute(_IN_FLIGHT).fetchall())


def to_send(database: Path) -> int:
    """Messages still owed to people."""
    with sqlite3.connect(database) as connection:
        return int(connection.execute(_WAITING).fetchone()[0])


def lost_answers(database: Path, begun: Iterable[Villager]) -> list[str]:
    """Answers that the platform counts as delivered and the stored session does not hold."""
    with sqlite3.connect(database) as connection:
        states = dict(connection.execute(_STATES).fetchall())
    lost = []
    for one in begun:
        known = one.acknowledged - 1  # the first line opens the form
        if known < 0:
            continue
        if _key(one) not in states:
            lost.append(f"chat {one.chat}: {one.acknowledged} lines acknowledged, no session")
            continue
        stored = _answers(states[_key(one)])
        for name, given in list(zip(NAMES, one.answers, strict=True))[:known]:
            if stored.get(name) != given:
                lost.append(f"chat {one.chat}: {name} = {stored.get(name)!r}, {given!r} was acknowledged")
    return lost


def at_the_end(database: Path, begun: Iterable[Villager]) -> Findings:
    """After the last restart everyone has finished: every answer, one submission each, a receipt that is stored."""
    with sqlite3.connect(database) as connection:
        rows = connection.execute(_FILED).fetchall()
    filed = {address: (json.loads(answers), receipt) for address, answers, receipt, _ in rows}
    times = Counter(address for address, *_ in rows)
    findings = Findings(lost=lost_answers(database, begun))
    for one in begun:
        if _key(one) not in filed:
            findings.missing.append(f"chat {one.chat}: nothing filed; receipt seen: {one.receipt or 'none'}")
            continue
        answers, receipt = filed[_key(one)]
        if times[_key(one)] > 1:
            findings.doubled.append(f"chat {one.chat}: {times[_key(one)]} submissions")
        if one.receipt != receipt:
            findings.wrong.append(f"chat {one.chat}: receipt {receipt} stored, {one.receipt or 'none'} seen")
        wanted = dict(zip(NAMES, one.answers, strict=True))
        if wanted != {name: answers.get(name) for name in NAMES}:
            findings.wrong.append(f"chat {one.chat}: filed {answers}, said {wanted}")
    return findings


def _key(one: Villager) -> str:
    return f"telegram:{one.chat}"


def _answers(state: str) -> dict[str, str]:
    """Answers by name from a stored session."""
    stored = json.loads(state)["answers"]
    return {path.rpartition("/")[2]: value for path, value in _leaves(stored)}


def _leaves(stored: object, path: str = "") -> Iterable[tuple[str, str]]:
    if isinstance(stored, dict):
        for name, inner in stored.items():
            yield from _leaves(inner, name if name.startswith("/") else f"{path}/{name}")
    elif isinstance(stored, str):
        yield path, stored
