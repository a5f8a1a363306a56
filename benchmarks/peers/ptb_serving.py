"""How a python-telegram-bot application runs: its own Updater, or its own example of a Starlette webhook."""

import asyncio
from http import HTTPStatus
from typing import Any

import uvicorn
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route
from telegram import Update
from telegram.ext import Application, ApplicationBuilder

from benchmarks.peers import setting

SECRET = "s3cret"


def builder() -> "ApplicationBuilder[Any, Any, Any, Any, Any, Any]":
    """Return a builder that points at the emulator, with the client asked for."""
    base = Application.builder().token(setting.TOKEN).base_url(f"{setting.API}/bot")
    if setting.CLIENT == "aiohttp":
        from benchmarks.peers.ptb_aiohttp import AiohttpRequest

        return base.request(AiohttpRequest()).get_updates_request(AiohttpRequest())
    return base


async def serve(application: "Application[Any, Any, Any, Any, Any, Any]") -> None:
    """Run until killed."""
    async with application:
        await application.start()
        if setting.POLLING:
            assert application.updater is not None
            await application.updater.start_polling()
            setting.settle()
            await asyncio.Event().wait()
        await _webhook(application)


async def _webhook(application: "Application[Any, Any, Any, Any, Any, Any]") -> None:
    async def receive(request: Request) -> Response:
        if request.headers.get("X-Telegram-Bot-Api-Secret-Token") != SECRET:
            return Response(status_code=HTTPStatus.UNAUTHORIZED)
        update = Update.de_json(await request.json(), application.bot)
        if setting.HANDLE_FIRST:  # what a careful author does: an update is acknowledged once it is answered
            await application.process_update(update)
        else:  # what the library's example does: it is acknowledged once it is in memory
            await application.update_queue.put(update)
        return Response()

    app = Starlette(routes=[Route("/telegram", receive, methods=["POST"])])
    server = uvicorn.Server(uvicorn.Config(app, port=0, log_level="warning", access_log=False))

    async def announce() -> None:
        while not server.started:
            await asyncio.sleep(0.01)
        port = server.servers[0].sockets[0].getsockname()[1]
        await application.bot.set_webhook(f"http://127.0.0.1:{port}/telegram", secret_token=SECRET)
        setting.settle()

    await asyncio.gather(server.serve(), announce())
