"""The front of the web part: webhooks, which are nearly all of the traffic, go past Starlette's layers."""

from __future__ import annotations

from collections.abc import Sequence

from starlette.routing import Route
from starlette.types import ASGIApp, Receive, Scope, Send


def front(site: ASGIApp, webhooks: Sequence[Route]) -> ASGIApp:
    """Requests for exactly a webhook's path and method go to it, all others to `site`."""
    if not webhooks:
        return site
    direct = {(method, route.path): route.app for route in webhooks for method in route.methods or ()}

    async def door(scope: Scope, receive: Receive, send: Send) -> None:
        app = direct.get((scope["method"], scope["path"]), site) if scope["type"] == "http" else site
        await app(scope, receive, send)

    return door
