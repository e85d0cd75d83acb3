"""Facts about this installation and its problems, for `vigie doctor` and its page."""

from __future__ import annotations

import platform
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from importlib import metadata

from classifier.errors import ModelError, VigieError
from classifier.reading.containers.recognition import recogniser
from classifier.sentence import Sentence, sentence
from triage_app.services.desk import Desk
from triage_app.services.upkeep.copies import copies_in
from triage_app.services.upkeep.maintenance import Maintenance, Report
from triage_app.wording.words import words_in


@dataclass(frozen=True, slots=True)
class Health:
    """Facts by name, and a sentence for each problem; neither contains message text."""

    facts: Mapping[str, str]
    problems: tuple[str, ...]


def examine(desk: Desk) -> Health:
    """Check versions, data folder, log and models; takes a second or more on a large log."""
    return Health(facts(desk), tuple(problems(desk)))


def facts(desk: Desk) -> dict[str, str]:
    """Return the facts by their names."""
    return {
        "vigie": metadata.version("vigie-triage"),
        "python": platform.python_version(),
        "platform": platform.platform(),
        "home": str(desk.home.folder),
        "language": desk.settings.language,
        "model": desk.shelf.current or "",
        "encryption": words_in(desk.settings.language)(desk.encryption.state()),
        "chain": chain_fact(desk),
        "recognition": recognition_fact(desk.settings.language),
        "copies": copies_fact(desk),
    }


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


def problems(desk: Desk, report: Report = lambda _: None) -> list[str]:
    """Return a sentence for each problem of the log, the models and the supervisor code.

    `report` gets the share of the log that is done; what it raises ends the check.
    """
    words = words_in(desk.settings.language)
    found: list[str] = []
    try:
        found += map(words, _log_problems(desk.maintenance, report) if desk.has_log else [])
        found += map(words, desk.store.state.chain_notes() if desk.has_log else [])
        found += map(words, desk.encryption.problems())
    except VigieError as error:
        found.append(words(error))
    for number in desk.shelf.numbers():
        try:
            desk.shelf.check(number)
        except ModelError as error:
            found.append(words(error))
    found += map(words, _steering_problems(desk))
    if (file_error := desk.access.file_error()) is not None:
        found.append(words(file_error))
    return list(dict.fromkeys(found))


def _steering_problems(desk: Desk) -> Iterator[VigieError | Sentence]:
    """Yield what is wrong with the model, the settings and the guidance in use."""
    for error in (desk.model_error, desk.settings_error):
        if error is not None:
            yield error
    problem = desk.guidance.files.load()[1]
    if problem is not None:
        yield problem


def _log_problems(maintenance: Maintenance, report: Report) -> Iterator[Sentence]:
    """Yield a sentence for each problem of the log, and why a purge waits."""
    yield from maintenance.verify(report)
    if (reason := maintenance.reason_to_wait()) is not None:
        yield reason
