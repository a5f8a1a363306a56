"""Delivery by webhook: in order within a chat, several chats at once, again until answered with 2xx."""

import asyncio
import ipaddress
import json
import re
from collections.abc import Awaitable, Callable
from urllib.parse import urlsplit

import aiohttp

from tests.emulators.telegram.bell import Bell
from tests.emulators.telegram.parameters import Parameters, read_response
from tests.emulators.telegram.refusals import Refused, bad
from tests.emulators.telegram.updates import Json, Update, Updates

SECRET_HEADER = "X-Telegram-Bot-Api-Secret-Token"
FIRST_PAUSE, LONGEST_PAUSE = 0.02, 1.0  # seconds between attempts, doubling: the real ones are longer
ANSWER_WITHIN = 60.0
PORTS = (443, 80, 88, 8443)

Answered = Callable[[Parameters], Awaitable[None]]


class Webhook:
    """The address updates are pushed to; "" while there is none."""

    def __init__(self, updates: Updates, bell: Bell, answered: Answered) -> None:
        self.url, self.secret, self.connections = "", "", 40
        self.error: tuple[int, str] | None = None
        self.attempts: list[tuple[int, str]] = []  # update id and what came of it: "200", "500", "Connection refused"
        self.most_at_once = 0
        self._updates, self._bell, self._answered = updates, bell, answered
        self._busy: set[int] = set()  # chats with a delivery under way or a pause after a failed one
        self._under_way = 0
        self._pauses: dict[int, float] = {}

    def configure(self, parameters: Parameters) -> None:
        """Obey setWebhook; an empty address removes it. Raises `Refused`."""
        url, secret = parameters.text("url"), parameters.text("secret_token")
        if url:
            _check_address(url)
        if secret and not re.fullmatch(r"[A-Za-z0-9_-]{1,256}", secret):
            raise bad("secret token contains unallowed characters")
        self._updates.allow(parameters.structure("allowed_updates", "allowed updates"))
        self.url, self.secret, self.error = url, secret, None
        self.connections = min(100, max(1, parameters.integer("max_connections", 40)))
        if parameters.boolean("drop_pending_updates"):
            self._updates.drop()
        if url:
            self._updates.stop_poll()
        self._bell.ring()

    def described(self) -> Json:
        """Return the `WebhookInfo` object."""
        described: Json = {
            "url": self.url,
            "has_custom_certificate": False,
            "pending_update_count": len(self._updates.pending),
        }
        if self.url:
            described["max_connections"] = self.connections
        if self.error:
            described |= {"last_error_date": self.error[0], "last_error_message": self.error[1]}
        if self._updates.allowed:
            described["allowed_updates"] = sorted(self._updates.allowed)
        return described

    async def deliver(self, clock: Callable[[], float]) -> None:
        """Push what is pending, for ever."""
        async with (
            aiohttp.ClientSession(timeout=aiohttp.ClientTimeout(ANSWER_WITHIN)) as session,
            asyncio.TaskGroup() as group,
        ):
            while True:
                await self._bell.until(lambda: self._next() is not None)
                update = self._next()
                assert update is not None
                self._busy.add(update.chat)
                self._under_way += 1
                self.most_at_once = max(self.most_at_once, self._under_way)
                self._bell.ring()
                group.create_task(self._push(session, update, clock))

    def _next(self) -> Update | None:
        if not self.url or self._under_way >= self.connections:
            return None
        return next((update for update in self._updates.pending if update.chat not in self._busy), None)

    async def _push(self, session: aiohttp.ClientSession, update: Update, clock: Callable[[], float]) -> None:
        failure = await self._attempt(session, update)
        self._under_way -= 1
        self._updates.delivered.append(update.id)
        self.attempts.append((update.id, failure or "200"))
        if not failure:
            self._pauses.pop(update.chat, None)
            self._free(update.chat)
            self._updates.confirm(update)
            return
        self.error = (int(clock()), failure)
        pause = self._pauses.get(update.chat, FIRST_PAUSE)
        self._pauses[update.chat] = min(LONGEST_PAUSE, pause * 2)
        asyncio.get_running_loop().call_later(pause, self._free, update.chat)

    async def _attempt(self, session: aiohttp.ClientSession, update: Update) -> str:
        """Post one update; return "" or what went wrong."""
        headers = {"Content-Type": "application/json"} | ({SECRET_HEADER: self.secret} if self.secret else {})
        body = json.dumps(update.render(), ensure_ascii=False).encode()
        try:
            async with session.post(self.url, data=body, headers=headers, allow_redirects=False) as answer:
                if not 200 <= answer.status < 300:
                    return f"Wrong response from the webhook: {answer.status} {answer.reason}"
                wanted = await read_response(answer)
        except aiohttp.ClientConnectorError:
            return "Connection refused"
        except TimeoutError:
            return "Read timeout expired"
        except (aiohttp.ClientError, Refused) as error:
            return f"Wrong response from the webhook: {error}"
        if wanted.values.get("method"):
            await self._answered(wanted)
        return ""

    def _free(self, chat: int) -> None:
        self._busy.discard(chat)
        self._bell.ring()


def _check_address(url: str) -> None:
    parts = urlsplit(url)
    try:
        loopback = parts.hostname == "localhost" or ipaddress.ip_address(parts.hostname or "").is_loopback
    except ValueError:
        loopback = False
    if loopback:  # the one liberty taken: plain HTTP and any port on this machine
        return
    if parts.scheme != "https":
        raise bad("bad webhook: An HTTPS URL must be provided for webhook")
    if (parts.port or 443) not in PORTS:
        raise bad("bad webhook: Webhook can be set up only on ports 80, 88, 443 or 8443")
