"""Events and messages as JSON, for rows and lines: what is written is read back the same."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import fields
from datetime import datetime
from typing import Any

from bot.core.chat import (
    Address,
    Ask,
    Choice,
    Contact,
    Content,
    Event,
    Media,
    MediaKind,
    Message,
    Place,
    Press,
    Stopped,
    Text,
    Unsupported,
)

_CONTENTS: dict[str, type[Any]] = {
    kind.__name__.lower(): kind for kind in (Text, Press, Media, Place, Contact, Unsupported, Stopped)
}


def message_to_json(message: Message) -> dict[str, Any]:
    """A message; what is at its default is left out."""
    out: dict[str, Any] = {"text": message.text}
    if message.choices:
        out["choices"] = [
            [choice.code, choice.label, choice.typed] if choice.typed else [choice.code, choice.label]
            for choice in message.choices
        ]
    if message.columns != 1:
        out["columns"] = message.columns
    if message.card is not None:
        out["card"] = message.card
    if message.ask is not None:
        out["ask"] = message.ask.value
    if message.first != 1:
        out["first"] = message.first
    return out


def message_from_json(row: Mapping[str, Any]) -> Message:
    """The message that `message_to_json` wrote."""
    return Message(
        text=row["text"],
        choices=tuple(Choice(*choice) for choice in row.get("choices", ())),
        columns=row.get("columns", 1),
        card=row.get("card"),
        ask=Ask(row["ask"]) if "ask" in row else None,
        first=row.get("first", 1),
    )


def event_to_json(event: Event) -> dict[str, Any]:
    """An event, whole: a dead letter is replayed from it."""
    content = event.content
    return {
        "key": event.key,
        "channel": event.address.channel,
        "chat": event.address.chat,
        "at": event.at.isoformat(),
        "kind": type(content).__name__.lower(),
        "content": {field.name: getattr(content, field.name) for field in fields(content)},
        "message": event.message,
        "edited": event.edited,
        "name": event.name,
    }


def event_from_json(row: Mapping[str, Any]) -> Event:
    """The event that `event_to_json` wrote."""
    return Event(
        key=row["key"],
        address=Address(row["channel"], row["chat"]),
        at=datetime.fromisoformat(row["at"]),
        content=_content(row["kind"], row["content"]),
        message=row["message"],
        edited=row["edited"],
        name=row["name"],
    )


def _content(kind: str, row: Mapping[str, Any]) -> Content:
    values = dict(row)
    if kind == "media":
        values["kind"] = MediaKind(values["kind"])
    content: Content = _CONTENTS[kind](**values)
    return content
