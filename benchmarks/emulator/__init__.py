"""A Telegram that is never the bottleneck: one bare asyncio process that drives the people and counts the replies."""
