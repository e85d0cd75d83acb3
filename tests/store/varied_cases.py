"""Cases that differ in all that filters ask for, and a filter in plain words."""

from __future__ import annotations

from dataclasses import replace

from classifier.records import Band, Channel, Label, LinkView, OrganisationMatch
from triage_app.call_backs import is_call_back
from triage_app.records import Decision, Outcome

BODIES = ("Votre carte expire", "Remboursement en attente", "Votre carte est prête")
AGENTS = ("Anne", "Bruno")
ORGANISATIONS = (None, "ameli", "harmonie-mutuelle")
SCENARIOS = (None, "S01", "S07")
DOMAINS = ("x.top", "y.example")
OUTCOMES = (
    (),
    (Outcome.NOTHING_DONE,),
    (Outcome.CLICKED_ONLY,),
    (Outcome.CLICKED_ONLY, Outcome.GAVE_CARD),
    (Outcome.GAVE_CARD,),
    (Outcome.CLICKED_ONLY, Outcome.GAVE_CARD, Outcome.GAVE_OTP),
    (),
)


def filled(store, clock, new_case):
    for at in range(60):
        clock.pass_days(0.4)
        new = new_case(
            BODIES[at % 3] + " unique" * (at % 5 == 0),
            band=list(Band)[at % 4],
            decision=list(Decision)[at // 2 % 3],
            outcomes=OUTCOMES[at % 7],
        )
        name = ORGANISATIONS[at // 3 % 3]
        link = LinkView("x", "https://x/", DOMAINS[at % 2], "x")
        seen = replace(
            new.assessment,
            scenario=SCENARIOS[at // 5 % 3],
            organisation=OrganisationMatch(name, name.title()) if name else None,
            links=(link,),
            message=replace(new.assessment.message, channel=list(Channel)[at // 4 % 5]),
        )
        case = store.log_case(replace(new, assessment=seen), AGENTS[at // 7 % 2])
        if at % 3 != 1:
            store.give_label(case.number, list(Label)[at % 2], "Chef")
        if is_call_back(store.case(case.number).case) and at % 4 == 0:
            store.call_back_log.tick(case.number, "Chef")
    return store


def matches(case, wanted):
    """Tell in plain words whether a case is meant."""
    if wanted.outcome is not None and wanted.outcome not in case.outcomes:
        return False
    fields = "band channel decision label".split()
    if any(getattr(wanted, name) not in (None, getattr(case, name)) for name in fields):
        return False
    named = "organisation scenario agent".split()
    if any(getattr(wanted, name) not in ("", getattr(case, name)) for name in named):
        return False
    against = {case.decision.value, case.label and case.label.value} == {"scam", "legit"}
    return (
        (not wanted.unlabelled or case.label is None)
        and (not wanted.disagreement or against)
        and (not wanted.call_back or (is_call_back(case) and case.called_back is None))
        and (not wanted.imported or case.imported is not None)
        and (not wanted.domain or wanted.domain in case.domains)
        and (not wanted.since or case.opened >= wanted.since)
        and (not wanted.until or case.opened < wanted.until)
        and (not wanted.text or _has_word(case, wanted.text))
    )


def _has_word(case, word):
    return (word.removeprefix("-") in case.excerpt.split()) is not word.startswith("-")
