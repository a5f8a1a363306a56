"""Registers as a form sees them: one's own unit and below, with what the form looks at and no more."""

import json

import pytest

from bot.core.forms import Form
from bot.core.people import Role
from bot.core.units import Unit
from bot.provision import publish
from handlers import register
from handlers.turn import Turn
from messages.xlsform import FormRejected
from storage import dialogues
from tests.conversations.test_households import enter
from tests.world import Person, World

VISIT = """
| survey |
|---|
| | type | name | label | calculation | choice_filter |
| | select_one_from_file households.csv | hh | Thăm nhà nào? | | hh_class = 'poor' |
| | note | before | Trước ghi ${people} người. | | |
| | calculate | people | | instance('households')/root/item[name=${hh}]/hh_size | |
| | select_one_from_file models.csv | model | Xem mô hình nào? | | |

| settings |
|---|
| | form_id | form_title | version |
| | F_VISIT | Thăm hộ | 1 |
"""


def published(world: World, source: str = VISIT) -> Form:
    """An office's own form, published."""

    async def write() -> Form:
        async with world.database.transaction() as tx:
            await publish(tx, source.encode(), "visit.md", world.now)
            return await world.library.newest(tx, "F_VISIT")

    return world.run(write())


def seen(world: World, who: Person, unit: Unit) -> list[str]:
    """Labels of the households that a form begun for `unit` would offer."""

    async def read() -> list[str]:
        async with world.database.reading() as tx:
            event = who.sent[-1]
            dialogue = (await dialogues.load(tx, [event.address], world.now))[event.address]
            form = await world.library.newest(tx, "F_VISIT")
            turn = Turn(tx, event, dialogue, world.now, world.library)
            rows = (await register.lists(turn, form, unit.id))["households"]
            return [row["label"] for row in rows]

    return world.run(read())


def test_an_offices_own_form_is_fed_from_the_register(kon_ray: World, an: Person) -> None:
    """Its lists need no file; a property it asks for must be one of the register's."""
    assert published(kon_ray).registers.keys() == {"households", "models"}
    with pytest.raises(FormRejected) as rejected:
        published(kon_ray, VISIT.replace("hh_size", "hh_sise").replace("models.csv", "modles.csv"))
    assert [(one.code, one.row) for one in rejected.value.problems] == [("form.file", 0), ("entity.unknown", 4)]


def test_an_officer_sees_the_subtree_and_a_village_itself(kon_ray: World, an: Person) -> None:
    """Never a row from outside; where several villages meet, each says which it is of."""
    published(kon_ray)
    enter(an, "A Thút").taps("Gửi")
    other = kon_ray.person("A Brôi", unit="Thôn 5")
    enter(other, "Y Hoa").taps("Gửi")
    far = kon_ray.person("A Kram", unit="Thôn 1")
    enter(far, "Y Lan").taps("Gửi")
    officer = kon_ray.person("Lê Hà", Role.COMMUNE_OFFICER, "Xã Đăk Tơ Lung")

    assert seen(kon_ray, an, kon_ray.unit("Thôn 4")) == ["A Thút"]
    assert seen(kon_ray, officer, kon_ray.unit("Xã Đăk Tơ Lung")) == ["A Thút (Thôn 4)", "Y Hoa (Thôn 5)"]
    assert seen(kon_ray, far, kon_ray.unit("Thôn 2")) == []


def test_a_draft_holds_only_what_its_form_looks_at(kon_ray: World, an: Person) -> None:
    """It is written after every answer: what nobody asked for stays in the register."""
    enter(an, "A Thút").taps("Gửi")
    an.says("menu").taps("Sổ hộ nghèo")

    async def read() -> str:
        async with kon_ray.database.reading() as tx:
            address = an.sent[-1].address
            session = (await dialogues.load(tx, [address], kon_ray.now))[address].session
            assert session is not None
            return json.dumps(session.state, ensure_ascii=False)

    state = kon_ray.run(read())
    assert '"hh_size": "4"' in state and '"consent": "yes"' not in state
