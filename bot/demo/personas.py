"""The people one can be in the demo."""

from __future__ import annotations

from dataclasses import dataclass

from bot.core.people import Role
from bot.demo.places import DISTRICT, HOME
from handlers.enrol import EXAMPLE

NEWCOMER_CODE = EXAMPLE  # whoever types the example in the bot's greeting gets in as well


@dataclass(frozen=True, slots=True)
class Persona:
    """Someone to be. `id` names their chat and their words in `messages`; `says` is what they said to begin with."""

    id: str
    name: str
    role: Role
    unit: str
    commune: str
    initials: str
    called: str = "bác"
    says: str = "menu"
    enrolled: bool = True


HEAD = Persona("head", "A Minh", Role.VILLAGE_HEAD, "Thôn 4", HOME, "AM")
ELDER = Persona("elder", "A Brôi", Role.ELDER, "Thôn 2", HOME, "AB")
OFFICER = Persona("officer", "Nguyễn Thị Hoà", Role.DISTRICT_OFFICER, DISTRICT, "", "NH", "chị", "tình hình")
NEWCOMER = Persona("newcomer", "Y Hiền", Role.VILLAGE_HEAD, "Thôn 6", HOME, "YH", says="/start", enrolled=False)
PERSONAS = (HEAD, ELDER, OFFICER, NEWCOMER)
SAMPLE_PLACE = (14.5312, 108.1874)  # somewhere in the middle of the district
