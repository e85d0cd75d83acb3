"""The command `vigie evaluate`: figures of the model on held-out messages."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from classifier.parallel import Workers, all_processors
from classifier.sentence import plural
from triage_app.cli.context import Context
from triage_app.cli.incoming import FILE
from triage_app.cli.jobs import jobs_options
from triage_app.cli.output import AS_JSON, print_json
from triage_app.wording.names import NAMES

if TYPE_CHECKING:
    from classifier.intervals import Rate
    from classifier.scoring.manifest import HeldOutFigures
    from triage_app.services.learning.evaluation import Evaluation
    from triage_app.services.learning.splits import SplitFigures

_SPLITS = click.Choice(["hand", "family", "time", "campaign", "random"])


def _print_progress(share: float, what: str) -> None:
    click.echo(f"progress {share:.2f} {what}", err=True)


@click.command("evaluate")
@click.argument("path", required=False, type=FILE)
@click.option("--split", type=_SPLITS, help="Train and judge anew by another split.")
@click.option("--page", type=FILE, help="Write all figures to this page.")
@click.option("--check", type=FILE, multiple=True, help="A labelled file for the page.")
@click.option("--ham", type=FILE, multiple=True, help="Genuine mail for the page.")
@click.option("--readme", type=FILE, help="Also write the main figures into this README.")
@jobs_options
@AS_JSON
@click.pass_obj
def evaluate_command(
    context: Context,
    path: Path | None,
    split: str | None,
    page: Path | None,
    check: tuple[Path, ...],
    ham: tuple[Path, ...],
    readme: Path | None,
    workers: Workers | None,
    as_json: bool,
) -> None:
    """Print the held-out figures of the model in use, or its figures on labelled messages."""
    from triage_app.services.learning.evaluation import figures_on_file, held_out_figures  # noqa: PLC0415

    if page:
        checks = (*check, *([path] if path else []))
        _write_page(context, (page, checks, ham, readme), workers or all_processors())
        return
    context.first_model()
    desk = context.desk
    if desk.model_error:
        raise desk.model_error
    if split:
        found = _by_split(context, split, workers or all_processors())
        print_json(found.document()) if as_json else _print_order(context, found)
        return
    measured = figures_on_file(desk.scorer, path, workers) if path else held_out_figures(desk.shelf)
    print_json(measured.document()) if as_json else _print_figures(context, measured)


def _by_split(context: Context, split: str, workers: Workers) -> SplitFigures:
    from classifier.learning.splits import Split  # noqa: PLC0415
    from triage_app.services.learning.splits import SplitTrials  # noqa: PLC0415

    return SplitTrials.on_shipped_messages(context.desk.organisations, workers).figures(
        Split(split), _print_progress
    )


def _write_page(
    context: Context,
    named: tuple[Path, tuple[Path, ...], tuple[Path, ...], Path | None],
    workers: Workers,
) -> None:
    from triage_app.services.learning.evaluation_page import Sources, write_page  # noqa: PLC0415

    sources = Sources(*named)
    write_page(sources, context.desk.organisations, _print_progress, workers)
    click.echo(context.say("Page written: {path}", path=sources.page))


def _print_order(context: Context, found: SplitFigures) -> None:
    figures = found.figures
    click.echo(
        context.say(
            "Split “{what}”: {examples} messages, {scams} of them scams",
            what=found.what.value,
            examples=figures.examples,
            scams=figures.scams,
        )
    )
    for name in ("auc", "recall_at_1", "recall_at_2"):
        shown = _rate(context, getattr(figures, name))
        click.echo(f"  {context.words.name('figure', name):<36} {shown}")
    for family, rate in found.families.items():
        click.echo(f"    {family:<34} {_rate(context, rate)}")


def _rate(context: Context, rate: Rate) -> str:
    if rate.value is None or rate.low is None or rate.high is None:
        return f"— (n = {rate.n})"
    value, low, high = (
        context.words.numbers.number(one, 3) for one in (rate.value, rate.low, rate.high)
    )
    return f"{value} [{low} – {high}] (n = {rate.n})"


def _print_figures(context: Context, measured: Evaluation) -> None:
    figures, on_file = measured.figures, measured.unreadable is not None
    click.echo(
        context.say(
            "{what} (model {model}): {examples} messages, {scams} of them scams",
            what=measured.what if on_file else context.say("Held-out messages"),
            model=measured.model,
            examples=figures.examples,
            scams=figures.scams,
        )
    )
    from triage_app.services.learning.hardest import hardest_figures  # noqa: PLC0415

    values: dict[str, Rate | float] = {**hardest_figures(figures)}
    values |= {name: getattr(figures, name) for name in NAMES["figure"] if hasattr(figures, name)}
    for name, value in values.items():
        shown = (
            context.words.numbers.number(value, 3)
            if isinstance(value, float)
            else _rate(context, value)
        )
        click.echo(f"  {context.words.name('figure', name):<36} {shown}")
    by_band = context.say("Share of scams by band:")
    click.echo(f"  {by_band}")
    for band, rate in figures.bands.items():
        click.echo(f"    {context.words.name('band', band):<34} {_rate(context, rate)}")
    _print_groups(context, figures)
    if measured.unreadable:
        ids = ", ".join(str(one) for one in measured.unreadable[:20])
        left_out = plural(
            "{n} unreadable message left out: {ids}.",
            "{n} unreadable messages left out: {ids}.",
            len(measured.unreadable),
            ids=ids,
        )
        click.echo(context.words(left_out), err=True)


def _print_groups(context: Context, figures: HeldOutFigures) -> None:
    for group, rows in figures.groups.items():
        by_group = context.say(
            "By {group}: flagged (scam / legitimate), cannot tell",
            group=context.words.name("group", group),
        )
        click.echo(f"  {by_group}")
        for name, row in rows.items():
            shown = [_rate(context, rate) for rate in (row.scam_flagged, row.legit_flagged)]
            unsure = context.words.numbers.percent(row.cannot_tell.value or 0.0)
            click.echo(f"    {name:<24} {' / '.join(shown)}, {unsure}")
