"""The demo page's own API: what the demo is, its clock, beginning again."""

from __future__ import annotations

import json
from datetime import datetime, timedelta
from typing import Any

from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from bot.core.refusals import Refusal
from bot.demo.demo import Demo
from bot.demo.personas import NEWCOMER_CODE, PERSONAS, SAMPLE_PLACE, Persona
from messages.words import Voice

LONGEST_MOVE = 92  # days


def demo_routes(demo: Demo) -> list[Route]:
    """The routes under `/api/demo`."""
    voice = Voice()

    async def about(_request: Request) -> Response:
        personas = [_persona(voice, one, demo.tokens[one.id]) for one in PERSONAS]
        told = {"title": voice.say("demo.title"), "about": voice.say("demo.about")}
        return JSONResponse({**told, "now": demo.clock().isoformat(), "personas": personas})

    async def clock(request: Request) -> Response:
        try:
            to = await _moment(demo, await _asked(request))
            if to is None:
                return JSONResponse({"error": voice.say("web.unreadable")}, 400)
            await demo.move(to)
        except Refusal as refusal:
            return JSONResponse({"error": voice.say(refusal.code)}, 409)
        return JSONResponse({"now": demo.clock().isoformat()})

    async def reset(request: Request) -> Response:
        if await _asked(request) is None:
            return JSONResponse({"error": voice.say("web.unreadable")}, 400)
        await demo.begin_again()
        return JSONResponse({})

    return [
        Route("/api/demo", about),
        Route("/api/demo/clock", clock, methods=["POST"]),
        Route("/api/demo/reset", reset, methods=["POST"]),
    ]


async def _asked(request: Request) -> dict[str, Any] | None:
    """The JSON object asked with; nothing for all else, so that a form on another site cannot ask."""
    if request.headers.get("content-type", "").partition(";")[0].strip() != "application/json":
        return None
    body = bytearray()
    async for chunk in request.stream():
        body += chunk
        if len(body) > 1000:
            return None
    try:
        asked = json.loads(body)
    except (ValueError, RecursionError):
        return None
    return asked if isinstance(asked, dict) else None


async def _moment(demo: Demo, asked: dict[str, Any] | None) -> datetime | None:
    match asked:
        case {"days": int(days)} if 0 < days <= LONGEST_MOVE:
            return demo.clock() + timedelta(days=days)
        case {"to": "due"}:
            return await demo.due()
    return None


def _persona(voice: Voice, one: Persona, token: str) -> dict[str, object]:
    said = f"demo.{one.id}"
    latitude, longitude = SAMPLE_PLACE
    told: dict[str, object] = {
        "token": token,
        "name": one.name,
        "role": voice.say(f"{said}.role"),
        "place": voice.say(f"{said}.place"),
        "hint": voice.say(f"{said}.hint", invitation=NEWCOMER_CODE),
        "initials": one.initials,
        "sample_place": {"name": voice.say("demo.place"), "latitude": latitude, "longitude": longitude},
    }
    if voice.has(f"{said}.short"):
        told["short"] = voice.say(f"{said}.short")
    return told
