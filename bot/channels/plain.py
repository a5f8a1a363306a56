"""A message for channels without buttons: choices numbered, the rest offered as words to type."""

from __future__ import annotations

from bot.core.chat import Message


def as_text(message: Message) -> str:
    """The text with its choices: `1. Có`, and a last line of words (`Gõ: bỏ qua · quay lại`)."""
    numbered = [choice for choice in message.choices if not choice.typed]
    lines = [f"{number}. {choice.label}" for number, choice in enumerate(numbered, message.first)]
    words = [
        f"“{choice.typed}” để {choice.label[:1].lower()}{choice.label[1:]}" if choice.typed == "=" else choice.typed
        for choice in message.choices
        if choice.typed
    ]
    if words:
        lines.append(f"(gõ: {' · '.join(words)})")
    return "\n".join([message.text, *lines])
