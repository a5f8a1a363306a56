"""Sending photos, voices, documents and albums."""

from __future__ import annotations

import mimetypes
from typing import TYPE_CHECKING, Any

from tests.emulators.telegram import wording
from tests.emulators.telegram.files import PHOTO_LIMIT, Files, Kept, photo_sizes
from tests.emulators.telegram.messages import put
from tests.emulators.telegram.parameters import Parameters
from tests.emulators.telegram.refusals import FILE_BIG, bad
from tests.emulators.telegram.state import Json

if TYPE_CHECKING:
    from tests.emulators.telegram.methods import Platform

GROUP_SIZES = range(2, 11)
PLACES = {
    "photo": ("photos", ".jpg"),
    "voice": ("voice", ".oga"),
    "audio": ("music", ".mp3"),
    "document": ("documents", ""),
    "video": ("videos", ".mp4"),
}


def described(files: Files, kind: str, kept: Kept, name: str) -> Json:
    """Return the content of a message that carries this file: `{kind: its object}`."""
    if kind == "photo":
        return {"photo": photo_sizes(files, kept)}
    described: Json = {"file_id": kept.id, "file_unique_id": kept.unique, "file_size": len(kept.content)}
    if kind == "document":
        guessed = mimetypes.guess_type(name)[0] or "application/octet-stream"
        return {kind: described | {"file_name": name, "mime_type": guessed}}
    mime = {"voice": "audio/ogg", "audio": "audio/mpeg", "video": "video/mp4"}[kind]
    size = {"width": 640, "height": 480} if kind == "video" else {}
    return {kind: described | {"duration": 1, "mime_type": mime} | size}


async def send_photo(platform: Platform, parameters: Parameters) -> Any:
    """Send a photo."""
    return await _send(platform, parameters, "photo")


async def send_voice(platform: Platform, parameters: Parameters) -> Any:
    """Send a voice message."""
    return await _send(platform, parameters, "voice")


async def send_audio(platform: Platform, parameters: Parameters) -> Any:
    """Send music."""
    return await _send(platform, parameters, "audio")


async def send_document(platform: Platform, parameters: Parameters) -> Any:
    """Send any file."""
    return await _send(platform, parameters, "document")


async def send_media_group(platform: Platform, parameters: Parameters) -> Any:
    """Send 2 to 10 files as one album."""
    person = platform.world.reachable(parameters.text("chat_id"))
    group = parameters.structure("media", "media") or []
    if len(group) not in GROUP_SIZES:
        raise bad("wrong number of messages in the album" if group else "there is no media in the request")
    album = str(13_600_000_000 + len(platform.world.messages))
    contents = []
    for item in group:
        given = Parameters(dict(item), parameters.files)
        content = await _content(platform, given, item.get("type", ""), str(item.get("media", "")), "media")
        contents.append(content | {"media_group_id": album})
    return [platform.world.render(put(platform, parameters, person, content)) for content in contents]


async def _send(platform: Platform, parameters: Parameters, kind: str) -> Json:
    person = platform.world.reachable(parameters.text("chat_id"))
    content = await _content(platform, parameters, kind, parameters.text(kind), kind)
    return platform.world.render(put(platform, parameters, person, content))


async def _content(platform: Platform, parameters: Parameters, kind: str, value: str, field: str) -> Json:
    if kind not in PLACES:
        raise bad("wrong type of the media")
    words = wording.caption(parameters)
    kept, name = await platform.files.given(parameters, field, value, *PLACES[kind])
    if kind == "photo" and len(kept.content) > PHOTO_LIMIT:
        raise bad(FILE_BIG)
    return described(platform.files, kind, kept, name) | words
