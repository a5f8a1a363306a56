"""Questionnaires: XForms loaded once, filled in one answer at a time.

form = load_form(xml)
filling = form.begin(now, preset={"unit_code": "KR-01"}, language="vi")
filling.put("/data/age", "5")
filling.next_after("/data/age")       # the next Item to ask
form.restore(filling.state(), now)    # the same filling, later
"""

from bot.core.forms.entities import EntityDeclaration, entity_changes, is_new_id, new_id
from bot.core.forms.filling import ConstraintBroken, Filling
from bot.core.forms.form import Form
from bot.core.forms.instances import Rows
from bot.core.forms.loader import load_form
from bot.core.forms.problems import FormError, FormProblem
from bot.core.forms.questions import (
    AcknowledgeQuestion,
    AudioQuestion,
    BarcodeQuestion,
    DateQuestion,
    DateTimeQuestion,
    DecimalQuestion,
    FileQuestion,
    GeopointQuestion,
    Group,
    ImageQuestion,
    IntegerQuestion,
    Note,
    Question,
    RangeQuestion,
    RankQuestion,
    SelectMultipleQuestion,
    SelectOneQuestion,
    TextQuestion,
    TimeQuestion,
    VideoQuestion,
)
from bot.core.forms.walking import Ending, Item

__all__ = [
    "AcknowledgeQuestion",
    "AudioQuestion",
    "BarcodeQuestion",
    "ConstraintBroken",
    "DateQuestion",
    "DateTimeQuestion",
    "DecimalQuestion",
    "Ending",
    "EntityDeclaration",
    "FileQuestion",
    "Filling",
    "Form",
    "FormError",
    "FormProblem",
    "GeopointQuestion",
    "Group",
    "ImageQuestion",
    "IntegerQuestion",
    "Item",
    "Note",
    "Question",
    "RangeQuestion",
    "RankQuestion",
    "Rows",
    "SelectMultipleQuestion",
    "SelectOneQuestion",
    "TextQuestion",
    "TimeQuestion",
    "VideoQuestion",
    "entity_changes",
    "is_new_id",
    "load_form",
    "new_id",
]
