"""The state of the triage page, tested without Qt."""

from dataclasses import replace

import pytest
import ui_fakes as fakes

from classifier.records import Message, Pasted
from triage_app.draft_record import Draft
from triage_app.records import (
    Answers,
    Decision,
    Observations,
    OwnView,
    Seen,
    Triage,
)
from triage_app.ui.triage.call import LogAction, PutAway, Stopwatch, Typed, shown_time
from triage_app.ui.triage.calls import Calls
from triage_app.ui.triage.kept_calls import Kept, recovered, to_keep

SEEN = OwnView(Observations(Seen.YES, Seen.NO))
SCAM = Answers(Decision.SCAM)


def verdict():
    return Triage(fakes.assessment(), None)


def judged(calls=None, text="un message", now=0.0, *, look_due=False):
    calls = (calls or Calls()).typed(Typed(text)).asked(now)
    return calls.judged(calls.given, verdict(), look_due=look_due)


def decided(calls=None, text="un message"):
    return judged(calls, text).answered(SCAM)


def refused(calls=None):
    calls = decided(calls).logging(10.0)
    return calls.refused(calls.current.number)


def test_the_timer_excludes_pauses():
    watch = Stopwatch().started(100.0)
    assert (watch.seconds(130.4), watch.running) == (30, True)
    paused = watch.paused(130.4)
    assert (paused.seconds(999.0), paused.running) == (30, False)
    assert paused.paused(500.0) == paused
    assert paused.started(500.0).seconds(510.0) == 40
    assert shown_time(127) == "2:07"


def test_a_call_begins_with_typing_and_its_timer_with_the_first_scoring():
    calls = Calls().typed(Typed("  ", untrusted_sender="CPAM"))
    assert calls.current is None, "a sender alone is no message"
    calls = calls.typed(Typed("bonjour"))
    assert calls.current.stopwatch == Stopwatch()
    calls = calls.asked(5.0)
    assert calls.current.stopwatch.since == 5.0
    assert calls.is_busy
    calls = calls.judged(calls.given, verdict(), look_due=False).asked(60.0)
    assert calls.current.stopwatch.since == 5.0, "a correction does not start the time again"


def test_a_late_result_is_dropped():
    calls = Calls().typed(Typed("un")).asked(0.0)
    older = calls.given
    calls = calls.asked(1.0)
    assert calls.judged(older, verdict(), look_due=False).current.triage is None
    assert calls.unjudged(older) == calls
    assert not calls.unjudged(calls.given).is_busy


def test_a_held_call_gets_its_verdict_too():
    calls = Calls().typed(Typed("un")).asked(0.0)
    question = calls.given
    calls = calls.on_hold(3.0).judged(question, verdict(), look_due=False)
    assert calls.held[0].triage is not None
    assert not calls.held[0].stopwatch.running


def test_hold_and_resume_swap_two_calls():
    calls = judged(text="un").answered(SCAM).on_hold(10.0)
    calls = judged(calls, "deux", now=20.0)
    first = calls.held[0].number
    calls = calls.resumed(first, 30.0)
    assert calls.current.typed.untrusted_text == "un"
    assert calls.current.answers == SCAM
    assert calls.current.stopwatch.seconds(35.0) == 15
    assert [one.typed.untrusted_text for one in calls.held] == ["deux"]
    assert calls.resumed(99, 30.0) is calls


@pytest.mark.parametrize(
    ("answers", "look_due", "seen"),
    [
        (Answers(), False, True),
        (Answers(), True, False),
        (Answers(own_view=SEEN), True, True),
    ],
)
def test_the_band_waits_for_the_second_look(answers, look_due, seen):
    calls = Calls().typed(Typed("un")).answered(answers).asked(0.0)
    calls = calls.judged(calls.given, verdict(), look_due=look_due)
    assert calls.current.band_seen is seen
    assert calls.answered(replace(answers, own_view=SEEN)).current.band_seen


@pytest.mark.parametrize(
    ("answers", "seen"), [(Answers(), False), (SCAM, True), (Answers(own_view=SEEN), True)]
)
def test_a_recovered_draft_hides_a_band_that_was_not_seen(answers, seen):
    draft = Draft(Message(body="masqué"), answers, 42, "2026-11-23T10:00:00+01:00")
    calls = recovered(Calls(), [(draft, verdict())], lambda _: True)
    assert calls.held[0].band_seen is seen
    assert calls.held[0].stopwatch.seconds(1000.0) == 42
    assert calls.held[0].typed.untrusted_text == "masqué"


def test_repeated_requests_log_a_case_once():
    calls = decided().logging(10.0)
    assert calls.logging(11.0) is calls, "the log is being written"
    calls = refused()
    again = calls.answered(Answers(Decision.LEGIT)).logging(12.0)
    assert [one.new.decision for one in again.unlogged] == [Decision.LEGIT]
    done = again.logged(again.current.number, fakes.case(7))
    assert done.current is None
    assert done.unlogged == ()


def test_a_call_being_logged_is_not_put_on_hold():
    for calls in (decided().logging(10.0), refused()):
        left = calls.on_hold(11.0)
        assert left.current is None
        assert left.held == ()
        assert len(left.unlogged) == 1
        assert len(calls.put_away(11.0).done) == 1, "nor put away"
        assert len(to_keep(calls, 11.0)) == 1, "nor kept as two drafts"


def test_typing_while_a_case_is_written_begins_another_call_without_answers():
    calls = decided().logging(10.0).typed(Typed("le suivant"))
    number = calls.unlogged[0].call.number
    assert calls.current.number != number
    assert calls.current.answers == Answers()
    calls = calls.logged(number, fakes.case(7))
    assert calls.current.typed.untrusted_text == "le suivant", "what was typed stays"


def test_typing_after_a_refused_case_corrects_it():
    before = refused()
    calls = before.typed(Typed("un message corrigé"))
    assert calls.unlogged == ()
    assert calls.current.number == before.current.number
    assert calls.current.answers == SCAM


def test_scoring_again_without_a_change_corrects_the_unlogged_case():
    calls = refused().asked(20.0)
    assert calls.unlogged == ()
    assert calls.current.number == refused().current.number


def test_the_newest_action_is_undone_and_redone():
    calls = decided(text="un").logging(1.0)
    calls = calls.logged(calls.current.number, fakes.case(7))
    calls = judged(calls, "deux").put_away(2.0)
    assert isinstance(calls.newest, PutAway)
    back = calls.taken_back(calls.newest, 3.0)
    assert back.current.typed.untrusted_text == "deux"
    case = back.newest
    assert isinstance(case, LogAction)
    both = back.taken_back(case, 4.0)
    assert both.current.answers == SCAM
    assert both.current.typed.untrusted_text == "un"
    assert [one.typed.untrusted_text for one in both.held] == ["deux"], "the other one is held"
    assert both.newest is None
    again = both.done_again(replace(case, writing=True, case=None))
    assert again.current is None
    assert again.newest is None, "not while the log is being written"
    changed = both.answered(Answers(Decision.LEGIT))
    assert changed.undone == (), "a change ends what can be done again"


def test_only_the_newest_logged_call_keeps_its_unmasked_text():
    calls = decided(text="1 85 05 78 006 084 36").logging(1.0)
    calls = calls.logged(calls.current.number, fakes.case(1))
    calls = judged(calls, "rangé").put_away(2.0)
    calls = decided(calls, text="deux").logging(3.0)
    calls = calls.logged(calls.current.number, fakes.case(2))
    kept = [one.call.typed.untrusted_text for one in calls.done]
    assert kept == [fakes.BODY, "deux"], "masked; and the call that was put away is gone"


def test_content_of_a_draft():
    calls = decided(text="un").on_hold(10.0).typed(Typed("en cours", untrusted_sender="CPAM"))
    typed, held = to_keep(calls, 20.0)
    assert typed == Kept(calls.current.number, Pasted("en cours", None, "CPAM"), Answers(), 0)
    assert held == Kept(calls.held[0].number, fakes.assessment().message, SCAM, 10)


def test_a_call_that_was_put_away_gets_its_verdict_too():
    calls = Calls().typed(Typed("un")).asked(0.0)
    question = calls.given
    away = calls.put_away(3.0)
    back = away.judged(question, verdict(), look_due=False)
    assert back.taken_back(back.newest, 4.0).current.triage is not None
    back = away.unjudged(question)
    assert not back.taken_back(back.newest, 4.0).is_busy
    undone = away.taken_back(away.newest, 4.0).judged(question, verdict(), look_due=False)
    assert undone.undone[-1].call.triage is not None


def test_a_call_put_away_after_the_decision_can_still_be_taken_back():
    calls = decided(text="un").logging(1.0, 1)
    number = calls.current.number
    calls = judged(calls.on_hold(1.0), "deux").put_away(2.0, 2).logged(number, fakes.case(7), 3)
    assert isinstance(calls.newest, LogAction)
    calls = calls.taken_back(calls.newest, 4.0)
    assert isinstance(calls.newest, PutAway)
    assert calls.newest.call.typed.untrusted_text == "deux"


@pytest.mark.parametrize("answered_first", [True, False])
def test_retry_logs_the_answers_on_the_page(answered_first):
    calls = decided().logging(10.0)
    number = calls.current.number
    other = Answers(Decision.LEGIT, own_view=SEEN)
    if answered_first:
        calls = calls.answered(other).refused(number)
    else:
        calls = calls.refused(number).answered(other)
    (again,) = calls.on_hold(11.0).retrying().unlogged
    assert (again.new.decision, again.new.own_view) == (Decision.LEGIT, SEEN)
    assert again.writing
