"""Platforms the bot talks to, rebuilt strictly enough to test against."""
