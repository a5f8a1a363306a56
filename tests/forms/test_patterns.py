"""regex(): the whole text, within a bound of time, whatever a form's author wrote."""

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.core.forms.problems import XPathError
from bot.core.forms.xpath.automaton import Automaton, edges_outside
from bot.core.forms.xpath.pattern import read
from bot.core.forms.xpath.regex import Pattern, compiled, matches

MEANINGS = [
    ("abc", "abc", True),
    ("abc", "xabcx", False),  # the whole text
    ("^abc$", "abc", True),
    ("0[0-9]{9}", "0912345678", True),
    ("^[0-9]+[/-].+$", "25/KH-UBND", True),
    (r"\d{2,}", "7", False),
    (r"\w+", "Đam", False),  # ASCII, as in Java
    (r"\p{L}+( \p{L}+)*", "Y Hoa Đắk", True),
    (r"\p{Lu}\p{Ll}+", "Đam", True),
    (r"\P{L}+", "123", True),
    ("[^@]+@[^@]+", "a@b.vn", True),
    ("(a|ab)c", "abc", True),
    ("colou?r", "color", True),
    ("[]x]+", "]x", True),
    ("[a-c-]+", "a-c", True),
    (r"[\d\s]+", "1 2", True),
    (r"đ\u1ed3ng", "đồng", True),
    ("(?i)a|b", "b", True),
    (r"(\w)\1", "aa", True),
    ("", "", True),
    ("a{0}b", "b", True),
    ("x*?y+?", "xxy", True),
]


@pytest.mark.parametrize("pattern, text, right", MEANINGS)
def test_a_pattern_means_what_it_means_in_odk(pattern: str, text: str, right: bool) -> None:
    assert matches(text, pattern) is right


@pytest.mark.parametrize("pattern", ["[a", "(a", "a)", "*a", "a{3,1}", "[z-a]", "a\\", "(" * 60 + ")" * 60])
def test_what_is_no_pattern_is_named(pattern: str) -> None:
    with pytest.raises(XPathError) as error:
        compiled(pattern)

    assert error.value.code == "xpath.regex"
    assert not matches("a", pattern)


EXPLOSIVE = [
    "(a+)+$",
    "(a|a)*b",
    "(a|aa)+b",
    "((a*)*)*b",
    "^(([a-z])+.)+[A-Z]([a-z])+$",
    ".*.*.*.*x",
    "(.*)*",
    "(a?){40}a{40}",
]


@pytest.mark.parametrize("pattern", EXPLOSIVE)
def test_a_pattern_that_would_explode_is_matched_without_backtracking(pattern: str) -> None:
    """Python's own engine would not come back within a lifetime."""
    assert compiled(pattern).quick is None
    assert compiled(pattern).matches("a" * 5000 + "!") is (re.fullmatch("[.*()]+", pattern) is not None)


@pytest.mark.parametrize("pattern", [r"(?=a)(a+)+b", r"(a*)*\1", "(x{1,100}){1,100}", "a" * 2000])
def test_a_pattern_that_needs_luck_is_refused_when_the_form_is_loaded(pattern: str) -> None:
    with pytest.raises(XPathError) as error:
        compiled(pattern)

    assert error.value.code == "xpath.regex.slow"


ATOMS = st.sampled_from(["a", "b", "[ab]", "[^a]", ".", "(a|b)", "(ab|b)", r"\d", "(a*b)"])
PIECES = st.builds(lambda atom, times: atom + times, ATOMS, st.sampled_from(["", "*", "+", "?", "{2}", "{1,3}"]))
PATTERNS = st.lists(PIECES, min_size=1, max_size=4).map("".join)


@settings(max_examples=300, deadline=None)
@given(PATTERNS, st.text("ab1", max_size=8))
def test_the_automaton_agrees_with_pythons_engine(pattern: str, text: str) -> None:
    shape, _ = read(pattern)

    assert edges_outside(shape)
    assert Automaton(shape).matches(text) is (re.fullmatch(pattern, text, re.ASCII) is not None)


def test_ordinary_patterns_go_through_the_quick_engine() -> None:
    assert Pattern("^[0-9]+[/-].+$").quick is not None
    assert Pattern(r"(\d{3},)*\d{3}").quick is not None
    assert Pattern("(a+)+").quick is None
