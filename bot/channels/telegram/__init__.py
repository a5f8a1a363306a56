"""Telegram, for private chats with one bot: updates in, messages out, over our own HTTP client.

`TelegramChannel` is the `Channel`; `poll` or `webhook_route` is its way in.
"""

import os

# python-telegram-bot's documented opt-in to durations as `timedelta`; without it every 429 raises a deprecation warning
os.environ.setdefault("PTB_TIMEDELTA", "true")
