"""RE2 says where a pattern can match first; the matches are those of Python's engine alone."""

import importlib
import pkgutil
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

import classifier.indicators.rules as rules
from classifier.indicators import catalogue, things
from classifier.indicators.catalogue import RULES
from classifier.indicators.context import Context, Pattern, PatternSet
from classifier.indicators.demands import _CUE, Thing, _cues
from classifier.indicators.first_match import FirstMatch, ReadableText, loosened
from classifier.indicators.organisations import Organisations
from classifier.records import Channel, Message
from classifier.text.cleaning import fold

NO_ORGANISATIONS = Organisations([])

PATTERNS = {
    f"{module.name}.{name}": value
    for module in pkgutil.iter_modules(rules.__path__)
    for name, value in vars(importlib.import_module(f"{rules.__name__}.{module.name}")).items()
    if isinstance(value, Pattern)
}
PATTERNS |= {
    f"things.{name}": value.named if isinstance(value, Thing) else value
    for name, value in vars(things).items()
    if isinstance(value, (Pattern, Thing))
}
# What the expressions are made of, so that a text of these pieces often matches in part.
EXPRESSIONS = [*(one.expression for one in PATTERNS.values()), _CUE.pattern]
PIECES = sorted({piece for one in EXPRESSIONS for piece in re.findall(r"[a-z⟨⟩_]{2,}", one)})
GAPS = [
    " ",
    " ",
    " ",
    "",
    "s ",
    "er ",
    "ez ",
    ". ",
    "\n",
    ", ",
    "'",
    " l'",
    " 12 ",
    "é ",
    "\u200b",
    "я",
    "٣",
]
TEXTS = st.lists(st.tuples(st.sampled_from(PIECES), st.sampled_from(GAPS)), max_size=60).map(
    lambda pairs: "".join(piece + gap for piece, gap in pairs)
)
EXAMPLES = [
    f"{message.subject}\n{message.body}"
    for rule in RULES
    for message in (*rule.must_fire, *rule.must_stay_silent)
]


def same_matches(pattern, text):
    start = pattern.first.bound(ReadableText(text))
    wanted = [match.span() for match in pattern.regex.finditer(text)]
    found = [] if start is None else [m.span() for m in pattern.regex.finditer(text, start)]
    assert found == wanted


def test_all_patterns_are_found():
    assert len(PATTERNS) > 50


@pytest.mark.parametrize("name", PATTERNS)
@given(text=TEXTS)
def test_matches_are_those_of_python_alone(name, text):
    same_matches(PATTERNS[name], text)


@pytest.mark.parametrize("name", PATTERNS)
def test_matches_in_the_examples_of_the_rules(name):
    for example in EXAMPLES:
        same_matches(PATTERNS[name], fold(example))
    same_matches(PATTERNS[name], fold("\n".join(EXAMPLES)))


@given(text=TEXTS)
def test_a_pattern_that_is_ruled_out_has_no_match(text):
    for pattern in PatternSet(PATTERNS.values()).ruled_out(ReadableText(text)):
        assert not pattern.regex.search(text)


def test_all_patterns_are_screened_by_the_rules():
    every = frozenset(PATTERNS.values())
    assert catalogue.PATTERNS.ruled_out(ReadableText("")) <= every
    assert len(catalogue.PATTERNS.ruled_out(ReadableText("rien"))) == len(every)


def test_a_text_without_a_match_needs_no_second_look():
    text = fold("Le compte rendu de la réunion est dans le dossier partagé. Bonne journée, Nadia")
    ruled_out = [one for one in PATTERNS.values() if one.first.bound(ReadableText(text)) is None]
    assert len(ruled_out) > 0.9 * len(PATTERNS)


def test_the_bound_counts_characters():
    assert FirstMatch("code").bound(ReadableText("⟨montant⟩ € le code")) == 15


def test_the_bound_is_looked_for_behind_a_place():
    first, text = FirstMatch(r"\bcode\b"), ReadableText("⟨montant⟩ € le code, le code")
    assert [first.bound(text, start) for start in (15, 16, 25)] == [15, 24, None]
    assert first.bound(ReadableText("le code"), 4) is None  # "ode" is no word of its own


@given(text=TEXTS)
def test_words_that_ask_are_those_that_python_finds_alone(text):
    context = Context(Message(text, Channel.EMAIL), NO_ORGANISATIONS, catalogue.PATTERNS)
    for start, end in {context.statements.bounds(at, at + 1) for at in range(len(context.folded))}:
        wanted, place = [], start
        while found := _CUE.search(context.folded, place, end):
            wanted.append((found.span(), found.lastgroup))
            place = found.start() + 1
        cues = _cues(context, start, end)
        assert [(cue.span(), cue.lastgroup) for cue in cues] == wanted


@pytest.mark.parametrize("text", ["яcode", "code٣", "a \ud800 code"])
def test_where_the_engines_differ_python_looks_from_the_start(text):
    assert FirstMatch(r"\bcode\b").bound(ReadableText(text)) == 0


@pytest.mark.parametrize(
    ("expression", "wanted"),
    [
        (r"a{0,70}?b{2,5}c{3}", "a*?b+c{3}"),
        (r"a(?! (?:b|c)|\(d)e(?!f)(?:g)", "ae(?:g)"),
        (r"(?<!new )a(?<!b(c))d", "ad"),
    ],
)
def test_bounds_and_lookaheads_are_left_out(expression, wanted):
    assert loosened(expression) == wanted
