"""What a village head does with the phone, step by step, each step heard before the next."""

from typing import Self

from tests.emulators.telegram import Person, Shown, TelegramEmulator
from tests.running.village import Village


class Phone:
    """A person of the emulator who taps buttons by part of their label."""

    def __init__(self, person: Person) -> None:
        self.person = person

    @classmethod
    def of(cls, telegram: TelegramEmulator, name: str) -> Self:
        """Someone new to the bot."""
        return cls(telegram.person(name))

    @property
    def address(self) -> str:
        """The key of this chat in the database."""
        return f"telegram:{self.person.id}"

    async def enrols(self, village: Village, unit: str = "Thôn 4", role: str = "village_head") -> Self:
        """By invitation, with consent, up to the menu."""
        self.person.starts(village.invite(self.person.account.name, role, unit))
        await self.hears(unit)
        await self.taps("Đồng ý", "Em gọi mình là")
        await self.taps("Bác", self.person.account.name)
        await self.hears("Bác cần làm việc gì")
        return self

    async def says(self, text: str, *heard: str) -> Shown:
        """Type a line; the answer has these words."""
        self.person.says(text)
        return await self.hears(*heard)

    async def taps(self, label: str, *heard: str) -> Shown:
        """Press the newest button with this in its label; the answer has these words."""
        for message in reversed(self.person.screen):
            found = [button.label for button in message.buttons if label in button.label] if message.by_bot else []
            if found:
                self.person.presses_old(message, label if label in found else found[0])
                return await self.hears(*heard)
        raise AssertionError(f"no button {label!r}; the last message is {self.person.screen[-1]}")

    async def hears(self, *words: str) -> Shown:
        """The next message of the bot; it has these words."""
        shown = await self.person.hears(timeout=15)
        for word in words:
            assert word in shown.text, f"{word!r} not in:\n{shown.text}"
        return shown
