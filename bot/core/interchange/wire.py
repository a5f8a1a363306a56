"""OpenRosa on the wire, what of it is pure: addresses, parts of a request, what an answer means."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from urllib.parse import SplitResult, quote, urlsplit, urlunsplit

from bot.core.forms.element import local, parsed
from bot.core.forms.problems import FormError

XML_PART = "xml_submission_file"
MORE_TO_COME = "*isIncomplete*"  # a part of this name says that other files follow in another request
VERSION = {"X-OpenRosa-Version": "1.0"}
LONGEST_WORDS = 300  # characters of a server's answer worth showing
OVERHEAD = 1_000  # bytes of multipart framing a part may cost
_TOKEN = re.compile(r"/key/[^/]+")
_PORTS = {"http": 80, "https": 443}
_LOOPBACK = ("127.0.0.1", "localhost", "::1")


class BadAddress(ValueError):
    """No address a submission can be sent to; the text says why."""


@dataclass(frozen=True, slots=True)
class Upload:
    """A file of a submission; its name is also the name of its part."""

    name: str
    content: bytes
    mime: str


class Taken:
    """The server has it, now or since before."""


@dataclass(frozen=True, slots=True)
class Refused:
    """The server will not have it; `words` are its own. `conflict`: it holds something under this id already."""

    words: str
    conflict: bool = False


@dataclass(frozen=True, slots=True)
class Unavailable:
    """Not now; try again after `wait` seconds where the server says so."""

    words: str
    wait: float | None = None


class Unauthorized:
    """The server does not know us."""


Reception = Taken | Refused | Unavailable | Unauthorized


def submission_address(to: str) -> str:
    """Where submissions are posted: the server's address with `/submission` after it. Raises `BadAddress`."""
    try:
        parts = urlsplit(to.strip())
        _ = parts.port
    except ValueError as error:
        raise BadAddress(str(error)) from None
    if parts.scheme not in _PORTS or not parts.hostname:
        raise BadAddress("an address begins with https:// (or http://) and names a server")
    if parts.username or parts.password:
        raise BadAddress("name and password do not belong into the address")
    path = parts.path.rstrip("/")
    if not path.endswith("/submission"):
        path += "/submission"
    return urlunsplit((parts.scheme, parts.netloc, path, parts.query, ""))


def server_of(address: str) -> str:
    """The name a server is remembered and shown by: without query and app user's token, which are secret."""
    parts = urlsplit(address)
    port = f":{parts.port}" if parts.port not in (None, _PORTS[parts.scheme]) else ""
    return f"{parts.scheme}://{(parts.hostname or '').lower()}{port}{_TOKEN.sub('/key/…', parts.path)}"


def may_follow(address: str, location: str) -> bool:
    """May we go where the server points? Only on the same host; never from https to http."""
    here, there = urlsplit(address), urlsplit(location)
    if here.hostname != there.hostname:
        return False
    if here.scheme == there.scheme:
        return _port(here) == _port(there)
    return (here.scheme, there.scheme) == ("http", "https")


def in_the_clear(address: str) -> bool:
    """Would a password sent there be read on the way?"""
    parts = urlsplit(address)
    return parts.scheme == "http" and parts.hostname not in _LOOPBACK


def _port(parts: SplitResult) -> int:
    return parts.port or _PORTS.get(parts.scheme, 0)


def held_copy(address: str, form_id: str, instance_id: str) -> str | None:
    """Where ODK Central shows the XML it holds under an id; None for another kind of address."""
    parts = urlsplit(address)
    if not re.search(r"/projects/\d+/submission$", parts.path):
        return None
    path = parts.path.removesuffix("/submission")
    name = quote(instance_id, safe=":")
    return urlunsplit(parts._replace(path=f"{path}/forms/{quote(form_id, safe='')}/submissions/{name}.xml"))


def shares(xml: bytes, files: Sequence[Upload], limit: int | None) -> list[list[Upload]]:
    """Files by the request that carries them, each with the XML again: no request over `limit` bytes, where a file
    alone is not. There is always one."""
    found: list[list[Upload]] = [[]]
    room = first = (limit or 0) - len(xml) - OVERHEAD
    for file in files:
        size = len(file.content) + OVERHEAD
        if limit and size > room and found[-1]:
            found.append([])
            room = first
        found[-1].append(file)
        room -= size
    return found


def reception(status: int, body: bytes, headers: Mapping[str, str]) -> Reception:
    """What an answer to a POST means. Names of `headers` are in lower case."""
    if status in (200, 201, 202):
        return Taken()
    if status == 401:
        return Unauthorized()
    words = f"HTTP {status}{': ' if body.strip() else ''}{words_of(body)}"
    if status in (408, 429) or status >= 500:
        return Unavailable(words, _seconds(headers.get("retry-after", "")))
    return Refused(words, conflict=status == 409)


def _seconds(text: str) -> float | None:
    return float(text) if text.isdecimal() and len(text) < 6 else None


def words_of(body: bytes) -> str:
    """What a server says: the message of an OpenRosa answer, of a JSON one, or the beginning of its text."""
    text = body[:20_000].decode(errors="replace")
    said = _openrosa(body) or _json(text) or re.sub(r"(?s)<(script|style).*?</\1>|<[^>]*>", " ", text)
    said = " ".join(said.split())
    return said if len(said) <= LONGEST_WORDS else said[: LONGEST_WORDS - 1] + "…"


def _openrosa(body: bytes) -> str:
    try:
        root = parsed(body)
    except FormError:
        return ""
    return " ".join((child.text or "") for child in root.iter() if local(child) == "message")


def _json(text: str) -> str:
    try:
        answer = json.loads(text)
    except ValueError:
        return ""
    if not isinstance(answer, dict):
        return ""
    said = next((answer[name] for name in ("message", "detail", "error") if name in answer), "")
    return said if isinstance(said, str) else json.dumps(said, ensure_ascii=False)
