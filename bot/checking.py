"""Checks questionnaires officers sent, apart from everybody else. A durable job: a crash only delays it."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import replace
from datetime import datetime, timedelta

from bot.core.chat import Choice, Message
from bot.core.effects import Audit
from bot.core.uploads import FormUpload, UploadStatus
from bot.examining import examined
from handlers import form_rights, upload_card
from handlers.formats import ZONE
from messages.words import Voice
from messages.xlsform.verdict import Ready, Verdict
from storage import audit, deliveries, dialogues, forms, people, units, uploads
from storage.database import Database, Transaction
from storage.deliveries import Delivery
from storage.forms import PublishedForm

LEASE = timedelta(minutes=2)  # longer than an examination may take
LOOK_EVERY = 30.0  # seconds; what comes is told at once
TRIES = 3
SHOWN = 10  # problems told
LONGEST = 300  # characters of one problem
log = logging.getLogger(__name__)


class FormChecking:
    """Checks uploads whose file has come, one at a time. Run `run()` once; `wake` when a file was stored."""

    def __init__(
        self,
        database: Database,
        clock: Callable[[], datetime],
        wake_outbound: Callable[[], None],
        examine: Callable[[bytes, str], Awaitable[Verdict]] = examined,
    ) -> None:
        self._database = database
        self._clock = clock
        self._wake_outbound = wake_outbound
        self._examine = examine
        self._come = asyncio.Event()

    def wake(self) -> None:
        """A file was stored: look now."""
        self._come.set()

    async def run(self) -> None:
        """Serve until cancelled."""
        while True:
            self._come.clear()
            try:
                found = await self.round()
            except Exception:
                log.exception("uploads cannot be checked; trying again")
                found = False
            if not found:
                try:
                    async with asyncio.timeout(LOOK_EVERY):
                        await self._come.wait()
                except TimeoutError:
                    pass

    async def round(self) -> bool:
        """Check one upload; was there any?"""
        now = self._clock()
        async with self._database.transaction() as tx:
            claimed = await uploads.claim(tx, now, now + LEASE)
        if claimed is None:
            return False
        upload, content = claimed
        if upload.attempts > TRIES:
            await self._tell(upload, None)
        else:
            await self._tell(upload, await self._examine(content, upload.name))
        return True

    async def _tell(self, upload: FormUpload, verdict: Verdict | None) -> None:
        """Keep what was found and put the answer into the outbox, in one transaction."""
        now = self._clock()
        async with self._database.transaction() as tx:
            person = await people.find(tx, upload.respondent_id)
            voice = Voice(person.called, person.language) if person else Voice()
            found, text, choices = await _outcome(tx, voice, upload, verdict, now)
            await uploads.save(tx, found, now)
            await _offer(tx, found, choices, now)
            details = {"status": found.status.value, "form": found.form_id, "version": found.version}
            line = Audit("form.checked", f"form_upload:{upload.id}", upload.respondent_id, details)
            await audit.write(tx, [line], now)
            answer = Delivery(f"upload:{upload.id}", upload.address, Message(text, choices))
            await deliveries.add(tx, [answer], now, leased_until=None, due_at=now)
        self._wake_outbound()


Outcome = tuple[FormUpload, str, tuple[Choice, ...]]


async def _outcome(
    tx: Transaction, voice: Voice, upload: FormUpload, verdict: Verdict | None, now: datetime
) -> Outcome:
    """What became of an upload, and how it is told."""
    if verdict is None:
        return replace(upload, status=UploadStatus.LOST), voice.say("form.unread", name=upload.name), ()
    if verdict.ready is None:
        problems = [str(problem) for problem in verdict.problems]
        return replace(upload, status=UploadStatus.REFUSED), _problems(voice, upload.name, problems), ()
    return await _ready(tx, voice, upload, verdict.ready, now)


async def _ready(tx: Transaction, voice: Voice, upload: FormUpload, ready: Ready, now: datetime) -> Outcome:
    upload = replace(upload, form_id=ready.form_id, version=ready.version, title=ready.title, questions=ready.questions)
    refused = replace(upload, status=UploadStatus.REFUSED)
    unit = await units.find(tx, upload.unit_id)
    posts = await people.posts_of(tx, upload.respondent_id, now.astimezone(ZONE).date())
    if unit.id not in [post.unit.id for post in form_rights.publishing(posts)]:
        return refused, voice.say("form.not_allowed"), ()
    obstacle = await form_rights.obstacle(tx, ready.form_id, unit)
    if obstacle:
        return refused, _problems(voice, upload.name, [voice.say(obstacle, form=ready.form_id)]), ()
    known = await forms.find(tx, ready.form_id, ready.version)
    if known is not None and known.xml == ready.xml:
        said = voice.say("form.same", title=ready.title, version=ready.version)
        return replace(upload, status=UploadStatus.DROPPED), said, ()
    if known is not None:
        taken = voice.say("form.version_taken", form=ready.form_id, version=ready.version)
        return refused, _problems(voice, upload.name, [taken]), ()
    await forms.keep_trial(tx, PublishedForm(upload.trial, ready.version, ready.title, ready.xml), now)
    found = replace(upload, status=UploadStatus.READY)
    text, choices = upload_card.card(voice, found)
    notes = [voice.say("form.note", note=warning[:LONGEST]) for warning in ready.warnings[:SHOWN]]
    return found, "\n".join([*notes, text]), choices


def _problems(voice: Voice, name: str, problems: Sequence[str]) -> str:
    lines = [voice.say("form.problems", name=name, count=len(problems))]
    lines += [voice.say("form.problem", problem=problem[:LONGEST]) for problem in problems[:SHOWN]]
    if len(problems) > SHOWN:
        lines.append(voice.say("form.problems.more", count=len(problems) - SHOWN))
    return "\n".join([*lines, voice.say("form.problems.again")])


async def _offer(tx: Transaction, upload: FormUpload, choices: tuple[Choice, ...], now: datetime) -> None:
    """A typed number means a button of this answer; a form that is open goes first, as always."""
    if choices:
        dialogue = (await dialogues.load(tx, [upload.address], now))[upload.address]
        await dialogues.save(tx, [replace(dialogue, offered=choices, misses=0)], now)
