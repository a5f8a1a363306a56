"""Webhooks and the site behind one port."""

from starlette.applications import Starlette
from starlette.responses import PlainTextResponse
from starlette.routing import Route
from starlette.testclient import TestClient
from starlette.types import Receive, Scope, Send

from bot.web.front import front


async def hook(scope: Scope, receive: Receive, send: Send) -> None:
    await PlainTextResponse("hook")(scope, receive, send)


class Hook:
    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        await hook(scope, receive, send)


def test_a_webhook_is_reached_by_its_own_path_and_method_only() -> None:
    """Everything else is the site's."""
    site = Starlette(routes=[Route("/health", lambda _request: PlainTextResponse("well"))])
    client = TestClient(front(site, [Route("/telegram/telegram", Hook(), methods=["POST"])]))

    assert client.post("/telegram/telegram").text == "hook"
    assert client.get("/telegram/telegram").status_code == 404
    assert client.post("/telegram/telegram/x").status_code == 404
    assert client.get("/health").text == "well"
