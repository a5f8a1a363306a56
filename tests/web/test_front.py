"""Webhooks and the site behind one port."""

import httpx
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import PlainTextResponse
from starlette.routing import Route
from starlette.types import Receive, Scope, Send

from bot.web.front import front


async def hook(scope: Scope, receive: Receive, send: Send) -> None:
    await PlainTextResponse("hook")(scope, receive, send)


class Hook:
    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        await hook(scope, receive, send)


async def test_a_webhook_is_reached_by_its_own_path_and_method_only() -> None:
    """Everything else is the site's."""
    site = Starlette(routes=[Route("/health", well)])
    app = front(site, [Route("/telegram/telegram", Hook(), methods=["POST"])])
    async with httpx.AsyncClient(transport=httpx.ASGITransport(app=app), base_url="http://bantin") as client:
        assert (await client.post("/telegram/telegram")).text == "hook"
        assert (await client.get("/telegram/telegram")).status_code == 404
        assert (await client.post("/telegram/telegram/x")).status_code == 404
        assert (await client.get("/health")).text == "well"


async def well(_request: Request) -> PlainTextResponse:
    return PlainTextResponse("well")
