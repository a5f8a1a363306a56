"""A strict Telegram Bot API on loopback, driven by people.

>>> async with TelegramEmulator(token="1:A") as tg:
...     minh = tg.person("A Minh")
...     minh.says("/start")
...     card = await minh.hears()
...     minh.presses("Báo cáo")
"""

from tests.emulators.telegram.emulator import TelegramEmulator
from tests.emulators.telegram.person import Person
from tests.emulators.telegram.screen import Press, Shown

__all__ = ["Person", "Press", "Shown", "TelegramEmulator"]
