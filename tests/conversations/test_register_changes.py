"""What a finished form may change: its unit's own entities of the list it names, and no other."""

import pytest

from bot.core.chat import Address
from bot.core.conversation import FormSession, Subject
from bot.core.effects import Audit, SaveEntity
from bot.core.entities import EntityChange
from bot.core.reports import Submission
from handlers import duplicates, register
from handlers.turn import Turn
from messages.xlsform import load
from storage import dialogues, entities
from tests.conversations.test_households import enter
from tests.conversations.test_households import register as households
from tests.conversations.test_models import tell
from tests.conversations.test_tasks import filed
from tests.world import Person, World

TYPED = """
| survey |
|---|
| | type | name | label | save_to |
| | text | code | Mã hộ? | |
| | text | hh_head | Chủ hộ? | hh_head |

| entities |
|---|
| | dataset | entity_id | create_if | update_if | label |
| | households | ${code} | CREATE | UPDATE | ${hh_head} |
"""


def changed(world: World, an: Person, code: str, *, create: bool, update: bool) -> EntityChange:
    """What a form in which the id is typed would change in thôn 4."""
    source = TYPED.replace("CREATE", f"{create}()".lower()).replace("UPDATE", f"{update}()".lower())
    form = load(source.encode(), "typed.md")[0]
    mine = session(world)

    async def read() -> EntityChange:
        async with world.database.reading() as tx:
            event = an.sent[-1]
            dialogue = (await dialogues.load(tx, [event.address], world.now))[event.address]
            turn = Turn(tx, event, dialogue, world.now, world.library)
            filling = form.begin(world.now, preset={"code": code, "hh_head": "A Lạ"})
            [found] = await register.changes(turn, mine, filling, None)
            return found

    return world.run(read())


def session(world: World) -> FormSession:
    """A session about thôn 4."""
    subject = Subject(unit_id=world.unit("Thôn 4").id)
    return FormSession("s1", Address("pocket", "A Minh"), "F_T", "1", subject, world.now, world.now)


def test_a_new_entity_never_takes_anothers_id(kon_ray: World, an: Person) -> None:
    """Wherever that one is: in another village, in one's own, in another list."""
    other = kon_ray.person("A Brôi", unit="Thôn 5")
    enter(other, "Y Hoa").taps("Gửi")
    enter(an, "A Thút").taps("Gửi")
    tell(an.says("menu")).taps("Gửi")
    [model] = kon_ray.read(entities.of_unit, "models", kon_ray.unit("Thôn 4").id)
    for taken in (households(kon_ray, "Thôn 5")[0].id, households(kon_ray)[0].id, model.id):
        made = changed(kon_ray, an, taken, create=True, update=False)
        assert made.creates and made.id != taken and made.id[14] == "4"


@pytest.mark.parametrize("unit", ["Thôn 4", "Thôn 5"])
def test_an_update_reaches_only_the_units_own(kon_ray: World, an: Person, unit: str) -> None:
    """Another village's household, typed by its id, is not touched; the report is filed and the log says so."""
    who = an if unit == "Thôn 4" else kon_ray.person("A Brôi", unit=unit)
    enter(who, "Y Hoa").taps("Gửi")
    [known] = households(kon_ray, unit)
    change = changed(kon_ray, an, known.id, create=False, update=True)
    told: Submission = filed(kon_ray, who)[0]

    [effect] = register.effects(told, [change])
    assert isinstance(effect, SaveEntity if unit == "Thôn 4" else Audit)


def test_an_upsert_creates_what_is_not_there(kon_ray: World, an: Person) -> None:
    """As Central does: update where it stands, else create."""
    enter(an, "Y Hoa").taps("Gửi")
    [known] = households(kon_ray)
    stands, new = (changed(kon_ray, an, code, create=True, update=True) for code in (known.id, "h-77"))

    assert (stands.creates, stands.updates, stands.id) == (False, True, known.id)
    assert (new.creates, new.updates) == (True, False) and new.id != "h-77"


def test_an_entity_of_another_list_is_none(kon_ray: World, an: Person) -> None:
    """A model cannot be made a household by its id."""
    tell(an).taps("Gửi")
    [model] = kon_ray.read(entities.of_unit, "models", kon_ray.unit("Thôn 4").id)
    change = changed(kon_ray, an, model.id, create=False, update=True)

    assert not change.creates and not change.updates


def test_each_doubt_is_settled_once(kon_ray: World) -> None:
    """The second press of a button is no answer to the next question."""
    changes = [EntityChange(f"/data/m[{n}]/meta/entity", "households", "", "A", {}, True, False) for n in (1, 2)]
    first = duplicates.decided(session(kon_ray), changes, 0, "h1")

    assert first is not None and first.state[register.SAME] == {changes[0].place: "h1"}
    assert duplicates.decided(first, changes, 0, "h2") is None
    assert duplicates.decided(first, changes, 2, "h2") is None
