"""The web part: pages, static files, health, and whatever routes the channels bring."""

from bot.web.application import web

__all__ = ["web"]
