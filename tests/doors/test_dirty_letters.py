"""What a database cannot hold never gets past the door, on any channel."""

import pytest

from bot.core.chat import Media, MediaKind
from storage import inbox
from tests.world import Person, World

NASTY = ["tốt\x00lắm", "\x00", "nửa chữ \ud83d", "\udc00", "a\x00" * 50]


@pytest.mark.parametrize("text", NASTY)
def test_a_letter_no_database_takes_is_left_out(kon_ray: World, an: Person, text: str) -> None:
    """The rest of the words is heard; nothing breaks, nothing is buried."""
    an.taps("Báo cáo việc quý").taps("Nói cho bà con").says("đang làm").says("1").says(text)
    an._do(Media(MediaKind.DOCUMENT, "ref", name=f"{text}.pdf", caption=text))

    assert kon_ray.read(inbox.list_dead_letters) == []


def test_an_event_whose_chat_cannot_be_read_is_kept_and_holds_up_nobody(kon_ray: World, an: Person) -> None:
    """A row nobody can read any more: the letter is kept, the others of the batch go on."""
    from sqlalchemy import text as sql

    from bot.core.chat import Text

    an.taps("Số liệu thôn")
    stranger = kon_ray.stranger("ai đó")

    async def spoil() -> None:
        async with kon_ray.database.transaction() as tx:
            await tx.execute(sql("""UPDATE form_sessions SET subject = '{"nonsense": 1}'"""))

    kon_ray.run(spoil())
    kon_ray.receive(kon_ray.event("A Minh", Text("85")), kon_ray.event("ai đó", Text("chào")))

    assert len(kon_ray.read(inbox.list_dead_letters)) == 1
    assert "mã mời" in stranger.screen[-1].text
