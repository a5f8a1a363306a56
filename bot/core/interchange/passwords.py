"""Proving who we are over HTTP: Basic and Digest (RFC 7617, RFC 7616). Pure: the nonce of the client is given."""

from __future__ import annotations

import base64
import hashlib
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

_PARAMETER = re.compile(r'([A-Za-z0-9_-]+)\s*=\s*(?:"((?:[^"\\]|\\.)*)"|([^\s,"]+))')
_QUOTED = re.compile(r'"(?:[^"\\]|\\.)*"')
_SCHEME = re.compile(r"(?:^|,)\s*(Basic|Digest)(?=\s|,|$)", re.IGNORECASE)
_HASHES = {"MD5": "md5", "SHA-256": "sha256"}


@dataclass(frozen=True, slots=True)
class Credentials:
    """A name and a password, which never shows."""

    user: str
    password: str = field(repr=False)


@dataclass(frozen=True, slots=True)
class Challenge:
    """How the server wants to know us: `basic` or `digest` with its parameters."""

    scheme: str
    parameters: Mapping[str, str] = field(default_factory=dict)

    @property
    def hash(self) -> str:
        """`md5` or `sha256`; blank for one we do not know."""
        return _HASHES.get(self.parameters.get("algorithm", "MD5").upper().removesuffix("-SESS"), "")


def challenge(headers: Sequence[str]) -> Challenge | None:
    """The best of what `WWW-Authenticate` offers: Digest by SHA-256, Digest by MD5, Basic; None where it is none."""
    found = [one for header in headers for one in _offered(header)]
    known = [one for one in found if one.scheme == "basic" or (one.hash and _knows_quality(one))]
    return max(known, key=_strength, default=None)


def _strength(one: Challenge) -> int:
    return ("basic", "md5", "sha256").index(one.hash if one.scheme == "digest" else "basic")


def _knows_quality(one: Challenge) -> bool:
    offered = one.parameters.get("qop", "")
    return "nonce" in one.parameters and (not offered or "auth" in re.split(r"[\s,]+", offered))


def _offered(header: str) -> list[Challenge]:
    bare = _QUOTED.sub(lambda text: "_" * len(text[0]), header)  # a realm may say "Digest" too
    marks = list(_SCHEME.finditer(bare))
    ends = [*(mark.start() for mark in marks[1:]), len(header)][: len(marks)]
    return [
        Challenge(
            mark[1].lower(),
            {name.lower(): quoted or plain for name, quoted, plain in _PARAMETER.findall(header[mark.end() : end])},
        )
        for mark, end in zip(marks, ends, strict=True)
    ]


def authorization(who: Credentials, asked: Challenge, method: str, uri: str, *, count: int, client_nonce: str) -> str:
    """The `Authorization` header for one request; `count` is how often this nonce was used, from 1."""
    if asked.scheme == "basic":
        return "Basic " + base64.b64encode(f"{who.user}:{who.password}".encode()).decode()
    given = asked.parameters
    parts = {"username": who.user, "realm": given.get("realm", ""), "nonce": given["nonce"], "uri": uri}
    if "opaque" in given:
        parts["opaque"] = given["opaque"]
    parts["response"] = _response(who, asked, method, uri, count, client_nonce)
    bare = {"algorithm": given["algorithm"]} if "algorithm" in given else {}
    if "qop" in given:
        bare |= {"qop": "auth", "nc": f"{count:08x}"}
    if "qop" in given or _is_session(asked):
        parts["cnonce"] = client_nonce
    quoted = [f'{name}="{_escaped(value)}"' for name, value in parts.items()]
    return "Digest " + ", ".join(quoted + [f"{name}={value}" for name, value in bare.items()])


def _response(who: Credentials, asked: Challenge, method: str, uri: str, count: int, client_nonce: str) -> str:
    given = asked.parameters
    secret = _hashed(asked, who.user, given.get("realm", ""), who.password)
    if _is_session(asked):
        secret = _hashed(asked, secret, given["nonce"], client_nonce)
    wanted = _hashed(asked, method, uri)
    if "qop" in given:
        return _hashed(asked, secret, given["nonce"], f"{count:08x}", client_nonce, "auth", wanted)
    return _hashed(asked, secret, given["nonce"], wanted)


def _is_session(asked: Challenge) -> bool:
    return asked.parameters.get("algorithm", "").upper().endswith("-SESS")


def _hashed(asked: Challenge, *parts: str) -> str:
    return hashlib.new(asked.hash, ":".join(parts).encode(), usedforsecurity=False).hexdigest()


def _escaped(value: str) -> str:
    return value.replace("\\", "\\\\").replace('"', '\\"')
