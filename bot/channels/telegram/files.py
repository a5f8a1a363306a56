"""Fetching what a person sent: first where it lies, then its bytes."""

from __future__ import annotations

from mimetypes import guess_type
from pathlib import PurePosixPath

from bot.channels.channel import File
from bot.channels.telegram.api import Api
from bot.channels.telegram.errors import FileGone, FileTooLarge
from bot.core.delivery import Unavailable

MAX_FILE = 20 * 1024 * 1024  # bytes; what Telegram lets a bot fetch


async def fetch(api: Api, file_id: str) -> File:
    """The file with that id. Raises `SendError`: `FileTooLarge` over 20 MB, `FileGone` where it is no more."""
    found = await api.call("getFile", {"file_id": file_id})
    if not isinstance(found, dict):
        raise Unavailable("the answer to getFile is not a file")
    path = found.get("file_path")
    if (found.get("file_size") or 0) > MAX_FILE:
        raise FileTooLarge()
    if not path:
        raise FileGone()
    status, content = await api.download(path, MAX_FILE)
    if status == 404:
        raise FileGone()
    if status != 200:
        raise Unavailable(f"fetching a file: HTTP {status}")
    if content is None:
        raise FileTooLarge()
    name = PurePosixPath(path).name
    return File(content, guess_type(name)[0] or "", name)  # Telegram serves everything as octets: its ending says more
