"""Typed Vietnamese: readers for whatever question is open. Pure; time is an argument; nothing is learnt."""

from bot.core.vietnamese.choices import read_choice, read_choices
from bot.core.vietnamese.commands import Command, command
from bot.core.vietnamese.compounds import SPOKEN, read_compound
from bot.core.vietnamese.dates import read_date
from bot.core.vietnamese.decimals import read_decimal
from bot.core.vietnamese.integers import read_integer
from bot.core.vietnamese.intents.lexicon import LEXICON, Lexicon, Target
from bot.core.vietnamese.intents.meaning import Context, Meaning
from bot.core.vietnamese.intents.understand import understand
from bot.core.vietnamese.keyboards import spellings
from bot.core.vietnamese.letters import bare, normal
from bot.core.vietnamese.lunar import from_lunar, to_lunar
from bot.core.vietnamese.money import read_money
from bot.core.vietnamese.numerals import spell
from bot.core.vietnamese.orders import read_order
from bot.core.vietnamese.phrases import unanswered
from bot.core.vietnamese.quantities import read_quantity
from bot.core.vietnamese.ratios import Ratio, ratio
from bot.core.vietnamese.synonyms import SYNONYMS
from bot.core.vietnamese.texts import read_text
from bot.core.vietnamese.times import read_datetime, read_time
from bot.core.vietnamese.yes_no import read_yes_no

__all__ = [
    "LEXICON",
    "SPOKEN",
    "SYNONYMS",
    "Command",
    "Context",
    "Lexicon",
    "Meaning",
    "Ratio",
    "Target",
    "bare",
    "command",
    "from_lunar",
    "normal",
    "ratio",
    "read_choice",
    "read_choices",
    "read_compound",
    "read_date",
    "read_datetime",
    "read_decimal",
    "read_integer",
    "read_money",
    "read_order",
    "read_quantity",
    "read_text",
    "read_time",
    "read_yes_no",
    "spell",
    "spellings",
    "to_lunar",
    "unanswered",
    "understand",
]
