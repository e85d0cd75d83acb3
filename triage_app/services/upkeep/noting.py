"""Writes into the ledger what is in use and was not recorded yet: a data folder from before."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import suppress
from hashlib import sha256

from classifier.errors import ModelError
from classifier.sentence import Sentence, sentence
from triage_app.records import EventKind
from triage_app.services.learning.models import ModelShelf
from triage_app.services.upkeep.guidance_files import GuidanceFiles
from triage_app.settings import Settings
from triage_app.store.ledger import canonical
from triage_app.store.steering import GUIDANCE, MODEL, SETTINGS, Steering
from triage_app.store.store import CaseStore

Payload = Mapping[str, object]


def note_in_use(
    store: CaseStore, shelf: ModelShelf, files: GuidanceFiles, settings: Settings, actor: str
) -> None:
    """Record model, guidance and settings that have no digest in the ledger yet."""
    steering = store.state.steering()
    payloads = [*_model(shelf, steering), *_guidance(files, steering)]
    if steering.settings is None:
        payloads.append(settings_payload(settings))
    for payload in payloads:
        store.record(EventKind.IN_USE_NOTED, actor, payload)


def settings_payload(settings: Settings) -> Payload:
    """Return what the ledger has of the settings that steer a verdict."""
    return {"what": SETTINGS, "digest": _digest(settings)}


def settings_problem(settings: Settings, steering: Steering) -> Sentence | None:
    """Return what is wrong with the settings that steer a verdict, None when nothing is."""
    mark = steering.settings
    if mark is None or mark.digest == _digest(settings):
        return None
    return sentence(
        "The setting “trusted_host” was changed since event {event} of {day}: no mail server is "
        "trusted until a supervisor confirms it with “vigie access settings”.",
        event=mark.event,
        day=mark.day,
    )


def _digest(settings: Settings) -> str:
    values = {"trusted_host": settings.trusted_host}
    return sha256(canonical(values).encode()).hexdigest()


def _model(shelf: ModelShelf, steering: Steering) -> Iterator[Payload]:
    """Yield the model in use, unless it is recorded or the ledger has another one in use."""
    number, last = shelf.current, next(iter(steering.models), None)
    if number is None or (last and (last.digest or last.name != number)):
        return
    with suppress(ModelError):  # told where it is read
        yield {"what": MODEL, "model": number, **shelf.digests(number)}


def _guidance(files: GuidanceFiles, steering: Steering) -> Iterator[Payload]:
    file = None if steering.guidance or not files.own.exists() else files.read_or_none(files.own)
    if file is not None:
        yield {"what": GUIDANCE, "version": file.version, "digest": files.digest(files.own)}
