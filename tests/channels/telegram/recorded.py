"""Updates as Telegram sends them, one a file; names, ids and places are invented."""

from __future__ import annotations

import json
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

PAYLOADS = {path.stem: path for path in sorted((Path(__file__).parent / "payloads").glob("*.json"))}
RECEIVED_AT = datetime(2026, 11, 20, 2, 0, tzinfo=UTC)


def payload(name: str) -> dict[str, Any]:
    """The update recorded under that name."""
    update: dict[str, Any] = json.loads(PAYLOADS[name].read_text())
    return update
