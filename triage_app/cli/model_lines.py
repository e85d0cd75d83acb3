"""What sets two models apart, as lines of text."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

import click

from classifier.sentence import plural
from triage_app.case_codes import shown_number
from triage_app.cli.context import Context
from triage_app.wording.scenarios import family_name

if TYPE_CHECKING:
    from classifier.intervals import Rate
    from triage_app.comparison_records import ModelDifference, WeightChange

_MOST = 20  # lines of each part


def print_difference(context: Context, found: ModelDifference) -> None:
    """Print the parts of a comparison, each below its heading."""
    say = context.say
    click.echo(say("Model {now} beside model {before}", now=found.now, before=found.before))
    counted = plural("{n} of the newest case changes band", "{n} of the newest cases change band",
                     len(found.bands))  # fmt: skip
    parts: tuple[tuple[str, Iterator[str]], ...] = (
        (context.words(counted), _bands(context, found)),
        (say("Families won and lost"), _families(context, found)),
        (say("Words that weigh otherwise"), _weights(context, found.words)),
        (say("Facts that weigh otherwise"), _weights(context, found.facts)),
        (say("Own confirmed cases ({n})", n=found.own_cases), _own(context, found)),
    )
    for heading, lines in parts:
        click.echo(f"\n{heading}")
        for line in lines:
            click.echo(f"  {line}")


def _bands(context: Context, found: ModelDifference) -> Iterator[str]:
    name = context.words.name
    for one in found.bands[:_MOST]:
        before, now = name("band_short", one.before), name("band_short", one.now)
        label = name("label", one.label or "")
        yield f"{shown_number(one.number):>6}  {before} → {now}  ({label})  {one.excerpt[:60]}"


def _families(context: Context, found: ModelDifference) -> Iterator[str]:
    for one in found.families:
        kind = context.words.name("label", "scam" if one.is_scam else "legit")
        before, now = _percent(context, one.before), _percent(context, one.now)
        name = family_name(context.language, one.family, context.words)
        yield f"{before} → {now}  {name} ({kind}, n = {one.now.n})"


def _weights(context: Context, changes: tuple[WeightChange, ...]) -> Iterator[str]:
    number = context.words.numbers.number
    for one in changes[:_MOST]:
        yield f"{number(one.before, 2)} → {number(one.now, 2)}  {one.name}  (n = {one.messages})"


def _own(context: Context, found: ModelDifference) -> Iterator[str]:
    for one in found.own:
        yield context.say(
            "model {model}, {learnt} cases learnt: {caught} of the scams flagged, {alarms} of the "
            "genuine messages in the top band",
            model=one.model,
            learnt=one.learnt,
            caught=_percent(context, one.caught),
            alarms=_percent(context, one.alarms),
        )


def _percent(context: Context, found: Rate) -> str:
    return "–" if found.value is None else context.words.numbers.percent(found.value, 1)
