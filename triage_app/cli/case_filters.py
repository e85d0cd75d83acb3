"""The options that choose cases, the same for every command that lists some."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date, datetime, timedelta
from functools import wraps
from typing import Any

import click

from classifier.records import Band, Channel, Label
from triage_app.cli.access import line_of
from triage_app.cli.context import Context
from triage_app.cli.incoming import NUMBER
from triage_app.cli.output import utf8_argument
from triage_app.records import CaseFilter, Decision, Outcome
from triage_app.wording.organisations import organisation_id

_Option = Callable[[Callable[..., None]], Callable[..., None]]
_DAY = click.DateTime(["%Y-%m-%d"])
_NO_LABEL = "none"
_OF_LISTS = (
    click.option("--limit", default=50, show_default=True, type=click.IntRange(1, 100_000)),
    click.option("--week", help="ISO week such as 2026-W47, or “last”."),
)
_OPTIONS = (
    click.option("--view", help="Saved view whose filters are taken too."),
    click.option("--since", type=_DAY, metavar="DAY", help="First day, such as 2026-11-16."),
    click.option("--until", type=_DAY, metavar="DAY", help="Last day."),
    click.option("--agent", default="", help="Name or pseudonym."),
    click.option("--channel", type=click.Choice([one.value for one in Channel])),
    click.option("--organisation", default="", help="Name or id."),
    click.option("--scenario", default="", help="Id, such as S01."),
    click.option("--domain", default="", help="Domain or address that a link leads to."),
    click.option("--phone", default="", help="Phone number, in any notation."),
    click.option(
        "--reference-fd",
        type=click.IntRange(0),
        help="Cases of one caller’s file: read its reference from this file descriptor (0: "
        "standard input).",
    ),
    click.option("--outcome", type=click.Choice([one.value for one in Outcome])),
    click.option("--decision", type=click.Choice([one.value for one in Decision])),
    click.option("--label", type=click.Choice([*(one.value for one in Label), _NO_LABEL])),
    click.option("--band", type=click.Choice([one.value for one in Band])),
    click.option("--campaign", type=NUMBER, help="Number of the campaign."),
    click.option("--disagreement", is_flag=True, help="Confirmed against the agent’s decision."),
    click.option("--call-back", is_flag=True, help="Only cases whose caller is to be called back."),
    click.option("--imported", is_flag=True, help="Only cases from old lists."),
)
_TEXTS = ("agent", "organisation", "scenario", "domain", "phone")


def case_filters(command: Callable[..., None]) -> Callable[..., None]:
    """Add the options of lists; the command gets them as `wanted`, a `CaseFilter`."""

    @wraps(command)
    def run(*arguments: object, wanted: CaseFilter, week: str | None, **others: object) -> None:
        if week is not None:
            casebook = _context().desk.casebook
            wanted = casebook.in_week(wanted, utf8_argument(week))
        command(*arguments, wanted=wanted, **others)

    return _with_options(filters_besides_week(run), _OF_LISTS)


def filters_besides_week(command: Callable[..., None]) -> Callable[..., None]:
    """Add the options but those of week and page; the command gets them as `wanted`."""

    @wraps(command)
    def run(
        *arguments: object,
        since: datetime | None,
        until: datetime | None,
        label: str | None,
        view: str | None,
        reference_fd: int | None,
        **others: Any,  # noqa: ANN401 - as click has them
    ) -> None:
        names = [name for name in CaseFilter.__slots__ if name in others]
        chosen = {name: _value(name, others.pop(name)) for name in names}
        wanted = CaseFilter(
            label=Label(label) if label in set(Label) else None,
            unlabelled=label == _NO_LABEL,
            since=since.date().isoformat() if since else "",
            until=day_after(until.date()) if until else "",
            # An empty line is no reference, and not the lack of a filter.
            caller_file="" if reference_fd is None else line_of(reference_fd) or "-",
            **chosen,
        )
        context = _context()
        if wanted.organisation:
            known = context.desk.organisations.names
            wanted = replace(wanted, organisation=organisation_id(known, wanted.organisation))
        if view is not None:
            from triage_app.services.calls.views import with_view  # noqa: PLC0415 - rarely needed

            wanted = with_view(context.views.get(utf8_argument(view)), wanted)
        command(*arguments, wanted=wanted, **others)

    return _with_options(run, _OPTIONS)


def _with_options(run: Callable[..., None], options: Sequence[_Option]) -> Callable[..., None]:
    for option in reversed(options):
        run = option(run)
    return run


def _context() -> Context:
    context = click.get_current_context().find_object(Context)
    assert context is not None, "every command has one"
    return context


def _value(name: str, value: Any) -> Any:  # noqa: ANN401 - of many kinds
    """Return what an option says as `CaseFilter` has it."""
    kinds: dict[str, Callable[[str], object]] = {
        "band": Band,
        "channel": Channel,
        "decision": Decision,
        "outcome": Outcome,
    }
    if name in _TEXTS:
        return utf8_argument(str(value)).strip()
    return kinds[name](value) if name in kinds and value is not None else value


def day_after(day: date) -> str:
    """Return the exclusive end of a day, "" after the last one of the calendar."""
    return "" if day == date.max else (day + timedelta(days=1)).isoformat()
