"""Vietnamese words as the keys a Telex or VNI typist presses: the other way round from the reader, for round trips."""

import unicodedata

_TELEX = {"\u0300": "f", "\u0301": "s", "\u0309": "r", "\u0303": "x", "\u0323": "j"}
_VNI = {"\u0300": "2", "\u0301": "1", "\u0309": "3", "\u0303": "4", "\u0323": "5"}
_TELEX_SHAPE = {"\u0302": None, "\u031b": "w", "\u0306": "w"}
_VNI_SHAPE = {"\u0302": "6", "\u031b": "7", "\u0306": "8"}


def _keys(text: str, tones: dict, shapes: dict, bar: str) -> str:
    out = []
    for word in text.split(" "):
        keys, tone = "", ""
        for letter in word:
            if letter == "đ":
                keys += bar
                continue
            base, *marks = unicodedata.normalize("NFD", letter)
            keys += base
            for mark in marks:
                if mark in tones:
                    tone = tones[mark]
                else:
                    keys += shapes[mark] or base
        out.append(keys + tone)
    return " ".join(out)


def telex_keys(text: str) -> str:
    return _keys(text, _TELEX, _TELEX_SHAPE, "dd")


def vni_keys(text: str) -> str:
    return _keys(text, _VNI, _VNI_SHAPE, "d9")
