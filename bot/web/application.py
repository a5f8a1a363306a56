"""Puts the ASGI application together."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Sequence
from pathlib import Path

from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import FileResponse
from starlette.routing import BaseRoute, Mount, Route
from starlette.staticfiles import StaticFiles

from bot.web.headers import SafeHeaders

STATIC = Path(__file__).parent / "static"


def web(routes: Sequence[BaseRoute], *, pages: Sequence[str] = ("chat",)) -> Starlette:
    """The application: `routes` first (health, webhooks, chat API, demo), then the pages that are served.

    `pages`: `chat` is one conversation at `/chat/TOKEN`, `demo` the demo at `/`.
    """
    served: list[BaseRoute] = list(routes)
    if "chat" in pages:
        served.append(Route("/chat/{token}", _page("chat.html")))
    if "demo" in pages:
        served.append(Route("/", _page("index.html")))
    served.append(Mount("/static", StaticFiles(directory=STATIC)))
    return Starlette(routes=served, middleware=[Middleware(SafeHeaders)])


def _page(name: str) -> Callable[[Request], Awaitable[FileResponse]]:
    async def page(_request: Request) -> FileResponse:
        return FileResponse(STATIC / name, media_type="text/html; charset=utf-8")

    return page
