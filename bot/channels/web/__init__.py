"""The web channel: conversations on our own page, by server-sent events."""

from bot.channels.web.channel import NAME, WebChannel

__all__ = ["NAME", "WebChannel"]
