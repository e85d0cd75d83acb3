"""`vigie train`, `vigie evaluate` and `vigie models …`: the model and its figures."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import click

from triage_app.cli.context import Context
from triage_app.cli.output import AS_JSON, percent, print_json
from triage_app.cli.scoring import first_model
from triage_app.cli.words import BANDS, FIGURES
from triage_app.records import Figures, ModelSummary, TrainingOutcome


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

    outcome = context.desk.retraining.train(
        from_cases=from_cases,
        promote=not no_promote,
        progress=_progress_line if progress else silent,
    )
    print_json(outcome) if as_json else _print_outcome(context, outcome)


def _print_outcome(context: Context, outcome: TrainingOutcome) -> None:
    for name, model in (("in_use", outcome.current), ("candidate", outcome.candidate)):
        if model:
            click.echo(f"{context.say(name)} : {_model_line(context, model)}")
    if outcome.conflicting:
        cases = ", ".join(name.removeprefix("case-") for name in outcome.conflicting)
        click.echo(context.say("conflicting", cases=cases))
    click.echo(outcome.sentence)


def _model_line(context: Context, model: ModelSummary) -> str:
    state = context.word(model.state)
    if model.figures is None:
        return f"{model.number}  {state}  {model.gate}"
    return context.say(
        "model_line",
        number=model.number,
        created=model.created[:16],
        state=state,
        examples=model.examples,
        cases=model.confirmed_cases,
        **_few_figures(context, model.figures),
    )


def _few_figures(context: Context, figures: Figures) -> dict[str, str]:
    return {
        "auc": _number(context, figures.auc),
        "recall": percent(figures.recall_at_2, context.language),
        "unsure": percent(figures.cannot_tell, context.language),
    }


def _number(context: Context, value: float | None) -> str:
    """Return a figure with three places, with the decimal mark of the language."""
    if value is None:
        return "—"
    shown = f"{value:.3f}"
    return shown if context.language == "en" else shown.replace(".", ",")


@click.command("evaluate")
@click.argument("path", required=False, type=click.Path(path_type=Path))
@AS_JSON
@click.pass_obj
def evaluate_command(context: Context, path: Path | None, as_json: bool) -> None:
    """Print the held-out figures of the model in use, or its figures on labelled messages."""
    from triage_app.services.evaluation import held_out_figures, on_file  # noqa: PLC0415

    first_model(context)
    desk = context.desk
    if desk.scorer and desk.model_trouble:
        raise desk.model_trouble
    found = on_file(desk.scorer, path) if path else held_out_figures(desk.shelf)
    print_json(found) if as_json else _print_figures(context, found)


def _rate(context: Context, rate: dict[str, Any]) -> str:
    if rate["value"] is None:
        return f"— (n = {rate['n']})"
    value, low, high = (_number(context, rate[name]) for name in ("value", "low", "high"))
    return f"{value} [{low} – {high}] (n = {rate['n']})"


def _print_figures(context: Context, found: dict[str, Any]) -> None:
    what = found["what"] if "unreadable" in found else context.say("held_out")
    known = {name: found[name] for name in ("model", "examples", "scams")}
    click.echo(context.say("figures", what=what, **known))
    for name in FIGURES:
        value = found[name]
        shown = _rate(context, value) if isinstance(value, dict) else _number(context, value)
        click.echo(f"  {context.word(name):<36} {shown}")
    click.echo(f"  {context.say('share_by_band')}")
    names = {band.value: name for band, name in BANDS[context.language].items()}
    for band, rate in found["bands"].items():
        click.echo(f"    {names[band]:<34} {_rate(context, rate)}")
    _print_groups(context, found["groups"])
    if found.get("unreadable"):
        ids = ", ".join(str(one) for one in found["unreadable"][:20])
        click.echo(context.say("left_out", count=len(found["unreadable"]), ids=ids), err=True)


def _print_groups(context: Context, groups: dict[str, Any]) -> None:
    for group, rows in groups.items():
        click.echo(f"  {context.say('by_group', group=context.word(group))}")
        for name, row in rows.items():
            shown = [_rate(context, row[key]) for key in ("scam_flagged", "legit_flagged")]
            unsure = percent(row["cannot_tell"]["value"], context.language)
            click.echo(f"    {name:<24} {' / '.join(shown)}, {unsure}")


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
        click.echo(_model_line(context, model))


@models_group.command("show")
@click.argument("number")
@click.option("--json", "as_json", is_flag=True, help="The same: a manifest is JSON anyway.")
@click.pass_obj
def models_show(context: Context, number: str, as_json: bool) -> None:  # noqa: ARG001
    """Print the manifest of a model as JSON."""
    from classifier.model import artefact  # noqa: PLC0415

    print_json(artefact.read_manifest(context.desk.shelf.folder(number)))


@models_group.command("promote")
@click.argument("number")
@AS_JSON
@click.pass_obj
def models_promote(context: Context, number: str, as_json: bool) -> None:
    """Put a model into use."""
    model = context.desk.retraining.promote(number)
    print_json(model) if as_json else click.echo(_model_line(context, model))


@models_group.command("rollback")
@AS_JSON
@click.pass_obj
def models_rollback(context: Context, as_json: bool) -> None:
    """Put the model before the one in use back."""
    model = context.desk.retraining.rollback()
    print_json(model) if as_json else click.echo(_model_line(context, model))
