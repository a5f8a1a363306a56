"""GET /health: can this process do its work?"""

from __future__ import annotations

import asyncio

from starlette.requests import Request
from starlette.responses import JSONResponse
from starlette.routing import Route

from storage import deliveries
from storage.database import Database, DatabaseError

PATIENCE = 5.0  # seconds a database may take to answer one question


def health_route(database: Database) -> Route:
    """`{"ok", "database", "waiting"}`: 200 when the database answers, else 503. `waiting` counts unsent messages."""

    async def health(_request: Request) -> JSONResponse:
        try:
            async with asyncio.timeout(PATIENCE), database.reading() as tx:
                waiting = await deliveries.waiting(tx)
        except (DatabaseError, OSError):  # TimeoutError is an OSError
            return JSONResponse({"ok": False, "database": "unreachable"}, 503)
        return JSONResponse({"ok": True, "database": database.dialect, "waiting": waiting})

    return Route("/health", health)
