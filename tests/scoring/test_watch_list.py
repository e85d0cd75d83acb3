"""The desk's watch-list: what it finds, and that it never speaks for a message."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from classifier.indicators.organisations import Organisations
from classifier.indicators.rules.watched import HOST, PHONE
from classifier.reading import intake
from classifier.records import Band, Channel, Direction, Pasted
from classifier.scorer import Scorer
from classifier.watch_list import WatchList
from triage_app.paths import resources_dir

WATCHED = WatchList(["suivi-dossier.example.top"], ["0612345678", "33199"])


@pytest.fixture(scope="module")
def organisations():
    return Organisations.load(resources_dir() / "organisations.csv")


@pytest.fixture(scope="module")
def scorer(organisations):
    return Scorer(organisations, None, watched=WATCHED)


@pytest.fixture(scope="module")
def scorer_without_list(organisations):
    return Scorer(organisations, None)


def found(scorer, body, sender="", channel=Channel.SMS):
    message = intake.read(Pasted(body, channel, sender))
    return [one for one in scorer.assess(message).findings if one.indicator in (HOST, PHONE)]


@pytest.mark.parametrize(
    "address",
    [
        "https://suivi-dossier.example.top/a",
        "http://www.suivi-dossier.example.top",
        "hxxps://suivi-dossier[.]example[.]top",
    ],
)
def test_a_watched_host_is_found_with_all_below_it(scorer, address):
    (finding,) = found(scorer, f"Votre dossier de remboursement attend : {address}")
    assert finding.indicator == HOST
    assert finding.values == {"domain": "suivi-dossier.example.top"}


@pytest.mark.parametrize("address", ["https://example.top", "https://autre-suivi-dossier.top"])
def test_the_domain_above_and_one_that_looks_alike_are_others(scorer, address):
    assert not found(scorer, f"Votre dossier de remboursement attend : {address}")


def test_the_sender_and_where_a_reply_goes_count(scorer):
    sender = "Service <aide@suivi-dossier.example.top>"
    assert found(scorer, "Bonjour, votre dossier attend.", sender, Channel.EMAIL)


@pytest.mark.parametrize(
    ("number", "is_watched"),
    [
        ("06 12 34 56 78", True),
        ("+33 6 12 34 56 78", True),
        ("0033612345678", True),
        ("06 12 34 56 79", False),
    ],
)
def test_a_number_is_found_in_any_notation_and_not_repeated(scorer, number, is_watched):
    hits = found(scorer, f"Rappelez vite votre conseiller au {number} pour le dossier.")
    assert [one.indicator for one in hits] == ([PHONE] if is_watched else [])
    assert "612345678" not in repr(hits)


def test_the_sender_of_a_text_message_counts(scorer):
    assert [one.indicator for one in found(scorer, "Coucou, rappelle-moi.", "0612345678")] == [
        PHONE
    ]


def test_without_a_model_something_watched_is_enough_for_several_signs(organisations):
    message = intake.read(Pasted("Bonjour, mon numéro : 06 12 34 56 78", Channel.SMS))
    assert Scorer(organisations, None).assess(message).band is Band.CANNOT_TELL
    listed = Scorer(organisations, None, watched=WATCHED).assess(message)
    assert listed.band is Band.SEVERAL_SIGNS
    reason = next(one for one in listed.reasons if one.indicator == PHONE)
    assert reason.direction is Direction.FOR


@given(
    st.sampled_from(["06 12 34 56 78", "https://suivi-dossier.example.top/x"]),
    st.text("abcdéàZ 0123456789.,!?-\n", max_size=60),
)
def test_findings_are_only_added(scorer, scorer_without_list, contact, words):
    message = intake.read(Pasted(f"Bonjour {words}\nContact : {contact}", Channel.SMS))
    plain = scorer_without_list.assess(message).findings
    listed = scorer.assess(message).findings
    assert [one for one in listed if one in plain] == list(plain)
