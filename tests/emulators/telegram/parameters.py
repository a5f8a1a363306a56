"""A call's parameters, however the client chose to send them."""

import json
from collections.abc import AsyncIterator, Mapping
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import parse_qsl

from aiohttp import BodyPartReader, ClientResponse, MultipartReader, web

from tests.emulators.telegram.refusals import Refused, bad

UPLOAD_LIMIT = 50 * 1024 * 1024  # bytes of one request, as the public server has it


@dataclass(frozen=True)
class Upload:
    """A file that came inside the request."""

    name: str
    content: bytes


@dataclass
class Parameters:
    """Named values: native ones from JSON, strings from everything else."""

    values: dict[str, Any] = field(default_factory=dict)
    files: dict[str, Upload] = field(default_factory=dict)

    def text(self, name: str) -> str:
        """Return the value as a string, "" when absent."""
        value = self.values.get(name)
        return "" if value is None else str(value)

    def integer(self, name: str, default: int = 0) -> int:
        """Return the value as an integer, `default` when absent or not one (as the platform does)."""
        try:
            return int(self.values.get(name, default))
        except (TypeError, ValueError):
            return default

    def boolean(self, name: str) -> bool:
        """Return whether the value reads as yes."""
        return str(self.values.get(name, "")).lower() in {"true", "1", "yes"}

    def structure(self, name: str, what: str) -> Any:
        """Return a list or object, decoded if it came as JSON text; None when absent. Raises `Refused`."""
        value = self.values.get(name)
        if not isinstance(value, str):
            return value
        if not value:
            return None
        try:
            return json.loads(value)
        except ValueError:
            raise bad(f"can't parse {what} JSON object") from None


async def read_request(request: web.Request) -> Parameters:
    """Read query, JSON, form or multipart into parameters. Raises `Refused`."""
    parameters = Parameters(dict(request.query))
    if request.content_length and request.content_length > UPLOAD_LIMIT:
        raise Refused(413, "Request Entity Too Large")
    if request.content_type.startswith("multipart/"):
        await _read_parts(await request.multipart(), parameters)
    elif request.content_type == "application/x-www-form-urlencoded":
        parameters.values.update({name: str(value) for name, value in (await request.post()).items()})
    elif body := await request.read():
        parameters.values.update(_from_json(body))
    return parameters


async def read_response(response: ClientResponse) -> Parameters:
    """Read the method a webhook's answer may carry; empty parameters when it carries none."""
    parameters = Parameters()
    if response.content_type.startswith("multipart/"):
        await _read_parts(MultipartReader(response.headers, response.content), parameters)
    elif response.content_type == "application/x-www-form-urlencoded":
        parameters.values.update(parse_qsl(await response.text()))
    elif response.content_type == "application/json" and (body := await response.read()):
        parameters.values.update(_from_json(body))
    return parameters


def _from_json(body: bytes) -> Mapping[str, Any]:
    try:
        decoded = json.loads(body)
    except ValueError:
        decoded = None
    if not isinstance(decoded, dict):
        raise bad("can't parse request: expected an Object")
    return decoded


async def _read_parts(reader: MultipartReader, into: Parameters) -> None:
    size = 0
    async for part in _parts(reader):
        content = bytes(await part.read())
        size += len(content)
        if size > UPLOAD_LIMIT:
            raise Refused(413, "Request Entity Too Large")
        name = part.name or ""
        if part.filename is None:
            into.values[name] = content.decode()
        else:
            into.files[name] = Upload(part.filename, content)


async def _parts(reader: MultipartReader) -> AsyncIterator[BodyPartReader]:
    while (part := await reader.next()) is not None:
        if isinstance(part, BodyPartReader):
            yield part
