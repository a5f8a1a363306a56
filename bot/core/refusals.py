"""A rule's no, by code. The words stand in one place: `messages`."""

from __future__ import annotations


class Refusal(Exception):
    """A rule says no. `code` names the sentence in the catalogue; `details` fill it."""

    def __init__(self, code: str, **details: object) -> None:
        super().__init__(code)
        self.code = code
        self.details = details
