"""Who may come in: Basic or Digest, written from the RFCs and apart from the client's code."""

import base64
import hashlib
import itertools
from urllib.request import parse_http_list, parse_keqv_list

from aiohttp import web


class Doorman:
    """Checks `Authorization`. A digest's nonce is good for `uses` requests, each counted once."""

    def __init__(self, kind: str, users: dict[str, str], algorithm: str = "MD5", uses: int = 1_000) -> None:
        self.kind, self.users, self.algorithm, self.uses = kind, users, algorithm, uses
        self._numbers = itertools.count(1)
        self._nonces: dict[str, int] = {}

    def refusal(self, request: web.Request) -> str | None:
        """The challenge, or None for who may come in."""
        if self.kind == "none":
            return None
        given = request.headers.get("Authorization", "")
        if self.kind == "basic":
            return None if self._is_basic(given) else 'Basic realm="làng", charset="UTF-8"'
        return self._digest(request, given)

    def _is_basic(self, given: str) -> bool:
        scheme, _, rest = given.partition(" ")
        user, _, password = base64.b64decode(rest).decode().partition(":")
        return scheme == "Basic" and self.users.get(user) == password

    def _digest(self, request: web.Request, given: str) -> str | None:
        if not given.startswith("Digest "):
            return self._challenge()
        said = parse_keqv_list(parse_http_list(given.removeprefix("Digest ")))
        if said["uri"] != request.raw_path or said["nc"] != f"{int(said['nc'], 16):08x}":
            return self._challenge()
        password = self.users.get(said["username"])
        if password is None or said["response"] != self._response(request.method, said, password):
            return self._challenge()
        count, used = int(said["nc"], 16), self._nonces.get(said["nonce"])
        if used is None or count <= used or count > self.uses:
            return self._challenge(stale=True)
        self._nonces[said["nonce"]] = count
        return None

    def _response(self, method: str, said: dict[str, str], password: str) -> str:
        secret = self._hash(f"{said['username']}:{said['realm']}:{password}")
        wanted = self._hash(f"{method}:{said['uri']}")
        return self._hash(f"{secret}:{said['nonce']}:{said['nc']}:{said['cnonce']}:{said['qop']}:{wanted}")

    def _hash(self, text: str) -> str:
        return hashlib.new({"MD5": "md5", "SHA-256": "sha256"}[self.algorithm], text.encode()).hexdigest()

    def _challenge(self, stale: bool = False) -> str:
        nonce = f"n{next(self._numbers)}"
        self._nonces[nonce] = 0
        old = ", stale=true" if stale else ""
        return f'Digest realm="làng, xã", qop="auth", algorithm={self.algorithm}, nonce="{nonce}", opaque="x"{old}'
