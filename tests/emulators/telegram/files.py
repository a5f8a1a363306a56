"""Files: kept by id, measured, fetched again by the bot."""

import hashlib
import itertools
from dataclasses import dataclass

import aiohttp

from tests.emulators.telegram.parameters import Parameters
from tests.emulators.telegram.refusals import FILE_BIG, FILE_EMPTY, FILE_FETCH, FILE_ID, FILE_SOURCE, bad

DOWNLOAD_LIMIT = 20 * 1024 * 1024
PHOTO_LIMIT = 10 * 1024 * 1024
THUMBNAIL = b"\xff\xd8\xff\xe0a small one: whoever downloads this took the wrong size\xff\xd9"


@dataclass(frozen=True)
class Kept:
    """One file of the platform. Two uploads of one content share `unique`."""

    id: str
    unique: str
    path: str
    content: bytes


class Files:
    """Every file that went through the bot."""

    def __init__(self) -> None:
        self._by_id: dict[str, Kept] = {}
        self._by_path: dict[str, Kept] = {}
        self._numbers = itertools.count(0)

    def keep(self, content: bytes, folder: str, extension: str) -> Kept:
        """Store a file and return it with its ids and path."""
        number, digest = next(self._numbers), hashlib.sha256(content).hexdigest()
        kept = Kept(
            f"AgACAgUAAxk{number:06d}{digest[:24]}", f"AQAD{digest[:12]}", f"{folder}/file_{number}{extension}", content
        )
        self._by_id[kept.id] = self._by_path[kept.path] = kept
        return kept

    def find(self, file_id: str) -> Kept | None:
        """Return the file with this id."""
        return self._by_id.get(file_id)

    def at(self, path: str) -> Kept | None:
        """Return the file behind a download path."""
        return self._by_path.get(path)

    def described(self, file_id: str) -> dict[str, str | int]:
        """Return the `File` object of getFile. Raises `Refused`."""
        kept = self.find(file_id)
        if kept is None:
            raise bad(FILE_ID)
        if len(kept.content) > DOWNLOAD_LIMIT:
            raise bad(FILE_BIG)
        return {
            "file_id": kept.id,
            "file_unique_id": kept.unique,
            "file_size": len(kept.content),
            "file_path": kept.path,
        }

    async def given(
        self, parameters: Parameters, name: str, value: str, folder: str, extension: str
    ) -> tuple[Kept, str]:
        """Return the file a call means (uploaded, known by id, or at an address) and its name. Raises `Refused`."""
        part = value.removeprefix("attach://") if value.startswith("attach://") else name
        upload = parameters.files.get(part)
        if upload is not None:
            if not upload.content:
                raise bad(FILE_EMPTY)
            return self.keep(upload.content, folder, extension), upload.name
        if value.startswith(("http://", "https://")):
            return self.keep(await _fetch(value), folder, extension), value.rsplit("/", 1)[-1]
        if not value:
            raise bad(f"there is no {name} in the request")
        kept = self.find(value)
        if kept is None:
            raise bad(FILE_SOURCE)
        return kept, kept.path.rsplit("/", 1)[-1]


def photo_sizes(files: Files, kept: Kept) -> list[dict[str, str | int]]:
    """Return the sizes of a photo, smallest first; only the last one is the picture itself."""
    small = files.keep(THUMBNAIL, "thumbnails", ".jpg")
    return [_size(small, 90, 67), _size(kept, 1280, 960)]


def _size(kept: Kept, width: int, height: int) -> dict[str, str | int]:
    return {
        "file_id": kept.id,
        "file_unique_id": kept.unique,
        "width": width,
        "height": height,
        "file_size": len(kept.content),
    }


async def _fetch(address: str) -> bytes:
    try:
        async with aiohttp.ClientSession() as session, session.get(address) as answer:
            content = await answer.read()
    except aiohttp.ClientError:
        raise bad(FILE_FETCH) from None
    if answer.status != 200 or not content:
        raise bad(FILE_FETCH)
    return content
