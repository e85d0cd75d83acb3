"""`vigie cases queue`, `label` and `review`: what waits for a supervisor, and what is confirmed."""

from __future__ import annotations

from collections.abc import Iterator

import click

from classifier.records import Label
from classifier.sentence import Decimal, Sentence, sentence
from triage_app.cli.access import ASKS_CODE, require_code
from triage_app.cli.campaigns import change_campaign
from triage_app.cli.case_filters import case_filters
from triage_app.cli.case_lines import case_line
from triage_app.cli.context import Context
from triage_app.cli.incoming import NUMBER
from triage_app.cli.output import AS_JSON, as_builtins, print_json, utf8_argument
from triage_app.cli.verdict_lines import short_verdict
from triage_app.evidence_records import COUNTED
from triage_app.records import CaseFilter, Step
from triage_app.review_records import (
    ORDER,
    Agreement,
    LabelReason,
    QueueEntry,
    QueueReason,
    ReviewState,
)

_NONE = "none"
_LABELS = click.Choice([*(label.value for label in Label), _NONE])
_TOOL_AND_AGENT = ("band", "score", "scenario", "indicators", "decision", "first_decision")
_WHY = click.option(
    "--reason",
    "reasons",
    multiple=True,
    type=click.Choice([one.value for one in LabelReason]),
    help="Why; may be given several times.",
)


@click.command("queue")
@case_filters
@click.option(
    "--reason",
    "reasons",
    multiple=True,
    type=click.Choice([one.value for one in QueueReason]),
    help="Only cases of this reason; may be given several times.",
)
@click.option("--seed", default="", help="Seed of the random sample (else the present week).")
@click.option("--opinions", is_flag=True, help="Show the tool’s verdict and the agent’s decision.")
@AS_JSON
@click.pass_obj
def queue_command(
    context: Context,
    wanted: CaseFilter,
    reasons: tuple[str, ...],
    seed: str,
    opinions: bool,
    as_json: bool,
) -> None:
    """List the cases that wait for a supervisor, those worth most first.

    First callers to call back and those who may have to be, then decisions against the tool, the
    middle verdicts, one case of each campaign without a confirmation, and a random sample.
    """
    queue, seed = context.desk.casebook.review, utf8_argument(seed)
    chosen = [one for one in QueueReason if one.value in reasons] or ORDER
    found = queue.next(wanted, reasons=chosen, seed=seed)
    shown = opinions or context.settings.review_blind == "off"
    if as_json:
        print_json([_entry(one, seed or queue.seed, shown=shown) for one in found])
        return
    for one in found:
        click.echo(_entry_line(context, one, shown=shown))
    if any(one.reason is QueueReason.SAMPLE for one in found):
        click.echo(context.say("Random sample drawn with seed {seed}.", seed=seed or queue.seed))
    if not found:
        click.echo(context.say("No case waits for a confirmation."))


def _entry(one: QueueEntry, seed: str, *, shown: bool) -> dict[str, object]:
    """Return an entry for JSON; what may sway the supervisor is null while it is hidden."""
    case: dict[str, object] = as_builtins(one.case)
    hidden = {} if shown else dict.fromkeys(_TOOL_AND_AGENT)
    if one.reason is QueueReason.SECOND:
        hidden |= dict.fromkeys(("label", "labelled_by", "own_case"))
    drawn = {"seed": seed} if one.reason is QueueReason.SAMPLE else {}
    return case | hidden | {"reason": one.reason.value, "copies": one.copies} | drawn


def _entry_line(context: Context, one: QueueEntry, *, shown: bool) -> str:
    case = one.case
    opinions = ""
    if shown:
        decision = context.words.name("decision", case.decision)
        opinions = f"{short_verdict(context, case)}  {decision}  "
    copies = f"× {one.copies}  " if one.copies > 1 else ""
    campaign = f"({case.campaign_code or case.campaign})"
    return (
        f"{case.shown_number:>6} {campaign:>8}  {case.opened[:16]}  "
        f"{context.words.name('queue_reason', one.reason)}  {opinions}{copies}{case.excerpt[:60]}"
    )


@click.command("label")
@click.argument("numbers", metavar="NUMBER…", nargs=-1, type=NUMBER)
@click.argument("label", type=_LABELS)
@click.option("--campaign", type=NUMBER, help="All cases of this campaign, with one undo.")
@_WHY
@click.option("--note", default="", help="Note on each case, masked before it is kept.")
@click.option("--second", is_flag=True, help="Second confirmation, without looking at the first.")
@ASKS_CODE
@AS_JSON
@click.pass_context
def label_command(
    click_context: click.Context,
    numbers: tuple[int, ...],
    label: str,
    campaign: int | None,
    reasons: tuple[str, ...],
    note: str,
    second: bool,
    as_json: bool,
) -> None:
    """Confirm cases, or a campaign, as scam or legit; "none" withdraws the label."""
    context: Context = click_context.obj
    if bool(numbers) == (campaign is not None):
        raise click.UsageError("name cases, or a campaign with --campaign")
    if label == _NONE and (reasons or note or second):
        raise click.UsageError("a confirmation that is withdrawn has no reason, note or second one")
    if campaign is not None and (note or second):
        raise click.UsageError("--note and --second are for cases, not for a campaign")
    why = [LabelReason(one) for one in reasons]
    if campaign is not None:
        given = None if label == _NONE else Label(label)
        change_campaign(
            click_context, lambda book: book.confirm(campaign, given, why), as_json=as_json
        )
        return
    require_code()
    steps = _labelled(context, numbers, label, why, utf8_argument(note), second=second)
    if as_json:
        cases = [one.case for one in steps]
        print_json(cases[0] if len(cases) == 1 else cases)
        return
    for step in steps:
        click.echo(case_line(context, step.case))


def _labelled(
    context: Context,
    numbers: tuple[int, ...],
    label: str,
    why: list[LabelReason],
    untrusted_note: str,
    *,
    second: bool,
) -> list[Step]:
    book, each = context.desk.casebook, list(dict.fromkeys(numbers))
    if label == _NONE:
        for number in each:
            book.show(number)  # nothing is changed when one of them is not there
        return [book.withdraw_label(number) for number in each]
    if second:
        queue = book.review
        return [queue.confirm_again(one, Label(label), why, untrusted_note) for one in each]
    return book.review.confirm(each, Label(label), why, untrusted_note)


@click.command("review")
@AS_JSON
@click.pass_obj
def review_command(context: Context, as_json: bool) -> None:
    """Show how far the review is: towards a retraining, and how far two people agree."""
    state = context.desk.casebook.review.state()
    if as_json:
        print_json(state)
        return
    for line in state_sentences(state):
        click.echo(context.words(line))


def state_sentences(state: ReviewState) -> Iterator[Sentence]:
    """Yield how far the review is, in sentences."""
    yield _campaigns(state)
    if state.contradictions:
        yield sentence(
            "Campaigns whose confirmations differ, left out of the training: {n}.",
            n=state.contradictions,
        )
    yield _agreement(sentence("Two people"), state.two_people, state.enough_pairs)
    if state.one_person.cases:
        yield _agreement(sentence("One person twice"), state.one_person, state.enough_pairs)


def _campaigns(state: ReviewState) -> Sentence:
    if state.campaigns < state.enough_campaigns:
        return sentence(
            "Enough to compare models on your own cases: {n} of {most} campaigns.",
            n=state.campaigns,
            most=state.enough_campaigns,
        )
    campaigns = f"> {COUNTED}" if state.campaigns > COUNTED else state.campaigns
    return sentence(
        "Enough to compare models on your own cases: {n} campaigns, {most} are needed.",
        n=campaigns,
        most=state.enough_campaigns,
    )


def _agreement(who: Sentence, found: Agreement, enough: int) -> Sentence:
    if found.kappa is None and found.cases < enough:
        return sentence(
            "{who}: {n} of {enough} cases confirmed twice, too few for a kappa.",
            who=who,
            n=found.cases,
            enough=enough,
        )
    if found.kappa is None or found.low is None or found.high is None:
        return sentence(
            "{who}: agree on {agreed} of {n} cases, all with the same label: no kappa.",
            who=who,
            agreed=found.agreed,
            n=found.cases,
        )
    return sentence(
        "{who}: agree on {agreed} of {n} cases, Cohen’s kappa {kappa} (interval of 95 per cent: "
        "{low} to {high}).",
        who=who,
        agreed=found.agreed,
        n=found.cases,
        kappa=Decimal(found.kappa),
        low=Decimal(found.low),
        high=Decimal(found.high),
    )
