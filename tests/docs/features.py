"""XLSForm, feature by feature: a small form for each, what is said to it, and what must be stored or answered.

`python -m tests.docs.features` writes docs/CONFORMANCE.md; a test plays every row and holds the page against them.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

PAGE = Path(__file__).resolve().parents[2] / "docs" / "CONFORMANCE.md"


@dataclass(frozen=True)
class Feature:
    """One row: `rows` of the survey under `columns`, `said` line by line, then `stored` and `heard`.

    `refused` is a word of the refusal at publish, `warned` one of the warning.
    """

    name: str
    how: str
    rows: tuple[str, ...]
    said: tuple[str, ...] = ()
    stored: dict[str, str] = field(default_factory=dict)
    heard: str = ""
    columns: str = "type | name | label"
    choices: str = ""
    extra: str = ""
    refused: str = ""
    warned: str = ""

    def source(self) -> bytes:
        """The form as a Markdown XLSForm."""
        survey = [f"| | {self.columns} |", *(f"| | {row} |" for row in self.rows)]
        parts = ["| survey |", "|---|", *survey]
        if self.choices:
            listed = (f"| | {row} |" for row in self.choices.strip().splitlines())
            parts += ["", "| choices |", "|---|", "| | list_name | name | label | group |", *listed]
        return ("\n".join([*parts, self.extra]) + "\n").encode()


def page(rows: Mapping[str, tuple[Feature, ...]]) -> str:
    """The table as a page."""
    lines = [
        "# XLSForm in chat, feature by feature",
        "",
        "Every row is a small form that `tests/docs/test_conformance.py` fills in; the page is written from the",
        "same rows (`python -m tests.docs.features`). Forms that combine them: `tests/forms/rarer`. Functions and",
        "expressions are held against the specification in `tests/forms/test_functions.py` and",
        "`tests/forms/test_xpath.py`.",
    ]
    for group, features in rows.items():
        lines += ["", f"## {group}", "", "| feature | in chat | said | stored, or heard |", "| --- | --- | --- | --- |"]
        lines += [_row(feature) for feature in features]
    lines += [
        "",
        "## Not here yet",
        "",
        "`media::image`, `media::audio` and `media::video` of labels and choices are read and checked, not yet sent.",
        "Barcodes are typed, not read off a photo. A language is chosen for one form at a time.",
    ]
    return "\n".join(lines) + "\n"


def _row(feature: Feature) -> str:
    said = " ⏎ ".join(feature.said)
    stored = ", ".join(f"{name.rpartition('/data/')[2]} = {value}" for name, value in feature.stored.items())
    heard = f"“{feature.heard}”" if feature.heard else ""
    refused = "refused" if feature.refused else "warned" if feature.warned else ""
    cells = (feature.name, feature.how, said, stored or heard or refused)
    return "| " + " | ".join(cell.replace("|", "\\|") for cell in cells) + " |"


if __name__ == "__main__":
    from tests.docs.feature_rows import FEATURES

    PAGE.write_text(page(FEATURES), "utf-8")
