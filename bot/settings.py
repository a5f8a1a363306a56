"""Settings, read once at start from the environment. A wrong one is named, with what would be right."""

from __future__ import annotations

import os
import re
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from bot.core.pacing import Limits

LEVELS = ("DEBUG", "INFO", "WARNING", "ERROR")


class SettingsError(Exception):
    """A setting is missing or wrong; the text says which and what would be right."""


class Mode(StrEnum):
    """How Telegram's updates come in."""

    POLLING = "polling"
    WEBHOOK = "webhook"


@dataclass(frozen=True, slots=True)
class Telegram:
    """One Telegram bot. The token never leaves this object but for the request's address."""

    token: str
    base_url: str
    file_url: str
    mode: Mode
    secret: str
    public_url: str
    proxy: str
    limits: Limits

    def __repr__(self) -> str:
        """Without the token and the secret."""
        return f"Telegram(base_url={self.base_url!r}, mode={self.mode.value!r})"


@dataclass(frozen=True, slots=True)
class Settings:
    """Everything `bantin run` needs to know."""

    database: str
    host: str
    port: int
    telegram: Telegram | None


DEFAULT_DATABASE = "sqlite+aiosqlite:///" + str(Path("var") / "bantin.db")


def default_database() -> str:
    """The database of this installation: `BANTIN_DATABASE`, else the file every command begins with."""
    return os.environ.get("BANTIN_DATABASE") or DEFAULT_DATABASE


def log_level(env: Mapping[str, str], otherwise: str) -> str:
    """How much is logged: `BANTIN_LOG`. Raises `SettingsError`."""
    level = (env.get("BANTIN_LOG") or otherwise).upper()
    if level not in LEVELS:
        raise SettingsError(f"BANTIN_LOG must be one of {', '.join(LEVELS)}, not {level!r}")
    return level


def from_env(env: Mapping[str, str]) -> Settings:
    """Read `BANTIN_*`. Raises `SettingsError`."""
    return Settings(
        database=env.get("BANTIN_DATABASE") or DEFAULT_DATABASE,
        host=env.get("BANTIN_HOST") or "127.0.0.1",
        port=_number(env, "BANTIN_PORT", 8080),
        telegram=_telegram(env),
    )


def _telegram(env: Mapping[str, str]) -> Telegram | None:
    token = env.get("BANTIN_TELEGRAM_TOKEN", "").strip()
    if not token:
        return None
    number, colon, secret = token.partition(":")
    if not (colon and number.isdigit() and len(secret) >= 6):
        raise SettingsError(
            "BANTIN_TELEGRAM_TOKEN does not look like a bot token (123456:ABC-…, as BotFather gives it)"
        )
    base = (env.get("BANTIN_TELEGRAM_BASE_URL") or "https://api.telegram.org/bot").rstrip("/")
    try:
        mode = Mode(env.get("BANTIN_TELEGRAM_MODE") or "polling")
    except ValueError:
        raise SettingsError("BANTIN_TELEGRAM_MODE must be polling or webhook") from None
    webhook_secret = env.get("BANTIN_TELEGRAM_SECRET", "")
    if mode is Mode.WEBHOOK and not re.fullmatch(r"[A-Za-z0-9_-]{1,256}", webhook_secret):
        raise SettingsError("BANTIN_TELEGRAM_SECRET is needed for the webhook: 1–256 of A–Z a–z 0–9 _ -")
    return Telegram(
        token=token,
        base_url=base,
        file_url=(env.get("BANTIN_TELEGRAM_FILE_URL") or _file_url(base)).rstrip("/"),
        mode=mode,
        secret=webhook_secret,
        public_url=env.get("BANTIN_PUBLIC_URL", "").rstrip("/"),
        proxy=env.get("BANTIN_TELEGRAM_PROXY", ""),
        limits=Limits(
            per_second=_rate(env, "BANTIN_TELEGRAM_RATE", 30.0),
            per_chat=_rate(env, "BANTIN_TELEGRAM_CHAT_RATE", 1.0),
        ),
    )


def _file_url(base: str) -> str:
    """Where Telegram serves files: `…/file/bot` beside `…/bot`."""
    return f"{base.removesuffix('/bot')}/file/bot"


def _number(env: Mapping[str, str], name: str, otherwise: int) -> int:
    text = env.get(name) or str(otherwise)
    if not text.isdigit() or not 0 < int(text) < 65536:
        raise SettingsError(f"{name} must be a port number, not {text!r}")
    return int(text)


def _rate(env: Mapping[str, str], name: str, otherwise: float) -> float:
    text = env.get(name) or str(otherwise)
    try:
        rate = float(text)
    except ValueError:
        raise SettingsError(f"{name} must be messages a second, not {text!r}") from None
    if rate < 0:
        raise SettingsError(f"{name} must not be negative (0 is no limit)")
    return rate
