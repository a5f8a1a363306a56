"""A person with a phone."""

from pathlib import PurePath

from tests.emulators.telegram import wording
from tests.emulators.telegram.media import PLACES, described
from tests.emulators.telegram.methods import Platform
from tests.emulators.telegram.screen import Press, Shown, as_shown
from tests.emulators.telegram.state import Account, Json


class Person:
    """Does what a person can do in a chat with the bot, and sees what a person sees."""

    def __init__(self, platform: Platform, account: Account) -> None:
        self.account = account
        self._platform, self._world = platform, platform.world
        self._heard = 0

    @property
    def id(self) -> int:
        """Return the Telegram id, of the person and of the chat."""
        return self.account.id

    # -- seeing

    @property
    def screen(self) -> list[Shown]:
        """Return every message of the chat as it looks now, oldest first, deleted ones gone."""
        mine = (message for message in self._world.messages.values() if message.chat == self.id)
        return [as_shown(message) for message in mine if not message.deleted]

    @property
    def keyboard(self) -> list[str]:
        """Return the labels of the reply keyboard."""
        return [key["text"] for row in self.account.reply_keyboard or [] for key in row]

    async def hears(self, timeout: float = 5.0) -> Shown:
        """Wait for the next message of the bot, new or edited, not heard yet. Raises `TimeoutError`."""
        try:
            await self._world.bell.until(lambda: len(self.account.changes) > self._heard, timeout)
        except TimeoutError:
            last = [shown.text for shown in self.screen[-3:]]
            raise TimeoutError(f"{self.account.name} heard nothing in {timeout} s; last on screen: {last}") from None
        self._heard += 1
        return as_shown(self.account.changes[self._heard - 1])

    @property
    def unheard(self) -> list[Shown]:
        """Return what came and was not heard yet, without hearing it."""
        return [as_shown(message) for message in self.account.changes[self._heard :]]

    def file(self, message: Shown) -> bytes:
        """Return the file a message carries, as the person would open it."""
        kept = self._platform.files.find(message.file_id)
        assert kept is not None, f"no file in {message}"
        return kept.content

    # -- doing

    def starts(self, payload: str = "") -> Shown:
        """Open the bot, by a deep link if there is a payload."""
        return self.says(f"/start {payload}".rstrip())

    def says(self, text: str, reply_to: Shown | None = None) -> Shown:
        """Type a text; the app cuts a long one into pieces of 4,096. Returns the last piece."""
        pieces = [text[at : at + wording.TEXT_LIMIT] for at in range(0, len(text), wording.TEXT_LIMIT)]
        assert pieces, "the app sends no empty text"
        for piece in pieces:
            entities = wording.commands_in(piece)
            content: Json = {"text": piece} | ({"entities": entities} if entities else {})
            sent = self._sends(content, reply_to)
        return sent

    def presses(self, label_or_code: str) -> Press | Shown:
        """Press a button: of the newest message that has it, else of the reply keyboard.

        Returns the press of an inline button, or the message a keyboard button sent.
        """
        for message in reversed(self.screen):
            if message.by_bot and message.button(label_or_code):
                return self.presses_old(message, label_or_code)
        for key in (key for row in self.account.reply_keyboard or [] for key in row):
            if key["text"] == label_or_code:
                if self.account.one_time:
                    self.account.reply_keyboard = None
                return self.shares_contact() if key.get("request_contact") else self.says(key["text"])
        raise AssertionError(f"no button {label_or_code!r} on {self.account.name}'s screen: {self._all_labels()}")

    def presses_old(self, message: Shown, label_or_code: str) -> Press:
        """Press a button of a message as it was when seen, even if it has changed or gone since."""
        button = message.button(label_or_code)
        assert button is not None, f"no button {label_or_code!r} in {message}"
        assert button.code, f"{button} opens a link; the bot learns nothing of it"
        return self.sends_press(message, button.code)

    def sends_press(self, message: Shown, code: str) -> Press:
        """Send any callback data for a message: nothing keeps a client from inventing one."""
        self._wakes()
        query, stored = self._world.press(self.id), self._world.messages[self.id, message.id]
        inaccessible = {"chat": self.account.chat(), "message_id": stored.id, "date": 0}
        payload: Json = {
            "id": query.id,
            "from": self.account.user(),
            "message": inaccessible if stored.deleted else self._world.render(stored),
            "chat_instance": str(-7_000_000_000 - self.id),
            "data": code,
        }
        self._platform.updates.add("callback_query", payload, self.id)
        return Press(self._world, query)

    def edits(self, message: Shown, text: str) -> Shown:
        """Correct one's own text or caption."""
        stored = self._world.messages[self.id, message.id]
        assert not stored.by_bot, "people edit only their own messages"
        field, entities = ("text", "entities") if "text" in stored.content else ("caption", "caption_entities")
        kept = {name: value for name, value in stored.content.items() if name not in {field, entities}}
        found = wording.commands_in(text)
        stored.content = kept | {field: text} | ({entities: found} if found else {})
        stored.edited = int(self._world.now())
        self._platform.updates.add("edited_message", self._world.render(stored), self.id)
        return as_shown(stored)

    def sends_photo(self, content: bytes, caption: str = "", album: str = "") -> Shown:
        """Send a photo; the bot is offered a thumbnail and the picture."""
        return self._sends_file("photo", content, "", caption, album)

    def sends_album(self, photos: list[bytes], caption: str = "") -> list[Shown]:
        """Send several photos at once: as many messages of one group, the caption on the first."""
        album = str(13_700_000_000 + len(self._world.messages))
        return [self.sends_photo(photo, "" if at else caption, album) for at, photo in enumerate(photos)]

    def sends_voice(self, content: bytes, caption: str = "") -> Shown:
        """Send a voice message."""
        return self._sends_file("voice", content, "", caption)

    def sends_document(self, content: bytes, name: str, caption: str = "") -> Shown:
        """Send a file under its name."""
        return self._sends_file("document", content, name, caption)

    def sends_sticker(self, emoji: str = "👍") -> Shown:
        """Send a sticker."""
        kept = self._platform.files.keep(emoji.encode(), "stickers", ".webp")
        ids: Json = {"file_id": kept.id, "file_unique_id": kept.unique, "type": "regular", "emoji": emoji}
        return self._sends({"sticker": ids | {"width": 512, "height": 512, "is_animated": False, "is_video": False}})

    def shares_contact(self, phone: str = "84901234567", own: bool = True) -> Shown:
        """Share a phone number: one's own card, or somebody else's."""
        card: Json = {"phone_number": phone, "first_name": self.account.name if own else "Y Hồng"}
        return self._sends({"contact": card | {"user_id": self.id if own else self.id + 1_000_000}})

    def shares_place(self, latitude: float, longitude: float) -> Shown:
        """Share a place, in degrees."""
        return self._sends({"location": {"latitude": latitude, "longitude": longitude}})

    def blocks(self) -> None:
        """Block the bot."""
        self._membership("member", "kicked")
        self.account.blocked = True

    def unblocks(self) -> None:
        """Unblock the bot."""
        self.account.blocked = False
        self._membership("kicked", "member")

    # -- how

    def _sends(self, content: Json, reply_to: Shown | None = None) -> Shown:
        self._wakes()
        stored = self._world.store(self.id, content, by_bot=False, reply_to=reply_to.id if reply_to else None)
        self._platform.updates.add("message", self._world.render(stored), self.id)
        return as_shown(stored)

    def _sends_file(self, kind: str, content: bytes, name: str, caption: str, album: str = "") -> Shown:
        folder, extension = PLACES[kind]
        kept = self._platform.files.keep(content, folder, extension or PurePath(name).suffix)
        words = {"caption": caption} if caption else {}
        group = {"media_group_id": album} if album else {}
        return self._sends(described(self._platform.files, kind, kept, name) | words | group)

    def _wakes(self) -> None:
        assert not self.account.blocked, f"{self.account.name} has blocked the bot and must unblock it first"
        self.account.met = True

    def _membership(self, before: str, after: str) -> None:
        bot = self._world.bot
        banned = {"until_date": 0}
        payload: Json = {
            "chat": self.account.chat(),
            "from": self.account.user(),
            "date": int(self._world.now()),
            "old_chat_member": {"user": bot, "status": before} | (banned if before == "kicked" else {}),
            "new_chat_member": {"user": bot, "status": after} | (banned if after == "kicked" else {}),
        }
        self._platform.updates.add("my_chat_member", payload, self.id)

    def _all_labels(self) -> list[str]:
        return [label for message in self.screen for label in message.labels] + self.keyboard
