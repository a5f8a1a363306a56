"""Pushes what a server does not hold yet, in the order it came: a correction only after what it corrects."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime

from bot.core.interchange.layout import Layout, Shape, layout
from bot.core.interchange.rows import Filed, Reading
from bot.core.interchange.wire import Reception, Refused, Taken, Unauthorized, Unavailable, Upload, server_of
from bot.exporting.connection import CannotPush
from bot.exporting.openrosa import Server
from bot.exporting.submissions import loaded
from handlers.library import FormMissing
from storage import attachments, forms, outgoing
from storage.attachments import Blob
from storage.database import Database, Transaction
from storage.outgoing import Cursor, Which

AT_ONCE = 50  # submissions read at a time
GIVE_UP = 3  # submissions in a row the server was not to be had for


@dataclass(slots=True)
class Pushed:
    """What became of them: how many were `taken`, which were `refused` with why, how many are `waiting` for files."""

    taken: int = 0
    refused: list[tuple[str, str]] = field(default_factory=list)
    waiting: int = 0


class Pushing:
    """One run. `said` is told of every submission that is not taken: its receipt and why, as it happens."""

    def __init__(
        self,
        database: Database,
        server: Server,
        address: str,
        clock: Callable[[], datetime],
        said: Callable[[str, str], None],
    ) -> None:
        self._database = database
        self._server = server
        self._place = server_of(address)
        self._clock = clock
        self._said = said
        self._held_back: set[str] = set()  # ids not taken in this run
        self._missed = 0  # in a row
        self.done = Pushed()

    async def run(self, which: Which) -> Pushed:
        """Push them all. Raises `FormMissing`, and `CannotPush` where going on is of no use."""
        await self._server.greet()
        async with self._database.reading() as tx:
            shape = await _layout(tx, which.form_id)
        cursor: Cursor | None = None
        while True:
            async with self._database.reading() as tx:
                found = await outgoing.not_pushed(tx, which, self._place, cursor, AT_ONCE)
            if not found:
                return self.done
            for filed in found:
                await self._push_chain(filed, shape)
            cursor = outgoing.cursor_of(found[-1])

    async def _push_chain(self, filed: Filed, shape: Layout) -> None:
        """What it corrects goes first, also where that came before the time asked for."""
        chain = [filed]
        async with self._database.reading() as tx:
            while (earlier := chain[0].submission.supersedes) and earlier not in self._held_back:
                found = await outgoing.unpushed(tx, earlier, self._place)
                if found is None:
                    break
                chain.insert(0, found)
        for one in chain:
            await self._push(one, shape)

    async def _push(self, filed: Filed, shape: Layout) -> None:
        one = filed.submission
        if one.supersedes in self._held_back:
            self._refuse(filed, "what it corrects was not taken")
            return
        async with self._database.reading() as tx:
            files = await _files(tx, Reading(shape).read(filed).files)
        if files is None:
            self._held_back.add(one.id)
            self.done.waiting += 1
            return
        found = await self._server.push(one.xml, files)
        if isinstance(found, Refused) and found.conflict:
            found = await self._known(filed, found)
        await self._conclude(filed, found)

    async def _known(self, filed: Filed, conflict: Refused) -> Reception:
        """A server that says "I have that already" is right where it has the same bytes."""
        one = filed.submission
        same = await self._server.holds(one.form_id, filed.instance_id, one.xml)
        return Taken() if same else conflict

    async def _conclude(self, filed: Filed, found: Reception) -> None:
        match found:
            case Taken():
                async with self._database.transaction() as tx:
                    await outgoing.keep_pushed(tx, self._place, filed.submission.id, self._clock())
                self.done.taken += 1
                self._missed = 0
            case Unauthorized():
                raise CannotPush("the server does not accept this user and password (BANTIN_OPENROSA_PASSWORD)")
            case Refused(words=words):
                self._missed = 0
                self._refuse(filed, words)
            case Unavailable(words=words):
                self._missed += 1
                self._refuse(filed, words)
                if self._missed >= GIVE_UP:
                    raise CannotPush(f"the server is not to be had: {words}; the rest waits for the next time")

    def _refuse(self, filed: Filed, words: str) -> None:
        self._held_back.add(filed.submission.id)
        self.done.refused.append((filed.submission.receipt, words))
        self._said(filed.submission.receipt, words)


async def _layout(tx: Transaction, form_id: str) -> Layout:
    versions = await forms.versions(tx, form_id)
    if not versions:
        raise FormMissing(form_id)
    return layout(loaded(versions), Shape())


async def _files(tx: Transaction, names: list[str]) -> list[Upload] | None:
    """The files of a submission, those that were lost left out; None while some are still to be fetched."""
    if not names:
        return []
    if await attachments.waiting(tx, names):
        return None
    found = []
    for name, digest in (await attachments.stored(tx, names)).items():
        blob: Blob | None = await attachments.blob(tx, digest)
        assert blob is not None  # a foreign key says so
        found.append(Upload(name, blob.content, blob.mime or "application/octet-stream"))
    return sorted(found, key=lambda file: names.index(file.name))
