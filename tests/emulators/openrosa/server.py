"""The server: HEAD and POST `/submission`, and the XML it holds as ODK Central shows it."""

from __future__ import annotations

from dataclasses import dataclass, field
from email.utils import parsedate_to_datetime
from typing import Self
from uuid import UUID
from xml.etree.ElementTree import Element, ParseError, fromstring
from xml.sax.saxutils import escape

from aiohttp import BodyPartReader, web

from tests.emulators.openrosa.doorman import Doorman

OPENROSA = "http://openrosa.org/http/response"


class Refusal(Exception):
    """The server's no."""

    def __init__(self, status: int, words: str) -> None:
        super().__init__(words)
        self.status, self.words = status, words


@dataclass
class Held:
    """A submission as it arrived."""

    xml: bytes
    files: dict[str, bytes] = field(default_factory=dict)
    whole: bool = False


@dataclass
class Posted:
    """One request's parts."""

    xml: bytes
    files: dict[str, bytes]
    more: bool


class OpenRosaServer:
    """Use as an async context manager. `faults` are statuses (or "drop", "drop after") given to the next POSTs."""

    def __init__(self, doorman: Doorman | None = None, *, largest: int | None = None, knows_head: bool = True) -> None:
        self.doorman = doorman or Doorman("none", {})
        self.largest, self.knows_head = largest, knows_head
        self.forms: dict[str, set[str]] = {}
        self.held: dict[str, Held] = {}
        self.faults: list[int | str] = []
        self.retry_after = ""
        self.points_to = ""
        self.repeats_are_conflicts = False
        self.shows_held = True
        self.was_whole: list[bool] = []
        self.log: list[tuple[str, str, int]] = []

    async def __aenter__(self) -> Self:
        application = web.Application(client_max_size=100_000_000)
        application.router.add_route("*", "/{path:.*}", self._serve)
        self._runner = web.AppRunner(application, access_log=None, shutdown_timeout=0.1)
        await self._runner.setup()
        await web.TCPSite(self._runner, "127.0.0.1", 0).start()
        self.port = self._runner.addresses[0][1]
        return self

    async def __aexit__(self, *problem: object) -> None:
        await self._runner.cleanup()

    @property
    def url(self) -> str:
        """What an officer is told to type, as ODK Central words it."""
        return f"http://127.0.0.1:{self.port}/v1/projects/1"

    def publish(self, form_id: str, version: str) -> None:
        """From now on this version is taken."""
        self.forms.setdefault(form_id, set()).add(version)

    @property
    def posts(self) -> list[int]:
        """Answers to the POSTs so far."""
        return [status for method, _, status in self.log if method == "POST"]

    async def _serve(self, request: web.Request) -> web.StreamResponse:
        answer = await self._answered(request)
        self.log.append((request.method, request.path, answer.status))
        return answer

    async def _answered(self, request: web.Request) -> web.StreamResponse:
        try:
            challenge = self.doorman.refusal(request)
            if challenge is not None:
                answer = _said(401, "Đăng nhập đã.")
                answer.headers["WWW-Authenticate"] = challenge
                return answer
            if request.method == "GET":
                return self._shown(request)
            if self.points_to and not request.path.startswith("/moved"):
                status = 204 if request.method == "HEAD" else 307
                return web.Response(status=status, headers={"Location": self.points_to})
            if not request.path.endswith("/submission"):
                raise Refusal(404, "Không có gì ở đây.")
            _check_headers(request)
            return self._greeted() if request.method == "HEAD" else await self._posted(request)
        except Refusal as refusal:
            return _said(refusal.status, refusal.words)

    def _greeted(self) -> web.Response:
        if not self.knows_head:
            raise Refusal(405, "HEAD?")
        headers = {"X-OpenRosa-Version": "1.0"}
        if self.largest is not None:
            headers["X-OpenRosa-Accept-Content-Length"] = str(self.largest)
        return web.Response(status=204, headers=headers)

    async def _posted(self, request: web.Request) -> web.StreamResponse:
        posted = await _parts(request)
        fault = self.faults.pop(0) if self.faults else None
        if fault == "drop" and request.transport is not None:
            request.transport.abort()
            return web.Response(status=599)
        if isinstance(fault, int):
            answer = _said(fault, "Máy chủ bận.")
            if self.retry_after:
                answer.headers["Retry-After"] = self.retry_after
            return answer
        size = request.content_length
        if size is None:
            raise Refusal(411, "Content-Length is needed")
        if self.largest is not None and size > self.largest:
            raise Refusal(413, f"{size} > {self.largest}")
        answer = self._taken(posted)
        if fault == "drop after" and request.transport is not None:
            request.transport.abort()
        return answer

    def _taken(self, posted: Posted) -> web.Response:
        root = _xml(posted.xml)
        versions = self.forms.get(root.get("id", ""))
        if versions is None:
            raise Refusal(404, f"Không có biểu mẫu {root.get('id')!r}.")
        if root.get("version", "") not in versions:
            raise Refusal(404, f"formVersionNotFound: {root.get('version')!r}")
        instance, deprecated = _meta(root, "instanceID"), _meta(root, "deprecatedID")
        UUID(instance.removeprefix("uuid:"))
        values = {(element.text or "") for element in root.iter() if not len(element)}
        if strangers := [name for name in posted.files if name not in values]:
            raise Refusal(400, f"Tệp không có trong phiếu: {strangers}")
        known = self.held.get(instance)
        if known is not None and (known.xml != posted.xml or self.repeats_are_conflicts):
            raise Refusal(409, f"xmlConflict: {instance}")
        if deprecated and deprecated not in self.held:
            raise Refusal(404, f"Bản được sửa không có: {deprecated}")
        kept = self.held.setdefault(instance, Held(posted.xml))
        kept.files |= posted.files
        self.was_whole.append(not posted.more)
        kept.whole = kept.whole or not posted.more
        return _said(202 if known else 201, "Đã nhận.")

    def _shown(self, request: web.Request) -> web.Response:
        *_, form_id, _word, name = request.path.split("/")
        kept = self.held.get(name.removesuffix(".xml"))
        if kept is None or not self.shows_held or form_id not in self.forms:
            raise Refusal(404, "Không có.")
        return web.Response(body=kept.xml, content_type="text/xml")


def _check_headers(request: web.Request) -> None:
    if request.headers.get("X-OpenRosa-Version") != "1.0":
        raise Refusal(400, "X-OpenRosa-Version 1.0 is needed")
    if "Date" not in request.headers:
        raise Refusal(400, "Date is needed")
    parsedate_to_datetime(request.headers["Date"])


async def _parts(request: web.Request) -> Posted:
    if not request.content_type.startswith("multipart/form-data"):
        raise Refusal(400, f"not multipart: {request.content_type}")
    xml: bytes | None = None
    files: dict[str, bytes] = {}
    more = False
    async for part in await request.multipart():
        assert isinstance(part, BodyPartReader)
        content = bytes(await part.read(decode=True))
        if part.name == "*isIncomplete*":
            more = content == b"yes"
        elif part.name == "xml_submission_file":
            if part.filename is None or part.headers.get("Content-Type", "").partition(";")[0] != "text/xml":
                raise Refusal(400, "xml_submission_file must be a file of text/xml")
            xml = content
        elif not part.name or part.name != part.filename:
            raise Refusal(400, f"part {part.name!r} is called {part.filename!r}")
        else:
            files[part.name] = content
    if xml is None:
        raise Refusal(400, "xml_submission_file is missing")
    return Posted(xml, files, more)


def _xml(content: bytes) -> Element:
    try:
        return fromstring(content)
    except ParseError as error:
        raise Refusal(400, f"no XML: {error}") from None


def _meta(root: Element, name: str) -> str:
    found = [element.text or "" for element in root.iter() if element.tag.rpartition("}")[2] == name]
    if name == "instanceID" and len(found) != 1:
        raise Refusal(400, "one meta/instanceID is needed")
    return found[0] if found else ""


def _said(status: int, words: str) -> web.Response:
    xml = f'<OpenRosaResponse xmlns="{OPENROSA}"><message nature="x">{escape(words)}</message></OpenRosaResponse>'
    return web.Response(status=status, text=xml, content_type="text/xml", headers={"X-OpenRosa-Version": "1.0"})
