"""`vigie train`, `vigie evaluate` and `vigie models …`: the model and its figures."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from triage_app.cli.output import percent, print_json, told
from triage_app.cli.scoring import ensure_model
from triage_app.records import ModelSummary, TrainingOutcome

if TYPE_CHECKING:
    from triage_app.cli.main import Context

AS_JSON = click.option("--json", "as_json", is_flag=True, help="Print one JSON document.")


def _progress_line(share: float, what: str) -> None:
    """Print what the window reads: `progress 0.35 held_out`."""
    click.echo(f"progress {share:.2f} {what}", err=True)


@click.command("train")
@click.option("--from-cases", is_flag=True, help="Add the supervisor-confirmed cases.")
@click.option("--no-promote", is_flag=True, help="Leave the candidate beside the model in use.")
@click.option("--progress", is_flag=True, help="Tell the progress on standard error.")
@AS_JSON
@click.pass_obj
def train_command(
    context: Context, from_cases: bool, no_promote: bool, progress: bool, as_json: bool
) -> None:
    """Train a candidate, ask the gate, and promote it when it is not worse."""
    from triage_app.services.retraining import silent  # noqa: PLC0415

    with told(context.settings.language):
        outcome = context.desk.retraining.train(
            from_cases=from_cases,
            promote=not no_promote,
            progress=_progress_line if progress else silent,
        )
        print_json(outcome) if as_json else _print_outcome(outcome)


def _print_outcome(outcome: TrainingOutcome) -> None:
    for name, model in (("En service", outcome.current), ("Candidat", outcome.candidate)):
        if model:
            click.echo(f"{name} : {_model_line(model)}")
    click.echo(outcome.sentence)


def _model_line(model: ModelSummary) -> str:
    figures = model.figures
    if figures is None:
        return f"{model.number}  {model.state}  {model.gate}"
    return (
        f"{model.number}  {model.created[:16]}  {model.state}  {model.examples} exemples, "
        f"{model.confirmed_cases} cas  AUC {figures.auc:.3f}  rappel à 2 % "
        f"{percent(figures.recall_at_2)}  impossible à dire {percent(figures.cannot_tell)}"
    )


@click.command("evaluate")
@click.argument("path", required=False, type=click.Path(path_type=Path))
@AS_JSON
@click.pass_obj
def evaluate_command(context: Context, path: Path | None, as_json: bool) -> None:
    """Print the held-out figures of the model in use, or its figures on labelled messages."""
    from triage_app.services.evaluation import held_out_figures, on_file  # noqa: PLC0415

    with told(context.settings.language):
        ensure_model(context)
        desk = context.desk
        found = on_file(desk.scorer, path) if path else held_out_figures(desk.shelf)
        print_json(found) if as_json else _print_figures(found)


def _rate(rate: dict[str, Any]) -> str:
    if rate["value"] is None:
        return f"— (n = {rate['n']})"
    return f"{rate['value']:.3f} [{rate['low']:.3f} – {rate['high']:.3f}] (n = {rate['n']})"


def _print_figures(found: dict[str, Any]) -> None:
    click.echo(f"{found['what']}: {found['examples']} messages, {found['scams']} scams")
    for name in (
        "auc",
        "recall_at_1",
        "recall_at_2",
        "top_band_precision",
        "hard_legit_in_top",
        "scam_in_few_signs",
        "cannot_tell",
    ):
        click.echo(f"  {name:<20} {_rate(found[name])}")
    click.echo(f"  {'calibration_error':<20} {found['calibration_error']:.3f}")
    click.echo("  share of scams by band:")
    for band, rate in found["bands"].items():
        click.echo(f"    {band:<18} {_rate(rate)}")
    for group, rows in found["groups"].items():
        click.echo(f"  by {group}: flagged (scam / legit), cannot tell")
        for name, row in rows.items():
            shown = " / ".join(_rate(row[key]) for key in ("scam_flagged", "legit_flagged"))
            click.echo(f"    {name:<24} {shown}, {percent(row['cannot_tell']['value'])}")


@click.group("models")
def models_group() -> None:
    """List, show, promote and roll back models."""


@models_group.command("list")
@AS_JSON
@click.pass_obj
def models_list(context: Context, as_json: bool) -> None:
    """List all models, newest first."""
    found = context.desk.shelf.summaries()
    if as_json:
        print_json(found)
        return
    for model in found:
        click.echo(_model_line(model))


@models_group.command("show")
@click.argument("number")
@click.pass_obj
def models_show(context: Context, number: str) -> None:
    """Print the manifest of a model as JSON."""
    from classifier.model import artefact  # noqa: PLC0415

    with told(context.settings.language):
        print_json(artefact.read_manifest(context.desk.shelf.folder(number)))


@models_group.command("promote")
@click.argument("number")
@AS_JSON
@click.pass_obj
def models_promote(context: Context, number: str, as_json: bool) -> None:
    """Put a model into use."""
    with told(context.settings.language):
        model = context.desk.retraining.promote(number)
        print_json(model) if as_json else click.echo(_model_line(model))


@models_group.command("rollback")
@AS_JSON
@click.pass_obj
def models_rollback(context: Context, as_json: bool) -> None:
    """Put the model before the one in use back."""
    with told(context.settings.language):
        model = context.desk.retraining.rollback()
        print_json(model) if as_json else click.echo(_model_line(model))
