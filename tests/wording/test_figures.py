"""Numbers and dates outside the window, and scores that are never certain."""

from datetime import date

import pytest

from classifier.records import Band, BandReason, Channel, Label, Language
from triage_app.records import Decision, Outcome
from triage_app.wording.names import NAMES
from triage_app.wording.score import of_hundred
from triage_app.wording.words import words_in

FRENCH, ENGLISH = words_in("fr"), words_in("en")


@pytest.mark.parametrize(
    ("share", "french", "english"),
    [
        (1.0, "> 99\u202f%", "> 99%"),
        (0.9951, "> 99\u202f%", "> 99%"),
        (0.99, "99\u202f%", "99%"),
        (0.5, "50\u202f%", "50%"),
        (0.0, "< 1\u202f%", "< 1%"),
    ],
)
def test_a_score_is_never_certain(share, french, english):
    assert FRENCH.numbers.score(share) == french
    assert ENGLISH.numbers.score(share) == english


def test_no_score_is_written_as_0_or_100():
    for decimals in (0, 1):
        texts = {FRENCH.numbers.score(step / 10_000, decimals) for step in range(10_001)}
        assert not {one for one in texts if one.startswith(("0\u202f%", "0,0", "100"))}


def test_a_counted_share_may_be_all():
    assert FRENCH.numbers.percent(1.0, 1) == "100,0\u202f%"
    assert FRENCH.numbers.percent(None) == "–"


def test_numbers_and_dates_follow_the_language():
    assert FRENCH.numbers.number(1200.5, 1) == "1\u202f200,5"
    assert ENGLISH.numbers.number(1200.5, 1) == "1,200.5"
    assert FRENCH.numbers.signed(-0.5, 3) == "\N{MINUS SIGN}0,500"
    assert FRENCH.numbers.date("2026-11-23T10:00:00+01:00") == "23 nov. 2026"
    assert ENGLISH.numbers.weekday(date(2026, 11, 23)) == "Mon 23/11"


@pytest.mark.parametrize(
    ("kind", "values"),
    [
        ("band", Band),
        ("band_short", Band),
        ("band_reason", BandReason),
        ("channel", Channel),
        ("decision", Decision),
        ("label", Label),
        ("language", Language),
        ("outcome", Outcome),
    ],
)
def test_every_value_has_a_name(kind, values):
    assert [one for one in values if one.value not in NAMES[kind]] == []
    assert FRENCH.name(kind, next(iter(values))) != next(iter(values)).value


def test_an_unknown_value_names_itself():
    assert FRENCH.name("band", "of_a_later_version") == "of_a_later_version"
    assert FRENCH.name("label", None) == "Non confirmé"


@pytest.mark.parametrize(("share", "expected"), [(1.0, 99), (0.996, 99), (0.504, 50), (0.0, 1)])
def test_no_verdict_stands_for_all_or_no_messages(share, expected):
    assert of_hundred(share) == expected
