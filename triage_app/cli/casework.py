"""`vigie log` and `vigie cases …`: the case log by hand."""

from __future__ import annotations

from dataclasses import replace

import click

from classifier.reading.remarks import verdict_sentences
from classifier.records import Pasted
from classifier.sentence import Sentence, sentence
from triage_app.caller_outcomes import ContradictoryOutcomes, outcomes_in_order
from triage_app.cli.access import ASKS_CODE, require_code
from triage_app.cli.call_backs import callbacks_command, called_command
from triage_app.cli.case_filters import case_filters
from triage_app.cli.case_lines import case_line, evidence_line, gone_line
from triage_app.cli.context import Context
from triage_app.cli.erasing import erase_command
from triage_app.cli.exporting import TARGET, write_case
from triage_app.cli.importing import import_command, undo_import
from triage_app.cli.incoming import NUMBER, SOURCE, message_fields, pasted_from, read
from triage_app.cli.notes import note_command, note_lines, reference_command
from triage_app.cli.output import (
    AS_JSON,
    as_builtins,
    print_json,
    utf8_argument,
)
from triage_app.cli.reviewing import label_command, queue_command, review_command
from triage_app.cli.verdict_lines import seen_before
from triage_app.cli.views import views_group
from triage_app.export_records import ExportTarget
from triage_app.records import (
    Case,
    CaseFilter,
    Decision,
    EventKind,
    NewCase,
    Outcome,
    Step,
)

DECISIONS = click.Choice([decision.value for decision in Decision])
OUTCOMES = click.Choice([outcome.value for outcome in Outcome])

# What a step did, after "Undone:" or "Redone:".
_STEPS = {
    EventKind.CASE_OPENED: sentence("the logging of case no. {number}"),
    EventKind.CASE_IMPORTED: sentence("the import of case no. {number}"),
    EventKind.DECISION_CHANGED: sentence("the change of decision of case no. {number}"),
    EventKind.ADVICE_GIVEN: sentence("the advice noted in case no. {number}"),
    EventKind.LABEL_GIVEN: sentence("the confirmation of case no. {number}"),
    EventKind.SECOND_LABEL_GIVEN: sentence("the second confirmation of case no. {number}"),
    EventKind.CALLED_BACK: sentence("the call-back of case no. {number}"),
    EventKind.NOTE_ADDED: sentence("the note on case no. {number}"),
    EventKind.REFERENCE_SET: sentence("the reference of case no. {number}"),
    EventKind.LABEL_WITHDRAWN: sentence("the withdrawal of the confirmation of case no. {number}"),
}

# Steps that want the supervisor's code, and so does taking them back.
_OF_SUPERVISORS = (
    EventKind.LABEL_GIVEN,
    EventKind.LABEL_WITHDRAWN,
    EventKind.SECOND_LABEL_GIVEN,
    EventKind.CASE_IMPORTED,
)


@click.command("log")
@click.argument("path", type=SOURCE)
@click.option("--decision", type=DECISIONS, required=True, help="What the agent holds it to be.")
@click.option(
    "--outcome",
    "outcomes",
    type=OUTCOMES,
    multiple=True,
    help="What the caller had already done; may be given several times.",
)
@click.option("--note", default="", help="Note on the case, masked before it is kept.")
@message_fields
@AS_JSON
@click.pass_obj
def log_command(
    context: Context,
    path: str,
    decision: str,
    outcomes: tuple[str, ...],
    note: str,
    fields: Pasted,
    as_json: bool,
) -> None:
    """Score a message and log the case (encryption of the log: vigie log encrypt --help)."""
    given = _given(outcomes)
    message = read(pasted_from(path, fields))
    context.desk.open_log()  # without it a verdict is of no use here
    context.ensure_model()
    triage = context.desk.triage.judge(message)
    new = NewCase(triage.assessment, Decision(decision), given)
    case = context.desk.triage.log(new, utf8_argument(note))
    if as_json:
        print_json(
            _logged(case)
            | {
                "remarks": [context.words(one) for one in verdict_sentences(triage.assessment)],
                "readings": triage.assessment.readings,
                "campaign": as_builtins(triage.campaign),
            }
        )
        return
    click.echo(context.say("Case no. {number} logged.", number=case.shown_number))
    click.echo(case_line(context, case))
    if triage.campaign:
        click.echo(seen_before(context, triage.campaign))


def _given(outcomes: tuple[str, ...]) -> tuple[Outcome, ...]:
    try:
        return outcomes_in_order(map(Outcome, outcomes))
    except ContradictoryOutcomes as error:
        raise click.UsageError(str(error)) from None


def _logged(case: Case) -> dict[str, object]:
    names = "number opened band score channel decision outcomes scenario organisation model".split()
    return {name: getattr(case, name) for name in names}


@click.group("cases")
def cases_group() -> None:
    """List, find, show, review, label, import, withdraw and erase logged cases; undo and redo."""


cases_group.add_command(import_command)
cases_group.add_command(views_group)
cases_group.add_command(callbacks_command)
cases_group.add_command(called_command)
cases_group.add_command(queue_command)
cases_group.add_command(label_command)
cases_group.add_command(review_command)
cases_group.add_command(note_command)
cases_group.add_command(reference_command)


def _print_cases(context: Context, wanted: CaseFilter, as_json: bool) -> None:
    found = context.desk.casebook.list(wanted)
    if as_json:
        print_json(found)
        return
    for case in found:
        click.echo(case_line(context, case))


@cases_group.command("list")
@case_filters
@AS_JSON
@click.pass_obj
def cases_list(context: Context, wanted: CaseFilter, as_json: bool) -> None:
    """List cases, newest first."""
    _print_cases(context, wanted, as_json)


@cases_group.command("find", context_settings={"ignore_unknown_options": True})
@click.argument("words", nargs=-1, required=True)
@case_filters
@AS_JSON
@click.pass_obj
def cases_find(context: Context, words: tuple[str, ...], wanted: CaseFilter, as_json: bool) -> None:
    """Find cases by words of their masked text, newest first.

    All WORDS have to be there, the last one may be a beginning. "Words in quotation marks" stand
    in this order; -word must not be there.
    """
    for word in words:
        if word.startswith("--"):
            raise click.NoSuchOption(word)
    text = " ".join(_quoted(utf8_argument(word)) for word in words)
    _print_cases(context, replace(wanted, text=text), as_json)


def _quoted(argument: str) -> str:
    """Return an argument of several words, whose quotation marks the shell took, as a phrase.

    No phrase holds a word that must not be there: its quotation marks were those of all words.
    """
    sign = "-" if argument.startswith("-") else ""
    words = argument.removeprefix("-")
    excludes = any(len(word) > 1 and word.startswith("-") for word in words.split())
    is_phrase = " " in words.strip() and '"' not in words and not excludes
    return f'{sign}"{words}"' if is_phrase else argument


@cases_group.command("show")
@click.argument("number", type=NUMBER)
@click.option("--pdf", type=TARGET, help="Write the case as a page instead, to this file.")
@AS_JSON
@click.pass_obj
def cases_show(context: Context, number: int, pdf: ExportTarget | None, as_json: bool) -> None:
    """Show one case: its masked message and its history."""
    if pdf is not None:
        write_case(context, number, pdf, as_json)
        return
    book = context.desk.casebook
    detail, evidence = book.show(number), book.evidence(number)
    if as_json:
        print_json(as_builtins(detail) | {"evidence": as_builtins(evidence)})
        return
    click.echo(case_line(context, detail.case))
    message = detail.message
    click.echo(f"\n{message.subject}\n{message.body}\n" if message else gone_line(context, detail))
    for one in evidence:
        click.echo(evidence_line(context, one))
    for line in note_lines(context, detail):
        click.echo(line)
    for event in detail.events:
        click.echo(f"  {event.at[:16]}  {event.kind.value}  {event.actor}")


@cases_group.command("undo")
@click.argument("number", type=NUMBER, required=False)
@ASKS_CODE
@AS_JSON
@click.pass_obj
def cases_undo(context: Context, number: int | None, as_json: bool) -> None:
    """Take back your last action; with NUMBER, the last action on this case if it is yours."""
    book = context.desk.casebook
    step = book.last_step(number)
    if step.kind in _OF_SUPERVISORS:
        require_code()
    book = context.desk.casebook  # in the role that the code gave
    if number is None and step.kind is EventKind.CASE_IMPORTED:
        undo_import(context, step.case.imported, as_json=as_json)
        return
    done = book.undo(step)
    if as_json:
        gone = {"number": done.step.case.number, "withdrawn": True}
        print_json(
            (as_builtins(done.case) if done.case else gone) | {"undone": done.step.kind.value}
        )
        return
    click.echo(_with_action(context, sentence("Undone: {action}."), done.step))
    if done.case:
        click.echo(case_line(context, done.case))
    else:
        click.echo(
            context.say(
                "Case no. {number} is withdrawn from the log.",
                number=done.step.case.shown_number,
            )
        )


@cases_group.command("redo")
@ASKS_CODE
@AS_JSON
@click.pass_obj
def cases_redo(context: Context, as_json: bool) -> None:
    """Do again what you took back last."""
    require_code()
    step = context.desk.casebook.redo_last()
    if as_json:
        print_json(as_builtins(step.case) | {"redone": step.kind.value})
        return
    click.echo(_with_action(context, sentence("Redone: {action}."), step))
    click.echo(case_line(context, step.case))


@cases_group.command("withdraw")
@click.argument("number", type=NUMBER)
@click.option("--reason", required=True, help="Why; stays in the history of the log.")
@ASKS_CODE
@AS_JSON
@click.pass_obj
def cases_withdraw(context: Context, number: int, reason: str, as_json: bool) -> None:
    """Take a case and its text out of the log for good."""
    if not utf8_argument(reason).strip():
        raise click.UsageError("--reason needs some words")
    require_code()
    context.desk.casebook.withdraw(number, utf8_argument(reason))
    if as_json:
        print_json({"number": number, "withdrawn": True})
    else:
        click.echo(context.say("Case no. {number} is withdrawn from the log.", number=number))


cases_group.add_command(erase_command)


def _with_action(context: Context, outcome: Sentence, step: Step) -> str:
    """Return in a sentence which action was undone or redone."""
    action = _STEPS[step.kind].fill(number=step.case.shown_number)
    return context.words(outcome.fill(action=action))
