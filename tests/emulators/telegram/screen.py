"""What a person sees."""

from dataclasses import dataclass

from tests.emulators.telegram.state import Json, Query, Stored, World

KINDS = ("photo", "voice", "audio", "document", "video", "location", "contact", "sticker")


@dataclass(frozen=True)
class Button:
    """One inline button: what it says, and the code or the link behind it."""

    label: str
    code: str = ""
    link: str = ""


@dataclass(frozen=True)
class Shown:
    """A message as it stood at one moment; `rows` are its inline buttons."""

    id: int
    text: str
    by_bot: bool
    kind: str = "text"
    rows: tuple[tuple[Button, ...], ...] = ()
    edited: bool = False
    reply_to: int | None = None
    file_id: str = ""
    place: tuple[float, float] | None = None

    @property
    def buttons(self) -> list[Button]:
        """Return all buttons, row by row."""
        return [button for row in self.rows for button in row]

    @property
    def labels(self) -> list[str]:
        """Return what the buttons say."""
        return [button.label for button in self.buttons]

    def button(self, label_or_code: str) -> Button | None:
        """Return the button that says this, or that carries this code."""
        wanted = (button for button in self.buttons if label_or_code in {button.label, button.code})
        return next(wanted, None)


@dataclass(frozen=True)
class Answer:
    """What the bot said to a press: a passing notice, or an alert to be closed."""

    text: str
    alert: bool


@dataclass(frozen=True)
class Press:
    """A press of an inline button."""

    world: World
    query: Query

    @property
    def answer(self) -> Answer | None:
        """Return the bot's answer, None while the button still spins."""
        return None if self.query.answer is None else Answer(self.query.answer["text"], self.query.answer["alert"])

    async def answered(self, timeout: float = 5.0) -> Answer:
        """Wait for the bot's answer. Raises `TimeoutError`."""
        await self.world.bell.until(lambda: self.query.answer is not None, timeout)
        answer = self.answer
        assert answer is not None
        return answer


def as_shown(message: Stored) -> Shown:
    """Return the message as its reader sees it."""
    content = message.content
    kind = next((kind for kind in KINDS if kind in content), "text")
    place = content.get("location")
    return Shown(
        id=message.id,
        text=str(content.get("text") or content.get("caption") or ""),
        by_bot=message.by_bot,
        kind=kind,
        rows=tuple(tuple(_button(button) for button in row) for row in message.inline or []),
        edited=message.edited is not None,
        reply_to=message.reply_to,
        file_id=_file_id(content, kind),
        place=(place["latitude"], place["longitude"]) if place else None,
    )


def _button(button: Json) -> Button:
    return Button(button["text"], button.get("callback_data", ""), button.get("url", ""))


def _file_id(content: Json, kind: str) -> str:
    carried = content.get(kind)
    if isinstance(carried, list):
        return str(carried[-1]["file_id"])
    return str(carried.get("file_id", "")) if isinstance(carried, dict) else ""
