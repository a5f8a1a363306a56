"""How people say the choices of well known lists: list name → choice name → phrases (patterns, full diacritics).

The longest phrase found wins, so a phrase may safely contain a shorter one of another choice (`chưa xong` over `xong`).
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from bot.core.vietnamese.synonym_tables import ANSWERS_AND_TASKS, MODELS_AND_HOUSEHOLDS


def tables(source: str) -> dict[str, dict[str, tuple[str, ...]]]:
    """Parse tables: `[list]`, then `choice: phrase; phrase`, continued on indented lines."""
    found: dict[str, dict[str, tuple[str, ...]]] = {}
    lists: dict[str, tuple[str, ...]] = {}
    for line in source.replace("\n    ", " ").split("\n"):
        if line.startswith("["):
            lists = found.setdefault(line.strip("[] "), {})
        elif line:
            choice, _, phrases = line.partition(": ")
            lists[choice] = tuple(phrase.strip() for phrase in phrases.split(";"))
    return found


SYNONYMS: Mapping[str, Mapping[str, Sequence[str]]] = tables(ANSWERS_AND_TASKS) | tables(MODELS_AND_HOUSEHOLDS)

EXPLAINED: Mapping[frozenset[str], str] = {frozenset({"not_started", "blocked"}): "blocked"}
"""When both are said, one is the reason of the other: `chưa làm vì không có tiền`."""
