"""Text as the platform stores it: trimmed, measured, with its entities."""

import html
import re
from typing import Any

from tests.emulators.telegram.parameters import Parameters
from tests.emulators.telegram.refusals import CAPTION_TOO_LONG, MESSAGE_EMPTY, MESSAGE_TOO_LONG, bad

TEXT_LIMIT, CAPTION_LIMIT = 4096, 1024  # after entity parsing; in UTF-16 units, the stricter reading of "characters"

Entities = list[dict[str, Any]]

_COMMAND = re.compile(r"(?:(?<=\s)|^)/[A-Za-z0-9_]{1,64}(?:@[A-Za-z0-9_]{3,32})?(?![\w/@])")
_MARKUP = re.compile(r"<(?P<end>/?)(?P<tag>[a-zA-Z0-9-]*)(?P<rest>[^>]*)>?|&[a-zA-Z0-9#]+;")
_TAGS = {
    **dict.fromkeys(("b", "strong"), "bold"),
    **dict.fromkeys(("i", "em"), "italic"),
    **dict.fromkeys(("u", "ins"), "underline"),
    **dict.fromkeys(("s", "strike", "del"), "strikethrough"),
    "code": "code",
    "pre": "pre",
    "blockquote": "blockquote",
    "tg-spoiler": "spoiler",
    "span": "spoiler",
    "a": "text_link",
}


def units(text: str) -> int:
    """Return the length in UTF-16 code units, the unit of every entity."""
    return len(text) + sum(character > "\uffff" for character in text)


def message_text(parameters: Parameters) -> dict[str, Any]:
    """Return `{"text", "entities"?}` of a text message. Raises `Refused`."""
    content = _formatted(parameters, "text", "entities")
    if not content.get("text"):
        raise bad(MESSAGE_EMPTY)
    if units(content["text"]) > TEXT_LIMIT:
        raise bad(MESSAGE_TOO_LONG)
    return content


def caption(parameters: Parameters) -> dict[str, Any]:
    """Return `{"caption"?, "caption_entities"?}` of a media message. Raises `Refused`."""
    content = _formatted(parameters, "caption", "caption_entities")
    if units(content.get("caption", "")) > CAPTION_LIMIT:
        raise bad(CAPTION_TOO_LONG)
    return content


def commands_in(text: str) -> Entities:
    """Return the entities the platform itself adds: the commands."""
    return [
        {"type": "bot_command", "offset": units(text[: found.start()]), "length": units(found.group())}
        for found in _COMMAND.finditer(text)
    ]


def _formatted(parameters: Parameters, name: str, entities_name: str) -> dict[str, Any]:
    text, mode = parameters.text(name), parameters.text("parse_mode").lower()
    entities: Entities = []
    if mode == "html":
        text, entities = _from_html(text)
    elif mode in {"markdown", "markdownv2"}:
        raise NotImplementedError("this emulator reads HTML and entities; Markdown is not rebuilt")
    elif mode:
        raise bad("unsupported parse_mode")
    else:
        entities = parameters.structure(entities_name, "entities") or []
    if any(entity["offset"] + entity["length"] > units(text) for entity in entities):
        raise bad("entity beyond the end of the text")
    lead = units(text) - units(text.lstrip())
    text = text.strip()
    moved = [entity | {"offset": max(0, entity["offset"] - lead)} for entity in entities]
    found = moved + commands_in(text)
    return ({name: text} if text else {}) | ({entities_name: found} if text and found else {})


def _from_html(source: str) -> tuple[str, Entities]:
    text, at = "", 0
    entities: Entities = []
    stack: list[tuple[str, int, str]] = []  # tag, where it opened in the text, the rest of the tag
    for found in _MARKUP.finditer(source):
        text, at = text + source[at : found.start()], found.end()
        offset = len(source[: found.start()].encode())
        tag = found["tag"]
        if tag is None:
            text += html.unescape(found.group())
        elif found["end"]:
            _close(stack, entities, tag, text, offset)
        elif tag.lower() not in _TAGS or not found.group().endswith(">"):
            raise bad(f'can\'t parse entities: Unsupported start tag "{tag}" at byte offset {offset}')
        else:
            stack.append((tag.lower(), units(text), found["rest"]))
    if stack:
        raise bad(f"can't parse entities: Can't find end tag corresponding to start tag \"{stack[-1][0]}\"")
    return text + source[at:], sorted(entities, key=lambda entity: (entity["offset"], -entity["length"]))


def _close(stack: list[tuple[str, int, str]], entities: Entities, tag: str, text: str, offset: int) -> None:
    if not stack:
        raise bad(f"can't parse entities: Unexpected end tag at byte offset {offset}")
    opened, start, rest = stack.pop()
    if opened != tag.lower():
        raise bad(
            f"can't parse entities: Unmatched end tag at byte offset {offset},"
            f' expected "</{opened}>", found "</{tag}>"'
        )
    link = re.search(r"href\s*=\s*[\"']?([^\"'\s]+)", rest)
    entity = {"type": _TAGS[opened], "offset": start, "length": units(text) - start}
    entities.append(entity | ({"url": html.unescape(link[1])} if opened == "a" and link else {}))
