"""What sort of answer each kind of question takes."""

from __future__ import annotations

from bot.core.forms import (
    AcknowledgeQuestion,
    AudioQuestion,
    DateQuestion,
    DecimalQuestion,
    FileQuestion,
    GeopointQuestion,
    ImageQuestion,
    IntegerQuestion,
    Question,
    RangeQuestion,
    RankQuestion,
    SelectMultipleQuestion,
    SelectOneQuestion,
    VideoQuestion,
)
from bot.core.interview.prompt import Wants

PICKED = (Wants.ONE, Wants.SEVERAL, Wants.ORDER)  # answered with names of choices


def wants(question: Question) -> Wants:
    """What sort of answer the question takes."""
    match question:
        case SelectMultipleQuestion():
            return Wants.SEVERAL
        case RankQuestion():
            return Wants.ORDER
        case SelectOneQuestion():
            return Wants.ONE
        case IntegerQuestion() | DecimalQuestion() | RangeQuestion():
            return Wants.NUMBER
        case ImageQuestion() | AudioQuestion() | VideoQuestion() | FileQuestion():
            return Wants.FILE
        case GeopointQuestion():
            return Wants.PLACE
        case DateQuestion():
            return Wants.DAY
        case AcknowledgeQuestion():
            return Wants.OK
    return Wants.WORDS
