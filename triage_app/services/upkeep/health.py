"""Facts about this installation and its problems, for `vigie doctor` and its page."""

from __future__ import annotations

import platform
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from importlib import metadata

from classifier.errors import ModelError, VigieError
from classifier.reading.containers.recognition import recogniser
from classifier.sentence import Sentence, sentence
from triage_app import exchange_state
from triage_app.check_records import WholeCheck
from triage_app.managed_file import managed_settings
from triage_app.records import EventKind
from triage_app.services.desk import Desk
from triage_app.services.exchange.of_desk import waiting_changes
from triage_app.services.learning.first_model import supplied_problem
from triage_app.services.upkeep.copies import copies_in
from triage_app.services.upkeep.maintenance import Maintenance, Report
from triage_app.wording.shared_changes import waiting_sentence
from triage_app.wording.words import Words, words_in


@dataclass(frozen=True, slots=True)
class Health:
    """Facts by name, and a sentence for each problem; neither contains message text."""

    facts: dict[str, str]
    problems: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Checked:
    """A sentence for each problem of log and models; `since` is that of `LogCheck`."""

    problems: tuple[str, ...]
    since: WholeCheck | None = None

    def extent(self, words: Words) -> str:
        """Return how much of the log was compared."""
        if self.since is None:
            return words.say("the whole log")
        return words.say(
            "what is newer than event no. {event}; the whole log was last verified on {date} "
            "(“vigie verify --full” does so again)",
            event=self.since.event,
            date=words.numbers.date(self.since.at),
        )


def examine(desk: Desk) -> Health:
    """Check versions, data folder, log and models; takes a second or more on a large log."""
    found, words = check(desk), words_in(desk.settings.language)
    is_whole = desk.has_log and not found.problems  # what ended early compared less
    extent = found.extent(words) if found.since or is_whole else ""
    return Health(facts(desk) | {"verified": extent}, found.problems)


def facts(desk: Desk) -> dict[str, str]:
    """Return the facts by their names."""
    return {
        "vigie": metadata.version("vigie-triage"),
        "python": platform.python_version(),
        "platform": platform.platform(),
        "home": str(desk.home.folder),
        "managed": managed_fact(),
        "language": desk.settings.language,
        "model": desk.shelf.current or "",
        "encryption": words_in(desk.settings.language)(desk.encryption.state()),
        "chain": chain_fact(desk),
        "recognition": recognition_fact(desk.settings.language),
        "copies": copies_fact(desk),
        "sharing": sharing_fact(desk),
    }


def managed_fact() -> str:
    """Return the names of the settings that an administrator has fixed, and their file."""
    managed = managed_settings()
    return f"{', '.join(managed.names)} ({managed.path})" if managed.names else ""


def chain_fact(desk: Desk) -> str:
    """Return how the ledger is sealed, "" when the keys cannot be read, which is told elsewhere."""
    try:
        return words_in(desk.settings.language)(desk.encryption.chain_state())
    except VigieError:
        return ""


def recognition_fact(language: str) -> str:
    """Return the program that reads text in pictures, or what to install for it."""
    found = recogniser()
    if found is None:
        return words_in(language)(sentence("missing: install tesseract-ocr and tesseract-ocr-fra"))
    return f"tesseract ({', '.join(found.languages)})"


def copies_fact(desk: Desk) -> str:
    """Return the copies of the log in the data folder, each with the day of its end."""
    try:
        copies = desk.maintenance.copies(desk.home) if desk.has_log else copies_in(desk.home)
    except VigieError:  # a problem that is told elsewhere
        copies = copies_in(desk.home)
    days, words = desk.settings.retention_copies_days, words_in(desk.settings.language)
    ends = ((copy.path.name, copy.ends(days).date()) for copy in copies)
    return ", ".join(
        words.say("{file} (until {date})", file=name, date=words.numbers.date(end))
        for name, end in ends
    )


def sharing_fact(desk: Desk) -> str:
    """Return as which desk this one shares and what waits, "" where it does not share."""
    try:
        log = desk.store.share_log if desk.has_log else None
        own = log.own() if log else None
        if log is None or own is None:
            return ""
        last = exchange_state.read(desk.home.exchange)
        words = words_in(desk.settings.language)
        return words.say(
            "desk {desk}, “{name}”; waiting for the next exchange: {waiting}",
            desk=own.number,
            name=own.name,
            waiting=log.waiting(last.acknowledged),
        )
    except VigieError:  # a problem that is told elsewhere
        return ""


def check(desk: Desk, report: Report = lambda _: None, *, whole: bool = False) -> Checked:
    """Look for problems of the log, the models and the supervisor code.

    `report` gets the share of the log that is done; what it raises ends the check. A `whole` one
    compares the whole log, whatever was verified before.
    """
    words = words_in(desk.settings.language)
    found: list[str] = []
    since = None
    try:
        if desk.has_log:
            of_log = desk.maintenance.verify(report, whole=whole)
            since = of_log.since
            found += map(words, of_log.problems)
            found += map(words, _log_notes(desk))
        found += map(words, desk.encryption.problems())
    except VigieError as error:
        found.append(words(error))
    for number in desk.shelf.numbers():
        try:
            desk.shelf.check(number)
        except ModelError as error:
            found.append(words(error))
    found += map(words, managed_settings().problems)
    found += map(words, _steering_problems(desk))
    if (file_error := desk.access.file_error()) is not None:
        found.append(words(file_error))
    return Checked(tuple(dict.fromkeys(found)), since)


def _log_notes(desk: Desk) -> Iterator[Sentence]:
    """Yield what waits in a log, and what of it cannot be checked or is not taken.

    Each is told although others cannot be read.
    """
    parts: tuple[Callable[[], Iterable[Sentence]], ...] = (
        lambda: _waiting_purge(desk.maintenance),
        desk.store.state.chain_notes,
        lambda: [refusal.reason for refusal in desk.store.share_log.refusals()],
        lambda: map(waiting_sentence, waiting_changes(desk)),
        lambda: _lost_events(desk),
        lambda: filter(None, [desk.access.problem(desk.store.events(EventKind.ACCESS_CHANGED))]),
    )
    for part in parts:
        try:
            yield from part()
        except (ValueError, KeyError, TypeError):
            yield sentence(
                "The case log has a value that Vigie has not written; restore the last backup."
            )


def _lost_events(desk: Desk) -> Iterator[Sentence]:
    """Yield a sentence when this desk has handed over more than its log has."""
    log = desk.store.share_log
    given, here = exchange_state.read(desk.home.exchange).acknowledged, log.own_end().number
    if log.own() is not None and given > here:
        yield sentence(
            "This desk has handed over events up to no. {given}, but the log has them up to no. "
            "{here}: it was put back from a backup, or changed. “vigie share rejoin” takes them "
            "back.",
            given=given,
            here=here,
        )


def _steering_problems(desk: Desk) -> Iterator[VigieError | Sentence]:
    """Yield what is wrong with the model, the settings, the lists and the guidance in use."""
    for error in (desk.model_error, desk.settings_error, supplied_problem()):
        if error is not None:
            yield error
    yield from desk.lists.problems()
    problem = desk.guidance.files.load()[1]
    if problem is not None:
        yield problem


def _waiting_purge(maintenance: Maintenance) -> Iterator[Sentence]:
    """Yield why a purge waits."""
    if (reason := maintenance.reason_to_wait()) is not None:
        yield reason
