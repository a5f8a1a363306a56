"""Texts a person reads: labels and messages with values inside, in several languages."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from xml.etree.ElementTree import Element as Xml

from bot.core.forms.element import every, local
from bot.core.forms.model import Context

Piece = str | Callable[[Context], str]
CompileText = Callable[[str], Callable[[Context], str]]
MISSING = "-"
"""What pyxform writes where a translation is missing."""


class Text:
    """One text in every language of the form; `by` holds a str, or pieces where values are put in."""

    __slots__ = ("by", "plain")

    def __init__(self, by: Mapping[str, str | list[Piece]]) -> None:
        self.by = by
        self.plain = all(isinstance(text, str) for text in by.values())

    def render(self, c: Context) -> str:
        """The text in the filling's language."""
        found = self.by.get(c.filling.language, "")
        if isinstance(found, str):
            return found
        return "".join([piece if isinstance(piece, str) else piece(c) for piece in found]).strip()


class Translations:
    """The form's itext: id -> language -> form (`""`, `guidance`, `image` …) -> the element."""

    __slots__ = ("default", "languages", "table")

    def __init__(self, itext: Xml | None) -> None:
        self.table: dict[str, dict[str, dict[str, Xml]]] = {}
        self.languages: tuple[str, ...] = ()
        self.default = ""
        if itext is None:
            self.languages = ("",)
            return
        for translation in every(itext, "translation"):
            language = translation.get("lang", "")
            self.languages += (language,)
            if translation.get("default") is not None:
                self.default = language
            for text in every(translation, "text"):
                forms = self.table.setdefault(text.get("id", ""), {}).setdefault(language, {})
                for value in every(text, "value"):
                    forms.setdefault(value.get("form", ""), value)
        self.default = self.default or (self.languages[0] if self.languages else "")
        self.languages = self.languages or ("",)

    def language(self, wanted: str) -> str:
        """The language of the form closest to `wanted` (`vi`, `Tiếng Việt (vi)` …), or the default one."""
        for language in self.languages:
            if wanted and wanted.lower() in (language.lower(), code_of(language)):
                return language
        return self.default

    def text(self, key: str, compile_: CompileText, form: str = "") -> Text | None:
        """The text called `key`; where a language lacks it, the default language's, then any other's."""
        found = self.table.get(key)
        if found is None:
            return None
        made: dict[str, str | list[Piece]] = {}
        for language, forms in found.items():
            for name in (form, "long", "short") if not form else (form,):
                if name in forms:
                    made[language] = pieces(forms[name], compile_)
                    break
        order = [language for language in (self.default, *self.languages) if made.get(language, MISSING) != MISSING]
        if not order:
            return Text(dict.fromkeys(self.languages, MISSING)) if made else None
        present = [language if language in order else order[0] for language in self.languages]
        return Text({language: made[source] for language, source in zip(self.languages, present, strict=True)})

    def forms(self, key: str) -> set[str]:
        """The forms (image, audio, guidance …) that exist for `key` in any language."""
        return {form for forms in self.table.get(key, {}).values() for form in forms}

    def same(self, text: str | list[Piece]) -> Text:
        """A text that is the same in every language."""
        return Text(dict.fromkeys(self.languages, text))


def code_of(language: str) -> str:
    """`vi` of `Tiếng Việt (vi)`; the whole name, in lower case, where there are no parentheses."""
    _, bracket, rest = language.rpartition("(")
    return (rest.rstrip(") ") if bracket else language).lower()


def pieces(element: Xml, compile_: CompileText) -> str | list[Piece]:
    """The content of a label or itext value: one string, or pieces around its `<output>`s."""
    if not len(element):
        return (element.text or "").strip()
    found: list[Piece] = [(element.text or "").lstrip()]
    for child in element:
        if local(child) == "output":
            found.append(compile_(child.get("value") or child.get("ref") or "''"))
        else:
            found.append("".join(child.itertext()))
        found.append(child.tail or "")
    found[-1] = str(found[-1]).rstrip()
    return found if any(callable(piece) for piece in found) else "".join(map(str, found)).strip()
