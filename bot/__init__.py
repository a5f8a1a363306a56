"""Bản Tin: what the bot is (`core`) and how it runs (everything beside it)."""
