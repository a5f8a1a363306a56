"""A person at the demo page, in a real browser: types, taps, sends, and reads what the bot answers."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any, Self

from playwright.sync_api import Locator, Page, expect

PATIENCE = 8_000  # ms; a wait that ends as soon as what is waited for is there


class Phone:
    """One conversation on the page. Pictures are kept where `pictures` says, if anywhere."""

    def __init__(self, page: Page, name: str, pictures: Path | None = None) -> None:
        self.page = page
        self.name = name
        self._pictures = pictures
        self._number = 0
        self.choose()
        tab = page.get_by_role("tab", name=re.compile(f"^{name}"))
        self._body = page.locator(f"#{tab.get_attribute('aria-controls')}")

    def choose(self) -> Self:
        """Bring this conversation on view."""
        self.page.get_by_role("tab", name=re.compile(f"^{self.name}")).click()
        return self

    @property
    def last(self) -> Locator:
        """What the bot said last."""
        return self._body.locator(".row.bot:not(.typing)").last

    def says(self, text: str) -> Self:
        """Type and send."""
        before = self._rows()
        self._body.locator("textarea").fill(text)
        self._body.locator("textarea").press("Enter")
        return self._answered(before)

    def types(self, text: str) -> Self:
        """Type and send, without waiting for an answer."""
        self._body.locator("textarea").fill(text)
        self._body.locator("textarea").press("Enter")
        return self

    def taps(self, label: str) -> Self:
        """Tap the button with these words on the card that asks now."""
        button = self._body.locator(".row.active .choice", has_text=label).last
        before = self._rows()
        button.click(timeout=PATIENCE)
        return self._answered(before)

    def sends_photo(self, photo: Path) -> Self:
        """Choose a picture, look at it, send it."""
        before = self._rows()
        self._body.locator("input[type=file]").set_input_files(photo)
        self._body.get_by_role("button", name="Gửi ảnh", exact=True).click(timeout=PATIENCE)
        return self._answered(before)

    def shows(self, words: str) -> Self:
        """The last thing said holds these words."""
        expect(self.last).to_contain_text(words, timeout=PATIENCE)
        return self

    def waits(self, words: str) -> Self:
        """What was typed last says why it has not gone yet."""
        expect(self._body.locator(".row.me").last).to_contain_text(words, timeout=PATIENCE)
        return self

    def picture(self, what: str) -> Self:
        """Keep a picture of the page, if pictures are wanted."""
        if self._pictures is not None:
            self._number += 1
            name = re.sub(r"\W+", "-", f"{self.name}-{self._number:02}-{what}").lower()
            self.page.screenshot(path=self._pictures / f"{name}.png")
        return self

    def _rows(self) -> Any:
        return self._body.evaluate(_SAID)

    def _answered(self, before: str) -> Self:
        """Wait until the bot has said something it had not."""
        handle = self._body.element_handle()
        check = f"([body, before]) => ({_SAID})(body) !== before"
        self.page.wait_for_function(check, arg=[handle, before], timeout=PATIENCE)
        return self


_SAID = "(body) => [...body.querySelectorAll('.row.bot:not(.typing) .words')].map((row) => row.textContent).join('|')"
