"""The commands `vigie train` and `vigie models …`."""

from __future__ import annotations

from pathlib import Path

import click

from classifier.parallel import Workers, all_processors, no_progress
from triage_app.cli.access import ASKS_CODE, require_code
from triage_app.cli.context import Context
from triage_app.cli.incoming import FILE
from triage_app.cli.jobs import jobs_options
from triage_app.cli.model_lines import print_difference
from triage_app.cli.output import AS_JSON, print_json, print_path, replaceable_path
from triage_app.model_records import Figures, ModelSummary, TrainingOutcome


def _progress_line(share: float, what: str) -> None:
    """Print a progress line, which the window parses: `progress 0.35 held_out`."""
    click.echo(f"progress {share:.2f} {what}", err=True)


@click.command("train")
@click.option("--from-cases", is_flag=True, help="Add the supervisor-confirmed cases.")
@click.option("--no-promote", is_flag=True, help="Leave the candidate beside the model in use.")
@click.option("--progress", is_flag=True, help="Tell the progress on standard error.")
@jobs_options
@ASKS_CODE
@AS_JSON
@click.pass_obj
def train_command(
    context: Context,
    from_cases: bool,
    no_promote: bool,
    progress: bool,
    workers: Workers | None,
    as_json: bool,
) -> None:
    """Train a candidate, check it, and promote it if it passes; the code is asked for before."""
    is_first = not from_cases and context.desk.first_model.needed
    if not (no_promote or is_first):
        require_code()
    outcome = context.desk.retraining.train(
        from_cases=from_cases,
        promote=not no_promote,
        progress=_progress_line if progress else no_progress,
        workers=workers or all_processors(),
    )
    print_json(outcome) if as_json else _print_outcome(context, outcome)


def _print_outcome(context: Context, outcome: TrainingOutcome) -> None:
    if outcome.current:
        click.echo(context.say("In use: {model}", model=_model_line(context, outcome.current)))
    click.echo(context.say("Candidate: {model}", model=_model_line(context, outcome.candidate)))
    if outcome.conflicting:
        cases = ", ".join(name.removeprefix("case-") for name in outcome.conflicting)
        click.echo(
            context.say(
                "Cases left out, because their label contradicts that of a near-copy: {cases}.",
                cases=cases,
            )
        )
    click.echo(outcome.sentence)


def _model_line(context: Context, model: ModelSummary) -> str:
    state = context.words.name("model_state", model.state)
    if model.desk:
        state = context.say("{state}, of desk {desk}", state=state, desk=model.desk)
    if model.figures is None:
        return f"{model.number}  {state}  {model.gate}"
    return context.say(
        "{number}  {created}  {state}  {examples} examples, {cases} cases  AUC {auc}  recall at "
        "2% {recall}  cannot tell {unsure}",
        number=model.number,
        created=model.created[:16],
        state=state,
        examples=model.examples,
        cases=model.confirmed_cases,
        **_few_figures(context, model.figures),
    )


def _few_figures(context: Context, figures: Figures) -> dict[str, str]:
    numbers = context.words.numbers
    return {
        "auc": numbers.number(figures.auc, 3),
        "recall": numbers.percent(figures.recall_at_2),
        "unsure": numbers.percent(figures.cannot_tell),
    }


@click.group("models")
def models_group() -> None:
    """List, show, export, promote and roll back models."""


@models_group.command("list")
@AS_JSON
@click.pass_obj
def models_list(context: Context, as_json: bool) -> None:
    """List all models, newest first."""
    from triage_app.services.exchange.model_sources import models_of  # noqa: PLC0415 - late

    found = models_of(context.desk)
    if as_json:
        print_json(found)
        return
    for model in found:
        click.echo(_model_line(context, model))


@models_group.command("show")
@click.argument("number")
@click.option("--json", "as_json", is_flag=True, help="The same: a manifest is JSON anyway.")
@click.pass_obj
def models_show(context: Context, number: str, as_json: bool) -> None:  # noqa: ARG001
    """Print the manifest of a model as JSON."""
    from classifier.scoring import model_file  # noqa: PLC0415

    print_json(model_file.document(context.desk.shelf.folder(number)))


@models_group.command("card")
@click.argument("number", required=False)
@click.pass_obj
def models_card(context: Context, number: str | None) -> None:
    """Print the card of a model, by default of the current one, in French and English."""
    from triage_app.services.learning.models import model_card  # noqa: PLC0415

    click.echo(model_card(context.desk.shelf, number), nl=False)


@models_group.command("drift")
@AS_JSON
@click.pass_obj
def models_drift(context: Context, as_json: bool) -> None:
    """Compare recent cases with earlier ones, and bands with confirmed cases."""
    from triage_app.services.learning.drift import desk_drift  # noqa: PLC0415

    found = desk_drift(context.desk)
    print_json(found) if as_json else click.echo(found.sentence)


@models_group.command("compare")
@click.argument("before", required=False)
@click.argument("now", required=False)
@click.option("--cases", "newest", type=click.IntRange(0, 5000), default=500, show_default=True)
@click.option("--progress", is_flag=True, help="Tell the progress on standard error.")
@AS_JSON
@click.pass_obj
def models_compare(
    context: Context,
    before: str | None,
    now: str | None,
    newest: int,
    progress: bool,
    as_json: bool,
) -> None:
    """Print what sets model NOW apart from BEFORE, by default a candidate from that in use."""
    from triage_app.services.learning.model_difference import (  # noqa: PLC0415 - loads numpy
        chosen,
        compare_models,
    )

    two = chosen(context.desk.shelf, before, now)
    report = _progress_line if progress else no_progress
    found = compare_models(context.desk, *two, report, newest)
    print_json(found) if as_json else print_difference(context, found)


@models_group.command("history")
@AS_JSON
@click.pass_obj
def models_history(context: Context, as_json: bool) -> None:
    """List what happened to the models, newest first."""
    from triage_app.services.learning.model_difference import history  # noqa: PLC0415

    found = history(context.desk)
    if as_json:
        print_json(found)
        return
    for one in found:
        kind = context.words.name("model_event", one.kind)
        click.echo(f"{one.at[:16]}  {kind}  {one.model}  {one.actor}")


@models_group.command("export")
@click.argument("number")
@click.option(
    "--joblib",
    "target",
    required=True,
    type=FILE,
    help="Where the fitted scikit-learn pipeline goes. Opening such a file runs the code in it.",
)
@AS_JSON
@click.pass_obj
def models_export(context: Context, number: str, target: Path, as_json: bool) -> None:
    """Write the scikit-learn pipeline of a model to a file."""
    from triage_app.services.learning.exporting import export_joblib  # noqa: PLC0415

    path = replaceable_path(context.home, target)
    print_path(export_joblib(context.desk.shelf, number, path), as_json)


@models_group.command("promote")
@click.argument("number")
@ASKS_CODE
@AS_JSON
@click.pass_obj
def models_promote(context: Context, number: str, as_json: bool) -> None:
    """Make a model the current one."""
    require_code()
    model = context.desk.retraining.promote(number)
    print_json(model) if as_json else click.echo(_model_line(context, model))


@models_group.command("rollback")
@ASKS_CODE
@AS_JSON
@click.pass_obj
def models_rollback(context: Context, as_json: bool) -> None:
    """Make the previous model the current one."""
    require_code()
    model = context.desk.retraining.rollback()
    print_json(model) if as_json else click.echo(_model_line(context, model))
