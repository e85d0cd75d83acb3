"""Advice for every combination of answers, verdict, decision and channel keeps the rules."""

from __future__ import annotations

import re
from itertools import combinations, product

import pytest

from classifier.records import Band, Channel
from triage_app.advice.caller_answer import SMS_LENGTH, AnswerForm, answer
from triage_app.advice.contacts import unbroken
from triage_app.advice.guidance import Timing, shipped_guidance
from triage_app.advice.joined import Fate, Situation, fate_of, joined_advice
from triage_app.paths import resources_dir
from triage_app.records import Decision, Outcome
from triage_app.services.upkeep.guidance import VOUCHING
from triage_app.wording.words import words_in

OTHERS = tuple(one for one in Outcome if one is not Outcome.NOTHING_DONE)
COMBINATIONS = (
    *((one,) for one in Outcome),
    *combinations(OTHERS, 2),
    (Outcome.CLICKED_ONLY, Outcome.GAVE_CARD, Outcome.GAVE_OTP),
    OTHERS,
)
SITUATIONS = [Situation(*one) for one in product(Band, (None, *Decision), Channel)]
HARMLESS = {Outcome.NOTHING_DONE, Outcome.CLICKED_ONLY}
REPORTING = {"sms33700", "spamvocal", "signal_spam", "phishing_initiative", "pharos"}
REPORTS = re.compile(
    r"33700|signal-spam|signalez (le sms|l’e-mail|la lettre|le message|le numéro)"
    r"|report the (sms|e-mail|letter|message|number)",
    re.IGNORECASE,
)
DELETES = re.compile(
    r"supprimez (le|la|l’)\s?(sms|e-mail|lettre|conversation|message)"
    r"|delete the (sms|e-mail|letter|conversation|message)",
    re.IGNORECASE,
)
OF_CHANNEL = {
    Channel.SMS: "33700",
    Channel.EMAIL: "signal-spam.fr",
    Channel.LETTER: "lett",
    Channel.CALL: "spamvocal",
    Channel.CHAT: "app",
}
# Words of somebody who speaks about the caller, or to the agent.
ABOUT_THE_CALLER = re.compile(
    r"\b(l’appelant|l’assuré|sa banque|son opérateur|ne faites pas (lire|répéter)|promettez"
    r"|the caller|his|her|their|cellule fraude|fraud desk|je signale|i am flagging)\b",
    re.IGNORECASE,
)


@pytest.fixture(params=["fr", "en"], scope="module")
def language(request):
    return request.param


@pytest.fixture(scope="module")
def guidance(language):
    return shipped_guidance(resources_dir())[language]


@pytest.fixture(scope="module")
def rendered(guidance):
    """Return every advice with its situation."""
    return [
        (situation, joined_advice(guidance, outcomes, situation))
        for outcomes in COMBINATIONS
        for situation in SITUATIONS
    ]


def spoken(advice):
    return " ".join((advice.say, advice.written, *(step.text for step in advice.steps)))


def test_a_message_held_for_genuine_is_neither_reported_nor_deleted(rendered):
    for situation, advice in rendered:
        if situation.decision is Decision.LEGIT:
            assert advice.fate is Fate.KEPT
            assert not REPORTS.search(spoken(advice)), advice
            assert not DELETES.search(spoken(advice)), advice
            assert not REPORTING & {one.id for one in advice.contacts}
            assert advice.report == ""


def test_a_message_is_reported_by_the_way_of_its_channel(rendered):
    for situation, advice in rendered:
        if advice.fate in (Fate.KEPT, Fate.DOUBTED):
            continue
        assert OF_CHANNEL[situation.channel] in advice.report
        assert any(OF_CHANNEL[situation.channel] in step.text for step in advice.steps)
        called = Outcome.CALLED_PREMIUM in advice.outcomes
        numbers = situation.channel in (Channel.SMS, Channel.CALL) or called
        assert ("33700" in spoken(advice)) == numbers
        assert ("signal-spam" in spoken(advice)) == (situation.channel is Channel.EMAIL)


def test_only_a_scam_is_deleted_and_only_where_nothing_was_given(rendered):
    for situation, advice in rendered:
        deleted = bool(DELETES.search(spoken(advice)))
        assert not deleted or advice.fate is Fate.DELETED
        assert not deleted or set(advice.outcomes) <= HARMLESS
        if situation.channel in (Channel.LETTER, Channel.CALL):
            assert not deleted


@pytest.mark.parametrize(
    ("band", "decision", "outcome", "fate"),
    [
        (Band.FEW_SIGNS, Decision.SCAM, Outcome.NOTHING_DONE, Fate.DELETED),
        (Band.FEW_SIGNS, Decision.SCAM, Outcome.GAVE_CARD, Fate.EVIDENCE),
        (Band.VERY_LIKELY_SCAM, Decision.LEGIT, Outcome.GAVE_CARD, Fate.KEPT),
        (Band.VERY_LIKELY_SCAM, Decision.UNSURE, Outcome.NOTHING_DONE, Fate.WAITING),
        (Band.CANNOT_TELL, Decision.UNSURE, Outcome.NOTHING_DONE, Fate.DOUBTED),
        (Band.VERY_LIKELY_SCAM, None, Outcome.CLICKED_ONLY, Fate.DELETED),
        (Band.SEVERAL_SIGNS, None, Outcome.CLICKED_ONLY, Fate.WAITING),
        (Band.FEW_SIGNS, None, Outcome.GAVE_CARD, Fate.DOUBTED),
    ],
)
def test_the_message_follows_the_decision_and_before_it_the_verdict(band, decision, outcome, fate):
    assert fate_of(Situation(band, decision, Channel.SMS), (outcome,)) is fate


def test_each_step_is_said_once_and_the_most_urgent_first(rendered, guidance):
    for _, advice in rendered:
        texts = [step.text for step in advice.steps]
        assert len(texts) == len(set(texts))
        places = [list(Timing).index(step.timing) for step in advice.steps]
        assert places == sorted(places)
        assert [step for timing in Timing for step in advice.of(timing)] == texts
        if advice.outcomes == (Outcome.NOTHING_DONE,):
            continue
        for outcome in advice.outcomes:
            assert set(guidance[outcome].texts()) <= set(texts)


def test_who_installed_an_application_calls_the_bank_from_elsewhere_first(rendered):
    for _, advice in rendered:
        if Outcome.INSTALLED_APP in advice.outcomes:
            assert re.search("banque depuis un autre|bank from another", advice.steps[0].text)
            assert re.search("un autre appareil|another device", advice.say)


def test_a_code_may_be_of_bank_ameli_or_franceconnect(rendered):
    for _, advice in rendered:
        if Outcome.GAVE_OTP in advice.outcomes:
            assert re.search(r"banq|bank", spoken(advice))
            assert "FranceConnect" in spoken(advice)
            assert "ameli" in spoken(advice)
            assert not advice.say.startswith(("Si c’était", "If it was")), "whoever wrote"


def test_what_is_sent_speaks_to_the_caller(rendered, language):
    words = words_in(language)
    for _, advice in rendered:
        for form in AnswerForm:
            text = answer(advice, form, words)
            assert not ABOUT_THE_CALLER.search(text), text
            assert not any(line in text for line in advice.agent)
            assert "{" not in text


def test_an_sms_is_whole_and_short(rendered, language):
    words = words_in(language)
    for _, advice in rendered:
        text = answer(advice, AnswerForm.SMS, words)
        assert len(text) <= SMS_LENGTH, text
        assert advice.written[1:] in text
        assert text.endswith(
            {"fr": "Votre service client", "en": "Your customer service"}[language]
        )


def test_a_mail_has_all_steps_in_order_and_the_contacts_of_the_caller(rendered, language):
    words = words_in(language)
    for _, advice in rendered:
        text = answer(advice, AnswerForm.EMAIL, words)
        nothing = advice.outcomes == (Outcome.NOTHING_DONE,)
        steps = advice.unsaid if nothing else advice.texts()
        steps = [step for step in steps if step != advice.written]
        places = [text.index(f"- {step}") for step in steps]
        assert places == sorted(places)
        assert text.count(advice.written) == 1
        for contact in advice.contacts:
            assert (contact.text in text) is not contact.for_agent


def test_how_to_report_stands_beside_the_answer(rendered, language):
    words = words_in(language)
    for situation, advice in rendered:
        text = answer(advice, AnswerForm.REPORT, words)
        assert bool(text) == (advice.fate not in (Fate.KEPT, Fate.DOUBTED))
        if text and situation.channel is Channel.EMAIL:
            assert "signal-spam.fr" in text
            assert "phishing-initiative.fr" in text


def test_nothing_vouches_for_a_message(rendered):
    for _, advice in rendered:
        found = VOUCHING.search(" ".join((spoken(advice), *advice.avoid)))
        assert found is None, advice


def test_what_is_read_aloud_is_short(rendered):
    for _, advice in rendered:
        assert len(advice.say) <= 330, advice.say
        assert advice.say.endswith(".")
        assert advice.say[0].isupper()


def test_numbers_do_not_break(guidance):
    for advice in guidance.values():
        for contact in advice.contacts:
            assert not re.search(r"\d \d|\d h\b|\d €", contact.text)
    assert unbroken("0 892 705 705, 9 h 30 et 5 mots") == (
        "0\u00a0892\u00a0705\u00a0705, 9\u00a0h\u00a030 et 5 mots"
    )


def test_editors_notes_are_not_shown(rendered):
    for _, advice in rendered:
        assert not any("déduit" in source for source in advice.sources)
