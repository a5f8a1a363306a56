"""Keystrokes of Telex and VNI that reached us undecoded: `muwowif lawm` and `mu7o72i la8m` are `mười lăm`.

Tried only after the plain form meant nothing, because every keystroke is also an ordinary letter or digit.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterator

from bot.core.readings import DontKnow, Problem, Read, Reading, Skipped, Unsure
from bot.core.vietnamese.dialect import common
from bot.core.vietnamese.doubts import amended
from bot.core.vietnamese.letters import canonical
from bot.core.vietnamese.shorthand import spelt_out

_GRAVE, _ACUTE, _TILDE, _HOOK, _DOT = "\u0300", "\u0301", "\u0303", "\u0309", "\u0323"
_TELEX_TONES = {"s": _ACUTE, "f": _GRAVE, "r": _HOOK, "x": _TILDE, "j": _DOT}
_VNI_TONES = {"1": _ACUTE, "2": _GRAVE, "3": _HOOK, "4": _TILDE, "5": _DOT}
_TONES = {_GRAVE, _ACUTE, _TILDE, _HOOK, _DOT}
_HAT = {"a": "â", "e": "ê", "o": "ô"}
_HORN = {"o": "ơ", "u": "ư", "a": "ă", "â": "ă", "ô": "ơ"}
_NOT_UNDERSTOOD = {
    *("not_a_number", "not_a_date", "not_a_time", "not_a_choice", "many_numbers", "extra_words"),
    *("slip", "misspelt", "no_unit", "sum", "repeated", "part", "tail"),
}
LONGEST = 200
"""Characters of an answer that is a number, a date or a choice; more is a text, and patterns need not try it."""
_VOWELS = "aăâeêioôơuưy"
_CLOSING = set("cghmnpt")


def spellings(text: str) -> Iterator[str]:
    """The canonical text, then shorthand spelt out, Telex, VNI; each also in the common speech, each form once."""
    plain = canonical(text)
    seen: set[str] = set()
    for decode in (str, spelt_out, telex, vni):
        decoded = canonical(decode(plain))
        for said in (decoded, common(decoded)):
            if said not in seen:
                seen.add(said)
                yield said


def oversize(text: str) -> bool:
    """Too long to be a number, a date or a choice, or holding a figure no count could have."""
    return len(text) > LONGEST or re.search(r"\d{16}", text) is not None


def first_clear(read: Callable[[str], Reading], text: str) -> Reading:
    """Read the plain spelling; only if that is not understood outright, believe another that is.

    `12 à nhầm 13` is read as 13: what was taken back is not there any more.
    """
    replaced = amended(canonical(text))
    if replaced:
        return first_clear(read, replaced)
    got: Reading | None = None
    for said in spellings(text):
        now = read(said)
        if (
            got is None
            or (isinstance(got, Problem) and got.code in _NOT_UNDERSTOOD and not isinstance(now, Problem))
            or (isinstance(got, Unsure) and got.why in _NOT_UNDERSTOOD and isinstance(now, Read))
        ):
            got = now
        if isinstance(got, Read | Skipped | DontKnow):
            return got
    return got or Problem("empty")


def telex(text: str) -> str:
    """Decode Telex keystrokes word by word; digits stay digits (`15hooj` → `15hộ`)."""
    return re.sub(r"[^\W\d_]+", lambda word: _telex_word(word.group()), text)


def vni(text: str) -> str:
    """Decode VNI keystrokes in words that begin with a letter; figures stay figures."""
    return re.sub(r"(?<!\w)[^\W\d_][^\W_]*", lambda word: _vni_word(word.group()), text)


def _telex_word(word: str) -> str:
    letters: list[str] = []
    tone = ""
    for key in word:
        vowels = [i for i, letter in enumerate(letters) if letter in _VOWELS]
        if key in _TELEX_TONES and vowels:
            tone = _TELEX_TONES[key]
        elif key == "z" and vowels:
            tone = ""
        elif key == "w":
            if not _horn(letters, vowels):
                letters.append("ư")
        elif key in _HAT and vowels and letters[vowels[-1]] == key and not set(letters[vowels[-1] + 1 :]) - _CLOSING:
            letters[vowels[-1]] = _HAT[key]
        elif key == "d" and letters and letters[0] == "d" and (len(letters) == 1 or vowels):
            letters[0] = "đ"
        else:
            letters.append(key)
    return _with_tone(letters, tone)


def _vni_word(word: str) -> str:
    letters: list[str] = []
    tone = ""
    for key in word:
        vowels = [i for i, letter in enumerate(letters) if letter in _VOWELS]
        if key in _VNI_TONES and vowels:
            tone = _VNI_TONES[key]
        elif key == "6" and vowels:
            hats = [i for i in vowels if letters[i] in _HAT]
            for i in hats[-1:]:
                letters[i] = _HAT[letters[i]]
        elif key in "78" and vowels:
            _horn(letters, vowels)
        elif key == "9" and letters and letters[0] == "d":
            letters[0] = "đ"
        else:
            letters.append(key)
    return _with_tone(letters, tone)


def _horn(letters: list[str], vowels: list[int]) -> bool:
    """Put the horn or breve where `w`, `7` or `8` means it: both letters of `uo`, else the last that can take it."""
    able = [i for i in vowels if letters[i] in _HORN]
    if not able:
        return False
    last = able[-1]
    if letters[last] == "o" and last and letters[last - 1] == "u" and letters[:1] != ["q"]:
        letters[last - 1] = "ư"
    if letters[last] == "u" and last and letters[last - 1] == "u":
        last -= 1
    letters[last] = _HORN[letters[last]]
    return True


def _with_tone(letters: list[str], tone: str) -> str:
    if not tone:
        return "".join(letters)
    start = 0
    if letters[:2] == ["q", "u"] or (letters[:2] == ["g", "i"] and len(letters) > 2 and letters[2] in _VOWELS):
        start = 2
    nucleus = [i for i, letter in enumerate(letters) if letter in _VOWELS and i >= start]
    if not nucleus:
        nucleus = [i for i, letter in enumerate(letters) if letter in _VOWELS]
    if not nucleus or any(set(unicodedata.normalize("NFD", letter)) & _TONES for letter in letters):
        return "".join(letters)
    at = _bearer(letters, nucleus)
    letters[at] = unicodedata.normalize("NFC", letters[at] + tone)
    return "".join(letters)


def _bearer(letters: list[str], nucleus: list[int]) -> int:
    """Which vowel carries the tone (new style: `hoà`, `quý`)."""
    marked = [i for i in nucleus if letters[i] in "ăâêôơư"]
    if marked:
        return marked[-1]
    closed = nucleus[-1] < len(letters) - 1
    if closed or len(nucleus) == 1:
        return nucleus[-1]
    if len(nucleus) > 2:
        return nucleus[1]
    pair = letters[nucleus[0]] + letters[nucleus[1]]
    return nucleus[1] if pair in {"oa", "oe", "uy"} else nucleus[0]
