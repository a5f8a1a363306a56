"""The console: lines in, messages out, through the same doors as every other channel."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable
from datetime import datetime
from pathlib import Path

from bot.channels.channel import File
from bot.channels.plain import as_text
from bot.core.chat import Address, Content, Event, Media, MediaKind, Message, Place, Press, Text
from bot.core.delivery import Refused, Sent

_MEDIA = {
    "/photo": MediaKind.PHOTO,
    "/voice": MediaKind.VOICE,
    "/video": MediaKind.VIDEO,
    "/file": MediaKind.DOCUMENT,
}
LARGEST = 20_000_000  # bytes, as on Telegram


class LineError(ValueError):
    """A line that cannot be sent; the text says why."""


class ConsoleChannel:
    """Prints what is sent: as text with numbered choices, or one JSON object a message."""

    name = "console"
    has_buttons = False

    def __init__(self, write: Callable[[str], None], *, as_json: bool = False) -> None:
        self._write = write
        self._as_json = as_json

    async def send(self, to: Address, message: Message) -> Sent:  # noqa: ARG002 - one person sits here
        """Print a message."""
        self._write(json.dumps(_json(message), ensure_ascii=False) if self._as_json else as_text(message) + "\n")
        return Sent()

    async def fetch(self, ref: str) -> File:
        """Read the file that was named."""
        path = Path(ref)
        if not path.is_file():  # noqa: ASYNC240 - a local file
            raise Refused(f"no file {ref}")
        if path.stat().st_size > LARGEST:  # noqa: ASYNC240
            raise TooLarge(ref)
        return File(path.read_bytes(), _mime(path), path.name)  # noqa: ASYNC240


class TooLarge(Refused):
    """A file over 20 MB."""

    reason = "file_too_large"


def _mime(path: Path) -> str:
    return {".jpg": "image/jpeg", ".jpeg": "image/jpeg", ".png": "image/png", ".ogg": "audio/ogg"}.get(
        path.suffix.lower(), "application/octet-stream"
    )


def _json(message: Message) -> dict[str, object]:
    return {
        "text": message.text,
        "choices": [{"code": choice.code, "label": choice.label} for choice in message.choices],
        "media": [],
    }


def events(lines: Iterable[str], chat: str, started: str, clock: Callable[[], datetime]) -> Iterable[Event]:
    """An event a line; blank lines are nothing. `started` makes the keys of this run its own. Raises `LineError`."""
    for number, line in enumerate(lines, 1):
        if line.strip():
            key = f"console:{chat}:{started}:{number}"
            yield Event(key, Address("console", chat), clock(), content_of(line.strip()), str(number))


def content_of(line: str) -> Content:
    """`/photo PATH`, `/voice PATH`, `/place LAT,LON`, `/press CODE`, else words. Raises `LineError`."""
    command, _, rest = line.partition(" ")
    rest = rest.strip()
    if command in _MEDIA:
        path = Path(rest)
        if not rest or not path.is_file():
            raise LineError(f"không có tệp {rest or '(chưa ghi tên)'}")
        return Media(_MEDIA[command], str(path), path.name, _mime(path), path.stat().st_size)
    if command == "/place":
        latitude, _, longitude = rest.partition(",")
        try:
            return Place(float(latitude), float(longitude))
        except ValueError:
            raise LineError("vị trí viết là VĨ ĐỘ,KINH ĐỘ, ví dụ: /place 14.52,108.21") from None
    return Press(rest) if command == "/press" and rest else Text(line)
