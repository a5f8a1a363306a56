"""Fetches what people sent: photos, voice notes, documents. A durable job: a crash only delays it."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import datetime, timedelta

from bot.channels.channel import Channel
from bot.core.chat import Message
from bot.core.delivery import Refused, Retry, SendError, after_failure
from bot.core.reports import Attachment
from bot.core.uploads import UploadStatus
from messages.words import Voice
from storage import attachments, deliveries, dialogues, sessions, uploads
from storage.database import Database, Transaction
from storage.deliveries import Delivery

LEASE = timedelta(minutes=6)  # longer than a download may take
AT_ONCE = 4
LOOK_EVERY = 2.0  # seconds
log = logging.getLogger(__name__)


class Fetching:
    """Fetches waiting attachments. Run `run()` once."""

    def __init__(
        self,
        database: Database,
        channels: Mapping[str, Channel],
        clock: Callable[[], datetime],
        wake_outbound: Callable[[], None],
        stored: Callable[[], None] = lambda: None,
    ) -> None:
        self._database = database
        self._channels = channels
        self._clock = clock
        self._wake_outbound = wake_outbound
        self._stored = stored

    async def run(self) -> None:
        """Serve until cancelled."""
        while True:
            try:
                found = await self.round()
            except Exception:
                log.exception("attachments cannot be read; trying again")
                found = 0
            if not found:
                await asyncio.sleep(LOOK_EVERY)

    async def round(self) -> int:
        """Fetch what is due; returns how many there were."""
        now = self._clock()
        async with self._database.transaction() as tx:
            due = await attachments.claim(tx, list(self._channels), now, now + LEASE, AT_ONCE)
        await asyncio.gather(*(self._fetch(one) for one in due))
        return len(due)

    async def _fetch(self, one: Attachment) -> None:
        try:
            file = await self._channels[one.channel].fetch(one.ref)
        except SendError as error:
            await self._failed(one, error)
            return
        except Exception as error:
            log.exception("fetching %s broke", one.id)
            await self._failed(one, Refused(type(error).__name__))
            return
        async with self._database.transaction() as tx:
            await attachments.store(tx, one.id, file.content, file.mime)
        self._stored()

    async def _failed(self, one: Attachment, error: SendError) -> None:
        """Later, or never: then the person is told, once, in their chat."""
        now = self._clock()
        decision = after_failure(error, one.attempts, now)
        async with self._database.transaction() as tx:
            if isinstance(decision, Retry):
                await attachments.put_off(tx, one.id, decision.at, error.reason)
                return
            log.warning("attachment %s cannot be had: %s", one.id, error)
            await attachments.fail(tx, one.id, error.reason)
            lost = await self._lost(tx, one, error, now)
            if lost is not None:
                await deliveries.add(tx, [lost], now, leased_until=None, due_at=now)
        self._wake_outbound()

    async def _lost(self, tx: Transaction, one: Attachment, error: SendError, now: datetime) -> Delivery | None:
        """What its sender is told: a photo of a report, or a questionnaire."""
        upload = await uploads.find(tx, one.session_id)
        owner = upload or await sessions.find(tx, one.session_id)
        if owner is None:
            return None
        dialogue = (await dialogues.load(tx, [owner.address], now))[owner.address]
        voice = Voice(dialogue.respondent.called, dialogue.respondent.language) if dialogue.respondent else Voice()
        why = voice.say("photo.too_big" if error.reason == "file_too_large" else "photo.gone")
        if upload is not None:
            await uploads.save(tx, replace(upload, status=UploadStatus.LOST), now)
        said = voice.say("photo.lost" if upload is None else "form.lost", why=why)
        return Delivery(f"attachment:{one.id}", owner.address, Message(said))
