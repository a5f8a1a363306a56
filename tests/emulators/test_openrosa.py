"""The OpenRosa server is strict: what a client gets wrong is refused, and said."""

from __future__ import annotations

from collections.abc import AsyncIterator
from datetime import UTC, datetime
from typing import Any

import aiohttp
import pytest

from bot.core.interchange.wire import Taken, Upload
from bot.exporting.connection import Connection
from bot.exporting.openrosa import Server
from tests.emulators.openrosa import OpenRosaServer

NOW = datetime(2026, 11, 20, 2, 0, tzinfo=UTC)
HEADERS = {"X-OpenRosa-Version": "1.0", "Date": "Fri, 20 Nov 2026 02:00:00 GMT"}
ONE, TWO = "00000000-0000-4000-8000-000000000001", "00000000-0000-4000-8000-000000000002"


def xml(number: str = ONE, *, form_id: str = "F", version: str = "1", deprecated: str = "", more: str = "") -> bytes:
    """A submission."""
    edits = f"<deprecatedID>uuid:{deprecated}</deprecatedID>" if deprecated else ""
    meta = f"<meta><instanceID>uuid:{number}</instanceID>{edits}</meta>"
    return f'<data id="{form_id}" version="{version}">{more}{meta}</data>'.encode()


@pytest.fixture
async def server() -> AsyncIterator[OpenRosaServer]:
    async with OpenRosaServer() as running:
        running.publish("F", "1")
        yield running


async def post(
    server: OpenRosaServer,
    content: bytes | None,
    *,
    headers: dict[str, str] = HEADERS,
    name: str = "submission.xml",
    kind: str = "text/xml",
    files: tuple[tuple[str, str], ...] = (),
) -> str:
    """ "201 Đã nhận." """
    form = aiohttp.FormData()
    if content is not None:
        form.add_field("xml_submission_file", content, filename=name, content_type=kind)
    for part, filename in files:
        form.add_field(part, b"x", filename=filename, content_type="image/jpeg")
    form.add_field("unused", b"", filename="unused") if content is None and not files else None
    async with (
        aiohttp.ClientSession() as session,
        session.post(f"{server.url}/submission", data=form, headers=headers) as answer,
    ):
        return f"{answer.status} {(await answer.text()).partition('>')[2].partition('>')[2].partition('<')[0]}"


@pytest.mark.parametrize(
    ("wrong", "words"),
    [
        ({}, "201 Đã nhận."),
        ({"headers": {}}, "400 X-OpenRosa-Version"),
        ({"headers": {"X-OpenRosa-Version": "1.0"}}, "400 Date"),
        ({"content": None}, "400 xml_submission_file is missing"),
        ({"content": b"<data"}, "400 no XML"),
        ({"content": b"<data/>"}, "404 Không có biểu mẫu"),
        ({"content": b'<data id="F" version="1"/>'}, "400 one meta/instanceID"),
        ({"kind": "application/json"}, "400 xml_submission_file must be"),
        ({"content": xml(version="2")}, "404 formVersionNotFound"),
        ({"content": xml(version="")}, "404 formVersionNotFound"),
        ({"content": xml(form_id="G")}, "404 Không có biểu mẫu"),
        ({"content": xml(deprecated=TWO)}, "404 Bản được sửa không có"),
        ({"files": (("a.jpg", "a.jpg"),)}, "400 Tệp không có trong phiếu"),
        ({"content": xml(more="<p>a.jpg</p>"), "files": (("a.jpg", "b.jpg"),)}, "400 part"),
        ({"content": xml(more="<p>a.jpg</p>"), "files": (("a.jpg", "a.jpg"),)}, "201 Đã nhận."),
    ],
)
async def test_what_is_wrong_is_refused(server: OpenRosaServer, wrong: dict[str, Any], words: str) -> None:
    """Wrong version, missing parts, unknown form, unknown correction, a part that is not called as its file."""
    content = wrong.pop("content", xml())

    assert (await post(server, content, **wrong)).startswith(words)


async def test_an_id_means_the_same_bytes_for_ever(server: OpenRosaServer) -> None:
    """Again is harmless, other bytes are a conflict."""
    assert (await post(server, xml())).startswith("201")
    assert (await post(server, xml())).startswith("202")
    assert (await post(server, xml(more="<a/>"))).startswith("409 xmlConflict")
    assert (await post(server, xml(TWO, deprecated=ONE))).startswith("201")


async def test_many_photos_go_in_several_requests(server: OpenRosaServer) -> None:
    """Each with the XML again; only the last says that the submission is whole."""
    server.largest = 40_000
    photos = [Upload(f"ảnh {number}.jpg", bytes([number]) * 15_000, "image/jpeg") for number in range(5)]
    content = xml(more="".join(f"<p>{photo.name}</p>" for photo in photos))

    async with Connection(f"{server.url}/submission", None, lambda: NOW) as connection:
        talk = Server(connection, _never)
        await talk.greet()
        found = await talk.push(content, photos)

    held = server.held[f"uuid:{ONE}"]
    assert isinstance(found, Taken) and server.posts == [201, 202, 202]
    assert held.files == {photo.name: photo.content for photo in photos}
    assert held.whole and server.was_whole == [False, False, True]


async def _never(seconds: float) -> None:
    raise AssertionError(f"waited {seconds} s")
