"""A person with a phone in hand: says, taps, sends, hears, and sees what stands on the screen."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Any, Self

from bot.core.chat import Choice, Contact, Content, Event, Media, MediaKind, Message, Place, Press, Text

if TYPE_CHECKING:
    from tests.world import World


@dataclass
class Person:
    """Someone with a phone. Says, taps, sends; hears what the bot answered to the last thing done."""

    world: World
    chat: str
    heard: list[Message] = field(default_factory=list)
    sent: list[Event] = field(default_factory=list)

    @property
    def screen(self) -> list[Message]:
        """Everything the bot ever said here."""
        return self.world.pocket.screens.setdefault(self.chat, [])

    def _do(self, content: Content, **more: Any) -> Self:
        event = self.world.event(self.chat, content, **more)
        seen = len(self.screen)
        self.sent.append(event)
        self.world.receive(event)
        self.heard = self.screen[seen:]
        return self

    def says(self, *texts: str) -> Self:
        """Type one or more messages, one after the other."""
        for text in texts:
            self._do(Text(text))
        return self

    def says_at_once(self, *texts: str) -> Self:
        """Messages typed while offline, delivered together."""
        events = [self.world.event(self.chat, Text(text)) for text in texts]
        seen = len(self.screen)
        self.sent += events
        self.world.receive(*events)
        self.heard = self.screen[seen:]
        return self

    def again(self) -> Self:
        """The platform delivers the last event once more."""
        seen = len(self.screen)
        self.world.receive(self.sent[-1])
        self.heard = self.screen[seen:]
        return self

    def edits(self, old: str, new: str) -> Self:
        """Correct a message sent before."""
        event = next(e for e in reversed(self.sent) if isinstance(e.content, Text) and e.content.text == old)
        seen = len(self.screen)
        edited = replace(self.world.event(self.chat, Text(new), edited=True), message=event.message)
        self.sent.append(edited)
        self.world.receive(edited)
        self.heard = self.screen[seen:]
        return self

    def button(self, label: str, back: int = 0) -> Choice:
        """The newest button with this label (or beginning with it); `back` skips newer ones."""
        shown = [choice for message in reversed(self.screen) for choice in message.choices]
        found = [c for c in shown if c.label == label] or [c for c in shown if label in c.label]
        if len(found) <= back:
            raise AssertionError(f"no button {label!r}; the last card offers {[c.label for c in self._card().choices]}")
        return found[back]

    def _card(self) -> Message:
        return next((message for message in reversed(self.screen) if message.choices), Message(""))

    def taps(self, label: str, back: int = 0) -> Self:
        """Press a button."""
        choice = self.button(label, back)
        return self.presses(choice.code)

    def presses(self, code: str) -> Self:
        """Send a button's code, whoever made it up."""
        where = [i for i, message in enumerate(self.screen) if any(c.code == code for c in message.choices)]
        return self._do(Press(code, str(where[-1]) if where else None))

    def sends_photo(self, content: bytes = b"\xff\xd8photo", size: int | None = None) -> Self:
        """Send a photo."""
        ref = f"photo{len(self.world.pocket.files)}"
        self.world.pocket.files[ref] = content
        return self._do(Media(MediaKind.PHOTO, ref, size=size if size is not None else len(content)))

    def sends(self, kind: MediaKind, ref: str = "x") -> Self:
        """Send another kind of file."""
        return self._do(Media(kind, ref))

    def sends_file(self, name: str, content: bytes) -> Self:
        """Send a document and wait until it was fetched and looked at."""
        ref = f"file{len(self.world.pocket.files)}"
        self.world.pocket.files[ref] = content
        seen = len(self.screen)
        self._do(Media(MediaKind.DOCUMENT, ref, name=name, size=len(content)))
        self.world.jobs()
        self.heard = self.screen[seen:]
        return self

    def shares_place(self, latitude: float, longitude: float) -> Self:
        """Share a place."""
        return self._do(Place(latitude, longitude))

    def shares_contact(self, phone: str, own: bool = True) -> Self:
        """Share a phone number."""
        return self._do(Contact(phone, own))

    def hears(self, *words: str) -> Self:
        """Every one of these words stands in what the bot answered."""
        said = "\n".join(message.text for message in self.heard)
        for word in words:
            assert word in said, f"{word!r} not in:\n{said}"
        return self

    def hears_nothing(self) -> Self:
        """The bot had nothing to say."""
        assert not self.heard, [message.text for message in self.heard]
        return self

    def hears_not(self, *words: str) -> Self:
        """None of these words stands in what the bot answered."""
        said = "\n".join(message.text for message in self.heard)
        for word in words:
            assert word not in said, f"{word!r} in:\n{said}"
        return self

    def sees(self, *labels: str) -> Self:
        """The newest card has these buttons."""
        offered = [choice.label for choice in self._card().choices]
        for label in labels:
            assert any(label in one for one in offered), f"{label!r} not in {offered}"
        return self

    def sees_not(self, *labels: str) -> Self:
        """The newest card has none of these buttons."""
        offered = [choice.label for choice in self._card().choices]
        for label in labels:
            assert not any(label in one for one in offered), f"{label!r} in {offered}"
        return self
