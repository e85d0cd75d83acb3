"""Every rule fires on its examples and does not fire on its genuine examples."""

from pathlib import Path

import pytest

from classifier.indicators.catalogue import RULES, find_all, is_forgeable, sentence_of
from classifier.indicators.context import with_links
from classifier.indicators.organisations import Organisations
from classifier.indicators.rules import templates, watched
from classifier.records import Direction
from triage_app.wording.words import words_in

RESOURCES = Path(__file__).parents[2] / "resources"


@pytest.fixture(scope="module")
def organisations():
    return Organisations.load(RESOURCES / "organisations.csv")


COMPARED = (
    *templates.RULES,
    *watched.RULES,
)  # with what a desk has: tests/genuine, test_watch_list
IN_MESSAGES = [rule for rule in RULES if rule not in COMPARED]
FIRING = [(rule, message) for rule in RULES for message in rule.must_fire]
SILENT = [(rule, message) for rule in RULES for message in rule.must_stay_silent]


def fired(message, organisations):
    return {finding.indicator: finding for finding in find_all(with_links(message), organisations)}


@pytest.mark.parametrize(("rule", "message"), FIRING, ids=lambda value: getattr(value, "id", ""))
def test_rule_fires_on_its_examples(rule, message, organisations):
    finding = fired(message, organisations).get(rule.id)
    assert finding is not None
    for language in ("fr", "en"):
        words = words_in(language)(sentence_of(finding))
        assert words[0].isupper() or words[0] in "«“"
        assert words.endswith(".")
        assert "{" not in words


@pytest.mark.parametrize(("rule", "message"), SILENT, ids=lambda value: getattr(value, "id", ""))
def test_rule_does_not_fire_on_genuine_examples(rule, message, organisations):
    assert rule.id not in fired(message, organisations)


def test_enough_rules_each_with_both_kinds_of_examples():
    assert len(RULES) >= 40
    assert len({rule.id for rule in RULES}) == len(RULES)
    for rule in IN_MESSAGES:
        assert len(rule.must_fire) >= 1
        assert len(rule.must_stay_silent) >= 2


def test_quotes_stand_where_their_span_says(organisations):
    for rule, message in FIRING:
        finding = fired(message, organisations)[rule.id]
        if finding.span is None:
            continue
        field = getattr(message, finding.span.place.value)
        shown = " ".join(field[finding.span.start : finding.span.end].split())
        assert shown[:80] == finding.quote[:80]


def test_what_speaks_against_a_scam_counts_as_forgeable_unless_a_rule_says_otherwise():
    against = {rule.id for rule in RULES if rule.direction is Direction.AGAINST}
    forged_by_a_sentence = {f"R{number:02}" for number in (4, 5, 6, 7, 9, *range(10, 17))}
    assert forged_by_a_sentence <= {one for one in against if is_forgeable(one)}
